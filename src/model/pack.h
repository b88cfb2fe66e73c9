/* pack.h: a board pack as its clerk wrote it: a meeting, and the items of its agenda. Each item is
 * a plan or an extract of one. The reader makes it and nothing changes it later. Everything is in
 * the document's arena. Texts are as in plan.h. */
#ifndef BP_PACK_H
#define BP_PACK_H

#include "model/plan.h"

struct bp_pack_entry {
    uint32_t at, len; /* of "<item" */
    struct bp_value_text number, title;
    struct bp_value_text plan;       /* path, relative to the pack's folder */
    struct bp_value_text restricted; /* "Schedule 12A paragraph 3" */
    int ground;                     /* the same as a value of exempt.h; 0: may be published */
    struct bp_value_text only, priority, lead, partner; /* the selection, as in bp_selection */
    const char **words; /* the words in `only` */
    uint32_t n_words;
};

struct bp_pack {
    struct bp_source *source;
    const char *lang; /* BCP 47 */
    struct bp_value_text style; /* the file of the house style of all its pages, relative to its folder */
    struct bp_inline title, organisation, meeting, marking;
    struct bp_date meeting_date; /* year 0: not given */
    struct bp_pack_entry *entries;
    uint32_t n_entries;
};

#endif
