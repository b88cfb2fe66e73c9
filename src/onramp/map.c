/* map.c: reads what an officer says of a file. */
#include "onramp/map.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "model/date.h"
#include "onramp/found.h"

/* What follows each verb, a letter for each word: t a text, d a day, o the word "to", n a row's number,
 * r what a sheet is, f a field, c a colour, w the word "whole". What comes after ? may be left out. */
static const struct form {
    const char *verb, *words, *sample;
} forms[BP_MAP_VERBS] = {
    [BP_MAP_TITLE] = {"title", "t", "title \"Community Safety Action Plan\""},
    [BP_MAP_ORGANISATION] = {"organisation", "t", "organisation \"Sevenoaks District Council\""},
    [BP_MAP_PLAN_PERIOD] = {"plan-period", "dod", "plan-period 2019-04-01 to 2020-03-31"},
    [BP_MAP_PERIOD] = {"period", "dod", "period 2019-07-01 to 2019-09-30"},
    [BP_MAP_LANG] = {"lang", "t", "lang en-GB"},
    [BP_MAP_SHEET] = {"sheet", "tr", "sheet \"Q2\" actions"},
    [BP_MAP_HEADER] = {"header", "tn?on", "header \"Q2\" 4 to 5"},
    [BP_MAP_COLUMN] = {"column", "ttf?t", "column \"Q2\" \"By when\" due"},
    [BP_MAP_STATUS] = {"status", "tt", "status \"On hold\" amber"},
    [BP_MAP_FILL] = {"fill", "ct", "fill 92D050 green"},
    [BP_MAP_LEADS] = {"leads", "tw", "leads \"Parks and Highways\" whole"},
};

static const char *const roles[] = {"actions", "measures", "priorities", "left"};
enum { N_ROLES = sizeof roles / sizeof *roles };

/* ---- words of a line ---- */

enum { MOST_WORDS = 6 };

struct word {
    const char *text;
    uint32_t at, len; /* in the source, with quotation marks */
};

struct reader {
    struct bp_source *source;
    struct bp_arena *arena;
    struct bp_diags *diags;
    uint32_t at, end; /* of the line */
    struct word words[MOST_WORDS + 1];
    uint32_t n;
    const struct form *form;
};

/* The length of the quotation mark at `at`; 0: there is none. Word and many editors make curly ones. */
static uint32_t quote_at(const struct reader *r, uint32_t at)
{
    static const char *const marks[] = {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        uint32_t len = (uint32_t)strlen(marks[i]);
        if (r->end - at >= len && !memcmp(r->source->bytes + at, marks[i], len))
            return len;
    }
    return 0;
}

/* Reads the word at r->at. False: its quotation mark is not closed, or memory ran out. */
static bool read_word(struct reader *r, struct word *word)
{
    const char *bytes = r->source->bytes;
    uint32_t quote = quote_at(r, r->at), at = r->at + quote, n = 0;
    char *text = bp_arena_alloc(r->arena, r->end - r->at + 1);
    if (!text)
        return false;
    while (at < r->end && (quote ? !quote_at(r, at) : !bp_is_blank(bytes[at]))) {
        at += quote && bytes[at] == '\\' && at + 1 < r->end && strchr("\\\"", bytes[at + 1]);
        text[n++] = bytes[at++];
    }
    bool closed = !quote || at < r->end;
    if (quote && closed)
        at += quote_at(r, at);
    *word = (struct word){text, r->at, at - r->at};
    r->at = at;
    return closed;
}

static void skip_blanks(struct reader *r)
{
    while (r->at < r->end && bp_is_blank(r->source->bytes[r->at]))
        r->at++;
}

static const char *sample_of(const struct reader *r)
{
    return r->form ? r->form->sample : forms[BP_MAP_COLUMN].sample;
}

/* ---- findings ---- */

static void wrong_form(struct reader *r, const struct word *at, const char *what)
{
    bp_diag_add(r->diags, BP_E_MAP_FORM, r->source, at->at, at->len ? at->len : 1, what, sample_of(r), NULL);
}

static bool wrong_value(struct reader *r, const struct word *word, const char *wanted, const char *hint)
{
    bp_diag_add(r->diags, BP_E_MAP_VALUE, r->source, word->at, word->len, word->text, wanted, hint);
    return false;
}

