/* queue.h: deflates streams in other threads, and gives them back in their order. The bytes are the same
 * whatever the number of threads. A thread that cannot be started is done without: the caller's own does the
 * work as it waits. */
#ifndef BP_PDF_QUEUE_H
#define BP_PDF_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "pdf/kept.h"

#define BP_PDF_ENTRIES 320 /* bytes of a stream's dictionary, with a NUL */

/* A stream on its way. */
struct bp_pdf_stream {
    uint32_t number;
    char entries[BP_PDF_ENTRIES];
    struct bp_buf bytes, deflated;
    bool quick;  /* which compressor: `quick` or `deflater` (kept.h) */
    bool plain;  /* it is not to be deflated */
    bool failed; /* memory ran out */
};

struct bp_pdf_queue;

/* `threads`: how many work, with the caller's own. NULL: one is enough, or no other can be started. `kept` is
 * borrowed. */
struct bp_pdf_queue *bp_pdf_queue_new(size_t threads, const struct bp_pdf_kept *kept);
/* Ends the threads. May be NULL. */
void bp_pdf_queue_free(struct bp_pdf_queue *queue);

/* The next stream, to be filled in, with empty buffers; NULL if there is no room: take one first. Then puts
 * it in; `done`: it needs no more work. */
struct bp_pdf_stream *bp_pdf_queue_next(struct bp_pdf_queue *queue);
void bp_pdf_queue_put(struct bp_pdf_queue *queue, bool done);

/* The oldest stream, when it is deflated; NULL if there is none. `wait` false: NULL too if it is not deflated
 * yet. It is the caller's until bp_pdf_queue_drop. */
struct bp_pdf_stream *bp_pdf_queue_take(struct bp_pdf_queue *queue, bool wait);
void bp_pdf_queue_drop(struct bp_pdf_queue *queue);

/* Deflates a stream with the compressors of this thread. */
void bp_pdf_stream_deflate(struct bp_pdf_stream *stream, struct libdeflate_compressor *deflater,
                           struct libdeflate_compressor *quick);

#endif
