/* test_html.c: the writer for HTML: that no text becomes markup, and what becomes of links, ids, languages,
 * statuses, bars, tables and rows; a document told by hand, and one that is drained. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "html/page.h"
#include "plans.h"

static struct bp_arena arena;
static struct bp_buf out;
static struct bp_html_file file;
static struct bp_html html;
static struct bp_plan plan;
static struct bp_status statuses[] = {
    {.id = "green", .label = "Green", .fill = 0x13A66B, .text = 0x000000, .symbol = BP_SYMBOL_DISC, .at = BP_NOWHERE},
    {.id = "none", .label = "None", .fill = 0xFFFFFF, .text = 0x000000, .symbol = BP_SYMBOL_MISSING, .at = BP_NOWHERE},
    {.id = ""}};

static bool never(void *user, const struct bp_table *table)
{
    (void)user, (void)table;
    return false;
}

static bool always(void *user, const struct bp_table *table)
{
    (void)user, (void)table;
    return true;
}

static int begin(void **state)
{
    bp_arena_init(&arena, (size_t)64 << 20);
    out = (struct bp_buf){0};
    file = (struct bp_html_file){.fits = always, .out = &out};
    plan = (struct bp_plan){.lang = "en-GB", .scheme = {.items = statuses, .n = 2, .missing = 1}};
    html = (struct bp_html){.file = &file, .arena = &arena, .out = &out, .heading = "title", .deepest = 3};
    html.story = (struct bp_story){.arena = &arena, .plan = &plan, .house = &bp_house_english,
                                   .writer = &bp_html_writer, .to = &html};
    bp_arena_init_within(&html.work, &arena);
    (void)state;
    return 0;
}

static int end(void **state)
{
    bp_buf_free(&out);
    bp_arena_clear(&html.work);
    bp_arena_clear(&arena);
    (void)state;
    return 0;
}

/* What was written since the last call. */
static const char *written(void)
{
    const char *text = bp_arena_text(&arena, out.bytes ? out.bytes : "", out.len);
    out.len = 0;
    return text;
}

static const struct bp_inline *say(const char *text)
{
    return bp_say_inline(&arena, text);
}

static void assert_written(const char *wanted)
{
    assert_string_equal(written(), wanted);
}

/* ---- texts ---- */

static void test_escape(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"plain", "plain"},
        {"a<b>&\"c'", "a&lt;b&gt;&amp;&quot;c'"},
        {"</title><script>alert(1)</script>", "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"&lt;", "&amp;lt;"},
        {"a\tb\nc\rd", "a b c d"},
        {"a\x01" "b\x1F\x7F", "a\xEF\xBF\xBD" "b\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xC2\x80\xC2\x9F\xC2\xA0", "\xEF\xBF\xBD\xEF\xBF\xBD\xC2\xA0"},                /* C1 controls; no-break space */
        {"\xEF\xB7\x90\xEF\xBF\xBF\xF0\x9F\xBF\xBE", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}, /* no characters */
        {"caf\xC3", "caf\xEF\xBF\xBD"},                                                  /* cut off */
        {"\xE2\x80\x93 \xC2\xAD\xF0\x9F\x98\x80", "\xE2\x80\x93 \xC2\xAD\xF0\x9F\x98\x80"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bp_put_text(&html, cases[i][0]);
        assert_written(cases[i][1]);
    }
    bp_put_attribute(&html, "title", "\" onload=\"alert(1)");
    assert_written(" title=\"&quot; onload=&quot;alert(1)\"");
}

static void test_base64(void **state)
{
    static const char *const wanted[] = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"}; /* RFC 4648, 10 */
    (void)state;
    for (size_t len = 0; len < 7; len++) {
        bp_put_base64(&html, "foobar", len);
        assert_written(wanted[len]);
    }
    char many[3000], longer[4001] = "";
    for (int i = 0; i < 1000; i++) {
        memcpy(many + 3 * i, "foo", 3);
        memcpy(longer + 4 * i, "Zm9v", 4);
    }
    bp_put_base64(&html, many, sizeof many);
    assert_written(longer);
}

