/* match.c: finds the rows of a new plan that continue rows of an old one: by ref, by text, or by
 * common words. Gives each row its mate in the other plan.
 *
 * To compare refs and texts, it sorts both sides and walks them together. To compare words, it uses
 * the rare words of the remaining rows to find a few candidates. So nothing takes quadratic time. */
#include "model/match.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* two texts are nearly the same if they share this many tenths of their words */
#define ALIKE 6
/* a word in more rows than this is no use for finding candidates */
#define RARE 64

/* ---- the keys of a row ---- */

static char *fold_ref(struct bp_arena *arena, const char *ref)
{
    size_t len = strlen(ref), n = 0;
    char *folded = bp_arena_text(arena, ref, len);
    for (size_t i = 0; folded && i < len; i++) {
        bool no_break = !strncmp(ref + i, "\xC2\xA0", 2);
        if (no_break || ref[i] == ' ')
            i += no_break;
        else
            folded[n++] = (char)(ref[i] >= 'A' && ref[i] <= 'Z' ? ref[i] - 'A' + 'a' : ref[i]);
    }
    if (folded)
        folded[n] = 0;
    return folded;
}

static char *join_text(struct bp_arena *arena, const struct bp_row *row)
{
    const char *theme = bp_inline_plain(arena, &row->theme);
    const char *description = bp_inline_plain(arena, &row->description);
    if (!theme || !description)
        return NULL;
    size_t first = strlen(theme), second = strlen(description);
    char *text = bp_arena_alloc(arena, first + second + 2);
    if (text) {
        memcpy(text, theme, first);
        text[first] = ' ';
        memcpy(text + first + 1, description, second);
    }
    return text;
}

