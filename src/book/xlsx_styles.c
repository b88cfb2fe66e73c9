/* xlsx_styles.c: what the cells of a workbook look like: number formats, fills, bold and struck text. */
#include "book/xlsx_styles.h"

#include <string.h>

#include "base/text.h"
#include "book/theme.h"
#include "xml/sax.h"

enum section { NONE, FORMATS, FONTS, FILLS, LOOKS, RULES, COLOURS };

struct fill {
    struct bp_theme_colour front, back, stop; /* the first colour of a gradient */
    bool solid, patterned;                    /* patterned: a pattern was named */
};

struct font {
    bool strong, struck;
};

struct look {
    uint32_t format, font, fill;
};

struct format {
    uint32_t id;
    const struct bp_numfmt *format;
};

/* Arrays in the arena, in the order of the file. */
#define LIST(type) struct { type *items; size_t n, capacity; }

struct reader {
    struct bp_arena *arena;
    int depth;
    enum section section; /* the child of styleSheet */
    bool indexed;         /* in colors/indexedColors */
    bool failed;
    LIST(struct format) formats;
    LIST(struct font) fonts;
    LIST(struct fill) fills;
    LIST(struct look) looks;
    LIST(struct fill) rules; /* dxf */
    struct bp_theme theme;
    size_t n_palette; /* colours of the file's own palette */
};

/* A new last item of a list, or NULL. */
static void *add_item(struct reader *r, void **items, size_t *n, size_t *capacity, size_t size)
{
    void *grown = bp_arena_grow(r->arena, *items, capacity, *n + 1, size);
    if (!grown) {
        r->failed = true;
        return NULL;
    }
    *items = grown;
    void *item = (char *)grown + (*n)++ * size;
    memset(item, 0, size);
    return item;
}

#define ADD(r, list) \
    add_item(r, (void **)&(r)->list.items, &(r)->list.n, &(r)->list.capacity, sizeof *(r)->list.items)

static uint32_t number_of(const struct bp_tag *tag, const char *name)
{
    double number;
    const char *value = bp_tag_value(tag, name, NULL);
    return value && bp_number_read(value, &number) && number >= 0 && number < 1e9 ? (uint32_t)number : 0;
}

/* The value of a switch such as <b/>, <b val="0"/>. */
static bool is_on(const struct bp_tag *tag)
{
    const char *value = bp_tag_value(tag, "val", NULL);
    return !value ||
           !(bp_text_same(value, "0") || bp_text_same(value, "false") || bp_text_same(value, "off"));
}

static struct bp_theme_colour colour_of(const struct bp_tag *tag)
{
    struct bp_theme_colour colour = {0};
    const char *rgb = bp_tag_value(tag, "rgb", NULL), *tint = bp_tag_value(tag, "tint", NULL);
    if (rgb && bp_theme_hex(rgb, &colour.value)) {
        colour.kind = BP_COLOUR_RGB;
    } else if (bp_tag_value(tag, "theme", NULL)) {
        colour.kind = BP_COLOUR_THEME;
        colour.value = number_of(tag, "theme");
    } else if (bp_tag_value(tag, "indexed", NULL)) {
        colour.kind = BP_COLOUR_INDEXED;
        colour.value = number_of(tag, "indexed");
    }
    if (tint)
        bp_number_read(tint, &colour.tint);
    return colour;
}

/* ---- sections ---- */

static void start_format(struct reader *r, const struct bp_tag *tag)
{
    const char *code = bp_tag_value(tag, "formatCode", NULL);
    struct format *format = code && bp_text_same(tag->local, "numFmt") ? ADD(r, formats) : NULL;
    if (!format)
        return;
    format->id = number_of(tag, "numFmtId");
    format->format = bp_numfmt_read(code, r->arena);
    r->failed |= !format->format;
}

static void start_font(struct reader *r, const struct bp_tag *tag)
{
    if (r->depth == 3 && bp_text_same(tag->local, "font"))
        ADD(r, fonts);
    struct font *font = r->fonts.n ? &r->fonts.items[r->fonts.n - 1] : NULL;
    if (!font || r->depth != 4)
        return;
    if (bp_text_same(tag->local, "b"))
        font->strong = is_on(tag);
    else if (bp_text_same(tag->local, "strike"))
        font->struck = is_on(tag);
}

static void start_fill(struct fill *fill, int depth, const struct bp_tag *tag)
{
    if (depth == 1) {
        const char *pattern = bp_tag_value(tag, "patternType", NULL);
        fill->patterned = pattern != NULL;
        fill->solid = pattern && bp_text_same(pattern, "solid");
    } else if (depth == 2 && bp_text_same(tag->local, "fgColor")) {
        fill->front = colour_of(tag);
    } else if (depth == 2 && bp_text_same(tag->local, "bgColor")) {
        fill->back = colour_of(tag);
    } else if (depth == 3 && bp_text_same(tag->local, "color") && !fill->stop.kind) {
        fill->stop = colour_of(tag);
    }
}

static void start_look(struct reader *r, const struct bp_tag *tag)
{
    struct look *look = r->depth == 3 && bp_text_same(tag->local, "xf") ? ADD(r, looks) : NULL;
    if (look)
        *look = (struct look){number_of(tag, "numFmtId"), number_of(tag, "fontId"), number_of(tag, "fillId")};
}

static void start_colour(struct reader *r, const struct bp_tag *tag)
{
    uint32_t value;
    if (r->depth == 3)
        r->indexed = bp_text_same(tag->local, "indexedColors");
    const char *rgb = r->depth == 4 && r->indexed ? bp_tag_value(tag, "rgb", NULL) : NULL;
    if (rgb && r->n_palette < BP_PALETTE && bp_theme_hex(rgb, &value))
        r->theme.palette[r->n_palette++] = (int32_t)value;
}

