/* odf_paragraph.c: puts the text of OpenDocument into runs, paragraphs and lists, and into plain text.
 *
 * White space is collapsed as in HTML (part 3, 6.1.2); blanks that count have elements of their own. */
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "book/odf_text.h"

#define MOST_SPACES 100u

static bool flush_run(struct bp_odf_text *text)
{
    if (text->run.failed)
        text->arena->out = true;
    if (text->run.failed)
        return false;
    if (!text->run.len)
        return true;
    struct bp_run *runs =
        bp_arena_grow(text->arena, text->runs, &text->runs_room, text->n_runs + 1, sizeof *runs);
    const char *kept = runs ? bp_arena_text(text->arena, text->run.bytes, text->run.len) : NULL;
    if (!kept)
        return false;
    text->runs = runs;
    runs[text->n_runs++] = (struct bp_run){
        .text = kept, .at = BP_NOWHERE, .style = text->run_style & BP_ODF_STYLES, .href = text->run_href};
    text->run.len = 0;
    return true;
}

/* Opens a paragraph if none takes text. */
void bp_odf_open_paragraph(struct bp_odf_text *text)
{
    if (text->open)
        return;
    if (text->n_paragraphs++)
        bp_buf_char(&text->plain, '\n');
    text->open = true;
    text->blank = false;
}

/* Plain text is for comparing and looking up, so raised digits keep their place (97.15 with a sign 1 is not
 * 97.151), and hyphens are plain. */
static void put_plain(struct bp_odf_text *text, const char *bytes, size_t len)
{
    static const char *const raised[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                         "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    for (size_t i = 0; i < len; i++) {
        if (text->style & BP_SUP && bp_is_digit(bytes[i])) {
            bp_buf_str(&text->plain, raised[bytes[i] - '0']);
        } else if (len - i >= 3 && !memcmp(bytes + i, "\u2011", 3)) {
            bp_buf_char(&text->plain, '-');
            i += 2;
        } else if (len - i >= 2 && !memcmp(bytes + i, "\u00AD", 2)) {
            i++;
        } else {
            bp_buf_char(&text->plain, bytes[i]);
        }
    }
}

/* Writes the bullet or the number of an item before its first text. */
static void put_label(struct bp_odf_text *text)
{
    struct bp_odf_level *level = &text->levels[text->n_levels - 1];
    if (text->n_levels == 1 || level->labelled)
        return;
    level->labelled = true;
    if (level->kind == BP_NUMBERS)
        bp_buf_fmt(&text->plain, "%u. ", ++level->n);
    else
        bp_buf_str(&text->plain, "\u2022 ");
}

/* Adds characters that are seen, or blanks that count. */
bool bp_odf_put_seen(struct bp_odf_text *text, const char *bytes, size_t len, bool ink)
{
    bp_odf_open_paragraph(text);
    if (text->run.len && (text->run_style != text->style || text->run_href != text->href) && !flush_run(text))
        return false;
    text->run_style = text->style;
    text->run_href = text->href;
    bp_buf_put(&text->run, bytes, len);
    if (ink)
        put_label(text);
    put_plain(text, bytes, len);
    if (ink) {
        text->all &= text->style;
        text->any |= text->style;
        text->links |= text->href != NULL;
        text->inked = true;
    }
    return true;
}

/* Writes the space that is due, as it was marked up where it stood. */
bool bp_odf_put_blank(struct bp_odf_text *text)
{
    bool due = text->blank;
    uint8_t style = text->style;
    const char *href = text->href;
    text->blank = false;
    text->style = text->blank_style;
    text->href = text->blank_href;
    bool good = !due || bp_odf_put_seen(text, " ", 1, false);
    text->style = style;
    text->href = href;
    return good;
}

/* Notes are kept until their paragraph ends. */
static void put_in_note(struct bp_odf_text *text, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        bool blank = bp_is_blank(bytes[i]);
        if (!blank)
            bp_buf_char(&text->notes, bytes[i]);
        else if (text->notes.len && text->notes.bytes[text->notes.len - 1] != ' ' &&
                 text->notes.bytes[text->notes.len - 1])
            bp_buf_char(&text->notes, ' ');
    }
}

bool bp_odf_is_muted(const struct bp_odf_text *text)
{
    return text->muted || (text->changes && text->changes->open) || !text->in_paragraphs;
}

bool bp_odf_text_put(struct bp_odf_text *text, const char *bytes, size_t len)
{
    if (text->hiding && !bp_text_unseen(bytes, len))
        text->hid = true;
    if (bp_odf_is_muted(text))
        return true;
    if (text->in_note || text->in_sign)
        put_in_note(text, bytes, len);
    for (size_t i = 0, n; i < len && !text->in_note; i += n) {
        for (n = 0; i + n < len && !bp_is_blank(bytes[i + n]); n++)
            ;
        if (n && (!bp_odf_put_blank(text) || !bp_odf_put_seen(text, bytes + i, n, true)))
            return false;
        if (i + n < len) {
            if (!text->blank) {
                text->blank_style = text->style;
                text->blank_href = text->href;
            }
            text->blank = text->open && (text->run.len || text->n_runs);
            n++;
        }
    }
    return true;
}

