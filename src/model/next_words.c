/* next_words.c: looks in a title for quarters, years, months and days. If all of them are those of the
 * period, writes those of the next one; if any is unclear, says so and does not guess. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "model/due_words.h"
#include "model/house.h"
#include "model/next.h"

enum token_kind {
    QUARTER,   /* the digit of "Quarter 2" */
    NTH,       /* the word of "second quarter" */
    MONTH,
    DAY,       /* the number before or after a month */
    YEAR,      /* "2019" */
    FINANCIAL, /* "2019/20" or "2019-2020" */
    YEAR_END,  /* "and year end" */
    KINDS
};

struct token {
    enum token_kind kind;
    size_t at, len;
    int value, next;        /* what it says, and what it says in the next period; 0: it is left out */
    const char *const *row; /* of a MONTH or NTH: the words for all values */
};

enum { MOST_TOKENS = 8, NEW_WORD = 32 };

struct reading {
    const char *plain;
    struct bp_date from, to, next_from, next_to;
    int whole; /* months of the period, or 0 */
    struct token tokens[MOST_TOKENS + 1]; /* the last is not used */
    size_t n;
    size_t count[KINDS];
    bool other; /* the text has other words about time, or other digits */
};

/* The words that are written. Other forms are understood, but then only a person can say what comes next. */
static const char *const nths[] = {"First", "Second", "Third", "Fourth"};
static const char *const short_nths[] = {"1st", "2nd", "3rd", "4th"};
static const char *const short_months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* ---- letters and numbers ---- */

