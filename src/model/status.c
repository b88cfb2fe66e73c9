/* status.c: the built-in status schemes. Each meets the rules of palette.h, also in black and white
 * and with colour blindness, and no two statuses of a preset have the same symbol. */
#include "model/status.h"

#include <string.h>

#include "base/text.h"

#define NOWHERE UINT32_MAX /* they are not in any file */

const char *const bp_symbol_names[BP_SYMBOL_COUNT] = {
    [BP_SYMBOL_DISC] = "disc",       [BP_SYMBOL_TRIANGLE] = "triangle",
    [BP_SYMBOL_DIAMOND] = "diamond", [BP_SYMBOL_TICK] = "tick",
    [BP_SYMBOL_RING] = "ring",       [BP_SYMBOL_SQUARE] = "square",
    [BP_SYMBOL_MISSING] = "missing",
};

const char *const bp_meaning_names[] = {"complete", "good", "neutral", "exception", NULL};

enum bp_meaning bp_status_meaning(const struct bp_status *status)
{
    return status->complete    ? BP_MEANS_COMPLETE
           : status->exception ? BP_MEANS_EXCEPTION
           : status->neutral   ? BP_MEANS_NEUTRAL
                               : BP_MEANS_GOOD;
}

/* id, label, legend, fill, text, symbol, complete, exception, counted; none is neutral */
static const struct bp_status rag_missing[] = {
    {"green", "Green", "Green", 0x13A66B, 0x000000, BP_SYMBOL_DISC, false, false, true,
     NOWHERE, 0, false, false},
    {"amber", "Amber", "Amber", 0xFFAC1A, 0x000000, BP_SYMBOL_TRIANGLE, false, true, true,
     NOWHERE, 0, false, false},
    {"red", "Red", "Red", 0x9D150A, 0xFFFFFF, BP_SYMBOL_DIAMOND, false, true, true, NOWHERE, 0, false, false},
    {"missing", "Missing", "Missing", 0xFFFFFF, 0x000000, BP_SYMBOL_MISSING, false, true, true,
     NOWHERE, 0, false, false},
};

static const struct bp_status rag[] = {
    {"green", "Green", "Green (on track)", 0x13A66B, 0x000000, BP_SYMBOL_DISC, false, false, true,
     NOWHERE, 0, false, false},
    {"amber", "Amber", "Amber (behind, but expected to recover)", 0xFFAC1A, 0x000000,
     BP_SYMBOL_TRIANGLE, false, true, true, NOWHERE, 0, false, false},
    {"red", "Red", "Red (off track, needs a decision or help)", 0x9D150A, 0xFFFFFF,
     BP_SYMBOL_DIAMOND, false, true, true, NOWHERE, 0, false, false},
};

static const struct bp_status brag[] = {
    {"blue", "Blue", "Blue (complete)", 0x0D2A4D, 0xFFFFFF, BP_SYMBOL_TICK, true, false, true,
     NOWHERE, 0, false, false},
    {"green", "Green", "Green (on track)", 0x13A66B, 0x000000, BP_SYMBOL_DISC, false, false, true,
     NOWHERE, 0, false, false},
    {"amber", "Amber", "Amber (behind, but expected to recover)", 0xFFAC1A, 0x000000,
     BP_SYMBOL_TRIANGLE, false, true, true, NOWHERE, 0, false, false},
    {"red", "Red", "Red (off track, needs a decision or help)", 0x9D150A, 0xFFFFFF,
     BP_SYMBOL_DIAMOND, false, true, true, NOWHERE, 0, false, false},
};

static const struct bp_status rag_not_due[] = {
    {"green", "Green", "Green (on track or complete)", 0x13A66B, 0x000000, BP_SYMBOL_DISC, false,
     false, true, NOWHERE, 0, false, false},
    {"amber", "Amber", "Amber (behind, but expected to recover)", 0xFFAC1A, 0x000000,
     BP_SYMBOL_TRIANGLE, false, true, true, NOWHERE, 0, false, false},
    {"red", "Red", "Red (off track, needs a decision or help)", 0x9D150A, 0xFFFFFF,
     BP_SYMBOL_DIAMOND, false, true, true, NOWHERE, 0, false, false},
    {"not-due", "Not due", "Not due (work has not been due to start)", 0xEAECED, 0x000000,
     BP_SYMBOL_RING, false, false, false, NOWHERE, 0, false, false},
};

static const struct bp_status five_point[] = {
    {"green", "Green", "Green (success highly likely)", 0x13A66B, 0x000000, BP_SYMBOL_DISC, false,
     false, true, NOWHERE, 0, false, false},
    {"amber-green", "Amber/Green", "Amber/Green (success probable, with risks to watch)", 0xE0F080,
     0x000000, BP_SYMBOL_RING, false, false, true, NOWHERE, 0, false, false},
    {"amber", "Amber", "Amber (success possible, with problems to be solved soon)", 0xFFAC1A,
     0x000000, BP_SYMBOL_TRIANGLE, false, true, true, NOWHERE, 0, false, false},
    {"amber-red", "Amber/Red", "Amber/Red (success in doubt, urgent action needed)", 0xD53804,
     0xFFFFFF, BP_SYMBOL_SQUARE, false, true, true, NOWHERE, 0, false, false},
    {"red", "Red", "Red (success looks out of reach as things stand)", 0x9D150A, 0xFFFFFF,
     BP_SYMBOL_DIAMOND, false, true, true, NOWHERE, 0, false, false},
};

#define PRESET(name, about, items) {name, about, items, (int)(sizeof items / sizeof *items)}

const struct bp_preset bp_presets[] = {
    PRESET("rag-missing", "green, amber, red, and missing information", rag_missing),
    PRESET("rag", "green, amber, red", rag),
    PRESET("brag", "blue for complete, green, amber, red", brag),
    PRESET("rag-not-due", "green, amber, red, and not due yet", rag_not_due),
    PRESET("five-point", "green, amber/green, amber, amber/red, red", five_point),
    {NULL, NULL, NULL, 0},
};

int bp_scheme_find(const struct bp_scheme *scheme, const char *id)
{
    for (int i = 0; i < scheme->n; i++)
        if (bp_text_same(scheme->items[i].id, id))
            return i;
    return -1;
}

static bool suits(int symbol, enum bp_meaning meaning)
{
    return symbol == BP_SYMBOL_TICK ? meaning == BP_MEANS_COMPLETE
                                    : (symbol != BP_SYMBOL_TRIANGLE && symbol != BP_SYMBOL_DIAMOND) ||
                                          meaning == BP_MEANS_EXCEPTION;
}

int bp_scheme_free_symbol(const struct bp_scheme *scheme, enum bp_meaning meaning)
{
    for (int symbol = 0; symbol < BP_SYMBOL_MISSING; symbol++) {
        bool taken = !suits(symbol, meaning);
        for (int i = 0; i < scheme->n; i++)
            taken = taken || scheme->items[i].symbol == (enum bp_symbol)symbol;
        if (!taken)
            return symbol;
    }
    return -1;
}
