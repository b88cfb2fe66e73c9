/* pages_text.c: the words of a plan, read off the tags of its pages. */
#include "pages_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "layout/heading.h"
#include "model/columns.h"
#include "tree.h"

uint64_t seed_now;

void fail_at(const char *what, const char *detail)
{
    print_error("seed %llu: %s: %s\n", (unsigned long long)seed_now, what, detail);
    fail();
}

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
enum { REF, WHAT, START, DUE, LEADS, PARTNERS, STATUS, UPDATE, OWN };
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

/* What column number c of a row says. */
static void want_cell(struct walk *w, const struct bp_row *row, const struct columns *columns, int c)
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
        break;
    case START: put_str(out, row->start.text); break;
    case DUE: want_due(out, row); break;
    case LEADS: want_names(w, row->leads, row->n_leads); break;
    case PARTNERS: want_names(w, row->partners, row->n_partners); break;
    case STATUS:
        if (!bp_row_has_status(w->r->plan, row))
            break;
        put_str(out, scheme->items[row->status].label);
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
    default: return bp_row_cell(row, (uint32_t)(column - OWN)) != NULL;
    }
}

static bool some_fill(const struct bp_plan *plan, enum bp_row_kind kind, int column)
{
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
    static const char *const ids[] = {"ref", "description", "start", "due", "lead", "partner", "status", "update"};
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

static void check_rows(struct walk *w, const struct bp_row *rows, uint32_t n, const struct columns *columns)
{
    const struct pages_text *r = w->r;
    if (!here(w) || here(w)->kind != BP_TAG_TABLE)
        fail_at("no table", "after the heading");
    uint32_t row_tag = r->pages->tags[child(r->pages, w->at, BP_TAG_TBODY)].first;
    for (uint32_t i = 0; i < n; i++, row_tag = r->pages->tags[row_tag].next) {
        if (row_tag == BP_NO_TAG)
            fail_at("a row is missing", rows[i].ref);
        uint32_t cell = r->pages->tags[row_tag].first;
        for (int c = 0; c < columns->n; c++) {
            if (cell == BP_NO_TAG)
                fail_at("a cell is missing", rows[i].ref);
            want_cell(w, &rows[i], columns, c);
            put_tag(r->pages, cell, &w->got);
            same_text(rows[i].ref, &w->wanted, &w->got);
            cell = r->pages->tags[cell].next;
        }
        if (cell != BP_NO_TAG)
            fail_at("a cell too many", rows[i].ref);
    }
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
                want_cell(w, &rows[i], columns, c);
        same_text(rows[i].ref, &w->wanted, &w->got);
        step(w);
    }
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
