/* value.c: collapses the blanks of attributes' values. */
#include "xml/value.h"

#include "base/text.h"
#include "base/unseen.h"

void bp_xml_value_put(struct bp_buf *out, const char *value, size_t len)
{
    size_t begin = out->len, plain = 0;
    while (plain < len && (unsigned char)value[plain] > ' ' && value[plain] != '\xEF')
        plain++;
    bp_buf_put(out, value, plain); /* most values have nothing else */
    for (size_t i = plain; i < len; i++) {
        bool blank = bp_is_blank(value[i]);
        if (value[i] == '\xEF' && bp_mark_at(value + i, len - i))
            i += 2;
        else if (!blank)
            bp_buf_char(out, value[i]);
        else if (out->len > begin && out->bytes[out->len - 1] != ' ')
            bp_buf_char(out, ' ');
    }
    if (!out->failed && out->len > begin && out->bytes[out->len - 1] == ' ')
        out->len--;
    if (!out->failed && out->len > begin && bp_text_unseen(out->bytes + begin, out->len - begin))
        out->len = begin;
    bp_buf_char(out, 0);
}
