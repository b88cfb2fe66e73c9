/* bounds.c: the widths of columns, by the kind of table and the name of the column. */
#include "layout/bounds.h"

#define NAME(name) BP_NAMED_##name
#define ROWS BP_TABLE_ACTIONS /* and measures */

static const struct {
    enum bp_table_kind table;
    int column;
    struct bp_bounds bounds;
} table[] = {{ROWS, BP_COLUMN_REF, {58000, 110000, 46000, true, false}},
             {ROWS, BP_COLUMN_DESCRIPTION, {120000, 0, 90000, false, false}},
             {ROWS, BP_COLUMN_START, {62000, 110000, 56000, false, false}},
             {ROWS, BP_COLUMN_DUE, {68000, 110000, 58000, false, false}},
             {ROWS, BP_COLUMN_LEAD, {76000, 160000, 62000, false, false}},
             {ROWS, BP_COLUMN_PARTNER, {76000, 160000, 62000, false, false}},
             {ROWS, BP_COLUMN_BASELINE, {54000, 100000, 48000, false, false}},
             {ROWS, BP_COLUMN_TARGET, {76000, 130000, 62000, false, false}},
             {ROWS, BP_COLUMN_FIGURES, {50000, 100000, 48000, false, false}},
             {ROWS, BP_COLUMN_ACTUAL, {54000, 100000, 48000, false, false}},
             {ROWS, BP_COLUMN_TREND, {71000, 72000, 48000, false, false}},
             {ROWS, BP_COLUMN_BUDGET, {56000, 110000, 46000, true, false}},
             {ROWS, BP_COLUMN_SPENT, {56000, 110000, 46000, true, false}},
             {ROWS, BP_COLUMN_FORECAST, {56000, 110000, 46000, true, false}},
             {ROWS, BP_COLUMN_STATUS, {62000, 120000, 58000, true, false}},
             {ROWS, BP_COLUMN_UPDATE, {160000, 0, 100000, false, false}},
             {ROWS, BP_COLUMN_OWN, {76000, 0, 62000, false, false}},
             {ROWS, NAME(DIRECTION), {62000, 100000, 58000, true, false}},
             {BP_TABLE_ATTENTION, BP_COLUMN_REF, {64000, 110000, 0, true, false}},
             {BP_TABLE_ATTENTION, BP_COLUMN_STATUS, {60000, 130000, 0, true, false}},
             {BP_TABLE_ATTENTION, BP_COLUMN_DESCRIPTION, {150000, 0, 0, false, false}},
             {BP_TABLE_ATTENTION, BP_COLUMN_DUE, {60000, 110000, 0, false, false}},
             {BP_TABLE_ATTENTION, BP_COLUMN_LEAD, {80000, 200000, 0, false, false}},
             {BP_TABLE_MATRIX, NAME(BEFORE), {90000, 0, 0, true, false}},
             {BP_TABLE_MATRIX, NAME(NUMBER), {78000, 0, 0, true, false}},
             {BP_TABLE_MOVES, NAME(BEFORE), {80000, 0, 0, true, false}},
             {BP_TABLE_MOVES, NAME(AFTER), {80000, 0, 0, true, false}},
             {BP_TABLE_MOVES, NAME(NUMBER), {60000, 0, 0, true, false}},
             {BP_TABLE_CHANGES, BP_COLUMN_REF, {64000, 110000, 0, true, false}},
             {BP_TABLE_CHANGES, BP_COLUMN_DESCRIPTION, {150000, 0, 0, false, false}},
             {BP_TABLE_CHANGES, NAME(BEFORE), {84000, 140000, 0, true, false}},
             {BP_TABLE_CHANGES, NAME(AFTER), {84000, 140000, 0, true, false}},
             {BP_TABLE_CHANGES, NAME(DIRECTION), {72000, 110000, 0, true, false}},
             {BP_TABLE_REWORDED, BP_COLUMN_REF, {64000, 110000, 0, true, false}},
             {BP_TABLE_REWORDED, BP_COLUMN_DESCRIPTION, {150000, 0, 0, false, false}},
             {BP_TABLE_REWORDED, NAME(BEFORE), {84000, 0, 0, false, false}},
             {BP_TABLE_REWORDED, NAME(AFTER), {84000, 0, 0, false, false}},
             {BP_TABLE_FINDINGS, BP_COLUMN_REF, {64000, 110000, 0, true, false}},
             {BP_TABLE_FINDINGS, NAME(KIND), {76000, 110000, 0, false, false}},
             {BP_TABLE_FINDINGS, NAME(FOUND), {180000, 0, 0, false, false}},
             {BP_TABLE_FINDINGS, NAME(TO_DO), {150000, 0, 0, false, false}},
             {BP_TABLE_KEY, BP_COLUMN_STATUS, {64000, 220000, 0, false, false}},
             {BP_TABLE_KEY, NAME(MEANING), {120000, 0, 0, false, false}},
             {BP_TABLE_CONTENTS, BP_COLUMN_REF, {40000, 100000, 0, true, false}},
             {BP_TABLE_CONTENTS, NAME(TITLE), {150000, 0, 0, false, false}},
             {BP_TABLE_CONTENTS, NAME(PUBLICATION), {110000, 240000, 0, false, false}},
             {BP_TABLE_CONTENTS, NAME(PAGES), {68000, 120000, 0, true, false}}};

struct bp_bounds bp_bounds_of(enum bp_table_kind kind, int column)
{
    kind = kind == BP_TABLE_MEASURES ? ROWS : kind;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].table == kind && table[i].column == column)
            return table[i].bounds;
    return (struct bp_bounds){0};
}
