/* scheme.c: makes a plan's statuses of what its cells say: a preset where it fits, else the body's
 * own words, with the fills of their cells. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/palette.h"
#include "onramp/statuses.h"

/* A status that the scheme will have. */
struct def {
    struct bp_status status;
    enum bp_hue hue;
    enum bp_meaning meaning;
    int worse;                    /* of exceptions: 0 mild to 2 bad */
    bool guessed;                 /* what it means is not said */
    bool used, fill_known, plain; /* plain: as a preset has it */
    const char *folded;
};

/* More are no statuses, and stay as words: a scheme has at most 31. */
enum { MOST_DEFS = 200 };

struct defs {
    struct bp_drafting *d;
    struct def *items;
    size_t n, capacity;
    size_t words; /* readings that are words, not colours */
};

static const struct bp_status *ready_of(const char *id)
{
    for (const struct bp_preset *preset = bp_presets; preset->name; preset++)
        for (int i = 0; i < preset->n; i++)
            if (!strcmp(preset->items[i].id, id))
                return &preset->items[i];
    return NULL;
}

/* What a colour means if nothing says it, and its fill where no preset has one. */
static const struct {
    enum bp_meaning meaning;
    int worse;
    uint32_t fill;
} lights[BP_HUES] = {
    [BP_HUE_NONE] = {BP_MEANS_NEUTRAL, 0, 0xEAECED},
    [BP_HUE_GREEN] = {BP_MEANS_GOOD, 0, 0x13A66B},
    [BP_HUE_AMBER] = {BP_MEANS_EXCEPTION, 1, 0xFFAC1A},
    [BP_HUE_RED] = {BP_MEANS_EXCEPTION, 2, 0x9D150A},
    [BP_HUE_BLUE] = {BP_MEANS_COMPLETE, 0, 0x0D2A4D},
    [BP_HUE_GREY] = {BP_MEANS_NEUTRAL, 0, 0xBFC5CA},
    [BP_HUE_PURPLE] = {BP_MEANS_NEUTRAL, 0, 0xD9D2E9},
    [BP_HUE_YELLOW] = {BP_MEANS_EXCEPTION, 0, 0xFFE57F},
    [BP_HUE_ORANGE] = {BP_MEANS_EXCEPTION, 1, 0xF47738},
    [BP_HUE_AMBER_GREEN] = {BP_MEANS_GOOD, 0, 0xE0F080},
    [BP_HUE_AMBER_RED] = {BP_MEANS_EXCEPTION, 1, 0xD53804},
};

/* ---- the list ---- */

static struct def *find_def(struct defs *all, const char *folded)
{
    for (size_t i = 0; i < all->n; i++)
        if (!strcmp(all->items[i].folded, folded))
            return &all->items[i];
    return NULL;
}

static bool has_id(const struct defs *all, const char *id)
{
    for (size_t i = 0; i < all->n; i++)
        if (!strcmp(all->items[i].status.id, id))
            return true;
    return false;
}

static const char *free_id(struct defs *all, const char *label)
{
    struct bp_arena *arena = all->d->arena;
    const char *base = bp_draft_id(arena, label), *id = base;
    for (int n = 2; has_id(all, id) || (n == 2 && bp_hue_named(id)); n++) {
        char more[64];
        snprintf(more, sizeof more, "%s-%d", base, n);
        id = bp_arena_text(arena, more, strlen(more));
    }
    return id;
}

static struct def *add_def(struct defs *all, const struct def *def)
{
    all->items =
        bp_arena_grow(all->d->arena, all->items, &all->capacity, all->n + 1, sizeof *all->items);
    all->items[all->n] = *def;
    return &all->items[all->n++];
}

/* A label that is printed in many places is not longer than the reader takes. */
static const char *short_label(struct bp_arena *arena, const char *label)
{
    size_t len = strlen(label);
    if (len <= BP_DRAFT_NAME)
        return label;
    for (len = BP_DRAFT_NAME; (label[len] & 0xC0) == 0x80;)
        len--;
    return bp_arena_text(arena, label, len);
}

