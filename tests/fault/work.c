/* work.c: loading, checking, every kind of making, saving; with and without what a report may have. */
#define _XOPEN_SOURCE 700
#include "alloc.h"
#include "own.h"
#include "work.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SMALL "input/minimal.xml"
#define OLD "tests/golden/compare/old.xml"
#define NEW "tests/golden/compare/new.xml"
#define BOTH_WAYS "tests/golden/plans/scripts/right-to-left.xml"
#define PACK "tests/golden/packs/valid/small.xml"
#define COLUMNS "tests/golden/plans/valid/columns.xml"
#define LOGO "tests/conformance/plans/logo.png"
#define COUNTY "input/styles/county.xml"
#define OFFICE "tests/onramps/files/"
#define LARGE "input/sevenoaks-2019-q2.xml"

#define STYLE                                                                                                \
    "<house-style><page orientation='portrait'/><fonts regular='own.ttf' bold='own.ttf'/>"                    \
    "<colours headings='#442200'/><footer>{title}: {period}</footer><draft>Draft</draft>"                     \
    "<actions><column id='lead' width='30mm'>Who</column></actions></house-style>"
#define REFUSED_STYLE "<house-style><fonts regular='own.ttf' bold='style.xml'/></house-style>"

static char folder[] = "/tmp/boardpaper-fault-XXXXXX", font[sizeof folder + 16], saved[sizeof folder + 16],
            own_font[sizeof folder + 16], style[sizeof folder + 16], refused_style[sizeof folder + 16];

void work_drop(void)
{
    own_drop();
    unlink(font);
    unlink(saved);
    unlink(own_font);
    unlink(style);
    unlink(refused_style);
    rmdir(folder);
}

/* False: there is no such file. */
static bool copy(const char *from, const char *to)
{
    static char bytes[1 << 20];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    bool is = in != NULL;
    if (in && out)
        fwrite(bytes, 1, fread(bytes, 1, sizeof bytes, in), out);
    if (in)
        fclose(in);
    if (out)
        fclose(out);
    return is;
}

static void put(const char *path, const char *text)
{
    FILE *out = fopen(path, "wb");
    if (!out)
        exit(1);
    fputs(text, out);
    fclose(out);
}

void work_prepare(void)
{
    if (!mkdtemp(folder))
        exit(1);
    snprintf(font, sizeof font, "%s/font.ttf", folder);
    snprintf(saved, sizeof saved, "%s/saved.pdf", folder);
    snprintf(own_font, sizeof own_font, "%s/own.ttf", folder);
    snprintf(style, sizeof style, "%s/style.xml", folder);
    snprintf(refused_style, sizeof refused_style, "%s/refused.xml", folder);
    copy("/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf", font);
    if (!copy("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf", own_font))
        copy("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf", own_font);
    put(style, STYLE);
    put(refused_style, REFUSED_STYLE);
    own_make(folder);
}

/* ---- what a call gave ---- */

static void add(struct work_done *done, const void *bytes, size_t len)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < len; i++)
        done->hash = (done->hash ^ b[i]) * 0x100000001b3u + i;
}

static void add_text(struct work_done *done, const char *text)
{
    add(done, text, strlen(text) + 1);
}

/* Notes what a call ended with. True: the work can go on. BP_INVALID may be what a plan deserves: `wanted`. */
static bool ended(struct work_done *done, const bp_doc *doc, const char *step, bp_result result,
                  bp_result wanted)
{
    for (size_t i = 0; i < bp_diag_count(doc) && result == wanted; i++) {
        const bp_diag *diag = bp_diag_at(doc, i);
        add_text(done, diag->message);
        add_text(done, diag->hint);
        add_text(done, diag->source_line);
        add(done, &diag->at.line, sizeof diag->at.line);
        add(done, &diag->at.column, sizeof diag->at.column);
    }
    if (result == wanted)
        return true;
    done->result = result == BP_OK ? BP_INTERNAL : result;
    done->step = step;
    for (size_t i = bp_diag_count(doc); i-- > 0;)
        if (bp_diag_at(doc, i)->severity == BP_ERROR)
            snprintf(done->says, sizeof done->says, "%s", bp_diag_at(doc, i)->message);
    return false;
}

static bool made(struct work_done *done, const bp_doc *doc, const char *step, bp_result result,
                 const void *bytes, size_t len)
{
    if (ended(done, doc, step, result, BP_OK)) {
        add(done, bytes, len);
        return true;
    }
    if (bytes || len) {
        done->result = BP_INTERNAL;
        snprintf(done->says, sizeof done->says, "bytes of a call that failed");
    }
    return false;
}

