/* sure.c: makes what a caller wants. If memory may have run out in HarfBuzz unseen (base/memory.h), it
 * makes it again with new fonts, until there is no doubt or the same comes twice. */
#include "api/doc.h"

#include <string.h>

#include "api/given.h"
#include "base/file.h"

struct run {
    struct bp_file *file; /* borrowed; or NULL */
    bool summed;          /* what comes is compared with the run before, or the one after */
    uint64_t sum;
};

/* FNV-1a. */
static void add(struct run *run, const void *bytes, size_t len)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < len && run->summed; i++)
        run->sum = (run->sum ^ b[i]) * UINT64_C(0x100000001B3);
}

static void add_text(struct run *run, const char *text)
{
    add(run, text ? text : "", text ? strlen(text) + 1 : 1);
}

static int drain_to_file(void *user, const void *bytes, size_t len)
{
    struct run *run = user;
    add(run, bytes, len);
    return bp_file_put(run->file, bytes, len);
}

static bp_result make_once(bp_doc *doc, const struct bp_job *job, struct run *run, const void **bytes,
                           size_t *len)
{
    run->sum = UINT64_C(0xCBF29CE484222325);
    if (!job->apart)
        bp_doc_open(doc);
    bp_doc_begin_apart(doc);
    if (run->file) {
        const struct bp_file fresh = {.path = run->file->path, .later = run->file->later};
        bp_file_end(run->file, false); /* what the run before wrote */
        *run->file = fresh;
        doc->drain = (struct bp_drain){drain_to_file, run};
    }
    bp_result result = bp_doc_end(doc, job->make(doc, job), bytes, len);
    add(run, *bytes, *len);
    add(run, &result, sizeof result);
    for (size_t i = 0; i < doc->shown.n; i++) {
        add(run, &doc->shown.items[i].code, sizeof doc->shown.items[i].code);
        add_text(run, doc->shown.items[i].message);
        add_text(run, doc->shown.items[i].hint);
    }
    return result;
}

bp_result bp_doc_make(bp_doc *doc, const struct bp_job *job, const void **bytes, size_t *len)
{
    struct run run = {.file = job->file};
    struct bp_given given;
    bp_check_options checks;
    struct bp_job mine = *job;
    mine.options = bp_given_options(job->options, &given);
    mine.checks = bp_given_checks(job->checks, &checks);
    for (int i = 0; i < BP_MOST_RUNS; i++) {
        uint64_t before = run.sum;
        run.summed = i > 0; /* the first is nearly always the only one */
        bp_result result = make_once(doc, &mine, &run, bytes, len);
        if (result == BP_NOMEM || !doc->doubt || (i > 1 && run.sum == before))
            return result;
    }
    bp_doc_begin(doc);
    return bp_doc_end(doc, BP_NOMEM, bytes, len);
}
