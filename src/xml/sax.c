/* sax.c: runs libxml2's SAX2 parser over bytes in memory, and turns its calls into events with
 * exact positions. No other file uses libxml2. The same source works with 2.9.14 and with 2.13 to
 * 2.15; 2.11 and 2.12 do not report errors of markup.
 *
 * The parser's own messages and positions are not reliable. If it rejects a source, this file
 * reports only that, and roughly where. It opens no file and no address, and restores the little
 * process-wide state that it changes. */
#include "xml/sax.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>
#include <pthread.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/unseen.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error_ptr;
#else
typedef xmlErrorPtr xml_error_ptr;
#endif

#define LONGEST_REFERENCE 32u /* "&#160;": longer ones have leading zeros that are not needed;
                                 their positions are less exact */

struct sax {
    xmlParserCtxtPtr parser;
    const struct bp_sax_handler *handler;
    void *data;
    const struct bp_source *source; /* borrowed */
    const char *bytes; /* of the source, after a byte order mark */
    uint32_t len, skipped; /* length of `bytes`; length of the byte order mark */
    uint32_t seen;     /* offset in `bytes` of the end of the last event */
    struct bp_attr attrs[BP_MAX_ATTRIBUTES];
    struct bp_buf words; /* names and values of the current tag */
    bool stopped, nomem, broken;
    bool placeless; /* the places of events are not wanted */
    struct bp_sax_fault *fault;
};

static uint32_t place_now(const struct sax *sax)
{
#if LIBXML_VERSION >= 21500
    unsigned long at = 0;
    int failed = xmlCtxtGetInputPosition(sax->parser, 0, NULL, NULL, NULL, &at);
    long consumed = failed ? -1 : (long)at;
#else
    long consumed = xmlByteConsumed(sax->parser);
#endif
    return consumed < 0 || consumed > (long)sax->len ? sax->seen : (uint32_t)consumed;
}

static void stop(struct sax *sax)
{
    sax->stopped = true;
    xmlStopParser(sax->parser);
}

/* The parser keeps each distinct name in a table, whose chains get long: 2.9 takes four times as long for
 * twice as many. */
static bool has_too_many_names(struct sax *sax, uint32_t at)
{
    if (xmlDictSize(sax->parser->dict) <= BP_MAX_NAMES)
        return false;
    if (sax->handler->names)
        sax->handler->names(sax->data, at + sax->skipped);
    stop(sax);
    return true;
}

/* After an error the parser may still call back, with data that makes no sense. */
static bool is_over(const struct sax *sax)
{
    return sax->stopped || sax->broken;
}

static uint32_t skip_blanks(const struct sax *sax, uint32_t at)
{
    while (at < sax->len && bp_is_blank(sax->bytes[at]))
        at++;
    return at;
}

static bool ends_name(char c)
{
    return bp_is_blank(c) || c == '=' || c == '/' || c == '>' || c == '"' || c == '\'';
}

static uint32_t skip_name(const struct sax *sax, uint32_t at)
{
    while (at < sax->len && !ends_name(sax->bytes[at]))
        at++;
    return at;
}

/* Finds the positions of the attributes of the tag at `tag_at`. libxml2 gives them in the order of
 * the source. */
static void find_attributes(struct sax *sax, uint32_t tag_at, size_t n)
{
    uint32_t at = skip_name(sax, tag_at + 1);
    size_t found = 0;
    while (found < n) {
        uint32_t name_at = skip_blanks(sax, at);
        uint32_t name_end = skip_name(sax, name_at);
        at = skip_blanks(sax, name_end);
        if (at >= sax->len || sax->bytes[at] != '=')
            return;
        at = skip_blanks(sax, at + 1);
        const char *value = sax->bytes + at + 1;
        const char *close = at < sax->len ? memchr(value, sax->bytes[at], sax->len - at - 1) : NULL;
        if (!close)
            return;
        at = (uint32_t)(close - sax->bytes) + 1;
        uint32_t name_len = name_end - name_at;
        const char *name = sax->bytes + name_at;
        if (name_len >= 5 && !strncmp(name, "xmlns", 5) && (name_len == 5 || name[5] == ':'))
            continue;
        struct bp_attr *attr = &sax->attrs[found++];
        attr->name_at = name_at + sax->skipped;
        attr->name_len = name_len;
        attr->value_at = (uint32_t)(value - sax->bytes) + sax->skipped;
        attr->value_len = (uint32_t)(close - value);
    }
}

