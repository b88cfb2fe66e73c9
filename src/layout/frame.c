/* frame.c: makes pages of a document of any kind. */
#include "layout/frame.h"

#include <setjmp.h>
#include <string.h>

#include "layout/characters.h"
#include "layout/footer.h"

static void describe(struct bp_flow *flow, const struct bp_options *options)
{
    const struct bp_plan *plan = flow->story.plan;
    struct bp_pages *pages = flow->set.pages;
    pages->author = bp_inline_name(pages->arena, &plan->organisation);
    pages->subject = bp_inline_name(pages->arena, bp_period_words(&flow->story));
    pages->lang = bp_pages_keep(pages, plan->lang);
    pages->date = plan->report.meeting_date.year ? plan->report.meeting_date : plan->report.to;
    if (options && options->date)
        bp_date_iso(options->date, &pages->date);
}

void bp_frame_page(struct bp_flow *flow)
{
    flow->left = flow->theme.left;
    flow->width = flow->theme.width;
    flow->top = flow->theme.top;
    bp_footer_make(flow);
    bp_flow_page(flow);
}

void bp_frame_begin(struct bp_flow *flow)
{
    struct bp_pages *pages = flow->set.pages;
    pages->title = bp_say(pages->arena, "%s: %s", bp_inline_name(pages->arena, flow->story.title),
                          bp_inline_name(pages->arena, flow->story.subtitle));
    bp_frame_page(flow);
}

static void place_all(struct bp_page_writer *writer, const struct bp_framed *framed)
{
    struct bp_flow *flow = &writer->flow;
    bp_story_turn(&flow->story, framed->plan);
    describe(flow, framed->options);
    flow->tag = bp_tag_add(flow->set.pages, BP_NO_TAG, BP_TAG_DOCUMENT);
    framed->place(writer, framed->user);
    bp_flow_end_page(flow);
    bp_footers_end(flow);
}

/* If memory runs out, allocations jump back to `out`. No frame of another library is in between. */
static void jump_to(struct bp_flow *flow, jmp_buf *out)
{
    flow->set.arena->on_out = flow->set.work.on_out = flow->page.on_out = out;
    flow->set.shaper.fonts->shapes.arena.on_out = out;
}

static bool guarded(struct bp_page_writer *writer, const struct bp_framed *framed)
{
    jmp_buf out;
    jump_to(&writer->flow, &out);
    if (setjmp(out)) {
        jump_to(&writer->flow, NULL);
        return false;
    }
    place_all(writer, framed);
    jump_to(&writer->flow, NULL);
    return true;
}

bp_result bp_frame_lay_out(const struct bp_framed *framed, struct bp_arena *arena, struct bp_diags *diags,
                           struct bp_fonts *fonts, struct bp_pages *pages)
{
    struct bp_page_writer writer;
    struct bp_flow *flow = &writer.flow;
    memset(&writer, 0, sizeof writer);
    writer.alike_kind = -1;
    flow->story = (struct bp_story){.arena = arena, .diags = diags, .plan = framed->plan,
                                    .style = framed->style,
                                    .writer = &bp_pages_writer, .to = &writer};
    flow->theme = bp_theme_make(framed->options, framed->style);
    flow->set = (struct bp_setter){.arena = arena, .diags = diags, .pages = pages, .theme = &flow->theme};
    pages->arena = arena;
    pages->fonts = fonts;
    bp_arena_init_within(&flow->set.work, arena);
    bp_arena_init_within(&flow->page, arena);
    pages->page_arena = pages->sink ? &flow->page : NULL;
    flow->errors = diags->errors;
    bool whole = bp_shaper_open(&flow->set.shaper, arena, fonts, framed->plan->lang) &&
                 guarded(&writer, framed);
    if (whole)
        bp_characters_lent(&flow->set, framed->style);
    bp_shaper_close(&flow->set.shaper);
    bp_arena_clear(&flow->set.work);
    bp_arena_clear(&flow->page);
    pages->page_arena = NULL;
    bp_buf_free(&flow->set.text);
    bp_buf_free(&flow->set.breaks);
    bp_buf_free(&flow->set.levels);
    bp_buf_free(&flow->set.pieces);
    return !whole ? BP_NOMEM : diags->errors > flow->errors ? BP_INVALID : BP_OK;
}

static void place_document(struct bp_page_writer *writer, void *user)
{
    const struct bp_document *document = user;
    bp_document_tell(&writer->flow.story, document);
}

bp_result bp_document_lay_out(const struct bp_document *document, struct bp_arena *arena,
                              struct bp_diags *diags, struct bp_fonts *fonts, struct bp_pages *pages)
{
    struct bp_document mine = *document;
    const struct bp_framed framed = {mine.plan, mine.options, mine.style, place_document, &mine};
    return bp_frame_lay_out(&framed, arena, diags, fonts, pages);
}
