/* placeholders.c: finds texts that only hold a place: "xxx", "TBC", a dash, "Update to follow" (BP5034).
 * What has no word in it is found in any language, words are English or Welsh. */
#include <string.h>

#include "check/rules.h"
#include "check/text.h"
#include "check/words.h"

/* Whole texts, without the signs around them. */
static const char *const english[] = {
    "tbc", "tba", "tbd", "y", "n", "yes", "no", "n/a", "na", "none", "nil", "ditto", "as above", "see above",
    "see below", "as below", "same as above", "as before", "as previously", "as previous", "insert",
    "insert text", "insert text here", "insert update", "text", "text here", "text text text", "to follow",
    "pending", "not applicable", "not known", "unknown", "blank", "placeholder", "add text", "enter text",
    "enter text here", "click here to enter text", "click or tap here to enter text", "lorem ipsum", NULL};
static const char *const welsh[] = {
    "i'w gadarnhau", "i'w chadarnhau", "i'w cadarnhau", "i ddilyn", "diweddariad i ddilyn", "dim",
    "ie", "oes", "nac oes", "na", "amh", "amherthnasol", "ddim yn berthnasol", "gweler uchod", "gweler isod",
    "fel uchod", "fel y nodir uchod", "i'w gwblhau", "i'w chwblhau", "i'w cwblhau", "yn disgwyl diweddariad",
    "disgwyl diweddariad", "rhowch destun yma", NULL};

/* Beginnings of short texts. */
static const char *const english_openings[] = {
    "update|updates|details|information|text|data to|will follow",
    "update|updates|information|data to|will be given|provided|added|supplied|reported|circulated",
    "update|updates|information|data awaited|pending|required|requested|needed",
    "await|awaiting|waiting|pending update|updates",
    "await|awaiting|waiting for|on update|updates",
    "await|awaiting information|info|response|data|return|input from lead|officer|manager|service|team",
    "verbal|oral update",
    "to be completed|updated|added|provided|filled|confirmed|advised|supplied|inserted|given",
    "insert|enter|add|type text|update|updates|details|comment|comments|here", NULL};

#define FEW_WORDS 8

static bool is_letter_or_digit(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0xC3;
}

/* The length of a sign that is part of no word, at the text: ASCII, or a dash, an ellipsis, a quotation mark
 * (U+2000 to U+203F); else 0. */
static size_t sign_at(const char *text, const char *end)
{
    if (text < end && (unsigned char)*text < 0x80)
        return !is_letter_or_digit((unsigned char)*text);
    return end - text >= 3 && !memcmp(text, "\xE2\x80", 2) ? 3 : 0;
}

/* The text in lower case, without the signs at its ends. */
static char *core_of(struct bp_check *check, const char *text)
{
    const char *from = bp_check_fold(check, text), *end = from + strlen(from);
    for (size_t sign; (sign = sign_at(from, end)) != 0;)
        from += sign;
    while (end > from) {
        size_t sign = end - from >= 3 && sign_at(end - 3, end) == 3 ? 3 : sign_at(end - 1, end);
        if (!sign)
            break;
        end -= sign;
    }
    char *core = bp_arena_text(check->arena, from, (size_t)(end - from));
    for (char *at = core ? strstr(core, "\xE2\x80\x99") : NULL; at; at = strstr(at, "\xE2\x80\x99")) {
        *at = '\'';
        memmove(at + 1, at + 3, strlen(at + 3) + 1);
    }
    return core;
}

/* "[insert]", "<text>" */
static bool is_bracketed(const char *text)
{
    size_t len = strlen(text);
    const char *pair = strchr("[]{}", *text);
    return len > 1 && pair && *text != ']' && *text != '}' && text[len - 1] == pair[1] &&
           strcspn(text + 1, "[]{}") == len - 2;
}

/* "xxx", "xx xx", "Y", "0"; not "5", "11" or "III" */
static bool is_one_sign(const char *core)
{
    char c = *core;
    size_t same = strspn(core, (const char[]){c, ' ', '\0'});
    bool letter = c >= 'a' && c <= 'z' && (c != 'i' || !core[1]);
    return !core[same] && (letter || !strcmp(core, "0"));
}

static bool is_among(const char *core, const char *const *list)
{
    for (; *list; list++)
        if (!strcmp(core, *list))
            return true;
    return false;
}

/* Most texts begin with another word, and are not split. */
static bool opens_so(struct bp_check *check, const char *core)
{
    static const char first_words[] = "update|updates|details|information|text|data|await|awaiting|waiting|"
                                      "pending|verbal|oral|to|insert|enter|add|type";
    const struct bp_word first = {core, (uint32_t)strcspn(core, " "), 0, '.'};
    struct bp_words words = {check->arena, NULL, 0, 0};
    if (!bp_word_in(&first, first_words) || !bp_words_split(&words, core) || words.n > FEW_WORDS)
        return false;
    for (const char *const *opening = english_openings; *opening; opening++)
        if (words.n && bp_phrase_at(&words, 0, *opening))
            return true;
    return false;
}

