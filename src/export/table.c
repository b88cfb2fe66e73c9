/* table.c: the rows as CSV, and what its columns are (CSV on the Web, "Metadata Vocabulary for Tabular
 * Data"). */
#include "base/csv.h"
#include "base/json.h"
#include "base/text.h"
#include "export/fields.h"
#include "export/plain.h"

/* Between the texts of a list. */
#define SEPARATOR ";"

/* ---- CSV ---- */

static void put_list(struct bp_buf *out, const struct bp_export_value *value)
{
    for (uint32_t i = 0; i < value->n_list; i++) {
        bp_buf_str(out, i ? SEPARATOR " " : "");
        bp_buf_str(out, value->list[i]);
    }
}

static void put_figures(struct bp_exported *x, struct bp_buf *out, const struct bp_export_value *value)
{
    for (uint32_t i = 0; i < value->n_figures; i++) {
        const char *words = bp_export_figure(&x->scratch, &value->figures[i]);
        bp_buf_str(out, i ? "\n" : "");
        bp_buf_str(out, value->figures[i].when);
        bp_buf_str(out, ": ");
        bp_buf_str(out, words ? words : "");
    }
}

/* What is joined from several texts, as a cell. `text` is empty afterwards. */
static void put_joined(struct bp_buf *out, struct bp_buf *text)
{
    bp_buf_char(text, '\0');
    if (!text->failed)
        bp_csv_cell(out, text->bytes);
    out->failed |= text->failed;
    text->len = 0;
}

static void put_value(struct bp_exported *x, struct bp_buf *out, struct bp_buf *joined,
                      const struct bp_export_field *field, const struct bp_export_value *value)
{
    switch (field->type) {
    case BP_VALUE_LIST:
        put_list(joined, value);
        put_joined(out, joined);
        break;
    case BP_VALUE_FIGURES:
        put_figures(x, joined, value);
        put_joined(out, joined);
        break;
    case BP_VALUE_INTEGER:
        if (value->given)
            bp_buf_int(out, value->number);
        break;
    case BP_VALUE_BOOLEAN: bp_buf_str(out, value->number ? "true" : "false"); break;
    default: bp_csv_cell(out, value->text ? value->text : "");
    }
}

static void put_row(struct bp_exported *x, struct bp_buf *out, struct bp_buf *joined,
                    const struct bp_export_row *row)
{
    for (size_t i = 0; i < bp_export_n_fields; i++) {
        const struct bp_export_value value = bp_export_value(x, &bp_export_fields[i], row);
        bp_buf_str(out, i ? "," : "");
        put_value(x, out, joined, &bp_export_fields[i], &value);
    }
    for (uint32_t i = 0; i < x->n_own; i++) {
        const char *text = bp_plain_blocks(&x->scratch, bp_export_own_value(&x->own[i], row->row));
        bp_buf_char(out, ',');
        bp_csv_cell(out, text ? text : "");
    }
    bp_buf_str(out, BP_CSV_END);
}

bool bp_export_table(const struct bp_export_job *job, struct bp_buf *out)
{
    struct bp_exported x;
    struct bp_buf joined = {0};
    bool good = bp_export_begin(&x, job);
    bp_buf_str(out, BP_CSV_BEGIN);
    for (size_t i = 0; i < bp_export_n_fields; i++) {
        bp_buf_str(out, i ? "," : "");
        bp_buf_str(out, bp_export_fields[i].name);
    }
    for (uint32_t i = 0; good && i < x.n_own; i++) {
        bp_buf_char(out, ',');
        bp_csv_cell(out, x.own[i].title);
    }
    bp_buf_str(out, BP_CSV_END);
    for (uint32_t i = 0; good && i < x.n; i++) {
        put_row(&x, out, &joined, &x.rows[i]);
        bp_export_drop(&x);
    }
    bp_buf_free(&joined);
    return bp_export_end(&x) && good && !out->failed;
}

/* ---- what the columns are ---- */

static const char *datatype_of(enum bp_value_type type)
{
    switch (type) {
    case BP_VALUE_INTEGER: return "integer";
    case BP_VALUE_BOOLEAN: return "boolean";
    case BP_VALUE_DATE: return "date";
    case BP_VALUE_DECIMAL: return "decimal";
    case BP_VALUE_LIST: return "normalizedString"; /* of these, blanks at the ends do not count */
    default: return "string";
    }
}

