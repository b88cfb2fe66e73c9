/* docx_fields.c: fields: links, tables of contents, and the lists and boxes of old forms. */
#include <string.h>

#include "base/text.h"
#include "book/docx_body.h"

enum { MOST_FIELDS = 64 /* in one another */, MOST_WORDS = 1 << 16 /* bytes of an instruction */ };

/* The next word of an instruction, which may be quoted; *at moves past it. */
static const char *next_word(struct docx_body *body, const char **at)
{
    const char *c = *at;
    while (bp_is_blank(*c))
        c++;
    bool quoted = *c == '"';
    const char *begin = quoted ? c + 1 : c;
    for (c = begin; *c && (quoted ? *c != '"' : !bp_is_blank(*c)); c++)
        if (quoted && *c == '\\' && (c[1] == '"' || c[1] == '\\'))
            c++;
    *at = *c && quoted ? c + 1 : c;
    char *word = bp_arena_text(body->docx->arena, begin, (size_t)(c - begin)), *to = word;
    for (const char *from = word; quoted && from && *from; from++) {
        from += *from == '\\' && (from[1] == '"' || from[1] == '\\');
        *to++ = *from;
    }
    if (quoted && word)
        *to = 0;
    return word;
}

/* HYPERLINK "address" \l "place in it" */
static bool take_link(struct docx_body *body, struct docx_field *field, const char *at)
{
    const char *address = "", *place = "", *word;
    while ((word = next_word(body, &at)) && *word) {
        if (word[0] == '\\' && (word[1] == 'l' || word[1] == 'o' || word[1] == 't')) {
            bool is_place = word[1] == 'l';
            word = next_word(body, &at);
            place = is_place ? word : place;
        } else if (word[0] != '\\' && !*address) {
            address = word;
        }
        if (!word || !place)
            return false;
    }
    if (!word)
        return false;
    size_t len = strlen(address), more = strlen(place);
    if (!len)
        return true; /* a place in this document */
    char *href = bp_arena_text(body->docx->arena, address, len + (more ? more + 1 : 0));
    if (href && more) {
        href[len] = '#';
        memcpy(href + len + 1, place, more + 1);
    }
    field->href = href;
    return href != NULL;
}

bool bp_docx_field_open(struct docx_body *body, const char *words)
{
    if (body->n_fields >= MOST_FIELDS) {
        body->too_many_fields++;
        return true;
    }
    struct docx_field *field = bp_arena_alloc(body->docx->arena, sizeof *field);
    if (!field)
        return false;
    field->outer = body->fields;
    field->href = field->outer ? field->outer->href : NULL;
    body->fields = field;
    body->n_fields++;
    body->n_unseen_fields++;
    return bp_docx_field_words(body, words, strlen(words));
}

bool bp_docx_field_words(struct docx_body *body, const char *bytes, size_t len)
{
    struct docx_field *field = body->fields;
    if (!field || field->result || field->len + len >= MOST_WORDS)
        return true;
    char *words = bp_arena_grow(body->docx->arena, field->words, &field->capacity, field->len + len + 1, 1);
    if (!words)
        return false;
    field->words = words;
    memcpy(words + field->len, bytes, len);
    field->len += len;
    words[field->len] = 0;
    return true;
}

static bool take_words(struct docx_body *body, struct docx_field *field)
{
    static const char *const contents[] = {"TOC", "TOA", "INDEX"}; /* they repeat what stands elsewhere */
    const char *at = field->words ? field->words : "", *name = next_word(body, &at);
    if (!name)
        return false;
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++)
        field->repeats = field->repeats || bp_text_is(name, strlen(name), contents[i]);
    if (bp_text_is(name, strlen(name), "FORMDROPDOWN"))
        field->form = DOCX_FORM_LIST;
    if (bp_text_is(name, strlen(name), "FORMCHECKBOX"))
        field->form = DOCX_FORM_CHECK;
    return !bp_text_is(name, strlen(name), "HYPERLINK") || take_link(body, field, at);
}

bool bp_docx_field_result(struct docx_body *body)
{
    struct docx_field *field = body->fields;
    if (!field || field->result || body->too_many_fields)
        return true;
    field->result = true;
    if (!take_words(body, field))
        return false;
    if (!field->repeats)
        body->n_unseen_fields--;
    return true;
}

/* What an old form shows: it is kept beside the instruction. */
static bool show_form(struct docx_body *body, const struct docx_field *field)
{
    if (field->form == DOCX_FORM_CHECK)
        return bp_docx_check_put(body, field->says_checked ? field->is_checked : field->preset_checked);
    if (field->form != DOCX_FORM_LIST || !field->n_entries)
        return true;
    uint32_t i = field->chosen != UINT32_MAX ? field->chosen : field->preset;
    const char *shown = field->entries[i < field->n_entries ? i : 0];
    return bp_docx_text_put(body, shown, strlen(shown));
}

bool bp_docx_field_close(struct docx_body *body)
{
    struct docx_field *field = body->fields;
    if (body->too_many_fields) {
        body->too_many_fields--;
        return true;
    }
    if (!field)
        return true;
    if (!field->result && !take_words(body, field))
        return false;
    if (!field->result || field->repeats)
        body->n_unseen_fields--;
    body->fields = field->outer;
    body->n_fields--;
    if (field->shown && field->outer)
        field->outer->shown = true;
    return field->shown || show_form(body, field);
}

bool bp_docx_field_mark(struct docx_body *body, const struct bp_tag *tag)
{
    const char *type = bp_docx_attribute(tag, "fldCharType");
    if (type && !strcmp(type, "begin"))
        return bp_docx_field_open(body, "");
    if (type && !strcmp(type, "separate"))
        return bp_docx_field_result(body);
    return !type || strcmp(type, "end") != 0 || bp_docx_field_close(body);
}

void bp_docx_field_form(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    struct docx_field *field = body->fields;
    if (!field || body->too_many_fields)
        return;
    const char *value = bp_docx_attribute(tag, "val");
    bool is_list = bp_docx_up(&body->xml, 1) == DOCX_LIST;
    switch ((int)element) {
    case DOCX_LIST: field->chosen = UINT32_MAX; break;
    case DOCX_RESULT: field->chosen = is_list ? bp_docx_number(tag, "val", 1000, UINT32_MAX) : 0; break;
    case DOCX_DEFAULT:
        if (is_list)
            field->preset = bp_docx_number(tag, "val", 1000, 0);
        else
            field->preset_checked = bp_docx_on(tag);
        break;
    case DOCX_CHECKED:
        field->says_checked = true;
        field->is_checked = bp_docx_on(tag);
        break;
    case DOCX_LIST_ENTRY:
        if (field->n_entries < sizeof field->entries / sizeof *field->entries && value)
            field->entries[field->n_entries++] = bp_arena_text(body->docx->arena, value, strlen(value));
        break;
    default: break;
    }
}
