/* test_extract.c: what must hold of every part of a plan, over plans made from seeds, all selections that
 * they allow, and both editions:
 *
 *   - the rows chosen and those left out are all rows; they are in the plan's order, and each is what the
 *     selection asks for, or is above such a row and only shown; none that is left out is;
 *   - a row has as many rows below it as stand there, and the row above it is the one of the plan;
 *   - a priority without rows is not in an extract; each has the number that it has in the plan;
 *   - nothing of a restricted row is in a public edition: not in its model, nor in its pages, its tags and its
 *     XML, which reads back to as many rows; all of it is in the restricted edition;
 *   - compared with another plan it has a pair for each row, and tells nothing of a restricted one.
 *
 * BP_SEEDS sets how many seeds (60), BP_SEED runs a single one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "boardpaper.h"
#include "generate.h"
#include "model/dump.h"
#include "model/extract.h"
#include "model/names.h"
#include "model/write.h"
#include "read/read.h"
#include "seeds.h"

struct document {
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_source source;
    struct bp_plan *plan;
};

static void open_document(struct document *d, const struct bp_buf *xml)
{
    memset(d, 0, sizeof *d);
    bp_arena_init(&d->arena, (size_t)512 << 20);
    d->diags.arena = &d->arena;
    d->source = (struct bp_source){.name = "plan.xml", .arena = &d->arena};
    d->source.bytes = bp_arena_text(&d->arena, xml->bytes, xml->len);
    d->source.len = (uint32_t)xml->len;
    if (bp_read_plan(&d->source, &d->arena, &d->diags, &d->plan) != BP_OK || d->diags.errors)
        fail_at("the plan cannot be read", d->diags.n ? d->diags.items[0].message : "");
}

static void generate(struct document *d, uint64_t seed)
{
    struct bp_buf xml = {0};
    generate_plan(seed, &xml);
    open_document(d, &xml);
    bp_buf_free(&xml);
}

/* ---- what a selection asks for, found row by row ---- */

struct listed {
    const struct bp_row *row;
    const struct bp_priority *priority;
};

static uint32_t list(struct document *d, const struct bp_plan *plan, struct listed **rows)
{
    uint32_t n = plan->n_measures, at = 0;
    for (uint32_t p = 0; p < plan->n_priorities; p++)
        n += plan->priorities[p].n_rows;
    *rows = bp_arena_array(&d->arena, n + 1, sizeof **rows);
    for (uint32_t i = 0; i < plan->n_measures; i++)
        (*rows)[at++] = (struct listed){&plan->measures[i], NULL};
    for (uint32_t p = 0; p < plan->n_priorities; p++)
        for (uint32_t i = 0; i < plan->priorities[p].n_rows; i++)
            (*rows)[at++] = (struct listed){&plan->priorities[p].rows[i], &plan->priorities[p]};
    return n;
}

static bool is_called(struct document *d, const struct bp_inline *name, const char *wanted)
{
    const char *a = bp_text_fold(&d->arena, bp_inline_plain(&d->arena, name));
    return !strcmp(a, bp_text_fold(&d->arena, wanted));
}

static bool any_called(struct document *d, const struct bp_inline *names, uint32_t n, const char *wanted)
{
    for (uint32_t i = 0; wanted && i < n; i++)
        if (is_called(d, &names[i], wanted))
            return true;
    return !wanted;
}

static bool in_state(const struct bp_plan *plan, const struct bp_row *row, const char *word)
{
    const struct bp_status *status = &plan->scheme.items[row->status];
    bool overdue = bp_row_overdue(plan, row), missing = row->status == plan->scheme.missing;
    if (!strcmp(word, "exceptions"))
        return overdue || missing || status->exception;
    return (!strcmp(word, "overdue") && overdue) || (!strcmp(word, "missing") && missing) ||
           !strcmp(word, status->id);
}

/* The row, or the nearest one that it is below, that names a lead; NULL: none does. */
static const struct bp_row *led_by(const struct bp_row *row)
{
    while (row && !row->n_leads)
        row = row->up ? row - row->up : NULL;
    return row;
}

static const struct bp_row *joined_by(const struct bp_row *row)
{
    while (row && !row->n_partners)
        row = row->up ? row - row->up : NULL;
    return row;
}

