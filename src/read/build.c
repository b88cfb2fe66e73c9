/* build.c: makes a plan from elements. Each open element is a frame that knows where its text goes.
 * Rows, statuses and terms stay drafts until the whole plan is read. The structure check has
 * already made sure that each element is allowed in its parent. */
#include "read/build.h"

#include <stdio.h>
#include <string.h>

#include "base/unseen.h"
#include "model/date.h"
#include "model/exempt.h"
#include "read/columns.h"
#include "read/hints.h"
#include "read/pack.h"
#include "read/style.h"
#include "read/values.h"

/* ---- helpers ---- */

static struct bp_frame *top(struct bp_build *b)
{
    return &b->frames[b->depth - 1];
}

const char *bp_build_keep(struct bp_build *b, const struct bp_tag *tag, const char *name)
{
    const struct bp_attr *attr = bp_value_find(tag, name);
    return attr && *attr->value ? bp_arena_text(b->arena, attr->value, strlen(attr->value)) : "";
}

static void absent(struct bp_inline *text)
{
    *text = (struct bp_inline){NULL, 0, BP_NOWHERE};
}

static bool read_due(struct bp_build *b, const struct bp_tag *tag, const char *name,
                     struct bp_due *due)
{
    const struct bp_attr *attr = bp_value_find(tag, name);
    due->text = bp_build_keep(b, tag, name);
    due->at = attr ? attr->value_at : BP_NOWHERE;
    const struct bp_due_years years = bp_plan_years(b->plan);
    if (due->text)
        due->kind = bp_due_read(due->text, &years, &due->day);
    return due->text != NULL;
}

static bool read_status_use(struct bp_build *b, const struct bp_tag *tag, const char *name,
                            struct bp_status_use *use)
{
    const struct bp_attr *attr = bp_value_find(tag, name);
    if (!attr)
        return true;
    bool empty = !attr->value_len;
    use->id = bp_arena_text(b->drafted, attr->value, strlen(attr->value));
    use->at = empty ? attr->name_at : attr->value_at;
    use->len = empty ? attr->name_len : attr->value_len;
    return use->id != NULL;
}

/* Reads a period: two days, the second not before the first. */
static void read_period(struct bp_build *b, const struct bp_tag *tag, struct bp_date *from,
                        struct bp_date *to)
{
    *from = bp_value_date(tag, "from");
    *to = bp_value_date(tag, "to");
    if (!from->year || !to->year || bp_date_compare(*from, *to) <= 0)
        return;
    const struct bp_attr *first = bp_value_find(tag, "from"), *last = bp_value_find(tag, "to");
    char first_words[24], last_words[24];
    bp_date_words(*from, first_words);
    bp_date_words(*to, last_words);
    bp_diag_add(b->diags, BP_E_PERIOD, b->source, last->value_at, last->value_len, last_words,
                first_words, NULL);
    bp_diag_relate(b->diags, b->source, first->value_at, first->value_len);
}

/* ---- elements with attributes ---- */

static bool start_plan(struct bp_build *b, const struct bp_tag *tag)
{
    const char *lang = bp_build_keep(b, tag, "xml:lang");
    b->plan->lang = lang && *lang ? lang : "en-GB";
    b->plan->style = bp_value_text(tag, "style", b->arena);
    return lang && b->plan->style.text;
}

static bool start_plan_period(struct bp_build *b, const struct bp_tag *tag)
{
    read_period(b, tag, &b->plan->from, &b->plan->to);
    return true;
}

static bool start_report(struct bp_build *b, const struct bp_tag *tag)
{
    read_period(b, tag, &b->plan->report.from, &b->plan->report.to);
    return true;
}

static bool start_meeting(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_report *report = &b->plan->report;
    report->meeting_date = bp_value_date(tag, "date");
    report->agenda_item = bp_build_keep(b, tag, "agenda-item");
    report->appendix = bp_build_keep(b, tag, "appendix");
    return report->agenda_item && report->appendix;
}

