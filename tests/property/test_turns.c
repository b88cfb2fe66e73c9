/* test_turns.c: where pages turn, over plans whose second table begins at every place of a page:
 *
 *   - a heading, its table's header and the beginning of its first row are on one page;
 *   - no page but the last is less than half full without need. Need: what stands first on the next page is
 *     kept together (a heading with its words, its table's header and first row; a row that may not be cut;
 *     the key with its notes and the document control; a block of large print, if a quarter of this page is
 *     used), and had no room on this page;
 *   - the key is on one page with its notes, and so is the document control, which does not have the last
 *     page to itself unless it fills a third of it;
 *   - each page begins with a heading, or with the name or the header of what goes on there.
 *
 * The same of the examples, and of the plans that are hard to lay out. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "layout/frame.h"
#include "layout/theme.h"
#include "read/read.h"
#include "seeds.h"
#include "tree.h"

#define SLACK 32000 /* of a heading, above; of a cell, below; in large print twice that */
#define SMALL 16000 /* twice what stands below the last text of a row */

struct report {
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_source source;
    struct bp_options options;
    struct bp_pages pages;
    char name[200]; /* for messages */
};

static void fail_on(const struct report *r, size_t page, const char *what)
{
    fail_msg("%s: page %zu of %zu: %s", r->name, page + 1, r->pages.n, what);
}

static void lay_out(struct report *r, const char *xml, size_t len)
{
    struct bp_plan *plan;
    bp_arena_init(&r->arena, (size_t)512 << 20);
    memset(&r->pages, 0, sizeof r->pages);
    r->diags = (struct bp_diags){.arena = &r->arena};
    r->source = (struct bp_source){.name = "plan.xml", .arena = &r->arena};
    r->source.bytes = bp_arena_text(&r->arena, xml, len);
    r->source.len = (uint32_t)len;
    bp_result result = bp_read_plan(&r->source, &r->arena, &r->diags, &plan);
    const struct bp_document report = {.plan = plan, .options = &r->options};
    if (result != BP_OK ||
        bp_document_lay_out(&report, &r->arena, &r->diags, &fonts, &r->pages) != BP_OK)
        fail_msg("%s: %s", r->name, r->diags.n ? r->diags.items[0].message : "not laid out");
}

/* ---- heights ---- */

static const struct bp_tag *tag_of(const struct report *r, uint32_t id)
{
    return &r->pages.tags[id];
}

/* The bottom of the body: the footer is the lowest, and the same on each page. */
static int32_t bottom_of(const struct bp_page *page)
{
    int32_t top = page->height;
    for (size_t i = 0; i < page->n_ops; i++) {
        const struct bp_op *op = &page->ops[i];
        if (op->mark == BP_ARTIFACT_FOOTER && op->kind == BP_OP_STAMP && op->y < top)
            top = op->y;
    }
    return top - BP_FOOTER_GAP;
}

/* How much of the body is used. */
static int32_t used_of(const struct bp_page *page)
{
    int32_t low = body_top;
    for (size_t i = 0; i < page->n_ops; i++) {
        const struct bp_op *op = &page->ops[i];
        int32_t end = op->y + (op->kind == BP_OP_TEXT ? op->h / 4 : op->h);
        if (op->mark != BP_ARTIFACT_FOOTER && op->kind != BP_OP_ORIGIN && end > low)
            low = end;
    }
    return low - body_top;
}

static uint32_t first_page(const struct report *r, uint32_t id)
{
    uint32_t first = UINT32_MAX, last = 0;
    pages_of(&r->pages, id, &first, &last);
    return first;
}

static uint32_t last_page(const struct report *r, uint32_t id)
{
    uint32_t first = UINT32_MAX, last = 0;
    pages_of(&r->pages, id, &first, &last);
    return first == UINT32_MAX ? UINT32_MAX : last;
}

static bool is_heading(const struct report *r, uint32_t id)
{
    return tag_of(r, id)->kind >= BP_TAG_H1 && tag_of(r, id)->kind <= BP_TAG_H4;
}

