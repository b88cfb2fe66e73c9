/* crowded.h: tags with more attributes than the parser can read in reasonable time. */
#ifndef BP_XML_CROWDED_H
#define BP_XML_CROWDED_H

#include <stddef.h>

/* To find attributes that are there twice, the parser compares each with all others of its element. Returns
 * the first tag that has more than `most`, counting namespace declarations; NULL: none. The bytes are
 * followed by a NUL. */
const char *bp_xml_crowded(const char *bytes, size_t len, size_t most);

#endif
