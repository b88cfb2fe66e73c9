/* inputs.h: the plans of a batch: named on the command line, and in a list. Private to src/cli. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "cli/options.h"

struct inputs {
    const char **paths; /* in their order; the words of the command line first */
    size_t n;
    size_t shard, shards; /* input i is this shard's where i % shards is shard */
    char *list;           /* the text of the list, which paths point into */
};

/* Gathers them, as the settings say. Not STATUS_GOOD: said why not. inputs_free in any case. */
enum status inputs_gather(const struct settings *settings, struct inputs *inputs);
void inputs_free(struct inputs *inputs);

#endif
