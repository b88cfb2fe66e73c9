/* once.c: says a fact once. What one row lacks is a finding about that row; what all or most rows lack is
 * one about the plan. */
#include "check/check.h"

bool bp_check_accepts(const struct bp_check_row *row, enum bp_code code)
{
    for (uint32_t i = 0; i < row->row->n_accepts; i++)
        if (row->row->accepts[i].code == (int)code)
            return true;
    return false;
}

void bp_check_find_lacking(struct bp_check *check, enum bp_code code, enum bp_row_kind kind,
                           const uint8_t *rows, uint8_t asked, uint8_t lacks)
{
    uint32_t n_asked = 0, n_lacking = 0;
    const struct bp_check_row *first = NULL;
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        if (row->row->kind != kind || bp_check_accepts(row, code))
            continue;
        n_asked += (rows[i] & asked) != 0;
        if (!(rows[i] & lacks))
            continue;
        first = first ? first : row;
        n_lacking++;
    }
    const char *what = kind == BP_MEASURE ? "measures" : "actions";
    bool all = n_lacking > 1 && n_lacking == n_asked, most = n_lacking > 3 && n_lacking * 2 > n_asked;
    bool once = (all || most) && !check->wish->numbers;
    if (once) {
        const char *say = all && n_asked == 2 ? bp_check_say(check, "both %s have", what)
                          : all ? bp_check_say(check, "all %u %s have", (unsigned)n_asked, what)
                                : bp_check_say(check, "%u of the %u %s have", (unsigned)n_lacking,
                                               (unsigned)n_asked, what);
        uint32_t offset, length;
        bp_check_attribute(check, first->row->at, "", &offset, &length);
        bp_check_find(check, code, NULL, offset, length, say, NULL, NULL);
    }
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        if (row->row->kind == kind && (rows[i] & lacks) && (!once || bp_check_accepts(row, code)))
            bp_check_find_row(check, code, row, bp_check_say(check, "%s has", row->name), NULL, NULL);
    }
}
