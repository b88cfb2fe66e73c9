/* test_windows.c: Windows-1252, and what is taken for damaged text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "base/windows.h"

static void test_bytes(void **state)
{
    (void)state;
    assert_int_equal(bp_windows_1252(0x92), 0x2019);
    assert_int_equal(bp_windows_1252(0x80), 0x20AC);
    assert_int_equal(bp_windows_1252(0x81), 0);
    assert_int_equal(bp_windows_1252(0xA3), 0xA3);
}

static void test_damaged(void **state)
{
    static const struct {
        const char *text, *damage;
        uint32_t meant;
    } cases[] = {
        {"It\u00E2\u20AC\u2122s done", "\u00E2\u20AC\u2122", 0x2019},
        {"a \u00E2\u20AC\u201C b", "\u00E2\u20AC\u201C", 0x2013},
        {"costs \u00C2\u00A3100", "\u00C2\u00A3", 0xA3},
        {"caf\u00C3\u00A9", "\u00C3\u00A9", 0xE9},
        {"\u00C3\u2030cole", "\u00C3\u2030", 0xC9},
        {"voil\u00C3\u00A0, \u00C3\u00A0 la", "\u00C3\u00A0", 0xE0},
        {"going \u00C3\u00A0 la", "\u00C3\u00A0", 0xE0},
        {"word\u00C2\u00A0more", "\u00C2\u00A0", 0xA0},
        {"c\u00C5\u201Cur", "\u00C5\u201C", 0x153},
        {"d\u00C5\u00B5r", "\u00C5\u00B5", 0x175},
        {"10 \u00E2\u201A\u00AC", "\u00E2\u201A\u00AC", 0x20AC},
        {"vi\u00E1\u00BB\u2021c", "\u00E1\u00BB\u2021", 0x1EC7},
        {"\u00F0\u0178\u02DC\u20AC", "\u00F0\u0178\u02DC\u20AC", 0x1F600},
        {"It\u00C3\u00A2\u00E2\u201A\u00AC\u00E2\u201E\u00A2s", "\u00C3\u00A2\u00E2\u201A\u00AC\u00E2\u201E\u00A2",
         0x2019}, /* damaged twice */
        {"\u00C3\u0192\u00C2\u00A9t\u00C3\u00A9", "\u00C3\u0192\u00C2\u00A9", 0xE9},
        {"\u00EF\u00BB\u00BFFirst", "\u00EF\u00BB\u00BF", 0xFEFF},
        {"lost \u00EF\u00BF\u00BD", "\u00EF\u00BF\u00BD", 0xFFFD},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t len = 0;
        uint32_t meant = 0;
        const char *at = bp_damage_find(cases[i].text, &len, &meant);
        assert_non_null(at);
        assert_int_equal(meant, cases[i].meant);
        assert_ptr_equal(at, strstr(cases[i].text, cases[i].damage));
        assert_int_equal(len, strlen(cases[i].damage));
    }
}

static void test_sound(void **state)
{
    static const char *const texts[] = {
        "It’s £100, 5 °C; ½ of “all” – and so on…",
        "« L’été à Élancourt : LIBERTÉ » ; il est allé…” Où ? À « Orléans ». Cœur, ŒUVRE, ça, Noël, «\u00A0ÉGALITÉ\u00A0»",
        "“AMANHÃ” à noite; a IRMÃ… NÃO, SÃO JOÃO, MANHÃ – sessão; ações, 2.ª edição, n.º 5; «está»… É… “CAFÉ”",
        "Gyda’r plant: â’r ysgol, “â”; GYDA Â’R PLANT; tŷ, dŵr, Ŵyr, llwyddiant; Â\u00A0phlant; GYDA Â\u00A0PHLANT",
        "Ủy ban nhân dân: công việc đã hoàn thành, “Ấp”, TÂN PHÚ, ĐÃ…, “ĐÃ”, «ĐÃ», việc; NGÃ – ba",
        "PÅ… Ångström, ÄR… “DÅ”, señor, ESPAÑA; naïve… Straße, Größe »ß«",
        "Żółć, źdźbło, Český Krumlov, Čeština, «Škoda»; Ελληνικά, кириллица, हिन्दी, 日本語, עברית",
        "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t len;
        uint32_t meant;
        assert_null(bp_damage_find(texts[i], &len, &meant));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bytes), cmocka_unit_test(test_damaged), cmocka_unit_test(test_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
