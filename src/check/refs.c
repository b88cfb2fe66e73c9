/* refs.c: checks refs: no ref twice, all in the same form, those of a priority in order, and no measure
 * with the number of another priority. A ref is read as a prefix and numbers, some with a letter: "CSAP
 * 3.10" is the prefix "CSAP " with 3 and 10, "2a.1" is 2a and 1. */
#include <string.h>

#include "base/text.h"
#include "check/rules.h"
#include "check/text.h"

#define MOST_NUMBERS 6

struct ref {
    const struct bp_check_row *row;
    const char *form;   /* each number replaced by "n": "CSAP n.n"; arena */
    size_t prefix;      /* bytes before the first digit */
    uint32_t numbers[MOST_NUMBERS];
    char letters[MOST_NUMBERS]; /* after each number; 0: none */
    int n;
    bool inner;      /* it says only which row below another one it is: "a" below "2.1" */
    bool family;     /* it continues another ref, or another one continues it */
    bool common;     /* other refs of its priority have this form too */
    bool series;     /* it has a prefix of its own, and its number is another's too */
    bool twice, odd; /* results; odd: its form differs, so its numbers cannot be compared with
                        those of others */
};

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool bp_ref_continues(const char *ref, const char *above)
{
    size_t len = strlen(above);
    if (!len || strncmp(ref, above, len) != 0 || !ref[len])
        return false;
    char last = above[len - 1], next = ref[len];
    bool letter = is_lower(next) || (next >= 'A' && next <= 'Z');
    return letter ? bp_is_digit(last) : !bp_is_digit(next) || !bp_is_digit(last);
}

/* A small letter after a number ("3.1a") marks a part of a row. It does not change the form. */
static void read_ref(struct bp_check *check, const struct bp_check_row *row, struct ref *ref)
{
    const char *text = row->row->ref;
    char *form = bp_arena_alloc(check->arena, strlen(text) + 1);
    *ref = (struct ref){.row = row, .form = "", .inner = row->row->up && !bp_row_tells_parent(row->row)};
    if (!form)
        return; /* the caller sees it in the arena */
    ref->form = form;
    ref->prefix = strcspn(text, "0123456789");
    for (const char *at = text; *at;) {
        if (!bp_is_digit(*at)) {
            *form++ = *at++;
            continue;
        }
        uint32_t value = 0;
        for (; bp_is_digit(*at); at++)
            value = value < 100000000 ? value * 10 + (uint32_t)(*at - '0') : value;
        bool lettered = is_lower(*at) && !is_lower(at[1]);
        if (ref->n < MOST_NUMBERS) {
            ref->letters[ref->n] = lettered ? *at : 0;
            ref->numbers[ref->n++] = value;
        }
        *form++ = 'n';
        at += lettered;
    }
}

/* ---- twice ---- */

/* Refs that differ only in letter case and blanks are the same. */
static const char *key_of(struct bp_check *check, const char *ref)
{
    char *key = bp_arena_alloc(check->arena, strlen(ref) + 1), *to = key;
    for (const char *from = bp_check_fold(check, ref); key && *from; from++)
        if (*from != ' ')
            *to++ = *from;
    return key ? key : "";
}

static void find_twice(struct bp_check *check, struct ref *refs, uint32_t n)
{
    const char **keys = bp_arena_array(check->arena, n ? n : 1, sizeof *keys);
    uint32_t *first = bp_arena_array(check->arena, n ? n : 1, sizeof *first);
    if (!keys || !first)
        return;
    for (uint32_t i = 0; i < n; i++)
        keys[i] = key_of(check, refs[i].inner ? refs[i].row->name : refs[i].row->row->ref);
    if (!bp_check_same(check, keys, n, first))
        return;
    for (uint32_t i = 0; i < n; i++) {
        if (first[i] == i)
            continue;
        refs[i].twice = true;
        const struct bp_check_row *other = refs[first[i]].row;
        const char *where = other->row->kind == BP_MEASURE ? "here and by a measure above"
                            : other->priority == refs[i].row->priority
                                ? "here and by an action above"
                                : "here and by an action of another priority";
        bp_check_relate_row(check, bp_check_find_row(check, BP_E_REF_TWICE, refs[i].row,
                                                     refs[i].row->row->ref, where, NULL),
                            other);
    }
}

