/* test_checked.c: the officer's own workbook with the findings in it: what is added, and that all else stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "office/checked.h"
#include "book/parts.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT "http://purl.oclc.org/ooxml/"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

/* A part of a workbook for a test: its name, and its bytes as text. */
struct part {
    const char *name, *bytes;
};

struct fixture {
    struct bp_arena arena;
    struct bp_buf file, out;
    struct bp_source source, made;
    struct bp_diags diags;
    struct bp_parts before, after;
    bp_result result;
};

#define RELATIONS(...) "<Relationships xmlns='" PACKAGE "relationships'>" __VA_ARGS__ "</Relationships>"
#define TO(id, type, target) \
    "<Relationship Id='" id "' Type='" OFFICE "/" type "' Target='" target "'/>"

static const char types[] =
    "<?xml version='1.0'?><Types xmlns='" PACKAGE "content-types'><Default Extension='rels' ContentType='a'/>"
    "<Override PartName='/xl/workbook.xml' ContentType='b'/></Types>";
static const char root[] = RELATIONS(TO("r1", "officeDocument", "xl/workbook.xml"));
static const char book[] =
    "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE "'><sheets><sheet name='Q2' sheetId='7' r:id='s1'/>"
    "<sheet name='Other' sheetId='2' r:id='s2'/></sheets><definedNames/></workbook>";
static const char book_rels[] =
    RELATIONS(TO("s1", "worksheet", "worksheets/sheet1.xml") TO("s2", "worksheet", "/xl/worksheets/sheet2.xml"));
static const char sheet[] =
    "<worksheet xmlns='" MAIN "' xmlns:r='" OFFICE "'><sheetData><row r='1'/></sheetData><autoFilter ref='A1:B2'/>"
    "<pageMargins/><drawing r:id='d1'/><!-- legacyDrawing --><tableParts count='1'/></worksheet>";
static const char other[] = "<worksheet xmlns='" MAIN "'><sheetData/></worksheet>";

static void open_parts(struct bp_parts *parts, struct bp_source *source, struct bp_buf *bytes, struct fixture *f)
{
    bp_buf_char(bytes, 0);
    assert_false(bytes->failed);
    *source = (struct bp_source){.name = "tracker.xlsx", .bytes = bytes->bytes, .len = (uint32_t)bytes->len - 1,
                                 .arena = &f->arena};
    assert_true(bp_parts_open(parts, source, &f->arena, &f->diags));
}

/* Makes a workbook of these parts, and checks it. */
static void check(struct fixture *f, const struct part *parts, size_t n, const struct bp_diag *found, size_t n_found)
{
    memset(f, 0, sizeof *f);
    bp_arena_init(&f->arena, 64 << 20);
    f->diags.arena = &f->arena;
    struct bp_zip zip = {.out = &f->file};
    for (size_t i = 0; i < n; i++)
        bp_zip_add(&zip, parts[i].name, parts[i].bytes, strlen(parts[i].bytes), i % 2 == 0);
    assert_true(bp_zip_end(&zip));
    open_parts(&f->before, &f->source, &f->file, f);
    f->result = bp_checked_xlsx(&f->source, found, n_found, &f->arena, &f->diags, &f->out);
    if (f->result == BP_OK)
        open_parts(&f->after, &f->made, &f->out, f);
}

static void drop(struct fixture *f)
{
    bp_buf_free(&f->file);
    bp_buf_free(&f->out);
    bp_arena_clear(&f->arena);
}

/* The text of a part of the new file; lives as long as the arena. */
static const char *shown(struct fixture *f, const char *name)
{
    struct bp_source part = {0};
    const struct bp_part_entry *entry = bp_parts_find(&f->after, name);
    if (!entry)
        return NULL;
    assert_true(bp_part_read(&f->after, entry, &part));
    const char *kept = bp_arena_text(&f->arena, part.bytes, part.len);
    bp_part_drop(&f->after, &part);
    assert_non_null(kept);
    return kept;
}

