/* boardpaper.h: the whole public interface of libboardpaper.
 *
 * boardpaper reads a public body's action plan (XML), and prints its monitoring report as a tagged
 * PDF. The library never prints, exits, aborts, or reads the clock, the locale or the environment:
 * the same plan and the same options give the same bytes.
 *
 *     bp_doc *doc = bp_new();
 *     if (bp_load_file(doc, "plan.xml") == BP_OK)
 *         bp_render_file(doc, NULL, "plan.pdf");
 *     for (size_t i = 0; i < bp_diag_count(doc); i++)
 *         puts(bp_diag_at(doc, i)->message);
 *     bp_free(doc);
 *
 * Ownership: a bp_doc owns everything that its functions hand out. Nothing else has to be freed,
 * and every pointer lives until the next bp_load_ or bp_free of its document, unless said otherwise.
 * Threads: one document belongs to one thread at a time; different documents may be used at once.
 * Text is UTF-8 and ends in NUL.
 *
 * Growth: a program that was compiled with an older or a newer header of the same soname works.
 * A struct that the program fills begins with its size, as the program knows it: write
 *
 *     bp_options options = BP_INIT(bp_options);              or, in C, with other fields:
 *     bp_options options = {.size = sizeof options, .mono = 1};
 *
 * What a smaller struct lacks has its default. A larger one is BP_MISUSE where it sets (not to zero)
 * what this library does not know; so is a size of 0, or one that no struct can have.
 * Structs that the library hands out by pointer may grow at their end: copy their fields, not the
 * struct. bp_place stays as it is. Enumerations may get more values: take a result that you do
 * not know as a failure, a severity as an error. */
#ifndef BOARDPAPER_H
#define BOARDPAPER_H

#include <stddef.h>
#include <stdint.h>

/* The version of this header. A minor version may break programs before 1.0, and after it only add. */
#define BP_VERSION "0.1.0"

#if defined(__GNUC__)
#define BP_API __attribute__((visibility("default")))
#else
#define BP_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The value of a struct whose first field is its size: all else has its default. */
#ifdef __cplusplus
#define BP_INIT(type) {sizeof(type)}
#else
#define BP_INIT(type) {.size = sizeof(type)}
#endif

/* The version of the library that the program runs with: BP_VERSION of its header. */
BP_API const char *bp_version(void);

/* How a call ended. The reasons, with their places, are the document's diagnostics. */
typedef enum bp_result {
    BP_OK = 0,   /* done; there may be notes and warnings */
    BP_INVALID,  /* the plan has errors, or needs more than a document may: nothing was made of it */
    BP_IO,       /* a file could not be read or written */
    BP_NOMEM,    /* memory ran out; the document can only be freed */
    BP_MISUSE,   /* the call makes no sense here: no plan is loaded, or an option is out of range */
    BP_INTERNAL, /* a fault of this library or of one below it; please report it */
} bp_result;

typedef enum bp_severity {
    BP_NOTE,    /* worth knowing; nothing has to be done */
    BP_WARNING, /* probably not what the author meant; the report is still made */
    BP_ERROR,   /* wrong; no report is made until it is mended */
} bp_severity;

/* A place in a file. Lines and columns count from 1, columns in Unicode code points; `length` is
 * the number of code points that are meant, at least 1. Line 0: no place in the file. */
typedef struct bp_place {
    const char *file;
    uint32_t line, column, length;
} bp_place;

/* One finding. One fault gives one finding. */
typedef struct bp_diag {
    int code;             /* 4003 is shown as BP4003; stable for ever, never reused */
    bp_severity severity; /* belongs to the code */
    const char *name;     /* the code's short name, such as "status-unknown" */
    bp_place at;
    const char *message;     /* what is wrong, with the offending value */
    const char *hint;        /* how to mend it, and what is allowed; "" on some notes */
    bp_place related;        /* "first used here"; line 0: none */
    const char *related_words; /* what is there: "used by item 7 here"; NULL: see there */
    /* The text of line `at.line`, without its line end ("" if none), and the column in it to mark: of a
     * long line only the part around that column is given. */
    const char *source_line;
    uint32_t shown_column;
    /* The row that a check's finding is about: its number in the report, counted from 1 through the measures
     * and then the actions, and its ref; 0 and "" where it is about no one row. */
    uint32_t row;
    const char *ref;
    /* Why the author accepts it (<accept> in the plan); NULL: it is not accepted. An accepted finding is a
     * note, whatever its code's severity. */
    const char *accepted;
} bp_diag;