/* ---- the same form ---- */

/* The form of at least three quarters of the refs, and of at least three. NULL if there is none.
 * The Boyer-Moore majority vote finds the only candidate. */
static const struct ref *usual_form(const struct ref *refs, uint32_t n)
{
    const struct ref *usual = NULL;
    uint32_t lead = 0, count = 0, all = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (refs[i].inner)
            continue;
        all++;
        if (!lead)
            usual = &refs[i];
        lead += !strcmp(refs[i].form, usual->form) ? 1 : UINT32_MAX;
    }
    for (uint32_t i = 0; usual && i < n; i++)
        count += !refs[i].inner && !strcmp(refs[i].form, usual->form);
    return count >= 3 && count >= all - all / 4 ? usual : NULL;
}

/* Marks the refs whose form at least three refs of their priority have: it is no slip. */
static void mark_common(struct bp_check *check, struct ref *refs, uint32_t n)
{
    const char **forms = bp_arena_array(check->arena, n + 1, sizeof *forms);
    uint32_t *first = bp_arena_array(check->arena, n + 1, sizeof *first);
    uint32_t *count = bp_arena_array(check->arena, n + 1, sizeof *count);
    for (uint32_t i = 0, end; forms && first && count && i < n; i = end) {
        for (end = i; end < n && refs[end].row->priority == refs[i].row->priority; end++)
            forms[end] = refs[end].form;
        if (!bp_check_same(check, forms + i, end - i, first + i))
            return;
        for (uint32_t k = i; k < end; k++)
            count[i + first[k]]++;
        for (uint32_t k = i; k < end; k++)
            refs[k].common = count[i + first[k]] >= 3;
    }
}

/* "did you mean "CSAP 3.10"?" if the ref lacks only the usual prefix; else a general hint. */
static const char *form_hint(struct bp_check *check, const struct ref *ref, const struct ref *usual)
{
    const char *text = ref->row->row->ref, *like = usual->row->row->ref;
    const char *numbers = usual->form + usual->prefix, *own = ref->form + ref->prefix;
    if (!strcmp(numbers, own))
        return bp_check_say(check, "did you mean \"%.*s%s\"?", (int)usual->prefix, like,
                            text + ref->prefix);
    return bp_check_say(check, "write it as the others are, such as %s", like);
}

/* Marks the refs of rows on two levels: "4.2" and "4.2.1". A ref continues the last one that is shorter and
 * begins like it, so those above are kept as a stack. */
static void mark_families(struct ref *refs, uint32_t n)
{
    uint32_t above[MOST_NUMBERS + 2], depth = 0;
    for (uint32_t i = 0; i < n; i++) {
        const char *text = refs[i].row->row->ref;
        while (depth && (refs[above[depth - 1]].row->priority != refs[i].row->priority ||
                         !bp_ref_continues(text, refs[above[depth - 1]].row->row->ref)))
            depth--;
        if (depth)
            refs[i].family = refs[above[depth - 1]].family = true;
        if (depth < sizeof above / sizeof *above)
            above[depth++] = i;
    }
}

/* Marks the refs with letters of their own whose number another has in the usual form: "CoC-01" beside
 * "AFI-01" is a series of its own, and no slip for it. */
static void mark_series(struct bp_check *check, struct ref *refs, uint32_t n, const struct ref *usual)
{
    const char **keys = bp_arena_array(check->arena, n + 1, sizeof *keys);
    uint32_t *first = bp_arena_array(check->arena, n + 1, sizeof *first);
    bool *used = bp_arena_array(check->arena, n + 1, sizeof *used);
    if (!keys || !first || !used)
        return;
    for (uint32_t i = 0; i < n; i++)
        keys[i] = refs[i].inner ? refs[i].row->name : refs[i].row->row->ref + refs[i].prefix;
    if (!bp_check_same(check, keys, n, first))
        return;
    for (uint32_t i = 0; i < n; i++)
        if (!refs[i].inner && !strcmp(refs[i].form, usual->form))
            used[first[i]] = true;
    for (uint32_t i = 0; i < n; i++)
        refs[i].series = refs[i].prefix && !refs[i].inner && used[first[i]];
}

