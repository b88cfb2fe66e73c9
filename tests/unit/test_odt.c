/* test_odt.c: text documents of LibreOffice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "books.h"
#include "odf_xml.h"
#include "book/books.h"

#define STYLED(styles, body) \
    "<o:document-content" SPACES "><o:automatic-styles>" styles "</o:automatic-styles><o:body><o:text>" body \
    "</o:text></o:body></o:document-content>"
#define BODY(body) STYLED("", body)
#define TABLE(rows) "<t:table t:name='T'><t:table-column t:number-columns-repeated='3'/>" rows "</t:table>"

static bp_result read_book(struct book_test *test)
{
    return bp_read_odt(&test->parts, &test->book);
}

static void read_content(struct book_test *test, const char *content)
{
    book_begin_odf(test, content, NULL, NULL, NULL);
    test->result = read_book(test);
}

static void expect(const char *content, const char *shown)
{
    struct book_test test;
    read_content(&test, content);
    book_same(&test, shown);
}

#define LINE(level, text) "line " level " \"" text "\"\n    paragraph \"" text "\"\n"

static void test_lines(void **state)
{
    (void)state;
    expect(STYLED("<s:style s:name='P1' s:family='paragraph' s:parent-style-name='Title'>"
        "<s:text-properties fo:font-weight='bold'/></s:style>"
        "<s:style s:name='I' s:family='text'><s:text-properties fo:font-style='italic'/></s:style>",
        "<x:sequence-decls/><x:p x:style-name='P1'>The plan</x:p><x:p/>"
        "<x:h x:outline-level='2'>Priority <x:bookmark x:name='b'/>1</x:h>"
        "<x:p>Some <x:span x:style-name='I'>words</x:span></x:p>"
        "<x:list><x:list-item><x:h x:outline-level='3'>Numbered</x:h></x:list-item></x:list>"
        "<x:table-of-content><x:index-body><x:p>The plan 1</x:p></x:index-body></x:table-of-content>"),
        "book \"\"\n" LINE("1", "The plan") LINE("2", "Priority 1")
        "line 0 \"Some words\"\n    paragraph \"Some \" em \"words\"\n" LINE("3", "Numbered"));
}

static void test_lists(void **state)
{
    (void)state;
    expect(STYLED("<x:list-style s:name='L1'><x:list-level-style-number x:level='1' s:num-format='1'/>"
        "<x:list-level-style-bullet x:level='2'/></x:list-style>",
        "<x:list x:style-name='L1'><x:list-item>" P("one") P("more") "<x:list><x:list-item>" P("deep")
        "</x:list-item></x:list></x:list-item><x:list-item><x:p/></x:list-item><x:list-item>" P("two")
        "</x:list-item></x:list><x:list><x:list-item><x:p/></x:list-item></x:list>"),
        "book \"\"\nline 0 \"1. one\\nmore\\n• deep\\n\\n2. two\"\n    numbers\n      item\n"
        "        paragraph \"one\"\n        paragraph \"more\"\n        bullets\n          item\n"
        "            paragraph \"deep\"\n      item\n        paragraph \"two\"\n");
}

static void test_table(void **state)
{
    (void)state;
    expect(STYLED(FILL("g", "#00b050") "<s:style s:name='r' s:family='table-row'>"
        "<s:table-row-properties fo:background-color='#dddddd'/></s:style>",
        TABLE("<t:table-header-rows>" ROW(TEXT("Ref") TEXT("Action") TEXT("Status")) "</t:table-header-rows>"
            "<t:table-row t:style-name='r'><t:table-cell t:number-columns-spanned='3'>" P("Priority 1")
            "</t:table-cell><t:covered-table-cell/><t:covered-table-cell/></t:table-row>"
            ROW(TEXT("1.1") CELL("<x:list><x:list-item>" P("plant") "</x:list-item></x:list>" P("and water"))
                "<t:table-cell t:style-name='g'>" P("\u2612") "</t:table-cell>"))
        P("after")),
        "book \"\"\ntable 1 \"\" header rows 1\n  A1 text \"Ref\"\n  B1 text \"Action\"\n  C1 text \"Status\"\n"
        "  A2:C2 text \"Priority 1\" fill DDDDDD of row\n  A3 text \"1.1\"\n"
        "  B3 text \"• plant\\nand water\"\n    bullets\n      item\n        paragraph \"plant\"\n"
        "    paragraph \"and water\"\n  C3 check 1 \"\u2612\" fill 00B050 of cell\n" LINE("0", "after"));
}

/* A table in a cell is text of that cell; in a table of one column, which is a frame, it is one of its own. */
static void test_nested(void **state)
{
    (void)state;
    expect(BODY(TABLE(ROW(TEXT("a") CELL(P("b") TABLE(ROW(TEXT("c") TEXT("d"))) P("e")) TEXT("f")))
        "<t:table><t:table-column/>" ROW(CELL(P("frame") TABLE(ROW(TEXT("x") TEXT("y"))) P("end"))) "</t:table>"
        "<x:p>in <d:frame><d:text-box>" P("a box") TABLE(ROW(TEXT("z"))) "</d:text-box></d:frame>text</x:p>"),
        "book \"\"\ntable 1 \"\"\n  A1 text \"a\"\n  B1 text \"b\\nc\\nd\\ne\"\n  C1 text \"f\"\n"
        "table 2 \"\"\n  A1 text \"frame\\nend\"\ntable 3 \"\"\n  A1 text \"x\"\n  B1 text \"y\"\n"
        "line 0 \"in\\na box\"\n    paragraph \"in\"\n    paragraph \"a box\"\ntable 4 \"\"\n  A1 text \"z\"\n"
        LINE("0", "text"));
}

