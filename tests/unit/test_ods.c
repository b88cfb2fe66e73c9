/* test_ods.c: spreadsheets of LibreOffice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "books.h"
#include "odf_xml.h"
#include "book/books.h"

#define STYLED(styles, sheets) \
    "<o:document-content" SPACES "><o:automatic-styles>" styles "</o:automatic-styles><o:body><o:spreadsheet>" \
    sheets "</o:spreadsheet></o:body></o:document-content>"
#define SHEET(styles, rows) STYLED(styles, "<t:table t:name='Q2'>" rows "</t:table>")

static bp_result read_book(struct book_test *test)
{
    return bp_read_ods(&test->parts, &test->book);
}

static void read_parts(struct book_test *test, const char *content, const char *styles, const char *meta,
                       const char *manifest)
{
    book_begin_odf(test, content, styles, meta, manifest);
    test->result = read_book(test);
}

static void expect(const char *content, const char *shown)
{
    struct book_test test;
    read_parts(&test, content, NULL, NULL, NULL);
    book_same(&test, shown);
}

#define Q2 "book \"\"\nsheet 1 \"Q2\"\n"

static void test_values(void **state)
{
    (void)state;
    expect(SHEET("<n:date-style s:name='N1'><n:month/><n:text> </n:text><n:year/></n:date-style>"
        "<n:date-style s:name='N2'><n:day/><n:month/><n:year/></n:date-style>"
        "<s:style s:name='a' s:family='table-cell' s:data-style-name='N1'/>"
        "<s:style s:name='b' s:family='table-cell' s:parent-style-name='a' s:data-style-name='N2'/>"
        "<s:style s:name='c' s:family='table-cell' s:parent-style-name='a'/>",
        ROW("<t:table-cell o:value-type='float' o:value='1.1'><x:p>1.10</x:p></t:table-cell>"
            "<t:table-cell o:value-type='percentage' o:value='0.84'><x:p>84%</x:p></t:table-cell>"
            "<t:table-cell t:style-name='b' o:value-type='date' o:date-value='2020-03-31T00:00:00'>"
            "<x:p>31/03/20</x:p></t:table-cell>"
            "<t:table-cell t:style-name='c' o:value-type='date' o:date-value='2020-03-01'>"
            "<x:p>March 2020</x:p></t:table-cell>"
            "<t:table-cell o:value-type='boolean' o:boolean-value='true'><x:p>TRUE</x:p></t:table-cell>"
            "<t:table-cell o:value-type='string' c:value-type='error'><x:p>#REF!</x:p></t:table-cell>"
            "<t:table-cell t:formula='of:=A1'/><t:table-cell t:formula='of:=A1' o:value-type='string'/>"
            "<t:table-cell o:value-type='currency' o:value='5'><x:p>£5</x:p></t:table-cell>")),
        "book \"\"\nformulas without a value 1\nsheet 1 \"Q2\"\n"
        "  A1 number 1.1 \"1.10\"\n  B1 number 0.84 \"84%\"\n  C1 date 2020-03-31 \"31/03/20\"\n"
        "  D1 date 2020-03-01 \"March 2020\" month\n  E1 check 1 \"TRUE\"\n  F1 error \"#REF!\"\n"
        "  G1 text \"\" unsure\n  I1 number 5 \"£5\"\n");
}

/* Some programs write values without the text that is shown. */
static void test_values_alone(void **state)
{
    (void)state;
    expect(SHEET("", ROW("<t:table-cell o:value-type='float' o:value='2.5'/>"
            "<t:table-cell o:value-type='percentage' o:value='0.845'/>"
            "<t:table-cell o:value-type='date' o:date-value='2020-03-31T10:00:00'/>"
            "<t:table-cell o:value-type='boolean' o:boolean-value='false'/>"
            "<t:table-cell o:value-type='string' o:string-value='words'/>")),
        Q2 "  A1 number 2.5 \"2.5\"\n  B1 number 0.845 \"84.5%\"\n  C1 date 2020-03-31 \"2020-03-31\"\n"
        "  D1 check 0 \"FALSE\"\n  E1 text \"words\"\n");
}

