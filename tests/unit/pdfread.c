/* pdfread.c: reads the cross-reference stream, and from it every object. */
#include "pdfread.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

const char *pdfread_find(const char *bytes, size_t len, const char *needle)
{
    size_t n = strlen(needle);
    for (size_t i = 0; i + n <= len; i++)
        if (!memcmp(bytes + i, needle, n))
            return bytes + i;
    return NULL;
}

unsigned pdfread_count(const char *bytes, size_t len, const char *needle)
{
    unsigned count = 0;
    const char *end = bytes + len;
    while ((bytes = pdfread_find(bytes, (size_t)(end - bytes), needle))) {
        bytes += strlen(needle);
        count++;
    }
    return count;
}

static long number_after(const char *bytes, size_t len, const char *key)
{
    const char *at = pdfread_find(bytes, len, key);
    return at ? strtol(at + strlen(key), NULL, 10) : -1;
}

/* Appends what a stream of `len` bytes says; false: it is damaged. */
static bool inflate(struct bp_buf *out, const char *bytes, size_t len)
{
    struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
    size_t room = len * 4 + 1024, got = 0;
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    char *text = NULL;
    for (; inflater && result == LIBDEFLATE_INSUFFICIENT_SPACE; room *= 2) {
        free(text);
        text = malloc(room);
        result = text ? libdeflate_zlib_decompress(inflater, bytes, len, text, room, &got)
                      : LIBDEFLATE_BAD_DATA;
    }
    if (result == LIBDEFLATE_SUCCESS)
        bp_buf_put(out, text, got);
    free(text);
    libdeflate_free_decompressor(inflater);
    return result == LIBDEFLATE_SUCCESS;
}

/* Appends the object at `offset`, which must be the one of this number, with its stream inflated. */
static bool read_object(struct bp_buf *out, const char *bytes, size_t len, size_t offset,
                        unsigned number)
{
    char head[32] = "";
    struct bp_buf expected = {.bytes = head, .capacity = sizeof head, .limit = sizeof head};
    bp_buf_fmt(&expected, "%u 0 obj\n", number);
    if (offset >= len || len - offset < expected.len ||
        memcmp(bytes + offset, head, expected.len) != 0)
        return false;
    const char *at = bytes + offset + expected.len, *end = bytes + len;
    const char *stream = pdfread_find(at, (size_t)(end - at), "\nstream\n");
    if (!stream)
        return false;
    size_t dict = (size_t)(stream - at);
    long size = number_after(at, dict, "/Length ");
    bool deflated = pdfread_find(at, dict, "/FlateDecode") != NULL;
    bp_buf_put(out, at, dict);
    bp_buf_str(out, "\nstream\n");
    stream += 8;
    if (size < 0 || end - stream < size + 17 || memcmp(stream + size, "\nendstream\nendobj", 17))
        return false;
    if (deflated)
        return inflate(out, stream, (size_t)size);
    bp_buf_put(out, stream, (size_t)size);
    return true;
}

/* The rows of the cross-reference stream, with the predictor undone. */
static unsigned char *read_rows(const char *text, size_t len, unsigned size, unsigned columns)
{
    const char *stream = pdfread_find(text, len, "\nstream\n");
    if (!stream || len - (size_t)(stream + 8 - text) != (size_t)size * (columns + 1))
        return NULL;
    const unsigned char *in = (const unsigned char *)stream + 8;
    unsigned char *rows = calloc(size, columns);
    for (unsigned i = 0; rows && i < size; i++)
        for (unsigned k = 0; k < columns; k++)
            rows[i * columns + k] = (unsigned char)(in[i * (columns + 1) + 1 + k] +
                                                    (i ? rows[(i - 1) * columns + k] : 0));
    return rows;
}

