/* lacks.c: what a row still needs before its report can be made. */
#include "model/lacks.h"

#include "model/columns.h"
#include "model/figures.h"

int bp_row_lacks(const struct bp_plan *plan, const struct bp_row *row, enum bp_word words[BP_MOST_LACKS])
{
    bool unsaid = row->status == plan->scheme.missing; /* without a status nobody can know
                                                          whether a correction is needed */
    bool figure = row->number && row->number->n_values && !*bp_number_actual(row->number).text;
    bool follows = figure && *row->number->tolerance; /* the status, from the figure */
    bool overdue = bp_row_overdue(plan, row);
    bool revised = row->revised_due.kind != BP_DUE_NONE;
    bool due = bp_column_kept(plan, row->kind, BP_COLUMN_DUE);
    bool lead = bp_column_kept(plan, row->kind, BP_COLUMN_LEAD);
    bool update = bp_column_kept(plan, row->kind, BP_COLUMN_UPDATE);
    const struct {
        bool lacks;
        enum bp_word word;
    } lacks[BP_MOST_LACKS] = {
        {unsaid && !follows, BP_WORD_A_STATUS},
        {figure, BP_WORD_A_FIGURE},
        {!row->update && bp_row_has_status(plan, row) && update, BP_WORD_AN_UPDATE},
        {row->due.kind == BP_DUE_NONE && !revised && due, BP_WORD_A_DATE},
        {!bp_row_led(row)->n_leads && (*row->ref || row->kind == BP_ACTION) && lead, BP_WORD_A_LEAD},
        {overdue && !revised, BP_WORD_A_NEW_DATE},
        {overdue && revised, BP_WORD_ANOTHER_DATE},
        {plan->scheme.items[row->status].exception && !unsaid && !row->corrective_action,
         BP_WORD_A_CORRECTIVE_ACTION}};
    int n = 0;
    for (int i = 0; i < BP_MOST_LACKS; i++)
        if (lacks[i].lacks)
            words[n++] = lacks[i].word;
    return n;
}

bool bp_row_asked(const struct bp_plan *plan, const struct bp_row *row)
{
    bool heads = row->kind == BP_ACTION && !bp_row_has_status(plan, row) && row->has_below;
    return !row->context && !heads && !bp_row_complete(plan, row);
}
