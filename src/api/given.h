/* given.h: converts the caller's structs to those of this version. The caller may have been
 * compiled with an older or newer header. Private to src/api. */
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

/* The options, converted in `room`. Fields that an older program does not have get their defaults.
 * `options` NULL: all defaults. Returns NULL if the size is impossible, or if a newer program sets
 * something that this version does not know. */
const bp_options *bp_given_options(const bp_options *options, struct bp_given *room);

/* The same for the options of checks. */
const bp_check_options *bp_given_checks(const bp_check_options *checks, bp_check_options *room);

/* The same for the options of loading. NULL also if a day does not exist, or only one is given, or the period
 * ends before it begins. */
const bp_load_options *bp_given_load(const bp_load_options *options, bp_load_options *room);

/* Whether `size`, as given by the caller, can be the size of a struct. */
bool bp_given_size(size_t size);

#endif