typedef struct bp_doc bp_doc;

/* What may be chosen for the checks. Zero or NULL in a field is its default; so is a NULL struct. */
typedef struct bp_check_options {
    size_t size; /* of this struct */
    /* The day, "YYYY-MM-DD", at whose end a date counts as past. Default: the last day of the reporting
     * period. */
    const char *as_at;
    /* The plan of the period before, loaded; borrowed for the call. */
    const bp_doc *previous;
    /* Not 0: look for names of persons too, for an edition that is to be published. */
    int names;
    /* Codes of checks: find those alone (none: all), and not these. Others are misuse. */
    const int *only, *ignore;
    size_t n_only, n_ignore;
} bp_check_options;

/* Which rows an extract has. Zero or NULL in a field: all. Words of `only` add up ("overdue" or
 * "missing"); the fields narrow one another down (overdue, and of Kent Police). Names are compared as
 * bp_field_at gives them, without regard to case. A name that no row of the edition has, or another word,
 * is an error of its own (BP7011), which tells what there is; an extract may well have no rows. */
typedef struct bp_selection {
    size_t size; /* of this struct */
    /* Each: "exceptions" (what stands under "Needs attention": the scheme's exceptions, and what is missing
     * or overdue), "overdue", "missing" (without a status), or the id or label of a status. */
    const char *const *only;
    size_t n_only;
    const char *priority, *lead, *partner; /* a priority's title, or its number counted from 1 */
} bp_selection;

/* A public body's two editions (Local Government Act 1972, s. 100B and Schedule 12A). */
typedef enum bp_edition { BP_EDITION_RESTRICTED, BP_EDITION_PUBLIC } bp_edition;

/* What may be chosen for a report. Zero or NULL in a field is its default; so is a NULL struct. */
typedef struct bp_options {
    size_t size; /* of this struct */
    /* The date in the document's metadata, "YYYY-MM-DD". Default: the meeting's date, or where
     * there is none the last day of the reporting period. A day that does not exist is misuse. */
    const char *date;
    /* Not 0: the plan, as it was read, goes along inside the PDF, which is then PDF/A-3a instead of
     * PDF/A-2a. */
    int attach_source;
    /* The plan of the period before, loaded; borrowed for the call. Rows that are the same take their
     * previous status from it, and the report shows which way they moved. */
    const bp_doc *previous;
    /* Not NULL: the findings of these checks stand on pages of their own at the report's end. */
    const bp_check_options *findings;
    /* The size of the tables' text in thousandths of a point; all other sizes are in proportion.
     * Default: 10,000. */
#define BP_TEXT_SIZE_LEAST 8000
#define BP_TEXT_SIZE_MOST 18000
    int32_t text_size;
    /* Not 0: large print: nothing is smaller than 16 points, and rows become blocks where the
     * columns of their table would be too narrow. */
    int large_print;
    /* Not 0: no colours; statuses are told apart by word, symbol and pattern. */
    int mono;
    /* Which edition: what is restricted stands in the one, stamped as not for publication, and nowhere in the
     * other. */
    bp_edition edition;
    /* Folders of TrueType fonts (.ttf, .ttc) for characters that the default font lacks: taken in this
     * order, and by name within a folder. */
    const char *const *font_dirs;
    size_t n_font_dirs;
    /* A logo for the first page: a PNG file of at most 2048 pixels on a side and 4 MiB, and what it
     * shows, for those who do not see it; NULL: "Logo: " and the organisation. */
    const char *logo, *logo_words;
    /* Not NULL: an extract, of these rows alone. */
    const bp_selection *selection;
    /* Not 0: chase sheets instead of a report: each row with what is missing in it, and room to write. */
    int chase;
    /* Not 0: bp_made_about tells the SHA-256 sum, too. */
    int digest;
} bp_options;

