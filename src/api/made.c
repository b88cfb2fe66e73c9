/* made.c: information about the bytes that the last call made. */
#include "api/doc.h"
#include "base/digest.h"

bp_result bp_made_about(const bp_doc *doc, bp_made *about)
{
    *about = (bp_made){0};
    if (!doc->made.bytes)
        return BP_MISUSE;
    about->pages = doc->made_pages;
    about->bytes = doc->made.len;
    if (doc->made_digest)
        bp_digest(doc->made.bytes, doc->made.len, about->sha256);
    return BP_OK;
}
