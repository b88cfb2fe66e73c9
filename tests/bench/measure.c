/* measure.c: runs commands, several times each and taking turns, and tells what they cost.
 *
 *     measure [-t SECONDS] [-e LOG] < COMMANDS > COSTS
 *
 * COMMANDS has a line for each: how often to run it, its name, and its words, parted by tabs (no shell reads
 * them). Runs of one command are spread evenly among those of the others, so that what else the machine does
 * meets them all alike. COSTS has a line for each in the same order, parted by tabs:
 *
 *     name  runs  CPU  CPU-least  CPU-most  wall  memory  status
 *
 * CPU is user and system time of the command and all that it started, in milliseconds, wall as well: the
 * medians; memory is the peak of its largest process, in KiB, the most of all runs. Status is 0, or what the
 * last run that failed ended with, 128 more than its signal, or 124 where a process took more than SECONDS of
 * CPU, or all ten times as long (then it is not run again). Output of the commands goes to LOG. */
#define _DEFAULT_SOURCE /* wait4 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_COMMANDS 64
#define MOST_WORDS 4096
#define MOST_RUNS 100

struct command {
    char *name, **words;
    unsigned wanted, run;
    double cpu[MOST_RUNS], wall[MOST_RUNS];
    long memory;
    int status;
};

static unsigned limit = 600;
static volatile sig_atomic_t timed_out;
static volatile pid_t running;

static void on_alarm(int number)
{
    (void)number;
    timed_out = 1;
    kill(-running, SIGKILL);
}

static void fail(const char *why)
{
    fprintf(stderr, "measure: %s\n", why);
    exit(2);
}

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Ends what a command left behind: its orphans have become children of this process. */
static void kill_orphans(void)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
    FILE *children = fopen(path, "r");
    int child;
    while (children && fscanf(children, "%d", &child) == 1)
        kill(child, SIGKILL);
    if (children)
        fclose(children);
}

static void start(struct command *command)
{
    setpgid(0, 0);
    setrlimit(RLIMIT_CPU, &(struct rlimit){.rlim_cur = limit, .rlim_max = limit + 5});
    execvp(command->words[0], command->words);
    fprintf(stderr, "%s: %s\n", command->words[0], strerror(errno));
    _exit(127);
}

/* Runs it once; adds up what each process cost that ended. */
static void run(struct command *command)
{
    double began = now(), ended = 0, cpu = 0;
    long memory = 0;
    int status = 0;
    timed_out = 0;
    running = fork();
    if (running < 0)
        fail("no process can be started");
    if (running == 0)
        start(command);
    setpgid(running, running);
    struct itimerval alarm = {.it_value.tv_sec = 10 * (time_t)limit, .it_interval.tv_sec = 1};
    setitimer(ITIMER_REAL, &alarm, NULL);
    for (;;) {
        struct rusage usage;
        int how;
        pid_t pid = wait4(-1, &how, 0, &usage);
        if (pid < 0 && errno == ECHILD)
            break;
        if (pid > 0) {
            cpu += seconds(usage.ru_utime) + seconds(usage.ru_stime);
            memory = usage.ru_maxrss > memory ? usage.ru_maxrss : memory;
        }
        if (pid == running) {
            ended = now();
            status = WIFEXITED(how) ? WEXITSTATUS(how) : 128 + WTERMSIG(how);
            alarm.it_value.tv_sec = 5; /* for helpers that are about to end */
            setitimer(ITIMER_REAL, &alarm, NULL);
        }
        if (timed_out)
            kill_orphans();
    }
    bool late = status == 128 + SIGXCPU || (timed_out && ended - began >= 10 * limit);
    setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
    command->cpu[command->run] = cpu;
    command->wall[command->run++] = ended - began;
    command->memory = memory > command->memory ? memory : command->memory;
    if (late)
        command->wanted = command->run, command->status = 124;
    else if (status)
        command->status = status;
}

static int order(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *times, unsigned n)
{
    qsort(times, n, sizeof *times, order);
    return n == 0 ? 0 : (times[(n - 1) / 2] + times[n / 2]) / 2;
}

static void report(struct command *command)
{
    unsigned n = command->run;
    double wall = median(command->wall, n), cpu = median(command->cpu, n);
    printf("%s\t%u\t%.3f\t%.3f\t%.3f\t%.3f\t%ld\t%d\n", command->name, n, cpu * 1e3,
           command->cpu[0] * 1e3, command->cpu[n - 1] * 1e3, wall * 1e3, command->memory,
           command->status);
}

static struct command *read_commands(size_t *n)
{
    struct command *all = calloc(MOST_COMMANDS, sizeof *all);
    char *line = NULL;
    size_t room = 0;
    for (ssize_t len; all && (len = getline(&line, &room, stdin)) > 0; line = NULL, room = 0) {
        struct command *command = &all[*n];
        char *rest, **words = calloc(MOST_WORDS + 1, sizeof *words);
        line[len - 1] = '\0';
        command->wanted = (unsigned)strtoul(line, &rest, 10);
        if (++*n == MOST_COMMANDS || !words || *rest != '\t' || command->wanted > MOST_RUNS)
            fail("too many commands, or one that cannot be understood");
        command->name = rest + 1;
        command->words = words;
        size_t i = 0;
        for (char *tab = strchr(rest + 1, '\t'); tab; tab = strchr(tab + 1, '\t')) {
            *tab = '\0';
            words[i++] = tab + 1;
            if (i == MOST_WORDS)
                fail("a command has too many words");
        }
        if (i == 0)
            fail("a command has no words");
    }
    return all;
}

int main(int argc, char **argv)
{
    const char *log = "/dev/null";
    for (int option; (option = getopt(argc, argv, "t:e:")) != -1;) {
        if (option == 't')
            limit = (unsigned)strtoul(optarg, NULL, 10);
        else if (option == 'e')
            log = optarg;
        else
            fail("usage: measure [-t SECONDS] [-e LOG] < COMMANDS");
    }
    size_t n = 0;
    struct command *all = read_commands(&n);
    int out = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666), costs = dup(STDOUT_FILENO);
    if (!all || out < 0 || costs < 0 || fcntl(costs, F_SETFD, FD_CLOEXEC) < 0 ||
        prctl(PR_SET_CHILD_SUBREAPER, 1) < 0)
        fail("something that it needs is not to be had");
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    sigaction(SIGALRM, &(struct sigaction){.sa_handler = on_alarm}, NULL);

    unsigned most = 0;
    for (size_t i = 0; i < n; i++)
        most = all[i].wanted > most ? all[i].wanted : most;
    for (unsigned round = 0; round < most; round++)
        for (size_t i = 0; i < n; i++)
            if (all[i].run < (round + 1) * all[i].wanted / most || (round == 0 && all[i].wanted))
                run(&all[i]);
    dup2(costs, STDOUT_FILENO);
    for (size_t i = 0; i < n; i++)
        report(&all[i]);
    return fflush(stdout) != 0;
}
