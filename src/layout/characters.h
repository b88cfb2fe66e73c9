/* characters.h: characters that cannot be printed. */
#ifndef BP_CHARACTERS_H
#define BP_CHARACTERS_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/source.h"
#include "layout/font.h"
#include "layout/page.h"
#include "model/style.h"

/* Reports the character at `at`, which no font has, once for each character. `run_at`: where its
 * text begins in the source, or BP_NOWHERE. */
void bp_character_report(struct bp_diags *diags, struct bp_source *source, const char *at, const char *end,
                         uint32_t run_at);

/* Notes a text that the embedded faces lend to those of a house style, which do not have all of it. */
struct bp_setter;
void bp_character_lend(struct bp_setter *set, const struct bp_shape *shape);
/* Says which characters were lent, if any. */
void bp_characters_lent(const struct bp_setter *set, const struct bp_house_style *style);

/* Whether a source has ASCII characters alone, and no reference to one by its number. Any font has
 * those. */
bool bp_characters_are_plain(const struct bp_source *source);

/* Whether fonts have all characters of a source, with its markup and comments. If not, a report may
 * still print it: some may be in texts that it does not show. Sets fonts->out if memory ran out. */
bool bp_characters_are_there(struct bp_fonts *fonts, struct bp_diags *diags, const struct bp_source *source);

#endif
