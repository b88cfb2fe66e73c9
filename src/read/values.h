/* values.h: checks the values of attributes against their types in the schema table, and reads
 * them. */
#ifndef BP_VALUES_H
#define BP_VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "model/date.h"
#include "model/plan.h"
#include "model/schema.h"
#include "xml/sax.h"

/* Adds a finding for each value that does not have the type of its attribute. Ids of statuses are
 * not checked, because the scheme is known only at the end. */
void bp_values_check(struct bp_diags *diags, struct bp_source *source, struct bp_arena *scratch,
                     enum bp_element element, const struct bp_tag *tag);

/* The attribute of a tag, or NULL. */
const struct bp_attr *bp_value_find(const struct bp_tag *tag, const char *name);

/* The value, or a default if it is absent or cannot be read (date: year 0). */
struct bp_date bp_value_date(const struct bp_tag *tag, const char *name);
int bp_value_yes(const struct bp_tag *tag, const char *name); /* 1, 0, or -1 if absent */
/* The index of the value among the attribute's choices in the schema. */
int bp_value_choice(const struct bp_tag *tag, enum bp_element element, const char *name,
                    int otherwise);
/* The number in "BP5008"; 0 if it is not the code of a check. */
int bp_value_check(const struct bp_tag *tag, const char *name);
/* Whether the text is a number, or words (BP_ATTR_FIGURE). */
bool bp_value_figure(const char *text);

/* Thousandths of a point; 0: absent, or not a length. */
int32_t bp_value_length(const struct bp_tag *tag, const char *name);

/* The value copied to `arena`, with its place. Text NULL: memory ran out. */
struct bp_value_text bp_value_text(const struct bp_tag *tag, const char *name, struct bp_arena *arena);

bool bp_value_colour(const char *value, uint32_t *rgb);

#endif
