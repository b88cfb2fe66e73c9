/* book_say.c: says once what a file holds that is not taken, or that is taken as it was meant. */
#include <stdio.h>

#include "base/text.h"
#include "book/books.h"

/* "3 comments"; "1 comment". */
static const char *count_words(struct bp_arena *arena, uint32_t n, const char *one, const char *many)
{
    char words[80];
    int len = snprintf(words, sizeof words, "%u %s", (unsigned)n, n == 1 ? one : many);
    const char *kept = bp_arena_text(arena, words, (size_t)len);
    return kept ? kept : "";
}

/* What is no text of a plan. */
static void say_left(const struct bp_book *book, struct bp_source *source, struct bp_diags *diags)
{
    const struct {
        uint32_t n;
        const char *one, *many;
    } kinds[] = {{book->n_notes, "comment", "comments"},
                 {book->n_pictures, "picture", "pictures"},
                 {book->n_macros, "macro part", "macro parts"},
                 {book->n_links, "link to another file", "links to other files"}};
    const char *words[sizeof kinds / sizeof *kinds];
    size_t n = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (kinds[i].n)
            words[n++] = count_words(diags->arena, kinds[i].n, kinds[i].one, kinds[i].many);
    const char *all = n ? bp_text_join(diags->arena, words, n) : NULL;
    if (all)
        bp_diag_add(diags, BP_E_BOOK_LEFT, source, BP_NOWHERE, 0, all, NULL, NULL);
}

void bp_book_say(const struct bp_book *book, struct bp_source *source, struct bp_diags *diags)
{
    struct bp_arena *arena = diags->arena;
    if (book->n_insertions || book->n_deletions)
        bp_diag_add(diags, BP_E_BOOK_TRACKED, source, BP_NOWHERE, 0,
                    count_words(arena, book->n_insertions, "insertion", "insertions"),
                    count_words(arena, book->n_deletions, "deletion", "deletions"), NULL);
    if (book->n_covered)
        bp_diag_add(diags, BP_E_BOOK_COVERED, source, BP_NOWHERE, 0,
                    count_words(arena, book->n_covered, "cell has text", "cells have text"), NULL, NULL);
    if (book->n_formulas)
        bp_diag_add(diags, BP_E_BOOK_FORMULAS, source, BP_NOWHERE, 0,
                    count_words(arena, book->n_formulas, "formula has", "formulas have"), NULL, NULL);
    say_left(book, source, diags);
    if (book->is_signed)
        bp_diag_add(diags, BP_E_BOOK_SIGNED, source, BP_NOWHERE, 0, NULL, NULL, NULL);
}
