/* folders.c: makes folders, and removes temporary files of processes that ended before they could. */
#include "cli/folders.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/common.h"
#include "cli/words.h"

enum { STALE_SECONDS = 3600, TEMPORARIES = 100 /* for one process */ };

int folders_make(const char *path)
{
    char *folder = strdup(path);
    if (!folder)
        return ENOMEM;
    int error = 0;
    for (char *slash = folder; !error && (slash = strchr(slash + 1, '/'));) {
        struct stat about;
        *slash = '\0';
        if (mkdir(folder, 0777)) /* the reason does not matter if the folder exists now */
            error = errno;
        if (error && !stat(folder, &about))
            error = S_ISDIR(about.st_mode) ? 0 : ENOTDIR;
        *slash = '/';
    }
    free(folder);
    return error;
}

enum status folders_refuse(const char *folder, int error, const char *option)
{
    if (error == ENOMEM)
        return common_no_memory();
    fputs("boardpaper: cannot make the folder ", stderr);
    words_put(stderr, folder, NULL);
    fprintf(stderr, ": %s\n  hint: nothing was made; %s names a folder that may be written into\n",
            strerror(error), option);
    return STATUS_FILE;
}

/* Opens the folder of `path`. NULL if there is none or it cannot be opened. */
static DIR *open_folder(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? strdup(path) : strdup(".");
    if (!folder)
        return NULL;
    if (slash)
        folder[slash - path + 1] = '\0';
    DIR *dir = opendir(folder);
    free(folder);
    return dir;
}

/* The process id in a name of exactly the form ".boardpaper-PID-N.tmp"; 0 for other names. */
static long process_of(const char *name)
{
    long process;
    int n;
    char again[64];
    /* NOLINTNEXTLINE(cert-err34-c): with so few digits no number is too large */
    if (sscanf(name, ".boardpaper-%18ld-%9d.tmp", &process, &n) != 2 || process < 1 || n < 0 ||
        n >= TEMPORARIES)
        return 0;
    snprintf(again, sizeof again, ".boardpaper-%ld-%d.tmp", process, n);
    return strcmp(again, name) ? 0 : process;
}

/* Whether a process has ended. A zombie has ended too: /proc shows this, where it exists. */
static bool is_gone(long process)
{
    char path[64], line[512] = "";
    if (kill((pid_t)process, 0) && errno == ESRCH)
        return true;
    snprintf(path, sizeof path, "/proc/%ld/stat", process);
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    if (!fgets(line, sizeof line, file))
        line[0] = '\0';
    fclose(file);
    const char *name_end = strrchr(line, ')'); /* "1234 (boardpaper) Z 1 ..." */
    return name_end && name_end[1] == ' ' && (name_end[2] == 'Z' || name_end[2] == 'X');
}

void folders_clean(const char *path, bool shared)
{
    DIR *dir = open_folder(path);
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        struct stat about;
        long process = process_of(entry->d_name);
        if (!process || !is_gone(process) ||
            fstatat(dirfd(dir), entry->d_name, &about, AT_SYMLINK_NOFOLLOW) ||
            !S_ISREG(about.st_mode))
            continue;
        if (!shared || time(NULL) - about.st_mtime > STALE_SECONDS)
            unlinkat(dirfd(dir), entry->d_name, 0);
    }
    if (dir)
        closedir(dir);
}

void folders_clean_after(const char *path, long process)
{
    DIR *dir = open_folder(path);
    for (int n = 0; dir && n < TEMPORARIES; n++) {
        char name[64];
        snprintf(name, sizeof name, ".boardpaper-%ld-%d.tmp", process, n);
        unlinkat(dirfd(dir), name, 0);
    }
    if (dir)
        closedir(dir);
}

void folders_settle(const char *path)
{
    DIR *dir = open_folder(path);
    if (!dir)
        return;
    (void)fsync(dirfd(dir));
    closedir(dir);
}
