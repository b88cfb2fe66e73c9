/* pages_text.c: the words of a plan, read off the tags of its pages. */
#include "pages_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "report/figure_words.h"
#include "report/heading.h"
#include "model/columns.h"
#include "seeds.h"
#include "tree.h"

void same_text(const char *where, struct bp_buf *wanted, struct bp_buf *got)
{
    bp_buf_char(wanted, '\0');
    bp_buf_char(got, '\0');
    if (strcmp(wanted->bytes, got->bytes)) {
        print_error("wanted: %.400s\n   got: %.400s\n", wanted->bytes, got->bytes);
        fail_at("text differs", where);
    }
    wanted->len = got->len = 0;
}

/* Walks the children of the Document. */
struct walk {
    const struct pages_text *r;
    uint32_t at;
    enum bp_tag_kind level; /* of the section's heading */
    struct bp_buf wanted, got;
};

static const struct bp_tag *here(struct walk *w)
{
    return w->at == BP_NO_TAG ? NULL : &w->r->pages->tags[w->at];
}

static void step(struct walk *w)
{
    w->at = here(w)->next;
}

/* The words below a heading, block by block. */
static void take_words(struct walk *w, const struct bp_block *words)
{
    put_blocks(&w->wanted, words);
    for (; words && here(w); words = words->next) {
        put_tag(w->r->pages, w->at, &w->got);
        step(w);
    }
    same_text("words below a heading", &w->wanted, &w->got);
}

bool pages_text_heading(const struct bp_pages *pages, uint32_t tag, const char *words)
{
    if (tag == BP_NO_TAG || pages->tags[tag].kind != BP_TAG_H2)
        return false;
    struct bp_buf text = {0}, solid = {0};
    put_tag(pages, tag, &text);
    put_str(&solid, words);
    bool same = text.len == solid.len && !memcmp(text.bytes, solid.bytes, solid.len);
    bp_buf_free(&text);
    bp_buf_free(&solid);
    return same;
}

static bool heading_is(struct walk *w, const char *words)
{
    return pages_text_heading(w->r->pages, w->at, words);
}

static void take_until_heading(struct walk *w)
{
    while (here(w) && here(w)->kind != BP_TAG_H2) {
        put_tag(w->r->pages, w->at, &w->got);
        step(w);
    }
}

static void skip_section(struct walk *w, const char *heading)
{
    if (!heading_is(w, heading))
        return;
    step(w);
    take_until_heading(w);
    w->got.len = 0;
}

static void check_front(struct walk *w)
{
    const struct bp_plan *plan = w->r->plan;
    put_inline(&w->wanted, &plan->organisation);
    put_inline(&w->wanted, &plan->report.marking);
    put_inline(&w->wanted, &plan->title);
    put_inline(&w->wanted, &plan->report.title);
    if (plan->report.period.n)
        put_inline(&w->wanted, &plan->report.period);
    else
        put_str(&w->wanted, "1 July 2019 to 30 September 2019");
    if (plan->report.meeting.n) {
        put_inline(&w->wanted, &plan->report.meeting);
        put_str(&w->wanted, ", 4 December 2019, agenda item 7");
    }
    take_until_heading(w);
    same_text("front matter", &w->wanted, &w->got);
    if (heading_is(w, "Summary")) {
        step(w);
        put_blocks(&w->wanted, plan->report.summary);
        take_until_heading(w);
        same_text("summary", &w->wanted, &w->got);
    }
}

/* The columns of a table, in their order. */
enum { REF, WHAT, START, DUE, LEADS, PARTNERS, BASELINE, TARGET, FIGURES, ACTUAL, TREND, BUDGET, SPENT, FORECAST, STATUS,
       UPDATE, OWN };
static const char *const ids[OWN] = {"ref", "description", "start", "due", "lead", "partner", "baseline", "target",
                                     "figures", "actual", "trend", "budget", "spent", "forecast", "status", "update"};
