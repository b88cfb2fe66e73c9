/* load.c: reads bytes or a file as the document's plan or board pack. Reports errors that need no
 * look at the text (BP1001, 1002, 1003, 1005). */
#include <errno.h>
#include <string.h>

#include "api/doc.h"
#include "api/given.h"
#include "api/reason.h"
#include "base/file.h"
#include "read/read.h"

/* Drops the last plan and all that belongs to it, and begins a source without bytes. */
static bool begin(bp_doc *doc, const char *name)
{
    bp_buf_free(&doc->made);
    bp_doc_style_drop(doc);
    bp_source_drop(&doc->source);
    bp_original_drop(&doc->original);
    bp_arena_clear(&doc->work);
    bp_arena_clear(&doc->arena);
    doc->plan = NULL;
    doc->head = doc->has_folder = false;
    memset(doc->names, 0, sizeof doc->names);
    doc->pack = NULL;
    doc->packed = NULL;
    doc->n_packed = doc->pack_pages = 0;
    doc->found = (struct bp_diags){.arena = &doc->arena};
    doc->loaded = doc->shown = doc->found;
    doc->source = (struct bp_source){.bytes = "", .arena = &doc->arena};
    doc->source.name = bp_arena_text(&doc->arena, name, strlen(name));
    return doc->source.name != NULL;
}

enum format { PLAN, PACK };

static bp_result end(bp_doc *doc, enum format format, bp_result result)
{
    result = bp_doc_show_findings(doc, result);
    doc->loaded = doc->found; /* with what that added, if memory was the limit */
    doc->state = format == PLAN ? result : BP_MISUSE;
    doc->pack_state = format == PACK ? result : BP_MISUSE;
    return result;
}

static void complain(bp_doc *doc, enum bp_code code, const char *what, const char *hint)
{
    bp_diag_add(&doc->found, code, &doc->source, BP_NOWHERE, 0, what, hint, NULL);
}

/* Whether the number of bytes is in range. If not, adds a finding. */
static bool check_size(bp_doc *doc, size_t len)
{
    if (len == 0)
        complain(doc, BP_E_EMPTY, NULL, NULL);
    else if (len > BP_MAX_SOURCE)
        complain(doc, BP_E_TOO_LARGE, NULL, NULL);
    return len > 0 && len <= BP_MAX_SOURCE;
}

static bp_result copy_bytes(bp_doc *doc, const void *bytes, size_t len)
{
    if (!check_size(doc, len))
        return BP_INVALID;
    doc->source.bytes = bp_arena_text(&doc->arena, bytes, len);
    if (!doc->source.bytes)
        return BP_NOMEM;
    doc->source.len = (uint32_t)len;
    return BP_OK;
}

static bp_result read_source(bp_doc *doc, enum format format, const bp_load_options *options)
{
    bp_result result = format == PLAN
                           ? bp_original_read(&doc->original, options, &doc->source, &doc->arena, &doc->found,
                                              &doc->plan)
                           : bp_read_pack(&doc->source, &doc->arena, &doc->found, &doc->pack);
    return result == BP_OK && doc->found.errors ? BP_INVALID : result;
}

/* Reports why a file could not be read. */
static bp_result refuse(bp_doc *doc, int error)
{
    const struct bp_reason *reason = bp_reason_of(error);
    switch (error) {
    case ENOMEM:
        return BP_NOMEM;
    case EFBIG:
        complain(doc, BP_E_TOO_LARGE, NULL, NULL);
        return BP_INVALID;
    case EISDIR:
        complain(doc, BP_E_FOLDER, NULL, NULL);
        return BP_IO;
    default:
        complain(doc, BP_E_READ, reason->words, reason->read_hint);
        return BP_IO;
    }
}

static bp_result load_file(bp_doc *doc, enum format format, const char *path, const bp_load_options *options)
{
    if (!begin(doc, strcmp(path, "-") ? path : "<stdin>"))
        return end(doc, format, BP_NOMEM);
    if (!options)
        return end(doc, format, BP_MISUSE);
    struct bp_buf bytes = {0};
    doc->has_folder = strcmp(path, "-") != 0;
    int error = bp_file_read(path, BP_MAX_SOURCE, &bytes);
    bp_result result = error ? refuse(doc, error) : BP_INVALID;
    if (!error && check_size(doc, bytes.len))
        result = bp_source_take(&doc->source, &bytes) ? BP_OK : BP_NOMEM;
    if (result == BP_OK && format == PLAN)
        bp_source_spare(&doc->source, doc->has_folder ? path : NULL);
    bp_buf_free(&bytes);
    return end(doc, format, result == BP_OK ? read_source(doc, format, options) : result);
}

bp_result bp_load_memory_with(bp_doc *doc, const void *bytes, size_t len, const char *name,
                              const bp_load_options *options)
{
    bp_load_options room;
    options = bp_given_load(options, &room);
    bp_result result = !begin(doc, name) ? BP_NOMEM : options ? copy_bytes(doc, bytes, len) : BP_MISUSE;
    return end(doc, PLAN, result == BP_OK ? read_source(doc, PLAN, options) : result);
}

bp_result bp_load_memory(bp_doc *doc, const void *bytes, size_t len, const char *name)
{
    return bp_load_memory_with(doc, bytes, len, name, NULL);
}

bp_result bp_load_file_with(bp_doc *doc, const char *path, const bp_load_options *options)
{
    bp_load_options room;
    return load_file(doc, PLAN, path, bp_given_load(options, &room));
}

/* Reads the head of a plan in XML, if that is within the first `most` bytes of the file. An officer's own
 * file, of whatever kind, has no root element of a plan there. */
static bool read_head(bp_doc *doc, const char *path, size_t most)
{
    struct bp_buf bytes = {0};
    struct bp_source *source = &doc->source;
    doc->state = doc->pack_state = BP_MISUSE;
    bool good = begin(doc, path) && !bp_file_begin(path, most, &bytes);
    while (good && bytes.len && (unsigned char)bytes.bytes[bytes.len - 1] >= 0x80)
        bytes.len--; /* of a character that is cut */
    good = good && bytes.len && bp_source_take(source, &bytes);
    bp_buf_free(&bytes);
    doc->head = good && bp_read_head(source, &doc->arena, &doc->found, &doc->plan) == BP_OK;
    return doc->head;
}

bp_result bp_load_head(bp_doc *doc, const char *path, const bp_load_options *options)
{
    enum { SHORT = 4 << 10, LONG = 64 << 10 }; /* most heads, and those with a long summary */
    bool head = strcmp(path, "-") && (read_head(doc, path, SHORT) || read_head(doc, path, LONG));
    return head ? bp_doc_show_findings(doc, BP_OK) : bp_load_file_with(doc, path, options);
}

bp_result bp_load_file(bp_doc *doc, const char *path)
{
    return bp_load_file_with(doc, path, NULL);
}

bp_result bp_style_check(bp_doc *doc, const char *path)
{
    const bp_options options = {.size = sizeof options, .style = path};
    bool begun = begin(doc, path);
    doc->state = doc->pack_state = BP_MISUSE;
    return bp_doc_show_findings(doc, begun ? bp_doc_style_look(doc, &options) : BP_NOMEM);
}

bp_result bp_pack_load_file(bp_doc *doc, const char *path, int anywhere)
{
    static const bp_load_options none;
    doc->anywhere = anywhere != 0;
    return load_file(doc, PACK, path, &none);
}
