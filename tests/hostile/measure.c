/* measure.c: runs a command, and writes into a file what it took: exit status, most memory in KiB,
 * milliseconds of CPU.
 *
 *     measure FILE COMMAND [ARGUMENT...]
 *
 * A command that a signal ended has the status 128 and the signal's number, as in a shell. */
#define _DEFAULT_SOURCE /* wait4 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long milliseconds(struct timeval user, struct timeval system)
{
    return (user.tv_sec + system.tv_sec) * 1000L + (user.tv_usec + system.tv_usec) / 1000;
}

int main(int argc, char **argv)
{
    struct rusage used;
    int status;
    pid_t child = argc > 2 ? fork() : -1;
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &used) != child)
        return 1;
    FILE *file = fopen(argv[1], "w");
    if (!file)
        return 1;
    fprintf(file, "%d %ld %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            used.ru_maxrss, milliseconds(used.ru_utime, used.ru_stime));
    return fclose(file) != 0;
}