static struct def *add_colour(struct defs *all, enum bp_hue hue)
{
    const char *id = bp_hue_id(hue);
    struct def *known = find_def(all, id);
    if (known)
        return known;
    const struct bp_status *ready = ready_of(id);
    const char *label = bp_house_text(all->d->house, bp_hue_word(hue));
    struct def def = {.hue = hue,
                      .meaning = lights[hue].meaning,
                      .worse = lights[hue].worse,
                      .folded = id,
                      .fill_known = true,
                      .plain = true};
    def.guessed = hue == BP_HUE_BLUE || hue == BP_HUE_GREY || hue == BP_HUE_PURPLE;
    def.status =
        ready ? *ready
              : (struct bp_status){
                    .id = id, .fill = lights[hue].fill, .symbol = BP_SYMBOL_COUNT, .counted = true};
    def.status.label = def.status.legend = label;
    return add_def(all, &def);
}

/* ---- from readings ---- */

/* What the colour key says of a status by its name. */
static const char *key_meaning(struct bp_drafting *d, const char *label)
{
    const char *folded = bp_text_fold(d->arena, label);
    for (uint32_t i = 0; i < d->found->n_keys; i++) {
        const char *known = bp_text_fold(d->arena, d->found->keys[i].label);
        if (!strcmp(known, folded) ||
            (bp_hue_named(folded) && bp_hue_named(known) == bp_hue_named(folded))) /* "B", "Blue" */
            return bp_draft_line(d->arena, d->found->keys[i].meaning);
    }
    return "";
}

/* "Green (Targets achieved)"; takes what it means from these words. */
static void explain(struct defs *all, struct def *def, const char *meaning)
{
    struct bp_arena *arena = all->d->arena;
    if (!*meaning || strcmp(def->status.legend, def->status.label) != 0)
        return;
    struct bp_said said = bp_status_said(arena, meaning);
    def->status.legend =
        short_label(arena, bp_fill(arena, "{1} ({2})", def->status.label, meaning, NULL));
    def->plain = false;
    if (said.known) {
        def->meaning = said.meaning;
        def->worse = said.worse;
        def->status.counted = said.counted;
    }
    def->guessed = def->guessed && !said.known;
}

/* Words of the body's own. The fill tells what the words do not. */
static struct def *add_words(struct defs *all, const struct bp_reading *r, const char *label,
                             const char *folded)
{
    struct bp_arena *arena = all->d->arena;
    struct def *known = find_def(all, folded);
    if (known)
        return known;
    struct bp_said said = bp_status_said(arena, label);
    enum bp_hue hue = r->hue ? r->hue : bp_hue_of(r->fills ? r->fill : BP_NO_FILL);
    struct def def = {.hue = hue,
                      .meaning = said.known ? said.meaning : lights[hue].meaning,
                      .worse = said.known ? said.worse : lights[hue].worse,
                      .folded = folded};
    def.guessed =
        !said.known && !(hue && hue != BP_HUE_BLUE && hue != BP_HUE_GREY && hue != BP_HUE_PURPLE);
    def.status = (struct bp_status){.label = short_label(arena, label),
                                    .counted = said.known ? said.counted : true,
                                    .symbol = BP_SYMBOL_COUNT,
                                    .fill = lights[hue].fill};
    def.status.id = free_id(all, label);
    def.status.legend = def.status.label;
    def.fill_known = r->fills > 0 || r->hue;
    if (r->fills)
        def.status.fill = (uint32_t)r->fill;
    else if (!r->hue)
        def.hue = BP_HUE_NONE;
    return add_def(all, &def);
}