static bool heading_says(const struct report *r, uint32_t id, const char *solid)
{
    struct bp_buf text = {0};
    if (tag_of(r, id)->kind != BP_TAG_H2)
        return false;
    put_tag(&r->pages, id, &text);
    bool same = text.len == strlen(solid) && !memcmp(text.bytes, solid, text.len);
    bp_buf_free(&text);
    return same;
}

/* ---- what stays together ---- */

static uint32_t first_row(const struct report *r, uint32_t table)
{
    uint32_t body = child(&r->pages, table, BP_TAG_TBODY);
    return body == BP_NO_TAG ? BP_NO_TAG : tag_of(r, body)->first;
}

/* The first row of the table with text on the page; -> *begun: on an earlier one. */
static uint32_t row_on(const struct report *r, uint32_t table, uint32_t page, bool *begun)
{
    uint32_t row = first_row(r, table);
    while (row != BP_NO_TAG && (last_page(r, row) == UINT32_MAX || last_page(r, row) < page))
        row = tag_of(r, row)->next;
    *begun = row != BP_NO_TAG && first_page(r, row) < page;
    return row;
}

/* Whether words below a heading stand above another heading or a table, which they are kept with. */
static bool leads_on(const struct report *r, uint32_t id)
{
    while (id != BP_NO_TAG && (tag_of(r, id)->kind == BP_TAG_P || tag_of(r, id)->kind == BP_TAG_L))
        id = tag_of(r, id)->next;
    return id == BP_NO_TAG || tag_of(r, id)->kind == BP_TAG_TABLE || is_heading(r, id);
}

/* From the top of the body to the end of what is kept together at the top of the page, with or without
 * blocks. */
static int32_t kept_height(const struct report *r, uint32_t page, bool blocks)
{
    int32_t low = 0;
    for (uint32_t i = tag_of(r, 0)->first; i != BP_NO_TAG; i = tag_of(r, i)->next) {
        uint32_t last = last_page(r, i);
        if (last == UINT32_MAX || last < page)
            continue;
        if (heading_says(r, i, "Key") || heading_says(r, i, "Glossary") ||
            heading_says(r, i, "Documentcontrol"))
            return used_of(&r->pages.items[page]);
        if (tag_of(r, i)->kind != BP_TAG_TABLE) {
            int32_t of = lowest(&r->pages, i, page);
            low = of > low ? of : low;
            if (tag_of(r, i)->kind == BP_TAG_P && !leads_on(r, i))
                return low;
            continue;
        }
        if (blocks && child(&r->pages, i, BP_TAG_THEAD) == BP_NO_TAG)
            return lowest(&r->pages, i, page);
        bool begun;
        uint32_t row = row_on(r, i, page, &begun);
        if (begun || row == BP_NO_TAG)
            return 0; /* a row that is cut fills its page */
        return first_page(r, row) == last_page(r, row) ? lowest(&r->pages, row, page) : 0;
    }
    return low;
}

static void check_filled(const struct report *r)
{
    for (size_t p = 0; p + 1 < r->pages.n; p++) {
        const struct bp_page *page = &r->pages.items[p];
        int32_t body = bottom_of(page) - body_top, used = used_of(page);
        int32_t slack = r->options.large_print ? 2 * SLACK : SLACK;
        bool had_room = kept_height(r, (uint32_t)p + 1, used * 4 >= body) + slack < body - used;
        if (used * 2 + SMALL < body && had_room)
            fail_on(r, p, "less than half full, and what comes next had room");
    }
}

/* Whether it is a passage between a heading and a table; the line above the first block is not one. */
static bool is_passage(const struct report *r, uint32_t id)
{
    const struct bp_tag *tag = tag_of(r, id);
    bool above_block = tag->next != BP_NO_TAG && is_heading(r, tag->next) &&
                       tag_of(r, tag->next)->next != BP_NO_TAG &&
                       tag_of(r, tag_of(r, tag->next)->next)->kind == BP_TAG_TABLE && r->options.large_print;
    return (tag->kind == BP_TAG_P || tag->kind == BP_TAG_L) && !above_block;
}

/* Each heading with a table right below: both, and the table's header and the beginning of its first row, on
 * one page. */
