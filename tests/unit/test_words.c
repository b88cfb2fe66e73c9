/* test_words.c: the checks that go by words: what they find, and what they must leave alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "check/words.h"
#include "checked.h"

static void test_still_to_come(void **state)
{
    static const struct phrase past[] = {
        {"Training will be arranged for February 2020.", "\"will be arranged for February 2020\""},
        {"Training WILL BE ARRANGED.", "was due June 2019"},
        {"This is still to be developed.", "\"still to be developed\""},
        {"The launch will take place shortly.", "will take place"},
        {"We hope to launch it.", "hope to"},
        {"A lead is yet to be appointed, and has yet to start.", "yet to"},
        {"Date to be confirmed", "to be confirmed"},
        {"Hopefully the post is filled.", "Hopefully"},
        {"The event is planned for Jan 2020", "Jan 2020"},
        {"It has been postponed until 31.10.19.", "postponed until"},
        {"The event was held in May 2019.", NULL},
        {"This has been completed and is used by partner agencies.", NULL},
        {"Repeat victims will be contacted by the unit.", NULL},
        {"Local officers will conduct a follow up visit where it is needed.", NULL},
        {"Sessions will be delivered weekly.", NULL},
        {"The event was held. A report will be published.", NULL},
        {"Work will continue until March 2021.", NULL},
        {"IOM are being actively engaged with persons in prison and due for release.", NULL},
        {"A further event will be arranged.", NULL},
        {"The panel met three times; its next meeting is to be arranged", NULL},
        {"No new meeting dates have been set at a County level", NULL},
        {"Goodwill be praised", NULL},
        {"", NULL},
    };
    static const struct phrase to_do[] = {
        {"This will be arranged for May 2020.", "is Green and is due March 2020"},
        {"It is postponed to the summer of 2021; we plan to hold it in summer 2021.", "\"postponed to\""},
        {"Training will be arranged.", NULL},
        {"We will hold it in March 2020.", NULL},
        {"An email will be sent for events during 2020.", NULL},
        {"Training has been arranged until Dec 2020.", NULL},
        {"The contract of May 2020 is signed.", NULL},
        {"Training was delivered to 40; a refresher will be arranged in May 2020.", NULL},
        {"A further event will be held in May 2020.", NULL},
    };
    (void)state;
    assert_updates("due='June 2019' status='green'", BP_E_STILL_TO_COME, past, COUNT(past));
    assert_updates("due='March 2020' status='green'", BP_E_STILL_TO_COME, to_do, COUNT(to_do));
    const char *text = "Training will be arranged for February 2020.";
    assert_string_equal(check_row("due='June 2019' status='amber'", "D", text, BP_E_STILL_TO_COME), "");
    assert_string_equal(check_row("due='June 2019'", "D", text, BP_E_STILL_TO_COME), "");
    assert_string_equal(check_row("due='On-going' status='green'", "D", text, BP_E_STILL_TO_COME), "");
    assert_string_equal(check_row("due='June 2019' revised-due='March 2020' status='green'", "D", text,
                                  BP_E_STILL_TO_COME), "");
    assert_string_equal(check_row("due='June 2019' completed='2019-06-01' status='green'", "D", text,
                                  BP_E_STILL_TO_COME), "");
}

static void test_nothing_done(void **state)
{
    static const struct phrase phrases[] = {
        {"DAY Programme in Q2: no sessions due to Summer break.", "\"no sessions due to Summer break\""},
        {"Not started", "Not started"},
        {"Nothing to report.", "Nothing to report"},
        {"No progress.", "No progress"},
        {"No data.", "No data"},
        {"No multi-agency road safety events took place during Quarter 2.", "No multi-agency road"},
        {"The event did not take place.", "did not take place"},
        {"The event didn’t take place.", "didn’t take place"},
        {"The session was cancelled.", "was cancelled"},
        {"This is still to be developed and will arrange In 2020", "still to be developed"},
        {"No activity this quarter", "No activity"},
        {"No sessions were cancelled.", NULL},
        {"No meetings were missed.", NULL},
        {"No further action is needed", NULL},
        {"No training needs were found", NULL},
        {"No data breaches.", NULL},
        {"There was no delay and the events took place.", NULL},
        {"There have been no Ground 7A possession proceedings in the 2nd quarter.", NULL},
        {"No thefts were reported.", NULL},
        {"One session was cancelled, the others were held.", NULL},
        {"No sessions in July; three sessions were held in September.", NULL},
        {"Three visits took place.", NULL},
        {"Two of the six sessions were cancelled", NULL},
        {"This was not started by the Council but by the County.", NULL},
        {"The work is not yet complete, but 40 people were trained.", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_NOTHING_DONE, phrases, COUNT(phrases));
    assert_string_equal(check_row("status='red'", "D", "Not started", BP_E_NOTHING_DONE), "");
    /* one finding a row: the date makes it the other one */
    const char *text = "This is still to be developed.";
    assert_string_equal(check_row("due='June 2019' status='green'", "D", text, BP_E_NOTHING_DONE), "");
}