/* A hint with the word that was probably meant, or else with all. */
static const char *choices(struct bp_arena *arena, const char *word, const char *const *all, size_t n)
{
    const char *near = bp_text_nearest(word, all, n);
    struct bp_buf hint = {0};
    if (near)
        bp_buf_fmt(&hint, "did you mean %s?", near);
    for (size_t i = 0; i < n && !near; i++)
        bp_buf_fmt(&hint, "%s%s", i ? ", " : "write one of: ", all[i]);
    const char *kept = hint.failed ? NULL : bp_arena_text(arena, hint.bytes, hint.len);
    arena->out = arena->out || hint.failed;
    bp_buf_free(&hint);
    return kept ? kept : "";
}

static bool one_of(struct reader *r, struct word *word, const char *const *all, size_t n, const char *what)
{
    for (size_t i = 0; i < n; i++) {
        if (bp_text_is(word->text, strlen(word->text), all[i])) {
            word->text = all[i];
            return true;
        }
    }
    return wrong_value(r, word, what, choices(r->arena, word->text, all, n));
}

/* ---- values ---- */

static bool check_number(struct reader *r, const struct word *word)
{
    size_t len = strspn(word->text, "0123456789");
    if (len && len < 8 && !word->text[len] && word->text[0] != '0')
        return true;
    return wrong_value(r, word, "the number of a row",
                       "write it as the sheet shows it at its left, such as 4");
}

static bool check_colour(struct reader *r, struct word *word)
{
    uint32_t rgb;
    word->text += *word->text == '#';
    if (strlen(word->text) == 6 && bp_text_hex(word->text, 6, &rgb) == 6)
        return true;
    return wrong_value(r, word, "a colour", "write six digits 0-9 or A-F: two each for red, green and blue, "
                                            "such as 92D050");
}

static bool check_word(struct reader *r, char kind, struct word *word)
{
    static const char *const to[] = {"to"}, *const whole[] = {"whole"};
    struct bp_date day;
    switch (kind) {
    case 'd':
        return bp_date_iso(word->text, &day) ||
               wrong_value(r, word, "a day", "write YYYY-MM-DD, such as 2019-09-30");
    case 'o': return one_of(r, word, to, 1, "the word \"to\"");
    case 'w': return one_of(r, word, whole, 1, "the word \"whole\"");
    case 'n': return check_number(r, word);
    case 'r': return one_of(r, word, roles, N_ROLES, "what a sheet can be");
    case 'f': return one_of(r, word, bp_field_ids, BP_IS_FIELDS, "what a column can be");
    case 'c': return check_colour(r, word);
    default:
        return *word->text || wrong_value(r, word, "a text", "write it between the quotation marks");
    }
}

/* Checks the words after the verb, and keeps all but "to". False: something is wrong with them. */
static bool take_words(struct reader *r, struct bp_map_line *line)
{
    uint32_t at = 1, kept = 0;
    bool optional = false;
    for (const char *kind = r->form->words; *kind; kind++) {
        if (*kind == '?') {
            optional = true;
            continue;
        }
        if (at == r->n) {
            if (!optional || kind[-1] != '?')
                wrong_form(r, &r->words[r->n - 1], "something is missing after this");
            return optional && kind[-1] == '?';
        }
        struct word *word = &r->words[at++];
        if (!check_word(r, *kind, word))
            return false;
        if (*kind != 'o')
            line->words[kept++] = word->text;
    }
    if (at < r->n)
        wrong_form(r, &r->words[at], "this is one word too many; several words stand in quotation marks");
    return at == r->n;
}

static bool find_form(struct reader *r, struct bp_map_line *line)
{
    const char *names[BP_MAP_VERBS];
    const struct word *word = &r->words[0];
    for (int i = 0; i < BP_MAP_VERBS; i++) {
        names[i] = forms[i].verb;
        if (!bp_text_is(word->text, strlen(word->text), forms[i].verb))
            continue;
        line->verb = (enum bp_map_verb)i;
        r->form = &forms[i];
        return true;
    }
    bp_diag_add(r->diags, BP_E_MAP_WORD, r->source, word->at, word->len, word->text,
                choices(r->arena, word->text, names, BP_MAP_VERBS), NULL);
    return false;
}

