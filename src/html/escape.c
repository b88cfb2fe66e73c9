/* escape.c: writes texts so that nothing of them is markup. */
#include "base/text.h"
#include "html/page.h"

static inline bool is_markup(char c)
{
    return c == '&' || c == '<' || c == '>' || c == '"';
}

/* Whether the byte is written as it is. */
static inline bool stays(char c)
{
    return c >= 0x20 && c < 0x7F && !is_markup(c);
}

static const char *markup_of(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    default: return "&quot;";
    }
}

/* Whether a parser of HTML takes offence at the character: controls, and code points that are none. */
static bool is_barred(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xFDD0 && code <= 0xFDEF) ||
           (code & 0xFFFE) == 0xFFFE;
}

/* A character that needs a look. Returns what comes after it. */
static const char *put_odd(struct bp_html *html, const char *at, const char *end)
{
    char bytes[4];
    uint32_t code = bp_utf8_next(&at, end);
    if (bp_is_blank((char)(code < 0x80 ? code : 0)))
        BP_PUT(html, " ");
    else
        bp_buf_put(html->out, bytes, bp_utf8_put(bytes, is_barred(code) ? 0xFFFD : code));
    return at;
}

void bp_put_span(struct bp_html *html, const char *text, size_t len)
{
    const char *end = text + len;
    while (text < end) {
        const char *from = text;
        while (text < end && stays(*text))
            text++;
        bp_buf_put(html->out, from, (size_t)(text - from));
        if (text == end)
            return;
        if (is_markup(*text))
            bp_buf_str(html->out, markup_of(*text++));
        else
            text = put_odd(html, text, end);
    }
}

void bp_put_text(struct bp_html *html, const char *text)
{
    bp_put_span(html, text, strlen(text));
}

void bp_put_attribute(struct bp_html *html, const char *name, const char *value)
{
    BP_PUT(html, " ");
    bp_buf_str(html->out, name);
    BP_PUT(html, "=\"");
    bp_put_text(html, value);
    BP_PUT(html, "\"");
}

void bp_put_css_string(struct bp_html *html, const char *text)
{
    const char *end = text + strlen(text);
    BP_PUT(html, "\"");
    while (text < end) {
        const char *from = text;
        uint32_t code = bp_utf8_next(&text, end);
        if (code >= 0xA0 || bp_is_letter(*from) || bp_is_digit(*from) || *from == '-')
            bp_put_span(html, from, (size_t)(text - from));
        else
            bp_buf_fmt(html->out, "\\%X ", (unsigned)code);
    }
    BP_PUT(html, "\"");
}

void bp_put_base64(struct bp_html *html, const void *bytes, size_t len)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *at = bytes;
    char written[1024];
    size_t n = 0;
    for (size_t left = len; left; left -= left < 3 ? left : 3, at += 3) {
        uint32_t three = (uint32_t)at[0] << 16;
        three |= left > 1 ? (uint32_t)at[1] << 8 : 0;
        three |= left > 2 ? at[2] : 0;
        written[n++] = letters[three >> 18];
        written[n++] = letters[three >> 12 & 63];
        written[n++] = left > 1 ? letters[three >> 6 & 63] : '=';
        written[n++] = left > 2 ? letters[three & 63] : '=';
        if (n < sizeof written && left > 3)
            continue;
        bp_buf_put(html->out, written, n);
        n = 0;
    }
}
