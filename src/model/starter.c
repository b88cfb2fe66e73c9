/* starter.c: the starter plan: lines of XML in which a few words depend on the status preset. It
 * explains the format in the plan itself, where its author will read it. */
#include "model/starter.h"

#include <string.h>

#include "model/status.h"

/* The words that depend on the preset. {N} in a line stands for word N of this enum, counted from
 * 1. */
enum word { WORD_PRESET, WORD_GOOD, WORD_BEHIND, WORD_STATUSES, WORD_THIRD, WORD_THIRD_UPDATE, N_WORDS };

/* The preset's name, a status for good progress, a status for being behind, elements that change
 * statuses; then the attributes and the update of the third action. In the order of bp_presets. */
static const char *const words[][N_WORDS] = {
    {"rag-missing", "green", "amber",
     ("<status id=\"green\" legend=\"Green (on track for its date)\"/>\n"
      "    <status id=\"amber\" legend=\"Amber (behind, but expected to recover)\"/>\n"
      "    <status id=\"red\" legend=\"Red (off track, needs a decision or help)\"/>"),
     "due=\"March 2027\" status=\"green\"",
     "312 of the 540 trees have been surveyed since April. None of them is dangerous."},
    {"rag", "green", "amber", "<status id=\"green\" legend=\"Green (on track for its date)\"/>",
     "due=\"March 2027\" status=\"green\"",
     "312 of the 540 trees have been surveyed since April. None of them is dangerous."},
    {"brag", "green", "amber", "<status id=\"green\" legend=\"Green (on track for its date)\"/>",
     "due=\"September 2026\" status=\"blue\" completed=\"2026-09-18\"",
     "All 540 trees were surveyed. The Tree Officer had the results on 18 September."},
    {"rag-not-due", "green", "amber",
     "<status id=\"green\" legend=\"Green (on track for its date, or complete)\"/>",
     "due=\"March 2027\" status=\"not-due\"",
     "The survey is planned for January and February, when the trees are bare."},
    {"five-point", "green", "amber",
     "<status id=\"green\" legend=\"Green (will be done by its date)\"/>",
     "due=\"March 2027\" status=\"amber-green\"",
     "312 of the 540 trees have been surveyed since April. Storms are the risk that is left."},
};

/* This line is replaced by the list of the preset's statuses. */
static const char statuses_line[] = "{statuses}";

