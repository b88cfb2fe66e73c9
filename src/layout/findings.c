/* findings.c: the findings as a table: row, kind, what was found, and what to do or why it is
 * accepted. */
#include "layout/findings.h"

#include "layout/edition.h"

struct list {
    struct bp_flow *flow;
    const struct bp_diags *findings;
    const struct bp_report_dests *dests;
    const struct bp_extract *rows; /* the rows that the findings are about, for a separate document */
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

/* The row's destination in the report: measures come first, then the actions. */
static uint32_t dest_of(const struct list *list, uint32_t row)
{
    uint32_t measures = list->flow->plan->n_measures;
    return row <= measures ? list->dests->measures + row - 1
                           : list->dests->actions + row - 1 - measures;
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    static const enum bp_word kinds[] = {[BP_NOTE] = BP_WORD_NOTE, [BP_WARNING] = BP_WORD_WARNING,
                                         [BP_ERROR] = BP_WORD_ERROR};
    const struct list *list = user;
    struct bp_arena *arena = list->flow->set.arena;
    const struct bp_diag *finding = &list->findings->items[i];
    const char *row = !finding->row   ? bp_own(list->flow, BP_WORD_PLAN)
                      : *finding->ref ? finding->ref
                                      : bp_own(list->flow, BP_WORD_NO_REF);
    *out = (struct bp_row_text){.dest = BP_NO_DEST, .reminder = row, .reminder_status = -1};
    struct bp_part *ref = add_place(work, &out->cells[0], finding, row);
    if (finding->row && list->dests)
        ref->target = (struct bp_target){dest_of(list, finding->row),
                                         bp_fill(arena, bp_own(list->flow, BP_WORD_GO_TO_ROW), row, NULL)};
    enum bp_word kind = finding->accepted ? BP_WORD_ACCEPTED : kinds[finding->severity];
    add(work, &out->cells[1], bp_say(work, "%s BP%04d", bp_own(list->flow, kind), finding->code));
    add(work, &out->cells[2], finding->message)->english = true;
    if (finding->accepted)
        add(work, &out->cells[3], bp_fill(work, bp_own(list->flow, BP_WORD_NAMED),
                                          bp_own(list->flow, BP_WORD_ACCEPTED), finding->accepted, NULL));
    else
        add(work, &out->cells[3], finding->hint)->english = true;
}

/* "12 findings: 1 error, 9 warnings, 1 note, 1 accepted" */
static const char *caption_of(const struct bp_flow *flow, const struct bp_diags *findings)
{
    static const enum bp_counted names[] = {BP_COUNTED_ERRORS, BP_COUNTED_WARNINGS, BP_COUNTED_NOTES,
                                            BP_COUNTED_ACCEPTANCES};
    struct bp_arena *arena = flow->set.arena;
    uint32_t counts[4] = {0};
    for (size_t i = 0; i < findings->n; i++) {
        const struct bp_diag *finding = &findings->items[i];
        counts[finding->accepted ? 3 : BP_ERROR - finding->severity]++;
    }
    const char *words =
        bp_fill_counted(arena, flow->set.house, BP_COUNTED_FINDINGS, (uint32_t)findings->n, NULL);
    enum bp_word joined = BP_WORD_NAMED;
    for (int i = 0; i < 4; i++) {
        if (!counts[i])
            continue;
        words = bp_fill(arena, bp_own(flow, joined), words,
                        bp_fill_counted(arena, flow->set.house, names[i], counts[i], NULL), NULL);
        joined = BP_WORD_LIST;
    }
    return words;
}

void bp_findings_place(struct bp_flow *flow, const struct bp_diags *findings,
                       const struct bp_report_dests *dests)
{
    struct bp_arena *arena = flow->set.arena;
    struct list list = {flow, findings, dests, NULL};
    if (!findings->n) {
        bp_flow_heading(flow, 2, bp_own_inline(flow, BP_WORD_DATA_QUALITY));
        bp_flow_text(flow, bp_own_inline(flow, BP_WORD_NOTHING_FOUND),
                     bp_type_of(flow->theme.body, flow->theme.ink, false));
        return;
    }
    struct bp_table table = {
        .columns = {{bp_own_inline(flow, BP_WORD_ROW), 64000, 110000, false, true},
                    {bp_own_inline(flow, BP_WORD_KIND), 76000, 110000, false, false},
                    {bp_own_inline(flow, BP_WORD_WHAT_WAS_FOUND), 180000, 0, false, false},
                    {bp_own_inline(flow, BP_WORD_WHAT_TO_DO), 150000, 0, false, false}},
        .n_columns = 4, .x = flow->left, .n_rows = (uint32_t)findings->n, .row = row_of,
        .user = &list, .caption = bp_say_inline(arena, caption_of(flow, findings))};
    bp_table_widths(flow, &table, flow->width);
    bp_flow_heading(flow, 2, bp_own_inline(flow, BP_WORD_DATA_QUALITY));
    bp_table_place(flow, &table);
}

static void place_document(struct bp_flow *flow, void *user)
{
    const struct list *list = user;
    struct bp_names names = {.subtitle = bp_fill_inline(flow->set.arena,
                                                        bp_own(flow, BP_WORD_DATA_QUALITY_OF),
                                                        &flow->plan->report.title, NULL)};
    bp_edition_name(flow, list->rows, BP_WORD_EXTRACT_NAME, &names);
    bp_frame_begin(flow, names);
    bp_front_place(flow);
    bp_findings_place(flow, list->findings, NULL);
}

bp_result bp_findings_lay_out(const struct bp_extract *rows, const struct bp_options *options,
                              const struct bp_diags *findings, struct bp_arena *arena,
                              struct bp_diags *diags, struct bp_fonts *fonts,
                              struct bp_pages *pages)
{
    struct list list = {NULL, findings, NULL, rows};
    struct bp_document document = {rows->part.plan, options, place_document,
                                   &list};
    return bp_document_lay_out(&document, arena, diags, fonts, pages);
}
