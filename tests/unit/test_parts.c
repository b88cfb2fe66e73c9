/* test_parts.c: zip containers: written, read, and refused if they are damaged or made to do harm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "onramp/onramp.h"
#include "book/parts.h"
#include "book/zip_fields.h"
#include "xml/sax.h"

/* A file in memory that a test changes, and what is read of it. */
struct file {
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_buf bytes;
    struct bp_zip zip;
    struct bp_source source;
    struct bp_parts parts;
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

static bool open_file(struct file *file)
{
    if (file->zip.n)
        assert_true(bp_zip_end(&file->zip));
    file->zip.n = 0;
    file->source = (struct bp_source){.name = "t.xlsx", .bytes = file->bytes.bytes,
                                      .len = (uint32_t)file->bytes.len, .arena = &file->arena};
    return bp_parts_open(&file->parts, &file->source, &file->arena, &file->diags);
}

static void end(struct file *file)
{
    bp_buf_free(&file->bytes);
    bp_arena_clear(&file->arena);
}

static int last_code(const struct file *file)
{
    return file->diags.n ? file->diags.items[file->diags.n - 1].code : 0;
}

/* Reads a part and compares it. */
static bool reads(struct file *file, const char *name, const char *wanted)
{
    struct bp_source part;
    const struct bp_part_entry *entry = bp_parts_find(&file->parts, name);
    if (!entry || !bp_part_read(&file->parts, entry, &part))
        return false;
    bool same = part.len == strlen(wanted) && !strcmp(part.bytes, wanted);
    bp_part_drop(&file->parts, &part);
    return same;
}

/* The place of the n-th record with this sign. */
static char *find_record(struct file *file, uint32_t sign, unsigned n)
{
    for (size_t i = 0; i + 4 <= file->bytes.len; i++)
        if (bp_zip_4(file->bytes.bytes + i) == sign && !n--)
            return file->bytes.bytes + i;
    fail();
    return NULL;
}

static void set_4(char *at, uint32_t value)
{
    for (unsigned i = 0; i < 4; i++)
        at[i] = (char)(value >> 8 * i);
}

/* ---- what is read ---- */

static void test_round(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    char *long_text = calloc(1, 100001);
    memset(long_text, 'a', 100000);
    add(&file, "mimetype", "plain");
    add(&file, "xl/Workbook.xml", "<a/>");
    add(&file, "empty", "");
    add(&file, "long", long_text);
    assert_true(open_file(&file));
    assert_int_equal(file.parts.n, 4);
    assert_true(reads(&file, "mimetype", "plain"));
    assert_true(reads(&file, "XL/workbook.XML", "<a/>"));
    assert_true(reads(&file, "empty", ""));
    assert_true(reads(&file, "long", long_text));
    assert_null(bp_parts_find(&file.parts, "xl/workbook"));
    assert_true(file.bytes.len < 1000);

    /* Its parts copied into another file. */
    struct file other;
    begin(&other);
    for (uint32_t i = 0; i < file.parts.n; i++)
        bp_zip_copy(&other.zip, &file.parts, &file.parts.items[i]);
    assert_true(open_file(&other));
    assert_true(reads(&other, "long", long_text));
    assert_int_equal(other.bytes.len, file.bytes.len);
    assert_memory_equal(other.bytes.bytes, file.bytes.bytes, file.bytes.len);
    end(&other);
    end(&file);
    free(long_text);
}

static void test_names(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    add(&file, "\\xl\\sheet1.xml", "<a/>");
    add(&file, "/abs.xml", "<b/>");
    add(&file, "same.xml", "<first/>");
    add(&file, "SAME.xml", "<second/>");
    add(&file, "../../etc/passwd", "x");
    assert_true(open_file(&file));
    assert_true(reads(&file, "xl/sheet1.xml", "<a/>"));
    assert_true(reads(&file, "abs.xml", "<b/>"));
    assert_true(reads(&file, "same.xml", "<first/>"));
    assert_int_equal(last_code(&file), BP_E_PARTS_TWICE);
    end(&file);
}

/* Bytes before the zip, a comment after it, and a stream's flags. */
static void test_around(void **state)
{
    (void)state;
    struct file plain, file;
    begin(&plain);
    begin(&file);
    add(&plain, "a.xml", "<a/>");
    add(&plain, "b.xml", "<b/>");
    assert_true(open_file(&plain));
    bp_buf_str(&file.bytes, "twelve bytes");
    bp_buf_put(&file.bytes, plain.bytes.bytes, plain.bytes.len);
    bp_buf_str(&file.bytes, "PK");
    find_record(&file, BP_ZIP_END_SIGN, 0)[20] = 2;
    memset(find_record(&file, BP_ZIP_HEADER_SIGN, 0) + 14, 0, 12); /* sum and sizes come later */
    assert_true(open_file(&file));
    assert_true(reads(&file, "a.xml", "<a/>"));
    assert_true(reads(&file, "b.xml", "<b/>"));
    end(&file);
    end(&plain);
}

static void test_utf16(void **state)
{
    (void)state;
    static const char xml[] = "\xFF\xFE<\0a\0>\0\xE9\0<\0/\0a\0>\0";
    struct file file;
    begin(&file);
    bp_zip_add(&file.zip, "a.xml", xml, sizeof xml - 1, true);
    assert_true(open_file(&file));
    assert_true(reads(&file, "a.xml", "<a>\u00E9</a>"));
    end(&file);
}

/* ---- what is refused ---- */

static void test_damaged(void **state)
{
    (void)state;
    for (unsigned what = 0; what < 7; what++) {
        struct file file;
        begin(&file);
        add(&file, "a.xml", "<a/>");
        add(&file, "b.xml", "<b>bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb</b>");
        assert_true(open_file(&file));
        char *entry = find_record(&file, BP_ZIP_ENTRY_SIGN, 1);
        char *last = find_record(&file, BP_ZIP_END_SIGN, 0);
        switch (what) {
        case 0: file.bytes.len -= 1; break;                /* cut */
        case 1: set_4(last + 12, 1u << 20); break;         /* a directory larger than the file */
        case 2: set_4(entry + 42, 1u << 20); break;        /* a part beyond the file */
        case 3: set_4(entry + 20, 1u << 20); break;        /* one that is too long */
        case 4: set_4(entry + 42, 0); break;               /* two parts in one place */
        case 5: entry[28] = 127; entry[29] = 127; break;   /* a name beyond the directory */
        case 6: find_record(&file, BP_ZIP_HEADER_SIGN, 1)[0] = 'X'; break;
        }
        assert_false(open_file(&file));
        assert_int_equal(last_code(&file), BP_E_PARTS);
        end(&file);
    }
}

/* What is said of a part whose entry in the directory has these bytes. */
static int refused(unsigned at, unsigned size, uint32_t value)
{
    struct file file;
    begin(&file);
    add(&file, "a.xml", "<a>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</a>");
    assert_true(open_file(&file));
    char *entry = find_record(&file, BP_ZIP_ENTRY_SIGN, 0);
    for (unsigned byte = 0; byte < size; byte++)
        entry[at + byte] = (char)(value >> 8 * byte);
    assert_true(open_file(&file));
    assert_false(reads(&file, "a.xml", ""));
    int code = last_code(&file);
    end(&file);
    return code;
}

static void test_parts_refused(void **state)
{
    (void)state;
    enum { FLAGS = 8, METHOD = 10, SUM = 16, SIZE = 24 }; /* where they are in an entry */
    assert_int_equal(refused(FLAGS, 2, 1), BP_E_PARTS_LOCKED);
    assert_int_equal(refused(METHOD, 2, 9), BP_E_PARTS_METHOD);
    assert_int_equal(refused(METHOD, 2, 77), BP_E_PARTS_METHOD);
    assert_int_equal(refused(SIZE, 4, 65u << 20), BP_E_PARTS_LIMIT);
    assert_int_equal(refused(SIZE, 4, 1000), BP_E_PARTS);
    assert_int_equal(refused(SIZE, 4, 10), BP_E_PARTS);
    assert_int_equal(refused(SUM, 4, 12345), BP_E_PARTS);
}

/* Many parts, each below its limit. */
static void test_bomb(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    size_t len = (size_t)60 << 20;
    char *zeros = calloc(1, len);
    for (unsigned i = 0; i < 3; i++)
        bp_zip_add(&file.zip, i == 0 ? "a" : i == 1 ? "b" : "c", zeros, len, false);
    free(zeros);
    assert_true(open_file(&file));
    assert_true(file.bytes.len < 300000);
    struct bp_source part;
    for (unsigned i = 0; i < 2; i++) {
        assert_true(bp_part_read(&file.parts, &file.parts.items[i], &part));
        assert_int_equal(part.len, len);
        bp_part_drop(&file.parts, &part);
    }
    assert_false(bp_part_read(&file.parts, &file.parts.items[2], &part));
    assert_int_equal(last_code(&file), BP_E_PARTS_LIMIT);
    end(&file);
}

static void test_many_parts(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    for (unsigned i = 0; i < BP_MOST_PARTS + 1; i++) {
        char name[8] = {'p', (char)('0' + i / 10000), (char)('0' + i / 1000 % 10), (char)('0' + i / 100 % 10),
                        (char)('0' + i / 10 % 10), (char)('0' + i % 10)};
        bp_zip_add(&file.zip, name, "", 0, false);
    }
    assert_false(open_file(&file));
    assert_int_equal(last_code(&file), BP_E_PARTS_LIMIT);
    end(&file);
}

/* ---- XML ---- */

static bool on_start(void *data, const struct bp_tag *tag)
{
    (void)tag;
    ++*(unsigned *)data;
    return true;
}

static bool on_text(void *data, const char *bytes, size_t len, uint32_t at)
{
    (void)data, (void)bytes, (void)len, (void)at;
    return true;
}

static bool on_end(void *data)
{
    (void)data;
    return true;
}

static void test_xml(void **state)
{
    (void)state;
    static const struct bp_sax_handler handler = {on_start, on_text, on_end, NULL, NULL};
    struct bp_buf deep = {0}, crowded = {0};
    for (unsigned i = 0; i < 257; i++)
        bp_buf_str(&deep, "<a>");
    bp_buf_str(&crowded, "<a");
    for (unsigned i = 0; i < 300; i++)
        bp_buf_fmt(&crowded, " a%u='>'", i);
    bp_buf_str(&crowded, "/>");
    bp_buf_char(&deep, 0);
    bp_buf_char(&crowded, 0);
    const struct {
        const char *xml;
        const char *why;
    } cases[] = {
        {"<a><b/><b>1</b></a>", NULL},
        {"<a><b></a>", "well-formed"},
        {"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "DOCTYPE"},
        {"<a>\xFF</a>", "UTF-8"},
        {"", "well-formed"},
        {deep.bytes, "256"},
        {crowded.bytes, "attributes"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct file file;
        unsigned n = 0;
        begin(&file);
        add(&file, "a.xml", cases[i].xml);
        assert_true(open_file(&file));
        assert_int_equal(bp_part_read_xml(&file.parts, &file.parts.items[0], &handler, &n), !cases[i].why);
        if (!cases[i].why) {
            assert_int_equal(n, 3);
        } else {
            assert_int_equal(last_code(&file), BP_E_PARTS);
            assert_false(file.arena.out);
            assert_non_null(strstr(file.diags.items[0].message, cases[i].why));
        }
        end(&file);
    }
    bp_buf_free(&deep);
    bp_buf_free(&crowded);
}

static void test_relations(void **state)
{
    (void)state;
    struct file file;
    begin(&file);
    add(&file, "xl/_rels/workbook.xml.rels",
        "<p:Relationships xmlns:p='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<p:Relationship Id='r1' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet'"
        " Target='/xl/worksheets/sheet1.xml'/>"
        "<p:Relationship Id='r2' Type='http://x/worksheet' Target='worksheets\\sheet2.xml'/>"
        "<p:Relationship Id='r3' Type='http://x/theme' Target='../a/./../t.xml'/>"
        "<p:Relationship Id='r4' Type='http://x/hyperlink' Target='https://example.org/a' TargetMode='External'/>"
        "<p:Relationship Id='r5' Type='http://x/up' Target='../../../up.xml'/>"
        "</p:Relationships>");
    assert_true(open_file(&file));
    struct bp_relations relations;
    assert_true(bp_relations_read(&file.parts, "xl/workbook.xml", &relations));
    assert_int_equal(relations.n, 5);
    assert_string_equal(relations.items[0].target, "xl/worksheets/sheet1.xml");
    assert_string_equal(relations.items[0].type, "worksheet");
    assert_string_equal(bp_relation_by_id(&relations, "r2")->target, "xl/worksheets/sheet2.xml");
    assert_string_equal(bp_relation_of_type(&relations, "theme")->target, "t.xml");
    assert_true(bp_relation_by_id(&relations, "r4")->external);
    assert_string_equal(bp_relation_by_id(&relations, "r4")->target, "https://example.org/a");
    assert_string_equal(bp_relation_by_id(&relations, "r5")->target, "up.xml");
    assert_null(bp_relation_by_id(&relations, "r6"));
    assert_true(bp_relations_read(&file.parts, "", &relations));
    assert_int_equal(relations.n, 0);
    end(&file);
}

/* ---- kinds ---- */

static enum bp_file_kind kind_of_bytes(const char *bytes, size_t len, const char *name)
{
    enum bp_file_kind kind;
    assert_true(bp_file_kind_of(bytes, (uint32_t)len, name, &kind));
    return kind;
}

static enum bp_file_kind kind_of(const char *part, const char *text)
{
    struct file file;
    begin(&file);
    add(&file, "other.xml", "<a/>");
    add(&file, part, text);
    assert_true(bp_zip_end(&file.zip));
    enum bp_file_kind kind = kind_of_bytes(file.bytes.bytes, file.bytes.len, "plan.bin");
    end(&file);
    return kind;
}

static enum bp_file_kind kind_of_text(const char *text, const char *name)
{
    return kind_of_bytes(text, strlen(text), name);
}

static void test_kinds(void **state)
{
    (void)state;
    assert_int_equal(kind_of("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), BP_FILE_ODS);
    assert_int_equal(kind_of("mimetype", "application/vnd.oasis.opendocument.text"), BP_FILE_ODT);
    assert_int_equal(kind_of("mimetype", "application/epub+zip"), BP_FILE_PLAN);
    assert_int_equal(kind_of("[Content_Types].xml", "<a b='application/vnd.openxmlformats-officedocument."
                             "wordprocessingml.document.main+xml'/>"), BP_FILE_DOCX);
    assert_int_equal(kind_of("[Content_Types].xml", "<a b='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/>"),
                     BP_FILE_XLSX);
    assert_int_equal(kind_of("xl\\Workbook.xml", "<a/>"), BP_FILE_XLSX);
    assert_int_equal(kind_of("META-INF/manifest.xml", "application/vnd.oasis.opendocument.text"), BP_FILE_ODT);
    assert_int_equal(kind_of("a", "a"), BP_FILE_PLAN);
    assert_int_equal(kind_of_text("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.xlsx"), BP_FILE_LOCKED);
    assert_int_equal(kind_of_text("PK\003\004 and no more", "a.xlsx"), BP_FILE_XLSX);
    assert_int_equal(kind_of_text("", ""), BP_FILE_PLAN);
    assert_int_equal(kind_of_text("<?xml version='1.0'?><action-plan/>", "a.csv"), BP_FILE_PLAN);
    assert_int_equal(kind_of_text("<?xml version='1.0'?>\n<?mso-application progid=\"Excel.Sheet\"?><W/>", "a"),
                     BP_FILE_XML2003);
    assert_int_equal(kind_of_text("Ref,Action\n1,Do\n", "a"), BP_FILE_CSV);
    assert_int_equal(kind_of_text("Ref;Action\r\n1;\"Do; \r\nmore\"\r\n", NULL), BP_FILE_CSV);
    assert_int_equal(kind_of_text("Streets Action Plan\nOldtown Council\n\nRef,Action\n1,Do\n2,Go\n", "<stdin>"),
                     BP_FILE_CSV);
    assert_int_equal(kind_of_text("Streets Action Plan\nRef,Action\n1,Do\n2,Go, and come\n", "a"), BP_FILE_PLAN);
    assert_int_equal(kind_of_text("Streets Action Plan\nRef,Action\n", "a"), BP_FILE_PLAN);
    assert_int_equal(kind_of_text("just one line\n", "a.CSV"), BP_FILE_CSV);
    assert_int_equal(kind_of_text("just, one line\n", "a.xml"), BP_FILE_PLAN);
    assert_int_equal(kind_of_text("%PDF-1.7\n", "a.csv"), BP_FILE_PLAN);
    assert_int_equal(kind_of_bytes("\xFF\xFER\0\t\0A\0\n\0001\0\t\0B\0\n\0", 18, "a"), BP_FILE_CSV);
    /* U+2019 and U+2013 have bytes that are control characters elsewhere */
    assert_int_equal(kind_of_bytes("\xFF\xFER\0\t\0\x19\x20\n\0001\0\t\0\x13\x20\n\0", 18, "a"), BP_FILE_CSV);
    assert_int_equal(kind_of_text("<o:document xmlns:o='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                                  " o:mimetype=\"application/vnd.oasis.opendocument.text\">", "a"), BP_FILE_ODT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round),         cmocka_unit_test(test_names),
        cmocka_unit_test(test_around),        cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_damaged),       cmocka_unit_test(test_parts_refused),
        cmocka_unit_test(test_bomb),          cmocka_unit_test(test_many_parts),
        cmocka_unit_test(test_xml),           cmocka_unit_test(test_relations),
        cmocka_unit_test(test_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
