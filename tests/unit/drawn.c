/* drawn.c: sums up the points of an outline. */
#include "unit/drawn.h"

#include <stddef.h>

static void add_number(uint64_t *hash, float value)
{
    *hash = (*hash ^ (uint64_t)(int64_t)(value * 64)) * UINT64_C(0x100000001B3);
}

static void add_point(hb_draw_funcs_t *funcs, void *hash, hb_draw_state_t *state, float x, float y,
                      void *data)
{
    (void)funcs, (void)state, (void)data;
    add_number(hash, x);
    add_number(hash, y);
}

static void add_curve(hb_draw_funcs_t *funcs, void *hash, hb_draw_state_t *state, float x1, float y1, float x,
                      float y, void *data)
{
    add_point(funcs, hash, state, x1, y1, data);
    add_point(funcs, hash, state, x, y, data);
}

uint64_t drawn(hb_font_t *from, unsigned glyph)
{
    static hb_draw_funcs_t *pen;
    uint64_t hash = (uint64_t)hb_font_get_glyph_h_advance(from, glyph);
    if (!pen) {
        pen = hb_draw_funcs_create();
        hb_draw_funcs_set_move_to_func(pen, add_point, NULL, NULL);
        hb_draw_funcs_set_line_to_func(pen, add_point, NULL, NULL);
        hb_draw_funcs_set_quadratic_to_func(pen, add_curve, NULL, NULL);
    }
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(from, glyph, pen, &hash);
#else
    hb_font_get_glyph_shape(from, glyph, pen, &hash);
#endif
    return hash;
}
