/* table.c: the options, exit statuses and environment variables. */
#include "cli/table.h"

#include "cli/export.h"
#include "cli/setters.h"

enum {
    REPORT = 1 << VERB_REPORT,
    BATCH = 1 << VERB_BATCH,
    PACK = 1 << VERB_PACK,
    CHECK = 1 << VERB_CHECK,
    IMPORT = 1 << VERB_IMPORT,
    EXPORT = 1 << VERB_EXPORT,
    EXPLAIN = 1 << VERB_EXPLAIN,
    INIT = 1 << VERB_INIT,
    COMPARE = 1 << VERB_COMPARE,
    MERGE = 1 << VERB_MERGE,
    DUMP = 1 << VERB_DUMP,
    ROWS = REPORT | DUMP | BATCH,                     /* verbs that lay out rows of a plan */
    CHOOSES = ROWS | EXPORT,                          /* verbs that choose rows of a plan */
    /* verbs that read one plan, or each by itself */
    READS = REPORT | BATCH | CHECK | IMPORT | EXPORT | INIT | DUMP,
    LOOKS = REPORT | DUMP | COMPARE | CHECK | BATCH | PACK, /* verbs that lay out pages */
    PRINTS = REPORT | BATCH | PACK | CHECK | COMPARE, /* verbs that write a PDF or HTML */
    /* verbs that say what they did */
    SAY = REPORT | CHECK | COMPARE | INIT | BATCH | PACK | IMPORT | EXPORT | MERGE
};

static const char *const presets[] = {"rag-missing", "rag", "brag", "rag-not-due", "five-point", NULL};
static const char *const editions[] = {"public", "restricted", NULL};
static const char *const pdfs[] = {"1.7", "2.0", "2.0-titled", NULL};
static const char *const formats[] = {"pdf", "html", NULL};
static const char *const parts[] = {"lead", "priority", "partner", NULL};
static const char *const colours[] = {"auto", "always", "never", NULL};
static const char *const kinds_of_rows[] = {"exceptions", "overdue", "missing", NULL};

/* How a value is stored. */
#define FLAG(field) .set = set_flag, .offset = offsetof(struct settings, field)
#define TEXT(field) .set = set_text, .offset = offsetof(struct settings, field)
#define CHOICE(field, words) \
    .set = set_choice, .offset = offsetof(struct settings, field), .offer = OFFER_CHOICES, .choices = words
#define NUMBER(field, limit) .set = set_number, .offset = offsetof(struct settings, field), .most = limit

