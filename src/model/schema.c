/* schema.c: the table of the formats' elements and attributes, the only place that defines them.
 * The reader checks files against it. The XSDs are made from it too, and editors show its words as
 * help. */
#include "model/schema.h"

#include <string.h>

#include "base/text.h"
#include "model/exempt.h"
#include "model/plan.h"
#include "model/style.h"

static const char *const yes_no[] = {"yes", "no", NULL};
static const char *const presets[] = {"rag-missing", "rag",        "brag",
                                      "rag-not-due", "five-point", NULL};
static const char *const symbols[] = {"disc", "triangle", "diamond", "tick",
                                      "ring", "square",   "missing", NULL};

#define REQUIRED true, NULL
#define OPTIONAL false, NULL

static const struct bp_schema_attr root_attrs[] = {
    {"xml:lang", BP_ATTR_LANG, OPTIONAL, "The plan's language, such as en-GB or cy. en-GB if left out."},
    {"style", BP_ATTR_NEEDED, OPTIONAL,
     "The file of the house style that its report has, in the plan's folder or below it: house.xml."},
    {0}};

static const struct bp_schema_attr plan_period_attrs[] = {
    {"from", BP_ATTR_DATE, REQUIRED, "The plan's first day, as year-month-day: 2019-04-01."},
    {"to", BP_ATTR_DATE, REQUIRED, "The plan's last day, as year-month-day: 2020-03-31."},
    {0}};

static const struct bp_schema_attr report_attrs[] = {
    {"from", BP_ATTR_DATE, REQUIRED, "The first day reported on, as year-month-day: 2019-07-01."},
    {"to", BP_ATTR_DATE, REQUIRED,
     "The last day reported on, as year-month-day: 2019-09-30. What was due by then and is not "
     "complete is overdue."},
    {0}};

static const struct bp_schema_attr meeting_attrs[] = {
    {"date", BP_ATTR_DATE, OPTIONAL, "The day of the meeting, as year-month-day: 2019-12-04."},
    {"agenda-item", BP_ATTR_TEXT, OPTIONAL, "The number of the report's item on the agenda: 7."},
    {"appendix", BP_ATTR_TEXT, OPTIONAL, "The letter or number of the appendix that this is: A."},
    {0}};

static const struct bp_schema_attr statuses_attrs[] = {
    {"preset", BP_ATTR_CHOICE, false, presets,
     "A ready-made list to start from. rag-missing: green, amber, red, missing. rag: without missing. "
     "brag: blue (complete), green, amber, red. rag-not-due: with grey (not due yet). five-point: "
     "green, amber-green, amber, amber-red, red. Without it the list is your own: it has what you list, and "
     "nothing else."},
    {0}};

static const struct bp_schema_attr status_attrs[] = {
    {"id", BP_ATTR_ID, REQUIRED,
     "The short name that rows use: green. One that the preset has changes the preset's status; any other is "
     "added at the end. In a list of your own, an id that some preset has brings that one's word, colour and "
     "meaning along."},
    {"label", BP_ATTR_NEEDED, OPTIONAL, "The word printed in a status cell: Green."},
    {"legend", BP_ATTR_NEEDED, OPTIONAL,
     "What the status means, printed in the key: Green (Targets achieved). The label if left out."},
    {"fill", BP_ATTR_COLOUR, OPTIONAL, "The cell's colour, such as #13A66B."},
    {"text", BP_ATTR_COLOUR, OPTIONAL,
     "The colour of the word on it, such as #000000. Black or white, whichever reads better, if left "
     "out."},
    {"symbol", BP_ATTR_CHOICE, false, symbols,
     "The shape beside the word, so that nobody has to tell colours apart."},
    {"meaning", BP_ATTR_CHOICE, false, bp_meaning_names,
     "What it says of the work. complete: finished, and never overdue. good: as it should be. neutral: "
     "neither good nor bad, such as In progress; one that is not counted either is never overdue. "
     "exception: listed under Needs attention. Shape and colour follow from it. neutral, for a status of "
     "your own, if left out."},
    {"before", BP_ATTR_ID, OPTIONAL,
     "The status that it stands before: amber. The end of the list if left out."},
    {"omit", BP_ATTR_CHOICE, false, yes_no, "yes: takes the preset's status away."},
    {"complete", BP_ATTR_CHOICE, false, yes_no,
     "yes: the same as meaning=\"complete\"."},
    {"exception", BP_ATTR_CHOICE, false, yes_no,
     "yes: the same as meaning=\"exception\". no: rows with it are not listed under Needs attention."},
    {"counted", BP_ATTR_CHOICE, false, yes_no,
     "no: rows with this status take no part in the percentages."},
    {0}};

