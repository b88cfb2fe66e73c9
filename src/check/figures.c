/* figures.c: compares a measure's numbers with its status, and finds targets without a reported
 * number. Numbers are decimals, in millionths. Nothing is rounded. */
#include <string.h>

#include "base/text.h"
#include "check/rules.h"
#include "model/figures.h"

/* ---- status and figure ---- */

/* Where the figure reached stands. */
static void place_figure(const struct bp_check *check, const struct bp_number *number, uint32_t *offset,
                         uint32_t *length)
{
    struct bp_figure actual = bp_number_actual(number);
    bp_check_attribute(check, number->at, "actual", offset, length);
    if (!actual.words.n)
        return;
    *offset = actual.words.runs->at;
    *length = (uint32_t)strlen(actual.words.runs->text);
}

/* How the figures say otherwise than the status: "misses", "meets"; NULL: they do not. */
static const char *clash_of(const struct bp_check *check, const struct bp_row *row)
{
    const struct bp_scheme *scheme = &check->plan->scheme;
    const struct bp_number *number = row->number;
    int64_t miss, tolerance;
    if (!number || row->status == scheme->missing || !scheme->items[row->status].counted ||
        scheme->items[row->status].neutral ||
        !bp_number_miss(check->plan, number, &miss))
        return NULL;
    if (!bp_decimal_read(number->tolerance, &tolerance))
        tolerance = 0;
    bool exception = scheme->items[row->status].exception;
    return !exception && miss > tolerance ? "misses" : exception && miss <= 0 ? "meets" : NULL;
}

bool bp_check_figure_clash(const struct bp_check *check, const struct bp_check_row *row)
{
    return clash_of(check, row->row) != NULL;
}

static void check_status(struct bp_check *check, const struct bp_check_row *row)
{
    const struct bp_number *number = row->row->number;
    const struct bp_status *status = &check->plan->scheme.items[row->row->status];
    const char *says = clash_of(check, row->row);
    if (!says)
        return;
    const char *unit = *number->unit && strcmp(number->unit, "%") != 0 ? " " : "";
    const char *margin = !status->exception && *number->tolerance
                             ? bp_check_say(check, ", by more than %s", number->tolerance) : "";
    struct bp_figure actual = bp_number_actual(number);
    uint32_t offset, length;
    place_figure(check, number, &offset, &length);
    bp_check_find(check, BP_E_STATUS_FIGURE, row, offset, length, row->name, status->label,
                  bp_check_say(check, "its figure (%s%s%s) %s the target, %s%s", actual.text, unit,
                               number->unit, says, bp_number_target(check->plan, number), margin));
}

/* ---- percentages ---- */

/* Finds the first percentage in a text ("80%", "12.5 per cent") and sets *begin. Returns its
 * length; 0 if there is none. */
static size_t find_percentage(const char *text, const char **begin)
{
    for (const char *at = text; *at; at++) {
        if (!bp_is_digit(*at))
            continue;
        const char *end = at;
        while (bp_is_digit(*end) || ((*end == '.' || *end == ',') && bp_is_digit(end[1])))
            end++;
        const char *sign = end + (*end == ' ');
        size_t len = *sign == '%'                         ? 1
                     : !strncmp(sign, "per cent", 8)      ? 8
                     : !strncmp(sign, "percent", 7)       ? 7
                     : !strncmp(end, "\xC2\xA0%", 3)      ? 3
                                                          : 0;
        *begin = at;
        if (len)
            return (size_t)(sign + len - at);
        at = end - 1;
    }
    return 0;
}

static void check_target(struct bp_check *check, const struct bp_check_row *row)
{
    const char *begin, *other;
    const char *text = bp_inline_plain(check->arena, &row->row->description);
    size_t len = text ? find_percentage(text, &begin) : 0;
    const struct bp_number *number = row->row->number;
    if (!len || (number && *bp_number_actual(number).text) || find_percentage(row->update, &other))
        return;
    uint32_t offset, length;
    bp_check_locate(check, row, begin, len, &offset, &length);
    bp_check_find(check, BP_E_TARGET_NO_FIGURE, row, offset, length, row->name,
                  bp_check_say(check, "%.*s", (int)len, begin),
                  row->row->kind == BP_MEASURE
                      ? "add <number target=\"…\" actual=\"…\"/>, or give the percentage, and of how "
                        "many, in the update"
                      : "give the percentage, and of how many, in the update");
}

void bp_rule_figures(struct bp_check *check)
{
    for (uint32_t i = 0; i < check->n_rows; i++) {
        check_status(check, &check->rows[i]);
        check_target(check, &check->rows[i]);
    }
}
