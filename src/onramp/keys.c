/* keys.c: keeps what is neither row nor fact: titles of tables, and what a colour key says of statuses that
 * no row has.
 */
#include <string.h>

#include "base/text.h"
#include "model/house.h"
#include "onramp/draft.h"

/* Whether a status of the plan, or its words in the key, already says it. */
static bool is_said(const struct bp_drafting *d, const struct bp_found_key *key)
{
    const struct bp_scheme *scheme = &d->plan->scheme;
    const char *words = *key->meaning ? key->meaning : key->label;
    const char *folded = bp_text_fold(d->arena, words);
    for (int i = 0; i < scheme->n; i++) {
        const char *legend = bp_text_fold(d->arena, scheme->items[i].legend);
        const char *label = bp_text_fold(d->arena, scheme->items[i].label);
        if (strstr(legend, folded) || strstr(label, folded))
            return true;
    }
    return false;
}

/* The titles above tables that are no priorities: headings of measures or of actions, words above them. */
void bp_draft_titles(struct bp_drafting *d)
{
    for (uint32_t i = 0; i < d->found->n_tables; i++) {
        const struct bp_found_table *table = &d->found->tables[i];
        struct bp_inline *heading =
            table->measures ? &d->plan->measures_heading : &d->plan->actions_heading;
        struct bp_block **words = table->measures ? &d->plan->measures_words : &d->plan->actions_words;
        if (!table->title || bp_blank(table->title))
            continue;
        if (!heading->n)
            *heading = bp_draft_plain(d, table->title);
        else if (!bp_text_same(bp_inline_plain(d->arena, heading), table->title))
            bp_draft_add(d, words, bp_draft_blocks_of(d, table->title));
    }
}

void bp_draft_keys(struct bp_drafting *d)
{
    for (uint32_t i = 0; i < d->found->n_keys; i++) {
        const struct bp_found_key *key = &d->found->keys[i];
        if (is_said(d, key))
            continue;
        bool both = *key->label && *key->meaning;
        const char *text = both ? bp_fill(d->arena, "{1}: {2}", key->label, key->meaning, NULL)
                                : (*key->label ? key->label : key->meaning);
        bp_draft_add(d, &d->plan->actions_words, bp_draft_blocks_of(d, text));
    }
}
