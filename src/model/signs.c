/* signs.c: which signs have a colour that says something. */
#include "model/signs.h"

#include <stdlib.h>

#include "base/text.h"

/* In order of `code`. `other`: a word that plans have for the colour, too. */
static const struct sign {
    uint32_t code;
    enum bp_word word, other;
} signs[] = {
    {0x26AA, BP_WORD_SIGN_WHITE, BP_WORD_SIGN_WHITE},
    {0x26AB, BP_WORD_SIGN_BLACK, BP_WORD_SIGN_BLACK},
    {0x1F534, BP_WORD_SIGN_RED, BP_WORD_SIGN_RED},
    {0x1F535, BP_WORD_SIGN_BLUE, BP_WORD_SIGN_BLUE},
    {0x1F536, BP_WORD_SIGN_ORANGE, BP_WORD_SIGN_AMBER}, /* diamonds */
    {0x1F537, BP_WORD_SIGN_BLUE, BP_WORD_SIGN_BLUE},
    {0x1F538, BP_WORD_SIGN_ORANGE, BP_WORD_SIGN_AMBER},
    {0x1F539, BP_WORD_SIGN_BLUE, BP_WORD_SIGN_BLUE},
    {0x1F7E0, BP_WORD_SIGN_ORANGE, BP_WORD_SIGN_AMBER}, /* discs */
    {0x1F7E1, BP_WORD_SIGN_YELLOW, BP_WORD_SIGN_AMBER},
    {0x1F7E2, BP_WORD_SIGN_GREEN, BP_WORD_SIGN_GREEN},
    {0x1F7E3, BP_WORD_SIGN_PURPLE, BP_WORD_SIGN_PURPLE},
    {0x1F7E4, BP_WORD_SIGN_BROWN, BP_WORD_SIGN_BROWN},
    {0x1F7E5, BP_WORD_SIGN_RED, BP_WORD_SIGN_RED}, /* squares */
    {0x1F7E6, BP_WORD_SIGN_BLUE, BP_WORD_SIGN_BLUE},
    {0x1F7E7, BP_WORD_SIGN_ORANGE, BP_WORD_SIGN_AMBER},
    {0x1F7E8, BP_WORD_SIGN_YELLOW, BP_WORD_SIGN_AMBER},
    {0x1F7E9, BP_WORD_SIGN_GREEN, BP_WORD_SIGN_GREEN},
    {0x1F7EA, BP_WORD_SIGN_PURPLE, BP_WORD_SIGN_PURPLE},
    {0x1F7EB, BP_WORD_SIGN_BROWN, BP_WORD_SIGN_BROWN},
};

static int compare(const void *key, const void *item)
{
    uint32_t code = *(const uint32_t *)key, other = ((const struct sign *)item)->code;
    return (code > other) - (code < other);
}

/* Whether the text begins with the word, after blanks, in any letter case. */
static bool begins_with(const char *text, const char *end, const char *word)
{
    while (text < end && (*text == ' ' || *text == '(' || *text == '-' || *text == ':'))
        text++;
    size_t len = strlen(word);
    return (size_t)(end - text) >= len && bp_text_is(text, len, word);
}

const char *bp_sign_word(const struct bp_house *house, uint32_t code, const char *after, const char *end)
{
    const struct sign *sign = bsearch(&code, signs, sizeof signs / sizeof *signs, sizeof *signs, compare);
    if (!sign)
        return NULL;
    const char *word = bp_house_word(house, sign->word), *next = after;
    bool said = begins_with(after, end, word) || begins_with(after, end, bp_house_word(house, sign->other));
    bool again = after < end && bp_utf8_next(&next, end) == code;
    return said || again ? NULL : word;
}
