/* test_columns.c: what columns are, by the heads that public bodies give them, and by what stands in them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "grids.h"
#include "onramp/heads.h"

/* Headers as they stand in action plans; "*": by a like word. */
static const struct {
    const char *kind, *heads, *fields;
} headers[] = {
    /* community safety */
    {"csp", "Ref|Priority Action|By When|Lead Officer|Other Partners|Status|Quarter 2 July \xE2\x80\x93 September 2019",
     "ref description due lead partner status update*"},
    {"csp", "Ref|Success Measure|By When|Lead Agency|Status|Q2 Update", "ref description due lead status update"},
    {"csp", "No.|What we will do|Who will lead|Timescale|Progress|RAG", "ref description lead due update status"},
    {"csp", "Priority|Objective|Actions|Lead agency|Partners|Timescales|Outcomes|RAG rating|Update",
     "group priority description lead partner due unknown status update"},
    {"csp", "Action|Lead|Target date|Performance measure|Progress to date|BRAG",
     "description lead due unknown update status"},
    {"csp", "What are we going to do?|Who is responsible?|By when?|How will we know?|RAG|Comments",
     "description lead due unknown status update"},
    {"csp", "Ref|Action|Responsible Officer/Agency|Deadline|Progress Update (Q3)|RAG Status (Q3)",
     "ref description lead due update status"},
    {"csp", "Action no|Action|Owner|Due Date|Latest update|Status (R/A/G)", "ref description lead due update status"},
    {"csp", "Activity|Delivery lead|Supporting partners|Start date|End date|Success criteria|RAG|Narrative",
     "description lead partner start due unknown status update"},
    {"csp", "Theme|Action Ref|Action|Lead Partner|Completion Date|Status|Commentary",
     "priority ref description lead due status update"},
    /* corporate plans */
    {"corporate", "Corporate Priority|Key Action|Lead Officer|Portfolio Holder|Target Date|Status|Progress Update",
     "priority description lead unknown due status update"},
    {"corporate", "Ref|Milestone|Due|Owner|Q1 RAG|Q2 RAG|Commentary", "ref description due lead previous-status status update"},
    {"corporate", "Ref|Action|First quarter RAG|Second quarter RAG|Update",
     "ref description previous-status status update"},
    {"corporate", "Ref|Action|H2 RAG|H1 RAG|Update", "ref description status previous-status update"},
    {"corporate", "Ref|Action|FY25 RAG|FY2026 RAG|Update", "ref description previous-status status update"},
    {"corporate", "Ref|Action|Year 2 RAG|Year 1 RAG|Update", "ref description status previous-status update"},
    {"corporate", "Ref|Action|Jan 2026 RAG|Sept 2025 RAG|Update", "ref description status previous-status update"},
    {"corporate", "Ref|Action|Lead/Owner|By when|RAG (Q2; Q3)|Update\u00A0[latest]",
     "ref description lead due status update"},
    {"corporate", "Objective|Delivery action|Directorate|Responsible Officer|Due date|Revised date|RAG|Q4 update",
     "priority description unknown lead due revised-due status update"},
    {"corporate", "Project|Description|Start|Finish|% complete|RAG|DoT|Latest position",
     "priority description start due unknown status unknown update"},
    {"corporate", "KPI Ref|KPI|Unit|Good is|Baseline|Target 2019/20|Q1|Q2|Q3|Q4|RAG|Comments",
     "ref description unit better baseline period-target:2019/20 value*:Q1 value*:Q2 value*:Q3 value*:Q4 status update"},
    {"corporate", "PI Code|Performance Indicator|Polarity|Annual Target|Quarter 1 Actual|Quarter 2 Actual|Tolerance|"
     "Direction of travel|Status|Supporting commentary",
     "ref description better target value:Quarter 1 value:Quarter 2 tolerance unknown status update"},
    {"corporate", "Measure|Baseline|Target|Actual|Trend|Comment", "description baseline target actual unknown update"},
    {"corporate", "Commitment|What we said we would do|What we have done|Status", "description unknown update status"},
    {"corporate", "Strategic Objective|Action|Accountable officer|Resources|Timeline|Measure of success|Status update",
     "priority description lead unknown due unknown update"},
    {"corporate", "Ref|Deliverable|SRO|Original deadline|Revised deadline|Status last quarter|Current status|Narrative",
     "ref description lead due revised-due previous-status status update"},
    {"corporate", "Outcome|Action|Who|When|Budget|Spend to date|Forecast|Status",
     "unknown description lead due budget spent forecast status"},
    /* NHS */
    {"nhs", "Ref|Issue identified|Action required|Lead|Timescale|Evidence|RAG|Progress",
     "ref unknown description lead due unknown status update"},
    {"nhs", "KLOE|Must do / Should do|Recommendation|Action|Executive Lead|Operational Lead|Due date|BRAG|Update|Evidence",
     "priority unknown unknown description lead lead due status update unknown"},
    {"nhs", "No|Area for improvement|Actions to be taken|Responsible person|Completion date|Status|Assurance",
     "ref unknown description lead due status unknown"},
    {"nhs", "Recommendation|Action|Exec Lead|Target Date for Completion|Date completed|RAG rating|Progress/Update",
     "unknown description lead due completed status update"},
    {"nhs", "Driver|Action|Owner|Start|End|Status|Comments / Progress",
     "priority description lead start due status update"},
    {"nhs", "Action ID|Date raised|Action|Assigned to|Due|Status|Notes", "ref unknown description lead due status update"},
    {"nhs", "Standard|Gap|Action|By whom|By when|RAG|Update Sept 2019",
     "priority unknown description lead due status update"},
    {"nhs", "Objective|Task|Lead clinician|Deadline|Outcome measure|Progress RAG",
     "priority description lead due unknown status"},
    {"nhs", "Trust objective|Indicator|Trajectory|Apr-20|May-20|Jun-20|YTD|RAG",
     "theme* description target value*:Apr-20 value*:May-20 value*:Jun-20 actual status"},
    /* audit */
    {"audit", "Audit|Recommendation|Priority|Management Response|Responsible Officer|Target Date|Status|Update\n"
     "Payroll|Check leavers monthly|High|Agreed|Head of HR|March 2020|Open|Begun.\n"
     "Payroll|Review access rights|Medium|Agreed|Head of HR|June 2020|Open|Not yet.\n"
     "Creditors|Match orders|Low|Agreed|Head of Finance|June 2020|Closed|Done.\n",
     "priority description unknown unknown lead due status update"},
    {"audit", "Ref|Recommendation|Risk rating|Agreed action|Responsible officer|Original date|Revised date|Status|"
     "Management update",
     "ref description unknown unknown lead due revised-due status update"},
    {"audit", "Report title|Rec No|Recommendation|Agreed Management Action|Implementation Date|Owner|Current Position",
     "unknown ref description unknown due lead update"},
    {"audit", "Audit Title|Finding|Agreed Action|Priority (H/M/L)|Action Owner|Agreed Implementation Date|"
     "Revised Implementation Date|Implemented?|Comments\n"
     "Payroll|Leavers are paid on|Check leavers monthly|H|Head of HR|March 2020||No|Begun.\n"
     "Payroll|Rights are not taken away|Review access rights|M|Head of HR|June 2020||No|Not yet.\n",
     "priority unknown description unknown lead due revised-due status update"},
    {"audit", "Recommendation Ref|Recommendation|Accepted?|Lead|Due Date|Status|Progress since last report",
     "ref description unknown lead due status update"},
    {"audit", "Rec. No.|Recommendation Title|Rec. Priority|Responsible Manager|Due Date|Status",
     "ref description unknown lead due status"},
    {"audit", "Item|Weakness|Recommendation|Management comment|Responsibility|Timescale|Follow up position",
     "ref unknown description unknown lead due update"},
    /* risk registers */
    {"risk", "Risk Ref|Risk Description|Mitigating action|Action owner|Target date|Status of action|Update",
     "ref unknown description lead due status update"},
    {"risk", "Risk ID|Risk|Existing controls|Likelihood|Impact|Further action required|Owner|Due date|Progress",
     "ref unknown unknown unknown unknown description lead due update"},
    {"risk", "Ref|Risk|Score|Action|Lead|By|RAG|Comments", "ref unknown unknown description lead due status update"},
    {"risk", "Action Ref|Risk Ref|Action|Owner|Deadline|Complete?", "ref unknown description lead due completed"},
    /* fire and rescue */
    {"fire", "Area for Improvement|Action|SRO|Delivery Lead|Target Completion|Status|Evidence of completion",
     "unknown description lead lead due status unknown"},
    {"fire", "HMICFRS Cause of concern|Actions|Lead|Start Date|Projected End Date|Actual End Date|BRAG|Progress Notes",
     "unknown description lead start due completed status update"},
    {"fire", "IRMP ref|Proposal|Department|Milestones|Due|RAG|Q1 Update|Q2 Update|Q3 Update|Q4 Update",
     "ref* description lead unknown due status unknown unknown unknown update"},
    {"fire", "Key Deliverable|Directorate|Quarter due|Status|Performance Update", "description lead unknown status update*"},
    /* climate */
    {"climate", "Action Ref|Theme|Action|Carbon saving (tCO2e)|Cost|Lead team|Timeframe|Status|Progress update 2022",
     "ref priority description unknown unknown lead* due status update"},
    {"climate", "No.|Objective|Action|Co-benefits|Lead department|Key partners|Short/Medium/Long term|Progress|RAG",
     "ref priority description unknown lead partner unknown update status"},
    {"climate", "What?|How?|Who?|When?|Cost?|Status?", "description unknown lead due unknown status"},
    {"climate", "Sector|Action|Delivery lead|Delivery partners|Start year|End year|Status Oct 22|Status Apr 23",
     "unknown description lead partner start due previous-status status"},
    {"climate", "Ref|Action title|Detail|Responsible service|Timescale|RAG|Annual update",
     "ref description unknown lead due status update*"},
    /* safeguarding, school, parish, housing */
    {"safeguarding", "Recommendation|Agency|Action to be taken|Lead officer|Target date|Date of completion|Outcome|RAG",
     "unknown unknown description lead due completed unknown status"},
    {"safeguarding", "SCR Recommendation|Scope i.e. local or regional|Action to take|Lead Agency|"
     "Key milestones achieved in enacting recommendation|Target Date|Date of completion and Outcome",
     "unknown unknown description lead unknown due completed*"},
    {"safeguarding", "Priority|Actions|Person Responsible|By When|Impact/Evidence|Progress RAG",
     "priority description lead due unknown status"},
    {"school", "Objective|Actions|Personnel|Time scale|Resources|Success Criteria|Monitoring|Evaluation",
     "priority description unknown due unknown unknown update unknown"},
    {"parish", "Minute ref|Action|Who|By when|Done", "ref description lead due completed"},
    {"parish", "Meeting|Minute no|Action|Who|When|Done", "unknown ref description lead due completed"},
    {"board", "Workstream|Deliverable|Accountable|Deadline|Status|Highlights|Issues / blockers",
     "priority description lead due status update unknown"},
    {"parish", "Date of meeting|Action point|Owner|Status", "unknown description lead status"},
    {"housing", "Ref|Workstream|Task|Officer|Date due|Revised due date|Date closed|RAG|Latest comments",
     "ref priority description lead due revised-due completed status update"},
    {"university", "Action (what)|Rationale|Responsibility|Timeframe (start/end)|Milestones|Success criteria and outcome|RAG",
     "description unknown lead due unknown unknown status"},
    {"equality", "Equality objective|Action we will take|Protected characteristic|Lead|Completed by|Update",
     "priority* description unknown lead due update"},
    {"planning", "Policy|Indicator|Target|Trigger|Source|Result 2019/20|Action needed",
     "unknown description target unknown unknown value:2019/20 unknown"},
    {"scotland", "NIP priority|Action|Lead person|Timescales|Measures of success|Progress June 2021",
     "priority* description lead due unknown update"},
    {"canada", "Commitment|Lead department|Start date|End date|Current status|Results achieved",
     "description lead start due status update"},
    /* Welsh */
    {"cy", "Cyf|Cam gweithredu|Arweinydd|Erbyn pryd|Statws|Diweddariad", "ref description lead due status update"},
    {"cy", "Cyf.|Blaenoriaeth|Cam Gweithredu|Swyddog Arweiniol|Partneriaid Eraill|Dyddiad Targed|Statws COG|Cynnydd",
     "ref priority description lead partner due status update"},
    {"cy", "Rhif|Gweithred|Pwy|Pryd|Cynnydd hyd yma|CAG", "ref description lead due update status"},
    {"cy", "Amcan|Camau i\xE2\x80\x99w cymryd|Cyfrifoldeb|Amserlen|Adnoddau|Sylwadau",
     "priority description lead due unknown update"},
    {"cy", "Argymhelliad|Camau gweithredu|Swyddog cyfrifol|Dyddiad cwblhau|Statws|Y diweddaraf",
     "unknown description lead due status update"},
    {"cy", "Mesur llwyddiant|Llinell sylfaen|Targed|Ch1|Ch2|Ch3|Ch4|Statws",
     "description baseline target value*:Ch1 value*:Ch2 value*:Ch3 value*:Ch4 status"},
    {"cy", "Cyf / Ref|Gweithred / Action|Arweinydd / Lead|Erbyn / By|Statws / Status",
     "ref description lead due status"},
};