#define ROW_ATTRS                                                                              \
    {"start", BP_ATTR_TEXT, OPTIONAL,                                                          \
     "When it begins. Printed as you write it: April 2026."},                                  \
    {"due", BP_ATTR_TEXT, OPTIONAL,                                                            \
     "By when. Printed as you write it: March 2020, 31/03/2020, Q3 2019/20, On-going, TBC."},  \
    {"status", BP_ATTR_STATUS, OPTIONAL,                                                       \
     "How it stands: the id of a status, such as green. A row without one counts as missing."}, \
    {"previous-status", BP_ATTR_STATUS, OPTIONAL, "How it stood in the last report."},         \
    {"revised-due", BP_ATTR_TEXT, OPTIONAL, "The new date where `due` has been moved."},       \
    {"completed", BP_ATTR_DATE, OPTIONAL, "The day it was finished: 2019-09-12."},             \
    {"restricted", BP_ATTR_CHOICE, false, bp_exempt_values,                                    \
     "Not for the public edition, and why. A measure without a ref is as the one above."}, {0}

static const struct bp_schema_attr measure_attrs[] = {
    {"ref", BP_ATTR_NEEDED, OPTIONAL,
     "The measure's reference: CSAP 1. Leave it out on a row that continues the one above."},
    ROW_ATTRS};

static const struct bp_schema_attr action_attrs[] = {
    {"ref", BP_ATTR_NEEDED, OPTIONAL,
     "The action's reference: CSAP 1.3. Leave it out if your plan has none."},
    ROW_ATTRS};

static const struct bp_schema_attr column_attrs[] = {
    {"id", BP_ATTR_ID, REQUIRED,
     "What fills the column: ref, description, start, due, lead, partner, status, update; of figures "
     "baseline, target, figures, actual, trend; of money budget, spent, forecast. Or a short name of your "
     "own, which rows fill by <cell>."},
    {"print", BP_ATTR_CHOICE, false, yes_no,
     "no: the column, and what rows have in it, is left out of the report."},
    {0}};

static const struct bp_schema_attr cell_attrs[] = {
    {"column", BP_ATTR_ID, REQUIRED, "The id of a column of your own: evidence."}, {0}};

static const struct bp_schema_attr actions_attrs[] = {
    {"count", BP_ATTR_CHOICE, false, bp_count_names,
     "Which actions the totals count, where there are actions below others. all: each that has a status, "
     "and each with no actions below it. first: those of the first level. lowest: those with no actions "
     "below them. all if left out. An action that is not counted needs no status."},
    {0}};

static const struct bp_schema_attr number_attrs[] = {
    {"unit", BP_ATTR_TEXT, OPTIONAL, "What is counted: crimes, %, days."},
    {"better", BP_ATTR_CHOICE, false, bp_better_names, "Whether a higher or a lower figure is better."},
    {"baseline", BP_ATTR_NUMBER, OPTIONAL, "The figure to compare with, such as last year's."},
    {"target", BP_ATTR_FIGURE, OPTIONAL, "The figure aimed at; or the aim in words: Top quartile."},
    {"actual", BP_ATTR_NUMBER, OPTIONAL, "The figure reached. The last `value` if left out."},
    {"tolerance", BP_ATTR_NUMBER, OPTIONAL,
     "How far off the target still counts as near. With it, a measure that has no status gets the one that "
     "its figures give."},
    {0}};

static const struct bp_schema_attr value_attrs[] = {
    {"period", BP_ATTR_NEEDED, REQUIRED, "The time that the figure is of: Q1, June, 2025/26."}, {0}};
static const struct bp_schema_attr target_attrs[] = {
    {"by", BP_ATTR_NEEDED, REQUIRED, "By when: a period of the series, such as Q2, or a year: 2031."}, {0}};
static const struct bp_schema_attr money_attrs[] = {
    {"unit", BP_ATTR_NEEDED, REQUIRED, "What the sums are in: \xC2\xA3, \xC2\xA3m, \xC2\xA3" "000."},
    {"budget", BP_ATTR_NUMBER, OPTIONAL, "The sum that was agreed."},
    {"spent", BP_ATTR_NUMBER, OPTIONAL, "The sum spent so far."},
    {"forecast", BP_ATTR_NUMBER, OPTIONAL, "The sum that will have been spent at the end."},
    {0}};

