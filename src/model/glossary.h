/* glossary.h: the glossary of an edition. */
#ifndef BP_GLOSSARY_H
#define BP_GLOSSARY_H

#include <stdbool.h>

#include "model/plan.h"

/* Leaves out of `plan`, a part of `whole`, the terms that only rows use which the part does not have:
 * a term can tell what a restricted row is about. A term that no row uses stays. Returns false if memory
 * ran out. */
bool bp_glossary_cut(const struct bp_plan *whole, struct bp_plan *plan, struct bp_arena *arena);

#endif
