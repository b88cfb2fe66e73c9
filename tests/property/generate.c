/* generate.c: a seed → a plan's XML. */
#include "generate.h"

#include <stdio.h>
#include <string.h>

struct maker {
    uint64_t state;
    struct bp_buf *out;
    int n_statuses;
    unsigned rows; /* so far */
    bool secret;   /* the row is restricted: its texts say so */
    char refs[3][80];     /* of the rows that are open */
    bool secret_above[3]; /* by level: a row that it is below is */
    unsigned shape;       /* which seed: decides on levels, groups and words, without a random number, so that
                             the seeds stay what they were */
};

/* splitmix64 */
static uint32_t random_below(struct maker *m, uint32_t n)
{
    uint64_t z = m->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ z >> 31) % n);
}

static bool one_in(struct maker *m, uint32_t n)
{
    return random_below(m, n) == 0;
}

static void put(struct maker *m, const char *text)
{
    bp_buf_str(m->out, text);
}

static void put_word(struct maker *m)
{
    static const char *const odd[] = {
        "and/or", "24/7", "https://www.example.gov.uk/community-safety/plans?id=12&amp;year=2019",
        "co&#173;oper&#173;ation", ("\xC2\xA3" "1,250.50"), "No. 5", "10 km", "&lt;b&gt;", "(see",
        "on-going", "\xE2\x80\x9Cquoted\xE2\x80\x9D", "na\xC3\xAFve", "\xC5\xB5yneb", "A&#160;B",
        "well\xE2\x80\x94known", "fi&#64257;", "\\(Tj)", "100%", "\xCE\xB1\xCE\xB2\xCE\xB3"};
    if (one_in(m, 9)) {
        put(m, odd[random_below(m, sizeof odd / sizeof *odd)]);
        return;
    }
    uint32_t letters = one_in(m, 4000) ? 400 : one_in(m, 60) ? 30 : 1 + random_below(m, 9);
    for (uint32_t i = 0; i < letters; i++)
        bp_buf_char(m->out, (char)('a' + random_below(m, 26)));
}

static void put_words(struct maker *m, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            bp_buf_char(m->out, ' ');
        put_word(m);
    }
}

static void put_inline(struct maker *m, uint32_t n)
{
    static const char *const open[] = {"<strong>", "<em>", "<sup>", "<sub>",
                                       "<abbr title=\"Multi-Agency Conference\">",
                                       "<a href=\"https://example.org/page\">"};
    static const char *const close[] = {"</strong>", "</em>", "</sup>", "</sub>", "</abbr>",
                                        "</a>"};
    uint32_t before = n ? random_below(m, n) + 1 : 0;
    put_words(m, before);
    if (before < n && one_in(m, 3)) {
        uint32_t kind = random_below(m, 6);
        put(m, one_in(m, 2) ? " " : "");
        put(m, open[kind]);
        put_words(m, n - before);
        put(m, close[kind]);
        put(m, one_in(m, 2) ? "s " : " ");
        put_words(m, 1);
        put(m, one_in(m, 6) ? "<br/>" : " ");
    }
    put(m, " ");
    put_words(m, n - before);
}

static void put_element(struct maker *m, const char *name, uint32_t words)
{
    bp_buf_fmt(m->out, "<%s>%s", name, m->secret ? GENERATED_SECRET " " : "");
    put_inline(m, words);
    bp_buf_fmt(m->out, "</%s>\n", name);
}

static void put_list(struct maker *m, int depth)
{
    const char *name = one_in(m, 2) ? "ul" : "ol";
    bp_buf_fmt(m->out, "<%s>", name);
    for (uint32_t i = 1 + random_below(m, 4); i > 0; i--) {
        put(m, "<li>");
        put_inline(m, 1 + random_below(m, 12));
        if (depth < 4 && one_in(m, 4))
            put_list(m, depth + 1);
        put(m, "</li>");
    }
    bp_buf_fmt(m->out, "</%s>\n", name);
}

