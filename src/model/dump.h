/* dump.h: a plan as readable text, for people and for tests. */
#ifndef BP_DUMP_H
#define BP_DUMP_H

#include "base/buf.h"
#include "model/pack.h"

/* Writes all fields except positions; absent fields are left out. Running text has its markup in
 * angle brackets; & < and U+00A0 are written as references. The fields of a row are in the order of
 * the printed columns. */
void bp_plan_dump(const struct bp_plan *plan, struct bp_buf *out);

/* The same for a board pack. */
void bp_pack_model_dump(const struct bp_pack *pack, struct bp_buf *out);

#endif
