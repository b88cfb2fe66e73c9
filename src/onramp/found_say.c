/* found_say.c: says what was understood of a file: for people, and as JSON Lines for programs. */
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "onramp/found.h"

#define MOST_LEFT 12   /* rows and cells that are named to people; the rest are counted */
#define MOST_SAID 60   /* code points of a text that are shown to people */

static const char *const sures[] = {"not", "guessed", "likely", "certain"};
static const char *const kinds[] = {"measure", "action", "priority", "group", "more", "header",
                                    "title", "total", "key", "note", "left"};
static const char *const facts[BP_FACTS] = {"title", "organisation", "plan-period", "period", "report",
                                            "version", "contact", "meeting", "marking", "summary",
                                            "meeting-date", "agenda-item", "appendix"};

/* ---- counts ---- */

static uint32_t count_rows(const struct bp_found_table *table, enum bp_found_kind kind)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < table->n_rows; i++)
        n += table->rows[i].kind == kind;
    return n;
}

static uint32_t taken_rows(const struct bp_found_table *table)
{
    return count_rows(table, BP_ROW_MEASURE) + count_rows(table, BP_ROW_ACTION);
}

static bool is_understood(const struct bp_found_column *column)
{
    return column->field != BP_IS_UNKNOWN && column->field != BP_IS_LEFT;
}

/* Whether a row's text is in the plan, in some place. */
static bool is_taken(const struct bp_found_row *row)
{
    return row->kind != BP_ROW_LEFT && row->kind != BP_ROW_TOTAL;
}

struct counts {
    uint32_t rows, understood, own, left;
};

static struct counts count_all(const struct bp_found *found)
{
    struct counts counts = {0};
    for (uint32_t i = 0; i < found->n_tables; i++) {
        const struct bp_found_table *table = &found->tables[i];
        counts.rows += taken_rows(table);
        for (uint32_t k = 0; k < table->n_columns; k++) {
            counts.understood += is_understood(&table->columns[k]);
            counts.own += table->columns[k].field == BP_IS_UNKNOWN;
            counts.left += table->columns[k].field == BP_IS_LEFT;
        }
    }
    return counts;
}

/* ---- for people ---- */

static void put_count(struct bp_buf *out, uint32_t n, const char *one, const char *many)
{
    bp_buf_fmt(out, "%u %s", (unsigned)n, n == 1 ? one : many);
}

/* The beginning of a text, in one line. */
static void put_brief(struct bp_buf *out, const char *text)
{
    const char *at = text, *end = text + strlen(text);
    for (int i = 0; at < end && i < MOST_SAID; i++) {
        const char *from = at;
        if (bp_utf8_next(&at, end) == '\n')
            bp_buf_char(out, ' ');
        else
            bp_buf_put(out, from, (size_t)(at - from));
    }
    bp_buf_str(out, at < end ? "\xE2\x80\xA6" : "");
}

static void put_table_name(struct bp_buf *out, const struct bp_grid *grid)
{
    if (grid->kind == BP_GRID_SHEET)
        bp_buf_fmt(out, "sheet \"%s\"", grid->name);
    else if (grid->kind == BP_GRID_TABLE)
        bp_buf_fmt(out, "table %u", (unsigned)grid->number);
    else
        bp_buf_str(out, "the whole file");
}

/* "tracker.xlsx: sheet "Q2": 57 rows, 9 columns understood, 1 kept as the body's own" */
static void put_summary(struct bp_buf *out, const struct bp_found *found)
{
    struct counts counts = count_all(found);
    bp_buf_fmt(out, "%s: ", found->file);
    if (!found->n_tables) {
        bp_buf_str(out, "no table of a plan was found\n");
        return;
    }
    if (found->n_tables == 1)
        put_table_name(out, found->tables[0].grid);
    else
        put_count(out, found->n_tables, "table", "tables");
    bp_buf_str(out, ": ");
    put_count(out, counts.rows, "row", "rows");
    bp_buf_str(out, ", ");
    put_count(out, counts.understood, "column understood", "columns understood");
    if (counts.own)
        bp_buf_fmt(out, ", %u kept as the body's own", (unsigned)counts.own);
    if (counts.left)
        bp_buf_fmt(out, ", %u left", (unsigned)counts.left);
    bp_buf_char(out, '\n');
}

