/* writer.h: what the files of src/pdf share: one document that is being written.
 *
 * libharu owns the document, its objects and their numbers. Where a dictionary is regular, or too
 * large for libharu's arrays, its write_fn prints the entries from our structs. All memory comes from
 * one arena that is dropped whole; a failure anywhere jumps to `leave`, over libharu's frames. */
#ifndef BP_PDF_WRITER_H
#define BP_PDF_WRITER_H

#include <setjmp.h>

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <libdeflate.h>

#include "base/arena.h"
#include "base/buf.h"
#include "boardpaper.h"
#include "layout/page.h"
#include "pdf/glyphs.h"
#include "pdf/pdf.h"

struct bp_pdf_annot {
    const struct bp_link *link; /* borrowed */
    const struct bp_page *page; /* borrowed: the page that it is on */
    HPDF_Dict object;
    uint32_t key; /* its StructParent */
};

struct bp_pdf_page {
    const struct bp_page *page; /* borrowed */
    HPDF_Dict object;
    HPDF_Dict contents;
    struct bp_pdf_annot *annots; /* one for each link, in order */
    uint32_t key; /* its StructParents: the page's index */
};

/* Where an object stands in the file (ISO 32000-1, table 18). */
struct bp_pdf_place {
    uint32_t at;    /* byte offset; or the number of its object stream */
    uint8_t index;  /* in the object stream */
    uint8_t kind;   /* 0 free, 1 in the file, 2 in an object stream */
};

struct bp_pdf_pack; /* an object stream being filled: save.c */

struct bp_pdf {
    const struct bp_pages *pages;       /* borrowed */
    const struct bp_pdf_source *source; /* borrowed; NULL: not attached */
    struct bp_buf *out;                 /* borrowed: the file */
    struct bp_arena arena;
    jmp_buf leave;
    bp_result result;  /* why `leave` was taken; BP_OK: memory ran out */
    const char *fault; /* of BP_INTERNAL: what happened; of BP_INVALID: the damaged font; arena or constant */

    HPDF_Doc doc;
    HPDF_MMgr memory;
    HPDF_Dict resources; /* one for all pages */
    struct bp_pdf_page *items;
    struct bp_pdf_glyphs glyphs;
    struct libdeflate_compressor *deflater; /* owned */
    struct bp_buf content;                  /* scratch: the page, table or stream being made */
    struct bp_buf deflated;                 /* scratch of bp_pdf_stream_write */

    uint32_t *tag_numbers; /* object number of each tag; 0: a leaf; arena */
    uint32_t tree;         /* object number of the structure tree's root */
    uint32_t parent_tree;  /* object number of the parent tree's root */
    uint32_t n_keys;       /* keys of the parent tree */

    struct bp_buf *target;    /* what libharu's objects are printed into */
    struct bp_pdf_pack *pack; /* arena */
};

/* Gives up: writing has met something that it cannot. */
_Noreturn void bp_pdf_fail(struct bp_pdf *pdf, const char *fault);

/* Gives up where one of our buffers has run out of memory. */
void bp_pdf_check(struct bp_pdf *pdf, const struct bp_buf *buf);

/* Opens libharu's document on the arena: alloc.c. */
void bp_pdf_open_document(struct bp_pdf *pdf);
/* After the last use of the arena by libharu, in any case. */
void bp_pdf_leave_document(void);

/* A new indirect dictionary, and the number of an indirect object. */
HPDF_Dict bp_pdf_dict(struct bp_pdf *pdf);
uint32_t bp_pdf_number(const void *object);

/* The document in whose writing a write_fn was called. */
struct bp_pdf *bp_pdf_of(HPDF_Stream stream);

/* font.c: makes the dictionaries of the faces used. */
void bp_pdf_fonts_make(struct bp_pdf *pdf);

/* content.c: appends the content stream of a page, or of a stamp, to `buf`. */
void bp_pdf_content(struct bp_pdf *pdf, const struct bp_page *page, struct bp_buf *buf);
void bp_pdf_stamp_content(struct bp_pdf *pdf, const struct bp_stamp *stamp, struct bp_buf *buf);

/* pages.c: the page objects, their contents and links. `put_dest` prints a destination, made sure of by
 * `check_dest`. */
void bp_pdf_put_dest(struct bp_pdf *pdf, struct bp_buf *buf, uint32_t dest);
void bp_pdf_check_dest(struct bp_pdf *pdf, uint32_t dest);
void bp_pdf_pages_make(struct bp_pdf *pdf);
void bp_pdf_pages_write(struct bp_pdf *pdf);

/* image.c: the document's image as an object that pages draw. */
HPDF_Dict bp_pdf_image(struct bp_pdf *pdf, const struct bp_image *image);

/* outline.c: the bookmarks. */
void bp_pdf_outline_make(struct bp_pdf *pdf);

/* metadata.c: XMP, Info, output intent and the catalog's other entries. `date`: the pages' as a PDF date, or
 * NULL. */
void bp_pdf_metadata_make(struct bp_pdf *pdf);
const char *bp_pdf_date(struct bp_pdf *pdf);

/* attach.c: the source, where there is one to attach. */
void bp_pdf_attach(struct bp_pdf *pdf);

/* tags.c: the structure tree. `make` before saving; `number` gives objects their numbers from `first`
 * on and returns the next free one; `write` packs them. */
void bp_pdf_tags_make(struct bp_pdf *pdf);
uint32_t bp_pdf_tags_number(struct bp_pdf *pdf, uint32_t first);
void bp_pdf_tags_write(struct bp_pdf *pdf);

/* save.c: the file. */
void bp_pdf_save_begin(struct bp_pdf *pdf);
/* Writes a dictionary and its stream into the file at once, deflated if wanted; the dictionary gets its
 * Length and Filter, and must not change any more. */
void bp_pdf_stream_write(struct bp_pdf *pdf, HPDF_Dict dict, const void *bytes, size_t len,
                         bool deflate);
/* Between these two an object's text is appended to the returned buffer. */
struct bp_buf *bp_pdf_pack_begin(struct bp_pdf *pdf, uint32_t number);
void bp_pdf_pack_end(struct bp_pdf *pdf);
/* All of libharu's objects that are not in the file yet, the tags, and the cross-reference stream. */
void bp_pdf_save_end(struct bp_pdf *pdf);

#endif
