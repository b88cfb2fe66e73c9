/* write.c: writes a plan as XML, in the order of the schema. A status scheme is written as a preset
 * with changes; it takes the preset that needs the fewest. */
#include "model/write.h"

#include <stdio.h>
#include <string.h>

#include "model/colour.h"
#include "model/exempt.h"

struct writer {
    struct bp_xml xml;
    const struct bp_plan *plan;
    const struct bp_write_hooks *hooks;
};

/* The hook for a plan that is written unchanged. */
static bool keep_row(void *context, const struct bp_row *row, struct bp_row *out)
{
    (void)context;
    *out = *row;
    return true;
}

static void add_nothing(void *context, enum bp_plan_part part, const void *subject, struct bp_xml *xml)
{
    (void)context;
    (void)part;
    (void)subject;
    (void)xml;
}

static void before(struct writer *w, enum bp_plan_part part, const void *subject)
{
    w->hooks->before(w->hooks->context, part, subject, &w->xml);
}

const char *bp_date_write(struct bp_date date, char room[BP_ISO_ROOM])
{
    if (!date.year)
        return NULL;
    snprintf(room, BP_ISO_ROOM, "%04d-%02d-%02d", date.year, date.month, date.day);
    return room;
}

/* The value of an attribute; NULL leaves the attribute out. */
static const char *unless_empty(const char *text)
{
    return *text ? text : NULL;
}

static void write_text(struct writer *w, const char *name, const struct bp_inline *text)
{
    bp_xml_inline(&w->xml, name, NULL, text);
}

/* ---- the head ---- */

static void write_period(struct writer *w, const char *name, struct bp_date from, struct bp_date to,
                         bool open)
{
    char first[BP_ISO_ROOM], last[BP_ISO_ROOM];
    const struct bp_xml_attr attrs[] = {
        {"from", bp_date_write(from, first)}, {"to", bp_date_write(to, last)}, {0}};
    if (open)
        bp_xml_open(&w->xml, name, attrs);
    else
        bp_xml_empty(&w->xml, name, attrs);
}

static void write_meeting(struct writer *w, const struct bp_report *report)
{
    char date[BP_ISO_ROOM];
    const struct bp_xml_attr attrs[] = {{"date", bp_date_write(report->meeting_date, date)},
                                        {"agenda-item", unless_empty(report->agenda_item)},
                                        {"appendix", unless_empty(report->appendix)},
                                        {0}};
    bp_xml_inline(&w->xml, "meeting", attrs, &report->meeting);
}

static void write_report(struct writer *w, const struct bp_report *report)
{
    write_period(w, "report", report->from, report->to, true);
    before(w, BP_PART_REPORT_TITLE, NULL);
    write_text(w, "title", &report->title);
    before(w, BP_PART_PERIOD, NULL);
    write_text(w, "period", &report->period);
    before(w, BP_PART_UPDATE_HEADING, NULL);
    write_text(w, "update-heading", &report->update_heading);
    before(w, BP_PART_VERSION, NULL);
    write_text(w, "version", &report->version);
    write_text(w, "contact", &report->contact);
    before(w, BP_PART_MEETING, NULL);
    write_meeting(w, report);
    write_text(w, "marking", &report->marking);
    before(w, BP_PART_SUMMARY, NULL);
    bp_xml_blocks(&w->xml, "summary", report->summary);
    bp_xml_close(&w->xml, "report");
}

static void write_head(struct writer *w)
{
    const struct bp_plan *plan = w->plan;
    bp_xml_line(&w->xml, "");
    write_text(w, "title", &plan->title);
    write_text(w, "organisation", &plan->organisation);
    before(w, BP_PART_PLAN_PERIOD, NULL);
    if (plan->from.year)
        write_period(w, "plan-period", plan->from, plan->to, false);
    bp_xml_line(&w->xml, "");
    write_report(w, &plan->report);
    bp_xml_line(&w->xml, "");
}

/* ---- statuses ---- */

