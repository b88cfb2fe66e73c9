/* roll.c: writes the plan for the next period. It moves the head to that period, changes each row,
 * and adds comments where the author must look or where it keeps text of the last report. */
#include "model/roll.h"

#include <string.h>

#include "model/next.h"
#include "model/roll_figures.h"
#include "model/write.h"

struct rolling {
    const struct bp_plan *old;
    struct bp_arena *arena;
    struct bp_plan plan; /* the new plan, without its rows */
    struct bp_number number;
    struct bp_money money;
    bool failed; /* memory ran out */
    bool keep_complete;
    bool moved; /* the period has a next one */
    enum bp_naming title, period, heading;
    const struct bp_row *family; /* the first-level action that was last looked at … */
    bool family_goes;            /* … and whether it and the rows below it drop out */
    struct bp_buf words; /* the comment that is being made */
};

/* ---- which rows go on ---- */

/* Whether a row without a ref continues this measure and is still open. */
static bool goes_on_below(const struct rolling *r, const struct bp_row *row)
{
    if (row->kind != BP_MEASURE || !*row->ref)
        return false;
    const struct bp_row *end = r->old->measures + r->old->n_measures;
    for (const struct bp_row *next = row + 1; next < end && !*next->ref; next++)
        if (!bp_row_complete(r->old, next))
            return true;
    return false;
}

/* Whether an action and all rows below it are complete; those without a status have no say. They drop out
 * or stay together, for a milestone says nothing without its objective. */
static bool family_goes(const struct rolling *r, const struct bp_row *first)
{
    bool any = false;
    for (const struct bp_row *row = first; row <= first + first->n_below; row++) {
        if (!bp_row_complete(r->old, row) && bp_row_has_status(r->old, row))
            return false;
        any = any || bp_row_complete(r->old, row);
    }
    return any;
}

static bool drops_out(struct rolling *r, const struct bp_row *row)
{
    if (r->keep_complete)
        return false;
    if (row->kind == BP_MEASURE)
        return bp_row_complete(r->old, row) && !goes_on_below(r, row);
    const struct bp_row *first = row;
    while (bp_row_parent(first))
        first = bp_row_parent(first);
    if (first != r->family) {
        r->family = first;
        r->family_goes = family_goes(r, first);
    }
    return r->family_goes;
}

static bool turn_row(void *context, const struct bp_row *row, struct bp_row *out)
{
    struct rolling *r = context;
    if (drops_out(r, row))
        return false;
    *out = *row;
    out->previous_status = bp_row_has_status(r->old, row) ? row->status : -1;
    out->status_given = bp_row_complete(r->old, row) && row->status_given; /* there is nothing new to say */
    out->update = out->corrective_action = NULL;
    out->n_accepts = 0;
    if (row->number) {
        r->failed |= !bp_roll_number(r->old, row->number, r->plan.report.to, r->arena, &r->number);
        out->number = &r->number;
    }
    if (row->money) {
        r->money = bp_roll_money(row->money);
        out->money = &r->money;
    }
    return true;
}

/* ---- comments for the author ---- */

static void say(struct rolling *r, struct bp_xml *xml)
{
    bp_buf_char(&r->words, 0);
    if (r->words.failed)
        xml->out->failed = true;
    else
        bp_xml_comment(xml, r->words.bytes);
    r->words.len = 0;
}

static void put_day(struct bp_buf *out, struct bp_date day)
{
    char words[24];
    bp_date_words(day, words);
    bp_buf_str(out, words);
}

/* The file's name without its folders. */
static const char *name_of(const struct bp_plan *plan)
{
    const char *slash = strrchr(plan->source->name, '/');
    return slash ? slash + 1 : plan->source->name;
}

