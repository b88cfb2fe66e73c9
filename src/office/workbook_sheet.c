/* workbook_sheet.c: the sheets of a workbook: their rows, and what stands around these
 * (ECMA-376-1, 18.3.1.99). */
#include "office/workbook_sheet.h"

#include <string.h>

#include "base/text.h"
#include "book/grid.h"

/* Bytes of the rows of one sheet: beyond, memory counts as used up. */
#define MOST_SHEET ((size_t)256 << 20)

struct bp_new_sheet *bp_sheet_begin(struct bp_new_book *book, const char *name, uint32_t n_columns)
{
    struct bp_new_sheet *sheet = &book->sheets[book->n];
    *sheet = (struct bp_new_sheet){.name = name, .n_columns = n_columns, .rows = {.limit = MOST_SHEET}};
    sheet->widths = bp_arena_array(book->arena, n_columns, sizeof *sheet->widths);
    if (!sheet->widths) {
        book->failed = true;
        return NULL;
    }
    book->n++;
    return sheet;
}

static void put_place(struct bp_buf *out, uint32_t row, uint32_t column)
{
    char name[BP_CELL_NAME];
    bp_cell_name(row - 1, column, name);
    bp_buf_str(out, name);
}

/* ---- rows ---- */

static void add_link(struct bp_new_sheet *sheet, uint32_t row, uint32_t column, const char *address)
{
    bp_buf_str(&sheet->links, "<hyperlink ref=\"");
    put_place(&sheet->links, row, column);
    bp_buf_fmt(&sheet->links, "\" r:id=\"rId%u\"/>", ++sheet->n_links);
    bp_buf_fmt(&sheet->relations,
               "<Relationship Id=\"rId%u\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
               "relationships/hyperlink\" Target=\"",
               sheet->n_links);
    bp_sheet_escape(&sheet->relations, address, strlen(address), true);
    bp_buf_str(&sheet->relations, "\" TargetMode=\"External\"/>");
}

static bool begins_like_formula(const struct bp_inline *text)
{
    return text->n && *text->runs[0].text && strchr("=+-@", *text->runs[0].text);
}

/* Writes a cell, or the next part of its text. Returns whether more of it is left. */
static bool write_cell(struct bp_new_book *book, struct bp_new_sheet *sheet, uint32_t column,
                       const struct bp_new_cell *cell, const struct bp_inline *text, struct bp_text_at *at)
{
    struct bp_buf *out = &sheet->rows;
    struct bp_cell_style style = cell->style;
    style.quoted = text && begins_like_formula(text);
    bp_buf_str(out, "<c r=\"");
    put_place(out, sheet->row, column);
    bp_buf_fmt(out, "\" s=\"%u\"", bp_book_style(book, style));
    if (cell->number && !at->run) {
        bp_buf_fmt(out, "><v>%s</v></c>", cell->number);
        at->run = 1;
        return false;
    }
    if (!text || at->run >= text->n) {
        bp_buf_str(out, "/>");
        return false;
    }
    bp_buf_str(out, " t=\"inlineStr\">");
    bp_text_slice(out, style.look, text, at);
    bp_buf_str(out, "</c>");
    return at->run < text->n;
}

/* How many lines a text takes in a column that is so many digits wide; words stay whole where they can. */
static unsigned count_lines(const struct bp_inline *text, unsigned width)
{
    unsigned lines = 1, in_line = 0, word = 0;
    width = width > 2 ? width - 1 : 2; /* the margins of a cell */
    for (uint32_t i = 0; text && i < text->n; i++) {
        const char *at = text->runs[i].is_break ? "\n" : text->runs[i].text, *end = at + strlen(at);
        while (at < end) {
            uint32_t code = bp_utf8_next(&at, end);
            word = code == ' ' || code == '\n' ? 0 : word + 1;
            in_line++;
            if (code == '\n') {
                lines++;
                in_line = 0;
            } else if (in_line > width && code != ' ') {
                lines++;
                in_line = word < width ? word : 1;
            }
        }
    }
    return lines;
}

enum {
    ROOMY = 12u /* letters in ten digits' width */,
    LINE_POINTS = 13,
    MARGIN_POINTS = 4,
    MOST_POINTS = 409 /* of a row */
};

/* The height of a row in points, as its texts need it. Programs find it anew when a cell is edited, but not
 * all do so when they open a file. */
