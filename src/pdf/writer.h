/* writer.h: what the files of src/pdf share: one document that is being written.
 *
 * Pages come one by one. What is of one page alone goes into the file at once: its content stream,
 * the elements that are complete, its part of the parent tree. What leads to other pages waits, in
 * a few bytes each. At the end libharu makes the rest: catalog, fonts, bookmarks, metadata. Where a
 * dictionary is regular, or too large for libharu's arrays, we print it ourselves. Objects have
 * numbers in the order in which they are first spoken of, libharu's among ours. All memory but the
 * buffers' comes from one arena that is dropped whole; a failure anywhere jumps to `leave`, over
 * libharu's frames. */
#ifndef BP_PDF_WRITER_H
#define BP_PDF_WRITER_H

#include <setjmp.h>

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_encrypt.h>
#include <hpdf_objects.h>
#include <libdeflate.h>

#include "base/arena.h"
#include "base/buf.h"
#include "boardpaper.h"
#include "layout/page.h"
#include "pdf/glyphs.h"
#include "pdf/pdf.h"

/* What is kept of a page. */
struct bp_pdf_page {
    int32_t width, height;
    uint32_t object, contents; /* numbers */
    uint32_t parents;
    uint32_t key;              /* its StructParents */
    uint32_t annots, n_annots; /* its links, in pdf->annots */
};

/* A link: printed at the end, when it is known where it leads. */
struct bp_pdf_annot {
    struct bp_link link;
    uint32_t page, object;
    uint32_t key; /* its StructParent */
};

/* A status symbol of some size, drawn once. */
struct bp_pdf_symbol {
    enum bp_symbol symbol;
    int32_t side;
};

/* The operator that sets a colour. */
struct bp_pdf_fill {
    uint32_t rgb;
    uint8_t len; /* 0: none yet */
    char text[27];
};
#define BP_PDF_FILLS 16

struct bp_pdf_pack; /* an object stream being filled: save.c */

struct bp_pdf {
    struct bp_pages *pages;             /* borrowed */
    const struct bp_pdf_source *source; /* borrowed; NULL: not attached */
    struct bp_buf *out;                 /* borrowed: the file, or what is not yet drained of it */
    const struct bp_drain *drain;       /* borrowed; NULL: all of the file stays in `out` */
    uint64_t drained;
    struct HPDF_MD5Context sum; /* of the streams written: save.c */
    struct bp_sink sink;
    struct bp_arena arena;
    jmp_buf leave;
    bool failed;
    bp_result result;  /* why `leave` was taken; BP_OK: memory ran out */
    const char *fault; /* of BP_INTERNAL: what happened; of BP_INVALID: the damaged font; arena or constant */

    HPDF_Doc doc; /* NULL until the end begins */
    HPDF_MMgr memory;
    HPDF_Dict resources; /* one for all pages */
    uint32_t next;       /* the next free object number, until there is `doc` */
    struct bp_pdf_page *items;
    size_t n_items, items_capacity;
    struct bp_pdf_annot *annots;
    size_t n_annots, annots_capacity;
    struct bp_pdf_symbol *symbols;
    size_t n_symbols, symbols_capacity;
    struct bp_pdf_glyphs glyphs;
    struct bp_pdf_fill fills[BP_PDF_FILLS];
    struct libdeflate_compressor *deflater;
    struct libdeflate_compressor *quick; /* for the structure, where there is much of it; NULL until then */
    struct bp_buf content;                  /* scratch: the page, table or stream being made */
    struct bp_buf deflated;                 /* scratch */

    struct bp_buf parents;   /* the leaf of the parent tree that is being filled */
    uint32_t n_keys;         /* keys of the parent tree */
    uint32_t *leaves;        /* object numbers */
    size_t n_leaves, leaves_capacity;
    uint32_t tree, parent_tree; /* object numbers of the two roots */
    uint32_t scopes[2]; /* object numbers of the attributes of all head cells: of columns, of rows */

    struct bp_buf *target;    /* what libharu's objects are printed into */
    struct bp_buf packed;     /* the objects of `pack` */
    struct bp_buf numbered;   /* scratch: these behind their numbers */
    struct bp_buf places;     /* where each object stands: save.c */
    struct bp_pdf_pack *pack; /* arena */
};

/* Gives up: writing has met something that it cannot. */
_Noreturn void bp_pdf_fail(struct bp_pdf *pdf, const char *fault);

/* Gives up where one of our buffers has run out of memory. */
void bp_pdf_check(struct bp_pdf *pdf, const struct bp_buf *buf);

/* alloc.c: opens libharu's document on the arena. */
void bp_pdf_open_document(struct bp_pdf *pdf);
/* After the last use of the arena by libharu, in any case. */
void bp_pdf_leave_document(void);

