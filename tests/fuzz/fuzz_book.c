/* fuzz_book.c: any bytes as an officer's own file, or as the words of a spreadsheet or document whose other
 * parts are sound. It is refused with a reason, or becomes a plan whose XML is a plan for the reader, too. */
#include <string.h>

#include "fuzz.h"
#include "onramp/onramp.h"
#include "book/parts.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* The parts of a file; the bytes are the last one. */
static const struct form {
    const char *names[3], *texts[2];
} forms[] = {
    {{"mimetype", NULL, "content.xml"}, {"application/vnd.oasis.opendocument.spreadsheet", NULL}},
    {{"mimetype", NULL, "content.xml"}, {"application/vnd.oasis.opendocument.text", NULL}},
    {{"_rels/.rels", "[Content_Types].xml", "word/document.xml"},
     {"<Relationships xmlns='" PACKAGE "'><Relationship Id='r1' Type='" OFFICE
      "/officeDocument' Target='word/document.xml'/></Relationships>",
      "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName="
      "'/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml."
      "document.main+xml'/></Types>"}},
};
enum { N_FORMS = sizeof forms / sizeof *forms };

static void make_file(const struct fuzz_input *in, struct bp_buf *out)
{
    unsigned which = fuzz_choice(in, 0, N_FORMS + 1);
    if (!which) {
        bp_buf_put(out, in->bytes, in->len);
        return;
    }
    const struct form *form = &forms[which - 1];
    struct bp_zip zip = {.out = out};
    for (int i = 0; i < 2; i++)
        if (form->names[i])
            bp_zip_add(&zip, form->names[i], form->texts[i], strlen(form->texts[i]), true);
    bp_zip_add(&zip, form->names[2], in->bytes, in->len, true);
    fuzz_expect(bp_zip_end(&zip), "no zip file is written", NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static const char *const names[] = {"plan.csv", "Trees Q2 2019-20.xlsx", "plan"};
    struct fuzz_input in;
    if (!fuzz_open(&in, data, len, 64 << 10))
        return -1;
    struct bp_buf bytes = {0};
    make_file(&in, &bytes);
    const char *name = names[fuzz_choice(&in, 1, 3)];
    bp_load_options options = {.size = sizeof options};
    if (fuzz_choice(&in, 2, 2) == 0) {
        options.from = "2019-07-01";
        options.to = "2019-09-30";
        options.organisation = "Us";
    }
    enum bp_file_kind kind;
    fuzz_expect(bp_file_kind_of(bytes.bytes ? bytes.bytes : "", (uint32_t)bytes.len, name, &kind),
                "a file is of a kind", name);
    bp_doc *doc = bp_new();
    bp_result result = bp_load_memory_with(doc, bytes.bytes ? bytes.bytes : "", bytes.len, name, &options);
    if (kind == BP_FILE_PLAN)
        fuzz_check_findings(doc, result);
    else
        fuzz_check_understood(doc, result);
    bp_free(doc);
    bp_buf_free(&bytes);
    return 0;
}