/* Bytes that are not ASCII count as letters. */
static bool is_letter(char c)
{
    return bp_is_letter(c) || (unsigned char)c >= 0x80;
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

static size_t digits_at(const char *text)
{
    size_t len = 0;
    while (bp_is_digit(text[len]))
        len++;
    return len;
}

static int number_at(const char *text, size_t len)
{
    int number = 0;
    for (size_t i = 0; i < len && i < 6; i++)
        number = number * 10 + (text[i] - '0');
    return number;
}

/* Where the next word or number begins, if only one blank or dash is between. */
static size_t next_at(const char *plain, size_t at)
{
    return at + (plain[at] == ' ') + wide_gap(plain + at);
}

/* ---- words about time ---- */

static bool is_listed(const char *word, size_t len, const char *const *list, bool whole)
{
    for (; *list; list++) {
        size_t n = strlen(*list);
        if ((n == len || (n < len && !whole)) && bp_text_is(word, n, *list))
            return true;
    }
    return false;
}

static enum bp_due_word kind_of(const char *word, size_t len, int *value)
{
    char lower[BP_DUE_WORD];
    *value = 0;
    if (len >= sizeof lower)
        return BP_DW_OTHER;
    for (size_t i = 0; i < len; i++)
        lower[i] = bp_lower(word[i]);
    lower[len] = '\0';
    return bp_due_word(lower, value);
}

/* Words for a part of the year, or for one of several reports. */
static bool tells_time(const char *word, size_t len, enum bp_due_word kind)
{
    static const char *const whole[] = {"mid", "week", "month", "one", "two", "three", "four", "p", "midyear",
                                        NULL};
    static const char *const begins[] = {"januar", "februar", "april",  "august", "septem",  "octob",
                                         "novem",  "decem",   "first",  "second", "third",   "fourth",
                                         "final",  "interim", "spring", "summer", "autumn",  "winter",
                                         "easter", "christm", "outturn", NULL};
    bool part = kind == BP_DW_QUARTER || kind == BP_DW_MONTH || kind == BP_DW_SEASON || kind == BP_DW_NTH ||
                kind == BP_DW_HALF || kind == BP_DW_TERM || kind == BP_DW_YEAR;
    return part || is_listed(word, len, whole, true) || is_listed(word, len, begins, false);
}

static struct token *add(struct reading *r, enum token_kind kind, size_t at, size_t len, int value)
{
    struct token *token = &r->tokens[r->n];
    *token = (struct token){kind, at, len, value, 0, NULL};
    r->count[kind]++;
    if (r->n < MOST_TOKENS)
        r->n++;
    else
        r->other = true;
    return token;
}

/* "year end", "year-end" or "end of year" at `at`: its length, or 0. */
static size_t year_end_at(const char *text)
{
    static const char *const phrases[] = {"year end", "year-end", "end of year", NULL};
    for (const char *const *phrase = phrases; *phrase; phrase++) {
        size_t len = strlen(*phrase);
        if (bp_text_is(text, len, *phrase) && !is_letter(text[len]))
            return len;
    }
    return 0;
}

/* Adds the phrase with an "and" before it, which goes where the phrase goes. Without it, the length is
 * that of the phrase. */
static void add_year_end(struct reading *r, size_t at, size_t len)
{
    static const char *const joiners[] = {" and ", " & ", NULL};
    size_t from = at;
    for (const char *const *joiner = joiners; *joiner; joiner++) {
        size_t n = strlen(*joiner);
        if (at >= n && !strncmp(r->plain + at - n, *joiner, n))
            from = at - n;
    }
    add(r, YEAR_END, from, at + len - from, from < at);
}

static bool add_month(struct reading *r, size_t at, size_t len, int value)
{
    const char *word = r->plain + at;
    const char *const *row = bp_text_is(word, len, short_months[value - 1]) ? short_months : NULL;
    for (int i = 0; bp_houses[i]; i++)
        if (bp_text_is(word, len, bp_house_months(bp_houses[i])[value - 1]))
            row = bp_house_months(bp_houses[i]);
    if (!row || !bp_is_capital(*word)) /* "may" */
        return false;
    add(r, MONTH, at, len, value)->row = row;
    return true;
}

/* "third", if "quarter" follows. Returns where that ends; 0: it is no such word. */
static size_t add_nth(struct reading *r, size_t at, size_t len, const char *const *row)
{
    int value;
    size_t next = next_at(r->plain, at + len), word = word_length(r->plain + next);
    if (kind_of(r->plain + next, word, &value) != BP_DW_QUARTER)
        return 0;
    for (int i = 0; i < 4; i++)
        if (bp_text_is(r->plain + at, len, row[i])) {
            add(r, NTH, at, len, i + 1)->row = row;
            return next + word;
        }
    return 0;
}

/* Reads a word. Returns where the next begins. */
static size_t read_word(struct reading *r, size_t at)
{
    const char *word = r->plain + at;
    int value;
    size_t len = word_length(word), year_end = year_end_at(word), next = next_at(r->plain, at + len);
    enum bp_due_word kind = kind_of(word, len, &value);
    if (year_end) {
        add_year_end(r, at, year_end);
        return at + year_end;
    }
    if (kind == BP_DW_QUARTER && bp_is_digit(r->plain[next])) {
        char after = r->plain[next + 1];
        bool alone = !bp_is_digit(after) && (!is_letter(after) || wide_gap(r->plain + next + 1));
        if (alone && r->plain[next] >= '1' && r->plain[next] <= '4')
            add(r, QUARTER, next, 1, r->plain[next] - '0');
        else
            r->other = true;
        return next + 1;
    }
    if (kind == BP_DW_MONTH && add_month(r, at, len, value))
        return at + len;
    size_t nth = kind == BP_DW_NTH ? add_nth(r, at, len, nths) : 0;
    if (nth)
        return nth;
    r->other = r->other || tells_time(word, len, kind);
    return at + len;
}

/* ---- numbers ---- */

/* The length of "2019/20", "2019-2020" or "19/20", whose first year has so many digits; 0: it is none. */
static size_t financial_length(const char *text, size_t first)
{
    int year = number_at(text, first);
    size_t gap = wide_gap(text + first);
    gap = gap ? gap : text[first] == '/' || text[first] == '-';
    size_t second = gap ? digits_at(text + first + gap) : 0;
    int next = number_at(text + first + gap, second);
    bool follows = (second == 2 && next == (year + 1) % 100) || (second == 4 && next == year + 1);
    return follows ? first + gap + second : 0;
}

/* Whether only a blank is between a token and what begins at `at`. */
static bool is_beside(const struct reading *r, const struct token *token, size_t at)
{
    return next_at(r->plain, token->at + token->len) == at;
}

/* Whether the number is beside a month. */
static bool is_day(const struct reading *r, size_t at, size_t len, int number)
{
    int value;
    const struct token *last = r->n ? &r->tokens[r->n - 1] : NULL;
    const char *next = r->plain + next_at(r->plain, at + len);
    return len <= 2 && number >= 1 && number <= 31 &&
           ((last && last->kind == MONTH && is_beside(r, last, at)) ||
            kind_of(next, word_length(next), &value) == BP_DW_MONTH);
}

/* Whether a dash or slash and another number follow a year: "2019/21" is no financial year. */
static bool is_range(const char *text)
{
    size_t gap = wide_gap(text) == 3 ? 3 : text[0] == '/' || text[0] == '-';
    return gap && bp_is_digit(text[gap]);
}

/* "19/20" is a year only after a quarter: elsewhere it may be two days or a share. */
static bool may_be_year(const struct reading *r, size_t at, size_t len)
{
    const struct token *last = r->n ? &r->tokens[r->n - 1] : NULL;
    return len == 4 || (len == 2 && last && last->kind == QUARTER && is_beside(r, last, at));
}

static size_t read_number(struct reading *r, size_t at)
{
    const char *text = r->plain + at;
    size_t len = digits_at(text), financial = may_be_year(r, at, len) ? financial_length(text, len) : 0;
    size_t end = at + (financial ? financial : len);
    size_t nth = len == 1 && word_length(text + 1) == 2 ? add_nth(r, at, 3, short_nths) : 0;
    bool alone = !is_letter(r->plain[end]) || wide_gap(r->plain + end);
    int number = number_at(text, len) + (financial && len == 2 ? r->from.year / 100 * 100 : 0);
    if (nth)
        return nth;
    if (financial && alone)
        add(r, FINANCIAL, at, financial, number);
    else if (len == 4 && alone && !is_range(text + len))
        add(r, YEAR, at, len, number);
    else if (alone && is_day(r, at, len, number))
        add(r, DAY, at, len, number);
    else
        r->other = true;
    return end;
}

static void read_words(struct reading *r)
{
    for (size_t at = 0; r->plain[at];) {
        size_t gap = wide_gap(r->plain + at);
        if (bp_is_digit(r->plain[at]))
            at = read_number(r, at);
        else if (word_length(r->plain + at))
            at = read_word(r, at);
        else
            at += gap ? gap : 1;
    }
}

/* ---- whether all that is said fits ---- */

/* The first calendar year of the financial year (from April) that contains a day. */
static int financial_year(struct bp_date day)
{
    return day.month >= 4 ? day.year : day.year - 1;
}

/* The quarter of a calendar year or of a financial year in which the period is. */
static int quarter_of(struct bp_date from, bool financial)
{
    int calendar = (from.month + 2) / 3;
    return !financial ? calendar : calendar == 1 ? 4 : calendar - 1;
}

static bool fit_quarter(const struct reading *r, struct token *token)
{
    if (r->whole != 3 || r->from.month % 3 != 1 || r->count[QUARTER] + r->count[NTH] > 1)
        return false;
    bool calendar = token->value == quarter_of(r->from, false) && !r->count[FINANCIAL];
    bool financial = token->value == quarter_of(r->from, true) && (!r->count[YEAR] || r->count[MONTH]);
    token->next = token->value % 4 + 1;
    return calendar || financial;
}

/* The month's day, which is the token before or after it, or NULL. */
static struct token *day_of(struct reading *r, const struct token *month)
{
    size_t i = (size_t)(month - r->tokens);
    struct token *before = i ? &r->tokens[i - 1] : NULL, *after = i + 1 < r->n ? &r->tokens[i + 1] : NULL;
    if (before && before->kind == DAY && is_beside(r, before, month->at))
        return before;
    return after && after->kind == DAY && is_beside(r, month, after->at) ? after : NULL;
}

/* Whether a month, with the day and the year that it may have, names this end of the period. */
static bool fit_end(struct reading *r, struct token *month, struct bp_date end, struct bp_date next,
                    bool year)
{
    struct token *day = day_of(r, month);
    if (month->value != end.month || (day ? day->value != end.day : !r->whole))
        return false;
    month->next = (uint8_t)next.month;
    if (day)
        day->next = (uint8_t)next.day;
    for (struct token *token = month + 1; token < r->tokens + r->n && token->kind != MONTH; token++) {
        if (token->kind != YEAR)
            continue;
        if (!year || token->value != end.year)
            return false;
        token->next = next.year;
        year = false; /* it has one */
    }
    return true;
}

/* One month is the whole period, or with a day its first or last day; two are both ends of it. A year
 * for both ends stands after the second. */
static bool fit_months(struct reading *r)
{
    struct token *months[2] = {NULL, NULL};
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++)
        if (r->tokens[i].kind == MONTH && n < 2)
            months[n++] = &r->tokens[i];
    if (!n || r->count[MONTH] > 2 || r->count[DAY] > n || r->count[YEAR] > n)
        return false;
    if (n == 1 && !day_of(r, months[0]) && r->whole != 1)
        return false;
    if (n == 1)
        return fit_end(r, months[0], r->to, r->next_to, true) ||
               fit_end(r, months[0], r->from, r->next_from, true);
    bool both = r->count[YEAR] == 2;
    bool same = r->from.year == r->to.year && r->next_from.year == r->next_to.year;
    return (both || same || !r->count[YEAR]) && fit_end(r, months[0], r->from, r->next_from, both) &&
           fit_end(r, months[1], r->to, r->next_to, true);
}