static struct def *add_listed(struct defs *all, const struct bp_listed *listed)
{
    const struct bp_status *ready = ready_of(listed->id);
    struct def def = {.meaning = listed->meaning,
                      .folded = bp_text_fold(all->d->arena, listed->label)};
    def.status = ready ? *ready : (struct bp_status){.fill = 0xEAECED, .symbol = BP_SYMBOL_COUNT};
    def.fill_known = listed->fill >= 0 || ready;
    if (listed->fill >= 0)
        def.status.fill = (uint32_t)listed->fill;
    def.status.id = listed->id;
    def.status.label = listed->label;
    def.status.legend = listed->legend;
    def.status.counted = listed->counted;
    return add_def(all, &def);
}

/* Whether the words after a colour are of the status, and not about the row: several rows have
 * them, or they are what one says of a status. */
static bool is_label(struct bp_drafting *d, const struct bp_reading *r)
{
    return *r->rest && (r->rows > 1 || bp_status_whole(d->arena, r->rest));
}

/* How many different labels begin with this colour, and whether it also stands alone. */
static size_t labels_of(struct bp_drafting *d, enum bp_hue hue, bool *alone)
{
    size_t n = 0;
    *alone = false;
    for (size_t i = 0; i < d->statuses->n; i++) {
        const struct bp_reading *r = &d->statuses->items[i];
        if (r->by_fill || r->hue != hue)
            continue;
        bool label = is_label(d, r);
        n += label;
        *alone = *alone || !label;
    }
    return n;
}

/* A colour with words after it: they are of its label if they are always the same; if they are
 * many, they are about the row. */
static struct def *take_colour(struct defs *all, struct bp_reading *r)
{
    bool alone, label_too = is_label(all->d, r);
    size_t labels = labels_of(all->d, r->hue, &alone);
    if (label_too && labels <= 3 && (alone || labels > 1)) {
        const char *label =
            bp_draft_line(all->d->arena, bp_fill(all->d->arena, "{1}{2}", r->text, r->rest, NULL));
        return add_words(all, r, label, r->folded);
    }
    struct def *def = add_colour(all, r->hue);
    if (*r->rest && (labels > 3 || !label_too)) {
        r->spills = true;
    } else if (*r->rest && def->plain) {
        const char *label =
            bp_draft_line(all->d->arena, bp_fill(all->d->arena, "{1}{2}", r->text, r->rest, NULL));
        struct bp_said said = bp_status_said(all->d->arena, r->rest);
        def->status.label = def->status.legend = label;
        def->plain = false;
        def->meaning = said.known ? said.meaning : def->meaning;
        def->worse = said.known ? said.worse : def->worse;
        def->guessed = def->guessed && !said.known;
    }
    return def;
}

/* Words that are no status: a sentence; or one of many, of which hardly two are the same. */
static bool is_prose(const struct defs *all, const struct bp_reading *r)
{
    struct bp_arena *arena = all->d->arena;
    if (r->by_fill || r->hue)
        return false;
    bool many = all->words > 12 && all->words * 2 > all->d->statuses->texts;
    return strlen(r->text) > 80 ||
           (!bp_status_said(arena, r->text).known && (strlen(r->text) > 40 || many));
}

static struct def *take_reading(struct defs *all, struct bp_reading *r)
{
    struct bp_drafting *d = all->d;
    struct def *listed = find_def(all, r->folded);
    if (d->statuses->n_listed && !listed) {
        const char *id = bp_draft_id(d->arena, r->text), *folded = bp_text_fold(d->arena, r->text);
        for (size_t i = 0; !listed && i < all->n; i++)
            if (!strcmp(all->items[i].status.id, id) || !strcmp(all->items[i].folded, folded) ||
                (r->hue && !strcmp(all->items[i].status.id, bp_hue_id(r->hue))))
                listed = &all->items[i];
    }
    if (listed || all->n >= MOST_DEFS || is_prose(all, r))
        return listed;
    if (r->by_fill && *r->key_label && !bp_hue_named(bp_text_fold(d->arena, r->key_label))) {
        struct def *def = add_words(all, r, r->key_label, r->folded);
        explain(all, def, r->key_meaning);
        return def;
    }
    if (!r->hue) {
        struct def *def = add_words(all, r, r->text, r->folded);
        explain(all, def, key_meaning(d, r->text));
        return def;
    }
    struct def *def = r->by_fill ? add_colour(all, r->hue) : take_colour(all, r);
    explain(all, def, *r->key_meaning ? r->key_meaning : key_meaning(d, bp_hue_word(r->hue)));
    return def;
}

