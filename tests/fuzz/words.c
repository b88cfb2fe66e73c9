/* words.c: the texts of a plan, looked for in the text below the tags. */
#include "words.h"

#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "model/columns.h"
#include "layout/bidi.h"
#include "layout/dump.h"

#define PLACES 4096 /* of the counts of characters; some characters share one */

struct words {
    const struct bp_pages *pages;
    struct bp_buf text;   /* all that the tags hold, solid */
    struct bp_buf wanted; /* the text that is looked for, solid */
    int32_t counts[PLACES];
};

static void put_content(struct words *w, const struct bp_tag *leaf)
{
    const struct bp_page *page = &w->pages->items[leaf->page];
    struct bp_buf text = {0};
    for (size_t i = 0; i < page->n_ops; i++)
        if (page->ops[i].kind == BP_OP_TEXT && page->ops[i].mark == (int32_t)leaf->index)
            bp_op_text(&page->ops[i], &text);
    fuzz_solid(&w->text, text.bytes, text.len);
    bp_buf_free(&text);
}

/* The labels of lists stand before their first line, wherever the tag tree has them, and are the report's. */
static void put_tag(struct words *w, uint32_t id)
{
    const struct bp_tag *tag = &w->pages->tags[id];
    if (tag->kind == BP_TAG_LBL)
        return;
    if (tag->kind == BP_TAG_CONTENT)
        put_content(w, tag);
    for (uint32_t kid = tag->first; kid != BP_NO_TAG; kid = w->pages->tags[kid].next)
        put_tag(w, kid);
}

static void count(struct words *w, const struct bp_buf *text, int32_t step)
{
    for (const char *at = text->bytes, *end = at + text->len; at < end;) {
        uint32_t code = bp_utf8_next(&at, end);
        w->counts[code % PLACES] += step;
        fuzz_expect(w->counts[code % PLACES] >= 0, "a character of the plan is not on the pages",
                    text->bytes);
    }
}

/* Looks for what `wanted` holds, and empties it. Of a text with a coloured sign, whose word the pages add
 * behind it, only the characters are counted. */
static void expect_wanted(struct words *w)
{
    bp_buf_char(&w->wanted, '\0');
    if (!strstr(w->wanted.bytes, "\xF0\x9F") && !bp_bidi_needed(w->wanted.bytes, w->wanted.len))
        fuzz_expect(strstr(w->text.bytes, w->wanted.bytes), "a text of the plan is not on the pages",
                    w->wanted.bytes);
    w->wanted.len--;
    if (w->wanted.len)
        count(w, &w->wanted, -1);
    w->wanted.len = 0;
}

static void expect_text(struct words *w, const char *text)
{
    fuzz_solid(&w->wanted, text, strlen(text));
    expect_wanted(w);
}

static void expect_inline(struct words *w, const struct bp_inline *text)
{
    for (uint32_t i = 0; i < text->n; i++)
        fuzz_solid(&w->wanted, text->runs[i].text, strlen(text->runs[i].text));
    expect_wanted(w);
}

static void expect_blocks(struct words *w, const struct bp_block *block)
{
    for (; block; block = block->next) {
        expect_inline(w, &block->text);
        for (const struct bp_item *item = block->items; item; item = item->next)
            expect_blocks(w, item->blocks);
    }
}

/* What the author's own list of columns leaves out is not on the pages. */
static void expect_row(struct words *w, const struct bp_plan *plan, const struct bp_row *row)
{
    if (bp_column_kept(plan, row->kind, BP_COLUMN_REF))
        expect_text(w, row->ref);
    expect_inline(w, &row->theme);
    expect_inline(w, &row->description);
    if (bp_column_kept(plan, row->kind, BP_COLUMN_DUE)) {
        expect_text(w, row->due.text);
        expect_text(w, row->revised_due.text);
    }
    for (uint32_t i = 0; i < row->n_leads && bp_column_kept(plan, row->kind, BP_COLUMN_LEAD); i++)
        expect_inline(w, &row->leads[i]);
    for (uint32_t i = 0; i < row->n_partners && bp_column_kept(plan, row->kind, BP_COLUMN_PARTNER); i++)
        expect_inline(w, &row->partners[i]);
    if (row->status != plan->scheme.n && bp_column_kept(plan, row->kind, BP_COLUMN_STATUS)) /* n: none is needed */
        expect_text(w, plan->scheme.items[row->status].label);
    if (bp_column_kept(plan, row->kind, BP_COLUMN_UPDATE)) {
        expect_blocks(w, row->update);
        expect_blocks(w, row->corrective_action);
    }
}

static void expect_front(struct words *w, const struct bp_plan *plan)
{
    const struct bp_report *report = &plan->report;
    const struct bp_inline *const texts[] = {
        &plan->title, &plan->organisation, &report->title, &report->period, &report->meeting,
        &report->marking, &report->version, &report->contact};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        expect_inline(w, texts[i]);
    expect_blocks(w, report->summary);
}

static void expect_plan(struct words *w, const struct bp_plan *plan)
{
    expect_front(w, plan);
    for (uint32_t i = 0; i < plan->n_measures; i++)
        expect_row(w, plan, &plan->measures[i]);
    for (uint32_t p = 0; p < plan->n_priorities; p++) {
        expect_inline(w, &plan->priorities[p].title);
        for (uint32_t i = 0; i < plan->priorities[p].n_rows; i++)
            expect_row(w, plan, &plan->priorities[p].rows[i]);
    }
    for (uint32_t i = 0; i < plan->n_terms; i++) {
        expect_text(w, plan->terms[i].abbr);
        expect_inline(w, &plan->terms[i].meaning);
    }
}

static struct words *begin(const struct bp_pages *pages)
{
    static struct words w; /* large for a stack */
    memset(&w, 0, sizeof w);
    w.pages = pages;
    put_tag(&w, 0);
    if (w.text.len)
        count(&w, &w.text, 1);
    bp_buf_char(&w.text, '\0');
    return &w;
}

static void end(struct words *w)
{
    bp_buf_free(&w->text);
    bp_buf_free(&w->wanted);
}

void fuzz_expect_words(const struct bp_plan *plan, const struct bp_pages *pages)
{
    struct words *w = begin(pages);
    expect_plan(w, plan);
    end(w);
}

void fuzz_expect_texts(const struct bp_pages *pages, const struct bp_inline *texts, uint32_t n)
{
    struct words *w = begin(pages);
    for (uint32_t i = 0; i < n; i++)
        expect_inline(w, &texts[i]);
    end(w);
}
