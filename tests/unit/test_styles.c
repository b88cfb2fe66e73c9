/* test_styles.c: what cells of workbooks look like: fills, themes, tints, formats, and conditional formats. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "book/theme.h"
#include "book/xlsx_formula.h"
#include "book/xlsx_styles.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

struct fixture {
    struct bp_arena arena;
    struct bp_buf file;
    struct bp_source source;
    struct bp_diags diags;
    struct bp_parts parts;
    struct bp_relations relations;
    struct bp_xlsx_styles styles;
    bool read;
};

static void add(struct bp_zip *zip, const char *name, const char *xml)
{
    bp_zip_add(zip, name, xml, strlen(xml), false);
}

static void open_styles(struct fixture *f, const char *styles, const char *theme)
{
    static const char rels[] =
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='r1' Type='" RELATION "styles' Target='styles.xml'/>"
        "<Relationship Id='r2' Type='" RELATION "theme' Target='/xl/theme/theme1.xml'/></Relationships>";
    memset(f, 0, sizeof *f);
    bp_arena_init(&f->arena, 64 << 20);
    struct bp_zip zip = {.out = &f->file};
    add(&zip, "xl/workbook.xml", "<workbook xmlns='" MAIN "'/>");
    add(&zip, "xl/_rels/workbook.xml.rels", rels);
    if (styles)
        add(&zip, "xl/styles.xml", styles);
    if (theme)
        add(&zip, "xl/theme/theme1.xml", theme);
    assert_true(bp_zip_end(&zip));
    f->diags.arena = &f->arena;
    f->source = (struct bp_source){.name = "a.xlsx", .bytes = f->file.bytes, .len = (uint32_t)f->file.len,
                                   .arena = &f->arena};
    assert_true(bp_parts_open(&f->parts, &f->source, &f->arena, &f->diags));
    assert_true(bp_relations_read(&f->parts, "xl/workbook.xml", &f->relations));
    f->read = bp_xlsx_styles_read(&f->parts, &f->relations, &f->styles);
}

static void close_styles(struct fixture *f)
{
    bp_buf_free(&f->file);
    bp_arena_clear(&f->arena);
}

static const char theme_xml[] =
    "<a:theme xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:themeElements>"
    "<a:clrScheme name='x'><a:dk1><a:sysClr val='windowText' lastClr='010203'/></a:dk1>"
    "<a:lt1><a:sysClr val='window'/></a:lt1><a:dk2><a:srgbClr val='44546A'/></a:dk2>"
    "<a:lt2><a:srgbClr val='E7E6E6'/></a:lt2><a:accent1><a:srgbClr val='4472C4'/></a:accent1>"
    "<a:accent6><a:srgbClr val='F79646'/></a:accent6></a:clrScheme>"
    "<a:fontScheme name='x'><a:lt1><a:srgbClr val='000000'/></a:lt1></a:fontScheme></a:themeElements></a:theme>";

/* The fills of cells, as eight programs write them. */
static void test_fills(void **state)
{
    static const struct { const char *fill; int32_t shown; } fills[] = {
        {"<patternFill patternType='solid'><fgColor rgb='00FF0000'/></patternFill>", 0xFF0000},
        {"<patternFill patternType='solid'><fgColor rgb='FF92d050'/><bgColor indexed='64'/></patternFill>",
         0x92D050},
        {"<patternFill patternType='solid'><fgColor rgb='FF0000'/></patternFill>", 0xFF0000},
        {"<patternFill patternType='solid'><fgColor rgb='FFFF0000'/><bgColor rgb='FF993300'/></patternFill>",
         0xFF0000},
        {"<patternFill/>", BP_NO_FILL},
        {"<patternFill patternType='none'><fgColor rgb='FFFF0000'/></patternFill>", BP_NO_FILL},
        {"<patternFill patternType='gray125'><fgColor rgb='FFFF0000'/></patternFill>", BP_NO_FILL},
        {"<patternFill patternType='solid'><fgColor indexed='64'/></patternFill>", BP_NO_FILL},
        {"<patternFill patternType='solid'><fgColor auto='1'/></patternFill>", BP_NO_FILL},
        {"<patternFill patternType='solid'><fgColor indexed='10'/></patternFill>", 0xFF0000},
        {"<patternFill patternType='solid'><fgColor indexed='51'/></patternFill>", 0xFFCC00},
        {"<patternFill patternType='solid'><fgColor theme='0'/></patternFill>", 0xFFFFFF},
        {"<patternFill patternType='solid'><fgColor theme='1'/></patternFill>", 0x010203},
        {"<patternFill patternType='solid'><fgColor theme='2'/></patternFill>", 0xE7E6E6},
        {"<patternFill patternType='solid'><fgColor theme='3'/></patternFill>", 0x44546A},
        {"<patternFill patternType='solid'><fgColor theme='9' tint='0.59999389629810485'/></patternFill>",
         0xFCD5B4},
        {"<patternFill patternType='solid'><fgColor theme='9' tint='-0.249977111117893'/></patternFill>",
         0xE26B0A},
        {"<patternFill patternType='solid'><fgColor theme='99'/></patternFill>", BP_NO_FILL},
        {"<gradientFill><stop position='0'><color rgb='FF00B050'/></stop><stop position='1'>"
         "<color rgb='FFFFFFFF'/></stop></gradientFill>", 0x00B050},
    };
    struct bp_buf xml = {0};
    size_t n = sizeof fills / sizeof *fills;
    (void)state;
    bp_buf_str(&xml, "<x:styleSheet xmlns:x='" MAIN "'><x:fills>");
    for (size_t i = 0; i < n; i++)
        bp_buf_fmt(&xml, "<x:fill>%s</x:fill>", fills[i].fill);
    bp_buf_str(&xml, "</x:fills><x:cellStyleXfs><x:xf fillId='3'/></x:cellStyleXfs><x:cellXfs>");
    for (size_t i = 0; i < n; i++)
        bp_buf_fmt(&xml, "<x:xf numFmtId='0' fillId='%zu'/>", i);
    bp_buf_str(&xml, "</x:cellXfs></x:styleSheet>");
    /* the fills have no prefix: then they are elements of no namespace, but programs write them so */
    bp_buf_char(&xml, 0);
    struct fixture f;
    open_styles(&f, xml.bytes, theme_xml);
    assert_true(f.read);
    assert_int_equal(f.styles.n_looks, n);
    for (size_t i = 0; i < n; i++)
        if (f.styles.looks[i].fill != fills[i].shown)
            fail_msg("%s: %06x, not %06x", fills[i].fill, (unsigned)f.styles.looks[i].fill,
                     (unsigned)fills[i].shown);
    assert_int_equal(bp_xlsx_style_fill(&f.styles, 0), 0xFF0000);
    assert_int_equal(bp_xlsx_style_fill(&f.styles, 9999), BP_NO_FILL);
    bp_buf_free(&xml);
    close_styles(&f);
}

