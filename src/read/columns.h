/* columns.h: the columns that an author lists, and what rows have in their own columns. */
#ifndef BP_READ_COLUMNS_H
#define BP_READ_COLUMNS_H

#include "read/build.h"

/* Elements. All of these return false if memory ran out. */
bool bp_columns_start(struct bp_build *build, const struct bp_tag *tag);
bool bp_columns_start_column(struct bp_build *build, const struct bp_tag *tag);
bool bp_columns_start_cell(struct bp_build *build, const struct bp_tag *tag);

/* Moves the author's columns into the plan, and reports those that are listed twice, that nobody can head,
 * or that are too many. */
bool bp_columns_finish(const struct bp_columns_draft draft[2], struct bp_plan *plan, struct bp_arena *arena,
                       struct bp_arena *scratch, struct bp_diags *diags);

/* Moves the cells of a row into it. Its plan's columns must be finished. */
bool bp_cells_finish(const struct bp_row_draft *draft, const struct bp_plan *plan, struct bp_row *row,
                     struct bp_arena *arena, struct bp_arena *scratch, struct bp_diags *diags);

/* Reports what rows have that no listed column prints. The plan's rows must be finished. */
void bp_columns_check(const struct bp_plan *plan, struct bp_diags *diags);

#endif
