/* core.c: the properties of an Office file: its title, its language, the day on which it was last saved
 * (ECMA-376-2, 11), and whether it is signed (13). */
#include <string.h>

#include "book/books.h"
#include "xml/sax.h"

enum { MOST = 1000 }; /* bytes of a property that are kept */

enum property { OTHER, TITLE, LANGUAGE, SAVED };

struct reader {
    struct bp_arena *arena;
    struct bp_book *book;
    enum property property;
    char text[MOST];
    size_t len;
};

static bool on_start(void *data, const struct bp_tag *tag)
{
    static const char *const names[] = {"", "title", "language", "modified"};
    struct reader *reader = data;
    reader->property = OTHER;
    reader->len = 0;
    for (size_t i = 1; i < sizeof names / sizeof *names; i++)
        if (!strcmp(tag->local, names[i]))
            reader->property = (enum property)i;
    return true;
}

static bool on_text(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct reader *reader = data;
    (void)at;
    if (reader->property != OTHER && len < MOST - reader->len) {
        memcpy(reader->text + reader->len, bytes, len);
        reader->len += len;
    }
    return true;
}

static bool on_end(void *data)
{
    struct reader *reader = data;
    const char **field = reader->property == TITLE ? &reader->book->title : &reader->book->lang;
    enum property property = reader->property;
    reader->property = OTHER;
    if (property == SAVED && reader->len >= 10) {
        reader->text[10] = 0;
        bp_date_iso(reader->text, &reader->book->saved);
    } else if (property == TITLE || property == LANGUAGE) {
        *field = bp_arena_text(reader->arena, reader->text, reader->len);
        return *field != NULL;
    }
    return true;
}

bool bp_core_read(struct bp_parts *parts, const struct bp_relations *of_file, struct bp_book *book)
{
    static const struct bp_sax_handler handler = {.start = on_start, .text = on_text, .end = on_end};
    book->title = book->lang = "";
    book->is_signed = bp_relation_of_type(of_file, "origin") != NULL;
    const struct bp_part_entry *entry =
        bp_relation_part(parts, bp_relation_of_type(of_file, "core-properties"));
    struct reader reader = {.arena = parts->arena, .book = book};
    return !entry || bp_part_read_xml(parts, entry, &handler, &reader);
}
