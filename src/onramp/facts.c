/* facts.c: texts about the whole plan: title blocks, lists of properties, colour keys. */
#include <string.h>

#include "base/text.h"
#include "onramp/understand.h"

enum { MOST_LINES = 12, MOST_KEY = 60 };

static bool has_fact(const struct bp_seek *seek, enum bp_fact fact)
{
    for (uint32_t i = 0; i < seek->found->n_facts; i++) {
        if (seek->found->facts[i].fact == fact)
            return true;
        if (i > 200) /* words of a long summary */
            return false;
    }
    return false;
}

void bp_fact_add(struct bp_seek *seek, enum bp_fact fact, const char *text, const struct bp_grid *grid,
                 const struct bp_cell *cell, const struct bp_line *line, const char *why)
{
    struct bp_found *found = seek->found;
    found->facts = bp_arena_grow(seek->arena, found->facts, &seek->most_facts, found->n_facts + 1,
                                 sizeof *found->facts);
    found->facts[found->n_facts++] = (struct bp_found_fact){.fact = fact,
                                                            .text = text,
                                                            .grid = grid,
                                                            .row = cell ? cell->row : 0,
                                                            .column = cell ? cell->column : 0,
                                                            .line = line,
                                                            .why = why};
}

/* Where a text stands. */
struct spot {
    const struct bp_grid *grid;
    const struct bp_cell *cell;
    const struct bp_line *line;
};

static void add(struct bp_seek *seek, enum bp_fact fact, const char *text, const struct spot *at,
                const char *why)
{
    bp_fact_add(seek, fact, text, at->grid, at->cell, at->line, why);
}

/* ---- texts by their own words ---- */

static bool begins(const char *plain, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(words[i]);
        if (!strncmp(plain, words[i], len) && (!plain[len] || plain[len] == ' '))
            return true;
    }
    return false;
}
#define BEGINS(plain, words) begins(plain, words, sizeof(words) / sizeof *(words))

static bool holds(const char *plain, const char *const *words, size_t n)
{
    for (const char *at = plain; at; at = strchr(at, ' ')) {
        at += *at == ' ';
        if (begins(at, words, n))
            return true;
    }
    return false;
}
#define HOLDS(plain, words) holds(plain, words, sizeof(words) / sizeof *(words))

static const char *const markings[] = {"official",
                                       "official sensitive",
                                       "confidential",
                                       "restricted",
                                       "not for publication",
                                       "private and confidential",
                                       "exempt",
                                       "protect",
                                       "unclassified",
                                       "for general release",
                                       "public",
                                       "swyddogol",
                                       "cyfrinachol"};
static const char *const title_words[] = {"plan",      "plans",     "tracker",   "register",
                                          "log",       "strategy",  "programme", "action plan", "action list",
                                          "scorecard", "dashboard", "cynllun",   "strategaeth"};
static const char *const report_words[] = {"report", "update",    "monitoring",  "progress",
                                           "review", "adroddiad", "diweddariad", "performance"};
static const char *const bodies[] = {
    "council",      "partnership", "trust",      "authority", "board",      "nhs",     "constabulary",
    "police",       "service",     "university", "college",   "school",     "academy", "cyngor",
    "partneriaeth", "bwrdd",       "awdurdod",   "heddlu",    "department", "agency",  "association",
    "committee",    "group",       "ltd",        "cic",       "borough"};
static const char *const meetings[] = {"committee", "board", "panel",    "cabinet", "executive", "scrutiny",
                                       "meeting",   "forum", "pwyllgor", "bwrdd",   "cyfarfod"};
static const char *const dated[] = {"as at",          "position as at", "position at",   "status as at",
                                    "progress as at", "data as at",     "correct as at", "update as at",
                                    "quarter ending", "quarter ended",  "period ending", "reporting period",
                                    "progress to",    "for the period"};
