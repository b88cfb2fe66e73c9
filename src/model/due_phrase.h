/* due_phrase.h: one date of a due date's text, as its parts. Private to src/model. */
#ifndef BP_DUE_PHRASE_H
#define BP_DUE_PHRASE_H

#include "model/due.h"
#include "model/due_words.h"

/* A number or a word, and what stands before it. */
struct bp_due_part {
    bool is_number;
    int value, digits; /* digits: of a number */
    enum bp_due_word kind;
    char before; /* '/', '-', '.', ',' or ' '; 0 if it follows the last part directly */
    bool spaced; /* a blank is among what stands before it */
};

#define BP_DUE_PARTS 16

/* Reads all `n` parts as one date. Its last day goes to *out. */
bool bp_due_phrase(const struct bp_due_part *parts, int n, const struct bp_due_years *years,
                   struct bp_date *out);

#endif
