/* due_words.c: what the words of due dates mean. */
#include "model/due_words.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    const char *word;
    enum bp_due_word kind;
    int value;
};

static const struct entry table[] = {
#define WORD(word, kind, value) {word, BP_DW_##kind, value},
#include "model/due_words.def"
#undef WORD
};

static int compare(const void *word, const void *entry)
{
    return strcmp(word, ((const struct entry *)entry)->word);
}

enum bp_due_word bp_due_word(const char *word, int *value)
{
    const struct entry *found =
        bsearch(word, table, sizeof table / sizeof *table, sizeof *table, compare);
    *value = found ? found->value : 0;
    return found ? found->kind : BP_DW_OTHER;
}
