/* leads.c: finds a lead in two spellings (BP5037), and two leads written as one (BP5038). Each name counts
 * once. Names that differ only in letter case or blanks are one name anyway. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "check/rules.h"
#include "check/text.h"
#include "model/names.h"

struct name {
    const char *text, *folded;
    const struct bp_check_row *row; /* the first that has it */
    uint32_t rows;                  /* how many have it */
    bool told;
};

/* A form of a name by which another may be the same. */
struct key {
    const char *text;
    uint32_t name;
    bool whole; /* the name itself; two names are the same if one of them is */
};

struct leads {
    struct bp_check *check;
    struct bp_name_list list;
    struct name *names;
    struct key *keys;
    size_t n_keys;
};

#define KEYS 4           /* of one name, at most */
#define MOST_FOR_TYPOS 300

/* The words of a name, without a leading "the". */
static const char *words_of(struct bp_check *check, const char *text, size_t len)
{
    const char *words = bp_check_words(check, text, len);
    return strncmp(words, "the ", 4) ? words : words + 4;
}

/* The length of an abbreviation at the text: two to seven capitals and no more; else 0. */
static size_t capitals(const char *text)
{
    size_t n = 0;
    while (bp_is_capital(text[n]))
        n++;
    return n >= 2 && n <= 7 && !bp_is_word_byte(text[n]) ? n : 0;
}

static bool is_initial(const char *text, size_t i)
{
    return bp_is_capital(text[i]) && (i == 0 || !bp_is_word_byte(text[i - 1]));
}

/* "csu" for "Community Safety Unit", of at least three words; NULL if there is none. */
static const char *initials_of(struct bp_check *check, const char *text, size_t len)
{
    size_t n = 0, at = 0;
    for (size_t i = 0; i < len; i++)
        n += is_initial(text, i);
    char *initials = n >= 3 ? bp_arena_alloc(check->arena, n + 1) : NULL;
    for (size_t i = 0; initials && i < len; i++)
        if (is_initial(text, i))
            initials[at++] = (char)(text[i] - 'A' + 'a');
    return initials;
}

static void add_key(struct leads *leads, const char *text, uint32_t name, bool whole)
{
    if (text && *text)
        leads->keys[leads->n_keys++] = (struct key){text, name, whole};
}

/* The forms of a name: as it is; "Office of X (OX)" also without and as its abbreviation; "WG Equality
 * Division" also without "WG"; and its initials. */
static void add_keys(struct leads *leads, uint32_t index)
{
    /* words before a post that say which post it is, and not whose */
    static const char kinds[] = "|HR|IT|ICT|PR|QA|";
    const char *text = leads->names[index].text, *open = strchr(text, '(');
    size_t len = strlen(text), first = capitals(text);
    add_key(leads, words_of(leads->check, text, len), index, true);
    size_t base = len;
    if (open && open > text && text[len - 1] == ')' &&
        capitals(open + 1) == len - (size_t)(open - text) - 2) {
        base = (size_t)(open - text);
        const char *brief = words_of(leads->check, open + 1, len - base - 2);
        const char *initials = initials_of(leads->check, text, base);
        if (!initials || *initials != *brief)
            return; /* "Director (HR)" */
        add_key(leads, words_of(leads->check, text, base), index, true);
        add_key(leads, brief, index, true);
        return;
    }
    add_key(leads, initials_of(leads->check, text, base), index, false);
    const char *rest = first ? text + first + 1 : text;
    const char *kind = first ? strstr(kinds, bp_check_say(leads->check, "|%.*s|", (int)first, text)) : NULL;
    if (first && !kind && text[first] == ' ' && strchr(rest, ' '))
        add_key(leads, words_of(leads->check, rest, strlen(rest)), index, false);
}

static int by_text(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    int order = strcmp(a->text, b->text);
    return order ? order : (a->name > b->name) - (a->name < b->name);
}