bool bp_odf_put_spaces(struct bp_odf_text *text, const struct bp_tag *tag)
{
    uint32_t n = bp_odf_count(tag, BP_NS_TEXT, "c", MOST_SPACES);
    if (!bp_odf_put_blank(text))
        return false;
    while (n--)
        if (!bp_odf_put_seen(text, " ", 1, false))
            return false;
    return true;
}

bool bp_odf_put_break(struct bp_odf_text *text)
{
    text->blank = false;
    bp_odf_open_paragraph(text);
    if (!flush_run(text))
        return false;
    struct bp_run *runs =
        bp_arena_grow(text->arena, text->runs, &text->runs_room, text->n_runs + 1, sizeof *runs);
    if (!runs)
        return false;
    text->runs = runs;
    runs[text->n_runs++] = (struct bp_run){.text = "", .at = BP_NOWHERE, .is_break = true};
    bp_buf_char(&text->plain, '\n');
    return true;
}

/* Makes the lists and the item in which the text now stands, as far as they are not made yet. Empty ones
 * never are. */
static bool make_levels(struct bp_odf_text *text)
{
    for (uint32_t i = 1; i < text->n_levels; i++) {
        struct bp_odf_level *outer = &text->levels[i - 1], *level = &text->levels[i];
        if (!level->list) {
            struct bp_block *list = bp_arena_alloc(text->arena, sizeof *list);
            if (!list)
                return false;
            *list = (struct bp_block){.kind = level->kind, .at = BP_NOWHERE, .text = {.at = BP_NOWHERE}};
            *outer->tail = level->list = list;
            outer->tail = &list->next;
            level->items = &list->items;
            text->lists = true;
        }
        if (!level->in_item) {
            struct bp_item *item = bp_arena_alloc(text->arena, sizeof *item);
            if (!item)
                return false;
            *level->items = item;
            level->items = &item->next;
            level->tail = &item->blocks;
            level->in_item = true;
        }
    }
    return true;
}

static struct bp_block *add_paragraph(struct bp_odf_text *text)
{
    struct bp_block *block = make_levels(text) ? bp_arena_alloc(text->arena, sizeof *block) : NULL;
    struct bp_odf_level *level = &text->levels[text->n_levels - 1];
    if (!block)
        return NULL;
    *block = (struct bp_block){.kind = BP_PARAGRAPH, .at = BP_NOWHERE, .text = {.at = BP_NOWHERE}};
    *level->tail = block;
    level->tail = &block->next;
    return block;
}

static bool has_ink(const struct bp_odf_text *text)
{
    for (size_t i = 0; i < text->n_runs; i++)
        if (!text->runs[i].is_break && !bp_text_unseen(text->runs[i].text, strlen(text->runs[i].text)))
            return true;
    return false;
}

/* Takes breaks and blanks away from the ends of a paragraph. */
static void trim_runs(struct bp_odf_text *text, size_t *first)
{
    *first = 0;
    while (text->n_runs > *first && (text->runs[text->n_runs - 1].is_break))
        text->n_runs--;
    while (*first < text->n_runs && text->runs[*first].is_break)
        ++*first;
}

static bool end_one(struct bp_odf_text *text)
{
    size_t first;
    bool was_open = text->open;
    text->open = text->blank = text->joins = false;
    if (!was_open || !flush_run(text))
        return !text->run.failed && !text->arena->out;
    trim_runs(text, &first);
    if (has_ink(text)) {
        struct bp_block *block = add_paragraph(text);
        size_t n = text->n_runs - first;
        struct bp_run *runs = block ? bp_arena_array(text->arena, n, sizeof *runs) : NULL;
        if (!runs)
            return false;
        memcpy(runs, text->runs + first, n * sizeof *runs);
        block->text.runs = runs;
        block->text.n = (uint32_t)n;
    }
    text->n_runs = 0;
    return true;
}

bool bp_odf_end_paragraph(struct bp_odf_text *text)
{
    bool good = end_one(text);
    if (!text->notes.len || text->in_note)
        return good;
    uint8_t style = text->style;
    bp_buf_char(&text->notes, 0);
    if (text->notes.failed)
        text->arena->out = true;
    const char *at = text->notes.failed ? "" : text->notes.bytes, *end = at + text->notes.len;
    while (good && !text->notes.failed && at + 1 < end) {
        const char *sign = at, *words = at + strlen(at) + 1;
        text->style = BP_SUP;
        good = !*sign || bp_odf_put_seen(text, sign, strlen(sign), true);
        text->style = 0;
        good = good && (!*sign || bp_odf_put_seen(text, " ", 1, false)) &&
               (words >= end || bp_odf_put_seen(text, words, strlen(words), true)) && end_one(text);
        at = words < end ? words + strlen(words) + 1 : end;
    }
    text->style = style;
    text->notes.len = 0;
    return good && !text->notes.failed;
}
