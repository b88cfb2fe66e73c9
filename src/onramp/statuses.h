/* statuses.h: what the cells of status columns say, before and after a scheme is made of it.
 * Private to src/onramp. */
#ifndef BP_STATUSES_H
#define BP_STATUSES_H

#include "onramp/draft.h"

/* ---- status_words.c: what words, signs and colours mean ---- */

enum bp_hue {
    BP_HUE_NONE,
    BP_HUE_GREEN,
    BP_HUE_AMBER,
    BP_HUE_RED,
    BP_HUE_BLUE,
    BP_HUE_GREY,
    BP_HUE_PURPLE,
    BP_HUE_YELLOW,
    BP_HUE_ORANGE,
    BP_HUE_AMBER_GREEN,
    BP_HUE_AMBER_RED,
    BP_HUES
};

/* The hue of a fill, by its HSL; white, black and BP_NO_FILL have none. Gold and orange are amber.
 */
enum bp_hue bp_hue_of(int32_t fill);
/* "green", the id of the status of that colour, and "Green", its English word. */
const char *bp_hue_id(enum bp_hue hue);
const char *bp_hue_word(enum bp_hue hue);

/* The colour that a text names by itself: "Green", "G", "Coch", "Amber/Red"; BP_HUE_NONE. */
enum bp_hue bp_hue_named(const char *folded);

/* What words mean. `worse`: of exceptions, 1 as amber, 2 as red. */
struct bp_said {
    bool known, counted;
    enum bp_meaning meaning;
    int worse;
};
struct bp_said bp_status_said(struct bp_arena *arena, const char *words);
/* Whether words say no more than a status: " - on track". */
bool bp_status_whole(struct bp_arena *arena, const char *words);
/* The length of a status at the beginning of a text, before ":", " - " or the like; 0: there is
 * none. */
size_t bp_status_head(struct bp_arena *arena, const char *text);
/* What a sign stands for: "Complete" for a tick; NULL. */
const char *bp_status_sign(const char *text);

/* ---- statuses.c ---- */

/* One text, or one colour, that stands in status cells. */
struct bp_reading {
    const char *text, *folded;           /* "" of a colour alone */
    enum bp_hue hue;                     /* that the text names, or of the fill alone */
    const char *rest;                    /* what follows the name of a colour; "" */
    const char *key_label, *key_meaning; /* of the colour key; "" */
    bool by_fill, percent;
    uint32_t rows;
    int32_t fill;               /* the commonest fill beneath it */
    uint32_t fills;             /* how often that was met */
    const struct bp_grid *grid; /* the first cell */
    uint32_t row, column;
    /* scheme.c: */
    int status;  /* index into the scheme; -1: it is no status */
    bool spills; /* its rest, or its text, belongs into the update */
};

/* A status of the sheet "Statuses". */
struct bp_listed {
    const char *id, *label, *legend;
    enum bp_meaning meaning;
    int32_t fill;
    bool counted;
};

enum { BP_FIRST_TEXTS = 12 };

struct bp_readings {
    struct bp_reading *items;
    size_t n, capacity;
    struct bp_listed *listed;
    size_t n_listed;
    uint32_t texts; /* rows with a text */
    /* The first texts and what they say: most rows have one of few. */
    struct {
        const char *text;
        struct bp_reading reading;
    } first[BP_FIRST_TEXTS];
    size_t n_first;
};

/* ---- scheme.c ---- */

/* Makes the plan's scheme of what was read, and sets the status of each reading. */
void bp_draft_scheme(struct bp_drafting *d);

#endif
