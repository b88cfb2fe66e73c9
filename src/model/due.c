/* due.c: due dates as people write them. Splits a text into its parts, looks whether it is without a
 * day on purpose, and finds the last of its dates. */
#include "model/due.h"

#include <string.h>

#include "base/text.h"
#include "model/due_phrase.h"

static bool starts(const char *text, const char *with)
{
    return !strncmp(text, with, strlen(with));
}

/* A dash or a curled apostrophe. */
static bool is_mark(const char *text)
{
    return starts(text, "\xE2\x80\x93") || starts(text, "\xE2\x80\x94") || starts(text, "\xE2\x80\x99") ||
           starts(text, "\xE2\x80\x98");
}

/* All bytes of a letter with an accent are letters. */
static bool is_letter(const char *text)
{
    return bp_is_letter(*text) ||
           ((unsigned char)*text >= 0x80 && !starts(text, "\xC2\xA0") && !is_mark(text));
}

/* The parts of a text, and what its words say together. */
struct text {
    struct bp_due_part parts[BP_DUE_PARTS];
    int n;
    bool carry;  /* a word that was dropped came after a comma */
    bool odd;    /* something in it is no part of a date */
    bool open;   /* a word says that there is no last day */
    bool span;   /* "short", "long" */
    bool term, season, review;
    bool length;     /* "12 months", "year 2" */
    bool year_alone; /* "Financial year" and no more */
};

/* The length of a remark in brackets without digits, "(revised)"; else 0. */
static size_t remark(const char *text)
{
    size_t len = *text == '(' ? strcspn(text, ")0123456789") : 0;
    return len && text[len] == ')' ? len + 1 : 0;
}

/* Skips what separates two parts, and notes it in the part: one of "/-." if present, else a comma,
 * else a blank. Quotation marks are skipped, for short years ('20). */
static const char *skip_gap(const char *text, struct bp_due_part *part, bool *odd)
{
    for (; *text && !is_letter(text) && !bp_is_digit(*text); text++) {
        size_t len = remark(text);
        if (len) {
            part->spaced = true;
            part->before = part->before ? part->before : ' ';
            text += len - 1;
        } else if (is_mark(text)) {
            part->before = '-';
            text += 2;
        } else if (starts(text, "\xC2\xA0") || strchr(" ,;:", *text)) {
            bool list = *text == ',' || *text == ';';
            part->spaced = true;
            if (!part->before || (list && part->before == ' '))
                part->before = list ? ',' : ' ';
            text += *text == '\xC2';
        } else if (strchr("/-.", *text)) {
            part->before = *text;
        } else if (*text == '\'') {
            part->before = '-';
        } else if (*text == '&') {
            part->before = ',';
        } else {
            *odd = true;
        }
    }
    return text;
}

static const char *take_number(const char *text, struct bp_due_part *part)
{
    part->is_number = true;
    for (; bp_is_digit(*text); text++, part->digits++)
        part->value = part->value < 100000 ? part->value * 10 + (*text - '0') : part->value;
    return text;
}

/* Whether a letter, a point and a letter follow: "T.B.C." */
static bool is_dotted(const char *text)
{
    return is_letter(text) && text[1] == '.' && is_letter(text + 2) && !is_letter(text + 3);
}

static const char *take_word(const char *text, struct bp_due_part *part)
{
    char word[BP_DUE_WORD];
    size_t len = 0;
    for (bool dots = is_dotted(text); is_letter(text) || (dots && is_dotted(text - 1)); text++)
        if (len < sizeof word && *text != '.')
            word[len++] = bp_lower(*text);
    bool fits = len < sizeof word;
    word[fits ? len : 0] = '\0';
    part->kind = bp_due_word(word, &part->value);
    if (!strcmp(word, "hyd") && *text == ' ' && !bp_is_digit(text[1])) /* "hyd at": until; "Hyd 2026" */
        part->kind = BP_DW_UNTIL;
    return text;
}

/* What a word says of the text as a whole. */
static void note(struct text *all, const struct bp_due_part *part, const struct bp_due_part *last)
{
    bool of_years = last && !last->is_number && part->before == ' ' &&
                    (last->kind == BP_DW_YEAR || last->kind == BP_DW_UNIT);
    all->length = all->length || (part->is_number && part->digits == 1 && of_years);
    all->year_alone = !part->is_number && part->kind == BP_DW_YEAR &&
                      (!all->n || (all->n == 1 && all->parts[0].kind == BP_DW_FINANCIAL));
    if (part->is_number)
        return;
    all->open = all->open || part->kind == BP_DW_OPEN;
    all->span = all->span || part->kind == BP_DW_SPAN || (part->kind == BP_DW_PART && part->value == 2);
    all->term = all->term || part->kind == BP_DW_TERM;
    all->season = all->season || part->kind == BP_DW_SEASON || part->kind == BP_DW_MONTH;
    all->review = all->review || part->kind == BP_DW_REVIEW;
    bool counted = last && last->is_number && last->digits <= 2 && part->before == ' ';
    all->length = all->length || (counted && (part->kind == BP_DW_UNIT || part->kind == BP_DW_YEAR)) ||
                  (part->kind == BP_DW_UNIT && last && last->kind == BP_DW_SPAN);
}

/* Drops what changes no day: fillers, "by", weekdays, and the "st" of "1st". A word that no date has
 * makes the text odd. */