static void test_ids(void **state)
{
    static const char *const cases[][3] = {
        {"row", "CSAP 2.5", "row-csap-2-5"},
        {"row", "CSAP 2.5", "row-csap-2-5-2"},
        {"row", "csap 2 5", "row-csap-2-5-3"},
        {"row", "", "row"},
        {"row", "\xC3\xA9\xD8\xB9", "row-2"},
        {"", "Needs attention", "needs-attention"},
        {"", "  (Key) ", "key"},
        {"part", "4. Safeguarding, including Prevent, Modern Slavery and more", "part-4-safeguarding-including-prevent-modern"},
        {"row", "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij",
         "row-abcdefghijabcdefghijabcdefghijabcdefghijabc"},
        {"row", "\" onclick=\"x", "row-onclick-x"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(bp_id_make(&html, cases[i][0], cases[i][1]), cases[i][2]);
    for (int i = 0; i < 1000; i++) /* the table of them grows */
        bp_id_make(&html, "many", "");
    assert_string_equal(bp_id_make(&html, "many", ""), "many-1001");
}

static void put_runs(struct bp_run *runs, uint32_t n)
{
    bp_put_inline(&html, &(struct bp_inline){runs, n, 0});
}

static void test_inline(void **state)
{
    const char *href = "https://example.org/?a=1&b=\"2", *abbr = "Care <Quality> Commission";
    (void)state;
    put_runs((struct bp_run[]){{.text = "a ", .style = BP_STRONG | BP_EM}, {.text = "", .is_break = true},
                               {.text = "H"}, {.text = "2", .style = BP_SUB}, {.text = "O"}, {.text = "1", .style = BP_SUP}}, 6);
    assert_written("<strong><em>a </em></strong><br>H<sub>2</sub>O<sup>1</sup>");
    put_runs((struct bp_run[]){{.text = "see ", .href = href}, {.text = "here", .href = href, .style = BP_STRONG}, {.text = "."}}, 3);
    assert_written("<a href=\"https://example.org/?a=1&amp;b=&quot;2\">see <strong>here</strong></a>.");
    put_runs((struct bp_run[]){{.text = "CQC", .abbr = abbr}}, 1);
    assert_written("<abbr title=\"Care &lt;Quality&gt; Commission\">CQC</abbr>");
}

static void test_addresses(void **state)
{
    static const char *const bad[] = {"javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "data:text/html,x",
                                      "vbscript:x", "//example.org", "file:///etc/passwd", "https:", "", "#top"};
    static const char *const good[] = {"https://example.org", "HTTP://example.org", "mailto:a@example.org", "tel:999"};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        put_runs((struct bp_run[]){{.text = "words", .href = bad[i]}}, 1);
        assert_written("words");
    }
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        put_runs((struct bp_run[]){{.text = "words", .href = good[i]}}, 1);
        assert_part(written(), "<a href=\"");
    }
}

static void test_signs(void **state)
{
    (void)state;
    put_runs((struct bp_run[]){{.text = "\xF0\x9F\x9F\xA2 Done, \xF0\x9F\x94\xB4"}, {.text = "late", .style = BP_STRONG}}, 2);
    assert_written("\xF0\x9F\x9F\xA2\xC2\xA0(green) Done, \xF0\x9F\x94\xB4\xC2\xA0(red)\xC2\xA0<strong>late</strong>");
    put_runs((struct bp_run[]){{.text = "\xF0\x9F\x9F\xA2 Green, \xF0\x9F\x91\x8D"}}, 1);
    assert_written("\xF0\x9F\x9F\xA2 Green, \xF0\x9F\x91\x8D");
}

/* Words that would make a column wide may be broken; others not. */
static void test_long_words(void **state)
{
    (void)state;
    put_runs((struct bp_run[]){{.text = "at example.org/0123456789012345678901234567890 now"}}, 1);
    assert_written("at <span class=\"long\">example.org/0123456789012345678901234567890</span> now");
    put_runs((struct bp_run[]){{.text = "012345678901234567890123456789 short"}}, 1);
    assert_written("012345678901234567890123456789 short");
    put_runs((struct bp_run[]){{.text = "0123456789012345678901234567890 0123456789012345678901234567890"}}, 1);
    assert_written("<span class=\"long\">0123456789012345678901234567890</span> "
                   "<span class=\"long\">0123456789012345678901234567890</span>");
}

static void test_direction(void **state)
{
    (void)state;
    bp_put_lang(&html, say("plain \xC3\xA9 \xE2\x80\x93"));
    assert_written("");
    bp_put_lang(&html, say("\xD7\xA9\xD7\x9C"));
    assert_written(" dir=\"auto\"");
    html.story.foreign = true;
    bp_put_lang(&html, say("Status"));
    assert_written(" lang=\"en-GB\"");
    bp_put_lang(&html, bp_say_inline_at(&arena, "Stato", 7));
    assert_written("");
    html.rtl = true;
    bp_put_lang(&html, bp_say_inline_at(&arena, "Stato", 7));
    assert_written(" dir=\"auto\"");
}

