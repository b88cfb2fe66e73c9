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

/* The words for England. Those for Wales are the same, in the same order, except the first. */
static const char *const words[] = {
    "Information relating to any individual.",
    "Information which is likely to reveal the identity of an individual.",
    "Information relating to the financial or business affairs of any particular person (including the "
    "authority holding that information).",
    "Information relating to any consultations or negotiations, or contemplated consultations or "
    "negotiations, in connection with any labour relations matter arising between the authority or a "
    "Minister of the Crown and employees of, or office holders under, the authority.",
    "Information in respect of which a claim to legal professional privilege could be maintained in legal "
    "proceedings.",
    "Information which reveals that the authority proposes (a) to give under any enactment a notice under "
    "or by virtue of which requirements are imposed on a person; or (b) to make an order or direction under "
    "any enactment.",
    "Information relating to any action taken or to be taken in connection with the prevention, "
    "investigation or prosecution of crime.",
};

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

const char *bp_exempt_words(int restricted)
{
    enum { WALES = 12, ENGLAND = 1 };
    if (restricted == WALES)
        return "Information relating to a particular individual.";
    int at = restricted - (restricted > WALES ? WALES : ENGLAND);
    return at >= 0 && at < (int)(sizeof words / sizeof *words) ? words[at] : NULL;
}

bp_exempt_set bp_exempt_add(bp_exempt_set set, int restricted)
{
    return restricted ? set | (bp_exempt_set)1 << (restricted > 0 ? restricted : 0) : set;
}

const char *bp_exempt_list(bp_exempt_set set, struct bp_arena *arena)
{
    char list[160] = "";
    size_t len = 0;
    int left = 0;
    for (int n = 1; n < 32; n++)
        left += set >> n & 1 ? 1 : 0;
    const char *before = left > 1 ? ACT "s " : ACT " ";
    for (int n = 1; n < 32; n++) {
        if (!((set >> n) & 1))
            continue;
        len += (size_t)snprintf(list + len, sizeof list - len, "%s%d", before, n);
        before = --left > 1 ? ", " : " and ";
    }
    return bp_arena_text(arena, list, len);
}
