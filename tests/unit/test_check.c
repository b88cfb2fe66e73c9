/* test_check.c: the engine of the checks: memory that runs out at any point, places in the source, names of rows,
 * what is wanted and what is accepted. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "check/check.h"
#include "read/read.h"

static const char plan_text[] =
    "<action-plan><title>T</title><plan-period from=\"2019-04-01\" to=\"2020-03-31\"/>\n"
    "<report from=\"2019-07-01\" to=\"2019-09-30\"><title>Q2</title></report>\n"
    "<success-measures><stated-totals green=\"5\"/>\n"
    "<measure ref=\"M1\" due=\"Marc 2020\" status=\"green\"><description>80% of cases</description>\n"
    "<number better=\"lower\" target=\"1\" actual=\"2\"/></measure>\n"
    "<measure status=\"red\"><description>More</description><update>What was done <em>a &amp; b</em>\n"
    "  was <!-- not -->   much.<br/>More<ul><li>an &#233;clair</li><li>x</li></ul></update></measure>\n"
    "</success-measures><actions><priority><title>P</title>\n"
    "<action ref=\"1.2\" due=\"June 2018\" status=\"green\"><description>Inspect</description>\n"
    "<update>The same update that stands on two rows.</update><accept code=\"BP5007\">x</accept></action>\n"
    "<action ref=\"1.1\" due=\"June 2019\" status=\"amber\" completed=\"2020-01-01\">\n"
    "<description>Inspect</description><lead>A</lead>\n"
    "<update>The same update that stands on two rows.</update></action>\n"
    "</priority></actions></action-plan>\n";

struct document {
    struct bp_arena arena;
    struct bp_source source;
    struct bp_diags diags;
    struct bp_plan *plan;
};

static void open_plan(struct document *d)
{
    memset(d, 0, sizeof *d);
    bp_arena_init(&d->arena, (size_t)16 << 20);
    d->source = (struct bp_source){.name = "plan.xml", .arena = &d->arena};
    d->source.len = (uint32_t)strlen(plan_text);
    d->source.bytes = bp_arena_text(&d->arena, plan_text, d->source.len);
    d->diags.arena = &d->arena;
    assert_int_equal(bp_read_plan(&d->source, &d->arena, &d->diags, &d->plan), BP_OK);
}

static size_t count_code(const struct bp_diags *diags, int code)
{
    size_t n = 0;
    for (size_t i = 0; i < diags->n; i++)
        n += diags->items[i].code == code;
    return n;
}

/* ---- memory ---- */

static void test_memory(void **state)
{
    (void)state;
    bool good = false;
    size_t failed = 0;
    for (size_t room = 0; !good && room < (size_t)16 << 20; room += room < 4096 ? 64 : 1024) {
        struct document d;
        open_plan(&d);
        d.arena.budget = d.arena.taken + room;
        good = bp_check_run(d.plan, &(struct bp_check_wish){.names = true, .previous = d.plan}, &d.diags);
        failed += !good;
        bp_arena_clear(&d.arena);
    }
    assert_true(good);
    assert_true(failed > 10);
}

/* ---- what is found, wanted, accepted ---- */

static void test_findings(void **state)
{
    (void)state;
    struct document d;
    open_plan(&d);
    assert_true(bp_check_run(d.plan, &(struct bp_check_wish){.previous = NULL}, &d.diags));
    static const int found[] = {5001, 5005, 5006, 5007, 5008, 5013, 5015, 5016, 5017, 5021};
    for (size_t i = 0; i < sizeof found / sizeof *found; i++)
        assert_true(count_code(&d.diags, found[i]) > 0);
    assert_int_equal(count_code(&d.diags, 5014), 0); /* it needs a previous plan */
    for (size_t i = 0; i < d.diags.n; i++) {
        const struct bp_diag *diag = &d.diags.items[i];
        assert_int_equal(diag->code == 5007, diag->accepted != NULL);
        if (diag->accepted)
            assert_true(diag->severity == BP_NOTE && diag->row == 3 && !strcmp(diag->ref, "1.2"));
    }
    assert_int_equal(d.diags.errors, 1); /* the totals */
    bp_arena_clear(&d.arena);
}

static void test_wanted(void **state)
{
    (void)state;
    static const int codes[] = {5006, 5008};
    struct document d;
    open_plan(&d);
    assert_true(bp_check_run(d.plan, &(struct bp_check_wish){.only = codes, .n_only = 2}, &d.diags));
    assert_int_equal(d.diags.n, 2);
    assert_true(bp_check_run(
        d.plan, &(struct bp_check_wish){.only = codes, .n_only = 2, .ignore = codes, .n_ignore = 2}, &d.diags));
    assert_int_equal(d.diags.n, 2); /* nothing was added */
    assert_int_equal(d.diags.errors, 0);
    bp_arena_clear(&d.arena);
}

/* ---- places ---- */

static struct bp_arena work;
static struct bp_check_row rows[2];

