/* heading.h: whether a title brings its own number. */
#ifndef BP_HEADING_H
#define BP_HEADING_H

#include <stdbool.h>

/* Whether the title begins with a number or the like, so that another one before it would be one too many:
 * "12. Roads", "A. Roads", "(iv) Roads", "OB.1.1 – Roads", "Part A: Roads", "Action 6: Roads",
 * "Theme two: Roads". In doubt, it does: a missing number is a smaller fault than two. */
bool bp_title_has_number(const char *title);

#endif
