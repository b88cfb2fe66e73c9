/* settle.c: which field each column of a table is in the end: its words, what stands in it, and the other
 * columns. */
#include <string.h>

#include "base/text.h"
#include "onramp/own.h"
#include "onramp/understand.h"

static bool most(uint32_t part, uint32_t whole)
{
    return whole && (uint64_t)part * 10 >= (uint64_t)whole * 7;
}

static bool half(uint32_t part, uint32_t whole)
{
    return whole && part * 2 >= whole;
}

static void set(struct bp_guess *guess, enum bp_field_id field, const char *why)
{
    guess->field = field;
    guess->why = why;
    if (field == BP_IS_UNKNOWN)
        guess->sure = BP_SURE_CERTAIN;
}

static struct bp_guess *find(struct bp_guesses *guesses, enum bp_field_id field)
{
    for (uint32_t i = 0; i < guesses->n; i++) {
        if (guesses->items[i].field == field)
            return &guesses->items[i];
    }
    return NULL;
}

/* ---- each column by itself ---- */

static enum bp_field_id field_named(const char *id)
{
    for (size_t i = 0; i < BP_IS_FIELDS; i++) {
        if (!strcmp(bp_field_ids[i], id))
            return (enum bp_field_id)i;
    }
    return BP_IS_FIELDS;
}

/* The map's word for a column. Of a column without a head it has the column's letter. */
static bool ask_map(const struct bp_seek *seek, const struct bp_view *view, struct bp_guess *guess)
{
    char name[BP_CELL_NAME];
    bp_column_name(guess->column, name);
    const struct bp_map_line *line =
        bp_map_about(seek, BP_MAP_COLUMN, view->grid, *guess->text ? guess->text : name);
    enum bp_field_id field = line ? field_named(line->words[2]) : BP_IS_FIELDS;
    bool own = !line && seek->found->own &&
               bp_own_column(seek->found->book, view->grid->name, guess->text, &field);
    if (field == BP_IS_FIELDS || (!line && !own))
        return false;
    guess->fixed = true;
    guess->field = field;
    guess->sure = BP_SURE_CERTAIN;
    guess->why = own ? "by the sheet of columns" : "by the map";
    if (!own && *line->words[3])
        guess->head.period = line->words[3];
    return true;
}

static void begin(struct bp_seek *seek, const struct bp_view *view, struct bp_guess *guess)
{
    guess->field = guess->head.sure ? guess->head.field : BP_IS_UNKNOWN;
    guess->sure = guess->head.sure;
    guess->rank = guess->head.rank;
    guess->why = guess->sure == BP_SURE_CERTAIN ? "by its word"
                 : guess->sure                  ? "by a like word"
                                                : "no word is known";
    guess->fixed = false;
    if (view->hidden[guess->column]) {
        set(guess, BP_IS_LEFT, "the column is hidden");
        guess->fixed = true;
    } else
        ask_map(seek, view, guess);
}

/* What most of a column's texts are; nothing of a column without texts. */
struct looks {
    bool status, prose, dates;
};

static void look_for_statuses(struct bp_guess *guess, const struct looks *looks)
{
    const struct bp_content *in = &guess->content;
    bool may = guess->field != BP_IS_STATUS && guess->head.otherwise == BP_IS_STATUS;
    bool is = looks->status;
    if (guess->field == BP_IS_UPDATE)
        is = is || (!in->filled && in->fills_alone);
    else if (guess->field == BP_IS_COMPLETED)
        is = !looks->dates && (is || most(in->ticks, in->filled));
    if (may && is)
        set(guess, BP_IS_STATUS, "its word, and statuses stand in it");
    else if (guess->field == BP_IS_STATUS && !is && looks->prose)
        set(guess, BP_IS_UPDATE, "its word is of a status, but sentences stand in it");
}

static void look_for_dates(struct bp_guess *guess, const struct looks *looks)
{
    const struct bp_content *in = &guess->content;
    if (guess->field == BP_IS_DUE) {
        if (guess->rank <= 3 && in->filled && !looks->dates)
            set(guess, BP_IS_UNKNOWN, "no dates stand in it");
        return;
    }
    bool may = guess->field == BP_IS_LEAD ? guess->head.otherwise == BP_IS_DUE
                                          : !half(in->numbers, in->filled);
    if (may && looks->dates)
        set(guess, BP_IS_DUE, "its word, and dates stand in it");
}

