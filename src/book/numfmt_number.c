/* numfmt_number.c: numbers shown under a format: digits, thousands, powers of ten, fractions. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "book/numfmt_parts.h"

/* ---- numbers in decimal ---- */

void bp_decimal_make(double number, struct bp_decimal *out)
{
    char text[40];
    *out = (struct bp_decimal){.negative = number < 0};
    int len = snprintf(text, sizeof text, "%.14e", fabs(number));
    const char *exponent = memchr(text, 'e', len > 0 ? (size_t)len : 0);
    if (!exponent) /* no number: infinite */
        return;
    for (const char *at = text; at < exponent; at++) /* whatever the locale's point is */
        if (bp_is_digit(*at))
            out->digits[out->n++] = *at;
    int power = 0;
    for (const char *at = exponent + 2; bp_is_digit(*at); at++)
        power = power * 10 + (*at - '0');
    out->point = (exponent[1] == '-' ? -power : power) + 1;
    while (out->n && out->digits[out->n - 1] == '0')
        out->n--;
    if (!out->n)
        out->point = 0;
}

void bp_decimal_round(struct bp_decimal *decimal, int places)
{
    int keep = decimal->point + places;
    if (keep >= decimal->n)
        return;
    bool up = keep >= 0 && decimal->digits[keep] >= '5';
    decimal->n = keep > 0 ? keep : 0;
    while (up && decimal->n && decimal->digits[decimal->n - 1] == '9')
        decimal->n--;
    if (up && decimal->n)
        decimal->digits[decimal->n - 1]++;
    else if (up) {
        decimal->digits[0] = '1';
        decimal->n = 1;
        decimal->point++;
    }
    while (decimal->n && decimal->digits[decimal->n - 1] == '0')
        decimal->n--;
    if (!decimal->n)
        decimal->point = 0;
}

/* The digit at this power of ten. */
static char digit_at(const struct bp_decimal *decimal, int power)
{
    int i = decimal->point - 1 - power;
    return i >= 0 && i < decimal->n ? decimal->digits[i] : '0';
}

/* How many digits stand before the point, and after it. */
static int whole_digits(const struct bp_decimal *decimal)
{
    return decimal->n && decimal->point > 0 ? decimal->point : 0;
}

static int part_digits(const struct bp_decimal *decimal)
{
    int n = decimal->n - decimal->point;
    return decimal->n && n > 0 ? n : 0;
}

/* ---- General ---- */

static void put_plain(const struct bp_decimal *decimal, struct bp_buf *out)
{
    int whole = whole_digits(decimal), parts = part_digits(decimal);
    for (int power = (whole ? whole : 1) - 1; power >= 0; power--)
        bp_buf_char(out, digit_at(decimal, power));
    if (parts)
        bp_buf_char(out, '.');
    for (int power = -1; power >= -parts; power--)
        bp_buf_char(out, digit_at(decimal, power));
}

/* Eleven characters at most, as in a cell that is wide enough. */
void bp_nf_general(const struct bp_decimal *decimal, struct bp_buf *out)
{
    struct bp_decimal shown = *decimal;
    int power = shown.n ? shown.point - 1 : 0;
    bool small = power < -4 && part_digits(&shown) > 9;
    if (power <= 10 && !small) {
        bp_decimal_round(&shown, power < 9 ? (power < 0 ? 9 : 9 - power) : 0);
        if (whole_digits(&shown) <= 11) {
            put_plain(&shown, out);
            return;
        }
    }
    bp_decimal_round(&shown, 6 - shown.point);
    power = shown.point - 1;
    shown.point = 1;
    put_plain(&shown, out);
    bp_buf_fmt(out, "E%c%02d", power < 0 ? '-' : '+', power < 0 ? -power : power);
}

/* ---- digits under places ---- */

/* Writes the digits before the point, from the power `high` down to `low`. */
static void put_whole(const struct bp_nf_section *section, const struct bp_decimal *decimal, int high,
                      int low, struct bp_buf *out)
{
    for (int power = high; power >= low; power--) {
        bp_buf_char(out, digit_at(decimal, power));
        if (section->grouped && power && power % 3 == 0)
            bp_buf_char(out, ',');
    }
}

struct places {
    const struct bp_decimal *decimal;
    int whole;  /* places before the point that are still to come */
    int power;  /* the next digit after the point has this power */
    bool begun, after;
};

static void put_digit(const struct bp_nf_section *section, struct places *places, char letter,
                      struct bp_buf *out)
{
    const struct bp_decimal *decimal = places->decimal;
    if (places->after) {
        int power = places->power--;
        if (-power <= part_digits(decimal) || letter == '0')
            bp_buf_char(out, digit_at(decimal, power));
        else if (letter == '?')
            bp_buf_char(out, ' ');
        return;
    }
    int power = --places->whole, digits = whole_digits(decimal);
    int high = !places->begun && digits - 1 > power ? digits - 1 : power;
    if (power < digits || letter == '0' || places->begun) {
        places->begun = true;
        put_whole(section, decimal, high, power, out);
    } else if (letter == '?') {
        bp_buf_char(out, ' ');
    }
}

