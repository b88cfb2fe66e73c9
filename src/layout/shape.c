/* shape.c: sets words from tables (known.h) or by HarfBuzz, with a table of the words seen so far. A report
 * repeats the same few hundred words, and so does the next one, so most words cost one look-up. */
#include "layout/shape.h"

#include <string.h>

#include "base/hash.h"
#include "base/memory.h"
#include "base/text.h"
#include "layout/known.h"

#define FIRST_PLACES 2048
#define SHAPES_SIZE ((size_t)4 << 10) /* memory for shapes is taken in blocks of this size */
#define MOST_KEPT ((size_t)8 << 20) /* of shapes, for the documents that follow; but beyond … */
#define FEW_KEPT ((size_t)256 << 10) /* … this no more than twice what one document took, or most words are
                                        no longer in the processor's cache when they are looked up */
#define MOST_USED ((size_t)4 << 20) /* of shapes, until a long document begins anew */

bool bp_shaper_open(struct bp_shaper *shaper, struct bp_arena *arena, struct bp_fonts *fonts,
                    const char *lang)
{
    memset(shaper, 0, sizeof *shaper);
    shaper->arena = arena;
    shaper->fonts = fonts;
    struct bp_arena *kept = &fonts->shapes.arena;
    bp_arena_clear(&fonts->shapes.old);
    const size_t twice = 2 * fonts->shapes.one, most = twice > FEW_KEPT ? twice : FEW_KEPT;
    if (kept->out || kept->taken > (most < MOST_KEPT ? most : MOST_KEPT))
        bp_fonts_forget(fonts);
    shaper->before = kept->taken;
    kept->budget = SIZE_MAX / 2; /* that of the document holds */
    kept->parent = arena;
    return bp_shaper_speak(shaper, lang);
}

bool bp_shaper_speak(struct bp_shaper *shaper, const char *lang)
{
    struct bp_shapes *shapes = &shaper->fonts->shapes;
    if (shapes->language && !strcmp(shapes->language, lang))
        return true;
    shapes->language = bp_arena_text(&shapes->arena, lang, strlen(lang));
    shapes->table = NULL;
    shapes->places = shapes->used = 0;
    memset(shapes->spaces, 0, sizeof shapes->spaces);
    return shapes->language != NULL;
}

void bp_shaper_rest(struct bp_shaper *shaper, uint32_t page)
{
    struct bp_shapes *shapes = &shaper->fonts->shapes;
    struct bp_arena *arena = &shapes->arena;
    if (page > shapes->old_page)
        bp_arena_clear(&shapes->old);
    if (arena->taken <= MOST_USED || shapes->old.head)
        return;
    bp_arena_let_go(arena->parent, arena->taken - shaper->before);
    shapes->old = *arena;
    shapes->old.parent = NULL;
    shapes->old_page = page;
    arena->head = NULL;
    arena->taken = shaper->before = 0;
    shapes->table = NULL;
    shapes->places = shapes->used = shapes->left = 0;
    memset(shapes->spaces, 0, sizeof shapes->spaces);
    const char *language = shapes->language;
    shapes->language = NULL; /* if memory runs out */
    shapes->language = bp_arena_text(arena, language, strlen(language));
}

const struct bp_shape *bp_shape_copy(const struct bp_shape *shape, struct bp_arena *arena)
{
    struct bp_shape *copy = bp_arena_alloc(arena, sizeof *copy);
    *copy = *shape;
    copy->copy = true;
    copy->note = bp_arena_alloc(arena, sizeof *copy->note);
    copy->text = bp_arena_text(arena, shape->text, shape->len);
    copy->glyphs = bp_arena_array(arena, shape->n, sizeof *copy->glyphs);
    if (shape->n)
        memcpy(copy->glyphs, shape->glyphs, shape->n * sizeof *copy->glyphs);
    return copy;
}

bool bp_shape_same(const struct bp_shape *a, const struct bp_shape *b)
{
    return a == b || (a->font == b->font && a->rtl == b->rtl && a->len == b->len && a->n == b->n &&
                      !memcmp(a->text, b->text, a->len) &&
                      (!a->n || !memcmp(a->glyphs, b->glyphs, a->n * sizeof *a->glyphs)));
}

