/* draft_figures.c: figures of measures and sums of money, as the cells show them. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "onramp/draft.h"

/* ---- numbers ---- */

static const char *skip(const char *text, const char *word)
{
    size_t len = strlen(word);
    return strncmp(text, word, len) ? text : text + len;
}

static const char *skip_blanks(const char *text)
{
    while (*text == ' ' || *text == '\n' || *text == '\t' || !strncmp(text, "\xC2\xA0", 2))
        text += *text == '\xC2' ? 2 : 1;
    return text;
}

/* The sign of a currency at the text, or "". */
static const char *currency_at(const char *text)
{
    static const char *const signs[] = {"\xC2\xA3", "\xE2\x82\xAC", "$"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (!strncmp(text, signs[i], strlen(signs[i])))
            return signs[i];
    return "";
}

/* Digits with commas at thousands, and decimals. Returns what follows; NULL: none, or too many. */
static const char *take_digits(const char *text, char *out, size_t room)
{
    size_t n = strlen(out), whole = 0, first = strspn(text, "0123456789");
    if (*text == '.' && bp_is_digit(text[1]))
        out[n++] = '0';
    else if (!first)
        return NULL;
    for (; bp_is_digit(text[whole]) || (text[whole] == ',' && first <= 3); whole++) {
        if (text[whole] == ',' && strspn(text + whole + 1, "0123456789") != 3)
            break;
        if (n + 2 >= room)
            return NULL;
        out[n++] = text[whole];
    }
    text += whole;
    if (*text == '.' && bp_is_digit(text[1])) {
        size_t decimals = 1 + strspn(text + 1, "0123456789");
        if (n + decimals + 1 >= room)
            return NULL;
        memcpy(out + n, text, decimals);
        n += decimals;
        text += decimals;
    }
    out[n] = 0;
    return text;
}

/* What is counted: one or two words, or a sign. */
static bool is_unit(const char *text, size_t len)
{
    size_t words = 1;
    for (size_t i = 0; i < len; i++) {
        if (bp_is_digit(text[i]) || strchr("()[]<>=;:,.?!+*", text[i]))
            return false;
        words += text[i] == ' ';
    }
    return len <= 20 && words <= 2;
}

bool bp_draft_number(const char *text, struct bp_draft_sum *sum)
{
    *sum = (struct bp_draft_sum){"", ""};
    if (!strpbrk(text, "0123456789")) /* as most texts are without */
        return false;
    text = skip_blanks(text);
    bool bracket = *text == '(';
    text = skip_blanks(text + bracket);
    const char *after = skip(skip(text, "-"), "\xE2\x88\x92");
    bool negative = bracket || after != text;
    text = skip_blanks(*after == '+' ? after + 1 : after);
    const char *sign = currency_at(text);
    text = skip_blanks(text + strlen(sign));
    if (*sign && *text == '-') {
        negative = true;
        text = skip_blanks(text + 1);
    }
    snprintf(sum->number, sizeof sum->number, "%s", negative ? "-" : "");
    text = take_digits(text, sum->number, sizeof sum->number);
    if (!text)
        return false;
    text = skip_blanks(text);
    size_t len = strlen(text);
    while (len && bp_is_blank(text[len - 1]))
        len--;
    if (bracket && (!len || text[--len] != ')'))
        return false;
    if (!is_unit(text, len) || (*sign && len > 3))
        return false;
    snprintf(sum->unit, sizeof sum->unit, "%s%.*s", sign, (int)len, text);
    return true;
}

const char *bp_draft_margin(const char *text)
{
    return skip(skip(skip_blanks(text), "\xC2\xB1"), "+/-");
}

/* ---- figures of measures ---- */

/* Whether a unit goes with the one known so far, which it becomes if none is known. */
static bool goes_with(struct bp_drafting *d, const char **known, const char *unit)
{
    if (!*unit)
        return true;
    if (!**known)
        *known = bp_arena_text(d->arena, unit, strlen(unit));
    return bp_text_is(unit, strlen(unit), *known);
}

/* The reader takes words for a figure if they have a blank, or no digit. */
static const char *with_blank(struct bp_drafting *d, const char *text)
{
    size_t digits = strcspn(text, "0123456789");
    if (strchr(text, ' ') || !text[digits])
        return text;
    size_t at = digits ? digits : strspn(text, "0123456789.,");
    if (!text[at]) { /* 1,2 or 1.: no number, and nothing follows it */
        at = strcspn(text, ".,");
        if (!text[at])
            return text; /* digits alone */
        at += text[at + 1] != 0;
    }
    char *spaced = bp_arena_alloc(d->arena, strlen(text) + 2);
    memcpy(spaced, text, at);
    spaced[at] = ' ';
    memcpy(spaced + at + 1, text + at, strlen(text + at) + 1);
    return spaced;
}

/* A figure of a series or a target: a number, or words that the reader takes for such. */
static const char *figure_of(struct bp_drafting *d, const char *text, const char **unit)
{
    struct bp_draft_sum sum;
    const char *line = bp_draft_line(d->arena, text);
    if (bp_draft_number(line, &sum) && goes_with(d, unit, sum.unit))
        return bp_arena_text(d->arena, sum.number, strlen(sum.number));
    return with_blank(d, line);
}

static bool add_figure(struct bp_drafting *d, struct bp_number *number, struct bp_figure **figures,
                       uint32_t *n, const char *when, const char *text)
{
    if (*n == BP_DRAFT_FIGURES || !*when || strlen(when) > BP_DRAFT_NAME)
        return false;
    for (uint32_t i = 0; i < *n; i++)
        if (!strcmp((*figures)[i].when, when))
            return false;
    struct bp_figure *all = bp_arena_array(d->arena, *n + 1, sizeof *all);
    if (*n)
        memcpy(all, *figures, *n * sizeof *all);
    const char *words = figure_of(d, text, &number->unit);
    all[*n] = (struct bp_figure){when, bp_draft_plain(d, words), words};
    *figures = all;
    ++*n;
    return true;
}

static enum bp_better better_of(const char *text)
{
    static const struct {
        const char *word;
        enum bp_better better;
    } words[] = {{"higher", BP_BETTER_HIGHER},  {"high", BP_BETTER_HIGHER},
                 {"increas", BP_BETTER_HIGHER}, {"up", BP_BETTER_HIGHER},
                 {"bigger", BP_BETTER_HIGHER},  {"more", BP_BETTER_HIGHER},
                 {"maxim", BP_BETTER_HIGHER},   {"\xE2\x86\x91", BP_BETTER_HIGHER},
                 {"uwch", BP_BETTER_HIGHER},    {"lower", BP_BETTER_LOWER},
                 {"low", BP_BETTER_LOWER},      {"decreas", BP_BETTER_LOWER},
                 {"down", BP_BETTER_LOWER},     {"smaller", BP_BETTER_LOWER},
                 {"less", BP_BETTER_LOWER},     {"reduc", BP_BETTER_LOWER},
                 {"minim", BP_BETTER_LOWER},    {"\xE2\x86\x93", BP_BETTER_LOWER},
                 {"is", BP_BETTER_LOWER}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bp_text_is(text, strnlen(text, strlen(words[i].word)), words[i].word))
            return words[i].better;
    return BP_BETTER_UNSAID;
}

static struct bp_number *number_of(struct bp_drafting *d, struct bp_row *row)
{
    if (!row->number) {
        row->number = bp_arena_alloc(d->arena, sizeof *row->number);
        *row->number = (struct bp_number){
            .unit = "", .baseline = "", .target = "", .actual = "", .tolerance = ""};
    }
    return row->number;
}

/* A number alone, of the measure's unit. */
static bool set_number(struct bp_drafting *d, struct bp_number *number, const char **to,
                       const char *text)
{
    struct bp_draft_sum sum;
    if (**to || !bp_draft_number(text, &sum) || !goes_with(d, &number->unit, sum.unit))
        return false;
    *to = bp_arena_text(d->arena, sum.number, strlen(sum.number));
    return true;
}

bool bp_draft_measure(struct bp_drafting *d, struct bp_row *row, enum bp_field_id field,
                      const struct bp_found_column *column, const struct bp_cell *cell)
{
    struct bp_number *number = number_of(d, row);
    const char *text = bp_draft_line(d->arena, cell->text);
    const char *when = bp_draft_line(d->arena, *column->period ? column->period : column->head);
    switch (field) {
    case BP_IS_BASELINE: return set_number(d, number, &number->baseline, text);
    case BP_IS_ACTUAL: return set_number(d, number, &number->actual, text);
    case BP_IS_TOLERANCE:
        return set_number(d, number, &number->tolerance, bp_draft_margin(text));
    case BP_IS_TARGET:
        if (*number->target)
            return false;
        number->target = figure_of(d, text, &number->unit);
        return true;
    case BP_IS_UNIT:
        if (*number->unit)
            return bp_text_is(text, strlen(text), number->unit);
        number->unit = text;
        return true;
    case BP_IS_BETTER: {
        enum bp_better better = better_of(text);
        if (!better || number->better)
            return better && better == number->better;
        number->better = better;
        return true;
    }
    case BP_IS_VALUE: return add_figure(d, number, &number->values, &number->n_values, when, text);
    case BP_IS_PERIOD_TARGET:
        return add_figure(d, number, &number->targets, &number->n_targets, when, text);
    default: return false;
    }
}

/* ---- money ---- */

/* "£000" of "Budget (£000)"; "" if there is none. */
static const char *unit_in(struct bp_drafting *d, const char *head)
{
    for (; *head; head++) {
        const char *sign = currency_at(head);
        size_t len = strlen(sign);
        if (!len)
            continue;
        while (bp_is_letter(head[len]) || head[len] == '0' || head[len] == '\'')
            len++;
        return len <= 10 ? bp_arena_text(d->arena, head, len) : sign;
    }
    return "";
}

bool bp_draft_money(struct bp_drafting *d, struct bp_row *row, enum bp_field_id field,
                    const struct bp_found_column *column, const struct bp_cell *cell)
{
    struct bp_draft_sum sum;
    struct bp_money *money = row->money;
    const char *text = bp_draft_line(d->arena, cell->text), *known = money ? money->unit : "";
    if (field == BP_IS_MONEY_UNIT) {
        if (strlen(text) > BP_DRAFT_NAME || (*known && strcmp(known, text) != 0))
            return false;
        if (money)
            money->unit = text;
        return money != NULL;
    }
    enum bp_sum kind = field == BP_IS_BUDGET  ? BP_SUM_BUDGET
                       : field == BP_IS_SPENT ? BP_SUM_SPENT
                                              : BP_SUM_FORECAST;
    if (!bp_draft_number(text, &sum) || (money && *money->sums[kind]))
        return false;
    const char *unit = unit_in(d, column->head);
    bool scaled = *sum.unit && strcmp(sum.unit, currency_at(sum.unit)) != 0; /* "£m", not "£" */
    if (*sum.unit && (scaled || !*unit))
        unit = bp_arena_text(d->arena, sum.unit, strlen(sum.unit));
    if (*known && *unit && strcmp(known, unit) != 0)
        return false;
    if (!money) {
        row->money = money = bp_arena_alloc(d->arena, sizeof *money);
        *money = (struct bp_money){.unit = "", .sums = {"", "", ""}};
    }
    money->unit = *unit ? unit : money->unit;
    money->sums[kind] = bp_arena_text(d->arena, sum.number, strlen(sum.number));
    return true;
}