static bool holds_a_place(struct bp_check *check, const char *text)
{
    const char *core = core_of(check, text);
    if (!core || !*core || is_bracketed(text) || is_one_sign(core))
        return core != NULL;
    bool in_welsh = bp_check_in(check, "cy");
    if ((in_welsh || bp_check_in(check, "en")) && is_among(core, english))
        return true;
    return in_welsh ? is_among(core, welsh) : bp_check_in(check, "en") && opens_so(check, core);
}

/* The value in "Impact: --"; the text itself if it has no label. */
static const char *value_of(const char *text)
{
    const char *colon = strchr(text, ':');
    return colon && colon - text < 40 ? colon + 1 + strspn(colon + 1, " ") : text;
}

bool bp_is_placeholder(struct bp_check *check, const char *text)
{
    if (!*text)
        return false;
    if (!strchr(text, '\n') && strlen(text) > 100) /* the usual case, and the quick one */
        return false;
    while (text) {
        const char *end = strchr(text, '\n');
        const char *line = bp_check_say(check, "%.*s", (int)(end ? end - text : (long)strlen(text)), text);
        if (strlen(line) > 100 || !holds_a_place(check, value_of(line)))
            return false;
        text = end ? end + 1 : NULL;
    }
    return true;
}

/* ---- the rule ---- */

/* A completed row, a row that is not counted, and a figure without more to say may have a dash. */
static bool may_be_empty(const struct bp_check *check, const struct bp_check_row *row)
{
    if (!bp_row_has_status(check->plan, row->row))
        return true;
    const struct bp_status *status = &check->plan->scheme.items[row->row->status];
    bool dash = !strpbrk(row->update, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789?") ||
                !strcmp(row->update, "n/a") || !strcmp(row->update, "N/A");
    return !status->counted || (dash && (status->complete || row->row->completed.year || row->row->number));
}

static const char *plain_of(struct bp_check *check, const struct bp_inline *text)
{
    const char *plain = bp_inline_plain(check->arena, text);
    return plain ? plain : "";
}

/* "A" may be a person or a team. */
static bool is_initial(const char *text)
{
    return is_letter_or_digit((unsigned char)*text) && !text[1];
}

/* The rows that have a placeholder in one field. */
struct tally {
    const char *one, *all; /* "its update", "their updates" */
    const char **texts;    /* of each row; NULL: none */
    uint32_t n;
};

/* One finding a row, or one for the plan if most rows have one. */
static void tell(struct bp_check *check, const struct tally *tally)
{
    bool once = tally->n > 3 && tally->n * 2 > check->n_rows && !check->wish->numbers;
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        uint32_t offset, length;
        if (!tally->texts[i])
            continue;
        bp_check_locate(check, row, tally->texts[i], strcspn(tally->texts[i], "\n"), &offset, &length);
        if (once) {
            bp_check_find(check, BP_E_PLACEHOLDER, NULL, offset, length,
                          bp_check_say(check, "%u of the %u rows have", (unsigned)tally->n,
                                       (unsigned)check->n_rows),
                          tally->texts[i], bp_check_say(check, "%s, or the like", tally->all));
            return;
        }
        bp_check_find(check, BP_E_PLACEHOLDER, row, offset, length, bp_check_say(check, "%s has", row->name),
                      tally->texts[i], tally->one);
    }
}

/* The first lead that names nobody, or "". */
static const char *nobody_of(struct bp_check *check, const struct bp_check_row *row)
{
    for (uint32_t i = 0; i < row->row->n_leads; i++) {
        const char *text = plain_of(check, &row->row->leads[i]);
        if (bp_is_placeholder(check, text) && !is_initial(text))
            return text;
    }
    return "";
}

static void note(struct bp_check *check, struct tally *tally, uint32_t row, const char *text)
{
    if (!bp_is_placeholder(check, text))
        return;
    tally->texts[row] = text;
    tally->n++;
}

void bp_rule_placeholders(struct bp_check *check)
{
    enum { DESCRIPTION, LEAD, UPDATE, CORRECTION, FIELDS };
    struct tally tallies[FIELDS] = {{"its description", "their descriptions", NULL, 0},
                                    {"its lead", "their leads", NULL, 0},
                                    {"its update", "their updates", NULL, 0},
                                    {"its corrective action", "their corrective actions", NULL, 0}};
    for (int field = 0; field < FIELDS; field++)
        if (!(tallies[field].texts = bp_arena_array(check->arena, check->n_rows + 1, sizeof(char *))))
            return;
    for (uint32_t i = 0; i < check->n_rows; i++) {
        const struct bp_check_row *row = &check->rows[i];
        const char *text = plain_of(check, &row->row->description);
        note(check, &tallies[DESCRIPTION], i, is_initial(text) ? "" : text);
        note(check, &tallies[LEAD], i, nobody_of(check, row));
        if (row->idle && !may_be_empty(check, row))
            note(check, &tallies[UPDATE], i, row->update);
        if (row->row->corrective_action)
            note(check, &tallies[CORRECTION], i, bp_check_blocks(check, row->row->corrective_action));
    }
    for (int field = 0; field < FIELDS; field++)
        tell(check, &tallies[field]);
}
