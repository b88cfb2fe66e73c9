/* xml.c: writes elements, running text and comments as indented lines. It first builds one element
 * or comment with marks where a line may or must end, and then breaks it into lines. */
#include "model/xml.h"

#include <string.h>

#include "base/text.h"

/* marks in text that is not yet broken into lines; no XML text can contain them */
#define MAY_END '\x01'  /* a blank, or a line end */
#define MUST_END '\x02' /* a line end */

#define INDENT 2

/* ---- escaping ---- */

/* Characters that a reader of the file could not see, or would take for others. Joiners are not
 * included, because letters need them. */
static bool is_hidden(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0xA0) || code == 0xAD || code == 0x200B ||
           code == 0x200E || code == 0x200F || (code >= 0x2028 && code <= 0x202F) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF;
}

/* The reference to write for a character that follows `before`, or NULL. */
static const char *reference(const struct bp_xml *xml, uint32_t code, char before, char quote)
{
    switch (code) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return before == ']' ? "&gt;" : NULL; /* "]]>" is not allowed in text */
    case '"': return quote ? "&quot;" : NULL;
    case '-': return xml->in_comment && before == '-' ? "&#45;" : NULL;
    default: return NULL;
    }
}

/* Whether a byte stands for itself wherever it is. Of letters beyond ASCII, each is looked at. */
static bool is_plain(char c)
{
    return c > '>' ? c < 0x7F : c > '-' ? c < '<' || c == '=' : c > '&' && c < '-';
}

/* How many of the first bytes, eight at a time, stand for themselves; `lasting`: a space does, too. */
static size_t plain_eights(const char *text, size_t len, bool lasting)
{
    size_t at = 0;
    for (; lasting && len - at >= 8; at += 8) {
        uint64_t eight = bp_eight_load(text + at);
        uint64_t other = bp_eight_odd(eight) | bp_eight_find(eight | BP_EIGHT('"' ^ '&'), '&') |
                         bp_eight_find(eight | BP_EIGHT('<' ^ '>'), '>') | bp_eight_find(eight, '-');
        if (other)
            break;
    }
    return at;
}

/* Writes text. With `quote`, writes an attribute's value, in which no line may end. */
static void put_text(struct bp_xml *xml, const char *text, char quote)
{
    struct bp_buf *piece = &xml->piece;
    const char *end = text + strlen(text);
    bool lasting = quote || xml->plain; /* a blank stays one */
    char before = 0;
    while (text < end) {
        const char *from = text;
        text += plain_eights(text, (size_t)(end - text), lasting);
        while (text < end && (is_plain(*text) || (*text == ' ' && lasting)))
            text++;
        bp_buf_put(piece, from, (size_t)(text - from));
        if (text == end)
            break;
        before = text > from ? text[-1] : before;
        from = text;
        uint32_t code = bp_utf8_next(&text, end);
        const char *instead = reference(xml, code, before, quote);
        if (code == ' ')
            bp_buf_char(piece, MAY_END);
        else if (instead)
            bp_buf_str(piece, instead);
        else if (is_hidden(code))
            bp_buf_fmt(piece, "&#%u;", (unsigned)code);
        else
            bp_buf_put(piece, from, (size_t)(text - from));
        before = *from;
    }
}

static void put_attr(struct bp_xml *xml, char blank, const char *name, const char *value)
{
    bp_buf_char(&xml->piece, blank);
    bp_buf_str(&xml->piece, name);
    bp_buf_str(&xml->piece, "=\"");
    put_text(xml, value, '"');
    bp_buf_char(&xml->piece, '"');
}

/* ---- breaking into lines ---- */

static void indent(struct bp_xml *xml, size_t columns)
{
    for (size_t i = 0; i < columns; i++)
        bp_buf_char(xml->out, ' ');
}

static size_t indentation(const struct bp_xml *xml)
{
    return (size_t)xml->depth * INDENT;
}

/* Breaks the piece into lines. All lines but the first begin at column `hang`. */
static void flush(struct bp_xml *xml, size_t hang)
{
    const char marks[] = {MAY_END, MUST_END, 0};
    size_t column = indentation(xml);
    xml->out->failed = xml->out->failed || xml->piece.failed;
    if (xml->plain) {
        bp_buf_char(&xml->piece, '\n');
        bp_buf_put(xml->out, xml->piece.bytes, xml->piece.failed ? 0 : xml->piece.len);
        xml->piece.len = 0;
        return;
    }
    bp_buf_char(&xml->piece, 0);
    const char *word = xml->piece.failed ? "" : xml->piece.bytes;
    indent(xml, column);
    for (char mark = 0; *word || mark; word++) {
        size_t len = strcspn(word, marks), width = bp_utf8_count(word, len);
        if (mark == MUST_END || (mark == MAY_END && column + 1 + width > BP_XML_COLUMNS)) {
            bp_buf_char(xml->out, '\n');
            indent(xml, len ? hang : 0);
            column = hang;
        } else if (mark) {
            bp_buf_char(xml->out, ' ');
            column++;
        }
        bp_buf_put(xml->out, word, len);
        column += width;
        word += len;
        mark = *word;
        if (!mark)
            break;
    }
    bp_buf_char(xml->out, '\n');
    xml->piece.len = 0;
}

