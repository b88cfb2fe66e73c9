/* dates.c: due dates that cannot be read or lie outside the plan, rows past their date, dates moved
 * without a reason, and rows with an impossible completion date. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "check/rules.h"
#include "check/text.h"
#include "check/words.h"

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

static const char *const months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
static const char *const welsh_months[] = {
    "Ionawr",     "Chwefror", "Mawrth", "Ebrill", "Mai",      "Mehefin",
    "Gorffennaf", "Awst",     "Medi",   "Hydref", "Tachwedd", "Rhagfyr"};
static const char *const open_words[] = {
    "On-going", "Ongoing", "Continuous", "Annually", "Quarterly", "Monthly", "Weekly", "To be confirmed"};
static const char *const welsh_open_words[] = {
    "Parhaus", "Blynyddol", "Chwarterol", "Misol", "I'w gadarnhau"};

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The text with `len` bytes at `at` replaced. NULL if the result is not a date. */
static const char *try(struct bp_check *check, const char *text, size_t at, size_t len, const char *by)
{
    struct bp_date day;
    const struct bp_due_years years = bp_plan_years(check->plan);
    const char *tried = bp_check_say(check, "%.*s%s%s", (int)at, text, by, text + at + len);
    return bp_due_read(tried, &years, &day) == BP_DUE_DAY ? tried : NULL;
}

/* Tries to correct a misspelt month, first in the plan's language. */
static const char *try_months(struct bp_check *check, const char *text, bool welsh)
{
    for (size_t at = 0, len; text[at]; at += len ? len : 1) {
        for (len = 0; bp_is_letter(text[at + len]);)
            len++;
        if (len < 3)
            continue;
        const char *word = bp_check_say(check, "%.*s", (int)len, text + at);
        const char *month = welsh ? bp_text_nearest(word, welsh_months, COUNT(welsh_months))
                                  : bp_text_nearest(word, months, COUNT(months));
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
    if (len > 3 && bp_is_digit(text[len - 1]) && bp_is_digit(text[len - 2]) && text[len - 3] == ' ') {
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

static const char *due_hint(struct bp_check *check, const char *text, bool welsh)
{
    const char *meant = NULL;
    if (strlen(text) < 40) {
        meant = try_months(check, text, welsh);
        if (!meant)
            meant = try_numbers(check, text);
        if (!meant)
            meant = welsh ? bp_text_nearest(text, welsh_open_words, COUNT(welsh_open_words))
                          : bp_text_nearest(text, open_words, COUNT(open_words));
    }
    if (meant)
        return bp_check_say(check, "did you mean \"%s\"?", meant);
    if (welsh)
        return "write a day, a month, a quarter or a year, such as 31 Mawrth 2020, Mawrth 2020, Chwarter 3 "
               "2019/20; or Parhaus, I'w gadarnhau";
    return "write a day, a month, a quarter or a year, such as 31 March 2020, March 2020, Q3 2019/20; or "
           "On-going, TBC";
}

/* ---- due dates ---- */

/* The text with the year that puts it into the plan, or else not before the report, if a year is all
 * that it lacks; else NULL. */
static const char *with_year(struct bp_check *check, const char *text)
{
    const struct bp_due_years years = bp_plan_years(check->plan);
    int first = years.from.year ? years.from.year : years.report_from.year;
    struct bp_date least = years.from.year ? years.from : years.report_from, day;
    for (int year = first; year <= first + 1; year++) {
        if (!bp_due_lacks_year(text, &years, year, &day))
            return NULL;
        if (bp_date_compare(day, least) >= 0)
            return bp_check_say(check, "%s %d", text, year);
    }
    return NULL;
}

/* Whether a row that is complete says so where its date stood. */
static bool says_complete(const struct bp_check *check, const struct bp_row *row, const char *text)
{
    static const char *const words[] = {"complete", "completed", "done", "finished", "achieved", "closed",
                                        "cwblhawyd", "wedi'i gwblhau", "wedi ei gwblhau"};
    const struct bp_scheme *scheme = &check->plan->scheme;
    if (!bp_row_complete(check->plan, row))
        return false;
    if (row->status >= 0 && bp_text_is(text, strlen(text), scheme->items[row->status].label))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bp_text_is(text, strlen(text), words[i]))
            return true;
    return false;
}

struct readings {
    bool english, welsh;
    uint32_t unread; /* in another language */
    const char *first;
    uint32_t offset, length;
};

static void check_readable(struct bp_check *check, struct readings *readings,
                           const struct bp_check_row *row, const struct bp_due *due, const char *attribute,
                           const char *what)
{
    if (due->kind != BP_DUE_UNKNOWN || says_complete(check, row->row, due->text))
        return;
    const char *whole = with_year(check, due->text);
    const char *whose = bp_check_say(check, "the %s of %s", what, row->name);
    if (whole) {
        find_at(check, BP_E_DUE_NO_YEAR, row, attribute, whose, due->text,
                bp_check_say(check, "write it too, such as \"%s\"", whole));
    } else if (readings->english || readings->welsh) {
        find_at(check, BP_E_DUE_UNREAD, row, attribute, whose, due->text,
                due_hint(check, due->text, readings->welsh));
    } else {
        if (!readings->unread++) {
            readings->first = due->text;
            bp_check_attribute(check, row->row->at, attribute, &readings->offset, &readings->length);
        }
    }
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
    struct readings readings = {.english = bp_check_in(check, "en"), .welsh = bp_check_in(check, "cy")};
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        const struct bp_due *due = &row->row->due, *revised = &row->row->revised_due;
        check_readable(check, &readings, row, due, "due", "due date");
        check_readable(check, &readings, row, revised, "revised-due", "revised date");
        if (!check_inside(check, row, due, "due", "due date"))
            check_inside(check, row, revised, "revised-due", "revised date");
    }
    if (!readings.unread)
        return;
    const char *which = bp_check_say(check, "the date \"%s\"", readings.first);
    if (readings.unread > 1)
        which = bp_check_say(check, "%s and %u more", which, (unsigned)readings.unread - 1);
    bp_check_find(check, BP_E_DUE_LANGUAGE, NULL, readings.offset, readings.length, which, NULL, NULL);
}

/* ---- past its date ---- */

/* Whether the status, though not complete, is called good, or neither good nor bad. An exception says by
 * itself that something is wrong, and a row without a status is told of its own. */
static bool may_be_done(const struct bp_scheme *scheme, const struct bp_row *row)
{
    const struct bp_status *status = &scheme->items[row->status];
    return row->status != scheme->missing && !status->complete && !status->exception && status->counted;
}

void bp_rule_overdue(struct bp_check *check)
{
    const struct bp_scheme *scheme = &check->plan->scheme;
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        struct bp_date day = bp_row_last_day(row->row);
        if (!day.year || row->row->completed.year || !bp_row_has_status(check->plan, row->row) ||
            !may_be_done(scheme, row->row) || row->late_told || bp_date_compare(day, check->as_at) > 0)
            continue;
        bool revised = row->row->revised_due.kind != BP_DUE_NONE;
        find_at(check, BP_E_OVERDUE, row, revised ? "revised-due" : "due", row->name, words_of(check, day),
                bp_check_say(check, "%s, which does not say that it is complete",
                             scheme->items[row->row->status].label));
    }
}

