/* page.h: laid-out pages, the contract between layout and pdf: a display list for each page, and
 * one tag tree for the document.
 *
 * Lengths are millipoints (1/1000 pt, 1/72000 inch), int32_t, from the page's top left corner, y
 * downwards; glyph metrics are thousandths of the em.
 *
 * Either all pages and tags are kept, for dumps and tests; or a sink takes each page when it is
 * complete, and nothing of it stays but what others lead to: memory then grows little by pages.
 * Nothing here points into the plan, which may be dropped as soon as it is laid out. */
#ifndef BP_PAGE_H
#define BP_PAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "layout/font.h"
#include "model/date.h"
#include "model/image.h"
#include "model/status.h"

/* ---- shaped text ---- */

struct bp_glyph {
    uint16_t id;      /* in the face; never 0 */
    uint16_t cluster; /* byte offset, in the shape's text, of the characters it stands for */
    int16_t advance;  /* as shaped, kerning included */
    int16_t dx, dy;   /* offset of the glyph from the pen; mostly 0 */
};

/* One word, mostly with the space behind it, or one space; shaped once for each face and kept for the whole
 * document. */
struct bp_shape {
    const char *text; /* what it says, UTF-8, and a NUL; it lies just before the shape */
    uint16_t len;     /* of the text, in bytes */
    uint16_t n;       /* glyphs */
    uint8_t font;     /* index into the document's fonts */
    bool rtl;         /* runs from right to left: its glyphs come in their order on the page */
    bool plain;       /* each glyph stands for its own characters, one after the other; where not,
                         only /ActualText gives the text back */
    bool lacks;       /* a glyph is 0: the face lacks a character; such text is never printed */
    int32_t width;    /* sum of the advances */
    uint32_t id;      /* 0, 1, 2 …, as shapes are made: what is known of each can be kept in an array */
    struct bp_glyph *glyphs;
};

/* ---- the display list ---- */

enum bp_op_kind {
    BP_OP_TEXT,   /* shapes one after the other on a baseline; x, y: its start; h: the size */
    BP_OP_RECT,   /* a filled rectangle */
    BP_OP_FRAME,  /* a dashed outline, drawn inside the rectangle */
    BP_OP_SYMBOL, /* a status symbol, filling the square x, y, w, h */
    BP_OP_IMAGE,  /* the document's image, filling x, y, w, h */
    BP_OP_ORIGIN, /* shows nothing: what follows has its place in relation to y, as every row's content has to
                     its top; a file whose places are told from there deflates better */
    BP_OP_STAMP,  /* the stamp with the number n, which lies within x, y, w, h */
};

/* Whose content an operation is: the MCID of its page, or an artifact. */
#define BP_ARTIFACT (-1)        /* decoration: rules, fills, symbols */
#define BP_ARTIFACT_HEADER (-2) /* a repeated table header, a continued row's reminder */
#define BP_ARTIFACT_FOOTER (-3) /* the running footer */

struct bp_op {
    uint8_t kind;
    uint8_t symbol; /* enum bp_symbol, of BP_OP_SYMBOL */
    bool hyphen;    /* text: the last shape is a hyphen that stands for a soft hyphen U+00AD */
    int32_t mark;   /* an MCID from 0, or BP_ARTIFACT… */
    int32_t x, y, w, h;
    uint32_t rgb;
    uint32_t n;                          /* shapes; or a stamp */
    const struct bp_shape *const *shapes; /* all of one font */
};

/* What stands alike on several pages, such as a footer: kept once, and drawn once in a file. Its operations
 * have the mark of the operation that shows it. */
struct bp_stamp {
    int32_t width, height; /* of the pages */
    struct bp_op *ops;
    size_t n_ops;
    int32_t total; /* which one's text is the number of the last page, set at the document's end; or -1 */
};

struct bp_link {
    int32_t x, y, w, h;
    uint32_t tag;         /* the Link element; annotation i of page p is its object */
    const char *uri;      /* an address, or NULL: */
    uint32_t dest;        /* index into the document's destinations */
    const char *contents; /* where it leads, in words: for /Contents */
}; /* texts: arena */

