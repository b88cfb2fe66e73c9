/* written.h: XML that this program has just written, as events. */
#ifndef BP_XML_WRITTEN_H
#define BP_XML_WRITTEN_H

#include "xml/sax.h"

/* Gives the events that bp_sax_read would give, in a fraction of the time, of a plan that
 * bp_plan_write_plain (model/write.h) wrote. Anything else may be BP_SAX_BROKEN. */
enum bp_sax_result bp_written_read(const struct bp_source *source, const struct bp_sax_handler *handler,
                                   void *data);

#endif
