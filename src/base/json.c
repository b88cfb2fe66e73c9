/* json.c: writes texts as JSON. */
#include "base/json.h"

#include "base/text.h"

void bp_json_string(struct bp_buf *out, const char *text)
{
    const char *end = text + strlen(text);
    bp_buf_char(out, '"');
    while (text < end) {
        const char *from = text;
        uint32_t code = bp_utf8_next(&text, end);
        if (code == '"' || code == '\\')
            bp_buf_fmt(out, "\\%c", (int)code);
        else if (code == '\n' || bp_is_control(code))
            bp_buf_fmt(out, "\\u%04x", (unsigned)code);
        else
            bp_buf_put(out, from, (size_t)(text - from));
    }
    bp_buf_char(out, '"');
}
