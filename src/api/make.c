/* make.c: makes the report or a stage of the work from the loaded plan; makes the schema. Each call
 * makes its bytes completely or not at all, and drops those of the call before. */
#include <errno.h>
#include <string.h>

#include "api/doc.h"
#include "api/reason.h"
#include "base/file.h"
#include "layout/dump.h"
#include "layout/fallback.h"
#include "layout/frame.h"
#include "model/date.h"
#include "model/dump.h"
#include "model/write.h"
#include "model/xsd.h"
#include "pdf/pdf.h"
#include "read/png.h"

#define MOST_LOGO ((size_t)4 << 20)

void bp_doc_open(const bp_doc *doc)
{
    if (doc->plan && doc->plan->source)
        bp_shelf_end(doc->plan->source->shelf);
}

bp_result bp_doc_open_source(const bp_doc *doc, struct bp_diags *diags)
{
    if (!doc->plan || bp_source_open(doc->plan->source))
        return BP_OK;
    bp_diag_add(diags, BP_E_READ, doc->plan->source, BP_NOWHERE, 0, "it was changed after it was loaded",
                "load it again, and let it be until the work is done", NULL);
    return BP_IO;
}

void bp_doc_begin(bp_doc *doc)
{
    bp_doc_open(doc);
    bp_doc_begin_apart(doc);
}

void bp_doc_begin_apart(bp_doc *doc)
{
    bp_buf_free(&doc->made);
    doc->drain = (struct bp_drain){0};
    doc->made_pages = 0;
    doc->made_digest = false;
    doc->found = doc->loaded;
    bp_arena_init_within(&doc->work, &doc->arena); /* it is empty */
}

void bp_doc_fonts_open(bp_doc *doc)
{
    if (!doc->fonts_open)
        bp_fonts_open(&doc->fonts);
    doc->fonts_open = true;
}

bool bp_doc_fonts_doubt(bp_doc *doc, bp_result result)
{
    bool doubt = doc->fonts.doubt;
    if ((result == BP_NOMEM || doc->fonts.out || doubt) && doc->fonts_open) {
        bp_fonts_close(&doc->fonts);
        doc->fonts_open = false;
    }
    return doubt;
}

bp_result bp_doc_fonts_lack(bp_doc *doc, bp_result result)
{
    if (result != BP_NOMEM || !*doc->fonts.lacks)
        return result;
    bp_diag_add(&doc->found, BP_E_HARFBUZZ, NULL, BP_NOWHERE, 0, doc->fonts.lacks, NULL, NULL);
    return BP_IO;
}

bp_result bp_doc_end(bp_doc *doc, bp_result result, const void **bytes, size_t *len)
{
    if (doc->pdf && bp_pdf_failed(doc->pdf)) /* the PDF's failure ended the layout */
        result = bp_pdf_end(doc->pdf, NULL, &doc->found);
    bp_pdf_free(doc->pdf);
    doc->pdf = NULL;
    bool out = doc->made.failed || doc->work.out; /* a text that was given up, perhaps */
    bp_doc_style_drop(doc);
    bp_arena_clear(&doc->work);
    if (result == BP_OK && out)
        result = BP_NOMEM;
    result = bp_doc_show_findings(doc, bp_doc_fonts_lack(doc, result));
    if (result != BP_OK)
        bp_buf_free(&doc->made);
    doc->doubt = bp_doc_fonts_doubt(doc, result);
    *bytes = doc->made.bytes;
    *len = doc->made.len;
    return result;
}

bool bp_options_make_sense(const bp_options *options)
{
    struct bp_date date;
    if (!options)
        return false;
    bool edition = options->edition == BP_EDITION_RESTRICTED || options->edition == BP_EDITION_PUBLIC;
    bool size = !options->text_size || (options->text_size >= BP_TEXT_SIZE_LEAST &&
                                        options->text_size <= BP_TEXT_SIZE_MOST);
    bool fonts = options->font_dirs || !options->n_font_dirs;
    bool pdf = options->pdf == BP_PDF_1_7 || options->pdf == BP_PDF_2_0 || options->pdf == BP_PDF_2_0_TITLED;
    bool html = options->format == BP_FORMAT_HTML;
    bool paged = options->text_size || options->large_print || options->attach_source || options->pdf;
    bool format = html ? !paged : options->format == BP_FORMAT_PDF;
    bool dated = !options->date || bp_date_iso(options->date, &date);
    bool sense = edition && size && fonts && pdf && dated && format;
    bool previous = !options->previous || options->previous->state == BP_OK;
    return sense && previous;
}

