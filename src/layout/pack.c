/* pack.c: lays out a board pack. Opens the plans of its items one after the other. The front pages
 * are filled last, because they list the pages of the items. */
#include "layout/pack.h"

#include "layout/frame.h"
#include "layout/pack_parts.h"

/* The state while a pack is laid out. */
struct packing {
    const struct bp_pack_job *job;
    const struct bp_plan *pack; /* the pack's own data, as a plan without rows */
    struct bp_pack_front front;
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
    const char *title = bp_inline_name(arena, &pack->title);
    pages->title = pack->meeting_date.year
                       ? bp_fill(arena, bp_own(flow, BP_WORD_PACK_OF_DAY), title,
                                 bp_house_date(arena, flow->set.house, pack->meeting_date), NULL)
                       : bp_fill(arena, bp_own(flow, BP_WORD_PACK_OF), title, NULL);
    pages->author = bp_inline_name(arena, pack->organisation.n ? &pack->organisation : &pack->title);
    pages->subject = bp_inline_name(arena, &pack->meeting);
    pages->lang = pack->lang;
    pages->actual_size = true;
    pages->about = p->job->about;
    if (!p->job->options || !p->job->options->date)
        pages->date = pack->meeting_date.year ? pack->meeting_date : p->job->date;
    flow->numbered = true;
}

/* How many pages the front takes. Sets it on pages that are thrown away. */
static uint32_t count_front(struct bp_flow *flow, struct packing *p)
{
    struct bp_pages *real = flow->set.pages;
    struct bp_pages unseen = {.arena = real->arena, .fonts = real->fonts, .about = real->about,
                              .image = real->image, .image_words = real->image_words};
    uint32_t document = flow->tag;
    flow->set.pages = &unseen;
    flow->tag = bp_tag_add(&unseen, BP_NO_TAG, BP_TAG_DOCUMENT);
    bp_pack_front_place(flow, &p->front);
    bp_flow_end_page(flow);
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

static void fill_front(struct bp_flow *flow, struct packing *p, uint32_t tag, uint32_t pages)
{
    size_t bookmarks = flow->set.pages->n_bookmarks;
    bp_flow_end_page(flow);
    bp_frame_turn(flow, p->pack);
    flow->tag = tag;
    flow->kept = 0;
    flow->kept_end = pages;
    uint32_t all = (uint32_t)flow->set.pages->n;
    bp_pack_front_place(flow, &p->front);
    bp_flow_end_page(flow);
    p->misplaced = flow->kept != pages || flow->set.pages->n != all;
    put_first(flow->set.pages, bookmarks);
}

/* Sets the items, each in a section, and records their destinations. Returns false if a plan could
 * not be opened. */
static bool place_parts(struct bp_flow *flow, struct packing *p, uint32_t *dests)
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
        dests[i] = bp_pack_part_place(flow, job, i, p->pack, extract);
        flow->deeper = 0;
        job->parts[i].last = (uint32_t)pages->n;
    }
    flow->tag = document;
    return true;
}

static void place_pack(struct bp_flow *flow, void *user)
{
    struct packing *p = user;
    struct bp_pages *pages = flow->set.pages;
    describe(flow, p);
    uint32_t front = count_front(flow, p), tag = bp_tag_add(pages, flow->tag, BP_TAG_SECT);
    bp_pages_leave(pages, front);
    uint32_t *dests = bp_arena_array(pages->arena, p->job->n_parts + 1, sizeof *dests);
    if (!place_parts(flow, p, dests)) {
        p->stopped = true;
        return;
    }
    p->front.dests = dests;
    fill_front(flow, p, tag, front);
    pages->total = (uint32_t)pages->n;
}

static void place_part(struct bp_flow *flow, void *user)
{
    struct packing *p = user;
    const struct bp_pack_job *job = p->job;
    struct bp_pages *pages = flow->set.pages;
    const struct bp_pack_part *part = &job->parts[p->only];
    describe(flow, p);
    pages->title = bp_fill(pages->arena, bp_own(flow, BP_WORD_ITEM_OF_PACK), pages->title,
                           part->entry->number.text, part->entry->title.text, NULL);
    pages->first = part->first;
    pages->total = p->total;
    const struct bp_extract *extract = job->open(job->user, p->only);
    p->stopped = !extract;
    if (extract)
        bp_pack_part_place(flow, job, p->only, p->pack, extract);
}

/* The pack's own data as a plan, for functions that take a plan. */
static const struct bp_plan *plan_of(const struct bp_pack *pack, struct bp_plan *plan)
{
    const struct bp_inline none = {NULL, 0, BP_NOWHERE};
    *plan = (struct bp_plan){.source = pack->source, .lang = pack->lang, .title = pack->title,
                             .organisation = pack->organisation};
    plan->report = (struct bp_report){
        .title = none, .period = none, .update_heading = none, .version = none, .contact = none,
        .meeting = pack->meeting, .marking = pack->marking, .meeting_date = pack->meeting_date,
        .agenda_item = "", .appendix = ""};
    return plan;
}

static bp_result lay_out(struct packing *p, void (*place)(struct bp_flow *, void *),
                         struct bp_arena *arena, struct bp_diags *diags, struct bp_fonts *fonts,
                         struct bp_pages *pages)
{
    struct bp_plan plan;
    p->pack = plan_of(p->job->pack, &plan);
    struct bp_document document = {p->pack, p->job->options, place, p};
    bp_result result = bp_document_lay_out(&document, arena, diags, fonts, pages);
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
    struct packing p = {.job = job, .front = {.job = job}};
    return lay_out(&p, place_pack, arena, diags, fonts, pages);
}

bp_result bp_pack_part_lay_out(const struct bp_pack_job *job, uint32_t part, uint32_t total,
                               struct bp_arena *arena, struct bp_diags *diags, struct bp_fonts *fonts,
                               struct bp_pages *pages)
{
    struct packing p = {.job = job, .only = part, .total = total};
    return lay_out(&p, place_part, arena, diags, fonts, pages);
}