/* A body that uses one of the traffic lights has all of them. */
static void complete_lights(struct defs *all)
{
    static const enum bp_hue sets[][3] = {{BP_HUE_GREEN, BP_HUE_AMBER, BP_HUE_RED},
                                          {BP_HUE_AMBER_GREEN, BP_HUE_AMBER_RED, BP_HUE_NONE}};
    for (int s = 1; s >= 0; s--) {
        bool has = false;
        for (int i = 0; i < 3 && sets[s][i]; i++)
            has = has || find_def(all, bp_hue_id(sets[s][i]));
        for (int i = 0; has && i < 3 && sets[s][i]; i++) {
            bool other =
                sets[s][i] == BP_HUE_AMBER && (find_def(all, "orange") || find_def(all, "yellow"));
            if (other && !find_def(all, "amber"))
                continue;
            explain(all, add_colour(all, sets[s][i]), key_meaning(all->d, bp_hue_word(sets[s][i])));
        }
        if (has && s == 1)
            add_colour(all, BP_HUE_GREEN);
    }
}

/* ---- the scheme ---- */

static int rank_of(const struct def *def)
{
    switch (def->meaning) {
    case BP_MEANS_COMPLETE: return 0;
    case BP_MEANS_GOOD: return def->hue == BP_HUE_AMBER_GREEN ? 2 : 1;
    case BP_MEANS_EXCEPTION: return 4 + def->worse + (def->hue == BP_HUE_AMBER_RED);
    default: return def->status.counted ? 3 : 9;
    }
}

static bool is_symbol_taken(const struct bp_scheme *scheme, enum bp_symbol symbol)
{
    for (int i = 0; i < scheme->n; i++)
        if (scheme->items[i].symbol == symbol)
            return true;
    return false;
}

static void choose_symbol(const struct bp_scheme *scheme, struct bp_status *status,
                          const struct def *def)
{
    static const enum bp_symbol wishes[BP_MEANINGS] = {[BP_MEANS_COMPLETE] = BP_SYMBOL_TICK,
                                                       [BP_MEANS_GOOD] = BP_SYMBOL_DISC,
                                                       [BP_MEANS_NEUTRAL] = BP_SYMBOL_RING,
                                                       [BP_MEANS_EXCEPTION] = BP_SYMBOL_TRIANGLE};
    enum bp_symbol wish = def->meaning == BP_MEANS_EXCEPTION && def->worse > 1
                              ? BP_SYMBOL_DIAMOND
                              : wishes[def->meaning];
    int free =
        is_symbol_taken(scheme, wish) ? bp_scheme_free_symbol(scheme, def->meaning) : (int)wish;
    status->symbol = free >= 0 ? (enum bp_symbol)free : BP_SYMBOL_SQUARE;
}

/* The fills for a meaning, for statuses whose cells have none. */
static uint32_t fill_for(const struct def *def, int k)
{
    static const uint32_t fills[BP_MEANINGS][4] = {
        [BP_MEANS_COMPLETE] = {0x0D2A4D, 0x1D70B8, 0x8EB8DC, 0x5694CA},
        [BP_MEANS_GOOD] = {0x13A66B, 0x9AD8B8, 0xE0F080, 0x00703C},
        [BP_MEANS_NEUTRAL] = {0xEAECED, 0xBFC5CA, 0xD9D2E9, 0x9FA8B0},
        [BP_MEANS_EXCEPTION] = {0xFFAC1A, 0xF47738, 0xD53804, 0x9D150A}};
    int first = def->meaning == BP_MEANS_EXCEPTION && def->worse > 1 ? 3 : 0;
    return fills[def->meaning][(first + k) % 4];
}

