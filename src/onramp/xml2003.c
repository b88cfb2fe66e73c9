/* xml2003.c: reads an XML Spreadsheet 2003. */
#include "onramp/books.h"

bp_result bp_read_xml2003(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                          struct bp_book *book)
{
    (void)source, (void)arena, (void)diags, (void)book;
    return BP_INVALID;
}
