/* odf_text.c: the text of a cell or paragraph of OpenDocument, as the officer sees it, and its markup.
 *
 * White space is collapsed as in HTML (part 3, 6.1.2); blanks that count have elements of their own. Deleted
 * text stands in the paragraph between marks that name a tracked change, or in a list of changes ahead. */
#include <string.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/unseen.h"
#include "onramp/odf.h"

#define STRUCK 16u /* beside the bits of enum bp_style */
#define STYLES (BP_STRONG | BP_EM | BP_SUP | BP_SUB)
#define MOST_SPACES 100u

/* ---- runs and paragraphs ---- */

static bool flush_run(struct bp_odf_text *text)
{
    if (text->run.failed)
        bp_arena_fail(text->arena);
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
    runs[text->n_runs++] = (struct bp_run){.text = kept, .at = BP_NOWHERE, .style = text->run_style & STYLES,
                                           .href = text->run_href};
    text->run.len = 0;
    return true;
}

/* Opens a paragraph if none takes text. */
static void open_paragraph(struct bp_odf_text *text)
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
static bool put_seen(struct bp_odf_text *text, const char *bytes, size_t len, bool ink)
{
    open_paragraph(text);
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
static bool put_blank(struct bp_odf_text *text)
{
    bool due = text->blank;
    uint8_t style = text->style;
    const char *href = text->href;
    text->blank = false;
    text->style = text->blank_style;
    text->href = text->blank_href;
    bool good = !due || put_seen(text, " ", 1, false);
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

static bool is_muted(const struct bp_odf_text *text)
{
    return text->muted || (text->changes && text->changes->open) || !text->in_paragraphs;
}

bool bp_odf_text_put(struct bp_odf_text *text, const char *bytes, size_t len)
{
    if (text->hiding && !bp_text_unseen(bytes, len))
        text->hid = true;
    if (is_muted(text))
        return true;
    if (text->in_note)
        put_in_note(text, bytes, len);
    for (size_t i = 0, n; i < len && !text->in_note; i += n) {
        for (n = 0; i + n < len && !bp_is_blank(bytes[i + n]); n++)
            ;
        if (n && (!put_blank(text) || !put_seen(text, bytes + i, n, true)))
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

static bool put_spaces(struct bp_odf_text *text, const struct bp_tag *tag)
{
    uint32_t n = bp_odf_count(tag, BP_NS_TEXT, "c", MOST_SPACES);
    if (!put_blank(text))
        return false;
    while (n--)
        if (!put_seen(text, " ", 1, false))
            return false;
    return true;
}

static bool put_break(struct bp_odf_text *text)
{
    text->blank = false;
    open_paragraph(text);
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

/* Ends the open paragraph. Its notes follow it, each with its sign. */
static bool end_paragraph(struct bp_odf_text *text)
{
    bool good = end_one(text);
    if (!text->notes.len || text->in_note)
        return good;
    uint8_t style = text->style;
    bp_buf_char(&text->notes, 0);
    if (text->notes.failed)
        bp_arena_fail(text->arena);
    const char *at = text->notes.failed ? "" : text->notes.bytes, *end = at + text->notes.len;
    while (good && !text->notes.failed && at + 1 < end) {
        const char *sign = at, *words = at + strlen(at) + 1;
        text->style = BP_SUP;
        good = !*sign || put_seen(text, sign, strlen(sign), true);
        text->style = 0;
        good = good && (!*sign || put_seen(text, " ", 1, false)) &&
               (words >= end || put_seen(text, words, strlen(words), true)) && end_one(text);
        at = words < end ? words + strlen(words) + 1 : end;
    }
    text->style = style;
    text->notes.len = 0;
    return good && !text->notes.failed;
}

/* ---- what elements mean ---- */

static bool mutes(enum bp_odf_name name, const struct bp_tag *tag)
{
    switch (name) {
    case BP_ODF_ANNOTATION:
    case BP_ODF_BINARY_DATA:
    case BP_ODF_TRACKED_CHANGES:
    case BP_ODF_PLACEHOLDER:
    case BP_ODF_RUBY_TEXT:
    case BP_ODF_SVG_TITLE:
    case BP_ODF_SVG_DESC:
    case BP_ODF_OBJECT:
    case BP_ODF_FORMS:
        return true;
    case BP_ODF_CONTENT_CONTROL:
        return bp_odf_is(tag, BP_NS_LOEXT, "showing-place-holder", "true");
    default:
        return name >= BP_ODF_CONTENTS && name <= BP_ODF_INDEX_6;
    }
}

static bool hides(enum bp_odf_name name, const struct bp_tag *tag)
{
    return name == BP_ODF_HIDDEN_TEXT || name == BP_ODF_HIDDEN_PARAGRAPH ||
           (name == BP_ODF_SECTION && bp_odf_is(tag, BP_NS_TEXT, "display", "none"));
}

static void restyle(struct bp_odf_text *text, const struct bp_odf_style *style)
{
    const struct {
        int8_t says;
        uint8_t bit;
    } bits[] = {{style->strong, BP_STRONG}, {style->em, BP_EM}, {style->struck, STRUCK}};
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
        if (bits[i].says >= 0)
            text->style = (uint8_t)((text->style & ~bits[i].bit) | (bits[i].says ? bits[i].bit : 0));
    if (style->raised >= 0)
        text->style = (uint8_t)((text->style & ~(BP_SUP | BP_SUB)) | (style->raised == 1 ? BP_SUP : 0) |
                                (style->raised == 2 ? BP_SUB : 0));
}

static bool is_hidden(struct bp_odf_text *text, enum bp_odf_family family, const struct bp_tag *tag)
{
    struct bp_odf_style style =
        bp_odf_style_of(text->styles, family, bp_odf_attr(tag, BP_NS_TEXT, "style-name"));
    restyle(text, &style);
    return style.hidden > 0;
}

static bool begin_paragraph(struct bp_odf_text *text, struct bp_odf_frame *frame, const struct bp_tag *tag)
{
    frame->hides = is_hidden(text, BP_ODF_PARAGRAPHS, tag);
    text->in_paragraphs++;
    if (text->open && !text->joins && (text->run.len || text->n_runs) && !end_paragraph(text))
        return false;
    text->joins = false;
    if (!frame->hides)
        open_paragraph(text);
    return true;
}

static bool set_link(struct bp_odf_text *text, const struct bp_tag *tag)
{
    const char *href = bp_odf_attr(tag, BP_NS_XLINK, "href");
    if (!href || !*href)
        return true;
    text->href = bp_arena_text(text->arena, href, strlen(href));
    return text->href != NULL;
}

static bool begin_list(struct bp_odf_text *text, struct bp_odf_frame *frame, const struct bp_tag *tag)
{
    const char *name = bp_odf_attr(tag, BP_NS_TEXT, "style-name");
    if (!end_paragraph(text))
        return false;
    if (name || text->n_levels == 1)
        text->numbered = bp_odf_style_of(text->styles, BP_ODF_LISTS, name).numbered;
    if (text->n_levels == BP_ODF_LISTS_DEEP)
        return true; /* its items then stand in the list around it */
    enum bp_block_kind kind = text->numbered >> text->n_levels & 1 ? BP_NUMBERS : BP_BULLETS;
    text->levels[text->n_levels++] = (struct bp_odf_level){.kind = kind};
    frame->lists = true;
    return true;
}

static bool end_item(struct bp_odf_text *text)
{
    if (!end_paragraph(text))
        return false;
    if (text->n_levels > 1)
        text->levels[text->n_levels - 1].in_item = text->levels[text->n_levels - 1].labelled = false;
    return true;
}

static bool put_words(struct bp_odf_text *text, const char *words)
{
    return bp_odf_text_put(text, words, strlen(words));
}

/* The sign of a note is what stands in the text before its body. */
static void begin_note(struct bp_odf_text *text)
{
    size_t at = text->sign_at < text->plain.len ? text->sign_at : text->plain.len;
    if (text->plain.len > at)
        bp_buf_put(&text->notes, text->plain.bytes + at, text->plain.len - at);
    bp_buf_char(&text->notes, 0);
}

static bool put_control(struct bp_odf_text *text, const struct bp_tag *tag)
{
    const char *id = bp_odf_attr(tag, BP_NS_DRAW, "control");
    for (size_t i = 0; id && text->controls && i < text->controls->n; i++)
        if (bp_text_same(text->controls->items[i].id, id))
            return put_words(text, text->controls->items[i].text);
    return true;
}

static int by_text(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

void bp_odf_changes_sort(struct bp_odf_changes *changes)
{
    if (changes->n)
        qsort(changes->ids, changes->n, sizeof *changes->ids, by_text);
}

static bool is_deletion(const struct bp_odf_text *text, const struct bp_tag *tag)
{
    const char *id = bp_odf_attr(tag, BP_NS_TEXT, "change-id");
    return id && text->changes && text->changes->n &&
           bsearch(&id, text->changes->ids, text->changes->n, sizeof id, by_text);
}

/* ---- fields of forms, as LibreOffice takes them from Word ---- */

static void begin_field(struct bp_odf_text *text, const struct bp_tag *tag)
{
    const char *type = bp_odf_attr(tag, BP_NS_FIELD, "type");
    size_t len = type ? strlen(type) : 0;
    text->field = (struct bp_odf_field){.selected = -1};
    text->field.is_box = len > 12 && bp_text_same(type + len - 12, "FORMCHECKBOX");
    text->field.is_list = len > 12 && bp_text_same(type + len - 12, "FORMDROPDOWN");
}

static bool set_field(struct bp_odf_text *text, const struct bp_tag *tag)
{
    const char *name = bp_odf_attr(tag, BP_NS_FIELD, "name"), *value = bp_odf_attr(tag, BP_NS_FIELD, "value");
    struct bp_odf_field *field = &text->field;
    if (!name || !value)
        return true;
    if (bp_text_same(name, "Checkbox_Checked"))
        field->ticked = bp_text_same(value, "true") || bp_text_same(value, "1");
    if (bp_text_same(name, "Dropdown_Selected"))
        field->selected = (int)bp_odf_count(tag, BP_NS_FIELD, "value", BP_ODF_CHOICES) - !strcmp(value, "0");
    if (!bp_text_same(name, "Dropdown_ListEntry") || field->n == BP_ODF_CHOICES)
        return true;
    field->choices[field->n] = bp_arena_text(text->arena, value, strlen(value));
    return field->choices[field->n++] != NULL;
}

static bool end_field(struct bp_odf_text *text)
{
    struct bp_odf_field field = text->field;
    text->field = (struct bp_odf_field){0};
    if (field.is_box)
        return put_words(text, field.ticked ? BP_ODF_TICKED : BP_ODF_UNTICKED);
    int chosen = field.selected < 0 ? 0 : field.selected;
    return !field.is_list || chosen >= (int)field.n || put_words(text, field.choices[chosen]);
}

/* ---- elements ---- */

static bool start(struct bp_odf_text *text, struct bp_odf_frame *frame, const struct bp_tag *tag)
{
    switch (frame->name) {
    case BP_ODF_P:
    case BP_ODF_H:
        return text->in_note ? put_words(text, " ") : begin_paragraph(text, frame, tag);
    case BP_ODF_LIST:
        return text->in_note || begin_list(text, frame, tag);
    case BP_ODF_SPAN:
        frame->hides = is_hidden(text, BP_ODF_SPANS, tag);
        return true;
    case BP_ODF_A:
        return set_link(text, tag);
    case BP_ODF_S:
        return is_muted(text) || put_spaces(text, tag);
    case BP_ODF_TAB:
        return is_muted(text) || (put_blank(text) && put_seen(text, "\t", 1, false));
    case BP_ODF_LINE_BREAK:
        return is_muted(text) || put_break(text);
    case BP_ODF_NOTE_CITATION:
        text->style |= BP_SUP;
        text->sign_at = text->plain.len;
        return true;
    case BP_ODF_NOTE_BODY:
        if (!text->in_note++ && !is_muted(text))
            begin_note(text);
        return true;
    case BP_ODF_CHANGE_START:
        if (is_deletion(text, tag))
            text->changes->open++;
        return true;
    case BP_ODF_CHANGE_END:
        if (is_deletion(text, tag) && text->changes->open)
            text->changes->open--;
        return true;
    case BP_ODF_CONTROL:
        return put_control(text, tag);
    case BP_ODF_FIELDMARK:
    case BP_ODF_FIELDMARK_START:
        begin_field(text, tag);
        return true;
    case BP_ODF_FIELD_PARAM:
        return set_field(text, tag);
    case BP_ODF_IMAGE:
        text->book->n_pictures++;
        return true;
    case BP_ODF_ANNOTATION:
        text->book->n_notes++;
        return true;
    default:
        return true;
    }
}

bool bp_odf_text_start(struct bp_odf_text *text, enum bp_odf_name name, const struct bp_tag *tag)
{
    if (text->depth == BP_ODF_DEEPEST)
        return false;
    struct bp_odf_frame *frame = &text->frames[text->depth++];
    *frame = (struct bp_odf_frame){.name = name, .style = text->style, .href = text->href,
                                   .ignored = text->muted > 0};
    if (!frame->ignored && !start(text, frame, tag))
        return false;
    frame->hides |= hides(name, tag);
    frame->mutes = frame->hides || mutes(name, tag);
    text->muted += frame->mutes;
    text->hiding += frame->hides;
    return true;
}

static bool end(struct bp_odf_text *text, const struct bp_odf_frame *frame)
{
    switch (frame->name) {
    case BP_ODF_P:
    case BP_ODF_H:
        if (text->in_note)
            return true;
        text->in_paragraphs -= text->in_paragraphs > 0;
        if (text->changes && text->changes->open && text->open)
            text->joins = true;
        return text->joins || end_paragraph(text);
    case BP_ODF_LIST_ITEM:
    case BP_ODF_LIST_HEADER:
        return text->in_note || end_item(text);
    case BP_ODF_LIST:
        if (text->in_note)
            return true;
        text->n_levels -= frame->lists && text->n_levels > 1;
        return end_paragraph(text);
    case BP_ODF_NOTE_BODY:
        text->in_note -= text->in_note > 0;
        if (!text->in_note && !is_muted(text))
            bp_buf_char(&text->notes, 0);
        return true;
    case BP_ODF_FIELDMARK:
    case BP_ODF_FIELDMARK_START:
        return end_field(text);
    default:
        return true;
    }
}

bool bp_odf_text_end(struct bp_odf_text *text)
{
    if (!text->depth)
        return true;
    struct bp_odf_frame *frame = &text->frames[--text->depth];
    text->muted -= frame->mutes;
    text->hiding -= frame->hides;
    text->style = frame->style;
    text->href = frame->href;
    return frame->ignored || end(text, frame);
}

/* ---- the whole ---- */

/* Begins anew within the elements that are open. */
static void clear(struct bp_odf_text *text)
{
    text->blocks = NULL;
    text->levels[0] = (struct bp_odf_level){.tail = &text->blocks};
    for (uint32_t i = 1; i < text->n_levels; i++)
        text->levels[i] = (struct bp_odf_level){.kind = text->levels[i].kind};
    text->n_runs = 0;
    text->n_paragraphs = 0;
    text->plain.len = text->run.len = text->notes.len = 0;
    text->open = text->joins = text->blank = text->lists = text->links = text->inked = false;
    text->any = 0;
    text->all = UINT8_MAX;
}

void bp_odf_text_begin(struct bp_odf_text *text, const struct bp_odf_style *own)
{
    text->n_levels = 1;
    text->depth = text->muted = text->hiding = text->in_paragraphs = text->in_note = 0;
    text->style = 0;
    text->href = NULL;
    clear(text);
    if (own)
        restyle(text, own);
}

/* If all is bold, that is said of the whole, not of each run. */
static void drop_strong(struct bp_block *block)
{
    for (; block; block = block->next) {
        for (uint32_t i = 0; i < block->text.n; i++)
            block->text.runs[i].style &= (uint8_t)~BP_STRONG;
        for (struct bp_item *item = block->items; item; item = item->next)
            drop_strong(item->blocks);
    }
}

static int8_t box_of(const char *text)
{
    if (bp_text_same(text, BP_ODF_UNTICKED))
        return 0;
    return bp_text_same(text, BP_ODF_TICKED) || bp_text_same(text, "\u2611") ? 1 : -1;
}

bool bp_odf_text_part(struct bp_odf_text *text, struct bp_odf_content *out)
{
    bool good = bp_odf_text_finish(text, out);
    clear(text);
    return good;
}

bool bp_odf_text_finish(struct bp_odf_text *text, struct bp_odf_content *out)
{
    if (!end_paragraph(text))
        return false;
    if (text->plain.failed) {
        bp_arena_fail(text->arena);
        return false;
    }
    const char *begin = text->plain.bytes ? text->plain.bytes : "", *stop = begin + text->plain.len;
    while (stop > begin && bp_is_blank(stop[-1]))
        stop--;
    while (begin < stop && bp_is_blank(*begin))
        begin++;
    bool strong = text->inked && text->all & BP_STRONG;
    uint8_t any = (uint8_t)(text->any & STYLES & ~(strong ? BP_STRONG : 0));
    if (strong)
        drop_strong(text->blocks);
    *out = (struct bp_odf_content){.text = "", .strong = strong, .struck = text->inked && text->all & STRUCK,
                                   .box = -1};
    if (!text->blocks)
        return true;
    out->text = bp_arena_text(text->arena, begin, (size_t)(stop - begin));
    out->always = text->blocks;
    out->blocks = any || text->lists || text->links ? text->blocks : NULL;
    if (out->text)
        out->box = box_of(out->text);
    return out->text != NULL;
}

void bp_odf_text_drop(struct bp_odf_text *text)
{
    bp_buf_free(&text->plain);
    bp_buf_free(&text->run);
    bp_buf_free(&text->notes);
}
