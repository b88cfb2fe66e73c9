/* workbook_columns.h: the columns of the sheets "Actions" and "Measures". Private to workbook*.c. */
#ifndef BP_WORKBOOK_COLUMNS_H
#define BP_WORKBOOK_COLUMNS_H

#include "office/workbook_sheet.h"

/* What a column holds. */
enum bp_piece {
    BP_PIECE_REF,
    BP_PIECE_PARENT,
    BP_PIECE_THEME,
    BP_PIECE_DESCRIPTION,
    BP_PIECE_START,
    BP_PIECE_DUE,
    BP_PIECE_REVISED,
    BP_PIECE_COMPLETED,
    BP_PIECE_LEAD,
    BP_PIECE_PARTNER,
    BP_PIECE_UNIT,
    BP_PIECE_BETTER,
    BP_PIECE_BASELINE,
    BP_PIECE_TARGET,
    BP_PIECE_TOLERANCE,
    BP_PIECE_PERIOD_TARGET,
    BP_PIECE_VALUE,
    BP_PIECE_ACTUAL,
    BP_PIECE_MONEY_UNIT,
    BP_PIECE_BUDGET,
    BP_PIECE_SPENT,
    BP_PIECE_FORECAST,
    BP_PIECE_STATUS,
    BP_PIECE_PREVIOUS,
    BP_PIECE_MISSING /* what a lead is asked for */,
    BP_PIECE_UPDATE,
    BP_PIECE_CORRECTIVE,
    BP_PIECE_OWN,
    BP_PIECE_RESTRICTED,
    BP_PIECE_ACCEPTED,
    BP_PIECE_OTHER_FIGURES, /* of more periods than get a column */
};

struct bp_new_column {
    enum bp_piece piece;
    uint32_t own;     /* of BP_PIECE_OWN: index into the plan's columns */
    const char *when; /* of BP_PIECE_VALUE and BP_PIECE_PERIOD_TARGET */
    struct bp_inline head;
    uint16_t width;
};

struct bp_new_columns {
    struct bp_new_column *items;
    uint32_t n;
    size_t room;
    uint32_t n_periods; /* columns of periods */
    bool others;  /* more periods have figures than get a column */
    bool parents; /* refs alone do not tell which row is below which */
};

/* Chooses the columns for the rows of one kind. False: memory ran out. */
bool bp_new_columns_make(struct bp_new_book *book, enum bp_row_kind kind, bool chase,
                         struct bp_new_columns *out);

/* The column with this piece; -1: none. */
int bp_new_column_of(const struct bp_new_columns *columns, enum bp_piece piece);

#endif
