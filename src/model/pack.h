/* pack.h: a board pack as its clerk wrote it: a meeting, and the items of its agenda, each a plan or an
 * extract of one. The reader makes it, nothing changes it afterwards; all lies in the document's arena.
 * Texts are as in plan.h. */
#ifndef BP_PACK_H
#define BP_PACK_H

#include "model/plan.h"

/* An attribute's value and its place; text "" and at BP_NOWHERE: not given. */
struct bp_pack_text {
    const char *text;
    uint32_t at, len;
};

struct bp_pack_entry {
    uint32_t at, len; /* of "<item" */
    struct bp_pack_text number, title;
    struct bp_pack_text plan;       /* a path from the pack's folder */
    struct bp_pack_text restricted; /* "Schedule 12A paragraph 3" */
    int ground;                     /* … as exempt.h has it; 0: it may be published */
    struct bp_pack_text only, priority, lead, partner; /* an extract, as in bp_selection */
    const char **words; /* of `only` */
    uint32_t n_words;
};

struct bp_pack {
    struct bp_source *source;
    const char *lang; /* BCP 47 */
    struct bp_inline title, organisation, meeting, marking;
    struct bp_date meeting_date; /* year 0: not said */
    struct bp_pack_entry *entries;
    uint32_t n_entries;
};

/* "Item 7 · Quarter 2 monitoring report"; NULL: memory ran out. */
const char *bp_pack_label(struct bp_arena *arena, const struct bp_pack_entry *entry);

#endif
