/* pack.h: the verb `pack`. Private to src/cli. */
#ifndef CLI_PACK_H
#define CLI_PACK_H

#include "boardpaper.h"
#include "cli/options.h"

enum status pack_run(const struct settings *settings);

/* A PDF that was made, kept until all are. */
struct pack_file {
    char *name; /* of an item alone, within its folder */
    void *bytes;
    size_t len;
    bp_made about;
};

/* What there is to tell of a pack. */
struct pack_index {
    const bp_doc *doc;       /* after bp_pack_render */
    const struct settings *settings;
    const struct pack_file *whole;
    const struct pack_file *items; /* as many as the pack has; NULL: none was made alone */
};

/* The index as JSON or CSV (RFC 4180, UTF-8): what is where. To be freed; NULL: memory ran out. */
char *pack_index_json(const struct pack_index *index, size_t *len);
char *pack_index_csv(const struct pack_index *index, size_t *len);

#endif
