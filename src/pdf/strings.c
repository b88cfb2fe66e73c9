/* strings.c: turns UTF-8 into PDF text strings. */
#include "pdf/strings.h"

#include <string.h>

#include "base/text.h"

#define MAX_UNITS 16000

void bp_pdf_put_hex(struct bp_buf *buf, const char *utf8, size_t len, size_t units)
{
    static const char digit[] = "0123456789ABCDEF";
    const char *end = utf8 + len;
    while (utf8 < end) {
        uint32_t code = bp_utf8_next(&utf8, end);
        uint32_t unit[2] = {code, 0};
        size_t n = 1;
        if (code > 0xFFFF) {
            unit[0] = 0xD800 + ((code - 0x10000) >> 10);
            unit[1] = 0xDC00 + ((code - 0x10000) & 0x3FF);
            n = 2;
        }
        if (n > units)
            return;
        units -= n;
        for (size_t i = 0; i < n; i++) {
            const char text[4] = {digit[unit[i] >> 12 & 15], digit[unit[i] >> 8 & 15],
                                  digit[unit[i] >> 4 & 15], digit[unit[i] & 15]};
            bp_buf_put(buf, text, 4);
        }
    }
}

void bp_pdf_put_utf16(struct bp_buf *buf, const char *utf8, size_t len)
{
    bp_buf_str(buf, "<FEFF");
    bp_pdf_put_hex(buf, utf8, len, MAX_UNITS);
    bp_buf_char(buf, '>');
}

static bool is_ascii(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (text[i] < ' ' || text[i] > '~')
            return false;
    return true;
}

void bp_pdf_put_text(struct bp_buf *buf, const char *utf8, size_t len)
{
    if (!is_ascii(utf8, len)) {
        bp_pdf_put_utf16(buf, utf8, len);
        return;
    }
    bp_buf_char(buf, '(');
    for (size_t i = 0; i < len && i < MAX_UNITS; i++) {
        if (utf8[i] == '(' || utf8[i] == ')' || utf8[i] == '\\')
            bp_buf_char(buf, '\\');
        bp_buf_char(buf, utf8[i]);
    }
    bp_buf_char(buf, ')');
}

static int nibble(char digit)
{
    return digit <= '9' ? digit - '0' : digit - 'A' + 10;
}

void *bp_pdf_text_object(struct bp_pdf *pdf, const char *utf8)
{
    size_t len = strlen(utf8);
    if (is_ascii(utf8, len))
        return HPDF_String_New(pdf->memory, len <= MAX_UNITS ? utf8
                                            : bp_arena_text(&pdf->arena, utf8, MAX_UNITS), NULL);
    struct bp_buf *hex = &pdf->content;
    hex->len = 0;
    bp_buf_str(hex, "FEFF");
    bp_pdf_put_hex(hex, utf8, len, MAX_UNITS);
    bp_pdf_check(pdf, hex);
    HPDF_BYTE *bytes = bp_arena_alloc(&pdf->arena, hex->len / 2);
    for (size_t i = 0; i < hex->len / 2; i++)
        bytes[i] = (HPDF_BYTE)(nibble(hex->bytes[2 * i]) << 4 | nibble(hex->bytes[2 * i + 1]));
    return HPDF_Binary_New(pdf->memory, bytes, (HPDF_UINT)(hex->len / 2));
}