/* Whether the piece fits on one line and has no forced line end. */
static bool fits(const struct bp_xml *xml)
{
    const struct bp_buf *piece = &xml->piece;
    if (xml->plain)
        return true;
    return !piece->failed && !(piece->len && memchr(piece->bytes, MUST_END, piece->len)) &&
           indentation(xml) + bp_utf8_count(piece->bytes, piece->len) <= BP_XML_COLUMNS;
}

/* ---- tags ---- */

/* Writes <name a="b" without the closing bracket. Returns the column where attributes begin. */
static size_t put_tag(struct bp_xml *xml, const char *name, const struct bp_xml_attr *attrs)
{
    bp_buf_char(&xml->piece, '<');
    bp_buf_str(&xml->piece, name);
    for (; attrs && attrs->name; attrs++)
        if (attrs->value)
            put_attr(xml, xml->plain ? ' ' : MAY_END, attrs->name, attrs->value);
    return indentation(xml) + strlen(name) + 2;
}

static void end_tag(struct bp_xml *xml, const char *name)
{
    bp_buf_str(&xml->piece, "</");
    bp_buf_str(&xml->piece, name);
    bp_buf_char(&xml->piece, '>');
}

void bp_xml_open(struct bp_xml *xml, const char *name, const struct bp_xml_attr *attrs)
{
    size_t hang = put_tag(xml, name, attrs);
    bp_buf_char(&xml->piece, '>');
    flush(xml, hang);
    xml->depth++;
}

void bp_xml_close(struct bp_xml *xml, const char *name)
{
    xml->depth--;
    end_tag(xml, name);
    flush(xml, 0);
}

void bp_xml_empty(struct bp_xml *xml, const char *name, const struct bp_xml_attr *attrs)
{
    size_t hang = put_tag(xml, name, attrs);
    bp_buf_str(&xml->piece, "/>");
    flush(xml, hang);
}

/* ---- running text ---- */

/* The elements around a run, outermost first. */
struct marks {
    struct mark {
        const char *name, *attr, *value;
    } items[6];
    int n;
};

static void add_mark(struct marks *marks, const char *name, const char *attr, const char *value)
{
    marks->items[marks->n++] = (struct mark){name, attr, value};
}

static struct marks marks_of(const struct bp_run *run)
{
    static const struct {
        enum bp_style style;
        const char *name;
    } styles[] = {{BP_STRONG, "strong"}, {BP_EM, "em"}, {BP_SUP, "sup"}, {BP_SUB, "sub"}};
    struct marks marks = {.n = 0};
    if (run->is_break)
        return marks;
    if (run->href)
        add_mark(&marks, "a", "href", run->href);
    if (run->abbr)
        add_mark(&marks, "abbr", "title", run->abbr);
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        if (run->style & styles[i].style)
            add_mark(&marks, styles[i].name, NULL, NULL);
    return marks;
}

/* Compares links by pointer, so that two links side by side stay two. */
static bool same_mark(const struct mark *a, const struct mark *b)
{
    return !strcmp(a->name, b->name) && a->value == b->value;
}

/* Ends the marks that stop here, and begins the new ones. */
static void change_marks(struct bp_xml *xml, const struct marks *old, const struct marks *new)
{
    int same = 0;
    while (same < old->n && same < new->n && same_mark(&old->items[same], &new->items[same]))
        same++;
    for (int i = old->n; i > same; i--)
        end_tag(xml, old->items[i - 1].name);
    for (int i = same; i < new->n; i++) {
        bp_buf_fmt(&xml->piece, "<%s", new->items[i].name);
        if (new->items[i].attr)
            put_attr(xml, ' ', new->items[i].attr, new->items[i].value);
        bp_buf_char(&xml->piece, '>');
    }
}

/* Whether a text has one look alone, and that is plain, as most have. */
static bool is_bare(const struct bp_inline *text)
{
    const struct bp_run *run = text->runs;
    return text->n == 1 && !run->style && !run->href && !run->abbr && !run->is_break;
}

static void put_runs(struct bp_xml *xml, const struct bp_inline *text)
{
    struct marks open = {.n = 0};
    if (is_bare(text)) {
        put_text(xml, text->runs->text, 0);
        return;
    }
    for (uint32_t i = 0; i < text->n; i++) {
        const struct bp_run *run = &text->runs[i];
        struct marks marks = marks_of(run);
        change_marks(xml, &open, &marks);
        open = marks;
        if (run->is_break) {
            bp_buf_str(&xml->piece, "<br/>");
            if (!xml->plain)
                bp_buf_char(&xml->piece, MUST_END);
        } else {
            put_text(xml, run->text, 0);
        }
    }
    change_marks(xml, &open, &(struct marks){.n = 0});
}