static bool find_unlike(struct bp_check *check, struct ref *refs, uint32_t n)
{
    const struct ref *usual = n ? usual_form(refs, n) : NULL;
    if (usual)
        mark_series(check, refs, n, usual);
    for (uint32_t i = 0; usual && i < n; i++) {
        struct ref *ref = &refs[i];
        if (!strcmp(ref->form, usual->form) || ref->family || ref->inner || ref->series)
            continue;
        ref->odd = strcmp(ref->form + ref->prefix, usual->form + usual->prefix) != 0;
        if (ref->odd && ref->common)
            continue;
        bp_check_find_row(check, BP_E_REF_FORM, ref->row, ref->row->row->ref, usual->row->row->ref,
                          form_hint(check, ref, usual));
    }
    return usual != NULL;
}

/* If the refs have no common form, those of each priority may have one. */
static void find_unlike_by_priority(struct bp_check *check, struct ref *refs, uint32_t n)
{
    for (uint32_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && refs[end].row->priority == refs[i].row->priority;)
            end++;
        find_unlike(check, refs + i, end - i);
    }
}

/* ---- in order ---- */

/* Whether `b` may follow `a`: its numbers are not smaller, or the two cannot be compared. The order of
 * priorities is not that of refs: they may begin again, or the newest come first. */
static bool may_follow(const struct ref *a, const struct ref *b)
{
    bool one_sort = a->row->priority == b->row->priority &&
                    (!a->prefix || !b->prefix ||
                     (a->prefix == b->prefix && !memcmp(a->row->row->ref, b->row->row->ref, a->prefix)));
    for (int i = 0; one_sort && i < a->n && i < b->n; i++) {
        if (a->numbers[i] != b->numbers[i])
            return a->numbers[i] < b->numbers[i];
        if (a->letters[i] != b->letters[i])
            return a->letters[i] < b->letters[i];
    }
    return true;
}

/* The next ref after `i` that can be compared, or n. */
static uint32_t next_even(const struct ref *refs, uint32_t n, uint32_t i)
{
    for (i++; i < n && (refs[i].odd || refs[i].inner);)
        i++;
    return i;
}

/* If very many rows are out of order (sorted worst first, for example), it is on purpose. */
static void find_disorder(struct bp_check *check, const struct ref *refs, uint32_t n)
{
    uint32_t back = 0, first = next_even(refs, n, UINT32_MAX);
    for (uint32_t i = first, j; (j = next_even(refs, n, i)) < n; i = j)
        back += !may_follow(&refs[i], &refs[j]);
    if (back > 1 && back * 4 >= n)
        return;
    for (uint32_t i = first, j; (j = next_even(refs, n, i)) < n; i = j)
        if (!may_follow(&refs[i], &refs[j]) && !refs[j].twice)
            bp_check_relate_row(check,
                                bp_check_find_row(check, BP_E_REF_ORDER, refs[j].row, refs[j].row->name,
                                                  refs[i].row->name, NULL),
                                refs[i].row);
}

/* ---- a measure with the number of another priority ---- */

#define MOST_PRIORITIES 64 /* a plan with more is skipped: the search looks at each priority for
                              each measure */

struct topic {
    const char *words; /* its title */
    const struct ref *first;
};

static const char *words_of(struct bp_check *check, const struct bp_inline *text)
{
    const char *plain = bp_inline_plain(check->arena, text);
    return plain ? bp_check_words(check, plain, strlen(plain)) : "";
}

/* Whether a title begins with the words of a theme. */
static bool is_about(const struct topic *topic, const char *theme)
{
    size_t len = strlen(theme);
    return len && !strncmp(topic->words, theme, len) && (!topic->words[len] || topic->words[len] == ' ');
}

