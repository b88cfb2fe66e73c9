/* leads.c: the leads and partners of a cell, parted where it is certain that they are several. */
#include <string.h>

#include "base/hash.h"
#include "base/text.h"
#include "onramp/draft.h"

/* ---- known names ---- */

struct bp_lead_names {
    const char **places; /* folded; a hash table whose size is a power of two */
    size_t size, n;
    uint64_t key;
};

static size_t place_of(const struct bp_lead_names *names, const char *folded)
{
    size_t at = bp_hash_text(names->key, folded) & (names->size - 1);
    while (names->places[at] && strcmp(names->places[at], folded) != 0)
        at = (at + 1) & (names->size - 1);
    return at;
}

static void learn(struct bp_drafting *d, const char *name)
{
    struct bp_lead_names *names = d->names;
    const char *folded = bp_text_fold(d->arena, name);
    if (!*folded)
        return;
    if (names->n * 2 >= names->size) {
        struct bp_lead_names more = {.size = names->size * 2, .n = names->n, .key = names->key};
        more.places = bp_arena_array(d->arena, more.size, sizeof *more.places);
        for (size_t i = 0; i < names->size; i++)
            if (names->places[i])
                more.places[place_of(&more, names->places[i])] = names->places[i];
        *names = more;
    }
    size_t at = place_of(names, folded);
    names->n += !names->places[at];
    names->places[at] = folded;
}

static bool is_known(struct bp_drafting *d, const char *name)
{
    return d->names->places[place_of(d->names, bp_text_fold(d->arena, name))] != NULL;
}

/* ---- parts of a text ---- */

/* Texts in a list. */
struct parts {
    const char **items;
    size_t n, capacity;
};

/* `line`: as bp_draft_line makes it. */
static void keep_part(struct bp_drafting *d, struct parts *parts, const char *line)
{
    if (!*line)
        return;
    parts->items =
        bp_arena_grow(d->arena, parts->items, &parts->capacity, parts->n + 1, sizeof *parts->items);
    parts->items[parts->n++] = line;
}

static void add_part(struct bp_drafting *d, struct parts *parts, const char *text, size_t len)
{
    keep_part(d, parts, bp_draft_line(d->arena, bp_arena_text(d->arena, text, len)));
}

/* Splits at a sign. An empty part is kept as "" so that the caller sees it; one at the end is
 * dropped. */
static bool split(struct bp_drafting *d, const char *text, const char *sign, struct parts *parts)
{
    bool whole = true;
    parts->n = 0;
    for (const char *end; text; text = end ? end + strlen(sign) : NULL) {
        end = strstr(text, sign);
        size_t before = parts->n;
        add_part(d, parts, text, end ? (size_t)(end - text) : strlen(text));
        whole = whole && (parts->n > before || !end);
    }
    return whole && parts->n > 1;
}

/* Two to seven capitals and no more: "CDAP", "MW". */
static bool is_brief(const char *text)
{
    size_t n = 0;
    while (bp_is_capital(text[n]))
        n++;
    return n >= 2 && n <= 7 && !text[n];
}

/* Whether a text names a body by itself: it has one of these words. */
static bool is_body(struct bp_drafting *d, const char *text)
{
    static const char *const words[] = {
        "police",         "council",     "nhs",          "trust",      "partnership",
        "board",          "association", "probation",    "university", "college",
        "fire",           "ambulance",   "forum",        "ltd",        "charity",
        "authority",      "agency",      "commissioner", "federation", "cyngor",
        "heddlu",         "bwrdd",       "prifysgol",    "coleg",      "cymdeithas",
        "ymddiriedolaeth"};
    const char *folded = bp_text_fold(d->arena, text);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *at = strstr(folded, words[i]);
        size_t len = strlen(words[i]);
        if (at && (at == folded || !bp_is_letter(at[-1])) && !bp_is_letter(at[len]))
            return true;
    }
    return false;
}

/* The signs between names, and what makes it certain that they part them: names that are known,
 * initials, bodies. A semicolon stands in no name. */
