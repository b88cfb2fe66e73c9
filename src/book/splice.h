/* splice.h: changes an XML part in a few places, and leaves all its other bytes as they are. */
#ifndef BP_SPLICE_H
#define BP_SPLICE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/source.h"

/* Set part and arena; the rest is zero. The part must be well-formed. */
struct bp_splice {
    const struct bp_source *part;
    struct bp_arena *arena;
    struct bp_cut *cuts;
    size_t n, room;
};

/* Puts `text`, which is copied, in place of `len` bytes at `at`. Texts at one place keep their order. If
 * memory runs out, arena->out is set. */
void bp_splice_put(struct bp_splice *splice, uint32_t at, uint32_t len, const char *text);
/* Puts `text` behind the last child of the element whose tag begins at `tag`. */
void bp_splice_append(struct bp_splice *splice, uint32_t tag, const char *text);

/* Writes the part. If it says that it is in UTF-16, it says UTF-8 then, as bp_part_read made it. */
void bp_splice_end(struct bp_splice *splice, struct bp_buf *out);

/* Where things stand in a well-formed part: its outermost tag; the end of a tag, past its '>'; the end of an
 * element, past its last '>'. Each is at most part->len. */
uint32_t bp_xml_root(const struct bp_source *part);
uint32_t bp_xml_tag_end(const struct bp_source *part, uint32_t tag);
uint32_t bp_xml_element_end(const struct bp_source *part, uint32_t tag);

/* The prefix of the tag at `tag`, with its colon: "x:"; or "". NULL: memory ran out. */
const char *bp_xml_prefix(const struct bp_source *part, uint32_t tag, struct bp_arena *arena);

/* Appends text as XML text, or as the value of an attribute in double quotes. Characters that XML does not
 * allow are left out. */
void bp_xml_escape(struct bp_buf *out, const char *text);

#endif