bp_result bp_doc_ready(const bp_doc *doc, const bp_options *options)
{
    if (!bp_options_make_sense(options))
        return BP_MISUSE;
    if (options->previous)
        bp_doc_open(options->previous);
    return doc->state;
}

/* Reports what is wrong with the logo: of the house style, at its place in it. */
static bp_result refuse_logo(bp_doc *doc, const char *path, const char *fault, const char *hint)
{
    const struct bp_value_text *logo = path == doc->style_logo ? &doc->style->logo : NULL;
    if (logo)
        bp_diag_add(&doc->found, BP_E_LOGO, doc->style->source, logo->at, logo->len, logo->text, fault, hint);
    else
        bp_diag_add(&doc->found, BP_E_LOGO, NULL, BP_NOWHERE, 0, path, fault, hint);
    return BP_IO;
}

bp_result bp_doc_logo(bp_doc *doc, const char *path, struct bp_buf *bytes, struct bp_image *image)
{
    int error = bp_file_read(path, MOST_LOGO, bytes);
    const char *fault;
    if (error == ENOMEM)
        return BP_NOMEM;
    if (error == EFBIG)
        return refuse_logo(doc, path, "it has more than 4 MiB", "save it smaller");
    if (error) {
        const struct bp_reason *reason = bp_reason_of(error);
        return refuse_logo(doc, path, reason->words, reason->read_hint);
    }
    if (bp_read_png(bytes->bytes, bytes->len, &doc->work, image, &fault))
        return BP_OK;
    return !fault ? BP_NOMEM : refuse_logo(doc, path, fault, "save it anew as a PNG, from the original");
}

static bp_result read_logo(bp_doc *doc, const bp_options *options, struct bp_pages *pages)
{
    struct bp_buf bytes = {0};
    struct bp_image *image = bp_arena_alloc(&doc->work, sizeof *image);
    bp_result result = image ? bp_doc_logo(doc, options->logo, &bytes, image) : BP_NOMEM;
    bp_buf_free(&bytes);
    pages->image = image;
    pages->image_words = options->logo_words;
    return result;
}

bp_result bp_doc_pages(bp_doc *doc, const bp_options *options, struct bp_pages *pages)
{
    memset(pages, 0, sizeof *pages);
    bp_doc_fonts_open(doc);
    bp_result result = bp_doc_style_fonts(doc);
    if (result != BP_OK)
        return result;
    size_t errors = doc->found.errors;
    bp_fallback_folders(&doc->fonts, options->font_dirs, options->n_font_dirs, &doc->found);
    if (doc->fonts.out)
        return BP_NOMEM;
    if (doc->found.errors > errors)
        return BP_IO;
    return options->logo ? read_logo(doc, options, pages) : BP_OK;
}

bp_result bp_doc_pdf_pages(bp_doc *doc, const bp_options *options, struct bp_pages *pages)
{
    bp_result result = bp_doc_pages(doc, options, pages);
    pages->pdf = options->pdf;
    pages->threads = options->threads;
    if (result != BP_OK)
        return result;
    if (!doc->kept && !(doc->kept = bp_pdf_kept_new()))
        return BP_NOMEM;
    const struct bp_drain *drain = doc->drain.write ? &doc->drain : NULL;
    doc->pdf = bp_pdf_open(pages, doc->kept, &doc->work, drain, &doc->made);
    return doc->pdf ? BP_OK : BP_NOMEM;
}

bp_result bp_doc_choose(bp_doc *doc, const bp_options *options, struct bp_extract *extract)
{
    return bp_extract_make(doc->plan, options->selection, options->edition, &doc->work, &doc->found,
                           extract);
}

/* A report of the loaded plan, and what goes into it. */
struct told {
    struct bp_document document;
    struct bp_comparison since;
    struct bp_diags findings;
};

