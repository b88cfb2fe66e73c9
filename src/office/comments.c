/* comments.c: the texts of comments in the cells of a sheet (ECMA-376-1, 18.7). */
#include "office/comments.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "book/grid.h"
#include "book/numfmt.h"
#include "book/splice.h"
#include "xml/sax.h"

#define AUTHOR "boardpaper"
#define BEGINS_ALONE AUTHOR ":"        /* our words in a comment of ours */
#define BEGINS "\n" BEGINS_ALONE        /* and in one of someone else */

struct comment {
    uint32_t row, column, author;
    uint32_t at, text;  /* of <comment> and <text> */
    uint32_t plain;     /* of a <t> directly in <text>; or UINT32_MAX */
    uint32_t phonetic;  /* of the first <rPh> or <phoneticPr> */
    uint32_t ours;      /* of the run with which our words begin */
    uint32_t runs;      /* how many were read */
    bool alone;         /* it begins with our words: LibreOffice drops the name of its author */
    bool taken;         /* a note joins it */
};

struct reader {
    struct bp_arena *arena;
    int depth;
    uint32_t authors, list; /* places of their tags */
    struct bp_buf word;     /* of an author, or the beginning of a run's text */
    uint32_t run;           /* place of the open run */
    bool in_author, in_run;
    struct { bool ours, thread; } *author; /* by number */
    size_t n_authors, authors_room;
    struct comment *items;
    size_t n, room;
    bool failed;
};

/* ---- reading ---- */

static void start_comment(struct reader *r, const struct bp_tag *tag)
{
    void *grown = bp_arena_grow(r->arena, r->items, &r->room, r->n + 1, sizeof *r->items);
    r->failed |= !grown;
    if (!grown)
        return;
    r->items = grown;
    struct comment *comment = &r->items[r->n++];
    *comment = (struct comment){.row = UINT32_MAX, .at = tag->at, .text = UINT32_MAX, .plain = UINT32_MAX,
                                .phonetic = UINT32_MAX, .ours = UINT32_MAX};
    const char *at = bp_tag_value(tag, "ref", "");
    uint32_t column = 0, row = 0;
    for (at += *at == '$'; bp_is_letter(*at); at++)
        column = column < 100000 ? column * 26 + (uint32_t)(bp_lower(*at) - 'a' + 1) : column;
    for (at += *at == '$'; bp_is_digit(*at); at++)
        row = row < 10000000 ? row * 10 + (uint32_t)(*at - '0') : row;
    if (column && row) {
        comment->row = row - 1;
        comment->column = column - 1;
    }
    double author;
    if (bp_number_read(bp_tag_value(tag, "authorId", ""), &author) && author >= 0 && author < 1e6)
        comment->author = (uint32_t)author;
}

/* In a comment. */
static void start_inner(struct reader *r, const struct bp_tag *tag)
{
    struct comment *comment = &r->items[r->n - 1];
    if (r->depth == 4 && bp_text_same(tag->local, "text"))
        comment->text = tag->at;
    if (r->depth == 5 && bp_text_same(tag->local, "t"))
        comment->plain = tag->at;
    if (r->depth == 5 && comment->phonetic == UINT32_MAX &&
        (bp_text_same(tag->local, "rPh") || bp_text_same(tag->local, "phoneticPr")))
        comment->phonetic = tag->at;
    if (r->depth == 5 && bp_text_same(tag->local, "r"))
        r->run = tag->at;
    if (r->depth == 6 && bp_text_same(tag->local, "t")) {
        r->in_run = true;
        r->word.len = 0;
    }
}

static bool start(void *data, const struct bp_tag *tag)
{
    struct reader *r = data;
    r->depth++;
    if (r->depth == 2 && bp_text_same(tag->local, "authors"))
        r->authors = tag->at;
    else if (r->depth == 2 && bp_text_same(tag->local, "commentList"))
        r->list = tag->at;
    else if (r->depth == 3 && bp_text_same(tag->local, "author")) {
        r->in_author = true;
        r->word.len = 0;
    } else if (r->depth == 3 && bp_text_same(tag->local, "comment"))
        start_comment(r, tag);
    else if (r->depth > 3 && r->n)
        start_inner(r, tag);
    return !r->failed;
}

static bool text(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct reader *r = data;
    (void)at;
    if ((r->in_author || r->in_run) && r->word.len < 100)
        bp_buf_put(&r->word, bytes, len < 100 ? len : 100);
    return !r->word.failed;
}

static bool begins(const struct bp_buf *word, const char *with)
{
    size_t len = strlen(with);
    return word->len >= len && !memcmp(word->bytes, with, len);
}

