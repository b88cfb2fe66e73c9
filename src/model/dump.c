/* dump.c: writes a plan as lines of "name: value". Nested parts are indented. */
#include "model/dump.h"

#include <stdio.h>
#include <string.h>

#include "model/exempt.h"

static void indent(struct bp_buf *out, int depth)
{
    for (int i = 0; i < depth; i++)
        bp_buf_str(out, "  ");
}

static void put_text(struct bp_buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            bp_buf_str(out, "&amp;");
        else if (*text == '<')
            bp_buf_str(out, "&lt;");
        else if (!strncmp(text, "\xC2\xA0", 2))
            bp_buf_str(out, "&#160;"), text++;
        else
            bp_buf_char(out, *text);
    }
}

static void put_field(struct bp_buf *out, int depth, const char *name, const char *value)
{
    if (!*value)
        return;
    indent(out, depth);
    bp_buf_fmt(out, "%s: ", name);
    put_text(out, value);
    bp_buf_char(out, '\n');
}

static void put_date(struct bp_buf *out, int depth, const char *name, struct bp_date date)
{
    if (!date.year)
        return;
    indent(out, depth);
    bp_buf_fmt(out, "%s: %04d-%02d-%02d\n", name, date.year, date.month, date.day);
}

/* ---- running text ---- */

static const struct {
    enum bp_style style;
    const char *name;
} marks[] = {{BP_STRONG, "strong"}, {BP_EM, "em"}, {BP_SUP, "sup"}, {BP_SUB, "sub"}};

#define N_MARKS (int)(sizeof marks / sizeof *marks)

static void put_run(struct bp_buf *out, const struct bp_run *run)
{
    if (run->href) {
        bp_buf_str(out, "<a href=\"");
        put_text(out, run->href);
        bp_buf_str(out, "\">");
    }
    if (run->abbr) {
        bp_buf_str(out, "<abbr title=\"");
        put_text(out, run->abbr);
        bp_buf_str(out, "\">");
    }
    for (int i = 0; i < N_MARKS; i++)
        if (run->style & marks[i].style)
            bp_buf_fmt(out, "<%s>", marks[i].name);
    put_text(out, run->text);
    for (int i = N_MARKS - 1; i >= 0; i--)
        if (run->style & marks[i].style)
            bp_buf_fmt(out, "</%s>", marks[i].name);
    if (run->abbr)
        bp_buf_str(out, "</abbr>");
    if (run->href)
        bp_buf_str(out, "</a>");
}

static void put_inline(struct bp_buf *out, int depth, const char *name, const struct bp_inline *text)
{
    if (!text->n)
        return;
    indent(out, depth);
    bp_buf_fmt(out, "%s: ", name);
    for (uint32_t i = 0; i < text->n; i++) {
        if (text->runs[i].is_break)
            bp_buf_str(out, "<br/>");
        else
            put_run(out, &text->runs[i]);
    }
    bp_buf_char(out, '\n');
}

static void put_blocks(struct bp_buf *out, int depth, const struct bp_block *block)
{
    for (; block; block = block->next) {
        if (block->kind == BP_PARAGRAPH) {
            put_inline(out, depth, "p", &block->text);
            continue;
        }
        indent(out, depth);
        bp_buf_str(out, block->kind == BP_BULLETS ? "ul\n" : "ol\n");
        for (const struct bp_item *item = block->items; item; item = item->next) {
            indent(out, depth + 1);
            bp_buf_str(out, "li\n");
            put_blocks(out, depth + 2, item->blocks);
        }
    }
}

static void put_block_field(struct bp_buf *out, int depth, const char *name,
                            const struct bp_block *first)
{
    if (!first)
        return;
    indent(out, depth);
    bp_buf_fmt(out, "%s\n", name);
    put_blocks(out, depth + 1, first);
}

/* ---- the parts of a plan ---- */

static void put_report(struct bp_buf *out, const struct bp_report *report)
{
    bp_buf_str(out, "report\n");
    put_date(out, 1, "from", report->from);
    put_date(out, 1, "to", report->to);
    put_inline(out, 1, "title", &report->title);
    put_inline(out, 1, "period", &report->period);
    put_inline(out, 1, "update-heading", &report->update_heading);
    put_inline(out, 1, "version", &report->version);
    put_inline(out, 1, "contact", &report->contact);
    put_inline(out, 1, "meeting", &report->meeting);
    put_date(out, 1, "meeting-date", report->meeting_date);
    put_field(out, 1, "agenda-item", report->agenda_item);
    put_field(out, 1, "appendix", report->appendix);
    put_inline(out, 1, "marking", &report->marking);
    put_block_field(out, 1, "summary", report->summary);
}

