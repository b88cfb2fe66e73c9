/* rows.c: empty cells, restricted rows without a reason, updates copied from another row or report,
 * and acceptances that no longer apply. */
#include <string.h>

#include "base/text.h"
#include "check/rules.h"
#include "check/text.h"
#include "model/columns.h"
#include "model/compare.h"
#include "model/exempt.h"
#include "model/figures.h"

/* ---- empty cells ---- */

/* Whether the row was complete before the period began. Its update may then be empty. */
static bool is_closed(const struct bp_check *check, const struct bp_row *row)
{
    return row->completed.year && bp_date_compare(row->completed, check->plan->report.from) < 0;
}

/* A measure without a ref continues the measure above and has its lead. */
static bool continues(const struct bp_check_row *row)
{
    return row->row->kind == BP_MEASURE && !*row->row->ref && row->number > 1;
}

/* What the rows below a row have, as bits. */
enum {
    BELOW_LEAD = 1,
    BELOW_TOLD = 2, /* an update, or a status, so that they are asked for one themselves */
    BELOW_CORRECTION = 4
};

static unsigned tells(const struct bp_check *check, const struct bp_row *row)
{
    return (row->n_leads ? BELOW_LEAD : 0) | (row->corrective_action ? BELOW_CORRECTION : 0) |
           (row->update || bp_row_has_status(check->plan, row) ? BELOW_TOLD : 0);
}

/* What the rows tell whose refs continue that of row `i`, where all are on one level: "2.1.1" after "2.1". */
static unsigned told_by_refs(const struct bp_check *check, uint32_t i)
{
    const struct bp_check_row *row = &check->rows[i];
    unsigned bits = 0;
    for (uint32_t j = i + 1; row->priority && j < check->n_rows; j++) {
        const struct bp_check_row *next = &check->rows[j];
        if (next->priority != row->priority || !bp_ref_continues(next->row->ref, row->row->ref))
            break;
        bits |= tells(check, next->row);
    }
    return bits;
}

/* The bits of each row. NULL: memory ran out. */
static uint8_t *look_below(struct bp_check *check)
{
    uint8_t *below = bp_arena_array(check->arena, check->n_rows + 1, sizeof *below);
    for (uint32_t i = check->n_rows; below && i-- > 0;) {
        const struct bp_row *row = check->rows[i].row;
        below[i] |= (uint8_t)told_by_refs(check, i);
        if (row->up)
            below[i - row->up] |= (uint8_t)(below[i] | tells(check, row));
    }
    return below;
}

/* Of rows that are below others, one that lacks a lead is told of if rows beside it have one; if none of a
 * family has, the first is told of. */
static bool lacks_lead(const struct bp_check_row *row, const uint8_t *below)
{
    if (bp_row_led(row->row)->n_leads || (below[row->number - 1] & BELOW_LEAD) || continues(row))
        return false;
    return !row->row->up || (below[row->number - 1 - row->row->up] & BELOW_LEAD);
}

/* Whether the row has to say what is being done about it. */
static bool needs_correction(const struct bp_check *check, const struct bp_check_row *row)
{
    const struct bp_scheme *scheme = &check->plan->scheme;
    bool says = row->row->status_given || row->row->status_computed; /* else BP4016 reports it */
    if (!says || !bp_row_has_status(check->plan, row->row))
        return false;
    bool missing = row->row->status == scheme->missing;
    if (missing && (!*row->update || row->idle)) /* the row is empty, and told of that */
        return false;
    return missing || scheme->items[row->row->status].exception;
}

static void find_no_correction(struct bp_check *check, const struct bp_check_row *row, const char *says,
                               bool of_row)
{
    uint32_t offset, length;
    bp_check_attribute(check, row->row->at, "status", &offset, &length);
    bp_check_find(check, BP_E_NO_CORRECTION, of_row ? row : NULL, offset, length, says, NULL, NULL);
}

