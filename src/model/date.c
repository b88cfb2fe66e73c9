/* date.c: calendar days. Reads due dates as people write them, and gives the last day that they
 * name. */
#include "model/date.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

static const char *const months[12] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

/* ASCII letters and digits only, whatever the locale. */
static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

static int month_days(int year, int month)
{
    static const int8_t days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* Sets *out if the day exists. */
static bool make_date(int year, int month, int day, struct bp_date *out)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > month_days(year, month))
        return false;
    *out = (struct bp_date){(int16_t)year, (int8_t)month, (int8_t)day};
    return true;
}

static bool read_digits(const char *text, int n, int *value)
{
    *value = 0;
    for (int i = 0; i < n; i++) {
        if (!is_digit(text[i]))
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

bool bp_date_iso(const char *text, struct bp_date *out)
{
    int year, month, day;
    return strlen(text) == 10 && read_digits(text, 4, &year) && text[4] == '-' &&
           read_digits(text + 5, 2, &month) && text[7] == '-' && read_digits(text + 8, 2, &day) &&
           make_date(year, month, day, out);
}

int bp_date_compare(struct bp_date a, struct bp_date b)
{
    if (a.year != b.year)
        return a.year - b.year;
    return a.month != b.month ? a.month - b.month : a.day - b.day;
}

void bp_date_words(struct bp_date date, char *out)
{
    const char *month = date.month >= 1 && date.month <= 12 ? months[date.month - 1] : "";
    snprintf(out, 24, "%d %s %d", date.day, month, date.year);
}

/* ---- what people write ---- */

/* The parts of a written date: numbers and words, and the character before each. */
struct part {
    bool is_number;
    int value, digits; /* of a number */
    char word[12];     /* lower case; of a word */
    char before;       /* '/', '-', '.' or ' '; 0 if it follows the last part directly */
};

#define MAX_PARTS 8

/* Tests the first letter before it calls strcmp: most words differ there. */
static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (bp_text_same(word, *words))
            return true;
    return false;
}

static bool is_word(const struct part *part, const char *const *words)
{
    return !part->is_number && is_one_of(part->word, words);
}

/* Skips what separates two parts and sets *gap: one of "/-." if present, else a blank. U+00A0
 * counts as a blank and U+2013 as a dash. Quotation marks are skipped, for short years ('20).
 * Returns false if anything else comes first. */
static bool skip_gap(const char **text, char *gap)
{
    *gap = 0;
    for (;; (*text)++) {
        if (!strncmp(*text, "\xE2\x80\x93", 3) || !strncmp(*text, "\xE2\x80\x99", 3)) {
            *gap = '-';
            *text += 2;
        } else if (!strncmp(*text, "\xC2\xA0", 2)) {
            *gap = *gap ? *gap : ' ';
            *text += 1;
        } else if (**text && strchr("/-.", **text)) {
            *gap = **text;
        } else if (**text == '\'') {
            *gap = '-';
        } else if (**text && strchr(" ,", **text)) {
            *gap = *gap ? *gap : ' ';
        } else {
            return !**text || is_letter(**text) || is_digit(**text);
        }
    }
}

/* Splits a text into its parts. Returns -1 if it contains something that no date has. */
static int split(const char *text, struct part parts[MAX_PARTS])
{
    int n = 0;
    for (;;) {
        struct part part = {0};
        if (!skip_gap(&text, &part.before))
            return -1;
        if (!*text)
            return n;
        size_t len = 0;
        part.is_number = is_digit(*text);
        while (part.is_number ? is_digit(text[len]) : is_letter(text[len]))
            len++;
        if (n == MAX_PARTS || len >= sizeof part.word || (part.is_number && len > 4))
            return -1;
        if (part.is_number) {
            part.digits = (int)len;
            read_digits(text, (int)len, &part.value);
        }
        for (size_t i = 0; !part.is_number && i < len; i++)
            part.word[i] = lower(text[i]);
        text += len;
        parts[n++] = part;
    }
}

/* Removes parts that do not change the day: "by", "end of", weekdays, and the "st" of "1st". */
static int drop_fillers(struct part *parts, int n)
{
    static const char *const leading[] = {
        "by",        "end",      "of",     "the",      "before", "mon",    "tue",     "tues",
        "wed",       "thu",      "thurs",  "fri",      "sat",    "sun",    "monday",  "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", NULL};
    static const char *const ordinals[] = {"st", "nd", "rd", "th", NULL};
    int kept = 0;
    for (int i = 0; i < n; i++) {
        bool ordinal = i && parts[i - 1].is_number && !parts[i].before &&
                       is_word(&parts[i], ordinals);
        bool filler = is_word(&parts[i], leading) && i + 1 < n;
        if (!ordinal && !filler)
            parts[kept++] = parts[i];
    }
    return kept;
}

static int month_of(const struct part *part)
{
    if (part->is_number)
        return 0;
    for (int i = 0; i < 12; i++) {
        char name[12] = {0};
        if (lower(months[i][0]) != *part->word)
            continue;
        for (size_t j = 0; months[i][j]; j++)
            name[j] = lower(months[i][j]);
        bool short_name = strlen(part->word) == 3 && !strncmp(part->word, name, 3);
        if (short_name || !strcmp(part->word, name))
            return i + 1;
    }
    return strcmp(part->word, "sept") ? 0 : 9;
}

/* A year: four digits, or two digits for this century. Returns 0 if it is neither. */
static int year_of(const struct part *part)
{
    if (!part->is_number)
        return 0;
    if (part->digits == 4)
        return part->value >= 1900 && part->value <= 2199 ? part->value : 0;
    return part->digits == 2 ? 2000 + part->value : 0;
}

static bool is_day(const struct part *part)
{
    return part->is_number && part->digits <= 2;
}

/* The first calendar year of a financial year ("2019/20" or "2019-2020") in parts[0..1]. Returns 0
 * if there is none. */
static int financial_year(const struct part *parts)
{
    const struct part *second = &parts[1];
    if (!parts[0].is_number || parts[0].digits != 4 || !second->is_number || !second->before ||
        !strchr("/-", second->before))
        return 0;
    int first = year_of(&parts[0]), next = first + 1;
    bool follows = second->digits == 4   ? second->value == next
                   : second->digits == 2 ? second->value == next % 100
                                         : false;
    return follows ? first : 0;
}

/* The last day of a quarter of the financial year, which begins in April. */
static bool quarter_end(int first_year, int quarter, struct bp_date *out)
{
    if (quarter < 1 || quarter > 4)
        return false;
    int month = quarter == 4 ? 3 : 3 + 3 * quarter;
    int year = quarter == 4 ? first_year + 1 : first_year;
    return make_date(year, month, month_days(year, month), out);
}

static bool month_end(int year, int month, struct bp_date *out)
{
    return year && month >= 1 && month <= 12 &&
           make_date(year, month, month_days(year, month), out);
}

static bool read_two(const struct part *p, struct bp_date *out)
{
    int first = financial_year(p), month = month_of(&p[0]);
    if (first)
        return make_date(first + 1, 3, 31, out);
    if (month) /* "March 20" may be a day of this year, so it is unknown; "Mar-20" is a month */
        return (p[1].digits == 4 || p[1].before == '-' || p[1].before == '/') &&
               month_end(year_of(&p[1]), month, out);
    if (!p[0].is_number || !p[1].is_number || !p[1].before || !strchr("/-", p[1].before))
        return false;
    if (p[0].digits == 4 && p[1].digits == 2)
        return month_end(year_of(&p[0]), p[1].value, out);
    return p[0].digits <= 2 && p[1].digits == 4 && month_end(year_of(&p[1]), p[0].value, out);
}

static bool read_three(const struct part *p, struct bp_date *out)
{
    if (p[0].is_number && p[1].is_number && p[2].is_number && p[1].before == p[2].before) {
        if (p[0].digits == 4)
            return make_date(year_of(&p[0]), p[1].value, p[2].value, out);
        return is_day(&p[0]) && is_day(&p[1]) &&
               make_date(year_of(&p[2]), p[1].value, p[0].value, out);
    }
    if (is_day(&p[0]) && month_of(&p[1]))
        return make_date(year_of(&p[2]), month_of(&p[1]), p[0].value, out);
    return month_of(&p[0]) && is_day(&p[1]) && p[2].digits == 4 &&
           make_date(year_of(&p[2]), month_of(&p[0]), p[1].value, out);
}

static bool read_day(const struct part *p, int n, struct bp_date *out)
{
    static const char *const quarter[] = {"q", "qtr", "quarter", NULL};
    if (n == 4 && is_word(&p[0], quarter) && p[1].is_number && financial_year(p + 2))
        return quarter_end(financial_year(p + 2), p[1].value, out);
    if (n == 3)
        return read_three(p, out);
    if (n == 2)
        return read_two(p, out);
    return n == 1 && p[0].digits == 4 && year_of(&p[0]) && make_date(year_of(&p[0]), 12, 31, out);
}

/* Whether the text says that there is no fixed day. Only its letters are compared. */
static bool is_open(const char *text)
{
    static const char *const words[] = {
        "ongoing",    "tbc",        "tba",           "tbd",     "tobeconfirmed", "tobeagreed",
        "annual",     "annually",   "yearly",        "monthly", "quarterly",     "weekly",
        "continuous", "continuing", "continual",     "rolling", "permanent",     "biannually",
        "na",         "bau",        "notapplicable", "throughout", "asrequired", NULL};
    char letters[16];
    size_t n = 0;
    for (; *text; text++) {
        if (!is_letter(*text)) {
            if (is_digit(*text))
                return false;
            continue;
        }
        if (n == sizeof letters - 1)
            return false;
        letters[n++] = lower(*text);
    }
    letters[n] = 0;
    return is_one_of(letters, words);
}

enum bp_due_kind bp_due_read(const char *text, struct bp_date *last_day)
{
    struct part parts[MAX_PARTS];
    *last_day = (struct bp_date){0};
    if (!*text)
        return BP_DUE_NONE;
    if (is_open(text))
        return BP_DUE_OPEN;
    int n = split(text, parts);
    if (n > 0)
        n = drop_fillers(parts, n);
    return n > 0 && read_day(parts, n, last_day) ? BP_DUE_DAY : BP_DUE_UNKNOWN;
}
