/* words.c: splits a UTF-8 text into words (which point into it), and matches phrases. */
#include "check/words.h"

#include <string.h>

#include "base/hash.h"
#include "base/text.h"

/* Classes of words: in a pattern, <name> stands for any word of the class. */
static const struct {
    const char *name, *words;
} classes[] = {
    {"<done>",
     "held|run|delivered|arranged|organised|organized|completed|undertaken|carried|provided|"
     "developed|made|started|launched|set|introduced|established|published|created|implemented|"
     "finalised|finalized|achieved|taken|approved|adopted|issued|signed|awarded|installed|opened"},
    {"<do>",
     "hold|run|deliver|arrange|organise|organize|complete|undertake|carry|provide|develop|start|"
     "launch|introduce|establish|publish|create|implement|finalise|finalize|begin|commence|roll"},
    {"<event>",
     "session|sessions|event|events|meeting|meetings|workshop|workshops|visit|visits|training|"
     "course|courses|campaign|campaigns|programme|programmes|activity|activities"},
    {"<colour>",
     "red|amber|green|yellow|orange|blue|grey|gray|pink|purple|black|brown"},
    {"<time>",
     "end|year|quarter|month|term|new|spring|summer|autumn|winter|january|february|march|april|may|june|july|"
     "august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|q1|q2|q3|"
     "q4|mid-year|christmas|easter"},
    {"<work>",
     "session|sessions|event|events|meeting|meetings|workshop|workshops|visit|visits|training|"
     "activity|activities|work|progress|update|action|data|figures|information|stats|statistics"},
};

enum kind { SIGN, LETTER, DIGIT, APOSTROPHE, HYPHEN, POINT, SLASH, BLANK, LINE, STOP };

static enum kind ascii_kind(unsigned char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
        return LETTER;
    if (c >= '0' && c <= '9')
        return DIGIT;
    switch (c) {
    case '\'': return APOSTROPHE;
    case '-': return HYPHEN;
    case '.':
    case ',': return POINT;
    case '/': return SLASH;
    case ' ': return BLANK;
    case '\n': return LINE;
    case '!':
    case '?': return STOP;
    default: return SIGN;
    }
}

static enum kind other_kind(uint32_t code)
{
    if (code == 0x2019)
        return APOSTROPHE;
    if (code == 0x2010 || code == 0x2011)
        return HYPHEN;
    if (code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F)
        return BLANK;
    if (code == 0xAD || code == 0x200B || code == 0x2060)
        return LETTER; /* soft hyphens and joiners belong to the word */
    return code < 0xC0 || (code >= 0x2000 && code <= 0x206F) ? SIGN : LETTER;
}

/* The kind of the character at *at. Moves *at past it. */
static enum kind next_kind(const char **at, const char *end)
{
    unsigned char c = (unsigned char)**at;
    if (c >= 0x80)
        return other_kind(bp_utf8_next(at, end));
    ++*at;
    return ascii_kind(c);
}

static enum kind peek(const char *at, const char *end)
{
    return at < end ? next_kind(&at, end) : LINE;
}

/* Whether a sign between two characters belongs to the word. */
static bool joins(enum kind before, enum kind sign, enum kind after)
{
    bool alike = (before == LETTER || before == DIGIT) && (after == LETTER || after == DIGIT);
    switch (sign) {
    case APOSTROPHE: return alike;
    case HYPHEN: return before == LETTER && alike;
    case POINT:
    case SLASH: return before == DIGIT && after == DIGIT;
    default: return false;
    }
}

static const char *word_end(const char *at, const char *end)
{
    enum kind before = SIGN;
    while (at < end) {
        const char *next = at;
        enum kind kind = next_kind(&next, end);
        if (kind != LETTER && kind != DIGIT && !joins(before, kind, peek(next, end)))
            break;
        at = next;
        before = kind;
    }
    return at;
}

/* A character of a word in lower case, with one kind of apostrophe. Moves *at past it. */
static char fold(const char **at)
{
    const char *p = *at;
    if (*p == '\xE2' && p[1] == '\x80' && p[2] == '\x99') {
        *at = p + 3;
        return '\'';
    }
    *at = p + 1;
    return *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;
}

static uint32_t hash_word(const char *at, const char *end)
{
    uint64_t hash = bp_hash_begin(0); /* no key: only a few bits of it are looked at */
    while (at < end)
        hash = bp_hash_on(hash, fold(&at));
    return bp_hash_end(hash);
}

bool bp_words_split(struct bp_words *words, const char *text)
{
    const char *at = text, *end = text + strlen(text);
    char before = '.';
    words->n = 0;
    while (at < end) {
        const char *next = at;
        enum kind kind = next_kind(&next, end);
        if (kind != LETTER && kind != DIGIT) {
            enum kind after = peek(next, end);
            bool stop =
                kind == LINE || kind == STOP || (kind == POINT && *at == '.' && after != LETTER);
            if (stop)
                before = '.';
            else if (kind != BLANK && before == ' ')
                before = ',';
            at = next;
            continue;
        }
        if (words->n == words->capacity) {
            struct bp_word *items = bp_arena_grow(words->arena, words->items, &words->capacity,
                                                  words->n + 64, sizeof *items);
            if (!items)
                return false;
            words->items = items;
        }
        next = word_end(at, end);
        words->items[words->n++] =
            (struct bp_word){at, (uint32_t)(next - at), hash_word(at, next), before};
        before = ' ';
        at = next;
    }
    return true;
}

