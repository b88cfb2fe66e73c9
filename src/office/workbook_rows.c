/* workbook_rows.c: the sheets "Actions" and "Measures": a row for each row of the plan, and the headings
 * between them. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/exempt.h"
#include "model/lacks.h"
#include "model/lines.h"
#include "office/workbook_columns.h"

#define ROOM 100 /* rows below the last one that have the lists and colours, too */

struct writing {
    struct bp_new_book *book;
    struct bp_new_sheet *sheet;
    struct bp_new_columns columns;
    struct bp_new_cell *cells; /* of the row */
    bool chase;
};

static const struct bp_inline *text_of(struct writing *w, const char *text)
{
    return *text ? bp_book_text(w->book, text) : NULL;
}

static const struct bp_inline *lines_of(struct writing *w, const struct bp_block *blocks)
{
    struct bp_inline *lines = bp_arena_alloc(w->book->arena, sizeof *lines);
    if (!lines || !bp_lines_make(blocks, w->book->arena, lines)) {
        w->book->failed = true;
        return NULL;
    }
    return lines->n ? lines : NULL;
}

/* ---- dates ---- */

/* How a day is shown that is written like this; BP_SHOW_TEXT: it is no single day, or is written in another
 * way. Programs count days from 1 March 1900 on in the same way. */
static enum bp_show day_form(const char *text, struct bp_date day)
{
    const struct bp_date first = {1900, 3, 1};
    char words[24], iso[24], slashes[24];
    if (!day.year || bp_date_compare(day, first) < 0)
        return BP_SHOW_TEXT;
    bp_date_words(day, words);
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", day.year, day.month, day.day);
    snprintf(slashes, sizeof slashes, "%02d/%02d/%04d", day.day, day.month, day.year);
    return !strcmp(text, words)     ? BP_SHOW_DAY
           : !strcmp(text, iso)     ? BP_SHOW_ISO
           : !strcmp(text, slashes) ? BP_SHOW_SLASHES
                                    : BP_SHOW_TEXT;
}

static const char *serial_of(struct writing *w, struct bp_date day)
{
    char room[16];
    int days = bp_date_days((struct bp_date){1899, 12, 30}, day);
    int len = snprintf(room, sizeof room, "%d", days);
    const char *serial = bp_arena_text(w->book->arena, room, (size_t)len);
    w->book->failed = w->book->failed || !serial;
    return serial;
}

static void put_due(struct writing *w, struct bp_new_cell *cell, const struct bp_due *due)
{
    cell->style.show = due->kind == BP_DUE_DAY ? day_form(due->text, due->day) : BP_SHOW_TEXT;
    if (cell->style.show == BP_SHOW_TEXT)
        cell->text = text_of(w, due->text);
    else
        cell->number = serial_of(w, due->day);
}

static void put_day(struct writing *w, struct bp_new_cell *cell, struct bp_date day)
{
    char words[24] = "";
    if (day.year)
        bp_date_words(day, words);
    cell->style.show = day_form(words, day);
    if (cell->style.show != BP_SHOW_TEXT)
        cell->number = serial_of(w, day);
    else if (*words)
        cell->text = text_of(w, bp_arena_text(w->book->arena, words, strlen(words)));
}

/* ---- figures ---- */

/* A number as a file has it, and how it was written. */
struct written {
    char room[32];
    size_t n, digits, places, commas;
};

/* Reads the digits before the point, with a comma before each three, or none. Returns their end; or NULL if
 * no format shows them so. */
static const char *read_whole(const char *at, struct written *out)
{
    const char *whole = at;
    size_t group = 0;
    bool good = true;
    for (; (bp_is_digit(*at) || *at == ',') && out->n < 20; at++) {
        if (*at == ',') {
            good = good && out->digits && (out->commas ? group == 3 : group <= 3);
            out->commas++;
            group = 0;
            continue;
        }
        out->room[out->n++] = *at;
        out->digits++;
        group++;
    }
    good = good && out->digits && out->digits <= 12 && (!out->commas || group == 3);
    return good && (*whole != '0' || out->digits == 1) ? at : NULL;
}

/* The same for the point and the digits after it. */
static const char *read_places(const char *at, struct written *out)
{
    out->room[out->n++] = *at++;
    for (; bp_is_digit(*at) && out->places < 7; at++, out->places++)
        out->room[out->n++] = *at;
    return out->places && out->places <= 6 ? at : NULL;
}

