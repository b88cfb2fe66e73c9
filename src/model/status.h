/* status.h: status schemes. What a colour means differs from body to body, so a scheme is data:
 * a preset, the author's own list, or a preset with changes. */
#ifndef BP_STATUS_H
#define BP_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Vector shapes, so that a status is never said by colour alone (WCAG 2.2, 1.4.1). */
enum bp_symbol {
    BP_SYMBOL_DISC,
    BP_SYMBOL_TRIANGLE,
    BP_SYMBOL_DIAMOND,
    BP_SYMBOL_TICK,
    BP_SYMBOL_RING,
    BP_SYMBOL_SQUARE,
    BP_SYMBOL_MISSING, /* a dashed square, with a dashed outline of the cell */
    BP_SYMBOL_COUNT
};
extern const char *const bp_symbol_names[BP_SYMBOL_COUNT]; /* as in the attribute `symbol` */

struct bp_status {
    const char *id;
    const char *label;  /* the word in a status cell: "Green" */
    const char *legend; /* the key's words: "Green (Targets achieved)"; the label where not said */
    uint32_t fill, text; /* 0xRRGGBB, sRGB */
    enum bp_symbol symbol;
    bool complete;  /* the work is done: such a row is never overdue */
    bool exception; /* listed under "needs attention" */
    bool counted;   /* takes part in the shares */
    uint32_t at;    /* of the author's <status>, or BP_NOWHERE */
    int pattern;    /* 0 in a plan; in a monochrome edition of it, from 1: the pattern of its bars */
};

#define BP_MAX_STATUSES 32

struct bp_scheme {
    struct bp_status *items; /* in the order of the tables at a glance: best first, missing last */
    int n;
    int missing;          /* index of the status of a row that gives none; always there */
    bool missing_implied; /* the author's scheme has no such status: show it only where rows use it */
};

struct bp_preset {
    const char *name, *about;
    const struct bp_status *items;
    int n;
};
extern const struct bp_preset bp_presets[]; /* ends with a NULL name; the first is the default */

/* Index of a status by its id, or -1. */
int bp_scheme_find(const struct bp_scheme *scheme, const char *id);

/* The first symbol that no status of the scheme has, or -1; never that of missing information. */
int bp_scheme_free_symbol(const struct bp_scheme *scheme);

#endif
