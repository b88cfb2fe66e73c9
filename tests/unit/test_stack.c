/* test_stack.c: parts under one another, and where a stack may be cut at a page end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "setting.h"

#define SIZE 10000
#define LEADING 12000
#define WIDTH 200000

static struct setting s;

static int open_setting(void **state)
{
    (void)state;
    if (!setting_open(&s))
        return -1;
    bp_tag_add(&s.pages, BP_NO_TAG, BP_TAG_DOCUMENT);
    return 0;
}

static int close_setting(void **state)
{
    (void)state;
    setting_close(&s);
    return 0;
}

static struct bp_stack set(const struct bp_part *parts, uint32_t n, uint32_t tag)
{
    struct bp_stack stack;
    bp_stack_set(&s.set, &stack, parts, n,
                 &(struct bp_column_style){.type = {.size = SIZE, .leading = LEADING},
                                           .width = WIDTH,
                                           .tag = tag,
                                           .direct = true,
                                           .mark = BP_ARTIFACT});
    return stack;
}

static struct bp_part text_part(const char *text)
{
    return (struct bp_part){.kind = BP_PART_TEXT, .text = bp_say_inline(&s.arena, text)};
}

static struct bp_block *paragraph(const char *text)
{
    struct bp_block *block = bp_arena_alloc(&s.arena, sizeof *block);
    block->kind = BP_PARAGRAPH;
    block->text = *bp_say_inline(&s.arena, text);
    return block;
}

/* A list of n items, each with the blocks given. */
static struct bp_block *list(enum bp_block_kind kind, uint32_t n, struct bp_block *const *blocks)
{
    struct bp_block *block = bp_arena_alloc(&s.arena, sizeof *block);
    struct bp_item *items = bp_arena_array(&s.arena, n, sizeof *items);
    block->kind = kind;
    block->items = items;
    for (uint32_t i = 0; i < n; i++) {
        items[i].blocks = blocks[i];
        items[i].next = i + 1 < n ? &items[i + 1] : NULL;
    }
    return block;
}

/* A stack of n lines, each of a paragraph of its own. */
static struct bp_stack lines(uint32_t n)
{
    struct bp_part *parts = bp_arena_array(&s.arena, n, sizeof *parts);
    for (uint32_t i = 0; i < n; i++)
        parts[i] = text_part("line");
    return set(parts, n, BP_NO_TAG);
}

/* Two lines at least stand on either side; else the stack stays whole. */
static void test_cut(void **state)
{
    static const struct {
        uint32_t lines;
        int32_t fit; /* lines that there is room for */
        int cut;
    } cases[] = {
        {0, 0, 0},  {0, 5, 0},                           /* nothing has to stand */
        {1, 0, -1}, {1, 1, 1},  {2, 1, -1}, {2, 2, 2},   /* whole, or not at all */
        {3, 0, -1}, {3, 1, -1}, {3, 2, -1}, {3, 3, 3},   /* two and two are not to be had of three */
        {4, 1, -1}, {4, 2, 2},  {4, 3, 2},  {4, 4, 4},   /* the third goes along with the fourth */
        {10, 0, -1}, {10, 1, -1}, {10, 2, 2}, {10, 7, 7}, {10, 8, 8}, {10, 9, 8}, {10, 10, 10}, {10, 99, 10},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bp_stack stack = lines(cases[i].lines);
        assert_int_equal(stack.n_slots, cases[i].lines);
        for (int32_t more = 0; more < LEADING; more += LEADING - 1) {
            int cut = bp_stack_cut(&stack, 0, cases[i].fit * LEADING + more, false);
            if (cut != cases[i].cut)
                fail_msg("%u lines, room for %d: %d", (unsigned)cases[i].lines, (int)cases[i].fit, cut);
        }
    }
}

