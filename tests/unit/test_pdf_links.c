/* test_pdf_links.c: what the validator does not see, or not all of it, in the finished bytes of whole reports:
 * headings, bookmarks, figures and links. Each test names its clause: UA is PDF/UA-1 (ISO 14289-1), UA-2 is
 * ISO 14289-2, PDF is ISO 32000-1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reports.h"

/* ---- headings, bookmarks, page labels ---- */

static bool is_heading(const struct pdftree *tree, uint32_t node, unsigned *level)
{
    struct pdfvalue type = tree->nodes[node].type;
    bool heading = tree->nodes[node].kind == PDFTREE_ELEMENT && type.len == 3 && type.at[1] == 'H' &&
                   type.at[2] >= '1' && type.at[2] <= '6';
    *level = heading ? (unsigned)(type.at[2] - '0') : 0;
    return heading;
}

/* The page that a link or bookmark leads to. In PDF 2.0 (UA-2, 8.8) it names an element as well: the heading or
 * the row's head that says `said`, which begins on that page. */
static unsigned led_to(const struct pdftree *tree, struct pdfvalue from, const char *said)
{
    struct pdfvalue dest = get(tree, from, "Dest"), action = get(tree, from, "A");
    bool old = report_options(tree)->pdf == BP_PDF_1_7;
    assert_true(old ? dest.len && !action.len : !dest.len && action.len);
    if (!old)
        dest = pdfvalue_entry(action, "D");
    unsigned level, page = pdftree_page(tree, pdfvalue_reference(pdfvalue_item(dest, 0)));
    assert_true(page < tree->n_pages);
    if (old)
        return page;
    struct pdfvalue element = pdfvalue_entry(action, "SD");
    assert_true(pdfvalue_is(pdfvalue_entry(action, "S"), "/GoTo"));
    for (size_t i = 1; i < 5; i++) {
        struct pdfvalue of_page = pdfvalue_item(dest, i), of_element = pdfvalue_item(element, i);
        assert_true(of_page.len && of_page.len == of_element.len);
        assert_memory_equal(of_page.at, of_element.at, of_page.len);
    }
    unsigned number = pdfvalue_reference(pdfvalue_item(element, 0));
    uint32_t node = 0;
    while (node < tree->n && (tree->nodes[node].kind != PDFTREE_ELEMENT || tree->nodes[node].number != number))
        node++;
    assert_true(node < tree->n);
    assert_true(pdftree_is(tree, node, "TH") || is_heading(tree, node, &level));
    assert_string_equal(text_of(tree, node, 3), said);
    assert_int_equal(tree->nodes[pdftree_first(tree, node)].page, page);
    return page;
}

/* UA 7.4.2: the first heading is H1, and none skips a level. */
static void headings_never_skip(const struct pdftree *tree)
{
    unsigned level, before = 0, firsts = 0;
    for (uint32_t i = 0; i < tree->n; i++) {
        if (!is_heading(tree, i, &level))
            continue;
        assert_true(level <= before + 1);
        assert_true(*text_of(tree, i, 0));
        firsts += level == 1;
        before = level;
    }
    assert_int_equal(firsts, 1);
}

/* UA 7.17: the bookmarks are the headings, in their order, and lead to their pages. PDF 12.3.3: the way back
 * from each is right, too, and how many there are. */
static void bookmarks_are_the_headings(const struct pdftree *tree)
{
    struct pdfvalue root = get(tree, tree->catalog, "Outlines"), item = get(tree, root, "First");
    uint32_t at = 0;
    unsigned level, n = 0;
    struct pdfvalue ahead[8] = {item};
    for (int depth = 0; depth >= 0;) {
        item = ahead[depth];
        if (!item.len) {
            depth--;
            continue;
        }
        n++;
        const char *title = string_of(pdfvalue_entry(item, "Title"), 0);
        while (at < tree->n && !(is_heading(tree, at, &level) && !strcmp(text_of(tree, at, 1), title)))
            at++;
        if (at == tree->n)
            print_error("bookmark without a heading: %s\n", title);
        assert_true(at < tree->n);
        assert_int_equal(led_to(tree, item, title), tree->nodes[pdftree_first(tree, at)].page);
        at++;
        ahead[depth] = get(tree, item, "Next");
        ahead[depth + 1] = get(tree, item, "First");
        const struct pdfvalue last = ahead[depth].len ? item : get(tree, get(tree, item, "Parent"), "Last");
        assert_ptr_equal(last.at, item.at);
        if (ahead[depth].len)
            assert_ptr_equal(get(tree, ahead[depth], "Prev").at, item.at);
        depth++;
        assert_true(depth < 7);
    }
    assert_true(n >= 3);
    assert_int_equal(pdfvalue_integer(get(tree, root, "Count")), n);
}

/* PDF 12.4.2: the pages' labels are the numbers that are printed on them. */
static void page_labels_are_as_printed(const struct pdftree *tree)
{
    struct pdfvalue nums = pdfvalue_entry(get(tree, tree->catalog, "PageLabels"), "Nums");
    assert_true(pdfvalue_is(pdfvalue_item(nums, 0), "0"));
    assert_int_equal(pdfvalue_item(nums, 2).len, 0);
    struct pdfvalue range = pdfvalue_item(nums, 1);
    assert_true(pdfvalue_is(pdfvalue_entry(range, "S"), "/D"));
    long first = pdfvalue_integer(pdfvalue_entry(range, "St"));
    for (unsigned p = 0; p < tree->n_pages; p++) {
        char printed[40];
        unsigned found = 0;
        snprintf(printed, sizeof printed, "Page %ld of %u", first + (long)p, tree->n_pages);
        for (unsigned i = 0; i < tree->pages[p].n_marks; i++) {
            const struct pdftree_mark *mark = &tree->pages[p].marks[i];
            found += mark->mcid < 0 && pdfread_find(mark->text.bytes, mark->text.len, printed) != NULL;
        }
        assert_int_equal(found, 1);
    }
}

