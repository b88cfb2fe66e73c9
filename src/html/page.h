/* page.h: the state of a file of HTML that is being written. Private to src/html. */
#ifndef BP_HTML_PAGE_H
#define BP_HTML_PAGE_H

#include "html/html.h"

/* Names that are taken; each is an id of an element. */
struct bp_ids {
    const char **slots;
    size_t n, room; /* room is a power of two */
};

/* A heading that the contents list. */
struct bp_listed {
    int level;
    const struct bp_inline *text;
    const char *id;
};

struct bp_html {
    struct bp_story story;
    const struct bp_html_file *file;
    struct bp_arena *arena;
    struct bp_arena work; /* what a row says; dropped after it */
    struct bp_buf *out;
    struct bp_ids ids;
    const char **anchors; /* the id of each row that links lead to */
    size_t n_anchors, anchors_room, next_anchor;
    struct bp_walk walk; /* to the row of the next anchor */
    struct bp_listed *listed;
    size_t n_listed, listed_room, next; /* next: the one that is written next */
    int deepest;                        /* level of headings that are listed */
    int deeper;          /* how much lower headings are than they say: in an item of a pack */
    const char *item;    /* the id of the heading of an item of a pack, within it; else NULL */
    const char *given;   /* the id of the next heading; NULL: one is made */
    const char *heading; /* the id of the last heading, which names the tables below it */
    uint32_t n_parts;    /* headings of level 2 */
    bool rtl;            /* the language of the plan is written from right to left */
    bool contents;       /* there are contents to go back to */
    bool fresh;          /* what comes next begins a new page in print */
    uint32_t n_tables;
    bool failed;  /* the drain */
    bool stopped; /* a plan of a pack could not be opened */
    const struct bp_inline *foot; /* what the house style has at the end of the page; NULL: nothing */
};

/* ---- escape.c: texts and attributes ---- */

#define BP_PUT(html, literal) bp_buf_put((html)->out, "" literal, sizeof literal - 1)

/* A text, or the value of an attribute between quotation marks. All that comes from a plan goes through
 * here. */
void bp_put_text(struct bp_html *html, const char *text);
void bp_put_span(struct bp_html *html, const char *text, size_t len);
/* ` name="value"` */
void bp_put_attribute(struct bp_html *html, const char *name, const char *value);
void bp_put_base64(struct bp_html *html, const void *bytes, size_t len);
/* A string within a style: all but letters and digits is escaped as CSS has it, so that nothing of it ends
 * the string, or the style. */
void bp_put_css_string(struct bp_html *html, const char *text);

/* ---- ids.c: the names of elements ---- */

/* A new id, made of `prefix` and what a text has of letters and digits; else of the prefix alone. */
const char *bp_id_make(struct bp_html *html, const char *prefix, const char *text);

/* ---- inline.c: running text, lists, parts ---- */

/* The language and direction of a text, as attributes, if they are not those of what is around it. */
void bp_put_lang(struct bp_html *html, const struct bp_inline *text);
/* Its direction alone. */
void bp_put_direction(struct bp_html *html, const struct bp_inline *text);
/* Whether the text is the report's own English in a document of another language. */
bool bp_is_foreign(const struct bp_html *html, const struct bp_inline *text);

void bp_put_inline(struct bp_html *html, const struct bp_inline *text);
/* `direct`: a single paragraph is not an element of its own. */
void bp_put_blocks(struct bp_html *html, const struct bp_block *blocks, bool direct);

/* The parts of a cell or a passage, from inside the start tag of their element, which this ends. */
void bp_put_parts(struct bp_html *html, const struct bp_part *parts, uint32_t n, bool flush);

/* ---- figure.c ---- */

void bp_put_symbol(struct bp_html *html, const struct bp_status *status);
/* "#1A2B3C" */
void bp_put_rgb(struct bp_html *html, uint32_t rgb);
/* The colours of a status, as an attribute. */
void bp_put_colours(struct bp_html *html, const struct bp_status *status);
void bp_put_trend(struct bp_html *html, const struct bp_trend *trend);
void bp_put_bar(struct bp_html *html, const struct bp_bar *bar);
void bp_put_logo(struct bp_html *html);

/* ---- look.c: what a house style changes in the file's style ---- */

/* As rules of CSS. */
void bp_put_look(struct bp_html *html);
/* Whether fonts are within the file. */
bool bp_has_fonts(const struct bp_html *html);

/* ---- table.c ---- */

/* How wide columns are that have about the same texts in each table, as rules of CSS. */
void bp_put_widths(struct bp_html *html);

void bp_put_table(struct bp_html *html, const struct bp_table *table);

/* ---- writer.c ---- */

/* `id` NULL: it has none. */
void bp_put_heading(struct bp_html *html, int level, const struct bp_inline *text, const char *id);
/* The link at the end of a part. */
void bp_put_back(struct bp_html *html);
/* The beginning of the file, up to what the document says itself. */
void bp_put_start(struct bp_html *html, const char *title, const char *date);
void bp_put_end(struct bp_html *html);
/* Makes an anchor of an id. Returns its number. */
uint32_t bp_html_anchor(struct bp_html *html, const char *id);
/* "2019-12-04"; "" if it is none. */
const char *bp_html_date(struct bp_arena *arena, struct bp_date date);
/* The language of the story's plan, as attributes. */
void bp_put_plan_lang(struct bp_html *html);
/* Gives what is written to the drain if that is much. */
void bp_html_flush(struct bp_html *html, bool all);

extern const struct bp_writer bp_html_writer, bp_html_lister;

#endif
