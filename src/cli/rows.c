/* rows.c: options that choose rows. Whether there are rows of such a name, the library knows. */
#include "cli/rows.h"

#include <string.h>

#include "cli/codes.h"
#include "cli/options.h"
#include "cli/words.h"

bool rows_add_only(struct rows *rows, char *list)
{
    if (rows->n_lists < MOST_ONLY) {
        rows->lists[rows->n_lists++] = list;
        return true;
    }
    options_wrong(NULL, "--only may be said %d times", MOST_ONLY);
    return false;
}

bool rows_set_edition(struct rows *rows, const char *edition)
{
    static const char *const names[] = {"restricted", "public"};
    for (int i = 0; i < 2; i++) {
        if (!strcmp(edition, names[i])) {
            rows->public_edition = i == 1;
            return true;
        }
    }
    const char *near = words_nearest(edition, names, 2);
    options_wrong(NULL, "--edition is public or restricted, not \"%s\"%s%s%s", edition,
                  near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    return false;
}

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

bool rows_settle(struct rows *rows)
{
    for (size_t i = 0; i < rows->n_lists; i++) {
        char *word = rows->lists[i];
        for (char *comma; (comma = strchr(word, ',')); word = comma + 1) {
            *comma = 0;
            if (!add_word(rows, word))
                return false;
        }
        if (!add_word(rows, word))
            return false;
    }
    bp_selection *selection = &rows->selection;
    selection->only = rows->only;
    rows->chosen = selection->n_only || selection->priority || selection->lead || selection->partner;
    return true;
}