/* Notes where the objects of an object stream stand, which was read already. */
static void unpack(struct pdfread *pdf, unsigned stream, const unsigned char *rows,
                   unsigned columns)
{
    struct pdfread_object *container = &pdf->objects[stream];
    const char *text = pdf->text.bytes + container->at;
    long n = number_after(text, container->len, "/N ");
    long first = number_after(text, container->len, "/First ");
    const char *body = pdfread_find(text, container->len, "\nstream\n") + 8;
    char *at = NULL;
    size_t last = 0;
    const char *head = body;
    for (long i = 0; i < n; i++) {
        unsigned number = (unsigned)strtoul(head, &at, 10);
        size_t offset = strtoul(at, &at, 10);
        head = at;
        if (number >= pdf->size || rows[number * columns] != 2)
            return;
        pdf->objects[number].at = (size_t)(body - pdf->text.bytes) + (size_t)first + offset;
        if (last)
            pdf->objects[last].len = pdf->objects[number].at - pdf->objects[last].at;
        last = number;
    }
    pdf->objects[last].len = container->at + container->len - pdf->objects[last].at;
}

static bool read_all(struct pdfread *pdf, const char *bytes, size_t len,
                     const unsigned char *rows, unsigned columns)
{
    for (unsigned i = 1; i < pdf->size; i++) {
        const unsigned char *row = &rows[i * columns];
        size_t offset = 0;
        for (unsigned k = 1; k + 2 < columns; k++) /* two bytes of an index follow */
            offset = offset << 8 | row[k];
        if (row[0] != 1)
            continue;
        pdf->objects[i].at = pdf->text.len;
        if (!read_object(&pdf->text, bytes, len, offset, i))
            return false;
        pdf->objects[i].len = pdf->text.len - pdf->objects[i].at;
    }
    bp_buf_char(&pdf->text, '\0');
    for (unsigned i = 1; i < pdf->size; i++) {
        size_t n;
        const char *text = pdfread_object(pdf, i, &n);
        if (rows[i * columns] == 1 && pdfread_find(text, n < 16 ? n : 16, "/Type/ObjStm"))
            unpack(pdf, i, rows, columns);
    }
    for (unsigned i = 1; i < pdf->size; i++)
        if (rows[i * columns] && !pdf->objects[i].len)
            return false;
    return !pdf->text.failed;
}

bool pdfread_open(struct pdfread *pdf, const char *bytes, size_t len)
{
    memset(pdf, 0, sizeof *pdf);
    size_t tail = len > 64 ? len - 64 : 0;
    long start = number_after(bytes + tail, len - tail, "startxref\n");
    pdf->version = !memcmp(bytes, "%PDF-1.7\n", 9) ? 17 : !memcmp(bytes, "%PDF-2.0\n", 9) ? 20 : 0;
    if (start < 0 || !pdf->version || memcmp(bytes + len - 6, "%%EOF\n", 6))
        return false;
    struct bp_buf table = {0};
    bool good = read_object(&table, bytes, len, (size_t)start,
                            (unsigned)strtoul(bytes + start, NULL, 10));
    long size = good ? number_after(table.bytes, table.len, "/Size ") : -1;
    long columns = good ? number_after(table.bytes, table.len, "/Columns ") : -1;
    unsigned char *rows = NULL;
    if (size > 0 && columns > 0)
        rows = read_rows(table.bytes, table.len, (unsigned)size, (unsigned)columns);
    pdf->size = (unsigned)(size > 0 ? size : 0);
    pdf->objects = calloc(pdf->size + 1u, sizeof *pdf->objects);
    good = rows && pdf->objects && read_all(pdf, bytes, len, rows, (unsigned)columns);
    free(rows);
    bp_buf_free(&table);
    return good;
}

void pdfread_close(struct pdfread *pdf)
{
    bp_buf_free(&pdf->text);
    free(pdf->objects);
}

const char *pdfread_object(const struct pdfread *pdf, unsigned number, size_t *len)
{
    *len = pdf->objects[number].len;
    return pdf->text.bytes + pdf->objects[number].at;
}

unsigned pdfread_object_with(const struct pdfread *pdf, unsigned from, const char *needle)
{
    for (unsigned i = from; i < pdf->size; i++) {
        size_t len;
        const char *text = pdfread_object(pdf, i, &len);
        if (len && !pdfread_find(text, len < 16 ? len : 16, "/Type/ObjStm") &&
            pdfread_find(text, len, needle))
            return i;
    }
    return 0;
}
