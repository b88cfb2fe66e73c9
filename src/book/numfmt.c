/* numfmt.c: chooses the section of a number format that holds for a number, and shows the number under it. */
#include "book/numfmt.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "book/numfmt_parts.h"

static bool holds(const struct bp_nf_section *section, double number)
{
    double limit = section->limit;
    switch (section->relation) {
    case '<': return number < limit;
    case '>': return number > limit;
    case '=': return !(number < limit) && !(number > limit);
    case 'n': return number < limit || number > limit;
    case 'l': return number <= limit;
    case 'g': return number >= limit;
    default: return true;
    }
}

/* How many sections are for numbers: the fourth is for texts, and so is a last one with @. */
static uint8_t numeric(const struct bp_numfmt *format)
{
    uint8_t n = format->n;
    if (n > 3)
        return 3;
    return n > 1 && format->sections[n - 1].has_at ? (uint8_t)(n - 1) : n;
}

static struct bp_nf_token general = {.kind = BP_NF_GENERAL, .text = ""};
static const struct bp_nf_section general_section[] = {{.tokens = &general, .n = 1, .has_general = true}};

/* The section for a number. *bare: it says itself what a minus would say. NULL: none. */
static const struct bp_nf_section *choose(const struct bp_numfmt *format, double number, bool *bare)
{
    const struct bp_nf_section *first = format->sections, *second = first + 1;
    uint8_t n = numeric(format);
    *bare = false;
    if (first->relation || (n > 1 && second->relation)) {
        bool positive = first->relation == 'g' || first->relation == '>'; /* what is left is negative */
        if (first->relation ? holds(first, number) : number > 0)
            return first;
        if (n == 1) /* then it is shown as if it had no format */
            return general_section;
        if (n == 2 ? holds(second, number) : second->relation ? holds(second, number) : number < 0) {
            *bare = n == 2 && positive && first->limit <= 0;
            return second;
        }
        return n == 3 ? second + 1 : NULL;
    }
    if (n < 2 || number > 0 || (n == 2 && number >= 0))
        return first;
    *bare = number < 0;
    return number < 0 ? second : second + 1;
}

static bool has_number(const struct bp_nf_section *section)
{
    for (uint16_t i = 0; i < section->n; i++)
        if (section->tokens[i].kind == BP_NF_DIGIT)
            return true;
    return section->has_general || section->has_at;
}

/* Blanks at the ends are there to line up columns. */
static const char *trimmed(struct bp_buf *out, struct bp_arena *arena)
{
    size_t from = 0, to = out->len;
    while (from < to && out->bytes[from] == ' ')
        from++;
    while (to > from && out->bytes[to - 1] == ' ')
        to--;
    const char *inner = from < to ? out->bytes + from : "";
    const char *text = out->failed ? NULL : bp_arena_text(arena, inner, to - from);
    if (out->failed)
        arena->out = true;
    bp_buf_free(out);
    return text ? text : "";
}

static void put_number(const struct bp_nf_section *section, double number, bool minus, struct bp_cell *cell,
                       struct bp_buf *out)
{
    cell->kind = has_number(section) ? BP_CELL_NUMBER : BP_CELL_TEXT;
    if (minus)
        bp_buf_char(out, '-');
    if (!section->has_at) {
        bp_nf_number(section, number, out);
        return;
    }
    struct bp_decimal decimal;
    bp_decimal_make(fabs(number), &decimal);
    for (uint16_t i = 0; i < section->n; i++) {
        const struct bp_nf_token *token = &section->tokens[i];
        if (token->kind == BP_NF_AT)
            bp_nf_general(&decimal, out);
        else
            bp_buf_put(out, token->text, token->len);
    }
}

void bp_numfmt_show(const struct bp_numfmt *format, double number, bool date1904, struct bp_cell *cell,
                    struct bp_arena *arena)
{
    struct bp_buf out = {0};
    bool bare = false;
    const struct bp_nf_section *section = format ? choose(format, number, &bare) : general_section;
    cell->number = number;
    cell->month = false;
    cell->day = (struct bp_date){0};
    if (!section || !isfinite(number) ||
        (section->is_date && !bp_nf_date(section, number, date1904, cell, &out))) {
        cell->kind = BP_CELL_ERROR;
        out.len = 0;
        bp_buf_str(&out, "########");
    } else if (!section->is_date) {
        put_number(section, number, number < 0 && !bare, cell, &out);
    }
    cell->text = trimmed(&out, arena);
}

const char *bp_numfmt_show_text(const struct bp_numfmt *format, const char *text, struct bp_arena *arena)
{
    const struct bp_nf_section *section = NULL;
    if (format && format->n == 4)
        section = &format->sections[3];
    else if (format && format->sections[format->n - 1].has_at)
        section = &format->sections[format->n - 1];
    bool words = false; /* around the text */
    for (uint16_t i = 0; section && section->has_at && i < section->n; i++)
        words |= section->tokens[i].kind == BP_NF_TEXT && section->tokens[i].len &&
                 strspn(section->tokens[i].text, " ") < section->tokens[i].len;
    if (!words || !*text)
        return text;
    struct bp_buf out = {0};
    for (uint16_t i = 0; i < section->n; i++) {
        const struct bp_nf_token *token = &section->tokens[i];
        if (token->kind == BP_NF_AT)
            bp_buf_str(&out, text);
        else
            bp_buf_put(&out, token->text, token->len);
    }
    return trimmed(&out, arena);
}

/* ---- numbers in XML ---- */

static long double ten_to(int power)
{
    long double value = 1, ten = 10;
    for (; power; power >>= 1) {
        if (power & 1)
            value *= ten;
        ten *= ten;
    }
    return value;
}

/* "E-3" */
static bool read_exponent(const char **at, int *power)
{
    if (bp_lower(**at) != 'e')
        return true;
    (*at)++;
    bool minus = **at == '-';
    *at += **at == '-' || **at == '+';
    if (!bp_is_digit(**at))
        return false;
    int value = 0;
    for (; bp_is_digit(**at); (*at)++)
        value = value < 10000 ? value * 10 + (**at - '0') : value;
    *power += minus ? -value : value;
    return true;
}

bool bp_number_read(const char *text, double *out)
{
    const char *at = text;
    while (bp_is_blank(*at))
        at++;
    bool minus = *at == '-', any = false, after = false;
    at += *at == '-' || *at == '+';
    uint64_t digits = 0;
    int power = 0;
    for (; bp_is_digit(*at) || (*at == '.' && !after); at++) {
        if (*at == '.') {
            after = true;
            continue;
        }
        any = true;
        bool room = digits < UINT64_C(1000000000000000000);
        if (room)
            digits = digits * 10 + (uint64_t)(*at - '0');
        power += (room ? 0 : 1) - (after ? 1 : 0);
    }
    if (!any || !read_exponent(&at, &power))
        return false;
    while (bp_is_blank(*at))
        at++;
    if (*at)
        return false;
    long double value = (long double)digits;
    if (digits && power > 5000)
        return false;
    if (digits && power > -5000)
        value = power < 0 ? value / ten_to(-power) : value * ten_to(power);
    else
        value = 0;
    *out = (double)(minus ? -value : value);
    return isfinite(*out);
}
