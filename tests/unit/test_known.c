/* test_known.c: what the tables of the embedded faces say of words is what HarfBuzz says, glyph by glyph. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "layout/known.h"
#include "layout/shape.h"
#include "unit/asked.h"

static struct bp_fonts fonts;
static hb_buffer_t *buffer;
static hb_language_t language;
static unsigned n_known, n_asked;

static int open_fonts(void **state)
{
    (void)state;
    buffer = hb_buffer_create();
    language = hb_language_from_string("en-GB", -1);
    return open_asked(&fonts) ? 0 : -1;
}

static int close_fonts(void **state)
{
    (void)state;
    hb_buffer_destroy(buffer);
    bp_fonts_close(&fonts);
    return 0;
}

static uint32_t code_of(unsigned place)
{
    if (place < BP_KNOWN_LATIN_1)
        return ' ' + place;
    if (place < BP_KNOWN_OTHERS)
        return 0xA0 + place - BP_KNOWN_LATIN_1;
    return bp_known_others[place - BP_KNOWN_OTHERS];
}

static size_t put(char *text, size_t len, unsigned place)
{
    uint32_t code = code_of(place);
    if (code < 0x80) {
        text[len++] = (char)code;
        return len;
    }
    if (code >= 0x800)
        text[len++] = (char)(unsigned char)(0xE0 | code >> 12);
    text[len++] = (char)(unsigned char)(code >= 0x800 ? 0x80 | (code >> 6 & 0x3F) : 0xC0 | code >> 6);
    text[len++] = (char)(unsigned char)(0x80 | (code & 0x3F));
    return len;
}

/* Sets a text both ways. If the tables know it, all must be equal. */
static void compare(int face, const char *text, size_t len)
{
    struct bp_glyph glyphs[BP_SHAPE_MAX];
    unsigned n = bp_known_set(face, text, len, glyphs), asked;
    if (!n) {
        n_asked++;
        return;
    }
    n_known++;
    hb_buffer_reset(buffer);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf8(buffer, text, (int)len, 0, (int)len);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_guess_segment_properties(buffer);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, language);
    hb_shape(fonts.items[face].font, buffer, NULL, 0);
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &asked);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    bool same = n == asked;
    for (unsigned i = 0; same && i < n; i++)
        same = glyphs[i].id == infos[i].codepoint && glyphs[i].cluster == infos[i].cluster &&
               glyphs[i].advance == positions[i].x_advance && glyphs[i].dx == positions[i].x_offset &&
               glyphs[i].dy == positions[i].y_offset;
    if (!same)
        fail_msg("face %d sets \"%.*s\" in another way than HarfBuzz", face, (int)len, text);
}

/* Every pair, alone and in a word of letters. */
static void test_pairs(void **state)
{
    (void)state;
    char text[16] = "n";
    n_known = n_asked = 0;
    for (int face = 0; face < BP_FACES; face++)
        for (unsigned a = 0; a < BP_KNOWN; a++)
            for (unsigned b = 0; b < BP_KNOWN; b++) {
                size_t len = put(text, put(text, 1, a), b);
                compare(face, text + 1, len - 1);
                compare(face, text, len);
            }
    assert_true(n_known > n_asked * 10); /* with Debian's faces only U+00AD is asked for */
}

static bool is_kerned(int face, unsigned a, unsigned b)
{
    const struct bp_known_face *known = &bp_known_faces[face][1];
    return known->rows[known->chars[a].row * known->columns + known->chars[b].column] != 0;
}

/* Every three characters whose pairs are both changed by kerning. */
static void test_threes(void **state)
{
    (void)state;
    char text[16];
    n_known = 0;
    for (int face = 0; face < BP_FACES; face++)
        for (unsigned a = 0; a < BP_KNOWN; a++)
            for (unsigned b = 0; b < BP_KNOWN; b++)
                for (unsigned c = 0; is_kerned(face, a, b) && c < BP_KNOWN; c++)
                    if (is_kerned(face, b, c))
                        compare(face, text, put(text, put(text, put(text, 0, a), b), c));
    assert_true(n_known > 1000);
}

/* Words made by chance, in languages whose letters some fonts draw differently. Some have no letters. */
static void test_words(void **state)
{
    static const char *const languages[] = {"en-GB", "cy", "ga", "tr", "ro", "nl",
                                            "pl",    "ca", "sr", "vi", "und"};
    (void)state;
    char text[BP_SHAPE_MAX];
    uint32_t random = 1;
    n_known = n_asked = 0;
    for (int i = 0; i < 40000; i++) {
        language = hb_language_from_string(languages[i % 11], -1);
        size_t len = 0, most = i % 100 == 99 ? BP_SHAPE_MAX - 3 : 1 + (unsigned)i % 24;
        while (len < most) {
            random = random * 1664525 + 1013904223;
            unsigned place = (random >> 8) % (i % 5 ? BP_KNOWN_LATIN_1 : BP_KNOWN);
            if (i % 4 == 0 && bp_known_faces[0][0].chars[place].latin)
                continue;
            len = put(text, len, place);
        }
        compare(i % BP_FACES, text, len);
    }
    assert_true(n_known > n_asked);
}

/* What a face says of itself, before HarfBuzz was asked for it and after; and the width of every glyph. */
static void test_metrics(void **state)
{
    (void)state;
    struct bp_fonts fresh = {0};
    bp_fonts_open(&fresh);
    for (int face = 0; face < BP_FACES; face++) {
        const struct bp_font *known = &fresh.items[face], *asked = &fonts.items[face];
        assert_null(known->face);
        assert_string_equal(known->name, asked->name);
        assert_int_equal(known->ascent, asked->ascent);
        assert_int_equal(known->descent, asked->descent);
        assert_int_equal(known->cap_height, asked->cap_height);
        assert_int_equal(known->italic_angle, asked->italic_angle);
        assert_int_equal(known->stem_v, asked->stem_v);
        assert_memory_equal(known->bbox, asked->bbox, sizeof known->bbox);
        assert_int_equal(known->n_glyphs, hb_face_get_glyph_count(asked->face));
        for (unsigned id = 0; id < known->n_glyphs; id++)
            assert_int_equal(bp_font_advance(known, id), hb_font_get_glyph_h_advance(asked->font, id));
        assert_int_equal(bp_font_advance(known, known->n_glyphs), 0);
    }
    bp_fonts_close(&fresh);
}

static void test_asked(void **state)
{
    static const char *const words[] = {"",         "co\xC2\xADoperate", "e\xCC\x81", "a\xF0\x9F\x9A\xB8",
                                        "\xCE\xB1", "\n", "\xC4\x80", "1\xE2\x81\x84\x32"};
    struct bp_glyph glyphs[BP_SHAPE_MAX];
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        assert_int_equal(bp_known_set(BP_REGULAR, words[i], strlen(words[i]), glyphs), 0);
    assert_int_equal(bp_known_set(BP_BOLD, "T\xC5\xB7 \xC2\xA3\x35", 7, glyphs), 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_threes),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_metrics),
        cmocka_unit_test(test_asked),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
