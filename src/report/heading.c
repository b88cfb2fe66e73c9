/* heading.c: whether a title brings its own number. */
#include "report/heading.h"

#include <string.h>

#include "base/text.h"

#define DIGITS "0123456789"
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define MOST_LETTERS 4 /* before the digits of a number such as "CSAP 2.1" or "KPI-3" */

/* The first or second word of a title, without the brackets and stops round it. */
struct word {
    const char *text, *next;
    size_t len;
    bool closed; /* a stop, a bracket, a colon or a dash follows, or nothing */
};

static bool is_dash(const char *text)
{
    return *text == '-' || !strncmp(text, "\xE2\x80\x93", 3) || !strncmp(text, "\xE2\x80\x94", 3);
}

static struct word word_at(const char *text)
{
    text += strspn(text, " ([");
    struct word word = {.text = text, .len = strcspn(text, " ")};
    word.next = text + word.len + strspn(text + word.len, " ");
    while (word.len && strchr(".:;)],", text[word.len - 1])) {
        word.len--;
        word.closed = true;
    }
    word.closed |= !*word.next || is_dash(word.next);
    return word;
}

static bool is_only(const struct word *word, const char *accepted)
{
    return word->len && strspn(word->text, accepted) >= word->len;
}

/* "6", "1.2", "OB.1.1", "KPI-3", "2b"; not a year, which is seldom a number of a priority */
static bool has_digits(const struct word *word)
{
    size_t letters = strspn(word->text, LETTERS), sign = strspn(word->text + letters, ".-");
    size_t digits = strspn(word->text + letters + sign, DIGITS);
    return letters <= MOST_LETTERS && sign <= 1 && digits && digits < 4;
}

/* "A", "iv" */
static bool is_letter(const struct word *word)
{
    return is_only(word, LETTERS) &&
           (word->len == 1 || (word->len <= MOST_LETTERS && (is_only(word, "IVX") || is_only(word, "ivx"))));
}

static bool is_spelled(const struct word *word)
{
    static const char *const numbers[] = {"one",   "two",   "three", "four", "five",   "six",
                                          "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (bp_text_is(word->text, word->len, numbers[i]))
            return true;
    return false;
}

bool bp_title_has_number(const char *title)
{
    struct word first = word_at(title);
    if (strspn(first.text, DIGITS) || has_digits(&first))
        return true;
    if (is_letter(&first) && first.closed && *first.next)
        return true;
    struct word second = word_at(first.next);
    if (!is_only(&first, LETTERS) || first.closed)
        return false;
    return has_digits(&second) || (second.closed && (is_letter(&second) || is_spelled(&second)));
}