/* A new, empty document; NULL when memory has run out. */
BP_API bp_doc *bp_new(void);

/* Frees the document and all that it handed out. NULL is allowed. */
BP_API void bp_free(bp_doc *doc);

/* Reads a plan: from a file ("-": standard input), or from `len` bytes that are copied; `name` stands
 * in diagnostics.
 * A plan that was loaded before, and its diagnostics, are dropped. */
BP_API bp_result bp_load_file(bp_doc *doc, const char *path);
BP_API bp_result bp_load_memory(bp_doc *doc, const void *bytes, size_t len, const char *name);

/* The findings so far, sorted by place. At most 200 are kept; a last one says how many more
 * there were. `bp_diag_at` gives NULL past the end. */
BP_API size_t bp_diag_count(const bp_doc *doc);
BP_API const bp_diag *bp_diag_at(const bp_doc *doc, size_t index);

/* Makes the report of the loaded plan: a PDF in memory, valid until the next call that makes
 * something, or a file that is replaced whole or not at all ("-": standard output). */
BP_API bp_result bp_render(bp_doc *doc, const bp_options *options, const void **bytes, size_t *len);
BP_API bp_result bp_render_file(bp_doc *doc, const bp_options *options, const char *path);

/* Writes what the newest call made, whatever it was, to a file that is replaced whole or not at all
 * ("-": standard output). BP_MISUSE: it made nothing, or bp_render_file has written it already. */
BP_API bp_result bp_save(bp_doc *doc, const char *path);

/* Writes bytes of the caller's in the same way: an index of what was made. */
BP_API bp_result bp_save_bytes(bp_doc *doc, const void *bytes, size_t len, const char *path);

/* What the newest call made. The caller sets the size, and the call the rest. */
typedef struct bp_made {
    size_t size;    /* of this struct */
    uint32_t pages; /* of a PDF; else 0 */
    uint64_t bytes;
    char sha256[65]; /* hexadecimal; "" where the options did not ask for it */
} bp_made;
BP_API bp_result bp_made_about(const bp_doc *doc, bp_made *about);

/* Words of the loaded plan, for file names and extracts: the leads, the partners, or the titles of the
 * priorities that the edition has rows of, each once, in the order of the rows; or the one text of another
 * field. NULL past the last. */
typedef enum bp_field {
    BP_FIELD_LEAD, BP_FIELD_PARTNER, BP_FIELD_PRIORITY,
    BP_FIELD_ORGANISATION, BP_FIELD_TITLE, BP_FIELD_REPORT, /* the report's own title */
    BP_FIELD_PERIOD, /* "2019-07-01 to 2019-09-30" */
} bp_field;
BP_API const char *bp_field_at(bp_doc *doc, bp_edition edition, bp_field field, size_t index);

/* ---- board packs ---- */

/* Reads a board pack; "-" is standard input. Its plans are opened by the calls that make something of it;
 * they lie in the pack's folder or below, but where `anywhere` is not 0. A plan or pack that was loaded
 * before is dropped. */
BP_API bp_result bp_pack_load_file(bp_doc *doc, const char *path, int anywhere);

/* The path of each plan that the loaded pack names, whether it is there or not: a file that is not to be
 * written over. NULL past the last, and where memory ran out. */
BP_API const char *bp_pack_plan_at(bp_doc *doc, size_t index);

/* Opens each plan that the pack names, and adds what is wrong with any of them to the findings: that it is
 * not there, lies outside, is no plan or has errors. The worst result of them. */
BP_API bp_result bp_pack_check(bp_doc *doc);

/* The whole pack as one PDF; and one item of it alone, on the pages that it has in the pack and with their
 * numbers: after the pack was made, with the same options. The options `previous`, `findings`, `selection`,
 * `chase` and `attach_source` are misuse here. */
BP_API bp_result bp_pack_render(bp_doc *doc, const bp_options *options, const void **bytes,
                                size_t *len);
