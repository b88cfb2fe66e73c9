/* checked_docx.c: a Word document with a comment at each cell that has findings, and all else as it was. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "office/checked.h"
#include "book/docx.h"
#include "book/docx_comments.h"
#include "book/splice.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define TRANSITIONAL "http://schemas.openxmlformats.org/"
#define STRICT "http://purl.oclc.org/ooxml/"
#define RELATIONSHIPS "http://schemas.openxmlformats.org/package/2006/relationships"
#define COMMENTS_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

/* A finding, and the paragraph where its comment stands. */
struct place {
    uint32_t at;
    size_t finding;
};

/* The parts that change. Those of IDS say again which comments there are. */
enum { TEXT, COMMENTS, RELATIONS, TYPES, EXTENDED, IDS, CHANGES };
struct change {
    const struct bp_part_entry *entry; /* NULL: a new part, or none */
    const char *name;                  /* of a new part */
    struct bp_source part;             /* owned: as it is */
    struct bp_splice splice;
    struct bp_buf out;                 /* owned: as it comes out */
};

struct checked {
    struct docx docx;
    struct bp_parts parts;
    const struct bp_diag *found;
    struct place *places; /* by paragraph; those of one paragraph in the order of the findings */
    size_t n;
    bool strict;
    struct docx_comments comments; /* which it has */
    struct change changes[CHANGES];
};

/* ---- where ---- */

/* The cell of a finding: if the very cell is covered by another, the last one before it. */
static uint32_t find_place(const struct docx *docx, const struct bp_diag *diag)
{
    uint32_t at = docx->first_paragraph;
    bool in_table = false;
    for (size_t i = 0; diag->table && i < docx->n_spots; i++) {
        const struct docx_spot *spot = &docx->spots[i];
        if (spot->table != diag->table)
            continue;
        bool before = spot->row + 1 < diag->cell_row ||
                      (spot->row + 1 == diag->cell_row && spot->column + 1 <= diag->cell_column);
        bool same_row = spot->row + 1 == diag->cell_row;
        bool row_begins = same_row && !diag->cell_column; /* a finding on the whole row */
        if (!in_table || before || row_begins)
            at = spot->at;
        in_table = true;
        if (row_begins)
            break;
    }
    return at == BP_NOWHERE && docx->n_spots ? docx->spots[0].at : at;
}

static int compare_places(const void *a, const void *b)
{
    const struct place *left = a, *right = b;
    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    return left->finding < right->finding ? -1 : left->finding > right->finding;
}

static bool find_places(struct checked *checked, size_t n)
{
    if (!n)
        return true;
    checked->places = bp_arena_array(checked->docx.arena, n, sizeof *checked->places);
    if (!checked->places)
        return false;
    for (size_t i = 0; i < n; i++) {
        uint32_t at = find_place(&checked->docx, &checked->found[i]);
        if (at != BP_NOWHERE)
            checked->places[checked->n++] = (struct place){at, i};
    }
    if (checked->n)
        qsort(checked->places, checked->n, sizeof *checked->places, compare_places);
    return true;
}

/* The first place of the next paragraph. */
static size_t next_paragraph(const struct checked *checked, size_t i)
{
    uint32_t at = checked->places[i].at;
    while (i < checked->n && checked->places[i].at == at)
        i++;
    return i;
}

/* ---- the text ---- */

static void put_namespace(struct bp_buf *out, const struct checked *checked, const char *prefix)
{
    const char *main = checked->strict ? STRICT "wordprocessingml/main"
                                       : TRANSITIONAL "wordprocessingml/2006/main";
    bp_buf_fmt(out, " xmlns:%s=\"%s\"", prefix, main);
}

/* Writes one of the elements that we add, with the prefix that a paragraph has. Without one, it brings its
 * own: attributes need a prefix. */
static void put_tag(struct bp_buf *out, const struct checked *checked, const char *prefix, const char *name,
                    uint32_t id)
{
    const char *own = *prefix ? prefix : "bp:";
    bp_buf_fmt(out, "<%s%s", own, name);
    if (!*prefix)
        put_namespace(out, checked, "bp");
    bp_buf_fmt(out, " %sid=\"%u\"/>", own, (unsigned)id);
}

/* Where what a paragraph holds begins, after its properties. */
static uint32_t skip_properties(const struct bp_source *part, uint32_t at, const char *prefix)
{
    uint32_t begin = bp_xml_tag_end(part, at), next = begin;
    size_t len = strlen(prefix);
    for (;;) {
        while (next < part->len && bp_is_blank(part->bytes[next]))
            next++;
        const char *here = part->bytes + next;
        const char *comment = strncmp(here, "<!--", 4) ? NULL : strstr(here, "-->");
        if (!comment)
            break;
        next = (uint32_t)(comment - part->bytes) + 3;
    }
    const char *name = part->bytes + next + 1;
    if (part->bytes[next] != '<' || strncmp(name, prefix, len) != 0 || strncmp(name + len, "pPr", 3) != 0 ||
        !strchr(" \t\r\n/>", name[len + 3]))
        return begin;
    return bp_xml_element_end(part, next);
}

