/* test_characters.c: `check` and `report` agree on characters: over plans made from seeds, with a character put
 * somewhere into each, bp_check finds what bp_render refuses, and nothing else.
 *
 * BP_SEEDS sets how many seeds (100), BP_SEED runs a single one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "boardpaper.h"
#include "generate.h"

enum { NO_GLYPH = 6001, TRIES = 6 };

static uint64_t state;

static size_t pick(size_t n)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)(state >> 33) % n;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Puts a character between two letters of the plan: of a text, a value, or a comment; or of a name of the
 * format, and then it is no plan. */
static void plant(const struct bp_buf *plan, struct bp_buf *out)
{
    static const char *const characters[] = {
        "\xE2\x9C\x94", "\xF0\x9F\x94\xB4", "\xE2\x9A\xA0\xEF\xB8\x8F", "&#x1F7E2;", /* signs */
        "\xF0\x9F\x91\x8D", "&#128077;", "\xE6\x97\xA5", "\xEF\xBF\xBD", "\xEF\x83\xBC", /* without an outline */
        "\xCC\x82", "&#x302;", "\xE0\xA4\x81", "\xE2\x83\xA3", /* marks on the letter before */
        "\xE2\x80\x8B", "\xC2\xAD", "\xE2\x80\xA8", "&#146;", "\xD7\x90", "\xC5\xB5"};
    const char *character = characters[pick(sizeof characters / sizeof *characters)];
    size_t at;
    do {
        at = 1 + pick(plan->len - 1);
    } while (!is_letter(plan->bytes[at - 1]) || !is_letter(plan->bytes[at]));
    out->len = 0;
    bp_buf_put(out, plan->bytes, at);
    bp_buf_str(out, character);
    bp_buf_put(out, plan->bytes + at, plan->len - at);
}

/* The messages about characters among the findings, one after the other. */
static void put_found(const bp_doc *doc, struct bp_buf *out)
{
    out->len = 0;
    for (size_t i = 0; i < bp_diag_count(doc); i++) {
        const bp_diag *diag = bp_diag_at(doc, i);
        if (diag->code == NO_GLYPH)
            bp_buf_fmt(out, "%u:%u %s\n", (unsigned)diag->at.line, (unsigned)diag->at.column, diag->message);
    }
    bp_buf_char(out, 0);
    assert_false(out->failed);
}

/* Returns whether it was a plan. Counts those that are refused. */
static bool try_plan(const struct bp_buf *plan, uint64_t seed, unsigned *refused)
{
    struct bp_buf by_check = {0}, by_report = {0};
    const void *bytes;
    size_t len;
    bp_doc *doc = bp_new();
    assert_non_null(doc);
    bool loaded = bp_load_memory(doc, plan->bytes, plan->len, "plan.xml") == BP_OK;
    if (loaded) {
        assert_int_equal(bp_check(doc, NULL), BP_OK);
        put_found(doc, &by_check);
        bp_result result = bp_render(doc, NULL, &bytes, &len);
        put_found(doc, &by_report);
        if (strcmp(by_check.bytes, by_report.bytes) != 0)
            fail_msg("seed %llu: check: \"%s\", report: \"%s\"", (unsigned long long)seed, by_check.bytes,
                     by_report.bytes);
        assert_int_equal(result, *by_report.bytes ? BP_INVALID : BP_OK);
        *refused += result != BP_OK;
    }
    bp_buf_free(&by_check);
    bp_buf_free(&by_report);
    bp_free(doc);
    return loaded;
}

static void check_agrees_with_report(void **unused)
{
    const char *one = getenv("BP_SEED"), *many = getenv("BP_SEEDS");
    uint64_t first = one ? strtoull(one, NULL, 10) : 1;
    uint64_t last = one ? first : many ? strtoull(many, NULL, 10) : 100;
    struct bp_buf plan = {0}, planted = {0};
    unsigned tried = 0, refused = 0;
    (void)unused;
    for (uint64_t seed = first; seed <= last; seed++) {
        state = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
        plan.len = 0;
        generate_plan(seed, &plan);
        for (int i = 0; i < TRIES; i++) {
            plant(&plan, &planted);
            assert_false(plan.failed || planted.failed);
            tried += try_plan(&planted, seed, &refused);
        }
    }
    bp_buf_free(&plan);
    bp_buf_free(&planted);
    print_message("# %u plans, %u of them refused\n", tried, refused);
    assert_true(one || (tried > last && refused > last / 10 && refused < tried));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(check_agrees_with_report)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
