/* diag.h: the findings of a document. Their codes are in one table, diag.def. */
#ifndef BP_DIAG_H
#define BP_DIAG_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/source.h"
#include "boardpaper.h"

enum bp_code {
#define X(number, name, severity, slug, message, hint) BP_E_##name = number,
#include "base/diag.def"
#undef X
};

/* An entry of the table. */
struct bp_code_text {
    int number;
    bp_severity severity;
    const char *name, *message, *hint;
};
extern const struct bp_code_text bp_codes[]; /* in the order of the table; the last one has number 0 */

/* NULL if there is no such code. */
const struct bp_code_text *bp_code_find(int number);

/* Whether this is the code of a check, which a row may accept. */
#define BP_IS_CHECK(number) ((number) >= 5000 && (number) < 6000)

#define BP_MAX_DIAGS 200

struct bp_diags {
    struct bp_arena *arena; /* borrowed */
    struct bp_diag *items;  /* at most BP_MAX_DIAGS; arena */
    size_t n, capacity;
    size_t dropped; /* number of findings that were not stored because of the cap */
    size_t dropped_of[BP_ERROR + 1]; /* the same, by severity */
    size_t errors;  /* number of errors among all findings, also those not stored */
    bool kept;      /* the last finding was stored: it was neither dropped nor known already */
};

/* Adds a finding about `length` bytes of `source` from `offset` (BP_NOWHERE: about the whole file;
 * source NULL: about no file). In the table's message and hint, {1}, {2}, {3} stand for a, b, c
 * (NULL: nothing). In messages each is cut to 80 code points with an ellipsis. All texts are
 * copied, so the source may be dropped before its findings. Returns the finding, valid until the
 * next one is added; NULL if it was known already or was not stored. */
struct bp_diag *bp_diag_add(struct bp_diags *diags, enum bp_code code, struct bp_source *source,
                            uint32_t offset, uint32_t length, const char *a, const char *b,
                            const char *c);

/* A place in a workbook, a document or CSV. */
struct bp_spot {
    const char *cell;           /* as an officer sees it: "Q2!F12" */
    const char *sheet;          /* "" */
    uint32_t table;             /* number of the sheet or table in its file, from 1; 0: none */
    uint32_t row, column;       /* from 1; 0: none */
    const char *text;           /* the beginning of what stands there, in one line; "" */
};

/* Adds a finding about a cell of the file with this name. */
struct bp_diag *bp_diag_add_cell(struct bp_diags *diags, enum bp_code code, const char *file,
                                 const struct bp_spot *spot, const char *a, const char *b, const char *c);

/* Moves a finding from its line to a cell. */
void bp_diag_move(struct bp_diag *diag, const struct bp_spot *spot);

/* Gives the last finding, if it was stored, a second place: "first used here". */
void bp_diag_relate(struct bp_diags *diags, struct bp_source *source, uint32_t offset,
                    uint32_t length);

/* Adds the findings of another file, with copies of all texts. Findings without a second place get
 * `used`, the place where that file is named, and `words`. */
void bp_diags_take(struct bp_diags *diags, const struct bp_diags *from, bp_place used, const char *words);

/* Sorts by place. If findings were dropped, adds a last one that says how many. Call it once, at
 * the end. */
void bp_diags_finish(struct bp_diags *diags);

#endif
