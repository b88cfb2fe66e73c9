/* fields.c: the table of fields, and how each is found. */
#include "export/fields.h"

#include <stddef.h>
#include <string.h>

#include "export/plain.h"
#include "model/changes.h"
#include "model/columns.h"
#include "model/compare.h"
#include "model/exempt.h"
#include "model/figures.h"
#include "model/write.h"

/* Each function that finds something has these. */
#define GET(name)                                                                                 \
    static void name(struct bp_exported *x, const struct bp_export_field *field,                   \
                     const struct bp_export_row *row, struct bp_export_value *out)
/* What a function of one field alone does not look at. */
#define UNUSED (void)x, (void)field

static const char *unless_empty(const char *text)
{
    return text && *text ? text : NULL;
}

static const void *at_offset(const void *base, size_t offset)
{
    return (const char *)base + offset;
}

static void set_number(struct bp_export_value *out, int64_t number)
{
    out->number = number;
    out->given = true;
}

static void set_date(struct bp_exported *x, struct bp_date date, struct bp_export_value *out)
{
    char *room = bp_arena_alloc(&x->scratch, BP_ISO_ROOM);
    out->text = room ? bp_date_write(date, room) : NULL;
}

/* ---- which row it is ---- */

GET(get_number)
{
    UNUSED;
    set_number(out, row->number);
}

GET(get_kind)
{
    UNUSED;
    out->text = row->row->kind == BP_MEASURE ? "measure" : "action";
}

GET(get_ref)
{
    UNUSED;
    out->text = unless_empty(row->row->ref);
}

GET(get_path)
{
    UNUSED;
    out->text = unless_empty(bp_row_path(&x->scratch, row->row));
}

GET(get_level)
{
    UNUSED;
    set_number(out, row->level);
}

GET(get_parent)
{
    UNUSED;
    if (row->parent)
        set_number(out, row->parent->number);
}

GET(get_parent_ref)
{
    UNUSED;
    out->text = row->parent ? unless_empty(row->parent->row->ref) : NULL;
}

GET(get_group)
{
    UNUSED;
    out->text = row->group ? bp_plain_inline(&x->scratch, &row->group->title) : NULL;
}

GET(get_priority_number)
{
    UNUSED;
    if (row->priority)
        set_number(out, row->priority->number);
}

GET(get_priority)
{
    UNUSED;
    out->text = row->priority ? bp_plain_inline(&x->scratch, &row->priority->title) : NULL;
}

/* ---- what it is about ---- */

GET(get_inline)
{
    const struct bp_inline *text = at_offset(row->row, field->offset);
    out->text = bp_plain_inline(&x->scratch, text);
    if (field->type == BP_VALUE_LINES)
        out->html = bp_plain_html_inline(&x->scratch, text);
}

GET(get_blocks)
{
    const struct bp_block *const *first = at_offset(row->row, field->offset);
    out->text = bp_plain_blocks(&x->scratch, *first);
    out->html = bp_plain_html(&x->scratch, *first);
}

static void set_names(struct bp_exported *x, const struct bp_inline *names, uint32_t n,
                      struct bp_export_value *out)
{
    out->list = bp_arena_array(&x->scratch, n ? n : 1, sizeof *out->list);
    for (uint32_t i = 0; out->list && i < n; i++) {
        const char *name = bp_plain_inline(&x->scratch, &names[i]);
        if (name)
            out->list[out->n_list++] = name;
    }
}

/* A row that names none has those of the row that it is below. */
GET(get_leads)
{
    UNUSED;
    while (!row->row->n_leads && row->parent)
        row = row->parent;
    set_names(x, row->row->leads, row->row->n_leads, out);
}

GET(get_partners)
{
    UNUSED;
    while (!row->row->n_partners && row->parent)
        row = row->parent;
    set_names(x, row->row->partners, row->row->n_partners, out);
}

/* ---- dates ---- */

