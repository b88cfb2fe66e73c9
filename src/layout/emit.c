/* emit.c: puts lines on a page as text operations, with their tags and links. */
#include "layout/bidi.h"
#include "layout/para.h"
#include "layout/signs.h"

void bp_para_own_words(struct bp_setter *set, const struct bp_para *para, uint32_t tag)
{
    if (!set->foreign || tag == BP_NO_TAG)
        return;
    for (uint32_t i = 0; i < para->n_looks; i++)
        if (para->looks[i].at != BP_NOWHERE)
            return;
    set->pages->tags[tag].english = true;
}

/* The tag for a stretch of text: the paragraph's own, or a Link or Span inside it. */
static uint32_t tag_of(struct bp_setter *set, struct bp_para *para, const struct bp_look *look)
{
    if (para->tag == BP_NO_TAG)
        return BP_NO_TAG;
    bool link = look->href || para->target.contents;
    if (!link && !look->abbr)
        return para->tag;
    struct bp_look *first = &para->looks[para->target.contents ? 0 : look->joined];
    if (first->tag == BP_NO_TAG) {
        first->tag = bp_tag_add(set->pages, para->tag, link ? BP_TAG_LINK : BP_TAG_SPAN);
        if (!link) {
            set->pages->tags[first->tag].detail = BP_DETAIL_EXPANSION;
            set->pages->tags[first->tag].text = bp_pages_keep(set->pages, look->abbr);
        }
    }
    return first->tag;
}

static const char *describe(struct bp_setter *set, const char *href)
{
    return bp_fill(&set->work, bp_house_word(set->house, BP_WORD_LINK_TO), href, NULL);
}

struct spot {
    int32_t x, y; /* the line's start and top */
    int32_t baseline;
};

/* Adds the text of pieces a … b-1, and a hyphen if a soft hyphen shows there. Sets their width. */
static struct bp_op *add_text(struct bp_setter *set, const struct bp_para *para, uint32_t a, uint32_t b,
                              bool hyphen, int32_t mark, int32_t *whole)
{
    uint32_t n = b - a;
    const struct bp_shape **shapes =
        bp_arena_array(bp_pages_scratch(set->pages), n + hyphen, sizeof *shapes);
    struct bp_op *op = bp_op_add(set->pages->page, set->pages, BP_OP_TEXT, mark);
    int32_t width = 0, seen = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct bp_piece *piece = &para->pieces[a + i];
        shapes[i] = para->shapes[a + i];
        width += piece->width;
        seen = piece->blank ? seen : width - piece->space;
    }
    if (hyphen)
        shapes[n++] = bp_shape(&set->shaper, shapes[b - a - 1]->font, "-", 1);
    *whole = width;
    op->w = seen;
    op->hyphen = hyphen;
    op->n = n;
    op->shapes = shapes;
    return op;
}

static uint32_t colour_of(const struct bp_setter *set, const struct bp_para *para, uint32_t piece)
{
    const bool own = !para->type.filled && !set->theme->mono;
    return own ? bp_sign_colour(para->shapes[piece], para->type.rgb) : para->type.rgb;
}

/* Sets pieces a … b-1, which look the same. Returns their width. */
static int32_t emit_stretch(struct bp_setter *set, struct bp_para *para, uint32_t a, uint32_t b, bool hyphen,
                            struct spot spot)
{
    const struct bp_look *look = &para->looks[para->pieces[a].look];
    uint32_t tag = tag_of(set, para, look);
    bool actual = tag != BP_NO_TAG && bp_shape_wants_actual(para->shapes[a]);
    int32_t mark = tag == BP_NO_TAG ? para->mark
                   : actual         ? bp_tag_mark_alone(set->pages, tag)
                                    : bp_tag_mark(set->pages, tag);
    int32_t width;
    struct bp_op *op = add_text(set, para, a, b, hyphen, mark, &width);
    op->actual = actual;
    op->x = spot.x;
    op->y = spot.baseline - look->rise;
    op->h = look->size;
    op->rgb = colour_of(set, para, a);
    if (tag != BP_NO_TAG && (look->href || para->target.contents) && op->w)
        bp_link_add(set->pages,
                    (struct bp_link){.box = {spot.x, spot.y, op->w, para->type.leading},
                                     .tag = tag,
                                     .uri = look->href,
                                     .dest = para->target.anchor,
                                     .contents = look->href ? describe(set, look->href)
                                                            : para->target.contents});
    return width;
}