/* ---- parts ---- */

static void put_parts(const struct bp_part *parts, uint32_t n)
{
    BP_PUT(&html, "<td");
    bp_put_parts(&html, parts, n, false);
}

static void test_parts(void **state)
{
    struct bp_run run = {.text = "one"};
    struct bp_block second = {.kind = BP_PARAGRAPH, .text = *say("two")};
    struct bp_block first = {.kind = BP_PARAGRAPH, .text = {&run, 1, 0}, .next = &second};
    (void)state;
    put_parts(NULL, 0);
    assert_written("<td>");
    put_parts(&(struct bp_part){.text = say("plain")}, 1);
    assert_written("<td>plain");
    put_parts((struct bp_part[]){{.text = say("a"), .bold = true, .level = 1}, {.text = say("b"), .small = true},
                                 {.text = say("c"), .apart = BP_APART_PARAGRAPH, .grey = true}}, 3);
    assert_written("<td data-level=\"1\"><p><b>a</b></p><p><small>b</small></p><p class=\"apart grey\">c</p>");
    put_parts(&(struct bp_part){.kind = BP_PART_BLOCKS, .blocks = &second}, 1);
    assert_written("<td>two");
    put_parts(&(struct bp_part){.kind = BP_PART_BLOCKS, .blocks = &first}, 1);
    assert_written("<td><p>one</p>\n<p>two</p>\n");
    put_parts(&(struct bp_part){.kind = BP_PART_STATUS, .text = say("Green"), .status = statuses}, 1);
    assert_written("<td><svg class=\"symbol\" aria-hidden=\"true\"><use href=\"#symbol-disc\"/></svg> Green");
}

static void test_lists(void **state)
{
    struct bp_block inner = {.kind = BP_PARAGRAPH, .text = *say("x")};
    struct bp_item nested = {.blocks = &inner}, empty = {0};
    struct bp_block numbers = {.kind = BP_NUMBERS, .items = &nested};
    struct bp_block words = {.kind = BP_PARAGRAPH, .text = *say("w"), .next = &numbers};
    struct bp_item item = {.blocks = &words, .next = &empty};
    struct bp_block bullets = {.kind = BP_BULLETS, .items = &item};
    (void)state;
    bp_put_blocks(&html, &bullets, false);
    assert_written("<ul>\n<li><p>w</p>\n<ol>\n<li>x</li>\n</ol>\n</li>\n<li></li>\n</ul>\n");
}

static void test_targets(void **state)
{
    struct bp_run linked = {.text = "1.1", .href = "https://example.org"};
    const struct bp_inline inner = {&linked, 1, 0};
    uint32_t anchor = bp_html_anchor(&html, "row-1-1");
    (void)state;
    put_parts(&(struct bp_part){.text = &inner, .target = {anchor, "1.1: go to its row"}}, 1);
    assert_written("<td><a href=\"#row-1-1\" aria-label=\"1.1: go to its row\">1.1</a>"); /* no link in a link */
    put_parts(&(struct bp_part){.text = say("(no ref)"), .target = {anchor, "Roads: go to its row"}}, 1);
    assert_written("<td><a href=\"#row-1-1\" aria-label=\"(no ref): Roads: go to its row\">(no ref)</a>");
    put_parts(&(struct bp_part){.text = say("Mend the roads"), .target = {anchor, "Mend \xE2\x80\xA6: go to its row"}}, 1);
    assert_written("<td><a href=\"#row-1-1\">Mend the roads</a>");
    put_parts(&(struct bp_part){.text = say("lost"), .target = {77, "nowhere"}}, 1);
    assert_written("<td>lost");
}

/* ---- figures ---- */

static void test_bars(void **state)
{
    struct bp_bar bar = {.label = say("Actions"), .words = "Bar of \"Actions\": Green 3, None 1.", .n = 2, .all = 4,
                         .items = {&statuses[0], &statuses[1]}, .counts = {3, 1}};
    (void)state;
    bp_put_bar(&html, &bar);
    const char *text = written();
    assert_part(text, "role=\"img\" aria-label=\"Bar of &quot;Actions&quot;: Green 3, None 1.\"");
    assert_part(text, "<span class=\"part\" style=\"flex-grow:3;--fill:#13A66B;--text:#000000\">");
    assert_part(text, "<span class=\"part missing\" style=\"flex-grow:1;");
    file.mono = true;
    bp_put_bar(&html, &bar);
    assert_no_part(written(), "#13A66B");
    bar.all = 0;
    bp_put_bar(&html, &bar);
    assert_written("");
}

