/* texts.c: visits the texts of a plan, and finds the place of words in them. */
#include "check/words.h"

#include <string.h>

struct walk {
    struct bp_check *check;
    bool (*visit)(void *payload, const struct bp_text *text);
    void *payload;
};

static bool visit_inline(const struct walk *walk, const struct bp_check_row *row,
                         enum bp_text_kind kind, const struct bp_inline *text)
{
    if (!text->n)
        return true;
    const char *plain = text->n == 1 && !text->runs->is_break
                            ? text->runs->text
                            : bp_inline_plain(walk->check->arena, text);
    return plain && walk->visit(walk->payload, &(struct bp_text){row, kind, text, plain});
}

/* The recursion is bounded: the reader limits how deep elements nest. */
static bool visit_blocks(const struct walk *walk, const struct bp_check_row *row,
                         enum bp_text_kind kind, const struct bp_block *blocks)
{
    for (const struct bp_block *block = blocks; block; block = block->next) {
        if (!visit_inline(walk, row, kind, &block->text))
            return false;
        for (const struct bp_item *item = block->items; item; item = item->next)
            if (!visit_blocks(walk, row, kind, item->blocks))
                return false;
    }
    return true;
}

static bool visit_row(const struct walk *walk, const struct bp_check_row *row)
{
    const struct bp_row *from = row->row;
    if (!visit_inline(walk, row, BP_TEXT_ROW, &from->theme) ||
        !visit_inline(walk, row, BP_TEXT_ROW, &from->description))
        return false;
    for (uint32_t i = 0; i < from->n_leads; i++)
        if (!visit_inline(walk, row, BP_TEXT_PARTY, &from->leads[i]))
            return false;
    for (uint32_t i = 0; i < from->n_partners; i++)
        if (!visit_inline(walk, row, BP_TEXT_PARTY, &from->partners[i]))
            return false;
    for (uint32_t i = 0; i < from->n_cells; i++)
        if (!visit_blocks(walk, row, BP_TEXT_ROW, from->cells[i].blocks))
            return false;
    return visit_blocks(walk, row, BP_TEXT_UPDATE, from->update) &&
           visit_blocks(walk, row, BP_TEXT_UPDATE, from->corrective_action);
}

static bool visit_rows(const struct walk *walk, uint32_t first, uint32_t n)
{
    for (uint32_t i = first; i < first + n; i++)
        if (!visit_row(walk, &walk->check->rows[i]))
            return false;
    return true;
}

static bool visit_groups(const struct walk *walk)
{
    const struct bp_plan *plan = walk->check->plan;
    for (uint32_t i = 0; i < plan->n_groups; i++)
        if (!visit_inline(walk, NULL, BP_TEXT_TITLE, &plan->groups[i].title) ||
            !visit_blocks(walk, NULL, BP_TEXT_BELOW, plan->groups[i].words))
            return false;
    return true;
}

static bool visit_priorities(const struct walk *walk)
{
    const struct bp_plan *plan = walk->check->plan;
    uint32_t row = plan->n_measures;
    for (uint32_t i = 0; i < plan->n_priorities; i++) {
        const struct bp_priority *priority = &plan->priorities[i];
        if (!visit_inline(walk, NULL, BP_TEXT_TITLE, &priority->title) ||
            !visit_blocks(walk, NULL, BP_TEXT_BELOW, priority->words) ||
            !visit_rows(walk, row, priority->n_rows))
            return false;
        row += priority->n_rows;
    }
    return true;
}

bool bp_texts_visit(struct bp_check *check,
                    bool (*visit)(void *payload, const struct bp_text *text), void *payload)
{
    const struct walk walk = {check, visit, payload};
    const struct bp_plan *plan = check->plan;
    const struct bp_inline *const titles[] = {&plan->title, &plan->organisation,
                                              &plan->report.title, &plan->measures_heading,
                                              &plan->actions_heading};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (!visit_inline(&walk, NULL, BP_TEXT_TITLE, titles[i]))
            return false;
    return visit_blocks(&walk, NULL, BP_TEXT_FRONT, plan->report.summary) &&
           visit_blocks(&walk, NULL, BP_TEXT_BELOW, plan->measures_words) &&
           visit_rows(&walk, 0, plan->n_measures) &&
           visit_blocks(&walk, NULL, BP_TEXT_BELOW, plan->actions_words) && visit_groups(&walk) &&
           visit_priorities(&walk);
}

struct bp_diag *bp_words_find(struct bp_check *check, enum bp_code code, const struct bp_check_row *row,
                              const struct bp_words *words, size_t first, size_t end, const char *b,
                              const char *c)
{
    uint32_t offset = row->row->at, length = 1;
    const struct bp_word *last = &words->items[end - 1];
    const char *from = words->items[first].at;
    bp_check_locate(check, row, from, (size_t)(last->at + last->len - from), &offset, &length);
    return bp_check_find(check, code, row, offset, length, row->name, b, c);
}

/* Finds the bytes by their offset. This works if the source has the text unchanged up to there. */
static bool locate_in_run(const struct bp_check *check, const struct bp_text *text,
                          const char *from, size_t len, uint32_t *offset)
{
    const struct bp_source *source = check->plan->source;
    if (text->from->n != 1 || text->plain != text->from->runs->text)
        return false;
    size_t at = text->from->runs->at + (size_t)(from - text->plain);
    if (at + len > source->len || memcmp(source->bytes + at, from, len) != 0)
        return false;
    *offset = (uint32_t)at;
    return true;
}

void bp_text_locate(const struct bp_check *check, const struct bp_text *text, const char *from,
                    size_t len, uint32_t *offset, uint32_t *length)
{
    *length = (uint32_t)len;
    if (locate_in_run(check, text, from, len, offset))
        return;
    *offset = text->from->at;
    *length = 1;
    if (text->row)
        bp_check_locate(check, text->row, from, len, offset, length);
}

const char *bp_text_whose(const struct bp_text *text)
{
    return text->row                     ? text->row->name
           : text->kind == BP_TEXT_FRONT ? "the summary"
           : text->kind == BP_TEXT_BELOW ? "a text below a heading"
                                         : "a title";
}

void bp_text_find(struct bp_check *check, enum bp_code code, const struct bp_text *text,
                  const struct bp_words *words, size_t first, size_t end, const char *b,
                  const char *c)
{
    uint32_t offset, length;
    const struct bp_word *last = &words->items[end - 1];
    const char *from = words->items[first].at;
    bp_text_locate(check, text, from, (size_t)(last->at + last->len - from), &offset, &length);
    bp_check_find(check, code, text->row, offset, length, bp_text_whose(text), b, c);
}
