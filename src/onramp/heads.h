/* heads.h: the words of heads of columns, and what a cell's text looks like. fields.def has the words. */
#ifndef BP_HEADS_H
#define BP_HEADS_H

#include "onramp/found.h"

struct bp_head_word {
    const char *text;
    enum bp_field_id field, otherwise;
    uint8_t rank;
    bool whole; /* not looked for within a longer head */
};

struct bp_words {
    struct bp_head_word *heads; /* sorted by text */
    size_t n_heads;
    size_t first_heads[257]; /* of each first byte of a text: its first one, or of a later byte */
    const char **statuses; /* sorted */
    size_t n_statuses;
    struct bp_head_word *facts; /* sorted; `field` is an enum bp_fact */
    size_t n_facts;
};

/* Makes the sorted lists of fields.def. The arena's on_out is set. */
void bp_words_make(struct bp_words *words, struct bp_arena *arena);

/* Ranks of DESCRIPTION that say which kind of table it is. */
enum { BP_RANK_FIRST = 10, BP_RANK_MEASURE = 5, BP_RANK_SUCCESS = 4, BP_RANK_TITLE = 3 };

/* A text as the words are compared: lower case, one space between words, nothing else but letters, digits
 * and % # '. `notes`: with what stands in brackets. Cut to `size`. Returns its length. */
size_t bp_words_plain(const char *text, bool notes, char *out, size_t size);

/* What the words of a head say. */
struct bp_head {
    enum bp_field_id field, otherwise;
    uint8_t rank;
    enum bp_sure sure;  /* BP_SURE_NOT: no word is known */
    bool period_alone;  /* it is nothing but a period: "Q2", "April 2020" */
    const char *period; /* "" */
};
struct bp_head bp_head_read(const struct bp_words *words, struct bp_arena *arena, const char *text);

/* Whether the text is a word of the list, to the letter. */
bool bp_head_known(const struct bp_words *words, const char *text);

/* A number by which periods of heads and names of sheets are put in order; 0: it names none. */
uint32_t bp_period_order(const char *text);

/* What a text looks like. */
bool bp_looks_status(const struct bp_words *words, const char *text);
bool bp_looks_ref(const char *text);    /* "1.1", "CSAP 5.3", "(iv)", "A2b" */
bool bp_looks_rating(const char *text); /* "High", "M", "2" */
bool bp_looks_tick(const char *text);   /* "x", "✓": in a time chart */
bool bp_looks_name(const char *text);   /* "Head of Parks", "J. Smith" */
bool bp_looks_number(const char *text); /* "84%", "£1,200", "-3.5", "n/a" */

/* Which fact these words name; BP_FACTS: none. */
enum bp_fact bp_fact_named(const struct bp_words *words, const char *text, size_t len);

#endif
