/* table.c: tables, row by row; and rows one below the other, where a table's columns have no room. */
#include <stdio.h>

#include "html/page.h"

/* How a kind of table looks. One that stacks becomes blocks of names and texts on a narrow screen. */
static const char *const looks[] = {
    [BP_TABLE_MEASURES] = "stacks", [BP_TABLE_ACTIONS] = "stacks",   [BP_TABLE_TOTALS] = "light",
    [BP_TABLE_ATTENTION] = "stacks", [BP_TABLE_MATRIX] = "numbers",  [BP_TABLE_MOVES] = "numbers",
    [BP_TABLE_CHANGES] = "stacks",  [BP_TABLE_REWORDED] = "stacks",  [BP_TABLE_FINDINGS] = "stacks",
    [BP_TABLE_KEY] = "pairs",       [BP_TABLE_CONTENTS] = "pairs"};

/* For columns whose texts have about the same length in each table, so that tables that follow one another
 * look alike. */
static const char *const widths[] = {
    [BP_COLUMN_REF] = "ref",       [BP_COLUMN_DESCRIPTION] = "description", [BP_COLUMN_START] = "day",
    [BP_COLUMN_DUE] = "day",       [BP_COLUMN_LEAD] = "names",              [BP_COLUMN_PARTNER] = "names",
    [BP_COLUMN_STATUS] = "status", [BP_COLUMN_UPDATE] = "update",           [BP_NAMED_PAGES] = NULL};

static void put_class(struct bp_html *html, const char *first, const char *second, const char *third)
{
    const char *const all[] = {first, second, third};
    bool any = false;
    for (int i = 0; i < 3; i++) {
        if (!all[i])
            continue;
        bp_buf_str(html->out, any ? " " : " class=\"");
        bp_buf_str(html->out, all[i]);
        any = true;
    }
    if (any)
        BP_PUT(html, "\"");
}

static const char *missing(const struct bp_status *status)
{
    return status && status->symbol == BP_SYMBOL_MISSING ? "missing" : NULL;
}

/* ---- the head ---- */

static const struct bp_inline *label_of(const struct bp_column *column)
{
    return column->label ? column->label : column->head;
}

/* The names of the columns as strings of CSS, which a narrow screen shows before each text. */
static void put_labels(struct bp_html *html, const struct bp_table *table)
{
    BP_PUT(html, " style=\"");
    for (int c = 1; c < table->n_columns; c++) {
        bp_buf_fmt(html->out, "%s--c%d:&quot;", c > 1 ? ";" : "", c + 1);
        for (const char *at = bp_inline_name(&html->work, label_of(&table->columns[c])); *at; at++) {
            const char one[] = {*at, '\0'};
            size_t plain = strcspn(at, "\\\"");
            if (plain) {
                bp_put_text(html, bp_arena_text(&html->work, at, plain));
                at += plain - 1;
            } else {
                BP_PUT(html, "\\");
                bp_put_text(html, one);
            }
        }
        BP_PUT(html, "&quot;");
    }
    BP_PUT(html, "\"");
}

static void put_head(struct bp_html *html, const struct bp_table *table)
{
    BP_PUT(html, "<thead>\n<tr>\n");
    for (int c = 0; c < table->n_columns; c++) {
        const struct bp_column *column = &table->columns[c];
        const struct bp_status *status = column->status;
        bool known = (size_t)column->name < sizeof widths / sizeof *widths;
        BP_PUT(html, "<th scope=\"col\"");
        put_class(html,
                  status  ? "fill"
                  : known ? widths[column->name]
                          : NULL,
                  column->number ? "number" : NULL, missing(status));
        if (status)
            bp_put_colours(html, status);
        bp_put_lang(html, column->head);
        BP_PUT(html, ">");
        bp_put_inline(html, column->head);
        BP_PUT(html, "</th>\n");
    }
    BP_PUT(html, "</tr>\n</thead>\n");
}

/* ---- the rows ---- */

/* A screen reader says more than the cell shows: "2.1.1, part of 2.1". */
static void put_spoken(struct bp_html *html, const struct bp_row_text *text)
{
    const struct bp_cell *cell = &text->cells[0];
    const char *shown = cell->n && cell->parts->text ? bp_inline_plain(&html->work, cell->parts->text) : "";
    size_t len = strlen(shown);
    if (strncmp(text->spoken, shown, len) != 0)
        return;
    BP_PUT(html, "<span class=\"unseen\">");
    bp_put_text(html, text->spoken + len);
    BP_PUT(html, "</span>");
}

/* The cell that names the row: the first; where that is blank, the description, or else the first with
 * words. */
static int naming_cell(const struct bp_table *table, const struct bp_row_text *text)
{
    int found = 0;
    for (int c = table->n_columns - 1; c > 0 && !text->cells[0].n; c--) {
        const bool better = !found || table->columns[found].name != BP_COLUMN_DESCRIPTION;
        if (text->cells[c].n && (better || table->columns[c].name == BP_COLUMN_DESCRIPTION))
            found = c;
    }
    return found;
}

