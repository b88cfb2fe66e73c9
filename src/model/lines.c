/* lines.c: paragraphs and lists as the lines of one cell, and back. */
#include "model/lines.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* ---- blocks to lines ---- */

struct maker {
    struct bp_arena *arena;
    struct bp_inline *out;
    size_t room;
    bool failed;
};

static void add_run(struct maker *m, struct bp_run run)
{
    struct bp_run *runs = bp_arena_grow(m->arena, m->out->runs, &m->room, m->out->n + 1, sizeof *runs);
    m->failed = m->failed || !runs;
    if (!runs)
        return;
    m->out->runs = runs;
    runs[m->out->n++] = run;
}

static void add_text(struct maker *m, const char *text)
{
    const char *copy = bp_arena_text(m->arena, text, strlen(text));
    m->failed = m->failed || !copy;
    if (copy && *copy)
        add_run(m, (struct bp_run){.text = copy, .at = BP_NOWHERE});
}

static void add_break(struct maker *m)
{
    add_run(m, (struct bp_run){.text = "", .at = BP_NOWHERE, .is_break = true});
}

#define INDENT 4 /* blanks before the items of a list in a list … */
#define HANG 2   /* … and more before a paragraph that goes on with an item */

static void make_lines(struct maker *m, const struct bp_block *block, int depth, const char *mark);

static void make_list(struct maker *m, const struct bp_block *list, int depth)
{
    unsigned number = 1;
    for (const struct bp_item *item = list->items; item; item = item->next, number++) {
        char mark[16] = "\xE2\x80\xA2 ";
        if (list->kind == BP_NUMBERS)
            snprintf(mark, sizeof mark, "%u. ", number);
        make_lines(m, item->blocks, depth + 1, mark);
    }
}

/* The blocks of an item of a list (`mark`: what its first line begins with), or of the cell. */
static void make_lines(struct maker *m, const struct bp_block *block, int depth, const char *mark)
{
    for (; block; block = block->next, mark = NULL) {
        if (block->kind != BP_PARAGRAPH) {
            make_list(m, block, depth);
            continue;
        }
        int blanks = depth ? (depth - 1) * INDENT + (mark ? 0 : HANG) : 0;
        char indent[260];
        if (m->out->n)
            add_break(m);
        snprintf(indent, sizeof indent, "%*s%s", blanks < 200 ? blanks : 200, "", mark ? mark : "");
        add_text(m, indent);
        for (uint32_t i = 0; i < block->text.n; i++)
            add_run(m, block->text.runs[i]);
    }
}

bool bp_lines_make(const struct bp_block *first, struct bp_arena *arena, struct bp_inline *out)
{
    *out = (struct bp_inline){.at = BP_NOWHERE};
    struct maker m = {.arena = arena, .out = out};
    make_lines(&m, first, 0, NULL);
    return !m.failed;
}

const char *bp_lines_link(const struct bp_inline *text)
{
    const char *link = text->n ? text->runs[0].href : NULL;
    for (uint32_t i = 1; i < text->n && link; i++)
        if (!text->runs[i].href || strcmp(text->runs[i].href, link) != 0)
            return NULL;
    return link;
}

/* Whether the run is the last one that leads to its address, and does not show it itself. */
static bool ends_link(const struct bp_inline *text, uint32_t i)
{
    const char *link = text->runs[i].href;
    const char *next = i + 1 < text->n ? text->runs[i + 1].href : NULL;
    return link && (!next || strcmp(next, link) != 0) && !strstr(text->runs[i].text, link);
}

bool bp_lines_show(const struct bp_inline *text, struct bp_arena *arena, struct bp_inline *out)
{
    uint32_t more = 0;
    *out = *text;
    for (uint32_t i = 0; i < text->n && !bp_lines_link(text); i++)
        more += 3 * ends_link(text, i);
    if (!more)
        return true;
    out->n = 0;
    if (!(out->runs = bp_arena_array(arena, text->n + more, sizeof *out->runs)))
        return false;
    for (uint32_t i = 0; i < text->n; i++) {
        out->runs[out->n++] = text->runs[i];
        if (!ends_link(text, i))
            continue;
        out->runs[out->n++] = (struct bp_run){.text = " ("};
        out->runs[out->n++] = (struct bp_run){.text = text->runs[i].href};
        out->runs[out->n++] = (struct bp_run){.text = ")"};
    }
    return true;
}

const char *bp_lines_plain(const struct bp_inline *lines, struct bp_arena *arena)
{
    size_t len = 1;
    for (uint32_t i = 0; i < lines->n; i++)
        len += lines->runs[i].is_break ? 1 : strlen(lines->runs[i].text);
    char *plain = bp_arena_alloc(arena, len), *at = plain;
    for (uint32_t i = 0; plain && i < lines->n; i++) {
        const char *text = lines->runs[i].is_break ? "\n" : lines->runs[i].text;
        size_t n = strlen(text);
        memcpy(at, text, n);
        at += n;
    }
    return plain;
}

