/* draft_words.c: the text of cells as the plan has it: paragraphs, lists and running text. */
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "model/lines.h"
#include "onramp/draft.h"

/* ---- characters ---- */

/* What XML cannot hold, or nobody can see and some programs choke on. Such a character becomes a
 * blank. */
static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xFEFF || code == 0x2028 ||
           code == 0x2029 || (code & 0xFFFE) == 0xFFFE;
}

bool bp_has_no_ink(const char *text)
{
    for (const char *end = text + strlen(text); text < end;) {
        const char *from = text;
        if (!is_control(bp_utf8_next(&text, end)) && !bp_text_unseen(from, (size_t)(text - from)))
            return false;
    }
    return true;
}

/* Writes the text with single spaces for blanks; `before`: whether a blank may come first. */
static char *put_clean(char *out, const char *text, size_t len, bool *solid)
{
    const char *end = text + len;
    bool ink = *solid;
    while (text < end) {
        size_t plain = bp_text_spaced(text, (size_t)(end - text), ink);
        if (plain) {
            memcpy(out, text, plain);
            out += plain;
            text += plain;
            ink = text[-1] != ' ';
        }
        for (; text < end && *text > ' ' && *text < 0x7F; ink = true)
            *out++ = *text++;
        if (text == end)
            break;
        const char *from = text;
        uint32_t code = bp_utf8_next(&text, end);
        if (code == ' ' || is_control(code)) {
            if (ink)
                *out++ = ' ';
            ink = false;
            continue;
        }
        if (code == 0xFFFD) /* a broken sequence is no UTF-8 */
            out += bp_utf8_put(out, code);
        else
            for (; from < text; from++)
                *out++ = *from;
        ink = true;
    }
    *solid = ink;
    return out;
}

/* Room for the longest that put_clean can make of a text: a broken byte becomes three. */
static char *room_for(struct bp_arena *arena, const char *text, size_t len)
{
    bool whole = bp_utf8_check(text, len) == len;
    return bp_arena_alloc(arena, (whole ? len : 3 * len) + 1);
}

const char *bp_draft_line(struct bp_arena *arena, const char *text)
{
    size_t len = strlen(text);
    if (!len)
        return "";
    bool solid = false;
    char *line = room_for(arena, text, len), *end = put_clean(line, text, len, &solid);
    if (end > line && !solid)
        end--;
    *end = 0;
    return bp_blank(line) ? "" : line;
}

/* ---- paragraphs ---- */

/* A paragraph that is being made. */
struct maker {
    struct bp_drafting *d;
    struct bp_block **tail;
    struct bp_run *runs;
    size_t n, capacity, bytes;
    bool solid; /* its last character is no blank */
};

static void end_paragraph(struct maker *m)
{
    bool seen = false;
    while (m->n && (m->runs[m->n - 1].is_break || !*m->runs[m->n - 1].text))
        m->n--;
    if (m->n && !m->solid) { /* a blank at its end */
        struct bp_run *last = &m->runs[m->n - 1];
        size_t len = strlen(last->text);
        if (len && last->text[len - 1] == ' ')
            last->text = bp_arena_text(m->d->arena, last->text, len - 1);
    }
    for (size_t i = 0; i < m->n; i++)
        seen = seen || !bp_blank(m->runs[i].text);
    if (seen) {
        struct bp_block *block = bp_arena_alloc(m->d->arena, sizeof *block);
        block->text = (struct bp_inline){m->runs, (uint32_t)m->n, 0};
        *m->tail = block;
        m->tail = &block->next;
    }
    m->runs = NULL;
    m->n = m->capacity = m->bytes = 0;
    m->solid = false;
}

static void add_run(struct maker *m, const struct bp_run *run)
{
    m->runs = bp_arena_grow(m->d->arena, m->runs, &m->capacity, m->n + 1, sizeof *m->runs);
    m->runs[m->n++] = *run;
}

/* Where a long text is best divided: after a blank. */
static size_t stretch(const char *text, size_t len)
{
    if (len <= BP_DRAFT_TEXT)
        return len;
    size_t end = BP_DRAFT_TEXT;
    while (end > BP_DRAFT_TEXT / 2 && text[end] != ' ')
        end--;
    if (text[end] != ' ')
        for (end = BP_DRAFT_TEXT; (text[end] & 0xC0) == 0x80;)
            end--;
    return end;
}

/* Adds text of one look, which has no line ends. */
static void add_text(struct maker *m, const char *text, size_t len, const struct bp_run *look)
{
    while (len) {
        size_t part = stretch(text, len);
        if (m->bytes + part > BP_DRAFT_TEXT || m->n >= BP_DRAFT_RUNS)
            end_paragraph(m);
        char *clean = room_for(m->d->arena, text, part), *end = put_clean(clean, text, part, &m->solid);
        *end = 0;
        struct bp_run run = {
            .text = clean, .style = look->style, .href = look->href, .abbr = look->abbr};
        if (end > clean)
            add_run(m, &run);
        m->bytes += (size_t)(end - clean);
        text += part;
        len -= part;
    }
}