/* The x position of each piece of a line, in the visual order given by their levels. */
static const int32_t *place_pieces(struct bp_setter *set, const struct bp_para *para, struct bp_line line,
                                   int32_t left)
{
    uint32_t n = line.end - line.first;
    int32_t *places = bp_arena_array(&set->work, n, sizeof *places);
    uint32_t *order = bp_arena_array(&set->work, n, sizeof *order);
    uint8_t *levels = bp_arena_array(&set->work, n, sizeof *levels);
    bool trailing = true; /* spaces at the end of a line have the direction of the paragraph (rule L1) */
    for (uint32_t i = n; i-- > 0;) {
        const struct bp_piece *piece = &para->pieces[line.first + i];
        trailing &= piece->blank;
        levels[i] = trailing ? para->rtl : piece->level;
        if (trailing && para->rtl)
            left -= piece->width; /* they extend beyond the left edge, where they do not show */
    }
    bp_bidi_order(levels, n, order);
    for (uint32_t i = 0; i < n; i++) {
        places[order[i]] = left;
        left += para->pieces[line.first + order[i]].width;
    }
    return places;
}

/* Draws lines under the links of a line. This comes after the line's text, so that its marked
 * content stays together. `places`: NULL if the pieces follow one another from left to right. */
static void underline(struct bp_setter *set, const struct bp_para *para, struct bp_line line,
                      const int32_t *places, struct spot spot)
{
    struct bp_page *page = set->pages->page;
    int32_t next = spot.x;
    for (uint32_t i = line.first; i < line.end; i++) {
        const struct bp_piece *piece = &para->pieces[i];
        int32_t x = places ? places[i - line.first] : next;
        next += piece->width;
        if (!(para->looks[piece->look].href || para->target.contents) ||
            (piece->blank && i + 1 == line.end))
            continue;
        struct bp_op *op = bp_op_add(page, set->pages, BP_OP_RECT,
                                     para->tag == BP_NO_TAG ? para->mark : BP_ARTIFACT);
        op->x = x;
        op->y = spot.baseline + para->type.size / 10;
        op->w = piece->width - (i + 1 == line.end ? piece->space : 0);
        op->h = para->type.size / 16;
        op->rgb = para->type.rgb;
    }
}

/* Whether two pieces look the same, although they may stand at other places of the source. */
static bool same_look(const struct bp_para *para, uint32_t a, uint32_t b)
{
    const struct bp_look *of_a = &para->looks[para->pieces[a].look];
    const struct bp_look *of_b = &para->looks[para->pieces[b].look];
    return of_a == of_b ||
           (of_a->font == of_b->font && of_a->size == of_b->size && of_a->rise == of_b->rise &&
            of_a->href == of_b->href && of_a->abbr == of_b->abbr &&
            (of_a->joined == of_b->joined || !(of_a->href || of_a->abbr)));
}

/* The end of the pieces from `a` that can share one operation: they look the same, all or none of them
 * want /ActualText, and they are side by side in the order of the text. */
static uint32_t alike(const struct bp_setter *set, const struct bp_para *para, struct bp_line line,
                      uint32_t a, const int32_t *places)
{
    if (para->n_looks == 1 && !para->mixed && !para->actual && !places)
        return line.end;
    uint32_t b = a + 1;
    for (; b < line.end; b++)
        if (!same_look(para, a, b) || para->shapes[b]->font != para->shapes[a]->font ||
            colour_of(set, para, b) != colour_of(set, para, a) ||
            bp_shape_wants_actual(para->shapes[b]) != bp_shape_wants_actual(para->shapes[a]) ||
            (places &&
             places[b - line.first] != places[b - 1 - line.first] + para->pieces[b - 1].width))
            break;
    return b;
}

/* Text is set in reading order, wherever it is on the line. */
static void emit_line(struct bp_setter *set, struct bp_para *para, struct bp_line line,
                      struct spot spot)
{
    const int32_t *places = para->bidi ? place_pieces(set, para, line, spot.x) : NULL;
    struct spot at = spot;
    for (uint32_t a = line.first, b; a < line.end; a = b) {
        b = alike(set, para, line, a, places);
        at.x = places ? places[a - line.first] : at.x;
        at.x += emit_stretch(set, para, a, b, line.hyphen && b == line.end, at);
    }
    if (para->links)
        underline(set, para, line, places, spot);
}

int32_t bp_para_emit(struct bp_setter *set, struct bp_para *para, uint32_t first, uint32_t end,
                     int32_t x, int32_t y, int32_t width, bool right)
{
    const struct bp_font *font = &set->shaper.fonts->items[BP_REGULAR];
    int32_t middle = bp_font_middle(font) * para->type.size / 2000;
    for (uint32_t l = first; l < end; l++, y += para->type.leading) {
        struct bp_line line = para->lines[l];
        int32_t left = right || para->rtl ? x + width - line.width : x;
        emit_line(set, para, line, (struct spot){left, y, y + para->type.leading / 2 + middle});
    }
    return (int32_t)(end - first) * para->type.leading;
}
