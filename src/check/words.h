/* words.h: the words of a plan's texts, the phrases to look for in them, and the rules that do so.
 *
 * These rules judge by words, so they only ever ask: they give warnings and notes, and keep still
 * where a text can be read in two ways. Their lists are English: a plan in another language is
 * passed over. */
#ifndef BP_CHECK_WORDS_H
#define BP_CHECK_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "check/check.h"

/* The rules. */
void bp_rule_progress(struct bp_check *check);      /* 5009, 5010 */
void bp_rule_sentences(struct bp_check *check);     /* 5012, 5026 */
void bp_rule_arithmetic(struct bp_check *check);    /* 5019 */
void bp_rule_abbreviations(struct bp_check *check); /* 5022 */
void bp_rule_persons(struct bp_check *check);       /* 5023 */
void bp_rule_colours(struct bp_check *check);       /* 5024 */

/* A word: letters and digits, with the apostrophes and hyphens inside it, and the points, commas
 * and slashes inside a number ("4,560", "31.10.19", "2019/20"). */
struct bp_word {
    const char *at; /* borrowed from the text */
    uint32_t len;
    uint32_t hash; /* of the word as bp_word_in sees it */
    char before;   /* what parts it from the word before: ' ' blanks alone, ',' a sign, '.' a
                      sentence's end */
};

struct bp_words {
    struct bp_arena *arena; /* borrowed */
    struct bp_word *items;
    size_t n, capacity;
};

/* Takes a text apart; the words of the text before are dropped. False: memory ran out. */
bool bp_words_split(struct bp_words *words, const char *text);

/* Whether it is one of "one|two|three" in lower case: letter case apart, and ' and U+2019 alike. */
bool bp_word_in(const struct bp_word *word, const char *list);

/* A pattern is words parted by blanks, and matches words that nothing but blanks part:
 *     held|run    one of these words
 *     <name>      one of the words of a class (words.c)
 *     *           up to four words that start no new thought ("and", "which")
 *     $           the end of a clause: takes no word
 * It begins with one of the first kind.
 * Gives how many words it takes from word `i` on; 0: it does not match. */
size_t bp_phrase_at(const struct bp_words *words, size_t i, const char *pattern);

/* The first place from *i up to before `end` where one of the patterns matches (a list that ends in
 * NULL); *i becomes its first word. Gives how many words it takes, or 0. */
size_t bp_phrase_find(const struct bp_words *words, size_t *i, size_t end,
                      const char *const *patterns);

/* Whether one does. */
bool bp_phrase_in(const struct bp_words *words, size_t first, size_t end,
                  const char *const *patterns);

/* The first word of the sentence that word `i` is in, and the one after its last; of a very long
 * sentence, the part round the word. */
#define BP_SENTENCE_REACH 30
size_t bp_sentence_start(const struct bp_words *words, size_t i);
size_t bp_sentence_end(const struct bp_words *words, size_t i);

/* The text from word `first` up to before word `end`, in the arena; NULL: memory ran out. */
const char *bp_words_text(const struct bp_words *words, size_t first, size_t end);

/* Adds a finding about the words from `first` up to before `end` of a row's text. */
void bp_words_find(struct bp_check *check, enum bp_code code, const struct bp_check_row *row,
                   const struct bp_words *words, size_t first, size_t end, const char *b,
                   const char *c);

/* One text of a plan: a paragraph, a title, a name. */
enum bp_text_kind { BP_TEXT_FRONT, BP_TEXT_TITLE, BP_TEXT_ROW, BP_TEXT_PARTY, BP_TEXT_UPDATE };

struct bp_text {
    const struct bp_check_row *row; /* NULL: of no row */
    enum bp_text_kind kind;
    const struct bp_inline *from;
    const char *plain;
};

/* Calls `visit` for each text of the plan, in its order; false from it ends the walk. `check` has
 * the arena. False: it was ended, or memory ran out. */
bool bp_texts_visit(struct bp_check *check,
                    bool (*visit)(void *payload, const struct bp_text *text), void *payload);

/* Where `len` bytes at `from`, in text->plain, stand in the source; the element where that can not
 * be told. */
void bp_text_locate(const struct bp_check *check, const struct bp_text *text, const char *from,
                    size_t len, uint32_t *offset, uint32_t *length);

/* Adds a finding about some words of any text: about its row, if it has one. {1} says whose text it
 * is. */
void bp_text_find(struct bp_check *check, enum bp_code code, const struct bp_text *text,
                  const struct bp_words *words, size_t first, size_t end, const char *b,
                  const char *c);

/* Whether the lists are in the plan's language. */
bool bp_words_apply(const struct bp_check *check);

#endif
