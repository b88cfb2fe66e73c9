/* test_docx.c: Word documents as books: tables, lists, changes, forms and all that stands between the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "docx_file.h"

#define T(text) "<w:t xml:space='preserve'>" text "</w:t>"
#define R(text) "<w:r>" T(text) "</w:r>"
#define RP(look, text) "<w:r><w:rPr>" look "</w:rPr>" T(text) "</w:r>"
#define P(inside) "<w:p>" inside "</w:p>"
#define C(inside) "<w:tc>" inside "</w:tc>"
#define CT(text) C(P(R(text)))
#define CP(look, inside) "<w:tc><w:tcPr>" look "</w:tcPr>" inside "</w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl><w:tblPr/><w:tblGrid/>" rows "</w:tbl>"
#define ONE(cell) TABLE(ROW(cell))
#define LIST(num, level, text) \
    P("<w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" num "'/></w:numPr></w:pPr>" R(text))

/* 1: bullets; 2: numbers; 3: outline numbers, which the styles H1 and H2 have too; 4: letters. */
static const struct docx_part lists[] = {
    {"numbering", "w:numbering",
     "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='x'/></w:lvl>"
     "<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl></w:abstractNum>"
     "<w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
     "<w:lvlText w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/>"
     "<w:lvlText w:val='%2)'/></w:lvl></w:abstractNum>"
     "<w:abstractNum w:abstractNumId='3'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:pStyle w:val='H1'/>"
     "<w:lvlText w:val='Priority %1:'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:pStyle w:val='H2'/>"
     "<w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>"
     "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='2'/></w:num>"
     "<w:num w:numId='3'><w:abstractNumId w:val='3'/></w:num>"
     "<w:num w:numId='4'><w:abstractNumId w:val='2'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/>"
     "</w:lvlOverride></w:num><w:num w:numId='5'><w:abstractNumId w:val='2'/><w:lvlOverride w:ilvl='0'><w:lvl "
     "w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1'/></w:lvl></w:lvlOverride>"
     "</w:num>"},
    {"styles", "w:styles",
     "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-GB'/></w:rPr></w:rPrDefault></w:docDefaults>"
     "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>"
     "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:basedOn w:val='Normal'/>"
     "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
     "<w:style w:type='paragraph' w:styleId='H2'><w:name w:val='heading 2'/>"
     "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr></w:style>"
     "<w:style w:type='paragraph' w:styleId='Overskrift9'><w:name w:val='Own'/><w:basedOn w:val='Base'/></w:style>"
     "<w:style w:type='paragraph' w:styleId='Base'><w:name w:val='Own base'/><w:basedOn w:val='Overskrift9'/>"
     "<w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>"
     "<w:style w:type='paragraph' w:styleId='Dots'><w:name w:val='List Bullet'/><w:pPr><w:numPr>"
     "<w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
     "<w:style w:type='character' w:styleId='Ask'><w:name w:val='Placeholder Text'/></w:style>"
     "<w:style w:type='character' w:styleId='Fat'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>"},
    {NULL, NULL, NULL}};

#define STYLED(id, inside) P("<w:pPr><w:pStyle w:val='" id "'/></w:pPr>" inside)

static void headings_come_from_styles(void **state)
{
    (void)state;
    docx_same(STYLED("Title", R("Plan")) STYLED("Base", R("One")) STYLED("Overskrift9", R("Two"))
                  STYLED("Heading4", R("Three")) P("<w:pPr><w:outlineLvl w:val='0'/></w:pPr>" R("Four"))
                      STYLED("Base", "<w:r/>") P(R("  ")),
              lists,
              "line 1 \"Plan\"\n    paragraph \"Plan\"\nline 3 \"One\"\n    paragraph \"One\"\n"
              "line 3 \"Two\"\n    paragraph \"Two\"\nline 4 \"Three\"\n    paragraph \"Three\"\n"
              "line 1 \"Four\"\n    paragraph \"Four\"\n");
}

