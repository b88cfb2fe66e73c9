/* style_fonts.c: the fonts of a house style. A font that cannot be used stops the report: set in another one,
 * it would not be what the house wants. */
#include <errno.h>

#include "api/doc.h"
#include "api/reason.h"
#include "base/file.h"
#include "layout/house_font.h"

/* The largest of a family that is no collection has about a tenth of this. */
#define MOST_FONT ((size_t)16 << 20)

static const struct bp_house *house_of(const bp_doc *doc)
{
    return bp_house_for(doc->pack ? doc->pack->lang : doc->plan ? doc->plan->lang : doc->style->lang);
}

static bp_result refuse_file(bp_doc *doc, const struct bp_value_text *file, int error)
{
    const struct bp_reason *reason = bp_reason_of(error);
    bool large = error == EFBIG;
    if (error == ENOMEM)
        return BP_NOMEM;
    bp_diag_add(&doc->found, BP_E_FILE_UNREAD, doc->style->source, file->at, file->len, file->text,
                large ? "it has more than 16 MiB" : reason->words,
                large ? "take the file of one face" : reason->read_hint);
    return BP_IO;
}

static bp_result refuse_font(bp_doc *doc, const struct bp_value_text *file, enum bp_font_fault fault,
                             const char *why)
{
    static const enum bp_code codes[] = {[BP_FONT_KIND] = BP_E_FONT_KIND,
                                         [BP_FONT_DAMAGED] = BP_E_FONT_FAULTY,
                                         [BP_FONT_EMBEDDING] = BP_E_FONT_RIGHTS,
                                         [BP_FONT_LETTERS] = BP_E_FONT_LETTERS};
    if (fault == BP_FONT_NO_MEMORY)
        return BP_NOMEM;
    bp_diag_add(&doc->found, codes[fault], doc->style->source, file->at, file->len, file->text, why, NULL);
    return BP_INVALID;
}

/* Opens one face; leaves it zeroed if the style does not name it. */
static bp_result open_face(bp_doc *doc, const struct bp_value_text *file, struct bp_font *face)
{
    const char *path, *why;
    struct bp_buf bytes = {0};
    bp_result result = bp_style_path(doc, doc->style, file, &doc->work, &path);
    if (result != BP_OK || !path)
        return result;
    int error = bp_file_read(path, MOST_FONT, &bytes);
    if (error) {
        bp_buf_free(&bytes);
        return refuse_file(doc, file, error);
    }
    enum bp_font_fault fault =
        bp_house_font_open(face, &bytes, house_of(doc), &doc->work, &doc->fonts.doubt, &why);
    return fault ? refuse_font(doc, file, fault, why) : BP_OK;
}

/* Opens all, so that all faults are found at once. Returns the worst result. */
static bp_result open_faces(bp_doc *doc, struct bp_font faces[BP_FACES])
{
    bp_result result = BP_OK;
    for (int i = 0; i < BP_FACES && result != BP_NOMEM; i++) {
        bp_result one = open_face(doc, &doc->style->faces[i], &faces[i]);
        result = one > result ? one : result;
        if (!faces[i].face && i >= BP_ITALIC && faces[i - BP_ITALIC].face)
            bp_house_font_share(&faces[i], &faces[i - BP_ITALIC]);
    }
    return result;
}

bp_result bp_doc_style_fonts(bp_doc *doc)
{
    struct bp_font faces[BP_FACES] = {{0}};
    const bool own = doc->style && *doc->style->faces[BP_REGULAR].text && *doc->style->faces[BP_BOLD].text;
    bp_result result = !own ? BP_OK : bp_fonts_wake(&doc->fonts) ? open_faces(doc, faces) : BP_NOMEM;
    if (result == BP_OK && own && !bp_house_font_is(&doc->fonts, faces))
        bp_house_font_take(&doc->fonts, faces);
    else if (!own && doc->fonts.embedded)
        bp_house_font_drop(&doc->fonts);
    for (int i = 0; i < BP_FACES; i++)
        bp_font_close(&faces[i]);
    return result;
}