GET(get_due)
{
    (void)x;
    const struct bp_due *due = at_offset(row->row, field->offset);
    out->text = unless_empty(due->text);
}

GET(get_due_day)
{
    const struct bp_due *due = at_offset(row->row, field->offset);
    set_date(x, due->kind == BP_DUE_DAY ? due->day : (struct bp_date){0}, out);
}

GET(get_deadline)
{
    UNUSED;
    set_date(x, bp_row_last_day(row->row), out);
}

GET(get_completed)
{
    UNUSED;
    set_date(x, row->row->completed, out);
}

/* ---- statuses ---- */

static const struct bp_status *status_of(const struct bp_exported *x, int index)
{
    return index < 0 || index >= x->plan->scheme.n ? NULL : &x->plan->scheme.items[index];
}

GET(get_status)
{
    const struct bp_status *status = status_of(x, row->row->status);
    const char *const *text = status ? at_offset(status, field->offset) : NULL;
    out->text = text ? *text : NULL;
}

GET(get_meaning)
{
    UNUSED;
    const struct bp_status *status = status_of(x, row->row->status);
    out->text = status ? bp_meaning_names[bp_status_meaning(status)] : NULL;
}

GET(get_source)
{
    UNUSED;
    out->text = row->row->status_given                     ? "given"
                : row->row->status_computed                ? "computed"
                : bp_row_has_status(x->plan, row->row)     ? "missing"
                                                           : "none";
}

GET(get_previous)
{
    const struct bp_status *status = status_of(x, bp_previous_status(row->row, row->pair));
    const char *const *text = status ? at_offset(status, field->offset) : NULL;
    out->text = text ? *text : NULL;
}

GET(get_direction)
{
    static const char *const names[] = {[BP_MOVE_NONE] = "changed", [BP_MOVE_IMPROVED] = "improved",
                                        [BP_MOVE_SAME] = "no_change", [BP_MOVE_WORSE] = "worse"};
    UNUSED;
    int before = bp_previous_status(row->row, row->pair);
    if (before >= 0 && before < x->plan->scheme.n && bp_row_has_status(x->plan, row->row))
        out->text = names[bp_status_move(&x->plan->scheme, before, row->row->status)];
    else if (before < 0 && row->pair && !row->pair->before && !row->pair->withheld)
        out->text = "new";
}

GET(get_changes)
{
    UNUSED;
    out->list = bp_arena_array(&x->scratch, BP_TOPICS, sizeof *out->list);
    for (int i = 0; out->list && row->pair && i < BP_TOPICS; i++)
        if (row->pair->changes & bp_topics[i].change)
            out->list[out->n_list++] = bp_topics[i].name;
}

GET(get_overdue)
{
    UNUSED;
    set_number(out, bp_row_overdue(x->plan, row->row));
}

GET(get_complete)
{
    UNUSED;
    set_number(out, bp_row_complete(x->plan, row->row));
}

GET(get_attention)
{
    UNUSED;
    set_number(out, bp_row_needs_attention(x->plan, row->row));
}

GET(get_counted)
{
    UNUSED;
    set_number(out, bp_row_counted(x->plan, row->row));
}

GET(get_context)
{
    UNUSED;
    set_number(out, row->row->context);
}

/* ---- figures and money ---- */

const char *bp_export_figure(struct bp_arena *arena, const struct bp_figure *figure)
{
    const char *words = bp_plain_inline(arena, &figure->words);
    return words ? words : arena->out ? NULL : "";
}

const char *bp_export_decimal(struct bp_arena *arena, const char *text)
{
    int64_t value;
    char *room = bp_decimal_read(text, &value) ? bp_arena_alloc(arena, BP_DECIMAL_ROOM) : NULL;
    return room ? bp_decimal_write(value, 0, room) : NULL;
}