/* After other words, # begins a comment only if it stands alone: colours begin with it, too. */
static bool begins_comment(const struct reader *r)
{
    const char *at = r->source->bytes + r->at;
    return *at == '#' && (r->at + 1 == r->end || bp_is_blank(at[1]));
}

/* Reads a line. False: it says nothing, or something is wrong with it. */
static bool read_line(struct reader *r, struct bp_map_line *line)
{
    r->n = 0;
    r->form = NULL;
    skip_blanks(r);
    *line = (struct bp_map_line){.words = {"", "", "", ""}, .at = r->at};
    if (r->at == r->end || r->source->bytes[r->at] == '#')
        return false;
    for (; r->at < r->end && r->n <= MOST_WORDS && !begins_comment(r); skip_blanks(r)) {
        struct word *word = &r->words[r->n++];
        bool good = read_word(r, word);
        if (r->n == 1 && good && !find_form(r, line))
            return false;
        if (!good) {
            if (!r->arena->out)
                wrong_form(r, word, "the quotation mark that opens here is not closed");
            return false;
        }
    }
    return take_words(r, line);
}

/* ---- the whole map ---- */

static bool check_bytes(struct bp_source *source, struct bp_diags *diags)
{
    const char *bytes = source->bytes;
    size_t good = bp_utf8_check(bytes, source->len);
    if (good == source->len && !memchr(bytes, 0, source->len))
        return true;
    bp_diag_add(diags, BP_E_ENCODING, source, good == source->len ? BP_NOWHERE : (uint32_t)good, 1,
                "a map is plain text", "save it again as UTF-8: in Notepad, Save as, Encoding: UTF-8", NULL);
    return false;
}

bp_result bp_map_read(struct bp_source *source, struct bp_arena *arena, struct bp_diags *diags,
                      struct bp_map *map)
{
    struct reader *r = bp_arena_alloc(arena, sizeof *r);
    size_t errors = diags->errors, capacity = 0;
    *map = (struct bp_map){.source = source};
    if (!r)
        return BP_NOMEM;
    if (!check_bytes(source, diags))
        return arena->out ? BP_NOMEM : BP_INVALID;
    *r = (struct reader){.source = source, .arena = arena, .diags = diags};
    uint32_t at = bp_mark_at(source->bytes, source->len) ? 3 : 0;
    while (at < source->len && !arena->out) {
        struct bp_map_line line;
        r->at = at;
        r->end = at + (uint32_t)strcspn(source->bytes + at, "\r\n");
        at = r->end + (r->end < source->len);
        if (!read_line(r, &line))
            continue;
        struct bp_map_line *lines = bp_arena_grow(arena, map->lines, &capacity, map->n + 1, sizeof *lines);
        if (!lines)
            return BP_NOMEM;
        map->lines = lines;
        map->lines[map->n++] = line;
    }
    if (arena->out)
        return BP_NOMEM;
    return diags->errors == errors ? BP_OK : BP_INVALID;
}

bool bp_map_put(struct bp_map *map, enum bp_map_verb verb, const char *first, const char *second,
                struct bp_arena *arena)
{
    struct bp_map_line *lines = bp_arena_array(arena, map->n + 1, sizeof *lines);
    const char *a = bp_arena_text(arena, first, strlen(first));
    const char *b = bp_arena_text(arena, second, strlen(second));
    if (!lines || !a || !b)
        return false;
    lines[0] = (struct bp_map_line){verb, {a, b, "", ""}, BP_NOWHERE};
    if (map->n)
        memcpy(lines + 1, map->lines, map->n * sizeof *lines);
    map->lines = lines;
    map->n++;
    return true;
}

static bool fits(const char *said, const char *wanted)
{
    return !wanted || !strcmp(said, "*") || bp_text_is(said, strlen(said), wanted);
}

const struct bp_map_line *bp_map_next(const struct bp_map *map, enum bp_map_verb verb, const char *first,
                                      const char *second, uint32_t *at)
{
    while (map && *at < map->n) {
        const struct bp_map_line *line = &map->lines[(*at)++];
        if (line->verb == verb && fits(line->words[0], first) && fits(line->words[1], second))
            return line;
    }
    return NULL;
}
