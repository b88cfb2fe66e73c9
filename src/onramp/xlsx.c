/* xlsx.c: reads a workbook (ECMA-376, Strict too). */
#include "onramp/books.h"

bp_result bp_read_xlsx(struct bp_parts *parts, struct bp_book *book)
{
    (void)parts, (void)book;
    return BP_INVALID;
}
