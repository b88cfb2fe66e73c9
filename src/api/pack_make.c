/* pack_make.c: makes a PDF of a loaded board pack, or of one item, or a stage of the work as text.
 * Opens the plans one after the other, and drops each when its pages are laid out. */
#include <string.h>

#include "api/pack.h"
#include "layout/dump.h"
#include "model/dump.h"

/* a page holds about so many bytes of a plan's source */
#define BYTES_A_PAGE 2600

/* The plan that is open while the pack is laid out. */
struct shelf {
    bp_doc *doc;
    bp_edition edition;
    struct bp_opened *open; /* or NULL */
    struct bp_opened room;  /* for one that did not stay open */
    bp_result result;
};

static void put_away(struct shelf *shelf)
{
    if (shelf->open)
        bp_packed_close(shelf->open);
    shelf->open = NULL;
}

static const struct bp_extract *take_down(void *user, uint32_t part)
{
    struct shelf *shelf = user;
    struct bp_packed *packed = &shelf->doc->packed[part];
    put_away(shelf);
    shelf->open = packed->opened;
    packed->opened = NULL;
    if (!shelf->open) {
        shelf->open = &shelf->room;
        shelf->result = bp_packed_open(shelf->doc, packed, shelf->edition, shelf->open);
    }
    return shelf->result == BP_OK ? &shelf->open->extract : NULL;
}

/* BP_OK, or BP_MISUSE if no pack is loaded or an option does not apply to packs. */
static bp_result ready(const bp_doc *doc, const bp_options *options)
{
    if (!bp_options_make_sense(options))
        return BP_MISUSE;
    bool plain = !options->previous && !options->findings && !options->selection && !options->chase &&
                 !options->attach_source;
    return plain ? doc->pack_state : BP_MISUSE;
}

/* Describes the pack for the layout, from what is known about its items. NULL if memory ran out. */
static struct bp_pack_job *make_job(bp_doc *doc, const bp_options *options,
                                    const struct bp_withheld *withheld, struct shelf *shelf)
{
    struct bp_pack_job *job = bp_arena_alloc(&doc->work, sizeof *job);
    if (!job)
        return NULL;
    *job = (struct bp_pack_job){.pack = doc->pack, .options = options, .style = doc->style,
                                .n_parts = (uint32_t)doc->n_packed, .items_withheld = withheld->items,
                                .rows_withheld = withheld->rows, .withheld_for = withheld->why,
                                .open = take_down, .user = shelf};
    job->parts = bp_arena_array(&doc->work, doc->n_packed, sizeof *job->parts);
    uint64_t bytes = 0;
    for (size_t i = 0; job->parts && i < doc->n_packed; i++) {
        const struct bp_packed *packed = &doc->packed[i];
        job->parts[i] = packed->part;
        bytes += packed->bytes;
        if (bp_date_compare(packed->until, job->date) > 0)
            job->date = packed->until;
    }
    job->about = (uint32_t)(bytes / BYTES_A_PAGE) + 2 * job->n_parts + 2;
    return job->parts ? job : NULL;
}

static bp_result lay_plans_out(bp_doc *doc, const bp_options *options, struct bp_pages *pages, bool pdf)
{
    struct bp_withheld withheld;
    const enum bp_pack_use use = options->digest ? BP_PACK_SUMMED : BP_PACK_LAID_OUT;
    bp_result result = bp_packed_look(doc, options->edition, use, &withheld);
    if (result == BP_OK && pages)
        result = pdf ? bp_doc_pdf_pages(doc, options, pages) : bp_doc_pages(doc, options, pages);
    if (result != BP_OK)
        return result;
    struct shelf shelf = {.doc = doc, .edition = options->edition};
    struct bp_pack_job *job = make_job(doc, options, &withheld, &shelf);
    if (!job)
        return BP_NOMEM;
    result = pages ? bp_pack_lay_out(job, &doc->work, &doc->found, &doc->fonts, pages)
                   : bp_doc_write_html_pack(doc, options, job);
    put_away(&shelf);
    if (shelf.result != BP_OK)
        return shelf.result;
    for (size_t i = 0; result == BP_OK && i < doc->n_packed; i++)
        doc->packed[i].part = job->parts[i];
    doc->pack_pages = pages ? (uint32_t)pages->n : 0;
    return result == BP_OK && doc->found.errors ? BP_INVALID : result;
}

/* Reads all plans, then lays them out; or without pages, writes HTML of them. */
static bp_result lay_out(bp_doc *doc, const bp_options *options, struct bp_pages *pages, bool pdf)
{
    bp_result result = lay_plans_out(doc, options, pages, pdf);
    bp_packed_close_all(doc);
    return result;
}

/* "Schedule 12A paragraph 3", as on the item's pages, with "in part: " before it if only some rows
 * are restricted; "" if nothing is. NULL if memory ran out. */
static const char *restriction_of(bp_doc *doc, const struct bp_pack_part *part, bp_edition edition)
{
    if (edition == BP_EDITION_PUBLIC || !part->restricted)
        return "";
    const char *why = bp_exempt_list(&bp_house_english, part->restricted, &doc->arena);
    if (part->entry->ground || !why)
        return why;
    struct bp_buf words = {0};
    bp_buf_fmt(&words, "in part%s%s", *why ? ": " : "", why);
    const char *kept = words.failed ? NULL : bp_arena_text(&doc->arena, words.bytes, words.len);
    bp_buf_free(&words);
    return kept;
}

