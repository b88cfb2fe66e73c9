/* workbook_report.c: the sheet "Report": what is about the whole plan, as property and value. */
#include <stdio.h>
#include <string.h>

#include "model/lines.h"
#include "onramp/own.h"
#include "office/workbook_sheet.h"

struct properties {
    struct bp_new_book *book;
    struct bp_new_sheet *sheet;
    bool welsh;
};

/* A property that the author may fill in has a row even if it is empty. */
static void put_property(struct properties *p, enum bp_property property, const struct bp_inline *value)
{
    const struct bp_property_words *words = &bp_properties[property];
    if (!words->always && !(value && value->n))
        return;
    struct bp_new_cell cells[2] = {{.style = {BP_LOOK_LABEL, BP_SHOW_TEXT, -1, false}},
                                   {.style = {BP_LOOK_BODY, BP_SHOW_TEXT, -1, false}, .text = value}};
    cells[0].text = bp_book_text(p->book, p->welsh ? words->welsh : words->english);
    bp_sheet_row(p->book, p->sheet, cells, 2, 0);
}

static const struct bp_inline *text_of(struct properties *p, const char *text)
{
    const char *copy = bp_arena_text(p->book->arena, text, strlen(text));
    p->book->failed = p->book->failed || !copy;
    return copy && *copy ? bp_book_text(p->book, copy) : NULL;
}

static const struct bp_inline *blocks_of(struct properties *p, const struct bp_block *blocks)
{
    struct bp_inline *lines = bp_arena_alloc(p->book->arena, sizeof *lines);
    if (lines && bp_lines_make(blocks, p->book->arena, lines))
        return lines;
    p->book->failed = true;
    return NULL;
}

/* "1 July 2019": in English, whatever the plan's language, as dates in cells are. */
static const struct bp_inline *day_of(struct properties *p, struct bp_date day)
{
    char words[24] = "";
    if (day.year)
        bp_date_words(day, words);
    return text_of(p, words);
}

/* "1 July 2019 to 30 September 2019" */
static const struct bp_inline *period_of(struct properties *p, struct bp_date from, struct bp_date to)
{
    char first[24], last[24], words[64] = "";
    if (from.year && to.year) {
        bp_date_words(from, first);
        bp_date_words(to, last);
        snprintf(words, sizeof words, "%s to %s", first, last);
    }
    return text_of(p, words);
}

static void put_head(struct properties *p)
{
    const struct bp_plan *plan = p->book->plan;
    const struct bp_report *report = &plan->report;
    put_property(p, BP_PROPERTY_TITLE, &plan->title);
    put_property(p, BP_PROPERTY_ORGANISATION, &plan->organisation);
    put_property(p, BP_PROPERTY_PLAN_PERIOD, period_of(p, plan->from, plan->to));
    put_property(p, BP_PROPERTY_REPORT, &report->title);
    put_property(p, BP_PROPERTY_PERIOD, period_of(p, report->from, report->to));
    put_property(p, BP_PROPERTY_PRINTED_PERIOD, &report->period);
    put_property(p, BP_PROPERTY_UPDATE_HEADING, &report->update_heading);
    put_property(p, BP_PROPERTY_VERSION, &report->version);
    put_property(p, BP_PROPERTY_CONTACT, &report->contact);
    put_property(p, BP_PROPERTY_MEETING, &report->meeting);
    put_property(p, BP_PROPERTY_MEETING_DATE, day_of(p, report->meeting_date));
    put_property(p, BP_PROPERTY_AGENDA_ITEM, text_of(p, report->agenda_item));
    put_property(p, BP_PROPERTY_APPENDIX, text_of(p, report->appendix));
    put_property(p, BP_PROPERTY_MARKING, &report->marking);
    put_property(p, BP_PROPERTY_SUMMARY, blocks_of(p, report->summary));
    put_property(p, BP_PROPERTY_LANGUAGE, text_of(p, plan->lang));
    put_property(p, BP_PROPERTY_STYLE, text_of(p, plan->style.text));
}

static void put_sections(struct properties *p)
{
    const struct bp_plan *plan = p->book->plan;
    put_property(p, BP_PROPERTY_MEASURES_HEADING, &plan->measures_heading);
    put_property(p, BP_PROPERTY_MEASURES_WORDS, blocks_of(p, plan->measures_words));
    put_property(p, BP_PROPERTY_ACTIONS_HEADING, &plan->actions_heading);
    put_property(p, BP_PROPERTY_ACTIONS_WORDS, blocks_of(p, plan->actions_words));
    if (plan->count != BP_COUNT_ALL)
        put_property(p, BP_PROPERTY_COUNT, text_of(p, bp_count_names[plan->count]));
}

void bp_sheet_report(struct bp_new_book *book)
{
    struct properties p = {book, bp_sheet_begin(book, "Report", 2), bp_house_speaks(book->plan->lang, "cy")};
    if (!p.sheet)
        return;
    p.sheet->widths[0] = 24;
    p.sheet->widths[1] = 90;
    put_head(&p);
    put_sections(&p);
}
