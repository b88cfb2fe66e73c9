/* odf.h: what the readers of OpenDocument files share: the names of elements, styles, the text of cells and
 * paragraphs, tables, and the file's properties (OpenDocument 1.3, part 3). */
#ifndef BP_ONRAMP_ODF_H
#define BP_ONRAMP_ODF_H

#include "book/maker.h"
#include "book/numfmt.h"
#include "book/parts.h"
#include "xml/sax.h"

/* ---- names ---- */

enum bp_odf_space {
    BP_NS_OTHER, BP_NS_OFFICE, BP_NS_TABLE, BP_NS_TEXT, BP_NS_STYLE, BP_NS_FO, BP_NS_NUMBER,
    BP_NS_DRAW, BP_NS_FORM, BP_NS_SVG, BP_NS_META, BP_NS_MANIFEST, BP_NS_XLINK, BP_NS_DC,
    BP_NS_CALCEXT, BP_NS_LOEXT, BP_NS_FIELD, BP_NS_XML,
};

enum bp_odf_name {
    BP_ODF_UNKNOWN,
#define X(space, local, name) BP_ODF_##name,
#include "book/odf.def"
#undef X
};

enum bp_odf_name bp_odf_name_of(const struct bp_tag *tag);

/* The value of an attribute, or NULL. */
const char *bp_odf_attr(const struct bp_tag *tag, enum bp_odf_space space, const char *local);

/* The same as a number from 1 to `most`; 1 if there is none. */
uint32_t bp_odf_count(const struct bp_tag *tag, enum bp_odf_space space, const char *local, uint32_t most);

bool bp_odf_is(const struct bp_tag *tag, enum bp_odf_space space, const char *local, const char *value);

/* ---- styles ---- */

enum bp_odf_family {
    BP_ODF_CELLS, BP_ODF_ROWS, BP_ODF_TABLES, BP_ODF_SPANS, BP_ODF_PARAGRAPHS, BP_ODF_LISTS, BP_ODF_DATES,
    BP_ODF_FAMILIES
};

/* A condition, and the style that a cell then has. */
struct bp_odf_map {
    const char *condition, *style;
    struct bp_odf_map *next;
};

/* What a style says itself: -1, and BP_ODF_UNSET for the fill: nothing. */
#define BP_ODF_UNSET (-2)
struct bp_odf_style {
    enum bp_odf_family family;
    const char *name, *parent, *dates; /* the name of the style of its dates; NULL */
    int32_t fill;                      /* or BP_NO_FILL: transparent */
    int8_t strong, em, struck, hidden;
    int8_t raised;                     /* 1: superscript, 2: subscript */
    uint16_t numbered;                 /* of a list: a bit for each level that has numbers, from 1 on */
    bool has_day, has_month;           /* of dates */
    bool title;                        /* it is that of the title */
    struct bp_odf_map *maps;
};

struct bp_odf_styles {
    struct bp_arena *arena;
    struct bp_odf_style *items; /* by family and name, after bp_odf_styles_sort */
    size_t n, room;
    const char *lang;           /* of the defaults; NULL */
    bool open;                  /* within a style */
};

/* To be called for each element of the parts with styles. The first returns false if memory ran out. */
bool bp_odf_styles_start(struct bp_odf_styles *styles, enum bp_odf_name name, const struct bp_tag *tag);
void bp_odf_styles_end(struct bp_odf_styles *styles, enum bp_odf_name name);
void bp_odf_styles_sort(struct bp_odf_styles *styles);

/* A style with all that its parents say. A name that is NULL or unknown gives one that says nothing. */
struct bp_odf_style bp_odf_style_of(const struct bp_odf_styles *styles, enum bp_odf_family family,
                                    const char *name);

/* ---- text ---- */

#define BP_ODF_DEEPEST 250 /* elements within one another */

#define BP_ODF_LISTS_DEEP 12
#define BP_ODF_CHOICES 64
#define BP_ODF_TICKED "\u2612"
#define BP_ODF_UNTICKED "\u2610"