/* Puts the marks of a comment around what a paragraph holds. */
static bool mark_paragraph(struct checked *checked, struct bp_splice *splice, uint32_t at, uint32_t id)
{
    const struct bp_source *part = splice->part;
    const char *prefix = bp_xml_prefix(part, at, splice->arena);
    if (!prefix)
        return false;
    struct bp_buf begin = {0}, end = {0};
    uint32_t content = bp_xml_tag_end(part, at), close = bp_xml_element_end(part, at);
    bool empty = content >= 2 && part->bytes[content - 2] == '/';
    if (empty)
        bp_buf_char(&begin, '>');
    put_tag(&begin, checked, prefix, "commentRangeStart", id);
    bp_buf_char(&begin, 0);
    put_tag(&end, checked, prefix, "commentRangeEnd", id);
    bp_buf_fmt(&end, "<%sr>", prefix);
    put_tag(&end, checked, prefix, "commentReference", id);
    bp_buf_fmt(&end, "</%sr>", prefix);
    if (empty)
        bp_buf_fmt(&end, "</%sp>", prefix);
    bp_buf_char(&end, 0);
    bool ok = !begin.failed && !end.failed;
    if (ok && empty) {
        bp_splice_put(splice, content - 2, 2, begin.bytes); /* in place of its "/>" */
        bp_splice_put(splice, content, 0, end.bytes);
    } else if (ok) {
        while (close > content && part->bytes[close - 1] != '<')
            close--;
        bp_splice_put(splice, skip_properties(part, at, prefix), 0, begin.bytes);
        bp_splice_put(splice, close - 1, 0, end.bytes);
    }
    bp_buf_free(&begin);
    bp_buf_free(&end);
    return ok;
}

static bool make_text(struct checked *checked)
{
    struct bp_splice *splice = &checked->changes[TEXT].splice;
    uint32_t id = bp_docx_comments_next(&checked->comments);
    for (size_t i = 0; i < checked->n; i = next_paragraph(checked, i))
        if (!mark_paragraph(checked, splice, checked->places[i].at, id++))
            return false;
    return !bp_docx_comments_any(&checked->comments) ||
           bp_docx_marks_cut(&checked->comments, checked->docx.main, splice);
}

/* ---- the comments ---- */

static void put_words(struct bp_buf *out, const char *prefix, const char *label, const char *words)
{
    bp_buf_fmt(out, "<%sp><%sr><%st xml:space=\"preserve\">", prefix, prefix, prefix);
    bp_xml_escape(out, label);
    bp_xml_escape(out, words);
    bp_buf_fmt(out, "</%st></%sr></%sp>", prefix, prefix, prefix);
}

static void put_finding(struct bp_buf *out, const char *prefix, const struct bp_diag *diag)
{
    static const char *const severities[] = {[BP_NOTE] = "Note", [BP_WARNING] = "Warning",
                                             [BP_ERROR] = "Error"};
    char label[40];
    snprintf(label, sizeof label, "%s (BP%04d): ", severities[diag->severity], diag->code);
    put_words(out, prefix, label, diag->message);
    if (*diag->hint)
        put_words(out, prefix, "", diag->hint);
    if (diag->accepted)
        put_words(out, prefix, "Accepted: ", diag->accepted);
}

static void put_comments(struct bp_buf *out, const struct checked *checked, const char *prefix)
{
    uint32_t id = bp_docx_comments_next(&checked->comments);
    const char *own = *prefix ? prefix : "bp:"; /* attributes need a prefix */
    for (size_t i = 0; i < checked->n; id++) {
        size_t end = next_paragraph(checked, i);
        bp_buf_fmt(out, "<%scomment", prefix);
        if (!*prefix)
            put_namespace(out, checked, "bp");
        bp_buf_fmt(out, " %sid=\"%u\" %sauthor=\"" BP_DOCX_AUTHOR "\" %sinitials=\"bp\">", own,
                   (unsigned)id, own, own);
        for (; i < end; i++)
            put_finding(out, prefix, &checked->found[checked->places[i].finding]);
        bp_buf_fmt(out, "</%scomment>", prefix);
    }
}