static bool start_statuses(struct bp_build *b, const struct bp_tag *tag)
{
    b->statuses_open = true;
    b->drafts.own_scheme = true;
    b->drafts.preset = bp_value_find(tag, "preset") ? bp_build_keep(b, tag, "preset") : NULL;
    return true;
}

static bool start_measures_totals(struct bp_build *b, const struct bp_tag *tag)
{
    return bp_build_totals(b, tag, &b->drafts.measures_stated, &b->drafts.measures_stated_at);
}

static bool start_actions_totals(struct bp_build *b, const struct bp_tag *tag)
{
    return bp_build_totals(b, tag, &b->drafts.actions_stated, &b->drafts.actions_stated_at);
}

static bool start_priority(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_priority_draft *draft = bp_arena_alloc(b->scratch, sizeof *draft);
    if (!draft)
        return false;
    absent(&draft->priority.title);
    draft->priority.at = tag->at;
    draft->words_tail = &draft->priority.words;
    *b->drafts.priority_tail = draft;
    b->drafts.priority_tail = &draft->next;
    b->drafts.priority = draft;
    b->drafts.n_priorities++;
    return true;
}

/* Finds a misspelt "status". It has been reported; then the row is not reported as having none. */
static void suppose_status(struct bp_build *b, const struct bp_tag *tag, struct bp_row_draft *draft)
{
    for (size_t i = 0; i < tag->n_attrs && !bp_value_find(tag, "status"); i++) {
        const char *meant = bp_meant_attribute(top(b)->element, tag->attrs[i].name);
        draft->status_meant = draft->status_meant || (meant && !strcmp(meant, "status"));
    }
}

/* Puts a row below the open one. */
static void put_below(struct bp_build *b, struct bp_row_draft *draft)
{
    draft->above = b->row;
    draft->row.level = (uint8_t)(b->row->row.level + 1);
    draft->row.up = b->drafts.priority->rows.n - b->row->number;
    b->row->row.has_below = true;
    for (struct bp_row_draft *above = b->row; above; above = above->above)
        above->row.n_below++;
}

static bool start_row(struct bp_build *b, const struct bp_tag *tag, enum bp_row_kind kind,
                      struct bp_rows_draft *rows)
{
    struct bp_row_listed *items =
        bp_arena_grow(b->scratch, rows->items, &rows->capacity, (size_t)rows->n + 1, sizeof *items);
    if (b->drafts.shelf && !b->row) /* the drafts before it are complete */
        b->block = bp_shelf_now(b->drafts.shelf);
    struct bp_row_draft *draft = bp_arena_alloc(b->drafted, sizeof *draft);
    if (!items || !draft)
        return false;
    rows->items = items;
    rows->items[rows->n++] = (struct bp_row_listed){draft, b->block};
    draft->tag_len = tag->len;
    draft->lead_tail = &draft->leads;
    draft->partner_tail = &draft->partners;
    draft->cell_tail = &draft->cells;
    draft->accept_tail = &draft->accepts;
    struct bp_row *row = &draft->row;
    const struct bp_attr *ref = bp_value_find(tag, "ref");
    row->kind = kind;
    row->at = tag->at;
    row->ref = bp_build_keep(b, tag, "ref");
    row->ref_at = ref ? ref->value_at : BP_NOWHERE;
    enum bp_element element = kind == BP_MEASURE ? BP_EL_MEASURE : BP_EL_ACTION;
    row->restricted = bp_exempt_from(bp_value_choice(tag, element, "restricted", -1));
    row->completed = bp_value_date(tag, "completed");
    absent(&row->theme);
    absent(&row->description);
    if (kind == BP_ACTION && top(b)[-1].element == BP_EL_ACTION)
        put_below(b, draft);
    draft->number = rows->n;
    row->words_first = b->shelf ? bp_shelf_now(b->shelf) : 0;
    b->row = draft;
    suppose_status(b, tag, draft);
    return row->ref && read_due(b, tag, "start", &row->start) && read_due(b, tag, "due", &row->due) &&
           read_due(b, tag, "revised-due", &row->revised_due) &&
           read_status_use(b, tag, "status", &draft->status) &&
           read_status_use(b, tag, "previous-status", &draft->previous);
}

