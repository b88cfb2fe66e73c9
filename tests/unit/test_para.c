/* test_para.c: paragraphs become lines: what a line may hold, and where it ends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "setting.h"

#define SIZE 10000
#define SHY "\xC2\xAD"

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

static int32_t width_of(const char *text)
{
    int32_t natural, widest;
    bp_text_measure(&s.set, bp_say_inline(&s.arena, text), (struct bp_type){.size = SIZE}, &natural,
                    &widest);
    return natural;
}

static struct bp_para *compose(const struct bp_inline *text)
{
    return bp_para_compose(&s.set, text, (struct bp_type){.size = SIZE, .leading = 12000},
                           (struct bp_target){0, NULL});
}

/* The lines as text, with | between them, and a shown hyphen as ~. */
static const char *lines_of(const struct bp_para *para)
{
    struct bp_buf out = {0};
    uint32_t next = 0;
    for (uint32_t l = 0; l < para->n_lines; l++) {
        struct bp_line line = para->lines[l];
        assert_int_equal(line.first, next); /* no piece is left out, or set twice */
        assert_true(line.end > line.first);
        next = line.end;
        if (l)
            bp_buf_char(&out, '|');
        for (uint32_t i = line.first; i < line.end; i++)
            bp_buf_put(&out, para->shapes[i]->text, para->shapes[i]->len);
        if (line.hyphen)
            bp_buf_char(&out, '~');
    }
    assert_int_equal(next, para->n);
    const char *text = bp_arena_text(&s.arena, out.bytes, out.len);
    bp_buf_free(&out);
    return text;
}

static struct bp_para *fit(const char *text, int32_t width)
{
    struct bp_para *para = compose(setting_text(&s, text));
    bp_para_fit(&s.set, para, width);
    return para;
}

static void assert_fit(const char *text, int32_t width, const char *lines)
{
    struct bp_para *para = fit(text, width);
    assert_string_equal(lines_of(para), lines);
    for (uint32_t l = 0; l < para->n_lines; l++)
        assert_true(para->lines[l].width <= width);
}

static void test_first_fit(void **state)
{
    (void)state;
    int32_t two = width_of("one two");
    assert_fit("one two", two, "one two");
    assert_fit("one two", two - 1, "one |two");
    assert_fit("one two three", two, "one two |three"); /* a space hangs over the end */
    assert_fit("one  two", width_of("one"), "one  |two");
    assert_fit("one", INT32_MAX, "one");
    struct bp_para *para = fit("one two", two - 1);
    assert_int_equal(para->lines[0].width, width_of("one"));
    assert_int_equal(para->lines[1].width, width_of("two"));
    assert_int_equal(s.diags.n, 0);
}

static void test_empty(void **state)
{
    (void)state;
    struct bp_para *para = fit("", 100000);
    assert_int_equal(para->n, 0);
    assert_int_equal(para->n_lines, 0);
    para = bp_para_plain(&s.set, "", (struct bp_type){.size = SIZE, .leading = 12000});
    bp_para_fit(&s.set, para, 0);
    assert_int_equal(para->n_lines, 0);
}

/* It can be fitted again, to another width. */
static void test_fit_again(void **state)
{
    (void)state;
    struct bp_para *para = fit("one two three four", width_of("one two"));
    assert_string_equal(lines_of(para), "one two |three |four");
    bp_para_fit(&s.set, para, 1000000);
    assert_string_equal(lines_of(para), "one two three four");
}

static void test_forced_breaks(void **state)
{
    struct bp_run runs[] = {{.text = "one"}, {.text = "", .is_break = true}, {.text = "two", .style = BP_STRONG},
                            {.text = "", .is_break = true}, {.text = "", .is_break = true}, {.text = "three"}};
    struct bp_inline text = {runs, 6, 0};
    (void)state;
    struct bp_para *para = compose(&text);
    bp_para_fit(&s.set, para, 1000000);
    assert_string_equal(lines_of(para), "one|two||three");
    assert_int_equal(para->n_lines, 4); /* two breaks leave a line empty */
    assert_int_equal(para->lines[2].width, 0);
    struct bp_inline first = {runs + 1, 2, 0}, last = {runs, 2, 0};
    para = compose(&first);
    bp_para_fit(&s.set, para, 1000000);
    assert_string_equal(lines_of(para), "|two");
    para = compose(&last);
    bp_para_fit(&s.set, para, 1000000);
    assert_string_equal(lines_of(para), "one");
    assert_fit("one\xE2\x80\xA8two\xC2\x85three\xE2\x80\xA9" "four", 1000000, "one|two|three|four");
    assert_int_equal(s.diags.n, 0);
}

