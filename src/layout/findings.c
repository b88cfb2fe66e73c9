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

/* The row's destination in the report: measures come first, then the actions. */
static uint32_t dest_of(const struct list *list, uint32_t row)
{
    uint32_t measures = list->flow->plan->n_measures;
    return row <= measures ? list->dests->measures + row - 1
                           : list->dests->actions + row - 1 - measures;
}

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *out)
{
    static const char *const kinds[] = {[BP_NOTE] = "Note", [BP_WARNING] = "Warning",
                                        [BP_ERROR] = "Error"};
    const struct list *list = user;
    struct bp_arena *arena = list->flow->set.arena;
    const struct bp_diag *finding = &list->findings->items[i];
    const char *row = !finding->row ? "Plan" : *finding->ref ? finding->ref : "(no ref)";
    *out = (struct bp_row_text){.dest = BP_NO_DEST, .reminder = row, .reminder_status = -1};
    struct bp_part *ref = add(work, &out->cells[0], row);
    if (finding->row && list->dests)
        ref->target = (struct bp_target){dest_of(list, finding->row),
                                         bp_say(arena, "%s: go to its row", row)};
    add(work, &out->cells[1], bp_say(work, "%s BP%04d",
                                     finding->accepted ? "Accepted" : kinds[finding->severity],
                                     finding->code));
    add(work, &out->cells[2], finding->message);
    add(work, &out->cells[3], finding->accepted ? bp_say(work, "Accepted: %s", finding->accepted)
                                                : finding->hint);
}

/* "12 findings: 1 error, 9 warnings, 1 note, 1 accepted" */
static const char *caption_of(struct bp_arena *arena, const struct bp_diags *findings)
{
    static const char *const names[] = {"error", "warning", "note", "accepted"};
    unsigned counts[4] = {0};
    for (size_t i = 0; i < findings->n; i++) {
        const struct bp_diag *finding = &findings->items[i];
        counts[finding->accepted ? 3 : BP_ERROR - finding->severity]++;
    }
    const char *words = bp_say(arena, "%zu finding%s", findings->n, findings->n == 1 ? "" : "s");
    const char *between = ": ";
    for (int i = 0; i < 4; i++) {
        if (!counts[i])
            continue;
        words = bp_say(arena, "%s%s%u %s%s", words, between, counts[i], names[i],
                       counts[i] == 1 || i == 3 ? "" : "s");
        between = ", ";
    }
    return words;
}

void bp_findings_place(struct bp_flow *flow, const struct bp_diags *findings,
                       const struct bp_report_dests *dests)
{
    struct bp_arena *arena = flow->set.arena;
    struct list list = {flow, findings, dests, NULL};
    if (!findings->n) {
        struct bp_part part = {.kind = BP_PART_TEXT,
                               .text = bp_say_inline(arena, "The checks found nothing.")};
        int32_t size = flow->theme.body;
        bp_flow_heading(flow, 2, bp_say_inline(arena, "Data quality"));
        bp_flow_parts(flow, &part, 1,
                      (struct bp_type){size, BP_LEADING(size), flow->theme.ink, false});
        return;
    }
    struct bp_table table = {
        .columns = {{bp_say_inline(arena, "Row"), 64000, 110000, false, true},
                    {bp_say_inline(arena, "Kind"), 76000, 110000, false, false},
                    {bp_say_inline(arena, "What was found"), 180000, 0, false, false},
                    {bp_say_inline(arena, "What to do"), 150000, 0, false, false}},
        .n_columns = 4, .x = flow->left, .n_rows = (uint32_t)findings->n, .row = row_of,
        .user = &list, .caption = bp_say_inline(arena, caption_of(arena, findings))};
    bp_table_widths(flow, &table, flow->width);
    bp_flow_heading(flow, 2, bp_say_inline(arena, "Data quality"));
    bp_table_place(flow, &table);
}

static void place_document(struct bp_flow *flow, void *user)
{
    const struct list *list = user;
    struct bp_arena *arena = flow->set.arena;
    struct bp_names names = {.subtitle = bp_inline_join(arena, bp_say_inline(arena, "Data quality"),
                                                        ": ", &flow->plan->report.title)};
    bp_edition_name(flow, list->rows, "extract", &names);
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