static void numbers_of_headings_are_kept(void **state)
{
    (void)state;
    docx_same(STYLED("H1", R("Safe")) STYLED("H2", R("Roads")) STYLED("H2", R("Parks")) STYLED("H1", R("Clean"))
                  STYLED("H2", R("Air")),
              lists,
              "line 1 \"Priority 1: Safe\"\n    paragraph \"Priority 1: \" \"Safe\"\n"
              "line 2 \"1.1 Roads\"\n    paragraph \"1.1 \" \"Roads\"\n"
              "line 2 \"1.2 Parks\"\n    paragraph \"1.2 \" \"Parks\"\n"
              "line 1 \"Priority 2: Clean\"\n    paragraph \"Priority 2: \" \"Clean\"\n"
              "line 2 \"2.1 Air\"\n    paragraph \"2.1 \" \"Air\"\n");
}

static void lists_nest(void **state)
{
    (void)state;
    docx_same(ONE(C(P(R("Done:")) LIST("1", "0", "one") LIST("1", "1", "deeper") LIST("1", "0", "two"))) STYLED("Dots",
                                                                                                  R("body")),
              lists,
              "table 1 \"\"\n  A1 text \"Done:\\n• one\\n• deeper\\n• two\"\n    paragraph \"Done:\"\n    bullets\n"
              "      item\n        paragraph \"one\"\n        bullets\n          item\n"
              "            paragraph \"deeper\"\n      item\n        paragraph \"two\"\n"
              "line 0 \"• body\"\n    bullets\n      item\n        paragraph \"body\"\n");
}

static void numbers_that_a_list_cannot_show_are_text(void **state)
{
    (void)state;
    /* A list; letters below it; a number that goes on from the cell before; one alone. */
    docx_same(TABLE(ROW(C(LIST("2", "0", "a") LIST("2", "1", "b") LIST("2", "0", "c"))) ROW(C(LIST("2", "0", "d")))
                        ROW(C(LIST("4", "0", "e"))) ROW(C(LIST("3", "1", "")))),
              lists,
              "table 1 \"\"\n  A1 text \"1. a\\na) b\\n2. c\"\n    numbers\n      item\n        paragraph \"a\"\n"
              "        paragraph \"a) \" \"b\"\n      item\n        paragraph \"c\"\n"
              "  A2 text \"3. d\"\n    paragraph \"3. \" \"d\"\n  A3 text \"1. e\"\n    paragraph \"1. \" \"e\"\n"
              "  A4 text \"1.1\"\n");
}

static void lists_that_begin_anew(void **state)
{
    (void)state;
    docx_same(LIST("2", "0", "a") LIST("2", "0", "b") LIST("4", "0", "c") LIST("2", "0", "d") LIST("5", "0", "e"), lists,
              "line 0 \"1. a\\n2. b\"\n    numbers\n      item\n        paragraph \"a\"\n      item\n"
              "        paragraph \"b\"\nline 0 \"1. c\\n2. d\"\n    numbers\n      item\n        paragraph \"c\"\n"
              "      item\n        paragraph \"d\"\nline 0 \"III e\"\n    paragraph \"III \" \"e\"\n");
}

static void merged_cells_span(void **state)
{
    (void)state;
    docx_same(TABLE(ROW(CP("<w:gridSpan w:val='3'/>", P(R("Banner"))))
                        ROW(CP("<w:vMerge w:val='restart'/>", P(R("Tall"))) CT("b2") CT("c2"))
                            ROW(CP("<w:vMerge/>", P(R("under"))) CP("<w:hMerge w:val='restart'/>", P(R("wide")))
                                    CP("<w:hMerge/>", P("")))
                                "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" CT("b4") CT("c4") "</w:tr>"
                                    ROW(CP("<w:vMerge/>", P(R("stray"))) CT("b5"))),
              NULL,
              "covered cells 1\ntable 1 \"\"\n  A1:C1 text \"Banner\"\n  A2:A3 text \"Tall\"\n  B2 text \"b2\"\n"
              "  C2 text \"c2\"\n  B3:C3 text \"wide\"\n  B4 text \"b4\"\n  C4 text \"c4\"\n  A5 text \"stray\"\n"
              "  B5 text \"b5\"\n");
}

