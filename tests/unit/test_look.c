/* test_look.c: HTML in a house style: its colours by day and by night, its paper, the widths of its columns, its
 * fonts, and its footer; and that nothing of a style becomes markup, or more CSS than it is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "html/page.h"
#include "model/colour.h"
#include "plans.h"
#include "read/read.h"

static struct bp_arena arena;
static struct bp_buf out;
static struct bp_html_file file;

static bool always(void *user, const struct bp_table *table)
{
    (void)user, (void)table;
    return true;
}

static int begin(void **state)
{
    (void)state;
    bp_arena_init(&arena, (size_t)64 << 20);
    out = (struct bp_buf){0};
    file = (struct bp_html_file){.fits = always, .out = &out};
    return 0;
}

static int end(void **state)
{
    (void)state;
    bp_buf_free(&out);
    bp_arena_clear(&arena);
    return 0;
}

static const struct bp_house_style *read_style(const char *attributes, const char *elements)
{
    struct bp_source *source = bp_arena_alloc(&arena, sizeof *source);
    struct bp_diags diags = {.arena = &arena};
    struct bp_house_style *style;
    const char *xml = bp_say(&arena, "<house-style%s>%s</house-style>", attributes, elements);
    *source = (struct bp_source){.name = "style.xml", .arena = &arena, .bytes = xml, .len = (uint32_t)strlen(xml)};
    if (bp_read_style(source, &arena, &diags, &style) != BP_OK)
        fail_msg("%s in %s", diags.items[0].message, xml);
    return style;
}

/* The page of a plan with two rows, in a language. */
static const char *page_in(const char *lang)
{
    struct bp_buf xml = {0};
    struct bp_diags diags = {.arena = &arena};
    bp_buf_fmt(&xml, "<action-plan xml:lang=\"%s\"><title>Plan</title><organisation>Vale</organisation>", lang);
    bp_buf_str(&xml, "<report from=\"2019-07-01\" to=\"2019-09-30\"><title>Quarter 2</title></report>"
                     "<actions><columns><column id=\"ref\"/><column id=\"description\"/><column id=\"due\"/>"
                     "<column id=\"lead\"/><column id=\"theme\">Theme</column><column id=\"status\"/><column id=\"update\"/>"
                     "</columns><priority><title>Roads</title>"
                     "<action ref=\"1\" status=\"green\" due=\"2020-03-31\"><description>Mend a road</description>"
                     "<lead>Works</lead><cell column=\"theme\">Safety</cell><update><p>Mended.</p></update></action>"
                     "<action ref=\"2\" status=\"red\" due=\"2020-03-31\"><description>Mend another</description>"
                     "<lead>Works</lead></action></priority></actions></action-plan>");
    const struct bp_document document = {.plan = read_plan(&arena, &xml)};
    out.len = 0;
    assert_int_equal(bp_html_write(&file, &document, &arena, &diags), BP_OK);
    return bp_arena_text(&arena, out.bytes, out.len);
}

static const char *page(void)
{
    return page_in("en-GB");
}

static void test_no_style(void **state)
{
    (void)state;
    const char *text = page();
    assert_part(text, "img-src data:\">");
    assert_part(text, ".stacks .ref { width: 7%; }\n.stacks .description { width: 24%; }\n");
    assert_no_part(text, "<footer");
    assert_no_part(text, "font-face");
}

static void test_colours(void **state)
{
    (void)state;
    file.style = read_style("", "<colours text=\"#101010\" headings=\"#5A2A82\" table-head=\"#D0E8C0\" quiet=\"#404040\" "
                                "rules=\"#A0A0A0\"/>");
    const char *text = page();
    assert_part(text, ":root { --head: #D0E8C0; --on-head: #000000; --seam: #687460; }\n"
                      "@media print, (prefers-color-scheme: light) {\n  :root { --ink: #101010; --grey: #404040; "
                      "--rule: #A0A0A0; --link: #5A2A82; --title: #5A2A82; }\n}\n"
                      "@media screen and (prefers-color-scheme: dark) {\n  :root { --link: #AC94C0; --title: #AC94C0; }");
    file.mono = true;
    assert_no_part(page(), "#5A2A82");
}

