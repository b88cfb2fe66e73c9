/* boardpaper.h: the public interface of libboardpaper.
 *
 * boardpaper reads a public body's action plan (XML) and prints its monitoring report as a tagged
 * PDF. The library never prints, exits or aborts, and never reads the clock, the locale or the
 * environment. The same plan, options and fonts give the same pages on every machine, and the same
 * bytes with the same libdeflate.
 *
 *     bp_doc *doc = bp_new();
 *     if (bp_load_file(doc, "plan.xml") == BP_OK)
 *         bp_render_file(doc, NULL, "plan.pdf");
 *     for (size_t i = 0; i < bp_diag_count(doc); i++)
 *         puts(bp_diag_at(doc, i)->message);
 *     bp_free(doc);
 *
 * Ownership: a bp_doc owns everything that its functions return. Nothing else must be freed. Unless
 * a comment says otherwise, a pointer is valid until the next bp_load_ or bp_free of its document.
 * Threads: use a document in one thread at a time. Different documents may be used at the same
 * time.
 * Text is UTF-8 with a NUL at its end.
 *
 * Growth: a program works with an older or newer library of the same soname than its header's. Each
 * struct that the program fills in begins with its size, as the program knows it. Write
 *
 *     bp_options options = BP_INIT(bp_options);              or, in C, with other fields:
 *     bp_options options = {.size = sizeof options, .mono = 1};
 *
 * Fields that a smaller struct lacks have their defaults. A larger struct is BP_MISUSE if it sets
 * something (to a value other than zero) that this library does not know. So is a size of 0, or one
 * that no struct can have.
 * Structs that the library returns by pointer may grow at their end: copy their fields, not the
 * struct. bp_place does not change. Enumerations may get more values: treat an unknown result as a
 * failure, and an unknown severity as an error. */
#ifndef BOARDPAPER_H
#define BOARDPAPER_H

#include <stddef.h>
#include <stdint.h>

/* The version of this header. Before 1.0, a minor version may break programs; afterwards it only
 * adds things. */
#define BP_VERSION "0.1.0"

#if defined(__GNUC__)
#define BP_API __attribute__((visibility("default")))
#else
#define BP_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* A struct that begins with its size; all other fields have their defaults. */
#ifdef __cplusplus
#define BP_INIT(type) {sizeof(type)}
#else
#define BP_INIT(type) {.size = sizeof(type)}
#endif

/* The version of the library that the program runs with, in the form of BP_VERSION. */
BP_API const char *bp_version(void);

/* How a call ended. The document's findings give the reasons and their places. */
typedef enum bp_result {
    BP_OK = 0,   /* done; there may be notes and warnings */
    BP_INVALID,  /* the plan has errors, or needs more memory than allowed; nothing was made */
    BP_IO,       /* a file could not be read or written */
    BP_NOMEM,    /* memory ran out; the document can only be freed */
    BP_MISUSE,   /* the call is not possible here: no plan is loaded, or an option is out of range */
    BP_INTERNAL, /* an error in this library or in one that it uses; please report it */
} bp_result;

typedef enum bp_severity {
    BP_NOTE,    /* worth knowing; nothing needs to be done */
    BP_WARNING, /* probably not what the author meant; the report is made all the same */
    BP_ERROR,   /* wrong; no report is made until it is corrected */
} bp_severity;

/* A place in a file. Lines and columns count from 1; columns and `length` are in Unicode code
 * points, and `length` is at least 1. Line 0: not at a place in the file. */
typedef struct bp_place {
    const char *file;
    uint32_t line, column, length;
} bp_place;

/* A finding. Each mistake gives one finding. */
typedef struct bp_diag {
    int code;             /* 4003 is shown as BP4003; it never changes and is never reused */
    bp_severity severity; /* follows from the code */
    const char *name;     /* the code's short name, such as "status-unknown" */
    bp_place at;
    const char *message;     /* what is wrong, with the value in question */
    const char *hint;        /* how to correct it, and what is allowed; "" for some notes */
    bp_place related;        /* "first used here"; line 0: none */
    const char *related_words; /* what is there: "used by item 7 here"; NULL: nothing more to say */
    /* The text of line `at.line` without its line end ("" if there is none), and the column in it
     * to mark. If the line is long, only the part around that column. */
    const char *source_line;
    uint32_t shown_column;
    /* For a finding of a check about a row: its number in the report, counted from 1 through the
     * measures and then the actions, and its ref. 0 and "" if it is not about a single row. */
    uint32_t row;
    const char *ref;
    /* Why the author accepts the finding (<accept> in the plan); NULL: not accepted. An accepted
     * finding is a note, whatever the severity of its code. */
    const char *accepted;
    /* The cell, if the plan is a workbook, a document or CSV: as an officer sees it ("Q2!F12"; "table 3,
     * row 5, \"Status\""; "line 7, \"Status\""), and in parts: the sheet, or ""; the number of the sheet or
     * table in the file; and row and column. All count from 1. `at.line` is then 0, and `source_line` is the
     * beginning of the cell's text. "" and 0: not about a cell. The last is the cell of the related place. */
    const char *cell, *sheet;
    uint32_t table, cell_row, cell_column;
    const char *related_cell;
} bp_diag;

