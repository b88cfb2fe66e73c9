/* bytes.c: looks at a file's bytes before its XML is read: is it UTF-8 text? People really hand in
 * pictures of plans, UTF-16 and Windows-1252. Each gets a message that names it and says what to do.
 * Also rejects input that would take the parser quadratic time. */
#include "read/bytes.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/windows.h"
#include "read/read.h"
#include "xml/crowded.h"
#include "xml/limits.h"

#define SAVE_AS_UTF8 "save it again as UTF-8: in Notepad, Save as, Encoding: UTF-8"

struct kind {
    const char *magic;
    size_t len;
    const char *what, *hint;
};

static const struct kind kinds[] = {
    {"PK\003\004", 4, "it is a zip file, but no workbook or document that can be read",
     "open it in Excel, Word or LibreOffice, and save it as .xlsx or .docx; a board pack is XML alone"},
    {"\xD0\xCF\x11\xE0", 4, "it is an old Word or Excel file, or one with a password",
     "save it as .xlsx or .docx, without a password; a board pack is XML alone"},
    {"%PDF", 4, "it is a PDF", "give the XML file from which the PDF was made"},
    {"{\\rtf", 5, "it is a rich text file", "save it as plain text, in UTF-8, with the ending .xml"},
};

static bool starts_with(const struct bp_source *source, uint32_t at, const char *bytes, size_t len)
{
    return source->len - at >= len && !memcmp(source->bytes + at, bytes, len);
}

static uint32_t first_ink(const struct bp_source *source)
{
    uint32_t at = starts_with(source, 0, "\xEF\xBB\xBF", 3) ? 3 : 0;
    while (at < source->len && strchr(" \t\r\n", source->bytes[at]) && source->bytes[at])
        at++;
    return at;
}

/* Recognises a file of another type by its first bytes. */
static bool check_kind(struct bp_source *source, struct bp_diags *diags)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!starts_with(source, 0, kinds[i].magic, kinds[i].len))
            continue;
        bp_diag_add(diags, BP_E_NOT_XML, source, BP_NOWHERE, 0, kinds[i].what, kinds[i].hint, NULL);
        return false;
    }
    if (starts_with(source, 0, "\xFF\xFE", 2) || starts_with(source, 0, "\xFE\xFF", 2) ||
        starts_with(source, 0, "<\0", 2) || starts_with(source, 0, "\0<", 2)) {
        bp_diag_add(diags, BP_E_UTF16, source, BP_NOWHERE, 0, NULL, NULL, NULL);
        return false;
    }
    return true;
}

/* The position of the encoding named in the XML declaration, and *len; *len is 0 if there is none. */
static uint32_t declared_encoding(const struct bp_source *source, uint32_t at, uint32_t *len)
{
    *len = 0;
    if (!starts_with(source, at, "<?xml", 5))
        return at;
    const char *begin = source->bytes + at, *end = strstr(begin, "?>");
    const char *word = strstr(begin, "encoding");
    if (!end || !word || word > end)
        return at;
    const char *quote = word + strcspn(word, "\"'");
    const char *close = quote < end ? memchr(quote + 1, *quote, (size_t)(end - quote - 1)) : NULL;
    if (!close)
        return at;
    *len = (uint32_t)(close - quote - 1);
    return (uint32_t)(quote + 1 - source->bytes);
}

static bool check_declaration(struct bp_source *source, struct bp_diags *diags)
{
    static const char *const good[] = {"UTF-8", "UTF8", "US-ASCII", "ASCII"};
    uint32_t len, at = declared_encoding(source, first_ink(source), &len);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (bp_text_is(source->bytes + at, len, good[i]))
            return true;
    if (!len)
        return true;
    char name[41] = {0};
    memcpy(name, source->bytes + at, len < 40 ? len : 40);
    if (bp_utf8_check(name, strlen(name)) != strlen(name))
        name[0] = 0;
    bp_diag_add(diags, BP_E_DECLARED, source, at, len, name, NULL, NULL);
    return false;
}

static bool check_utf8(struct bp_source *source, struct bp_diags *diags)
{
    const char *nul = memchr(source->bytes, 0, source->len);
    if (nul) {
        bp_diag_add(diags, BP_E_NUL, source, (uint32_t)(nul - source->bytes), 1, NULL, NULL, NULL);
        return false;
    }
    uint32_t bad = (uint32_t)bp_utf8_check(source->bytes, source->len);
    if (bad == source->len)
        return true;
    unsigned byte = (unsigned char)source->bytes[bad];
    uint32_t code = bp_windows_1252((unsigned char)byte);
    char letter[5] = {0}, what[80];
    bp_utf8_put(letter, code ? code : '?');
    if (code)
        snprintf(what, sizeof what, "the byte %02X is \"%s\" in Windows-1252", byte, letter);
    else
        snprintf(what, sizeof what, "the byte %02X makes no character", byte);
    bp_diag_add(diags, BP_E_ENCODING, source, bad, 1, what, SAVE_AS_UTF8, NULL);
    return false;
}

/* Limits the attributes of a tag, so that reading stays fast. */
static bool check_attributes(struct bp_source *source, struct bp_diags *diags)
{
    const char *tag = bp_xml_crowded(source->bytes, source->len, BP_MAX_ATTRIBUTES);
    if (!tag)
        return true;
    char name[41] = {0}, limit[12];
    size_t len = strcspn(tag + 1, " \t\r\n=/><\"'");
    memcpy(name, tag + 1, len < 40 ? len : 40);
    snprintf(limit, sizeof limit, "%d", BP_MAX_ATTRIBUTES);
    bp_diag_add(diags, BP_E_ATTRIBUTES, source, (uint32_t)(tag - source->bytes), (uint32_t)len + 1, name,
                limit, NULL);
    return false;
}

/* A text that is no XML at all. */
static void refuse_text(struct bp_source *source, uint32_t at, enum bp_element root, struct bp_diags *diags)
{
    char hint[100];
    snprintf(hint, sizeof hint, "it has to begin with <?xml version=\"1.0\" encoding=\"UTF-8\"?> and <%s>",
             bp_elements[root].name);
    bp_diag_add(diags, BP_E_NOT_XML, source, at, 1, "it does not begin with <", hint, NULL);
}

bool bp_bytes_check(struct bp_source *source, enum bp_element root, struct bp_diags *diags)
{
    if (!check_kind(source, diags))
        return false;
    uint32_t ink = first_ink(source);
    if (ink == source->len) {
        bp_diag_add(diags, BP_E_EMPTY, source, BP_NOWHERE, 0, NULL, NULL, NULL);
        return false;
    }
    if (!check_declaration(source, diags) || !check_utf8(source, diags))
        return false;
    if (source->bytes[ink] != '<') {
        refuse_text(source, ink, root, diags);
        return false;
    }
    return check_attributes(source, diags);
}
