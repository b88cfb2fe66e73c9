/* test_shape.c: words become glyphs once, and what they lack or reorder is said. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>

#include "layout/shape.h"
#include "setting.h"

static struct setting s;

static int open_setting(void **state)
{
    (void)state;
    return setting_open(&s) ? 0 : -1;
}

static int close_setting(void **state)
{
    (void)state;
    setting_close(&s);
    return 0;
}

static const struct bp_shape *shape(int font, const char *text)
{
    return bp_shape(&s.set.shaper, font, text, strlen(text));
}

static void test_once(void **state)
{
    (void)state;
    const struct bp_shape *word = shape(BP_REGULAR, "partnership");
    assert_ptr_equal(word, shape(BP_REGULAR, "partnership"));
    assert_ptr_not_equal(word, shape(BP_BOLD, "partnership"));
    assert_ptr_not_equal(word, shape(BP_REGULAR, "partnerships"));
    assert_string_equal(word->text, "partnership");
    assert_int_equal(word->len, 11);
    assert_int_equal(word->font, BP_REGULAR);
    assert_int_equal(shape(BP_BOLD, "partnership")->font, BP_BOLD);
    assert_ptr_equal(bp_shape(&s.set.shaper, BP_REGULAR, "partnership board", 11), word);
}

/* The space behind a word takes what it takes alone: it is not kerned to the word, as Arial's Y would be. */
static void test_space_behind(void **state)
{
    (void)state;
    const struct bp_shape *space = shape(BP_BOLD, " "), *word = shape(BP_BOLD, "DAY");
    const struct bp_shape *both = shape(BP_BOLD, "DAY ");
    assert_int_equal(both->width, word->width + space->width);
    assert_int_equal(both->n, word->n + 1);
    assert_int_equal(both->glyphs[3].id, space->glyphs[0].id);
    assert_int_equal(both->glyphs[3].cluster, 3);
    assert_true(both->plain);
    assert_string_equal(both->text, "DAY ");
    assert_int_equal(shape(BP_BOLD, "  ")->n, 2);
}

/* Another document with the same fonts finds what was shaped, but not what another language shaped. */
static void test_next_document(void **state)
{
    (void)state;
    const struct bp_shape *word = shape(BP_REGULAR, "district");
    bp_shaper_close(&s.set.shaper);
    assert_true(bp_shaper_open(&s.set.shaper, &s.arena, &s.fonts, "en-GB"));
    assert_ptr_equal(shape(BP_REGULAR, "district"), word);
    bp_shaper_speak(&s.set.shaper, "ro");
    assert_ptr_not_equal(shape(BP_REGULAR, "district"), word);
    assert_string_equal(word->text, "district"); /* the pages before have it still */
    bp_shaper_close(&s.set.shaper);
    bp_fonts_forget(&s.fonts);
    assert_true(bp_shaper_open(&s.set.shaper, &s.arena, &s.fonts, "en-GB"));
    assert_int_equal(shape(BP_REGULAR, "district")->n, 8);
}

/* The table grows, and forgets nothing. */
static void test_many(void **state)
{
    const struct bp_shape *shapes[5000];
    char text[16];
    (void)state;
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "%d", i * 7919);
        shapes[i] = shape(i % BP_FACES, text);
    }
    for (int i = 0; i < 5000; i++) {
        snprintf(text, sizeof text, "%d", i * 7919);
        assert_ptr_equal(shape(i % BP_FACES, text), shapes[i]);
        assert_string_equal(shapes[i]->text, text);
    }
}