static bp_result prepare(bp_doc *doc, const bp_options *options, const struct bp_extract *rows,
                         struct told *told)
{
    told->document = (struct bp_document){.kind = options->chase ? BP_DOCUMENT_CHASE : BP_DOCUMENT_REPORT,
                                          .plan = rows->part.plan, .options = options, .style = doc->style,
                                          .extract = rows};
    if (options->previous) {
        if (!bp_extract_compare(rows, options->previous->plan, &doc->work, &told->since))
            return BP_NOMEM;
        told->document.since = &told->since;
    }
    if (!options->findings)
        return BP_OK;
    told->findings = (struct bp_diags){.arena = &doc->work};
    bp_result result = bp_doc_check(doc, rows, options->findings, &told->findings);
    if (result != BP_OK)
        return result;
    bp_doc_place_findings(doc, &told->findings);
    bp_diags_finish(&told->findings);
    told->document.findings = &told->findings;
    return BP_OK;
}

/* Some errors show only when pages are laid out (no font has a character, for example). They stop
 * the report too. */
static bp_result lay_out(bp_doc *doc, const bp_options *options, const struct bp_extract *rows,
                         struct bp_pages *pages, bool pdf)
{
    struct told told;
    bp_result result = pdf ? bp_doc_pdf_pages(doc, options, pages) : bp_doc_pages(doc, options, pages);
    if (result == BP_OK)
        result = prepare(doc, options, rows, &told);
    if (result == BP_OK)
        result = bp_document_lay_out(&told.document, &doc->work, &doc->found, &doc->fonts, pages);
    return result == BP_OK && doc->found.errors ? BP_INVALID : result;
}

static bp_result write_html(bp_doc *doc, const bp_options *options, const struct bp_extract *rows)
{
    struct told told;
    bp_result result = prepare(doc, options, rows, &told);
    return result == BP_OK ? bp_doc_write_html(doc, options, &told.document) : result;
}

/* The name for the attached plan: of its file, or of what was made of that as XML. */
static const char *attached_name(bp_doc *doc)
{
    const char *slash = strrchr(doc->source.name, '/'), *name = slash ? slash + 1 : doc->source.name;
    if (!*name || !strcmp(name, "<stdin>"))
        return "plan.xml";
    if (!bp_original_is_own(&doc->original))
        return name;
    const char *dot = strrchr(name, '.');
    size_t stem = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    char *made = bp_arena_alloc(&doc->work, stem + sizeof ".xml");
    if (made) {
        memcpy(made, name, stem);
        memcpy(made + stem, ".xml", sizeof ".xml");
    }
    return made;
}

/* Attaches the plan, if asked for, under its file name. If rows were left out, attaches a plan
 * written from the remaining rows instead, so that no comment or reformatted row of the source gets
 * in. Of an officer's own file it attaches what was made of it as XML: the file may have notes, hidden
 * sheets and names of which the report has nothing. */
bp_result bp_doc_print(bp_doc *doc, const bp_options *options, const struct bp_extract *rows,
                       const struct bp_pages *pages)
{
    struct bp_buf written = {0};
    struct bp_pdf_source source = {options->attach_source ? attached_name(doc) : "", doc->source.bytes,
                                   doc->source.len};
    if (!source.name)
        return BP_NOMEM;
    doc->made_pages = (uint32_t)pages->n;
    doc->made_digest = options->digest != 0;
    const struct bp_plan *plan = bp_original_is_own(&doc->original) ? doc->plan : NULL;
    if (rows && (rows->chosen || rows->edition == BP_EDITION_PUBLIC))
        plan = rows->part.plan;
    if (options->attach_source && plan) {
        bp_plan_write(plan, NULL, &written);
        source.bytes = written.bytes;
        source.len = written.len;
    }
    bp_result result = written.failed           ? BP_NOMEM
                       : options->attach_source ? bp_doc_open_source(doc, &doc->found)
                                                : BP_OK;
    if (result == BP_OK)
        result = bp_pdf_end(doc->pdf, options->attach_source ? &source : NULL, &doc->found);
    bp_buf_free(&written);
    return result;
}

/* Whether pages need the words of all rows only one row after the other (report/rows.h). */
static bool goes_by_rows(const bp_options *options)
{
    return options && !options->previous && !options->findings && !options->attach_source &&
           !options->selection && !options->chase && options->edition == BP_EDITION_RESTRICTED &&
           options->format == BP_FORMAT_PDF;
}

