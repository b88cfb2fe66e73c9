/* test_xml2003.c: XML Spreadsheets 2003, as Excel, LibreOffice and SheetJS write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "books.h"
#include "book/books.h"

#define HEAD "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>" \
    "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'" \
    " xmlns:o='urn:schemas-microsoft-com:office:office' xmlns:x='urn:schemas-microsoft-com:office:excel'" \
    " xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet' xmlns:html='http://www.w3.org/TR/REC-html40'>"
#define SHEET(rows) HEAD "<Worksheet ss:Name='Q2'><Table>" rows "</Table></Worksheet></Workbook>"
#define TEXT(text) "<Cell><Data ss:Type='String'>" text "</Data></Cell>"

static bp_result read_book(struct book_test *test)
{
    return bp_read_xml2003(&test->source, &test->arena, &test->diags, &test->book);
}

static void read_xml(struct book_test *test, const char *text)
{
    book_begin(test, "plan.xml", text, strlen(text));
    test->result = read_book(test);
}

static void expect(const char *xml, const char *shown)
{
    struct book_test test;
    read_xml(&test, xml);
    book_same(&test, shown);
}

static void test_values(void **state)
{
    (void)state;
    expect(HEAD "<o:DocumentProperties><o:Title>Trees</o:Title><o:Created>2019-01-02T00:00:00Z</o:Created>"
        "<o:LastSaved>2020-04-30T10:00:00Z</o:LastSaved></o:DocumentProperties><Styles>"
        "<Style ss:ID='Default'/><Style ss:ID='p'><NumberFormat ss:Format='0%'/></Style>"
        "<Style ss:ID='d' ss:Parent='f'><NumberFormat ss:Format='Short Date'/></Style>"
        "<Style ss:ID='m'><NumberFormat ss:Format='mmmm\\ yyyy'/></Style>"
        "<Style ss:ID='f'><Font ss:Bold='1'/><Interior ss:Color='#92D050' ss:Pattern='Solid'/></Style>"
        "<Style ss:ID='n'><Interior ss:Color='#FF0000' ss:Pattern='None'/></Style>"
        "</Styles><Worksheet ss:Name='Q2'><Table><Row>"
        "<Cell ss:StyleID='f'><Data ss:Type='String'>Ref</Data></Cell>"
        "<Cell ss:StyleID='n'><Data ss:Type='Number'>1.1</Data></Cell>"
        "<Cell ss:StyleID='p'><Data ss:Type='Number'>0.84</Data></Cell>"
        "<Cell ss:StyleID='d'><Data ss:Type='DateTime'>2020-03-31T00:00:00.000</Data></Cell>"
        "<Cell ss:StyleID='m'><Data ss:Type='DateTime'>2020-03-01T00:00:00.000</Data></Cell>"
        "<Cell><Data ss:Type='Boolean'>1</Data></Cell><Cell><Data ss:Type='Error'>#REF!</Data></Cell>"
        "<Cell ss:Formula='=A1'/></Row></Table></Worksheet></Workbook>",
        "book \"Trees\" saved 2020-04-30\nformulas without a value 1\nsheet 1 \"Q2\"\n"
        "  A1 text \"Ref\" fill 92D050 of cell strong\n  B1 number 1.1 \"1.1\"\n  C1 number 0.84 \"84%\"\n"
        "  D1 date 2020-03-31 \"31/03/2020\" fill 92D050 of cell\n  E1 date 2020-03-01 \"March 2020\" month\n"
        "  F1 check 1 \"TRUE\"\n  G1 error \"#REF!\"\n  H1 text \"\" unsure\n");
}

static void test_places(void **state)
{
    (void)state;
    expect(SHEET("<Row>" TEXT("a") "<Cell ss:Index='4'><Data ss:Type='String'>d</Data></Cell>" TEXT("e") "</Row>"
        "<Row ss:Span='1'/><Row>" TEXT("a4") "</Row><Row ss:Index='7' ss:Hidden='1'>"
        "<Cell ss:MergeAcross='2'><Data ss:Type='String'>banner</Data></Cell>" TEXT("d7") "</Row>"),
        "book \"\"\nsheet 1 \"Q2\"\n  hidden rows 7\n  A1 text \"a\"\n  D1 text \"d\"\n  E1 text \"e\"\n"
        "  A4 text \"a4\"\n  A7:C7 text \"banner\"\n  D7 text \"d7\"\n");
    expect(SHEET("<Column ss:Index='2' ss:Span='1' ss:Hidden='1'/><Row>" TEXT("a") "</Row>")
        "", "book \"\"\nsheet 1 \"Q2\"\n  hidden columns 2-3\n  A1 text \"a\"\n");
    expect(HEAD "<Worksheet ss:Name='Lists'><Table><Row>" TEXT("a") "</Row></Table><x:WorksheetOptions>"
        "<x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>",
        "book \"\"\nsheet 1 \"Lists\" hidden\n  A1 text \"a\"\n");
}

/* Comments are no text; text with looks keeps them; line breaks are line feeds, or a CR before them. */
static void test_texts(void **state)
{
    (void)state;
    expect(SHEET("<Row><Cell><ss:Data ss:Type='String' xmlns='http://www.w3.org/TR/REC-html40'>CO<Sub>2</Sub>, "
        "<I>all<B>!</B></I><Sup>1</Sup><Font>.</Font>  </ss:Data><PhoneticText "
        "xmlns='urn:schemas-microsoft-com:office:excel'>no text</PhoneticText></Cell>"
        "<Cell><ss:Data ss:Type='String' xmlns='http://www.w3.org/TR/REC-html40'><B> </B>plain</ss:Data></Cell></Row>"),
        "book \"\"\nsheet 1 \"Q2\"\n  A1 text \"CO2, all!1.\"\n"
        "    paragraph \"CO\" sub \"2\" \", \" em \"all\" strong em \"!\" sup \"1\" \".\"\n"
        "  B1 text \" plain\"\n    paragraph strong \" \" \"plain\"\n");
    expect(SHEET("<Row><Cell><ss:Data ss:Type='String' xmlns='http://www.w3.org/TR/REC-html40'>Plant <B>many"
        "</B>&#10;trees</ss:Data><Comment><ss:Data xmlns='http://www.w3.org/TR/REC-html40'>says who</ss:Data>"
        "</Comment></Cell>" TEXT("one&#13;&#10;two") "</Row>"),
        "book \"\"\nnotes 1\nsheet 1 \"Q2\"\n  A1 text \"Plant many\\ntrees\"\n"
        "    paragraph \"Plant \" strong \"many\" br \"trees\"\n  B1 text \"one\\ntwo\"\n");
}

