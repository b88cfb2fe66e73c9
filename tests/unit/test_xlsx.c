/* test_xlsx.c: workbooks as programs write them, and as some are made to do harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "book/books.h"
#include "book/xlsx_parts.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/spreadsheetml/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELS "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
#define REL(id, type, target) \
    "<Relationship Id='" id "' Type='" RELATIONS "/" type "' Target='" target "'/>"

/* A workbook in memory, and what is read of it. */
struct file {
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_buf bytes, dump;
    struct bp_zip zip;
    struct bp_source source;
    struct bp_parts parts;
    struct bp_book book;
    bp_result result;
};

static void begin(struct file *file)
{
    *file = (struct file){0};
    bp_arena_init(&file->arena, (size_t)512 << 20);
    file->diags.arena = &file->arena;
    file->zip.out = &file->bytes;
}

static void add(struct file *file, const char *name, const char *text)
{
    bp_zip_add(&file->zip, name, text, strlen(text), false);
}

/* Adds the parts of a workbook that has one sheet, "Q2". `workbook`: what else stands in the workbook. */
static void add_frame(struct file *file, const char *workbook)
{
    struct bp_buf text = {0};
    add(file, "_rels/.rels", RELS REL("r1", "officeDocument", "xl/workbook.xml") "</Relationships>");
    add(file, "xl/_rels/workbook.xml.rels",
        RELS REL("r1", "worksheet", "worksheets/sheet1.xml") REL("r2", "sharedStrings", "/xl/sharedStrings.xml")
        REL("r3", "styles", "styles.xml") "</Relationships>");
    bp_buf_fmt(&text, "<workbook xmlns='" MAIN "' xmlns:r='" RELATIONS "'>%s<sheets>"
                      "<sheet name='Q2' sheetId='7' r:id='r1'/></sheets></workbook>", workbook);
    bp_zip_add(&file->zip, "xl/workbook.xml", text.bytes, text.len, false);
    bp_buf_free(&text);
}

static void add_sheet(struct file *file, const char *inside)
{
    struct bp_buf text = {0};
    bp_buf_fmt(&text, "<worksheet xmlns='" MAIN "' xmlns:r='" RELATIONS "'>%s</worksheet>", inside);
    bp_zip_add(&file->zip, "xl/worksheets/sheet1.xml", text.bytes, text.len, false);
    bp_buf_free(&text);
}

static const char *read_file(struct file *file)
{
    assert_true(bp_zip_end(&file->zip));
    file->source = (struct bp_source){.name = "t.xlsx", .bytes = file->bytes.bytes,
                                      .len = (uint32_t)file->bytes.len, .arena = &file->arena};
    file->result = BP_INVALID;
    if (bp_parts_open(&file->parts, &file->source, &file->arena, &file->diags))
        file->result = bp_read_xlsx(&file->parts, &file->book);
    if (file->result == BP_OK)
        bp_book_dump(&file->book, &file->dump);
    bp_buf_char(&file->dump, 0);
    return file->dump.bytes;
}

static void end(struct file *file)
{
    bp_buf_free(&file->bytes);
    bp_buf_free(&file->dump);
    bp_arena_clear(&file->arena);
}

static int last_code(const struct file *file)
{
    return file->diags.n ? file->diags.items[file->diags.n - 1].code : 0;
}

/* What is read of a workbook with one sheet. */
static void check(const char *strings, const char *sheet, const char *wanted)
{
    struct file file;
    begin(&file);
    add_frame(&file, "");
    if (strings)
        add(&file, "xl/sharedStrings.xml", strings);
    add_sheet(&file, sheet);
    const char *dump = read_file(&file);
    assert_int_equal(file.result, BP_OK);
    assert_string_equal(dump, wanted);
    end(&file);
}

/* What is said of a workbook with one sheet that is not read. */
static int refused(const char *sheet)
{
    struct file file;
    begin(&file);
    add_frame(&file, "");
    add_sheet(&file, sheet);
    read_file(&file);
    assert_int_equal(file.result, BP_INVALID);
    int code = last_code(&file);
    end(&file);
    return code;
}

/* ---- cells ---- */

#define SST(items) "<sst xmlns='" MAIN "'>" items "</sst>"

