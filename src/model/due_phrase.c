/* due_phrase.c: reads one date: a day, a month, a part of a year or a year, and gives its last day. */
#include "model/due_phrase.h"

#include <string.h>

/* What is left of a date while it is read. */
struct phrase {
    struct bp_due_part parts[BP_DUE_PARTS];
    int n;
    const struct bp_due_years *years;
    bool financial, academic; /* the kind of year was said */
    int part;                 /* early, mid, late; 0: not said */
};

static bool is(const struct bp_due_part *part, enum bp_due_word kind)
{
    return !part->is_number && part->kind == kind;
}

static bool is_day(const struct bp_due_part *part)
{
    return part->is_number && part->digits <= 2;
}

static int month_of(const struct bp_due_part *part)
{
    return is(part, BP_DW_MONTH) ? part->value : 0;
}

/* A year: four digits, or two digits for this century. Returns 0 if it is neither. */
static int year_of(const struct bp_due_part *part)
{
    if (!part->is_number)
        return 0;
    if (part->digits == 4)
        return part->value >= 1900 && part->value <= 2199 ? part->value : 0;
    return part->digits == 2 ? 2000 + part->value : 0;
}

/* The first calendar year of a double year ("2019/20", "2019-2020"; "19/20" if `brief`) in
 * parts[0..1]. Returns 0 if there is none. */
static int double_year(const struct bp_due_part *parts, bool brief)
{
    const struct bp_due_part *second = &parts[1];
    if (!parts[0].is_number || (parts[0].digits != 4 && !(brief && parts[0].digits == 2)) ||
        !second->is_number || !second->before || !strchr("/-", second->before))
        return 0;
    int first = year_of(&parts[0]), next = first + 1;
    bool follows = second->digits == 4   ? second->value == next
                   : second->digits == 2 ? second->value == next % 100
                                         : false;
    return follows ? first : 0;
}

/* The last day of `n` months, of which the first is `month` of `year`. */
static bool months_end(int year, int month, int n, struct bp_date *out)
{
    *out = bp_date_month_end(year, month, n - 1);
    return out->year != 0;
}

static bool month_end(int year, int month, struct bp_date *out)
{
    return months_end(year, month, 1, out);
}

/* ---- the year that is not written ---- */

/* How many months a period has; 0 if it is not given, or begins within a month. */
static int months_of(struct bp_date from, struct bp_date to)
{
    return from.year && to.year && from.day == 1
               ? (to.year - from.year) * 12 + to.month - from.month + 1
               : 0;
}

/* The first month of the year that the report is about: the plan's, or the report's own if it covers
 * one; else the financial year with the report's last day. Returns false if the plan has several
 * years. */
static bool this_year(const struct bp_due_years *years, int *year, int *month)
{
    if (!years || !years->report_to.year)
        return false;
    int plan = months_of(years->from, years->to);
    if (plan > 12)
        return false;
    struct bp_date from = {(int16_t)(years->report_to.year - (years->report_to.month < 4)), 4, 1};
    if (plan == 12)
        from = years->from;
    else if (months_of(years->report_from, years->report_to) == 12)
        from = years->report_from;
    *year = from.year;
    *month = (uint8_t)from.month;
    return true;
}

/* Whether a year of two digits is near those of the plan and the report. */
static bool is_near(int year, const struct bp_due_years *years)
{
    if (!years || !years->report_to.year)
        return false;
    int first = years->from.year ? years->from.year : years->report_from.year;
    int last = years->to.year > years->report_to.year ? years->to.year : years->report_to.year + 3;
    return year >= first - 2 && year <= last + 2;
}

/* ---- parts of a year ---- */

/* The last of the `n` months from the `index`-th such part of a year on. The year is written, or this
 * one. */
