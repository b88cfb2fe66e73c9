/* numfmt_date.c: days and times shown under a format, and read from ISO 8601. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "model/house.h"
#include "book/numfmt_parts.h"

enum { LAST_1900 = 2958465, LAST_1904 = 2957003 }; /* 31 December 9999 */
enum { FALSE_DAY = 60 };                           /* 29 February 1900, which Excel believes in */
static const int64_t MS_DAY = 86400000;

struct moment {
    int32_t days; /* as the file counts */
    int year, month, day, weekday; /* 0: Sunday */
    uint32_t ms;  /* of the day */
    bool no_day;  /* 29 February 1900, 0 January 1900 */
};

static struct bp_date day_of(int32_t days, bool date1904)
{
    if (date1904)
        return bp_date_after((struct bp_date){1904, 1, 1}, days);
    return bp_date_after((struct bp_date){1899, 12, days < FALSE_DAY ? 31 : 30}, days);
}

static bool find_moment(double number, bool date1904, struct moment *out)
{
    double last = date1904 ? LAST_1904 : LAST_1900;
    if (!(number >= 0 && number < last + 1))
        return false;
    double days = bp_whole(number);
    int64_t ms = (int64_t)bp_whole((number - days) * (double)MS_DAY + 0.5);
    if (ms >= MS_DAY) {
        days += 1;
        ms = 0;
    }
    if (days > last)
        return false;
    *out = (struct moment){.days = (int32_t)days, .ms = (uint32_t)ms};
    struct bp_date day = day_of(out->days, date1904);
    out->year = day.year;
    out->month = (unsigned char)day.month;
    out->day = (unsigned char)day.day;
    out->weekday = (out->days + (date1904 ? 5 : 6)) % 7;
    out->no_day = !date1904 && (out->days == 0 || out->days == FALSE_DAY);
    if (out->no_day) {
        out->year = 1900;
        out->month = out->days ? 2 : 1;
        out->day = out->days ? 29 : 0;
    }
    return true;
}

/* ---- words ---- */

static const char *const weekdays[2][7] = {
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
    {"Dydd Sul", "Dydd Llun", "Dydd Mawrth", "Dydd Mercher", "Dydd Iau", "Dydd Gwener", "Dydd Sadwrn"}};
static const char *const short_welsh_days[] = {"Sul", "Llun", "Maw", "Mer", "Iau", "Gwen", "Sad"};
static const char *const short_welsh_months[] = {"Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh",
                                                 "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"};

static void put_month(const struct moment *m, uint16_t n, bool welsh, struct bp_buf *out)
{
    const char *name = bp_house_months(bp_house_for(welsh ? "cy" : "en"))[m->month - 1];
    if (n < 3)
        bp_buf_fmt(out, "%0*d", n, m->month);
    else if (n == 3 && welsh)
        bp_buf_str(out, short_welsh_months[m->month - 1]);
    else
        bp_buf_put(out, name, n == 3 ? 3 : n == 5 ? 1 : strlen(name));
}

static void put_day(const struct moment *m, uint16_t n, bool welsh, struct bp_buf *out)
{
    const char *name = weekdays[welsh][m->weekday];
    if (n < 3)
        bp_buf_fmt(out, "%0*d", n, m->day);
    else if (n == 3 && welsh)
        bp_buf_str(out, short_welsh_days[m->weekday]);
    else
        bp_buf_put(out, name, n == 3 ? 3 : strlen(name));
}

static void put_time(const struct bp_nf_section *section, const struct bp_nf_token *token,
                     const struct moment *m, struct bp_buf *out)
{
    uint32_t ms = m->ms, hour = ms / 3600000 % 24;
    int n = token->n < 2 ? 1 : 2;
    if (token->letter == 'h' && section->has_noon)
        hour = hour % 12 ? hour % 12 : 12;
    if (token->letter == 'h')
        bp_buf_fmt(out, "%0*u", n, hour);
    else if (token->letter == 'i')
        bp_buf_fmt(out, "%0*u", n, ms / 60000 % 60);
    else if (token->letter == 's')
        bp_buf_fmt(out, "%0*u", n, ms / 1000 % 60);
    else
        bp_buf_fmt(out, ".%0*u", token->n < 3 ? token->n : 3,
                   ms % 1000 / (token->n == 1 ? 100u : token->n == 2 ? 10u : 1u));
}

static void put_elapsed(const struct bp_nf_token *token, const struct moment *m, struct bp_buf *out)
{
    int64_t ms = (int64_t)m->days * MS_DAY + m->ms;
    int64_t unit = token->letter == 'h' ? 3600000 : token->letter == 'i' ? 60000 : 1000;
    bp_buf_fmt(out, "%0*lld", token->n < 20 ? token->n : 20, (long long)(ms / unit));
}