static void test_tints(void **state)
{
    (void)state;
    assert_int_equal(bp_theme_tint(0x4F81BD, 0), 0x4F81BD);
    assert_int_equal(bp_theme_tint(0xFFFFFF, -0.5), 0x7F7F7F);
    assert_int_equal(bp_theme_tint(0x000000, 0.5), 0x7F7F7F);
    assert_int_equal(bp_theme_tint(0x123456, 1), 0xFFFFFF);
    assert_int_equal(bp_theme_tint(0x123456, -7), 0x000000);
}

static const char styles_xml[] =
    "<styleSheet xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'>"
    "<numFmts><numFmt numFmtId='164' formatCode='mmm\\-yy'/><numFmt numFmtId='165' formatCode='\"Ref \"@'/>"
    "</numFmts><fonts><font><b val='0'/></font><font><b/><strike/></font></fonts>"
    "<fills><fill><patternFill patternType='none'/></fill></fills>"
    "<cellXfs><xf/><xf numFmtId='9'/><xf numFmtId='14'/><xf numFmtId='164' fontId='1'/><xf numFmtId='165'/>"
    "</cellXfs>"
    "<dxfs><dxf><font><b/></font><fill><patternFill><bgColor rgb='FF92D050'/></patternFill></fill></dxf>"
    "<dxf><fill><patternFill patternType='solid'><fgColor rgb='FFFF0000'/><bgColor rgb='FFFFC000'/>"
    "</patternFill></fill></dxf><dxf><font/></dxf>"
    "<dxf><fill><patternFill patternType='solid'><fgColor rgb='FFFF0000'/></patternFill></fill></dxf></dxfs>"
    "<colors><indexedColors><rgbColor rgb='FF112233'/></indexedColors></colors></styleSheet>";

