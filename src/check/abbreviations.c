/* abbreviations.c: finds abbreviations that the plan never explains (BP5022). If there are few,
 * each gets a finding; else one finding lists them. An abbreviation is a word with at least two
 * capitals. The glossary explains it, or <abbr>, or words beside it in brackets that its letters
 * come from, or the name of a body or a post that has these initials. */
#include "base/hash.h"
#include "base/text.h"
#include "check/words.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

#define LONGEST 7 /* a longer word in capitals is there for emphasis */
#define FEW 5     /* up to so many abbreviations get a finding each */
#define LISTED 100

/* Abbreviations that every reader knows. */
static const char everyday[] =
    "uk|usa|us|eu|un|gb|nhs|gp|pdf|cctv|tv|id|ok|am|pm|ad|bc|bbc|itv|mp|vat|pin|dvd|cd|gps|sms|"
    "dna|hiv|aids|it|hr|pr|ceo|faq|url|www|gcse|bst|gmt|rsvp|po|isbn|covid|agm|tbc|tba|asap|fyi|"
    "aob|diy|atm|cv|ps|pc|mot|usb|led|vip|aka|hm|hmrc|dvla|rspca|nspcc|rnli|raf|aa|bt|co2|rag|"
    "brag|rip|sos|suv|lgbt|lgbtq|ltd|plc|nb|eg|ie|etc|dr|mr|mrs|ms|jan|feb|mar|apr|jun|jul|aug|"
    "sep|sept|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|st|rd|nd|th|no|na|cllr|bn|km|mph|kg|html|"
    "xml|csv|pdfs|wifi|ac|dc|or|and|not|the|new";

/* Ranks that stand before a name. */
static const char ranks[] = "ps|pc|dc|di|ds|dci|dsu";

struct abbr {
    const char *name;     /* borrowed from a text */
    uint32_t len;         /* 0: a free entry of the table */
    uint32_t rows;        /* how many rows use it */
    uint32_t row;         /* the last of them */
    bool used, known;     /* known: it is explained, or need not be */
    struct bp_text first; /* the text that uses it first */
    const char *at;       /* in first.plain */
};

struct search {
    struct bp_check *check;
    struct bp_words words;
    struct abbr *places; /* a hash table; arena */
    size_t n, capacity;  /* a power of two, at most half full */
};

static size_t hash(const struct search *search, const char *name, size_t len)
{
    uint64_t hash = bp_hash_begin(bp_hash_key(search->check));
    for (size_t i = 0; i < len; i++)
        hash = bp_hash_on(hash, name[i]);
    return bp_hash_end(hash);
}

/* The entry for a name: its own, or the free one where it belongs. */
static struct abbr *place_of(const struct search *search, const char *name, size_t len)
{
    for (size_t i = hash(search, name, len);; i++) {
        struct abbr *place = &search->places[i & (search->capacity - 1)];
        if (!place->len || (place->len == len && !memcmp(place->name, name, len)))
            return place;
    }
}

static bool grow(struct search *search)
{
    struct search bigger = *search;
    bigger.capacity = search->capacity ? search->capacity * 2 : 64;
    bigger.places = bp_arena_array(search->check->arena, bigger.capacity, sizeof *bigger.places);
    if (!bigger.places)
        return false;
    for (size_t i = 0; i < search->capacity; i++)
        if (search->places[i].len)
            *place_of(&bigger, search->places[i].name, search->places[i].len) = search->places[i];
    *search = bigger;
    return true;
}

static bool is_roman(const char *name, uint32_t len)
{
    for (uint32_t i = 0; i < len; i++)
        if (!strchr("IVX", name[i]))
            return false;
    return true;
}

/* Finds the entry or adds one. NULL if memory ran out. */
static struct abbr *enter(struct search *search, const char *name, uint32_t len)
{
    if (2 * search->n >= search->capacity && !grow(search))
        return NULL;
    struct abbr *abbr = place_of(search, name, len);
    if (!abbr->len) {
        const struct bp_word word = {name, len, 0, ' '};
        *abbr = (struct abbr){
            .name = name, .len = len, .known = bp_word_in(&word, everyday) || is_roman(name, len)};
        search->n++;
    }
    return abbr;
}

