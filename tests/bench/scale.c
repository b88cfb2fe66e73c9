/* scale.c: prints a plan whose rows are another's, so many times over, with no two texts alike: the bench's
 * larger inputs.
 *
 *     scale PLAN.xml COPIES [FIRST] > LARGER.xml
 *
 * Copy 0 is the plan as it stands. In the others the words of each text are put into another order, numbers
 * are replaced, one word in 64 becomes one that was not there before (so that the vocabulary grows with
 * the text, as it does in a language), one in 40 gets marks or letters beyond ASCII, of which each copy has
 * some of its own (so that no two copies need the same glyphs), and the copy's number follows; refs and the
 * numbers of priorities go on counting. FIRST is the copy to begin with: 17 gives the rows of copy 17, under
 * the refs of copy 0, for another organisation. Totals that the plan states are left out of a larger one. The
 * same arguments give the same bytes. */
#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_WORDS 1000

struct span {
    const char *at;
    size_t len;
};

/* The plan's parts: what stands before the rows, the measures, what stands between, the priorities, the
 * rest. A kind's rows are numbered onwards by `step` from one copy to the next. */
struct plan {
    struct span before, measures, between, priorities, after;
    unsigned measure_step, priority_step;
};

static uint64_t state; /* of the chance: a plain xorshift, the same everywhere */

static uint32_t chance(uint32_t below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)((state >> 32) % below);
}

static void fail(const char *why)
{
    fprintf(stderr, "scale: %s\n", why);
    exit(1);
}

static void put(struct span text)
{
    fwrite(text.at, 1, text.len, stdout);
}

static bool starts(const char *at, const char *end, const char *with)
{
    size_t len = strlen(with);
    return (size_t)(end - at) >= len && !memcmp(at, with, len);
}

static char another(const char *letters, char old)
{
    size_t n = strlen(letters);
    char new = letters[chance((uint32_t)n)];
    return new == old ? letters[(size_t)(strchr(letters, old) - letters + 1) % n] : new;
}

/* A word that the plan does not have: two of its small letters change, vowels into vowels. */
static void invent(char *word, size_t len)
{
    static const char vowels[] = "aeiou", consonants[] = "bcdfghklmnprstvw";
    for (int i = 0; i < 2; i++) {
        char *c = &word[chance((uint32_t)len)];
        if (*c && strchr(vowels, *c))
            *c = another(vowels, *c);
        else if (*c && strchr(consonants, *c))
            *c = another(consonants, *c);
    }
}

/* What writers put round a word (*) or beside it; # is a digit. */
static const char *const usual[] = {"*\u2019s",       "*s\u2019",     "* \u2013",    "\u2018*\u2019",
                                    "\u201C*\u201D", "\u00A3#,##0", "\u00A3#.#m", "*\u2026"};
static const char *const rare[] = {
    "caf\u00E9", "Zo\u00EB",   "fa\u00E7ade", "na\u00EFve", "cr\u00E8che", "Si\u00E2n", "Ll\u0177n",
    "T\u0177",   "d\u0175r",   "Si\u00F4n",   "g\u0175yl",  "Bj\u00F6rn",  "Mu\u00F1oz", "M\u00FCller",
    "\u00D3 S\u00E9", "\u0141ukasz", "Gda\u0144sk", "\u0160imon", "##\u00B0C", "##m\u00B2", "#\u00BD",
    "\u20AC##",  "*\u2014",    "*\u00AE",     "\u00A7#",    "#\u00D7#",    "\u00B1#",    "XQJ",
    "Quay",      "Jazz",       "Xanthe",      "\u2022 *",   "\u2265#",     "#\u00BC",    "\u00C9lan"};
enum { N_USUAL = sizeof usual / sizeof *usual, N_RARE = sizeof rare / sizeof *rare };

/* Which of them a copy has: most of the usual ones, and about one in five of the others. */
static const char *habit(unsigned copy)
{
    uint32_t i = chance(N_USUAL + N_RARE / 4);
    if (i < N_USUAL)
        return copy * 7 % 11 == i ? NULL : usual[i];
    uint64_t own = (uint64_t)copy * UINT64_C(0x9E3779B97F4A7C15);
    return rare[(own >> (8 * (i % 7))) % N_RARE];
}