static void look_for_descriptions(struct bp_guess *guess, const struct looks *looks, bool other_refs)
{
    const struct bp_content *in = &guess->content;
    if (most(in->ratings, in->filled))
        set(guess, BP_IS_UNKNOWN, "ratings stand in it, no descriptions");
    else if (looks->dates)
        set(guess, BP_IS_DUE, "its word, and dates stand in it");
    else if (!other_refs && most(in->refs, in->filled) && in->distinct == in->filled)
        set(guess, BP_IS_REF, "its word, and refs stand in it");
}

/* What stands in a column tells which of two meanings its word has. */
static void look_in(struct bp_guess *guess, bool other_refs)
{
    const struct bp_content *in = &guess->content;
    uint32_t dates = in->dates + (guess->field == BP_IS_DUE ? in->serials : 0);
    struct looks looks = {.status = most(in->statuses, in->filled),
                          .prose = half(in->prose, in->filled),
                          .dates = half(dates + in->open, in->filled) && dates};
    switch (guess->field) {
    case BP_IS_UPDATE:
    case BP_IS_STATUS:
    case BP_IS_COMPLETED: look_for_statuses(guess, &looks); break;
    case BP_IS_LEAD:
    case BP_IS_DUE:
    case BP_IS_TARGET: look_for_dates(guess, &looks); break;
    case BP_IS_ACTUAL:
        if (looks.prose)
            set(guess, BP_IS_UPDATE, "its word, and sentences stand in it");
        break;
    case BP_IS_REF:
        if (looks.prose)
            set(guess, BP_IS_DESCRIPTION, "its word, and sentences stand in it");
        break;
    case BP_IS_DESCRIPTION: look_for_descriptions(guess, &looks, other_refs); break;
    case BP_IS_PRIORITY:
        if (most(in->ratings, in->filled))
            set(guess, BP_IS_UNKNOWN, "ratings stand in it, no headings");
        break;
    default: break;
    }
}

static bool is_period(const struct bp_guess *guess)
{
    return !guess->fixed && guess->head.period_alone;
}

/* The field of columns of periods, by what stands in all of them. */
static enum bp_field_id field_of_periods(const struct bp_content *all)
{
    if (!all->filled)
        return all->fills_alone ? BP_IS_UNKNOWN : BP_IS_VALUE;
    if (all->prose * 4 >= all->filled)
        return BP_IS_UPDATE;
    if (most(all->ticks, all->filled))
        return BP_IS_UNKNOWN;
    if (most(all->statuses, all->filled))
        return BP_IS_STATUS;
    return half(all->numbers, all->filled) ? BP_IS_VALUE : BP_IS_UPDATE;
}

static const char *why_of_periods(enum bp_field_id field)
{
    switch (field) {
    case BP_IS_UPDATE: return "a period, and sentences stand in it";
    case BP_IS_STATUS: return "a period, and statuses stand in it";
    case BP_IS_VALUE: return "a period, and numbers stand in it";
    default: return "a period, with marks alone";
    }
}

/* Columns whose heads are nothing but periods, taken together: "Q1", "Q2", … */
static void look_in_periods(struct bp_guesses *guesses)
{
    struct bp_content all = {0};
    for (uint32_t i = 0; i < guesses->n; i++) {
        const struct bp_guess *guess = &guesses->items[i];
        if (!is_period(guess))
            continue;
        all.filled += guess->content.filled;
        all.prose += guess->content.prose;
        all.numbers += guess->content.numbers;
        all.statuses += guess->content.statuses;
        all.ticks += guess->content.ticks;
        all.fills_alone += guess->content.fills_alone;
    }
    enum bp_field_id field = field_of_periods(&all);
    for (uint32_t i = 0; i < guesses->n; i++) {
        if (is_period(&guesses->items[i]))
            set(&guesses->items[i], field, why_of_periods(field));
    }
}