static bool end(void *data)
{
    struct reader *r = data;
    if (r->in_author && r->depth == 3) {
        void *grown =
            bp_arena_grow(r->arena, r->author, &r->authors_room, r->n_authors + 1, sizeof *r->author);
        r->failed |= !grown;
        if (grown) {
            r->author = grown;
            r->author[r->n_authors].ours = r->word.len == strlen(AUTHOR) && begins(&r->word, AUTHOR);
            r->author[r->n_authors++].thread = begins(&r->word, "tc=");
        }
        r->in_author = false;
    } else if (r->in_run && r->depth == 6) {
        struct comment *comment = &r->items[r->n - 1];
        bool line = comment->runs && r->word.len == strlen(BEGINS) && begins(&r->word, BEGINS_ALONE);
        if (comment->ours == UINT32_MAX && (line || begins(&r->word, BEGINS)))
            comment->ours = r->run; /* LibreOffice moves the first line feed to the run before */
        comment->alone |= !comment->runs++ && begins(&r->word, BEGINS_ALONE);
        r->in_run = false;
    }
    r->depth--;
    return !r->failed;
}

/* ---- writing ---- */

static void open_run(struct bp_buf *out, const char *prefix, const char *bold)
{
    bp_buf_fmt(out, "<%sr><%srPr>%s", prefix, prefix, bold);
    bp_buf_fmt(out, "<%ssz val=\"9\"/><%scolor indexed=\"81\"/>", prefix, prefix);
    bp_buf_fmt(out, "<%srFont val=\"Tahoma\"/><%sfamily val=\"2\"/></%srPr>", prefix, prefix, prefix);
    bp_buf_fmt(out, "<%st xml:space=\"preserve\">", prefix);
}

/* The runs of a note. `more`: they follow other words. */
static void put_runs(struct bp_buf *out, const char *prefix, const struct bp_note *note, bool more)
{
    struct bp_buf bold = {0};
    bp_buf_fmt(&bold, "<%sb/>", prefix);
    bp_buf_char(&bold, 0);
    out->failed |= bold.failed;
    if (!out->failed) {
        open_run(out, prefix, bold.bytes);
        bp_buf_fmt(out, "%s\n</%st></%sr>", more ? BEGINS : BEGINS_ALONE, prefix, prefix);
        open_run(out, prefix, "");
        bp_xml_escape(out, note->text);
        bp_buf_fmt(out, "</%st></%sr>", prefix, prefix);
    }
    bp_buf_free(&bold);
}

static void put_comment(struct bp_buf *out, const char *prefix, const struct bp_note *note, size_t author)
{
    char name[BP_CELL_NAME];
    bp_cell_name(note->row, note->column, name);
    bp_buf_fmt(out, "<%scomment ref=\"%s\" authorId=\"%zu\"><%stext>", prefix, name, author, prefix);
    put_runs(out, prefix, note, false);
    bp_buf_fmt(out, "</%stext></%scomment>", prefix, prefix);
}

static void write_new(const char *uri, const struct bp_notes *notes, struct bp_buf *out)
{
    bp_buf_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"");
    bp_xml_escape(out, uri);
    bp_buf_str(out, "\"><authors><author>" AUTHOR "</author></authors><commentList>");
    for (size_t i = 0; i < notes->n; i++)
        put_comment(out, "", &notes->items[i], 0);
    bp_buf_str(out, "</commentList></comments>");
}

static bool is_ours(const struct reader *r, const struct comment *comment)
{
    return comment->alone || (comment->author < r->n_authors && r->author[comment->author].ours);
}

static bool is_thread(const struct reader *r, const struct comment *comment)
{
    return comment->author < r->n_authors && r->author[comment->author].thread;
}

/* The comment of somebody else in a cell. */
static struct comment *find(const struct reader *r, uint32_t row, uint32_t column)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->items[i].row == row && r->items[i].column == column && !is_ours(r, &r->items[i]))
            return &r->items[i];
    return NULL;
}

static bool is_taken(const struct reader *r, const struct bp_notes *notes, uint32_t row, uint32_t column)
{
    for (size_t i = 0; i < notes->n; i++)
        if (notes->items[i].row == row && notes->items[i].column == column)
            return true;
    return find(r, row, column) != NULL;
}

/* A thread has no place for other words: the note goes to the next cell that has none. */
static bool move(const struct reader *r, const struct bp_notes *notes, struct bp_note *note)
{
    uint32_t column = note->column;
    while (column + 1 < BP_MOST_GRID_COLUMNS && is_taken(r, notes, note->row, column))
        column++;
    char name[BP_CELL_NAME];
    bp_cell_name(note->row, note->column, name);
    struct bp_buf words = {0};
    bp_buf_fmt(&words, "About %s, whose own comments are a conversation:\n%s", name, note->text);
    const char *kept = words.failed ? NULL : bp_arena_text(r->arena, words.bytes, words.len);
    if (words.failed)
        r->arena->out = true;
    bp_buf_free(&words);
    note->column = column;
    note->text = kept ? kept : note->text;
    return kept != NULL;
}

