/* looks.c: symbols and fills for the statuses of a plan's own. What a status means decides, never its place
 * in the list: a tick says complete, a triangle or a diamond says exception, whoever reads it. */
#include "model/colour.h"
#include "read/drafts.h"

enum { MOST_SYMBOLS = 3, MOST_WISHES = 5 };

/* The symbols of each meaning, best first. Only complete has the tick, and only exceptions have the triangle
 * and the diamond. */
static const enum bp_symbol symbols[BP_MEANINGS][MOST_SYMBOLS] = {
    [BP_MEANS_COMPLETE] = {BP_SYMBOL_TICK, BP_SYMBOL_DISC, BP_SYMBOL_SQUARE},
    [BP_MEANS_GOOD] = {BP_SYMBOL_DISC, BP_SYMBOL_RING, BP_SYMBOL_SQUARE},
    [BP_MEANS_NEUTRAL] = {BP_SYMBOL_RING, BP_SYMBOL_SQUARE, BP_SYMBOL_DISC},
    [BP_MEANS_EXCEPTION] = {BP_SYMBOL_TRIANGLE, BP_SYMBOL_SQUARE, BP_SYMBOL_DIAMOND},
};

/* The fills of each meaning; those of exceptions from mild to bad. */
static const uint32_t fills[BP_MEANINGS][MOST_WISHES] = {
    [BP_MEANS_COMPLETE] = {0x0D2A4D, 0x1D70B8, 0x8EB8DC, 0x5694CA, 0x003078},
    [BP_MEANS_GOOD] = {0x13A66B, 0x9AD8B8, 0xE0F080, 0x00703C, 0xC5E17A},
    [BP_MEANS_NEUTRAL] = {0xEAECED, 0xBFC5CA, 0xD9D2E9, 0x9FA8B0, 0x7F8A94},
    [BP_MEANS_EXCEPTION] = {0xFFAC1A, 0xF47738, 0xD53804, 0x9D150A, 0x6B0F07},
};

/* A status and its place among those that mean the same. */
struct ranked {
    struct bp_status *status;
    enum bp_meaning meaning;
    int rank, of;
};

static struct ranked rank_of(struct bp_scheme *scheme, int i)
{
    struct ranked r = {&scheme->items[i], bp_status_meaning(&scheme->items[i]), 0, 0};
    for (int k = 0; k < scheme->n; k++) {
        if (k == scheme->missing || bp_status_meaning(&scheme->items[k]) != r.meaning)
            continue;
        r.rank += k < i;
        r.of++;
    }
    return r;
}

static bool is_worst(const struct ranked *r)
{
    return r->meaning == BP_MEANS_EXCEPTION && r->rank == r->of - 1;
}

/* Which wish comes first: the worst exception has the last fill but one, and the diamond. */
static int first_fill(const struct ranked *r)
{
    return is_worst(r) ? MOST_WISHES - 2 : r->rank < MOST_WISHES - 1 ? r->rank : MOST_WISHES - 1;
}

static bool has_symbol(const struct bp_scheme *scheme, const bool *waits, enum bp_symbol symbol)
{
    for (int i = 0; i < scheme->n; i++)
        if (!waits[i] && scheme->items[i].symbol == symbol)
            return true;
    return false;
}

static bool has_fill(const struct bp_scheme *scheme, const bool *waits, uint32_t fill)
{
    for (int i = 0; i < scheme->n; i++)
        if (!waits[i] && scheme->items[i].fill == fill)
            return true;
    return false;
}

static void choose_symbol(const struct bp_scheme *scheme, bool *waits, int i, struct ranked r)
{
    const enum bp_symbol *wishes = symbols[r.meaning];
    enum bp_symbol wish = is_worst(&r) ? BP_SYMBOL_DIAMOND : wishes[0];
    if (has_symbol(scheme, waits, wish)) {
        wish = wishes[r.rank % MOST_SYMBOLS]; /* if all are taken, the fill tells them apart */
        for (int k = MOST_SYMBOLS; k-- > 0;)
            if (!has_symbol(scheme, waits, wishes[k]))
                wish = wishes[k];
    }
    r.status->symbol = wish;
    waits[i] = false;
}

/* The same fill again, a little nearer to the middle: where there are more statuses than wishes. */
static uint32_t shade(uint32_t fill, int steps)
{
    for (int i = 0; i < steps; i++)
        for (uint32_t shift = 0; shift <= 16; shift += 8)
            fill = (fill >> shift & 0xFF) < 0x80 ? fill + (0x0Bu << shift) : fill - (0x0Bu << shift);
    return fill;
}

static void choose_fill(const struct bp_scheme *scheme, bool *waits, int i, struct ranked r)
{
    int first = first_fill(&r);
    r.status->fill = fills[r.meaning][first];
    for (int k = 1; k <= 2 * BP_MAX_STATUSES && has_fill(scheme, waits, r.status->fill); k++)
        r.status->fill = shade(fills[r.meaning][(first + k) % MOST_WISHES], k / MOST_WISHES);
    waits[i] = false;
}

void bp_scheme_look(const struct bp_drafts *drafts, struct bp_scheme *scheme)
{
    bool symbol[BP_MAX_STATUSES + 1] = {false}, fill[BP_MAX_STATUSES + 1] = {false};
    for (int i = 0; i < scheme->n; i++) {
        const struct bp_status_draft *draft = bp_status_draft_of(drafts, scheme->items[i].id);
        bool own = draft && !bp_status_ready(draft->id);
        symbol[i] = own && draft->symbol < 0;
        fill[i] = own && !draft->fill.known;
    }
    /* first those whose symbol says most: the first of each meaning, and the worst exception */
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < scheme->n; i++) {
            struct ranked r = rank_of(scheme, i);
            if (symbol[i] && (pass || !r.rank || is_worst(&r)))
                choose_symbol(scheme, symbol, i, r);
        }
    for (int i = 0; i < scheme->n; i++) {
        if (!fill[i])
            continue;
        const struct bp_status_draft *draft = bp_status_draft_of(drafts, scheme->items[i].id);
        choose_fill(scheme, fill, i, rank_of(scheme, i));
        scheme->items[i].text =
            draft->text.known ? draft->text.rgb : bp_colour_text_on(scheme->items[i].fill);
    }
}
