/* spots.c: from a place in the XML back to the cell that it came from. */
#include <string.h>

#include "base/text.h"
#include "onramp/draft.h"
#include "onramp/onramp.h"

#define NONE UINT32_MAX

struct search {
    const struct bp_found *found;
    const struct bp_plan *plan;
    uint32_t offset;
    int code;
    /* the best so far: the last thing that begins no later */
    uint32_t at;
    struct bp_draft_place place;
};

/* Whether something that begins at `at` is nearer than what is known. */
static bool is_nearer(struct search *s, uint32_t at)
{
    if (at == BP_NOWHERE || at > s->offset || (s->at != BP_NOWHERE && at < s->at))
        return false;
    s->at = at;
    return true;
}

static struct bp_draft_place nowhere(void)
{
    return (struct bp_draft_place){NULL, 0, 0};
}

static bool has_text(const struct bp_grid *grid, uint32_t row, uint32_t column)
{
    const struct bp_cell *cell = bp_grid_at(grid, row, column);
    return cell && cell->text[strspn(cell->text, " \t\r\n")];
}

/* ---- cells of a row ---- */

/* The cell of a row in the table's column: of the first of its rows that has text there, or else
 * the first. */
static struct bp_draft_place cell_of(const struct bp_draft_row *row, uint32_t c)
{
    const struct bp_found_column *column = &row->table->columns[c];
    for (uint32_t i = 0; i < row->n_rows; i++)
        for (uint32_t k = 0; k < column->columns; k++)
            if (has_text(row->table->grid, row->rows[i], column->column + k))
                return (struct bp_draft_place){row->table->grid, row->rows[i], column->column + k};
    return (struct bp_draft_place){row->table->grid, row->rows[0], column->column};
}

/* The cell of a field. If it is a name, that which has it, as several columns may. */
static struct bp_draft_place field_of(const struct search *s, const struct bp_draft_row *row,
                                      enum bp_field_id field, const char *text)
{
    const struct bp_draft_taken *taken = bp_draft_taken(s->found, row->table);
    struct bp_draft_place place = nowhere();
    for (uint32_t c = 0; c < row->table->n_columns; c++) {
        bool is = taken[c].field == field || (field == BP_IS_STATUS && taken[c].progress);
        if (!is)
            continue;
        const struct bp_found_column *column = &row->table->columns[c];
        for (uint32_t i = 0; *text && i < row->n_rows; i++) {
            const struct bp_cell *cell = bp_grid_at(row->table->grid, row->rows[i], column->column);
            if (cell && strstr(cell->text, text))
                return (struct bp_draft_place){row->table->grid, row->rows[i], column->column};
        }
        if (!place.grid)
            place = cell_of(row, c);
    }
    return place;
}

/* The first cell of the row that has text, for what has no column of its own. */
static struct bp_draft_place row_of(const struct search *s, const struct bp_draft_row *row)
{
    struct bp_draft_place ref = field_of(s, row, BP_IS_REF, "");
    struct bp_draft_place description = field_of(s, row, BP_IS_DESCRIPTION, "");
    if (ref.grid && has_text(ref.grid, ref.row, ref.column))
        return ref;
    if (description.grid)
        return description;
    return row->table->n_columns ? cell_of(row, 0) : nowhere();
}

static struct bp_draft_place own_of(const struct search *s, const struct bp_draft_row *row,
                                    uint32_t listed)
{
    const struct bp_draft_taken *taken = bp_draft_taken(s->found, row->table);
    const struct bp_draft_columns *columns = &s->found->draft->columns[row->kind];
    for (uint32_t c = 0; c < row->table->n_columns; c++)
        if (taken[c].own != NONE && taken[c].field == BP_IS_UNKNOWN &&
            columns->items[taken[c].own].listed == listed) {
            struct bp_draft_place place = cell_of(row, c);
            if (has_text(place.grid, place.row, place.column))
                return place;
        }
    return nowhere();
}

/* ---- what a finding misses ---- */