static const struct bp_schema_attr term_attrs[] = {
    {"abbr", BP_ATTR_NEEDED, REQUIRED, "The abbreviation or term: MARAC."}, {0}};
static const struct bp_schema_attr accept_attrs[] = {
    {"code", BP_ATTR_CHECK, REQUIRED,
     "The code of the finding, as `boardpaper check` shows it: BP5008."},
    {0}};
static const struct bp_schema_attr abbr_attrs[] = {
    {"title", BP_ATTR_NEEDED, REQUIRED, "What the abbreviation stands for."}, {0}};
static const struct bp_schema_attr a_attrs[] = {
    {"href", BP_ATTR_LINK, REQUIRED, "Where the link leads: https://…, mailto:… or tel:…"}, {0}};

static const struct bp_schema_attr pack_attrs[] = {
    {"xml:lang", BP_ATTR_LANG, OPTIONAL, "The pack's language, such as en-GB or cy. en-GB if left out."},
    {"style", BP_ATTR_NEEDED, OPTIONAL,
     "The file of the house style that the whole pack has, in the pack's folder or below it: house.xml."},
    {0}};
static const struct bp_schema_attr pack_meeting_attrs[] = {
    {"date", BP_ATTR_DATE, OPTIONAL, "The day of the meeting, as year-month-day: 2019-12-04."}, {0}};
static const struct bp_schema_attr item_attrs[] = {
    {"number", BP_ATTR_NEEDED, REQUIRED, "The item's number on the agenda: 7, or 7a."},
    {"title", BP_ATTR_NEEDED, REQUIRED, "What the item is called in the contents, and on its pages."},
    {"plan", BP_ATTR_NEEDED, REQUIRED,
     "The plan's file, in the pack's folder or below it: plans/safety-q2.xml."},
    {"restricted", BP_ATTR_CHOICE, false, bp_exempt_values + BP_EXEMPT_GROUND,
     "Why the item is not for publication: Schedule 12A paragraph 3. The public edition leaves it out."},
    {"only", BP_ATTR_NEEDED, OPTIONAL,
     "An extract, of these rows alone: exceptions, overdue, missing, or statuses such as red. Several "
     "words add up."},
    {"priority", BP_ATTR_NEEDED, OPTIONAL,
     "An extract, of one priority alone: its title, or its number counted from 1."},
    {"lead", BP_ATTR_NEEDED, OPTIONAL, "An extract, of the rows of one lead alone: the name."},
    {"partner", BP_ATTR_NEEDED, OPTIONAL, "An extract, of the rows of one partner alone: the name."},
    {0}};

static const struct bp_schema_attr style_attrs[] = {
    {"xml:lang", BP_ATTR_LANG, OPTIONAL,
     "The language of the style's words, such as en-GB or cy. en-GB if left out. A report in another "
     "language has its own words in their places."},
    {0}};
static const struct bp_schema_attr logo_attrs[] = {
    {"file", BP_ATTR_NEEDED, REQUIRED,
     "A PNG file, in the style's folder or below it: crest.png. At most 4 MiB, and 2048 pixels on each "
     "side."},
    {"description", BP_ATTR_NEEDED, OPTIONAL,
     "What it shows, for people who cannot see it. Logo: and the organisation, if left out."},
    {0}};
static const struct bp_schema_attr page_attrs[] = {
    {"paper", BP_ATTR_CHOICE, false, bp_paper_names, "The size of the paper. A4 if left out."},
    {"orientation", BP_ATTR_CHOICE, false, bp_orientation_names,
     "How the paper lies. landscape if left out. Where the columns of a table would get too narrow, each row "
     "becomes a block."},
    {"margin", BP_ATTR_LENGTH, OPTIONAL, "The margin on all four sides: 15mm. From 5mm to 50mm."},
    {"top", BP_ATTR_LENGTH, OPTIONAL, "The margin at the top, where it is another."},
    {"right", BP_ATTR_LENGTH, OPTIONAL, "The margin on the right, where it is another."},
    {"bottom", BP_ATTR_LENGTH, OPTIONAL, "The margin below the footer, where it is another."},
    {"left", BP_ATTR_LENGTH, OPTIONAL, "The margin on the left, where it is another: wider, for binding."},
    {"text-size", BP_ATTR_LENGTH, OPTIONAL,
     "The size of the text in tables, from 8pt to 18pt; all other text is in proportion. 10pt if left out."},
    {0}};
