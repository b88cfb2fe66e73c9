/* test_phrases.c: the checks that go by phrases, at their edges: work still to come and nothing done (5009,
 * 5010), texts cut off (5012), persons (5023), colours alone (5024), abbreviations (5022). test_words.c has what
 * they are for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/diag.h"
#include "checked.h"

static void dates_ahead(void **state)
{
    static const struct phrase to_do[] = {
        {"It will be held in mid-May 2020.", "is due March 2020"},
        {"It will be held in summer 2020.", NULL}, /* it may begin with the year */
        {"It will be held in early 2021.", "early 2021"},
        {"It will be held on 31/05/2020.", "31/05/2020"},
        {"It will be held on 31.05.20.", "31.05.20"},
        {"It will be held on 31-05-2020.", NULL},
        {"It will be held at 2030 hours in 2019.", NULL},
        {"It will be held in room 2020.", NULL},
        {"It will be held in room 1999, in 2150 or 202a.", NULL},
        {"It will cost 120000 or 1234567890123.", NULL},
        {"It will go to 1/2020x.", NULL},
        {"It will be held when 99/99/2020 comes.", NULL},
        {"It will continue until May 2020.", NULL},
        {"It was held; another will be held in May 2020.", NULL},
        {"One was held, and this will be held in May 2020.", NULL},
        {"May 2020 is when it will be held.", "\"May 2020 is when it will\""},
        {"It will, as the board has agreed with all of its partners and each of the councils too, be held in "
         "May 2020.", "\"will\""},
    };
    static const struct phrase past[] = {
        {"It is planned for room 3.", "planned for"},
        {"It will be painted by 2019.", "will be painted by 2019"},
        {"It will always be arranged.", NULL},
        {"It will remain; it will be held.", NULL},
        {"It was not held in May: it will be held.", "will be held"},
        {"It has yet to be held, once arranged.", "has yet to"},
    };
    (void)state;
    assert_updates("due='March 2020' status='green'", BP_E_STILL_TO_COME, to_do, COUNT(to_do));
    assert_updates("due='June 2019' status='green'", BP_E_STILL_TO_COME, past, COUNT(past));
}

static void nothing_done(void **state)
{
    static const struct phrase phrases[] = {
        {"No sessions due to the long summer break in all of the schools that we know.",
         "\"No sessions due to the long summer break in all of the\""},
        {"No progress, but talks go on", "\"No progress\""},
        {"No progress so far and no talks", "\"No progress\""},
        {"Some were cancelled: no progress", NULL},
        {"None of our sessions took place. It was cancelled and rearranged", NULL},
        {"In each of the wards of this large area it was cancelled", "was cancelled"},
        {"No big loud road events in schools took place", NULL},
        {"No one here knows of an event that took place", NULL},
        {"No word of it, events took place", NULL},
        {"No words", NULL},
        {"No progress but 4 events were held.", "\"No progress\""},
    };
    (void)state;
    assert_updates("status='green'", BP_E_NOTHING_DONE, phrases, COUNT(phrases));
    /* a measure that has numbers is measured against them */
    static const char none[] = "<description>Less (target TBC)</description>",
                      some[] = "<description>Less (target TBC)</description><number actual='3'/>";
    const struct phrase found = {none, "target TBC"};
    assert_phrase(&found, check_measure("status='green'", none, BP_E_NOTHING_DONE));
    assert_string_equal(check_measure("status='green'", some, BP_E_NOTHING_DONE), "");
    assert_string_equal(check_measure("status='red'", none, BP_E_NOTHING_DONE), "");
    assert_string_equal(check_measure("status='missing'", none, BP_E_NOTHING_DONE), "");
}