/* Whether the word equals the one at `wanted`, which ends with |, a blank or NUL. */
static bool is_word(const struct bp_word *word, const char *wanted)
{
    const char *at = word->at, *end = at + word->len;
    while (at < end) {
        if (fold(&at) != *wanted)
            return false;
        wanted++;
    }
    return *wanted == '\0' || *wanted == '|' || *wanted == ' ';
}

bool bp_word_in(const struct bp_word *word, const char *list)
{
    const char *at = word->at;
    char first = fold(&at);
    for (;;) {
        if (*list == first && is_word(word, list))
            return true;
        while (*list != '|' && *list != ' ' && *list != '\0')
            list++;
        if (*list++ != '|')
            return false;
    }
}

/* "chartered", "opened": what is done to a thing, once. */
static bool is_participle(const struct bp_word *word)
{
    return word->len > 4 && !memcmp(word->at + word->len - 2, "ed", 2) &&
           !bp_word_in(word, "used|needed|required|based|interested|pleased|continued|informed|monitored|"
                             "reviewed|provided|supported|guided|limited|embedded|maintained|expected");
}

static bool is_year(const struct bp_word *word)
{
    const char *at = word->at;
    return word->len == 4 && !memcmp(at, "20", 2) && bp_is_digit(at[2]) && bp_is_digit(at[3]);
}

static bool in_class(const struct bp_word *word, const char *name)
{
    if (!strncmp(name, "<ed>", 4))
        return is_participle(word);
    if (!strncmp(name, "<time>", 6) && is_year(word))
        return true;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (!strncmp(name, classes[i].name, strlen(classes[i].name)))
            return bp_word_in(word, classes[i].words);
    return false;
}

static const char *next_element(const char *pattern)
{
    while (*pattern != ' ' && *pattern != '\0')
        pattern++;
    return pattern + (*pattern == ' ');
}

/* Returns the index after the match, or 0. `first`: this is the pattern's first word, so other
 * signs than blanks may come before it. */
static size_t match(const struct bp_words *words, size_t i, const char *pattern, bool first)
{
    if (*pattern == '\0')
        return i;
    if (*pattern != '$' && *pattern != '*') {
        if (i >= words->n || (!first && words->items[i].before != ' '))
            return 0;
        const struct bp_word *word = &words->items[i];
        if (*pattern == '<' ? !in_class(word, pattern) : !bp_word_in(word, pattern))
            return 0;
        return match(words, i + 1, next_element(pattern), false);
    }
    const char *rest = next_element(pattern);
    if (*pattern == '$')
        return i == words->n || words->items[i].before != ' ' ? match(words, i, rest, false) : 0;
    for (size_t gap = 0; gap <= 4; gap++) {
        size_t end = match(words, i + gap, rest, false);
        if (end)
            return end;
        if (i + gap >= words->n || words->items[i + gap].before != ' ' ||
            bp_word_in(&words->items[i + gap], "and|but|so|then|that|which|who|while|as|however"))
            return 0;
    }
    return 0;
}

size_t bp_phrase_at(const struct bp_words *words, size_t i, const char *pattern)
{
    size_t end = match(words, i, pattern, true);
    return end > i ? end - i : 0;
}

/* The possible first words of the patterns, as bits of a hash. It rules out nearly all words of a
 * text quickly. */
struct beginnings {
    uint32_t bits[16];
};

static void add_beginning(struct beginnings *set, uint32_t hash)
{
    set->bits[hash >> 5 & 15] |= 1u << (hash & 31);
}

static void collect_beginnings(const char *const *patterns, struct beginnings *set)
{
    *set = (struct beginnings){{0}};
    for (; *patterns; patterns++) {
        uint64_t hash = bp_hash_begin(0);
        const char *at = *patterns;
        for (; *at != ' ' && *at != '\0'; at++) {
            if (*at == '|') {
                add_beginning(set, bp_hash_end(hash));
                hash = bp_hash_begin(0);
            } else {
                hash = bp_hash_on(hash, *at);
            }
        }
        add_beginning(set, bp_hash_end(hash));
    }
}

size_t bp_phrase_find(const struct bp_words *words, size_t *i, size_t end,
                      const char *const *patterns)
{
    struct beginnings set;
    collect_beginnings(patterns, &set);
    for (size_t at = *i; at < end; at++) {
        uint32_t hash = words->items[at].hash;
        if (!(set.bits[hash >> 5 & 15] >> (hash & 31) & 1))
            continue;
        for (const char *const *pattern = patterns; *pattern; pattern++) {
            size_t taken = bp_phrase_at(words, at, *pattern);
            if (taken) {
                *i = at;
                return taken;
            }
        }
    }
    return 0;
}

bool bp_phrase_in(const struct bp_words *words, size_t first, size_t end,
                  const char *const *patterns)
{
    return bp_phrase_find(words, &first, end, patterns) != 0;
}

size_t bp_sentence_start(const struct bp_words *words, size_t i)
{
    size_t least = i > BP_SENTENCE_REACH ? i - BP_SENTENCE_REACH : 0;
    while (i > least && words->items[i].before != '.')
        i--;
    return i;
}

size_t bp_sentence_end(const struct bp_words *words, size_t i)
{
    size_t most = words->n - i > BP_SENTENCE_REACH ? i + BP_SENTENCE_REACH : words->n;
    i++;
    while (i < most && words->items[i].before != '.')
        i++;
    return i;
}

const char *bp_words_text(const struct bp_words *words, size_t first, size_t end)
{
    const char *from = words->items[first].at;
    const struct bp_word *last = &words->items[end - 1];
    return bp_arena_text(words->arena, from, (size_t)(last->at + last->len - from));
}