static void put_scheme(struct bp_buf *out, const struct bp_scheme *scheme)
{
    bp_buf_str(out, "statuses\n");
    for (int i = 0; i < scheme->n; i++) {
        const struct bp_status *status = &scheme->items[i];
        bp_buf_fmt(out, "  status: %s\n", status->id);
        put_field(out, 2, "label", status->label);
        put_field(out, 2, "legend", status->legend);
        bp_buf_fmt(out, "    look: #%06X on #%06X, %s\n", (unsigned)status->text,
                   (unsigned)status->fill, bp_symbol_names[status->symbol]);
        bp_buf_fmt(out, "    means:%s%s%s%s%s%s\n", status->complete ? " complete" : "",
                   status->exception ? " exception" : "", status->neutral ? " neutral" : "",
                   status->counted ? " counted" : "",
                   i == scheme->missing ? " missing" : "",
                   i == scheme->missing && scheme->missing_implied ? " implied" : "");
    }
}

static void put_totals(struct bp_buf *out, const struct bp_scheme *scheme,
                       const struct bp_stated_totals *totals)
{
    if (totals->at == BP_NOWHERE)
        return;
    bp_buf_str(out, "  stated-totals:");
    for (int i = 0; i < scheme->n; i++)
        if (totals->numbers[i] >= 0)
            bp_buf_fmt(out, " %s %d", scheme->items[i].id, totals->numbers[i]);
    bp_buf_char(out, '\n');
}

static void put_due(struct bp_buf *out, int depth, const char *name, const struct bp_due *due)
{
    static const char *const kinds[] = {
        [BP_DUE_NONE] = "", [BP_DUE_DAY] = "", [BP_DUE_OPEN] = "open", [BP_DUE_UNKNOWN] = "not read"};
    if (due->kind == BP_DUE_NONE)
        return;
    indent(out, depth);
    bp_buf_fmt(out, "%s: ", name);
    put_text(out, due->text);
    if (due->kind == BP_DUE_DAY)
        bp_buf_fmt(out, " = %04d-%02d-%02d\n", due->day.year, due->day.month, due->day.day);
    else
        bp_buf_fmt(out, " = %s\n", kinds[due->kind]);
}

static void put_figures(struct bp_buf *out, int depth, const char *name, const struct bp_figure *figures,
                        uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        put_field(out, depth, name, figures[i].when);
        put_inline(out, depth + 1, "figure", &figures[i].words);
    }
}

static void put_number(struct bp_buf *out, int depth, const struct bp_number *number)
{
    indent(out, depth);
    bp_buf_str(out, "number\n");
    put_field(out, depth + 1, "unit", number->unit);
    put_field(out, depth + 1, "better", number->better ? bp_better_names[number->better - 1] : "");
    put_field(out, depth + 1, "baseline", number->baseline);
    put_field(out, depth + 1, "target", number->target);
    put_field(out, depth + 1, "actual", number->actual);
    put_field(out, depth + 1, "tolerance", number->tolerance);
    put_figures(out, depth + 1, "value", number->values, number->n_values);
    put_figures(out, depth + 1, "target", number->targets, number->n_targets);
}

static void put_money(struct bp_buf *out, int depth, const struct bp_money *money)
{
    indent(out, depth);
    bp_buf_str(out, "money\n");
    put_field(out, depth + 1, "unit", money->unit);
    for (int i = 0; i < BP_SUMS; i++)
        put_field(out, depth + 1, bp_sum_names[i], money->sums[i]);
}

/* The columns that the author lists. */
static void put_columns(struct bp_buf *out, const struct bp_columns *columns)
{
    if (columns->n)
        bp_buf_str(out, "  columns\n");
    for (uint32_t i = 0; i < columns->n; i++) {
        const struct bp_column_def *def = &columns->items[i];
        if (!def->head.n)
            bp_buf_fmt(out, "    %s\n", def->id);
        put_inline(out, 2, def->id, &def->head);
        if (!def->printed)
            bp_buf_str(out, "      not printed\n");
    }
}

static void put_cells(struct bp_buf *out, int depth, const struct bp_columns *columns,
                      const struct bp_row *row)
{
    for (uint32_t i = 0; i < row->n_cells; i++) {
        indent(out, depth);
        bp_buf_fmt(out, "cell %s\n", columns->items[row->cells[i].column].id);
        put_blocks(out, depth + 1, row->cells[i].blocks);
    }
}

