/* json.c: findings and results for programs, one object a line. "schema" increases if a field
 * changes its meaning, but not if a field is added. */
#include "cli/json.h"

#include <inttypes.h>
#include <stdio.h>

#include "cli/words.h"

void json_text(FILE *to, const char *text)
{
    fputc('"', to);
    while (*text) {
        const char *from = text;
        uint32_t code = words_next(&text);
        if (code == '"' || code == '\\')
            fprintf(to, "\\%c", (int)code);
        else if (words_is_control(code) || code == 0xFFFD)
            fprintf(to, "\\u%04x", (unsigned)code);
        else
            fwrite(from, 1, (size_t)(text - from), to);
    }
    fputc('"', to);
}

void json_field(FILE *to, const char *name, const char *text)
{
    fprintf(to, "\"%s\":", name);
    if (text)
        json_text(to, text);
    else
        fputs("null", to);
    fputc(',', to);
}

static void put_place(FILE *to, const bp_place *place)
{
    json_field(to, "file", place->file);
    fprintf(to, "\"line\":%" PRIu32 ",\"column\":%" PRIu32 ",\"length\":%" PRIu32, place->line,
            place->column, place->length);
}

static void put_cell(FILE *to, const bp_diag *diag)
{
    fputs("\"cell\":", to);
    if (!*diag->cell) {
        fputs("null,", to);
        return;
    }
    fputc('{', to);
    json_field(to, "name", diag->cell);
    json_field(to, "sheet", diag->sheet);
    fprintf(to, "\"table\":%" PRIu32 ",\"row\":%" PRIu32 ",\"column\":%" PRIu32 "},", diag->table,
            diag->cell_row, diag->cell_column);
}

void json_finding(FILE *to, const bp_diag *diag)
{
    fputs("{\"schema\":1,\"type\":\"finding\",", to);
    put_place(to, &diag->at);
    fprintf(to, ",\"severity\":\"%s\",\"code\":\"BP%04d\",", show_severities[diag->severity],
            diag->code);
    json_field(to, "name", diag->name);
    json_field(to, "message", diag->message);
    json_field(to, "hint", diag->hint);
    fprintf(to, "\"row\":%" PRIu32 ",", diag->row);
    json_field(to, "ref", diag->ref);
    json_field(to, "accepted", diag->accepted);
    put_cell(to, diag);
    fputs("\"related\":", to);
    if (diag->related.line || *diag->related_cell) {
        fputc('{', to);
        put_place(to, &diag->related);
        fputs(",\"cell\":", to);
        json_text(to, diag->related_cell);
        fputs("}}\n", to);
    } else {
        fputs("null}\n", to);
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
    json_field(stdout, "file", file);
    json_field(stdout, "result", results[result]);
    printf("\"errors\":%zu,\"warnings\":%zu,\"notes\":%zu,", tally.errors, tally.warnings,
           tally.notes);
    json_field(stdout, "output", output);
    printf("\"bytes\":%" PRIuMAX "}\n", bytes);
}