static const struct bp_status *find_in(const struct bp_preset *preset, const char *id)
{
    for (int i = 0; preset && i < preset->n; i++)
        if (!strcmp(preset->items[i].id, id))
            return &preset->items[i];
    return NULL;
}

/* A status before the plan's own <status> changes it: from the preset, or else from the first
 * preset with this id, as the reader does. NULL if there is none. */
static const struct bp_status *base_of(const struct bp_preset *preset, const char *id)
{
    const struct bp_status *base = find_in(preset, id);
    for (const struct bp_preset *any = bp_presets; !base && any->name; any++)
        base = find_in(any, id);
    return base;
}

/* The attributes of a <status>, without those that the base already has. */
struct status_attrs {
    struct bp_xml_attr items[12];
    char fill[8], text[8];
    int n; /* number of attributes, without the id */
};

static void add_attr(struct status_attrs *attrs, bool differs, const char *name, const char *value)
{
    if (differs)
        attrs->items[++attrs->n] = (struct bp_xml_attr){name, value};
}

static void describe(const struct bp_status *base, const struct bp_status *status,
                     struct status_attrs *attrs)
{
    struct bp_status known = {status->id, "", "", UINT32_MAX, 0, BP_SYMBOL_COUNT,
                              false, false, true, 0, 0, true, false};
    *attrs = (struct status_attrs){.items = {{"id", status->id}}};
    if (base)
        known = *base;
    bool label = strcmp(known.label, status->label) != 0, fill = known.fill != status->fill;
    const char *legend = label ? status->label : known.legend;
    uint32_t text = fill ? bp_colour_text_on(status->fill) : known.text;
    snprintf(attrs->fill, sizeof attrs->fill, "#%06X", (unsigned)(status->fill & 0xFFFFFF));
    snprintf(attrs->text, sizeof attrs->text, "#%06X", (unsigned)(status->text & 0xFFFFFF));
    add_attr(attrs, label, "label", status->label);
    add_attr(attrs, strcmp(legend, status->legend) != 0, "legend", status->legend);
    add_attr(attrs, fill, "fill", attrs->fill);
    add_attr(attrs, text != status->text, "text", attrs->text);
    add_attr(attrs, known.symbol != status->symbol, "symbol", bp_symbol_names[status->symbol]);
    bool plain = !status->complete && !status->exception;
    bool neutral = known.neutral || known.complete || known.exception; /* so it is read without a meaning */
    add_attr(attrs, plain && neutral != status->neutral, "meaning", status->neutral ? "neutral" : "good");
    add_attr(attrs, known.complete != status->complete, "complete", status->complete ? "yes" : "no");
    add_attr(attrs, known.exception != status->exception, "exception",
             status->exception ? "yes" : "no");
    add_attr(attrs, known.counted != status->counted, "counted", status->counted ? "yes" : "no");
}

/* Whether a status needs its own <status> element. */
static bool needs_words(const struct bp_preset *preset, const struct bp_scheme *scheme, int i,
                        struct status_attrs *attrs)
{
    const struct bp_status *status = &scheme->items[i];
    if (i == scheme->missing && scheme->missing_implied)
        return false;
    describe(base_of(preset, status->id), status, attrs);
    return attrs->n || !find_in(preset, status->id);
}

/* How many statuses must be written out if the scheme is based on a preset (NULL: on none). Returns
 * -1 if it cannot be based on it. The missing status always comes last, so its order is not
 * checked. */
static int words_needed(const struct bp_preset *preset, const struct bp_scheme *scheme)
{
    int words = 0, at = 0;
    if (find_in(preset, "missing") && scheme->missing_implied)
        return -1;
    for (int i = 0; preset && i < preset->n; i++)
        if (strcmp(preset->items[i].id, "missing") != 0 &&
            (at == scheme->missing || strcmp(preset->items[i].id, scheme->items[at++].id) != 0))
            return -1;
    for (int i = 0; i < scheme->n; i++) {
        struct status_attrs attrs;
        words += needs_words(preset, scheme, i, &attrs);
    }
    return words;
}