/* Where no row says what is being done about it, the body has no such column: that is one fact. */
static void check_corrections(struct bp_check *check, const uint8_t *below)
{
    uint32_t asked = 0, lacking = 0;
    const struct bp_check_row *first = NULL;
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        if (!needs_correction(check, row) || bp_check_accepts(row, BP_E_NO_CORRECTION))
            continue;
        bool lacks = !row->row->corrective_action && !(below[i] & BELOW_CORRECTION);
        asked++;
        lacking += lacks;
        first = first || !lacks ? first : row;
    }
    bool once = lacking > 2 && lacking == asked && !check->wish->numbers;
    if (once)
        find_no_correction(check, first, bp_check_say(check, "%u rows need attention", (unsigned)lacking),
                           false);
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        if (!needs_correction(check, row) || row->row->corrective_action || (below[i] & BELOW_CORRECTION) ||
            (once && !bp_check_accepts(row, BP_E_NO_CORRECTION)))
            continue;
        const char *label = check->plan->scheme.items[row->row->status].label;
        find_no_correction(check, row, bp_check_say(check, "%s is %s", row->name, label), true);
    }
}

/* The cells that have no code of their own for being empty (BP_E_BLANK covers them), as bits. */
enum { CELL_DUE = 1, CELL_PARTNERS = 2, N_CELLS = 2 };

static unsigned blank_cells(const struct bp_row *row)
{
    unsigned due = row->due.kind == BP_DUE_NONE ? CELL_DUE : 0;
    unsigned partners = row->kind == BP_ACTION && !bp_row_partnered(row)->n_partners ? CELL_PARTNERS : 0;
    if (row->n_below) /* the rows below it may say both */
        return 0;
    return due | partners;
}

/* The cells that at least four fifths of the rows of this kind fill. Only these are worth a note if
 * they are empty. */
static unsigned usual_cells(const struct bp_check *check, enum bp_row_kind kind)
{
    uint32_t rows = 0, blank[N_CELLS] = {0};
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_row *row = check->rows[i].row;
        rows += row->kind == kind;
        for (unsigned cell = 0; row->kind == kind && cell < N_CELLS; cell++)
            blank[cell] += (blank_cells(row) >> cell) & 1;
    }
    unsigned usual = 0;
    for (unsigned cell = 0; rows >= 5 && cell < N_CELLS; cell++)
        usual |= blank[cell] <= rows / 5 ? 1u << cell : 0;
    return usual;
}

static void check_blank(struct bp_check *check, const struct bp_check_row *row, unsigned usual)
{
    unsigned blank = blank_cells(row->row) & usual;
    const char *what = blank == (CELL_DUE | CELL_PARTNERS) ? "date and no other partners"
                       : blank == CELL_PARTNERS            ? "other partners"
                                                           : "date";
    if (blank && continues(row))
        what = row->row->n_leads ? "ref or date of its own" : "ref, date or lead of its own";
    if (blank)
        bp_check_find_row(check, BP_E_BLANK, row, row->name, what, NULL);
}

/* What is asked of a row, and what it lacks, as bits. */
enum { ASKED_UPDATE = 1, NO_UPDATE = 2, ASKED_LEAD = 4, NO_LEAD = 8 };

/* A figure for the period tells as much as an update, if the row is no exception. */
static bool is_told_by_figure(const struct bp_check *check, const struct bp_row *row)
{
    return row->number && *bp_number_actual(row->number).text &&
           !check->plan->scheme.items[row->status].exception;
}

/* "National: N/A", "N/A: no such service": the row has nothing to tell. */
static bool is_not_applicable(struct bp_check *check, const struct bp_row *row)
{
    static const char *const says[] = {"n/a", "not applicable", "amherthnasol"};
    const char *plain = bp_inline_plain(check->arena, &row->description);
    const char *text = plain ? bp_check_fold(check, plain) : "";
    size_t len = strlen(text);
    for (size_t i = 0; i < sizeof says / sizeof *says; i++) {
        size_t n = strlen(says[i]);
        bool last = len >= n && !strcmp(text + len - n, says[i]) &&
                    (len == n || strchr(" :-(", text[len - n - 1]));
        if (last || (len > n && !strncmp(text, says[i], n) && strchr(" :-,(", text[n])))
            return true;
    }
    return false;
}

