/* test_schema.c: the schema table is sound; the reader survives what no author writes: every truncation,
 * every byte changed, memory that runs out at any point. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/dump.h"
#include "model/schema.h"
#include "model/status.h"
#include "model/xsd.h"
#include "read/read.h"
#include "read/structure.h"

static const char plan_text[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<action-plan xml:lang=\"en-GB\">\n"
    "<title>Parks &amp; <em>Open</em> Spaces</title><plan-period from=\"2026-04-01\" to=\"2027-03-31\"/>\n"
    "<report from=\"2026-07-01\" to=\"2026-09-30\"><title>Q2</title>\n"
    "<meeting date=\"2026-12-04\" agenda-item=\"7\">Board</meeting>\n"
    "<summary>One<ul><li>two<ol><li>three</li></ol></li></ul></summary></report>\n"
    "<statuses preset=\"brag\"><status id=\"paused\" label=\"Paused\"/></statuses>\n"
    "<success-measures><stated-totals green=\"1\"/><measure ref=\"M1\" status=\"green\"><theme>T</theme>\n"
    "<description>D</description><number unit=\"%\" actual=\"84.5\"/></measure></success-measures>\n"
    "<actions><priority><title>P</title><action ref=\"1\" due=\"Mar-27\" previous-status=\"red\">\n"
    "<description>Inspect<br/>CO<sub>2</sub></description><lead>A</lead><partner>B</partner>\n"
    "<update><!-- x --><![CDATA[<c>]]></update></action></priority></actions>\n"
    "<glossary><term abbr=\"A\">a &#233;</term></glossary></action-plan>\n";

/* Reads bytes within a budget; the number of findings goes to *found. */
static bp_result read_bytes(const char *bytes, size_t len, size_t budget, size_t *found)
{
    struct bp_arena kept, arena;
    bp_arena_init(&kept, (size_t)64 << 20);
    bp_arena_init(&arena, budget);
    struct bp_source source = {.name = "test.xml", .arena = &kept, .len = (uint32_t)len};
    source.bytes = bp_arena_text(&kept, bytes, len);
    assert_non_null(source.bytes);
    struct bp_diags diags = {.arena = &kept};
    struct bp_plan *plan;
    bp_result result = bp_read_plan(&source, &arena, &diags, &plan);
    bp_diags_finish(&diags);
    assert_int_equal(result == BP_OK, plan != NULL);
    if (result == BP_INVALID)
        assert_true(diags.errors > 0);
    for (size_t i = 0; i < diags.n; i++)
        if (diags.items[i].severity == BP_ERROR)
            assert_true(*diags.items[i].message && *diags.items[i].hint);
    if (found)
        *found = diags.n;
    if (plan) {
        struct bp_buf dump = {0};
        bp_plan_dump(plan, &dump);
        assert_true(dump.len > 0 && !dump.failed);
        bp_buf_free(&dump);
    }
    bp_arena_clear(&arena);
    bp_arena_clear(&kept);
    return result;
}

static void test_whole(void **state)
{
    size_t found;
    (void)state;
    assert_int_equal(read_bytes(plan_text, strlen(plan_text), (size_t)1 << 24, &found), BP_OK);
    assert_int_equal(found, 1); /* the action has no status */
}

static void test_truncated(void **state)
{
    (void)state;
    for (size_t len = 0; len < strlen(plan_text) - 1; len++)
        assert_int_equal(read_bytes(plan_text, len, (size_t)1 << 24, NULL), BP_INVALID);
}

static void test_changed_bytes(void **state)
{
    static const char changes[] = {'<', '>', '&', '"', '/', ' ', 'x', '\0', '\xC3', ';', '\x01', '-'};
    char *text = strdup(plan_text);
    (void)state;
    assert_non_null(text);
    for (size_t at = 0; at < strlen(plan_text); at++) {
        for (size_t i = 0; i < sizeof changes; i++) {
            text[at] = changes[i];
            bp_result result = read_bytes(text, strlen(plan_text), (size_t)1 << 24, NULL);
            assert_true(result == BP_OK || result == BP_INVALID);
        }
        text[at] = plan_text[at];
    }
    free(text);
}

