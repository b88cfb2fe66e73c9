/* nearest.c: "did you mean" for the caller's own words: options, presets, file names. */
#include "base/text.h"
#include "boardpaper.h"

const char *bp_nearest(const char *word, const char *const *words, size_t n)
{
    return bp_text_nearest(word, words, n);
}
