/* json.h: writes JSON (RFC 8259): single texts, and documents of nested objects and arrays. */
#ifndef BP_JSON_H
#define BP_JSON_H

#include "base/buf.h"

/* A text in quotation marks. */
void bp_json_string(struct bp_buf *out, const char *text);

/* A document in the making, with a line for each value, indented. Begins with zeros but for `out`; errors are
 * kept in that. */
struct bp_json {
    struct bp_buf *out; /* borrowed */
    int depth;
    bool filled; /* the innermost object or array has something already */
};

/* Each writes a value: `name` is its name in the object that is open, NULL in an array. */
void bp_json_open(struct bp_json *json, const char *name, char bracket); /* '{' or '[' */
void bp_json_close(struct bp_json *json, char bracket);                  /* '}' or ']' */
void bp_json_text(struct bp_json *json, const char *name, const char *text); /* NULL: null */
void bp_json_bool(struct bp_json *json, const char *name, bool value);
void bp_json_int(struct bp_json *json, const char *name, int64_t value);
/* A value that is JSON already: a decimal number, null. */
void bp_json_raw(struct bp_json *json, const char *name, const char *value);

#endif
