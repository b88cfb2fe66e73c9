/* page.h: laid-out pages, the interface between layout and pdf: a display list for each page, and
 * one tag tree for the document.
 *
 * Lengths are millipoints (1/1000 pt, 1/72000 inch), int32_t, from the top left corner of the page,
 * with y downwards. Glyph metrics are thousandths of the em.
 *
 * Without a sink, all pages and tags are kept, for dumps and tests. With a sink, each page goes to
 * the sink when it is complete and is then dropped, except what links lead to, so memory grows only
 * a little with each page. Nothing here points into the plan. The plan may be dropped after
 * layout. */
#ifndef BP_PAGE_H
#define BP_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "boardpaper.h"
#include "layout/font.h"
#include "model/date.h"
#include "model/image.h"
#include "model/status.h"

/* ---- shaped text ---- */

struct bp_glyph {
    uint16_t id;      /* in the face; never 0 */
    uint16_t cluster; /* byte offset in the shape's text of its first character */
    int16_t advance;  /* with kerning */
    int16_t dx, dy;   /* offset of the glyph from the pen; nearly always 0 */
};

struct bp_pdf_shape;

/* How src/pdf writes a shape (pdf/glyphs.h). It stands just behind the shape, as the one is read after the
 * other for each word of a page. */
struct bp_shape_note {
    const struct bp_pdf_shape *kept;   /* the same in all documents; NULL: none, or not known yet */
    const struct bp_pdf_shape *string; /* in the document with this number; other documents have others */
    uint32_t document;                 /* 0: none yet */
};

/* A word, usually with the space after it, or a space. Each is shaped once for each face and kept
 * for the whole document. */
struct bp_shape {
    const char *text; /* its text, UTF-8 with a NUL; stored just before the shape */
    uint64_t head;    /* the first eight bytes of the text; zeros follow a shorter one */
    uint16_t len;     /* of the text, in bytes */
    uint16_t n;       /* number of glyphs */
    uint8_t font;     /* index into the document's fonts */
    bool rtl;         /* right-to-left; its glyphs are in visual order */
    bool plain;       /* each glyph stands for its own characters, in order; if false, the PDF
                         needs /ActualText to give the text back */
    bool lacks;       /* a glyph is 0: the face lacks a character; such text is never printed */
    bool copy;        /* it ends with its document, so no string is kept with it */
    int32_t width;    /* sum of the advances */
    struct bp_glyph *glyphs;
    struct bp_shape_note *note;
};

/* ---- the display list ---- */

enum bp_op_kind {
    BP_OP_TEXT,   /* shapes one after the other on a baseline that starts at x, y; h: the size */
    BP_OP_RECT,   /* a filled rectangle */
    BP_OP_FRAME,  /* a dashed outline, drawn inside the rectangle */
    BP_OP_LINE,   /* a line from x, y to x + w, y + h, either of which may be negative; n: its width */
    BP_OP_SYMBOL, /* a status symbol that fills the square x, y, w, h */
    BP_OP_IMAGE,  /* the document's image, scaled to x, y, w, h */
    BP_OP_EMPTY,  /* shows nothing: the marked content of an empty cell */
    BP_OP_ORIGIN, /* draws nothing, but moves the origin: the next operations are written
                     relative to y. Each row's content is then the same relative to its top, and
                     the file compresses better */
    BP_OP_STAMP,  /* the stamp with the number n, inside x, y, w, h */
    BP_OP_STRETCH, /* a stamp that was set BP_STRETCHED high at the page's bottom, drawn from y to y + h */
};

/* What the content of an operation belongs to: an MCID of its page, or one of these artifacts. */
#define BP_ARTIFACT (-1)        /* decoration: rules, fills, symbols */
#define BP_ARTIFACT_HEADER (-2) /* a repeated table header, or the reminder in a continued row */
#define BP_ARTIFACT_FOOTER (-3) /* the running footer */

struct bp_op {
    uint8_t kind;
    uint8_t symbol; /* for BP_OP_SYMBOL: enum bp_symbol */
    bool hyphen;    /* for text: the last shape is a hyphen that stands for a soft hyphen U+00AD */
    bool actual;    /* for text: /ActualText must give its text, as its glyphs do not; its mark has only it */
    int32_t mark;   /* an MCID from 0, or one of BP_ARTIFACT… */
    int32_t x, y, w, h;
    uint32_t rgb;
    uint32_t n;                          /* number of shapes; the number of a stamp; the width of a line */
    const struct bp_shape *const *shapes; /* all in one font */
};

#define BP_STRETCHED 1000 /* 1 pt: the height to stretch is the factor */

/* Content that is the same on several pages, such as a footer. It is stored once, and drawn once in
 * a file. Its operations belong to the same artifact as the operation that shows it. */
struct bp_stamp {
    int32_t width, height; /* size of the pages that show it */
    struct bp_op *ops;
    size_t n_ops;
    int32_t total; /* the operation with the number of the last page as text, which is set at the
                      end of the document; or -1 */
};

struct bp_box {
    int32_t x, y, w, h;
};

