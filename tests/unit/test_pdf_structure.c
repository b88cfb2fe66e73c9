/* test_pdf_structure.c: what the validator does not see, or not all of it, in the finished bytes of whole
 * reports. Each test names its clause: UA is PDF/UA-1 (ISO 14289-1), A is PDF/A-2 (ISO 19005-2), PDF is
 * ISO 32000-1. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "boardpaper.h"
#include "pdftree.h"

/* ---- the reports ---- */

static void put_tall_plan(struct bp_buf *xml)
{
    bp_buf_str(xml, "<action-plan xml:lang='en-GB'>"
                    "<title>R\xC3\xA9sum\xC3\xA9 &amp; \"Plan\" &lt;A&gt;</title>"
                    "<organisation>Caf\xC3\xA9 (District)</organisation>"
                    "<report from='2019-07-01' to='2019-09-30'><title>Report \\ 2</title>"
                    "<marking>OFFICIAL</marking></report><actions><priority><title>Tall</title>");
    for (int row = 1; row <= 6; row++) {
        bp_buf_fmt(xml, "<action ref='T %d' due='March 2019' status='%s'><description>Of <a "
                        "href='https://example.org/%d'>office %d</a></description><lead>L</lead><update>",
                   row, row % 2 ? "red" : "green", row, row);
        for (int p = 0; p < (row % 3 ? 2 : 90); p++)
            bp_buf_fmt(xml, "<p>Row %d, paragraph %d: effi&#173;ci&#173;en&#173;cy offered to staff.</p>",
                       row, p);
        bp_buf_str(xml, row % 2 ? "<ul><li>one</li></ul></update></action>" : "</update></action>");
    }
    bp_buf_str(xml, "</priority></actions></action-plan>");
}

static const struct {
    const char *plan; /* NULL: the tall one */
    bp_options options;
} asked[] = {
    {"input/sevenoaks-2019-q2.xml", BP_INIT(bp_options)},
    {"input/brag.xml", {.size = sizeof(bp_options), .attach_source = 1}},
    {"tests/golden/plans/valid/thirty-two-statuses.xml", {.size = sizeof(bp_options), .mono = 1}},
    {"input/sevenoaks-2019-q2.xml", {.size = sizeof(bp_options), .large_print = 1}},
    {"input/brag.xml", {.size = sizeof(bp_options), .text_size = 18000, .date = "2020-02-29"}},
    {NULL, {.size = sizeof(bp_options), .large_print = 1, .mono = 1}},
    {NULL, BP_INIT(bp_options)},
};
enum { N_REPORTS = sizeof asked / sizeof *asked };

static struct {
    bp_doc *doc;
    struct pdftree tree;
} reports[N_REPORTS];

static int open_reports(void **state)
{
    (void)state;
    for (int i = 0; i < N_REPORTS; i++) {
        struct bp_buf xml = {0};
        const void *bytes;
        size_t len;
        bp_doc *doc = reports[i].doc = bp_new();
        put_tall_plan(&xml);
        bp_result result = asked[i].plan
                               ? bp_load_file(doc, asked[i].plan)
                               : bp_load_memory(doc, xml.bytes, xml.len, "tall.xml");
        if (result == BP_OK)
            result = bp_render(doc, &asked[i].options, &bytes, &len);
        bp_buf_free(&xml);
        if (result != BP_OK || !pdftree_open(&reports[i].tree, bytes, len))
            return 1;
    }
    return 0;
}

static int close_reports(void **state)
{
    (void)state;
    for (int i = 0; i < N_REPORTS; i++) {
        pdftree_close(&reports[i].tree);
        bp_free(reports[i].doc);
    }
    return 0;
}

/* ---- what the checks share ---- */

static struct pdfvalue get(const struct pdftree *tree, struct pdfvalue dict, const char *key)
{
    return pdfvalue_get(&tree->pdf, dict, key);
}

/* The text of a node or of a string, in `room`, for as long as the check runs. */
static struct bp_buf room[4];

static const char *text_of(const struct pdftree *tree, uint32_t node, int place)
{
    room[place].len = 0;
    return pdftree_text(tree, node, &room[place]);
}

static const char *string_of(struct pdfvalue string, int place)
{
    room[place].len = 0;
    pdfvalue_text(string, &room[place]);
    bp_buf_char(&room[place], '\0');
    return room[place].bytes;
}

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

static bool is_heading(const struct pdftree *tree, uint32_t node, unsigned *level)
{
    struct pdfvalue type = tree->nodes[node].type;
    bool heading = tree->nodes[node].kind == PDFTREE_ELEMENT && type.len == 3 && type.at[1] == 'H' &&
                   type.at[2] >= '1' && type.at[2] <= '6';
    *level = heading ? (unsigned)(type.at[2] - '0') : 0;
    return heading;
}

static bool has_attribute(const struct pdftree *tree, uint32_t node, const char *key, const char *value)
{
    return pdfvalue_is(pdfvalue_entry(get(tree, tree->nodes[node].dict, "A"), key), value);
}

/* ---- metadata ---- */

