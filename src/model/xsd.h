/* xsd.h: the format as an XML Schema, for editors. */
#ifndef BP_XSD_H
#define BP_XSD_H

#include "base/buf.h"

/* Writes the schema table as XSD 1.0, with its words as documentation. */
void bp_xsd_write(struct bp_buf *out);

#endif
