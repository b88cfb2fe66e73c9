/* numfmt_read.c: reads the code of a number format. */
#include <string.h>

#include "base/text.h"
#include "book/numfmt_parts.h"

enum { MOST_TOKENS = 200 }; /* of a section; Excel allows 255 characters in a code */

struct reader {
    const char *at, *end; /* of the code */
    struct bp_arena *arena;
    struct bp_nf_token tokens[MOST_TOKENS];
    uint16_t n;
    struct bp_nf_section *section;
};

static struct bp_nf_token *add(struct reader *r, enum bp_nf_kind kind, char letter, size_t n)
{
    static struct bp_nf_token spare;
    if (r->n == MOST_TOKENS)
        return &spare;
    struct bp_nf_token *token = &r->tokens[r->n++];
    *token = (struct bp_nf_token){.kind = (uint8_t)kind, .letter = letter, .n = (uint16_t)n, .text = ""};
    return token;
}

static void add_text(struct reader *r, const char *text, size_t len)
{
    if (!len || r->n == MOST_TOKENS)
        return;
    struct bp_nf_token *token = add(r, BP_NF_TEXT, 0, 0);
    token->text = text;
    token->len = (uint16_t)(len < UINT16_MAX ? len : UINT16_MAX);
}

/* The length of the character at `at`. */
static size_t character(const struct reader *r, const char *at)
{
    const char *next = at;
    if (next < r->end)
        bp_utf8_next(&next, r->end);
    return (size_t)(next - at);
}

static size_t run(const struct reader *r, const char *at)
{
    size_t n = 1;
    while (at + n < r->end && bp_lower(at[n]) == bp_lower(*at))
        n++;
    return n;
}

static bool starts(const struct reader *r, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(r->end - r->at) >= len && bp_text_is(r->at, len, word);
}

/* ---- brackets ---- */

/* [<=100] */
static bool read_condition(struct reader *r, const char *text, size_t len)
{
    static const struct { const char *sign; char relation; } signs[] = {
        {"<=", 'l'}, {">=", 'g'}, {"<>", 'n'}, {"<", '<'}, {">", '>'}, {"=", '='}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t sign = strlen(signs[i].sign);
        char number[40];
        if (len <= sign || len - sign >= sizeof number || memcmp(text, signs[i].sign, sign) != 0)
            continue;
        memcpy(number, text + sign, len - sign);
        number[len - sign] = 0;
        double limit;
        if (!bp_number_read(number, &limit))
            return false;
        r->section->relation = signs[i].relation;
        r->section->limit = limit;
        return true;
    }
    return false;
}

/* [$£-809]: a sign of money, and a language. [$-F800] is the long date of the reader's own computer, and
 * [$-F400] its time: what follows counts for nothing then. */
static void read_money(struct reader *r, const char *text, size_t len)
{
    const char *dash = memchr(text, '-', len);
    size_t sign = dash ? (size_t)(dash - text) : len;
    add_text(r, text, sign);
    if (!dash)
        return;
    uint32_t language;
    bp_text_hex(dash + 1, 8, &language); /* up to the bracket */
    r->section->language = (uint16_t)(language & 0xFFFF);
}

static void read_bracket(struct reader *r)
{
    const char *text = r->at + 1;
    const char *close = memchr(text, ']', (size_t)(r->end - text));
    if (!close) {
        add_text(r, r->at++, 1);
        return;
    }
    size_t len = (size_t)(close - text);
    char first = len ? bp_lower(*text) : 0;
    if (first == '$')
        read_money(r, text + 1, len - 1);
    else if ((first == 'h' || first == 'm' || first == 's') && run(r, text) == len) {
        add(r, BP_NF_ELAPSED, first == 'm' ? 'i' : first, len);
        r->section->is_date = true;
    } else {
        read_condition(r, text, len); /* what is left are colours, and digits of other scripts */
    }
    r->at = close + 1;
}

/* ---- the rest ---- */

static void read_quoted(struct reader *r)
{
    const char *text = r->at + 1;
    const char *close = memchr(text, '"', (size_t)(r->end - text));
    const char *end = close ? close : r->end;
    add_text(r, text, (size_t)(end - text));
    r->at = close ? close + 1 : end;
}

