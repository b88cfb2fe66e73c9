/* fuzz_font.c: any bytes as a font in a folder of --font-dir, or as that of a house style. A plan asks for
 * characters that the font says it has and the default one lacks. The font is refused with its name, or the
 * report is a PDF without fault. */
#include <hb.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "fuzz.h"

#define MOST_CHARACTERS 48
#define STYLE "<house-style><fonts regular=\"a.ttf\" bold=\"a.ttf\"/></house-style>"

/* Some characters that the font says it has. */
static void put_characters(struct bp_buf *out, const struct fuzz_input *in)
{
    hb_blob_t *blob = hb_blob_create(in->bytes, (unsigned)in->len, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_set_t *codes = hb_set_create();
    hb_face_collect_unicodes(face, codes);
    hb_codepoint_t code = 0x2FF + 16 * fuzz_choice(in, 1, 256); /* those before are the default font's */
    for (int n = 0; n < MOST_CHARACTERS && hb_set_next(codes, &code);) {
        char text[4];
        if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) || (code & 0xFFFE) == 0xFFFE)
            continue;
        bp_buf_put(out, text, bp_utf8_put(text, code));
        if (++n % 7 == 0)
            bp_buf_char(out, ' ');
    }
    hb_set_destroy(codes);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

static void put_plan(struct bp_buf *out, const struct fuzz_input *in)
{
    bp_buf_str(out, "<action-plan><title>Plan ");
    put_characters(out, in);
    bp_buf_str(out, " end</title><organisation>Body</organisation><report from=\"2019-07-01\" "
                    "to=\"2019-09-30\"><title>Report</title></report><actions><priority><title>One</title>"
                    "<action ref=\"1\" due=\"On-going\" status=\"green\"><description><strong>");
    put_characters(out, in);
    bp_buf_str(out, "</strong></description><lead>Body</lead></action></priority></actions></action-plan>");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_input in;
    if (!fuzz_open(&in, data, len, 64 << 10))
        return -1;
    struct bp_buf plan = {0};
    put_plan(&plan, &in);
    fuzz_write(fuzz_choice(&in, 0, 2) ? "a.ttc" : "a.ttf", in.bytes, in.len);
    fuzz_write(fuzz_choice(&in, 0, 2) ? "a.ttf" : "a.ttc", "", 0);
    const char *folder = fuzz_folder();
    char style[200];
    snprintf(style, sizeof style, "%s/style.xml", folder);
    bp_options options = {.size = sizeof(bp_options), .font_dirs = &folder, .n_font_dirs = 1};
    if (fuzz_choice(&in, 2, 2)) {
        fuzz_write("style.xml", STYLE, strlen(STYLE));
        options = (bp_options){.size = sizeof(bp_options), .style = style};
    }
    const void *bytes;
    size_t n;
    bp_doc *doc = bp_new();
    if (bp_load_memory(doc, plan.bytes, plan.len, "plan.xml") == BP_OK) {
        bp_result result = bp_render(doc, &options, &bytes, &n);
        fuzz_check_findings(doc, result);
        if (result == BP_OK)
            fuzz_check_pdf(bytes, n);
    }
    bp_buf_free(&plan);
    bp_free(doc);
    return 0;
}