static void test_types(void **state)
{
    (void)state;
    check(SST("<si><t>one</t></si><si><t xml:space='preserve'> two </t></si>"),
          "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
          "<c r='C1' t='inlineStr'><is><t>in</t></is></c><c r='D1' t='str'><v>str</v></c>"
          "<c r='E1' t='b'><v>1</v></c><c r='F1' t='e'><v>#REF!</v></c><c r='G1'><v>12.5</v></c>"
          "<c r='H1' t='n'><v>1e3</v></c><c r='I1' t='d'><v>2020-03-31</v></c></row></sheetData>",
          "book \"\"\nsheet 1 \"Q2\"\n  A1 text \"one\"\n  B1 text \" two \"\n  C1 text \"in\"\n"
          "  D1 text \"str\"\n  E1 check 1 \"TRUE\"\n  F1 error \"#REF!\"\n  G1 number 12.5 \"12.5\"\n"
          "  H1 number 1000 \"1000\"\n  I1 date 2020-03-31 \"31/03/2020\"\n");
}

/* Rows and cells that do not say where they are, in a prefix, in the Strict namespace, and with a foreign
 * element between them. */
static void test_places(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    add_frame(&file, "");
    add(&file, "xl/worksheets/sheet1.xml",
        "<x:worksheet xmlns:x='" STRICT "' xmlns:y='http://example.org'><x:sheetData><x:row><x:c><x:v>1</x:v></x:c>"
        "<y:c><x:c><x:v>9</x:v></x:c></y:c><x:c r='C1'><x:v>2</x:v></x:c><x:c><x:v>3</x:v></x:c></x:row>"
        "<x:row r='5'><x:c><x:v>4</x:v></x:c></x:row><x:row><x:c r='XFD6'><x:v>5</x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>");
    assert_string_equal(read_file(&file), "book \"\"\nsheet 1 \"Q2\"\n  A1 number 1 \"1\"\n  C1 number 2 \"2\"\n"
                                          "  D1 number 3 \"3\"\n  A5 number 4 \"4\"\n  XFD6 number 5 \"5\"\n");
    end(&file);
    check(NULL,
          "<sheetData><row r='2'><c r='B2'><v>4</v></c><c r='A2'><v>3</v></c></row>"
          "<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row></sheetData>",
          "book \"\"\ncovered cells 1\nsheet 1 \"Q2\"\n  A1 number 1 \"1\"\n  A2 number 3 \"3\"\n"
          "  B2 number 4 \"4\"\n");
}

static void test_breaks(void **state)
{
    (void)state;
    check(SST("<si><t>a_x000D_\nb&#13;\nc&#13;d\ne_x000d_f_x000D__x000A_g</t></si>"
              "<si><t>_x005F_x000D_ _x0041_ _x12_ _xD83D__xDE00_ _x0007_ _x00</t></si>"),
          "<sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='str'><v>x_x000D_y</v></c></row>"
          "</sheetData>",
          "book \"\"\nsheet 1 \"Q2\"\n  A1 text \"a\\nb\\nc\\nd\\ne\\nf\\ng\"\n"
          "  B1 text \"_x000D_ A _x12_ \xF0\x9F\x98\x80  _x00\"\n  C1 text \"x\\ny\"\n");
}

static void test_runs(void **state)
{
    (void)state;
    check(SST("<si><r><t>plain </t></r><r><rPr><b/></rPr><t>bold\n</t></r><r><rPr><b val='0'/><i/>"
              "<vertAlign val='superscript'/></rPr><t>up</t></r><rPh sb='0' eb='1'><t>reading</t></rPh></si>"
              "<si><r><rPr><b/></rPr><t>all</t></r><r><rPr><b val='true'/><strike/></rPr><t> bold</t></r></si>"
              "<si><r><rPr><strike/></rPr><t>gone</t></r></si>"),
          "<sheetData><row><c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='s'><v>2</v></c></row></sheetData>",
          "book \"\"\nsheet 1 \"Q2\"\n  A1 text \"plain bold\\nup\"\n"
          "    paragraph \"plain \" strong \"bold\" br em sup \"up\"\n  B1 text \"all bold\" strong\n"
          "  C1 text \"gone\" struck\n");
}

