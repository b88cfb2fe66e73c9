/* csv.c: reads comma- or tab-separated text. */
#include "onramp/books.h"

bp_result bp_read_csv(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                      struct bp_book *book)
{
    (void)source, (void)arena, (void)diags, (void)book;
    return BP_INVALID;
}