/* Findings that are about a cell other than the one at their place, which is the row's ref. */
static const struct {
    int code;
    enum bp_field_id fields[3]; /* the first of these that the table has */
} missed[] = {
    {BP_E_NO_STATUS, {BP_IS_STATUS}},
    {BP_E_MERGE_STATUS, {BP_IS_STATUS, BP_IS_PREVIOUS_STATUS}},
    {BP_E_NO_UPDATE, {BP_IS_UPDATE}},
    {BP_E_UPDATE_TWICE, {BP_IS_UPDATE}},
    {BP_E_UPDATE_UNCHANGED, {BP_IS_UPDATE}},
    {BP_E_NO_LEAD, {BP_IS_LEAD}},
    {BP_E_NO_CORRECTION, {BP_IS_CORRECTIVE, BP_IS_STATUS}},
    {BP_E_OVERDUE, {BP_IS_REVISED_DUE, BP_IS_DUE}},
    {BP_E_BLANK, {BP_IS_DUE, BP_IS_PARTNER}},
    {BP_E_DESCRIPTION_TWICE, {BP_IS_DESCRIPTION}},
    {BP_E_STATUS_FIGURE, {BP_IS_STATUS, BP_IS_ACTUAL}},
    {BP_E_NOTHING_DONE, {BP_IS_STATUS, BP_IS_UPDATE}},
    {BP_E_FIGURE_MISSING, {BP_IS_VALUE, BP_IS_ACTUAL}},
    {BP_E_TARGET_NO_FIGURE, {BP_IS_ACTUAL, BP_IS_TARGET, BP_IS_UPDATE}},
    {BP_E_NO_PARAGRAPH, {BP_IS_RESTRICTED}},
    {BP_E_REVISED_NO_REASON, {BP_IS_REVISED_DUE}},
    {BP_E_COMPLETED_WHEN, {BP_IS_COMPLETED}},
};

/* Whether an empty cell is what the finding misses; then one with text is passed over. */
static bool misses_empty(int code)
{
    return code == BP_E_BLANK || code == BP_E_FIGURE_MISSING;
}

static struct bp_draft_place missed_in(const struct search *s, const struct bp_draft_row *row)
{
    for (size_t i = 0; i < sizeof missed / sizeof *missed; i++) {
        for (int k = 0; missed[i].code == s->code && k < 3 && missed[i].fields[k]; k++) {
            struct bp_draft_place place = field_of(s, row, missed[i].fields[k], "");
            bool full = place.grid && has_text(place.grid, place.row, place.column);
            if (place.grid && !(full && misses_empty(s->code)))
                return place;
        }
    }
    return nowhere();
}

/* ---- what stands at the place ---- */

static const struct {
    const char *name;
    enum bp_field_id field;
} attributes[] = {
    {"ref", BP_IS_REF},
    {"start", BP_IS_START},
    {"due", BP_IS_DUE},
    {"status", BP_IS_STATUS},
    {"previous-status", BP_IS_PREVIOUS_STATUS},
    {"revised-due", BP_IS_REVISED_DUE},
    {"completed", BP_IS_COMPLETED},
    {"restricted", BP_IS_RESTRICTED},
    {"unit", BP_IS_UNIT},
    {"better", BP_IS_BETTER},
    {"baseline", BP_IS_BASELINE},
    {"target", BP_IS_TARGET},
    {"actual", BP_IS_ACTUAL},
    {"tolerance", BP_IS_TOLERANCE},
    {"budget", BP_IS_BUDGET},
    {"spent", BP_IS_SPENT},
    {"forecast", BP_IS_FORECAST},
};

/* The attribute of the start tag at `at` in which the offset is; BP_IS_UNKNOWN: none. */
static enum bp_field_id attribute_at(const struct search *s, uint32_t at)
{
    const struct bp_source *source = s->plan->source;
    const char *from = source->bytes + at, *here = source->bytes + s->offset, *name = NULL;
    for (char quote = 0; from < here && (quote || *from != '>'); from++) {
        if (quote && *from == quote) {
            quote = 0;
            name = NULL;
        } else if (!quote && *from == '"') {
            quote = '"';
        } else if (!quote && bp_is_blank(*from)) {
            name = from + 1;
        }
    }
    if (from < here)
        return BP_IS_UNKNOWN; /* beyond the tag */
    if (!name)
        return BP_IS_UNKNOWN;
    size_t len = strcspn(name, "=> \n");
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (strlen(attributes[i].name) == len && !strncmp(attributes[i].name, name, len))
            return attributes[i].field;
    return BP_IS_UNKNOWN;
}