static bool start_measure(struct bp_build *b, const struct bp_tag *tag)
{
    return start_row(b, tag, BP_MEASURE, &b->drafts.measures);
}

static bool start_actions(struct bp_build *b, const struct bp_tag *tag)
{
    int count = bp_value_choice(tag, BP_EL_ACTIONS, "count", -1);
    b->plan->count = count < 0 ? BP_COUNT_ALL : (enum bp_count)count;
    return true;
}

static bool start_action(struct bp_build *b, const struct bp_tag *tag)
{
    return start_row(b, tag, BP_ACTION, &b->drafts.priority->rows);
}

static bool start_accept(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_accept_draft *draft = bp_arena_alloc(b->drafted, sizeof *draft);
    if (!draft)
        return false;
    draft->accept.code = bp_value_check(tag, "code");
    draft->accept.at = tag->at;
    absent(&draft->accept.reason);
    *b->row->accept_tail = draft;
    b->row->accept_tail = &draft->next;
    b->row->row.n_accepts++;
    b->open_accept = draft;
    return true;
}

static bool start_term(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_term_draft *draft = bp_arena_alloc(b->scratch, sizeof *draft);
    if (!draft)
        return false;
    draft->term.abbr = bp_build_keep(b, tag, "abbr");
    draft->term.at = tag->at;
    absent(&draft->term.meaning);
    *b->drafts.term_tail = draft;
    b->drafts.term_tail = &draft->next;
    b->drafts.open_term = draft;
    b->drafts.n_terms++;
    return draft->term.abbr != NULL;
}

/* ---- elements with text ---- */

static bool start_abbr(struct bp_build *b, const struct bp_tag *tag)
{
    top(b)->markup.abbr = bp_build_keep(b, tag, "title");
    return top(b)->markup.abbr != NULL;
}

static bool start_link(struct bp_build *b, const struct bp_tag *tag)
{
    top(b)->markup.href = bp_build_keep(b, tag, "href");
    return top(b)->markup.href != NULL;
}

/* Prints the address of a link that has no words: there would be nothing to follow. */
static bool end_link(struct bp_build *b, const struct bp_frame *link)
{
    const char *href = link->markup.href;
    if (link->worded || link->unread || !*href)
        return true;
    bp_diag_add(b->diags, BP_E_LINK_WORDS, b->source, link->at, link->len, href, NULL, NULL);
    return bp_words_add(&b->words, b->scratch, link->markup, href, strlen(href), link->at);
}

/* Whether the text may have more runs. If not, adds a finding at `at`. */
static bool check_runs(struct bp_build *b, uint32_t at, uint32_t len)
{
    if (b->words.n <= BP_MAX_RUNS)
        return true;
    char limit[12];
    snprintf(limit, sizeof limit, "%d", BP_MAX_RUNS);
    bp_diag_add(b->diags, BP_E_RUNS, b->source, at, len, limit, NULL, NULL);
    return false;
}

static bool start_break(struct bp_build *b, const struct bp_tag *tag)
{
    return bp_words_break(&b->words, b->scratch, top(b)->markup, tag->at) &&
           check_runs(b, tag->at, tag->len);
}

/* Text before a paragraph becomes a paragraph too. */
static bool start_paragraph(struct bp_build *b, const struct bp_tag *tag)
{
    (void)tag;
    bp_words_below_open(b);
    return bp_blocks_paragraph(&b->blocks, &b->words, BP_NOWHERE);
}

static bool start_bullets(struct bp_build *b, const struct bp_tag *tag)
{
    bp_words_below_open(b);
    return bp_blocks_list(&b->blocks, &b->words, BP_BULLETS, tag->at);
}

static bool start_numbers(struct bp_build *b, const struct bp_tag *tag)
{
    bp_words_below_open(b);
    return bp_blocks_list(&b->blocks, &b->words, BP_NUMBERS, tag->at);
}

static bool start_item(struct bp_build *b, const struct bp_tag *tag)
{
    (void)tag;
    return bp_blocks_item(&b->blocks);
}