static void put_row(struct bp_buf *out, int depth, const struct bp_plan *plan, const struct bp_row *row)
{
    const struct bp_scheme *scheme = &plan->scheme;
    const struct bp_status *status = &scheme->items[row->status];
    indent(out, depth);
    bp_buf_str(out, row->kind == BP_MEASURE ? "measure\n" : "action\n");
    put_field(out, depth + 1, "ref", row->ref);
    put_inline(out, depth + 1, "theme", &row->theme);
    put_inline(out, depth + 1, "description", &row->description);
    put_due(out, depth + 1, "start", &row->start);
    put_due(out, depth + 1, "due", &row->due);
    put_due(out, depth + 1, "revised-due", &row->revised_due);
    put_date(out, depth + 1, "completed", row->completed);
    for (uint32_t i = 0; i < row->n_leads; i++)
        put_inline(out, depth + 1, "lead", &row->leads[i]);
    for (uint32_t i = 0; i < row->n_partners; i++)
        put_inline(out, depth + 1, "partner", &row->partners[i]);
    if (row->status != scheme->n) {
        const char *how = row->status_given ? "" : row->status_computed ? " (computed)" : " (none given)";
        indent(out, depth + 1);
        bp_buf_fmt(out, "status: %s%s\n", status->id, how);
    }
    if (row->previous_status >= 0)
        put_field(out, depth + 1, "previous-status", scheme->items[row->previous_status].id);
    if (row->restricted)
        put_field(out, depth + 1, "restricted", bp_exempt_value(row->restricted));
    if (row->number)
        put_number(out, depth + 1, row->number);
    if (row->money)
        put_money(out, depth + 1, row->money);
    put_cells(out, depth + 1, &plan->columns[row->kind], row);
    put_block_field(out, depth + 1, "update", row->update);
    put_block_field(out, depth + 1, "corrective-action", row->corrective_action);
    for (uint32_t i = 0; i < row->n_accepts; i++) {
        char name[24];
        snprintf(name, sizeof name, "accept BP%04d", row->accepts[i].code);
        put_inline(out, depth + 1, name, &row->accepts[i].reason);
    }
}

static void put_priority(struct bp_buf *out, int depth, const struct bp_plan *plan,
                         const struct bp_priority *priority)
{
    indent(out, depth);
    bp_buf_str(out, "priority\n");
    put_inline(out, depth + 1, "title", &priority->title);
    put_block_field(out, depth + 1, "words", priority->words);
    for (uint32_t i = 0; i < priority->n_rows; i++)
        put_row(out, depth + 1 + priority->rows[i].level, plan, &priority->rows[i]);
}

/* A group comes before its first priority. One without priorities comes where those would be. */
static void put_actions(struct bp_buf *out, const struct bp_plan *plan)
{
    const struct bp_group *group = plan->groups, *end = plan->n_groups ? group + plan->n_groups : group;
    bp_buf_str(out, "actions\n");
    if (plan->count != BP_COUNT_ALL)
        put_field(out, 1, "count", bp_count_names[plan->count]);
    put_inline(out, 1, "heading", &plan->actions_heading);
    put_columns(out, &plan->columns[BP_ACTION]);
    put_totals(out, &plan->scheme, &plan->actions_stated);
    put_block_field(out, 1, "words", plan->actions_words);
    for (uint32_t i = 0, in = 0; i < plan->n_priorities || group < end; i++) {
        for (; group < end && group->first <= i; group++) {
            bp_buf_str(out, "  group\n");
            put_inline(out, 2, "title", &group->title);
            put_block_field(out, 2, "words", group->words);
            in = group->first + group->n;
        }
        if (i < plan->n_priorities)
            put_priority(out, i < in ? 2 : 1, plan, &plan->priorities[i]);
    }
}

void bp_plan_dump(const struct bp_plan *plan, struct bp_buf *out)
{
    put_field(out, 0, "language", plan->lang);
    put_inline(out, 0, "title", &plan->title);
    put_inline(out, 0, "organisation", &plan->organisation);
    put_date(out, 0, "from", plan->from);
    put_date(out, 0, "to", plan->to);
    put_report(out, &plan->report);
    put_scheme(out, &plan->scheme);
    bp_buf_str(out, "success-measures\n");
    put_inline(out, 1, "heading", &plan->measures_heading);
    put_columns(out, &plan->columns[BP_MEASURE]);
    put_totals(out, &plan->scheme, &plan->measures_stated);
    put_block_field(out, 1, "words", plan->measures_words);
    for (uint32_t i = 0; i < plan->n_measures; i++)
        put_row(out, 1, plan, &plan->measures[i]);
    put_actions(out, plan);
    if (plan->n_terms)
        bp_buf_str(out, "glossary\n");
    for (uint32_t i = 0; i < plan->n_terms; i++)
        put_inline(out, 1, plan->terms[i].abbr, &plan->terms[i].meaning);
}

static void put_entry(struct bp_buf *out, const struct bp_pack_entry *entry)
{
    const struct {
        const char *name;
        const struct bp_value_text *text;
    } fields[] = {{"plan", &entry->plan}, {"restricted", &entry->restricted}, {"only", &entry->only},
                  {"priority", &entry->priority}, {"lead", &entry->lead}, {"partner", &entry->partner}};
    bp_buf_fmt(out, "item %s\n", entry->number.text);
    put_field(out, 1, "title", entry->title.text);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        put_field(out, 1, fields[i].name, fields[i].text->text);
}

void bp_pack_model_dump(const struct bp_pack *pack, struct bp_buf *out)
{
    put_field(out, 0, "language", pack->lang);
    put_inline(out, 0, "title", &pack->title);
    put_inline(out, 0, "organisation", &pack->organisation);
    put_inline(out, 0, "meeting", &pack->meeting);
    put_date(out, 0, "date", pack->meeting_date);
    put_inline(out, 0, "marking", &pack->marking);
    for (uint32_t i = 0; i < pack->n_entries; i++)
        put_entry(out, &pack->entries[i]);
}
