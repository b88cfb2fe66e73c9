/* given.h: structs as a program gives them, which may have been compiled with an older or a newer header
 * than the library → the same structs as this version has them. Private to src/api. */
#ifndef BP_GIVEN_H
#define BP_GIVEN_H

#include <stdbool.h>

#include "boardpaper.h"

/* Room for options, and for the structs that they point to. */
struct bp_given {
    bp_options options;
    bp_check_options findings;
    bp_selection selection;
};

/* The options in `room`: what an older program lacks has its default. `options` NULL: all defaults.
 * NULL: their size makes no sense, or a newer program sets something that this version does not know. */
const bp_options *bp_given_options(const bp_options *options, struct bp_given *room);

/* The same of options of the checks. */
const bp_check_options *bp_given_checks(const bp_check_options *checks, bp_check_options *room);

/* Whether `size`, as the caller says it, can be that of a struct. */
bool bp_given_size(size_t size);

#endif
