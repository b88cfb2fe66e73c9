/* fallback.h: fonts for characters that the default one lacks, from folders that the caller names. They
 * are opened when the first such character is met. */
#ifndef BP_FALLBACK_H
#define BP_FALLBACK_H

#include <stddef.h>

#include "base/diag.h"
#include "layout/font.h"

/* Drops the fonts of an earlier call, and lists the font files of these folders. A folder that cannot be
 * read becomes a finding. */
void bp_fallback_folders(struct bp_fonts *fonts, const char *const *folders, size_t n,
                         struct bp_diags *diags);

/* How many bytes from the beginning of a text, whole grapheme clusters, one font has the characters of;
 * `*font` comes as the wanted one, and leaves as the one that has them. Where no font has them, it stays. */
size_t bp_fallback_run(struct bp_fonts *fonts, struct bp_diags *diags, const char *text, size_t len,
                       int *font);

#endif
