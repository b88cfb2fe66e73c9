/* house.c: the tables of house words, and how a phrase is filled in. */
#include "model/house.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* ---- the tables ---- */

static const char *const english_words[BP_WORDS] = {
#define WORD(name, english, welsh) [BP_WORD_##name] = english,
#include "model/house.def"
};

static const char *const welsh_words[BP_WORDS] = {
#define WORD(name, english, welsh) [BP_WORD_##name] = welsh,
#include "model/house.def"
};

#define EN(one, other) {other, one, other, other, other, other}
#define CY(zero, one, two, few, many, other) {zero, one, two, few, many, other}
#define CY1(phrase) CY(phrase, phrase, phrase, phrase, phrase, phrase)

static const char *const english_counted[BP_COUNTEDS][BP_PLURALS] = {
#define COUNTED(name, english, welsh) [BP_COUNTED_##name] = english,
#include "model/house.def"
};

static const char *const welsh_counted[BP_COUNTEDS][BP_PLURALS] = {
#define COUNTED(name, english, welsh) [BP_COUNTED_##name] = welsh,
#include "model/house.def"
};

/* ---- languages ---- */

static enum bp_plural english_plural(uint32_t n)
{
    return n == 1 ? BP_ONE : BP_OTHER;
}

static enum bp_plural welsh_plural(uint32_t n)
{
    return n <= 3 ? (enum bp_plural)n : n == 6 ? BP_MANY : BP_OTHER;
}

const struct bp_house bp_house_english = {"en", english_words, english_counted, english_plural,
                                          BP_DATE_LONG};
static const struct bp_house welsh = {"cy", welsh_words, welsh_counted, welsh_plural, BP_DATE_LONG};
const struct bp_house *const bp_houses[] = {&bp_house_english, &welsh, NULL};

bool bp_house_speaks(const char *lang, const char *tag)
{
    return bp_text_is(lang, strcspn(lang, "-"), tag);
}

const struct bp_house *bp_house_of(const char *lang)
{
    for (int i = 0; bp_houses[i]; i++)
        if (bp_house_speaks(lang, bp_houses[i]->lang))
            return bp_houses[i];
    return NULL;
}

const struct bp_house *bp_house_for(const char *lang)
{
    const struct bp_house *house = bp_house_of(lang);
    return house ? house : &bp_house_english;
}

const char *bp_house_text(const struct bp_house *house, const char *english)
{
    for (int i = 1; house != &bp_house_english && i < BP_WORDS; i++)
        if (!strcmp(english_words[i], english))
            return house->words[i];
    return english;
}

const char *bp_house_form(const struct bp_house *house, enum bp_counted phrase, uint32_t n)
{
    return house->counted[phrase][house->plural(n)];
}

/* ---- filling in ---- */

enum { MOST_PLACES = 10 };

/* The text for the place at `at`, or NULL if there is no place with a text. */
static const char *place_at(const char *at, const char *const *texts, int n)
{
    bool place = at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}';
    return place && at[1] - '0' < n ? texts[at[1] - '0'] : NULL;
}

static const char *fill(struct bp_arena *arena, const char *pattern, const char *const *texts, int n)
{
    size_t room = 1;
    for (const char *at = pattern; *at; at++) {
        const char *text = place_at(at, texts, n);
        room += text ? strlen(text) : 1;
        at += text ? 2 : 0;
    }
    char *filled = bp_arena_alloc(arena, room), *end = filled;
    if (!filled)
        return NULL;
    for (const char *at = pattern; *at; at++) {
        const char *text = place_at(at, texts, n);
        size_t len = text ? strlen(text) : 1;
        memcpy(end, text ? text : at, len);
        end += len;
        at += text ? 2 : 0;
    }
    *end = 0;
    return filled;
}

/* Reads texts up to the NULL into texts[first…]. Returns the number of the next place. */
static int take(const char **texts, int first, va_list args)
{
    int n = first;
    for (const char *text = va_arg(args, const char *); text && n < MOST_PLACES;
         text = va_arg(args, const char *))
        texts[n++] = text;
    return n;
}

const char *bp_fill_list(struct bp_arena *arena, const char *pattern, va_list texts)
{
    const char *taken[MOST_PLACES];
    int n = take(taken, 1, texts);
    return fill(arena, pattern, taken, n);
}

const char *bp_fill(struct bp_arena *arena, const char *pattern, ...)
{
    va_list texts;
    va_start(texts, pattern);
    const char *filled = bp_fill_list(arena, pattern, texts);
    va_end(texts);
    return filled;
}

const char *bp_fill_counted(struct bp_arena *arena, const struct bp_house *house, enum bp_counted phrase,
                            uint32_t n, ...)
{
    char number[16];
    const char *texts[MOST_PLACES];
    va_list args;
    snprintf(number, sizeof number, "%u", (unsigned)n);
    texts[1] = number;
    va_start(args, n);
    int end = take(texts, 2, args);
    va_end(args);
    return fill(arena, bp_house_form(house, phrase, n), texts, end);
}

const char *const bp_date_form_names[] = {"long", "short", "numeric", "iso", NULL};

/* In figures, a day and a month have two digits, so that dates stand below each other. */
static const char *in_figures(struct bp_arena *arena, const char *pattern, struct bp_date date)
{
    char day[16], month[16], year[16];
    snprintf(day, sizeof day, "%02d", date.day);
    snprintf(month, sizeof month, "%02d", date.month);
    snprintf(year, sizeof year, "%04d", date.year);
    return bp_fill(arena, pattern, day, month, year, NULL);
}

const char *bp_house_date(struct bp_arena *arena, const struct bp_house *house, struct bp_date date)
{
    if (house->dates == BP_DATE_NUMERIC)
        return in_figures(arena, "{1}/{2}/{3}", date);
    if (house->dates == BP_DATE_ISO)
        return in_figures(arena, "{3}-{2}-{1}", date);
    char day[16], year[16];
    bool known = date.month >= 1 && date.month <= 12;
    const char *const *months = bp_house_months(house) + (house->dates == BP_DATE_SHORT ? 12 : 0);
    snprintf(day, sizeof day, "%d", date.day);
    snprintf(year, sizeof year, "%d", date.year);
    const char *month = known ? months[date.month - 1] : "";
    return bp_fill(arena, bp_house_word(house, BP_WORD_DATE), day, month, year, NULL);
}
