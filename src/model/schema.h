/* schema.h: the formats of a plan, of a board pack and of a house style, as data: the elements, what each may
 * contain, and in which order. The reader uses this table, and the XSDs are made from it. */
#ifndef BP_SCHEMA_H
#define BP_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum bp_element {
    BP_EL_NONE, /* not an element of the format */
    BP_EL_ACTION_PLAN,
    BP_EL_PLAN_TITLE, BP_EL_ORGANISATION, BP_EL_PLAN_PERIOD,
    BP_EL_REPORT, BP_EL_REPORT_TITLE, BP_EL_PERIOD, BP_EL_UPDATE_HEADING, BP_EL_VERSION, BP_EL_CONTACT,
    BP_EL_MEETING, BP_EL_MARKING, BP_EL_SUMMARY,
    BP_EL_STATUSES, BP_EL_STATUS,
    BP_EL_SUCCESS_MEASURES, BP_EL_MEASURES_HEADING, BP_EL_MEASURES_TOTALS, BP_EL_MEASURE, BP_EL_THEME,
    BP_EL_NUMBER, BP_EL_VALUE, BP_EL_TARGET, BP_EL_MONEY, BP_EL_COLUMNS, BP_EL_COLUMN,
    BP_EL_ACTIONS, BP_EL_ACTIONS_HEADING, BP_EL_ACTIONS_TOTALS, BP_EL_GROUP, BP_EL_GROUP_TITLE,
    BP_EL_PRIORITY, BP_EL_PRIORITY_TITLE,
    BP_EL_ACTION, BP_EL_PARTNER,
    BP_EL_DESCRIPTION, BP_EL_LEAD, BP_EL_CELL, BP_EL_UPDATE, BP_EL_CORRECTIVE_ACTION, BP_EL_ACCEPT,
    BP_EL_GLOSSARY, BP_EL_TERM,
    BP_EL_BOARD_PACK,
    BP_EL_PACK_TITLE, BP_EL_PACK_ORGANISATION, BP_EL_PACK_MEETING, BP_EL_PACK_MARKING, BP_EL_PACK_ITEM,
    BP_EL_HOUSE_STYLE,
    BP_EL_STYLE_LOGO, BP_EL_STYLE_PAGE, BP_EL_STYLE_FONTS, BP_EL_STYLE_COLOURS, BP_EL_STYLE_STATUS,
    BP_EL_STYLE_DATES, BP_EL_STYLE_HEADING, BP_EL_STYLE_FOOTER, BP_EL_STYLE_DRAFT,
    BP_EL_STYLE_MEASURES, BP_EL_STYLE_ACTIONS, BP_EL_STYLE_COLUMN,
    BP_EL_P, BP_EL_UL, BP_EL_OL, BP_EL_LI,
    BP_EL_SUP, BP_EL_SUB, BP_EL_STRONG, BP_EL_EM, BP_EL_ABBR, BP_EL_A, BP_EL_BR,
    BP_EL_COUNT
};

enum bp_content {
    BP_CONTENT_EMPTY,    /* only attributes */
    BP_CONTENT_CHILDREN, /* the elements of `children`, in that order, and no text */
    BP_CONTENT_INLINE,   /* text, and the elements of bp_schema_inline in it */
    BP_CONTENT_BLOCK,    /* the same, and the elements of bp_schema_block */
};

enum bp_attr_type {
    BP_ATTR_TEXT,   /* any text */
    BP_ATTR_NEEDED, /* any text that is not empty */
    BP_ATTR_ID,     /* a short name: a letter, then letters, digits, "-", "_", "." */
    BP_ATTR_STATUS, /* the id of a status */
    BP_ATTR_DATE,   /* YYYY-MM-DD, a day that exists */
    BP_ATTR_CHOICE, /* one of `choices` */
    BP_ATTR_COLOUR, /* #RRGGBB */
    BP_ATTR_NUMBER, /* a decimal number, perhaps with commas between thousands */
    BP_ATTR_FIGURE, /* the same, or words; a single word with a digit in it must be a number */
    BP_ATTR_LINK,   /* an address: http, https, mailto or tel */
    BP_ATTR_LANG,   /* a BCP 47 language tag */
    BP_ATTR_CHECK,  /* the code of a check: BP5008 */
    BP_ATTR_LENGTH, /* a length on paper: 15mm, 1.5cm, 10pt */
};

struct bp_schema_attr {
    const char *name;
    enum bp_attr_type type;
    bool required;
    const char *const *choices; /* ends with NULL; for BP_ATTR_CHOICE */
    const char *about;          /* for people who write plans */
};

struct bp_schema_child {
    enum bp_element element;
    bool required, many;
    bool beside; /* it shares its place with the one before: the two may come in any order */
};

struct bp_schema_element {
    const char *name;
    enum bp_content content;
    bool needed;     /* the text must not be empty */
    bool any_totals; /* has an attribute for each status, named by its id */
    const struct bp_schema_child *children; /* ends with BP_EL_NONE; NULL: none */
    const struct bp_schema_attr *attrs;     /* ends with a NULL name; NULL: none */
    const char *about;
};

extern const struct bp_schema_element bp_elements[BP_EL_COUNT];

/* The elements allowed in running text, and between paragraphs. Both lists end with BP_EL_NONE. */
extern const enum bp_element bp_schema_inline[], bp_schema_block[];

/* The elements allowed directly in `parent`, in the order of the format. Returns how many. `out`
 * must hold BP_EL_COUNT. */
size_t bp_schema_allowed(enum bp_element parent, enum bp_element *out);

/* A format, by its root element. */
struct bp_format_name {
    enum bp_element root;
    const char *name;   /* "pack": what `boardpaper schema` takes; "" for a plan */
    const char *a_kind; /* "a board pack" */
};
extern const struct bp_format_name bp_formats[]; /* ends with BP_EL_NONE */

/* Whether the format with this root element has the element. */
bool bp_schema_has(enum bp_element root, enum bp_element element);

/* The child of `parent` with this name, or BP_EL_NONE. */
enum bp_element bp_schema_child(enum bp_element parent, const char *name);

#endif
