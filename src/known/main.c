/* main.c: the program `known`: asks HarfBuzz how the embedded faces set each common character, alone and
 * with each other, and writes it as the tables of layout/known.h. What these tables cannot say is marked,
 * so that HarfBuzz is asked for it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout/known.h"

/* What is found of one face and script. */
struct found {
    struct bp_known_char chars[BP_KNOWN];
    struct bp_known_pair pairs[BP_KNOWN_ASK];
    unsigned n_pairs, n_rows, n_columns;
    uint8_t kinds[BP_KNOWN][BP_KNOWN]; /* of all pairs */
    unsigned row[BP_KNOWN], column[BP_KNOWN]; /* a character of each row and of each column */
};

static uint32_t code_of(unsigned place)
{
    if (place < BP_KNOWN_LATIN_1)
        return ' ' + place - BP_KNOWN_ASCII;
    if (place < BP_KNOWN_OTHERS)
        return 0xA0 + place - BP_KNOWN_LATIN_1;
    return bp_known_others[place - BP_KNOWN_OTHERS];
}

/* Whether the face has the same rules for this script in all languages. */
static bool is_for_all(hb_face_t *face, hb_script_t script)
{
    static const hb_tag_t tables[] = {HB_OT_TAG_GSUB, HB_OT_TAG_GPOS};
    hb_tag_t tags[4];
    unsigned n = 4, index;
    hb_ot_tags_from_script_and_language(script, HB_LANGUAGE_INVALID, &n, tags, NULL, NULL);
    for (int i = 0; i < 2; i++) {
        hb_ot_layout_table_select_script(face, tables[i], n, tags, &index, NULL);
        if (hb_ot_layout_script_get_language_tags(face, tables[i], index, 0, NULL, NULL))
            return false;
    }
    return true;
}

static void shape(hb_font_t *font, hb_buffer_t *buffer, hb_script_t script, const uint32_t *codes, int n)
{
    hb_buffer_reset(buffer);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_add_utf32(buffer, codes, n, 0, n);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, script);
    hb_shape(font, buffer, NULL, 0);
}

/* A character alone becomes one glyph at its place, or HarfBuzz is asked. */
static void find_char(hb_font_t *font, hb_buffer_t *buffer, hb_script_t script, uint32_t code,
                      struct bp_known_char *out)
{
    unsigned n;
    shape(font, buffer, script, &code, 1);
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &n);
    bool known = n == 1 && infos->codepoint <= UINT16_MAX && positions->x_advance >= 0 &&
                 positions->x_advance == hb_font_get_glyph_h_advance(font, infos->codepoint) &&
                 positions->x_advance <= 2000 && !positions->x_offset && !positions->y_offset;
    if (known && (script == HB_SCRIPT_LATIN || !out->latin)) {
        out->glyph = (uint16_t)infos->codepoint;
        out->advance = (int16_t)positions->x_advance;
    }
}

static bool is_small(int value)
{
    return value >= -1000 && value <= 1000;
}

/* Which of the pairs two characters are. */
static uint8_t find_kind(hb_font_t *font, hb_buffer_t *buffer, hb_script_t script, struct found *found,
                         unsigned a, unsigned b)
{
    const struct bp_known_char *first = &found->chars[a], *second = &found->chars[b];
    unsigned n, kind = 0;
    if (!first->glyph || !second->glyph)
        return BP_KNOWN_ASK;
    shape(font, buffer, script, (const uint32_t[]){code_of(a), code_of(b)}, 2);
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &n);
    if (n != 2 || infos[0].codepoint != first->glyph || infos[1].codepoint != second->glyph ||
        infos[0].cluster != 0 || infos[1].cluster != 1 || at[0].x_offset || at[0].y_offset || at[1].y_offset)
        return BP_KNOWN_ASK;
    int more[2] = {at[0].x_advance - first->advance, at[1].x_advance - second->advance}, dx = at[1].x_offset;
    if (!is_small(more[0]) || !is_small(more[1]) || !is_small(dx))
        return BP_KNOWN_ASK;
    struct bp_known_pair pair = {(int16_t)more[0], (int16_t)more[1], (int16_t)dx};
    while (kind < found->n_pairs && memcmp(&found->pairs[kind], &pair, sizeof pair) != 0)
        kind++;
    if (kind == BP_KNOWN_ASK)
        return BP_KNOWN_ASK;
    if (kind == found->n_pairs)
        found->pairs[found->n_pairs++] = pair;
    return (uint8_t)kind;
}

/* Characters that begin the same pairs share a row, and those that end the same ones a column. */
static void find_rows(struct found *found)
{
    for (unsigned a = 0; a < BP_KNOWN; a++) {
        unsigned row = 0, column = 0;
        while (row < found->n_rows && memcmp(found->kinds[found->row[row]], found->kinds[a], BP_KNOWN) != 0)
            row++;
        for (bool same = false; column < found->n_columns && !same; column += !same) {
            same = true;
            for (unsigned b = 0; b < BP_KNOWN; b++)
                same &= found->kinds[b][found->column[column]] == found->kinds[b][a];
        }
        found->row[row] = row == found->n_rows ? a : found->row[row];
        found->column[column] = column == found->n_columns ? a : found->column[column];
        found->n_rows += row == found->n_rows;
        found->n_columns += column == found->n_columns;
        found->chars[a].row = (uint8_t)row;
        found->chars[a].column = (uint8_t)column;
    }
}