static bool part_end(const struct phrase *phrase, const struct bp_due_part *rest, int n, int index,
                     int months, struct bp_date *out)
{
    int year, month = 4, parts = 12 / months;
    if (index < 1 || index > parts)
        return false;
    if (n == 0)
        return this_year(phrase->years, &year, &month) && months_end(year, month, index * months, out);
    if (n == 2 && (year = double_year(rest, true)) != 0)
        return months_end(year, 4, index * months, out);
    if (n != 1 || rest[0].digits != 4 || !(year = year_of(&rest[0])))
        return false;
    const struct bp_due_years *years = phrase->years;
    if (!years || !years->from.year || years->from.month == 1)
        return months_end(year, 1, index * months, out);
    struct bp_date other; /* the plan's year begins within a calendar year: one of the two is meant */
    if (!months_end(year, years->from.month, index * months, out) ||
        !months_end(year - 1, years->from.month, index * months, &other))
        return false;
    bool later = bp_date_compare(*out, years->to) > 0;
    if (later && other.year == year && bp_date_compare(other, years->from) > 0)
        *out = other;
    return true;
}

/* "Q3 …", "3rd quarter …", "first half of …". */
static bool read_part(const struct phrase *phrase, struct bp_date *out)
{
    const struct bp_due_part *p = phrase->parts;
    if (phrase->n < 2)
        return false;
    for (int i = 0; i < 2; i++) {
        const struct bp_due_part *name = &p[i], *number = &p[1 - i];
        bool counted = is_day(number) || is(number, BP_DW_NTH);
        if (counted && (is(name, BP_DW_QUARTER) || is(name, BP_DW_HALF)))
            return part_end(phrase, p + 2, phrase->n - 2, number->value,
                            is(name, BP_DW_QUARTER) ? 3 : 6, out);
    }
    return false;
}

/* "Spring 2027", "Autumn term 2026". Winter, and the terms after the first, end in the second of two
 * years. */
static bool read_season(const struct phrase *phrase, struct bp_date *out)
{
    static const int8_t ends[] = {5, 8, 11, 2}, term_ends[] = {4, 7, 12, 12};
    struct phrase rest = {.years = phrase->years};
    int season = 0;
    bool term = false;
    for (int i = 0; i < phrase->n; i++)
        term = term || is(&phrase->parts[i], BP_DW_TERM);
    for (int i = 0; i < phrase->n; i++) {
        const struct bp_due_part *part = &phrase->parts[i];
        if (is(part, BP_DW_SEASON) && !season)
            season = part->value;
        else if (term && month_of(part) == 10 && !season) /* "tymor yr hydref": hydref is autumn too */
            season = 3;
        else if (!is(part, BP_DW_TERM))
            rest.parts[rest.n++] = *part;
    }
    int first = rest.n == 2 ? double_year(rest.parts, true) : 0;
    int year = rest.n == 1 && rest.parts[0].digits == 4 ? year_of(&rest.parts[0]) : first;
    if (!season || !year)
        return false;
    bool next = season == 4 ? !term : first && season <= 2;
    return month_end(year + next, term ? term_ends[season - 1] : ends[season - 1], out);
}

/* ---- days, months, years ---- */

static bool read_one(const struct phrase *phrase, struct bp_date *out)
{
    static const int8_t ends[] = {12, 3, 6, 12};
    const struct bp_due_part *p = phrase->parts;
    int year = year_of(p);
    if (!year || (p->digits != 4 && !phrase->financial))
        return false;
    if (phrase->financial || phrase->academic)
        return month_end(year, phrase->financial ? 3 : 7, out);
    return month_end(year, ends[phrase->part], out);
}

static bool read_two(const struct phrase *phrase, struct bp_date *out)
{
    const struct bp_due_part *p = phrase->parts;
    int first = double_year(p, phrase->financial || phrase->academic), month = month_of(&p[0]);
    if (first)
        return month_end(first + 1, phrase->academic ? 7 : 3, out);
    if (month) /* "March 20" may be a day of this year, unless 2020 is near; "Mar-20" is a month */
        return (p[1].digits == 4 || p[1].before == '-' || p[1].before == '/' ||
                (p[1].digits == 2 && is_near(year_of(&p[1]), phrase->years))) &&
               month_end(year_of(&p[1]), month, out);
    if (!p[0].is_number || !p[1].is_number || !p[1].before || !strchr("/-", p[1].before))
        return false;
    if (p[0].digits == 4 && p[1].digits == 2)
        return month_end(year_of(&p[0]), p[1].value, out);
    return p[0].digits <= 2 && p[1].digits == 4 && month_end(year_of(&p[1]), p[0].value, out);
}

