/* test_table.c: how tables go over pages, seen in whole reports from small plans. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <stdio.h>

#include "layout/table.h"
#include "setting.h"

static struct setting s;
static struct bp_buf xml;

static int open_setting(void **state)
{
    (void)state;
    return setting_open(&s) ? 0 : -1;
}

static int close_setting(void **state)
{
    (void)state;
    bp_buf_free(&xml);
    setting_close(&s);
    return 0;
}

/* ---- small plans ---- */

static void begin_plan(const char *heading)
{
    bp_buf_free(&xml);
    bp_buf_fmt(&xml, "<action-plan><title>Plan</title><organisation>Body</organisation>"
                     "<report from=\"2019-07-01\" to=\"2019-09-30\"><title>Report</title>"
                     "<update-heading>%s</update-heading></report><actions>", heading);
}

static void begin_priority(const char *title)
{
    bp_buf_fmt(&xml, "<priority><title>%s</title>", title);
}

/* An action whose update is n lines, "REFl1", "REFl2", … */
static void add_action(const char *ref, int n)
{
    bp_buf_fmt(&xml, "<action ref=\"%s\" due=\"On-going\" status=\"green\"><description>Do %s"
                     "</description><lead>Body</lead><update><p>", ref, ref);
    for (int i = 1; i <= n; i++)
        bp_buf_fmt(&xml, "%s%sl%d", i > 1 ? "<br/>" : "", ref, i);
    bp_buf_str(&xml, "</p></update></action>");
}

static void add_actions(const char *prefix, int n, int lines)
{
    for (int i = 1; i <= n; i++) {
        char ref[24];
        snprintf(ref, sizeof ref, "%s%d", prefix, i);
        add_action(ref, lines);
    }
}

static void lay_out(void)
{
    bp_buf_str(&xml, "</priority></actions></action-plan>");
    bp_result result = setting_report(&s, xml.bytes, xml.len);
    if (result != BP_OK)
        fail_msg("%s", s.diags.n ? s.diags.items[0].message : "no memory");
}

/* ---- looking at pages ---- */

struct found {
    int page; /* -1: nowhere */
    const struct bp_op *op;
    int times; /* in all */
};

static void look(struct found *found, int page, const struct bp_op *ops, size_t n, const char *text,
                 bool real)
{
    for (const struct bp_op *op = ops; op < ops + n; op++) {
        if (op->kind == BP_OP_STAMP && !real) {
            const struct bp_stamp *stamp = &s.pages.stamps[op->n];
            look(found, page, stamp->ops, stamp->n_ops, text, real);
        }
        if (op->kind != BP_OP_TEXT || (op->mark >= 0) != real || strcmp(setting_op_text(&s, op), text))
            continue;
        if (!found->times++)
            *found = (struct found){page, op, 1};
    }
}

/* The first operation from `page` on that says just this: real text, or else what is only repeated. */
static struct found find(const char *text, size_t from, bool real)
{
    struct found found = {-1, NULL, 0};
    for (size_t p = from; p < s.pages.n; p++)
        look(&found, (int)p, s.pages.items[p].ops, s.pages.items[p].n_ops, text, real);
    return found;
}

static int page_of(const char *text)
{
    struct found found = find(text, 1, true); /* page 1 is what is said at a glance */
    if (found.times != 1)
        fail_msg("\"%s\" stands on the pages %d times", text, found.times);
    return found.page;
}

static int page_of_line(const char *ref, int line)
{
    char text[32];
    snprintf(text, sizeof text, "%sl%d", ref, line);
    return page_of(text);
}

static bool page_says(int page, const char *text, bool real)
{
    return find(text, (size_t)page, real).page == page;
}

/* Nothing stands below the body but the footer. */
static void assert_within_body(void)
{
    for (size_t p = 0; p < s.pages.n; p++) {
        const struct bp_page *page = &s.pages.items[p];
        int32_t footer = page->height;
        for (size_t i = 0; i < page->n_ops; i++)
            if (page->ops[i].mark == BP_ARTIFACT_FOOTER && page->ops[i].y < footer)
                footer = page->ops[i].y - (page->ops[i].kind == BP_OP_TEXT ? page->ops[i].h : 0);
        for (size_t i = 0; i < page->n_ops; i++)
            if (page->ops[i].mark != BP_ARTIFACT_FOOTER && page->ops[i].kind != BP_OP_ORIGIN)
                assert_true(page->ops[i].y + (page->ops[i].kind == BP_OP_TEXT ? 0 : page->ops[i].h) <= footer);
    }
}

