/* test_colour.c: contrast, lightness and colour blindness by known figures; each preset meets what
 * palette.h asks; the colours that are proposed pass, and none that passes is nearer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/palette.h"

#define WHITE 0xFFFFFF
#define BLACK 0x000000

static void near(double got, double wanted, double by)
{
    if (!(got > wanted - by && got < wanted + by))
        fail_msg("%.4f is not %.4f", got, wanted);
}

static double apart(uint32_t a, uint32_t b, enum bp_sight sight)
{
    return bp_lab_distance(bp_colour_lab(a, sight), bp_colour_lab(b, sight));
}

/* ---- the figures ---- */

static void test_contrast(void **state)
{
    (void)state;
    near(bp_colour_luminance(BLACK), 0, 1e-12);
    near(bp_colour_luminance(WHITE), 1, 1e-12);
    near(bp_colour_luminance(0xFF0000), 0.2126, 1e-9);
    near(bp_colour_luminance(0x00FF00), 0.7152, 1e-9);
    near(bp_colour_luminance(0x0000FF), 0.0722, 1e-9);
    near(bp_colour_luminance(0x010101), 1.0 / 255 / 12.92, 1e-9); /* below the curve's knee */
    near(bp_colour_luminance(0x808080), 0.21586, 1e-5);
    near(bp_colour_contrast(BLACK, WHITE), 21, 1e-9);
    near(bp_colour_contrast(WHITE, BLACK), 21, 1e-9);
    near(bp_colour_contrast(0x9D150A, 0x9D150A), 1, 1e-12);
    near(bp_colour_contrast(0x767676, WHITE), 4.54, 0.005);
    near(bp_colour_contrast(0x777777, WHITE), 4.478, 0.001); /* the best known near miss */
}

/* Of Word's standard colours, the NHS identity's, and ours. */
static void test_known_palettes(void **state)
{
    (void)state;
    near(bp_colour_contrast(0xFF0000, WHITE), 4.00, 0.005);
    near(bp_colour_contrast(0x00B050, WHITE), 2.87, 0.005);
    near(bp_colour_contrast(0x0070C0, BLACK), 4.08, 0.005);
    near(bp_colour_contrast(0x009639, WHITE), 3.87, 0.005);
    near(bp_colour_contrast(0x9D150A, WHITE), 8.25, 0.005);
    near(bp_colour_contrast(0xFFAC1A, BLACK), 11.2, 0.05);
    near(bp_colour_contrast(0x13A66B, BLACK), 6.7, 0.05);
    near(bp_colour_contrast(0x0D2A4D, WHITE), 14.4, 0.05);
    near(bp_colour_contrast(0xEAECED, BLACK), 17.7, 0.05);
    near(apart(0xFF0000, 0x00B050, BP_SIGHT_PROTAN), 25, 0.5);
    near(apart(0xFF0000, 0x00B050, BP_SIGHT_GREY), 10, 0.5);
    near(apart(0xFFC000, 0xBFBFBF, BP_SIGHT_GREY), 4, 0.5);
    near(apart(0xDA291C, 0x009639, BP_SIGHT_DEUTAN), 21, 0.5);
    near(apart(0x009639, 0x768692, BP_SIGHT_GREY), 1, 0.5);
    near(apart(0x9D150A, 0x13A66B, BP_SIGHT_DEUTAN), 35, 0.5);
    near(apart(0x0D2A4D, 0x9D150A, BP_SIGHT_GREY), 16.5, 0.5);
}

static void near_lab(uint32_t rgb, enum bp_sight sight, double l, double a, double b)
{
    struct bp_lab lab = bp_colour_lab(rgb, sight);
    near(lab.l, l, 0.05);
    near(lab.a, a, 0.05);
    near(lab.b, b, 0.05);
}

