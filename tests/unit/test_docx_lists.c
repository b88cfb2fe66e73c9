/* test_docx_lists.c: Word documents: numbers in all their forms, fields, and the marks of notes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "docx_file.h"

#define R(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define P(inside) "<w:p>" inside "</w:p>"
#define LIST(num, level, text) \
    P("<w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" num "'/></w:numPr></w:pPr>" R(text))
#define LEVEL(level, start, format, text) \
    "<w:lvl w:ilvl='" level "'><w:start w:val='" start "'/><w:numFmt w:val='" format "'/>" \
    "<w:lvlText w:val='" text "'/>"
#define NUM(id, abstract) "<w:num w:numId='" id "'><w:abstractNumId w:val='" abstract "'/></w:num>"
#define LINE(label, text) "line 0 \"" label text "\"\n    paragraph \"" label "\" \"" text "\"\n"

/* Capitals from 27; two figures; all of it in figures; a number that is not shown; one that goes on counting. */
static const struct docx_part forms[] = {
    {"numbering", "w:numbering",
     "<w:abstractNum w:abstractNumId='1'>" LEVEL("0", "27", "upperLetter", "%1.") "</w:lvl>"
     LEVEL("1", "9", "decimalZero", "%1-%2") "<w:lvlRestart w:val='0'/></w:lvl>"
     LEVEL("2", "1", "upperRoman", "%1.%2.%3") "<w:isLgl/></w:lvl>"
     LEVEL("3", "1", "none", "%4") "</w:lvl>" LEVEL("4", "1", "ordinal", "Step %5 of") "</w:lvl>"
     LEVEL("5", "1", "decimal", "(%6)") "</w:lvl>" LEVEL("6", "49", "lowerRoman", "%7 %") "</w:lvl>"
     "</w:abstractNum>"
     "<w:abstractNum w:abstractNumId='2'><w:numStyleLink w:val='Steps'/></w:abstractNum>"
     "<w:abstractNum w:abstractNumId='3'><w:numStyleLink w:val='Nowhere'/></w:abstractNum>"
     NUM("1", "1") NUM("2", "2") NUM("3", "3") NUM("4", "77")
     "<w:num w:numId='5'><w:abstractNumId w:val='77'/><w:lvlOverride w:ilvl='0'>" LEVEL("0", "1", "decimal", "%1")
     "</w:lvl></w:lvlOverride></w:num>" NUM("6", "1")},
    {"styles", "w:styles",
     "<w:style w:type='numbering' w:styleId='Steps'><w:name w:val='Steps'/><w:pPr><w:numPr><w:numId w:val='6'/>"
     "</w:numPr></w:pPr></w:style>"},
    {NULL, NULL, NULL}};

static void numbers_have_the_form_of_their_level(void **state)
{
    (void)state;
    docx_same(LIST("1", "0", "a") LIST("1", "1", "b") LIST("1", "2", "c") LIST("1", "0", "d") LIST("1", "1", "e")
                  LIST("1", "2", "f"),
              forms,
              LINE("AA. ", "a") LINE("AA-09 ", "b") LINE("27.9.1 ", "c") LINE("BB. ", "d") LINE("BB-10 ", "e")
                  LINE("28.10.1 ", "f"));
    docx_same(LIST("1", "3", "no number") LIST("1", "4", "first") LIST("1", "6", "odd"), forms,
              "line 0 \"no number\"\n    paragraph \"no number\"\n" LINE("Step 1 of ", "first") LINE("xlix % ", "odd"));
    docx_same(LIST("1", "5", "one") LIST("1", "5", "two"), forms,
              "line 0 \"(1) one\\n(2) two\"\n    numbers\n      item\n        paragraph \"one\"\n      item\n"
              "        paragraph \"two\"\n");
}

static void lists_by_a_style_of_lists(void **state)
{
    (void)state;
    docx_same(LIST("2", "0", "a"), forms, LINE("AA. ", "a"));
    /* What names no list that is there is text. */
    docx_same(LIST("3", "0", "a") LIST("4", "0", "b") LIST("5", "0", "c") LIST("99", "0", "d"), forms,
              "line 0 \"a\"\n    paragraph \"a\"\nline 0 \"b\"\n    paragraph \"b\"\nline 0 \"c\"\n"
              "    paragraph \"c\"\nline 0 \"d\"\n    paragraph \"d\"\n");
}

/* ---- fields ---- */

#define FORM(inside, words) \
    P("<w:r><w:fldChar w:fldCharType='begin'><w:ffData>" inside "</w:ffData></w:fldChar></w:r>" WORDS(words) END)
