/* claims.c: what an update says of a target, against the measure's figures (BP5050); and a period for which
 * a measure has no figure, though other measures have one (BP5053). */
#include <stdlib.h>
#include <string.h>

#include "check/rules.h"
#include "check/words.h"
#include "model/figures.h"

static const char *const met[] = {
    "target|targets exceeded|met|achieved|surpassed",
    "target|targets was|is|has|were|have exceeded|met|achieved|surpassed|been",
    "exceeded|surpassed|met|achieved|exceeding|meeting|achieving the|our|its|this|their target|targets",
    "above|on target",
    "better than target",
    "better than the|our|its target",
    NULL};
static const char *const missed[] = {
    "target|targets missed",
    "target|targets not met|achieved|reached",
    "target|targets was|is|were|are not met|achieved|reached",
    "missed|missing the|our|its|this target|targets",
    "below|off|under|outside target",
    "short of target|the|our target",
    "short of target",
    "not met|achieved|reached|meeting|achieving the|our|its target",
    NULL};

/* The phrase is denied, wished for or about a time to come. */
static const char *const denied[] = {
    "not|never|no|nearly|almost|if|will|would|expect|expected|expects|until|unless|when|should|could|may|"
    "might|forecast|predicted|projected|previously|last",
    NULL};

/* The phrase is about a part of the time or of the work. */
static const char others[] = "in|for|during|last|at|by|across|until|since";

/* The first phrase of the update that says so of now and of all; 0: none does. */
static size_t find_claim(const struct bp_words *words, const char *const *phrases, size_t *at)
{
    for (*at = 0;; ++*at) {
        size_t taken = bp_phrase_find(words, at, words->n, phrases);
        if (!taken)
            return 0;
        size_t first = bp_sentence_start(words, *at), end = *at + taken;
        bool other = end < words->n && words->items[end].before == ' ' &&
                     bp_word_in(&words->items[end], others);
        if (!other && !bp_phrase_in(words, first, *at, denied))
            return taken;
    }
}

static void check_claim(struct bp_check *check, const struct bp_check_row *row, struct bp_words *words)
{
    const struct bp_number *number = row->row->number;
    int64_t miss;
    size_t at, taken;
    if (!number || !*row->update || !bp_number_miss(check->plan, number, &miss) ||
        bp_check_figure_clash(check, row) || !bp_words_split(words, row->update))
        return;
    taken = find_claim(words, miss > 0 ? met : missed, &at);
    if (!taken)
        return;
    struct bp_figure actual = bp_number_actual(number);
    const char *said = bp_words_text(words, at, at + taken);
    bp_words_find(check, BP_E_CLAIM, row, words, at, at + taken, said ? said : "",
                  bp_check_say(check, "its figure%s%s is %s, and the target %s", *actual.when ? " for " : "",
                               actual.when, actual.text, bp_number_target(check->plan, number)));
}

void bp_rule_claims(struct bp_check *check)
{
    struct bp_words words = {check->arena, NULL, 0, 0};
    for (uint32_t i = 0; i < check->n_rows; i++)
        check_claim(check, &check->rows[i], &words);
}

/* ---- figures that others have ---- */

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct times {
    const char **items; /* sorted: the periods for which some measure has a figure */
    size_t n;
};

static bool list_times(struct bp_check *check, struct times *out)
{
    size_t n = 0;
    for (uint32_t i = 0; i < check->n_rows; i++)
        n += check->rows[i].row->number ? check->rows[i].row->number->n_values : 0;
    *out = (struct times){n ? bp_arena_array(check->arena, n, sizeof *out->items) : NULL, 0};
    for (uint32_t i = 0; i < check->n_rows && out->items; i++) {
        const struct bp_number *number = check->rows[i].row->number;
        for (uint32_t v = 0; number && v < number->n_values; v++)
            if (*number->values[v].text)
                out->items[out->n++] = number->values[v].when;
    }
    if (out->n)
        qsort(out->items, out->n, sizeof *out->items, compare_texts);
    return out->items != NULL;
}

/* Finds the last period for which this row has no figure, but another row has one. */
static void check_missing(struct bp_check *check, const struct bp_check_row *row, const struct times *times)
{
    const struct bp_number *number = row->row->number;
    for (uint32_t v = number ? number->n_values : 0; v; v--) {
        const struct bp_figure *value = &number->values[v - 1];
        if (*value->text)
            return;
        if (!bsearch(&value->when, times->items, times->n, sizeof *times->items, compare_texts))
            continue;
        uint32_t offset, length;
        bp_check_attribute(check, value->words.at, "period", &offset, &length);
        bp_check_find(check, BP_E_FIGURE_MISSING, row, offset, length, row->name, value->when, NULL);
        return;
    }
}

void bp_rule_missing_figures(struct bp_check *check)
{
    struct times times;
    if (!list_times(check, &times) || !times.n)
        return;
    for (uint32_t i = 0; i < check->n_rows; i++)
        check_missing(check, &check->rows[i], &times);
}
