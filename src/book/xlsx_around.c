/* xlsx_around.c: what lies over the cells of a sheet: notes and pictures are counted; text boxes are said, as
 * their words are not taken. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "book/xlsx_parts.h"

enum { MOST_WORDS = 300 }; /* bytes of a text box that are said */

struct reader {
    struct bp_xlsx_book *of;
    const struct bp_grid *grid;
    unsigned depth, in_body, in_text; /* depth of the <txBody> and the <t> that are open */
    unsigned in_author, n_authors;    /* of notes */
    char ours[16];                    /* the number of the author that a check of ours wrote as; "" */
    char words[MOST_WORDS + 1];
    size_t len;
};

/* Whether a note is what an earlier check wrote. */
static bool is_ours(const struct reader *reader, const struct bp_tag *tag)
{
    return *reader->ours && !strcmp(bp_tag_value(tag, "authorId", ""), reader->ours);
}

static void end_author(struct reader *reader)
{
    if (bp_text_is(reader->words, reader->len, "boardpaper"))
        snprintf(reader->ours, sizeof reader->ours, "%u", reader->n_authors);
    reader->in_author = 0;
    reader->n_authors++;
}

static bool on_start(void *data, const struct bp_tag *tag)
{
    struct reader *reader = data;
    struct bp_book *book = reader->of->book;
    reader->depth++;
    if (!strcmp(tag->local, "comment"))
        book->n_notes += !is_ours(reader, tag);
    else if (!strcmp(tag->local, "author")) {
        reader->in_author = reader->depth;
        reader->len = 0;
    } else if (!strcmp(tag->local, "pic") || !strcmp(tag->local, "graphicFrame"))
        book->n_pictures++;
    else if (!reader->in_body && !strcmp(tag->local, "txBody")) {
        reader->in_body = reader->depth;
        reader->len = 0;
    } else if (reader->in_body && !reader->in_text && !strcmp(tag->local, "t"))
        reader->in_text = reader->depth;
    else if (reader->in_body && !strcmp(tag->local, "p") && reader->len && reader->len < MOST_WORDS)
        reader->words[reader->len++] = ' ';
    return true;
}

static bool on_text(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct reader *reader = data;
    (void)at;
    for (size_t i = 0; (reader->in_text || reader->in_author) && i < len && reader->len < MOST_WORDS; i++)
        reader->words[reader->len++] = bytes[i];
    return true;
}

static bool on_end(void *data)
{
    struct reader *reader = data;
    if (reader->depth == reader->in_text)
        reader->in_text = 0;
    if (reader->depth == reader->in_author)
        end_author(reader);
    if (reader->depth-- != reader->in_body)
        return true;
    reader->in_body = 0;
    size_t whole = bp_utf8_check(reader->words, reader->len); /* the last character may be cut */
    while (whole && bp_is_blank(reader->words[whole - 1]))
        whole--;
    reader->words[whole] = 0;
    if (whole)
        bp_parts_say(reader->of->parts, BP_E_TEXT_BOX, reader->grid->name, reader->words, NULL);
    return !reader->of->parts->arena->out;
}

bool bp_xlsx_around_read(struct bp_xlsx_book *of, const struct bp_relations *of_sheet,
                         const struct bp_grid *grid)
{
    static const struct bp_sax_handler handler = {.start = on_start, .text = on_text, .end = on_end};
    static const char *const types[] = {"comments", "drawing"};
    for (size_t i = 0; !grid->hidden && i < sizeof types / sizeof *types; i++) {
        const struct bp_part_entry *entry =
            bp_relation_part(of->parts, bp_relation_of_type(of_sheet, types[i]));
        struct reader reader = {.of = of, .grid = grid};
        if (entry && !bp_part_read_xml(of->parts, entry, &handler, &reader))
            return false;
    }
    return true;
}
