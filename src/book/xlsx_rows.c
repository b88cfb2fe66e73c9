/* xlsx_rows.c: reads the rows of a sheet as programs write them, without the XML parser.
 *
 * Nearly all of a workbook is rows: a hundred thousand tags with little in them, for which libxml2 took a
 * sixth of a report's time. Rows are plain if they have nothing but known tags, with known attributes, one
 * blank before each, and text with the five named references. All of them are looked at before the first
 * event. A sheet with anything else in its rows is the parser's, and so is all around them. */
#include <string.h>

#include "base/text.h"
#include "book/xlsx_parts.h"

/* The attributes that programs write in rows, the most frequent first. */
static const struct { const char *name; size_t len; } known[] = {
#define X(name) {name, sizeof name - 1}
    X("r"), X("s"), X("t"), X("xml:space"), X("spans"), X("ht"), X("customHeight"), X("x14ac:dyDescent"),
    X("customFormat"), X("hidden"), X("outlineLevel"), X("collapsed"), X("thickBot"), X("thickTop"), X("ph"),
    X("cm"), X("vm"), X("ref"), X("si"), X("ca")
#undef X
};
enum { N_KNOWN = sizeof known / sizeof *known };

struct rows {
    char *at;
    const char *end; /* of the part, if they are only looked at */
    const struct bp_sax_handler *handler; /* NULL: only to look whether they are plain */
    void *data;
    const char *uri;
    struct bp_attr attrs[N_KNOWN];
};

/* Moves past a few bytes, if they are these. Inline, with a constant, it takes two or three instructions. The
 * rows end with </sheetData>, which is longer than any. */
static inline bool begins(struct rows *r, const char *words)
{
    size_t len = strlen(words);
    bool found = !memcmp(r->at, words, len);
    r->at += found ? len : 0;
    return found;
}

/* ---- tags ---- */

/* Reads `name="` of a known attribute. Returns its number; N_KNOWN: it is none. */
static size_t read_name(struct rows *r)
{
    for (size_t i = 0; i < 3 && r->at[1] == '=' && r->at[2] == '"'; i++)
        if (*r->at == *known[i].name) {
            r->at += 3;
            return i;
        }
    for (size_t i = 0; i < N_KNOWN; i++) {
        size_t len = known[i].len;
        if (*r->at == *known[i].name && (len == 1 || !strncmp(r->at, known[i].name, len)) &&
            r->at[len] == '=' && r->at[len + 1] == '"') {
            r->at += len + 2;
            return i;
        }
    }
    return N_KNOWN;
}

/* Whether a byte of a value is plain. Most are letters and digits. */
static inline bool is_value(char c)
{
    return c > '&' ? c != '<' : c > ' ' && c != '"' && c != '&';
}

/* Moves past the attributes of a tag, if they are plain. */
static bool check_attributes(struct rows *r)
{
    uint32_t had = 0;
    while (*r->at == ' ') {
        r->at++;
        size_t i = read_name(r);
        if (i == N_KNOWN || had >> i & 1)
            return false;
        had |= UINT32_C(1) << i;
        const char *end = r->at;
        while (is_value(*end))
            end++;
        if (*end != '"')
            return false;
        r->at += end + 1 - r->at;
    }
    return true;
}

/* Reads attributes that are plain, and ends their names and values where they stand. */
static size_t take_attributes(struct rows *r)
{
    size_t n = 0;
    while (*r->at == ' ') {
        const char *name = ++r->at;
        while (*r->at != '=')
            r->at++;
        *r->at = 0;
        const char *value = r->at += 2;
        while (*r->at != '"')
            r->at++;
        *r->at++ = 0;
        r->attrs[n++] = (struct bp_attr){.name = name, .local = name, .value = value};
    }
    return n;
}

/* Reads what follows "<name", and tells of the start. */
static bool read_start(struct rows *r, const char *name, bool *empty)
{
    struct bp_tag tag = {.name = name, .local = name, .uri = r->uri, .attrs = r->attrs};
    if (r->handler)
        tag.n_attrs = take_attributes(r);
    else if (!check_attributes(r))
        return false;
    *empty = begins(r, "/");
    return begins(r, ">") && (!r->handler || r->handler->start(r->data, &tag));
}

static bool tell_end(struct rows *r)
{
    return !r->handler || r->handler->end(r->data);
}

/* ---- text ---- */

static const struct { const char *words; char c; } references[] = {
    {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};

/* Moves past "&amp;" and the like. Returns what it stands for; 0: it is no such. */
static char read_reference(struct rows *r)
{
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        size_t len = strlen(references[i].words);
        if (!strncmp(r->at, references[i].words, len)) {
            r->at += len;
            return references[i].c;
        }
    }
    return 0;
}

/* Whether a byte needs a closer look. Most are letters. */
static inline bool is_special(unsigned char c)
{
    return c > ']' ? c == 0xEF : c == ']' || c == '<' || c == '&' || (c < ' ' && c != '\n' && c != '\t');
}

/* Whether text up to the next tag is plain. It is not with control characters, U+FEFF and others that are
 * dropped or refused, or the end of a CDATA section. */
