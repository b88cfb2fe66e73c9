/* when.c: days and periods in texts, and due dates as cells show them. */
#include "base/text.h"
#include "model/due.h"
#include "model/due_words.h"
#include "onramp/draft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- the parts of a text ---- */

enum {
    MOST_PARTS = 48,
    MOST_POINTS = 8,
    FIRST_DAY = 36526 /* the number of 1 January 2000 in spreadsheets */
};

struct part {
    bool number;
    int value, digits;
    enum bp_due_word kind;
    char before; /* the last of "/-." between it and the part before; else ' ', or 0 */
};

static bool is_letter(const char *text)
{
    return bp_is_letter(*text) || (*text & 0x80);
}

/* Dashes and blanks of other kinds are those of ASCII. */
static size_t sign_at(const char *text, char *sign)
{
    if (!strncmp(text, "\xE2\x80\x93", 3) || !strncmp(text, "\xE2\x80\x94", 3)) {
        *sign = '-';
        return 3;
    }
    if (!strncmp(text, "\xC2\xA0", 2) || !strncmp(text, "\xE2\x80\x98", 3) ||
        !strncmp(text, "\xE2\x80\x99", 3)) {
        *sign = ' ';
        return *text == '\xC2' ? 2 : 3;
    }
    *sign = strchr("/-.", *text) ? *text : ' ';
    return is_letter(text) || bp_is_digit(*text) ? 0 : 1;
}

static const char *take_part(const char *text, struct part *part)
{
    char word[BP_DUE_WORD];
    size_t n = 0;
    if (bp_is_digit(*text)) {
        part->number = true;
        for (; bp_is_digit(*text); text++, part->digits++)
            part->value = part->value < 100000 ? part->value * 10 + (*text - '0') : part->value;
        return text;
    }
    for (char sign; is_letter(text) &&
                    (!(*text & 0x80) || !sign_at(text, &sign) || sign_at(text, &sign) == 1);)
        for (bool first = true; first || (*text & 0xC0) == 0x80; first = false, text++)
            if (n < sizeof word)
                word[n++] = bp_lower(*text);
    if (n >= sizeof word)
        return text;
    word[n] = 0;
    part->kind = bp_due_word(word, &part->value);
    return text;
}

static int split(const char *text, struct part parts[MOST_PARTS])
{
    int n = 0;
    char before = 0;
    while (*text) {
        char sign;
        size_t len = sign_at(text, &sign);
        if (len) {
            before = before && before != ' ' ? before : sign;
            text += len;
            continue;
        }
        if (n == MOST_PARTS)
            return n;
        parts[n] = (struct part){.before = before};
        text = take_part(text, &parts[n++]);
        before = 0;
    }
    return n;
}

/* ---- what the parts name ---- */

/* A day or a month. */
struct point {
    int day, month, year; /* day 0: a month; year 0: not written */
};

struct said {
    struct point points[MOST_POINTS];
    int n;
    int quarter, half;     /* 0: none */
    int years[2], n_years; /* single ones */
    int double_year;       /* the first of "2019/20" */
    int pending;           /* a day whose month comes later: "1 - 30 September" */
    int others;            /* parts that are none of these */
};

static bool is_year(const struct part *part)
{
    return part->number && part->digits == 4 && part->value >= 1900 && part->value <= 2199;
}

/* Whether parts[0..1] are "2019/20", "2019-2020" or "19/20". */
static int double_year(const struct part *parts, int n)
{
    if (n < 2 || !parts[0].number || !parts[1].number ||
        (parts[1].before != '/' && parts[1].before != '-'))
        return 0;
    int first = is_year(&parts[0])     ? parts[0].value
                : parts[0].digits == 2 ? 2000 + parts[0].value
                                       : 0;
    bool follows = parts[1].digits == 4   ? parts[1].value == first + 1
                   : parts[1].digits == 2 ? parts[1].value == (first + 1) % 100
                                          : false;
    if (n > 2 && parts[0].digits == 2 && parts[2].number && parts[2].before == parts[1].before)
        return 0; /* a day: 19/20/… */
    return follows ? first : 0;
}

static void add_point(struct said *s, int day, int month, int year)
{
    struct bp_date test;
    if (s->n == MOST_POINTS || month < 1 || month > 12 ||
        (day && !bp_date_make(year ? year : 2000, month, day, &test)))
        return;
    if (s->pending && day && s->n < MOST_POINTS - 1)
        s->points[s->n++] = (struct point){s->pending, month, year};
    s->pending = 0;
    s->points[s->n++] = (struct point){day, month, year};
}

