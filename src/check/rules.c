/* rules.c: the table of rules: which checks there are, and the order in which they run. explain.def
 * says what each one asks for and why. */
#include "check/rules.h"
#include "check/words.h"

#include <stddef.h>

const struct bp_rule bp_rules[] = {
    /* the plan's structure */
    {bp_rule_totals, {BP_E_STATED_TOTAL}, BP_RULE_ALWAYS},
    {bp_rule_legend, {BP_E_LEGEND}, BP_RULE_ALWAYS},
    {bp_rule_refs,
     {BP_E_REF_TWICE, BP_E_NO_REF, BP_E_REF_FORM, BP_E_REF_ORDER, BP_E_REF_CLASH},
     BP_RULE_ALWAYS},
    {bp_rule_dues,
     {BP_E_DUE_UNREAD, BP_E_DUE_NO_YEAR, BP_E_DUE_LANGUAGE, BP_E_DUE_OUTSIDE},
     BP_RULE_ALWAYS},
    {bp_rule_progress, {BP_E_STILL_TO_COME, BP_E_NOTHING_DONE}, BP_RULE_ENGLISH},
    {bp_rule_overdue, {BP_E_OVERDUE}, BP_RULE_ALWAYS}, /* after bp_rule_progress: it does not repeat it */
    {bp_rule_dates, {BP_E_REVISED_NO_REASON, BP_E_COMPLETED_WHEN}, BP_RULE_ALWAYS},
    {bp_rule_cells, {BP_E_NO_UPDATE, BP_E_NO_LEAD, BP_E_NO_CORRECTION, BP_E_BLANK}, BP_RULE_ALWAYS},
    {bp_rule_placeholders, {BP_E_PLACEHOLDER}, BP_RULE_ALWAYS},
    {bp_rule_leads, {BP_E_LEAD_SPELT, BP_E_LEADS_JOINED}, BP_RULE_ALWAYS},
    {bp_rule_copies, {BP_E_UPDATE_TWICE, BP_E_DESCRIPTION_TWICE}, BP_RULE_ALWAYS},
    {bp_rule_unchanged, {BP_E_UPDATE_UNCHANGED}, BP_RULE_PREVIOUS},
    {bp_rule_figures, {BP_E_STATUS_FIGURE, BP_E_TARGET_NO_FIGURE}, BP_RULE_ALWAYS},
    {bp_rule_money, {BP_E_OVER_BUDGET, BP_E_MONEY_UNITS}, BP_RULE_ALWAYS},
    {bp_rule_restricted, {BP_E_NO_PARAGRAPH}, BP_RULE_ALWAYS},
    /* the words of the texts: words.h. The manual boardpaper-findings(7) says which go by language. */
    {bp_rule_sentences, {BP_E_UPDATE_CUT, BP_E_DESCRIPTION_CUT}, BP_RULE_ALWAYS},
    {bp_rule_arithmetic, {BP_E_ARITHMETIC}, BP_RULE_ENGLISH},
    {bp_rule_claims, {BP_E_CLAIM}, BP_RULE_ENGLISH},
    {bp_rule_missing_figures, {BP_E_FIGURE_MISSING}, BP_RULE_ALWAYS},
    {bp_rule_abbreviations, {BP_E_ABBREVIATION}, BP_RULE_ENGLISH},
    {bp_rule_persons, {BP_E_PERSON}, BP_RULE_NAMES | BP_RULE_ENGLISH},
    {bp_rule_colours, {BP_E_COLOUR_ALONE}, BP_RULE_ENGLISH},
    {bp_rule_doubled, {BP_E_WORD_TWICE}, BP_RULE_ENGLISH | BP_RULE_WELSH},
    {bp_rule_damage, {BP_E_DAMAGED}, BP_RULE_ALWAYS},
    /* last, because it looks at the results of the others */
    {bp_rule_accepts, {BP_E_ACCEPT_STALE}, BP_RULE_ALWAYS},
    {NULL, {0}, BP_RULE_ALWAYS},
};
