/* writer.h: whom a document is told to: the pages of a PDF, or HTML.
 *
 * What a document says, and in which order, is told by the files of this folder, as a parser of XML tells its
 * handler: from the first word to the last, without a tree of it all, so that memory stays flat. A writer
 * decides how it looks. It may ask for the rows of a table as often as it likes. Texts live until the
 * document ends, if nothing else is said. */
#ifndef BP_REPORT_WRITER_H
#define BP_REPORT_WRITER_H

#include "report/table.h"

/* What a passage of text is, besides the parts that have a function of their own. */
enum bp_voice {
    BP_VOICE_BODY,
    BP_VOICE_INTRO,   /* stands above a table */
    BP_VOICE_OPENING, /* the sentence below the front of a document */
    BP_VOICE_WORDS,   /* the author's words below a heading, above a table or further headings */
    BP_VOICE_NONE,    /* what stands where there are no rows */
    BP_VOICE_LIST,    /* a list at the end of a chase sheet, kept whole if a page has room for it */
    BP_VOICE_BELOW,   /* a sentence below a table */
    BP_VOICE_WHY,     /* why an item is not for publication, below its heading */
    BP_VOICES
};

/* What comes before the tables. Texts that a document has not are NULL or empty. An item of a board pack
 * tells it in two parts, above and below its heading. */
struct bp_front {
    enum bp_front_part { BP_FRONT_WHOLE, BP_FRONT_MASTHEAD, BP_FRONT_NAMES } part;
    const struct bp_inline *organisation, *marking;
    const struct bp_inline *title; /* the document's H1 */
    const struct bp_inline *subtitle, *detail, *meeting;
    const char *lines[2]; /* which rows it has, and which are not for publication */
    bool bold[2];
    uint32_t n_lines;
    bool extract; /* the document's name in its bookmarks names the extract, too */
};

/* The first page of a board pack. */
struct bp_cover {
    const struct bp_inline *organisation, *title, *kind, *meeting, *marking;
    const struct bp_inline *edition; /* NULL: nothing to say of it */
};

/* How many rows have each status, as a bar. */
struct bp_bar {
    const struct bp_inline *label; /* what it is of; NULL: the table above says it */
    const char *brief;             /* the same in one word */
    const char *words;             /* what it shows, for those who do not see it */
    const struct bp_status *items[BP_MAX_STATUSES + 1];
    uint32_t counts[BP_MAX_STATUSES + 1];
    int n;
    uint32_t all; /* 0: there is nothing to show */
};

/* The totals: a table, a note below it, and a bar for each of its columns of numbers. */
struct bp_totals {
    const struct bp_table *table;
    const struct bp_inline *note; /* NULL: none */
    struct bp_bar bars[2];
    int n_bars;
    bool alone; /* it has one column of numbers, and needs half of the width */
    bool next;  /* it stands below other totals */
};

/* A part at the end of a document: a heading, a table and remarks below it. */
struct bp_back {
    const struct bp_inline *heading;
    const struct bp_table *table;
    const char *const *notes;
    uint32_t n_notes;
};

/* A row to be filled in by hand: what is known, and room to write. */
struct bp_entry_form {
    const struct bp_inline *name;
    const struct bp_part *parts;
    uint32_t n;
    const struct bp_scheme *scheme; /* the statuses to choose from */
};

struct bp_writer {
    /* Begins the document that story->title and its neighbours name, and its first page. */
    void (*begin)(void *to);
    /* Turns to another plan, which stays until the next turn. Returns the plan to tell from: it, or a copy
     * with other colours. */
    const struct bp_plan *(*turn)(void *to, const struct bp_plan *plan);
    /* Makes n anchors for rows. Returns the first; the others are the next numbers. */
    uint32_t (*anchors)(void *to, uint32_t n);
    void (*front)(void *to, const struct bp_front *front);
    /* level 1 to 4 */
    void (*heading)(void *to, int level, const struct bp_inline *text);
    void (*text)(void *to, enum bp_voice voice, const struct bp_inline *text);
    void (*blocks)(void *to, enum bp_voice voice, const struct bp_block *blocks);
    /* Whether the table's columns have room side by side. If not, its rows are set one below the other. */
    bool (*fits)(void *to, const struct bp_table *table);
    /* The tables that follow are this one with other rows, and look alike: it has the rows of all now. */
    void (*alike)(void *to, const struct bp_table *table);
    void (*table)(void *to, const struct bp_table *table);
    void (*totals)(void *to, const struct bp_totals *totals);
    /* Begins another part of the document, which may be handed out alone. */
    void (*chapter)(void *to);
    /* Begins a new page. */
    void (*page)(void *to);
    void (*back)(void *to, const struct bp_back *parts, uint32_t n);
    /* Who fills in the forms that follow, and when. */
    void (*signature)(void *to);
    void (*form)(void *to, const struct bp_entry_form *form);
    void (*cover)(void *to, const struct bp_cover *cover);
};

#endif