static void put_token(const struct bp_nf_section *section, const struct bp_nf_token *token,
                      const struct moment *m, struct bp_buf *out)
{
    bool welsh = (section->language & 0x3FF) == 0x52;
    if (token->kind == BP_NF_ELAPSED)
        put_elapsed(token, m, out);
    else if (token->kind == BP_NF_NOON)
        bp_buf_fmt(out, "%c%s", token->text[m->ms >= MS_DAY / 2], token->n ? "" : "M");
    else if (token->kind != BP_NF_DATE)
        bp_buf_put(out, token->text, token->len);
    else if (token->letter == 'y')
        bp_buf_fmt(out, "%0*d", token->n < 3 ? 2 : 4, token->n < 3 ? m->year % 100 : m->year);
    else if (token->letter == 'm')
        put_month(m, token->n, welsh, out);
    else if (token->letter == 'd')
        put_day(m, token->n, welsh, out);
    else
        put_time(section, token, m, out);
}

/* Whether the section shows such a piece of a date; of days, those with a number. */
static bool shows(const struct bp_nf_section *section, char letter)
{
    for (uint16_t i = 0; i < section->n; i++)
        if (section->tokens[i].letter == letter && section->tokens[i].kind != BP_NF_TEXT &&
            (letter != 'd' || section->tokens[i].n < 3))
            return true;
    return false;
}

/* The smallest part of a second that the section shows, in thousandths; 0: it shows no seconds. */
static uint32_t unit_of(const struct bp_nf_section *section)
{
    for (uint16_t i = 0; i < section->n; i++)
        if (section->tokens[i].letter == 'f' && section->tokens[i].kind == BP_NF_DATE)
            return section->tokens[i].n == 1 ? 100 : section->tokens[i].n == 2 ? 10 : 1;
    return shows(section, 's') ? 1000 : 0;
}

bool bp_nf_date(const struct bp_nf_section *section, double number, bool date1904, struct bp_cell *cell,
                struct bp_buf *out)
{
    struct moment m;
    bool before = date1904 && number < 0; /* which the other count cannot show */
    if (!find_moment(before ? -number : number, date1904, &m))
        return false;
    uint32_t unit = unit_of(section), ms = unit ? (m.ms + unit / 2) / unit * unit : m.ms;
    if (ms >= MS_DAY && !find_moment(m.days + 1, date1904, &m)) /* its last part shows as the next day */
        return false;
    m.ms = (uint32_t)(ms % MS_DAY);
    if (before)
        bp_buf_char(out, '-');
    for (uint16_t i = 0; i < section->n; i++)
        put_token(section, &section->tokens[i], &m, out);
    bool month = shows(section, 'm'), day = shows(section, 'd');
    cell->kind = BP_CELL_TEXT; /* a time, a year or the name of a day alone */
    if (month && !m.no_day && !before) {
        cell->kind = BP_CELL_DATE;
        cell->month = !day;
        cell->day = day_of(m.days, date1904);
    }
    return true;
}

/* ---- ISO 8601 ---- */

static bool digits(const char **at, int n, int *out)
{
    int value = 0;
    for (int i = 0; i < n; i++, (*at)++) {
        if (!bp_is_digit(**at))
            return false;
        value = value * 10 + (**at - '0');
    }
    *out = value;
    return true;
}

static bool read_day(const char **at, bool date1904, double *out)
{
    int year, month, day;
    struct bp_date date;
    if (!digits(at, 4, &year) || *(*at)++ != '-' || !digits(at, 2, &month) || *(*at)++ != '-' ||
        !digits(at, 2, &day) || !bp_date_make(year, month, day, &date))
        return false;
    struct bp_date first = date1904 ? (struct bp_date){1904, 1, 1} : (struct bp_date){1899, 12, 30};
    int days = bp_date_days(first, date);
    if (!date1904 && days <= FALSE_DAY)
        days--;
    *out += days;
    return days >= 0;
}

static bool read_time(const char **at, double *out)
{
    int hour, minute, second = 0;
    if (!digits(at, 2, &hour) || *(*at)++ != ':' || !digits(at, 2, &minute))
        return false;
    if (**at == ':') {
        (*at)++;
        if (!digits(at, 2, &second))
            return false;
    }
    double parts = 0, unit = 0.1;
    if (**at == '.')
        for ((*at)++; bp_is_digit(**at); (*at)++) {
            parts += (**at - '0') * unit;
            unit /= 10;
        }
    *out += (hour * 3600 + minute * 60 + second + parts) / 86400;
    return hour <= 24 && minute < 60 && second < 61;
}

bool bp_serial_read(const char *iso, bool date1904, double *out)
{
    const char *at = iso;
    double value = 0;
    bool day = strlen(iso) >= 10 && iso[4] == '-';
    if (day && !read_day(&at, date1904, &value))
        return false;
    if (day && (*at == 'T' || *at == ' '))
        at++;
    else if (day)
        goto done;
    if (!read_time(&at, &value))
        return false;
done:
    if (*at == 'Z')
        at++;
    *out = value;
    return !*at;
}
