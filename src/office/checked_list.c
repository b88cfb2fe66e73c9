/* checked_list.c: findings as text for comments, and as the last sheet of a checked workbook. */
#include <string.h>

#include "base/text.h"
#include "office/checked_parts.h"
#include "book/grid.h"
#include "book/splice.h"

static const char *severity_word(const struct bp_diag *diag)
{
    return diag->severity == BP_ERROR ? "Error" : diag->severity == BP_WARNING ? "Warning" : "Note";
}

/* A text that begins with a capital, as it stands alone here. */
static void put_sentence(struct bp_buf *out, const char *text)
{
    bool small = bp_is_letter(*text) && !bp_is_capital(*text);
    if (small)
        bp_buf_char(out, (char)(*text - 'a' + 'A'));
    bp_buf_str(out, text + small);
}

/* What stands beside the message: where else to look, and why it is accepted. */
static void put_more(const struct bp_diag *diag, struct bp_buf *out)
{
    if (diag->related_cell && *diag->related_cell)
        bp_buf_fmt(out, " (see also %s)", diag->related_cell);
    if (diag->accepted)
        bp_buf_fmt(out, " (accepted: %s)", diag->accepted);
}

void bp_checked_words(const struct bp_diag *diag, struct bp_buf *out)
{
    bp_buf_fmt(out, "%s BP%04d: %s", severity_word(diag), diag->code, diag->message);
    put_more(diag, out);
    if (*diag->hint) {
        bp_buf_char(out, '\n');
        put_sentence(out, diag->hint);
    }
}

/* ---- the sheet: it has bold text by its runs, as the workbook's styles stay as they are ---- */

struct list {
    struct bp_buf *out;
    struct bp_buf links, text;
    uint32_t row; /* from 1 */
};

static void put_cell(struct list *list, char column, const char *look, const char *text)
{
    if (!*text)
        return;
    bp_buf_fmt(list->out, "<c r=\"%c%u\" t=\"inlineStr\"><is>", column, list->row);
    if (*look)
        bp_buf_fmt(list->out, "<r><rPr>%s</rPr>", look);
    bp_buf_str(list->out, "<t xml:space=\"preserve\">");
    bp_xml_escape(list->out, text);
    bp_buf_str(list->out, *look ? "</t></r></is></c>" : "</t></is></c>");
}

/* A reference such as 'Q2''s'!F12, in a link. */
static void put_link(struct list *list, const struct bp_diag *diag)
{
    char name[BP_CELL_NAME];
    struct bp_buf sheet = {0};
    for (const char *at = diag->sheet; *at; at++) {
        if (*at == '\'')
            bp_buf_char(&sheet, '\'');
        bp_buf_char(&sheet, *at);
    }
    bp_buf_char(&sheet, 0);
    bp_cell_name(diag->cell_row - 1, diag->cell_column - 1, name);
    bp_buf_fmt(&list->links, "<hyperlink ref=\"A%u\" location=\"'", list->row);
    if (!sheet.failed)
        bp_xml_escape(&list->links, sheet.bytes);
    bp_buf_fmt(&list->links, "'!%s\"/>", name);
    list->links.failed |= sheet.failed;
    bp_buf_free(&sheet);
}

static void put_finding(struct list *list, const struct bp_diag *diag)
{
    bool cell = *diag->sheet && diag->cell_row && diag->cell_column;
    bp_buf_fmt(list->out, "<row r=\"%u\">", list->row);
    put_cell(list, 'A', cell ? "<u/><color rgb=\"FF0563C1\"/>" : "",
             diag->cell && *diag->cell ? diag->cell : "The whole file");
    if (cell)
        put_link(list, diag);
    put_cell(list, 'B', "", severity_word(diag));
    list->text.len = 0;
    put_sentence(&list->text, diag->message);
    put_more(diag, &list->text);
    bp_buf_char(&list->text, 0);
    if (!list->text.failed)
        put_cell(list, 'C', "", list->text.bytes);
    list->text.len = 0;
    put_sentence(&list->text, diag->hint);
    bp_buf_char(&list->text, 0);
    if (!list->text.failed)
        put_cell(list, 'D', "", list->text.bytes);
    list->text.len = 0;
    bp_buf_fmt(&list->text, "BP%04d", diag->code);
    bp_buf_char(&list->text, 0);
    if (!list->text.failed)
        put_cell(list, 'E', "", list->text.bytes);
    bp_buf_str(list->out, "</row>");
    list->row++;
}

void bp_checked_list(const char *uri, const struct bp_diag *found, size_t n, struct bp_buf *out)
{
    static const char *const heads[] = {"Where", "How serious", "What was found", "How to mend it", "Code"};
    static const unsigned widths[] = {16, 12, 90, 110, 9};
    struct list list = {.out = out, .row = 1};
    bp_buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"");
    bp_xml_escape(out, uri);
    bp_buf_str(out, "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
                    "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
                    "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
    for (unsigned i = 0; i < sizeof widths / sizeof *widths; i++)
        bp_buf_fmt(out, "<col min=\"%u\" max=\"%u\" width=\"%u\" customWidth=\"1\"/>", i + 1, i + 1,
                   widths[i]);
    bp_buf_str(out, "</cols><sheetData><row r=\"1\">");
    for (unsigned i = 0; i < sizeof heads / sizeof *heads; i++)
        put_cell(&list, (char)('A' + i), "<b/>", heads[i]);
    bp_buf_str(out, "</row>");
    list.row++;
    for (size_t i = 0; i < n; i++)
        put_finding(&list, &found[i]);
    if (!n) {
        bp_buf_str(out, "<row r=\"2\">");
        put_cell(&list, 'A', "", "Nothing was found.");
        bp_buf_str(out, "</row>");
    }
    bp_buf_str(out, "</sheetData>");
    if (list.links.len && !list.links.failed) {
        bp_buf_str(out, "<hyperlinks>");
        bp_buf_put(out, list.links.bytes, list.links.len);
        bp_buf_str(out, "</hyperlinks>");
    }
    bp_buf_str(out, "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
    out->failed |= list.links.failed || list.text.failed;
    bp_buf_free(&list.links);
    bp_buf_free(&list.text);
}
