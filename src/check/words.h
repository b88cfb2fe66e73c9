/* words.h: the words of a plan's texts, phrases to look for in them, and the rules that use them.
 *
 * These rules judge by words, so they can be wrong. They only give warnings and notes, and say
 * nothing if a text can be read in two ways. Their word lists are English, some Welsh too; rules.c says
 * which rule runs for which language. */
#ifndef BP_CHECK_WORDS_H
#define BP_CHECK_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "check/check.h"

/* The rules. */
void bp_rule_progress(struct bp_check *check);      /* 5009, 5010 */
void bp_rule_sentences(struct bp_check *check);     /* 5012, 5028 */
void bp_rule_arithmetic(struct bp_check *check);    /* 5019 */
void bp_rule_abbreviations(struct bp_check *check); /* 5022 */
void bp_rule_persons(struct bp_check *check);       /* 5023 */
void bp_rule_colours(struct bp_check *check);       /* 5024 */
void bp_rule_doubled(struct bp_check *check);       /* 5035 */
void bp_rule_damage(struct bp_check *check);        /* 5031 */

/* A word: letters and digits, with apostrophes and hyphens inside it, and with points, commas and
 * slashes inside a number ("4,560", "31.10.19", "2019/20"). */
struct bp_word {
    const char *at; /* borrowed from the text */
    uint32_t len;
    uint32_t hash; /* the same for words that bp_word_in treats as equal */
    char before;   /* what separates it from the last word: ' ' only blanks, ',' another sign,
                      '.' the end of a sentence */
};

struct bp_words {
    struct bp_arena *arena; /* borrowed */
    struct bp_word *items;
    size_t n, capacity;
};

/* Splits a text into words, in place of those of the last text. Returns false if memory ran out. */
bool bp_words_split(struct bp_words *words, const char *text);

/* Whether the word is in a list like "one|two|three" (lower case). Ignores letter case; ' and
 * U+2019 are equal. */
bool bp_word_in(const struct bp_word *word, const char *list);

/* A pattern is words with blanks between them. It matches words that only blanks separate:
 *     held|run    one of these words
 *     <name>      one of the words of a class (words.c); <ed>: a verb with that ending; <time>: a year, too
 *     *           up to four words that start no new thought ("and", "which")
 *     $           the end of a clause: takes no word
 * The first word of a pattern is of one of the first two kinds. Returns how many words it matches
 * from word `i` on; 0 if it does not match. */
size_t bp_phrase_at(const struct bp_words *words, size_t i, const char *pattern);

/* Finds the first match of a pattern from word *i up to before word `end`, and sets *i to it. The
 * list of patterns ends with NULL. Returns how many words match, or 0. */
size_t bp_phrase_find(const struct bp_words *words, size_t *i, size_t end,
                      const char *const *patterns);

/* Whether there is such a match. */
bool bp_phrase_in(const struct bp_words *words, size_t first, size_t end,
                  const char *const *patterns);

/* The first word of the sentence that contains word `i`, and the word after its last one. For a
 * very long sentence, only the part around word `i`. */
#define BP_SENTENCE_REACH 30
size_t bp_sentence_start(const struct bp_words *words, size_t i);
size_t bp_sentence_end(const struct bp_words *words, size_t i);

/* The text from word `first` up to before word `end`, in the arena. NULL if memory ran out. */
const char *bp_words_text(const struct bp_words *words, size_t first, size_t end);

/* Adds a finding about the words from `first` up to before `end` of a row's text, and returns it; NULL if
 * none was stored. */
struct bp_diag *bp_words_find(struct bp_check *check, enum bp_code code, const struct bp_check_row *row,
                              const struct bp_words *words, size_t first, size_t end, const char *b,
                              const char *c);

/* One text of a plan: a paragraph, a title, a name. */
/* BELOW: words below a heading */
enum bp_text_kind { BP_TEXT_FRONT, BP_TEXT_TITLE, BP_TEXT_BELOW, BP_TEXT_ROW, BP_TEXT_PARTY, BP_TEXT_UPDATE };

struct bp_text {
    const struct bp_check_row *row; /* NULL: not in a row */
    enum bp_text_kind kind;
    const struct bp_inline *from;
    const char *plain;
};

/* Calls `visit` for each text of the plan; for the rows in their order. If `visit` returns false, the
 * walk ends. Returns false if it ended early or memory ran out. Uses the arena of `check`. */
bool bp_texts_visit(struct bp_check *check,
                    bool (*visit)(void *payload, const struct bp_text *text), void *payload);

/* Finds the place of `len` bytes at `from` (in text->plain) in the source. If it cannot, gives the
 * element's place. */
void bp_text_locate(const struct bp_check *check, const struct bp_text *text, const char *from,
                    size_t len, uint32_t *offset, uint32_t *length);

/* "1.1", "the summary", "a title", "a text below a heading" */
const char *bp_text_whose(const struct bp_text *text);

/* Adds a finding about some words of a text, and about its row if it has one. {1} in the message
 * says whose text it is. */
void bp_text_find(struct bp_check *check, enum bp_code code, const struct bp_text *text,
                  const struct bp_words *words, size_t first, size_t end, const char *b,
                  const char *c);

#endif
