/* fits.h: for writers of other than pages: whether pages would set a table side by side. */
#ifndef BP_LAYOUT_FITS_H
#define BP_LAYOUT_FITS_H

#include "report/table.h"

/* Whether a page has room for the table's columns. `user`: the house style, or NULL. */
bool bp_fits_page(void *user, const struct bp_table *table);

#endif