/* Whatever colour headings have, they can be read by night, and no lighter than that needs. */
static void test_night(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 4096; i += 5) {
        uint32_t rgb = (i & 0xF) * 0x11 | (i >> 4 & 0xF) * 0x1100 | (i >> 8) * 0x110000;
        if (bp_colour_contrast(rgb, 0xFFFFFF) < 4.5)
            continue;
        char colours[60];
        snprintf(colours, sizeof colours, "<colours headings=\"#%06X\"/>", (unsigned)rgb);
        struct bp_html html = {.file = &file, .arena = &arena, .out = &out};
        file.style = read_style("", colours);
        out.len = 0;
        bp_put_look(&html);
        bp_buf_char(&out, '\0');
        const char *dark = strstr(out.bytes, "dark");
        double contrast = bp_colour_contrast((uint32_t)strtoul(strchr(dark, '#') + 1, NULL, 16), 0x0B0C0C);
        assert_true(contrast >= 7 && contrast < 9);
    }
}

static void test_paper(void **state)
{
    (void)state;
    file.style = read_style("", "");
    assert_part(page(), "@media print {\n  @page { size: A4 landscape; margin: 40.000pt 40.000pt 40.000pt 40.000pt; }\n}\n");
    file.style = read_style("", "<page paper=\"A3\" orientation=\"portrait\" margin=\"20mm\" left=\"30mm\" text-size=\"12pt\"/>");
    assert_part(page(), "  @page { size: A3 portrait; margin: 56.693pt 56.693pt 72.693pt 85.039pt; }\n"
                        "  html { font-size: 12.000pt; }\n}\n");
}

/* A4 across has 841.89 pt, 40 of them on either side. */
static void test_widths(void **state)
{
    (void)state;
    file.style = read_style("", "<actions><column id=\"ref\" width=\"20mm\"/><column id=\"update\" width=\"134.4mm\"/>"
                                "<column id=\"due\"/></actions>");
    const char *text = page();
    assert_part(text, "class=\"ref\" style=\"width:7.4%;min-width:0\">");
    assert_part(text, "class=\"update\" style=\"width:50.0%;min-width:0\">");
    assert_part(text, "class=\"description\" style=\"width:15.6%\">"); /* 24 of the 53 that share 34.6 */
    assert_part(text, "class=\"day\" style=\"width:5.8%\">");
    assert_part(text, "<th scope=\"col\">Theme</th>");
    file.style = read_style("", "<actions><column id=\"theme\" width=\"26.9mm\"/></actions>");
    text = page();
    assert_part(text, "<th scope=\"col\" style=\"width:10.0%;min-width:0\">Theme</th>\n<th scope=\"col\" class=\"ref\" "
                      "style=\"width:7.0%\">Ref</th>"); /* the others are as wide as ever */
    assert_part(text, "<td>Safety</td>\n<th scope=\"row\">1</th>"); /* a row is called by its ref, wherever that is */
    file.style = read_style("", "<actions><column id=\"ref\" width=\"68.7mm\"/><column id=\"update\" width=\"200mm\"/></actions>");
    text = page();
    assert_part(text, "class=\"ref\" style=\"width:25.5%;min-width:0\">");
    assert_part(text, "class=\"day\">"); /* nothing is left: by what is in it */
    file.style = read_style("", "<actions><column id=\"due\"/></actions>");
    assert_part(page(), "class=\"ref\">");
}

/* ---- fonts ---- */

static struct bp_html_face face_of(bool free, size_t len)
{
    return (struct bp_html_face){bp_arena_alloc(&arena, len), len, "Vale-Bold", free};
}

