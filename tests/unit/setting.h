/* setting.h: what the tests of src/layout set text with: the embedded faces, a setter, texts in memory; and
 * whole reports from XML in memory. */
#ifndef TEST_SETTING_H
#define TEST_SETTING_H

#include "layout/flow.h"
#include "layout/page.h"

struct setting {
    struct bp_arena arena;
    struct bp_fonts fonts;
    struct bp_source source;
    struct bp_diags diags;
    struct bp_pages pages;
    struct bp_theme theme;
    struct bp_setter set;
};

/* An empty document with its faces and a page. False: no memory. */
bool setting_open(struct setting *s);
void setting_close(struct setting *s);

/* `text` as one run; it is the source too, so that findings have a place. */
const struct bp_inline *setting_text(struct setting *s, const char *text);

/* Reads and lays out the plan whose XML `xml` holds, into s->pages. */
bp_result setting_report(struct setting *s, const char *xml, size_t len);

/* The text that a text operation shows; lives as the setting does. */
const char *setting_op_text(struct setting *s, const struct bp_op *op);

#endif