struct columns {
    int items[24]; /* OWN + k: the k-th that the plan lists */
    int n;
};

static void put_parent(struct walk *w, const struct bp_row *row)
{
    const struct bp_row *parent = bp_row_parent(row);
    put_str(&w->wanted, "part of");
    put_str(&w->wanted, *parent->ref ? bp_row_path(w->r->arena, parent) : bp_row_brief(w->r->arena, parent));
}

static void want_names(struct walk *w, const struct bp_inline *names, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        put_inline(&w->wanted, &names[i]);
}

static void want_due(struct bp_buf *out, const struct bp_row *row)
{
    put_str(out, row->due.text);
    if (*row->revised_due.text) {
        put_str(out, "Revised:");
        put_str(out, row->revised_due.text);
    }
    if (row->completed.year)
        put_str(out, "Completed: 12 September 2019");
}

static const char *figure(struct walk *w, const struct bp_number *number, const char *text)
{
    return bp_figure_words(w->r->pages->arena, text, number->unit);
}

static void want_named(struct walk *w, const char *name, const char *value, const char *before)
{
    if (!*value)
        return;
    put_str(&w->wanted, before);
    put_str(&w->wanted, name);
    put_str(&w->wanted, ":");
    put_str(&w->wanted, value);
}

static void want_better(struct walk *w, const struct bp_number *number)
{
    static const char *const words[] = {"", "higher is better", "lower is better"};
    put_str(&w->wanted, words[number->better]);
}

/* "9 by 2031" */
static void want_by(struct walk *w, const struct bp_number *number, const struct bp_figure *target)
{
    put_str(&w->wanted, figure(w, number, target->text));
    put_str(&w->wanted, "by");
    put_str(&w->wanted, target->when);
}

/* Figures without columns. All generated ones have a baseline, which comes first, and say what is better. */
static void want_figures_below(struct walk *w, const struct bp_number *number)
{
    want_named(w, "Baseline", figure(w, number, number->baseline), "");
    want_named(w, "Target", figure(w, number, number->target), ";");
    for (uint32_t i = 0; i < number->n_targets; i++) {
        put_str(&w->wanted, ";Target:");
        want_by(w, number, &number->targets[i]);
    }
    want_named(w, "Tolerance", figure(w, number, number->tolerance), ";");
    for (uint32_t i = 0; i < number->n_values; i++)
        want_named(w, number->values[i].when, figure(w, number, number->values[i].text), ";");
    want_named(w, "Unit", bp_figure_unit_apart(number->unit), ";");
    put_str(&w->wanted, ";");
    want_better(w, number);
}

/* The figure of one period; or of all, each with its period. */
static void want_series(struct walk *w, const struct bp_number *number, const char *period)
{
    for (uint32_t i = 0; i < number->n_values; i++) {
        const struct bp_figure *value = &number->values[i];
        if (!*value->text || (period && strcmp(period, value->when) != 0))
            continue;
        if (!period) {
            put_str(&w->wanted, value->when);
            put_str(&w->wanted, ":");
        }
        if (value->words.n > 1)
            put_inline(&w->wanted, &value->words);
        else
            put_str(&w->wanted, figure(w, number, value->text));
    }
}

static void want_number(struct walk *w, const struct bp_number *number, int column, const char *period)
{
    switch (column) {
    case BASELINE: put_str(&w->wanted, figure(w, number, number->baseline)); break;
    case ACTUAL: put_str(&w->wanted, figure(w, number, number->actual)); break;
    case FIGURES: want_series(w, number, period); break;
    case TARGET:
        put_str(&w->wanted, figure(w, number, number->target));
        for (uint32_t i = 0; i < number->n_targets; i++)
            want_by(w, number, &number->targets[i]);
        want_named(w, "Tolerance", figure(w, number, number->tolerance), "");
        want_better(w, number);
        break;
    default: break; /* a trend has no text */
    }
}

