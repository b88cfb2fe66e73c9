/* workbook_styles.c: how the cells of a workbook look. */
#include <stdio.h>
#include <string.h>

#include "office/workbook_sheet.h"

enum line { LINE_NONE, LINE_THIN, LINE_THICK, LINES };

static const struct {
    bool bold;
    int size;
    const char *colour, *fill; /* RRGGBB; fill NULL: none */
    enum line line;
    bool centred; /* from top to bottom */
    int indent;
} looks[BP_LOOKS] = {
    [BP_LOOK_PLAIN] = {false, 10, "000000", NULL, LINE_NONE, false, 0},
    [BP_LOOK_BODY] = {false, 10, "000000", NULL, LINE_THIN, false, 0},
    [BP_LOOK_BELOW] = {false, 10, "000000", NULL, LINE_THIN, false, 1},
    [BP_LOOK_BELOW_THAT] = {false, 10, "000000", NULL, LINE_THIN, false, 2},
    [BP_LOOK_HEAD] = {true, 10, "FFFFFF", "1F3864", LINE_THIN, true, 0},
    [BP_LOOK_GROUP] = {true, 12, "FFFFFF", "44546A", LINE_THIN, true, 0},
    [BP_LOOK_PRIORITY] = {true, 11, "1F3864", "DCE6F2", LINE_THIN, true, 0},
    [BP_LOOK_WORDS] = {false, 10, "404040", NULL, LINE_THIN, false, 0},
    [BP_LOOK_LABEL] = {true, 10, "1F3864", "EEF2F8", LINE_THIN, false, 0},
    [BP_LOOK_ANSWER] = {false, 10, "000000", "FFF9E0", LINE_THICK, false, 0},
    [BP_LOOK_ANSWER_STATUS] = {false, 10, "000000", NULL, LINE_THICK, false, 0},
    [BP_LOOK_MISSING] = {true, 10, "9D150A", NULL, LINE_THIN, false, 0},
    [BP_LOOK_TITLE] = {true, 16, "1F3864", NULL, LINE_NONE, false, 0},
    [BP_LOOK_HEADING] = {true, 11, "1F3864", NULL, LINE_NONE, false, 0},
    [BP_LOOK_LIGHT] = {false, 10, "FFFFFF", NULL, LINE_THIN, false, 0},
};

static const char *const lines[LINES][2] = {{NULL, NULL}, {"thin", "A6A6A6"}, {"medium", "2F5496"}};

/* The formats of the program's own begin with 164. */
static void write_format(enum bp_show show, struct bp_buf *out)
{
    static const char *const formats[] = {
        [BP_SHOW_DAY] = "d mmmm yyyy", [BP_SHOW_ISO] = "yyyy-mm-dd", [BP_SHOW_SLASHES] = "dd/mm/yyyy"};
    if (show < BP_SHOW_PLAIN) {
        bp_buf_str(out, formats[show]);
        return;
    }
    bool thousands = show >= BP_SHOW_THOUSANDS;
    int places = (int)(show - (thousands ? BP_SHOW_THOUSANDS : BP_SHOW_PLAIN));
    bp_buf_fmt(out, "%s%s%.*s", thousands ? "#,##0" : "0", places ? "." : "", places, "000000");
}

static unsigned format_id(enum bp_show show)
{
    return show == BP_SHOW_GENERAL ? 0 : show == BP_SHOW_TEXT ? 49 : 164 + (unsigned)show;
}

uint32_t bp_book_style(struct bp_new_book *book, struct bp_cell_style style)
{
    for (size_t i = 0; i < book->n_styles; i++) {
        const struct bp_cell_style *known = &book->styles[i];
        if (known->look == style.look && known->show == style.show && known->fill == style.fill &&
            known->quoted == style.quoted)
            return (uint32_t)i;
    }
    struct bp_cell_style *styles =
        bp_arena_grow(book->arena, book->styles, &book->room_styles, book->n_styles + 1, sizeof *styles);
    if (!styles) {
        book->failed = true;
        return 0;
    }
    book->styles = styles;
    styles[book->n_styles] = style;
    return (uint32_t)book->n_styles++;
}

unsigned bp_look_size(enum bp_look look)
{
    return (unsigned)looks[look].size;
}

static void write_formats(struct bp_buf *out)
{
    bp_buf_fmt(out, "<numFmts count=\"%d\">", (int)BP_SHOWS - (int)BP_SHOW_DAY);
    for (int show = BP_SHOW_DAY; show < BP_SHOWS; show++) {
        bp_buf_fmt(out, "<numFmt numFmtId=\"%u\" formatCode=\"", format_id((enum bp_show)show));
        write_format((enum bp_show)show, out);
        bp_buf_str(out, "\"/>");
    }
    bp_buf_str(out, "</numFmts>");
}

static void write_fonts(struct bp_buf *out)
{
    bp_buf_fmt(out, "<fonts count=\"%d\">", (int)BP_LOOKS);
    for (int i = 0; i < BP_LOOKS; i++)
        bp_buf_fmt(
            out,
            "<font>%s<sz val=\"%d\"/><color rgb=\"FF%s\"/><name val=\"Arial\"/><family val=\"2\"/></font>",
            looks[i].bold ? "<b/>" : "", looks[i].size, looks[i].colour);
    bp_buf_str(out, "</fonts>");
}