/* The number as a file has it, if a cell with the format *show shows it just as it is written: "1,250.50".
 * NULL: it does not. */
static const char *number_of(struct writing *w, const char *text, enum bp_show *show)
{
    struct written out = {.n = 0};
    if (*text == '-')
        out.room[out.n++] = *text;
    const char *at = read_whole(text + out.n, &out);
    if (at && *at == '.')
        at = read_places(at, &out);
    if (!at || *at || out.digits + out.places > 15)
        return NULL;
    out.room[out.n] = '\0';
    bool zero = strspn(out.room, "-0.") == out.n;
    if ((zero && *text == '-') || (out.commas && out.digits < 4))
        return NULL;
    bool ends_in_zero = out.places && out.room[out.n - 1] == '0';
    *show = out.commas     ? (enum bp_show)(BP_SHOW_THOUSANDS + out.places)
            : ends_in_zero ? (enum bp_show)(BP_SHOW_PLAIN + out.places)
                           : BP_SHOW_GENERAL;
    const char *number = bp_arena_text(w->book->arena, out.room, out.n);
    w->book->failed = w->book->failed || !number;
    return number;
}

static void put_figure(struct writing *w, struct bp_new_cell *cell, const char *text)
{
    cell->style.show = BP_SHOW_GENERAL;
    cell->number = *text ? number_of(w, text, &cell->style.show) : NULL;
    if (!cell->number && *text) {
        cell->style.show = BP_SHOW_TEXT;
        cell->text = text_of(w, text);
    }
}

static bool is_styled(const struct bp_inline *text)
{
    for (uint32_t i = 0; i < text->n; i++)
        if (text->runs[i].style || text->runs[i].is_break || text->runs[i].href)
            return true;
    return false;
}

static void put_period(struct writing *w, struct bp_new_cell *cell, const char *when,
                       const struct bp_figure *figures, uint32_t n)
{
    cell->style.show = BP_SHOW_GENERAL;
    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(figures[i].when, when) != 0)
            continue;
        if (!figures[i].words.n) {
            cell->style.show = BP_SHOW_TEXT;
            cell->text = text_of(w, "?"); /* not known yet; an empty cell is a period that the series lacks */
        } else if (is_styled(&figures[i].words)) {
            cell->style.show = BP_SHOW_TEXT;
            cell->text = &figures[i].words;
        } else {
            const char *plain = bp_inline_plain(w->book->arena, &figures[i].words);
            w->book->failed = w->book->failed || !plain;
            put_figure(w, cell, plain ? plain : "");
        }
        return;
    }
}

static void put_number(struct writing *w, struct bp_new_cell *cell, const struct bp_new_column *column,
                       const struct bp_number *number)
{
    cell->style.show = BP_SHOW_GENERAL;
    if (!number)
        return;
    switch (column->piece) {
    case BP_PIECE_UNIT: put_figure(w, cell, number->unit); break;
    case BP_PIECE_BETTER:
        cell->text = number->better ? text_of(w, bp_better_names[number->better - 1]) : NULL;
        break;
    case BP_PIECE_BASELINE: put_figure(w, cell, number->baseline); break;
    case BP_PIECE_TARGET: put_figure(w, cell, number->target); break;
    case BP_PIECE_TOLERANCE: put_figure(w, cell, number->tolerance); break;
    case BP_PIECE_ACTUAL: put_figure(w, cell, number->actual); break;
    case BP_PIECE_VALUE: put_period(w, cell, column->when, number->values, number->n_values); break;
    default: put_period(w, cell, column->when, number->targets, number->n_targets); break;
    }
}

static void put_money(struct writing *w, struct bp_new_cell *cell, enum bp_piece piece,
                      const struct bp_money *money)
{
    cell->style.show = BP_SHOW_GENERAL;
    if (!money)
        return;
    if (piece == BP_PIECE_MONEY_UNIT)
        cell->text = text_of(w, money->unit);
    else
        put_figure(w, cell, money->sums[piece - BP_PIECE_BUDGET + BP_SUM_BUDGET]);
}

/* ---- other cells ---- */

