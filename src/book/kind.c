/* kind.c: tells by its content what a file is. Its name counts for text alone. */
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "book/encoding.h"
#include "book/kind.h"
#include "book/parts.h"
#include "book/zip_fields.h"

enum {
    LOOKED_AT = 8192,   /* bytes of a text file */
    LINES = 8,          /* of CSV */
    MOST_LIST = 1 << 20 /* bytes of a part that lists what the parts are */
};

/* ---- zip files ---- */

/* What the part says that tells what a file is. */
struct sign {
    const char *part, *words;
    enum bp_file_kind kind;
};

/* In this order: the first that fits tells. A .xlsb is for the reader of workbooks to refuse. */
static const struct sign signs[] = {
    {"mimetype", "application/vnd.oasis.opendocument.spreadsheet", BP_FILE_ODS},
    {"mimetype", "application/vnd.oasis.opendocument.text", BP_FILE_ODT},
    {"[Content_Types].xml", "spreadsheetml.sheet.main+xml", BP_FILE_XLSX},
    {"[Content_Types].xml", "spreadsheetml.template.main+xml", BP_FILE_XLSX},
    {"[Content_Types].xml", "ms-excel.sheet.macroEnabled.main+xml", BP_FILE_XLSX},
    {"[Content_Types].xml", "ms-excel.template.macroEnabled.main+xml", BP_FILE_XLSX},
    {"[Content_Types].xml", "ms-excel.sheet.binary.macroEnabled.main", BP_FILE_XLSX},
    {"[Content_Types].xml", "wordprocessingml.document.main+xml", BP_FILE_DOCX},
    {"[Content_Types].xml", "wordprocessingml.template.main+xml", BP_FILE_DOCX},
    {"[Content_Types].xml", "ms-word.document.macroEnabled.main+xml", BP_FILE_DOCX},
    {"[Content_Types].xml", "ms-word.template.macroEnabledTemplate.main+xml", BP_FILE_DOCX},
    {"META-INF/manifest.xml", "application/vnd.oasis.opendocument.spreadsheet", BP_FILE_ODS},
    {"META-INF/manifest.xml", "application/vnd.oasis.opendocument.text", BP_FILE_ODT},
    {"xl/workbook.xml", "", BP_FILE_XLSX},
    {"xl/workbook.bin", "", BP_FILE_XLSX},
    {"word/document.xml", "", BP_FILE_DOCX},
};

static bool is_named(const struct bp_zip_entry *entry, const char *name)
{
    const char *at = entry->name;
    size_t len = entry->name_len;
    while (len && (*at == '/' || *at == '\\'))
        at++, len--;
    if (len != strlen(name))
        return false;
    for (size_t i = 0; i < len; i++)
        if ((at[i] == '\\' ? '/' : bp_lower(at[i])) != bp_lower(name[i]))
            return false;
    return true;
}

static bool holds(const char *bytes, size_t len, const char *word)
{
    size_t word_len = strlen(word);
    for (const char *at = bytes, *end = bytes + len; (size_t)(end - at) >= word_len; at++)
        if (!word_len || bp_text_is(at, word_len, word))
            return true;
    return false;
}

/* The bytes of a small part, without zeros, so that UTF-16 reads as ASCII. NULL: it cannot be read, or memory
 * ran out (*out). */
static char *read_small(const char *bytes, const struct bp_zip_entry *entry, size_t *len, bool *out)
{
    bool stored = entry->method == BP_ZIP_STORED && entry->packed == entry->size;
    if (entry->size > MOST_LIST || entry->flags & BP_ZIP_ENCRYPTED ||
        (!stored && entry->method != BP_ZIP_DEFLATED))
        return NULL;
    char *text = malloc((size_t)entry->size + 1);
    struct libdeflate_decompressor *inflater = text && !stored ? libdeflate_alloc_decompressor() : NULL;
    bool good = stored && text;
    *out = *out || !text || (!stored && !inflater);
    if (good)
        memcpy(text, bytes + entry->data, (size_t)entry->size);
    else if (inflater)
        good = libdeflate_deflate_decompress(inflater, bytes + entry->data, (size_t)entry->packed, text,
                                             (size_t)entry->size, NULL) == LIBDEFLATE_SUCCESS;
    libdeflate_free_decompressor(inflater);
    *len = 0;
    for (size_t i = 0; good && i < entry->size; i++)
        if (text[i])
            text[(*len)++] = text[i];
    if (!good) {
        free(text);
        return NULL;
    }
    return text;
}

/* The place in `signs` of the first that fits this part, before `before`. Of parts with one name only the
 * first is looked at (*met: which signs had theirs): there could be 10,000. */
static size_t match_part(const char *bytes, const struct bp_zip_entry *entry, size_t before, uint32_t *met,
                         bool *out)
{
    char *text = NULL;
    size_t len = 0, found = before;
    for (size_t i = 0; i < found; i++) {
        if (*met >> i & 1 || !is_named(entry, signs[i].part))
            continue;
        *met |= UINT32_C(1) << i;
        if (*signs[i].words && !text)
            text = read_small(bytes, entry, &len, out);
        if (!*signs[i].words || (text && holds(text, len, signs[i].words)))
            found = i;
    }
    free(text);
    return found;
}

