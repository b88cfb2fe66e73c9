/* odf_styles.c: the styles of an OpenDocument file: fills, emphasis, dates, lists; with what they inherit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "book/odf.h"

#define MOST_PARENTS 32

static const char *const families[BP_ODF_FAMILIES] = {
    [BP_ODF_CELLS] = "table-cell", [BP_ODF_ROWS] = "table-row",         [BP_ODF_TABLES] = "table",
    [BP_ODF_SPANS] = "text",       [BP_ODF_PARAGRAPHS] = "paragraph",
};

static bool copy(struct bp_odf_styles *styles, const char *value, const char **out)
{
    *out = value && *value ? bp_arena_text(styles->arena, value, strlen(value)) : NULL;
    return *out || !value || !*value;
}

static struct bp_odf_style empty(enum bp_odf_family family)
{
    return (struct bp_odf_style){.family = family, .fill = BP_ODF_UNSET, .strong = -1, .em = -1, .struck = -1,
                                 .hidden = -1, .raised = -1};
}

static bool begin(struct bp_odf_styles *styles, enum bp_odf_family family, const struct bp_tag *tag)
{
    struct bp_odf_style *items =
        bp_arena_grow(styles->arena, styles->items, &styles->room, styles->n + 1, sizeof *items);
    if (!items)
        return false;
    styles->items = items;
    struct bp_odf_style *style = &items[styles->n];
    *style = empty(family);
    styles->open = true;
    if (!copy(styles, bp_odf_attr(tag, BP_NS_STYLE, "name"), &style->name) ||
        !copy(styles, bp_odf_attr(tag, BP_NS_STYLE, "parent-style-name"), &style->parent) ||
        !copy(styles, bp_odf_attr(tag, BP_NS_STYLE, "data-style-name"), &style->dates))
        return false;
    if (!style->name)
        style->name = "";
    styles->n++;
    return true;
}

static bool begin_style(struct bp_odf_styles *styles, const struct bp_tag *tag)
{
    for (int i = 0; i < BP_ODF_FAMILIES; i++)
        if (families[i] && bp_odf_is(tag, BP_NS_STYLE, "family", families[i]))
            return begin(styles, (enum bp_odf_family)i, tag);
    return true;
}

static int32_t fill_of(const char *value)
{
    uint32_t fill;
    bool good = *value == '#' && strlen(value) == 7 && bp_text_hex(value + 1, 6, &fill) == 6;
    return good ? (int32_t)fill : BP_NO_FILL;
}

static void set_fill(struct bp_odf_style *style, const struct bp_tag *tag)
{
    const char *value = bp_odf_attr(tag, BP_NS_FO, "background-color");
    if (value)
        style->fill = fill_of(value);
}

/* "bold" or 600 and more. */
static int8_t is_bold(const char *weight)
{
    return bp_text_same(weight, "bold") || (*weight >= '6' && *weight <= '9' && strlen(weight) == 3);
}

static void set_text(struct bp_odf_style *style, const struct bp_tag *tag)
{
    const char *weight = bp_odf_attr(tag, BP_NS_FO, "font-weight");
    const char *posture = bp_odf_attr(tag, BP_NS_FO, "font-style");
    const char *line = bp_odf_attr(tag, BP_NS_STYLE, "text-line-through-style");
    const char *display = bp_odf_attr(tag, BP_NS_TEXT, "display");
    const char *position = bp_odf_attr(tag, BP_NS_STYLE, "text-position");
    if (weight)
        style->strong = is_bold(weight);
    if (posture)
        style->em = !bp_text_same(posture, "normal");
    if (line)
        style->struck = !bp_text_same(line, "none");
    if (display)
        style->hidden = bp_text_same(display, "none");
    if (position && (!strncmp(position, "sub", 3) || *position == '-'))
        style->raised = 2;
    else if (position)
        style->raised = strncmp(position, "super", 5) == 0 || (bp_is_digit(*position) && *position != '0');
}

static bool set_map(struct bp_odf_styles *styles, struct bp_odf_style *style, const struct bp_tag *tag)
{
    struct bp_odf_map *map = bp_arena_alloc(styles->arena, sizeof *map), **tail = &style->maps;
    if (!map || !copy(styles, bp_odf_attr(tag, BP_NS_STYLE, "condition"), &map->condition) ||
        !copy(styles, bp_odf_attr(tag, BP_NS_STYLE, "apply-style-name"), &map->style))
        return false;
    unsigned n = 0;
    while (*tail && n++ < 50)
        tail = &(*tail)->next;
    if (!*tail && map->condition && map->style)
        *tail = map;
    return true;
}

