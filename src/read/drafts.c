/* drafts.c: the end of reading: moves rows, totals and terms from their drafts into the plan, and
 * turns the ids of statuses into indices. */
#include "read/drafts.h"

#include <stdio.h>
#include <string.h>

#include "base/sizes.h"
#include "base/text.h"
#include "model/figures.h"
#include "model/house.h"
#include "read/columns.h"
#include "read/hints.h"

/* The start tag of a row that has no status. */
struct lacking {
    uint32_t at, len;
    const char *figures; /* what its figures lack to give it one, or NULL */
};

struct finish {
    struct bp_shelf *shelf; /* of the drafts */
    struct bp_row *next;    /* where the next row goes */
    struct bp_plan *plan;
    struct bp_arena *arena, *scratch;
    struct bp_diags *diags;
    const char *ids[BP_MAX_STATUSES];  /* of the scheme's statuses */
    const struct bp_status_draft *own; /* the author's list of statuses */
    bool replaced;                     /* it has no preset */
    const char *list;                  /* the ids as a text: "a, b, c" */
    struct lacking *lacking;
    size_t n_lacking, lacking_capacity, n_asked; /* n_asked: rows that need a status */
};

static bool is_in_preset(const char *id)
{
    for (int i = 0; i < bp_presets->n; i++)
        if (!strcmp(bp_presets->items[i].id, id))
            return true;
    return false;
}

/* The index of the named status. If there is none, adds a finding and returns -1. */
static int find_status(const struct finish *f, const struct bp_status_use *use)
{
    const struct bp_scheme *scheme = &f->plan->scheme;
    int index = bp_scheme_find(scheme, use->id);
    if (index >= 0)
        return index;
    const char *hint = bp_hint_choice(f->scratch, use->id, f->ids, (size_t)scheme->n);
    for (int i = 0; i < scheme->n; i++) {
        const char *id = scheme->items[i].id, *label = scheme->items[i].label;
        size_t len = strlen(use->id);
        if (bp_text_is(use->id, len, label) && !bp_text_is(use->id, len, id))
            hint = bp_hint_label(f->scratch, id, label);
    }
    if (f->replaced && is_in_preset(use->id))
        hint = "your <statuses> replaces green, amber and red: write <statuses preset=\"rag-missing\"> to "
               "keep them";
    for (const struct bp_status_draft *own = f->own; own; own = own->next)
        if (own->omit == 1 && !strcmp(own->id, use->id))
            hint = "your <statuses> takes it away with omit=\"yes\": leave that <status> out to have it "
                   "back, or give the row another one";
    bp_diag_add(f->diags, BP_E_STATUS, f->plan->source, use->at, use->len, use->id, hint, NULL);
    return -1;
}

static const char *what_figures_lack(const struct bp_plan *plan, const struct bp_number *number)
{
    int64_t miss;
    if (!number)
        return NULL;
    if (bp_number_miss(plan, number, &miss))
        return "; or give its <number> a tolerance, and its figures give the status";
    if (*number->tolerance && number->better == BP_BETTER_UNSAID)
        return "; or give its <number> better=\"higher\" or \"lower\", and its figures give the status";
    return NULL;
}

/* Notes that the row needs a status and has none. Returns false if memory ran out. */
static bool note_no_status(struct finish *f, const struct bp_row_draft *draft)
{
    if (f->n_lacking == f->lacking_capacity) {
        struct lacking *more = bp_arena_grow(f->scratch, f->lacking, &f->lacking_capacity,
                                             f->n_lacking + 16, sizeof *more);
        if (!more)
            return false;
        f->lacking = more;
    }
    f->lacking[f->n_lacking++] =
        (struct lacking){draft->row.at, draft->tag_len, what_figures_lack(f->plan, draft->row.number)};
    return true;
}

/* One finding a row; but if all or most rows have no status, that is one fact. */
static void report_no_status(const struct finish *f)
{
    const struct bp_scheme *scheme = &f->plan->scheme;
    const char *label = scheme->items[scheme->missing].label;
    char says[160];
    bool all = f->n_lacking == f->n_asked, most = f->n_lacking > 3 && f->n_lacking * 2 > f->n_asked;
    snprintf(says, sizeof says, "the row counts as \"%s\"", label);
    if (f->n_lacking > 1 && all)
        snprintf(says, sizeof says, "all %zu rows count as \"%s\"", f->n_asked, label);
    else if (most)
        snprintf(says, sizeof says, "%zu of the %zu rows count as \"%s\"", f->n_lacking, f->n_asked, label);
    for (size_t i = 0; i < f->n_lacking && (i == 0 || !(all || most)); i++) {
        const struct lacking *row = &f->lacking[i];
        const char *hint = f->list;
        if (row->figures)
            hint = bp_fill(f->scratch, "{1}{2}", f->list, row->figures, NULL);
        bp_diag_add(f->diags, BP_E_NO_STATUS, f->plan->source, row->at, row->len, says, hint, NULL);
    }
}