static void write_scheme(struct writer *w)
{
    const struct bp_scheme *scheme = &w->plan->scheme;
    const struct bp_preset *best = NULL;
    int fewest = words_needed(NULL, scheme);
    for (const struct bp_preset *preset = bp_presets; preset->name; preset++) {
        int words = words_needed(preset, scheme);
        if (words < 0 || words > fewest || (best && words == fewest))
            continue;
        fewest = words;
        best = preset;
    }
    const struct bp_xml_attr preset[] = {{"preset", best ? best->name : NULL}, {0}};
    if (fewest)
        bp_xml_open(&w->xml, "statuses", preset);
    else
        bp_xml_empty(&w->xml, "statuses", preset);
    for (int i = 0; fewest && i < scheme->n; i++) {
        struct status_attrs attrs;
        if (needs_words(best, scheme, i, &attrs))
            bp_xml_empty(&w->xml, "status", attrs.items);
    }
    if (fewest)
        bp_xml_close(&w->xml, "statuses");
}

/* Each status is an attribute here, so the number of attributes depends on the scheme. */
static void write_totals(struct writer *w, const struct bp_stated_totals *totals)
{
    const struct bp_scheme *scheme = &w->plan->scheme;
    struct bp_xml_attr attrs[BP_MAX_STATUSES + 1] = {{0}};
    char numbers[BP_MAX_STATUSES][12];
    int n = 0;
    if (totals->at == BP_NOWHERE)
        return;
    for (int i = 0; i < scheme->n; i++) {
        if (totals->numbers[i] < 0)
            continue;
        snprintf(numbers[n], sizeof numbers[n], "%d", totals->numbers[i]);
        attrs[n] = (struct bp_xml_attr){scheme->items[i].id, numbers[n]};
        n++;
    }
    bp_xml_empty(&w->xml, "stated-totals", attrs);
}

/* ---- rows ---- */

static void write_figures(struct writer *w, const char *name, const char *when,
                          const struct bp_figure *figures, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const struct bp_xml_attr attrs[] = {{when, figures[i].when}, {0}};
        bp_xml_inline(&w->xml, name, attrs, &figures[i].words);
    }
}

static void write_number(struct writer *w, const struct bp_number *number)
{
    const char *better = number->better ? bp_better_names[number->better - 1] : NULL;
    const struct bp_xml_attr attrs[] = {{"unit", unless_empty(number->unit)},
                                        {"better", better},
                                        {"baseline", unless_empty(number->baseline)},
                                        {"target", unless_empty(number->target)},
                                        {"actual", unless_empty(number->actual)},
                                        {"tolerance", unless_empty(number->tolerance)},
                                        {0}};
    if (!number->n_values && !number->n_targets) {
        bp_xml_empty(&w->xml, "number", attrs);
        return;
    }
    bp_xml_open(&w->xml, "number", attrs);
    write_figures(w, "value", "period", number->values, number->n_values);
    write_figures(w, "target", "by", number->targets, number->n_targets);
    bp_xml_close(&w->xml, "number");
}

static void write_money(struct writer *w, const struct bp_money *money)
{
    struct bp_xml_attr attrs[BP_SUMS + 2] = {{"unit", money->unit}};
    for (int i = 0; i < BP_SUMS; i++)
        attrs[i + 1] = (struct bp_xml_attr){bp_sum_names[i], unless_empty(money->sums[i])};
    bp_xml_empty(&w->xml, "money", attrs);
}

static void open_row(struct writer *w, const struct bp_row *row)
{
    const struct bp_status *statuses = w->plan->scheme.items;
    char completed[BP_ISO_ROOM];
    const struct bp_xml_attr attrs[] = {
        {"ref", unless_empty(row->ref)},
        {"start", unless_empty(row->start.text)},
        {"due", unless_empty(row->due.text)},
        {"status", row->status_given ? statuses[row->status].id : NULL},
        {"previous-status", row->previous_status >= 0 ? statuses[row->previous_status].id : NULL},
        {"revised-due", unless_empty(row->revised_due.text)},
        {"completed", bp_date_write(row->completed, completed)},
        {"restricted", bp_exempt_value(row->restricted)},
        {0}};
    bp_xml_open(&w->xml, row->kind == BP_MEASURE ? "measure" : "action", attrs);
}

