/* test_write.c: what must hold of the XML that is written of a plan, over plans made from seeds, and over the
 * good plans in tests/golden/plans/valid and input:
 *
 *   - it reads back to an equal plan, without a new finding, and is written from that in the same bytes;
 *   - no line of it is wider than a word makes it;
 *   - rolled on to its next period it loads; its rows are those that are not complete, in their order, each
 *     with its status as the previous one, and with none of its own; its period follows on. An action that
 *     is complete stays only with one above or below it that is not;
 *   - rolled on again it still loads.
 *
 * BP_SEEDS sets how many seeds (100), BP_SEED runs a single one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/text.h"
#include "generate.h"
#include "model/dump.h"
#include "model/roll.h"
#include "model/write.h"
#include "read/read.h"

/* A plan, and what was found on reading it. */
struct document {
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_source source;
    struct bp_plan *plan;
    struct bp_buf model;
};

static const char *name_now;

static void fail_at(const char *what, const char *detail)
{
    print_error("%s: %s: %s\n", name_now, what, detail);
    fail();
}

/* False: it has errors, which only a plan that was not written by us may have. */
static bool open_document(struct document *d, const struct bp_buf *xml)
{
    memset(d, 0, sizeof *d);
    bp_arena_init(&d->arena, (size_t)512 << 20);
    d->diags.arena = &d->arena;
    d->source = (struct bp_source){.name = "plan--1.xml", .arena = &d->arena};
    d->source.bytes = bp_arena_text(&d->arena, xml->bytes, xml->len);
    d->source.len = (uint32_t)xml->len;
    if (bp_read_plan(&d->source, &d->arena, &d->diags, &d->plan) != BP_OK || d->diags.errors)
        return false;
    bp_plan_dump(d->plan, &d->model);
    bp_buf_char(&d->model, 0);
    return true;
}

static void close_document(struct document *d)
{
    bp_buf_free(&d->model);
    bp_arena_clear(&d->arena);
}

static void open_written(struct document *d, const struct bp_buf *xml)
{
    if (!open_document(d, xml))
        fail_at("what was written cannot be read", d->diags.items[0].message);
}

/* A line that is too wide has no blank after its indentation at which it could end, but in a tag. */
static void check_lines(const struct bp_buf *xml)
{
    const char *at = xml->bytes, *end = xml->bytes + xml->len;
    while (at < end) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        if (!line_end)
            fail_at("the last line", "has no end");
        size_t len = (size_t)(line_end - at), lead = strspn(at, " ");
        if (len && at[len - 1] == ' ')
            fail_at("a line", "ends in a blank");
        if (bp_utf8_count(at, len) > BP_XML_COLUMNS && !memchr(at, '<', len) &&
            !memchr(at, '"', len) && memchr(at + lead, ' ', len - lead))
            fail_at("a line is too wide", at);
        at = line_end + 1;
    }
}

static void check_written(struct document *d)
{
    struct bp_buf first = {0}, second = {0};
    struct document again;
    bp_plan_write(d->plan, NULL, &first);
    check_lines(&first);
    open_written(&again, &first);
    assert_string_equal(again.model.bytes, d->model.bytes);
    if (again.diags.n > d->diags.n)
        fail_at("what was written has a new finding", again.diags.items[0].message);
    bp_plan_write(again.plan, NULL, &second);
    assert_int_equal(first.len, second.len);
    assert_memory_equal(first.bytes, second.bytes, first.len);
    close_document(&again);
    bp_buf_free(&first);
    bp_buf_free(&second);
}

/* What a program is to read says the same. */
static void check_plain(struct document *d)
{
    struct bp_buf plain = {0};
    struct document again;
    bp_plan_write_plain(d->plan, &plain);
    open_written(&again, &plain);
    assert_string_equal(again.model.bytes, d->model.bytes);
    if (again.diags.n > d->diags.n)
        fail_at("what was written plainly has a new finding", again.diags.items[0].message);
    close_document(&again);
    bp_buf_free(&plain);
}

static bool is_complete(const struct bp_plan *plan, const struct bp_row *row)
{
    return row->completed.year || plan->scheme.items[row->status].complete;
}

/* A row that is complete may stay for the sake of those that continue it. */
static void check_row(const struct document *old, const struct document *new, const struct bp_row *was,
                      const struct bp_row *is)
{
    if (strcmp(was->ref, is->ref) != 0)
        fail_at("another row", is->ref);
    assert_int_equal(is->level, was->level);
    if (bp_row_has_status(old->plan, was))
        assert_string_equal(new->plan->scheme.items[is->previous_status].id,
                            old->plan->scheme.items[was->status].id);
    else
        assert_int_equal(is->previous_status, -1);
    assert_int_equal(is->status_given, is_complete(old->plan, was) && was->status_given);
    assert_null(is->update);
    assert_null(is->corrective_action);
    assert_int_equal(is->n_accepts, 0);
}

