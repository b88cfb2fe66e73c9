/* xlsx_strings.c: the texts of a workbook's cells, with what their runs look like (ECMA-376-1, 18.4).
 *
 * _x000D_ and the like stand for characters that XML cannot hold (22.9.2.19); a line break is written in
 * five forms. Readings of East Asian characters are no text of the cell. */
#include <string.h>

#include "base/text.h"
#include "book/xlsx_parts.h"

/* A run as it is collected: up to the next one, or to the end. */
struct run {
    size_t begin;
    uint8_t style;
    bool own, struck;
};

void bp_xlsx_text_free(struct bp_xlsx_text *text)
{
    bp_buf_free(&text->raw);
    bp_buf_free(&text->text);
    bp_buf_free(&text->runs);
}

void bp_xlsx_text_begin(struct bp_xlsx_text *text)
{
    text->raw.len = text->text.len = text->runs.len = 0;
    text->style = 0;
    text->own = text->struck = text->in_text = text->after_cr = text->too_long = false;
    text->skipped = 0;
}

/* ---- characters ---- */

/* The value of "_x000D_" at `at`; -1: it is none. */
static int32_t read_escape(const char *at, const char *end)
{
    uint32_t value;
    bool good = end - at >= 7 && at[1] == 'x' && at[6] == '_' && bp_text_hex(at + 2, 4, &value) == 4;
    return good ? (int32_t)value : -1;
}

/* Appends a character: line breaks in any form as line feeds, and nothing for other control characters. */
static void put_character(struct bp_xlsx_text *text, uint32_t code)
{
    char bytes[4];
    bool after_cr = text->after_cr;
    text->after_cr = code == '\r';
    if (code == '\r' || code == 0x2028 || code == 0x2029)
        code = '\n';
    else if (code == '\n' && after_cr)
        return;
    if ((code < 0x20 && code != '\n' && code != '\t') || code == 0xFEFF || code == 0xFFFE || code == 0xFFFF)
        return;
    bp_buf_put(&text->text, bytes, bp_utf8_put(bytes, code));
}

/* Appends the escape at *at, and moves *at past it. Two may make one character. */
static bool put_escape(struct bp_xlsx_text *text, const char **at, const char *end)
{
    int32_t code = read_escape(*at, end);
    if (code < 0)
        return false;
    *at += 7;
    if (code >= 0xD800 && code < 0xE000) {
        int32_t low = code < 0xDC00 && *at < end && **at == '_' ? read_escape(*at, end) : -1;
        if (low >= 0xDC00 && low < 0xE000) {
            *at += 7;
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        } else {
            code = 0xFFFD;
        }
    }
    put_character(text, (uint32_t)code);
    return true;
}

/* How many of the first bytes begin neither an escape nor a line break. */
static size_t plain_length(const char *at, const char *end)
{
    const char *from = at;
    while (end - at >= 8) {
        uint64_t eight = bp_eight_load(at);
        uint64_t other = bp_eight_find(eight, '_') | bp_eight_find(eight, '\r') | bp_eight_find(eight, '\n');
        if (other)
            return (size_t)(at - from) + bp_eight_before(other);
        at += 8;
    }
    while (at < end && *at != '_' && *at != '\r' && *at != '\n')
        at++;
    return (size_t)(at - from);
}

static void put_decoded(struct bp_xlsx_text *text, const char *at, size_t len)
{
    const char *end = len ? at + len : at; /* of no bytes `at` may be NULL */
    while (at < end) {
        size_t plain = plain_length(at, end);
        if (plain) {
            bp_buf_put(&text->text, at, plain);
            text->after_cr = false;
            at += plain;
        } else if (*at != '_' || !put_escape(text, &at, end)) {
            put_character(text, (unsigned char)*at++);
        }
    }
}

/* ---- events ---- */

static void begin_run(struct bp_xlsx_text *text)
{
    struct run run = {text->text.len, text->style, text->own, text->struck};
    bp_buf_put(&text->runs, &run, sizeof run);
}

