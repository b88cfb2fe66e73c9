/* draft_head.c: what a plan says of itself: title, organisation, report; and its priorities and
 * groups. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "onramp/draft.h"
#include "onramp/own.h"

#define NONE UINT32_MAX

/* ---- facts ---- */

/* How each fact is called in a finding. */
static const char *const fact_words[BP_FACTS] = {[BP_FACT_TITLE] = "title",
                                                 [BP_FACT_ORGANISATION] = "organisation",
                                                 [BP_FACT_PLAN_PERIOD] = "plan period",
                                                 [BP_FACT_PERIOD] = "period",
                                                 [BP_FACT_REPORT] = "report title",
                                                 [BP_FACT_VERSION] = "version",
                                                 [BP_FACT_CONTACT] = "contact",
                                                 [BP_FACT_MEETING] = "meeting",
                                                 [BP_FACT_MARKING] = "marking",
                                                 [BP_FACT_SUMMARY] = "summary",
                                                 [BP_FACT_MEETING_DATE] = "meeting date",
                                                 [BP_FACT_AGENDA_ITEM] = "agenda item",
                                                 [BP_FACT_APPENDIX] = "appendix"};

/* Paragraphs of a document. */
static struct bp_block *paragraphs_of(struct bp_drafting *d, const struct bp_line *const *lines, uint32_t n)
{
    struct bp_block *all = NULL, **end = &all;
    for (uint32_t i = 0; i < n; i++) {
        struct bp_block *blocks = lines[i]->blocks ? bp_draft_blocks_copy(d, lines[i]->blocks)
                                                   : bp_draft_blocks_of(d, lines[i]->text);
        end = bp_draft_append(end, blocks);
    }
    return all;
}

static struct bp_block *fact_blocks(struct bp_drafting *d, const struct bp_found_fact *fact)
{
    const struct bp_cell *cell =
        fact->grid ? bp_grid_at(fact->grid, fact->row, fact->column) : NULL;
    const struct bp_line *const lines[] = {fact->line};
    if (fact->line && !strcmp(fact->line->text, fact->text))
        return paragraphs_of(d, lines, 1);
    if (cell && !strcmp(cell->text, fact->text))
        return bp_draft_blocks(d, cell);
    return bp_draft_blocks_of(d, fact->text);
}

static void find_facts(struct bp_drafting *d)
{
    for (uint32_t i = 0; i < d->found->n_facts; i++) {
        const struct bp_found_fact *fact = &d->found->facts[i],
                                   **known = &d->draft->facts[fact->fact];
        if (bp_blank(fact->text))
            continue;
        if (!*known) {
            *known = fact;
        } else if (fact->fact == BP_FACT_SUMMARY) {
            bp_draft_add(d, &d->plan->report.summary,
                         fact_blocks(d, fact)); /* the first one is there already */
        } else if (strcmp((*known)->text, fact->text) != 0) {
            bp_found_add(d->diags, BP_E_FACT_TWICE, d->found, fact->grid, fact->row, fact->column,
                         fact->text, fact_words[fact->fact], (*known)->text);
        }
        if (*known == fact && fact->fact == BP_FACT_SUMMARY)
            d->plan->report.summary = fact_blocks(d, fact);
    }
}

static const char *fact_text(const struct bp_drafting *d, enum bp_fact fact)
{
    return d->draft->facts[fact] ? d->draft->facts[fact]->text : "";
}

static const char *map_text(const struct bp_drafting *d, enum bp_map_verb verb)
{
    uint32_t at = 0;
    const struct bp_map_line *line = d->map ? bp_map_next(d->map, verb, NULL, NULL, &at) : NULL;
    return line ? line->words[0] : "";
}

/* The first of these that has words. */
static struct bp_inline first_of(struct bp_drafting *d, const char *const *texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!bp_blank(texts[i]))
            return bp_draft_plain(d, texts[i]);
    return (struct bp_inline){NULL, 0, BP_NOWHERE};
}

/* "community-safety Q2.xlsx" -> "community-safety Q2" */
static const char *file_title(struct bp_drafting *d)
{
    const char *name = d->found->file;
    for (const char *at = name; *at; at++)
        if ((*at == '/' || *at == '\\') && at[1])
            name = at + 1;
    const char *dot = strrchr(name, '.');
    size_t len = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    char *title = bp_arena_text(d->arena, name, len);
    for (size_t i = 0; i < len; i++)
        title[i] = title[i] == '_' ? ' ' : title[i];
    return title;
}

