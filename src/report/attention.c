/* attention.c: the list of rows that need the board's attention, worst first, each with a link to
 * its row. */
#include <stdlib.h>
#include <string.h>

#include "report/counts.h"
#include "report/parts.h"
#include "report/printed.h"
#include "report/rows.h"
#include "model/columns.h"
#include "model/extract.h"

/* A list of at most so many rows without a status is never left out: it is short, and each has a link. */
#define FEW 5

enum { RANK_MISSING = BP_MAX_STATUSES + 1, RANK_OVERDUE };

struct entry {
    const struct bp_row *row;
    uint32_t anchor, order;
    int rank; /* lower is worse */
    bool uncounted;
};

struct list_column;

struct attention {
    struct bp_story *story;
    struct entry *entries;
    uint32_t n;
    uint32_t overdue;                                  /* overdue rows whose status is not an exception */
    const struct list_column *columns[BP_MAX_COLUMNS]; /* what is printed, in this order */
    int n_columns, status_column;
    bool refs; /* there is a column of refs, and the links are in it */
};

/* The rank of a row. Exceptions come first, in reverse order of the scheme (its last is the worst);
 * then missing; then rows that are only overdue. -1: needs no attention. */
static int rank_of(const struct bp_plan *plan, const struct bp_row *row)
{
    const struct bp_scheme *scheme = &plan->scheme;
    if (!bp_row_needs_attention(plan, row))
        return -1;
    if (row->status == scheme->missing)
        return RANK_MISSING;
    if (scheme->items[row->status].exception)
        return BP_MAX_STATUSES - row->status;
    return RANK_OVERDUE;
}

static void add_row(struct attention *list, const struct bp_row *row, uint32_t anchor)
{
    const int rank = rank_of(list->story->plan, row);
    if (rank < 0)
        return;
    list->overdue += rank == RANK_OVERDUE;
    const bool uncounted = !bp_row_counted(list->story->plan, row);
    list->entries[list->n] = (struct entry){row, anchor, list->n, rank, uncounted};
    list->n++;
}

