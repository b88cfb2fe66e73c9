/* docx.h: what the files of the reader of documents share: what stands beside the text (styles, numbering,
 * relations), and the text itself, on its way into cells and lines. */
#ifndef BP_DOCX_H
#define BP_DOCX_H

#include "book/docx_xml.h"
#include "book/grid.h"
#include "book/maker.h"
#include "book/theme.h"

/* How characters look: what is set at one place. 0: not set here. */
enum docx_switch { DOCX_UNSET, DOCX_YES, DOCX_NO };
enum docx_rise { DOCX_RISE_UNSET, DOCX_LEVEL_LINE, DOCX_RAISED, DOCX_LOWERED };
struct docx_look {
    uint8_t bold, italic, strike, hidden; /* enum docx_switch */
    uint8_t rise;                         /* enum docx_rise */
    uint8_t font;                         /* of signs: docx_symbol_font; 0: of letters */
    bool has_fill, has_colour;
    int32_t fill;   /* of a mark-up pen, or a shade */
    int32_t colour; /* of the letters */
    const char *lang; /* NULL */
};

struct docx_style {
    const char *id, *name, *based_on; /* "" */
    bool is_default;  /* of paragraphs */
    bool of_paragraph;
    int8_t outline;   /* 0 to 8; -1: none, as written; 9 is body text */
    uint8_t heading;  /* 1 to 9; 0: none */
    bool has_num, has_level;
    uint32_t num;     /* 0: none */
    uint8_t level;
    struct docx_look look; /* with what it is based on */
    uint8_t state;    /* of resolving: 0 not yet, 1 at it, 2 done */
};

enum docx_format { DOCX_DECIMAL, DOCX_ZERO, DOCX_LOWER, DOCX_UPPER, DOCX_LOWER_ROMAN, DOCX_UPPER_ROMAN,
                   DOCX_BULLET, DOCX_NO_NUMBER };
enum { DOCX_LEVELS = 9 };
struct docx_level {
    uint8_t format;    /* enum docx_format */
    bool legal;        /* all numbers are decimal */
    bool carries_on;   /* it never starts again */
    const char *text;  /* "%1.%2" */
    uint32_t start;
    const char *style; /* of paragraphs that it numbers; "" */
};
struct docx_abstract {
    const char *id, *link; /* link: a style whose numbering it is; "" */
    struct docx_level levels[DOCX_LEVELS];
    uint32_t count[DOCX_LEVELS];
    bool started[DOCX_LEVELS];
};
struct docx_num {
    uint32_t id;
    const char *abstract_id;
    struct docx_abstract *abstract; /* which counts */
    struct docx_level *levels;      /* its own, or those of the abstract */
    bool restarts[DOCX_LEVELS]; /* from these numbers, once */
    uint32_t starts[DOCX_LEVELS];
};

/* A paragraph, or a table, on its way. */
struct docx_entry {
    struct bp_grid *grid;  /* NULL: a paragraph */
    struct bp_inline text;
    uint8_t heading;
    uint8_t list;          /* 0: none; else BP_BULLETS, BP_NUMBERS */
    bool as_text;          /* a list cannot say its number: the label is part of its words */
    bool settled;          /* the above is decided */
    bool begins;           /* it is the first of a list */
    bool simple;           /* the label is a decimal number of its own level alone */
    uint8_t level;
    uint32_t value;        /* of the number */
    const char *label;     /* "1.2"; "" */
    struct docx_entry *next;
};
struct docx_entries {
    struct docx_entry *first, *last;
};

/* A footnote or an endnote. */
struct docx_note {
    const char *id;
    struct docx_entries entries;
    bool told; /* its words stand at its first mark */
};
struct docx_notes {
    struct docx_note *items;
    size_t n, capacity;
    uint32_t marks; /* seen so far */
};

/* A cell of the book, and where its first paragraph begins in the part of the text. */
struct docx_spot {
    uint32_t table, row, column; /* table from 1; row and column from 0 */
    uint32_t at;
};

