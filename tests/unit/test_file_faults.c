/* test_file_faults.c: each call that src/base/file.c makes of the system fails in turn, for each reason: the
 * error is passed on, the file is the old one or the new one and whole, nothing is left beside it and no
 * descriptor open. file.c is compiled into this program once more, so that its calls can fail. */
#define _GNU_SOURCE /* mkdtemp, realpath; O_TMPFILE */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a disk has of files that have no name until they are whole. */
enum disk { NAMELESS, NONE_NAMELESS, NEVER_NAMED };

/* Calls are counted from 1; number `failing` fails with `reason`. */
static struct {
    int count, failing, reason;
    enum disk disk;
    const char *rival; /* a file that someone else makes just before the next linkat; or NULL */
} fault;

static bool fails(void)
{
    if (++fault.count != fault.failing)
        return false;
    errno = fault.reason;
    return true;
}

/* What a write gives that the system cuts short, or takes nothing of, in place of an error. */
enum { HALF = -1, NOTHING = -2 };

static int shaky_open(const char *path, int flags, unsigned mode)
{
#ifdef O_TMPFILE
    if ((flags & O_TMPFILE) == O_TMPFILE && fault.disk == NONE_NAMELESS) {
        errno = EOPNOTSUPP;
        return -1;
    }
#endif
    return fails() ? -1 : open(path, flags, mode);
}

static ssize_t shaky_read(int fd, void *room, size_t len)
{
    return fails() ? -1 : read(fd, room, len);
}

static ssize_t shaky_write(int fd, const void *bytes, size_t len)
{
    if (!fails())
        return write(fd, bytes, len);
    return fault.reason == HALF ? write(fd, bytes, (len + 1) / 2) : fault.reason == NOTHING ? 0 : -1;
}

static int shaky_close(int fd)
{
    int failed = close(fd);
    return fails() ? -1 : failed;
}

static void *shaky_malloc(size_t size)
{
    return fails() ? NULL : malloc(size);
}

static int shaky_stat(const char *path, struct stat *about)
{
    return fails() ? -1 : stat(path, about);
}

static int shaky_lstat(const char *path, struct stat *about)
{
    return fails() ? -1 : lstat(path, about);
}

static int shaky_fstat(int fd, struct stat *about)
{
    return fails() ? -1 : fstat(fd, about);
}

static int shaky_fchmod(int fd, mode_t mode)
{
    return fails() ? -1 : fchmod(fd, mode);
}

static int shaky_fsync(int fd)
{
    return fails() ? -1 : fsync(fd);
}

static int shaky_rename(const char *from, const char *to)
{
    return fails() ? -1 : rename(from, to);
}

static int shaky_linkat(const char *from, const char *to)
{
    if (fault.rival) {
        close(open(fault.rival, O_WRONLY | O_CREAT, 0666));
        fault.rival = NULL;
    }
    if (fault.disk == NEVER_NAMED) {
        errno = EPERM;
        return -1;
    }
    return fails() ? -1 : linkat(AT_FDCWD, from, AT_FDCWD, to, AT_SYMLINK_FOLLOW);
}

static off_t shaky_lseek(int fd, off_t at, int whence)
{
    return fails() ? -1 : lseek(fd, at, whence);
}

static char *shaky_realpath(const char *path)
{
    return fails() ? NULL : realpath(path, NULL);
}

static int shaky_scandir(const char *path, struct dirent ***names,
                         int (*order)(const struct dirent **, const struct dirent **))
{
    return fails() ? -1 : scandir(path, names, NULL, order);
}

/* Functions, so that file.c has the same branches here as in the library. */
#define OPEN(path, flags, mode, ...) shaky_open(path, flags, mode)
#define open(...) OPEN(__VA_ARGS__, 0, 0)
#define read(fd, room, len) shaky_read(fd, room, len)
#define write(fd, bytes, len) shaky_write(fd, bytes, len)
#define close(fd) shaky_close(fd)
#define malloc(size) shaky_malloc(size)
#define stat(path, about) shaky_stat(path, about)
#define lstat(path, about) shaky_lstat(path, about)
#define fstat(fd, about) shaky_fstat(fd, about)
#define fchmod(fd, mode) shaky_fchmod(fd, mode)
#define fsync(fd) shaky_fsync(fd)
#define rename(from, to) shaky_rename(from, to)
#define linkat(from_folder, from, to_folder, to, flags) shaky_linkat(from, to)
#define lseek(fd, at, whence) shaky_lseek(fd, at, whence)
#define realpath(path, room) shaky_realpath(path)
#define scandir(path, names, filter, order) shaky_scandir(path, names, order)
#undef _GNU_SOURCE
#include "base/file.c"
#undef open
#undef read
#undef write
#undef close
#undef malloc
#undef stat
#undef lstat
#undef fstat
#undef fchmod
#undef fsync
#undef rename
#undef linkat
#undef lseek
#undef realpath
#undef scandir

