/* progress.c: compares a good status with an update that says something else. BP5009: the date is
 * past, but the work is still to come. BP5010: nothing was done. At most one finding for each row. */
#include "check/words.h"

#include <string.h>

/* The work is still to come. This is enough for a finding if the row's date is past. */
static const char *const to_come[] = {
    "will be <done>",
    "will be <ed> by|in|during|before|from|after <time>",
    "will be <ed> by|in|during|before|from|after the|early|late|mid <time>",
    "will be <ed> next|later|shortly|soon",
    "will be set up",
    "will be * arranged|rescheduled|organised|organized",
    "will now|soon|shortly|then|also be <done>",
    "will take place",
    "will <do>",
    "to be arranged|organised|organized|agreed|confirmed|decided|developed|scheduled|determined",
    "to be held|delivered|completed|started|finalised|finalized|established|appointed|recruited",
    "still|yet|due|going to <do>",
    "still|yet|due|going to be <done>",
    "still|yet|due|going to be agreed|confirmed|decided|determined|scheduled|appointed|recruited",
    "has|have|is|are yet to",
    "hopefully",
    "we|is|are hope|hoped|hoping to",
    "is|are planned|scheduled for|in",
    "in due course",
    "looking to <do>",
    NULL};

/* The work, or its date, is in the future. This is enough only if a date after the row's own
 * follows. */
static const char *const ahead[] = {
    "will",
    "hopefully",
    "planned|scheduled|booked|arranged|organised|rearranged for|in|on",
    "to be <done>",
    "to be arranged|agreed|confirmed|decided|scheduled|determined|appointed|recruited|finished|opened|issued",
    "to <do>",
    "expected|anticipated|proposed|intend|intends to|in|for",
    "aim|aims|aiming|plan|plans|planning|hope|hopes|hoping to|in|for",
    "postponed|deferred|delayed|rescheduled|moved|put to|until|till|back",
    NULL};

/* The work goes on; it is not still to come. */
static const char *const lasting[] = {"will continue|remain|last|always|run", "will * continue",
                                      NULL};

/* The work is done again and again, or as often as needed. */
static const char *const goes_on[] = {
    "continue|continues|continued|able|used|seen|appear|appears|proved|had|tend to be",
    "when|whenever|if|where|weekly|monthly|quarterly|annually|daily|each|every|regularly|required",
    NULL};

/* The same of work that is complete: what is done when something else happens is still to come. */
static const char *const recurs[] = {
    "continue|continues|continued|able|used|seen|appear|appears",
    "weekly|monthly|quarterly|annually|daily|yearly|each|every|regularly|ongoing|on-going", NULL};

/* More work of the same kind, or the next of several. */
static const char *const more[] = {
    "another|further|additional|again|more|follow-up|second|refresher|others|remaining|rest",
    "next <event>", NULL};

/* Something was done. What is to come may then be more of it. */
static const char *const done[] = {"has|have|was|were <done>",
                                   "has|have been <done>",
                                   "took place",
                                   "has|have taken place",
                                   "is|are|now complete|completed|done|finished",
                                   "completed in|on|by",
                                   NULL};

/* Nothing was done, or nothing can be measured. */
static const char *const nothing[] = {
    "no <work> $",
    "no <work> due|because|this|in|during|over|since|yet|until",
    "no <work> available|received|provided|supplied",
    "no <work> planned|held|delivered|arranged|scheduled|undertaken|recorded|taken|took|to",
    "no * <event> took place",
    "no * <event> has|have taken place",
    "no * <event> was|were held|delivered|arranged|run|undertaken|organised|organized",
    "no * <event> has|have been held|delivered|arranged|run|undertaken|organised|organized",
    "nothing to report|update",
    "nothing has been|happened",
    "no progress",
    "not yet started|begun|commenced|arranged|delivered|developed|held|available|taken|in",
    "not started|begun|commenced $",
    "not started|begun|commenced yet|due|because|as|in|this|until|owing",
    "not been started|begun|arranged|delivered|developed|undertaken",
    "not been progressed|held|completed|set|possible",
    "not yet been",
    "did|does not take place",
    "did not happen|start|begin|go",
    "didn't take|happen|start",
    "yet to start|begin|commence|be",
    "still to be",
    "was|were cancelled|canceled|postponed|abandoned",
    "has|have been cancelled|canceled|postponed|abandoned",
    "on hold",
    NULL};

/* If one of these follows "no" or "not", the news is good, or it is about something else. */
static const char *const no_matter[] = {
    "cancelled|missed|lost|postponed|needed|required|necessary|outstanding|overdue|issue|issues|"
    "problem|problems",
    "no longer", "some|several|other|others|instead|rearranged|rescheduled", NULL};

/* If one of these comes before such a phrase, the phrase says the opposite, or only a part: "no
 * sessions were cancelled", "two of the six". */
static const char *const denied[] = {
    "no|not|none|never", "of the|our|these|its",
    "one|two|three|four|five|six|seven|eight|nine|ten|1|2|3|4|5|6|7|8|9|10", NULL};