static void put_blocks(struct maker *m, const char *name)
{
    bp_buf_fmt(m->out, "<%s>", name);
    uint32_t n = one_in(m, 300) ? 60 : 1 + random_below(m, 3);
    for (uint32_t i = 0; i < n; i++) {
        if (one_in(m, 5))
            put_list(m, 0);
        else
            put_element(m, "p", n > 3 ? 40 : 1 + random_below(m, one_in(m, 12) ? 160 : 30));
    }
    bp_buf_fmt(m->out, "</%s>\n", name);
}

static bool has_columns(const struct maker *m)
{
    return m->shape % 6 >= 3;
}

static bool has_figures(const struct maker *m)
{
    return m->shape % 5 == 3;
}

/* Columns of the plan's own words, order and number. */
static void put_columns(struct maker *m)
{
    static const char *const orders[] = {"ref|description|status|lead|update|due",
                                         "description|ref|due|update|status|lead",
                                         "update|status|description|lead|due|ref"};
    if (!has_columns(m))
        return;
    put(m, "<columns><column id=\"evidence\">What <em>shows</em> it</column>");
    for (const char *id = orders[m->shape / 6 % 3]; *id; id += *id == '|') {
        int len = (int)strcspn(id, "|");
        bp_buf_fmt(m->out, "<column id=\"%.*s\">%s</column>", len, id, m->shape / 18 % 2 ? "Own words" : "");
        id += len;
    }
    if (has_figures(m) && m->shape % 4)
        put(m, "<column id=\"figures\"/><column id=\"target\"/><column id=\"baseline\">Then</column>");
    put(m, "<column id=\"budget\"/><column id=\"spent\" print=\"no\"/>");
    put(m, "<column id=\"start\"/><column id=\"partner\" print=\"no\"/><column id=\"risk\">Risk</column>");
    put(m, "</columns>\n");
}

static void put_cells(struct maker *m)
{
    const char *secret = m->secret ? GENERATED_SECRET : "";
    if (m->rows % 3)
        bp_buf_fmt(m->out,
                   "<cell column=\"evidence\"><p>A survey %s of 40 residents</p><ol><li>one</li></ol></cell>\n",
                   secret);
    if (m->rows % 4 == 2)
        bp_buf_fmt(m->out, "<cell column=\"risk\">High %s</cell>\n", secret);
}

/* Figures and money, in some plans: a series of up to eight periods with gaps, words and marks. */
static void put_number(struct maker *m)
{
    static const char *const units[] = {"%", "days", "falls for each 1,000 bed days", "\u00A3m", ""};
    unsigned n = m->rows;
    if (!has_figures(m) || n % 4 == 3)
        return;
    bp_buf_fmt(m->out, "<number unit=\"%s%s\" better=\"%s\" baseline=\"%u\" tolerance=\"%u\"%s>",
               m->secret ? GENERATED_SECRET : "", units[n % 5], n % 2 ? "lower" : "higher", n * 1717, n % 9,
               n % 3 ? " target=\"1,250.5\"" : n % 2 ? " target=\"Top quartile\"" : "");
    for (unsigned i = 0; i < (m->shape / 6 + n) % 9; i++)
        bp_buf_fmt(m->out, "<value period=\"%s%u\">%s</value>", n % 7 == 6 ? "April to June " : "Q", i,
                   (i + n) % 6 == 5 ? "n/a" : (i + n) % 6 == 4 ? "97.5<sup>1</sup>" : i % 4 == 3 ? "" : "84200");
    bp_buf_fmt(m->out, "%s</number>\n", n % 3 ? "" : "<target by=\"2031\">Nine in ten</target>");
}

static void put_money(struct maker *m)
{
    if (has_figures(m) && m->rows % 3)
        bp_buf_fmt(m->out, "<money unit=\"%s%s\" budget=\"%u\"%s/>\n", m->secret ? GENERATED_SECRET : "",
                   m->shape % 4 ? "\u00A3" : "\u00A3000", m->rows * 99991, m->rows % 2 ? " spent=\"12.5\"" : "");
}