static void place_of(const struct leads *leads, const struct name *name, uint32_t *offset, uint32_t *length)
{
    bp_check_locate(leads->check, name->row, name->text, strlen(name->text), offset, length);
}

/* Tells of the name that fewer rows have. */
static void tell(struct leads *leads, uint32_t a, uint32_t b)
{
    struct name *name = &leads->names[a], *other = &leads->names[b];
    if (name->rows > other->rows || (name->rows == other->rows && a < b)) {
        name = &leads->names[b];
        other = &leads->names[a];
    }
    if (name == other || name->told)
        return;
    name->told = true;
    uint32_t offset, length;
    place_of(leads, name, &offset, &length);
    struct bp_diag *finding = bp_check_find(leads->check, BP_E_LEAD_SPELT, name->row, offset, length,
                                            name->text, other->text, NULL);
    if (!finding)
        return;
    place_of(leads, other, &offset, &length);
    finding->related = bp_source_place(leads->check->plan->source, offset, length);
}

static void compare_keys(struct leads *leads)
{
    qsort(leads->keys, leads->n_keys, sizeof *leads->keys, by_text);
    for (size_t i = 0, end; i < leads->n_keys; i = end) {
        for (end = i + 1; end < leads->n_keys && !strcmp(leads->keys[end].text, leads->keys[i].text);)
            end++;
        size_t whole = i;
        while (whole < end && !leads->keys[whole].whole)
            whole++;
        for (size_t j = i; whole < end && j < end; j++)
            tell(leads, leads->keys[whole].name, leads->keys[j].name);
    }
}

/* ---- slips of the pen ---- */

/* Whether two names differ by one letter that is missing, or two that are swapped, inside a long word. The
 * "s" of a plural and words of another meaning are no slips. */
static bool is_slip(const char *a, const char *b)
{
    size_t len_a = strlen(a), len_b = strlen(b), same = 0;
    if (len_a < len_b)
        return is_slip(b, a);
    while (a[same] && a[same] == b[same])
        same++;
    bool missing = len_a == len_b + 1 && !strcmp(a + same + 1, b + same);
    bool swapped = len_a == len_b && a[same] && a[same] == b[same + 1] && a[same + 1] == b[same] &&
                   !strcmp(a + same + 2, b + same + 2);
    if ((!missing && !swapped) || a[same] < 'a' || a[same] > 'z' || (missing && a[same] == 's'))
        return false;
    size_t from = same, to = same;
    while (from > 0 && bp_is_word_byte(a[from - 1]))
        from--;
    while (bp_is_word_byte(a[to]))
        to++;
    return to - from >= 7 && same > from;
}

static void compare_slips(struct leads *leads)
{
    for (uint32_t i = 0; leads->list.n <= MOST_FOR_TYPOS && i < leads->list.n; i++)
        for (uint32_t j = i + 1; j < leads->list.n; j++)
            if (is_slip(leads->names[i].folded, leads->names[j].folded))
                tell(leads, i, j);
}

/* ---- two leads in one ---- */

#define MOST_PARTS 6

/* Splits a name at one of the signs. Returns how many parts there are; 0 if it has too many. */
static int split(struct leads *leads, const char *text, const char *sign, const char **parts)
{
    size_t len = strlen(sign);
    int n = 0;
    for (const char *end; text; text = end ? end + len : NULL) {
        end = strstr(text, sign);
        if (n == MOST_PARTS)
            return 0;
        size_t part = end ? (size_t)(end - text) : strlen(text), blanks = strspn(text, " ");
        while (part > blanks && text[part - 1] == ' ')
            part--;
        part = part > blanks ? part - blanks : 0;
        parts[n++] = bp_check_say(leads->check, "%.*s", (int)part, text + blanks);
    }
    return n;
}

static bool is_known(struct leads *leads, const char *part)
{
    const char *folded = bp_text_fold(leads->check->arena, part);
    return folded && bp_names_find(&leads->list, folded);
}

