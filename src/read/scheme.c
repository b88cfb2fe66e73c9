/* scheme.c: makes a plan's statuses: a preset, the author's list, or a preset with the author's
 * changes. */
#include <stdio.h>
#include <string.h>

#include "model/colour.h"
#include "model/house.h"
#include "read/drafts.h"
#include "read/hints.h"

const struct bp_status *bp_status_ready(const char *id)
{
    for (const struct bp_preset *preset = bp_presets; preset->name; preset++)
        for (int i = 0; i < preset->n; i++)
            if (!strcmp(preset->items[i].id, id))
                return &preset->items[i];
    return NULL;
}

static const struct bp_preset *preset_of(const struct bp_drafts *drafts)
{
    if (drafts->own_scheme && !drafts->preset)
        return NULL;
    for (const struct bp_preset *preset = bp_presets; drafts->preset && preset->name; preset++)
        if (!strcmp(preset->name, drafts->preset))
            return preset;
    return bp_presets;
}

/* A status that is neither complete nor an exception is neutral, unless it is said to be good, or is
 * ready-made so. */
static void apply_meaning(struct bp_status *status, const struct bp_status_draft *draft)
{
    bool had = status->complete || status->exception;
    if (draft->complete >= 0)
        status->complete = draft->complete != 0;
    if (draft->exception >= 0)
        status->exception = draft->exception != 0;
    if (status->complete || status->exception)
        status->neutral = false;
    else
        status->neutral = status->neutral || had;
    if (draft->meaning < 0)
        return;
    status->complete = draft->meaning == BP_MEANS_COMPLETE;
    status->neutral = draft->meaning == BP_MEANS_NEUTRAL;
    status->exception = draft->meaning == BP_MEANS_EXCEPTION;
}

static void apply(struct bp_status *status, const struct bp_status_draft *draft)
{
    if (draft->label) /* a preset's legend does not fit another label */
        status->label = status->legend = draft->label;
    if (draft->legend)
        status->legend = draft->legend;
    if (draft->fill.known) {
        status->fill = draft->fill.rgb;
        status->own_fill = true;
        status->text = bp_colour_text_on(draft->fill.rgb);
    }
    if (draft->text.known)
        status->text = draft->text.rgb;
    if (draft->symbol >= 0)
        status->symbol = (enum bp_symbol)draft->symbol;
    if (draft->counted >= 0)
        status->counted = draft->counted != 0;
    status->at = draft->at;
    apply_meaning(status, draft);
}

/* `meaning` beside what contradicts it. */
static void check_meaning(const struct bp_status_draft *draft, struct bp_source *source,
                          struct bp_diags *diags)
{
    const struct {
        const char *name;
        int said; /* -1: not given */
        bool meant;
    } others[] = {{"complete", draft->complete, draft->meaning == BP_MEANS_COMPLETE},
                  {"exception", draft->exception, draft->meaning == BP_MEANS_EXCEPTION}};
    for (int i = 0; draft->meaning >= 0 && i < 2; i++)
        if (others[i].said == !others[i].meant) {
            bp_diag_add(diags, BP_E_MEANING, source, draft->meaning_at, draft->meaning_len,
                        bp_meaning_names[draft->meaning], others[i].name, others[i].said ? "yes" : "no");
            return;
        }
}

/* Adds the author's status at the end. Its look comes later (looks.c). */
static void add_status(struct bp_scheme *scheme, const struct bp_status_draft *draft,
                       struct bp_source *source, struct bp_diags *diags)
{
    const struct bp_status *ready = bp_status_ready(draft->id);
    struct bp_status status = {draft->id, draft->id, draft->id, 0xEAECED, 0x000000,
                               BP_SYMBOL_RING, false, false, true, draft->at, 0, true, false};
    if (ready)
        status = *ready;
    else if (!draft->label)
        bp_diag_add(diags, BP_E_LABEL, source, draft->id_at, draft->id_len, draft->id, NULL, NULL);
    apply(&status, draft);
    scheme->items[scheme->n++] = status;
}

static void take_out(struct bp_scheme *scheme, int at)
{
    scheme->n--;
    memmove(scheme->items + at, scheme->items + at + 1, (size_t)(scheme->n - at) * sizeof *scheme->items);
}

/* What the list has, for a hint. */
static const char *hint_of(const struct bp_scheme *scheme, const char *id, struct bp_arena *scratch)
{
    const char *ids[BP_MAX_STATUSES];
    for (int i = 0; i < scheme->n; i++)
        ids[i] = scheme->items[i].id;
    return scheme->n ? bp_hint_choice(scratch, id, ids, (size_t)scheme->n) : "the list has none";
}

/* Takes a preset's status away. */
static void omit(struct bp_scheme *scheme, const struct bp_status_draft *draft, struct bp_source *source,
                 struct bp_arena *scratch, struct bp_diags *diags)
{
    int known = bp_scheme_find(scheme, draft->id);
    if (known >= 0)
        take_out(scheme, known);
    else
        bp_diag_add(diags, BP_E_OMIT, source, draft->id_at, draft->id_len, draft->id,
                    hint_of(scheme, draft->id, scratch), NULL);
}

