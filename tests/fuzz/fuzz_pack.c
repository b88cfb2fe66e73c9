/* fuzz_pack.c: any bytes as a board pack, with up to two plans beside it. It is refused with its reasons, or made:
 * a PDF without fault to qpdf's library, the same one twice, whose items stand one after the other; and so is each
 * item alone. */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

static const char mark[] = "\n====\n"; /* between the pack and its plans */

/* Writes what stands before the next mark into a file. Returns where the next begins; NULL: there is none. */
static const char *write_part(const char *from, const char *end, const char *name)
{
    const char *at = from;
    while (at + sizeof mark - 1 <= end && memcmp(at, mark, sizeof mark - 1) != 0)
        at++;
    bool last = at + sizeof mark - 1 > end;
    fuzz_write(name, from, (size_t)((last ? end : at) - from));
    return last ? NULL : at + sizeof mark - 1;
}

static void write_files(const struct fuzz_input *in)
{
    static const char *const names[] = {"pack.xml", "a.xml", "b.xml"};
    const char *at = in->bytes, *end = at + in->len;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (at)
            at = write_part(at, end, names[i]);
        else
            fuzz_write(names[i], "", 0);
    }
}

/* A plan that is not there is told as a file that cannot be read, with errors. */
static void check_findings(const bp_doc *doc, bp_result result)
{
    fuzz_check_findings(doc, result == BP_IO ? BP_INVALID : result);
}

static void check_items(bp_doc *doc, const bp_options *options)
{
    const void *bytes;
    size_t len;
    uint32_t last = 0;
    for (size_t i = 0; i < bp_pack_count(doc); i++) {
        const bp_pack_item *item = bp_pack_item_at(doc, i);
        fuzz_expect(item->number && item->title && item->file && item->restricted &&
                        strlen(item->sha256) == (options && options->digest ? 64 : 0),
                    "an item is not complete", item->title);
        fuzz_expect(item->first > last && item->last >= item->first, "items are not in order",
                    item->title);
        last = item->last;
        if (i > 1)
            continue;
        bp_result result = bp_pack_render_item(doc, options, i, &bytes, &len);
        check_findings(doc, result);
        fuzz_expect(result == BP_OK, "the pack is made, but not its item", item->title);
        fuzz_check_pdf(bytes, len);
    }
    fuzz_expect(!bp_pack_item_at(doc, bp_pack_count(doc)), "items go on past their end", NULL);
}

static void make(bp_doc *doc, const struct fuzz_input *in)
{
    const void *bytes;
    size_t len;
    bp_options options = {
        .size = sizeof(bp_options),
        .edition = fuzz_choice(in, 0, 2) ? BP_EDITION_PUBLIC : BP_EDITION_RESTRICTED,
        .large_print = (int)fuzz_choice(in, 1, 2), .mono = (int)fuzz_choice(in, 2, 2),
        .pdf = fuzz_choice(in, 2, 4) > 1 ? BP_PDF_2_0 : BP_PDF_1_7};
    bp_result result = bp_pack_render(doc, &options, &bytes, &len);
    check_findings(doc, result);
    if (result != BP_OK)
        return;
    fuzz_check_pdf(bytes, len);
    if (fuzz_choice(in, 3, 2)) {
        struct bp_buf first = {0};
        bp_buf_put(&first, bytes, len);
        result = bp_pack_render(doc, &options, &bytes, &len);
        fuzz_expect(result == BP_OK && len == first.len && !memcmp(bytes, first.bytes, len),
                    "the second pack differs", NULL);
        bp_buf_free(&first);
    }
    check_items(doc, &options);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_input in;
    char path[300];
    if (!fuzz_open(&in, data, len, 24 << 10))
        return -1;
    write_files(&in);
    snprintf(path, sizeof path, "%s/pack.xml", fuzz_folder());
    bp_doc *doc = bp_new();
    bp_result result = bp_pack_load_file(doc, path, 0);
    check_findings(doc, result);
    if (result == BP_OK) {
        result = bp_pack_check(doc);
        check_findings(doc, result);
        make(doc, &in);
    }
    bp_free(doc);
    return 0;
}