/* ---- figures and links ---- */

/* UA 7.3, PDF 14.8.5.4.3: a figure says what it shows, and where on the page it stands. */
static void figures_have_words_and_a_box(const struct pdftree *tree)
{
    for (uint32_t i = 0; i < tree->n; i++) {
        if (!pdftree_is(tree, i, "Figure"))
            continue;
        assert_true(*string_of(pdfvalue_entry(tree->nodes[i].dict, "Alt"), 0));
        struct pdfvalue attributes = get(tree, tree->nodes[i].dict, "A");
        struct pdfvalue box = pdfvalue_entry(attributes, "BBox"), media;
        assert_true(pdfvalue_is(pdfvalue_entry(attributes, "O"), "/Layout"));
        media = pdfvalue_entry(tree->pages[tree->nodes[pdftree_first(tree, i)].page].dict, "MediaBox");
        double sides[4], edges[4];
        for (size_t k = 0; k < 4; k++) {
            sides[k] = strtod(pdfvalue_item(box, k).at, NULL);
            edges[k] = strtod(pdfvalue_item(media, k).at, NULL);
        }
        assert_true(edges[0] <= sides[0] && sides[0] < sides[2] && sides[2] <= edges[2]);
        assert_true(edges[1] <= sides[1] && sides[1] < sides[3] && sides[3] <= edges[3]);
    }
}

/* Whether on that page a row, or in large print a block, is headed by `ref`. */
static bool has_row(const struct pdftree *tree, const char *ref, unsigned page)
{
    unsigned level;
    for (uint32_t i = 0; i < tree->n; i++) {
        bool head = pdftree_is(tree, i, "TH") || is_heading(tree, i, &level);
        uint32_t first = head ? pdftree_first(tree, i) : PDFTREE_NONE;
        if (first != PDFTREE_NONE && tree->nodes[first].page == page && !strcmp(text_of(tree, i, 3), ref))
            return true;
    }
    return false;
}

/* What an annotation's Link element says stands at the beginning of its /Contents; that of a link inside
 * the report stands where it leads as well. */
static void check_annotation(const struct pdftree *tree, uint32_t node)
{
    const struct pdftree_node *object = &tree->nodes[node];
    struct pdfvalue annot = pdfvalue_object(&tree->pdf, object->number);
    assert_true(pdfvalue_is(pdfvalue_entry(annot, "Subtype"), "/Link"));
    assert_true(pdftree_is(tree, object->parent, "Link"));
    struct pdfvalue parent = pdftree_parent(tree, pdfvalue_integer(pdfvalue_entry(annot, "StructParent")));
    assert_int_equal(pdfvalue_reference(parent), tree->nodes[object->parent].number);
    const char *said = text_of(tree, object->parent, 0);
    const char *contents = string_of(pdfvalue_entry(annot, "Contents"), 1);
    assert_true(*said && *contents);
    struct pdfvalue uri = pdfvalue_entry(pdfvalue_entry(annot, "A"), "URI");
    if (!uri.len) {
        assert_memory_equal(contents, said, strlen(said));
        assert_true(has_row(tree, said, led_to(tree, annot, said)));
    } else {
        assert_non_null(strstr(contents, string_of(uri, 2)));
    }
}

/* UA 7.18.5: each link annotation is the object of a Link element, whose text says where it leads. */
static void links_have_their_objects(const struct pdftree *tree)
{
    unsigned annotations = 0, objects = 0;
    struct pdfvalue annot;
    for (unsigned p = 0; p < tree->n_pages; p++) {
        struct pdfvalue annots = get(tree, tree->pages[p].dict, "Annots");
        for (size_t i = 0; annots.len && (annot = pdfvalue_item(annots, i)).len; i++, annotations++) {
            unsigned found = 0;
            for (uint32_t n = 0; n < tree->n; n++)
                found += tree->nodes[n].kind == PDFTREE_OBJECT && tree->nodes[n].page == p &&
                         tree->nodes[n].number == pdfvalue_reference(annot);
            assert_int_equal(found, 1);
        }
    }
    for (uint32_t n = 0; n < tree->n; n++) {
        if (tree->nodes[n].kind == PDFTREE_OBJECT) {
            objects++;
            check_annotation(tree, n);
        }
        if (pdftree_is(tree, n, "Link")) {
            bool has_object = false;
            for (uint32_t i = n; i < tree->nodes[n].end; i++)
                has_object |= tree->nodes[i].kind == PDFTREE_OBJECT;
            assert_true(has_object);
        }
    }
    assert_int_equal(objects, annotations);
}

/* ---- all of them ---- */

int main(void)
{
    static const struct report_check checks[] = {
        CHECK(headings_never_skip),
        CHECK(bookmarks_are_the_headings),
        CHECK(page_labels_are_as_printed),
        CHECK(figures_have_words_and_a_box),
        CHECK(links_have_their_objects),
    };
    return reports_check(checks, sizeof checks / sizeof *checks);
}
