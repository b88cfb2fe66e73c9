/* value.h: the values of attributes as readers get them. Private to src/xml. */
#ifndef BP_XML_VALUE_H
#define BP_XML_VALUE_H

#include "base/buf.h"

/* Appends a value with collapsed blanks and without U+FEFF, and a NUL. If nothing of it can be seen, it is
 * empty. */
void bp_xml_value_put(struct bp_buf *out, const char *value, size_t len);

#endif