static void test_cut_further_down(void **state)
{
    (void)state;
    struct bp_stack stack = lines(10);
    assert_int_equal(bp_stack_cut(&stack, 6, 3 * LEADING, false), 2);
    assert_int_equal(bp_stack_cut(&stack, 6, 4 * LEADING, false), 4);
    assert_int_equal(bp_stack_cut(&stack, 7, 2 * LEADING, false), -1);
    assert_int_equal(bp_stack_cut(&stack, 9, 0, false), -1);
    assert_int_equal(bp_stack_cut(&stack, 10, 0, false), 0);
    assert_int_equal(bp_stack_cut(&stack, 10, -5, true), 0);
}

/* With force something is set, so that no page stays empty for ever. */
static void test_cut_by_force(void **state)
{
    (void)state;
    struct bp_stack stack = lines(3);
    assert_int_equal(bp_stack_cut(&stack, 0, -100, true), 1);
    assert_int_equal(bp_stack_cut(&stack, 0, 0, true), 1);
    assert_int_equal(bp_stack_cut(&stack, 0, LEADING, true), 1);
    assert_int_equal(bp_stack_cut(&stack, 0, 2 * LEADING, true), 2);
    assert_int_equal(bp_stack_cut(&stack, 0, 3 * LEADING, true), 3);
}

/* Gaps stand between parts, not above what begins a page. */
static void test_gaps_and_heights(void **state)
{
    (void)state;
    struct bp_part parts[] = {text_part("one"), text_part("two"), text_part("three")};
    parts[0].apart = parts[1].apart = BP_APART_PARAGRAPH;
    struct bp_stack stack = set(parts, 3, BP_NO_TAG);
    int32_t gap = SIZE * 5 / 10;
    assert_int_equal(stack.slots[0].top, 0);
    assert_int_equal(stack.slots[1].top, LEADING + gap);
    assert_int_equal(stack.slots[2].top, 2 * LEADING + gap);
    assert_int_equal(bp_stack_height(&stack, 0, 3), 3 * LEADING + gap);
    assert_int_equal(bp_stack_height(&stack, 1, 3), 2 * LEADING);
    assert_int_equal(bp_stack_height(&stack, 0, 1), LEADING);
    assert_int_equal(bp_stack_height(&stack, 2, 2), 0);
    assert_int_equal(bp_stack_height(&stack, 3, 1), 0);
    parts[1].small = true; /* a smaller size has a leading in proportion */
    stack = set(parts, 3, BP_NO_TAG);
    assert_int_equal(stack.slots[1].height, LEADING * 85 / 100);
    struct bp_part none = text_part("");
    stack = set(&none, 1, BP_NO_TAG);
    assert_int_equal(stack.n_slots, 0);
}

static void assert_children(uint32_t tag, const enum bp_tag_kind *kinds, size_t n)
{
    uint32_t kid = s.pages.tags[tag].first;
    for (size_t i = 0; i < n; i++, kid = s.pages.tags[kid].next) {
        assert_int_not_equal(kid, BP_NO_TAG);
        assert_int_equal(s.pages.tags[kid].kind, kinds[i]);
    }
    assert_int_equal(kid, BP_NO_TAG);
}

/* A single text is its cell's own content; several are paragraphs. */
static void test_tags_of_texts(void **state)
{
    static const enum bp_tag_kind two[] = {BP_TAG_P, BP_TAG_P}, content[] = {BP_TAG_CONTENT};
    (void)state;
    struct bp_part parts[] = {text_part("one"), text_part("two")};
    uint32_t cell = bp_tag_add(&s.pages, 0, BP_TAG_TD), other = bp_tag_add(&s.pages, 0, BP_TAG_TD);
    struct bp_stack stack = set(parts, 1, cell);
    bp_stack_emit(&s.set, &stack, 0, 1, 0, 0, WIDTH, false);
    assert_children(cell, content, 1);
    stack = set(parts, 2, other);
    assert_children(other, two, 2);
}