void bp_shaper_close(struct bp_shaper *shaper)
{
    if (shaper->buffer)
        bp_hb.buffer_destroy(shaper->buffer);
    struct bp_arena *kept = shaper->fonts ? &shaper->fonts->shapes.arena : NULL;
    if (kept && kept->parent) {
        bp_arena_let_go(kept->parent, kept->taken - shaper->before);
        kept->parent = NULL;
        if (!shaper->fonts->shapes.one)
            shaper->fonts->shapes.one = kept->taken;
    }
    memset(shaper, 0, sizeof *shaper);
}

static uint64_t mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

/* This runs for every word, and most have at most eight bytes, which are `head`. Of longer ones it reads
 * eight bytes at a time, and the last eight, of which it has read some before. */
static inline uint32_t hash(const struct bp_shapes *shapes, int font, uint64_t head, const char *text,
                            size_t len)
{
    uint64_t h = mix(bp_hash_key(shapes) ^ ((uint64_t)font << 32 | len), head);
    if (len > 8) {
        for (size_t i = 8; i + 8 < len; i += 8)
            h = mix(h, bp_eight_load(text + i));
        h = mix(h, bp_eight_load(text + len - 8));
    }
    return (uint32_t)h;
}

/* Whether two texts are equal, of which the first eight bytes are. */
static inline bool same_rest(const char *a, const char *b, size_t len)
{
    if (len <= 8)
        return true;
    for (size_t i = 8; i + 8 < len; i += 8)
        if (bp_eight_load(a + i) != bp_eight_load(b + i))
            return false;
    return bp_eight_load(a + len - 8) == bp_eight_load(b + len - 8);
}

static uint64_t head_of(const char *text, size_t len)
{
    char head[8] = {0};
    if (len)
        memcpy(head, text, len < 8 ? len : 8);
    return bp_eight_load(head);
}

static int font_of(const struct bp_shape *shape)
{
    return shape->font | (shape->rtl ? BP_RTL : 0);
}

static void grow_table(struct bp_shapes *shapes)
{
    size_t places = shapes->places ? shapes->places * 2 : FIRST_PLACES;
    struct bp_shape_place *table = bp_arena_array(&shapes->arena, places, sizeof *table);
    for (size_t i = 0; i < shapes->places; i++) {
        if (!shapes->table[i].shape)
            continue;
        size_t place = shapes->table[i].hash & (places - 1);
        while (table[place].shape)
            place = (place + 1) & (places - 1);
        table[place] = shapes->table[i];
    }
    shapes->table = table;
    shapes->places = places;
}

static int16_t clamp(hb_position_t value)
{
    return (int16_t)(value > INT16_MAX ? INT16_MAX : value < INT16_MIN ? INT16_MIN : value);
}

/* Whether each glyph stands for its own characters, and all are in order (from left to right, or
 * from right to left). Then the Unicode values of the glyphs are enough to give the text back. */
static bool is_plain(const struct bp_shape *shape, bool rtl)
{
    for (int i = 0; i < shape->n; i++) {
        const struct bp_glyph *glyph = &shape->glyphs[rtl ? shape->n - 1 - i : i];
        const struct bp_glyph *before = rtl ? glyph + 1 : glyph - 1;
        if (i ? glyph->cluster <= before->cluster : glyph->cluster != 0)
            return false;
    }
    return true;
}

/* HarfBuzz looks for a shape plan at each call. Nearly all words use the default faces, so their
 * plans are kept. Other faces take the slower way, which also limits what a damaged font can do. In those
 * of a house style (`own`) digits have the same width, as figures stand below one another. */
static bool shape_buffer(struct bp_font *font, hb_buffer_t *buffer, bool keep, bool own)
{
    static const hb_feature_t digits = {HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START,
                                        HB_FEATURE_GLOBAL_END};
    hb_segment_properties_t props;
    if (!keep)
        return bp_hb.shape_full(font->font, buffer, &digits, own, NULL);
    bp_hb.buffer_get_segment_properties(buffer, &props);
    if (!font->plan || !bp_hb.segment_properties_equal(&props, &font->planned)) {
        bp_hb.shape_plan_destroy(font->plan);
        font->plan = bp_hb.shape_plan_create_cached(font->face, &props, NULL, 0, NULL);
        font->planned = props;
    }
    return bp_hb.shape_plan_execute(font->plan, font->font, buffer, NULL, 0);
}

