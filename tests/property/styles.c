/* styles.c: a seed → a house style. */
#include "styles.h"

#include "model/columns.h"
#include "report/text.h"

/* splitmix64 */
static uint32_t below(uint64_t *state, uint32_t n)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ z >> 31) % n);
}

static int32_t between(uint64_t *state, int32_t least, int32_t most)
{
    return least + (int32_t)below(state, (uint32_t)(most - least + 1));
}

/* Columns of the plan's own in its order, or all of the format's. Some have a width: mostly one that a page has
 * room for. */
static void list_columns(uint64_t *state, const struct bp_columns *listed, struct bp_style_columns *columns,
                         struct bp_arena *arena)
{
    columns->items = bp_arena_array(arena, BP_MOST_COLUMNS + BP_COLUMN_KINDS, sizeof *columns->items);
    for (uint32_t i = 0; i < (listed->n ? listed->n : BP_COLUMN_KINDS - 1u); i++) {
        struct bp_style_column *column = &columns->items[columns->n++];
        column->def = (struct bp_column_def){.id = listed->n ? listed->items[i].id : bp_column_ids[i + 1],
                                             .head = {NULL, 0, BP_NOWHERE}, .printed = true};
        column->def.kind = bp_column_find(column->def.id);
        if (below(state, 3) == 0)
            column->width = between(state, 28346, below(state, 8) ? 120000 : 400000);
    }
}

struct bp_house_style *generate_style(uint64_t seed, const struct bp_plan *plan, struct bp_arena *arena)
{
    static const char long_foot[] = "A line of the house that takes more room than there is beside the number of "
                                    "the page, so that it goes on over some more lines";
    static const char *const feet[] = {"", "{title}, {period}", "{organisation}: {report} {version}", long_foot};
    uint64_t state = seed * 0x2545f4914f6cdd1du + 7;
    struct bp_house_style *style = bp_arena_alloc(arena, sizeof *style);
    style->lang = "en";
    style->colours = bp_colours_default;
    style->sheet = (struct bp_sheet){.paper = (enum bp_paper)below(&state, BP_PAPERS),
                                     .orientation = (enum bp_orientation)below(&state, 2)};
    const bool equal = below(&state, 2);
    for (int i = 0; i < BP_SIDES; i++)
        style->sheet.margins[i] = equal && i ? style->sheet.margins[0]
                                  : below(&state, 3)
                                      ? between(&state, 28346, 56693)
                                      : between(&state, BP_LEAST_MARGIN, BP_MOST_MARGIN);
    if (below(&state, 3) == 0)
        style->sheet.text_size = between(&state, 8000, 18000);
    style->footer = *bp_say_inline(arena, feet[below(&state, 4)]);
    for (int rows = BP_MEASURE; rows <= BP_ACTION; rows++)
        if (below(&state, 2))
            list_columns(&state, &plan->columns[rows], &style->columns[rows], arena);
    return style;
}
