/* style.c: what a house style may say, as data, and how its words and colours take the places of the
 * report's own. */
#include "model/style.h"

#include <string.h>

#include "model/colour.h"
#include "model/columns.h"

/* ---- sheets and colours ---- */

const char *const bp_paper_names[] = {"A4", "A3", NULL};
const char *const bp_orientation_names[] = {"landscape", "portrait", NULL};
const char *const bp_face_names[] = {"regular", "bold", "italic", "bold-italic", NULL};

/* ISO 216, long and short side. */
static const int32_t sides[BP_PAPERS][2] = {[BP_PAPER_A4] = {841890, 595276},
                                             [BP_PAPER_A3] = {1190551, 841890}};

const struct bp_sheet bp_sheet_default = {BP_PAPER_A4, BP_LANDSCAPE, {40000, 40000, 24000, 40000}, 0};

int32_t bp_sheet_width(const struct bp_sheet *sheet)
{
    return sides[sheet->paper][sheet->orientation == BP_PORTRAIT];
}

int32_t bp_sheet_height(const struct bp_sheet *sheet)
{
    return sides[sheet->paper][sheet->orientation == BP_LANDSCAPE];
}

/* Black and neutral greys, which printers set with black ink alone, and a navy: 21, 7.0 and 10.2 : 1 on
 * white. */
const struct bp_colours bp_colours_default = {0x000000, 0x12436D, 0x12436D, 0xFFFFFF, 0x595959, 0x9D9D9D};

bool bp_style_scheme(const struct bp_house_style *style, struct bp_scheme *scheme, struct bp_arena *arena)
{
    if (!style->n_looks || !scheme->items) /* a board pack has no statuses */
        return true;
    struct bp_status *items = bp_arena_array(arena, (size_t)scheme->n + 1, sizeof *items);
    if (!items)
        return false;
    memcpy(items, scheme->items, ((size_t)scheme->n + 1) * sizeof *items);
    scheme->items = items;
    for (uint32_t i = 0; i < style->n_looks; i++) {
        const struct bp_status_look *look = &style->looks[i];
        int status = bp_scheme_find(scheme, look->id);
        if (status < 0 || items[status].own_fill)
            continue;
        items[status].fill = look->fill;
        items[status].text = look->text;
    }
    return true;
}

/* ---- words ---- */

const char *const bp_heading_names[] = {"summary", "at-a-glance", "needs-attention", "movement", "measures",
                                        "key", "glossary", "document-control", "data-quality", "contents",
                                        NULL};
const enum bp_word bp_heading_words[] = {
    BP_WORD_SUMMARY, BP_WORD_AT_A_GLANCE, BP_WORD_NEEDS_ATTENTION, BP_WORD_MOVEMENT, BP_WORD_SUCCESS_MEASURES,
    BP_WORD_KEY, BP_WORD_GLOSSARY, BP_WORD_DOCUMENT_CONTROL, BP_WORD_DATA_QUALITY, BP_WORD_CONTENTS};

const char *const bp_footer_names[] = {"organisation", "title", "report", "period", "version", NULL};

int bp_footer_name(const char *text, size_t *len)
{
    for (int i = 0; *text == '{' && bp_footer_names[i]; i++) {
        size_t name = strlen(bp_footer_names[i]);
        if (strncmp(text + 1, bp_footer_names[i], name) != 0 || text[name + 1] != '}')
            continue;
        *len = name + 2;
        return i;
    }
    return -1;
}

bool bp_style_speaks(const struct bp_house_style *style, const char *lang)
{
    char own[9] = ""; /* a language of at most eight letters: BCP 47 */
    size_t len = strcspn(style->lang, "-");
    if (len < sizeof own)
        memcpy(own, style->lang, len);
    return bp_house_speaks(lang, own);
}

const struct bp_house *bp_style_house(const struct bp_house_style *style, const struct bp_house *house,
                                      const char *lang, struct bp_arena *arena)
{
    bool worded = style->n_headings && bp_style_speaks(style, lang);
    if (!worded && style->dates == house->dates)
        return house;
    struct bp_house *own = bp_arena_alloc(arena, sizeof *own);
    const char **words = worded ? bp_arena_array(arena, BP_WORDS, sizeof *words) : NULL;
    if (!own || (worded && !words))
        return NULL;
    *own = *house;
    own->dates = style->dates;
    if (!worded)
        return own;
    memcpy(words, house->words, BP_WORDS * sizeof *words);
    for (uint32_t i = 0; i < style->n_headings; i++)
        words[style->headings[i].word] = style->headings[i].words;
    own->words = words;
    return own;
}

/* ---- columns ---- */

const struct bp_style_column *bp_style_column_of(const struct bp_house_style *style, enum bp_row_kind rows,
                                                 enum bp_column_kind kind, const char *id)
{
    const struct bp_style_columns *columns = &style->columns[rows];
    for (uint32_t i = 0; i < columns->n; i++)
        if (columns->items[i].def.kind == kind &&
            (kind != BP_COLUMN_OWN || !strcmp(columns->items[i].def.id, id)))
            return &columns->items[i];
    return NULL;
}
