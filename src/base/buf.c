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

/* ---- numbers: a file has a million of them ---- */

enum { QUICK = 1000000 }; /* numbers below this are written in one go, in at most … */
enum { QUICK_DIGITS = 6 };

static const char pairs[] = "0001020304050607080910111213141516171819202122232425262728293031323334"
                            "3536373839404142434445464748495051525354555657585960616263646566676869"
                            "707172737475767778798081828384858687888990919293949596979899";

static inline char *put_pair(char *at, uint32_t value)
{
    memcpy(at, pairs + (size_t)2 * value, 2);
    return at + 2;
}

static inline char *put_one_or_two(char *at, uint32_t value)
{
    if (value >= 10)
        return put_pair(at, value);
    *at = (char)('0' + value);
    return at + 1;
}

/* Writes a number below QUICK. Returns the end of its digits. */
static inline char *put_quickly(char *at, uint32_t value)
{
    if (value < 100)
        return put_one_or_two(at, value);
    if (value < 10000)
        return put_pair(put_one_or_two(at, value / 100), value % 100);
    at = put_one_or_two(at, value / 10000);
    return put_pair(put_pair(at, value / 100 % 100), value % 100);
}

/* Whether there is room without asking for more, which a buffer of a fixed size may not have. */
static inline bool has_room(const struct bp_buf *buf, size_t len)
{
    return !buf->failed && buf->capacity - buf->len >= len;
}

/* Not inline: a function with an array takes longer, because it is guarded. */
__attribute__((noinline))
static void put_any(struct bp_buf *buf, int64_t value)
{
    char digits[24]; /* for any number */
    char *end = digits + sizeof digits, *at = end;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        *--at = '-';
    bp_buf_put(buf, at, (size_t)(end - at));
}

void bp_buf_int(struct bp_buf *buf, int64_t value)
{
    if (value >= 0 && value < QUICK && has_room(buf, QUICK_DIGITS))
        buf->len = (size_t)(put_quickly(buf->bytes + buf->len, (uint32_t)value) - buf->bytes);
    else
        put_any(buf, value);
}

/* Writes a point and thousandths, from 1 to 999, without zeros at the end. */
static inline char *put_fraction(char *at, uint32_t rest)
{
    *at++ = '.'; /* NOLINT(clang-analyzer-core.NullDereference): there is room, so there are bytes */
    *at++ = (char)('0' + rest / 100);
    rest %= 100;
    if (rest % 10)
        return put_pair(at, rest);
    if (rest)
        *at++ = (char)('0' + rest / 10);
    return at;
}

void bp_buf_milli(struct bp_buf *buf, int64_t value)
{
    uint64_t size = value < 0 ? -(uint64_t)value : (uint64_t)value;
    uint64_t whole = size / 1000;
    uint32_t rest = (uint32_t)(size % 1000);
    char number[32]; /* for any number */
    if (whole >= QUICK || !rest) {
        bp_buf_int(buf, value / 1000);
        value = 0;
        whole = 0;
        if (!rest)
            return;
    }
    bool room = has_room(buf, sizeof number);
    char *begin = room ? buf->bytes + buf->len : number, *at = begin;
    if (value < 0)
        *at++ = '-';
    if (whole)
        at = put_quickly(at, (uint32_t)whole);
    at = put_fraction(at, rest);
    if (room)
        buf->len += (size_t)(at - begin);
    else
        bp_buf_put(buf, number, (size_t)(at - number));
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