#define BEGIN "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
#define WORDS(words) "<w:r><w:instrText> " words " </w:instrText></w:r>"
#define SEPARATE "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
#define END "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
#define FIELD(words, text) P(BEGIN WORDS(words) SEPARATE R(text) END)
#define LINKED(address, text) \
    "line 0 \"" text "\"\n    paragraph href \"" address "\" \"" text "\"\n"
#define PLAIN(text) "line 0 \"" text "\"\n    paragraph \"" text "\"\n"

static void links_with_switches(void **state)
{
    (void)state;
    docx_same(FIELD("HYPERLINK \"https://a.org/?q=1\" \\o \"A \\\"tip\\\"\" \\t \"_blank\" \\h", "one")
                  FIELD("HYPERLINK https://b.org \\l part", "two") FIELD("HYPERLINK \\l \"here\"", "three")
                      FIELD("HYPERLINK \"https://c.org\" \\l", "four") FIELD("HYPERLINK", "five")
                          FIELD("HYPERLINK \"https://d.org/a\\\\b\"", "six")
                              FIELD("HYPERLINK \"https://e.org", "seven") FIELD("HYPERLINK https://f.org more", "eight"),
              NULL,
              LINKED("https://a.org/?q=1", "one") LINKED("https://b.org#part", "two") PLAIN("three")
                  LINKED("https://c.org", "four") PLAIN("five") LINKED("https://d.org/a\\\\b", "six")
                      LINKED("https://e.org ", "seven") LINKED("https://f.org", "eight"));
}

static void fields_that_are_not_whole(void **state)
{
    (void)state;
    docx_same(P(END SEPARATE "<w:r><w:fldChar/></w:r>" R("a")) P(BEGIN WORDS("REF x") END R("b"))
                  P(BEGIN SEPARATE SEPARATE R("c") WORDS("HYPERLINK x") END) P(BEGIN WORDS("INDEX") END R("d")),
              NULL, PLAIN("a") PLAIN("b") PLAIN("c") PLAIN("d"));
    /* Deeper than any that people write: what they show is kept. */
    struct bp_buf body = {0};
    bp_buf_str(&body, "<w:p>");
    for (int i = 0; i < 70; i++)
        bp_buf_str(&body, BEGIN WORDS("QUOTE") SEPARATE);
    bp_buf_str(&body, R("deep"));
    for (int i = 0; i < 70; i++)
        bp_buf_str(&body, END);
    bp_buf_str(&body, R(" and after") "</w:p>");
    bp_buf_char(&body, 0);
    docx_same(body.bytes, NULL, PLAIN("deep and after"));
    bp_buf_free(&body);
}

static void old_forms_that_say_little(void **state)
{
    (void)state;
    docx_same(FORM("<w:ddList/>", "FORMDROPDOWN") FORM("<w:ddList><w:listEntry w:val='Red'/><w:listEntry/>"
                   "<w:result w:val='9'/></w:ddList>", "FORMDROPDOWN")
                  FORM("<w:checkBox><w:default/></w:checkBox>", "FORMCHECKBOX")
                      FORM("<w:checkBox><w:default/><w:checked w:val='0'/></w:checkBox>", "FORMCHECKBOX")
                          FORM("<w:textInput><w:default w:val='x'/></w:textInput>", "FORMTEXT")
                              P("<w:r><w:fldChar w:fldCharType='end'><w:ffData><w:checkBox><w:checked/></w:checkBox>"
                                "</w:ffData></w:fldChar></w:r>" R("z")),
              NULL, PLAIN("Red") PLAIN("\u2612") PLAIN("\u2610") PLAIN("z"));
}

/* ---- notes ---- */

static const struct docx_part notes[] = {
    {"footnotes", "w:footnotes", "<w:footnote w:id='0' w:type='separator'>" P(R("--")) "</w:footnote>"
     "<w:footnote w:id='2'>" P(R("Second.")) "</w:footnote><w:footnote w:id='1'>" P(R("First.")) "</w:footnote>"
     "<w:footnote w:id='3'/>"},
    {"endnotes", "w:endnotes", "<w:endnote w:id='1'>" P(R("Last.")) "</w:endnote>"},
    {NULL, NULL, NULL}};
#define MARK(attributes) "<w:r><w:footnoteReference " attributes "/></w:r>"

