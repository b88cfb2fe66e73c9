/* json.c: findings for programs. One object a line; "schema" counts up when a field changes its
 * meaning, new fields do not count. */
#include "cli/json.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/words.h"

static void put_text(const char *text)
{
    putchar('"');
    while (*text) {
        const char *from = text;
        uint32_t code = words_next(&text);
        if (code == '"' || code == '\\')
            printf("\\%c", (int)code);
        else if (code < 0x20 || code == 0x7F || code == 0xFFFD)
            printf("\\u%04x", (unsigned)code);
        else
            fwrite(from, 1, (size_t)(text - from), stdout);
    }
    putchar('"');
}

static void put_field(const char *name, const char *text)
{
    printf("\"%s\":", name);
    put_text(text);
    putchar(',');
}

static void put_place(const bp_place *place)
{
    put_field("file", place->file);
    printf("\"line\":%" PRIu32 ",\"column\":%" PRIu32 ",\"length\":%" PRIu32, place->line,
           place->column, place->length);
}

void json_finding(const bp_diag *diag)
{
    printf("{\"schema\":1,\"type\":\"finding\",");
    put_place(&diag->at);
    printf(",\"severity\":\"%s\",\"code\":\"BP%04d\",", show_severities[diag->severity],
           diag->code);
    put_field("name", diag->name);
    put_field("message", diag->message);
    put_field("hint", diag->hint);
    printf("\"row\":%" PRIu32 ",", diag->row);
    put_field("ref", diag->ref);
    if (diag->accepted)
        put_field("accepted", diag->accepted);
    else
        printf("\"accepted\":null,");
    printf("\"related\":");
    if (diag->related.line) {
        putchar('{');
        put_place(&diag->related);
        puts("}}");
    } else {
        puts("null}");
    }
}

void json_document(const char *file, bp_result result, struct tally tally, const char *output,
                   uintmax_t bytes)
{
    static const char *const results[] = {
        [BP_OK] = "ok",         [BP_INVALID] = "invalid", [BP_IO] = "io",
        [BP_NOMEM] = "nomem",   [BP_MISUSE] = "misuse",   [BP_INTERNAL] = "internal",
    };
    printf("{\"schema\":1,\"type\":\"document\",");
    put_field("file", file);
    put_field("result", results[result]);
    printf("\"errors\":%zu,\"warnings\":%zu,\"notes\":%zu,\"output\":", tally.errors,
           tally.warnings, tally.notes);
    if (output)
        put_text(output);
    else
        printf("null");
    printf(",\"bytes\":%" PRIuMAX "}\n", bytes);
}