/* Leaves the element open. */
static void put_row(struct maker *m, const char *name, bool action, unsigned number, unsigned level)
{
    static const char *const dues[] = {"On-going", "March 2020", "31/08/2019", "Marc 2020", "TBC"};
    char *ref = m->refs[level];
    const char *above = level && m->shape % 8 == 5 ? m->refs[level - 1] : NULL; /* "R 7.6" below "R 7" */
    const char *word = one_in(m, 8) ? "A longer reference" : "R";
    snprintf(ref, sizeof m->refs[level], above ? "%.60s.%u" : "%.60s %u", above ? above : word, number);
    bp_buf_fmt(m->out, "<%s", name);
    if (!action || m->shape % 6 != 4)
        bp_buf_fmt(m->out, " ref=\"%s\"", ref);
    if (m->rows % 3 == 1 && m->shape % 3 == 1)
        put(m, " start=\"April 2019\"");
    if (!one_in(m, 8))
        bp_buf_fmt(m->out, " status=\"s%u\"", random_below(m, (uint32_t)m->n_statuses));
    if (!one_in(m, 6))
        bp_buf_fmt(m->out, " due=\"%s\"", dues[random_below(m, 5)]);
    if (one_in(m, 10))
        put(m, " revised-due=\"June 2020\" previous-status=\"s0\" completed=\"2019-09-12\"");
    m->secret = m->rows++ % 7 == 4; /* takes no random number: the seeds stay what they were */
    bool covered = level && m->secret_above[level - 1];
    if (m->secret)
        put(m, m->rows % 2 ? " restricted=\"yes\"" : " restricted=\"Schedule 12A paragraph 3\"");
    m->secret |= covered;
    m->secret_above[level] = m->secret;
    put(m, ">\n");
    if (!action && one_in(m, 2))
        put_element(m, "theme", 1 + random_below(m, 4));
    put_element(m, "description", 1 + random_below(m, one_in(m, 20) ? 120 : 25));
    uint32_t leads = one_in(m, 40) ? 40 : random_below(m, 4);
    for (uint32_t i = 0; i < leads; i++)
        put_element(m, "lead", 1 + random_below(m, 3));
    for (uint32_t i = action ? random_below(m, 4) : 0; i > 0; i--)
        put_element(m, "partner", 1 + random_below(m, 3));
    if (!action)
        put_number(m);
    put_money(m);
    if (has_columns(m))
        put_cells(m);
    if (!one_in(m, 6))
        put_blocks(m, "update");
    if (one_in(m, 8))
        put_blocks(m, "corrective-action");
    m->secret = false;
}

/* The level of the next row: some go deeper, by one level at most. */
static unsigned level_of(const struct maker *m, unsigned before)
{
    unsigned level = m->shape % 4 == 1 ? (m->rows + m->shape / 4) % 7 % 3 : 0;
    return level > before + 1 ? before + 1 : level;
}

static void put_actions(struct maker *m, unsigned n)
{
    unsigned open = 0; /* elements */
    for (unsigned i = n; i > 0; i--) {
        unsigned level = i == n ? 0 : level_of(m, open - 1);
        for (; open > level; open--)
            put(m, "</action>\n");
        put_row(m, "action", true, i, level);
        open++;
    }
    for (; open; open--)
        put(m, "</action>\n");
}

/* Words below a heading, in some plans. */
static void put_below(struct maker *m, const char *heading)
{
    if (m->shape % 5 == 2)
        bp_buf_fmt(m->out, "<p>Words below the %s.</p><ul><li>one</li></ul><p>And <em>more</em>.</p>\n",
                   heading);
}

static void put_priority(struct maker *m)
{
    put(m, "<priority>");
    put_element(m, "title", one_in(m, 40) ? 60 : 1 + random_below(m, 6));
    put_below(m, "priority");
    put_actions(m, random_below(m, 9));
    put(m, "</priority>\n");
}