static void test_texts(void **state)
{
    (void)state;
    expect(SHEET("<s:style s:name='B' s:family='text'><s:text-properties fo:font-weight='bold'/></s:style>"
        "<s:style s:name='U' s:family='text'><s:text-properties s:text-position='super 58%'/></s:style>"
        "<s:style s:name='H' s:family='table-cell'><s:text-properties fo:font-weight='bold'"
        " s:text-line-through-style='solid'/></s:style>",
        ROW("<t:table-cell><x:p>one\n  two<x:s x:c='2'/>three<x:tab/>four<x:line-break/>five</x:p><x:p/>"
            "<x:p>six</x:p><x:p/></t:table-cell>"
            "<t:table-cell><o:annotation><dc:date>2020-01-01</dc:date><x:p>a note</x:p></o:annotation>"
            "<x:p>Plant <x:span x:style-name='B'>many</x:span> trees<x:span x:style-name='U'>2</x:span> "
            "<x:a xl:href='https://example.org/'>here</x:a></x:p></t:table-cell>"
            "<t:table-cell t:style-name='H'><x:p>Ref</x:p></t:table-cell>"
            "<t:table-cell><d:frame><d:text-box><x:p>a box</x:p></d:text-box></d:frame><x:p>cell</x:p>"
            "</t:table-cell>")),
        "book \"\"\npictures 1\nnotes 1\nsheet 1 \"Q2\"\n"
        "  A1 text \"one two  three\\tfour\\nfive\\n\\nsix\"\n"
        "  B1 text \"Plant many trees² here\"\n"
        "    paragraph \"Plant \" strong \"many\" \" trees\" sup \"2\" \" \" href \"https://example.org/\" \"here\"\n"
        "  C1 text \"Ref\" strong struck\n  D1 text \"cell\"\n");
}

/* Repeats are written out for cells with text alone, and fills within the used part. */
static void test_repeats(void **state)
{
    (void)state;
    expect(SHEET(FILL("g", "#00b050"),
        "<t:table-column t:number-columns-repeated='16384'/>"
        ROW("<t:table-cell t:number-columns-repeated='2'><x:p>a</x:p></t:table-cell>"
            "<t:table-cell t:number-columns-repeated='16382'/>")
        "<t:table-row t:number-rows-repeated='2'><t:table-cell t:style-name='g'/>" TEXT("b")
        "<t:table-cell t:style-name='g' t:number-columns-repeated='16382'/></t:table-row>"
        "<t:table-row t:number-rows-repeated='1048571'><t:table-cell t:style-name='g'"
        " t:number-columns-repeated='16384'/></t:table-row>"
        "<t:table-row><t:table-cell/></t:table-row>"),
        Q2 "  A1 text \"a\"\n  B1 text \"a\"\n  A2 text \"\" fill 00B050 of cell\n  B2 text \"b\"\n"
        "  A3 text \"\" fill 00B050 of cell\n  B3 text \"b\"\n");
}

static void test_spans(void **state)
{
    (void)state;
    expect(SHEET(FILL("g", "#00b050"),
        ROW("<t:table-cell t:number-columns-spanned='3' t:number-rows-spanned='2'><x:p>a</x:p></t:table-cell>"
            "<t:covered-table-cell/><t:covered-table-cell><x:p>unseen</x:p></t:covered-table-cell>" TEXT("d"))
        ROW("<t:covered-table-cell t:number-columns-repeated='3'/>" TEXT("d2")
            "<t:table-cell t:style-name='g' t:number-rows-spanned='2'/>")),
        "book \"\"\ncovered cells 1\nsheet 1 \"Q2\"\n  A1:C2 text \"a\"\n  D1 text \"d\"\n  D2 text \"d2\"\n"
        "  E2:E3 text \"\" fill 00B050 of cell\n");
}