static bool is_word(struct span text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!isalpha((unsigned char)text.at[i]))
            return false;
    return true;
}

static void put_habit(const char *how, struct span word)
{
    for (; *how; how++) {
        if (*how == '*')
            put(word);
        else
            putchar(*how == '#' ? (int)('1' + chance(9)) : *how);
    }
}

static void put_word(struct span from)
{
    char word[64];
    if (from.len >= sizeof word || memchr(from.at, '&', from.len)) {
        put(from); /* an entity stays what it is */
        return;
    }
    memcpy(word, from.at, from.len);
    if (isdigit((unsigned char)word[0])) {
        for (size_t i = 0; i < from.len; i++)
            if (isdigit((unsigned char)word[i]))
                word[i] = (char)('1' + chance(9));
    } else if (from.len >= 5 && chance(32) == 0) { /* one word in two has so many letters */
        invent(word, from.len);
    }
    fwrite(word, 1, from.len, stdout);
}

static void put_varied(const char *at, const char *end, unsigned copy)
{
    struct span words[MOST_WORDS];
    size_t n = 0;
    while (at < end) {
        while (at < end && isspace((unsigned char)*at))
            at++;
        const char *begin = at;
        while (at < end && !isspace((unsigned char)*at))
            at++;
        if (at == begin)
            break;
        if (n == MOST_WORDS)
            fail("a text has too many words");
        words[n++] = (struct span){begin, (size_t)(at - begin)};
    }
    for (size_t i = 0; i < n; i++) {
        size_t other = i + chance((uint32_t)(n - i));
        struct span word = words[other];
        words[other] = words[i];
        if (i > 0)
            putchar(' ');
        const char *how = is_word(word) && chance(32) == 0 ? habit(copy) : NULL; /* four words in five */
        if (how)
            put_habit(how, word);
        else
            put_word(word);
    }
    if (n > 0)
        printf(" %u", copy + 1);
}

/* A tag as it stands, but its ref counts on: "CSAP 3.10" is "CSAP 10.10" after 7. */
static void put_tag(const char *at, const char *end, unsigned on)
{
    const char *number = at;
    while (number < end && !starts(number, end, " ref=\""))
        number++;
    if (number < end && on > 0) {
        number += strlen(" ref=\"");
        while (number < end && *number != '"' && !isdigit((unsigned char)*number))
            number++;
        char *rest;
        unsigned long old = strtoul(number, &rest, 10);
        fwrite(at, 1, (size_t)(number - at), stdout);
        printf("%lu", old + on);
        at = rest;
    }
    fwrite(at, 1, (size_t)(end - at), stdout);
}

static void put_rows(struct span rows, unsigned copy, unsigned on)
{
    static const char *const varied[] = {"<description>", "<p>", "<li>", "<theme>", "<title>"};
    const char *at = rows.at, *end = rows.at + rows.len;
    while (at < end) {
        const char *tag_end = *at == '<' ? memchr(at, '>', (size_t)(end - at)) : NULL;
        if (!tag_end)
            fail("the rows hold something other than elements");
        put_tag(at, tag_end + 1, on);
        bool vary = false;
        for (size_t i = 0; i < sizeof varied / sizeof *varied; i++)
            vary |= copy > 0 && starts(at, end, varied[i]);
        at = tag_end + 1;
        const char *next = memchr(at, '<', (size_t)(end - at));
        if (!next)
            next = end;
        if (vary)
            put_varied(at, next, copy);
        else
            fwrite(at, 1, (size_t)(next - at), stdout);
        at = next;
    }
}

static char *read_all(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t len = 0, room = 1u << 20;
    char *text = malloc(room);
    if (!file || !text)
        fail("the plan cannot be read");
    len = fread(text, 1, room - 1, file);
    if (ferror(file) || len == room - 1)
        fail("the plan cannot be read, or has more than 1 MiB");
    text[len] = '\0';
    fclose(file);
    return text;
}