static void header_rows_are_those_marked_so(void **state)
{
    (void)state;
    docx_same(TABLE("<w:tr><w:trPr><w:tblHeader/></w:trPr>" CT("Ref") "</w:tr>"
                    "<w:tr><w:trPr><w:tblHeader w:val='off'/></w:trPr>" CT("1") "</w:tr>"
                    "<w:tr><w:trPr><w:tblHeader/><w:hidden/></w:trPr>" CT("2") "</w:tr>"),
              NULL,
              "table 1 \"\" header rows 1\n  hidden rows 3\n  A1 text \"Ref\"\n  A2 text \"1\"\n  A3 text \"2\"\n");
}

static void changes_are_taken_as_accepted(void **state)
{
    (void)state;
    docx_same(TABLE(ROW(C(P("<w:del w:id='1'><w:r><w:delText>Red</w:delText></w:r></w:del>"
                            "<w:ins w:id='2'>" R("Green") "</w:ins>"
                            "<w:moveFrom w:id='3'>" R("gone") "</w:moveFrom>")) CP("<w:cellDel w:id='4'/>",
                                                                                  P(R("out"))) CT("kept"))
                        "<w:tr><w:trPr><w:del w:id='5'/></w:trPr>" CT("row") "</w:tr>"
                            ROW(C(P("<w:pPr><w:rPr><w:del w:id='6'/></w:rPr></w:pPr>" R("joined ")) P(R("lines"))))),
              NULL,
              "insertions 1\ndeletions 5\ntable 1 \"\"\n  A1 text \"Green\"\n  B1 text \"kept\"\n"
              "  A2 text \"joined lines\"\n");
}

#define SDT(look, content) "<w:sdt><w:sdtPr>" look "</w:sdtPr><w:sdtContent>" content "</w:sdtContent></w:sdt>"
#define BOX(value) "<w14:checkbox><w14:checked w14:val='" value "'/></w14:checkbox>"

static void content_controls_at_every_level(void **state)
{
    (void)state;
    docx_same(SDT("", TABLE(SDT("", ROW(SDT("<w:dropDownList><w:listItem w:value='Red'/></w:dropDownList>", CT("Amber"))
                                            C(P(SDT("<w:showingPlcHdr/>", R("Choose an item."))))
                                                SDT("<w:showingPlcHdr w:val='0'/>", CT("chosen")))))),
              NULL, "table 1 \"\"\n  A1 text \"Amber\"\n  C1 text \"chosen\"\n");
    /* Not filled in, it says; but what stands there asks for nothing. */
    docx_same(ONE(C(P(SDT("<w:showingPlcHdr/>", R("Choose") R(" a date") "<w:r><w:br/></w:r>")))
                      C(P(SDT("<w:showingPlcHdr/>", RP("<w:rStyle w:val='Ask'/>", "Status"))))
                          C(P(SDT("<w:showingPlcHdr/>", R("Amber"))))),
              lists, "table 1 \"\"\n  C1 text \"Amber\"\n");
    docx_same(TABLE(ROW(C(P(SDT(BOX("1"), R("\u2611")))) SDT(BOX("0"), C(P(R("\u2610"))))
                            C(P(SDT(BOX("true"), R("x")) R(" Yes ") SDT(BOX("0"), "<w:r/>") R(" No"))))),
              NULL,
              "table 1 \"\"\n  A1 check 1 \"\u2612\"\n  B1 check 0 \"\u2610\"\n  C1 text \"\u2612 Yes \u2610 No\"\n");
    docx_same(ONE(SDT("<w:date w:fullDate='2026-03-31T00:00:00Z'><w:dateFormat w:val='MMMM yyyy'/></w:date>",
                      CT("March 2026")) C(P(SDT("<w:date w:fullDate='2026-04-03T00:00:00Z'/>", R("03/04/26"))))
                      C(P(SDT("<w:date w:fullDate='2026-04-03T00:00:00Z'/>", R("next spring"))))),
              NULL,
              "table 1 \"\"\n  A1 date 2026-03-31 \"March 2026\" month\n  B1 date 2026-04-03 \"03/04/26\"\n"
              "  C1 text \"next spring\"\n");
}

