/* merge_say.c: tells what a merge changes: as lines for people, and as JSON Lines for programs. */
#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "model/lines.h"
#include "model/merge.h"

#define LENGTH 60 /* code points of a text that are shown to people */

/* A text on one line, without what controls a terminal, and cut if it is long. */
static void put_clipped(struct bp_buf *out, const char *text)
{
    const char *at = text, *end = text + strlen(text);
    int n = 0;
    for (; at < end && n < LENGTH; n++) {
        const char *from = at;
        uint32_t code = bp_utf8_next(&at, end);
        if (code == '\n')
            bp_buf_str(out, " / ");
        else if (bp_is_control(code))
            bp_buf_str(out, "\xEF\xBF\xBD");
        else
            bp_buf_put(out, from, (size_t)(at - from));
    }
    if (at < end)
        bp_buf_str(out, "\xE2\x80\xA6");
}

static void put_value(struct bp_buf *out, const char *text)
{
    if (!*text) {
        bp_buf_str(out, "(empty)");
        return;
    }
    bp_buf_char(out, '"');
    put_clipped(out, text);
    bp_buf_char(out, '"');
}

const char *bp_merge_brief(struct bp_arena *arena, const char *text)
{
    struct bp_buf out = {0};
    put_clipped(&out, text);
    const char *brief = out.failed ? NULL : bp_arena_text(arena, out.bytes ? out.bytes : "", out.len);
    bp_buf_free(&out);
    return brief;
}

static void put_row(struct bp_buf *out, const struct bp_row *row, struct bp_arena *arena)
{
    const char *brief = bp_row_brief(arena, row);
    bp_buf_str(out, "\n");
    if (*row->ref) {
        put_clipped(out, row->ref);
        bp_buf_str(out, "  ");
    }
    put_clipped(out, brief ? brief : "");
    bp_buf_char(out, '\n');
    out->failed = out->failed || !brief;
}

void bp_merge_text_lines(const struct bp_merge *merge, const struct bp_returned *returned, size_t n,
                         struct bp_arena *arena, struct bp_buf *out)
{
    const struct bp_row *row = NULL;
    for (size_t i = 0; i < merge->n; i++) {
        const struct bp_merge_change *change = &merge->changes[i];
        bool clash = change->other != SIZE_MAX;
        if (change->row != row)
            put_row(out, change->row, arena);
        row = change->row;
        bp_buf_str(out, "  ");
        put_clipped(out, change->name);
        bp_buf_str(out, ": ");
        put_value(out, change->before);
        bp_buf_str(out, " \xE2\x86\x92 ");
        put_value(out, change->after);
        bp_buf_fmt(out, "  (%s)", returned[change->file].name);
        if (clash) {
            bp_buf_str(out, ", but ");
            put_value(out, change->otherwise);
            bp_buf_fmt(out, "  (%s): not taken", returned[change->other].name);
        }
        bp_buf_char(out, '\n');
    }
    size_t taken = merge->n - merge->n_clashes;
    bp_buf_fmt(out, "%s%zu cell%s changed by %zu returned file%s", merge->n ? "\n" : "", taken,
               taken == 1 ? "" : "s", n, n == 1 ? "" : "s");
    if (merge->n_clashes)
        bp_buf_fmt(out, "; %zu answered in two ways", merge->n_clashes);
    bp_buf_char(out, '\n');
}

static void put_field(struct bp_buf *out, const char *name, const char *text)
{
    bp_buf_fmt(out, ",\"%s\":", name);
    bp_json_string(out, text);
}

void bp_merge_json_lines(const struct bp_merge *merge, const struct bp_returned *returned,
                         struct bp_arena *arena, struct bp_buf *out)
{
    for (size_t i = 0; i < merge->n; i++) {
        const struct bp_merge_change *change = &merge->changes[i];
        bool clash = change->other != SIZE_MAX;
        const char *text = bp_inline_plain(arena, &change->row->description);
        bp_buf_fmt(out, "{\"schema\":1,\"type\":\"answer\",\"taken\":%s", clash ? "false" : "true");
        put_field(out, "kind", change->row->kind == BP_MEASURE ? "measure" : "action");
        put_field(out, "ref", change->row->ref);
        put_field(out, "text", text ? text : "");
        put_field(out, "field", change->name);
        put_field(out, "before", change->before);
        put_field(out, "after", change->after);
        put_field(out, "file", returned[change->file].name);
        if (clash) {
            put_field(out, "otherwise", change->otherwise);
            put_field(out, "other_file", returned[change->other].name);
        }
        bp_buf_str(out, "}\n");
        out->failed = out->failed || !text;
    }
}