static unsigned height_of(const struct bp_new_sheet *sheet, const struct bp_new_cell *cells,
                          const struct bp_inline *const *texts, uint32_t n)
{
    unsigned most = LINE_POINTS;
    for (uint32_t i = 0; i < n; i++) {
        unsigned size = bp_look_size(cells[i].style.look);
        unsigned points = count_lines(texts[i], sheet->widths[i] * ROOMY / size) * size * LINE_POINTS / 10;
        most = points > most ? points : most;
    }
    unsigned height = most + MARGIN_POINTS;
    return height < MOST_POINTS ? height : MOST_POINTS;
}

static void open_row(struct bp_new_sheet *sheet, unsigned height, bool fixed)
{
    bp_buf_fmt(&sheet->rows, "<row r=\"%u\" ht=\"%u\"%s>", ++sheet->row, height,
               fixed ? " customHeight=\"1\"" : "");
}

void bp_sheet_row(struct bp_new_book *book, struct bp_new_sheet *sheet, const struct bp_new_cell *cells,
                  uint32_t n, unsigned height)
{
    struct bp_text_at *at = bp_arena_array(book->arena, n, sizeof *at);
    const struct bp_inline **texts = bp_arena_array(book->arena, n, sizeof *texts);
    if (!at || !texts) {
        book->failed = true;
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        const char *link = NULL;
        texts[i] = cells[i].text ? bp_text_shown(book, cells[i].text, &link) : NULL;
        if (link)
            add_link(sheet, sheet->row + 1, i, link);
    }
    unsigned fitting = height_of(sheet, cells, texts, n);
    for (bool more = true; more && !sheet->rows.failed;) {
        more = false;
        open_row(sheet, height ? height : fitting, height);
        for (uint32_t i = 0; i < n; i++)
            more |= write_cell(book, sheet, i, &cells[i], texts[i], &at[i]);
        bp_buf_str(&sheet->rows, "</row>");
    }
}

void bp_sheet_banner(struct bp_new_book *book, struct bp_new_sheet *sheet, const struct bp_inline *text,
                     enum bp_look look)
{
    struct bp_new_cell *cells = bp_arena_array(book->arena, sheet->n_columns, sizeof *cells);
    uint32_t width = 0;
    if (!cells) {
        book->failed = true;
        return;
    }
    for (uint32_t i = 0; i < sheet->n_columns; i++) {
        cells[i] = (struct bp_new_cell){.style = {look, BP_SHOW_TEXT, -1, false}};
        width += sheet->widths[i];
    }
    cells[0].text = text;
    unsigned size = bp_look_size(look);
    unsigned height = 2 * MARGIN_POINTS + count_lines(text, width * ROOMY / size) * size * LINE_POINTS / 10;
    bp_sheet_row(book, sheet, cells, sheet->n_columns, height < MOST_POINTS ? height : MOST_POINTS);
    if (sheet->n_columns < 2)
        return;
    bp_buf_str(&sheet->merges, "<mergeCell ref=\"");
    put_place(&sheet->merges, sheet->row, 0);
    bp_buf_char(&sheet->merges, ':');
    put_place(&sheet->merges, sheet->row, sheet->n_columns - 1);
    bp_buf_str(&sheet->merges, "\"/>");
    sheet->n_merges++;
}

/* ---- what stands around the rows ---- */

static void put_range(struct bp_buf *out, uint32_t column, uint32_t first, uint32_t last)
{
    put_place(out, first, column);
    bp_buf_char(out, ':');
    put_place(out, last, column);
}

void bp_sheet_list(struct bp_new_sheet *sheet, uint32_t column, uint32_t first, uint32_t last,
                   const char *from, const char *title, const char *words)
{
    struct bp_buf *out = &sheet->lists;
    bp_buf_fmt(out,
               "<dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" "
               "errorTitle=\"%s\" error=\"%s\" sqref=\"",
               title, words);
    put_range(out, column, first, last);
    bp_buf_fmt(out, "\"><formula1>%s</formula1></dataValidation>", from);
    sheet->n_lists++;
}

/* A text in a formula holds at most 255 characters. A status whose word is longer has no colour of its own.
 */
static bool fits_formula(const char *word)
{
    return strlen(word) <= 255;
}

