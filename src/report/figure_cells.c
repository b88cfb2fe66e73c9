/* figure_cells.c: fills the columns of figures and of money. */
#include <string.h>

#include "report/cells.h"
#include "report/figure_words.h"
#include "model/figures.h"

static const char *own(const struct bp_cell_maker *m, enum bp_word word)
{
    return bp_own(m->section->story, word);
}

static void add_words(struct bp_cell_maker *m, const char *words)
{
    if (*words)
        bp_cell_add(m, BP_PART_TEXT, bp_say_inline(m->work, words));
}

static void add_figure(struct bp_cell_maker *m, const char *figure)
{
    add_words(m, bp_figure_words(m->work, figure, m->row->number->unit));
}

void bp_fill_unit(struct bp_cell_maker *m)
{
    const char *unit = m->row->number ? bp_figure_unit_apart(m->row->number->unit) : "";
    if (*unit)
        bp_cell_add_small(m, bp_fill(m->work, own(m, BP_WORD_NAMED), own(m, BP_WORD_UNIT), unit, NULL));
}

void bp_fill_baseline(struct bp_cell_maker *m)
{
    if (m->row->number)
        add_figure(m, m->row->number->baseline);
}

void bp_fill_actual(struct bp_cell_maker *m)
{
    if (m->row->number)
        add_figure(m, m->row->number->actual);
}

void bp_fill_target(struct bp_cell_maker *m)
{
    const struct bp_number *number = m->row->number;
    if (!number)
        return;
    add_figure(m, number->target);
    for (uint32_t i = 0; i < number->n_targets; i++)
        add_words(m, bp_fill(m->work, own(m, BP_WORD_TARGET_BY), number->targets[i].when,
                             bp_figure_words(m->work, number->targets[i].text, number->unit), NULL));
    if (*number->tolerance)
        bp_cell_add_small(m, bp_fill(m->work, own(m, BP_WORD_NAMED), own(m, BP_WORD_TOLERANCE),
                                     bp_figure_words(m->work, number->tolerance, number->unit), NULL));
    if (number->better != BP_BETTER_UNSAID)
        bp_cell_add_small(m, own(m, number->better == BP_BETTER_HIGHER ? BP_WORD_HIGHER_IS_BETTER
                                                                       : BP_WORD_LOWER_IS_BETTER));
}

/* ---- the series ---- */

/* One column lists all figures. */
static void list_figures(struct bp_cell_maker *m)
{
    const struct bp_number *number = m->row->number;
    for (uint32_t i = 0; i < number->n_values; i++) {
        const struct bp_figure *figure = &number->values[i];
        bool marked = figure->words.n > 1;
        const char *words = bp_figure_words(m->work, figure->text, number->unit);
        if (marked)
            bp_cell_add(
                m, BP_PART_TEXT,
                bp_fill_inline(m->work, own(m, BP_WORD_NAMED_TEXT), &figure->words, figure->when, NULL));
        else if (*words)
            add_words(m, bp_fill(m->work, own(m, BP_WORD_NAMED), figure->when, words, NULL));
    }
}

/* What has markup, such as the mark of a footnote, is printed as it is written. */
void bp_fill_figures(struct bp_cell_maker *m)
{
    const struct bp_number *number = m->row->number;
    int64_t value;
    if (!number)
        return;
    if (!m->section->n_periods) {
        list_figures(m);
        return;
    }
    for (uint32_t i = 0; i < number->n_values; i++) {
        const struct bp_figure *figure = &number->values[i];
        if (strcmp(figure->when, m->section->periods[m->own]) != 0 || !*figure->text)
            continue;
        if (figure->words.n == 1 && bp_decimal_read(figure->text, &value))
            add_figure(m, figure->text);
        else
            bp_cell_add(m, BP_PART_TEXT, &figure->words);
    }
}