static uint8_t needs_of(struct bp_check *check, const struct bp_check_row *row, const uint8_t *below)
{
    const struct bp_row *from = row->row;
    uint8_t bits = 0, told = below[row->number - 1];
    if (bp_row_has_status(check->plan, from) && check->plan->scheme.items[from->status].counted &&
        !is_closed(check, from) && !(told & BELOW_TOLD) && !is_told_by_figure(check, from) &&
        !is_not_applicable(check, from))
        bits |= *row->update ? ASKED_UPDATE : ASKED_UPDATE | NO_UPDATE;
    if (!continues(row) && (!from->up || bp_row_led(from)->n_leads || lacks_lead(row, below)))
        bits |= lacks_lead(row, below) ? ASKED_LEAD | NO_LEAD : ASKED_LEAD;
    return bits;
}

void bp_rule_cells(struct bp_check *check)
{
    unsigned usual[] = {[BP_MEASURE] = usual_cells(check, BP_MEASURE),
                        [BP_ACTION] = usual_cells(check, BP_ACTION)};
    const uint8_t *below = look_below(check);
    uint8_t *needs = bp_arena_array(check->arena, check->n_rows + 1, sizeof *needs);
    for (uint32_t i = 0; below && needs && i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        needs[i] = needs_of(check, row, below);
        if (!is_not_applicable(check, row->row))
            check_blank(check, row, usual[row->row->kind]);
    }
    if (!needs || !below)
        return;
    check_corrections(check, below);
    for (int i = BP_MEASURE; i <= BP_ACTION; i++) {
        enum bp_row_kind kind = (enum bp_row_kind)i;
        /* nobody is asked for what the plan has no column for */
        if (bp_column_kept(check->plan, kind, BP_COLUMN_UPDATE))
            bp_check_find_lacking(check, BP_E_NO_UPDATE, kind, needs, ASKED_UPDATE, NO_UPDATE);
        if (bp_column_kept(check->plan, kind, BP_COLUMN_LEAD))
            bp_check_find_lacking(check, BP_E_NO_LEAD, kind, needs, ASKED_LEAD, NO_LEAD);
    }
}

/* ---- copied updates ---- */

/* A shorter text is a stock phrase: "No change", "On-going", "Complete", "See CSAP 2.1". */
#define STOCK_PHRASE 25

/* The update in the form used for comparing. NULL if it is too short to count as copied. */
static const char *told(struct bp_check *check, const char *update)
{
    const char *text = bp_check_fold(check, update);
    return bp_utf8_count(text, strlen(text)) < STOCK_PHRASE ? NULL : text;
}

/* Where the row's update begins. */
static void place_of_update(const struct bp_check *check, const struct bp_check_row *row,
                            uint32_t *offset, uint32_t *length)
{
    bp_check_locate(check, row, row->update, strcspn(row->update, "\n"), offset, length);
}

/* What the row is asked to do, by whom, and below which row, in the form used for comparing. NULL if its
 * description is a stock phrase. Rows of different bodies may have the same task. */
static const char *task_of(struct bp_check *check, const struct bp_check_row *row)
{
    const struct bp_row *from = row->row, *above = bp_row_parent(from);
    const char *plain = bp_inline_plain(check->arena, &from->description);
    const char *text = plain ? bp_check_fold(check, plain) : "";
    if (bp_utf8_count(text, strlen(text)) < STOCK_PHRASE)
        return NULL;
    struct bp_buf task = {0}; /* a row may have very many leads */
    bp_buf_fmt(&task, "%d %u %s", (int)from->kind, above ? (unsigned)above->at : 0u, text);
    for (uint32_t i = 0; i <= from->n_leads; i++) {
        plain = bp_inline_plain(check->arena, i < from->n_leads ? &from->leads[i] : &from->theme);
        bp_buf_char(&task, '\n');
        bp_buf_str(&task, plain ? bp_check_fold(check, plain) : "");
    }
    if (task.failed)
        check->arena->out = true;
    text = task.failed ? NULL : bp_arena_text(check->arena, task.bytes, task.len);
    bp_buf_free(&task);
    return text;
}

/* What is done again has a row for each of its dates: "Report to the board" in June and in December. */
static bool is_repeated(const struct bp_row *a, const struct bp_row *b)
{
    return a->due.kind == BP_DUE_DAY && b->due.kind == BP_DUE_DAY &&
           bp_date_compare(a->due.day, b->due.day) != 0;
}