/* A day in numbers. Returns how many parts it has; 0: it is none. */
static int take_numbers(struct said *s, const struct part *p, int n)
{
    struct bp_date day;
    if (n < 3 || !p[0].number || !p[1].number || !p[2].number || !strchr("/-.", p[1].before) ||
        !p[1].before || p[2].before != p[1].before)
        return 0;
    bool iso = p[0].digits == 4;
    int year = iso                ? p[0].value
               : p[2].digits == 4 ? p[2].value
               : p[2].digits == 2 ? 2000 + p[2].value
                                  : 0;
    if (!bp_date_make(year, p[1].value, iso ? p[2].value : p[0].value, &day) || year < 1900)
        return 0;
    add_point(s, day.day, day.month, day.year);
    return 3;
}

/* The year after a month: four digits, or two that are no day of another month. */
static int year_after(const struct part *p, int n)
{
    if (n < 1 || double_year(p, n))
        return 0;
    if (is_year(p))
        return p->value;
    bool brief =
        p->number && p->digits == 2 && p->before != '/' &&
        !(n > 1 && (p[1].kind == BP_DW_ORDINAL || p[1].kind == BP_DW_MONTH) && !p[1].number);
    return brief ? 2000 + p->value : 0;
}

/* "12th September 2019", "September 2019", "Sept". */
static int take_month(struct said *s, const struct part *p, int n)
{
    int i = 0, day = 0;
    if (p[0].number && p[0].digits <= 2 && p[0].value >= 1 && p[0].value <= 31) {
        day = p[0].value;
        i = n > 1 && !p[1].number && p[1].kind == BP_DW_ORDINAL ? 2 : 1;
        i += i < n && !p[i].number && p[i].kind == BP_DW_FILLER; /* "1st of July" */
    }
    if (i >= n || p[i].number || p[i].kind != BP_DW_MONTH)
        return 0;
    int month = p[i++].value, year = year_after(p + i, n - i);
    add_point(s, day, month, year);
    return i + (year != 0);
}

/* "Q2", "Quarter 2", "2nd quarter", "second quarter", "H1", "first half". */
static int take_share(struct said *s, const struct part *p, int n)
{
    int which = 0, used = 0;
    enum bp_due_word kind = BP_DW_OTHER;
    bool head = !p[0].number && (p[0].kind == BP_DW_QUARTER || p[0].kind == BP_DW_HALF);
    if (head && n > 1 && p[1].number && p[1].digits == 1) {
        kind = p[0].kind;
        which = p[1].value;
        used = 2;
    } else if (n > 1 && !p[0].number && p[0].kind == BP_DW_NTH && !p[1].number) {
        kind = p[1].kind;
        which = p[0].value;
        used = 2;
    } else if (n > 2 && p[0].number && p[0].digits == 1 && p[1].kind == BP_DW_ORDINAL &&
               !p[2].number) {
        kind = p[2].kind;
        which = p[0].value;
        used = 3;
    }
    if (kind == BP_DW_QUARTER && which >= 1 && which <= 4)
        s->quarter = which;
    else if (kind == BP_DW_HALF && which >= 1 && which <= 2)
        s->half = which;
    else
        return 0;
    return used;
}

static int take_year(struct said *s, const struct part *p, int n)
{
    int year = double_year(p, n);
    if (year) {
        s->double_year = s->double_year ? s->double_year : year;
        return 2;
    }
    if (!is_year(p))
        return 0;
    if (s->n_years < 2)
        s->years[s->n_years++] = p->value;
    return 1;
}

/* A day whose month is still to come. */
static int take_pending(struct said *s, const struct part *p, int n)
{
    bool day = p->number && p->digits <= 2 && p->value >= 1 && p->value <= 31;
    int used = n > 1 && !p[1].number && p[1].kind == BP_DW_ORDINAL ? 2 : 1;
    bool on = n > used &&
              ((p[used].number && p[used].before == '-') ||
               (!p[used].number && (p[used].kind == BP_DW_UNTIL || p[used].kind == BP_DW_AND)));
    if (!day || !on)
        return 0;
    s->pending = p->value;
    return used;
}

static void read_parts(const char *text, struct said *s)
{
    static int (*const takes[])(struct said *, const struct part *, int) = {
        take_share, take_numbers, take_month, take_year, take_pending};
    struct part parts[MOST_PARTS] = {0};
    int n = split(text, parts);
    *s = (struct said){.n = 0};
    for (int i = 0, used; i < n; i += used ? used : 1) {
        used = 0;
        for (size_t k = 0; !used && k < sizeof takes / sizeof *takes; k++)
            used = takes[k](s, parts + i, n - i);
        bool joins =
            !parts[i].number && (parts[i].kind == BP_DW_FILLER || parts[i].kind == BP_DW_UNTIL ||
                                 parts[i].kind == BP_DW_AND || parts[i].kind == BP_DW_DAY);
        s->others += !used && !joins;
    }
}