/* Several names, a line each. */
static const struct bp_inline *names_of(struct writing *w, const struct bp_inline *names, uint32_t n)
{
    if (n < 2)
        return n ? names : NULL;
    struct bp_block *blocks = bp_arena_array(w->book->arena, n, sizeof *blocks);
    if (!blocks) {
        w->book->failed = true;
        return NULL;
    }
    for (uint32_t i = 0; i < n; i++)
        blocks[i] =
            (struct bp_block){BP_PARAGRAPH, BP_NOWHERE, names[i], NULL, i + 1 < n ? &blocks[i + 1] : NULL};
    return lines_of(w, blocks);
}

/* "BP5008: known, and agreed", a line each. */
static const struct bp_inline *accepted_of(struct writing *w, const struct bp_row *row)
{
    struct bp_block *blocks = bp_arena_array(w->book->arena, row->n_accepts, sizeof *blocks);
    for (uint32_t i = 0; blocks && i < row->n_accepts; i++) {
        const struct bp_inline *reason = &row->accepts[i].reason;
        struct bp_run *runs = bp_arena_array(w->book->arena, reason->n + 1, sizeof *runs);
        char code[16];
        int len = snprintf(code, sizeof code, "BP%04d: ", row->accepts[i].code);
        if (!runs)
            break;
        runs[0] = (struct bp_run){.text = bp_arena_text(w->book->arena, code, (size_t)len)};
        w->book->failed = w->book->failed || !runs[0].text;
        memcpy(runs + 1, reason->runs, reason->n * sizeof *runs);
        blocks[i] = (struct bp_block){.kind = BP_PARAGRAPH, .text = {runs, reason->n + 1, BP_NOWHERE}};
        if (i)
            blocks[i - 1].next = &blocks[i];
    }
    return !w->book->failed && blocks && row->n_accepts ? lines_of(w, blocks) : NULL;
}

static const struct bp_inline *parent_of(struct writing *w, const struct bp_row *row)
{
    const struct bp_row *above = bp_row_parent(row);
    if (!above)
        return NULL;
    return text_of(w, *above->ref ? above->ref : bp_row_brief(w->book->arena, above));
}

static const struct bp_inline *own_of(struct writing *w, const struct bp_row *row, uint32_t own)
{
    for (uint32_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].column == own)
            return lines_of(w, row->cells[i].blocks);
    return NULL;
}

/* What is missing, a line each. */
static const struct bp_inline *missing_of(struct writing *w, const struct bp_row *row)
{
    enum bp_word words[BP_MOST_LACKS];
    int n = bp_row_lacks(w->book->plan, row, words);
    const char *all = NULL;
    for (int i = 0; i < n; i++) {
        const char *word = bp_house_word(w->book->house, words[i]);
        all = all ? bp_fill(w->book->arena, "{1}\n{2}", all, word, NULL) : word;
    }
    return bp_book_text(w->book, all);
}

static bool has_column(const struct writing *w, enum bp_piece piece, const char *when)
{
    for (uint32_t i = 0; i < w->columns.n; i++)
        if (w->columns.items[i].piece == piece && !strcmp(w->columns.items[i].when, when))
            return true;
    return false;
}

/* "Q7: 12", a line each. */
static const char *add_others(struct writing *w, const char *all, enum bp_piece piece,
                              const struct bp_figure *figures, uint32_t n)
{
    struct bp_arena *arena = w->book->arena;
    for (uint32_t i = 0; i < n && all; i++) {
        if (has_column(w, piece, figures[i].when))
            continue;
        const char *text = bp_fill(arena, "{1}: {2}", figures[i].when, figures[i].text, NULL);
        all = !text ? NULL : *all ? bp_fill(arena, "{1}\n{2}", all, text, NULL) : text;
    }
    return all;
}

static const struct bp_inline *others_of(struct writing *w, const struct bp_number *number)
{
    const char *all = "";
    if (number)
        all = add_others(w, all, BP_PIECE_VALUE, number->values, number->n_values);
    if (number && all)
        all = add_others(w, all, BP_PIECE_PERIOD_TARGET, number->targets, number->n_targets);
    w->book->failed = w->book->failed || !all;
    return all ? text_of(w, all) : NULL;
}