/* ---- moved, and completed ---- */

/* Words with which people give the reason for a later date. */
static const char *const reasons[] = {
    "because|due|owing|since|so|therefore|pending|awaiting|awaited|await|subject|dependent|depends|"
    "following|despite|although|however|whilst|unless",
    "delay|delays|delayed|postponed|deferred|paused|suspended|slipped|slippage|extended|extension|moved|"
    "rescheduled|revised|reprofiled|re-profiled|pushed|brought|changed|agreed|approved|longer|later|late|"
    "more|further|additional|behind",
    "waiting|wait|vacancy|vacancies|vacant|capacity|staff|staffing|resource|resources|resourcing|recruit|"
    "recruitment|sickness|absence|shortage|supplier|suppliers|contractor|contractors|tender|procurement|"
    "funding|budget|cost|costs|weather|flood|flooding|pandemic|covid|covid-19|election|elections|"
    "pre-election|legislation|government|consultation|planning|legal|priorities|demand|pressures|review",
    "unable|failed|cannot|could|problem|problems|issue|issues|difficulty|difficulties|unforeseen",
    "to allow|enable|align|ensure|give|coincide|reflect|complete|fit|meet", NULL};

/* The summary moves all dates: "target dates are extended by one month". */
static const char *const dates_moved[] = {
    "date|dates|deadline|deadlines|timescale|timescales|timetable|targets * "
    "extended|moved|revised|postponed|deferred|put|delayed|pushed|rescheduled|changed",
    "extended|moved|revised|postponed|deferred|delayed|pushed|rescheduled|changed * "
    "date|dates|deadline|deadlines|timescale|timescales|timetable", NULL};

static bool says(struct bp_words *words, const char *text, const char *const *patterns)
{
    return bp_words_split(words, text) && bp_phrase_in(words, 0, words->n, patterns);
}

/* A row without an update is told of that alone. Where the words are not ours to judge, any will do. */
static void check_revised(struct bp_check *check, struct bp_words *words, const struct bp_check_row *row)
{
    if (row->row->revised_due.kind == BP_DUE_NONE || !*row->update || row->row->corrective_action)
        return;
    if (!bp_check_in(check, "en") || says(words, row->update, reasons))
        return;
    find_at(check, BP_E_REVISED_NO_REASON, row, "revised-due", row->name, row->row->revised_due.text, NULL);
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
    struct bp_words words = {check->arena, NULL, 0, 0};
    bool told = says(&words, bp_check_blocks(check, check->plan->report.summary), dates_moved);
    for (uint32_t i = 0; i < check->n_rows; i++) {
        if (!told)
            check_revised(check, &words, &check->rows[i]);
        check_completed(check, &check->rows[i]);
    }
}
