/* test_pages.c: what must hold of every report, over plans made from seeds:
 *
 *   - every word of the plan is on the pages, once, in its place: the text of each table cell, heading
 *     and passage, read off the tag tree, is the plan's own;
 *   - no text lies outside the page, outside its column, or over other text;
 *   - all of that in other text sizes, in large print and without colour, and on the sheets of house styles, too;
 *   - a row that goes on over a page says "(continued)" once on each page after its first;
 *   - a block that goes on over a page begins the next with its name and "(continued)", and is cut only if it
 *     is higher than a page, or the page before would be less than a quarter full; the key and the document
 *     control are cut only if they are higher than a page;
 *   - a group's heading is on the page of its first priority's, or its words follow it;
 *   - the marks of a page are dense, each in one piece, and every leaf of the tree has content.
 *
 * BP_SEEDS sets how many seeds (1,000), BP_SEED runs a single one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "generate.h"
#include "layout/dump.h"
#include "layout/frame.h"
#include "layout/theme.h"
#include "pages_text.h"
#include "read/read.h"
#include "report/table.h"
#include "seeds.h"
#include "styles.h"
#include "tree.h"

struct report {
    uint64_t seed;
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_source source;
    struct bp_plan *plan;
    struct bp_options options;
    struct bp_house_style *style; /* NULL: none */
    struct bp_theme theme;
    struct bp_pages pages;
    struct bp_buf xml;
};

static void open_report(struct report *r, uint64_t seed, bool styled)
{
    memset(r, 0, sizeof *r);
    r->seed = seed;
    bp_arena_init(&r->arena, (size_t)512 << 20);
    r->diags.arena = &r->arena;
    generate_plan(seed, &r->xml);
    r->source = (struct bp_source){.name = "plan.xml", .arena = &r->arena};
    r->source.bytes = bp_arena_text(&r->arena, r->xml.bytes, r->xml.len);
    r->source.len = (uint32_t)r->xml.len;
    if (bp_read_plan(&r->source, &r->arena, &r->diags, &r->plan) != BP_OK)
        fail_at("the plan cannot be read", r->diags.n ? r->diags.items[0].message : "");
    static const int32_t sizes[] = {0, 0, 8000, 11500, 18000};
    r->options.text_size = sizes[seed % 5];
    r->options.large_print = seed % 7 == 3;
    r->options.mono = seed % 3 == 1;
    if (styled)
        r->style = generate_style(seed, r->plan, &r->arena);
    r->theme = bp_theme_make(&r->options, r->style);
    body_top = r->theme.top;
    const struct bp_document report = {.plan = r->plan, .options = &r->options, .style = r->style};
    if (bp_document_lay_out(&report, &r->arena, &r->diags, &fonts, &r->pages) != BP_OK)
        fail_at("the plan cannot be laid out", r->diags.n ? r->diags.items[0].message : "");
}

static void close_report(struct report *r)
{
    bp_arena_clear(&r->arena);
    bp_buf_free(&r->xml);
}

/* ---- places ---- */

static struct bp_box box_of(const struct bp_op *op)
{
    return (struct bp_box){op->x, op->y - op->h * 7 / 10, op->w, op->h * 9 / 10};
}

static bool overlap(struct bp_box a, struct bp_box b)
{
    const int32_t slack = 300;
    return a.x + a.w - slack > b.x && b.x + b.w - slack > a.x && a.y + a.h - slack > b.y &&
           b.y + b.h - slack > a.y;
}

static void fail_over(const struct bp_page *page, size_t i, size_t k)
{
    struct bp_buf text = {0};
    bp_op_text(&page->ops[i], &text);
    bp_buf_str(&text, " | ");
    bp_op_text(&page->ops[k], &text);
    bp_buf_char(&text, '\0');
    fail_at("text over text", text.bytes);
}

static void check_places(const struct bp_theme *theme, const struct bp_page *page)
{
    struct bp_buf text = {0};
    for (size_t i = 0; i < page->n_ops; i++) {
        const struct bp_op *op = &page->ops[i];
        if (op->kind != BP_OP_TEXT || !op->w)
            continue;
        struct bp_box box = box_of(op);
        text.len = 0;
        bp_op_text(op, &text);
        bp_buf_char(&text, '\0');
        if (box.x < theme->left || box.x + box.w > theme->left + theme->width + 10 || box.y < theme->top ||
            box.y + box.h > theme->foot)
            fail_at("text outside the page's margins", text.bytes);
        for (size_t k = i + 1; k < page->n_ops; k++)
            if (page->ops[k].kind == BP_OP_TEXT && page->ops[k].w &&
                overlap(box, box_of(&page->ops[k])))
                fail_over(page, i, k);
    }
    bp_buf_free(&text);
}

