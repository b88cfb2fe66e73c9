/* test_write.c: the XML of plans: escapes, lines, comments, statuses; which period is next, and what titles
 * become; what rolling on keeps, drops and remarks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/next.h"
#include "model/roll.h"
#include "model/starter.h"
#include "model/write.h"
#include "plans.h"

static struct bp_arena arena;
static struct bp_buf out;

static int setup(void **state)
{
    (void)state;
    bp_arena_init(&arena, (size_t)64 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    bp_arena_clear(&arena);
    bp_buf_free(&out);
    return 0;
}

static const char *written(void)
{
    bp_buf_char(&out, 0);
    assert_false(out.failed);
    return out.bytes;
}

/* A plan with this between </report> and </action-plan>, and this in its report. */
static struct bp_plan *plan_with(const char *report, const char *rest)
{
    struct bp_buf xml = {0};
    bp_buf_fmt(&xml, "<action-plan><title>A plan</title>"
                     "<plan-period from=\"2019-04-01\" to=\"2020-03-31\"/>"
                     "<report from=\"2020-01-01\" to=\"2020-03-31\">%s</report>%s</action-plan>",
               *report ? report : "<title>Report</title>", rest);
    return read_plan(&arena, &xml);
}

static const char *rewritten(const char *report, const char *rest)
{
    bp_plan_write(plan_with(report, rest), NULL, &out);
    return written();
}

static const char *rolled(const char *report, const char *rest)
{
    assert_true(bp_plan_roll(plan_with(report, rest), false, &arena, &out));
    return written();
}

/* ---- writing ---- */

static void test_escapes(void **state)
{
    (void)state;
    const char *xml = rewritten(
        "<title>A &amp; B &lt; C > D ]]&gt; \"E\" a--b&#160;&#xAD;c&#x200B; \xC2\xA3</title>",
        "<actions><priority><title>T</title>"
        "<action ref='a\"&amp;&lt;>&#160;b' status='green'><description>D</description></action>"
        "</priority></actions>");
    assert_part(xml, "<title>A &amp; B &lt; C > D ]]&gt; \"E\" a--b&#160;&#173;c&#8203; \xC2\xA3</title>");
    assert_part(xml, "ref=\"a&quot;&amp;&lt;>&#160;b\"");
}

static void test_markup(void **state)
{
    (void)state;
    const char *xml = rewritten(
        "<title>1<sup>st</sup> <em>a <strong>b</strong></em> <strong>c</strong></title>"
        "<contact><a href='https://a.example/?b&amp;c'>x <em>y</em></a><a href='tel:1'>z</a></contact>"
        "<marking>one<br/>two</marking>", "");
    assert_part(xml, "<title>1<sup>st</sup> <em>a </em><strong><em>b</em></strong> "
                     "<strong>c</strong></title>");
    assert_part(xml, "<contact><a href=\"https://a.example/?b&amp;c\">x <em>y</em></a><a href=\"tel:1\">z</a>"
                     "</contact>");
    assert_part(xml, "    <marking>\n      one<br/>\n      two\n    </marking>\n");
}

static void test_lines(void **state)
{
    (void)state;
    struct bp_buf words = {0}, report = {0};
    for (int i = 0; i < 40; i++)
        bp_buf_str(&words, "\xC5\x9Bixty "); /* five letters in six bytes, and a blank */
    bp_buf_char(&words, 0);
    bp_buf_fmt(&report, "<title>T</title><contact>%s</contact>", words.bytes);
    bp_buf_char(&report, 0);
    const char *xml = rewritten(report.bytes, "");
    const char *contact = strstr(xml, "    <contact>\n      \xC5\x9Bixty ");
    assert_non_null(contact);
    const char *line = strchr(contact, '\n') + 1;
    /* indented by 6; 15 words of 5 with 14 blanks are 89 columns: 95, and a sixteenth is one too many */
    assert_int_equal(strchr(line, '\n') - line, 6 + 16 * 7 - 1 - 7);
    bp_buf_free(&words);
    bp_buf_free(&report);
}

