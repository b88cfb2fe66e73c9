/* style.h: a house style: what a body's documents look like, and what it calls the parts of them. The reader
 * makes it and nothing changes it later. Everything is in the document's arena. Texts are as in plan.h.
 *
 * A style never takes text away from a row. It may move a column, name it and set its width; a column that
 * it does not list follows the ones that it lists. Only the plan itself may leave a column out. */
#ifndef BP_STYLE_H
#define BP_STYLE_H

#include "model/house.h"
#include "model/plan.h"

enum bp_paper { BP_PAPER_A4, BP_PAPER_A3, BP_PAPERS }; /* ISO 216 */
extern const char *const bp_paper_names[];             /* "A4", …; ends with NULL */

enum bp_orientation { BP_LANDSCAPE, BP_PORTRAIT };
extern const char *const bp_orientation_names[]; /* ends with NULL */

enum bp_side { BP_SIDE_TOP, BP_SIDE_RIGHT, BP_SIDE_BOTTOM, BP_SIDE_LEFT, BP_SIDES };

/* A page. Lengths are in thousandths of a point. */
struct bp_sheet {
    enum bp_paper paper;
    enum bp_orientation orientation;
    int32_t margins[BP_SIDES]; /* by enum bp_side. Of the bottom: to the foot of the page's last line, which
                                  is the footer */
    int32_t text_size; /* of the text in tables; 0: not given */
};
#define BP_LEAST_MARGIN 14173  /* 5 mm: few printers print nearer to the edge */
#define BP_MOST_MARGIN 141732  /* 50 mm */
/* The sheet of a document without a style. */
extern const struct bp_sheet bp_sheet_default;
/* Its size, turned as it is read. */
int32_t bp_sheet_width(const struct bp_sheet *sheet);
int32_t bp_sheet_height(const struct bp_sheet *sheet);

/* The colours of what is no status: 0xRRGGBB. Text has at least 4.5 : 1 (WCAG 2.2, 1.4.3) on white, and
 * `on_head` on `head`. */
struct bp_colours {
    uint32_t text;    /* running text and the text of tables */
    uint32_t heading; /* headings */
    uint32_t head;    /* behind the headers of tables */
    uint32_t on_head; /* the words on it */
    uint32_t quiet;   /* captions, and other words of less weight */
    uint32_t rule;    /* lines between rows: no text, and no limit */
};
extern const struct bp_colours bp_colours_default;

/* How a status looks of which the plan does not give the fill itself. */
struct bp_status_look {
    const char *id;
    uint32_t fill, text;
};

/* The faces of a family. Without a family they are the embedded ones; in a family, an italic face that is not
 * given is the upright one. */
enum { BP_STYLE_FACES = 4 }; /* regular, bold, italic, bold italic: as enum bp_face */
extern const char *const bp_face_names[]; /* as in the attributes; ends with NULL */

struct bp_style_column {
    struct bp_column_def def; /* printed always */
    int32_t width;            /* thousandths of a point, with padding; 0: by what is in it */
};

struct bp_style_columns {
    struct bp_style_column *items;
    uint32_t n;
};

/* A heading of the report's own that has other words. */
struct bp_style_heading {
    enum bp_word word;
    const char *words;
};
/* The headings that a style may call otherwise: their names in the attribute `of`, which end with NULL, and
 * the words that they stand for. */
extern const char *const bp_heading_names[];
extern const enum bp_word bp_heading_words[];

struct bp_house_style {
    struct bp_source *source;
    const char *lang; /* of its words; BCP 47 */
    struct bp_value_text logo, logo_words; /* files are relative to the style's folder */
    struct bp_value_text faces[BP_STYLE_FACES];
    struct bp_sheet sheet;
    struct bp_colours colours;
    struct bp_status_look *looks;
    uint32_t n_looks;
    enum bp_date_form dates;
    struct bp_style_heading *headings;
    uint32_t n_headings;
    struct bp_inline footer; /* with names in braces: bp_footer_names; absent: as the report has it */
    struct bp_inline draft;  /* what marks a draft, on the first page and each footer; absent: it is none */
    struct bp_style_columns columns[2]; /* by enum bp_row_kind */
};

/* The names that a footer may have in braces, for words of the document. End with NULL. */
enum bp_footer_part {
    BP_FOOTER_ORGANISATION,
    BP_FOOTER_TITLE,
    BP_FOOTER_REPORT,
    BP_FOOTER_PERIOD,
    BP_FOOTER_VERSION
};
extern const char *const bp_footer_names[];

/* Which of the names a text begins with, braces and all; *len is then its length. -1: none. */
int bp_footer_name(const char *text, size_t *len);

/* Whether the style's words are in the language of a plan. Else a document has the report's own. */
bool bp_style_speaks(const struct bp_house_style *style, const char *lang);

/* The words of the report's own with those of the style in their places; `house` itself if there are none.
 * NULL if memory ran out. */
const struct bp_house *bp_style_house(const struct bp_house_style *style, const struct bp_house *house,
                                      const char *lang, struct bp_arena *arena);

/* The style's entry for a column; NULL: there is none. `id`: of a column of the plan's own. */
const struct bp_style_column *bp_style_column_of(const struct bp_house_style *style, enum bp_row_kind rows,
                                                 enum bp_column_kind kind, const char *id);

/* Gives the scheme's statuses the looks that the style has for them, where the author chose none. The new
 * statuses are in `arena`. Returns false if memory ran out. */
bool bp_style_scheme(const struct bp_house_style *style, struct bp_scheme *scheme, struct bp_arena *arena);

#endif