typedef struct bp_doc bp_doc;

/* Options for the checks. Zero or NULL in a field, or a NULL struct, means the default. */
typedef struct bp_check_options {
    size_t size; /* of this struct */
    /* A date on or before this day, "YYYY-MM-DD", is past. Default: the last day of the reporting
     * period. */
    const char *as_at;
    /* The plan of the period before. It must be loaded; it is borrowed for the call. */
    const bp_doc *previous;
    /* Not 0: also look for names of persons, for an edition that will be published. */
    int names;
    /* Codes of checks: find only these (none: all), and not these. Other codes are misuse. */
    const int *only, *ignore;
    size_t n_only, n_ignore;
    /* Folders with fonts, as in bp_options. Characters that no font has are found (BP6001) as bp_render
     * would find them, whatever `only` and `ignore` say. */
    const char *const *font_dirs;
    size_t n_font_dirs;
    /* The house style that the report will have, as in bp_options: what is wrong with it is found, too. */
    const char *style;
} bp_check_options;

/* Which rows an extract has. Zero or NULL in a field: all rows. A row needs to match only one word
 * of `only` ("overdue" or "missing"), but must match all fields (overdue, and of Kent Police).
 * Names are as bp_field_at gives them; letter case does not matter. An unknown word, or a name that
 * no row of the edition has, is an error (BP7011) that says what there is. An extract may have no
 * rows. */
typedef struct bp_selection {
    size_t size; /* of this struct */
    /* Each is "exceptions" (the rows under "Needs attention": the scheme's exceptions, and rows
     * that are missing a status or overdue), "overdue", "missing" (without a status), or the id or
     * label of a status. */
    const char *const *only;
    size_t n_only;
    const char *priority, *lead, *partner; /* a priority's title, or its number, counted from 1 */
} bp_selection;

/* The two editions of a public body's paper (Local Government Act 1972, s. 100B and Schedule 12A). */
typedef enum bp_edition { BP_EDITION_RESTRICTED, BP_EDITION_PUBLIC } bp_edition;

/* Which standards a PDF meets. All are accessible, and give the same pages and tags. */
typedef enum bp_pdf_kind {
    BP_PDF_1_7, /* PDF 1.7: PDF/UA-1 and PDF/A-2a; with the plan attached, PDF/A-3a */
    BP_PDF_2_0, /* PDF 2.0: PDF/UA-2, WTPDF 1.0 (accessibility and reuse) and PDF/A-4; with the plan
                   attached, PDF/A-4f. Many programs do not show the title of such a file */
    BP_PDF_2_0_TITLED, /* the same without PDF/A-4; programs show the title */
} bp_pdf_kind;

/* What is made: a PDF; or one file of HTML for a web site, which needs no script, loads nothing, and says the
 * same words in the same order. */
typedef enum bp_format { BP_FORMAT_PDF, BP_FORMAT_HTML } bp_format;

