/* reports.c: whole reports, made once for a test and read as a reader of tagged PDF reads them. */
#include "reports.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void put_tall_plan(struct bp_buf *xml)
{
    bp_buf_str(xml, "<action-plan xml:lang='en-GB'>"
                    "<title>R\xC3\xA9sum\xC3\xA9 &amp; \"Plan\" &lt;A&gt;</title>"
                    "<organisation>Caf\xC3\xA9 (District)</organisation>"
                    "<report from='2019-07-01' to='2019-09-30'><title>Report \\ 2</title>"
                    "<marking>OFFICIAL</marking></report><actions><priority><title>Tall</title>");
    for (int row = 1; row <= 6; row++) {
        bp_buf_fmt(xml, "<action ref='T %d' due='March 2019' status='%s'><description>Of <a "
                        "href='https://example.org/%d'>office %d</a></description><lead>L</lead><update>",
                   row, row % 2 ? "red" : "green", row, row);
        for (int p = 0; p < (row % 3 ? 2 : 90); p++)
            bp_buf_fmt(xml, "<p>Row %d, paragraph %d: effi&#173;ci&#173;en&#173;cy offered to staff.</p>",
                       row, p);
        if (row == 3) { /* a link that goes on over the page, too */
            bp_buf_str(xml, "<p>See <a href='https://example.org/long'>");
            for (int word = 0; word < 600; word++)
                bp_buf_fmt(xml, "word %d ", word);
            bp_buf_str(xml, "</a></p>");
        }
        bp_buf_str(xml, row % 2 ? "<ul><li>one</li></ul></update></action>" : "</update></action>");
    }
    bp_buf_str(xml, "</priority></actions></action-plan>");
}

static const struct {
    const char *plan; /* NULL: the tall one */
    bp_options options;
} asked[] = {
    {"input/sevenoaks-2019-q2.xml", BP_INIT(bp_options)},
    {"input/brag.xml", {.size = sizeof(bp_options), .attach_source = 1}},
    {"tests/golden/plans/valid/thirty-two-statuses.xml", {.size = sizeof(bp_options), .mono = 1}},
    {"input/sevenoaks-2019-q2.xml", {.size = sizeof(bp_options), .large_print = 1}},
    {"input/brag.xml", {.size = sizeof(bp_options), .text_size = 18000, .date = "2020-02-29"}},
    {NULL, {.size = sizeof(bp_options), .large_print = 1, .mono = 1}},
    {"input/sevenoaks-2019-q2.xml", {.size = sizeof(bp_options), .pdf = BP_PDF_2_0}},
    {"input/brag.xml", {.size = sizeof(bp_options), .pdf = BP_PDF_2_0, .attach_source = 1}},
    {NULL, {.size = sizeof(bp_options), .pdf = BP_PDF_2_0, .large_print = 1}},
    {"input/brag.xml", {.size = sizeof(bp_options), .pdf = BP_PDF_2_0_TITLED, .attach_source = 1}},
    {NULL, BP_INIT(bp_options)},
};
_Static_assert(sizeof asked / sizeof *asked == N_REPORTS, "reports.h says how many");

struct report reports[N_REPORTS];

const bp_options *report_options(const struct pdftree *tree)
{
    for (int i = 0; i < N_REPORTS; i++)
        if (tree == &reports[i].tree)
            return &asked[i].options;
    return NULL;
}

static int open_reports(void **state)
{
    (void)state;
    for (int i = 0; i < N_REPORTS; i++) {
        struct bp_buf xml = {0};
        const void *bytes;
        size_t len;
        bp_doc *doc = reports[i].doc = bp_new();
        put_tall_plan(&xml);
        bp_result result = asked[i].plan
                               ? bp_load_file(doc, asked[i].plan)
                               : bp_load_memory(doc, xml.bytes, xml.len, "tall.xml");
        if (result == BP_OK)
            result = bp_render(doc, &asked[i].options, &bytes, &len);
        bp_buf_free(&xml);
        if (result != BP_OK || !pdftree_open(&reports[i].tree, bytes, len))
            return 1;
    }
    return 0;
}

static int close_reports(void **state)
{
    (void)state;
    for (int i = 0; i < N_REPORTS; i++) {
        pdftree_close(&reports[i].tree);
        bp_free(reports[i].doc);
    }
    return 0;
}

/* ---- what the checks share ---- */

struct pdfvalue get(const struct pdftree *tree, struct pdfvalue dict, const char *key)
{
    return pdfvalue_get(&tree->pdf, dict, key);
}

static struct bp_buf room[4];

const char *text_of(const struct pdftree *tree, uint32_t node, int place)
{
    room[place].len = 0;
    return pdftree_text(tree, node, &room[place]);
}

const char *string_of(struct pdfvalue string, int place)
{
    room[place].len = 0;
    pdfvalue_text(string, &room[place]);
    bp_buf_char(&room[place], '\0');
    return room[place].bytes;
}

/* ---- the checks ---- */

static void run_check(void **state)
{
    const struct report_check *check = *state;
    for (int i = 0; i < N_REPORTS; i++)
        check->run(&reports[i].tree);
    for (size_t i = 0; i < sizeof room / sizeof *room; i++)
        bp_buf_free(&room[i]);
}

int reports_check(const struct report_check *checks, size_t n)
{
    struct CMUnitTest tests[MOST_CHECKS];
    for (size_t i = 0; i < n && i < MOST_CHECKS; i++)
        tests[i] = (struct CMUnitTest){.name = checks[i].name, .test_func = run_check,
                                       .initial_state = (void *)(uintptr_t)&checks[i]};
    return _cmocka_run_group_tests("reports", tests, n, open_reports, close_reports);
}