/* "Quarter 2 Monitoring Report", by the months that it is about. */
static const char *report_title(struct bp_drafting *d)
{
    const struct bp_report *report = &d->plan->report;
    bool welsh = bp_house_speaks(d->plan->lang, "cy");
    char number[8];
    int months =
        (report->to.year - report->from.year) * 12 + report->to.month - report->from.month + 1;
    bool whole = report->from.day == 1 && bp_date_after(report->to, 1).day == 1;
    if (whole && months == 3 && report->from.month % 3 == 1) {
        snprintf(number, sizeof number, "%d", (report->from.month + 8) % 12 / 3 + 1);
        return bp_fill(d->arena,
                       welsh ? "Adroddiad monitro chwarter {1}" : "Quarter {1} Monitoring Report",
                       number, NULL);
    }
    if (whole && months == 12)
        return welsh ? "Adroddiad monitro blynyddol" : "Annual Monitoring Report";
    return welsh ? "Adroddiad monitro" : "Monitoring Report";
}

/* ---- the language ---- */

static bool is_lang(const char *text)
{
    size_t n = 0, len = strlen(text);
    while (bp_is_letter(text[n]))
        n++;
    return (n == 2 || n == 3) &&
           (!text[n] || (text[n] == '-' && len - n > 2 && len - n < 10 &&
                         strspn(text + n + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop"
                                              "qrstuvwxyz0123456789") == len - n - 1));
}

/* Whether most heads of the tables' columns are Welsh. */
static bool has_welsh_heads(const struct bp_drafting *d)
{
    static const char *const words[] = {
        "cyf",       "cam gweithredu", "camau gweithredu", "arweinydd", "statws",
        "dyddiad",   "diweddar",       "blaenoriaeth",     "erbyn",     "swyddog",
        "cynnydd",   "partneriaid",    "mesur llwyddiant", "amserlen",  "gweithred",
        "canlyniad", "sylwadau"};
    uint32_t welsh = 0, all = 0;
    for (uint32_t t = 0; t < d->found->n_tables; t++)
        for (uint32_t c = 0; c < d->found->tables[t].n_columns; c++) {
            const char *folded = bp_text_fold(d->arena, d->found->tables[t].columns[c].head);
            bool is = false;
            for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                is = is || strstr(folded, words[i]) == folded ||
                     (strlen(words[i]) > 3 && strstr(folded, words[i]));
            welsh += is;
            all += *folded != 0;
        }
    return welsh > 1 && welsh * 2 > all;
}

/* Word says "en-US" of what most British officers write. */
static void choose_lang(struct bp_drafting *d)
{
    const char *said = map_text(d, BP_MAP_LANG), *book = d->found->book->lang;
    const struct bp_cell *own = bp_own_property(d->found->book, BP_PROPERTY_LANGUAGE);
    d->plan->lang = "en-GB";
    if (is_lang(said))
        d->plan->lang = said;
    else if (own && is_lang(bp_draft_line(d->arena, own->text)))
        d->plan->lang = bp_draft_line(d->arena, own->text);
    else if (book && is_lang(book) && !bp_house_speaks(book, "en"))
        d->plan->lang = bp_house_speaks(book, "cy") ? "cy" : book;
    else if (has_welsh_heads(d)) {
        d->plan->lang = "cy";
        bp_found_add(d->diags, BP_E_LANG_GUESSED, d->found, NULL, 0, 0, "Welsh", "cy", NULL);
    }
    d->house = bp_house_for(d->plan->lang);
}

/* The meeting, and its day; a day that cannot be read stays with the meeting's name. */
static void take_meeting(struct bp_drafting *d)
{
    const char *name = fact_text(d, BP_FACT_MEETING), *when = fact_text(d, BP_FACT_MEETING_DATE);
    struct bp_report *report = &d->plan->report;
    struct bp_date day;
    bool known = bp_is_digit(*when) && bp_due_read(when, NULL, &day) == BP_DUE_DAY;
    if (known)
        report->meeting_date = day;
    else if (*when)
        name = *name ? bp_fill(d->arena, "{1} {2}", name, when, NULL) : when;
    report->meeting = bp_draft_plain(d, name);
}

/* The period in the officer's words, if it is the one that was taken, and not only its days. */
static void take_period_words(struct bp_drafting *d)
{
    const struct bp_found_fact *fact = d->draft->facts[BP_FACT_PERIOD];
    struct bp_report *report = &d->plan->report;
    struct bp_when said;
    if (!fact || (!fact->grid && !fact->line) || !report->to.year)
        return;
    const char *days =
        bp_fill(d->arena, "{1} to {2}", bp_house_date(d->arena, &bp_house_english, report->from),
                bp_house_date(d->arena, &bp_house_english, report->to), NULL);
    const char *line = bp_draft_line(d->arena, fact->text);
    if (bp_when_read(line, report->to, &said) && !bp_date_compare(said.from, report->from) &&
        !bp_date_compare(said.to, report->to) && strcmp(line, days) != 0)
        report->period = bp_draft_plain(d, line);
}

