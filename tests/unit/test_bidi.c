/* test_bidi.c: levels of text from right to left, with brackets, of which a paragraph may have any number. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "layout/bidi.h"

#define ALEF "\xD7\x90"

/* The level of each byte, as digits. */
static const char *levels_of(const char *text, bool *rtl)
{
    static char digits[100];
    uint8_t levels[100];
    char room[100 * BP_BIDI_ROOM];
    size_t len = strlen(text);
    assert_true(bp_bidi_levels(text, len, room, levels, rtl));
    for (size_t i = 0; i < len; i++)
        digits[i] = (char)('0' + levels[i]);
    digits[len] = 0;
    return digits;
}

static void test_brackets(void **state)
{
    bool rtl;
    (void)state;
    assert_string_equal(levels_of("a (b " ALEF ") c", &rtl), "0000011000"); /* the pair goes with the a */
    assert_false(rtl);
    assert_string_equal(levels_of(ALEF " (b) " ALEF, &rtl), "111121111");
    assert_true(rtl);
}

/* The pairing of very many would take minutes, and more stack than there is. */
static void test_many_brackets(void **state)
{
    enum { PAIRS = 500000, LEN = 2 + 2 * PAIRS };
    char *text = malloc(LEN), *room = malloc((size_t)LEN * BP_BIDI_ROOM);
    uint8_t *levels = malloc(LEN);
    bool rtl = false;
    (void)state;
    assert_true(text && room && levels);
    memcpy(text, ALEF, 2);
    for (size_t i = 2; i < LEN; i++)
        text[i] = i % 2 ? ')' : '(';
    assert_true(bp_bidi_levels(text, LEN, room, levels, &rtl));
    assert_true(rtl);
    for (size_t i = 0; i < LEN; i++)
        assert_int_equal(levels[i], 1);
    free(text);
    free(room);
    free(levels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_brackets),
                                       cmocka_unit_test(test_many_brackets)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