static void test_apply(void **state)
{
    struct fixture f;
    struct bp_cell cell = {.kind = BP_CELL_NUMBER, .text = ""};
    (void)state;
    open_styles(&f, styles_xml, NULL);
    assert_true(f.read);
    bp_xlsx_style_apply(&f.styles, 1, 0.84, false, &cell, &f.arena);
    assert_string_equal(cell.text, "84%");
    assert_false(cell.strong);
    assert_int_equal(cell.fill, BP_NO_FILL);
    cell.kind = BP_CELL_NUMBER;
    bp_xlsx_style_apply(&f.styles, 2, 43921, false, &cell, &f.arena);
    assert_string_equal(cell.text, "31/03/2020");
    assert_int_equal(cell.kind, BP_CELL_DATE);
    cell.kind = BP_CELL_NUMBER;
    bp_xlsx_style_apply(&f.styles, 3, 42459, true, &cell, &f.arena);
    assert_string_equal(cell.text, "Mar-20");
    assert_true(cell.month && cell.strong && cell.struck);
    cell = (struct bp_cell){.kind = BP_CELL_TEXT, .text = "1.2"};
    bp_xlsx_style_apply(&f.styles, 4, 0, false, &cell, &f.arena);
    assert_string_equal(cell.text, "Ref 1.2");
    cell = (struct bp_cell){.kind = BP_CELL_NUMBER, .text = ""};
    bp_xlsx_style_apply(&f.styles, 77, 1.10, false, &cell, &f.arena);
    assert_string_equal(cell.text, "1.1");
    close_styles(&f);
}

static void test_none(void **state)
{
    struct fixture f;
    (void)state;
    open_styles(&f, NULL, NULL);
    assert_true(f.read);
    assert_int_equal(f.styles.n_looks, 0);
    close_styles(&f);
    open_styles(&f, "<styleSheet><cellXfs><xf numFmtId='9'/>", NULL);
    assert_false(f.read);
    assert_int_equal(f.diags.n, 1);
    assert_int_equal(f.diags.items[0].code, BP_E_PARTS);
    close_styles(&f);
}

/* ---- conditional formats ---- */

/* A sheet of four rows: F is a status, G a number, H words; in the last a date, a truth, and a number that its
 * format shows as a word. */
static void make_grid(struct fixture *f, struct bp_grid *grid)
{
    static const struct { uint32_t row, column; const char *text; double number; enum bp_cell_kind kind; } cells[] =
        {{1, 5, "Green", 0, BP_CELL_TEXT}, {1, 6, "3", 3, BP_CELL_NUMBER}, {1, 7, "done by May", 0, BP_CELL_TEXT},
         {2, 5, "RED", 0, BP_CELL_TEXT},   {2, 6, "1", 1, BP_CELL_NUMBER}, {2, 7, "#N/A", 0, BP_CELL_ERROR},
         {3, 6, "12", 12, BP_CELL_NUMBER}, {3, 7, "Not started", 0, BP_CELL_TEXT},
         {4, 5, "31/03/2020", 43921, BP_CELL_DATE}, {4, 6, "TRUE", 1, BP_CELL_CHECK},
         {4, 7, "five", 5, BP_CELL_TEXT}};
    size_t n = sizeof cells / sizeof *cells;
    *grid = (struct bp_grid){.name = "Q2", .number = 1, .n_cells = (uint32_t)n};
    grid->cells = bp_arena_array(&f->arena, n, sizeof *grid->cells);
    assert_non_null(grid->cells);
    for (size_t i = 0; i < n; i++)
        grid->cells[i] = (struct bp_cell){.row = cells[i].row, .column = cells[i].column, .rows = 1, .columns = 1,
                                          .text = cells[i].text, .number = cells[i].number,
                                          .kind = cells[i].kind, .fill = BP_NO_FILL};
}

static int32_t fill_at(const struct bp_grid *grid, uint32_t row, uint32_t column)
{
    for (uint32_t i = 0; i < grid->n_cells; i++)
        if (grid->cells[i].row == row && grid->cells[i].column == column)
            return grid->cells[i].fill;
    return BP_NO_FILL;
}

static void apply(struct fixture *f, struct bp_grid *grid, const char *rules)
{
    struct bp_buf xml = {0};
    make_grid(f, grid);
    bp_buf_fmt(&xml, "<worksheet xmlns='" MAIN "'><sheetData/>%s</worksheet>", rules);
    bp_buf_char(&xml, 0);
    struct bp_source sheet = {.name = "sheet1.xml", .bytes = xml.bytes, .len = (uint32_t)xml.len - 1,
                              .arena = &f->arena};
    assert_true(bp_xlsx_rules_apply(&f->parts, &sheet, &f->styles, grid));
    bp_buf_free(&xml);
}