static const char *const versioned[] = {
    "updated", "last updated",  "version",      "draft",       "v1",      "v2",   "v3",
    "revised", "last reviewed", "date updated", "diweddarwyd", "fersiwn", "final"};

/* "year", "fy": words that stand beside a year's number. */
static bool starts_year(const char *plain)
{
    static const char *const words[] = {"to", "and", "i", "year", "until"};
    return BEGINS(plain, words) || !strncmp(plain, "fy", 2);
}

/* Whether a text names a part of a year: "Q2", "Quarter 2 2026/27". */
static bool names_share(const char *period)
{
    static const char *const shares[] = {"quarter", "qtr",  "q1",  "q2",  "q3",  "q4",  "h1",
                                         "h2",      "half", "ch1", "ch2", "ch3", "ch4", "chwarter"};
    char plain[120];
    bp_words_plain(period, true, plain, sizeof plain);
    return HOLDS(plain, shares);
}

/* Whether a text names a span of a year or more, as a plan's does: "2019-22", "April 2019 - March 2020"; not
 * "Quarter 2 2026/27 (July to September 2026)". */
static bool is_plan_period(const char *period)
{
    char plain[120], first[4] = "";
    size_t len = bp_words_plain(period, true, plain, sizeof plain);
    unsigned years = 0;
    if (names_share(period))
        return false;
    bool words = false;
    for (size_t i = 0; i < len; i++) {
        if (bp_is_letter(plain[i]) && (!i || plain[i - 1] == ' '))
            words = words || !(starts_year(plain + i));
        if (bp_is_digit(plain[i]) && bp_is_digit(plain[i + 1]) && bp_is_digit(plain[i + 2]) &&
            bp_is_digit(plain[i + 3])) {
            years += memcmp(first, plain + i, 4) != 0;
            memcpy(first, plain + i, 4);
            i += 3;
        }
    }
    return !words || years > 1;
}

/* Facts that stand within a title: "Community Safety Plan 2019/20: Quarter 2 update". */
static bool add_period(struct bp_seek *seek, const char *period, const struct spot *at)
{
    if (!*period)
        return false;
    enum bp_fact fact = is_plan_period(period) ? BP_FACT_PLAN_PERIOD : BP_FACT_PERIOD;
    if (has_fact(seek, fact))
        return false;
    add(seek, fact, period, at, "a period stands in the text");
    return true;
}

/* Whether all words of a text are those of a period and of a report: "Quarter 2 update". */
static bool is_report_line(const char *plain, const char *period)
{
    static const char *const fillers[] = {"the", "of", "for",       "to",  "and",
                                          "in",  "a",  "quarterly", "end", "year"};
    char words[120];
    bp_words_plain(period, true, words, sizeof words);
    bool any = false;
    for (const char *at = plain; *at;) {
        size_t len = strcspn(at, " ");
        char word[40];
        if (len >= sizeof word)
            return false;
        memcpy(word, at, len);
        word[len] = '\0';
        bool report = BEGINS(word, report_words), period_word = false;
        for (const char *p = words; *p && !period_word; p += strcspn(p, " "), p += *p == ' ')
            period_word = !strncmp(p, word, len) && (!p[len] || p[len] == ' ');
        if (!report && !period_word && !BEGINS(word, fillers))
            return false;
        any = any || report;
        at += len;
        at += *at == ' ';
    }
    return any;
}

/* Whether a text has a day: "24 November 2026". */
static bool names_day(const char *text)
{
    struct bp_date day;
    for (const char *from = text; *from; from++) {
        if (bp_is_digit(*from) && (from == text || from[-1] == ' '))
            return bp_due_read(from, NULL, &day) == BP_DUE_DAY && !names_share(text) && strchr(from, ' ') &&
                   bp_is_letter(strchr(from, ' ')[1]);
    }
    return false;
}