static void find(hb_font_t *font, hb_buffer_t *buffer, hb_script_t script, struct found *found)
{
    memset(found, 0, sizeof *found);
    found->n_pairs = 1;
    const bool any = is_for_all(hb_font_get_face(font), script);
    for (unsigned a = 0; a < BP_KNOWN; a++) {
        found->chars[a].latin =
            hb_unicode_script(hb_unicode_funcs_get_default(), code_of(a)) == HB_SCRIPT_LATIN;
        if (any)
            find_char(font, buffer, script, code_of(a), &found->chars[a]);
    }
    for (unsigned a = 0; a < BP_KNOWN; a++)
        for (unsigned b = 0; b < BP_KNOWN; b++)
            found->kinds[a][b] = find_kind(font, buffer, script, found, a, b);
    find_rows(found);
}

static void write_tables(const struct found *found, int face, int script)
{
    printf("static const struct bp_known_char chars_%d_%d[] = {\n", face, script);
    for (unsigned a = 0; a < BP_KNOWN; a++)
        printf("{%u, %d, %u, %u, %d},\n", found->chars[a].glyph, found->chars[a].advance, found->chars[a].row,
               found->chars[a].column, found->chars[a].latin);
    printf("};\nstatic const struct bp_known_pair pairs_%d_%d[] = {\n", face, script);
    for (unsigned i = 0; i < found->n_pairs; i++)
        printf("{%d, %d, %d},\n", found->pairs[i].first, found->pairs[i].second, found->pairs[i].dx);
    printf("};\nstatic const uint8_t rows_%d_%d[] = {\n", face, script);
    for (unsigned row = 0; row < found->n_rows; row++)
        for (unsigned column = 0; column < found->n_columns; column++)
            printf("%u,%c", found->kinds[found->row[row]][found->column[column]],
                   column + 1 < found->n_columns ? ' ' : '\n');
    puts("};");
}

/* What the face says of itself, and how wide each glyph is. */
static void write_metrics(const struct bp_font *font, int face)
{
    printf("static const uint16_t advances_%d[] = {", face);
    for (unsigned id = 0; id < font->n_glyphs; id++)
        printf("%d,%c", hb_font_get_glyph_h_advance(font->font, id), id % 16 == 15 ? '\n' : ' ');
    puts("};");
}

static void write_faces(const struct bp_font fonts[BP_FACES], unsigned columns[BP_FACES][2])
{
    puts("const struct bp_known_metrics bp_known_metrics[BP_FACES] = {");
    for (int f = 0; f < BP_FACES; f++) {
        const struct bp_font *font = &fonts[f];
        printf("{advances_%d, %u, %d, %d, %d, %d, %d, {%d, %d, %d, %d}},\n", f, font->n_glyphs, font->ascent,
               font->descent, font->cap_height, font->italic_angle, font->stem_v, font->bbox[0],
               font->bbox[1], font->bbox[2], font->bbox[3]);
    }
    puts("};\nconst struct bp_known_face bp_known_faces[BP_FACES][2] = {");
    for (int f = 0; f < BP_FACES; f++) {
        fputs("{", stdout);
        for (int s = 0; s < 2; s++)
            printf("{chars_%d_%d, rows_%d_%d, pairs_%d_%d, %u}%s", f, s, f, s, f, s, columns[f][s],
                   s ? "},\n" : ", ");
    }
    puts("};");
}

int main(void)
{
    static struct bp_font fonts[BP_FACES];
    static struct found found;
    static const hb_script_t scripts[] = {HB_SCRIPT_COMMON, HB_SCRIPT_LATIN};
    unsigned columns[BP_FACES][2];
    bool doubt = false;
    hb_buffer_t *buffer = hb_buffer_create();
    puts("/* Made by src/known from the embedded faces, when boardpaper was built. */\n"
         "#include \"layout/known.h\"\n");
    for (int face = 0; face < BP_FACES; face++) {
        if (!bp_font_open(&fonts[face], &bp_embedded[face], &doubt)) {
            fputs("known: the embedded faces cannot be opened\n", stderr);
            return EXIT_FAILURE;
        }
        write_metrics(&fonts[face], face);
        for (int script = 0; script < 2; script++) {
            find(fonts[face].font, buffer, scripts[script], &found);
            write_tables(&found, face, script);
            columns[face][script] = found.n_columns;
        }
    }
    write_faces(fonts, columns);
    hb_buffer_destroy(buffer);
    for (int face = 0; face < BP_FACES; face++)
        bp_font_close(&fonts[face]);
    return ferror(stdout) || fflush(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