static bool is_wanted(struct document *d, const struct listed *of, const bp_selection *selection)
{
    bool state = !selection->n_only;
    for (size_t i = 0; i < selection->n_only; i++)
        state = state || in_state(d->plan, of->row, selection->only[i]);
    if (selection->priority && (!of->priority || !is_called(d, &of->priority->title, selection->priority)))
        return false;
    const struct bp_row *led = led_by(of->row), *joined = joined_by(of->row);
    return state && any_called(d, led ? led->leads : NULL, led ? led->n_leads : 0, selection->lead) &&
           any_called(d, joined ? joined->partners : NULL, joined ? joined->n_partners : 0, selection->partner);
}

/* Whether the row is shown in any case, or for a row below it. */
static bool is_shown(struct document *d, const struct listed *rows, uint32_t i, const bp_selection *selection,
                     bp_edition edition, bool *context)
{
    bool shown = false;
    for (uint32_t k = i; k <= i + rows[i].row->n_below; k++) {
        bool wanted = is_wanted(d, &rows[k], selection) &&
                      !(edition == BP_EDITION_PUBLIC && rows[k].row->restricted);
        *context = k == i ? !wanted : *context;
        shown = shown || wanted;
    }
    return shown;
}

/* Rows above and below in a part of a plan. */
static void check_levels(const struct bp_plan *part)
{
    for (uint32_t p = 0; p < part->n_priorities; p++)
        for (uint32_t i = 0; i < part->priorities[p].n_rows; i++) {
            const struct bp_priority *priority = &part->priorities[p];
            const struct bp_row *row = &priority->rows[i];
            uint32_t below = 0;
            while (i + below + 1 < priority->n_rows && row[below + 1].level > row->level)
                below++;
            assert_int_equal(row->n_below, below);
            assert_int_equal(row->up > 0, row->level > 0);
            if (row->up)
                assert_int_equal(bp_row_parent(row)->level, row->level - 1);
            if (below)
                assert_true(row->has_below);
        }
}

/* ---- what must hold ---- */

static uint32_t count_rows(const struct bp_plan *plan)
{
    uint32_t n = plan->n_measures;
    for (uint32_t p = 0; p < plan->n_priorities; p++)
        n += plan->priorities[p].n_rows;
    return n;
}

static void check_priorities(const struct document *d, const struct bp_extract *x)
{
    for (uint32_t p = 0; p < x->part.plan->n_priorities; p++) {
        const struct bp_priority *priority = &x->part.plan->priorities[p];
        if (x->chosen && !priority->n_rows)
            fail_at("a priority without rows", "");
        if (d->plan->priorities[priority->number - 1].at != priority->at)
            fail_at("a priority has another number", "");
    }
}

static void check_selection(struct document *d, const bp_selection *selection, bp_edition edition)
{
    struct bp_extract x;
    struct listed *rows, *shown;
    struct bp_diags diags = {.arena = &d->arena};
    uint32_t n = list(d, d->plan, &rows), at = 0;
    if (bp_extract_make(d->plan, selection, edition, &d->arena, &diags, &x) != BP_OK)
        fail_at("no extract", diags.n ? diags.items[0].message : "");
    assert_int_equal(x.part.n + x.left_out, x.all.n);
    assert_int_equal(x.all.n + x.withheld, n);
    assert_int_equal(x.part.n, count_rows(x.part.plan));
    list(d, x.part.plan, &shown);
    for (uint32_t i = 0; i < n; i++) {
        bool context = false, wanted = is_shown(d, rows, i, selection, edition, &context);
        bool there = at < x.part.n && bp_part_number(&x.part, at) == i + 1;
        if (wanted != there)
            fail_at(wanted ? "a row lacks" : "a row too many", rows[i].row->ref);
        if (there && shown[at].row->context != context)
            fail_at(context ? "a row is not there as context" : "a row is there as context", rows[i].row->ref);
        at += there;
    }
    check_levels(x.part.plan);
    check_priorities(d, &x);
}

static void check_word(struct document *d, const char *word, bp_edition edition)
{
    const char *two[] = {word, "overdue"};
    check_selection(d, &(bp_selection){.size = sizeof(bp_selection), .only = two, .n_only = 1}, edition);
    check_selection(d, &(bp_selection){.size = sizeof(bp_selection), .only = two, .n_only = 2}, edition);
}