/* A year without a month: the calendar's or the financial year of the period; the next, if the next
 * period is in it. */
static bool fit_year(const struct reading *r, struct token *token)
{
    bool alone = !r->count[QUARTER] && !r->count[NTH] && !r->count[MONTH];
    bool whole = r->whole == 12, financial = token->kind == FINANCIAL;
    int first = financial && !(alone && whole) ? financial_year(r->from) : r->from.year;
    int last = !financial ? r->to.year : alone && whole ? r->from.year : financial_year(r->to);
    int next = financial && !(alone && whole) ? financial_year(r->next_from) : r->next_from.year;
    int next_last = !financial ? r->next_to.year : alone && whole ? next : financial_year(r->next_to);
    bool of_kind = financial == (r->from.month != 1);
    token->next = next;
    return token->value == first && first == last && next == next_last && (!alone || (whole && of_kind)) &&
           (r->count[token->kind] == 1 || next == first);
}

/* "and year end" goes with the fourth quarter; in the report of a year it stays. */
static bool fit_year_end(const struct reading *r, struct token *token)
{
    token->next = r->whole == 12;
    for (size_t i = 0; i < r->n; i++)
        if ((r->tokens[i].kind == QUARTER || r->tokens[i].kind == NTH) && r->tokens[i].value == 4)
            return token->value;
    return token->next;
}