/* Appends a value with collapsed blanks and without U+FEFF, and a NUL. If nothing of it can be seen, it is
 * empty. */
static void put_value(struct bp_buf *out, const char *value, size_t len)
{
    size_t begin = out->len, plain = 0;
    while (plain < len && (unsigned char)value[plain] > ' ' && value[plain] != '\xEF')
        plain++;
    bp_buf_put(out, value, plain); /* most values have nothing else */
    for (size_t i = plain; i < len; i++) {
        bool blank = bp_is_blank(value[i]);
        if (value[i] == '\xEF' && bp_mark_at(value + i, len - i))
            i += 2;
        else if (!blank)
            bp_buf_char(out, value[i]);
        else if (out->len > begin && out->bytes[out->len - 1] != ' ')
            bp_buf_char(out, ' ');
    }
    if (!out->failed && out->len > begin && out->bytes[out->len - 1] == ' ')
        out->len--;
    if (!out->failed && out->len > begin && bp_text_unseen(out->bytes + begin, out->len - begin))
        out->len = begin;
    bp_buf_char(out, 0);
}

/* Appends "prefix:local" and a NUL; without a prefix, nothing: the parser's own copy is the name. */
static void put_name(struct bp_buf *out, const xmlChar *prefix, const xmlChar *local)
{
    if (!prefix)
        return;
    bp_buf_str(out, (const char *)prefix);
    bp_buf_char(out, ':');
    bp_buf_put(out, local, strlen((const char *)local) + 1);
}

/* libxml2 gives five pointers for each attribute: local name, prefix, URI, value, end of value
 * (without a NUL). */
static bool copy_attributes(struct sax *sax, size_t n, const xmlChar **five)
{
    size_t names[BP_MAX_ATTRIBUTES], values[BP_MAX_ATTRIBUTES];
    for (size_t i = 0; i < n; i++) {
        const xmlChar **a = five + 5 * i;
        names[i] = sax->words.len;
        put_name(&sax->words, a[1], a[0]);
        values[i] = sax->words.len;
        put_value(&sax->words, (const char *)a[3], (size_t)(a[4] - a[3]));
    }
    if (sax->words.failed)
        return false;
    for (size_t i = 0; i < n; i++) {
        struct bp_attr *attr = &sax->attrs[i];
        *attr = (struct bp_attr){.local = (const char *)five[5 * i], .uri = (const char *)five[5 * i + 2]};
        attr->name = five[5 * i + 1] ? sax->words.bytes + names[i] : attr->local;
        attr->value = sax->words.bytes + values[i];
    }
    return true;
}

static void on_start(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri,
                     int n_namespaces, const xmlChar **namespaces, int n_attrs, int n_defaulted,
                     const xmlChar **attrs)
{
    struct sax *sax = data;
    (void)n_namespaces, (void)namespaces, (void)n_defaulted;
    if (is_over(sax))
        return;
    uint32_t end = sax->placeless ? 0 : place_now(sax), at = end < sax->len ? end : sax->len - 1;
    while (at > 0 && sax->bytes[at] != '<')
        at--;
    if (has_too_many_names(sax, at))
        return;
    size_t n = (size_t)n_attrs < BP_MAX_ATTRIBUTES ? (size_t)n_attrs : BP_MAX_ATTRIBUTES;
    sax->words.len = 0;
    put_name(&sax->words, prefix, local);
    if (!copy_attributes(sax, n, attrs)) {
        sax->nomem = true;
        stop(sax);
        return;
    }
    if (!sax->placeless) {
        find_attributes(sax, at, n);
        sax->seen = sax->bytes[end] == '>' ? end + 1 : end;
    }
    const char *name = prefix ? sax->words.bytes : (const char *)local;
    struct bp_tag tag = {name, (const char *)local, (const char *)uri, at + sax->skipped,
                         (uint32_t)strlen(name) + 1, sax->attrs, n};
    if (!sax->handler->start(sax->data, &tag))
        stop(sax);
}

