/* docx.c: reads a Word document (ECMA-376, Strict too): finds its parts, and says what was left of it. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "book/books.h"
#include "book/docx.h"
#include "book/docx_comments.h"

static const struct bp_part_entry *find_part(const struct docx *docx, const char *type)
{
    return bp_relation_part(docx->parts, bp_relation_of_type(&docx->relations, type));
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
    const struct bp_part_entry *entry = find_part(docx, "settings");
    struct settings settings = {.xml = {.open = open_setting}, .docx = docx};
    return !entry || bp_docx_xml_read(&settings.xml, docx->parts, entry);
}

/* ---- parts ---- */

static bool read_notes(struct docx *docx, const char *type, struct docx_notes *notes)
{
    const struct bp_part_entry *entry = find_part(docx, type);
    const struct bp_relations own = docx->relations;
    if (!entry)
        return true;
    bool ok = bp_relations_read(docx->parts, entry->name, &docx->relations) &&
              bp_docx_body_read(docx, entry, notes, NULL);
    docx->relations = own;
    return ok;
}

/* Comments that an earlier check wrote are nobody's words. */
static bool count_comments(struct docx *docx)
{
    const struct bp_part_entry *entry = find_part(docx, "comments");
    struct docx_comments comments = {.parts = docx->parts};
    uint32_t *n = &docx->book->n_notes;
    if (!entry || !*n)
        return true;
    if (!bp_docx_comments_read(&comments, entry))
        return false;
    *n = comments.n < *n ? *n - (uint32_t)comments.n : 0;
    return true;
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
    docx->main = bp_relation_part(parts, bp_relation_of_type(&root, "officeDocument"));
    if (!docx->main)
        docx->main = bp_parts_find(parts, "word/document.xml");
    if (!docx->main) {
        bp_diag_add(parts->diags, BP_E_DOCX_TEXT, parts->source, BP_NOWHERE, 0, NULL, NULL, NULL);
        return false;
    }
    count_macros(docx);
    if (!bp_core_read(parts, &root, book))
        return false;
    /* python-docx leaves the day of its template, which says nothing. */
    if (book->saved.year == 2013 && book->saved.month == 12 && book->saved.day == 23)
        book->saved.year = 0;
    if (!bp_relations_read(parts, docx->main->name, &docx->relations) ||
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
              bp_docx_items(docx, &entries) && count_comments(docx);
    if (ok) {
        say_count(docx, BP_E_DOCX_HIDDEN, docx->n_hidden);
        say_count(docx, BP_E_DOCX_OUTSIDE, docx->n_outside);
        say_count(docx, BP_E_DOCX_SIGN, docx->n_signs);
    }
    docx->maker.failed = docx->maker.failed || !ok;
    return bp_maker_end(&docx->maker);
}