/* A line end begins a new paragraph. A vertical tab is one too: Word writes it in cells. */
static void add_lines(struct maker *m, const char *text, const struct bp_run *look)
{
    for (;;) {
        size_t len = strcspn(text, "\n\r\v\f");
        add_text(m, text, len, look);
        if (!text[len])
            return;
        end_paragraph(m);
        text += len + 1;
    }
}

/* ---- links ---- */

/* The addresses that a plan may have (read/values.c). */
static bool is_link(const char *href)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t len = strlen(schemes[i]);
        if (strlen(href) > len && bp_text_is(href, len, schemes[i]))
            return !strchr(href, ' ') && strlen(href) <= (size_t)BP_DRAFT_NAME * 4;
    }
    return false;
}

static const char *link_of(struct maker *m, const struct bp_run *run)
{
    if (!run->href)
        return NULL;
    const char *href = bp_draft_line(m->d->arena, run->href);
    if (is_link(href))
        return href;
    if (*href)
        bp_found_add(m->d->diags, BP_E_LINK_LEFT, m->d->found, NULL, 0, 0, href, run->text, NULL);
    return NULL;
}

/* ---- copies ---- */

/* If all of a text is bold, that is how its cell looks, and no emphasis. */
static uint8_t common_style(const struct bp_block *block, uint8_t style)
{
    for (; block; block = block->next) {
        for (uint32_t i = 0; i < block->text.n; i++)
            if (!block->text.runs[i].is_break && !bp_blank(block->text.runs[i].text))
                style &= block->text.runs[i].style;
        for (const struct bp_item *item = block->items; item; item = item->next)
            style = common_style(item->blocks, style);
    }
    return style;
}

static void copy_paragraph(struct maker *m, const struct bp_inline *text, uint8_t without)
{
    const struct bp_run *last = NULL;
    const char *href = NULL;
    for (uint32_t i = 0; i < text->n; i++) {
        const struct bp_run *run = &text->runs[i];
        if (run->is_break) {
            end_paragraph(m);
            last = NULL;
            continue;
        }
        if (!last || last->href != run->href) /* links are compared by pointer: one stays one */
            href = link_of(m, run);
        struct bp_run look = {.style = run->style & (uint8_t)~without, .href = href};
        add_lines(m, run->text, &look);
        last = run;
    }
    end_paragraph(m);
}

static void copy_blocks(struct maker *m, const struct bp_block *block, uint8_t without, int depth)
{
    for (; block; block = block->next) {
        if (block->kind == BP_PARAGRAPH) {
            copy_paragraph(m, &block->text, without);
            continue;
        }
        struct bp_block *list = bp_arena_alloc(m->d->arena, sizeof *list);
        struct bp_item **item_tail = &list->items;
        list->kind = block->kind;
        for (const struct bp_item *item = block->items; item; item = item->next) {
            struct bp_item *copy = bp_arena_alloc(m->d->arena, sizeof *copy);
            struct maker within = {.d = m->d, .tail = &copy->blocks};
            if (depth == BP_DRAFT_LISTS) /* deeper ones lose their lists, not their words */
                within.tail = m->tail;
            copy_blocks(&within, item->blocks, without, depth < BP_DRAFT_LISTS ? depth + 1 : depth);
            if (depth == BP_DRAFT_LISTS) {
                m->tail = within.tail;
            } else if (copy->blocks) {
                *item_tail = copy;
                item_tail = &copy->next;
            }
        }
        if (!list->items)
            continue;
        *m->tail = list;
        m->tail = &list->next;
    }
}

/* ---- cells ---- */

/* Lists that are written with marks become lists, also those of a document that types its bullets.
 */
static struct bp_block *read_lines(struct bp_drafting *d, const struct bp_inline *lines)
{
    struct bp_block *raw = NULL, *first = NULL;
    struct maker m = {.d = d, .tail = &first};
    if (!bp_lines_read(lines, d->arena, &raw))
        bp_arena_leave(d->arena);
    copy_blocks(&m, raw, common_style(raw, BP_STRONG), 0);
    return first;
}

struct bp_block *bp_draft_blocks_copy(struct bp_drafting *d, const struct bp_block *blocks)
{
    struct bp_inline lines;
    if (!bp_lines_make(blocks, d->arena, &lines))
        bp_arena_leave(d->arena);
    return read_lines(d, &lines);
}

