/* docx_file.c: Word documents in memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "docx_file.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PREFIXES " xmlns:w='" W_URI "' xmlns:r='" R_URI "'" \
    " xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml'" \
    " xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'" \
    " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'" \
    " xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'" \
    " xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' xmlns:v='urn:schemas-microsoft-com:vml'"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

static void add(struct bp_zip *zip, const char *name, struct bp_buf *text)
{
    assert_false(text->failed);
    bp_zip_add(zip, name, text->bytes, text->len, false);
    text->len = 0;
}

static void add_part(struct bp_zip *zip, struct bp_buf *text, const struct docx_part *part)
{
    char name[100];
    snprintf(name, sizeof name, "word/%s.xml", part->name);
    bp_buf_str(text, DECLARATION);
    bp_buf_fmt(text, "<%s" PREFIXES ">%s</%s>", part->root, part->content, part->root);
    add(zip, name, text);
}

/* A link to https://example.org/a is always there, as rId99. */
static void add_relations(struct bp_zip *zip, struct bp_buf *text, const struct docx_part *parts)
{
    bp_buf_fmt(text, DECLARATION "<Relationships xmlns=\"" PACKAGE "relationships\"><Relationship Id=\"rId1\" "
               "Type=\"" R_URI "/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
    add(zip, "_rels/.rels", text);
    bp_buf_str(text, DECLARATION "<Relationships xmlns=\"" PACKAGE "relationships\">");
    for (int i = 0; parts && parts[i].name; i++)
        bp_buf_fmt(text, "<Relationship Id=\"rId%d\" Type=\"" R_URI "/%s\" Target=\"%s.xml\"/>", i + 1,
                   parts[i].name, parts[i].name);
    bp_buf_str(text, "<Relationship Id=\"rId99\" Type=\"" R_URI "/hyperlink\" TargetMode=\"External\" "
                     "Target=\"https://example.org/a\"/></Relationships>");
    add(zip, "word/_rels/document.xml.rels", text);
}

void docx_make_whole(struct book_test *test, const char *document, const struct docx_part *parts)
{
    struct bp_buf bytes = {0}, text = {0};
    struct bp_zip zip = {.out = &bytes};
    bp_buf_str(&text, DECLARATION "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
               "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
               "PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
               "wordprocessingml.document.main+xml\"/></Types>");
    add(&zip, "[Content_Types].xml", &text);
    add_relations(&zip, &text, parts);
    bp_buf_str(&text, document);
    add(&zip, "word/document.xml", &text);
    for (int i = 0; parts && parts[i].name; i++)
        add_part(&zip, &text, &parts[i]);
    bp_buf_free(&text);
    assert_true(bp_zip_end(&zip));
    book_begin(test, "plan.docx", bytes.bytes, bytes.len);
    bp_buf_free(&bytes);
}

void docx_make(struct book_test *test, const char *body, const struct docx_part *parts)
{
    struct bp_buf document = {0};
    bp_buf_fmt(&document, DECLARATION "<w:document" PREFIXES "><w:body>%s</w:body></w:document>", body);
    bp_buf_char(&document, 0);
    assert_false(document.failed);
    docx_make_whole(test, document.bytes, parts);
    bp_buf_free(&document);
}

void docx_read(struct book_test *test)
{
    assert_true(bp_parts_open(&test->parts, &test->source, &test->arena, &test->diags));
    test->result = bp_read_docx(&test->parts, &test->book);
}

const char *docx_show(struct book_test *test)
{
    return strchr(book_show(test), '\n') + 1;
}

void docx_same(const char *body, const struct docx_part *parts, const char *expected)
{
    struct book_test test;
    docx_make(&test, body, parts);
    docx_read(&test);
    assert_int_equal(test.result, BP_OK);
    assert_string_equal(docx_show(&test), expected);
    book_end(&test);
}
