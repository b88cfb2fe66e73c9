/* test_file.c: files are read whole, within a limit, and replaced whole or not at all, with nothing left
 * behind. */
#define _XOPEN_SOURCE 700 /* mkdtemp, mkfifo */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"

static char folder[] = "/tmp/boardpaper-test-XXXXXX";

static int open_folder(void **state)
{
    (void)state;
    memcpy(folder + sizeof folder - 7, "XXXXXX", 6);
    return mkdtemp(folder) && !chdir(folder) ? 0 : -1;
}

/* How many entries the folder has, all but "." and ".."; with `clear` they go. */
static int entries(int clear)
{
    int n = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        n++;
        if (clear && unlink(entry->d_name))
            rmdir(entry->d_name);
    }
    closedir(dir);
    return n;
}

static int close_folder(void **state)
{
    (void)state;
    entries(1);
    return chdir("/") || rmdir(folder) ? -1 : 0;
}

static void write_old(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void assert_holds(const char *path, const char *text)
{
    struct bp_buf buf = {0};
    assert_int_equal(bp_file_read(path, 1000, &buf), 0);
    assert_int_equal(buf.len, strlen(text));
    if (buf.len)
        assert_memory_equal(buf.bytes, text, buf.len);
    bp_buf_free(&buf);
}

static mode_t mode_of(const char *path)
{
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    return about.st_mode & 07777;
}

static void test_read(void **state)
{
    struct bp_buf buf = {0};
    (void)state;
    assert_int_equal(bp_file_read("none", 100, &buf), ENOENT);
    assert_int_equal(bp_file_read("", 100, &buf), ENOENT);
    assert_int_equal(bp_file_read(".", 100, &buf), EISDIR);
    write_old("plan", "0123456789");
    assert_int_equal(bp_file_read("plan/x", 100, &buf), ENOTDIR);
    bp_buf_free(&buf);
    assert_int_equal(bp_file_read("plan", 9, &buf), EFBIG);
    bp_buf_free(&buf);
    assert_int_equal(bp_file_read("plan", 10, &buf), 0);
    assert_int_equal(buf.len, 10);
    assert_memory_equal(buf.bytes, "0123456789", 10);
    bp_buf_free(&buf);
    write_old("empty", "");
    assert_int_equal(bp_file_read("empty", 0, &buf), 0);
    assert_int_equal(buf.len, 0);
    bp_buf_free(&buf);
    assert_int_equal(bp_file_read("/dev/zero", 1 << 20, &buf), EFBIG); /* it has no size to look at */
    bp_buf_free(&buf);
    buf.limit = 5;
    assert_int_equal(bp_file_read("plan", 100, &buf), ENOMEM);
    bp_buf_free(&buf);
}

static void test_read_again(void **state)
{
    char bytes[11] = "";
    (void)state;
    write_old("plan", "0123456789");
    assert_int_equal(bp_file_again("plan", 10, bytes, 4), 0);
    assert_string_equal(bytes, "0123");
    assert_int_equal(bp_file_again("plan", 10, bytes, 10), 0);
    assert_string_equal(bytes, "0123456789");
    assert_int_equal(bp_file_again("plan", 9, bytes, 4), ESTALE);
    assert_int_equal(bp_file_again("plan", 10, bytes, 11), ESTALE);
    assert_int_equal(bp_file_again("none", 10, bytes, 4), ENOENT);
    assert_int_equal(mkfifo("waits", 0600), 0);
    assert_int_equal(bp_file_again("waits", 0, bytes, 0), ESTALE); /* and it does not wait */
    assert_int_equal(unlink("waits"), 0);
}

static void test_read_large(void **state)
{
    struct bp_buf wrote = {0}, read = {0};
    (void)state;
    for (int i = 0; i < 300000; i++)
        bp_buf_char(&wrote, (char)(i * 7 % 251));
    assert_int_equal(bp_file_write("large", wrote.bytes, wrote.len, false), 0);
    assert_int_equal(bp_file_read("large", wrote.len, &read), 0);
    assert_int_equal(read.len, wrote.len);
    assert_memory_equal(read.bytes, wrote.bytes, wrote.len);
    bp_buf_free(&wrote);
    bp_buf_free(&read);
}

/* A FIFO is read to its end, and written straight. */
static void test_fifo(void **state)
{
    struct stat about;
    char got[8] = "";
    (void)state;
    assert_int_equal(mkfifo("fifo", 0600), 0);
    int both = open("fifo", O_RDWR); /* so that no end waits for the other */
    assert_true(both >= 0);
    assert_int_equal(bp_file_write("fifo", "report", 6, false), 0);
    assert_int_equal(read(both, got, 6), 6);
    assert_string_equal(got, "report");
    close(both);
    pid_t writer = fork();
    if (!writer) {
        int fd = open("fifo", O_WRONLY);
        _exit(fd < 0 || write(fd, "pl", 2) != 2 || write(fd, "an", 2) != 2);
    }
    assert_holds("fifo", "plan");
    int status;
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_int_equal(status, 0);
    assert_int_equal(stat("fifo", &about), 0);
    assert_true(S_ISFIFO(about.st_mode)); /* it was not replaced */
    assert_int_equal(entries(0), 1);
}

static void test_write_new(void **state)
{
    (void)state;
    mode_t mask = umask(027);
    assert_int_equal(bp_file_write("new", "report", 6, false), 0);
    umask(mask);
    assert_holds("new", "report");
    assert_int_equal(mode_of("new"), 0640);
    assert_int_equal(bp_file_write("new", "", 0, false), 0);
    assert_holds("new", "");
    assert_int_equal(entries(0), 1);
    char path[300];
    snprintf(path, sizeof path, "%s/full-path", folder);
    assert_int_equal(bp_file_write(path, "report", 6, false), 0);
    assert_holds("full-path", "report");
    assert_int_equal(bp_file_write("./dotted", "report", 6, false), 0);
    assert_holds("dotted", "report");
    assert_int_equal(entries(0), 3);
}

/* The name may be as long as names can be. */
static void test_longest_name(void **state)
{
    char name[257];
    (void)state;
    memset(name, 'n', 255);
    name[255] = 0;
    assert_int_equal(bp_file_write(name, "report", 6, false), 0);
    assert_holds(name, "report");
    assert_int_equal(bp_file_write(name, "newer", 5, false), 0);
    assert_holds(name, "newer");
    memcpy(name + 255, "n", 2);
    assert_int_equal(bp_file_write(name, "report", 6, false), ENAMETOOLONG);
    assert_int_equal(entries(0), 1);
}

/* The file that stood there keeps its mode, and who has it open keeps the old one. */
static void test_replace(void **state)
{
    char old[8] = "";
    (void)state;
    write_old("report", "before");
    assert_int_equal(chmod("report", 0604), 0);
    int fd = open("report", O_RDONLY);
    assert_int_equal(bp_file_write("report", "after", 5, false), 0);
    assert_holds("report", "after");
    assert_int_equal(mode_of("report"), 0604);
    assert_int_equal(read(fd, old, 7), 6);
    assert_string_equal(old, "before");
    close(fd);
    assert_int_equal(entries(0), 1);
}

static void test_symbolic_links(void **state)
{
    struct stat about;
    (void)state;
    assert_int_equal(mkdir("real", 0700), 0);
    write_old("real/report", "before");
    assert_int_equal(chmod("real/report", 0600), 0);
    assert_int_equal(symlink("real/report", "link"), 0);
    assert_int_equal(symlink("link", "link-to-link"), 0);
    assert_int_equal(bp_file_write("link-to-link", "after", 5, false), 0);
    assert_int_equal(lstat("link", &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_int_equal(lstat("link-to-link", &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_holds("real/report", "after");
    assert_int_equal(mode_of("real/report"), 0600);
    assert_int_equal(entries(0), 3);
    unlink("real/report");
    assert_int_equal(bp_file_write("link-to-link", "anew", 4, false), 0); /* to a file that is not there yet */
    assert_int_equal(lstat("link", &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    assert_holds("real/report", "anew");
    unlink("real/report");
    assert_int_equal(rmdir("real"), 0); /* nothing else was in it */
    assert_int_equal(bp_file_write("link", "anew", 4, false), ENOENT);
    assert_int_equal(symlink("round", "round"), 0);
    assert_int_equal(bp_file_write("round", "anew", 4, false), ELOOP);
}

static void test_not_a_file(void **state)
{
    (void)state;
    assert_int_equal(bp_file_write(".", "x", 1, false), EISDIR);
    assert_int_equal(bp_file_write("none/report", "x", 1, false), ENOENT);
    assert_int_equal(bp_file_write("", "x", 1, false), ENOENT);
    write_old("plain", "kept");
    assert_int_equal(bp_file_write("plain/report", "x", 1, false), ENOTDIR);
    assert_holds("plain", "kept");
    assert_int_equal(bp_file_write("/dev/null", "x", 1, false), 0);
    assert_int_equal(symlink("/dev/full", "full"), 0);
    assert_int_equal(bp_file_write("full", "x", 1, false), ENOSPC);
    assert_int_equal(entries(0), 2);
}

/* No more than 4096 bytes may be written: what stood there stays, and nothing stands beside it. */
static void test_failed_write(void **state)
{
    struct rlimit before, low;
    static char bytes[10000];
    (void)state;
    write_old("report", "before");
    assert_int_equal(mkdir("real", 0700), 0);
    assert_int_equal(symlink("real/none", "link"), 0);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    low = before;
    low.rlim_cur = 4096;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
    int old = bp_file_write("report", bytes, sizeof bytes, false);
    int new = bp_file_write("new", bytes, sizeof bytes, false);
    int linked = bp_file_write("link", bytes, sizeof bytes, false);
    int small = bp_file_write("small", bytes, 4096, false);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, handler);
    assert_int_equal(old, EFBIG);
    assert_int_equal(new, EFBIG);
    assert_int_equal(linked, EFBIG);
    assert_int_equal(small, 0);
    assert_holds("report", "before");
    assert_int_equal(access("new", F_OK), -1);
    assert_int_equal(rmdir("real"), 0);
    assert_int_equal(entries(0), 3); /* report, small, link */
}

/* A name that another process left behind is passed by. */
static void test_names_taken(void **state)
{
    char name[64];
    (void)state;
    for (int i = 0; i < 3; i++) {
        snprintf(name, sizeof name, ".boardpaper-%ld-%d.tmp", (long)getpid(), i);
        write_old(name, "another's");
    }
    assert_int_equal(bp_file_write("report", "mine", 4, false), 0);
    assert_holds("report", "mine");
    assert_holds(name, "another's");
    assert_int_equal(entries(0), 4);
}

/* Nobody writes into the FIFO, so whoever opens it to read waits for ever. */
static void test_begin(void **state)
{
    struct bp_buf buf = {0};
    (void)state;
    write_old("plan", "0123456789");
    assert_int_equal(bp_file_begin("plan", 4, &buf), 0);
    assert_int_equal(buf.len, 4);
    assert_memory_equal(buf.bytes, "0123", 4);
    assert_int_equal(bp_file_begin("none", 4, &buf), ENOENT);
    assert_int_equal(mkfifo("fifo", 0600), 0);
    alarm(20);
    assert_int_equal(bp_file_begin("fifo", 4, &buf), ENODEV);
    alarm(0);
    assert_int_equal(bp_file_begin(".", 4, &buf), ENODEV);
    assert_int_equal(buf.len, 4);
    bp_buf_free(&buf);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_folder, close_folder)
    const struct CMUnitTest tests[] = {
        TEST(test_read),          TEST(test_read_again),   TEST(test_read_large), TEST(test_fifo),
        TEST(test_write_new),     TEST(test_longest_name), TEST(test_replace),
        TEST(test_symbolic_links), TEST(test_not_a_file),  TEST(test_failed_write),
        TEST(test_names_taken),   TEST(test_begin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
