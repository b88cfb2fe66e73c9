/* odf_text.c: the text of a cell or paragraph of OpenDocument, as the officer sees it, and its markup.
 *
 * Deleted text stands in the paragraph between marks that name a tracked change, or in a list of changes
 * ahead. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "book/odf_text.h"

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
    } bits[] = {{style->strong, BP_STRONG}, {style->em, BP_EM}, {style->struck, BP_ODF_STRUCK}};
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
    if (text->open && !text->joins && (text->run.len || text->n_runs) && !bp_odf_end_paragraph(text))
        return false;
    text->joins = false;
    if (!frame->hides)
        bp_odf_open_paragraph(text);
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
    if (!bp_odf_end_paragraph(text))
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
    if (!bp_odf_end_paragraph(text))
        return false;
    if (text->n_levels > 1)
        text->levels[text->n_levels - 1].in_item = text->levels[text->n_levels - 1].labelled = false;
    return true;
}

static bool put_words(struct bp_odf_text *text, const char *words)
{
    return bp_odf_text_put(text, words, strlen(words));
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
        return bp_odf_is_muted(text) || bp_odf_put_spaces(text, tag);
    case BP_ODF_TAB:
        return bp_odf_is_muted(text) || (bp_odf_put_blank(text) && bp_odf_put_seen(text, "\t", 1, false));
    case BP_ODF_LINE_BREAK:
        return bp_odf_is_muted(text) || bp_odf_put_break(text);
    case BP_ODF_NOTE_CITATION:
        text->style |= BP_SUP;
        text->sign_at = text->notes.len;
        text->in_sign = !bp_odf_is_muted(text);
        return true;
    case BP_ODF_NOTE_BODY:
        if (!text->in_note++ && !bp_odf_is_muted(text))
            bp_buf_char(&text->notes, 0);
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
        return text->joins || bp_odf_end_paragraph(text);
    case BP_ODF_LIST_ITEM:
    case BP_ODF_LIST_HEADER:
        return text->in_note || end_item(text);
    case BP_ODF_LIST:
        if (text->in_note)
            return true;
        text->n_levels -= frame->lists && text->n_levels > 1;
        return bp_odf_end_paragraph(text);
    case BP_ODF_NOTE_CITATION:
        text->in_sign = false;
        return true;
    case BP_ODF_NOTE: /* without a body */
        if (text->notes.len && text->notes.bytes[text->notes.len - 1])
            text->notes.len = text->sign_at;
        return true;
    case BP_ODF_NOTE_BODY:
        text->in_note -= text->in_note > 0;
        if (!text->in_note && !bp_odf_is_muted(text))
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
    text->open = text->joins = text->blank = text->in_sign = text->lists = text->links = text->inked = false;
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
    if (!bp_odf_end_paragraph(text))
        return false;
    if (text->plain.failed) {
        text->arena->out = true;
        return false;
    }
    const char *begin = text->plain.bytes ? text->plain.bytes : "", *stop = begin + text->plain.len;
    while (stop > begin && bp_is_blank(stop[-1]))
        stop--;
    while (begin < stop && bp_is_blank(*begin))
        begin++;
    bool strong = text->inked && text->all & BP_STRONG;
    uint8_t any = (uint8_t)(text->any & BP_ODF_STYLES & ~(strong ? BP_STRONG : 0));
    if (strong)
        drop_strong(text->blocks);
    bool struck = text->inked && text->all & BP_ODF_STRUCK;
    *out = (struct bp_odf_content){.text = "", .strong = strong, .struck = struck, .box = -1};
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
