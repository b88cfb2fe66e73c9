/* original.c: reads a plan of whatever kind its file is, and shows findings where its officer sees them. */
#include "api/original.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "api/reason.h"
#include "base/file.h"
#include "read/read.h"

#define MOST_MAP ((size_t)1 << 20)

bool bp_original_is_own(const struct bp_original *original)
{
    return original->onramp.kind != BP_FILE_PLAN;
}

void bp_original_drop(struct bp_original *original)
{
    bp_source_drop(&original->file);
    bp_source_drop(&original->map_source);
    bp_onramp_drop(&original->onramp);
    *original = (struct bp_original){0};
}

/* ---- what the caller says ---- */

static bp_result refuse_map(struct bp_source *source, struct bp_diags *diags, int error)
{
    if (error == ENOMEM)
        return BP_NOMEM;
    const struct bp_reason *reason = bp_reason_of(error);
    bool folder = error == EISDIR || error == ENODEV;
    bp_diag_add(diags, BP_E_READ, source, BP_NOWHERE, 0, reason->words,
                folder ? "name the map itself, a text file" : reason->read_hint, NULL);
    return BP_IO;
}

static bp_result read_map(struct bp_original *original, const char *path, struct bp_arena *arena,
                          struct bp_diags *diags)
{
    struct bp_source *source = &original->map_source;
    struct bp_buf bytes = {0};
    *source = (struct bp_source){.bytes = "", .arena = arena};
    source->name = bp_arena_text(arena, path, strlen(path));
    if (!source->name)
        return BP_NOMEM;
    int error = bp_file_read(path, MOST_MAP, &bytes);
    bp_result result = error ? refuse_map(source, diags, error)
                             : bp_source_take(source, &bytes) ? BP_OK : BP_NOMEM;
    bp_buf_free(&bytes);
    return result == BP_OK ? bp_map_read(source, arena, diags, &original->map) : result;
}

/* What the options say goes before what the map says, so that it counts. */
static bool say_options(struct bp_map *map, const bp_load_options *options, struct bp_arena *arena)
{
    const struct {
        enum bp_map_verb verb;
        const char *first, *second;
    } said[] = {{BP_MAP_TITLE, options->title, ""},
                {BP_MAP_ORGANISATION, options->organisation, ""},
                {BP_MAP_PERIOD, options->from, options->to},
                {BP_MAP_LANG, options->lang, ""}};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (said[i].first && !bp_map_put(map, said[i].verb, said[i].first, said[i].second, arena))
            return false;
    return true;
}

static bool says_something(const bp_load_options *options)
{
    return options->map || options->title || options->organisation || options->from || options->lang;
}

/* ---- reading ---- */

static const char *line_words(struct bp_arena *arena, uint32_t line)
{
    char words[24];
    snprintf(words, sizeof words, "line %u", (unsigned)line);
    const char *kept = bp_arena_text(arena, words, strlen(words));
    return kept ? kept : "";
}

/* A reader may name a place in the file's own bytes, which only a text has. */
static void settle(const struct bp_original *original, struct bp_diags *diags, size_t from)
{
    enum bp_file_kind kind = original->onramp.kind;
    bool has_lines = kind == BP_FILE_CSV || kind == BP_FILE_XML2003;
    for (size_t i = from; i < diags->n; i++) {
        struct bp_diag *diag = &diags->items[i];
        if (original->map_source.name && !strcmp(diag->at.file, original->map_source.name))
            continue;
        diag->at.file = original->file.name;
        if (diag->at.line) {
            struct bp_spot spot = {"", "", 0, 0, 0, ""};
            if (has_lines)
                spot = (struct bp_spot){line_words(diags->arena, diag->at.line), "", 1, diag->at.line, 0,
                                        diag->source_line};
            bp_diag_move(diag, &spot);
        }
        if (diag->related.line && has_lines)
            diag->related_cell = line_words(diags->arena, diag->related.line);
        diag->related.line = diag->related.column = 0;
    }
}