/* Whether all rows of the kind that have money have it in one unit. */
static bool one_unit(const struct bp_plan *plan, const struct bp_row *row)
{
    bool same = true;
    for (uint32_t i = 0; row->kind == BP_MEASURE && i < plan->n_measures; i++)
        same &= !plan->measures[i].money || !strcmp(plan->measures[i].money->unit, row->money->unit);
    for (uint32_t p = 0; row->kind == BP_ACTION && p < plan->n_priorities; p++)
        for (uint32_t i = 0; i < plan->priorities[p].n_rows; i++)
            same &= !plan->priorities[p].rows[i].money ||
                    !strcmp(plan->priorities[p].rows[i].money->unit, row->money->unit);
    return same;
}

static void want_money(struct walk *w, const struct bp_row *row, const char *sum)
{
    const char *apart = row->money ? bp_figure_unit_apart(row->money->unit) : "";
    if (!row->money || !*sum)
        return;
    put_str(&w->wanted, bp_figure_words(w->r->pages->arena, sum, row->money->unit));
    if (!*apart || one_unit(w->r->plan, row))
        return;
    put_str(&w->wanted, "(");
    put_str(&w->wanted, apart);
    put_str(&w->wanted, ")");
}

/* What column number c of a row says; of the column of figures, the period's. */
static void want_cell(struct walk *w, const struct bp_row *row, const struct columns *columns, int c,
                      const char *period)
{
    const struct bp_scheme *scheme = &w->r->plan->scheme;
    struct bp_buf *out = &w->wanted;
    bool refs = false, below = bp_row_parent(row) && !bp_row_tells_parent(row);
    for (int i = 0; i < columns->n; i++)
        refs |= columns->items[i] == REF;
    switch (columns->items[c]) {
    case REF:
        put_str(out, *row->ref ? row->ref : "(no ref)");
        if (below)
            put_parent(w, row);
        break;
    case WHAT:
        put_inline(out, &row->theme);
        put_inline(out, &row->description);
        if (!refs && below)
            put_parent(w, row);
        if (row->number && !bp_figures_have_columns(w->r->plan))
            want_figures_below(w, row->number);
        else if (row->number)
            want_named(w, "Unit", bp_figure_unit_apart(row->number->unit), "");
        break;
    case BASELINE:
    case TARGET:
    case FIGURES:
    case ACTUAL:
    case TREND:
        if (row->number)
            want_number(w, row->number, columns->items[c], period);
        break;
    case BUDGET:
    case SPENT:
    case FORECAST: want_money(w, row, row->money ? row->money->sums[columns->items[c] - BUDGET] : ""); break;
    case START: put_str(out, row->start.text); break;
    case DUE: want_due(out, row); break;
    case LEADS: want_names(w, row->leads, row->n_leads); break;
    case PARTNERS: want_names(w, row->partners, row->n_partners); break;
    case STATUS:
        if (!bp_row_has_status(w->r->plan, row))
            break;
        put_str(out, scheme->items[row->status].label);
        if (row->status_computed)
            put_str(out, "by its figures");
        if (row->previous_status >= 0) {
            put_str(out, "Last period:");
            put_str(out, scheme->items[row->previous_status].label);
        }
        break;
    case UPDATE:
        put_blocks(out, row->update);
        if (row->corrective_action) {
            put_str(out, "Corrective action:");
            put_blocks(out, row->corrective_action);
        }
        break;
    default: put_blocks(out, bp_row_cell(row, (uint32_t)(columns->items[c] - OWN)));
    }
    if (!c && row->restricted)
        put_str(out, row->restricted > 0 ? "Restricted, paragraph 3" : "Restricted");
}

