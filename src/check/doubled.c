/* doubled.c: finds a word that is written twice: "the the" (BP5035). In English any word that nobody
 * doubles on purpose, in Welsh the small words; in other languages doubling may be grammar. */
#include "base/text.h"
#include "check/words.h"

/* Words that English may double. */
static const char may_double[] =
    "had|that|very|so|no|yes|bye|night|far|long|much|many|really|more|again|blah|tut|now|there|hush|well|"
    "step|face|day|one|two|back|ha|knock|beep|couscous|aye";

static const char welsh_small[] =
    "y|yr|yn|o|i|a|ac|ar|am|gan|mae|wedi|bod|ei|eu|ein|eich|at|dros|drwy|gyda|bydd|oedd|fod|hefyd|ond|neu|ym";

/* A text with more of them is damaged, or a table: to find the place of each would take longer with each. */
#define MOST_IN_A_TEXT 20

struct search {
    struct bp_check *check;
    struct bp_words words;
    bool welsh;
};

/* Whether the second of two words repeats the first by mistake. "Walla Walla" is a name, "2 2" a figure. */
static bool repeats(const struct search *search, const struct bp_word *first)
{
    const struct bp_word *second = first + 1;
    char c = *second->at;
    bool letter = (c >= 'a' && c <= 'z') || bp_is_capital(c);
    if (first->hash != second->hash || first->len != second->len || second->before != ' ' || !letter)
        return false;
    if (bp_is_capital(*second->at) && (second->len == 1 || !search->welsh))
        return false;
    return search->welsh ? bp_word_in(second, welsh_small) : !bp_word_in(second, may_double);
}

static bool look(void *payload, const struct bp_text *text)
{
    struct search *search = payload;
    struct bp_words *words = &search->words;
    if (text->row && text->row->idle && text->kind == BP_TEXT_UPDATE)
        return true;
    if (!bp_words_split(words, text->plain))
        return false;
    int found = 0;
    for (size_t i = 0; i + 1 < words->n && found < MOST_IN_A_TEXT; i++) {
        if (!repeats(search, &words->items[i]))
            continue;
        bp_text_find(search->check, BP_E_WORD_TWICE, text, words, i, i + 2,
                     bp_words_text(words, i, i + 2), NULL);
        i++;
        found++;
    }
    return true;
}

void bp_rule_doubled(struct bp_check *check)
{
    struct search search = {check, {check->arena, NULL, 0, 0}, bp_check_in(check, "cy")};
    bp_texts_visit(check, look, &search);
}
