/* inputs.h: the plans of a call, named on the command line or in a list. A folder stands for the
 * plans in it. Private to src/cli. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include "cli/options.h"

struct inputs {
    char **paths; /* in order; words of the command line come first */
    size_t n, room;
    size_t shard, shards; /* input i belongs to this shard if i % shards is shard: its place alone tells, so
                             that no plan has to be read for it */
};

/* Collects the plans as the settings say. If it does not return STATUS_GOOD, it has said why. Call
 * inputs_free in any case. */
enum status inputs_gather(const struct settings *settings, struct inputs *inputs);
void inputs_free(struct inputs *inputs);

#endif
