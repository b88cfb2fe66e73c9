/* masthead.c: sets the front of a report, of an item of a pack, and the cover of a pack. */
#include "layout/masthead.h"

#include "layout/pattern.h"

/* The organisation, and the marking to the right of its first line. Screen readers skip the footer,
 * so the marking is real text here. */
static void place_masthead(struct bp_flow *flow, const struct bp_front *front)
{
    const struct bp_inline *marking = front->marking;
    struct bp_para *para =
        bp_para_compose(&flow->set, marking, bp_type_of(flow->theme.text, flow->theme.ink.text, true),
                        (struct bp_target){0, NULL});
    bp_para_fit(&flow->set, para, flow->story.notice ? flow->width / 2 : flow->width / 3);
    bool beside = marking->n && para->n_lines == 1 && front->organisation->n;
    int32_t top = flow->y, whole = flow->width;
    if (beside)
        flow->width -= para->lines[0].width + flow->theme.body;
    bp_flow_text(flow, front->organisation, bp_type_of(flow->theme.text, flow->theme.ink.quiet, false));
    flow->width = whole;
    if (beside && flow->y > top) { /* both are still on the same page */
        para->tag = bp_tag_add(flow->set.pages, flow->tag, BP_TAG_P);
        bp_para_emit(&flow->set, para, 0, 1, flow->left, top, flow->width, true);
    } else {
        bp_flow_text(flow, marking, bp_type_of(flow->theme.text, flow->theme.ink.text, true));
    }
    if (marking->n || front->organisation->n)
        bp_flow_gap(flow, flow->theme.text * 8 / 10);
}

/* "Quarter 2 Monitoring Report  1 July 2019 to 30 September 2019" */
static void place_subtitle(struct bp_flow *flow, const struct bp_front *front, int32_t size)
{
    struct bp_arena *arena = flow->set.arena;
    const struct bp_inline *title = bp_inline_look(arena, front->subtitle, BP_STRONG);
    bp_flow_text(flow, bp_inline_join(arena, title, " \xC2\xA0 ", front->detail),
                 bp_type_of(size, flow->theme.ink.text, false));
}

static void place_lines(struct bp_flow *flow, const struct bp_front *front)
{
    const int32_t size = flow->theme.text;
    for (uint32_t i = 0; i < front->n_lines; i++) {
        bp_flow_gap(flow, size * 4 / 10);
        bp_flow_text(flow, bp_say_inline(flow->set.arena, front->lines[i]),
                     bp_type_of(size, flow->theme.ink.text, front->bold[i]));
    }
}

static void place_whole(struct bp_flow *flow, const struct bp_front *front)
{
    int32_t whole = flow->width, below = bp_logo_place(flow);
    uint32_t page = flow->set.pages->at;
    place_masthead(flow, front);
    bp_flow_heading(flow, 1, front->title);
    struct bp_pages *pages = flow->set.pages;
    if (front->extract) /* so that the first bookmark names the extract too */
        pages->bookmarks[pages->n_bookmarks - 1].title = pages->title;
    bp_flow_begin(flow, 0);
    flow->y -= flow->y > flow->top + flow->theme.title * 4 / 10 ? flow->theme.title * 2 / 10 : 0;
    place_subtitle(flow, front, flow->theme.subtitle);
    if (front->meeting) {
        bp_flow_gap(flow, flow->theme.text * 4 / 10);
        bp_flow_text(flow, front->meeting, bp_type_of(flow->theme.text, flow->theme.ink.text, false));
    }
    place_lines(flow, front);
    flow->width = whole;
    if (flow->set.pages->at == page && flow->y < below)
        flow->y = below;
}

/* The lines are few, because the item's heading already has the title. */
static void place_names(struct bp_flow *flow, const struct bp_front *front)
{
    bp_flow_text(flow, front->title, bp_type_of(flow->theme.subtitle, flow->theme.ink.heading, true));
    place_subtitle(flow, front, flow->theme.body);
    place_lines(flow, front);
}

void bp_front_place(struct bp_flow *flow, const struct bp_front *front)
{
    if (front->part == BP_FRONT_WHOLE)
        place_whole(flow, front);
    else if (front->part == BP_FRONT_MASTHEAD)
        place_masthead(flow, front);
    else
        place_names(flow, front);
}

void bp_cover_place(struct bp_flow *flow, const struct bp_cover *cover)
{
    const struct bp_theme *theme = &flow->theme;
    int32_t whole = flow->width, below = bp_logo_place(flow), drop = (flow->bottom - flow->top) / 5;
    flow->width = whole;
    flow->y = flow->top + drop > below ? flow->top + drop : below;
    bp_flow_text(flow, cover->organisation, bp_type_of(theme->subtitle, theme->ink.quiet, false));
    bp_flow_gap(flow, theme->text * 8 / 10);
    bp_flow_heading(flow, 1, cover->title);
    bp_flow_begin(flow, 0);
    bp_flow_text(flow, cover->kind, bp_type_of(theme->heading, theme->ink.text, true));
    struct bp_box rule = {flow->left, flow->y + theme->text, flow->width, BP_RULE_WIDTH * 4};
    bp_rect_emit(&flow->set, rule, theme->ink.heading, BP_NO_TAG);
    flow->y += theme->text * 2;
    bp_flow_text(flow, cover->meeting, bp_type_of(theme->subtitle, theme->ink.text, false));
    if (cover->marking->n || cover->edition)
        bp_flow_gap(flow, theme->text * 2);
    bp_flow_text(flow, cover->marking, bp_type_of(theme->subtitle, theme->ink.text, true));
    if (cover->edition)
        bp_flow_text(flow, cover->edition, bp_type_of(theme->subtitle, theme->ink.text, true));
}
