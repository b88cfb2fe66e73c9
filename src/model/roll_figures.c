/* roll_figures.c: how figures and money go on into the next period. */
#include "model/roll_figures.h"

#include <string.h>

#include "model/next.h"

/* "December 2026" */
static const char *month_of(struct bp_date day, struct bp_arena *arena)
{
    char words[24];
    bp_date_words(day, words);
    const char *month = strchr(words, ' ');
    return month ? bp_arena_text(arena, month + 1, strlen(month + 1)) : "";
}

static bool has_when(const struct bp_number *number, const char *when)
{
    for (uint32_t i = 0; i < number->n_values; i++)
        if (!strcmp(number->values[i].when, when))
            return true;
    return false;
}

/* The name of the next figure. The last one may be of a time to come: then it is "", unless a name that
 * follows is certain. NULL if memory ran out. */
static const char *next_when(const struct bp_plan *old, const struct bp_number *number, struct bp_date to,
                             struct bp_arena *arena)
{
    const struct bp_figure *last = &number->values[number->n_values - 1];
    struct bp_run run = {.text = last->when, .at = BP_NOWHERE};
    struct bp_inline text = {&run, 1, BP_NOWHERE}, next;
    enum bp_naming naming;
    if (!bp_next_words(&text, old->report.from, old->report.to, arena, &naming, &next))
        return NULL;
    const char *when = naming == BP_NAMES_NO_TIME || naming == BP_NAMES_TIME
                           ? "" : bp_inline_plain(arena, &next);
    if (when && !*when && !*last->text)
        return when;
    return !when || (*when && !has_when(number, when)) ? when : month_of(to, arena);
}

bool bp_roll_number(const struct bp_plan *old, const struct bp_number *number, struct bp_date to,
                    struct bp_arena *arena, struct bp_number *out)
{
    uint32_t n = number->n_values;
    *out = *number;
    out->actual = "";
    if (!n)
        return true;
    const char *when = next_when(old, number, to, arena);
    struct bp_figure *values = bp_arena_array(arena, n + 1, sizeof *values);
    if (!when || !values)
        return false;
    if (!*when || has_when(number, when))
        return true;
    memcpy(values, number->values, n * sizeof *values);
    values[n] = (struct bp_figure){.when = when, .words = {NULL, 0, BP_NOWHERE}, .text = ""};
    out->values = values;
    out->n_values = n + 1;
    return true;
}

struct bp_money bp_roll_money(const struct bp_money *money)
{
    struct bp_money next = *money;
    next.sums[BP_SUM_SPENT] = next.sums[BP_SUM_FORECAST] = "";
    return next;
}

void bp_roll_number_remark(const struct bp_number *number, struct bp_buf *out)
{
    if (*number->actual)
        bp_buf_fmt(out, "Add this period's actual=\"...\"; the last was actual=\"%s\".",
                   number->actual);
    if (!number->n_values)
        return;
    const struct bp_figure *last = &number->values[number->n_values - 1];
    bp_buf_fmt(out, "%sGive the last <value> its figure, and check its period: the last report ended with "
                    "\"%s\".",
               *number->actual ? "\n" : "", last->when);
}

void bp_roll_money_remark(const struct bp_money *money, struct bp_buf *out)
{
    bool any = false;
    for (enum bp_sum sum = BP_SUM_SPENT; sum < BP_SUMS; sum++) {
        if (!*money->sums[sum])
            continue;
        bp_buf_fmt(out, any ? ", %s=\"%s\"" : "Add what is new; the last report had %s=\"%s\"",
                   bp_sum_names[sum], money->sums[sum]);
        any = true;
    }
    if (any)
        bp_buf_char(out, '.');
}
