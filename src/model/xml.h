/* xml.h: writes XML that is easy to read: indented by two, with lines broken at blanks near 100
 * columns. Escapes what must be escaped, and writes invisible characters (no-break spaces, soft
 * hyphens) as references.
 *
 * Errors are kept in `out`. The caller tests it once, at the end. */
#ifndef BP_XML_H
#define BP_XML_H

#include "base/buf.h"
#include "model/plan.h"

struct bp_xml {
    struct bp_buf *out;  /* borrowed */
    struct bp_buf piece; /* the current element or comment; freed by bp_xml_end */
    int depth;
    bool in_comment; /* "--" is not allowed here */
    bool plain;      /* only a program reads it: no indents, and no line ends within an element's words */
};

/* An attribute. If its value is NULL, it is left out. */
struct bp_xml_attr {
    const char *name, *value;
};

#define BP_XML_COLUMNS 100

/* Writes <name a="b"> and indents what follows by one more level. `attrs` (or NULL) ends with a
 * NULL name. */
void bp_xml_open(struct bp_xml *xml, const char *name, const struct bp_xml_attr *attrs);
void bp_xml_close(struct bp_xml *xml, const char *name);

/* <name a="b"/> */
void bp_xml_empty(struct bp_xml *xml, const char *name, const struct bp_xml_attr *attrs);

/* An element with running text, on one line if it fits. Writes nothing if there is neither text nor
 * an attribute. */
void bp_xml_inline(struct bp_xml *xml, const char *name, const struct bp_xml_attr *attrs,
                   const struct bp_inline *text);

/* An element with paragraphs and lists; `name` NULL: only these. Writes nothing if there are none. */
void bp_xml_blocks(struct bp_xml *xml, const char *name, const struct bp_block *first);

/* A comment with plain text; a line feed ends a line. */
void bp_xml_comment(struct bp_xml *xml, const char *text);

/* Begins a comment around elements. If a user deletes its first and last line, the elements are
 * back as they were. `why` goes on the first line. */
void bp_xml_comment_open(struct bp_xml *xml, const char *why);
void bp_xml_comment_close(struct bp_xml *xml);

/* Writes a line unchanged; "" writes an empty line. */
void bp_xml_line(struct bp_xml *xml, const char *text);

/* Frees the writer's memory. If memory ran out, `out` has failed. */
void bp_xml_end(struct bp_xml *xml);

#endif