/* ---- descriptions and what they serve ---- */

/* Whether the texts of a column stand in runs, as those do that are filled down or merged. */
static bool repeats(const struct bp_guess *guess)
{
    const struct bp_content *in = &guess->content;
    if (!in->filled)
        return false;
    bool gaps = in->filled * 4 <= in->rows * 3; /* written once, at the first of its rows */
    bool runs = in->runs <= in->distinct + (guess->rank > 4 ? in->distinct / 2 + 1 : 0);
    return runs && (gaps || in->distinct * 3 <= in->filled * 2);
}

static bool describes(const struct bp_guess *guess)
{
    return guess->field == BP_IS_DESCRIPTION ||
           (guess->field == BP_IS_PRIORITY && guess->head.otherwise == BP_IS_DESCRIPTION && !guess->fixed);
}

static uint8_t rank_as_description(const struct bp_guess *guess)
{
    if (guess->fixed)
        return 30;
    uint8_t rank = guess->field == BP_IS_PRIORITY ? !repeats(guess) : guess->rank;
    return (uint8_t)(rank * 2 + (guess->sure == BP_SURE_CERTAIN));
}

static struct bp_guess *best_description(struct bp_guesses *guesses, const struct bp_guess *but)
{
    struct bp_guess *best = NULL;
    for (uint32_t i = 0; i < guesses->n; i++) {
        struct bp_guess *guess = &guesses->items[i];
        if (guess == but || !describes(guess))
            continue;
        if (!best || rank_as_description(guess) > rank_as_description(best))
            best = guess;
    }
    return best;
}

static void settle_description(struct bp_guesses *guesses)
{
    struct bp_guess *best = best_description(guesses, NULL);
    if (!best)
        return;
    struct bp_guess *second = best_description(guesses, best);
    /* "Action", merged over the rows of its "Milestones". */
    if (second && second->field == BP_IS_DESCRIPTION && second->rank >= BP_RANK_SUCCESS &&
        second->content.filled && !best->fixed && repeats(best) && !repeats(second) &&
        best->content.distinct * 2 <= second->content.distinct) {
        set(best, BP_IS_PRIORITY, "it stands for several rows of a column of steps");
        best = second;
    }
    if (best->field == BP_IS_PRIORITY) {
        best->field = BP_IS_DESCRIPTION;
        best->why = "its word, and no other column describes the rows";
    }
    for (uint32_t i = 0; i < guesses->n; i++) {
        struct bp_guess *guess = &guesses->items[i];
        if (guess == best || guess->fixed || guess->field != BP_IS_DESCRIPTION)
            continue;
        if (guess->column < best->column && repeats(guess))
            set(guess, BP_IS_PRIORITY, "it stands before the description, and its texts repeat");
        else if (guess->head.otherwise != BP_IS_UNKNOWN && !find(guesses, guess->head.otherwise))
            set(guess, guess->head.otherwise, "by its word, beside another description");
        else
            set(guess, BP_IS_UNKNOWN, "another column describes the rows");
    }
}

static void settle_priorities(struct bp_guesses *guesses)
{
    struct bp_guess *first = NULL, *second = NULL;
    for (uint32_t i = 0; i < guesses->n; i++) {
        struct bp_guess *guess = &guesses->items[i];
        if (guess->field != BP_IS_PRIORITY)
            continue;
        if (!guess->fixed && !repeats(guess) &&
            (guess->content.filled > 3 || guess->head.otherwise == BP_IS_UNKNOWN)) {
            set(guess, BP_IS_UNKNOWN, "its texts do not repeat, so it is no heading of rows");
            continue;
        }
        if (guesses->measures) {
            set(guess, find(guesses, BP_IS_THEME) ? BP_IS_UNKNOWN : BP_IS_THEME,
                "by its word, in a table of measures");
            continue;
        }
        if (!first)
            first = guess;
        else if (!second)
            second = guess;
        else
            set(guess, BP_IS_UNKNOWN, "two other columns are headings of rows");
    }
    if (!second)
        return;
    if (find(guesses, BP_IS_GROUP))
        set(second, BP_IS_UNKNOWN, "two other columns are headings of rows");
    else if (first->content.distinct <= second->content.distinct)
        set(first, BP_IS_GROUP, "a heading of rows, above another");
    else
        set(second, BP_IS_UNKNOWN, "another column is the heading of rows");
}