/* A soft hyphen shows where a line ends at it, and only there; and only where it fits. */
static void test_soft_hyphens(void **state)
{
    const char *text = "co" SHY "oper" SHY "ate now";
    (void)state;
    assert_fit(text, 1000000, "cooperate now");
    assert_fit(text, width_of("cooper-"), "cooper~|ate |now");
    assert_fit(text, width_of("cooper-") - 1, "co~|oper~|ate |now");
    assert_int_equal(fit(text, width_of("cooper-"))->lines[0].width, width_of("cooper-"));
    assert_fit("one" SHY, 1000000, "one"); /* at the end it says nothing */
    assert_fit(SHY "one two", width_of("one"), "one |two");
    assert_fit("one" SHY " two", width_of("one"), "one |two");
    assert_fit("hand-in-hand", width_of("hand-"), "hand-|in-|hand"); /* a hyphen of its own */
    assert_int_equal(s.diags.n, 0);
}

/* What may not be parted stays on one line, its space counted in. */
static void test_kept_together(void **state)
{
    (void)state;
    assert_fit("see Dr. Smith", width_of("Dr. Smith"), "see |Dr. Smith");
    assert_fit("at 10\xC2\xA0" "km", width_of("10\xC2\xA0km"), "at |10\xC2\xA0km");
    assert_int_equal(s.diags.n, 0);
    struct bp_para *para = fit("Dr. Smith", width_of("Dr. Smith") - 1); /* but it may not stick out */
    assert_true(para->n_lines == 2);
    for (uint32_t l = 0; l < para->n_lines; l++)
        assert_true(para->lines[l].width <= width_of("Dr. Smith") - 1);
    assert_int_equal(s.diags.n, 1);
}

/* A run in bold within a word is no place to end a line. */
static void test_looks_within_a_word(void **state)
{
    struct bp_run runs[] = {{.text = "un"}, {.text = "be", .style = BP_STRONG}, {.text = "lievable so"}};
    struct bp_inline text = {runs, 3, 0};
    (void)state;
    struct bp_para *para = compose(&text);
    assert_int_equal(para->n_looks, 3);
    bp_para_fit(&s.set, para, width_of("unbelievable") + 2000);
    assert_string_equal(lines_of(para), "unbelievable |so");
    struct bp_run raised[] = {{.text = "1"}, {.text = "st", .style = BP_SUP}};
    struct bp_inline first = {raised, 2, 0};
    para = compose(&first);
    assert_true(para->looks[1].size < SIZE && para->looks[1].rise > 0);
}

/* A word wider than the column breaks wherever it must, with one finding at its place. */
static void test_wide_word(void **state)
{
    char word[401], text[500] = "see ";
    (void)state;
    for (int i = 0; i < 400; i++)
        word[i] = (char)('a' + i % 26);
    word[400] = 0;
    memcpy(text + 4, word, 400);
    memcpy(text + 404, " end", 5);
    struct bp_para *para = fit(text, 60000);
    assert_true(para->n_lines > 20);
    for (uint32_t l = 0; l < para->n_lines; l++) {
        assert_true(para->lines[l].width <= 60000);
        assert_false(para->lines[l].hyphen); /* no letter that is not the author's */
        if (l && l + 2 < para->n_lines)
            assert_true(para->lines[l].width > 48000); /* full lines */
    }
    struct bp_buf solid = {0};
    for (const char *p = lines_of(para); *p; p++)
        if (*p != '|')
            bp_buf_char(&solid, *p);
    assert_int_equal(solid.len, strlen(text));
    assert_memory_equal(solid.bytes, text, solid.len);
    bp_buf_free(&solid);
    assert_int_equal(s.diags.n, 1);
    assert_int_equal(s.diags.items[0].code, BP_E_LONG_WORD);
    assert_int_equal(s.diags.items[0].at.column, 5);
    assert_int_equal(s.diags.errors, 0);
}

/* The cuts of a wide word are between what a reader takes for letters. */
static void assert_cuts_between(const char *letter, int n, int32_t width)
{
    struct bp_buf text = {0};
    for (int i = 0; i < n; i++)
        bp_buf_str(&text, letter);
    struct bp_para *para = fit(bp_arena_text(&s.arena, text.bytes, text.len), width);
    assert_true(para->n_lines > 1);
    for (uint32_t i = 0; i < para->n; i++) {
        assert_int_equal(para->shapes[i]->len % strlen(letter), 0);
        assert_int_equal(bp_utf8_check(para->shapes[i]->text, para->shapes[i]->len), para->shapes[i]->len);
    }
    bp_buf_free(&text);
}

static void test_wide_word_clusters(void **state)
{
    (void)state;
    for (int32_t width = 6000; width < 40000; width += 1700) {
        assert_cuts_between("e\xCC\x81", 40, width);
        assert_cuts_between("q\xCC\x81\xCC\xA3", 40, width);
        assert_cuts_between("\xC3\xA9", 300, width);
        assert_cuts_between("\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7", 20, width); /* a flag is two points */
        assert_cuts_between("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7", 20, width);
    }
    assert_cuts_between("e\xCC\x81", 2000, 300000); /* past the longest shape */
    assert_cuts_between("\xF0\x9F\x87\xAC\xF0\x9F\x87\xA7", 300, 300000);
}

/* A column in which not even one letter has room takes one a line; more marks than any letter has are cut at
 * characters. */
