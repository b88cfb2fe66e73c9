/* document.c: the plan as a JSON document. */
#include "export/document.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "export/fields.h"
#include "export/plain.h"
#include "model/columns.h"
#include "model/exempt.h"
#include "model/house.h"
#include "model/write.h"

#define MEMBER(object, name, type, about) {object, name, type, about},
const struct bp_export_member bp_export_members[] = {
#include "export/members.def"
};
const size_t bp_export_n_members = sizeof bp_export_members / sizeof *bp_export_members;

struct writer {
    struct bp_exported x;
    struct bp_json json;
    const struct bp_plan *plan;
};

/* ---- texts ---- */

static void put_text(struct writer *w, const char *name, const char *text)
{
    bp_json_text(&w->json, name, text && *text ? text : NULL);
}

static void put_inline(struct writer *w, const char *name, const struct bp_inline *text)
{
    bp_json_text(&w->json, name, bp_plain_inline(&w->x.scratch, text));
}

static void put_blocks(struct writer *w, const char *name, const char *html, const struct bp_block *first)
{
    bp_json_text(&w->json, name, bp_plain_blocks(&w->x.scratch, first));
    bp_json_text(&w->json, html, bp_plain_html(&w->x.scratch, first));
}

static void put_date(struct writer *w, const char *name, struct bp_date date)
{
    char room[BP_ISO_ROOM];
    bp_json_text(&w->json, name, bp_date_write(date, room));
}

static void put_colour(struct writer *w, const char *name, uint32_t colour)
{
    char text[16];
    snprintf(text, sizeof text, "#%06X", (unsigned)(colour & 0xFFFFFF));
    bp_json_text(&w->json, name, text);
}

static void put_decimal(struct bp_json *json, const char *name, const char *decimal)
{
    bp_json_raw(json, name, decimal ? decimal : "null");
}

/* ---- rows ---- */

static void put_figures(struct writer *w, const char *name, const struct bp_export_value *value)
{
    bp_json_open(&w->json, name, '[');
    for (uint32_t i = 0; i < value->n_figures; i++) {
        const struct bp_figure *figure = &value->figures[i];
        const char *words = bp_export_figure(&w->x.scratch, figure);
        bp_json_open(&w->json, NULL, '{');
        bp_json_text(&w->json, "period", figure->when);
        bp_json_text(&w->json, "text", words ? words : "");
        put_decimal(&w->json, "number", bp_export_decimal(&w->x.scratch, figure->text));
        bp_json_close(&w->json, '}');
    }
    bp_json_close(&w->json, ']');
}

static void put_list(struct writer *w, const char *name, const struct bp_export_value *value)
{
    bp_json_open(&w->json, name, '[');
    for (uint32_t i = 0; i < value->n_list; i++)
        bp_json_text(&w->json, NULL, value->list[i]);
    bp_json_close(&w->json, ']');
}

static void put_field(struct writer *w, const struct bp_export_field *field, const struct bp_export_row *row)
{
    const struct bp_export_value value = bp_export_value(&w->x, field, row);
    char html[40];
    switch (field->type) {
    case BP_VALUE_LIST: put_list(w, field->name, &value); break;
    case BP_VALUE_FIGURES: put_figures(w, field->name, &value); break;
    case BP_VALUE_BOOLEAN: bp_json_bool(&w->json, field->name, value.number != 0); break;
    case BP_VALUE_DECIMAL: put_decimal(&w->json, field->name, value.text); break;
    case BP_VALUE_INTEGER:
        if (value.given)
            bp_json_int(&w->json, field->name, value.number);
        else
            bp_json_raw(&w->json, field->name, "null");
        break;
    default: bp_json_text(&w->json, field->name, value.text);
    }
    if (field->type == BP_VALUE_LINES) {
        snprintf(html, sizeof html, "%s_html", field->name);
        bp_json_text(&w->json, html, value.html);
    }
}

static void put_own(struct writer *w, const struct bp_row *row)
{
    bp_json_open(&w->json, "own", '[');
    for (uint32_t i = 0; i < w->x.n_own; i++) {
        const struct bp_block *blocks = bp_export_own_value(&w->x.own[i], row);
        const char *text = bp_plain_blocks(&w->x.scratch, blocks);
        if (!text)
            continue;
        const struct bp_columns *columns = &w->plan->columns[row->kind];
        bp_json_open(&w->json, NULL, '{');
        bp_json_text(&w->json, "column", columns->items[w->x.own[i].of[row->kind] - 1].id);
        put_text(w, "text", text);
        put_text(w, "html", bp_plain_html(&w->x.scratch, blocks));
        bp_json_close(&w->json, '}');
    }
    bp_json_close(&w->json, ']');
}

