/* figures.c: a measure's figures, with their series, and a row's money. */
#include "model/figures.h"

#include <stdio.h>
#include <string.h>

#include "read/build.h"
#include "read/values.h"

bool bp_build_number(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_number *number = bp_arena_alloc(b->arena, sizeof *number);
    if (!number)
        return false;
    b->row->row.number = number;
    number->at = tag->at;
    number->unit = bp_build_keep(b, tag, "unit");
    number->baseline = bp_build_keep(b, tag, "baseline");
    number->target = bp_build_keep(b, tag, "target");
    number->actual = bp_build_keep(b, tag, "actual");
    number->tolerance = bp_build_keep(b, tag, "tolerance");
    number->better = (enum bp_better)(1 + bp_value_choice(tag, BP_EL_NUMBER, "better", -1));
    b->values = (struct bp_series_draft){.tail = &b->values.first};
    b->targets = (struct bp_series_draft){.tail = &b->targets.first};
    return !b->arena->out;
}

/* Begins an element of a series. A time that the series has already is an error. */
static bool add_figure(struct bp_build *b, const struct bp_tag *tag, struct bp_series_draft *series,
                       const char *when)
{
    struct bp_figure_draft *draft = bp_arena_alloc(b->scratch, sizeof *draft);
    const struct bp_attr *attr = bp_value_find(tag, when);
    if (!draft)
        return false;
    draft->figure.when = bp_build_keep(b, tag, when);
    draft->when_at = attr ? attr->value_at : tag->at;
    draft->when_len = attr ? attr->value_len : tag->len;
    b->open_figure = draft;
    if (b->arena->out)
        return false;
    for (const struct bp_figure_draft *other = series->first; other; other = other->next) {
        if (!*draft->figure.when || strcmp(other->figure.when, draft->figure.when) != 0)
            continue;
        bp_diag_add(b->diags, BP_E_PERIOD_TWICE, b->source, draft->when_at, draft->when_len,
                    draft->figure.when, NULL, NULL);
        bp_diag_relate(b->diags, b->source, other->when_at, other->when_len);
        break;
    }
    *series->tail = draft;
    series->tail = &draft->next;
    if (++series->n <= BP_MAX_FIGURES)
        return true;
    char limit[12];
    snprintf(limit, sizeof limit, "%d", BP_MAX_FIGURES);
    bp_diag_add(b->diags, BP_E_FIGURES, b->source, tag->at, tag->len, limit, NULL, NULL);
    return false;
}

bool bp_build_value(struct bp_build *b, const struct bp_tag *tag)
{
    return add_figure(b, tag, &b->values, "period");
}

bool bp_build_target(struct bp_build *b, const struct bp_tag *tag)
{
    return add_figure(b, tag, &b->targets, "by");
}

/* The figure without the mark of a footnote: 97.15<sup>1</sup> is 97.15, not 97.151. */
static const char *figure_of(struct bp_arena *arena, const struct bp_inline *words)
{
    struct bp_inline body = {.runs = words->n ? bp_arena_array(arena, words->n, sizeof *body.runs) : NULL};
    for (uint32_t i = 0; body.runs && i < words->n; i++)
        if (!(words->runs[i].style & BP_SUP))
            body.runs[body.n++] = words->runs[i];
    return body.runs || !words->n ? bp_inline_plain(arena, &body) : NULL;
}

bool bp_build_figure_end(struct bp_build *b, const struct bp_frame *frame)
{
    if (frame->element != BP_EL_VALUE && frame->element != BP_EL_TARGET)
        return true;
    struct bp_figure *figure = &b->open_figure->figure;
    figure->text = figure_of(b->arena, &figure->words);
    if (figure->text && !frame->unread && !bp_value_figure(figure->text))
        bp_diag_add(b->diags, BP_E_NUMBER, b->source, figure->words.runs[0].at,
                    (uint32_t)strlen(figure->words.runs[0].text), figure->text, NULL, NULL);
    return figure->text != NULL;
}

static bool finish_series(struct bp_build *b, const struct bp_series_draft *series,
                          struct bp_figure **out, uint32_t *n)
{
    if (!series->n)
        return true;
    *out = bp_arena_array(b->arena, series->n, sizeof **out);
    for (const struct bp_figure_draft *draft = series->first; *out && draft; draft = draft->next)
        (*out)[(*n)++] = draft->figure;
    return *out;
}

bool bp_build_number_end(struct bp_build *b)
{
    struct bp_number *number = b->row->row.number;
    return finish_series(b, &b->values, &number->values, &number->n_values) &&
           finish_series(b, &b->targets, &number->targets, &number->n_targets);
}

bool bp_build_money(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_money *money = bp_arena_alloc(b->arena, sizeof *money);
    if (!money)
        return false;
    b->row->row.money = money;
    money->at = tag->at;
    money->unit = bp_build_keep(b, tag, "unit");
    for (int i = 0; i < BP_SUMS; i++)
        money->sums[i] = bp_build_keep(b, tag, bp_sum_names[i]);
    return !b->arena->out;
}