static const int reasons[] = {EIO, ENOSPC, EACCES, EINTR, HALF, NOTHING};

static char folder[] = "/tmp/boardpaper-test-XXXXXX";

static int open_folder(void **state)
{
    (void)state;
    memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
    return mkdtemp(folder) && !chdir(folder) ? 0 : -1;
}

/* Empties the folder; returns how many entries it had, all but "." and "..". */
static int empty_folder(void)
{
    int n = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            n++;
            assert_int_equal(unlink(entry->d_name), 0);
        }
    closedir(dir);
    return n;
}

static int close_folder(void **state)
{
    (void)state;
    empty_folder();
    return chdir("/") || rmdir(folder) ? -1 : 0;
}

static void put(const char *path, const char *text)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
}

/* "" where there is no such file. */
static const char *text_of(const char *path)
{
    static char text[100];
    int fd = open(path, O_RDONLY);
    ssize_t len = fd < 0 ? 0 : read(fd, text, sizeof text - 1);
    assert_true(len >= 0);
    text[len] = '\0';
    if (fd >= 0)
        close(fd);
    return text;
}

/* The lowest descriptor that is free: it stays the same where none is left open. */
static int free_descriptor(void)
{
    int fd = open("/dev/null", O_RDONLY);
    assert_true(fd >= 0);
    close(fd);
    return fd;
}

/* Whether the system failed in a way that the caller is to hear of: what was interrupted or cut short is
 * taken up again, but where there is nothing to take up. */
static bool is_reason(int error)
{
    return error == fault.reason || error == ENOMEM || (fault.reason == NOTHING && error == EIO);
}

/* How a file to write is made ready, and what is there before. */
struct target {
    const char *before;
    void (*make)(void);
};

static void make_none(void)
{
}

static void make_file(void)
{
    put("report", "the old report");
}

static void make_link(void)
{
    put("real", "the old report");
    assert_int_equal(symlink("real", "report"), 0);
}

static void make_loose_link(void)
{
    assert_int_equal(symlink("real", "report"), 0);
}

static void try_writing(const struct target *target, bool later)
{
    static const char new_text[] = "the new report";
    int free_before = free_descriptor(), calls = 1;
    for (int k = 1; k <= calls; k++)
        for (size_t r = 0; r < sizeof reasons / sizeof *reasons; r++) {
            empty_folder();
            target->make();
            fault.count = fault.failing = 0;
            assert_int_equal(bp_file_write("report", new_text, sizeof new_text - 1, later), 0);
            assert_string_equal(text_of("report"), new_text);
            calls = fault.count;
            int entries = empty_folder();
            target->make();
            fault.count = 0;
            fault.failing = k;
            fault.reason = reasons[r];
            int error = bp_file_write("report", new_text, sizeof new_text - 1, later);
            fault.failing = 0;
            assert_true(!error || is_reason(error));
            assert_string_equal(text_of("report"), error ? target->before : new_text);
            assert_int_equal(free_descriptor(), free_before);
            int left = empty_folder();
            assert_true(left == entries || (error && left < entries)); /* a new file is not there */
        }
    assert_true(calls > 5);
}

static void writing_is_whole_or_not_at_all(void **state)
{
    static const struct target targets[] = {
        {"", make_none},
        {"the old report", make_file},
        {"the old report", make_link},
        {"", make_loose_link},
    };
    (void)state;
    for (fault.disk = NAMELESS; fault.disk <= NEVER_NAMED; fault.disk++)
        for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
            try_writing(&targets[i], false);
            try_writing(&targets[i], true);
        }
    fault.disk = NAMELESS;
}

/* How many calls it takes to write a file, which is there before or not. */
static int calls_for(bool there, bool later)
{
    empty_folder();
    if (there)
        make_file();
    fault.count = 0;
    assert_int_equal(bp_file_write("report", "new", 3, later), 0);
    assert_string_equal(text_of("report"), "new");
    return fault.count;
}

/* Opening, syncing and closing the folder. */
static void the_caller_may_sync_the_folder(void **state)
{
    (void)state;
    for (fault.disk = NAMELESS; fault.disk <= NEVER_NAMED; fault.disk++)
        for (int there = 0; there < 2; there++)
            assert_int_equal(calls_for(there, true), calls_for(there, false) - 3);
    fault.disk = NAMELESS;
}

