/* workbook.c: a plan as a workbook (ECMA-376-1, SpreadsheetML): its sheets, and the parts that hold them
 * together. */
#include "office/workbook.h"

#include <stdio.h>
#include <string.h>

#include "book/parts.h"
#include "office/workbook_sheet.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

/* ---- parts ---- */

static void write_types(const struct bp_new_book *book, struct bp_buf *out)
{
    bp_buf_str(out, HEAD "<Types xmlns=\"" PACKAGE "content-types\">"
                         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
                         "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                         "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPE "sheet.main+xml\"/>");
    for (uint32_t i = 0; i < book->n; i++)
        bp_buf_fmt(
            out, "<Override PartName=\"/xl/worksheets/sheet%u.xml\" ContentType=\"" TYPE "worksheet+xml\"/>",
            i + 1);
    bp_buf_str(out, "<Override PartName=\"/xl/styles.xml\" ContentType=\"" TYPE "styles+xml\"/>"
                    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-"
                    "package.core-properties+xml\"/></Types>");
}

static void write_top_relations(const struct bp_new_book *book, struct bp_buf *out)
{
    (void)book;
    bp_buf_str(out, HEAD
               "<Relationships xmlns=\"" PACKAGE "relationships\">"
               "<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\" Target=\"xl/workbook.xml\"/>"
               "<Relationship Id=\"rId2\" Type=\"" PACKAGE "relationships/metadata/core-properties\" "
               "Target=\"docProps/core.xml\"/></Relationships>");
}

/* No day is said, so that the same plan gives the same file. */
static void write_core(const struct bp_new_book *book, struct bp_buf *out)
{
    const char *title = bp_inline_name(book->arena, &book->plan->title);
    bp_buf_str(out, HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE "metadata/core-properties\" "
                         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>");
    if (title)
        bp_sheet_escape(out, title, strlen(title), true);
    bp_buf_str(out, "</dc:title><dc:language>");
    bp_sheet_escape(out, book->plan->lang, strlen(book->plan->lang), true);
    bp_buf_str(out, "</dc:language></cp:coreProperties>");
}

static void put_titles(const struct bp_new_book *book, struct bp_buf *out)
{
    bool any = false;
    for (uint32_t i = 0; i < book->n; i++)
        any = any || book->sheets[i].frozen;
    if (!any)
        return;
    bp_buf_str(out, "<definedNames>");
    for (uint32_t i = 0; i < book->n; i++)
        if (book->sheets[i].frozen)
            bp_buf_fmt(out,
                       "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"%u\">'%s'!$1:$1"
                       "</definedName>",
                       i, book->sheets[i].name);
    bp_buf_str(out, "</definedNames>");
}

static void write_workbook(const struct bp_new_book *book, struct bp_buf *out)
{
    bp_buf_str(
        out, HEAD
        "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><bookViews><workbookView "
        "xWindow=\"0\" yWindow=\"0\" windowWidth=\"28800\" windowHeight=\"15000\"/></bookViews><sheets>");
    for (uint32_t i = 0; i < book->n; i++)
        bp_buf_fmt(out, "<sheet name=\"%s\" sheetId=\"%u\" r:id=\"rId%u\"/>", book->sheets[i].name, i + 1,
                   i + 1);
    bp_buf_str(out, "</sheets>");
    put_titles(book, out);
    bp_buf_str(out, "</workbook>");
}

static void write_relations(const struct bp_new_book *book, struct bp_buf *out)
{
    bp_buf_str(out, HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">");
    for (uint32_t i = 0; i < book->n; i++)
        bp_buf_fmt(out,
                   "<Relationship Id=\"rId%u\" Type=\"" OFFICE
                   "/worksheet\" Target=\"worksheets/sheet%u.xml\"/>",
                   i + 1, i + 1);
    bp_buf_fmt(
        out, "<Relationship Id=\"rId%u\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/></Relationships>",
        book->n + 1);
}

static bool add_part(struct bp_zip *zip, const char *name, struct bp_buf *part)
{
    bool good = !part->failed;
    if (good)
        bp_zip_add(zip, name, part->bytes, part->len, false);
    bp_buf_free(part);
    return good;
}

static bool add_sheet(struct bp_zip *zip, const struct bp_new_book *book, uint32_t i)
{
    const struct bp_new_sheet *sheet = &book->sheets[i];
    struct bp_buf part = {0};
    char name[64];
    bp_sheet_write(book, sheet, &part);
    snprintf(name, sizeof name, "xl/worksheets/sheet%u.xml", i + 1);
    bool good = add_part(zip, name, &part);
    if (!sheet->n_links)
        return good;
    bp_buf_str(&part, HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">");
    bp_buf_put(&part, sheet->relations.bytes, sheet->relations.len);
    bp_buf_str(&part, "</Relationships>");
    snprintf(name, sizeof name, "xl/worksheets/_rels/sheet%u.xml.rels", i + 1);
    return add_part(zip, name, &part) && good;
}

/* Whether memory ran out in a sheet. Frees its buffers. */
static bool drop_sheet(struct bp_new_sheet *sheet)
{
    struct bp_buf *const buffers[] = {&sheet->rows,      &sheet->merges, &sheet->links,
                                      &sheet->relations, &sheet->rules,  &sheet->lists};
    bool failed = false;
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) {
        failed = failed || buffers[i]->failed;
        bp_buf_free(buffers[i]);
    }
    return failed;
}

