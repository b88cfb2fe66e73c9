/* scheme.c: makes a plan's statuses: a preset, the author's list, or a preset with the author's
 * changes. */
#include <stdio.h>
#include <string.h>

#include "model/colour.h"
#include "read/drafts.h"

/* The first preset's status with this id. It gives the values that the author leaves out. */
static const struct bp_status *ready_made(const char *id)
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

static void apply(struct bp_status *status, const struct bp_status_draft *draft)
{
    if (draft->label) /* a preset's legend does not fit another label */
        status->label = status->legend = draft->label;
    if (draft->legend)
        status->legend = draft->legend;
    if (draft->fill.known) {
        status->fill = draft->fill.rgb;
        status->text = bp_colour_text_on(draft->fill.rgb);
    }
    if (draft->text.known)
        status->text = draft->text.rgb;
    if (draft->symbol >= 0)
        status->symbol = (enum bp_symbol)draft->symbol;
    if (draft->complete >= 0)
        status->complete = draft->complete != 0;
    if (draft->exception >= 0)
        status->exception = draft->exception != 0;
    if (draft->counted >= 0)
        status->counted = draft->counted != 0;
    status->at = draft->at;
}

/* Adds the author's status at the end. */
static void add_status(struct bp_scheme *scheme, const struct bp_status_draft *draft,
                       struct bp_source *source, struct bp_diags *diags)
{
    const struct bp_status *ready = ready_made(draft->id);
    struct bp_status status = {draft->id, draft->id, draft->id, 0xEAECED, 0x000000,
                               BP_SYMBOL_RING, false, false, true, draft->at, 0};
    int symbol = bp_scheme_free_symbol(scheme);
    if (symbol >= 0) /* use a ring if all symbols are taken */
        status.symbol = (enum bp_symbol)symbol;
    if (ready)
        status = *ready;
    else if (!draft->label)
        bp_diag_add(diags, BP_E_LABEL, source, draft->id_at, draft->id_len, draft->id, NULL, NULL);
    apply(&status, draft);
    scheme->items[scheme->n++] = status;
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
    const struct bp_status *ready = ready_made("missing"); /* the first preset has it */
    struct bp_status missing = ready ? *ready : *bp_presets->items;
    scheme->missing_implied = at < 0;
    if (at >= 0) {
        missing = scheme->items[at];
        scheme->n--;
        memmove(scheme->items + at, scheme->items + at + 1,
                (size_t)(scheme->n - at) * sizeof *scheme->items);
    }
    scheme->missing = scheme->n;
    scheme->items[scheme->n++] = missing;
    scheme->items[scheme->n] = (struct bp_status){.id = "", .label = "no status", .legend = "",
                                                  .fill = 0xFFFFFF, .at = BP_NOWHERE};
}

bool bp_scheme_make(const struct bp_drafts *drafts, struct bp_plan *plan, struct bp_arena *arena,
                    struct bp_diags *diags)
{
    struct bp_scheme *scheme = &plan->scheme;
    const struct bp_preset *preset = preset_of(drafts);
    scheme->items = bp_arena_array(arena, BP_MAX_STATUSES + 1, sizeof *scheme->items);
    if (!scheme->items)
        return false;
    bool complete = true;
    for (int i = 0; preset && i < preset->n; i++)
        scheme->items[scheme->n++] = preset->items[i];
    for (const struct bp_status_draft *draft = drafts->statuses; draft; draft = draft->next) {
        const struct bp_status_draft *first = drafts->statuses;
        while (strcmp(first->id, draft->id) != 0)
            first = first->next;
        int known = bp_scheme_find(scheme, draft->id);
        int missing = bp_scheme_find(scheme, "missing") >= 0 || !strcmp(draft->id, "missing") ? 0 : 1;
        if (first != draft) {
            report_twice(first, draft, plan->source, diags);
        } else if (known >= 0) {
            apply(&scheme->items[known], draft);
        } else if (scheme->n + missing == BP_MAX_STATUSES) {
            char limit[12];
            snprintf(limit, sizeof limit, "%d", BP_MAX_STATUSES);
            bp_diag_add(diags, BP_E_STATUSES, plan->source, draft->id_at, draft->id_len, limit, NULL,
                        NULL);
            complete = false;
            break;
        } else {
            add_status(scheme, draft, plan->source, diags);
        }
    }
    settle_missing(scheme);
    if (complete) /* if the list is cut, one finding is enough */
        bp_scheme_check_colours(drafts, plan, diags);
    return true;
}