/* Whether all words about time are those of the period. If so, each has its next value. */
static bool all_fit(struct reading *r)
{
    bool fit = !r->other && r->n && (!r->count[YEAR] || !r->count[FINANCIAL]) &&
               (!r->count[MONTH] || fit_months(r));
    for (size_t i = 0; fit && i < r->n; i++) {
        struct token *token = &r->tokens[i];
        if (token->kind == QUARTER || token->kind == NTH)
            fit = fit_quarter(r, token);
        else if (token->kind == FINANCIAL || (token->kind == YEAR && !r->count[MONTH]))
            fit = fit_year(r, token);
        else if (token->kind == YEAR_END)
            fit = fit_year_end(r, token);
        else
            fit = token->next != 0;
    }
    return fit;
}

/* Whether the text names no time. A financial year counts as no time if the next period is still in
 * it. */
static bool no_time(const struct reading *r)
{
    bool same = true;
    for (size_t i = 0; i < r->n; i++)
        same = same && r->tokens[i].kind == FINANCIAL && r->tokens[i].value == financial_year(r->from) &&
               r->tokens[i].value == financial_year(r->next_to);
    return same && !r->other;
}

/* ---- the next words ---- */

/* Writes a word in the letter case of another. */
static void put_like(char out[NEW_WORD], const char *word, const char *old)
{
    bool all = bp_is_capital(old[0]) && bp_is_capital(old[1]);
    snprintf(out, NEW_WORD, "%s", word);
    for (size_t i = 0; out[i]; i++) {
        bool small = out[i] >= 'a' && out[i] <= 'z';
        if (small && all)
            out[i] = (char)(out[i] & ~0x20);
        else if (i == 0 && bp_is_capital(out[i]) && !bp_is_capital(old[0]))
            out[i] = (char)(out[i] | 0x20);
    }
}

