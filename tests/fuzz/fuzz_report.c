/* fuzz_report.c: any bytes as a plan, made into a report with options that the input chooses. What comes out
 * is a PDF without fault to qpdf's library, the same one twice, and holds every text of the plan; or there is
 * an error that says why not. */
#include <string.h>

#include "api/doc.h"
#include "fuzz.h"
#include "layout/frame.h"
#include "words.h"

/* Options, and what they point to. */
struct wish {
    bp_options options;
    bp_check_options findings;
    bp_selection selection;
    const char *only[2];
};

static const int32_t sizes[] = {0, 0, 0, 8000, 9001, 12345, 18000};

/* A lead, a partner or the title of a priority that the plan has; NULL: there is none. */
static const char *name_of(bp_doc *doc, unsigned kind, unsigned i)
{
    const struct bp_plan *plan = doc->plan;
    if (!plan->n_priorities)
        return NULL;
    const struct bp_priority *priority = &plan->priorities[i % plan->n_priorities];
    const struct bp_row *row = priority->n_rows ? &priority->rows[i % priority->n_rows] : NULL;
    const struct bp_inline *name = kind == 0                      ? &priority->title
                                   : kind == 1 && row && row->n_leads ? &row->leads[0]
                                   : row && row->n_partners           ? &row->partners[0]
                                                                      : NULL;
    return name ? bp_inline_plain(&doc->arena, name) : NULL;
}

/* What only an extract has. */
static void choose_rows(struct wish *w, const struct fuzz_input *in, bp_doc *doc)
{
    static const char *const words[] = {"exceptions", "overdue", "missing", "green", "none such"};
    unsigned of = fuzz_choice(in, 5, 6);
    if (!of)
        return;
    w->options.selection = &w->selection;
    w->only[0] = words[fuzz_choice(in, 6, 5)];
    w->only[1] = words[fuzz_choice(in, 7, 5)];
    if (of < 3) {
        w->selection.only = w->only;
        w->selection.n_only = of;
        return;
    }
    const char *name = name_of(doc, of % 3, fuzz_choice(in, 6, 4));
    w->selection.priority = of == 3 ? name : NULL;
    w->selection.lead = of == 4 ? name : NULL;
    w->selection.partner = of == 5 ? name : NULL;
}

static void choose(struct wish *w, const struct fuzz_input *in, bp_doc *doc)
{
    memset(w, 0, sizeof *w);
    w->options.size = sizeof w->options;
    w->findings.size = sizeof w->findings;
    w->selection.size = sizeof w->selection;
    bp_options *o = &w->options;
    unsigned look = fuzz_choice(in, 0, 64);
    o->text_size = sizes[fuzz_choice(in, 1, sizeof sizes / sizeof *sizes)];
    o->large_print = (look & 1) != 0;
    o->mono = (look & 2) != 0;
    o->attach_source = (look & 4) != 0;
    o->digest = (look & 8) != 0;
    o->date = look & 16 ? "2024-02-29" : NULL;
    o->pdf = look & 32 ? BP_PDF_2_0 : BP_PDF_1_7;
    o->findings = fuzz_choice(in, 2, 2) ? &w->findings : NULL;
    o->previous = fuzz_choice(in, 2, 4) > 1 ? doc : NULL;
    o->edition = fuzz_choice(in, 3, 4) == 3 ? BP_EDITION_PUBLIC : BP_EDITION_RESTRICTED;
    o->chase = fuzz_choice(in, 4, 4) == 3;
    choose_rows(w, in, doc);
}

static bool is_whole(const struct wish *w)
{
    return !w->options.selection && !w->options.chase &&
           w->options.edition == BP_EDITION_RESTRICTED;
}

/* Lays it out once more, for the tags that the PDF was made of. */
static void expect_words(bp_doc *doc, const struct wish *w)
{
    struct bp_arena arena;
    struct bp_pages pages;
    struct bp_diags diags = {.arena = &arena};
    bp_arena_init(&arena, BP_BUDGET);
    memset(&pages, 0, sizeof pages);
    const struct bp_document report = {.plan = doc->plan, .options = &w->options};
    bp_result result = bp_document_lay_out(&report, &arena, &diags, &doc->fonts, &pages);
    fuzz_expect(result == BP_OK, "it cannot be laid out again", NULL);
    fuzz_expect_words(doc->plan, &pages);
    bp_arena_clear(&arena);
}

static void expect_same(bp_doc *doc, const struct wish *w, const void *bytes, size_t len)
{
    struct bp_buf first = {0};
    const void *again;
    size_t again_len;
    bp_buf_put(&first, bytes, len);
    bp_result result = bp_render(doc, &w->options, &again, &again_len);
    fuzz_expect(result == BP_OK && again_len == len && !memcmp(again, first.bytes, len),
                "the second report differs", NULL);
    bp_buf_free(&first);
}

static void expect_html(bp_doc *doc, const struct wish *w)
{
    bp_options options = w->options;
    const void *bytes;
    size_t len;
    options.format = BP_FORMAT_HTML;
    options.text_size = options.large_print = options.attach_source = 0;
    options.pdf = BP_PDF_1_7;
    fuzz_expect(bp_render(doc, &options, &bytes, &len) == BP_OK, "it has a PDF, but no HTML", NULL);
    fuzz_check_html(bytes, len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_input in;
    const void *bytes;
    size_t n;
    if (!fuzz_open(&in, data, len, 24 << 10))
        return -1;
    bp_doc *doc = bp_new();
    bp_result result = bp_load_memory(doc, in.bytes, in.len, "plan.xml");
    if (result == BP_OK) {
        struct wish w;
        choose(&w, &in, doc);
        result = bp_render(doc, &w.options, &bytes, &n);
        if (result != BP_MISUSE || !w.options.selection) /* such as a word that no status has */
            fuzz_check_findings(doc, result);
        if (result == BP_OK) {
            fuzz_check_pdf(bytes, n);
            if (fuzz_choice(&in, 1, 2))
                expect_same(doc, &w, bytes, n);
            if (is_whole(&w))
                expect_words(doc, &w);
            expect_html(doc, &w);
        }
    }
    bp_free(doc);
    return 0;
}