static enum section section_named(const char *name)
{
    static const char *const names[] = {"", "numFmts", "fonts", "fills", "cellXfs", "dxfs", "colors"};
    for (int i = 1; i < (int)(sizeof names / sizeof *names); i++)
        if (bp_text_same(names[i], name))
            return (enum section)i;
    return NONE;
}

static bool start(void *data, const struct bp_tag *tag)
{
    struct reader *r = data;
    r->depth++;
    if (r->depth == 2)
        r->section = section_named(tag->local);
    if (r->depth < 3)
        return true;
    switch (r->section) {
    case FORMATS: start_format(r, tag); break;
    case FONTS: start_font(r, tag); break;
    case FILLS:
        if (r->depth == 3)
            ADD(r, fills);
        else if (r->fills.n)
            start_fill(&r->fills.items[r->fills.n - 1], r->depth - 3, tag);
        break;
    case LOOKS: start_look(r, tag); break;
    case RULES:
        if (r->depth == 3)
            ADD(r, rules);
        else if (r->rules.n && r->depth > 4)
            start_fill(&r->rules.items[r->rules.n - 1], r->depth - 4, tag);
        break;
    case COLOURS: start_colour(r, tag); break;
    case NONE: break;
    }
    return !r->failed;
}

static bool end(void *data)
{
    struct reader *r = data;
    r->depth--;
    return true;
}

/* ---- what the sections mean together ---- */

static const struct bp_numfmt *format_of(struct reader *r, uint32_t id)
{
    for (size_t i = 0; i < r->formats.n; i++)
        if (r->formats.items[i].id == id)
            return r->formats.items[i].format;
    const char *code = id ? bp_numfmt_builtin(id) : NULL;
    struct format *format = code ? ADD(r, formats) : NULL; /* kept for the next one with this number */
    if (!format)
        return NULL;
    format->id = id;
    format->format = bp_numfmt_read(code, r->arena);
    r->failed |= !format->format;
    return format->format;
}

/* Of a cell: the front colour of a solid pattern. Other patterns are no colour of a status. */
static int32_t cell_fill(const struct reader *r, const struct fill *fill)
{
    if (fill->stop.kind)
        return bp_theme_find(&r->theme, &fill->stop);
    return fill->solid ? bp_theme_find(&r->theme, &fill->front) : BP_NO_FILL;
}

/* Of a conditional format: the back colour; a pattern need not be named. */
static int32_t rule_fill(const struct reader *r, const struct fill *fill)
{
    if (fill->patterned && !fill->solid)
        return BP_NO_FILL;
    return bp_theme_find(&r->theme, fill->back.kind ? &fill->back : &fill->front);
}

static bool finish(struct reader *r, struct bp_xlsx_styles *out)
{
    out->looks = bp_arena_array(r->arena, r->looks.n ? r->looks.n : 1, sizeof *out->looks);
    out->dxf_fills = bp_arena_array(r->arena, r->rules.n ? r->rules.n : 1, sizeof *out->dxf_fills);
    if (!out->looks || !out->dxf_fills)
        return false;
    for (size_t i = 0; i < r->looks.n; i++) {
        const struct look *look = &r->looks.items[i];
        struct font font = look->font < r->fonts.n ? r->fonts.items[look->font] : (struct font){0};
        out->looks[i] = (struct bp_xlsx_look){
            .format = format_of(r, look->format), .strong = font.strong, .struck = font.struck,
            .fill = look->fill < r->fills.n ? cell_fill(r, &r->fills.items[look->fill]) : BP_NO_FILL};
    }
    for (size_t i = 0; i < r->rules.n; i++)
        out->dxf_fills[i] = rule_fill(r, &r->rules.items[i]);
    out->n_looks = (uint32_t)r->looks.n;
    out->n_dxf_fills = (uint32_t)r->rules.n;
    return !r->failed;
}

bool bp_xlsx_styles_read(struct bp_parts *parts, const struct bp_relations *of_workbook,
                         struct bp_xlsx_styles *out)
{
    static const struct bp_sax_handler handler = {.start = start, .end = end};
    *out = (struct bp_xlsx_styles){0};
    struct reader r = {.arena = parts->arena};
    if (!bp_theme_read(parts, of_workbook, &r.theme))
        return false;
    const struct bp_part_entry *entry = bp_relation_part(parts, bp_relation_of_type(of_workbook, "styles"));
    return !entry || (bp_part_read_xml(parts, entry, &handler, &r) && finish(&r, out));
}

/* ---- cells ---- */

int32_t bp_xlsx_style_fill(const struct bp_xlsx_styles *styles, uint32_t style)
{
    return style < styles->n_looks ? styles->looks[style].fill : BP_NO_FILL;
}

void bp_xlsx_style_apply(const struct bp_xlsx_styles *styles, uint32_t style, double number, bool date1904,
                         struct bp_cell *cell, struct bp_arena *arena)
{
    static const struct bp_xlsx_look plain = {.fill = BP_NO_FILL};
    const struct bp_xlsx_look *look = style < styles->n_looks ? &styles->looks[style] : &plain;
    if (cell->kind == BP_CELL_NUMBER)
        bp_numfmt_show(look->format, number, date1904, cell, arena);
    else if (cell->kind == BP_CELL_TEXT && !cell->blocks)
        cell->text = bp_numfmt_show_text(look->format, cell->text, arena);
    cell->fill = look->fill;
    if (look->fill != BP_NO_FILL)
        cell->fill_source = BP_FILL_CELL;
    cell->strong = look->strong;
    cell->struck = look->struck;
}
