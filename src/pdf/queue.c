/* queue.c: a ring of streams. The caller's thread fills it at one end and empties it at the other; the
 * threads deflate what is between. The only file here that knows of threads. */
#include "pdf/queue.h"

#include <pthread.h>
#include <stdlib.h>

#define PLACES 16u /* streams on their way at most */
#define MOST_THREADS ((size_t)16)

enum state { EMPTY, WAITING, TAKEN, DONE };

struct place {
    struct bp_pdf_stream stream;
    enum state state; /* guarded by the lock */
};

/* What a thread works with: a compressor serves one thread. */
struct worker {
    struct bp_pdf_queue *queue;
    pthread_t thread;
    struct libdeflate_compressor *deflater, *quick;
};

struct bp_pdf_queue {
    const struct bp_pdf_kept *kept; /* borrowed: the compressors of the caller's thread */
    struct place places[PLACES];
    uint32_t first, n; /* the caller's alone: the oldest stream, and how many there are */
    pthread_mutex_t lock;
    pthread_cond_t filled, emptied; /* a stream waits; one is done */
    uint32_t next, waiting; /* guarded: the first that may wait, and how many do */
    bool ends;              /* guarded */
    struct worker workers[MOST_THREADS - 1];
    uint32_t n_workers;
};

void bp_pdf_stream_deflate(struct bp_pdf_stream *stream, struct libdeflate_compressor *deflater,
                           struct libdeflate_compressor *quick)
{
    struct libdeflate_compressor *by = stream->quick ? quick : deflater;
    size_t bound = libdeflate_zlib_compress_bound(by, stream->bytes.len);
    char *room = bp_buf_room(&stream->deflated, bound);
    stream->failed = !room;
    stream->deflated.len =
        room ? libdeflate_zlib_compress(by, stream->bytes.bytes, stream->bytes.len, room, bound) : 0;
}

/* Takes the first stream that waits. The lock is held. NULL: none does. */
static struct place *take_waiting(struct bp_pdf_queue *queue)
{
    if (!queue->waiting)
        return NULL;
    while (queue->places[queue->next].state != WAITING)
        queue->next = (queue->next + 1) % PLACES;
    queue->waiting--;
    struct place *place = &queue->places[queue->next];
    place->state = TAKEN;
    return place;
}

static void *work(void *of)
{
    struct worker *worker = of;
    struct bp_pdf_queue *queue = worker->queue;
    pthread_mutex_lock(&queue->lock);
    while (!queue->ends) {
        struct place *place = take_waiting(queue);
        if (!place) {
            pthread_cond_wait(&queue->filled, &queue->lock);
            continue;
        }
        pthread_mutex_unlock(&queue->lock);
        bp_pdf_stream_deflate(&place->stream, worker->deflater, worker->quick);
        pthread_mutex_lock(&queue->lock);
        place->state = DONE;
        pthread_cond_signal(&queue->emptied);
    }
    pthread_mutex_unlock(&queue->lock);
    return NULL;
}

static void drop_worker(struct worker *worker)
{
    libdeflate_free_compressor(worker->deflater);
    libdeflate_free_compressor(worker->quick);
    *worker = (struct worker){0};
}

static bool start_worker(struct bp_pdf_queue *queue)
{
    struct worker *worker = &queue->workers[queue->n_workers];
    *worker = (struct worker){.queue = queue, .deflater = libdeflate_alloc_compressor(BP_PDF_LEVEL),
                              .quick = libdeflate_alloc_compressor(BP_PDF_QUICK_LEVEL)};
    if (worker->deflater && worker->quick && !pthread_create(&worker->thread, NULL, work, worker)) {
        queue->n_workers++;
        return true;
    }
    drop_worker(worker);
    return false;
}

struct bp_pdf_queue *bp_pdf_queue_new(size_t threads, const struct bp_pdf_kept *kept)
{
    struct bp_pdf_queue *queue = threads > 1 ? calloc(1, sizeof *queue) : NULL;
    if (!queue)
        return NULL;
    queue->kept = kept;
    bool lock = !pthread_mutex_init(&queue->lock, NULL);
    bool filled = lock && !pthread_cond_init(&queue->filled, NULL);
    bool emptied = filled && !pthread_cond_init(&queue->emptied, NULL);
    threads = threads < MOST_THREADS ? threads : MOST_THREADS;
    while (emptied && queue->n_workers + 1 < threads && start_worker(queue))
        ;
    if (queue->n_workers)
        return queue;
    if (emptied)
        pthread_cond_destroy(&queue->emptied);
    if (filled)
        pthread_cond_destroy(&queue->filled);
    if (lock)
        pthread_mutex_destroy(&queue->lock);
    free(queue);
    return NULL;
}

void bp_pdf_queue_free(struct bp_pdf_queue *queue)
{
    if (!queue)
        return;
    pthread_mutex_lock(&queue->lock);
    queue->ends = true;
    pthread_cond_broadcast(&queue->filled);
    pthread_mutex_unlock(&queue->lock);
    for (uint32_t i = 0; i < queue->n_workers; i++) {
        pthread_join(queue->workers[i].thread, NULL);
        drop_worker(&queue->workers[i]);
    }
    for (uint32_t i = 0; i < PLACES; i++) {
        bp_buf_free(&queue->places[i].stream.bytes);
        bp_buf_free(&queue->places[i].stream.deflated);
    }
    pthread_cond_destroy(&queue->emptied);
    pthread_cond_destroy(&queue->filled);
    pthread_mutex_destroy(&queue->lock);
    free(queue);
}

struct bp_pdf_stream *bp_pdf_queue_next(struct bp_pdf_queue *queue)
{
    if (queue->n == PLACES)
        return NULL;
    struct bp_pdf_stream *stream = &queue->places[(queue->first + queue->n) % PLACES].stream;
    stream->bytes.len = stream->deflated.len = 0;
    stream->plain = stream->failed = false;
    return stream;
}

void bp_pdf_queue_put(struct bp_pdf_queue *queue, bool done)
{
    struct place *place = &queue->places[(queue->first + queue->n++) % PLACES];
    pthread_mutex_lock(&queue->lock);
    place->state = done ? DONE : WAITING;
    if (!done) {
        queue->waiting++;
        pthread_cond_signal(&queue->filled);
    }
    pthread_mutex_unlock(&queue->lock);
}

struct bp_pdf_stream *bp_pdf_queue_take(struct bp_pdf_queue *queue, bool wait)
{
    struct place *oldest = &queue->places[queue->first];
    if (!queue->n)
        return NULL;
    pthread_mutex_lock(&queue->lock);
    while (wait && oldest->state != DONE) {
        struct place *place = take_waiting(queue);
        if (!place) {
            pthread_cond_wait(&queue->emptied, &queue->lock);
            continue;
        }
        pthread_mutex_unlock(&queue->lock);
        bp_pdf_stream_deflate(&place->stream, queue->kept->deflater, queue->kept->quick);
        pthread_mutex_lock(&queue->lock);
        place->state = DONE;
    }
    bool done = oldest->state == DONE;
    pthread_mutex_unlock(&queue->lock);
    return done ? &oldest->stream : NULL;
}

void bp_pdf_queue_drop(struct bp_pdf_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    queue->places[queue->first].state = EMPTY;
    pthread_mutex_unlock(&queue->lock);
    queue->first = (queue->first + 1) % PLACES;
    queue->n--;
}
