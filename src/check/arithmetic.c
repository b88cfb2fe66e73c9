/* arithmetic.c: finds numbers in an update that do not add up (BP5019). It knows five forms, and
 * says nothing if it is not sure what a number counts:
 *     11 of 48 (25%)    25% (11 of 48)    11/48 (25%)
 *     12 out of 10
 *     reduced from 120 to 90, a reduction of 30 (25%)
 *     There were 4560. This is a reduction of 60 (-1.3%)
 *     Budget 760; actual 540; 71% spent */
#include "check/words.h"

#include <string.h>

/* A number without its commas. 1.3 is stored as digits 13, decimals 1. */
struct figure {
    int64_t digits;
    int decimals;
    bool percent, year;
};

#define MOST 1000000000 /* keeps the products below in 64 bits */

static const int64_t tens[] = {1, 10, 100, 1000};

static const char falls[] =
    "reduction|decrease|fall|drop|decline|reduced|decreased|fell|fallen|dropped|declined|down";
static const char rises[] = "increase|rise|growth|increased|rose|risen|grown|grew|up";
static const char vague[] =
    "about|around|approximately|approx|roughly|nearly|almost|over|under|circa|c|ca|some|least|"
    "most|than|to|between";

/* Reads a word that is a number and nothing else. */
static bool read_figure(const struct bp_word *word, struct figure *out)
{
    bool commas = false, point = false;
    *out = (struct figure){0};
    for (uint32_t i = 0; i < word->len; i++) {
        char c = word->at[i];
        if (c == ',' && !point && word->len - i >= 4) {
            commas = true;
        } else if (c == '.' && !point) {
            point = true;
        } else if (c >= '0' && c <= '9' && out->digits < MOST && out->decimals < 3) {
            out->digits = out->digits * 10 + (c - '0');
            out->decimals += point;
        } else {
            return false;
        }
    }
    const char *after = word->at + word->len;
    after += strspn(after, " ");
    out->percent = *after == '%' || !strncmp(after, "per cent", 8) || !strncmp(after, "percent", 7);
    out->year = !point && !commas && word->len == 4 && out->digits >= 1900 && out->digits < 2100;
    return out->digits <= MOST;
}

/* Reads a number that counts things. */
static bool count_at(const struct bp_words *words, size_t i, struct figure *out)
{
    return i < words->n && read_figure(&words->items[i], out) && !out->percent && !out->decimals;
}

/* Whether part / whole is the percentage, rounded up or down at its last digit. whole > 0. */
static bool holds(int64_t part, int64_t whole, struct figure percent)
{
    int64_t off = 100 * part * tens[percent.decimals] - percent.digits * whole;
    return (off < 0 ? -off : off) < whole;
}

/* "22.9%", with as many decimals as the text has, and at least one unless the result is whole. */
static const char *percent_words(struct bp_check *check, int64_t part, int64_t whole)
{
    int64_t tenths = (2000 * part + whole) / (2 * whole);
    if (tenths % 10 == 0)
        return bp_check_say(check, "%lld%%", (long long)(tenths / 10));
    return bp_check_say(check, "%lld.%d%%", (long long)(tenths / 10), (int)(tenths % 10));
}

struct text {
    struct bp_check *check;
    const struct bp_check_row *row;
    const struct bp_words *words;
    /* the last "from 120 to 90"; a change stated before word `reach` refers to it */
    int64_t base, change;
    size_t reach;
    /* how many numbers so far may be a total, and the last of them */
    size_t n_totals;
    int64_t total;
};

/* Whether a bracket opens between word i-1 and word i. */
static bool opens_bracket(const struct bp_words *words, size_t i)
{
    const struct bp_word *before = &words->items[i - 1];
    const char *gap = before->at + before->len;
    const char *bracket = memchr(gap, '(', (size_t)(words->items[i].at - gap));
    return bracket && !memchr(gap, ')', (size_t)(words->items[i].at - gap));
}

