/* test_faults.c: what is said of bytes, XML and values that are wrong in ways that no file of tests/golden is: the
 * code, the place, and a part of the message or the hint. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "boardpaper.h"

/* A text, and what is said of it: the code, the place as "line:column", and a part of the message or the hint. */
struct fault {
    const char *text;
    int code; /* 0: nothing is said */
    const char *place, *part;
};

/* A whole plan round `head` (after the report) and `row` (attributes and more of an action). */
#define PLAN(head, attributes, inside) \
    "<action-plan><title>T</title><report from='2019-07-01' to='2019-09-30'><title>R</title></report>" head "\n" \
    "<actions><heading>H</heading><priority><title>P</title>\n" \
    "<action ref='1' status='green' " attributes "><description>D</description>" inside "</action>\n" \
    "</priority></actions></action-plan>"

static void assert_fault(const struct fault *fault, size_t len)
{
    bp_doc *doc = bp_new();
    assert_non_null(doc);
    bp_result result = bp_load_memory(doc, fault->text, len ? len : strlen(fault->text), "plan.xml");
    const bp_diag *diag = bp_diag_at(doc, 0);
    for (size_t i = 0; i < bp_diag_count(doc); i++)
        if (bp_diag_at(doc, i)->code == fault->code) {
            diag = bp_diag_at(doc, i);
            break;
        }
    if (!fault->code) {
        if (diag)
            fail_msg("%s: %d: %s", fault->text, diag->code, diag->message);
        assert_int_equal(result, BP_OK);
    } else {
        if (!diag)
            fail_msg("%s: nothing is said", fault->text);
        char place[40];
        snprintf(place, sizeof place, "%u:%u", (unsigned)diag->at.line, (unsigned)diag->at.column);
        if (diag->code != fault->code || strcmp(place, fault->place) != 0 ||
            (!strstr(diag->message, fault->part) && !strstr(diag->hint, fault->part)))
            fail_msg("%s: %s: %d: %s (%s); not %s: %d: %s", fault->text, place, diag->code, diag->message,
                     diag->hint, fault->place, fault->code, fault->part);
        assert_int_equal(result, diag->severity == BP_ERROR ? BP_INVALID : BP_OK);
    }
    bp_free(doc);
}

#define ALL(faults) \
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) \
        assert_fault(&faults[i], 0)

static void characters(void **state)
{
    static const struct fault faults[] = {
        {"<action-plan>x\xEF\xBF\xBE</action-plan>", 2010, "1:15", "U+FFFE"},
        {"<action-plan>\xEF\xBC\x81\xEF\xBF\xBD\xEF\xBF\xBF</action-plan>", 2010, "1:16", "U+FFFF"},
        {"<action-plan>&#xD800;</action-plan>", 2019, "1:14", "&#xD800;"},
        {"<action-plan>&#xDFFF;</action-plan>", 2019, "1:14", "&#xDFFF;"},
        {"<action-plan>&#xFFFE;</action-plan>", 2019, "1:14", "&#xFFFE;"},
        {"<action-plan>&#xffff;</action-plan>", 2019, "1:14", "&#xffff;"},
        {"<action-plan>&#x110000;</action-plan>", 2019, "1:14", "&#x110000;"},
        {"<action-plan>&#99999999999999999999;</action-plan>", 2019, "1:14", "&#99999999999999999999;"},
        {"<action-plan>&#8;</action-plan>", 2019, "1:14", "&#8;"},
        {"<action-plan>&#11;</action-plan>", 2019, "1:14", "&#11;"},
        {"<action-plan>&#xg;</action-plan>", 2019, "1:14", "is not a character"},
        {"<action-plan>&#1a;</action-plan>", 2019, "1:14", "is not a character"},
        {"<action-plan>&#x:;</action-plan>", 2019, "1:14", "is not a character"},
        {"<action-plan>&#9;&#10;&#13;&#xe9;&#xE9;&#65536;&#xE000;&#1x;</action-plan>", 2019, "1:56", "&#1x;"},
        {PLAN("", "", "<update>&#9;a&#10;b&#13;&#xe9;&#xE9;&#x10000;</update>"), 0, NULL, NULL},
    };
    (void)state;
    ALL(faults);
}