/* Below a fraction's line: digits that are free, or a number. */
static void read_slash(struct reader *r)
{
    struct bp_nf_token *slash = add(r, BP_NF_SLASH, '/', 0);
    const char *at = r->at + 1;
    while (at < r->end && *at == ' ')
        at++;
    bool fixed = at < r->end && *at >= '1' && *at <= '9';
    uint32_t value = 0, n = 0;
    for (; at < r->end && (*at == '?' || *at == '#' || bp_is_digit(*at)) && n < 5; at++, n++)
        value = value * 10 + (uint32_t)(bp_is_digit(*at) ? *at - '0' : 0);
    slash->n = (uint16_t)n;
    slash->value = (uint16_t)(fixed && value < UINT16_MAX ? value : 0);
    r->at = at;
}

static bool had_digit(const struct reader *r)
{
    for (uint16_t i = 0; i < r->n; i++)
        if (r->tokens[i].kind == BP_NF_DIGIT)
            return true;
    return false;
}

/* A letter of a date. */
static bool read_date_letter(struct reader *r)
{
    char letter = bp_lower(*r->at);
    size_t n = run(r, r->at);
    if (starts(r, "am/pm") || starts(r, "a/p")) {
        n = starts(r, "a/p") ? 3 : 5;
        struct bp_nf_token *noon = add(r, BP_NF_NOON, 0, n == 3);
        noon->text = n == 3 && !bp_is_capital(*r->at) ? "ap" : "AP";
        r->section->has_noon = true;
    } else if (letter == 'e') {
        add(r, BP_NF_DATE, 'y', 4);
    } else if (letter && strchr("ymdhs", letter)) {
        add(r, BP_NF_DATE, letter, n);
    } else if (letter != 'g') {
        return false;
    }
    r->section->is_date = true;
    r->at += n;
    return true;
}

static void read_sign(struct reader *r)
{
    char c = *r->at;
    if (c == '.' || c == ',')
        add(r, c == '.' ? BP_NF_POINT : BP_NF_COMMA, c, 1);
    else if (c == '%') {
        add_text(r, r->at, 1);
        r->section->shift = (int8_t)(r->section->shift + (r->section->shift < 100 ? 2 : 0));
    } else if (c == '@') {
        add(r, BP_NF_AT, c, 1);
        r->section->has_at = true;
    } else {
        size_t len = character(r, r->at);
        add_text(r, r->at, len);
        r->at += len - 1;
    }
    r->at++;
}

static void read_one(struct reader *r)
{
    char c = *r->at;
    bool exponent = bp_lower(c) == 'e' && r->at + 1 < r->end && (r->at[1] == '+' || r->at[1] == '-');
    if (c == '"') {
        read_quoted(r);
    } else if (c == '\\' || c == '_' || c == '*') {
        const char *text = r->at + 1;
        size_t len = character(r, text);
        if (c == '\\')
            add_text(r, text, len);
        else if (c == '_')
            add_text(r, " ", 1);
        r->at = text + len;
    } else if (c == '[') {
        read_bracket(r);
    } else if (starts(r, "general")) {
        add(r, BP_NF_GENERAL, 0, 1);
        r->section->has_general = true;
        r->at += strlen("general");
    } else if (c == '0' || c == '#' || c == '?') {
        add(r, BP_NF_DIGIT, c, 1);
        r->at++;
    } else if (exponent && had_digit(r)) {
        add(r, BP_NF_EXPONENT, r->at[1], 1)->text = c == 'e' ? "e" : "E";
        r->at += 2;
    } else if (c == '/' && had_digit(r) && !r->section->is_date) {
        read_slash(r);
    } else if (!read_date_letter(r)) {
        read_sign(r);
    }
}

/* ---- what the tokens of a section mean together ---- */

/* Makes the point at `at` and the zeros after it parts of a second; how many zeros. */
static uint16_t join_parts(struct reader *r, uint16_t at)
{
    uint16_t n = 0;
    while (at + 1 + n < r->n && r->tokens[at + 1 + n].letter == '0')
        r->tokens[at + 1 + n++].kind = BP_NF_TEXT; /* without a text */
    r->tokens[at] = (struct bp_nf_token){.kind = BP_NF_DATE, .letter = 'f', .n = n, .text = ""};
    return n;
}

