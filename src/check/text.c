/* text.c: collects, compares and formats the texts of a plan for the rules, and finds them in the
 * source. */
#include "check/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/unseen.h"

/* ---- block text, and its place in the source ---- */

/* Walks over block text. Either writes it to `out`, or finds the run that contains byte `target`. */
struct walk {
    struct bp_buf *out;
    size_t at, target;
    const struct bp_run *hit; /* NULL: not reached yet, or between paragraphs */
    size_t hit_at;            /* offset in the run's text */
};

static void pass(struct walk *walk, const struct bp_run *run, const char *text)
{
    size_t len = strlen(text);
    if (walk->out)
        bp_buf_put(walk->out, text, len);
    if (run && walk->target >= walk->at && walk->target - walk->at < len) {
        walk->hit = run;
        walk->hit_at = walk->target - walk->at;
    }
    walk->at += len;
}

static void walk_blocks(struct walk *walk, const struct bp_block *block)
{
    for (; block; block = block->next) {
        for (const struct bp_item *item = block->items; item; item = item->next)
            walk_blocks(walk, item->blocks);
        if (block->kind != BP_PARAGRAPH || !block->text.n)
            continue;
        if (walk->at)
            pass(walk, NULL, "\n");
        for (uint32_t i = 0; i < block->text.n; i++) {
            const struct bp_run *run = &block->text.runs[i];
            pass(walk, run, run->is_break ? " " : run->text);
        }
    }
}

const char *bp_check_blocks(struct bp_check *check, const struct bp_block *first)
{
    struct bp_buf out = {0};
    struct walk walk = {.out = &out};
    walk_blocks(&walk, first);
    const char *text = out.len && !out.failed ? bp_arena_text(check->arena, out.bytes, out.len) : "";
    bool failed = out.failed;
    bp_buf_free(&out);
    if (failed)
        check->arena->out = true;
    return text ? text : "";
}