static bp_result render(bp_doc *doc, const struct bp_job *job)
{
    const bp_options *options = job->options;
    struct bp_extract rows;
    struct bp_pages pages;
    if (!goes_by_rows(options))
        bp_doc_open(doc);
    bp_result result = bp_doc_ready(doc, options);
    if (result == BP_OK)
        result = bp_doc_style(doc, &options);
    if (result == BP_OK)
        result = bp_doc_choose(doc, options, &rows);
    if (result == BP_OK && options->format == BP_FORMAT_HTML)
        return write_html(doc, options, &rows);
    if (result == BP_OK)
        result = lay_out(doc, options, &rows, &pages, true);
    return result == BP_OK ? bp_doc_print(doc, options, &rows, &pages) : result;
}

bp_result bp_render(bp_doc *doc, const bp_options *options, const void **bytes, size_t *len)
{
    const struct bp_job job = {.make = render, .apart = true, .options = options};
    return bp_doc_make(doc, &job, bytes, len);
}

static bp_result refuse_to_write(bp_doc *doc, const char *path, int error)
{
    const struct bp_reason *reason = bp_reason_of(error);
    if (error != ENOMEM)
        bp_diag_add(&doc->found, BP_E_WRITE, NULL, BP_NOWHERE, 0,
                    strcmp(path, "-") ? path : "standard output", reason->words, reason->write_hint);
    bp_buf_free(&doc->made);
    return bp_doc_show_findings(doc, error == ENOMEM ? BP_NOMEM : BP_IO);
}

bp_result bp_render_file(bp_doc *doc, const bp_options *options, const char *path)
{
    const void *bytes;
    size_t len;
    struct bp_file file = {.path = path, .later = doc->later};
    const struct bp_job job = {.make = render, .apart = true, .options = options, .file = &file};
    bp_result result = bp_doc_make(doc, &job, &bytes, &len);
    int error = bp_file_end(&file, result == BP_OK);
    return (result == BP_OK || result == BP_IO) && error ? refuse_to_write(doc, path, error) : result;
}

void bp_sync_later(bp_doc *doc, int later)
{
    doc->later = later != 0;
}

bp_result bp_save_bytes(bp_doc *doc, const void *bytes, size_t len, const char *path)
{
    int error = bp_file_write(path, bytes, len, doc->later);
    return error ? refuse_to_write(doc, path, error) : BP_OK;
}

bp_result bp_save(bp_doc *doc, const char *path)
{
    if (!doc->made.bytes)
        return BP_MISUSE;
    return bp_save_bytes(doc, doc->made.bytes, doc->made.len, path);
}

static bp_result dump(bp_doc *doc, const struct bp_job *job)
{
    const bp_options *options = job->options;
    bp_result result = bp_doc_ready(doc, options);
    struct bp_extract rows;
    struct bp_pages pages;
    if (result == BP_OK)
        result = bp_doc_choose(doc, options, &rows);
    if (result == BP_OK && job->stage != BP_STAGE_MODEL)
        result = bp_doc_style(doc, &options);
    if (result == BP_OK && job->stage != BP_STAGE_MODEL)
        result = lay_out(doc, options, &rows, &pages, false);
    if (result == BP_OK) {
        switch (job->stage) {
        case BP_STAGE_MODEL: bp_plan_dump(rows.part.plan, &doc->made); break;
        case BP_STAGE_PAGES: bp_pages_dump(&pages, &doc->made); break;
        case BP_STAGE_TAGS: bp_tags_dump(&pages, &doc->made); break;
        default: result = BP_MISUSE;
        }
    }
    return result;
}

bp_result bp_dump(bp_doc *doc, const bp_options *options, bp_stage stage, const void **bytes,
                  size_t *len)
{
    const struct bp_job job = {.make = dump, .options = options, .stage = stage};
    return bp_doc_make(doc, &job, bytes, len);
}

static bp_result write_schema(bp_doc *doc, enum bp_element root, const void **bytes, size_t *len)
{
    bp_doc_begin(doc);
    bp_xsd_write(root, &doc->made);
    return bp_doc_end(doc, BP_OK, bytes, len);
}

bp_result bp_schema(bp_doc *doc, const void **bytes, size_t *len)
{
    return write_schema(doc, BP_EL_ACTION_PLAN, bytes, len);
}

bp_result bp_pack_schema(bp_doc *doc, const void **bytes, size_t *len)
{
    return write_schema(doc, BP_EL_BOARD_PACK, bytes, len);
}

bp_result bp_style_schema(bp_doc *doc, const void **bytes, size_t *len)
{
    return write_schema(doc, BP_EL_HOUSE_STYLE, bytes, len);
}