static int worst_first(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static struct bp_part *add_part(struct bp_arena *work, struct bp_cell *cell, const struct bp_inline *text)
{
    struct bp_part *parts = bp_arena_array(work, cell->n + 1, sizeof *parts);
    if (cell->n)
        memcpy(parts, cell->parts, cell->n * sizeof *parts);
    struct bp_part *part = &parts[cell->n++];
    *part = (struct bp_part){.kind = BP_PART_TEXT, .text = text};
    cell->parts = parts;
    return part;
}

static void add_link(struct attention *list, const struct entry *entry, struct bp_part *part,
                     const char *name)
{
    struct bp_arena *arena = list->story->arena;
    part->target =
        (struct bp_target){entry->anchor, bp_fill(arena, bp_own(list->story, BP_WORD_GO_TO_ROW), name, NULL)};
}

/* The link to a row without a ref needs a word to show. */
static void fill_ref(struct attention *list, struct bp_arena *work, const struct entry *entry,
                     struct bp_cell *cell)
{
    const struct bp_plan *plan = list->story->plan;
    const char *name = bp_row_name(list->story, entry->row);
    struct bp_part *part = add_part(work, cell, bp_say_inline(work, name));
    bool measure = entry->row->kind == BP_MEASURE;
    add_link(list, entry, part,
             *bp_row_ref(plan, entry->row) ? name
             : measure                     ? bp_own(list->story, BP_WORD_MEASURE_WITHOUT_REF)
                                           : bp_row_brief(list->story->arena, entry->row));
}

static void fill_status(struct attention *list, struct bp_arena *work, const struct entry *entry,
                        struct bp_cell *cell)
{
    const struct bp_status *status = &list->story->plan->scheme.items[entry->row->status];
    struct bp_part *label = add_part(work, cell, bp_say_inline(work, status->label));
    label->kind = BP_PART_STATUS;
    label->status = cell->status = status;
}

static void fill_description(struct attention *list, struct bp_arena *work, const struct entry *entry,
                             struct bp_cell *cell)
{
    struct bp_part *part =
        add_part(work, cell, bp_inline_join(work, &entry->row->theme, ": ", &entry->row->description));
    if (!list->refs)
        add_link(list, entry, part, bp_row_brief(list->story->arena, entry->row));
}

static void fill_due(struct attention *list, struct bp_arena *work, const struct entry *entry,
                     struct bp_cell *cell)
{
    const struct bp_row *row = entry->row;
    const struct bp_due *due = row->revised_due.kind == BP_DUE_NONE ? &row->due : &row->revised_due;
    if (*due->text)
        add_part(work, cell, bp_say_inline(work, due->text));
    if (bp_row_overdue(list->story->plan, row))
        add_part(work, cell, bp_say_inline(work, bp_own(list->story, BP_WORD_OVERDUE)))->bold = true;
}

static void fill_leads(struct attention *list, struct bp_arena *work, const struct entry *entry,
                       struct bp_cell *cell)
{
    (void)list;
    const struct bp_row *led = bp_row_led(entry->row);
    const struct bp_inline *leads = bp_inline_list(work, led->leads, led->n_leads);
    if (leads->n)
        add_part(work, cell, leads);
}

static const struct list_column {
    enum bp_column_kind kind;
    enum bp_word head;
    void (*fill)(struct attention *list, struct bp_arena *work, const struct entry *entry,
                 struct bp_cell *cell);
    bool names; /* stands first where no row has a ref, and is left out where some has */
} columns[] = {{BP_COLUMN_DESCRIPTION, BP_WORD_MEASURE_OR_ACTION, fill_description, true},
               {BP_COLUMN_REF, BP_WORD_REF, fill_ref, false},
               {BP_COLUMN_STATUS, BP_WORD_STATUS, fill_status, false},
               {BP_COLUMN_DESCRIPTION, BP_WORD_MEASURE_OR_ACTION, fill_description, false},
               {BP_COLUMN_DUE, BP_WORD_BY_WHEN, fill_due, false},
               {BP_COLUMN_LEAD, BP_WORD_LEAD, fill_leads, false}};

/* Whether the list may show what the row has in the column: not if the author leaves the column out. */
static bool shows(const struct attention *list, const struct bp_row *row, enum bp_column_kind kind)
{
    return kind == BP_COLUMN_STATUS || bp_column_kept(list->story->plan, row->kind, kind);
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    struct attention *list = user;
    const struct entry *entry = &list->entries[i];
    bp_row_open(list->story->plan, entry->row);
    *out = (struct bp_row_text){.anchor = BP_NO_ANCHOR,
                                .reminder_status = list->status_column,
                                .reminder = bp_row_ref(list->story->plan, entry->row)};
    for (int c = 0; c < list->n_columns; c++)
        if (shows(list, entry->row, list->columns[c]->kind))
            list->columns[c]->fill(list, work, entry, &out->cells[c]);
}

static bool is_filled(const struct attention *list, enum bp_column_kind kind)
{
    for (uint32_t i = 0; i < list->n; i++) {
        const struct bp_row *row = list->entries[i].row;
        if (kind == BP_COLUMN_LEAD)
            bp_row_open(list->story->plan, row);
        bp_rows_see(list->story->plan, row, 1);
        if (shows(list, row, kind) && bp_column_filled(kind, kind == BP_COLUMN_LEAD ? bp_row_led(row) : row))
            return true;
    }
    return kind == BP_COLUMN_STATUS;
}

/* The author's or the style's heading for the column, if all rows of the list have the same. */
static const struct bp_inline *head_of(const struct attention *list, const struct list_column *column)
{
    const struct bp_story *story = list->story;
    const struct bp_inline *head = NULL;
    for (uint32_t i = 0; i < list->n; i++) {
        bp_rows_see(story->plan, list->entries[i].row, 1);
        enum bp_row_kind rows = list->entries[i].row->kind;
        const struct bp_column_def *def = bp_column_def_of(story->plan, rows, column->kind);
        const struct bp_inline *own = bp_column_head(story, rows, column->kind, def);
        bool same = own && (!head || head == own || !strcmp(bp_inline_plain(story->arena, head),
                                                            bp_inline_plain(story->arena, own)));
        if (!same)
            return bp_own_inline(story, column->head);
        head = own;
    }
    return head;
}

static struct bp_table table_of(struct attention *list)
{
    struct bp_table table = {
        .kind = BP_TABLE_ATTENTION, .n_rows = list->n, .row = row_of, .user = list, .level = 2};
    list->refs = is_filled(list, BP_COLUMN_REF);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const struct list_column *column = &columns[i];
        bool description = column->kind == BP_COLUMN_DESCRIPTION;
        if (!is_filled(list, column->kind) || (description && column->names == list->refs))
            continue;
        if (column->kind == BP_COLUMN_STATUS)
            list->status_column = list->n_columns;
        list->columns[list->n_columns++] = column;
        table.columns[table.n_columns++] =
            (struct bp_column){.name = (int)column->kind, .head = head_of(list, column)};
    }
    table.plain = !list->refs;
    return table;
}

