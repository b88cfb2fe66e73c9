/* pack_index.c: the index of a board pack, for programs and websites: an object, or one line for
 * each item. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/common.h"
#include "cli/json.h"
#include "cli/pack.h"

/* Runs `put` with a file in memory. NULL if memory ran out. */
static char *write_with(void (*put)(FILE *, const struct pack_index *), const struct pack_index *index,
                        size_t *len)
{
    char *text = NULL;
    FILE *to = open_memstream(&text, len);
    if (!to)
        return NULL;
    put(to, index);
    bool failed = ferror(to);
    if (fclose(to) || failed) {
        free(text);
        return NULL;
    }
    return text;
}

/* ---- JSON ---- */

static void put_json_item(FILE *to, const bp_pack_item *item, const struct pack_file *file)
{
    fputs("{", to);
    json_field(to, "item", item->number);
    json_field(to, "title", item->title);
    json_field(to, "plan", item->file);
    fprintf(to, "\"first\":%" PRIu32 ",\"last\":%" PRIu32 ",", item->first, item->last);
    json_field(to, "restricted", *item->restricted ? item->restricted : NULL);
    fprintf(to, "\"plan_sha256\":\"%s\"", item->sha256);
    if (file) {
        fputs(",", to);
        json_field(to, "file", file->name);
        fprintf(to, "\"pages\":%" PRIu32 ",\"bytes\":%" PRIu64 ",\"sha256\":\"%s\"", file->about.pages,
                file->about.bytes, file->about.sha256);
    }
    fputs("}", to);
}

static void put_json(FILE *to, const struct pack_index *index)
{
    const struct settings *settings = index->settings;
    const bp_made *about = &index->whole->about;
    const bp_pack_item *item;
    fputs("{\"schema\":1,\"type\":\"pack\",", to);
    json_field(to, "file", common_name(settings->words[0]));
    json_field(to, "output", settings->output);
    json_field(to, "edition", settings->rows.public_edition ? "public" : "restricted");
    fprintf(to, "\"pages\":%" PRIu32 ",\"bytes\":%" PRIu64 ",\"sha256\":\"%s\",\"items\":[", about->pages,
            about->bytes, about->sha256);
    for (size_t i = 0; (item = bp_pack_item_at(index->doc, i)); i++) {
        fputs(i ? ",\n" : "\n", to);
        put_json_item(to, item, index->items ? &index->items[i] : NULL);
    }
    fputs("\n]}\n", to);
}

char *pack_index_json(const struct pack_index *index, size_t *len)
{
    return write_with(put_json, index, len);
}

/* ---- CSV ---- */

/* A spreadsheet would run some texts as formulas. They get an apostrophe. */
static void put_cell(FILE *to, const char *text, const char *end)
{
    fputs("\"", to);
    if (bp_formula(text))
        fputc('\'', to);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', to);
        fputc(*text, to);
    }
    fprintf(to, "\"%s", end);
}

/* The byte order mark tells Excel that this is UTF-8. Without it, dashes and accents come out
 * wrong. */
static void put_csv(FILE *to, const struct pack_index *index)
{
    const bp_pack_item *item;
    fprintf(to, "\xEF\xBB\xBF" "item,title,plan,first,last,restricted,plan_sha256%s\r\n",
            index->items ? ",file,pages,bytes,sha256" : "");
    for (size_t i = 0; (item = bp_pack_item_at(index->doc, i)); i++) {
        put_cell(to, item->number, ",");
        put_cell(to, item->title, ",");
        put_cell(to, item->file, ",");
        fprintf(to, "%" PRIu32 ",%" PRIu32 ",", item->first, item->last);
        put_cell(to, item->restricted, ",");
        fputs(item->sha256, to);
        if (index->items) {
            const struct pack_file *file = &index->items[i];
            fputc(',', to);
            put_cell(to, file->name, ",");
            fprintf(to, "%" PRIu32 ",%" PRIu64 ",%s", file->about.pages, file->about.bytes,
                    file->about.sha256);
        }
        fputs("\r\n", to);
    }
}

char *pack_index_csv(const struct pack_index *index, size_t *len)
{
    return write_with(put_csv, index, len);
}