/* "Ormsby Parish Council - Action list": the body, and the title of its plan. */
static bool take_body_and_title(struct bp_seek *seek, const char *line, const struct spot *at)
{
    static const char *const dashes[] = {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        const char *dash = strstr(line, dashes[i]);
        if (!dash || has_fact(seek, BP_FACT_TITLE) || has_fact(seek, BP_FACT_ORGANISATION))
            continue;
        const char *body = bp_arena_text(seek->arena, line, (size_t)(dash - line));
        const char *title = dash + strlen(dashes[i]);
        char before[120], after[160];
        bp_words_plain(body, true, before, sizeof before);
        bp_words_plain(title, true, after, sizeof after);
        if (!HOLDS(before, bodies) || HOLDS(before, title_words) || HOLDS(before, report_words) ||
            !HOLDS(after, title_words))
            continue;
        add(seek, BP_FACT_ORGANISATION, body, at, "its words");
        add(seek, BP_FACT_TITLE, title, at, "its words");
        return true;
    }
    return false;
}

/* A text without a key before it. False: it is nothing of the plan but words. */
static bool take_text(struct bp_seek *seek, const char *text, const struct spot *at, bool may_be_title)
{
    char plain[240];
    const char *line = bp_one_line(seek->arena, text);
    size_t len = strlen(line);
    if (bp_words_plain(line, true, plain, sizeof plain) == 0)
        return false;
    if (len <= 120 && BEGINS(plain, markings) && !has_fact(seek, BP_FACT_MARKING) &&
        (strlen(plain) < 24 || !strncmp(plain, "not for", 7))) {
        add(seek, BP_FACT_MARKING, line, at, "a marking");
        return true;
    }
    if (len > 160)
        return false;
    struct bp_head head = bp_head_read(&seek->words, seek->arena, line);
    if (head.period_alone && add_period(seek, head.period, at))
        return true;
    if (BEGINS(plain, dated) && !has_fact(seek, BP_FACT_PERIOD)) {
        add(seek, BP_FACT_PERIOD, line, at, "it says as at which day things stand");
        return true;
    }
    if (BEGINS(plain, versioned) && len < 60 && !has_fact(seek, BP_FACT_VERSION)) {
        add(seek, BP_FACT_VERSION, line, at, "a version");
        if (*head.period && names_share(head.period)) /* "Updated Q2 2026/27" */
            add_period(seek, head.period, at);
        return true;
    }
    if (*head.period && is_report_line(plain, head.period) && !has_fact(seek, BP_FACT_REPORT)) {
        add(seek, BP_FACT_REPORT, line, at, "the name of a report");
        add_period(seek, head.period, at);
        return true;
    }
    bool ends = strchr(".;", line[len - 1]) != NULL, named = HOLDS(plain, title_words);
    if (may_be_title && !ends && !named && *head.period && names_day(line) && HOLDS(plain, meetings) &&
        !has_fact(seek, BP_FACT_MEETING)) {
        add(seek, BP_FACT_MEETING, line, at, "a meeting and its day");
        return true;
    }
    if (may_be_title && named && !ends && take_body_and_title(seek, line, at)) {
        add_period(seek, head.period, at);
        return true;
    }
    if (may_be_title && !has_fact(seek, BP_FACT_TITLE) && !ends && named) {
        add(seek, BP_FACT_TITLE, line, at, "its words");
        add_period(seek, head.period, at);
        return true;
    }
    if (may_be_title && !has_fact(seek, BP_FACT_ORGANISATION) && !ends && len <= 80 && HOLDS(plain, bodies) &&
        !named && !HOLDS(plain, report_words)) {
        add(seek, BP_FACT_ORGANISATION, line, at, "its words");
        return true;
    }
    return false;
}

/* ---- "key: value" ---- */