/* Each name alone, and the leads with what is overdue. */
static void check_names(struct document *d, bp_edition edition)
{
    static const char *const overdue[] = {"overdue"};
    struct bp_extract all;
    struct bp_name_list names;
    assert_int_equal(bp_extract_make(d->plan, NULL, edition, &d->arena, &d->diags, &all), BP_OK);
    for (int kind = 0; kind < BP_NAME_KINDS; kind++) {
        assert_true(bp_names_list(all.part.plan, (enum bp_name_kind)kind, &d->arena, &names));
        for (size_t i = 0; i < names.n && i < 12; i++) {
            const char *name = names.items[i].text;
            bp_selection selection = {.size = sizeof(bp_selection), .lead = kind == BP_NAME_LEAD ? name : NULL,
                                      .partner = kind == BP_NAME_PARTNER ? name : NULL,
                                      .priority = kind == BP_NAME_PRIORITY ? name : NULL};
            check_selection(d, &selection, edition);
            selection.only = overdue;
            selection.n_only = 1;
            check_selection(d, &selection, edition);
        }
    }
}

static bool says(const void *bytes, size_t len, const char *word)
{
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= len; i++)
        if (!memcmp((const char *)bytes + i, word, n))
            return true;
    return false;
}

/* The secret is in every stage of the restricted edition that has restricted rows, and in none of the other. */
static void check_secret(uint64_t seed, bool any)
{
    struct bp_buf xml = {0};
    generate_plan(seed, &xml);
    for (int edition = 0; edition < 2; edition++) {
        bp_doc *doc = bp_new();
        assert_int_equal(bp_load_memory(doc, xml.bytes, xml.len, "plan.xml"), BP_OK);
        for (int chase = 0; chase < 2; chase++) {
            bp_check_options checks = BP_INIT(bp_check_options);
            bp_options options = {.size = sizeof(bp_options), .edition = (bp_edition)edition, .chase = chase,
                                  .findings = &checks, .previous = doc, .large_print = seed % 3 == 0};
            for (int stage = BP_STAGE_MODEL; stage <= BP_STAGE_TAGS; stage++) {
                const void *bytes;
                size_t len;
                assert_int_equal(bp_dump(doc, &options, (bp_stage)stage, &bytes, &len), BP_OK);
                bool told = says(bytes, len, GENERATED_SECRET);
                bool may = any && edition == BP_EDITION_RESTRICTED;
                if (told != may && (told || !chase)) /* chase sheets leave out what is complete */
                    fail_at(told ? "a secret is told" : "a row lacks", "");
            }
        }
        bp_free(doc);
    }
    bp_buf_free(&xml);
}

static void check_written(struct document *d)
{
    struct bp_extract x;
    struct document again;
    struct bp_buf xml = {0};
    assert_int_equal(bp_extract_make(d->plan, NULL, BP_EDITION_PUBLIC, &d->arena, &d->diags, &x), BP_OK);
    bp_plan_write(x.part.plan, NULL, &xml);
    assert_false(says(xml.bytes, xml.len, GENERATED_SECRET));
    open_document(&again, &xml);
    assert_int_equal(count_rows(again.plan), x.part.n);
    bp_arena_clear(&again.arena);
    bp_buf_free(&xml);
}

static void check_compared(struct document *d, const struct document *before)
{
    struct bp_extract x;
    struct bp_comparison since;
    assert_int_equal(bp_extract_make(d->plan, NULL, BP_EDITION_PUBLIC, &d->arena, &d->diags, &x), BP_OK);
    assert_true(bp_extract_compare(&x, before->plan, &d->arena, &since));
    assert_true(since.n >= x.part.n);
    for (uint32_t i = 0; i < since.n; i++) {
        const struct bp_pair *pair = &since.pairs[i];
        assert_int_equal(pair->after_number, i < x.part.n ? i + 1 : 0);
        assert_false(pair->before && pair->before->restricted);
        assert_false(pair->after && pair->after->restricted);
    }
}

static void test_seed(uint64_t seed)
{
    struct document d, before;
    struct listed *rows;
    bool any = false;
    generate(&d, seed);
    generate(&before, seed + 1);
    for (uint32_t i = 0, n = list(&d, d.plan, &rows); i < n; i++)
        any = any || rows[i].row->restricted;
    for (int edition = 0; edition < 2; edition++) {
        check_selection(&d, &(bp_selection)BP_INIT(bp_selection), (bp_edition)edition);
        check_word(&d, "exceptions", (bp_edition)edition);
        check_word(&d, "missing", (bp_edition)edition);
        for (int i = 0; i < d.plan->scheme.n; i++)
            check_word(&d, d.plan->scheme.items[i].id, (bp_edition)edition);
        check_names(&d, (bp_edition)edition);
    }
    check_written(&d);
    check_compared(&d, &d);
    check_compared(&d, &before);
    check_secret(seed, any);
    bp_arena_clear(&before.arena);
    bp_arena_clear(&d.arena);
}

static void test_seeds(void **state)
{
    (void)state;
    try_seeds(60, test_seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_seeds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