static void test_blocks(void **state)
{
    (void)state;
    assert_part(rewritten("<title>T</title><summary>bare<ul><li>one</li><li>two<ol><li>three</li></ol></li>"
                          "<li><p>four</p><p>five</p></li></ul></summary>", ""),
                "    <summary>\n"
                "      <p>bare</p>\n"
                "      <ul>\n"
                "        <li>one</li>\n"
                "        <li>\n"
                "          two\n"
                "          <ol>\n"
                "            <li>three</li>\n"
                "          </ol>\n"
                "        </li>\n"
                "        <li>\n"
                "          <p>four</p>\n"
                "          <p>five</p>\n"
                "        </li>\n"
                "      </ul>\n"
                "    </summary>\n");
}

static void test_comments(void **state)
{
    (void)state;
    struct bp_xml xml = {.out = &out, .depth = 1};
    bp_xml_comment(&xml, "short -- and <sweet>-->");
    bp_xml_comment(&xml, "first\nsecond\x01\xFF-");
    assert_string_equal(written(), "  <!-- short - - and <sweet>- -> -->\n"
                                   "  <!--\n    first\n    second\xEF\xBF\xBD\xEF\xBF\xBD-\n  -->\n");
    bp_xml_end(&xml);
}

static void test_comment_of_elements(void **state)
{
    (void)state;
    struct bp_plan *plan = plan_with("<title>a --> b---c</title>", "");
    struct bp_xml xml = {.out = &out};
    bp_xml_comment_open(&xml, "why -- so");
    bp_xml_inline(&xml, "title", NULL, &plan->report.title);
    bp_xml_comment_close(&xml);
    assert_string_equal(written(), "<!-- why - - so\n<title>a -&#45;> b-&#45;&#45;c</title>\n-->\n");
    bp_xml_end(&xml);
}