static size_t width_of(const char *text)
{
    size_t width = bp_utf8_count(text, strlen(text));
    return width < MOST_SAID ? width : MOST_SAID + 1;
}

static void pad(struct bp_buf *out, size_t from, size_t to)
{
    for (; from < to; from++)
        bp_buf_char(out, ' ');
}

/* A column's letters in a sheet; its number elsewhere. */
static void column_name(const struct bp_grid *grid, uint32_t column, char name[BP_CELL_NAME])
{
    if (grid->kind == BP_GRID_SHEET)
        bp_column_name(column, name);
    else
        snprintf(name, BP_CELL_NAME, "%u", (unsigned)column + 1);
}

static const char *field_words(const struct bp_found_column *column)
{
    return column->field == BP_IS_UNKNOWN ? "(the body's own)"
           : column->field == BP_IS_LEFT  ? "(left)"
                                          : bp_field_ids[column->field];
}

static void put_columns(struct bp_buf *out, const struct bp_found_table *table)
{
    size_t wide = 0, fields = 0;
    for (uint32_t i = 0; i < table->n_columns; i++) {
        const struct bp_found_column *column = &table->columns[i];
        size_t head = width_of(column->head), field = strlen(field_words(column)) +
                      (*column->period ? strlen(column->period) + 1 : 0);
        wide = head > wide ? head : wide;
        fields = field > fields ? field : fields;
    }
    for (uint32_t i = 0; i < table->n_columns; i++) {
        const struct bp_found_column *column = &table->columns[i];
        char name[BP_CELL_NAME];
        column_name(table->grid, column->column, name);
        bp_buf_fmt(out, "  %-3s ", name);
        put_brief(out, column->head);
        pad(out, width_of(column->head), wide + 2);
        size_t before = out->len;
        bp_buf_str(out, field_words(column));
        if (*column->period)
            bp_buf_fmt(out, " %s", column->period);
        if (column->sure != BP_SURE_CERTAIN) {
            const char *sure = column->sure == BP_SURE_NOT ? "" : sures[column->sure];
            pad(out, out->len - before, fields + 2);
            bp_buf_fmt(out, "%s%s%s", sure, *sure && *column->why ? ": " : "", column->why);
        }
        bp_buf_char(out, '\n');
    }
}

static void put_row_counts(struct bp_buf *out, const struct bp_found_table *table)
{
    static const struct {
        enum bp_found_kind kind;
        const char *one, *many;
    } said[] = {{BP_ROW_MEASURE, "measure", "measures"},
                {BP_ROW_ACTION, "action", "actions"},
                {BP_ROW_PRIORITY, "priority", "priorities"},
                {BP_ROW_GROUP, "group", "groups"},
                {BP_ROW_MORE, "row that goes on with the one above", "rows that go on with the one above"},
                {BP_ROW_KEY, "line of a key", "lines of a key"},
                {BP_ROW_NOTE, "note", "notes"}};
    const char *before = "  rows: ";
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        uint32_t n = count_rows(table, said[i].kind);
        if (!n)
            continue;
        bp_buf_str(out, before);
        put_count(out, n, said[i].one, said[i].many);
        before = ", ";
    }
    bp_buf_str(out, *before == ',' ? "\n" : "");
}

/* Whether a column's head has this text. */
static bool is_head(const struct bp_found_table *table, const char *text)
{
    bool found = false;
    for (uint32_t i = 0; i < table->n_columns; i++)
        found = found || strstr(table->columns[i].head, text);
    return found;
}

