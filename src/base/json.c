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
        else if (code == '\n')
            bp_buf_str(out, "\\n");
        else if (bp_is_control(code))
            bp_buf_fmt(out, "\\u%04x", (unsigned)code);
        else
            bp_buf_put(out, from, (size_t)(text - from));
    }
    bp_buf_char(out, '"');
}

/* ---- documents ---- */

static void new_line(struct bp_json *json)
{
    bp_buf_char(json->out, '\n');
    for (int i = 0; i < json->depth; i++)
        bp_buf_char(json->out, ' ');
}

static void begin(struct bp_json *json, const char *name)
{
    if (json->filled)
        bp_buf_char(json->out, ',');
    if (json->depth)
        new_line(json);
    if (name) {
        bp_json_string(json->out, name);
        bp_buf_str(json->out, ": ");
    }
    json->filled = true;
}

void bp_json_open(struct bp_json *json, const char *name, char bracket)
{
    begin(json, name);
    bp_buf_char(json->out, bracket);
    json->depth++;
    json->filled = false;
}

void bp_json_close(struct bp_json *json, char bracket)
{
    json->depth--;
    if (json->filled)
        new_line(json);
    bp_buf_char(json->out, bracket);
    json->filled = true;
    if (!json->depth)
        bp_buf_char(json->out, '\n');
}

void bp_json_text(struct bp_json *json, const char *name, const char *text)
{
    begin(json, name);
    if (text)
        bp_json_string(json->out, text);
    else
        bp_buf_str(json->out, "null");
}

void bp_json_bool(struct bp_json *json, const char *name, bool value)
{
    bp_json_raw(json, name, value ? "true" : "false");
}

void bp_json_int(struct bp_json *json, const char *name, int64_t value)
{
    begin(json, name);
    bp_buf_int(json->out, value);
}

void bp_json_raw(struct bp_json *json, const char *name, const char *value)
{
    begin(json, name);
    bp_buf_str(json->out, value);
}