/* An m after hours or beside seconds counts minutes. `last` is what stands before in the date, or NULL. */
static void find_minutes(struct bp_nf_token *token, struct bp_nf_token *last)
{
    char before = last ? last->letter : 0;
    if (token->letter == 's' && before == 'm' && last->kind == BP_NF_DATE)
        last->letter = 'i';
    if (token->letter == 'm' && token->kind == BP_NF_DATE && token->n < 3 && (before == 'h' || before == 's'))
        token->letter = 'i';
}

/* Among the parts of a date, the signs of a number are plain text. */
static void make_text(struct bp_nf_token *token)
{
    token->text = token->kind == BP_NF_POINT ? "." : token->kind == BP_NF_COMMA ? "," : "0";
    token->len = token->letter == '#' || token->letter == '?' ? 0 : 1;
    token->kind = BP_NF_TEXT;
}

/* A point and zeros after seconds are parts of one. */
static void finish_date(struct reader *r)
{
    struct bp_nf_token *last = NULL;
    for (uint16_t i = 0; i < r->n; i++) {
        struct bp_nf_token *token = &r->tokens[i];
        bool seconds = last && last->letter == 's' && token[-1].kind != BP_NF_TEXT;
        if (token->kind == BP_NF_POINT && seconds && i + 1 < r->n && token[1].letter == '0') {
            i = (uint16_t)(i + join_parts(r, i));
        } else if (token->kind == BP_NF_DATE || token->kind == BP_NF_ELAPSED) {
            find_minutes(token, last);
            last = token;
        } else if (token->kind == BP_NF_POINT || token->kind == BP_NF_COMMA || token->kind == BP_NF_DIGIT) {
            make_text(token);
        }
    }
}

/* Counts the digits, and finds the last one before the point, and the last of all. */
static void count_digits(struct reader *r, int *whole, int *last)
{
    bool after = false;
    *whole = *last = -1;
    for (uint16_t i = 0; i < r->n; i++) {
        enum bp_nf_kind kind = r->tokens[i].kind;
        if (kind == BP_NF_EXPONENT || kind == BP_NF_SLASH)
            return;
        after |= kind == BP_NF_POINT;
        if (kind != BP_NF_DIGIT)
            continue;
        *last = i;
        if (after)
            r->section->decimals++;
        else
            r->section->whole++, *whole = i;
    }
}

/* A comma between digits parts thousands; one after the last digit divides by a thousand. */
static void finish_number(struct reader *r)
{
    struct bp_nf_section *section = r->section;
    int whole, last;
    count_digits(r, &whole, &last);
    bool digits = false;
    for (int i = 0; i < r->n; i++) {
        struct bp_nf_token *token = &r->tokens[i];
        digits |= token->kind == BP_NF_DIGIT;
        if (token->kind != BP_NF_COMMA)
            continue;
        bool divides = i == last + 1 || i == whole + 1;
        section->grouped |= digits && i < whole;
        if (digits && divides && section->shift > -100)
            section->shift = (int8_t)(section->shift - 3);
        token->kind = BP_NF_TEXT;
        token->text = ",";
        token->len = digits && (divides || i < whole) ? 0 : 1;
        last += i == last + 1;
        whole += i == whole + 1;
    }
}

static bool keep(struct reader *r)
{
    struct bp_nf_section *section = r->section;
    if (section->is_date)
        finish_date(r);
    else
        finish_number(r);
    section->tokens = bp_arena_array(r->arena, r->n ? r->n : 1u, sizeof *section->tokens);
    if (!section->tokens)
        return false;
    memcpy(section->tokens, r->tokens, r->n * sizeof *section->tokens);
    section->n = r->n;
    return true;
}