static bool has_number(const struct topic *topic, const struct ref *measure)
{
    const struct ref *first = topic->first;
    return first->n && measure->n && first->numbers[0] == measure->numbers[0] &&
           first->prefix == measure->prefix &&
           !memcmp(first->row->row->ref, measure->row->row->ref, measure->prefix);
}

/* The priority whose actions have the measure's number, if the measure's theme names another
 * priority; else NULL. */
static const struct topic *find_clash(struct bp_check *check, const struct ref *measure,
                                      const struct topic *topics, size_t n)
{
    const char *theme = words_of(check, &measure->row->row->theme);
    const struct topic *other = NULL;
    bool known = false;
    for (size_t i = 0; i < n; i++) {
        bool about = is_about(&topics[i], theme), numbered = has_number(&topics[i], measure);
        if (about && numbered)
            return NULL;
        known = known || about;
        if (numbered)
            other = &topics[i];
    }
    return known ? other : NULL;
}

/* One finding for all measures: an author who numbers one in this way numbers all in this way. */
static void find_clashes(struct bp_check *check, const struct ref *refs, uint32_t n_measures, uint32_t n)
{
    struct topic topics[MOST_PRIORITIES];
    size_t n_topics = 0;
    for (uint32_t i = n_measures; i < n; i++) {
        if (i > n_measures && refs[i].row->priority == refs[i - 1].row->priority)
            continue;
        if (n_topics == MOST_PRIORITIES)
            return;
        topics[n_topics++] =
            (struct topic){words_of(check, &refs[i].row->priority->title), &refs[i]};
    }
    const struct ref *measure = NULL;
    const struct topic *other = NULL;
    unsigned count = 0;
    for (uint32_t i = 0; i < n_measures; i++) {
        const struct topic *clash = find_clash(check, &refs[i], topics, n_topics);
        if (clash && !measure) {
            measure = &refs[i];
            other = clash;
        }
        count += clash != NULL;
    }
    if (!measure)
        return;
    const char *like = count < 2 ? "" : bp_check_say(check, " (and %u more like it)", count - 1);
    bp_check_relate_row(
        check,
        bp_check_find_row(check, BP_E_REF_CLASH, measure->row,
                          bp_check_say(check, "the measure %s%s is", measure->row->name, like),
                          bp_inline_plain(check->arena, &measure->row->row->theme),
                          bp_check_say(check, "from %s on are on %s", other->first->row->name,
                                       bp_inline_plain(check->arena, &other->first->row->priority->title))),
        other->first->row);
}

/* Whether some measure has a ref; where none has, none continues another. */
static bool has_refs(const struct bp_check *check)
{
    for (uint32_t i = 0; i < check->plan->n_measures; i++)
        if (*check->plan->measures[i].ref)
            return true;
    return false;
}

void bp_rule_refs(struct bp_check *check)
{
    struct ref *refs = bp_arena_array(check->arena, check->n_rows + 1, sizeof *refs);
    uint32_t n_measures = 0, n = 0;
    for (uint32_t i = 0; refs && i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        if (*row->row->ref) {
            read_ref(check, row, &refs[n++]);
            n_measures += row->row->kind == BP_MEASURE;
        } else if (i == 0 && row->row->kind == BP_MEASURE && has_refs(check)) {
            bp_check_find_row(check, BP_E_NO_REF, row, NULL, NULL, NULL);
        }
    }
    if (!refs)
        return;
    struct ref *actions = refs + n_measures;
    uint32_t n_actions = n - n_measures;
    mark_families(actions, n_actions);
    mark_common(check, refs, n_measures);
    mark_common(check, actions, n_actions);
    find_twice(check, refs, n_measures);
    find_twice(check, actions, n_actions);
    find_unlike(check, refs, n_measures);
    if (!find_unlike(check, actions, n_actions))
        find_unlike_by_priority(check, actions, n_actions);
    find_disorder(check, refs, n_measures);
    find_disorder(check, actions, n_actions);
    find_clashes(check, refs, n_measures, n);
}
