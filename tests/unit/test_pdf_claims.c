/* test_pdf_claims.c: what a report says of itself, in the finished bytes. UA is PDF/UA-1 (ISO 14289-1), A is
 * PDF/A-2 (ISO 19005-2), A-4 is ISO 19005-4, UA-2 is ISO 14289-2, PDF 2.0 is ISO 32000-2. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "reports.h"

/* ---- metadata ---- */

static struct pdfvalue xmp_of(const struct pdftree *tree)
{
    unsigned number = pdfvalue_reference(pdfvalue_entry(tree->catalog, "Metadata"));
    return pdfvalue_stream(&tree->pdf, number);
}

/* The text of an element or an attribute of the XMP, unescaped; until the next call. */
static const char *xmp_text(const struct pdftree *tree, const char *before)
{
    static char text[500];
    size_t n = 0;
    struct pdfvalue xmp = xmp_of(tree);
    const char *at = pdfread_find(xmp.at, xmp.len, before);
    assert_non_null(at);
    at += strlen(before);
    for (char end = at[-1] == '"' ? '"' : '<'; *at != end && n < sizeof text - 1; at++) {
        static const char *const escaped[] = {"&amp;", "&lt;", "&gt;"};
        char c = *at;
        for (int i = 0; i < 3 && *at == '&'; i++) {
            if (!strncmp(at, escaped[i], strlen(escaped[i]))) {
                c = "&<>"[i];
                at += strlen(escaped[i]) - 1;
            }
        }
        text[n++] = c;
    }
    text[n] = '\0';
    return text;
}

/* A-4 6.1.3: no Info, not even one that nothing refers to. All other files have one. */
static bool has_info(const struct pdftree *tree)
{
    bool wanted = report_options(tree)->pdf != BP_PDF_2_0;
    assert_int_equal(tree->info.len != 0, wanted);
    assert_int_equal(pdfread_object_with(&tree->pdf, 1, "/Producer") != 0, wanted);
    return wanted;
}

/* A 6.6.3: what Info says, XMP says too. */
static void info_and_xmp_agree(const struct pdftree *tree)
{
    static const char *const pairs[][2] = {
        {"Title", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"},
        {"Author", "<dc:creator><rdf:Seq><rdf:li>"},
        {"Subject", "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"},
        {"Creator", " xmp:CreatorTool=\""},
        {"Producer", " pdf:Producer=\""}};
    if (!has_info(tree))
        return;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct pdfvalue said = pdfvalue_entry(tree->info, pairs[i][0]);
        if (said.len)
            assert_string_equal(string_of(said, 0), xmp_text(tree, pairs[i][1]));
        else
            assert_true(i == 1 || i == 2); /* a plan may lack an organisation and a period */
    }
    static const char *const dates[][2] = {{"CreationDate", " xmp:CreateDate=\""},
                                           {"ModDate", " xmp:ModifyDate=\""}};
    for (size_t i = 0; i < 2; i++) {
        int year, month, day, y, m, d;
        const char *said = string_of(pdfvalue_entry(tree->info, dates[i][0]), 0);
        assert_int_equal(sscanf(said, "D:%4d%2d%2d000000Z", &year, &month, &day), 3);
        said = xmp_text(tree, dates[i][1]);
        assert_int_equal(sscanf(said, "%4d-%2d-%2dT00:00:00Z", &y, &m, &d), 3);
        assert_true(y == year && m == month && d == day);
    }
}