static void test_lab(void **state)
{
    (void)state;
    near_lab(0xFF0000, BP_SIGHT_FULL, 53.24, 80.09, 67.20);
    near_lab(0x00FF00, BP_SIGHT_FULL, 87.73, -86.18, 83.18);
    near_lab(0x0000FF, BP_SIGHT_FULL, 32.30, 79.19, -107.86);
    near_lab(0x030303, BP_SIGHT_FULL, 0.82, 0, 0); /* below the curve's knee */
    near(apart(0xFF0000, 0x0000FF, BP_SIGHT_FULL), 176.3, 0.05);
    for (int i = 0; i < BP_SIGHT_COUNT; i++) { /* greys are the same to all eyes */
        near_lab(BLACK, (enum bp_sight)i, 0, 0, 0);
        near_lab(0x777777, (enum bp_sight)i, 50.03, 0, 0);
        near_lab(WHITE, (enum bp_sight)i, 100, 0, 0);
    }
    near_lab(0xFF0000, BP_SIGHT_GREY, 53.24, 0, 0);
}

/* Pairs that differ to all eyes but one kind's. */
static void test_colour_blindness(void **state)
{
    static const struct {
        uint32_t a, b;
        enum bp_sight blind;
    } pairs[] = {{0x006600, 0xFF0000, BP_SIGHT_PROTAN},
                 {0x00CC00, 0xFF0033, BP_SIGHT_DEUTAN},
                 {0x00CCFF, 0x66FF00, BP_SIGHT_TRITAN},
                 {0xFFC000, 0xBFBFBF, BP_SIGHT_GREY}};
    enum bp_sight sight;
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        assert_true(bp_fills_alike(pairs[i].a, pairs[i].b, &sight));
        assert_int_equal(sight, pairs[i].blind);
        assert_true(bp_fills_alike(pairs[i].b, pairs[i].a, &sight));
        for (int other = 0; other < BP_SIGHT_COUNT; other++)
            if (other != (int)pairs[i].blind)
                assert_true(apart(pairs[i].a, pairs[i].b, (enum bp_sight)other) >=
                            (other == BP_SIGHT_GREY ? BP_APART_GREY : BP_APART_COLOUR));
    }
}

/* ---- the presets ---- */

static void check_text(const struct bp_preset *preset)
{
    for (int i = 0; i < preset->n; i++) {
        const struct bp_status *status = &preset->items[i];
        double ratio = bp_colour_contrast(status->text, status->fill);
        print_message("# %-11s %-11s #%06X text and symbol %5.2f, fill on white %5.2f, L* %5.1f\n",
                      preset->name, status->id, (unsigned)status->fill, ratio,
                      bp_colour_contrast(status->fill, WHITE),
                      bp_colour_lab(status->fill, BP_SIGHT_FULL).l);
        if (ratio < BP_CONTRAST_TEXT || ratio < BP_CONTRAST_SYMBOL)
            fail_msg("%s: the text of %s", preset->name, status->id);
        assert_true(ratio <= bp_colour_contrast(bp_colour_text_on(status->fill), status->fill));
    }
}

/* Any two, for any two can be neighbours in a bar. A fill that is paper's white with a dashed outline is
 * told by that. */
static void check_pairs(const struct bp_preset *preset)
{
    for (int i = 0; i < preset->n; i++) {
        for (int j = i + 1; j < preset->n; j++) {
            const struct bp_status *a = &preset->items[i], *b = &preset->items[j];
            double of[BP_SIGHT_COUNT];
            enum bp_sight sight;
            for (int k = 0; k < BP_SIGHT_COUNT; k++)
                of[k] = apart(a->fill, b->fill, (enum bp_sight)k);
            print_message("# %-11s %-11s %-11s all colours %5.1f, grey %4.1f, protan %5.1f, "
                          "deutan %5.1f, tritan %5.1f; contrast %5.2f\n",
                          preset->name, a->id, b->id, of[BP_SIGHT_FULL], of[BP_SIGHT_GREY],
                          of[BP_SIGHT_PROTAN], of[BP_SIGHT_DEUTAN], of[BP_SIGHT_TRITAN],
                          bp_colour_contrast(a->fill, b->fill));
            if (bp_fills_alike(a->fill, b->fill, &sight) || a->symbol == b->symbol)
                fail_msg("%s: %s and %s, seen as %d", preset->name, a->id, b->id, (int)sight);
        }
    }
}

static void test_presets(void **state)
{
    (void)state;
    for (const struct bp_preset *preset = bp_presets; preset->name; preset++) {
        check_text(preset);
        check_pairs(preset);
    }
}

