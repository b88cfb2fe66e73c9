/* kept.h: what files have in common, kept from one to the next: the compressors, and short streams with what
 * became of them. Colour profile, encoding, symbols and many stamps are the same in all reports of a batch.
 * What is kept never changes the bytes of a file. */
#ifndef BP_PDF_KEPT_H
#define BP_PDF_KEPT_H

#include <libdeflate.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Contents of pages are compressed at the lowest level: that takes half the time of level 5, and makes a file
 * of 57 rows 2 % larger. All else is worth level 3: at the lowest, structure and fonts would take less than
 * half the time, and the file have 3 % more bytes; at level 5 half as much time again, for 2.4 % fewer. From
 * the second object stream on a report is long, and its structure, too, is compressed at the lowest level. */
#define BP_PDF_LEVEL 3
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
    struct libdeflate_compressor *quick; /* for pages, short streams, and much structure */
    struct bp_pdf_kept_stream streams[BP_PDF_KEPT_STREAMS];
};

/* The deflated bytes of a stream, if they are kept; else NULL. */
const char *bp_pdf_kept_find(const struct bp_pdf_kept *kept, const struct libdeflate_compressor *by,
                             const void *bytes, size_t len, size_t *deflated);

/* Keeps them, if there is memory. */
void bp_pdf_kept_add(struct bp_pdf_kept *kept, const struct libdeflate_compressor *by, const void *bytes,
                     size_t len, const void *deflated, size_t deflated_len);

#endif
