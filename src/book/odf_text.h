/* odf_text.h: what odf_text.c, which knows the elements, asks of odf_paragraph.c, which makes the text. */
#ifndef BP_ODF_TEXT_H
#define BP_ODF_TEXT_H

#include "book/odf.h"

#define BP_ODF_STRUCK 16u /* beside the bits of enum bp_style */
#define BP_ODF_STYLES (BP_STRONG | BP_EM | BP_SUP | BP_SUB)

/* Whether what comes is no text that is seen. */
bool bp_odf_is_muted(const struct bp_odf_text *text);

/* Opens a paragraph if none takes text. */
void bp_odf_open_paragraph(struct bp_odf_text *text);

/* Adds characters that are seen, or blanks that count; the space that is due; a line break; as many spaces as
 * the element says. False: memory ran out. */
bool bp_odf_put_seen(struct bp_odf_text *text, const char *bytes, size_t len, bool ink);
bool bp_odf_put_blank(struct bp_odf_text *text);
bool bp_odf_put_break(struct bp_odf_text *text);
bool bp_odf_put_spaces(struct bp_odf_text *text, const struct bp_tag *tag);

/* Ends the open paragraph. Its notes follow it, each with its sign. */
bool bp_odf_end_paragraph(struct bp_odf_text *text);

#endif
