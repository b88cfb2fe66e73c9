/* fold.c: compresses memory that is not needed for a while, and gives its pages back to the system. */
#define _DEFAULT_SOURCE /* for MADV_DONTNEED, which POSIX has only as a hint */
#include "base/fold.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wanalyzer-malloc-leak" /* it does not follow what a list of pieces has */
#endif

#define LEVEL 1 /* higher ones save a tenth more, and take twice the time */

struct piece {
    char *bytes; /* borrowed */
    size_t len;
    char *packed; /* owned; NULL: the piece is never away */
    size_t packed_len;
    uint32_t visited; /* number of the last visit */
    bool away;
};

struct bp_folder {
    struct piece *pieces;
    size_t n, capacity;
    uint32_t *open; /* numbers of those that were opened by visits; room for all */
    size_t n_open;
    uint32_t visits;
    bool ended; /* all are open for good */
    struct libdeflate_compressor *deflater;
    struct libdeflate_decompressor *inflater;
    char *room; /* where a piece is compressed to */
    size_t size;
};

bool bp_fold_give_back(void *bytes, size_t len)
{
#ifdef BP_SMALL_PIECES /* less than a page goes, too, and who reads it is found out */
    if (len)
        memset(bytes, 0xA5, len);
    return true;
#elif defined(MADV_DONTNEED) && !defined(__EMSCRIPTEN__)
    size_t page = (size_t)sysconf(_SC_PAGESIZE), before = (page - (uintptr_t)bytes % page) % page;
    if (len >= before + page) /* where the system keeps them all the same, nothing is lost */
        madvise((char *)bytes + before, (len - before) / page * page, MADV_DONTNEED);
    return true;
#else
    (void)bytes, (void)len;
    return false;
#endif
}

struct bp_folder *bp_folder_new(void)
{
    struct bp_folder *folder = bp_fold_give_back(NULL, 0) ? calloc(1, sizeof *folder) : NULL;
    if (!folder)
        return NULL;
    folder->deflater = libdeflate_alloc_compressor(LEVEL);
    folder->inflater = libdeflate_alloc_decompressor();
    if (folder->deflater && folder->inflater)
        return folder;
    bp_folder_free(folder);
    return NULL;
}

void bp_folder_free(struct bp_folder *folder)
{
    if (!folder)
        return;
    for (size_t i = 0; i < folder->n; i++) {
        struct piece *piece = &folder->pieces[i];
        bp_fold_give_back(piece->bytes, piece->len);
        bp_fold_give_back(piece->packed, piece->packed_len); /* malloc may keep it for long */
        free(piece->packed);
    }
    libdeflate_free_compressor(folder->deflater);
    libdeflate_free_decompressor(folder->inflater);
    free(folder->pieces);
    free(folder->open);
    free(folder->room);
    free(folder);
}

size_t bp_fold_count(const struct bp_folder *folder)
{
    return folder->n;
}

/* For one more piece, and what it is compressed to. */
static bool make_room(struct bp_folder *folder, size_t len)
{
    if (folder->n == folder->capacity) {
        size_t more = folder->capacity ? folder->capacity * 2 : 64;
        struct piece *pieces = realloc(folder->pieces, more * sizeof *pieces);
        if (!pieces)
            return false;
        folder->pieces = pieces;
        uint32_t *open = realloc(folder->open, more * sizeof *open);
        if (!open)
            return false;
        folder->open = open;
        folder->capacity = more;
    }
    if (len > folder->size) {
        char *room = realloc(folder->room, len);
        if (!room)
            return false;
        folder->room = room;
        folder->size = len;
    }
    return true;
}

bool bp_fold_away(struct bp_folder *folder, void *bytes, size_t len)
{
    size_t most = BP_FOLD_WORTH(len);
    if (folder->ended || !make_room(folder, most))
        return false;
    struct piece *piece = &folder->pieces[folder->n++];
    *piece = (struct piece){.bytes = bytes, .len = len};
    size_t packed = most ? libdeflate_deflate_compress(folder->deflater, bytes, len, folder->room, most) : 0;
    char *kept = packed ? malloc(packed) : NULL;
    if (!kept)
        return true;
    memcpy(kept, folder->room, packed);
    *piece = (struct piece){.bytes = bytes, .len = len, .packed = kept, .packed_len = packed, .away = true};
    bp_fold_give_back(piece->bytes, piece->len);
    return true;
}

/* Its own bytes come back, so this cannot fail. */
static void bring_back(const struct bp_folder *folder, struct piece *piece)
{
    if (piece->away)
        libdeflate_deflate_decompress(folder->inflater, piece->packed, piece->packed_len, piece->bytes,
                                      piece->len, NULL);
    piece->away = false;
}

static void close_old(struct bp_folder *folder)
{
    size_t kept = 0;
    for (size_t i = 0; i < folder->n_open; i++) {
        struct piece *piece = &folder->pieces[folder->open[i]];
        piece->away = folder->visits - piece->visited >= BP_FOLD_VISITS;
        if (piece->away)
            bp_fold_give_back(piece->bytes, piece->len);
        else
            folder->open[kept++] = folder->open[i];
    }
    folder->n_open = kept;
}

void bp_fold_visit(struct bp_folder *folder, uint32_t first, uint32_t last)
{
    folder->visits++;
    for (uint32_t i = first; i <= last && i < folder->n; i++) {
        struct piece *piece = &folder->pieces[i];
        piece->visited = folder->visits;
        if (!piece->away)
            continue;
        if (folder->n_open >= BP_FOLD_OPEN)
            close_old(folder);
        bring_back(folder, piece);
        folder->open[folder->n_open++] = i;
    }
}

void bp_fold_end(struct bp_folder *folder)
{
    for (size_t i = 0; i < folder->n; i++) {
        bring_back(folder, &folder->pieces[i]);
        free(folder->pieces[i].packed);
        folder->pieces[i].packed = NULL;
        folder->pieces[i].packed_len = 0;
    }
    folder->ended = true;
    folder->n_open = 0;
}