static bool load(struct work_done *done, bp_doc *doc, const char *path)
{
    if (!doc) {
        done->result = BP_NOMEM;
        done->step = "bp_new";
        return false;
    }
    return ended(done, doc, "bp_load_file", bp_load_file(doc, path), BP_OK);
}

static bool started; /* a report has been made in this process */

static bool render(struct work_done *done, bp_doc *doc, const bp_options *options)
{
    const void *bytes;
    size_t len;
    bp_result result = bp_render(doc, options, &bytes, &len);
    started |= result == BP_OK;
    return made(done, doc, "bp_render", result, bytes, len);
}

/* Where memory had run out there is enough again: the same document can be made after all. What HarfBuzz makes
 * once for a process it never tries again, where that failed: then memory is said to lack for good. */
static void render_again(struct work_done *done, bp_doc *doc, const bp_options *options)
{
    struct work_done again = {0};
    if (done->result != BP_NOMEM)
        return;
    alloc_end();
    if (render(&again, doc, options) || (again.result == BP_NOMEM && !started))
        return;
    *done = again;
    done->result = BP_INTERNAL;
    done->step = "bp_render, with enough memory again";
}

/* ---- the work ---- */

/* With a logo. */
static void plain(struct work_done *done)
{
    bp_doc *doc = bp_new();
    bp_options options = {.size = sizeof(bp_options), .attach_source = 1, .digest = 1, .logo = LOGO};
    bp_made about = BP_INIT(bp_made);
    if (load(done, doc, SMALL)) {
        if (!render(done, doc, &options))
            render_again(done, doc, &options);
        else if (ended(done, doc, "bp_made_about", bp_made_about(doc, &about), BP_OK))
            add_text(done, about.sha256);
    }
    bp_free(doc);
}

/* The plan of the period before, the findings, large print, no colours. */
static void rich(struct work_done *done)
{
    bp_doc *doc = bp_new(), *old = bp_new();
    bp_check_options checks = {.size = sizeof(bp_check_options), .names = 1, .previous = old};
    bp_options options = {.size = sizeof(bp_options), .previous = old, .findings = &checks,
                          .large_print = 1, .mono = 1,
                          .date = "2024-02-29"};
    if (load(done, doc, NEW) && load(done, old, OLD))
        render(done, doc, &options);
    bp_free(old);
    bp_free(doc);
}

/* An extract of the public edition, and chase sheets, as PDF 2.0. */
static void extract(struct work_done *done)
{
    const char *only[] = {"exceptions", "missing"};
    bp_selection some = {.size = sizeof(bp_selection), .only = only, .n_only = 2};
    bp_options options = {.size = sizeof(bp_options), .selection = &some, .edition = BP_EDITION_PUBLIC,
                          .pdf = BP_PDF_2_0};
    bp_doc *doc = bp_new();
    if (load(done, doc, NEW) && render(done, doc, &options)) {
        options.chase = 1;
        render(done, doc, &options);
    }
    bp_free(doc);
}

/* Text from right to left, in a font from a folder. */
static void fonts(struct work_done *done)
{
    const char *folders[] = {folder};
    bp_options options = {.size = sizeof(bp_options), .font_dirs = folders, .n_font_dirs = 1};
    bp_doc *doc = bp_new();
    if (load(done, doc, BOTH_WAYS))
        render(done, doc, &options);
    bp_free(doc);
}

/* In a house style with fonts; without it; in one whose fonts are refused. */
static void styled(struct work_done *done)
{
    bp_options options = {.size = sizeof(bp_options), .style = style};
    bp_doc *doc = bp_new();
    const void *bytes;
    size_t len;
    if (load(done, doc, NEW) && render(done, doc, &options)) {
        options.style = NULL;
        if (render(done, doc, &options)) {
            options.style = refused_style;
            ended(done, doc, "bp_render", bp_render(doc, &options, &bytes, &len), BP_INVALID);
        }
    }
    bp_free(doc);
}

static void refused(struct work_done *done)
{
    static const char *const plans[] = {
        "tests/golden/plans/invalid/ampersand-in-text.xml",
        "tests/golden/plans/invalid/attribute-misspelt.xml",
        "tests/golden/plans/invalid/after-the-end.xml"};
    bp_doc *doc = bp_new();
    bool on = doc != NULL;
    if (!doc)
        done->result = BP_NOMEM;
    for (size_t i = 0; i < sizeof plans / sizeof *plans && on; i++)
        on = ended(done, doc, "bp_load_file", bp_load_file(doc, plans[i]), BP_INVALID);
    bp_free(doc);
}

