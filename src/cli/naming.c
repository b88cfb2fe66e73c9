/* naming.c: turns texts of a plan into file names that all file systems accept. */
#include "cli/days.h"
#include "cli/naming.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "boardpaper.h"
#include "cli/options.h"
#include "cli/words.h"

enum { FIELD_MOST = 120, NAME_MOST = 255, HASH = 9 /* "-0123abcd" */, TEMPLATE_MOST = 512 };

const char *const naming_fields[N_FIELDS] = {
    [FIELD_PLAN] = "plan",         [FIELD_FOLDER] = "folder",     [FIELD_NUMBER] = "number",
    [FIELD_EDITION] = "edition",   [FIELD_ORGANISATION] = "organisation",
    [FIELD_TITLE] = "title",       [FIELD_REPORT] = "report",     [FIELD_PERIOD] = "period",
    [FIELD_LEAD] = "lead",         [FIELD_PRIORITY] = "priority", [FIELD_PARTNER] = "partner"};

/* ---- characters ---- */

/* Lower-case letters of the alphabets that plans use. `step` is the distance from a capital to its
 * lower-case letter. With a step of 1 they alternate, and capitals have `odd` as their last bit. */
static const struct capitals {
    uint32_t first, last, step;
    uint32_t odd;
} capitals[] = {
    {'A', 'Z', 32, 0},       {0xC0, 0xD6, 32, 0},     {0xD8, 0xDE, 32, 0},     {0x100, 0x12F, 1, 0},
    {0x132, 0x137, 1, 0},    {0x139, 0x148, 1, 1},    {0x14A, 0x177, 1, 0},    {0x179, 0x17E, 1, 1},
    {0x218, 0x21B, 1, 0},    {0x388, 0x38A, 37, 0},   {0x391, 0x3A1, 32, 0},   {0x3A3, 0x3AB, 32, 0},
    {0x400, 0x40F, 80, 0},   {0x410, 0x42F, 32, 0},   {0x490, 0x491, 1, 0},    {0x1E00, 0x1E95, 1, 0},
    {0x1EA0, 0x1EF9, 1, 0},
};

static uint32_t small(uint32_t code)
{
    for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++) {
        const struct capitals *span = &capitals[i];
        if (code >= span->first && code <= span->last)
            return code + (span->step > 1 || (code & 1) == span->odd ? span->step : 0);
    }
    return code;
}

/* Ranges beyond ASCII without letters: signs, spaces, pictures, and characters that control lines. */
static const struct span {
    uint32_t first, last;
} signs[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},       {0xBB, 0xBF},     {0xD7, 0xD7},
    {0xF7, 0xF7},     {0x2B0, 0x2FF},   {0x37E, 0x37E},     {0x387, 0x387},   {0x55A, 0x55F},
    {0x589, 0x58F},   {0x5BE, 0x5C6},   {0x600, 0x60F},     {0x61B, 0x61F},   {0x66A, 0x66D},
    {0x6D4, 0x6D4},   {0x964, 0x965},   {0x1680, 0x1680},   {0x180E, 0x180E}, {0x2000, 0x2BFF},
    {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020},   {0x30FB, 0x30FB}, {0xD800, 0xF8FF},
    {0xFE00, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFEFF, 0xFF0F},   {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40},
    {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1D000, 0x1FAFF}, {0xE0000, 0x10FFFF},
};

static bool is_letter_or_digit(uint32_t code)
{
    if (code < 0x80)
        return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
               (code >= 'A' && code <= 'Z');
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (code >= signs[i].first && code <= signs[i].last)
            return false;
    return true;
}

/* For text that is already a file name: whether to keep a character. Those that cause trouble on a
 * disk, in a terminal or in a shell are removed. */
static bool is_safe(uint32_t code)
{
    return code >= 0x20 && code != 0x7F && !(code < 0x80 && strchr("/\\:*?\"<>|", (int)code)) &&
           !(code >= 0x80 && code < 0xA0) && !(code >= 0x200B && code <= 0x200F) &&
           !(code >= 0x2028 && code <= 0x202E) && !(code >= 0x2060 && code <= 0x206F) && code != 0xFFFD;
}

static size_t put_code(char *out, uint32_t code)
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    int more = code >= 0x10000 ? 3 : code >= 0x800 ? 2 : 1;
    static const unsigned char first[] = {0, 0xC0, 0xE0, 0xF0};
    for (int i = more; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(first[more] | code);
    return (size_t)more + 1;
}

/* ---- names of devices ---- */

static bool is_device(const char *name, size_t len)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    bool numbered = len == 4 && (!strncasecmp(name, "com", 3) || !strncasecmp(name, "lpt", 3));
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (len == 3 && !strncasecmp(name, devices[i], 3))
            return true;
    return numbered && name[3] >= '1' && name[3] <= '9';
}

