/* look.c: what a house style changes in the file's own style: its colours, its paper and its fonts. */
#include "base/text.h"
#include "html/page.h"
#include "model/colour.h"

/* ---- colours ---- */

#define NIGHT 0x0B0C0C    /* the paper of a dark screen, as in style.css */
#define AT_NIGHT 7        /* the contrast of headings on it: WCAG 2.2, 1.4.6 */
#define PARTS 16          /* steps from one colour to another */

static uint32_t mix(uint32_t from, uint32_t to, uint32_t part)
{
    uint32_t mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        uint32_t a = from >> shift & 0xFF, b = to >> shift & 0xFF;
        mixed |= (a * (PARTS - part) + b * part) / PARTS << shift;
    }
    return mixed;
}

/* No text that can be read on white can be read on a dark screen, too: it is lightened until it can. */
static uint32_t by_night(uint32_t rgb)
{
    uint32_t white = 0;
    while (white < PARTS && bp_colour_contrast(mix(rgb, 0xFFFFFF, white), NIGHT) < AT_NIGHT)
        white++;
    return mix(rgb, 0xFFFFFF, white);
}

static void put_property(struct bp_html *html, const char *name, uint32_t rgb)
{
    bp_buf_fmt(html->out, " --%s: ", name);
    bp_put_rgb(html, rgb);
    BP_PUT(html, ";");
}

/* Headers of tables have colours of their own on both papers. */
static void put_colours(struct bp_html *html, const struct bp_colours *colours)
{
    uint32_t night = by_night(colours->heading);
    BP_PUT(html, ":root {");
    put_property(html, "head", colours->head);
    put_property(html, "on-head", colours->on_head);
    put_property(html, "seam", mix(colours->head, colours->on_head, PARTS / 2));
    BP_PUT(html, " }\n@media print, (prefers-color-scheme: light) {\n  :root {");
    put_property(html, "ink", colours->text);
    put_property(html, "grey", colours->quiet);
    put_property(html, "rule", colours->rule);
    put_property(html, "link", colours->heading);
    put_property(html, "title", colours->heading);
    BP_PUT(html, " }\n}\n@media screen and (prefers-color-scheme: dark) {\n  :root {");
    put_property(html, "link", night);
    put_property(html, "title", night);
    BP_PUT(html, " }\n}\n");
}

/* ---- paper ---- */

#define FOOT 16000 /* the line of the footer and the space above it, which the pages have below their text */

static void put_points(struct bp_html *html, int32_t length)
{
    bp_buf_fmt(html->out, " %d.%03dpt", (int)(length / 1000), (int)(length % 1000));
}

static void put_paper(struct bp_html *html, const struct bp_sheet *sheet)
{
    bp_buf_fmt(html->out, "@media print {\n  @page { size: %s %s; margin:", bp_paper_names[sheet->paper],
               bp_orientation_names[sheet->orientation]);
    for (int i = 0; i < BP_SIDES; i++)
        put_points(html, sheet->margins[i] + (i == BP_SIDE_BOTTOM ? FOOT : 0));
    BP_PUT(html, "; }\n");
    if (sheet->text_size) {
        BP_PUT(html, "  html { font-size:");
        put_points(html, sheet->text_size);
        BP_PUT(html, "; }\n");
    }
    BP_PUT(html, "}\n");
}

/* ---- fonts ---- */

#define MOST_FACE ((size_t)512 << 10) /* bytes of a face that is within the file */

static bool is_within(const struct bp_html_face *face)
{
    return face->bytes && face->len <= MOST_FACE && face->free;
}

bool bp_has_fonts(const struct bp_html *html)
{
    for (int i = 0; i < BP_STYLE_FACES; i++)
        if (is_within(&html->file->faces[i]))
            return true;
    return false;
}

/* A face that cannot be in the file is that of the reader's machine, if it is there. */
static void put_face(struct bp_html *html, int face)
{
    const struct bp_html_face *is = &html->file->faces[face];
    if (!is->bytes)
        return;
    bp_buf_fmt(html->out, "@font-face { font-family: house; font-weight: %s; font-style: %s; src: ",
               face & 1 ? "bold" : "normal", face & 2 ? "italic" : "normal");
    if (is_within(is)) {
        BP_PUT(html, "url(data:font/ttf;base64,");
        bp_put_base64(html, is->bytes, is->len);
    } else {
        BP_PUT(html, "local(");
        bp_put_css_string(html, is->name);
    }
    BP_PUT(html, "); }\n");
    bp_html_flush(html, false);
}

static void put_fonts(struct bp_html *html)
{
    if (!html->file->faces[0].bytes)
        return;
    for (int i = 0; i < BP_STYLE_FACES; i++)
        put_face(html, i);
    BP_PUT(html, "body { font-family: house, Arial, \"Liberation Sans\", Helvetica, sans-serif; }\n");
}

void bp_put_look(struct bp_html *html)
{
    const struct bp_house_style *style = html->file->style;
    if (!style)
        return;
    if (!html->file->mono)
        put_colours(html, &style->colours);
    put_paper(html, &style->sheet);
    put_fonts(html);
}