static void test_widths(void **state)
{
    static const char *const words[] = {"i", "W", " ", "AVAVA", "partnership", "\xC2\xA3\x35,000", "-"};
    (void)state;
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        const struct bp_shape *word = shape(BP_REGULAR, words[w]);
        int32_t width = 0;
        for (int i = 0; i < word->n; i++)
            width += word->glyphs[i].advance;
        assert_int_equal(word->width, width);
        assert_true(width > 0);
        assert_true(word->plain);
        assert_false(word->lacks);
        assert_int_equal(bp_shape_missing(word), -1);
    }
    assert_int_equal(shape(BP_REGULAR, " ")->width, 278); /* as Arial's */
    assert_int_equal(shape(BP_REGULAR, "0")->width, 556);
    assert_true(shape(BP_REGULAR, "AV")->width < /* kerning */
                shape(BP_REGULAR, "A")->width + shape(BP_REGULAR, "V")->width);
    assert_int_equal(shape(BP_REGULAR, "")->n, 0);
    assert_int_equal(shape(BP_REGULAR, "")->width, 0);
}

/* Characters that are not to be seen take no room; the text keeps them. */
static void test_ignorable(void **state)
{
    (void)state;
    const struct bp_shape *soft = shape(BP_REGULAR, "co\xC2\xADoperate");
    assert_int_equal(soft->width, shape(BP_REGULAR, "cooperate")->width);
    assert_string_equal(soft->text, "co\xC2\xADoperate");
    assert_false(soft->lacks);
    assert_int_equal(shape(BP_REGULAR, "a\xE2\x80\x8B" "b")->width, shape(BP_REGULAR, "ab")->width);
}

static void test_missing(void **state)
{
    (void)state;
    const struct bp_shape *word = shape(BP_REGULAR, "ab\xF0\x9F\x9A\xB8" "c");
    assert_true(word->lacks);
    assert_int_equal(bp_shape_missing(word), 2);
    assert_int_equal(bp_shape_missing(shape(BP_REGULAR, "\xE5\xAD\x97")), 0);
}

/* A letter and its mark may be one glyph: it stands for both. */
static void test_clusters(void **state)
{
    (void)state;
    const struct bp_shape *word = shape(BP_REGULAR, "ae\xCC\x81z");
    assert_false(word->lacks);
    assert_int_equal(word->width, shape(BP_REGULAR, "a\xC3\xA9z")->width);
    assert_int_equal(word->glyphs[0].cluster, 0);
    assert_int_equal(word->glyphs[1].cluster, 1);
    assert_int_equal(word->glyphs[word->n - 1].cluster, 4);
}

/* The next text of eight printing letters whose hash would be 0 with the key 0; *seed counts what was tried. */
static void choose(uint64_t *seed, char text[9])
{
    const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t inverse = factor;
    for (int i = 0; i < 5; i++)
        inverse *= 2 - factor * inverse;
    for (bool good = false; !good;) {
        uint64_t hash = ++*seed << 32, word = ((hash ^ hash >> 32) * inverse) ^ 8;
        memcpy(text, &word, 8);
        good = true;
        for (int i = 0; i < 8; i++)
            good &= text[i] > ' ' && text[i] <= '~';
    }
}

/* Who writes a plan can not choose words that are all looked for at each other's cost. */
static void test_chosen_words(void **state)
{
    (void)state;
    uint64_t seed = 0;
    char text[9] = "";
    for (int i = 0; i < 4000; i++) {
        choose(&seed, text);
        shape(BP_REGULAR, text);
    }
    const struct bp_shapes *shapes = &s.fonts.shapes;
    size_t run = 0, longest = 0;
    for (size_t i = 0; i < shapes->places; i++) {
        run = shapes->table[i].shape ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    assert_true(shapes->used >= 4000 && longest < 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_once),      cmocka_unit_test(test_space_behind),
        cmocka_unit_test(test_many),      cmocka_unit_test(test_next_document),
        cmocka_unit_test(test_widths),    cmocka_unit_test(test_ignorable),
        cmocka_unit_test(test_missing),   cmocka_unit_test(test_clusters),
        cmocka_unit_test(test_chosen_words),
    };
    return cmocka_run_group_tests(tests, open_setting, close_setting);
}