#define BEGIN(form) "<w:r><w:fldChar w:fldCharType='begin'>" form "</w:fldChar></w:r>"
#define WORDS(words) "<w:r><w:instrText> " words " </w:instrText></w:r>"
#define SEPARATE "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
#define END "<w:r><w:fldChar w:fldCharType='end'/></w:r>"

static void old_forms_show_what_was_chosen(void **state)
{
    static const char entries[] =
        "<w:listEntry w:val='Red'/><w:listEntry w:val='Amber'/><w:listEntry w:val='Green'/>";
    (void)state;
    char body[4000];
    snprintf(body, sizeof body,
             "<w:tbl><w:tr>%s<w:ffData><w:ddList><w:result w:val='1'/>%s</w:ddList></w:ffData>%s"
             "%s<w:ffData><w:ddList><w:default w:val='2'/>%s</w:ddList></w:ffData>%s"
             "%s<w:ffData><w:ddList>%s</w:ddList></w:ffData>%s"
             "%s<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>%s</w:tr></w:tbl>",
             "<w:tc><w:p><w:r><w:fldChar w:fldCharType='begin'>", entries,
             "</w:fldChar></w:r>" WORDS("FORMDROPDOWN") SEPARATE END "</w:p></w:tc>",
             "<w:tc><w:p><w:r><w:fldChar w:fldCharType='begin'>", entries,
             "</w:fldChar></w:r>" WORDS("FORMDROPDOWN") END "</w:p></w:tc>",
             "<w:tc><w:p><w:r><w:fldChar w:fldCharType='begin'>", entries,
             "</w:fldChar></w:r>" WORDS("FORMDROPDOWN") END "</w:p></w:tc>",
             "<w:tc><w:p><w:r><w:fldChar w:fldCharType='begin'>",
             "</w:fldChar></w:r>" WORDS("FORMCHECKBOX") END "</w:p></w:tc>");
    docx_same(body, NULL,
              "table 1 \"\"\n  A1 text \"Amber\"\n  B1 text \"Green\"\n  C1 text \"Red\"\n  D1 check 1 \"\u2612\"\n");
}

static void fields_show_their_results(void **state)
{
    (void)state;
    docx_same(P(BEGIN("") WORDS("IF " ) BEGIN("") WORDS("PAGE") SEPARATE R("7") END WORDS(" = 1") SEPARATE R("shown") END)
                  P("<w:fldSimple w:instr=' DATE \\@ \"d MMMM\" '>" R("3 May") "</w:fldSimple>" R("."))
                      P(BEGIN("") WORDS("TOC \\o") SEPARATE R("Contents 1")) P(R("Contents 2")) P(END R("After")),
              NULL,
              "line 0 \"shown\"\n    paragraph \"shown\"\nline 0 \"3 May.\"\n    paragraph \"3 May.\"\n"
              "line 0 \"After\"\n    paragraph \"After\"\n");
    /* A table of contents that never ends does not swallow the tables and headings after it. */
    docx_same(P(BEGIN("") WORDS("TOC") SEPARATE R("Contents")) ONE(CT("kept")) STYLED("H1", R("Head")) P(R("words")),
              lists,
              "table 1 \"\"\n  A1 text \"kept\"\nline 1 \"Priority 1: Head\"\n    paragraph \"Priority 1: \" \"Head\"\n"
              "line 0 \"words\"\n    paragraph \"words\"\n");
}

static void links_by_relation_and_by_field(void **state)
{
    (void)state;
    docx_same(P("<w:hyperlink r:id='rId99' w:anchor='p2'>" R("one") "</w:hyperlink>" R(", ")
                    BEGIN("") WORDS("HYPERLINK \"https://example.org/b\" \\l \"x\"") SEPARATE R("two") END
                    "<w:hyperlink w:anchor='here'>" R(", three") "</w:hyperlink>"),
              NULL,
              "line 0 \"one, two, three\"\n    paragraph href \"https://example.org/a#p2\" \"one\" \", \" "
              "href \"https://example.org/b#x\" \"two\" \", three\"\n");
}

