/* test_kept.c: shapes and their strings are kept between documents, and yet each file has the bytes that it
 * has when its process makes no other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "pdf/glyphs.h"
#include "pdf/pdf.h"
#include "setting.h"

/* Plans with different characters; before the third come more than fit codes of one byte. */
static const char *const texts[] = {
    "Plain words, in AWAY and Tokyo \xE2\x80\x94 \xC2\xA3\x35 (net)\\",
    "i\xCC\x8A in Plain words, is",
    "in Plain words, \xE2\x80\x98quoted\xE2\x80\x99",
    "Plain words, caf\xC3\xA9 d\xC5\xB5r in AWAY",
};
enum { N_TEXTS = sizeof texts / sizeof *texts };

/* Letters from U+0100 on, each a word of its own. */
static const char *many_letters(void)
{
    static char text[4000];
    size_t len = 0;
    for (unsigned code = 0x100; code < 0x250; code++)
        if (code < 0x180 || code > 0x1C3)
            len += (size_t)snprintf(text + len, sizeof text - len, "%c%c ", (int)(0xC0 | code >> 6),
                                    (int)(0x80 | (code & 0x3F)));
    return text;
}

/* Makes the PDF of a plan with this text, with fonts that may have made others. */
static void make(struct setting *s, int which, struct bp_buf *out)
{
    char said[5000], xml[6000];
    snprintf(said, sizeof said, "%s%s", which == 2 ? many_letters() : "", texts[which]);
    int len = snprintf(xml, sizeof xml,
                       "<action-plan xml:lang='en-GB'><title>Plan</title><report from='2026-07-01' "
                       "to='2026-09-30'><title>Report</title></report><actions><priority><title>Play</title>"
                       "<action ref='1.1' due='March 2027' status='green'><description>%s</description>"
                       "<lead>Parks</lead><update><p>%s <em>%s</em></p></update></action></priority>"
                       "</actions></action-plan>", texts[0], said, said);
    s->pages = (struct bp_pages){0};
    assert_int_equal(setting_report(s, xml, (size_t)len), BP_OK);
    assert_int_equal(bp_pdf_write(&s->pages, NULL, &s->diags, out), BP_OK);
}

static void test_any_order(void **state)
{
    (void)state;
    struct bp_buf alone[N_TEXTS] = {{0}};
    static struct setting s;
    for (int i = 0; i < N_TEXTS; i++) {
        assert_true(setting_open(&s));
        bp_shaper_close(&s.set.shaper);
        make(&s, i, &alone[i]);
        setting_close(&s);
    }
    assert_true(setting_open(&s));
    bp_shaper_close(&s.set.shaper);
    for (int i = 0; i < 24; i++) {
        const int which = (i * 7 + i / N_TEXTS) % N_TEXTS;
        struct bp_buf out = {0};
        make(&s, which, &out);
        assert_int_equal(out.len, alone[which].len);
        assert_memory_equal(out.bytes, alone[which].bytes, out.len);
        bp_buf_free(&out);
    }
    unsigned kept = 0;
    for (size_t i = 0; i < s.fonts.shapes.places; i++) {
        const struct bp_shape *shape = s.fonts.shapes.table[i].shape;
        kept += shape && shape->note->kept;
    }
    assert_true(kept > 20);
    setting_close(&s);
    for (int i = 0; i < N_TEXTS; i++)
        bp_buf_free(&alone[i]);
}

/* Sets a text of 400 words that no other document has. */
static void set_words(struct setting *s, unsigned document)
{
    bp_shaper_open(&s->set.shaper, &s->arena, &s->fonts, "en-GB");
    for (unsigned i = 0; i < 400; i++) {
        char word[24];
        int len = snprintf(word, sizeof word, "word%u-%u ", document, i);
        bp_shape(&s->set.shaper, BP_REGULAR, word, (size_t)len);
    }
    bp_shaper_close(&s->set.shaper);
}

/* However many documents there were, shapes are kept of a few. */
static void test_a_few(void **state)
{
    (void)state;
    static struct setting s;
    size_t most = 0;
    assert_true(setting_open(&s));
    bp_shaper_close(&s.set.shaper);
    for (unsigned i = 0; i < 100; i++) {
        set_words(&s, i);
        const size_t held = s.fonts.shapes.arena.taken;
        most = held > most ? held : most;
    }
    assert_in_range(most, 256 << 10, 1 << 20);
    setting_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_any_order), cmocka_unit_test(test_a_few)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