/* Adds words to the end of the outermost element of a part. */
static bool add_last(struct checked *checked, struct change *change,
                     void (*add)(struct bp_buf *words, const struct checked *checked, const char *prefix))
{
    struct bp_arena *arena = checked->docx.arena;
    struct bp_buf words = {0};
    uint32_t root = bp_xml_root(&change->part);
    const char *prefix = bp_xml_prefix(&change->part, root, arena);
    if (prefix)
        add(&words, checked, prefix);
    bp_buf_char(&words, 0);
    bool ok = prefix && !words.failed;
    if (ok)
        bp_splice_append(&change->splice, root, words.bytes);
    bp_buf_free(&words);
    return ok && !arena->out;
}

static bool add_comments(struct checked *checked)
{
    struct change *change = &checked->changes[COMMENTS];
    struct bp_buf *out = &change->out;
    if (change->entry) {
        bp_docx_comments_cut(&checked->comments, &change->splice);
        return add_last(checked, change, put_comments);
    }
    bp_buf_str(out, DECLARATION "<w:comments");
    put_namespace(out, checked, "w");
    bp_buf_char(out, '>');
    put_comments(out, checked, "w:");
    bp_buf_str(out, "</w:comments>");
    return true;
}

/* ---- how the parts know of one another ---- */

static void add_relation(struct bp_buf *words, const struct checked *checked, const char *prefix)
{
    char id[40];
    unsigned number = 1;
    do
        snprintf(id, sizeof id, "rIdBoardpaper%u", number++);
    while (bp_relation_by_id(&checked->docx.relations, id));
    const char *name = checked->changes[COMMENTS].name, *target = strrchr(name, '/');
    bp_buf_fmt(words, "<%sRelationship Id=\"%s\" Type=\"%sofficeDocument/%srelationships/comments\"", prefix,
               id, checked->strict ? STRICT : TRANSITIONAL, checked->strict ? "" : "2006/");
    bp_buf_fmt(words, " Target=\"%s\"/>", target ? target + 1 : name);
}

static void add_type(struct bp_buf *words, const struct checked *checked, const char *prefix)
{
    bp_buf_fmt(words, "<%sOverride PartName=\"/%s\" ContentType=\"" COMMENTS_TYPE "\"/>", prefix,
               checked->changes[COMMENTS].name);
}

/* The other parts are told of a new part of comments. */
static bool tell_parts(struct checked *checked)
{
    struct change *relations = &checked->changes[RELATIONS], *types = &checked->changes[TYPES];
    if (checked->changes[COMMENTS].entry)
        return true;
    if (types->entry && !add_last(checked, types, add_type))
        return false;
    if (relations->entry)
        return add_last(checked, relations, add_relation);
    bp_buf_str(&relations->out, DECLARATION "<Relationships xmlns=\"" RELATIONSHIPS "\">");
    add_relation(&relations->out, checked, "");
    bp_buf_str(&relations->out, "</Relationships>");
    return true;
}

/* ---- the file ---- */

/* A name beside the part of the text: its folder, some words, its own name if `own`, and an end. */
static const char *name_beside(const struct checked *checked, const char *words, bool own, const char *end)
{
    const char *main = checked->docx.main->name, *base = strrchr(main, '/');
    size_t folder = base ? (size_t)(base - main) + 1 : 0;
    struct bp_buf name = {0};
    bp_buf_put(&name, main, folder);
    bp_buf_str(&name, words);
    bp_buf_str(&name, own ? main + folder : "");
    bp_buf_str(&name, end);
    const char *copy = name.failed ? NULL : bp_arena_text(checked->docx.arena, name.bytes, name.len);
    if (name.failed)
        checked->docx.arena->out = true;
    bp_buf_free(&name);
    return copy;
}

static const struct bp_part_entry *find_related(const struct checked *checked, const char *type)
{
    return bp_relation_part(&checked->parts, bp_relation_of_type(&checked->docx.relations, type));
}

static bool open_change(struct checked *checked, int which, const struct bp_part_entry *entry)
{
    struct change *change = &checked->changes[which];
    change->entry = entry;
    change->splice = (struct bp_splice){.part = &change->part, .arena = checked->docx.arena};
    return !entry || bp_part_read(&checked->parts, entry, &change->part);
}

/* Comments of an earlier check, which go, unless somebody has answered them. */
static bool read_comments(struct checked *checked)
{
    const struct bp_part_entry *entry = find_related(checked, "comments");
    const struct bp_part_entry *extended = find_related(checked, "commentsExtended");
    struct docx_comments *comments = &checked->comments;
    comments->parts = &checked->parts;
    if (!entry)
        return true;
    if (!bp_docx_comments_read(comments, entry) || !open_change(checked, COMMENTS, entry))
        return false;
    if (!comments->n || !extended)
        return true;
    return bp_docx_comments_answered(comments, extended) && open_change(checked, EXTENDED, extended) &&
           bp_docx_entries_cut(comments, extended, &checked->changes[EXTENDED].splice);
}