static bool fills(const struct bp_row *row, int column)
{
    switch (column) {
    case REF: return *row->ref;
    case WHAT:
    case STATUS: return true;
    case START: return *row->start.text;
    case DUE: return *row->due.text || *row->revised_due.text || row->completed.year;
    case LEADS: return row->n_leads;
    case PARTNERS: return row->n_partners;
    case UPDATE: return row->update || row->corrective_action;
    default:
        return column < OWN ? bp_column_filled(bp_column_find(ids[column]), row)
                            : bp_row_cell(row, (uint32_t)(column - OWN)) != NULL;
    }
}

static bool some_fill(const struct bp_plan *plan, enum bp_row_kind kind, int column)
{
    if (column >= BASELINE && column <= TREND && (kind == BP_ACTION || !bp_figures_have_columns(plan)))
        return false;
    for (uint32_t i = 0; kind == BP_MEASURE && i < plan->n_measures; i++)
        if (fills(&plan->measures[i], column))
            return true;
    for (uint32_t p = 0; kind == BP_ACTION && p < plan->n_priorities; p++)
        for (uint32_t i = 0; i < plan->priorities[p].n_rows; i++)
            if (fills(&plan->priorities[p].rows[i], column))
                return true;
    return false;
}

/* The columns of the plan's tables: those that it lists, else the house's; of them, those that a row fills. */
static struct columns columns_of(const struct bp_plan *plan, enum bp_row_kind kind)
{
    struct columns all = {.n = 0}, printed = {.n = 0};
    const struct bp_columns *listed = &plan->columns[kind];
    for (int c = 0; !listed->n && c < OWN; c++)
        all.items[all.n++] = c;
    for (uint32_t i = 0; i < listed->n; i++) {
        int c = 0;
        while (c < OWN && strcmp(ids[c], listed->items[i].id) != 0)
            c++;
        if (listed->items[i].printed)
            all.items[all.n++] = c < OWN ? c : OWN + (int)i;
    }
    for (int i = 0; i < all.n; i++)
        if (some_fill(plan, kind, all.items[i]))
            printed.items[printed.n++] = all.items[i];
    return printed;
}

static uint32_t has_money(const struct bp_row *rows, uint32_t n)
{
    uint32_t with = 0;
    for (uint32_t i = 0; i < n; i++)
        with += rows[i].money != NULL;
    return with;
}

/* A row that is called "Total" in the column of its refs or of what it is about. Returns the row after it. */
static uint32_t check_total(struct walk *w, uint32_t row_tag, const struct columns *columns)
{
    const struct bp_tag *tags = w->r->pages->tags;
    int named = 0;
    for (int c = columns->n - 1; c >= 0; c--)
        if (columns->items[c] == REF || (columns->items[c] == WHAT && columns->items[named] != REF))
            named = c;
    uint32_t cell = tags[row_tag].first;
    while (named-- > 0)
        cell = tags[cell].next;
    put_tag(w->r->pages, cell, &w->got);
    put_str(&w->wanted, "Total");
    same_text("total", &w->wanted, &w->got);
    return tags[row_tag].next;
}

/* The period of the row with this name, which has no blanks; "" if there is none. */
static const char *period_of(const struct bp_row *row, const char *name)
{
    for (uint32_t i = 0; row->number && i < row->number->n_values; i++) {
        struct bp_buf when = {0};
        put_str(&when, row->number->values[i].when);
        bp_buf_char(&when, '\0');
        bool same = !strcmp(when.bytes, name);
        bp_buf_free(&when);
        if (same)
            return row->number->values[i].when;
    }
    return "";
}

/* Whether a column's head is a period, even if there is no other. */
static bool is_period(const struct bp_row *rows, uint32_t n, const char *head)
{
    for (uint32_t i = 0; i < n; i++)
        if (*period_of(&rows[i], head))
            return true;
    return false;
}