/* The next free object number; a new indirect dictionary; and the number of an indirect object. */
uint32_t bp_pdf_take_number(struct bp_pdf *pdf);
HPDF_Dict bp_pdf_dict(struct bp_pdf *pdf);
uint32_t bp_pdf_number(const void *object);

/* The document in whose writing a write_fn was called. */
struct bp_pdf *bp_pdf_of(HPDF_Stream stream);

/* "12 0 R" */
void bp_pdf_put_reference(struct bp_buf *buf, uint32_t number);

/* A place on a page, in thousandths of a point, as it is written: in tenths of a point, which no eye tells
 * from thousandths, and which take fewer bytes. */
static inline int32_t bp_pdf_place(int32_t place)
{
    return (place + (place < 0 ? -50 : 50)) / 100 * 100;
}

/* font.c: makes the dictionaries of the faces used. */
void bp_pdf_fonts_make(struct bp_pdf *pdf);

/* content.c: appends the content stream of a page, or of a stamp, to `buf`. */
void bp_pdf_content(struct bp_pdf *pdf, const struct bp_page *page, struct bp_buf *buf);
void bp_pdf_stamp_content(struct bp_pdf *pdf, const struct bp_stamp *stamp, struct bp_buf *buf);

/* image.c: the document's image as an object that pages draw. */
HPDF_Dict bp_pdf_image(struct bp_pdf *pdf, const struct bp_image *image);

/* form.c: stamps and symbols, as forms; and the image. */
void bp_pdf_forms_make(struct bp_pdf *pdf);

/* pages.c: takes a page; and at the end prints the page objects and links. `put_dest` prints a destination,
 * made sure of by `check_dest`. */
void bp_pdf_put_dest(struct bp_pdf *pdf, struct bp_buf *buf, uint32_t dest);
void bp_pdf_check_dest(struct bp_pdf *pdf, uint32_t dest);
void bp_pdf_put_box(struct bp_buf *buf, int32_t left, int32_t bottom, int32_t right, int32_t top);
void bp_pdf_page_take(struct bp_pdf *pdf, const struct bp_page *page, uint32_t index);
void bp_pdf_pages_end(struct bp_pdf *pdf);

/* outline.c: the bookmarks. */
void bp_pdf_outline_make(struct bp_pdf *pdf);

/* metadata.c: XMP, Info, output intent and the catalog's other entries. `date`: the pages' as a PDF date, or
 * NULL. */
void bp_pdf_metadata_make(struct bp_pdf *pdf);
const char *bp_pdf_date(struct bp_pdf *pdf);

/* attach.c: the source, where there is one to attach. */
void bp_pdf_attach(struct bp_pdf *pdf);

/* tags.c: the structure tree. Begins with what all elements share; gives an element, and all below it,
 * numbers in the order in which they will be printed, which keeps the file small; prints them, if they are
 * not in the file yet; notes of the page taken last what its marks and links belong to; and prints the
 * rest. */
void bp_pdf_tags_begin(struct bp_pdf *pdf);
void bp_pdf_tag_number(struct bp_pdf *pdf, uint32_t id);
void bp_pdf_tag_print(struct bp_pdf *pdf, uint32_t id);
void bp_pdf_parents_note(struct bp_pdf *pdf, const struct bp_page *page, uint32_t index);
void bp_pdf_tags_end(struct bp_pdf *pdf);

/* save.c: the file. Before `close` nothing need have been opened. */
bool bp_pdf_save_open(struct bp_pdf *pdf);
void bp_pdf_save_close(struct bp_pdf *pdf);
void bp_pdf_save_begin(struct bp_pdf *pdf);
/* Gives what is there of the file away, if that is wanted and it is much. */
void bp_pdf_save_drain(struct bp_pdf *pdf);
/* Writes a stream into the file at once, deflated: its number, and its dictionary's entries but Length and
 * Filter. */
void bp_pdf_stream_write(struct bp_pdf *pdf, uint32_t number, const char *entries, const void *bytes,
                         size_t len);
/* The same of a new object, deflated if wanted: what is returned is empty, and stands for it among libharu's
 * objects. */
HPDF_Dict bp_pdf_stream_make(struct bp_pdf *pdf, const char *entries, const void *bytes, size_t len,
                             bool deflate);
/* Between these two an object's text is appended to the returned buffer. */
struct bp_buf *bp_pdf_pack_begin(struct bp_pdf *pdf, uint32_t number);
void bp_pdf_pack_end(struct bp_pdf *pdf);
/* All of libharu's objects that are not in the file yet, and the cross-reference stream. */
void bp_pdf_save_end(struct bp_pdf *pdf);

#endif
