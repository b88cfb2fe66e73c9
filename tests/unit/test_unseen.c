/* test_unseen.c: characters that have no look of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/unseen.h"

static void test_blank(void **state)
{
    static const char *const blank[] = {"", " \t\r\n", "\u00A0", "\u2000\u2009\u200B", "\u3000 \uFEFF", "\u00AD",
                                        "\u200D\u2060\u200E"};
    static const char *const seen[] = {"a", "\u00A0.", "\u2010", "\u00B7", "\u3001"};
    (void)state;
    for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
        assert_true(bp_text_unseen(blank[i], strlen(blank[i])));
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
        assert_false(bp_text_unseen(seen[i], strlen(seen[i])));
}

static void test_names(void **state)
{
    char text[] = "T\u00ADi\u200Bt\u2060l\uFEFFe \u00A0क\u094D\u200Dष \u200Fא";
    (void)state;
    assert_string_equal(bp_text_bare(text), "Title \u00A0क\u094D\u200Dष \u200Fא");
    assert_null(bp_text_bare(NULL));
}

static void test_mark(void **state)
{
    static const char text[] = "a\xEF\xBB\xBE\xEF\xBB\xBF" "b\xEF\xBB";
    (void)state;
    assert_ptr_equal(bp_mark_find(text, strlen(text)), text + 4);
    assert_null(bp_mark_find(text + 5, strlen(text + 5)));
    assert_null(bp_mark_find("", 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blank), cmocka_unit_test(test_names), cmocka_unit_test(test_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
