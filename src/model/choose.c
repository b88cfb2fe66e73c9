/* choose.c: reads the words of a selection. Unknown words give a finding that names the known
 * ones. */
#include "model/choose.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "model/extract.h"
#include "model/names.h"

enum { MOST_LISTED = 12 }; /* at most so many names in a hint */

enum { MOST_STATES = 3 + BP_MAX_STATUSES + 1, MOST_NAMES = 3 };

struct reading {
    const struct bp_plan *plan;
    struct bp_arena *arena;
    struct bp_diags *diags;
    struct bp_choice *choice;
    const struct state *states[MOST_STATES]; /* what was chosen; NULL: a status, with its label: */
    const char *labels[MOST_STATES];
    int n_states;
    enum bp_word patterns[MOST_NAMES]; /* "lead {1}" … */
    const char *names[MOST_NAMES];     /* … and who it is */
    int n_names;
    bool wrong;
};

/* ---- findings about unknown words ---- */

static void complain(struct reading *r, const char *kind, const char *word, const char **known, size_t n)
{
    struct bp_buf hint = {0};
    const char *near = bp_text_nearest(word, known, n);
    if (near)
        bp_buf_fmt(&hint, "did you mean \"%s\"? (", near);
    else
        bp_buf_str(&hint, n ? "there are: " : "it has none");
    for (size_t i = 0; i < n && i < MOST_LISTED; i++)
        bp_buf_fmt(&hint, "%s%s", i ? ", " : "", known[i]);
    if (n > MOST_LISTED)
        bp_buf_fmt(&hint, ", and %zu more", n - MOST_LISTED);
    bp_buf_str(&hint, near ? ")" : "");
    bp_buf_char(&hint, 0);
    r->arena->out = r->arena->out || hint.failed;
    bp_diag_add(r->diags, BP_E_NOT_IN_PLAN, r->plan->source, BP_NOWHERE, 0, kind, word,
                hint.failed ? "" : hint.bytes);
    bp_buf_free(&hint);
    r->wrong = true;
}

/* ---- states ---- */

static const struct state {
    const char *word;
    unsigned kind;
    enum bp_word only, nothing; /* what to say of it, and if the plan has no such row */
} states[] = {{"exceptions", BP_CHOOSE_EXCEPTIONS, BP_WORD_EXCEPTIONS, BP_WORD_AN_EXCEPTION},
              {"overdue", BP_CHOOSE_OVERDUE, BP_WORD_OVERDUE, BP_WORD_OVERDUE},
              {"missing", BP_CHOOSE_MISSING, BP_WORD_WITHOUT_STATUS_ONLY, BP_WORD_WITHOUT_STATUS}};
enum { N_STATES = sizeof states / sizeof *states };

static void add_state(struct reading *r, const struct state *state, const char *label)
{
    r->states[r->n_states] = state;
    r->labels[r->n_states++] = label;
}

static void add_name(struct reading *r, enum bp_word pattern, const char *name)
{
    r->patterns[r->n_names] = pattern;
    r->names[r->n_names++] = name;
}

static void complain_of_state(struct reading *r, const char *word)
{
    const struct bp_scheme *scheme = &r->plan->scheme;
    const char *known[N_STATES + BP_MAX_STATUSES + 1];
    size_t n = 0;
    for (; n < N_STATES; n++)
        known[n] = states[n].word;
    for (int i = 0; i < scheme->n; i++)
        if (strcmp(scheme->items[i].id, "missing") != 0)
            known[n++] = scheme->items[i].id;
    complain(r, "status", word, known, n);
}