struct docx {
    struct bp_parts *parts;
    struct bp_arena *arena;
    struct bp_book *book;
    struct bp_maker maker;            /* for its limits */
    const struct bp_part_entry *main; /* the part of the text */
    struct bp_relations relations;    /* of the part that is read */
    struct docx_style *styles;
    size_t n_styles, styles_capacity;
    struct docx_look defaults;
    const char *lang; /* of the settings; "" */
    struct docx_abstract *abstracts;
    size_t n_abstracts, abstracts_capacity;
    struct docx_num *nums;
    size_t n_nums, nums_capacity;
    struct bp_theme theme;
    struct docx_notes footnotes, endnotes;
    struct docx_spot *spots; /* in the order of the book */
    size_t n_spots, spots_capacity;
    uint32_t first_paragraph; /* where the first paragraph of the text begins; BP_NOWHERE: there is none */
    const struct docx_style *normal; /* of paragraphs that name no style; NULL */
    uint32_t n_hidden;  /* stretches of hidden text */
    uint32_t n_outside; /* pieces of other files, which are not opened */
    uint32_t n_signs;   /* signs whose look is not known */
};

/* Finds the part of the text, and reads what stands beside it. False: a finding says why, or memory ran
 * out. */
bool bp_docx_begin(struct docx *docx, struct bp_parts *parts, struct bp_book *book);

/* docx_styles.c */
bool bp_docx_styles_read(struct docx *docx);
const struct docx_style *bp_docx_style_find(const struct docx *docx, const char *id);
/* The heading level that a style's name or id tells: 0 none. */
uint8_t bp_docx_heading_of(const char *name);
/* Takes an element of <w:rPr> into a look. */
void bp_docx_look_take(const struct docx *docx, struct docx_look *look, enum docx_element element,
                    const struct bp_tag *tag);
/* What is not set in a look is as in the one below it. */
void bp_docx_look_over(struct docx_look *look, const struct docx_look *below);

/* docx_colours.c */
/* The colour of a <w:shd>, or BP_NO_FILL. */
int32_t bp_docx_shade(const struct docx *docx, const struct bp_tag *tag);
/* A colour of the theme by its short name: "accent6", "bg1"; BP_NO_FILL: none. */
int32_t bp_docx_scheme(const struct docx *docx, const char *name);
/* The colour of a mark-up pen by its name, or BP_NO_FILL. */
int32_t bp_docx_pen(const char *name);
/* "FF0000"; BP_NO_FILL: none. */
int32_t bp_docx_hex(const char *text);

/* docx_numbers.c */
bool bp_docx_numbers_read(struct docx *docx);
/* Counts a paragraph of this list, and says in the entry what label it has. False: memory ran out. */
bool bp_docx_number_take(struct docx *docx, uint32_t num, uint32_t level, const char *style,
                      struct docx_entry *entry);

/* docx_symbols.c: a font of signs, in which letters look like something else; 0: another font. */
uint8_t bp_docx_symbol_font(const char *name);
/* The character that looks like this one in the font; 0: none is known. */
uint32_t bp_docx_symbol(uint8_t font, uint32_t code);

/* docx_blocks.c */
void bp_docx_entry_add(struct docx_entries *entries, struct docx_entry *entry);
/* The entries (paragraphs alone) as blocks; *text: as plain text. False: memory ran out. */
bool bp_docx_blocks(struct bp_arena *arena, struct docx_entry *first, struct bp_block **blocks,
                 const char **text);
/* Adds the entries of the body to the book. */
bool bp_docx_items(struct docx *docx, struct docx_entries *entries);

/* docx_body.c: reads the text of a part. Notes go to `notes`, or if that is NULL, the body to `entries`. */
bool bp_docx_body_read(struct docx *docx, const struct bp_part_entry *entry, struct docx_notes *notes,
                    struct docx_entries *entries);

#endif