static bool has_fill(const struct bp_scheme *scheme, uint32_t fill)
{
    for (int i = 0; i < scheme->n; i++)
        if (scheme->items[i].fill == fill)
            return true;
    return false;
}

static void add_status(struct bp_scheme *scheme, const struct def *def)
{
    struct bp_status *status = &scheme->items[scheme->n];
    *status = def->status;
    status->complete = def->meaning == BP_MEANS_COMPLETE;
    status->exception = def->meaning == BP_MEANS_EXCEPTION;
    status->neutral = def->meaning == BP_MEANS_NEUTRAL;
    bool fits = def->plain ||
                (ready_of(status->id) && bp_status_meaning(ready_of(status->id)) == def->meaning);
    if (status->symbol == BP_SYMBOL_COUNT || !fits)
        choose_symbol(scheme, status, def);
    for (int k = 0; !def->fill_known && k < 4; k++) {
        status->fill = fill_for(def, k);
        if (!has_fill(scheme, status->fill))
            break;
    }
    status->text = bp_colour_text_on(status->fill);
    scheme->n++;
}

/* Fills that are equal, or look alike under one symbol, are moved apart. */
static void move_apart(struct bp_scheme *scheme)
{
    for (int i = 1; i < scheme->n && scheme->n <= 8; i++) {
        bool alike = false;
        enum bp_sight sight;
        uint32_t fill;
        for (int k = 0; k < i; k++)
            alike = alike || scheme->items[k].fill == scheme->items[i].fill ||
                    bp_statuses_alike(&scheme->items[k], &scheme->items[i], &sight);
        if (alike && !ready_of(scheme->items[i].id) && bp_fill_apart(scheme, i, false, &fill)) {
            scheme->items[i].fill = fill;
            scheme->items[i].text = bp_colour_text_on(fill);
        }
    }
}

/* Green, amber and red as the default scheme has them, and nothing else. */
static bool is_default(const struct defs *all)
{
    for (size_t i = 0; i < all->n; i++)
        if (!all->items[i].plain || all->items[i].hue > BP_HUE_RED ||
            strcmp(all->items[i].status.label, bp_hue_word(all->items[i].hue)) != 0)
            return false;
    return true;
}

static void end_scheme(struct bp_scheme *scheme, const struct bp_status *missing)
{
    const struct bp_status *ready = ready_of("missing");
    scheme->missing = scheme->n;
    scheme->missing_implied = missing == NULL;
    scheme->items[scheme->n++] = missing ? *missing : *ready;
    scheme->items[scheme->n] = (struct bp_status){
        .id = "", .label = "no status", .legend = "", .fill = 0xFFFFFF, .at = BP_NOWHERE};
}

static void make_scheme(struct defs *all, bool sorted, int *places)
{
    struct bp_scheme *scheme = &all->d->plan->scheme;
    const struct bp_status *missing = NULL;
    size_t at_missing = all->n;
    scheme->items = bp_arena_array(all->d->arena, BP_MAX_STATUSES + 1, sizeof *scheme->items);
    for (int rank = 0; rank < 10; rank++)
        for (size_t i = 0; i < all->n; i++) {
            if (!strcmp(all->items[i].status.id, "missing"))
                at_missing = i;
            else if ((sorted ? rank_of(&all->items[i]) == rank : rank == 0) &&
                     scheme->n < BP_DRAFT_STATUSES) {
                places[i] = scheme->n;
                add_status(scheme, &all->items[i]);
            }
        }
    move_apart(scheme);
    if (at_missing < all->n) {
        missing = &all->items[at_missing].status;
        places[at_missing] = scheme->n;
    }
    end_scheme(scheme, missing);
}