#define REGION(id, kind) "<x:changed-region x:id='" id "'><x:" kind "/></x:changed-region>"

/* Deleted words stand in the text, or with the changes; a deleted paragraph end joins two paragraphs. */
static void test_changes(void **state)
{
    (void)state;
    expect(BODY("<x:tracked-changes>" REGION("i1", "insertion") REGION("d2", "deletion") REGION("d1", "deletion")
        "<x:changed-region xml:id='d3'><x:deletion><o:change-info/><x:p>gone</x:p></x:deletion>"
        "</x:changed-region></x:tracked-changes>"
        P("<x:change-start x:change-id='d1'/>Red<x:change-end x:change-id='d1'/><x:change-start x:change-id='i1'/>"
          "Green<x:change-end x:change-id='i1'/> <x:change x:change-id='d3'/>now")
        P("joined<x:change-start x:change-id='d2'/>, not") P("this<x:change-end x:change-id='d2'/> line")
        TABLE(ROW(CELL(P("<x:change-start x:change-id='d1'/>x")) CELL(P("y"))
              CELL(P("y<x:change-end x:change-id='d1'/>z"))))),
        "book \"\"\ninsertions 1\ndeletions 3\n" LINE("0", "Green now") LINE("0", "joined line")
        "table 1 \"\"\n  C1 text \"z\"\n");
}

static void test_notes(void **state)
{
    (void)state;
    expect(BODY(P("97.15<x:note x:note-class='footnote'><x:note-citation>1</x:note-citation><x:note-body>"
        "<x:p x:style-name='F'>as of <x:span>May</x:span></x:p><x:p>or so</x:p></x:note-body></x:note> per cent"
        "<o:annotation><dc:creator>Ann</dc:creator>" P("check") "</o:annotation>")
        TABLE(ROW(CELL(P("a<x:note><x:note-citation>i</x:note-citation><x:note-body>" P("end")
                         "</x:note-body></x:note>") P("b"))))),
        "book \"\"\nnotes 1\nline 0 \"97.15¹ per cent\\n¹ as of May or so\"\n"
        "    paragraph \"97.15\" sup \"1\" \" per cent\"\n    paragraph sup \"1\" \" as of May or so\"\n"
        "table 1 \"\"\n  A1 text \"ai\\ni end\\nb\"\n    paragraph \"a\" sup \"i\"\n"
        "    paragraph sup \"i\" \" end\"\n    paragraph \"b\"\n");
}