void bp_run_font(enum bp_look look, const struct bp_run *run, struct bp_buf *out)
{
    bool bold = looks[look].bold || (run->style & BP_STRONG);
    bool italic = run->style & BP_EM;
    const char *raised = run->style & BP_SUP   ? "<vertAlign val=\"superscript\"/>"
                         : run->style & BP_SUB ? "<vertAlign val=\"subscript\"/>"
                                               : "";
    bp_buf_fmt(
        out,
        "<rPr>%s%s%s<sz val=\"%d\"/><color rgb=\"FF%s\"/><rFont val=\"Arial\"/><family val=\"2\"/></rPr>",
        bold ? "<b/>" : "", italic ? "<i/>" : "", raised, looks[look].size, looks[look].colour);
}

static void write_fill(const char *colour, struct bp_buf *out)
{
    if (colour)
        bp_buf_fmt(out,
                   "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF%s\"/><bgColor indexed=\"64\"/>"
                   "</patternFill></fill>",
                   colour);
    else
        bp_buf_str(out, "<fill><patternFill patternType=\"none\"/></fill>");
}

/* Two that programs expect, one for each look, and one for each style with a fill of its own. */
static void write_fills(const struct bp_new_book *book, struct bp_buf *out)
{
    int n = BP_LOOKS + 2;
    for (size_t i = 0; i < book->n_styles; i++)
        n += book->styles[i].fill >= 0;
    bp_buf_fmt(out,
               "<fills count=\"%d\"><fill><patternFill patternType=\"none\"/></fill>"
               "<fill><patternFill patternType=\"gray125\"/></fill>",
               n);
    for (int i = 0; i < BP_LOOKS; i++)
        write_fill(looks[i].fill, out);
    for (size_t i = 0; i < book->n_styles; i++) {
        char colour[8];
        snprintf(colour, sizeof colour, "%06X", (unsigned)book->styles[i].fill & 0xFFFFFF);
        if (book->styles[i].fill >= 0)
            write_fill(colour, out);
    }
    bp_buf_str(out, "</fills>");
}

static void write_borders(struct bp_buf *out)
{
    static const char *const sides[] = {"left", "right", "top", "bottom"};
    bp_buf_fmt(out, "<borders count=\"%d\">", (int)LINES);
    for (int i = 0; i < LINES; i++) {
        bp_buf_str(out, "<border>");
        for (int side = 0; side < 4; side++) {
            if (lines[i][0])
                bp_buf_fmt(out, "<%s style=\"%s\"><color rgb=\"FF%s\"/></%s>", sides[side], lines[i][0],
                           lines[i][1], sides[side]);
            else
                bp_buf_fmt(out, "<%s/>", sides[side]);
        }
        bp_buf_str(out, "<diagonal/></border>");
    }
    bp_buf_str(out, "</borders>");
}

static void write_xfs(const struct bp_new_book *book, struct bp_buf *out)
{
    unsigned own = BP_LOOKS + 2;
    bp_buf_fmt(out, "<cellXfs count=\"%zu\">", book->n_styles);
    for (size_t i = 0; i < book->n_styles; i++) {
        const struct bp_cell_style *style = &book->styles[i];
        unsigned fill = style->fill >= 0 ? own++ : (unsigned)style->look + 2;
        bp_buf_fmt(out,
                   "<xf numFmtId=\"%u\" fontId=\"%u\" fillId=\"%u\" borderId=\"%u\" xfId=\"0\"%s%s "
                   "applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
                   "<alignment horizontal=\"left\" vertical=\"%s\" wrapText=\"1\"",
                   format_id(style->show), (unsigned)style->look, style->look || style->fill >= 0 ? fill : 0,
                   (unsigned)looks[style->look].line, style->quoted ? " quotePrefix=\"1\"" : "",
                   style->show ? " applyNumberFormat=\"1\"" : "",
                   looks[style->look].centred ? "center" : "top");
        if (looks[style->look].indent)
            bp_buf_fmt(out, " indent=\"%d\"", looks[style->look].indent);
        bp_buf_str(out, "/></xf>");
    }
    bp_buf_str(out, "</cellXfs>");
}

/* What conditional formats give to cells with a status: one for each status. */
static void write_rule_looks(const struct bp_scheme *scheme, struct bp_buf *out)
{
    bp_buf_fmt(out, "<dxfs count=\"%d\">", scheme->n);
    for (int i = 0; i < scheme->n; i++)
        bp_buf_fmt(out,
                   "<dxf><font><b/><color rgb=\"FF%06X\"/></font><fill><patternFill patternType=\"solid\">"
                   "<fgColor rgb=\"FF%06X\"/><bgColor rgb=\"FF%06X\"/></patternFill></fill></dxf>",
                   (unsigned)scheme->items[i].text & 0xFFFFFF, (unsigned)scheme->items[i].fill & 0xFFFFFF,
                   (unsigned)scheme->items[i].fill & 0xFFFFFF);
    bp_buf_str(out, "</dxfs>");
}

void bp_styles_write(const struct bp_new_book *book, struct bp_buf *out)
{
    bp_buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
    write_formats(out);
    write_fonts(out);
    write_fills(book, out);
    write_borders(out);
    bp_buf_str(out, "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
                    "</cellStyleXfs>");
    write_xfs(book, out);
    bp_buf_str(
        out, "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>");
    write_rule_looks(&book->plan->scheme, out);
    bp_buf_str(out, "</styleSheet>");
}
