/* status.h: status schemes. A colour means different things to different bodies, so a scheme is
 * data: a preset, the author's own list, or a preset with changes. */
#ifndef BP_STATUS_H
#define BP_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Vector shapes, so that colour is never the only sign of a status (WCAG 2.2, 1.4.1). */
enum bp_symbol {
    BP_SYMBOL_DISC,
    BP_SYMBOL_TRIANGLE,
    BP_SYMBOL_DIAMOND,
    BP_SYMBOL_TICK,
    BP_SYMBOL_RING,
    BP_SYMBOL_SQUARE,
    BP_SYMBOL_MISSING, /* a dashed square; the cell has a dashed outline */
    BP_SYMBOL_COUNT
};
extern const char *const bp_symbol_names[BP_SYMBOL_COUNT]; /* as in the attribute `symbol` */

struct bp_status {
    const char *id;
    const char *label;  /* the word in a status cell: "Green" */
    const char *legend; /* the words in the key: "Green (Targets achieved)"; the label if not given */
    uint32_t fill, text; /* 0xRRGGBB, sRGB */
    enum bp_symbol symbol;
    bool complete;  /* the work is done; such a row is never overdue */
    bool exception; /* listed under "needs attention" */
    bool counted;   /* counts in the percentages */
    uint32_t at;    /* position of the author's <status>, or BP_NOWHERE */
    int pattern;    /* 0 in a plan; in a monochrome edition, the number of the pattern in its
                       bars, from 1 */
    bool neutral;   /* neither good nor bad: "In progress", "See above" */
    bool own_fill;  /* the author gives the fill */
};

/* What a status means. One that is complete and an exception too is complete. */
enum bp_meaning { BP_MEANS_COMPLETE, BP_MEANS_GOOD, BP_MEANS_NEUTRAL, BP_MEANS_EXCEPTION, BP_MEANINGS };
extern const char *const bp_meaning_names[]; /* as in the attribute `meaning`; ends with NULL */

enum bp_meaning bp_status_meaning(const struct bp_status *status);

#define BP_MAX_STATUSES 32

struct bp_scheme {
    struct bp_status *items; /* in the order of the summary tables: best first, missing last; then
                                items[n], the status of rows that need none: shown as nothing */
    int n;
    int missing;          /* index of the status for rows that give none; there always is one */
    bool missing_implied; /* the author's scheme has no missing status; show it only if a row uses it */
};

struct bp_preset {
    const char *name, *about;
    const struct bp_status *items;
    int n;
};
extern const struct bp_preset bp_presets[]; /* ends with a NULL name; the first is the default */

/* The index of the status with this id, or -1. */
int bp_scheme_find(const struct bp_scheme *scheme, const char *id);

/* The first symbol that no status of the scheme uses and that suits the meaning, or -1: the tick says
 * complete, the triangle and the diamond say exception. Never the symbol for missing information. */
int bp_scheme_free_symbol(const struct bp_scheme *scheme, enum bp_meaning meaning);

#endif
