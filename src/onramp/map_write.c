/* map_write.c: writes the map of what was understood of a file. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/plan.h"
#include "onramp/draft.h"
#include "onramp/map.h"

/* A text in one line. */
static void put_line(struct bp_buf *out, const char *text)
{
    for (; *text; text++)
        bp_buf_char(out, bp_is_blank(*text) ? ' ' : *text);
}

static void put_text(struct bp_buf *out, const char *text)
{
    bp_buf_char(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            bp_buf_char(out, '\\');
        bp_buf_char(out, bp_is_blank(*text) ? ' ' : *text);
    }
    bp_buf_char(out, '"');
}

static void put_inline(struct bp_buf *out, const char *verb, const struct bp_inline *text)
{
    struct bp_buf plain = {0};
    for (uint32_t i = 0; i < text->n; i++)
        bp_buf_str(&plain, text->runs[i].is_break ? " " : text->runs[i].text);
    bp_buf_char(&plain, '\0');
    out->failed = out->failed || plain.failed;
    if (!plain.failed && *plain.bytes) {
        bp_buf_fmt(out, "%s ", verb);
        put_text(out, plain.bytes);
        bp_buf_char(out, '\n');
    }
    bp_buf_free(&plain);
}

static void put_days(struct bp_buf *out, const char *verb, struct bp_date from, struct bp_date to)
{
    if (from.year && to.year)
        bp_buf_fmt(out, "%s %04d-%02d-%02d to %04d-%02d-%02d\n", verb, from.year, from.month, from.day,
                   to.year, to.month, to.day);
}

/* How a line names a grid: by its sheet, or as "table 3". */
static void put_name(struct bp_buf *out, const struct bp_grid *grid)
{
    if (grid->kind == BP_GRID_TABLE)
        bp_buf_fmt(out, "\"table %u\"", (unsigned)grid->number);
    else
        put_text(out, grid->kind == BP_GRID_SHEET ? grid->name : "*");
}

/* `before`: what each line begins with. */
static void put_header(struct bp_buf *out, const struct bp_found_table *table, const char *before)
{
    bp_buf_fmt(out, "%ssheet ", before);
    put_name(out, table->grid);
    bp_buf_str(out, table->measures ? " measures\n" : " actions\n");
    if (!table->n_headers)
        return;
    bp_buf_fmt(out, "%sheader ", before);
    put_name(out, table->grid);
    bp_buf_fmt(out, " %u", (unsigned)table->first_header + 1);
    if (table->n_headers > 1)
        bp_buf_fmt(out, " to %u", (unsigned)(table->first_header + table->n_headers));
    bp_buf_char(out, '\n');
}

/* A sheet with several tables has several headers, which no line can tell apart. */
static bool stands_alone(const struct bp_found *found, const struct bp_found_table *table)
{
    for (uint32_t i = 0; i < found->n_tables; i++)
        if (&found->tables[i] != table && found->tables[i].grid == table->grid)
            return false;
    return true;
}

static void put_table(struct bp_buf *out, const struct bp_found *found, const struct bp_found_table *table)
{
    bool only = found->n_tables == 1;
    bp_buf_char(out, '\n');
    if (stands_alone(found, table))
        put_header(out, table, only ? "# " : "");
    for (uint32_t i = 0; i < table->n_columns; i++) {
        const struct bp_found_column *column = &table->columns[i];
        char letter[BP_CELL_NAME]; /* for a column without a head */
        bp_column_name(column->column, letter);
        bp_buf_str(out, "column ");
        if (only)
            bp_buf_str(out, "*"); /* the sheet of the next period will have another name */
        else
            put_name(out, table->grid);
        bp_buf_char(out, ' ');
        put_text(out, *column->head ? column->head : letter);
        bp_buf_fmt(out, " %s", bp_field_ids[column->field]);
        if (*column->period) {
            bp_buf_char(out, ' ');
            put_text(out, column->period);
        }
        if (column->sure == BP_SURE_GUESSED || column->sure == BP_SURE_LIKELY)
            bp_buf_str(out, column->sure == BP_SURE_GUESSED ? " # guessed: " : " # likely: ");
        if (column->sure == BP_SURE_GUESSED || column->sure == BP_SURE_LIKELY)
            put_line(out, column->why);
        bp_buf_char(out, '\n');
    }
}

/* ---- what the words and the colours of statuses were taken for ---- */