/* "Line up from 95.65% (Q1) to 97.15% (Q2); Target: 96%" */
static const char *trend_words(struct bp_cell_maker *m, const struct bp_figure *first,
                               const struct bp_figure *last, const char *target)
{
    const char *unit = m->row->number->unit;
    int64_t from, to;
    bp_decimal_read(first->text, &from);
    bp_decimal_read(last->text, &to);
    const char *words = bp_fill(m->work,
                                own(m, from < to   ? BP_WORD_TREND_UP
                                       : from > to ? BP_WORD_TREND_DOWN
                                                   : BP_WORD_TREND_LEVEL),
                                bp_figure_words(m->work, first->text, unit), first->when,
                                bp_figure_words(m->work, last->text, unit), last->when, NULL);
    if (!*target)
        return words;
    return bp_fill(m->work, own(m, BP_WORD_CLAUSES), words,
                   bp_fill(m->work, own(m, BP_WORD_NAMED), own(m, BP_WORD_TARGET),
                           bp_figure_words(m->work, target, unit), NULL),
                   NULL);
}

void bp_fill_trend(struct bp_cell_maker *m)
{
    const struct bp_number *number = m->row->number;
    const struct bp_figure *first = NULL, *last = NULL;
    if (!number || !number->n_values)
        return;
    int64_t *values = bp_arena_array(m->work, number->n_values, sizeof *values);
    struct bp_trend *trend = bp_arena_alloc(m->work, sizeof *trend);
    for (uint32_t i = 0; i < number->n_values; i++) {
        if (!bp_decimal_read(number->values[i].text, &values[i])) {
            values[i] = BP_UNKNOWN;
            continue;
        }
        first = first ? first : &number->values[i];
        last = &number->values[i];
    }
    if (first == last)
        return;
    const char *target = bp_number_target(m->section->story->plan, number);
    *trend = (struct bp_trend){
        .values = values, .n = number->n_values, .words = trend_words(m, first, last, target)};
    if (!bp_decimal_read(target, &trend->target))
        trend->target = BP_UNKNOWN;
    bp_cell_add(m, BP_PART_TREND, NULL)->trend = trend;
}

/* ---- money ---- */

static enum bp_sum sum_of(const struct bp_cell_maker *m)
{
    return (enum bp_sum)(m->name - BP_COLUMN_BUDGET);
}

/* A unit that is apart is in the column's heading, if all rows have the same. */
static void add_money(struct bp_cell_maker *m, const char *sum, const char *unit)
{
    const char *words = bp_figure_words(m->work, sum, unit), *apart = bp_figure_unit_apart(unit);
    if (*apart && !m->section->money_unit)
        words = bp_fill(m->work, own(m, BP_WORD_HEAD_UNIT), words, apart, NULL);
    add_words(m, words);
}

void bp_fill_money(struct bp_cell_maker *m)
{
    const struct bp_money *money = m->row->money;
    if (money && *money->sums[sum_of(m)])
        add_money(m, money->sums[sum_of(m)], money->unit);
}

/* As many digits behind the point as the rows' sums have at most: pounds and pence have two. */
static int places_of(const struct bp_plan *plan, const struct bp_row *rows, uint32_t n, enum bp_sum sum,
                     int most)
{
    for (uint32_t i = 0; i < n; i++) {
        bp_rows_see(plan, &rows[i], 1);
        int places = rows[i].money ? bp_decimal_places(rows[i].money->sums[sum]) : 0;
        most = places > most ? places : most;
    }
    return most;
}

static int total_places(const struct bp_section *section, enum bp_sum sum)
{
    const struct bp_plan *plan = section->story->plan;
    int most = section->rows ? places_of(plan, section->rows, section->n, sum, 0) : 0;
    for (uint32_t i = 0; !section->rows && i < plan->n_priorities; i++)
        most = places_of(plan, plan->priorities[i].rows, plan->priorities[i].n_rows, sum, most);
    return most;
}

void bp_fill_total(struct bp_cell_maker *m)
{
    const struct bp_section *section = m->section;
    char room[BP_DECIMAL_ROOM];
    const char *unit;
    int64_t total;
    int places = total_places(section, sum_of(m));
    if (bp_section_total(section, sum_of(m), &total, &unit))
        add_money(m, bp_say(m->work, "%s", bp_decimal_write(total, places, room)), unit);
}
