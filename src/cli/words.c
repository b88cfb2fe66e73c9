/* words.c: text for a terminal: its width, and output without control characters. */
#include "cli/words.h"

#include <string.h>

uint32_t words_next(const char **at)
{
    const unsigned char *p = (const unsigned char *)*at;
    if (*p < 0x80) {
        *at += *p != 0;
        return *p;
    }
    int more = *p >= 0xF0 ? 3 : *p >= 0xE0 ? 2 : 1;
    uint32_t code = *p & (0x3Fu >> more);
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    for (int i = 1; i <= more; i++) {
        if ((p[i] & 0xC0) != 0x80) {
            code = 0;
            break;
        }
        code = code << 6 | (p[i] & 0x3Fu);
    }
    if (*p < 0xC2 || *p > 0xF4 || code < least[more] || code > 0x10FFFF || code >> 11 == 0x1B) {
        *at += 1;
        return 0xFFFD;
    }
    *at += more + 1;
    return code;
}

/* Unicode's wide blocks, and marks that combine with the letter before them, as far as plans need
 * them. */
static const struct span {
    uint32_t first, last;
    int width;
} spans[] = {
    {0x0300, 0x036F, 0},  {0x0483, 0x0489, 0},  {0x0591, 0x05BD, 0},   {0x064B, 0x065F, 0},
    {0x093C, 0x093C, 0},  {0x0941, 0x0948, 0},  {0x094D, 0x094D, 0},   {0x1100, 0x115F, 2},
    {0x1AB0, 0x1AFF, 0},  {0x1DC0, 0x1DFF, 0},  {0x200B, 0x200F, 0},   {0x202A, 0x202E, 0},
    {0x2060, 0x2064, 0},  {0x20D0, 0x20FF, 0},  {0x2E80, 0x303E, 2},   {0x3041, 0xA4CF, 2},
    {0xAC00, 0xD7A3, 2},  {0xF900, 0xFAFF, 2},  {0xFE00, 0xFE0F, 0},   {0xFE20, 0xFE2F, 0},
    {0xFE30, 0xFE6F, 2},  {0xFF00, 0xFF60, 2},  {0xFFE0, 0xFFE6, 2},   {0x1F300, 0x1F64F, 2},
    {0x1F680, 0x1F6FF, 2}, {0x1F900, 0x1F9FF, 2}, {0x20000, 0x3FFFD, 2}, {0xE0100, 0xE01EF, 0},
};

int words_width(uint32_t code)
{
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        if (code >= spans[i].first && code <= spans[i].last)
            return spans[i].width;
    return 1;
}

bool words_is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

void words_put(FILE *to, const char *text, const char *end)
{
    const char *harmless = text; /* start of the text to print at once; on stderr, each call is a
                                    system call */
    while (end ? text < end : *text) {
        const char *from = text;
        uint32_t code = words_next(&text);
        if (!words_is_control(code) && code != 0xFFFD)
            continue;
        fwrite(harmless, 1, (size_t)(from - harmless), to);
        fputs(code == '\t' || code == '\n' || code == '\r' ? " " : "\xEF\xBF\xBD", to);
        harmless = text;
    }
    fwrite(harmless, 1, (size_t)(text - harmless), to);
}