static const struct joint {
    const char *sign;
    bool always, initials, bodies, one; /* one: one that is known is enough */
} joints[] = {{";", true, true, true, false},      {"\xE2\x80\xA2", true, true, true, false},
              {" | ", true, true, true, false},    {" + ", true, true, true, false},
              {"/", false, true, true, true},      {",", false, true, true, false},
              {" & ", false, false, false, false}, {" and ", false, false, false, false},
              {" a ", false, false, false, false}, {" ac ", false, false, false, false}};

static bool are_names(struct bp_drafting *d, const struct joint *joint, const struct parts *parts)
{
    size_t sure = 0, known = 0;
    for (size_t i = 0; i < parts->n; i++) {
        bool is = is_known(d, parts->items[i]);
        known += is;
        sure += is || (joint->initials && is_brief(parts->items[i])) ||
                (joint->bodies && is_body(d, parts->items[i]));
    }
    return joint->always || sure == parts->n || (joint->one && known);
}

static bool stays_whole(const struct bp_drafting *d, const char *text)
{
    uint32_t at = 0;
    const struct bp_map_line *line;
    while (d->map && (line = bp_map_next(d->map, BP_MAP_LEADS, text, NULL, &at)))
        if (bp_text_is(line->words[1], strlen(line->words[1]), "whole"))
            return true;
    return false;
}

/* "A, B and C": the last sign parts only where the others do. */
static void part_text(struct bp_drafting *d, const char *text, struct parts *out, int depth)
{
    for (size_t i = 0; depth < 6 && !stays_whole(d, text) && i < sizeof joints / sizeof *joints;
         i++) {
        struct parts parts = {.n = 0};
        if (!strstr(text, joints[i].sign) || !split(d, text, joints[i].sign, &parts))
            continue;
        if (!are_names(d, &joints[i], &parts)) {
            struct parts last = {.n = 0}; /* "Kent Police, CDAP and DAVSS" */
            const char *end = parts.items[parts.n - 1];
            if (strcmp(joints[i].sign, ",") != 0 ||
                !(split(d, end, " and ", &last) || split(d, end, " & ", &last) ||
                  split(d, end, " a ", &last)))
                continue;
            parts.n--;
            for (size_t k = 0; k < last.n; k++)
                add_part(d, &parts, last.items[k], strlen(last.items[k]));
            if (!are_names(d, &joints[i], &parts))
                continue;
        }
        for (size_t k = 0; k < parts.n; k++)
            part_text(d, parts.items[k], out, depth + 1);
        return;
    }
    add_part(d, out, text, strlen(text));
}

/* ---- lines of a cell ---- */

static bool ends_with(const char *text, const char *const *words)
{
    size_t len = strlen(text);
    for (; *words; words++) {
        size_t n = strlen(*words);
        if (len >= n && bp_text_is(text + len - n, n, *words) &&
            (!bp_is_letter(**words) || len == n || text[len - n - 1] == ' '))
            return true;
    }
    return false;
}

/* Whether a line goes on with the one before: a name was broken for want of room. */
static bool goes_on(const char *before, const char *line)
{
    static const char *const ends[] = {"of", "and", "&",    "for", "the", "/",
                                       "-",  "to",  "with", "in",  NULL};
    static const char *const begins[] = {"and ", "& ", "of ", "for ", "the ", "/", "(", "-", NULL};
    if ((*line >= 'a' && *line <= 'z' && !strchr(line, '@')) || ends_with(before, ends))
        return true;
    for (int i = 0; begins[i]; i++)
        if (!strncmp(line, begins[i], strlen(begins[i])))
            return true;
    return false;
}