static void test_merges(void **state)
{
    (void)state;
    check(NULL,
          "<sheetData><row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>"
          "<row><c><v>4</v></c><c/><c><v>5</v></c></row><row><c r='C3'><v>6</v></c></row></sheetData>"
          "<mergeCells count='3'><mergeCell ref='C1:C1048576'/><mergeCell ref='A1:B2'/><mergeCell ref='B2:B9'/>"
          "<mergeCell ref='nonsense'/></mergeCells>",
          "book \"\"\ncovered cells 4\nsheet 1 \"Q2\"\n  A1:B2 number 1 \"1\"\n  C1:C3 number 3 \"3\"\n");
}

static void test_hidden(void **state)
{
    (void)state;
    check(NULL,
          "<cols><col min='1' max='1' hidden='false' width='0'/><col min='3' max='16384' hidden='1'/></cols>"
          "<sheetData><row><c><v>1</v></c><c r='D1'><v>2</v></c></row><row hidden='1'/>"
          "<row hidden='true'><c><v>3</v></c></row><row ht='0'><c><v>4</v></c></row><row hidden='0'><c><v>5</v></c>"
          "</row><row hidden='1'/></sheetData>",
          "book \"\"\nsheet 1 \"Q2\"\n  hidden rows 2-4\n  hidden columns 1, 3-4\n  A1 number 1 \"1\"\n"
          "  D1 number 2 \"2\"\n  A3 number 3 \"3\"\n  A4 number 4 \"4\"\n  A5 number 5 \"5\"\n");
}

static void test_formulas(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    add_frame(&file, "<calcPr fullCalcOnLoad='1'/>");
    add_sheet(&file, "<sheetData><row><c><f>1+1</f><v></v></c><c><f>1+1</f></c><c><f>A1</f><v>0</v></c>"
                     "<c><f>A1</f><v>7</v></c><c t='str'><f>A1</f><v></v></c><c><v>0</v></c></row></sheetData>");
    assert_string_equal(read_file(&file),
                        "book \"\"\nformulas without a value 3\nsheet 1 \"Q2\"\n  A1 text \"\" unsure\n"
                        "  B1 text \"\" unsure\n  C1 number 0 \"0\" unsure\n  D1 number 7 \"7\"\n"
                        "  F1 number 0 \"0\"\n");
    end(&file);
}

static void test_links(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    add_frame(&file, "");
    add(&file, "xl/worksheets/_rels/sheet1.xml.rels",
        RELS "<Relationship Id='a' Type='" RELATIONS "/hyperlink' Target='https://example.org/' "
        "TargetMode='External'/><Relationship Id='b' Type='" RELATIONS "/hyperlink' Target='file:///c:/x.xls' "
        "TargetMode='External'/></Relationships>");
    add_sheet(&file, "<sheetData><row><c t='str'><v>one\ntwo</v></c><c t='str'><v>file</v></c><c t='str'>"
                     "<f>HYPERLINK(\"mailto:a@example.org\",\"mail\")</f><v>mail</v></c></row></sheetData>"
                     "<hyperlinks><hyperlink ref='A1' r:id='a'/><hyperlink ref='B1' r:id='b'/>"
                     "<hyperlink ref='C1' location='Q2!A1'/></hyperlinks>");
    assert_string_equal(read_file(&file),
                        "book \"\"\nlinks to other files 1\nsheet 1 \"Q2\"\n  A1 text \"one\\ntwo\"\n"
                        "    paragraph href \"https://example.org/\" \"one\" br href \"https://example.org/\" \"two\"\n"
                        "  B1 text \"file\"\n  C1 text \"mail\"\n"
                        "    paragraph href \"mailto:a@example.org\" \"mail\"\n");
    end(&file);
}

/* ---- fills ---- */

#define STYLES \
    "<styleSheet xmlns='" MAIN "'><fonts><font/><font><b/></font></fonts><fills><fill/><fill/><fill>" \
    "<patternFill patternType='solid'><fgColor rgb='FFFF0000'/></patternFill></fill></fills><cellXfs>" \
    "<xf/><xf fillId='2' applyFill='1'/><xf fontId='1' applyFont='1'/></cellXfs></styleSheet>"

static const char *read_styled(struct file *file, const char *sheet)
{
    begin(file);
    add_frame(file, "");
    add(file, "xl/styles.xml", STYLES);
    add_sheet(file, sheet);
    return read_file(file);
}

