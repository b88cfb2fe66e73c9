/* json.h: texts as JSON (RFC 8259). */
#ifndef BP_JSON_H
#define BP_JSON_H

#include "base/buf.h"

/* A text in quotation marks. */
void bp_json_string(struct bp_buf *out, const char *text);

#endif
