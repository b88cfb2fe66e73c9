/* buf.h: a byte buffer that grows.
 *
 * After memory has run out (or `limit` was passed), `failed` stays true and all calls do nothing,
 * so the caller tests once, at the end. A buffer must be zeroed before use, and freed with
 * bp_buf_free. */
#ifndef BP_BUF_H
#define BP_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct bp_buf {
    char *bytes; /* owned; NULL while empty */
    size_t len, capacity;
    size_t limit; /* 0: no limit */
    bool failed;
};

void bp_buf_free(struct bp_buf *buf);

/* The slow path of bp_buf_room: the buffer is too small, or has failed. */
char *bp_buf_grow(struct bp_buf *buf, size_t len);

/* Room for `len` more bytes, which the caller fills in; NULL if it failed. This and the functions
 * below are inline, because pages are written by millions of such calls. */
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
    bp_buf_put(buf, text, strlen(text)); /* if `text` is a constant, so is its length */
}

void bp_buf_int(struct bp_buf *buf, int64_t value);
/* Appends `value` thousandths as a decimal number without trailing zeros: 12500 -> 12.5 */
void bp_buf_milli(struct bp_buf *buf, int64_t value);
void bp_buf_fmt(struct bp_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Takes the bytes of a file in order. Returns nonzero if it failed. */
struct bp_drain {
    int (*write)(void *user, const void *bytes, size_t len);
    void *user;
};

#endif