static void test_fills(void **state)
{
    (void)state;
    struct file file;
    assert_string_equal(
        read_styled(&file, "<cols><col min='2' max='2' style='1'/></cols><sheetData>"
                           "<row><c><v>1</v></c><c r='D1'><v>2</v></c></row>"
                           "<row><c s='1'/><c s='1'/></row>"
                           "<row><c><v>3</v></c><c/><c s='1'/><c s='0'/><c s='1'/><c s='1'/></row>"
                           "<row s='1' customFormat='1'><c><v>4</v></c><c r='C4'/></row>"
                           "<row s='1' customFormat='0'><c s='2' t='str'><v>x</v></c></row></sheetData>"),
        "book \"\"\nsheet 1 \"Q2\"\n  A1 number 1 \"1\"\n  B1 text \"\" fill FF0000 of column\n  D1 number 2 \"2\"\n"
        "  A3 number 3 \"3\"\n  B3 text \"\" fill FF0000 of column\n  C3 text \"\" fill FF0000 of cell\n"
        "  A4 number 4 \"4\"\n  B4 text \"\" fill FF0000 of row\n  C4 text \"\" fill FF0000 of row\n"
        "  D4 text \"\" fill FF0000 of row\n  A5 text \"x\" strong\n  B5 text \"\" fill FF0000 of column\n");
    end(&file);
}

/* A million rows that are coloured and empty, and one cell with text. */
static void test_empty_rows(void **state)
{
    (void)state;
    struct file file;
    struct bp_buf sheet = {0};
    bp_buf_str(&sheet, "<sheetData>");
    for (unsigned row = 1; row <= BP_MOST_ROWS; row++)
        bp_buf_str(&sheet, row == 500000 ? "<row><c s='1' t='str'><v>here</v></c></row>"
                                         : "<row s='1' customFormat='1'><c s='1'/></row>");
    bp_buf_str(&sheet, "</sheetData>");
    bp_buf_char(&sheet, 0);
    assert_string_equal(read_styled(&file, sheet.bytes),
                        "book \"\"\nsheet 1 \"Q2\"\n  A500000 text \"here\" fill FF0000 of cell\n");
    end(&file);
    bp_buf_free(&sheet);
}

/* ---- the workbook ---- */

static void test_workbook(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    add(&file, "_rels/.rels",
        RELS REL("r1", "officeDocument", "/xl/Workbook.xml") "<Relationship Id='r2' Type='http://schemas."
        "openxmlformats.org/package/2006/relationships/metadata/core-properties' Target='docProps/core.xml'/>"
        "</Relationships>");
    add(&file, "docProps\\core.xml",
        "<c:coreProperties xmlns:c='c' xmlns:dc='dc' xmlns:t='t'><dc:title>A plan</dc:title>"
        "<dc:language>cy</dc:language><t:modified>2019-08-01T09:00:00Z</t:modified></c:coreProperties>");
    add(&file, "xl/_rels/workbook.xml.rels",
        RELS REL("r1", "worksheet", "a.xml") REL("r2", "chartsheet", "b.xml") REL("r3", "worksheet", "c.xml")
        REL("r4", "worksheet", "none.xml") REL("r5", "vbaProject", "vba.bin") REL("r6", "externalLink", "l.xml")
        "</Relationships>");
    add(&file, "xl/workbook.xml",
        "<w:workbook xmlns:w='" MAIN "' xmlns:r='" RELATIONS "'><w:workbookPr date1904='true'/><w:sheets>"
        "<w:sheet name='Lists' state='veryHidden' r:id='r3'/><w:sheet name='Q2 &amp; Q3' state='visible' r:id='r1'/>"
        "<w:sheet name='Chart' r:id='r2'/><w:sheet name='Gone' r:id='r4'/></w:sheets></w:workbook>");
    add(&file, "xl/a.xml", "<worksheet xmlns='" MAIN "'><sheetData><row><c t='d'><v>2020-03-31T00:00:00</v></c>"
                           "</row></sheetData></worksheet>");
    add(&file, "xl/c.xml", "<worksheet xmlns='" MAIN "'><sheetData/></worksheet>");
    assert_string_equal(read_file(&file),
                        "book \"A plan\" saved 2019-08-01 lang cy\nmacro parts 1\nlinks to other files 1\n"
                        "pictures 1\nsheet 1 \"Lists\" hidden\nsheet 2 \"Q2 & Q3\"\n"
                        "  A1 date 2020-03-31 \"31/03/2020\"\n");
    assert_int_equal(last_code(&file), BP_E_SHEET_MISSING);
    end(&file);
}