/* The measure has no baseline or target yet. */
static const char *const no_baseline[] = {
    "target|targets to be <done>",
    "target|targets to be set|agreed|confirmed|determined|decided|calculated",
    "baseline|baselines * to be <done>",
    "baseline|baselines * to be set|agreed|confirmed|determined|decided|calculated",
    "baseline|baselines|target|targets tbc|tba|tbd", NULL};

static const struct {
    const char *words;
    int month;
} months[] = {{"january|jan", 1},  {"february|feb", 2},  {"march|mar", 3},
              {"april|apr", 4},    {"may", 5},           {"june|jun", 6},
              {"july|jul", 7},     {"august|aug", 8},    {"september|sept|sep", 9},
              {"october|oct", 10}, {"november|nov", 11}, {"december|dec", 12}};

/* The year that a word names, or 0. */
static int year_of(const struct bp_word *word)
{
    int year = 0;
    if (word->len != 4)
        return 0;
    for (int i = 0; i < 4; i++) {
        if (word->at[i] < '0' || word->at[i] > '9')
            return 0;
        year = year * 10 + (word->at[i] - '0');
    }
    return year >= 2000 && year < 2100 ? year : 0;
}

static int month_of(struct bp_word word)
{
    for (uint32_t i = 0; i + 1 < word.len; i++) /* "mid-January" */
        if (word.at[i] == '-') {
            word.at += i + 1;
            word.len -= i + 1;
            break;
        }
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (bp_word_in(&word, months[i].words))
            return months[i].month;
    return 0;
}

/* Reads a date at word `i` ("February 2020", "in 2020", "31.10.19") and sets *first to its first
 * day. Returns the number of words. */
static size_t date_at(const struct bp_words *words, size_t i, struct bp_date *first)
{
    const struct bp_word *word = &words->items[i];
    char day[12];
    int year;
    if (i + 1 < words->n && words->items[i + 1].before == ' ' &&
        (year = year_of(&words->items[i + 1])) != 0) {
        int month = month_of(*word);
        if (!month &&
            !bp_word_in(word, "in|during|by|until|from|early|late|spring|summer|autumn|winter"))
            return 0;
        *first = (struct bp_date){(int16_t)year, (int8_t)(month ? month : 1), 1};
        return 2;
    }
    if (word->at[0] < '0' || word->at[0] > '9' || word->len < 6 || word->len >= sizeof day)
        return 0;
    memcpy(day, word->at, word->len);
    day[word->len] = '\0';
    const char *sign = strpbrk(day, "./");
    return sign && strchr(sign + 1, *sign) && bp_due_read(day, NULL, first) == BP_DUE_DAY;
}

/* Whether the words say that something was done, without a "not". */
static bool something_done(const struct bp_words *words, size_t first, size_t end)
{
    static const char *const not [] = {
        "no|not|none|never|nothing|yet|until|didn't|hasn't|haven't|once|when", NULL};
    size_t i = first;
    for (size_t taken; (taken = bp_phrase_find(words, &i, end, done)) != 0; i += taken) {
        size_t clause = i, least = bp_sentence_start(words, i);
        while (clause > least && words->items[clause].before == ' ')
            clause--;
        if (!bp_phrase_in(words, clause, i, not ))
            return true;
    }
    return false;
}

struct row {
    struct bp_check *check;
    const struct bp_check_row *row;
    const struct bp_words *words;
    struct bp_date last; /* the row's last day, or if it is complete the day of the report; year 0: none */
    bool past, complete;
};

static const char *label_of(const struct row *row)
{
    return row->check->plan->scheme.items[row->row->row->status].label;
}

static void find_to_come(const struct row *row, size_t first, size_t end)
{
    const struct bp_row *from = row->row->row;
    const struct bp_due *due = from->revised_due.kind == BP_DUE_NONE ? &from->due : &from->revised_due;
    const char *text = bp_words_text(row->words, first, end);
    const char *is = label_of(row);
    if (due->kind == BP_DUE_DAY)
        is = bp_check_say(row->check, "%s and %s due %s", is,
                          bp_date_compare(due->day, row->check->as_at) <= 0 ? "was" : "is", due->text);
    struct bp_diag *finding = bp_words_find(row->check, BP_E_STILL_TO_COME, row->row, row->words, first, end,
                                            text ? text : "", is);
    row->check->rows[row->row->number - 1].late_told = finding != NULL;
}

/* A sentence about the future with a date after the row's own. */
static bool check_later(const struct row *row, size_t first, size_t end)
{
    size_t at = first, taken = bp_phrase_find(row->words, &at, end, ahead);
    if (!taken || bp_phrase_in(row->words, first, end, lasting) ||
        (row->complete && bp_phrase_in(row->words, first, end, recurs)) ||
        bp_phrase_in(row->words, first, end, more) || something_done(row->words, first, end))
        return false;
    for (size_t i = first; i < end; i++) {
        struct bp_date date;
        size_t date_words = date_at(row->words, i, &date);
        if (!date_words || bp_date_compare(date, row->last) <= 0)
            continue;
        bool near = at < i ? i - at <= 10 : at - i <= 10;
        size_t quote = near && i < at ? i : at, last = near && at < i ? i + date_words : at + taken;
        find_to_come(row, quote, last);
        return true;
    }
    return false;
}

