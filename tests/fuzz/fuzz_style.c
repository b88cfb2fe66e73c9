/* fuzz_style.c: any bytes as a house style. It is refused with its reasons, or the report of a sound plan is made in
 * it: a PDF without fault to qpdf's library, or HTML in which nothing of the style is markup. No word of a row is
 * lost. The check and the report judge the style alike. */
#include <stdio.h>
#include <string.h>

#include "fuzz.h"

/* A logo of one grey pixel, for a style that names it crest.png. */
static const char crest[] = {
    -119, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1,
    0, 0, 0, 1, 8, 0, 0, 0, 0, 58, 126, -101, 85, 0, 0, 0, 10, 73, 68, 65,
    84, 120, -38, 99, 104, 0, 0, 0, -126, 0, -127, -38, 69, 8, 59, 0, 0, 0, 0, 73,
    69, 78, 68, -82, 66, 96, -126};

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
    "<description>Trwsio</description><cell column='theme'>Diogelwch</cell></action></priority></actions></action-plan>",
    /* Each text of a row is one Cyrillic letter, which nothing else has and no line breaks. */
    "<action-plan><title>Plan</title><organisation>Body</organisation><report from=\"2019-07-01\" "
    "to=\"2019-09-30\"><title>Report</title></report><statuses preset=\"brag\"/><success-measures>"
    "<measure ref=\"Ж\" due=\"З\" status=\"amber\"><description>И</description><lead>Й</lead>"
    "<number target=\"95\" actual=\"61\"/><update><p>К</p></update></measure></success-measures><actions>"
    "<columns><column id=\"ref\"/><column id=\"description\"/><column id=\"due\"/><column id=\"lead\"/>"
    "<column id=\"partner\"/><column id=\"status\"/><column id=\"own\">Л</column><column id=\"update\"/>"
    "</columns><priority><title>М</title><action ref=\"Н\" due=\"О\" status=\"green\"><description>П"
    "</description><lead>Р</lead><partner>С</partner><cell column=\"own\">Т</cell><update><p>У</p>"
    "</update></action></priority></actions></action-plan>"};
enum { OF_LETTERS = 2 };

static void check_words(const char *text, size_t len)
{
    static const char last[] = "У";
    for (char word[] = "Ж"; word[1] <= last[1]; word[1]++) {
        bool there = false;
        for (size_t i = 0; i + 2 <= len && !there; i++)
            there = !memcmp(text + i, word, 2);
        fuzz_expect(there, "a style took a word of a row away", word);
    }
}

/* A logo or a font that is not there is told as a file that cannot be read, with errors. */
static void check_findings(const bp_doc *doc, bp_result result)
{
    fuzz_check_findings(doc, result == BP_IO ? BP_INVALID : result);
}

/* Only the pages show that no font has a character of the style's words. */
static bool lacks_characters(const bp_doc *doc)
{
    enum { GLYPH = 6001 };
    for (size_t i = 0; i < bp_diag_count(doc); i++)
        if (bp_diag_at(doc, i)->severity == BP_ERROR && bp_diag_at(doc, i)->code != GLYPH)
            return false;
    return true;
}

static void render(bp_doc *doc, const struct fuzz_input *in, bp_options *options, bp_result wanted)
{
    const void *bytes;
    size_t len;
    const bool letters = fuzz_choice(in, 0, 3) == OF_LETTERS;
    bp_result result = bp_render(doc, options, &bytes, &len);
    check_findings(doc, result);
    fuzz_expect(result != BP_OK || wanted == BP_OK, "a report has a style that the check refuses", in->bytes);
    fuzz_expect(result == BP_OK || wanted != BP_OK || lacks_characters(doc),
                "a style that passes its check stops the report", in->bytes);
    if (result != BP_OK)
        return;
    if (options->format == BP_FORMAT_HTML) {
        fuzz_check_html(bytes, len);
    } else {
        fuzz_check_pdf(bytes, len);
        fuzz_expect(bp_dump(doc, options, BP_STAGE_TAGS, &bytes, &len) == BP_OK, "no dump", NULL);
    }
    if (letters)
        check_words(bytes, len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_input in;
    char path[300];
    if (!fuzz_open(&in, data, len, 16 << 10))
        return -1;
    const char *plan = plans[fuzz_choice(&in, 0, 3)];
    bool html = fuzz_choice(&in, 1, 2) == 0;
    fuzz_write("style.xml", in.bytes, in.len);
    fuzz_write("crest.png", crest, sizeof crest);
    snprintf(path, sizeof path, "%s/style.xml", fuzz_folder());
    bp_options options = {.size = sizeof(bp_options), .style = path, .mono = (int)fuzz_choice(&in, 2, 2),
                          .format = html ? BP_FORMAT_HTML : BP_FORMAT_PDF};
    options.large_print = !html && fuzz_choice(&in, 3, 2);
    bp_doc *doc = bp_new();
    bp_result result = bp_style_check(doc, path);
    check_findings(doc, result);
    fuzz_expect(bp_load_memory(doc, plan, strlen(plan), "plan.xml") == BP_OK, "the plan has no errors", NULL);
    render(doc, &in, &options, result);
    bp_free(doc);
    return 0;
}
