/* encoding.c: bytes of text in the encodings that officers' programs write -> UTF-8. */
#include "book/encoding.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "base/windows.h"

#define REPLACEMENT 0xFFFDu
/* The parser compares each attribute of an element with all others. Office programs write up to 60. */
#define MOST_ATTRIBUTES 500u

/* How many of the first bytes are looked at for zeros, which text in UTF-16 has at every other place. */
#define LOOKED_AT 64u

static bool starts_with(const char *bytes, size_t len, const char *begin, size_t n)
{
    return len >= n && !memcmp(bytes, begin, n);
}

enum bp_encoding bp_encoding_of(const char *bytes, size_t len)
{
    size_t zeros[2] = {0}, n = len < LOOKED_AT ? len : LOOKED_AT;
    if (starts_with(bytes, len, "\xFF\xFE", 2))
        return BP_UTF16_LE;
    if (starts_with(bytes, len, "\xFE\xFF", 2))
        return BP_UTF16_BE;
    for (size_t i = 0; i < n; i++)
        zeros[i % 2] += !bytes[i];
    if (zeros[1] > n / 4 && !zeros[0])
        return BP_UTF16_LE;
    if (zeros[0] > n / 4 && !zeros[1])
        return BP_UTF16_BE;
    return bp_utf8_check(bytes, len) == len ? BP_UTF8 : BP_WINDOWS_1252;
}

/* XML 1.0, 2.2. */
static bool is_xml(uint32_t code)
{
    if (code < 0x20)
        return code == '\t' || code == '\n' || code == '\r';
    return code < 0xD800 || (code >= 0xE000 && code != 0xFFFE && code != 0xFFFF && code <= 0x10FFFF);
}

static void put(struct bp_buf *out, uint32_t code)
{
    char bytes[4];
    bp_buf_put(out, bytes, bp_utf8_put(bytes, is_xml(code) ? code : REPLACEMENT));
}

static void read_utf16(const unsigned char *bytes, size_t len, bool big, struct bp_buf *out)
{
    uint32_t high = 0; /* the first half of a pair */
    for (size_t i = 0; i + 1 < len; i += 2) {
        uint32_t unit = (uint32_t)(big ? bytes[i] << 8 | bytes[i + 1] : bytes[i + 1] << 8 | bytes[i]);
        bool low = unit >= 0xDC00 && unit < 0xE000;
        if (!i && unit == 0xFEFF)
            continue;
        if (high && !low)
            put(out, REPLACEMENT);
        if (high && low)
            unit = 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00);
        high = unit >= 0xD800 && unit < 0xDC00 ? unit : 0;
        if (!high)
            put(out, unit);
    }
    if (high || len % 2)
        put(out, REPLACEMENT);
}

static void read_utf8(const char *bytes, size_t len, struct bp_buf *out)
{
    const char *at = bytes, *end = bytes + len;
    if (bp_mark_at(bytes, len))
        at += 3;
    while (at < end)
        put(out, bp_utf8_next(&at, end));
}

void bp_encoding_read(const char *bytes, size_t len, enum bp_encoding encoding, struct bp_buf *out)
{
    switch (encoding) {
    case BP_UTF8:
        read_utf8(bytes, len, out);
        break;
    case BP_UTF16_LE:
    case BP_UTF16_BE:
        read_utf16((const unsigned char *)bytes, len, encoding == BP_UTF16_BE, out);
        break;
    case BP_WINDOWS_1252:
        for (size_t i = 0; i < len; i++)
            put(out, bp_windows_1252((unsigned char)bytes[i]));
        break;
    case BP_NO_ENCODING:
        break;
    }
}

/* ---- XML ---- */

static const char *find(const char *at, const char *end, const char *word)
{
    size_t len = strlen(word);
    while ((at = memchr(at, *word, (size_t)(end - at))) && (size_t)(end - at) >= len) {
        if (!memcmp(at, word, len))
            return at;
        at++;
    }
    return NULL;
}

/* Finds ` encoding="…"` in the XML declaration: `word` from its name to its last quote, `name` between the
 * quotes. */
struct declared {
    const char *word, *name;
    size_t len, name_len;
};

static struct declared find_declared(const char *bytes, size_t len)
{
    struct declared none = {0};
    const char *at = bytes + (bp_mark_at(bytes, len) ? 3 : 0), *end = bytes + len;
    if (!starts_with(at, (size_t)(end - at), "<?xml", 5) || !(end = find(at, end, "?>")))
        return none;
    const char *word = find(at, end, "encoding");
    if (!word)
        return none;
    const char *quote = word + 8;
    while (quote < end && *quote != '"' && *quote != '\'')
        quote++;
    const char *close = quote < end ? memchr(quote + 1, *quote, (size_t)(end - quote - 1)) : NULL;
    if (!close)
        return none;
    return (struct declared){word, quote + 1, (size_t)(close + 1 - word), (size_t)(close - quote - 1)};
}

static bool is_one_byte(const struct declared *declared)
{
    static const char *const names[] = {"windows-1252", "cp1252", "iso-8859-1", "latin1"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bp_text_is(declared->name, declared->name_len, names[i]))
            return true;
    return false;
}

static enum bp_encoding encoding_of_xml(const char *bytes, size_t len)
{
    enum bp_encoding encoding = bp_encoding_of(bytes, len);
    struct declared declared = find_declared(bytes, len);
    if (encoding == BP_UTF8 && memchr(bytes, 0, len))
        return BP_NO_ENCODING;
    if (encoding == BP_UTF16_LE || encoding == BP_UTF16_BE)
        return encoding;
    if (declared.word && is_one_byte(&declared))
        return BP_WINDOWS_1252;
    return encoding == BP_UTF8 ? BP_UTF8 : BP_NO_ENCODING;
}

/* Whether a tag has too many values. Comments and the like are taken for tags; they have few values. */
static bool is_crowded(const char *at, const char *end)
{
    size_t n = 0;
    for (; at + 1 < end; at++) {
        n += *at == '=' && (at[1] == '"' || at[1] == '\'');
        if (*at == '<' || *at == '>')
            n = 0;
        if (n > MOST_ATTRIBUTES)
            return true;
    }
    return false;
}

enum bp_encoding bp_encoding_read_xml(const char *bytes, size_t len, struct bp_buf *out)
{
    enum bp_encoding encoding = encoding_of_xml(bytes, len);
    size_t begin = out->len;
    if (encoding == BP_UTF8 && !is_crowded(bytes, bytes + len))
        bp_buf_put(out, bytes, len);
    else
        bp_encoding_read(bytes, len, encoding, out);
    if (out->failed || encoding == BP_NO_ENCODING || out->len == begin)
        return encoding;
    char *xml = out->bytes + begin;
    if (is_crowded(xml, xml + (out->len - begin))) {
        out->len = begin;
        return BP_NO_ENCODING;
    }
    struct declared declared = find_declared(xml, out->len - begin);
    if (declared.word)
        memset(xml + (declared.word - xml), ' ', declared.len);
    return encoding;
}