#define FACE_ABOUT "A TrueType font (.ttf) in the style's folder or below it: "
static const struct bp_schema_attr fonts_attrs[] = {
    {"regular", BP_ATTR_NEEDED, REQUIRED, FACE_ABOUT "fonts/Lato-Regular.ttf."},
    {"bold", BP_ATTR_NEEDED, REQUIRED, FACE_ABOUT "its bold face."},
    {"italic", BP_ATTR_NEEDED, OPTIONAL, FACE_ABOUT "its italic face. The regular one if left out."},
    {"bold-italic", BP_ATTR_NEEDED, OPTIONAL,
     FACE_ABOUT "its bold italic face. The bold one if left out."},
    {0}};
static const struct bp_schema_attr colours_attrs[] = {
    {"text", BP_ATTR_COLOUR, OPTIONAL, "Of text: #000000 if left out."},
    {"headings", BP_ATTR_COLOUR, OPTIONAL, "Of headings: #12436D if left out."},
    {"table-head", BP_ATTR_COLOUR, OPTIONAL,
     "Behind the headers of tables. The colour of the headings if left out."},
    {"table-head-text", BP_ATTR_COLOUR, OPTIONAL,
     "Of the words on it. Black or white, whichever reads better, if left out."},
    {"quiet", BP_ATTR_COLOUR, OPTIONAL, "Of captions and other small words: #595959 if left out."},
    {"rules", BP_ATTR_COLOUR, OPTIONAL, "Of the lines between rows: #9D9D9D if left out."},
    {0}};
static const struct bp_schema_attr look_attrs[] = {
    {"id", BP_ATTR_ID, REQUIRED, "The id of the status in plans: green."},
    {"fill", BP_ATTR_COLOUR, REQUIRED,
     "The cell's colour, such as #13A66B. A plan that gives a fill of its own keeps it."},
    {"text", BP_ATTR_COLOUR, OPTIONAL,
     "The colour of the word on it. Black or white, whichever reads better, if left out."},
    {0}};
static const struct bp_schema_attr dates_attrs[] = {
    {"form", BP_ATTR_CHOICE, true, bp_date_form_names,
     "How the report writes days. long: 1 July 2019. short: 1 Jul 2019. numeric: 01/07/2019. "
     "iso: 2019-07-01. Dates that the plan's author wrote, such as March 2020, stay as they are."},
    {0}};
static const struct bp_schema_attr heading_attrs[] = {
    {"of", BP_ATTR_CHOICE, true, bp_heading_names, "The part of the report that it heads."},
    {"words", BP_ATTR_NEEDED, REQUIRED, "What the part is called: Exceptions."},
    {0}};
static const struct bp_schema_attr style_column_attrs[] = {
    {"id", BP_ATTR_ID, REQUIRED,
     "Which column: ref, description, start, due, lead, partner, status, update; of figures baseline, "
     "target, figures, actual, trend; of money budget, spent, forecast. Or the id of a column of a plan's "
     "own."},
    {"width", BP_ATTR_LENGTH, OPTIONAL,
     "Its width on paper, with the space around its text: 30mm. By what is in it if left out."},
    {0}};

#define ONE true, false, false     /* exactly one */
#define MAYBE false, false, false  /* none or one */
#define ANY false, true, false     /* any number */
#define SOME true, true, false     /* one or more */
#define BESIDE false, true, true   /* any number, in any order with the one before */
/* paragraphs and lists, in any order */
#define WORDS {BP_EL_P, ANY}, {BP_EL_UL, BESIDE}, {BP_EL_OL, BESIDE}

static const struct bp_schema_child plan_children[] = {
    {BP_EL_PLAN_TITLE, ONE}, {BP_EL_ORGANISATION, MAYBE}, {BP_EL_PLAN_PERIOD, MAYBE},
    {BP_EL_REPORT, ONE},     {BP_EL_STATUSES, MAYBE},     {BP_EL_SUCCESS_MEASURES, MAYBE},
    {BP_EL_ACTIONS, MAYBE},  {BP_EL_GLOSSARY, MAYBE},     {0}};
static const struct bp_schema_child report_children[] = {
    {BP_EL_REPORT_TITLE, ONE}, {BP_EL_PERIOD, MAYBE},  {BP_EL_UPDATE_HEADING, MAYBE},
    {BP_EL_VERSION, MAYBE},    {BP_EL_CONTACT, MAYBE}, {BP_EL_MEETING, MAYBE},
    {BP_EL_MARKING, MAYBE},    {BP_EL_SUMMARY, MAYBE}, {0}};
