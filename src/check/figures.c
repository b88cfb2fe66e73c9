/* figures.c: compares a measure's numbers with its status, and finds targets without a reported
 * number. Numbers are decimals, in millionths. Nothing is rounded. */
#include <string.h>

#include "check/rules.h"

#define MOST_DIGITS 12
#define DECIMALS 6

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Reads "1,250.5" in millionths. Returns false if it is absent, or too long for an exact
 * comparison. */
static bool read_number(const char *text, int64_t *out)
{
    bool negative = *text == '-';
    int digits = 0, decimals = -1;
    *out = 0;
    for (text += negative || *text == '+'; *text; text++) {
        if (*text == '.')
            decimals = 0;
        if (!is_digit(*text))
            continue;
        digits++;
        decimals += decimals >= 0;
        if (decimals > DECIMALS || digits - (decimals > 0 ? decimals : 0) > MOST_DIGITS)
            return false;
        *out = *out * 10 + (*text - '0');
    }
    for (int i = decimals > 0 ? decimals : 0; i < DECIMALS; i++)
        *out *= 10;
    if (negative)
        *out = -*out;
    return digits > 0;
}

/* ---- status and figure ---- */

/* By how much the actual number misses the target, in millionths; 0 or less: it is met. Returns
 * false if the numbers do not say. */
static bool read_miss(const struct bp_number *number, int64_t *miss)
{
    int64_t target, actual, baseline;
    if (!read_number(number->target, &target) || !read_number(number->actual, &actual))
        return false;
    bool higher = number->better == BP_BETTER_HIGHER;
    if (number->better == BP_BETTER_UNSAID) { /* the target tells the direction from the baseline */
        if (!read_number(number->baseline, &baseline) || baseline == target)
            return false;
        higher = target > baseline;
    }
    *miss = higher ? target - actual : actual - target;
    return true;
}

static void check_status(struct bp_check *check, const struct bp_check_row *row)
{
    const struct bp_scheme *scheme = &check->plan->scheme;
    const struct bp_number *number = row->row->number;
    const struct bp_status *status = &scheme->items[row->row->status];
    int64_t miss, tolerance;
    if (!number || row->row->status == scheme->missing || !status->counted || !read_miss(number, &miss))
        return;
    if (!read_number(number->tolerance, &tolerance))
        tolerance = 0;
    const char *unit = *number->unit && strcmp(number->unit, "%") != 0 ? " " : "", *says = NULL;
    if (!status->exception && miss > tolerance)
        says = "misses";
    else if (status->exception && miss <= 0)
        says = "meets";
    if (!says)
        return;
    const char *margin = !status->exception && *number->tolerance
                             ? bp_check_say(check, ", by more than %s", number->tolerance) : "";
    uint32_t offset, length;
    bp_check_attribute(check, number->at, "actual", &offset, &length);
    bp_check_find(check, BP_E_STATUS_FIGURE, row, offset, length, row->name, status->label,
                  bp_check_say(check, "its figure (%s%s%s) %s the target, %s%s", number->actual, unit,
                               number->unit, says, number->target, margin));
}

/* ---- percentages ---- */

/* Finds the first percentage in a text ("80%", "12.5 per cent") and sets *begin. Returns its
 * length; 0 if there is none. */
static size_t find_percentage(const char *text, const char **begin)
{
    for (const char *at = text; *at; at++) {
        if (!is_digit(*at))
            continue;
        const char *end = at;
        while (is_digit(*end) || ((*end == '.' || *end == ',') && is_digit(end[1])))
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
    if (!len || (number && *number->actual) || find_percentage(row->update, &other))
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