/* Whether the key stays with its value: "Updated: 30 September 2019". */
static bool keeps_key(enum bp_fact fact, const char *key, size_t len)
{
    if (fact == BP_FACT_VERSION)
        return !(bp_text_is(key, len, "version") || bp_text_is(key, len, "fersiwn") ||
                 bp_text_is(key, len, "document version") || bp_text_is(key, len, "version number"));
    return fact == BP_FACT_PERIOD && len > 2 && !bp_text_is(key, len < 6 ? len : 6, "period") &&
           !bp_text_is(key, len < 9 ? len : 9, "reporting") &&
           !bp_text_is(key, len < 7 ? len : 7, "quarter") && !bp_text_is(key, len < 6 ? len : 6, "cyfnod") &&
           !bp_text_is(key, len, "month");
}

static bool take_pair(struct bp_seek *seek, const char *key, size_t len, const char *value,
                      const struct spot *at)
{
    while (len && (bp_is_blank(key[len - 1]) || key[len - 1] == ':'))
        len--;
    enum bp_fact fact = bp_fact_named(&seek->words, key, len);
    if (fact == BP_FACTS || bp_blank(value))
        return false;
    value = fact == BP_FACT_SUMMARY ? value : bp_one_line(seek->arena, value);
    const char *name = bp_one_line(seek->arena, bp_arena_text(seek->arena, key, len));
    const char *whole = bp_fill(seek->arena, "{1}: {2}", name, value, NULL);
    if (fact == BP_FACT_SUMMARY || !has_fact(seek, fact))
        add(seek, fact, keeps_key(fact, key, len) ? whole : value, at, "the words before it");
    else
        add(seek, BP_FACT_SUMMARY, whole, at, "another one is there already");
    return true;
}

/* One line of a text: "Version: 2". */
static bool take_line(struct bp_seek *seek, const char *text, const struct spot *at)
{
    const char *colon = strchr(text, ':');
    return colon && colon - text < MOST_KEY && take_pair(seek, text, (size_t)(colon - text), colon + 1, at);
}

/* Whether each line of a text is a fact; then they are taken. */
static bool take_lines(struct bp_seek *seek, const char *text, const struct spot *at)
{
    const char *lines[MOST_LINES];
    size_t n = 0;
    for (const char *from = text; *from && n < MOST_LINES;) {
        size_t len = strcspn(from, "\n");
        const char *line = bp_arena_text(seek->arena, from, len);
        if (!bp_blank(line))
            lines[n++] = line;
        from += len + (from[len] == '\n');
        if (n == MOST_LINES)
            return false;
    }
    if (n < 2)
        return n && take_line(seek, lines[0], at);
    for (size_t i = 0; i < n; i++) {
        const char *colon = strchr(lines[i], ':');
        if (!colon || bp_fact_named(&seek->words, lines[i], (size_t)(colon - lines[i])) == BP_FACTS ||
            bp_blank(colon + 1))
            return false;
    }
    for (size_t i = 0; i < n; i++)
        take_line(seek, lines[i], at);
    return true;
}

/* ---- rows ---- */

static const struct bp_cell *next_text(const struct bp_view *view, const struct bp_view_row *row, uint32_t *k)
{
    for (; *k < row->n; (*k)++) {
        const struct bp_cell *cell = &view->grid->cells[row->first + *k];
        if (!bp_blank(cell->text))
            return cell;
    }
    return NULL;
}

static void add_key(struct bp_seek *seek, int32_t fill, const char *label, const char *meaning)
{
    struct bp_found *found = seek->found;
    found->keys =
        bp_arena_grow(seek->arena, found->keys, &seek->most_keys, found->n_keys + 1, sizeof *found->keys);
    found->keys[found->n_keys++] = (struct bp_found_key){
        fill, bp_one_line(seek->arena, label), bp_one_line(seek->arena, meaning)};
}

static bool says_key(const struct bp_cell *cell)
{
    return bp_text_is(cell->text, strnlen(cell->text, 3), "key");
}

