/* map.h: what an officer says of a file, where the program would guess: a text of a line each, written by
 * `import --save-map`, changed by hand, and given by --map in the next quarter.
 *
 *     # what boardpaper understood of tracker.xlsx
 *     title "Community Safety Action Plan"
 *     organisation "Sevenoaks District Council"
 *     plan-period 2019-04-01 to 2020-03-31
 *     period 2019-07-01 to 2019-09-30
 *     lang en-GB
 *     sheet "Q2" actions            or: measures, left, priorities
 *     header "Q2" 4 to 5
 *     column "Q2" "By when" due     the head's words; a sheet "*" is any
 *     column "*" "Q1" value "Q1"
 *     status "On hold" amber        a word of the file, and a status of the plan
 *     fill 92D050 green
 *     leads "Parks and Highways" whole
 */
#ifndef BP_MAP_H
#define BP_MAP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"

enum bp_map_verb {
    BP_MAP_TITLE, BP_MAP_ORGANISATION, BP_MAP_PLAN_PERIOD, BP_MAP_PERIOD, BP_MAP_LANG, BP_MAP_SHEET,
    BP_MAP_HEADER, BP_MAP_COLUMN, BP_MAP_STATUS, BP_MAP_FILL, BP_MAP_LEADS, BP_MAP_VERBS
};

struct bp_map_line {
    enum bp_map_verb verb;
    const char *words[4]; /* what follows the verb, without quotes and without "to"; "" */
    uint32_t at;          /* in the map's source */
};

struct bp_map {
    struct bp_source *source;
    struct bp_map_line *lines;
    uint32_t n;
};

/* Reads a map. BP_INVALID: findings name the line. */
bp_result bp_map_read(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                      struct bp_map *map);

/* Puts a line before all others, so that it counts. False: memory ran out. */
bool bp_map_put(struct bp_map *map, enum bp_map_verb verb, const char *first, const char *second,
                struct bp_arena *arena);

/* The next line with this verb (and, if not NULL, these first words, letter case aside; "*" in the map is
 * any), from *at on, which it moves past it; NULL: none. */
const struct bp_map_line *bp_map_next(const struct bp_map *map, enum bp_map_verb verb, const char *first,
                                      const char *second, uint32_t *at);

/* Writes the map of what was understood. */
struct bp_found;
struct bp_plan;
void bp_map_write(const struct bp_found *found, const struct bp_plan *plan, struct bp_buf *out);

#endif