struct bp_page {
    int32_t width, height;
    struct bp_op *ops; /* in painting order */
    size_t n_ops, ops_capacity;
    uint32_t *marks; /* by MCID: the tag whose content it is */
    size_t n_marks, marks_capacity;
    struct bp_link *links;
    size_t n_links, links_capacity;
};

struct bp_dest {
    uint32_t page; /* from 0 */
    int32_t y;     /* the top of what is meant */
};

struct bp_bookmark {
    const char *title;
    uint8_t level; /* 1 is the outermost; never skips one */
    uint32_t dest;
};

/* ---- the tag tree (ISO 32000-1, 14.7 and 14.8) ---- */

enum bp_tag_kind {
    BP_TAG_DOCUMENT, BP_TAG_SECT,
    BP_TAG_H1, BP_TAG_H2, BP_TAG_H3, BP_TAG_H4,
    BP_TAG_P,
    BP_TAG_TABLE, BP_TAG_CAPTION, BP_TAG_THEAD, BP_TAG_TBODY, BP_TAG_TR, BP_TAG_TH, BP_TAG_TD,
    BP_TAG_FIGURE,
    BP_TAG_L, BP_TAG_LI, BP_TAG_LBL, BP_TAG_LBODY,
    BP_TAG_LINK, BP_TAG_SPAN,
    /* leaves, which are no structure elements */
    BP_TAG_CONTENT, /* marked content: page and MCID */
    BP_TAG_OBJECT,  /* a link's annotation: page and index */
};
extern const char *const bp_tag_names[]; /* "Document", "H1", … */

enum bp_tag_detail {
    BP_DETAIL_NONE,
    BP_DETAIL_ALT,       /* `text` is a Figure's /Alt */
    BP_DETAIL_ACTUAL,    /* … /ActualText */
    BP_DETAIL_EXPANSION, /* … /E, the meaning of an abbreviation */
    BP_DETAIL_LANG,      /* … a Sect's /Lang, where it is not the document's */
};

enum bp_scope { BP_SCOPE_NONE, BP_SCOPE_COLUMN, BP_SCOPE_ROW };

#define BP_NO_TAG UINT32_MAX

struct bp_tag {
    uint8_t kind, detail;
    uint8_t scope;        /* of a TH */
    uint8_t numbered : 1; /* of an L: decimal numbers; else bullets (attribute ListNumbering) */
    uint8_t english : 1;  /* the report's own words, in a document of another language: /Lang */
    uint8_t written : 1;  /* the sink's: it has no more to be told of */
    uint32_t object;      /* the sink's: what it calls the tag; 0 at first */
    uint32_t parent, first, last, next; /* indices; BP_NO_TAG: none */
    uint32_t page, index;               /* of a leaf; of a Figure: its page, index into `boxes` */
    const char *text;                   /* see detail; arena */
};

struct bp_box {
    int32_t x, y, w, h;
};

/* ---- the document ---- */

struct bp_pages;

/* Takes pages->page, number pages->at, which is complete; and then the elements pages->closed, with all below
 * them that it has not taken yet: these are dropped after the call. False: it failed, and wants no more. */
struct bp_sink {
    bool (*page)(void *user, struct bp_pages *pages);
    void *user;
};