/* A signature holds for no copy with comments, which is said once. */
static void test_signed(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    add(&file, "_rels/.rels",
        RELS REL("r1", "officeDocument", "xl/workbook.xml") "<Relationship Id='r2' Type='http://schemas."
        "openxmlformats.org/package/2006/relationships/digital-signature/origin' Target='_xmlsignatures/origin.sigs'/>"
        "</Relationships>");
    add(&file, "_xmlsignatures/origin.sigs", "");
    add(&file, "xl/_rels/workbook.xml.rels", RELS REL("r1", "worksheet", "worksheets/sheet1.xml") "</Relationships>");
    add(&file, "xl/workbook.xml", "<workbook xmlns='" MAIN "' xmlns:r='" RELATIONS "'><sheets><sheet name='Q2' "
                                  "r:id='r1'/></sheets></workbook>");
    add_sheet(&file, "<sheetData/>");
    read_file(&file);
    assert_int_equal(file.result, BP_OK);
    bp_book_say(&file.book, &file.source, &file.diags);
    assert_int_equal(file.diags.n, 1);
    assert_int_equal(file.diags.items[0].code, BP_E_BOOK_SIGNED);
    end(&file);
}

/* Notes are counted, and text boxes said. */
static void test_around(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    add_frame(&file, "");
    add(&file, "xl/worksheets/_rels/sheet1.xml.rels",
        RELS REL("r1", "comments", "../c.xml") REL("r2", "drawing", "../d.xml") "</Relationships>");
    add(&file, "xl/c.xml", "<comments xmlns='" MAIN "'><commentList><comment ref='A1'><text><t>x</t></text></comment>"
                           "<comment ref='A2'/></commentList></comments>");
    add(&file, "xl/d.xml", "<d xmlns:a='a'><sp><txBody><a:p><a:r><a:t>See </a:t></a:r><a:r><a:t>below</a:t></a:r>"
                           "</a:p><a:p><a:r><a:t>now</a:t></a:r></a:p></txBody></sp><sp><txBody/></sp><pic/></d>");
    add_sheet(&file, "<sheetData/>");
    assert_string_equal(read_file(&file), "book \"\"\npictures 1\nnotes 2\nsheet 1 \"Q2\"\n");
    assert_int_equal(last_code(&file), BP_E_TEXT_BOX);
    assert_non_null(strstr(file.diags.items[0].message, "\"See below now\""));
    end(&file);
}

static void test_binary(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    add(&file, "_rels/.rels", RELS REL("r1", "officeDocument", "xl/workbook.bin") "</Relationships>");
    add(&file, "xl/workbook.bin", "x");
    read_file(&file);
    assert_int_equal(last_code(&file), BP_E_XLSB);
    end(&file);
}

/* ---- what is refused ---- */

static void test_limits(void **state)
{
    (void)state;
    assert_int_equal(refused("<sheetData><row r='1048577'><c><v>1</v></c></row></sheetData>"), BP_E_PARTS_LIMIT);
    assert_int_equal(refused("<sheetData><row><c r='XFD1'/><c><v>1</v></c></row></sheetData>"), BP_E_PARTS_LIMIT);
    assert_int_equal(refused("<sheetData><row>"), BP_E_PARTS);
    assert_int_equal(refused("<sheetData>&x;</sheetData>"), BP_E_PARTS);

    struct bp_buf text = {0};
    bp_buf_str(&text, "<sheetData><row><c t='inlineStr'><is><t>");
    memset(bp_buf_room(&text, BP_MOST_ROWS + 1), 'x', BP_MOST_ROWS + 1);
    bp_buf_str(&text, "</t></is></c></row></sheetData>");
    bp_buf_char(&text, 0);
    assert_int_equal(refused(text.bytes), BP_E_CELL_TEXT);
    text.len = 0;

    bp_buf_str(&text, "<sheetData>");
    for (unsigned i = 0; i <= BP_MOST_CELLS; i++)
        bp_buf_str(&text, "<row><c><v>1</v></c></row>");
    bp_buf_str(&text, "</sheetData>");
    bp_buf_char(&text, 0);
    assert_int_equal(refused(text.bytes), BP_E_PARTS_LIMIT);
    text.len = 0;

    bp_buf_str(&text, "<mergeCells>");
    for (unsigned i = 0; i <= 100000; i++)
        bp_buf_str(&text, "<mergeCell ref='A1:XFD9'/>");
    bp_buf_str(&text, "</mergeCells>");
    bp_buf_char(&text, 0);
    assert_int_equal(refused(text.bytes), BP_E_PARTS_LIMIT);
    bp_buf_free(&text);
}

