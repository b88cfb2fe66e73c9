/* fuzz_sheet.c: any bytes as a workbook, or as one part of a workbook whose other parts are sound. It is refused
 * with a finding, or its cells are in order and their texts sound. */
#include <string.h>

#include "fuzz.h"
#include "book/books.h"
#include "book/kind.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define REL(id, type, target) "<Relationship Id='" id "' Type='" RELATIONS "/" type "' Target='" target "'/>"

/* The parts of a sound workbook; the first is the one that the bytes stand for by default. */
static const struct part {
    const char *name, *text;
} parts[] = {
    {"xl/sheet1.xml",
     "<worksheet xmlns='" MAIN "'><cols><col min='1' max='3' style='1'/></cols><sheetData><row><c t='s'><v>0</v></c>"
     "<c s='1' t='s'><v>1</v></c><c s='2'><v>43921</v></c></row><row><c t='s'><v>0</v></c><c s='1'/></row>"
     "</sheetData></worksheet>"},
    {"xl/strings.xml", "<sst xmlns='" MAIN "'><si><t>one</t></si><si><t>two</t></si></sst>"},
    {"xl/styles.xml",
     "<styleSheet xmlns='" MAIN "'><fonts><font/><font><b/></font></fonts><fills><fill/><fill><patternFill "
     "patternType='solid'><fgColor theme='4' tint='0.4'/></patternFill></fill></fills><cellXfs><xf/>"
     "<xf fontId='1' fillId='1'/><xf numFmtId='14'/></cellXfs><dxfs><dxf><fill><patternFill><bgColor rgb='FFFF0000'/>"
     "</patternFill></fill></dxf></dxfs></styleSheet>"},
    {"xl/workbook.xml",
     "<workbook xmlns='" MAIN "' xmlns:r='" RELATIONS "'><sheets><sheet name='Q2' r:id='r1'/></sheets></workbook>"},
    {"xl/theme.xml", "<theme><themeElements><clrScheme><lt1><sysClr val='window'/></lt1><accent1><srgbClr "
                     "val='4F81BD'/></accent1></clrScheme></themeElements></theme>"},
    {"xl/drawing.xml", "<d><sp><txBody><p><r><t>words</t></r></p></txBody></sp></d>"},
    {"xl/_rels/sheet1.xml.rels", "<Relationships>" REL("r1", "drawing", "drawing.xml") "</Relationships>"},
    {"docProps/core.xml", "<c><title>Plan</title><modified>2019-08-01</modified></c>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships>" REL("r1", "worksheet", "sheet1.xml") REL("r2", "sharedStrings", "strings.xml")
     REL("r3", "styles", "styles.xml") REL("r4", "theme", "/xl/theme.xml") "</Relationships>"},
    {"_rels/.rels", "<Relationships>" REL("r1", "officeDocument", "xl/workbook.xml")
                    REL("r2", "core-properties", "docProps/core.xml") "</Relationships>"},
};
enum { N_PARTS = sizeof parts / sizeof *parts };

static void make_file(const struct fuzz_input *in, struct bp_buf *out)
{
    unsigned which = fuzz_choice(in, 0, N_PARTS + 1);
    if (which == N_PARTS) {
        bp_buf_put(out, in->bytes, in->len);
        return;
    }
    struct bp_zip zip = {.out = out};
    for (unsigned i = 0; i < N_PARTS; i++) {
        bool given = i == which;
        bp_zip_add(&zip, parts[i].name, given ? in->bytes : parts[i].text,
                   given ? in->len : strlen(parts[i].text), true);
    }
    fuzz_expect(bp_zip_end(&zip), "a zip file is written", "");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_input in;
    if (!fuzz_open(&in, data, len, 64 << 10))
        return -1;
    struct bp_arena arena;
    bp_arena_init(&arena, (size_t)256 << 20);
    struct bp_diags diags = {.arena = &arena};
    struct bp_buf bytes = {0}, dump = {0};
    make_file(&in, &bytes);
    bp_buf_char(&bytes, 0);
    struct bp_source source = {.name = "plan.xlsx", .bytes = bytes.bytes, .len = (uint32_t)bytes.len - 1,
                               .arena = &arena};
    struct bp_parts file;
    struct bp_book book = {0};
    enum bp_file_kind kind;
    fuzz_expect(bp_file_kind_of(source.bytes, source.len, source.name, &kind), "a file is of a kind", "");
    bool opened = bp_parts_open(&file, &source, &arena, &diags);
    bp_result result = opened ? bp_read_xlsx(&file, &book) : BP_INVALID;
    fuzz_expect(result == BP_OK || (result == BP_INVALID && diags.errors), "it is refused with an error", "");
    for (uint32_t i = 0; result == BP_OK && i < book.n_items; i++)
        fuzz_check_grid(book.items[i].grid);
    if (result == BP_OK)
        bp_book_dump(&book, &dump);
    for (size_t i = 0; i < diags.n; i++)
        fuzz_check_text(diags.items[i].message);
    bp_buf_free(&bytes);
    bp_buf_free(&dump);
    bp_arena_clear(&arena);
    return 0;
}