static void settle_kind(struct bp_seek *seek, const struct bp_view *view, struct bp_guesses *guesses)
{
    const struct bp_guess *description = best_description(guesses, NULL);
    struct bp_guess *measure = NULL;
    uint32_t figures = 0;
    for (uint32_t i = 0; i < guesses->n; i++) {
        struct bp_guess *guess = &guesses->items[i];
        enum bp_field_id field = guess->field;
        figures += field == BP_IS_BASELINE || field == BP_IS_TARGET || field == BP_IS_ACTUAL ||
                   field == BP_IS_PERIOD_TARGET || field == BP_IS_UNIT || field == BP_IS_BETTER ||
                   (field == BP_IS_VALUE && (guess->content.numbers || !guess->head.period_alone));
        if (field == BP_IS_DESCRIPTION && guess->rank == BP_RANK_MEASURE && !measure)
            measure = guess;
    }
    /* "Indicator", target and result, and then what has to be done about it. */
    if (measure && figures > 1 && description != measure && !description->fixed &&
        measure->column < description->column) {
        measure->rank = BP_RANK_FIRST;
        description = measure;
    }
    uint8_t rank = !description ? 0 : description->field == BP_IS_PRIORITY ? 1 : description->rank;
    guesses->measures = description && (rank == BP_RANK_MEASURE || rank == BP_RANK_SUCCESS ||
                                        rank == BP_RANK_FIRST ||
                                        (rank <= BP_RANK_TITLE && figures >= 2));
    const struct bp_map_line *line = bp_map_about(seek, BP_MAP_SHEET, view->grid, NULL);
    if (line && !strcmp(line->words[1], "measures"))
        guesses->measures = true;
    else if (line && (!strcmp(line->words[1], "actions") || !strcmp(line->words[1], "priorities")))
        guesses->measures = false;
    bool measures;
    if (!line && seek->found->own && bp_own_is_rows(view->grid, &measures))
        guesses->measures = measures;
}

/* Actions have no figures: they are kept as columns. */
static void settle_figures(struct bp_guesses *guesses)
{
    if (guesses->measures)
        return;
    for (uint32_t i = 0; i < guesses->n; i++) {
        struct bp_guess *guess = &guesses->items[i];
        enum bp_field_id field = guess->field;
        if (guess->fixed || field < BP_IS_UNIT || field > BP_IS_BETTER)
            continue;
        if (guess->head.period_alone && !guess->content.filled && !find(guesses, BP_IS_UPDATE))
            set(guess, BP_IS_UPDATE, "a period, and no other column is the update");
        else if (field == BP_IS_TARGET && !find(guesses, BP_IS_DUE) &&
                 half(guess->content.dates + guess->content.open, guess->content.filled))
            set(guess, BP_IS_DUE, "its word, and dates stand in it");
        else
            set(guess, BP_IS_UNKNOWN, "actions have no figures: kept as a column");
    }
}

/* ---- one column for each field ---- */

static bool is_single(enum bp_field_id field)
{
    switch (field) {
    case BP_IS_UNKNOWN:
    case BP_IS_LEFT:
    case BP_IS_LEAD:
    case BP_IS_PARTNER:
    case BP_IS_VALUE:
    case BP_IS_PERIOD_TARGET: return false;
    default: return true;
    }
}

/* Which of two columns with one field keeps it: > 0, the first one. */
static int prefer(const struct bp_guess *a, const struct bp_guess *b)
{
    uint32_t x = bp_period_order(a->head.period), y = bp_period_order(b->head.period);
    bool in_a = a->content.filled || a->content.fills_alone,
         in_b = b->content.filled || b->content.fills_alone;
    if (a->fixed != b->fixed)
        return a->fixed ? 1 : -1;
    if (in_a != in_b)
        return in_a ? 1 : -1;
    if (*a->head.period && *b->head.period && x != y)
        return x > y ? 1 : -1;
    if (a->rank != b->rank)
        return a->rank > b->rank ? 1 : -1;
    if (a->sure != b->sure)
        return a->sure > b->sure ? 1 : -1;
    if (a->field == BP_IS_STATUS && most(a->content.statuses, a->content.filled) !=
                                        most(b->content.statuses, b->content.filled))
        return most(a->content.statuses, a->content.filled) ? 1 : -1;
    return 1;
}

