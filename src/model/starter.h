/* starter.h: a plan and a house style to start from, with comments that explain the format to people new to
 * XML. */
#ifndef BP_STARTER_H
#define BP_STARTER_H

#include "base/buf.h"

/* Writes the XML of a starter plan with the statuses of a preset (NULL: the default preset). The
 * plan loads and passes all checks. Returns false if there is no such preset. */
bool bp_starter_write(const char *preset, struct bp_buf *out);

/* Writes the XML of a starter house style, with which documents look as they do without one. */
void bp_style_starter_write(struct bp_buf *out);

#endif
