/* movement.c: how statuses moved since last period: a matrix of counts, with last period's statuses
 * down and this period's across. If the scheme has more statuses than the page has room for
 * columns, a list of the moves instead. */
#include "report/movement.h"

#include <string.h>

#include "report/parts.h"

enum { PLACES = BP_MAX_STATUSES + 2 };

struct movement {
    struct bp_story *story;
    /* rows[last period][this period], by the index of the status. Last period also has `other` (a
     * status that the scheme does not have) and `none` (a new row); this period also has `closed`. */
    uint32_t rows[PLACES + 1][PLACES];
    int other, none, closed;
    uint32_t moves[BP_MOVE_WORSE + 1]; /* number of rows by enum bp_move */
    int from[PLACES + 1], to[PLACES];  /* the rows and columns that the table shows */
    int n_from, n_to;
};

enum bp_word bp_move_word(enum bp_move move)
{
    static const enum bp_word words[] = {[BP_MOVE_NONE] = BP_WORD_CHANGED,
                                         [BP_MOVE_IMPROVED] = BP_WORD_IMPROVED,
                                         [BP_MOVE_SAME] = BP_WORD_NO_CHANGE,
                                         [BP_MOVE_WORSE] = BP_WORD_WORSE};
    return words[move];
}

enum bp_word bp_direction_word(const struct bp_scheme *scheme, const struct bp_pair *pair)
{
    int previous = bp_previous_status(pair->after, pair);
    if (previous < 0 && pair->withheld)
        return BP_WORD_NOT_COMPARED;
    if (previous < 0 && !pair->before)
        return BP_WORD_NEW;
    return bp_move_word(bp_status_move(scheme, previous, pair->after->status));
}

/* ---- counting ---- */

static void count_pair(struct movement *m, const struct bp_pair *pair)
{
    const struct bp_plan *plan = m->story->plan;
    int before = pair->after ? bp_previous_status(pair->after, pair) : pair->before_status;
    bool counted = pair->after ? bp_row_counted(plan, pair->after)
                               : bp_row_counted(m->story->since->before, pair->before);
    if (!counted || (before < 0 && pair->withheld))
        return;
    bool fresh = (before < 0 && !pair->before) || before == plan->scheme.n; /* it had no status */
    int from = fresh ? m->none : before < 0 ? m->other : before;
    m->rows[from][pair->after ? pair->after->status : m->closed]++;
    if (pair->after && !fresh)
        m->moves[bp_status_move(&m->story->plan->scheme, before, pair->after->status)]++;
}

static uint32_t from_total(const struct movement *m, int from)
{
    uint32_t total = 0;
    for (int to = 0; to < PLACES; to++)
        total += m->rows[from][to];
    return total;
}

static uint32_t to_total(const struct movement *m, int to)
{
    uint32_t total = 0;
    for (int from = 0; from <= PLACES; from++)
        total += m->rows[from][to];
    return total;
}

static void count(struct movement *m)
{
    const struct bp_scheme *scheme = &m->story->plan->scheme;
    const struct bp_comparison *since = m->story->since;
    m->other = m->closed = scheme->n;
    m->none = scheme->n + 1;
    for (uint32_t i = 0; i < since->n; i++)
        count_pair(m, &since->pairs[i]);
    for (int i = 0; i < scheme->n; i++) {
        bool optional = i == scheme->missing && scheme->missing_implied;
        if (optional && !from_total(m, i) && !to_total(m, i))
            continue;
        m->from[m->n_from++] = m->to[m->n_to++] = i;
    }
    if (from_total(m, m->other))
        m->from[m->n_from++] = m->other;
    m->from[m->n_from++] = m->none;
    m->to[m->n_to++] = m->closed;
}

/* ---- the text of the cells ---- */

static struct bp_part *add_text(struct bp_arena *work, struct bp_cell *cell, const char *text)
{
    struct bp_part *part = bp_arena_alloc(work, sizeof *part);
    *part = (struct bp_part){.kind = BP_PART_TEXT, .text = bp_say_inline(work, text)};
    *cell = (struct bp_cell){part, 1, NULL};
    return part;
}

static void add_place(const struct movement *m, struct bp_arena *work, struct bp_cell *cell, int place,
                      enum bp_word past)
{
    const struct bp_scheme *scheme = &m->story->plan->scheme;
    if (place >= scheme->n) {
        add_text(work, cell, bp_own(m->story, past));
        return;
    }
    const struct bp_status *status = &scheme->items[place];
    struct bp_part *part = add_text(work, cell, status->label);
    part->kind = BP_PART_STATUS;
    part->status = cell->status = status;
}

static void add_number(struct bp_arena *work, struct bp_cell *cell, uint32_t number)
{
    struct bp_part *part = add_text(work, cell, bp_say(work, "%u", (unsigned)number));
    part->grey = !number;
}

/* What to call a status of last period that the scheme does not have. */
static enum bp_word past_of(const struct movement *m, int from)
{
    return from == m->none ? BP_WORD_NEW : BP_WORD_ANOTHER_STATUS;
}