static void write_columns(struct writer *w, const struct bp_columns *columns)
{
    if (!columns->n)
        return;
    bp_xml_open(&w->xml, "columns", NULL);
    for (uint32_t i = 0; i < columns->n; i++) {
        const struct bp_column_def *def = &columns->items[i];
        const struct bp_xml_attr attrs[] = {{"id", def->id}, {"print", def->printed ? NULL : "no"}, {0}};
        bp_xml_inline(&w->xml, "column", attrs, &def->head);
    }
    bp_xml_close(&w->xml, "columns");
}

static void write_cell(struct writer *w, const struct bp_row *row, const struct bp_cell_text *cell)
{
    const struct bp_xml_attr attrs[] = {{"column", w->plan->columns[row->kind].items[cell->column].id}, {0}};
    bp_xml_open(&w->xml, "cell", attrs);
    bp_xml_blocks(&w->xml, NULL, cell->blocks);
    bp_xml_close(&w->xml, "cell");
}

/* Leaves the row's element open, so that rows below it can follow. Returns false if nothing was written. */
static bool write_row(struct writer *w, const struct bp_row *original)
{
    struct bp_row row;
    if (!w->hooks->turn(w->hooks->context, original, &row))
        return false;
    bp_xml_line(&w->xml, "");
    open_row(w, &row);
    write_text(w, "theme", &row.theme);
    write_text(w, "description", &row.description);
    for (uint32_t i = 0; i < row.n_leads; i++)
        write_text(w, "lead", &row.leads[i]);
    for (uint32_t i = 0; i < row.n_partners; i++)
        write_text(w, "partner", &row.partners[i]);
    before(w, BP_PART_NUMBER, original);
    if (row.number)
        write_number(w, row.number);
    before(w, BP_PART_MONEY, original);
    if (row.money)
        write_money(w, row.money);
    before(w, BP_PART_CELLS, original);
    for (uint32_t i = 0; i < row.n_cells; i++)
        write_cell(w, &row, &row.cells[i]);
    before(w, BP_PART_UPDATE, original);
    bp_xml_blocks(&w->xml, "update", row.update);
    before(w, BP_PART_CORRECTIVE_ACTION, original);
    bp_xml_blocks(&w->xml, "corrective-action", row.corrective_action);
    for (uint32_t i = 0; i < row.n_accepts; i++) {
        char code[16];
        snprintf(code, sizeof code, "BP%04d", row.accepts[i].code);
        bp_xml_inline(&w->xml, "accept", (struct bp_xml_attr[]){{"code", code}, {0}},
                      &row.accepts[i].reason);
    }
    return true;
}

static void write_measures(struct writer *w)
{
    const struct bp_plan *plan = w->plan;
    if (!plan->measures_heading.n && !plan->columns[BP_MEASURE].n && plan->measures_stated.at == BP_NOWHERE &&
        !plan->measures_words && !plan->n_measures)
        return;
    bp_xml_line(&w->xml, "");
    bp_xml_open(&w->xml, "success-measures", NULL);
    write_text(w, "heading", &plan->measures_heading);
    write_columns(w, &plan->columns[BP_MEASURE]);
    write_totals(w, &plan->measures_stated);
    bp_xml_blocks(&w->xml, NULL, plan->measures_words);
    for (uint32_t i = 0; i < plan->n_measures; i++)
        if (write_row(w, &plan->measures[i]))
            bp_xml_close(&w->xml, "measure");
    bp_xml_close(&w->xml, "success-measures");
}

static void write_priority(struct writer *w, const struct bp_priority *priority)
{
    int open[BP_LEVELS], n = 0; /* the levels of the rows that are open */
    bp_xml_line(&w->xml, "");
    bp_xml_open(&w->xml, "priority", NULL);
    write_text(w, "title", &priority->title);
    bp_xml_blocks(&w->xml, NULL, priority->words);
    before(w, BP_PART_ACTION_ROWS, priority);
    for (uint32_t i = 0; i < priority->n_rows; i++) {
        int level = priority->rows[i].level;
        for (; n && open[n - 1] >= level; n--)
            bp_xml_close(&w->xml, "action");
        if (write_row(w, &priority->rows[i]))
            open[n++] = level;
    }
    for (; n; n--)
        bp_xml_close(&w->xml, "action");
    bp_xml_close(&w->xml, "priority");
}