static bool start_summary(struct bp_build *b, const struct bp_tag *tag)
{
    (void)tag;
    bp_blocks_open(&b->blocks, b->arena, &b->plan->report.summary);
    return true;
}

static bool start_update(struct bp_build *b, const struct bp_tag *tag)
{
    (void)tag;
    bp_blocks_open(&b->blocks, b->row_words, &b->row->row.update);
    return true;
}

static bool start_corrective_action(struct bp_build *b, const struct bp_tag *tag)
{
    (void)tag;
    bp_blocks_open(&b->blocks, b->row_words, &b->row->row.corrective_action);
    return true;
}

static bool (*const starts[BP_EL_COUNT])(struct bp_build *, const struct bp_tag *) = {
    [BP_EL_ACTION_PLAN] = start_plan,
    [BP_EL_PLAN_PERIOD] = start_plan_period,
    [BP_EL_REPORT] = start_report,
    [BP_EL_MEETING] = start_meeting,
    [BP_EL_SUMMARY] = start_summary,
    [BP_EL_STATUSES] = start_statuses,
    [BP_EL_STATUS] = bp_build_status,
    [BP_EL_MEASURES_TOTALS] = start_measures_totals,
    [BP_EL_ACTIONS_TOTALS] = start_actions_totals,
    [BP_EL_MEASURE] = start_measure,
    [BP_EL_NUMBER] = bp_build_number,
    [BP_EL_VALUE] = bp_build_value,
    [BP_EL_TARGET] = bp_build_target,
    [BP_EL_MONEY] = bp_build_money,
    [BP_EL_ACTIONS] = start_actions,
    [BP_EL_GROUP] = bp_build_group,
    [BP_EL_COLUMNS] = bp_columns_start,
    [BP_EL_COLUMN] = bp_columns_start_column,
    [BP_EL_CELL] = bp_columns_start_cell,
    [BP_EL_PRIORITY] = start_priority,
    [BP_EL_ACTION] = start_action,
    [BP_EL_UPDATE] = start_update,
    [BP_EL_CORRECTIVE_ACTION] = start_corrective_action,
    [BP_EL_ACCEPT] = start_accept,
    [BP_EL_TERM] = start_term,
    [BP_EL_BOARD_PACK] = bp_pack_start,
    [BP_EL_PACK_MEETING] = bp_pack_start_meeting,
    [BP_EL_PACK_ITEM] = bp_pack_start_item,
    [BP_EL_HOUSE_STYLE] = bp_style_start,
    [BP_EL_STYLE_LOGO] = bp_style_start_logo,
    [BP_EL_STYLE_PAGE] = bp_style_start_page,
    [BP_EL_STYLE_FONTS] = bp_style_start_fonts,
    [BP_EL_STYLE_COLOURS] = bp_style_start_colours,
    [BP_EL_STYLE_STATUS] = bp_style_start_status,
    [BP_EL_STYLE_DATES] = bp_style_start_dates,
    [BP_EL_STYLE_HEADING] = bp_style_start_heading,
    [BP_EL_STYLE_COLUMN] = bp_style_start_column,
    [BP_EL_P] = start_paragraph,
    [BP_EL_UL] = start_bullets,
    [BP_EL_OL] = start_numbers,
    [BP_EL_LI] = start_item,
    [BP_EL_ABBR] = start_abbr,
    [BP_EL_A] = start_link,
    [BP_EL_BR] = start_break,
};

static const uint8_t styles[BP_EL_COUNT] = {
    [BP_EL_STRONG] = BP_STRONG, [BP_EL_EM] = BP_EM, [BP_EL_SUP] = BP_SUP, [BP_EL_SUB] = BP_SUB};

static bool is_markup(enum bp_element element)
{
    for (const enum bp_element *markup = bp_schema_inline; *markup; markup++)
        if (*markup == element)
            return true;
    return false;
}

