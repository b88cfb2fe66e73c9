/* sentences.c: finds texts that stop in mid-sentence: BP5012 for an update, BP5028 for a
 * description. A missing full stop alone is not enough, because many officers leave it out; it is where all
 * other updates have one. */
#include "check/words.h"

#include <string.h>

/* No sentence ends with one of these words. They are compared as written, because "May" and "Plan
 * A" are not "may" and "a". */
static const char never_last[] =
    "the|a|an|and|or|but|nor|of|from|into|via|per|during|including|towards|because|although|"
    "unless|whether|than|their|our|your|my|its|whose|between|among|amongst|within|against|"
    "regarding|concerning";

/* No sentence ends with these, unless it refers back to something ("as well as they can"). */
static const char auxiliary[] =
    "will|would|shall|should|could|can|may|might|must|is|are|was|were|be|been|has|have|had|am|"
    "being";

/* No sentence ends with these, unless they belong to a verb or an earlier word ("all that we work
 * with"). */
static const char preposition[] = "in|on|to|with|for|by|at|as|under|upon|onto";

/* If one of these comes before, a sentence may end with an auxiliary or a preposition. */
static const char looks_back[] =
    "that|which|who|whom|what|where|how|when|than|as|if|so|whatever|whoever";

/* Verbs and other words that may have a preposition as their end: "signed up to", "taking part
 * in". */
static const char ends_with_it[] =
    "up|part|involved|interested|drop|sign|signed|log|logged|logging|opt|opted|join|joined|"
    "joining|engaged|carry|carried|carries|moved|move|moving|later|early|go|goes|going|went|gone|"
    "come|comes|coming|came|hand|handed|check|checked|call|called|follow|followed|adhered|"
    "referred|responded|attended|agreed|added|listened|dealt|passed|acted|voted|relied|complied|"
    "spoken|consulted|phoned|broken|break|settled|stepped|built|brought|stood|stand|keep|kept|"
    "on-going|put|turned|switched|focus|focused|stop|stopped|looked|hoped|applied";

/* Two words that need an object. */
static const char wants_object[] =
    "will|would|should|could|must take|make|provide|ensure|include|give|enable|deliver";

static bool is_lower(const struct bp_word *word)
{
    return word->at[0] >= 'a' && word->at[0] <= 'z';
}

/* Whether the sentence may end with the preposition, because a clause before it refers back to an
 * earlier word: "the groups that we work with", "people they refer to". */
static bool may_end_with(const struct bp_words *words, size_t last)
{
    size_t first = bp_sentence_start(words, last);
    if (last == first || bp_word_in(&words->items[last - 1], ends_with_it))
        return true;
    for (size_t i = last; i > first && last - i < 8; i--) {
        const struct bp_word *word = &words->items[i - 1];
        if (last - i < 7 && bp_word_in(word, "that|which|who|whom|what|where|how"))
            return true;
        bool subject = bp_word_in(word, "we|they|you|he|she|it|i");
        if (subject && i - 1 > first && word->before == ' ' &&
            !bp_word_in(&words->items[i - 2], "and|but|so|then|this|quarter|now"))
            return true;
    }
    return false;
}

static bool looks_on(const struct bp_words *words, size_t last)
{
    size_t first = bp_sentence_start(words, last);
    for (size_t i = last; i > first && last - i < 5; i--)
        if (bp_word_in(&words->items[i - 1], looks_back))
            return true;
    return last == first;
}

/* How many words at the end show that the text was cut off; 0 if none do. */
static size_t cut_words(const struct bp_words *words)
{
    size_t last = words->n - 1;
    const struct bp_word *word = &words->items[last];
    if (!is_lower(word))
        return 0;
    size_t shown = last > 0 && words->items[last].before == ' ' ? 2 : 1;
    if (bp_word_in(word, never_last))
        return shown;
    if (bp_word_in(word, auxiliary))
        return looks_on(words, last) ? 0 : shown;
    if (bp_word_in(word, preposition) && shown == 2)
        return may_end_with(words, last) ? 0 : shown;
    return last > 1 && bp_phrase_at(words, last - 1, wants_object) ? 2 : 0;
}

/* The sign after the last word, if no text ends with it; else NULL. A list item may end with a
 * comma. */
static const char *cut_sign(const char *text, bool item)
{
    static const char *const signs[] = {":", "(", "[", "-", "\xE2\x80\x93", "\xE2\x80\x94",
                                        "&", ",", ";"};
    size_t len = strlen(text), n = sizeof signs / sizeof *signs;
    while (len > 0 && text[len - 1] == ' ')
        len--;
    for (size_t i = 0; i < (item ? n - 2 : n); i++) {
        size_t sign = strlen(signs[i]);
        if (len >= sign && !memcmp(text + len - sign, signs[i], sign))
            return signs[i];
    }
    return NULL;
}