static void test_trends(void **state)
{
    const int64_t values[] = {0, 10, BP_UNKNOWN, 5, -999999999999999999};
    struct bp_trend trend = {.values = values, .n = 4, .target = 10, .words = "Q1 0; Q2 10; Q4 5"};
    (void)state;
    bp_put_trend(&html, &trend);
    assert_written("<svg class=\"trend\" viewBox=\"0 0 600 220\" role=\"img\" aria-label=\"Q1 0; Q2 10; Q4 5\">"
                   "<path class=\"target\" d=\"M25 25H575\"/><path d=\"M25 195L208 25M575 110\"/>"
                   "<circle cx=\"25\" cy=\"195\" r=\"14\"/><circle cx=\"208\" cy=\"25\" r=\"14\"/>"
                   "<circle cx=\"575\" cy=\"110\" r=\"25\"/></svg>");
    trend = (struct bp_trend){.values = values + 4, .n = 1, .target = INT64_C(999999999999999999), .words = "far"};
    bp_put_trend(&html, &trend);
    assert_part(written(), "cy=\"195\"");
    trend = (struct bp_trend){.values = values, .n = 1, .target = BP_UNKNOWN, .words = "one"};
    bp_put_trend(&html, &trend);
    assert_part(written(), "<path d=\"M25 110\"/><circle cx=\"25\" cy=\"110\" r=\"25\"/>");
}

static void test_logo(void **state)
{
    (void)state;
    bp_put_logo(&html);
    assert_written("");
    file.logo = (struct bp_html_logo){"foobar", 6, 600, 60, NULL};
    plan.organisation = *say("Vale \"Council\"");
    bp_put_logo(&html);
    assert_written("<img class=\"logo\" alt=\"Logo: Vale &quot;Council&quot;\" width=\"227\" height=\"22\" "
                   "src=\"data:image/png;base64,Zm9vYmFy\">\n");
    file.logo = (struct bp_html_logo){"foobar", 6, 1, 2000, "A tree"};
    bp_put_logo(&html);
    assert_part(written(), "alt=\"A tree\" width=\"1\" height=\"60\"");
}

/* ---- tables ---- */

static void row_of(void *user, struct bp_arena *work, uint32_t i, struct bp_row_text *text)
{
    struct bp_part *parts = bp_arena_array(work, 3, sizeof *parts);
    (void)user;
    *text = (struct bp_row_text){.anchor = i ? BP_NO_ANCHOR : 0, .name_parts = 1, .bold = i == 1};
    parts[0] = (struct bp_part){.text = bp_say_inline(work, i ? "2" : "1.1")};
    parts[1] = (struct bp_part){.kind = BP_PART_STATUS, .text = bp_say_inline(work, "None"), .status = &statuses[1]};
    parts[2] = (struct bp_part){.text = bp_say_inline(work, "7")};
    text->name = parts[0].text;
    text->spoken = i ? NULL : "1.1, part of 1";
    text->cells[0] = (struct bp_cell){&parts[0], 1, NULL};
    text->cells[1] = (struct bp_cell){&parts[1], 1, &statuses[1]};
    text->cells[2] = (struct bp_cell){&parts[2], !i, NULL};
}

static struct bp_table table_of(void)
{
    return (struct bp_table){.kind = BP_TABLE_ACTIONS, .n_columns = 3, .n_rows = 2, .level = 2, .named = true,
                             .row = row_of, .caption = say("2 actions"),
                             .columns = {{.name = BP_COLUMN_REF, .head = say("Ref")},
                                         {.name = BP_COLUMN_STATUS, .head = say("Status")},
                                         {.name = BP_COLUMN_BUDGET, .head = say("Long \"\\ head"), .number = true}}};
}