static void checks(struct work_done *done)
{
    const int only[] = {5001, 5002, 5008};
    bp_doc *doc = bp_new(), *old = bp_new();
    bp_check_options all = {.size = sizeof(bp_check_options), .names = 1, .previous = old, .as_at = "2031-12-31"},
                     some = {.size = sizeof(bp_check_options), .only = only, .n_only = 3};
    const void *bytes;
    size_t len;
    if (load(done, doc, NEW) && load(done, old, OLD) &&
        ended(done, doc, "bp_check", bp_check(doc, &all), BP_OK) &&
        ended(done, doc, "bp_check", bp_check(doc, &some), BP_OK)) {
        bp_result result = bp_render_findings(doc, NULL, &all, &bytes, &len);
        made(done, doc, "bp_render_findings", result, bytes, len);
    }
    bp_free(old);
    bp_free(doc);
}

static void compare(struct work_done *done)
{
    bp_doc *doc = bp_new(), *old = bp_new();
    const void *bytes;
    size_t len;
    bool on = load(done, doc, NEW) && load(done, old, OLD);
    for (int form = BP_FORM_TEXT; form <= BP_FORM_HTML && on; form++) {
        bp_result result = bp_compare(doc, old, NULL, (bp_form)form, &bytes, &len);
        on = made(done, doc, "bp_compare", result, bytes, len);
    }
    bp_free(old);
    bp_free(doc);
}

static bp_result start(bp_doc *doc, const void **bytes, size_t *len)
{
    return bp_starter(doc, "brag", bytes, len);
}

/* What is made as text. */
static void texts(struct work_done *done)
{
    bp_doc *doc = bp_new();
    const void *bytes;
    size_t len;
    bool on = load(done, doc, NEW);
    for (int stage = BP_STAGE_MODEL; stage <= BP_STAGE_TAGS && on; stage++) {
        bp_result result = bp_dump(doc, NULL, (bp_stage)stage, &bytes, &len);
        on = made(done, doc, "bp_dump", result, bytes, len);
    }
    const struct {
        const char *name;
        bp_result (*make)(bp_doc *doc, const void **bytes, size_t *len);
    } calls[] = {{"bp_roll", bp_roll}, {"bp_roll_all", bp_roll_all}, {"bp_starter", start}, {"bp_schema", bp_schema},
                 {"bp_style_starter", bp_style_starter}, {"bp_style_schema", bp_style_schema}};
    for (size_t i = 0; i < sizeof calls / sizeof *calls && on; i++) {
        bp_result result = calls[i].make(doc, &bytes, &len);
        on = made(done, doc, calls[i].name, result, bytes, len);
    }
    bp_free(doc);
}

/* An extract as data in each form, with the plan of the period before; and the schema. */
static void export(struct work_done *done)
{
    const char *only[] = {"exceptions", "missing"};
    bp_doc *doc = bp_new(), *old = bp_new();
    bp_selection some = {.size = sizeof(bp_selection), .only = only, .n_only = 2};
    bp_options options = {.size = sizeof(bp_options), .selection = &some, .previous = old};
    const void *bytes;
    size_t len;
    bool on = load(done, doc, NEW) && load(done, old, OLD);
    for (int form = BP_EXPORT_CSV; form <= BP_EXPORT_JSON && on; form++) {
        bp_result result = bp_export(doc, &options, (bp_export_form)form, "rows.csv", &bytes, &len);
        on = made(done, doc, "bp_export", result, bytes, len);
    }
    if (on) {
        bp_result result = bp_export_schema(doc, &bytes, &len);
        on = made(done, doc, "bp_export_schema", result, bytes, len);
    }
    bp_free(old);
    if (on && load(done, doc, COLUMNS)) {
        bp_result result = bp_export(doc, NULL, BP_EXPORT_CSV, NULL, &bytes, &len);
        made(done, doc, "bp_export", result, bytes, len);
    }
    bp_free(doc);
}

/* Saved over a file that is there. */
static void save(struct work_done *done)
{
    bp_doc *doc = bp_new();
    if (load(done, doc, SMALL))
        ended(done, doc, "bp_render_file", bp_render_file(doc, NULL, saved), BP_OK);
    bp_free(doc);
}

/* A board pack of three reports, and one of them alone. */
static void pack(struct work_done *done)
{
    const void *bytes;
    size_t len;
    bp_doc *doc = bp_new();
    bp_result result = doc ? bp_pack_load_file(doc, PACK, 0) : BP_NOMEM;
    if (!doc || !ended(done, doc, "bp_pack_load_file", result, BP_OK)) {
        done->result = result;
        bp_free(doc);
        return;
    }
    result = bp_pack_render(doc, NULL, &bytes, &len);
    if (made(done, doc, "bp_pack_render", result, bytes, len)) {
        result = bp_pack_render_item(doc, NULL, 0, &bytes, &len);
        made(done, doc, "bp_pack_render_item", result, bytes, len);
    }
    bp_free(doc);
}

