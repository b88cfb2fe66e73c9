/* main.c: the program `boardpaper`: makes the three streams safe, runs a verb, and tells the truth about
 * standard output at the end. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "boardpaper.h"
#include "cli/help.h"
#include "cli/options.h"
#include "cli/table.h"

/* A stream that was closed by the caller gets a place-holder that refuses its use, so that no file of
 * ours is opened in its place and written into by accident. */
static void hold_streams(void)
{
    static const int refusing[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            (void)!open("/dev/null", refusing[fd]);
}

/* What was printed counts only when it has arrived. A reader who has seen enough (`| head`) needs no
 * message. */
static enum status close_output(enum status status)
{
    bool failed = ferror(stdout);
    int error = failed ? errno : 0;
    if (fclose(stdout)) {
        failed = true;
        error = errno;
    }
    if (!failed)
        return status;
    if (error != EPIPE)
        fprintf(stderr, "boardpaper: cannot write to standard output: %s\n", strerror(error));
    return status > STATUS_FILE ? status : STATUS_FILE;
}

static enum status run(int argc, char **argv)
{
    struct settings settings;
    if (argc < 2) {
        help_usage();
        return STATUS_USAGE;
    }
    if (!options_read(&settings, argc, argv))
        return STATUS_USAGE;
    if (settings.show_help)
        help_print(settings.verb);
    else if (settings.show_version)
        puts("boardpaper " BP_VERSION);
    else
        return settings.verb->run(&settings);
    return STATUS_GOOD;
}

int main(int argc, char **argv)
{
    hold_streams();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a file past a limit (ulimit -f) is an error that can be told */
    return (int)close_output(run(argc, argv));
}
