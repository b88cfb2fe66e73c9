/* own.c: writes officers' own files, as small as they can be with a plan in them. */
#include "own.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "boardpaper.h"
#include "book/parts.h"

#define ODF "urn:oasis:names:tc:opendocument:xmlns:"
#define ODF_SPACES " xmlns:office=\"" ODF "office:1.0\" xmlns:table=\"" ODF "table:1.0\" xmlns:text=\"" ODF "text:1.0\""

static const char *const names[OWN_FILES] = {"plan.xlsx", "plan.docx", "plan.ods", "plan.odt", "plan.csv", "plan.map"};
static char paths[OWN_FILES][80];

static const char *const cells[][6] = {
    {"Ref", "Action", "Lead", "By when", "Status", "Update"},
    {"1.1", "Light the path", "Parks", "31 March 2020", "Green", "Lit."},
    {"1.2", "Hold meetings", "Police & Fire", "Sept 2019", "Amber", ""},
    {"2.1", "Run a club", "Youth", "Ongoing", "Red", "No staff this quarter."}};

const char *own_path(enum own_file file)
{
    return paths[file];
}

static void write_file(enum own_file file, const void *bytes, size_t len)
{
    FILE *out = fopen(paths[file], "wb");
    if (!out || fwrite(bytes, 1, len, out) != len || fclose(out))
        exit(1);
}

static void make_workbook(void)
{
    const void *bytes = NULL;
    size_t len = 0;
    bp_doc *doc = bp_new();
    if (bp_load_file(doc, "input/minimal.xml") != BP_OK ||
        bp_workbook(doc, NULL, BP_PERIOD_THIS, &bytes, &len) != BP_OK)
        exit(1);
    write_file(OWN_WORKBOOK, bytes, len);
    bp_free(doc);
}

static void put_text(struct bp_buf *out, const char *text)
{
    for (; *text; text++)
        *text == '&' ? bp_buf_str(out, "&amp;") : bp_buf_char(out, *text);
}

/* A table, with what begins and ends it, its rows and its cells. */
static void put_table(struct bp_buf *out, const char *const marks[6])
{
    bp_buf_str(out, marks[0]);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        bp_buf_str(out, marks[2]);
        for (size_t k = 0; k < 6; k++) {
            bp_buf_str(out, marks[4]);
            put_text(out, cells[i][k]);
            bp_buf_str(out, marks[5]);
        }
        bp_buf_str(out, marks[3]);
    }
    bp_buf_str(out, marks[1]);
}

static void make_zip(enum own_file file, const char *first, const char *first_words, const char *part,
                     const char *const marks[6])
{
    struct bp_buf words = {0}, bytes = {0};
    struct bp_zip zip = {.out = &bytes};
    put_table(&words, marks);
    bp_zip_add(&zip, first, first_words, strlen(first_words), true);
    bp_zip_add(&zip, part, words.bytes, words.len, false);
    if (!bp_zip_end(&zip))
        exit(1);
    write_file(file, bytes.bytes, bytes.len);
    bp_buf_free(&words);
    bp_buf_free(&bytes);
}

void own_make(const char *folder)
{
    static const char *const word[] = {
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:tbl>",
        "</w:tbl></w:body></w:document>", "<w:tr>", "</w:tr>", "<w:tc><w:p><w:r><w:t>",
        "</w:t></w:r></w:p></w:tc>"};
    static const char *const sheet[] = {
        "<office:document-content" ODF_SPACES "><office:body><office:spreadsheet><table:table table:name=\"Q2\">",
        "</table:table></office:spreadsheet></office:body></office:document-content>", "<table:table-row>",
        "</table:table-row>", "<table:table-cell><text:p>", "</text:p></table:table-cell>"};
    static const char *const text[] = {
        "<office:document-content" ODF_SPACES "><office:body><office:text><table:table table:name=\"T\">",
        "</table:table></office:text></office:body></office:document-content>", "<table:table-row>",
        "</table:table-row>", "<table:table-cell><text:p>", "</text:p></table:table-cell>"};
    static const char map[] = "sheet * actions\nheader * 1\ncolumn * Lead lead\nleads \"Police & Fire\" whole\n";
    struct bp_buf csv = {0};
    for (int i = 0; i < OWN_FILES; i++)
        snprintf(paths[i], sizeof paths[i], "%s/%s", folder, names[i]);
    make_workbook();
    make_zip(OWN_DOCUMENT, "_rels/.rels",
             "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
             "Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
             "Target=\"word/document.xml\"/></Relationships>", "word/document.xml", word);
    make_zip(OWN_SPREADSHEET, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", sheet);
    make_zip(OWN_TEXT, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", text);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
        for (size_t k = 0; k < 6; k++)
            bp_buf_fmt(&csv, "%s%c", cells[i][k], k < 5 ? ',' : '\n');
    write_file(OWN_CSV, csv.bytes, csv.len);
    write_file(OWN_MAP, map, strlen(map));
    bp_buf_free(&csv);
}

void own_drop(void)
{
    for (int i = 0; i < OWN_FILES; i++)
        unlink(paths[i]);
}
