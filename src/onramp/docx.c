/* docx.c: reads a Word document (ECMA-376, Strict too). */
#include "onramp/books.h"

bp_result bp_read_docx(struct bp_parts *parts, struct bp_book *book)
{
    (void)parts, (void)book;
    return BP_INVALID;
}
