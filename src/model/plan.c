/* plan.c: values that follow from a plan's data. */
#include "model/plan.h"

#include <string.h>

#include "base/text.h"
#include "base/unseen.h"

#define BRIEF 48 /* code points of a text that names a row */

const char *const bp_better_names[] = {"higher", "lower", NULL};
const char *const bp_sum_names[BP_SUMS] = {"budget", "spent", "forecast"};
const char *const bp_count_names[] = {"all", "first", "lowest", NULL};

bool bp_walk(const struct bp_plan *plan, struct bp_walk *walk)
{
    for (; walk->run <= plan->n_priorities; walk->run++, walk->next = 0) {
        walk->priority = walk->run ? &plan->priorities[walk->run - 1] : NULL;
        if (walk->next == (walk->run ? walk->priority->n_rows : plan->n_measures))
            continue;
        walk->row = (walk->run ? walk->priority->rows : plan->measures) + walk->next++;
        bp_rows_see(plan, walk->row, 1);
        return true;
    }
    return false;
}

uint32_t bp_plan_rows(const struct bp_plan *plan)
{
    uint32_t n = plan->n_measures;
    for (uint32_t i = 0; i < plan->n_priorities; i++)
        n += plan->priorities[i].n_rows;
    return n;
}

void bp_row_open(const struct bp_plan *plan, const struct bp_row *row)
{
    for (; row; row = bp_row_parent(row)) {
        bp_rows_see(plan, row, 1);
        bp_shelf_visit(plan->source ? plan->source->shelf : NULL, row->words_first, row->words_last);
    }
}

const char *bp_inline_plain(struct bp_arena *arena, const struct bp_inline *text)
{
    size_t len = 0;
    for (uint32_t i = 0; i < text->n; i++)
        len += text->runs[i].is_break ? 1 : strlen(text->runs[i].text);
    char *plain = bp_arena_alloc(arena, len + 1), *at = plain;
    for (uint32_t i = 0; plain && i < text->n; i++) {
        const char *part = text->runs[i].is_break ? " " : text->runs[i].text;
        size_t part_len = strlen(part);
        memcpy(at, part, part_len);
        at += part_len;
    }
    return plain;
}

const char *bp_inline_name(struct bp_arena *arena, const struct bp_inline *text)
{
    const char *plain = bp_inline_plain(arena, text);
    return plain ? bp_text_bare(bp_arena_text(arena, plain, strlen(plain))) : NULL;
}

const char *bp_row_brief(struct bp_arena *arena, const struct bp_row *row)
{
    const char *text = bp_inline_plain(arena, &row->description), *at = text, *word = NULL;
    if (!text)
        return NULL;
    const char *end = text + strlen(text);
    for (int i = 0; i < BRIEF && at < end; i++) {
        if (*at == ' ')
            word = at;
        bp_utf8_next(&at, end);
    }
    size_t len = (size_t)((at == end || !word ? at : word) - text);
    static const char more[] = " \xE2\x80\xA6";
    char *brief = bp_arena_alloc(arena, len + sizeof more);
    if (brief) {
        memcpy(brief, text, len);
        memcpy(brief + len, at == end ? "" : more, at == end ? 1 : sizeof more);
    }
    return brief;
}

struct bp_due_years bp_plan_years(const struct bp_plan *plan)
{
    return (struct bp_due_years){plan->from, plan->to, plan->report.from, plan->report.to};
}

struct bp_date bp_row_last_day(const struct bp_row *row)
{
    const struct bp_due *due = row->revised_due.kind == BP_DUE_NONE ? &row->due : &row->revised_due;
    return due->kind == BP_DUE_DAY ? due->day : (struct bp_date){0};
}

const struct bp_row *bp_row_parent(const struct bp_row *row)
{
    return row->up ? row - row->up : NULL;
}

bool bp_row_tells_parent(const struct bp_row *row)
{
    const struct bp_row *parent = bp_row_parent(row);
    size_t len = parent ? strlen(parent->ref) : 0;
    if (!len || strncmp(row->ref, parent->ref, len) != 0 || !row->ref[len])
        return false;
    bool cut = bp_is_digit(parent->ref[len - 1]) && bp_is_digit(row->ref[len]); /* "10" below "1" */
    return !cut;
}

const char *bp_row_path(struct bp_arena *arena, const struct bp_row *row)
{
    const struct bp_row *parent = bp_row_parent(row);
    const char *above = *row->ref && parent && !bp_row_tells_parent(row) ? bp_row_path(arena, parent) : "";
    if (!above || !*above)
        return above ? row->ref : NULL;
    size_t first = strlen(above), second = strlen(row->ref);
    char *path = bp_arena_alloc(arena, first + second + 2);
    if (!path)
        return NULL;
    memcpy(path, above, first);
    path[first] = ' ';
    memcpy(path + first + 1, row->ref, second);
    return path;
}

const struct bp_row *bp_row_led(const struct bp_row *row)
{
    const struct bp_row *led = row;
    while (led && !led->n_leads)
        led = bp_row_parent(led);
    return led ? led : row;
}

const struct bp_row *bp_row_partnered(const struct bp_row *row)
{
    const struct bp_row *with = row;
    while (with && !with->n_partners)
        with = bp_row_parent(with);
    return with ? with : row;
}

bool bp_plan_has_levels(const struct bp_plan *plan)
{
    for (struct bp_walk walk = {0}; bp_walk(plan, &walk);)
        if (walk.row->has_below)
            return true;
    return false;
}

bool bp_row_has_status(const struct bp_plan *plan, const struct bp_row *row)
{
    return row->status != plan->scheme.n;
}

bool bp_row_counted(const struct bp_plan *plan, const struct bp_row *row)
{
    if (row->context)
        return false;
    if (plan->count == BP_COUNT_FIRST)
        return row->level == 0;
    return !row->has_below || (plan->count == BP_COUNT_ALL && bp_row_has_status(plan, row));
}

bool bp_row_complete(const struct bp_plan *plan, const struct bp_row *row)
{
    return row->completed.year || (bp_row_has_status(plan, row) && plan->scheme.items[row->status].complete);
}

bool bp_row_overdue(const struct bp_plan *plan, const struct bp_row *row)
{
    struct bp_date day = bp_row_last_day(row);
    const struct bp_status *status = &plan->scheme.items[row->status];
    if (!day.year || !bp_row_has_status(plan, row) || row->completed.year || status->complete ||
        (status->neutral && !status->counted))
        return false;
    return bp_date_compare(day, plan->report.to) <= 0;
}
