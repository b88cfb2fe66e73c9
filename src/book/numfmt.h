/* numfmt.h: a number shown as a cell shows it, under its format code (ECMA-376-1, 18.8.30 and 18.8.31).
 *
 * Words of the calendar are English, and days come first, as on the officer's screen: the built-in format 14
 * shows 31/03/2020. */
#ifndef BP_NUMFMT_H
#define BP_NUMFMT_H

#include "book/grid.h"

struct bp_numfmt; /* a code that was read */

/* The code of a built-in format; NULL: there is none with this number. */
const char *bp_numfmt_builtin(uint32_t id);

/* Reads a code; "" and "General" are General. What no program writes is shown as it stands. NULL: memory ran
 * out. */
const struct bp_numfmt *bp_numfmt_read(const char *code, struct bp_arena *arena);

/* Shows `number`: sets number, kind (number, date, error, or text: a time of day), text, day and month of the
 * cell, and nothing else. If memory runs out, the text is "" and arena->out is set. */
void bp_numfmt_show(const struct bp_numfmt *format, double number, bool date1904, struct bp_cell *cell,
                    struct bp_arena *arena);

/* A text under this format, which may put words around it ("Ref "@). */
const char *bp_numfmt_show_text(const struct bp_numfmt *format, const char *text, struct bp_arena *arena);

/* Reads a number as XML writes it ("-1.5E-3"), whatever the locale. False: it is none. */
bool bp_number_read(const char *text, double *out);

/* Reads "2020-03-31T00:00:00.000Z", "2020-03-31" or "14:30:00" as the number that a date's cell holds. */
bool bp_serial_read(const char *iso, bool date1904, double *out);

#endif