/* Whether the bracket closes right after the percentage at `word`: "(25%)", "(25 per cent)". */
static bool closes_bracket(const struct bp_word *word)
{
    const char *after = word->at + word->len;
    after += strspn(after, " ");
    after += *after == '%' ? 1 : !strncmp(after, "per cent", 8) ? 8 : strlen("percent");
    return *after == ')';
}

/* A percentage alone in brackets, at most three words after word `from`. */
static bool percent_in_bracket(const struct bp_words *words, size_t from, size_t *at,
                               struct figure *out)
{
    for (size_t i = from; i < words->n && i <= from + 3; i++) {
        if (words->items[i].before == '.')
            return false;
        if (opens_bracket(words, i)) {
            *at = i;
            return read_figure(&words->items[i], out) && out->percent &&
                   closes_bracket(&words->items[i]);
        }
        if (words->items[i].before != ' ')
            return false;
        struct figure other;
        if (read_figure(&words->items[i], &other))
            return false;
    }
    return false;
}

static bool is_vague(const struct bp_words *words, size_t i)
{
    return i > 0 && words->items[i].before != '.' && bp_word_in(&words->items[i - 1], vague);
}

static void report(const struct text *text, size_t first, size_t end, const char *truth)
{
    const char *said = bp_words_text(text->words, first, end);
    const struct bp_word *last = &text->words->items[end - 1];
    const char *after = last->at + last->len;
    if (said && *after == '%') /* followed by a percentage in brackets */
        said = bp_check_say(text->check, "%s%%)", said);
    bp_words_find(text->check, BP_E_ARITHMETIC, text->row, text->words, first, end,
                  said ? said : "", truth);
}

static void report_share(const struct text *text, size_t first, size_t end, int64_t part,
                         int64_t whole)
{
    report(text, first, end,
           bp_check_say(text->check, "%lld of %lld is %s", (long long)part, (long long)whole,
                        percent_words(text->check, part, whole)));
}

/* Reads "n of m", "n out of m", "n of the m" or "n/m" at word i. Returns the number of words, or
 * 0. */
static size_t share_at(const struct bp_words *words, size_t i, int64_t *part, int64_t *whole,
                       bool *out_of)
{
    struct figure n, m;
    size_t next = i + 1;
    *out_of = false;
    if (!count_at(words, i, &n) || n.year || is_vague(words, i))
        return 0;
    if (next < words->n && bp_word_in(&words->items[next], "out")) {
        *out_of = true;
        next++;
    }
    if (next + 1 >= words->n || !bp_word_in(&words->items[next], "of") ||
        words->items[next].before != ' ')
        return 0;
    next++;
    if (bp_word_in(&words->items[next], "the|these|our|all"))
        next++;
    if (!count_at(words, next, &m) || words->items[next].before != ' ' || m.digits == 0)
        return 0;
    *part = n.digits;
    *whole = m.digits;
    return next + 1 - i;
}

/* "11/48" is one word. */
static bool slash_share(const struct bp_word *word, int64_t *part, int64_t *whole)
{
    const char *slash = memchr(word->at, '/', word->len);
    struct figure n, m;
    if (!slash)
        return false;
    struct bp_word left = {word->at, (uint32_t)(slash - word->at), 0, ' '};
    struct bp_word right = {slash + 1, word->len - left.len - 1, 0, ' '};
    if (!read_figure(&left, &n) || !read_figure(&right, &m) || n.decimals || m.decimals || n.year ||
        m.digits == 0)
        return false;
    *part = n.digits;
    *whole = m.digits;
    return true;
}

/* Checks a share at word i against the percentage after or before it. Returns the word to go on
 * from. */