/* "18 of 57: 1 Red, 6 Amber, 11 overdue". Each row is counted once. */
static const char *caption_of(const struct attention *list, uint32_t rows)
{
    const struct bp_story *story = list->story;
    struct bp_arena *arena = story->arena;
    const char *words = bp_fill(arena, bp_own(story, BP_WORD_OF), bp_say(arena, "%u", (unsigned)list->n),
                                bp_say(arena, "%u", (unsigned)rows), NULL);
    enum bp_word joined = BP_WORD_NAMED;
    for (uint32_t i = 0, k; i < list->n; i = k, joined = BP_WORD_LIST) {
        for (k = i; k < list->n && list->entries[k].rank == list->entries[i].rank;)
            k++;
        if (list->entries[i].rank == RANK_OVERDUE)
            break;
        bp_rows_see(story->plan, list->entries[i].row, 1);
        const char *label = story->plan->scheme.items[list->entries[i].row->status].label;
        words = bp_fill(arena, bp_own(story, joined), words, bp_count_words(story, k - i, label), NULL);
    }
    if (list->overdue)
        words = bp_fill(arena, bp_own(story, joined), words,
                        bp_count_words(story, list->overdue, bp_own(story, BP_WORD_OVERDUE)), NULL);
    uint32_t uncounted = 0;
    for (uint32_t i = 0; i < list->n; i++)
        uncounted += list->entries[i].uncounted;
    if (uncounted)
        words = bp_fill(arena, bp_own(story, BP_WORD_OF_THESE_UNCOUNTED), words,
                        bp_say(arena, "%u", (unsigned)uncounted), NULL);
    return words;
}

/* Takes the rows without a status off the sorted list, if they are most of the plan: the list would be the
 * plan once more, and hide the rows that the board can act on. Returns how many it took. */
static uint32_t take_missing(struct attention *list, uint32_t rows)
{
    uint32_t from = 0, n = 0;
    while (from < list->n && list->entries[from].rank < RANK_MISSING)
        from++;
    while (from + n < list->n && list->entries[from + n].rank == RANK_MISSING)
        n++;
    if (n <= FEW || n * 2 <= rows)
        return 0;
    memmove(&list->entries[from], &list->entries[from + n], (list->n - from - n) * sizeof *list->entries);
    list->n -= n;
    return n;
}

static const char *taken_words(const struct bp_story *story, uint32_t taken, uint32_t rows)
{
    struct bp_arena *arena = story->arena;
    const char *number = bp_say(arena, "%u", (unsigned)taken), *all = bp_say(arena, "%u", (unsigned)rows);
    const char *label = story->plan->scheme.items[story->plan->scheme.missing].label;
    return taken == rows ? bp_fill(arena, bp_own(story, BP_WORD_ALL_ARE_MISSING), all, label, NULL)
                         : bp_fill(arena, bp_own(story, BP_WORD_MOST_ARE_MISSING), number, all, label, NULL);
}

static void tell_list(struct attention *list, uint32_t rows)
{
    struct bp_story *story = list->story;
    struct bp_table table = table_of(list);
    table.caption = bp_say_inline(story->arena, caption_of(list, rows));
    story->writer->table(story->to, &table);
}

void bp_attention_tell(struct bp_story *story, uint32_t first)
{
    const struct bp_plan *plan = story->plan;
    struct attention list = {.story = story, .entries = bp_arena_array(story->arena, bp_plan_rows(plan),
                                                                       sizeof *list.entries)};
    uint32_t rows = 0; /* that have a status, and are shown for their own sake */
    for (struct bp_walk walk = {0}; bp_walk(plan, &walk);) {
        rows += bp_row_has_status(plan, walk.row) && !walk.row->context;
        add_row(&list, walk.row, first++);
    }
    if (!rows)
        return;
    qsort(list.entries, list.n, sizeof *list.entries, worst_first);
    story->writer->heading(story->to, 2, bp_own_inline(story, BP_WORD_NEEDS_ATTENTION));
    uint32_t taken = take_missing(&list, rows);
    const char *words = taken     ? taken_words(story, taken, rows)
                        : !list.n ? bp_own(story, BP_WORD_NOTHING_NEEDS_IT)
                                  : NULL;
    if (words)
        story->writer->text(story->to, list.n ? BP_VOICE_INTRO : BP_VOICE_BODY,
                            bp_say_inline(story->arena, words));
    if (list.n)
        tell_list(&list, rows);
}