void bp_draft_head(struct bp_drafting *d)
{
    struct bp_plan *plan = d->plan;
    struct bp_report *report = &plan->report;
    choose_lang(d);
    find_facts(d);
    const char *const titles[] = {map_text(d, BP_MAP_TITLE), fact_text(d, BP_FACT_TITLE),
                                  d->found->book->title ? d->found->book->title : "", file_title(d),
                                  "Action plan"};
    const char *const bodies[] = {map_text(d, BP_MAP_ORGANISATION),
                                  fact_text(d, BP_FACT_ORGANISATION)};
    plan->title = first_of(d, titles, sizeof titles / sizeof *titles);
    plan->organisation = first_of(d, bodies, 2);
    bp_draft_periods(d);
    const char *const reports[] = {fact_text(d, BP_FACT_REPORT), report_title(d)};
    report->title = first_of(d, reports, 2);
    take_period_words(d);
    report->version = bp_draft_plain(d, fact_text(d, BP_FACT_VERSION));
    report->contact = bp_draft_plain(d, fact_text(d, BP_FACT_CONTACT));
    take_meeting(d);
    report->marking = bp_draft_plain(d, fact_text(d, BP_FACT_MARKING));
    report->agenda_item = fact_text(d, BP_FACT_AGENDA_ITEM);
    report->appendix = fact_text(d, BP_FACT_APPENDIX);
}

/* ---- priorities and groups ---- */

/* "Sheet1", "Sheet 2": a name that nobody gave. */
static bool is_given(const char *name)
{
    static const char *const words[] = {"sheet", "table",  "tabelle", "feuil",
                                        "hoja",  "taflen", "data",    "export"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i]);
        if (bp_text_is(name, strnlen(name, len), words[i]) &&
            !name[len + strspn(name + len, " 0123456789")])
            return false;
    }
    return !bp_blank(name);
}

static struct bp_inline title_of(struct bp_drafting *d, const struct bp_draft_priority *from)
{
    const char *const texts[] = {from->heading ? from->heading->title : "",
                                 from->grid && from->grid->kind == BP_GRID_SHEET &&
                                         is_given(from->grid->name)
                                     ? from->grid->name
                                     : "",
                                 bp_inline_plain(d->arena, &d->plan->title)};
    return first_of(d, texts, 3);
}

static void add_group(struct bp_drafting *d, uint32_t group, uint32_t first, uint32_t n)
{
    struct bp_plan *plan = d->plan;
    const struct bp_found_heading *heading = &d->found->groups[group];
    struct bp_group *to = &plan->groups[plan->n_groups];
    *to = (struct bp_group){.title = bp_draft_plain(d, heading->title), .first = first, .n = n};
    to->words = paragraphs_of(d, heading->words, heading->n_words);
    plan->n_groups += to->title.n > 0;
}

/* Priorities of one group stand together, unless the file has others between them: then it comes
 * twice. */
static void make_groups(struct bp_drafting *d)
{
    const struct bp_draft *draft = d->draft;
    uint32_t n = draft->n_priorities;
    d->plan->groups = bp_arena_array(d->arena, n + d->found->n_groups + 1, sizeof *d->plan->groups);
    bool *used = bp_arena_array(d->arena, d->found->n_groups + 1, sizeof *used);
    for (uint32_t i = 0, end; i < n; i = end) {
        uint32_t group = draft->priorities[i].group;
        for (end = i + 1; end < n && draft->priorities[end].group == group;)
            end++;
        if (group >= d->found->n_groups)
            continue;
        add_group(d, group, i, end - i);
        used[group] = true;
    }
    for (uint32_t i = 0; i < d->found->n_groups; i++)
        if (!used[i])
            add_group(d, i, n, 0);
}

void bp_draft_priorities(struct bp_drafting *d)
{
    struct bp_plan *plan = d->plan;
    const struct bp_draft *draft = d->draft;
    plan->priorities = bp_arena_array(d->arena, draft->n_priorities + 1, sizeof *plan->priorities);
    plan->n_priorities = draft->n_priorities;
    for (uint32_t i = 0; i < draft->n_priorities; i++) {
        const struct bp_draft_priority *from = &draft->priorities[i];
        struct bp_priority *to = &plan->priorities[i];
        to->number = i + 1;
        to->title = title_of(d, from);
        if (from->heading)
            to->words = paragraphs_of(d, from->heading->words, from->heading->n_words);
    }
    make_groups(d);
}