static void tags(void **state)
{
    static const struct fault faults[] = {
        {"<action-plan/></b>", 2017, "1:15", "delete it"},
        {"<action-plan/><b/>", 2006, "1:15", "another element"},
        {"<action-plan/>text", 2006, "1:15", "text"},
        {"<![CDATA[x]]><action-plan/>", 2003, "1:1", "a bare < is not allowed"},
        {"<action-plan><{></action-plan>", 2003, "1:14", "a bare < is not allowed"},
        {"<action-plan><[></action-plan>", 2003, "1:14", "a bare < is not allowed"},
        {"<action-plan><@></action-plan>", 2003, "1:14", "a bare < is not allowed"},
        {"<_a.b:c-1>x</_a.b:c-2>", 2017, "1:12", "did you mean </_a.b:c-1>?"},
        {"<action-plan\r\n\tb='1'\r\n\tb='2'/>", 2008, "3:2", "\"b\" is given twice"},
        {"\xEF\xBB\xBF<?xml encoding='UTF-8'?><action-plan/>", 2012, "1:1", "the first line should be"},
        {"\xEF\xBB\xBF<action-plan></b>", 2017, "1:14", "</action-plan> is the next"},
        {"<action-plan>x</aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>",
         2017, "1:15", "closes nothing"},
        {"<?xml version='1.0'?><action-plan encoding='x'>", 2004, "1:48", "<action-plan> is still open"},
        {"<?xml version='1.0' encoding?><action-plan/>", 2012, "1:1", "the first line should be"},
        {"<?xml version='1.0' standalone='perhaps'?><action-plan/>", 2012, "1:1", "the first line should be"},
        {"<action-plan><? x?></action-plan>", 2012, "1:16", "xmlParsePI"},
        {"<?xml version='1.0'?><action-plan><? x?></action-plan>", 2012, "1:37", "xmlParsePI"},
    };
    (void)state;
    ALL(faults);
    static const struct fault wide = {"<\0a\0>\0", 1006, "0:0", "UTF-16"},
                              wide_big = {"\0<\0a\0>", 1006, "0:0", "UTF-16"};
    assert_fault(&wide, 6);
    assert_fault(&wide_big, 6);
}

static void structure(void **state)
{
    static const struct fault faults[] = {
        {"<action-plan xmlnsx='1'/>", 3008, "1:14", "\"xmlnsx\""},
        {PLAN("", "xml:space='preserve'", ""), 3008, "3:32", "xml:space"},
        {PLAN("", "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:type='x'", ""), 3008, "3:84", "i:type"},
        {PLAN("", "xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:schemaLocation='x'", ""), 0, NULL, NULL},
        {"<action-plan xml:space='default'><title>T</title><report from='2019-07-01' to='2019-09-30'><title>R"
         "</title></report><success-measures><stated-totals n:green='1'/></success-measures></action-plan>",
         3008, "1:150", "is the id of a status"},
        {"<action-plan>\nlost words  \nand more\n<title>T</title></action-plan>", 3007, "2:1", "is not allowed"},
        {PLAN("", "", "<update><div>x</div></update>"), 3002, "3:69", "there is no element <div>"},
        {PLAN("", "", "<lead><div>x</div></lead>"), 3002, "3:67", "straight into <lead>"},
        {PLAN("", "", "<accept code='elephants'>x</accept>"), 4019, "3:75", "`boardpaper explain` lists them"},
        {PLAN("", "", "<accept code='BP5abc'>x</accept>"), 4019, "3:75", "BP5abc"},
        {PLAN("", "", "<accept code='BP4003'>x</accept>"), 4019, "3:75", "correct it, it cannot be accepted"},
        {PLAN("", "", "<accept code='BP5999'>x</accept>"), 4019, "3:75", "BP5999"},
        {PLAN("", "", "<update><br/><br/>Text<br/></update>"), 0, NULL, NULL},
    };
    (void)state;
    ALL(faults);
}

/* Many that are out of order: the first 200 have hints. */
/* How the format says what other formats have another way for. */
static void said_otherwise(void **state)
{
    static const struct fault faults[] = {
        {PLAN("", "", "<milestone ref='1.1'/>"), 3002, "3:61", "such as a milestone, is an <action> in it"},
        {PLAN("", "", "<acton/>"), 3002, "3:61", "did you mean <action>?"},
        {PLAN("", "budget='5'", ""), 3008, "3:32", "that is an attribute of <money>, which may stand in <action>"},
        {PLAN("", "id='5'", ""), 3008, "3:32", "did you mean \"ref\"?"},
        {PLAN("<success-measures><measure ref='M'><description>D</description><number target='2' actual='1' "
              "better='higher'/></measure></success-measures>", "", ""),
         4016, "1:115", "a tolerance, and its figures"},
    };
    (void)state;
    ALL(faults);
}

