/* writer.h: shared by the files in src/pdf: the document that is being written.
 *
 * Pages come in one by one. What belongs to one page is written at once: its content stream, the
 * elements that are complete, its part of the parent tree. What links to other pages is kept, in a
 * few bytes each. At the end, libharu makes the rest: catalog, fonts, bookmarks, metadata.
 * Dictionaries that are regular, or too large for libharu's arrays, are printed by our own code.
 * Objects are numbered in the order in which they are first mentioned, libharu's objects among
 * ours. Apart from buffers, all memory is in one arena that is dropped as a whole. A failure
 * anywhere jumps to `leave`, across libharu's frames. */
#ifndef BP_PDF_WRITER_H
#define BP_PDF_WRITER_H

#include <setjmp.h>

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_encrypt.h>
#include <hpdf_objects.h>

#include "base/arena.h"
#include "base/buf.h"
#include "boardpaper.h"
#include "layout/page.h"
#include "pdf/glyphs.h"
#include "pdf/kept.h"
#include "pdf/pdf.h"
#include "pdf/queue.h"

/* What is kept about a page. */
struct bp_pdf_page {
    int32_t width, height;
    uint32_t object, contents; /* object numbers */
    uint32_t parents;
    uint32_t key;              /* value of StructParents */
    uint32_t annots, n_annots; /* its links, as a range of pdf->annots */
};

/* A link. It is written at the end, when its target is known. */
struct bp_pdf_annot {
    struct bp_link link;
    uint32_t page, object;
    uint32_t key; /* value of StructParent */
};

/* A status symbol of some size; each is drawn once. */
struct bp_pdf_symbol {
    enum bp_symbol symbol;
    int32_t side;
};

/* A formatted operator that sets a colour. */
struct bp_pdf_fill {
    uint32_t rgb;
    uint8_t len; /* 0: not formatted yet */
    char text[27];
};
#define BP_PDF_FILLS 16

struct bp_pdf_pack; /* an object stream that is being filled: save.c */

struct bp_pdf {
    struct bp_pages *pages;             /* borrowed */
    struct bp_pdf_kept *kept;           /* borrowed */
    const struct bp_pdf_source *source; /* borrowed; NULL: nothing to attach */
    struct bp_buf *out;                 /* borrowed: the file, or the part that has not been
                                           given to the drain */
    const struct bp_drain *drain;       /* borrowed; NULL: the whole file stays in `out` */
    uint64_t drained;
    struct bp_pdf_queue *queue;         /* owned; NULL: streams are deflated at once */
    struct HPDF_MD5Context sum; /* of all streams: save.c */
    struct bp_sink sink;
    struct bp_arena arena;
    jmp_buf leave;
    bool failed;
    bp_result result;  /* why the code jumped to `leave`; BP_OK: memory ran out */
    const char *fault; /* for BP_INTERNAL: what happened; for BP_INVALID: the damaged font; arena
                          or constant */

    HPDF_Doc doc; /* NULL until all pages are in */
    HPDF_MMgr memory;
    HPDF_Dict resources; /* shared by all pages */
    uint32_t next;       /* the next free object number, as long as `doc` is NULL */
    struct bp_pdf_page *items;
    size_t n_items, items_capacity;
    struct bp_pdf_annot *annots;
    size_t n_annots, annots_capacity;
    struct bp_pdf_symbol *symbols;
    size_t n_symbols, symbols_capacity;
    struct bp_pdf_glyphs glyphs;
    struct bp_pdf_fill fills[BP_PDF_FILLS];
    bool much_structure; /* more than one object stream: the report is long */
    struct bp_buf content;                  /* scratch: the current page, table or stream */
    struct bp_buf deflated;                 /* scratch */

    struct bp_buf parents;   /* the current leaf of the parent tree */
    uint32_t first_key;      /* the first key of the parent tree; 0: not known yet */
    uint32_t n_keys;         /* number of keys in the parent tree */
    uint32_t *leaves;        /* object numbers of the leaves */
    size_t n_leaves, leaves_capacity;
    uint32_t tree, parent_tree; /* object numbers of the two roots */
    uint32_t space;     /* object number of the namespace of PDF 2.0; 0: none */
    uint32_t scopes[2]; /* object numbers of the attributes of table headers: for columns, for rows */

    struct bp_buf *target;    /* where objects of libharu are printed to */
    struct bp_buf packed;     /* the objects in `pack` */
    struct bp_buf numbered;   /* scratch: the numbers before `packed` */
    struct bp_buf places;     /* position of each object: save.c */
    struct bp_pdf_pack *pack; /* arena */
};

/* Gives up after an error. Jumps to `leave`. */
_Noreturn void bp_pdf_fail(struct bp_pdf *pdf, const char *fault);

/* Gives up if a buffer has run out of memory. */
void bp_pdf_check(struct bp_pdf *pdf, const struct bp_buf *buf);

/* alloc.c: opens libharu's document with memory from the arena. */
void bp_pdf_open_document(struct bp_pdf *pdf);
/* Must be called after libharu has used the arena for the last time. */
void bp_pdf_leave_document(void);

