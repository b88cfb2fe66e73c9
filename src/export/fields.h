/* fields.h: what is said of each row: the columns of the table and the members of a row in the document, by
 * the same names. Private to src/export.
 *
 * Names are for ever: a field may be added, but none is taken away, renamed or given another meaning while
 * BP_EXPORT_VERSION is the same. */
#ifndef BP_EXPORT_FIELDS_H
#define BP_EXPORT_FIELDS_H

#include "export/rows.h"

#define BP_EXPORT_VERSION 1

enum bp_value_type {
    BP_VALUE_TEXT,
    BP_VALUE_LINES,   /* text that may have several lines; the document has it as HTML, too */
    BP_VALUE_LIST,    /* texts; the table joins them by "; " */
    BP_VALUE_INTEGER,
    BP_VALUE_BOOLEAN,
    BP_VALUE_DATE,    /* YYYY-MM-DD */
    BP_VALUE_DECIMAL,
    BP_VALUE_FIGURES, /* the table has a line for each: "Q1: 12" */
};

/* What a row has in a field. Zeros: nothing. In the arena `scratch` of the export, or of the plan. */
struct bp_export_value {
    const char *text; /* also of a date or a decimal */
    const char *html; /* of lines */
    const char **list;
    uint32_t n_list;
    int64_t number; /* of an integer or a boolean */
    bool given;     /* there is a number */
    const struct bp_figure *figures;
    uint32_t n_figures;
};

struct bp_export_field;
typedef void bp_export_get(struct bp_exported *x, const struct bp_export_field *field,
                           const struct bp_export_row *row, struct bp_export_value *out);

struct bp_export_field {
    const char *name;
    enum bp_value_type type;
    enum bp_column_kind column; /* the field is empty if the author does not print it; OWN: no such */
    bool needed;                /* each row has it */
    bool table;                 /* only the table has it: in the document, the row stands in it */
    bp_export_get *get;
    size_t offset; /* for `get` */
    const char *about;
};

extern const struct bp_export_field bp_export_fields[];
extern const size_t bp_export_n_fields;

/* What a row has in a field, and in a column of the plan's own. */
struct bp_export_value bp_export_value(struct bp_exported *x, const struct bp_export_field *field,
                                       const struct bp_export_row *row);
const struct bp_block *bp_export_own_value(const struct bp_export_own *own, const struct bp_row *row);

/* The words of a figure: "" if it is not known, NULL if memory ran out. And a number: NULL if it is none. */
const char *bp_export_figure(struct bp_arena *arena, const struct bp_figure *figure);
const char *bp_export_decimal(struct bp_arena *arena, const char *text);

#endif
