/* test_checks.c: plans without a fault, with known defects planted in them: each is found, on its row (recall
 * 100 %); what else is found there counts against precision, which is printed. A planted defect that is accepted
 * is a note with its reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "boardpaper.h"

enum { MOST_ROWS = 60, MEASURES = 6, PLANS = 1500, TEXT = 160 };

struct row {
    char ref[24], due[40], status[12], extra[80], lead[24], partner[24], text[TEXT], update[TEXT],
        correction[TEXT], number[120];
    int accept; /* a code; 0: none */
};

struct plan {
    struct row rows[MOST_ROWS]; /* measures first */
    int n;
    char totals[60], legend[40];
};

/* What was planted: a code, and the ref of its row ("" for the plan). */
struct expected {
    int code;
    char ref[24];
    bool accepted, found;
};

struct planted {
    struct expected items[16];
    int n;
    const struct row *old; /* the row whose update is last quarter's, too */
};

static uint64_t state;

static unsigned pick(unsigned n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 33) % n;
}

#define SET(field, ...) snprintf(field, sizeof(field), __VA_ARGS__)

/* ---- a plan without a fault ---- */

static void make_row(struct row *row, int i, unsigned prefix)
{
    static const char *const dues[] = {"March 2020", "31/12/2019", "Q4 2019/20", "On-going", "TBC", "2019/20",
                                       "October 2019"};
    static const char *const prefixes[] = {"CSAP ", "", "P", "Act. "};
    memset(row, 0, sizeof *row);
    bool measure = i < MEASURES;
    SET(row->due, "%s", dues[pick(7)]);
    SET(row->status, "%s", pick(5) ? "green" : "amber");
    if (!strcmp(row->status, "amber"))
        SET(row->correction, "Two more inspectors start in October.");
    if (measure)
        SET(row->ref, "M%d", i + 1);
    else
        SET(row->ref, "%s%d.%d", prefixes[prefix], (i - MEASURES) / 12 + 1, (i - MEASURES) % 12 + 1);
    if (pick(6) == 0) {
        SET(row->due, "June 2019");
        SET(row->extra, " completed=\"2019-%02u-%02u\"", 4 + pick(6), 1 + pick(30));
    }
    SET(row->lead, "Parks team");
    SET(row->partner, "Parish councils");
    SET(row->text, "Inspect the play areas of ward %d", i);
    SET(row->update, "%u of the %d play areas of this ward were inspected in August.", 3 + pick(5), i + 20);
    if (measure && pick(2))
        SET(row->number, "<number better=\"higher\" target=\"%u\" actual=\"%u\"/>", 50 + pick(50),
            strcmp(row->status, "green") ? 20 + pick(30) : 100 + pick(30));
}

static void make_plan(struct plan *plan)
{
    unsigned prefix = pick(4);
    memset(plan, 0, sizeof *plan);
    plan->n = MEASURES + 12 + (int)pick(MOST_ROWS - MEASURES - 12);
    for (int i = 0; i < plan->n; i++)
        make_row(&plan->rows[i], i, prefix);
    SET(plan->legend, "Green (on track)");
}

/* ---- defects ---- */

static void expect(struct planted *planted, int code, const char *ref)
{
    struct expected *expected = &planted->items[planted->n++];
    *expected = (struct expected){.code = code};
    SET(expected->ref, "%s", ref);
}

static void clear(struct row *row)
{
    *row->extra = *row->correction = *row->number = 0;
    SET(row->due, "March 2020");
    SET(row->status, "green");
}

/* Plants one defect on an action `i` (the one before it is free too), and says what it is. */
static void plant_row(struct plan *plan, struct planted *planted, int code, int i)
{
    static const char *const unread[] = {"Marc 2020", "31 June 2020", "next season", "On-gong", "soon"};
    struct row *row = &plan->rows[i], *before = &plan->rows[i - 1];
    clear(row);
    switch (code) {
    case 5002: memcpy(row->ref, before->ref, sizeof row->ref); break;
    case 5004: SET(row->ref, "X.%d", i); break;
    case 5005: {
        struct row swap = *row;
        memcpy(row->ref, before->ref, sizeof row->ref);
        memcpy(before->ref, swap.ref, sizeof row->ref);
        break;
    }
    case 5006: SET(row->due, "%s", unread[pick(5)]); break;
    case 5007: SET(row->due, "%s", pick(2) ? "May 2020" : "1 April 2020"); break;
    case 5008: SET(row->due, "%s", pick(2) ? "30 September 2019" : "Q1 2019/20"); break;
    case 5011: *row->update = 0; break;
    case 5013: memcpy(row->update, before->update, TEXT); break;
    case 5014: planted->old = row; break;
    case 5015: *row->lead = 0; break;
    case 5016: SET(row->status, "%s", pick(2) ? "red" : "amber"); break;
    case 5018: SET(row->text, "Reduce complaints by %u%%", 5 + pick(50)); break;
    case 5020:
        SET(row->extra, " revised-due=\"March 2020\"");
        SET(row->update, "The first %d play areas of this ward are inspected.", i + 2);
        break;
    case 5021: SET(row->extra, " completed=\"%s\"", pick(2) ? "2019-10-01" : "2019-03-31"); break;
    case 5025: row->accept = 5008; break;
    case 5026: *row->partner = 0; break;
    }
    if (code != 5025 && pick(3) == 0) {
        row->accept = code;
        planted->items[planted->n].accepted = true;
    }
    bool accepted = row->accept == code;
    expect(planted, code, row->ref);
    planted->items[planted->n - 1].accepted = accepted;
}