static void has(struct fixture *f, const char *name, const char *words)
{
    const char *text = shown(f, name);
    if (!text || !strstr(text, words))
        fail_msg("%s lacks %s: %s", name, words, text ? text : "(none)");
}

static void lacks(struct fixture *f, const char *name, const char *words)
{
    const char *text = shown(f, name);
    if (text && strstr(text, words))
        fail_msg("%s has %s: %s", name, words, text);
}

static size_t count(const char *text, const char *word)
{
    size_t n = 0;
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word))
        n++;
    return n;
}

/* Every part of the old file but these is in the new one, with the same packed bytes. */
static void stays(const struct fixture *f, const char *const *changed)
{
    for (uint32_t i = 0; i < f->before.n; i++) {
        const struct bp_part_entry *old = &f->before.items[i];
        bool may = false;
        for (size_t k = 0; changed[k]; k++)
            may |= !strcmp(changed[k], old->name);
        const struct bp_part_entry *new = bp_parts_find(&f->after, old->name);
        assert_non_null(new);
        if (may)
            continue;
        bool same = old->packed == new->packed && old->size == new->size && old->crc == new->crc &&
                    !memcmp(f->before.bytes + old->data, f->after.bytes + new->data, old->packed);
        if (!same)
            fail_msg("%s is another", old->name);
    }
}

static struct bp_diag finding(const char *on, const char *cell, uint32_t row, uint32_t column, const char *message)
{
    return (struct bp_diag){.code = 5011, .severity = BP_WARNING, .name = "late", .at = {"tracker.xlsx", 0, 0, 1},
                            .message = message, .hint = "say in the update why", .source_line = "", .ref = "",
                            .cell = cell, .sheet = on, .cell_row = row, .cell_column = column,
                            .related_cell = ""};
}

#define BASE \
    {"[Content_Types].xml", types}, {"_rels/.rels", root}, {"xl/workbook.xml", book}, \
    {"xl/_rels/workbook.xml.rels", book_rels}, {"xl/worksheets/sheet1.xml", sheet}, \
    {"xl/worksheets/sheet2.xml", other}, {"xl/vbaProject.bin", "macros, as they are"}, \
    {"docProps/app.xml", "<Properties/>"}

#define N(array) (sizeof(array) / sizeof *(array))

static void test_plain(void **state)
{
    static const struct part parts[] = {BASE};
    static const char *const changed[] = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                          "xl/worksheets/sheet1.xml", NULL};
    const struct bp_diag found[] = {finding("Q2", "Q2!F12", 12, 6, "\"March <2020>\" & before is past"),
                                    finding("Q2", "Q2!F12", 12, 6, "a second one"),
                                    finding("Q2", "Q2!A3", 3, 1, "first in the sheet"),
                                    finding("", "", 0, 0, "about the file")};
    struct fixture f;
    (void)state;
    check(&f, parts, N(parts), found, N(found));
    assert_int_equal(f.result, BP_OK);
    assert_int_equal(f.diags.n, 0);
    stays(&f, changed);
    has(&f, "xl/worksheets/sheet1.xml", "<!-- legacyDrawing --><legacyDrawing xmlns:r=\"" OFFICE "\" "
                                        "r:id=\"rIdBoardpaper2\"/><tableParts");
    has(&f, "xl/worksheets/_rels/sheet1.xml.rels", "/comments\" Target=\"/xl/comments1.xml\"");
    has(&f, "xl/worksheets/_rels/sheet1.xml.rels", "Target=\"/xl/drawings/vmlDrawing1.vml\"");
    has(&f, "xl/comments1.xml", "<comment ref=\"A3\"");
    has(&f, "xl/comments1.xml", "Warning BP5011: &quot;March &lt;2020&gt;&quot; &amp; before is past\n"
                                "Say in the update why\n\nWarning BP5011: a second one");
    assert_int_equal(count(shown(&f, "xl/comments1.xml"), "<comment "), 2);
    has(&f, "xl/drawings/vmlDrawing1.vml", "<x:Row>11</x:Row><x:Column>5</x:Column>");
    has(&f, "xl/workbook.xml", "<sheet name=\"boardpaper findings\" sheetId=\"8\"");
    has(&f, "xl/workbook.xml", "r:id=\"rIdBoardpaper1\"/></sheets>");
    has(&f, "[Content_Types].xml", "<Default Extension=\"vml\"");
    has(&f, "[Content_Types].xml", "PartName=\"/xl/worksheets/sheet3.xml\"");
    has(&f, "xl/worksheets/sheet3.xml", "<hyperlink ref=\"A2\" location=\"'Q2'!F12\"/>");
    has(&f, "xl/worksheets/sheet3.xml", "The whole file");
    drop(&f);
}