/* HTML with the findings and the plan of the period before; chase sheets, into a file. */
static void html(struct work_done *done)
{
    bp_doc *doc = bp_new(), *old = bp_new();
    bp_check_options checks = {.size = sizeof(bp_check_options), .names = 1, .previous = old};
    bp_options options = {.size = sizeof(bp_options), .previous = old, .findings = &checks, .digest = 1,
                          .logo = LOGO, .format = BP_FORMAT_HTML};
    if (load(done, doc, NEW) && load(done, old, OLD) && render(done, doc, &options)) {
        options.findings = NULL;
        options.chase = 1;
        ended(done, doc, "bp_render_file", bp_render_file(doc, &options, saved), BP_OK);
    }
    bp_free(old);
    bp_free(doc);
}

static void html_pack(struct work_done *done)
{
    const bp_options options = {.size = sizeof(bp_options), .format = BP_FORMAT_HTML,
                                .style = COUNTY};
    const void *bytes;
    size_t len;
    bp_doc *doc = bp_new();
    bp_result result = doc ? bp_pack_load_file(doc, PACK, 0) : BP_NOMEM;
    done->result = result;
    if (doc && ended(done, doc, "bp_pack_load_file", result, BP_OK)) {
        result = bp_pack_render(doc, &options, &bytes, &len);
        made(done, doc, "bp_pack_render", result, bytes, len);
    }
    bp_free(doc);
}

/* A style with a logo is checked, alone and with a plan; one outside is refused; a pack with a style is checked. */
static void style_checked(struct work_done *done)
{
    const bp_options outside = {.size = sizeof(bp_options), .style = "tests/golden/styles/invalid/logo-outside.xml"};
    const bp_check_options checks = {.size = sizeof(bp_check_options), .style = COUNTY};
    const void *bytes;
    size_t len;
    bp_doc *doc = bp_new();
    bp_result result = doc ? bp_style_check(doc, COUNTY) : BP_NOMEM;
    done->result = result;
    if (doc && ended(done, doc, "bp_style_check", result, BP_OK) && load(done, doc, SMALL) &&
        ended(done, doc, "bp_check", bp_check(doc, &checks), BP_OK) &&
        ended(done, doc, "bp_render", bp_render(doc, &outside, &bytes, &len), BP_INVALID)) {
        result = bp_pack_load_file(doc, "tests/golden/styles/plans/pack/pack.xml", 0);
        if (ended(done, doc, "bp_pack_load_file", result, BP_OK))
            ended(done, doc, "bp_pack_check", bp_pack_check(doc), BP_OK);
    }
    bp_free(doc);
}

static void large(struct work_done *done)
{
    bp_doc *doc = bp_new();
    if (load(done, doc, LARGE))
        render(done, doc, NULL);
    bp_free(doc);
}

/* ---- officers' own files ---- */

/* All that is made of such a file. */
static void make_of(struct work_done *done, bp_doc *doc, bool takes_comments)
{
    static const bp_check_options checks = BP_INIT(bp_check_options);
    const void *bytes;
    size_t len;
    bp_result result = bp_understood(doc, BP_FORM_TEXT, &bytes, &len);
    bool on = made(done, doc, "bp_understood", result, bytes, len);
    if (on) {
        result = bp_understood(doc, BP_FORM_JSON, &bytes, &len);
        on = made(done, doc, "bp_understood", result, bytes, len);
    }
    if (on) {
        result = bp_map(doc, &bytes, &len);
        on = made(done, doc, "bp_map", result, bytes, len);
    }
    if (on) {
        result = bp_import(doc, &bytes, &len);
        on = made(done, doc, "bp_import", result, bytes, len);
    }
    if (on && ended(done, doc, "bp_check", bp_check(doc, &checks), BP_OK) && takes_comments) {
        result = bp_checked(doc, &checks, &bytes, &len);
        made(done, doc, "bp_checked", result, bytes, len);
    }
}

static void read_file(struct work_done *done, const char *path, bool takes_comments, const char *map)
{
    bp_load_options options = {.size = sizeof options, .from = "2019-07-01", .to = "2019-09-30",
                               .title = "Plan", .organisation = "Body", .map = map};
    bp_doc *doc = bp_new();
    bp_result result = doc ? bp_load_file_with(doc, path, &options) : BP_NOMEM;
    if (!doc)
        done->result = BP_NOMEM;
    else if (ended(done, doc, "bp_load_file_with", result, BP_OK))
        make_of(done, doc, takes_comments);
    bp_free(doc);
}