static bool check_text(struct rows *r)
{
    for (;;) {
        const char *at = r->at;
        for (; r->end - at >= 8; at += 8) {
            uint64_t eight = bp_eight_load(at);
            if (bp_eight_odd(eight) | bp_eight_find(eight, '<') | bp_eight_find(eight, '&') |
                bp_eight_find(eight, ']'))
                break;
        }
        for (int i = 0; i < 8 && !is_special((unsigned char)*at); i++)
            at++;
        r->at += at - r->at;
        if (!is_special((unsigned char)*at))
            continue;
        if (*r->at == '<')
            return true;
        if (*r->at == '&') {
            if (!read_reference(r))
                return false;
        } else if ((unsigned char)*r->at < ' ' || r->at[1] == '\xBB' || r->at[1] == '\xBF' ||
                   !strncmp(r->at, "]]>", 3)) {
            return false;
        } else {
            r->at++;
        }
    }
}

/* Tells of text that is plain. Its references are carried out where they stand. */
static bool tell_text(struct rows *r)
{
    char *from = r->at, *end = strchr(from, '<'), *to = memchr(from, '&', (size_t)(end - from));
    for (r->at = to = to ? to : end; r->at < end; to++)
        *to = *r->at == '&' ? read_reference(r) : *r->at++;
    return to == from || r->handler->text(r->data, from, (size_t)(to - from), 0);
}

/* ---- rows ---- */

/* Reads what follows "<name" of an element that holds text. `end`: its end tag. */
static inline bool read_leaf(struct rows *r, const char *name, const char *end)
{
    bool empty, good = read_start(r, name, &empty);
    if (good && !empty)
        good = (r->handler ? tell_text(r) : check_text(r)) && begins(r, end);
    return good && tell_end(r);
}

static bool read_string(struct rows *r)
{
    bool empty;
    return read_start(r, "is", &empty) && !empty && begins(r, "<t") && read_leaf(r, "t", "</t>") &&
           begins(r, "</is>") && tell_end(r);
}

static bool read_cell(struct rows *r)
{
    bool empty, good = read_start(r, "c", &empty);
    while (good && !empty && !begins(r, "</c>"))
        good = begins(r, "<v") ? read_leaf(r, "v", "</v>")
               : begins(r, "<is") ? read_string(r) : begins(r, "<f") && read_leaf(r, "f", "</f>");
    return good && tell_end(r);
}

static bool read_row(struct rows *r)
{
    bool empty, good = read_start(r, "row", &empty);
    while (good && !empty && !begins(r, "</row>"))
        good = begins(r, "<c") && read_cell(r);
    return good && tell_end(r);
}

static bool read_rows(struct rows *r)
{
    while (begins(r, "<row"))
        if (!read_row(r))
            return false;
    return true;
}

bool bp_xlsx_rows_read(char *rows, const char *uri, const struct bp_sax_handler *handler, void *data)
{
    return read_rows(&(struct rows){.at = rows, .handler = handler, .data = data, .uri = uri});
}

/* ---- where they stand ---- */

/* Whether a comment, an instruction or the like stands in some bytes, beside the declaration. */
static bool has_other(const char *at, const char *end)
{
    for (at += strncmp(at, "<?xml ", 6) == 0; (at = memchr(at, '<', (size_t)(end - at))); at++)
        if (at[1] == '!' || at[1] == '?')
            return true;
    return false;
}

/* The rows of a sheet, if they are plain. What looks like a tag may be none in comments and the like, so none
 * may stand before them; and what is cut out has to be the one list of cells that the sheet has. */
static char *find_rows(const struct bp_source *part, size_t *len)
{
    static const char first[] = "<sheetData>", last[] = "</sheetData>";
    const char *end = part->bytes + part->len;
    char *begin = strstr(part->taken.bytes, first);
    if (!begin)
        return NULL;
    begin += sizeof first - 1;
    while (end > begin && (*end != '<' || strncmp(end, last, sizeof last - 1) != 0))
        end--; /* little follows them */
    if (strncmp(end, last, sizeof last - 1) != 0)
        return NULL;
    struct rows rows = {.at = begin, .end = part->bytes + part->len};
    if (has_other(part->bytes, begin) || !read_rows(&rows) ||
        strncmp(rows.at, last, sizeof last - 1) != 0 || strstr(rows.at + sizeof last - 1, "sheetData"))
        return NULL;
    *len = (size_t)(rows.at - begin);
    return begin;
}

bool bp_xlsx_rows_cut(struct bp_source *part, struct bp_source *rest, char **rows)
{
    size_t len;
    *rows = find_rows(part, &len);
    if (!*rows)
        return true;
    struct bp_buf bytes = {0};
    *rest = (struct bp_source){.name = part->name, .bytes = "", .arena = part->arena};
    bp_buf_put(&bytes, part->bytes, (size_t)(*rows - part->bytes));
    bp_buf_put(&bytes, *rows + len, part->len - (size_t)(*rows + len - part->bytes));
    if (!bytes.failed && bp_source_take(rest, &bytes))
        return true;
    bp_buf_free(&bytes);
    part->arena->out = true;
    return false;
}

/* In comments and the like, what looks like a tag may be none: then nothing is cut. */
void bp_xlsx_rows_drop(struct bp_source *part)
{
    static const char last[] = "</sheetData>";
    char *begin = strstr(part->taken.bytes, "<sheetData>"), *end = begin ? strstr(begin, last) : NULL;
    const char *other = end ? strstr(part->bytes, "<!") : NULL;
    if (!end || (other && other < end))
        return;
    end += sizeof last - 1;
    memmove(begin, end, part->len + 1 - (size_t)(end - part->bytes));
    part->len -= (uint32_t)(end - begin);
}
