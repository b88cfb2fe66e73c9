/* buf.h: a byte buffer that grows.
 *
 * Errors stick: after memory has run out (or `limit` is passed) `failed` stays true and every call
 * does nothing, so that a writer tests once, at its end. Zero-initialise; bp_buf_free when done. */
#ifndef BP_BUF_H
#define BP_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct bp_buf {
    char *bytes; /* owned; NULL while empty */
    size_t len, capacity;
    size_t limit; /* 0: none */
    bool failed;
};

void bp_buf_free(struct bp_buf *buf);

/* bp_buf_room where the buffer is too small, or has failed. */
char *bp_buf_grow(struct bp_buf *buf, size_t len);

/* Room for `len` more bytes, to be filled by the caller; NULL when it failed. Here, as those below, since
 * pages are written by millions of such calls. */
static inline char *bp_buf_room(struct bp_buf *buf, size_t len)
{
    if (buf->failed || len > buf->capacity - buf->len)
        return bp_buf_grow(buf, len);
    char *room = buf->bytes + buf->len;
    buf->len += len;
    return room;
}

static inline void bp_buf_put(struct bp_buf *buf, const void *bytes, size_t len)
{
    char *room = len ? bp_buf_room(buf, len) : NULL;
    if (room)
        memcpy(room, bytes, len);
}

static inline void bp_buf_char(struct bp_buf *buf, char c)
{
    char *room = bp_buf_room(buf, 1);
    if (room)
        *room = c;
}

static inline void bp_buf_str(struct bp_buf *buf, const char *text)
{
    bp_buf_put(buf, text, strlen(text)); /* of a constant the length is one, too */
}

void bp_buf_int(struct bp_buf *buf, int64_t value);
/* `value` thousandths as a decimal number without needless digits: 12500 -> 12.5 */
void bp_buf_milli(struct bp_buf *buf, int64_t value);
void bp_buf_fmt(struct bp_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
#endif