static void add(struct text *all, struct bp_due_part *part)
{
    struct bp_due_part *last = all->n ? &all->parts[all->n - 1] : NULL;
    bool ordinal = part->kind == BP_DW_ORDINAL && last && last->is_number && !part->before;
    if (all->carry && part->before == ' ')
        part->before = ',';
    all->carry = false;
    if (!part->is_number && (ordinal || part->kind == BP_DW_FILLER || part->kind == BP_DW_DAY)) {
        all->carry = part->before == ',';
        return;
    }
    all->odd = all->odd || all->n == BP_DUE_PARTS || (part->is_number && part->digits > 4) ||
               (!part->is_number && (part->kind == BP_DW_OTHER || part->kind == BP_DW_UNIT ||
                                     part->kind == BP_DW_ORDINAL || part->kind == BP_DW_OPEN));
    if (all->n < BP_DUE_PARTS)
        all->parts[all->n++] = *part;
}

static void split(const char *text, struct text *all)
{
    struct bp_due_part last = {0};
    bool any = false;
    *all = (struct text){.n = 0};
    for (;;) {
        struct bp_due_part part = {0};
        text = skip_gap(text, &part, &all->odd);
        if (!*text)
            return;
        text = bp_is_digit(*text) ? take_number(text, &part) : take_word(text, &part);
        if (any && last.kind == BP_DW_DAY && part.kind == BP_DW_MONTH && *text == ' ' && bp_is_digit(text[1]))
            part.kind = BP_DW_FILLER; /* "Dydd Mawrth 2 Mawrth 2027": a Tuesday */
        note(all, &part, any ? &last : NULL);
        add(all, &part);
        last = part;
        any = true;
    }
}

/* ---- lists and ranges of dates ---- */

static bool joins(const struct bp_due_part *part)
{
    return !part->is_number && (part->kind == BP_DW_AND || part->kind == BP_DW_UNTIL);
}

/* Whether another date may begin at parts[i]. Between two numbers a sign without blanks belongs to
 * one date, but "30-31 March" and "2025-2028" are two. */
static bool may_begin(const struct bp_due_part *parts, int i)
{
    const struct bp_due_part *part = &parts[i], *last = &parts[i - 1];
    if (joins(last))
        return true;
    if (!part->before || !strchr(",/-", part->before))
        return false;
    if (part->before == ',' || part->spaced || !part->is_number || !last->is_number)
        return true;
    return part->before == '-' && part->digits == last->digits;
}

/* Reads parts[first..end) as one date; what it lacks, such as the year, is taken from the end of the
 * text. */
static bool read_item(const struct text *text, int first, int end, const struct bp_due_years *years,
                      struct bp_date *out)
{
    struct bp_due_part parts[BP_DUE_PARTS];
    int n = end - first;
    while (n > 0 && joins(&text->parts[first + n - 1]))
        n--;
    if (n < 1)
        return false;
    int most = text->n - end < 3 ? text->n - end : 3;
    for (int tail = 0; tail <= most && n + tail <= BP_DUE_PARTS; tail++) {
        memcpy(parts, &text->parts[first], (size_t)n * sizeof *parts);
        memcpy(parts + n, &text->parts[text->n - tail], (size_t)tail * sizeof *parts);
        if (tail && parts[n].is_number && parts[n].before == '-')
            parts[n].before = ' ';
        if (bp_due_phrase(parts, n + tail, years, out))
            return true;
    }
    return false;
}

/* Reads parts[first..] as a list of dates, and gives the last of them. */
static bool read_list(const struct text *text, int first, const struct bp_due_years *years,
                      struct bp_date *out)
{
    struct bp_date from[BP_DUE_PARTS + 1] = {{0}}; /* the last day of the list that begins there */
    for (int i = text->n - 1; i >= first; i--) {
        bool alone = bp_due_phrase(&text->parts[i], text->n - i, years, &from[i]);
        for (int j = i + 1; !alone && j < text->n; j++) {
            struct bp_date day;
            if (!from[j].year || !may_begin(text->parts, j) || !read_item(text, i, j, years, &day))
                continue;
            from[i] = bp_date_compare(day, from[j]) > 0 ? day : from[j];
            break;
        }
    }
    if (first < text->n)
        *out = from[first];
    return first < text->n && from[first].year != 0;
}

/* The date after the last "until" of what goes on: "Ongoing until March 2027". */
static bool read_until(const struct text *text, const struct bp_due_years *years, struct bp_date *out)
{
    for (int i = text->n - 1; i > 0; i--)
        if (!text->parts[i].is_number && text->parts[i].kind == BP_DW_UNTIL)
            return read_list(text, i + 1, years, out);
    return false;
}

enum bp_due_kind bp_due_read(const char *text, const struct bp_due_years *years,
                             struct bp_date *last_day)
{
    struct text all;
    *last_day = (struct bp_date){0};
    if (!*text)
        return BP_DUE_NONE;
    split(text, &all);
    int first = 0;
    while (first < all.n && joins(&all.parts[first]))
        first++;
    if (!all.odd && read_list(&all, first, years, last_day))
        return BP_DUE_DAY;
    if (all.open && all.n < BP_DUE_PARTS && !all.review && read_until(&all, years, last_day))
        return BP_DUE_DAY;
    bool open = all.open || all.length || (all.span && all.term && !all.season) || all.year_alone;
    *last_day = (struct bp_date){0};
    return open ? BP_DUE_OPEN : BP_DUE_UNKNOWN;
}

bool bp_due_lacks_year(const char *text, const struct bp_due_years *years, int year,
                       struct bp_date *last_day)
{
    struct text all;
    *last_day = (struct bp_date){0};
    split(text, &all);
    int first = 0;
    while (first < all.n && joins(&all.parts[first]))
        first++;
    if (all.odd || first == all.n || all.n == BP_DUE_PARTS || read_list(&all, first, years, last_day))
        return false;
    all.parts[all.n++] = (struct bp_due_part){.is_number = true, .value = year, .digits = 4, .before = ' '};
    return read_list(&all, first, years, last_day);
}
