/* pack.c: lays out a board pack. Opens the plans of its items one after the other. The front pages
 * are filled last, because they list the pages of the items. */
#include "layout/pack.h"

#include <string.h>

#include "layout/footer.h"
#include "layout/frame.h"
#include "layout/pattern.h"
#include "report/parts.h"

/* As wide as any range of pages, because all digits have the same width. */
#define WIDEST_FIRST 88888
#define WIDEST_LAST 88889

/* The state while a pack is laid out. */
struct packing {
    const struct bp_pack_job *job;
    struct bp_plan pack; /* the pack's own data, as a plan without rows */
    uint32_t *dests;            /* of the items' headings */
    uint32_t only;  /* if only one part is made: its index */
    uint32_t total; /* … and the number of pages of the whole pack */
    bool stopped;   /* a plan could not be opened */
    bool misplaced; /* the front did not take the pages kept for it: an internal error */
};

static void describe(struct bp_flow *flow, const struct packing *p)
{
    const struct bp_pack *pack = p->job->pack;
    struct bp_pages *pages = flow->set.pages;
    struct bp_arena *arena = pages->arena;
    pages->title = bp_pack_title(&flow->story, pack);
    pages->author = bp_inline_name(arena, pack->organisation.n ? &pack->organisation : &pack->title);
    pages->subject = bp_inline_name(arena, &pack->meeting);
    pages->lang = pack->lang;
    pages->actual_size = true;
    pages->about = p->job->about;
    if (!p->job->options || !p->job->options->date)
        pages->date = pack->meeting_date.year ? pack->meeting_date : p->job->date;
    flow->numbered = true;
}

/* ---- the front ---- */

/* Cover and contents, tagged below the flow's tag. `dests`: of the items' headings; NULL: not known yet, like
 * their pages. */
static void place_front(struct bp_page_writer *writer, const struct bp_pack_job *job, const uint32_t *dests)
{
    struct bp_flow *flow = &writer->flow;
    struct bp_story *story = &flow->story;
    bp_pack_name(story, job->pack);
    story->foot_brief = story->subtitle;
    story->foot = bp_inline_join(story->arena, story->title, " \xC2\xB7 ", story->subtitle);
    story->marking = &job->pack->marking;
    bp_frame_page(flow);
    bp_pack_cover_tell(story, job);
    bp_flow_page(flow);
    bp_pack_contents_tell(story, job, dests, true);
    bp_flow_begin(flow, 0);
    bp_flow_end_page(flow);
}

/* How many pages the front takes. Sets it on pages that are thrown away. */
static uint32_t count_front(struct bp_page_writer *writer, const struct packing *p)
{
    struct bp_flow *flow = &writer->flow;
    struct bp_pages *real = flow->set.pages;
    struct bp_pages unseen = {.arena = real->arena, .fonts = real->fonts, .about = real->about,
                              .image = real->image, .image_words = real->image_words};
    uint32_t document = flow->tag;
    for (uint32_t i = 0; i < p->job->n_parts; i++) {
        p->job->parts[i].first = WIDEST_FIRST;
        p->job->parts[i].last = WIDEST_LAST;
    }
    flow->set.pages = &unseen;
    flow->tag = bp_tag_add(&unseen, BP_NO_TAG, BP_TAG_DOCUMENT);
    place_front(writer, p->job, NULL);
    flow->set.pages = real;
    flow->tag = document;
    return (uint32_t)unseen.n;
}

/* Moves the bookmarks from `from` on to the front: they were made last. */
static void put_first(struct bp_pages *pages, size_t from)
{
    struct bp_bookmark *sorted = bp_arena_array(pages->arena, pages->n_bookmarks, sizeof *sorted);
    for (size_t i = 0; i < pages->n_bookmarks; i++)
        sorted[i] = pages->bookmarks[(i + from) % pages->n_bookmarks];
    pages->bookmarks = sorted;
    pages->bookmarks_capacity = pages->n_bookmarks;
}

static void fill_front(struct bp_page_writer *writer, struct packing *p, uint32_t tag, uint32_t pages)
{
    struct bp_flow *flow = &writer->flow;
    size_t bookmarks = flow->set.pages->n_bookmarks;
    bp_flow_end_page(flow);
    bp_story_turn(&flow->story, &p->pack);
    flow->tag = tag;
    flow->kept = 0;
    flow->kept_end = pages;
    uint32_t all = (uint32_t)flow->set.pages->n;
    place_front(writer, p->job, p->dests);
    p->misplaced = flow->kept != pages || flow->set.pages->n != all;
    put_first(flow->set.pages, bookmarks);
}

/* ---- the items ---- */

/* Turns to the plan. If its language differs from the pack's, sets the language of the section. */
static void turn_to(struct bp_flow *flow, const struct bp_plan *plan, const char *lang, uint32_t section)
{
    struct bp_pages *pages = flow->set.pages;
    bp_story_turn(&flow->story, plan);
    flow->tag = section;
    if (!strcmp(plan->lang, lang))
        return;
    flow->tag = bp_tag_add(pages, section, BP_TAG_SECT);
    pages->tags[flow->tag].detail = BP_DETAIL_LANG;
    pages->tags[flow->tag].text = bp_say(pages->arena, "%s", plan->lang);
}

/* Sets one item: its heading and its report, tagged below the flow's tag. It takes the same pages alone as in
 * the pack; in the pack its headings are tagged one level lower. Returns the destination of the heading. */