static void looks_are_kept(void **state)
{
    (void)state;
    docx_same(ONE(C(P(RP("<w:b/>", "All ") RP("<w:rStyle w:val='Fat'/><w:i/>", "bold")))
                      C(P(RP("<w:strike/>", "gone"))) C(P(R("CO") RP("<w:vertAlign w:val='subscript'/>", "2") R(" 97")
                                                            RP("<w:vertAlign w:val='superscript'/>", "1")))),
              lists,
              "table 1 \"\"\n  A1 text \"All bold\" strong\n    paragraph strong \"All \" strong em \"bold\"\n"
              "  B1 text \"gone\" struck\n  C1 text \"CO2 97\u00B9\"\n"
              "    paragraph \"CO\" sub \"2\" \" 97\" sup \"1\"\n");
}

static void fills_of_cells_and_of_all_their_text(void **state)
{
    (void)state;
    docx_same(ONE(CP("<w:shd w:val='clear' w:fill='92d050'/>", P("")) CP("<w:shd w:val='solid' w:color='FF0000'/>", P(""))
                      CP("<w:shd w:val='pct50' w:color='000000' w:fill='FFFFFF'/>", P(""))
                          CP("<w:shd w:val='clear' w:fill='auto'/>", P("")) C(P(RP("<w:highlight w:val='yellow'/>", "A")))
                              C(P(RP("<w:highlight w:val='yellow'/>", "A") R("B")))
                                  C(P("<w:pPr><w:shd w:val='clear' w:fill='00B050'/></w:pPr>" R("G")))
                                      C(P(RP("<w:color w:val='FFC000'/>", "\u25CF")))),
              NULL,
              "table 1 \"\"\n  A1 text \"\" fill 92D050 of cell\n  B1 text \"\" fill FF0000 of cell\n"
              "  C1 text \"\" fill 7F7F7F of cell\n  E1 text \"A\" fill FFFF00 of cell\n  F1 text \"AB\"\n"
              "  G1 text \"G\" fill 00B050 of cell\n  H1 text \"\u25CF\" fill FFC000 of cell\n");
}

static void drawn_dots_fill_their_cells(void **state)
{
#define DOT(look) "<w:r><w:drawing><wps:wsp><wps:spPr><a:solidFill>" look "</a:solidFill><a:ln><a:solidFill>" \
    "<a:srgbClr val='000000'/></a:solidFill></a:ln></wps:spPr></wps:wsp></w:drawing></w:r>"
#define OLD_DOT "<w:r><w:pict><v:oval fillcolor='#ff0000 [3209]'/></w:pict></w:r>"
    (void)state;
    docx_same(ONE(C(P(DOT("<a:srgbClr val='92D050'/>"))) C(P(DOT("<a:schemeClr val='accent6'/>"))) C(P(OLD_DOT))
                      C(P(OLD_DOT OLD_DOT)) C(P(OLD_DOT R("Green")))), NULL,
              "table 1 \"\"\n  A1 text \"\" fill 92D050 of cell\n  B1 text \"\" fill F79646 of cell\n"
              "  C1 text \"\" fill FF0000 of cell\n  E1 text \"Green\"\n");
}

static void fills_of_the_theme(void **state)
{
    static const struct docx_part theme[] = {
        {"theme", "a:theme",
         "<a:themeElements><a:clrScheme><a:dk1><a:sysClr val='windowText' lastClr='000000'/></a:dk1><a:lt1><a:sysClr "
         "val='window' lastClr='FFFFFF'/></a:lt1><a:dk2><a:srgbClr val='1F497D'/></a:dk2><a:lt2><a:srgbClr "
         "val='EEECE1'/></a:lt2><a:accent1><a:srgbClr val='4F81BD'/></a:accent1><a:accent2><a:srgbClr "
         "val='C0504D'/></a:accent2></a:clrScheme></a:themeElements>"}, {NULL, NULL, NULL}};
    (void)state;
    docx_same(ONE(CP("<w:shd w:val='clear' w:themeFill='accent1'/>", P(""))
                      CP("<w:shd w:val='clear' w:themeFill='accent1' w:themeFillTint='66'/>", P(""))
                          CP("<w:shd w:val='clear' w:themeFill='accent1' w:themeFillShade='BF'/>", P(""))
                              CP("<w:shd w:val='clear' w:fill='123456' w:themeFill='accent2'/>", P(""))),
              theme,
              "table 1 \"\"\n  A1 text \"\" fill 4F81BD of cell\n  B1 text \"\" fill B8CCE4 of cell\n"
              "  C1 text \"\" fill 366092 of cell\n  D1 text \"\" fill 123456 of cell\n");
}

