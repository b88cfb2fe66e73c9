/* made.c: information about the bytes that the last call made. */
#include <string.h>

#include "api/doc.h"
#include "api/given.h"
#include "base/digest.h"

/* The struct is as large as the program says: what it does not have is left out, what only it has is zero. */
bp_result bp_made_about(const bp_doc *doc, bp_made *about)
{
    const size_t theirs = about->size;
    if (!bp_given_size(theirs))
        return BP_MISUSE;
    bp_made made = {.pages = doc->made_pages, .bytes = doc->made.len};
    if (doc->made.bytes && doc->made_digest)
        bp_digest(doc->made.bytes, doc->made.len, made.sha256);
    memset(about, 0, theirs);
    if (doc->made.bytes)
        memcpy(about, &made, theirs < sizeof made ? theirs : sizeof made);
    about->size = theirs;
    return doc->made.bytes ? BP_OK : BP_MISUSE;
}
