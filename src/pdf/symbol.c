/* symbol.c: draws the status symbols. Each is a list of steps in thousandths of its square, from
 * the top left corner. All have the same visual weight, and look different at 7 points and in
 * grey. */
#include "pdf/symbol.h"

enum action {
    MOVE,   /* to x, y */
    LINE,   /* to x, y */
    CURVE,  /* with control points x1, y1 and x2, y2, to x3, y3 */
    CIRCLE, /* at x, y, with radius r */
    FILL,   /* closes the path and fills it */
    RING,   /* fills by the even-odd rule */
    STROKE, /* with a pen of this width and round ends and corners */
    DASHED, /* pen width, dash, gap, and the start within a dash; closes the path */
    END,
};

struct step {
    int16_t action;
    int16_t at[6];
};

static const struct step disc[] = {{CIRCLE, {500, 500, 460}}, {FILL, {0}}, {END, {0}}};

static const struct step triangle[] = {
    {MOVE, {500, 60}}, {LINE, {985, 910}}, {LINE, {15, 910}}, {FILL, {0}}, {END, {0}}};

static const struct step diamond[] = {{MOVE, {500, 0}},    {LINE, {1000, 500}}, {LINE, {500, 1000}},
                                      {LINE, {0, 500}},    {FILL, {0}},         {END, {0}}};

static const struct step tick[] = {
    {MOVE, {130, 560}}, {LINE, {390, 820}}, {LINE, {880, 210}}, {STROKE, {190}}, {END, {0}}};

static const struct step ring[] = {
    {CIRCLE, {500, 500, 460}}, {CIRCLE, {500, 500, 290}}, {RING, {0}}, {END, {0}}};

static const struct step square[] = {{MOVE, {90, 90}},   {LINE, {910, 90}}, {LINE, {910, 910}},
                                     {LINE, {90, 910}},  {FILL, {0}},       {END, {0}}};

/* Three dashes and gaps on each side, so that a dash bends around each corner; a question mark
 * inside. */
static const struct step missing[] = {
    {MOVE, {50, 50}},
    {LINE, {950, 50}},
    {LINE, {950, 950}},
    {LINE, {50, 950}},
    {DASHED, {90, 170, 130, 85}},
    {MOVE, {345, 385}},
    {CURVE, {345, 175, 665, 175, 665, 375}},
    {CURVE, {665, 490, 500, 480, 500, 605}},
    {STROKE, {110}},
    {CIRCLE, {500, 770, 68}},
    {FILL, {0}},
    {END, {0}},
};

static const struct step *const drawings[BP_SYMBOL_COUNT] = {
    [BP_SYMBOL_DISC] = disc,       [BP_SYMBOL_TRIANGLE] = triangle, [BP_SYMBOL_DIAMOND] = diamond,
    [BP_SYMBOL_TICK] = tick,       [BP_SYMBOL_RING] = ring,         [BP_SYMBOL_SQUARE] = square,
    [BP_SYMBOL_MISSING] = missing,
};

struct canvas {
    struct bp_buf *buf;
    int32_t x, top, side;
};

static int32_t scaled(const struct canvas *canvas, int part)
{
    return (int32_t)((int64_t)canvas->side * part / 1000);
}

static void put_point(const struct canvas *canvas, int x, int y, const char *after)
{
    bp_buf_milli(canvas->buf, canvas->x + scaled(canvas, x));
    bp_buf_char(canvas->buf, ' ');
    bp_buf_milli(canvas->buf, canvas->top - scaled(canvas, y));
    bp_buf_str(canvas->buf, after);
}

static void put_curve(const struct canvas *canvas, const int at[6])
{
    put_point(canvas, at[0], at[1], " ");
    put_point(canvas, at[2], at[3], " ");
    put_point(canvas, at[4], at[5], " c ");
}

/* Four quarters. Each is a Bézier curve whose control points are 0.5523 r from its ends. */
static void put_circle(const struct canvas *canvas, int x, int y, int r)
{
    int k = r * 5523 / 10000;
    const int quarters[4][6] = {{x + r, y + k, x + k, y + r, x, y + r},
                                {x - k, y + r, x - r, y + k, x - r, y},
                                {x - r, y - k, x - k, y - r, x, y - r},
                                {x + k, y - r, x + r, y - k, x + r, y}};
    put_point(canvas, x + r, y, " m ");
    for (int i = 0; i < 4; i++)
        put_curve(canvas, quarters[i]);
}

static void put_step(const struct canvas *canvas, const struct step *step)
{
    const int16_t *at = step->at;
    if (step->action == MOVE)
        put_point(canvas, at[0], at[1], " m ");
    else if (step->action == LINE)
        put_point(canvas, at[0], at[1], " l ");
    else if (step->action == CURVE)
        put_curve(canvas, (const int[6]){at[0], at[1], at[2], at[3], at[4], at[5]});
    else
        put_circle(canvas, at[0], at[1], at[2]);
}

static void put_length(const struct canvas *canvas, int part, const char *after)
{
    bp_buf_milli(canvas->buf, scaled(canvas, part));
    bp_buf_str(canvas->buf, after);
}

/* Sets the pen for a path that will be stroked. This must come before the path begins. */
static void put_pen(const struct canvas *canvas, const struct step *paint)
{
    if (paint->action != STROKE && paint->action != DASHED)
        return;
    bp_buf_str(canvas->buf, "q ");
    put_length(canvas, paint->at[0], " w ");
    if (paint->action == STROKE) {
        bp_buf_str(canvas->buf, "1 J 1 j ");
        return;
    }
    bp_buf_char(canvas->buf, '[');
    put_length(canvas, paint->at[1], " ");
    put_length(canvas, paint->at[2], "]");
    put_length(canvas, paint->at[3], " d ");
}

void bp_pdf_put_symbol(struct bp_buf *buf, enum bp_symbol symbol, int32_t x, int32_t top,
                       int32_t side)
{
    static const char *const painting[] = {
        [FILL] = "f ", [RING] = "f* ", [STROKE] = "S Q ", [DASHED] = "s Q "};
    const struct canvas canvas = {buf, x, top, side};
    for (const struct step *step = drawings[symbol]; step->action != END; step++) {
        const struct step *paint = step;
        while (paint->action < FILL)
            paint++;
        put_pen(&canvas, paint);
        for (; step < paint; step++)
            put_step(&canvas, step);
        bp_buf_str(buf, painting[paint->action]);
    }
}

bool bp_pdf_symbol_stroked(enum bp_symbol symbol)
{
    for (const struct step *step = drawings[symbol]; step->action != END; step++)
        if (step->action == STROKE || step->action == DASHED)
            return true;
    return false;
}
