/* harfbuzz_linked.c: HarfBuzz where the linker has put it into the program, or its name into what the program
 * loads at its start. */
#include "layout/harfbuzz.h"

struct bp_hb bp_hb = {
#define X(name) .name = hb_##name,
#include "layout/harfbuzz.def"
#undef X
};

bool bp_hb_load(char why[BP_HB_WHY])
{
    *why = '\0';
    return true;
}
