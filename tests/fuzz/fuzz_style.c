/* fuzz_style.c: any bytes as a house style. It is refused with its reasons, or the report of a sound plan is made in
 * it: a PDF without fault to qpdf's library, or HTML in which nothing of the style is markup. */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

/* Rows for each kind of table, columns that a style may list, words in two languages. */
static const char *const plans[] = {
    "<action-plan xml:lang='en-GB'><title>Plan {title} &lt;b&gt;</title><organisation>Vale</organisation>"
    "<report from='2026-07-01' to='2026-09-30'><title>Quarter 2</title>"
    "<version>2</version><summary><p>All <em>is</em> well.</p></summary></report>"
    "<success-measures><measure ref='M1' status='green' due='2027-03-31'><description>Fewer fires</description>"
    "<lead>Fire</lead></measure></success-measures>"
    "<actions><priority><title>Roads</title><action ref='1' status='amber' previous-status='green' due='2026-08-01'>"
    "<description>Mend the road to the antidisestablishmentarianists' house</description><lead>Works</lead>"
    "<partner>Parish</partner><update><p>Mended.</p></update></action>"
    "<action ref='2' status='red' due='2027-03-31'><description>Mend another</description><lead>Works</lead></action>"
    "</priority></actions></action-plan>",
    "<action-plan xml:lang='cy'><title>Cynllun</title><report from='2026-07-01' to='2026-09-30'><title>Chwarter 2</title>"
    "</report><actions><columns><column id='ref'/><column id='theme'>Thema</column><column id='description'/>"
    "<column id='status'/></columns><priority><title>Ffyrdd</title><action ref='1' status='green'>"
    "<description>Trwsio</description><cell column='theme'>Diogelwch</cell></action></priority></actions></action-plan>"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_input in;
    char path[300];
    if (!fuzz_open(&in, data, len, 16 << 10))
        return -1;
    const char *plan = plans[fuzz_choice(&in, 0, 2)];
    bool html = fuzz_choice(&in, 1, 2) == 0;
    fuzz_write("style.xml", in.bytes, in.len);
    snprintf(path, sizeof path, "%s/style.xml", fuzz_folder());
    bp_options options = {.size = sizeof(bp_options), .style = path, .mono = (int)fuzz_choice(&in, 2, 2),
                          .format = html ? BP_FORMAT_HTML : BP_FORMAT_PDF};
    options.large_print = !html && fuzz_choice(&in, 3, 2);
    bp_doc *doc = bp_new();
    const void *bytes;
    size_t n;
    fuzz_expect(bp_load_memory(doc, plan, strlen(plan), "plan.xml") == BP_OK, "the plan has no errors", NULL);
    bp_result result = bp_render(doc, &options, &bytes, &n);
    fuzz_check_findings(doc, result == BP_IO ? BP_INVALID : result); /* a logo that is not there is an error */
    if (result == BP_OK && html)
        fuzz_check_html(bytes, n);
    else if (result == BP_OK)
        fuzz_check_pdf(bytes, n);
    bp_free(doc);
    return 0;
}
