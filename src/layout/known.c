/* known.c: sets words from the tables of known.h. */
#include "layout/known.h"

#include "base/text.h"
#include "layout/shape.h"

/* Finds the places of all characters, and where each begins. Returns their number, or 0 if the tables lack
 * one. */
static unsigned find_places(const struct bp_known_char *chars, const char *text, size_t len,
                            uint8_t *places, struct bp_glyph *glyphs, bool *latin)
{
    unsigned n = 0;
    for (const char *at = text, *end = text + len; at < end; n++) {
        glyphs[n].cluster = (uint16_t)(at - text);
        unsigned place = bp_known_place(bp_utf8_next(&at, end));
        if (place == BP_KNOWN)
            return 0;
        places[n] = (uint8_t)place;
        *latin |= chars[place].latin;
    }
    return n;
}

unsigned bp_known_set(int face, const char *text, size_t len, struct bp_glyph *glyphs)
{
    uint8_t places[BP_SHAPE_MAX];
    bool latin = false;
    unsigned n = find_places(bp_known_faces[face][0].chars, text, len, places, glyphs, &latin);
    const struct bp_known_face *known = &bp_known_faces[face][latin];
    struct bp_known_pair before = {0, 0, 0};
    for (unsigned i = 0; i < n; i++) {
        const struct bp_known_char *is = &known->chars[places[i]];
        unsigned kind = 0;
        if (i + 1 < n)
            kind = known->rows[is->row * known->columns + known->chars[places[i + 1]].column];
        if (!is->glyph || kind == BP_KNOWN_ASK)
            return 0;
        struct bp_known_pair after = known->pairs[kind];
        glyphs[i].id = is->glyph;
        glyphs[i].advance = (int16_t)(is->advance + before.second + after.first);
        glyphs[i].dx = before.dx;
        glyphs[i].dy = 0;
        before = after;
    }
    return n;
}