/* Options for a report. Zero or NULL in a field, or a NULL struct, means the default. */
typedef struct bp_options {
    size_t size; /* of this struct */
    /* The date in the document's metadata, "YYYY-MM-DD". Default: the date of the meeting, or else
     * the last day of the reporting period. A day that does not exist is misuse. */
    const char *date;
    /* Not 0: attach the plan, as it was read, to the PDF. It is then PDF/A-3a, not PDF/A-2a; or
     * PDF/A-4f, not PDF/A-4. */
    int attach_source;
    /* The plan of the period before. It must be loaded; it is borrowed for the call. Rows that are
     * the same get their previous status from it, and the report shows which way they moved. */
    const bp_doc *previous;
    /* Not NULL: print the findings of these checks on separate pages at the end of the report. */
    const bp_check_options *findings;
    /* Size of the text in tables, in thousandths of a point. All other sizes are in proportion.
     * Default: 10,000. */
#define BP_TEXT_SIZE_LEAST 8000
#define BP_TEXT_SIZE_MOST 18000
    int32_t text_size;
    /* Not 0: large print: no text is smaller than 16 points, and rows become blocks if the columns
     * of their table would be too narrow. */
    int large_print;
    /* Not 0: no colours: words, symbols and patterns tell statuses apart. */
    int mono;
    /* Which edition. The restricted edition has all rows and a notice on each page ("Not for
     * publication"). The public edition leaves out restricted rows. */
    bp_edition edition;
    /* Folders with TrueType fonts (.ttf, .ttc) for characters that the default font does not have.
     * They are tried in this order, and by name within a folder. */
    const char *const *font_dirs;
    size_t n_font_dirs;
    /* A logo for the first page: a PNG file of at most 4 MiB and 2048 pixels on each side; and its
     * description for people who cannot see it. NULL: "Logo: " and the organisation. */
    const char *logo, *logo_words;
    /* Not NULL: make an extract with only these rows. */
    const bp_selection *selection;
    /* Not 0: make chase sheets instead of a report: each row with what is missing in it, and room
     * to write. */
    int chase;
    /* Not 0: bp_made_about also gives the SHA-256 sum. */
    int digest;
    /* Which standards the PDF meets. */
    bp_pdf_kind pdf;
    /* What is made. Of HTML, the reader's browser sets the size of the text: `text_size`, `large_print`,
     * `attach_source` and `pdf` are then misuse, and `font_dirs` is not looked at. */
    bp_format format;
    /* The file of a house style: logo, colours, fonts, columns, paper (docs/style.md). NULL: the one that
     * the plan or the pack names, if any: in a pack, the plans' own styles do not count. `logo`,
     * `logo_words` and `text_size` come before the style's. Whatever the style names lies in its folder or
     * below, and a style that is named lies in the folder of the plan or pack, or below. A plan that was
     * loaded from memory or standard input has no folder: a warning says that its style is not used. If the
     * style has errors, nothing is made. */
    const char *style;
    /* How many threads a call uses to compress a PDF, its own among them; 0 means 1. The bytes are the same.
     * Where no thread can be started, the call's own does all. From 2 on a long report is ready sooner; for
     * many short ones, use processes. */
    size_t threads;
} bp_options;

/* Makes an empty document. NULL if memory ran out. */
BP_API bp_doc *bp_new(void);

/* Frees the document and all that it returned. `doc` may be NULL. */
BP_API void bp_free(bp_doc *doc);

/* Reads a plan from a file ("-": standard input), or from `len` bytes, which are copied. `name` is
 * used in findings. Drops the plan loaded before, and its findings.
 *
 * A plan is XML; or an officer's own file: a workbook (.xlsx, .xlsm, .ods, Excel's XML Spreadsheet 2003), a
 * document (.docx, .odt), or a text of separated columns (.csv, .tsv). What it is, its content says. Such a
 * file is understood first (bp_understood) and becomes a plan as if it had been written as XML; findings
 * name its cells. Nothing but the file itself is opened, and no formula or macro is run. The house style that
 * a plan names is opened by the calls that make pages or HTML, and by bp_check.
 *
 * A plan in XML of 8 MiB or more is not kept as it is: where findings quote it, and where it is checked or
 * attached, the file is read again. If it has changed by then, these findings have no place in it, and these
 * calls give BP_IO. */
BP_API bp_result bp_load_file(bp_doc *doc, const char *path);
BP_API bp_result bp_load_memory(bp_doc *doc, const void *bytes, size_t len, const char *name);

/* What the caller knows of an officer's own file. Zero or NULL in a field, or a NULL struct: the file says
 * it, or it is guessed, and a finding says so. A plan in XML says all itself: then a note (BP8091) says
 * that these are not used. */
typedef struct bp_load_options {
    size_t size; /* of this struct */
    /* A file that says which column is what (docs/files.md); bp_map writes one. */
    const char *map;
    const char *title, *organisation;
    /* The reporting period, each day as "YYYY-MM-DD": both or none. A day that does not exist, or a period
     * that ends before it begins, is misuse. */
    const char *from, *to;
    const char *lang; /* "en-GB", "cy" */
} bp_load_options;