/* Whether all parts are leads by themselves: of other rows, or initials ("MW/YO"). With a stroke, one that
 * is known is enough. */
static bool are_leads(struct leads *leads, const char *const *parts, int n, bool stroke, bool initials)
{
    int known = 0, brief = 0;
    for (int i = 0; i < n; i++) {
        if (!*parts[i])
            return false;
        known += is_known(leads, parts[i]);
        brief += capitals(parts[i]) && !parts[i][capitals(parts[i])];
    }
    return known == n || (initials && known + brief >= n) || (stroke && known > 0);
}

/* The name with each of its parts as a lead, if it is two or more; else NULL. */
static const char *parted(struct leads *leads, const char *text)
{
    static const struct {
        const char *sign;
        bool initials, always; /* always: a sign that no single name has */
    } signs[] = {{"/", true, false}, {";", true, true}, {",", true, false}, {" + ", true, true},
                 {"&", false, false}, {" and ", false, false}, {" a ", false, false}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        const char *parts[MOST_PARTS], *all = "";
        if (!strstr(text, signs[i].sign))
            continue;
        int n = split(leads, text, signs[i].sign, parts);
        while (n > 1 && !*parts[n - 1])
            n--;
        if (n < 2 || !(signs[i].always || are_leads(leads, parts, n, i == 0, signs[i].initials)))
            continue;
        for (int j = 0; j < n; j++)
            all = bp_check_say(leads->check, "%s<lead>%s</lead>", all, parts[j]);
        return all;
    }
    return NULL;
}

static void find_joined(struct leads *leads)
{
    for (uint32_t i = 0; i < leads->list.n; i++) {
        struct name *name = &leads->names[i];
        const char *apart = parted(leads, name->text);
        if (!apart || bp_is_placeholder(leads->check, name->text))
            continue;
        uint32_t offset, length;
        place_of(leads, name, &offset, &length);
        bp_check_find(leads->check, BP_E_LEADS_JOINED, name->row, offset, length, name->text, apart, NULL);
        name->told = true;
    }
}

/* ---- the rule ---- */

/* Counts the rows of each name. Returns false if memory ran out. */
static bool count_rows(struct leads *leads)
{
    struct bp_arena *arena = leads->check->arena;
    for (size_t i = 0; i < leads->list.n; i++) {
        const struct bp_name *name = &leads->list.items[i];
        leads->names[i] = (struct name){.text = name->text, .folded = name->folded};
    }
    for (uint32_t i = 0; i < leads->check->n_rows; i++) {
        const struct bp_row *row = leads->check->rows[i].row;
        for (uint32_t j = 0; j < row->n_leads; j++) {
            const char *plain = bp_inline_plain(arena, &row->leads[j]);
            const char *folded = plain ? bp_text_fold(arena, plain) : NULL;
            const struct bp_name *found = folded ? bp_names_find(&leads->list, folded) : NULL;
            if (!folded)
                return false;
            if (!found)
                continue;
            struct name *name = &leads->names[found - leads->list.items];
            name->row = name->row ? name->row : &leads->check->rows[i];
            name->rows++;
        }
    }
    return true;
}

void bp_rule_leads(struct bp_check *check)
{
    struct leads leads = {.check = check};
    if (!bp_names_list(check->plan, BP_NAME_LEAD, check->arena, &leads.list) || !leads.list.n)
        return;
    leads.names = bp_arena_array(check->arena, leads.list.n, sizeof *leads.names);
    leads.keys = bp_arena_array(check->arena, leads.list.n * KEYS, sizeof *leads.keys);
    if (!leads.names || !leads.keys || !count_rows(&leads))
        return;
    find_joined(&leads);
    for (uint32_t i = 0; i < leads.list.n; i++)
        if (leads.names[i].row)
            add_keys(&leads, i);
    compare_keys(&leads);
    compare_slips(&leads);
}