/* What palette.h says of other palettes, and of three fills on a white page. */
static void test_why(void **state)
{
    enum bp_sight sight;
    (void)state;
    assert_true(bp_fills_alike(0xFFC000, 0xBFBFBF, &sight));
    assert_int_equal(sight, BP_SIGHT_GREY);
    assert_true(bp_fills_alike(0x009639, 0x768692, &sight));
    assert_int_equal(sight, BP_SIGHT_GREY);
    assert_true(BP_CONTRAST_SYMBOL * BP_CONTRAST_SYMBOL * BP_CONTRAST_SYMBOL >
                bp_colour_contrast(BLACK, WHITE));
}

/* ---- colours that are proposed ---- */

#define STEP 15
#define SIDE (255 / STEP + 1)

static uint32_t grid_colour(int i)
{
    return (uint32_t)(i / SIDE / SIDE * STEP << 16 | i / SIDE % SIDE * STEP << 8 | i % SIDE * STEP);
}

static void test_text_on(void **state)
{
    (void)state;
    assert_int_equal(bp_colour_text_on(WHITE), BLACK);
    assert_int_equal(bp_colour_text_on(BLACK), WHITE);
    assert_int_equal(bp_colour_text_on(0xFD0805), BLACK); /* 5.2 : 1, and white has 4.0 */
    for (int i = 0; i < SIDE * SIDE * SIDE; i++) {
        uint32_t fill = grid_colour(i);
        assert_true(bp_colour_contrast(fill, bp_colour_text_on(fill)) >= 4.58);
    }
}

/* No colour of a coarse grid, and none within a few steps of what was found, passes and is nearer. */
static void check_nearest(uint32_t colour, uint32_t other)
{
    uint32_t found = bp_colour_readable(colour, other);
    double best = apart(colour, found, BP_SIGHT_FULL);
    assert_true(bp_colour_contrast(found, other) >= BP_CONTRAST_TEXT);
    for (int i = 0; i < SIDE * SIDE * SIDE; i++)
        if (bp_colour_contrast(grid_colour(i), other) >= BP_CONTRAST_TEXT)
            assert_true(apart(colour, grid_colour(i), BP_SIGHT_FULL) >= best - 1e-9);
    for (int i = 0; i < 11 * 11 * 11; i++) {
        int rgb[3] = {i / 121 - 5, i / 11 % 11 - 5, i % 11 - 5};
        uint32_t near_by = 0;
        bool exists = true;
        for (int k = 0; k < 3; k++) {
            rgb[k] += (int)(found >> (16 - 8 * k) & 0xFF);
            exists = exists && rgb[k] >= 0 && rgb[k] <= 255;
            near_by = near_by << 8 | (uint32_t)(rgb[k] & 0xFF);
        }
        if (exists && bp_colour_contrast(near_by, other) >= BP_CONTRAST_TEXT)
            assert_true(apart(colour, near_by, BP_SIGHT_FULL) >= best - 1e-9);
    }
}

static void test_readable(void **state)
{
    static const uint32_t pairs[][2] = {
        {0xFF8800, WHITE},    {0x00B050, WHITE},    {0x0070C0, BLACK},    {0xFF0000, WHITE},
        {0x777777, WHITE},    {WHITE, 0x777777},    {BLACK, BLACK},       {WHITE, WHITE},
        {0xFFFF00, WHITE},    {0x808080, 0x777777}, {0xFF8800, 0xFFCC00}, {0x0000FF, BLACK},
        {0x00FF00, 0x0000FF}, {0xFF00FF, 0x00FFFF},
    };
    (void)state;
    assert_int_equal(bp_colour_readable(0x9D150A, WHITE), 0x9D150A); /* passes as it is */
    assert_int_equal(bp_colour_readable(0x777777, WHITE), 0x767676);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_nearest(pairs[i][0], pairs[i][1]);
}

static void test_alike(void **state)
{
    struct bp_status a = {.fill = 0x13A66B, .symbol = BP_SYMBOL_DISC}, b = a;
    enum bp_sight sight;
    (void)state;
    assert_true(bp_statuses_alike(&a, &b, &sight));
    assert_int_equal(sight, BP_SIGHT_FULL);
    b.symbol = BP_SYMBOL_TICK;
    assert_false(bp_statuses_alike(&a, &b, &sight));
    b = (struct bp_status){.fill = 0xFFAC1A, .symbol = BP_SYMBOL_DISC};
    assert_false(bp_statuses_alike(&a, &b, &sight));
}