static void put_places(const struct bp_nf_section *section, uint16_t from, uint16_t to,
                       const struct bp_decimal *decimal, struct bp_buf *out)
{
    struct places places = {.decimal = decimal, .whole = section->whole, .power = -1};
    for (uint16_t i = from; i < to; i++) {
        const struct bp_nf_token *token = &section->tokens[i];
        if (token->kind == BP_NF_DIGIT) {
            put_digit(section, &places, token->letter, out);
        } else if (token->kind == BP_NF_POINT) {
            if (!section->whole && !places.after)
                put_whole(section, decimal, whole_digits(decimal) - 1, 0, out);
            places.after = true;
            bp_buf_char(out, '.');
        } else if (token->kind == BP_NF_GENERAL) {
            bp_nf_general(decimal, out);
        } else {
            bp_buf_put(out, token->text, token->len);
        }
    }
}

/* ---- powers of ten, fractions ---- */

static void put_exponent(const struct bp_nf_section *section, uint16_t at, struct bp_decimal *decimal,
                         struct bp_buf *out)
{
    int step = section->whole ? section->whole : 1;
    struct bp_decimal shown;
    int power = 0;
    for (int tries = 0; tries < 2; tries++) { /* 9.996 rounds to 10.0, which is 1.0 again */
        shown = *decimal;
        int high = shown.n ? shown.point - 1 : 0;
        power = high >= 0 ? high / step * step : -((-high + step - 1) / step * step);
        shown.point -= power;
        bp_decimal_round(&shown, section->decimals);
        if (whole_digits(&shown) <= step)
            break;
        *decimal = shown;
        decimal->point += power;
    }
    put_places(section, 0, at, &shown, out);
    bp_buf_str(out, section->tokens[at].text);
    if (power < 0 || section->tokens[at].letter == '+')
        bp_buf_char(out, power < 0 ? '-' : '+');
    uint16_t end = (uint16_t)(at + 1);
    while (end < section->n && section->tokens[end].kind == BP_NF_DIGIT)
        end++;
    bp_buf_fmt(out, "%0*d", end - at - 1, power < 0 ? -power : power);
    for (; end < section->n; end++)
        bp_buf_put(out, section->tokens[end].text, section->tokens[end].len);
}

/* The nearest fraction with at most `digits` digits below. */
static void find_fraction(double part, int digits, uint32_t *above, uint32_t *below)
{
    uint32_t most = digits >= 3 ? 999 : digits == 2 ? 99 : 9;
    double best = 2;
    for (uint32_t d = 1; d <= most; d++) {
        double n = bp_whole(part * d + 0.5), away = fabs(part - n / d);
        if (away < best - 1e-12) {
            best = away;
            *above = (uint32_t)n;
            *below = d;
        }
    }
}

struct fraction {
    double whole;
    uint32_t above, below;
    bool mixed; /* the whole number stands before it */
};

/* The digits directly before the line, from `above_at` on, are the upper number's. */
static struct fraction make_fraction(const struct bp_nf_section *section, uint16_t at, uint16_t above_at,
                                     double number)
{
    struct fraction f = {.below = section->tokens[at].value};
    for (uint16_t i = 0; i < above_at; i++)
        f.mixed |= section->tokens[i].kind == BP_NF_DIGIT;
    f.whole = f.mixed ? bp_whole(number) : 0;
    double part = number - f.whole;
    if (f.below)
        f.above = (uint32_t)bp_whole((part < 1e6 ? part : 1e6) * f.below + 0.5);
    else if (f.mixed || part < 1e4)
        find_fraction(part, section->tokens[at].n, &f.above, &f.below);
    if (f.mixed && f.above == f.below) {
        f.whole += 1;
        f.above = 0;
    }
    return f;
}

static void put_fraction(const struct bp_nf_section *section, uint16_t at, double number, struct bp_buf *out)
{
    uint16_t above_at = at;
    while (above_at && section->tokens[above_at - 1].kind == BP_NF_DIGIT)
        above_at--;
    struct fraction f = make_fraction(section, at, above_at, number);
    bool put = false;
    for (uint16_t i = 0; i < section->n; i++) {
        const struct bp_nf_token *token = &section->tokens[i];
        if (token->kind == BP_NF_DIGIT && i < above_at && !put) {
            if (f.whole > 0 || !f.above || token->letter == '0')
                bp_buf_fmt(out, "%.0f", f.whole);
            put = true;
        } else if (token->kind == BP_NF_SLASH) {
            if (f.above || !f.mixed)
                bp_buf_fmt(out, "%u/%u", f.above, f.below ? f.below : 1);
        } else {
            bp_buf_put(out, token->text, token->len);
        }
    }
}

void bp_nf_number(const struct bp_nf_section *section, double number, struct bp_buf *out)
{
    struct bp_decimal decimal;
    bp_decimal_make(fabs(number), &decimal);
    if (decimal.n)
        decimal.point += section->shift;
    for (uint16_t i = 0; i < section->n; i++) {
        if (section->tokens[i].kind == BP_NF_EXPONENT) {
            put_exponent(section, i, &decimal, out);
            return;
        }
        if (section->tokens[i].kind == BP_NF_SLASH) {
            put_fraction(section, i, fabs(number), out);
            return;
        }
    }
    if (!section->has_general)
        bp_decimal_round(&decimal, section->decimals);
    put_places(section, 0, section->n, &decimal, out);
}