struct bp_odf_frame {
    enum bp_odf_name name;
    uint8_t style; /* around it */
    const char *href;
    bool mutes;    /* nothing within is text */
    bool hides;    /* nothing within is seen */
    bool ignored;  /* it stands within such a one */
    bool lists;    /* it is a list that opened a level */
};

/* Where paragraphs are added: in the cell itself, or in the item of a list. */
struct bp_odf_level {
    enum bp_block_kind kind;
    struct bp_block *list;  /* NULL: not made yet */
    struct bp_item **items; /* its end */
    struct bp_block **tail; /* of the item */
    bool in_item;
    uint32_t n;             /* items whose label was written */
    bool labelled;          /* that of the open item was */
};

/* Ids of tracked changes that are deletions, sorted. */
struct bp_odf_changes {
    const char **ids;
    size_t n, room;
    uint32_t open; /* of those, the ones in which the text now stands: also over several texts */
};
void bp_odf_changes_sort(struct bp_odf_changes *changes);

/* Check boxes and lists to choose from, by the names that draw:control uses. */
struct bp_odf_controls {
    struct bp_odf_control {
        const char *id, *text;
    } *items;
    size_t n, room;
};

/* A field of a form, while it is read. */
struct bp_odf_field {
    bool is_box, is_list, ticked;
    int selected;
    const char *choices[BP_ODF_CHOICES];
    uint32_t n;
};

/* The text of one cell or paragraph. The caller sets what is borrowed; the rest is zero at first. */
struct bp_odf_text {
    struct bp_arena *arena;                 /* borrowed, as all down to `book` */
    const struct bp_odf_styles *styles;
    struct bp_odf_changes *changes;         /* or NULL */
    const struct bp_odf_controls *controls; /* or NULL */
    struct bp_book *book;                   /* its counts of notes and pictures */
    struct bp_odf_frame frames[BP_ODF_DEEPEST];
    uint32_t depth, muted;                  /* open elements; how many of them mute */
    struct bp_odf_level levels[BP_ODF_LISTS_DEEP];
    uint32_t n_levels;
    uint16_t numbered;                      /* which levels of the open list have numbers */
    struct bp_block *blocks;
    uint32_t n_paragraphs, in_paragraphs;   /* begun; open, within one another */
    uint32_t in_note;
    size_t sign_at;                         /* where in `notes` the last sign begins */
    bool in_sign;
    struct bp_buf notes;                    /* owned: the notes of the open paragraph: sign, NUL, text, NUL */
    bool open, joins;                       /* a paragraph takes text; its end is deleted */
    struct bp_buf plain, run;               /* owned */
    struct bp_run *runs;                    /* of the open paragraph */
    size_t n_runs, runs_room;
    uint8_t style, run_style;               /* of the text that comes; of `run` */
    const char *href, *run_href;
    bool blank;                             /* a space is due before the next letter */
    uint8_t blank_style;
    const char *blank_href;
    uint8_t all, any;                       /* styles of all of its text; of some */
    bool lists, links, inked;
    uint32_t hiding;                        /* open elements that hide */
    bool hid;                               /* letters were hidden, since the caller last reset this */
    struct bp_odf_field field;
};

struct bp_odf_content {
    const char *text;
    struct bp_block *blocks;  /* NULL: plain text */
    struct bp_block *always;  /* blocks also of plain text; NULL: no text */
    bool strong, struck;
    int8_t box;               /* it is a check box alone; -1: no */
};

/* Begins a cell or paragraph whose own style is this (or NULL). */
void bp_odf_text_begin(struct bp_odf_text *text, const struct bp_odf_style *own);
/* Elements and text within it. False: memory ran out, or elements are too deep. */
bool bp_odf_text_start(struct bp_odf_text *text, enum bp_odf_name name, const struct bp_tag *tag);
bool bp_odf_text_end(struct bp_odf_text *text);
bool bp_odf_text_put(struct bp_odf_text *text, const char *bytes, size_t len);
/* Gives what was read so far, and goes on with an empty text within the same elements. */
bool bp_odf_text_part(struct bp_odf_text *text, struct bp_odf_content *out);
/* Ends it. False: memory ran out. */
bool bp_odf_text_finish(struct bp_odf_text *text, struct bp_odf_content *out);
void bp_odf_text_drop(struct bp_odf_text *text);