/* Who comes between the look whether there is a file and the new one's name is replaced. */
static void a_rival_is_replaced(void **state)
{
    (void)state;
    for (fault.disk = NAMELESS; fault.disk <= NEVER_NAMED; fault.disk++) {
        empty_folder();
        fault.rival = "report";
        assert_int_equal(bp_file_write("report", "new", 3, false), 0);
        assert_string_equal(text_of("report"), "new");
        fault.rival = NULL;
        assert_int_equal(empty_folder(), 1);
    }
    fault.disk = NAMELESS;
}

/* Where the program is killed in the midst of it, nothing is there, on a disk that has files without names. */
static void nothing_is_there_before_the_end(void **state)
{
    struct bp_file file = {.path = "report"};
    (void)state;
    for (fault.disk = NAMELESS; fault.disk <= NONE_NAMELESS; fault.disk++) {
        assert_int_equal(bp_file_put(&file, "the new", 7), 0);
        bool nameless = !file.named;
        int left = empty_folder();
        assert_int_equal(left, nameless ? 0 : 1);
        assert_true(nameless || fault.disk == NONE_NAMELESS || access("/proc/self/fd", X_OK));
        bp_file_end(&file, false);
        file.path = "report";
    }
    fault.disk = NAMELESS;
}

/* What can not be replaced is written straight: half of it may be there, but the error is told. */
static void straight_writing_tells(void **state)
{
    int free_before = free_descriptor();
    (void)state;
    for (int k = 1; k <= 4; k++)
        for (size_t r = 0; r < sizeof reasons / sizeof *reasons; r++) {
            fault.count = 0;
            fault.failing = k;
            fault.reason = reasons[r];
            int error = bp_file_write("/dev/null", "report", 6, false);
            fault.failing = 0;
            assert_true(fault.count >= k || !error);
            bool again = k == 3 && (reasons[r] == EINTR || reasons[r] == HALF); /* writing is the third */
            assert_true(again || fault.count < k ? !error : is_reason(error));
            assert_int_equal(free_descriptor(), free_before);
        }
}

/* A hundred names that others have left, and the report's still finds none: it stays as it is. */
static void no_name_is_free(void **state)
{
    (void)state;
    put("report", "the old report");
    for (int i = 0; i < 100; i++) {
        char name[64];
        snprintf(name, sizeof name, ".boardpaper-%ld-%d.tmp", (long)getpid(), i);
        put(name, "another's");
    }
    for (fault.disk = NAMELESS; fault.disk <= NEVER_NAMED; fault.disk++) {
        assert_int_equal(bp_file_write("report", "new", 3, false), EEXIST);
        assert_string_equal(text_of("report"), "the old report");
    }
    fault.disk = NAMELESS;
    assert_int_equal(empty_folder(), 101);
}

static void reading_tells(void **state)
{
    int free_before = free_descriptor();
    (void)state;
    put("plan", "the plan");
    for (int k = 1; k <= 5; k++)
        for (size_t r = 0; r < sizeof reasons / sizeof *reasons; r++) {
            struct bp_buf read = {0};
            if (reasons[r] < 0)
                continue;
            fault.count = 0;
            fault.failing = k;
            fault.reason = reasons[r];
            int error = bp_file_read("plan", 100, &read);
            fault.failing = 0;
            assert_true(!error || error == reasons[r]);
            if (!error) {
                assert_int_equal(read.len, 8);
                assert_memory_equal(read.bytes, "the plan", 8);
            }
            assert_true(k > 4 || error || reasons[r] == EINTR); /* open, fstat, read, read at the end */
            assert_int_equal(free_descriptor(), free_before);
            bp_buf_free(&read);
        }
}

static void listing_tells(void **state)
{
    int free_before = free_descriptor();
    struct bp_buf names = {.limit = 8};
    (void)state;
    put("one.ttf", "");
    put("two.ttf", "");
    assert_int_equal(bp_file_list(".", &names), ENOMEM);
    bp_buf_free(&names);
    for (int k = 1; k <= 2; k++) { /* open, scandir */
        fault.count = 0;
        fault.failing = k;
        fault.reason = EIO;
        assert_int_equal(bp_file_list(".", &names), EIO);
        fault.failing = 0;
        assert_int_equal(free_descriptor(), free_before);
        bp_buf_free(&names);
    }
    assert_int_equal(bp_file_list(".", &names), 0);
    assert_int_equal(names.len, 16);
    assert_memory_equal(names.bytes, "one.ttf\0two.ttf", 16);
    bp_buf_free(&names);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_folder, close_folder)
    const struct CMUnitTest tests[] = {
        TEST(writing_is_whole_or_not_at_all), TEST(nothing_is_there_before_the_end),
        TEST(the_caller_may_sync_the_folder), TEST(a_rival_is_replaced),
        TEST(straight_writing_tells),         TEST(no_name_is_free),
        TEST(reading_tells),                  TEST(listing_tells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
