/* emit.c: lines → text operations, with their tags and links. */
#include <string.h>

#include "layout/bidi.h"
#include "layout/para.h"

void bp_para_own_words(struct bp_setter *set, const struct bp_para *para, uint32_t tag)
{
    if (!set->foreign || tag == BP_NO_TAG)
        return;
    for (uint32_t i = 0; i < para->n_looks; i++)
        if (para->looks[i].at != BP_NOWHERE)
            return;
    set->pages->tags[tag].english = true;
}

/* The tag of a stretch of text: the paragraph's own, or a Link or Span within it. */
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
    static const char words[] = "Link to ";
    size_t len = strlen(href);
    char *text = bp_arena_alloc(&set->work, sizeof words + len);
    memcpy(text, words, sizeof words - 1);
    memcpy(text + sizeof words - 1, href, len);
    return text;
}

/* The shapes of a stretch, with a hyphen after them where a soft one shows. */
static const struct bp_shape *const *shapes_of(struct bp_setter *set, const struct bp_para *para,
                                               uint32_t a, uint32_t b, bool hyphen)
{
    const struct bp_shape **shapes =
        bp_arena_array(bp_pages_scratch(set->pages), b - a + hyphen, sizeof *shapes);
    memcpy(shapes, para->shapes + a, (b - a) * sizeof *shapes);
    if (hyphen)
        shapes[b - a] = bp_shape(&set->shaper, para->shapes[b - 1]->font, "-", 1);
    return shapes;
}

struct spot {
    int32_t x, y; /* the line's begin and top */
    int32_t baseline;
};

/* Sets pieces a … b-1, which look alike. */
static void emit_stretch(struct bp_setter *set, struct bp_para *para, uint32_t a, uint32_t b,
                            bool hyphen, struct spot spot)
{
    struct bp_page *page = set->pages->page;
    const struct bp_look *look = &para->looks[para->pieces[a].look];
    uint32_t tag = tag_of(set, para, look);
    int32_t mark = tag == BP_NO_TAG ? para->mark : bp_tag_mark(set->pages, tag);
    int32_t width = 0, seen = 0;
    for (uint32_t i = a; i < b; i++) {
        width += para->pieces[i].width;
        if (!para->pieces[i].blank)
            seen = width - para->pieces[i].space;
    }
    struct bp_op *op = bp_op_add(page, set->pages, BP_OP_TEXT, mark);
    op->x = spot.x;
    op->y = spot.baseline - look->rise;
    op->w = seen;
    op->h = look->size;
    op->rgb = para->type.rgb;
    op->hyphen = hyphen;
    op->n = b - a + (hyphen ? 1 : 0);
    op->shapes = shapes_of(set, para, a, b, hyphen);
    bool link = tag != BP_NO_TAG && (look->href || para->target.contents);
    if (link && seen)
        bp_link_add(set->pages,
                    (struct bp_link){spot.x, spot.y, seen, para->type.leading, tag, look->href,
                                     para->target.dest,
                                     look->href ? describe(set, look->href)
                                                : para->target.contents});
}

/* Where each piece of a line stands: one after the other, or as their levels order them. */
static void place_pieces(struct bp_setter *set, const struct bp_para *para, struct bp_line line,
                         int32_t left, int32_t *places)
{
    uint32_t n = line.end - line.first;
    for (uint32_t i = 0; !para->bidi && i < n; i++) {
        places[i] = left;
        left += para->pieces[line.first + i].width;
    }
    if (!para->bidi)
        return;
    uint32_t *order = bp_arena_array(&set->work, n, sizeof *order);
    uint8_t *levels = bp_arena_array(&set->work, n, sizeof *levels);
    bool trailing = true; /* spaces at a line's end go with the paragraph (rule L1) */
    for (uint32_t i = n; i-- > 0;) {
        const struct bp_piece *piece = &para->pieces[line.first + i];
        trailing &= piece->blank;
        levels[i] = trailing ? para->rtl : piece->level;
        if (trailing && para->rtl)
            left -= piece->width; /* they hang over the left edge, unseen */
    }
    bp_bidi_order(levels, n, order);
    for (uint32_t i = 0; i < n; i++) {
        places[order[i]] = left;
        left += para->pieces[line.first + order[i]].width;
    }
}

/* Rules under the links of a line, after its text, so that they do not break its marked content. */
static void underline(struct bp_setter *set, const struct bp_para *para, struct bp_line line,
                      const int32_t *places, int32_t baseline)
{
    struct bp_page *page = set->pages->page;
    for (uint32_t i = line.first; i < line.end; i++) {
        const struct bp_piece *piece = &para->pieces[i];
        if (!(para->looks[piece->look].href || para->target.contents) ||
            (piece->blank && i + 1 == line.end))
            continue;
        struct bp_op *op = bp_op_add(page, set->pages, BP_OP_RECT,
                                     para->tag == BP_NO_TAG ? para->mark : BP_ARTIFACT);
        op->x = places[i - line.first];
        op->y = baseline + para->type.size / 10;
        op->w = piece->width - (i + 1 == line.end ? piece->space : 0);
        op->h = para->type.size / 16;
        op->rgb = para->type.rgb;
    }
}

/* The end of the pieces from `a` that make one operation: they look alike, and stand side by side in the
 * order of the text. */
static uint32_t alike(const struct bp_para *para, struct bp_line line, uint32_t a,
                      const int32_t *places)
{
    uint32_t b = a + 1;
    for (; b < line.end; b++)
        if (para->pieces[b].look != para->pieces[a].look ||
            para->shapes[b]->font != para->shapes[a]->font ||
            places[b - line.first] != places[b - 1 - line.first] + para->pieces[b - 1].width)
            break;
    return b;
}

/* Text is set in reading order, wherever on the line it stands. */
static void emit_line(struct bp_setter *set, struct bp_para *para, struct bp_line line,
                      struct spot spot)
{
    int32_t *places = bp_arena_array(&set->work, line.end - line.first, sizeof *places);
    place_pieces(set, para, line, spot.x, places);
    for (uint32_t a = line.first, b; a < line.end; a = b) {
        b = alike(para, line, a, places);
        spot.x = places[a - line.first];
        emit_stretch(set, para, a, b, line.hyphen && b == line.end, spot);
    }
    if (para->links)
        underline(set, para, line, places, spot.baseline);
}

int32_t bp_para_emit(struct bp_setter *set, struct bp_para *para, uint32_t first, uint32_t end,
                     int32_t x, int32_t y, int32_t width, bool right)
{
    const struct bp_font *font = &set->shaper.fonts->items[BP_REGULAR];
    int32_t middle = (font->ascent + font->descent) * para->type.size / 2000;
    for (uint32_t l = first; l < end; l++, y += para->type.leading) {
        struct bp_line line = para->lines[l];
        int32_t left = right || para->rtl ? x + width - line.width : x;
        emit_line(set, para, line, (struct spot){left, y, y + para->type.leading / 2 + middle});
    }
    return (int32_t)(end - first) * para->type.leading;
}
