/* test_pdf_structure.c: what the validator does not see, or not all of it, in the finished bytes of whole
 * reports: content and tables. Each test names its clause: UA is PDF/UA-1 (ISO 14289-1), A is PDF/A-2
 * (ISO 19005-2), PDF is ISO 32000-1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reports.h"

/* ---- content ---- */

/* UA 7.1: all that is painted is tagged content or an artifact, and never one inside the other. */
static void nothing_is_outside_the_tags(const struct pdftree *tree)
{
    assert_int_equal(tree->outside, 0);
    assert_int_equal(tree->unknown, 0);
    assert_int_equal(tree->nested, 0);
    for (unsigned p = 0; p < tree->n_pages; p++)
        for (unsigned i = 0; i < tree->pages[p].n_marks; i++) {
            const struct pdftree_mark *mark = &tree->pages[p].marks[i];
            assert_true(mark->mcid >= 0 || pdfvalue_is(mark->type, "/Artifact"));
        }
}

/* UA 7.21.7, A 6.2.11.7.2: each code that is shown stands for characters. Each mark says something, but in a
 * figure, or in a cell that is empty: no heading, and no cell of a heading, is. */
static void each_code_has_its_text(const struct pdftree *tree)
{
    assert_int_equal(tree->unmapped, 0);
    for (uint32_t i = 0; i < tree->n; i++) {
        if (tree->nodes[i].kind != PDFTREE_CONTENT)
            continue;
        const struct pdftree_mark *mark = pdftree_mark(tree, i);
        assert_non_null(mark);
        assert_true(mark->text.len || pdftree_is(tree, tree->nodes[i].parent, "Figure") ||
                    pdftree_is(tree, tree->nodes[i].parent, "TD"));
    }
}

/* PDF 14.7.4.4: each MCID belongs to one element, to which the parent tree leads back. */
static void parent_tree_leads_back(const struct pdftree *tree)
{
    unsigned n_marks = 0, n_nodes = 0;
    for (unsigned p = 0; p < tree->n_pages; p++)
        for (unsigned i = 0; i < tree->pages[p].n_marks; i++)
            n_marks += tree->pages[p].marks[i].mcid >= 0;
    for (uint32_t i = 0; i < tree->n; i++) {
        const struct pdftree_node *node = &tree->nodes[i];
        if (node->kind != PDFTREE_CONTENT)
            continue;
        n_nodes++;
        long key = pdfvalue_integer(pdfvalue_entry(tree->pages[node->page].dict, "StructParents"));
        struct pdfvalue page = pdfvalue_object(&tree->pdf, pdfvalue_reference(pdftree_parent(tree, key)));
        struct pdfvalue element = pdfvalue_item(page, node->mcid);
        assert_int_equal(pdfvalue_reference(element), tree->nodes[node->parent].number);
    }
    assert_int_equal(n_nodes, n_marks);
    for (uint32_t i = 1; i < tree->n; i++) /* PDF 14.7.2: /P is the element above */
        if (tree->nodes[i].kind == PDFTREE_ELEMENT)
            assert_int_equal(pdfvalue_reference(pdfvalue_entry(tree->nodes[i].dict, "P")),
                             tree->nodes[tree->nodes[i].parent].number);
}

/* ---- tables ---- */

static uint32_t find_kid(const struct pdftree *tree, uint32_t node, const char *type, unsigned *count)
{
    uint32_t found = PDFTREE_NONE;
    *count = 0;
    for (uint32_t i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end) {
        if (!pdftree_is(tree, i, type))
            continue;
        found = found == PDFTREE_NONE ? i : found;
        ++*count;
    }
    return found;
}

static bool has_attribute(const struct pdftree *tree, uint32_t node, const char *key, const char *value)
{
    return pdfvalue_is(pdfvalue_entry(get(tree, tree->nodes[node].dict, "A"), key), value);
}

