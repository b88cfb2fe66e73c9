/* totals.c: compares what the author says about the whole plan with its rows: the stated totals,
 * and the words of the key for a status. */
#include <string.h>

#include "check/rules.h"

/* ---- stated totals ---- */

static int count_status(const struct bp_check *check, bool measures, int status)
{
    int n = 0;
    for (uint32_t i = 0; i < check->n_rows; i++)
        n += !check->rows[i].priority == measures && check->rows[i].row->status == status &&
             bp_row_counted(check->plan, check->rows[i].row);
    return n;
}

static void compare_totals(struct bp_check *check, const struct bp_stated_totals *stated, bool measures)
{
    const struct bp_scheme *scheme = &check->plan->scheme;
    for (int i = 0; stated->at != BP_NOWHERE && i < scheme->n; i++) {
        int rows = count_status(check, measures, i);
        if (stated->numbers[i] < 0 || stated->numbers[i] == rows)
            continue;
        uint32_t offset, length;
        bp_check_attribute(check, stated->at, scheme->items[i].id, &offset, &length);
        bool levels = !measures && bp_plan_has_levels(check->plan);
        const char *what = measures  ? rows == 1 ? "measure has" : "measures have"
                           : !levels ? rows == 1 ? "action has" : "actions have"
                           : rows == 1 ? "action that is counted has"
                                       : "actions that are counted have";
        bp_check_find(check, BP_E_STATED_TOTAL, NULL, offset, length, scheme->items[i].label,
                      bp_check_say(check, "%d", stated->numbers[i]),
                      bp_check_say(check, "%d %s this status", rows, what));
    }
}

void bp_rule_totals(struct bp_check *check)
{
    compare_totals(check, &check->plan->measures_stated, true);
    compare_totals(check, &check->plan->actions_stated, false);
}

/* ---- the words of the key ---- */

/* Words in a key that say that the work is over. "or" or "on track" beside them leaves it open. */
static const char *const over[] = {"achieved", "complete", "completed", "finished", "done",
                                   "delivered", "closed", NULL};
static const char *const open[] = {"on track", "on-track", " or ", "on target", "not ", "/", "will", "to be",
                                   "likely", "expected", "being", "nearly", "almost", "substantially",
                                   "largely", "partly", "partially", "part ", NULL};

static bool holds_any(const char *text, const char *const *words)
{
    for (; *words; words++)
        if (strstr(text, *words))
            return true;
    return false;
}

/* Finds a status that the key describes as achieved but the scheme does not mark as complete, if
 * rows with it have work without an end, or with an end after the report's last day. */
void bp_rule_legend(struct bp_check *check)
{
    const struct bp_scheme *scheme = &check->plan->scheme;
    for (int i = 0; i < scheme->n; i++) {
        const struct bp_status *status = &scheme->items[i];
        const char *legend = bp_check_fold(check, status->legend);
        if (status->complete || !holds_any(legend, over) || holds_any(legend, open))
            continue;
        int rows = 0, endless = 0, later = 0;
        for (uint32_t j = 0; j < check->n_rows; j++) {
            const struct bp_row *row = check->rows[j].row;
            if (row->status != i)
                continue;
            struct bp_date day = bp_row_last_day(row);
            rows++;
            endless += row->due.kind == BP_DUE_OPEN && !row->completed.year;
            later += day.year && !row->completed.year && bp_date_compare(day, check->as_at) > 0;
        }
        if (!endless && !later)
            continue;
        uint32_t offset = status->at, length = 1;
        if (status->at != BP_NOWHERE)
            bp_check_attribute(check, status->at, "legend", &offset, &length);
        bp_check_find(check, BP_E_LEGEND, NULL, offset, length, status->legend,
                      bp_check_say(check, "%d %s %s, %d %s no end and %d %s due later", rows,
                                   rows == 1 ? "row that is" : "rows that are",
                                   status->label, endless, endless == 1 ? "has" : "have", later,
                                   later == 1 ? "is" : "are"), NULL);
    }
}
