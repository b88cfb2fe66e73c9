/* test_pdf.c: the PDF writer, on pages made by hand: what stands in the file, that the same pages give the
 * same bytes, and that running out of memory anywhere ends well. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "pages.h"
#include "pdf/glyphs.h"
#include "pdf/pdf.h"
#include "pdfread.h"
#include "unit/drawn.h"

/* A report made by hand, and the file that was made of it, taken apart. */
struct made {
    struct sample sample;
    struct bp_diags diags;
    struct bp_buf file;
    struct pdfread pdf;
};

static void open_made(struct made *made)
{
    memset(made, 0, sizeof *made);
    assert_true(sample_open(&made->sample));
    made->diags.arena = &made->sample.arena;
}

static void write_made(struct made *made)
{
    assert_int_equal(bp_pdf_write(&made->sample.pages, NULL, &made->diags, &made->file), BP_OK);
    assert_true(pdfread_open(&made->pdf, made->file.bytes, made->file.len));
}

static void close_made(struct made *made)
{
    pdfread_close(&made->pdf);
    bp_buf_free(&made->file);
    sample_close(&made->sample);
}

static bool has(const struct made *made, const char *needle)
{
    return pdfread_object_with(&made->pdf, 1, needle) != 0;
}

/* Whether `before` is there with a key of the parent tree behind it, so many after the first. */
static bool has_key(const struct made *made, const char *before, unsigned key)
{
    static const char limits[] = "<</Limits[";
    char needle[64];
    size_t len;
    const char *at = pdfread_object(&made->pdf, pdfread_object_with(&made->pdf, 1, limits), &len);
    at = pdfread_find(at, len, limits);
    assert_non_null(at);
    unsigned first = (unsigned)strtoul(at + sizeof limits - 1, NULL, 10);
    assert_true(first >= 1000000000 && first < 2000000000); /* shared with no other document's keys */
    snprintf(needle, sizeof needle, "%s%u", before, first + key);
    return has(made, needle);
}

/* The content stream of a page, by the order of the pages' objects. */
static const char *page_content(const struct made *made, unsigned page, size_t *len)
{
    unsigned number = 0;
    for (unsigned i = 0; i <= page; i++)
        number = pdfread_object_with(&made->pdf, number + 1, "/StructParents ");
    assert_true(number);
    const char *text = pdfread_object(&made->pdf, number, len);
    const char *at = pdfread_find(text, *len, "/Contents ");
    assert_non_null(at);
    return pdfread_object(&made->pdf, (unsigned)strtoul(at + 10, NULL, 10), len);
}

static void whole_file_fits_together(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    sample_report(&made.sample, 3);
    write_made(&made);
    assert_true(has(&made, "/Lang (en-GB)"));
    assert_true(has(&made, "/Marked true"));
    assert_true(has(&made, "/DisplayDocTitle true"));
    assert_true(has(&made, "/PageMode /UseOutlines"));
    assert_true(has(&made, "/GTS_PDFA1"));
    assert_true(has(&made, "/MediaBox[0 0 841.89 595.276]"));
    assert_true(has_key(&made, "/Tabs/S/StructParents ", 4));
    assert_true(has(&made, "/Count 3"));
    close_made(&made);
}

static void info_and_xmp_agree(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    sample_report(&made.sample, 2);
    write_made(&made);
    assert_true(has(&made, "x-default\">Safety &amp; &lt;Strategy&gt;: résumé</rdf:li>"));
    assert_true(has(&made, "<FEFF005300610066006500740079002000260020003C")); /* Safety & < */
    assert_true(has(&made, "<rdf:li>District Partnership</rdf:li>"));
    assert_true(has(&made, "/Author (District Partnership)"));
    assert_true(has(&made, " xmp:CreateDate=\"2019-12-04T00:00:00Z\""));
    assert_true(has(&made, "/CreationDate (D:20191204000000Z)"));
    assert_true(has(&made, " pdfuaid:part=\"1\""));
    assert_true(has(&made, " pdfaid:conformance=\"A\""));
    close_made(&made);
}

static void no_date_no_author(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    made.sample.pages.date.year = 0;
    made.sample.pages.author = "";
    sample_report(&made.sample, 2);
    write_made(&made);
    assert_false(has(&made, "CreationDate"));
    assert_false(has(&made, "xmp:CreateDate"));
    assert_false(has(&made, "/Author"));
    assert_false(has(&made, "dc:creator"));
    close_made(&made);
}

