/* test_pdf_parts.c: what the PDF writer puts together: codes, strings, symbols, the colours' profile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "pdf/glyphs.h"
#include "pdf/icc.h"
#include "pdf/strings.h"
#include "pdf/symbol.h"

/* Codes of one byte or two; in a string what ends one is escaped. */
static void codes_have_their_lengths(void **state)
{
    static const struct { unsigned cid; bool wide; size_t len; const char *string; } codes[] = {
        {'(', false, 2, "\\("},   {0x7F, false, 1, "\x7F"},      {0xFF, false, 1, "\xFF"},
        {'A', true, 2, "\0A"},    {0x100, true, 2, "\x01\x00"},  {0x100 + ')', true, 3, "\x01\\)"},
        {'\r', true, 3, "\0\\r"}, {0x2828, true, 4, "\\(\\("}, {0xFFFF, true, 2, "\xFF\xFF"}};
    (void)state;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct bp_buf buf = {0};
        bp_pdf_put_code(&buf, codes[i].cid, codes[i].wide);
        assert_int_equal(buf.len, codes[i].len);
        assert_memory_equal(buf.bytes, codes[i].string, buf.len);
        bp_buf_free(&buf);
    }
}

static uint32_t read32(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void colour_profile_is_well_formed(void **state)
{
    (void)state;
    struct bp_buf icc = {0};
    bp_pdf_put_srgb(&icc);
    assert_int_equal(read32(icc.bytes), icc.len);
    assert_memory_equal(icc.bytes + 8, "\4\x30\0\0mntrRGB XYZ ", 16);
    assert_memory_equal(icc.bytes + 36, "acsp", 4);
    uint32_t n = read32(icc.bytes + 128);
    assert_int_equal(n, 10);
    uint32_t sums[3] = {0};
    for (uint32_t i = 0; i < n; i++) {
        const char *tag = icc.bytes + 132 + 12 * i;
        uint32_t offset = read32(tag + 4), size = read32(tag + 8);
        assert_int_equal(offset % 4, 0);
        assert_true(offset >= 132 + 12 * n && offset + size <= icc.len);
        if (!memcmp(tag + 1, "XYZ", 3))
            for (int k = 0; k < 3; k++)
                sums[k] += read32(icc.bytes + offset + 8 + 4 * k);
    }
    for (int k = 0; k < 3; k++) /* red, green and blue together are white: D50 */
        assert_int_equal(sums[k], read32(icc.bytes + 68 + 4 * k));
    bp_buf_free(&icc);
}

static void strings_are_escaped_and_cut(void **state)
{
    (void)state;
    struct bp_buf buf = {0};
    bp_pdf_put_text(&buf, "a(b\\c)", 6);
    bp_pdf_put_text(&buf, "é\xF0\x9D\x92\x9C", 6);
    bp_pdf_put_text(&buf, "a\nb", 3);
    bp_buf_char(&buf, '\0');
    assert_string_equal(buf.bytes, "(a\\(b\\\\c\\))<FEFF00E9D835DC9C><FEFF0061000A0062>");
    buf.len = 0;
    char *wide = malloc(100000);
    assert_non_null(wide);
    for (int i = 0; i < 50000; i++)
        memcpy(wide + 2 * i, "é", 2);
    bp_pdf_put_text(&buf, wide, 100000);
    assert_true(buf.len > 60000 && buf.len / 2 <= 32767);
    free(wide);
    bp_buf_free(&buf);
}

/* Every point of a symbol lies in its square. */
static void symbols_stay_in_their_squares(void **state)
{
    (void)state;
    for (int symbol = 0; symbol < BP_SYMBOL_COUNT; symbol++) {
        struct bp_buf buf = {0};
        double numbers[6];
        unsigned n = 0, points = 0;
        bp_pdf_put_symbol(&buf, (enum bp_symbol)symbol, 100000, 200000, 8000);
        bp_buf_char(&buf, '\0');
        for (char *at = buf.bytes, *end; *at; at += strspn(at, " ")) {
            double value = strtod(at, &end);
            if (end > at) {
                numbers[n++ % 6] = value;
                at = end;
                continue;
            }
            if (at[1] == ' ' && strchr("mlc", *at)) {
                assert_int_equal(n, *at == 'c' ? 6 : 2);
                for (unsigned i = 0; i < n; i++)
                    assert_true(numbers[i] >= (i % 2 ? 192 : 100) && numbers[i] <= (i % 2 ? 200 : 108));
                points += n / 2;
            }
            n = 0;
            at += strcspn(at, " ");
        }
        assert_true(points >= 3);
        bp_buf_free(&buf);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_have_their_lengths),
        cmocka_unit_test(colour_profile_is_well_formed),
        cmocka_unit_test(strings_are_escaped_and_cut),
        cmocka_unit_test(symbols_stay_in_their_squares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