static const char *const lines[] = {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
    "<!--",
    "  A plan to start from. `boardpaper plan.xml` prints it as it stands. Write your own over it.",
    "",
    "  1. Notes like this one are for you alone and are never printed. Delete them when you like.",
    "  2. Each thing begins with its name in pointed brackets, <title>, and ends with the same and a",
    "     slash, </title>. What stands between the two is what people read.",
    "  3. What the program has to understand stands in the first bracket, in quotation marks:",
    "     due=\"March 2027\".",
    "  4. Write &amp; for an ampersand (&), and &lt; for a \"less than\" sign (<).",
    "  5. Blank lines and the blanks at the beginning of a line mean nothing: break lines where you like.",
    "  6. `boardpaper check plan.xml` finds mistakes, says in which line they are, and how to mend them.",
    "  7. When the next report is due, `boardpaper init` makes its plan from this one: see its help.",
    "",
    "  An editor that knows XML (such as VS Code with Red Hat's XML extension) helps while you type,",
    "  if the file action-plan.xsd lies beside yours: `boardpaper schema > action-plan.xsd` makes it.",
    "-->",
    "<action-plan xml:lang=\"en-GB\"",
    "             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
    "             xsi:noNamespaceSchemaLocation=\"action-plan.xsd\">",
    "",
    "  <!-- What the plan is called, and whose it is. -->",
    "  <title>Parks &amp; Open Spaces Action Plan 2026-2027</title>",
    "  <organisation>Milltown Borough Council</organisation>",
    "  <!-- Optional: the plan's first and last day, as year-month-day. -->",
    "  <plan-period from=\"2026-04-01\" to=\"2027-03-31\"/>",
    "",
    "  <!-- This report: the first and the last day that it tells of, and its title. -->",
    "  <report from=\"2026-07-01\" to=\"2026-09-30\">",
    "    <title>Quarter 2 Monitoring Report</title>",
    "    <!-- All the rest of the report's head is optional: leave out what you do not need. -->",
    "    <contact>Parks Manager</contact>",
    "    <meeting date=\"2026-10-21\" agenda-item=\"7\">Environment Committee</meeting>",
    "    <marking>OFFICIAL</marking>",
    "    <!-- What the board should know first. Each paragraph stands between <p> and </p>. -->",
    "    <summary>",
    "      <p>Every play area was inspected each month. <strong>One action is behind</strong>: the new",
    "        swings at Mill Green wait for their supplier.</p>",
    "    </summary>",
    "  </report>",
    "",
    statuses_line,
    "  <statuses preset=\"{1}\">",
    "    <!-- Optional: your own words for what a status means. They are printed in the key. -->",
    "    {4}",
    "  </statuses>",
    "",
    "  <!-- Optional: how you know that the plan succeeds. Each measure is one row of a table. -->",
    "  <success-measures>",
    "    <heading>Success measures</heading>",
    "",
    "    <measure ref=\"M1\" due=\"March 2027\" status=\"{2}\">",
    "      <theme>Play areas</theme>",
    "      <description>Share of play areas that are inspected each month</description>",
    "      <lead>Parks Team</lead>",
    "      <!-- Optional: the figures. better: whether a \"higher\" or a \"lower\" one is better. -->",
    "      <number unit=\"%\" better=\"higher\" baseline=\"88\" target=\"95\" actual=\"100\"/>",
    "      <update>",
    "        <p>All 24 play areas were inspected in July, August and September.</p>",
    "      </update>",
    "    </measure>",
    "  </success-measures>",
    "",
    "  <actions>",
    "    <heading>Actions</heading>",
    "",
    "    <!-- Each priority is a heading with a table of its own: all from <priority> to </priority>. -->",
    "    <priority>",
    "      <title>Play areas</title>",
    "",
    "      <!-- Each action is one row. ref: its number, which it keeps in all reports. due: by when, as",
    "           you would say it: March 2027, 31/03/2027, Q3 2026/27, On-going. status: how it stands, by",
    "           the list above. -->",
    "      <action ref=\"1.1\" due=\"March 2027\" status=\"{2}\">",
    "        <description>Inspect every play area once a month</description>",
    "        <!-- One <lead> for each who leads; then one <partner> for each other who takes part. -->",
    "        <lead>Parks Team</lead>",
    "        <partner>Parish councils</partner>",
    "        <!-- What happened in this period. A list stands between <ul> and </ul>, each of its points",
    "             between <li> and </li>. -->",
    "        <update>",
    "          <p>All 24 were inspected each month. Two repairs were made within a week:</p>",
    "          <ul>",
    "            <li>a gate at Station Road,</li>",
    "            <li>a step at the 3<sup>rd</sup> Avenue.</li>",
    "          </ul>",
    "        </update>",
    "      </action>",
    "",
    "      <!-- Optional: previous-status, how it stood in the last report. -->",
    "      <action ref=\"1.2\" due=\"December 2026\" status=\"{3}\" previous-status=\"{2}\">",
    "        <description>Replace the swings at Mill Green</description>",
    "        <lead>Parks Team</lead>",
    "        <partner>Mill Green Residents</partner>",
    "        <update>",
    "          <p>The swings were ordered in August. The supplier has put delivery back from October to",
    "            November.</p>",
    "        </update>",
    "        <!-- Where a row is behind: what is being done about it. -->",
    "        <corrective-action>",
    "          <p>The supplier has confirmed 23 November in writing, and the fitters are booked for that",
    "            week.</p>",
    "        </corrective-action>",
    "      </action>",
    "    </priority>",
    "",
    "    <priority>",
    "      <title>Trees</title>",
    "",
    "      <!-- When it is finished, give the day: completed=\"2026-09-18\". -->",
    "      <action ref=\"2.1\" {5}>",
    "        <description>Survey all trees that are older than 50 years</description>",
    "        <lead>Tree Officer</lead>",
    "        <partner>County Council</partner>",
    "        <update>",
    "          <p>{6}</p>",
    "        </update>",
    "      </action>",
    "",
    "      <action ref=\"2.2\" due=\"On-going\" status=\"{2}\">",
    "        <description>Answer every question about a TPO within ten working days</description>",
    "        <lead>Tree Officer</lead>",
    "        <partner>Planning Team</partner>",
    "        <update>",
    "          <p>31 questions came in, and all were answered in time.</p>",
    "        </update>",
    "      </action>",
    "    </priority>",
    "  </actions>",
    "",
    "  <!-- Optional: abbreviations, explained at the report's end. -->",
    "  <glossary>",
    "    <term abbr=\"TPO\">Tree Preservation Order</term>",
    "  </glossary>",
    "</action-plan>",
};

static void put_line(struct bp_buf *out, const char *line, const char *const *given)
{
    for (; *line; line++) {
        if (*line == '{') {
            bp_buf_str(out, given[line[1] - '1']);
            line += 2;
        } else {
            bp_buf_char(out, *line);
        }
    }
    bp_buf_char(out, '\n');
}

static void put_statuses(struct bp_buf *out, const struct bp_preset *preset)
{
    int widest = 0;
    for (int i = 0; i < preset->n; i++) {
        int width = (int)strlen(preset->items[i].id);
        widest = width > widest ? width : widest;
    }
    bp_buf_str(out, "  <!-- How a row may stand. This list has, best first:\n");
    for (int i = 0; i < preset->n; i++)
        bp_buf_fmt(out, "         %-*s  %s\n", widest, preset->items[i].id, preset->items[i].legend);
    bp_buf_str(out, "       A row without a status is printed, and counted, as missing information.\n"
                    "       Other lists: ");
    const char *comma = "";
    for (const struct bp_preset *other = bp_presets; other->name; other++) {
        if (other == preset)
            continue;
        bp_buf_fmt(out, "%s%s", comma, other->name);
        comma = ", ";
    }
    bp_buf_str(out, ". -->\n");
}

bool bp_starter_write(const char *preset, struct bp_buf *out)
{
    size_t at = 0;
    while (preset && bp_presets[at].name && strcmp(bp_presets[at].name, preset) != 0)
        at++;
    if (!bp_presets[at].name)
        return false;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (lines[i] == statuses_line)
            put_statuses(out, &bp_presets[at]);
        else
            put_line(out, lines[i], words[at]);
    }
    return true;
}
