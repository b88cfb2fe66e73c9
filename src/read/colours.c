/* colours.c: warns if the author's status colours are hard to read or to tell apart. The warning is
 * at the value in question and gives the nearest colour that is good enough. The report is still
 * made. */
#include <stdio.h>
#include <string.h>

#include "model/palette.h"
#include "read/drafts.h"

static const char *const seen[BP_SIGHT_COUNT] = {
    [BP_SIGHT_FULL] = "even in full colour",
    [BP_SIGHT_GREY] = "in black and white",
    [BP_SIGHT_PROTAN] = "to red-blind readers",
    [BP_SIGHT_DEUTAN] = "to green-blind readers",
    [BP_SIGHT_TRITAN] = "to blue-blind readers",
};

#define RATIO_SIZE 24

/* "2.39", rounded down, so that a value below the limit never looks as if it met it. */
static void write_ratio(char out[RATIO_SIZE], uint32_t a, uint32_t b)
{
    int hundredths = (int)(bp_colour_contrast(a, b) * 100);
    snprintf(out, RATIO_SIZE, "%d.%02d", hundredths / 100, hundredths % 100);
}

static double distance(uint32_t a, uint32_t b)
{
    return bp_lab_distance(bp_colour_lab(a, BP_SIGHT_FULL), bp_colour_lab(b, BP_SIGHT_FULL));
}

void bp_contrast_check(const struct bp_contrast *pair, struct bp_source *source, struct bp_diags *diags)
{
    uint32_t fill = pair->fill.rgb, text = pair->text.rgb, best = bp_colour_text_on(fill);
    if (bp_colour_contrast(text, fill) >= BP_CONTRAST_TEXT)
        return;
    uint32_t new_fill = bp_colour_readable(fill, text), new_text = bp_colour_readable(text, fill);
    bool fill_nearer = pair->fill_name && distance(fill, new_fill) < distance(text, new_text);
    char colours[32], ratio[RATIO_SIZE], best_ratio[RATIO_SIZE], hint[140];
    write_ratio(ratio, text, fill);
    write_ratio(best_ratio, best, fill);
    snprintf(colours, sizeof colours, "#%06X on #%06X", (unsigned)text, (unsigned)fill);
    snprintf(hint, sizeof hint, "the nearest that passes: %s=\"#%06X\"; or %s=\"#%06X\", with %s : 1",
             fill_nearer ? pair->fill_name : pair->text_name, (unsigned)(fill_nearer ? new_fill : new_text),
             pair->text_name, (unsigned)best, best_ratio);
    bp_diag_add(diags, BP_E_CONTRAST, source, pair->text.at, pair->text.len, colours, ratio, hint);
    if (pair->fill_name && pair->fill.known)
        bp_diag_relate(diags, source, pair->fill.at, pair->fill.len);
}

/* Checks the word, the number and the symbol on the fill. A text that the author does not choose always
 * passes. */
static void check_text(const struct bp_status_draft *draft, const struct bp_status *status,
                       struct bp_source *source, struct bp_diags *diags)
{
    struct bp_contrast pair = {draft->text, draft->fill, "text", "fill"};
    if (!draft->text.known)
        return;
    pair.text.rgb = status->text;
    pair.fill.rgb = status->fill;
    bp_contrast_check(&pair, source, diags);
}

static bool gives_look(const struct bp_status_draft *draft)
{
    return draft->fill.known || draft->symbol >= 0;
}

/* With more statuses than this, the search for a fill takes long and does not help: nobody can tell
 * so many colours apart. */
#define MOST_TOLD_APART 8

/* Suggests another symbol or another fill. */
static void advise(char *hint, size_t size, const struct bp_scheme *scheme, int status,
                   bool keep_text, enum bp_sight sight)
{
    char fill[40] = "", symbol[48] = "";
    uint32_t rgb;
    int free_symbol = bp_scheme_free_symbol(scheme, bp_status_meaning(&scheme->items[status]));
    if (free_symbol >= 0)
        snprintf(symbol, sizeof symbol, "symbol=\"%s\"", bp_symbol_names[free_symbol]);
    if (scheme->n <= MOST_TOLD_APART && bp_fill_apart(scheme, status, keep_text, &rgb))
        snprintf(fill, sizeof fill, "fill=\"#%06X\"", (unsigned)rgb);
    snprintf(hint, size, "they cannot be told apart %s: %s%s%s%s", seen[sight],
             *symbol || *fill ? "give this one " : "use fewer statuses", symbol,
             *symbol && *fill ? ", or " : "", fill);
}

