/* fault.c: finds the first place where a source is not well-formed XML, and says what is wrong
 * there.
 *
 * The parser's messages depend on its version, and often point past the error. So after the parser
 * has rejected a source, this small scanner reads the bytes from the start. It only needs to locate
 * the error: the parser has made sure that there is one. Only wrong references (a bare &) are reported all
 * in one run: who has pasted one has pasted more, and each is certain. What else is wrong after the first of
 * them is left to the next run. */
#include "read/fault.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "read/read.h"
#include "xml/limits.h"

struct open_tag {
    uint32_t at, len; /* of "<name" */
};

struct scan {
    struct bp_source *source;
    struct bp_arena *scratch;
    struct bp_diags *diags;
    const char *bytes;
    uint32_t at, end;
    struct open_tag *open;
    size_t depth, capacity;
    struct open_tag root; /* set when it has been closed; len 0: not yet */
    bool references; /* wrong ones were reported */
    bool found, nomem;
};

/* ---- small helpers ---- */

static bool starts_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (c & 0x80);
}

static bool in_name(char c)
{
    return starts_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

static uint32_t name_length(const struct scan *s, uint32_t at)
{
    uint32_t len = 0;
    while (at + len < s->end && in_name(s->bytes[at + len]))
        len++;
    return len;
}

static void skip_blanks(struct scan *s)
{
    while (s->at < s->end && bp_is_blank(s->bytes[s->at]))
        s->at++;
}

static const char *text_of(struct scan *s, uint32_t at, uint32_t len)
{
    const char *text = bp_arena_text(s->scratch, s->bytes + at, len);
    s->nomem = s->nomem || !text;
    return text ? text : "";
}

static const char *tag_name(struct scan *s, const struct open_tag *tag)
{
    return text_of(s, tag->at + 1, tag->len - 1);
}

static void report(struct scan *s, enum bp_code code, uint32_t at, uint32_t len, const char *a,
                   const char *b)
{
    if (s->references)
        s->diags->kept = false; /* it is not reported, and nothing is related to it */
    else
        bp_diag_add(s->diags, code, s->source, at, len, a, b, NULL);
    s->found = true;
}

/* Reports a wrong reference, and skips `past` bytes of it: the scan goes on. */
static void report_reference(struct scan *s, enum bp_code code, uint32_t len, uint32_t past, const char *a,
                             const char *b)
{
    bp_diag_add(s->diags, code, s->source, s->at, len, a, b, NULL);
    s->references = true;
    s->at += past;
}

static void report_unfinished(struct scan *s, uint32_t at, uint32_t len, const char *what,
                              const char *hint)
{
    report(s, BP_E_UNFINISHED, at, len, what, hint);
}

/* ---- characters and references ---- */

/* HTML entities that authors use although there is no DTD, and what to write instead. */
static const char *const entities[][2] = {
    {"nbsp", "&#160; (a space at which no line ends)"},
    {"pound", "\xC2\xA3, or &#163;"},
    {"euro", "\xE2\x82\xAC, or &#8364;"},
    {"ndash", "\xE2\x80\x93, or &#8211;"},
    {"mdash", "\xE2\x80\x94, or &#8212;"},
    {"lsquo", "\xE2\x80\x98, or &#8216;"},
    {"rsquo", "\xE2\x80\x99, or &#8217;"},
    {"ldquo", "\xE2\x80\x9C, or &#8220;"},
    {"rdquo", "\xE2\x80\x9D, or &#8221;"},
    {"hellip", "\xE2\x80\xA6, or &#8230;"},
    {"bull", "a list: <ul><li>\xE2\x80\xA6</li></ul>"},
    {"eacute", "\xC3\xA9, or &#233;"},
    {"deg", "\xC2\xB0, or &#176;"},
    {"copy", "\xC2\xA9, or &#169;"},
    {"shy", "&#173; (a soft hyphen)"},
};

static void report_entity(struct scan *s, uint32_t len)
{
    bool full = s->diags->n == BP_MAX_DIAGS; /* then it is only counted */
    const char *name = full ? "" : text_of(s, s->at + 1, len);
    const char *instead = "the character itself; or, if no entity is meant, &amp; for the &";
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (!strcmp(entities[i][0], name))
            instead = entities[i][1];
    report_reference(s, BP_E_ENTITY, len + 2, len + 2, name, instead);
}

static bool is_character(uint32_t code)
{
    if (code < 0x20)
        return code == 9 || code == 10 || code == 13;
    return code <= 0x10FFFF && code != 0xFFFE && code != 0xFFFF && (code < 0xD800 || code > 0xDFFF);
}

/* The length of "&#160;" or "&#xA0;" at `at`; 0 if it is not a valid character number. */
static uint32_t number_length(const struct scan *s, uint32_t at)
{
    uint32_t i = at + 2, code = 0, base = 10, digits = 0;
    if (s->bytes[i] == 'x')
        base = 16, i++;
    for (;; i++, digits++) {
        char c = s->bytes[i];
        uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                         : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                         : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                                : 16;
        if (digit >= base)
            break;
        code = code > 0x10FFFF ? code : code * base + digit;
    }
    return digits && s->bytes[i] == ';' && is_character(code) ? i + 1 - at : 0;
}

/* At a '&': skips the reference, or reports it. */
static void scan_reference(struct scan *s)
{
    static const char *const known[] = {"lt", "gt", "amp", "quot", "apos"};
    if (s->bytes[s->at + 1] == '#') {
        uint32_t len = number_length(s, s->at);
        s->at += len;
        if (!len) {
            uint32_t bad = 2 + name_length(s, s->at + 2);
            bad += s->bytes[s->at + bad] == ';';
            bool full = s->diags->n == BP_MAX_DIAGS;
            report_reference(s, BP_E_CHARACTER_NUMBER, bad, bad, full ? "" : text_of(s, s->at, bad), NULL);
        }
        return;
    }
    uint32_t len = starts_name(s->bytes[s->at + 1]) ? name_length(s, s->at + 1) : 0;
    if (!len || s->bytes[s->at + 1 + len] != ';') {
        report_reference(s, BP_E_AMPERSAND, 1, 1, NULL, NULL);
        return;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (len == strlen(known[i]) && !strncmp(s->bytes + s->at + 1, known[i], len)) {
            s->at += len + 2;
            return;
        }
    }
    report_entity(s, len);
}

/* Reports a control character or a non-character at `at`. */
static bool check_character(struct scan *s, uint32_t at)
{
    const char *p = s->bytes + at;
    unsigned char c = (unsigned char)*p;
    bool wide = c == 0xEF && (unsigned char)p[1] == 0xBF && (unsigned char)p[2] >= 0xBE;
    if ((c >= 0x20 || bp_is_blank((char)c)) && !wide)
        return true;
    char name[12];
    snprintf(name, sizeof name, "U+%04X", wide ? 0xFF40u + (unsigned char)p[2] : c);
    report(s, BP_E_CHARACTER, at, wide ? 3 : 1, name, NULL);
    return false;
}

static void check_characters(struct scan *s, uint32_t from, uint32_t to)
{
    while (from < to && check_character(s, from))
        from++;
}

/* ---- outside elements ---- */

/* Text outside the root element: only blanks are allowed. */
static void check_outside(struct scan *s)
{
    uint32_t at = s->at;
    skip_blanks(s);
    if (s->at == s->end || s->bytes[s->at] == '<')
        return;
    uint32_t len = (uint32_t)strcspn(s->bytes + s->at, "<\r\n");
    if (s->root.len)
        report(s, BP_E_AFTER_ROOT, s->at, len, "text", tag_name(s, &s->root));
    else
        report(s, BP_E_NOT_WELL_FORMED, s->at, len, "there is text before the first element", NULL);
    s->at = at;
}

static void scan_text(struct scan *s)
{
    if (!s->depth) {
        check_outside(s);
        return;
    }
    while (!s->found && s->at < s->end && s->bytes[s->at] != '<') {
        if (s->bytes[s->at] == '&')
            scan_reference(s);
        else if (!strncmp(s->bytes + s->at, "]]>", 3))
            report(s, BP_E_NOT_WELL_FORMED, s->at, 3, "]]> is not allowed in text", NULL);
        else if (check_character(s, s->at))
            s->at++;
    }
}

/* Skips a construct: `open` bytes at its start, and everything up to and including `close`. */
static void scan_until(struct scan *s, uint32_t open, const char *close, const char *what)
{
    const char *stop = strstr(s->bytes + s->at + open, close);
    if (!stop) {
        char hint[40];
        snprintf(hint, sizeof hint, "it ends with %s", close);
        report_unfinished(s, s->at, open, what, hint);
        return;
    }
    check_characters(s, s->at, (uint32_t)(stop - s->bytes));
    s->at = (uint32_t)(stop - s->bytes) + (uint32_t)strlen(close);
}

static void scan_comment(struct scan *s)
{
    const char *dashes = strstr(s->bytes + s->at + 4, "--");
    if (dashes && dashes[2] != '>' && strstr(dashes, "-->"))
        report(s, BP_E_COMMENT, (uint32_t)(dashes - s->bytes), 2, NULL, NULL);
    else
        scan_until(s, 4, "-->", "this comment");
}

static const char bad_declaration[] =
    "the first line should be <?xml version=\"1.0\" encoding=\"UTF-8\"?>";

static void scan_instruction(struct scan *s)
{
    bool declaration = !strncmp(s->bytes + s->at, "<?xml", 5) && !in_name(s->bytes[s->at + 5]);
    uint32_t first = !strncmp(s->bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
    if (declaration && s->at != first)
        report(s, BP_E_DECLARATION, s->at, 5, NULL, NULL);
    else if (declaration && strncmp(s->bytes + s->at + 5 + strspn(s->bytes + s->at + 5, " \t\r\n"),
                                    "version", 7) != 0)
        report(s, BP_E_NOT_WELL_FORMED, s->at, 5, bad_declaration, NULL);
    else
        scan_until(s, 2, "?>", "this instruction");
}

/* ---- tags ---- */

static void push(struct scan *s, struct open_tag tag)
{
    struct open_tag *open =
        bp_arena_grow(s->scratch, s->open, &s->capacity, s->depth + 1, sizeof *open);
    if (!open) {
        s->nomem = s->found = true;
        return;
    }
    s->open = open;
    s->open[s->depth++] = tag;
}

static void close_tag(struct scan *s)
{
    if (!--s->depth)
        s->root = s->open[0];
}

static bool same_name(const struct scan *s, const struct open_tag *tag, uint32_t name, uint32_t len)
{
    return tag->len == len + 1 && !memcmp(s->bytes + tag->at + 1, s->bytes + name, len);
}

static void report_stray(struct scan *s, uint32_t at, uint32_t len)
{
    const char *name = text_of(s, at + 2, len - 2), *hint = "delete it";
    if (s->depth) {
        const char *inner = tag_name(s, &s->open[s->depth - 1]);
        char words[160];
        if (bp_text_nearest(name, &inner, 1))
            snprintf(words, sizeof words, "did you mean </%.60s>?", inner);
        else
            snprintf(words, sizeof words, "delete it; </%.60s> is the next to be closed", inner);
        hint = bp_arena_text(s->scratch, words, strlen(words));
    }
    report(s, BP_E_TAG_STRAY, at, len, name, hint ? hint : "delete it");
    if (s->depth)
        bp_diag_relate(s->diags, s->source, s->open[s->depth - 1].at, s->open[s->depth - 1].len);
}

/* Reads "</name>". */
static void scan_end_tag(struct scan *s)
{
    uint32_t at = s->at, name = at + 2, len = name_length(s, name);
    s->at = name + len;
    skip_blanks(s);
    if (s->at >= s->end || s->bytes[s->at] != '>') {
        report_unfinished(s, at, len + 2, "this closing tag", "it ends with >");
        return;
    }
    s->at++;
    size_t i = s->depth;
    while (i && !same_name(s, &s->open[i - 1], name, len))
        i--;
    if (!i) {
        report_stray(s, at, len + 2);
    } else if (i < s->depth) {
        struct open_tag *inner = &s->open[s->depth - 1];
        report(s, BP_E_TAG_CROSSED, at, len + 2, text_of(s, name, len), tag_name(s, inner));
        bp_diag_relate(s->diags, s->source, inner->at, inner->len);
    } else {
        close_tag(s);
    }
}

/* Reads the quoted value of an attribute, from its first quotation mark. */
static void scan_value(struct scan *s)
{
    char quote = s->bytes[s->at];
    uint32_t begin = s->at++;
    const char *close = memchr(s->bytes + s->at, quote, s->end - s->at);
    const char *tag = memchr(s->bytes + s->at, '<', s->end - s->at);
    if (!close) {
        report_unfinished(s, begin, 1, "the value that begins here",
                          "close it with the same quotation mark");
        return;
    }
    uint32_t end = (uint32_t)(close - s->bytes);
    if (end - s->at > BP_MAX_TEXT) {
        report(s, BP_E_TEXT_SIZE, begin, 1, NULL, NULL);
        return;
    }
    while (!s->found && s->at < end) {
        if (s->bytes + s->at == tag)
            report(s, BP_E_LESS_THAN, s->at, 1, "in an attribute",
                   "write &lt; instead; or is the value before it not closed with a quotation mark?");
        else if (s->bytes[s->at] == '&')
            scan_reference(s);
        else if (check_character(s, s->at))
            s->at++;
    }
    s->at = end + 1;
}

/* Reports what is there in place of an attribute's value. */
static void report_no_value(struct scan *s, uint32_t name, uint32_t len)
{
    char words[120];
    const char *text = text_of(s, name, len);
    if (!strncmp(s->bytes + s->at, "\xE2\x80", 2)) {
        report(s, BP_E_ATTRIBUTE, s->at, 3, "this is not a straight quotation mark",
               "use the mark \", which an editor for plain text writes");
        return;
    }
    snprintf(words, sizeof words, "the attribute \"%.60s\" has no value in quotation marks", text);
    report(s, BP_E_ATTRIBUTE, name, len, words, "put its value into quotation marks");
}

/* Reads one attribute. The earlier ones of the tag are names[0 .. n-1]. */
static void scan_attribute(struct scan *s, struct open_tag *names, size_t n, bool blank_before)
{
    uint32_t name = s->at, len = starts_name(s->bytes[name]) ? name_length(s, name) : 0;
    if (!len) {
        report(s, BP_E_ATTRIBUTE, name, 1, "no attribute can begin with this character",
               "is a quotation mark missing or doubled before this?");
        return;
    }
    if (!blank_before) {
        report(s, BP_E_ATTRIBUTE, name, len, "a space is missing before this",
               "is a quotation mark missing or doubled before this?");
        return;
    }
    s->at += len;
    skip_blanks(s);
    bool equals = s->at < s->end && s->bytes[s->at] == '=';
    s->at += equals;
    skip_blanks(s);
    if (!equals || s->at >= s->end || !strchr("\"'", s->bytes[s->at])) {
        report_no_value(s, name, len);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (names[i].len == len && !memcmp(s->bytes + names[i].at, s->bytes + name, len)) {
            report(s, BP_E_ATTRIBUTE_TWICE, name, len, text_of(s, name, len), NULL);
            bp_diag_relate(s->diags, s->source, names[i].at, len);
            return;
        }
    }
    names[n] = (struct open_tag){name, len};
    scan_value(s);
}

/* Reads "<name attributes>"; s->at is at the '<'. */
static void scan_start_tag(struct scan *s)
{
    struct open_tag tag = {s->at, 1 + name_length(s, s->at + 1)}, names[BP_MAX_ATTRIBUTES + 1];
    s->at += tag.len;
    for (size_t n = 0; !s->found && n <= BP_MAX_ATTRIBUTES; n++) {
        uint32_t before = s->at;
        skip_blanks(s);
        if (s->at >= s->end || s->bytes[s->at] == '<') {
            report_unfinished(s, tag.at, tag.len, "this tag", "it ends with >, or with /> where the "
                                                              "element is empty");
        } else if (s->bytes[s->at] == '>') {
            s->at++;
            push(s, tag);
            return;
        } else if (!strncmp(s->bytes + s->at, "/>", 2)) {
            s->at += 2;
            if (!s->depth)
                s->root = tag;
            return;
        } else {
            scan_attribute(s, names, n, s->at > before);
        }
    }
}

/* ---- the whole source ---- */

/* HTML allows any letter case; XML needs capitals. */
static bool is_doctype(const char *at)
{
    static const char word[] = "<!doctype";
    for (size_t i = 0; word[i]; i++)
        if ((at[i] >= 'A' && at[i] <= 'Z' ? at[i] + 32 : at[i]) != word[i])
            return false;
    return true;
}

static void scan_markup(struct scan *s)
{
    const char *at = s->bytes + s->at;
    if (!strncmp(at, "<!--", 4))
        scan_comment(s);
    else if (!strncmp(at, "<?", 2))
        scan_instruction(s);
    else if (!strncmp(at, "<![CDATA[", 9) && s->depth)
        scan_until(s, 9, "]]>", "this CDATA section");
    else if (is_doctype(at))
        report(s, BP_E_DOCTYPE, s->at, 9, NULL, NULL);
    else if (s->at + 1 == s->end || (at[1] == '/' && s->at + 2 == s->end))
        report_unfinished(s, s->at, 1, "this tag", "the file ends in it; if the rest is lost, take it "
                                                   "from a backup");
    else if (!strncmp(at, "</", 2) && starts_name(at[2]))
        scan_end_tag(s);
    else if (!starts_name(at[1]))
        report(s, BP_E_LESS_THAN, s->at, 1, "here", "write &lt; instead");
    else if (!s->depth && s->root.len)
        report(s, BP_E_AFTER_ROOT, s->at, 1 + name_length(s, s->at + 1), "another element",
               tag_name(s, &s->root));
    else
        scan_start_tag(s);
}

bool bp_fault_report(struct bp_source *source, struct bp_arena *scratch, struct bp_diags *diags,
                     uint32_t near, const char *words)
{
    bp_source_open(source);
    struct scan s = {.source = source, .scratch = scratch, .diags = diags, .bytes = source->bytes,
                     .end = source->len};
    uint32_t first = !strncmp(s.bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
    s.at = first;
    while (!s.found && s.at < s.end) {
        if (s.bytes[s.at] == '<')
            scan_markup(&s);
        else
            scan_text(&s);
    }
    if (!s.found && s.depth) {
        const struct open_tag *open = &s.open[s.depth - 1];
        report(&s, BP_E_TAG_OPEN, s.end, 1, tag_name(&s, open), NULL);
        bp_diag_relate(diags, source, open->at, open->len);
    } else if (!s.found && !s.root.len) {
        report(&s, BP_E_NOT_WELL_FORMED, s.end, 1, "there is no element in it", NULL);
    }
    const char *declared = strncmp(s.bytes + first, "<?xml", 5) ? NULL : strstr(s.bytes, "?>");
    if (!s.found && declared && s.bytes + near <= declared + 2)
        report(&s, BP_E_NOT_WELL_FORMED, first, 5, bad_declaration, NULL);
    else if (!s.found)
        report(&s, BP_E_NOT_WELL_FORMED, near, 1, words, NULL);
    return !s.nomem && !scratch->out;
}