static void on_end(void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    struct sax *sax = data;
    (void)local, (void)prefix, (void)uri;
    if (is_over(sax))
        return;
    if (!sax->placeless)
        sax->seen = place_now(sax);
    if (sax->handler->end && !sax->handler->end(sax->data))
        stop(sax);
}

static void on_instruction(void *data, const xmlChar *target, const xmlChar *text)
{
    struct sax *sax = data;
    (void)target, (void)text;
    if (!is_over(sax))
        has_too_many_names(sax, place_now(sax));
}

static bool stands_at(const struct sax *sax, uint32_t at, const char *text, size_t len)
{
    return len <= sax->len - at && !memcmp(sax->bytes + at, text, len);
}

/* The position of a piece of text; sets *past to its end. The text follows the last event, apart
 * from comments and the like. The parser's own position is before or after it, and a reference may
 * stand for other bytes. */
static uint32_t text_place(const struct sax *sax, const char *text, size_t len, uint32_t *past)
{
    uint32_t seen = sax->seen, now = place_now(sax);
    size_t room = sax->len - seen < LONGEST_REFERENCE ? sax->len - seen : LONGEST_REFERENCE;
    const char *semicolon = NULL;
    if (room && sax->bytes[seen] == '&')
        semicolon = memchr(sax->bytes + seen, ';', room);
    if (semicolon) {
        *past = (uint32_t)(semicolon - sax->bytes) + 1;
        return seen;
    }
    now = now < seen ? seen : now;
    const uint32_t places[] = {seen, now, len <= now - seen ? now - (uint32_t)len : seen};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        *past = places[i] + (uint32_t)len;
        if (stands_at(sax, places[i], text, len))
            return places[i];
    }
    *past = now;
    return seen;
}

/* Passes text on without U+FEFF. */
static bool tell_text(struct sax *sax, const char *text, size_t len, uint32_t at)
{
    const struct bp_sax_handler *handler = sax->handler;
    const char *mark;
    while ((mark = bp_mark_find(text, len))) {
        size_t before = (size_t)(mark - text);
        if (before && !handler->text(sax->data, text, before, at))
            return false;
        text = mark + 3;
        len -= before + 3;
        at += (uint32_t)before + 3;
    }
    return !len || handler->text(sax->data, text, len, at);
}

static void on_text(void *data, const xmlChar *text, int len)
{
    struct sax *sax = data;
    if (is_over(sax) || len <= 0 || !sax->handler->text)
        return;
    uint32_t past = 0, at = 0;
    if (!sax->placeless)
        at = text_place(sax, (const char *)text, (size_t)len, &past);
    sax->seen = past;
    if (!tell_text(sax, (const char *)text, (size_t)len, at + sax->skipped))
        stop(sax);
}

static void on_doctype(void *data, const xmlChar *name, const xmlChar *id, const xmlChar *system)
{
    struct sax *sax = data;
    (void)name, (void)id, (void)system;
    if (is_over(sax))
        return;
    uint32_t at = place_now(sax);
    while (at > sax->seen && strncmp(sax->bytes + at, "<!DOCTYPE", 9) != 0)
        at--;
    if (sax->handler->doctype)
        sax->handler->doctype(sax->data, at + sax->skipped);
    stop(sax);
}

/* Ends parsing at an error. Otherwise the parser would look for more errors and take time for each.
 * Before 2.14, xmlStopParser frees the input, which the caller may still read, so this only sets
 * the state. */
static void give_up(struct sax *sax)
{
#if LIBXML_VERSION >= 21400
    xmlStopParser(sax->parser);
#else
    sax->parser->instate = XML_PARSER_EOF;
    sax->parser->disableSAX = 1;
#endif
}

