/* pages_text.h: whether the pages of a plan say what the plan says, each text in its place. */
#ifndef TEST_PAGES_TEXT_H
#define TEST_PAGES_TEXT_H

#include "base/buf.h"
#include "layout/page.h"
#include "model/plan.h"

/* A plan and its pages. */
struct pages_text {
    const struct bp_plan *plan;
    const struct bp_pages *pages;
    struct bp_arena *arena;
};

void same_text(const char *where, struct bp_buf *wanted, struct bp_buf *got);

/* Whether the tag is an H2 with these words. */
bool pages_text_heading(const struct bp_pages *pages, uint32_t tag, const char *words);

/* Reads the text of each heading, passage and cell off the tag tree, and compares it with the plan's. */
void pages_text_check(const struct pages_text *r);

#endif