/* Skips U+FEFF, as itself or as a reference, which the text does not have. */
static const char *skip_mark(const char *at)
{
    static const char *const marks[] = {BP_BYTE_ORDER_MARK, "&#65279;", "&#xFEFF;"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (bp_text_is(at, strlen(marks[i]), marks[i]))
            return at + strlen(marks[i]);
    return at;
}

/* Skips comments, tags and CDATA marks, which are not part of the text. */
static const char *skip_markup(const char *at)
{
    for (;;) {
        const char *end = NULL;
        if (!strncmp(at, "<!--", 4))
            end = strstr(at, "-->");
        if (end) {
            at = end + 3;
        } else if (!strncmp(at, "<![CDATA[", 9)) {
            at += 9;
        } else if (!strncmp(at, "]]>", 3)) {
            at += 3;
        } else if (*at == '<' && (end = strchr(at, '>'))) {
            at = end + 1;
        } else if ((end = skip_mark(at)) != at) {
            at = end;
        } else {
            return at;
        }
    }
}

/* Skips the source of one character (or one byte) of the text, and moves *text on. Returns NULL if
 * the source has something else. */
static const char *skip_char(const char *at, const char **text)
{
    at = skip_markup(at);
    if (bp_is_blank(**text)) {
        if (!bp_is_blank(*at))
            return NULL;
        for (const char *next = at; bp_is_blank(*next); next = skip_markup(at))
            for (at = next; bp_is_blank(*at);)
                at++;
        (*text)++;
        return at;
    }
    if (*at == '&') {
        const char *end = strchr(at, ';');
        do
            (*text)++;
        while (((unsigned char)**text & 0xC0) == 0x80);
        return end ? end + 1 : NULL;
    }
    if (*at != **text || !*at)
        return NULL;
    (*text)++;
    return at + 1;
}

/* Where byte `target` of the row's update is in the source. NULL if that cannot be found. */
static const char *source_of(const struct bp_check *check, const struct bp_check_row *row,
                             size_t target)
{
    struct walk walk = {.target = target};
    walk_blocks(&walk, row->row->update);
    if (!walk.hit || walk.hit->is_break)
        return NULL;
    const char *at = check->plan->source->bytes + walk.hit->at, *text = walk.hit->text;
    while (at && text < walk.hit->text + walk.hit_at)
        at = skip_char(at, &text);
    return at ? skip_markup(at) : NULL;
}

/* The end of the text in the source, if it begins at `at`; else NULL. */
static const char *match_at(const char *at, const char *text, size_t len)
{
    const char *end = text + len;
    while (at && text < end)
        at = skip_char(at, &text);
    return at;
}

void bp_check_locate(const struct bp_check *check, const struct bp_check_row *row, const char *text,
                     size_t len, uint32_t *offset, uint32_t *length)
{
    const struct bp_source *source = check->plan->source;
    const char *begin = NULL, *end = NULL;
    if (text >= row->update && text < row->update + strlen(row->update) && len) {
        begin = source_of(check, row, (size_t)(text - row->update));
        end = begin ? match_at(begin, text, len) : NULL;
    }
    const char *last = source->bytes + source->len;
    if (row->number < check->n_rows)
        last = source->bytes + check->rows[row->number].row->at;
    const char *body = strchr(source->bytes + row->row->at, '>');
    for (const char *at = body; at && at < last && !end; at++)
        if (*at != '<' && (end = match_at(at, text, len)))
            begin = at;
    if (!end) {
        bp_check_attribute(check, row->row->at, "", offset, length);
        return;
    }
    const char *line = begin;
    while (line < end && *line != '\n' && *line != '\r')
        line++;
    *offset = (uint32_t)(begin - source->bytes);
    *length = (uint32_t)(line - begin);
}

void bp_check_attribute(const struct bp_check *check, uint32_t at, const char *name,
                        uint32_t *offset, uint32_t *length)
{
    const char *tag = check->plan->source->bytes + at, *p = tag + 1;
    p += strcspn(p, " \t\r\n/>");
    *offset = at;
    *length = (uint32_t)(p - tag);
    for (;;) {
        p += strspn(p, " \t\r\n");
        size_t len = strcspn(p, " \t\r\n=/>");
        const char *quote = p + strcspn(p, "\"'>");
        if (!len || (*quote != '"' && *quote != '\''))
            return;
        const char *end = strchr(quote + 1, *quote);
        if (!end)
            return;
        if (end > quote + 1 && len == strlen(name) && !memcmp(p, name, len)) {
            *offset = (uint32_t)(quote + 1 - check->plan->source->bytes);
            *length = (uint32_t)(end - quote - 1);
            return;
        }
        p = end + 1;
    }
}

/* ---- formatting and comparing ---- */

const char *bp_check_say(struct bp_check *check, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = len < 0 ? NULL : bp_arena_alloc(check->arena, (size_t)len + 1);
    if (!text)
        return "";
    va_start(args, format);
    vsnprintf(text, (size_t)len + 1, format, args);
    va_end(args);
    return text;
}

const char *bp_check_fold(struct bp_check *check, const char *text)
{
    char *folded = bp_arena_alloc(check->arena, strlen(text) + 1), *to = folded;
    if (!folded)
        return "";
    while (*text) {
        bool hard = !strncmp(text, "\xC2\xA0", 2);
        if (hard || bp_is_blank(*text)) {
            text += hard ? 2 : 1;
            if (to > folded && to[-1] != ' ')
                *to++ = ' ';
        } else {
            *to++ = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
            text++;
        }
    }
    to -= to > folded && to[-1] == ' ';
    *to = 0;
    return folded;
}

bool bp_is_word_byte(char c)
{
    return bp_is_capital(c) || (c >= 'a' && c <= 'z') || bp_is_digit(c) || (unsigned char)c >= 0x80;
}

const char *bp_check_words(struct bp_check *check, const char *text, size_t len)
{
    char *words = bp_arena_alloc(check->arena, 4 * len + 1), *to = words;
    if (!words)
        return "";
    for (const char *at = text; at < text + len; at++) {
        if (bp_is_word_byte(*at)) {
            *to++ = bp_is_capital(*at) ? (char)(*at - 'A' + 'a') : *at;
            continue;
        }
        if (*at == '\'')
            continue;
        if (to > words && to[-1] != ' ')
            *to++ = ' ';
        if (*at == '&') {
            memcpy(to, "and ", 4);
            to += 4;
        }
    }
    to -= to > words && to[-1] == ' ';
    *to = 0;
    return words;
}

struct numbered {
    const char *text;
    uint32_t index;
};

static int by_text(const void *left, const void *right)
{
    const struct numbered *a = left, *b = right;
    int order = strcmp(a->text, b->text);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

bool bp_check_same(struct bp_check *check, const char *const *texts, uint32_t n, uint32_t *first)
{
    struct numbered *sorted = bp_arena_array(check->arena, n ? n : 1, sizeof *sorted);
    if (!sorted)
        return false;
    size_t used = 0;
    for (uint32_t i = 0; i < n; i++) {
        first[i] = i;
        if (texts[i])
            sorted[used++] = (struct numbered){texts[i], i};
    }
    qsort(sorted, used, sizeof *sorted, by_text);
    for (size_t i = 1; i < used; i++)
        if (!strcmp(sorted[i].text, sorted[i - 1].text))
            first[sorted[i].index] = first[sorted[i - 1].index];
    return true;
}
