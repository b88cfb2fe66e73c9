/* figure.c: symbols, bars, lines of figures, and the logo. */
#include "html/page.h"
#include "report/scale.h"

void bp_put_symbol(struct bp_html *html, const struct bp_status *status)
{
    BP_PUT(html, "<svg class=\"symbol\" aria-hidden=\"true\"><use href=\"#symbol-");
    bp_buf_str(html->out, bp_symbol_names[status->symbol]);
    BP_PUT(html, "\"/></svg>");
}

void bp_put_rgb(struct bp_html *html, uint32_t rgb)
{
    static const char digits[] = "0123456789ABCDEF";
    char words[7] = "#";
    for (int i = 0; i < 6; i++)
        words[i + 1] = digits[rgb >> (20 - 4 * i) & 15];
    bp_buf_put(html->out, words, sizeof words);
}

void bp_put_colours(struct bp_html *html, const struct bp_status *status)
{
    if (html->file->mono)
        return;
    BP_PUT(html, " style=\"--fill:");
    bp_put_rgb(html, status->fill);
    BP_PUT(html, ";--text:");
    bp_put_rgb(html, status->text);
    BP_PUT(html, "\"");
}

/* The numbers and the label are the image's: who does not see it gets its words. */
void bp_put_bar(struct bp_html *html, const struct bp_bar *bar)
{
    if (!bar->all)
        return;
    BP_PUT(html, "<div class=\"bar\" role=\"img\"");
    bp_put_attribute(html, "aria-label", bar->words);
    if (html->story.foreign)
        BP_PUT(html, " lang=\"en-GB\"");
    BP_PUT(html, ">");
    if (bar->label) {
        BP_PUT(html, "<span class=\"label\">");
        bp_put_inline(html, bar->label);
        BP_PUT(html, "</span> ");
    }
    for (int i = 0; i < bar->n; i++) {
        if (!bar->counts[i])
            continue;
        const struct bp_status *status = bar->items[i];
        bp_buf_fmt(html->out, "<span class=\"part%s\" style=\"flex-grow:%u",
                   status->symbol == BP_SYMBOL_MISSING ? " missing" : "", (unsigned)bar->counts[i]);
        if (!html->file->mono) {
            BP_PUT(html, ";--fill:");
            bp_put_rgb(html, status->fill);
            BP_PUT(html, ";--text:");
            bp_put_rgb(html, status->text);
        }
        BP_PUT(html, "\">");
        bp_put_symbol(html, status);
        bp_buf_fmt(html->out, " %u</span> ", (unsigned)bar->counts[i]);
    }
    BP_PUT(html, "</div>\n");
}

/* ---- a series of figures ---- */

/* in units of the drawing */
#define WIDTH 600
#define HEIGHT 220
#define INSET 25 /* half of the last dot */
#define DOT 14
#define LAST_DOT 25

struct plot {
    struct bp_html *html;
    const struct bp_trend *trend;
    struct bp_scale scale;
};

static int x_of(const struct plot *plot, uint32_t i)
{
    return INSET + bp_scale_across(plot->trend, i, WIDTH - 2 * INSET);
}

static int y_of(const struct plot *plot, int64_t value)
{
    return INSET + bp_scale_down(&plot->scale, value, HEIGHT - 2 * INSET);
}

/* One path for the line, which has gaps where figures are not known. */
static void put_line(const struct plot *plot)
{
    const struct bp_trend *trend = plot->trend;
    BP_PUT(plot->html, "<path d=\"");
    for (uint32_t i = 0; i < trend->n; i++)
        if (trend->values[i] != BP_UNKNOWN)
            bp_buf_fmt(plot->html->out, "%s%d %d", i && trend->values[i - 1] != BP_UNKNOWN ? "L" : "M",
                       x_of(plot, i), y_of(plot, trend->values[i]));
    BP_PUT(plot->html, "\"/>");
}

void bp_put_trend(struct bp_html *html, const struct bp_trend *trend)
{
    const struct plot plot = {html, trend, bp_scale_of(trend)};
    bp_buf_fmt(html->out, "<svg class=\"trend\" viewBox=\"0 0 %d %d\" role=\"img\"", WIDTH, HEIGHT);
    bp_put_attribute(html, "aria-label", trend->words);
    if (html->story.foreign)
        BP_PUT(html, " lang=\"en-GB\"");
    BP_PUT(html, ">");
    if (trend->target != BP_UNKNOWN) {
        int y = y_of(&plot, trend->target);
        bp_buf_fmt(html->out, "<path class=\"target\" d=\"M%d %dH%d\"/>", INSET, y, WIDTH - INSET);
    }
    put_line(&plot);
    for (uint32_t i = 0; i < trend->n; i++)
        if (trend->values[i] != BP_UNKNOWN)
            bp_buf_fmt(html->out, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\"/>", x_of(&plot, i),
                       y_of(&plot, trend->values[i]), i == plot.scale.last ? LAST_DOT : DOT);
    BP_PUT(html, "</svg>");
}

/* ---- the logo ---- */

/* As on a page: in a box of 16 mm by 60 mm. */
#define LOGO_HEIGHT 60 /* CSS pixels */
#define LOGO_WIDTH 227

static const char *logo_words(const struct bp_html *html)
{
    const struct bp_inline *organisation = &html->story.plan->organisation;
    if (html->file->logo.words)
        return html->file->logo.words;
    if (!organisation->n)
        return bp_own(&html->story, BP_WORD_LOGO);
    return bp_fill(html->arena, bp_own(&html->story, BP_WORD_LOGO_OF),
                   bp_inline_name(html->arena, organisation), NULL);
}

void bp_put_logo(struct bp_html *html)
{
    const struct bp_html_logo *logo = &html->file->logo;
    if (!logo->bytes)
        return;
    uint64_t height = LOGO_HEIGHT, width = height * logo->width / logo->height;
    if (width > LOGO_WIDTH) {
        height = (uint64_t)LOGO_WIDTH * logo->height / logo->width;
        width = LOGO_WIDTH;
    }
    BP_PUT(html, "<img class=\"logo\"");
    bp_put_attribute(html, "alt", logo_words(html));
    bp_buf_fmt(html->out, " width=\"%u\" height=\"%u\" src=\"data:image/png;base64,",
               (unsigned)(width ? width : 1), (unsigned)(height ? height : 1));
    bp_put_base64(html, logo->bytes, logo->len);
    BP_PUT(html, "\">\n");
}