struct status_read {
    const char *text; /* "" of a colour alone */
    int32_t fill;
    int status;
};

enum { MOST_STATUSES_READ = 64 };

/* The cell of a row's status; NULL: it has none. */
static const struct bp_cell *status_cell(const struct bp_draft_row *from)
{
    const struct bp_found_table *table = from->table;
    for (uint32_t i = 0; i < table->n_columns && from->n_rows; i++)
        if (table->columns[i].field == BP_IS_STATUS)
            return bp_grid_at(table->grid, from->rows[0], table->columns[i].column);
    return NULL;
}

static bool is_known(const struct status_read *known, uint32_t n, const struct status_read *one)
{
    for (uint32_t i = 0; i < n; i++)
        if (!strcmp(known[i].text, one->text) && (*one->text || known[i].fill == one->fill))
            return true;
    return false;
}

/* They are remarks: as lines they would fix what a new word or colour changes. */
static void put_statuses(struct bp_buf *out, const struct bp_found *found, const struct bp_plan *plan)
{
    struct status_read known[MOST_STATUSES_READ];
    struct bp_walk walk = {0};
    uint32_t n = 0;
    for (uint32_t i = 0; i < found->draft->n_rows && n < MOST_STATUSES_READ && bp_walk(plan, &walk); i++) {
        const struct bp_cell *cell = status_cell(&found->draft->rows[i]);
        if (!cell || !walk.row->status_given || walk.row->status >= plan->scheme.n)
            continue;
        struct status_read one = {cell->text, cell->fill, walk.row->status};
        if ((!*one.text && one.fill == BP_NO_FILL) || strlen(one.text) > 100 || is_known(known, n, &one))
            continue;
        known[n++] = one;
        bp_buf_str(out, n == 1 ? "\n# The statuses were understood so:\n" : "");
        bp_buf_str(out, *one.text ? "# status " : "# fill ");
        if (*one.text)
            put_text(out, one.text);
        else
            bp_buf_fmt(out, "%06X", (unsigned)one.fill & 0xFFFFFF);
        bp_buf_fmt(out, " %s\n", plan->scheme.items[one.status].id);
    }
}

/* What to fill in, if no table was found. */
static void put_blank(struct bp_buf *out, const struct bp_book *book)
{
    bp_buf_str(out, "# No table of a plan was found. Say which sheet or table is one: take away the # of\n"
                    "# its lines, give the row that has the columns' heads, and a line for each column.\n");
    for (uint32_t i = 0; book && i < book->n_items; i++) {
        const struct bp_grid *grid = book->items[i].grid;
        if (!grid || grid->hidden || !grid->n_cells)
            continue;
        const char *lines[] = {"sheet ", " actions", "header ", " 1", "column ", " \"Action\" description",
                               "column ", " \"By when\" due"};
        bp_buf_char(out, '\n');
        for (size_t k = 0; k < sizeof lines / sizeof *lines; k += 2) {
            bp_buf_fmt(out, "# %s", lines[k]);
            put_name(out, grid);
            bp_buf_fmt(out, "%s\n", lines[k + 1]);
        }
    }
}

void bp_map_write(const struct bp_found *found, const struct bp_plan *plan, struct bp_buf *out)
{
    bp_buf_str(out, "# What boardpaper understood of ");
    put_line(out, found->file);
    bp_buf_str(out, ".\n# Correct what is wrong, and give this map with --map, now and for the files of the "
                    "next periods.\n# A line that begins with # says nothing.\n\n");
    if (plan) {
        put_inline(out, "title", &plan->title);
        put_inline(out, "organisation", &plan->organisation);
        put_days(out, "plan-period", plan->from, plan->to);
        bp_buf_str(out, "# Each file has a period of its own, so this line is not for the next one:\n");
        put_days(out, "# period", plan->report.from, plan->report.to);
        bp_buf_fmt(out, "lang %s\n", plan->lang);
    }
    for (uint32_t i = 0; i < found->n_tables; i++)
        put_table(out, found, &found->tables[i]);
    if (!found->n_tables)
        put_blank(out, found->book);
    if (plan && found->draft)
        put_statuses(out, found, plan);
    bp_buf_str(out, "\n# What a column can be:");
    for (int i = 0; i < BP_IS_FIELDS; i++)
        bp_buf_fmt(out, "%s %s", i % 10 == 0 ? "\n#  " : "", bp_field_ids[i]);
    bp_buf_char(out, '\n');
}
