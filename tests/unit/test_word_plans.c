/* test_word_plans.c: Word documents through the library: what the paragraphs of a cell become in the plan. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "boardpaper.h"
#include "docx_file.h"
#include "plans.h"

#define T(text) "<w:t xml:space='preserve'>" text "</w:t>"
#define R(text) "<w:r>" T(text) "</w:r>"
#define B(text) "<w:r><w:rPr><w:b/></w:rPr>" T(text) "</w:r>"
#define P(inside) "<w:p>" inside "</w:p>"
#define C(inside) "<w:tc>" inside "</w:tc>"
#define CT(text) C(P(R(text)))
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define ITEM(level, text) \
    P("<w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='1'/></w:numPr></w:pPr>" R(text))
#define HEADER ROW(CT("Ref") CT("Action") CT("Lead") CT("Partners") CT("By when") CT("Status") CT("Update"))

static const struct docx_part lists[] = {
    {"numbering", "w:numbering",
     "<w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='x'/></w:lvl>"
     "<w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl></w:abstractNum>"
     "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>"},
    {NULL, NULL, NULL}};

/* The plan of a document with this table, as XML without white space between its elements. */
static void expect(const char *rows, const char *const *parts)
{
    struct book_test test;
    struct bp_buf body = {0};
    const void *xml;
    size_t len;
    bp_buf_fmt(&body, P(R("Action Plan")) P(R("Quarter 2 2026/27")) "<w:tbl>" HEADER "%s</w:tbl>", rows);
    bp_buf_char(&body, 0);
    assert_false(body.failed);
    docx_make(&test, body.bytes, lists);
    bp_doc *doc = bp_new();
    assert_int_equal(bp_load_memory(doc, test.source.bytes, test.source.len, "plan.docx"), BP_OK);
    assert_int_equal(bp_import(doc, &xml, &len), BP_OK);
    char *text = bp_arena_text(&test.arena, xml, len), *to = text;
    for (const char *at = text; *at; at++) {
        if (*at == '\n')
            at += strspn(at, "\n ") - 1;
        else
            *to++ = *at;
    }
    *to = 0;
    for (; *parts; parts++)
        assert_part(text, *parts);
    bp_free(doc);
    bp_buf_free(&body);
    book_end(&test);
}
#define EXPECT(rows, ...) expect(rows, (const char *const[]){__VA_ARGS__, NULL})

static void names_on_paragraphs_of_their_own(void **state)
{
    (void)state;
    EXPECT(ROW(CT("1") CT("Plant") C(P(R("Parks")) P(R("Trees"))) C(ITEM("0", "Police") ITEM("1", "Fire Service"))
                   CT("May 2027") CT("Green") CT("Done."))
               ROW(CT("2") CT("Water") C(P(B("Parks") "<w:r><w:br/></w:r>" R("Housing"))) CT("") CT("May 2027")
                       CT("Green") CT("Done.")),
           "<lead>Parks</lead><lead>Trees</lead><partner>Police</partner><partner>Fire Service</partner>",
           "<lead>Parks</lead><lead>Housing</lead>");
}

static void dates_on_paragraphs_of_their_own(void **state)
{
    (void)state;
    EXPECT(ROW(CT("1") CT("Plant") CT("Parks") CT("") C(P(R("May 2027")) P(R("June 2027"))) CT("Green") CT("Done."))
               ROW(CT("2") CT("Water") CT("Parks") CT("") C(P(R("soon")) P(R("or later"))) CT("Green") CT("Done.")),
           "due=\"May 2027, June 2027\"", "due=\"soon or later\"");
}

static void updates_keep_their_form(void **state)
{
    (void)state;
    EXPECT(ROW(CT("1") C(P(R("Plant ") B("trees"))) CT("Parks") CT("") CT("May 2027") CT("Green")
                   C(P(R("So far:")) ITEM("0", "ten ") ITEM("1", "oaks") ITEM("0", "two") P(B("All is well")
                       "<w:hyperlink r:id='rId99'>" R(" here") "</w:hyperlink>"))),
           "<description>Plant <strong>trees</strong></description>",
           "<update><p>So far:</p><ul><li>ten<ul><li>oaks</li></ul></li><li>two</li></ul>"
           "<p><strong>All is well</strong><a href=\"https://example.org/a\"> here</a></p></update>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_on_paragraphs_of_their_own),
        cmocka_unit_test(dates_on_paragraphs_of_their_own),
        cmocka_unit_test(updates_keep_their_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