/* ---- periods ---- */

/* The period of some months, from a month of a year on. */
static bool months(int year, int month, int n, struct bp_when *out)
{
    year += (month - 1) / 12;
    month = (month - 1) % 12 + 1;
    out->to = bp_date_month_end(year, month, n - 1);
    return bp_date_make(year, month, 1, &out->from) && out->to.year;
}

/* The latest such part of a financial year that ends by this day or has it. */
static bool latest(int first_month, int n, struct bp_date near, struct bp_when *out)
{
    for (int year = near.year + 1; near.year && year >= near.year - 2; year--)
        if (months(year, first_month, n, out) && bp_date_compare(out->from, near) <= 0)
            return true;
    return false;
}

/* Part of a financial year: its years are written, or only one, or none. */
static bool read_share(const struct said *s, struct bp_date near, struct bp_when *out)
{
    int n = s->quarter ? 3 : 6;
    int month = 4 + ((s->quarter ? s->quarter : s->half) - 1) * n;
    if (s->double_year)
        return months(s->double_year, month, n, out);
    out->guessed = s->n_years > 0;
    out->by_near = !s->n_years;
    if (s->n_years)
        return months(s->years[0], month, n, out);
    return latest(month > 12 ? month - 12 : month, n, near, out);
}

/* Gives points without a year that of those after them, or the one that is written elsewhere. */
static bool settle_years(struct said *s, struct bp_date near, bool *by_near)
{
    struct point *last = &s->points[s->n - 1];
    if (!last->year && s->double_year)
        last->year = s->double_year + (last->month < 4);
    if (!last->year && s->n_years)
        last->year = s->years[0];
    if (!last->year && near.year) {
        last->year = near.year - (last->month > near.month);
        *by_near = true;
    }
    for (int i = s->n - 2; i >= 0; i--)
        if (!s->points[i].year)
            s->points[i].year =
                s->points[i + 1].year - (s->points[i].month > s->points[i + 1].month);
    return last->year != 0;
}

static bool first_day(const struct point *point, struct bp_date *day)
{
    return bp_date_make(point->year, point->month, point->day ? point->day : 1, day);
}

static bool last_day(const struct point *point, struct bp_date *day)
{
    *day = bp_date_month_end(point->year, point->month, 0);
    return point->day ? bp_date_make(point->year, point->month, point->day, day) : day->year != 0;
}

bool bp_quarter_of(struct bp_date day, struct bp_when *out)
{
    return months(day.year, (day.month - 1) / 3 * 3 + 1, 3, out);
}

/* "Progress at the end of September 2026" is a day, and no report about September. */
static bool says_end(const char *text)
{
    for (const char *at = text; *at; at++)
        if ((at == text || at[-1] == ' ') && (bp_text_is(at, strnlen(at, 7), "end of ") ||
                                              bp_text_is(at, strnlen(at, 7), "diwedd ")))
            return true;
    return false;
}

bool bp_when_read(const char *text, struct bp_date near, struct bp_when *out)
{
    struct said s;
    *out = (struct bp_when){.guessed = false};
    read_parts(text, &s);
    if (s.n && !settle_years(&s, near, &out->by_near))
        s.n = 0;
    if (s.n > 1)
        return first_day(&s.points[0], &out->from) && last_day(&s.points[s.n - 1], &out->to) &&
               bp_date_compare(out->from, out->to) <= 0;
    if (s.n == 1 && s.points[0].day) {
        struct bp_date day;
        if (!last_day(&s.points[0], &day) || !bp_quarter_of(day, out))
            return false;
        out->guessed = !s.quarter && bp_date_compare(day, out->to) != 0;
        return true;
    }
    if (s.n == 1 && s.quarter && last_day(&s.points[0], &out->to))
        return bp_quarter_of(out->to, out);
    if (s.n == 1 && says_end(text) && s.points[0].month % 3 == 0)
        return last_day(&s.points[0], &out->to) && bp_quarter_of(out->to, out);
    if (s.n == 1)
        return first_day(&s.points[0], &out->from) && last_day(&s.points[0], &out->to);
    if (s.quarter || s.half)
        return read_share(&s, near, out);
    if (s.double_year)
        return months(s.double_year, 4, 12, out);
    out->guessed = true;
    if (s.n_years == 2 && s.years[0] < s.years[1])
        return months(s.years[0], 4, 12 * (s.years[1] - s.years[0]), out);
    return s.n_years == 1 && months(s.years[0], 1, 12, out);
}

