/* mdoc.c: text → mdoc(7). Characters beyond ASCII become escapes, so that every formatter, in whatever
 * locale, shows the same. */
#include <stdio.h>
#include <string.h>

#include "cli/words.h"
#include "manual/manual.h"

/* One code point of the text. */
static void put_code(const char **at)
{
    uint32_t code = words_next(at);
    if (code < 0x80)
        putchar((int)code);
    else
        printf("\\[u%04X]", (unsigned)code);
}

void mdoc_raw(const char *text, const char *end)
{
    while (end ? text < end : *text)
        put_code(&text);
}

/* The same, as plain text: nothing in it is a request or an escape. */
static void put_plain(const char **at, bool hyphens)
{
    if (**at == '\\') {
        fputs("\\e", stdout);
        (*at)++;
    } else if (**at == '-' && hyphens) {
        fputs("\\-", stdout);
        (*at)++;
    } else {
        put_code(at);
    }
}

static bool ends_sentence(const char *dot)
{
    return strchr(".?!", *dot) && dot[1] == ' ' && ((dot[2] >= 'A' && dot[2] <= 'Z') || dot[2] == '`');
}

void mdoc_text(const char *text)
{
    bool bold = false, start = true;
    while (*text) {
        if (start && (*text == '.' || *text == '\''))
            fputs("\\&", stdout);
        start = false;
        if (*text == '`') {
            bold = !bold;
            fputs(bold ? "\\fB" : "\\fR", stdout);
            text++;
        } else if (*text == '\n' || ends_sentence(text)) {
            if (*text != '\n')
                putchar(*text++);
            putchar('\n');
            text++;
            start = true;
        } else {
            put_plain(&text, bold);
        }
    }
    putchar('\n');
}

void mdoc_argument(const char *text)
{
    putchar('"');
    while (*text) {
        if (*text == '"') {
            fputs("\\(dq", stdout);
            text++;
        } else {
            put_plain(&text, true);
        }
    }
    putchar('"');
}

void mdoc_literal(const char *text, const char *end)
{
    bool start = true;
    char last = '\n';
    while (end ? text < end : *text) {
        if (start && (*text == '.' || *text == '\''))
            fputs("\\&", stdout);
        last = *text;
        start = last == '\n';
        put_plain(&text, true);
    }
    if (last != '\n')
        putchar('\n');
}
