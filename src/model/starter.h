/* starter.h: a plan to start from, with remarks that teach the format to one who never saw XML. */
#ifndef BP_STARTER_H
#define BP_STARTER_H

#include "base/buf.h"

/* Writes the XML of a starter plan whose statuses are those of a preset (NULL: the default's). It loads and
 * passes the checks without a finding. False: there is no such preset. */
bool bp_starter_write(const char *preset, struct bp_buf *out);

#endif
