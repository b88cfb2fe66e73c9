/* main.c: the program `boardpaper`: makes sure that the three standard streams are open, runs a
 * verb, and checks at the end that standard output was written. */
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

/* If the caller has closed a stream, opens a placeholder that cannot be used. Otherwise a file of
 * ours could get its number and be written to by accident. */
static void hold_streams(void)
{
    static const int refusing[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            (void)!open("/dev/null", refusing[fd]);
}

/* Output counts only if it has arrived. If the reader has stopped reading (`| head`), that is no
 * error. */
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
    signal(SIGXFSZ, SIG_IGN); /* so that a file beyond a limit (ulimit -f) gives an error, not a signal */
    return (int)close_output(run(argc, argv));
}
