/* structure.h: checks which element stands where, and with which attributes, against the schema table. */
#ifndef BP_STRUCTURE_H
#define BP_STRUCTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/schema.h"
#include "read/read.h"
#include "read/sax.h"

#define BP_MAX_CHILDREN 8 /* different children that one element may have */

/* Children of one kind in a row, and where the first of them stands. */
struct bp_child_run {
    uint8_t slot; /* place in the schema's sequence */
    bool kept;    /* stands in the right order */
    uint32_t at, len;
    uint32_t count;
    size_t weight, before; /* of the best ordered selection that ends here; its last run but one */
};

struct bp_open_element {
    enum bp_element element;
    uint32_t at, len;  /* of "<name" */
    size_t first_run;  /* its children are runs[first_run …] */
    uint32_t slot_at[BP_MAX_CHILDREN]; /* where each was first given; BP_NOWHERE: not yet */
    bool text_said;    /* misplaced text was reported since the last child */
};

struct bp_structure {
    enum bp_element root;     /* of the format: what the outermost element has to be */
    struct bp_source *source; /* borrowed, as all of these */
    struct bp_arena *scratch;
    struct bp_diags *diags;
    struct bp_open_element open[BP_MAX_DEPTH];
    size_t depth;
    size_t silent;  /* how many elements are open in a part that is passed over */
    char *root_uri; /* the namespace that the root wrongly has, or NULL */
    struct bp_child_run *runs;
    size_t n_runs, capacity;
    bool stop; /* reading can not go on: the reason has been added, or memory ran out */
};

/* A tag: which element of the format it is; BP_EL_NONE: none, or one in a part that is passed over. */
enum bp_element bp_structure_start(struct bp_structure *structure, const struct bp_tag *tag);

/* A text: the open element whose text it is, or BP_EL_NONE where no text may stand. */
enum bp_element bp_structure_text(struct bp_structure *structure, const char *bytes, size_t len,
                                  uint32_t at);

/* An end: of which element, or BP_EL_NONE. */
enum bp_element bp_structure_end(struct bp_structure *structure);

/* The reading has ended early: says what is known of the elements still open. */
void bp_structure_abandon(struct bp_structure *structure);

#endif
