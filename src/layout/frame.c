/* frame.c: makes a document of any kind: takes a plan and a function that fills the pages, and
 * gives pages. */
#include "layout/frame.h"

#include <setjmp.h>
#include <string.h>

#include "layout/parts.h"
#include "layout/pattern.h"

static void describe(struct bp_flow *flow, const struct bp_options *options)
{
    const struct bp_plan *plan = flow->plan;
    struct bp_pages *pages = flow->set.pages;
    pages->author = bp_inline_name(pages->arena, &plan->organisation);
    pages->subject = bp_inline_name(pages->arena, bp_period_words(flow));
    pages->lang = bp_pages_keep(pages, plan->lang);
    pages->date = plan->report.meeting_date.year ? plan->report.meeting_date : plan->report.to;
    if (options && options->date)
        bp_date_iso(options->date, &pages->date);
}

/* The plan with statuses in black and white. The head of a pack has none. */
static const struct bp_plan *in_black_and_white(const struct bp_plan *plan, struct bp_arena *arena)
{
    if (!plan->scheme.items)
        return plan;
    struct bp_plan *copy = bp_arena_alloc(arena, sizeof *copy);
    *copy = *plan;
    copy->scheme.items = bp_arena_array(arena, (size_t)plan->scheme.n + 1, sizeof *copy->scheme.items);
    copy->scheme.items[plan->scheme.n] = plan->scheme.items[plan->scheme.n];
    for (int i = 0; i < plan->scheme.n; i++) {
        struct bp_status *status = &copy->scheme.items[i];
        *status = plan->scheme.items[i];
        status->fill = BP_WHITE;
        status->text = 0x000000;
        status->pattern = bp_pattern_of(i);
    }
    return copy;
}

void bp_frame_name(struct bp_flow *flow, struct bp_names names)
{
    const struct bp_plan *plan = flow->plan;
    flow->title = names.title ? names.title : &plan->title;
    flow->subtitle = names.subtitle ? names.subtitle : &plan->report.title;
    flow->detail = names.detail ? names.detail : bp_period_words(flow);
}

void bp_frame_page(struct bp_flow *flow)
{
    flow->left = BP_MARGIN_SIDE;
    flow->width = BP_PAGE_WIDTH - 2 * BP_MARGIN_SIDE;
    flow->top = BP_MARGIN_TOP;
    bp_footer_make(flow);
    bp_flow_page(flow);
}

void bp_frame_begin(struct bp_flow *flow, struct bp_names names)
{
    struct bp_pages *pages = flow->set.pages;
    bp_frame_name(flow, names);
    pages->title = bp_say(pages->arena, "%s: %s", bp_inline_name(pages->arena, flow->title),
                          bp_inline_name(pages->arena, flow->subtitle));
    bp_frame_page(flow);
}

void bp_frame_turn(struct bp_flow *flow, const struct bp_plan *plan)
{
    flow->plan = flow->theme.mono ? in_black_and_white(plan, flow->set.arena) : plan;
    flow->set.source = plan->source;
    flow->set.house = bp_house_for(plan->lang);
    flow->set.foreign = !bp_house_of(plan->lang);
    bp_shaper_speak(&flow->set.shaper, plan->lang);
}

static void place_all(struct bp_flow *flow, const struct bp_document *document)
{
    bp_frame_turn(flow, flow->plan);
    describe(flow, document->options);
    flow->tag = bp_tag_add(flow->set.pages, BP_NO_TAG, BP_TAG_DOCUMENT);
    document->place(flow, document->user);
    bp_flow_end_page(flow);
    bp_footers_end(flow);
}

/* If memory runs out, allocations jump back to `out`. No frame of another library is in between. */
static void jump_to(struct bp_flow *flow, jmp_buf *out)
{
    flow->set.arena->on_out = flow->set.work.on_out = flow->page.on_out = out;
    flow->set.shaper.fonts->shapes.arena.on_out = out;
}

static bool guarded(struct bp_flow *flow, const struct bp_document *document)
{
    jmp_buf out;
    jump_to(flow, &out);
    if (setjmp(out)) {
        jump_to(flow, NULL);
        return false;
    }
    place_all(flow, document);
    jump_to(flow, NULL);
    return true;
}

bp_result bp_document_lay_out(const struct bp_document *document, struct bp_arena *arena,
                              struct bp_diags *diags, struct bp_fonts *fonts,
                              struct bp_pages *pages)
{
    struct bp_flow flow;
    const struct bp_plan *plan = document->plan;
    memset(&flow, 0, sizeof flow);
    flow.plan = plan;
    flow.theme = bp_theme_make(document->options);
    flow.set = (struct bp_setter){.arena = arena, .diags = diags, .pages = pages};
    pages->arena = arena;
    pages->fonts = fonts;
    bp_arena_init_within(&flow.set.work, arena);
    bp_arena_init_within(&flow.page, arena);
    pages->page_arena = pages->sink ? &flow.page : NULL;
    flow.errors = diags->errors;
    bool whole = bp_shaper_open(&flow.set.shaper, arena, fonts, plan->lang) &&
                 guarded(&flow, document);
    bp_shaper_close(&flow.set.shaper);
    bp_arena_clear(&flow.set.work);
    bp_arena_clear(&flow.page);
    pages->page_arena = NULL;
    bp_buf_free(&flow.set.text);
    bp_buf_free(&flow.set.breaks);
    bp_buf_free(&flow.set.levels);
    bp_buf_free(&flow.set.pieces);
    return !whole ? BP_NOMEM : diags->errors > flow.errors ? BP_INVALID : BP_OK;
}
