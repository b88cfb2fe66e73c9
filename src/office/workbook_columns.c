/* workbook_columns.c: chooses the columns of the sheets "Actions" and "Measures": those that the plan lists,
 * in its order, and those that its rows fill. */
#include "office/workbook_columns.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/columns.h"
#include "book/grid.h"

enum {
    ACTIONS = 1,  /* there even if no row fills it … */
    MEASURES = 2, /* … of this kind */
    MAIN = 4,     /* has the head that the author gives the column */
    FILLED = 8,   /* there as soon as a row has something in this column of the format's */
};

/* In the order of the sheet. */
static const struct piece {
    enum bp_piece piece;
    enum bp_column_kind kind;
    unsigned when;
    uint16_t width;
    enum bp_word word;           /* the head, if the house has it … */
    const char *english, *welsh; /* … else this */
} pieces[] = {
    {BP_PIECE_REF, BP_COLUMN_REF, ACTIONS | MEASURES | MAIN, 9, BP_WORD_REF, NULL, NULL},
    {BP_PIECE_PARENT, BP_COLUMN_REF, 0, 10, BP_WORD_NONE, "Part of", "Rhan o"},
    {BP_PIECE_THEME, BP_COLUMN_DESCRIPTION, 0, 20, BP_WORD_NONE, "Theme", "Thema"},
    {BP_PIECE_DESCRIPTION, BP_COLUMN_DESCRIPTION, ACTIONS | MEASURES | MAIN, 36, BP_WORD_NONE, NULL, NULL},
    {BP_PIECE_START, BP_COLUMN_START, MAIN | FILLED, 13, BP_WORD_START, NULL, NULL},
    {BP_PIECE_DUE, BP_COLUMN_DUE, ACTIONS | MEASURES | MAIN, 13, BP_WORD_BY_WHEN, NULL, NULL},
    {BP_PIECE_REVISED, BP_COLUMN_DUE, ACTIONS, 13, BP_WORD_NONE, "Revised date", "Dyddiad diwygiedig"},
    {BP_PIECE_COMPLETED, BP_COLUMN_DUE, ACTIONS, 13, BP_WORD_NONE, "Completed", "Cwblhawyd"},
    {BP_PIECE_LEAD, BP_COLUMN_LEAD, ACTIONS | MEASURES | MAIN, 19, BP_WORD_NONE, NULL, NULL},
    {BP_PIECE_PARTNER, BP_COLUMN_PARTNER, ACTIONS | MAIN | FILLED, 19, BP_WORD_OTHER_PARTNERS, NULL, NULL},
    {BP_PIECE_UNIT, BP_COLUMN_OWN, 0, 12, BP_WORD_UNIT, NULL, NULL},
    {BP_PIECE_BETTER, BP_COLUMN_OWN, 0, 12, BP_WORD_NONE, "Better is", "Gorau po"},
    {BP_PIECE_BASELINE, BP_COLUMN_BASELINE, MAIN | FILLED, 12, BP_WORD_BASELINE, NULL, NULL},
    {BP_PIECE_TARGET, BP_COLUMN_TARGET, MAIN | FILLED, 12, BP_WORD_TARGET, NULL, NULL},
    {BP_PIECE_TOLERANCE, BP_COLUMN_TARGET, 0, 12, BP_WORD_TOLERANCE, NULL, NULL},
    {BP_PIECE_PERIOD_TARGET, BP_COLUMN_TARGET, 0, 12, BP_WORD_NONE, "Target", "Targed"},
    {BP_PIECE_VALUE, BP_COLUMN_FIGURES, FILLED, 12, BP_WORD_NONE, "", ""},
    {BP_PIECE_ACTUAL, BP_COLUMN_ACTUAL, MAIN | FILLED, 12, BP_WORD_ACTUAL, NULL, NULL},
    {BP_PIECE_MONEY_UNIT, BP_COLUMN_OWN, 0, 12, BP_WORD_NONE, "Money in", "Arian mewn"},
    {BP_PIECE_BUDGET, BP_COLUMN_BUDGET, MAIN | FILLED, 14, BP_WORD_BUDGET, NULL, NULL},
    {BP_PIECE_SPENT, BP_COLUMN_SPENT, MAIN | FILLED, 14, BP_WORD_SPENT, NULL, NULL},
    {BP_PIECE_FORECAST, BP_COLUMN_FORECAST, MAIN | FILLED, 14, BP_WORD_FORECAST, NULL, NULL},
    {BP_PIECE_STATUS, BP_COLUMN_STATUS, ACTIONS | MEASURES | MAIN, 12, BP_WORD_STATUS, NULL, NULL},
    {BP_PIECE_PREVIOUS, BP_COLUMN_STATUS, ACTIONS, 12, BP_WORD_NONE, "Previous status", "Statws blaenorol"},
    {BP_PIECE_UPDATE, BP_COLUMN_UPDATE, ACTIONS | MEASURES | MAIN, 54, BP_WORD_UPDATE, NULL, NULL},
    {BP_PIECE_CORRECTIVE, BP_COLUMN_UPDATE, ACTIONS, 32, BP_WORD_NONE, "Corrective action", "Camau unioni"},
    {BP_PIECE_OWN, BP_COLUMN_OWN, MAIN, 26, BP_WORD_NONE, "", ""},
    {BP_PIECE_RESTRICTED, BP_COLUMN_OWN, 0, 20, BP_WORD_RESTRICTED, NULL, NULL},
    {BP_PIECE_ACCEPTED, BP_COLUMN_OWN, 0, 40, BP_WORD_NONE, "Accepted findings",
     "Canfyddiadau a dderbyniwyd"},
};
enum { N_PIECES = sizeof pieces / sizeof *pieces };

