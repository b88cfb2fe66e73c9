/* totals.c: the last row of a table whose rows have money: what it comes to. */
#include "report/cells.h"
#include "model/columns.h"
#include "model/figures.h"

#define LEAST_ROWS 2 /* with money: one sum is its own total */

bool bp_section_total(const struct bp_section *section, enum bp_sum sum, int64_t *total, const char **unit)
{
    const struct bp_plan *plan = section->story->plan;
    int64_t part;
    const char *part_unit;
    bool any = false;
    if (section->rows) {
        bp_rows_see(plan, section->rows, section->n);
        return bp_sum_rows(section->rows, section->n, sum, total, unit);
    }
    *total = 0;
    for (uint32_t i = 0; i < plan->n_priorities; i++) { /* for the widths alone: units may differ */
        bp_rows_see(plan, plan->priorities[i].rows, plan->priorities[i].n_rows);
        if (!bp_sum_rows(plan->priorities[i].rows, plan->priorities[i].n_rows, sum, &part, &part_unit))
            continue;
        any = !__builtin_add_overflow(*total, part, total);
        *unit = part_unit;
    }
    return any;
}

static bool has_totals(const struct bp_section *section)
{
    uint32_t with_money = 0;
    int64_t total;
    const char *unit;
    if (section->rows)
        bp_rows_see(section->story->plan, section->rows, section->n);
    for (uint32_t i = 0; section->rows && i < section->n && with_money < LEAST_ROWS; i++)
        with_money += section->rows[i].money != NULL;
    if (section->rows && with_money < LEAST_ROWS)
        return false;
    for (int c = 0; c < section->n_columns; c++) {
        int name = section->columns[c].column->name;
        enum bp_sum sum = (enum bp_sum)(name - BP_COLUMN_BUDGET);
        if (bp_column_is_money((enum bp_column_kind)name) && bp_section_total(section, sum, &total, &unit))
            return true;
    }
    return false;
}

uint32_t bp_section_take(struct bp_section *section, const struct bp_row *rows, uint32_t n)
{
    section->rows = rows;
    section->n = n;
    return section->has_money && has_totals(section) ? n + 1 : n;
}

void bp_section_total_row(const struct bp_section *section, struct bp_arena *work, struct bp_row_text *out)
{
    const struct bp_inline *name = bp_own_inline(section->story, BP_WORD_TOTAL);
    int refs = bp_section_column(section, BP_COLUMN_REF);
    int named = refs >= 0 ? refs : bp_section_column(section, BP_COLUMN_DESCRIPTION);
    *out = (struct bp_row_text){.anchor = BP_NO_ANCHOR,
                                .reminder_status = -1,
                                .bold = true,
                                .name = name,
                                .name_column = named,
                                .name_parts = 1,
                                .reminder = bp_inline_plain(work, name)};
    for (int c = 0; c < section->n_columns; c++) {
        struct bp_cell_maker m = {.section = section,
                                  .name = section->columns[c].column->name,
                                  .work = work,
                                  .cell = &out->cells[c]};
        if (c == named)
            bp_cell_add(&m, BP_PART_TEXT, name);
        else if (bp_column_is_money((enum bp_column_kind)m.name))
            bp_fill_total(&m);
    }
}
