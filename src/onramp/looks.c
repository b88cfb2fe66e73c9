/* looks.c: what a cell's text looks like: a status, a ref, a name, a number. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "onramp/heads.h"

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_status(const struct bp_words *words, const char *plain)
{
    return bsearch(&plain, words->statuses, words->n_statuses, sizeof plain, by_text) != NULL;
}

bool bp_looks_status(const struct bp_words *words, const char *text)
{
    char plain[64];
    if (strlen(text) > 60 || !*text)
        return false;
    bp_words_plain(text, true, plain, sizeof plain);
    if (is_status(words, plain))
        return true;
    if (strpbrk(text, "([")) { /* without what stands in brackets */
        bp_words_plain(text, false, plain, sizeof plain);
        if (is_status(words, plain))
            return true;
    }
    /* "Green - on track": its first word, before a dash, a colon or a bracket. */
    const char *end = text;
    while (*end && *end != ':' && *end != '(' && strncmp(end, " -", 2) && strncmp(end, " \xE2\x80\x93", 4))
        end++;
    if (!*end || end - text > 40 || end == text)
        return false;
    char first[48];
    memcpy(first, text, (size_t)(end - text));
    first[end - text] = '\0';
    bp_words_plain(first, true, plain, sizeof plain);
    return is_status(words, plain);
}

bool bp_looks_ref(const char *text)
{
    size_t len = strlen(text), digits = 0, letters = 0, blanks = 0;
    if (!len || len > 20)
        return false;
    for (size_t i = 0; i < len; i++) {
        digits += bp_is_digit(text[i]);
        letters += bp_is_letter(text[i]);
        blanks += text[i] == ' ' || text[i] == '\n';
        if (strchr("%,;:?!\xC2", text[i]))
            return false;
    }
    if (blanks > 2 || letters > 12)
        return false;
    if (digits)
        return digits < 8;
    /* "a", "(iv)", "B" */
    size_t from = text[0] == '(';
    size_t roman = strspn(text + from, "ivxIVX");
    return (letters == 1 && len <= 3) || (roman == letters && letters && len - letters <= 2);
}

static bool is_one_of(const char *text, const char *const *list, size_t n)
{
    char plain[32];
    if (strlen(text) > 30)
        return false;
    bp_words_plain(text, true, plain, sizeof plain);
    for (size_t i = 0; i < n; i++) {
        if (bp_text_same(plain, list[i]))
            return true;
    }
    return false;
}

bool bp_looks_rating(const char *text)
{
    static const char *const list[] = {"high",
                                       "medium",
                                       "low",
                                       "h",
                                       "m",
                                       "l",
                                       "1",
                                       "2",
                                       "3",
                                       "4",
                                       "5",
                                       "critical",
                                       "significant",
                                       "moderate",
                                       "minor",
                                       "major",
                                       "essential",
                                       "desirable",
                                       "advisory",
                                       "must",
                                       "should",
                                       "could",
                                       "p1",
                                       "p2",
                                       "p3",
                                       "important",
                                       "very high",
                                       "very low",
                                       "urgent",
                                       "merits attention",
                                       "low priority",
                                       "high priority",
                                       "medium priority",
                                       "uchel",
                                       "canolig",
                                       "isel"};
    return is_one_of(text, list, sizeof list / sizeof *list);
}

bool bp_looks_tick(const char *text)
{
    static const char *const list[] = {"x", "\xE2\x9C\x93", "\xE2\x9C\x94", "\xE2\x97\x8F", "\xE2\x96\xA0",
                                       "\xE2\x98\x92", "y", "\xC3\xBC"};
    return is_one_of(text, list, sizeof list / sizeof *list);
}

bool bp_looks_number(const char *text)
{
    size_t len = strlen(text), digits = 0;
    if (!len || len > 24)
        return false;
    for (const char *at = text; *at; at++) {
        if (bp_is_digit(*at))
            digits++;
        else if (!strchr(" .,%-+()<>=kKmM", *at) && (unsigned char)*at < 0x80)
            return false;
    }
    return digits > 0;
}

bool bp_looks_name(const char *text)
{
    size_t len = strlen(text), words = 0, capitals = 0;
    if (len < 2 || len > 60 || strchr(text, '.') == text + len - 1)
        return false;
    for (size_t i = 0; i < len; i++) {
        if (bp_is_digit(text[i]))
            return false;
        if (i && !bp_is_blank(text[i - 1]) && text[i - 1] != '/' && text[i - 1] != '(')
            continue;
        if (bp_is_letter(text[i])) {
            words++;
            capitals += bp_is_capital(text[i]);
        }
    }
    return words && words <= 7 && capitals * 2 > words;
}