struct bp_pages {
    struct bp_arena *arena;      /* borrowed */
    struct bp_arena *page_arena; /* borrowed, with a sink: for the page being filled alone */
    struct bp_fonts *fonts;      /* borrowed */
    const struct bp_sink *sink;  /* borrowed; NULL: all is kept */
    struct bp_page *items;       /* without a sink */
    struct bp_page filled;       /* with a sink */
    size_t likely_ops;           /* of a page: those of the newest that the sink took */
    bool spoilt;                 /* an error was found: the sink gets no more pages */
    size_t n, capacity;
    struct bp_page *page; /* the one that is being filled: the newest */
    uint32_t at;          /* its index */
    uint32_t first; /* the number printed on the first page, and its label; 0: 1 */
    uint32_t total; /* the number printed as the last; 0: that of the last page */
    uint32_t about; /* how many pages are expected, so that room is left for their number; 0: not known */
    const struct bp_image *image; /* borrowed: the logo; NULL: none */
    const char *image_words;      /* borrowed: what it shows; NULL: not said */
    struct bp_page stamp;         /* the one in the making … */
    struct bp_page *stamp_page;   /* … and the page that waits meanwhile */
    struct bp_arena *stamp_arena; /* its page_arena */
    struct bp_stamp *stamps;
    size_t n_stamps, stamps_capacity;
    struct bp_tag *tags; /* tags[0] is the Document */
    size_t n_tags, tags_capacity;
    uint32_t free_tag; /* of those dropped, the newest plus 1; `next` leads on in the same way; 0: none */
    uint32_t *closed;  /* since the page before */
    size_t n_closed, closed_capacity;
    struct bp_box *boxes; /* of figures */
    size_t n_boxes, boxes_capacity;
    struct bp_dest *dests;
    size_t n_dests, dests_capacity;
    struct bp_bookmark *bookmarks; /* in order */
    size_t n_bookmarks, bookmarks_capacity;
    const char *title, *author, *subject, *lang; /* author, subject: "" where not known; arena */
    const char **texts; /* of bp_pages_keep, by hash; a power of two places */
    size_t texts_places, n_texts;
    struct bp_date date; /* of creation, for the metadata */
    bool actual_size;    /* opens at 100 % */
};

/* Building. The document's arena has its `on_out` set, so that these do not fail. */
struct bp_page *bp_pages_add(struct bp_pages *pages, int32_t width, int32_t height);
/* Leaves pages empty, which are filled when others have been; and begins one of them. */
void bp_pages_leave(struct bp_pages *pages, uint32_t n);
void bp_pages_turn(struct bp_pages *pages, uint32_t index, int32_t width, int32_t height);
/* The page being filled is complete. Where the sink fails, it leaves by the arena's jump. */
void bp_pages_end_page(struct bp_pages *pages);
/* For what lives as long as the page. */
struct bp_arena *bp_pages_scratch(struct bp_pages *pages);
/* A text that lives as long as the pages: each distinct one is kept once. NULL gives NULL. */
const char *bp_pages_keep(struct bp_pages *pages, const char *text);

/* Between these two, what is set on the page being filled becomes a stamp instead, whose number is
 * returned, or that of one just like it; it shows on pages where bp_stamp_show puts it, as an
 * artifact of a kind. */
void bp_stamp_begin(struct bp_pages *pages);
uint32_t bp_stamp_end(struct bp_pages *pages);
struct bp_op *bp_stamp_show(struct bp_pages *pages, uint32_t stamp, int32_t mark);

uint32_t bp_tag_add(struct bp_pages *pages, uint32_t parent, enum bp_tag_kind kind);
/* Nothing more will be put into this element, nor below it: with a sink its number, and those of
 * the tags below it, mean nothing from the next page on. What nobody closes stays until the
 * document's end. */
void bp_tag_close(struct bp_pages *pages, uint32_t tag);
/* Closes the kids of `parent` that come after `kid` (BP_NO_TAG: all). */
void bp_tag_close_after(struct bp_pages *pages, uint32_t parent, uint32_t kid);
/* The mark for the next operation, as content of `tag` on the page being filled: that of its newest
 * operation where it is the tag's own already, else a new one. An MCID stays one piece of the
 * content stream. */
int32_t bp_tag_mark(struct bp_pages *pages, uint32_t tag);
/* A Figure on the page being filled, with what it shows in words. */
uint32_t bp_figure_add(struct bp_pages *pages, uint32_t parent, const char *alt, struct bp_box box);
struct bp_op *bp_op_add(struct bp_page *page, struct bp_pages *pages, enum bp_op_kind kind,
                        int32_t mark);
void bp_origin_add(struct bp_pages *pages, int32_t y);
uint32_t bp_dest_add(struct bp_pages *pages); /* to be filled in later */
/* On the page being filled. The address is copied: the plan may go before the pages do. */
void bp_link_add(struct bp_pages *pages, struct bp_link link);

/* The number that page `index` shows. */
uint32_t bp_page_number(const struct bp_pages *pages, uint32_t index);

#endif
