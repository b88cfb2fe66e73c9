/* glossary.c: leaves out terms that only withheld rows use. */
#include "model/glossary.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"

/* ---- all words of a plan, as one text ---- */

static void put_text(struct bp_buf *out, const char *text)
{
    bp_buf_str(out, text);
    bp_buf_char(out, '\n');
}

static void put_inline(struct bp_buf *out, const struct bp_inline *text)
{
    for (uint32_t i = 0; i < text->n; i++) {
        bp_buf_str(out, text->runs[i].is_break ? " " : text->runs[i].text);
        if (text->runs[i].abbr)
            bp_buf_fmt(out, " %s ", text->runs[i].abbr);
    }
    bp_buf_char(out, '\n');
}

/* The recursion is bounded: the reader limits how deep elements nest. */
static void put_blocks(struct bp_buf *out, const struct bp_block *block)
{
    for (; block; block = block->next) {
        put_inline(out, &block->text);
        for (const struct bp_item *item = block->items; item; item = item->next)
            put_blocks(out, item->blocks);
    }
}

static void put_figures(struct bp_buf *out, const struct bp_figure *figures, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        put_text(out, figures[i].when);
        put_inline(out, &figures[i].words);
    }
}

static void put_number(struct bp_buf *out, const struct bp_number *number)
{
    put_text(out, number->unit);
    put_text(out, number->target);
    put_figures(out, number->values, number->n_values);
    put_figures(out, number->targets, number->n_targets);
}

static void put_columns(struct bp_buf *out, const struct bp_columns *columns)
{
    for (uint32_t i = 0; i < columns->n; i++)
        put_inline(out, &columns->items[i].head);
}

static void put_rows(struct bp_buf *out, const struct bp_row *rows, uint32_t n)
{
    for (const struct bp_row *row = rows; n; row++, n--) {
        put_text(out, row->ref);
        put_text(out, row->start.text);
        put_text(out, row->due.text);
        put_text(out, row->revised_due.text);
        if (row->number)
            put_number(out, row->number);
        put_text(out, row->money ? row->money->unit : "");
        put_inline(out, &row->theme);
        put_inline(out, &row->description);
        for (uint32_t i = 0; i < row->n_leads; i++)
            put_inline(out, &row->leads[i]);
        for (uint32_t i = 0; i < row->n_partners; i++)
            put_inline(out, &row->partners[i]);
        put_blocks(out, row->update);
        put_blocks(out, row->corrective_action);
        for (uint32_t i = 0; i < row->n_cells; i++)
            put_blocks(out, row->cells[i].blocks);
    }
}

static void put_plan(struct bp_buf *out, const struct bp_plan *plan)
{
    const struct bp_report *report = &plan->report;
    const struct bp_inline *const texts[] = {&plan->title,      &plan->organisation,     &report->title,
                                             &report->period,   &report->update_heading, &report->version,
                                             &report->contact,  &report->meeting,        &report->marking,
                                             &plan->measures_heading, &plan->actions_heading};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        put_inline(out, texts[i]);
    put_blocks(out, report->summary);
    put_columns(out, &plan->columns[BP_MEASURE]);
    put_columns(out, &plan->columns[BP_ACTION]);
    put_blocks(out, plan->measures_words);
    put_rows(out, plan->measures, plan->n_measures);
    put_blocks(out, plan->actions_words);
    for (uint32_t i = 0; i < plan->n_groups; i++) {
        put_inline(out, &plan->groups[i].title);
        put_blocks(out, plan->groups[i].words);
    }
    for (uint32_t i = 0; i < plan->n_priorities; i++) {
        put_inline(out, &plan->priorities[i].title);
        put_blocks(out, plan->priorities[i].words);
        put_rows(out, plan->priorities[i].rows, plan->priorities[i].n_rows);
    }
    bp_buf_char(out, 0);
}

/* ---- which terms are used ---- */

static bool is_letter(char c)
{
    return bp_is_digit(c) || bp_is_letter(c) || (c & 0x80);
}

/* How often the text has the term as words of its own; a plural s is no other word. */
static size_t count(const char *text, const char *term)
{
    size_t n = 0, len = strlen(term);
    for (const char *at = text; len && (at = strstr(at, term)); at += len) {
        const char *end = at + len;
        end += *end == 's' && !is_letter(end[1]);
        bool begins = at == text || !is_letter(at[-1]) || !is_letter(*term);
        n += begins && !(is_letter(end[-1]) && is_letter(*end));
    }
    return n;
}

bool bp_glossary_cut(const struct bp_plan *whole, struct bp_plan *plan, struct bp_arena *arena)
{
    struct bp_buf all = {0}, shown = {0};
    struct bp_term *terms = bp_arena_array(arena, plan->n_terms ? plan->n_terms : 1, sizeof *terms);
    uint32_t n = 0;
    if (plan->n_terms) {
        put_plan(&all, whole);
        put_plan(&shown, plan);
    }
    bool good = terms && !all.failed && !shown.failed;
    for (uint32_t i = 0; good && i < plan->n_terms; i++)
        if (count(shown.bytes, plan->terms[i].abbr) || !count(all.bytes, plan->terms[i].abbr))
            terms[n++] = plan->terms[i];
    if (good) {
        plan->terms = terms;
        plan->n_terms = n;
    } else {
        arena->out = true;
    }
    bp_buf_free(&all);
    bp_buf_free(&shown);
    return good;
}
