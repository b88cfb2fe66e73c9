/* test_packs.c: what must hold of every board pack, over packs of plans made from seeds:
 *
 *   - the contents, the index and the bookmarks give each item the pages on which its heading and its last line
 *     stand, and items follow one another without a gap;
 *   - each page shows its own number, counted from 1, and the number of the last; and its item's label;
 *   - each link of the contents leads to its item's heading;
 *   - an item alone takes the same pages as in the pack, with the same numbers and words;
 *   - the headings, read off the tag tree, skip no level; the marks of a page are dense;
 *   - nothing of a plan is used once the next one is open.
 *
 * BP_SEEDS sets how many seeds (60), BP_SEED runs a single one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "generate.h"
#include "layout/dump.h"
#include "layout/pack.h"
#include "model/house.h"
#include "read/read.h"
#include "seeds.h"

enum { MOST_ITEMS = 5 };

struct packed {
    uint64_t seed;
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_pack pack;
    struct bp_source source;
    struct bp_pack_entry entries[MOST_ITEMS];
    struct bp_pack_part parts[MOST_ITEMS];
    char texts[MOST_ITEMS][2][64];
    struct bp_options options;
    struct bp_pack_job job;
    /* the plan that is open */
    struct bp_arena open;
    struct bp_source open_source;
    struct bp_extract extract;
    struct bp_pages pages;
};

/* The pack's pages are still looked at when an item is laid out alone: that has fonts of its own. */
static struct bp_fonts alone_fonts;

/* Opens the plan of an item; the memory of the one before is overwritten, so that whoever kept a piece of it is
 * found out. */
static const struct bp_extract *open_plan(void *user, uint32_t part)
{
    struct packed *p = user;
    struct bp_buf xml = {0};
    struct bp_plan *plan;
    struct bp_diags unseen = {.arena = &p->open};
    bp_arena_rewind(&p->open);
    memset(bp_arena_alloc(&p->open, (size_t)1 << 20), 0xAA, (size_t)1 << 20);
    bp_arena_clear(&p->open);
    generate_plan(p->seed * 7 + part, &xml);
    p->open_source = (struct bp_source){.name = "plan.xml", .arena = &p->open, .len = (uint32_t)xml.len};
    p->open_source.bytes = bp_arena_text(&p->open, xml.bytes, xml.len);
    bp_buf_free(&xml);
    if (bp_read_plan(&p->open_source, &p->open, &unseen, &plan) != BP_OK)
        fail_at("the plan cannot be read", unseen.n ? unseen.items[0].message : "");
    if (bp_extract_make(plan, NULL, BP_EDITION_RESTRICTED, &p->open, &unseen, &p->extract) != BP_OK)
        fail_at("its rows cannot be chosen", "");
    return &p->extract;
}

static struct bp_inline inline_of(struct bp_arena *arena, const char *text)
{
    struct bp_run *run = bp_arena_alloc(arena, sizeof *run);
    *run = (struct bp_run){.text = text, .at = BP_NOWHERE};
    return (struct bp_inline){run, *text != 0, BP_NOWHERE};
}

static struct bp_value_text text_of(const char *text)
{
    return (struct bp_value_text){text, BP_NOWHERE, 0};
}