/* Whether a declaration xmlns:prefix="" stands in the source, which is not allowed. */
static bool declares_nothing(const struct sax *sax)
{
    bp_source_open(sax->source);
    for (const char *at = sax->bytes; (at = strstr(at, "xmlns:")); at++) {
        uint32_t equals = skip_blanks(sax, skip_name(sax, (uint32_t)(at - sax->bytes)));
        uint32_t quote = skip_blanks(sax, equals < sax->len ? equals + 1 : equals);
        if (quote < sax->len && sax->bytes[equals] == '=' && sax->bytes[quote + 1] == sax->bytes[quote])
            return true;
    }
    return false;
}

/* If 2.9.14 has no memory for the address of a prefix, it takes the address for an empty one; so it does
 * for one that begins with a character that XML does not have, but says so first. */
static bool lacks_address(const struct sax *sax, xml_error_ptr error)
{
    return !sax->broken && error->code == XML_NS_ERR_XML_NAMESPACE && error->message &&
           strstr(error->message, "Empty") && !declares_nothing(sax);
}

/* Keeps the first error that ends the reading. Namespace errors (such as an undeclared prefix) do
 * not end it: the name is not in the format, and is reported as unknown. */
static void on_error(void *data, xml_error_ptr error)
{
    struct sax *sax = data;
    if (error->code == XML_ERR_NO_MEMORY || lacks_address(sax, error))
        sax->nomem = true;
    if (sax->stopped || sax->broken || error->level < XML_ERR_FATAL)
        return;
    sax->broken = true;
    sax->fault->at = place_now(sax) + sax->skipped;
    const char *words = error->message ? error->message : "";
    size_t len = strcspn(words, "\n");
    if (len >= sizeof sax->fault->message)
        len = sizeof sax->fault->message - 1;
    memcpy(sax->fault->message, words, len);
    sax->fault->message[len] = 0;
    give_up(sax);
}

static xmlParserCtxtPtr new_parser(struct sax *sax)
{
    xmlSAXHandler calls;
    memset(&calls, 0, sizeof calls);
    calls.initialized = XML_SAX2_MAGIC;
    calls.internalSubset = on_doctype;
    calls.processingInstruction = on_instruction;
    calls.startElementNs = on_start;
    calls.endElementNs = on_end;
    calls.characters = calls.ignorableWhitespace = calls.cdataBlock = on_text;
#if LIBXML_VERSION >= 21100
    xmlParserCtxtPtr parser = xmlNewSAXParserCtxt(&calls, sax);
#else
    calls.serror = on_error;
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (parser) {
        *parser->sax = calls;
        parser->userData = sax;
    }
#endif
#if LIBXML_VERSION >= 21300
    if (parser)
        xmlCtxtSetErrorHandler(parser, on_error, sax);
#endif
    return parser;
}

/* Errors outside a parser, such as no memory for one: libxml2 before 2.13 prints them if nobody listens. */
#if LIBXML_VERSION < 21300
static void on_other_error(void *data, xml_error_ptr error)
{
    bool *nomem = data;
    *nomem |= error->code == XML_ERR_NO_MEMORY;
}

/* What is called for such errors in this thread. */
struct listener {
    xmlStructuredErrorFunc hears;
    void *data;
};

static struct listener listen(struct listener next)
{
    struct listener before = {xmlStructuredError, xmlStructuredErrorContext};
    xmlSetStructuredErrorFunc(next.data, next.hears);
    return before;
}
#endif

/* Parses the bytes in place; xmlCtxtReadMemory would copy them.
 *
 * XML_PARSE_HUGE is set because versions of libxml2 differ in which comments over 10 MB they refuse. What
 * else it allows, this file limits: on_doctype ends the reading before an entity is declared; depth,
 * attributes and texts have limits of our own; and the limit on names is set again. */