/* BP_OK or BP_NOMEM */
static bp_result show_items(bp_doc *doc, bp_edition edition)
{
    for (size_t i = 0; i < doc->n_packed; i++) {
        struct bp_packed *packed = &doc->packed[i];
        const struct bp_pack_part *part = &packed->part;
        packed->shown = (bp_pack_item){.number = part->entry->number.text, .title = part->entry->title.text,
                                       .file = part->entry->plan.text,
                                       .restricted = restriction_of(doc, part, edition),
                                       .first = part->first, .last = part->last};
        memcpy(packed->shown.sha256, packed->sha256, sizeof packed->sha256);
        if (!packed->shown.restricted)
            return BP_NOMEM;
    }
    return BP_OK;
}

static bp_result render(bp_doc *doc, const struct bp_job *job)
{
    const bp_options *options = job->options;
    doc->pack_pages = 0;
    bp_result result = ready(doc, options);
    if (result == BP_OK)
        result = bp_doc_style(doc, &options);
    struct bp_pages pages;
    const bool html = result == BP_OK && options->format == BP_FORMAT_HTML;
    if (result == BP_OK)
        result = lay_out(doc, options, html ? NULL : &pages, true);
    if (result == BP_OK && !html)
        result = bp_doc_print(doc, options, NULL, &pages);
    if (result == BP_OK)
        result = show_items(doc, options->edition);
    doc->pack_found = doc->found;
    if (result != BP_OK)
        doc->n_packed = doc->pack_pages = 0;
    return result;
}

bp_result bp_pack_render(bp_doc *doc, const bp_options *options, const void **bytes, size_t *len)
{
    const struct bp_job job = {.make = render, .options = options};
    return bp_doc_make(doc, &job, bytes, len);
}

/* Lays out one item on the pages that it has in the pack. The options must be those of the pack, or
 * the pages would differ. */
static bp_result lay_item_out(bp_doc *doc, const bp_options *options, size_t item, struct bp_pages *pages)
{
    const struct bp_withheld none = {0};
    bp_result result = bp_doc_pdf_pages(doc, options, pages);
    if (result != BP_OK)
        return result;
    struct shelf shelf = {.doc = doc, .edition = options->edition};
    struct bp_pack_job *job = make_job(doc, options, &none, &shelf);
    if (!job)
        return BP_NOMEM;
    const struct bp_pack_part *part = &job->parts[item];
    result = bp_pack_part_lay_out(job, (uint32_t)item, doc->pack_pages, &doc->work, &doc->found,
                                  &doc->fonts, pages);
    put_away(&shelf);
    if (shelf.result != BP_OK)
        return shelf.result;
    if (result == BP_OK && doc->found.errors)
        return BP_INVALID;
    return result == BP_OK && pages->n != part->last - part->first + 1 ? BP_MISUSE : result;
}

/* The findings of an item are among those of the pack, which the caller still wants after it. */
static bp_result render_item(bp_doc *doc, const struct bp_job *job)
{
    const bp_options *options = job->options;
    bp_result result = ready(doc, options);
    if (result == BP_OK &&
        (options->format == BP_FORMAT_HTML || !doc->pack_pages || job->item >= doc->n_packed))
        result = BP_MISUSE;
    if (result == BP_OK)
        result = bp_doc_style(doc, &options);
    struct bp_pages pages;
    if (result == BP_OK)
        result = lay_item_out(doc, options, job->item, &pages);
    if (result == BP_OK)
        result = bp_doc_print(doc, options, NULL, &pages);
    if (result == BP_OK)
        doc->found = doc->pack_found;
    return result;
}

bp_result bp_pack_render_item(bp_doc *doc, const bp_options *options, size_t item, const void **bytes,
                              size_t *len)
{
    const struct bp_job job = {.make = render_item, .options = options, .item = item};
    return bp_doc_make(doc, &job, bytes, len);
}

static bp_result dump(bp_doc *doc, const struct bp_job *job)
{
    const bp_options *options = job->options;
    bp_result result = ready(doc, options);
    struct bp_pages pages;
    if (result == BP_OK && job->stage != BP_STAGE_MODEL)
        result = bp_doc_style(doc, &options);
    if (result == BP_OK && job->stage != BP_STAGE_MODEL)
        result = lay_out(doc, options, &pages, false);
    if (result == BP_OK) {
        switch (job->stage) {
        case BP_STAGE_MODEL: bp_pack_model_dump(doc->pack, &doc->made); break;
        case BP_STAGE_PAGES: bp_pages_dump(&pages, &doc->made); break;
        case BP_STAGE_TAGS: bp_tags_dump(&pages, &doc->made); break;
        default: result = BP_MISUSE;
        }
    }
    return result;
}

bp_result bp_pack_dump(bp_doc *doc, const bp_options *options, bp_stage stage, const void **bytes,
                       size_t *len)
{
    const struct bp_job job = {.make = dump, .options = options, .stage = stage};
    return bp_doc_make(doc, &job, bytes, len);
}

size_t bp_pack_count(const bp_doc *doc)
{
    return doc->pack_pages ? doc->n_packed : 0;
}

const bp_pack_item *bp_pack_item_at(const bp_doc *doc, size_t index)
{
    return index < bp_pack_count(doc) ? &doc->packed[index].shown : NULL;
}
