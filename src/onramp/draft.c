/* draft.c: makes a plan of what was found. */
#include "onramp/draft.h"
#include "onramp/own.h"

static void make(struct bp_drafting *d)
{
    bp_draft_head(d);
    bp_draft_columns(d);
    bp_draft_collect(d);
    bp_draft_priorities(d);
    bp_draft_sheets(d);
    bp_draft_statuses(d);
    bp_draft_learn(d);
    bp_draft_rows(d);
    bp_draft_titles(d);
    bp_draft_keys(d);
    bp_draft_list_columns(d);
    bp_own_take(d);
    bp_draft_first_days(d);
    bp_draft_serials(d);
}

/* In a function of its own, because a jump makes local variables of its frame uncertain. */
static bool make_all(struct bp_drafting *d)
{
    jmp_buf leave;
    jmp_buf *outer = d->arena->on_out;
    if (setjmp(leave)) {
        d->arena->on_out = outer;
        return false;
    }
    d->arena->on_out = &leave;
    make(d);
    d->arena->on_out = outer;
    return true;
}

struct bp_plan *bp_draft_make(struct bp_found *found, const struct bp_map *map,
                              struct bp_source *source, struct bp_arena *arena,
                              struct bp_diags *diags)
{
    struct bp_plan *plan = bp_arena_alloc(arena, sizeof *plan);
    struct bp_draft *draft = bp_arena_alloc(arena, sizeof *draft);
    struct bp_drafting d = {.found = found,
                            .map = map,
                            .arena = arena,
                            .diags = diags,
                            .plan = plan,
                            .draft = draft,
                            .house = &bp_house_english};
    if (!plan || !draft || !found->n_tables)
        return NULL;
    plan->source = source;
    plan->lang = "en-GB";
    plan->measures_stated.at = plan->actions_stated.at = BP_NOWHERE;
    plan->report.agenda_item = plan->report.appendix = "";
    found->draft = draft;
    return make_all(&d) && !d.failed ? plan : NULL;
}
