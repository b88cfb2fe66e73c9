/* doc.h: the contents of a bp_doc. Private to src/api. */
#ifndef BP_DOC_H
#define BP_DOC_H

#include <stdbool.h>

#include "api/original.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/source.h"
#include "boardpaper.h"
#include "layout/page.h"
#include "model/extract.h"
#include "model/names.h"
#include "model/pack.h"
#include "model/plan.h"
#include "model/style.h"
#include "pdf/pdf.h"

/* The memory that one document may use, with its pages. */
#define BP_BUDGET ((size_t)256 << 20)

/* Extra memory for reporting that the budget is used up. */
#define BP_SPARE ((size_t)512 << 10)

struct bp_doc {
    bp_result state;       /* result of the last load: BP_OK if there is a plan; BP_MISUSE before
                              the first load */
    bool head;             /* the last load read the plan's head alone, and state is BP_MISUSE */
    bp_result pack_state;  /* the same for a pack; at least one of the two is BP_MISUSE */
    struct bp_arena arena; /* source, plan and findings; kept until the next load */
    struct bp_arena work;  /* memory of the current call: pages, tags */
    struct bp_source source; /* XML; of an officer's own file, what was made of it (bp_plan_write_plain) */
    struct bp_original original;
    struct bp_plan *plan;   /* arena; complete if state is BP_OK */
    struct bp_pack *pack;   /* arena; set if a pack is loaded instead of a plan; else NULL */
    bool has_folder;        /* the plan was read from a file, in whose folder its style may be */
    bool anywhere;          /* the pack's plans may be outside its folder */
    struct bp_packed *packed; /* its items, from the last bp_pack_render: pack.h; arena */
    size_t n_packed;
    int pack_use;        /* enum bp_pack_use: why they are read */
    size_t pack_open;    /* how much memory those take that stay open */
    struct bp_diags pack_found; /* what that call found */
    uint32_t pack_pages; /* number of pages of that pack; 0: none was made */
    struct bp_name_list *names[2][BP_NAME_KINDS]; /* by edition; listed when first asked for; arena */
    struct bp_diags loaded; /* what loading found */
    struct bp_diags found;  /* findings of loading and of the last call that made something, in
                               the order found */
    struct bp_diags shown;  /* a sorted copy of `found`, for the caller */
    struct bp_source style_source; /* of the house style of the current call … */
    struct bp_house_style *style;  /* … and what it says; work; NULL: none */
    const char *style_logo;        /* the path of its logo; work; NULL: it is not used */
    struct bp_fonts fonts;  /* opened by the first call that needs them */
    bool fonts_open;
    bool doubt;             /* memory may have run out unseen in the last call that made something */
    struct bp_pdf *pdf;     /* the PDF that is being made, or NULL; owned */
    struct bp_pdf_kept *kept; /* what its PDFs have in common; NULL until there is one */
    struct bp_drain drain;  /* where the bytes of the PDF go; not set: into `made` */
    struct bp_buf made;     /* the bytes that the last call made */
    uint32_t made_pages;    /* pages, if `made` is a PDF; else 0 */
    bool made_digest;       /* its SHA-256 sum is wanted */
    bool later;             /* the caller syncs the folders of files */
};

/* Each call that makes something begins and ends with these. `begin` drops the results and findings
 * of the call before. `end` drops the memory of the call, and returns the bytes if all went well. */
void bp_doc_begin(bp_doc *doc);
void bp_doc_begin_apart(bp_doc *doc); /* for a call that does not need all words of a large plan at once */
bp_result bp_doc_end(bp_doc *doc, bp_result result, const void **bytes, size_t *len);

/* Has all words of a large plan there that were put away (base/source.h), for good: also of one that is
 * borrowed. */
void bp_doc_open(const bp_doc *doc);

/* Has all bytes of the loaded plan's source there. BP_IO: its file has changed; a finding says so. */
bp_result bp_doc_open_source(const bp_doc *doc, struct bp_diags *diags);

/* How often a work is done again while it is in doubt, until it has failed. */
enum { BP_MOST_RUNS = 3 };

/* Opens the fonts, if they are not open. */
void bp_doc_fonts_open(bp_doc *doc);

/* If `result` says that memory ran out, but it was HarfBuzz that cannot be loaded, makes that a finding, and
 * returns BP_IO; else `result`. Before bp_doc_fonts_doubt. */
bp_result bp_doc_fonts_lack(bp_doc *doc, bp_result result);

/* Whether memory may have run out unseen. If so, or if `result` says that it ran out, closes the fonts: one
 * may have lost a table for good, so they are opened again when they are next needed. */
bool bp_doc_fonts_doubt(bp_doc *doc, bp_result result);