static void check_rows(struct walk *w, const struct bp_row *rows, uint32_t n, const struct columns *columns)
{
    const struct pages_text *r = w->r;
    if (!here(w) || here(w)->kind != BP_TAG_TABLE)
        fail_at("no table", "after the heading");
    uint32_t row_tag = r->pages->tags[child(r->pages, w->at, BP_TAG_TBODY)].first;
    uint32_t head = child(r->pages, child(r->pages, w->at, BP_TAG_THEAD), BP_TAG_TR);
    int periods = 1 - columns->n; /* more heads than columns: the figures have one for each period */
    for (uint32_t th = r->pages->tags[head].first; th != BP_NO_TAG; th = r->pages->tags[th].next)
        periods++;
    for (uint32_t i = 0; i < n; i++, row_tag = r->pages->tags[row_tag].next) {
        if (row_tag == BP_NO_TAG)
            fail_at("a row is missing", rows[i].ref);
        uint32_t cell = r->pages->tags[row_tag].first;
        uint32_t th = r->pages->tags[head].first;
        for (int c = 0, left = periods; c < columns->n; cell = r->pages->tags[cell].next) {
            struct bp_buf period = {0};
            if (cell == BP_NO_TAG)
                fail_at("a cell is missing", rows[i].ref);
            put_tag(r->pages, th, &period);
            bp_buf_char(&period, '\0');
            bool expanded =
                columns->items[c] == FIGURES && (periods > 1 || is_period(rows, n, period.bytes));
            want_cell(w, &rows[i], columns, c, expanded ? period_of(&rows[i], period.bytes) : NULL);
            put_tag(r->pages, cell, &w->got);
            same_text(rows[i].ref, &w->wanted, &w->got);
            bp_buf_free(&period);
            th = r->pages->tags[th].next;
            c += !expanded || !--left;
        }
        if (cell != BP_NO_TAG)
            fail_at("a cell too many", rows[i].ref);
    }
    if (row_tag != BP_NO_TAG && has_money(rows, n) > 1)
        row_tag = check_total(w, row_tag, columns);
    if (row_tag != BP_NO_TAG)
        fail_at("a row too many", "");
    step(w);
}

/* The heading of a block: the ref, or else what the row is about. Returns the column that it tells whole. */
static int want_name(struct walk *w, const struct bp_row *row, const struct columns *columns)
{
    int refs = -1, what = -1;
    for (int c = 0; c < columns->n; c++) {
        refs = columns->items[c] == REF ? c : refs;
        what = columns->items[c] == WHAT ? c : what;
    }
    if (refs >= 0)
        put_str(&w->wanted, *row->ref ? row->ref : "(no ref)");
    else if (row->theme.n)
        put_inline(&w->wanted, &row->theme), put_str(&w->wanted, ":");
    if (refs < 0)
        put_inline(&w->wanted, &row->description);
    if (row->up && (refs <= 0 || !bp_row_tells_parent(row))) {
        put_str(&w->wanted, ",");
        put_parent(w, row);
    }
    return refs >= 0 ? refs : what;
}

/* A row as a block: its heading, and a table of labels and texts. */
static void check_blocks(struct walk *w, const struct bp_row *rows, uint32_t n, const struct columns *columns)
{
    const struct pages_text *r = w->r;
    step(w); /* the caption */
    for (uint32_t i = 0; i < n; i++) {
        assert_int_equal(here(w)->kind, w->level + 1);
        put_tag(r->pages, w->at, &w->got);
        int name = want_name(w, &rows[i], columns);
        step(w);
        uint32_t line = r->pages->tags[child(r->pages, w->at, BP_TAG_TBODY)].first;
        for (; line != BP_NO_TAG; line = r->pages->tags[line].next)
            put_tag(r->pages, child(r->pages, line, BP_TAG_TD), &w->got);
        for (int c = 0; c < columns->n; c++)
            if (c != name || (!c && rows[i].restricted))
                want_cell(w, &rows[i], columns, c, NULL);
        same_text(rows[i].ref, &w->wanted, &w->got);
        step(w);
    }
    if (has_money(rows, n) < 2 || !here(w) || here(w)->kind != w->level + 1)
        return;
    put_tag(r->pages, w->at, &w->got);
    put_str(&w->wanted, "Total");
    same_text("total", &w->wanted, &w->got);
    step(w);
    step(w);
}