/* Whether the file is PDF 2.0, and which of the old entries it has. */
static inline bool bp_pdf_is_2(const struct bp_pdf *pdf)
{
    return pdf->pages->pdf != BP_PDF_1_7;
}
static inline bool bp_pdf_has_info(const struct bp_pdf *pdf)
{
    return pdf->pages->pdf != BP_PDF_2_0; /* PDF/A-4, 6.1.3 */
}

/* The next free object number; a new indirect dictionary; the number of an indirect object. */
uint32_t bp_pdf_take_number(struct bp_pdf *pdf);
HPDF_Dict bp_pdf_dict(struct bp_pdf *pdf);
uint32_t bp_pdf_number(const void *object);

/* The document that is being written when a write_fn is called. */
struct bp_pdf *bp_pdf_of(HPDF_Stream stream);

/* "12 0 R" */
void bp_pdf_put_reference(struct bp_buf *buf, uint32_t number);

/* A position on a page, in tenths of a point from thousandths: the eye cannot see the difference,
 * and they take fewer bytes. */
static inline int32_t bp_pdf_place(int32_t place)
{
    return (place + (place < 0 ? -50 : 50)) / 100 * 100;
}

/* font.c: makes the dictionaries of the fonts in use. */
void bp_pdf_fonts_make(struct bp_pdf *pdf);

/* content.c: appends the content stream of a page, or of a stamp, to `buf`. */
void bp_pdf_content(struct bp_pdf *pdf, const struct bp_page *page, struct bp_buf *buf);
void bp_pdf_stamp_content(struct bp_pdf *pdf, const struct bp_stamp *stamp, struct bp_buf *buf);

/* image.c: the document's image as an object that pages draw. */
HPDF_Dict bp_pdf_image(struct bp_pdf *pdf, const struct bp_image *image);

/* form.c: makes stamps and symbols as forms, and the image. */
void bp_pdf_forms_make(struct bp_pdf *pdf);

/* pages.c: takes a page; at the end, prints page objects and links. `put_dest` prints the entry of a link
 * or bookmark that says where it leads, after `check_dest` has tested the destination. */
void bp_pdf_put_dest(struct bp_pdf *pdf, struct bp_buf *buf, uint32_t dest);
void bp_pdf_check_dest(struct bp_pdf *pdf, uint32_t dest);
void bp_pdf_put_box(struct bp_buf *buf, int32_t left, int32_t bottom, int32_t right, int32_t top);
void bp_pdf_page_take(struct bp_pdf *pdf, const struct bp_page *page, uint32_t index);
void bp_pdf_pages_end(struct bp_pdf *pdf);

/* outline.c: the bookmarks. */
void bp_pdf_outline_make(struct bp_pdf *pdf);

/* metadata.c: XMP, Info, output intent and the other entries of the catalog. `date`: the date of
 * the pages as a PDF date, or NULL. */
void bp_pdf_metadata_make(struct bp_pdf *pdf);
const char *bp_pdf_date(struct bp_pdf *pdf);

/* attach.c: attaches the source, if there is one. */
void bp_pdf_attach(struct bp_pdf *pdf);

/* tags.c: the structure tree. In this order: begins with what all elements share; numbers an
 * element and all below it in the order in which they will be printed, which keeps the file small;
 * prints them, unless they are already in the file; records for the current page which elements its
 * marks and links belong to, and the elements that destinations mean, before these are dropped; prints
 * the rest. */
void bp_pdf_tags_begin(struct bp_pdf *pdf);
void bp_pdf_tag_number(struct bp_pdf *pdf, uint32_t id);
void bp_pdf_tag_print(struct bp_pdf *pdf, uint32_t id);
void bp_pdf_parents_note(struct bp_pdf *pdf, const struct bp_page *page, uint32_t index);
void bp_pdf_dests_note(struct bp_pdf *pdf);
/* The number of the element that a destination means. */
uint32_t bp_pdf_dest_element(struct bp_pdf *pdf, uint32_t dest);
void bp_pdf_tags_end(struct bp_pdf *pdf);

/* save.c: the file format. */
void bp_pdf_save_begin(struct bp_pdf *pdf);
/* Gives the bytes so far to the drain, if there is one and there are enough. */
void bp_pdf_save_drain(struct bp_pdf *pdf);
/* Writes a stream at once, compressed quickly, with this number. `entries`: the dictionary's entries
 * without Length and Filter. */
void bp_pdf_stream_write(struct bp_pdf *pdf, uint32_t number, const char *entries, const void *bytes,
                         size_t len);
enum bp_pdf_effort { BP_PDF_PLAIN, BP_PDF_WELL }; /* how to compress: see kept.h */
/* The same for a new object. The returned dictionary is empty: it represents the stream among libharu's
 * objects. */
HPDF_Dict bp_pdf_stream_make(struct bp_pdf *pdf, const char *entries, const void *bytes, size_t len,
                             enum bp_pdf_effort effort);
/* Between these two calls, the text of an object is appended to the returned buffer. */
struct bp_buf *bp_pdf_pack_begin(struct bp_pdf *pdf, uint32_t number);
void bp_pdf_pack_end(struct bp_pdf *pdf);
/* Writes all objects of libharu that are not in the file yet, and the cross-reference stream. */
void bp_pdf_save_end(struct bp_pdf *pdf);

#endif