/* What a call makes, of what, and where it goes. */
struct bp_file;
struct bp_job {
    bp_result (*make)(bp_doc *doc, const struct bp_job *job); /* into doc->made, or doc->drain */
    bool apart;                     /* `make` sees to it itself that a large plan is there */
    const bp_options *options;      /* the caller's; in `make` as given.h converts them */
    const bp_check_options *checks; /* the same */
    const bp_doc *old;
    bp_form form;
    bp_stage stage;
    size_t item;
    struct bp_file *file; /* what it is drained to; the caller ends it. NULL: into doc->made */
};

/* Does a job that needs fonts, from bp_doc_begin to bp_doc_end; again if it is in doubt. */
bp_result bp_doc_make(bp_doc *doc, const struct bp_job *job, const void **bytes, size_t *len);

/* Whether all options are in range. False if `options` is NULL, as given.h returns it for misuse. */
bool bp_options_make_sense(const bp_options *options);

/* BP_OK, or BP_MISUSE if there is no plan or an option is out of range. */
bp_result bp_doc_ready(const bp_doc *doc, const bp_options *options);

/* Loads the house style that the options give, or else the plan or the pack names, into doc->style, and adds
 * to the options what it says where they say nothing. BP_INVALID or BP_IO: findings say what is wrong with
 * it. It lasts until bp_doc_end or bp_doc_style_drop. */
bp_result bp_doc_style(bp_doc *doc, const bp_options **options);
void bp_doc_style_drop(bp_doc *doc);

/* Has the fonts of doc->style before the embedded ones; without a style, or one that names none, the embedded
 * ones alone. BP_INVALID or BP_IO: findings at the places of their names say why not. */
bp_result bp_doc_style_fonts(bp_doc *doc);

/* Finds a file that the style names: in its folder or below. *path: where to open it, in the arena; NULL if
 * the style names none. BP_INVALID or BP_IO: a finding at its place in the style says why not. */
bp_result bp_style_path(bp_doc *doc, const struct bp_house_style *style, const struct bp_value_text *file,
                        struct bp_arena *arena, const char **path);

/* Loads it with its logo and fonts, for what is wrong with them, and drops it again. BP_OK too if there is
 * none. */
bp_result bp_doc_style_look(bp_doc *doc, const bp_options *options);

/* Begins pages: zeroes them, opens the fonts, and reads the logo if there is one. */
bp_result bp_doc_pages(bp_doc *doc, const bp_options *options, struct bp_pages *pages);

/* The same, and begins a PDF. Pages are written to it as soon as they are laid out. */
bp_result bp_doc_pdf_pages(bp_doc *doc, const bp_options *options, struct bp_pages *pages);

/* Completes the PDF, in doc->made or in the drain, unless there are errors. `rows`: the rows that
 * it shows, for an attached plan; NULL: all. */
bp_result bp_doc_print(bp_doc *doc, const bp_options *options, const struct bp_extract *rows,
                       const struct bp_pages *pages);

/* Reads the file of a logo: its bytes, and its pixels, which are in the arena `work`. BP_IO: a finding
 * says why not. */
bp_result bp_doc_logo(bp_doc *doc, const char *path, struct bp_buf *bytes, struct bp_image *image);

/* Make HTML, in doc->made or in the drain. */
struct bp_document;
struct bp_pack_job;
bp_result bp_doc_write_html(bp_doc *doc, const bp_options *options, const struct bp_document *document);
bp_result bp_doc_write_html_pack(bp_doc *doc, const bp_options *options, const struct bp_pack_job *job);

/* Chooses the rows that the options ask for, in the arena `work`. BP_INVALID: a finding says why. */
bp_result bp_doc_choose(bp_doc *doc, const bp_options *options, struct bp_extract *extract);

/* Runs the checks on a loaded plan. Adds the findings about rows of `extract` to `diags`, with the
 * row numbers of the extract. Returns BP_OK, BP_MISUSE or BP_NOMEM. */
bp_result bp_doc_check(const bp_doc *doc, const struct bp_extract *extract,
                       const bp_check_options *checks, struct bp_diags *diags);

/* Finds what is wrong with the house style, and the characters of the loaded plan that bp_render could not
 * print. Returns BP_OK, BP_MISUSE, BP_NOMEM, or BP_IO if a folder of fonts, or a file of the style, cannot be
 * read. */
bp_result bp_doc_characters(bp_doc *doc, const bp_check_options *checks, const struct bp_extract *all);

/* Moves findings about the plan to the cells of the officer's own file, if the plan is one. */
void bp_doc_place_findings(bp_doc *doc, struct bp_diags *diags);

/* Updates the findings that the caller sees. Returns `result`, or BP_NOMEM. */
bp_result bp_doc_show_findings(bp_doc *doc, bp_result result);

#endif