/* ---- the rules ---- */

/* The header is real text once, and stands on each further page as decoration. */
static void test_header_repeated(void **state)
{
    (void)state;
    begin_plan("Update");
    begin_priority("First");
    add_actions("A", 90, 1);
    lay_out();
    assert_within_body();
    int first = page_of("A1"), last = page_of("A90");
    assert_true(last >= first + 2);
    static const char *const heads[] = {"Ref", "Priority action", "By when", "Lead officer", "Update"};
    for (size_t h = 0; h < sizeof heads / sizeof *heads; h++) {
        assert_int_equal(page_of(heads[h]), first);
        for (int p = first; p <= last; p++) {
            assert_int_equal(page_says(p, heads[h], true), p == first);
            assert_int_equal(page_says(p, heads[h], false), p > first);
        }
        assert_false(page_says(last + 1, heads[h], false));
    }
    for (int p = first + 1; p <= last; p++) /* above the rows */
        assert_true(find("Ref", (size_t)p, false).op->y < s.pages.items[p].height / 5);
}

/* Wherever a priority begins, its heading, its header and its first row are on one page. */
static void test_heading_keeps_company(void **state)
{
    (void)state;
    int moved = 0;
    for (int before = 1; before <= 45; before++) {
        begin_plan("Update");
        begin_priority("First");
        add_actions("A", before, 1);
        bp_buf_str(&xml, "</priority>");
        begin_priority("Second");
        add_actions("B", 3, 2);
        lay_out();
        assert_within_body();
        int page = page_of_line("B1", 1);
        assert_true(page_says(page, "2. Second", true) || page_says(page, "Second", true));
        assert_true(page_says(page, "Ref", true)); /* the header itself, no repetition */
        moved += page > page_of("A1") && !page_says(page, "Do A1", true);
    }
    assert_true(moved > 2); /* it did come to a page's end */
}

/* The last row of a table has a neighbour on its page. */
static void test_last_row_has_company(void **state)
{
    (void)state;
    for (int n = 2; n <= 70; n++) {
        char last[16], before[16];
        begin_plan("Update");
        begin_priority("First");
        add_actions("A", n, n % 3 + 1);
        lay_out();
        snprintf(last, sizeof last, "A%d", n);
        snprintf(before, sizeof before, "A%d", n - 1);
        if (page_of(last) != page_of(before))
            fail_msg("of %d rows the last one stands alone", n);
    }
}

/* A row that has room on the next page is not cut where the hole is small. */
static void test_row_stays_whole(void **state)
{
    (void)state;
    for (int n = 1; n <= 20; n++) {
        begin_plan("Update");
        begin_priority("First");
        add_actions("A", n, 1);
        add_action("X", 5);
        add_actions("B", 3, 1);
        lay_out();
        assert_int_equal(page_of_line("X", 1), page_of_line("X", 5));
        assert_int_equal(find("(continued)", 0, false).times, 0);
    }
}

/* A cut leaves at least two lines on either side, and is said once on each page after the first. */
static void test_cut_rows(void **state)
{
    (void)state;
    int cuts = 0;
    for (int n = 1; n <= 25; n++) {
        begin_plan("Update");
        begin_priority("First");
        add_actions("A", n, 1);
        add_action("X", 28);
        lay_out();
        assert_within_body();
        int first = page_of_line("X", 1), last = page_of_line("X", 28);
        assert_int_equal(page_of_line("X", 2), first);
        assert_int_equal(page_of_line("X", 27), last);
        assert_true(last <= first + 1);
        cuts += last > first;
        assert_int_equal(page_of("X"), first);
        assert_int_equal(find("(continued)", 0, false).times, last > first);
        assert_int_equal(find("X", 0, false).times, last > first);
        if (last > first)
            assert_true(page_says(last, "(continued)", false) && page_says(last, "Green", false));
    }
    assert_true(cuts > 3);
}

/* A row taller than three pages loses no line, in order. */
static void test_tall_row(void **state)
{
    (void)state;
    begin_plan("Update");
    begin_priority("First");
    add_actions("A", 3, 1);
    add_action("X", 150);
    add_actions("B", 2, 1);
    lay_out();
    assert_within_body();
    int first = page_of_line("X", 1), last = page_of_line("X", 150), now = first;
    assert_true(last >= first + 3);
    for (int i = 2; i <= 150; i++) {
        int page = page_of_line("X", i);
        assert_true(page == now || page == now + 1);
        now = page;
    }
    assert_int_equal(find("(continued)", 0, false).times, last - first);
    for (int p = first + 1; p <= last; p++)
        assert_true(page_says(p, "(continued)", false) && page_says(p, "Ref", false));
    assert_int_equal(page_of("Do X"), first);
}

