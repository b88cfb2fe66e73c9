/* own.h: the sheets that boardpaper itself writes into a workbook beside the tables (workbook.h), and what
 * they say for certain: "Report", "Columns", "Statuses". src/office writes them by the same words. */
#ifndef BP_OWN_H
#define BP_OWN_H

#include "onramp/found.h"

/* The properties of the sheet "Report", in its order. */
enum bp_property {
    BP_PROPERTY_TITLE, BP_PROPERTY_ORGANISATION, BP_PROPERTY_PLAN_PERIOD, BP_PROPERTY_REPORT,
    BP_PROPERTY_PERIOD, BP_PROPERTY_PRINTED_PERIOD, BP_PROPERTY_UPDATE_HEADING, BP_PROPERTY_VERSION,
    BP_PROPERTY_CONTACT, BP_PROPERTY_MEETING, BP_PROPERTY_MEETING_DATE, BP_PROPERTY_AGENDA_ITEM,
    BP_PROPERTY_APPENDIX, BP_PROPERTY_MARKING, BP_PROPERTY_SUMMARY, BP_PROPERTY_LANGUAGE, BP_PROPERTY_STYLE,
    BP_PROPERTY_MEASURES_HEADING, BP_PROPERTY_MEASURES_WORDS, BP_PROPERTY_ACTIONS_HEADING,
    BP_PROPERTY_ACTIONS_WORDS, BP_PROPERTY_COUNT,
    BP_PROPERTIES
};
extern const struct bp_property_words {
    const char *english, *welsh;
    enum bp_fact fact; /* BP_FACTS: none */
    bool always;       /* it has a row even if it is empty */
} bp_properties[BP_PROPERTIES];

enum bp_own_kind { BP_OWN_NONE, BP_OWN_REPORT, BP_OWN_COLUMNS, BP_OWN_STATUSES };
enum bp_own_kind bp_own_kind_of(const struct bp_grid *grid);

/* Whether the sheet is one of the tables of rows, by its name; *measures: which. */
bool bp_own_is_rows(const struct bp_grid *grid, bool *measures);

/* The first sheet of a kind; NULL: none. */
const struct bp_grid *bp_own_grid(const struct bp_book *book, enum bp_own_kind kind);

/* The cell with what the report says of a property; NULL: none, or it is empty. */
const struct bp_cell *bp_own_property(const struct bp_book *book, enum bp_property property);

/* Whether the sheet "Columns" says what a column of a sheet is. */
bool bp_own_column(const struct bp_book *book, const char *sheet, const char *head, enum bp_field_id *field);

/* Takes what those sheets say into a plan whose rows are made. The arena's on_out is set. */
struct bp_drafting;
void bp_own_take(struct bp_drafting *d);

#endif