/* What stands in a token's place in the next period. */
static void put_next(const struct token *token, const char *old, char out[NEW_WORD])
{
    size_t first = token->kind == FINANCIAL && !bp_is_digit(old[2]) ? 2 : 4; /* digits of its first year */
    size_t second = token->len > 6 && bp_is_digit(old[token->len - 3]) ? 4 : 2; /* … of its second */
    switch (token->kind) {
    case MONTH:
    case NTH:
        put_like(out, token->row[token->next - 1], old);
        break;
    case DAY:
        snprintf(out, NEW_WORD, old[0] == '0' ? "%02d" : "%d", token->next);
        break;
    case FINANCIAL:
        snprintf(out, NEW_WORD, "%0*d%.*s%0*d", (int)first, first == 4 ? token->next : token->next % 100,
                 (int)(token->len - first - second), old + first,
                 (int)second, second == 4 ? token->next + 1 : (token->next + 1) % 100);
        break;
    case YEAR_END:
        snprintf(out, NEW_WORD, "%.*s", token->next ? (int)token->len : 0, old);
        break;
    default:
        snprintf(out, NEW_WORD, "%d", token->next);
    }
}

/* Makes the next text, run by run. Sets *whole to false if a token is not inside one run. */
static bool put_tokens(const struct reading *r, const struct bp_inline *text, struct bp_arena *arena,
                       struct bp_inline *out, bool *whole)
{
    size_t begin = 0, t = 0;
    *out = *text;
    out->runs = bp_arena_array(arena, text->n, sizeof *out->runs);
    if (!out->runs)
        return false;
    memcpy(out->runs, text->runs, text->n * sizeof *out->runs);
    for (uint32_t i = 0; i < text->n; i++) {
        const char *run = text->runs[i].text;
        size_t len = text->runs[i].is_break ? 1 : strlen(run), done = 0;
        struct bp_buf buf = {0};
        for (; t < r->n && r->tokens[t].at < begin + len; t++) {
            const struct token *token = &r->tokens[t];
            char word[NEW_WORD];
            if (token->at < begin + done || token->at + token->len > begin + len) {
                *whole = false;
                bp_buf_free(&buf);
                return true;
            }
            put_next(token, run + (token->at - begin), word);
            bp_buf_put(&buf, run + done, token->at - begin - done);
            bp_buf_str(&buf, word);
            done = token->at - begin + token->len;
        }
        if (done) {
            bp_buf_str(&buf, run + done);
            out->runs[i].text = buf.failed ? NULL : bp_arena_text(arena, buf.bytes, buf.len);
        }
        bp_buf_free(&buf);
        if (!out->runs[i].text)
            return false;
        begin += len;
    }
    return true;
}

bool bp_next_words(const struct bp_inline *text, struct bp_date from, struct bp_date to,
                   struct bp_arena *arena, enum bp_naming *naming, struct bp_inline *next)
{
    struct reading r = {.plain = bp_inline_plain(arena, text), .from = from, .to = to, .next_from = from,
                        .next_to = to, .whole = bp_whole_months(from, to)};
    bool whole = true;
    *next = *text;
    *naming = BP_NAMES_TIME;
    if (!r.plain)
        return false;
    read_words(&r);
    bool moved = bp_next_period(&r.next_from, &r.next_to);
    if (!r.n && !r.other)
        *naming = BP_NAMES_NO_TIME;
    else if (moved && no_time(&r))
        *naming = BP_NAMES_NO_TIME;
    else if (moved && all_fit(&r))
        *naming = BP_NAMES_PERIOD;
    if (*naming != BP_NAMES_PERIOD)
        return true;
    if (!put_tokens(&r, text, arena, next, &whole))
        return false;
    if (!whole) {
        *next = *text;
        *naming = BP_NAMES_TIME;
    }
    return true;
}