/* Writes the file, and frees what the sheets hold. Returns false if memory ran out. */
static bool end_book(struct bp_new_book *book, struct bp_buf *out)
{
    static const struct {
        const char *name;
        void (*write)(const struct bp_new_book *book, struct bp_buf *out);
    } parts[] = {{"[Content_Types].xml", write_types},
                 {"_rels/.rels", write_top_relations},
                 {"docProps/core.xml", write_core},
                 {"xl/workbook.xml", write_workbook},
                 {"xl/_rels/workbook.xml.rels", write_relations},
                 {"xl/styles.xml", bp_styles_write}};
    struct bp_zip zip = {.out = out};
    bool good = !book->failed;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && good; i++) {
        struct bp_buf part = {0};
        parts[i].write(book, &part);
        good = add_part(&zip, parts[i].name, &part);
    }
    for (uint32_t i = 0; i < book->n; i++) {
        good = good && add_sheet(&zip, book, i);
        good = !drop_sheet(&book->sheets[i]) && good;
    }
    return bp_zip_end(&zip) && good && !book->failed && !out->failed;
}

/* ---- the book ---- */

const char *bp_status_word(const struct bp_scheme *scheme, int status)
{
    for (int i = 0; i < scheme->n; i++)
        if (i != status && !strcmp(scheme->items[i].label, scheme->items[status].label))
            return scheme->items[status].id;
    return *scheme->items[status].label ? scheme->items[status].label : scheme->items[status].id;
}

static bool has_measures(const struct bp_plan *plan)
{
    return plan->n_measures || plan->columns[BP_MEASURE].n;
}

bool bp_workbook_write(const struct bp_plan *plan, enum bp_workbook_use use, struct bp_arena *arena,
                       struct bp_buf *out)
{
    struct bp_new_book book = {.arena = arena, .plan = plan, .house = bp_house_for(plan->lang)};
    bool chase = use == BP_WORKBOOK_CHASE;
    bp_book_style(&book, (struct bp_cell_style){BP_LOOK_PLAIN, BP_SHOW_GENERAL, -1, false});
    bp_sheet_rows(&book, BP_ACTION, chase);
    if (has_measures(plan))
        bp_sheet_rows(&book, BP_MEASURE, chase);
    bp_sheet_report(&book);
    bp_sheet_statuses(&book);
    if (plan->n_terms || book.n_short)
        bp_sheet_glossary(&book);
    if (plan->columns[BP_ACTION].n || plan->columns[BP_MEASURE].n)
        bp_sheet_columns(&book);
    bp_sheet_help(&book, chase);
    return end_book(&book, out);
}