static void check_together(const struct report *r)
{
    uint32_t heading = BP_NO_TAG;
    for (uint32_t i = tag_of(r, 0)->first; i != BP_NO_TAG; i = tag_of(r, i)->next) {
        if (is_heading(r, i) && (heading == BP_NO_TAG || tag_of(r, i)->kind == BP_TAG_H2))
            heading = i;
        if (is_passage(r, i))
            heading = BP_NO_TAG;
        if (tag_of(r, i)->kind != BP_TAG_TABLE || heading == BP_NO_TAG)
            continue;
        uint32_t page = last_page(r, heading), head = child(&r->pages, i, BP_TAG_THEAD);
        uint32_t row = first_row(r, i);
        if (used_of(&r->pages.items[page]) > 0 && row != BP_NO_TAG && first_page(r, row) != page)
            fail_on(r, page, "a heading without its table's first row");
        if (head != BP_NO_TAG && first_page(r, head) != page)
            fail_on(r, page, "a heading without its table's header");
        heading = BP_NO_TAG;
    }
}

/* Whether no page has room for what begins with the heading on one page and ends on the next. */
static bool is_too_high(const struct report *r, uint32_t heading, uint32_t end)
{
    uint32_t page = first_page(r, heading), next = last_page(r, end);
    int32_t high = used_of(&r->pages.items[page]) - lowest(&r->pages, heading, page);
    high += lowest(&r->pages, end, next);
    return high > (bottom_of(&r->pages.items[page]) - body_top) * 9 / 10;
}

/* Whether the key begins in the upper part of a page: it stays there, even if the document control then goes
 * to the next. */
static bool is_key_high(const struct report *r, uint32_t key)
{
    if (key == BP_NO_TAG)
        return false;
    uint32_t page = first_page(r, key);
    return lowest(&r->pages, key, page) * 10 < (bottom_of(&r->pages.items[page]) - body_top) * 4;
}

/* Each heading of a priority or a group with words: they, and the beginning of its first table, on one page
 * if one has room for all of it. */
#define ALL_ACTIONS "Acts" /* the heading of all actions in test_words */

static void check_groups(const struct report *r)
{
    uint32_t group = BP_NO_TAG;
    for (uint32_t i = tag_of(r, 0)->first; i != BP_NO_TAG; i = tag_of(r, i)->next) {
        bool below = tag_of(r, i)->kind == BP_TAG_H3 ||
                     (tag_of(r, i)->kind == BP_TAG_H2 && group != BP_NO_TAG &&
                      heading_says(r, group, ALL_ACTIONS));
        bool table = tag_of(r, i)->kind == BP_TAG_TABLE;
        if ((below || table) && group != BP_NO_TAG && !r->options.large_print) {
            uint32_t next = i, row = BP_NO_TAG;
            while (!table && (next = tag_of(r, next)->next) != BP_NO_TAG && is_passage(r, next))
                ;
            if (next != BP_NO_TAG && tag_of(r, next)->kind == BP_TAG_TABLE)
                row = first_row(r, next);
            if (row != BP_NO_TAG && first_page(r, row) != first_page(r, group) && !is_too_high(r, group, row))
                fail_on(r, first_page(r, group), "a heading and its words without the first row");
        }
        if (tag_of(r, i)->kind == BP_TAG_H2)
            group = i;
        else if (!is_passage(r, i))
            group = BP_NO_TAG;
    }
}

static void check_end(const struct report *r)
{
    uint32_t key = BP_NO_TAG, last_key = BP_NO_TAG;
    for (uint32_t i = tag_of(r, 0)->first; i != BP_NO_TAG; i = tag_of(r, i)->next) {
        if (heading_says(r, i, "Key"))
            key = last_key = i;
        bool control = heading_says(r, i, "Documentcontrol");
        if (control || heading_says(r, i, "Glossary"))
            key = BP_NO_TAG;
        if (key != BP_NO_TAG && last_page(r, i) != first_page(r, key) && !is_too_high(r, key, i))
            fail_on(r, first_page(r, key), "the key is torn from its notes, or in two");
        if (!control)
            continue;
        uint32_t table = tag_of(r, i)->next, page = first_page(r, i);
        if (last_page(r, table) != page)
            fail_on(r, page, "the document control is in two");
        int32_t high = used_of(&r->pages.items[page]), low = lowest(&r->pages, i, page);
        int32_t body = bottom_of(&r->pages.items[page]) - body_top;
        if (low < 30000 && !is_key_high(r, last_key) && high * 10 < body * 3)
            fail_on(r, page, "little but the document control");
    }
}

