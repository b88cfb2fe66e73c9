/* test_pdf_2.c: what must hold of every report as PDF 2.0, over plans made from seeds, and of board packs: it has
 * the pages of the report as PDF 1.7; each link and bookmark leads to the same page there; and the element
 * that it names besides begins on that page, and heads what is meant.
 *
 * BP_SEEDS sets how many seeds (60), BP_SEED runs a single one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "boardpaper.h"
#include "generate.h"
#include "seeds.h"
#include "unit/pdftree.h"

static char made_now[40]; /* "seed 7": what is looked at */

static void fail_made(const char *what)
{
    print_error("%s: %s\n", made_now, what);
    fail();
}

static void make(bp_doc *doc, bp_pdf_kind pdf, struct pdftree *tree)
{
    const void *bytes;
    size_t len;
    bp_check_options checks = BP_INIT(bp_check_options);
    bp_options options = {.size = sizeof options, .pdf = pdf, .large_print = seed_now % 3 == 0,
                          .chase = seed_now % 5 == 4, .previous = seed_now % 4 == 1 ? doc : NULL,
                          .findings = seed_now % 4 > 1 ? &checks : NULL, .attach_source = seed_now % 2};
    if (bp_render(doc, &options, &bytes, &len) != BP_OK)
        fail_made("no report is made");
    if (!pdftree_open(tree, bytes, len))
        fail_made("the PDF's parts do not fit together");
    if (tree->unknown)
        fail_made("contents have words that are no operators");
}

/* The next object from `*number` on that leads to a page: "<</Title…/Dest[" or "…/A<</S/GoTo/D[". */
static struct pdfvalue next_target(const struct pdftree *tree, unsigned *number, struct pdfvalue *element)
{
    struct pdfvalue none = {"", 0};
    for (; *number < tree->pdf.size; ++*number) {
        struct pdfvalue object = pdfvalue_object(&tree->pdf, *number);
        struct pdfvalue action = pdfvalue_entry(object, "A"), dest = pdfvalue_entry(object, "Dest");
        *element = pdfvalue_entry(action, "SD");
        dest = dest.len ? dest : pdfvalue_entry(action, "D");
        if (!dest.len)
            continue;
        ++*number;
        return dest;
    }
    return none;
}

static void check_element(const struct pdftree *tree, struct pdfvalue element, unsigned page)
{
    unsigned number = pdfvalue_reference(pdfvalue_item(element, 0));
    uint32_t node = 0;
    while (node < tree->n && (tree->nodes[node].kind != PDFTREE_ELEMENT || tree->nodes[node].number != number))
        node++;
    if (node == tree->n)
        fail_made("a link names an element that is not in the tree");
    if (!pdftree_is(tree, node, "TH") && memcmp(tree->nodes[node].type.at, "/H", 2) != 0)
        fail_made("a link names an element that heads nothing");
    if (tree->nodes[pdftree_first(tree, node)].page != page)
        fail_made("a link names an element of another page");
}

static void check_targets(const struct pdftree *old, const struct pdftree *new)
{
    unsigned a = 1, b = 1, n = 0;
    struct pdfvalue element, from, to;
    for (;; n++) {
        from = next_target(old, &a, &element);
        to = next_target(new, &b, &element);
        if (!from.len || !to.len)
            break;
        unsigned page = pdftree_page(new, pdfvalue_reference(pdfvalue_item(to, 0)));
        if (page == new->n_pages || page != pdftree_page(old, pdfvalue_reference(pdfvalue_item(from, 0))))
            fail_made("a link leads to another page");
        check_element(new, element, page);
    }
    if (!n || from.len || to.len)
        fail_made("there are more or fewer links, or none");
}

static void check_pages(const struct pdftree *old, const struct pdftree *new)
{
    if (old->n_pages != new->n_pages || old->n != new->n)
        fail_made("there are more or fewer pages or elements");
    for (unsigned i = 0; i < old->n_pages; i++) {
        struct pdfvalue a = pdfvalue_stream(&old->pdf, pdfvalue_reference(pdfvalue_entry(old->pages[i].dict,
                                                                                        "Contents")));
        struct pdfvalue b = pdfvalue_stream(&new->pdf, pdfvalue_reference(pdfvalue_entry(new->pages[i].dict,
                                                                                        "Contents")));
        if (!a.len || a.len != b.len || memcmp(a.at, b.at, a.len) != 0)
            fail_made("a page differs");
    }
}

static void test_seed(uint64_t seed)
{
    struct bp_buf xml = {0};
    struct pdftree old, new;
    snprintf(made_now, sizeof made_now, "seed %llu", (unsigned long long)seed);
    generate_plan(seed, &xml);
    bp_doc *doc = bp_new();
    assert_int_equal(bp_load_memory(doc, xml.bytes, xml.len, "plan.xml"), BP_OK);
    make(doc, BP_PDF_1_7, &old);
    make(doc, seed % 7 == 6 ? BP_PDF_2_0_TITLED : BP_PDF_2_0, &new);
    check_pages(&old, &new);
    check_targets(&old, &new);
    pdftree_close(&old);
    pdftree_close(&new);
    bp_free(doc);
    bp_buf_free(&xml);
}

static void open_pack(bp_doc *doc, const bp_options *options, size_t item, struct pdftree *tree)
{
    const void *bytes;
    size_t len;
    assert_int_equal(bp_pack_render(doc, options, &bytes, &len), BP_OK);
    if (item)
        assert_int_equal(bp_pack_render_item(doc, options, item - 1, &bytes, &len), BP_OK);
    assert_true(pdftree_open(tree, bytes, len));
}

/* A pack opens at its beginning, which is the Document. */
static void check_opening(const struct pdftree *tree)
{
    struct pdfvalue action = pdfvalue_get(&tree->pdf, tree->catalog, "OpenAction");
    struct pdfvalue page = pdfvalue_item(pdfvalue_entry(action, "D"), 0);
    struct pdfvalue element = pdfvalue_item(pdfvalue_entry(action, "SD"), 0);
    assert_int_equal(pdfvalue_reference(page), tree->pages[0].number);
    assert_int_equal(pdfvalue_reference(element), tree->nodes[0].number);
}

/* The whole pack, and each of its items alone. In it, elements are dropped plan by plan. */
static void test_packs(void **state)
{
    (void)state;
    bp_doc *doc = bp_new();
    assert_int_equal(bp_pack_load_file(doc, "input/board-pack.xml", 0), BP_OK);
    for (int large = 0; large < 2; large++) {
        for (size_t item = 0; item <= 3; item++) {
            struct pdftree old, new;
            bp_options options = {.size = sizeof options, .large_print = large};
            snprintf(made_now, sizeof made_now, "pack, item %zu, large print %d", item, large);
            open_pack(doc, &options, item, &old);
            options.pdf = BP_PDF_2_0;
            open_pack(doc, &options, item, &new);
            check_pages(&old, &new);
            check_targets(&old, &new);
            if (!item)
                check_opening(&new);
            pdftree_close(&old);
            pdftree_close(&new);
        }
    }
    bp_free(doc);
}

static void test_seeds(void **state)
{
    (void)state;
    try_seeds(60, test_seed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_seeds), cmocka_unit_test(test_packs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
