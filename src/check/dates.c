/* dates.c: due dates that cannot be read or lie outside the plan, rows past their date, dates moved
 * without a reason, and rows with an impossible completion date. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "check/rules.h"

static const char *words_of(struct bp_check *check, struct bp_date date)
{
    char words[24];
    bp_date_words(date, words);
    return bp_check_say(check, "%s", words);
}

static struct bp_diag *find_at(struct bp_check *check, enum bp_code code, const struct bp_check_row *row,
                               const char *attribute, const char *a, const char *b, const char *c)
{
    uint32_t offset, length;
    bp_check_attribute(check, row->row->at, attribute, &offset, &length);
    return bp_check_find(check, code, row, offset, length, a, b, c);
}

/* ---- what the author probably meant ---- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
static const char *const open_words[] = {"On-going", "Ongoing", "Continuous", "Annually", "Quarterly",
                                         "Monthly",  "Weekly",  "To be confirmed"};

/* The text with `len` bytes at `at` replaced. NULL if the result is not a date. */
static const char *try(struct bp_check *check, const char *text, size_t at, size_t len, const char *by)
{
    struct bp_date day;
    const char *tried = bp_check_say(check, "%.*s%s%s", (int)at, text, by, text + at + len);
    return bp_due_read(tried, &day) == BP_DUE_DAY ? tried : NULL;
}

/* Tries to correct a misspelt month. */
static const char *try_months(struct bp_check *check, const char *text)
{
    for (size_t at = 0, len; text[at]; at += len ? len : 1) {
        for (len = 0; is_letter(text[at + len]);)
            len++;
        if (len < 3)
            continue;
        const char *word = bp_check_say(check, "%.*s", (int)len, text + at);
        const char *month = bp_text_nearest(word, months, sizeof months / sizeof *months);
        const char *tried = month ? try(check, text, at, len, month) : NULL;
        if (tried)
            return tried;
    }
    return NULL;
}

/* Tries the last day of the month for a day that does not exist, and March 2020 for "March 20". */
static const char *try_numbers(struct bp_check *check, const char *text)
{
    static const char *const last_days[] = {"30", "29", "28"};
    size_t len = strlen(text);
    if (len > 3 && is_digit(text[len - 1]) && is_digit(text[len - 2]) && text[len - 3] == ' ') {
        const char *tried = try(check, text, len - 2, 0, "20");
        if (tried)
            return tried;
    }
    for (size_t i = 0; i < 3 && len > 2; i++)
        for (size_t at = 0; at + 2 < len; at++)
            if (!strncmp(text + at, "31", 2) || !strncmp(text + at, "30", 2) ||
                !strncmp(text + at, "29", 2)) {
                const char *tried = try(check, text, at, 2, last_days[i]);
                if (tried)
                    return tried;
            }
    return NULL;
}

static const char *due_hint(struct bp_check *check, const char *text)
{
    const char *meant = NULL;
    if (strlen(text) < 40) {
        meant = try_months(check, text);
        if (!meant)
            meant = try_numbers(check, text);
        if (!meant)
            meant = bp_text_nearest(text, open_words, sizeof open_words / sizeof *open_words);
    }
    if (meant)
        return bp_check_say(check, "did you mean \"%s\"?", meant);
    return "write a day, a month, a quarter or a year, such as 31 March 2020, March 2020, Q3 2019/20; or "
           "On-going, TBC";
}

/* ---- due dates ---- */

static void check_readable(struct bp_check *check, const struct bp_check_row *row,
                           const struct bp_due *due, const char *attribute, const char *what)
{
    if (due->kind == BP_DUE_UNKNOWN)
        find_at(check, BP_E_DUE_UNREAD, row, attribute,
                bp_check_say(check, "the %s of %s", what, row->name), due->text,
                due_hint(check, due->text));
}

/* Whether the date lies outside the plan. If so, adds the finding. */
static bool check_inside(struct bp_check *check, const struct bp_check_row *row,
                         const struct bp_due *due, const char *attribute, const char *what)
{
    const struct bp_plan *plan = check->plan;
    if (due->kind != BP_DUE_DAY || !plan->from.year || !plan->to.year)
        return false;
    bool early = bp_date_compare(due->day, plan->from) < 0;
    if (!early && bp_date_compare(due->day, plan->to) <= 0)
        return false;
    const char *edge = early ? bp_check_say(check, "before the plan begins on %s",
                                            words_of(check, plan->from))
                             : bp_check_say(check, "after the plan ends on %s",
                                            words_of(check, plan->to));
    find_at(check, BP_E_DUE_OUTSIDE, row, attribute,
            bp_check_say(check, "the %s of %s", what, row->name), due->text, edge);
    return true;
}

void bp_rule_dues(struct bp_check *check)
{
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        const struct bp_due *due = &row->row->due, *revised = &row->row->revised_due;
        check_readable(check, row, due, "due", "due date");
        check_readable(check, row, revised, "revised-due", "revised date");
        if (!check_inside(check, row, due, "due", "due date"))
            check_inside(check, row, revised, "revised-due", "revised date");
    }
}

/* ---- past its date ---- */

void bp_rule_overdue(struct bp_check *check)
{
    const struct bp_scheme *scheme = &check->plan->scheme;
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        const struct bp_status *status = &scheme->items[row->row->status];
        struct bp_date day = bp_row_last_day(row->row);
        if (!day.year || row->row->completed.year || status->complete ||
            !bp_row_has_status(check->plan, row->row) ||
            bp_date_compare(day, check->as_at) > 0)
            continue;
        bool missing = row->row->status == scheme->missing;
        const char *is = missing ? "without a status" : status->label;
        if (!missing && !status->exception)
            is = bp_check_say(check, "%s, which does not say that it is complete", is);
        bool revised = row->row->revised_due.kind != BP_DUE_NONE;
        find_at(check, BP_E_OVERDUE, row, revised ? "revised-due" : "due", row->name,
                words_of(check, day), is);
    }
}

/* ---- moved, and completed ---- */

static void check_revised(struct bp_check *check, const struct bp_check_row *row)
{
    if (row->row->revised_due.kind != BP_DUE_NONE && !*row->update && !row->row->corrective_action)
        find_at(check, BP_E_REVISED_NO_REASON, row, "revised-due", row->name,
                row->row->revised_due.text, NULL);
}

static void check_completed(struct bp_check *check, const struct bp_check_row *row)
{
    const struct bp_plan *plan = check->plan;
    struct bp_date day = row->row->completed;
    if (!day.year)
        return;
    const char *edge = NULL;
    if (bp_date_compare(day, plan->report.to) > 0)
        edge = bp_check_say(check, "after the report's last day, %s", words_of(check, plan->report.to));
    else if (plan->from.year && bp_date_compare(day, plan->from) < 0)
        edge = bp_check_say(check, "before the plan began on %s", words_of(check, plan->from));
    if (edge)
        find_at(check, BP_E_COMPLETED_WHEN, row, "completed", row->name, words_of(check, day), edge);
}

void bp_rule_dates(struct bp_check *check)
{
    for (uint32_t i = 0; i < check->n_rows; i++) {
        check_revised(check, &check->rows[i]);
        check_completed(check, &check->rows[i]);
    }
}