static const char *find(const char *text, const char *what)
{
    const char *at = strstr(text, what);
    if (!at)
        fail("the plan lacks measures or priorities");
    return at;
}

static unsigned count(struct span in, const char *what)
{
    unsigned n = 0;
    for (const char *at = in.at; at < in.at + in.len; at++)
        n += starts(at, in.at + in.len, what);
    return n;
}

static struct plan split(const char *text)
{
    const char *measures = find(text, "<measure "), *measures_end = find(text, "</success-measures>"),
               *priorities = find(text, "<priority>"), *priorities_end = find(text, "</actions>");
    struct plan plan = {
        .before = {text, (size_t)(measures - text)},
        .measures = {measures, (size_t)(measures_end - measures)},
        .between = {measures_end, (size_t)(priorities - measures_end)},
        .priorities = {priorities, (size_t)(priorities_end - priorities)},
        .after = {priorities_end, strlen(priorities_end)},
    };
    plan.measure_step = count(plan.measures, " ref=");
    plan.priority_step = count(plan.priorities, "<priority>");
    return plan;
}

/* What stands before the rows, for another organisation. */
static void put_for(struct span text, unsigned copy)
{
    static const struct {
        const char *name, *capitals;
    } places[] = {
        {"Ynys M\u00F4n", "YNYS M\u00D4N"},
        {"Ll\u0177n", "LL\u0176N"},
        {"King\u2019s Lynn", "KING\u2019S LYNN"},
        {"Bexley", "BEXLEY"},
        {"Cardigan", "CARDIGAN"},
        {"Exmoor", "EXMOOR"},
        {"Fylde", "FYLDE"},
        {"Gwynedd", "GWYNEDD"},
        {"Jarrow", "JARROW"},
        {"Kirklees", "KIRKLEES"},
        {"Quantock", "QUANTOCK"},
        {"Wyre", "WYRE"},
        {"Zennor", "ZENNOR"},
    };
    const char *end = text.at + text.len, *done = text.at;
    unsigned place = copy % (sizeof places / sizeof *places);
    for (const char *at = text.at; copy > 0 && at < end; at++) {
        bool small = starts(at, end, "Sevenoaks");
        if (!small && !starts(at, end, "SEVENOAKS"))
            continue;
        put((struct span){done, (size_t)(at - done)});
        fputs(small ? places[place].name : places[place].capitals, stdout);
        done = at + strlen("Sevenoaks");
    }
    put((struct span){done, (size_t)(end - done)});
}

static void put_without_totals(struct span text)
{
    const char *end = text.at + text.len, *totals = text.at;
    while (totals < end && !starts(totals, end, "<stated-totals"))
        totals++;
    put((struct span){text.at, (size_t)(totals - text.at)});
    while (totals < end && *totals != '>')
        totals++;
    if (totals < end)
        put((struct span){totals + 1, (size_t)(end - totals) - 1});
}

static unsigned number_in(const char *text)
{
    char *rest;
    errno = 0;
    unsigned long number = strtoul(text, &rest, 10);
    if (errno || *rest || rest == text || number > 100000)
        fail("a number up to 100000 is wanted");
    return (unsigned)number;
}

int main(int argc, char **argv)
{
    if (argc < 3 || argc > 4)
        fail("usage: scale PLAN.xml COPIES [FIRST]");
    unsigned copies = number_in(argv[2]), first = argc == 4 ? number_in(argv[3]) : 0;
    char *text = read_all(argv[1]);
    struct plan plan = split(text);

    state = 0x9E3779B97F4A7C15u + first;
    if (copies > 1)
        put_without_totals(plan.before);
    else
        put_for(plan.before, first);
    for (unsigned i = 0; i < copies; i++)
        put_rows(plan.measures, first + i, i * plan.measure_step);
    if (copies > 1)
        put_without_totals(plan.between);
    else
        put(plan.between);
    for (unsigned i = 0; i < copies; i++)
        put_rows(plan.priorities, first + i, i * plan.priority_step);
    put(plan.after);
    free(text);
    return fflush(stdout) != 0 || ferror(stdout);
}