/* ---- tables ---- */

/* Columns, or rows, or cells without text, that are alike. */
struct bp_odf_stretch {
    uint32_t first, n;
    int32_t fill;
    uint32_t row, rows; /* of cells */
    enum bp_fill_source source;
    bool hidden;
    const char *style;  /* of columns: of their cells */
};

struct bp_odf_stretches {
    struct bp_odf_stretch *items;
    size_t n, room;
};

/* A condition for the cells of some ranges, and the fill that they then have. */
struct bp_odf_rule {
    const char *ranges, *condition;
    int32_t fill;
    uint32_t row, column; /* the cell that the condition is written for */
};

struct bp_odf_table {
    struct bp_maker *maker;
    const struct bp_odf_styles *styles;
    struct bp_maker outer; /* of the table around it */
    uint32_t row, column, n_columns;
    uint32_t row_repeat, row_first; /* index of the row's first cell */
    const char *row_style;          /* of its cells */
    int32_t row_fill;
    uint32_t used_rows, used_columns; /* up to the last cell with text */
    struct bp_odf_stretches columns, filled, fills, hidden; /* `filled`: the columns that have a fill */
    const struct bp_numfmt *percent; /* made when it is needed */
    uint64_t work;                   /* bytes that conditions have looked at */
    struct bp_cell cell;      /* the open one */
    uint32_t cell_repeat;
    bool covered, formula, has_value, own_style, is_percentage;
    const char *value;        /* its value, for the case that it has no text */
    struct bp_odf_map *maps;  /* conditional fills of its style */
    bool in_header;           /* of the table: its author marks these rows as its header */
    const char *ranges;       /* of the open conditional format */
    struct bp_odf_rule *rules;
    size_t n_rules, rules_room;
};

/* Each returns false if it failed: see maker.h. */
bool bp_odf_table_begin(struct bp_odf_table *table, enum bp_grid_kind kind, const struct bp_tag *tag);
bool bp_odf_table_column(struct bp_odf_table *table, const struct bp_tag *tag);
bool bp_odf_table_row(struct bp_odf_table *table, const struct bp_tag *tag);
bool bp_odf_table_row_end(struct bp_odf_table *table);
/* Sets *own to the style of the cell, for its text. */
bool bp_odf_table_cell(struct bp_odf_table *table, const struct bp_tag *tag, bool covered,
                       struct bp_odf_style *own);
bool bp_odf_table_cell_end(struct bp_odf_table *table, const struct bp_odf_content *content);
bool bp_odf_table_end(struct bp_odf_table *table);

/* Conditional formats: of a cell's style, and those that a sheet lists at its end. */
void bp_odf_map_apply(struct bp_odf_table *table, struct bp_cell *cell);
bool bp_odf_format_start(struct bp_odf_table *table, const struct bp_tag *tag);
bool bp_odf_condition_start(struct bp_odf_table *table, const struct bp_tag *tag);
void bp_odf_rules_apply(struct bp_odf_table *table, struct bp_grid *grid);

/* ---- the file ---- */

/* Reads a part as XML; if the file is flat, all of it, whatever the part. A part that is not `needed` may be
 * missing. False: as bp_part_read_xml. */
bool bp_odf_read(struct bp_parts *parts, const char *name, bool needed, const struct bp_sax_handler *handler,
                 void *data);

/* Refuses a file with a password, and reads title, date and language, and the styles that have names. */
bool bp_odf_begin(struct bp_parts *parts, struct bp_book *book, struct bp_odf_styles *styles);

#endif
