/* changes.h: what changed between two plans, in words: topic by topic, what matters most first. */
#ifndef BP_CHANGES_H
#define BP_CHANGES_H

#include "base/buf.h"
#include "model/compare.h"
#include "model/house.h"

enum bp_topic {
    BP_TOPIC_MOVED, /* worse first, then improved, then changes with no direction */
    BP_TOPIC_REDATED,
    BP_TOPIC_REWORDED,
    BP_TOPIC_ADDED,
    BP_TOPIC_CLOSED,
    BP_TOPIC_RENUMBERED,
    BP_TOPICS
};

struct bp_topic_words {
    unsigned change;     /* a value of enum bp_change */
    enum bp_word heading; /* "Re-dated" */
    enum bp_word counted; /* "{1} re-dated" */
    const char *name;    /* "redated", the name in JSON */
};
extern const struct bp_topic_words bp_topics[BP_TOPICS];

/* A row and one thing that happened to it. */
struct bp_changed {
    const struct bp_pair *pair;
    const char *ref;            /* of the new row, or of the old one if there is no new one; with
                                   that of the row above if it does not tell it: "a, part of 2.1";
                                   "" if the row has no ref */
    const char *above;          /* the refs of the rows that it is below, "2.1"; NULL: none */
    const char *was, *what;     /* theme and description, old and new; for a closed row both are
                                   the old text */
    const char *before, *after; /* labels of statuses, dates, the words that differ, refs; or "" */
};

struct bp_changes {
    const struct bp_comparison *all;
    struct bp_changed *items[BP_TOPICS];
    uint32_t n[BP_TOPICS];
    uint32_t improved, worse;             /* how many of the moved rows */
    uint32_t rows_before, rows, unchanged; /* in the old plan; in the new plan; not changed */
    /* "5 moved (2 worse, 2 improved), 1 added; 3 of 10 rows are as they were." */
    const char *counted;
};

/* Everything is allocated in `arena`. `house`: for the words of our own. Returns false if memory ran out. */
bool bp_changes_make(const struct bp_comparison *all, const struct bp_house *house, struct bp_arena *arena,
                     struct bp_changes *out);

/* For people: a line or two for each row. For programs: one JSON object a line. */
void bp_changes_text(const struct bp_changes *changes, struct bp_buf *out);
void bp_changes_json(const struct bp_changes *changes, struct bp_buf *out);

#endif