static void plant_plan(struct plan *plan, struct planted *planted, int code)
{
    struct row *measure = &plan->rows[3];
    switch (code) {
    case 5001: {
        int green = 0;
        for (int i = MEASURES; i < plan->n; i++)
            green += !strcmp(plan->rows[i].status, "green");
        SET(plan->totals, "<stated-totals green=\"%d\"/>", green + 1 + (int)pick(3));
        break;
    }
    case 5003: *plan->rows[0].ref = 0; break;
    case 5017:
        clear(measure);
        SET(measure->number, "<number better=\"lower\" target=\"10\" actual=\"10.%u\"/>", 1 + pick(9));
        break;
    case 5027:
        SET(plan->legend, "Green (Targets achieved)");
        SET(plan->rows[MEASURES].status, "green");
        SET(plan->rows[MEASURES].due, "On-going");
        *plan->rows[MEASURES].extra = 0;
        break;
    }
    expect(planted, code, code == 5017 ? measure->ref : "");
}

/* Up to four defects of rows, each with three rows for itself, and up to one of the plan; its totals last. */
static void plant(struct plan *plan, struct planted *planted)
{
    static const int of_rows[] = {5002, 5004, 5005, 5006, 5007, 5008, 5011, 5013, 5014, 5015, 5016,
                                  5018, 5020, 5021, 5025, 5026};
    static const int of_plan[] = {5001, 5003, 5017, 5027};
    enum { N_ROWS = sizeof of_rows / sizeof *of_rows };
    unsigned first = pick(N_ROWS), n = pick(4);
    for (unsigned k = 0; k < n; k++)
        plant_row(plan, planted, of_rows[(first + 5 * k) % N_ROWS], MEASURES + 2 + 3 * (int)k);
    if (!n || pick(3) == 0)
        plant_plan(plan, planted, of_plan[pick(4)]);
}

/* ---- writing ---- */

static void put_row(struct bp_buf *out, const struct row *row, bool measure, const char *update)
{
    bp_buf_fmt(out, "<%s", measure ? "measure" : "action");
    if (*row->ref)
        bp_buf_fmt(out, " ref=\"%s\"", row->ref);
    bp_buf_fmt(out, " due=\"%s\" status=\"%s\"%s>\n", row->due, row->status, row->extra);
    bp_buf_fmt(out, "<description>%s</description>\n", row->text);
    if (*row->lead)
        bp_buf_fmt(out, "<lead>%s</lead>", row->lead);
    if (!measure && *row->partner)
        bp_buf_fmt(out, "<partner>%s</partner>", row->partner);
    bp_buf_str(out, row->number);
    if (*update)
        bp_buf_fmt(out, "<update><p>%s</p></update>\n", update);
    if (*row->correction)
        bp_buf_fmt(out, "<corrective-action>%s</corrective-action>\n", row->correction);
    if (row->accept)
        bp_buf_fmt(out, "<accept code=\"BP%d\">The board knows.</accept>\n", row->accept);
    bp_buf_fmt(out, "</%s>\n", measure ? "measure" : "action");
}

/* `old`: as the period before, whose updates all differ but that of one row; NULL row: of none. */
static void put_plan(struct bp_buf *out, const struct plan *plan, bool old, const struct row *kept)
{
    bp_buf_fmt(out,
               "<action-plan><title>T</title><plan-period from=\"2019-04-01\" to=\"2020-03-31\"/>\n"
               "<report from=\"2019-07-01\" to=\"2019-09-30\"><title>Q2</title></report>\n"
               "<statuses preset=\"rag\"><status id=\"green\" legend=\"%s\"/></statuses>\n"
               "<success-measures>\n", plan->legend);
    for (int i = 0; i < plan->n; i++) {
        if (i == MEASURES)
            bp_buf_fmt(out, "</success-measures>\n<actions>%s<priority><title>P</title>\n", plan->totals);
        else if (i > MEASURES && (i - MEASURES) % 12 == 0)
            bp_buf_str(out, "</priority><priority><title>P</title>\n");
        const struct row *row = &plan->rows[i];
        put_row(out, row, i < MEASURES, old && row != kept ? "Before." : row->update);
    }
    bp_buf_str(out, "</priority></actions></action-plan>\n");
}

