/* breaks.c: places where a line may end: Unicode's (linebreak.c), changed by our own rules for each
 * token:
 *
 *   - A token of at most 20 letters is not broken at / . , : and ;: "and/or", "24/7", "4.(b)".
 *   - A longer token may be broken after a slash, and after one of the others before a letter, if
 *     three letters are on either side.
 *   - No break before an em dash.
 *   - An address (also of e-mail) is broken only after groups of / ? & = . _ - @, but not inside
 *     "://", with at least three letters on either side.
 *   - "No. 5", "p. 7", "Dr. Smith", "10 km" stay together. */
#include "layout/breaks.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "layout/linebreak.h"

#define LONG_TOKEN 20
#define EDGE 3

/* Words of at most four letters that belong to the next word, and units that belong to the number
 * before them. */
static const char leaning[][5] = {"No.", "no.", "Nos.", "p.",   "pp.", "Dr.", "Dr", "Mr",   "Mr.", "Mrs",
                                  "Ms",  "Cllr", "PC",  "PS",   "St.", "St",  "para", "c.", "ca.", "vol."};
static const char units[][5] = {"km", "m",  "cm", "mm",  "kg",  "g",  "ml",  "l",
                                "am", "pm", "pt", "mph", "hrs", "ft", "kWh", "MB"};

static bool is_letter_or_digit(char c)
{
    return bp_is_letter(c) || bp_is_digit(c);
}

static bool is_one_of(const char *word, size_t len, const char (*words)[5], size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (words[i][0] == word[0] && strlen(words[i]) == len && !memcmp(words[i], word, len))
            return true;
    return false;
}

static bool is_number(const char *word, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!bp_is_digit(word[i]) && word[i] != '.' && word[i] != ',')
            return false;
    return len > 0;
}

#define LETTER(c) (UINT32_C(1) << ((c) & 31))

/* Whether such a word, or a number, may begin with this character. Few other words do. */
static bool may_lean(char c)
{
    const uint32_t letters = LETTER('C') | LETTER('D') | LETTER('M') | LETTER('N') | LETTER('P') |
                             LETTER('S') | LETTER('V');
    return c < 'A' || letters >> (c & 31) & 1;
}

static bool lean(const char *word, size_t len, const char *next, size_t next_len)
{
    if (!is_number(word, len))
        return is_one_of(word, len, leaning, sizeof leaning / sizeof *leaning);
    while (next_len && strchr(".,;:)", next[next_len - 1]))
        next_len--;
    return is_one_of(next, next_len, units, sizeof units / sizeof *units);
}

/* Whether a word and the next one must stay on one line. */
static inline bool leans(const char *word, size_t len, const char *next, size_t next_len)
{
    return len <= 4 && may_lean(*word) && lean(word, len, next, next_len);
}

/* A name, @, and a domain with a letter after a full stop. "10@9.50" is not an address. */
static bool is_mail(const char *token, size_t len)
{
    const char *end = token + len, *at = memchr(token, '@', len);
    if (!at || at == token || !is_letter_or_digit(at[-1]) || end - at < 2 || !is_letter_or_digit(at[1]))
        return false;
    while ((at = memchr(at, '.', (size_t)(end - at))) && end - at > 1)
        if (bp_is_letter(*++at))
            return true;
    return false;
}

static bool is_address(const char *token, size_t len)
{
    if (len > 4 && !memcmp(token, "www.", 4))
        return true;
    const char *end = token + len;
    for (const char *at = token; (at = memchr(at, ':', (size_t)(end - at))); at++)
        if (end - at >= 3 && at[1] == '/' && at[2] == '/')
            return true;
    return is_mail(token, len);
}

static bool ends_group(char c)
{
    return c && strchr("/?&=._-@", c);
}

/* Whether enough of a token is on either side of a break. */
static bool has_edges(size_t at, size_t len)
{
    return at >= EDGE && len - at >= EDGE;
}

/* Sets a break, unless the line must end there anyway. */
static void set_break(char *at, bool may)
{
    if (*at != BP_BREAK_MUST)
        *at = may ? BP_BREAK_MAY : BP_BREAK_NO;
}

static void break_address(const char *token, size_t len, char *breaks)
{
    for (size_t i = 1; i < len; i++) {
        bool group = ends_group(token[i - 1]) && !ends_group(token[i]) && token[i] != ':';
        set_break(breaks + i, group && has_edges(i, len));
    }
}

static bool is_stop(char c)
{
    return c == '.' || c == ',' || c == ':' || c == ';';
}

static bool begins_with_em_dash(const char *text, size_t len)
{
    return len >= 3 && *text == '\xE2' && !memcmp(text, "\xE2\x80\x94", 3);
}