/* The same as bp_load_file and bp_load_memory, with options. */
BP_API bp_result bp_load_file_with(bp_doc *doc, const char *path, const bp_load_options *options);
BP_API bp_result bp_load_memory_with(bp_doc *doc, const void *bytes, size_t len, const char *name,
                                     const bp_load_options *options);

/* Reads of a plan in XML only what names it, from BP_FIELD_ORGANISATION on (bp_field_at): a fraction of the
 * work. For all else it counts as not loaded, and BP_OK says nothing of its rows. Any other file, and a plan
 * whose head has errors, is loaded as bp_load_file_with does. */
BP_API bp_result bp_load_head(bp_doc *doc, const char *path, const bp_load_options *options);

/* The findings so far, sorted by place. At most 200 are kept, and a last one says how many more
 * there were. bp_diag_at returns NULL beyond the end. */
BP_API size_t bp_diag_count(const bp_doc *doc);
BP_API const bp_diag *bp_diag_at(const bp_doc *doc, size_t index);

/* How many findings of a severity there are, with those that were not kept. */
BP_API size_t bp_diag_total(const bp_doc *doc, bp_severity severity);

/* Makes the report of the loaded plan, as a PDF or as HTML: in memory, valid until the next call that makes
 * something; or as a file, which is replaced completely or not at all ("-": standard output). This
 * replaces whatever `path` leads to, even the plan: only the caller knows what it must keep. */
BP_API bp_result bp_render(bp_doc *doc, const bp_options *options, const void **bytes, size_t *len);
BP_API bp_result bp_render_file(bp_doc *doc, const bp_options *options, const char *path);

/* Writes what the last call made to a file, which is replaced completely or not at all ("-":
 * standard output). BP_MISUSE: it made nothing, or bp_render_file has already written it. */
BP_API bp_result bp_save(bp_doc *doc, const char *path);

/* Writes the caller's bytes in the same way; for an index of what was made. */
BP_API bp_result bp_save_bytes(bp_doc *doc, const void *bytes, size_t len, const char *path);

/* Every file is on the disk when the call returns, and so is its name. With `later` not 0 the names of those
 * written from now on are not waited for, which saves much time where there are many: fsync(2) their folders
 * when all are written. If power fails before, the newest may be missing; none is ever incomplete. */
BP_API void bp_sync_later(bp_doc *doc, int later);

/* What the last call made. The caller sets `size`, and the call sets the rest. */
typedef struct bp_made {
    size_t size;    /* of this struct */
    uint32_t pages; /* pages, if it is a PDF; else 0 */
    uint64_t bytes;
    char sha256[65]; /* hexadecimal; "" if the options did not ask for it */
} bp_made;
BP_API bp_result bp_made_about(const bp_doc *doc, bp_made *about);

/* Texts of the loaded plan, for file names and extracts. For leads, partners and priorities: the
 * names or titles that rows of the edition have, each once, in the order of the rows. For the other
 * fields: one text. NULL beyond the last. */
typedef enum bp_field {
    BP_FIELD_LEAD, BP_FIELD_PARTNER, BP_FIELD_PRIORITY,
    BP_FIELD_ORGANISATION, BP_FIELD_TITLE, BP_FIELD_REPORT, /* the title of the report */
    BP_FIELD_PERIOD, /* "2019-07-01 to 2019-09-30" */
} bp_field;
BP_API const char *bp_field_at(bp_doc *doc, bp_edition edition, bp_field field, size_t index);

/* ---- board packs ---- */

/* Reads a board pack ("-": standard input). Its plans are opened later, by the calls that need
 * them. They must be in or below the pack's folder, unless `anywhere` is not 0. Drops the plan or
 * pack loaded before. */
BP_API bp_result bp_pack_load_file(bp_doc *doc, const char *path, int anywhere);

/* The path of each plan that the loaded pack names, also if there is no such file: do not overwrite
 * these files. NULL beyond the last, or if memory ran out. */
BP_API const char *bp_pack_plan_at(bp_doc *doc, size_t index);

/* Opens all plans of the pack, and adds what is wrong with them to the findings: a plan does not
 * exist, is outside the folder, is not a plan, or has errors. Returns the worst result. */
BP_API bp_result bp_pack_check(bp_doc *doc);

/* Makes the whole pack, as a PDF or as HTML; or one item of it, with the pages and page numbers that it
 * has in the pack, as a PDF. Call the second after the first, with the same options; it leaves the
 * findings of the first as they are. The options `previous`, `findings`, `selection`, `chase` and
 * `attach_source` are misuse here. */