static uint32_t at_of(const struct bp_inline *text)
{
    return text->n || text->at ? text->at : BP_NOWHERE;
}

/* Looks at a part of the row. `text`: a name in it, or "". */
static void look(struct search *s, const struct bp_draft_row *row, uint32_t at,
                 enum bp_field_id field, const char *text)
{
    if (is_nearer(s, at))
        s->place = field_of(s, row, field, text);
}

static void look_at_names(struct search *s, const struct bp_draft_row *from,
                          const struct bp_inline *names, uint32_t n, enum bp_field_id field)
{
    for (uint32_t i = 0; i < n; i++)
        if (names[i].at <= s->offset)
            look(s, from, at_of(&names[i]), field, names[i].n ? names[i].runs->text : "");
}

static void look_at_figures(struct search *s, const struct bp_draft_row *from,
                            const struct bp_row *row)
{
    const struct bp_number *number = row->number;
    if (number && is_nearer(s, number->at)) {
        enum bp_field_id field = attribute_at(s, number->at);
        s->place = field_of(s, from, field ? field : BP_IS_ACTUAL, "");
    }
    for (uint32_t i = 0; number && i < number->n_values; i++)
        look(s, from, number->values[i].words.at, BP_IS_VALUE, number->values[i].text);
    for (uint32_t i = 0; number && i < number->n_targets; i++)
        look(s, from, number->targets[i].words.at, BP_IS_PERIOD_TARGET, number->targets[i].text);
    if (row->money && is_nearer(s, row->money->at)) {
        enum bp_field_id field = attribute_at(s, row->money->at);
        s->place = field_of(s, from, field ? field : BP_IS_BUDGET, "");
    }
}

/* Its start tag: an attribute, or what the finding misses. */
static void look_at_tag(struct search *s, const struct bp_draft_row *from, const struct bp_row *row)
{
    if (!is_nearer(s, row->at))
        return;
    enum bp_field_id field = attribute_at(s, row->at);
    s->place = field == BP_IS_UNKNOWN || field == BP_IS_REF || field == BP_IS_STATUS
                   ? missed_in(s, from)
                   : nowhere();
    if (!s->place.grid && field)
        s->place = field_of(s, from, field, "");
    if (!s->place.grid)
        s->place = row_of(s, from);
}

static void look_at_row(struct search *s, const struct bp_draft_row *from, const struct bp_row *row)
{
    look_at_tag(s, from, row);
    look(s, from, at_of(&row->theme), BP_IS_THEME, "");
    look(s, from, at_of(&row->description), BP_IS_DESCRIPTION, "");
    look_at_names(s, from, row->leads, row->n_leads, BP_IS_LEAD);
    look_at_names(s, from, row->partners, row->n_partners, BP_IS_PARTNER);
    look_at_figures(s, from, row);
    for (uint32_t i = 0; i < row->n_cells; i++)
        if (is_nearer(s, row->cells[i].at))
            s->place = own_of(s, from, row->cells[i].column);
    look(s, from, row->update ? row->update->at : BP_NOWHERE, BP_IS_UPDATE, "");
    look(s, from, row->corrective_action ? row->corrective_action->at : BP_NOWHERE,
         BP_IS_CORRECTIVE, "");
    for (uint32_t i = 0; i < row->n_accepts; i++)
        look(s, from, row->accepts[i].at, BP_IS_ACCEPTED, "");
    if (!s->place.grid && s->at != BP_NOWHERE && s->at >= row->at)
        s->place = row_of(s, from);
}

/* ---- what is no row ---- */

static void look_at_fact(struct search *s, uint32_t at, enum bp_fact which)
{
    const struct bp_found_fact *fact = s->found->draft->facts[which];
    if (is_nearer(s, at))
        s->place = fact && fact->grid ? (struct bp_draft_place){fact->grid, fact->row, fact->column}
                                      : nowhere();
}

