/* explain.c: explains codes, from the table of codes and the table of reasons for the checks. The
 * compiler joins the two, so nothing needs to be initialised. */
#include "base/diag.h"

/* The index of each code. */
enum {
#define X(number, name, severity, slug, message, hint) AT_##number,
#include "base/diag.def"
#undef X
    N_CODES
};

static const bp_explanation entries[N_CODES] = {
#define X(number, identifier, degree, slug, says, mend)                                   \
    [AT_##number].code = number, [AT_##number].severity = BP_##degree,                    \
    [AT_##number].name = slug, [AT_##number].message = says, [AT_##number].hint = mend,
#include "base/diag.def"
#undef X
#define X(number, asks, because, origin, before, after)                                   \
    [AT_##number].question = asks, [AT_##number].why = because,                           \
    [AT_##number].source = origin, [AT_##number].wrong = before, [AT_##number].right = after,
#include "check/explain.def"
#undef X
};

const bp_explanation *bp_explain_at(size_t index)
{
    return index < N_CODES ? &entries[index] : NULL;
}

const bp_explanation *bp_explain(int code)
{
    for (size_t i = 0; i < N_CODES; i++)
        if (entries[i].code == code)
            return &entries[i];
    return NULL;
}