/* Puts the statuses that say so in their places, in the order in which they are listed. */
static void put_in_place(const struct bp_drafts *drafts, struct bp_scheme *scheme, struct bp_source *source,
                         struct bp_arena *scratch, struct bp_diags *diags)
{
    for (const struct bp_status_draft *draft = drafts->statuses; draft; draft = draft->next) {
        int from = bp_scheme_find(scheme, draft->id);
        if (!draft->before || !*draft->before || from < 0 || bp_status_draft_of(drafts, draft->id) != draft)
            continue;
        struct bp_status moved = scheme->items[from];
        take_out(scheme, from);
        int to = bp_scheme_find(scheme, draft->before);
        if (to < 0)
            bp_diag_add(diags, BP_E_BEFORE, source, draft->before_at, draft->before_len, draft->before,
                        hint_of(scheme, draft->before, scratch), NULL);
        to = to < 0 ? from : to;
        memmove(scheme->items + to + 1, scheme->items + to,
                (size_t)(scheme->n - to) * sizeof *scheme->items);
        scheme->items[to] = moved;
        scheme->n++;
    }
}

static void report_twice(const struct bp_status_draft *first, const struct bp_status_draft *draft,
                         struct bp_source *source, struct bp_diags *diags)
{
    bp_diag_add(diags, BP_E_STATUS_TWICE, source, draft->id_at, draft->id_len, draft->id, NULL, NULL);
    bp_diag_relate(diags, source, first->id_at, first->id_len);
}

/* Makes sure that the missing status exists and is the last of the scheme. */
static void settle_missing(struct bp_scheme *scheme)
{
    int at = bp_scheme_find(scheme, "missing");
    const struct bp_status *ready = bp_status_ready("missing"); /* the first preset has it */
    struct bp_status missing = ready ? *ready : *bp_presets->items;
    scheme->missing_implied = at < 0;
    if (at >= 0) {
        missing = scheme->items[at];
        take_out(scheme, at);
    }
    scheme->missing = scheme->n;
    scheme->items[scheme->n++] = missing;
    scheme->items[scheme->n] = (struct bp_status){.id = "", .label = "no status", .legend = "",
                                                  .fill = 0xFFFFFF, .at = BP_NOWHERE};
}

const struct bp_status_draft *bp_status_draft_of(const struct bp_drafts *drafts, const char *id)
{
    const struct bp_status_draft *draft = drafts->statuses;
    while (draft && strcmp(draft->id, id) != 0)
        draft = draft->next;
    return draft;
}

/* Applies, adds or omits one status. Returns false if the list is full, which is reported. */
static bool take_draft(const struct bp_drafts *drafts, const struct bp_status_draft *draft,
                       struct bp_scheme *scheme, struct bp_source *source, struct bp_arena *scratch,
                       struct bp_diags *diags)
{
    const struct bp_status_draft *first = bp_status_draft_of(drafts, draft->id);
    int known = bp_scheme_find(scheme, draft->id);
    int missing = bp_scheme_find(scheme, "missing") >= 0 || !strcmp(draft->id, "missing") ? 0 : 1;
    check_meaning(draft, source, diags);
    if (first && first != draft) {
        report_twice(first, draft, source, diags);
    } else if (draft->omit == 1) {
        omit(scheme, draft, source, scratch, diags);
    } else if (known >= 0) {
        apply(&scheme->items[known], draft);
    } else if (scheme->n + missing == BP_MAX_STATUSES) {
        char limit[12];
        snprintf(limit, sizeof limit, "%d", BP_MAX_STATUSES);
        bp_diag_add(diags, BP_E_STATUSES, source, draft->id_at, draft->id_len, limit, NULL, NULL);
        return false;
    } else {
        add_status(scheme, draft, source, diags);
    }
    return true;
}

/* Puts the words that are not the author's in the plan's language. */
static void translate(struct bp_scheme *scheme, const struct bp_drafts *drafts, const char *lang)
{
    const struct bp_house *house = bp_house_for(lang);
    for (int i = 0; i <= scheme->n; i++) {
        struct bp_status *status = &scheme->items[i];
        const struct bp_status_draft *draft = bp_status_draft_of(drafts, status->id);
        if (!draft || (!draft->label && !draft->legend))
            status->legend = bp_house_text(house, status->legend);
        if (!draft || !draft->label)
            status->label = bp_house_text(house, status->label);
    }
}

bool bp_scheme_make(const struct bp_drafts *drafts, struct bp_plan *plan, struct bp_arena *arena,
                    struct bp_arena *scratch, struct bp_diags *diags)
{
    struct bp_scheme *scheme = &plan->scheme;
    const struct bp_preset *preset = preset_of(drafts);
    scheme->items = bp_arena_array(arena, BP_MAX_STATUSES + 1, sizeof *scheme->items);
    if (!scheme->items)
        return false;
    bool complete = true;
    for (int i = 0; preset && i < preset->n; i++)
        scheme->items[scheme->n++] = preset->items[i];
    for (const struct bp_status_draft *draft = drafts->statuses; draft && complete; draft = draft->next)
        complete = take_draft(drafts, draft, scheme, plan->source, scratch, diags);
    put_in_place(drafts, scheme, plan->source, scratch, diags);
    settle_missing(scheme);
    bp_scheme_look(drafts, scheme);
    translate(scheme, drafts, plan->lang);
    if (complete) /* if the list is cut, one finding is enough */
        bp_scheme_check_colours(drafts, plan, diags);
    return true;
}