static void test_hidden(void **state)
{
    (void)state;
    expect(STYLED("<s:style s:name='h' s:family='table'><s:table-properties t:display='false'/></s:style>",
        "<t:table t:name='Q2'><t:table-column/><t:table-column t:visibility='collapse'/>"
        "<t:table-column t:visibility='collapse' t:number-columns-repeated='16382'/>"
        "<t:table-row t:visibility='filter'>" TEXT("a") TEXT("b") "</t:table-row>"
        "<t:table-row-group>" ROW(TEXT("c"))
        "<t:table-row t:visibility='collapse'>" TEXT("d") "</t:table-row></t:table-row-group>"
        "<t:table-row t:visibility='collapse' t:number-rows-repeated='1048573'/></t:table>"
        "<t:table t:name='Lists' t:style-name='h'>" ROW(TEXT("x")) "</t:table>"),
        Q2 "  hidden rows 1, 3\n  hidden columns 2\n  A1 text \"a\"\n  B1 text \"b\"\n  A2 text \"c\"\n"
        "  A3 text \"d\"\nsheet 2 \"Lists\" hidden\n  A1 text \"x\"\n");
}

static void test_fills(void **state)
{
    (void)state;
    expect(SHEET(FILL("g", "#00b050") FILL("t", "transparent") FILL("w", "#ffffff")
        "<s:style s:name='k' s:family='table-cell' s:parent-style-name='g'/>"
        "<s:style s:name='no' s:family='table-cell' s:parent-style-name='t'/>",
        "<t:table-column t:default-cell-style-name='no'/><t:table-column t:default-cell-style-name='g'/>"
        "<t:table-column t:number-columns-repeated='3' t:default-cell-style-name='w'/>"
        ROW(TEXT("a") "<t:table-cell/><t:table-cell t:style-name='k'/><t:table-cell t:style-name='w'/>" TEXT("e"))
        "<t:table-row t:default-cell-style-name='k'>" TEXT("a2") "<t:table-cell/>"
        "<t:table-cell t:style-name='no'/></t:table-row>"),
        Q2 "  A1 text \"a\"\n  B1 text \"\" fill 00B050 of column\n  C1 text \"\" fill 00B050 of cell\n"
        "  E1 text \"e\" fill FFFFFF of cell\n  A2 text \"a2\" fill 00B050 of cell\n"
        "  B2 text \"\" fill 00B050 of cell\n");
}

#define RULE(style, condition) \
    "<c:condition c:apply-style-name='" style "' c:value='" condition "' c:base-cell-address='&apos;A B&apos;.B1'/>"

static void test_rules(void **state)
{
    (void)state;
    expect(STYLED(FILL("g", "#00b050") FILL("Status_20_1", "#ff0000") FILL("a", "#ffc000"),
        "<t:table t:name='A B'>"
        ROW(TEXT("1") TEXT("green") TEXT("x")) ROW(TEXT("2") TEXT("Red, late") TEXT("x"))
        ROW(TEXT("3") "<t:table-cell o:value-type='float' o:value='7'><x:p>7</x:p></t:table-cell>" TEXT("Green"))
        ROW(TEXT("4") TEXT("Complete"))
        "<c:conditional-formats><c:conditional-format c:target-range-address=\"'A B'.B1:'A B'.B9\">"
        RULE("g", "=&quot;Green&quot;") RULE("Status 1", "contains-text(&quot;LATE&quot;)")
        RULE("a", "between(5,8)") RULE("a", "formula-is(SUM([.A1])=3)") "</c:conditional-format>"
        "<c:conditional-format c:target-range-address=\"'A B'.A1:'A B'.A9 'A B'.F1\">"
        RULE("g", "formula-is([.$C1]=&quot;Green&quot;)") "</c:conditional-format></c:conditional-formats>"
        "</t:table>"),
        "book \"\"\nsheet 1 \"A B\"\n  A1 text \"1\"\n  B1 text \"green\" fill 00B050 of rule\n  C1 text \"x\"\n"
        "  A2 text \"2\"\n  B2 text \"Red, late\" fill FF0000 of rule\n  C2 text \"x\"\n"
        "  A3 text \"3\" fill 00B050 of rule\n  B3 number 7 \"7\" fill FFC000 of rule\n  C3 text \"Green\"\n"
        "  A4 text \"4\"\n  B4 text \"Complete\"\n");
    expect(SHEET(FILL("g", "#00b050") "<s:style s:name='m' s:family='table-cell'>"
        "<s:map s:condition='cell-content()=&quot;Green&quot;' s:apply-style-name='g'/></s:style>",
        ROW("<t:table-cell t:style-name='m'><x:p>Green</x:p></t:table-cell>"
            "<t:table-cell t:style-name='m'><x:p>Red</x:p></t:table-cell>")),
        Q2 "  A1 text \"Green\" fill 00B050 of rule\n  B1 text \"Red\"\n");
}

