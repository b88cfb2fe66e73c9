/* understand.h: what the files that understand a book share: views of its grids, and what is known of columns
 * before it is settled. Private to columns.c, tables.c, sections.c, facts.c and those beside them.
 *
 * The arena's on_out is set while they run (base/arena.h): no allocation needs a test. */
#ifndef BP_UNDERSTAND_H
#define BP_UNDERSTAND_H

#include "model/house.h"
#include "onramp/heads.h"

/* The rows of a grid that have text or a fill, and how wide it is. */
struct bp_view_row {
    uint32_t row;
    uint32_t first, n; /* its own cells */
    uint32_t texts;    /* how many of them have text, in columns that are shown */
    bool hidden;
};

struct bp_view {
    const struct bp_grid *grid;
    struct bp_view_row *rows;
    uint32_t n;
    uint32_t width; /* columns that are looked at */
    bool wider;     /* there is text beyond them */
    bool hidden[BP_MOST_TABLE_COLUMNS]; /* columns */
};

/* What stands in a column below its head. */
struct bp_content {
    bool any; /* text, in any row */
    uint32_t filled, fills_alone, fills;
    uint32_t dates, open, statuses, refs, ratings, ticks, names, numbers, prose /* over 40 bytes */;
    uint32_t serials; /* numbers that may be dates, under a head that says so */
    uint32_t distinct, runs; /* of texts, a span counted in each of its rows */
    uint32_t rows;           /* that were looked at */
};

struct bp_guess {
    uint32_t column, columns;
    const char *text; /* of its head */
    struct bp_head head;
    struct bp_content content;
    enum bp_field_id field;
    enum bp_sure sure;
    uint8_t rank;
    const char *why;
    bool fixed; /* by the map */
};

struct bp_guesses {
    struct bp_guess items[BP_MOST_TABLE_COLUMNS];
    uint32_t n;
    bool measures;
};

/* A table before its rows are told apart. Numbers are those of the view's rows. */
struct bp_region {
    struct bp_view *view;
    uint32_t from;              /* its title block begins */
    uint32_t header, n_headers; /* n_headers 0: it goes on from the table before it */
    uint32_t to;                /* past its last row */
    struct bp_found_column *columns;
    uint32_t n_columns;
    bool measures;
    uint32_t item; /* of the book */
};

struct bp_seek {
    struct bp_found *found;
    const struct bp_map *map;
    struct bp_arena *arena;
    struct bp_diags *diags;
    struct bp_words words;
    struct bp_view *views; /* of the book's items; grid NULL: a line */
    struct bp_region *regions;
    uint32_t n_regions;
    size_t most_regions, most_priorities, most_groups, most_facts, most_keys, most_left;
};

/* ---- view.c ---- */
void bp_view_make(struct bp_seek *seek, const struct bp_grid *grid, struct bp_view *view);
/* The text at a place, by spans too; "" if there is none that can be seen. */
const char *bp_view_text(const struct bp_view *view, uint32_t row, uint32_t column);
/* The name by which a map calls a grid: its sheet's, or "table 3". */
const char *bp_grid_title(struct bp_arena *arena, const struct bp_grid *grid);
/* Whether a word of the map is this text, letter case and blanks aside. */
bool bp_map_means(struct bp_arena *arena, const char *word, const char *text);
/* The map's first line about this grid; `second`: its second word, or NULL. */
const struct bp_map_line *bp_map_about(const struct bp_seek *seek, enum bp_map_verb verb,
                                       const struct bp_grid *grid, const char *second);
/* One line of a text, with its blanks squeezed. */
const char *bp_one_line(struct bp_arena *arena, const char *text);
/* A short text of the program's own; cut to 255 bytes. */
const char *bp_short(struct bp_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* ---- columns.c: heads; settle.c: which field a column is in the end ---- */
struct bp_score {
    int points;
    uint32_t texts, known, fields; /* fields: how many different ones */
    bool description, ref, update, doing; /* doing: who, when or how it goes */
};
void bp_heads_make(struct bp_seek *seek, const struct bp_view *view, uint32_t i, uint32_t n_rows,
                   struct bp_guesses *out);
struct bp_score bp_heads_score(const struct bp_guesses *heads);
/* Whether a row with these heads is the header of a plan's table. */
bool bp_score_fits(const struct bp_score *score);
void bp_content_count(struct bp_seek *seek, const struct bp_view *view, uint32_t from, uint32_t to,
                      struct bp_guesses *guesses);
void bp_columns_settle(struct bp_seek *seek, const struct bp_view *view, struct bp_guesses *guesses);
void bp_columns_keep(struct bp_seek *seek, const struct bp_guesses *guesses, struct bp_region *region);

/* ---- tables.c ---- */
/* Whether a row has the texts of the header again. */
bool bp_row_repeats_header(const struct bp_view *view, uint32_t i, uint32_t header, uint32_t n_headers);
void bp_left_add(struct bp_seek *seek, const struct bp_grid *grid, uint32_t row, uint32_t column,
                 const char *why);
/* The whole grid is left: one entry, at its first text. */
void bp_left_grid(struct bp_seek *seek, const struct bp_grid *grid, const char *why);

/* ---- walk.c: the book from its beginning to its end: headings, tables, words between them ---- */
void bp_book_walk(struct bp_seek *seek);
/* Adds a priority or a group, and returns its index. */
uint32_t bp_heading_add(struct bp_seek *seek, bool group, const struct bp_found_heading *heading);

/* ---- sections.c: rows ---- */
/* What stands over the rows of a table. */
struct bp_over {
    uint32_t priority, group; /* from the document's headings or the sheet's name; UINT32_MAX: none */
    const char *sheet;        /* the sheet's name, if it can be a heading; "" */
};
void bp_rows_sort(struct bp_seek *seek, const struct bp_region *region, struct bp_found_table *table,
                  const struct bp_over *over);
/* Whether the table has headings of its own: banners, or a column of priorities. */
bool bp_region_has_headings(struct bp_seek *seek, const struct bp_region *region);
/* Whether a text begins as titles of priorities do: "Priority 2: …", "Objective 1". */
bool bp_looks_heading(const char *text);

/* ---- facts.c ---- */
/* A row of a title block. Its texts that are no facts are words of the summary. */
void bp_facts_row(struct bp_seek *seek, const struct bp_view *view, uint32_t i);
/* A line of a document above its first table. False: it is no fact. `name`: it may be a title or an
 * organisation. */
bool bp_facts_line(struct bp_seek *seek, const struct bp_line *line, bool name);
/* Whether a grid without a table is a list of properties, or a colour key; then it is taken. */
bool bp_facts_list(struct bp_seek *seek, const struct bp_view *view);
bool bp_keys_list(struct bp_seek *seek, const struct bp_view *view);
/* Whether a row says "Key", and has nothing but statuses in their colours beside it. */
bool bp_key_bar(struct bp_seek *seek, const struct bp_view *view, const struct bp_view_row *row);
/* Whether a row is one of a colour key; then it is taken. */
bool bp_key_row(struct bp_seek *seek, const struct bp_view *view, uint32_t i);
void bp_fact_add(struct bp_seek *seek, enum bp_fact fact, const char *text, const struct bp_grid *grid,
                 const struct bp_cell *cell, const struct bp_line *line, const char *why);

/* ---- tell.c: what an officer has to know of it, as findings ---- */
void bp_found_tell(struct bp_seek *seek);

#endif