static void parse(struct sax *sax)
{
    int options = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
#if LIBXML_VERSION >= 21300
    options |= XML_PARSE_NO_XXE;
#endif
    xmlCtxtUseOptions(sax->parser, options);
    xmlDictSetLimit(sax->parser->dict, XML_MAX_DICTIONARY_LIMIT);
    /* If 2.9.14 has no memory for the address of a prefix, it takes the address for an empty one. A plan can
     * have only this one: it is put where the parser looks first. */
    if (!xmlDictLookup(sax->parser->dict, (const xmlChar *)BP_XSI_URI, -1)) {
        sax->nomem = true;
        return;
    }
#if LIBXML_VERSION >= 21400
    xmlParserInputPtr input = xmlNewInputFromMemory(
        NULL, sax->bytes, sax->len, XML_INPUT_BUF_STATIC | XML_INPUT_BUF_ZERO_TERMINATED);
    if (input)
        xmlFreeDoc(xmlCtxtParseDocument(sax->parser, input));
    else
        sax->nomem = true;
#else
    xmlParserInputPtr input = xmlNewStringInputStream(sax->parser, (const xmlChar *)sax->bytes);
    if (input && inputPush(sax->parser, input) >= 0)
        xmlParseDocument(sax->parser);
    else
        sax->nomem = true;
    xmlFreeDoc(sax->parser->myDoc); /* holds entities that the document declares */
    sax->parser->myDoc = NULL;
#endif
}

/* Runs the parser over the whole source. */
static enum bp_sax_result run(struct sax *sax)
{
    sax->parser = new_parser(sax);
    bool well_formed = false;
    if (sax->parser) {
        parse(sax);
        well_formed = sax->parser->wellFormed != 0;
        xmlFreeParserCtxt(sax->parser);
    }
    if (!sax->parser || sax->nomem)
        return BP_SAX_NOMEM;
    if (sax->stopped)
        return BP_SAX_STOPPED;
    return sax->broken || !well_formed ? BP_SAX_BROKEN : BP_SAX_DONE;
}

/* libxml2 before 2.11 initialises the process at its first call. Two threads must not do that at once. */
static void start_process(void)
{
#if LIBXML_VERSION < 21300
    bool nomem = false;
    struct listener before = listen((struct listener){on_other_error, &nomem});
    xmlInitParser();
    listen(before);
#else
    xmlInitParser();
#endif
}

/* Returns false if libxml2 cannot be called in this thread. From 2.12 on it ends the process if it has no
 * memory for the state of the thread, unless it is asked for that first. */
static bool start(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
#if LIBXML_VERSION >= 21200
    if (xmlCheckThreadLocalStorage())
        return false;
#endif
    return !pthread_once(&once, start_process);
}

static enum bp_sax_result read_all(const struct bp_source *source, const struct bp_sax_handler *handler,
                                   void *data, struct bp_sax_fault *fault, bool placeless)
{
    bool mark = source->len >= 3 && !memcmp(source->bytes, "\xEF\xBB\xBF", 3);
    struct sax sax = {.handler = handler, .data = data, .fault = fault, .skipped = mark ? 3 : 0,
                      .placeless = placeless, .source = source};
    sax.bytes = source->bytes + sax.skipped;
    sax.len = source->len - sax.skipped;
    if (!start())
        return BP_SAX_NOMEM;
#if LIBXML_VERSION < 21300
    struct listener before = listen((struct listener){on_other_error, &sax.nomem});
    enum bp_sax_result result = run(&sax);
    listen(before);
#else
    enum bp_sax_result result = run(&sax);
#endif
    xmlResetLastError();
    bp_buf_free(&sax.words);
    return result;
}

enum bp_sax_result bp_sax_read(const struct bp_source *source, const struct bp_sax_handler *handler,
                               void *data, struct bp_sax_fault *fault)
{
    return read_all(source, handler, data, fault, false);
}

enum bp_sax_result bp_sax_read_quick(const struct bp_source *source, const struct bp_sax_handler *handler,
                                     void *data, struct bp_sax_fault *fault)
{
    return read_all(source, handler, data, fault, true);
}

const char *bp_tag_value(const struct bp_tag *tag, const char *local, const char *none)
{
    for (size_t i = 0; i < tag->n_attrs; i++)
        if (bp_text_same(tag->attrs[i].local, local))
            return tag->attrs[i].value;
    return none;
}