static void test_little_memory(void **state)
{
    bool enough = false;
    (void)state;
    for (size_t budget = 0; budget < ((size_t)2 << 20); budget += 8192) {
        bp_result result = read_bytes(plan_text, strlen(plan_text), budget, NULL);
        assert_true(result == BP_OK || result == BP_NOMEM);
        assert_true(!enough || result == BP_OK); /* more memory never does harm */
        enough = result == BP_OK;
    }
    assert_true(enough);
}

/* ---- the table ---- */

static bool ends_in(enum bp_content content, enum bp_content a, enum bp_content b)
{
    return content == a || content == b;
}

static void test_table(void **state)
{
    (void)state;
    for (int id = BP_EL_NONE + 1; id < BP_EL_COUNT; id++) {
        const struct bp_schema_element *element = &bp_elements[id];
        assert_non_null(element->name);
        assert_true(strlen(element->about) > 5);
        assert_int_equal(element->content == BP_CONTENT_CHILDREN, element->children != NULL);
        if (element->needed)
            assert_true(ends_in(element->content, BP_CONTENT_INLINE, BP_CONTENT_BLOCK));
        size_t n = 0;
        for (const struct bp_schema_child *child = element->children; child && child->element; child++)
            n++;
        assert_true(n <= BP_MAX_CHILDREN);
        for (const struct bp_schema_attr *attr = element->attrs; attr && attr->name; attr++) {
            assert_true(strlen(attr->about) > 5);
            assert_int_equal(attr->type == BP_ATTR_CHOICE, attr->choices != NULL);
        }
    }
}

/* Two children of one element never have one name: the reader finds them by it. */
static void test_names_differ(void **state)
{
    (void)state;
    for (int id = BP_EL_NONE + 1; id < BP_EL_COUNT; id++) {
        enum bp_element allowed[BP_EL_COUNT];
        size_t n = bp_schema_allowed((enum bp_element)id, allowed);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(bp_schema_child((enum bp_element)id, bp_elements[allowed[i]].name),
                             allowed[i]);
    }
    assert_int_equal(bp_schema_child(BP_EL_ACTION, "theme"), BP_EL_NONE);
}

static const struct bp_schema_attr *attr_of(enum bp_element element, const char *name)
{
    const struct bp_schema_attr *attr = bp_elements[element].attrs;
    while (strcmp(attr->name, name) != 0)
        attr++;
    return attr;
}

/* The table's choices are those of the model. */
static void test_choices(void **state)
{
    const char *const *presets = attr_of(BP_EL_STATUSES, "preset")->choices;
    const char *const *symbols = attr_of(BP_EL_STATUS, "symbol")->choices;
    (void)state;
    for (const struct bp_preset *preset = bp_presets; preset->name; preset++)
        assert_string_equal(*presets++, preset->name);
    assert_null(*presets);
    for (int i = 0; i < BP_SYMBOL_COUNT; i++)
        assert_string_equal(*symbols++, bp_symbol_names[i]);
    assert_null(*symbols);
}

/* Each element of a format is declared, and none of the other one. */
static void check_xsd(enum bp_element root)
{
    struct bp_buf out = {0}, small = {.limit = 1000};
    bp_xsd_write(root, &out);
    bp_buf_char(&out, 0);
    assert_false(out.failed);
    for (int id = BP_EL_NONE + 1; id < BP_EL_COUNT; id++) {
        char want[60];
        snprintf(want, sizeof want, "<xs:element name=\"%s\"", bp_elements[id].name);
        if (bp_schema_has(root, (enum bp_element)id))
            assert_non_null(strstr(out.bytes, want));
    }
    assert_null(strstr(out.bytes, root == BP_EL_ACTION_PLAN ? "\"item\"" : "\"action\""));
    bp_buf_free(&out);
    bp_xsd_write(root, &small);
    assert_true(small.failed);
    bp_buf_free(&small);
}

static void test_xsd(void **state)
{
    (void)state;
    check_xsd(BP_EL_ACTION_PLAN);
    check_xsd(BP_EL_BOARD_PACK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),       cmocka_unit_test(test_names_differ),
        cmocka_unit_test(test_choices),     cmocka_unit_test(test_xsd),
        cmocka_unit_test(test_whole),       cmocka_unit_test(test_truncated),
        cmocka_unit_test(test_changed_bytes), cmocka_unit_test(test_little_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
