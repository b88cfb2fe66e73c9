/* test_checked_docx.c: comments written into Word documents, and all else as it was. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "docx_file.h"
#include "office/checked.h"

#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(inside) "<w:p>" inside "</w:p>"
#define C(inside) "<w:tc>" inside "</w:tc>"

static struct bp_diag warn(uint32_t table, uint32_t row, uint32_t column, const char *message)
{
    return (struct bp_diag){.code = 5011, .severity = BP_WARNING, .message = message, .hint = "", .cell = "x",
                            .sheet = "", .table = table, .cell_row = row, .cell_column = column};
}

/* What was made, opened again. */
struct made {
    struct bp_buf bytes;
    struct bp_source source;
    struct bp_parts parts;
    struct bp_buf text; /* of the part that was looked at last */
};

static void make(struct book_test *test, const struct bp_diag *found, size_t n, struct made *made)
{
    *made = (struct made){0};
    assert_int_equal(bp_checked_docx(&test->source, found, n, &test->arena, &test->diags, &made->bytes), BP_OK);
    assert_int_equal(test->diags.n, 0);
    made->source = (struct bp_source){.name = "out.docx", .bytes = made->bytes.bytes, .arena = &test->arena,
                                      .len = (uint32_t)made->bytes.len};
    assert_true(bp_parts_open(&made->parts, &made->source, &test->arena, &test->diags));
}

static const char *part(struct made *made, const char *name)
{
    struct bp_source source;
    const struct bp_part_entry *entry = bp_parts_find(&made->parts, name);
    assert_non_null(entry);
    assert_true(bp_part_read(&made->parts, entry, &source));
    made->text.len = 0;
    bp_buf_put(&made->text, source.bytes, source.len + 1);
    bp_part_drop(&made->parts, &source);
    return made->text.bytes;
}

static void end(struct book_test *test, struct made *made)
{
    bp_buf_free(&made->bytes);
    bp_buf_free(&made->text);
    book_end(test);
}

#define START(id) "<w:commentRangeStart w:id=\"" id "\"/>"
#define STOP(id) "<w:commentRangeEnd w:id=\"" id "\"/><w:r><w:commentReference w:id=\"" id "\"/></w:r>"

static void comments_stand_at_their_cells(void **state)
{
    struct book_test test;
    struct made made;
    (void)state;
    docx_make(&test, P(R("Title")) "<w:tbl><w:tr>" C("<w:p/>") C("<w:p w:x='>'><!-- </w:p> --><w:pPr><w:b/></w:pPr>"
              R("Green") "</w:p>" P(R("more"))) "</w:tr></w:tbl>", NULL);
    const struct bp_diag found[] = {warn(1, 1, 2, "is it <late> & \"red\"?"), warn(0, 0, 0, "about all"),
                                    warn(1, 1, 1, "empty"), warn(1, 1, 2, "again")};
    make(&test, found, 4, &made);
    const char *text = part(&made, "word/document.xml");
    assert_non_null(strstr(text, "<w:body><w:p>" START("0") R("Title") STOP("0") "</w:p><w:tbl><w:tr>"
                           C("<w:p>" START("1") STOP("1") "</w:p>")
                           "<w:tc><w:p w:x='>'><!-- </w:p> --><w:pPr><w:b/></w:pPr>" START("2") R("Green") STOP("2")
                           "</w:p>" P(R("more")) "</w:tc>"));
    text = part(&made, "word/comments.xml");
    assert_non_null(strstr(text, "<w:comments xmlns:w=\"" W_URI "\"><w:comment w:id=\"0\" "));
    assert_non_null(strstr(text, "Warning (BP5011): is it &lt;late&gt; &amp; &quot;red&quot;?</w:t>"));
    const char *again = strstr(text, "again"), *last = strstr(text, "<w:comment w:id=\"2\"");
    assert_true(last && again > last);
    assert_non_null(strstr(part(&made, "[Content_Types].xml"),
                           "<Override PartName=\"/word/comments.xml\" ContentType=\"application/vnd."
                           "openxmlformats-officedocument.wordprocessingml.comments+xml\"/></Types>"));
    assert_non_null(strstr(part(&made, "word/_rels/document.xml.rels"),
                           "<Relationship Id=\"rIdBoardpaper1\" Type=\"" R_URI "/comments\" "
                           "Target=\"comments.xml\"/></Relationships>"));
    end(&test, &made);
}

static void what_was_written_reads_as_before(void **state)
{
    static const struct docx_part parts[] = {
        {"comments", "w:comments", "<w:comment w:id='7' w:author='A'>" P(R("old")) "</w:comment>"},
        {"styles", "w:styles", ""}, {NULL, NULL, NULL}};
    struct book_test test;
    struct made made;
    (void)state;
    docx_make(&test, "<w:tbl><w:tr>" C(P(R("a"))) C(P(R("b"))) "</w:tr></w:tbl>", parts);
    docx_read(&test);
    char before[500];
    snprintf(before, sizeof before, "%s", docx_show(&test));
    const struct bp_diag found[] = {warn(1, 1, 2, "new")};
    make(&test, found, 1, &made);
    assert_non_null(strstr(part(&made, "word/comments.xml"),
                           "<w:comment w:id='7' w:author='A'>" P(R("old")) "</w:comment><w:comment w:id=\"8\" "));
    /* Parts without comments are as they were, to the byte. */
    const struct bp_part_entry *then = bp_parts_find(&test.parts, "word/styles.xml");
    const struct bp_part_entry *now = bp_parts_find(&made.parts, "word/styles.xml");
    assert_int_equal(then->packed, now->packed);
    assert_memory_equal(test.source.bytes + then->data, made.source.bytes + now->data, now->packed);
    assert_int_equal(made.parts.n, test.parts.n);
    test.parts = made.parts;
    test.book = (struct bp_book){0};
    assert_int_equal(bp_read_docx(&test.parts, &test.book), BP_OK);
    assert_int_equal(test.book.n_notes, 0);
    assert_string_equal(docx_show(&test), before);
    end(&test, &made);
}

