/* statuses.c: the author's statuses, and the totals that a plan states for them. */
#include <string.h>

#include "read/build.h"
#include "read/values.h"

/* The attribute's value, or NULL if it is absent. The caller looks in the arena to see whether memory ran
 * out. */
static const char *keep_given(struct bp_build *b, const struct bp_tag *tag, const char *name)
{
    return bp_value_find(tag, name) ? bp_build_keep(b, tag, name) : NULL;
}

static struct bp_colour_draft read_colour(const struct bp_attr *attr)
{
    struct bp_colour_draft colour = {.known = false};
    if (attr) {
        colour.known = bp_value_colour(attr->value, &colour.rgb);
        colour.at = attr->value_at;
        colour.len = attr->value_len;
    }
    return colour;
}

/* Reads the fill, the text colour and the symbol. */
static void read_look(struct bp_status_draft *draft, const struct bp_tag *tag)
{
    const struct bp_attr *fill = bp_value_find(tag, "fill"), *text = bp_value_find(tag, "text"),
                         *symbol = bp_value_find(tag, "symbol");
    draft->fill = read_colour(fill);
    draft->text = read_colour(text);
    draft->symbol = bp_value_choice(tag, BP_EL_STATUS, "symbol", -1);
    draft->symbol_at = symbol ? symbol->value_at : BP_NOWHERE;
    draft->symbol_len = symbol ? symbol->value_len : 0;
    draft->look_unknown = (fill && !draft->fill.known) || (text && !draft->text.known) ||
                          (symbol && draft->symbol < 0);
}

bool bp_build_status(struct bp_build *b, const struct bp_tag *tag)
{
    const struct bp_attr *id = bp_value_find(tag, "id");
    if (!id)
        return true;
    struct bp_status_draft *draft = bp_arena_alloc(b->scratch, sizeof *draft);
    if (!draft)
        return false;
    *b->drafts.status_tail = draft;
    b->drafts.status_tail = &draft->next;
    draft->id = bp_build_keep(b, tag, "id");
    draft->label = keep_given(b, tag, "label");
    draft->legend = keep_given(b, tag, "legend");
    draft->at = tag->at;
    draft->id_at = id->value_at;
    draft->id_len = id->value_len;
    read_look(draft, tag);
    const struct bp_attr *meaning = bp_value_find(tag, "meaning"), *before = bp_value_find(tag, "before");
    draft->meaning = bp_value_choice(tag, BP_EL_STATUS, "meaning", -1);
    draft->look_unknown = draft->look_unknown || (meaning && draft->meaning < 0);
    draft->meaning_at = meaning ? meaning->value_at : BP_NOWHERE;
    draft->meaning_len = meaning ? meaning->value_len : 0;
    draft->before = keep_given(b, tag, "before");
    draft->before_at = before ? before->value_at : BP_NOWHERE;
    draft->before_len = before ? before->value_len : 0;
    draft->omit = bp_value_yes(tag, "omit");
    draft->complete = bp_value_yes(tag, "complete");
    draft->exception = bp_value_yes(tag, "exception");
    draft->counted = bp_value_yes(tag, "counted");
    return draft->id && !b->arena->out;
}

/* Each attribute is the id of a status, except XML's own attributes. */
bool bp_build_totals(struct bp_build *b, const struct bp_tag *tag, struct bp_status_use **first,
                     uint32_t *at)
{
    struct bp_status_use **tail = first;
    *at = tag->at;
    for (size_t i = 0; i < tag->n_attrs; i++) {
        const struct bp_attr *attr = &tag->attrs[i];
        if (strchr(attr->name, ':'))
            continue;
        struct bp_status_use *use = bp_arena_alloc(b->scratch, sizeof *use);
        if (!use)
            return false;
        use->id = bp_arena_text(b->scratch, attr->name, strlen(attr->name));
        use->value = bp_arena_text(b->scratch, attr->value, strlen(attr->value));
        use->at = attr->name_at;
        use->len = attr->name_len;
        use->value_at = attr->value_at;
        use->value_len = attr->value_len;
        if (!use->id || !use->value)
            return false;
        *tail = use;
        tail = &use->next;
    }
    return true;
}