#define RULE(range, attributes, formula) \
    "<conditionalFormatting sqref='" range "'><cfRule " attributes ">" formula "</cfRule></conditionalFormatting>"

#define KIND(type, more) RULE("F2:H9", "type='" type "' dxfId='0' priority='1' " more, "")
#define CELL_IS(operator, formulas) \
    RULE("F2:H9", "type='cellIs' dxfId='0' priority='1' operator='" operator "'", formulas)

enum { GREEN = 0x92D050, AMBER = 0xFFC000, NONE = BP_NO_FILL };

static void test_rules(void **state)
{
    static const struct { const char *rules; int32_t f2, f3, f4, g2, h4; } tries[] = {
        {RULE("F2:F9", "type='cellIs' dxfId='0' priority='1' operator='equal'", "<formula>\"green\"</formula>"),
         GREEN, BP_NO_FILL, BP_NO_FILL, BP_NO_FILL, BP_NO_FILL},
        {RULE("F2:F9", "type='containsText' dxfId='1' priority='1' text='re'", "<formula>x</formula>"),
         AMBER, AMBER, BP_NO_FILL, BP_NO_FILL, BP_NO_FILL},
        {RULE("F2:H9", "type='beginsWith' dxfId='1' priority='1' text='not'", ""),
         BP_NO_FILL, BP_NO_FILL, BP_NO_FILL, BP_NO_FILL, AMBER},
        {RULE("A2:H9", "type='expression' dxfId='0' priority='1'", "<formula>$F2=\"Green\"</formula>"),
         GREEN, BP_NO_FILL, BP_NO_FILL, GREEN, BP_NO_FILL},
        {RULE("F2:F9", "type='expression' dxfId='0' priority='1'", "<formula>G2&gt;=12</formula>"),
         BP_NO_FILL, BP_NO_FILL, GREEN, BP_NO_FILL, BP_NO_FILL}, /* F4 is empty: a colour alone */
        {RULE("G2:G9", "type='cellIs' dxfId='0' priority='1' operator='between'",
              "<formula>2</formula><formula>5</formula>"),
         BP_NO_FILL, BP_NO_FILL, BP_NO_FILL, GREEN, BP_NO_FILL},
        {RULE("F2:F9", "type='expression' dxfId='0' priority='2'", "<formula>TRUE</formula>")
         RULE("F2", "type='expression' dxfId='1' priority='1'", "<formula>TRUE</formula>"),
         AMBER, GREEN, GREEN, BP_NO_FILL, BP_NO_FILL},
        {RULE("F2:F9", "type='expression' dxfId='0' priority='2'", "<formula>TRUE</formula>")
         RULE("F2", "type='expression' dxfId='2' priority='1' stopIfTrue='1'", "<formula>TRUE</formula>"),
         BP_NO_FILL, GREEN, GREEN, BP_NO_FILL, BP_NO_FILL},
        {RULE("F2:F9", "type='dataBar' dxfId='0' priority='1'", "")
         RULE("F2:F9", "type='expression' dxfId='0' priority='1'", "<formula>F2&lt;TODAY()</formula>")
         RULE("F2:F9", "type='expression' dxfId='0' priority='1'", "<formula>Other!A1=1</formula>"),
         BP_NO_FILL, BP_NO_FILL, BP_NO_FILL, BP_NO_FILL, BP_NO_FILL},
        {RULE("F2:F3 H4", "type='expression' dxfId='0' priority='1'", "<formula>LEN(TRIM(F2))>0</formula>"),
         GREEN, GREEN, BP_NO_FILL, BP_NO_FILL, GREEN},
        /* An empty cell is 0, and texts come after numbers. */
        {CELL_IS("notEqual", "<formula>3</formula>"), GREEN, GREEN, GREEN, NONE, GREEN},
        {CELL_IS("lessThan", "<formula>3</formula>"), NONE, NONE, GREEN, NONE, NONE},
        {CELL_IS("lessThanOrEqual", "<formula>3</formula>"), NONE, NONE, GREEN, GREEN, NONE},
        {CELL_IS("greaterThan", "<formula>2</formula>"), GREEN, GREEN, NONE, GREEN, GREEN},
        {CELL_IS("greaterThanOrEqual", "<formula>3</formula>"), GREEN, GREEN, NONE, GREEN, GREEN},
        {CELL_IS("greaterThanOrEqual", "<formula>4</formula>"), GREEN, GREEN, NONE, NONE, GREEN},
        {CELL_IS("notBetween", "<formula>0</formula><formula>5</formula>"), GREEN, GREEN, NONE, NONE, GREEN},
        {CELL_IS("between", "<formula>0</formula>"), NONE, NONE, NONE, NONE, NONE},
        {CELL_IS("between", "<formula>0</formula><formula>TODAY()</formula>"), NONE, NONE, NONE, NONE, NONE},
        {CELL_IS("odd", "<formula>0</formula><formula>5</formula>"), NONE, NONE, NONE, NONE, NONE},
        {CELL_IS("equal", "<formula>TODAY()</formula>"), NONE, NONE, NONE, NONE, NONE},
        {CELL_IS("equal", ""), NONE, NONE, NONE, NONE, NONE},
        {KIND("notContainsText", "text='re'"), NONE, NONE, GREEN, GREEN, GREEN},
        {KIND("endsWith", "text='ED'"), NONE, GREEN, NONE, NONE, GREEN},
        {KIND("endsWith", "text='a longer text than any'"), NONE, NONE, NONE, NONE, NONE},
        {KIND("containsBlanks", ""), NONE, NONE, GREEN, NONE, NONE},
        {KIND("notContainsBlanks", ""), GREEN, GREEN, NONE, GREEN, GREEN},
        {KIND("containsErrors", ""), NONE, NONE, NONE, NONE, NONE},
        {KIND("notContainsErrors", ""), GREEN, GREEN, GREEN, GREEN, GREEN},
        {KIND("expression", ""), NONE, NONE, NONE, NONE, NONE},
        /* Whole columns and rows, and what is no range. */
        {RULE("F:F", "type='containsErrors' dxfId='1' priority='1'", "")
         RULE("F:F", "type='notContainsErrors' dxfId='0' priority='2'", ""), GREEN, GREEN, GREEN, NONE, NONE},
        {RULE("2:2 4:4", "type='notContainsErrors' dxfId='0' priority='1'", ""), GREEN, NONE, GREEN, GREEN, GREEN},
        {RULE("$G$2 F3,F4", "type='notContainsErrors' dxfId='0' priority='1'", ""), NONE, GREEN, NONE, GREEN, NONE},
        {RULE("?", "type='notContainsErrors' dxfId='0' priority='1'", ""), NONE, NONE, NONE, NONE, NONE},
        /* A rule without a colour changes nothing, unless it stops the others. */
        {RULE("F2:F9", "type='notContainsErrors' priority='1'", "")
         RULE("F2:F9", "type='notContainsErrors' dxfId='99' priority='1'", "")
         RULE("F2:F9", "type='notContainsErrors' dxfId='0' priority='2'", ""), GREEN, GREEN, GREEN, NONE, NONE},
        {RULE("F2", "type='notContainsErrors' priority='1' stopIfTrue='true'", "")
         RULE("F2:F9", "type='notContainsErrors' dxfId='0' priority='2'", ""), NONE, GREEN, GREEN, NONE, NONE},
        /* Formats of later versions of Excel are of another kind. */
        {"<extLst><ext>" RULE("F2:F9", "type='notContainsErrors' dxfId='0' priority='1'", "") "</ext></extLst>",
         NONE, NONE, NONE, NONE, NONE},
    };
    struct fixture f;
    struct bp_grid grid;
    (void)state;
    open_styles(&f, styles_xml, NULL);
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        apply(&f, &grid, tries[i].rules);
        bool right = fill_at(&grid, 1, 5) == tries[i].f2 && fill_at(&grid, 2, 5) == tries[i].f3 &&
                     fill_at(&grid, 3, 5) == tries[i].f4 && fill_at(&grid, 1, 6) == tries[i].g2 &&
                     fill_at(&grid, 3, 7) == tries[i].h4;
        if (!right)
            fail_msg("%s: F2 %x F3 %x F4 %x G2 %x H4 %x", tries[i].rules, (unsigned)fill_at(&grid, 1, 5),
                     (unsigned)fill_at(&grid, 2, 5), (unsigned)fill_at(&grid, 3, 5),
                     (unsigned)fill_at(&grid, 1, 6), (unsigned)fill_at(&grid, 3, 7));
        for (uint32_t k = 1; k < grid.n_cells; k++)
            assert_true(grid.cells[k - 1].row < grid.cells[k].row ||
                        grid.cells[k - 1].column < grid.cells[k].column);
    }
    assert_int_equal(f.styles.dxf_fills[3], 0xFF0000); /* no other colour is there */
    close_styles(&f);
}