/* Which of three cells, "Green", 7 and "Red, late", a condition colours. */
static void expect_rule(const char *condition, const char *base, const char *filled)
{
    struct book_test test;
    struct bp_buf xml = {0};
    char got[4] = "...";
    bp_buf_fmt(&xml, STYLED(FILL("g", "#00b050"), "<t:table t:name='Q2'>"
        ROW(TEXT("Green") "<t:table-cell o:value-type='float' o:value='7'><x:p>7</x:p></t:table-cell>"
            TEXT("Red, late"))
        "<c:conditional-formats><c:conditional-format c:target-range-address='Q2.A1:Q2.C1'>"
        "<c:condition c:apply-style-name='g' c:value='%s' c:base-cell-address='%s'/></c:conditional-format>"
        "</c:conditional-formats></t:table>"), condition, base);
    bp_buf_char(&xml, 0);
    assert_false(xml.failed);
    read_parts(&test, xml.bytes, NULL, NULL, NULL);
    assert_int_equal(test.result, BP_OK);
    const struct bp_grid *grid = test.book.items[0].grid;
    assert_int_equal(grid->n_cells, 3);
    for (size_t i = 0; i < 3; i++)
        got[i] = grid->cells[i].fill == 0x00B050 ? 'X' : '.';
    if (strcmp(got, filled) != 0)
        fail_msg("%s: %s, not %s", condition, got, filled);
    book_end(&test);
    bp_buf_free(&xml);
}

