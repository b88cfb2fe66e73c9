/* characters.c: reports characters that no font has, and looks for them in a source. */
#include "layout/characters.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/windows.h"
#include "layout/breaks.h"
#include "layout/fallback.h"
#include "layout/para.h"
#include "layout/unicode.h"

/* Whether this character has been reported: each is reported once. A finding has a place if the
 * author wrote the character, and none if only the report's own words use it. */
static bool is_reported(struct bp_diags *diags, const char *name, uint32_t at)
{
    for (size_t i = 0; i < diags->n; i++) {
        struct bp_diag *diag = &diags->items[i];
        if (diag->code != BP_E_GLYPH || !strstr(diag->message, name))
            continue;
        if (diag->at.line || at == BP_NOWHERE)
            return true;
        *diag = diags->items[--diags->n]; /* it was reported without a place, and now there is one */
        diags->errors--;
        return false;
    }
    return false;
}

/* Word's own fonts for signs, Wingdings and Symbol, have them at codes that mean nothing elsewhere. */
static const struct {
    uint16_t code, meant;
} word_signs[] = {
    {0xF04A, 0x263A}, {0xF04C, 0x2639}, {0xF06C, 0x25CF}, {0xF06E, 0x25A0}, {0xF076, 0x2756},
    {0xF0A7, 0x25AA}, {0xF0A8, 0x25FB}, {0xF0AB, 0x2605}, {0xF0B7, 0x2022}, {0xF0D8, 0x27A2},
    {0xF0DF, 0x2190}, {0xF0E0, 0x2192}, {0xF0E1, 0x2191}, {0xF0E2, 0x2193}, {0xF0E8, 0x2794},
    {0xF0F0, 0x21E8}, {0xF0FB, 0x2717}, {0xF0FC, 0x2713}, {0xF0FD, 0x2612}, {0xF0FE, 0x2611},
};

/* The character that was probably meant by a code that is none; 0: not known. */
static uint32_t meant_by(uint32_t code)
{
    for (size_t i = 0; i < sizeof word_signs / sizeof *word_signs; i++)
        if (word_signs[i].code == code)
            return word_signs[i].meant;
    return code >= 0x80 && code < 0xA0 ? bp_windows_1252((unsigned char)code) : 0;
}

/* What to do about a character that no font has. May use the room. */
static const char *character_hint(uint32_t code, char room[96])
{
    uint32_t meant = meant_by(code);
    char letter[5] = "";
    if (meant) {
        bp_utf8_put(letter, meant);
        snprintf(room, 96, "U+%04X is %s: did you mean %s (U+%04X)?", (unsigned)code,
                 code < 0xA0 ? "a control character" : "a sign in Word's fonts alone", letter,
                 (unsigned)meant);
        return room;
    }
    if (code >= 0xE000 && code <= 0xF8FF)
        return "its meaning is private to one font, and lost without it: type what it showed";
    if (bp_unicode(code)->cluster == GB_PICTURE)
        return "it is a picture, which each program draws in its own way: say in words what it stands for";
    if (code < 0x20 || (code >= 0x7F && code < 0xA0))
        return "it is a control character, which no font has: delete it";
    if (code == 0xFFFD)
        return "it stands for a character that was lost before: type anew what the original text has there";
    return "name a folder with a font that has it (--font-dir), or replace the character: nothing is printed "
           "as an empty box";
}

void bp_character_report(struct bp_diags *diags, struct bp_source *source, const char *at, const char *end,
                         uint32_t run_at)
{
    char name[40], hint[96], text[5] = "";
    const char *next = at;
    uint32_t point = bp_utf8_next(&next, end);
    bp_utf8_put(text, point);
    snprintf(name, sizeof name, "\"%s\" (U+%04X)", text, (unsigned)point);
    if (is_reported(diags, name, run_at))
        return;
    uint32_t offset, length;
    bp_find_in_source(source, run_at, at, (size_t)(next - at), &offset, &length);
    bp_diag_add(diags, BP_E_GLYPH, source, offset, length, name,
                character_hint(point, hint), NULL);
}

/* ---- lent ones ---- */

static void lend(struct bp_lent *lent, uint32_t code)
{
    for (int i = 0; i < lent->n; i++)
        if (lent->codes[i] == code)
            return;
    const int most = (int)(sizeof lent->codes / sizeof *lent->codes);
    lent->more |= lent->n == most;
    if (lent->n < most)
        lent->codes[lent->n++] = code;
}

