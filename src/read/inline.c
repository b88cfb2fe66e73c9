/* inline.c: collects running text into runs of one style. Blanks are those of XML (space, tab, line
 * ends), so U+00A0 is not one. A blank between two styles belongs to the first. */
#include "read/inline.h"

#include <string.h>

#include "base/text.h"
#include "base/unseen.h"

/* 0: not a blank; 1: a space; 2: another blank. */
static unsigned blankness(char c)
{
    static const unsigned char of[256] = {[' '] = 1, ['\t'] = 2, ['\n'] = 2, ['\r'] = 2};
    return of[(unsigned char)c];
}

/* Compares <a> and <abbr> by pointer, so that two links side by side stay two. */
static bool same_markup(const struct bp_markup *a, const struct bp_markup *b)
{
    return a->style == b->style && a->href == b->href && a->abbr == b->abbr;
}

static bool new_run(struct bp_words *words, struct bp_arena *scratch, struct bp_markup markup,
                    uint32_t at, bool is_break)
{
    struct bp_words_run *runs =
        bp_arena_grow(scratch, words->runs, &words->capacity, words->n + 1, sizeof *runs);
    if (!runs)
        return false;
    words->runs = runs;
    runs[words->n++] = (struct bp_words_run){words->bytes.len, at, markup, is_break};
    return true;
}

/* Removes a blank at the end, and the run if it held nothing else. */
static void trim(struct bp_words *words)
{
    if (words->solid || !words->bytes.len || !words->n || words->runs[words->n - 1].is_break)
        return;
    words->bytes.len--;
    if (words->runs[words->n - 1].begin == words->bytes.len)
        words->n--;
}

/* The end of a stretch of blanks, or of words with single spaces between them. Avoids a branch at
 * the end of each word: the processor cannot predict where the next one ends. */
static size_t stretch_end(const char *bytes, size_t i, size_t len)
{
    size_t end = i + 1;
    unsigned before = blankness(bytes[i]), now;
    if (before) {
        while (end < len && blankness(bytes[end]))
            end++;
        return end;
    }
    end += bp_text_spaced(bytes + end, len - end, true);
    before = blankness(bytes[end - 1]);
    for (; end < len && before + (now = blankness(bytes[end])) < 2; end++)
        before = now;
    return before ? end - 1 : end;
}

bool bp_words_add(struct bp_words *words, struct bp_arena *scratch, struct bp_markup markup,
                  const char *bytes, size_t len, uint32_t at)
{
    for (size_t i = 0; i < len;) {
        bool blank = blankness(bytes[i]) != 0;
        size_t end = stretch_end(bytes, i, len);
        if (!blank || words->solid) {
            struct bp_words_run *last = words->n ? &words->runs[words->n - 1] : NULL;
            if ((!last || last->is_break || !same_markup(&last->markup, &markup)) &&
                !new_run(words, scratch, markup, at + (uint32_t)i, false))
                return false;
            bp_buf_put(&words->bytes, blank ? " " : bytes + i, blank ? 1 : end - i);
            words->solid = !blank;
        }
        i = end;
    }
    return !words->bytes.failed;
}

bool bp_words_break(struct bp_words *words, struct bp_arena *scratch, struct bp_markup markup, uint32_t at)
{
    trim(words);
    words->solid = false;
    return new_run(words, scratch, markup, at, true);
}

/* A line break before the first word or after the last one has no effect, so it is dropped. */
static void drop_outer_breaks(struct bp_words *words)
{
    size_t first = 0;
    while (words->n && words->runs[words->n - 1].is_break)
        words->n--;
    while (first < words->n && words->runs[first].is_break)
        first++;
    words->n -= first;
    if (first)
        memmove(words->runs, words->runs + first, words->n * sizeof *words->runs);
}

bool bp_words_take(struct bp_words *words, struct bp_arena *arena, uint32_t at,
                   struct bp_inline *out)
{
    trim(words);
    *out = (struct bp_inline){NULL, 0, at};
    bool good = true;
    drop_outer_breaks(words);
    if (words->n && !bp_text_unseen(words->bytes.bytes, words->bytes.len)) {
        /* in one piece: the runs, and the text of each with a NUL at its end */
        out->runs = bp_arena_alloc(arena, words->n * (sizeof *out->runs + 1) + words->bytes.len);
        char *text = (char *)(out->runs + words->n);
        good = out->runs != NULL;
        for (size_t i = 0; good && i < words->n; i++) {
            const struct bp_words_run *run = &words->runs[i];
            size_t end = i + 1 < words->n ? words->runs[i + 1].begin : words->bytes.len;
            memcpy(text, words->bytes.bytes + run->begin, end - run->begin);
            out->runs[i] = (struct bp_run){text, run->at, run->markup.style, run->is_break,
                                           run->markup.href, run->markup.abbr};
            text += end - run->begin + 1;
        }
        out->n = good ? (uint32_t)words->n : 0;
        if (good && at == BP_NOWHERE)
            out->at = out->runs[0].at;
    }
    words->bytes.len = 0;
    words->n = 0;
    words->solid = false;
    return good;
}

void bp_words_free(struct bp_words *words)
{
    bp_buf_free(&words->bytes);
}