/* Without a bullet or number at its beginning, and a comma or semicolon at its end. */
static const char *bare_line(struct bp_drafting *d, const char *line)
{
    static const char *const marks[] = {"\xE2\x80\xA2", "\xC2\xB7",      "\xE2\x96\xAA",
                                        "\xE2\x97\xA6", "\xE2\x97\x8F",  "- ",
                                        "* ",           "\xE2\x80\x93 ", "o "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (*line == *marks[i] && !strncmp(line, marks[i], strlen(marks[i])))
            line += strlen(marks[i]);
    size_t digits = strspn(line, "0123456789");
    if (digits && digits < 3 && (line[digits] == '.' || line[digits] == ')') &&
        line[digits + 1] == ' ')
        line += digits + 1;
    line += strspn(line, " ");
    size_t len = strlen(line);
    while (len && strchr(",; ", line[len - 1]))
        len--;
    return line[len] ? bp_arena_text(d->arena, line, len) : line;
}

/* The lines of a text, those that go on joined. */
static void read_lines(struct bp_drafting *d, const char *text, struct parts *lines)
{
    const char *last = "";
    while (*text) {
        size_t len = strcspn(text, "\n\r\v\f");
        const char *raw = bp_draft_line(d->arena, bp_arena_text(d->arena, text, len));
        const char *line = bare_line(d, raw);
        text += len + (text[len] != 0);
        if (bp_blank(line))
            continue;
        bool marked = strncmp(line, raw, strlen(line)) != 0;
        if (lines->n && !marked && !d->found->own && goes_on(last, line))
            lines->items[lines->n - 1] =
                bp_fill(d->arena, "{1} {2}", lines->items[lines->n - 1], line, NULL);
        else
            keep_part(d, lines, line);
        last = raw;
    }
}

/* A cell's text with its paragraphs and items as lines. */
static void put_lines(struct bp_drafting *d, const struct bp_block *block, struct parts *lines)
{
    for (; block; block = block->next) {
        if (block->kind == BP_PARAGRAPH) {
            const char *text = "";
            for (uint32_t i = 0; i < block->text.n; i++)
                text =
                    bp_fill(d->arena, "{1}{2}", text,
                            block->text.runs[i].is_break ? "\n" : block->text.runs[i].text, NULL);
            read_lines(d, text, lines);
        }
        for (const struct bp_item *item = block->items; item; item = item->next)
            put_lines(d, item->blocks, lines);
    }
}

static void lines_of(struct bp_drafting *d, const struct bp_cell *cell, struct parts *lines)
{
    if (cell->blocks)
        put_lines(d, cell->blocks, lines);
    else
        read_lines(d, cell->text, lines);
}

/* ---- the plan's names ---- */

static bool is_single(const char *text)
{
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (strstr(text, joints[i].sign))
            return false;
    return true;
}

void bp_draft_learn(struct bp_drafting *d)
{
    d->names = bp_arena_alloc(d->arena, sizeof *d->names);
    *d->names = (struct bp_lead_names){.size = 256, .key = bp_hash_key(d->names)};
    d->names->places = bp_arena_array(d->arena, d->names->size, sizeof *d->names->places);
    if (d->found->own) /* its names stand in lines of their own */
        return;
    for (uint32_t i = 0; i < d->draft->n_rows; i++) {
        const struct bp_draft_row *row = &d->draft->rows[i];
        const struct bp_draft_taken *taken = bp_draft_taken(d->found, row->table);
        for (uint32_t c = 0; c < row->table->n_columns; c++) {
            if (taken[c].field != BP_IS_LEAD && taken[c].field != BP_IS_PARTNER)
                continue;
            const struct bp_cell *cell = bp_draft_cell(row->table, c, 0, row->rows[0], false);
            struct parts lines = {.n = 0};
            if (cell && !bp_blank(cell->text))
                lines_of(d, cell, &lines);
            for (size_t k = 0; k < lines.n; k++)
                if (is_single(lines.items[k]))
                    learn(d, lines.items[k]);
        }
    }
}

void bp_draft_leads(struct bp_drafting *d, const struct bp_cell *cell, struct bp_inline **names,
                    uint32_t *n)
{
    struct parts lines = {.n = 0}, parts = {.n = 0};
    const char *whole = d->map && d->map->n ? bp_draft_line(d->arena, cell->text) : NULL;
    if (whole && stays_whole(d, whole))
        add_part(d, &parts, whole, strlen(whole));
    else
        lines_of(d, cell, &lines);
    for (size_t i = 0; i < lines.n; i++) {
        if (d->found->own)
            keep_part(d, &parts, lines.items[i]);
        else
            part_text(d, lines.items[i], &parts, 0);
    }
    struct bp_inline *all = bp_arena_array(d->arena, *n + parts.n + 1, sizeof *all);
    if (*n)
        memcpy(all, *names, *n * sizeof *all);
    for (size_t i = 0; i < parts.n; i++)
        all[(*n)++] = bp_draft_plain(d, parts.items[i]);
    *names = all;
}