/* Adds the finding, with the place of the row that has the same text. */
static void find_copy(struct bp_check *check, enum bp_code code, const struct bp_check_row *row,
                      const struct bp_check_row *other, bool updates)
{
    uint32_t offset, length;
    if (!updates) {
        bp_check_relate_row(check, bp_check_find_row(check, code, row, row->name, other->name, NULL), other);
        return;
    }
    place_of_update(check, row, &offset, &length);
    struct bp_diag *finding = bp_check_find(check, code, row, offset, length, row->name, other->name, NULL);
    if (!finding)
        return;
    place_of_update(check, other, &offset, &length);
    finding->related = bp_source_place(check->plan->source, offset, length);
}

/* Two rows with the same task are one fact, whatever their updates say. */
void bp_rule_copies(struct bp_check *check)
{
    uint32_t n = check->n_rows;
    const char **texts = bp_arena_array(check->arena, n + 1, sizeof *texts);
    uint32_t *first = bp_arena_array(check->arena, n + 1, sizeof *first);
    uint32_t *task = bp_arena_array(check->arena, n + 1, sizeof *task);
    for (uint32_t i = 0; texts && i < n; i++)
        texts[i] = task_of(check, &check->rows[i]);
    if (!texts || !first || !task || !bp_check_same(check, texts, n, task))
        return;
    for (uint32_t i = 0; i < n; i++)
        texts[i] = check->rows[i].idle ? NULL : told(check, check->rows[i].update);
    if (!bp_check_same(check, texts, n, first))
        return;
    for (uint32_t i = 0; i < n; i++) {
        const struct bp_check_row *row = &check->rows[i];
        if (task[i] != i && !is_repeated(row->row, check->rows[task[i]].row))
            find_copy(check, BP_E_DESCRIPTION_TWICE, row, &check->rows[task[i]], false);
        else if (first[i] != i)
            find_copy(check, BP_E_UPDATE_TWICE, row, &check->rows[first[i]], true);
    }
}

void bp_rule_unchanged(struct bp_check *check)
{
    struct bp_comparison compared;
    if (!bp_compare_plans(check->previous, check->plan, check->arena, &compared))
        return;
    for (uint32_t i = 0; i < compared.n; i++) {
        const struct bp_pair *pair = &compared.pairs[i];
        if (!pair->before || !pair->after_number || is_closed(check, pair->after) ||
            (bp_row_complete(check->previous, pair->before) && bp_row_complete(check->plan, pair->after)))
            continue;
        const struct bp_check_row *row = &check->rows[pair->after_number - 1];
        const char *now = told(check, row->update);
        if (!now || strcmp(now, bp_check_fold(check, bp_check_blocks(check, pair->before->update))) != 0)
            continue;
        uint32_t offset, length;
        place_of_update(check, row, &offset, &length);
        bp_check_find(check, BP_E_UPDATE_UNCHANGED, row, offset, length, row->name, NULL, NULL);
    }
}

/* ---- restricted rows ---- */

/* A measure without a ref is restricted with the measure above, and an action with the one that it is below:
 * that one gives the reason. */
void bp_rule_restricted(struct bp_check *check)
{
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        uint32_t offset, length;
        const struct bp_row *above = bp_row_parent(row->row);
        if (row->row->restricted != BP_RESTRICTED_UNSAID || continues(row) || (above && above->restricted))
            continue;
        bp_check_attribute(check, row->row->at, "restricted", &offset, &length);
        bp_check_find(check, BP_E_NO_PARAGRAPH, row, offset, length, row->name, NULL, NULL);
    }
}

/* ---- acceptances ---- */

void bp_rule_accepts(struct bp_check *check)
{
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        for (uint32_t j = 0; j < row->row->n_accepts; j++) {
            const struct bp_accept *accept = &row->row->accepts[j];
            if (row->accepts_used[j] || !bp_check_runs(check, accept->code))
                continue;
            uint32_t offset, length;
            bp_check_attribute(check, accept->at, "code", &offset, &length);
            bp_check_find(check, BP_E_ACCEPT_STALE, row, offset, length,
                          bp_check_say(check, "%04d", accept->code), row->name, NULL);
        }
    }
}
