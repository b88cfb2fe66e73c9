/* ods.c: reads a spreadsheet of LibreOffice (ODF 1.3). */
#include "onramp/books.h"

bp_result bp_read_ods(struct bp_parts *parts, struct bp_book *book)
{
    (void)parts, (void)book;
    return BP_INVALID;
}