/* Each page but the first begins with a heading, or with what is repeated: a table's name and header, the
 * name of a block. */
static void check_names(const struct report *r)
{
    for (size_t p = 1; p < r->pages.n; p++) {
        const struct bp_page *page = &r->pages.items[p];
        size_t i = 0;
        while (i < page->n_ops && page->ops[i].kind != BP_OP_TEXT && page->ops[i].kind != BP_OP_STAMP)
            i++;
        if (i == page->n_ops)
            continue;
        const struct bp_op *op = &page->ops[i];
        bool repeated = op->mark == BP_ARTIFACT_HEADER;
        if (op->mark >= 0 && tag_of(r, page->marks[op->mark])->kind == BP_TAG_FIGURE)
            continue; /* a bar: its label says what it is of */
        if (!repeated && !(op->mark >= 0 && is_heading(r, page->marks[op->mark])))
            fail_on(r, p, "nothing says what it begins with");
    }
}

static void check(const struct report *r)
{
    check_names(r);
    if (r->options.chase)
        return; /* each sheet has pages of its own */
    check_together(r);
    check_groups(r);
    check_filled(r);
    check_end(r);
}

/* ---- plans ---- */

static struct bp_buf xml;

static void add_rows(const char *ref, int n, int lines, const char *status)
{
    for (int i = 1; i <= n; i++) {
        bp_buf_fmt(&xml, "<action ref=\"%s.%d\" due=\"March 2027\" status=\"%s\"><description>Cut the grass"
                         "</description><lead>Parks</lead><update>ok", ref, i, status);
        for (int k = 1; k < lines; k++)
            bp_buf_str(&xml, "<br/>ok");
        bp_buf_str(&xml, "</update></action>");
    }
}

static void begin_plan(void)
{
    xml.len = 0;
    bp_buf_str(&xml, "<action-plan xml:lang=\"en-GB\"><title>T</title><report from=\"2026-07-01\" "
                     "to=\"2026-09-30\"><title>R</title></report><actions><priority><title>A</title>");
}

static void check_plan(const char *what, int a, int b, int c, bool large)
{
    struct report r;
    bp_buf_str(&xml, "</priority></actions></action-plan>");
    snprintf(r.name, sizeof r.name, "%s %d %d %d%s", what, a, b, c, large ? ", large print" : "");
    r.options = (struct bp_options){.large_print = large};
    lay_out(&r, xml.bytes, xml.len);
    check(&r);
    bp_arena_clear(&r.arena);
}

/* Rows of one line and one of `lines` lines move the second table down the page in steps of a few points.
 * Most of these tables have words below their heading; some of them, rows of six lines. */
static void test_second_table(void **state)
{
    (void)state;
    for (int way = 0; way < 6; way++) {
        bool large = way % 2, words = way / 2;
        for (int rows = 1; rows <= 4; rows++)
            for (int before = 1; before <= (large ? 4 : 24); before++)
                for (int lines = 1; lines <= (large ? 12 : 6); lines++) {
                    begin_plan();
                    add_rows("1", before, 1, "green");
                    add_rows("2", 1, lines, "green");
                    bp_buf_str(&xml, "</priority><priority><title>B</title>");
                    bp_buf_str(&xml, words ? "<p>Words of B.</p>" : "");
                    add_rows("3", rows, way / 2 == 2 ? 6 : 1, "green");
                    check_plan(way / 2 == 2 ? "rows, lines, high rows after words"
                               : words      ? "rows, lines, rows after words"
                                            : "rows, lines, rows after",
                               before, lines, rows, large);
                }
    }
}