struct bp_link {
    struct bp_box box;    /* round all its parts */
    uint32_t tag;         /* the Link element; its object is annotation i of page p */
    const char *uri;      /* an address, or NULL: */
    uint32_t dest;        /* index into the document's destinations */
    const char *contents; /* description of the target, for /Contents */
    struct bp_box *parts; /* where it can be clicked: one for each line, or more if it runs both ways */
    size_t n_parts, parts_capacity;
}; /* texts are in the arena, parts live as long as the page */

struct bp_page {
    int32_t width, height;
    struct bp_op *ops; /* in painting order */
    size_t n_ops, ops_capacity;
    uint32_t *marks; /* by MCID: the tag that the content belongs to */
    size_t n_marks, marks_capacity;
    struct bp_link *links;
    size_t n_links, links_capacity;
};

struct bp_dest {
    uint32_t page;   /* index, from 0 */
    int32_t y;       /* top of the target */
    uint32_t tag;    /* the target: a heading, or a row's first cell; may be dropped after its page */
    uint32_t object; /* for the sink: its own number for the tag; 0 at first */
};

struct bp_bookmark {
    const char *title;
    uint8_t level; /* 1 is the outermost; no level is skipped */
    uint32_t dest;
};

/* ---- the tag tree (ISO 32000-1, 14.7 and 14.8) ---- */

enum bp_tag_kind {
    BP_TAG_DOCUMENT, BP_TAG_SECT,
    BP_TAG_H1, BP_TAG_H2, BP_TAG_H3, BP_TAG_H4, BP_TAG_H5,
    BP_TAG_P,
    BP_TAG_TABLE, BP_TAG_CAPTION, BP_TAG_THEAD, BP_TAG_TBODY, BP_TAG_TR, BP_TAG_TH, BP_TAG_TD,
    BP_TAG_FIGURE,
    BP_TAG_L, BP_TAG_LI, BP_TAG_LBL, BP_TAG_LBODY,
    BP_TAG_LINK, BP_TAG_SPAN,
    BP_TAG_NONSTRUCT, /* says nothing itself: what a page has of a paragraph that is cut */
    /* leaves, which are not structure elements */
    BP_TAG_CONTENT, /* marked content: page and MCID */
    BP_TAG_OBJECT,  /* a link's annotation: page and index */
};
extern const char *const bp_tag_names[]; /* "Document", "H1", … */

enum bp_tag_detail {
    BP_DETAIL_NONE,
    BP_DETAIL_ALT,       /* `text` is the /Alt of a Figure */
    BP_DETAIL_ACTUAL,    /* … /ActualText */
    BP_DETAIL_EXPANSION, /* … /E, what an abbreviation stands for */
    BP_DETAIL_LANG,      /* … the /Lang of a Sect, if it differs from the document's */
};

enum bp_scope { BP_SCOPE_NONE, BP_SCOPE_COLUMN, BP_SCOPE_ROW };

#define BP_NO_TAG UINT32_MAX

struct bp_tag {
    uint8_t kind, detail;
    uint8_t scope;        /* for a TH */
    uint8_t numbered : 1; /* for an L: decimal numbers; false: bullets (attribute ListNumbering) */
    uint8_t english : 1;  /* the report's own English words in a document of another language: /Lang */
    uint8_t written : 1;  /* for the sink: it has written the tag */
    uint32_t object;      /* for the sink: its own number for the tag; 0 at first */
    uint32_t parent, first, last, next; /* indices; BP_NO_TAG: none */
    uint32_t page, index;               /* for a leaf; for a Figure: its page, and its index into
                                           `boxes` */
    const char *text;                   /* see `detail`; arena */
};

/* ---- the document ---- */

struct bp_pages;

/* Takes the complete page `pages->page`, number `pages->at`, and notes the tags of the destinations in
 * `pages->reached`. Then takes the elements in `pages->closed`, with all below them that it has not
 * taken yet; they are dropped after the call. Returns false if it failed; it is then not called again. */
struct bp_sink {
    bool (*page)(void *user, struct bp_pages *pages);
    void *user;
};

