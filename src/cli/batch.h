/* batch.h: the verb `batch`: many reports by worker processes. Private to src/cli. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <stdint.h>
#include <stdio.h>

#include "boardpaper.h"
#include "cli/inputs.h"
#include "cli/naming.h"
#include "cli/pool.h"
#include "cli/progress.h"
#include "cli/show.h"

enum status batch_run(const struct settings *given);

/* ---- what the files batch*.c share ---- */

enum made { MADE, SKIPPED, FAILED };

/* What a report can be lost to, while the others go on. */
enum loss { LOST_NOT, LOST_TO_TIME, LOST_TO_MEMORY, LOST_TO_KILL, LOST_TO_CRASH };

/* What became of one report, and what is to be said of it. A worker sends it through a pipe, as it is. */
struct verdict {
    enum made made;
    enum status status;
    struct tally tally;
    uint32_t pages;
    uint64_t bytes;
    char sha256[65];
    char reason[200]; /* why it was skipped or failed, in words; else "" */
    enum loss lost;       /* no finding tells of it: it has to be said */
    size_t said;      /* bytes of findings, as text or JSON, in `text` */
    size_t len;       /* of `text` */
    char text[];      /* the findings; then, where a plan was read for its fields, those */
};

/* What is known of an input before its reports are made. */
struct known {
    char *values[N_FIELDS]; /* as they go into names; NULL where they are not wanted */
    char *parts;            /* of --per: texts, each followed by a NUL */
    size_t parts_len;
    struct verdict *failed; /* it could not be read; else NULL */
};

/* One report that is to be made. */
struct output {
    size_t input;
    char *part;              /* of --per; NULL: the plan as a whole */
    char *path;              /* where it goes; NULL: the plan could not be read */
    struct verdict *verdict; /* from when it is known until it is shown */
};

struct batch {
    const struct settings *settings; /* its colour is not COLOUR_AUTO */
    bp_options options;
    bp_check_options checks;
    struct inputs inputs;
    const char *template;
    unsigned fields;     /* of the template */
    enum field per;      /* N_FIELDS: nothing */
    struct known *known; /* by input */
    struct output *outputs;
    size_t n_outputs, room;
    size_t *jobs; /* outputs that are to be made, by number of the job */
    size_t n_jobs;
    struct progress progress;
    size_t shown, held; /* outputs that were shown; bytes of those that wait for their turn */
    size_t counts[FAILED + 1];
    enum status worst;
    bool stopped;          /* memory ran out */
    bool fewer;            /* it was said that there are fewer workers than were wanted */
    struct verdict *last;  /* shown, with findings that need not be said again of the same plan */
    size_t last_input;
    bp_doc *doc; /* of a worker */
};

/* The settings of a pool, but for what its jobs are; after progress_begin. */
struct pool batch_pool(struct batch *batch, size_t n_jobs);

/* Why a pool could not do its work: says so. */
enum status batch_no_workers(void);

/* Reads what the names want to know, and makes the list of outputs of this shard, each with its path; those
 * that are certain already, with their verdict. Not STATUS_GOOD: said why not. A signal that came goes to
 * `*signal`. */
enum status batch_name(struct batch *batch, int *signal);

/* Where what is found in a report's plan goes: beside the report. To be freed; NULL: memory ran out. */
char *batch_findings_path(const char *report);

/* Makes those that have no verdict. `done`: of pool. */
bool batch_make_one(void *context, size_t job, FILE *answer);

/* The answer of a worker whose plan turned out to be a board pack: that is left out, and no fault. */
void batch_answer_pack(FILE *answer);

/* The findings of the worker's document and how it ended, as an answer; `fields` (NULL: none) follow. */
void batch_answer(struct batch *batch, bp_result result, const bp_made *made, const char *fields,
                  size_t fields_len, FILE *answer);

/* What became of a job, as a verdict to be freed; NULL: memory ran out. */
struct verdict *batch_verdict(const struct batch *batch, const struct pool_result *result);

/* A verdict that was not made by a worker. */
struct verdict *batch_certain(enum made made, enum status status, const char *reason);

/* Shows, in order, all outputs that have a verdict, up to the first that has none. */
void batch_show(struct batch *batch);
/* The closing line, after all that is still to be shown. `why`: not all were tried ("interrupted"); or NULL. */
void batch_show_end(struct batch *batch, const char *why);

#endif