/* A row of the matrix. The last row has the totals. */
static void matrix_row(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct movement *m = user;
    bool total = (int)i == m->n_from;
    int from = total ? 0 : m->from[i];
    uint32_t all = 0;
    *out = (struct bp_row_text){.anchor = BP_NO_ANCHOR, .reminder_status = -1, .bold = total};
    if (total)
        add_text(work, &out->cells[0], bp_own(m->story, BP_WORD_TOTAL));
    else
        add_place(m, work, &out->cells[0], from, past_of(m, from));
    for (int k = 0; k < m->n_to; k++) {
        uint32_t number = total ? to_total(m, m->to[k]) : m->rows[from][m->to[k]];
        all += number;
        if (from == m->none && m->to[k] == m->closed && !total)
            continue; /* a new row cannot be closed, so this cell stays empty */
        add_number(work, &out->cells[k + 1], number);
    }
    add_number(work, &out->cells[m->n_to + 1], all);
}

/* A row of the list: move number i of those that occur. */
static void list_row(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    const struct movement *m = user;
    *out = (struct bp_row_text){.anchor = BP_NO_ANCHOR, .reminder_status = -1};
    for (int f = 0; f < m->n_from; f++) {
        for (int t = 0; t < m->n_to; t++) {
            int from = m->from[f], to = m->to[t];
            if (!m->rows[from][to] || i--)
                continue;
            add_place(m, work, &out->cells[0], from, past_of(m, from));
            add_place(m, work, &out->cells[1], to, BP_WORD_CLOSED);
            add_number(work, &out->cells[2], m->rows[from][to]);
            return;
        }
    }
}

/* ---- the tables ---- */

/* "3 moved up, 2 moved down, 50 stayed, 2 are new, 1 closed." */
static const char *sentence_of(struct movement *m)
{
    uint32_t fresh = from_total(m, m->none), closed = to_total(m, m->closed);
    struct bp_arena *arena = m->story->arena;
    const uint32_t *moves = m->moves;
    return bp_fill_counted(
        arena, m->story->house, moves[BP_MOVE_NONE] ? BP_COUNTED_MOVES_UNRANKED : BP_COUNTED_MOVES, fresh,
        bp_say(arena, "%u", (unsigned)moves[BP_MOVE_IMPROVED]),
        bp_say(arena, "%u", (unsigned)moves[BP_MOVE_WORSE]),
        bp_say(arena, "%u", (unsigned)moves[BP_MOVE_SAME]), bp_say(arena, "%u", (unsigned)closed),
        bp_say(arena, "%u", (unsigned)moves[BP_MOVE_NONE]), NULL);
}

static void tell_list(struct movement *m, const struct bp_inline *sentence)
{
    struct bp_story *story = m->story;
    struct bp_table table = {
        .kind = BP_TABLE_MOVES,
        .level = 2,
        .columns = {{.name = BP_NAMED_BEFORE, .head = bp_own_inline(story, BP_WORD_LAST_PERIOD)},
                    {.name = BP_NAMED_AFTER, .head = bp_own_inline(story, BP_WORD_THIS_PERIOD)},
                    {.name = BP_NAMED_NUMBER, .head = bp_own_inline(story, BP_WORD_NUMBER), .number = true}},
        .n_columns = 3,
        .row = list_row,
        .user = m,
        .intro = sentence,
        .caption = bp_own_inline(story, BP_WORD_MOVES_CAPTION)};
    for (int f = 0; f < m->n_from; f++)
        for (int t = 0; t < m->n_to; t++)
            table.n_rows += m->rows[m->from[f]][m->to[t]] > 0;
    story->writer->table(story->to, &table);
}

/* Returns false if there is no room for the columns. */
static bool tell_matrix(struct movement *m, const struct bp_inline *sentence)
{
    struct bp_story *story = m->story;
    if (m->n_to + 2 > BP_MAX_COLUMNS)
        return false;
    struct bp_table table = {.kind = BP_TABLE_MATRIX,
                             .level = 2,
                             .n_columns = m->n_to + 2,
                             .row = matrix_row,
                             .user = m,
                             .n_rows = (uint32_t)m->n_from + 1,
                             .intro = sentence,
                             .caption = bp_own_inline(story, BP_WORD_MATRIX_CAPTION)};
    table.columns[0] =
        (struct bp_column){.name = BP_NAMED_BEFORE, .head = bp_own_inline(story, BP_WORD_LAST_PERIOD)};
    for (int c = 1; c < table.n_columns; c++) {
        struct bp_column *column = &table.columns[c];
        *column = (struct bp_column){.name = BP_NAMED_NUMBER, .number = true};
        if (c <= m->n_to && m->to[c - 1] < story->plan->scheme.n) {
            column->status = &story->plan->scheme.items[m->to[c - 1]];
            column->head = bp_say_inline(story->arena, column->status->label);
        } else {
            column->head = bp_own_inline(story, c <= m->n_to ? BP_WORD_CLOSED : BP_WORD_TOTAL);
        }
    }
    if (!story->writer->fits(story->to, &table))
        return false;
    story->writer->table(story->to, &table);
    return true;
}

void bp_movement_tell(struct bp_story *story)
{
    struct movement m;
    if (!story->since || !story->since->n)
        return;
    memset(&m, 0, sizeof m);
    m.story = story;
    count(&m);
    story->writer->heading(story->to, 2, bp_own_inline(story, BP_WORD_MOVEMENT));
    const struct bp_inline *sentence = bp_say_inline(story->arena, sentence_of(&m));
    if (!tell_matrix(&m, sentence))
        tell_list(&m, sentence);
}