/* Rows from i to the one before `end`. Those below one are within it: three levels at most. */
static void put_rows(struct writer *w, uint32_t i, uint32_t end) /* NOLINT(misc-no-recursion) */
{
    bp_json_open(&w->json, "rows", '[');
    while (i < end) {
        uint32_t below = bp_export_below(&w->x, i);
        bp_json_open(&w->json, NULL, '{');
        for (size_t f = 0; f < bp_export_n_fields; f++)
            if (!bp_export_fields[f].table)
                put_field(w, &bp_export_fields[f], &w->x.rows[i]);
        put_own(w, w->x.rows[i].row);
        bp_export_drop(&w->x);
        put_rows(w, i + 1, below);
        bp_json_close(&w->json, '}');
        i = below;
    }
    bp_json_close(&w->json, ']');
}

/* ---- totals ---- */

/* The missing status of a scheme that has none of its own is there only if a row has it. */
static void put_totals(struct writer *w, uint32_t i, uint32_t end)
{
    const struct bp_scheme *scheme = &w->plan->scheme;
    uint32_t of[BP_MAX_STATUSES + 1] = {0}, all = 0;
    for (; i < end; i++) {
        const struct bp_row *row = w->x.rows[i].row;
        of[row->status] += bp_row_counted(w->plan, row);
        all += bp_row_counted(w->plan, row);
    }
    bp_json_open(&w->json, "totals", '{');
    bp_json_int(&w->json, "rows", all);
    bp_json_open(&w->json, "by_status", '{');
    for (int s = 0; s < scheme->n; s++)
        if (of[s] || !(s == scheme->missing && scheme->missing_implied))
            bp_json_int(&w->json, scheme->items[s].id, of[s]);
    bp_json_close(&w->json, '}');
    bp_json_close(&w->json, '}');
}

/* ---- the parts of the document ---- */

static void put_edition(struct writer *w)
{
    const struct bp_extract *extract = w->x.extract;
    const struct bp_house *house = bp_house_for(w->plan->lang);
    bp_json_text(&w->json, "edition", extract->edition == BP_EDITION_PUBLIC ? "public" : "restricted");
    if (extract->withheld) {
        bp_json_open(&w->json, "withheld", '{');
        bp_json_int(&w->json, "rows", extract->withheld);
        put_text(w, "why", bp_exempt_list(house, extract->withheld_for, &w->x.scratch));
        bp_json_close(&w->json, '}');
    } else {
        bp_json_raw(&w->json, "withheld", "null");
    }
    if (!extract->chosen) {
        bp_json_raw(&w->json, "extract", "null");
        return;
    }
    bp_json_open(&w->json, "extract", '{');
    bp_json_text(&w->json, "words", extract->words);
    bp_json_int(&w->json, "rows", extract->part.n - extract->context);
    bp_json_int(&w->json, "of", extract->all.n);
    bp_json_close(&w->json, '}');
}

static void put_report(struct writer *w)
{
    const struct bp_report *report = &w->plan->report;
    bp_json_open(&w->json, "report", '{');
    put_inline(w, "title", &report->title);
    put_date(w, "from", report->from);
    put_date(w, "to", report->to);
    put_inline(w, "period", &report->period);
    put_inline(w, "update_heading", &report->update_heading);
    put_inline(w, "version", &report->version);
    put_inline(w, "contact", &report->contact);
    put_inline(w, "meeting", &report->meeting);
    put_date(w, "meeting_date", report->meeting_date);
    put_text(w, "agenda_item", report->agenda_item);
    put_text(w, "appendix", report->appendix);
    put_inline(w, "marking", &report->marking);
    put_blocks(w, "summary", "summary_html", report->summary);
    bp_json_close(&w->json, '}');
}

static void put_statuses(struct writer *w)
{
    const struct bp_scheme *scheme = &w->plan->scheme;
    bp_json_open(&w->json, "statuses", '[');
    for (int i = 0; i < scheme->n; i++) {
        const struct bp_status *status = &scheme->items[i];
        bp_json_open(&w->json, NULL, '{');
        bp_json_text(&w->json, "id", status->id);
        bp_json_text(&w->json, "label", status->label);
        bp_json_text(&w->json, "legend", status->legend);
        bp_json_text(&w->json, "meaning", bp_meaning_names[bp_status_meaning(status)]);
        bp_json_bool(&w->json, "missing", i == scheme->missing);
        bp_json_bool(&w->json, "counted", status->counted);
        put_colour(w, "fill", status->fill);
        put_colour(w, "text", status->text);
        bp_json_text(&w->json, "symbol", bp_symbol_names[status->symbol]);
        bp_json_close(&w->json, '}');
    }
    bp_json_close(&w->json, ']');
}

