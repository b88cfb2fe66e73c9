/* comments.h: comments in the cells of a sheet: the part with their texts, and the one with their boxes. */
#ifndef BP_COMMENTS_H
#define BP_COMMENTS_H

#include "book/parts.h"

/* What is to be said at one cell. */
struct bp_note {
    uint32_t row, column; /* from 0 */
    const char *text;     /* plain, with line feeds */
    bool joined;          /* it is added to a comment that is there; else it needs a box */
};

/* The notes of one sheet, by row, then by column. */
struct bp_notes {
    struct bp_note *items;
    size_t n;
    struct bp_note *gone; /* notes of an earlier check, whose boxes go */
    size_t n_gone, gone_room;
};

/* Writes the part with the texts. `old`: the one that the sheet has, or NULL; its comments stay, and ours are
 * added after their words. A note in a cell with a thread, which Excel shows in place of a comment, moves to
 * the next free cell to the right and says so. What an earlier check wrote is replaced. `uri`: of the sheet's
 * namespace, for a new part. False: a finding says why, or memory ran out. */
bool bp_comments_write(struct bp_parts *parts, const struct bp_part_entry *old, const char *uri,
                       struct bp_notes *notes, struct bp_buf *out);

/* Writes the part with the boxes, after the one with the texts. `old`: as above. `number`: of the sheet, from
 * 1, for the boxes' ids. */
bool bp_boxes_write(struct bp_parts *parts, const struct bp_part_entry *old, const struct bp_notes *notes,
                    uint32_t number, struct bp_buf *out);

#endif