static bp_doc *load(const struct plan *plan, bool old, const struct row *kept)
{
    struct bp_buf xml = {0};
    put_plan(&xml, plan, old, kept);
    assert_false(xml.failed);
    bp_doc *doc = bp_new();
    assert_non_null(doc);
    bp_result result = bp_load_memory(doc, xml.bytes, xml.len, "plan.xml");
    if (result != BP_OK)
        printf("# %s\n%.*s\n", bp_diag_at(doc, 0)->message, (int)xml.len, xml.bytes);
    assert_int_equal(result, BP_OK);
    bp_buf_free(&xml);
    return doc;
}

/* ---- the tests ---- */

static struct expected *find_expected(struct planted *planted, const bp_diag *diag)
{
    for (int i = 0; i < planted->n; i++)
        if (planted->items[i].code == diag->code && !strcmp(planted->items[i].ref, diag->ref))
            return &planted->items[i];
    return NULL;
}

struct score {
    unsigned planted, found, wrong;
};

static void try_plan(uint64_t seed, struct score *score)
{
    static struct plan plan;
    struct planted planted = {.n = 0};
    state = seed * 0x9E3779B97F4A7C15u + 1;
    make_plan(&plan);
    plant(&plan, &planted);
    bp_doc *doc = load(&plan, false, NULL), *old = load(&plan, true, planted.old);
    assert_int_equal(bp_check(doc, &(bp_check_options){.size = sizeof(bp_check_options), .previous = old}), BP_OK);
    const bp_diag *diag;
    for (size_t i = 0; (diag = bp_diag_at(doc, i)); i++) {
        struct expected *expected = find_expected(&planted, diag);
        if (!expected) {
            score->wrong++;
            printf("# plan %u: not planted: BP%d %s\n", (unsigned)seed, diag->code, diag->message);
            continue;
        }
        expected->found = true;
        assert_int_equal(expected->accepted, diag->accepted != NULL);
        if (diag->accepted)
            assert_int_equal(diag->severity, BP_NOTE);
    }
    for (int i = 0; i < planted.n; i++) {
        score->planted++;
        score->found += planted.items[i].found;
        if (!planted.items[i].found)
            printf("# plan %u: not found: BP%d on \"%s\"\n", (unsigned)seed, planted.items[i].code,
                   planted.items[i].ref);
    }
    bp_free(old);
    bp_free(doc);
}

static void test_planted(void **unused)
{
    struct score score = {0};
    (void)unused;
    for (uint64_t seed = 1; seed <= PLANS; seed++)
        try_plan(seed, &score);
    printf("# %u defects planted in %d plans: recall %.1f %%, precision %.1f %%\n", score.planted, PLANS,
           100.0 * score.found / score.planted, 100.0 * score.found / (score.found + score.wrong));
    assert_int_equal(score.found, score.planted);
    assert_true(score.wrong * 100 <= score.found); /* 99 % */
}

static void test_clean(void **unused)
{
    static struct plan plan;
    (void)unused;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        state = seed * 0x9E3779B97F4A7C15u + 7;
        make_plan(&plan);
        bp_doc *doc = load(&plan, false, NULL);
        assert_int_equal(bp_check(doc, NULL), BP_OK);
        if (bp_diag_count(doc))
            printf("# plan %u: BP%d %s\n", (unsigned)seed, bp_diag_at(doc, 0)->code,
                   bp_diag_at(doc, 0)->message);
        assert_int_equal(bp_diag_count(doc), 0);
        bp_free(doc);
    }
}

/* A check can be made again, and drops what the one before it found. */
static void test_again(void **unused)
{
    static struct plan plan;
    (void)unused;
    state = 5;
    make_plan(&plan);
    clear(&plan.rows[MEASURES + 1]);
    SET(plan.rows[MEASURES + 1].due, "June 2019");
    bp_doc *doc = load(&plan, false, NULL);
    static const int overdue[] = {5008};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(bp_check(doc, NULL), BP_OK);
        assert_int_equal(bp_diag_count(doc), 1);
        assert_int_equal(bp_diag_at(doc, 0)->row, MEASURES + 2);
        assert_int_equal(bp_check(doc, &(bp_check_options){.size = sizeof(bp_check_options), .ignore = overdue, .n_ignore = 1}), BP_OK);
        assert_int_equal(bp_diag_count(doc), 0);
    }
    assert_int_equal(bp_check(doc, &(bp_check_options){.size = sizeof(bp_check_options), .as_at = "2019-06-29"}), BP_OK);
    assert_int_equal(bp_diag_count(doc), 0);
    static const int no_check[] = {4003};
    assert_int_equal(bp_check(doc, &(bp_check_options){.size = sizeof(bp_check_options), .only = no_check, .n_only = 1}), BP_MISUSE);
    assert_int_equal(bp_check(doc, &(bp_check_options){.size = sizeof(bp_check_options), .as_at = "June"}), BP_MISUSE);
    bp_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_planted), cmocka_unit_test(test_clean),
                                       cmocka_unit_test(test_again)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
