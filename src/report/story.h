/* story.h: the document that is told: what it is made from, its names, and whom it is told to. */
#ifndef BP_REPORT_STORY_H
#define BP_REPORT_STORY_H

#include "base/diag.h"
#include "model/compare.h"
#include "model/extract.h"
#include "model/house.h"
#include "model/style.h"
#include "report/text.h"
#include "report/writer.h"

struct bp_story {
    struct bp_arena *arena;            /* borrowed: for what lives as long as the document */
    struct bp_diags *diags;            /* borrowed */
    const struct bp_plan *plan;        /* borrowed */
    const struct bp_house_style *style; /* borrowed; NULL: none */
    const struct bp_house *house;      /* the report's own words, in the language of the plan, … */
    bool foreign;                      /* … or in English, because there are none in that language */
    const struct bp_comparison *since; /* borrowed: the comparison with the plan of the period before; NULL:
                                          none */
    const struct bp_extract *extract;  /* borrowed: which rows of another plan this plan has; NULL: all */
    const struct bp_inline *title, *subtitle, *detail; /* its names: the H1, the line below it, a period */
    const struct bp_inline *foot;       /* at the foot of each page; NULL: title and subtitle */
    const struct bp_inline *foot_brief; /* … instead, where `foot` is too long */
    const struct bp_inline *marking;    /* NULL: the plan's */
    const struct bp_inline *notice;     /* "Not for publication …"; NULL: none */
    const struct bp_writer *writer;
    void *to; /* what its functions take */
};

/* The names of a document. NULL: those of a report of the plan. */
struct bp_names {
    const struct bp_inline *title, *subtitle, *detail;
};
void bp_story_name(struct bp_story *story, struct bp_names names);
/* … and begins the document with them. */
void bp_story_begin(struct bp_story *story, struct bp_names names);

/* Continues with another plan. A plan may be freed when the story has turned to the next one: writers keep
 * nothing of it. */
void bp_story_turn(struct bp_story *story, const struct bp_plan *plan);

/* What the house style puts at the foot of each page, with the document's own words in the places of the
 * names in braces. NULL: nothing; the writer has words of its own there. */
const struct bp_inline *bp_story_foot(const struct bp_story *story);

/* Whether it is a draft, the marking, and the notice if something is not for publication; and the same
 * without the marking. */
const struct bp_inline *bp_story_marking(const struct bp_story *story);
const struct bp_inline *bp_story_notices(const struct bp_story *story);

/* A word of the report's own, in the language of the plan. */
static inline const char *bp_own(const struct bp_story *story, enum bp_word word)
{
    return bp_house_word(story->house, word);
}
const struct bp_inline *bp_own_inline(const struct bp_story *story, enum bp_word word);

/* "1 July 2019 to 30 September 2019", or for the reporting period, the author's own words. */
const struct bp_inline *bp_days_words(const struct bp_story *story, struct bp_date from, struct bp_date to);
const struct bp_inline *bp_period_words(const struct bp_story *story);
/* "Quarter 1 Monitoring Report, 1 April 2019 to 30 June 2019": names a plan other than the printed one. */
const struct bp_inline *bp_report_words(const struct bp_story *story, const struct bp_plan *plan);
/* "Health Liaison Board, 4 December 2019, agenda item 7, appendix A"; NULL if there is no meeting. */
const struct bp_inline *bp_meeting_words(const struct bp_story *story);

#endif