static void test_table(void **state)
{
    struct bp_table table = table_of();
    (void)state;
    bp_html_anchor(&html, "row-1-1");
    bp_put_table(&html, &table);
    assert_written(
        "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"title table-1\">\n"
        "<table class=\"stacks\" style=\"--c2:&quot;Status&quot;;--c3:&quot;Long \\&quot;\\\\ head&quot;\">\n"
        "<caption id=\"table-1\">2 actions</caption>\n<thead>\n<tr>\n<th scope=\"col\" class=\"ref\">Ref</th>\n"
        "<th scope=\"col\" class=\"status\">Status</th>\n<th scope=\"col\" class=\"number\">Long &quot;\\ head</th>\n"
        "</tr>\n</thead>\n<tbody>\n<tr id=\"row-1-1\">\n"
        "<th scope=\"row\">1.1<span class=\"unseen\">, part of 1</span></th>\n"
        "<td class=\"fill missing\" style=\"--fill:#FFFFFF;--text:#000000\"><svg class=\"symbol\" aria-hidden=\"true\">"
        "<use href=\"#symbol-missing\"/></svg> None</td>\n<td class=\"number\">7</td>\n</tr>\n"
        "<tr class=\"total\">\n<th scope=\"row\">2</th>\n"
        "<td class=\"fill missing\" style=\"--fill:#FFFFFF;--text:#000000\"><svg class=\"symbol\" aria-hidden=\"true\">"
        "<use href=\"#symbol-missing\"/></svg> None</td>\n<td class=\"number\"></td>\n</tr>\n"
        "</tbody>\n</table>\n</div>\n");
    table.caption = NULL;
    bp_put_table(&html, &table);
    assert_part(written(), "aria-labelledby=\"title\">\n<table class=\"stacks\" aria-labelledby=\"title\"");
}

static void test_blocks(void **state)
{
    struct bp_table table = table_of();
    (void)state;
    file.fits = never;
    table.columns[1].label = say("State");
    bp_put_table(&html, &table);
    const char *text = written();
    assert_part(text, "<p class=\"caption\">2 actions</p>\n<h3>1.1, part of 1</h3>\n<dl>\n<div>\n<dt>State</dt>\n<dd class=");
    assert_part(text, "<dt>Long &quot;\\ head</dt>\n<dd>7</dd>\n</div>\n</dl>\n<h3>2</h3>");
    assert_no_part(text, "<table");
    table.named = false; /* its rows cannot be blocks */
    bp_put_table(&html, &table);
    assert_part(written(), "<table");
}

/* ---- a document told by hand ---- */

static void tell(struct bp_story *story)
{
    const struct bp_writer *to = story->writer;
    const struct bp_inline *words = say("words");
    const struct bp_front front = {.organisation = words, .marking = say(""), .title = say("Plan & <more>"),
                                   .subtitle = words, .detail = words, .n_lines = 1, .lines = {"An extract"}};
    to->begin(story->to);
    to->front(story->to, &front);
    to->heading(story->to, 2, say("First"));
    to->text(story->to, BP_VOICE_BODY, say("one < two"));
    to->heading(story->to, 3, say("Below"));
    to->page(story->to);
    to->heading(story->to, 2, say("2. Second"));
}