/* What an element of <rPr> says of its run. */
static void read_look(struct bp_xlsx_text *text, const struct bp_tag *tag)
{
    static const struct {
        const char *name;
        uint8_t style;
    } looks[] = {{"b", BP_STRONG}, {"i", BP_EM}};
    const char *value = bp_xlsx_attr(tag, "val");
    bool on = !value || bp_xlsx_is_true(value);
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (on && !strcmp(tag->local, looks[i].name))
            text->style |= looks[i].style;
    if (on && !strcmp(tag->local, "strike"))
        text->struck = true;
    if (value && !strcmp(tag->local, "vertAlign"))
        text->style |= !strcmp(value, "superscript") ? BP_SUP : !strcmp(value, "subscript") ? BP_SUB : 0;
}

void bp_xlsx_text_start(struct bp_xlsx_text *text, const struct bp_tag *tag)
{
    const char *local = tag->local;
    if (text->skipped || text->in_text || bp_text_same(local, "rPh")) {
        text->skipped++;
    } else if (bp_text_same(local, "r")) {
        text->style = 0;
        text->own = text->struck = false;
    } else if (bp_text_same(local, "rPr")) {
        text->own = true;
    } else if (bp_text_same(local, "t")) {
        text->in_text = true;
        text->raw.len = 0;
        begin_run(text);
    } else if (text->own) {
        read_look(text, tag);
    }
}

void bp_xlsx_text_put(struct bp_xlsx_text *text, const char *bytes, size_t len)
{
    if (!text->in_text || text->skipped || text->too_long)
        return;
    bp_buf_put(&text->raw, bytes, len);
    text->too_long = text->raw.len + text->text.len > BP_MOST_CELL_TEXT;
}

void bp_xlsx_text_end(struct bp_xlsx_text *text)
{
    if (text->skipped) {
        text->skipped--;
    } else if (text->in_text) {
        text->in_text = false;
        if (!text->raw.failed)
            put_decoded(text, text->raw.bytes, text->raw.len);
    }
}

void bp_xlsx_text_plain(struct bp_xlsx_text *text, const char *bytes, size_t len)
{
    begin_run(text);
    put_decoded(text, bytes, len);
}

/* ---- what was collected ---- */

static bool is_ink(const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!bp_is_blank(bytes[i]))
            return true;
    return false;
}

static size_t end_of_run(const struct bp_xlsx_text *text, const struct run *runs, size_t n, size_t i)
{
    return i + 1 < n ? runs[i + 1].begin : text->text.len;
}

/* What holds for all runs that have ink. Returns whether any of them differs from the rest in more. */
static bool sum_up(const struct bp_xlsx_text *text, const struct run *runs, size_t n,
                   struct bp_xlsx_string *out)
{
    uint8_t any = 0, all = 0xFF;
    out->strong = out->struck = true;
    for (size_t i = 0; i < n; i++) {
        if (!is_ink(text->text.bytes + runs[i].begin, end_of_run(text, runs, n, i) - runs[i].begin))
            continue;
        any |= runs[i].style;
        all &= runs[i].style;
        if (!runs[i].own) {
            out->mixed = true;
            continue;
        }
        out->own = true;
        out->strong = out->strong && runs[i].style & BP_STRONG;
        out->struck = out->struck && runs[i].struck;
    }
    return any && (any != BP_STRONG || all != BP_STRONG);
}

/* Appends the runs of a text that may have line feeds. */
static bool put_runs(struct bp_inline *line, const char *at, const char *end, uint8_t style,
                     struct bp_arena *arena)
{
    while (at < end) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        size_t len = (size_t)((feed ? feed : end) - at);
        if (len) {
            char *copy = bp_arena_text(arena, at, len);
            if (!copy)
                return false;
            line->runs[line->n++] = (struct bp_run){.text = copy, .at = BP_NOWHERE, .style = style};
        }
        if (feed)
            line->runs[line->n++] = (struct bp_run){.text = "", .at = BP_NOWHERE, .is_break = true};
        at += len + (feed != NULL);
    }
    return true;
}

/* A paragraph with room for the runs of a text that is made of so many pieces. */
static struct bp_block *new_block(const char *text, size_t len, size_t pieces, struct bp_arena *arena)
{
    size_t most = pieces + 1;
    for (size_t i = 0; i < len; i++)
        most += text[i] == '\n' ? 2 : 0;
    struct bp_block *block = bp_arena_alloc(arena, sizeof *block);
    struct bp_run *runs = bp_arena_array(arena, most, sizeof *runs);
    if (!block || !runs)
        return NULL;
    *block = (struct bp_block){.kind = BP_PARAGRAPH, .at = BP_NOWHERE, .text = {runs, 0, BP_NOWHERE}};
    return block;
}