static void look_at_head(struct search *s)
{
    const struct bp_plan *plan = s->plan;
    const struct bp_report *report = &plan->report;
    look_at_fact(s, plan->title.at, BP_FACT_TITLE);
    look_at_fact(s, plan->organisation.at, BP_FACT_ORGANISATION);
    look_at_fact(s, report->title.at, BP_FACT_REPORT);
    look_at_fact(s, report->period.at, BP_FACT_PERIOD);
    look_at_fact(s, report->version.at, BP_FACT_VERSION);
    look_at_fact(s, report->contact.at, BP_FACT_CONTACT);
    look_at_fact(s, report->meeting.at, BP_FACT_MEETING);
    look_at_fact(s, report->marking.at, BP_FACT_MARKING);
    look_at_fact(s, report->summary ? report->summary->at : BP_NOWHERE, BP_FACT_SUMMARY);
    if (is_nearer(s, report->update_heading.at))
        s->place = nowhere();
    for (int i = 0; i < plan->scheme.n; i++)
        if (is_nearer(s, plan->scheme.items[i].at))
            s->place = i < s->found->draft->n_statuses ? s->found->draft->statuses[i] : nowhere();
}

/* The head of a column of the plan. */
static struct bp_draft_place head_of(const struct search *s, enum bp_row_kind rows, uint32_t listed)
{
    const struct bp_draft_columns *columns = &s->found->draft->columns[rows];
    for (size_t i = 0; i < columns->n; i++)
        if (!columns->items[i].joined && columns->items[i].listed == listed &&
            columns->items[i].grid)
            return (struct bp_draft_place){columns->items[i].grid, columns->items[i].row,
                                           columns->items[i].column};
    return nowhere();
}

static void look_at_columns(struct search *s)
{
    for (int rows = BP_MEASURE; rows <= BP_ACTION; rows++) {
        const struct bp_columns *columns = &s->plan->columns[rows];
        if (columns->n && is_nearer(s, columns->at))
            s->place = nowhere();
        for (uint32_t i = 0; i < columns->n; i++)
            if (is_nearer(s, columns->items[i].at))
                s->place = head_of(s, (enum bp_row_kind)rows, i);
    }
}

static void look_at_priorities(struct search *s)
{
    const struct bp_draft *draft = s->found->draft;
    for (uint32_t i = 0; i < s->plan->n_priorities && i < draft->n_priorities; i++) {
        const struct bp_found_heading *heading = draft->priorities[i].heading;
        if (is_nearer(s, s->plan->priorities[i].at))
            s->place = heading && heading->grid
                           ? (struct bp_draft_place){heading->grid, heading->row, heading->column}
                           : nowhere();
    }
    for (uint32_t i = 0; i < s->plan->n_groups; i++)
        if (is_nearer(s, s->plan->groups[i].at))
            s->place = nowhere();
    for (uint32_t i = 0; i < s->plan->n_terms; i++)
        if (is_nearer(s, s->plan->terms[i].at))
            s->place = nowhere();
}

const struct bp_spot *bp_onramp_spot(const struct bp_onramp *onramp, const struct bp_plan *plan,
                                     uint32_t offset, int code, struct bp_arena *arena)
{
    const struct bp_found *found = onramp->found;
    struct search s = {.found = found,
                       .plan = plan,
                       .offset = offset,
                       .code = code,
                       .at = BP_NOWHERE};
    uint32_t i = 0, best = NONE;
    if (!found || !found->draft || !plan || offset == BP_NOWHERE || offset > plan->source->len)
        return NULL;
    look_at_head(&s);
    look_at_columns(&s);
    look_at_priorities(&s);
    for (struct bp_walk walk = {0}; bp_walk(plan, &walk) && i < found->draft->n_rows; i++)
        if (is_nearer(&s, walk.row->at))
            best = i;
    i = 0;
    for (struct bp_walk walk = {0}; best != NONE && bp_walk(plan, &walk) && i <= best; i++)
        if (i == best)
            look_at_row(&s, &found->draft->rows[i], walk.row);
    return s.place.grid ? bp_found_spot(found, s.place.grid, s.place.row, s.place.column, arena)
                        : NULL;
}