static void signs_become_characters(void **state)
{
    (void)state;
    docx_same(P("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>"
                RP("<w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/>", "\u00FB")
                RP("<w:rFonts w:ascii='Symbol'/>", "\uF0B3a")),
              NULL, "line 0 \"\u2713\u2717\u2265\u03B1\"\n    paragraph \"\u2713\u2717\u2265\u03B1\"\n");
    struct book_test test;
    docx_make(&test, P("<w:r><w:sym w:font='Wingdings' w:char='F0BA'/></w:r>"), NULL);
    docx_read(&test);
    assert_int_equal(test.result, BP_OK);
    assert_int_equal(book_says(&test, BP_E_DOCX_SIGN), 1);
    book_end(&test);
}

static void characters_that_word_writes_as_elements(void **state)
{
    (void)state;
    docx_same(P("<w:r>" T("On") "<w:noBreakHyphen/>" T("going co") "<w:softHyphen/>" T("op") "<w:br/>" T("b") "<w:cr/>"
                T("c") "<w:tab/>" T("d") "</w:r><w:smartTag>" R(" e") "</w:smartTag><w:customXml>" R(" f")
                "</w:customXml><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>"),
              NULL,
              "line 0 \"On-going coop\\nb\\nc\\td e f\"\n"
              "    paragraph \"On\u2011going co\u00ADop\" br \"b\" br \"c\\td e f\"\n");
}

static void text_boxes_are_read_once(void **state)
{
    static const struct docx_part none[] = {{NULL, NULL, NULL}};
    (void)state;
    docx_same(P("<w:r><w:rPr><w:b/></w:rPr><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
                "<w:txbxContent>" P(R("In the box")) "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback>"
                "<w:pict><v:textbox><w:txbxContent>" P(R("In the box")) "</w:txbxContent></v:textbox></w:pict>"
                "</mc:Fallback></mc:AlternateContent>" T("Before it") "</w:r>"),
              none,
              "line 0 \"Before it\"\n    paragraph strong \"Before it\"\n"
              "line 0 \"In the box\"\n    paragraph \"In the box\"\n");
    docx_same(ONE(C(P("<w:r><w:drawing/></w:r>" R("x")))), NULL, "pictures 1\ntable 1 \"\"\n  A1 text \"x\"\n");
}

static void notes_stand_after_their_place(void **state)
{
    static const struct docx_part notes[] = {
        {"footnotes", "w:footnotes", "<w:footnote w:type='separator' w:id='-1'>" P("") "</w:footnote>"
         "<w:footnote w:id='2'>" P("<w:r><w:footnoteRef/></w:r>" R(" Provisional.")) "</w:footnote>"},
        {"endnotes", "w:endnotes", "<w:endnote w:id='5'>" P(R("Source")) "</w:endnote>"}, {NULL, NULL, NULL}};
    (void)state;
    docx_same(ONE(C(P(R("84") "<w:r><w:footnoteReference w:id='2'/></w:r>")))
                  P(R("Text") "<w:r><w:endnoteReference w:id='5'/></w:r>"),
              notes,
              "table 1 \"\"\n  A1 text \"84\u00B9\\n\u00B9 Provisional.\"\n    paragraph \"84\" sup \"1\"\n"
              "    paragraph sup \"1\" \" \" \"Provisional.\"\n"
              "line 0 \"Texti\"\n    paragraph \"Text\" sup \"i\"\n"
              "line 0 \"i Source\"\n    paragraph sup \"i\" \" \" \"Source\"\n");
}

