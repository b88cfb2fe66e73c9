/* html.c: writes a document or a board pack. */
#include "html/html.h"

#include <setjmp.h>

#include "html/page.h"
#include "report/parts.h"

/* ---- a document ---- */

static void tell_once(struct bp_html *html, const struct bp_writer *writer, struct bp_diags *diags,
                      const struct bp_document *document)
{
    html->story = (struct bp_story){.arena = html->arena, .diags = diags, .style = html->file->style,
                                    .writer = writer, .to = html};
    html->next_anchor = 0;
    bp_story_turn(&html->story, document->plan);
    bp_document_tell(&html->story, document);
}

static void put_document(struct bp_html *html, struct bp_diags *diags, const void *of)
{
    const struct bp_document *document = of;
    struct bp_diags unseen = {.arena = html->arena};
    /* nobody looks for the complete rows of a chase sheet */
    html->deepest = document->kind == BP_DOCUMENT_CHASE ? 2 : 3;
    tell_once(html, &bp_html_lister, &unseen, of);
    tell_once(html, &bp_html_writer, diags, of);
    bp_put_back(html);
}

/* ---- a board pack ---- */

struct item {
    struct bp_html *html;
    const struct bp_pack_job *job;
    const struct bp_plan *pack; /* the pack's own data, as a plan without rows */
};

/* What follows is in the item's language, if that is not the pack's. */
static void begin_language(const struct item *item)
{
    struct bp_html *html = item->html;
    if (!strcmp(html->story.plan->lang, item->pack->lang))
        return;
    BP_PUT(html, "<div");
    bp_put_plan_lang(html);
    BP_PUT(html, ">\n");
}

static void end_language(const struct item *item)
{
    if (strcmp(item->html->story.plan->lang, item->pack->lang) != 0)
        BP_PUT(item->html, "</div>\n");
}

static void put_item(const struct item *item, uint32_t i, const struct bp_extract *extract, const char *id)
{
    struct bp_html *html = item->html;
    struct bp_story *story = &html->story;
    const struct bp_pack_part *part = &item->job->parts[i];
    html->deeper = 1;
    BP_PUT(html, "<section class=\"item\">\n");
    bp_story_turn(story, extract->part.plan);
    const uint32_t first_row = bp_anchors_make(story);
    bp_pack_item_name(story, part, item->pack, extract);
    begin_language(item);
    bp_pack_front_tell(story, BP_FRONT_MASTHEAD);
    end_language(item);
    bp_story_turn(story, item->pack);
    html->given = html->item = id;
    bp_pack_heading_tell(story, part->entry);
    bp_story_turn(story, extract->part.plan);
    bp_pack_item_name(story, part, item->pack, extract);
    begin_language(item);
    bp_pack_front_tell(story, BP_FRONT_NAMES);
    bp_body_tell(story, NULL, first_row);
    end_language(item);
    story->extract = NULL;
    story->notice = NULL;
    story->marking = NULL;
    bp_story_turn(story, item->pack);
    html->deeper = 0;
    html->item = NULL;
    bp_put_back(html);
    BP_PUT(html, "</section>\n");
}

/* The anchors of the items' headings, by their numbers on the agenda. */
static uint32_t *item_anchors(struct bp_html *html, const struct bp_pack_job *job)
{
    uint32_t *anchors = bp_arena_array(html->arena, job->n_parts, sizeof *anchors);
    for (uint32_t i = 0; i < job->n_parts; i++)
        anchors[i] = bp_html_anchor(html, bp_id_make(html, "item", job->parts[i].entry->number.text));
    return anchors;
}

static void put_pack(struct bp_html *html, struct bp_diags *diags, const void *of)
{
    const struct bp_pack_job *job = of;
    struct bp_plan pack;
    struct item item = {html, job, &pack};
    bp_pack_plan(job->pack, &pack);
    html->story = (struct bp_story){.arena = html->arena, .diags = diags, .style = html->file->style,
                                    .to = html, .writer = &bp_html_writer};
    bp_story_turn(&html->story, &pack);
    const uint32_t *anchors = item_anchors(html, job);
    const struct bp_date meeting = job->pack->meeting_date;
    bp_pack_name(&html->story, job->pack);
    html->foot = bp_story_foot(&html->story);
    bp_put_start(html, bp_pack_title(&html->story, job->pack),
                 bp_html_date(html->arena, meeting.year ? meeting : job->date));
    bp_pack_cover_tell(&html->story, job);
    html->given = "contents";
    bp_pack_contents_tell(&html->story, job, anchors, false);
    html->contents = true;
    for (uint32_t i = 0; i < job->n_parts && !html->stopped; i++) {
        const struct bp_extract *extract = job->open(job->user, i);
        html->stopped = !extract;
        if (extract)
            put_item(&item, i, extract, html->anchors[anchors[i]]);
    }
}

/* ---- the file ---- */

/* Ids that the file has for its own purposes. The symbols' have a prefix that no other has. */
static void take_own_ids(struct bp_html *html)
{
    bp_id_make(html, "", "main");
    bp_id_make(html, "", "contents");
    html->heading = bp_id_make(html, "", "title");
}

/* If memory runs out, allocations jump to `out`. No frame of another library is in between. */
static void jump_to(struct bp_html *html, jmp_buf *out)
{
    html->arena->on_out = html->work.on_out = out;
}

static bool guarded(struct bp_html *html, void (*put)(struct bp_html *, struct bp_diags *, const void *),
                    struct bp_diags *diags, const void *of)
{
    jmp_buf out;
    jump_to(html, &out);
    if (setjmp(out)) {
        jump_to(html, NULL);
        return false;
    }
    take_own_ids(html);
    put(html, diags, of);
    bp_put_end(html);
    jump_to(html, NULL);
    return true;
}

static bp_result write_file(const struct bp_html_file *file, struct bp_arena *arena, struct bp_diags *diags,
                            void (*put)(struct bp_html *, struct bp_diags *, const void *), const void *of)
{
    struct bp_html html = {.file = file, .arena = arena, .out = file->out};
    size_t errors = diags->errors;
    bp_arena_init_within(&html.work, arena);
    bool whole = guarded(&html, put, diags, of) && !file->out->failed;
    bp_arena_clear(&html.work);
    if (file->drain)
        bp_buf_free(file->out);
    if (!whole)
        return BP_NOMEM;
    return html.failed ? BP_IO : html.stopped || diags->errors > errors ? BP_INVALID : BP_OK;
}

bp_result bp_html_write(const struct bp_html_file *file, const struct bp_document *document,
                        struct bp_arena *arena, struct bp_diags *diags)
{
    return write_file(file, arena, diags, put_document, document);
}

bp_result bp_html_write_pack(const struct bp_html_file *file, const struct bp_pack_job *job,
                             struct bp_arena *arena, struct bp_diags *diags)
{
    return write_file(file, arena, diags, put_pack, job);
}