/* What the column that does not keep a field becomes. */
static void yield_field(struct bp_guesses *guesses, struct bp_guess *guess, const struct bp_guess *keeper)
{
    enum bp_field_id other = guess->head.otherwise;
    if (guess->fixed)
        return;
    bool series = *guess->head.period && *keeper->head.period;
    if (guess->field == BP_IS_STATUS && series && !find(guesses, BP_IS_PREVIOUS_STATUS))
        set(guess, BP_IS_PREVIOUS_STATUS, "the status of the period before");
    else if (guess->field == BP_IS_REF && guess->column > keeper->column && !find(guesses, BP_IS_PARENT))
        set(guess, BP_IS_UNKNOWN, "another column is the ref");
    else if (other != BP_IS_UNKNOWN && other != guess->field && !find(guesses, other) &&
             (other != BP_IS_COMPLETED || !guess->content.filled ||
              half(guess->content.dates, guess->content.filled)))
        set(guess, other, "by its word, beside another column");
    else
        set(guess, BP_IS_UNKNOWN, series ? "of an earlier period" : "another column is that");
}

static void settle_singles(struct bp_guesses *guesses)
{
    for (uint32_t i = 0; i < guesses->n; i++) {
        enum bp_field_id field = guesses->items[i].field;
        if (!is_single(field))
            continue;
        struct bp_guess *keeper = &guesses->items[i];
        uint32_t claims = 0;
        for (uint32_t k = i; k < guesses->n; k++) {
            struct bp_guess *guess = &guesses->items[k];
            if (guess->field != field)
                continue;
            claims++;
            if (guess != keeper && prefer(guess, keeper) > 0 && prefer(keeper, guess) < 0)
                keeper = guess;
        }
        /* The latest of the others first: it may be the previous status. */
        for (uint32_t k = guesses->n; claims > 1 && k-- > 0;) {
            if (guesses->items[k].field == field && &guesses->items[k] != keeper)
                yield_field(guesses, &guesses->items[k], keeper);
        }
    }
}

/* A column like "Department" is a lead only where no other one is. */
static void settle_leads(struct bp_guesses *guesses)
{
    bool better = false;
    for (uint32_t i = 0; i < guesses->n; i++)
        better = better || (guesses->items[i].field == BP_IS_LEAD &&
                            (guesses->items[i].rank > 3 || guesses->items[i].fixed));
    bool taken = false;
    for (uint32_t i = 0; i < guesses->n; i++) {
        struct bp_guess *guess = &guesses->items[i];
        if (guess->field != BP_IS_LEAD || guess->fixed || guess->rank > 3)
            continue;
        if (better || taken)
            set(guess, BP_IS_UNKNOWN, "another column is the lead");
        taken = true;
    }
}

/* ---- by what stands in it ---- */

static void guess_as(struct bp_seek *seek, struct bp_guess *guess, enum bp_field_id field, uint32_t n,
                     const char *what)
{
    guess->field = field;
    guess->sure = BP_SURE_GUESSED;
    guess->why =
        bp_short(seek->arena, "by what stands in it: %u of %u are %s", n, guess->content.filled, what);
}

/* The one column of sentences whose head is no known word is the update, if no other is. */
static void guess_update(struct bp_seek *seek, struct bp_guesses *guesses)
{
    const struct bp_guess *what = find(guesses, BP_IS_DESCRIPTION);
    struct bp_guess *one = NULL;
    uint32_t n = 0;
    for (uint32_t i = 0; i < guesses->n; i++) {
        struct bp_guess *guess = &guesses->items[i];
        bool prose = guess->content.filled && half(guess->content.prose, guess->content.filled);
        if (guess->fixed || guess->head.sure || guess->field != BP_IS_UNKNOWN || !prose)
            continue;
        one = guess;
        n++;
    }
    if (n == 1 && what && what->column < one->column && !find(guesses, BP_IS_UPDATE))
        guess_as(seek, one, BP_IS_UPDATE, one->content.prose, "sentences");
}

