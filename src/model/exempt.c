/* exempt.c: the paragraphs of Schedule 12A: by number, by the attribute's value, in words. */
#include "model/exempt.h"

#include <stdio.h>

#define ACT "Schedule 12A paragraph"

const char *const bp_exempt_values[] = {
    "no",      "yes",     ACT " 1",  ACT " 2",  ACT " 3",  ACT " 4",  ACT " 5",  ACT " 6",  ACT " 7",
    ACT " 12", ACT " 13", ACT " 14", ACT " 15", ACT " 16", ACT " 17", ACT " 18", NULL};

/* What each value means, in the order of bp_exempt_values. */
static const int8_t meant[] = {BP_UNRESTRICTED, BP_RESTRICTED_UNSAID, 1, 2, 3, 4, 5, 6, 7,
                               12, 13, 14, 15, 16, 17, 18};
enum { N_VALUES = sizeof meant / sizeof *meant };

/* What the paragraphs for England say. Those for Wales say the same, in the same order, except the first. */
static const enum bp_word words[] = {BP_WORD_EXEMPT_ANYONE, BP_WORD_EXEMPT_IDENTITY, BP_WORD_EXEMPT_BUSINESS,
                                     BP_WORD_EXEMPT_LABOUR, BP_WORD_EXEMPT_LEGAL, BP_WORD_EXEMPT_NOTICE,
                                     BP_WORD_EXEMPT_CRIME};

int bp_exempt_from(int index)
{
    return index >= 0 && index < N_VALUES ? meant[index] : BP_UNRESTRICTED;
}

const char *bp_exempt_value(int restricted)
{
    for (int i = 1; i < N_VALUES; i++)
        if (meant[i] == restricted)
            return bp_exempt_values[i];
    return NULL;
}

enum bp_word bp_exempt_words(int restricted)
{
    enum { WALES = 12, ENGLAND = 1 };
    if (restricted == WALES)
        return BP_WORD_EXEMPT_SOMEONE;
    int at = restricted - (restricted > WALES ? WALES : ENGLAND);
    return at >= 0 && at < (int)(sizeof words / sizeof *words) ? words[at] : BP_WORD_NONE;
}

bp_exempt_set bp_exempt_add(bp_exempt_set set, int restricted)
{
    return restricted ? set | (bp_exempt_set)1 << (restricted > 0 ? restricted : 0) : set;
}

const char *bp_exempt_list(const struct bp_house *house, bp_exempt_set set, struct bp_arena *arena)
{
    const char *list = "";
    uint32_t all = 0, taken = 0;
    for (int n = 1; n < 32; n++)
        all += set >> n & 1;
    for (int n = 1; n < 32; n++) {
        if (!(set >> n & 1))
            continue;
        char number[8];
        snprintf(number, sizeof number, "%d", n);
        enum bp_word joined = ++taken == all ? BP_WORD_LIST_LAST : BP_WORD_LIST;
        list = taken == 1 ? bp_fill(arena, number, NULL)
                          : bp_fill(arena, bp_house_word(house, joined), list, number, NULL);
    }
    return all ? bp_fill_counted(arena, house, BP_COUNTED_SCHEDULE, all, list, NULL) : list;
}