/* A group with words begins at every place of a page. */
static void test_groups(void **state)
{
    (void)state;
    for (int large = 0; large < 2; large++)
        for (int rows = 1; rows <= 3; rows++)
            for (int before = 1; before <= (large ? 4 : 20); before++)
                for (int lines = 1; lines <= (large ? 8 : 5); lines++) {
                    begin_plan();
                    add_rows("1", before, 1, "green");
                    add_rows("2", 1, lines, "green");
                    bp_buf_str(&xml, "</priority><group><title>G</title><p>Words of the group.</p><ul><li>One"
                                     "</li><li>Two</li></ul><priority><title>B</title><p>Words of B.</p>");
                    add_rows("3", rows, 1, "green");
                    bp_buf_str(&xml, "</priority></group><priority><title>C</title>");
                    check_plan("rows, lines, rows of a group", before, lines, rows, large);
                }
}

/* Words of all actions begin at every place of a page. */
static void test_words(void **state)
{
    (void)state;
    for (int large = 0; large < 2; large++)
        for (int rows = 1; rows <= 3; rows++)
            for (int before = 1; before <= (large ? 12 : 100); before++) {
                xml.len = 0;
                bp_buf_str(&xml, "<action-plan xml:lang=\"en-GB\"><title>T</title>"
                                 "<report from=\"2026-07-01\" to=\"2026-09-30\"><title>R</title></report>"
                                 "<success-measures>"
                                 "<measure ref=\"M\" status=\"green\"><description>Grass</description>"
                                 "<update>ok");
                for (int i = 1; i < before; i++)
                    bp_buf_str(&xml, "<br/>ok");
                bp_buf_str(&xml, "</update></measure></success-measures><actions><heading>" ALL_ACTIONS
                                 "</heading><p>Words of all actions.</p><priority><title>A</title>");
                add_rows("1", rows, 1, "green");
                check_plan("rows, lines of a measure", rows, before, 0, large);
            }
}

/* The list of what needs attention ends at every place of a page, and so does the last table. */
static void test_attention(void **state)
{
    static const char *const statuses[] = {"red", "missing", "green"};
    (void)state;
    for (int large = 0; large < 2; large++)
        for (int status = 0; status < 3; status++)
            for (int n = 1; n <= (large ? 14 : 40); n++) {
                begin_plan();
                add_rows("1", n, 1 + n % 3, statuses[status]);
                check_plan("rows, status", n, status, 0, large);
            }
}

/* ---- the examples ---- */

static void read_file(const char *name)
{
    FILE *file = fopen(name, "rb");
    char bytes[4096];
    size_t n;
    assert_non_null(file);
    for (xml.len = 0; (n = fread(bytes, 1, sizeof bytes, file));)
        bp_buf_put(&xml, bytes, n);
    fclose(file);
}

static void check_file(const char *name, bool large, bool chase)
{
    struct report r;
    r.options = (struct bp_options){.large_print = large, .chase = chase};
    snprintf(r.name, sizeof r.name, "%s%s%s", name, large ? ", large print" : "", chase ? ", chase" : "");
    read_file(name);
    lay_out(&r, xml.bytes, xml.len);
    check(&r);
    bp_arena_clear(&r.arena);
}

static void test_examples(void **state)
{
    static const char *const patterns[] = {"input/*.xml", "tests/golden/plans/valid/*.xml",
                                           "tests/golden/bodies/*.xml"};
    size_t checked = 0;
    (void)state;
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        glob_t found;
        if (glob(patterns[i], 0, NULL, &found))
            continue;
        for (size_t k = 0; k < found.gl_pathc; k++) {
            const char *name = found.gl_pathv[k];
            if (strstr(name, "board-pack") || strstr(name, "many-scripts") || strstr(name, "pathological"))
                continue; /* no plan; no font for it here; rows that are higher than pages */
            for (int how = 0; how < 4; how++)
                check_file(name, how % 2, how / 2);
            checked++;
        }
        globfree(&found);
    }
    assert_true(checked > 20);
}

static int close_all(void **state)
{
    bp_buf_free(&xml);
    return close_fonts(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_second_table), cmocka_unit_test(test_groups),
                                       cmocka_unit_test(test_words), cmocka_unit_test(test_attention),
                                       cmocka_unit_test(test_examples)};
    return cmocka_run_group_tests(tests, open_fonts, close_all);
}
