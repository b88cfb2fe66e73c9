/* test_csv.c: text with separators, as programs write it and as hands leave it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "books.h"
#include "book/books.h"

#define BYTES(text) text, sizeof text - 1

static const struct {
    const char *bytes;
    size_t len;
    const char *shown;
} files[] = {
    {BYTES("Ref,Action\n1,Plant trees\n"), "A1 \"Ref\"\nB1 \"Action\"\nA2 \"1\"\nB2 \"Plant trees\"\n"},
    {BYTES("Ref;Action\n1;Meet, greet, plan\n2;Plant\n"),
     "A1 \"Ref\"\nB1 \"Action\"\nA2 \"1\"\nB2 \"Meet, greet, plan\"\nA3 \"2\"\nB3 \"Plant\"\n"},
    {BYTES("Ref\tAction\r\n1\tOne; two, three\r\n"),
     "A1 \"Ref\"\nB1 \"Action\"\nA2 \"1\"\nB2 \"One; two, three\"\n"},
    {BYTES("Ref|Action\r1|a\r"), "A1 \"Ref\"\nB1 \"Action\"\nA2 \"1\"\nB2 \"a\"\n"},
    {BYTES("sep=;\r\nRef;A,B\r\n1;c,d,e\r\n"), "A1 \"Ref\"\nB1 \"A,B\"\nA2 \"1\"\nB2 \"c,d,e\"\n"},
    {BYTES("\"sep=;\"\nRef;A\n"), "A1 \"Ref\"\nB1 \"A\"\n"},
    {BYTES("\xEF\xBB\xBF\"Ref\",\"Cost \u00A3\"\n"), "A1 \"Ref\"\nB1 \"Cost \u00A3\"\n"},
    {BYTES("\xFF\xFER\0e\0f\0\t\0A\0\r\0\n\0"), "A1 \"Ref\"\nB1 \"A\"\n"},
    {BYTES("a,\"one\r\ntwo\rthree\nfour\",b\n\n\"say \"\"yes\"\"\",N/A"),
     "A1 \"a\"\nB1 \"one\\ntwo\\nthree\\nfour\"\nC1 \"b\"\nA3 \"say \"yes\"\"\nB3 \"N/A\"\n"},
    {BYTES("a, \"b, c\" ,d\n"), "A1 \"a\"\nB1 \"b, c\"\nC1 \"d\"\n"},
    {BYTES("a,5\" pipe,\"\",  ,e\n"), "A1 \"a\"\nB1 \"5\" pipe\"\nE1 \"e\"\n"},
    {BYTES(""), ""},
    {BYTES("one column\nalone\n"), "A1 \"one column\"\nA2 \"alone\"\n"},
};

/* The cells of the only grid, a line each: A1 "text". */
static const char *show(struct book_test *test)
{
    const struct bp_grid *grid = test->book.items[0].grid;
    test->shown.len = 0;
    for (uint32_t i = 0; i < grid->n_cells; i++) {
        char name[BP_CELL_NAME];
        bp_cell_name(grid->cells[i].row, grid->cells[i].column, name);
        bp_buf_fmt(&test->shown, "%s \"", name);
        for (const char *at = grid->cells[i].text; *at; at++)
            bp_buf_str(&test->shown, *at == '\n' ? "\\n" : (const char[]){*at, 0});
        bp_buf_str(&test->shown, "\"\n");
    }
    bp_buf_char(&test->shown, 0);
    return test->shown.bytes;
}

static bp_result read_book(struct book_test *test)
{
    return bp_read_csv(&test->source, &test->arena, &test->diags, &test->book);
}

static void test_files(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct book_test test;
        book_begin(&test, "plan.csv", files[i].bytes, files[i].len);
        assert_int_equal(read_book(&test), BP_OK);
        assert_string_equal(show(&test), files[i].shown);
        assert_int_equal(test.diags.n, 0);
        book_end(&test);
    }
}

static void read_csv(struct book_test *test, const char *text)
{
    book_begin(test, "plan.csv", text, strlen(text));
    test->result = read_book(test);
}

/* Rows know their lines, also below fields of several lines, blank lines and the line that names the
 * separator. */