/* Adds a lead or partner. NULL if memory ran out. */
static struct bp_inline *add_inline(struct bp_build *b, struct bp_inline_draft ***tail)
{
    struct bp_inline_draft *draft = bp_arena_alloc(b->drafted, sizeof *draft);
    if (!draft)
        return NULL;
    **tail = draft;
    *tail = &draft->next;
    return &draft->text;
}

/* Where the text of an element goes. NULL: nowhere, or into blocks. */
static struct bp_inline *target_of(struct bp_build *b, enum bp_element element)
{
    struct bp_plan *plan = b->plan;
    switch (element) {
    case BP_EL_PLAN_TITLE: return &plan->title;
    case BP_EL_ORGANISATION: return &plan->organisation;
    case BP_EL_REPORT_TITLE: return &plan->report.title;
    case BP_EL_PERIOD: return &plan->report.period;
    case BP_EL_UPDATE_HEADING: return &plan->report.update_heading;
    case BP_EL_VERSION: return &plan->report.version;
    case BP_EL_CONTACT: return &plan->report.contact;
    case BP_EL_MEETING: return &plan->report.meeting;
    case BP_EL_MARKING: return &plan->report.marking;
    case BP_EL_MEASURES_HEADING: return &plan->measures_heading;
    case BP_EL_ACTIONS_HEADING: return &plan->actions_heading;
    case BP_EL_GROUP_TITLE: return &b->drafts.group->group.title;
    case BP_EL_COLUMN: return &b->open_column->def.head;
    case BP_EL_PRIORITY_TITLE: return &b->drafts.priority->priority.title;
    case BP_EL_THEME: return &b->row->row.theme;
    case BP_EL_DESCRIPTION: return &b->row->row.description;
    case BP_EL_LEAD: return add_inline(b, &b->row->lead_tail);
    case BP_EL_PARTNER: return add_inline(b, &b->row->partner_tail);
    case BP_EL_VALUE:
    case BP_EL_TARGET: return &b->open_figure->figure.words;
    case BP_EL_ACCEPT: return &b->open_accept->accept.reason;
    case BP_EL_TERM: return &b->drafts.open_term->term.meaning;
    default:
        return b->pack    ? bp_pack_target(b->pack, element)
               : b->style ? bp_style_target(b->style, element)
                          : NULL;
    }
}

bool bp_build_begin(struct bp_build *b)
{
    struct bp_plan *plan = bp_arena_alloc(b->arena, sizeof *plan);
    if (!plan)
        return false;
    b->plan = plan;
    struct bp_inline *const texts[] = {
        &plan->title, &plan->organisation, &plan->report.title, &plan->report.period,
        &plan->report.update_heading, &plan->report.version, &plan->report.contact,
        &plan->report.meeting, &plan->report.marking, &plan->measures_heading,
        &plan->actions_heading};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        absent(texts[i]);
    plan->source = b->source;
    plan->lang = "en-GB";
    plan->style = (struct bp_value_text){"", BP_NOWHERE, 0};
    plan->report.agenda_item = plan->report.appendix = "";
    struct bp_drafts *drafts = &b->drafts;
    drafts->priority_tail = &drafts->priorities;
    drafts->group_tail = &drafts->groups;
    drafts->measures_words_tail = &plan->measures_words;
    drafts->actions_words_tail = &plan->actions_words;
    drafts->term_tail = &drafts->terms;
    drafts->status_tail = &drafts->statuses;
    drafts->measures_stated_at = drafts->actions_stated_at = BP_NOWHERE;
    return true;
}

bool bp_build_start(struct bp_build *b, enum bp_element element, const struct bp_tag *tag)
{
    struct bp_frame *frame = &b->frames[b->depth];
    *frame = (struct bp_frame){.element = element, .at = tag->at, .len = tag->len};
    if (is_markup(element))
        frame->markup = frame[-1].markup; /* there is one: see bp_build_end */
    frame->markup.style |= styles[element];
    b->depth++;
    bp_values_check(b->diags, b->source, b->scratch, element, tag);
    if (starts[element] && !starts[element](b, tag))
        return false;
    frame->target = target_of(b, element);
    return !b->scratch->out && !b->drafted->out;
}