static void cut_off(void **state)
{
    static const struct phrase phrases[] = {
        {"of the", "\"of the\""},
        {"of, the", "\"the\""},
        {"the", "\"the\""},
        {"will", NULL},
        {"to", NULL},
        {"It went well, to", NULL},
        {"must take", NULL},
        {"We must take", "\"must take\""},
        {"We did all of the things in the list that they could, as best as they were able and as they would", NULL},
        {"We did many things for the schools of the whole district, and they should", "\"they should\""},
        {"This is what all of us look at", NULL},
        {"The plan which the board of the council of the whole district paid for", "\"paid for\""},
        {"It is a plan they work to", NULL},
        {"Work done and they work to", "\"work to\""},
        {"They work to", "\"work to\""},
        {"So many plans, they work to", "\"work to\""},
        {"It is the work of very many good people in a district with", "\"district with\""},
        {"We went to the [", "\"the [\""},
        {"Schools &amp; ", "Schools &"},
        {"One event -", "\"event -\""},
        {"One event &#8212;", "event"},
        {"One event;", "\"event;\""},
        {"Caf&#233;s of the &#233;lite of", "of"},
        {"&#233;", NULL},
        {"...", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_UPDATE_CUT, phrases, COUNT(phrases));
}

static void persons(void **state)
{
    static const struct phrase phrases[] = {
        {"Mr J. R. Smith came", "Mr J. R. Smith"},
        {"We met Mr McDonald-Smith Jones Brown Green", "Mr McDonald-Smith Jones Brown"},
        {"Prof. Ng", "Prof. Ng"},
        {"Mr J.", NULL},
        {"Mr JS", NULL},
        {"Mr Mrs", NULL},
        {"Dr Mr Smith", "Dr Mr Smith"},
        {"Mr, Smith", NULL},
        {"Mr and Smith", NULL},
        {"Cllr", NULL},
        {"PS Oakshott project", NULL},
        {"PS Oakshott, project", "PS Oakshott"},
        {"We met Kent DC Oakshott", NULL},
        {"Kent. DC Oakshott", "DC Oakshott"},
        {"Kent, DC Oakshott", "DC Oakshott"},
        {"kent DC Oakshott", "DC Oakshott"},
        {"Mr DC Oakshott", "Mr DC Oakshott"},
        {"mr Smith", NULL},
        {"M&#252;ller, Mr M&#252;ller", "Mr M\xC3\xBCller"},
        {"Mr \xC3\x96zil", NULL}, /* a first letter that is not known to be a capital */
    };
    (void)state;
    assert_updates("status='green'", BP_E_PERSON, phrases, COUNT(phrases));
}

static void abbreviations(void **state)
{
    static const struct phrase phrases[] = {
        {"ABCd and XYZed and QQQx", "ABC"},
        {"OCGs’ and JKL’d", "JKL"},
        {"One sentence. Group Xylo (GX)", NULL},
        {"One sentence. Group Good (GX)", "GX"},
        {"(GX) comes first", "GX"},
        {"Group, (GX) and more", "GX"},
        {"A very big and old and most long group of all of us in it here (VBG)", "VBG"},
        {"We saw GX (a Group of Xylo)", "GX"},
        {"We saw GX (Group Xylo) there", NULL},
        {"We saw GX (Group)", "GX"},
        {"We saw GX (Group of many of the good people that are here Xylo)", "GX"},
        {"We saw GX (Group. Xylo)", "GX"},
        {"PS they came", NULL},
        {"TN13 1HG, TN13 1hg, TN13 9", "TN13"},
        {"GX-Y and A-B and GXY-ZZZ-QQ", "GXY"},
        {"<abbr title='Group X'>GX</abbr> then GX", NULL},
        {"SCAMS are scams; a SCAM", NULL},
        {"LISTS are lists; a LISt, LI", "LI"},
        {"so ABSOLUTELY", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_ABBREVIATION, phrases, COUNT(phrases));
    char many[2000] = "the ";
    size_t len = 4;
    for (int i = 0; i < 130; i++)
        len += (size_t)snprintf(many + len, sizeof many - len, "%c%cQ, ", 'A' + i / 26, 'A' + i % 26);
    const struct phrase all = {"130 of them", " abbreviations, AAQ, "};
    assert_phrase(&all, check_row("", "D", many, BP_E_ABBREVIATION));
}

static void colours(void **state)
{
    static const struct phrase phrases[] = {
        {"Yellow lines in the road. See those marked in red", "marked in red"},
        {"Lines are painted in red on the road", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_COLOUR_ALONE, phrases, COUNT(phrases));
}

/* The letters, signs and blanks that other scripts and word processors write. */
static void other_signs(void **state)
{
    static const struct phrase phrases[] = {
        {"11 of&#160;48&#8239;cases&#8201;(25%)", "22.9%"},
        {"11 of 48 ca&#173;ses (25%)", "22.9%"},
        {"11 of 48 ca&#8288;ses&#8203;seen (25%)", "22.9%"},
        {"11 of 48 re&#8208;opened cases&#8209;seen (25%)", "22.9%"},
        {"11 of 48 caf&#233;s (25%)", "22.9%"},
        {"11 of 48 &#8211; caf&#233;s (25%)", NULL},
        {"11 of 48 &#191;caf&#233;s (25%)", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_ARITHMETIC, phrases, COUNT(phrases));
}

/* The lists are English: they apply to English, by whatever form of its code, and to no other language. */
static void languages(void **state)
{
    static const struct {
        const char *lang;
        int applies;
    } all[] = {{"en", 1}, {"EN-gb", 1}, {"eN", 1}, {"en-US", 1}, {"enm", 0},
               {"es", 0}, {"fn", 0}, {"cy", 0}, {"gd-en", 0}};
    (void)state;
    for (size_t i = 0; i < COUNT(all); i++) {
        char xml[1024], attribute[40];
        snprintf(attribute, sizeof attribute, " xml:lang='%s'", all[i].lang);
        int n = snprintf(xml, sizeof xml, CHECKED_HEAD, attribute);
        snprintf(xml + n, sizeof xml - (size_t)n,
                 "<actions><heading>A</heading><priority><title>P</title><action ref='1' status='green'>"
                 "<description>in the</description></action></priority></actions></action-plan>");
        assert_int_equal(*check_plan(xml, BP_E_DESCRIPTION_CUT) != '\0', all[i].applies);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_ahead),   cmocka_unit_test(nothing_done), cmocka_unit_test(cut_off),
        cmocka_unit_test(persons),       cmocka_unit_test(abbreviations), cmocka_unit_test(colours),
        cmocka_unit_test(other_signs),   cmocka_unit_test(languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
