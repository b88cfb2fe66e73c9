/* plain.c: the plan's texts as plain text, and as HTML. */
#include "export/plain.h"

#include <string.h>

#include "base/buf.h"
#include "model/lines.h"
#include "model/xml.h"

/* The buffer's text in the arena, and frees the buffer. NULL if it is empty, or memory ran out. */
static const char *keep(struct bp_arena *arena, struct bp_buf *text)
{
    const char *kept = NULL;
    if (text->failed)
        arena->out = true;
    else if (text->len)
        kept = bp_arena_text(arena, text->bytes, text->len);
    bp_buf_free(text);
    return kept;
}

/* An address without "https://" or "mailto:", as people write it. */
static const char *shown_address(const char *href)
{
    const char *colon = strchr(href, ':');
    return !colon ? href : strncmp(colon, "://", 3) ? colon + 1 : colon + 3;
}

/* Adds what a link leads to or an abbreviation stands for, unless its own text from `from` on says so. */
static void put_aside(struct bp_buf *out, size_t from, const char *needle, const char *aside)
{
    bp_buf_char(out, '\0');
    bool said = !out->failed && strstr(out->bytes + from, needle);
    out->len -= !out->failed;
    if (said)
        return;
    bp_buf_str(out, " (");
    bp_buf_str(out, aside);
    bp_buf_char(out, ')');
}

/* Two links side by side stay two: their addresses are compared by pointer. */
static void put_inline(struct bp_buf *out, const struct bp_inline *text)
{
    static const struct bp_run none = {.text = ""};
    size_t link = 0, abbr = 0; /* where those that are open began */
    for (uint32_t i = 0; i < text->n; i++) {
        const struct bp_run *run = &text->runs[i], *last = i ? run - 1 : &none;
        const struct bp_run *next = i + 1 < text->n ? run + 1 : &none;
        if (run->href != last->href)
            link = out->len;
        if (run->abbr != last->abbr)
            abbr = out->len;
        bp_buf_str(out, run->is_break ? "\n" : run->text);
        if (run->abbr && run->abbr != next->abbr)
            put_aside(out, abbr, run->abbr, run->abbr);
        if (run->href && run->href != next->href)
            put_aside(out, link, shown_address(run->href), run->href);
    }
}

const char *bp_plain_inline(struct bp_arena *arena, const struct bp_inline *text)
{
    struct bp_buf out = {0};
    put_inline(&out, text);
    return keep(arena, &out);
}

const char *bp_plain_blocks(struct bp_arena *arena, const struct bp_block *first)
{
    struct bp_inline lines;
    return bp_lines_make(first, arena, &lines) ? bp_plain_inline(arena, &lines) : NULL;
}

const char *bp_plain_html(struct bp_arena *arena, const struct bp_block *first)
{
    struct bp_buf out = {0};
    struct bp_xml html = {.out = &out, .plain = true};
    bp_xml_blocks(&html, NULL, first);
    bp_xml_end(&html);
    if (out.len && !out.failed)
        out.len--; /* the last line end */
    return keep(arena, &out);
}

const char *bp_plain_html_inline(struct bp_arena *arena, const struct bp_inline *text)
{
    const struct bp_block paragraph = {.kind = BP_PARAGRAPH, .text = *text};
    return text->n ? bp_plain_html(arena, &paragraph) : NULL;
}
