/* period.c: which time a report is about, and which a plan: as the file says, or as a guess that is
 * said. */
#include <string.h>

#include "base/text.h"
#include "onramp/draft.h"

/* Where a period was read, for the finding. */
struct source {
    const char *text, *words; /* "the sheet's name" */
    bool labelled;            /* it is said to be the period: a year is one too */
    bool loose; /* it stands in a text about something else, so that it is said in any case */
};

static bool is_short(const struct bp_when *period)
{
    return bp_date_days(period->from, period->to) < 300;
}

static const char *fact_text(const struct bp_drafting *d, enum bp_fact fact)
{
    for (uint32_t i = 0; i < d->found->n_facts; i++)
        if (d->found->facts[i].fact == fact)
            return d->found->facts[i].text;
    return NULL;
}

static bool is_one_year(const struct bp_when *when)
{
    return when->from.year && !when->guessed && bp_date_days(when->from, when->to) < 370 &&
           !is_short(when);
}

/* A day that tells the year of "Q2": the end of the year that the plan or its title names, or when
 * the file was saved. */
static struct bp_date near_of(const struct bp_drafting *d, bool *guess)
{
    const char *titles[] = {fact_text(d, BP_FACT_TITLE), d->found->book->title};
    struct bp_when year = {.from = d->plan->from, .to = d->plan->to};
    *guess = false;
    if (is_one_year(&year))
        return year.to;
    for (int i = 0; i < 2; i++)
        if (titles[i] && bp_when_read(titles[i], (struct bp_date){0}, &year) && is_one_year(&year))
            return year.to;
    *guess = true;
    return d->found->book->saved;
}

/* Takes the period, and says why, if `why` is given. */
static void take_period(struct bp_drafting *d, const struct bp_when *period, const char *why)
{
    d->plan->report.from = period->from;
    d->plan->report.to = period->to;
    if (!why)
        return;
    const char *words =
        bp_fill(d->arena, "{1} to {2}", bp_house_date(d->arena, &bp_house_english, period->from),
                bp_house_date(d->arena, &bp_house_english, period->to), NULL);
    bp_found_add(d->diags, BP_E_PERIOD_GUESSED, d->found, NULL, 0, 0, words, why, NULL);
}

static bool try_source(struct bp_drafting *d, const struct source *source)
{
    bool guess;
    struct bp_when period;
    struct bp_date near = near_of(d, &guess);
    if (!source->text || !bp_when_read(source->text, near, &period) ||
        (!source->labelled && !is_short(&period)))
        return false;
    bool said = period.guessed || (period.by_near && guess) || source->loose;
    take_period(d, &period,
                said ? bp_fill(d->arena, "{1} says \"{2}\"", source->words, source->text, NULL)
                     : NULL);
    return true;
}

/* The period that the file is said to be about. The whole text round it may say more: "position at
 * 30 September 2026" is no report about September. */
static bool try_fact(struct bp_drafting *d)
{
    const struct bp_found_fact *fact = d->draft->facts[BP_FACT_PERIOD];
    struct bp_when period;
    if (!fact)
        return false;
    const struct bp_cell *cell =
        fact->grid ? bp_grid_at(fact->grid, fact->row, fact->column) : NULL;
    const char *whole = fact->line ? fact->line->text : cell ? cell->text : "";
    bool more = strlen(whole) <= 160 && !strchr(whole, '\n') && strlen(whole) > strlen(fact->text);
    if (more && bp_when_read(whole, (struct bp_date){0}, &period) && is_short(&period))
        return try_source(
            d, &(struct source){bp_draft_line(d->arena, whole), "the file", true, false});
    return try_source(d, &(struct source){fact->text, "the file", true, false});
}