static void test_lists(void **state)
{
    static const enum bp_tag_kind items[] = {BP_TAG_LI, BP_TAG_LI, BP_TAG_LI};
    static const enum bp_tag_kind item[] = {BP_TAG_LBL, BP_TAG_LBODY};
    (void)state;
    struct bp_block *inner = list(BP_BULLETS, 1, (struct bp_block *[]){paragraph("deep")});
    struct bp_block *blocks[] = {paragraph("one"), paragraph("two"), NULL};
    blocks[1]->next = inner;
    struct bp_part part = {.kind = BP_PART_BLOCKS, .blocks = list(BP_NUMBERS, 3, blocks)};
    uint32_t cell = bp_tag_add(&s.pages, 0, BP_TAG_TD);
    struct bp_stack stack = set(&part, 1, cell);
    assert_int_equal(stack.n_slots, 4); /* an item without text has its label's line */
    assert_true(stack.items[2].indent > stack.items[1].indent);
    uint32_t tag = s.pages.tags[cell].first;
    assert_int_equal(s.pages.tags[tag].kind, BP_TAG_L);
    assert_int_equal(s.pages.tags[tag].numbered, 1);
    assert_children(tag, items, 3);
    assert_children(s.pages.tags[tag].first, item, 2);
    bp_stack_emit(&s.set, &stack, 0, stack.n_slots, 0, 0, WIDTH, false);
    static const char *const texts[] = {"1. ", "one", "2. ", "two", "\xE2\x80\x93 ", "deep", "3. "};
    const struct bp_page *page = &s.pages.items[0];
    size_t seen = 0;
    for (size_t i = 0; i < page->n_ops; i++)
        if (page->ops[i].kind == BP_OP_TEXT)
            assert_string_equal(setting_op_text(&s, &page->ops[i]), texts[seen++]);
    assert_int_equal(seen, 7);
}

/* However deep, text keeps a column to stand in. */
static void test_deep_lists(void **state)
{
    (void)state;
    struct bp_block *block = paragraph("word");
    for (int depth = 0; depth < 40; depth++)
        block = list(BP_BULLETS, 1, &block);
    struct bp_part part = {.kind = BP_PART_BLOCKS, .blocks = block};
    struct bp_stack stack = set(&part, 1, BP_NO_TAG);
    assert_true(stack.n_slots > 0);
    for (uint32_t i = 0; i < stack.n; i++)
        assert_true(stack.items[i].indent <= WIDTH - 3 * SIZE);
    for (uint32_t i = 0; i < stack.n; i++)
        assert_int_equal(stack.items[i].para->n_lines, 1);
}

/* Numbers of three digits push the text aside rather than stand over it. */
static void test_long_lists(void **state)
{
    struct bp_block *blocks[120];
    (void)state;
    for (size_t i = 0; i < 120; i++)
        blocks[i] = paragraph("word");
    struct bp_part part = {.kind = BP_PART_BLOCKS, .blocks = list(BP_NUMBERS, 120, blocks)};
    struct bp_stack stack = set(&part, 1, BP_NO_TAG);
    assert_int_equal(stack.n_slots, 120);
    for (uint32_t i = 0; i < 120; i++)
        assert_true(stack.items[i].label->lines[0].width <= stack.items[i].indent);
}

/* The label of an item stands where the item begins. */
static void test_sides_of_lists(void **state)
{
    (void)state;
    struct bp_block *blocks[] = {paragraph("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"), paragraph("peace")};
    struct bp_part part = {.kind = BP_PART_BLOCKS, .blocks = list(BP_BULLETS, 2, blocks)};
    struct bp_stack stack = set(&part, 1, 0);
    bp_pages_add(&s.pages, s.theme.page_width, s.theme.page_height);
    bp_stack_emit(&s.set, &stack, 0, stack.n_slots, 0, 0, WIDTH, false);
    const struct bp_op *ops = s.pages.page->ops;
    assert_int_equal(s.pages.page->n_ops, 4); /* label, text; label, text */
    assert_true(ops[0].x >= ops[1].x + ops[1].w && ops[0].x > WIDTH / 2);
    assert_true(ops[2].x < ops[3].x && ops[2].x < WIDTH / 2);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_setting, close_setting)
    const struct CMUnitTest tests[] = {
        TEST(test_cut),           TEST(test_cut_further_down), TEST(test_cut_by_force),
        TEST(test_gaps_and_heights), TEST(test_tags_of_texts), TEST(test_lists),
        TEST(test_deep_lists),    TEST(test_long_lists),       TEST(test_sides_of_lists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
