/* diag.h: the findings of a document, and the one table of their codes (diag.def). */
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

/* What the table says of a code. */
struct bp_code_text {
    int number;
    bp_severity severity;
    const char *name, *message, *hint;
};
extern const struct bp_code_text bp_codes[]; /* in the order of the numbers' kinds; number 0 ends it */

/* NULL: there is no such code. */
const struct bp_code_text *bp_code_find(int number);

/* Whether it is the code of a check, which a row may accept. */
#define BP_IS_CHECK(number) ((number) >= 5000 && (number) < 6000)

#define BP_MAX_DIAGS 200

struct bp_diags {
    struct bp_arena *arena; /* borrowed */
    struct bp_diag *items;  /* at most BP_MAX_DIAGS; arena */
    size_t n, capacity;
    size_t dropped; /* found, but past the cap */
    size_t errors;  /* of all found, the dropped included */
    bool kept;      /* the newest finding is the last item: it was neither dropped nor known */
};

/* Adds a finding at `length` bytes of `source` from `offset` (BP_NOWHERE: the file as a whole;
 * source NULL: no file). The table's message and hint are texts in which {1}, {2}, {3} stand for
 * a, b, c (NULL: nothing); each is clipped to 80 code points with an ellipsis, but in hints. All texts are
 * copied: the source may be gone before its findings.
 * Gives the finding, until the next is added; NULL where it is known already or could not be kept. */
struct bp_diag *bp_diag_add(struct bp_diags *diags, enum bp_code code, struct bp_source *source,
                            uint32_t offset, uint32_t length, const char *a, const char *b,
                            const char *c);

/* Gives the newest finding, where it was kept, a second place: "first used here". */
void bp_diag_relate(struct bp_diags *diags, struct bp_source *source, uint32_t offset,
                    uint32_t length);

/* Adds the findings of a file that was read apart, with copies of all their texts. One without a second place
 * gets `used`, where it was named, and `words`. */
void bp_diags_take(struct bp_diags *diags, const struct bp_diags *from, bp_place used, const char *words);

/* Sorts by place; where findings were dropped, the last one says how many. Call once, at the end. */
void bp_diags_finish(struct bp_diags *diags);

#endif