/* The least x and the greatest x + w of the text below a tag, on a page or (UINT32_MAX) on all. */
static void reach(struct report *r, uint32_t id, int32_t *from, int32_t *to)
{
    const struct bp_tag *tag = &r->pages.tags[id];
    if (tag->kind == BP_TAG_CONTENT) {
        const struct bp_page *page = &r->pages.items[tag->page];
        for (size_t i = 0; i < page->n_ops; i++)
            if (page->ops[i].kind == BP_OP_TEXT && page->ops[i].mark == (int32_t)tag->index) {
                *from = page->ops[i].x < *from ? page->ops[i].x : *from;
                *to = page->ops[i].x + page->ops[i].w > *to ? page->ops[i].x + page->ops[i].w : *to;
            }
    }
    for (uint32_t kid = tag->first; kid != BP_NO_TAG; kid = r->pages.tags[kid].next)
        reach(r, kid, from, to);
}

/* Each cell's text keeps to its column, which begins where the header's text does; or if it is to the right, ends
 * there. */
static void check_columns(struct report *r, uint32_t table)
{
    int32_t heads[BP_MAX_COLUMNS + 1], ends[BP_MAX_COLUMNS], n = 0, from, to;
    uint32_t row = r->pages.tags[child(&r->pages, table, BP_TAG_THEAD)].first;
    for (uint32_t cell = r->pages.tags[row].first; cell != BP_NO_TAG;
         cell = r->pages.tags[cell].next) {
        from = INT32_MAX;
        to = 0;
        reach(r, cell, &from, &to);
        ends[n] = to;
        heads[n++] = from;
    }
    heads[n] = r->theme.left + r->theme.width + r->theme.pad_side;
    row = r->pages.tags[child(&r->pages, table, BP_TAG_TBODY)].first;
    for (; row != BP_NO_TAG; row = r->pages.tags[row].next) {
        int c = 0;
        for (uint32_t cell = r->pages.tags[row].first; cell != BP_NO_TAG;
             cell = r->pages.tags[cell].next, c++) {
            from = INT32_MAX;
            to = 0;
            reach(r, cell, &from, &to);
            bool left = from >= heads[c] && to <= heads[c + 1] - 2 * r->theme.pad_side + 10;
            bool right = to <= ends[c] + 10 && to >= ends[c] - 10 && (!c || from > heads[c - 1]);
            if (!left && !right)
                fail_at("a cell's text leaves its column", "");
        }
    }
}

/* A style may make the column so narrow that the word is cut. */
static bool says_continued(const struct bp_op *op, bool styled)
{
    if (op->kind != BP_OP_TEXT || op->mark != BP_ARTIFACT_HEADER || op->shapes[0]->font == BP_BOLD)
        return false; /* bold: of the table's name */
    struct bp_buf text = {0};
    bp_op_text(op, &text);
    bool says = styled ? text.len && *text.bytes == '(' : text.len == 11 && !memcmp(text.bytes, "(continued)", 11);
    bp_buf_free(&text);
    return says;
}

static void check_continuations(struct report *r)
{
    size_t wanted = 0, got = 0;
    for (uint32_t i = 0; i < r->pages.n_tags; i++) {
        const struct bp_tag *tag = &r->pages.tags[i];
        uint32_t first = UINT32_MAX, last = 0;
        if (tag->kind != BP_TAG_TR || r->pages.tags[tag->parent].kind != BP_TAG_TBODY)
            continue;
        pages_of(&r->pages, i, &first, &last);
        wanted += first == UINT32_MAX ? 0 : last - first;
    }
    for (size_t p = 0; p < r->pages.n; p++)
        for (size_t i = 0; i < r->pages.items[p].n_ops; i++)
            got += says_continued(&r->pages.items[p].ops[i], r->style);
    if (wanted != got)
        fail_at("\"(continued)\" is not said once a continuation", "");
}

/* ---- blocks, and what is kept whole ---- */

/* A block without a ref is named by the beginning of what it is about. */
static bool is_brief(const struct bp_buf *whole, const struct bp_buf *brief)
{
    static const char end[] = "\xE2\x80\xA6(continued)";
    const size_t len = sizeof end - 1;
    return brief->len > len && !memcmp(brief->bytes + brief->len - len, end, len) &&
           !memcmp(brief->bytes, whole->bytes, brief->len - len);
}

/* The page begins with the block's heading again, and "(continued)". */
static void check_name(struct report *r, uint32_t heading, const struct bp_page *page)
{
    struct bp_buf wanted = {0}, got = {0};
    put_tag(&r->pages, heading, &wanted);
    put_str(&wanted, "(continued)");
    size_t i = 0;
    while (i < page->n_ops && page->ops[i].kind != BP_OP_TEXT)
        i++;
    for (; i < page->n_ops && page->ops[i].kind == BP_OP_TEXT && page->ops[i].mark == BP_ARTIFACT_HEADER; i++) {
        struct bp_buf text = {0};
        bp_op_text(&page->ops[i], &text);
        put_solid(&got, text.bytes, text.len);
        bp_buf_free(&text);
        if (page->ops[i].shapes[0]->font != BP_BOLD || got.len >= wanted.len)
            break;
    }
    if (!is_brief(&wanted, &got))
        same_text("a block's name on its next page", &wanted, &got);
    bp_buf_free(&wanted);
    bp_buf_free(&got);
}

static bool is_long(struct report *r, uint32_t heading)
{
    struct bp_buf text = {0};
    put_tag(&r->pages, heading, &text);
    bool is = text.len > 120;
    bp_buf_free(&text);
    return is;
}