static void put_cell(struct writing *w, struct bp_new_cell *cell, const struct bp_new_column *column,
                     const struct bp_row *row)
{
    const struct bp_scheme *scheme = &w->book->plan->scheme;
    switch (column->piece) {
    case BP_PIECE_REF: cell->text = text_of(w, row->ref); break;
    case BP_PIECE_PARENT: cell->text = parent_of(w, row); break;
    case BP_PIECE_THEME: cell->text = &row->theme; break;
    case BP_PIECE_DESCRIPTION: cell->text = &row->description; break;
    case BP_PIECE_START: put_due(w, cell, &row->start); break;
    case BP_PIECE_DUE: put_due(w, cell, &row->due); break;
    case BP_PIECE_REVISED: put_due(w, cell, &row->revised_due); break;
    case BP_PIECE_COMPLETED: put_day(w, cell, row->completed); break;
    case BP_PIECE_LEAD: cell->text = names_of(w, row->leads, row->n_leads); break;
    case BP_PIECE_PARTNER: cell->text = names_of(w, row->partners, row->n_partners); break;
    case BP_PIECE_MONEY_UNIT:
    case BP_PIECE_BUDGET:
    case BP_PIECE_SPENT:
    case BP_PIECE_FORECAST: put_money(w, cell, column->piece, row->money); break;
    case BP_PIECE_STATUS:
        cell->text = row->status_given ? text_of(w, bp_status_word(scheme, row->status)) : NULL;
        break;
    case BP_PIECE_PREVIOUS:
        cell->text =
            row->previous_status >= 0 ? text_of(w, bp_status_word(scheme, row->previous_status)) : NULL;
        break;
    case BP_PIECE_MISSING: cell->text = missing_of(w, row); break;
    case BP_PIECE_UPDATE: cell->text = lines_of(w, row->update); break;
    case BP_PIECE_CORRECTIVE: cell->text = lines_of(w, row->corrective_action); break;
    case BP_PIECE_OWN: cell->text = own_of(w, row, column->own); break;
    case BP_PIECE_RESTRICTED:
        cell->text = row->restricted ? text_of(w, bp_exempt_value(row->restricted)) : NULL;
        break;
    case BP_PIECE_OTHER_FIGURES: cell->text = others_of(w, row->number); break;
    case BP_PIECE_ACCEPTED: cell->text = accepted_of(w, row); break;
    default: put_number(w, cell, column, row->number); break;
    }
}

/* How a cell looks: what a lead fills in is marked, and a row below another one is indented. */
static enum bp_look look_of(const struct writing *w, enum bp_piece piece, const struct bp_row *row)
{
    bool first = piece == BP_PIECE_REF || piece == BP_PIECE_DESCRIPTION;
    bool asked = w->chase && bp_row_asked(w->book->plan, row);
    if (piece == BP_PIECE_MISSING)
        return BP_LOOK_MISSING;
    if (asked && piece == BP_PIECE_STATUS)
        return BP_LOOK_ANSWER_STATUS;
    if (asked && (piece == BP_PIECE_UPDATE || piece == BP_PIECE_REVISED || piece == BP_PIECE_CORRECTIVE ||
                  piece == BP_PIECE_COMPLETED))
        return BP_LOOK_ANSWER;
    return !first || !row->level ? BP_LOOK_BODY : row->level == 1 ? BP_LOOK_BELOW : BP_LOOK_BELOW_THAT;
}

static void write_row(struct writing *w, const struct bp_row *row)
{
    for (uint32_t i = 0; i < w->columns.n; i++) {
        const struct bp_new_column *column = &w->columns.items[i];
        w->cells[i] =
            (struct bp_new_cell){.style = {look_of(w, column->piece, row), BP_SHOW_TEXT, -1, false}};
        put_cell(w, &w->cells[i], column, row);
    }
    bp_sheet_row(w->book, w->sheet, w->cells, w->columns.n, 0);
}

/* ---- the sheet ---- */

/* A day that does not fit into its cell shows as a row of crosses, so its column is wide enough for any. */
static bool has_days(const struct writing *w, enum bp_piece piece)
{
    for (struct bp_walk walk = {0}; bp_walk(w->book->plan, &walk);) {
        const struct bp_row *row = walk.row;
        const struct bp_due *due = piece == BP_PIECE_START     ? &row->start
                                   : piece == BP_PIECE_DUE     ? &row->due
                                   : piece == BP_PIECE_REVISED ? &row->revised_due
                                                               : NULL;
        if (due && due->kind == BP_DUE_DAY && day_form(due->text, due->day) != BP_SHOW_TEXT)
            return true;
        if (piece == BP_PIECE_COMPLETED && row->completed.year)
            return true;
    }
    return false;
}