/* The measure without a ref, with its update as the engine gives it. */
static void open_row(struct document *d, struct bp_check *check)
{
    open_plan(d);
    bp_arena_init(&work, (size_t)1 << 20);
    for (uint32_t i = 0; i < 2; i++)
        rows[i] = (struct bp_check_row){&d->plan->measures[i], NULL, i + 1, "", "", false, false, NULL};
    rows[1].update = "What was done a & b was much. More\nan \xC3\xA9" "clair\nx";
    *check = (struct bp_check){.plan = d->plan, .diags = &d->diags, .arena = &work, .rows = rows,
                               .n_rows = 2};
}

static void expect_place(const struct bp_check *check, const char *text, size_t len, const char *wanted)
{
    uint32_t offset, length;
    bp_check_locate(check, &rows[1], text, len, &offset, &length);
    char got[80];
    snprintf(got, sizeof got, "%.*s", (int)length, check->plan->source->bytes + offset);
    assert_string_equal(got, wanted);
}

static void test_places(void **state)
{
    (void)state;
    struct document d;
    struct bp_check check;
    open_row(&d, &check);
    const char *update = rows[1].update;
    expect_place(&check, update, 4, "What");
    expect_place(&check, strstr(update, "a & b"), 5, "a &amp; b");
    expect_place(&check, strstr(update, "was much"), 8, "was <!-- not -->   much");
    expect_place(&check, strstr(update, "b was"), 5, "b</em>"); /* a place ends with its line */
    expect_place(&check, strstr(update, "More"), 4, "More");
    expect_place(&check, strstr(update, "\xC3\xA9" "clair"), 7, "&#233;clair");
    expect_place(&check, "do\0ne", 2, "do");         /* another text: the first that reads so */
    expect_place(&check, "nowhere", 7, "<measure"); /* the start tag */
    uint32_t offset, length;
    bp_check_attribute(&check, d.plan->measures[0].at, "due", &offset, &length);
    assert_int_equal(length, 9);
    assert_memory_equal(d.source.bytes + offset, "Marc 2020", 9);
    bp_check_attribute(&check, d.plan->measures[0].at, "du", &offset, &length);
    assert_int_equal(offset, d.plan->measures[0].at);
    bp_arena_clear(&work);
    bp_arena_clear(&d.arena);
}

static void test_fold(void **state)
{
    (void)state;
    struct document d;
    struct bp_check check;
    open_row(&d, &check);
    assert_string_equal(bp_check_fold(&check, " A  \n\xC2\xA0 b\t"), "a b");
    assert_string_equal(bp_check_fold(&check, " \xC2\xA0 "), "");
    assert_string_equal(bp_check_fold(&check, "\xC3\x89T\xC3\x89"), "\xC3\x89t\xC3\x89");
    bp_arena_clear(&work);
    bp_arena_clear(&d.arena);
}

/* ---- the table ---- */

static void test_table(void **state)
{
    (void)state;
    for (const struct bp_code_text *code = bp_codes; code->number; code++) {
        size_t rules = 0;
        for (const struct bp_rule *rule = bp_rules; rule->run; rule++)
            for (int i = 0; i < BP_RULE_CODES; i++)
                rules += rule->codes[i] == code->number;
        assert_int_equal(rules, BP_IS_CHECK(code->number)); /* each check is some one rule's */
        const bp_explanation *entry = bp_explain(code->number);
        assert_non_null(entry);
        assert_int_equal(BP_IS_CHECK(code->number),
                         entry->question && entry->why && entry->source && entry->wrong && entry->right);
    }
    assert_null(bp_explain(1));
}

/* What goes by words is asked of plans in the language of the words. */
static void test_languages(void **state)
{
    static const int english[] = {5009, 5010, 5019, 5022, 5023, 5024, 5050}, both[] = {5035};
    static const int all[] = {5008, 5012, 5034, 5053};
    static const struct {
        const char *lang;
        bool english, welsh;
    } languages[] = {{"en", true, false}, {"en-CA", true, false}, {"cy", false, true}, {"it", false, false},
                     {"eng", false, false}};
    (void)state;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        struct bp_plan plan = {.lang = languages[i].lang};
        const struct bp_check check = {.plan = &plan, .names = true};
        for (size_t j = 0; j < sizeof english / sizeof *english; j++)
            assert_int_equal(bp_check_runs(&check, english[j]), languages[i].english);
        for (size_t j = 0; j < sizeof both / sizeof *both; j++)
            assert_int_equal(bp_check_runs(&check, both[j]), languages[i].english || languages[i].welsh);
        for (size_t j = 0; j < sizeof all / sizeof *all; j++)
            assert_true(bp_check_runs(&check, all[j]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_findings), cmocka_unit_test(test_wanted),
        cmocka_unit_test(test_places), cmocka_unit_test(test_fold), cmocka_unit_test(test_table),
        cmocka_unit_test(test_languages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
