/* test_buf.c: the buffer: its numbers, and that a failure sticks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"

static void assert_holds(struct bp_buf *buf, const char *text)
{
    assert_false(buf->failed);
    assert_int_equal(buf->len, strlen(text));
    assert_memory_equal(buf->bytes, text, buf->len);
    bp_buf_free(buf);
    assert_null(buf->bytes);
    assert_int_equal(buf->len, 0);
}

static void test_put(void **state)
{
    struct bp_buf buf = {0};
    (void)state;
    bp_buf_free(&buf); /* of an empty one */
    bp_buf_put(&buf, "", 0);
    bp_buf_str(&buf, "");
    assert_null(buf.bytes);
    bp_buf_put(&buf, "abc", 2);
    bp_buf_char(&buf, '-');
    bp_buf_str(&buf, "xyz");
    bp_buf_fmt(&buf, "[%d %s]", 7, "of 8");
    memcpy(bp_buf_room(&buf, 3), "end", 3);
    assert_holds(&buf, "ab-xyz[7 of 8]end");
    for (int i = 0; i < 100000; i++)
        bp_buf_char(&buf, (char)('a' + i % 26));
    assert_int_equal(buf.len, 100000);
    for (int i = 0; i < 100000; i++)
        assert_int_equal(buf.bytes[i], 'a' + i % 26);
    bp_buf_free(&buf);
    bp_buf_fmt(&buf, "%1000d", 1);
    assert_int_equal(buf.len, 1000);
    assert_int_equal(buf.bytes[999], '1');
    bp_buf_free(&buf);
}

static void test_int(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {{0, "0"}, {7, "7"}, {-7, "-7"}, {10, "10"}, {1234567890123, "1234567890123"},
                 {INT64_MAX, "9223372036854775807"}, {INT64_MIN, "-9223372036854775808"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bp_buf buf = {0};
        bp_buf_int(&buf, cases[i].value);
        assert_holds(&buf, cases[i].text);
    }
}

/* The shortest form that PDF reads: no 0 before the point, none after the last digit. */
static void test_milli(void **state)
{
    static const struct {
        int64_t value;
        const char *text;
    } cases[] = {
        {0, "0"},          {1000, "1"},       {12500, "12.5"},   {12340, "12.34"},
        {12345, "12.345"}, {12005, "12.005"}, {12050, "12.05"},  {10, ".01"},
        {1, ".001"},       {100, ".1"},       {999, ".999"},     {-1, "-.001"},
        {-500, "-.5"},     {-1000, "-1"},     {-1500, "-1.5"},   {-12340, "-12.34"},
        {-100000, "-100"}, {841890, "841.89"}, {1000000, "1000"},
        {INT64_MAX, "9223372036854775.807"}, {INT64_MIN, "-9223372036854775.808"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct bp_buf buf = {0};
        bp_buf_milli(&buf, cases[i].value);
        assert_holds(&buf, cases[i].text);
    }
}

/* The number in words of the C library: without a 0 before the point and without zeros at the end. */
static void spell_milli(int64_t value, char *text, size_t room)
{
    long long size = value < 0 ? -value : value;
    int len = snprintf(text, room, "%s", value < 0 ? "-" : "");
    if (size >= 1000 || !size)
        len += snprintf(text + len, room - (size_t)len, "%lld", size / 1000);
    if (size % 1000)
        len += snprintf(text + len, room - (size_t)len, ".%03lld", size % 1000);
    while (size % 1000 && text[len - 1] == '0')
        text[--len] = '\0';
}

/* Numbers of each length, with room in the buffer and without. */
static void test_numbers(void **state)
{
    (void)state;
    for (int64_t value = 0; value < 20000000000; value += 1 + value / 97) {
        for (int sign = -1; sign <= 1; sign += 2) {
            char wanted[64];
            struct bp_buf roomy = {0}, tight = {0};
            bp_buf_fmt(&roomy, "%100s", "");
            roomy.len = 0;
            snprintf(wanted, sizeof wanted, "%lld", (long long)(sign * value));
            bp_buf_int(&roomy, sign * value);
            bp_buf_int(&tight, sign * value);
            assert_holds(&roomy, wanted);
            assert_holds(&tight, wanted);
            spell_milli(sign * value, wanted, sizeof wanted);
            bp_buf_fmt(&roomy, "%100s", "");
            roomy.len = 0;
            bp_buf_milli(&roomy, sign * value);
            bp_buf_milli(&tight, sign * value);
            assert_holds(&roomy, wanted);
            assert_holds(&tight, wanted);
        }
    }
}

/* Past the limit the buffer stays failed, whatever it had room for. */
static void test_limit(void **state)
{
    struct bp_buf buf = {.limit = 10};
    (void)state;
    bp_buf_str(&buf, "0123456789");
    assert_false(buf.failed);
    bp_buf_char(&buf, 'x');
    assert_true(buf.failed);
    assert_int_equal(buf.len, 10);
    bp_buf_free(&buf);
    buf.limit = 1000;
    bp_buf_str(&buf, "kept");
    assert_null(bp_buf_room(&buf, 997));
    assert_true(buf.failed);
    bp_buf_free(&buf);
    assert_false(buf.failed);
    assert_int_equal(buf.limit, 0);
}

static void test_failure_sticks(void **state)
{
    struct bp_buf buf = {0};
    (void)state;
    bp_buf_str(&buf, "kept");
    assert_null(bp_buf_room(&buf, SIZE_MAX));
    assert_true(buf.failed);
    bp_buf_put(&buf, "a", 1);
    bp_buf_str(&buf, "b");
    bp_buf_char(&buf, 'c');
    bp_buf_int(&buf, 1);
    bp_buf_milli(&buf, 1500);
    bp_buf_fmt(&buf, "%d", 1);
    assert_null(bp_buf_room(&buf, 1));
    assert_true(buf.failed);
    assert_int_equal(buf.len, 4);
    assert_memory_equal(buf.bytes, "kept", 4);
    bp_buf_free(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_put),   cmocka_unit_test(test_int),
        cmocka_unit_test(test_milli), cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_failure_sticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