/* Whether a row has statuses side by side in their colours, and no other text but "Key". */
static bool has_key_cells(struct bp_seek *seek, const struct bp_view *view, const struct bp_view_row *row)
{
    uint32_t keys = 0;
    for (uint32_t k = 0; k < row->n; k++) {
        const struct bp_cell *cell = &view->grid->cells[row->first + k];
        if (bp_blank(cell->text) || says_key(cell))
            continue;
        if (bp_fill_white(cell->fill) || !bp_looks_status(&seek->words, cell->text))
            return false;
        keys++;
    }
    return keys > 1;
}

static bool take_key_cells(struct bp_seek *seek, const struct bp_view *view, const struct bp_view_row *row)
{
    if (!has_key_cells(seek, view, row))
        return false;
    for (uint32_t k = 0; k < row->n; k++) {
        const struct bp_cell *cell = &view->grid->cells[row->first + k];
        if (!bp_blank(cell->text) && !says_key(cell))
            add_key(seek, cell->fill, cell->text, "");
    }
    return true;
}

bool bp_key_bar(struct bp_seek *seek, const struct bp_view *view, const struct bp_view_row *row)
{
    uint32_t k = 0;
    const struct bp_cell *first = next_text(view, row, &k);
    return first && says_key(first) && has_key_cells(seek, view, row);
}

/* Whether the text is nothing but the name of a property. */
static bool is_named(struct bp_seek *seek, const char *text)
{
    size_t len = strlen(text);
    while (len && (text[len - 1] == ':' || bp_is_blank(text[len - 1])))
        len--;
    return bp_fact_named(&seek->words, text, len) != BP_FACTS;
}

/* Totals that the report counts by itself: "Green | 43". */
static bool is_count(struct bp_seek *seek, const struct bp_cell *cell, const struct bp_cell *next)
{
    return next && bp_looks_status(&seek->words, cell->text) && bp_looks_number(next->text);
}

static bool is_key_pair(struct bp_seek *seek, const struct bp_cell *cell, const struct bp_cell *next)
{
    bool fill = !bp_fill_white(cell->fill), status = bp_looks_status(&seek->words, cell->text);
    return next && strlen(cell->text) <= MOST_KEY &&
           (status || (fill && !next->strong && bp_fill_white(next->fill))) && !bp_looks_number(next->text);
}

void bp_facts_row(struct bp_seek *seek, const struct bp_view *view, uint32_t i)
{
    const struct bp_view_row *row = &view->rows[i];
    if (row->hidden || take_key_cells(seek, view, row))
        return;
    for (uint32_t k = 0; k < row->n; k++) {
        const struct bp_cell *cell = next_text(view, row, &k);
        if (!cell)
            return;
        uint32_t after = k + 1;
        const struct bp_cell *next = next_text(view, row, &after);
        struct spot at = {view->grid, cell, NULL}, value = {view->grid, next, NULL};
        if (next && take_pair(seek, cell->text, strlen(cell->text), next->text, &value))
            k = after;
        else if (is_named(seek, cell->text) && row->texts == 1)
            continue; /* a property without a value */
        else if (is_count(seek, cell, next)) {
            bp_found_add(seek->diags, BP_E_COUNTS_LEFT, seek->found, view->grid, cell->row, cell->column,
                         NULL, NULL, NULL);
            k = after;
        } else if (row->texts == 2 && !bp_fill_white(cell->fill) && is_key_pair(seek, cell, next)) {
            add_key(seek, cell->fill, cell->text, next->text);
            k = after;
        } else if (!take_lines(seek, cell->text, &at) && !take_text(seek, cell->text, &at, true))
            add(seek, BP_FACT_SUMMARY, cell->text, &at, "it stands above the table");
    }
}

bool bp_facts_line(struct bp_seek *seek, const struct bp_line *line, bool name)
{
    struct spot at = {NULL, NULL, line};
    return take_lines(seek, line->text, &at) || take_text(seek, line->text, &at, name);
}