static void same_pages_same_bytes(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    sample_report(&made.sample, 5);
    write_made(&made);
    struct bp_buf again = {0};
    assert_int_equal(bp_pdf_write(&made.sample.pages, NULL, &made.diags, &again), BP_OK);
    assert_int_equal(again.len, made.file.len);
    assert_memory_equal(again.bytes, made.file.bytes, again.len);
    bp_buf_free(&again);
    close_made(&made);
}

/* What a code draws, where what it says stands in ToUnicode as `text`. Its CID is the glyph of the subset. */
static uint64_t drawn_by(const struct made *made, const char *text)
{
    size_t len;
    const char *at = pdfread_object(&made->pdf, pdfread_object_with(&made->pdf, 1, text), &len);
    for (at = pdfread_find(at, len, text); at[-1] != '<';)
        at--;
    unsigned long cid = strtoul(at, NULL, 16);
    assert_true(has(made, "/CIDToGIDMap /Identity"));
    const char *file = pdfread_object(&made->pdf, pdfread_object_with(&made->pdf, 1, "/Length1 "), &len);
    at = pdfread_find(file, len, "stream\n") + 7;
    hb_blob_t *blob = hb_blob_create(at, (unsigned)(file + len - at), HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    uint64_t seen = drawn(font, (unsigned)cid);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return seen;
}

/* A glyph with two texts has two codes, which draw the same. */
static void glyphs_give_their_text_back(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    struct sample *sample = &made.sample;
    sample_page(sample);
    uint32_t p = bp_tag_add(&sample->pages, 0, BP_TAG_P);
    sample_shape(sample, p, 50, 50, 10, sample_glyph(sample, 0xFB01, "fi"));
    sample_shape(sample, p, 50, 60, 10, sample_glyph(sample, 'Z', "\xF0\x9D\x92\x9C"));
    sample_shape(sample, p, 50, 70, 10, sample_glyph(sample, 0xFB01, "ﬁ"));
    write_made(&made);
    assert_true(has(&made, "><00660069>\n"));  /* f i */
    assert_true(has(&made, "><D835DC9C>\n")); /* U+1D49C */
    size_t len;
    const char *content = page_content(&made, 0, &len);
    assert_int_equal(pdfread_count(content, len, "ActualText"), 0);
    assert_true(has(&made, "><FB01>\n"));
    assert_true(drawn_by(&made, "><00660069>\n") == drawn_by(&made, "><FB01>\n"));
    assert_true(drawn_by(&made, "><00660069>\n") != drawn_by(&made, "><D835DC9C>\n"));
    close_made(&made);
}

static unsigned count_cmaps(const char *regular, const char *bold)
{
    struct made made;
    open_made(&made);
    sample_page(&made.sample);
    uint32_t p = bp_tag_add(&made.sample.pages, 0, BP_TAG_P);
    sample_text(&made.sample, p, 50, 50, 10, BP_REGULAR, regular);
    sample_text(&made.sample, p, 50, 60, 10, BP_BOLD, bold);
    write_made(&made);
    unsigned n = 0, number = 0;
    while ((number = pdfread_object_with(&made.pdf, number + 1, "begincmap")))
        n += pdfread_object_with(&made.pdf, number, "/Adobe-Identity-UCS") == number;
    close_made(&made);
    return n;
}

/* Faces have one ToUnicode where their codes say the same, or one's say less. */
static void faces_share_what_codes_say(void **state)
{
    (void)state;
    assert_int_equal(count_cmaps("Plan", "Report"), 1);
    assert_int_equal(count_cmaps("Plan \u2022", "Report"), 1);
    assert_int_equal(count_cmaps("Plan \u2022", "\u2022 Report"), 1);
    assert_int_equal(count_cmaps("Plan", "Report \u2022"), 2);
    assert_int_equal(count_cmaps("Plan \u2022", "Report \u2013"), 2);
}

/* Also where another shape with the same glyph came first, which only /ActualText explains. */
static void plain_text_has_its_own_code(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    struct sample *sample = &made.sample;
    sample_page(sample);
    uint32_t p = bp_tag_add(&sample->pages, 0, BP_TAG_P);
    const struct bp_shape *odd = sample_glyph(sample, 'Q', "not this");
    struct bp_shape *turned = bp_arena_alloc(&sample->arena, sizeof *odd);
    *turned = *odd;
    turned->plain = false;
    sample_shape(sample, p, 50, 50, 10, turned);
    sample_shape(sample, p, 50, 60, 10, sample_glyph(sample, 'Q', "Q"));
    write_made(&made);
    size_t len;
    const char *content = page_content(&made, 0, &len);
    assert_non_null(pdfread_find(content, len, "(Q)"));
    assert_int_equal(pdfread_count(content, len, "ActualText"), 1);
    close_made(&made);
}

/* With more glyphs than codes of one byte, the rest are in a second font, whose codes have two. A shape with
 * both kinds of glyph is in the second one. */
static void many_glyphs_have_longer_codes(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    struct sample *sample = &made.sample;
    sample_page(sample);
    uint32_t p = bp_tag_add(&sample->pages, 0, BP_TAG_P);
    for (uint32_t c = 0xC0; c < 0x180; c++) {
        char text[5] = "";
        bp_utf8_put(text, c);
        sample_shape(sample, p, 50, (int)(c - 0xB0) * 3, 10, sample_glyph(sample, c, text));
    }
    write_made(&made);
    assert_true(has(&made, "/CMapName/OneByteIdentityH"));
    assert_true(has(&made, "1 begincidrange\n<00><FF>0\nendcidrange\n"));
    assert_true(has(&made, "/Encoding /Identity-H"));
    assert_true(has(&made, "<01><00C0>\n"));
    assert_true(has(&made, "<0001><"));
    assert_true(has(&made, "><017F>\n"));
    size_t n;
    const char *content = page_content(&made, 0, &n);
    assert_int_equal(pdfread_count(content, n, "/F1 "), 1); /* once full, the first font gets no more */
    close_made(&made);
}

/* ---- pages that come one by one ---- */

struct taken {
    size_t pages, tags, most_tags;
};

static bool take(void *user, struct bp_pages *pages)
{
    struct taken *taken = user;
    assert_int_equal(pages->at, taken->pages++);
    assert_int_equal(pages->page->n_ops, 1);
    taken->tags += pages->n_closed;
    taken->most_tags = pages->n_tags;
    return true;
}

/* A sink gets each page and each closed element once; their memory is used again. */
static void sink_keeps_nothing(void **state)
{
    (void)state;
    struct taken taken = {0};
    const struct bp_sink sink = {take, &taken};
    struct made made;
    open_made(&made);
    struct bp_pages *pages = &made.sample.pages;
    pages->sink = &sink;
    for (int i = 0; i < 1000; i++) {
        bp_pages_add(pages, 841890, 595276);
        uint32_t list = bp_tag_add(pages, 0, BP_TAG_L), item = bp_tag_add(pages, list, BP_TAG_LI);
        bp_op_add(pages->page, pages, BP_OP_TEXT, bp_tag_mark(pages, item));
        bp_tag_close(pages, list);
        bp_pages_end_page(pages);
    }
    assert_int_equal(taken.pages, 1000);
    assert_int_equal(taken.tags, 1000);
    assert_true(taken.most_tags <= 1 + 1000 + 2); /* the Document, its kids, and what is below the newest */
    assert_null(pages->items);
    assert_ptr_equal(bp_pages_keep(pages, "text"), bp_pages_keep(pages, "text"));
    close_made(&made);
}

static void hyphens_kerning_and_offsets(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    struct sample *sample = &made.sample;
    sample_page(sample);
    uint32_t p = bp_tag_add(&sample->pages, 0, BP_TAG_P);
    sample_text(sample, p, 50, 50, 10, BP_REGULAR, "in -")->hyphen = true;
    sample_text(sample, p, 50, 60, 10, BP_REGULAR, "AV");
    struct bp_shape *high = bp_arena_alloc(&sample->arena, sizeof *high);
    *high = *sample_glyph(sample, 'x', "x");
    high->glyphs[0].dx = 30;
    high->glyphs[0].dy = -200;
    sample_shape(sample, p, 50, 70, 10, high);
    write_made(&made);
    size_t len;
    const char *content = page_content(&made, 0, &len);
    assert_true(has(&made, "><00AD>\n"));
    assert_null(pdfread_find(content, len, "ActualText"));
    assert_non_null(pdfread_find(content, len, ")74(")); /* A and V come nearer */
    assert_non_null(pdfread_find(content, len, "-2 Ts T*[-30("));
    close_made(&made);
}

/* Each MCID from 0 on stands on its page once; everything that opens closes. */
static void marks_are_dense_and_balanced(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    sample_report(&made.sample, 4);
    write_made(&made);
    unsigned saved = 0;
    for (unsigned page = 0; page < 4; page++) {
        size_t len;
        const char *text = page_content(&made, page, &len);
        unsigned n = pdfread_count(text, len, "MCID ");
        assert_int_equal(n, made.sample.pages.items[page].n_marks);
        for (unsigned i = 0; i < n; i++) {
            char mark[32];
            snprintf(mark, sizeof mark, "MCID %u>>BDC", i);
            assert_int_equal(pdfread_count(text, len, mark), 1);
        }
        unsigned opened = pdfread_count(text, len, "BDC") + pdfread_count(text, len, "BMC");
        assert_true(opened > 0 && pdfread_count(text, len, "BT") > 0);
        assert_int_equal(opened, pdfread_count(text, len, "EMC"));
        assert_int_equal(pdfread_count(text, len, "BT"), pdfread_count(text, len, "ET "));
        assert_int_equal(pdfread_count(text, len, " q "), pdfread_count(text, len, " Q "));
        saved += pdfread_count(text, len, " q ");
    }
    assert_true(saved > 0); /* on some pages there are symbols */
    close_made(&made);
}

static void structure_is_as_the_tags(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    sample_report(&made.sample, 3);
    write_made(&made);
    const struct bp_pages *pages = &made.sample.pages;
    unsigned elements[BP_TAG_NONSTRUCT + 1] = {0};
    for (size_t i = 0; i < pages->n_tags; i++)
        if (pages->tags[i].kind <= BP_TAG_NONSTRUCT)
            elements[pages->tags[i].kind]++;
    for (unsigned kind = 0; kind <= BP_TAG_NONSTRUCT; kind++) {
        char name[32];
        snprintf(name, sizeof name, "<</S/%s/", bp_tag_names[kind]);
        unsigned found = 0, number = 0;
        while ((number = pdfread_object_with(&made.pdf, number + 1, name)))
            found++;
        assert_int_equal(found, elements[kind]);
    }
    assert_true(has(&made, "/K[12 <</Type/OBJR/Pg ") || has(&made, " <</Type/OBJR/Pg "));
    assert_true(has(&made, " <</Type/MCR/Pg ")); /* the cell that goes on over the page */
    assert_true(has(&made, "<</O/Table/Scope/Column>>"));
    assert_true(has(&made, "<</O/Table/Scope/Row>>"));
    assert_true(has(&made, "/ListNumbering/Decimal"));
    assert_true(has(&made, "/BBox[60 281.276 360 295.276]"));
    assert_true(has(&made, "/E(Multi-Agency Risk Assessment Conference)"));
    assert_true(has_key(&made, "/Nums[", 0));
    close_made(&made);
}

static void links_say_where_they_lead(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    sample_report(&made.sample, 3);
    write_made(&made);
    assert_true(has(&made, "/Contents(CSAP 1.3, on page 2)/Dest["));
    assert_true(has(&made, "/XYZ 0 506 null]"));
    assert_true(has(&made, "/A<</S/URI/URI(https://example.org/a%20b?q=\\(%C3%A9\\))>>"));
    assert_true(has_key(&made, "/StructParent ", 2));
    assert_true(has(&made, "/F 4/Border[0 0 0]"));
    close_made(&made);
}

static void many_pages_make_a_tree(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    sample_report(&made.sample, 300);
    write_made(&made);
    assert_true(has(&made, "/Count 300/"));
    assert_true(has(&made, "/Count 128/"));
    assert_true(has(&made, "/Count 44/"));
    assert_true(has_key(&made, "/Limits[", 64));
    assert_true(has_key(&made, "/Limits[", 256));
    close_made(&made);
}

/* PDF/A-3, 6.8: the source is embedded, described, and associated with the document. */
static void source_is_attached(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    sample_report(&made.sample, 2);
    struct bp_pdf_source source = {"pl\xC3\xA4n (1).xml", "<action-plan/>\n", 15};
    assert_int_equal(bp_pdf_write(&made.sample.pages, &source, &made.diags, &made.file), BP_OK);
    assert_true(pdfread_open(&made.pdf, made.file.bytes, made.file.len));
    assert_true(has(&made, " pdfaid:part=\"3\""));
    assert_true(has(&made, "/AF [ "));
    assert_true(has(&made, "/EmbeddedFiles <<\n/Names [ <FEFF0070006C00E4006E0020"));
    assert_true(has(&made, "/AFRelationship /Source"));
    assert_true(has(&made, "/F (pl_n \\0501\\051.xml)"));
    assert_true(has(&made, "/UF <FEFF0070006C00E4006E0020"));
    unsigned number = pdfread_object_with(&made.pdf, 1, "/Type/EmbeddedFile");
    assert_true(number);
    size_t len;
    const char *text = pdfread_object(&made.pdf, number, &len);
    assert_non_null(pdfread_find(text, len, "/Subtype/text#2Fxml"));
    assert_non_null(pdfread_find(text, len, "/Size 15/"));
    assert_non_null(pdfread_find(text, len, "/ModDate(D:20191204000000Z)"));
    assert_non_null(pdfread_find(text, len, "\nstream\n<action-plan/>\n"));
    close_made(&made);
}

/* Whatever the budget, the writer ends with a file or with BP_NOMEM. */
static void memory_may_run_out_anywhere(void **state)
{
    (void)state;
    struct made made;
    open_made(&made);
    sample_report(&made.sample, 3);
    size_t step = 4096, refused = 0;
    bp_result result = BP_NOMEM;
    for (size_t budget = 0; result == BP_NOMEM; budget += step) {
        struct bp_buf file = {0};
        made.sample.arena.budget = made.sample.arena.taken + budget;
        result = bp_pdf_write(&made.sample.pages, NULL, &made.diags, &file);
        bp_buf_free(&file);
        refused += result == BP_NOMEM;
    }
    assert_int_equal(result, BP_OK);
    assert_true(refused > 20);
    for (size_t limit = 0; limit < 16384; limit += 1021) {
        struct bp_buf file = {.limit = limit + 1};
        assert_int_equal(bp_pdf_write(&made.sample.pages, NULL, &made.diags, &file), BP_NOMEM);
        bp_buf_free(&file);
    }
    assert_int_equal(made.diags.n, 0);
    close_made(&made);
}

static void spoil_glyph(struct sample *sample)
{
    struct bp_shape *bad = bp_arena_alloc(&sample->arena, sizeof *bad);
    *bad = *sample_glyph(sample, 'x', "x");
    bad->glyphs[0].id = 0;
    sample_shape(sample, bp_tag_add(&sample->pages, 0, BP_TAG_P), 50, 50, 10, bad);
}

static void spoil_mark(struct sample *sample)
{
    sample_text(sample, BP_NO_TAG, 50, 50, 10, BP_REGULAR, "x")->mark = 9999;
}

static void spoil_link(struct sample *sample)
{
    sample->pages.items[0].links[0].dest = 99;
}

static void spoil_bookmark(struct sample *sample)
{
    sample->pages.bookmarks[0].level = 3;
}

static void spoil_symbol(struct sample *sample)
{
    for (size_t i = 0; i < sample->pages.items[0].n_ops; i++)
        sample->pages.items[0].ops[i].symbol = 99;
}

static void spoil_pages(struct sample *sample)
{
    sample->pages.n = 0;
}

/* Pages that break their contract give a finding, not a broken file. */
static void wrong_pages_are_refused(void **state)
{
    (void)state;
    static void (*const spoilers[])(struct sample *) = {
        spoil_glyph, spoil_mark, spoil_link, spoil_bookmark, spoil_symbol, spoil_pages};
    for (size_t i = 0; i < sizeof spoilers / sizeof *spoilers; i++) {
        struct made made;
        open_made(&made);
        sample_report(&made.sample, 2);
        spoilers[i](&made.sample);
        bp_result result = bp_pdf_write(&made.sample.pages, NULL, &made.diags, &made.file);
        assert_int_equal(result, BP_INTERNAL);
        assert_int_equal(made.diags.n, 1);
        assert_int_equal(made.diags.items[0].code, BP_E_INTERNAL);
        close_made(&made);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_file_fits_together),
        cmocka_unit_test(info_and_xmp_agree),
        cmocka_unit_test(no_date_no_author),
        cmocka_unit_test(same_pages_same_bytes),
        cmocka_unit_test(glyphs_give_their_text_back),
        cmocka_unit_test(faces_share_what_codes_say),
        cmocka_unit_test(plain_text_has_its_own_code),
        cmocka_unit_test(many_glyphs_have_longer_codes),
        cmocka_unit_test(sink_keeps_nothing),
        cmocka_unit_test(hyphens_kerning_and_offsets),
        cmocka_unit_test(marks_are_dense_and_balanced),
        cmocka_unit_test(structure_is_as_the_tags),
        cmocka_unit_test(links_say_where_they_lead),
        cmocka_unit_test(many_pages_make_a_tree),
        cmocka_unit_test(source_is_attached),
        cmocka_unit_test(memory_may_run_out_anywhere),
        cmocka_unit_test(wrong_pages_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