struct bp_block *bp_xlsx_text_block(const char *text, struct bp_arena *arena)
{
    size_t len = strlen(text);
    struct bp_block *block = new_block(text, len, 1, arena);
    return block && put_runs(&block->text, text, text + len, 0, arena) ? block : NULL;
}

static struct bp_block *make_block(const struct bp_xlsx_text *text, const struct run *runs, size_t n,
                                   struct bp_arena *arena)
{
    struct bp_block *block = new_block(text->text.bytes, text->text.len, n, arena);
    if (!block)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        const char *at = text->text.bytes + runs[i].begin;
        const char *end = text->text.bytes + end_of_run(text, runs, n, i);
        if (!put_runs(&block->text, at, end, runs[i].style, arena))
            return NULL;
    }
    return block;
}

bool bp_xlsx_text_finish(struct bp_xlsx_text *text, struct bp_arena *arena, struct bp_xlsx_string *out)
{
    *out = (struct bp_xlsx_string){.text = ""};
    if (text->raw.failed || text->text.failed || text->runs.failed) {
        arena->out = true;
        return false;
    }
    if (!text->text.len)
        return true;
    out->text = bp_arena_text(arena, text->text.bytes, text->text.len);
    size_t n = text->runs.len / sizeof(struct run);
    const struct run *runs = (const void *)text->runs.bytes;
    if (out->text && sum_up(text, runs, n, out))
        return (out->blocks = make_block(text, runs, n, arena)) != NULL;
    return out->text != NULL;
}

/* ---- shared strings ---- */

struct reader {
    struct bp_parts *parts;
    struct bp_xlsx_text text;
    struct bp_buf items; /* struct bp_xlsx_string */
    unsigned depth;
    bool in_item;
};

static bool on_start(void *data, const struct bp_tag *tag)
{
    struct reader *reader = data;
    reader->depth++;
    if (reader->in_item) {
        bp_xlsx_text_start(&reader->text, tag);
    } else if (reader->depth == 2 && !strcmp(tag->local, "si")) {
        reader->in_item = true;
        bp_xlsx_text_begin(&reader->text);
    }
    return true;
}

static bool on_text(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct reader *reader = data;
    (void)at;
    if (reader->in_item)
        bp_xlsx_text_put(&reader->text, bytes, len);
    return true;
}

static bool on_end(void *data)
{
    struct reader *reader = data;
    if (reader->in_item && reader->depth > 2)
        bp_xlsx_text_end(&reader->text);
    reader->depth--;
    if (!reader->in_item || reader->depth > 1)
        return true;
    reader->in_item = false;
    struct bp_xlsx_string string;
    if (reader->text.too_long) {
        bp_diag_add(reader->parts->diags, BP_E_PARTS_LIMIT, reader->parts->source, BP_NOWHERE, 0,
                    "a text of the workbook", "has more than 1 MiB", "1 MiB for a cell");
        return false;
    }
    if (!bp_xlsx_text_finish(&reader->text, reader->parts->arena, &string))
        return false;
    bp_buf_put(&reader->items, &string, sizeof string);
    return !reader->items.failed;
}

bool bp_xlsx_strings_read(struct bp_parts *parts, const struct bp_relations *of_workbook,
                          struct bp_xlsx_strings *out)
{
    static const struct bp_sax_handler handler = {.start = on_start, .text = on_text, .end = on_end};
    *out = (struct bp_xlsx_strings){0};
    const struct bp_part_entry *entry =
        bp_relation_part(parts, bp_relation_of_type(of_workbook, "sharedStrings"));
    if (!entry)
        return true;
    struct reader reader = {.parts = parts};
    struct bp_source part;
    if (!bp_part_read(parts, entry, &part))
        return false;
    bool good = bp_part_events_quick(parts, &part, &handler, &reader);
    bp_part_drop(parts, &part);
    size_t n = reader.items.len / sizeof *out->items;
    if (good && n)
        good = (out->items = bp_arena_array(parts->arena, n, sizeof *out->items)) != NULL;
    else if (reader.items.failed)
        parts->arena->out = true;
    if (good && n)
        memcpy(out->items, reader.items.bytes, n * sizeof *out->items);
    out->n = good ? (uint32_t)n : 0;
    bp_buf_free(&reader.items);
    bp_xlsx_text_free(&reader.text);
    return good;
}
