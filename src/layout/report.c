/* report.c: makes the pages of a report from a plan, part by part. */
#include "layout/report.h"

#include "layout/chase.h"
#include "layout/edition.h"
#include "layout/findings.h"
#include "layout/frame.h"
#include "layout/movement.h"
#include "layout/parts.h"

struct bp_report_dests bp_report_dests_add(struct bp_flow *flow)
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

static void place_chase(struct bp_flow *flow, void *user)
{
    const struct bp_report_more *more = user;
    struct bp_names names = {0};
    bp_edition_name(flow, more->extract, BP_WORD_CHASE_EXTRACT_NAME, &names);
    if (!names.subtitle)
        names.subtitle = bp_fill_inline(flow->set.arena, bp_own(flow, BP_WORD_CHASE_NAME),
                                        &flow->plan->report.title, NULL);
    bp_frame_begin(flow, names);
    bp_front_place(flow);
    bp_chase_place(flow);
}

void bp_report_body_place(struct bp_flow *flow, const struct bp_report_more *more,
                          const struct bp_report_dests *dests)
{
    bp_summary_place(flow);
    bp_glance_place(flow);
    bp_attention_place(flow, dests);
    bp_movement_place(flow);
    bp_flow_chapter(flow);
    bp_sections_place(flow, dests);
    bp_back_place(flow);
    if (more->findings) {
        bp_flow_chapter(flow);
        bp_findings_place(flow, more->findings, dests);
    }
}

static void place_report(struct bp_flow *flow, void *user)
{
    const struct bp_report_more *more = user;
    struct bp_names names = {0};
    struct bp_report_dests dests = bp_report_dests_add(flow);
    flow->since = more->since;
    bp_edition_name(flow, more->extract, BP_WORD_EXTRACT_NAME, &names);
    bp_frame_begin(flow, names);
    bp_front_place(flow);
    bp_report_body_place(flow, more, &dests);
}

bp_result bp_report_lay_out(const struct bp_plan *plan, const struct bp_options *options,
                            const struct bp_report_more *more, struct bp_arena *arena,
                            struct bp_diags *diags, struct bp_fonts *fonts,
                            struct bp_pages *pages)
{
    struct bp_report_more mine = *more;
    bool chase = options && options->chase;
    struct bp_document report = {plan, options, chase ? place_chase : place_report, &mine};
    return bp_document_lay_out(&report, arena, diags, fonts, pages);
}
