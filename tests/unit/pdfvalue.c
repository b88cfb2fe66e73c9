/* pdfvalue.c: reads values where they stand. */
#include "pdfvalue.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const struct pdfvalue none = {"", 0};

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool ends_word(char c)
{
    return is_space(c) || strchr("()<>[]/%{}", c);
}

static const char *skip_spaces(const char *at, const char *end)
{
    while (at < end && is_space(*at))
        at++;
    return at;
}

static const char *skip_digits(const char *at, const char *end)
{
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return at;
}

static const char *skip_string(const char *at, const char *end)
{
    int depth = 0;
    for (; at < end; at++) {
        if (*at == '\\')
            at++;
        else if (*at == '(')
            depth++;
        else if (*at == ')' && --depth == 0)
            return at + 1;
    }
    return end;
}

static const char *skip_word(const char *at, const char *end)
{
    at++;
    while (at < end && !ends_word(*at))
        at++;
    return at;
}

/* What opens with `close` still ahead: an array or a dictionary. */
static const char *skip_until(const char *at, const char *end, const char *close)
{
    size_t len = strlen(close);
    while ((at = skip_spaces(at, end)) < end) {
        if ((size_t)(end - at) >= len && !memcmp(at, close, len))
            return at + len;
        pdfvalue_next(&at, end);
    }
    return end;
}

/* "12 0 R" is one value. */
static const char *skip_number(const char *at, const char *end)
{
    const char *first = skip_digits(at, end), *next = skip_spaces(first, end);
    const char *second = skip_digits(next, end), *last = skip_spaces(second, end);
    if (first > at && next > first && second > next && last > second && last < end && *last == 'R')
        return last + 1;
    return skip_word(at, end);
}

struct pdfvalue pdfvalue_next(const char **at, const char *end)
{
    const char *begin = skip_spaces(*at, end);
    if (begin >= end)
        return *at = end, none;
    if (*begin == '(')
        *at = skip_string(begin, end);
    else if (*begin == '[')
        *at = skip_until(begin + 1, end, "]");
    else if (*begin == '<' && begin + 1 < end && begin[1] == '<')
        *at = skip_until(begin + 2, end, ">>");
    else if (*begin == '<')
        *at = skip_until(begin + 1, end, ">");
    else if (*begin >= '0' && *begin <= '9')
        *at = skip_number(begin, end);
    else
        *at = skip_word(begin, end);
    return (struct pdfvalue){begin, (size_t)(*at - begin)};
}

/* ---- objects ---- */

struct pdfvalue pdfvalue_object(const struct pdfread *pdf, unsigned number)
{
    size_t len = 0;
    const char *at = number && number < pdf->size ? pdfread_object(pdf, number, &len) : "";
    return len ? pdfvalue_next(&at, at + len) : none;
}

struct pdfvalue pdfvalue_stream(const struct pdfread *pdf, unsigned number)
{
    struct pdfvalue dict = pdfvalue_object(pdf, number);
    static const char begin[] = "\nstream\n";
    size_t len = 0;
    const char *text = dict.len ? pdfread_object(pdf, number, &len) : "";
    const char *at = pdfread_find(text, len, begin);
    return at ? (struct pdfvalue){at + sizeof begin - 1, len - (size_t)(at + sizeof begin - 1 - text)}
              : none;
}

unsigned pdfvalue_reference(struct pdfvalue value)
{
    return value.len && value.at[value.len - 1] == 'R' ? (unsigned)strtoul(value.at, NULL, 10) : 0;
}

struct pdfvalue pdfvalue_entry(struct pdfvalue dict, const char *key)
{
    if (dict.len < 4 || memcmp(dict.at, "<<", 2) != 0)
        return none;
    const char *at = dict.at + 2, *end = dict.at + dict.len - 2;
    for (;;) {
        struct pdfvalue name = pdfvalue_next(&at, end), value = pdfvalue_next(&at, end);
        if (!value.len)
            return none;
        if (name.len == strlen(key) + 1 && !memcmp(name.at + 1, key, name.len - 1))
            return value;
    }
}

struct pdfvalue pdfvalue_get(const struct pdfread *pdf, struct pdfvalue dict, const char *key)
{
    struct pdfvalue value = pdfvalue_entry(dict, key);
    unsigned number = pdfvalue_reference(value);
    return number ? pdfvalue_object(pdf, number) : value;
}

struct pdfvalue pdfvalue_item(struct pdfvalue array, size_t index)
{
    if (!array.len || array.at[0] != '[')
        return index ? none : array;
    const char *at = array.at + 1, *end = array.at + array.len - 1;
    for (;;) {
        struct pdfvalue value = pdfvalue_next(&at, end);
        if (!value.len || index-- == 0)
            return value;
    }
}

bool pdfvalue_is(struct pdfvalue value, const char *text)
{
    return value.len == strlen(text) && !memcmp(value.at, text, value.len);
}

long pdfvalue_integer(struct pdfvalue value)
{
    return value.len ? strtol(value.at, NULL, 10) : -1;
}

/* ---- strings ---- */

static int nibble(char digit)
{
    return digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}

/* Escapes are those that src/pdf and libharu write: of brackets and backslashes, \r, and octal. */
static void put_literal(struct pdfvalue string, struct bp_buf *out)
{
    for (size_t i = 1; i + 1 < string.len; i++) {
        char c = string.at[i];
        if (c == '\\') {
            c = string.at[++i];
            if (c >= '0' && c <= '7' && i + 2 < string.len) {
                c = (char)((c - '0') << 6 | (string.at[i + 1] - '0') << 3 | (string.at[i + 2] - '0'));
                i += 2;
            } else if (c == 'r') {
                c = '\r';
            } else if (c == 'n') {
                c = '\n';
            }
        }
        bp_buf_char(out, c);
    }
}

void pdfvalue_bytes(struct pdfvalue string, struct bp_buf *out)
{
    if (string.len && string.at[0] == '(') {
        put_literal(string, out);
        return;
    }
    for (size_t i = 1; i + 2 < string.len; i += 2)
        bp_buf_char(out, (char)(nibble(string.at[i]) << 4 | nibble(string.at[i + 1])));
}

void pdfvalue_utf16(const char *bytes, size_t len, struct bp_buf *out)
{
    for (size_t i = 0; i + 1 < len; i += 2) {
        uint32_t code = (uint32_t)(unsigned char)bytes[i] << 8 | (unsigned char)bytes[i + 1];
        if (code >= 0xD800 && code < 0xDC00 && i + 3 < len) {
            uint32_t low = (uint32_t)(unsigned char)bytes[i + 2] << 8 | (unsigned char)bytes[i + 3];
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        char utf8[4];
        bp_buf_put(out, utf8, bp_utf8_put(utf8, code));
    }
}

void pdfvalue_text(struct pdfvalue string, struct bp_buf *out)
{
    struct bp_buf bytes = {0};
    pdfvalue_bytes(string, &bytes);
    if (bytes.len >= 2 && !memcmp(bytes.bytes, "\xFE\xFF", 2))
        pdfvalue_utf16(bytes.bytes + 2, bytes.len - 2, out);
    else
        bp_buf_put(out, bytes.bytes, bytes.len);
    bp_buf_free(&bytes);
}