/* The rows of one heading, in whichever shape they stand. */
static void check_section(struct walk *w, const struct bp_row *rows, uint32_t n, const struct columns *columns)
{
    if (here(w) && here(w)->kind == BP_TAG_P) /* the caption */
        check_blocks(w, rows, n, columns);
    else
        check_rows(w, rows, n, columns);
}

/* The heading of a group that begins with this priority. Returns the priority after the group's last. */
static uint32_t check_group(struct walk *w, uint32_t priority, uint32_t grouped)
{
    const struct bp_plan *plan = w->r->plan;
    for (uint32_t i = 0; i < plan->n_groups; i++) {
        if (plan->groups[i].first != priority)
            continue;
        assert_int_equal(here(w)->kind, BP_TAG_H2);
        put_inline(&w->wanted, &plan->groups[i].title);
        put_tag(w->r->pages, w->at, &w->got);
        same_text("heading of a group", &w->wanted, &w->got);
        step(w);
        take_words(w, plan->groups[i].words);
        grouped = priority + plan->groups[i].n;
    }
    return grouped;
}

void pages_text_check(const struct pages_text *r)
{
    const struct bp_plan *plan = r->plan;
    struct walk w = {.r = r, .at = r->pages->tags[0].first};
    const struct columns measures = columns_of(plan, BP_MEASURE), actions = columns_of(plan, BP_ACTION);
    check_front(&w);
    skip_section(&w, "At a glance");
    skip_section(&w, "Needs attention");
    if (plan->n_measures) {
        assert_true(heading_is(&w, "Success measures"));
        step(&w);
        take_words(&w, plan->measures_words);
        w.level = BP_TAG_H2;
        check_section(&w, plan->measures, plan->n_measures, &measures);
    }
    bool own_numbers = false;
    for (uint32_t p = 0; p < plan->n_priorities; p++)
        own_numbers |= bp_title_has_number(bp_inline_plain(r->arena, &plan->priorities[p].title));
    if (plan->actions_words) {
        assert_true(heading_is(&w, "Actions"));
        step(&w);
        take_words(&w, plan->actions_words);
    }
    for (uint32_t p = 0, grouped = 0; p < plan->n_priorities; p++) {
        const struct bp_priority *priority = &plan->priorities[p];
        grouped = check_group(&w, p, grouped);
        w.level = p < grouped ? BP_TAG_H3 : BP_TAG_H2;
        assert_int_equal(here(&w)->kind, w.level);
        put_tag(r->pages, w.at, &w.got);
        if (!own_numbers)
            bp_buf_fmt(&w.wanted, "%u.", (unsigned)p + 1);
        put_inline(&w.wanted, &priority->title);
        same_text("heading of a priority", &w.wanted, &w.got);
        step(&w);
        take_words(&w, priority->words);
        if (priority->n_rows)
            check_section(&w, priority->rows, priority->n_rows, &actions);
        else if (!priority->words)
            step(&w); /* "No actions." */
    }
    assert_true(heading_is(&w, "Key"));
    skip_section(&w, "Key");
    if (plan->n_terms) {
        assert_true(heading_is(&w, "Glossary"));
        step(&w);
        put_tag(r->pages, child(r->pages, w.at, BP_TAG_TBODY), &w.got);
        for (uint32_t i = 0; i < plan->n_terms; i++) {
            put_str(&w.wanted, plan->terms[i].abbr);
            put_inline(&w.wanted, &plan->terms[i].meaning);
        }
        same_text("glossary", &w.wanted, &w.got);
        step(&w);
    }
    skip_section(&w, "Document control");
    if (here(&w))
        fail_at("something follows the document control", "");
    bp_buf_free(&w.wanted);
    bp_buf_free(&w.got);
}