/* The texts of a row that is not taken; of a header, those above several columns that no head has. */
static void put_row_text(struct bp_buf *out, const struct bp_found_table *table, uint32_t row, bool header)
{
    const char *between = " \"";
    for (uint32_t i = 0; i < table->grid->n_cells && table->grid->cells[i].row <= row; i++) {
        const struct bp_cell *cell = &table->grid->cells[i];
        if (cell->row != row || !*cell->text || (header && is_head(table, cell->text)))
            continue;
        bp_buf_str(out, between);
        put_brief(out, cell->text);
        between = " ";
    }
    bp_buf_str(out, *between == ' ' && between[1] ? "" : "\"");
}

/* Rows that are not taken, those next to one another with the same reason together. */
static void put_rows_left(struct bp_buf *out, const struct bp_found_table *table)
{
    uint32_t said = 0, more = 0;
    for (uint32_t i = 0; i < table->n_rows; i++) {
        const struct bp_found_row *row = &table->rows[i];
        if (is_taken(row))
            continue;
        uint32_t last = i;
        while (last + 1 < table->n_rows && !is_taken(&table->rows[last + 1]) &&
               !strcmp(table->rows[last + 1].why, row->why))
            last++;
        if (said++ >= MOST_LEFT) {
            more += last - i + 1;
        } else {
            bp_buf_fmt(out, "  left: row %u", (unsigned)row->row + 1);
            if (last > i)
                bp_buf_fmt(out, " to %u", (unsigned)table->rows[last].row + 1);
            else
                put_row_text(out, table, row->row, false);
            bp_buf_fmt(out, ": %s\n", *row->why ? row->why : kinds[row->kind]);
        }
        i = last;
    }
    if (more)
        bp_buf_fmt(out, "  left: %u more rows\n", (unsigned)more);
}

static void put_table(struct bp_buf *out, const struct bp_found_table *table)
{
    bp_buf_char(out, '\n');
    put_table_name(out, table->grid);
    bp_buf_fmt(out, ": %s", table->measures ? "measures" : "actions");
    if (table->n_headers)
        bp_buf_fmt(out, ", header in row %u", (unsigned)table->first_header + 1);
    if (table->n_headers > 1)
        bp_buf_fmt(out, " to %u", (unsigned)(table->first_header + table->n_headers));
    for (uint32_t i = 0; table->n_headers > 1 && i < table->n_headers; i++)
        put_row_text(out, table, table->first_header + i, true);
    bp_buf_char(out, '\n');
    put_columns(out, table);
    put_row_counts(out, table);
    put_rows_left(out, table);
}

static void put_facts(struct bp_buf *out, const struct bp_found *found)
{
    bp_buf_str(out, found->n_facts ? "\n" : "");
    for (uint32_t i = 0; i < found->n_facts; i++) {
        const struct bp_found_fact *fact = &found->facts[i];
        bp_buf_fmt(out, "%s: ", facts[fact->fact]);
        put_brief(out, fact->text);
        bool placed = fact->grid != NULL, told = *fact->why != 0;
        bp_buf_str(out, placed || told ? " (" : "");
        if (placed)
            bp_found_cell(found, fact->grid, fact->row, fact->column, out);
        bp_buf_fmt(out, "%s%s%s\n", placed && told ? ", " : "", fact->why, placed || told ? ")" : "");
    }
}

static void put_cells_left(struct bp_buf *out, const struct bp_found *found)
{
    bp_buf_str(out, found->n_left ? "\n" : "");
    for (uint32_t i = 0; i < found->n_left && i < MOST_LEFT; i++) {
        const struct bp_found_left *left = &found->left[i];
        bp_buf_str(out, "left: ");
        bp_found_cell(found, left->grid, left->row, left->column, out);
        bp_buf_fmt(out, "%s%s\n", *left->why ? ": " : "", left->why);
    }
    if (found->n_left > MOST_LEFT)
        bp_buf_fmt(out, "left: %u more cells\n", (unsigned)(found->n_left - MOST_LEFT));
}

void bp_found_say(const struct bp_found *found, struct bp_buf *out)
{
    put_summary(out, found);
    for (uint32_t i = 0; i < found->n_tables; i++)
        put_table(out, &found->tables[i]);
    put_facts(out, found);
    put_cells_left(out, found);
}