/* Whatever prefixes a program writes, in Strict as well; and a sheet that ends with its data. */
static void test_strict(void **state)
{
    static const struct part parts[] = {
        {"[Content_Types].xml", "<t:Types xmlns:t='" PACKAGE "content-types'/>"},
        {"_rels/.rels", "<Relationships xmlns='" PACKAGE "relationships'><Relationship Id='r1' Type='" STRICT
                        "officeDocument/relationships/officeDocument' Target='xl\\workbook.xml'/></Relationships>"},
        {"xl/workbook.xml", "<x:workbook xmlns:x='" STRICT "spreadsheetml/main' xmlns:k='" STRICT
                            "officeDocument/relationships'><x:sheets><x:sheet name='Bob&apos;s' sheetId='1' "
                            "k:id='s1'/></x:sheets></x:workbook>"},
        {"xl/_rels/workbook.xml.rels", "<p:Relationships xmlns:p='" PACKAGE "relationships'><p:Relationship Id='s1' "
                                       "Type='" STRICT "officeDocument/relationships/worksheet' "
                                       "Target='worksheets/Sheet1.xml'/></p:Relationships>"},
        {"xl/worksheets/sheet1.xml", "<?xml version='1.0' encoding='UTF-8'?>\r\n<x:worksheet xmlns:x='" STRICT
                                     "spreadsheetml/main'><x:sheetData/></x:worksheet>\r\n"}};
    static const char *const changed[] = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                          "xl/worksheets/sheet1.xml", NULL};
    const struct bp_diag found[] = {finding("Bob's", "Bob's!B2", 2, 2, "a"), finding("Gone", "Gone!A1", 1, 1, "b")};
    struct fixture f;
    (void)state;
    check(&f, parts, N(parts), found, N(found));
    assert_int_equal(f.result, BP_OK);
    stays(&f, changed);
    has(&f, "xl/worksheets/sheet1.xml", "?>\r\n<x:worksheet");
    has(&f, "xl/worksheets/sheet1.xml", "<x:sheetData/><x:legacyDrawing xmlns:r=\"" STRICT
                                        "officeDocument/relationships\" r:id=\"rIdBoardpaper2\"/></x:worksheet>");
    has(&f, "xl/comments1.xml", "<comments xmlns=\"" STRICT "spreadsheetml/main\">");
    has(&f, "xl/workbook.xml", "<x:sheet name=\"boardpaper findings\"");
    has(&f, "xl/_rels/workbook.xml.rels", "<p:Relationship Id=\"rIdBoardpaper1\" Type=\"" STRICT
                                          "officeDocument/relationships/worksheet\"");
    has(&f, "[Content_Types].xml", "<t:Override PartName=\"/xl/comments1.xml\"");
    has(&f, "xl/worksheets/sheet2.xml", "location=\"'Bob''s'!B2\"");
    drop(&f);
}

#define COMMENTS_TO TO("c", "comments", "../comments1.xml")
#define BOXES_TO TO("v", "vmlDrawing", "../drawings/vmlDrawing1.vml")

static const char with_boxes[] =
    "<worksheet xmlns='" MAIN "' xmlns:r='" OFFICE "'><sheetData/><legacyDrawing r:id='v'/></worksheet>";