static bool name_parts(struct checked *checked)
{
    struct change *comments = &checked->changes[COMMENTS], *relations = &checked->changes[RELATIONS];
    if (comments->entry)
        return true;
    comments->name = name_beside(checked, "comments.xml", false, "");
    if (comments->name && bp_parts_find(&checked->parts, comments->name))
        comments->name = name_beside(checked, "boardpaperComments.xml", false, "");
    relations->name = name_beside(checked, "_rels/", true, ".rels");
    return comments->name && relations->name &&
           open_change(checked, RELATIONS, bp_parts_find(&checked->parts, relations->name)) &&
           open_change(checked, TYPES, bp_parts_find(&checked->parts, "[Content_Types].xml"));
}

static bool make_parts(struct checked *checked)
{
    const struct docx_comments *comments = &checked->comments;
    const struct bp_part_entry *ids = comments->n ? find_related(checked, "commentsIds") : NULL;
    if (!open_change(checked, TEXT, checked->docx.main) || !name_parts(checked) ||
        !open_change(checked, IDS, ids))
        return false;
    checked->strict = strstr(checked->changes[TEXT].part.bytes, STRICT "wordprocessingml/main") != NULL;
    return (!ids || bp_docx_entries_cut(comments, ids, &checked->changes[IDS].splice)) &&
           make_text(checked) && add_comments(checked) && tell_parts(checked);
}

/* What takes the place of a part, or NULL. */
static const struct bp_buf *changed_part(const struct checked *checked, const struct bp_part_entry *entry)
{
    for (int i = 0; i < CHANGES; i++)
        if (checked->changes[i].entry == entry)
            return &checked->changes[i].out;
    return NULL;
}

static bool write_file(struct checked *checked, struct bp_buf *out)
{
    for (int i = 0; i < CHANGES; i++) {
        struct change *change = &checked->changes[i];
        if (change->entry)
            bp_splice_end(&change->splice, &change->out);
        if (change->out.failed)
            return false;
    }
    struct bp_zip zip = {.out = out};
    for (uint32_t i = 0; i < checked->parts.n; i++) {
        const struct bp_part_entry *entry = &checked->parts.items[i];
        const struct bp_buf *changed = changed_part(checked, entry);
        if (changed)
            bp_zip_add(&zip, entry->name, changed->bytes, changed->len, false);
        else
            bp_zip_copy(&zip, &checked->parts, entry);
    }
    for (int i = 0; i < CHANGES; i++) {
        const struct change *change = &checked->changes[i];
        if (!change->entry && change->out.len)
            bp_zip_add(&zip, change->name, change->out.bytes, change->out.len, false);
    }
    return bp_zip_end(&zip);
}

static bp_result give_up(struct checked *checked, struct bp_diags *diags, const struct bp_diags *heard)
{
    if (checked->docx.arena->out || !heard->errors)
        return BP_NOMEM;
    bp_diags_take(diags, heard, (bp_place){"", 0, 0, 1}, NULL);
    return BP_INVALID;
}

static bp_result write_checked(struct checked *checked, struct bp_diags *diags, const struct bp_diags *heard,
                               struct bp_buf *out)
{
    if (!checked->n && !bp_docx_comments_any(&checked->comments)) {
        bp_buf_put(out, checked->parts.bytes, checked->parts.len);
        return out->failed ? BP_NOMEM : BP_OK;
    }
    if (!make_parts(checked))
        return give_up(checked, diags, heard);
    return write_file(checked, out) && !checked->docx.arena->out ? BP_OK : BP_NOMEM;
}

bp_result bp_checked_docx(struct bp_source *file, const struct bp_diag *found, size_t n,
                          struct bp_arena *arena, struct bp_diags *diags, struct bp_buf *out)
{
    struct checked *checked = bp_arena_alloc(arena, sizeof *checked);
    struct bp_book *book = bp_arena_alloc(arena, sizeof *book);
    struct bp_diags heard = {.arena = arena}; /* loading has said it already, unless it ends here */
    struct docx_entries entries = {0};
    if (!checked || !book)
        return BP_NOMEM;
    checked->found = found;
    checked->docx.arena = arena;
    bool ok = bp_parts_open(&checked->parts, file, arena, &heard) &&
              bp_docx_begin(&checked->docx, &checked->parts, book) &&
              bp_docx_body_read(&checked->docx, checked->docx.main, NULL, &entries) &&
              find_places(checked, n) && read_comments(checked);
    bp_result result = ok ? write_checked(checked, diags, &heard, out) : give_up(checked, diags, &heard);
    for (int i = 0; i < CHANGES; i++) {
        bp_part_drop(&checked->parts, &checked->changes[i].part);
        bp_buf_free(&checked->changes[i].out);
    }
    return result;
}