/* The length of the abbreviation in a word, without the ending of "OCGs", "CV's", "NFA'd". Returns
 * 0 if the word is not an abbreviation. */
static uint32_t abbr_len(const char *at, uint32_t len)
{
    static const char *const endings[] = {
        "", "s", "'s", "'d", "d", "ed", "\xE2\x80\x99s", "\xE2\x80\x99\x64"};
    uint32_t capitals = 0, n = 0;
    while (n < len && (bp_is_capital(at[n]) || (at[n] >= '0' && at[n] <= '9')))
        capitals += bp_is_capital(at[n++]);
    if (capitals < 2 || n > LONGEST || !bp_is_capital(at[0]))
        return 0;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strlen(endings[i]) == len - n && !memcmp(at + n, endings[i], len - n))
            return n;
    return 0;
}

/* Whether the letters of an abbreviation occur in order in these words. The first letter must begin
 * the first word. */
static bool letters_fit(const struct bp_words *words, size_t first, size_t end,
                        const struct abbr *abbr)
{
    uint32_t found = 0;
    for (size_t i = first; i < end; i++) {
        const struct bp_word *word = &words->items[i];
        for (uint32_t j = 0; j < word->len && found < abbr->len; j++) {
            char c = word->at[j];
            bool same = (c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c) == abbr->name[found];
            if (!same && i == first && j == 0)
                return false;
            found += same;
        }
    }
    return found == abbr->len;
}

static bool bracket_between(const struct bp_words *words, size_t i)
{
    const char *gap = words->items[i - 1].at + words->items[i - 1].len;
    return memchr(gap, '(', (size_t)(words->items[i].at - gap)) != NULL;
}

/* Whether the text explains word `i` here: "words (ABBR)" or "ABBR (words)". */
static bool is_explained(const struct bp_words *words, size_t i, const struct abbr *abbr)
{
    const struct bp_word *word = &words->items[i];
    if (i > 0 && word->at[word->len] == ')' && bracket_between(words, i)) {
        size_t least = i > abbr->len + 4u ? i - abbr->len - 4 : 0;
        for (size_t first = i - 1; first + 1 > least; first--) {
            if (i - first > 1 && letters_fit(words, first, i, abbr))
                return true;
            if (first == 0 || words->items[first].before == '.')
                break;
        }
    }
    if (i + 2 < words->n && bracket_between(words, i + 1)) {
        size_t end = i + 2;
        while (end < words->n && end < i + 1 + abbr->len + 4u && words->items[end].before != '.' &&
               words->items[end - 1].at[words->items[end - 1].len] != ')')
            end++;
        return end > i + 2 && letters_fit(words, i + 1, end, abbr);
    }
    return false;
}

/* Whether the word is a rank before a name, or the first half of a postcode. */
static bool is_no_use(const struct bp_words *words, size_t i)
{
    const struct bp_word *word = &words->items[i];
    if (i + 1 >= words->n || words->items[i + 1].before != ' ')
        return false;
    const struct bp_word *next = word + 1;
    if (bp_word_in(word, ranks))
        return bp_is_capital(next->at[0]) && next->len > 1 && next->at[1] >= 'a';
    char last = word->at[word->len - 1];
    return word->len <= 4 && last >= '0' && last <= '9' && next->len == 3 && next->at[0] >= '0' &&
           next->at[0] <= '9' && bp_is_capital(next->at[1]) && bp_is_capital(next->at[2]);
}

/* Looks at a word, or at one part of a word like "ASB-related". */
static bool look_at(struct search *search, const struct bp_text *text, size_t i, const char *at,
                    uint32_t len)
{
    const struct bp_words *words = &search->words;
    uint32_t n = abbr_len(at, len);
    if (!n || is_no_use(words, i))
        return true;
    struct abbr *abbr = enter(search, at, n);
    if (!abbr)
        return false;
    if (!abbr->used) {
        abbr->first = *text;
        abbr->at = at;
    }
    if (text->row && text->row->number != abbr->row) {
        abbr->rows++;
        abbr->row = text->row->number;
    }
    abbr->used = true;
    if (!abbr->known)
        abbr->known = is_explained(words, i, abbr);
    return true;
}

