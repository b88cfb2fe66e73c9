/* docx.c: reads a Word document (ECMA-376, Strict too): finds its parts, and says what was left of it. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "onramp/books.h"
#include "onramp/docx.h"

static const struct bp_part_entry *find_part(const struct docx *docx, const struct bp_relations *relations,
                                             const char *type)
{
    const struct bp_relation *relation = bp_relation_of_type(relations, type);
    return relation && !relation->external ? bp_parts_find(docx->parts, relation->target) : NULL;
}

/* ---- properties ---- */

struct properties {
    struct bp_book *book;
    struct bp_arena *arena;
    struct bp_buf words; /* owned: of the open element */
    enum { OTHER, TITLE, MODIFIED } element;
};

static bool open_property(void *data, const struct bp_tag *tag)
{
    struct properties *properties = data;
    properties->element = !strcmp(tag->local, "title")      ? TITLE
                          : !strcmp(tag->local, "modified") ? MODIFIED : OTHER;
    properties->words.len = 0;
    return true;
}

static bool take_property(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct properties *properties = data;
    (void)at;
    if (properties->element && properties->words.len + len < 4096)
        bp_buf_put(&properties->words, bytes, len);
    return true;
}

static bool close_property(void *data)
{
    struct properties *properties = data;
    struct bp_book *book = properties->book;
    bp_buf_char(&properties->words, 0);
    const char *words = properties->words.failed ? "" : properties->words.bytes;
    if (properties->element == TITLE) {
        book->title = bp_arena_text(properties->arena, words, strlen(words));
    } else if (properties->element == MODIFIED && strlen(words) >= 10) {
        char day[11] = "";
        memcpy(day, words, 10);
        /* python-docx leaves the day of its template, which says nothing. */
        if (strcmp(words, "2013-12-23T23:15:00Z") != 0)
            bp_date_iso(day, &book->saved);
    }
    properties->element = OTHER;
    return !properties->words.failed && !properties->arena->out;
}

static bool read_properties(struct docx *docx, const struct bp_relations *relations)
{
    static const struct bp_sax_handler handler = {.start = open_property, .text = take_property,
                                                  .end = close_property};
    const struct bp_part_entry *entry = find_part(docx, relations, "core-properties");
    struct properties properties = {.book = docx->book, .arena = docx->arena};
    bool ok = !entry || bp_part_read_xml(docx->parts, entry, &handler, &properties);
    if (properties.words.failed)
        bp_arena_fail(docx->arena);
    bp_buf_free(&properties.words);
    return ok;
}

/* ---- settings ---- */

struct settings {
    struct docx_xml xml;
    struct docx *docx;
};

static bool open_setting(struct docx_xml *xml, enum docx_element element, const struct bp_tag *tag)
{
    struct docx *docx = ((struct settings *)xml)->docx;
    const char *lang = element == DOCX_THEME_LANG ? bp_docx_attribute(tag, "val") : NULL;
    if (lang)
        docx->lang = bp_arena_text(docx->arena, lang, strlen(lang));
    return docx->lang != NULL;
}

static bool read_settings(struct docx *docx)
{
    const struct bp_part_entry *entry = find_part(docx, &docx->relations, "settings");
    struct settings settings = {.xml = {.open = open_setting}, .docx = docx};
    return !entry || bp_docx_xml_read(&settings.xml, docx->parts, entry);
}

/* ---- parts ---- */

static bool read_notes(struct docx *docx, const char *type, struct docx_notes *notes)
{
    const struct bp_part_entry *entry = find_part(docx, &docx->relations, type);
    const struct bp_relations own = docx->relations;
    if (!entry)
        return true;
    bool ok = bp_relations_read(docx->parts, entry->name, &docx->relations) &&
              bp_docx_body_read(docx, entry, notes, NULL);
    docx->relations = own;
    return ok;
}

static void count_macros(struct docx *docx)
{
    for (uint32_t i = 0; i < docx->parts->n; i++) {
        const char *name = docx->parts->items[i].name, *end = strrchr(name, '/');
        end = end ? end + 1 : name;
        docx->book->n_macros += bp_text_is(end, strlen(end), "vbaProject.bin");
    }
}

bool bp_docx_begin(struct docx *docx, struct bp_parts *parts, struct bp_book *book)
{
    struct bp_relations root;
    *docx = (struct docx){.parts = parts, .arena = parts->arena, .book = book, .lang = "",
                          .first_paragraph = BP_NOWHERE};
    docx->maker = (struct bp_maker){.book = book, .arena = parts->arena, .diags = parts->diags,
                                    .source = parts->source};
    if (!bp_relations_read(parts, "", &root))
        return false;
    docx->main = find_part(docx, &root, "officeDocument");
    if (!docx->main)
        docx->main = bp_parts_find(parts, "word/document.xml");
    if (!docx->main) {
        bp_diag_add(parts->diags, BP_E_DOCX_TEXT, parts->source, BP_NOWHERE, 0, NULL, NULL, NULL);
        return false;
    }
    count_macros(docx);
    if (!read_properties(docx, &root) || !bp_relations_read(parts, docx->main->name, &docx->relations) ||
        !read_settings(docx) || !bp_theme_read(parts, &docx->relations, &docx->theme) ||
        !bp_docx_styles_read(docx) || !bp_docx_numbers_read(docx) ||
        !read_notes(docx, "footnotes", &docx->footnotes) || !read_notes(docx, "endnotes", &docx->endnotes))
        return false;
    return !docx->arena->out;
}

static void say_count(struct docx *docx, enum bp_code code, uint32_t n)
{
    char number[16];
    snprintf(number, sizeof number, "%u", n);
    if (n)
        bp_diag_add(docx->parts->diags, code, docx->parts->source, BP_NOWHERE, 0, number, n == 1 ? "" : "s",
                    NULL);
}

bp_result bp_read_docx(struct bp_parts *parts, struct bp_book *book)
{
    struct docx *docx = bp_arena_alloc(parts->arena, sizeof *docx);
    struct docx_entries entries = {0};
    if (!docx)
        return BP_NOMEM;
    bool ok = bp_docx_begin(docx, parts, book) && bp_docx_body_read(docx, docx->main, NULL, &entries) &&
              bp_docx_items(docx, &entries);
    if (ok) {
        say_count(docx, BP_E_DOCX_HIDDEN, docx->n_hidden);
        say_count(docx, BP_E_DOCX_OUTSIDE, docx->n_outside);
        say_count(docx, BP_E_DOCX_SIGN, docx->n_signs);
    }
    docx->maker.failed = docx->maker.failed || !ok;
    return bp_maker_end(&docx->maker);
}