static void test_long_shared(void **state)
{
    (void)state;
    struct file file;
    struct bp_buf text = {0};
    begin(&file);
    add_frame(&file, "");
    bp_buf_str(&text, "<sst xmlns='" MAIN "'><si><t>");
    size_t len = (size_t)32 << 20;
    memset(bp_buf_room(&text, len), 'x', len);
    bp_buf_str(&text, "</t></si></sst>");
    bp_zip_add(&file.zip, "xl/sharedStrings.xml", text.bytes, text.len, false);
    bp_buf_free(&text);
    add_sheet(&file, "<sheetData/>");
    read_file(&file);
    assert_int_equal(file.result, BP_INVALID);
    assert_int_equal(last_code(&file), BP_E_PARTS_LIMIT);
    end(&file);
}

static void test_no_string(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    add_frame(&file, "");
    add_sheet(&file, "<sheetData><row r='3'><c r='B3' t='s'><v>4</v></c></row></sheetData>");
    assert_string_equal(read_file(&file), "book \"\"\nsheet 1 \"Q2\"\n");
    assert_int_equal(last_code(&file), BP_E_NO_STRING);
    assert_string_equal(file.diags.items[0].cell, "Q2!B3");
    end(&file);
}

/* ---- rows that are read without the parser ---- */

#define PLAIN \
    "<sheetData><row r=\"1\" spans=\"1:3\" ht=\"15\"><c r=\"A1\" s=\"1\" t=\"inlineStr\"><is>" \
    "<t xml:space=\"preserve\">a &amp; b_x000D_c]</t></is></c><c r=\"B1\"/><c r=\"C1\" t=\"s\"><v>0</v></c></row>" \
    "<row r=\"3\" hidden=\"1\"><c r=\"A3\"><f>1+1</f><v>2</v></c><c t=\"str\"><v>&lt;\xC3\xA9&gt;</v></c></row>" \
    "<row/></sheetData>"

/* What is read of a workbook with this sheet, and what is said of it. */
static void read_sheet(const char *sheet, struct bp_buf *out)
{
    struct file file;
    begin(&file);
    add_frame(&file, "");
    add(&file, "xl/sharedStrings.xml", SST("<si><t>one</t></si>"));
    add_sheet(&file, sheet);
    bp_buf_str(out, read_file(&file));
    for (size_t i = 0; i < file.diags.n; i++)
        bp_buf_fmt(out, "%d %s %s\n", file.diags.items[i].code, file.diags.items[i].cell,
                   file.diags.items[i].message);
    bp_buf_char(out, 0);
    end(&file);
}

/* A comment before the rows makes the parser read them; both ways say the same. */
static void check_both(const char *sheet)
{
    struct bp_buf commented = {0}, one = {0}, other = {0};
    bp_buf_fmt(&commented, "<!---->%s", sheet);
    read_sheet(sheet, &one);
    read_sheet(commented.bytes, &other);
    assert_string_equal(one.bytes, other.bytes);
    bp_buf_free(&commented);
    bp_buf_free(&one);
    bp_buf_free(&other);
}

static bool is_plain(const char *sheet)
{
    struct bp_arena arena;
    struct bp_buf bytes = {0};
    struct bp_source part = {.name = "sheet", .arena = &arena}, rest = {.bytes = ""};
    char *rows;
    bp_arena_init(&arena, (size_t)1 << 20);
    bp_buf_str(&bytes, sheet);
    assert_true(bp_source_take(&part, &bytes));
    assert_true(bp_xlsx_rows_cut(&part, &rest, &rows));
    bool plain = rows != NULL;
    if (plain)
        assert_non_null(strstr(rest.bytes, "<sheetData></sheetData>"));
    bp_source_drop(&part);
    bp_source_drop(&rest);
    bp_arena_clear(&arena);
    return plain;
}

