/* front.c: what comes before the tables: organisation, marking, title, period, meeting, summary. */
#include "layout/edition.h"

/* The marking, and the notice if something is not for publication. */
static const struct bp_inline *marking_of(struct bp_flow *flow)
{
    const struct bp_inline *marking = flow->marking ? flow->marking : &flow->plan->report.marking;
    return flow->notice ? bp_inline_join(flow->set.arena, marking, " \xC2\xB7 ", flow->notice) : marking;
}

/* The organisation, and the marking to the right of its first line. Screen readers skip the footer,
 * so the marking is real text here. */
void bp_masthead_place(struct bp_flow *flow)
{
    const struct bp_plan *plan = flow->plan;
    const struct bp_inline *marking = marking_of(flow);
    struct bp_para *para =
        bp_para_compose(&flow->set, marking, bp_type_of(flow->theme.text, flow->theme.ink, true),
                        (struct bp_target){0, NULL});
    bp_para_fit(&flow->set, para, flow->notice ? flow->width / 2 : flow->width / 3);
    bool beside = marking->n && para->n_lines == 1 && plan->organisation.n;
    int32_t top = flow->y, whole = flow->width;
    if (beside)
        flow->width -= para->lines[0].width + flow->theme.body;
    bp_flow_text(flow, &plan->organisation, bp_type_of(flow->theme.text, flow->theme.grey, false));
    flow->width = whole;
    if (beside && flow->y > top) { /* both are still on the same page */
        para->tag = bp_tag_add(flow->set.pages, flow->tag, BP_TAG_P);
        bp_para_emit(&flow->set, para, 0, 1, flow->left, top, flow->width, true);
    } else {
        bp_flow_text(flow, marking, bp_type_of(flow->theme.text, flow->theme.ink, true));
    }
    if (marking->n || plan->organisation.n)
        bp_flow_gap(flow, flow->theme.text * 8 / 10);
}

void bp_front_place(struct bp_flow *flow)
{
    struct bp_arena *arena = flow->set.arena;
    int32_t whole = flow->width, below = bp_logo_place(flow);
    uint32_t page = flow->set.pages->at;
    bp_masthead_place(flow);
    bp_flow_heading(flow, 1, flow->title);
    struct bp_pages *pages = flow->set.pages;
    if (flow->extract && flow->extract->chosen) /* so that the first bookmark names the extract too */
        pages->bookmarks[pages->n_bookmarks - 1].title = pages->title;
    bp_flow_begin(flow, 0);
    flow->y -= flow->y > flow->top + flow->theme.title * 4 / 10 ? flow->theme.title * 2 / 10 : 0;
    const struct bp_inline *title = bp_inline_look(arena, flow->subtitle, BP_STRONG);
    bp_flow_text(flow, bp_inline_join(arena, title, " \xC2\xA0 ", flow->detail),
                 bp_type_of(flow->theme.subtitle, flow->theme.ink, false));
    const struct bp_inline *meeting = bp_meeting_words(flow);
    if (meeting) {
        bp_flow_gap(flow, flow->theme.text * 4 / 10);
        bp_flow_text(flow, meeting, bp_type_of(flow->theme.text, flow->theme.ink, false));
    }
    bp_edition_place(flow);
    flow->width = whole;
    if (flow->set.pages->at == page && flow->y < below)
        flow->y = below;
}

void bp_summary_place(struct bp_flow *flow)
{
    const struct bp_block *summary = flow->plan->report.summary;
    if (!summary)
        return;
    bp_flow_heading(flow, 2, bp_own_inline(flow, BP_WORD_SUMMARY));
    struct bp_part part = {.kind = BP_PART_BLOCKS, .blocks = summary};
    bp_flow_parts(flow, &part, 1, bp_type_of(flow->theme.body, flow->theme.ink, false));
}