/* `begins`: the heading that the table must stay with, and all between them. A block may be cut if the page
 * would else be less than a quarter full. */
static void check_kept(struct report *r, uint32_t begins, uint32_t table, bool block)
{
    uint32_t first = UINT32_MAX, last = 0, begun = UINT32_MAX, here = 0;
    pages_of(&r->pages, begins, &begun, &here);
    pages_of(&r->pages, table, &first, &last);
    for (uint32_t tag = begins; tag != table; tag = r->pages.tags[tag].next)
        if (is_long(r, tag))
            return; /* takes much of a page, or all of it */
    if (here != first)
        fail_at("a heading is not on the page where its table begins", "");
    const int32_t body = r->theme.foot - r->theme.top;
    const bool upright = r->theme.page_height > r->theme.page_width;
    int32_t top = lowest(&r->pages, begins, first);
    int32_t used = lowest(&r->pages, table, first) - top + lowest(&r->pages, table, last);
    if (last == first + 1 && used < body * 7 / 10 && !(block && (upright ? top * 5 < body * 4 : top * 2 < body)))
        fail_at("a small table is cut that would fit on the next page", "");
}

static void check_names(struct report *r, uint32_t heading, uint32_t table)
{
    uint32_t first = UINT32_MAX, last = 0;
    pages_of(&r->pages, table, &first, &last);
    for (uint32_t page = first + 1; page <= last; page++)
        check_name(r, heading, &r->pages.items[page]);
}

/* A group's heading is on the page of the next one, unless that one is very long. */
static void check_together(struct report *r, uint32_t heading, uint32_t next)
{
    uint32_t first = UINT32_MAX, last = 0, page = 0, begun = UINT32_MAX;
    pages_of(&r->pages, heading, &begun, &page);
    pages_of(&r->pages, next, &first, &last);
    if (page != first && !is_long(r, next))
        fail_at("a group's heading is on another page than that of its first priority", "");
}

/* The first block stays with the heading of its section. */
static void check_whole(struct report *r)
{
    uint32_t section = BP_NO_TAG;
    for (uint32_t i = r->pages.tags[0].first, next; i != BP_NO_TAG; i = next) {
        enum bp_tag_kind kind = (enum bp_tag_kind)r->pages.tags[i].kind;
        next = r->pages.tags[i].next;
        if (next == BP_NO_TAG)
            break;
        if (kind == BP_TAG_H2 && r->pages.tags[next].kind == BP_TAG_H3)
            check_together(r, i, next);
        bool block = r->pages.tags[next].kind == BP_TAG_TABLE &&
                     child(&r->pages, next, BP_TAG_THEAD) == BP_NO_TAG;
        bool in_group = section != BP_NO_TAG && r->pages.tags[section].next == i;
        if (kind == BP_TAG_H2 || (kind == BP_TAG_H3 && !block && !in_group))
            section = i;
        if (r->pages.tags[next].kind != BP_TAG_TABLE)
            continue;
        if (pages_text_heading(&r->pages, i, "Key") || pages_text_heading(&r->pages, i, "Document control"))
            check_kept(r, i, next, false);
        if (!block)
            continue;
        check_names(r, i, next);
        if (section == BP_NO_TAG || !r->plan->actions_words) /* words part a heading from its first block */
            check_kept(r, section == BP_NO_TAG ? i : section, next, true);
        section = BP_NO_TAG;
    }
}

/* ---- tags ---- */

static void check_marks(struct report *r)
{
    for (size_t p = 0; p < r->pages.n; p++) {
        const struct bp_page *page = &r->pages.items[p];
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

static void check_report(uint64_t seed, bool styled)
{
    struct report r;
    open_report(&r, seed, styled);
    pages_text_check(&(struct pages_text){r.plan, &r.pages, &r.arena});
    check_marks(&r);
    check_continuations(&r);
    check_whole(&r);
    for (size_t p = 0; p < r.pages.n; p++)
        check_places(&r.theme, &r.pages.items[p]);
    for (uint32_t i = 0; i < r.pages.n_tags; i++) {
        const struct bp_tag *tag = &r.pages.tags[i];
        if (tag->kind == BP_TAG_TABLE && child(&r.pages, i, BP_TAG_THEAD) != BP_NO_TAG) {
            uint32_t row = r.pages.tags[child(&r.pages, i, BP_TAG_THEAD)].first;
            uint32_t cells = 0;
            for (uint32_t c = r.pages.tags[row].first; c != BP_NO_TAG; c = r.pages.tags[c].next)
                cells++;
            if (cells >= 6)
                check_columns(&r, i);
        }
    }
    close_report(&r);
}

static void check_plain(uint64_t seed)
{
    check_report(seed, false);
}

static void check_styled(uint64_t seed)
{
    check_report(seed, true);
}

static void test_seeds(void **state)
{
    (void)state;
    try_seeds(1000, check_plain);
}

static void test_styles(void **state)
{
    (void)state;
    try_seeds(1000, check_styled);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_seeds), cmocka_unit_test(test_styles)};
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
