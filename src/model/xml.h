/* xml.h: writes XML that people like to read: indented by two, lines broken at about 100 columns where a
 * blank may stand, everything escaped, and what cannot be seen (no-break spaces, soft hyphens) as references.
 *
 * Errors stick in `out`: it is tested once, at the end. */
#ifndef BP_XML_H
#define BP_XML_H

#include "base/buf.h"
#include "model/plan.h"

struct bp_xml {
    struct bp_buf *out;  /* borrowed */
    struct bp_buf piece; /* the element or comment at hand; freed by bp_xml_end */
    int depth;
    bool in_comment; /* no two hyphens may stand side by side */
};

/* An attribute; NULL as its value leaves it out. */
struct bp_xml_attr {
    const char *name, *value;
};

#define BP_XML_COLUMNS 100

/* <name a="b">, and after it everything is indented by one more. `attrs` (NULL: none) ends in a NULL name. */
void bp_xml_open(struct bp_xml *xml, const char *name, const struct bp_xml_attr *attrs);
void bp_xml_close(struct bp_xml *xml, const char *name);

/* <name a="b"/> */
void bp_xml_empty(struct bp_xml *xml, const char *name, const struct bp_xml_attr *attrs);

/* An element of running text, on one line where it fits; nothing where there is neither text nor a value. */
void bp_xml_inline(struct bp_xml *xml, const char *name, const struct bp_xml_attr *attrs,
                   const struct bp_inline *text);

/* An element of paragraphs and lists; nothing where there are none. */
void bp_xml_blocks(struct bp_xml *xml, const char *name, const struct bp_block *first);

/* A comment of plain text, in which a line feed ends a line. */
void bp_xml_comment(struct bp_xml *xml, const char *text);

/* A comment round elements, which take no harm from being there: without its two lines they are again what
 * they were. `why` stands on its first line. */
void bp_xml_comment_open(struct bp_xml *xml, const char *why);
void bp_xml_comment_close(struct bp_xml *xml);

/* A line as it is; "" for an empty one. */
void bp_xml_line(struct bp_xml *xml, const char *text);

/* Frees what the writing took; where memory ran out, `out` has failed. */
void bp_xml_end(struct bp_xml *xml);

#endif