void bp_sheet_colours(struct bp_new_book *book, struct bp_new_sheet *sheet, uint32_t a, uint32_t b,
                      uint32_t first, uint32_t last)
{
    const struct bp_scheme *scheme = &book->plan->scheme;
    struct bp_buf *out = &sheet->rules;
    if (last < first)
        return;
    bp_buf_str(out, "<conditionalFormatting sqref=\"");
    put_range(out, a, first, last);
    if (b != a) {
        bp_buf_char(out, ' ');
        put_range(out, b, first, last);
    }
    bp_buf_str(out, "\">");
    unsigned rank = 0;
    for (int i = 0; i < scheme->n; i++) {
        const char *word = bp_status_word(scheme, i);
        if (!fits_formula(word))
            continue;
        bp_buf_fmt(out, "<cfRule type=\"cellIs\" dxfId=\"%d\" priority=\"%u\" operator=\"equal\"><formula>\"",
                   i, ++rank);
        for (const char *at = word; *at; at++) {
            bp_sheet_escape(out, at, 1, false);
            if (*at == '"')
                bp_buf_char(out, '"');
        }
        bp_buf_str(out, "\"</formula></cfRule>");
    }
    bp_buf_str(out, "</conditionalFormatting>");
    if (!rank)
        out->len = 0;
}

static void write_view(const struct bp_new_sheet *sheet, bool first, struct bp_buf *out)
{
    bp_buf_fmt(out,
               "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView%s%s "
               "workbookViewId=\"0\"",
               sheet->frozen ? "" : " showGridLines=\"0\"", first ? " tabSelected=\"1\"" : "");
    if (sheet->frozen)
        bp_buf_str(out, "><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                        "<selection pane=\"bottomLeft\" activeCell=\"A2\" sqref=\"A2\"/></sheetView>");
    else
        bp_buf_str(out, "/>");
    bp_buf_str(out, "</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
    for (uint32_t i = 0; i < sheet->n_columns; i++)
        bp_buf_fmt(out, "<col min=\"%u\" max=\"%u\" width=\"%u.7109375\" customWidth=\"1\"/>", i + 1, i + 1,
                   sheet->widths[i]);
    bp_buf_str(out, "</cols>");
}

static void put_counted(struct bp_buf *out, const char *name, uint32_t n, const struct bp_buf *items)
{
    if (!n)
        return;
    bp_buf_fmt(out, "<%s count=\"%u\">", name, n);
    bp_buf_put(out, items->bytes, items->len);
    bp_buf_fmt(out, "</%s>", name);
}

/* In a footer, & begins a code. */
static void write_footer(const struct bp_new_book *book, struct bp_buf *out)
{
    const char *title = bp_inline_name(book->arena, &book->plan->title);
    size_t len = title ? strlen(title) : 0;
    while (len > 100)
        for (len--; len && ((unsigned char)title[len] & 0xC0) == 0x80;)
            len--;
    bp_buf_str(out, "<headerFooter><oddFooter>&amp;L");
    for (size_t i = 0; i < len; i++) {
        bp_sheet_escape(out, &title[i], 1, false);
        if (title[i] == '&')
            bp_buf_str(out, "&amp;");
    }
    bp_buf_str(out, "&amp;R&amp;A, &amp;P / &amp;N</oddFooter></headerFooter>");
}

void bp_sheet_write(const struct bp_new_book *book, const struct bp_new_sheet *sheet, struct bp_buf *out)
{
    bp_buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">");
    write_view(sheet, sheet == book->sheets, out);
    bp_buf_str(out, "<sheetData>");
    bp_buf_put(out, sheet->rows.bytes, sheet->rows.len);
    bp_buf_str(out, "</sheetData>");
    put_counted(out, "mergeCells", sheet->n_merges, &sheet->merges);
    bp_buf_put(out, sheet->rules.bytes, sheet->rules.len);
    put_counted(out, "dataValidations", sheet->n_lists, &sheet->lists);
    if (sheet->n_links) {
        bp_buf_str(out, "<hyperlinks>");
        bp_buf_put(out, sheet->links.bytes, sheet->links.len);
        bp_buf_str(out, "</hyperlinks>");
    }
    bp_buf_fmt(
        out,
        "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
        "<pageSetup paperSize=\"9\" orientation=\"%s\" fitToHeight=\"0\"/>",
        sheet->upright ? "portrait" : "landscape");
    write_footer(book, out);
    bp_buf_str(out, "<ignoredErrors><ignoredError sqref=\"A1:");
    put_place(out, sheet->row ? sheet->row : 1, sheet->n_columns - 1);
    bp_buf_str(out, "\" twoDigitTextYear=\"1\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>");
}