static void make_pack(struct packed *p, uint64_t seed)
{
    static const int32_t sizes[] = {0, 8000, 11500, 18000};
    memset(p, 0, sizeof *p);
    p->seed = seed;
    bp_arena_init(&p->arena, (size_t)512 << 20);
    bp_arena_init(&p->open, (size_t)64 << 20);
    p->diags.arena = &p->arena;
    p->source = (struct bp_source){.name = "pack.xml", .bytes = "", .arena = &p->arena};
    uint32_t n = 1 + (uint32_t)(seed % MOST_ITEMS);
    p->pack = (struct bp_pack){.source = &p->source, .lang = seed % 6 == 5 ? "cy" : "en-GB",
                               .title = inline_of(&p->arena, "Board of the Example"),
                               .organisation = inline_of(&p->arena, seed % 2 ? "Example Council" : ""),
                               .meeting = inline_of(&p->arena, "Room 1"),
                               .marking = inline_of(&p->arena, seed % 3 ? "OFFICIAL" : ""),
                               .meeting_date = {2019, 12, 4}, .entries = p->entries, .n_entries = n};
    for (uint32_t i = 0; i < n; i++) {
        snprintf(p->texts[i][0], sizeof p->texts[i][0], "%u", (unsigned)i + 7);
        snprintf(p->texts[i][1], sizeof p->texts[i][1], "The report of seed %u", (unsigned)(seed * 7 + i));
        p->entries[i] = (struct bp_pack_entry){.number = text_of(p->texts[i][0]),
                                               .title = text_of(p->texts[i][1]), .plan = text_of("plan.xml"),
                                               .ground = seed % 4 == 2 && i == 1 ? 3 : 0};
        p->parts[i].entry = &p->entries[i];
        p->parts[i].restricted = bp_exempt_add(0, p->entries[i].ground);
    }
    p->options = (struct bp_options){.size = sizeof(bp_options), .text_size = sizes[seed % 4], .large_print = seed % 5 == 3,
                                     .mono = seed % 3 == 1};
    p->job = (struct bp_pack_job){.pack = &p->pack, .options = &p->options, .parts = p->parts, .n_parts = n,
                                  .about = 20, .open = open_plan, .user = p};
}

static void close_pack(struct packed *p)
{
    bp_arena_clear(&p->open);
    bp_arena_clear(&p->arena);
}

/* ---- what the pages say ---- */

/* The words of the operations with a mark (or all the footers), of a page or of its stamp. */
static void words_of(const struct bp_op *ops, size_t n, int32_t mark, struct bp_buf *out)
{
    for (size_t i = 0; i < n; i++)
        if (ops[i].kind == BP_OP_TEXT && ops[i].mark == mark)
            bp_op_text(&ops[i], out);
}

/* A phrase, in a text that may be in the language of the pack or of the item's plan. */
static bool says(const char *text, enum bp_word phrase, const char *first, const char *second)
{
    struct bp_arena arena;
    bool said = false;
    bp_arena_init(&arena, (size_t)1 << 22);
    for (size_t i = 0; bp_houses[i]; i++)
        said = said ||
               strstr(text, bp_fill(&arena, bp_house_word(bp_houses[i], phrase), first, second, NULL));
    bp_arena_clear(&arena);
    return said;
}

/* What the pages of an item are named by. */
static bool says_item(const char *text, const struct bp_pack_entry *entry)
{
    return says(text, BP_WORD_ITEM_LABEL, entry->number.text, entry->title.text);
}

static void check_footer(const struct packed *p, const struct bp_pages *pages, uint32_t index,
                         uint32_t number, uint32_t total)
{
    const struct bp_page *page = &pages->items[index];
    struct bp_buf said = {0};
    char of[2][12];
    words_of(page->ops, page->n_ops, BP_ARTIFACT_FOOTER, &said);
    for (size_t i = 0; i < page->n_ops; i++)
        if (page->ops[i].kind == BP_OP_STAMP)
            words_of(pages->stamps[page->ops[i].n].ops, pages->stamps[page->ops[i].n].n_ops,
                     BP_ARTIFACT_FOOTER, &said);
    bp_buf_char(&said, 0);
    snprintf(of[0], sizeof of[0], "%u", (unsigned)number);
    snprintf(of[1], sizeof of[1], "%u", (unsigned)total);
    if (!says(said.bytes, BP_WORD_PAGE_OF, of[0], of[1]))
        fail_at("the wrong number on a page", said.bytes);
    for (uint32_t i = 0; i < p->job.n_parts; i++) {
        const struct bp_pack_part *part = &p->parts[i];
        bool has = says_item(said.bytes, part->entry);
        if (has != (number >= part->first && number <= part->last))
            fail_at("the wrong label on a page", said.bytes);
    }
    bp_buf_free(&said);
}

static bool is_heading(const struct bp_tag *tag)
{
    return tag->kind >= BP_TAG_H1 && tag->kind <= BP_TAG_H5;
}

