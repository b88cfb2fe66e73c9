/* sax.h: XML as events with exact positions. Only sax.c uses libxml2. */
#ifndef BP_SAX_H
#define BP_SAX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/source.h"
#include "xml/limits.h"

/* An attribute other than a namespace declaration. Its value has collapsed blanks. */
struct bp_attr {
    const char *name;  /* as written: "xml:lang" */
    const char *local; /* without a prefix */
    const char *uri;   /* of its namespace, or NULL */
    const char *value;
    uint32_t name_at, name_len;
    uint32_t value_at, value_len; /* in the source, between the quotes */
};

struct bp_tag {
    const char *name;  /* as written */
    const char *local; /* without a prefix */
    const char *uri;   /* of its namespace, or NULL */
    uint32_t at, len;  /* of "<name" */
    const struct bp_attr *attrs;
    size_t n_attrs;
};

/* The value of the first attribute with this local name, in whatever namespace; `none` if there is none. */
const char *bp_tag_value(const struct bp_tag *tag, const char *local, const char *none);

/* The function for each event; `start` alone must be there. If one returns false, reading stops. All that an
 * event points to is gone after the call. */
struct bp_sax_handler {
    bool (*start)(void *data, const struct bp_tag *tag);
    bool (*text)(void *data, const char *bytes, size_t len, uint32_t at);
    bool (*end)(void *data);
    void (*doctype)(void *data, uint32_t at); /* reading ends after this */
    void (*names)(void *data, uint32_t at);   /* more than BP_MAX_NAMES; reading ends after this */
};

enum bp_sax_result {
    BP_SAX_DONE,
    BP_SAX_STOPPED, /* a handler stopped it */
    BP_SAX_BROKEN,  /* not well-formed */
    BP_SAX_NOMEM,
};

/* Where and why libxml2 rejected the source. */
struct bp_sax_fault {
    uint32_t at;
    char message[120]; /* libxml2's message, without a line end */
};

/* The bytes must be valid UTF-8 without NUL, and no tag crowded (crowded.h). */
enum bp_sax_result bp_sax_read(const struct bp_source *source, const struct bp_sax_handler *handler,
                               void *data, struct bp_sax_fault *fault);

/* The same without the places of events, which are 0: for readers that do not need them. It is quicker. */
enum bp_sax_result bp_sax_read_quick(const struct bp_source *source, const struct bp_sax_handler *handler,
                                     void *data, struct bp_sax_fault *fault);

#endif