void bp_character_lend(struct bp_setter *set, const struct bp_shape *shape)
{
    const struct bp_font *own = &set->shaper.fonts->items[shape->font - BP_FACES];
    hb_codepoint_t glyph;
    for (const char *at = shape->text, *end = at + shape->len; at < end;) {
        uint32_t code = bp_utf8_next(&at, end);
        if (!bp_hb.font_get_nominal_glyph(own->font, code, &glyph))
            lend(&set->lent, code);
    }
}

void bp_characters_lent(const struct bp_setter *set, const struct bp_house_style *style)
{
    const struct bp_lent *lent = &set->lent;
    struct bp_buf words = {0};
    if (!lent->n)
        return;
    for (int i = 0; i < lent->n; i++) {
        char letter[5] = "";
        bp_utf8_put(letter, lent->codes[i]);
        bp_buf_fmt(&words, "%s%s (U+%04X)", i ? ", " : "", letter, (unsigned)lent->codes[i]);
    }
    bp_buf_str(&words, lent->more ? ", and more" : "");
    bp_buf_char(&words, '\0');
    if (!words.failed)
        bp_diag_add(set->diags, BP_E_FONT_LENT, style->source, style->faces[BP_REGULAR].at,
                    style->faces[BP_REGULAR].len, words.bytes, NULL, NULL);
    else
        set->diags->arena->out = true;
    bp_buf_free(&words);
}

/* ---- a whole source ---- */

/* Characters below this are looked up once. */
#define MOST_KNOWN 0x3000

struct search {
    struct bp_fonts *fonts;
    struct bp_diags *diags;
    uint8_t known[MOST_KNOWN / 8]; /* a bit for each character that is there */
};

/* Whether fonts have the letter with its marks, in all styles. */
static bool is_there(struct search *search, const char *text, size_t len)
{
    const char *next = text;
    uint32_t code = bp_utf8_next(&next, text + len);
    bool alone = next == text + len && code < MOST_KNOWN;
    if (alone && search->known[code / 8] >> code % 8 & 1)
        return true;
    for (int face = 0; face < BP_FACES; face++)
        if (!bp_fallback_has(search->fonts, search->diags, text, len, face))
            return false;
    if (alone)
        search->known[code / 8] |= (uint8_t)(1u << code % 8);
    return true;
}

/* Whether the character of a reference such as &#10003; is there. What joins other letters is doubtful. */
static bool is_reference_there(struct search *search, const char *at, const char *end)
{
    char text[4];
    uint32_t code = 0, base = 10;
    at += strlen("&#");
    if (at < end && *at == 'x') {
        base = 16;
        at++;
    }
    for (; at < end && *at != ';' && code <= 0x10FFFF; at++)
        code = code * base + (uint32_t)(*at <= '9' ? *at - '0' : (*at | 0x20) - 'a' + 10);
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000) || bp_unicode(code)->cluster != GB_OTHER)
        return false;
    return code < 0x80 || is_there(search, text, bp_utf8_put(text, code));
}

/* The first byte from `at` on that is not ASCII or begins a reference. */
static const char *next_place(const char *at, const char *end)
{
    while (at < end && (unsigned char)*at < 0x80 && !(*at == '&' && at + 1 < end && at[1] == '#'))
        at++;
    return at;
}

bool bp_characters_are_plain(const struct bp_source *source)
{
    const char *end = source->bytes + source->len;
    return next_place(source->bytes, end) == end;
}

bool bp_characters_are_there(struct bp_fonts *fonts, struct bp_diags *diags, const struct bp_source *source)
{
    struct search search = {.fonts = fonts, .diags = diags};
    const char *const end = source->bytes + source->len;
    for (const char *at = next_place(source->bytes, end); at < end; at = next_place(at, end)) {
        if (*at == '&') {
            if (!is_reference_there(&search, at, end))
                return false;
            at += strlen("&#");
            continue;
        }
        if (at > source->bytes && bp_grapheme_end(at - 1, (size_t)(end - at) + 1, 0) > 1)
            at--; /* a letter with marks */
        size_t len = bp_grapheme_end(at, (size_t)(end - at), 0);
        if (!is_there(&search, at, len))
            return false;
        at += len;
    }
    return true;
}
