/* figure_words.c: puts figures into words. */
#include "report/figure_words.h"

#include <string.h>

#include "base/text.h"
#include "model/figures.h"

/* A unit of more bytes makes columns of figures too wide. */
#define LONG_UNIT 10

/* "4560" → "4,560"; what has commas already stays. Without the sign. */
static const char *with_commas(struct bp_arena *work, const char *digits)
{
    size_t whole = strspn(digits, "0123456789");
    if (whole < 4 || digits[whole] == ',')
        return digits;
    size_t first = (whole - 1) % 3 + 1;
    const char *words = bp_say(work, "%.*s", (int)first, digits);
    for (size_t i = first; i < whole; i += 3)
        words = bp_say(work, "%s,%.3s", words, digits + i);
    return bp_say(work, "%s%s", words, digits + whole);
}

/* The bytes of a sign of money that stands before its number, at the beginning of a unit; 0 if none does. */
static size_t money_len(const char *unit)
{
    static const char *const signs[] = {"\xC2\xA3", "\xE2\x82\xAC", "$"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t len = strlen(signs[i]);
        if (!strncmp(unit, signs[i], len) && !bp_is_digit(unit[len])) /* "£000" */
            return len;
    }
    return 0;
}

/* How much of the unit is written close to the figure: "£" before it, "m" or "%" after it. */
static size_t close_len(const char *unit, size_t money)
{
    return money ? strcspn(unit + money, " ") : *unit == '%' && (!unit[1] || unit[1] == ' ');
}

/* What follows the figure after a blank: "crimes", "per head", "of bins". */
static const char *rest_of(const char *unit)
{
    size_t money = money_len(unit);
    const char *rest = unit + money + close_len(unit, money);
    return rest + (*rest == ' ');
}

/* Whether the rest of the unit can stand with each figure. */
static bool stands_with_each(const char *rest)
{
    return strlen(rest) <= LONG_UNIT && !(*rest & 0x80) && !bp_is_digit(*rest);
}

const char *bp_figure_unit_apart(const char *unit)
{
    const char *rest = rest_of(unit);
    return stands_with_each(rest) ? "" : rest;
}

const char *bp_figure_words(struct bp_arena *work, const char *figure, const char *unit)
{
    int64_t value;
    if (!bp_decimal_read(figure, &value))
        return figure;
    size_t sign = *figure == '-' || *figure == '+', money = money_len(unit);
    const char *rest = rest_of(unit);
    bool with = *rest && stands_with_each(rest);
    return bp_say(work, "%.*s%.*s%s%.*s%s%s", (int)sign, figure, (int)money, unit,
                  with_commas(work, figure + sign), (int)close_len(unit, money), unit + money,
                  with ? " " : "", with ? rest : "");
}

static const char *clauses(const struct bp_story *story, struct bp_arena *work, const char *a, const char *b)
{
    return *a ? bp_fill(work, bp_own(story, BP_WORD_CLAUSES), a, b, NULL) : b;
}

static const char *add(const struct bp_story *story, struct bp_arena *work, const char *words,
                       const char *name, const char *value)
{
    return *value
               ? clauses(story, work, words, bp_fill(work, bp_own(story, BP_WORD_NAMED), name, value, NULL))
               : words;
}

const char *bp_number_words(const struct bp_story *story, struct bp_arena *work,
                            const struct bp_number *number)
{
    const char *unit = number->unit, *words = "";
    words = add(story, work, words, bp_own(story, BP_WORD_BASELINE),
                bp_figure_words(work, number->baseline, unit));
    words =
        add(story, work, words, bp_own(story, BP_WORD_TARGET), bp_figure_words(work, number->target, unit));
    for (uint32_t i = 0; i < number->n_targets; i++)
        words = add(story, work, words, bp_own(story, BP_WORD_TARGET),
                    bp_fill(work, bp_own(story, BP_WORD_TARGET_BY), number->targets[i].when,
                            bp_figure_words(work, number->targets[i].text, unit), NULL));
    words = add(story, work, words, bp_own(story, BP_WORD_TOLERANCE),
                bp_figure_words(work, number->tolerance, unit));
    for (uint32_t i = 0; i < number->n_values; i++)
        words = add(story, work, words, number->values[i].when,
                    bp_figure_words(work, number->values[i].text, unit));
    words =
        add(story, work, words, bp_own(story, BP_WORD_ACTUAL), bp_figure_words(work, number->actual, unit));
    words = add(story, work, words, bp_own(story, BP_WORD_UNIT), *words ? bp_figure_unit_apart(unit) : unit);
    if (number->better != BP_BETTER_UNSAID)
        words = clauses(story, work, words,
                        bp_own(story, number->better == BP_BETTER_HIGHER ? BP_WORD_HIGHER_IS_BETTER
                                                                         : BP_WORD_LOWER_IS_BETTER));
    return words;
}
