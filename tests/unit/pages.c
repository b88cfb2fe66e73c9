/* pages.c: a report made by hand. */
#include "pages.h"

#include <stdio.h>
#include <string.h>

#define PT 1000

bool sample_open(struct sample *sample)
{
    memset(sample, 0, sizeof *sample);
    bp_arena_init(&sample->arena, (size_t)1 << 30);
    bp_fonts_open(&sample->fonts);
    if (!bp_font_ask(&sample->fonts, BP_REGULAR) ||
        !bp_shaper_open(&sample->shaper, &sample->arena, &sample->fonts, "en-GB"))
        return false;
    struct bp_pages *pages = &sample->pages;
    pages->arena = &sample->arena;
    pages->fonts = &sample->fonts;
    pages->title = "Safety & <Strategy>: résumé";
    pages->author = "District Partnership";
    pages->subject = "Quarter 2";
    pages->lang = "en-GB";
    pages->date = (struct bp_date){2019, 12, 4};
    bp_tag_add(pages, BP_NO_TAG, BP_TAG_DOCUMENT);
    return true;
}

void sample_close(struct sample *sample)
{
    bp_shaper_close(&sample->shaper);
    bp_fonts_close(&sample->fonts);
    bp_arena_clear(&sample->arena);
}

static struct bp_page *newest(struct sample *sample)
{
    return &sample->pages.items[sample->pages.n - 1];
}

static struct bp_op *add_op(struct sample *sample, enum bp_op_kind kind, uint32_t tag, int x, int y)
{
    int32_t mark = tag == BP_NO_TAG ? BP_ARTIFACT : bp_tag_mark(&sample->pages, tag);
    struct bp_op *op = bp_op_add(newest(sample), &sample->pages, kind, mark);
    op->x = x * PT;
    op->y = y * PT;
    return op;
}

struct bp_op *sample_text(struct sample *sample, uint32_t tag, int x, int y, int size, int font,
                          const char *text)
{
    const struct bp_shape *shapes[256];
    uint32_t n = 0;
    while (*text && n < 256) {
        size_t len = *text == ' ' ? 1 : strcspn(text, " ");
        shapes[n++] = bp_shape(&sample->shaper, font, text, len);
        text += len;
    }
    struct bp_op *op = add_op(sample, BP_OP_TEXT, tag, x, y);
    const struct bp_shape **kept = bp_arena_array(&sample->arena, n, sizeof *kept);
    memcpy(kept, shapes, n * sizeof *kept);
    op->h = size * PT;
    op->shapes = kept;
    op->n = n;
    return op;
}

const struct bp_shape *sample_glyph(struct sample *sample, uint32_t looks, const char *text)
{
    struct bp_shape *shape = bp_arena_alloc(&sample->arena, sizeof *shape);
    hb_codepoint_t id = 0;
    hb_font_t *font = sample->fonts.items[BP_REGULAR].font;
    hb_font_get_nominal_glyph(font, looks, &id);
    shape->text = bp_arena_text(&sample->arena, text, strlen(text));
    shape->len = (uint16_t)strlen(text);
    shape->n = 1;
    shape->font = BP_REGULAR;
    shape->note = bp_arena_alloc(&sample->arena, sizeof *shape->note);
    shape->plain = true;
    shape->width = hb_font_get_glyph_h_advance(font, id);
    shape->glyphs = bp_arena_alloc(&sample->arena, sizeof *shape->glyphs);
    shape->glyphs[0] = (struct bp_glyph){.id = (uint16_t)id, .advance = (int16_t)shape->width};
    return shape;
}

struct bp_op *sample_shape(struct sample *sample, uint32_t tag, int x, int y, int size,
                           const struct bp_shape *shape)
{
    const struct bp_shape **kept = bp_arena_alloc(&sample->arena, sizeof *kept);
    *kept = shape;
    struct bp_op *op = add_op(sample, BP_OP_TEXT, tag, x, y);
    op->h = size * PT;
    op->shapes = kept;
    op->n = 1;
    return op;
}

struct bp_page *sample_page(struct sample *sample)
{
    struct bp_page *page = bp_pages_add(&sample->pages, 841890, 595276);
    char text[32];
    snprintf(text, sizeof text, "Page %u", (unsigned)sample->pages.n);
    sample_text(sample, BP_NO_TAG, 740, 570, 8, BP_REGULAR, text)->mark = BP_ARTIFACT_FOOTER;
    return page;
}

