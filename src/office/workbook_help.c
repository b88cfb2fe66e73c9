/* workbook_help.c: the sheet "How to fill in". It is for people, and is not read. The words are the
 * program's own, and English, as its messages are. */
#include <string.h>

#include "office/workbook_sheet.h"

struct advice {
    enum bp_look look;
    const char *text; /* {1}: the plan; {2}: the report; {3}: whom to send it to */
};

static const struct advice plan_advice[] = {
    {BP_LOOK_TITLE, "How to fill in this workbook"},
    {BP_LOOK_PLAIN,
     "This workbook is the plan \xE2\x80\x9C{1}\xE2\x80\x9D with its report, {2}. boardpaper reads it "
     "as it stands, and makes the report from it."},
    {BP_LOOK_HEADING, "The sheet Actions"},
    {BP_LOOK_PLAIN, "\xE2\x80\xA2 Each row is one action. The blue bars are the priorities."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 Status: choose a word from the list in the cell. Its colour follows by itself; what "
     "counts is the word. An empty cell means that the status is missing."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 Dates: write them as you would say them: 31 March 2027, March 2027, Q3 2026/27, "
     "On-going. If a cell turns \xE2\x80\x9CMarch 2027\xE2\x80\x9D into a day, type an apostrophe first: "
     "'March 2027."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 Several leads or partners: a line for each. Alt+Enter begins a new line in a cell."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 Update: what happened in this period. Each line is a paragraph. A line that begins "
     "with \xE2\x80\xA2 and a blank is a point of a list; one that begins with 1. a numbered point."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 A new action: insert a row below its priority, and give it a Ref of its own. An action "
     "below another one has a longer Ref: 1.1.1 is below 1.1."},
    {BP_LOOK_PLAIN, "\xE2\x80\xA2 A new priority: insert a row, merge its cells, and write its title there."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 You may move columns and change widths. Keep the words in the first row. A column that "
     "you add is printed in the report under its heading."},
    {BP_LOOK_HEADING, "The other sheets"},
    {BP_LOOK_PLAIN, "\xE2\x80\xA2 Measures: the success measures, a row each, with their figures."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 Report: the title, the period, the meeting and the summary. Change the reporting period "
     "for each new report."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 Statuses: the words to choose from. Key: what the report's key says of a status."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 Glossary: abbreviations, explained at the end of the report. Columns: which columns "
     "the report prints, in this order."},
    {BP_LOOK_HEADING, "Then"},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 boardpaper check plan.xlsx tells what is still missing or in doubt, cell by cell."},
    {BP_LOOK_PLAIN, "\xE2\x80\xA2 boardpaper plan.xlsx makes the report, plan.pdf."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 boardpaper init --from=plan.xlsx -o next.xlsx makes the workbook of the next period."},
    {BP_LOOK_PLAIN, NULL}};

static const struct advice chase_advice[] = {
    {BP_LOOK_TITLE, "How to fill in this workbook, and send it back"},
    {BP_LOOK_PLAIN,
     "These are the rows of the plan \xE2\x80\x9C{1}\xE2\x80\x9D that are asked of you for its report, {2}. "
     "Please say of each how it stands."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 The column \xE2\x80\x9CWhat is missing\xE2\x80\x9D says what each row needs. The cells "
     "with a blue frame are the ones to fill in."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 Status: choose a word from the list in the cell. Its colour follows by itself."},
    {BP_LOOK_PLAIN, "\xE2\x80\xA2 Update: what happened in this period. Alt+Enter begins a new line."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 Revised date: only if the date has moved, such as 31 March 2027. Completed: the day on "
     "which it was finished."},
    {BP_LOOK_PLAIN, "\xE2\x80\xA2 Corrective action: where a row is behind, what is being done about it."},
    {BP_LOOK_PLAIN,
     "\xE2\x80\xA2 Please leave the Refs as they are: by them your answers find their place. A cell that you "
     "leave empty changes nothing."},
    {BP_LOOK_PLAIN, "{3}"},
    {BP_LOOK_PLAIN, NULL}};

void bp_sheet_help(struct bp_new_book *book, bool chase)
{
    struct bp_new_sheet *sheet = bp_sheet_begin(book, "How to fill in", 1);
    struct bp_arena *arena = book->arena;
    const struct bp_report *report = &book->plan->report;
    const char *plan = bp_inline_plain(arena, &book->plan->title),
               *title = bp_inline_plain(arena, &report->title);
    const char *contact = bp_inline_plain(arena, &report->contact);
    const char *to = contact && *contact ? bp_fill(arena, "Send it back to: {1}", contact, NULL)
                                         : "Then save it, and send it back.";
    book->failed = book->failed || !plan || !title || !contact || !to;
    if (!sheet || book->failed)
        return;
    sheet->widths[0] = 92;
    sheet->upright = true;
    for (const struct advice *advice = chase ? chase_advice : plan_advice; advice->text; advice++) {
        struct bp_new_cell cell = {.style = {advice->look, BP_SHOW_GENERAL, -1, false}};
        cell.text = bp_book_text(book, bp_fill(arena, advice->text, plan, title, to, NULL));
        bp_sheet_row(book, sheet, &cell, 1, 0);
    }
}
