/* part.h: what a cell or a passage says, part by part. How it looks is up to the writer. */
#ifndef BP_REPORT_PART_H
#define BP_REPORT_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "model/plan.h"

/* A series of figures, shown as a line. */
struct bp_trend {
    const int64_t *values; /* oldest first; with a gap in the line where one is not known */
    uint32_t n;
    int64_t target;    /* or BP_UNKNOWN */
    const char *words; /* what the line shows, for those who do not see it */
};
#define BP_UNKNOWN INT64_MIN /* a figure that is not known */

/* A link on a whole text, besides the links in it. */
struct bp_target {
    uint32_t anchor;
    const char *contents; /* description of the target; NULL: no link */
};

enum bp_part_kind {
    BP_PART_TEXT,   /* `text` */
    BP_PART_BLOCKS, /* `blocks` */
    BP_PART_STATUS, /* `text`, with the status's symbol before it */
    BP_PART_TREND,  /* `trend` */
    BP_PART_SWATCH, /* `text`, with a small cell of the status's colour and symbol before it */
};

/* What parts it from the part above. */
enum bp_apart { BP_APART_LINE, BP_APART_NAME, BP_APART_PARAGRAPH };

struct bp_part {
    enum bp_part_kind kind;
    enum bp_apart apart;
    bool bold;
    bool small;    /* a remark beside the rest */
    bool grey;     /* of less weight */
    bool english;  /* the program's own English words, whatever the document's language is */
    uint8_t level; /* of a row below another: how deep */
    const struct bp_inline *text;
    const struct bp_block *blocks;
    const struct bp_status *status;
    const struct bp_trend *trend;
    struct bp_target target;
};

struct bp_cell {
    const struct bp_part *parts;
    uint32_t n;
    const struct bp_status *status; /* colours the whole cell; NULL: none */
};

#endif