static const struct bp_schema_child statuses_children[] = {{BP_EL_STATUS, ANY}, {0}};
static const struct bp_schema_child measures_children[] = {
    {BP_EL_MEASURES_HEADING, MAYBE}, {BP_EL_COLUMNS, MAYBE}, {BP_EL_MEASURES_TOTALS, MAYBE}, WORDS,
    {BP_EL_MEASURE, ANY}, {0}};
static const struct bp_schema_child columns_children[] = {{BP_EL_COLUMN, SOME}, {0}};
static const struct bp_schema_child measure_children[] = {
    {BP_EL_THEME, MAYBE},  {BP_EL_DESCRIPTION, ONE}, {BP_EL_LEAD, ANY},
    {BP_EL_NUMBER, MAYBE}, {BP_EL_MONEY, MAYBE},     {BP_EL_CELL, ANY},
    {BP_EL_UPDATE, MAYBE}, {BP_EL_CORRECTIVE_ACTION, MAYBE}, {BP_EL_ACCEPT, ANY}, {0}};
static const struct bp_schema_child number_children[] = {
    {BP_EL_VALUE, ANY}, {BP_EL_TARGET, ANY}, {0}};
static const struct bp_schema_child actions_children[] = {
    {BP_EL_ACTIONS_HEADING, MAYBE}, {BP_EL_COLUMNS, MAYBE}, {BP_EL_ACTIONS_TOTALS, MAYBE}, WORDS,
    {BP_EL_PRIORITY, ANY}, {BP_EL_GROUP, BESIDE}, {0}};
static const struct bp_schema_child group_children[] = {
    {BP_EL_GROUP_TITLE, ONE}, WORDS, {BP_EL_PRIORITY, ANY}, {0}};
static const struct bp_schema_child priority_children[] = {
    {BP_EL_PRIORITY_TITLE, ONE}, WORDS, {BP_EL_ACTION, ANY}, {0}};
static const struct bp_schema_child action_children[] = {
    {BP_EL_DESCRIPTION, ONE}, {BP_EL_LEAD, ANY},     {BP_EL_PARTNER, ANY},
    {BP_EL_MONEY, MAYBE},     {BP_EL_CELL, ANY},     {BP_EL_UPDATE, MAYBE},
    {BP_EL_CORRECTIVE_ACTION, MAYBE}, {BP_EL_ACCEPT, ANY}, {BP_EL_ACTION, ANY}, {0}};
static const struct bp_schema_child glossary_children[] = {{BP_EL_TERM, SOME}, {0}};
static const struct bp_schema_child pack_children[] = {
    {BP_EL_PACK_TITLE, ONE},     {BP_EL_PACK_ORGANISATION, MAYBE}, {BP_EL_PACK_MEETING, MAYBE},
    {BP_EL_PACK_MARKING, MAYBE}, {BP_EL_PACK_ITEM, SOME},          {0}};
static const struct bp_schema_child style_children[] = {
    {BP_EL_STYLE_LOGO, MAYBE},   {BP_EL_STYLE_PAGE, MAYBE},     {BP_EL_STYLE_FONTS, MAYBE},
    {BP_EL_STYLE_COLOURS, MAYBE}, {BP_EL_STYLE_STATUS, ANY},    {BP_EL_STYLE_DATES, MAYBE},
    {BP_EL_STYLE_HEADING, ANY},  {BP_EL_STYLE_FOOTER, MAYBE},   {BP_EL_STYLE_DRAFT, MAYBE},
    {BP_EL_STYLE_MEASURES, MAYBE}, {BP_EL_STYLE_ACTIONS, MAYBE}, {0}};
static const struct bp_schema_child style_columns_children[] = {{BP_EL_STYLE_COLUMN, SOME}, {0}};
static const struct bp_schema_child list_children[] = {{BP_EL_LI, SOME}, {0}};

#define EMPTY BP_CONTENT_EMPTY, false, false, NULL
#define TOTALS BP_CONTENT_EMPTY, false, true, NULL
#define HOLDS(children) BP_CONTENT_CHILDREN, false, false, children
#define TEXT BP_CONTENT_INLINE, false, false, NULL
#define NEEDED_TEXT BP_CONTENT_INLINE, true, false, NULL
#define BLOCKS BP_CONTENT_BLOCK, false, false, NULL

