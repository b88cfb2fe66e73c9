/* test_house.c: the house words: each in all languages, with the same places; plurals; filling in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/house.h"
#include "model/status.h"

static int times(const char *text, const char *part)
{
    int n = 0;
    while ((text = strstr(text, part))) {
        n++;
        text += strlen(part);
    }
    return n;
}

/* Each place of the one phrase is in the other, as often. */
static void expect_places(const char *english, const char *other, const char *lang)
{
    for (char digit = '0'; digit <= '9'; digit++) {
        const char place[] = {'{', digit, '}', 0};
        if (times(english, place) != times(other, place))
            fail_msg("%s: \"%s\" and \"%s\" differ in %s", lang, english, other, place);
    }
    if (times(other, "{") != times(english, "{") || times(other, "}") != times(english, "}"))
        fail_msg("%s: \"%s\" has other brackets than \"%s\"", lang, other, english);
}

static void test_tables(void **state)
{
    (void)state;
    for (int i = 0; bp_houses[i]; i++) {
        const struct bp_house *house = bp_houses[i];
        for (int word = 1; word < BP_WORDS; word++) {
            assert_non_null(bp_house_word(house, (enum bp_word)word));
            assert_true(*bp_house_word(house, (enum bp_word)word) != 0);
            expect_places(bp_house_word(&bp_house_english, (enum bp_word)word),
                          bp_house_word(house, (enum bp_word)word), house->lang);
        }
        for (int phrase = 0; phrase < BP_COUNTEDS; phrase++)
            for (int form = 0; form < BP_PLURALS; form++) {
                assert_non_null(house->counted[phrase][form]);
                expect_places(bp_house_english.counted[phrase][BP_OTHER], house->counted[phrase][form],
                              house->lang);
            }
    }
}

/* The footer sets "Page 2 of " and the total apart. */
static void test_page_of(void **state)
{
    (void)state;
    for (int i = 0; bp_houses[i]; i++) {
        const char *words = bp_house_word(bp_houses[i], BP_WORD_PAGE_OF);
        assert_true(times(words, " ") <= 5);
        assert_string_equal(strrchr(words, ' '), " {2}");
        assert_true(strstr(words, "{1} ") != NULL);
    }
}

/* The words for statuses, so that a scheme can be put in each language. */
static void test_statuses(void **state)
{
    (void)state;
    for (int i = 1; bp_houses[i]; i++)
        for (const struct bp_preset *preset = bp_presets; preset->name; preset++)
            for (int k = 0; k < preset->n; k++) {
                const struct bp_status *status = &preset->items[k];
                if (!strcmp(bp_house_text(bp_houses[i], status->label), status->label) ||
                    !strcmp(bp_house_text(bp_houses[i], status->legend), status->legend))
                    fail_msg("%s has no words for \"%s\"", bp_houses[i]->lang, status->legend);
            }
    assert_string_equal(bp_house_text(bp_house_of("cy"), "Amber"), "Oren");
    assert_string_equal(bp_house_text(bp_house_of("cy"), "Mauve"), "Mauve");
    assert_string_equal(bp_house_text(&bp_house_english, "Amber"), "Amber");
}

static void test_languages(void **state)
{
    (void)state;
    assert_ptr_equal(bp_house_of("en-GB"), &bp_house_english);
    assert_ptr_equal(bp_house_of("EN"), &bp_house_english);
    assert_string_equal(bp_house_of("cy")->lang, "cy");
    assert_string_equal(bp_house_of("cy-GB")->lang, "cy");
    static const char *const none[] = {"", "c", "cym", "enm", "pl", "x-cy", "\xC3\xA9n"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        assert_null(bp_house_of(none[i]));
        assert_ptr_equal(bp_house_for(none[i]), &bp_house_english);
    }
}

/* The examples of CLDR's rules for cy: 0, 1, 2, 3, 6, the rest. */
static void test_plurals(void **state)
{
    static const struct {
        uint32_t n;
        const char *english, *welsh;
    } counts[] = {{0, "0 actions", "0 cam gweithredu"},   {1, "1 action", "1 cam gweithredu"},
                  {2, "2 actions", "2 gam gweithredu"},   {3, "3 actions", "3 cham gweithredu"},
                  {4, "4 actions", "4 cam gweithredu"},   {5, "5 actions", "5 cam gweithredu"},
                  {6, "6 actions", "6 cham gweithredu"},  {7, "7 actions", "7 cam gweithredu"},
                  {16, "16 actions", "16 cam gweithredu"}, {21, "21 actions", "21 cam gweithredu"}};
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, SIZE_MAX);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        assert_string_equal(bp_fill_counted(&arena, &bp_house_english, BP_COUNTED_ACTIONS, counts[i].n, NULL),
                            counts[i].english);
        assert_string_equal(bp_fill_counted(&arena, bp_house_of("cy"), BP_COUNTED_ACTIONS, counts[i].n, NULL),
                            counts[i].welsh);
    }
    bp_arena_clear(&arena);
}

static void test_fill(void **state)
{
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, SIZE_MAX);
    assert_string_equal(bp_fill(&arena, "", NULL), "");
    assert_string_equal(bp_fill(&arena, "a", "b", NULL), "a");
    assert_string_equal(bp_fill(&arena, "{2}, {1}; {2}", "one", "two", NULL), "two, one; two");
    assert_string_equal(bp_fill(&arena, "{1} {2}", "{2}", "x", NULL), "{2} x"); /* what is put in stays as it is */
    assert_string_equal(bp_fill(&arena, "{0} {3} {} {a} {1", "x", NULL), "{0} {3} {} {a} {1");
    assert_string_equal(bp_house_date(&arena, &bp_house_english, (struct bp_date){2026, 7, 1}), "1 July 2026");
    assert_string_equal(bp_house_date(&arena, bp_house_of("cy"), (struct bp_date){2026, 7, 31}),
                        "31 Gorffennaf 2026");
    bp_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_tables),    cmocka_unit_test(test_page_of),
                                       cmocka_unit_test(test_statuses),  cmocka_unit_test(test_languages),
                                       cmocka_unit_test(test_plurals),   cmocka_unit_test(test_fill)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