struct bp_date bp_draft_day(const struct bp_cell *cell)
{
    struct bp_date day = {0};
    struct said s;
    if (cell->kind == BP_CELL_DATE && !cell->month)
        return cell->day;
    read_parts(cell->text, &s);
    bool one = s.n == 1 && s.points[0].day && s.points[0].year && !s.others && !s.quarter &&
               !s.half && !s.n_years && !s.double_year && !s.pending;
    return one && first_day(&s.points[0], &day) ? day : (struct bp_date){0};
}

struct bp_date bp_serial_day(const struct bp_cell *cell)
{
    const char *text = cell->text;
    bool five = strlen(text) == 5 && strspn(text, "0123456789") == 5;
    long days = five ? strtol(text, NULL, 10) : 0;
    struct bp_date first = {2000, 1, 1};
    struct bp_date day = bp_date_after(first, (int)(days - FIRST_DAY));
    return days >= FIRST_DAY && day.year < 2100 ? day : (struct bp_date){0};
}

/* ---- due dates ---- */

const char *bp_draft_serial(struct bp_drafting *d, const struct bp_grid *grid, const struct bp_cell *cell)
{
    struct bp_date day = bp_serial_day(cell);
    if (!day.year)
        return NULL;
    if (!d->serials.n++) {
        d->serials.grid = grid;
        d->serials.cell = cell;
    }
    return bp_house_date(d->arena, d->house, day);
}

void bp_draft_serials(struct bp_drafting *d)
{
    const struct bp_cell *cell = d->serials.cell;
    char count[16];
    snprintf(count, sizeof count, "%u", (unsigned)d->serials.n);
    if (d->serials.n)
        bp_found_add(d->diags, BP_E_DATE_NUMBER, d->found, d->serials.grid, cell->row, cell->column,
                     d->serials.n == 1 ? "this date is" : bp_fill(d->arena, "{1} dates are", count, NULL),
                     cell->text, bp_house_date(d->arena, &bp_house_english, bp_serial_day(cell)));
}

/* A date of a cell: as it is shown, if it is understood as the same day; else in words. */
static const char *date_text(struct bp_drafting *d, const struct bp_grid *grid,
                             const struct bp_cell *cell)
{
    struct bp_date read;
    const struct bp_due_years years = bp_plan_years(d->plan);
    const char *text = bp_draft_line(d->arena, cell->text);
    char number[16];
    if (cell->month) {
        snprintf(number, sizeof number, "%d", cell->day.year);
        return bp_fill(d->arena, "{1} {2}", bp_house_months(d->house)[cell->day.month - 1], number,
                       NULL);
    }
    d->first_days.all += grid != NULL;
    if (grid && cell->day.day == 1 && !d->first_days.n++) {
        d->first_days.grid = grid;
        d->first_days.cell = cell;
    }
    bool same = bp_due_read(text, &years, &read) == BP_DUE_DAY && !bp_date_compare(read, cell->day);
    return same ? text : bp_house_date(d->arena, d->house, cell->day);
}

const char *bp_draft_due(struct bp_drafting *d, const struct bp_grid *grid,
                         const struct bp_cell *cell)
{
    struct bp_date day;
    const struct bp_due_years years = bp_plan_years(d->plan);
    if (cell->kind == BP_CELL_DATE && cell->day.year && cell->day.month >= 1 &&
        cell->day.month <= 12)
        return date_text(d, grid, cell);
    const char *line = bp_draft_line(d->arena, cell->text);
    if (!strpbrk(cell->text, "\n\r\v") || bp_due_read(line, &years, &day) != BP_DUE_UNKNOWN)
        return line;
    const char *list = ""; /* several dates, a line each */
    for (const char *at = cell->text; *at;) {
        size_t len = strcspn(at, "\n\r\v");
        const char *part = bp_draft_line(d->arena, bp_arena_text(d->arena, at, len));
        if (*part)
            list = *list ? bp_fill(d->arena, "{1}, {2}", list, part, NULL) : part;
        at += len + (at[len] != 0);
    }
    return bp_due_read(list, &years, &day) != BP_DUE_UNKNOWN ? list : line;
}

void bp_draft_first_days(struct bp_drafting *d)
{
    char count[16];
    if (d->first_days.n * 2 <= d->first_days.all) /* some day is the first of a month */
        return;
    const struct bp_cell *cell = d->first_days.cell;
    snprintf(count, sizeof count, "%u", (unsigned)d->first_days.n);
    bp_found_add(
        d->diags, BP_E_FIRST_OF_MONTH, d->found, d->first_days.grid, cell->row, cell->column,
        d->first_days.n == 1 ? "this date is" : bp_fill(d->arena, "{1} dates are", count, NULL),
        bp_draft_line(d->arena, cell->text), NULL);
}