/* A header higher than a third of a page is not repeated; one somewhat lower is. */
static void test_high_header(void **state)
{
    struct bp_buf heading = {0};
    (void)state;
    for (int high = 0; high < 2; high++) {
        heading.len = 0;
        bp_buf_str(&heading, "Top");
        for (int i = 0; i < (high ? 16 : 6); i++)
            bp_buf_str(&heading, "<br/>more");
        bp_buf_char(&heading, '\0');
        begin_plan(heading.bytes);
        begin_priority("First");
        add_actions("A", 70, 1);
        lay_out();
        assert_within_body();
        int first = page_of("A1"), last = page_of("A70");
        assert_true(last > first);
        assert_int_equal(page_of("Top"), first);
        assert_int_equal(find("Top", 0, false).times, high ? 0 : last - first);
        assert_int_equal(find("Ref", 0, false).times, high ? 0 : last - first);
    }
    bp_buf_free(&heading);
}

/* A header higher than a page goes on over pages, whole, before the rows. */
static void test_header_higher_than_a_page(void **state)
{
    struct bp_buf heading = {0};
    (void)state;
    bp_buf_str(&heading, "h1");
    for (int i = 2; i <= 100; i++)
        bp_buf_fmt(&heading, "<br/>h%d", i);
    bp_buf_char(&heading, '\0');
    begin_plan(heading.bytes);
    begin_priority("First");
    add_actions("A", 3, 1);
    lay_out();
    assert_within_body();
    int now = page_of("h1");
    for (int i = 2; i <= 100; i++) {
        char text[16];
        snprintf(text, sizeof text, "h%d", i);
        assert_true(page_of(text) == now || page_of(text) == now + 1);
        now = page_of(text);
    }
    assert_true(page_of("A1") >= now);
    bp_buf_free(&heading);
}

/* Links to a row lead to where it begins. */
static void test_destinations(void **state)
{
    (void)state;
    begin_plan("Update");
    begin_priority("First");
    add_actions("A", 60, 2);
    lay_out();
    size_t checked = 0;
    for (size_t d = 0; d < 60; d++) { /* no measures: the actions' come first */
        char ref[16];
        snprintf(ref, sizeof ref, "A%zu", d + 1);
        struct found found = find(ref, 1, true);
        assert_int_equal(s.pages.dests[d].page, found.page);
        assert_true(s.pages.dests[d].y < found.op->y && found.op->y - s.pages.dests[d].y < 30000);
        checked++;
    }
    assert_int_equal(checked, 60);
}

/* A priority without rows says so; a table of one row stands. */
static void test_few_rows(void **state)
{
    (void)state;
    begin_plan("Update");
    begin_priority("First");
    bp_buf_str(&xml, "</priority>");
    begin_priority("Second");
    add_actions("B", 1, 1);
    lay_out();
    assert_int_equal(page_of("No actions."), page_of("B1"));
}

/* ---- widths ---- */

static const char *const *cells; /* of the one row */

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct bp_table *table = user;
    (void)i;
    for (int c = 0; c < table->n_columns; c++) {
        struct bp_part *part = bp_arena_alloc(work, sizeof *part);
        *part = (struct bp_part){.kind = BP_PART_TEXT, .text = bp_say_inline(work, cells[c])};
        out->cells[c] = (struct bp_cell){part, 1, NULL};
    }
}

/* The columns fill the width, each within its bounds; what no column needs goes to the longest text that may
 * grow, or where none may, to the longest. */
static void assert_widths(int n, const char *const *texts, const int32_t *mosts, int longest)
{
    struct bp_flow flow = {.set = s.set, .theme = bp_theme_make(NULL, NULL)};
    struct bp_table table = {.n_columns = n, .n_rows = 1, .row = row_of, .user = &table};
    struct bp_set_table set = {.table = &table};
    int32_t sum = 0, widest = 0;
    bool all_bounded = true;
    for (int c = 0; c < n; c++) {
        table.columns[c] = (struct bp_column){.head = bp_say_inline(&s.arena, "Head")};
        set.bounds[c] = (struct bp_bounds){.least = 60000, .most = mosts[c]};
        all_bounded &= mosts[c] > 0;
    }
    cells = texts;
    bp_table_widths(&flow, &set, 600000);
    for (int c = 0; c < n; c++) {
        sum += set.widths[c];
        assert_true(set.widths[c] >= 60000);
        assert_true(!mosts[c] || set.widths[c] <= mosts[c] || (all_bounded && c == longest));
        widest = set.widths[c] > set.widths[widest] ? c : widest;
    }
    assert_int_equal(sum, 600000);
    assert_int_equal(widest, longest);
    s.set = flow.set; /* it grew, and is the setting's to free */
}