static void test_formulas(void **state)
{
    static const struct { const char *formula; int holds; } tries[] = {
        {"F2=\"green\"", 1}, {"$F$2<>\"Green\"", 0}, {"=G2<3", 0}, {"G2<=3", 1}, {"G3=1", 1},
        {"AND($F2=\"Green\",G2=3)", 1}, {"OR($F2=\"x\",G2=3)", 1}, {"NOT(F2=\"Green\")", 0},
        {"ISBLANK(F4)", 1}, {"F4=\"\"", 1}, {"F4=0", 1}, {"ISNUMBER(SEARCH(\"may\",H2))", 1},
        {"NOT(ISERROR(SEARCH(\"june\",H2)))", 0}, {"LEFT(H2,4)=\"done\"", 1}, {"RIGHT(F3,2)=\"ed\"", 1},
        {"G2-G3=2", 1}, {"G2+G3>5", 0}, {"-G2=-3", 1}, {"(G2)=3", 1}, {"ISERROR(H3)", 1}, {"H3=1", 0},
        {"LEN(F2)=5", 1}, {"IF(G2=3,TRUE,FALSE)", 1}, {"50%=0.5", 1}, {"\"a\"<\"B\"", 1}, {"9<\"1\"", 1},
        {"TODAY()>F2", -1}, {"Other!F2=1", -1}, {"'Q 1'!F2=1", -1}, {"SUM(G2:G9)=1", -1}, {"Status=1", -1},
        {"AND(G2=4,TODAY()>1)", 0}, {"F2=\"a\"\"b\"", -1}, {"", -1}, {"F2=", -1}, {"F2=1)", -1},
        {"((((((((((((((((((((((((((((((1))))))))))))))))))))))))))))))", -1}, {"A0=1", -1}, {"XFE1=1", -1},
        {"F5>43000", 1}, {"G5", 1}, {"G5=TRUE", 1}, {"H5=5", 1}, {"F4=F4", 1}, {"(G2=3)=F4", 0}, {"F4=FALSE", 1},
        {"ISTEXT(F2)", 1}, {"ISTEXT(G2)", 0}, {"ISNUMBER(G2)", 1}, {"ISERR(H3)", 1}, {"ISODD(G2)", -1},
        {"ISBLANK(TODAY())", -1}, {"TRUE()", 1}, {"false()", 0}, {"true", 1}, {"false", 0}, {"$true", -1},
        {"UPPER(F2)=\"GREEN\"", 1}, {"LOWER(F3)=\"red\"", 1}, {"TRIM(\"  a \")=\"a\"", 1}, {"TRIM(F4)=\"\"", 1},
        {"TRIM(\"  \")=\"\"", 1}, {"TRIM(G2)=3", 1}, {"LEN(F4)=0", 1}, {"LEN(G2)=1", -1},
        {"LEFT(F2)=\"g\"", 1}, {"LEFT(F4)=\"\"", 1}, {"LEFT(G2,1)=\"3\"", -1}, {"LEFT()=\"\"", -1},
        {"LEFT(F2,F3)=\"g\"", -1}, {"RIGHT(F2,99)=\"green\"", 1}, {"SEARCH(\"?\",F2)>0", -1},
        {"SEARCH(\"*\",F2)>0", -1}, {"SEARCH(3,G2)>0", -1}, {"SEARCH(\"3\",G2)>0", -1},
        {"SEARCH(\"e\",TODAY())>0", -1}, {"SEARCH(\"e\",F2,1)>0", -1}, {"ISERROR(SEARCH(\"a\",F4))", 1},
        {"IF(F4,1,0)", 0}, {"IF(G2=1,TRUE)", 0}, {"IF(1)", -1}, {"IF(TODAY(),1,1)", -1}, {"NOT(TODAY())", -1},
        {"OR(F2,G2=1)", -1}, {"AND(H3,G2=3)", -1}, {"AND()", -1}, {"OR(TODAY(),G2=3)", 1}, {"H3=H3", 0},
        {"-F2=1", -1}, {"F2-1=0", -1}, {"1-F2=0", -1}, {"1-F4=1", 1}, {"1e3=1000", -1}, {"1.2.3=1", -1},
        {"0.0000000000000000000000000000000000000001>0", -1}, {".5=0.5", 1}, {" = G2 = 3 ", 1}, {"G2<>3", 0},
        {"3>=G2", 1}, {"3>G2", 0}, {"\"b\">\"a\"", 1}, {"\"ab\">\"a\"", 1}, {"\"open", -1}, {"$F(2)=1", -1},
        {"F2.x=1", -1}, {"F2\xC3\xA9=1", -1}, {"ABCD1=1", -1}, {"ABCDEFGHIJK1=1", -1}, {"F99999999999=1", -1},
        {"F1048577=1", -1}, {"AND(1;2)", -1}, {"AND(1,2", -1}, {"AND(1", -1}, {"{1}", -1}, {"(1", -1},
        {"AND(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)", 1}, {"AND(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1)", -1},
        {"------------------------------1=1", -1},
    };
    struct fixture f;
    struct bp_grid grid;
    (void)state;
    open_styles(&f, styles_xml, NULL);
    make_grid(&f, &grid);
    const struct bp_formula_place place = {&grid, 1, 5, 1, 5};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        int holds = bp_value_holds(bp_formula_value(tries[i].formula, &place));
        if (holds != tries[i].holds)
            fail_msg("%s: %d, not %d", tries[i].formula, holds, tries[i].holds);
    }
    const struct bp_formula_place next = {&grid, 1, 5, 2, 5};
    assert_int_equal(bp_value_holds(bp_formula_value("F2=\"red\"", &next)), 1);
    assert_int_equal(bp_value_holds(bp_formula_value("F$2=\"red\"", &next)), 0);
    close_styles(&f);
}

