/* frame.h: what every kind of document has: names and metadata, page size, footer, and a way out if
 * memory runs out. */
#ifndef BP_FRAME_H
#define BP_FRAME_H

#include "base/diag.h"
#include "boardpaper.h"
#include "layout/flow.h"

/* The names of a document: its H1, and the line below it. NULL: the names of a report of the plan. */
struct bp_names {
    const struct bp_inline *title, *subtitle;
    const struct bp_inline *detail; /* a period, set in a lighter colour after the subtitle */
};

/* A kind of document. */
struct bp_document {
    const struct bp_plan *plan;       /* gives the language, marking, statuses and dates */
    const struct bp_options *options; /* NULL: defaults */
    /* Fills the pages. Calls bp_frame_begin first, then adds the parts. */
    void (*place)(struct bp_flow *flow, void *user);
    void *user;
};

/* Sets the document's names, and begins its first page. */
void bp_frame_begin(struct bp_flow *flow, struct bp_names names);

/* The same in two steps, for a document made from several plans: set the names; begin the first
 * page with its footer. */
void bp_frame_name(struct bp_flow *flow, struct bp_names names);
void bp_frame_page(struct bp_flow *flow);

/* Continues with another plan. A plan may be freed when the flow has turned to the next one: the
 * pages keep nothing of it. */
void bp_frame_turn(struct bp_flow *flow, const struct bp_plan *plan);

/* Lays the document out on `pages`, which must be zeroed. They are allocated in `arena` and use
 * `fonts`. BP_INVALID: some text cannot be printed; the diagnostics say which. */
bp_result bp_document_lay_out(const struct bp_document *document, struct bp_arena *arena,
                              struct bp_diags *diags, struct bp_fonts *fonts,
                              struct bp_pages *pages);

#endif
