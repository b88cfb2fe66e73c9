/* written.c: reads XML as model/xml.c writes it for programs: tags with one blank before each attribute and
 * quotation marks round its value, text, the named references and decimal ones. There are no comments,
 * instructions or CDATA sections after the first line, and all names are those of the format. */
#include "xml/written.h"

#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/unseen.h"
#include "xml/value.h"

struct written {
    const char *bytes, *at, *end; /* of the source; where it is read */
    const struct bp_sax_handler *handler;
    void *data;
    struct bp_attr attrs[BP_MAX_ATTRIBUTES];
    size_t n_attrs;
    struct bp_buf words; /* names and values of the current tag, each with a NUL */
    struct bp_buf value; /* of an attribute, without references */
    uint32_t depth;
    bool stopped, broken;
};

static bool fail(struct written *w)
{
    w->broken = true;
    return false;
}

static uint32_t offset(const struct written *w, const char *at)
{
    return (uint32_t)(at - w->bytes);
}

/* ---- references ---- */

/* The character that the reference at *at stands for, which it moves past; 0: it is no reference. */
static uint32_t read_reference(const char **at, const char *end)
{
    static const struct {
        const char *words;
        char c;
    } named[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        size_t len = strlen(named[i].words);
        if ((size_t)(end - *at) >= len && !memcmp(*at, named[i].words, len)) {
            *at += len;
            return (unsigned char)named[i].c;
        }
    }
    const char *digit = *at + 2;
    uint32_t code = 0;
    if (end - *at < 4 || (*at)[1] != '#')
        return 0;
    for (; digit < end && bp_is_digit(*digit) && code < 0x110000; digit++)
        code = code * 10 + (uint32_t)(*digit - '0');
    if (digit == end || *digit != ';')
        return 0;
    *at = digit + 1;
    return code;
}

static const char *find(const char *at, const char *end, char c)
{
    const char *found = memchr(at, c, (size_t)(end - at));
    return found ? found : end;
}

/* ---- tags ---- */

/* Appends a name, and a NUL. */
static void put_name(struct written *w, const char *name, size_t len)
{
    bp_buf_put(&w->words, name, len);
    bp_buf_char(&w->words, 0);
}

static bool put_value(struct written *w, const char *value, const char *close)
{
    const char *from = value, *mark = find(value, close, '&');
    if (mark == close) {
        bp_xml_value_put(&w->words, value, (size_t)(close - value));
        return true;
    }
    w->value.len = 0;
    while (mark < close) {
        char bytes[4];
        bp_buf_put(&w->value, from, (size_t)(mark - from));
        uint32_t code = read_reference(&mark, close);
        if (!code)
            return fail(w);
        bp_buf_put(&w->value, bytes, bp_utf8_put(bytes, code));
        from = mark;
        mark = find(from, close, '&');
    }
    bp_buf_put(&w->value, from, (size_t)(close - from));
    if (!w->value.failed)
        bp_xml_value_put(&w->words, w->value.bytes, w->value.len);
    return true;
}

/* Reads ` name="value"`. What the words are is set when all of them are there: see set_words. */
static bool read_attribute(struct written *w)
{
    const char *name = ++w->at, *equals = find(name, w->end, '=');
    if (w->end - equals < 3 || equals[1] != '"')
        return fail(w);
    const char *value = equals + 2, *close = find(value, w->end, '"');
    w->at = close + 1;
    if (close == w->end)
        return fail(w);
    if (equals - name >= 6 && !memcmp(name, "xmlns:", 6))
        return true;
    if (w->n_attrs == BP_MAX_ATTRIBUTES)
        return fail(w);
    w->attrs[w->n_attrs++] = (struct bp_attr){.name_at = offset(w, name),
                                              .name_len = (uint32_t)(equals - name),
                                              .value_at = offset(w, value),
                                              .value_len = (uint32_t)(close - value)};
    put_name(w, name, (size_t)(equals - name));
    return put_value(w, value, close);
}

