/* persons.c: finds names of persons (BP5023), if the caller asks for it. Some councils want no
 * names in published papers. A name is a title or rank followed by a capitalised word. A name alone
 * looks like a place, so it is not found. Restricted rows are skipped, because no public edition
 * has them. */
#include "base/text.h"
#include "check/words.h"

#include <string.h>

/* Compared as written: letter case counts. */
static const char *const titles[] = {
    "Mr",  "Mrs", "Ms",  "Miss",      "Dr",   "Prof", "Professor", "Sir",  "Dame",           "Rev",
    "PC",  "DC",  "PS",  "DS",        "DI",   "DCI",  "PCSO",      "Supt", "Superintendent", "Sgt",
    "Sergeant",   "Insp", "Inspector", "Constable",   "Cllr",      "Councillor",             NULL};

/* If one of these follows a title, the words name a post or a thing: "PCSO Youth Officer". */
static const char no_name[] =
    "adult|adults|area|board|borough|call|central|chief|child|children|city|community|"
    "coordinator|council|county|crime|district|domestic|early|east|environmental|family|field|"
    "for|forum|general|group|health|hub|housing|licensing|liaison|local|manager|mental|missing|"
    "month|neighbourhood|neighbourhoods|north|of|officer|officers|operation|parish|partnership|"
    "patrol|patrols|planning|police|prevent|problem|project|response|road|roads|rural|"
    "safeguarding|safer|safety|school|schools|scheme|serious|service|services|south|specialist|"
    "supervisor|support|surgery|surgeries|tasking|team|teams|town|traffic|training|trust|unit|"
    "urban|village|volunteer|volunteers|vulnerable|ward|west|wildlife|young|youth|january|"
    "february|march|april|may|june|july|august|september|october|november|december|monday|"
    "tuesday|wednesday|thursday|friday|saturday|sunday|then|there|they|he|she|it|the|in|on|to|"
    "and|from|will|has|is|we|this|have";

static const char post[] =
    "officer|officers|manager|team|lead|coordinator|sergeant|inspector|panel|unit|forum|surgery|"
    "group|service|project|scheme|role|post";

static bool is_title(const struct bp_word *word)
{
    if (!bp_is_capital(word->at[0]))
        return false;
    for (const char *const *title = titles; *title; title++)
        if (word->len == strlen(*title) && !memcmp(word->at, *title, word->len))
            return true;
    return false;
}

/* Whether the word is a capital followed by small letters ("Oakshott", "O’Neill", "Müller"), or an
 * initial before a name. */
static bool is_name(const struct bp_word *word)
{
    if (!bp_is_capital(word->at[0]) || bp_word_in(word, no_name))
        return false;
    for (uint32_t i = 1; i < word->len; i++)
        if (word->at[i] >= 'a' && word->at[i] <= 'z')
            return true;
    return word->len == 1;
}

/* Whether only blanks stand between the two words, or the full stop of "Dr.". */
static bool adjoin(const struct bp_word *left, const struct bp_word *right)
{
    const char *gap = left->at + left->len;
    gap += *gap == '.';
    return gap + strspn(gap, " ") == right->at;
}

/* Whether the title belongs to the name before it, as in "Sevenoaks DC" or "Kent Police Sergeant". */
static bool belongs_before(const struct bp_words *words, size_t i)
{
    const struct bp_word *before = i > 0 ? &words->items[i - 1] : NULL;
    return words->items[i].len == 2 && bp_is_capital(words->items[i].at[1]) && before &&
           words->items[i].before == ' ' && before->before != '.' && bp_is_capital(before->at[0]) &&
           !is_title(before);
}

/* How many words from the title on name a person; 0 if they do not. */
static size_t person_at(const struct bp_words *words, size_t i)
{
    if (!is_title(&words->items[i]) || belongs_before(words, i))
        return 0;
    size_t end = i + 1;
    while (end < words->n && end - i < 4 && adjoin(&words->items[end - 1], &words->items[end]) &&
           (is_name(&words->items[end]) || (end == i + 1 && is_title(&words->items[end]))))
        end++;
    const struct bp_word *last = &words->items[end - 1];
    if (end == i + 1 || is_title(last) || last->len < 2)
        return 0;
    bool is_post =
        end < words->n && words->items[end].before == ' ' && bp_word_in(&words->items[end], post);
    return is_post ? 0 : end - i;
}

struct search {
    struct bp_check *check;
    struct bp_words words;
};

static bool look(void *payload, const struct bp_text *text)
{
    struct search *search = payload;
    struct bp_words *words = &search->words;
    if (text->row && text->row->row->restricted)
        return true;
    if (!bp_words_split(words, text->plain))
        return false;
    for (size_t i = 0; i < words->n; i++) {
        size_t taken = person_at(words, i);
        if (!taken)
            continue;
        const char *name = bp_words_text(words, i, i + taken);
        bp_text_find(search->check, BP_E_PERSON, text, words, i, i + taken, name, NULL);
        i += taken - 1;
    }
    return true;
}

void bp_rule_persons(struct bp_check *check)
{
    struct search search = {check, {check->arena, NULL, 0, 0}};
    bp_texts_visit(check, look, &search);
}