static int compare_words(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

static bool is_word(uint32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
           (code >= 'a' && code <= 'z') || (code >= 0xC0 && (code < 0x2000 || code > 0x206F));
}

/* A hash (FNV-1a) of each word, without regard to letter case. */
static bool add_words(struct bp_arena *arena, struct bp_match_row *row)
{
    const uint64_t basis = 0xCBF29CE484222325u, prime = 0x100000001B3u;
    const char *at = row->text, *end = at + strlen(at);
    uint64_t hash = basis;
    row->words = bp_arena_array(arena, (size_t)(end - at) / 2 + 1, sizeof *row->words);
    if (!row->words)
        return false;
    while (at < end) {
        uint32_t code = bp_utf8_next(&at, end);
        bool word = is_word(code);
        if (word)
            hash = (hash ^ (code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code)) * prime;
        if ((!word || at == end) && hash != basis) {
            row->words[row->n_words++] = hash;
            hash = basis;
        }
    }
    qsort(row->words, row->n_words, sizeof *row->words, compare_words);
    return true;
}

/* The ref, after that of the row above it if it does not tell that one: "2.1/a". */
static const char *path_of(struct bp_arena *arena, const struct bp_match_row *row)
{
    const struct bp_match_row *above = row->row->up ? row - row->row->up : NULL;
    if (!above || !*row->ref || bp_row_tells_parent(row->row))
        return row->ref;
    size_t first = strlen(above->path), second = strlen(row->ref);
    char *path = bp_arena_alloc(arena, first + second + 2);
    if (!path)
        return NULL;
    memcpy(path, above->path, first);
    path[first] = '/';
    memcpy(path + first + 1, row->ref, second);
    return path;
}

bool bp_match_list(const struct bp_plan *plan, struct bp_arena *arena, struct bp_match_rows *out)
{
    size_t n = plan->n_measures;
    for (uint32_t p = 0; p < plan->n_priorities; p++)
        n += plan->priorities[p].n_rows;
    *out = (struct bp_match_rows){bp_arena_array(arena, n + 1, sizeof *out->items), 0};
    for (struct bp_walk walk = {0}; out->items && bp_walk(plan, &walk);) {
        struct bp_match_row *row = &out->items[out->n++];
        row->row = walk.row;
        row->ref = fold_ref(arena, walk.row->ref);
        row->path = row->ref ? path_of(arena, row) : NULL;
        row->text = join_text(arena, walk.row);
        if (!row->path || !row->text || !add_words(arena, row))
            return false;
    }
    return out->items;
}

/* ---- common words ---- */

static uint32_t count_common(const struct bp_match_row *a, const struct bp_match_row *b)
{
    uint32_t common = 0;
    for (uint32_t i = 0, k = 0; i < a->n_words && k < b->n_words;) {
        if (a->words[i] == b->words[k]) {
            common++;
            i++;
            k++;
        } else if (a->words[i] < b->words[k]) {
            i++;
        } else {
            k++;
        }
    }
    return common;
}

/* Whether two texts with `common` words in common are nearly the same. */
static bool is_enough(const struct bp_match_row *a, const struct bp_match_row *b, uint64_t common)
{
    return common && 2 * common * 10 >= (uint64_t)ALIKE * (a->n_words + b->n_words);
}

static bool nearly_same(const struct bp_match_row *a, const struct bp_match_row *b)
{
    return !strcmp(a->text, b->text) || is_enough(a, b, count_common(a, b));
}

/* ---- equal keys on both sides ---- */

static int by_place(const struct bp_match_row *a, const struct bp_match_row *b)
{
    return a < b ? -1 : a > b;
}

static int compare_refs(const struct bp_match_row *a, const struct bp_match_row *b)
{
    return a->row->kind != b->row->kind ? (int)a->row->kind - (int)b->row->kind
                                        : strcmp(a->path, b->path);
}

static int compare_texts(const struct bp_match_row *a, const struct bp_match_row *b)
{
    return a->row->kind != b->row->kind ? (int)a->row->kind - (int)b->row->kind
                                        : strcmp(a->text, b->text);
}

static int sort_by_ref(const void *left, const void *right)
{
    struct bp_match_row *const *a = left, *const *b = right;
    int order = compare_refs(*a, *b);
    return order ? order : by_place(*a, *b);
}

static int sort_by_text(const void *left, const void *right)
{
    struct bp_match_row *const *a = left, *const *b = right;
    int order = compare_texts(*a, *b);
    return order ? order : by_place(*a, *b);
}

static struct bp_match_row **sort_free(const struct bp_match_rows *rows, bool by_ref, uint32_t *n,
                                       struct bp_arena *arena)
{
    struct bp_match_row **sorted = bp_arena_array(arena, (size_t)rows->n + 1, sizeof(void *));
    *n = 0;
    for (uint32_t i = 0; sorted && i < rows->n; i++)
        if (!rows->items[i].mate && (!by_ref || *rows->items[i].ref))
            sorted[(*n)++] = &rows->items[i];
    if (sorted)
        qsort(sorted, *n, sizeof *sorted, by_ref ? sort_by_ref : sort_by_text);
    return sorted;
}

/* Pairs rows with equal refs or equal texts: the first with the first, and so on. */
static bool join(struct bp_match_rows *before, struct bp_match_rows *after, bool by_ref, bool alike,
                 struct bp_arena *arena)
{
    uint32_t n, m;
    struct bp_match_row **a = sort_free(before, by_ref, &n, arena);
    struct bp_match_row **b = sort_free(after, by_ref, &m, arena);
    if (!a || !b)
        return false;
    for (uint32_t i = 0, k = 0; i < n && k < m;) {
        int order = by_ref ? compare_refs(a[i], b[k]) : compare_texts(a[i], b[k]);
        if (!order && (!alike || nearly_same(a[i], b[k]))) {
            a[i]->mate = b[k];
            b[k]->mate = a[i];
        }
        i += order <= 0;
        k += order >= 0;
    }
    return true;
}

/* ---- nearly the same text ---- */

/* A word in a row that has no mate yet. */
struct posting {
    uint64_t word;
    uint32_t row;
};

/* Two rows that may be the same. */
struct guess {
    uint32_t before, after;
    uint32_t share; /* share of common words, in thousandths */
};

struct search {
    struct bp_match_rows *before, *after;
    struct bp_arena *arena;
    struct posting *postings; /* of the old rows, sorted */
    size_t n_postings;
    uint32_t *common;   /* for each old row: how many rare words it shares with the current row */
    uint32_t *touched;  /* old rows whose count is not 0 */
    struct guess *guesses;
    size_t n_guesses, room;
};

static int compare_postings(const void *left, const void *right)
{
    const struct posting *a = left, *b = right;
    if (a->word != b->word)
        return a->word < b->word ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

/* The best guess first; equal guesses in the order of the plan. */
static int compare_guesses(const void *left, const void *right)
{
    const struct guess *a = left, *b = right;
    if (a->share != b->share)
        return a->share > b->share ? -1 : 1;
    if (a->after != b->after)
        return a->after < b->after ? -1 : 1;
    return a->before < b->before ? -1 : a->before > b->before;
}

static bool index_words(struct search *s)
{
    size_t n = 0;
    const struct bp_match_rows *rows = s->before;
    for (uint32_t i = 0; i < rows->n; i++)
        n += rows->items[i].mate ? 0 : rows->items[i].n_words;
    s->postings = bp_arena_array(s->arena, n + 1, sizeof *s->postings);
    s->common = bp_arena_array(s->arena, (size_t)rows->n + 1, sizeof *s->common);
    s->touched = bp_arena_array(s->arena, (size_t)rows->n + 1, sizeof *s->touched);
    if (!s->postings || !s->common || !s->touched)
        return false;
    for (uint32_t i = 0; i < rows->n; i++)
        for (uint32_t w = 0; !rows->items[i].mate && w < rows->items[i].n_words; w++)
            s->postings[s->n_postings++] = (struct posting){rows->items[i].words[w], i};
    qsort(s->postings, s->n_postings, sizeof *s->postings, compare_postings);
    return true;
}

/* The first posting with this word. */
static size_t find_posting(const struct search *s, uint64_t word)
{
    size_t low = 0, high = s->n_postings;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (s->postings[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Counts the rare words that old rows share with this row. Returns how many of the row's other
 * words are too common to be looked up; old rows may share these too. */
static uint32_t count_rare(struct search *s, const struct bp_match_row *row, uint32_t *n_touched)
{
    uint32_t frequent = 0;
    for (uint32_t w = 0; w < row->n_words; w++) {
        size_t first = find_posting(s, row->words[w]), end = first;
        while (end < s->n_postings && end - first <= RARE &&
               s->postings[end].word == row->words[w])
            end++;
        if (end - first > RARE) {
            frequent++;
            continue;
        }
        for (size_t i = first; i < end; i++) {
            uint32_t old = s->postings[i].row;
            if (!s->common[old]++)
                s->touched[(*n_touched)++] = old;
        }
    }
    return frequent;
}

static bool guess_row(struct search *s, uint32_t after)
{
    const struct bp_match_row *row = &s->after->items[after];
    uint32_t n_touched = 0, frequent = count_rare(s, row, &n_touched);
    for (uint32_t i = 0; i < n_touched; i++) {
        uint32_t old = s->touched[i], most = s->common[old] + frequent;
        const struct bp_match_row *other = &s->before->items[old];
        s->common[old] = 0;
        if (other->row->kind != row->row->kind || !is_enough(row, other, most))
            continue;
        uint32_t common = count_common(row, other);
        if (!is_enough(row, other, common))
            continue;
        struct guess *more = bp_arena_grow(s->arena, s->guesses, &s->room, s->n_guesses + 1,
                                           sizeof *more);
        if (!more)
            return false;
        s->guesses = more;
        s->guesses[s->n_guesses++] =
            (struct guess){old, after, 2000 * common / (row->n_words + other->n_words)};
    }
    return true;
}

static bool join_alike(struct bp_match_rows *before, struct bp_match_rows *after,
                       struct bp_arena *arena)
{
    struct search s = {.before = before, .after = after, .arena = arena};
    if (!index_words(&s))
        return false;
    for (uint32_t i = 0; i < after->n; i++)
        if (!after->items[i].mate && !guess_row(&s, i))
            return false;
    if (s.n_guesses)
        qsort(s.guesses, s.n_guesses, sizeof *s.guesses, compare_guesses);
    for (size_t i = 0; i < s.n_guesses; i++) {
        struct bp_match_row *old = &before->items[s.guesses[i].before];
        struct bp_match_row *row = &after->items[s.guesses[i].after];
        if (!old->mate && !row->mate) {
            old->mate = row;
            row->mate = old;
        }
    }
    return true;
}

bool bp_match_find(struct bp_match_rows *before, struct bp_match_rows *after,
                   struct bp_arena *arena)
{
    return join(before, after, true, true, arena) && join(before, after, false, false, arena) &&
           join(before, after, true, false, arena) && join_alike(before, after, arena);
}