static enum bp_file_kind kind_of_zip(const char *bytes, const struct bp_zip_directory *directory, bool *out)
{
    size_t n = sizeof signs / sizeof *signs, best = n;
    uint32_t at = directory->at, met = 0;
    struct bp_zip_entry entry;
    for (uint64_t i = 0; i < directory->n && i < BP_MOST_PARTS; i++, at += entry.len) {
        if (!bp_zip_read_entry(bytes, directory, at, &entry))
            break;
        best = match_part(bytes, &entry, best, &met, out);
    }
    return best < n ? signs[best].kind : BP_FILE_PLAN;
}

/* ---- text ---- */

/* The beginning of a text, whatever its encoding: without a byte order mark, and of UTF-16 the ASCII alone,
 * with "?" for the rest. */
static size_t read_begin(const char *bytes, size_t len, char out[LOOKED_AT])
{
    size_t n = 0, at = 0;
    enum bp_encoding encoding = bp_encoding_of(bytes, len < LOOKED_AT ? len : LOOKED_AT);
    bool big = encoding == BP_UTF16_BE;
    if (!big && encoding != BP_UTF16_LE) {
        at = bp_mark_at(bytes, len) ? 3 : 0;
        n = len - at < LOOKED_AT ? len - at : LOOKED_AT;
        memcpy(out, bytes + at, n);
        return n;
    }
    for (; at + 1 < len && n < LOOKED_AT; at += 2) {
        unsigned high = (unsigned char)bytes[at + !big], low = (unsigned char)bytes[at + big];
        if (at || high < 0xFE)
            out[n++] = (char)(high ? '?' : low);
    }
    return n;
}

/* Whether each of the first lines has the separator, and each as often. Quoted ones do not count, nor do
 * lines of a title above the first line that has it. */
static bool is_parted_by(char separator, const char *text, size_t len)
{
    size_t first = 0, n = 0, lines = 0;
    bool quoted = false;
    for (size_t i = 0; i < len && lines < LINES; i++) {
        if (text[i] == '"')
            quoted = !quoted;
        n += !quoted && text[i] == separator;
        if (quoted || (text[i] != '\n' && !(text[i] == '\r' && (i + 1 == len || text[i + 1] != '\n'))))
            continue;
        if (lines && n != first)
            return false;
        lines += n > 0;
        first = n;
        n = 0;
    }
    return lines > 1;
}

static bool has_csv_name(const char *name)
{
    static const char *const ends[] = {".csv", ".tsv", ".tab", ".txt"};
    const char *dot = name ? strrchr(name, '.') : NULL;
    for (size_t i = 0; dot && i < sizeof ends / sizeof *ends; i++)
        if (bp_text_is(dot, strlen(dot), ends[i]))
            return true;
    return false;
}

/* Whether it is a file of another kind than text: programs, pictures, PDF. */
static bool is_other(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)text[i] < 0x20 && !bp_is_blank(text[i]) && text[i] != '\f')
            return true;
    return (len >= 4 && !memcmp(text, "%PDF", 4)) || (len >= 5 && !memcmp(text, "{\\rtf", 5));
}

/* How much of an XML file stands before the end of its first tag: what is in its text is nobody's sign. */
static size_t first_tag(const char *text, size_t len)
{
    for (size_t at = 0; at < len; at++) {
        const char *open = memchr(text + at, '<', len - at);
        const char *close = open ? memchr(open, '>', len - (size_t)(open - text)) : NULL;
        if (!close)
            return len;
        at = (size_t)(close - text);
        if (open[1] != '?' && open[1] != '!')
            return at + 1;
    }
    return len;
}

static enum bp_file_kind kind_of_text(const char *text, size_t len, const char *name)
{
    size_t ink = 0;
    while (ink < len && bp_is_blank(text[ink]))
        ink++;
    if (ink == len || is_other(text, len))
        return BP_FILE_PLAN;
    if (text[ink] == '<') {
        len = first_tag(text, len);
        bool excel = (holds(text, len, "mso-application") && holds(text, len, "Excel.Sheet")) ||
                     holds(text, len, "urn:schemas-microsoft-com:office:spreadsheet");
        if (excel)
            return BP_FILE_XML2003;
        if (!holds(text, len, "urn:oasis:names:tc:opendocument:xmlns:office:1.0"))
            return BP_FILE_PLAN;
        if (holds(text, len, "application/vnd.oasis.opendocument.spreadsheet"))
            return BP_FILE_ODS;
        return holds(text, len, "application/vnd.oasis.opendocument.text") ? BP_FILE_ODT : BP_FILE_PLAN;
    }
    if (has_csv_name(name) || is_parted_by('\t', text, len) || is_parted_by(';', text, len) ||
        is_parted_by(',', text, len))
        return BP_FILE_CSV;
    return BP_FILE_PLAN;
}

bool bp_file_kind_of(const char *bytes, uint32_t len, const char *name, enum bp_file_kind *kind)
{
    char begin[LOOKED_AT];
    struct bp_zip_directory directory;
    bool out = false;
    if (len >= 4 && !memcmp(bytes, "\xD0\xCF\x11\xE0", 4))
        *kind = BP_FILE_LOCKED;
    else if (bp_zip_find_directory(bytes, len, &directory))
        *kind = kind_of_zip(bytes, &directory, &out);
    else if (len >= 4 && !memcmp(bytes, "PK\003\004", 4))
        *kind = BP_FILE_XLSX; /* a part of a zip file: whoever reads it says that it is damaged */
    else
        *kind = kind_of_text(begin, read_begin(bytes, len, begin), name);
    return !out;
}
