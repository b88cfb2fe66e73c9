/* draft.c: makes a plan of what was found. */
#include "onramp/draft.h"
#include "onramp/own.h"

static void make(struct bp_drafting *d)
{
    struct bp_arena *arena = d->arena;
    bp_draft_head(d);
    d->arena = d->kept;
    bp_draft_columns(d);
    bp_draft_collect(d);
    d->arena = arena;
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
static bool make_all(struct bp_drafting *d, struct bp_arena *arena)
{
    jmp_buf leave;
    jmp_buf *outer = arena->on_out, *kept = d->kept->on_out;
    if (setjmp(leave)) {
        arena->on_out = outer;
        d->kept->on_out = kept;
        return false;
    }
    arena->on_out = d->kept->on_out = &leave;
    make(d);
    arena->on_out = outer;
    d->kept->on_out = kept;
    return true;
}

struct bp_plan *bp_draft_make(struct bp_found *found, const struct bp_map *map,
                              struct bp_source *source, struct bp_arena *arena,
                              struct bp_diags *diags)
{
    struct bp_plan *plan = bp_arena_alloc(arena, sizeof *plan);
    struct bp_draft *draft = bp_arena_alloc(diags->arena, sizeof *draft);
    struct bp_drafting d = {.found = found,
                            .map = map,
                            .arena = arena,
                            .kept = diags->arena,
                            .diags = diags,
                            .plan = plan,
                            .draft = draft,
                            .house = &bp_house_english};
    if (!plan || !draft || !found->n_tables)
        return NULL;
    plan->source = source;
    plan->lang = "en-GB";
    plan->measures_stated.at = plan->actions_stated.at = BP_NOWHERE;
    plan->style = (struct bp_value_text){"", BP_NOWHERE, 0};
    plan->report.agenda_item = plan->report.appendix = "";
    found->draft = draft;
    return make_all(&d, arena) && !d.failed ? plan : NULL;
}