/* ---- lines to blocks ---- */

/* What a line begins with. */
enum mark {
    MARK_NONE,
    MARK_BULLET,
    MARK_DASH /* a hyphen or a star: a bullet if it is not alone */,
    MARK_NUMBER
};

struct line {
    struct bp_inline text;
    int blanks; /* before its first other character */
    enum mark mark;
    unsigned number; /* of MARK_NUMBER */
    size_t mark_len; /* with the blanks before and after the mark */
};

struct lines {
    struct bp_arena *arena;
    struct line *items;
    size_t n, room;
    bool failed;
};

static struct line *add_line(struct lines *lines)
{
    struct line *items = bp_arena_grow(lines->arena, lines->items, &lines->room, lines->n + 1, sizeof *items);
    lines->failed = lines->failed || !items;
    if (!items)
        return NULL;
    lines->items = items;
    items[lines->n] = (struct line){.text = {.at = BP_NOWHERE}};
    return &items[lines->n++];
}

static void add_piece(struct lines *lines, struct line *line, size_t *room, const struct bp_run *run,
                      const char *text, size_t len)
{
    if (!line || !len)
        return;
    struct bp_run *runs = bp_arena_grow(lines->arena, line->text.runs, room, line->text.n + 1, sizeof *runs);
    const char *copy = runs ? bp_arena_text(lines->arena, text, len) : NULL;
    lines->failed = lines->failed || !copy;
    if (!copy)
        return;
    line->text.runs = runs;
    runs[line->text.n] = *run;
    runs[line->text.n++].text = copy;
}

/* Cuts the text into lines. */
static void split(struct lines *lines, const struct bp_inline *text)
{
    size_t room = 0;
    struct line *line = add_line(lines);
    for (uint32_t i = 0; line && i < text->n; i++) {
        const struct bp_run *run = &text->runs[i];
        const char *at = run->text;
        if (run->is_break) {
            line = add_line(lines);
            room = 0;
            continue;
        }
        for (const char *end; line && (end = strchr(at, '\n')); at = end + 1) {
            add_piece(lines, line, &room, run, at, (size_t)(end - at));
            line = add_line(lines);
            room = 0;
        }
        add_piece(lines, line, &room, run, at, strlen(at));
    }
}