static void test_fonts(void **state)
{
    (void)state;
    file.style = read_style("", "<fonts regular=\"a.ttf\" bold=\"b.ttf\"/>");
    file.faces[0] = face_of(true, 60);
    file.faces[1] = face_of(true, 60);
    const char *text = page();
    assert_part(text, "img-src data:; font-src data:\">");
    assert_part(text, "@font-face { font-family: house; font-weight: normal; font-style: normal; "
                      "src: url(data:font/ttf;base64,AAAA");
    assert_part(text, "font-weight: bold; font-style: normal; src: url(data:");
    assert_part(text, "body { font-family: house, Arial, ");
    assert_no_part(text, "italic;");
    /* only the name of one that may not be given to everybody, or is large */
    const struct bp_html_face none[] = {face_of(false, 60), face_of(true, ((size_t)512 << 10) + 1)};
    file.faces[1].bytes = NULL;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        file.faces[0] = none[i];
        text = page();
        assert_part(text, "img-src data:\">");
        assert_part(text, "font-style: normal; src: local(\"Vale-Bold\"); }\n");
        assert_no_part(text, "url(");
    }
    file.faces[0] = face_of(true, (size_t)512 << 10);
    assert_part(page(), "src: url(data:");
    file.faces[0] = (struct bp_html_face){.name = NULL};
    assert_no_part(page(), "font-face");
}

/* ---- words ---- */

static void test_footer(void **state)
{
    (void)state;
    file.style = read_style("", "<heading of=\"at-a-glance\" words=\"In brief\"/><footer>{organisation}: {title} &amp; more</footer>"
                                "<draft>DRAFT 2</draft>");
    const char *text = page();
    assert_part(text, "</main>\n<footer class=\"foot\">\n<p>Vale: Plan &amp; more</p>\n</footer>\n</body>\n</html>\n");
    assert_part(text, "<p class=\"marking\">DRAFT 2");
    assert_part(text, ">In brief</h2>");
    assert_no_part(page_in("cy"), "<footer"); /* its words are English */
    text = page_in("it");
    assert_no_part(text, "In brief");
    file.style = read_style(" xml:lang=\"it\"", "<heading of=\"at-a-glance\" words=\"In breve\"/><footer>Pi\xC3\xA8 di pagina</footer>");
    text = page_in("it");
    assert_part(text, "<h2 id=\"in-breve\">In breve</h2>"); /* no English, where the report's own words are */
    assert_part(text, " lang=\"en-GB\">");
    assert_part(text, "<p>Pi\xC3\xA8 di pagina</p>");
}

static void test_hostile(void **state)
{
    (void)state;
    file.style = read_style("", "<fonts regular=\"a.ttf\" bold=\"b.ttf\"/>"
                                "<heading of=\"at-a-glance\" words=\"&lt;/h2&gt;&lt;script&gt;\"/>"
                                "<footer>&lt;/footer&gt;&lt;script&gt; {title}</footer><draft>&lt;script&gt;</draft>");
    file.faces[0] = (struct bp_html_face){"x", 1, "\"); } </style><script>*{\\}\n\x01'caf\xC3\xA9", false};
    const char *text = page();
    assert_no_part(text, "<script");
    assert_part(text, "src: local(\"\\22 \\29 \\3B \\20 \\7D \\20 \\3C \\2F style\\3E \\3C script\\3E \\2A \\7B \\5C \\7D \\A "
                      "\\1 \\27 caf\xC3\xA9\"); }\n");
    assert_part(text, "<p>&lt;/footer&gt;&lt;script&gt; Plan</p>");
    assert_part(text, "&lt;/h2&gt;&lt;script&gt;</h2>");
    assert_part(text, "<p class=\"marking\">&lt;script&gt;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_no_style, begin, end), cmocka_unit_test_setup_teardown(test_colours, begin, end),
        cmocka_unit_test_setup_teardown(test_night, begin, end),    cmocka_unit_test_setup_teardown(test_paper, begin, end),
        cmocka_unit_test_setup_teardown(test_widths, begin, end),   cmocka_unit_test_setup_teardown(test_fonts, begin, end),
        cmocka_unit_test_setup_teardown(test_footer, begin, end),   cmocka_unit_test_setup_teardown(test_hostile, begin, end)};
    return cmocka_run_group_tests_name("look", tests, NULL, NULL);
}
