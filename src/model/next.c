/* next.c: counts days and whole months, and looks in titles for quarters, years and months. If a
 * title is unclear, it says so and does not guess. */
#include "model/next.h"

#include <string.h>

/* ---- days ---- */

/* Days since 1 March of year 0. Years begin in March here, so that the leap day comes last. */
static int32_t to_days(struct bp_date date)
{
    int32_t month = (date.month + 9) % 12, year = date.year - month / 10;
    return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + date.day - 1;
}

static struct bp_date from_days(int32_t days)
{
    int32_t year = (int32_t)((10000 * (int64_t)days + 14780) / 3652425);
    int32_t rest = days - (365 * year + year / 4 - year / 100 + year / 400);
    if (rest < 0) {
        year--;
        rest = days - (365 * year + year / 4 - year / 100 + year / 400);
    }
    int32_t month = (100 * rest + 52) / 3060;
    return (struct bp_date){(int16_t)(year + (month + 2) / 12), (int8_t)((month + 2) % 12 + 1),
                            (int8_t)(rest - (month * 306 + 5) / 10 + 1)};
}

static struct bp_date day_after(struct bp_date date)
{
    return from_days(to_days(date) + 1);
}

/* The last day of the month that is `months` after the month of `date`. */
static struct bp_date month_end(struct bp_date date, int months)
{
    int month = date.month + months; /* the month after that one, counted from 0 */
    struct bp_date first = {(int16_t)(date.year + month / 12), (int8_t)(month % 12 + 1), 1};
    return from_days(to_days(first) - 1);
}

/* How many whole months a period has; 0 if it does not begin and end with whole months. */
static int whole_months(struct bp_date from, struct bp_date to)
{
    if (from.day != 1 || day_after(to).day != 1)
        return 0;
    return 12 * (to.year - from.year) + to.month - from.month + 1;
}

bool bp_next_period(struct bp_date *from, struct bp_date *to)
{
    int months = whole_months(*from, *to);
    int32_t days = to_days(*to) - to_days(*from);
    if (2 * to->year - from->year > 9990)
        return false;
    *from = day_after(*to);
    *to = months ? month_end(*from, months - 1) : from_days(to_days(*from) + days);
    return true;
}

/* ---- words ---- */