/* Marks all abbreviations in a text as explained. The text is that of an <abbr> or of a glossary
 * entry. */
static bool know(struct search *search, const char *text)
{
    struct bp_words *words = &search->words;
    if (!bp_words_split(words, text))
        return false;
    for (size_t i = 0; i < words->n; i++) {
        uint32_t n = abbr_len(words->items[i].at, words->items[i].len);
        struct abbr *abbr = n ? enter(search, words->items[i].at, n) : NULL;
        if (n && !abbr)
            return false;
        if (abbr)
            abbr->known = true;
    }
    return true;
}

/* Whether the text is in capitals throughout, so that a word looks like an abbreviation. */
static bool is_shouted(const struct bp_text *text, const struct bp_words *words)
{
    if (text->kind == BP_TEXT_PARTY || words->n < 3)
        return false;
    for (const char *at = text->plain; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            return false;
    return true;
}

/* Adds the initials of a word to a name: "PVC" for "Pro-Vice-Chancellor". Returns false if the word has no
 * capital at its beginning. */
static bool add_initials(const struct bp_word *word, char *name, uint32_t *n)
{
    if (!bp_is_capital(word->at[0]))
        return false;
    for (uint32_t i = 0; i < word->len && *n <= LONGEST; i++)
        if (bp_is_capital(word->at[i]) && (i == 0 || word->at[i - 1] == '-'))
            name[(*n)++] = word->at[i];
    return true;
}

/* Marks the initials of each name that begins at word `first`. Returns false if memory ran out. */
static bool know_names_from(struct search *search, size_t first)
{
    const struct bp_words *words = &search->words;
    char name[LONGEST + 2];
    uint32_t n = 0;
    for (size_t i = first; i < words->n && n <= LONGEST; i++) {
        const struct bp_word *word = &words->items[i];
        if ((i > first && word->before == '.') || (abbr_len(word->at, word->len) && word->len > 1))
            break;
        if (!add_initials(word, name, &n) && (i == first || !bp_word_in(word, "of|the|and|for|to|in|on")))
            break;
        if (n < 3 || n > LONGEST)
            continue;
        const char *kept = bp_arena_text(search->check->arena, name, n);
        struct abbr *abbr = kept ? enter(search, kept, n) : NULL;
        if (!abbr)
            return false;
        abbr->known = true;
    }
    return true;
}

/* Marks what the names of bodies and posts explain: "COO" where another lead is the Chief Operating Officer,
 * "OPCC" where the plan is of the Office of the Police and Crime Commissioner. */
static bool know_initials(struct search *search, const struct bp_text *text)
{
    if (text->kind != BP_TEXT_TITLE && text->kind != BP_TEXT_PARTY)
        return true;
    for (size_t first = 0; first < search->words.n; first++)
        if (!know_names_from(search, first))
            return false;
    return true;
}

/* "MW", "MW/YO" as a lead: the initials of persons. */
static bool is_initials(const struct bp_text *text, const struct bp_words *words)
{
    for (size_t i = 0; i < words->n; i++)
        if (words->items[i].len > 2)
            return false;
    return text->kind == BP_TEXT_PARTY;
}

static bool collect(void *payload, const struct bp_text *text)
{
    struct search *search = payload;
    for (uint32_t i = 0; i < text->from->n; i++)
        if (text->from->runs[i].abbr && !know(search, text->from->runs[i].text))
            return false;
    if (!bp_words_split(&search->words, text->plain))
        return false;
    if (!know_initials(search, text))
        return false;
    if (is_shouted(text, &search->words) || is_initials(text, &search->words))
        return true;
    for (size_t i = 0; i < search->words.n; i++) {
        const char *at = search->words.items[i].at, *end = at + search->words.items[i].len;
        const char *hyphen = memchr(at, '-', (size_t)(end - at));
        if (hyphen && hyphen - at == 1) /* "X-ray", "E-CINS" */
            continue;
        for (; hyphen; at = hyphen + 1, hyphen = memchr(at, '-', (size_t)(end - at)))
            if (!look_at(search, text, i, at, (uint32_t)(hyphen - at)))
                return false;
        if (!look_at(search, text, i, at, (uint32_t)(end - at)))
            return false;
    }
    return true;
}

/* Drops what is a plain word elsewhere in the plan: if "scam" occurs, "SCAM" is that word with
 * emphasis. */
static bool drop_words(void *payload, const struct bp_text *text)
{
    struct search *search = payload;
    if (!bp_words_split(&search->words, text->plain))
        return false;
    for (size_t i = 0; i < search->words.n; i++) {
        const struct bp_word *word = &search->words.items[i];
        char name[LONGEST + 1];
        uint32_t n = 0;
        bool small = word->len > 1 && word->len <= LONGEST + 1;
        for (; small && n < word->len; n++) {
            char c = word->at[n];
            small = (c >= 'a' && c <= 'z') || (n == 0 && bp_is_capital(c));
            name[n] = c >= 'a' ? (char)(c - 'a' + 'A') : c;
        }
        for (uint32_t len = n; small && len + 1 >= n && len > 1; len--) {
            struct abbr *abbr = place_of(search, name, len);
            if (abbr->len)
                abbr->known = true;
            if (name[n - 1] != 'S')
                break;
        }
    }
    return true;
}

/* ---- the findings ---- */

static int by_use(const void *left, const void *right)
{
    const struct abbr *const *a = left, *const *b = right;
    if ((*a)->rows != (*b)->rows)
        return (*a)->rows < (*b)->rows ? 1 : -1;
    uint32_t len = (*a)->len < (*b)->len ? (*a)->len : (*b)->len;
    int order = memcmp((*a)->name, (*b)->name, len);
    return order ? order : ((*a)->len > (*b)->len) - ((*a)->len < (*b)->len);
}

/* "CSU (44 rows), KCC". NULL if memory ran out. */
static const char *names_of(struct bp_check *check, struct abbr *const *list, size_t n)
{
    struct bp_buf names = {0};
    for (size_t i = 0; i < n && i < LISTED; i++) {
        bp_buf_str(&names, i ? ", " : "");
        bp_buf_put(&names, list[i]->name, list[i]->len);
        if (list[i]->rows > 1)
            bp_buf_fmt(&names, " (%u rows)", (unsigned)list[i]->rows);
    }
    if (n > LISTED)
        bp_buf_fmt(&names, " and %zu more", n - LISTED);
    const char *text = names.failed ? NULL : bp_arena_text(check->arena, names.bytes, names.len);
    bp_buf_free(&names);
    check->arena->out |= !text;
    return text;
}

/* Adds a finding about `n` abbreviations at the first place of the first one. If there is only one,
 * the finding is about its row. */
static void find(struct bp_check *check, struct abbr *const *list, size_t n)
{
    const char *names = names_of(check, list, n);
    const struct abbr *first = list[0];
    uint32_t offset, length;
    if (!names)
        return;
    for (size_t i = 1; i < n; i++)
        if (list[i]->first.from->at < first->first.from->at)
            first = list[i];
    bp_text_locate(check, &first->first, first->at, first->len, &offset, &length);
    if (n == 1)
        bp_check_find(check, BP_E_ABBREVIATION, first->first.row, offset, length, names, NULL,
                      NULL);
    else
        bp_check_find(check, BP_E_ABBREVIATION, NULL, offset, length,
                      bp_check_say(check, "%zu abbreviations, %s", n, names),
                      bp_check_say(check, ". All of them: %s", names), NULL);
}

void bp_rule_abbreviations(struct bp_check *check)
{
    struct search search = {check, {check->arena, NULL, 0, 0}, NULL, 0, 0};
    const struct bp_plan *plan = check->plan;
    for (uint32_t i = 0; i < plan->n_terms; i++)
        if (!know(&search, plan->terms[i].abbr))
            return;
    if (!bp_texts_visit(check, collect, &search) || !search.n ||
        !bp_texts_visit(check, drop_words, &search))
        return;
    struct abbr **list = bp_arena_array(check->arena, search.n, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; list && i < search.capacity; i++)
        if (search.places[i].used && !search.places[i].known)
            list[n++] = &search.places[i];
    if (!n)
        return;
    qsort(list, n, sizeof *list, by_use);
    if (n > FEW)
        find(check, list, n);
    for (size_t i = 0; n <= FEW && i < n; i++)
        find(check, &list[i], 1);
}
