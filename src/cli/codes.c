/* codes.c: codes of findings on the command line: as a number, with or without BP, or as a name. */
#include "cli/codes.h"

#include <stdio.h>
#include <string.h>

#include "boardpaper.h"
#include "cli/options.h"
#include "cli/words.h"

static bool is_check(int code)
{
    return code >= 5000 && code < 6000;
}

/* The digits of "BP5008" or "5008"; NULL if it is not a number. */
static const char *digits_of(const char *word)
{
    if ((word[0] == 'B' || word[0] == 'b') && (word[1] == 'P' || word[1] == 'p'))
        word += 2;
    return *word && strspn(word, "0123456789") == strlen(word) ? word : NULL;
}

int codes_find(const char *word)
{
    const bp_explanation *entry;
    const char *digits = digits_of(word);
    char number[16];
    for (size_t i = 0; (entry = bp_explain_at(i)); i++) {
        snprintf(number, sizeof number, "%04d", entry->code);
        if (!strcmp(digits ? digits : word, digits ? number : entry->name))
            return entry->code;
    }
    return 0;
}

const char *codes_nearest(const char *word, bool checks, char room[16])
{
    enum { MOST = 320 }; /* codes of all kinds */
    char numbers[MOST][12]; /* room for any int */
    const char *names[MOST] = {NULL}, *digits = digits_of(word);
    int found[MOST];
    const bp_explanation *entry;
    size_t n = 0;
    for (size_t i = 0; n < MOST && (entry = bp_explain_at(i)); i++) {
        if (checks && !is_check(entry->code))
            continue;
        snprintf(numbers[n], sizeof numbers[n], "%04d", entry->code);
        names[n] = digits ? numbers[n] : entry->name;
        found[n++] = entry->code;
    }
    const char *near = bp_nearest(digits ? digits : word, names, n);
    for (size_t i = 0; near && i < n; i++)
        if (names[i] == near)
            snprintf(room, 16, "BP%04d", found[i]);
    return near ? room : NULL;
}

static bool add_code(struct codes *codes, const char *option, const char *word)
{
    int code = codes_find(word);
    if (!is_check(code)) {
        char room[16];
        const char *near = code ? NULL : codes_nearest(word, true, room);
        options_wrong(NULL, code ? "--%s takes checks, BP5001 and on; \"%s\" is none%s%s%s"
                                 : "--%s: there is no check \"%s\"%s%s%s",
                      option, word, near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
        return false;
    }
    for (size_t i = 0; i < codes->n; i++)
        if (codes->items[i] == code)
            return true;
    if (codes->n < MOST_CODES)
        codes->items[codes->n++] = code;
    return true;
}

bool codes_add(struct codes *codes, const char *option, const char *list)
{
    for (const char *at = list;; at++) {
        char word[40];
        size_t len = strcspn(at, ",");
        snprintf(word, sizeof word, "%.*s", (int)len, at);
        if (!add_code(codes, option, word))
            return false;
        at += len;
        if (!*at)
            return true;
    }
}
