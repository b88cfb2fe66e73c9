/* report.c: the order of a report, and the frame round its making. In: a plan. Out: pages. */
#include "layout/report.h"

#include <setjmp.h>
#include <string.h>

#include "layout/parts.h"
#include "layout/pattern.h"

#define WORK_BUDGET ((size_t)512 << 20)

static struct bp_report_dests add_dests(struct bp_flow *flow)
{
    const struct bp_plan *plan = flow->plan;
    struct bp_pages *pages = flow->set.pages;
    struct bp_report_dests dests = {(uint32_t)pages->n_dests, 0};
    for (uint32_t i = 0; i < plan->n_measures; i++)
        bp_dest_add(pages);
    dests.actions = (uint32_t)pages->n_dests;
    for (uint32_t p = 0; p < plan->n_priorities; p++)
        for (uint32_t i = 0; i < plan->priorities[p].n_rows; i++)
            bp_dest_add(pages);
    return dests;
}

static void describe(struct bp_flow *flow, const struct bp_options *options)
{
    const struct bp_plan *plan = flow->plan;
    struct bp_pages *pages = flow->set.pages;
    const char *title = bp_inline_plain(pages->arena, &plan->title);
    const char *report = bp_inline_plain(pages->arena, &plan->report.title);
    pages->title = bp_say(pages->arena, "%s: %s", title, report);
    pages->author = bp_inline_plain(pages->arena, &plan->organisation);
    pages->subject = bp_inline_plain(pages->arena, bp_period_words(flow));
    pages->lang = plan->lang;
    pages->date = plan->report.meeting_date.year ? plan->report.meeting_date : plan->report.to;
    if (options && options->date)
        bp_date_iso(options->date, &pages->date);
}

/* The plan with black and white statuses. */
static const struct bp_plan *in_black_and_white(const struct bp_plan *plan, struct bp_arena *arena)
{
    struct bp_plan *copy = bp_arena_alloc(arena, sizeof *copy);
    *copy = *plan;
    copy->scheme.items = bp_arena_array(arena, (size_t)plan->scheme.n, sizeof *copy->scheme.items);
    for (int i = 0; i < plan->scheme.n; i++) {
        struct bp_status *status = &copy->scheme.items[i];
        *status = plan->scheme.items[i];
        status->fill = BP_WHITE;
        status->text = 0x000000;
        status->pattern = bp_pattern_of(i);
    }
    return copy;
}

static void place_all(struct bp_flow *flow, const struct bp_options *options)
{
    if (flow->theme.mono)
        flow->plan = in_black_and_white(flow->plan, flow->set.arena);
    describe(flow, options);
    flow->tag = bp_tag_add(flow->set.pages, BP_NO_TAG, BP_TAG_DOCUMENT);
    struct bp_report_dests dests = add_dests(flow);
    flow->left = BP_MARGIN_SIDE;
    flow->width = BP_PAGE_WIDTH - 2 * BP_MARGIN_SIDE;
    flow->top = BP_MARGIN_TOP;
    flow->bottom = BP_PAGE_HEIGHT - BP_FOOTER_BASE - bp_footer_height(flow) - BP_FOOTER_GAP;
    bp_flow_page(flow);
    bp_front_place(flow);
    bp_glance_place(flow);
    bp_attention_place(flow, &dests);
    bp_flow_page(flow); /* pages 1 to here can be handed out alone */
    bp_sections_place(flow, &dests);
    bp_key_place(flow);
    bp_back_place(flow);
    bp_footer_place(flow);
}

/* Allocations jump back here when memory has run out: no other library's frame lies between. */
static bool guarded(struct bp_flow *flow, const struct bp_options *options)
{
    jmp_buf out;
    flow->set.arena->on_out = flow->set.work.on_out = &out;
    if (setjmp(out)) {
        flow->set.arena->on_out = NULL;
        return false;
    }
    place_all(flow, options);
    flow->set.arena->on_out = NULL;
    return true;
}

bp_result bp_report_lay_out(const struct bp_plan *plan, const struct bp_options *options,
                            struct bp_arena *arena, struct bp_diags *diags, struct bp_fonts *fonts,
                            struct bp_pages *pages)
{
    struct bp_flow flow;
    memset(&flow, 0, sizeof flow);
    flow.plan = plan;
    flow.theme = bp_theme_make(options);
    flow.set = (struct bp_setter){.arena = arena, .source = plan->source, .diags = diags,
                                  .pages = pages};
    pages->arena = arena;
    pages->fonts = fonts;
    bp_arena_init(&flow.set.work, WORK_BUDGET);
    size_t errors = diags->errors;
    bool whole = bp_shaper_open(&flow.set.shaper, arena, fonts, plan->lang) &&
                 guarded(&flow, options);
    bp_shaper_close(&flow.set.shaper);
    bp_arena_clear(&flow.set.work);
    bp_buf_free(&flow.set.text);
    bp_buf_free(&flow.set.breaks);
    bp_buf_free(&flow.set.levels);
    bp_buf_free(&flow.set.pieces);
    return !whole ? BP_NOMEM : diags->errors > errors ? BP_INVALID : BP_OK;
}