static void tables_in_cells_give_their_text(void **state)
{
    struct book_test test;
    (void)state;
    docx_make(&test, ONE(C(P(R("Before")) TABLE(ROW(CT("a") CT("b"))) P(""))) P(R("x")), NULL);
    docx_read(&test);
    assert_string_equal(docx_show(&test),
                        "table 1 \"\"\n  A1 text \"Before\\na\\nb\"\n    paragraph \"Before\"\n    paragraph \"a\"\n"
                        "    paragraph \"b\"\nline 0 \"x\"\n    paragraph \"x\"\n");
    assert_int_equal(book_says(&test, BP_E_DOCX_NESTED), 1);
    assert_string_equal(test.diags.items[0].cell, "table 1, row 1, column 1");
    book_end(&test);
}

static void what_is_left_is_said(void **state)
{
    struct book_test test;
    (void)state;
    docx_make(&test, P(R("seen") RP("<w:vanish/>", "hid") RP("<w:vanish/>", "den")) "<w:altChunk r:id='rId1'/>"
                     P("<w:r><w:commentReference w:id='0'/></w:r>"), NULL);
    docx_read(&test);
    assert_string_equal(docx_show(&test), "notes 1\nline 0 \"seen\"\n    paragraph \"seen\"\n");
    assert_int_equal(book_says(&test, BP_E_DOCX_HIDDEN), 1);
    assert_int_equal(book_says(&test, BP_E_DOCX_OUTSIDE), 1);
    book_end(&test);
}

static void the_language_is_that_of_most_text(void **state)
{
    struct book_test test;
    (void)state;
    docx_make(&test, P(R("One")) P(RP("<w:lang w:val='cy-GB'/>", "Cynllun gweithredu")), lists);
    docx_read(&test);
    assert_string_equal(test.book.lang, "cy-GB");
    book_end(&test);
    docx_make(&test, P(R("One of many")) P(RP("<w:lang w:val='cy-GB'/>", "Dau")), lists);
    docx_read(&test);
    assert_string_equal(test.book.lang, "en-GB");
    book_end(&test);
}

static void counts_are_said_once(void **state)
{
    struct book_test test;
    (void)state;
    docx_make(&test, P("<w:ins>" R("a") "</w:ins><w:del/><w:r><w:drawing/><w:commentReference w:id='0'/></w:r>")
                     TABLE(ROW(CP("<w:vMerge w:val='restart'/>", P(R("x")))) ROW(CP("<w:vMerge/>", P(R("y"))))), NULL);
    docx_read(&test);
    test.book.n_formulas = 2;
    bp_book_say(&test.book, &test.source, &test.diags);
    assert_int_equal(test.diags.n, 4);
    assert_int_equal(test.diags.items[0].code, BP_E_BOOK_TRACKED);
    assert_non_null(strstr(test.diags.items[0].message, ": 1 insertion and 1 deletion; it was"));
    assert_int_equal(test.diags.items[1].code, BP_E_BOOK_COVERED);
    assert_non_null(strstr(test.diags.items[1].message, "1 cell has text below a merged cell"));
    assert_int_equal(test.diags.items[2].code, BP_E_BOOK_FORMULAS);
    assert_int_equal(test.diags.items[3].code, BP_E_BOOK_LEFT);
    assert_non_null(strstr(test.diags.items[3].message, "has 1 comment, 1 picture:"));
    book_end(&test);
}

static void strict_documents_with_another_prefix(void **state)
{
    struct book_test test;
    (void)state;
    docx_make_whole(&test, "<x:document xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:body><x:tbl><x:tr>"
                    "<x:tc><x:p><x:r><x:rPr><x:b x:val='on'/></x:rPr><x:t>Ref</x:t></x:r></x:p></x:tc></x:tr></x:tbl>"
                    "</x:body></x:document>", NULL);
    docx_read(&test);
    assert_string_equal(docx_show(&test), "table 1 \"\"\n  A1 text \"Ref\" strong\n    paragraph strong \"Ref\"\n");
    book_end(&test);
}