static void put_columns(struct writer *w, const struct bp_columns *columns)
{
    bp_json_open(&w->json, "columns", '[');
    for (uint32_t i = 0; i < columns->n; i++) {
        const struct bp_column_def *def = &columns->items[i];
        if (!def->printed)
            continue;
        bp_json_open(&w->json, NULL, '{');
        bp_json_text(&w->json, "id", def->id);
        put_inline(w, "heading", &def->head);
        bp_json_bool(&w->json, "own", def->kind == BP_COLUMN_OWN);
        bp_json_close(&w->json, '}');
    }
    bp_json_close(&w->json, ']');
}

static void put_measures(struct writer *w)
{
    bp_json_open(&w->json, "measures", '{');
    put_inline(w, "heading", &w->plan->measures_heading);
    put_blocks(w, "words", "words_html", w->plan->measures_words);
    put_columns(w, &w->plan->columns[BP_MEASURE]);
    put_totals(w, 0, w->x.n_measures);
    put_rows(w, 0, w->x.n_measures);
    bp_json_close(&w->json, '}');
}

static void put_groups(struct writer *w)
{
    bp_json_open(&w->json, "groups", '[');
    for (uint32_t i = 0; i < w->plan->n_groups; i++) {
        const struct bp_group *group = &w->plan->groups[i];
        bp_json_open(&w->json, NULL, '{');
        put_inline(w, "title", &group->title);
        put_blocks(w, "words", "words_html", group->words);
        bp_json_open(&w->json, "priorities", '[');
        for (uint32_t k = 0; k < group->n; k++)
            bp_json_int(&w->json, NULL, w->plan->priorities[group->first + k].number);
        bp_json_close(&w->json, ']');
        bp_json_close(&w->json, '}');
    }
    bp_json_close(&w->json, ']');
}

static void put_actions(struct writer *w)
{
    uint32_t at = w->x.n_measures;
    bp_json_open(&w->json, "actions", '{');
    put_inline(w, "heading", &w->plan->actions_heading);
    put_blocks(w, "words", "words_html", w->plan->actions_words);
    put_columns(w, &w->plan->columns[BP_ACTION]);
    put_totals(w, at, w->x.n);
    put_groups(w);
    bp_json_open(&w->json, "priorities", '[');
    for (uint32_t i = 0; i < w->plan->n_priorities; i++) {
        const struct bp_priority *priority = &w->plan->priorities[i];
        bp_json_open(&w->json, NULL, '{');
        bp_json_int(&w->json, "number", priority->number);
        put_inline(w, "title", &priority->title);
        put_blocks(w, "words", "words_html", priority->words);
        put_totals(w, at, at + priority->n_rows);
        put_rows(w, at, at + priority->n_rows);
        bp_json_close(&w->json, '}');
        at += priority->n_rows;
    }
    bp_json_close(&w->json, ']');
    bp_json_close(&w->json, '}');
}

static void put_glossary(struct writer *w)
{
    bp_json_open(&w->json, "glossary", '[');
    for (uint32_t i = 0; i < w->plan->n_terms; i++) {
        bp_json_open(&w->json, NULL, '{');
        bp_json_text(&w->json, "abbr", w->plan->terms[i].abbr);
        put_inline(w, "meaning", &w->plan->terms[i].meaning);
        bp_json_close(&w->json, '}');
    }
    bp_json_close(&w->json, ']');
}

static void put_document(struct writer *w)
{
    bp_json_open(&w->json, NULL, '{');
    bp_json_int(&w->json, "schema", BP_EXPORT_VERSION);
    bp_json_text(&w->json, "type", "plan");
    put_edition(w);
    bp_json_text(&w->json, "language", w->plan->lang);
    put_inline(w, "title", &w->plan->title);
    put_inline(w, "organisation", &w->plan->organisation);
    put_date(w, "from", w->plan->from);
    put_date(w, "to", w->plan->to);
    put_report(w);
    put_statuses(w);
    bp_json_text(&w->json, "count", bp_count_names[w->plan->count]);
    put_measures(w);
    put_actions(w);
    put_glossary(w);
    bp_json_close(&w->json, '}');
}

bool bp_export_document(const struct bp_export_job *job, struct bp_buf *out)
{
    struct writer w = {.json = {.out = out}, .plan = job->extract->part.plan};
    bool good = bp_export_begin(&w.x, job);
    if (good)
        put_document(&w);
    return bp_export_end(&w.x) && good && !out->failed;
}