static void order(void **state)
{
    static char text[40000];
    size_t len = 0;
    (void)state;
    len += (size_t)snprintf(text + len, sizeof text - len,
                            "<action-plan><title>T</title><report from='2019-07-01' to='2019-09-30'><title>R</title>"
                            "</report>\n<actions><heading>H</heading>");
    for (int i = 0; i < 130; i++)
        len += (size_t)snprintf(text + len, sizeof text - len,
                                "<priority><action ref='%d' status='green'><lead>L</lead><description>D</description>"
                                "</action>\n<title>T</title></priority>", i);
    snprintf(text + len, sizeof text - len, "</actions></action-plan>");
    bp_doc *doc = bp_new();
    assert_non_null(doc);
    assert_int_equal(bp_load_memory(doc, text, strlen(text), "plan.xml"), BP_INVALID);
    assert_int_equal(bp_diag_count(doc), 201);
    for (size_t i = 0; i < 200; i++) {
        assert_int_equal(bp_diag_at(doc, i)->code, 3004);
        assert_non_null(strstr(bp_diag_at(doc, i)->hint, "before") ? "" : strstr(bp_diag_at(doc, i)->hint, "after"));
    }
    assert_string_equal(bp_diag_at(doc, 200)->message, "60 more findings are not shown");
    bp_free(doc);
}

static void values(void **state)
{
    static const struct fault faults[] = {
        {PLAN("", "", "<update><a href='https://'>x</a></update>"), 4010, "3:78", "https://"},
        {PLAN("", "", "<update><a href='https://a b'>x</a></update>"), 4010, "3:78", "https://a b"},
        {PLAN("", "", "<update><a href='TEL:999'>x</a></update>"), 0, NULL, NULL},
        {PLAN("<statuses><status id='a' label='A' fill='#GG0000'/></statuses>", "", ""), 4006, "1:138", "#GG0000"},
        {PLAN("<statuses><status id='a' label='A' fill='#00:000'/></statuses>", "", ""), 4006, "1:138", "#00:000"},
        {PLAN("<statuses><status id='a' label='A' fill='#00000@'/></statuses>", "", ""), 4006, "1:138", "#00000@"},
        {PLAN("<success-measures><stated-totals green='1234567'/></success-measures>", "", ""), 4008, "1:137", "1234567"},
        {PLAN("<success-measures><stated-totals green='7x'/></success-measures>", "", ""), 4008, "1:137", "7x"},
    };
    (void)state;
    ALL(faults);
    static const char *const numbers[] = {"1,2345", "1,23", "1,x34", "1,2x4", "1,23x", "1234,567", "1,", "1.", ".5",
                                          "1.x", "1e3", "--1", ""};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char text[600];
        snprintf(text, sizeof text,
                 "<action-plan><title>T</title><report from='2019-07-01' to='2019-09-30'><title>R</title></report>\n"
                 "<success-measures><measure ref='1' status='green'><description>D</description>"
                 "<number actual='%s'/></measure></success-measures></action-plan>", numbers[i]);
        const struct fault fault = {text, 4007, *numbers[i] ? "2:95" : "2:87", numbers[i]};
        assert_fault(&fault, 0);
    }
    static const char *const langs[] = {"e", "engl", "en-", "en-G", "en-longerthan", "en_GB", "1n", "en-GB-", "en-G!"};
    for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
        char text[300];
        snprintf(text, sizeof text, "<action-plan xml:lang='%s'><title>T</title></action-plan>", langs[i]);
        const struct fault fault = {text, 4011, "1:24", langs[i]};
        assert_fault(&fault, 0);
    }
    static const struct fault good = {
        "<action-plan xml:lang='sgn-GB-x1y2z3w4'><title>T</title><report from='2019-07-01' to='2019-09-30'><title>R"
        "</title></report><success-measures><measure ref='1' status='green'><description>D</description>"
        "<number baseline='-1,234,567.25' target='+5' actual='0'/></measure></success-measures></action-plan>",
        0, NULL, NULL};
    assert_fault(&good, 0);
}

/* An attribute of over 1 MiB, which libxml2 would still read. */
static void long_attribute(void **state)
{
    enum { LEN = (1 << 20) + 100 };
    char *text = malloc(LEN);
    (void)state;
    assert_non_null(text);
    memset(text, 'x', LEN);
    memcpy(text, "<action-plan a='", 16);
    memcpy(text + LEN - 4, "'/>", 4);
    const struct fault fault = {text, 2014, "1:14", "longer than 1 MiB"};
    assert_fault(&fault, LEN - 1);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters), cmocka_unit_test(tags),   cmocka_unit_test(structure),
        cmocka_unit_test(said_otherwise), cmocka_unit_test(order),
        cmocka_unit_test(values), cmocka_unit_test(long_attribute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