static void test_lines(void **state)
{
    struct book_test test;
    (void)state;
    read_csv(&test, "sep=,\nRef,Action\n1,\"a\nb\"\n\n2,c\n");
    const struct bp_grid *grid = test.book.items[0].grid;
    assert_int_equal(grid->first_line, 2);
    static const uint32_t lines[] = {2, 3, 5, 6};
    assert_memory_equal(grid->lines, lines, sizeof lines);
    assert_int_equal(grid->cells[4].row, 3);
    book_end(&test);
}

static void test_windows(void **state)
{
    struct book_test test;
    (void)state;
    read_csv(&test, "Ref,Cost\n1,\xA3" "5k \x96 done\n");
    assert_int_equal(test.result, BP_OK);
    assert_string_equal(test.book.items[0].grid->cells[3].text, "\u00A3" "5k \u2013 done");
    assert_int_equal(book_says(&test, BP_E_CSV_ENCODING), 1);
    book_end(&test);
}

static void test_unclosed(void **state)
{
    struct book_test test;
    (void)state;
    read_csv(&test, "Ref,Action\n1,a\n2,\"b\n3,c\n");
    assert_int_equal(test.result, BP_INVALID);
    assert_int_equal(book_says(&test, BP_E_CSV_UNCLOSED), 1);
    assert_string_equal(test.diags.items[0].cell, "line 3");
    book_end(&test);
}

/* Nothing of a field is lost whose marks do not fit, and its neighbours stay where they are. */
static void test_stray(void **state)
{
    struct book_test test;
    (void)state;
    read_csv(&test, "Ref,Action,Status\n1,\"Tall\" trees,Green\n2,\"a \"big\" one\",Red\n");
    assert_int_equal(test.result, BP_OK);
    assert_string_equal(show(&test), "A1 \"Ref\"\nB1 \"Action\"\nC1 \"Status\"\n"
        "A2 \"1\"\nB2 \"\"Tall\" trees\"\nC2 \"Green\"\nA3 \"2\"\nB3 \"\"a \"big\" one\"\"\nC3 \"Red\"\n");
    assert_int_equal(book_says(&test, BP_E_CSV_STRAY), 2);
    assert_string_equal(test.diags.items[1].cell, "line 3");
    book_end(&test);
}

static void test_wide(void **state)
{
    struct book_test test;
    (void)state;
    read_csv(&test, "Plan,,\nRef,Action,Status\n1,Plant,Red\n2,Trees, hedges,Green\n3,Mow,Red,\n");
    assert_int_equal(test.result, BP_OK);
    assert_int_equal(book_says(&test, BP_E_CSV_WIDE), 1);
    assert_string_equal(test.diags.items[0].cell, "line 4");
    book_end(&test);
}

static void test_too_large(void **state)
{
    struct bp_buf rows = {0}, columns = {0};
    struct book_test test;
    (void)state;
    for (int i = 0; i < 1100000; i++)
        bp_buf_char(&rows, '\n');
    for (int i = 0; i < 20000; i++)
        bp_buf_str(&columns, "a,");
    bp_buf_char(&rows, 0);
    bp_buf_char(&columns, 0);
    read_csv(&test, rows.bytes);
    assert_int_equal(test.result, BP_INVALID);
    assert_int_equal(book_says(&test, BP_E_GRID_LIMIT), 1);
    book_end(&test);
    read_csv(&test, columns.bytes);
    assert_int_equal(test.result, BP_INVALID);
    assert_int_equal(book_says(&test, BP_E_GRID_LIMIT), 1);
    book_end(&test);
    bp_buf_free(&rows);
    bp_buf_free(&columns);
}

/* Memory that runs out at any place ends the reading, and nothing else. */
static void test_scarce(void **state)
{
    static const char text[] = "Ref,Action\n1,\"a\nb\"\n2,\"x\" y\n3,\xA3,c,d,e\n";
    bool done = false;
    (void)state;
    for (size_t budget = 0; !done; budget += 64) {
        struct book_test test;
        book_begin(&test, "plan.csv", text, sizeof text - 1);
        done = book_is_read_within(&test, budget, read_book);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_unclosed),
        cmocka_unit_test(test_stray),
        cmocka_unit_test(test_wide),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_scarce),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
