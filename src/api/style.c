/* style.c: loads the house style of a call: the one that the caller gives, or else the one that the plan or
 * the pack names. Files that it names lie in its folder or below. */
#include "model/style.h"

#include <errno.h>
#include <string.h>

#include "api/doc.h"
#include "api/folder.h"
#include "api/reason.h"
#include "base/file.h"
#include "read/read.h"

void bp_doc_style_drop(bp_doc *doc)
{
    bp_source_drop(&doc->style_source);
    doc->style_source = (struct bp_source){0};
    doc->style = NULL;
    doc->style_logo = NULL;
}

/* ---- files that are named ---- */

static struct bp_named name_of(bp_doc *doc, struct bp_source *by, const struct bp_value_text *file)
{
    return (struct bp_named){.by = by, .file = file, .address = BP_E_FILE_ADDRESS,
                             .outside = BP_E_FILE_OUTSIDE, .unread = BP_E_FILE_UNREAD,
                             .outside_hint = "copy it into the folder of this file, or a folder below it",
                             .folder_hint = "name the file inside it", .diags = &doc->found};
}

bp_result bp_style_path(bp_doc *doc, const struct bp_house_style *style, const struct bp_value_text *file,
                        struct bp_arena *arena, const char **path)
{
    *path = NULL;
    if (!*file->text)
        return BP_OK;
    const struct bp_named named = name_of(doc, style->source, file);
    struct bp_buf real = {0};
    const char *near = bp_named_path(style->source, file->text, arena);
    bp_result result = near ? bp_named_find(&named, near, arena, &real) : BP_NOMEM;
    if (result == BP_OK && !(*path = bp_arena_text(arena, real.bytes, strlen(real.bytes))))
        result = BP_NOMEM;
    bp_buf_free(&real);
    return result;
}

/* ---- reading ---- */

static bp_result refuse(bp_doc *doc, int error)
{
    if (error == ENOMEM)
        return BP_NOMEM;
    const struct bp_reason *reason = bp_reason_of(error);
    bool other = error == EISDIR || error == ENODEV;
    bp_diag_add(&doc->found, error == EFBIG ? BP_E_TOO_LARGE : BP_E_READ, &doc->style_source, BP_NOWHERE, 0,
                reason->words, other ? "name the file of a house style" : reason->read_hint, NULL);
    return error == EFBIG ? BP_INVALID : BP_IO;
}

/* Reads the style's bytes. `used`: where the plan or the pack names it. */
static bp_result read_bytes(bp_doc *doc, struct bp_buf *bytes, bp_place used)
{
    struct bp_diags said = {.arena = &doc->work};
    bp_result result = BP_INVALID;
    if (!bytes->len)
        bp_diag_add(&said, BP_E_EMPTY, &doc->style_source, BP_NOWHERE, 0, NULL, NULL, NULL);
    else if (!bp_source_take(&doc->style_source, bytes))
        result = BP_NOMEM;
    else
        result = bp_read_style(&doc->style_source, &doc->work, &said, &doc->style);
    bp_diags_take(&doc->found, &said, used, used.line ? "named as the house style here" : NULL);
    return doc->work.out || doc->arena.out ? BP_NOMEM : result;
}

/* Reads the style in the file `path`, which is called `name`. */
static bp_result read_file(bp_doc *doc, const char *path, const char *name, const struct bp_named *named)
{
    struct bp_buf bytes = {0};
    doc->style_source = (struct bp_source){.name = name, .bytes = "", .arena = &doc->work};
    int error = bp_file_read(path, BP_MAX_SOURCE, &bytes);
    bp_place used = {"", 0, 0, 1};
    if (named && !bp_original_is_own(&doc->original)) /* whose officer has not seen that line */
        used = bp_source_place(named->by, named->file->at, named->file->len);
    bp_result result = !error  ? read_bytes(doc, &bytes, used)
                       : named ? bp_named_refuse(named, name, error, &doc->work)
                               : refuse(doc, error);
    bp_buf_free(&bytes);
    return result;
}