static void write_inline(struct bp_xml *xml, const char *name, const struct bp_xml_attr *attrs,
                         const struct bp_inline *text)
{
    put_tag(xml, name, attrs);
    bp_buf_char(&xml->piece, '>');
    put_runs(xml, text);
    end_tag(xml, name);
    if (fits(xml)) {
        flush(xml, 0);
        return;
    }
    xml->piece.len = 0;
    bp_xml_open(xml, name, attrs);
    put_runs(xml, text);
    flush(xml, indentation(xml));
    bp_xml_close(xml, name);
}

void bp_xml_inline(struct bp_xml *xml, const char *name, const struct bp_xml_attr *attrs,
                   const struct bp_inline *text)
{
    bool valued = false;
    for (const struct bp_xml_attr *attr = attrs; attr && attr->name; attr++)
        valued = valued || attr->value;
    if (text->n)
        write_inline(xml, name, attrs, text);
    else if (valued)
        bp_xml_empty(xml, name, attrs);
}

/* ---- blocks ---- */

static void write_blocks(struct bp_xml *xml, const struct bp_block *block);

/* An item with a single paragraph needs no <p>, also if a list follows. */
static void write_item(struct bp_xml *xml, const struct bp_block *block)
{
    if (block && block->kind == BP_PARAGRAPH && !block->next) {
        write_inline(xml, "li", NULL, &block->text);
        return;
    }
    bp_xml_open(xml, "li", NULL);
    if (block && block->kind == BP_PARAGRAPH && block->next->kind != BP_PARAGRAPH) {
        put_runs(xml, &block->text);
        flush(xml, indentation(xml));
        block = block->next;
    }
    write_blocks(xml, block);
    bp_xml_close(xml, "li");
}

static void write_blocks(struct bp_xml *xml, const struct bp_block *block)
{
    for (; block; block = block->next) {
        if (block->kind == BP_PARAGRAPH) {
            write_inline(xml, "p", NULL, &block->text);
            continue;
        }
        const char *name = block->kind == BP_BULLETS ? "ul" : "ol";
        bp_xml_open(xml, name, NULL);
        for (const struct bp_item *item = block->items; item; item = item->next)
            write_item(xml, item->blocks);
        bp_xml_close(xml, name);
    }
}

void bp_xml_blocks(struct bp_xml *xml, const char *name, const struct bp_block *first)
{
    if (!first)
        return;
    if (name)
        bp_xml_open(xml, name, NULL);
    write_blocks(xml, first);
    if (name)
        bp_xml_close(xml, name);
}

/* ---- comments ---- */

/* Writes a comment's text. Characters that XML does not allow (in a file's name, for example)
 * become U+FFFD, and "--" becomes "- -". */
static void put_comment_text(struct bp_xml *xml, const char *text)
{
    const char *end = text + strlen(text);
    for (char before = 0; text < end;) {
        const char *from = text;
        uint32_t code = bp_utf8_next(&text, end);
        if (code == '-' && before == '-')
            bp_buf_char(&xml->piece, MAY_END);
        if (code == ' ' || code == '\n')
            bp_buf_char(&xml->piece, code == ' ' ? MAY_END : MUST_END);
        else if (code < ' ' || (code >= 0xFFFD && code <= 0xFFFF))
            bp_buf_str(&xml->piece, "\xEF\xBF\xBD");
        else
            bp_buf_put(&xml->piece, from, (size_t)(text - from));
        before = *from;
    }
}

void bp_xml_comment(struct bp_xml *xml, const char *text)
{
    bp_buf_str(&xml->piece, "<!-- ");
    put_comment_text(xml, text);
    bp_buf_str(&xml->piece, " -->");
    if (fits(xml)) {
        flush(xml, 0);
        return;
    }
    xml->piece.len = 0;
    bp_xml_line(xml, "<!--");
    xml->depth++;
    put_comment_text(xml, text);
    flush(xml, indentation(xml));
    xml->depth--;
    bp_xml_line(xml, "-->");
}

void bp_xml_comment_open(struct bp_xml *xml, const char *why)
{
    bp_buf_str(&xml->piece, "<!-- ");
    put_comment_text(xml, why);
    flush(xml, indentation(xml) + strlen("<!-- "));
    xml->in_comment = true;
}

void bp_xml_comment_close(struct bp_xml *xml)
{
    xml->in_comment = false;
    bp_xml_line(xml, "-->");
}

void bp_xml_line(struct bp_xml *xml, const char *text)
{
    if (*text && !xml->plain)
        indent(xml, indentation(xml));
    bp_buf_str(xml->out, text);
    bp_buf_char(xml->out, '\n');
}

void bp_xml_end(struct bp_xml *xml)
{
    bp_buf_free(&xml->piece);
}