/* The text between two tags of the XMP, unescaped. */
static const char *xmp_text(const struct pdftree *tree, const char *before, int place)
{
    struct bp_buf *out = &room[place];
    unsigned number = pdfvalue_reference(pdfvalue_entry(tree->catalog, "Metadata"));
    struct pdfvalue xmp = pdfvalue_stream(&tree->pdf, number);
    const char *at = pdfread_find(xmp.at, xmp.len, before);
    assert_non_null(at);
    out->len = 0;
    for (at += strlen(before); *at != '<'; at++) {
        static const char *const escaped[] = {"&amp;", "&lt;", "&gt;"};
        char c = *at;
        for (int i = 0; i < 3 && *at == '&'; i++) {
            if (!strncmp(at, escaped[i], strlen(escaped[i]))) {
                c = "&<>"[i];
                at += strlen(escaped[i]) - 1;
            }
        }
        bp_buf_char(out, c);
    }
    bp_buf_char(out, '\0');
    return out->bytes;
}

/* A 6.6.3: what Info says, XMP says too. */
static void info_and_xmp_agree(const struct pdftree *tree)
{
    static const char *const pairs[][2] = {
        {"Title", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"},
        {"Author", "<dc:creator><rdf:Seq><rdf:li>"},
        {"Subject", "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"},
        {"Creator", "<xmp:CreatorTool>"},
        {"Producer", "<pdf:Producer>"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct pdfvalue said = pdfvalue_entry(tree->info, pairs[i][0]);
        if (said.len)
            assert_string_equal(string_of(said, 0), xmp_text(tree, pairs[i][1], 1));
        else
            assert_true(i == 1 || i == 2); /* a plan may lack an organisation and a period */
    }
    static const char *const dates[][2] = {{"CreationDate", "<xmp:CreateDate>"},
                                           {"ModDate", "<xmp:ModifyDate>"}};
    for (size_t i = 0; i < 2; i++) {
        int year, month, day, y, m, d;
        const char *said = string_of(pdfvalue_entry(tree->info, dates[i][0]), 0);
        assert_int_equal(sscanf(said, "D:%4d%2d%2d000000Z", &year, &month, &day), 3);
        said = xmp_text(tree, dates[i][1], 1);
        assert_int_equal(sscanf(said, "%4d-%2d-%2dT00:00:00Z", &y, &m, &d), 3);
        assert_true(y == year && m == month && d == day);
    }
}

/* UA 7.1 and 7.2: a title to show, and a language, which XMP names too. */
static void title_and_language(const struct pdftree *tree)
{
    assert_true(*string_of(pdfvalue_entry(tree->info, "Title"), 0));
    struct pdfvalue viewer = get(tree, tree->catalog, "ViewerPreferences");
    assert_true(pdfvalue_is(pdfvalue_entry(viewer, "DisplayDocTitle"), "true"));
    const char *lang = string_of(pdfvalue_entry(tree->catalog, "Lang"), 0);
    assert_string_equal(lang, "en-GB");
    assert_string_equal(lang, xmp_text(tree, "<dc:language><rdf:Bag><rdf:li>", 1));
}

/* ---- content ---- */

/* UA 7.1: all that is painted is tagged content or an artifact, and never one inside the other. */
static void nothing_is_outside_the_tags(const struct pdftree *tree)
{
    assert_int_equal(tree->outside, 0);
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

/* ---- headings, bookmarks, page labels ---- */

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
        unsigned page = pdfvalue_reference(pdfvalue_item(get(tree, item, "Dest"), 0));
        assert_int_equal(pdftree_page(tree, page), tree->nodes[pdftree_first(tree, at)].page);
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
    struct pdfvalue dest = pdfvalue_entry(annot, "Dest");
    struct pdfvalue uri = pdfvalue_entry(pdfvalue_entry(annot, "A"), "URI");
    if (dest.len) {
        unsigned page = pdftree_page(tree, pdfvalue_reference(pdfvalue_item(dest, 0)));
        assert_memory_equal(contents, said, strlen(said));
        assert_true(has_row(tree, said, page));
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

/* ---- tables ---- */

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

static const struct check {
    const char *name;
    void (*run)(const struct pdftree *tree);
} checks[] = {
#define CHECK(function) {#function, function}
    CHECK(info_and_xmp_agree),
    CHECK(title_and_language),
    CHECK(nothing_is_outside_the_tags),
    CHECK(each_code_has_its_text),
    CHECK(parent_tree_leads_back),
    CHECK(headings_never_skip),
    CHECK(bookmarks_are_the_headings),
    CHECK(page_labels_are_as_printed),
    CHECK(figures_have_words_and_a_box),
    CHECK(links_have_their_objects),
    CHECK(tables_are_regular),
    CHECK(repeated_heads_are_artifacts),
    CHECK(split_rows_are_one_element),
    CHECK(reading_order_is_row_by_row),
};
enum { N_CHECKS = sizeof checks / sizeof *checks };

static void run_check(void **state)
{
    const struct check *check = *state;
    for (int i = 0; i < N_REPORTS; i++)
        check->run(&reports[i].tree);
    for (size_t i = 0; i < sizeof room / sizeof *room; i++)
        bp_buf_free(&room[i]);
}

int main(void)
{
    struct CMUnitTest tests[N_CHECKS];
    for (int i = 0; i < N_CHECKS; i++)
        tests[i] = (struct CMUnitTest){.name = checks[i].name, .test_func = run_check,
                                       .initial_state = (void *)(uintptr_t)&checks[i]};
    return cmocka_run_group_tests(tests, open_reports, close_reports);
}
