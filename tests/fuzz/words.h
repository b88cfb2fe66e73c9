/* words.h: whether the texts of a plan stand on its pages. Private to the fuzz targets. */
#ifndef FUZZ_WORDS_H
#define FUZZ_WORDS_H

#include "layout/page.h"
#include "model/plan.h"

/* Ends the program where a text of the plan is not among the text of the tags, in reading order. Of text from
 * right to left, which the pages hold in the order of the eye, each character has to be there. */
void fuzz_expect_words(const struct bp_plan *plan, const struct bp_pages *pages);

/* The same for texts of any kind. */
void fuzz_expect_texts(const struct bp_pages *pages, const struct bp_inline *texts, uint32_t n);

#endif
