/* heads.c: what the words of a head of a column say. */
#include "onramp/understand.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { MOST_TOKENS = 24, MOST_PHRASE = 240 };

static const struct {
    enum bp_field_id field, otherwise;
    uint8_t rank;
    const char *words;
} head_lists[] = {
#define WORDS(field, otherwise, rank, words) {BP_IS_##field, BP_IS_##otherwise, rank, words},
#include "onramp/fields.def"
};

static const char *const status_lists[] = {
#define STATUS_WORDS(words) words,
#include "onramp/fields.def"
};

static const struct {
    enum bp_fact fact;
    const char *words;
} fact_lists[] = {
#define FACT_WORDS(fact, words) {BP_FACT_##fact, words},
#include "onramp/fields.def"
};

static int by_word(const void *a, const void *b)
{
    return strcmp(((const struct bp_head_word *)a)->text, ((const struct bp_head_word *)b)->text);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t count_words(const char *list)
{
    size_t n = 1;
    for (; *list; list++)
        n += *list == '|';
    return n;
}

/* The next word of a list: "=id" is whole. */
static const char *next_word(struct bp_arena *arena, const char **list, bool *whole)
{
    const char *at = *list;
    *whole = *at == '=';
    at += *whole;
    size_t len = strcspn(at, "|");
    *list = at + len + (at[len] == '|');
    char plain[MOST_PHRASE];
    len = bp_words_plain(bp_arena_text(arena, at, len), true, plain, sizeof plain);
    return bp_arena_text(arena, plain, len);
}

void bp_words_make(struct bp_words *words, struct bp_arena *arena)
{
    size_t n = 0, m = 0, k = 0;
    for (size_t i = 0; i < sizeof head_lists / sizeof *head_lists; i++)
        n += count_words(head_lists[i].words);
    for (size_t i = 0; i < sizeof status_lists / sizeof *status_lists; i++)
        m += count_words(status_lists[i]);
    for (size_t i = 0; i < sizeof fact_lists / sizeof *fact_lists; i++)
        k += count_words(fact_lists[i].words);
    words->heads = bp_arena_array(arena, n, sizeof *words->heads);
    words->statuses = bp_arena_array(arena, m, sizeof *words->statuses);
    words->facts = bp_arena_array(arena, k, sizeof *words->facts);
    bool whole;
    for (size_t i = 0; i < sizeof head_lists / sizeof *head_lists; i++) {
        for (const char *list = head_lists[i].words; *list;) {
            struct bp_head_word *word = &words->heads[words->n_heads++];
            word->text = next_word(arena, &list, &word->whole);
            word->field = head_lists[i].field;
            word->otherwise = head_lists[i].otherwise;
            word->rank = head_lists[i].rank;
        }
    }
    for (size_t i = 0; i < sizeof status_lists / sizeof *status_lists; i++) {
        for (const char *list = status_lists[i]; *list;)
            words->statuses[words->n_statuses++] = next_word(arena, &list, &whole);
    }
    for (size_t i = 0; i < sizeof fact_lists / sizeof *fact_lists; i++) {
        for (const char *list = fact_lists[i].words; *list;) {
            struct bp_head_word *word = &words->facts[words->n_facts++];
            word->text = next_word(arena, &list, &whole);
            word->field = (enum bp_field_id)fact_lists[i].fact;
        }
    }
    qsort(words->heads, words->n_heads, sizeof *words->heads, by_word);
    for (size_t c = 0, i = 0; c <= 256; c++) {
        while (i < words->n_heads && (unsigned char)*words->heads[i].text < c)
            i++;
        words->first_heads[c] = i;
    }
    qsort(words->statuses, words->n_statuses, sizeof *words->statuses, by_text);
    qsort(words->facts, words->n_facts, sizeof *words->facts, by_word);
}

/* ---- tokens ---- */

struct token {
    const char *from, *to; /* of the text */
    char word[32];         /* in lower case, cut */
    bool note;             /* in brackets */
    bool part;             /* a slash, a comma, a line's end or "and" before it */
};

struct tokens {
    struct token items[MOST_TOKENS];
    size_t n;
};

/* A letter beyond ASCII in lower case; moves *at past it. 0: it is none. */
static size_t take_letter(const char **at, char out[4])
{
    if (!(**at & 0x80))
        return 0;
    const char *next = *at;
    uint32_t code = bp_utf8_next(&next, *at + strnlen(*at, 4));
    if (code == 0x2019 || code == 0x2018) {
        *at = next;
        out[0] = '\'';
        return 1;
    }
    if (code == 0xA0 || code == 0xA3 || code == 0xAD || code == 0xB7 || code == 0xFEFF || code == 0xFFFD ||
        (code >= 0x2000 && code <= 0x206F))
        return 0;
    if ((code >= 0xC0 && code <= 0xDE) || (code >= 0x391 && code <= 0x3A9))
        code += 0x20;
    else if (code >= 0x100 && code <= 0x17F && !(code & 1) && (code < 0x138 || code > 0x148))
        code += 1;
    *at = next;
    return bp_utf8_put(out, code);
}

/* Whether a slash or hyphen here joins the halves of a year: "2019/20". */
static bool joins_years(const char *text, const char *at)
{
    if (*at != '/' && *at != '-')
        return false;
    if (at - text < 4 || !bp_is_digit(at[-1]) || !bp_is_digit(at[-2]) || !bp_is_digit(at[-3]) ||
        !bp_is_digit(at[-4]) || (at - text > 4 && bp_is_digit(at[-5])))
        return false;
    return bp_is_digit(at[1]) && bp_is_digit(at[2]) &&
           (!bp_is_digit(at[3]) || (bp_is_digit(at[4]) && !bp_is_digit(at[5])));
}

static size_t skip_one(const char *at)
{
    const char *next = at;
    bp_utf8_next(&next, at + (*at & 0x80 ? strnlen(at, 4) : 1));
    return (size_t)(next - at);
}

/* Takes letters up to the end of a word, cut to the token's room. Returns its length. */
static size_t take_word(const char *text, const char **at, struct token *token)
{
    size_t len = 0;
    for (;;) {
        for (; bp_is_letter(**at) || bp_is_digit(**at); ++*at)
            if (len + 1 < sizeof token->word)
                token->word[len++] = bp_lower(**at);
        char letter[4];
        size_t n = take_letter(at, letter);
        if (!n && len && ((**at == '\'' && bp_is_letter((*at)[1])) || joins_years(text, *at))) {
            letter[0] = *(*at)++;
            n = 1;
        }
        if (!n)
            return len;
        if (len + n < sizeof token->word) {
            memcpy(token->word + len, letter, n);
            len += n;
        }
    }
}

/* Takes a sign that is a word by itself. Returns the word's length; 0: none is here. */
static size_t take_sign(const char **at, struct token *token)
{
    switch (**at) {
    case '%':
    case '#': token->word[0] = *(*at)++; return 1;
    case '&':
    case '+': memcpy(token->word, "and", 3); *at += 1; return 3;
    default: return 0;
    }
}

/* Whether a part begins behind this character. */
static bool parts_here(char c)
{
    return c == '/' || c == ',' || c == '\n' || c == ';' || c == '|';
}

static bool is_joint(const char *word)
{
    return bp_text_same(word, "and") || bp_text_same(word, "or") || bp_text_same(word, "neu") ||
           bp_text_same(word, "a/c");
}

static void split(const char *text, struct tokens *out)
{
    out->n = 0;
    bool part = false;
    int depth = 0;
    for (const char *at = text; *at && out->n < MOST_TOKENS;) {
        struct token *token = &out->items[out->n];
        token->from = at;
        size_t len = take_word(text, &at, token);
        if (!len)
            len = take_sign(&at, token);
        if (!len) {
            depth += *at == '(' || *at == '[';
            depth -= (*at == ')' || *at == ']') && depth;
            part = part || parts_here(*at);
            at += skip_one(at);
            continue;
        }
        token->word[len] = '\0';
        token->to = at;
        token->note = depth > 0;
        bool joint = is_joint(token->word);
        token->part = part || joint;
        part = joint;
        out->n++;
    }
}

/* Joins the words from..to by spaces. */
static size_t join(const struct tokens *tokens, size_t from, size_t to, bool notes, char *out, size_t size)
{
    size_t len = 0;
    for (size_t i = from; i < to; i++) {
        const struct token *token = &tokens->items[i];
        size_t n = strlen(token->word);
        if ((token->note && !notes) || len + n + 2 > size)
            continue;
        if (len)
            out[len++] = ' ';
        memcpy(out + len, token->word, n);
        len += n;
    }
    out[len] = '\0';
    return len;
}

size_t bp_words_plain(const char *text, bool notes, char *out, size_t size)
{
    struct tokens tokens;
    split(text, &tokens);
    return join(&tokens, 0, tokens.n, notes, out, size);
}

/* ---- periods ---- */

static bool among(const char *word, const char *const *list, size_t n, uint32_t *place)
{
    for (size_t i = 0; i < n; i++) {
        if (!strcmp(word, list[i])) {
            *place = (uint32_t)i;
            return true;
        }
    }
    return false;
}
#define AMONG(word, list, place) among(word, list, sizeof(list) / sizeof *(list), place)

static const char *const months[] = {
    "january", "february", "march",    "april",      "may",  "june", "july",   "august",   "september",
    "october", "november", "december", "jan",        "feb",  "mar",  "apr",    "may",      "jun",
    "jul",     "aug",      "sep",      "oct",        "nov",  "dec",  "ionawr", "chwefror", "mawrth",
    "ebrill",  "mai",      "mehefin",  "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"};
static const char *const quarters[] = {"q1", "q2", "q3", "q4", "qtr1", "qtr2", "qtr3", "qtr4", "ch1", "ch2",
                                       "ch3", "ch4", "c1", "c2", "c3", "c4", "qu1", "qu2", "qu3", "qu4"};
static const char *const quarter_words[] = {"q", "quarter", "qtr", "chwarter", "qtr."};
static const char *const counts[] = {"1", "2", "3", "4", "one", "two", "three", "four", "un", "dau", "tri",
                                     "pedwar"};
static const char *const ordinals[] = {"first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th"};
static const char *const halves[] = {"h1", "h2"};

/* "2019", "2019/20", "2019-2020", "fy20": the year in which it begins; 0: none. */
static uint32_t year_of(const char *word)
{
    if (word[0] == 'f' && word[1] == 'y' && bp_is_digit(word[2]) && bp_is_digit(word[3])) {
        uint32_t two = (uint32_t)(word[2] - '0') * 10 + (uint32_t)(word[3] - '0');
        return bp_is_digit(word[4]) ? year_of(word + 2) : 2000 + two;
    }
    uint32_t year = 0;
    size_t n = 0;
    for (; n < 4; n++) {
        if (!bp_is_digit(word[n]))
            return 0;
        year = year * 10 + (uint32_t)(word[n] - '0');
    }
    return year >= 1990 && year < 2100 && !bp_is_digit(word[4]) ? year : 0;
}

struct period {
    size_t from, to; /* tokens */
    uint32_t year, part; /* part: quarter * 3 or month in the financial year */
};

/* How many tokens from `i` on name a period or a part of one. */
static size_t period_at(const struct tokens *tokens, size_t i, struct period *period)
{
    const char *word = tokens->items[i].word;
    const char *next = i + 1 < tokens->n ? tokens->items[i + 1].word : "";
    uint32_t place, year = year_of(word);
    if (year) {
        period->year = year;
        return 1;
    }
    if (AMONG(word, quarters, &place)) {
        period->part = (place % 4 + 1) * 3;
        return 1;
    }
    if (AMONG(word, quarter_words, &place) && AMONG(next, counts, &place)) {
        period->part = (place % 4 + 1) * 3;
        return 2;
    }
    if (AMONG(word, ordinals, &place) && (!strcmp(next, "quarter") || !strcmp(next, "qtr"))) {
        period->part = (place % 4 + 1) * 3;
        return 2;
    }
    if (AMONG(word, halves, &place)) {
        period->part = (place + 1) * 6;
        return 1;
    }
    if (!strcmp(word, "sept"))
        place = 8;
    else if (!AMONG(word, months, &place)) {
        bool year_word = !strcmp(word, "year") || !strcmp(word, "yr") || !strcmp(word, "blwyddyn");
        if (!year_word || !bp_is_digit(next[0]) || next[1])
            return 0;
        period->year = (uint32_t)(next[0] - '0');
        return 2;
    }
    period->part = (place % 12 + 9) % 12 + 1;
    if (bp_is_digit(next[0]) && bp_is_digit(next[1]) && !next[2]) {
        period->year = 2000 + (uint32_t)(next[0] - '0') * 10 + (uint32_t)(next[1] - '0');
        return 2;
    }
    return 1;
}

static bool is_link(const char *word)
{
    return !strcmp(word, "to") || !strcmp(word, "and") || !strcmp(word, "i") || !strcmp(word, "until");
}

/* The first run of tokens that names a period. */
static bool find_period(const struct tokens *tokens, bool notes, struct period *period)
{
    memset(period, 0, sizeof *period);
    for (size_t i = 0; i < tokens->n; i++) {
        size_t n = tokens->items[i].note == notes ? period_at(tokens, i, period) : 0;
        if (!n)
            continue;
        period->from = i;
        period->to = i + n;
        while (period->to < tokens->n) {
            size_t more = period_at(tokens, period->to, period);
            bool link = !more && period->to + 1 < tokens->n && is_link(tokens->items[period->to].word);
            if (link)
                more = period_at(tokens, period->to + 1, period);
            if (!more)
                break;
            period->to += more + link;
        }
        return true;
    }
    return false;
}

uint32_t bp_period_order(const char *text)
{
    struct tokens tokens;
    struct period period;
    split(text, &tokens);
    if (!find_period(&tokens, false, &period) && !find_period(&tokens, true, &period))
        return 0;
    /* A month from January on is in the financial year that began the year before. */
    bool early = period.part > 9 && period.to - period.from > 1 && year_of(tokens.items[period.to - 1].word);
    return (period.year - (early && period.year)) * 16 + period.part + 1;
}

/* ---- heads ---- */

static const struct bp_head_word *find_exact(const struct bp_words *words, const char *phrase)
{
    struct bp_head_word key = {.text = phrase};
    const size_t *first = &words->first_heads[(unsigned char)*phrase];
    return bsearch(&key, words->heads + first[0], first[1] - first[0], sizeof key, by_word);
}

/* The same, also with "s" at the end of its last word, or without it. */
static const struct bp_head_word *find_phrase(const struct bp_words *words, const char *phrase)
{
    const struct bp_head_word *word = find_exact(words, phrase);
    size_t len = strlen(phrase);
    if (word || len < 3 || len + 2 > MOST_PHRASE)
        return word;
    char other[MOST_PHRASE];
    memcpy(other, phrase, len + 1);
    other[len - 1] = other[len - 1] == 's' ? '\0' : other[len - 1];
    if (other[len - 1])
        memcpy(other + len, "s", 2);
    return find_exact(words, other);
}

static bool is_of(const char *word)
{
    static const char *const list[] = {"for", "of", "to", "on", "in", "against", "at", "with", "from", "as",
                                       "since", "towards", "during", "ar", "yn", "y", "o", "am"};
    uint32_t place;
    return AMONG(word, list, &place);
}

/* The longest words within from..to, the last of equals. */
static const struct bp_head_word *find_within(const struct bp_words *words, const struct tokens *tokens,
                                         size_t from, size_t to)
{
    const struct bp_head_word *best = NULL;
    size_t most = 0;
    char phrase[MOST_PHRASE];
    for (size_t i = from; i < to; i++) {
        for (size_t n = 1; n <= 5 && i + n <= to; n++) {
            if (n < most)
                continue;
            join(tokens, i, i + n, false, phrase, sizeof phrase);
            const struct bp_head_word *word = *phrase ? find_phrase(words, phrase) : NULL;
            if (word && !word->whole) {
                best = word;
                most = n;
            }
        }
    }
    return best;
}

/* Which of a longer head's words counts: those before "of" or "for" come first. */
static const struct bp_head_word *find_contained(const struct bp_words *words, const struct tokens *tokens)
{
    size_t of = 1;
    while (of < tokens->n && !is_of(tokens->items[of].word))
        of++;
    const struct bp_head_word *all = find_within(words, tokens, 0, tokens->n);
    const struct bp_head_word *first = of < tokens->n ? find_within(words, tokens, 0, of) : NULL;
    /* "Date for completion" is more than its "date". */
    return first && !(all && strstr(all->text, first->text)) ? first : all;
}

static void say(struct bp_head *head, const struct bp_head_word *word, enum bp_sure sure)
{
    head->field = word->field;
    head->otherwise = word->otherwise;
    head->rank = word->rank;
    head->sure = sure;
}

/* "Lead / Owner", "Lead officer and partners": each part by itself. */
static bool read_parts(const struct bp_words *words, const struct tokens *tokens, struct bp_head *head)
{
    const struct bp_head_word *best = NULL;
    size_t parts = 0, known = 0;
    bool same = true;
    for (size_t from = 0, to; from < tokens->n; from = to) {
        for (to = from + 1; to < tokens->n && !tokens->items[to].part; to++)
            ;
        char phrase[MOST_PHRASE];
        if (!join(tokens, from, to, false, phrase, sizeof phrase) || !strcmp(phrase, "and") ||
            !strcmp(phrase, "or"))
            continue;
        parts++;
        const struct bp_head_word *word = find_phrase(words, phrase);
        if (!word || word->field == BP_IS_UNKNOWN)
            continue;
        known++;
        same = same && (!best || best->field == word->field);
        if (!best)
            best = word;
    }
    if (!best || parts < 2)
        return false;
    say(head, best, known == parts && same ? BP_SURE_CERTAIN : BP_SURE_LIKELY);
    return true;
}

/* The tokens without those of the period, and without words that only lead to it. */
static void drop_period(struct tokens *tokens, const struct period *period)
{
    static const char *const fillers[] = {"in",  "for", "as",     "at", "of", "during", "the",
                                          "end", "by",  "ending", "on", "up", "to"};
    size_t n = 0;
    uint32_t place;
    for (size_t i = 0; i < tokens->n; i++) {
        bool filler = (i + 1 == period->from || i + 2 == period->from) &&
                      AMONG(tokens->items[i].word, fillers, &place);
        if ((i < period->from || i >= period->to) && !filler)
            tokens->items[n++] = tokens->items[i];
    }
    tokens->n = n;
}

static void read_words(const struct bp_words *words, const struct tokens *tokens, struct bp_head *head)
{
    char phrase[MOST_PHRASE];
    const struct bp_head_word *word = NULL;
    if (join(tokens, 0, tokens->n, true, phrase, sizeof phrase))
        word = find_phrase(words, phrase);
    if (!word && join(tokens, 0, tokens->n, false, phrase, sizeof phrase))
        word = find_phrase(words, phrase);
    if (word)
        say(head, word, BP_SURE_CERTAIN);
    else if (!read_parts(words, tokens, head) && (word = find_contained(words, tokens)))
        say(head, word, BP_SURE_LIKELY);
}

struct bp_head bp_head_read(const struct bp_words *words, struct bp_arena *arena, const char *text)
{
    struct bp_head head = {.period = ""};
    struct tokens tokens;
    struct period period;
    split(text, &tokens);
    bool has = find_period(&tokens, false, &period) || find_period(&tokens, true, &period);
    char phrase[MOST_PHRASE];
    bool whole = join(&tokens, 0, tokens.n, true, phrase, sizeof phrase) && find_phrase(words, phrase);
    if (has && !whole) {
        const char *from = tokens.items[period.from].from, *to = tokens.items[period.to - 1].to;
        bool bracket = *to == ')' && memchr(from, '(', (size_t)(to - from));
        head.period = bp_arena_text(arena, from, (size_t)(to - from) + bracket);
        drop_period(&tokens, &period);
        head.period_alone = !tokens.n;
    }
    if (head.period_alone) {
        head.period = bp_one_line(arena, text);
        head.field = BP_IS_VALUE;
        head.otherwise = BP_IS_UPDATE;
        head.rank = 8;
        head.sure = BP_SURE_LIKELY;
        return head;
    }
    read_words(words, &tokens, &head);
    if (*head.period && head.sure) {
        if (head.field == BP_IS_TARGET)
            head.field = BP_IS_PERIOD_TARGET;
        else if (head.field == BP_IS_ACTUAL)
            head.field = BP_IS_VALUE;
    }
    return head;
}

bool bp_head_known(const struct bp_words *words, const char *text)
{
    char phrase[MOST_PHRASE];
    return bp_words_plain(text, true, phrase, sizeof phrase) && find_phrase(words, phrase);
}

enum bp_fact bp_fact_named(const struct bp_words *words, const char *text, size_t len)
{
    char copy[64], plain[64];
    if (len >= sizeof copy)
        return BP_FACTS;
    memcpy(copy, text, len);
    copy[len] = '\0';
    if (!bp_words_plain(copy, false, plain, sizeof plain))
        return BP_FACTS;
    struct bp_head_word key = {.text = plain};
    const struct bp_head_word *word = bsearch(&key, words->facts, words->n_facts, sizeof key, by_word);
    return word ? (enum bp_fact)word->field : BP_FACTS;
}
