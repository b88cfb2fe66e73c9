/* fault.h: why XML is not well-formed, in words that help whoever wrote it. */
#ifndef BP_FAULT_H
#define BP_FAULT_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"

/* Adds the first fault of a source that the parser gave up on. `near`, `words`: where and why it did,
 * used only where nothing else is found. False: memory ran out. */
bool bp_fault_report(struct bp_source *source, struct bp_arena *scratch, struct bp_diags *diags,
                     uint32_t near, const char *words);

#endif
