/* bytes.h: checks of a file before its XML is read. */
#ifndef BP_BYTES_H
#define BP_BYTES_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/source.h"
#include "model/schema.h"

/* Whether the bytes are UTF-8 text that may be XML with this outermost element. If not, adds the reason to
 * `diags`. */
bool bp_bytes_check(struct bp_source *source, enum bp_element root, struct bp_diags *diags);

#endif
