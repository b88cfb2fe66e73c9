/* values.c: the values of attributes, with one test for each type of the schema table. The patterns
 * of the XSD (model/xsd.c) mean the same. */
#include "read/values.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "read/hints.h"
#include "read/read.h"

/* ---- the types ---- */

/* [+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)? */
static bool is_number(const char *text)
{
    text += *text == '+' || *text == '-';
    size_t first = 0;
    while (bp_is_digit(text[first]))
        first++;
    if (!first)
        return false;
    text += first;
    for (; *text == ','; text += 4)
        if (first > 3 || !bp_is_digit(text[1]) || !bp_is_digit(text[2]) || !bp_is_digit(text[3]))
            return false;
    if (*text == '.') {
        text++;
        if (!bp_is_digit(*text))
            return false;
        while (bp_is_digit(*text))
            text++;
    }
    return !*text;
}

bool bp_value_figure(const char *text)
{
    return is_number(text) || strchr(text, ' ') || !text[strcspn(text, "0123456789")];
}

static bool is_id(const char *text)
{
    if (!bp_is_letter(*text))
        return false;
    while (bp_is_letter(*text) || bp_is_digit(*text) || (*text && strchr("_.-", *text)))
        text++;
    return !*text;
}

/* [A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})* */
static bool is_lang(const char *text)
{
    size_t len = 0;
    while (bp_is_letter(text[len]))
        len++;
    bool good = len == 2 || len == 3;
    for (text += len; good && *text == '-'; text += len + 1) {
        for (len = 0; bp_is_letter(text[len + 1]) || bp_is_digit(text[len + 1]);)
            len++;
        good = len >= 2 && len <= 8;
    }
    return good && !*text;
}

/* [0-9]+(\.[0-9]+)? ?(mm|cm|pt), in thousandths of a point; 0 if it is none. Whatever is longer than a metre
 * is a metre. */
static int32_t length_of(const char *text)
{
    enum { MOST = 2834646, THOUSANDTHS = 1000 };
    static const struct {
        const char *name;
        int64_t points, of; /* so many points are `of` units */
    } units[] = {{"mm", 360, 127}, {"cm", 3600, 127}, {"pt", 1, 1}};
    int64_t number = 0, part = THOUSANDTHS;
    if (!bp_is_digit(*text))
        return 0;
    for (; bp_is_digit(*text); text++)
        number = number < MOST ? number * 10 + (int64_t)(*text - '0') * THOUSANDTHS : number;
    if (*text == '.' && !bp_is_digit(*++text))
        return 0;
    for (; bp_is_digit(*text); text++)
        number += (*text - '0') * (part /= 10);
    text += *text == ' ';
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        int64_t length = (number * units[i].points + units[i].of / 2) / units[i].of;
        if (!strcmp(text, units[i].name))
            return length < MOST ? (int32_t)length : MOST;
    }
    return 0;
}

static const char *const schemes[] = {"https://", "http://", "mailto:", "tel:"};

static bool is_link(const char *text)
{
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t n = 0;
        while (schemes[i][n] && bp_lower(text[n]) == schemes[i][n])
            n++;
        if (!schemes[i][n])
            return text[n] && !strchr(text, ' ');
    }
    return false;
}

bool bp_value_colour(const char *value, uint32_t *rgb)
{
    *rgb = 0;
    return *value == '#' && strlen(value) == 7 && bp_text_hex(value + 1, 6, rgb) == 6;
}

/* The number in "BP5008" if there is such a check; else 0. */
static int check_number(const char *text)
{
    int number = 0;
    if (strncmp(text, "BP", 2) != 0 || strlen(text) != 6)
        return 0;
    for (const char *p = text + 2; *p; p++) {
        if (!bp_is_digit(*p))
            return 0;
        number = number * 10 + (*p - '0');
    }
    return BP_IS_CHECK(number) && bp_code_find(number) ? number : 0;
}

/* ---- findings about bad values ---- */

struct check {
    struct bp_diags *diags;
    struct bp_source *source;
    struct bp_arena *scratch;
    enum bp_element element;
    const struct bp_attr *attr;
    const struct bp_schema_attr *schema;
};

static void report(const struct check *c, enum bp_code code, const char *b, const char *d)
{
    const struct bp_attr *attr = c->attr;
    bool empty = !attr->value_len;
    bp_diag_add(c->diags, code, c->source, empty ? attr->name_at : attr->value_at,
                empty ? attr->name_len : attr->value_len, attr->value, b, d);
}

static void check_date(const struct check *c)
{
    struct bp_date day;
    const char *text = c->attr->value;
    if (bp_date_iso(text, &day))
        return;
    char hint[80];
    if (bp_due_read(text, NULL, &day) == BP_DUE_DAY)
        snprintf(hint, sizeof hint, "write it as year-month-day: did you mean %04d-%02d-%02d?",
                 day.year, day.month, day.day);
    else if (strlen(text) == 10 && text[4] == '-' && text[7] == '-' && bp_is_digit(text[9]))
        snprintf(hint, sizeof hint, "there is no such day in the calendar");
    else
        snprintf(hint, sizeof hint, "write it as year-month-day, such as 2019-07-01");
    report(c, BP_E_DATE, hint, NULL);
}

static void check_choice(const struct check *c)
{
    size_t n = 0;
    for (; c->schema->choices[n]; n++)
        if (!strcmp(c->schema->choices[n], c->attr->value))
            return;
    report(c, BP_E_CHOICE, c->attr->name,
           bp_hint_choice(c->scratch, c->attr->value, c->schema->choices, n));
}