static void put_head(struct maker *m)
{
    put(m, "<action-plan xml:lang=\"en-GB\">\n");
    put_element(m, "title", one_in(m, 30) ? 150 : 3 + random_below(m, 8));
    if (!one_in(m, 4))
        put_element(m, "organisation", 1 + random_below(m, 5));
    put(m, "<plan-period from=\"2019-04-01\" to=\"2020-03-31\"/>\n"
           "<report from=\"2019-07-01\" to=\"2019-09-30\">\n");
    put_element(m, "title", 1 + random_below(m, 5));
    if (one_in(m, 2))
        put_element(m, "period", 2 + random_below(m, 4));
    if (one_in(m, 2))
        put_element(m, "update-heading", one_in(m, 30) ? 300 : 1 + random_below(m, 6));
    if (one_in(m, 3))
        put(m, "<meeting date=\"2019-12-04\" agenda-item=\"7\">Health Board</meeting>\n");
    if (one_in(m, 2))
        put_element(m, "marking", 1 + random_below(m, one_in(m, 20) ? 60 : 3));
    if (one_in(m, 2))
        put_blocks(m, "summary");
    put(m, "</report>\n<statuses>\n");
    m->n_statuses = one_in(m, 12) ? 20 : 2 + (int)random_below(m, 4);
    for (int i = 0; i < m->n_statuses; i++) {
        bp_buf_fmt(m->out, "<status id=\"s%d\" label=\"", i);
        put_words(m, 1 + random_below(m, 2));
        if (m->shape % 6 == 2) {
            static const char *const meanings[] = {"complete", "good", "neutral", "exception"};
            bp_buf_fmt(m->out, "\" meaning=\"%s\"%s/>\n", meanings[i % 4], i == 3 ? " before=\"s1\"" : "");
            continue;
        }
        bp_buf_fmt(m->out, "\" fill=\"#%06X\" text=\"%s\" symbol=\"%s\" exception=\"%s\"/>\n",
                   0x404040u + (unsigned)i * 0x0A0B0Cu, i < 8 ? "#FFFFFF" : "#000000",
                   i % 2 ? "triangle" : "disc", i % 3 ? "yes" : "no");
    }
    put(m, "</statuses>\n");
}

void generate_plan(uint64_t seed, struct bp_buf *out)
{
    struct maker m = {.state = seed * 0x2545f4914f6cdd1du + 1, .out = out, .shape = (unsigned)(seed % 65536)};
    put_head(&m);
    if (!one_in(&m, 6)) {
        put(&m, "<success-measures>\n");
        put_columns(&m);
        put_below(&m, "measures");
        for (unsigned i = 1 + random_below(&m, 8); i > 0; i--)
            put_row(&m, "measure", false, i, 0), put(&m, "</measure>\n");
        put(&m, "</success-measures>\n");
    }
    static const char *const counts[] = {"", " count=\"first\"", " count=\"lowest\"", ""};
    bp_buf_fmt(out, "<actions%s>\n", counts[m.shape / 16 % 4]);
    put_columns(&m);
    put_below(&m, "actions");
    bool grouped = m.shape % 4 < 2, open = false; /* two by two */
    for (uint32_t p = random_below(&m, 5); p > 0; p--) {
        if (grouped && p % 3 == 2) {
            open = true;
            put(&m, "<group><title>A group of <em>priorities</em></title>\n");
            put_below(&m, "group");
        }
        put_priority(&m);
        if (open && p % 3 == 1) {
            open = false;
            put(&m, "</group>\n");
        }
    }
    put(&m, "</actions>\n");
    if (one_in(&m, 3)) {
        put(&m, "<glossary>");
        for (unsigned i = 1 + random_below(&m, 6); i > 0; i--) {
            bp_buf_fmt(out, "<term abbr=\"T%u\">", i);
            put_inline(&m, 1 + random_below(&m, 8));
            put(&m, "</term>\n");
        }
        put(&m, "</glossary>\n");
    }
    put(&m, "</action-plan>\n");
}
