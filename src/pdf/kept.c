/* kept.c: finds and keeps streams by their content. */
#include "pdf/kept.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/pdf.h"

struct bp_pdf_kept *bp_pdf_kept_new(void)
{
    struct bp_pdf_kept *kept = calloc(1, sizeof *kept);
    if (!kept)
        return NULL;
    kept->deflater = libdeflate_alloc_compressor(BP_PDF_LEVEL);
    kept->quick = libdeflate_alloc_compressor(BP_PDF_QUICK_LEVEL);
    if (kept->deflater && kept->quick)
        return kept;
    bp_pdf_kept_free(kept);
    return NULL;
}

void bp_pdf_kept_free(struct bp_pdf_kept *kept)
{
    if (!kept)
        return;
    libdeflate_free_compressor(kept->deflater);
    libdeflate_free_compressor(kept->quick);
    for (size_t i = 0; i < BP_PDF_KEPT_STREAMS; i++)
        free(kept->streams[i].bytes);
    free(kept);
}

static size_t slot_of(const void *bytes, size_t len)
{
    return libdeflate_crc32(0, bytes, len) % BP_PDF_KEPT_STREAMS;
}

const char *bp_pdf_kept_find(const struct bp_pdf_kept *kept, const struct libdeflate_compressor *by,
                             const void *bytes, size_t len, size_t *deflated)
{
    if (len > BP_PDF_KEPT_MOST)
        return NULL;
    const struct bp_pdf_kept_stream *stream = &kept->streams[slot_of(bytes, len)];
    if (!stream->bytes || stream->len != len || stream->by != by || memcmp(stream->bytes, bytes, len) != 0)
        return NULL;
    *deflated = stream->deflated;
    return stream->bytes + len;
}

void bp_pdf_kept_add(struct bp_pdf_kept *kept, const struct libdeflate_compressor *by, const void *bytes,
                     size_t len, const void *deflated, size_t deflated_len)
{
    char *both = len > BP_PDF_KEPT_MOST ? NULL : malloc(len + deflated_len);
    if (!both)
        return;
    memcpy(both, bytes, len);
    memcpy(both + len, deflated, deflated_len);
    struct bp_pdf_kept_stream *stream = &kept->streams[slot_of(bytes, len)];
    free(stream->bytes);
    *stream = (struct bp_pdf_kept_stream){both, len, deflated_len, by};
}
