/* frame.h: what every document on pages has: metadata, page size, footer, and a way out if memory fails. */
#ifndef BP_LAYOUT_FRAME_H
#define BP_LAYOUT_FRAME_H

#include "layout/writer.h"
#include "report/report.h"

/* Lays the document out on `pages`, which must be zeroed. They are allocated in `arena` and use
 * `fonts`. BP_INVALID: some text cannot be printed; the diagnostics say which. */
bp_result bp_document_lay_out(const struct bp_document *document, struct bp_arena *arena,
                              struct bp_diags *diags, struct bp_fonts *fonts, struct bp_pages *pages);

/* The same for whatever `place` fills the pages with; the writer's story has turned to the plan. */
struct bp_framed {
    const struct bp_plan *plan;       /* gives the language, marking, statuses and dates */
    const struct bp_options *options; /* NULL: defaults */
    const struct bp_house_style *style; /* NULL: none */
    void (*place)(struct bp_page_writer *writer, void *user);
    void *user;
};
bp_result bp_frame_lay_out(const struct bp_framed *framed, struct bp_arena *arena, struct bp_diags *diags,
                           struct bp_fonts *fonts, struct bp_pages *pages);

#endif