/* A sentence above the table: "Report for July to September 2026, to the Board." */
static bool try_summary(struct bp_drafting *d)
{
    static const char *const words[] = {"report",   "quarter",   "period",   "update", "progress",
                                        "position", "adroddiad", "chwarter", "cyfnod", "cynnydd"};
    for (uint32_t i = 0; i < d->found->n_facts; i++) {
        const struct bp_found_fact *fact = &d->found->facts[i];
        const char *folded = bp_text_fold(d->arena, fact->text);
        bool about = false;
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            about = about || strstr(folded, words[k]);
        if (fact->fact == BP_FACT_SUMMARY && about && strlen(fact->text) <= 200 &&
            try_source(
                d, &(struct source){bp_draft_line(d->arena, fact->text), "the file", false, true}))
            return true;
    }
    return false;
}

static bool try_tables(struct bp_drafting *d, bool heads)
{
    for (uint32_t t = 0; t < d->found->n_tables; t++) {
        const struct bp_found_table *table = &d->found->tables[t];
        if (!heads &&
            try_source(d, &(struct source){table->grid->name, "the name of a sheet", false, false}))
            return true;
        for (uint32_t c = 0; heads && c < table->n_columns; c++)
            if (table->columns[c].field == BP_IS_UPDATE &&
                try_source(d, &(struct source){table->columns[c].head, "the head of a column",
                                               false, false}))
                return true;
    }
    return false;
}

/* The quarter that had ended last when the file was saved; but not one beyond the plan's own year.
 */
static bool guess_period(struct bp_drafting *d)
{
    bool guess;
    struct bp_date saved = d->found->book->saved, near = near_of(d, &guess);
    struct bp_when period;
    if (!saved.year || !bp_quarter_of(saved, &period))
        return false;
    if (bp_date_compare(period.to, saved) > 0 &&
        !bp_quarter_of(bp_date_after(period.from, -1), &period))
        return false;
    if (!guess && (bp_date_compare(period.to, near) > 0 || bp_date_days(period.to, near) > 366))
        return false;
    const char *day = bp_house_date(d->arena, &bp_house_english, saved);
    take_period(
        d, &period,
        bp_fill(d->arena, "the file was saved on {1}, and nothing else says it", day, NULL));
    return true;
}

static bool map_period(struct bp_drafting *d, enum bp_map_verb verb, struct bp_date *from,
                       struct bp_date *to)
{
    uint32_t at = 0;
    const struct bp_map_line *line = d->map ? bp_map_next(d->map, verb, NULL, NULL, &at) : NULL;
    return line && bp_date_iso(line->words[0], from) && bp_date_iso(line->words[1], to) &&
           bp_date_compare(*from, *to) <= 0;
}

static void read_plan_period(struct bp_drafting *d)
{
    struct bp_plan *plan = d->plan;
    struct bp_when period;
    const char *text = fact_text(d, BP_FACT_PLAN_PERIOD);
    if (map_period(d, BP_MAP_PLAN_PERIOD, &plan->from, &plan->to))
        return;
    plan->from = plan->to = (struct bp_date){0};
    if (text && bp_when_read(text, d->found->book->saved, &period)) {
        plan->from = period.from;
        plan->to = period.to;
    } else if (text) {
        bp_found_add(d->diags, BP_E_FACT_UNREAD, d->found, NULL, 0, 0, text,
                     "the days that the plan covers", NULL);
    }
}

void bp_draft_periods(struct bp_drafting *d)
{
    struct bp_report *report = &d->plan->report;
    read_plan_period(d);
    if (map_period(d, BP_MAP_PERIOD, &report->from, &report->to))
        return;
    const struct source report_title = {fact_text(d, BP_FACT_REPORT), "the report's title", false,
                                        false};
    const struct source names[] = {
        {fact_text(d, BP_FACT_TITLE), "the title", false, false},
        {d->found->book->title, "the file's property \"Title\"", false, false},
        {d->found->file, "the file's name", false, false}};
    bool known = try_fact(d) || try_source(d, &report_title) || try_tables(d, true) ||
                 try_tables(d, false) || try_source(d, &names[0]) || try_source(d, &names[1]) ||
                 try_source(d, &names[2]) || try_summary(d) || guess_period(d);
    if (known)
        return;
    bp_found_add(d->diags, BP_E_NO_PERIOD, d->found, NULL, 0, 0, NULL, NULL, NULL);
    d->failed = true;
}
