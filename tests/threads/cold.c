/* cold.c: the first calls of a process in eight threads at once, each with documents of its own, as the header
 * promises. Run it many times: a process is cold once.
 *
 *   cold PLAN OLD-PLAN PACK */
#include <boardpaper.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define THREADS 8

struct job {
    char **files;
    int number;
    size_t sums[5];
    bool good;
};

static size_t sum(const void *bytes, size_t len)
{
    const unsigned char *b = bytes;
    size_t hash = len;
    for (size_t i = 0; i < len; i++)
        hash = hash * 31 + b[i];
    return hash;
}

/* All kinds of calls; each thread begins with another one. */
static void *work(void *data)
{
    struct job *job = data;
    const void *bytes;
    size_t len;
    /* the same bytes, whatever the number of threads that compress them */
    const bp_options options = {.size = sizeof options, .threads = (size_t)job->number % 3};
    job->good = true;
    for (int i = 0; i < 5; i++) {
        int kind = (i + job->number) % 5;
        bp_doc *doc = bp_new(), *old = bp_new();
        bp_result result = BP_NOMEM;
        if (doc && old) {
            result = kind == 3 ? bp_pack_load_file(doc, job->files[3], 0) : bp_load_file(doc, job->files[1]);
            if (result == BP_OK && kind == 2)
                result = bp_load_file(old, job->files[2]);
        }
        if (result == BP_OK && kind == 1)
            result = bp_check(doc, NULL);
        if (result == BP_OK)
            result = kind == 0   ? bp_render(doc, &options, &bytes, &len)
                     : kind == 1 ? bp_render_findings(doc, NULL, NULL, &bytes, &len)
                     : kind == 2 ? bp_compare(doc, old, NULL, BP_FORM_PDF, &bytes, &len)
                     : kind == 3 ? bp_pack_render(doc, NULL, &bytes, &len)
                                 : bp_starter(doc, "brag", &bytes, &len);
        job->sums[kind] = result == BP_OK ? sum(bytes, len) : 0;
        job->good &= result == BP_OK;
        bp_free(old);
        bp_free(doc);
    }
    return NULL;
}

int main(int argc, char **argv)
{
    pthread_t threads[THREADS];
    struct job jobs[THREADS];
    memset(jobs, 0, sizeof jobs);
    if (argc != 4)
        return 2;
    for (int i = 0; i < THREADS; i++) {
        jobs[i].files = argv;
        jobs[i].number = i;
        if (pthread_create(&threads[i], NULL, work, &jobs[i]))
            return 2;
    }
    bool same = true;
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        same &= jobs[i].good && !memcmp(jobs[i].sums, jobs[0].sums, sizeof jobs[0].sums);
    }
    puts(same ? "the same in all threads" : "threads differ");
    return !same;
}