static void report_alike(const struct bp_status_draft *draft, const struct bp_status_draft *theirs,
                         const char *other, const char *hint, struct bp_source *source,
                         struct bp_diags *diags)
{
    uint32_t at = draft->id_at, len = draft->id_len;
    if (draft->fill.known) {
        at = draft->fill.at;
        len = draft->fill.len;
    } else if (draft->symbol >= 0) {
        at = draft->symbol_at;
        len = draft->symbol_len;
    }
    bp_diag_add(diags, BP_E_ALIKE, source, at, len, draft->id, other, hint);
    if (theirs)
        bp_diag_relate(diags, source, theirs->id_at, theirs->id_len);
}

/* Compares the status with those above it and those of the preset, and reports the first one that
 * looks alike. Of the two, the finding is at the one whose look the author chose. A status that
 * nobody listed is shown only if some row has no status. */
static void check_apart(const struct bp_drafts *drafts, const struct bp_status_draft *draft,
                        const struct bp_plan *plan, struct bp_diags *diags)
{
    const struct bp_scheme *scheme = &plan->scheme;
    int own = bp_scheme_find(scheme, draft->id);
    enum bp_sight sight;
    for (int i = 0; i < scheme->n; i++) {
        const struct bp_status_draft *theirs = bp_status_draft_of(drafts, scheme->items[i].id);
        if (i == own || (i == scheme->missing && scheme->missing_implied) ||
            (theirs && theirs->at > draft->at) ||
            !bp_statuses_alike(&scheme->items[own], &scheme->items[i], &sight))
            continue;
        char hint[240];
        if (theirs && gives_look(theirs) && !gives_look(draft)) {
            advise(hint, sizeof hint, scheme, i, theirs->text.known, sight);
            report_alike(theirs, draft, draft->id, hint, plan->source, diags);
        } else {
            advise(hint, sizeof hint, scheme, own, draft->text.known, sight);
            report_alike(draft, theirs, scheme->items[i].id, hint, plan->source, diags);
        }
        return;
    }
}

/* A fill that no other status is near, whatever their shapes. */
static bool find_own_fill(const struct bp_scheme *scheme, int status, bool keep_text, uint32_t *rgb)
{
    struct bp_status items[BP_MAX_STATUSES];
    struct bp_scheme same = *scheme;
    if (scheme->n > MOST_TOLD_APART)
        return false;
    for (int i = 0; i < scheme->n; i++) {
        items[i] = scheme->items[i];
        items[i].symbol = BP_SYMBOL_DISC;
    }
    same.items = items;
    return bp_fill_apart(&same, status, keep_text, rgb);
}

/* Equal fills are told of even where the shapes differ: in a bar, and from afar, the fill is what is seen. */
static void check_fill(const struct bp_drafts *drafts, const struct bp_status_draft *draft,
                       const struct bp_plan *plan, struct bp_diags *diags)
{
    const struct bp_scheme *scheme = &plan->scheme;
    int own = bp_scheme_find(scheme, draft->id), i = 0;
    for (; i < scheme->n; i++) {
        const struct bp_status_draft *theirs = bp_status_draft_of(drafts, scheme->items[i].id);
        bool later = theirs && theirs->fill.known && theirs->at > draft->at;
        if (i != own && !later && !(i == scheme->missing && scheme->missing_implied) &&
            scheme->items[i].symbol != scheme->items[own].symbol &&
            scheme->items[i].fill == scheme->items[own].fill)
            break;
    }
    if (!draft->fill.known || i == scheme->n)
        return;
    char hint[80] = "give one of them another fill: from afar, and in bars, they look the same";
    uint32_t rgb;
    if (find_own_fill(scheme, own, draft->text.known, &rgb))
        snprintf(hint, sizeof hint, "give this one another, such as fill=\"#%06X\"", (unsigned)rgb);
    bp_diag_add(diags, BP_E_FILLS, plan->source, draft->fill.at, draft->fill.len, draft->id,
                scheme->items[i].id, hint);
}

void bp_scheme_check_colours(const struct bp_drafts *drafts, const struct bp_plan *plan,
                             struct bp_diags *diags)
{
    for (const struct bp_status_draft *draft = drafts->statuses; draft; draft = draft->next) {
        int status = bp_scheme_find(&plan->scheme, draft->id);
        if (status < 0 || draft->look_unknown || bp_status_draft_of(drafts, draft->id) != draft)
            continue;
        check_text(draft, &plan->scheme.items[status], plan->source, diags);
        check_apart(drafts, draft, plan, diags);
        check_fill(drafts, draft, plan, diags);
    }
}
