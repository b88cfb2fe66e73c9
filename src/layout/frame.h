/* frame.h: what every kind of document has round its parts: names and metadata, page size, footer; and the
 * way out where memory runs out. */
#ifndef BP_FRAME_H
#define BP_FRAME_H

#include "base/diag.h"
#include "boardpaper.h"
#include "layout/flow.h"

/* What a document is called: its H1, and the line below it. NULL: what a report of the plan is called. */
struct bp_names {
    const struct bp_inline *title, *subtitle;
    const struct bp_inline *detail; /* beside the subtitle, set lighter: a period */
};

/* A kind of document. */
struct bp_document {
    const struct bp_plan *plan;       /* whose language, marking, statuses and dates it has */
    const struct bp_options *options; /* NULL: defaults */
    /* Fills the pages: bp_frame_begin first, then part by part. */
    void (*place)(struct bp_flow *flow, void *user);
    void *user;
};

/* Names the document, and begins its first page. */
void bp_frame_begin(struct bp_flow *flow, struct bp_names names);

/* The names alone; and the first page with its footer: where a document is made of several plans. */
void bp_frame_name(struct bp_flow *flow, struct bp_names names);
void bp_frame_page(struct bp_flow *flow);

/* Goes on with another plan. It may go when the flow is turned to the next: the pages keep nothing of it. */
void bp_frame_turn(struct bp_flow *flow, const struct bp_plan *plan);

/* Lays it out on `pages`, which the caller has set to zero; they live in `arena` and use `fonts`.
 * BP_INVALID: text that can not be printed was found, and stands in the diagnostics. */
bp_result bp_document_lay_out(const struct bp_document *document, struct bp_arena *arena,
                              struct bp_diags *diags, struct bp_fonts *fonts,
                              struct bp_pages *pages);

#endif
