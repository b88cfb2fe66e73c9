/* docx_blocks.c: makes blocks, and plain text, of the paragraphs of a cell or of the body. */
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "book/docx.h"

#define BULLET "\xE2\x80\xA2"

void bp_docx_entry_add(struct docx_entries *entries, struct docx_entry *entry)
{
    if (entries->last)
        entries->last->next = entry;
    else
        entries->first = entry;
    entries->last = entry;
}

static bool is_paragraph(const struct docx_entry *entry)
{
    return entry && !entry->grid;
}

/* The end of the list that begins here, with what is deeper. *sound: it counts 1, 2, 3. Where its numbers
 * begin anew, another list begins. */
static struct docx_entry *find_end(struct docx_entry *first, bool *sound)
{
    uint32_t next = 1;
    bool counts = first->simple && first->value == 1;
    struct docx_entry *entry = first;
    for (; is_paragraph(entry) && entry->list && entry->level >= first->level; entry = entry->next) {
        if (entry->level > first->level)
            continue;
        bool fits = entry->simple && entry->value == next;
        if (entry->list != BP_NUMBERS || (entry != first && (counts ? !fits : entry->value == 1)))
            break;
        next++;
    }
    *sound = counts && next > 2;
    return entry;
}

/* A list shows 1, 2, 3. So paragraphs with other labels, and those that go on with a list of another cell,
 * keep their labels as words. So does a number that stands alone: it is the row's, not a list's. */
static void choose_labels(struct docx_entry *first)
{
    for (struct docx_entry *entry = first; is_paragraph(entry); entry = entry->next) {
        if (entry->list != BP_NUMBERS || entry->settled)
            continue;
        bool sound;
        struct docx_entry *end = find_end(entry, &sound);
        entry->begins = true;
        for (struct docx_entry *at = entry; at != end; at = at->next)
            if (at->level == entry->level) {
                at->as_text = !sound;
                at->settled = true;
            }
    }
}

/* Puts a label before the words. */
static bool put_label(struct bp_arena *arena, struct docx_entry *entry)
{
    const struct bp_inline *words = &entry->text;
    struct bp_run *runs = bp_arena_array(arena, (size_t)words->n + 1, sizeof *runs);
    size_t len = strlen(entry->label);
    char *label = bp_arena_text(arena, entry->label, len + 1);
    if (!runs || !label)
        return false;
    label[len] = words->n ? ' ' : 0;
    runs[0] = (struct bp_run){.text = label, .at = BP_NOWHERE};
    if (words->n)
        memcpy(runs + 1, words->runs, words->n * sizeof *runs);
    entry->text.runs = runs;
    entry->text.n++;
    return true;
}

static struct bp_block *new_block(struct bp_arena *arena, enum bp_block_kind kind)
{
    struct bp_block *block = bp_arena_alloc(arena, sizeof *block);
    if (block)
        *block = (struct bp_block){.kind = kind, .at = BP_NOWHERE, .text = {.at = BP_NOWHERE}};
    return block;
}

static bool is_in_list(const struct docx_entry *entry)
{
    return is_paragraph(entry) && entry->list && !entry->as_text;
}

/* A list from *at on, which it moves past it. What is deeper goes into the item above it. */
static struct bp_block *make_list(struct bp_arena *arena, struct docx_entry **at)
{
    const uint8_t level = (*at)->level, kind = (*at)->list;
    struct bp_block *list = new_block(arena, (enum bp_block_kind)kind), **more = NULL;
    struct bp_item **next = list ? &list->items : NULL;
    while (list && is_paragraph(*at) && (*at)->list && (*at)->level >= level) {
        struct docx_entry *entry = *at;
        struct bp_block *block;
        bool ends = entry->list != kind || entry->as_text || (entry->begins && list->items);
        if (entry->level == level && ends)
            break;
        if (entry->level > level && is_in_list(entry)) {
            block = make_list(arena, at);
        } else {
            block = new_block(arena, BP_PARAGRAPH);
            if (block)
                block->text = entry->text;
            *at = entry->next;
        }
        struct bp_item *item = entry->level == level ? bp_arena_alloc(arena, sizeof *item) : NULL;
        if (!block || (entry->level == level && !item))
            return NULL;
        if (item) {
            *next = item;
            next = &item->next;
            more = &item->blocks;
        }
        *more = block;
        more = &block->next;
    }
    return list;
}

static struct bp_block *make_block(struct bp_arena *arena, struct docx_entry **at)
{
    if (is_in_list(*at))
        return make_list(arena, at);
    struct bp_block *block = new_block(arena, BP_PARAGRAPH);
    if (block)
        block->text = (*at)->text;
    *at = (*at)->next;
    return block;
}