static bp_result understand(struct bp_original *original, const bp_load_options *options,
                            struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags)
{
    struct bp_onramp *onramp = &original->onramp;
    bp_result result = options->map ? read_map(original, options->map, arena, diags) : BP_OK;
    if (result == BP_OK && !say_options(&original->map, options, arena))
        result = BP_NOMEM;
    if (result != BP_OK)
        return result;
    size_t before = diags->n;
    result = bp_onramp_read(&original->file, &original->map, arena, diags, onramp);
    settle(original, diags, before);
    if (result == BP_OK && onramp->xml.len > BP_MAX_SOURCE) {
        bp_diag_add(diags, BP_E_TOO_LARGE, &original->file, BP_NOWHERE, 0, NULL, NULL, NULL);
        result = BP_INVALID;
    }
    if (result == BP_OK && !bp_source_take(source, &onramp->xml))
        result = BP_NOMEM;
    return arena->out ? BP_NOMEM : result;
}

bp_result bp_original_read(struct bp_original *original, const bp_load_options *options,
                           struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                           struct bp_plan **plan)
{
    static const bp_load_options none;
    options = options ? options : &none;
    *plan = NULL;
    *original = (struct bp_original){0};
    if (!bp_file_kind_of(source->bytes, source->len, source->name, &original->onramp.kind))
        return BP_NOMEM;
    if (bp_original_is_own(original)) {
        original->file = *source;
        *source = (struct bp_source){.name = source->name, .bytes = "", .arena = source->arena};
        bp_result result = understand(original, options, source, arena, diags);
        if (result != BP_OK)
            return result;
    } else if (says_something(options)) {
        bp_diag_add(diags, BP_E_NOT_USED, source, BP_NOWHERE, 0, NULL, NULL, NULL);
    }
    return bp_read_plan(source, arena, diags, plan);
}

/* ---- findings ---- */

struct hint {
    int code;
    const char *part, *instead;
};

/* Hints of the format's own findings speak of XML, which an officer with a workbook has never seen. */
static const struct hint hints[] = {
#define X(name, part, instead) {BP_E_##name, part, instead},
#include "onramp/hints.def"
#undef X
    {0, NULL, NULL}};

/* A text with all of a part replaced. */
static const char *replace(struct bp_arena *arena, const char *text, const struct hint *hint)
{
    struct bp_buf out = {0};
    const char *at = text, *found;
    if (!*hint->part)
        return hint->instead;
    for (; (found = strstr(at, hint->part)); at = found + strlen(hint->part)) {
        bp_buf_put(&out, at, (size_t)(found - at));
        bp_buf_str(&out, hint->instead);
    }
    if (at == text)
        return text;
    bp_buf_str(&out, at);
    const char *made = out.failed ? NULL : bp_arena_text(arena, out.bytes, out.len);
    arena->out = arena->out || out.failed;
    bp_buf_free(&out);
    return made ? made : text;
}

const char *bp_original_hint(struct bp_arena *arena, int code, const char *words)
{
    for (const struct hint *hint = hints; hint->code; hint++)
        if (hint->code == code)
            words = replace(arena, words, hint);
    return words;
}

static const struct bp_spot *spot_of(const struct bp_original *original, struct bp_source *source,
                                     const struct bp_plan *plan, const bp_place *place, int code,
                                     struct bp_arena *arena)
{
    static const struct bp_spot nowhere = {"", "", 0, 0, 0, ""};
    uint32_t offset = bp_source_offset(source, place->line, place->column);
    const struct bp_spot *spot =
        plan ? bp_onramp_spot(&original->onramp, plan, offset, code, arena) : NULL;
    return spot ? spot : &nowhere;
}

void bp_original_show(const struct bp_original *original, struct bp_source *source,
                      const struct bp_plan *plan, struct bp_arena *arena, struct bp_diags *diags)
{
    if (!bp_original_is_own(original))
        return;
    for (size_t i = 0; i < diags->n; i++) {
        struct bp_diag *diag = &diags->items[i];
        if (strcmp(diag->at.file, source->name) != 0)
            continue;
        diag->hint = bp_original_hint(arena, diag->code, diag->hint);
        if (diag->related.line && !strcmp(diag->related.file, source->name)) {
            diag->related_cell = spot_of(original, source, plan, &diag->related, diag->code, arena)->cell;
            diag->related.line = diag->related.column = 0;
        }
        if (diag->at.line)
            bp_diag_move(diag, spot_of(original, source, plan, &diag->at, diag->code, arena));
    }
}