static const char boxes[] =
    "<xml xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='o' xmlns:x='x'><v:shapetype id=\"_x0000_t202\"/>"
    "<v:shape id=\"_x0000_s1031\"><x:ClientData ObjectType='Note'><br><x:Row>0</x:Row><x:Column>0</x:Column>"
    "</x:ClientData></v:shape></xml>";
static const char comments[] =
    "<comments xmlns='" MAIN "'><authors><author>Ann</author><author>tc={1}</author></authors><commentList>"
    "<comment ref='A1' authorId='0'><text><t>Ann&#10;says</t></text></comment>"
    "<comment ref='B1' authorId='0'><text><r><t>Rich</t></r><phoneticPr fontId='0'/></text></comment>"
    "<comment ref='C1' authorId='1'><text><t>[Threaded comment]</t></text></comment></commentList></comments>";

/* A colleague's words stay, ours follow them; a thread stays alone. */
static void test_comments(void **state)
{
    static const struct part parts[] = {
        {"[Content_Types].xml", types}, {"_rels/.rels", root}, {"xl/workbook.xml", book},
        {"xl/_rels/workbook.xml.rels", book_rels}, {"xl/worksheets/sheet1.xml", with_boxes},
        {"xl/worksheets/_rels/sheet1.xml.rels", RELATIONS(COMMENTS_TO BOXES_TO)},
        {"xl/comments1.xml", comments}, {"xl/drawings/vmlDrawing1.vml", boxes},
        {"xl/worksheets/sheet2.xml", other}};
    static const char *const changed[] = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                          "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", NULL};
    const struct bp_diag found[] = {finding("Q2", "Q2!A1", 1, 1, "one"), finding("Q2", "Q2!B1", 1, 2, "two"),
                                    finding("Q2", "Q2!C1", 1, 3, "three"), finding("Q2", "Q2!D1", 1, 4, "four"),
                                    finding("Q2", "Q2!A9", 9, 1, "five")};
    struct fixture f;
    (void)state;
    check(&f, parts, N(parts), found, N(found));
    assert_int_equal(f.result, BP_OK);
    stays(&f, changed);
    const char *text = shown(&f, "xl/comments1.xml");
    has(&f, "xl/comments1.xml", "<text><r><t>Ann&#10;says</t></r><r>");
    has(&f, "xl/comments1.xml", "<t xml:space=\"preserve\">\nboardpaper:\n</t></r>");
    has(&f, "xl/comments1.xml", "</r><phoneticPr fontId='0'/></text>");
    has(&f, "xl/comments1.xml", "<text><t>[Threaded comment]</t></text>");
    has(&f, "xl/comments1.xml", "<comment ref=\"E1\" authorId=\"2\">"); /* D1 has a note of its own */
    has(&f, "xl/comments1.xml", "About C1, whose own comments are a conversation:\n");
    has(&f, "xl/comments1.xml", "<author>boardpaper</author></authors>");
    assert_int_equal(count(text, "<comment "), 6);
    text = shown(&f, "xl/drawings/vmlDrawing1.vml");
    assert_int_equal(count(text, "<v:shape "), 4); /* A1 and B1 have theirs, if they have */
    has(&f, "xl/drawings/vmlDrawing1.vml", "id=\"_x0000_s1032\"");
    has(&f, "xl/drawings/vmlDrawing1.vml", "<br><x:Row>0</x:Row>");
    drop(&f);
}

