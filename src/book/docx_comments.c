/* docx_comments.c: finds the comments of an earlier check in a document, and takes them out. */
#include "book/docx_comments.h"

#include <string.h>

#include "base/text.h"

enum { MOST_OURS = 1000 }; /* no check writes as many */

/* ---- which there are ---- */

struct reader {
    struct docx_xml xml;
    struct docx_comments *comments;
    struct docx_comment *open; /* one of ours */
};

static bool open_comment(struct docx_xml *xml, enum docx_element element, const struct bp_tag *tag)
{
    struct reader *reader = (struct reader *)xml;
    struct docx_comments *comments = reader->comments;
    struct bp_arena *arena = comments->parts->arena;
    if (element == DOCX_P && reader->open) {
        const char *paragraph = bp_tag_value(tag, "paraId", NULL);
        if (paragraph)
            reader->open->paragraph = bp_arena_text(arena, paragraph, strlen(paragraph));
        return reader->open->paragraph != NULL;
    }
    if (element != DOCX_A_COMMENT)
        return true;
    const char *author = bp_docx_attribute(tag, "author");
    uint32_t id = bp_docx_number(tag, "id", INT32_MAX - 1000000, 0);
    reader->open = NULL;
    if (!author || !bp_text_same(author, BP_DOCX_AUTHOR) || comments->n >= MOST_OURS) {
        comments->next_id = id >= comments->next_id ? id + 1 : comments->next_id;
        return true;
    }
    struct docx_comment *items = bp_arena_grow(arena, comments->items, &comments->room, comments->n + 1,
                                               sizeof *items);
    if (!items)
        return false;
    comments->items = items;
    reader->open = &items[comments->n++];
    *reader->open = (struct docx_comment){.id = id, .at = tag->at, .paragraph = ""};
    return true;
}

bool bp_docx_comments_read(struct docx_comments *comments, const struct bp_part_entry *entry)
{
    struct reader reader = {.xml = {.open = open_comment}, .comments = comments};
    return bp_docx_xml_read(&reader.xml, comments->parts, entry);
}

static struct docx_comment *find_by_paragraph(const struct docx_comments *comments, const char *paragraph)
{
    for (size_t i = 0; *paragraph && i < comments->n; i++)
        if (bp_text_same(comments->items[i].paragraph, paragraph))
            return &comments->items[i];
    return NULL;
}

static bool note_answer(struct docx_xml *xml, enum docx_element element, const struct bp_tag *tag)
{
    struct reader *reader = (struct reader *)xml;
    const char *parent = bp_tag_value(tag, "paraIdParent", NULL);
    struct docx_comment *comment = parent ? find_by_paragraph(reader->comments, parent) : NULL;
    (void)element;
    if (comment)
        comment->answered = true;
    return true;
}

bool bp_docx_comments_answered(struct docx_comments *comments, const struct bp_part_entry *entry)
{
    struct reader reader = {.xml = {.open = note_answer}, .comments = comments};
    return bp_docx_xml_read(&reader.xml, comments->parts, entry);
}

uint32_t bp_docx_comments_next(const struct docx_comments *comments)
{
    uint32_t next = comments->next_id;
    for (size_t i = 0; i < comments->n; i++)
        if (comments->items[i].answered && comments->items[i].id >= next)
            next = comments->items[i].id + 1;
    return next;
}

/* ---- taking them out ---- */

bool bp_docx_comments_any(const struct docx_comments *comments)
{
    for (size_t i = 0; i < comments->n; i++)
        if (!comments->items[i].answered)
            return true;
    return false;
}

static void cut_element(struct bp_splice *splice, uint32_t at)
{
    bp_splice_put(splice, at, bp_xml_element_end(splice->part, at) - at, "");
}

void bp_docx_comments_cut(const struct docx_comments *comments, struct bp_splice *splice)
{
    for (size_t i = 0; i < comments->n; i++)
        if (!comments->items[i].answered)
            cut_element(splice, comments->items[i].at);
}

struct cutter {
    struct docx_xml xml;
    const struct docx_comments *comments;
    struct bp_splice *splice;
    uint32_t run, mark; /* the open run, and our mark in it; BP_NOWHERE: none */
    bool more;          /* the run holds more than that mark and its look */
};

static bool is_ours(const struct docx_comments *comments, const struct bp_tag *tag)
{
    uint32_t id = bp_docx_number(tag, "id", UINT32_MAX - 1, UINT32_MAX);
    for (size_t i = 0; i < comments->n; i++)
        if (comments->items[i].id == id && !comments->items[i].answered)
            return true;
    return false;
}

static bool open_marked(struct docx_xml *xml, enum docx_element element, const struct bp_tag *tag)
{
    struct cutter *cutter = (struct cutter *)xml;
    if (element == DOCX_RANGE_START || element == DOCX_RANGE_END) {
        if (is_ours(cutter->comments, tag))
            cut_element(cutter->splice, tag->at);
    } else if (element == DOCX_R) {
        cutter->run = tag->at;
        cutter->mark = BP_NOWHERE;
        cutter->more = false;
    } else if (element == DOCX_COMMENT && is_ours(cutter->comments, tag)) {
        cutter->mark = tag->at;
    } else if (element == DOCX_R_LOOK) {
        xml->skip = xml->depth;
    } else {
        cutter->more = true;
    }
    return !cutter->splice->arena->out;
}

static bool close_marked(struct docx_xml *xml, enum docx_element element)
{
    struct cutter *cutter = (struct cutter *)xml;
    if (element != DOCX_R || cutter->mark == BP_NOWHERE)
        return true;
    cut_element(cutter->splice, cutter->more || cutter->run == BP_NOWHERE ? cutter->mark : cutter->run);
    cutter->run = cutter->mark = BP_NOWHERE;
    return !cutter->splice->arena->out;
}

bool bp_docx_marks_cut(const struct docx_comments *comments, const struct bp_part_entry *entry,
                       struct bp_splice *splice)
{
    struct cutter cutter = {.xml = {.open = open_marked, .close = close_marked}, .comments = comments,
                            .splice = splice, .run = BP_NOWHERE, .mark = BP_NOWHERE};
    return bp_docx_xml_read(&cutter.xml, comments->parts, entry);
}

static bool open_entry(struct docx_xml *xml, enum docx_element element, const struct bp_tag *tag)
{
    struct cutter *cutter = (struct cutter *)xml;
    const char *paragraph = bp_tag_value(tag, "paraId", NULL);
    const struct docx_comment *comment =
        paragraph ? find_by_paragraph(cutter->comments, paragraph) : NULL;
    (void)element;
    if (comment && !comment->answered)
        cut_element(cutter->splice, tag->at);
    return !cutter->splice->arena->out;
}

bool bp_docx_entries_cut(const struct docx_comments *comments, const struct bp_part_entry *entry,
                         struct bp_splice *splice)
{
    struct cutter cutter = {.xml = {.open = open_entry}, .comments = comments, .splice = splice};
    return bp_docx_xml_read(&cutter.xml, comments->parts, entry);
}
