/* source.c: turns byte offsets in an input file into lines and columns. */
#include "base/source.h"

#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/text.h"

#define SHOWN 300u /* bytes of a line that are shown at most */
#define BEFORE 120u

bool bp_source_take(struct bp_source *source, struct bp_buf *bytes)
{
    uint32_t len = (uint32_t)bytes->len;
    bp_buf_char(bytes, 0);
    if (bytes->failed || !bp_arena_hold(source->arena, bytes->len))
        return false;
    source->taken = *bytes;
    source->bytes = bytes->bytes;
    source->len = len;
    *bytes = (struct bp_buf){0};
    return true;
}

void bp_source_spare(struct bp_source *source, const char *path)
{
    struct bp_buf real = {0};
    if (source->taken.len < BP_SOURCE_LARGE)
        return;
    source->shelf = bp_shelf_new(source->arena);
    struct bp_source_file *again = bp_arena_alloc(source->arena, sizeof *again);
    if (again && path && bp_fold_give_back(NULL, 0) && !bp_file_real(path, &real)) {
        again->path = bp_arena_text(source->arena, real.bytes, real.len);
        source->again = again->path ? again : NULL;
    }
    bp_buf_free(&real);
}

void bp_source_give_back(struct bp_source *source, uint32_t at)
{
    struct bp_source_file *again = source->again;
    uint32_t len = (at - again->gone) / BP_SOURCE_PIECE * BP_SOURCE_PIECE;
    char *bytes = source->taken.bytes + again->gone;
    if (again->opened)
        return;
    again->sum = bp_checksum(again->sum, bytes, len);
    bp_fold_give_back(bytes, len);
    again->gone += len;
}

bool bp_source_open(const struct bp_source *source)
{
    struct bp_source_file *again = source->again;
    char *bytes = source->taken.bytes;
    if (!again || again->opened)
        return !again || !again->changed;
    again->opened = true;
    again->changed = bp_file_again(again->path, source->len, bytes, again->gone) ||
                     bp_checksum(0, bytes, again->gone) != again->sum;
    if (again->changed)
        memset(bytes, ' ', again->gone);
    return !again->changed;
}

void bp_source_drop(struct bp_source *source)
{
    bp_shelf_free(source->shelf);
    source->shelf = NULL;
    source->again = NULL;
    if (!source->taken.bytes)
        return;
    bp_arena_let_go(source->arena, source->taken.len);
    bp_buf_free(&source->taken);
    source->bytes = "";
    source->len = 0;
}

/* Finds the beginnings of lines. A lone CR also ends a line, as in XML. */
static void find_lines(struct bp_source *source)
{
    size_t n = 1;
    for (uint32_t pass = 0; pass < 2; pass++) {
        size_t at = 1;
        for (uint32_t i = 0; i < source->len; i++) {
            char c = source->bytes[i];
            if (c == '\n' || (c == '\r' && source->bytes[i + 1] != '\n')) {
                if (pass)
                    source->lines[at] = i + 1;
                at++;
            }
        }
        n = at;
        if (!pass && !(source->lines = bp_arena_array(source->arena, n, sizeof *source->lines)))
            return;
    }
    source->n_lines = n;
}

static size_t line_of(struct bp_source *source, uint32_t offset)
{
    if (!source->lines)
        find_lines(source);
    size_t low = 0, high = source->n_lines;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

bp_place bp_source_place(struct bp_source *source, uint32_t offset, uint32_t length)
{
    bp_place place = {source->name, 0, 0, 1};
    if (!bp_source_open(source) || offset > source->len)
        return place;
    size_t line = line_of(source, offset);
    uint32_t begin = source->lines ? source->lines[line] : 0;
    if (begin == 0 && source->len >= 3 && !memcmp(source->bytes, "\xEF\xBB\xBF", 3) && offset >= 3)
        begin = 3; /* the byte order mark has no column */
    if (length > source->len - offset)
        length = source->len - offset;
    uint32_t count = (uint32_t)bp_utf8_count(source->bytes + offset, length);
    place.line = (uint32_t)line + 1;
    place.column = (uint32_t)bp_utf8_count(source->bytes + begin, offset - begin) + 1;
    place.length = count ? count : 1;
    return place;
}

uint32_t bp_source_offset(struct bp_source *source, uint32_t line, uint32_t column)
{
    if (!bp_source_open(source))
        return BP_NOWHERE;
    if (!source->lines)
        find_lines(source);
    if (line == 0 || line > source->n_lines)
        return BP_NOWHERE;
    uint32_t begin = source->lines[line - 1];
    if (begin == 0 && source->len >= 3 && !memcmp(source->bytes, "\xEF\xBB\xBF", 3))
        begin = 3;
    const char *at = source->bytes + begin, *end = source->bytes + source->len;
    for (uint32_t i = 1; i < column && at < end; i++)
        bp_utf8_next(&at, end);
    return (uint32_t)(at - source->bytes);
}

const char *bp_source_line(struct bp_source *source, uint32_t line, uint32_t *column)
{
    if (!bp_source_open(source))
        return "";
    if (!source->lines)
        find_lines(source);
    if (line == 0 || line > source->n_lines)
        return "";
    uint32_t begin = source->lines[line - 1];
    if (begin == 0 && source->len >= 3 && !memcmp(source->bytes, "\xEF\xBB\xBF", 3))
        begin = 3;
    uint32_t end = line < source->n_lines ? source->lines[line] : source->len;
    while (end > begin && (source->bytes[end - 1] == '\n' || source->bytes[end - 1] == '\r'))
        end--;
    if (end - begin > SHOWN) {
        const char *at = source->bytes + begin, *stop = source->bytes + end;
        for (uint32_t c = 1; c + BEFORE < *column && at < stop; c++)
            bp_utf8_next(&at, stop);
        uint32_t skipped = (uint32_t)bp_utf8_count(source->bytes + begin,
                                                   (size_t)(at - source->bytes) - begin);
        *column -= skipped;
        const char *last = at;
        for (uint32_t c = 0; c < SHOWN && last < stop; c++)
            bp_utf8_next(&last, stop);
        begin = (uint32_t)(at - source->bytes);
        end = (uint32_t)(last - source->bytes);
    }
    const char *text = bp_arena_text(source->arena, source->bytes + begin, end - begin);
    return text ? text : "";
}