static void break_token(const char *token, size_t len, char *breaks)
{
    if (is_address(token, len)) {
        break_address(token, len, breaks);
        return;
    }
    for (size_t i = 1; i < len; i++) {
        bool stop = is_stop(token[i - 1]), inner = stop || token[i - 1] == '/';
        if ((inner && len <= LONG_TOKEN) || begins_with_em_dash(token + i, len - i))
            set_break(breaks + i, false);
        else if (stop && bp_is_letter(token[i]) && has_edges(i, len))
            set_break(breaks + i, true);
    }
}

static bool ends_token(char c)
{
    return c == ' ' || c == '\n';
}

/* Finds the breaks of any text. Leaves the break before its first byte as it is. */
static void find_any(const char *text, size_t len, char *breaks)
{
    bp_linebreak_find(text, len, breaks);
    const char *last = NULL;
    size_t last_len = 0;
    for (size_t i = 0; i < len;) {
        size_t end = i;
        while (end < len && !ends_token(text[end]))
            end++;
        if (end > i) {
            if (begins_with_em_dash(text + i, end - i))
                breaks[i] = BP_BREAK_NO;
            break_token(text + i, end - i, breaks + i);
            if (last && last + last_len + 1 == text + i && breaks[i] == BP_BREAK_MAY &&
                leans(last, last_len, text + i, end - i))
                breaks[i] = BP_BREAK_NO;
            last = text + i;
            last_len = end - i;
        }
        i = end + 1;
    }
}

/* Marks which of eight ASCII bytes are from `first` to `last`, by their highest bits. */
static uint64_t within(uint64_t bytes, unsigned char first, unsigned char last)
{
    return (bytes + BP_EIGHT(0x80 - first)) & ~(bytes + BP_EIGHT(0x7FU - last));
}

/* The number of ASCII letters and digits at the beginning of a text. */
static size_t count_letters(const char *text, size_t len)
{
    size_t n = 0;
    for (; len - n >= 8; n += 8) {
        uint64_t bytes = bp_eight_load(text + n), low = bytes & BP_EIGHT(0x7F);
        uint64_t found = within(low | BP_EIGHT(32), 'a', 'z') | within(low, '0', '9');
        uint64_t others = (~found | bytes) & BP_EIGHT(0x80);
        if (others)
            return n + bp_eight_before(others);
    }
    while (n < len && is_letter_or_digit(text[n]))
        n++;
    return n;
}

static bool ends_word(char c)
{
    return c == ',' || c == '.' || c == ';' || c == ':' || c == '!' || c == '?';
}

/* Whether the character at `at`, between letters or digits, is one at which no line ends. */
static bool joins(const char *at)
{
    return *at == '\'' || ((*at == '.' || *at == ',') && bp_is_digit(at[-1]) && bp_is_digit(at[1]));
}

static size_t marked_word(const char *text, size_t len)
{
    size_t begin = *text == '(', n = begin + count_letters(text + begin, len - begin);
    while (n > begin && n + 1 < len && joins(text + n) && is_letter_or_digit(text[n + 1]))
        n += 1 + count_letters(text + n + 1, len - n - 1);
    if (n > begin) {
        n += n < len && text[n] == ')';
        n += n < len && ends_word(text[n]);
    } else {
        n = *text == '&';
    }
    return n == len || text[n] == ' ' ? n : 0;
}

/* The length of a simple word: ASCII letters and digits, perhaps in brackets and with one mark at
 * the end, followed by a space or the end of the text; or a single ampersand. Returns 0 if the text
 * does not begin with one. */
static size_t simple_word(const char *text, size_t len)
{
    size_t n = count_letters(text, len);
    return n && (n == len || text[n] == ' ') ? n : marked_word(text, len);
}

/* Between two simple words with a space a line may end, and inside them it may not (LB13, LB14,
 * LB18, LB19, LB23, LB25, LB28, LB30). Most words are simple. Only stretches of other words need
 * the full rules. */
void bp_breaks_find(const char *text, size_t len, char *breaks)
{
    if (!len)
        return;
    memset(breaks, BP_BREAK_NO, len);
    size_t before = 0; /* start of the last simple word, or of the text */
    bool any = true;   /* there is other text since then */
    for (size_t i = 0, n; i < len; i += n + 1) {
        n = simple_word(text + i, len - i);
        if (!n) {
            const char *space = memchr(text + i, ' ', len - i);
            n = space ? (size_t)(space - text) - i : len - i;
            any = true;
            continue;
        }
        if (any && i)
            find_any(text + before, i + n - before, breaks + before);
        else if (i && !leans(text + before, i - 1 - before, text + i, n))
            breaks[i] = BP_BREAK_MAY;
        before = i;
        any = false;
    }
    if (any)
        find_any(text + before, len - before, breaks + before);
}
