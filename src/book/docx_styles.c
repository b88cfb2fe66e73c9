/* docx_styles.c: the styles of a document: how their text looks, which are headings, which are lists. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "book/docx.h"

static const char *copy_text(struct bp_arena *arena, const char *text)
{
    return text ? bp_arena_text(arena, text, strlen(text)) : "";
}

static void take_shade(const struct docx *docx, struct docx_look *look, int32_t fill)
{
    (void)docx;
    if (fill == BP_NO_FILL)
        return;
    look->fill = fill;
    look->has_fill = true;
}

static void take_fonts(struct docx_look *look, const struct bp_tag *tag)
{
    static const char *const names[] = {"ascii", "hAnsi", "cs"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *font = bp_docx_attribute(tag, names[i]);
        look->font = font ? bp_docx_symbol_font(font) : look->font;
        if (look->font)
            return;
    }
}

void bp_docx_look_take(const struct docx *docx, struct docx_look *look, enum docx_element element,
                    const struct bp_tag *tag)
{
    const char *value = bp_docx_attribute(tag, "val");
    uint8_t state = bp_docx_on(tag) ? DOCX_YES : DOCX_NO;
    value = value ? value : "";
    switch ((int)element) {
    case DOCX_B: look->bold = state; break;
    case DOCX_I: look->italic = state; break;
    case DOCX_STRIKE:
    case DOCX_DOUBLE_STRIKE:
        look->strike = state == DOCX_YES || look->strike != DOCX_YES ? state : look->strike;
        break;
    case DOCX_VANISH: look->hidden = state; break;
    case DOCX_VERTICAL:
        look->rise = !strcmp(value, "superscript") ? DOCX_RAISED
                     : !strcmp(value, "subscript") ? DOCX_LOWERED : DOCX_LEVEL_LINE;
        break;
    case DOCX_FONTS: take_fonts(look, tag); break;
    case DOCX_HIGHLIGHT: take_shade(docx, look, bp_docx_pen(value)); break;
    case DOCX_SHADE:
        if (!look->has_fill)
            take_shade(docx, look, bp_docx_shade(docx, tag));
        break;
    case DOCX_COLOUR:
        look->colour = bp_docx_hex(value);
        look->has_colour = look->colour != BP_NO_FILL;
        break;
    case DOCX_LANG: look->lang = *value ? copy_text(docx->arena, value) : look->lang; break;
    default: break;
    }
}

void bp_docx_look_over(struct docx_look *look, const struct docx_look *below)
{
    look->bold = look->bold ? look->bold : below->bold;
    look->italic = look->italic ? look->italic : below->italic;
    look->strike = look->strike ? look->strike : below->strike;
    look->hidden = look->hidden ? look->hidden : below->hidden;
    look->rise = look->rise ? look->rise : below->rise;
    look->font = look->font ? look->font : below->font;
    look->lang = look->lang ? look->lang : below->lang;
    if (!look->has_fill && below->has_fill) {
        look->fill = below->fill;
        look->has_fill = true;
    }
    if (!look->has_colour && below->has_colour) {
        look->colour = below->colour;
        look->has_colour = true;
    }
}

uint8_t bp_docx_heading_of(const char *name)
{
    static const char *const words[] = {"heading", ("\xC3\xBC" "berschrift"), "berschrift", "titre",
                                        "pennawd", "overskrift", "rubrik", "kop", "nagwek", "encabezado",
                                        "titolo"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (strlen(name) <= len || !bp_text_is(name, len, words[i]))
            continue;
        const char *number = name + len + (name[len] == ' ');
        if (*number >= '1' && *number <= '9' && !number[1])
            return (uint8_t)(*number - '0');
    }
    return bp_text_is(name, strlen(name), "title");
}

static int compare_styles(const void *left, const void *right)
{
    const struct docx_style *a = left, *b = right;
    return strcmp(a->id, b->id);
}

static struct docx_style *find_style(const struct docx *docx, const char *id)
{
    const struct docx_style wanted = {.id = id};
    if (!docx->n_styles)
        return NULL;
    return bsearch(&wanted, docx->styles, docx->n_styles, sizeof wanted, compare_styles);
}

const struct docx_style *bp_docx_style_find(const struct docx *docx, const char *id)
{
    return find_style(docx, id);
}

struct reader {
    struct docx_xml xml;
    struct docx *docx;
    struct docx_style *style; /* the open one */
};

