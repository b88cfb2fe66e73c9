/* test_places.c: where the checks' findings stand in the source: the very words, although markup, references and
 * blanks are written otherwise than they read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "boardpaper.h"

#define PLAN(front, attributes, inside) \
    "<action-plan><title>T</title><report from='2019-07-01' to='2019-09-30'><title>R</title>" front "</report>" \
    "<actions><heading>H</heading><priority><title>P</title>\n" \
    "<action ref='1' status='green'" attributes "><description>D</description>\n" inside "</action>\n" \
    "</priority></actions></action-plan>"

/* What is found by one check, as "line:column+length" each, where it stands; names are looked for. */
static const char *places(const char *xml, int code)
{
    static char out[400];
    bp_doc *doc = bp_new();
    bp_check_options checks = {.size = sizeof(bp_check_options), .names = 1, .only = &code, .n_only = 1};
    size_t len = 0;
    out[0] = '\0';
    assert_non_null(doc);
    if (bp_load_memory(doc, xml, strlen(xml), "plan.xml") != BP_OK)
        fail_msg("%s", bp_diag_at(doc, 0)->message);
    assert_int_equal(bp_check(doc, &checks), BP_OK);
    for (size_t i = 0; i < bp_diag_count(doc); i++)
        if (bp_diag_at(doc, i)->code == code) {
            bp_place at = bp_diag_at(doc, i)->at;
            len += (size_t)snprintf(out + len, sizeof out - len, "%s%u:%u+%u", len ? " " : "", (unsigned)at.line,
                                    (unsigned)at.column, (unsigned)at.length);
        }
    bp_free(doc);
    return out;
}

#define UPDATE(text) PLAN("", "", "<update>" text "</update>")

static void updates(void **state)
{
    (void)state;
    assert_string_equal(places(UPDATE("It ran with the"), 5012), "3:16+8");
    assert_string_equal(places(UPDATE("It ran with \t  the"), 5012), "3:16+11");
    assert_string_equal(places(UPDATE("It ran <em>with</em> the"), 5012), "3:20+13");
    assert_string_equal(places(UPDATE("It ran <!-- the -->with<!-- > --> the"), 5012), "3:28+18");
    assert_string_equal(places(UPDATE("<![CDATA[It ran with the]]>"), 5012), "3:25+8");
    assert_string_equal(places(UPDATE("It <![CDATA[ran with]]> the"), 5012), "3:25+11");
    assert_string_equal(places(UPDATE("A &amp; b&#233;, &#65;ll with the"), 5012), "3:34+8");
    assert_string_equal(places(UPDATE("It ran w&#105;th the"), 5012), "3:16+13");
    assert_string_equal(places(UPDATE("It ran with\nthe"), 5012), "3:16+4"); /* as far as its line goes */
    assert_string_equal(places(UPDATE("It ran with\r\nthe"), 5012), "3:16+4");
    assert_string_equal(places(UPDATE("It ran.<br/>It ran with the"), 5012), "3:28+8");
    assert_string_equal(places(UPDATE("<p>One.</p><ul><li>Two<ul><li>It ran with the</li></ul></li></ul>"), 5012),
                        "3:46+8");
    assert_string_equal(places(UPDATE("<p>One.</p><p></p><p>It ran with the</p>"), 5012), "3:37+8");
}

static void texts(void **state)
{
    (void)state;
    assert_string_equal(places(PLAN("<summary>PS Oakshott and <em>Mr Smith</em> came.</summary>", "", ""), 5023),
                        "1:97+1 1:97+1"); /* of a text with marks: where it begins */
    assert_string_equal(places(PLAN("<summary><ul><li>PS Oakshott</li></ul></summary>", "", ""), 5023), "1:105+11");
    assert_string_equal(places(PLAN("<summary>PS&#32;Oakshott</summary>", "", ""), 5023), "1:97+1");
    assert_string_equal(places(PLAN("", "", "<lead>PS Oakshott</lead><partner>Mr <em>J</em> Smith</partner>"), 5023),
                        "3:7+11 3:34+19");
    assert_string_equal(places(PLAN("", "", "<lead>M&#114; Smith</lead>"), 5023), "3:7+13");
}

static void attributes(void **state)
{
    (void)state;
    assert_string_equal(places(PLAN("", " due='Marc 2020'", ""), 5006), "2:37+9");
    assert_string_equal(places(PLAN("", "\n  due = \"Marc 2020\" ", ""), 5006), "3:10+9");
    assert_string_equal(places(PLAN("", " due='Marc > 2020'", ""), 5006), "2:37+11");
    assert_string_equal(places(PLAN("", "", ""), 5015), "2:14+1"); /* what is not there: its row, by the ref */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(updates), cmocka_unit_test(texts), cmocka_unit_test(attributes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