static void test_fill_apart(void **state)
{
    struct bp_status items[] = {{.fill = 0x9D150A, .text = WHITE, .symbol = BP_SYMBOL_DISC},
                                {.fill = 0xC00000, .text = WHITE, .symbol = BP_SYMBOL_DISC},
                                {.fill = 0xC00000, .text = WHITE, .symbol = BP_SYMBOL_TICK}};
    struct bp_scheme scheme = {.items = items, .n = 3};
    enum bp_sight sight;
    uint32_t fill = 0;
    (void)state;
    for (int keep_text = 0; keep_text < 2; keep_text++) {
        assert_true(bp_fill_apart(&scheme, 1, keep_text, &fill));
        assert_false(bp_fills_alike(fill, items[0].fill, &sight));
        assert_true(!keep_text || bp_colour_contrast(fill, WHITE) >= BP_CONTRAST_TEXT);
        for (uint32_t i = 0; i < 4096; i++) {
            uint32_t rgb = ((i & 0xF00) << 8 | (i & 0xF0) << 4 | (i & 0xF)) * 0x11;
            if (!bp_fills_alike(rgb, items[0].fill, &sight) &&
                (!keep_text || bp_colour_contrast(rgb, WHITE) >= BP_CONTRAST_TEXT))
                assert_true(apart(rgb, items[1].fill, BP_SIGHT_FULL) >=
                            apart(fill, items[1].fill, BP_SIGHT_FULL) - 1e-9);
        }
    }
}

/* Greys all the way up leave no lightness that is apart from each of them. */
static void test_no_fill_apart(void **state)
{
    struct bp_status items[] = {{.fill = 0x1B1B1B}, {.fill = 0x474747}, {.fill = 0x777777},
                                {.fill = 0xABABAB}, {.fill = 0xE2E2E2}, {.fill = 0x13A66B}};
    struct bp_scheme scheme = {.items = items, .n = 6};
    uint32_t fill = 0;
    (void)state;
    assert_false(bp_fill_apart(&scheme, 5, false, &fill));
}

static void test_free_symbol(void **state)
{
    struct bp_status items[] = {{.symbol = BP_SYMBOL_DISC},    {.symbol = BP_SYMBOL_TRIANGLE},
                                {.symbol = BP_SYMBOL_DIAMOND}, {.symbol = BP_SYMBOL_TICK},
                                {.symbol = BP_SYMBOL_SQUARE},  {.symbol = BP_SYMBOL_RING}};
    struct bp_scheme scheme = {.items = items, .n = 0};
    (void)state;
    assert_int_equal(bp_scheme_free_symbol(&scheme, BP_MEANS_EXCEPTION), BP_SYMBOL_DISC);
    scheme.n = 5;
    assert_int_equal(bp_scheme_free_symbol(&scheme, BP_MEANS_EXCEPTION), BP_SYMBOL_RING);
    scheme.n = 6;
    assert_int_equal(bp_scheme_free_symbol(&scheme, BP_MEANS_EXCEPTION), -1);
    /* the tick is for what is complete, the triangle and the diamond for exceptions */
    scheme.n = 1;
    assert_int_equal(bp_scheme_free_symbol(&scheme, BP_MEANS_EXCEPTION), BP_SYMBOL_TRIANGLE);
    assert_int_equal(bp_scheme_free_symbol(&scheme, BP_MEANS_COMPLETE), BP_SYMBOL_TICK);
    assert_int_equal(bp_scheme_free_symbol(&scheme, BP_MEANS_NEUTRAL), BP_SYMBOL_RING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contrast),    cmocka_unit_test(test_known_palettes),
        cmocka_unit_test(test_lab),         cmocka_unit_test(test_colour_blindness),
        cmocka_unit_test(test_presets),     cmocka_unit_test(test_why),
        cmocka_unit_test(test_text_on),     cmocka_unit_test(test_readable),
        cmocka_unit_test(test_alike),       cmocka_unit_test(test_fill_apart),
        cmocka_unit_test(test_no_fill_apart), cmocka_unit_test(test_free_symbol),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
