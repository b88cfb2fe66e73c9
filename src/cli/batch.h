/* batch.h: the verb `batch`: makes many reports with worker processes. Private to src/cli. */
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

/* ---- shared by the files batch*.c ---- */

enum made { MADE, SKIPPED, FAILED };

/* Why a report was lost while the others continued. */
enum loss { LOST_NOT, LOST_TO_TIME, LOST_TO_MEMORY, LOST_TO_KILL, LOST_TO_CRASH };

/* The result of one report, and what to say about it. A worker sends it through a pipe as it is. */
struct verdict {
    enum made made;
    enum status status;
    struct tally tally;
    uint32_t pages;
    uint64_t bytes;
    char sha256[65];
    char reason[200]; /* why it was skipped or failed; else "" */
    enum loss lost;       /* no finding reports this, so it must be said */
    size_t said;      /* bytes of the findings in `text`, as text or JSON */
    size_t len;       /* length of `text` */
    char text[];      /* the findings; after them the fields, if a plan was read for its fields */
};

/* What was read of an input for the names of its reports. */
struct known {
    char *texts; /* of its fields, and then of the parts for --per, each with a NUL; NULL: nothing was read */
    size_t len;
    struct verdict *failed; /* set if the input could not be read; else NULL */
};

/* A report to make. */
struct output {
    size_t input;
    char *part;              /* for --per; NULL: the whole plan */
    char *path;              /* path of the report; NULL: the plan could not be read */
    struct verdict *verdict; /* kept until it is shown */
};

struct batch {
    const struct settings *settings; /* its colour is not COLOUR_AUTO */
    bp_options options;
    bp_check_options checks;
    struct inputs inputs;
    const char *template;
    unsigned fields;     /* fields in the template */
    enum field per;      /* N_FIELDS: no --per */
    struct known *known; /* one for each input, while names are made; else NULL */
    const size_t *wanted; /* the inputs that are being read for names, and how many in one job; NULL: none */
    size_t n_wanted, at_once;
    bool all_fields; /* all that names could have is read of them; false: what they do have */
    struct output *outputs;
    size_t n_outputs, room;
    size_t *jobs; /* index of the output for each job */
    size_t n_jobs;
    struct progress progress;
    size_t shown, held; /* number of outputs shown; bytes of the results that wait */
    size_t counts[FAILED + 1];
    enum status worst;
    bool begun;            /* reports may have been made */
    bool stopped;          /* memory ran out */
    bool fewer;            /* the user has been told that there are fewer workers than wanted */
    struct verdict *newer; /* of all outputs that are up to date: there may be very many */
    struct verdict *last;  /* shown last; the same findings of the same plan are not repeated */
    size_t last_input;
    bp_doc *doc; /* for a worker */
};

/* The settings of a pool, except those for its jobs. Call it after progress_begin. */
struct pool batch_pool(struct batch *batch, size_t n_jobs);

/* Says why a pool could not work. */
enum status batch_no_workers(void);

/* Whether names depend on the contents of plans. */
bool batch_has_to_read(const struct batch *batch);

/* Reads what the names of these inputs need, into batch->known, with workers. If it does not return
 * STATUS_GOOD, it has said why, or sets *signal, as a signal came. */
enum status batch_read(struct batch *batch, const size_t *inputs, size_t n, int *signal);

/* The values for names of the fields that were read: the others are left alone. One may be NULL: memory ran
 * out, or nothing was read. To be freed. */
void batch_read_values(const struct known *known, char *values[N_FIELDS]);

/* The texts of the parts for --per, one after the other, each with a NUL; and their number. */
const char *batch_read_parts(const struct known *known, size_t *n);

void batch_forget_read(struct known *known);

/* Reads what the names need, and lists the outputs of this shard with their paths, and a verdict if
 * it is already certain. If it does not return STATUS_GOOD, it has said why. Sets *signal if a
 * signal came. */
enum status batch_name(struct batch *batch, int *signal);

/* Compares the names of this shard's outputs with those of some inputs of other shards, which are read for
 * that. STATUS_USAGE: two are the same, which it has said. */
enum status batch_compare_names(struct batch *batch, const size_t *others, size_t n, int *signal);

/* Where names depend on the contents of plans, each shard leaves a list of its own names in the output folder
 * for the others. This writes the list (unless reports have begun), reads theirs, and compares. Returns as
 * batch_compare_names does. */
enum status batch_claim(struct batch *batch, int *signal);

/* The path for the findings of a report, beside it. To be freed. NULL if memory ran out. */
char *batch_findings_path(const char *report);

/* Makes the report of a job. Used as `work` in a pool. */
bool batch_make_one(void *context, size_t job, FILE *answer);

/* The worker's answer for a board pack among the plans: it is left out, which is no error. */
void batch_answer_pack(FILE *answer);

/* Writes the findings of the worker's document and the result as an answer, and then `fields`,
 * unless NULL. */
void batch_answer(struct batch *batch, bp_result result, const bp_made *made, const char *fields,
                  size_t fields_len, FILE *answer);

/* The result of a job as a verdict, to be freed. NULL if memory ran out. */
struct verdict *batch_verdict(const struct batch *batch, const struct pool_result *result);

/* Frees a verdict, which may be NULL, unless it is that of several outputs. */
void batch_forget(const struct batch *batch, struct verdict *verdict);

/* A verdict without a worker. */
struct verdict *batch_certain(enum made made, enum status status, const char *reason);

/* Shows, in order, all outputs up to the first without a verdict. */
void batch_show(struct batch *batch);
/* The last line, after everything else is shown. `why`: why not all were tried ("interrupted"); or
 * NULL. */
void batch_show_end(struct batch *batch, const char *why);

#endif