static bool set_lang(struct bp_odf_styles *styles, const struct bp_tag *tag)
{
    char lang[40];
    const char *language = bp_odf_attr(tag, BP_NS_FO, "language");
    const char *country = bp_odf_attr(tag, BP_NS_FO, "country");
    if (styles->lang || !language || !*language || bp_text_same(language, "none") || strlen(language) > 8)
        return true;
    bool both = country && *country && !bp_text_same(country, "none") && strlen(country) < 8;
    snprintf(lang, sizeof lang, "%s%s%s", language, both ? "-" : "", both ? country : "");
    return copy(styles, lang, &styles->lang);
}

static bool set(struct bp_odf_styles *styles, struct bp_odf_style *style, enum bp_odf_name name,
                const struct bp_tag *tag)
{
    uint32_t level;
    switch (name) {
    case BP_ODF_CELL_PROPERTIES:
    case BP_ODF_ROW_PROPERTIES:
        set_fill(style, tag);
        return true;
    case BP_ODF_TABLE_PROPERTIES:
        if (bp_odf_attr(tag, BP_NS_TABLE, "display"))
            style->hidden = bp_odf_is(tag, BP_NS_TABLE, "display", "false");
        return true;
    case BP_ODF_TEXT_PROPERTIES:
        if (style->family != BP_ODF_LISTS)
            set_text(style, tag);
        return true;
    case BP_ODF_MAP:
        return set_map(styles, style, tag);
    case BP_ODF_LEVEL_NUMBER:
        level = bp_odf_count(tag, BP_NS_TEXT, "level", 15);
        if (bp_odf_attr(tag, BP_NS_STYLE, "num-format") && *bp_odf_attr(tag, BP_NS_STYLE, "num-format"))
            style->numbered = (uint16_t)(style->numbered | 1u << level);
        return true;
    case BP_ODF_DAY:
        style->has_day = true;
        return true;
    case BP_ODF_MONTH:
        style->has_month = true;
        return true;
    default:
        return true;
    }
}

bool bp_odf_styles_start(struct bp_odf_styles *styles, enum bp_odf_name name, const struct bp_tag *tag)
{
    if (name == BP_ODF_STYLE)
        return begin_style(styles, tag);
    if (name == BP_ODF_LIST_STYLE)
        return begin(styles, BP_ODF_LISTS, tag);
    if (name == BP_ODF_DATE_STYLE)
        return begin(styles, BP_ODF_DATES, tag);
    if (styles->open)
        return set(styles, &styles->items[styles->n - 1], name, tag);
    return name != BP_ODF_TEXT_PROPERTIES || set_lang(styles, tag);
}

void bp_odf_styles_end(struct bp_odf_styles *styles, enum bp_odf_name name)
{
    if (name == BP_ODF_STYLE || name == BP_ODF_LIST_STYLE || name == BP_ODF_DATE_STYLE)
        styles->open = false;
}

/* ---- looking them up ---- */

static int compare(const struct bp_odf_style *style, enum bp_odf_family family, const char *name)
{
    if (style->family != family)
        return style->family < family ? -1 : 1;
    return strcmp(style->name, name);
}

static int by_name(const void *left, const void *right)
{
    const struct bp_odf_style *other = right;
    return compare(left, other->family, other->name);
}

void bp_odf_styles_sort(struct bp_odf_styles *styles)
{
    if (styles->n)
        qsort(styles->items, styles->n, sizeof *styles->items, by_name);
}

static const struct bp_odf_style *find(const struct bp_odf_styles *styles, enum bp_odf_family family,
                                       const char *name)
{
    size_t low = 0, high = styles->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(&styles->items[middle], family, name);
        if (!order)
            return &styles->items[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void inherit(int8_t *value, int8_t parent)
{
    if (*value < 0)
        *value = parent;
}

static void take(struct bp_odf_style *out, const struct bp_odf_style *from)
{
    inherit(&out->strong, from->strong);
    inherit(&out->em, from->em);
    inherit(&out->struck, from->struck);
    inherit(&out->hidden, from->hidden);
    inherit(&out->raised, from->raised);
    if (out->fill == BP_ODF_UNSET)
        out->fill = from->fill;
    if (!out->maps)
        out->maps = from->maps;
    if (!out->dates)
        out->dates = from->dates;
    out->numbered |= from->numbered;
    out->has_day |= from->has_day;
    out->has_month |= from->has_month;
}

struct bp_odf_style bp_odf_style_of(const struct bp_odf_styles *styles, enum bp_odf_family family,
                                    const char *name)
{
    struct bp_odf_style out = empty(family);
    out.name = name ? name : "";
    for (int i = 0; name && i < MOST_PARENTS; i++) {
        const struct bp_odf_style *style = find(styles, family, name);
        out.title |= family == BP_ODF_PARAGRAPHS && bp_text_same(name, "Title");
        if (!style)
            break;
        take(&out, style);
        name = style->parent;
    }
    return out;
}