static void test_forms(void **state)
{
    (void)state;
    expect(BODY("<o:forms><f:form><f:checkbox f:id='c1' f:current-state='checked'/><f:checkbox f:id='c2'/>"
        "<f:listbox xml:id='l1'><f:option f:label='Red'/><f:option f:label='Amber' f:current-selected='true'/>"
        "</f:listbox><f:text f:id='t1' f:current-value='typed'/></f:form></o:forms>"
        TABLE(ROW(CELL(P("<d:control d:control='c1'/>")) CELL(P("<d:control d:control='c2'/>"))
                  CELL(P("<d:control d:control='l1'/> and <d:control d:control='t1'/>")))
              ROW(TEXT("<x:drop-down x:name='s'><x:label x:value='Red'/><x:label x:value='Green'/>Green</x:drop-down>")
                  TEXT("<fi:fieldmark fi:type='vnd.oasis.opendocument.field.FORMDROPDOWN'>"
                       "<fi:param fi:name='Dropdown_ListEntry' fi:value='Red'/>"
                       "<fi:param fi:name='Dropdown_ListEntry' fi:value='Blue'/>"
                       "<fi:param fi:name='Dropdown_Selected' fi:value='1'/></fi:fieldmark>")
                  TEXT("<fi:fieldmark fi:type='vnd.oasis.opendocument.field.FORMCHECKBOX'>"
                       "<fi:param fi:name='Checkbox_Checked' fi:value='true'/></fi:fieldmark>"))
              ROW(TEXT("<l:content-control l:showing-place-holder='true'>Choose an item.</l:content-control>")
                  TEXT("<l:content-control l:checkbox='true' l:checked='false'>\u2610</l:content-control>")
                  TEXT("<fi:fieldmark fi:type='vnd.oasis.opendocument.field.FORMDROPDOWN'>"
                       "<fi:param fi:name='Dropdown_ListEntry' fi:value='Red'/></fi:fieldmark>")))),
        "book \"\"\ntable 1 \"\"\n  A1 check 1 \"\u2612\"\n  B1 check 0 \"\u2610\"\n  C1 text \"Amber and typed\"\n"
        "  A2 text \"Green\"\n  B2 text \"Blue\"\n  C2 check 1 \"\u2612\"\n  B3 check 0 \"\u2610\"\n"
        "  C3 text \"Red\"\n");
}

static void test_hidden(void **state)
{
    struct book_test test;
    (void)state;
    read_content(&test, STYLED("<s:style s:name='H' s:family='text'><s:text-properties x:display='none'/></s:style>",
        P("seen <x:span x:style-name='H'>unseen</x:span>")
        "<x:section x:display='none'>" P("all of this") "</x:section>"));
    assert_int_equal(test.result, BP_OK);
    assert_string_equal(book_show(&test), "book \"\"\n" LINE("0", "seen"));
    assert_int_equal(book_says(&test, BP_E_HIDDEN_TEXT), 1);
    book_end(&test);
}

static void test_refused(void **state)
{
    struct book_test test;
    (void)state;
    read_content(&test, BODY("<x:p>"));
    assert_int_equal(test.result, BP_INVALID);
    assert_int_equal(test.diags.errors, 1);
    book_end(&test);
}

static void test_scarce(void **state)
{
    static const char content[] = BODY("<o:forms><f:listbox f:id='l1'><f:option f:label='Red' f:current-selected="
        "'true'/></f:listbox></o:forms><x:tracked-changes>" REGION("d1", "deletion") "</x:tracked-changes>"
        "<x:h x:outline-level='2'>A <x:a xl:href='#b'>b</x:a></x:h>"
        "<x:list><x:list-item>" P("a<x:line-break/>b") "</x:list-item></x:list>"
        TABLE(ROW(CELL(P("<d:control d:control='l1'/><x:note><x:note-citation>1</x:note-citation><x:note-body>"
            P("n") "</x:note-body></x:note>")) "<t:table-cell t:number-columns-repeated='2'>" P("x")
            "</t:table-cell>")));
    bool done = false;
    (void)state;
    for (size_t budget = 0; !done; budget += 256) {
        struct book_test test;
        book_begin_odf(&test, content, NULL, NULL, NULL);
        done = book_is_read_within(&test, budget, read_book);
    }
}