void naming_no_device(char *name)
{
    size_t len = strcspn(name, "."), stem = len;
    while (stem && name[stem - 1] == ' ') /* Windows ignores trailing spaces */
        stem--;
    if (!is_device(name, stem))
        return;
    memmove(name + len + 1, name + len, strlen(name + len) + 1);
    name[len] = '_';
}

/* ---- cutting texts ---- */

/* FNV-1a. Keeps names different after their ends were cut off. */
static uint32_t hash(const char *text)
{
    uint32_t sum = 2166136261u;
    for (; *text; text++)
        sum = (sum ^ (unsigned char)*text) * 16777619u;
    return sum;
}

/* Cuts a text of more than `most` bytes between two characters, so that it fits together with a
 * hash of the whole and `tail`. */
static void cut(char *text, size_t most, const char *tail)
{
    if (strlen(text) <= most)
        return;
    uint32_t sum = hash(text);
    size_t len = most - HASH - strlen(tail);
    while (len && ((unsigned char)text[len] & 0xC0) == 0x80)
        len--;
    while (len && text[len - 1] == '-')
        len--;
    snprintf(text + len, most + 1 - len, "-%08" PRIx32 "%s", sum, tail);
}

/* Joins words by hyphens. Gives "" if the text has no letter. */
static size_t put_words(char *out, const char *text)
{
    size_t len = 0;
    for (uint32_t code; *text && (code = words_next(&text));) {
        if (is_letter_or_digit(code))
            len += put_code(out + len, small(code));
        else if (len && out[len - 1] != '-')
            out[len++] = '-';
    }
    while (len && out[len - 1] == '-')
        len--;
    return len;
}

static size_t put_file_name(char *out, const char *text)
{
    size_t len = 0;
    for (uint32_t code; *text && (code = words_next(&text));)
        len += put_code(out + len, is_safe(code) && (len || (code != '.' && code != '-')) ? code : '_');
    return len;
}

/* Shortens "2019-07-01 to 2019-09-30" to "2019-07 to 2019-09" if these are whole months, or to
 * "2019-07" for one. */
static const char *shorten_period(const char *text, char room[32])
{
    unsigned from[3], to[3];
    /* NOLINTNEXTLINE(cert-err34-c): with so few digits no number is too large */
    if (sscanf(text, "%4u-%2u-%2u to %4u-%2u-%2u", &from[0], &from[1], &from[2], &to[0], &to[1],
               &to[2]) != 6 || to[1] < 1 || to[1] > 12)
        return text;
    if (from[2] != 1 || to[2] != days_of_month(to[0], to[1]))
        return text;
    if (from[0] == to[0] && from[1] == to[1])
        snprintf(room, 32, "%04u-%02u", to[0], to[1]);
    else
        snprintf(room, 32, "%04u-%02u-to-%04u-%02u", from[0], from[1], to[0], to[1]);
    return room;
}

char *naming_value(enum field field, const char *text)
{
    char period[32];
    if (field == FIELD_PERIOD && text)
        text = shorten_period(text, period);
    size_t room = (text ? strlen(text) : 0) * 2 + 32; /* a lower-case letter has at most twice as
                                                         many bytes */
    char *value = malloc(room);
    if (!value)
        return NULL;
    bool is_name = field == FIELD_PLAN || field == FIELD_FOLDER;
    size_t len = !text ? 0 : is_name ? put_file_name(value, text) : put_words(value, text);
    value[len] = '\0';
    if (!len)
        snprintf(value, room, "no-%s", naming_fields[field]);
    cut(value, FIELD_MOST, "");
    return value;
}

/* ---- templates ---- */

/* The field whose name is at `at`, up to its brace; N_FIELDS if there is none. */
static enum field find_field(const char *at, size_t len)
{
    for (int i = 0; i < N_FIELDS; i++)
        if (strlen(naming_fields[i]) == len && !memcmp(naming_fields[i], at, len))
            return (enum field)i;
    return N_FIELDS;
}

static bool unknown_field(const char *at, size_t len)
{
    char word[32], list[160] = "";
    snprintf(word, sizeof word, "%.*s", (int)len, at);
    const char *near = bp_nearest(word, naming_fields, N_FIELDS);
    for (size_t i = 0, n = 0; i < N_FIELDS; i++)
        n += (size_t)snprintf(list + n, sizeof list - n, "%s{%s}", i ? ", " : "", naming_fields[i]);
    options_wrong(NULL, "--name: there is no field {%s}%s%s%s; there are %s", word,
                  near ? "; did you mean {" : "", near ? near : "", near ? "}?" : "", list);
    return false;
}

