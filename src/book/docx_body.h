/* docx_body.h: the reading of a document's text while it is under way. docx_body.c takes the events,
 * docx_text.c makes paragraphs of them, docx_fields.c knows fields, docx_tables.c makes grids. */
#ifndef BP_DOCX_BODY_H
#define BP_DOCX_BODY_H

#include "base/buf.h"
#include "book/docx.h"

/* A stretch of a paragraph with one look. */
struct docx_piece {
    size_t at;        /* of its text, in docx_body.text */
    uint8_t style;    /* enum bp_style */
    bool is_break;
    const char *href; /* NULL: no link */
};

struct docx_paragraph {
    struct docx_paragraph *outer; /* around the text box that it stands in */
    size_t begin;                 /* of its text */
    struct docx_piece *pieces;
    size_t n, capacity;
    const struct docx_style *style; /* NULL: none */
    int outline;                    /* its own; -1: none */
    bool has_num, has_level;
    uint32_t num;
    uint8_t level;
    int32_t fill;      /* its own shade */
    bool joins;        /* its end is deleted: the next one goes on with it */
    struct docx_entries after; /* notes and text boxes */
};

/* A field: what stands between its marks. */
enum docx_form { DOCX_NO_FORM, DOCX_FORM_LIST, DOCX_FORM_CHECK };
struct docx_field {
    struct docx_field *outer;
    bool result;     /* past the mark that separates instruction and result */
    bool repeats;    /* the result repeats other text: a table of contents */
    bool shown;      /* it has a result */
    char *words;     /* the instruction */
    size_t len, capacity;
    const char *href;
    enum docx_form form;
    const char *entries[32]; /* of a drop-down list */
    uint32_t n_entries, chosen, preset;
    bool is_checked, preset_checked, says_checked;
};

/* What holds paragraphs: the body, a cell, a note, a text box. */
struct docx_holder {
    struct docx_holder *outer;
    struct docx_entries entries;
    struct docx_paragraph *carried; /* a paragraph whose end is deleted */
    struct docx_field *fields;      /* of the holder around it, kept meanwhile */
    uint32_t n_unseen_fields;
    const char *href;               /* the same */
    struct docx_look run;
    const struct docx_style *run_style;
    bool is_cell;           /* a table in it gives its paragraphs */
    bool is_box;            /* a text box */
    bool has_text, all_strong, all_struck;
    int32_t fill;           /* of all its text so far; BP_NO_FILL: none, or not the same */
    int32_t colour;         /* of its letters, the same way */
    uint32_t n_shapes;      /* drawn ones with a colour, */
    int32_t shape_fill;     /* and that of the last */
    uint32_t n_checks;      /* check boxes, */
    bool checked;           /* and the state of the last */
    uint32_t n_dates;       /* date controls, */
    struct bp_date day;     /* and what the last one holds */
    bool month;
    uint32_t at;            /* of its first paragraph; BP_NOWHERE */
};

struct docx_table {
    struct docx_table *outer;
    struct bp_grid *grid;
    bool nested;
    struct docx_entries entries; /* of a nested one: all its paragraphs */
    size_t capacity, capacity_hidden;
    uint32_t row, column;        /* of the next cell */
    uint32_t first;              /* of the row: index into the grid's cells */
    size_t first_spot;
    struct docx_entries row_entries;
    bool row_deleted, row_header, row_hidden, past_headers;
    struct docx_above *above;    /* by column */
    size_t n_above;
    /* Of the open cell: */
    uint32_t span;
    bool goes_on, goes_on_left, starts, deleted;
    int32_t fill;
};

/* The cell that a merge may go on with in the next row. */
struct docx_above {
    uint32_t cell;  /* index into the grid's cells; UINT32_MAX: it has neither text nor fill */
    uint32_t row;   /* the last that it spans */
    bool open;
};

/* What an open element needs when it closes. */
struct docx_frame {
    const char *href;      /* of a link around it */
    uint8_t muted;         /* text inside it is not shown: it counted up docx_body.muted */
    bool taken;            /* of alternatives: one is taken */
    bool placeholder;      /* of a content control: it is not filled in */
    uint8_t check;         /* the same: enum docx_switch; a check box */
    bool is_date;
    struct bp_date day;
    bool month;
};

struct docx_body {
    struct docx_xml xml;
    struct docx *docx;
    struct docx_notes *notes;       /* to read; NULL: the body is read */
    struct docx_entries entries;    /* of the body */
    struct docx_frame frames[BP_MOST_DEPTH];
    struct bp_buf text;             /* owned: of the open paragraphs */
    struct docx_paragraph *paragraph;
    struct docx_holder *holder;
    struct docx_table *table;
    struct docx_field *fields;      /* the innermost open one */
    uint32_t n_fields, n_unseen_fields;
    uint32_t too_many_fields;       /* open ones that are not kept */
    uint32_t n_tables, muted;
    uint32_t n_placeholders;        /* open content controls that are said to be not filled in */
    bool prompts;                   /* and the text in the innermost asks for something to be put there */
    uint8_t pending_check;          /* a check box to be shown where its sign stands */
    const char *href;
    struct docx_look run;           /* as its own properties say */
    const struct docx_style *run_style;
    struct docx_look look;          /* as it comes out */
    bool look_known, in_hidden;
    uint8_t langs_n;
    struct { const char *lang; size_t len; } langs[8]; /* how much text is in which language */
};

/* docx_text.c */
bool bp_docx_paragraph_open(struct docx_body *body, uint32_t at);
bool bp_docx_paragraph_close(struct docx_body *body);
/* Ends a paragraph that would have been joined to one that does not come. */
bool bp_docx_carried_close(struct docx_body *body);
/* Text of a run, as it looks there; a line break. */
bool bp_docx_text_put(struct docx_body *body, const char *bytes, size_t len);
bool bp_docx_break_put(struct docx_body *body);
/* A check box. */
bool bp_docx_check_put(struct docx_body *body, bool checked);
/* A character of a font of signs. */
bool bp_docx_symbol_put(struct docx_body *body, const struct bp_tag *tag);
/* Notes are in order of their ids. */
int bp_docx_compare_notes(const void *left, const void *right);
/* The mark of a note. */
bool bp_docx_mark_put(struct docx_body *body, struct docx_notes *notes, const struct bp_tag *tag);

/* The language of most of the text is that of the book. */
void bp_docx_lang_choose(struct docx_body *body);

/* docx_fields.c */
bool bp_docx_field_mark(struct docx_body *body, const struct bp_tag *tag);
bool bp_docx_field_words(struct docx_body *body, const char *bytes, size_t len);
void bp_docx_field_form(struct docx_body *body, enum docx_element element, const struct bp_tag *tag);
bool bp_docx_field_open(struct docx_body *body, const char *words);
bool bp_docx_field_result(struct docx_body *body);
bool bp_docx_field_close(struct docx_body *body);

/* docx_tables.c */
bool bp_docx_holder_open(struct docx_body *body, bool is_cell, bool is_box);
bool bp_docx_holder_close(struct docx_body *body, struct docx_entries *entries);
bool bp_docx_table_open(struct docx_body *body);
bool bp_docx_table_close(struct docx_body *body);
void bp_docx_row_open(struct docx_body *body);
bool bp_docx_row_close(struct docx_body *body);
bool bp_docx_cell_open(struct docx_body *body);
bool bp_docx_cell_close(struct docx_body *body);
/* Takes an element of <w:tcPr> or <w:trPr>. */
void bp_docx_table_take(struct docx_body *body, enum docx_element element, const struct bp_tag *tag);

#endif