bool bp_build_text(struct bp_build *b, const char *bytes, size_t len, uint32_t at)
{
    if (b->words.bytes.len + len > BP_MAX_TEXT) {
        bp_diag_add(b->diags, BP_E_TEXT_SIZE, b->source, top(b)->at, top(b)->len, NULL, NULL, NULL);
        return false;
    }
    struct bp_frame *frame = top(b);
    frame->worded = frame->worded || !bp_text_unseen(bytes, len);
    return bp_words_add(&b->words, b->scratch, frame->markup, bytes, len, at) && check_runs(b, at, 1);
}

/* Whether an element's text is kept with those of rows: the long ones, that no check of the reader needs. */
static bool is_of_row(enum bp_element element)
{
    return element == BP_EL_THEME || element == BP_EL_DESCRIPTION || element == BP_EL_LEAD ||
           element == BP_EL_PARTNER;
}

/* All its words are there: notes how far they go. */
static bool end_row(struct bp_build *b)
{
    struct bp_row *row = &b->row->row;
    bool good = bp_names_finish(b->row->leads, b->row_words, &row->leads, &row->n_leads) &&
                bp_names_finish(b->row->partners, b->row_words, &row->partners, &row->n_partners);
    row->words_last = b->shelf ? bp_shelf_now(b->shelf) : 0;
    b->row = b->row->above;
    return good;
}

/* Ends an element with running text. */
static bool end_inline(struct bp_build *b, const struct bp_frame *frame)
{
    const struct bp_schema_element *schema = &bp_elements[frame->element];
    struct bp_arena *arena = is_of_row(frame->element) ? b->row_words : b->arena;
    if (!bp_words_take(&b->words, arena, frame->at, frame->target))
        return false;
    if (frame->target->n == 0 && schema->needed && !frame->unread)
        bp_diag_add(b->diags, BP_E_NO_TEXT, b->source, frame->at, frame->len, schema->name,
                    schema->about, NULL);
    return true;
}

void bp_build_pass_over(struct bp_build *b)
{
    if (b->depth)
        top(b)->unread = true;
}

bool bp_build_end(struct bp_build *b)
{
    const struct bp_frame *frame = &b->frames[--b->depth];
    if (is_markup(frame->element)) { /* markup is always inside another element */
        top(b)->unread |= frame->unread;
        top(b)->worded |= frame->worded;
    }
    if (frame->element == BP_EL_A && !end_link(b, frame))
        return false;
    if (frame->target)
        return end_inline(b, frame) && bp_build_figure_end(b, frame);
    switch (frame->element) {
    case BP_EL_P:
        if (!bp_blocks_paragraph(&b->blocks, &b->words, frame->at))
            return false;
        bp_words_below_close(b);
        return true;
    case BP_EL_UL:
    case BP_EL_OL:
        bp_blocks_list_end(&b->blocks);
        bp_words_below_close(b);
        return true;
    case BP_EL_MEASURE:
    case BP_EL_ACTION: return end_row(b);
    case BP_EL_GROUP:
        b->drafts.group->group.n = b->drafts.n_priorities - b->drafts.group->group.first;
        return true;
    case BP_EL_LI:
        return bp_blocks_item_end(&b->blocks, &b->words);
    case BP_EL_SUMMARY:
    case BP_EL_CELL:
    case BP_EL_UPDATE:
    case BP_EL_CORRECTIVE_ACTION:
        return bp_blocks_close(&b->blocks, &b->words);
    case BP_EL_STATUSES:
        b->statuses_open = false;
        return true;
    case BP_EL_NUMBER:
        return bp_build_number_end(b);
    default:
        return true;
    }
}

bool bp_build_finish(struct bp_build *b)
{
    if (b->pack)
        return bp_pack_finish(b);
    if (b->style)
        return bp_style_finish(b);
    if (b->statuses_open)
        return true; /* the list of statuses could not be read in full, so ids cannot be checked */
    return bp_scheme_make(&b->drafts, b->plan, b->arena, b->scratch, b->diags) &&
           bp_drafts_finish(&b->drafts, b->plan, b->arena, b->scratch, b->diags);
}
