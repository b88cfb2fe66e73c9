/* fuzz_logo.c: any bytes as the PNG file of --logo. The image is refused with the reason, or the report is a
 * PDF without fault. */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

static const char plan[] =
    "<action-plan><title>Plan</title><organisation>Body</organisation>"
    "<report from=\"2019-07-01\" to=\"2019-09-30\"><title>Report</title></report><actions><priority>"
    "<title>One</title><action ref=\"1\" due=\"On-going\" status=\"green\"><description>All</description>"
    "<lead>Body</lead></action></priority></actions></action-plan>";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_input in;
    if (!fuzz_open(&in, data, len, 64 << 10))
        return -1;
    fuzz_write("a.png", in.bytes, in.len);
    char path[4096];
    snprintf(path, sizeof path, "%s/a.png", fuzz_folder());
    bp_options options = {.size = sizeof(bp_options), .logo = path, .large_print = (int)fuzz_choice(&in, 0, 2)};
    const void *bytes;
    size_t n;
    bp_doc *doc = bp_new();
    fuzz_expect(bp_load_memory(doc, plan, sizeof plan - 1, "plan.xml") == BP_OK, "the plan is sound", "");
    bp_result result = bp_render(doc, &options, &bytes, &n);
    fuzz_expect(result == BP_OK || result == BP_IO, "a logo is printed or refused", in.bytes);
    if (result == BP_OK)
        fuzz_check_pdf(bytes, n);
    else
        fuzz_expect(bp_diag_count(doc) > 0, "a logo is refused with a reason", in.bytes);
    bp_free(doc);
    return 0;
}