const struct option option_table[] = {
    {'o', "output", "FILE", REPORT | COMPARE | PACK,
     "write to FILE: a PDF, or HTML (.html); - is standard output",
     TEXT(output), .offer = OFFER_FILE},
    {'o', "output", "FILE", CHECK,
     "write the findings to FILE: a PDF or HTML; or the plan's own .xlsx or .docx, with comments",
     TEXT(output), .offer = OFFER_FILE},
    {'o', "output", "FILE", INIT, "write the new plan to FILE: XML, or a workbook (.xlsx)",
     TEXT(output), .offer = OFFER_PLAN},
    {'o', "output", "FILE", IMPORT, "write the plan to FILE: XML, or a workbook (.xlsx)",
     TEXT(output), .offer = OFFER_PLAN},
    {'o', "output", "FILE", MERGE, "write the plan with the answers to FILE: XML, or a workbook (.xlsx)",
     TEXT(output), .offer = OFFER_PLAN},
    {'o', "output", "FILE", EXPORT,
     "write the data to FILE; what the columns of FILE.csv are goes to FILE.csv-metadata.json",
     TEXT(output), .offer = OFFER_FILE},
    {0, "to", "FORM", EXPORT, "csv: a row a line; json: all of the plan; else as the name of -o ends",
     CHOICE(to, export_forms)},
    {0, "map", "FILE", READS | COMPARE | MERGE,
     "what the columns of a workbook, document or CSV are; import --save-map writes one",
     TEXT(map), .offer = OFFER_FILE},
    {0, "save-map", "FILE", IMPORT, "write what was understood to FILE, to be corrected and given with --map",
     TEXT(save_map), .offer = OFFER_FILE},
    {0, "period", "FROM..TO", READS,
     "the reporting period of a workbook, document or CSV: 2026-07-01..2026-09-30",
     .set = set_period},
    {0, "title", "TEXT", READS, "the title of such a plan", TEXT(title)},
    {0, "organisation", "TEXT", READS, "the body whose plan it is", TEXT(organisation)},
    {0, "to", "FORM", PRINTS, "pdf or html, where no name says it", CHOICE(to, formats)},
    {0, "date", "DATE", LOOKS, "the date in the metadata, as YYYY-MM-DD", TEXT(date)},
    {0, "pdf", "VERSION", LOOKS,
     "1.7: PDF/UA-1 and PDF/A-2a; 2.0: PDF/UA-2, WTPDF and PDF/A-4; 2.0-titled: not PDF/A-4, shows its title",
     .set = set_pdf, .offer = OFFER_CHOICES, .choices = pdfs},
    {0, "attach-source", NULL, REPORT | BATCH,
     "put the plan itself into the PDF, which is then PDF/A-3a or PDF/A-4f", FLAG(attach_source)},
    {0, "text-size", "POINTS", LOOKS, "the size of the tables' text, 8 to 18; else 10",
     .set = set_text_size},
    {0, "large-print", NULL, LOOKS, "nothing below 16 points; rows become blocks", FLAG(large_print)},
    {0, "mono", NULL, LOOKS, "no colours: words, symbols and patterns", FLAG(mono)},
    {0, "font-dir", "DIR", LOOKS, "fonts for what the default one lacks; may be said again",
     .set = add_font_dir, .offer = OFFER_FOLDER},
    {0, "style", "FILE", LOOKS, "the house style: logo, colours, fonts, columns, paper; else the plan's own",
     TEXT(style), .offer = OFFER_FILE},
    {0, "logo", "FILE.png", LOOKS, "a logo for the first page", TEXT(logo), .offer = OFFER_PNG},
    {0, "logo-words", "TEXT", LOOKS, "what the logo shows, for those who do not see it",
     TEXT(logo_words)},
    {0, "previous", "OLD", CHOOSES, "the plan of the period before: shows which way rows moved",
     TEXT(previous), .offer = OFFER_PLAN},
    {0, "previous", "OLD", CHECK, "the plan of the period before: finds updates that have not changed",
     TEXT(previous), .offer = OFFER_PLAN},
    {0, "findings", NULL, ROWS, "the checks' findings on pages of their own at the end", FLAG(findings)},
    {0, "only", "WHAT", CHOOSES, "these rows alone: exceptions, overdue, missing or a status",
     .set = add_only_rows, .offer = OFFER_LIST, .choices = kinds_of_rows},
    {0, "only", "CODE", CHECK, "these checks alone: BP5008,BP5011; may be said again",
     .set = add_codes, .offset = offsetof(struct settings, only), .offer = OFFER_CHECKS},
    {0, "priority", "TITLE", CHOOSES, "the rows of one priority: its title or number",
     TEXT(rows.selection.priority)},
    {0, "lead", "NAME", CHOOSES, "the rows that NAME leads", TEXT(rows.selection.lead)},
    {0, "partner", "NAME", CHOOSES, "the rows in which NAME is a partner", TEXT(rows.selection.partner)},
    {0, "edition", "WHICH", EXPORT,
     "public, without what is restricted, as without this option; or restricted",
     .set = set_edition, .offer = OFFER_CHOICES, .choices = editions},
    {0, "edition", "WHICH", ROWS | PACK,
     "public: without what is restricted; or restricted, stamped as not for publication",
     .set = set_edition, .offer = OFFER_CHOICES, .choices = editions},
    {0, "chase", NULL, ROWS, "sheets to fill in and send back, for each lead, instead of a report",
     FLAG(rows.chase)},
    {0, "ignore", "CODE", CHECK | ROWS, "not these checks; may be said again",
     .set = add_codes, .offset = offsetof(struct settings, ignore), .offer = OFFER_CHECKS},
    {0, "as-at", "DATE", CHECK | ROWS, "dates up to this day count as past; else the period's last day",
     TEXT(as_at)},
    {0, "names", NULL, CHECK | ROWS, "look for names of persons, too", FLAG(names)},
    {0, "preset", "NAME", INIT, "statuses: rag-missing, rag, brag, rag-not-due or five-point",
     TEXT(preset), .offer = OFFER_CHOICES, .choices = presets},
    {0, "from", "OLD", INIT, "roll this plan on to its next period", TEXT(from), .offer = OFFER_PLAN},
    {0, "style", NULL, INIT, "a house style instead of a plan: the same as `init style`", FLAG(start_style)},
    {0, "keep-complete", NULL, INIT, "keep complete rows, too", FLAG(keep_complete)},
    {0, "force", NULL, INIT | IMPORT | EXPORT | MERGE, "replace a file that is there already", FLAG(force)},
    {0, "index", "FILE", PACK, "what is where, for programs: FILE.json or FILE.csv", TEXT(index),
     .offer = OFFER_FILE},
    {0, "items", "DIR", PACK,
     "each item alone, too, with the pack's page numbers; DIR is made where it is missing", TEXT(items),
     .offer = OFFER_FOLDER},
    {0, "anywhere", NULL, PACK | CHECK | DUMP, "the pack's plans may lie outside its folder",
     FLAG(anywhere)},
    {'d', "dir", "DIR", BATCH, "the folder for the reports; made where it is missing", TEXT(folder),
     .offer = OFFER_FOLDER},
    {'j', "jobs", "N", BATCH, "worker processes; else one a processor", NUMBER(jobs, MOST_JOBS)},
    {0, "threads", "N", REPORT | BATCH | PACK,
     "threads that compress a PDF; else 1, which is best for many short reports",
     NUMBER(threads, MOST_THREADS)},
    {0, "name", "TEMPLATE", BATCH, "what reports are called, such as '{organisation}-{period}.pdf'",
     TEXT(name)},
    {0, "per", "WHAT", BATCH, "a report for each lead, priority or partner of a plan",
     CHOICE(per, parts)},
    {0, "newer", NULL, BATCH, "leave out reports that are newer than their plans", FLAG(newer)},
    {0, "findings-files", NULL, BATCH,
     "beside each report what `check` says of its plan, as NAME.findings.txt", FLAG(findings_files)},
    {0, "list", "FILE", BATCH, "more plans: names, one a line or NUL-ended; - is standard input",
     TEXT(list), .offer = OFFER_FILE},
    {0, "shard", "K/N", BATCH, "each Nth plan, from the Kth: the share of one machine of N",
     .set = set_shard},
    {0, "timeout", "SECONDS", BATCH, "how long one report may take; else 60", NUMBER(timeout, 86400)},
    {0, "memory", "MIB", BATCH, "how much memory a worker may take; else 1024", NUMBER(memory, 1 << 20)},
    {0, "json", NULL, REPORT | CHECK | COMPARE | BATCH | PACK | IMPORT | MERGE | EXPLAIN,
     "JSON on standard output, one object a line", FLAG(json)},
    {0, "strict", NULL, REPORT | CHECK | BATCH | PACK | IMPORT | EXPORT | MERGE,
     "warnings, too, make the exit status 1",
     FLAG(strict)},
    {'q', "quiet", NULL, SAY, "say nothing but errors; with --strict, warnings too", FLAG(quiet)},
    {0, "color", "WHEN", SAY | DUMP, "colour: auto (on a terminal), always or never",
     .set = set_colour, .offer = OFFER_CHOICES, .choices = colours},
    {'h', "help", NULL, EVERY_VERB, "this help; after a verb, that verb's", FLAG(show_help)},
    {0, "version", NULL, EVERY_VERB, "the version", FLAG(show_version)},
};
const size_t n_options = sizeof option_table / sizeof *option_table;
_Static_assert(sizeof option_table / sizeof *option_table <= MOST_OPTIONS, "options.c lists all their names");

const char *const exit_statuses[] = {
    [STATUS_GOOD] = "good; there may be warnings",
    [STATUS_INVALID] = "a plan has errors (with --strict: or warnings)",
    [STATUS_USAGE] = "the command line is wrong",
    [STATUS_FILE] = "a file could not be read or written",
    [STATUS_FAULT] = "a fault of the program, or memory ran out",
};

const struct variable variables[] = {
    {"SOURCE_DATE_EPOCH", "the metadata's date, in seconds since 1970, where --date is not given"},
    {"NO_COLOR", "no colour, where it is set to anything"},
    {0}};