/* Names that XML Spreadsheet 2003 has for formats. */
static const char *named(const char *code)
{
    static const char *const names[][2] = {
        {"Short Date", "dd/mm/yyyy"}, {"Medium Date", "dd-mmm-yy"}, {"Long Date", "dd mmmm yyyy"},
        {"General Date", "dd/mm/yyyy hh:mm"}, {"Short Time", "hh:mm"}, {"Medium Time", "hh:mm AM/PM"},
        {"Long Time", "hh:mm:ss"}, {"General Number", "General"}, {"Fixed", "0.00"},
        {"Standard", "#,##0.00"}, {"Percent", "0.00%"}, {"Scientific", "0.00E+00"},
        {"Currency", "\xC2\xA3#,##0.00"}, {"Euro Currency", "\xE2\x82\xAC#,##0.00"},
        {"Yes/No", "\"Yes\";\"Yes\";\"No\""}, {"True/False", "\"True\";\"True\";\"False\""},
        {"On/Off", "\"On\";\"On\";\"Off\""}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (bp_text_is(code, strlen(code), names[i][0]))
            return names[i][1];
    return *code ? code : "General";
}

const struct bp_numfmt *bp_numfmt_read(const char *code, struct bp_arena *arena)
{
    struct bp_numfmt *format = bp_arena_alloc(arena, sizeof *format);
    code = named(code);
    char *kept = format ? bp_arena_text(arena, code, strlen(code)) : NULL;
    if (!kept)
        return NULL;
    struct reader r = {.at = kept, .end = kept + strlen(kept), .arena = arena, .section = format->sections};
    bool more = true;
    while (more) {
        while (r.at < r.end && *r.at != ';') {
            read_one(&r);
            /* The reader's own long date or time: nothing else of the section counts. */
            bool date = r.section->language == 0xF800, time = r.section->language == 0xF400;
            if (date || time) {
                const struct bp_numfmt *own = bp_numfmt_read(date ? "dd mmmm yyyy" : "hh:mm:ss", arena);
                if (own)
                    *format = *own;
                return own;
            }
        }
        if (!keep(&r))
            return NULL;
        format->n++;
        more = r.at < r.end && format->n < 4;
        r.at++;
        r.n = 0;
        r.section = format->sections + (more ? format->n : 0);
    }
    return format;
}

const char *bp_numfmt_builtin(uint32_t id)
{
    static const char *const codes[] = {
        [0] = "General", [1] = "0", [2] = "0.00", [3] = "#,##0", [4] = "#,##0.00",
        [5] = "\xC2\xA3#,##0;-\xC2\xA3#,##0", [6] = "\xC2\xA3#,##0;-\xC2\xA3#,##0",
        [7] = "\xC2\xA3#,##0.00;-\xC2\xA3#,##0.00", [8] = "\xC2\xA3#,##0.00;-\xC2\xA3#,##0.00",
        [9] = "0%", [10] = "0.00%", [11] = "0.00E+00", [12] = "# ?/?", [13] = ("# ?" "?/?" "?"),
        [14] = "dd/mm/yyyy", [15] = "dd-mmm-yy", [16] = "dd-mmm", [17] = "mmm-yy",
        [18] = "h:mm AM/PM", [19] = "h:mm:ss AM/PM", [20] = "hh:mm", [21] = "hh:mm:ss",
        [22] = "dd/mm/yyyy hh:mm",
        [27] = "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy",
        [32] = "hh:mm:ss", "hh:mm:ss", "hh:mm:ss", "hh:mm:ss", [36] = "dd/mm/yyyy",
        [37] = "#,##0;-#,##0", "#,##0;-#,##0", "#,##0.00;-#,##0.00", "#,##0.00;-#,##0.00",
        [41] = "#,##0;-#,##0;\"-\";@", "\xC2\xA3#,##0;-\xC2\xA3#,##0;\xC2\xA3\"-\";@",
        "#,##0.00;-#,##0.00;\"-\";@", "\xC2\xA3#,##0.00;-\xC2\xA3#,##0.00;\xC2\xA3\"-\";@",
        [45] = "mm:ss", "[h]:mm:ss", "mm:ss.0", "##0.0E+0", "@",
        [50] = "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy",
        "dd/mm/yyyy", "dd/mm/yyyy", "dd/mm/yyyy"};
    return id < sizeof codes / sizeof *codes ? codes[id] : NULL;
}