/* Whether a text is one line that begins with a word: then it is one paragraph. Most cells have such. */
static bool is_sentence(const char *text)
{
    return bp_is_letter(*text) && text[1] != '\t' && !text[strcspn(text, "\n\r\v\f")];
}

struct bp_block *bp_draft_blocks_of(struct bp_drafting *d, const char *text)
{
    size_t len = strlen(text);
    if (is_sentence(text)) {
        struct bp_block *block = NULL;
        struct maker m = {.d = d, .tail = &block};
        add_text(&m, text, len, &(struct bp_run){.text = text});
        end_paragraph(&m);
        return block;
    }
    char *lines = bp_arena_text(d->arena, text, len);
    for (size_t i = 0; i < len; i++)
        if (lines[i] == '\r' || lines[i] == '\v' || lines[i] == '\f')
            lines[i] = '\n';
    struct bp_run run = {.text = lines};
    return len ? read_lines(d, &(struct bp_inline){&run, 1, 0}) : NULL;
}

struct bp_block *bp_draft_blocks(struct bp_drafting *d, const struct bp_cell *cell)
{
    if (!cell)
        return NULL;
    return cell->blocks ? bp_draft_blocks_copy(d, cell->blocks) : bp_draft_blocks_of(d, cell->text);
}

struct bp_block **bp_draft_append(struct bp_block **list, struct bp_block *more)
{
    while (*list)
        list = &(*list)->next;
    *list = more;
    return list;
}

void bp_draft_add(struct bp_drafting *d, struct bp_block **list, struct bp_block *more)
{
    bool goes_on = *list && *list == d->added.first;
    struct bp_block **end = bp_draft_append(goes_on ? &d->added.last->next : list, more);
    if (more) {
        d->added.first = *list;
        d->added.last = *end;
    }
}

struct bp_block *bp_draft_headed(struct bp_drafting *d, const char *head, struct bp_block *blocks)
{
    if (!blocks || !*head)
        return blocks;
    size_t len = strlen(head);
    bool ends = strchr(":?", head[len - 1]) != NULL;
    const char *words = bp_fill(d->arena, ends ? "{1} " : "{1}: ", head, NULL);
    if (blocks->kind != BP_PARAGRAPH || blocks->text.n >= BP_DRAFT_RUNS) {
        struct bp_block *first = bp_draft_blocks_of(d, words);
        bp_draft_append(&first, blocks);
        return first;
    }
    struct bp_run *runs = bp_arena_array(d->arena, blocks->text.n + 1, sizeof *runs);
    runs[0].text = words;
    memcpy(runs + 1, blocks->text.runs, blocks->text.n * sizeof *runs);
    blocks->text = (struct bp_inline){runs, blocks->text.n + 1, 0};
    return blocks;
}

/* ---- running text ---- */

struct bp_inline bp_draft_inline(struct bp_drafting *d, const struct bp_block *blocks)
{
    struct bp_inline lines;
    if (blocks && blocks->kind == BP_PARAGRAPH && !blocks->next)
        return (struct bp_inline){blocks->text.runs, blocks->text.n, BP_NOWHERE};
    if (!bp_lines_make(blocks, d->arena, &lines))
        bp_arena_leave(d->arena);
    return lines;
}

struct bp_inline bp_draft_plain(struct bp_drafting *d, const char *text)
{
    const char *line = bp_draft_line(d->arena, text);
    if (!*line)
        return (struct bp_inline){NULL, 0, BP_NOWHERE};
    struct bp_run *run = bp_arena_alloc(d->arena, sizeof *run);
    run->text = line;
    return (struct bp_inline){run, 1, 0};
}

void bp_draft_join(struct bp_drafting *d, struct bp_inline *text, const struct bp_inline *more)
{
    uint32_t n = text->n ? text->n + 1 : 0;
    if (!more->n)
        return;
    struct bp_run *runs = bp_arena_array(d->arena, n + more->n, sizeof *runs);
    if (n) {
        memcpy(runs, text->runs, text->n * sizeof *runs);
        runs[text->n] = (struct bp_run){.text = "", .is_break = true};
    }
    memcpy(runs + n, more->runs, more->n * sizeof *runs);
    *text = (struct bp_inline){runs, n + more->n, 0};
}

void bp_draft_fits(struct bp_drafting *d, const struct bp_inline *text, const struct bp_grid *grid,
                   uint32_t row, uint32_t column)
{
    size_t bytes = 0;
    for (uint32_t i = 0; i < text->n; i++)
        bytes += strlen(text->runs[i].text);
    if (bytes <= BP_DRAFT_TEXT && text->n <= BP_DRAFT_RUNS)
        return;
    bp_found_add(d->diags, BP_E_CELL_SIZE, d->found, grid, row, column, NULL, NULL, NULL);
    d->failed = true;
}
