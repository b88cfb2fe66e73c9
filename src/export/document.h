/* document.h: the objects of the document (JSON), for its schema. Private to src/export.
 *
 * Names are for ever, as those of fields.h. */
#ifndef BP_EXPORT_DOCUMENT_H
#define BP_EXPORT_DOCUMENT_H

#include <stddef.h>

/* A member of an object, which each such object has. `type`: "text", "integer", "boolean", "date", "decimal",
 * "counts" (an object of integers) or the name of an object. In brackets: an array of them. With "?": or
 * null. */
struct bp_export_member {
    const char *object, *name, *type, *about;
};

extern const struct bp_export_member bp_export_members[]; /* those of an object stand together */
extern const size_t bp_export_n_members;

#endif