/* ---- plain text ---- */

/* Raised digits keep their place in plain text: 97.15 with a mark 1 is not 97.151. */
static const char *raised_digit(char c)
{
    static const char *const digits[] = {"\xE2\x81\xB0", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3", "\xE2\x81\xB4",
                                         "\xE2\x81\xB5", "\xE2\x81\xB6", "\xE2\x81\xB7", "\xE2\x81\xB8",
                                         "\xE2\x81\xB9"};
    return bp_is_digit(c) ? digits[c - '0'] : NULL;
}

static void put_run(struct bp_buf *out, const struct bp_run *run)
{
    if (run->is_break) {
        bp_buf_char(out, '\n');
        return;
    }
    for (const char *c = run->text; *c; c++) {
        const char *raised = run->style & BP_SUP ? raised_digit(*c) : NULL;
        if (raised)
            bp_buf_str(out, raised);
        else if (!strncmp(c, "\xE2\x80\x91", 3)) {
            bp_buf_char(out, '-'); /* a hyphen that does not break */
            c += 2;
        } else if (!strncmp(c, "\xC2\xAD", 2)) {
            c += 1; /* a soft hyphen */
        } else {
            bp_buf_char(out, *c);
        }
    }
}

static void put_entry(struct bp_buf *out, const struct docx_entry *entry)
{
    if (out->len)
        bp_buf_char(out, '\n');
    if (entry->list && !entry->as_text) {
        bp_buf_str(out, entry->list == BP_BULLETS ? BULLET : entry->label);
        bp_buf_char(out, ' ');
    }
    for (uint32_t i = 0; i < entry->text.n; i++)
        put_run(out, &entry->text.runs[i]);
}

/* Whether the plain text says it all. */
static bool is_plain(const struct docx_entry *first, const char *text)
{
    return !is_paragraph(first) || (!is_paragraph(first->next) && (!first->list || first->as_text) &&
                                    first->text.n == 1 && !first->text.runs[0].style &&
                                    !first->text.runs[0].href && !strcmp(first->text.runs[0].text, text));
}

static const char *plain_text(struct bp_arena *arena, const struct docx_entry *first)
{
    struct bp_buf out = {0};
    for (; is_paragraph(first); first = first->next)
        put_entry(&out, first);
    const char *text = out.failed ? NULL : bp_arena_text(arena, out.bytes ? out.bytes : "", out.len);
    if (out.failed)
        arena->out = true;
    bp_buf_free(&out);
    return text;
}

static bool settle_labels(struct bp_arena *arena, struct docx_entry *first)
{
    choose_labels(first);
    for (; is_paragraph(first); first = first->next)
        if (first->as_text && !put_label(arena, first))
            return false;
    return true;
}

bool bp_docx_blocks(struct bp_arena *arena, struct docx_entry *first, struct bp_block **blocks,
                 const char **text)
{
    *blocks = NULL;
    if (!settle_labels(arena, first) || !(*text = plain_text(arena, first)))
        return false;
    if (is_plain(first, *text))
        return true;
    struct bp_block **end = blocks;
    while (is_paragraph(first)) {
        if (!(*end = make_block(arena, &first)))
            return false;
        end = &(*end)->next;
    }
    return true;
}

/* ---- the body ---- */

/* The line of the next paragraph, or of the next list; *at moves past it. */
static struct bp_line *make_line(struct bp_arena *arena, struct docx_entry **at)
{
    struct bp_line *line = bp_arena_alloc(arena, sizeof *line);
    struct docx_entry *begin = *at, *last = begin;
    if (!line)
        return NULL;
    line->heading = begin->heading;
    line->blocks = make_block(arena, at);
    while (last->next != *at)
        last = last->next;
    last->next = NULL;
    line->text = plain_text(arena, begin);
    last->next = *at;
    return line->text && line->blocks ? line : NULL;
}

bool bp_docx_items(struct docx *docx, struct docx_entries *entries)
{
    struct bp_book *book = docx->book;
    size_t n = 0;
    bool begins = true; /* a stretch without tables */
    for (struct docx_entry *entry = entries->first; entry; entry = entry->next) {
        if (begins && !settle_labels(docx->arena, entry))
            return false;
        begins = entry->grid != NULL;
        n++;
    }
    book->items = bp_arena_array(docx->arena, n, sizeof *book->items);
    if (!book->items && n)
        return false;
    for (struct docx_entry *entry = entries->first; entry;) {
        struct bp_book_item *item = &book->items[book->n_items++];
        item->grid = entry->grid;
        if (entry->grid)
            entry = entry->next;
        else if (!(item->line = make_line(docx->arena, &entry)))
            return false;
    }
    return true;
}