static uint32_t place_item(struct bp_flow *flow, const struct packing *p, uint32_t i,
                           const struct bp_extract *extract)
{
    const struct bp_pack_entry *entry = p->job->parts[i].entry;
    struct bp_story *story = &flow->story;
    struct bp_pages *pages = flow->set.pages;
    const uint32_t section = flow->tag;
    const char *lang = p->pack.lang;
    bp_flow_end_page(flow);
    turn_to(flow, extract->part.plan, lang, section);
    const uint32_t first_row = bp_anchors_make(story);
    bp_pack_item_name(story, &p->job->parts[i], &p->pack, extract);
    bp_frame_page(flow);
    const uint32_t first = pages->at;
    bp_pack_front_tell(story, BP_FRONT_MASTHEAD);
    bp_story_turn(story, &p->pack);
    flow->tag = section;
    const size_t bookmark = pages->n_bookmarks;
    bp_pack_heading_tell(story, entry);
    bp_flow_begin(flow, 0);
    const uint32_t dest = pages->bookmarks[bookmark].dest;
    turn_to(flow, extract->part.plan, lang, section);
    bp_pack_front_tell(story, BP_FRONT_NAMES);
    bp_body_tell(story, NULL, first_row);
    if (section) /* without a section, it is the Document */
        bp_tag_close(pages, section);
    bp_flow_end_page(flow);
    const char *range = bp_pack_range(story->arena, bp_house_for(lang), bp_page_number(pages, first),
                                      bp_page_number(pages, pages->at));
    pages->bookmarks[bookmark].title =
        bp_say(pages->arena, "%s %s, %s", entry->number.text, entry->title.text, range);
    story->foot = story->marking = story->notice = NULL;
    story->extract = NULL;
    return dest;
}

/* Sets the items, each in a section, and records their destinations. Returns false if a plan could
 * not be opened. */
static bool place_parts(struct bp_flow *flow, struct packing *p)
{
    const struct bp_pack_job *job = p->job;
    struct bp_pages *pages = flow->set.pages;
    uint32_t document = flow->tag;
    for (uint32_t i = 0; i < job->n_parts; i++) {
        const struct bp_extract *extract = job->open(job->user, i);
        if (!extract)
            return false;
        job->parts[i].first = (uint32_t)pages->n + 1;
        flow->tag = bp_tag_add(pages, document, BP_TAG_SECT);
        flow->deeper = 1;
        p->dests[i] = place_item(flow, p, i, extract);
        flow->deeper = 0;
        job->parts[i].last = (uint32_t)pages->n;
    }
    flow->tag = document;
    return true;
}

static void place_pack(struct bp_page_writer *writer, void *user)
{
    struct packing *p = user;
    struct bp_flow *flow = &writer->flow;
    struct bp_pages *pages = flow->set.pages;
    describe(flow, p);
    uint32_t front = count_front(writer, p), tag = bp_tag_add(pages, flow->tag, BP_TAG_SECT);
    bp_pages_leave(pages, front);
    p->dests = bp_arena_array(pages->arena, p->job->n_parts + 1, sizeof *p->dests);
    if (!place_parts(flow, p)) {
        p->stopped = true;
        return;
    }
    fill_front(writer, p, tag, front);
    pages->total = (uint32_t)pages->n;
}

static void place_part(struct bp_page_writer *writer, void *user)
{
    struct packing *p = user;
    struct bp_flow *flow = &writer->flow;
    const struct bp_pack_job *job = p->job;
    struct bp_pages *pages = flow->set.pages;
    const struct bp_pack_part *part = &job->parts[p->only];
    describe(flow, p);
    pages->title = bp_fill(pages->arena, bp_own(&flow->story, BP_WORD_ITEM_OF_PACK), pages->title,
                           part->entry->number.text, part->entry->title.text, NULL);
    pages->first = part->first;
    pages->total = p->total;
    const struct bp_extract *extract = job->open(job->user, p->only);
    p->stopped = !extract;
    if (extract)
        place_item(flow, p, p->only, extract);
}

static bp_result lay_out(struct packing *p, void (*place)(struct bp_page_writer *, void *),
                         struct bp_arena *arena, struct bp_diags *diags, struct bp_fonts *fonts,
                         struct bp_pages *pages)
{
    bp_pack_plan(p->job->pack, &p->pack);
    const struct bp_framed framed = {&p->pack, p->job->options, p->job->style, place, p};
    bp_result result = bp_frame_lay_out(&framed, arena, diags, fonts, pages);
    if (result == BP_OK && p->misplaced) {
        bp_diag_add(diags, BP_E_INTERNAL, NULL, BP_NOWHERE, 0, "the contents take other pages than were kept",
                    NULL, NULL);
        return BP_INTERNAL;
    }
    return result == BP_OK && p->stopped ? BP_INVALID : result;
}

bp_result bp_pack_lay_out(const struct bp_pack_job *job, struct bp_arena *arena, struct bp_diags *diags,
                          struct bp_fonts *fonts, struct bp_pages *pages)
{
    struct packing p = {.job = job};
    return lay_out(&p, place_pack, arena, diags, fonts, pages);
}

bp_result bp_pack_part_lay_out(const struct bp_pack_job *job, uint32_t part, uint32_t total,
                               struct bp_arena *arena, struct bp_diags *diags, struct bp_fonts *fonts,
                               struct bp_pages *pages)
{
    struct packing p = {.job = job, .only = part, .total = total};
    return lay_out(&p, place_part, arena, diags, fonts, pages);
}