/* What an earlier check wrote is replaced. */
static void test_again(void **state)
{
    static const struct part parts[] = {BASE};
    struct bp_diag found[] = {finding("Q2", "Q2!F12", 12, 6, "old one"), finding("Q2", "Q2!A1", 1, 1, "old two"),
                              finding("Other", "Other!A1", 1, 1, "old three")};
    struct bp_diag later[] = {finding("Q2", "Q2!F13", 13, 6, "new one")};
    struct fixture f, g = {0};
    (void)state;
    check(&f, parts, N(parts), found, N(found));
    assert_int_equal(f.result, BP_OK);
    bp_arena_init(&g.arena, 64 << 20);
    g.diags.arena = &g.arena;
    g.result = bp_checked_xlsx(&f.made, later, N(later), &g.arena, &g.diags, &g.out);
    assert_int_equal(g.result, BP_OK);
    open_parts(&g.after, &g.made, &g.out, &g);
    lacks(&g, "xl/comments1.xml", "old");
    lacks(&g, "xl/comments2.xml", "old");
    lacks(&g, "xl/worksheets/sheet3.xml", "Old");
    has(&g, "xl/comments1.xml", "new one");
    has(&g, "xl/worksheets/sheet3.xml", "New one");
    assert_int_equal(count(shown(&g, "xl/drawings/vmlDrawing1.vml"), "<v:shape "), 1);
    assert_int_equal(count(shown(&g, "xl/drawings/vmlDrawing2.vml"), "<v:shape "), 0);
    assert_int_equal(count(shown(&g, "xl/workbook.xml"), "<sheet "), 3);
    assert_null(bp_parts_find(&g.after, "xl/comments3.xml"));
    drop(&g);
    drop(&f);
}

/* Ours after a colleague's words: they are taken away, the words are not. */
static void test_joined_again(void **state)
{
    static const struct part parts[] = {
        {"[Content_Types].xml", types}, {"_rels/.rels", root}, {"xl/workbook.xml", book},
        {"xl/_rels/workbook.xml.rels", book_rels}, {"xl/worksheets/sheet1.xml", with_boxes},
        {"xl/worksheets/_rels/sheet1.xml.rels", RELATIONS(COMMENTS_TO BOXES_TO)},
        {"xl/comments1.xml",
         "<x:comments xmlns:x='" MAIN "'><x:authors><x:author>Ann</x:author></x:authors><x:commentList>"
         "<x:comment ref='A1' authorId='0'><x:text><x:r><x:t>Ann</x:t></x:r><x:r><x:t>&#10;boardpaper:&#10;</x:t>"
         "</x:r><x:r><x:t>old words</x:t></x:r></x:text></x:comment></x:commentList></x:comments>"},
        {"xl/drawings/vmlDrawing1.vml", boxes}, {"xl/worksheets/sheet2.xml", other}};
    const struct bp_diag found[] = {finding("Q2", "Q2!A1", 1, 1, "new words")};
    struct fixture f;
    (void)state;
    check(&f, parts, N(parts), found, N(found));
    assert_int_equal(f.result, BP_OK);
    lacks(&f, "xl/comments1.xml", "old words");
    has(&f, "xl/comments1.xml", "<x:t>Ann</x:t></x:r><x:r><x:rPr><x:b/>");
    assert_int_equal(count(shown(&f, "xl/comments1.xml"), "boardpaper:"), 1);
    drop(&f);
}

/* Boxes with the prefixes of another program; and the second check of the same findings changes nothing. */
static void test_prefixes(void **state)
{
    static const struct part parts[] = {
        {"[Content_Types].xml", types}, {"_rels/.rels", root}, {"xl/workbook.xml", book},
        {"xl/_rels/workbook.xml.rels", book_rels}, {"xl/worksheets/sheet1.xml", with_boxes},
        {"xl/worksheets/_rels/sheet1.xml.rels", RELATIONS(COMMENTS_TO BOXES_TO)},
        {"xl/comments1.xml", comments},
        {"xl/drawings/vmlDrawing1.vml",
         "<xml xmlns:ns0='urn:schemas-microsoft-com:office:office' xmlns:ns1='urn:schemas-microsoft-com:vml'>"
         "<ns1:shapetype id=\"_x0000_t202\"/><ns1:shape id=\"_x0000_s1026\"><ns2:Row>0</ns2:Row>"
         "<ns2:Column>0</ns2:Column></ns1:shape></xml>"},
        {"xl/worksheets/sheet2.xml", other}};
    const struct bp_diag found[] = {finding("Q2", "Q2!A1", 1, 1, "one"), finding("Q2", "Q2!F2", 2, 6, "two"),
                                    finding("Other", "Other!A1", 1, 1, "three")};
    struct fixture f;
    struct bp_buf again = {0};
    (void)state;
    check(&f, parts, N(parts), found, N(found));
    assert_int_equal(f.result, BP_OK);
    has(&f, "xl/drawings/vmlDrawing1.vml", "<v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=");
    assert_int_equal(bp_checked_xlsx(&f.made, found, N(found), &f.arena, &f.diags, &again), BP_OK);
    assert_int_equal(again.len, f.made.len);
    assert_memory_equal(again.bytes, f.made.bytes, again.len);
    bp_buf_free(&again);
    drop(&f);
}

