/* diag.c: collects findings. The table diag.def has their texts and severities. */
#include "base/diag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

const struct bp_code_text bp_codes[] = {
#define X(number, name, severity, slug, message, hint) \
    {number, BP_##severity, slug, message, hint},
#include "base/diag.def"
#undef X
    {0, BP_NOTE, "", "", ""}};

#define CLIP 80

const struct bp_code_text *bp_code_find(int number)
{
    for (const struct bp_code_text *code = bp_codes; code->number; code++)
        if (code->number == number)
            return code;
    return NULL;
}

/* The table's entry for one of our own codes. */
static const struct bp_code_text *text_of(enum bp_code code)
{
    const struct bp_code_text *entry = bp_codes;
    while (entry->number && entry->number != (int)code)
        entry++;
    return entry;
}

static void put_clipped(struct bp_buf *out, const char *text, size_t clip)
{
    size_t len = strlen(text);
    if (bp_utf8_count(text, len) <= clip) {
        bp_buf_put(out, text, len);
        return;
    }
    const char *at = text, *end = text + len;
    for (size_t i = 1; i < clip; i++)
        bp_utf8_next(&at, end);
    bp_buf_put(out, text, (size_t)(at - text));
    bp_buf_str(out, "\xE2\x80\xA6");
}

/* Fills in {1}, {2}, {3} in a pattern. Patterns have no other braces. */
static const char *fill(struct bp_arena *arena, const char *pattern, const char *const args[3],
                        size_t clip)
{
    struct bp_buf out = {0};
    for (const char *p = pattern; *p; p++) {
        if (*p == '{') {
            const char *arg = args[p[1] - '1'];
            if (arg)
                put_clipped(&out, arg, clip);
            p += 2;
        } else {
            bp_buf_char(&out, *p);
        }
    }
    const char *text = out.failed ? NULL : bp_arena_text(arena, out.bytes, out.len);
    arena->out = arena->out || out.failed;
    bp_buf_free(&out);
    return text ? text : pattern;
}

/* Whether the same finding exists already. A text that is printed twice is reported once. */
static bool is_known(const struct bp_diags *diags, const struct bp_diag *diag)
{
    for (size_t i = 0; i < diags->n; i++) {
        const struct bp_diag *other = &diags->items[i];
        if (other->code == diag->code && other->at.line == diag->at.line &&
            other->at.column == diag->at.column && !strcmp(other->at.file, diag->at.file) &&
            !strcmp(other->cell, diag->cell) && !strcmp(other->message, diag->message))
            return true;
    }
    return false;
}

/* Copies a text, because the file may be dropped before the findings. */
static const char *copy(struct bp_arena *arena, const char *text)
{
    const char *kept = text ? bp_arena_text(arena, text, strlen(text)) : NULL;
    return kept || !text ? kept : "";
}

/* Counts a finding that is not stored because of the cap. */
static void drop(struct bp_diags *diags, bp_severity severity)
{
    diags->kept = false;
    diags->dropped++;
    diags->dropped_of[severity]++;
    diags->errors += severity == BP_ERROR;
}

/* Stores a finding, unless it exists already. */
static struct bp_diag *keep(struct bp_diags *diags, const struct bp_diag *diag)
{
    diags->kept = false;
    if (is_known(diags, diag))
        return NULL;
    diags->errors += diag->severity == BP_ERROR;
    struct bp_diag *items =
        bp_arena_grow(diags->arena, diags->items, &diags->capacity, diags->n + 1, sizeof *items);
    if (!items)
        return NULL;
    diags->items = items;
    items[diags->n] = *diag;
    items[diags->n].at.file = copy(diags->arena, diag->at.file);
    items[diags->n].source_line = copy(diags->arena, diag->source_line);
    items[diags->n].cell = copy(diags->arena, diag->cell);
    items[diags->n].sheet = copy(diags->arena, diag->sheet);
    diags->kept = true;
    return &items[diags->n++];
}

/* A finding without a place. Returns false if it is one too many. */
static bool begin(struct bp_diags *diags, enum bp_code code, const char *const args[3], struct bp_diag *out)
{
    const struct bp_code_text *entry = text_of(code);
    bool ends_reading = code == BP_E_ERRORS || code == BP_E_NAMES; /* always stored: it says why */
    bool first_error = entry->severity == BP_ERROR && !diags->errors && !BP_IS_CHECK(entry->number);
    if (diags->n >= BP_MAX_DIAGS && first_error) {
        drop(diags, diags->items[--diags->n].severity); /* what refuses a plan is never left unsaid */
    } else if (diags->n >= BP_MAX_DIAGS && !ends_reading) {
        drop(diags, entry->severity);
        return false;
    }
    *out = (struct bp_diag){.code = entry->number, .severity = entry->severity, .name = entry->name,
                            .at = {"", 0, 0, 1}, .related = {"", 0, 0, 1}, .source_line = "", .ref = "",
                            .cell = "", .sheet = "", .related_cell = "",
                            .message = fill(diags->arena, entry->message, args, CLIP),
                            .hint = fill(diags->arena, entry->hint, args, SIZE_MAX)};
    return true;
}

struct bp_diag *bp_diag_add(struct bp_diags *diags, enum bp_code code, struct bp_source *source,
                            uint32_t offset, uint32_t length, const char *a, const char *b,
                            const char *c)
{
    struct bp_diag diag;
    if (!begin(diags, code, (const char *const[]){a, b, c}, &diag))
        return NULL;
    if (source) {
        diag.at = bp_source_place(source, offset, length);
        uint32_t column = diag.at.column;
        diag.source_line = bp_source_line(source, diag.at.line, &column);
        diag.shown_column = column;
    }
    return keep(diags, &diag);
}

void bp_diag_move(struct bp_diag *diag, const struct bp_spot *spot)
{
    diag->at.line = diag->at.column = 0;
    diag->at.length = 1;
    diag->cell = spot->cell;
    diag->sheet = spot->sheet;
    diag->table = spot->table;
    diag->cell_row = spot->row;
    diag->cell_column = spot->column;
    diag->source_line = spot->text;
    diag->shown_column = 0;
}

struct bp_diag *bp_diag_add_cell(struct bp_diags *diags, enum bp_code code, const char *file,
                                 const struct bp_spot *spot, const char *a, const char *b, const char *c)
{
    struct bp_diag diag;
    if (!begin(diags, code, (const char *const[]){a, b, c}, &diag))
        return NULL;
    diag.at.file = file;
    bp_diag_move(&diag, spot);
    return keep(diags, &diag);
}

void bp_diag_relate(struct bp_diags *diags, struct bp_source *source, uint32_t offset,
                    uint32_t length)
{
    if (!diags->kept)
        return;
    bp_place place = bp_source_place(source, offset, length);
    place.file = copy(diags->arena, place.file);
    diags->items[diags->n - 1].related = place;
}

void bp_diags_take(struct bp_diags *diags, const struct bp_diags *from, bp_place used, const char *words)
{
    diags->dropped += from->dropped;
    for (int i = 0; i <= BP_ERROR; i++)
        diags->dropped_of[i] += from->dropped_of[i];
    for (size_t i = 0; i < from->n; i++) {
        struct bp_diag diag = from->items[i];
        if (diags->n == BP_MAX_DIAGS) {
            drop(diags, diag.severity);
            continue;
        }
        const char **const texts[] = {&diag.message, &diag.hint, &diag.related.file, &diag.ref,
                                      &diag.accepted, &diag.related_cell};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
            *texts[k] = copy(diags->arena, *texts[k]);
        if (!diag.related.line && !*diag.related_cell) {
            diag.related = used;
            diag.related_words = words;
        }
        keep(diags, &diag);
    }
}

static int compare_places(const struct bp_diag *a, const struct bp_diag *b)
{
    int order = strcmp(a->at.file, b->at.file);
    if (!order)
        order = (a->at.line > b->at.line) - (a->at.line < b->at.line);
    if (!order)
        order = (a->at.column > b->at.column) - (a->at.column < b->at.column);
    if (!order)
        order = (a->table > b->table) - (a->table < b->table);
    if (!order)
        order = (a->cell_row > b->cell_row) - (a->cell_row < b->cell_row);
    if (!order)
        order = (a->cell_column > b->cell_column) - (a->cell_column < b->cell_column);
    return order ? order : (a->code > b->code) - (a->code < b->code);
}

/* Findings of one place stay in the order in which they were found, which qsort does not promise. Most
 * are found from the first line to the last, so there is little to move. */
static void sort_by_place(struct bp_diag *items, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        struct bp_diag moved = items[i];
        size_t from = 0, to = i;
        while (from < to) {
            size_t middle = from + (to - from) / 2;
            if (compare_places(&items[middle], &moved) <= 0)
                from = middle + 1;
            else
                to = middle;
        }
        memmove(&items[from + 1], &items[from], (i - from) * sizeof *items);
        items[from] = moved;
    }
}

void bp_diags_finish(struct bp_diags *diags)
{
    sort_by_place(diags->items, diags->n);
    if (!diags->dropped)
        return;
    char more[24];
    snprintf(more, sizeof more, "%zu", diags->dropped);
    struct bp_diag *last =
        bp_arena_grow(diags->arena, diags->items, &diags->capacity, diags->n + 1, sizeof *last);
    if (!last)
        return;
    diags->items = last;
    const struct bp_code_text *entry = text_of(BP_E_MORE);
    last[diags->n++] = (struct bp_diag){
        .code = entry->number, .severity = entry->severity, .name = entry->name, .at = {"", 0, 0, 1},
        .message = fill(diags->arena, entry->message, (const char *const[]){more, NULL, NULL}, CLIP),
        .hint = entry->hint, .related = {"", 0, 0, 1}, .source_line = "", .ref = "",
        .cell = "", .sheet = "", .related_cell = ""};
}