/* Structures that no program writes neither crash nor lose text where there is a place for it. */
static void odd_structures(void **state)
{
    static const char *const bodies[] = {
        "<w:tr><w:tc/></w:tr>", "<w:tc>" P("") "</w:tc>", TABLE(P(R("x"))), TABLE(ROW(ROW(CT("x")) CT("y"))),
        TABLE(ROW(C(C(P(R("x")))))), P(P(R("x"))), P(END SEPARATE R("x")), P(BEGIN("") BEGIN("") WORDS("x")),
        "<w:txbxContent>" P(R("x")) "</w:txbxContent>", "<w:sdtContent>" P(R("x")) "</w:sdtContent>",
        ONE(CP("<w:gridSpan w:val='0'/>", P(R("x")))), "<w:body/>", "<w:footnote w:id='1'>" P("") "</w:footnote>",
        P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("last")),
        ONE(C(P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("last")))), SDT(BOX("1"), ""),
        ONE(CP("<w:hMerge/><w:vMerge/>", P("")))};
    (void)state;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct book_test test;
        docx_make(&test, bodies[i], lists);
        docx_read(&test);
        assert_int_equal(test.result, BP_OK);
        book_end(&test);
    }
}

static void limits_are_said(void **state)
{
    struct book_test test;
    (void)state;
    docx_make(&test, ONE(CP("<w:gridSpan w:val='4000000000'/>", P("")) CT("x")), NULL);
    docx_read(&test);
    assert_int_equal(test.result, BP_INVALID);
    assert_int_equal(book_says(&test, BP_E_GRID_LIMIT), 1);
    book_end(&test);
    docx_make_whole(&test, "<w:document xmlns:w='" W_URI "'><w:body>", NULL);
    docx_read(&test);
    assert_int_equal(test.result, BP_INVALID);
    book_end(&test);
}

static void a_file_without_text_is_refused(void **state)
{
    struct book_test test;
    struct bp_buf bytes = {0};
    struct bp_zip zip = {.out = &bytes};
    (void)state;
    bp_zip_add(&zip, "word/other.xml", "<a/>", 4, false);
    assert_true(bp_zip_end(&zip));
    book_begin(&test, "x.docx", bytes.bytes, bytes.len);
    bp_buf_free(&bytes);
    docx_read(&test);
    assert_int_equal(test.result, BP_INVALID);
    assert_int_equal(book_says(&test, BP_E_DOCX_TEXT), 1);
    book_end(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_come_from_styles), cmocka_unit_test(numbers_of_headings_are_kept),
        cmocka_unit_test(lists_nest), cmocka_unit_test(numbers_that_a_list_cannot_show_are_text),
        cmocka_unit_test(lists_that_begin_anew),
        cmocka_unit_test(merged_cells_span), cmocka_unit_test(header_rows_are_those_marked_so),
        cmocka_unit_test(changes_are_taken_as_accepted), cmocka_unit_test(content_controls_at_every_level),
        cmocka_unit_test(old_forms_show_what_was_chosen), cmocka_unit_test(fields_show_their_results),
        cmocka_unit_test(links_by_relation_and_by_field), cmocka_unit_test(looks_are_kept),
        cmocka_unit_test(fills_of_cells_and_of_all_their_text), cmocka_unit_test(fills_of_the_theme),
        cmocka_unit_test(drawn_dots_fill_their_cells),
        cmocka_unit_test(signs_become_characters), cmocka_unit_test(characters_that_word_writes_as_elements),
        cmocka_unit_test(text_boxes_are_read_once), cmocka_unit_test(notes_stand_after_their_place),
        cmocka_unit_test(tables_in_cells_give_their_text), cmocka_unit_test(what_is_left_is_said),
        cmocka_unit_test(the_language_is_that_of_most_text), cmocka_unit_test(counts_are_said_once), cmocka_unit_test(strict_documents_with_another_prefix),
        cmocka_unit_test(odd_structures), cmocka_unit_test(limits_are_said),
        cmocka_unit_test(a_file_without_text_is_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