/* Reads one word. It can be both our own word and the label of a status, such as "overdue". */
static void read_state(struct reading *r, const char *word)
{
    const struct bp_scheme *scheme = &r->plan->scheme;
    const char *folded = bp_text_fold(r->arena, word);
    bool found = false;
    for (int i = 0; folded && i < N_STATES; i++) {
        if (strcmp(folded, states[i].word) != 0)
            continue;
        if (!(r->choice->kinds & states[i].kind))
            add_state(r, &states[i], NULL);
        r->choice->kinds |= states[i].kind;
        found = true;
    }
    for (int i = 0; folded && i < scheme->n; i++) {
        const char *id = bp_text_fold(r->arena, scheme->items[i].id);
        const char *label = bp_text_fold(r->arena, scheme->items[i].label);
        if (!id || !label || (strcmp(folded, id) != 0 && strcmp(folded, label) != 0))
            continue;
        if (!found && !(r->choice->statuses >> i & 1))
            add_state(r, NULL, scheme->items[i].label);
        r->choice->statuses |= (uint64_t)1 << i;
        found = true;
    }
    if (!found && !r->arena->out)
        complain_of_state(r, word);
}

/* ---- names ---- */

/* The name in the form used for comparing. If it is not known, adds a finding and returns NULL. */
static const char *read_name(struct reading *r, enum bp_name_kind kind, const char *what,
                             enum bp_word pattern, const char *word)
{
    struct bp_name_list list;
    const char *folded = bp_text_fold(r->arena, word);
    if (!folded || !bp_names_list(r->plan, kind, r->arena, &list))
        return NULL;
    const struct bp_name *name = bp_names_find(&list, folded);
    if (name) {
        add_name(r, pattern, name->text);
        return name->folded;
    }
    const char **known = bp_arena_array(r->arena, list.n ? list.n : 1, sizeof *known);
    for (size_t i = 0; known && i < list.n; i++)
        known[i] = list.items[i].text;
    if (known)
        complain(r, what, word, known, list.n);
    return NULL;
}

/* The priority with this number (1 to 4 digits), or NULL. */
static const struct bp_priority *numbered(const struct bp_plan *plan, const char *word)
{
    size_t len = strlen(word);
    if (!len || len > 4 || strspn(word, "0123456789") != len)
        return NULL;
    for (uint32_t i = 0; i < plan->n_priorities; i++)
        if (plan->priorities[i].number == strtoul(word, NULL, 10))
            return &plan->priorities[i];
    return NULL;
}

/* Looks for a title before a number, because a priority's title may be "2020". */
static void read_priority(struct reading *r, const char *word)
{
    struct bp_name_list list;
    const struct bp_priority *priority = numbered(r->plan, word);
    const char *folded = bp_text_fold(r->arena, word);
    if (!folded || !bp_names_list(r->plan, BP_NAME_PRIORITY, r->arena, &list))
        return;
    if (!priority || bp_names_find(&list, folded)) {
        r->choice->priority = read_name(r, BP_NAME_PRIORITY, "priority", BP_WORD_OF_PRIORITY, word);
        return;
    }
    r->choice->number = priority->number;
    const char *title = bp_inline_plain(r->arena, &priority->title);
    r->choice->priority = title ? bp_text_fold(r->arena, title) : NULL;
    add_name(r, BP_WORD_OF_PRIORITY, title ? title : "");
}

/* ---- the whole selection ---- */

/* Without memory, a text may be NULL; the arena then knows it. */
static const char *joined(struct reading *r, const struct bp_house *house, enum bp_word how, const char *a,
                          const char *b)
{
    return a && *a ? bp_fill(r->arena, bp_house_word(house, how), a, b, NULL) : b;
}

/* "exceptions or Red"; or with `nothing`, "an exception or Red" */
static const char *states_of(struct reading *r, const struct bp_house *house, bool nothing)
{
    const char *all = "";
    for (int i = 0; i < r->n_states; i++) {
        const struct state *state = r->states[i];
        enum bp_word word = !state ? BP_WORD_NONE : nothing ? state->nothing : state->only;
        all = joined(r, house, BP_WORD_EITHER, all, state ? bp_house_word(house, word) : r->labels[i]);
    }
    return all;
}

/* "lead Kent Police, partner KCC" */
static const char *names_of(struct reading *r, const struct bp_house *house)
{
    const char *all = "";
    for (int i = 0; i < r->n_names; i++)
        all = joined(r, house, BP_WORD_CHOSEN, all,
                     bp_fill(r->arena, bp_house_word(house, r->patterns[i]), r->names[i], NULL));
    return all;
}

