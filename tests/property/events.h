/* events.h: the events of XML as text, for comparing. */
#ifndef TEST_EVENTS_H
#define TEST_EVENTS_H

#include "base/source.h"

/* Ends the test if the reader of the program's own XML gives other events than the parser, or at other
 * places, or if it gets lost in the XML when that is cut short. */
void expect_same_events(const struct bp_source *source, const char *name);

#endif