static bp_result read_given(bp_doc *doc, const char *path)
{
    const char *name = bp_arena_text(&doc->work, path, strlen(path));
    if (!name)
        return BP_NOMEM;
    if (strcmp(path, "-") != 0)
        return read_file(doc, path, name, NULL);
    struct bp_source none = {.name = name, .bytes = "", .arena = &doc->work};
    bp_diag_add(&doc->found, BP_E_READ, &none, BP_NOWHERE, 0,
                "standard input has no folder, and a style has one",
                "name the file of a house style", NULL);
    return BP_IO;
}

/* The style that the plan or the pack names. A plan that came as bytes has no folder. */
static bp_result read_named(bp_doc *doc, const struct bp_value_text *file)
{
    struct bp_named named = name_of(doc, &doc->source, file);
    named.outside_hint = "copy it into the folder of this file, or a folder below it; or give it with "
                         "--style=FILE";
    if (!doc->pack && !doc->has_folder) {
        bp_diag_add(&doc->found, BP_E_STYLE_UNUSED, &doc->source, file->at, file->len, file->text, NULL,
                    NULL);
        return BP_OK;
    }
    struct bp_buf real = {0};
    const char *path = bp_named_path(&doc->source, file->text, &doc->work);
    bp_result result = path ? bp_named_find(&named, path, &doc->work, &real) : BP_NOMEM;
    if (result == BP_OK)
        result = read_file(doc, real.bytes, path, &named);
    bp_buf_free(&real);
    return result;
}

static const struct bp_value_text *named_by(const bp_doc *doc)
{
    static const struct bp_value_text none = {"", BP_NOWHERE, 0};
    return doc->pack ? &doc->pack->style : doc->plan ? &doc->plan->style : &none;
}

/* ---- what it says of the options ---- */

/* What the caller gives comes first. Words that describe the style's logo describe no other one. Of HTML,
 * the reader chooses the size of the text; large print is as large as it must be. */
static bp_result apply(bp_doc *doc, const bp_options **options)
{
    const struct bp_house_style *style = doc->style;
    bp_options *mine = bp_arena_alloc(&doc->work, sizeof *mine);
    bp_result result = mine ? BP_OK : BP_NOMEM;
    if (result == BP_OK) {
        *mine = **options;
        *options = mine;
    }
    if (result == BP_OK && !mine->logo && *style->logo.text) {
        result = bp_style_path(doc, style, &style->logo, &doc->work, &doc->style_logo);
        mine->logo = doc->style_logo;
        if (!mine->logo_words && *style->logo_words.text)
            mine->logo_words = style->logo_words.text;
    }
    if (result == BP_OK && !mine->text_size && !mine->large_print && mine->format != BP_FORMAT_HTML)
        mine->text_size = style->sheet.text_size;
    return result;
}

bp_result bp_doc_style(bp_doc *doc, const bp_options **options)
{
    const struct bp_value_text *file = named_by(doc);
    bp_doc_style_drop(doc);
    bp_result result = (*options)->style ? read_given(doc, (*options)->style)
                       : *file->text     ? read_named(doc, file)
                                         : BP_OK;
    return result == BP_OK && doc->style ? apply(doc, options) : result;
}

/* ---- checking ---- */

/* Beginning pages opens the logo and the fonts. */
static bp_result look(bp_doc *doc, const bp_options *options)
{
    struct bp_pages none;
    bp_result result = bp_doc_style(doc, &options);
    if (result == BP_OK && doc->style)
        result = bp_doc_pages(doc, options, &none);
    return result == BP_OK && doc->found.errors ? BP_INVALID : result;
}

/* If memory may have run out unseen, looks again with new fonts (base/memory.h). */
bp_result bp_doc_style_look(bp_doc *doc, const bp_options *options)
{
    const struct bp_diags before = doc->found;
    for (int i = 0; i < BP_MOST_RUNS; i++) {
        doc->found = before;
        bp_arena_init_within(&doc->work, &doc->arena); /* it is empty */
        bp_result result = look(doc, options);
        result = bp_doc_fonts_lack(doc, doc->work.out ? BP_NOMEM : result);
        bp_doc_style_drop(doc);
        bp_arena_clear(&doc->work);
        if (!bp_doc_fonts_doubt(doc, result) || result == BP_NOMEM)
            return result;
    }
    return BP_NOMEM;
}
