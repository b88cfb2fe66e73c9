/* rules.h: rules about a plan's structure. Rules about its words are in words.h. Private to
 * src/check. */
#ifndef BP_RULES_H
#define BP_RULES_H

#include "check/check.h"

/* totals.c */
void bp_rule_totals(struct bp_check *check);
void bp_rule_legend(struct bp_check *check);

/* refs.c */
void bp_rule_refs(struct bp_check *check);

/* Whether a ref continues the one of a row above it: "2.1.1" and "2.1a" below "2.1". */
bool bp_ref_continues(const char *ref, const char *above);

/* dates.c */
void bp_rule_dues(struct bp_check *check);
void bp_rule_overdue(struct bp_check *check);
void bp_rule_dates(struct bp_check *check);

/* rows.c */
void bp_rule_cells(struct bp_check *check);
void bp_rule_copies(struct bp_check *check);
void bp_rule_unchanged(struct bp_check *check);
void bp_rule_restricted(struct bp_check *check);
void bp_rule_accepts(struct bp_check *check);

/* placeholders.c */
bool bp_is_placeholder(struct bp_check *check, const char *text); /* no text is none */
void bp_rule_placeholders(struct bp_check *check);

/* leads.c */
void bp_rule_leads(struct bp_check *check);

/* figures.c */
void bp_rule_figures(struct bp_check *check);
/* Whether the row's status says otherwise than its figures: BP5017. */
bool bp_check_figure_clash(const struct bp_check *check, const struct bp_check_row *row);

/* claims.c */
void bp_rule_claims(struct bp_check *check);
void bp_rule_missing_figures(struct bp_check *check);

/* money.c */
void bp_rule_money(struct bp_check *check);

#endif
