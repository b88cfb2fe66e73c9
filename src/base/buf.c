/* buf.c: a byte buffer that grows and remembers its first error. */
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
            grown = buf->limit; /* the buffer may grow up to the limit */
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

static unsigned count_digits(uint64_t value)
{
    unsigned n = 1;
    for (; value >= 10000; value /= 10000)
        n += 4;
    return n + (value >= 10) + (value >= 100) + (value >= 1000);
}

/* Writes the digits of a number so that they end at `end`. Does two at a time, because this runs
 * very often. */
static void put_digits(uint64_t value, char *end)
{
    static const char pairs[] = "0001020304050607080910111213141516171819202122232425262728293031323334"
                                "3536373839404142434445464748495051525354555657585960616263646566676869"
                                "707172737475767778798081828384858687888990919293949596979899";
    for (; value > UINT32_MAX; value /= 10)
        *--end = (char)('0' + value % 10);
    uint32_t rest = (uint32_t)value;
    for (; rest >= 10; rest /= 100) {
        end -= 2;
        memcpy(end, pairs + (size_t)2 * (rest % 100), 2);
        if (rest < 100)
            return;
    }
    *--end = (char)('0' + rest);
}

void bp_buf_int(struct bp_buf *buf, int64_t value)
{
    bool negative = value < 0;
    uint64_t size = negative ? -(uint64_t)value : (uint64_t)value;
    unsigned n = negative + count_digits(size);
    char *room = bp_buf_room(buf, n);
    if (!room)
        return;
    *room = '-';
    put_digits(size, room + n);
}

void bp_buf_milli(struct bp_buf *buf, int64_t value)
{
    bool negative = value < 0;
    uint64_t size = negative ? -(uint64_t)value : (uint64_t)value;
    unsigned rest = (unsigned)(size % 1000);
    if (!rest) {
        bp_buf_int(buf, value / 1000);
        return;
    }
    unsigned places = rest % 10 ? 3 : rest % 100 ? 2 : 1;
    unsigned n = negative + (size >= 1000 ? count_digits(size / 1000) : 0);
    char *room = bp_buf_room(buf, n + 1 + places);
    if (!room)
        return;
    *room = '-';
    if (size >= 1000)
        put_digits(size / 1000, room + n);
    room[n] = '.';
    unsigned shown = places == 3 ? rest : places == 2 ? rest / 10 : rest / 100;
    for (unsigned i = places; i; i--, shown /= 10)
        room[n + i] = (char)('0' + shown % 10);
}

/* Prints directly into the buffer if there is enough room. */
void bp_buf_fmt(struct bp_buf *buf, const char *format, ...)
{
    va_list args, again;
    size_t room = buf->capacity - buf->len;
    if (buf->failed)
        return;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(room ? buf->bytes + buf->len : NULL, room, format, args);
    va_end(args);
    if (len >= 0 && (size_t)len < room) {
        buf->len += (size_t)len;
    } else {
        char *at = len < 0 ? NULL : bp_buf_room(buf, (size_t)len + 1);
        if (at) {
            vsnprintf(at, (size_t)len + 1, format, again);
            buf->len--; /* the NUL is not part of the contents */
        }
    }
    va_end(again);
}