static bool read_three(const struct phrase *phrase, struct bp_date *out)
{
    const struct bp_due_part *p = phrase->parts;
    if (p[0].is_number && p[1].is_number && p[2].is_number && p[1].before == p[2].before) {
        if (p[0].digits == 4)
            return bp_date_make(year_of(&p[0]), p[1].value, p[2].value, out);
        return is_day(&p[0]) && is_day(&p[1]) &&
               bp_date_make(year_of(&p[2]), p[1].value, p[0].value, out);
    }
    if (is_day(&p[0]) && month_of(&p[1]))
        return bp_date_make(year_of(&p[2]), month_of(&p[1]), p[0].value, out);
    return month_of(&p[0]) && is_day(&p[1]) && p[2].digits == 4 &&
           bp_date_make(year_of(&p[2]), month_of(&p[0]), p[1].value, out);
}

/* "End of year", "year end", "end of the financial year": nothing but these words. */
static bool read_year_end(const struct phrase *phrase, struct bp_date *out)
{
    bool end = false, of_year = false;
    int year, month;
    for (int i = 0; i < phrase->n; i++) {
        end = end || is(&phrase->parts[i], BP_DW_END);
        of_year = of_year || is(&phrase->parts[i], BP_DW_YEAR);
        if (phrase->parts[i].is_number || (!is(&phrase->parts[i], BP_DW_END) &&
                                           !is(&phrase->parts[i], BP_DW_YEAR) &&
                                           !is(&phrase->parts[i], BP_DW_FINANCIAL)))
            return false;
    }
    return end && of_year && this_year(phrase->years, &year, &month) && months_end(year, month, 12, out);
}

/* ---- what stands around a date ---- */

static void keep(struct phrase *phrase, const struct bp_due_part *part)
{
    phrase->parts[phrase->n++] = *part;
}

/* Takes the words that say what kind of date it is. Sets *week if it is the first day of a week. */
static struct phrase simplify(const struct phrase *from, bool *week)
{
    struct phrase to = {.years = from->years};
    bool numbered = false, of_week = false;
    *week = false;
    for (int i = 0; i < from->n; i++)
        numbered = numbered || from->parts[i].is_number;
    for (int i = 0; i < from->n; i++) {
        const struct bp_due_part *part = &from->parts[i];
        switch (part->is_number ? BP_DW_OTHER : part->kind) {
        case BP_DW_FINANCIAL: to.financial = true; break;
        case BP_DW_ACADEMIC: to.academic = true; break;
        case BP_DW_PART:
            *week = *week || (of_week && part->value == 1);
            to.part = part->value;
            break;
        case BP_DW_WEEK: of_week = true; break;
        case BP_DW_BEGINS: *week = true; break;
        case BP_DW_ENDS: break;
        case BP_DW_END: to.part = to.part ? to.part : 3; break;
        case BP_DW_YEAR:
            if (!numbered) /* "end of year": none is said */
                keep(&to, part);
            break;
        default: keep(&to, part);
        }
    }
    return to;
}

bool bp_due_phrase(const struct bp_due_part *parts, int n, const struct bp_due_years *years,
                   struct bp_date *out)
{
    struct phrase phrase = {.years = years};
    bool week, season = false;
    for (int i = 0; i < n && n <= BP_DUE_PARTS; i++)
        keep(&phrase, &parts[i]);
    if (read_year_end(&phrase, out))
        return true;
    phrase = simplify(&phrase, &week);
    for (int i = 0; i < phrase.n; i++)
        season = season || is(&phrase.parts[i], BP_DW_SEASON) || is(&phrase.parts[i], BP_DW_TERM);
    if (season)
        return read_season(&phrase, out);
    if (read_part(&phrase, out))
        return true;
    bool good = phrase.n == 1   ? read_one(&phrase, out)
                : phrase.n == 2 ? read_two(&phrase, out)
                : phrase.n == 3 ? read_three(&phrase, out)
                                : false;
    if (good && week)
        *out = bp_date_after(*out, 6);
    return good;
}