/* The first column, if it has no head, may be the ref. */
static void guess_column(struct bp_seek *seek, struct bp_guesses *guesses, struct bp_guess *guess)
{
    const struct bp_content *in = &guess->content;
    bool bare = !*guess->text;
    if (!find(guesses, BP_IS_STATUS) && most(in->statuses, in->filled) && in->distinct <= 8)
        guess_as(seek, guess, BP_IS_STATUS, in->statuses, "statuses");
    else if (bare && !find(guesses, BP_IS_REF) && guess == guesses->items && most(in->refs, in->filled))
        guess_as(seek, guess, BP_IS_REF, in->refs, "refs");
    else if (!find(guesses, BP_IS_DUE) && most(in->dates + in->open, in->filled) &&
             in->dates * 2 > in->filled)
        guess_as(seek, guess, BP_IS_DUE, in->dates + in->open, "dates");
    else if (bare && !find(guesses, BP_IS_LEAD) && most(in->names, in->filled) &&
             find(guesses, BP_IS_DESCRIPTION))
        guess_as(seek, guess, BP_IS_LEAD, in->names, "names");
}

/* A column without texts, whose cells are filled with colours. */
static void guess_fills(struct bp_seek *seek, struct bp_guesses *guesses, struct bp_guess *guess)
{
    const struct bp_content *in = &guess->content;
    if (!in->fills_alone || find(guesses, BP_IS_STATUS) || in->fills_alone * 10 < in->rows * 7)
        return;
    guess->field = BP_IS_STATUS;
    guess->sure = BP_SURE_GUESSED;
    guess->why = bp_short(seek->arena, "by what stands in it: %u of %u are fills", in->fills_alone, in->rows);
}

/* Where no column describes the rows, the one with the most sentences does. */
static void guess_description(struct bp_seek *seek, struct bp_guesses *guesses)
{
    struct bp_guess *best = NULL;
    for (uint32_t i = 0; i < guesses->n; i++) {
        struct bp_guess *guess = &guesses->items[i];
        if (!guess->fixed && guess->field == BP_IS_UNKNOWN &&
            half(guess->content.prose, guess->content.filled) &&
            (!best || guess->content.prose > best->content.prose * 2))
            best = guess;
    }
    if (best)
        guess_as(seek, best, BP_IS_DESCRIPTION, best->content.prose, "sentences");
}

static void guess_content(struct bp_seek *seek, struct bp_guesses *guesses)
{
    for (uint32_t i = 0; i < guesses->n; i++) {
        struct bp_guess *guess = &guesses->items[i];
        if (guess->fixed || guess->field != BP_IS_UNKNOWN || guess->head.sure)
            continue;
        if (guess->content.filled)
            guess_column(seek, guesses, guess);
        else
            guess_fills(seek, guesses, guess);
    }
    guess_update(seek, guesses);
    if (!find(guesses, BP_IS_DESCRIPTION))
        guess_description(seek, guesses);
}

void bp_columns_settle(struct bp_seek *seek, const struct bp_view *view, struct bp_guesses *guesses)
{
    bool refs = false; /* some head says so: texts like "Action number 1" in another column are none */
    for (uint32_t i = 0; i < guesses->n; i++)
        refs = refs || (guesses->items[i].head.sure && guesses->items[i].head.field == BP_IS_REF);
    for (uint32_t i = 0; i < guesses->n; i++) {
        begin(seek, view, &guesses->items[i]);
        if (!guesses->items[i].fixed)
            look_in(&guesses->items[i], refs);
    }
    look_in_periods(guesses);
    settle_kind(seek, view, guesses);
    settle_description(guesses);
    settle_priorities(guesses);
    settle_figures(guesses);
    settle_singles(guesses);
    settle_leads(guesses);
    guess_content(seek, guesses);
}