/* Shapes a text into the shaper's buffer. */
static void fill_buffer(struct bp_shaper *shaper, int font, const char *text, size_t len)
{
    if (!bp_font_ask(shaper->fonts, font & ~BP_RTL))
        bp_arena_leave(shaper->arena);
    bp_memory_watch();
    if (!shaper->buffer)
        shaper->buffer = bp_hb.buffer_create();
    hb_buffer_t *buffer = shaper->buffer;
    bp_hb.buffer_reset(buffer);
    bp_hb.buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    bp_hb.buffer_add_utf8(buffer, text, (int)len, 0, (int)len);
    bp_hb.buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    bp_hb.buffer_guess_segment_properties(buffer);
    bp_hb.buffer_set_direction(buffer, font & BP_RTL ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    bp_hb.buffer_set_language(buffer, bp_hb.language_from_string(shaper->fonts->shapes.language, -1));
    int index = font & ~BP_RTL;
    struct bp_font *face = &shaper->fonts->items[index];
    const bool keep = bp_fonts_embedded(shaper->fonts, index) < BP_FACES && len;
    bool done = shape_buffer(face, buffer, keep, index < shaper->fonts->embedded);
    if (done && bp_hb.buffer_allocation_successful(buffer) && bp_memory_lasts(&shaper->fonts->doubt))
        return;
    bp_hb.shape_plan_destroy(face->plan); /* it may be HarfBuzz's empty plan, which shapes nothing */
    face->plan = NULL;
    bp_arena_leave(shaper->arena);
}

/* Room for a shape, with its text just before it and its note behind it, so that they are read together.
 * The glyphs are stored elsewhere, so that shapes that are looked up often are close together. */
static struct bp_shape *room_for(struct bp_shapes *shapes, const char *text, size_t len, unsigned glyphs)
{
    size_t before = (len + _Alignof(struct bp_shape)) / _Alignof(struct bp_shape) * _Alignof(struct bp_shape);
    size_t need = before + sizeof(struct bp_shape) + sizeof(struct bp_shape_note);
    if (need > shapes->left) {
        size_t size = need > SHAPES_SIZE ? need : SHAPES_SIZE;
        shapes->room = bp_arena_alloc(&shapes->arena, size);
        shapes->left = size;
    }
    char *room = shapes->room;
    shapes->room += need;
    shapes->left -= need;
    memcpy(room, text, len);
    struct bp_shape *shape = (struct bp_shape *)(void *)(room + before);
    shape->text = room;
    shape->note = (struct bp_shape_note *)(void *)(shape + 1);
    shape->glyphs = bp_arena_array(&shapes->arena, glyphs, sizeof *shape->glyphs);
    return shape;
}

/* Takes the glyphs of a shape out of the shaper's buffer. */
static void take_glyphs(const struct bp_shaper *shaper, struct bp_shape *shape, unsigned n)
{
    const hb_glyph_info_t *infos = bp_hb.buffer_get_glyph_infos(shaper->buffer, NULL);
    const hb_glyph_position_t *positions = bp_hb.buffer_get_glyph_positions(shaper->buffer, NULL);
    unsigned n_glyphs = shaper->fonts->items[shape->font].n_glyphs;
    for (unsigned i = 0; i < n; i++) {
        unsigned id = infos[i].codepoint; /* a damaged font may name a glyph that it does not have */
        shape->glyphs[i] = (struct bp_glyph){
            (uint16_t)(id < n_glyphs ? id : 0), (uint16_t)infos[i].cluster,
            clamp(positions[i].x_advance), clamp(positions[i].x_offset),
            clamp(positions[i].y_offset)};
    }
}

/* `space`: the shape of the space after the word, or NULL. It is added unchanged: no font kerns a
 * space with the word here, so its width is always the same. */
static const struct bp_shape *make_shape(struct bp_shaper *shaper, int font, const char *text, size_t len,
                                         const struct bp_shape *space)
{
    struct bp_glyph glyphs[BP_SHAPE_MAX];
    const size_t word = len - (space != NULL);
    const unsigned face = bp_fonts_embedded(shaper->fonts, font);
    unsigned known = face < BP_FACES ? bp_known_set((int)face, text, word, glyphs) : 0, n = known;
    if (!known) {
        fill_buffer(shaper, font, text, word);
        n = bp_hb.buffer_get_length(shaper->buffer);
    }
    unsigned all = n + (space ? space->n : 0);
    struct bp_shape *shape = room_for(&shaper->fonts->shapes, text, len, all);
    shape->head = head_of(text, len);
    shape->len = (uint16_t)len;
    shape->n = (uint16_t)all;
    shape->font = (uint8_t)(font & ~BP_RTL);
    shape->rtl = font & BP_RTL;
    if (known)
        memcpy(shape->glyphs, glyphs, known * sizeof *glyphs);
    else
        take_glyphs(shaper, shape, n);
    for (unsigned i = n; space && i < all; i++) {
        shape->glyphs[i] = space->glyphs[i - n];
        shape->glyphs[i].cluster = (uint16_t)(len - 1);
    }
    for (unsigned i = 0; i < all; i++) {
        shape->width += shape->glyphs[i].advance;
        shape->lacks |= shape->glyphs[i].id == 0;
    }
    shape->plain = is_plain(shape, shape->rtl);
    return shape;
}

/* The shape of the space after the word. NULL if there is no space, or the font is not a default
 * face. */
static const struct bp_shape *space_behind(struct bp_shaper *shaper, int font, const char *text, size_t len)
{
    if (len < 2 || text[len - 1] != ' ' || font >= BP_FACES)
        return NULL;
    return bp_shape_space(shaper, font);
}

/* Not inline: most words are found in the table, and the common path is faster without this code. */
__attribute__((noinline))
static const struct bp_shape *add_shape(struct bp_shaper *shaper, int font, const char *text, size_t len,
                                        uint32_t hashed)
{
    struct bp_shapes *shapes = &shaper->fonts->shapes;
    const struct bp_shape *space = space_behind(shaper, font, text, len);
    const struct bp_shape *shape = make_shape(shaper, font, text, len, space);
    if (shapes->used * 4 >= shapes->places * 3)
        grow_table(shapes);
    size_t place = hashed & (shapes->places - 1);
    while (shapes->table[place].shape)
        place = (place + 1) & (shapes->places - 1);
    shapes->table[place] = (struct bp_shape_place){shape, hashed};
    shapes->used++;
    return shape;
}

static inline const struct bp_shape *find(struct bp_shaper *shaper, int font, uint64_t head, const char *text,
                                          size_t len)
{
    const struct bp_shapes *shapes = &shaper->fonts->shapes;
    uint32_t hashed = hash(shapes, font, head, text, len);
    for (size_t i = hashed; shapes->places; i++) {
        const struct bp_shape_place *place = &shapes->table[i & (shapes->places - 1)];
        const struct bp_shape *shape = place->shape;
        if (!shape)
            break;
        if (place->hash == hashed && shape->head == head && shape->len == len && font_of(shape) == font &&
            same_rest(shape->text, text, len))
            return shape;
    }
    return add_shape(shaper, font, text, len, hashed);
}

const struct bp_shape *bp_shape_word(struct bp_shaper *shaper, int font, const char *text, size_t len)
{
    unsigned behind = len < 8 ? 64 - 8 * (unsigned)len : 0; /* bits that are not of the text */
    return find(shaper, font, bp_eight_load(text) << behind >> behind, text, len);
}

const struct bp_shape *bp_shape(struct bp_shaper *shaper, int font, const char *text, size_t len)
{
    return find(shaper, font, head_of(text, len), text, len);
}

int bp_shape_missing(const struct bp_shape *shape)
{
    for (int i = 0; i < shape->n; i++)
        if (shape->glyphs[i].id == 0)
            return shape->glyphs[i].cluster;
    return -1;
}