static void test_none(void **state)
{
    static const struct part parts[] = {BASE};
    static const char *const changed[] = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                          NULL};
    struct fixture f;
    (void)state;
    check(&f, parts, N(parts), NULL, 0);
    assert_int_equal(f.result, BP_OK);
    stays(&f, changed);
    has(&f, "xl/worksheets/sheet3.xml", "Nothing was found.");
    drop(&f);
}

static void test_damaged(void **state)
{
    static const struct { const char *name, *bytes; } bad[] = {
        {"[Content_Types].xml", "<Types>"},
        {"_rels/.rels", "<Relationships/>"},
        {"xl/workbook.xml", "<workbook/>"},
        {"xl/worksheets/sheet1.xml", "<worksheet xmlns='" MAIN "'><sheetData>"},
        {"xl/worksheets/sheet1.xml", with_boxes}, /* which are not there */
    };
    const struct bp_diag found[] = {finding("Q2", "Q2!A1", 1, 1, "one")};
    (void)state;
    for (size_t i = 0; i < N(bad); i++) {
        struct part parts[] = {BASE};
        for (size_t k = 0; k < N(parts); k++)
            if (!strcmp(parts[k].name, bad[i].name))
                parts[k].bytes = bad[i].bytes;
        struct fixture f;
        check(&f, parts, N(parts), found, N(found));
        assert_int_equal(f.result, BP_INVALID);
        assert_true(f.diags.n > 0);
        drop(&f);
    }
}

/* Memory that runs out at any place ends it cleanly. */
static void test_memory(void **state)
{
    static const struct part parts[] = {
        {"[Content_Types].xml", types}, {"_rels/.rels", root}, {"xl/workbook.xml", book},
        {"xl/_rels/workbook.xml.rels", book_rels}, {"xl/worksheets/sheet1.xml", with_boxes},
        {"xl/worksheets/_rels/sheet1.xml.rels", RELATIONS(COMMENTS_TO BOXES_TO)},
        {"xl/comments1.xml", comments}, {"xl/drawings/vmlDrawing1.vml", boxes},
        {"xl/worksheets/sheet2.xml", other}};
    const struct bp_diag found[] = {finding("Q2", "Q2!A1", 1, 1, "one"), finding("Q2", "Q2!C1", 1, 3, "three"),
                                    finding("Other", "Other!A1", 1, 1, "other")};
    struct fixture f;
    bp_result result = BP_NOMEM;
    (void)state;
    check(&f, parts, N(parts), found, N(found));
    for (size_t budget = 0; result != BP_OK && budget < 4000000; budget += 512) {
        struct bp_arena small;
        struct bp_diags diags = {.arena = &small};
        struct bp_buf out = {0};
        bp_arena_init(&small, budget);
        result = bp_checked_xlsx(&f.source, found, N(found), &small, &diags, &out);
        assert_true(result == BP_OK || result == BP_NOMEM);
        bp_buf_free(&out);
        bp_arena_clear(&small);
    }
    assert_int_equal(result, BP_OK);
    drop(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),   cmocka_unit_test(test_strict),       cmocka_unit_test(test_comments),
        cmocka_unit_test(test_again),   cmocka_unit_test(test_joined_again), cmocka_unit_test(test_none),
        cmocka_unit_test(test_prefixes),
        cmocka_unit_test(test_damaged), cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