static void test_conditions(void **state)
{
    static const struct { const char *condition, *filled; } tries[] = {
        {"=&quot;green&quot;", "X.."}, {"!=&quot;green&quot;", ".XX"}, {"&lt;>7", "X.X"}, {"=7", ".X."}, {"=7.0", ".X."},
        {"=-7", "..."}, {"&lt;8", ".X."}, {"&lt;7", "..."}, {">6", ".X."}, {">7", "..."}, {"&lt;=7", ".X."},
        {"&lt;=6", "..."}, {">=7", ".X."}, {">=8", "..."}, {">&quot;a&quot;", "..."},
        {"between(7,8)", ".X."}, {"between(8,9)", "..."}, {"not-between(1,2)", ".X."}, {"not-between(1,7)", "..."},
        {"cell-content-is-between(1,9)", ".X."}, {"cell-content-is-not-between(8,9)", ".X."},
        {"between(x,9)", "..."}, {"between(1", "..."}, {"between(1,x)", "..."}, {"between(1,9", "..."},
        {"begins-with(&quot;red&quot;)", "..X"}, {"begins-with(&quot;late&quot;)", "..."},
        {"ends-with(&quot;LATE&quot;)", "..X"}, {"ends-with(&quot;red&quot;)", "..."},
        {"contains-text(&quot;e&quot;)", "X.X"}, {"not-contains-text(&quot;e&quot;)", ".X."},
        {"contains-text(&quot;a longer text than any&quot;)", "..."}, {"contains-text(7)", "..."},
        {"contains-text(&quot;e&quot;", "..."}, {"contains-text(e)", "..."},
        {"formula-is([.A1]=[.A1])", "XXX"}, {"formula-is([.B1]=7)", "X.."}, {"formula-is([.$B1]>5)", "XXX"},
        {"formula-is([.B$1]=&quot;red, late&quot;)", ".X."}, {"formula-is([.D9]=&quot;&quot;)", "XXX"},
        {"is-true-formula([.$A1]=&quot;GREEN&quot;)", "XXX"}, {"is-true-formula([.$A2]=&quot;GREEN&quot;)", "..."},
        {"formula-is(5&lt;[.A1])", ".X."}, /* texts are not compared with numbers */
        {"formula-is([.?]=1)", "..."}, {"formula-is([.A]=1)", "..."}, {"formula-is([.A1=1)", "..."},
        {"formula-is(&quot;a&quot;)", "..."}, {"formula-is(&quot;a&quot;&quot;b&quot;=1)", "..."},
        {"formula-is([.A1]=)", "..."}, {"formula-is([.A1]=[.A1]", "..."}, {"formula-is(SUM([.A1])=7)", "..."},
        {"of:cell-content()=7", ".X."}, {"cell-content()>6", ".X."}, {"=7x", "..."}, {"=1.2.3", "..."},
        {"=&quot;green", "..."}, {"=9999999999999999999999999999999999999999", "..."}, {"duplicate", "..."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        expect_rule(tries[i].condition, "$Q2.$A$1", tries[i].filled);
    expect_rule("=7", "A1", "..."); /* no cell of a sheet */
    expect_rule("=7", "Q2.1", "...");
    expect_rule("=7", "&quot;", "...");
}

/* What is no sheet, and what has text that is no cell's. */
static void test_passed_over(void **state)
{
    (void)state;
    expect(STYLED("", "<t:tracked-changes><t:cell-content-change><t:previous><t:change-track-table-cell>"
        "<x:p>old</x:p></t:change-track-table-cell></t:previous></t:cell-content-change></t:tracked-changes>"
        "<t:content-validations><t:content-validation><t:help-message><x:p>choose</x:p></t:help-message>"
        "</t:content-validation></t:content-validations>"
        "<t:table t:name='Q2'><t:table-source xl:href='other.ods'/><t:shapes><d:frame><d:text-box><x:p>box</x:p>"
        "</d:text-box></d:frame></t:shapes>" ROW(TEXT("a")) "</t:table><t:dde-links><t:table t:name='dde'>"
        ROW(TEXT("x")) "</t:table></t:dde-links>"),
        "book \"\"\nlinks to other files 1\nsheet 1 \"Q2\"\n  A1 text \"a\"\n");
}

static void test_properties(void **state)
{
    struct book_test test;
    (void)state;
    read_parts(&test, SHEET("", ROW("<t:table-cell t:style-name='k'><x:p>a</x:p></t:table-cell>")),
        "<o:document-styles" SPACES "><o:styles><s:default-style s:family='table-cell'><s:text-properties"
        " fo:language='cy' fo:country='GB'/></s:default-style>" FILL("k", "#123456") "</o:styles>"
        "<o:automatic-styles>" FILL("k", "#654321") "</o:automatic-styles></o:document-styles>",
        "<o:document-meta" SPACES "><o:meta><dc:title>Trees &amp; hedges</dc:title>"
        "<m:creation-date>2019-01-01T00:00:00</m:creation-date><dc:date>2020-05-01T10:00:00</dc:date>"
        "</o:meta></o:document-meta>", "<mf:manifest" SPACES "/>");
    assert_int_equal(test.result, BP_OK);
    assert_string_equal(book_show(&test), "book \"Trees & hedges\" saved 2020-05-01 lang cy-GB\nsheet 1 \"Q2\"\n"
        "  A1 text \"a\" fill 123456 of cell\n");
    book_end(&test);
}

/* A file that is one XML has its properties and styles in it. */
static void test_flat(void **state)
{
    static const char xml[] = "<?xml version='1.0' encoding='UTF-8'?><o:document" SPACES
        " o:mimetype='application/vnd.oasis.opendocument.spreadsheet'><o:meta><dc:title>Trees</dc:title></o:meta>"
        "<o:styles><s:default-style s:family='table-cell'><s:text-properties fo:language='en' fo:country='GB'/>"
        "</s:default-style></o:styles><o:automatic-styles>" FILL("g", "#00b050") "</o:automatic-styles>"
        "<o:body><o:spreadsheet><t:table t:name='Q2'>" ROW("<t:table-cell t:style-name='g'><o:annotation>"
        "<dc:date>2020-01-01</dc:date></o:annotation><x:p>a</x:p></t:table-cell>")
        "</t:table></o:spreadsheet></o:body></o:document>";
    struct book_test test;
    (void)state;
    for (size_t cut = 0; cut < 2; cut++) {
        book_begin(&test, "plan.fods", xml, sizeof xml - 1 - cut);
        struct bp_parts parts = {.source = &test.source, .arena = &test.arena, .diags = &test.diags};
        assert_int_equal(bp_read_ods(&parts, &test.book), cut ? BP_INVALID : BP_OK);
        if (!cut)
            assert_string_equal(book_show(&test), "book \"Trees\" lang en-GB\nnotes 1\nsheet 1 \"Q2\"\n"
                "  A1 text \"a\" fill 00B050 of cell\n");
        assert_int_equal(test.diags.errors, cut);
        book_end(&test);
    }
}

static void test_locked(void **state)
{
    struct book_test test;
    (void)state;
    read_parts(&test, "not even XML", NULL, NULL,
        "<mf:manifest" SPACES "><mf:file-entry mf:full-path='content.xml'><mf:encryption-data/></mf:file-entry>"
        "</mf:manifest>");
    assert_int_equal(test.result, BP_INVALID);
    assert_int_equal(book_says(&test, BP_E_PARTS_LOCKED), 1);
    assert_int_equal(test.diags.n, 1);
    book_end(&test);
}

static void test_refused(void **state)
{
    static const char *const contents[] = {
        NULL,
        SHEET("", ROW(TEXT("a")) "<t:table-row"),
        SHEET("", "<t:table-row t:number-rows-repeated='9999999999'><t:table-cell><x:p>a</x:p></t:table-cell>"
                  "</t:table-row>"),
        SHEET("", ROW("<t:table-cell t:number-columns-repeated='16385'><x:p>a</x:p></t:table-cell>")),
        SHEET("", "<t:table-row t:number-rows-repeated='1048576'><t:table-cell t:number-columns-repeated='16384'>"
                  "<x:p>a</x:p></t:table-cell></t:table-row>"),
    };
    struct bp_buf deep = {0};
    struct book_test test;
    (void)state;
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        read_parts(&test, contents[i], NULL, NULL, NULL);
        assert_int_equal(test.result, BP_INVALID);
        assert_int_equal(test.diags.errors, 1);
        book_end(&test);
    }
    bp_buf_str(&deep, "<o:document-content" SPACES "><o:body>");
    for (int i = 0; i < 300; i++)
        bp_buf_str(&deep, "<x:span>");
    bp_buf_char(&deep, 0);
    read_parts(&test, deep.bytes, NULL, NULL, NULL);
    assert_int_equal(test.result, BP_INVALID);
    assert_int_equal(test.diags.errors, 1);
    book_end(&test);
    bp_buf_free(&deep);
}

static void test_scarce(void **state)
{
    static const char content[] = STYLED(FILL("g", "#00b050") FILL("h", "#ff0000"),
        "<t:table t:name='Q2'><t:table-column t:visibility='collapse' t:default-cell-style-name='g'/>"
        "<t:table-row t:visibility='filter' t:number-rows-repeated='3'>" TEXT("a <x:span>b</x:span> c")
        "<t:table-cell/><t:table-cell o:value-type='percentage' o:value='0.5'/></t:table-row>"
        ROW("<t:table-cell t:style-name='g'/><t:table-cell><x:list><x:list-item><x:p>i</x:p></x:list-item></x:list>"
            "</t:table-cell>")
        "<c:conditional-formats><c:conditional-format c:target-range-address='Q2.A1:Q2.B9'>"
        RULE("h", "=&quot;i&quot;") "</c:conditional-format></c:conditional-formats></t:table>");
    bool done = false;
    (void)state;
    for (size_t budget = 0; !done; budget += 64) {
        struct book_test test;
        book_begin_odf(&test, content, NULL, "<m><a/></m>", NULL);
        done = book_is_read_within(&test, budget, read_book);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),      cmocka_unit_test(test_values_alone), cmocka_unit_test(test_texts),
        cmocka_unit_test(test_repeats),     cmocka_unit_test(test_spans),        cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_fills),       cmocka_unit_test(test_rules),
        cmocka_unit_test(test_conditions),  cmocka_unit_test(test_passed_over),
        cmocka_unit_test(test_properties),  cmocka_unit_test(test_locked),       cmocka_unit_test(test_refused),
        cmocka_unit_test(test_scarce),      cmocka_unit_test(test_flat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
