/* rows.c: options that choose rows. Only the library knows which names a plan has. */
#include "cli/rows.h"

#include <string.h>

#include "cli/codes.h"
#include "cli/options.h"

static bool is_number_of_check(const char *word)
{
    return strspn(word, "BPbp0123456789") == strlen(word) && codes_find(word);
}

static bool add_word(struct rows *rows, const char *word)
{
    if (is_number_of_check(word)) {
        options_wrong(NULL, "--only chooses rows here: exceptions, overdue, missing, or a status; "
                            "\"%s\" is a check: `boardpaper check --only=%s` takes it, and --ignore "
                            "leaves checks out of --findings", word, word);
        return false;
    }
    if (!*word || rows->selection.n_only == MOST_ONLY) {
        options_wrong(NULL, "--only wants 1 to %d words: exceptions, overdue, missing, or statuses",
                      MOST_ONLY);
        return false;
    }
    rows->only[rows->selection.n_only++] = word;
    return true;
}

bool rows_add_only(struct rows *rows, char *list)
{
    char *word = list;
    for (char *comma; (comma = strchr(word, ',')); word = comma + 1) {
        *comma = 0;
        if (!add_word(rows, word))
            return false;
    }
    return add_word(rows, word);
}

void rows_settle(struct rows *rows)
{
    bp_selection *selection = &rows->selection;
    selection->size = sizeof *selection;
    selection->only = rows->only;
    rows->chosen = selection->n_only || selection->priority || selection->lead || selection->partner;
}
