/* changes.c: turns pairs of rows into what happened to them, topic by topic, in words. */
#include "model/changes.h"

#include <stdio.h>
#include <string.h>

#define CONTEXT 3 /* how many unchanged words to show on each side of the changed ones */

const struct bp_topic_words bp_topics[BP_TOPICS] = {
    [BP_TOPIC_MOVED] = {BP_CHANGE_STATUS, BP_WORD_MOVED, BP_WORD_N_MOVED, "moved"},
    [BP_TOPIC_REDATED] = {BP_CHANGE_REDATED, BP_WORD_REDATED, BP_WORD_N_REDATED, "redated"},
    [BP_TOPIC_REWORDED] = {BP_CHANGE_REWORDED, BP_WORD_REWORDED, BP_WORD_N_REWORDED, "reworded"},
    [BP_TOPIC_ADDED] = {BP_CHANGE_ADDED, BP_WORD_ADDED, BP_WORD_N_ADDED, "added"},
    [BP_TOPIC_CLOSED] = {BP_CHANGE_CLOSED, BP_WORD_CLOSED, BP_WORD_N_CLOSED, "closed"},
    [BP_TOPIC_RENUMBERED] = {BP_CHANGE_RENUMBERED, BP_WORD_RENUMBERED, BP_WORD_N_RENUMBERED, "renumbered"},
};

/* Builds texts in `text`; keep() copies each to the arena. */
struct maker {
    struct bp_changes *changes;
    const struct bp_house *house;
    struct bp_arena *arena;
    struct bp_buf text;
    bool failed;
};

/* Copies what `text` holds to the arena, and empties `text`. */
static const char *keep(struct maker *m)
{
    const char *kept = bp_arena_text(m->arena, m->text.len ? m->text.bytes : "", m->text.len);
    m->failed |= !kept || m->text.failed;
    m->text.len = 0;
    return kept;
}

/* A text that may be NULL for lack of memory. */
static const char *filled(struct maker *m, const char *text)
{
    m->failed |= !text;
    return text ? text : "";
}

/* "Fear of crime: Nine residents in ten …" */
static const char *what_of(struct maker *m, const struct bp_row *row)
{
    const char *theme = bp_inline_plain(m->arena, &row->theme);
    const char *description = bp_inline_plain(m->arena, &row->description);
    m->failed |= !theme || !description;
    if (m->failed)
        return "";
    bp_buf_fmt(&m->text, "%s%s%s", theme, *theme ? ": " : "", description);
    return keep(m);
}

/* "March 2027, revised: May 2027"; with "start: April 2026, " before it if the other row's start differs. */
static const char *due_of(struct maker *m, const struct bp_row *row, const struct bp_row *other)
{
    const struct bp_house *house = m->house;
    const char *due = *row->due.text ? row->due.text : bp_house_word(house, BP_WORD_NO_DATE);
    const char *start = *row->start.text ? row->start.text : bp_house_word(house, BP_WORD_NO_DATE);
    if (strcmp(row->start.text, other->start.text) != 0)
        due = filled(m, bp_fill(m->arena, bp_house_word(house, BP_WORD_START_AND_DUE), start, due, NULL));
    if (*row->revised_due.text)
        due = filled(m, bp_fill(m->arena, bp_house_word(house, BP_WORD_DATE_AND_REVISED), due,
                                row->revised_due.text, NULL));
    return due;
}

static const char *label_of(const struct maker *m, const struct bp_plan *plan, const struct bp_row *row)
{
    if (!bp_row_has_status(plan, row))
        return bp_house_word(m->house, BP_WORD_NO_STATUS);
    return plan->scheme.items[row->status].label;
}

/* ---- the words that differ ---- */

/* How many bytes the two texts share at the start; only whole words count. */
static size_t same_beginning(const char *a, const char *b)
{
    size_t word = 0, i = 0;
    for (; a[i] && a[i] == b[i]; i++)
        if (a[i] == ' ')
            word = i + 1;
    if ((!a[i] || a[i] == ' ') && (!b[i] || b[i] == ' '))
        word = i;
    return word;
}

/* The same at the end; the first `taken` bytes are already used by the start. */
static size_t same_end(const char *a, const char *b, size_t taken)
{
    size_t n = strlen(a), m = strlen(b), word = 0, i = 0;
    while (i < n - taken && i < m - taken && a[n - 1 - i] == b[m - 1 - i]) {
        i++;
        if (a[n - i] == ' ')
            word = i;
    }
    return word;
}

/* The text without the shared words at its start and end, except for CONTEXT words on each side. */
static const char *cut(struct maker *m, const char *text, size_t first, size_t last)
{
    size_t from = first, len = strlen(text), to = len - last;
    for (int words = 0; words < CONTEXT && from > 0; words++)
        for (from--; from > 0 && text[from - 1] != ' ';)
            from--;
    for (int words = 0; words < CONTEXT && to < len; words++)
        for (to++; to < len && text[to] != ' ';)
            to++;
    bp_buf_fmt(&m->text, "%s%.*s%s", from ? "\xE2\x80\xA6 " : "", (int)(to - from), text + from,
               to < len ? " \xE2\x80\xA6" : "");
    return keep(m);
}

static void add_wording(struct maker *m, struct bp_changed *item)
{
    const char *before = item->was, *after = item->what;
    size_t first = same_beginning(before, after), last = same_end(before, after, first);
    item->before = cut(m, before, first, last);
    item->after = cut(m, after, first, last);
}

