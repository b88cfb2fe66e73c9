/* html.c: HTML as a strict reader sees it: each element is one that we write, and is closed in order; attributes
 * stand between quotation marks; no character that a parser of HTML takes offence at. */
#include <string.h>

#include "base/text.h"
#include "fuzz.h"

#define MOST_OPEN 400

struct reader {
    const char *at, *end;
    char open[MOST_OPEN][12];
    int n;
};

static const char *const names[] = {"html", "head", "meta", "title", "style", "body", "a", "svg", "symbol", "circle",
                                    "path", "use", "main", "p", "h1", "h2", "h3", "h4", "h5", "h6", "nav", "ul", "ol",
                                    "li", "div", "span", "table", "caption", "thead", "tbody", "tr", "th", "td", "b",
                                    "small", "strong", "em", "sup", "sub", "br", "abbr", "img", "dl", "dt", "dd",
                                    "section", "footer"};
static const char *const attributes[] = {
    "lang", "dir", "class", "charset", "http-equiv", "content", "name", "href", "id", "width", "height", "aria-hidden",
    "viewBox", "cx", "cy", "r", "d", "stroke-width", "stroke-dasharray", "stroke-dashoffset", "aria-labelledby",
    "aria-label", "role", "tabindex", "style", "scope", "title", "data-level", "alt", "src"};

static size_t find(const char *const *words, size_t n, const char *at, size_t len)
{
    for (size_t i = 0; i < n; i++)
        if (strlen(words[i]) == len && !memcmp(words[i], at, len))
            return i;
    return n;
}

static bool is_one(const char *name, const char *const *words, size_t n)
{
    return find(words, n, name, strlen(name)) < n;
}

static void expect(const struct reader *r, bool holds, const char *what)
{
    char near[80] = "";
    size_t left = (size_t)(r->end - r->at);
    memcpy(near, r->at, left < sizeof near - 1 ? left : sizeof near - 1);
    fuzz_expect(holds, what, near);
}

static void read_name(struct reader *r, char name[12])
{
    size_t len = strspn(r->at, "abcdefghijklmnopqrstuvwxyz0123456789");
    expect(r, find(names, sizeof names / sizeof *names, r->at, len) < sizeof names / sizeof *names,
           "an element that is none of ours");
    memcpy(name, r->at, len);
    name[len] = '\0';
    r->at += len;
}

static void read_attributes(struct reader *r)
{
    static const size_t n = sizeof attributes / sizeof *attributes;
    while (*r->at == ' ') {
        size_t len = strcspn(++r->at, "= >\"/");
        expect(r, find(attributes, n, r->at, len) < n, "an attribute that is none of ours");
        r->at += len;
        expect(r, r->at[0] == '=' && r->at[1] == '"', "a value without quotation marks");
        r->at += 2;
        r->at += strcspn(r->at, "\"<>");
        expect(r, *r->at == '"', "markup in a value");
        r->at++;
    }
}

/* CSS up to the element's end: no markup is in it, and what is opened is closed. */
static void read_style(struct reader *r)
{
    int open = 0;
    for (; *r->at != '<'; r->at++) {
        if (*r->at == '"') {
            r->at += 1 + strcspn(r->at + 1, "\"\n<");
            expect(r, *r->at == '"', "a string of CSS has no end");
        }
        open += *r->at == '{' ? 1 : *r->at == '}' ? -1 : 0;
        expect(r, open >= 0, "a rule of CSS ends twice");
    }
    expect(r, !open && !strncmp(r->at, "</style>", 8), "a style is more than it is");
}

static void read_tag(struct reader *r)
{
    static const char *const empty[] = {"meta", "br", "img"};
    char name[12];
    bool closing = *++r->at == '/';
    r->at += closing;
    read_name(r, name);
    if (closing) {
        expect(r, r->n > 0 && !strcmp(r->open[r->n - 1], name), "an element is not closed");
        r->n--;
    } else {
        read_attributes(r);
        bool closed = *r->at == '/' || is_one(name, empty, sizeof empty / sizeof *empty);
        r->at += *r->at == '/';
        expect(r, r->n < MOST_OPEN, "elements are too deep");
        if (!closed)
            memcpy(r->open[r->n++], name, sizeof name);
    }
    expect(r, *r->at == '>', "a tag has no end");
    r->at++;
    if (!closing && !strcmp(name, "style"))
        read_style(r);
}

static void read_reference(struct reader *r)
{
    static const char *const references[] = {"&amp;", "&lt;", "&gt;", "&quot;"};
    size_t len = strcspn(r->at, ";") + 1;
    expect(r, find(references, 4, r->at, len) < 4, "a reference that is none of ours");
    r->at += len;
}

void fuzz_check_html(const void *bytes, size_t len)
{
    static const char doctype[] = "<!DOCTYPE html>\n";
    struct bp_buf text = {0};
    struct reader *r = &(struct reader){.n = 0};
    bp_buf_put(&text, bytes, len);
    bp_buf_char(&text, '\0');
    fuzz_expect(bp_utf8_check(text.bytes, len) == len, "HTML is no UTF-8", NULL);
    fuzz_expect(strlen(text.bytes) == len && !strncmp(text.bytes, doctype, sizeof doctype - 1), "no HTML", NULL);
    r->end = text.bytes + len;
    for (r->at = text.bytes + sizeof doctype - 1; r->at < r->end;) {
        const char *next = r->at;
        uint32_t code = bp_utf8_next(&next, r->end);
        expect(r, (code >= 0x20 || code == '\n') && (code < 0x7F || code > 0x9F) && (code & 0xFFFE) != 0xFFFE,
               "a character that HTML does not have");
        if (code == '<')
            read_tag(r);
        else if (code == '&')
            read_reference(r);
        else
            r->at = next;
    }
    fuzz_expect(!r->n, "an element is still open at the end", r->n ? r->open[r->n - 1] : NULL);
    bp_buf_free(&text);
}
