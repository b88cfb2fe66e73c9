/* check.c: runs the checks. It lists the rows, runs the table of rules, and decides which of their
 * results become findings: accepted or not, wanted or not. */
#include "check/check.h"

#include <string.h>

#include "check/rules.h"
#include "check/text.h"
#include "model/house.h"

/* ---- the rows ---- */

static bool add_row(struct bp_check *check, const struct bp_row *row, const struct bp_priority *priority,
                    const char *name)
{
    const char *update = bp_check_blocks(check, row->update);
    bool *used = row->n_accepts ? bp_arena_array(check->arena, row->n_accepts, sizeof *used) : NULL;
    check->rows[check->n_rows] =
        (struct bp_check_row){row, priority, check->n_rows + 1, name, update,
                              bp_is_placeholder(check, update), false, used};
    check->n_rows++;
    return name && (used || !row->n_accepts);
}

/* A row without a ref is named by the beginning of its text. */
static const char *brief_name(struct bp_check *check, const struct bp_row *row, const char *kind)
{
    const char *brief = bp_row_brief(check->arena, row);
    return brief ? bp_check_say(check, "the %s \"%s\"", kind, brief) : NULL;
}

/* A measure without a ref gets a name from the measure that it continues. */
static bool add_measures(struct bp_check *check)
{
    const char *above = NULL;
    for (uint32_t i = 0; i < check->plan->n_measures; i++) {
        const struct bp_row *row = &check->plan->measures[i];
        const char *name = row->ref;
        if (*row->ref)
            above = row->ref;
        else
            name = above ? bp_check_say(check, "the measure below %s", above)
                   : i   ? brief_name(check, row, "measure")
                         : "the first measure";
        if (!add_row(check, row, NULL, name))
            return false;
    }
    return true;
}

/* An action below another is named with that one, unless its ref says it: "a of 2.1". */
static const char *action_name(struct bp_check *check, const struct bp_row *row)
{
    const struct bp_row *parent = bp_row_parent(row);
    if (!*row->ref)
        return brief_name(check, row, "action");
    if (!parent || bp_row_tells_parent(row) || !*parent->ref)
        return row->ref;
    const char *above = bp_row_path(check->arena, parent);
    return above ? bp_check_say(check, "%s of %s", row->ref, above) : NULL;
}

static bool list_rows(struct bp_check *check)
{
    const struct bp_plan *plan = check->plan;
    size_t n = plan->n_measures;
    for (uint32_t i = 0; i < plan->n_priorities; i++)
        n += plan->priorities[i].n_rows;
    check->rows = bp_arena_array(check->arena, n ? n : 1, sizeof *check->rows);
    if (!check->rows || !add_measures(check))
        return false;
    for (uint32_t i = 0; i < plan->n_priorities; i++) {
        const struct bp_priority *priority = &plan->priorities[i];
        for (uint32_t j = 0; j < priority->n_rows; j++)
            if (!add_row(check, &priority->rows[j], priority, action_name(check, &priority->rows[j])))
                return false;
    }
    return true;
}

/* ---- which findings are wanted ---- */

static bool is_among(int code, const int *codes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (codes[i] == code)
            return true;
    return false;
}

static bool is_wanted(const struct bp_check_wish *wish, int code)
{
    return (!wish->n_only || is_among(code, wish->only, wish->n_only)) &&
           !is_among(code, wish->ignore, wish->n_ignore);
}

bool bp_check_in(const struct bp_check *check, const char *language)
{
    return bp_house_speaks(check->plan->lang, language);
}

static bool can_run(const struct bp_check *check, const struct bp_rule *rule)
{
    bool english = !(rule->needs & BP_RULE_ENGLISH) || bp_check_in(check, "en") ||
                   ((rule->needs & BP_RULE_WELSH) && bp_check_in(check, "cy"));
    return english && (!(rule->needs & BP_RULE_PREVIOUS) || check->previous) &&
           (!(rule->needs & BP_RULE_NAMES) || check->names);
}

bool bp_check_runs(const struct bp_check *check, int code)
{
    for (const struct bp_rule *rule = bp_rules; rule->run; rule++)
        if (is_among(code, rule->codes, BP_RULE_CODES) && can_run(check, rule))
            return true;
    return false;
}

/* ---- findings ---- */

/* The row's acceptance of a code, or NULL. Marks the acceptance as used. */
static const struct bp_accept *use_accept(const struct bp_check_row *row, int code)
{
    const struct bp_accept *found = NULL;
    for (uint32_t i = 0; row && i < row->row->n_accepts; i++) {
        if (row->row->accepts[i].code != code)
            continue;
        row->accepts_used[i] = true;
        if (!found)
            found = &row->row->accepts[i];
    }
    return found;
}

struct bp_diag *bp_check_find(struct bp_check *check, enum bp_code code,
                              const struct bp_check_row *row, uint32_t offset, uint32_t length,
                              const char *a, const char *b, const char *c)
{
    struct bp_diags *diags = check->diags;
    const struct bp_accept *accept = use_accept(row, (int)code);
    const uint32_t *numbers = check->wish->numbers;
    if (!is_wanted(check->wish, (int)code) || (numbers && !(row && numbers[row->number - 1])))
        return NULL;
    size_t errors = diags->errors, dropped = diags->dropped;
    struct bp_diag *finding =
        bp_diag_add(diags, code, check->plan->source, offset, length, a, b, c);
    if (accept) /* an accepted finding is no error, even if it was not stored */
        diags->errors = errors;
    if (accept && diags->dropped > dropped) {
        diags->dropped_of[bp_code_find((int)code)->severity]--;
        diags->dropped_of[BP_NOTE]++;
    }
    if (!finding)
        return NULL;
    if (row) {
        finding->row = numbers ? numbers[row->number - 1] : row->number;
        finding->ref = row->row->ref;
    }
    if (accept) {
        finding->severity = BP_NOTE;
        finding->accepted = bp_inline_plain(diags->arena, &accept->reason);
    }
    return finding;
}

/* Where a finding points for this row: its ref, or else its start tag. */
static void place_of(const struct bp_check *check, const struct bp_row *row, uint32_t *offset,
                     uint32_t *length)
{
    bp_check_attribute(check, row->at, "ref", offset, length);
}

struct bp_diag *bp_check_find_row(struct bp_check *check, enum bp_code code,
                                  const struct bp_check_row *row, const char *a, const char *b,
                                  const char *c)
{
    uint32_t offset, length;
    place_of(check, row->row, &offset, &length);
    return bp_check_find(check, code, row, offset, length, a, b, c);
}

void bp_check_relate_row(struct bp_check *check, struct bp_diag *finding,
                         const struct bp_check_row *row)
{
    if (!finding)
        return;
    uint32_t offset, length;
    place_of(check, row->row, &offset, &length);
    finding->related = bp_source_place(check->plan->source, offset, length);
}

/* ---- running the rules ---- */

bool bp_check_run(const struct bp_plan *plan, const struct bp_check_wish *wish,
                  struct bp_diags *diags)
{
    struct bp_arena work;
    bp_arena_init_within(&work, diags->arena);
    struct bp_check check = {.plan = plan, .previous = wish->previous, .as_at = wish->as_at,
                             .names = wish->names, .wish = wish, .diags = diags, .arena = &work};
    if (!check.as_at.year)
        check.as_at = plan->report.to;
    bool good = list_rows(&check);
    for (const struct bp_rule *rule = bp_rules; good && rule->run; rule++)
        if (can_run(&check, rule))
            rule->run(&check);
    good = good && !work.out && !diags->arena->out;
    bp_arena_clear(&work);
    return good;
}
