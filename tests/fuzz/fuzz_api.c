/* fuzz_api.c: the calls that take two plans: compared in each form; the one as the other's period before, in a
 * report and in the checks; their findings as a PDF; and the roll on to the next period, whose plan loads. */
#include <string.h>

#include "base/buf.h"
#include "fuzz.h"

struct plans {
    bp_doc *doc, *old;
    bp_options options;
    bp_check_options checks;
    int codes[2];
};

static void expect_made(struct plans *p, bp_result result, const void *bytes, size_t len, bool pdf)
{
    fuzz_check_findings(p->doc, result);
    fuzz_expect((result == BP_OK) == (bytes != NULL && len > 0), "bytes without success, or none",
                NULL);
    if (result == BP_OK && pdf)
        fuzz_check_pdf(bytes, len);
}

static void compare(struct plans *p)
{
    const void *bytes;
    size_t len;
    static const bp_form forms[] = {BP_FORM_TEXT, BP_FORM_JSON, BP_FORM_PDF, BP_FORM_HTML};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        bp_result result = bp_compare(p->doc, p->old, &p->options, forms[i], &bytes, &len);
        fuzz_check_findings(p->doc, result);
        if (result == BP_OK && forms[i] == BP_FORM_PDF)
            fuzz_check_pdf(bytes, len);
        if (result == BP_OK && forms[i] == BP_FORM_HTML)
            fuzz_check_html(bytes, len);
    }
}

/* No cell of the table is run by a spreadsheet, and each line has as many as the first. */
static void check_table(const char *at, const char *end)
{
    size_t cells = 0, first = 0;
    for (at += 3; at < end;) { /* after the byte order mark */
        bool quoted = *at == '"';
        fuzz_expect(!quoted || at[1] == '"' || at[1] == '\'' || !strchr("=@\t\r", at[1]), "a cell is run", NULL);
        fuzz_expect(quoted || !strchr("=@\t", *at), "a cell is run", NULL);
        for (at += quoted; at < end && (quoted || !strchr(",\r", *at)); at++)
            if (*at == '"' && at + 1 < end && at[1] == '"')
                at++;
            else if (*at == '"')
                quoted = false;
        cells++;
        if (at < end && *at == '\r') {
            fuzz_expect(!first || cells == first, "a line has more cells, or fewer", NULL);
            first = cells;
            cells = 0;
            at++;
        }
        at++;
    }
    fuzz_expect(first > 0 && cells == 0, "the table does not end with a line", NULL);
}

static void export(struct plans *p)
{
    const void *bytes;
    size_t len;
    p->options.previous = p->old;
    for (int form = BP_EXPORT_CSV; form <= BP_EXPORT_JSON; form++) {
        bp_result result = bp_export(p->doc, &p->options, (bp_export_form)form, "rows.csv", &bytes, &len);
        fuzz_expect(result == BP_OK, "it cannot be exported", NULL);
        expect_made(p, result, bytes, len, false);
        if (form == BP_EXPORT_CSV)
            check_table(bytes, (const char *)bytes + len);
    }
    p->options.previous = NULL;
}

static void render(struct plans *p)
{
    const void *bytes;
    size_t len;
    p->options.previous = p->old;
    p->options.findings = &p->checks;
    bp_result result = bp_render(p->doc, &p->options, &bytes, &len);
    expect_made(p, result, bytes, len, true);
    p->options.previous = NULL;
    p->options.findings = NULL;
}

static void find(struct plans *p)
{
    const void *bytes;
    size_t len;
    bp_result result = bp_render_findings(p->doc, &p->options, &p->checks, &bytes, &len);
    expect_made(p, result, bytes, len, true);
    fuzz_expect(bp_check(p->doc, &p->checks) == BP_OK, "the checks went wrong", NULL);
}

/* The next period's plan has no fault of form; and can be rolled on, too. */
static void roll(struct plans *p)
{
    const void *bytes;
    size_t len;
    bp_result result = bp_roll(p->doc, &bytes, &len);
    expect_made(p, result, bytes, len, false);
    for (int i = 0; i < 2; i++) {
        struct bp_buf next = {0};
        bp_buf_put(&next, bytes, len);
        result = bp_load_memory(p->old, next.bytes, next.len, "next.xml");
        bp_buf_free(&next);
        fuzz_expect(result == BP_OK, "the plan that was rolled on does not load",
                    bp_diag_count(p->old) ? bp_diag_at(p->old, 0)->message : "");
        fuzz_expect(bp_roll(p->old, &bytes, &len) == BP_OK, "it cannot be rolled on", NULL);
    }
}

/* Two plans lie in the input, with this between them; without it, a plan is compared with itself. */
static const char *halve(const struct fuzz_input *in, size_t *first)
{
    static const char mark[] = "\n====\n";
    for (size_t i = 0; i + sizeof mark - 1 <= in->len; i++)
        if (!memcmp(in->bytes + i, mark, sizeof mark - 1)) {
            *first = i;
            return in->bytes + i + sizeof mark - 1;
        }
    *first = in->len;
    return in->bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_input in;
    size_t first;
    if (!fuzz_open(&in, data, len, 32 << 10))
        return -1;
    const char *second = halve(&in, &first);
    struct plans p = {.doc = bp_new(), .old = bp_new(), .options = BP_INIT(bp_options),
                      .checks = BP_INIT(bp_check_options)};
    p.options.mono = (int)fuzz_choice(&in, 0, 2);
    p.options.large_print = fuzz_choice(&in, 0, 4) > 1;
    p.checks.names = (int)fuzz_choice(&in, 1, 2);
    p.checks.previous = fuzz_choice(&in, 1, 4) > 1 ? p.old : NULL;
    p.checks.as_at = fuzz_choice(&in, 2, 2) ? "2031-12-31" : NULL;
    p.codes[0] = 5001 + (int)fuzz_choice(&in, 3, 28);
    p.checks.ignore = p.codes;
    p.checks.n_ignore = fuzz_choice(&in, 4, 2);
    bp_result a = bp_load_memory(p.doc, in.bytes, first, "b.xml");
    bp_result b = bp_load_memory(p.old, second, in.len - (size_t)(second - in.bytes), "a.xml");
    if (a == BP_OK && b == BP_OK) {
        compare(&p);
        export(&p);
        render(&p);
        find(&p);
        roll(&p);
    }
    bp_free(p.old);
    bp_free(p.doc);
    return 0;
}
