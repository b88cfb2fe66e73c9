/* test_encoding.c: text in the encodings of officers' programs, as UTF-8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "book/encoding.h"

#define BYTES(text) text, sizeof text - 1

static const struct {
    const char *bytes;
    size_t len;
    enum bp_encoding encoding;
    const char *text;
} texts[] = {
    {BYTES("Ref,Action"), BP_UTF8, "Ref,Action"},
    {BYTES("\xEF\xBB\xBFRef \u00A3"), BP_UTF8, "Ref \u00A3"},
    {BYTES("\xA3" "5k \x96 it\x92s"), BP_WINDOWS_1252, "\u00A3" "5k \u2013 it\u2019s"},
    {BYTES("a\x81z"), BP_WINDOWS_1252, "a\uFFFDz"},
    {BYTES("\xFF\xFER\0e\0f\0\x13\x20"), BP_UTF16_LE, "Ref\u2013"},
    {BYTES("\xFE\xFF\0R\0e\0f\x20\x13"), BP_UTF16_BE, "Ref\u2013"},
    {BYTES("R\0e\0f\0,\0"), BP_UTF16_LE, "Ref,"},
    {BYTES("\0R\0e\0f\0,"), BP_UTF16_BE, "Ref,"},
    {BYTES("\xFF\xFE\x3D\xD8\x00\xDE"), BP_UTF16_LE, "\U0001F600"},
    {BYTES("\xFF\xFE\x3D\xD8z\0"), BP_UTF16_LE, "\uFFFDz"},
    {BYTES("\xFF\xFE\x00\xDEz\0"), BP_UTF16_LE, "\uFFFDz"},
    {BYTES("\xFF\xFEz\0\x3D\xD8"), BP_UTF16_LE, "z\uFFFD"},
    {BYTES("\xFF\xFEz\0y"), BP_UTF16_LE, "z\uFFFD"},
    {BYTES("one\0two\x01\xEF\xBF\xBE"), BP_UTF8, "one\uFFFDtwo\uFFFD\uFFFD"},
    {BYTES(""), BP_UTF8, ""},
};

static void test_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct bp_buf out = {0};
        enum bp_encoding encoding = bp_encoding_of(texts[i].bytes, texts[i].len);
        assert_int_equal(encoding, texts[i].encoding);
        bp_encoding_read(texts[i].bytes, texts[i].len, encoding, &out);
        bp_buf_char(&out, 0);
        assert_string_equal(out.bytes, texts[i].text);
        bp_buf_free(&out);
    }
}

static const struct {
    const char *bytes;
    size_t len;
    enum bp_encoding encoding;
    const char *text;
} xmls[] = {
    {BYTES("<?xml version='1.0' encoding='UTF-8'?><a>\u00A3</a>"), BP_UTF8,
     "<?xml version='1.0'                 ?><a>\u00A3</a>"},
    {BYTES("<?xml version='1.0' encoding='windows-1252'?><a>\xA3</a>"), BP_WINDOWS_1252,
     "<?xml version='1.0'                        ?><a>\u00A3</a>"},
    {BYTES("<?xml?><a b='encoding=\"x\"'/>"), BP_UTF8, "<?xml?><a b='encoding=\"x\"'/>"},
    {BYTES("<a>\xA3</a>"), BP_NO_ENCODING, ""},
    {BYTES("<a>\0</a>"), BP_NO_ENCODING, ""},
    {BYTES("\xFF\xFE<\0a\0/\0>\0"), BP_UTF16_LE, "<a/>"},
    {BYTES("<\0a\0/\0>\0"), BP_UTF16_LE, "<a/>"},
    {BYTES("<?xml encoding='x"), BP_UTF8, "<?xml encoding='x"},
};

static void test_xml(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof xmls / sizeof *xmls; i++) {
        struct bp_buf out = {0};
        assert_int_equal(bp_encoding_read_xml(xmls[i].bytes, xmls[i].len, &out), xmls[i].encoding);
        bp_buf_char(&out, 0);
        assert_string_equal(out.bytes, xmls[i].text);
        bp_buf_free(&out);
    }
}

/* The declaration of UTF-16 goes, or the parser would be told what is no longer so. */
static void test_xml_of_two_bytes(void **state)
{
    static const char xml[] = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>";
    char wide[2 * sizeof xml] = {0};
    struct bp_buf out = {0};
    (void)state;
    for (size_t i = 0; i + 1 < sizeof xml; i++)
        wide[2 * i + 1] = xml[i];
    assert_int_equal(bp_encoding_read_xml(wide, 2 * (sizeof xml - 1), &out), BP_UTF16_BE);
    bp_buf_char(&out, 0);
    assert_string_equal(out.bytes, "<?xml version=\"1.0\"                  ?><a/>");
    bp_buf_free(&out);
}

/* The time that the parser needs grows with the square of the number of attributes. */
static void test_crowded(void **state)
{
    struct bp_buf xml = {0}, out = {0};
    (void)state;
    bp_buf_str(&xml, "<a");
    for (int i = 0; i < 600; i++)
        bp_buf_fmt(&xml, " a%d=\"\"", i);
    bp_buf_str(&xml, "/>");
    assert_int_equal(bp_encoding_read_xml(xml.bytes, xml.len, &out), BP_NO_ENCODING);
    assert_int_equal(out.len, 0);
    bp_buf_free(&xml);
    bp_buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_xml),
        cmocka_unit_test(test_xml_of_two_bytes),
        cmocka_unit_test(test_crowded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
