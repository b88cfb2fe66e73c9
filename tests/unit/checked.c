/* checked.c: plans in memory → what one check says of them. */
#include "checked.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "check/check.h"
#include "read/read.h"

const char *check_plan(const char *xml, int code)
{
    static char out[8192];
    struct bp_arena arena;
    struct bp_plan *plan = NULL;
    bp_arena_init(&arena, (size_t)64 << 20);
    struct bp_diags diags = {.arena = &arena};
    struct bp_source source = {.name = "plan.xml", .bytes = xml, .len = (uint32_t)strlen(xml), .arena = &arena};
    const struct bp_check_wish wish = {.names = true, .only = &code, .n_only = 1};
    size_t len = 0;
    out[0] = '\0';
    if (bp_read_plan(&source, &arena, &diags, &plan) != BP_OK)
        fail_msg("%s in %s", diags.n ? diags.items[0].message : "no memory", xml);
    assert_true(bp_check_run(plan, &wish, &diags));
    for (size_t i = 0; i < diags.n; i++)
        if (diags.items[i].code == code)
            len += (size_t)snprintf(out + len, sizeof out - len, "%s\n", diags.items[i].message);
    assert_true(len < sizeof out);
    bp_arena_clear(&arena);
    return out;
}

const char *check_row(const char *attributes, const char *description, const char *update, int code)
{
    char xml[8192];
    int n = snprintf(xml, sizeof xml, CHECKED_HEAD, "");
    n += snprintf(xml + n, sizeof xml - (size_t)n,
                  "<actions><heading>Actions</heading><priority><title>Roads</title><action ref='A1' %s>"
                  "<description>%s</description><lead>Us</lead><update>%s</update></action></priority>"
                  "</actions></action-plan>",
                  attributes, description, update);
    assert_true((size_t)n < sizeof xml);
    return check_plan(xml, code);
}

const char *check_measure(const char *attributes, const char *inside, int code)
{
    char xml[4096];
    int n = snprintf(xml, sizeof xml, CHECKED_HEAD, "");
    n += snprintf(xml + n, sizeof xml - (size_t)n,
                  "<success-measures><heading>M</heading><measure ref='M1' %s>%s</measure>"
                  "</success-measures></action-plan>", attributes, inside);
    assert_true((size_t)n < sizeof xml);
    return check_plan(xml, code);
}

void assert_phrase(const struct phrase *phrase, const char *found)
{
    if (!phrase->part && *found)
        fail_msg("\"%s\": %s", phrase->text, found);
    if (phrase->part && !strstr(found, phrase->part))
        fail_msg("\"%s\": \"%s\" lacks \"%s\"", phrase->text, found, phrase->part);
}

void assert_updates(const char *attributes, int code, const struct phrase *phrases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_phrase(&phrases[i], check_row(attributes, "Do it.", phrases[i].text, code));
}