/* What is hidden, how text looks, and what stands in it besides words. */
static void test_paragraphs(void **state)
{
    (void)state;
    struct book_test test;
    read_content(&test, BODY(P("a") "<x:section x:display='none'>" P("hidden") "</x:section>"
        "<x:section>" P("b") "</x:section><x:p>c<x:hidden-text x:string-value='y'>no</x:hidden-text></x:p>"));
    assert_int_equal(test.result, BP_OK);
    assert_string_equal(book_show(&test), "book \"\"\n" LINE("0", "a") LINE("0", "b") LINE("0", "c"));
    assert_int_equal(book_says(&test, BP_E_HIDDEN_TEXT), 1);
    book_end(&test);
    expect(STYLED("<s:style s:name='sub' s:family='text'><s:text-properties s:text-position='sub 58%'/></s:style>"
        "<s:style s:name='sup' s:family='text'><s:text-properties s:text-position='super 58%'/></s:style>"
        "<s:style s:name='plain' s:family='text'><s:text-properties s:text-position='0% 100%' "
        "fo:font-weight='normal'/></s:style>"
        "<s:style s:name='B' s:family='paragraph'><s:text-properties fo:font-weight='bold'/></s:style>",
        "<x:p>CO<x:span x:style-name='sub'>2</x:span> 5<x:span x:style-name='sup'>1<x:span x:style-name='plain'>m</x:span>"
        "</x:span><x:s/><x:tab/><x:a>x</x:a><x:a xl:href=''>y</x:a><x:line-break/><x:a xl:href='https://e.org'>z</x:a>"
        "</x:p>" TABLE(ROW(CELL("<x:p x:style-name='B'>all</x:p><x:list><x:list-item><x:p x:style-name='B'>bold</x:p>"
        "</x:list-item></x:list>") CELL(P("\u2611")) CELL(P("\u2610"))))),
        "book \"\"\nline 0 \"CO2 5\u00B9m \\txy\\nz\"\n    paragraph \"CO\" sub \"2\" \" 5\" sup \"1\" \"m \\txy\" br "
        "href \"https://e.org\" \"z\"\n"
        "table 1 \"\"\n  A1 text \"all\\n\u2022 bold\" strong\n    paragraph \"all\"\n    bullets\n      item\n"
        "        paragraph \"bold\"\n  B1 check 1 \"\u2611\"\n  C1 check 0 \"\u2610\"\n");
}

/* Fields of forms that say little, and pictures. */
static void test_odd_forms(void **state)
{
    (void)state;
#define FIELD(type, params) \
    "<fi:fieldmark-start fi:type='" type "'>" params "</fi:fieldmark-start><fi:fieldmark-end/>"
#define PARAM(name, value) "<fi:param fi:name='" name "' fi:value='" value "'/>"
    expect(BODY("<x:p>" FIELD("x.FORMCHECKBOX", "") FIELD("vnd.oasis.opendocument.field.FORMCHECKBOX", "<fi:param/>") "a"
        FIELD("vnd.oasis.opendocument.field.FORMCHECKBOX", PARAM("Checkbox_Checked", "1")) "b"
        FIELD("vnd.oasis.opendocument.field.FORMCHECKBOX", PARAM("Checkbox_Checked", "false")) "c"
        FIELD("vnd.oasis.opendocument.field.FORMDROPDOWN", PARAM("Dropdown_ListEntry", "Red")
              PARAM("Dropdown_ListEntry", "Green") PARAM("Dropdown_Selected", "1"))
        FIELD("vnd.oasis.opendocument.field.FORMDROPDOWN", PARAM("Dropdown_ListEntry", "Red")
              PARAM("Dropdown_Selected", "7"))
        FIELD("vnd.oasis.opendocument.field.FORMDROPDOWN", "") "<d:control d:control='none'/><d:control/></x:p>"),
        "book \"\"\n" LINE("0", "\u2610\u2610a\u2612b\u2610cGreen"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),   cmocka_unit_test(test_lists), cmocka_unit_test(test_table),
        cmocka_unit_test(test_nested),  cmocka_unit_test(test_changes), cmocka_unit_test(test_notes),
        cmocka_unit_test(test_forms),   cmocka_unit_test(test_hidden), cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_odd_forms), cmocka_unit_test(test_refused),
        cmocka_unit_test(test_scarce),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