static void read_own(struct work_done *done, enum own_file file, bool takes_comments, bool has_map)
{
    read_file(done, own_path(file), takes_comments, has_map ? own_path(OWN_MAP) : NULL);
}

static void workbook(struct work_done *done)
{
    read_own(done, OWN_WORKBOOK, true, false);
}

static void document(struct work_done *done)
{
    read_own(done, OWN_DOCUMENT, true, false);
}

static void spreadsheet(struct work_done *done)
{
    read_own(done, OWN_SPREADSHEET, false, false);
}

static void text(struct work_done *done)
{
    read_own(done, OWN_TEXT, false, false);
}

static void head(struct work_done *done)
{
    bp_doc *doc = bp_new();
    bp_result result = doc ? bp_load_head(doc, SMALL, NULL) : BP_NOMEM;
    const char *title = result == BP_OK ? bp_field_at(doc, BP_EDITION_PUBLIC, BP_FIELD_TITLE, 0) : NULL;
    done->result = result == BP_OK && !title ? BP_NOMEM : result;
    add_text(done, title ? title : "");
    bp_free(doc);
}

static void csv(struct work_done *done)
{
    read_own(done, OWN_CSV, false, true);
}

static void xml_spreadsheet(struct work_done *done)
{
    read_file(done, OFFICE "plain.sheetjs.xml", false, NULL);
}

/* Files that programs wrote: with styles, lists, colours and relations. */
static void real_workbook(struct work_done *done)
{
    read_file(done, OFFICE "colour.openpyxl.xlsx", true, NULL);
}

static void real_document(struct work_done *done)
{
    read_file(done, OFFICE "headings.poi.docx", true, NULL);
}

static void real_spreadsheet(struct work_done *done)
{
    read_file(done, OFFICE "colour.odfpy.ods", false, NULL);
}

static void real_text(struct work_done *done)
{
    read_file(done, OFFICE "shading.pandoc.odt", false, NULL);
}

/* The answers of a workbook, taken into the plan that it was written from. */
static void merge(struct work_done *done)
{
    const void *bytes;
    size_t len;
    bp_doc *doc = bp_new(), *returned = bp_new();
    bool on = load(done, doc, SMALL) && load(done, returned, own_path(OWN_WORKBOOK));
    for (int what = BP_MERGED_TEXT; what <= BP_MERGED_WORKBOOK && on; what++) {
        const bp_doc *one = returned;
        bp_result result = bp_merge(doc, &one, 1, (bp_merged)what, &bytes, &len);
        on = made(done, doc, "bp_merge", result, bytes, len);
    }
    bp_free(returned);
    bp_free(doc);
}

/* A plan as a workbook. */
static void write_workbook(struct work_done *done)
{
    const void *bytes;
    size_t len;
    bp_doc *doc = bp_new();
    if (load(done, doc, SMALL)) {
        bp_result result = bp_workbook(doc, NULL, BP_PERIOD_NEXT, &bytes, &len);
        made(done, doc, "bp_workbook", result, bytes, len);
    }
    bp_free(doc);
}

const struct work works[] = {{"plain", plain, true, false},
                             {"fonts", fonts, true, false},
                             {"styled", styled, true, false},
                             {"rich", rich, false, false},
                             {"extract", extract, false, false},
                             {"refused", refused, true, false},
                             {"checks", checks, false, false},
                             {"compare", compare, false, false},
                             {"texts", texts, false, false},
                             {"export", export, false, false},
                             {"save", save, false, false},
                             {"pack", pack, false, false},
                             {"html", html, false, false},
                             {"html_pack", html_pack, false, false},
                             {"style_checked", style_checked, false, false},
                             {"workbook", workbook, true, false},
                             {"document", document, false, false},
                             {"spreadsheet", spreadsheet, false, false},
                             {"text", text, false, false},
                             {"csv", csv, true, false},
                             {"head", head, true, false},
                             {"xml_spreadsheet", xml_spreadsheet, false, false},
                             {"merge", merge, false, false},
                             {"real_workbook", real_workbook, false, false},
                             {"real_document", real_document, false, false},
                             {"real_spreadsheet", real_spreadsheet, false, false},
                             {"real_text", real_text, false, false},
                             {"write_workbook", write_workbook, false, false},
                             {"large", large, false, true},
                             {NULL, NULL, false, false}};
