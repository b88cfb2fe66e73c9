/* house.h: house words: the words of the report's own, in the language of the plan. house.def has them. */
#ifndef BP_HOUSE_H
#define BP_HOUSE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/date.h"

enum bp_word {
    BP_WORD_NONE, /* no word of the house's */
#define WORD(name, english, welsh) BP_WORD_##name,
#include "model/house.def"
    BP_WORDS
};

enum bp_counted {
#define COUNTED(name, english, welsh) BP_COUNTED_##name,
#include "model/house.def"
    BP_COUNTEDS
};

/* The forms that a phrase with a number can have, as Unicode's CLDR names them. */
enum bp_plural { BP_ZERO, BP_ONE, BP_TWO, BP_FEW, BP_MANY, BP_OTHER, BP_PLURALS };

/* The house words of one language. */
struct bp_house {
    const char *lang;                           /* "cy" */
    const char *const *words;                   /* by enum bp_word */
    const char *const (*counted)[BP_PLURALS];   /* by enum bp_counted */
    enum bp_plural (*plural)(uint32_t n);
    enum bp_date_form dates;
};

extern const struct bp_house bp_house_english;
/* All languages that have a table; ends with NULL. */
extern const struct bp_house *const bp_houses[];

/* Whether `lang` is the language `tag`, of any country: "cy", "CY-GB", but not "cyx". */
bool bp_house_speaks(const char *lang, const char *tag);

/* The words for a plan with this xml:lang, such as "cy" or "en-GB"; NULL: its language has no table. */
const struct bp_house *bp_house_of(const char *lang);
/* The same; English, if it has no table. */
const struct bp_house *bp_house_for(const char *lang);

static inline const char *bp_house_word(const struct bp_house *house, enum bp_word word)
{
    return house->words[word];
}

/* The twelve names of the months, and then their short ones. */
static inline const char *const *bp_house_months(const struct bp_house *house)
{
    return house->words + BP_WORD_JANUARY;
}

/* What an English house word is in this language; the text itself, if it is none. For texts of tables that
 * are not made for one language, such as those of the statuses. Looks through all words. */
const char *bp_house_text(const struct bp_house *house, const char *english);

/* The form of the phrase for this number. */
const char *bp_house_form(const struct bp_house *house, enum bp_counted phrase, uint32_t n);

/* Puts texts in the places {1}, {2} … of a pattern. A NULL ends them. Returns NULL if memory ran out. */
const char *bp_fill(struct bp_arena *arena, const char *pattern, ...) __attribute__((sentinel));

/* The same for a phrase with a number, which is {1}; the texts follow from {2} on. */
const char *bp_fill_counted(struct bp_arena *arena, const struct bp_house *house, enum bp_counted phrase,
                            uint32_t n, ...) __attribute__((sentinel));

/* The same, with the arguments after `pattern` as a list. */
const char *bp_fill_list(struct bp_arena *arena, const char *pattern, va_list texts);

/* "1 July 2019", or another form if the house has one. */
const char *bp_house_date(struct bp_arena *arena, const struct bp_house *house, struct bp_date date);

#endif