static void notes_have_marks(void **state)
{
    (void)state;
    docx_same(P(R("a") MARK("w:id='1'") R("b") MARK("w:id='1'") R("c") MARK("w:id='9'") MARK("w:id='3'")), notes,
              "line 0 \"a\u00B9b\u00B2c\u00B3\"\n    paragraph \"a\" sup \"1\" \"b\" sup \"2\" \"c\" sup \"3\"\n"
              "line 0 \"\u00B9 First.\"\n    paragraph sup \"1\" \" \" \"First.\"\n");
    docx_same(P(R("a") MARK("w:id='2' w:customMarkFollows='1'") R("*")) P(R("b") MARK("w:id='1' w:customMarkFollows='off'")),
              notes,
              PLAIN("a*") PLAIN("Second.") "line 0 \"b\u00B9\"\n    paragraph \"b\" sup \"1\"\n"
              "line 0 \"\u00B9 First.\"\n    paragraph sup \"1\" \" \" \"First.\"\n");
    docx_same(P(R("a") "<w:r><w:endnoteReference w:id='1'/></w:r>"), notes,
              "line 0 \"ai\"\n    paragraph \"a\" sup \"i\"\nline 0 \"i Last.\"\n"
              "    paragraph sup \"i\" \" \" \"Last.\"\n");
}

/* ---- what else stands in paragraphs ---- */

#define M(text) "<m:r><m:t>" text "</m:t></m:r>"
#define CELL(inside) "<w:tbl><w:tr><w:tc>" inside "</w:tc></w:tr></w:tbl>"

static void formulas_and_signs(void **state)
{
    (void)state;
    docx_same(P("<m:oMath><m:f><m:num>" M("1") "</m:num><m:den>" M("2") "</m:den></m:f></m:oMath>" R(" of all")), NULL,
              PLAIN("1/2 of all"));
    docx_same(P(R("a\nb") "<w:r><w:sym w:char='2022'/><w:sym w:font='Symbol'/><w:sym w:char='D800'/>"
                "<w:sym w:char='110000'/></w:r>" R("c\u2003\u00A0\u202F\u3000\u200B ")), NULL, PLAIN("a b\u2022c"));
    docx_same(P("<w:r><w:tab/><w:t>x</w:t><w:noBreakHyphen/><w:softHyphen/><w:cr/><w:t>y</w:t></w:r>"), NULL,
              "line 0 \"x-\\ny\"\n    paragraph \"x\u2011\u00AD\" br \"y\"\n");
}

static void links_that_lead_nowhere(void **state)
{
    (void)state;
    docx_same(P("<w:hyperlink r:id='rId1'>" R("a") "</w:hyperlink><w:hyperlink r:id='rId77'>" R("b")
                "</w:hyperlink><w:hyperlink id='rId99'>" R("c") "</w:hyperlink><w:hyperlink r:id='rId99'>" R("d")
                "</w:hyperlink><w:fldSimple>" R("e") "</w:fldSimple>"),
              NULL, "line 0 \"abcde\"\n    paragraph \"abc\" href \"https://example.org/a\" \"d\" \"e\"\n");
}

/* Of several ways to draw one thing the first counts; a shape in a cell says its colour, and its words are taken. */
static void drawings_in_cells(void **state)
{
    (void)state;
    docx_same(CELL(P("<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:wsp><wps:spPr><a:solidFill>"
                     "<a:srgbClr val='92D050'/></a:solidFill></wps:spPr></wps:wsp></w:drawing></mc:Choice><mc:Fallback>"
                     "<w:pict><v:oval fillcolor='#ff0000 [3209]'/></w:pict></mc:Fallback></mc:AlternateContent></w:r>")),
              NULL, "table 1 \"\"\n  A1 text \"\" fill 92D050 of cell\n");
    docx_same(CELL(P("<w:r><w:pict><v:oval fillcolor='#ffc000 [3209]'/></w:pict></w:r>")), NULL,
              "table 1 \"\"\n  A1 text \"\" fill FFC000 of cell\n");
    docx_same(CELL(P(R("x") "<w:r><w:pict><v:oval fillcolor='red'/><v:oval fillcolor='#12'/></w:pict></w:r>")), NULL,
              "pictures 1\ntable 1 \"\"\n  A1 text \"x\"\n");
    docx_same(P(R("a") "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" P(R("b")) "</w:txbxContent></v:textbox>"
                "</v:shape></w:pict></w:r>" R("c")), NULL, PLAIN("ac") PLAIN("b"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_have_the_form_of_their_level),
        cmocka_unit_test(lists_by_a_style_of_lists),
        cmocka_unit_test(links_with_switches),
        cmocka_unit_test(fields_that_are_not_whole),
        cmocka_unit_test(old_forms_that_say_little),
        cmocka_unit_test(notes_have_marks),
        cmocka_unit_test(formulas_and_signs),
        cmocka_unit_test(links_that_lead_nowhere),
        cmocka_unit_test(drawings_in_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
