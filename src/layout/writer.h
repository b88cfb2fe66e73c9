/* writer.h: the writer that sets a document on pages (report/writer.h), and the state of it. */
#ifndef BP_LAYOUT_WRITER_H
#define BP_LAYOUT_WRITER_H

#include "layout/words.h"

struct bp_page_writer {
    struct bp_flow flow; /* its story tells to this writer */
    struct bp_waiting waiting;
    struct bp_set_table alike;    /* how tables of the kind `alike_kind` look, which are alike */
    int alike_kind;               /* -1: none are */
    struct bp_set_table contents; /* of a pack: set twice, with the same widths */
};

extern const struct bp_writer bp_pages_writer;

/* Sets the document's names, and begins its first page. */
void bp_frame_begin(struct bp_flow *flow);

/* Begins the first page of a part of a document, with its footer. */
void bp_frame_page(struct bp_flow *flow);

#endif