static void test_widths(void **state)
{
    static const char *const even[] = {"Green", "Green"}, *const odd[] = {"A", "B longer", "C"};
    static const char *const wide[] = {"A", "B", ("a word of so many letters that one line does not hold it, "
                                                 "nor two, at the least width of the column, nor three")};
    (void)state;
    assert_widths(2, even, (const int32_t[]){100000, 0}, 1);
    assert_widths(2, even, (const int32_t[]){0, 100000}, 0);
    assert_widths(2, even, (const int32_t[]){100000, 100000}, 0);
    assert_widths(3, odd, (const int32_t[]){0, 0, 0}, 1);
    assert_widths(3, odd, (const int32_t[]){0, 90000, 100000}, 0);
    assert_widths(3, odd, (const int32_t[]){90000, 90000, 90000}, 1);
    assert_widths(3, wide, (const int32_t[]){110000, 110000, 0}, 2);
}

/* A column goes beyond its bound, at most to the double, where no other column can use the width: a date of
 * many lines beside empty cells is worse than a wide column of dates. */
static void test_beyond_bounds(void **state)
{
    static const char *const dates[] = {"Mow", "Dates of meetings are set in January 2027 and 2028", "ok"};
    static const char *const refs[] = {"Mow", "A ref that is longer than a ref should ever be", "ok"};
    (void)state;
    for (int whole = 0; whole < 2; whole++) {
        struct bp_flow flow = {.set = s.set, .theme = bp_theme_make(NULL, NULL)};
        struct bp_table table = {.n_columns = 3, .n_rows = 1, .row = row_of, .user = &table};
        struct bp_set_table set = {.table = &table};
        for (int c = 0; c < 3; c++) {
            table.columns[c] = (struct bp_column){.head = bp_say_inline(&s.arena, "Head")};
            set.bounds[c] = (struct bp_bounds){.least = 60000, .most = c == 1 ? 110000 : 0,
                                               .whole = whole && c == 1};
        }
        cells = whole ? refs : dates;
        bp_table_widths(&flow, &set, 600000);
        assert_true(whole || set.widths[1] > 130000);
        assert_true(set.widths[1] <= (whole ? 110000 : 220000));
        s.set = flow.set;
    }
}

/* Where the words of all columns do not fit, the widest are cut: a sum of money beside them stays whole, and a
 * status does however long it is. */
static void test_long_words(void **state)
{
#define LONG "Donaudampfschifffahrtsgesellschaft"
    static const char *const texts[2][5] = {{LONG, "\xC2\xA3" "1,077,777", LONG, LONG, LONG},
                                            {LONG, LONG, LONG, LONG, LONG}};
    (void)state;
    for (int whole = 0; whole < 2; whole++) {
        struct bp_flow flow = {.set = s.set, .theme = bp_theme_make(NULL, NULL)};
        struct bp_table table = {.n_columns = 5, .n_rows = 1, .row = row_of, .user = &table};
        struct bp_set_table set = {.table = &table};
        struct bp_type type = {flow.theme.text, BP_LEADING(flow.theme.text), 0, false, false};
        int32_t natural, widest;
        for (int c = 0; c < 5; c++) {
            table.columns[c] = (struct bp_column){.head = bp_say_inline(&s.arena, "Head")};
            set.bounds[c] = (struct bp_bounds){.least = 46000, .whole = whole && c == 1};
        }
        cells = texts[whole];
        bp_table_widths(&flow, &set, 600000);
        bp_text_measure(&flow.set, bp_say_inline(&s.arena, texts[whole][1]), type, &natural, &widest);
        assert_true(set.widths[1] >= widest + 2 * flow.theme.pad_side);
        s.set = flow.set;
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_setting, close_setting)
    const struct CMUnitTest tests[] = {
        TEST(test_header_repeated),      TEST(test_heading_keeps_company),
        TEST(test_last_row_has_company), TEST(test_row_stays_whole),
        TEST(test_cut_rows),             TEST(test_tall_row),
        TEST(test_high_header),          TEST(test_header_higher_than_a_page),
        TEST(test_destinations),         TEST(test_few_rows),
        TEST(test_widths),               TEST(test_beyond_bounds),
        TEST(test_long_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
