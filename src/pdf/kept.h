/* kept.h: what files have in common, kept from one to the next: the compressors, and short streams with what
 * became of them. Colour profile, encoding, symbols and many stamps are the same in all reports of a batch.
 * What is kept never changes the bytes of a file. */
#ifndef BP_PDF_KEPT_H
#define BP_PDF_KEPT_H

#include <libdeflate.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Nearly all reports have one object stream, and compressing them well is worth the time. From the second on,
 * a report is long, and its structure and the contents of its pages are compressed at the lowest level: that
 * takes a third of the time, and makes the file 7 % larger for the one and 2.7 % for the other. Level 6 would
 * make short files 0.6 % smaller, and take 2 % more time. */
#define BP_PDF_LEVEL 5
#define BP_PDF_QUICK_LEVEL 1

/* A stream takes one slot, by its checksum, from whichever is there. So there are never more, and at most
 * half a MiB. */
#define BP_PDF_KEPT_STREAMS 256
#define BP_PDF_KEPT_MOST 1024 /* bytes of a stream; longer ones are hardly ever alike */

struct bp_pdf_kept_stream {
    char *bytes; /* the stream, and after it the deflated bytes; NULL: nothing is kept */
    size_t len, deflated;
    const struct libdeflate_compressor *by;
};

struct bp_pdf_kept {
    struct libdeflate_compressor *deflater;
    struct libdeflate_compressor *quick; /* for short streams, and the structure if there is much of it */
    struct bp_pdf_kept_stream streams[BP_PDF_KEPT_STREAMS];
};

/* The deflated bytes of a stream, if they are kept; else NULL. */
const char *bp_pdf_kept_find(const struct bp_pdf_kept *kept, const struct libdeflate_compressor *by,
                             const void *bytes, size_t len, size_t *deflated);

/* Keeps them, if there is memory. */
void bp_pdf_kept_add(struct bp_pdf_kept *kept, const struct libdeflate_compressor *by, const void *bytes,
                     size_t len, const void *deflated, size_t deflated_len);

#endif