/* ---- for programs ---- */

static void put_field(struct bp_buf *out, const char *name, const char *text)
{
    bp_buf_fmt(out, ",\"%s\":", name);
    bp_json_string(out, text);
}

static void put_number(struct bp_buf *out, const char *name, uint32_t number)
{
    bp_buf_fmt(out, ",\"%s\":%u", name, (unsigned)number);
}

static void begin(struct bp_buf *out, const struct bp_found *found, const char *type)
{
    bp_buf_fmt(out, "{\"schema\":1,\"type\":\"%s\"", type);
    put_field(out, "file", found->file);
}

static void put_where(struct bp_buf *out, const struct bp_grid *grid)
{
    put_field(out, "sheet", grid->kind == BP_GRID_SHEET ? grid->name : "");
    put_number(out, "table", grid->number);
}

static void put_cell(struct bp_buf *out, const struct bp_found *found, const struct bp_grid *grid,
                     uint32_t row, uint32_t column)
{
    struct bp_buf name = {0};
    if (grid)
        bp_found_cell(found, grid, row, column, &name);
    bp_buf_char(&name, '\0');
    out->failed = out->failed || name.failed;
    if (!name.failed)
        put_field(out, "cell", name.bytes);
    bp_buf_free(&name);
}

static void put_table_json(struct bp_buf *out, const struct bp_found *found,
                           const struct bp_found_table *table)
{
    begin(out, found, "table");
    put_where(out, table->grid);
    put_field(out, "holds", table->measures ? "measures" : "actions");
    put_number(out, "header", table->n_headers ? table->first_header + 1 : 0);
    put_number(out, "headers", table->n_headers);
    put_number(out, "rows", taken_rows(table));
    bp_buf_str(out, "}\n");
    for (uint32_t i = 0; i < table->n_columns; i++) {
        const struct bp_found_column *column = &table->columns[i];
        begin(out, found, "column");
        put_where(out, table->grid);
        put_number(out, "column", column->column + 1);
        put_field(out, "head", column->head);
        put_field(out, "field", bp_field_ids[column->field]);
        put_field(out, "period", column->period);
        put_field(out, "sure", sures[column->sure]);
        put_field(out, "why", column->why);
        bp_buf_str(out, "}\n");
    }
    for (uint32_t i = 0; i < table->n_rows; i++) {
        const struct bp_found_row *row = &table->rows[i];
        begin(out, found, "row");
        put_where(out, table->grid);
        put_number(out, "row", row->row + 1);
        put_field(out, "kind", kinds[row->kind]);
        bp_buf_fmt(out, ",\"taken\":%s", is_taken(row) ? "true" : "false");
        put_field(out, "why", row->why);
        bp_buf_str(out, "}\n");
    }
}

void bp_found_json(const struct bp_found *found, struct bp_buf *out)
{
    struct counts counts = count_all(found);
    begin(out, found, "understood");
    put_number(out, "tables", found->n_tables);
    put_number(out, "rows", counts.rows);
    put_number(out, "columns", counts.understood);
    put_number(out, "own", counts.own);
    put_number(out, "left", counts.left);
    bp_buf_str(out, "}\n");
    for (uint32_t i = 0; i < found->n_tables; i++)
        put_table_json(out, found, &found->tables[i]);
    for (uint32_t i = 0; i < found->n_facts; i++) {
        const struct bp_found_fact *fact = &found->facts[i];
        begin(out, found, "fact");
        put_field(out, "fact", facts[fact->fact]);
        put_field(out, "text", fact->text);
        put_cell(out, found, fact->grid, fact->row, fact->column);
        put_field(out, "why", fact->why);
        bp_buf_str(out, "}\n");
    }
    for (uint32_t i = 0; i < found->n_left; i++) {
        const struct bp_found_left *left = &found->left[i];
        begin(out, found, "left");
        put_cell(out, found, left->grid, left->row, left->column);
        put_field(out, "why", left->why);
        bp_buf_str(out, "}\n");
    }
}