/* Gives the row the status that its figures give, if they do. */
static bool compute_status(const struct finish *f, struct bp_row *row)
{
    int status = row->number ? bp_number_status(f->plan, row->number) : -1;
    row->status_computed = status >= 0;
    if (row->status_computed)
        row->status = status;
    return row->status_computed;
}

bool bp_names_finish(const struct bp_inline_draft *first, struct bp_arena *arena, struct bp_inline **out,
                     uint32_t *n)
{
    *n = 0;
    for (const struct bp_inline_draft *draft = first; draft; draft = draft->next)
        *n += draft->text.n > 0;
    *out = *n ? bp_arena_array(arena, *n, sizeof **out) : NULL;
    if (*n && !*out)
        return false;
    uint32_t i = 0;
    for (const struct bp_inline_draft *draft = first; draft; draft = draft->next)
        if (draft->text.n)
            (*out)[i++] = draft->text;
    return true;
}

static bool finish_accepts(struct bp_arena *arena, const struct bp_row_draft *draft,
                           struct bp_row *row)
{
    row->accepts = row->n_accepts ? bp_arena_array(arena, row->n_accepts, sizeof *row->accepts) : NULL;
    if (row->n_accepts && !row->accepts)
        return false;
    const struct bp_accept_draft *from = draft->accepts;
    for (uint32_t i = 0; i < row->n_accepts; i++, from = from->next)
        row->accepts[i] = from->accept;
    return true;
}

/* Whether the totals do not count the row, so that it may be without a status. But one that had a status in
 * the period before has lost it. */
static bool needs_none(const struct bp_plan *plan, const struct bp_row *row)
{
    if (row->previous_status >= 0)
        return false;
    return plan->count == BP_COUNT_FIRST ? row->level > 0 : row->has_below;
}

static bool finish_row(struct finish *f, const struct bp_row_draft *draft, struct bp_row *row)
{
    *row = draft->row;
    row->status = f->plan->scheme.missing;
    row->previous_status = draft->previous.id ? find_status(f, &draft->previous) : -1;
    row->status_given = draft->status.id != NULL;
    int status = row->status_given ? find_status(f, &draft->status) : -1;
    if (status >= 0)
        row->status = status;
    else if (!row->status_given && needs_none(f->plan, row))
        row->status = f->plan->scheme.n;
    else if (!row->status_given && !draft->status_meant && !compute_status(f, row) &&
             !note_no_status(f, draft))
        return false;
    f->n_asked += row->status < f->plan->scheme.n;
    return finish_accepts(f->arena, draft, row) &&
           bp_cells_finish(draft, f->plan, row, f->arena, f->scratch, f->diags);
}

static bool finish_rows(struct finish *f, const struct bp_rows_draft *draft,
                        struct bp_row **rows, uint32_t *n)
{
    *n = draft->n;
    *rows = draft->n ? f->next : NULL;
    for (uint32_t i = 0; i < *n; i++) {
        const struct bp_row_listed *from = &draft->items[i];
        bp_shelf_visit(f->shelf, from->block, from->block + 1);
        if (!finish_row(f, from->draft, f->next++))
            return false;
    }
    return true;
}

/* A row below another is restricted if that one is, and so is a measure without a ref, which continues the
 * one above. */
static void restrict_parts(struct bp_plan *plan)
{
    for (uint32_t i = 1; i < plan->n_measures; i++)
        if (!*plan->measures[i].ref && !plan->measures[i].restricted)
            plan->measures[i].restricted = plan->measures[i - 1].restricted;
    for (uint32_t p = 0; p < plan->n_priorities; p++)
        for (uint32_t i = 0; i < plan->priorities[p].n_rows; i++) {
            struct bp_row *row = &plan->priorities[p].rows[i];
            if (row->up && !row->restricted)
                row->restricted = row[-(int64_t)row->up].restricted;
        }
}

/* Room for all rows, in their order: one array, so that it can be put away. */
static bool make_room(struct finish *f, const struct bp_drafts *drafts)
{
    size_t n = drafts->measures.n;
    for (const struct bp_priority_draft *from = drafts->priorities; from; from = from->next)
        n += from->rows.n;
    struct bp_shelf *shelf = f->plan->source->shelf;
    f->next = shelf ? bp_shelf_array(shelf, n * sizeof *f->next)
                    : bp_arena_array(f->arena, n, sizeof *f->next);
    f->arena->out |= !f->next;
    return f->next != NULL;
}