static void put_column(struct bp_json *json, const char *name, const char *title, const char *about)
{
    bp_json_open(json, NULL, '{');
    bp_json_text(json, "name", name);
    bp_json_text(json, "titles", title);
    bp_json_text(json, "dc:description", about);
}

static void put_columns(struct bp_exported *x, struct bp_json *json)
{
    bp_json_open(json, "columns", '[');
    for (size_t i = 0; i < bp_export_n_fields; i++) {
        const struct bp_export_field *field = &bp_export_fields[i];
        put_column(json, field->name, field->name, field->about);
        bp_json_text(json, "datatype", datatype_of(field->type));
        if (field->type == BP_VALUE_LIST)
            bp_json_text(json, "separator", SEPARATOR);
        if (field->needed)
            bp_json_bool(json, "required", true);
        bp_json_close(json, '}');
    }
    for (uint32_t i = 0; i < x->n_own; i++) {
        put_column(json, x->own[i].name, x->own[i].title, "A column of the plan's own.");
        bp_json_text(json, "datatype", "string");
        bp_json_close(json, '}');
    }
    bp_json_close(json, ']');
}

/* A name of a file as the reference of a URL (RFC 3986): only what needs no escape stays. */
static const char *url_of(struct bp_arena *arena, const char *file)
{
    static const char hex[] = "0123456789ABCDEF";
    char *url = bp_arena_alloc(arena, strlen(file) * 3 + 1), *to = url;
    for (; url && *file; file++) {
        unsigned char c = (unsigned char)*file;
        if (bp_is_letter(*file) || bp_is_digit(*file) || strchr("-._~", *file)) {
            *to++ = *file;
            continue;
        }
        *to++ = '%';
        *to++ = hex[c >> 4];
        *to++ = hex[c & 15];
    }
    return url;
}

/* What the plan may lack. */
static void put_text(struct bp_json *json, const char *name, const char *text)
{
    if (text)
        bp_json_text(json, name, text);
}

static void put_about(struct bp_exported *x, struct bp_json *json)
{
    const struct bp_plan *plan = x->plan;
    put_text(json, "dc:title", bp_plain_inline(&x->scratch, &plan->title));
    put_text(json, "dc:publisher", bp_plain_inline(&x->scratch, &plan->organisation));
    put_text(json, "dc:description", bp_plain_inline(&x->scratch, &plan->report.title));
    bp_json_text(json, "dc:language", plan->lang);
    bp_json_text(json, "rdfs:comment",
                 "A text that a spreadsheet would run as a formula has an apostrophe before it, which is no "
                 "part of it. So has one that begins with apostrophes before such a text.");
}

static void put_dialect(struct bp_json *json)
{
    bp_json_open(json, "dialect", '{');
    bp_json_text(json, "encoding", "utf-8");
    bp_json_text(json, "delimiter", ",");
    bp_json_text(json, "quoteChar", "\"");
    bp_json_bool(json, "doubleQuote", true);
    bp_json_bool(json, "header", true);
    bp_json_open(json, "lineTerminators", '[');
    bp_json_text(json, NULL, BP_CSV_END);
    bp_json_close(json, ']');
    bp_json_close(json, '}');
}

bool bp_export_columns(const struct bp_export_job *job, const char *csv, struct bp_buf *out)
{
    struct bp_exported x;
    struct bp_json json = {.out = out};
    bool good = bp_export_begin(&x, job);
    const char *url = url_of(&x.scratch, csv);
    if (good && url) {
        bp_json_open(&json, NULL, '{');
        bp_json_open(&json, "@context", '[');
        bp_json_text(&json, NULL, "http://www.w3.org/ns/csvw");
        bp_json_open(&json, NULL, '{');
        bp_json_text(&json, "@language", "en"); /* of the descriptions */
        bp_json_close(&json, '}');
        bp_json_close(&json, ']');
        bp_json_text(&json, "url", url);
        put_about(&x, &json);
        put_dialect(&json);
        bp_json_open(&json, "tableSchema", '{');
        put_columns(&x, &json);
        bp_json_text(&json, "primaryKey", "row");
        bp_json_close(&json, '}');
        bp_json_close(&json, '}');
    }
    return bp_export_end(&x) && good && !out->failed;
}
