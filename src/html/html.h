/* html.h: tells a document to one file of HTML, which needs no script and loads nothing.
 *
 * It says the same words as the pages, in the same order; besides them only what helps to get about: contents
 * at the top, and links back to them. */
#ifndef BP_HTML_H
#define BP_HTML_H

#include "base/buf.h"
#include "base/diag.h"
#include "boardpaper.h"
#include "model/style.h"
#include "report/pack.h"
#include "report/report.h"

/* A logo as the PNG file that it is. */
struct bp_html_logo {
    const char *bytes; /* NULL: there is none */
    size_t len;
    uint32_t width, height;
    const char *words; /* NULL: "Logo: " and the organisation */
};

/* A face of the house style's fonts, as the TrueType file that it is. */
struct bp_html_face {
    const char *bytes; /* NULL: there is none */
    size_t len;
    const char *name; /* PostScript's, by which the reader's machine knows it */
    bool free;        /* its maker allows that it is given to everybody */
};

struct bp_html_file {
    struct bp_html_logo logo;
    bool mono; /* no colours: words and symbols tell statuses apart */
    const struct bp_house_style *style; /* NULL: none */
    struct bp_html_face faces[BP_STYLE_FACES];
    const char *date; /* for the metadata, "YYYY-MM-DD"; NULL: of the meeting, or the end of the period */
    /* Whether the columns of a table have room side by side on a page. The file sets rows below one
     * another where pages do, so that both say the same words. */
    bool (*fits)(void *user, const struct bp_table *table);
    void *fits_user;
    struct bp_buf *out;
    const struct bp_drain *drain; /* takes what is in `out` now and then and at the end; NULL: it stays */
};

/* Writes a document. It is told twice: the headings of the first time become the contents. Memory is from
 * `arena`. Returns BP_OK; BP_NOMEM; BP_IO if the drain failed; or BP_INVALID if telling it found an error.
 * After a failure discard what was written. The same document gives the same bytes. */
bp_result bp_html_write(const struct bp_html_file *file, const struct bp_document *document,
                        struct bp_arena *arena, struct bp_diags *diags);

/* Writes a board pack, with each item in a section. BP_INVALID: a plan could not be opened. */
bp_result bp_html_write_pack(const struct bp_html_file *file, const struct bp_pack_job *job,
                             struct bp_arena *arena, struct bp_diags *diags);

#endif