/* Takes away what an earlier check wrote. */
static bool clear(const struct reader *r, struct bp_notes *notes, struct bp_splice *splice)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct comment *comment = &r->items[i];
        bool whole = is_ours(r, comment);
        if (!whole && (comment->ours == UINT32_MAX || comment->text == UINT32_MAX))
            continue;
        uint32_t from = whole ? comment->at : comment->ours, to = bp_xml_element_end(splice->part, from);
        if (!whole) { /* all runs from ours on are ours */
            uint32_t close = bp_xml_element_end(splice->part, comment->text);
            while (close > to && splice->part->bytes[close - 1] != '<')
                close--;
            to = comment->phonetic == UINT32_MAX ? close - 1 : comment->phonetic;
        }
        bp_splice_put(splice, from, to - from, "");
        struct bp_note *gone = whole ? bp_arena_grow(r->arena, notes->gone, &notes->gone_room,
                                                     notes->n_gone + 1, sizeof *gone) : NULL;
        if (whole && !gone)
            return false;
        if (whole) {
            notes->gone = gone;
            gone[notes->n_gone++] = (struct bp_note){.row = comment->row, .column = comment->column};
        }
    }
    return true;
}

/* Plain text and runs do not go together: puts the plain text into a run. */
static void wrap(struct bp_splice *splice, const char *prefix, uint32_t plain, struct bp_buf *piece)
{
    piece->len = 0;
    bp_buf_fmt(piece, "<%sr>", prefix);
    bp_buf_char(piece, 0);
    size_t close = piece->len;
    bp_buf_fmt(piece, "</%sr>", prefix);
    bp_buf_char(piece, 0);
    if (piece->failed)
        return;
    bp_splice_put(splice, plain, 0, piece->bytes);
    bp_splice_put(splice, bp_xml_element_end(splice->part, plain), 0, piece->bytes + close);
}

/* Adds a note after the words of a comment. */
static void join(struct bp_splice *splice, const char *prefix, const struct comment *comment,
                 const struct bp_note *note, struct bp_buf *piece)
{
    if (comment->plain != UINT32_MAX)
        wrap(splice, prefix, comment->plain, piece);
    piece->len = 0;
    put_runs(piece, prefix, note, true);
    bp_buf_char(piece, 0);
    if (!piece->failed && comment->phonetic != UINT32_MAX)
        bp_splice_put(splice, comment->phonetic, 0, piece->bytes);
    else if (!piece->failed)
        bp_splice_append(splice, comment->text, piece->bytes);
}

static bool write_old(struct reader *r, const struct bp_source *part, struct bp_notes *notes,
                      struct bp_buf *out)
{
    struct bp_splice splice = {.part = part, .arena = r->arena};
    const char *prefix = bp_xml_prefix(part, bp_xml_root(part), r->arena);
    struct bp_buf fresh = {0}, piece = {0};
    size_t author = r->n_authors;
    for (size_t i = 0; i < r->n_authors; i++)
        author = r->author[i].ours ? i : author;
    if (!prefix || !clear(r, notes, &splice))
        return false;
    for (size_t i = 0; i < notes->n; i++) {
        struct bp_note *note = &notes->items[i];
        struct comment *comment = find(r, note->row, note->column);
        if (comment && (is_thread(r, comment) || comment->text == UINT32_MAX)) {
            if (!move(r, notes, note))
                break;
            comment = find(r, note->row, note->column);
        }
        note->joined = comment != NULL;
        if (comment)
            join(&splice, prefix, comment, note, &piece);
        else
            put_comment(&fresh, prefix, note, author);
    }
    bp_buf_char(&fresh, 0);
    out->failed |= fresh.failed || piece.failed;
    if (!out->failed) {
        bp_splice_append(&splice, r->list, fresh.bytes);
        piece.len = 0;
        bp_buf_fmt(&piece, "<%sauthor>" AUTHOR "</%sauthor>", prefix, prefix);
        bp_buf_char(&piece, 0);
        if (author == r->n_authors && !piece.failed)
            bp_splice_append(&splice, r->authors, piece.bytes);
        bp_splice_end(&splice, out);
    }
    out->failed |= piece.failed;
    bp_buf_free(&fresh);
    bp_buf_free(&piece);
    return !r->arena->out;
}

bool bp_comments_write(struct bp_parts *parts, const struct bp_part_entry *old, const char *uri,
                       struct bp_notes *notes, struct bp_buf *out)
{
    static const struct bp_sax_handler handler = {.start = start, .text = text, .end = end};
    if (!old) {
        write_new(uri, notes, out);
        return true;
    }
    struct bp_source part = {0};
    struct reader r = {.arena = parts->arena, .authors = UINT32_MAX, .list = UINT32_MAX};
    if (!bp_part_read(parts, old, &part))
        return false;
    bool read = bp_part_events(parts, &part, &handler, &r) && !r.failed;
    if (r.word.failed)
        parts->arena->out = true;
    bp_buf_free(&r.word);
    if (read && (r.authors == UINT32_MAX || r.list == UINT32_MAX)) {
        bp_diag_add(parts->diags, BP_E_PARTS, parts->source, BP_NOWHERE, 0, old->name,
                    "has no list of comments", NULL);
        read = false;
    }
    read = read && write_old(&r, &part, notes, out);
    bp_part_drop(parts, &part);
    return read;
}
