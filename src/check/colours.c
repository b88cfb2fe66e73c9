/* colours.c: finds texts that can only be followed by people who see the colours (BP5024; WCAG 2.2,
 * 1.4.1). "Three red actions" is fine: Red is the name of a status, and the report prints it as a
 * word. */
#include "check/words.h"

static const char *const patterns[] = {
    "marked|highlighted|shown|shaded|coloured|colored|printed|displayed|flagged|written|outlined|"
    "typed in <colour>",
    "marked|highlighted|shown|shaded|printed|displayed|written in bold|dark|light|bright|pale "
    "<colour>",
    "highlighted|shaded|colour-coded|color-coded <colour>",
    "the|these|those|all|any|see <colour> "
    "item|items|row|rows|cell|cells|entry|entries|text|column|columns",
    "those|items|rows|cells|entries|figures|text|actions|measures|anything|everything in <colour>",
    NULL};

/* Words that show that a colour belongs to a thing in the street, not to the report. */
static const char *const street[] = {"double|single|road|parking|vehicle|vehicles|car|cars|lamp",
                                     NULL};

struct search {
    struct bp_check *check;
    struct bp_words words;
};

static bool look(void *payload, const struct bp_text *text)
{
    struct search *search = payload;
    struct bp_words *words = &search->words;
    if (text->kind == BP_TEXT_PARTY)
        return true;
    if (!bp_words_split(words, text->plain))
        return false;
    size_t i = 0;
    for (size_t taken; (taken = bp_phrase_find(words, &i, words->n, patterns)) != 0; i += taken) {
        if (bp_phrase_in(words, bp_sentence_start(words, i), i, street))
            continue;
        const char *phrase = bp_words_text(words, i, i + taken);
        bp_text_find(search->check, BP_E_COLOUR_ALONE, text, words, i, i + taken, phrase, NULL);
    }
    return true;
}

void bp_rule_colours(struct bp_check *check)
{
    struct search search = {check, {check->arena, NULL, 0, 0}};
    bp_texts_visit(check, look, &search);
}
