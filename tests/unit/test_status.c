/* test_status.c: the ready-made schemes keep their promises: readable, told apart without colour, and of
 * names that the schema knows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "model/plan.h"
#include "model/status.h"

/* x to the power 2.4, near enough: x² · x^0.4, the latter by Newton's method for the fifth root of x². */
static double power_2_4(double x)
{
    double root = 0.5, square = x * x;
    for (int i = 0; i < 60; i++)
        root -= (root * root * root * root * root - square) / (5 * root * root * root * root);
    return square * root;
}

/* Relative luminance and contrast ratio as in WCAG 2.2. */
static double luminance(uint32_t rgb)
{
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = (double)(rgb >> (16 - 8 * i) & 0xFF) / 255;
        sum += weights[i] * (c <= 0.04045 ? c / 12.92 : power_2_4((c + 0.055) / 1.055));
    }
    return sum;
}

static double contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a), y = luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static void test_contrast_itself(void **state)
{
    (void)state;
    assert_true(contrast(0x000000, 0xFFFFFF) > 20.99 && contrast(0x000000, 0xFFFFFF) < 21.01);
    assert_true(contrast(0x767676, 0xFFFFFF) > 4.53 && contrast(0x767676, 0xFFFFFF) < 4.55);
}

static void test_text_can_be_read(void **state)
{
    (void)state;
    for (const struct bp_preset *preset = bp_presets; preset->name; preset++)
        for (int i = 0; i < preset->n; i++)
            if (contrast(preset->items[i].fill, preset->items[i].text) < 4.5)
                fail_msg("%s: the text of %s", preset->name, preset->items[i].id);
}

/* Ids, labels, legends, fills and shapes are each different within a preset. */
static void test_told_apart(void **state)
{
    (void)state;
    for (const struct bp_preset *preset = bp_presets; preset->name; preset++) {
        for (int i = 0; i < preset->n; i++) {
            for (int j = 0; j < i; j++) {
                const struct bp_status *a = &preset->items[i], *b = &preset->items[j];
                assert_string_not_equal(a->id, b->id);
                assert_string_not_equal(a->label, b->label);
                assert_string_not_equal(a->legend, b->legend);
                assert_true(a->symbol != b->symbol);
                assert_true(a->fill != b->fill);
            }
        }
    }
}

static void test_presets(void **state)
{
    static const char *const names[] = {"rag-missing", "rag", "brag", "rag-not-due", "five-point"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        assert_string_equal(bp_presets[i].name, names[i]);
        assert_true(bp_presets[i].n > 0 && bp_presets[i].n < BP_MAX_STATUSES);
        assert_true(*bp_presets[i].about);
    }
    assert_null(bp_presets[5].name);
    for (int i = 0; i < BP_SYMBOL_COUNT; i++)
        assert_non_null(bp_symbol_names[i]);
}

static void test_find(void **state)
{
    struct bp_status items[] = {{.id = "green"}, {.id = "red"}};
    struct bp_scheme scheme = {.items = items, .n = 2};
    (void)state;
    assert_int_equal(bp_scheme_find(&scheme, "green"), 0);
    assert_int_equal(bp_scheme_find(&scheme, "red"), 1);
    assert_int_equal(bp_scheme_find(&scheme, "Red"), -1);
    assert_int_equal(bp_scheme_find(&scheme, ""), -1);
}

/* Overdue: due by the period's end, and complete neither by status nor by date. */
static void test_overdue(void **state)
{
    struct bp_status items[] = {{.id = "blue", .complete = true}, {.id = "red"}};
    struct bp_plan plan = {.report = {.to = {2019, 9, 30}}, .scheme = {.items = items, .n = 2}};
    struct bp_row row = {.status = 1, .due = {.kind = BP_DUE_DAY, .day = {2019, 9, 30}}};
    (void)state;
    assert_true(bp_row_overdue(&plan, &row));
    row.due.day = (struct bp_date){2019, 10, 1};
    assert_false(bp_row_overdue(&plan, &row));
    row.due.day = (struct bp_date){2019, 3, 31};
    assert_true(bp_row_overdue(&plan, &row));
    row.status = 0;
    assert_false(bp_row_overdue(&plan, &row));
    row.status = 1;
    row.completed = (struct bp_date){2019, 8, 1};
    assert_false(bp_row_overdue(&plan, &row));
    row.completed = (struct bp_date){0, 0, 0};
    row.revised_due = (struct bp_due){.kind = BP_DUE_DAY, .day = {2020, 3, 31}};
    assert_false(bp_row_overdue(&plan, &row));
    assert_int_equal(bp_row_last_day(&row).year, 2020);
    row.revised_due.kind = BP_DUE_OPEN;
    assert_int_equal(bp_row_last_day(&row).year, 0);
    assert_false(bp_row_overdue(&plan, &row));
    row.revised_due.kind = BP_DUE_NONE;
    assert_true(bp_row_overdue(&plan, &row));
    items[1].neutral = items[1].counted = true; /* in progress, and late all the same */
    assert_true(bp_row_overdue(&plan, &row));
    items[1].counted = false; /* "see above" */
    assert_false(bp_row_overdue(&plan, &row));
}

static void test_meaning(void **state)
{
    (void)state;
    assert_int_equal(bp_status_meaning(&(struct bp_status){.complete = true, .exception = true}),
                     BP_MEANS_COMPLETE);
    assert_int_equal(bp_status_meaning(&(struct bp_status){.exception = true}), BP_MEANS_EXCEPTION);
    assert_int_equal(bp_status_meaning(&(struct bp_status){.neutral = true}), BP_MEANS_NEUTRAL);
    assert_int_equal(bp_status_meaning(&(struct bp_status){.counted = true}), BP_MEANS_GOOD);
    for (int i = 0; i < BP_MEANINGS; i++)
        assert_non_null(bp_meaning_names[i]);
    assert_null(bp_meaning_names[BP_MEANINGS]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contrast_itself), cmocka_unit_test(test_text_can_be_read),
        cmocka_unit_test(test_told_apart),      cmocka_unit_test(test_presets),
        cmocka_unit_test(test_find),            cmocka_unit_test(test_overdue),
        cmocka_unit_test(test_meaning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