const struct bp_schema_element bp_elements[BP_EL_COUNT] = {
    [BP_EL_NONE] = {"", EMPTY, NULL, ""},
    [BP_EL_ACTION_PLAN] = {"action-plan", HOLDS(plan_children), root_attrs,
                           "An action plan, with the monitoring report of one period."},
    [BP_EL_PLAN_TITLE] = {"title", NEEDED_TEXT, NULL, "The plan's title: the heading of page 1."},
    [BP_EL_ORGANISATION] = {"organisation", TEXT, NULL, "Whose plan it is: the council, trust or "
                                                        "partnership."},
    [BP_EL_PLAN_PERIOD] = {"plan-period", EMPTY, plan_period_attrs, "The days that the plan covers."},
    [BP_EL_REPORT] = {"report", HOLDS(report_children), report_attrs,
                      "What this period's report says of itself."},
    [BP_EL_REPORT_TITLE] = {"title", NEEDED_TEXT, NULL, "The report's title: Quarter 2 Monitoring "
                                                        "Report."},
    [BP_EL_PERIOD] = {"period", TEXT, NULL,
                      "The reporting period in words. Made from the dates if left out."},
    [BP_EL_UPDATE_HEADING] = {"update-heading", TEXT, NULL,
                              "The heading of the tables' last column. Made from the report's title "
                              "and period if left out."},
    [BP_EL_VERSION] = {"version", TEXT, NULL, "The document's version: 1.0, or Draft 2."},
    [BP_EL_CONTACT] = {"contact", TEXT, NULL, "Whom to ask about the report."},
    [BP_EL_MEETING] = {"meeting", TEXT, meeting_attrs, "The meeting that the report goes to: its "
                                                       "name."},
    [BP_EL_MARKING] = {"marking", TEXT, NULL,
                       "The protective marking: OFFICIAL. Printed on page 1 and in each footer."},
    [BP_EL_SUMMARY] = {"summary", BLOCKS, NULL, "What the board should know first."},
    [BP_EL_STATUSES] = {"statuses", HOLDS(statuses_children), statuses_attrs,
                        "The statuses that rows may have, best first. The preset rag-missing if left "
                        "out."},
    [BP_EL_STATUS] = {"status", EMPTY, status_attrs,
                      "One status: changes one of the preset, or adds one."},
    [BP_EL_SUCCESS_MEASURES] = {"success-measures", HOLDS(measures_children), NULL,
                                "How success is measured: the first table."},
    [BP_EL_MEASURES_HEADING] = {"heading", TEXT, NULL, "The table's heading. Success measures if left "
                                                       "out."},
    [BP_EL_MEASURES_TOTALS] = {"stated-totals", TOTALS, NULL,
                               "How many measures you believe have each status, such as green=\"7\". "
                               "Compared with the rows; what is printed is always counted."},
    [BP_EL_MEASURE] = {"measure", HOLDS(measure_children), measure_attrs,
                       "One success measure: one row of the table."},
    [BP_EL_THEME] = {"theme", TEXT, NULL, "What the measure is about, printed above it in bold."},
    [BP_EL_NUMBER] = {"number", HOLDS(number_children), number_attrs, "The measure's figures."},
    [BP_EL_VALUE] = {"value", TEXT, value_attrs,
                     "The figure of one period of a series: 95.65. Oldest first; the last is of this period. "
                     "Or why there is none: n/a. Left empty: not known yet."},
    [BP_EL_TARGET] = {"target", NEEDED_TEXT, target_attrs,
                      "The target of one period or year: a figure, or words."},
    [BP_EL_MONEY] = {"money", EMPTY, money_attrs, "The row's money. Each table ends with the totals."},
    [BP_EL_COLUMNS] = {"columns", HOLDS(columns_children), NULL,
                       "The columns of the tables, in the order of print. The format's columns, as far as "
                       "rows fill them, if left out."},
    [BP_EL_COLUMN] = {"column", TEXT, column_attrs,
                      "One column: its text is the heading. The report's own word if it is empty."},
    [BP_EL_ACTIONS] = {"actions", HOLDS(actions_children), actions_attrs,
                       "The plan's actions, by priority: one table for each."},
    [BP_EL_ACTIONS_HEADING] = {"heading", TEXT, NULL, "What the actions are called. Actions if left "
                                                      "out."},
    [BP_EL_ACTIONS_TOTALS] = {"stated-totals", TOTALS, NULL,
                              "How many actions you believe have each status, such as green=\"43\". "
                              "Compared with the rows; what is printed is always counted."},
    [BP_EL_GROUP] = {"group", HOLDS(group_children), NULL,
                     "Priorities that belong together, under a heading of their own."},
    [BP_EL_GROUP_TITLE] = {"title", NEEDED_TEXT, NULL, "The group's name: the heading above its "
                                                       "priorities."},
    [BP_EL_PRIORITY] = {"priority", HOLDS(priority_children), NULL,
                        "One priority of the plan, with its actions."},
    [BP_EL_PRIORITY_TITLE] = {"title", NEEDED_TEXT, NULL, "The priority's name: the table's heading."},
    [BP_EL_ACTION] = {"action", HOLDS(action_children), action_attrs,
                      "One action: one row of its priority's table. An action in an action is a row "
                      "below it, such as a milestone; there may be two levels of those."},
    [BP_EL_PARTNER] = {"partner", TEXT, NULL,
                       "Another partner who takes part. One element for each partner."},
    [BP_EL_DESCRIPTION] = {"description", NEEDED_TEXT, NULL, "What is to be done or reached."},
    [BP_EL_LEAD] = {"lead", TEXT, NULL, "Who leads on it. One element for each lead."},
    [BP_EL_CELL] = {"cell", BLOCKS, cell_attrs,
                    "What the row has in a column of your own: paragraphs <p> and lists <ul>, <ol>."},
    [BP_EL_UPDATE] = {"update", BLOCKS, NULL,
                      "What happened in this period: paragraphs <p> and lists <ul>, <ol>."},
    [BP_EL_CORRECTIVE_ACTION] = {"corrective-action", BLOCKS, NULL,
                                 "What is being done to put it right, where it is behind."},
    [BP_EL_ACCEPT] = {"accept", NEEDED_TEXT, accept_attrs,
                      "A finding of the checks on this row that you know of and accept: why. It is then "
                      "shown as accepted, with this reason."},
    [BP_EL_GLOSSARY] = {"glossary", HOLDS(glossary_children), NULL,
                        "Abbreviations and terms, explained at the report's end."},
    [BP_EL_TERM] = {"term", NEEDED_TEXT, term_attrs, "What the abbreviation means."},
    [BP_EL_BOARD_PACK] = {"board-pack", HOLDS(pack_children), pack_attrs,
                          "A board pack: the reports for one meeting, bound as one PDF."},
    [BP_EL_PACK_TITLE] = {"title", NEEDED_TEXT, NULL, "What the pack is called: the board or committee."},
    [BP_EL_PACK_ORGANISATION] = {"organisation", TEXT, NULL, "Whose board it is: the council, trust or "
                                                             "partnership."},
    [BP_EL_PACK_MEETING] = {"meeting", TEXT, pack_meeting_attrs,
                            "The meeting: where it is, and when. Printed on the cover after its date."},
    [BP_EL_PACK_MARKING] = {"marking", TEXT, NULL,
                            "The protective marking: OFFICIAL. Printed on the cover and in each footer."},
    [BP_EL_PACK_ITEM] = {"item", EMPTY, item_attrs,
                         "One item of the agenda: a plan's report, or an extract of it."},
    [BP_EL_HOUSE_STYLE] = {"house-style", HOLDS(style_children), style_attrs,
                           "A house style: what a body's documents look like. What it leaves out is as in a "
                           "document without a style."},
    [BP_EL_STYLE_LOGO] = {"logo", EMPTY, logo_attrs, "The logo, at the top of the first page."},
    [BP_EL_STYLE_PAGE] = {"page", EMPTY, page_attrs, "The paper, its margins, and the size of the text."},
    [BP_EL_STYLE_FONTS] = {"fonts", EMPTY, fonts_attrs,
                           "The faces of the body's own font. A character that they do not have is set in "
                           "the report's usual one."},
    [BP_EL_STYLE_COLOURS] = {"colours", EMPTY, colours_attrs,
                             "The colours of what is no status. Each must be easy to read: 4.5 : 1."},
    [BP_EL_STYLE_STATUS] = {"status", EMPTY, look_attrs, "The colours of one status."},
    [BP_EL_STYLE_DATES] = {"dates", EMPTY, dates_attrs, "How days are written."},
    [BP_EL_STYLE_HEADING] = {"heading", EMPTY, heading_attrs,
                             "Other words for a heading of the report's own."},
    [BP_EL_STYLE_FOOTER] = {"footer", NEEDED_TEXT, NULL,
                            "What stands at the foot of each page, beside the number. Names in braces stand "
                            "for the document's own words: {organisation}, {title}, {report}, {period}, "
                            "{version}. Its title and report if left out."},
    [BP_EL_STYLE_DRAFT] = {"draft", NEEDED_TEXT, NULL,
                           "Says on the first page and in each footer that the document is a draft: DRAFT. "
                           "Leave it out when the document is final."},
    [BP_EL_STYLE_MEASURES] = {"measures", HOLDS(style_columns_children), NULL,
                              "The columns of the table of success measures, in the order of print. Others "
                              "that rows fill follow these."},
    [BP_EL_STYLE_ACTIONS] = {"actions", HOLDS(style_columns_children), NULL,
                             "The columns of the tables of actions, in the order of print. Others that rows "
                             "fill follow these."},
    [BP_EL_STYLE_COLUMN] = {"column", TEXT, style_column_attrs,
                            "One column: its text is the heading, where the plan does not give one. The "
                            "report's own word if it is empty."},
    [BP_EL_P] = {"p", TEXT, NULL, "A paragraph."},
    [BP_EL_UL] = {"ul", HOLDS(list_children), NULL, "A list with bullets."},
    [BP_EL_OL] = {"ol", HOLDS(list_children), NULL, "A numbered list."},
    [BP_EL_LI] = {"li", BLOCKS, NULL, "One item of a list: text, paragraphs, or a list within."},
    [BP_EL_SUP] = {"sup", TEXT, NULL, "Raised text: 1<sup>st</sup>."},
    [BP_EL_SUB] = {"sub", TEXT, NULL, "Lowered text: CO<sub>2</sub>."},
    [BP_EL_STRONG] = {"strong", TEXT, NULL, "Important text: bold."},
    [BP_EL_EM] = {"em", TEXT, NULL, "Stressed text: italic."},
    [BP_EL_ABBR] = {"abbr", TEXT, abbr_attrs, "An abbreviation, with what it stands for."},
    [BP_EL_A] = {"a", TEXT, a_attrs, "A link."},
    [BP_EL_BR] = {"br", EMPTY, NULL, "A new line."},
};