static size_t check_share(const struct text *text, size_t i)
{
    const struct bp_words *words = text->words;
    int64_t part, whole;
    bool out_of = false;
    size_t at, taken = share_at(words, i, &part, &whole, &out_of);
    struct figure percent;
    if (!taken && slash_share(&words->items[i], &part, &whole))
        taken = 1;
    if (!taken)
        return i + 1;
    if (out_of && part > whole) {
        report(text, i, i + taken, "a part cannot be more than the whole");
    } else if (part <= whole && percent_in_bracket(words, i + taken, &at, &percent)) {
        if (!holds(part, whole, percent))
            report_share(text, i, at + 1, part, whole);
    } else if (part <= whole && i > 0 && words->items[i].before == ',' && opens_bracket(words, i) &&
               words->items[i + taken - 1].at[words->items[i + taken - 1].len] == ')' &&
               read_figure(&words->items[i - 1], &percent) && percent.percent &&
               !is_vague(words, i - 1) && !holds(part, whole, percent)) {
        report_share(text, i - 1, i + taken, part, whole);
    }
    return i + taken;
}

/* Reads "reduced from 120 [crimes] to 90 (25%)" at its first word. `way`: 1 for more, -1 for less. */
static void check_from_to(struct text *text, size_t i, int way)
{
    const struct bp_words *words = text->words;
    struct figure before, now, percent;
    size_t at, to = i + 3;
    if (!bp_phrase_at(words, i + 1, "from") || !count_at(words, i + 2, &before) || before.year)
        return;
    while (to < words->n && to < i + 6 && words->items[to].before == ' ' &&
           !bp_word_in(&words->items[to], "to"))
        to++;
    if (to + 1 >= words->n || !bp_phrase_at(words, to, "to") || !count_at(words, to + 1, &now) ||
        now.year || words->items[to + 1].before != ' ' || before.digits == 0)
        return;
    int64_t change = (now.digits - before.digits) * way;
    text->base = before.digits;
    text->change = change;
    text->reach = bp_sentence_end(words, to + 1);
    if (change < 0) {
        report(text, i, to + 2,
               bp_check_say(text->check, "%lld is %s than %lld", (long long)now.digits,
                            way < 0 ? "more" : "less", (long long)before.digits));
    } else if (percent_in_bracket(words, to + 2, &at, &percent) &&
               !holds(change, before.digits, percent)) {
        report(text, i, at + 1,
               bp_check_say(text->check, "%lld is %s of %lld", (long long)change,
                            percent_words(text->check, change, before.digits),
                            (long long)before.digits));
    }
}

/* Checks "a reduction of 60 crimes (-1.3%)" at its first word. It needs "from … to …" before it, or
 * exactly one total. */
static void check_change(const struct text *text, size_t i, int way)
{
    const struct bp_words *words = text->words;
    struct figure change, percent;
    size_t at;
    bool known = i < text->reach;
    if ((!known && text->n_totals != 1) || !bp_phrase_at(words, i + 1, "of|by") ||
        !count_at(words, i + 2, &change) || change.year)
        return;
    int64_t base = known ? text->base : text->total - way * change.digits;
    if (known && change.digits != text->change) {
        report(text, i, i + 3,
               bp_check_say(text->check, "the difference is %lld", (long long)text->change));
        return;
    }
    if (!percent_in_bracket(words, i + 3, &at, &percent) || base <= 0 || base > MOST ||
        holds(change.digits, base, percent))
        return;
    report(text, i, at + 1,
           bp_check_say(text->check, "%lld of the %lld before is %s", (long long)change.digits,
                        (long long)base, percent_words(text->check, change.digits, base)));
}

/* ---- money ---- */

/* A sum at word i, or up to two words after it, in thousandths. Returns the word after it, or 0. */
static size_t sum_at(const struct bp_words *words, size_t i, int64_t *sum)
{
    struct figure figure;
    for (size_t at = i; at < words->n && at <= i + 2 && (at == i || words->items[at].before != '.'); at++) {
        if (!read_figure(&words->items[at], &figure))
            continue;
        if (figure.percent || figure.year)
            return 0;
        *sum = figure.digits * tens[3 - figure.decimals];
        return at + 1;
    }
    return 0;
}