static const char *words_of(struct reading *r, const struct bp_house *house)
{
    const char *names = names_of(r, house);
    if (!r->n_states)
        return names;
    const char *only =
        bp_fill(r->arena, bp_house_word(house, BP_WORD_ONLY), states_of(r, house, false), NULL);
    return r->n_names ? joined(r, house, BP_WORD_CHOSEN, only, names) : only;
}

static const char *nothing_of(struct reading *r, const struct bp_house *house)
{
    const char *state = states_of(r, house, true);
    if (!r->n_states)
        return bp_house_word(house, BP_WORD_NOTHING_HAS_ALL);
    return r->n_names ? bp_fill(r->arena, bp_house_word(house, BP_WORD_NONE_OF_THEM_IS), names_of(r, house),
                                state, NULL)
                      : bp_fill(r->arena, bp_house_word(house, BP_WORD_NOTHING_IS), state, NULL);
}

bp_result bp_choice_read(const struct bp_plan *plan, const bp_selection *selection,
                         struct bp_arena *arena, struct bp_diags *diags, struct bp_choice *out)
{
    struct reading r = {.plan = plan, .arena = arena, .diags = diags, .choice = out};
    *out = (struct bp_choice){.by_state = selection->n_only > 0};
    for (size_t i = 0; i < selection->n_only; i++)
        read_state(&r, selection->only[i]);
    if (selection->priority)
        read_priority(&r, selection->priority);
    if (selection->lead)
        out->lead = read_name(&r, BP_NAME_LEAD, "lead", BP_WORD_OF_LEAD, selection->lead);
    if (selection->partner)
        out->partner = read_name(&r, BP_NAME_PARTNER, "partner", BP_WORD_OF_PARTNER, selection->partner);
    const struct bp_house *house = bp_house_for(plan->lang);
    out->words = words_of(&r, house);
    out->nothing = nothing_of(&r, house);
    out->nothing_found = nothing_of(&r, &bp_house_english);
    return arena->out ? BP_NOMEM : r.wrong ? BP_INVALID : BP_OK;
}

/* ---- choosing rows ---- */

static bool in_state(const struct bp_choice *choice, const struct bp_plan *plan,
                     const struct bp_row *row)
{
    return (choice->statuses >> row->status & 1) ||
           ((choice->kinds & BP_CHOOSE_EXCEPTIONS) && bp_row_needs_attention(plan, row)) ||
           ((choice->kinds & BP_CHOOSE_OVERDUE) && bp_row_overdue(plan, row)) ||
           ((choice->kinds & BP_CHOOSE_MISSING) && row->status == plan->scheme.missing);
}

static bool is_called(const struct bp_inline *name, const char *folded, struct bp_arena *arena)
{
    const char *plain = bp_inline_plain(arena, name);
    const char *mine = plain ? bp_text_fold(arena, plain) : NULL;
    return mine && !strcmp(mine, folded);
}

static bool is_among(const struct bp_inline *names, uint32_t n, const char *folded,
                     struct bp_arena *arena)
{
    for (uint32_t i = 0; i < n; i++)
        if (is_called(&names[i], folded, arena))
            return true;
    return false;
}

bool bp_choice_takes(const struct bp_choice *choice, const struct bp_plan *plan,
                     const struct bp_row *row, const struct bp_row *parent,
                     const struct bp_priority *priority, struct bp_arena *arena)
{
    const struct bp_row *led = row->n_leads || !parent ? bp_row_led(row) : parent;
    const struct bp_row *with = bp_row_partnered(row);
    if (choice->by_state && !in_state(choice, plan, row))
        return false;
    if (choice->number && (!priority || priority->number != choice->number))
        return false;
    if (choice->priority && (!priority || !is_called(&priority->title, choice->priority, arena)))
        return false;
    if (choice->lead && !is_among(led->leads, led->n_leads, choice->lead, arena))
        return false;
    return !choice->partner ||
           is_among(with->partners, with->n_partners, choice->partner, arena);
}