static void put_cell(struct bp_html *html, const struct bp_table *table, const struct bp_row_text *text,
                     int c)
{
    const struct bp_cell *cell = &text->cells[c];
    const bool names = c == naming_cell(table, text);
    bp_buf_str(html->out, names ? "<th scope=\"row\"" : "<td");
    put_class(html, cell->status ? "fill" : NULL, table->columns[c].number ? "number" : NULL,
              missing(cell->status));
    if (cell->status)
        bp_put_colours(html, cell->status);
    bp_put_parts(html, cell->parts, cell->n, false);
    if (!c && text->spoken)
        put_spoken(html, text);
    bp_buf_str(html->out, names ? "</th>\n" : "</td>\n");
}

static const char *anchor_of(const struct bp_html *html, const struct bp_row_text *text)
{
    return text->anchor < html->n_anchors ? html->anchors[text->anchor] : NULL;
}

static void put_row(struct bp_html *html, const struct bp_table *table, uint32_t i)
{
    struct bp_row_text text;
    table->row(table->user, &html->work, i, &text);
    const char *anchor = anchor_of(html, &text);
    BP_PUT(html, "<tr");
    if (anchor)
        bp_put_attribute(html, "id", anchor);
    if (text.bold)
        BP_PUT(html, " class=\"total\"");
    BP_PUT(html, ">\n");
    for (int c = 0; c < table->n_columns; c++)
        put_cell(html, table, &text, c);
    BP_PUT(html, "</tr>\n");
    bp_arena_rewind(&html->work);
    bp_html_flush(html, false);
}

/* The id of the table's caption; NULL: it has none, and the heading above it is its name. */
static const char *caption_id(struct bp_html *html, const struct bp_table *table)
{
    char number[24];
    if (!table->caption || !table->caption->n)
        return NULL;
    snprintf(number, sizeof number, "%u", (unsigned)++html->n_tables);
    return bp_id_make(html, "table", number);
}

/* What is around a table, so that a keyboard can move one that is too wide for the screen. Each has a name
 * that no other has: of the item of a pack, of the heading and of the caption. */
static void put_frame(struct bp_html *html, const char *caption)
{
    BP_PUT(html, "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"");
    if (html->item) {
        bp_put_text(html, html->item);
        BP_PUT(html, " ");
    }
    bp_put_text(html, html->heading);
    if (caption) {
        BP_PUT(html, " ");
        bp_put_text(html, caption);
    }
    BP_PUT(html, "\">\n");
}

static void put_columns(struct bp_html *html, const struct bp_table *table)
{
    const char *caption = caption_id(html, table);
    put_frame(html, caption);
    BP_PUT(html, "<table");
    put_class(html, looks[table->kind], table->plain ? "plain" : NULL, table->whole ? "whole" : NULL);
    if (!caption)
        bp_put_attribute(html, "aria-labelledby", html->heading);
    if (!strcmp(looks[table->kind], "stacks"))
        put_labels(html, table);
    BP_PUT(html, ">\n");
    if (caption) {
        BP_PUT(html, "<caption");
        bp_put_attribute(html, "id", caption);
        put_class(html, table->titled ? "title" : NULL, NULL, NULL);
        bp_put_lang(html, table->caption);
        BP_PUT(html, ">");
        bp_put_inline(html, table->caption);
        BP_PUT(html, "</caption>\n");
    }
    put_head(html, table);
    BP_PUT(html, "<tbody>\n");
    for (uint32_t i = 0; i < table->n_rows; i++)
        put_row(html, table, i);
    BP_PUT(html, "</tbody>\n</table>\n</div>\n");
}

/* ---- rows one below the other ---- */

static void put_line(struct bp_html *html, const struct bp_column *column, const struct bp_cell *cell)
{
    BP_PUT(html, "<div>\n<dt");
    bp_put_lang(html, label_of(column));
    BP_PUT(html, ">");
    bp_put_inline(html, label_of(column));
    BP_PUT(html, "</dt>\n<dd");
    put_class(html, cell->status ? "fill" : NULL, missing(cell->status), NULL);
    if (cell->status)
        bp_put_colours(html, cell->status);
    bp_put_parts(html, cell->parts, cell->n, true);
    BP_PUT(html, "</dd>\n</div>\n");
}

static void put_block(struct bp_html *html, const struct bp_table *table, uint32_t i)
{
    struct bp_row_text text;
    table->row(table->user, &html->work, i, &text);
    const struct bp_inline *name = text.spoken ? bp_say_inline(&html->work, text.spoken) : text.name;
    bp_put_heading(html, table->level + 1, name, anchor_of(html, &text));
    BP_PUT(html, "<dl>\n");
    for (int c = 0; c < table->n_columns; c++)
        if (text.cells[c].n > (c == text.name_column ? text.name_parts : 0))
            put_line(html, &table->columns[c], &text.cells[c]);
    BP_PUT(html, "</dl>\n");
    bp_arena_rewind(&html->work);
    bp_html_flush(html, false);
}

static void put_passage(struct bp_html *html, const char *look, const struct bp_inline *text)
{
    if (!text || !text->n)
        return;
    BP_PUT(html, "<p");
    put_class(html, look, NULL, NULL);
    bp_put_lang(html, text);
    BP_PUT(html, ">");
    bp_put_inline(html, text);
    BP_PUT(html, "</p>\n");
}

void bp_put_table(struct bp_html *html, const struct bp_table *table)
{
    put_passage(html, NULL, table->intro);
    if (!table->named || html->file->fits(html->file->fits_user, table)) {
        put_columns(html, table);
        return;
    }
    put_passage(html, "caption", table->caption);
    for (uint32_t i = 0; i < table->n_rows; i++)
        put_block(html, table, i);
}
