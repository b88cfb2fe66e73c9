/* test_house_style.c: what a house style is read as, and what it does to the words, the dates and the colours
 * of a report. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plans.h"
#include "read/read.h"

static struct bp_arena arena;

/* The style with this inside; `said` then has the codes of its findings: "4017 4043". */
static struct bp_house_style *read_inside(const char *lang, const char *inside, char said[200])
{
    struct bp_buf xml = {0};
    struct bp_diags diags = {.arena = &arena};
    struct bp_house_style *style;
    struct bp_source *source = bp_arena_alloc(&arena, sizeof *source);
    bp_buf_fmt(&xml, "<house-style xml:lang='%s'>%s</house-style>", lang, inside);
    assert_false(xml.failed || !source);
    *source = (struct bp_source){.name = "house.xml", .arena = &arena, .len = (uint32_t)xml.len,
                                 .bytes = bp_arena_text(&arena, xml.bytes, xml.len)};
    bp_buf_free(&xml);
    bp_result result = bp_read_style(source, &arena, &diags, &style);
    *said = '\0';
    for (size_t i = 0; i < diags.n; i++)
        snprintf(said + strlen(said), 200 - strlen(said), "%s%d", i ? " " : "", diags.items[i].code);
    assert_int_equal(result, diags.errors ? BP_INVALID : BP_OK);
    assert_int_equal(style != NULL, result == BP_OK);
    return style;
}

static struct bp_house_style *read_good(const char *inside)
{
    char said[200];
    struct bp_house_style *style = read_inside("en-GB", inside, said);
    if (*said)
        fail_msg("%s: %s", inside, said);
    return style;
}

static void assert_said(const char *inside, const char *codes)
{
    char said[200];
    read_inside("en-GB", inside, said);
    if (strcmp(said, codes) != 0)
        fail_msg("%s: \"%s\", not \"%s\"", inside, said, codes);
}

static void test_nothing(void **state)
{
    (void)state;
    const struct bp_house_style *style = read_good("");
    assert_memory_equal(&style->sheet, &bp_sheet_default, sizeof style->sheet);
    assert_memory_equal(&style->colours, &bp_colours_default, sizeof style->colours);
    assert_string_equal(style->logo.text, "");
    assert_int_equal(style->n_looks + style->n_headings + style->footer.n + style->draft.n, 0);
    assert_ptr_equal(bp_style_house(style, &bp_house_english, "en-GB", &arena), &bp_house_english);
}

static void test_sheets(void **state)
{
    (void)state;
    static const struct {
        const char *page;
        int32_t width, height;
    } sheets[] = {{"<page/>", 841890, 595276},
                  {"<page orientation='portrait'/>", 595276, 841890},
                  {"<page paper='A3'/>", 1190551, 841890},
                  {"<page paper='A3' orientation='portrait'/>", 841890, 1190551}};
    for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
        const struct bp_sheet *sheet = &read_good(sheets[i].page)->sheet;
        assert_int_equal(bp_sheet_width(sheet), sheets[i].width);
        assert_int_equal(bp_sheet_height(sheet), sheets[i].height);
    }
    const struct bp_sheet *sheet =
        &read_good("<page margin='10mm' left='2.5 cm' top='36pt' text-size='9.5pt'/>")->sheet;
    assert_int_equal(sheet->margins[BP_SIDE_RIGHT], 28346);
    assert_int_equal(sheet->margins[BP_SIDE_BOTTOM], 28346);
    assert_int_equal(sheet->margins[BP_SIDE_LEFT], 70866);
    assert_int_equal(sheet->margins[BP_SIDE_TOP], 36000);
    assert_int_equal(sheet->text_size, 9500);
}

static void test_lengths(void **state)
{
    (void)state;
    assert_said("<page margin='5mm' left='50mm'/>", "");
    assert_said("<page margin='4.9mm'/>", "4043");
    assert_said("<page margin='50.1mm'/>", "4043");
    assert_said("<page margin='999999999999mm'/>", "4043");
    static const char *const none[] = {"", "mm", "15", "15in", "-15mm", "1.mm", ".5mm", "1,5cm"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        char page[60];
        snprintf(page, sizeof page, "<page margin='%s'/>", none[i]);
        assert_said(page, "4042");
    }
    assert_said("<page text-size='7pt'/>", "4043");
    assert_said("<actions><column id='ref' width='9mm'/></actions>", "4043");
}

static void test_colours(void **state)
{
    (void)state;
    const struct bp_colours *colours = &read_good("<colours headings='#00532F'/>")->colours;
    assert_int_equal(colours->heading, 0x00532F);
    assert_int_equal(colours->head, 0x00532F);
    assert_int_equal(colours->on_head, 0xFFFFFF);
    assert_int_equal(colours->text, bp_colours_default.text);
    colours = &read_good("<colours table-head='#E8EDEE'/>")->colours;
    assert_int_equal(colours->on_head, 0x000000);
    /* hard to read: the warning does not stop the report */
    assert_said("<colours headings='#FFAC1A'/>", "4017");
    assert_said("<colours quiet='#AAAAAA'/>", "4017");
    assert_said("<colours table-head='#777777' table-head-text='#AAAAAA'/>", "4017");
    assert_said("<colours rules='#EEEEEE'/>", "");
    assert_said("<colours text='black'/>", "4006");
    assert_said("<status id='green' fill='#13A66B' text='#FFFFFF'/>", "4017");
    assert_said("<status id='green' fill='#13A66B'/><status id='green' fill='#13A66B'/>", "4013");
}