/* Whether the sign is a dash that stands for nothing: "Impact: --", or alone. */
static bool is_empty_value(const char *text, const char *sign)
{
    size_t len = strlen(text), dashes = 0;
    if (!strchr("-\xE2", *sign))
        return false;
    for (size_t n; len > 0; len -= n) {
        const char *end = text + len;
        n = strchr("- ", end[-1]) ? 1 : 3;
        if (n > len || (n == 3 && memcmp(end - 3, "\xE2\x80\x93", 3) && memcmp(end - 3, "\xE2\x80\x94", 3)))
            break;
        dashes += end[-1] != ' ';
    }
    return dashes > 1 || !len || text[len - 1] == ':';
}

/* Whether only blanks follow the last word. If a full stop does, the sentence is complete. */
static bool ends_bare(const struct bp_words *words)
{
    const struct bp_word *last = &words->items[words->n - 1];
    return last->at[last->len + strspn(last->at + last->len, " ")] == '\0';
}

/* Returns whether the text is cut. */
static bool check_text(struct bp_check *check, struct bp_words *words, enum bp_code code,
                       const struct bp_check_row *row, const char *text, bool item)
{
    if (!bp_words_split(words, text) || !words->n)
        return false;
    const char *sign = cut_sign(text, item);
    if (sign && is_empty_value(text, sign))
        return false;
    size_t cut = sign ? 1 : ends_bare(words) ? cut_words(words) : 0;
    if (!cut)
        return false;
    const char *shown = bp_words_text(words, words->n - cut, words->n);
    if (shown && sign)
        shown = bp_check_say(check, "%s%s%s", shown, strchr("([&-", *sign) ? " " : "", sign);
    /* enough words to be unique in the row's source */
    size_t first = words->n > 6 ? words->n - 6 : 0;
    bp_words_find(check, code, row, words, code == BP_E_UPDATE_CUT ? words->n - cut : first,
                  words->n, shown ? shown : "", NULL);
    return true;
}

/* Whether the blocks end with a list. */
static bool ends_with_list(const struct bp_block *block)
{
    while (block && block->next)
        block = block->next;
    return block && block->kind != BP_PARAGRAPH;
}

/* ---- a last stop that all others have ---- */

#define A_SENTENCE 5 /* words; a shorter update is a remark, and needs no stop */

static bool ends_with_stop(const char *text)
{
    static const char *const stops[] = {".",  "!",            "?",            ")",
                                        "\"", "\xE2\x80\xA6", "\xE2\x80\x9D", "\xE2\x80\x99"};
    size_t len = strlen(text);
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        size_t n = strlen(stops[i]);
        if (len >= n && !memcmp(text + len - n, stops[i], n))
            return true;
    }
    return false;
}

static bool has_stop_inside(const char *text)
{
    const char *stop = strpbrk(text, ".!?");
    while (stop && stop[1] != ' ')
        stop = strpbrk(stop + 1, ".!?");
    return stop != NULL;
}

static const char *last_line(const char *text)
{
    const char *last = strrchr(text, '\n');
    return last ? last + 1 : text;
}

/* Whether an update is prose, so that a full stop can be asked for at its end. */
static bool is_prose(struct bp_words *words, const struct bp_check_row *row)
{
    return !row->idle && !ends_with_list(row->row->update) && bp_words_split(words, row->update) &&
           words->n >= A_SENTENCE;
}

/* Whether nine tenths of the updates, and at least four, end with a stop. */
static bool stops_are_usual(const struct bp_check *check, struct bp_words *words)
{
    uint32_t prose = 0, stopped = 0;
    for (uint32_t i = 0; i < check->n_rows; i++)
        if (is_prose(words, &check->rows[i])) {
            prose++;
            stopped += ends_with_stop(check->rows[i].update);
        }
    return stopped >= 4 && (stopped + 1) * 10 >= prose * 9;
}

/* An update whose other sentences have their stop, but not the last one. */
static void check_stop(struct bp_check *check, struct bp_words *words, const struct bp_check_row *row)
{
    const char *last = last_line(row->update);
    if (!is_prose(words, row) || ends_with_stop(row->update) || !has_stop_inside(row->update) ||
        !bp_words_split(words, last) || words->n < 2 || !ends_bare(words) ||
        !is_lower(&words->items[words->n - 1]) || words->items[words->n - 1].before != ' ')
        return;
    const char *shown = bp_words_text(words, words->n - 2, words->n);
    bp_words_find(check, BP_E_UPDATE_CUT, row, words, words->n - 2, words->n, shown ? shown : "", NULL);
}

/* The words of a cut sentence are English; a stop is asked for in any language. */
void bp_rule_sentences(struct bp_check *check)
{
    struct bp_words words = {check->arena, NULL, 0, 0};
    bool english = bp_check_in(check, "en"), stops = stops_are_usual(check, &words);
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        const char *text = bp_inline_plain(check->arena, &row->row->description);
        if (english && text)
            check_text(check, &words, BP_E_DESCRIPTION_CUT, row, text, false);
        if (english && check_text(check, &words, BP_E_UPDATE_CUT, row, last_line(row->update),
                                  ends_with_list(row->row->update)))
            continue;
        if (stops)
            check_stop(check, &words, row);
    }
}