BP_API bp_result bp_pack_render(bp_doc *doc, const bp_options *options, const void **bytes,
                                size_t *len);
BP_API bp_result bp_pack_render_item(bp_doc *doc, const bp_options *options, size_t item,
                                     const void **bytes, size_t *len);

/* The items, after bp_pack_render made a PDF. Items that the edition leaves out are not among them. */
typedef struct bp_pack_item {
    const char *number, *title, *file; /* `file` as the pack names it */
    const char *restricted; /* "", "Schedule 12A paragraph 3"; if only some rows are restricted:
                               "in part: Schedule ..." */
    uint32_t first, last;   /* pages, counted from 1 */
    char sha256[65];        /* of the plan; "" if the options did not ask for it */
} bp_pack_item;
BP_API size_t bp_pack_count(const bp_doc *doc);
BP_API const bp_pack_item *bp_pack_item_at(const bp_doc *doc, size_t index);

/* Checks the loaded plan by the rules with codes from 5000 on, and for what would stop a report of
 * it. The findings replace those of an earlier check. Returns BP_OK whatever the checks find: look at
 * the severities. BP_IO: a folder of fonts, or a file of the house style, cannot be read. */
BP_API bp_result bp_check(bp_doc *doc, const bp_check_options *checks);

/* Makes a separate PDF or HTML of these findings, to send round. `options` are as for a report. */
BP_API bp_result bp_render_findings(bp_doc *doc, const bp_options *options,
                                    const bp_check_options *checks, const void **bytes, size_t *len);

/* What a code means. The text is constant. NULL if there is no such code. */
typedef struct bp_explanation {
    int code;
    bp_severity severity;
    const char *name, *message, *hint;
    const char *question; /* the question that the rule answers; this and the next four are NULL
                             if it is not a check */
    const char *why;      /* why it matters */
    const char *source;   /* where the rule comes from */
    const char *wrong, *right; /* an extract of a plan, before and after */
} bp_explanation;
BP_API const bp_explanation *bp_explain(int code);
BP_API const bp_explanation *bp_explain_at(size_t index); /* all codes, one after the other; NULL
                                                             beyond the last */

/* The word of a list that was probably meant, for a "did you mean". At most two fifths of its
 * letters differ from `word`; letter case does not matter. NULL if no word is near. */
BP_API const char *bp_nearest(const char *word, const char *const *words, size_t n);

/* Makes a starter plan: XML with comments that explain the format, without errors or warnings.
 * `preset` is a status preset ("rag", "rag-missing", "brag", "rag-not-due", "five-point"; NULL: the
 * default). BP_MISUSE: there is no such preset. */
BP_API bp_result bp_starter(bp_doc *doc, const char *preset, const void **bytes, size_t *len);

/* Makes the plan for the next period, as XML: statuses become previous statuses, updates are
 * emptied, completed rows are listed in a comment at the end, and refs stay. An action stays as long as
 * one above or below it is open. */
BP_API bp_result bp_roll(bp_doc *doc, const void **bytes, size_t *len);

/* The same, but completed rows stay, to be reported again: for a yearly report of all that was planned. */
BP_API bp_result bp_roll_all(bp_doc *doc, const void **bytes, size_t *len);

/* Makes a workbook (.xlsx) that officers fill in, and that loads as the same plan: the loaded plan's, or
 * the next period's, as bp_roll and bp_roll_all make it. With the option `chase`, it is for leads: what is
 * missing is marked, and asked for. It also takes `selection` and `edition`, but not for the next period. */
typedef enum bp_period { BP_PERIOD_THIS, BP_PERIOD_NEXT, BP_PERIOD_NEXT_ALL } bp_period;
BP_API bp_result bp_workbook(bp_doc *doc, const bp_options *options, bp_period period, const void **bytes,
                             size_t *len);

/* Takes the answers of files that leads sent back into the loaded plan, by the refs of its rows: each cell
 * that is filled in and differs from the plan's. They must be loaded; they are borrowed for the call. What
 * found no place is a finding. Makes a list of the changes, or the plan with them. If two files answer one
 * cell differently, that is an error, and there is no plan (BP_INVALID). */
typedef enum bp_merged { BP_MERGED_TEXT, BP_MERGED_JSON, BP_MERGED_XML, BP_MERGED_WORKBOOK } bp_merged;
BP_API bp_result bp_merge(bp_doc *doc, const bp_doc *const *returned, size_t n, bp_merged what,
                          const void **bytes, size_t *len);