static void take_default(struct bp_drafting *d)
{
    struct bp_scheme *scheme = &d->plan->scheme;
    scheme->items = bp_arena_array(d->arena, BP_MAX_STATUSES + 1, sizeof *scheme->items);
    for (int i = 0; i < bp_presets->n - 1; i++)
        scheme->items[scheme->n++] = bp_presets->items[i];
    end_scheme(scheme, &bp_presets->items[bp_presets->n - 1]);
}

/* ---- what is said ---- */

static void say_guesses(const struct defs *all)
{
    struct bp_drafting *d = all->d;
    const char *list = "";
    for (size_t i = 0; i < all->n; i++) {
        const struct def *def = &all->items[i];
        if (!def->guessed || !def->used)
            continue;
        const char *meaning = bp_meaning_names[def->meaning];
        list = bp_fill(d->arena, *list ? "{1}, \"{2}\" as {3}" : "{1}\"{2}\" as {3}", list,
                       def->status.label, meaning, NULL);
    }
    if (*list)
        bp_found_add(d->diags, BP_E_STATUS_MEANING, d->found, NULL, 0, 0, list, NULL, NULL);
}

static void say_signs(struct bp_drafting *d)
{
    const char *list = "";
    const struct bp_reading *first = NULL;
    for (size_t i = 0; i < d->statuses->n; i++) {
        const struct bp_reading *r = &d->statuses->items[i];
        const struct bp_cell *cell =
            r->grid && !r->by_fill ? bp_grid_at(r->grid, r->row, r->column) : NULL;
        const char *line = cell ? bp_draft_line(d->arena, cell->text) : "";
        if (!r->percent && !bp_status_sign(line) && !(cell && cell->kind == BP_CELL_CHECK))
            continue;
        first = first ? first : r;
        list = bp_fill(d->arena, *list ? "{1}, {2} as \"{3}\"" : "{1}{2} as \"{3}\"", list,
                       *line ? line : "a check box", r->text, NULL);
    }
    if (first)
        bp_found_add(d->diags, BP_E_STATUS_SIGN, d->found, first->grid, first->row, first->column,
                     list, NULL, NULL);
}

/* Where each status of the scheme was met first. */
static void note_places(struct bp_drafting *d)
{
    d->draft->statuses = bp_arena_array(d->kept, BP_MAX_STATUSES + 1, sizeof *d->draft->statuses);
    d->draft->n_statuses = d->plan->scheme.n;
    for (size_t i = d->statuses->n; i-- > 0;) {
        const struct bp_reading *r = &d->statuses->items[i];
        if (r->status >= 0)
            d->draft->statuses[r->status] = (struct bp_draft_place){r->grid, r->row, r->column};
    }
}

void bp_draft_scheme(struct bp_drafting *d)
{
    struct bp_readings *readings = d->statuses;
    struct defs all = {.d = d};
    size_t *def_of = bp_arena_array(d->arena, readings->n + 1, sizeof *def_of);
    for (size_t i = 0; i < readings->n; i++)
        all.words += !readings->items[i].by_fill && !readings->items[i].hue;
    for (size_t i = 0; i < readings->n_listed; i++)
        add_listed(&all, &readings->listed[i]);
    for (size_t i = 0; i < readings->n; i++) {
        struct def *def = take_reading(&all, &readings->items[i]);
        def_of[i] = def ? (size_t)(def - all.items) + 1 : 0;
        if (def)
            def->used = true;
    }
    if (!readings->n_listed)
        complete_lights(&all);
    int *places = bp_arena_array(d->arena, all.n + 1, sizeof *places);
    for (size_t i = 0; i < all.n; i++)
        places[i] = -1;
    if (!readings->n_listed && is_default(&all)) {
        take_default(d);
        for (size_t i = 0; i < all.n; i++)
            places[i] = bp_scheme_find(&d->plan->scheme, all.items[i].status.id);
    } else {
        make_scheme(&all, !readings->n_listed, places);
    }
    for (size_t i = 0; i < readings->n; i++)
        readings->items[i].status = def_of[i] ? places[def_of[i] - 1] : -1;
    note_places(d);
    say_guesses(&all);
    say_signs(d);
}