/* A summer's day that a program in summer time wrote as 11 pm of the day before is shown as Excel shows it, and
 * said. */
static void test_eves(void **state)
{
    struct fixture f;
    struct bp_grid grid;
    (void)state;
    open_styles(&f, styles_xml, NULL);
    make_grid(&f, &grid);
    for (uint32_t i = 0; i < 2; i++) {
        grid.cells[i].kind = BP_CELL_NUMBER;
        bp_xlsx_style_apply(&f.styles, 2, 43920.9583333333, false, &grid.cells[i], &f.arena);
        assert_string_equal(grid.cells[i].text, "30/03/2020");
    }
    struct bp_source sheet = {.name = "s", .bytes = "<worksheet/>", .len = 12, .arena = &f.arena};
    assert_true(bp_xlsx_rules_apply(&f.parts, &sheet, &f.styles, &grid));
    assert_int_equal(f.diags.n, 1);
    assert_int_equal(f.diags.items[0].code, BP_E_DATE_EVE);
    assert_string_equal(f.diags.items[0].cell, "Q2!F2");
    assert_non_null(strstr(f.diags.items[0].message, "31 March 2020"));
    close_styles(&f);
}

/* A million ranges for a rule: the work has a limit, and the officer is told. */
static void test_many(void **state)
{
    enum { MANY = 1000000 };
    struct fixture f;
    struct bp_grid grid;
    struct bp_buf xml = {0};
    (void)state;
    open_styles(&f, styles_xml, NULL);
    bp_buf_str(&xml, "<conditionalFormatting sqref='");
    for (int i = 0; i < MANY; i++)
        bp_buf_str(&xml, "A1 ");
    bp_buf_str(&xml, "XFD1'>"); /* so that any cell of a row may be in one */
    for (int i = 0; i < 3; i++)
        bp_buf_str(&xml, "<cfRule type='expression' dxfId='0' priority='1'><formula>TRUE</formula></cfRule>");
    bp_buf_str(&xml, "</conditionalFormatting>");
    bp_buf_char(&xml, 0);
    apply(&f, &grid, xml.bytes);
    assert_int_equal(f.diags.n, 1);
    assert_int_equal(f.diags.items[0].code, BP_E_RULES_MANY);
    bp_buf_free(&xml);
    close_styles(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fills), cmocka_unit_test(test_tints), cmocka_unit_test(test_apply),
        cmocka_unit_test(test_none),  cmocka_unit_test(test_rules), cmocka_unit_test(test_formulas),
        cmocka_unit_test(test_eves),  cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
