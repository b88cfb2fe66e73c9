/* plans.c: an arena for each test of a program, plans from XML in memory, and what a text has to contain. */
#include "plans.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "read/read.h"

int arena_setup(void **state)
{
    bp_arena_init(*state, (size_t)256 << 20);
    return 0;
}

int arena_teardown(void **state)
{
    bp_arena_clear(*state);
    return 0;
}

struct bp_plan *read_plan(struct bp_arena *arena, struct bp_buf *xml)
{
    struct bp_source *source = bp_arena_alloc(arena, sizeof *source);
    struct bp_diags diags = {.arena = arena};
    struct bp_plan *plan;
    assert_false(xml->failed);
    *source = (struct bp_source){.name = "reports/plan.xml", .arena = arena, .len = (uint32_t)xml->len};
    source->bytes = bp_arena_text(arena, xml->bytes, xml->len);
    bp_buf_free(xml);
    if (bp_read_plan(source, arena, &diags, &plan) != BP_OK || diags.errors)
        fail_msg("%s in %s", diags.n ? diags.items[0].message : "no memory", source->bytes);
    return plan;
}

void assert_part(const char *text, const char *part)
{
    if (!text || !strstr(text, part)) {
        print_error("this:\n%s\nlacks:\n%s\n", text ? text : "(nothing)", part);
        fail();
    }
}

void assert_no_part(const char *text, const char *part)
{
    if (strstr(text, part)) {
        print_error("this:\n%s\nhas:\n%s\n", text, part);
        fail();
    }
}