static void places_that_a_merge_covers(void **state)
{
    struct book_test test;
    struct made made;
    (void)state;
    docx_make(&test, "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" P(R("wide")) "</w:tc>" C(P(R("c")))
              "</w:tr></w:tbl>", NULL);
    const struct bp_diag found[] = {warn(1, 1, 2, "wide"), warn(1, 4, 1, "below"), warn(1, 1, 0, "row"),
                                    warn(9, 1, 1, "no such table")};
    make(&test, found, 4, &made);
    assert_non_null(strstr(part(&made, "word/document.xml"), P(START("0") R("wide") STOP("0")) "</w:tc>"
                           C(P(START("1") R("c") STOP("1")))));
    end(&test, &made);
}

static void documents_with_other_names_for_things(void **state)
{
    struct book_test test;
    struct made made;
    const struct bp_diag found[] = {warn(0, 0, 0, "all")};
    (void)state;
    docx_make_whole(&test, "<document xmlns='http://purl.oclc.org/ooxml/wordprocessingml/main'><body><p><r><t>x</t></r>"
                    "</p></body></document>", NULL);
    make(&test, found, 1, &made);
#define OWN " xmlns:bp=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" bp:id=\"0\"/>"
    assert_non_null(strstr(part(&made, "word/document.xml"),
                           "<p><bp:commentRangeStart" OWN "<r><t>x</t></r><bp:commentRangeEnd" OWN
                           "<r><bp:commentReference" OWN "</r></p>"));
    assert_non_null(strstr(part(&made, "word/comments.xml"), "xmlns:w=\"http://purl.oclc.org/"));
    end(&test, &made);
}

/* What an earlier check wrote goes, but for what somebody has answered. */
static void comments_of_an_earlier_check_go(void **state)
{
    static const struct docx_part parts[] = {
        {"comments", "w:comments", "<w:comment w:id='1' w:author='Ann'>" P(R("hers")) "</w:comment>"
         "<w:comment w:id='2' w:author='boardpaper'>" P(R("a")) "<w:p w14:paraId='AA'/></w:comment>"
         "<w:comment w:id='3' w:author='boardpaper'><w:p w14:paraId='BB'/></w:comment>"
         "<w:comment w:id='4' w:author='boardpaper'><w:p w14:paraId='CC'/></w:comment>"},
        {"commentsExtended", "w:ex", "<w:commentEx w14:paraId='AA'/><w:commentEx w14:paraId='BB'/>"
         "<w:commentEx w14:paraId='DD' w14:paraIdParent='BB'/>"}, {NULL, NULL, NULL}};
    struct book_test test;
    struct made made;
    const struct bp_diag found[] = {warn(0, 0, 0, "new")};
    (void)state;
#define OLD(id) "<w:commentRangeEnd w:id='" id "'/><w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id='" id "'/></w:r>"
    docx_make(&test, P("<w:commentRangeStart w:id='2'/>" R("x") OLD("2") OLD("3") OLD("1")
                       "<w:r><w:t>y</w:t><w:commentReference w:id='4'/></w:r>"), parts);
    make(&test, found, 1, &made);
    assert_non_null(strstr(part(&made, "word/document.xml"),
                           "<w:body>" P(START("4") R("x") OLD("3") OLD("1") R("y") STOP("4")) "</w:body>"));
    const char *text = part(&made, "word/comments.xml");
    assert_non_null(strstr(text, ">hers<"));
    assert_null(strstr(text, "'AA'"));
    assert_non_null(strstr(text, "'BB'"));
    assert_null(strstr(text, "'CC'"));
    assert_non_null(strstr(part(&made, "word/commentsExtended.xml"),
                           "><w:commentEx w14:paraId='BB'/><w:commentEx w14:paraId='DD' w14:paraIdParent='BB'/><"));
    /* Without findings they go, too. */
    struct made again;
    make(&test, NULL, 0, &again);
    assert_null(strstr(part(&again, "word/comments.xml"), "'AA'"));
    bp_buf_free(&again.bytes);
    bp_buf_free(&again.text);
    end(&test, &made);
}

static void without_findings_it_is_the_file_itself(void **state)
{
    struct book_test test;
    struct made made;
    (void)state;
    docx_make(&test, P(R("x")), NULL);
    make(&test, NULL, 0, &made);
    assert_int_equal(made.bytes.len, test.source.len);
    assert_memory_equal(made.bytes.bytes, test.source.bytes, made.bytes.len);
    end(&test, &made);
}

static void what_cannot_be_read_is_said(void **state)
{
    struct book_test test;
    struct bp_buf out = {0};
    const struct bp_diag found[] = {warn(0, 0, 0, "all")};
    (void)state;
    docx_make_whole(&test, "<w:document xmlns:w='" W_URI "'><w:body>", NULL);
    assert_int_equal(bp_checked_docx(&test.source, found, 1, &test.arena, &test.diags, &out), BP_INVALID);
    assert_int_equal(test.diags.n, 1);
    bp_buf_free(&out);
    book_end(&test);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments_stand_at_their_cells), cmocka_unit_test(what_was_written_reads_as_before),
        cmocka_unit_test(places_that_a_merge_covers), cmocka_unit_test(documents_with_other_names_for_things),
        cmocka_unit_test(comments_of_an_earlier_check_go),
        cmocka_unit_test(without_findings_it_is_the_file_itself), cmocka_unit_test(what_cannot_be_read_is_said)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
