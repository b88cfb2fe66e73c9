/* harfbuzz.h: HarfBuzz, as a table of its functions. To load it, with what it needs in turn, takes a tenth of
 * the time of a short report, and most words are set without it (known.h). So it is loaded when a font is
 * first opened for it (font.h). */
#ifndef BP_HARFBUZZ_H
#define BP_HARFBUZZ_H

#include <stdbool.h>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

struct bp_hb {
#define X(name) __typeof__(hb_##name) *name;
#include "layout/harfbuzz.def"
#undef X
};

/* NULL in all places before bp_hb_load. */
extern struct bp_hb bp_hb;

#define BP_HB_WHY 256

/* Loads HarfBuzz, once a process. Every thread calls it before it uses the table. Returns false if that
 * cannot be done, and says why: "" if memory ran out. The next call tries again. */
bool bp_hb_load(char why[BP_HB_WHY]);

#endif