/* LibreOffice leaves out cells under a vertical span, and does not count them. */
static void test_short_rows(void **state)
{
    static const char shown[] = "book \"\"\nsheet 1 \"Q2\"\n  A1 text \"1\"\n  B1:C3 text \"Trees\"\n"
        "  D1 text \"d1\"\n  A2 text \"2\"\n  D2 text \"d2\"\n  G2 text \"g2\"\n  A3 text \"3\"\n  E3 text \"e3\"\n"
        "  A4 text \"4\"\n  B4 text \"b4\"\n";
    static const char rows[] = "<Table><Row>" TEXT("1")
        "<Cell ss:MergeDown='2' ss:MergeAcross='1'><Data ss:Type='String'>Trees</Data></Cell>" TEXT("d1")
        "</Row><Row>" TEXT("2") TEXT("d2") "<Cell ss:Index='5'><Data ss:Type='String'>g2</Data></Cell></Row><Row>"
        TEXT("3") "<Cell ss:Index='3'><Data ss:Type='String'>e3</Data></Cell></Row><Row>" TEXT("4") TEXT("b4")
        "</Row></Table>";
    struct bp_buf xml = {0};
    struct book_test test;
    (void)state;
    for (int prefix = 0; prefix < 2; prefix++) {
        xml.len = 0;
        bp_buf_fmt(&xml, HEAD "<%sWorksheet ss:Name='Q2'>%s</%sWorksheet></Workbook>", prefix ? "ss:" : "", rows,
                   prefix ? "ss:" : "");
        bp_buf_char(&xml, 0);
        read_xml(&test, xml.bytes);
        assert_int_equal(test.result, BP_OK);
        assert_string_equal(book_show(&test), shown);
        assert_int_equal(book_says(&test, BP_E_SHORT_ROWS), 1);
        book_end(&test);
    }
    bp_buf_free(&xml);
    /* Excel gives such cells their places. */
    expect(SHEET("<Row>" TEXT("1") "<Cell ss:MergeDown='1'><Data ss:Type='String'>Trees</Data></Cell>" TEXT("c")
        "</Row><Row>" TEXT("2") "<Cell ss:Index='3'><Data ss:Type='String'>c2</Data></Cell></Row>"),
        "book \"\"\nsheet 1 \"Q2\"\n  A1 text \"1\"\n  B1:B2 text \"Trees\"\n  C1 text \"c\"\n  A2 text \"2\"\n"
        "  C2 text \"c2\"\n");
}

static void test_refused(void **state)
{
    static const char *const files[] = {
        HEAD "<Worksheet ss:Name='Q2'><Table>", "\xFF<Workbook/>",
        "<!DOCTYPE a []><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
        SHEET("<Row><Cell ss:Index='20000'><Data ss:Type='String'>a</Data></Cell></Row>"),
        SHEET("<Row ss:Index='99999999999'>" TEXT("a") "</Row>"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct book_test test;
        read_xml(&test, files[i]);
        assert_int_equal(test.result, BP_INVALID);
        assert_int_equal(test.diags.errors, 1);
        book_end(&test);
    }
}

static void test_scarce(void **state)
{
    static const char xml[] = HEAD "<Styles><Style ss:ID='p'><NumberFormat ss:Format='0%'/></Style></Styles>"
        "<Worksheet ss:Name='Q2'><Table><Column ss:Hidden='1'/><Row ss:Hidden='1'><Cell ss:StyleID='p'>"
        "<Data ss:Type='Number'>0.84</Data></Cell><Cell ss:MergeDown='1'><ss:Data ss:Type='String'"
        " xmlns='http://www.w3.org/TR/REC-html40'>a <B>b</B></ss:Data></Cell></Row><Row>" TEXT("a") TEXT("b")
        "</Row></Table></Worksheet></Workbook>";
    bool done = false;
    (void)state;
    for (size_t budget = 0; !done; budget += 64) {
        struct book_test test;
        book_begin(&test, "plan.xml", xml, sizeof xml - 1);
        done = book_is_read_within(&test, budget, read_book);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),     cmocka_unit_test(test_places),  cmocka_unit_test(test_texts),
        cmocka_unit_test(test_short_rows), cmocka_unit_test(test_refused), cmocka_unit_test(test_scarce),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