static void add_box(struct sample *sample, enum bp_op_kind kind, int x, int y, int w, int h,
                    uint32_t rgb)
{
    struct bp_op *op = add_op(sample, kind, BP_NO_TAG, x, y);
    op->w = w * PT;
    op->h = h * PT;
    op->rgb = rgb;
}

static uint32_t add_tag(struct sample *sample, uint32_t parent, enum bp_tag_kind kind)
{
    return bp_tag_add(&sample->pages, parent, kind);
}

static uint32_t add_dest(struct sample *sample, uint32_t tag, const char *title, uint8_t level, int y)
{
    struct bp_pages *pages = &sample->pages;
    uint32_t dest = bp_dest_add(pages);
    bp_dest_set(pages, dest, tag, y * PT);
    pages->bookmarks = bp_arena_grow(pages->arena, pages->bookmarks, &pages->bookmarks_capacity,
                                     pages->n_bookmarks + 1, sizeof *pages->bookmarks);
    pages->bookmarks[pages->n_bookmarks++] =
        (struct bp_bookmark){.title = title, .level = level, .dest = dest};
    return dest;
}

static void add_link(struct sample *sample, uint32_t parent, int x, int y, const char *text,
                     const char *uri, uint32_t dest)
{
    uint32_t link = add_tag(sample, parent, BP_TAG_LINK);
    sample_text(sample, link, x, y, 10, BP_REGULAR, text)->rgb = 0x0B57A4;
    bp_link_add(&sample->pages,
                (struct bp_link){{x * PT, (y - 9) * PT, 90 * PT, 12 * PT}, link, uri, dest, text, NULL, 0, 0});
}

static void add_list(struct sample *sample, uint32_t parent, int y, bool numbered)
{
    uint32_t list = add_tag(sample, parent, BP_TAG_L);
    sample->pages.tags[list].numbered = numbered;
    for (int i = 0; i < 3; i++, y += 14) {
        static const char *const labels[] = {"1.", "2.", "3."};
        uint32_t item = add_tag(sample, list, BP_TAG_LI);
        uint32_t label = add_tag(sample, item, BP_TAG_LBL);
        sample_text(sample, label, 60, y, 10, BP_REGULAR, numbered ? labels[i] : "•");
        uint32_t body = add_tag(sample, item, BP_TAG_LBODY);
        sample_text(sample, body, 76, y, 10, BP_REGULAR, "AVATAR: 13 investigations");
    }
}

static void add_figure(struct sample *sample, uint32_t parent, int y)
{
    struct bp_pages *pages = &sample->pages;
    uint32_t figure = add_tag(sample, parent, BP_TAG_FIGURE);
    pages->boxes = bp_arena_grow(pages->arena, pages->boxes, &pages->boxes_capacity,
                                 pages->n_boxes + 1, sizeof *pages->boxes);
    pages->boxes[pages->n_boxes] = (struct bp_box){60 * PT, y * PT, 300 * PT, 14 * PT};
    struct bp_tag *tag = &pages->tags[figure];
    tag->detail = BP_DETAIL_ALT;
    tag->text = "Bar: 43 green (a), 4 amber — naïve";
    tag->page = (uint32_t)pages->n - 1;
    tag->index = (uint32_t)pages->n_boxes++;
    struct bp_op *bar = add_op(sample, BP_OP_RECT, figure, 60, y);
    bar->w = 300 * PT;
    bar->h = 14 * PT;
    bar->rgb = 0x13A66B;
    sample_text(sample, figure, 70, y + 11, 9, BP_BOLD, "43");
}

