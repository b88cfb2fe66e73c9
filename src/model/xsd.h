/* xsd.h: the formats as XML Schemas, for editors. */
#ifndef BP_XSD_H
#define BP_XSD_H

#include "base/buf.h"
#include "model/schema.h"

/* Writes the part of the schema table with the root `root` (of bp_formats)
 * as XSD 1.0. The words of the table become its documentation. */
void bp_xsd_write(enum bp_element root, struct bp_buf *out);

#endif
