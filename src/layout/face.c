/* face.c: reads what a font file says of itself (the OpenType specification). */
#include "layout/face.h"

#include <string.h>

#include "base/text.h"

bool bp_face_has(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = bp_hb.face_reference_table(face, tag);
    bool has = bp_hb.blob_get_length(table) > 0;
    bp_hb.blob_destroy(table);
    return has;
}

unsigned bp_face_rights(hb_face_t *face)
{
    hb_blob_t *table = bp_hb.face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned len;
    const unsigned char *bytes = (const unsigned char *)bp_hb.blob_get_data(table, &len);
    unsigned rights = len < 10 ? 0 : (unsigned)bytes[8] << 8 | bytes[9];
    bp_hb.blob_destroy(table);
    return rights;
}

void bp_face_name(struct bp_font *font)
{
    char name[sizeof font->name];
    unsigned len = sizeof name, n = 0;
    bp_hb.ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &len, name);
    for (unsigned i = 0; i < len; i++) {
        char c = name[i];
        bool plain = bp_is_letter(c) || bp_is_digit(c);
        if (plain || c == '-' || c == '_')
            font->name[n++] = c;
    }
    if (!n)
        memcpy(font->name, "Font", sizeof "Font");
}

static uint32_t number_at(const struct bp_buf *bytes, size_t at)
{
    const unsigned char *b = (const unsigned char *)bytes->bytes + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

bool bp_face_is_whole(const struct bp_buf *bytes, unsigned index)
{
    size_t at = 0;
    if (bytes->len >= 16 && !memcmp(bytes->bytes, "ttcf", 4))
        at = bytes->len >= 16 + 4 * (size_t)index ? number_at(bytes, 12 + 4 * (size_t)index)
                                                  : SIZE_MAX;
    if (at >= bytes->len || bytes->len - at < 12)
        return false;
    size_t tables = number_at(bytes, at + 4) >> 16;
    if ((bytes->len - at - 12) / 16 < tables)
        return false;
    for (size_t i = 0; i < tables; i++) {
        uint64_t offset = number_at(bytes, at + 12 + 16 * i + 8);
        if (offset + number_at(bytes, at + 12 + 16 * i + 12) > bytes->len)
            return false;
    }
    return true;
}
