/* pack.h: the verb `pack`. Private to src/cli. */
#ifndef CLI_PACK_H
#define CLI_PACK_H

#include "boardpaper.h"
#include "cli/options.h"

enum status pack_run(const struct settings *settings);

/* A PDF, kept until all are made. */
struct pack_file {
    char *name; /* for an item: its name in the items' folder */
    void *bytes;
    size_t len;
    bp_made about;
};

/* What an index says about a pack. */
struct pack_index {
    const bp_doc *doc;       /* after bp_pack_render */
    const struct settings *settings;
    const struct pack_file *whole;
    const struct pack_file *items; /* one for each item of the pack; NULL: items have no files */
};

/* The index as JSON or CSV (RFC 4180, UTF-8): items, pages and files. To be freed. NULL if memory
 * ran out. */
char *pack_index_json(const struct pack_index *index, size_t *len);
char *pack_index_csv(const struct pack_index *index, size_t *len);

#endif