#define ROW(inside) "<sheetData><row>" inside "</row></sheetData>"

static void test_rows(void **state)
{
    (void)state;
    static const char *const others[] = {
        ROW("<c r='A1'/>"), ROW("<c r=\"A1\" r=\"A2\"/>"), ROW("<c  r=\"A1\"/>"), ROW("<c odd=\"1\"/>"),
        ROW("<c r=\"&#65;1\"/>"), ROW("<c r=\"A1/>"), ROW("<c r=\"A<\"/>"), ROW("<c r=\"A1\""), ROW("<c>1</c>"),
        ROW("<c><v>&#49;</v></c>"), ROW("<c><v>1]]></v></c>"), ROW("<c><v>\r</v></c>"), ROW("<c><v>\x01</v></c>"),
        ROW("<c><v>\xEF\xBB\xBF""1</v></c>"), ROW("<c><v>\xEF\xBF\xBE</v></c>"), ROW("<c><v>&nbsp;</v></c>"),
        ROW("<c><v>1</c></v>"), ROW("<c><v>1</v>"), ROW("<c><is/></c>"), ROW("<c><is><r/></is></c>"),
        ROW("<cols/>"), ROW("<c><w>1</w></c>"), ROW("<c><v><v/></v></c>"), ROW("<c></c><!-- -->"),
        "<?x?>" PLAIN, "<!-- -->" PLAIN, PLAIN "<sheetData/>", PLAIN "<x:sheetData xmlns:x='" MAIN "'/>",
        "<sheetData><row>", "<sheetData>", "<sheetData><row></sheetData>"};
    assert_true(is_plain(PLAIN));
    assert_true(is_plain("<sheetData></sheetData>"));
    check_both(PLAIN);
    check_both("<y>" PLAIN "</y>" ROW("<c><v>1</v></c>"));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_true(!is_plain(others[i]));
        check_both(others[i]);
    }
}

/* With up to three bytes that are other than they were. */
static void test_rows_by_chance(void **state)
{
    (void)state;
    static const char bytes[] = "<>/&\"'= ;!?]1acrstv\n\r\t\x01\xEF";
    uint32_t chance = 1;
    for (int i = 0; i < 3000; i++) {
        char sheet[] = PLAIN;
        for (int k = 0; k <= i % 3; k++) {
            chance = chance * 1664525 + 1013904223;
            sheet[(chance >> 16) % (sizeof sheet - 1)] = bytes[(chance >> 8) % (sizeof bytes - 1)];
        }
        check_both(sheet);
    }
}

/* Memory that is used up at any point is an end, not a crash. */
static void test_scarce(void **state)
{
    (void)state;
    for (size_t budget = 0; budget < 600000; budget = budget * 9 / 8 + 500) {
        struct file file;
        begin(&file);
        add_frame(&file, "");
        add(&file, "xl/sharedStrings.xml", SST("<si><r><rPr><i/></rPr><t>text</t></r></si>"));
        add(&file, "xl/styles.xml", STYLES);
        add_sheet(&file, "<sheetData><row><c t='s'><v>0</v></c><c s='1'><v>1</v></c></row></sheetData>"
                         "<mergeCells><mergeCell ref='A1:A2'/></mergeCells>");
        file.arena.budget = budget;
        read_file(&file);
        assert_true(file.result == BP_OK || file.arena.out);
        end(&file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types),      cmocka_unit_test(test_places),    cmocka_unit_test(test_breaks),
        cmocka_unit_test(test_runs),       cmocka_unit_test(test_merges),    cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_formulas),   cmocka_unit_test(test_links),     cmocka_unit_test(test_fills),
        cmocka_unit_test(test_empty_rows), cmocka_unit_test(test_workbook),  cmocka_unit_test(test_around),
        cmocka_unit_test(test_signed),
        cmocka_unit_test(test_binary),     cmocka_unit_test(test_limits),    cmocka_unit_test(test_long_shared),
        cmocka_unit_test(test_no_string),  cmocka_unit_test(test_rows),
        cmocka_unit_test(test_rows_by_chance), cmocka_unit_test(test_scarce),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