/* The words of an element, and the page of the first. */
static void tag_words(const struct bp_pages *pages, uint32_t id, struct bp_buf *out, uint32_t *page)
{
    for (uint32_t kid = pages->tags[id].first; kid != BP_NO_TAG; kid = pages->tags[kid].next) {
        const struct bp_tag *tag = &pages->tags[kid];
        if (tag->kind == BP_TAG_CONTENT) {
            const struct bp_page *at = &pages->items[tag->page];
            if (!out->len)
                *page = tag->page;
            words_of(at->ops, at->n_ops, (int32_t)tag->index, out);
        } else if (tag->kind != BP_TAG_OBJECT) {
            tag_words(pages, kid, out, page);
        }
    }
}

/* Walks the headings in reading order; `level` is that of the newest, `item` the next to come. */
static void walk_headings(const struct packed *p, const struct bp_pages *pages, uint32_t id, int *level,
                          uint32_t *item)
{
    for (uint32_t kid = pages->tags[id].first; kid != BP_NO_TAG; kid = pages->tags[kid].next) {
        const struct bp_tag *tag = &pages->tags[kid];
        if (tag->kind >= BP_TAG_CONTENT)
            continue;
        if (!is_heading(tag)) {
            walk_headings(p, pages, kid, level, item);
            continue;
        }
        int now = (int)tag->kind - BP_TAG_H1 + 1;
        struct bp_buf words = {0};
        uint32_t page = 0;
        tag_words(pages, kid, &words, &page);
        bp_buf_char(&words, 0);
        if (now > *level + 1)
            fail_at("a heading skips a level", words.bytes);
        *level = now;
        if (*item < p->job.n_parts &&
            says_item(words.bytes, p->parts[*item].entry)) {
            if (page + 1 != p->parts[*item].first)
                fail_at("an item begins on another page", words.bytes);
            ++*item;
        }
        bp_buf_free(&words);
    }
}

static void check_marks(const struct bp_pages *pages)
{
    for (size_t n = 0; n < pages->n; n++) {
        const struct bp_page *page = &pages->items[n];
        int32_t newest = -1, last = BP_ARTIFACT;
        for (size_t i = 0; i < page->n_ops; i++) {
            int32_t mark = page->ops[i].mark;
            if (mark >= 0 && mark != last && mark != ++newest)
                fail_at("a mark is not dense, or in two pieces", "");
            last = mark;
        }
        if (newest + 1 != (int32_t)page->n_marks)
            fail_at("a mark without content", "");
    }
}

/* ---- what must hold ---- */

/* The contents' words have each range, and each of their links leads to its item. */
static void check_contents(const struct packed *p)
{
    const struct bp_pages *pages = &p->pages;
    struct bp_buf said = {0};
    uint32_t links = 0, front = p->parts[0].first - 1;
    for (uint32_t n = 0; n < front; n++) {
        const struct bp_page *page = &pages->items[n];
        for (int32_t mark = 0; mark < (int32_t)page->n_marks; mark++) {
            words_of(page->ops, page->n_ops, mark, &said);
            bp_buf_char(&said, '\n');
        }
        for (size_t i = 0; i < page->n_links; i++, links++) {
            const struct bp_dest *dest = &pages->dests[page->links[i].dest];
            if (links >= p->job.n_parts || dest->page + 1 != p->parts[links].first)
                fail_at("a link of the contents leads elsewhere", page->links[i].contents);
        }
    }
    bp_buf_char(&said, 0);
    for (uint32_t i = 0; i < p->job.n_parts; i++) {
        char range[40];
        snprintf(range, sizeof range, "\n%u\xE2\x80\x93%u\n", (unsigned)p->parts[i].first,
                 (unsigned)p->parts[i].last);
        if (p->parts[i].first == p->parts[i].last)
            snprintf(range, sizeof range, "\n%u\n", (unsigned)p->parts[i].first);
        if (!strstr(said.bytes, range))
            fail_at("the contents lack a range", range);
    }
    assert_int_equal(links, p->job.n_parts);
    bp_buf_free(&said);
}