/* BP5009. */
static bool check_to_come(const struct row *row)
{
    if (!row->last.year || (!bp_phrase_in(row->words, 0, row->words->n, ahead) &&
                            !bp_phrase_in(row->words, 0, row->words->n, to_come)))
        return false;
    bool may_be_more = row->past && something_done(row->words, 0, row->words->n);
    for (size_t first = 0, end; first < row->words->n; first = end) {
        end = bp_sentence_end(row->words, first);
        if (check_later(row, first, end))
            return true;
        size_t at = first, taken;
        if (!row->past || may_be_more ||
            bp_phrase_in(row->words, first, end, row->complete ? recurs : goes_on) ||
            bp_phrase_in(row->words, first, end, more) ||
            bp_phrase_in(row->words, first, end, lasting))
            continue;
        taken = bp_phrase_find(row->words, &at, end, to_come);
        if (taken) {
            find_to_come(row, at, at + taken);
            return true;
        }
    }
    return false;
}

/* How many words to quote: up to the end of the clause, and at most twelve. */
static size_t quoted(const struct bp_words *words, size_t i, size_t taken)
{
    while (i + taken < words->n && taken < 12 && words->items[i + taken].before == ' ' &&
           !bp_word_in(&words->items[i + taken], "and|but|which|so"))
        taken++;
    return taken;
}

/* BP5010, from the update. */
static bool check_nothing(const struct row *row)
{
    size_t i = 0;
    if (!bp_phrase_in(row->words, 0, row->words->n, nothing) ||
        something_done(row->words, 0, row->words->n))
        return false;
    for (size_t taken; (taken = bp_phrase_find(row->words, &i, row->words->n, nothing)) != 0;
         i += taken) {
        size_t first = bp_sentence_start(row->words, i), end = bp_sentence_end(row->words, i);
        if (bp_phrase_in(row->words, first, i, no_matter) ||
            bp_phrase_in(row->words, i - first > 5 ? i - 5 : first, i, denied) ||
            bp_phrase_in(row->words, i + taken, end, no_matter))
            continue;
        taken = quoted(row->words, i, taken);
        const char *text = bp_words_text(row->words, i, i + taken);
        bp_words_find(row->check, BP_E_NOTHING_DONE, row->row, row->words, i, i + taken,
                      label_of(row),
                      bp_check_say(row->check, "its update says \"%s\"", text ? text : ""));
        return true;
    }
    return false;
}

/* BP5010 of a measure without numbers: a text of it says that there is nothing to measure it by. */
static bool check_baseline(const struct row *row, struct bp_words *words, const char *plain,
                           const char *whose)
{
    size_t i = 0, taken;
    if (!plain || !bp_words_split(words, plain))
        return false;
    taken = bp_phrase_find(words, &i, words->n, no_baseline);
    if (!taken)
        return false;
    const char *text = bp_words_text(words, i, i + taken);
    bp_words_find(row->check, BP_E_NOTHING_DONE, row->row, words, i, i + taken, label_of(row),
                  bp_check_say(row->check, "its %s says \"%s\"", whose, text ? text : ""));
    return true;
}

static void check_baselines(const struct row *row, struct bp_words *words)
{
    const struct bp_row *from = row->row->row;
    if (from->kind != BP_MEASURE || from->number)
        return;
    if (!check_baseline(row, words, bp_inline_plain(row->check->arena, &from->description), "description"))
        check_baseline(row, words, row->row->update, "update");
}

/* Fills in what the row is held to: its last day, or if it is complete, the day of the report. Returns false
 * if its status claims nothing: it is an exception or neutral, or says by itself that the work goes on. */
static bool begin_row(struct bp_check *check, const struct bp_check_row *from, struct row *row)
{
    const struct bp_scheme *scheme = &check->plan->scheme;
    if (!bp_row_has_status(check->plan, from->row) || from->row->completed.year)
        return false;
    const struct bp_status *status = &scheme->items[from->row->status];
    struct bp_date last = bp_row_last_day(from->row);
    if (status->exception || status->neutral || !status->counted || from->row->status == scheme->missing)
        return false;
    if (status->complete && (!last.year || bp_date_compare(last, check->as_at) > 0))
        last = check->as_at;
    row->check = check;
    row->row = from;
    row->last = last;
    row->complete = status->complete;
    row->past = last.year && bp_date_compare(last, check->as_at) <= 0;
    return true;
}

void bp_rule_progress(struct bp_check *check)
{
    struct bp_words words = {check->arena, NULL, 0, 0};
    struct row row = {.words = &words};
    for (uint32_t i = 0; i < check->n_rows; i++) {
        if (!begin_row(check, &check->rows[i], &row))
            continue;
        if (!bp_words_split(&words, check->rows[i].update))
            return;
        if (!check_to_come(&row) && !check_nothing(&row))
            check_baselines(&row, &words);
    }
}