/* What a text says about time. */
struct reading {
    struct bp_date from, to;
    size_t at; /* position of the quarter's digit, if there is exactly one */
    int quarters, quarter;
    int years, financial_years; /* counts of plain years ("2019") and of financial years ("2019/20") */
    bool years_fit, financial_years_fit;
    bool other; /* the text has other words about time, or other digits */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes that are not ASCII count as letters. */
static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* The length of a non-ASCII blank, dash or similar at `text`; 0 if there is none. */
static size_t wide_gap(const char *text)
{
    if (!strncmp(text, "\xC2\xA0", 2))
        return 2;
    return !strncmp(text, "\xE2\x80\x93", 3) || !strncmp(text, "\xE2\x80\x94", 3) ? 3 : 0;
}

static size_t word_length(const char *text)
{
    size_t len = 0;
    while (is_letter(text[len]) && !wide_gap(text + len))
        len++;
    return len;
}

/* Whether the word begins with an entry of the list (lower case). `whole`: whether it is an entry. */
static bool is_listed(const char *word, size_t len, const char *const *list, bool whole)
{
    for (; *list; list++) {
        size_t n = strlen(*list), same = 0;
        while (same < n && same < len && (word[same] | 0x20) == (*list)[same])
            same++;
        if (same == n && (!whole || n == len))
            return true;
    }
    return false;
}

static bool is_quarter(const char *word, size_t len)
{
    static const char *const words[] = {"q", "qtr", "quarter", NULL};
    return is_listed(word, len, words, true);
}

/* Words for a part of the year, or for one of several reports. */
static bool tells_time(const char *word, size_t len)
{
    static const char *const whole[] = {"jan", "feb",   "mar",    "march", "apr",  "may", "jun",
                                        "june", "jul",  "july",   "aug",   "sep",  "sept", "oct",
                                        "nov",  "dec",  "half",   "mid",   "last", "week", "month",
                                        "one",  "two",  "three",  "four",  "term", "h",    "p",
                                        "fall", "year", "midyear", NULL};
    static const char *const begins[] = {"januar", "februar", "april",  "august", "septem",  "octob",
                                         "novem",  "decem",   "first",  "second", "third",   "fourth",
                                         "final",  "interim", "spring", "summer", "autumn",  "winter",
                                         "easter", "christm", "outturn", NULL};
    return is_quarter(word, len) || is_listed(word, len, whole, true) ||
           is_listed(word, len, begins, false);
}

static int number_at(const char *text, size_t len)
{
    int number = 0;
    for (size_t i = 0; i < len && i < 6; i++)
        number = number * 10 + (text[i] - '0');
    return number;
}

static size_t digits_at(const char *text)
{
    size_t len = 0;
    while (is_digit(text[len]))
        len++;
    return len;
}

/* The first calendar year of the financial year (from April) that contains a day. */
static int financial_year(struct bp_date day)
{
    return day.month >= 4 ? day.year : day.year - 1;
}

/* Reads "2019", "2019/20" or "2019-2020". Returns the number of bytes read; 0 if none of these is
 * there. */
static size_t read_year(struct reading *r, const char *text)
{
    size_t len = digits_at(text), gap = wide_gap(text + len), second;
    int year = number_at(text, len);
    if (len != 4)
        return 0;
    gap = gap ? gap : text[len] == '/' || text[len] == '-';
    second = gap ? digits_at(text + len + gap) : 0;
    if (!gap) {
        r->years++;
        r->years_fit = r->years_fit && year == r->from.year && year == r->to.year;
        return len;
    }
    int next = number_at(text + len + gap, second);
    if ((second != 2 || next != (year + 1) % 100) && (second != 4 || next != year + 1))
        return 0;
    r->financial_years++;
    r->financial_years_fit = r->financial_years_fit && year == financial_year(r->from) &&
                             year == financial_year(r->to);
    return len + gap + second;
}

/* Reads a number: the number of a quarter if the word "quarter" comes just before, else a year.
 * Returns the number of bytes read. */
static size_t read_number(struct reading *r, const char *plain, size_t at, bool after_quarter)
{
    size_t len = digits_at(plain + at), year = read_year(r, plain + at);
    char next = plain[at + (year ? year : len)];
    bool stands_alone = !is_letter(next) || wide_gap(plain + at + (year ? year : len));
    if (after_quarter && len == 1 && plain[at] >= '1' && plain[at] <= '4' && stands_alone) {
        r->quarters++;
        r->quarter = plain[at] - '0';
        r->at = at;
        return len;
    }
    r->other = r->other || !year || !stands_alone;
    return year ? year : len;
}

static void read_words(struct reading *r, const char *plain)
{
    bool after_quarter = false;
    for (size_t at = 0; plain[at];) {
        size_t word = word_length(plain + at), gap = wide_gap(plain + at);
        if (is_digit(plain[at])) {
            at += read_number(r, plain, at, after_quarter);
            after_quarter = false;
        } else if (word) {
            size_t blank = at + word + (plain[at + word] == ' ') + wide_gap(plain + at + word);
            after_quarter = is_quarter(plain + at, word) && is_digit(plain[blank]);
            r->other = r->other || (!after_quarter && tells_time(plain + at, word));
            at += word;
        } else {
            at += gap ? gap : 1;
        }
    }
}

/* Whether the quarter is that of the period and all other words about time fit it. If so, sets
 * *next. Financial years begin in April and calendar years in January, so a quarter has a different
 * number in each. */
static bool next_quarter(const struct reading *r, int *next)
{
    if (r->quarters != 1 || r->other || whole_months(r->from, r->to) != 3 || r->from.month % 3 != 1)
        return false;
    int calendar = (r->from.month + 2) / 3, financial = calendar == 1 ? 4 : calendar - 1;
    *next = r->quarter % 4 + 1;
    if (*next == 1 && (r->years || r->financial_years))
        return false;
    return (r->quarter == financial && !r->years && r->financial_years_fit) ||
           (r->quarter == calendar && !r->financial_years && r->years_fit);
}

/* Whether the text names no time. A financial year counts as no time if the next period is still in
 * it. */
static bool no_time(const struct reading *r)
{
    struct bp_date from = r->from, to = r->to;
    bool same_year = r->financial_years_fit && bp_next_period(&from, &to) &&
                     financial_year(from) == financial_year(r->from) &&
                     financial_year(to) == financial_year(r->from);
    return !r->quarters && !r->other && !r->years && (!r->financial_years || same_year);
}

/* A copy of the text with one byte changed: the one at `at` in its plain form. The plain form has
 * the same length as the runs together. */
static bool change_byte(const struct bp_inline *text, size_t at, char byte, struct bp_arena *arena,
                        struct bp_inline *out)
{
    *out = *text;
    out->runs = bp_arena_array(arena, text->n, sizeof *out->runs);
    if (!out->runs)
        return false;
    memcpy(out->runs, text->runs, text->n * sizeof *out->runs);
    uint32_t i = 0;
    for (size_t len; at >= (len = text->runs[i].is_break ? 1 : strlen(text->runs[i].text)); i++)
        at -= len;
    char *changed = bp_arena_text(arena, text->runs[i].text, strlen(text->runs[i].text));
    if (changed)
        changed[at] = byte;
    out->runs[i].text = changed;
    return changed != NULL;
}

bool bp_next_words(const struct bp_inline *text, struct bp_date from, struct bp_date to,
                   struct bp_arena *arena, enum bp_naming *naming, struct bp_inline *next)
{
    struct reading r = {.from = from, .to = to, .years_fit = true, .financial_years_fit = true};
    int quarter;
    const char *plain = bp_inline_plain(arena, text);
    *next = *text;
    if (!plain)
        return false;
    read_words(&r, plain);
    if (next_quarter(&r, &quarter)) {
        *naming = BP_NAMES_QUARTER;
        return change_byte(text, r.at, (char)('0' + quarter), arena, next);
    }
    *naming = no_time(&r) ? BP_NAMES_NO_TIME : BP_NAMES_TIME;
    return true;
}