static void set_words(struct written *w, struct bp_tag *tag)
{
    const char *word = w->words.bytes;
    tag->name = tag->local = word;
    for (size_t i = 0; i < w->n_attrs; i++) {
        struct bp_attr *attr = &w->attrs[i];
        word += strlen(word) + 1;
        attr->name = attr->local = word;
        if (*word == 'x' && word[1] && word[2] && word[3] == ':') {
            attr->uri = word[1] == 'm' ? BP_XML_URI : BP_XSI_URI;
            attr->local = word + 4;
        }
        word += strlen(word) + 1;
        attr->value = word;
    }
}

static bool tell_end(struct written *w)
{
    w->depth--;
    if (w->handler->end(w->data))
        return true;
    w->stopped = true;
    return false;
}

static bool read_start(struct written *w)
{
    const char *name = w->at + 1, *past = name;
    while (past < w->end && *past != ' ' && *past != '>' && *past != '/')
        past++;
    struct bp_tag tag = {.at = offset(w, w->at), .len = (uint32_t)(past - w->at), .attrs = w->attrs};
    w->words.len = w->n_attrs = 0;
    put_name(w, name, (size_t)(past - name));
    w->at = past;
    while (w->at < w->end && *w->at == ' ')
        if (!read_attribute(w))
            return false;
    bool empty = w->at < w->end && *w->at == '/';
    w->at += empty;
    if (w->at >= w->end || *w->at != '>' || past == name)
        return fail(w);
    w->at++;
    w->depth++;
    if (w->words.failed || w->value.failed)
        return false;
    set_words(w, &tag);
    tag.n_attrs = w->n_attrs;
    if (!w->handler->start(w->data, &tag)) {
        w->stopped = true;
        return false;
    }
    return !empty || tell_end(w);
}

static bool read_end(struct written *w)
{
    w->at = find(w->at, w->end, '>') + 1;
    return w->at <= w->end && w->depth ? tell_end(w) : fail(w);
}

/* ---- text ---- */

static bool tell_text(struct written *w, const char *text, size_t len, const char *at)
{
    if (!len || w->handler->text(w->data, text, len, offset(w, at)))
        return true;
    w->stopped = true;
    return false;
}

static bool read_text(struct written *w)
{
    const char *end = find(w->at, w->end, '<');
    while (w->depth && w->at < end) {
        const char *from = w->at, *mark = find(from, end, '&');
        char bytes[4];
        if (!tell_text(w, from, (size_t)(mark - from), from))
            return false;
        w->at = mark;
        if (mark == end)
            break;
        uint32_t code = read_reference(&w->at, end);
        if (!code)
            return fail(w);
        size_t len = bp_utf8_put(bytes, code);
        if (!bp_mark_at(bytes, len) && !tell_text(w, bytes, len, mark))
            return false;
    }
    w->at = end;
    return true;
}

static bool read_all(struct written *w)
{
    w->at = find(w->at, w->end, '\n'); /* the declaration */
    while (read_text(w) && w->at < w->end) {
        bool closes = w->at + 1 < w->end && w->at[1] == '/';
        if (!(closes ? read_end(w) : read_start(w)))
            return false;
    }
    return !w->depth || fail(w);
}

enum bp_sax_result bp_written_read(const struct bp_source *source, const struct bp_sax_handler *handler,
                                   void *data)
{
    struct written w = {.bytes = source->bytes, .at = source->bytes, .end = source->bytes + source->len,
                        .handler = handler, .data = data};
    bool good = read_all(&w);
    bool nomem = w.words.failed || w.value.failed;
    bp_buf_free(&w.words);
    bp_buf_free(&w.value);
    if (nomem)
        return BP_SAX_NOMEM;
    return w.stopped ? BP_SAX_STOPPED : good ? BP_SAX_DONE : BP_SAX_BROKEN;
}