static void write_head(struct writing *w)
{
    size_t longest = 0;
    for (struct bp_walk walk = {0}; bp_walk(w->book->plan, &walk);)
        longest = strlen(walk.row->ref) > longest ? strlen(walk.row->ref) : longest;
    for (uint32_t i = 0; i < w->columns.n; i++) {
        struct bp_new_column *column = &w->columns.items[i];
        if (column->piece == BP_PIECE_REF && longest + 3 > column->width)
            column->width = longest < 20 ? (uint16_t)(longest + 3) : 22;
        if (has_days(w, column->piece))
            column->width = 19;
        w->sheet->widths[i] = column->width;
        w->cells[i] =
            (struct bp_new_cell){.style = {BP_LOOK_HEAD, BP_SHOW_TEXT, -1, false}, .text = &column->head};
    }
    bp_sheet_row(w->book, w->sheet, w->cells, w->columns.n, 0);
    w->sheet->frozen = true;
}

static void write_heading(struct writing *w, const struct bp_inline *title, const struct bp_block *words,
                          enum bp_look look)
{
    bp_sheet_banner(w->book, w->sheet, title, look);
    const struct bp_inline *lines = words ? lines_of(w, words) : NULL;
    if (lines)
        bp_sheet_banner(w->book, w->sheet, lines, BP_LOOK_WORDS);
}

static void write_actions(struct writing *w)
{
    const struct bp_plan *plan = w->book->plan;
    const struct bp_group *group = plan->groups, *end = plan->n_groups ? group + plan->n_groups : group;
    for (uint32_t p = 0; p <= plan->n_priorities; p++) {
        for (; group < end && (group->first <= p || p == plan->n_priorities); group++)
            write_heading(w, &group->title, group->words, BP_LOOK_GROUP);
        if (p == plan->n_priorities)
            break;
        const struct bp_priority *priority = &plan->priorities[p];
        if (group > plan->groups && p == group[-1].first + group[-1].n)
            bp_sheet_banner(w->book, w->sheet, bp_book_text(w->book, "\xE2\x80\x94"), BP_LOOK_GROUP);
        write_heading(w, &priority->title, priority->words, BP_LOOK_PRIORITY);
        for (uint32_t i = 0; i < priority->n_rows; i++)
            write_row(w, &priority->rows[i]);
    }
}

/* The lists and colours of statuses, and the list for which way is better. */
static void add_lists(struct writing *w)
{
    const struct bp_scheme *scheme = &w->book->plan->scheme;
    int status = bp_new_column_of(&w->columns, BP_PIECE_STATUS);
    int before = bp_new_column_of(&w->columns, BP_PIECE_PREVIOUS);
    int better = bp_new_column_of(&w->columns, BP_PIECE_BETTER);
    uint32_t last = w->sheet->row + (w->chase ? 0 : ROOM);
    char range[64];
    snprintf(range, sizeof range, "Statuses!$B$2:$B$%d", 1 + scheme->n - scheme->missing_implied);
    if (last < 2)
        return;
    static const char title[] = "Status", words[] = "Choose one of the statuses on the sheet Statuses.";
    if (status >= 0)
        bp_sheet_list(w->sheet, (uint32_t)status, 2, last, range, title, words);
    if (before >= 0)
        bp_sheet_list(w->sheet, (uint32_t)before, 2, last, range, title, words);
    if (better >= 0)
        bp_sheet_list(w->sheet, (uint32_t)better, 2, last, "\"higher,lower\"", "Better is",
                      "Say whether a higher or a lower figure is better.");
    if (status >= 0 || before >= 0)
        bp_sheet_colours(w->book, w->sheet, (uint32_t)(status >= 0 ? status : before),
                         (uint32_t)(before >= 0 ? before : status), 2, last);
}

void bp_sheet_rows(struct bp_new_book *book, enum bp_row_kind kind, bool chase)
{
    struct writing w = {.book = book, .chase = chase};
    if (!bp_new_columns_make(book, kind, chase, &w.columns))
        return;
    w.cells = bp_arena_array(book->arena, w.columns.n, sizeof *w.cells);
    w.sheet = bp_sheet_begin(book, kind == BP_ACTION ? "Actions" : "Measures", w.columns.n);
    if (!w.cells || !w.sheet) {
        book->failed = true;
        return;
    }
    write_head(&w);
    if (kind == BP_ACTION)
        write_actions(&w);
    else
        for (uint32_t i = 0; i < book->plan->n_measures; i++)
            write_row(&w, &book->plan->measures[i]);
    add_lists(&w);
}