/* ---- topics ---- */

/* "a, part of 2.1", unless the ref tells it. */
static const char *name_of(struct maker *m, const struct bp_row *row)
{
    const struct bp_row *parent = bp_row_parent(row);
    if (!*row->ref || !parent || bp_row_tells_parent(row))
        return row->ref;
    const char *name = *parent->ref ? bp_row_path(m->arena, parent) : bp_row_brief(m->arena, parent);
    const char *above = bp_fill(m->arena, bp_house_word(m->house, BP_WORD_PART_OF), filled(m, name), NULL);
    const char *both =
        bp_fill(m->arena, bp_house_word(m->house, BP_WORD_LIST), row->ref, filled(m, above), NULL);
    return filled(m, both);
}

static void add_words(struct maker *m, enum bp_topic topic, struct bp_changed *item)
{
    const struct bp_comparison *all = m->changes->all;
    const struct bp_row *before = item->pair->before, *after = item->pair->after;
    const struct bp_row *row = after ? after : before;
    item->ref = name_of(m, row);
    item->above = row->up ? filled(m, bp_row_path(m->arena, bp_row_parent(row))) : NULL;
    item->was = before ? what_of(m, before) : "";
    item->what = after ? what_of(m, after) : item->was;
    item->before = item->after = "";
    if (m->failed)
        return;
    switch (topic) {
    case BP_TOPIC_REDATED:
        item->before = due_of(m, before, after);
        item->after = due_of(m, after, before);
        break;
    case BP_TOPIC_REWORDED: add_wording(m, item); break;
    case BP_TOPIC_RENUMBERED:
        item->before = *before->ref ? before->ref : bp_house_word(m->house, BP_WORD_WITHOUT_REF);
        item->after = *after->ref ? after->ref : bp_house_word(m->house, BP_WORD_WITHOUT_REF);
        break;
    default: /* statuses */
        if (before)
            item->before = label_of(m, all->before, before);
        if (after)
            item->after = label_of(m, all->after, after);
    }
}

static void add_pairs(struct maker *m, enum bp_topic topic, enum bp_move move)
{
    const struct bp_comparison *all = m->changes->all;
    uint32_t *n = &m->changes->n[topic];
    for (uint32_t i = 0; i < all->n && !m->failed; i++) {
        const struct bp_pair *pair = &all->pairs[i];
        if (!(pair->changes & bp_topics[topic].change) ||
            (topic == BP_TOPIC_MOVED && pair->move != move))
            continue;
        struct bp_changed *item = &m->changes->items[topic][(*n)++];
        item->pair = pair;
        add_words(m, topic, item);
    }
}

static void add_topics(struct maker *m)
{
    static const enum bp_move moves[] = {BP_MOVE_WORSE, BP_MOVE_IMPROVED, BP_MOVE_NONE};
    for (int topic = 0; topic < BP_TOPICS && !m->failed; topic++) {
        m->changes->items[topic] =
            bp_arena_array(m->arena, m->changes->all->n + 1, sizeof *m->changes->items[topic]);
        m->failed |= !m->changes->items[topic];
        for (int i = 0; i < (topic == BP_TOPIC_MOVED ? 3 : 1); i++)
            add_pairs(m, (enum bp_topic)topic, moves[i]);
    }
}

static const char *number(struct maker *m, uint32_t n)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%u", (unsigned)n);
    return filled(m, bp_arena_text(m->arena, digits, strlen(digits)));
}

static const char *count_words(struct maker *m)
{
    const struct bp_changes *changes = m->changes;
    const char *all = "";
    for (int topic = 0; topic < BP_TOPICS; topic++) {
        if (!changes->n[topic])
            continue;
        const char *words = bp_fill(m->arena, bp_house_word(m->house, bp_topics[topic].counted),
                                    number(m, changes->n[topic]), number(m, changes->worse),
                                    number(m, changes->improved), NULL);
        words = filled(m, words);
        all = *all ? filled(m, bp_fill(m->arena, bp_house_word(m->house, BP_WORD_LIST), all, words, NULL))
                   : words;
    }
    const char *rows = number(m, changes->rows);
    return filled(m, *all ? bp_fill(m->arena, bp_house_word(m->house, BP_WORD_SOME_CHANGED), all,
                                    number(m, changes->unchanged), rows, NULL)
                          : bp_fill(m->arena, bp_house_word(m->house, BP_WORD_NONE_CHANGED), rows, NULL));
}

bool bp_changes_make(const struct bp_comparison *all, const struct bp_house *house, struct bp_arena *arena,
                     struct bp_changes *out)
{
    struct maker m = {.changes = out, .house = house, .arena = arena};
    *out = (struct bp_changes){.all = all};
    for (uint32_t i = 0; i < all->n; i++) {
        const struct bp_pair *pair = &all->pairs[i];
        bool moved = (pair->changes & BP_CHANGE_STATUS) != 0;
        out->rows_before += pair->before != NULL;
        out->rows += pair->after != NULL;
        out->unchanged += pair->changes == 0;
        out->improved += moved && pair->move == BP_MOVE_IMPROVED;
        out->worse += moved && pair->move == BP_MOVE_WORSE;
    }
    add_topics(&m);
    if (!m.failed)
        out->counted = count_words(&m);
    bp_buf_free(&m.text);
    return !m.failed;
}