static void check_link(const struct check *c)
{
    const char *text = c->attr->value;
    if (is_link(text))
        return;
    char hint[160];
    if (strchr(text, ' '))
        snprintf(hint, sizeof hint, "an address has no spaces in it");
    else if (!strchr(text, ':') && strchr(text, '@'))
        snprintf(hint, sizeof hint, "did you mean \"mailto:%.80s\"?", text);
    else if (!strchr(text, ':') && strchr(text, '.'))
        snprintf(hint, sizeof hint, "did you mean \"https://%.80s\"?", text);
    else
        snprintf(hint, sizeof hint, "begin it with https://, http://, mailto: or tel:");
    report(c, BP_E_LINK, hint, NULL);
}

/* Limits the length, with "&amp;" as one byte. The text is printed in many cells or mentions, so what is fine
 * once would become very long a thousand times over. */
static void check_length(const struct check *c)
{
    char limit[12];
    if (c->attr->value_len <= BP_MAX_NAME || strlen(c->attr->value) <= BP_MAX_NAME)
        return;
    snprintf(limit, sizeof limit, "%d", BP_MAX_NAME);
    bp_diag_add(c->diags, BP_E_NAME_SIZE, c->source, c->attr->name_at, c->attr->name_len,
                c->attr->name, limit, NULL);
}

static void report_id(const struct check *c)
{
    bool status = c->element == BP_EL_STATUS;
    report(c, BP_E_ID, status ? "status" : "column", status ? "\"label\"" : "<column>");
}

static void check_value(const struct check *c)
{
    uint32_t rgb;
    const char *text = c->attr->value;
    switch (c->schema->type) {
    case BP_ATTR_TEXT:
    case BP_ATTR_STATUS:
        break;
    case BP_ATTR_NEEDED:
        if (!*text)
            bp_diag_add(c->diags, BP_E_VALUE, c->source, c->attr->name_at, c->attr->name_len,
                        c->attr->name, c->schema->required ? "fill it in"
                                                           : "fill it in, or leave it out", NULL);
        check_length(c);
        break;
    case BP_ATTR_ID:
        if (!is_id(text))
            report_id(c);
        break;
    case BP_ATTR_DATE:
        check_date(c);
        break;
    case BP_ATTR_CHOICE:
        check_choice(c);
        break;
    case BP_ATTR_COLOUR:
        if (!bp_value_colour(text, &rgb))
            report(c, BP_E_COLOUR, NULL, NULL);
        break;
    case BP_ATTR_NUMBER:
        if (!is_number(text))
            report(c, BP_E_NUMBER, NULL, NULL);
        break;
    case BP_ATTR_FIGURE:
        if (!bp_value_figure(text))
            report(c, BP_E_NUMBER, NULL, NULL);
        break;
    case BP_ATTR_LINK:
        check_link(c);
        break;
    case BP_ATTR_CHECK:
        if (!check_number(text))
            report(c, BP_E_ACCEPT, bp_hint_check(c->scratch, text), NULL);
        break;
    case BP_ATTR_LENGTH:
        if (!length_of(text))
            report(c, BP_E_LENGTH, NULL, NULL);
        break;
    case BP_ATTR_LANG:
        if (!is_lang(text))
            report(c, BP_E_LANG, NULL, NULL);
        break;
    }
}

void bp_values_check(struct bp_diags *diags, struct bp_source *source, struct bp_arena *scratch,
                     enum bp_element element, const struct bp_tag *tag)
{
    const struct bp_schema_attr *schema = bp_elements[element].attrs;
    for (; schema && schema->name; schema++) {
        const struct bp_attr *attr = bp_value_find(tag, schema->name);
        if (attr)
            check_value(&(struct check){diags, source, scratch, element, attr, schema});
    }
}

/* ---- reading ---- */

const struct bp_attr *bp_value_find(const struct bp_tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->n_attrs; i++)
        if (bp_text_same(tag->attrs[i].name, name))
            return &tag->attrs[i];
    return NULL;
}

struct bp_date bp_value_date(const struct bp_tag *tag, const char *name)
{
    const struct bp_attr *attr = bp_value_find(tag, name);
    struct bp_date date = {0};
    return attr && bp_date_iso(attr->value, &date) ? date : (struct bp_date){0};
}

int32_t bp_value_length(const struct bp_tag *tag, const char *name)
{
    const struct bp_attr *attr = bp_value_find(tag, name);
    return attr ? length_of(attr->value) : 0;
}

struct bp_value_text bp_value_text(const struct bp_tag *tag, const char *name, struct bp_arena *arena)
{
    const struct bp_attr *attr = bp_value_find(tag, name);
    if (!attr)
        return (struct bp_value_text){"", BP_NOWHERE, 0};
    return (struct bp_value_text){bp_arena_text(arena, attr->value, strlen(attr->value)), attr->value_at,
                                  attr->value_len};
}

int bp_value_check(const struct bp_tag *tag, const char *name)
{
    const struct bp_attr *attr = bp_value_find(tag, name);
    return attr ? check_number(attr->value) : 0;
}

int bp_value_yes(const struct bp_tag *tag, const char *name)
{
    const struct bp_attr *attr = bp_value_find(tag, name);
    return attr ? !strcmp(attr->value, "yes") : -1;
}

int bp_value_choice(const struct bp_tag *tag, enum bp_element element, const char *name,
                    int otherwise)
{
    const struct bp_attr *attr = bp_value_find(tag, name);
    const struct bp_schema_attr *schema = bp_elements[element].attrs;
    while (!bp_text_same(schema->name, name))
        schema++;
    for (int i = 0; attr && schema->choices[i]; i++)
        if (bp_text_same(attr->value, schema->choices[i]))
            return i;
    return otherwise;
}
