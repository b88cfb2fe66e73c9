/* structure.h: checks against the schema table which elements and attributes occur where. */
#ifndef BP_STRUCTURE_H
#define BP_STRUCTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/schema.h"
#include "read/read.h"
#include "xml/sax.h"

#define BP_MAX_CHILDREN 16 /* most kinds of children of one element */

/* A run of equal children, and the position of the first. */
struct bp_child_run {
    uint8_t order; /* place in the schema's sequence: the index of the first child of that place */
    uint8_t child; /* index of the first one's kind */
    bool kept;    /* it is in the right order */
    uint32_t at, len;
    uint32_t count;
    size_t weight, before; /* of the best ordered selection that ends here; the run before it in
                              that selection */
};

struct bp_open_element {
    enum bp_element element;
    uint32_t at, len;  /* of "<name" */
    size_t first_run;  /* its children are runs[first_run …] */
    uint32_t first_at[BP_MAX_CHILDREN]; /* by index: where the first such child is; BP_NOWHERE: none yet */
    bool text_said;    /* misplaced text has been reported since the last child */
};

struct bp_structure {
    enum bp_element root;     /* the root element that the format requires */
    struct bp_source *source; /* borrowed; so are the pointers below */
    struct bp_arena *scratch;
    struct bp_diags *diags;
    struct bp_open_element open[BP_MAX_DEPTH];
    size_t depth;
    size_t silent;  /* number of open elements in a part that is skipped */
    char *root_uri; /* the namespace that the root wrongly declares, or NULL */
    struct bp_child_run *runs;
    size_t n_runs, capacity;
    bool stop; /* reading cannot continue: a finding says why, or memory ran out */
};

/* A start tag. Returns its element; BP_EL_NONE: it is unknown, or in a part that is skipped. */
enum bp_element bp_structure_start(struct bp_structure *structure, const struct bp_tag *tag);

/* Text. Returns the open element that it belongs to, or BP_EL_NONE if text is not allowed here. */
enum bp_element bp_structure_text(struct bp_structure *structure, const char *bytes, size_t len,
                                  uint32_t at);

/* An end tag. Returns its element, or BP_EL_NONE. */
enum bp_element bp_structure_end(struct bp_structure *structure);

/* Reading ended early: reports what is known about the elements that are still open. */
void bp_structure_abandon(struct bp_structure *structure);

#endif
