/* inputs.h: the plans of a call: named on the command line, and in a list; a folder stands for the plans in
 * it. Private to src/cli. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "cli/options.h"

struct inputs {
    char **paths; /* in their order; the words of the command line first */
    size_t n, room;
    size_t shard, shards; /* input i is this shard's where i % shards is shard */
};

/* Gathers them, as the settings say. Not STATUS_GOOD: said why not. inputs_free in any case. */
enum status inputs_gather(const struct settings *settings, struct inputs *inputs);
void inputs_free(struct inputs *inputs);

#endif