static const struct piece missing_piece = {BP_PIECE_MISSING, BP_COLUMN_OWN,     ACTIONS | MEASURES, 28,
                                           BP_WORD_NONE,     "What is missing", "Beth sydd ar goll"};

struct choosing {
    struct bp_new_book *book;
    const struct bp_columns *listed;
    enum bp_row_kind kind;
    struct bp_new_columns *out;
};

/* ---- whether a row fills it ---- */

static bool fills(enum bp_piece piece, const struct bp_row *row)
{
    const struct bp_number *number = row->number;
    switch (piece) {
    case BP_PIECE_THEME: return row->theme.n;
    case BP_PIECE_DUE: return *row->due.text;
    case BP_PIECE_REVISED: return *row->revised_due.text;
    case BP_PIECE_COMPLETED: return row->completed.year;
    case BP_PIECE_PARTNER: return row->n_partners;
    case BP_PIECE_LEAD: return row->n_leads;
    case BP_PIECE_UNIT: return number && *number->unit;
    case BP_PIECE_BETTER: return number && number->better;
    case BP_PIECE_TARGET: return number && *number->target;
    case BP_PIECE_TOLERANCE: return number && *number->tolerance;
    case BP_PIECE_PERIOD_TARGET: return number && number->n_targets;
    case BP_PIECE_MONEY_UNIT: return row->money && *row->money->unit;
    case BP_PIECE_STATUS: return row->status_given;
    case BP_PIECE_PREVIOUS: return row->previous_status >= 0;
    case BP_PIECE_UPDATE: return row->update;
    case BP_PIECE_CORRECTIVE: return row->corrective_action;
    case BP_PIECE_RESTRICTED: return row->restricted;
    case BP_PIECE_ACCEPTED: return row->n_accepts;
    default: return false;
    }
}

static bool any_fills(const struct choosing *c, const struct piece *piece)
{
    for (struct bp_walk walk = {0}; bp_walk(c->book->plan, &walk);) {
        if (walk.row->kind != c->kind)
            continue;
        if (fills(piece->piece, walk.row))
            return true;
        if ((piece->when & FILLED) && bp_column_filled(piece->kind, walk.row) &&
            piece->piece != BP_PIECE_TARGET)
            return true;
    }
    return false;
}

