/* test_draft_chance.c: tables made by chance: the plan's XML is always valid, and no word of a cell
 * is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tracker.h"

static struct tracker t;
static uint64_t seed;

static uint32_t chance(uint32_t n)
{
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(seed >> 33) % n;
}

/* What stands in cells, wherever it may belong. */
static const char *const texts[] = {
    "",
    "",
    "Green",
    "A",
    "R",
    "amber/red",
    "On track",
    "Complete",
    "Delayed: the roof",
    "Purple",
    "80%",
    "100%",
    "\342\234\223",
    "N/A",
    "-",
    "TBC",
    "31/03/2020",
    "March 2020",
    "Q2 2019/20",
    "Ongoing",
    "Kent Police",
    "Kent Police, CDAP, DAVSS",
    "Parks/Roads",
    "Head of\nHousing",
    "1.1",
    "1.2",
    "CSAP 3",
    "4,560",
    "<5",
    "12/14",
    "\302\2431.2m",
    "(1,200)",
    "higher",
    "97.5%",
    "about half",
    "BP5008: agreed",
    "Schedule 12A paragraph 3",
    "- one\n- two\n- three",
    "1. first\n2. second",
    "<b>&amp;</b>",
    "]]>",
    "a\vb",
    "tab\there",
    "\302\240",
    "\357\273\277mark",
    "trailing \n\n lines\n",
    "it\342\200\231s \342\200\234so\342\200\235",
    "Llanrwst \303\242 Betws",
    "x\001y",
    "broken \377 byte",
    "{1} {2}",
    "\"quoted\" 'text'",
    "green=red",
    "The board agreed to look at this again in the next quarter, when the survey is done"};
enum { N_TEXTS = sizeof texts / sizeof *texts };

/* Makes a table of this kind, with fields by chance. */
static void make_table(const char *name, bool measures)
{
    static char lines[24][40];
    enum bp_field_id fields[24];
    const char *rows[26];
    uint32_t columns = 2 + chance(20), n = 1 + chance(20);
    char head[400] = "";
    for (uint32_t c = 0; c < columns; c++) {
        size_t len = strlen(head);
        fields[c] = (enum bp_field_id)chance(BP_IS_FIELDS);
        if (fields[c] == BP_IS_LEFT || fields[c] == BP_IS_PRIORITY || fields[c] == BP_IS_GROUP ||
            fields[c] == BP_IS_PARENT)
            fields[c] = BP_IS_UNKNOWN;
        snprintf(head + len, sizeof head - len, "%sHead %u", c ? "|" : "", (unsigned)chance(8));
    }
    fields[columns] = BP_IS_FIELDS;
    rows[0] = head;
    for (uint32_t r = 1; r <= n; r++) {
        static const char *const kinds[] = {"", "", "", "", "+", ">", ">>", "*", "=title"};
        snprintf(lines[r], sizeof lines[r], "%s", kinds[chance(sizeof kinds / sizeof *kinds)]);
        rows[r] = lines[r];
    }
    rows[n + 1] = NULL;
    struct bp_found_table *table = tracker_table(&t, name, measures, fields, rows);
    for (uint32_t r = 1; r <= n; r++)
        for (uint32_t c = 0; c < columns && table->rows[r - 1].kind != BP_ROW_PRIORITY; c++) {
            struct bp_cell *cell = tracker_cell(&t, table, r, c);
            cell->text = texts[chance(N_TEXTS)];
            static const int32_t fills[] = {0x00B050, 0xFFC000, 0xFF0000, 0xD9D9D9, 0x0070C0};
            if (!chance(6))
                cell->fill = fills[chance(5)];
            if (fields[c] != BP_IS_COMPLETED && !chance(20) && cell->text[0] >= '0' &&
                cell->text[0] <= '9') {
                cell->kind = BP_CELL_DATE;
                cell->day =
                    (struct bp_date){2019, (int8_t)(1 + chance(12)), (int8_t)(1 + chance(28))};
                char shown[24];
                bp_date_words(cell->day, shown);
                cell->text = bp_arena_text(&t.arena, shown, strlen(shown));
            }
        }
}

static void test_chance(void **state)
{
    (void)state;
    for (uint64_t i = 1; i <= 400; i++) {
        seed = i * 7919;
        tracker_open(&t);
        make_table("Actions", false);
        if (chance(2))
            make_table("Measures", true);
        if (chance(3) == 0)
            make_table("More actions", false);
        tracker_fact(&t, BP_FACT_PERIOD, "Q2 2019/20");
        bool made = tracker_make(&t);
        if (!made)
            fail_msg("seed %u gives no plan", (unsigned)i);
        if (!t.diags.dropped)
            tracker_keeps_words(&t);
        for (uint32_t offset = 0; offset < t.onramp.xml.len; offset += 97)
            bp_onramp_spot(&t.onramp, t.read, offset, 5011, &t.arena);
        tracker_close(&t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_chance)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