static void test_no_room(void **state)
{
    char marks[1 + 2 * 400 + 1] = "e";
    (void)state;
    assert_string_equal(lines_of(fit("abc de", 1)), "a|b|c |d|e");
    assert_string_equal(lines_of(fit("abc", 0)), "a|b|c");
    assert_string_equal(lines_of(fit("abc", -5000)), "a|b|c");
    for (int i = 0; i < 400; i++)
        memcpy(marks + 1 + 2 * i, "\xCC\x81", 3);
    struct bp_para *para = fit(marks, 100000);
    for (uint32_t i = 0; i < para->n; i++) {
        assert_false(para->shapes[i]->lacks);
        assert_int_equal(bp_utf8_check(para->shapes[i]->text, para->shapes[i]->len), para->shapes[i]->len);
    }
}

static void test_character_refused(void **state)
{
    (void)state;
    compose(setting_text(&s, "ab \xF0\x9F\x9A\xB8 cd"));
    assert_int_equal(s.diags.n, 1);
    assert_int_equal(s.diags.items[0].code, BP_E_GLYPH);
    assert_int_equal(s.diags.items[0].at.column, 4);
}

static void test_measure(void **state)
{
    struct bp_run runs[] = {{.text = "one two"}, {.text = "three", .style = BP_STRONG}, {.text = " x"}};
    struct bp_inline text = {runs, 3, 0};
    int32_t natural, widest;
    (void)state;
    bp_text_measure(&s.set, &text, (struct bp_type){.size = SIZE}, &natural, &widest);
    assert_true(widest > width_of("twothree")); /* one word of two looks; bold is wider */
    assert_true(natural > widest + width_of("one  x") - 10);
    struct bp_inline empty = {NULL, 0, BP_NOWHERE};
    bp_text_measure(&s.set, &empty, (struct bp_type){.size = SIZE}, &natural, &widest);
    assert_int_equal(natural, 0);
    assert_int_equal(widest, 0);
}

/* On the page: one operation for each look of each line, with the paragraph's tag. */
static void test_emit(void **state)
{
    struct bp_run runs[] = {{.text = "see "}, {.text = "the site", .href = "https://example.org"},
                            {.text = " or ask"}};
    struct bp_inline text = {runs, 3, 0};
    (void)state;
    struct bp_para *para = compose(&text);
    bp_para_fit(&s.set, para, width_of("see the "));
    assert_string_equal(lines_of(para), "see the |site or |ask");
    uint32_t document = bp_tag_add(&s.pages, BP_NO_TAG, BP_TAG_DOCUMENT);
    para->tag = bp_tag_add(&s.pages, document, BP_TAG_P);
    assert_int_equal(bp_para_emit(&s.set, para, 0, 3, 50000, 60000, 80000, false), 3 * 12000);
    const struct bp_page *page = &s.pages.items[0];
    static const char *const texts[] = {"see ", "the ", "site", " or ", "ask"};
    size_t seen = 0;
    for (size_t i = 0; i < page->n_ops; i++) {
        const struct bp_op *op = &page->ops[i];
        if (op->kind != BP_OP_TEXT)
            continue;
        assert_string_equal(setting_op_text(&s, op), texts[seen++]);
        assert_true(op->mark >= 0);
        enum bp_tag_kind kind = s.pages.tags[page->marks[op->mark]].kind;
        assert_int_equal(kind, seen == 2 || seen == 3 ? BP_TAG_LINK : BP_TAG_P);
        assert_true(op->y > 60000 && op->y < 60000 + 3 * 12000);
    }
    assert_int_equal(seen, 5);
    assert_int_equal(page->n_links, 1); /* a link over two lines is one, with a part on each */
    const struct bp_link *link = &page->links[0];
    assert_int_equal(link->n_parts, 2);
    assert_int_equal(link->parts[1].y - link->parts[0].y, 12000);
    assert_int_equal(link->parts[1].x, 50000);
    assert_true(link->box.x == 50000 && link->box.h == 24000 && link->box.w >= link->parts[0].x - 50000);
    assert_string_equal(page->links[0].uri, "https://example.org");
}

static void test_emit_right(void **state)
{
    (void)state;
    struct bp_para *para = fit("12", 100000);
    bp_para_emit(&s.set, para, 0, 1, 50000, 0, 100000, true);
    const struct bp_op *op = &s.pages.items[0].ops[0];
    assert_int_equal(op->x, 150000 - width_of("12"));
    assert_int_equal(op->mark, BP_ARTIFACT); /* no tag was given */
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_setting, close_setting)
    const struct CMUnitTest tests[] = {
        TEST(test_first_fit),          TEST(test_empty),        TEST(test_fit_again),
        TEST(test_forced_breaks),      TEST(test_soft_hyphens), TEST(test_kept_together),
        TEST(test_looks_within_a_word), TEST(test_wide_word),   TEST(test_wide_word_clusters),
        TEST(test_no_room),            TEST(test_character_refused), TEST(test_measure),
        TEST(test_emit),               TEST(test_emit_right),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