static void remark_on_plan(struct rolling *r, struct bp_xml *xml)
{
    const struct bp_scheme *scheme = &r->old->scheme;
    struct bp_buf *words = &r->words;
    bp_buf_fmt(words, "Begun from %s, the report of ", name_of(r->old));
    put_day(words, r->old->report.from);
    bp_buf_str(words, " to ");
    put_day(words, r->old->report.to);
    bp_buf_str(words, ".\n1. Look at the remarks like this one, and delete each when it is done with: "
                      "some keep words of the last report. They are not printed.\n"
                      "2. Give each row its status (");
    for (int i = 0; i < scheme->n; i++)
        if (i != scheme->missing || !scheme->missing_implied)
            bp_buf_fmt(words, "%sstatus=\"%s\"", i ? ", " : "", scheme->items[i].id);
    bp_buf_fmt(words,
               "), and write its update, in <p> and </p>. A row without a status counts as \"%s\".\n"
               "3. `boardpaper check` tells which rows are still to be done.",
               scheme->items[scheme->missing].label);
    say(r, xml);
}

static void remark_on_plan_period(struct rolling *r, struct bp_xml *xml)
{
    if (!r->moved || !r->old->to.year ||
        bp_date_compare(r->plan.report.to, r->old->to) <= 0)
        return;
    bp_buf_str(&r->words, "The plan ends on ");
    put_day(&r->words, r->old->to);
    bp_buf_str(&r->words, ", before the period below: does it go on?");
    say(r, xml);
}

static void remark_on_title(struct rolling *r, struct bp_xml *xml)
{
    if (!r->moved)
        bp_buf_str(&r->words, "These are the last report's dates and title: write this one's.");
    else if (r->title == BP_NAMES_TIME)
        bp_buf_str(&r->words, "Check this title: it is the last report's.");
    if (r->words.len)
        say(r, xml);
}

/* Keeps a text that is left out as a comment in its place. */
static void keep_text(struct bp_xml *xml, const char *why, const char *name,
                      const struct bp_inline *text)
{
    if (!text->n)
        return;
    bp_xml_comment_open(xml, why);
    bp_xml_inline(xml, name, NULL, text);
    bp_xml_comment_close(xml);
}

static void keep_meeting(struct rolling *r, struct bp_xml *xml)
{
    const struct bp_report *report = &r->old->report;
    char date[BP_ISO_ROOM];
    const struct bp_xml_attr attrs[] = {
        {"date", bp_date_write(report->meeting_date, date)},
        {"agenda-item", *report->agenda_item ? report->agenda_item : NULL},
        {"appendix", *report->appendix ? report->appendix : NULL},
        {0}};
    if (!attrs[0].value && !attrs[1].value && !attrs[2].value)
        return;
    bp_xml_comment_open(xml, "The last report's meeting: when is the next?");
    bp_xml_inline(xml, "meeting", attrs, &report->meeting);
    bp_xml_comment_close(xml);
}

static void remark_on_actions(struct rolling *r, const struct bp_priority *priority,
                              struct bp_xml *xml)
{
    uint32_t open = 0;
    for (uint32_t i = 0; i < priority->n_rows; i++)
        open += !drops_out(r, &priority->rows[i]);
    if (priority->n_rows && !open)
        bp_xml_comment(xml, "All its actions are complete: they are listed at the end.");
}

static void remark_on_number(struct rolling *r, const struct bp_row *row, struct bp_xml *xml)
{
    if (row->number)
        bp_roll_number_remark(row->number, &r->words);
    if (r->words.len)
        say(r, xml);
}

static void remark_on_money(struct rolling *r, const struct bp_row *row, struct bp_xml *xml)
{
    if (row->money)
        bp_roll_money_remark(row->money, &r->words);
    if (r->words.len)
        say(r, xml);
}

/* Nobody but the author knows whether a column of their own is about the period. */
static void remark_on_cells(const struct bp_row *row, struct bp_xml *xml)
{
    if (row->n_cells)
        bp_xml_comment(xml, "From the last report: does it still hold?");
}

static void keep_promise(const struct bp_row *row, struct bp_xml *xml)
{
    if (!row->corrective_action)
        return;
    bp_xml_comment_open(xml, "What the last report promised: was it done?");
    bp_xml_blocks(xml, "corrective-action", row->corrective_action);
    bp_xml_comment_close(xml);
}

/* ---- rows that are left out ---- */