static int by_ref(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The beginning of a ref. */
struct beginning {
    const char *text;
    size_t len;
};

static int by_beginning(const void *key, const void *ref)
{
    const struct beginning *beginning = key;
    const char *text = *(const char *const *)ref;
    int order = strncmp(beginning->text, text, beginning->len);
    return order ? order : text[beginning->len] ? -1 : 0;
}

/* Whether the ref goes on with one of these refs: "2.1.1" with "2.1". */
static bool goes_on(const char *ref, const char *const *refs, size_t n)
{
    for (const char *dot = ref; (dot = strchr(dot, '.')); dot++) {
        const struct beginning beginning = {ref, (size_t)(dot - ref)};
        if (bsearch(&beginning, refs, n, sizeof *refs, by_beginning))
            return true;
    }
    return false;
}

/* Whether the refs tell which rows are below which, to a reader for whom "2.1.1" is below "2.1". */
static bool refs_tell(struct bp_new_book *book, const struct bp_priority *priority)
{
    const char **refs = bp_arena_array(book->arena, priority->n_rows + 1, sizeof *refs);
    if (!refs) {
        book->failed = true;
        return true;
    }
    for (uint32_t i = 0; i < priority->n_rows; i++)
        refs[i] = priority->rows[i].ref;
    qsort(refs, priority->n_rows, sizeof *refs, by_ref);
    for (uint32_t i = 0; i < priority->n_rows; i++) {
        const struct bp_row *row = &priority->rows[i], *above = bp_row_parent(row);
        bool told = above && bp_row_tells_parent(row) && row->ref[strlen(above->ref)] == '.';
        if (above ? !told : goes_on(row->ref, refs, priority->n_rows))
            return false;
    }
    return true;
}

static bool is_wanted(const struct choosing *c, const struct piece *piece)
{
    unsigned always = c->kind == BP_ACTION ? ACTIONS : MEASURES;
    if (piece->piece == BP_PIECE_PARENT)
        return c->kind == BP_ACTION && c->out->parents;
    if (piece->kind && (piece->when & always) && bp_column_kept(c->book->plan, c->kind, piece->kind))
        return true;
    return piece->piece == BP_PIECE_REF || piece->piece == BP_PIECE_DESCRIPTION || any_fills(c, piece);
}

/* ---- adding ---- */

static struct bp_new_column *add_column(struct choosing *c, const struct piece *piece)
{
    struct bp_new_columns *out = c->out;
    struct bp_new_column *items =
        bp_arena_grow(c->book->arena, out->items, &out->room, out->n + 1, sizeof *items);
    c->book->failed = c->book->failed || !items;
    if (!items)
        return NULL;
    out->items = items;
    items[out->n] = (struct bp_new_column){.piece = piece->piece, .width = piece->width};
    return &items[out->n++];
}

static enum bp_word word_of(const struct choosing *c, const struct piece *piece)
{
    bool action = c->kind == BP_ACTION;
    if (piece->piece == BP_PIECE_DESCRIPTION)
        return action ? BP_WORD_PRIORITY_ACTION : BP_WORD_SUCCESS_MEASURE;
    if (piece->piece == BP_PIECE_LEAD)
        return action ? BP_WORD_LEAD_OFFICER : BP_WORD_LEAD_AGENCY;
    return piece->word;
}

static const char *head_of(const struct choosing *c, const struct piece *piece)
{
    enum bp_word word = word_of(c, piece);
    if (word)
        return bp_house_word(c->book->house, word);
    return bp_house_speaks(c->book->plan->lang, "cy") ? piece->welsh : piece->english;
}

static void set_head(struct choosing *c, struct bp_new_column *column, const char *text)
{
    const struct bp_inline *head = bp_book_text(c->book, text);
    if (head)
        column->head = *head;
}



/* How many columns of periods there may be, for values and targets together. */
static uint32_t most_periods(const struct choosing *c)
{
    return BP_MOST_TABLE_COLUMNS - N_PIECES - 1 - c->listed->n;
}

/* A column for the period, unless there is one from the column `first` on, or no room for it. */
static void add_period(struct choosing *c, const struct piece *piece, uint32_t first, const char *when)
{
    for (uint32_t k = first; k < c->out->n; k++)
        if (!strcmp(c->out->items[k].when, when))
            return;
    if (c->out->n_periods == most_periods(c)) {
        c->out->others = true;
        return;
    }
    struct bp_new_column *column = add_column(c, piece);
    if (!column)
        return;
    c->out->n_periods++;
    column->when = when;
    bool value = piece->piece == BP_PIECE_VALUE;
    set_head(c, column, value ? when : bp_fill(c->book->arena, "{1} {2}", head_of(c, piece), when, NULL));
}

/* A column for each period of which a row has a figure, or a target. */
static void add_periods(struct choosing *c, const struct piece *piece)
{
    bool values = piece->piece == BP_PIECE_VALUE;
    uint32_t first = c->out->n;
    for (struct bp_walk walk = {0}; bp_walk(c->book->plan, &walk);) {
        const struct bp_number *number = walk.row->kind == c->kind ? walk.row->number : NULL;
        if (!number)
            continue;
        const struct bp_figure *figures = values ? number->values : number->targets;
        uint32_t n = values ? number->n_values : number->n_targets;
        for (uint32_t i = 0; i < n; i++)
            add_period(c, piece, first, figures[i].when);
    }
}

/* Adds the columns of one column of the format's, or those of the program's own (`kind` 0). */
static void add_kind(struct choosing *c, enum bp_column_kind kind)
{
    const struct bp_column_def *def = kind ? bp_column_def_of(c->book->plan, c->kind, kind) : NULL;
    for (size_t i = 0; i < N_PIECES; i++) {
        const struct piece *piece = &pieces[i];
        if (piece->kind != kind || piece->piece == BP_PIECE_OWN || !is_wanted(c, piece))
            continue;
        if (piece->piece == BP_PIECE_VALUE || piece->piece == BP_PIECE_PERIOD_TARGET) {
            add_periods(c, piece);
            continue;
        }
        struct bp_new_column *column = add_column(c, piece);
        if (column && def && def->head.n && (piece->when & MAIN))
            column->head = def->head;
        else if (column)
            set_head(c, column, head_of(c, piece));
    }
}

static void add_own(struct choosing *c, uint32_t index)
{
    static const struct piece own = {BP_PIECE_OWN, BP_COLUMN_OWN, 0, 26, BP_WORD_NONE, "", ""};
    const struct bp_column_def *def = &c->listed->items[index];
    struct bp_new_column *column = add_column(c, &own);
    if (!column)
        return;
    column->own = index;
    if (def->head.n)
        column->head = def->head;
    else
        set_head(c, column, def->id);
}

/* Adds the pieces that belong to no column of the format's, in the order of the table. */
static void add_others(struct choosing *c, enum bp_piece first, enum bp_piece last)
{
    for (size_t i = 0; i < N_PIECES; i++) {
        const struct piece *piece = &pieces[i];
        if (piece->kind || piece->piece < first || piece->piece > last || piece->piece == BP_PIECE_OWN ||
            !is_wanted(c, piece))
            continue;
        struct bp_new_column *column = add_column(c, piece);
        if (column)
            set_head(c, column, head_of(c, piece));
    }
}

static bool is_added(const struct bp_columns *listed, enum bp_column_kind kind)
{
    for (uint32_t i = 0; i < listed->n; i++)
        if (listed->items[i].kind == kind)
            return true;
    return false;
}

/* What is missing stands before the cells that ask for it. */
static void add_missing(struct choosing *c)
{
    struct bp_new_column *column = add_column(c, &missing_piece);
    if (!column)
        return;
    set_head(c, column, head_of(c, &missing_piece));
    int status = bp_new_column_of(c->out, BP_PIECE_STATUS);
    if (status < 0)
        return;
    struct bp_new_column missing = *column, *at = &c->out->items[status];
    memmove(at + 1, at, (size_t)(column - at) * sizeof *at);
    *at = missing;
}

/* One column for the figures of periods that have none. */
static void add_others_column(struct choosing *c)
{
    static const struct piece others = {BP_PIECE_OTHER_FIGURES, BP_COLUMN_OWN, 0,   30,
                                        BP_WORD_FIGURES,        NULL,          NULL};
    struct bp_new_column *column = add_column(c, &others);
    if (column)
        set_head(c, column, head_of(c, &others));
}

bool bp_new_columns_make(struct bp_new_book *book, enum bp_row_kind kind, bool chase,
                         struct bp_new_columns *out)
{
    struct choosing c = {book, &book->plan->columns[kind], kind, out};
    *out = (struct bp_new_columns){0};
    for (uint32_t p = 0; kind == BP_ACTION && p < book->plan->n_priorities && !out->parents; p++)
        out->parents = !refs_tell(book, &book->plan->priorities[p]);
    for (uint32_t i = 0; i < c.listed->n; i++) {
        if (c.listed->items[i].kind == BP_COLUMN_OWN)
            add_own(&c, i);
        else
            add_kind(&c, c.listed->items[i].kind);
    }
    for (size_t i = 0; i < N_PIECES; i++) {
        enum bp_column_kind kind_of = pieces[i].kind;
        bool first = !i || pieces[i - 1].kind != kind_of;
        if (kind_of && first && !is_added(c.listed, kind_of))
            add_kind(&c, kind_of);
        if (pieces[i].piece == BP_PIECE_UNIT)
            add_others(&c, BP_PIECE_UNIT, BP_PIECE_BETTER);
        if (pieces[i].piece == BP_PIECE_MONEY_UNIT)
            add_others(&c, BP_PIECE_MONEY_UNIT, BP_PIECE_MONEY_UNIT);
    }
    add_others(&c, BP_PIECE_RESTRICTED, BP_PIECE_ACCEPTED);
    if (out->others)
        add_others_column(&c);
    if (chase)
        add_missing(&c);
    return !book->failed;
}

int bp_new_column_of(const struct bp_new_columns *columns, enum bp_piece piece)
{
    for (uint32_t i = 0; i < columns->n; i++)
        if (columns->items[i].piece == piece)
            return (int)i;
    return -1;
}
