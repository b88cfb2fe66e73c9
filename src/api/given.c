/* given.c: converts structs of older and newer programs to those of this library. */
#include "api/given.h"

#include <string.h>

#include "model/date.h"

/* No struct of ours comes near this size. A larger size was never set, so the struct must not be
 * read. */
#define MOST_SIZE 4096

/* There must be no padding at the end. A field that is added there later would be read from older
 * programs, where the padding may hold anything. */
#define ENDS_WITH(type, last)                                                                     \
    _Static_assert(offsetof(type, last) + sizeof((type){0}.last) == sizeof(type),                 \
                   #type " has padding after " #last)
ENDS_WITH(bp_options, threads);
ENDS_WITH(bp_check_options, style);
ENDS_WITH(bp_selection, partner);
ENDS_WITH(bp_load_options, lang);

/* Every struct begins with its size and has pointers, so its size is a multiple of a pointer's.
 * This rules out reading part of a pointer. */
bool bp_given_size(size_t size)
{
    return size >= sizeof(size_t) && size <= MOST_SIZE && size % sizeof(void *) == 0;
}

/* Copies the part that both know. Returns false if the size is impossible, or if the part that only
 * the caller knows is not zero. */
static bool take(const void *given, void *room, size_t known)
{
    size_t size;
    memcpy(&size, given, sizeof size);
    if (!bp_given_size(size))
        return false;
    for (size_t i = known; i < size; i++)
        if (((const unsigned char *)given)[i])
            return false;
    memset(room, 0, known);
    memcpy(room, given, size < known ? size : known);
    return true;
}

const bp_check_options *bp_given_checks(const bp_check_options *checks, bp_check_options *room)
{
    *room = (bp_check_options){0};
    return !checks || take(checks, room, sizeof *room) ? room : NULL;
}

const bp_options *bp_given_options(const bp_options *options, struct bp_given *room)
{
    *room = (struct bp_given){0};
    if (!options)
        return &room->options;
    if (!take(options, &room->options, sizeof room->options))
        return NULL;
    const bp_check_options *findings = room->options.findings;
    const bp_selection *selection = room->options.selection;
    if (findings && !(room->options.findings = bp_given_checks(findings, &room->findings)))
        return NULL;
    if (selection && !take(selection, &room->selection, sizeof room->selection))
        return NULL;
    room->options.selection = selection ? &room->selection : NULL;
    return &room->options;
}

static bool period_makes_sense(const char *from, const char *to)
{
    struct bp_date first, last;
    if (!from && !to)
        return true;
    return from && to && bp_date_iso(from, &first) && bp_date_iso(to, &last) &&
           bp_date_compare(first, last) <= 0;
}

const bp_load_options *bp_given_load(const bp_load_options *options, bp_load_options *room)
{
    *room = (bp_load_options){0};
    if (options && !take(options, room, sizeof *room))
        return NULL;
    return period_makes_sense(room->from, room->to) ? room : NULL;
}