static bool finish_groups(const struct finish *f, const struct bp_drafts *drafts)
{
    struct bp_plan *plan = f->plan;
    uint32_t n = drafts->n_groups;
    plan->groups = n ? bp_arena_array(f->arena, n, sizeof *plan->groups) : NULL;
    if (n && !plan->groups)
        return false;
    for (const struct bp_group_draft *from = drafts->groups; plan->n_groups < n; from = from->next)
        plan->groups[plan->n_groups++] = from->group;
    return true;
}

static bool finish_priorities(struct finish *f, const struct bp_drafts *drafts)
{
    struct bp_plan *plan = f->plan;
    uint32_t n = drafts->n_priorities;
    plan->priorities = n ? bp_arena_array(f->arena, n, sizeof *plan->priorities) : NULL;
    if (n && !plan->priorities)
        return false;
    const struct bp_priority_draft *from = drafts->priorities;
    for (; plan->n_priorities < n; from = from->next) {
        struct bp_priority *priority = &plan->priorities[plan->n_priorities++];
        *priority = from->priority;
        priority->number = plan->n_priorities;
        if (!finish_rows(f, &from->rows, &priority->rows, &priority->n_rows))
            return false;
    }
    return true;
}

/* A whole number up to 999,999; -1 if it is not one. */
static int whole_number(const char *text)
{
    int number = 0;
    size_t len = strspn(text, "0123456789");
    if (!len || len > 6 || text[len])
        return -1;
    for (size_t i = 0; i < len; i++)
        number = number * 10 + (text[i] - '0');
    return number;
}

static bool finish_totals(const struct finish *f, const struct bp_status_use *use, uint32_t at,
                          struct bp_stated_totals *totals)
{
    const struct bp_scheme *scheme = &f->plan->scheme;
    totals->at = at;
    if (at == BP_NOWHERE)
        return true;
    totals->numbers = bp_arena_array(f->arena, (size_t)scheme->n, sizeof *totals->numbers);
    if (!totals->numbers)
        return false;
    for (int i = 0; i < scheme->n; i++)
        totals->numbers[i] = -1;
    for (; use; use = use->next) {
        int status = find_status(f, use), number = whole_number(use->value);
        if (number < 0)
            bp_diag_add(f->diags, BP_E_TOTAL, f->plan->source,
                        use->value_len ? use->value_at : use->at,
                        use->value_len ? use->value_len : use->len, use->value, use->id, NULL);
        if (status >= 0)
            totals->numbers[status] = number;
    }
    return true;
}

static bool finish_terms(const struct finish *f, const struct bp_drafts *drafts)
{
    struct bp_plan *plan = f->plan;
    uint32_t n = drafts->n_terms;
    plan->terms = n ? bp_arena_array(f->arena, n, sizeof *plan->terms) : NULL;
    if (n && !plan->terms)
        return false;
    for (const struct bp_term_draft *from = drafts->terms; plan->n_terms < n; from = from->next)
        plan->terms[plan->n_terms++] = from->term;
    return true;
}

bool bp_drafts_finish(const struct bp_drafts *drafts, struct bp_plan *plan, struct bp_arena *arena,
                      struct bp_arena *scratch, struct bp_diags *diags)
{
    struct finish f = {.shelf = drafts->shelf,
                       .plan = plan, .arena = arena, .scratch = scratch, .diags = diags,
                       .own = drafts->statuses, .replaced = drafts->own_scheme && !drafts->preset};
    for (int i = 0; i < plan->scheme.n; i++)
        f.ids[i] = plan->scheme.items[i].id;
    f.list = bp_text_join(scratch, f.ids, (size_t)plan->scheme.n);
    bool good = f.list && make_room(&f, drafts) &&
                bp_columns_finish(drafts->columns, plan, arena, scratch, diags) &&
                finish_totals(&f, drafts->measures_stated, drafts->measures_stated_at,
                              &plan->measures_stated) &&
                finish_rows(&f, &drafts->measures, &plan->measures, &plan->n_measures) &&
                finish_totals(&f, drafts->actions_stated, drafts->actions_stated_at,
                              &plan->actions_stated) &&
                finish_priorities(&f, drafts) && finish_groups(&f, drafts) &&
                finish_terms(&f, drafts);
    if (!good)
        return false;
    report_no_status(&f);
    restrict_parts(plan);
    bp_columns_check(plan, diags);
    if (BP_SHELF_SOON)
        bp_rows_rest(plan);
    return true;
}
