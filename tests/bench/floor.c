/* floor.c: what a report costs at least: it loads the libraries that boardpaper is linked with, has libxml2
 * parse the plan, and libdeflate deflate the contents of the report's pages; nothing else.
 *
 *     floor [PLAN.xml CONTENTS]...
 *
 * CONTENTS is what contents.c prints of the finished report. Without arguments it loads the libraries. */
#include <libdeflate.h>
#include <libxml/parser.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEVEL 5 /* as src/pdf does */

static void fail(const char *what, const char *path)
{
    fprintf(stderr, "floor: %s: %s\n", path, what);
    exit(1);
}

static char *read_all(const char *path, size_t *len)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        fail("cannot be read", path);
    long size = ftell(file);
    rewind(file);
    char *bytes = malloc((size_t)size + 1);
    if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size)
        fail("cannot be read", path);
    fclose(file);
    bytes[size] = '\0';
    *len = (size_t)size;
    return bytes;
}

static void start_element(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                          int n_namespaces, const xmlChar **namespaces, int n_attributes,
                          int n_defaulted, const xmlChar **attributes)
{
    (void)name, (void)prefix, (void)uri, (void)n_namespaces, (void)namespaces;
    (void)n_attributes, (void)n_defaulted, (void)attributes;
    ++*(size_t *)data;
}

static void characters(void *data, const xmlChar *text, int len)
{
    (void)text, (void)len;
    ++*(size_t *)data;
}

static void parse(const char *path)
{
    size_t len, events = 0;
    char *xml = read_all(path, &len);
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC, .startElementNs = start_element, .characters = characters};
    if (xmlSAXUserParseMemory(&handler, &events, xml, (int)len) || events == 0)
        fail("does not parse", path);
    free(xml);
}

static void deflate(const char *path)
{
    size_t len, room = 0;
    char *contents = read_all(path, &len), *out = NULL;
    const char *end = contents + len;
    struct libdeflate_compressor *deflater = libdeflate_alloc_compressor(LEVEL);
    for (char *at = contents; deflater && at < end;) {
        size_t n = strtoul(at, &at, 10);
        size_t bound = libdeflate_zlib_compress_bound(deflater, n);
        if (bound > room) {
            free(out);
            out = malloc(room = bound);
        }
        if (!out || !libdeflate_zlib_compress(deflater, ++at, n, out, room))
            fail("does not deflate", path);
        at += n;
    }
    libdeflate_free_compressor(deflater);
    free(out);
    free(contents);
}

int main(int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; i += 2) {
        parse(argv[i]);
        deflate(argv[i + 1]);
    }
    return 0;
}