static const char *figure_text(const struct bp_export_row *row, size_t offset)
{
    const char *const *text = row->row->number ? at_offset(row->row->number, offset) : NULL;
    return text ? *text : "";
}

/* What the figure reached is compared with, and it. */
static const char *target_of(struct bp_exported *x, const struct bp_export_row *row)
{
    return row->row->number ? bp_number_target(x->plan, row->row->number) : "";
}

static struct bp_figure actual_of(const struct bp_export_row *row)
{
    return row->row->number ? bp_number_actual(row->row->number) : (struct bp_figure){.when = "", .text = ""};
}

GET(get_figure)
{
    (void)x;
    out->text = unless_empty(figure_text(row, field->offset));
}

GET(get_figure_number)
{
    out->text = bp_export_decimal(&x->scratch, figure_text(row, field->offset));
}

GET(get_better)
{
    UNUSED;
    enum bp_better better = row->row->number ? row->row->number->better : BP_BETTER_UNSAID;
    out->text = better ? bp_better_names[better - 1] : NULL;
}

GET(get_target)
{
    UNUSED;
    out->text = unless_empty(target_of(x, row));
}

GET(get_target_number)
{
    UNUSED;
    out->text = bp_export_decimal(&x->scratch, target_of(x, row));
}

GET(get_actual)
{
    UNUSED;
    out->text = unless_empty(actual_of(row).text);
}

GET(get_actual_number)
{
    UNUSED;
    out->text = bp_export_decimal(&x->scratch, actual_of(row).text);
}

GET(get_actual_period)
{
    UNUSED;
    out->text = unless_empty(actual_of(row).when);
}

GET(get_series)
{
    UNUSED;
    const struct bp_number *number = row->row->number;
    out->figures = number ? number->values : NULL;
    out->n_figures = number ? number->n_values : 0;
}

GET(get_series_targets)
{
    UNUSED;
    const struct bp_number *number = row->row->number;
    out->figures = number ? number->targets : NULL;
    out->n_figures = number ? number->n_targets : 0;
}

GET(get_money_unit)
{
    UNUSED;
    out->text = row->row->money ? unless_empty(row->row->money->unit) : NULL;
}

GET(get_money)
{
    (void)x;
    out->text = row->row->money ? unless_empty(row->row->money->sums[field->offset]) : NULL;
}

GET(get_money_number)
{
    out->text = row->row->money ? bp_export_decimal(&x->scratch, row->row->money->sums[field->offset]) : NULL;
}

GET(get_restricted)
{
    UNUSED;
    out->text = bp_exempt_value(row->row->restricted);
}

/* ---- the table ---- */

#define OF_ROW(member) offsetof(struct bp_row, member)
#define OF_STATUS(member) offsetof(struct bp_status, member)
#define OF_NUMBER(member) offsetof(struct bp_number, member)
#define FIELD(name, type, column, get, offset, about)                                             \
    {name, BP_VALUE_##type, BP_COLUMN_##column, false, false, get, offset, about}
#define NEEDED(name, type, get, about) {name, BP_VALUE_##type, BP_COLUMN_OWN, true, false, get, 0, about}
#define IN_TABLE(name, type, get, about) {name, BP_VALUE_##type, BP_COLUMN_OWN, false, true, get, 0, about}

const struct bp_export_field bp_export_fields[] = {
#include "export/fields.def"
};
const size_t bp_export_n_fields = sizeof bp_export_fields / sizeof *bp_export_fields;

struct bp_export_value bp_export_value(struct bp_exported *x, const struct bp_export_field *field,
                                       const struct bp_export_row *row)
{
    struct bp_export_value value = {0};
    if (!bp_export_hides(x, row->row->kind, field->column))
        field->get(x, field, row, &value);
    return value;
}

const struct bp_block *bp_export_own_value(const struct bp_export_own *own, const struct bp_row *row)
{
    return own->of[row->kind] ? bp_row_cell(row, own->of[row->kind] - 1) : NULL;
}