const enum bp_element bp_schema_inline[] = {BP_EL_SUP, BP_EL_SUB,  BP_EL_STRONG, BP_EL_EM,
                                            BP_EL_A,   BP_EL_ABBR, BP_EL_BR,     BP_EL_NONE};
const enum bp_element bp_schema_block[] = {BP_EL_P, BP_EL_UL, BP_EL_OL, BP_EL_NONE};

const struct bp_format_name bp_formats[] = {{BP_EL_ACTION_PLAN, "", "an action plan"},
                                            {BP_EL_BOARD_PACK, "pack", "a board pack"},
                                            {BP_EL_HOUSE_STYLE, "style", "a house style"},
                                            {0}};

/* The elements of a format stand together, from its root on; then come those of all formats. */
bool bp_schema_has(enum bp_element root, enum bp_element element)
{
    if (element >= BP_EL_P)
        return root == BP_EL_ACTION_PLAN || element >= BP_EL_SUP; /* only a plan has blocks */
    enum bp_element end = BP_EL_P;
    for (const struct bp_format_name *format = bp_formats; format->root; format++)
        if (format->root > root && format->root < end)
            end = format->root;
    return element >= root && element < end;
}

size_t bp_schema_allowed(enum bp_element parent, enum bp_element *out)
{
    const struct bp_schema_element *element = &bp_elements[parent];
    size_t n = 0;
    if (element->content == BP_CONTENT_CHILDREN)
        for (const struct bp_schema_child *child = element->children; child->element; child++)
            out[n++] = child->element;
    if (element->content == BP_CONTENT_BLOCK)
        for (const enum bp_element *block = bp_schema_block; *block; block++)
            out[n++] = *block;
    if (element->content == BP_CONTENT_BLOCK || element->content == BP_CONTENT_INLINE)
        for (const enum bp_element *text = bp_schema_inline; *text; text++)
            out[n++] = *text;
    return n;
}

enum bp_element bp_schema_child(enum bp_element parent, const char *name)
{
    enum bp_element allowed[BP_EL_COUNT];
    size_t n = bp_schema_allowed(parent, allowed);
    for (size_t i = 0; i < n; i++)
        if (bp_text_same(bp_elements[allowed[i]].name, name))
            return allowed[i];
    return BP_EL_NONE;
}