/* What changed from `old` to the loaded plan: rows that were moved, re-dated, reworded, added,
 * closed or renumbered. */
typedef enum bp_form { BP_FORM_TEXT, BP_FORM_JSON, BP_FORM_PDF, BP_FORM_HTML } bp_form;
BP_API bp_result bp_compare(bp_doc *doc, const bp_doc *old, const bp_options *options, bp_form form,
                            const void **bytes, size_t *len);

/* The loaded plan as data for other programs: its rows with their statuses as a table (CSV), what the
 * table's columns are (CSV on the Web), or all of it as a document (JSON). docs/export.md says what they
 * have. Takes the options `selection`, `edition` and `previous`; `chase`, `findings` and `attach_source` are
 * misuse. What the public edition leaves out is a finding (BP7010). `csv` is the name of the table's file,
 * for BP_EXPORT_CSVW alone. */
typedef enum bp_export_form { BP_EXPORT_CSV, BP_EXPORT_CSVW, BP_EXPORT_JSON } bp_export_form;
BP_API bp_result bp_export(bp_doc *doc, const bp_options *options, bp_export_form form, const char *csv,
                           const void **bytes, size_t *len);

/* The JSON Schema (2020-12) of these documents. This needs no loaded plan. */
BP_API bp_result bp_export_schema(bp_doc *doc, const void **bytes, size_t *len);

/* Whether a spreadsheet would run a text of a CSV file as a formula. For lists of what was made: put an
 * apostrophe before such a text. */
BP_API int bp_formula(const char *text);

/* A stage of the work as text, for people and for tests: the plan as read, the laid-out pages, or
 * the tag tree in reading order. Valid as long as the bytes of bp_render. */
typedef enum bp_stage { BP_STAGE_MODEL, BP_STAGE_PAGES, BP_STAGE_TAGS } bp_stage;
BP_API bp_result bp_dump(bp_doc *doc, const bp_options *options, bp_stage stage, const void **bytes,
                         size_t *len);

/* The same for a loaded pack. */
BP_API bp_result bp_pack_dump(bp_doc *doc, const bp_options *options, bp_stage stage, const void **bytes,
                              size_t *len);

/* ---- officers' own files ---- */

/* The loaded plan as XML: what was understood of an officer's own file, or the plan written anew. */
BP_API bp_result bp_import(bp_doc *doc, const void **bytes, size_t *len);

/* What was understood of an officer's own file: which column is what and how sure that is, how many rows
 * were taken, and what was left and why. As text, whose first line is a summary; or as JSON, one object a
 * line. Also after a load that failed, as far as it went. BP_MISUSE: the plan is XML, or another form. */
BP_API bp_result bp_understood(bp_doc *doc, bp_form form, const void **bytes, size_t *len);

/* The same as a map: a text to be corrected by hand, for bp_load_options. BP_MISUSE: the plan is XML. */
BP_API bp_result bp_map(bp_doc *doc, const void **bytes, size_t *len);

/* The officer's own workbook (.xlsx, .xlsm) or document (.docx) with the findings of these checks as comments
 * on its cells; all else in it stays as it was. BP_INVALID: the plan is of another kind (BP8096). */
BP_API bp_result bp_checked(bp_doc *doc, const bp_check_options *checks, const void **bytes, size_t *len);

/* ---- house styles ---- */

/* Reads the file of a house style, its logo and its fonts, and says what is wrong with them: the findings.
 * Drops the plan or pack loaded before. BP_INVALID or BP_IO: a report with this style would be refused. */
BP_API bp_result bp_style_check(bp_doc *doc, const char *path);

/* Makes a starter house style: XML with comments that explain it, with which a report looks as it does
 * without a style. This needs no loaded plan. */
BP_API bp_result bp_style_starter(bp_doc *doc, const void **bytes, size_t *len);

/* The XML Schemas (XSD 1.0) of plans, of packs and of house styles, for editors. These need no loaded
 * plan. */
BP_API bp_result bp_schema(bp_doc *doc, const void **bytes, size_t *len);
BP_API bp_result bp_pack_schema(bp_doc *doc, const void **bytes, size_t *len);
BP_API bp_result bp_style_schema(bp_doc *doc, const void **bytes, size_t *len);

#ifdef __cplusplus
}
#endif
#endif
