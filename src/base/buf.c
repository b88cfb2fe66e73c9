/* buf.c: a byte buffer that grows, whose errors stick. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void bp_buf_free(struct bp_buf *buf)
{
    free(buf->bytes);
    memset(buf, 0, sizeof *buf);
}

char *bp_buf_grow(struct bp_buf *buf, size_t len)
{
    if (buf->failed)
        return NULL;
    size_t need = buf->len + len;
    if (need < len || (buf->limit && need > buf->limit)) {
        buf->failed = true;
        return NULL;
    }
    if (need > buf->capacity) {
        size_t grown = buf->capacity ? buf->capacity : 256;
        while (grown < need && grown <= SIZE_MAX / 2)
            grown *= 2;
        if (buf->limit && grown > buf->limit)
            grown = buf->limit; /* no room without a look at the limit */
        char *bytes = grown < need ? NULL : realloc(buf->bytes, grown);
        if (!bytes) {
            buf->failed = true;
            return NULL;
        }
        buf->bytes = bytes;
        buf->capacity = grown;
    }
    char *room = buf->bytes + buf->len;
    buf->len += len;
    return room;
}

/* Writes the digits of `value` so that they end at `end`; returns where they begin. */
static char *digits(uint64_t value, char *end)
{
    do
        *--end = (char)('0' + value % 10);
    while (value /= 10);
    return end;
}

void bp_buf_int(struct bp_buf *buf, int64_t value)
{
    char text[24], *end = text + sizeof text;
    char *at = digits(value < 0 ? -(uint64_t)value : (uint64_t)value, end);
    if (value < 0)
        *--at = '-';
    bp_buf_put(buf, at, (size_t)(end - at));
}

void bp_buf_milli(struct bp_buf *buf, int64_t value)
{
    char text[28], *end = text + sizeof text;
    uint64_t size = value < 0 ? -(uint64_t)value : (uint64_t)value;
    unsigned rest = (unsigned)(size % 1000);
    char *at = end;
    if (rest) {
        int places = rest % 10 ? 3 : rest % 100 ? 2 : 1;
        unsigned shown = places == 3 ? rest : places == 2 ? rest / 10 : rest / 100;
        for (int i = 0; i < places; i++, shown /= 10)
            *--at = (char)('0' + shown % 10);
        *--at = '.';
    }
    if (size >= 1000 || !rest)
        at = digits(size / 1000, at);
    if (value < 0)
        *--at = '-';
    bp_buf_put(buf, at, (size_t)(end - at));
}

void bp_buf_fmt(struct bp_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *room = len < 0 ? NULL : bp_buf_room(buf, (size_t)len + 1);
    if (room) {
        vsnprintf(room, (size_t)len + 1, format, again);
        buf->len--; /* the NUL is room, not content */
    }
    va_end(again);
}