static void test_baseline(void **state)
{
    static const struct phrase phrases[] = {
        {"Reduction in the number of repeat victims (baseline to be established)", "baseline to be established"},
        {"Fewer victims (target TBC)", "target TBC"},
        {"Create a baseline of OCGs", NULL},
        {"Determine a baseline figure", NULL},
    };
    char xml[2048];
    (void)state;
    for (size_t i = 0; i < COUNT(phrases); i++) {
        int n = snprintf(xml, sizeof xml, CHECKED_HEAD, "");
        snprintf(xml + n, sizeof xml - (size_t)n,
                 "<success-measures><heading>M</heading><measure ref='M1' status='green'><description>%s"
                 "</description></measure></success-measures></action-plan>", phrases[i].text);
        assert_phrase(&phrases[i], check_plan(xml, BP_E_NOTHING_DONE));
    }
}

static void test_sentences(void **state)
{
    static const struct phrase phrases[] = {
        {"Substance Misuse Training will take", "\"will take\""},
        {"a designated Safeguarding Officer for the", "\"for the\""},
        {"<p>Done.</p><p>Work with schools and</p>", "\"schools and\""},
        {"cases in the", "\"in the\""},
        {"We are working with", "\"working with\""},
        {"Sessions were cancelled due to", "\"due to\""},
        {"We met agencies such as", "\"such as\""},
        {"Officers will be able to", "\"able to\""},
        {"It will be looked at", NULL},
        {"They did all that they were able to", NULL},
        {"The training will be", "\"will be\""},
        {"During the quarter:", "\"quarter:\""},
        {"One event,", "\"event,\""},
        {"A visit (", "\"visit (\""},
        {"Two events &#8211;", "events"},
        {"<ul><li>one,</li><li>two of</li></ul>", "\"two of\""},
        {"<ul><li>one,</li><li>two,</li></ul>", NULL},
        {"<ul><li>one of the</li><li>two</li></ul>", NULL},
        {"<p>During the last quarter:</p><ul><li>13 letters</li></ul>", NULL},
        {"The Manager will take this forward in the next quarter", NULL},
        {"We also promote our attendance to address concerns raised by the community", NULL},
        {"A partial Closure Order was won under Plan A", NULL},
        {"It will be done by the end of May", NULL},
        {"They do it as well as they can", NULL},
        {"other concerns that crime groups are involved in", NULL},
        {"Two groups signed up", NULL},
        {"All pupils took part in", NULL},
        {"These are the residents we work with", NULL},
        {"It is what it is", NULL},
        {"Ended in the.", NULL},
        {"as amended by section 97 Antisocial Behaviour Crime and Policing Act", NULL},
        {"Carried on", NULL},
        {"The", NULL},
        {"", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_UPDATE_CUT, phrases, COUNT(phrases));
    assert_phrase(&phrases[3], check_row("", phrases[3].text, "Done.", BP_E_DESCRIPTION_CUT));
    assert_string_equal(check_row("", "Ends well", "cases in the", BP_E_DESCRIPTION_CUT), "");
}

static void test_arithmetic(void **state)
{
    static const struct phrase phrases[] = {
        {"11 of 48 cases (25%) were closed.", "\"11 of 48 cases (25%)\", but 11 of 48 is 22.9%"},
        {"11 of the 48 (25 per cent)", "22.9%"},
        {"25% (11 of 48)", "22.9%"},
        {"25% (11/48) were closed", "22.9%"},
        {"11/48 (25%)", "22.9%"},
        {"12 out of 10 were seen", "a part cannot be more than the whole"},
        {"There were 4560 crimes. This is a reduction of 60 crimes (-3%).", "60 of the 4620 before is 1.3%"},
        {"There were 110 crimes, an increase of 10 (25%).", "10 of the 100 before is 10%"},
        {"Crime was reduced from 120 to 90 (30%).", "30 is 25% of 120"},
        {"Crime was reduced from 90 to 120.", "120 is more than 90"},
        {"It fell from 120 to 90, a reduction of 40.", "the difference is 30"},
        {"There were 4560 victim based crime from April - September 2019. This is a reduction of 60 crimes "
         "(-1.3%) for this period as last year.", NULL},
        {"11 of 48 (23%)", NULL},
        {"11 of 48 (22.9%)", NULL},
        {"11 of 48 (22%)", NULL},
        {"1 of 3 (33%), 2 of 3 (66%) and 2 of 3 (67%)", NULL},
        {"1,250 of 2,500 (50%)", NULL},
        {"4 of 48 cases were closed (12% last year)", NULL},
        {"about 11 of 48 (25%)", NULL},
        {"Crime rose from 90 to 120 (33%)", NULL},
        {"We moved from 120 to 90 (30%)", NULL},
        {"There were 5 in July and 9 in August, a reduction of 60 (10%)", NULL},
        {"1 of 2019's plans (80%)", NULL},
        {"84% on target at the end of Sept", NULL},
        {"Out of 69 cases there were 2 repeat victims.", NULL},
        {"999999999999 of 1000000000000 (3%)", NULL},
        {"0 of 0 (0%)", NULL},
        {"31/03/2020 (25%)", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_ARITHMETIC, phrases, COUNT(phrases));
}

static void test_abbreviations(void **state)
{
    static const struct phrase phrases[] = {
        {"Two OCGs were seen.", "never explained in the plan: OCG\n"},
        {"the OCG’s car", "OCG"},
        {"cases NFA'd", "NFA"},
        {"A U3A group", "U3A"},
        {"ASB-related", "ASB"},
        {"Organised Crime Groups (OCGs) were seen. The OCG left.", NULL},
        {"Multi-Agency Risk Assessment Conference (MARAC)", NULL},
        {"Kent Fire and Rescue Service (KFRS)", NULL},
        {"MARAC (Multi-Agency Risk Assessment Conference)", NULL},
        {"The <abbr title='Organised Crime Group'>OCG</abbr> left. Another OCG came.", NULL},
        {"information sharing (GDPR)", "GDPR"},
        {"The NHS, a GP, CCTV, TV and the UK, at 10 AM, Part II, Q1", NULL},
        {"A SCAM is a scam", NULL},
        {"THIS IS ALL IN CAPITALS", NULL},
        {"ABSOLUTELY no excuse", NULL},
        {"PS Oakshott at TN13 1HG", NULL},
        {"An X-RAY, a McDonald's, S34", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_ABBREVIATION, phrases, COUNT(phrases));
    const char *many = check_row("", "D", "ABA, BCB, CDC, DED, EFE and FGF; ABA", BP_E_ABBREVIATION);
    assert_string_equal(many, "never explained in the plan: 6 abbreviations, ABA, BCB, CDC, DED, EFE, FGF\n");
}

static void test_persons(void **state)
{
    static const struct phrase phrases[] = {
        {"PS Oakshott is attempting it.", "PS Oakshott"},
        {"with the head and PCSO Wilders, ref throwing", "PCSO Wilders"},
        {"Cllr Smith and Mrs J. O’Neill came", "Mrs J. O’Neill"},
        {"Dr. Jones", "Dr. Jones"},
        {"Cllr Mrs Smith", "Cllr Mrs Smith"},
        {"PCSO Vulnerable Adults Officer is taking this forward.", NULL},
        {"PCSO Youth Officer", NULL},
        {"PCSO Young People", NULL},
        {"The Domestic Abuse PCSO refers cases", NULL},
        {"The CSU Sergeant will be looking", NULL},
        {"Police Sgt &amp; Community Safety Manager", NULL},
        {"Sevenoaks DC Housing; Tandridge DC Leaders", NULL},
        {"The Cllr. Then we met", NULL},
        {"PC January", NULL},
        {"Oak Tree Farm", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_PERSON, phrases, COUNT(phrases));
    assert_string_equal(check_row("restricted='yes'", "D", "PS Oakshott", BP_E_PERSON), "");
}

static void test_colours(void **state)
{
    static const struct phrase phrases[] = {
        {"See the red items below.", "\"the red items\""},
        {"Late rows are marked in amber.", "\"marked in amber\""},
        {"shown in red", "shown in red"},
        {"It is highlighted in bright yellow", "bright yellow"},
        {"the GREEN rows", "the GREEN rows"},
        {"three red actions", NULL},
        {"the green spaces of the district", NULL},
        {"double yellow lines were painted in yellow", NULL},
        {"Two measures are Amber", NULL},
        {"the red herring", NULL},
    };
    (void)state;
    assert_updates("status='green'", BP_E_COLOUR_ALONE, phrases, COUNT(phrases));
}

/* The lists are English; a plan in Welsh is left alone. */
static void test_language(void **state)
{
    char xml[1024];
    (void)state;
    int n = snprintf(xml, sizeof xml, CHECKED_HEAD, " xml:lang='cy'");
    snprintf(xml + n, sizeof xml - (size_t)n,
             "<actions><heading>A</heading><priority><title>P</title><action ref='1' status='green'>"
             "<description>in the</description></action></priority></actions></action-plan>");
    assert_string_equal(check_plan(xml, BP_E_DESCRIPTION_CUT), "");
}

static void test_split(void **state)
{
    struct bp_arena arena;
    struct bp_words words = {&arena, NULL, 0, 0};
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 20);
    assert_true(bp_words_split(&words, "O’Neill's on-going 4,560-31.10.19 (1.3%). a/b"));
    static const struct {
        const char *word;
        char before;
    } parts[] = {{"O’Neill's", '.'}, {"on-going", ' '}, {"4,560", ' '}, {"31.10.19", ','},
                 {"1.3", ','}, {"a", '.'}, {"b", ','}};
    assert_int_equal(words.n, COUNT(parts));
    for (size_t i = 0; i < COUNT(parts); i++) {
        assert_int_equal(words.items[i].len, strlen(parts[i].word));
        assert_memory_equal(words.items[i].at, parts[i].word, words.items[i].len);
        assert_int_equal(words.items[i].before, parts[i].before);
    }
    assert_true(bp_words_split(&words, "no big road events took place and"));
    assert_int_equal(bp_phrase_at(&words, 0, "no * <event> took place"), 6);
    assert_int_equal(bp_phrase_at(&words, 0, "no <event> took"), 0);
    assert_int_equal(bp_phrase_at(&words, 6, "and $"), 1);
    assert_int_equal(bp_phrase_at(&words, 5, "place $"), 0);
    assert_true(bp_words_split(&words, ""));
    assert_int_equal(words.n, 0);
    bp_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_split),         cmocka_unit_test(test_still_to_come),
        cmocka_unit_test(test_nothing_done),  cmocka_unit_test(test_baseline),
        cmocka_unit_test(test_sentences),     cmocka_unit_test(test_arithmetic),
        cmocka_unit_test(test_abbreviations), cmocka_unit_test(test_persons),
        cmocka_unit_test(test_colours),       cmocka_unit_test(test_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
