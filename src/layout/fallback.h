/* fallback.h: fonts for characters that the default font does not have, from the caller's folders.
 * They are opened when the first such character occurs. */
#ifndef BP_FALLBACK_H
#define BP_FALLBACK_H

#include <stddef.h>

#include "base/diag.h"
#include "layout/font.h"

/* Drops the fonts of the last call, and lists the font files in these folders. A folder that cannot
 * be read gives a finding. */
void bp_fallback_folders(struct bp_fonts *fonts, const char *const *folders, size_t n,
                         struct bp_diags *diags);

/* Drops the fonts of the last call. */
void bp_fallback_drop(struct bp_fonts *fonts);

/* How many bytes at the beginning of a text, in whole grapheme clusters, one font can show. *font
 * is the wanted font, and becomes the font that can. If no font can, it does not change. */
size_t bp_fallback_run(struct bp_fonts *fonts, struct bp_diags *diags, const char *text, size_t len,
                       int *font);

/* Whether some font can show a grapheme cluster. */
bool bp_fallback_has(struct bp_fonts *fonts, struct bp_diags *diags, const char *text, size_t len,
                     int wanted);

#endif