static void test_statuses(void **state)
{
    static const struct {
        const char *read, *written;
    } schemes[] = {
        {"", "<statuses preset=\"rag-missing\"/>"},
        {"<statuses preset='brag'/>", "<statuses preset=\"brag\"/>"},
        {"<statuses><status id='green'/><status id='amber'/><status id='red'/><status id='missing'/>"
         "</statuses>",
         "<statuses preset=\"rag-missing\"/>"},
        {"<statuses preset='rag'><status id='missing' legend='?'/></statuses>",
         "<statuses preset=\"rag\">\n    <status id=\"missing\" legend=\"?\"/>\n  </statuses>"},
        {"<statuses preset='rag'><status id='green' label='On track'/></statuses>",
         "<statuses preset=\"rag\">\n    <status id=\"green\" label=\"On track\"/>\n  </statuses>"},
        {"<statuses><status id='a' label='A' fill='#000000'/></statuses>",
         "<statuses>\n    <status id=\"a\" label=\"A\" fill=\"#000000\" symbol=\"ring\"/>\n  </statuses>"},
        {"<statuses preset='brag'><status id='blue' omit='yes'/><status id='red' omit='yes'/></statuses>",
         "<statuses>\n    <status id=\"green\" legend=\"Green (on track)\"/>"},
        {"<statuses preset='brag'><status id='new' label='New' meaning='good' before='red' fill='#FFFFFF'/></statuses>",
         "<status id=\"new\" label=\"New\" fill=\"#FFFFFF\" symbol=\"ring\" meaning=\"good\"/>\n    <status id=\"red\""},
        {"<statuses preset='rag'><status id='amber' meaning='good'/><status id='green' meaning='neutral'/></statuses>",
         "<status id=\"green\" meaning=\"neutral\"/>\n    <status id=\"amber\" meaning=\"good\" exception=\"no\"/>"},
        {"<statuses preset='rag'><status id='red' text='#FFFF00' complete='yes' counted='no' exception='no'/>"
         "</statuses>",
         "<status id=\"red\" text=\"#FFFF00\" complete=\"yes\" exception=\"no\" counted=\"no\"/>"},
        {"<statuses/>", "<statuses/>"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        assert_part(rewritten("", schemes[i].read), schemes[i].written);
        out.len = 0;
    }
}

static void test_accepts(void **state)
{
    (void)state;
    assert_part(rewritten("", "<actions><priority><title>T</title><action ref='1' status='green'>"
                              "<description>D</description><accept code='BP5008'>known</accept></action>"
                              "</priority></actions>"),
                "        <accept code=\"BP5008\">known</accept>\n      </action>\n");
}

/* Wherever memory runs out, it is told. */
static void test_little_memory(void **state)
{
    (void)state;
    struct bp_plan *plan = plan_with(
        "<title>Quarter 4</title><period>May</period><version>1</version>",
        "<actions><priority><title>T</title><action ref='1' status='red' completed='2020-01-31'>"
        "<description>D</description></action></priority></actions>");
    bp_plan_roll(plan, false, &arena, &out);
    size_t whole = out.len;
    assert_true(whole > 1000);
    for (size_t limit = 1; limit < whole; limit += 7) {
        struct bp_buf small = {.limit = limit};
        assert_false(bp_plan_roll(plan, false, &arena, &small));
        bp_buf_free(&small);
    }
    struct bp_buf again = {0};
    struct bp_arena none;
    bp_arena_init(&none, 0);
    assert_false(bp_plan_roll(plan, false, &none, &again));
    bp_buf_free(&again);
}

static void test_calls(void **state)
{
    (void)state;
    bp_doc *doc = bp_new();
    const void *bytes;
    size_t len;
    assert_int_equal(bp_roll(doc, &bytes, &len), BP_MISUSE);
    assert_null(bytes);
    assert_int_equal(bp_starter(doc, "none", &bytes, &len), BP_MISUSE);
    assert_int_equal(bp_starter(doc, NULL, &bytes, &len), BP_OK);
    char *copy = bp_arena_text(&arena, bytes, len);
    assert_int_equal(bp_load_memory(doc, copy, len, "plan.xml"), BP_OK);
    assert_int_equal(bp_diag_count(doc), 0);
    assert_int_equal(bp_roll(doc, &bytes, &len), BP_OK);
    copy = bp_arena_text(&arena, bytes, len);
    assert_int_equal(bp_load_memory(doc, copy, len, "next.xml"), BP_OK);
    assert_int_equal(bp_load_memory(doc, "<a/>", 4, "bad.xml"), BP_INVALID);
    assert_int_equal(bp_roll(doc, &bytes, &len), BP_INVALID);
    bp_free(doc);
}

/* ---- the next period ---- */

static void test_periods(void **state)
{
    static const char *const periods[][4] = {
        {"2019-07-01", "2019-09-30", "2019-10-01", "2019-12-31"},
        {"2019-10-01", "2019-12-31", "2020-01-01", "2020-03-31"},
        {"2020-01-01", "2020-01-31", "2020-02-01", "2020-02-29"},
        {"2021-01-01", "2021-01-31", "2021-02-01", "2021-02-28"},
        {"2020-02-01", "2020-02-29", "2020-03-01", "2020-03-31"},
        {"2019-04-01", "2020-03-31", "2020-04-01", "2021-03-31"},
        {"2019-04-01", "2019-09-30", "2019-10-01", "2020-03-31"},
        {"2019-11-01", "2020-02-29", "2020-03-01", "2020-06-30"},
        {"2019-07-01", "2019-07-28", "2019-07-29", "2019-08-25"},
        {"2019-12-25", "2019-12-31", "2020-01-01", "2020-01-07"},
        {"2000-02-29", "2000-02-29", "2000-03-01", "2000-03-01"},
        {"2100-02-28", "2100-02-28", "2100-03-01", "2100-03-01"},
        {"0001-01-01", "0001-12-31", "0002-01-01", "0002-12-31"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
        struct bp_date from, to;
        char first[BP_ISO_ROOM], last[BP_ISO_ROOM];
        assert_true(bp_date_iso(periods[i][0], &from) && bp_date_iso(periods[i][1], &to));
        assert_true(bp_next_period(&from, &to));
        assert_string_equal(bp_date_write(from, first), periods[i][2]);
        assert_string_equal(bp_date_write(to, last), periods[i][3]);
    }
}

/* Day by day, over four hundred years. */
static void test_days(void **state)
{
    (void)state;
    struct bp_date from = {1899, 12, 31}, to = from;
    for (int i = 0; i < 146097; i++) {
        struct bp_date before = to;
        assert_true(bp_next_period(&from, &to));
        assert_int_equal(bp_date_compare(from, to), 0);
        bool next_day = to.day == before.day + 1 && to.month == before.month && to.year == before.year;
        bool next_month = to.day == 1 && before.day >= 28 &&
                          to.month + 12 * to.year == before.month + 12 * before.year + 1;
        assert_true(next_day || next_month);
        char words[BP_ISO_ROOM];
        assert_true(bp_date_iso(bp_date_write(to, words), &before));
    }
    assert_int_equal(to.year, 2299);
    assert_int_equal(to.day, 31);
}

static void test_end_of_calendar(void **state)
{
    (void)state;
    struct bp_date from = {9999, 10, 1}, to = {9999, 12, 31};
    assert_false(bp_next_period(&from, &to));
    struct bp_plan *plan = plan_with("<title>Quarter 4</title>", "");
    plan->report.from = from;
    plan->report.to = to;
    assert_true(bp_plan_roll(plan, false, &arena, &out));
    assert_part(written(), "<report from=\"9999-10-01\" to=\"9999-12-31\">\n"
                           "    <!-- These are the last report's dates and title: write this one's. -->\n");
}

/* What a measure of January to March 2020 has in the plan for the next quarter. */
static void assert_rolled_number(const char *number, const char *next)
{
    char rest[900];
    snprintf(rest, sizeof rest, "<success-measures><measure ref='1' status='green'><description>D</description>%s"
             "</measure></success-measures>", number);
    assert_part(rolled("<title>R</title>", rest), next);
    out.len = 0;
}

static void test_figures(void **state)
{
    (void)state;
    assert_rolled_number("<number actual='5' target='6'/>",
                         "<!-- Add this period's actual=\"...\"; the last was actual=\"5\". -->\n"
                         "      <number target=\"6\"/>\n");
    assert_rolled_number("<number><value period='Q3'>4</value><value period='Q4'>5</value></number>",
                         "        <value period=\"Q3\">4</value>\n        <value period=\"Q4\">5</value>\n"
                         "        <value period=\"Q1\"/>\n");
    /* no name is certain; the next one is there; the last figure never came, or is of a time to come */
    assert_rolled_number("<number><value period='Spring'>4</value></number>",
                         "<value period=\"Spring\">4</value>\n        <value period=\"June 2020\"/>\n");
    assert_rolled_number("<number><value period='Q1'>4</value><value period='Q4'>5</value></number>",
                         "<value period=\"Q4\">5</value>\n        <value period=\"June 2020\"/>\n");
    assert_rolled_number("<number><value period='Q3'>4</value><value period='Q4'/></number>",
                         "<value period=\"Q4\"/>\n        <value period=\"Q1\"/>\n");
    assert_rolled_number("<number><value period='Q1'>4</value><value period='Autumn'/></number>",
                         "<value period=\"Autumn\"/>\n      </number>");
    assert_rolled_number("<money unit='k' budget='7' spent='5' forecast='8'/>",
                         "<!-- Add what is new; the last report had spent=\"5\", forecast=\"8\". -->\n"
                         "      <money unit=\"k\" budget=\"7\"/>\n");
}

static void test_titles(void **state)
{
    /* what a title of 1 July to 30 September 2019 becomes; NULL: that is not certain */
    static const char *const titles[][2] = {
        {"Quarter 2 Monitoring Report", "Quarter 3 Monitoring Report"},
        {"Q2", "Q3"},
        {"Qtr 2 update", "Qtr 3 update"},
        {"QUARTER 3 (calendar)", "QUARTER 4 (calendar)"},
        {"Quarter 2 2019/20", "Quarter 3 2019/20"},
        {"Quarter&#160;<strong>2</strong>, 2019\xE2\x80\x93" "2020",
         "Quarter\xC2\xA0" "3, 2019\xE2\x80\x93" "2020"},
        {"2019 Q3 report", "2019 Q4 report"},
        {"Monitoring Report", "Monitoring Report"},
        {"Quarterly Monitoring Report 2019/20", "Quarterly Monitoring Report 2019/20"},
        {"Adroddiad Chwarterol", "Adroddiad Chwarterol"},
        {"Quarter 1", NULL},
        {"Quarter 4", NULL},
        {"Quarter 2 2018/19", NULL},
        {"Quarter 2 2019/21", NULL},
        {"Quarter 2 2019", NULL},
        {"Quarter 3 2019/20", NULL},
        {"Quarter 2 and Quarter 3", NULL},
        {"Quarters 2 and 3", NULL},
        {"Quarter 2 July to September", "Quarter 3 October to December"},
        {"Quarter 2nd", NULL},
        {"Quarter 23", NULL},
        {"Quarter 2.1", NULL},
        {"Chwarter 2", "Chwarter 3"},
        {"2nd Quarter", "3rd Quarter"},
        {"Second Quarter", "Third Quarter"},
        {"Quarter Two", NULL},
        {"Half-year report", NULL},
        {"Sept report", NULL},
        {"Report 7", NULL},
        {"Report 2019", NULL},
        {"Autumn report", NULL},
    };
    (void)state;
    struct bp_date from = {2019, 7, 1}, to = {2019, 9, 30};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct bp_buf report = {0};
        bp_buf_fmt(&report, "<title>%s</title>", titles[i][0]);
        bp_buf_char(&report, 0);
        struct bp_inline title = plan_with(report.bytes, "")->report.title, next;
        enum bp_naming naming;
        bp_buf_free(&report);
        assert_true(bp_next_words(&title, from, to, &arena, &naming, &next));
        if (titles[i][1])
            assert_string_equal(bp_inline_plain(&arena, &next), titles[i][1]);
        if ((naming == BP_NAMES_TIME) != !titles[i][1])
            fail_msg("%s", titles[i][0]);
    }
}

static void assert_title(struct bp_date from, struct bp_date to, const char *was, const char *is)
{
    struct bp_buf report = {0};
    bp_buf_fmt(&report, "<title>%s</title>", was);
    bp_buf_char(&report, 0);
    struct bp_inline title = plan_with(report.bytes, "")->report.title, next;
    enum bp_naming naming;
    bp_buf_free(&report);
    assert_true(bp_next_words(&title, from, to, &arena, &naming, &next));
    if (is)
        assert_string_equal(bp_inline_plain(&arena, &next), is);
    assert_int_equal(naming == BP_NAMES_TIME, !is);
}

static void test_last_quarters(void **state)
{
    (void)state;
    struct bp_date january = {2020, 1, 1}, march = {2020, 3, 31};
    struct bp_date october = {2019, 10, 1}, december = {2019, 12, 31};
    assert_title(january, march, "Quarter 4 report", "Quarter 1 report");
    assert_title(january, march, "Quarter 4 2019/20", "Quarter 1 2020/21");
    assert_title(january, march, "Report 2019/20", NULL);
    assert_title(january, march, "Q1 2020", "Q2 2020");
    assert_title(october, december, "Q4 2019", "Q1 2020");
    assert_title(october, december, "Q3 2019/20", "Q4 2019/20");
    assert_title(january, december, "Quarter 4", NULL); /* no quarter */
    assert_title((struct bp_date){2020, 1, 2}, march, "Quarter 4", NULL);
    assert_title((struct bp_date){2020, 2, 1}, (struct bp_date){2020, 4, 30}, "Quarter 4", NULL);
}

/* ---- rolling on ---- */

static void test_head(void **state)
{
    (void)state;
    const char *xml = rolled("<title>Winter report</title><period>New Year to Easter</period>"
                             "<update-heading>Progress</update-heading><version>1.0</version>"
                             "<meeting date='2020-05-01' agenda-item='7' appendix='A'>The Board</meeting>"
                             "<summary>All is well.</summary>",
                             "<success-measures><stated-totals green='0'/></success-measures>");
    assert_part(xml, "Begun from plan.xml, the report of 1 January 2020 to 31 March 2020.");
    assert_part(xml, "<!-- The plan ends on 31 March 2020, before the period below: does it go on? -->\n");
    assert_part(xml, "<report from=\"2020-04-01\" to=\"2020-06-30\">");
    assert_part(xml, "    <!-- Check this title: it is the last report's. -->\n"
                     "    <title>Winter report</title>\n");
    assert_part(xml, "    <period>New Year to Easter</period>\n    -->\n");
    assert_part(xml, "\n    <update-heading>Progress</update-heading>\n");
    assert_part(xml, "    <version>1.0</version>\n    -->\n");
    assert_part(xml, "    <meeting date=\"2020-05-01\" agenda-item=\"7\" appendix=\"A\">The Board</meeting>\n"
                     "    -->\n    <meeting>The Board</meeting>\n");
    assert_part(xml, "    <summary></summary>\n");
    assert_no_part(xml, "All is well");
    assert_no_part(xml, "stated-totals");
}

static void test_rows(void **state)
{
    (void)state;
    const char *xml = rolled("", "<actions><priority><title>T</title>"
                                 "<action ref='1' due='May 2020' status='red' revised-due='June 2020' "
                                 "previous-status='green' restricted='yes'><description>D</description>"
                                 "<lead>L</lead><partner>P</partner><update>U</update>"
                                 "<corrective-action>C</corrective-action>"
                                 "<accept code='BP5001'>A</accept></action>"
                                 "<action ref='2'><description>D</description></action>"
                                 "</priority></actions>");
    assert_part(xml, "      <action ref=\"1\" due=\"May 2020\" previous-status=\"red\" "
                     "revised-due=\"June 2020\" restricted=\"yes\">\n"
                     "        <description>D</description>\n"
                     "        <lead>L</lead>\n"
                     "        <partner>P</partner>\n"
                     "        <update></update>\n"
                     "        <!-- What the last report promised: was it done?\n"
                     "        <corrective-action>\n"
                     "          <p>C</p>\n"
                     "        </corrective-action>\n"
                     "        -->\n"
                     "      </action>\n"
                     "\n"
                     "      <action ref=\"2\" previous-status=\"missing\">\n");
    assert_no_part(xml, "Complete in the last report");
}

static void test_complete_rows(void **state)
{
    (void)state;
    const char *xml = rolled("", "<statuses preset='brag'/><actions><priority><title>T</title>"
                                 "<action ref='1' status='blue'><description>First -- one</description>"
                                 "</action>"
                                 "<action ref='2' status='green' completed='2020-02-29' restricted='yes'>"
                                 "<description>Second</description></action></priority>"
                                 "<priority><title>U</title></priority></actions>");
    assert_part(xml, "      <title>T</title>\n"
                     "      <!-- All its actions are complete: they are listed at the end. -->\n"
                     "    </priority>\n");
    assert_part(xml, "      <title>U</title>\n    </priority>\n");
    assert_part(xml, "  <!--\n"
                     "    Complete in the last report, and not in this one:\n"
                     "    - 1 First - - one (Blue)\n"
                     "    - 2 Second (completed on 29 February 2020; restricted)\n"
                     "  -->\n"
                     "</action-plan>\n");
}

static void test_measures(void **state)
{
    (void)state;
    const char *xml = rolled("", "<statuses preset='brag'/><success-measures>"
                                 "<measure ref='M1' status='blue' completed='2020-01-31'>"
                                 "<description>Stays</description><number unit='%' baseline='1' actual='2'/>"
                                 "<update>U</update></measure>"
                                 "<measure status='blue'><description>Goes</description></measure>"
                                 "<measure status='green'><description>Open</description></measure>"
                                 "<measure ref='M2' status='blue'><description>Goes too</description>"
                                 "</measure>"
                                 "<measure status='blue'><description>With it</description></measure>"
                                 "</success-measures>");
    assert_part(xml, "    <measure ref=\"M1\" status=\"blue\" previous-status=\"blue\" "
                     "completed=\"2020-01-31\">\n"
                     "      <description>Stays</description>\n"
                     "      <!-- Add this period's actual=\"...\"; the last was actual=\"2\". -->\n"
                     "      <number unit=\"%\" baseline=\"1\"/>\n"
                     "      <update></update>\n"
                     "    </measure>\n"
                     "\n"
                     "    <measure previous-status=\"green\">\n"
                     "      <description>Open</description>\n");
    assert_part(xml, "    - Goes (Blue)\n    - M2 Goes too (Blue)\n    - With it (Blue)\n  -->\n");
}

static void test_starters(void **state)
{
    (void)state;
    assert_false(bp_starter_write("", &out));
    assert_false(bp_starter_write("RAG", &out));
    assert_int_equal(out.len, 0);
    for (const struct bp_preset *preset = bp_presets; preset->name; preset++) {
        char element[64];
        out.len = 0;
        assert_true(bp_starter_write(preset->name, &out));
        snprintf(element, sizeof element, "<statuses preset=\"%s\">", preset->name);
        assert_part(written(), element);
        for (int i = 0; i < preset->n; i++)
            assert_part(out.bytes, preset->items[i].legend);
        assert_null(strchr(out.bytes, '{'));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_escapes),       TEST(test_markup),        TEST(test_lines),
        TEST(test_blocks),        TEST(test_comments),      TEST(test_comment_of_elements),
        TEST(test_statuses),      TEST(test_accepts),       TEST(test_little_memory),
        TEST(test_periods),       TEST(test_days),          TEST(test_end_of_calendar),
        TEST(test_figures),       TEST(test_titles),        TEST(test_last_quarters),
        TEST(test_head),          TEST(test_rows),          TEST(test_complete_rows),
        TEST(test_measures),      TEST(test_starters),      TEST(test_calls),
    };
    return cmocka_run_group_tests_name("write", tests, NULL, NULL);
}