static unsigned count_cells(const struct pdftree *tree, uint32_t row)
{
    unsigned heads, cells;
    find_kid(tree, row, "TH", &heads);
    find_kid(tree, row, "TD", &cells);
    for (uint32_t i = row + 1; i < tree->nodes[row].end; i = tree->nodes[i].end)
        assert_false(get(tree, tree->nodes[i].dict, "ColSpan").len);
    return heads + cells;
}

/* The number of a table's columns, by its head or else its first row. */
static unsigned count_columns(const struct pdftree *tree, uint32_t head, uint32_t body)
{
    unsigned n;
    uint32_t heads = head == PDFTREE_NONE ? body + 1 : find_kid(tree, head, "TR", &n);
    for (uint32_t k = heads + 1; head != PDFTREE_NONE && k < tree->nodes[heads].end;
         k = tree->nodes[k].end)
        assert_true(has_attribute(tree, k, "Scope", "/Column") && *text_of(tree, k, 0));
    if (head != PDFTREE_NONE)
        assert_int_equal(n, 1);
    return count_cells(tree, heads);
}

/* UA 7.5 and 7.2, PDF 14.8.4.3.4: each table has one head, of column heads (but none has a block of large
 * print, whose columns are two), and one body; each row there is headed, and has a cell for each column. */
static void tables_are_regular(const struct pdftree *tree)
{
    unsigned with_heads = 0, n;
    for (uint32_t i = 0; i < tree->n; i++) {
        if (!pdftree_is(tree, i, "Table"))
            continue;
        uint32_t head = find_kid(tree, i, "THead", &n);
        assert_true(n <= 1);
        with_heads += n;
        uint32_t body = find_kid(tree, i, "TBody", &n);
        assert_int_equal(n, 1);
        assert_true(head == PDFTREE_NONE || head < body);
        unsigned columns = count_columns(tree, head, body);
        assert_true(head != PDFTREE_NONE || columns == 2);
        for (uint32_t row = body + 1; row < tree->nodes[body].end; row = tree->nodes[row].end) {
            assert_true(pdftree_is(tree, row, "TR"));
            assert_int_equal(count_cells(tree, row), columns);
            assert_true(has_attribute(tree, row + 1, "Scope", "/Row"));
        }
    }
    assert_true(with_heads >= 2);
}

/* PDF 14.8.2.2: a table's head is tagged once, on one page, and on the pages that follow it is an artifact
 * that says the same. */
static void repeated_heads_are_artifacts(const struct pdftree *tree)
{
    for (uint32_t i = 0; i < tree->n; i++) {
        if (!pdftree_is(tree, i, "Table"))
            continue;
        unsigned n, last = 0;
        uint32_t head = find_kid(tree, i, "THead", &n);
        if (head == PDFTREE_NONE)
            continue;
        uint32_t first = pdftree_first(tree, head);
        for (uint32_t k = head; k < tree->nodes[head].end; k++)
            if (tree->nodes[k].kind == PDFTREE_CONTENT)
                assert_int_equal(tree->nodes[k].page, tree->nodes[first].page);
        for (uint32_t k = head; k < tree->nodes[i].end; k++)
            if (tree->nodes[k].kind == PDFTREE_CONTENT && tree->nodes[k].page > last)
                last = tree->nodes[k].page;
        const char *said = text_of(tree, find_kid(tree, head, "TR", &n) + 1, 0);
        for (unsigned p = tree->nodes[first].page + 1; p <= last; p++) {
            unsigned found = 0;
            for (unsigned k = 0; k < tree->pages[p].n_marks; k++) {
                const struct pdftree_mark *mark = &tree->pages[p].marks[k];
                found += pdfvalue_is(pdfvalue_entry(mark->properties, "Subtype"), "/Header") &&
                         pdfread_find(mark->text.bytes, mark->text.len, said) != NULL;
            }
            assert_true(found);
        }
    }
}