static void check_bookmarks(const struct packed *p)
{
    const struct bp_pages *pages = &p->pages;
    uint32_t item = 0, page = 0;
    for (size_t i = 0; i < pages->n_bookmarks; i++) {
        const struct bp_bookmark *mark = &pages->bookmarks[i];
        uint32_t dest = pages->dests[mark->dest].page;
        bool range = false;
        if (dest < page)
            fail_at("a bookmark is out of order", mark->title);
        page = dest;
        const struct bp_pack_part *part = item < p->job.n_parts ? &p->parts[item] : NULL;
        char from[12], to[12] = "";
        snprintf(from, sizeof from, "%u", (unsigned)dest + 1);
        if (part && mark->level == 1 && dest + 1 == part->first) {
            range = part->first != part->last;
            snprintf(to, sizeof to, "%u", (unsigned)part->last);
            item++;
        }
        if (!says(mark->title, range ? BP_WORD_PAGES_TO : BP_WORD_ONE_PAGE, from, to))
            fail_at("a bookmark lacks its page", mark->title);
    }
    assert_int_equal(item, p->job.n_parts);
}

/* The same operations on a page of the pack and of the item alone: their words, places and kinds. */
static void check_page_alone(const struct bp_page *in_pack, const struct bp_page *alone)
{
    if (in_pack->n_ops != alone->n_ops)
        fail_at("a page alone has other things on it", "");
    for (size_t i = 0; i < alone->n_ops; i++) {
        const struct bp_op *a = &in_pack->ops[i], *b = &alone->ops[i];
        if (a->kind != b->kind || a->y != b->y || (a->mark >= 0) != (b->mark >= 0))
            fail_at("a page alone is another", "");
        struct bp_buf words = {0}, others = {0};
        if (a->kind == BP_OP_TEXT) {
            bp_op_text(a, &words);
            bp_op_text(b, &others);
        }
        bool same = words.len == others.len && (!words.len || !memcmp(words.bytes, others.bytes, words.len));
        bp_buf_free(&words);
        bp_buf_free(&others);
        if (!same)
            fail_at("a page alone says other things", "");
    }
}

static void check_alone(struct packed *p, uint32_t item)
{
    struct bp_arena arena;
    struct bp_pages pages = {0};
    const struct bp_pack_part *part = &p->parts[item];
    int level = 0;
    uint32_t none = p->job.n_parts;
    bp_arena_init(&arena, (size_t)512 << 20);
    if (bp_pack_part_lay_out(&p->job, item, (uint32_t)p->pages.n, &arena, &p->diags, &alone_fonts,
                             &pages) != BP_OK)
        fail_at("an item cannot be laid out alone", "");
    assert_int_equal(pages.n, part->last - part->first + 1);
    for (uint32_t i = 0; i < pages.n; i++) {
        check_footer(p, &pages, i, part->first + i, (uint32_t)p->pages.n);
        check_page_alone(&p->pages.items[part->first - 1 + i], &pages.items[i]);
    }
    walk_headings(p, &pages, 0, &level, &none);
    check_marks(&pages);
    bp_arena_clear(&arena);
}

static void check_pack(uint64_t seed)
{
    struct packed *p = calloc(1, sizeof *p);
    assert_non_null(p);
    make_pack(p, seed);
    if (bp_pack_lay_out(&p->job, &p->arena, &p->diags, &fonts, &p->pages) != BP_OK)
        fail_at("the pack cannot be laid out", p->diags.n ? p->diags.items[0].message : "");
    int level = 0;
    uint32_t item = 0, next = p->parts[0].first;
    assert_true(next >= 3); /* a cover, and contents */
    for (uint32_t i = 0; i < p->job.n_parts; i++, next = p->parts[i - 1].last + 1)
        assert_true(p->parts[i].first == next && p->parts[i].last >= next);
    assert_int_equal(next, p->pages.n + 1);
    for (uint32_t i = 0; i < p->pages.n; i++)
        check_footer(p, &p->pages, i, i + 1, (uint32_t)p->pages.n);
    walk_headings(p, &p->pages, 0, &level, &item);
    assert_int_equal(item, p->job.n_parts);
    check_marks(&p->pages);
    check_contents(p);
    check_bookmarks(p);
    for (uint32_t i = 0; i < p->job.n_parts; i++)
        check_alone(p, i);
    close_pack(p);
    free(p);
}

static void test_seeds(void **state)
{
    (void)state;
    try_seeds(60, check_pack);
}

static int open_all(void **state)
{
    bp_fonts_open(&alone_fonts);
    return open_fonts(state);
}

static int close_all(void **state)
{
    bp_fonts_close(&alone_fonts);
    return close_fonts(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_seeds)};
    return cmocka_run_group_tests(tests, open_all, close_all);
}
