/* fuzz_reader.c: any bytes as a plan: they are read, checked, and shown as text; or refused with a reason.
 * The same bytes are judged the same way twice. */
#include <string.h>

#include "fuzz.h"

struct verdict {
    bp_result result;
    struct bp_buf text; /* findings, then the plan */
};

static void put_findings(const bp_doc *doc, struct bp_buf *out)
{
    for (size_t i = 0; i < bp_diag_count(doc); i++) {
        const bp_diag *d = bp_diag_at(doc, i);
        bp_buf_fmt(out, "%s:%u:%u+%u %d %s | %s | %s\n", d->at.file, d->at.line, d->at.column,
                   d->at.length, d->code, d->message, d->hint, d->source_line);
    }
}

static void judge(bp_doc *doc, const struct fuzz_input *in, struct verdict *out)
{
    static const bp_check_options all = {.size = sizeof(bp_check_options), .as_at = "2019-09-30", .names = 1};
    const void *bytes;
    size_t len;
    out->result = bp_load_memory(doc, in->bytes, in->len, "plan.xml");
    fuzz_check_findings(doc, out->result);
    put_findings(doc, &out->text);
    if (out->result != BP_OK)
        return;
    bp_result checked = bp_check(doc, fuzz_choice(in, 0, 2) ? &all : NULL);
    fuzz_expect(checked == BP_OK, "the checks went wrong", NULL);
    put_findings(doc, &out->text);
    fuzz_expect(bp_dump(doc, NULL, BP_STAGE_MODEL, &bytes, &len) == BP_OK, "no dump", NULL);
    bp_buf_put(&out->text, bytes, len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_input in;
    if (!fuzz_open(&in, data, len, 128 << 10))
        return -1;
    struct verdict one = {0}, two = {0};
    bp_doc *doc = bp_new(), *other = fuzz_choice(&in, 1, 2) ? bp_new() : NULL;
    judge(doc, &in, &one);
    judge(other ? other : doc, &in, &two); /* by another document, or by the same one again */
    fuzz_expect(one.result == two.result && one.text.len == two.text.len &&
                    (!one.text.len || !memcmp(one.text.bytes, two.text.bytes, one.text.len)),
                "the second reading differs", one.text.bytes);
    bp_buf_free(&one.text);
    bp_buf_free(&two.text);
    bp_free(other);
    bp_free(doc);
    return 0;
}
