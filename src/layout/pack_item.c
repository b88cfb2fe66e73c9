/* pack_item.c: one item of a board pack: its heading, what it is about, and its report. It takes
 * the same pages alone as in the pack; in the pack its headings are tagged one level lower. */
#include <string.h>

#include "layout/edition.h"
#include "layout/frame.h"
#include "layout/pack_parts.h"
#include "layout/report.h"

/* The pack's marking, and the plan's marking if the first does not include it. */
static const struct bp_inline *marking_of(struct bp_flow *flow, const struct bp_plan *pack)
{
    struct bp_arena *arena = flow->set.arena;
    const struct bp_inline *ours = &pack->report.marking, *theirs = &flow->plan->report.marking;
    const char *our_words = bp_inline_plain(arena, ours), *their_words = bp_inline_plain(arena, theirs);
    if (strstr(our_words, their_words))
        return ours;
    return strstr(their_words, our_words) ? theirs : bp_inline_join(arena, ours, " \xC2\xB7 ", theirs);
}

/* Turns the flow to the plan. If its language differs from the pack's, sets the language of the
 * section. */
static void turn_to(struct bp_flow *flow, const struct bp_plan *plan, const char *lang, uint32_t section)
{
    struct bp_pages *pages = flow->set.pages;
    bp_frame_turn(flow, plan);
    flow->tag = section;
    if (!strcmp(plan->lang, lang))
        return;
    flow->tag = bp_tag_add(pages, section, BP_TAG_SECT);
    pages->tags[flow->tag].detail = BP_DETAIL_LANG;
    pages->tags[flow->tag].text = bp_say(pages->arena, "%s", plan->lang);
}

/* "Item 7 · Quarter 2 monitoring report" */
static const char *label_of(const struct bp_flow *flow, const struct bp_pack_entry *entry)
{
    return bp_fill(flow->set.arena, bp_own(flow, BP_WORD_ITEM_LABEL), entry->number.text, entry->title.text,
                   NULL);
}

/* Sets "Item 7 · Quarter 2 monitoring report", and why the item is restricted, if it is, in the
 * words of the Schedule. Returns the bookmark. */
static uint32_t place_heading(struct bp_flow *flow, const struct bp_pack_entry *entry)
{
    struct bp_arena *arena = flow->set.arena;
    bp_flow_heading(flow, 1, bp_say_inline_at(arena, label_of(flow, entry), entry->title.at));
    uint32_t bookmark = flow->heading.bookmark;
    bp_flow_begin(flow, 0);
    if (entry->ground) {
        const struct bp_inline *notice = bp_notice_words(flow, bp_exempt_add(0, entry->ground));
        bp_flow_text(flow, bp_inline_join(arena, bp_inline_look(arena, notice, BP_STRONG), ". ",
                                          bp_own_inline(flow, bp_exempt_words(entry->ground))),
                     bp_type_of(flow->theme.body, flow->theme.ink, false));
        bp_flow_gap(flow, flow->theme.text * 6 / 10);
    }
    return bookmark;
}

/* The lines above the tables. They are few, because the item's heading already has the title. */
static void place_front(struct bp_flow *flow)
{
    struct bp_arena *arena = flow->set.arena;
    const struct bp_theme *theme = &flow->theme;
    bp_flow_text(flow, flow->title, bp_type_of(theme->subtitle, theme->navy, true));
    bp_flow_text(flow, bp_inline_join(arena, bp_inline_look(arena, flow->subtitle, BP_STRONG), " \xC2\xA0 ",
                                      flow->detail),
                 bp_type_of(theme->body, theme->ink, false));
    bp_edition_place(flow);
}

uint32_t bp_pack_part_place(struct bp_flow *flow, const struct bp_pack_job *job, uint32_t part,
                            const struct bp_plan *pack, const struct bp_extract *extract)
{
    const struct bp_pack_entry *entry = job->parts[part].entry;
    struct bp_arena *arena = flow->set.arena;
    struct bp_pages *pages = flow->set.pages;
    struct bp_names names = {0};
    uint32_t section = flow->tag;
    struct bp_report_more more = {.extract = extract};
    bp_flow_end_page(flow);
    turn_to(flow, extract->part.plan, pack->lang, section);
    struct bp_report_dests dests = bp_report_dests_add(flow);
    bp_edition_name(flow, extract, BP_WORD_EXTRACT_NAME, &names);
    bp_frame_name(flow, names);
    if (entry->ground)
        flow->notice = bp_notice_words(flow, job->parts[part].restricted);
    flow->foot = bp_say_inline(arena, label_of(flow, entry));
    flow->foot_brief = bp_say_inline(
        arena, bp_fill(arena, bp_own(flow, BP_WORD_ITEM_NUMBER), entry->number.text, NULL));
    flow->marking = marking_of(flow, pack);
    bp_frame_page(flow);
    uint32_t first = pages->at;
    bp_masthead_place(flow);
    bp_frame_turn(flow, pack);
    flow->tag = section;
    uint32_t bookmark = place_heading(flow, entry);
    uint32_t dest = pages->bookmarks[bookmark].dest;
    turn_to(flow, extract->part.plan, pack->lang, section);
    bp_frame_name(flow, names);
    place_front(flow);
    bp_report_body_place(flow, &more, &dests);
    if (section) /* without a section, it is the Document */
        bp_tag_close(pages, section);
    bp_flow_end_page(flow);
    const char *range = bp_pack_range(arena, bp_house_for(pack->lang), bp_page_number(pages, first),
                                      bp_page_number(pages, pages->at));
    pages->bookmarks[bookmark].title =
        bp_say(pages->arena, "%s %s, %s", entry->number.text, entry->title.text, range);
    flow->foot = flow->marking = flow->notice = NULL;
    flow->extract = NULL;
    return dest;
}