BP_API bp_result bp_pack_render_item(bp_doc *doc, const bp_options *options, size_t item,
                                     const void **bytes, size_t *len);

/* What is where, after bp_pack_render; an item that an edition leaves out is not among them. */
typedef struct bp_pack_item {
    const char *number, *title, *file; /* `file` as the pack names it */
    const char *restricted; /* "", "Schedule 12A paragraph 3"; of rows alone: "in part: Schedule ..." */
    uint32_t first, last;   /* pages, counted from 1 */
    char sha256[65];        /* of the plan */
} bp_pack_item;
BP_API size_t bp_pack_count(const bp_doc *doc);
BP_API const bp_pack_item *bp_pack_item_at(const bp_doc *doc, size_t index);

/* Checks the loaded plan by the rules with codes of 5000 and more, and adds what it finds to the findings;
 * those of an earlier check are dropped. BP_OK whatever it finds: the severities tell. */
BP_API bp_result bp_check(bp_doc *doc, const bp_check_options *checks);

/* The same findings as a PDF of their own, to be sent round; `options` as for a report. */
BP_API bp_result bp_render_findings(bp_doc *doc, const bp_options *options,
                                    const bp_check_options *checks, const void **bytes, size_t *len);

/* What a code means. Constant text; NULL where there is no such code. */
typedef struct bp_explanation {
    int code;
    bp_severity severity;
    const char *name, *message, *hint;
    const char *question; /* that the rule answers; NULL but for checks, as the next four */
    const char *why;      /* it matters */
    const char *source;   /* where the rule comes from */
    const char *wrong, *right; /* a piece of a plan, before and after */
} bp_explanation;
BP_API const bp_explanation *bp_explain(int code);
BP_API const bp_explanation *bp_explain_at(size_t index); /* each code in turn; NULL past the last */

/* The word of the list that was probably meant, for a "did you mean": it differs from `word` by two fifths of
 * its letters at most, whatever their case. NULL: none is near. */
BP_API const char *bp_nearest(const char *word, const char *const *words, size_t n);

/* A starter plan, as XML with comments that teach, which loads and passes: for a status preset ("rag",
 * "rag-missing", "brag", "rag-not-due", "five-point"; NULL: the default). BP_MISUSE: no such preset. */
BP_API bp_result bp_starter(bp_doc *doc, const char *preset, const void **bytes, size_t *len);

/* The loaded plan rolled on to its next period, as XML: statuses become previous statuses, updates are
 * emptied, completed rows are listed in a comment at the end, refs stay. */
BP_API bp_result bp_roll(bp_doc *doc, const void **bytes, size_t *len);

/* What changed from `old` to the loaded plan: rows moved, re-dated, reworded, added, closed, renumbered. */
typedef enum bp_form { BP_FORM_TEXT, BP_FORM_JSON, BP_FORM_PDF } bp_form;
BP_API bp_result bp_compare(bp_doc *doc, const bp_doc *old, const bp_options *options, bp_form form,
                            const void **bytes, size_t *len);

/* A stage of the work as text, for people and for tests: the plan as read, the laid-out pages,
 * the tag tree in reading order. Lives as bp_render's bytes do. */
typedef enum bp_stage { BP_STAGE_MODEL, BP_STAGE_PAGES, BP_STAGE_TAGS } bp_stage;
BP_API bp_result bp_dump(bp_doc *doc, const bp_options *options, bp_stage stage, const void **bytes,
                         size_t *len);

/* The same of a loaded pack. */
BP_API bp_result bp_pack_dump(bp_doc *doc, const bp_options *options, bp_stage stage, const void **bytes,
                              size_t *len);

/* The XML Schema (XSD 1.0) of the plan's format, and of the pack's, for editors; needs no loaded plan. */
BP_API bp_result bp_schema(bp_doc *doc, const void **bytes, size_t *len);
BP_API bp_result bp_pack_schema(bp_doc *doc, const void **bytes, size_t *len);

#ifdef __cplusplus
}
#endif
#endif
