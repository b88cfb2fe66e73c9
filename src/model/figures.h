/* figures.h: what a measure's figures say: the figure of the period, its target, and the status that they
 * give. Decimals are read in millionths, and nothing is rounded. */
#ifndef BP_FIGURES_H
#define BP_FIGURES_H

#include "model/plan.h"

/* Reads "1,250.5" in millionths. Returns false if the text is empty, or words, or too long for an exact
 * comparison. */
bool bp_decimal_read(const char *text, int64_t *out);

/* How many digits stand behind the point: 1 of "1,250.5". */
int bp_decimal_places(const char *text);

/* The same in words, with at least so many digits behind the point: "1250.50". */
#define BP_DECIMAL_ROOM 32
const char *bp_decimal_write(int64_t value, int places, char room[BP_DECIMAL_ROOM]);

/* The figure reached: the one given as such, else the last of the series. Its `when` is "" if it is not of
 * the series, its text "" if it is not known. */
struct bp_figure bp_number_actual(const struct bp_number *number);

/* What the figure reached is to be compared with: the target, else that of the figure's period, else the one
 * whose day is in the reporting period. "" if there is none. */
const char *bp_number_target(const struct bp_plan *plan, const struct bp_number *number);

/* By how much the figure misses the target, in millionths; 0 or less: it is met. Returns false if the
 * numbers do not say. */
bool bp_number_miss(const struct bp_plan *plan, const struct bp_number *number, int64_t *miss);

/* The status that the figures give, if there is a tolerance: the first good one of the scheme if the target
 * is met, its first exception if the miss is within the tolerance, whose sign is not looked at, else its last
 * exception. -1 if they give none. */
int bp_number_status(const struct bp_plan *plan, const struct bp_number *number);

/* The sum of one kind over rows, in millionths. Returns false if no row has it, or if there is no sum: in
 * two units, or too large. *unit is that of the rows. Rows below one that has a sum are part of it. */
bool bp_sum_rows(const struct bp_row *rows, uint32_t n, enum bp_sum sum, int64_t *total, const char **unit);

#endif
