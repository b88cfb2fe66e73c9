/* table.c: tables, row by row; and rows one below the other, where a table's columns have no room. */
#include <stdio.h>

#include "html/page.h"

/* How a kind of table looks. One that stacks becomes blocks of names and texts on a narrow screen. */
static const char *const looks[] = {
    [BP_TABLE_MEASURES] = "stacks", [BP_TABLE_ACTIONS] = "stacks",   [BP_TABLE_TOTALS] = "light",
    [BP_TABLE_ATTENTION] = "stacks", [BP_TABLE_MATRIX] = "numbers",  [BP_TABLE_MOVES] = "numbers",
    [BP_TABLE_CHANGES] = "stacks",  [BP_TABLE_REWORDED] = "stacks",  [BP_TABLE_FINDINGS] = "stacks",
    [BP_TABLE_KEY] = "pairs",       [BP_TABLE_CONTENTS] = "pairs"};

/* Columns whose texts have about the same length in each table: their class, and their part of the width, so
 * that tables that follow one another look alike. */
static const struct width {
    const char *name;
    int percent;
} widths[] = {
    [BP_COLUMN_REF] = {"ref", 7},
    [BP_COLUMN_DESCRIPTION] = {"description", 24},
    [BP_COLUMN_START] = {"day", 9},
    [BP_COLUMN_DUE] = {"day", 9},
    [BP_COLUMN_LEAD] = {"names", 11},
    [BP_COLUMN_PARTNER] = {"names", 11},
    [BP_COLUMN_STATUS] = {"status", 9},
    [BP_COLUMN_UPDATE] = {"update", 30}};

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

/* ---- widths ---- */

static struct width width_of(const struct bp_column *column)
{
    static const struct width none = {NULL, 0};
    return (size_t)column->name < sizeof widths / sizeof *widths ? widths[column->name] : none;
}

void bp_put_widths(struct bp_html *html)
{
    const char *last = "";
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        if (!widths[i].name || !strcmp(widths[i].name, last))
            continue;
        last = widths[i].name;
        bp_buf_fmt(html->out, ".stacks .%s { width: %d%%; }\n", last, widths[i].percent);
    }
}

/* What the house style says, in thousandths of the width of its pages; 0: nothing. */
static int given_width(const struct bp_html *html, const struct bp_table *table, int c)
{
    const struct bp_house_style *style = html->file->style;
    if (!style || table->kind > BP_TABLE_ACTIONS)
        return 0;
    const int32_t *margins = style->sheet.margins;
    const int64_t room = bp_sheet_width(&style->sheet) - margins[BP_SIDE_LEFT] - margins[BP_SIDE_RIGHT];
    const struct bp_column *is = &table->columns[c];
    const struct bp_style_column *column =
        bp_style_column_of(style, table->kind == BP_TABLE_ACTIONS ? BP_ACTION : BP_MEASURE,
                           (enum bp_column_kind)is->name, is->id ? is->id : "");
    return column ? (int)(column->width * INT64_C(1000) / room) : 0;
}

#define UNKNOWN 80 /* a column of which nothing is known */

/* Fills in the widths of columns in thousandths of the table's; 0: by what is in it. Those that the style
 * does not give share what is left. Returns false if it gives none. */
static bool find_widths(const struct bp_html *html, const struct bp_table *table, int *found)
{
    int usual = 0, left = 1000;
    bool given = false;
    for (int c = 0; c < table->n_columns; c++) {
        const int percent = width_of(&table->columns[c]).percent;
        found[c] = given_width(html, table, c);
        given |= found[c] > 0;
        left -= found[c] ? found[c] : percent ? 0 : UNKNOWN;
        usual += found[c] ? 0 : percent * 10;
    }
    for (int c = 0; c < table->n_columns; c++) {
        const int percent = width_of(&table->columns[c]).percent;
        if (!found[c] && percent && left > 0)
            found[c] = percent * 10 * left / usual;
    }
    return given;
}

/* ---- the head ---- */

static const struct bp_inline *label_of(const struct bp_column *column)
{
    return column->label ? column->label : column->head;
}

/* The names of the columns as strings of CSS, which a narrow screen shows before each text. A ref in the
 * first column needs none. */
static void put_labels(struct bp_html *html, const struct bp_table *table)
{
    const int first = table->columns[0].name == BP_COLUMN_REF;
    BP_PUT(html, " style=\"");
    for (int c = first; c < table->n_columns; c++) {
        bp_buf_fmt(html->out, "%s--c%d:&quot;", c > first ? ";" : "", c + 1);
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

/* A column as wide as the house style says is not as wide as its longest word on paper, either. */
static void put_width(struct bp_html *html, int width, bool given)
{
    if (width)
        bp_buf_fmt(html->out, " style=\"width:%d.%d%%%s\"", width / 10, width % 10,
                   given ? ";min-width:0" : "");
}

static void put_head(struct bp_html *html, const struct bp_table *table)
{
    int found[BP_MAX_COLUMNS];
    const bool styled = find_widths(html, table, found);
    BP_PUT(html, "<thead>\n<tr>\n");
    for (int c = 0; c < table->n_columns; c++) {
        const struct bp_column *column = &table->columns[c];
        const struct bp_status *status = column->status;
        BP_PUT(html, "<th scope=\"col\"");
        put_class(html,
                  status ? "fill" : width_of(column).name, column->number ? "number" : NULL, missing(status));
        if (status)
            bp_put_colours(html, status);
        else if (styled)
            put_width(html, found[c], given_width(html, table, c) > 0);
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

/* The cell that names the row: the ref, wherever its column is, or what else the row is called by; where that
 * is blank, the description, or else the first with words. */
static int naming_cell(const struct bp_table *table, const struct bp_row_text *text)
{
    const int named = table->named ? text->name_column : 0;
    int found = 0;
    if (text->cells[named].n)
        return named;
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
