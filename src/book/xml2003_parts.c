/* xml2003_parts.c: names, styles, and the text of cells of an XML Spreadsheet 2003. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "book/xml2003.h"

#define OFFICE "urn:schemas-microsoft-com:office:office"
#define EXCEL "urn:schemas-microsoft-com:office:excel"
#define HTML "http://www.w3.org/TR/REC-html40"

static const struct {
    const char *uri, *local;
    enum bp_x03_name name;
} names[] = {
    {BP_X03_URI, "Worksheet", BP_X03_WORKSHEET}, {BP_X03_URI, "Column", BP_X03_COLUMN},
    {BP_X03_URI, "Row", BP_X03_ROW},             {BP_X03_URI, "Cell", BP_X03_CELL},
    {BP_X03_URI, "Data", BP_X03_DATA},           {BP_X03_URI, "Comment", BP_X03_COMMENT},
    {BP_X03_URI, "PhoneticText", BP_X03_PHONETIC}, {BP_X03_URI, "Style", BP_X03_STYLE},
    {BP_X03_URI, "Interior", BP_X03_INTERIOR},   {BP_X03_URI, "NumberFormat", BP_X03_FORMAT},
    {BP_X03_URI, "Font", BP_X03_FONT},           {EXCEL, "Visible", BP_X03_VISIBLE},
    {EXCEL, "PhoneticText", BP_X03_PHONETIC},    {EXCEL, "Date1904", BP_X03_DATE1904},
    {OFFICE, "Title", BP_X03_TITLE},             {OFFICE, "LastSaved", BP_X03_SAVED},
    {OFFICE, "Created", BP_X03_CREATED},         {HTML, "B", BP_X03_BOLD},
    {HTML, "I", BP_X03_ITALIC},                  {HTML, "Sup", BP_X03_SUP},
    {HTML, "Sub", BP_X03_SUB},
};

enum bp_x03_name bp_x03_name_of(const struct bp_tag *tag)
{
    for (size_t i = 0; tag->uri && i < sizeof names / sizeof *names; i++)
        if (bp_text_same(names[i].local, tag->local) && bp_text_same(names[i].uri, tag->uri))
            return names[i].name;
    return BP_X03_OTHER;
}

/* ---- styles ---- */

/* Formats that have names in place of codes. */
static const char *const formats[][2] = {
    {"General Number", "General"},    {"General Date", "dd/mm/yyyy hh:mm"}, {"Long Date", "d mmmm yyyy"},
    {"Medium Date", "dd-mmm-yy"},     {"Short Date", "dd/mm/yyyy"},         {"Long Time", "hh:mm:ss"},
    {"Medium Time", "hh:mm AM/PM"},   {"Short Time", "hh:mm"},              {"Currency", "\u00A3#,##0.00"},
    {"Euro Currency", "\u20AC#,##0.00"}, {"Fixed", "0.00"},                 {"Standard", "#,##0.00"},
    {"Percent", "0.00%"},             {"Scientific", "0.00E+00"},
    {"Yes/No", "\"Yes\";\"Yes\";\"No\""},
    {"True/False", "\"True\";\"True\";\"False\""}, {"On/Off", "\"On\";\"On\";\"Off\""},
};

static bool copy(struct bp_x03 *x03, const char *value, const char **out)
{
    *out = value ? bp_arena_text(x03->maker.arena, value, strlen(value)) : NULL;
    return *out || !value;
}

static bool begin_style(struct bp_x03 *x03, const struct bp_tag *tag)
{
    const char *id = bp_x03_attr(tag, "ID");
    struct bp_x03_style *styles =
        bp_arena_grow(x03->maker.arena, x03->styles, &x03->styles_room, x03->n_styles + 1, sizeof *styles);
    if (!styles)
        return false;
    x03->styles = styles;
    styles[x03->n_styles] = (struct bp_x03_style){.fill = BP_NO_FILL};
    x03->in_style = true;
    return copy(x03, id ? id : "", &styles[x03->n_styles].id) &&
           copy(x03, bp_x03_attr(tag, "Parent"), &styles[x03->n_styles++].parent);
}

/* A colour is seen where there is a pattern: without one, it is left from before. */
static void set_fill(struct bp_x03_style *style, const struct bp_tag *tag)
{
    const char *colour = bp_x03_attr(tag, "Color"), *pattern = bp_x03_attr(tag, "Pattern");
    uint32_t fill;
    if (!colour || strlen(colour) != 7 || *colour != '#' || (pattern && bp_text_same(pattern, "None")))
        return;
    if (bp_text_hex(colour + 1, 6, &fill) == 6)
        style->fill = (int32_t)fill;
}

static bool set_format(struct bp_x03 *x03, struct bp_x03_style *style, const struct bp_tag *tag)
{
    const char *format = bp_x03_attr(tag, "Format");
    for (size_t i = 0; format && i < sizeof formats / sizeof *formats; i++)
        if (bp_text_same(formats[i][0], format)) {
            style->format = formats[i][1];
            return true;
        }
    return !format || copy(x03, format, &style->format);
}

static bool is_on(const struct bp_tag *tag, const char *local)
{
    const char *value = bp_x03_attr(tag, local);
    return value && bp_text_same(value, "1");
}

bool bp_x03_styles_start(struct bp_x03 *x03, enum bp_x03_name name, const struct bp_tag *tag)
{
    if (name == BP_X03_STYLE)
        return begin_style(x03, tag);
    if (!x03->n_styles)
        return true;
    struct bp_x03_style *style = &x03->styles[x03->n_styles - 1];
    if (name == BP_X03_INTERIOR)
        set_fill(style, tag);
    if (name == BP_X03_FONT) {
        style->strong = is_on(tag, "Bold");
        style->struck = is_on(tag, "StrikeThrough");
    }
    return name != BP_X03_FORMAT || set_format(x03, style, tag);
}