static void list_row(struct rolling *r, const struct bp_row *row)
{
    struct bp_buf *words = &r->words;
    if (!drops_out(r, row))
        return;
    const char *description = bp_inline_plain(r->arena, &row->description);
    words->failed = words->failed || !description;
    if (!words->len)
        bp_buf_str(words, "Complete in the last report, and not in this one:");
    bp_buf_fmt(words, "\n- %s%s%s (", row->ref, *row->ref ? " " : "", description ? description : "");
    if (row->completed.year) {
        bp_buf_str(words, "completed on ");
        put_day(words, row->completed);
    } else {
        bp_buf_str(words, r->old->scheme.items[row->status].label);
    }
    bp_buf_str(words, row->restricted ? "; restricted)" : ")");
}

static void list_complete(struct rolling *r, struct bp_xml *xml)
{
    for (struct bp_walk walk = {0}; bp_walk(r->old, &walk);)
        list_row(r, walk.row);
    if (!r->words.len)
        return;
    bp_xml_line(xml, "");
    say(r, xml);
}

/* ---- the whole plan ---- */

static void remark(void *context, enum bp_plan_part part, const void *subject, struct bp_xml *xml)
{
    struct rolling *r = context;
    const struct bp_report *old = &r->old->report;
    switch (part) {
    case BP_PART_ROOT: remark_on_plan(r, xml); break;
    case BP_PART_PLAN_PERIOD: remark_on_plan_period(r, xml); break;
    case BP_PART_REPORT_TITLE: remark_on_title(r, xml); break;
    case BP_PART_PERIOD:
        if (r->period == BP_NAMES_TIME)
            keep_text(xml, "Made from the dates; the last report wrote:", "period", &old->period);
        break;
    case BP_PART_UPDATE_HEADING:
        if (r->heading == BP_NAMES_TIME)
            keep_text(xml, "Made from title and dates; the last report wrote:", "update-heading",
                      &old->update_heading);
        break;
    case BP_PART_VERSION: keep_text(xml, "The last report's version:", "version", &old->version); break;
    case BP_PART_MEETING: keep_meeting(r, xml); break;
    case BP_PART_SUMMARY:
        if (old->summary)
            bp_xml_line(xml, "<summary></summary>");
        break;
    case BP_PART_ACTION_ROWS: remark_on_actions(r, subject, xml); break;
    case BP_PART_NUMBER: remark_on_number(r, subject, xml); break;
    case BP_PART_MONEY: remark_on_money(r, subject, xml); break;
    case BP_PART_CELLS: remark_on_cells(subject, xml); break;
    case BP_PART_UPDATE: bp_xml_line(xml, "<update></update>"); break;
    case BP_PART_CORRECTIVE_ACTION: keep_promise(subject, xml); break;
    case BP_PART_END: list_complete(r, xml); break;
    }
}

/* Changes a text of the head for the next period. If it names another time, it becomes empty, or
 * stays if it is needed. */
static bool move_text(struct rolling *r, struct bp_inline *text, bool needed, struct bp_arena *arena,
                      enum bp_naming *naming)
{
    const struct bp_report *old = &r->old->report;
    struct bp_inline next;
    if (!bp_next_words(text, old->from, old->to, arena, naming, &next))
        return false;
    if (*naming != BP_NAMES_TIME)
        *text = next;
    else if (!needed)
        *text = (struct bp_inline){NULL, 0, BP_NOWHERE};
    return true;
}

bool bp_plan_roll(const struct bp_plan *plan, bool keep_complete, struct bp_arena *arena,
                  struct bp_buf *out)
{
    struct rolling r = {.old = plan, .arena = arena, .plan = *plan, .keep_complete = keep_complete};
    struct bp_report *report = &r.plan.report;
    r.moved = bp_next_period(&report->from, &report->to);
    if (!move_text(&r, &report->title, true, arena, &r.title) ||
        !move_text(&r, &report->period, false, arena, &r.period) ||
        !move_text(&r, &report->update_heading, false, arena, &r.heading))
        return false;
    report->version = (struct bp_inline){NULL, 0, BP_NOWHERE};
    report->meeting_date = (struct bp_date){0};
    report->agenda_item = report->appendix = "";
    report->summary = NULL;
    r.plan.measures_stated.at = r.plan.actions_stated.at = BP_NOWHERE;
    const struct bp_write_hooks hooks = {&r, turn_row, remark};
    bp_plan_write(&r.plan, &hooks, out);
    bp_buf_free(&r.words);
    return !out->failed && !r.failed;
}
