/* docx_xml.h: the parts of a document as events, with each element named by a number. */
#ifndef BP_DOCX_XML_H
#define BP_DOCX_XML_H

#include "base/diag.h"
#include "book/parts.h"
#include "xml/sax.h"

enum docx_element {
    DOCX_OTHER, /* passed through: what is inside counts */
#define X(name, space, id) DOCX_##id,
#include "book/docx_names.def"
#undef X
    DOCX_ELEMENTS
};


struct docx_xml {
    /* False stops the reading: memory ran out, or a limit is passed. An element that sets `skip` to `depth`
     * when it opens is left with all that it holds, and does not close. */
    bool (*open)(struct docx_xml *xml, enum docx_element element, const struct bp_tag *tag);
    bool (*text)(struct docx_xml *xml, const char *bytes, size_t len); /* may be NULL */
    bool (*close)(struct docx_xml *xml, enum docx_element element);    /* may be NULL */
    uint8_t stack[BP_MOST_DEPTH]; /* the open elements; the one that opens is the last */
    uint32_t depth, skip;        /* skip 0: nothing */
};

/* Reads a part. False: a finding says why, or memory ran out. */
bool bp_docx_xml_read(struct docx_xml *xml, struct bp_parts *parts, const struct bp_part_entry *entry);

/* The element that holds the one that opens or closes: 1 the next, 2 the one around that. */
enum docx_element bp_docx_up(const struct docx_xml *xml, uint32_t n);

/* An attribute in the namespace of the document's own words, or in none; NULL: not there. */
const char *bp_docx_attribute(const struct bp_tag *tag, const char *name);
/* The attribute "val" as a switch: it is on where it is not said. */
bool bp_docx_on(const struct bp_tag *tag);
/* An attribute as a number from 0 to `most`; if it is absent or none, `otherwise`. */
uint32_t bp_docx_number(const struct bp_tag *tag, const char *name, uint32_t most, uint32_t otherwise);

#endif
