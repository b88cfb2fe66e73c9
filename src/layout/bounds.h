/* bounds.h: how wide the columns of each kind of table may be. */
#ifndef BP_LAYOUT_BOUNDS_H
#define BP_LAYOUT_BOUNDS_H

#include "report/table.h"

/* Widths with padding, at BP_BASE_SIZE. */
struct bp_bounds {
    int32_t least, most; /* most 0: no bound. Where no other column can use the width, it may have twice its
                            most */
    int32_t tight;       /* `least` where a table has many columns */
    bool whole;          /* keep texts on one line if `most` allows it: refs, statuses */
    bool fixed;          /* `least` is its width: the house style says so */
};

struct bp_bounds bp_bounds_of(enum bp_table_kind kind, int column);

#endif