static void add_front(struct sample *sample)
{
    uint32_t h1 = add_tag(sample, 0, BP_TAG_H1);
    sample_text(sample, h1, 42, 70, 22, BP_BOLD, "Community Safety Strategy & Action Plan");
    add_dest(sample, h1, "Community Safety Strategy", 1, 50);
    uint32_t p = add_tag(sample, 0, BP_TAG_P);
    sample_text(sample, p, 42, 100, 10, BP_REGULAR, "The office (naïve) \\ path: first ");
    uint32_t span = add_tag(sample, p, BP_TAG_SPAN);
    sample->pages.tags[span].detail = BP_DETAIL_EXPANSION;
    sample->pages.tags[span].text = "Multi-Agency Risk Assessment Conference";
    sample_text(sample, span, 250, 100, 10, BP_ITALIC, "MARAC");
    sample_text(sample, p, 42, 114, 10, BP_REGULAR, "a broken inves-")->hyphen = false;
    struct bp_op *broken = sample_text(sample, p, 42, 128, 10, BP_REGULAR, "and soft investi -");
    broken->hyphen = true;
    uint32_t links = add_tag(sample, 0, BP_TAG_P);
    add_link(sample, links, 42, 150, "CSAP 1.3, on page 2", NULL, 0);
    add_link(sample, links, 242, 150, "the website", "https://example.org/a b?q=(é)", 0);
    add_list(sample, 0, 180, false);
    add_list(sample, 0, 240, true);
    add_figure(sample, 0, 300);
    for (int i = 0; i < BP_SYMBOL_COUNT; i++) {
        struct bp_op *op = add_op(sample, BP_OP_SYMBOL, BP_NO_TAG, 420 + 14 * i, 300);
        op->w = op->h = 8 * PT;
        op->symbol = (uint8_t)i;
        op->rgb = i % 2 ? 0x9D150A : 0;
    }
    add_box(sample, BP_OP_FRAME, 560, 296, 120, 16, 0x595959);
}

static const char *const heads[] = {"Ref", "Priority action", "Status", "Update"};
static const int lefts[] = {42, 110, 400, 480};

static void add_heads(struct sample *sample, uint32_t table, int y, bool repeated)
{
    uint32_t row = BP_NO_TAG;
    add_box(sample, BP_OP_RECT, 42, y - 12, 740, 16, 0xDDE4EC);
    if (!repeated)
        row = add_tag(sample, add_tag(sample, table, BP_TAG_THEAD), BP_TAG_TR);
    for (int i = 0; i < 4; i++) {
        uint32_t cell = repeated ? BP_NO_TAG : add_tag(sample, row, BP_TAG_TH);
        if (!repeated)
            sample->pages.tags[cell].scope = BP_SCOPE_COLUMN;
        struct bp_op *op = sample_text(sample, cell, lefts[i], y, 10, BP_BOLD, heads[i]);
        if (repeated)
            op->mark = BP_ARTIFACT_HEADER;
    }
}

/* Returns the tag of the row's last cell. */
static uint32_t add_row(struct sample *sample, uint32_t body, int y, int number)
{
    char ref[24];
    snprintf(ref, sizeof ref, "CSAP %d", number);
    uint32_t row = add_tag(sample, body, BP_TAG_TR), cells[4];
    for (int i = 0; i < 4; i++)
        cells[i] = add_tag(sample, row, i ? BP_TAG_TD : BP_TAG_TH);
    sample->pages.tags[cells[0]].scope = BP_SCOPE_ROW;
    add_box(sample, BP_OP_RECT, 400, y - 12, 76, 40, number % 3 ? 0x13A66B : 0xFFAC1A);
    sample_text(sample, cells[0], lefts[0], y, 10, BP_BOLD, ref);
    for (int i = 0; i < 3; i++)
        sample_text(sample, cells[1], lefts[1], y + 13 * i, 10, BP_REGULAR,
                    "Focus on addressing perpetrators’ behaviours by increasing work");
    sample_text(sample, cells[2], lefts[2] + 14, y, 10, BP_BOLD, number % 3 ? "Green" : "Amber");
    for (int i = 0; i < 3; i++)
        sample_text(sample, cells[3], lefts[3], y + 13 * i, 10, BP_REGULAR,
                    "There were 4560 victim based crimes from April - September 2019.");
    return cells[3];
}

void sample_report(struct sample *sample, unsigned n)
{
    sample_page(sample);
    add_front(sample);
    uint32_t h2 = add_tag(sample, 0, BP_TAG_H2);
    sample_text(sample, h2, 42, 340, 14, BP_BOLD, "Domestic abuse");
    add_dest(sample, h2, "Domestic abuse: 𝒜 naïve", 2, 326);
    uint32_t table = add_tag(sample, 0, BP_TAG_TABLE);
    add_heads(sample, table, 370, false);
    uint32_t body = add_tag(sample, table, BP_TAG_TBODY);
    int number = 1;
    uint32_t split = add_row(sample, body, 390, number++);
    for (unsigned i = 1; i < n; i++) {
        sample_page(sample);
        add_heads(sample, table, 60, true);
        sample_text(sample, split, lefts[3], 78, 10, BP_REGULAR, "and so on, on the next page");
        for (int y = 96; y < 540; y += 44)
            split = add_row(sample, body, y, number++);
    }
    sample->pages.dests[0].page = n > 1;
    sample->pages.dests[0].y = 90 * PT;
}