static void write_groups(struct writer *w)
{
    const struct bp_plan *plan = w->plan;
    const struct bp_group *open = NULL;
    uint32_t next = 0;
    for (uint32_t i = 0; i <= plan->n_priorities; i++) {
        if (open && i == open->first + open->n) {
            bp_xml_close(&w->xml, "group");
            open = NULL;
        }
        for (; next < plan->n_groups && plan->groups[next].first == i; next++) {
            const struct bp_group *group = &plan->groups[next];
            bp_xml_line(&w->xml, "");
            bp_xml_open(&w->xml, "group", NULL);
            write_text(w, "title", &group->title);
            bp_xml_blocks(&w->xml, NULL, group->words);
            if (group->n)
                open = group;
            else
                bp_xml_close(&w->xml, "group");
        }
        if (i < plan->n_priorities)
            write_priority(w, &plan->priorities[i]);
    }
}

static void write_actions(struct writer *w)
{
    const struct bp_plan *plan = w->plan;
    if (!plan->actions_heading.n && !plan->columns[BP_ACTION].n && plan->actions_stated.at == BP_NOWHERE &&
        !plan->actions_words && !plan->n_priorities && !plan->n_groups && !plan->count)
        return;
    const char *count = plan->count == BP_COUNT_ALL ? NULL : bp_count_names[plan->count];
    bp_xml_line(&w->xml, "");
    bp_xml_open(&w->xml, "actions", (struct bp_xml_attr[]){{"count", count}, {0}});
    write_text(w, "heading", &plan->actions_heading);
    write_columns(w, &plan->columns[BP_ACTION]);
    write_totals(w, &plan->actions_stated);
    bp_xml_blocks(&w->xml, NULL, plan->actions_words);
    write_groups(w);
    bp_xml_close(&w->xml, "actions");
}

static void write_glossary(struct writer *w)
{
    const struct bp_plan *plan = w->plan;
    if (!plan->n_terms)
        return;
    bp_xml_line(&w->xml, "");
    bp_xml_open(&w->xml, "glossary", NULL);
    for (uint32_t i = 0; i < plan->n_terms; i++)
        bp_xml_inline(&w->xml, "term", (struct bp_xml_attr[]){{"abbr", plan->terms[i].abbr}, {0}},
                      &plan->terms[i].meaning);
    bp_xml_close(&w->xml, "glossary");
}

static void write_plan(const struct bp_plan *plan, const struct bp_write_hooks *hooks, bool plain,
                       struct bp_buf *out)
{
    static const struct bp_write_hooks none = {NULL, keep_row, add_nothing};
    struct writer w = {{.out = out, .plain = plain}, plan, hooks ? hooks : &none};
    const struct bp_xml_attr root[] = {
        {"xml:lang", plan->lang},
        {"style", *plan->style.text ? plan->style.text : NULL},
        {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
        {"xsi:noNamespaceSchemaLocation", "action-plan.xsd"},
        {0}};
    bp_xml_line(&w.xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    before(&w, BP_PART_ROOT, NULL);
    bp_xml_open(&w.xml, "action-plan", root);
    write_head(&w);
    write_scheme(&w);
    write_measures(&w);
    write_actions(&w);
    write_glossary(&w);
    before(&w, BP_PART_END, NULL);
    bp_xml_close(&w.xml, "action-plan");
    bp_xml_end(&w.xml);
}

void bp_plan_write(const struct bp_plan *plan, const struct bp_write_hooks *hooks, struct bp_buf *out)
{
    write_plan(plan, hooks, false, out);
}

void bp_plan_write_plain(const struct bp_plan *plan, struct bp_buf *out)
{
    write_plan(plan, NULL, true, out);
}