/* The length of a bullet at the beginning of a text; 0: there is none. */
static size_t bullet_at(const char *text)
{
    static const char *const bullets[] = {"\xE2\x80\xA2", "\xC2\xB7",     "\xE2\x97\xA6",
                                          "\xE2\x96\xAA", "\xE2\x97\x8F", "\xE2\x96\xA0",
                                          "\xE2\x80\xA3", "o\t",          "\xEF\x82\xB7"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (!strncmp(text, bullets[i], strlen(bullets[i])))
            return strlen(bullets[i]);
    return 0;
}

static size_t dash_at(const char *text)
{
    if (*text == '-' || *text == '*')
        return 1;
    return !strncmp(text, "\xE2\x80\x93", 3) ? 3 : 0;
}

static size_t number_at(const char *text, unsigned *number)
{
    size_t len = 0;
    *number = 0;
    for (; len < 4 && bp_is_digit(text[len]); len++)
        *number = *number * 10 + (unsigned)(text[len] - '0');
    return len && (text[len] == '.' || text[len] == ')') ? len + 1 : 0;
}

static size_t blanks_at(const char *text)
{
    return strspn(text, " \t");
}

/* Looks at what the line begins with. A mark stands in its first run, with a blank after it. */
static void look_at(struct line *line)
{
    const char *text = line->text.n ? line->text.runs[0].text : "";
    size_t blanks = blanks_at(text), len;
    line->blanks = (int)blanks;
    line->mark_len = blanks;
    text += blanks;
    if ((len = bullet_at(text)))
        line->mark = MARK_BULLET;
    else if ((len = dash_at(text)))
        line->mark = MARK_DASH;
    else if ((len = number_at(text, &line->number)))
        line->mark = MARK_NUMBER;
    size_t after = len ? blanks_at(text + len) : 0;
    bool more = text[len + after] || line->text.n > 1;
    if (!len || (!after && line->mark != MARK_BULLET) || !more)
        line->mark = MARK_NONE;
    else
        line->mark_len += len + after;
}

static bool is_empty(const struct line *line)
{
    for (uint32_t i = 0; i < line->text.n; i++)
        if (line->text.runs[i].text[strspn(line->text.runs[i].text, " \t\r")])
            return false;
    return true;
}

/* Takes hyphens for bullets only where two lines in a row have them, and numbers where they count from 1. */
static void settle(struct lines *lines)
{
    unsigned next[200] = {0};
    for (size_t i = 0; i < lines->n; i++) {
        struct line *line = &lines->items[i];
        bool before = i && line[-1].mark == MARK_BULLET && line->mark == MARK_DASH;
        bool after = i + 1 < lines->n && line[1].mark == MARK_DASH;
        if (line->mark == MARK_DASH)
            line->mark = before || after ? MARK_BULLET : MARK_NONE;
        if (line->blanks >= (int)(sizeof next / sizeof *next))
            continue;
        if (line->mark == MARK_NUMBER && line->number != 1 && line->number != next[line->blanks])
            line->mark = MARK_NONE;
        if (line->mark == MARK_NUMBER)
            next[line->blanks] = line->number + 1;
        else if (line->mark == MARK_NONE && !line->blanks)
            memset(next, 0, sizeof next);
        if (line->mark == MARK_NONE)
            line->mark_len = (size_t)line->blanks;
    }
}

/* The text of a line without its mark and without blanks at its ends. */
static struct bp_inline text_of(const struct line *line)
{
    struct bp_inline text = line->text;
    size_t cut = line->mark_len;
    while (text.n && cut >= strlen(text.runs[0].text)) {
        cut = 0;
        text.runs++;
        text.n--;
    }
    if (!text.n)
        return text;
    text.runs[0].text += cut;
    while (bp_is_blank(*text.runs[0].text))
        text.runs[0].text++;
    return text;
}

/* The lists that are open, the innermost last. */
struct open_list {
    struct bp_block *list;
    struct bp_item *item;  /* its last one … */
    struct bp_block *last; /* … and the last block of that */
    int blanks;
};

enum { MOST_OPEN = 32 };

struct builder {
    struct bp_arena *arena;
    struct bp_block *first, *last;
    struct open_list open[MOST_OPEN];
    int n;
    bool failed;
};

static struct bp_block *new_block(struct builder *b, enum bp_block_kind kind)
{
    struct bp_block *block = bp_arena_alloc(b->arena, sizeof *block);
    b->failed = b->failed || !block;
    if (block)
        *block = (struct bp_block){.kind = kind, .at = BP_NOWHERE, .text = {.at = BP_NOWHERE}};
    return block;
}

/* Adds a block to the innermost open item, or to the cell. */
static void append(struct builder *b, struct bp_block *block)
{
    struct open_list *top = b->n ? &b->open[b->n - 1] : NULL;
    struct bp_block **last = top ? &top->last : &b->last;
    struct bp_block **first = top ? &top->item->blocks : &b->first;
    if (!block)
        return;
    if (*last)
        (*last)->next = block;
    else
        *first = block;
    *last = block;
}

static void add_paragraph(struct builder *b, const struct line *line)
{
    struct bp_block *block = new_block(b, BP_PARAGRAPH);
    if (block)
        block->text = text_of(line);
    append(b, block);
}

static void add_item(struct builder *b, const struct line *line)
{
    enum bp_block_kind kind = line->mark == MARK_NUMBER ? BP_NUMBERS : BP_BULLETS;
    while (b->n && b->open[b->n - 1].blanks > line->blanks)
        b->n--;
    struct open_list *top = b->n ? &b->open[b->n - 1] : NULL;
    if (top && top->blanks == line->blanks &&
        (top->list->kind != kind || (kind == BP_NUMBERS && line->number == 1))) {
        b->n--;
        top = NULL;
    }
    if ((!top || top->blanks < line->blanks) && b->n < MOST_OPEN) {
        struct bp_block *list = new_block(b, kind);
        append(b, list);
        if (!list)
            return;
        top = &b->open[b->n++];
        *top = (struct open_list){.list = list, .blanks = line->blanks};
    }
    struct bp_item *item = bp_arena_alloc(b->arena, sizeof *item);
    b->failed = b->failed || !item;
    if (!item || !top)
        return;
    *item = (struct bp_item){0};
    if (top->item)
        top->item->next = item;
    else
        top->list->items = item;
    top->item = item;
    top->last = NULL;
    add_paragraph(b, line);
}

bool bp_lines_read(const struct bp_inline *text, struct bp_arena *arena, struct bp_block **first)
{
    struct lines lines = {.arena = arena};
    struct builder b = {.arena = arena};
    split(&lines, text);
    for (size_t i = 0; i < lines.n; i++)
        look_at(&lines.items[i]);
    settle(&lines);
    for (size_t i = 0; i < lines.n && !lines.failed && !b.failed; i++) {
        const struct line *line = &lines.items[i];
        if (is_empty(line)) {
            b.n = 0;
        } else if (line->mark != MARK_NONE) {
            add_item(&b, line);
        } else {
            while (b.n && line->blanks <= b.open[b.n - 1].blanks)
                b.n--;
            add_paragraph(&b, line);
        }
    }
    *first = b.first;
    return !lines.failed && !b.failed;
}