/* A template may contain folders, but must not lead out of them or make hidden files. */
static bool leads_on(const char *template)
{
    for (const char *at = template;; at++) {
        size_t len = strcspn(at, "/");
        if (!len || *at == '.')
            return false;
        at += len;
        if (!*at)
            return true;
    }
}

/* The ending of a report's name: ".pdf", ".html", ".xlsx"; or "". */
static const char *ending_of(const char *template)
{
    const char *dot = strrchr(template, '.');
    return dot && dot > template && dot[-1] != '/' ? dot : "";
}

bool naming_read(const char *template, bool workbooks, unsigned *fields)
{
    size_t all = strlen(template);
    *fields = 0;
    if (all > TEMPLATE_MOST || !leads_on(template)) {
        options_wrong(NULL, "--name is the name of a file below the folder of -d, none of whose parts is "
                            "empty or begins with a dot, not \"%s\"", template);
        return false;
    }
    bool workbook = !strcmp(ending_of(template), ".xlsx");
    if (workbook && !workbooks) {
        options_wrong(NULL, "--name=%s: reports are PDFs or HTML; workbooks hold chase sheets, with --chase",
                      template);
        return false;
    }
    if (!workbook && strcmp(ending_of(template), ".pdf") != 0 && strcmp(ending_of(template), ".html") != 0) {
        options_wrong(NULL, "--name ends in .pdf or .html, such as '{plan}.pdf', but \"%s\" does not",
                      template);
        return false;
    }
    for (const char *at = template; *at; at++) {
        size_t len = strcspn(at, "{}");
        at += len;
        if (!*at)
            return true;
        len = strcspn(at, "}/");
        if (*at == '}' || at[len] != '}') {
            options_wrong(NULL, "--name: a brace is without its other in \"%s\"", template);
            return false;
        }
        enum field field = find_field(at + 1, len - 1);
        if (field == N_FIELDS)
            return unknown_field(at + 1, len - 1);
        *fields |= 1u << field;
        at += len;
    }
    return true;
}

/* Fills in the fields of a part between slashes. `out` must have room for the longest result. */
static size_t fill_part(char *out, const char *at, size_t len, char *const values[N_FIELDS])
{
    size_t n = 0;
    for (const char *end = at + len; at < end; at++) {
        if (*at != '{') {
            out[n++] = *at;
            continue;
        }
        size_t name = strcspn(at, "}");
        const char *value = values[find_field(at + 1, name - 1)];
        memcpy(out + n, value, strlen(value));
        n += strlen(value);
        at += name;
    }
    out[n] = '\0';
    return n;
}

char *naming_make(const char *template, char *const values[N_FIELDS])
{
    size_t room = strlen(template) + 1;
    for (const char *at = template; *at; at++)
        room += *at == '{' ? FIELD_MOST : *at == '/'; /* room for what naming_no_device adds, too */
    room++;
    char *name = calloc(1, room);
    if (!name)
        return NULL;
    size_t n = 0;
    for (const char *at = template;; at++) {
        size_t len = strcspn(at, "/");
        fill_part(name + n, at, len, values);
        naming_no_device(name + n);
        cut(name + n, NAME_MOST, at[len] ? "" : ending_of(template));
        n += strlen(name + n);
        at += len;
        if (!*at)
            return name;
        name[n++] = '/';
    }
}

/* ---- equal names ---- */

char *naming_folded(const char *name)
{
    char *folded = malloc(strlen(name) * 2 + 1);
    size_t len = 0;
    for (uint32_t code; folded && *name && (code = words_next(&name));)
        len += put_code(folded + len, small(code));
    if (folded)
        folded[len] = '\0';
    return folded;
}

struct key {
    char *name;
    size_t index;
};

static int by_name(const void *a, const void *b)
{
    const struct key *left = a, *right = b;
    int order = strcmp(left->name, right->name);
    return order ? order : (left->index > right->index) - (left->index < right->index);
}

bool naming_clash(char *const *names, size_t n, size_t pair[2], bool *memory)
{
    struct key *keys = calloc(n ? n : 1, sizeof *keys);
    bool found = false;
    *memory = keys != NULL;
    for (size_t i = 0; i < n && *memory; i++) {
        keys[i] = (struct key){naming_folded(names[i]), i};
        *memory = keys[i].name != NULL;
    }
    if (*memory)
        qsort(keys, n, sizeof *keys, by_name);
    for (size_t i = 1; i < n && *memory; i++) {
        if (strcmp(keys[i - 1].name, keys[i].name) || (found && keys[i].index > pair[1]))
            continue;
        pair[0] = keys[i - 1].index;
        pair[1] = keys[i].index;
        found = true;
    }
    for (size_t i = 0; keys && i < n; i++)
        free(keys[i].name);
    free(keys);
    return found;
}