/* UA 7.1 and 7.2: a title to show, and a language, which XMP names too. */
static void title_and_language(const struct pdftree *tree)
{
    assert_true(*xmp_text(tree, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"));
    struct pdfvalue viewer = get(tree, tree->catalog, "ViewerPreferences");
    assert_true(pdfvalue_is(pdfvalue_entry(viewer, "DisplayDocTitle"), "true"));
    const char *lang = string_of(pdfvalue_entry(tree->catalog, "Lang"), 0);
    assert_string_equal(lang, "en-GB");
    assert_string_equal(lang, xmp_text(tree, "<dc:language><rdf:Bag><rdf:li>"));
}

/* ---- versions and standards ---- */

#define OLD_UA " pdfuaid:part=\"1\""
#define NEW_UA " pdfuaid:part=\"2\" pdfuaid:rev=\"2024\""
#define OLD_A(part) " pdfaid:part=\"" part "\" pdfaid:conformance=\"A\""
#define NEW_A " pdfaid:part=\"4\" pdfaid:rev=\"2020\""

/* A file claims what its kind is, and no more: so it has no other property of these schemas. */
static void claims_are_those_of_the_kind(const struct pdftree *tree)
{
    static const struct {
        bp_pdf_kind pdf;
        int attached, version;
        const char *claims;
        unsigned archive, access; /* numbers of properties */
    } kinds[] = {{BP_PDF_1_7, 0, 17, OLD_A("2") OLD_UA, 2, 1},
                 {BP_PDF_1_7, 1, 17, OLD_A("3") OLD_UA, 2, 1},
                 {BP_PDF_2_0, 0, 20, NEW_A NEW_UA, 2, 2},
                 {BP_PDF_2_0, 1, 20, NEW_A " pdfaid:conformance=\"F\"" NEW_UA, 3, 2},
                 {BP_PDF_2_0_TITLED, 0, 20, NEW_UA, 0, 2},
                 {BP_PDF_2_0_TITLED, 1, 20, NEW_UA, 0, 2}};
    const bp_options *options = report_options(tree);
    struct pdfvalue xmp = xmp_of(tree);
    size_t i = 0;
    while (kinds[i].pdf != options->pdf || kinds[i].attached != options->attach_source)
        i++;
    assert_int_equal(tree->pdf.version, kinds[i].version);
    assert_int_equal(pdfread_count(xmp.at, xmp.len, kinds[i].claims), 1);
    assert_int_equal(pdfread_count(xmp.at, xmp.len, " pdfaid:"), kinds[i].archive);
    assert_int_equal(pdfread_count(xmp.at, xmp.len, " pdfuaid:"), kinds[i].access);
    unsigned declared = options->pdf == BP_PDF_1_7 ? 0 : 1;
    assert_int_equal(pdfread_count(xmp.at, xmp.len, ">http://pdfa.org/declarations/wtpdf#accessibility1.0<"),
                     declared);
    assert_int_equal(pdfread_count(xmp.at, xmp.len, ">http://pdfa.org/declarations/wtpdf#reuse1.0<"), declared);
}

/* PDF 2.0 14.8.6, UA-2 8.2.5.2: the Document is of PDF 2.0, and the tree lists that namespace. What is below is
 * of PDF 1.7, the default, so its types must all be of that version. */
static void namespaces_are_said(const struct pdftree *tree)
{
    static const char *const types[] = {"Document", "Sect", "H1", "H2", "H3", "H4", "H5", "P", "Table", "Caption",
                                        "THead", "TBody", "TR", "TH", "TD", "Figure", "L", "LI", "Lbl",
                                        "LBody", "Link", "Span", "NonStruct"};
    bool old = report_options(tree)->pdf == BP_PDF_1_7;
    struct pdfvalue spaces = pdfvalue_entry(get(tree, tree->catalog, "StructTreeRoot"), "Namespaces");
    assert_int_equal(spaces.len != 0, !old);
    for (uint32_t i = 0; i < tree->n; i++) {
        size_t known = 0;
        if (tree->nodes[i].kind != PDFTREE_ELEMENT)
            continue;
        while (known < sizeof types / sizeof *types && !pdftree_is(tree, i, types[known]))
            known++;
        assert_true(known < sizeof types / sizeof *types);
        assert_int_equal(pdfvalue_entry(tree->nodes[i].dict, "NS").len != 0, i == 0 && !old);
    }
    if (old)
        return;
    struct pdfvalue space = pdfvalue_entry(tree->nodes[0].dict, "NS");
    assert_int_equal(pdfvalue_reference(space), pdfvalue_reference(pdfvalue_item(spaces, 0)));
    space = get(tree, tree->nodes[0].dict, "NS");
    assert_true(pdfvalue_is(pdfvalue_entry(space, "Type"), "/Namespace"));
    assert_string_equal(string_of(pdfvalue_entry(space, "NS"), 0), "http://iso.org/pdf2/ssn");
}

/* A-4 6.9, UA-2 8.14.1: an attached plan is associated with the document, and says what it is. */
static void attached_plans_are_described(const struct pdftree *tree)
{
    struct pdfvalue files = pdfvalue_entry(tree->catalog, "AF");
    assert_int_equal(files.len != 0, report_options(tree)->attach_source);
    if (!files.len)
        return;
    struct pdfvalue spec = pdfvalue_object(&tree->pdf, pdfvalue_reference(pdfvalue_item(files, 0)));
    assert_true(pdfvalue_is(pdfvalue_entry(spec, "AFRelationship"), "/Source"));
    assert_true(*string_of(pdfvalue_entry(spec, "Desc"), 0));
}

/* ---- all of them ---- */

int main(void)
{
    static const struct report_check checks[] = {
        CHECK(info_and_xmp_agree),
        CHECK(title_and_language),
        CHECK(claims_are_those_of_the_kind),
        CHECK(namespaces_are_said),
        CHECK(attached_plans_are_described),
    };
    return reports_check(checks, sizeof checks / sizeof *checks);
}