struct bp_pages {
    struct bp_arena *arena;      /* borrowed */
    struct bp_arena *page_arena; /* borrowed, set if there is a sink: holds only the page being filled */
    struct bp_fonts *fonts;      /* borrowed */
    const struct bp_sink *sink;  /* borrowed; NULL: all pages are kept */
    struct bp_page *items;       /* used without a sink */
    struct bp_page filled;       /* used with a sink */
    size_t likely_ops;           /* expected number of operations on a page: that of the last
                                    page the sink took */
    bool spoilt;                 /* an error was found: the sink gets no more pages */
    size_t n, capacity;
    struct bp_page *page; /* the page being filled: the last one, or one that was left empty */
    uint32_t at;          /* its index */
    uint32_t first; /* the number printed on the first page, also used for its label; 0 means 1 */
    uint32_t total; /* the number printed as the total; 0: the number of the last page */
    uint32_t about; /* expected number of pages, to leave room for the total; 0: not known */
    const struct bp_image *image; /* borrowed: the logo; NULL: none */
    const char *image_words;      /* borrowed: its alternative text; NULL: none */
    struct bp_page stamp;         /* the stamp that is being made … */
    struct bp_page *stamp_page;   /* … the page that waits for it … */
    struct bp_arena *stamp_arena; /* … and that page's page_arena */
    struct bp_stamp *stamps;
    size_t n_stamps, stamps_capacity;
    struct bp_tag *tags; /* tags[0] is the Document */
    size_t n_tags, tags_capacity;
    uint32_t free_tag; /* list of dropped tags: index + 1 of the last one; `next` links to others
                          in the same way; 0: none */
    uint32_t *closed;  /* since the last page */
    size_t n_closed, closed_capacity;
    struct bp_box *boxes; /* of figures */
    size_t n_boxes, boxes_capacity;
    struct bp_dest *dests;
    size_t n_dests, dests_capacity;
    uint32_t *reached; /* with a sink: the destinations that were set since the last page */
    size_t n_reached, reached_capacity;
    struct bp_bookmark *bookmarks; /* in order */
    size_t n_bookmarks, bookmarks_capacity;
    const char *title, *author, *subject, *lang; /* author, subject: "" if not known; arena */
    const char **texts; /* hash table for bp_pages_keep; its size is a power of two */
    size_t texts_places, n_texts;
    struct bp_date date; /* date of creation, for the metadata */
    bool actual_size;    /* open at 100 % */
    bp_pdf_kind pdf;     /* for the sink: which PDF to write */
    size_t threads;      /* for the sink: how many may work; 0: one */
};

/* Functions to build pages. The document's arena has `on_out` set, so they never fail. */
struct bp_page *bp_pages_add(struct bp_pages *pages, int32_t width, int32_t height);
/* Adds n empty pages to be filled later; then begins the first of them. */
void bp_pages_leave(struct bp_pages *pages, uint32_t n);
void bp_pages_turn(struct bp_pages *pages, uint32_t index, int32_t width, int32_t height);
/* Completes the page being filled. If the sink fails, this leaves by the arena's jump. */
void bp_pages_end_page(struct bp_pages *pages);
/* An arena for what lives as long as the page. */
struct bp_arena *bp_pages_scratch(struct bp_pages *pages);
/* A copy of the text that lives as long as the pages. Equal texts are stored once. NULL gives
 * NULL. */
const char *bp_pages_keep(struct bp_pages *pages, const char *text);

/* What is set between these two calls becomes a stamp, not part of the page. bp_stamp_end returns
 * its number (an existing number if an equal stamp exists). bp_stamp_show puts it on a page, as an
 * artifact of the given kind. */
void bp_stamp_begin(struct bp_pages *pages);
uint32_t bp_stamp_end(struct bp_pages *pages);
struct bp_op *bp_stamp_show(struct bp_pages *pages, uint32_t stamp, int32_t mark);
void bp_stamp_stretch(struct bp_pages *pages, uint32_t stamp, struct bp_box box, int32_t mark);

uint32_t bp_tag_add(struct bp_pages *pages, uint32_t parent, enum bp_tag_kind kind);
/* Says that nothing more will be added to this element or below it. With a sink, the numbers of
 * these tags are invalid from the next page on. Elements that are never closed stay until the end
 * of the document. */
void bp_tag_close(struct bp_pages *pages, uint32_t tag);
/* Closes the children of `parent` that come after `kid` (BP_NO_TAG: all). */
void bp_tag_close_after(struct bp_pages *pages, uint32_t parent, uint32_t kid);
/* The mark for the next operation, as content of `tag` on the current page. Reuses the mark of the
 * last operation if that belongs to the same tag; so an MCID is one stretch of the content stream. */
int32_t bp_tag_mark(struct bp_pages *pages, uint32_t tag);
/* The same, but always a new mark, for an operation that shares it with no other. */
int32_t bp_tag_mark_alone(struct bp_pages *pages, uint32_t tag);
/* Adds a Figure on the current page, with its alternative text. */
uint32_t bp_figure_add(struct bp_pages *pages, uint32_t parent, const char *alt, struct bp_box box);
struct bp_op *bp_op_add(struct bp_page *page, struct bp_pages *pages, enum bp_op_kind kind,
                        int32_t mark);
void bp_origin_add(struct bp_pages *pages, int32_t y);
uint32_t bp_dest_add(struct bp_pages *pages); /* a destination that is set later */
/* Sets it to `tag`, whose top is at `y` on the current page; or to where another one, set on an earlier
 * page or on this one, leads. */
void bp_dest_set(struct bp_pages *pages, uint32_t dest, uint32_t tag, int32_t y);
void bp_dest_copy(struct bp_pages *pages, uint32_t dest, uint32_t from);
/* Adds a link on the current page, or if the newest link there has the same tag, a part to that: a link is
 * one annotation on a page (ISO 32000-1, 14.8.4.4.2), and one stop of the Tab key. Copies the address,
 * because the plan may be dropped before the pages. */
void bp_link_add(struct bp_pages *pages, struct bp_link link);

/* The number printed on page `index`. */
uint32_t bp_page_number(const struct bp_pages *pages, uint32_t index);

#endif