/* PDF 14.7.2: a row on two pages is one element, with content on both; no two rows have one name. */
static void split_rows_are_one_element(const struct pdftree *tree)
{
    unsigned split = 0;
    for (uint32_t i = 0; i < tree->n; i++) {
        uint32_t first = pdftree_is(tree, i, "TR") ? pdftree_first(tree, i) : PDFTREE_NONE;
        bool goes_on = false;
        for (uint32_t k = i; first != PDFTREE_NONE && k < tree->nodes[i].end; k++)
            goes_on |= tree->nodes[k].kind == PDFTREE_CONTENT &&
                       tree->nodes[k].page > tree->nodes[first].page;
        split += goes_on;
        if (!pdftree_is(tree, i, "TBody"))
            continue;
        for (uint32_t row = i + 1; row < tree->nodes[i].end; row = tree->nodes[row].end)
            for (uint32_t other = tree->nodes[row].end; other < tree->nodes[i].end;
                 other = tree->nodes[other].end)
                if (*text_of(tree, row + 1, 0))
                    assert_string_not_equal(text_of(tree, row + 1, 0), text_of(tree, other + 1, 1));
    }
    if (tree == &reports[N_REPORTS - 1].tree)
        assert_true(split >= 2);
}

/* PDFium and Tika take an element's marks to be all of one page. So where a paragraph is cut, each page has its
 * words in an element of their own, which says nothing itself (PDF 14.8.4.2). */
static void elements_are_on_one_page(const struct pdftree *tree)
{
    unsigned parts = 0;
    for (uint32_t i = 0; i < tree->n; i++) {
        const struct pdftree_node *node = &tree->nodes[i], *above = &tree->nodes[node->parent];
        parts += node->kind == PDFTREE_ELEMENT && pdftree_is(tree, i, "NonStruct");
        if (node->kind == PDFTREE_ELEMENT)
            continue;
        for (uint32_t k = node->end; k < above->end; k = tree->nodes[k].end)
            if (tree->nodes[k].kind != PDFTREE_ELEMENT)
                assert_int_equal(tree->nodes[k].page, node->page);
    }
    if (tree == &reports[N_REPORTS - 1].tree)
        assert_true(parts >= 2);
}

/* UA 7.1, 7.2: the tree is in reading order: on a page its content comes in the order in which it is painted,
 * and a table's rows from top to bottom, page by page. */
static void reading_order_is_row_by_row(const struct pdftree *tree)
{
    long *last = malloc(tree->n_pages * sizeof *last);
    assert_non_null(last);
    for (unsigned p = 0; p < tree->n_pages; p++)
        last[p] = -1;
    for (uint32_t i = 0; i < tree->n; i++) {
        const struct pdftree_node *node = &tree->nodes[i];
        if (node->kind != PDFTREE_CONTENT)
            continue;
        assert_true((long)node->mcid > last[node->page]);
        last[node->page] = (long)node->mcid;
    }
    free(last);
    for (uint32_t i = 0; i < tree->n; i++) {
        if (!pdftree_is(tree, i, "TBody"))
            continue;
        const struct pdftree_node *above = NULL;
        for (uint32_t row = i + 1; row < tree->nodes[i].end; row = tree->nodes[row].end) {
            uint32_t first = pdftree_first(tree, row);
            const struct pdftree_node *node = &tree->nodes[first];
            if (above)
                assert_true(node->page > above->page ||
                            (node->page == above->page &&
                             pdftree_mark(tree, first)->y <
                                 pdftree_mark(tree, (uint32_t)(above - tree->nodes))->y));
            above = node;
        }
    }
}

/* ---- all of them ---- */

int main(void)
{
    static const struct report_check checks[] = {
        CHECK(nothing_is_outside_the_tags),
        CHECK(each_code_has_its_text),
        CHECK(parent_tree_leads_back),
        CHECK(tables_are_regular),
        CHECK(repeated_heads_are_artifacts),
        CHECK(split_rows_are_one_element),
        CHECK(elements_are_on_one_page),
        CHECK(reading_order_is_row_by_row),
    };
    return reports_check(checks, sizeof checks / sizeof *checks);
}