bool bp_facts_list(struct bp_seek *seek, const struct bp_view *view)
{
    uint32_t facts = 0;
    for (uint32_t i = 0; i < view->n; i++) {
        uint32_t k = 0;
        const struct bp_cell *cell = next_text(view, &view->rows[i], &k);
        facts += cell && is_named(seek, cell->text);
        if (view->rows[i].texts > 4)
            return false;
    }
    if (facts < 2 || facts * 2 < view->n)
        return false;
    for (uint32_t i = 0; i < view->n; i++) {
        uint32_t k = 0, after = 1;
        const struct bp_cell *cell = next_text(view, &view->rows[i], &k);
        after = k + 1;
        const struct bp_cell *next = cell ? next_text(view, &view->rows[i], &after) : NULL;
        size_t len = cell ? strlen(cell->text) : 0;
        bool head = !i && next && bp_text_is(next->text, strlen(next->text), "value");
        bool other = next && view->rows[i].texts == 2 &&
                     bp_fact_named(&seek->words, cell->text, len) == BP_FACTS && len < 120 &&
                     cell->text[len - 1] != ':';
        if (head || view->rows[i].hidden)
            continue;
        if (other)
            bp_left_add(seek, view->grid, next->row, next->column, "no property of a plan has this name");
        else
            bp_facts_row(seek, view, i);
    }
    return true;
}

/* ---- colour keys ---- */

bool bp_key_row(struct bp_seek *seek, const struct bp_view *view, uint32_t i)
{
    const struct bp_view_row *row = &view->rows[i];
    if (row->hidden || row->texts > 4 || !row->n)
        return false;
    if (take_key_cells(seek, view, row))
        return true;
    uint32_t k = 0;
    const struct bp_cell *cell = &view->grid->cells[row->first];
    if (bp_blank(cell->text) && bp_fill_white(cell->fill)) {
        cell = next_text(view, row, &k);
        if (!cell)
            return false;
    }
    uint32_t after = (uint32_t)(cell - &view->grid->cells[row->first]) + 1;
    const struct bp_cell *next = next_text(view, row, &after);
    if (bp_text_is(cell->text, strlen(cell->text), "key") ||
        bp_text_is(cell->text, strlen(cell->text), "rag key"))
        return !next || row->texts == 1;
    if (!is_key_pair(seek, cell, next))
        return false;
    uint32_t last = after + 1;
    const struct bp_cell *third = next_text(view, row, &last);
    if (third && row->texts > 3)
        return false;
    if (bp_blank(cell->text))
        add_key(seek, cell->fill, next->text, third ? third->text : "");
    else if (third)
        add_key(seek, cell->fill, cell->text, bp_fill(seek->arena, "{1} {2}", next->text, third->text, NULL));
    else
        add_key(seek, cell->fill, cell->text, next->text);
    return true;
}

bool bp_keys_list(struct bp_seek *seek, const struct bp_view *view)
{
    uint32_t keys = 0;
    for (uint32_t i = 0; i < view->n && view->n <= 20; i++) {
        const struct bp_view_row *row = &view->rows[i];
        const struct bp_cell *cell = row->n ? &view->grid->cells[row->first] : NULL;
        uint32_t after = 1;
        const struct bp_cell *next = cell ? next_text(view, row, &after) : NULL;
        keys += cell && row->texts <= 3 &&
                (!bp_fill_white(cell->fill) || bp_looks_status(&seek->words, cell->text)) && next &&
                !bp_looks_number(next->text);
    }
    if (keys < 2 || keys * 10 < view->n * 6)
        return false;
    for (uint32_t i = 0; i < view->n; i++) {
        const struct bp_view_row *row = &view->rows[i];
        uint32_t k = 0;
        const struct bp_cell *cell = next_text(view, row, &k);
        bool heads = !i && cell && row->texts > 1 && cell->strong;
        if (cell && !heads && !row->hidden && !bp_key_row(seek, view, i) && row->texts)
            bp_facts_row(seek, view, i);
    }
    return true;
}
