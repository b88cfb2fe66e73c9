/* findings.c: the findings as a table: row, kind, what was found, and what to do or why it is
 * accepted. */
#include "report/parts.h"

struct list {
    struct bp_story *story;
    const struct bp_diags *findings;
    uint32_t first; /* the anchor of the first row, or BP_NO_ANCHOR: no links */
};

static struct bp_part *add(struct bp_arena *work, struct bp_cell *cell, const char *text)
{
    struct bp_part *part = bp_arena_alloc(work, sizeof *part);
    *part = (struct bp_part){.kind = BP_PART_TEXT, .text = bp_say_inline(work, text)};
    *cell = (struct bp_cell){part, 1, NULL};
    return part;
}

/* Adds where the row stands in the officer's own file, below its ref. */
static struct bp_part *add_place(struct bp_arena *work, struct bp_cell *cell, const struct bp_diag *finding,
                                 const char *row)
{
    if (!*finding->cell)
        return add(work, cell, row);
    struct bp_part *parts = bp_arena_array(work, 2, sizeof *parts);
    parts[0] = (struct bp_part){.kind = BP_PART_TEXT, .text = bp_say_inline(work, row)};
    parts[1] = (struct bp_part){.kind = BP_PART_TEXT, .text = bp_say_inline(work, finding->cell)};
    parts[1].english = true;
    *cell = (struct bp_cell){parts, 2, NULL};
    return parts;
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    static const enum bp_word kinds[] = {
        [BP_NOTE] = BP_WORD_NOTE, [BP_WARNING] = BP_WORD_WARNING, [BP_ERROR] = BP_WORD_ERROR};
    const struct list *list = user;
    struct bp_arena *arena = list->story->arena;
    const struct bp_diag *finding = &list->findings->items[i];
    const char *row = !finding->row   ? bp_own(list->story, BP_WORD_PLAN)
                      : *finding->ref ? finding->ref
                                      : bp_own(list->story, BP_WORD_NO_REF);
    *out = (struct bp_row_text){.anchor = BP_NO_ANCHOR, .reminder = row, .reminder_status = -1};
    struct bp_part *ref = add_place(work, &out->cells[0], finding, row);
    if (finding->row && list->first != BP_NO_ANCHOR)
        ref->target = (struct bp_target){list->first + finding->row - 1,
                                         bp_fill(arena, bp_own(list->story, BP_WORD_GO_TO_ROW), row, NULL)};
    enum bp_word kind = finding->accepted ? BP_WORD_ACCEPTED : kinds[finding->severity];
    add(work, &out->cells[1], bp_say(work, "%s BP%04d", bp_own(list->story, kind), finding->code));
    add(work, &out->cells[2], finding->message)->english = true;
    if (finding->accepted)
        add(work, &out->cells[3],
            bp_fill(work, bp_own(list->story, BP_WORD_NAMED), bp_own(list->story, BP_WORD_ACCEPTED),
                    finding->accepted, NULL));
    else
        add(work, &out->cells[3], finding->hint)->english = true;
}

/* "12 findings: 1 error, 9 warnings, 1 note, 1 accepted" */
static const char *caption_of(const struct bp_story *story, const struct bp_diags *findings)
{
    static const enum bp_counted names[] = {BP_COUNTED_ERRORS, BP_COUNTED_WARNINGS, BP_COUNTED_NOTES,
                                            BP_COUNTED_ACCEPTANCES};
    struct bp_arena *arena = story->arena;
    uint32_t counts[4] = {0};
    for (size_t i = 0; i < findings->n; i++) {
        const struct bp_diag *finding = &findings->items[i];
        counts[finding->accepted ? 3 : BP_ERROR - finding->severity]++;
    }
    const char *words =
        bp_fill_counted(arena, story->house, BP_COUNTED_FINDINGS, (uint32_t)findings->n, NULL);
    enum bp_word joined = BP_WORD_NAMED;
    for (int i = 0; i < 4; i++) {
        if (!counts[i])
            continue;
        words = bp_fill(arena, bp_own(story, joined), words,
                        bp_fill_counted(arena, story->house, names[i], counts[i], NULL), NULL);
        joined = BP_WORD_LIST;
    }
    return words;
}

void bp_findings_tell(struct bp_story *story, const struct bp_diags *findings,
                      uint32_t first)
{
    struct list list = {story, findings, first};
    const struct bp_inline *heading = bp_own_inline(story, BP_WORD_DATA_QUALITY);
    story->writer->heading(story->to, 2, heading);
    if (!findings->n) {
        story->writer->text(story->to, BP_VOICE_BODY, bp_own_inline(story, BP_WORD_NOTHING_FOUND));
        return;
    }
    struct bp_table table = {
        .kind = BP_TABLE_FINDINGS,
        .level = 2,
        .columns = {{.name = BP_COLUMN_REF, .head = bp_own_inline(story, BP_WORD_ROW)},
                    {.name = BP_NAMED_KIND, .head = bp_own_inline(story, BP_WORD_KIND)},
                    {.name = BP_NAMED_FOUND, .head = bp_own_inline(story, BP_WORD_WHAT_WAS_FOUND)},
                    {.name = BP_NAMED_TO_DO, .head = bp_own_inline(story, BP_WORD_WHAT_TO_DO)}},
        .n_columns = 4,
        .n_rows = (uint32_t)findings->n,
        .row = row_of,
        .user = &list,
        .caption = bp_say_inline(story->arena, caption_of(story, findings))};
    story->writer->table(story->to, &table);
}