/* A status whose fill the plan gives keeps it. */
static void test_statuses(void **state)
{
    (void)state;
    const struct bp_house_style *style =
        read_good("<status id='green' fill='#3DA35D'/><status id='red' fill='#9B1B1E'/><status id='x' fill='#000000'/>");
    struct bp_buf xml = {0};
    bp_buf_str(&xml, "<action-plan><title>T</title><report from='2019-07-01' to='2019-09-30'><title>R</title></report>"
                     "<statuses preset='rag'><status id='red' fill='#800000'/></statuses></action-plan>");
    struct bp_scheme scheme = read_plan(&arena, &xml)->scheme;
    const struct bp_status *before = scheme.items;
    assert_true(bp_style_scheme(style, &scheme, &arena));
    const struct bp_status *green = &scheme.items[bp_scheme_find(&scheme, "green")];
    assert_int_equal(green->fill, 0x3DA35D);
    assert_int_equal(green->text, 0x000000);
    assert_int_equal(scheme.items[bp_scheme_find(&scheme, "red")].fill, 0x800000);
    assert_int_equal(before[bp_scheme_find(&scheme, "green")].fill, 0x13A66B); /* the plan is as it was */
    assert_memory_equal(&scheme.items[scheme.n], &before[scheme.n], sizeof *before);
    struct bp_scheme none = {.n = 0}; /* of a board pack */
    assert_true(bp_style_scheme(style, &none, &arena));
    assert_null(none.items);
}

static const char *date_of(const struct bp_house_style *style, const char *lang)
{
    const struct bp_house *house = bp_style_house(style, bp_house_for(lang), lang, &arena);
    return bp_house_date(&arena, house, (struct bp_date){2019, 9, 3});
}

static void test_dates(void **state)
{
    (void)state;
    assert_string_equal(date_of(read_good("<dates form='long'/>"), "en-GB"), "3 September 2019");
    assert_string_equal(date_of(read_good("<dates form='short'/>"), "en-GB"), "3 Sept 2019");
    assert_string_equal(date_of(read_good("<dates form='short'/>"), "cy"), "3 Medi 2019");
    assert_string_equal(date_of(read_good("<dates form='numeric'/>"), "en-GB"), "03/09/2019");
    assert_string_equal(date_of(read_good("<dates form='iso'/>"), "cy"), "2019-09-03");
}

static void test_words(void **state)
{
    (void)state;
    const struct bp_house_style *style = read_good("<heading of='needs-attention' words='Exceptions'/>");
    const struct bp_house *english = bp_style_house(style, &bp_house_english, "en-US", &arena);
    assert_string_equal(bp_house_word(english, BP_WORD_NEEDS_ATTENTION), "Exceptions");
    assert_string_equal(bp_house_word(english, BP_WORD_KEY), "Key");
    const struct bp_house *welsh = bp_style_house(style, bp_house_for("cy"), "cy", &arena);
    assert_string_equal(bp_house_word(welsh, BP_WORD_NEEDS_ATTENTION), "Angen sylw");
    assert_said("<heading of='key' words='K'/><heading of='key' words='L'/>", "4046");
    assert_said("<heading of='keys' words='K'/>", "4005");
}

static void test_footer(void **state)
{
    (void)state;
    size_t len;
    read_good("<footer>{organisation} {title} {report} {period} {version} {} { x {1}</footer>");
    assert_said("<footer>{titel}, {Period}</footer>", "4045 4045");
    assert_int_equal(bp_footer_name("{period}, and", &len), BP_FOOTER_PERIOD);
    assert_int_equal(len, 8);
    assert_int_equal(bp_footer_name("{periods}", &len), -1);
    assert_int_equal(bp_footer_name("", &len), -1);
}

static void test_columns(void **state)
{
    (void)state;
    const struct bp_house_style *style =
        read_good("<measures><column id='ref'>KPI</column></measures>"
                  "<actions><column id='evidence' width='40mm'/><column id='status'>RAG</column></actions>");
    assert_null(bp_style_column_of(style, BP_MEASURE, BP_COLUMN_STATUS, ""));
    assert_string_equal(bp_style_column_of(style, BP_MEASURE, BP_COLUMN_REF, "")->def.head.runs->text, "KPI");
    assert_int_equal(bp_style_column_of(style, BP_ACTION, BP_COLUMN_OWN, "evidence")->width, 113386);
    assert_null(bp_style_column_of(style, BP_ACTION, BP_COLUMN_OWN, "risk"));
    assert_said("<actions><column id='ref'/><column id='ref'/></actions>", "4023");
    assert_said("<actions><column id='ref' print='no'/></actions>", "3008");
    assert_said("<actions><column id='ref' width='140mm'/><column id='update' width='140mm'/></actions>", "4044");
    assert_said("<page paper='A3'/><actions><column id='ref' width='140mm'/><column id='update' width='140mm'/>"
                "</actions>", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_nothing), ARENA_TEST(test_sheets), ARENA_TEST(test_lengths), ARENA_TEST(test_colours),
        ARENA_TEST(test_statuses), ARENA_TEST(test_dates), ARENA_TEST(test_words), ARENA_TEST(test_footer),
        ARENA_TEST(test_columns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
