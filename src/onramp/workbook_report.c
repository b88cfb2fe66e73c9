/* workbook_report.c: the sheet "Report": what is about the whole plan, as property and value. */
#include <stdio.h>
#include <string.h>

#include "model/lines.h"
#include "onramp/workbook_sheet.h"

struct properties {
    struct bp_new_book *book;
    struct bp_new_sheet *sheet;
    bool welsh;
};

/* A property that the author may fill in has a row even if it is empty. */
static void put_property(struct properties *p, const char *english, const char *welsh,
                         const struct bp_inline *value, bool always)
{
    if (!always && !(value && value->n))
        return;
    struct bp_new_cell cells[2] = {{.style = {BP_LOOK_LABEL, BP_SHOW_TEXT, -1, false}},
                                   {.style = {BP_LOOK_BODY, BP_SHOW_TEXT, -1, false}, .text = value}};
    cells[0].text = bp_book_text(p->book, p->welsh ? welsh : english);
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
    put_property(p, "Title", "Teitl", &plan->title, true);
    put_property(p, "Organisation", "Sefydliad", &plan->organisation, true);
    put_property(p, "Plan period", "Cyfnod y cynllun", period_of(p, plan->from, plan->to), true);
    put_property(p, "Report title", "Teitl yr adroddiad", &report->title, true);
    put_property(p, "Reporting period", "Cyfnod adrodd", period_of(p, report->from, report->to), true);
    put_property(p, "Period as printed", "Cyfnod fel yr argreffir", &report->period, false);
    put_property(p, "Heading of updates", "Pennawd y diweddariadau", &report->update_heading, false);
    put_property(p, "Version", "Fersiwn", &report->version, true);
    put_property(p, "Contact", "Cyswllt", &report->contact, true);
    put_property(p, "Meeting", "Cyfarfod", &report->meeting, true);
    put_property(p, "Meeting date", "Dyddiad y cyfarfod", day_of(p, report->meeting_date), true);
    put_property(p, "Agenda item", "Eitem ar yr agenda", text_of(p, report->agenda_item), true);
    put_property(p, "Appendix", "Atodiad", text_of(p, report->appendix), false);
    put_property(p, "Marking", "Marc diogelu", &report->marking, true);
    put_property(p, "Summary", "Crynodeb", blocks_of(p, report->summary), true);
    put_property(p, "Language", "Iaith", text_of(p, plan->lang), true);
}

static void put_sections(struct properties *p)
{
    const struct bp_plan *plan = p->book->plan;
    put_property(p, "Heading of measures", "Pennawd y mesurau", &plan->measures_heading, false);
    put_property(p, "Words above measures", "Geiriau uwchben y mesurau", blocks_of(p, plan->measures_words),
                 false);
    put_property(p, "Heading of actions", "Pennawd y camau gweithredu", &plan->actions_heading, false);
    put_property(p, "Words above actions", "Geiriau uwchben y camau gweithredu",
                 blocks_of(p, plan->actions_words), false);
    if (plan->count != BP_COUNT_ALL)
        put_property(p, "Actions counted", "Camau gweithredu a gyfrifir",
                     text_of(p, bp_count_names[plan->count]), true);
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
