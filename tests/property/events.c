/* events.c: the events of XML as text, for comparing. */
#include "events.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "xml/written.h"

enum { MOST_CUT = 4096 }; /* bytes of XML that is cut short */

/* Text comes in pieces, which may be others: it is one text here, with the sum of the places of its bytes. */
struct record {
    struct bp_buf events;
    uint64_t places;
    bool in_text;
};

static void end_text(struct record *record)
{
    if (record->in_text)
        bp_buf_fmt(&record->events, "\" %llu\n", (unsigned long long)record->places);
    record->in_text = false;
    record->places = 0;
}

static void put_name(struct bp_buf *out, const char *name, const char *local, const char *uri, uint32_t at,
                     uint32_t len)
{
    bp_buf_fmt(out, "%s %s %s %u %u", name, local, uri ? uri : "-", (unsigned)at, (unsigned)len);
}

static bool on_start(void *data, const struct bp_tag *tag)
{
    struct record *record = data;
    end_text(record);
    bp_buf_char(&record->events, '<');
    put_name(&record->events, tag->name, tag->local, tag->uri, tag->at, tag->len);
    for (size_t i = 0; i < tag->n_attrs; i++) {
        const struct bp_attr *attr = &tag->attrs[i];
        bp_buf_str(&record->events, "\n  ");
        put_name(&record->events, attr->name, attr->local, attr->uri, attr->name_at, attr->name_len);
        bp_buf_fmt(&record->events, " \"%s\" %u %u", attr->value, (unsigned)attr->value_at,
                   (unsigned)attr->value_len);
    }
    bp_buf_char(&record->events, '\n');
    return true;
}

static bool on_text(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct record *record = data;
    if (!record->in_text)
        bp_buf_char(&record->events, '"');
    record->in_text = true;
    bp_buf_put(&record->events, bytes, len);
    for (size_t i = 0; i < len; i++)
        record->places += at + i;
    return true;
}

static bool on_end(void *data)
{
    end_text(data);
    bp_buf_str(&((struct record *)data)->events, "end\n");
    return true;
}

static const struct bp_sax_handler handler = {.start = on_start, .text = on_text, .end = on_end};

/* XML that ends anywhere is broken, and nothing beyond its end is read. */
static void expect_broken(const struct bp_source *source)
{
    struct record record = {.in_text = false};
    uint32_t whole = source->len;
    while (whole && source->bytes[whole - 1] == '\n')
        whole--;
    for (uint32_t len = 0; len < whole && len < MOST_CUT; len++) {
        char *bytes = malloc(len + 1u);
        assert_non_null(bytes);
        memcpy(bytes, source->bytes, len);
        bytes[len] = 0;
        struct bp_source cut = {.name = "cut.xml", .bytes = bytes, .len = len};
        record.events.len = 0;
        enum bp_sax_result result = bp_written_read(&cut, &handler, &record);
        assert_true(result == BP_SAX_BROKEN || !memchr(bytes, '\n', len) ||
                    !strchr(strchr(bytes, '\n'), '<'));
        free(bytes);
    }
    bp_buf_free(&record.events);
}

void expect_same_events(const struct bp_source *source, const char *name)
{
    struct record parsed = {.in_text = false}, written = {.in_text = false};
    struct bp_sax_fault fault;
    assert_int_equal(bp_sax_read(source, &handler, &parsed, &fault), BP_SAX_DONE);
    assert_int_equal(bp_written_read(source, &handler, &written), BP_SAX_DONE);
    bp_buf_char(&parsed.events, 0);
    bp_buf_char(&written.events, 0);
    assert_false(parsed.events.failed || written.events.failed);
    size_t same = 0, line = 0;
    while (parsed.events.bytes[same] && parsed.events.bytes[same] == written.events.bytes[same])
        line = parsed.events.bytes[same++] == '\n' ? same : line;
    if (parsed.events.bytes[same] != written.events.bytes[same])
        fail_msg("%s: the parser gives\n%.300s\nand not\n%.300s", name, parsed.events.bytes + line,
                 written.events.bytes + line);
    bp_buf_free(&parsed.events);
    bp_buf_free(&written.events);
    expect_broken(source);
}
