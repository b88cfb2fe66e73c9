/* fault.h: says why XML is not well-formed, in words that help its author. */
#ifndef BP_FAULT_H
#define BP_FAULT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

/* Adds the first error in a source that the parser rejected, or if that is a wrong reference (a bare &)
 * all of these. `near` and `words` are the parser's own place and message; they are used only if the
 * scanner finds nothing. Returns false if memory ran out. */
bool bp_fault_report(struct bp_source *source, struct bp_arena *scratch, struct bp_diags *diags,
                     uint32_t near, const char *words);

#endif