static bool open_style(struct docx *docx, struct reader *reader, const struct bp_tag *tag)
{
    struct docx_style *styles = bp_arena_grow(docx->arena, docx->styles, &docx->styles_capacity,
                                              docx->n_styles + 1, sizeof *styles);
    if (!styles)
        return false;
    docx->styles = styles;
    const char *type = bp_docx_attribute(tag, "type"), *preset = bp_docx_attribute(tag, "default");
    struct docx_style *style = &styles[docx->n_styles++];
    bool paragraph = !type || !strcmp(type, "paragraph");
    *style = (struct docx_style){.id = copy_text(docx->arena, bp_docx_attribute(tag, "styleId")), .name = "",
                                 .based_on = "", .outline = -1, .of_paragraph = paragraph};
    style->is_default = paragraph && preset && (!strcmp(preset, "1") || !strcmp(preset, "true") ||
                                                !strcmp(preset, "on"));
    reader->style = style;
    return style->id != NULL;
}

static bool take_in_style(struct reader *reader, enum docx_element element, const struct bp_tag *tag)
{
    struct docx_style *style = reader->style;
    struct bp_arena *arena = reader->docx->arena;
    const char *value = bp_docx_attribute(tag, "val");
    switch ((int)element) {
    case DOCX_NAME:
        style->name = copy_text(arena, value);
        return style->name != NULL;
    case DOCX_BASED_ON:
        style->based_on = copy_text(arena, value);
        return style->based_on != NULL;
    case DOCX_OUTLINE: style->outline = (int8_t)bp_docx_number(tag, "val", 9, 9); break;
    case DOCX_NUM_ID:
        style->has_num = true;
        style->num = bp_docx_number(tag, "val", UINT32_MAX - 1, 0);
        break;
    case DOCX_LEVEL_OF:
        style->has_level = true;
        style->level = (uint8_t)bp_docx_number(tag, "val", DOCX_LEVELS - 1, 0);
        break;
    default:
        if (bp_docx_up(&reader->xml, 1) == DOCX_R_LOOK)
            bp_docx_look_take(reader->docx, &style->look, element, tag);
    }
    return true;
}

static bool open_element(struct docx_xml *xml, enum docx_element element, const struct bp_tag *tag)
{
    struct reader *reader = (struct reader *)xml;
    struct docx *docx = reader->docx;
    /* Changes of looks hold the old ones; a table's style is of no use here. */
    if (element == DOCX_P_CHANGE || element == DOCX_R_CHANGE || element == DOCX_T_LOOK)
        xml->skip = xml->depth;
    else if (element == DOCX_STYLE)
        return open_style(docx, reader, tag);
    else if (reader->style)
        return take_in_style(reader, element, tag);
    else if (bp_docx_up(xml, 1) == DOCX_R_LOOK && bp_docx_up(xml, 2) == DOCX_R_DEFAULT)
        bp_docx_look_take(docx, &docx->defaults, element, tag);
    return !docx->arena->out;
}

static bool close_element(struct docx_xml *xml, enum docx_element element)
{
    struct reader *reader = (struct reader *)xml;
    if (element == DOCX_STYLE)
        reader->style = NULL;
    return true;
}

/* A style with what it is based on. One that is based on itself has its own alone where it comes round. */
static void resolve_style(const struct docx *docx, struct docx_style *style, int depth)
{
    style->state = 1;
    if (style->outline >= 0)
        style->heading = style->outline < 9 ? (uint8_t)(style->outline + 1) : 0;
    else if (style->of_paragraph)
        style->heading = bp_docx_heading_of(*style->name ? style->name : style->id);
    struct docx_style *base = *style->based_on ? find_style(docx, style->based_on) : NULL;
    if (base && base->state == 0 && depth < 64)
        resolve_style(docx, base, depth + 1);
    if (base && base->state) {
        if (!style->heading && style->outline < 0) {
            style->heading = base->heading;
            style->outline = base->outline;
        }
        if (!style->has_num && base->has_num) {
            style->has_num = true;
            style->num = base->num;
        }
        if (!style->has_level && base->has_level) {
            style->has_level = true;
            style->level = base->level;
        }
        bp_docx_look_over(&style->look, &base->look);
    }
    style->state = 2;
}

bool bp_docx_styles_read(struct docx *docx)
{
    const struct bp_part_entry *entry =
        bp_relation_part(docx->parts, bp_relation_of_type(&docx->relations, "styles"));
    if (!entry)
        return true;
    struct reader reader = {.xml = {.open = open_element, .close = close_element}, .docx = docx};
    if (!bp_docx_xml_read(&reader.xml, docx->parts, entry))
        return false;
    if (docx->n_styles)
        qsort(docx->styles, docx->n_styles, sizeof *docx->styles, compare_styles);
    for (size_t i = 0; i < docx->n_styles; i++)
        if (!docx->styles[i].state)
            resolve_style(docx, &docx->styles[i], 0);
    for (size_t i = 0; i < docx->n_styles; i++)
        if (docx->styles[i].is_default)
            docx->normal = &docx->styles[i];
    return true;
}