/* Reads "71% spent" or "71% of the budget" at word i. Returns the word after it, or 0. A percentage of more
 * than six digits is not read: sums are in thousandths. */
static size_t spent_share(const struct bp_words *words, size_t i, struct figure *percent)
{
    static const char *const of_budget[] = {"spent|spend|used|utilised|committed",
                                            "of budget|allocation|grant",
                                            "of the|its|our budget|allocation|grant", NULL};
    size_t after = i + 1;
    if (!read_figure(&words->items[i], percent) || !percent->percent || percent->digits > MOST / 1000 ||
        is_vague(words, i))
        return 0;
    while (after < words->n && bp_word_in(&words->items[after], "per|cent|percent"))
        after++;
    if (after == words->n || words->items[after].before == '.')
        return 0;
    size_t taken = bp_phrase_find(words, &after, after + 1, of_budget);
    return taken ? after + taken : 0;
}

/* Reads "Budget 760; actual 540; 71% spent" at its first word. */
static void check_budget(const struct text *text, size_t i)
{
    enum { REACH = 12 };
    const struct bp_words *words = text->words;
    int64_t budget, spent = -1;
    struct figure percent;
    size_t next = sum_at(words, i + 1, &budget), end;
    if (!next || budget <= 0)
        return;
    for (size_t at = next; at < words->n && at < next + REACH; at++) {
        if (bp_word_in(&words->items[at], "budget|allocation|forecast"))
            return;
        if (spent < 0 && bp_word_in(&words->items[at], "actual|spend|spent|expenditure|outturn") &&
            !sum_at(words, at + 1, &spent))
            return;
        if (spent < 0 || (end = spent_share(words, at, &percent)) == 0)
            continue;
        if (!holds(spent, budget, percent))
            report(text, i, end,
                   bp_check_say(text->check, "that is %s", percent_words(text->check, spent, budget)));
        return;
    }
}

/* Whether word i is a number that a change may refer to: not a date, a percentage or a quarter. */
static bool total_at(const struct bp_words *words, size_t i, struct figure *out)
{
    return count_at(words, i, out) && !out->year &&
           !(i > 0 && bp_word_in(&words->items[i - 1],
                                 "quarter|qtr|q|csap|section|part|no|number|age|aged"));
}

/* Most updates have fewer than two numbers, so nothing to add up. */
static bool has_two_numbers(const struct bp_words *words)
{
    size_t n = 0;
    for (size_t i = 0; i < words->n && n < 2; i++) {
        char first = words->items[i].at[0];
        if (first >= '0' && first <= '9')
            n += memchr(words->items[i].at, '/', words->items[i].len) ? 2 : 1;
    }
    return n >= 2;
}

static void check_update(struct text *text)
{
    const struct bp_words *words = text->words;
    static const char *const changes[] = {falls, rises, NULL};
    size_t share_end = 0, change = 0;
    if (!bp_phrase_find(words, &change, words->n, changes))
        change = words->n;
    for (size_t i = 0; i < words->n; i++) {
        struct figure figure;
        if (i == change) {
            int way = bp_word_in(&words->items[i], falls) ? -1 : 1;
            check_change(text, i, way);
            check_from_to(text, i, way);
            change++;
            if (!bp_phrase_find(words, &change, words->n, changes))
                change = words->n;
        }
        if (i >= share_end)
            share_end = check_share(text, i);
        if (bp_word_in(&words->items[i], "budget|allocation"))
            check_budget(text, i);
        if (total_at(words, i, &figure)) {
            text->n_totals++;
            text->total = figure.digits;
        }
    }
}

void bp_rule_arithmetic(struct bp_check *check)
{
    struct bp_words words = {check->arena, NULL, 0, 0};
    for (uint32_t i = 0; i < check->n_rows; i++) {
        struct text text = {.check = check, .row = &check->rows[i], .words = &words};
        if (!bp_words_split(&words, text.row->update))
            return;
        if (has_two_numbers(&words))
            check_update(&text);
    }
}