static void test_headers(void **state)
{
    (void)state;
    size_t wrong = 0, n = sizeof headers / sizeof *headers, columns = 0, fail = 0;
    for (size_t i = 0; i < n; i++) {
        struct drawn d;
        drawn_open(&d);
        drawn_grid(&d, BP_GRID_SHEET, "Plan", headers[i].heads);
        assert_true(drawn_find(&d));
        const char *fields = d.found.n_tables ? drawn_columns(&d, 0) : "";
        const char *a = headers[i].fields, *b = fields;
        for (;;) {
            size_t m = strcspn(a, " "), k = strcspn(b, " ");
            columns++;
            fail += m != k || strncmp(a, b, m) != 0;
            a += m + (a[m] == ' ');
            b += k + (b[k] == ' ');
            if (!*a && !*b)
                break;
        }
        if (strcmp(fields, headers[i].fields) != 0) {
            print_message("%s: %s\n     is %s\n wanted %s\n", headers[i].kind, headers[i].heads, fields,
                          headers[i].fields);
            wrong++;
        }
        drawn_close(&d);
    }
    print_message("%zu headers of %zu, %zu columns of %zu\n", wrong, n, fail, columns);
    assert_int_equal(wrong, 0);
}

/* A word that stands twice would be found as one or the other, by chance. */
static void test_words_once(void **state)
{
    struct bp_arena arena = {0};
    struct bp_words words = {0};
    jmp_buf out;
    (void)state;
    bp_arena_init(&arena, (size_t)1 << 22);
    arena.on_out = &out;
    if (setjmp(out))
        fail_msg("no memory");
    bp_words_make(&words, &arena);
    for (size_t i = 1; i < words.n_heads; i++)
        assert_string_not_equal(words.heads[i].text, words.heads[i - 1].text);
    for (size_t i = 1; i < words.n_facts; i++)
        assert_string_not_equal(words.facts[i].text, words.facts[i - 1].text);
    bp_arena_clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_words_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
