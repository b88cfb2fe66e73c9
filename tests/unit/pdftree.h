/* pdftree.h: what a reader of a tagged PDF gets: the structure tree in reading order, and what each
 * page's marked content says and where, by the fonts' ToUnicode and by /ActualText. */
#ifndef TEST_PDFTREE_H
#define TEST_PDFTREE_H

#include "pdfvalue.h"

#define PDFTREE_NONE UINT32_MAX

enum pdftree_kind { PDFTREE_ELEMENT, PDFTREE_CONTENT, PDFTREE_OBJECT };

/* In reading order: after an element follow its kids, up to `end`. */
struct pdftree_node {
    enum pdftree_kind kind;
    struct pdfvalue type; /* of an element: "/TD" */
    struct pdfvalue dict; /* of an element */
    unsigned number;      /* of the element, or of the annotation */
    uint32_t parent, end; /* indices */
    unsigned page, mcid;  /* of content and of an annotation: the page's index */
};

/* Marked content, or an artifact. */
struct pdftree_mark {
    struct bp_buf text; /* UTF-8 */
    struct pdfvalue type, properties; /* "/Artifact"; "<</MCID 3>>", or none */
    long mcid;                        /* -1: none */
    bool placed;
    double y; /* of its first text, upwards */
};

struct pdftree_page {
    unsigned number;
    struct pdfvalue dict;
    struct pdftree_mark *marks; /* in the order of the content stream; owned */
    unsigned n_marks;
};

struct pdftree {
    struct pdfread pdf;
    struct pdfvalue catalog, info;
    struct pdftree_node *nodes; /* owned */
    uint32_t n;
    struct pdftree_page *pages; /* owned */
    unsigned n_pages;
    /* what must not be */
    unsigned outside;  /* operators that paint, outside marked content */
    unsigned unknown;  /* words that no report needs as operators; or operators that run together */
    unsigned nested;   /* artifacts inside tagged content, or the other way round */
    unsigned unmapped; /* codes that ToUnicode lacks, or gives no character */
};

/* False: the file's parts do not fit together. */
bool pdftree_open(struct pdftree *tree, const char *bytes, size_t len);
void pdftree_close(struct pdftree *tree);

bool pdftree_is(const struct pdftree *tree, uint32_t node, const char *type);

/* The mark that is the content of a node. */
const struct pdftree_mark *pdftree_mark(const struct pdftree *tree, uint32_t node);

/* The first content of a node, or PDFTREE_NONE. */
uint32_t pdftree_first(const struct pdftree *tree, uint32_t node);

/* Appends what a node says, and ends it with a NUL that is not counted. */
const char *pdftree_text(const struct pdftree *tree, uint32_t node, struct bp_buf *out);

/* The index of a page's object; n_pages: none. */
unsigned pdftree_page(const struct pdftree *tree, unsigned number);

/* The parent tree's value for a key (ISO 32000-1, 14.7.4.4). */
struct pdfvalue pdftree_parent(const struct pdftree *tree, long key);

#endif
