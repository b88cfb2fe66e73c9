/* test_linebreak.c: each line of Unicode's LineBreakTest.txt and GraphemeBreakTest.txt, which unicode.sh has put
 * into tests/unit/unicode, against linebreak.c and cluster.c. Where a rule is not as Unicode has it, one of them
 * fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "layout/breaks.h"
#include "layout/linebreak.h"

#define MAX 400

/* A text, where its characters begin, and whether it may break before each of them. */
struct sample {
    char text[MAX * 4];
    size_t n, at[MAX + 1];
    bool breaks[MAX + 1];
};

static void add(struct sample *sample, uint32_t code, bool breaks)
{
    assert_true(sample->n < MAX);
    sample->breaks[sample->n] = breaks;
    size_t at = sample->at[sample->n++];
    sample->at[sample->n] = at + bp_utf8_put(sample->text + at, code);
}

/* A line such as "× 0061 ÷ 0020". */
static void read_sample(struct sample *sample, const char *line)
{
    sample->n = sample->at[0] = 0;
    bool breaks = false;
    while (*line) {
        if (!strncmp(line, "\xC3\xB7", 2) || !strncmp(line, "\xC3\x97", 2)) {
            breaks = line[1] == '\xB7';
            line += 2;
        } else if (*line == ' ' || *line == '\n') {
            line++;
        } else {
            char *end;
            add(sample, (uint32_t)strtoul(line, &end, 16), breaks);
            assert_true(end > line);
            line = end;
        }
    }
}

/* What bp_linebreak_find marks at the end of a line, Unicode counts before the next one. */
static bool may_break(const char *breaks, size_t at, size_t before)
{
    return breaks[at] == BP_BREAK_MAY || breaks[before] == BP_BREAK_MUST;
}

static void check_lines(const struct sample *sample, const char *line)
{
    char breaks[MAX * 4] = "";
    bp_linebreak_find(sample->text, sample->at[sample->n], breaks);
    for (size_t i = 1; i < sample->n; i++)
        if (may_break(breaks, sample->at[i], sample->at[i - 1]) != sample->breaks[i])
            fail_msg("%s: before character %zu", line, i + 1);
}

static void check_clusters(const struct sample *sample, const char *line)
{
    size_t end = 0;
    for (size_t i = 0; i <= sample->n; i++) {
        bool ends = i == sample->n || sample->breaks[i];
        if (ends != (sample->at[i] == end))
            fail_msg("%s: before character %zu", line, i + 1);
        if (ends && i < sample->n)
            end = bp_grapheme_end(sample->text, sample->at[sample->n], end);
    }
}

/* ---- the table in lines.txt: its head says what the bits are ---- */

static uint32_t characters[MAX];
static size_t n_characters;

static void check_pair(uint32_t a, uint32_t b, unsigned bits)
{
    char line[80];
    for (int way = 0; way < 4; way++) { /* nothing, a space, a mark, both between */
        static const int shift[] = {7, 5, 3, 0};
        unsigned now = bits >> shift[way];
        int places = way == 0 ? 1 : way == 3 ? 3 : 2;
        struct sample sample = {.n = 0};
        add(&sample, a, false);
        if (way & 2)
            add(&sample, 0x308, now >> --places & 1);
        if (way & 1)
            add(&sample, ' ', now >> --places & 1);
        add(&sample, b, now & 1);
        snprintf(line, sizeof line, "%04X%s%s %04X", a, way & 2 ? " 0308" : "", way & 1 ? " 0020" : "", b);
        check_lines(&sample, line);
    }
}

static size_t read_row(const char *line)
{
    char *at;
    uint32_t a = (uint32_t)strtoul(line, &at, 16);
    assert_int_equal(*at++, ':');
    for (size_t i = 0; i < n_characters; i++, at += 2) {
        char digits[3] = {at[0], at[1], 0}, *end;
        check_pair(a, characters[i], (unsigned)strtoul(digits, &end, 16));
        assert_int_equal(*end, 0);
    }
    assert_int_equal(*at, '\n');
    return n_characters * 4;
}

static void read_characters(const char *line)
{
    for (char *end; *line && *line != '\n'; line = end) {
        characters[n_characters++] = (uint32_t)strtoul(line, &end, 16);
        assert_true(end > line && n_characters < MAX);
    }
}

/* How many samples of Unicode's a list held, all of them as it says. */
static size_t check_list(const char *name, void check(const struct sample *, const char *))
{
    static char line[2000];
    size_t n = 0;
    FILE *list = fopen(name, "r");
    assert_non_null(list);
    while (fgets(line, sizeof line, list)) {
        struct sample sample;
        if (*line == '#')
            continue;
        if (!strncmp(line, "characters ", 11)) {
            read_characters(line + 11);
        } else if (strchr(line, ':')) {
            n += read_row(line);
        } else {
            read_sample(&sample, line);
            check(&sample, line);
            n++;
        }
    }
    fclose(list);
    return n;
}

static void test_lines(void **state)
{
    (void)state;
    assert_int_equal(check_list("tests/unit/unicode/lines.txt", check_lines), 19338);
}

static void test_clusters(void **state)
{
    (void)state;
    assert_int_equal(check_list("tests/unit/unicode/clusters.txt", check_clusters), 766);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_clusters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