static int by_id(const void *left, const void *right)
{
    const struct bp_x03_style *a = left, *b = right;
    return strcmp(a->id, b->id);
}

void bp_x03_styles_sort(struct bp_x03 *x03)
{
    if (!x03->n_styles)
        return;
    qsort(x03->styles, x03->n_styles, sizeof *x03->styles, by_id);
    for (size_t i = 0; i < x03->n_styles; i++) { /* a parent's parent has nothing that programs write */
        struct bp_x03_style *style = &x03->styles[i];
        const struct bp_x03_style *parent = bp_x03_style_of(x03, style->parent);
        if (parent && !style->format)
            style->format = parent->format;
        if (parent && style->fill == BP_NO_FILL)
            style->fill = parent->fill;
    }
}

struct bp_x03_style *bp_x03_style_of(const struct bp_x03 *x03, const char *id)
{
    struct bp_x03_style key = {.id = id};
    if (!id || !x03->n_styles)
        return NULL;
    return bsearch(&key, x03->styles, x03->n_styles, sizeof key, by_id);
}

/* ---- text ---- */

bool bp_x03_start_in_cell(struct bp_x03 *x03, enum bp_x03_name name, const struct bp_tag *tag)
{
    x03->styles_before[x03->depth - 1] = x03->style;
    switch (name) {
    case BP_X03_COMMENT:
        x03->maker.book->n_notes++;
        x03->passes++;
        break;
    case BP_X03_PHONETIC:
        x03->passes++;
        break;
    case BP_X03_DATA: {
        const char *type = bp_x03_attr(tag, "Type");
        x03->in_data++;
        if (!x03->passes && type && strlen(type) < sizeof x03->type)
            memcpy(x03->type, type, strlen(type) + 1);
        break;
    }
    case BP_X03_BOLD:
        x03->style |= BP_STRONG;
        break;
    case BP_X03_ITALIC:
        x03->style |= BP_EM;
        break;
    case BP_X03_SUP:
        x03->style |= BP_SUP;
        break;
    case BP_X03_SUB:
        x03->style |= BP_SUB;
        break;
    default:
        break;
    }
    return true;
}

bool bp_x03_end_in_cell(struct bp_x03 *x03, enum bp_x03_name name)
{
    x03->style = x03->styles_before[x03->depth];
    if (name == BP_X03_COMMENT || name == BP_X03_PHONETIC)
        x03->passes--;
    if (name == BP_X03_DATA)
        x03->in_data--;
    return true;
}

static struct bp_run *add_run(struct bp_x03 *x03)
{
    struct bp_run *runs =
        bp_arena_grow(x03->maker.arena, x03->runs, &x03->runs_room, x03->n_runs + 1, sizeof *runs);
    if (!runs)
        return NULL;
    x03->runs = runs;
    runs[x03->n_runs] = (struct bp_run){.text = "", .style = x03->style, .at = (uint32_t)x03->text.len};
    return &runs[x03->n_runs++];
}

bool bp_x03_put(struct bp_x03 *x03, const char *bytes, size_t len)
{
    if (!x03->in_data || x03->passes)
        return true;
    const struct bp_run *last = x03->n_runs ? &x03->runs[x03->n_runs - 1] : NULL;
    if ((!last || last->style != x03->style) && !add_run(x03))
        return false;
    for (size_t i = 0; i < len; i++) /* a CR that is written as a reference stands before a line feed */
        if (bytes[i] != '\r')
            bp_buf_char(&x03->text, bytes[i]);
    return true;
}

/* One paragraph, whose lines end with breaks. `runs` has offsets into the text. */
static bool make_blocks(struct bp_x03 *x03, const char *text, size_t len)
{
    struct bp_arena *arena = x03->maker.arena;
    struct bp_block *block = bp_arena_alloc(arena, sizeof *block);
    struct bp_run *runs = NULL;
    size_t n = 0, room = 0;
    for (size_t i = 0; block && i < x03->n_runs; i++) {
        size_t at = x03->runs[i].at, end = i + 1 < x03->n_runs ? x03->runs[i + 1].at : len;
        while (at < end) {
            const char *feed = memchr(text + at, '\n', end - at);
            size_t stop = feed ? (size_t)(feed - text) : end;
            runs = bp_arena_grow(arena, runs, &room, n + 2, sizeof *runs);
            const char *piece = runs ? bp_arena_text(arena, text + at, stop - at) : NULL;
            if (!piece)
                return false;
            if (stop > at)
                runs[n++] = (struct bp_run){.text = piece, .at = BP_NOWHERE, .style = x03->runs[i].style};
            if (feed)
                runs[n++] = (struct bp_run){.text = "", .at = BP_NOWHERE, .is_break = true};
            at = stop + (feed != NULL);
        }
    }
    if (!block)
        return false;
    *block = (struct bp_block){.kind = BP_PARAGRAPH, .at = BP_NOWHERE,
                               .text = {.runs = runs, .n = (uint32_t)n, .at = BP_NOWHERE}};
    x03->cell.blocks = block;
    return true;
}

const char *bp_x03_text(struct bp_x03 *x03)
{
    if (x03->text.failed) {
        x03->maker.arena->out = true;
        return NULL;
    }
    const char *bytes = x03->text.bytes ? x03->text.bytes : "";
    size_t len = x03->text.len;
    bool looks = false;
    while (len && bp_is_blank(bytes[len - 1]))
        len--;
    for (size_t i = 0; i < x03->n_runs; i++)
        looks |= x03->runs[i].style && x03->runs[i].at < len;
    if (looks && !make_blocks(x03, bytes, len))
        return NULL;
    return bp_arena_text(x03->maker.arena, bytes, len);
}