static void test_story(void **state)
{
    (void)state;
    html.story.title = say("Plan & <more>");
    html.story.subtitle = say("Quarter 2");
    html.story.notice = say("Not for publication");
    plan.report.to = (struct bp_date){2019, 9, 30};
    html.story.writer = &bp_html_lister;
    tell(&html.story);
    assert_written("");
    html.story.writer = &bp_html_writer;
    tell(&html.story);
    bp_put_end(&html);
    const char *text = written();
    assert_part(text, "<!DOCTYPE html>\n<html lang=\"en-GB\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
    assert_part(text, "<title>Plan &amp; &lt;more&gt;: Quarter 2</title>\n");
    assert_part(text, "<meta name=\"dcterms.date\" content=\"2019-09-30\">\n");
    assert_part(text, "<meta name=\"robots\" content=\"noindex\">\n");
    assert_part(text, "<h1 id=\"title\">Plan &amp; &lt;more&gt;</h1>\n");
    assert_part(text, "<ul>\n<li><a href=\"#first\">First</a>\n<ul>\n<li><a href=\"#below\">Below</a></li>\n</ul>\n</li>\n"
                      "<li><a href=\"#part-2-second\">2. Second</a></li>\n</ul>\n</nav>\n");
    assert_part(text, "<h2 id=\"first\">First</h2>\n<p>one &lt; two</p>\n<h3 id=\"below\">Below</h3>\n"
                      "<p class=\"back\"><a href=\"#contents\">Back to contents</a></p>\n"
                      "<h2 id=\"part-2-second\" class=\"new\">2. Second</h2>\n</main>\n</body>\n</html>\n");
}

/* ---- a whole one ---- */

static void put_plan(struct bp_buf *xml, int rows)
{
    bp_buf_str(xml, "<action-plan xml:lang=\"en-GB\"><title>Plan</title><organisation>Vale</organisation>"
                    "<report from=\"2019-07-01\" to=\"2019-09-30\"><title>Quarter 2</title></report>"
                    "<actions><priority><title>Roads</title>");
    for (int i = 1; i <= rows; i++)
        bp_buf_fmt(xml, "<action ref=\"%d\" status=\"green\"><description>Mend road %d</description></action>", i, i);
    bp_buf_str(xml, "</priority></actions></action-plan>");
}

struct sink {
    struct bp_buf all;
    size_t calls, largest, fails; /* fails: the call that fails; 0: none */
};

static int drain_to(void *user, const void *bytes, size_t len)
{
    struct sink *sink = user;
    sink->largest = len > sink->largest ? len : sink->largest;
    bp_buf_put(&sink->all, bytes, len);
    return ++sink->calls == sink->fails;
}

/* The bytes are the same if they are drained, and few wait at a time. */
static void test_drain(void **state)
{
    struct bp_buf xml = {0}, whole = {0};
    struct bp_diags diags = {.arena = &arena};
    struct sink sink = {.calls = 0};
    const struct bp_drain drain = {drain_to, &sink};
    (void)state;
    put_plan(&xml, 2000);
    const struct bp_document document = {.plan = read_plan(&arena, &xml)};
    file.out = &whole;
    assert_int_equal(bp_html_write(&file, &document, &arena, &diags), BP_OK);
    file.out = &out;
    file.drain = &drain;
    assert_int_equal(bp_html_write(&file, &document, &arena, &diags), BP_OK);
    assert_int_equal(sink.all.len, whole.len);
    assert_memory_equal(sink.all.bytes, whole.bytes, whole.len);
    assert_true(sink.calls > 5 && sink.largest < ((size_t)80 << 10));
    assert_int_equal(out.len, 0);
    for (size_t fails = 1; fails <= 3; fails++) {
        sink.calls = sink.all.len = 0;
        sink.fails = fails;
        assert_int_equal(bp_html_write(&file, &document, &arena, &diags), BP_IO);
        assert_int_equal(sink.calls, fails); /* nothing more is given to it */
    }
    bp_buf_free(&sink.all);
    bp_buf_free(&whole);
}

static void test_no_memory(void **state)
{
    struct bp_buf xml = {0};
    struct bp_diags diags = {.arena = &arena};
    struct bp_arena small;
    (void)state;
    put_plan(&xml, 50);
    const struct bp_document document = {.plan = read_plan(&arena, &xml)};
    bp_arena_init(&small, 20000);
    assert_int_equal(bp_html_write(&file, &document, &small, &diags), BP_NOMEM);
    assert_null(small.on_out);
    bp_arena_clear(&small);
    out.limit = 1000;
    out.len = 0;
    assert_int_equal(bp_html_write(&file, &document, &arena, &diags), BP_NOMEM);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_escape, begin, end),
        cmocka_unit_test_setup_teardown(test_base64, begin, end),
        cmocka_unit_test_setup_teardown(test_ids, begin, end),
        cmocka_unit_test_setup_teardown(test_inline, begin, end),
        cmocka_unit_test_setup_teardown(test_addresses, begin, end),
        cmocka_unit_test_setup_teardown(test_signs, begin, end),
        cmocka_unit_test_setup_teardown(test_long_words, begin, end),
        cmocka_unit_test_setup_teardown(test_direction, begin, end),
        cmocka_unit_test_setup_teardown(test_parts, begin, end),
        cmocka_unit_test_setup_teardown(test_lists, begin, end),
        cmocka_unit_test_setup_teardown(test_targets, begin, end),
        cmocka_unit_test_setup_teardown(test_bars, begin, end),
        cmocka_unit_test_setup_teardown(test_trends, begin, end),
        cmocka_unit_test_setup_teardown(test_logo, begin, end),
        cmocka_unit_test_setup_teardown(test_table, begin, end),
        cmocka_unit_test_setup_teardown(test_blocks, begin, end),
        cmocka_unit_test_setup_teardown(test_story, begin, end),
        cmocka_unit_test_setup_teardown(test_drain, begin, end),
        cmocka_unit_test_setup_teardown(test_no_memory, begin, end)};
    return cmocka_run_group_tests_name("html", tests, NULL, NULL);
}
