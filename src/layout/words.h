/* words.h: words below a heading wait until it is known what follows them, because a page that ends with them
 * alone reads badly: where they are not high, they stay with the next heading and the beginning of its table.
 */
#ifndef BP_LAYOUT_WORDS_H
#define BP_LAYOUT_WORDS_H

#include "layout/table.h"

/* A heading, or words below one. */
struct bp_said {
    int level; /* of a heading; 0: words */
    const struct bp_inline *heading;
    const struct bp_block *words;
};

/* Words of all actions, a group's heading and words, a priority's heading and words. */
#define BP_MOST_SAID 5

struct bp_waiting {
    struct bp_said items[BP_MOST_SAID];
    uint32_t n;
};

/* Sets what waits. `set`: the table that follows; NULL: something else does. */
void bp_waiting_place(struct bp_flow *flow, struct bp_waiting *waiting, struct bp_set_table *set);

/* Sets words now, with the space below them. */
void bp_words_place(struct bp_flow *flow, const struct bp_block *words);

#endif