/* Whether the action, or one above or below it, is open: it has a status, and is not complete. */
static bool stays(const struct bp_plan *plan, const struct bp_priority *priority, uint32_t at)
{
    bool open = false, complete = false;
    while (priority->rows[at].level)
        at--;
    do {
        const struct bp_row *row = &priority->rows[at++];
        complete = complete || is_complete(plan, row);
        open = open || (!is_complete(plan, row) && bp_row_has_status(plan, row));
    } while (at < priority->n_rows && priority->rows[at].level);
    return open || !complete;
}

static void check_rows(const struct document *old, const struct document *new)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < old->plan->n_measures; i++) {
        const struct bp_row *row = &old->plan->measures[i];
        bool left = at < new->plan->n_measures;
        if (is_complete(old->plan, row) &&
            (!left || strcmp(new->plan->measures[at].ref, row->ref) != 0))
            continue;
        if (!left)
            fail_at("a measure is lost", row->ref);
        check_row(old, new, row, &new->plan->measures[at++]);
    }
    assert_int_equal(at, new->plan->n_measures);
    assert_int_equal(old->plan->n_priorities, new->plan->n_priorities);
    for (uint32_t i = 0; i < old->plan->n_priorities; i++) {
        const struct bp_priority *was = &old->plan->priorities[i], *is = &new->plan->priorities[i];
        at = 0;
        for (uint32_t j = 0; j < was->n_rows; j++)
            if (stays(old->plan, was, j) && at < is->n_rows)
                check_row(old, new, &was->rows[j], &is->rows[at++]);
        assert_int_equal(at, is->n_rows);
    }
}

static void roll(struct document *from, struct document *to)
{
    struct bp_buf xml = {0};
    struct bp_arena arena;
    bp_arena_init(&arena, (size_t)64 << 20);
    if (!bp_plan_roll(from->plan, false, &arena, &xml))
        fail_at("it cannot be rolled on", "");
    check_lines(&xml);
    open_written(to, &xml);
    bp_arena_clear(&arena);
    bp_buf_free(&xml);
}

static void check_rolled(struct document *d)
{
    struct document next, after;
    roll(d, &next);
    check_rows(d, &next);
    assert_true(bp_date_compare(d->plan->report.to, next.plan->report.from) < 0);
    assert_int_equal(next.plan->measures_stated.at, BP_NOWHERE);
    assert_int_equal(next.plan->actions_stated.at, BP_NOWHERE);
    assert_int_equal(next.plan->report.meeting_date.year, 0);
    roll(&next, &after);
    check_rows(&next, &after);
    check_written(&after);
    close_document(&next);
    close_document(&after);
}

static void check_plan(const struct bp_buf *xml)
{
    struct document d;
    if (open_document(&d, xml)) {
        check_written(&d);
        check_plain(&d);
        check_rolled(&d);
    }
    close_document(&d);
}

static void test_seeds(void **state)
{
    (void)state;
    const char *one = getenv("BP_SEED"), *many = getenv("BP_SEEDS");
    unsigned long long first = one ? strtoull(one, NULL, 10) : 0;
    unsigned long long n = one ? 1 : many ? strtoull(many, NULL, 10) : 100;
    for (unsigned long long seed = first; seed < first + n; seed++) {
        char name[40];
        struct bp_buf xml = {0};
        snprintf(name, sizeof name, "seed %llu", seed);
        name_now = name;
        generate_plan(seed, &xml);
        check_plan(&xml);
        bp_buf_free(&xml);
    }
}

static void check_folder(const char *folder, int least)
{
    struct bp_buf names = {0};
    int found = 0;
    assert_int_equal(bp_file_list(folder, &names), 0);
    for (size_t at = 0; at < names.len; at += strlen(names.bytes + at) + 1) {
        char path[256];
        struct bp_buf xml = {0};
        const char *name = names.bytes + at, *dot = strrchr(name, '.');
        if (!dot || strcmp(dot, ".xml") != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, name);
        name_now = path;
        assert_int_equal(bp_file_read(path, BP_MAX_SOURCE, &xml), 0);
        check_plan(&xml);
        bp_buf_free(&xml);
        found++;
    }
    bp_buf_free(&names);
    assert_true(found >= least);
}

static void test_files(void **state)
{
    (void)state;
    check_folder("tests/golden/plans/valid", 20);
    check_folder("input", 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_seeds), cmocka_unit_test(test_files)};
    return cmocka_run_group_tests_name("write", tests, NULL, NULL);
}
