/* checked_parts.h: the changed and the new parts of a checked workbook. Private to checked_*.c. */
#ifndef BP_CHECKED_PARTS_H
#define BP_CHECKED_PARTS_H

#include "book/parts.h"

struct bp_new_part {
    const struct bp_part_entry *old; /* NULL: it is new */
    const char *name;
    struct bp_buf bytes; /* owned */
};

/* All but `parts` is zero at first. */
struct bp_checked {
    struct bp_parts parts;
    struct bp_new_part **items; /* arena */
    size_t n, room;
};

/* The bytes, still empty, of a part that takes the place of `old`; or, if `old` is NULL, of a new one: the
 * first name of this form that is free. NULL: memory ran out. */
struct bp_buf *bp_checked_part(struct bp_checked *checked, const struct bp_part_entry *old, const char *form);

/* New relationships of a part. `more` is zero at first; bp_checked_relations_end frees it. */
struct bp_new_relations {
    const char *of;
    const struct bp_relations *existing;
    const char *uri; /* of the namespace of the part */
    struct bp_buf more;
    uint32_t n;
};

/* Relates the part that was added last. Returns the id, or NULL if memory ran out. */
const char *bp_checked_relate(struct bp_checked *checked, struct bp_new_relations *relations,
                              const char *type);
/* Writes them. False: a finding says why, or memory ran out. */
bool bp_checked_relations_end(struct bp_checked *checked, struct bp_new_relations *relations);

/* The address that attributes such as r:id have in a workbook with this namespace, Strict or not. */
const char *bp_checked_relations_uri(const char *uri);

/* Writes the file, when all parts are written. False: as above. */
bool bp_checked_end(struct bp_checked *checked, struct bp_buf *out);
void bp_checked_drop(struct bp_checked *checked);

/* Says that the file is damaged. Returns false. */
bool bp_checked_damaged(struct bp_checked *checked, const char *part, const char *what);

/* A handler of text that does nothing. */
bool bp_checked_text(void *data, const char *bytes, size_t len, uint32_t at);

/* ---- of checked_list.c ---- */

/* A finding as plain text, for a comment. */
void bp_checked_words(const struct bp_diag *diag, struct bp_buf *out);
/* The sheet with all findings. `uri`: of the workbook's namespace. */
void bp_checked_list(const char *uri, const struct bp_diag *found, size_t n, struct bp_buf *out);

#endif
