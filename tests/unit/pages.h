/* pages.h: pages made by hand, for the tests of src/pdf: a small report with everything in it that layout
 * can ask for, so that the writer is tested without a plan. */
#ifndef TEST_PAGES_H
#define TEST_PAGES_H

#include "layout/page.h"
#include "layout/shape.h"

struct sample {
    struct bp_arena arena;
    struct bp_fonts fonts;
    struct bp_shaper shaper;
    struct bp_pages pages;
};

/* An A4 landscape document of no pages yet, with the embedded faces. False: no memory. */
bool sample_open(struct sample *sample);
void sample_close(struct sample *sample);

/* A new page, with its footer. */
struct bp_page *sample_page(struct sample *sample);

/* Sets `text` on one line of the page being filled, at x, y in points, as content of `tag`, or with
 * tag BP_NO_TAG as an artifact. */
struct bp_op *sample_text(struct sample *sample, uint32_t tag, int x, int y, int size, int font,
                          const char *text);

/* A shape of one glyph, that of `looks` in the regular face, that stands for `text`. */
const struct bp_shape *sample_glyph(struct sample *sample, uint32_t looks, const char *text);

/* Sets one shape as sample_text does. */
struct bp_op *sample_shape(struct sample *sample, uint32_t tag, int x, int y, int size,
                           const struct bp_shape *shape);

/* Fills in a whole report of `n` pages, at least 2: headings, a table on each page that goes on over all of
 * them, with a cell split over two pages, lists, links, a figure, symbols, bookmarks. */
void sample_report(struct sample *sample, unsigned n);

#endif
