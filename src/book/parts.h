/* parts.h: a zip container in memory: the parts of a workbook or a document, and how they refer to one
 * another.
 *
 * Only the central directory is believed (APPNOTE.TXT 6.3.10, 4.3.12). Each part is inflated into a buffer
 * of its declared size, so a size that lies is an error and no bomb. Bytes before the zip are passed over. */
#ifndef BP_PARTS_H
#define BP_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"

enum {
    BP_MOST_PARTS = 10000,
    BP_MOST_PART = 64 << 20,       /* bytes of one part */
    BP_MOST_INFLATED = 128 << 20,  /* of all parts that are read */
    BP_MOST_DEPTH = 256,           /* of elements in one another */
};

struct bp_part_entry {
    const char *name;       /* with '/' for '\', without a '/' in front; NUL at its end */
    uint32_t header;        /* offset of the local header */
    uint32_t data, packed;  /* offset and length of its bytes in the file */
    uint32_t size, crc;
    uint16_t method;        /* 0 stored, 8 deflated */
    uint16_t flags;
    uint32_t entry, entry_len; /* its entry in the central directory */
};

struct bp_parts {
    const char *bytes; /* of the file; borrowed */
    uint32_t len;
    struct bp_part_entry *items; /* in the order of the directory */
    uint32_t n;
    uint32_t *by_name, mask;     /* a table of indexes + 1, by a hash of the name */
    uint32_t directory, end;     /* offsets of the central directory and of its end record */
    uint64_t inflated;           /* by all parts read so far */
    struct bp_arena *arena;      /* borrowed */
    struct bp_diags *diags;      /* borrowed */
    struct bp_source *source;    /* borrowed: the file, for findings */
};

/* Reads the directory. False: a finding says why it is no container that can be read; or memory ran out. */
bool bp_parts_open(struct bp_parts *parts, struct bp_source *source, struct bp_arena *arena,
                   struct bp_diags *diags);

/* The part with this name, letter case aside; NULL: none. */
const struct bp_part_entry *bp_parts_find(const struct bp_parts *parts, const char *name);

/* Adds a finding about the whole file. */
void bp_parts_say(struct bp_parts *parts, enum bp_code code, const char *a, const char *b, const char *c);

/* Reads a part, as UTF-8 if it is XML in UTF-16. *out is a source for bp_sax_read; bp_part_drop frees it.
 * False: a finding says why. */
bool bp_part_read(struct bp_parts *parts, const struct bp_part_entry *entry, struct bp_source *out);
void bp_part_drop(struct bp_parts *parts, struct bp_source *part);

/* Calls the handler, whose `doctype` and `names` are not used, for what stands in a part that was read.
 * False: memory ran out, a finding says why it is no XML that is read, or the handler stopped it. */
struct bp_sax_handler;
bool bp_part_events(struct bp_parts *parts, const struct bp_source *part,
                    const struct bp_sax_handler *handler, void *data);

/* The same without the places of events, which are 0. */
bool bp_part_events_quick(struct bp_parts *parts, const struct bp_source *part,
                          const struct bp_sax_handler *handler, void *data);

/* Reads a part and its events. */
bool bp_part_read_xml(struct bp_parts *parts, const struct bp_part_entry *entry,
                      const struct bp_sax_handler *handler, void *data);

/* A relationship of a part (ECMA-376-2, 9.3). */
struct bp_relation {
    const char *id, *type; /* the last word of the type's address: "worksheet", "styles"; Strict or not */
    const char *target;    /* a part's name, as bp_parts_find takes it; of an external one, as written */
    bool external;         /* never opened */
};

struct bp_relations {
    struct bp_relation *items;
    const struct bp_relation **by_id; /* sorted */
    uint32_t n;
};

/* The relationships of a part; of the whole file, if `of` is "". None: n is 0. False: as bp_part_read. */
bool bp_relations_read(struct bp_parts *parts, const char *of, struct bp_relations *out);
/* The first with this id, or of this type; NULL: none. */
const struct bp_relation *bp_relation_by_id(const struct bp_relations *relations, const char *id);
const struct bp_relation *bp_relation_of_type(const struct bp_relations *relations, const char *type);
/* The part at which it points; NULL: there is none, or it is external, or `relation` is NULL. */
const struct bp_part_entry *bp_relation_part(const struct bp_parts *parts,
                                             const struct bp_relation *relation);

/* ---- writing ---- */

/* A new zip file; all but `out` is zero at first. New entries have no time: the same input gives the same
 * bytes. */
struct bp_zip {
    struct bp_buf *out;      /* borrowed */
    struct bp_buf directory; /* owned */
    uint32_t n;
    struct libdeflate_compressor *deflater; /* owned */
};

/* Adds a part; it is deflated if that makes it smaller and `store` is false. */
void bp_zip_add(struct bp_zip *zip, const char *name, const void *bytes, size_t len, bool store);
/* Adds a part of another file as it is there, without inflating it. */
void bp_zip_copy(struct bp_zip *zip, const struct bp_parts *from, const struct bp_part_entry *entry);
/* Writes the directory, and frees all but `out`. False: memory ran out, or the file would be too large. */
bool bp_zip_end(struct bp_zip *zip);

#endif
