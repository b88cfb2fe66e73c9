/* checked_xlsx.c: the officer's own workbook with comments at the cells that have findings, and a sheet that
 * lists them. Parts that need no change are copied byte for byte. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "office/checked.h"
#include "office/checked_parts.h"
#include "office/comments.h"
#include "book/numfmt.h"
#include "book/splice.h"
#include "xml/sax.h"

/* ---- the workbook ---- */

struct sheet {
    const char *name, *id, *part; /* of the relationship, and where it leads; "" */
    struct bp_notes notes;
};

struct workbook {
    struct bp_checked *checked;
    struct bp_arena *arena;
    const char *part, *uri;
    struct bp_relations relations;
    struct sheet *sheets;
    size_t n, room;
    uint32_t list;       /* place of <sheets> */
    uint32_t highest;    /* sheetId */
    int depth;
    bool failed;
};

static const char *copy_of(struct workbook *book, const struct bp_tag *tag, const char *name)
{
    const char *value = bp_tag_value(tag, name, "");
    char *kept = bp_arena_text(book->arena, value, strlen(value));
    book->failed |= !kept;
    return kept ? kept : "";
}

static bool start_book(void *data, const struct bp_tag *tag)
{
    struct workbook *book = data;
    book->depth++;
    if (book->depth == 1) {
        const char *uri = tag->uri ? tag->uri : "";
        book->uri = bp_arena_text(book->arena, uri, strlen(uri));
        return book->uri != NULL;
    }
    if (book->depth == 2 && bp_text_same(tag->local, "sheets"))
        book->list = tag->at;
    if (book->depth != 3 || book->list == UINT32_MAX || !bp_text_same(tag->local, "sheet"))
        return true;
    struct sheet *sheets = bp_arena_grow(book->arena, book->sheets, &book->room, book->n + 1, sizeof *sheets);
    if (!sheets)
        return false;
    book->sheets = sheets;
    struct sheet *sheet = &sheets[book->n++];
    *sheet = (struct sheet){.name = copy_of(book, tag, "name"), .id = copy_of(book, tag, "id"), .part = ""};
    double number;
    if (bp_number_read(copy_of(book, tag, "sheetId"), &number) && number > book->highest && number < 1e9)
        book->highest = (uint32_t)number;
    return !book->failed;
}

static bool end_book(void *data)
{
    struct workbook *book = data;
    book->depth--;
    return true;
}

/* Finds the sheets and their parts. */
static bool read_book(struct workbook *book, struct bp_source *part)
{
    static const struct bp_sax_handler handler = {
        .start = start_book, .text = bp_checked_text, .end = end_book};
    struct bp_parts *parts = &book->checked->parts;
    struct bp_relations root;
    if (!bp_relations_read(parts, "", &root))
        return false;
    const struct bp_part_entry *entry = bp_relation_part(parts, bp_relation_of_type(&root, "officeDocument"));
    if (!entry)
        return bp_checked_damaged(book->checked, "the workbook", "is not in it");
    book->part = entry->name;
    if (!bp_relations_read(parts, entry->name, &book->relations) || !bp_part_read(parts, entry, part))
        return false;
    if (!bp_part_events(parts, part, &handler, book) || book->failed)
        return false;
    if (book->list == UINT32_MAX || !book->n)
        return bp_checked_damaged(book->checked, entry->name, "has no sheets");
    for (size_t i = 0; i < book->n; i++) {
        const struct bp_relation *to = bp_relation_by_id(&book->relations, book->sheets[i].id);
        if (to && !to->external && bp_text_same(to->type, "worksheet"))
            book->sheets[i].part = to->target;
    }
    return true;
}

/* ---- notes ---- */

static struct sheet *find_sheet(struct workbook *book, const char *name)
{
    for (size_t i = 0; i < book->n; i++)
        if (bp_text_same(book->sheets[i].name, name) && *book->sheets[i].part)
            return &book->sheets[i];
    return NULL;
}

static int by_place(const void *left, const void *right)
{
    const struct bp_note *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->column > b->column) - (a->column < b->column);
}

/* All findings of a cell as one text. */
static const char *cell_words(struct workbook *book, const struct sheet *sheet, const struct bp_diag *found,
                              size_t n, const struct bp_note *note)
{
    struct bp_buf words = {0};
    for (size_t i = 0; i < n; i++) {
        const struct bp_diag *diag = &found[i];
        if (!bp_text_same(diag->sheet, sheet->name) || diag->cell_row != note->row + 1 ||
            diag->cell_column != note->column + 1)
            continue;
        if (words.len)
            bp_buf_str(&words, "\n\n");
        bp_checked_words(diag, &words);
    }
    const char *kept = words.failed ? NULL : bp_arena_text(book->arena, words.bytes, words.len);
    if (words.failed)
        book->arena->out = true;
    bp_buf_free(&words);
    return kept;
}

/* A note for each cell of the sheet that has findings. */
static bool gather(struct workbook *book, struct sheet *sheet, const struct bp_diag *found, size_t n)
{
    struct bp_notes *notes = &sheet->notes;
    notes->items = bp_arena_array(book->arena, n ? n : 1, sizeof *notes->items);
    if (!notes->items)
        return false;
    size_t all = 0;
    for (size_t i = 0; i < n; i++)
        if (bp_text_same(found[i].sheet, sheet->name) && found[i].cell_row && found[i].cell_column)
            notes->items[all++] = (struct bp_note){.row = found[i].cell_row - 1,
                                                   .column = found[i].cell_column - 1};
    if (all)
        qsort(notes->items, all, sizeof *notes->items, by_place);
    for (size_t i = 0; i < all; i++) {
        if (notes->n && !by_place(&notes->items[notes->n - 1], &notes->items[i]))
            continue;
        struct bp_note note = notes->items[i];
        note.text = cell_words(book, sheet, found, n, &note);
        if (!note.text)
            return false;
        notes->items[notes->n++] = note;
    }
    return true;
}

/* ---- a sheet ---- */

struct sheet_reader {
    int depth;
    const char *uri, *legacy; /* of the root; the id of the boxes that are there, or NULL */
    struct bp_arena *arena;
    uint32_t insert; /* where a reference to boxes belongs; UINT32_MAX: at the end */
    bool pending;    /* the element before it is open */
};

/* What stands before legacyDrawing in a sheet (ECMA-376-1, 18.3.1.99). */
static bool comes_before(const char *name)
{
    static const char names[] =
        "|sheetPr|dimension|sheetViews|sheetFormatPr|cols|sheetData|sheetCalcPr|sheetProtection|"
        "protectedRanges|scenarios|autoFilter|sortState|dataConsolidate|customSheetViews|mergeCells|"
        "phoneticPr|"
        "conditionalFormatting|dataValidations|hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|"
        "rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|";
    size_t len = strlen(name);
    for (const char *at = strstr(names, name); at && len; at = strstr(at + 1, name))
        if (at[-1] == '|' && at[len] == '|')
            return true;
    return false;
}

static bool start_sheet(void *data, const struct bp_tag *tag)
{
    struct sheet_reader *r = data;
    if (++r->depth == 1 && tag->uri)
        r->uri = bp_arena_text(r->arena, tag->uri, strlen(tag->uri));
    if (r->depth != 2)
        return true;
    if (r->pending)
        r->insert = tag->at;
    r->pending = comes_before(tag->local);
    if (r->pending)
        r->insert = UINT32_MAX;
    for (size_t i = 0; i < tag->n_attrs && bp_text_same(tag->local, "legacyDrawing"); i++)
        if (bp_text_same(tag->attrs[i].local, "id"))
            r->legacy = bp_arena_text(r->arena, tag->attrs[i].value, strlen(tag->attrs[i].value));
    return !r->arena->out;
}

static bool end_sheet(void *data)
{
    struct sheet_reader *r = data;
    r->depth--;
    return true;
}

/* Puts the reference to the boxes into the sheet. */
static bool refer(struct bp_checked *checked, const struct bp_part_entry *entry, const struct bp_source *part,
                  const struct sheet_reader *r, const char *id)
{
    struct bp_splice splice = {.part = part, .arena = checked->parts.arena};
    uint32_t root = bp_xml_root(part);
    const char *prefix = bp_xml_prefix(part, root, splice.arena);
    struct bp_buf tag = {0};
    bp_buf_fmt(&tag, "<%slegacyDrawing xmlns:r=\"%s\" r:id=\"%s\"/>", prefix ? prefix : "",
               bp_checked_relations_uri(r->uri), id);
    bp_buf_char(&tag, 0);
    if (tag.failed)
        splice.arena->out = true;
    else if (r->insert == UINT32_MAX)
        bp_splice_append(&splice, root, tag.bytes);
    else
        bp_splice_put(&splice, r->insert, 0, tag.bytes);
    bp_buf_free(&tag);
    struct bp_buf *out = bp_checked_part(checked, entry, NULL);
    if (!out || splice.arena->out)
        return false;
    bp_splice_end(&splice, out);
    return true;
}

/* What is open while a sheet is changed. */
struct sheet_work {
    struct bp_checked *checked;
    const struct bp_part_entry *entry, *texts, *boxes; /* the last two are those that it has, or NULL */
    struct bp_source part;
    struct bp_relations relations;
    struct sheet_reader r;
};

static bool open_sheet(struct workbook *book, const struct sheet *sheet, struct sheet_work *w)
{
    static const struct bp_sax_handler handler = {
        .start = start_sheet, .text = bp_checked_text, .end = end_sheet};
    struct bp_parts *parts = &book->checked->parts;
    *w = (struct sheet_work){.checked = book->checked, .entry = bp_parts_find(parts, sheet->part)};
    w->r = (struct sheet_reader){.arena = book->arena, .uri = book->uri, .insert = UINT32_MAX};
    if (!w->entry)
        return bp_checked_damaged(book->checked, sheet->part, "is not in it");
    if (!bp_relations_read(parts, w->entry->name, &w->relations) ||
        !bp_part_read(parts, w->entry, &w->part) || !bp_part_events(parts, &w->part, &handler, &w->r) ||
        !w->r.uri)
        return false;
    w->texts = bp_relation_part(parts, bp_relation_of_type(&w->relations, "comments"));
    w->boxes = w->r.legacy ? bp_relation_part(parts, bp_relation_by_id(&w->relations, w->r.legacy)) : NULL;
    if (w->r.legacy && !w->boxes)
        return bp_checked_damaged(w->checked, w->entry->name, "refers to a drawing that is not in it");
    return true;
}

static bool put_parts(struct sheet_work *w, struct bp_notes *notes, uint32_t number,
                      struct bp_new_relations *more)
{
    struct bp_checked *checked = w->checked;
    struct bp_buf *out = bp_checked_part(checked, w->texts, "xl/comments%u.xml");
    if (!out || (!w->texts && !bp_checked_relate(checked, more, "comments")) ||
        !bp_comments_write(&checked->parts, w->texts, w->r.uri, notes, out))
        return false;
    if (!notes->n && !w->boxes)
        return true;
    out = bp_checked_part(checked, w->boxes, "xl/drawings/vmlDrawing%u.vml");
    if (!out || !bp_boxes_write(&checked->parts, w->boxes, notes, number, out))
        return false;
    if (w->boxes)
        return true;
    const char *id = bp_checked_relate(checked, more, "vmlDrawing");
    return id && refer(checked, w->entry, &w->part, &w->r, id);
}

/* Puts the notes of a sheet into it. `again`: an earlier check may have left some. */
static bool put_notes(struct workbook *book, struct sheet *sheet, uint32_t number, bool again)
{
    struct sheet_work w;
    if (!sheet->notes.n && !again)
        return true;
    bool done = open_sheet(book, sheet, &w);
    struct bp_new_relations more = {.existing = &w.relations, .uri = w.r.uri};
    if (done && (sheet->notes.n || w.texts)) {
        more.of = w.entry->name;
        done = put_parts(&w, &sheet->notes, number, &more);
    }
    if (w.part.bytes)
        bp_part_drop(&book->checked->parts, &w.part);
    return bp_checked_relations_end(book->checked, &more) && done;
}

/* ---- the list ---- */

/* Names the new sheet in the list of sheets. */
static bool list_sheet(struct workbook *book, const struct bp_source *part, struct bp_new_relations *more)
{
    struct bp_checked *checked = book->checked;
    const char *id = bp_checked_relate(checked, more, "worksheet");
    const char *prefix = bp_xml_prefix(part, book->list, book->arena);
    struct bp_buf *whole = bp_checked_part(checked, bp_parts_find(&checked->parts, book->part), NULL);
    if (!id || !prefix || !whole)
        return false;
    struct bp_buf tag = {0};
    bp_buf_fmt(&tag, "<%ssheet name=\"" BP_FINDINGS_SHEET "\" sheetId=\"%u\" xmlns:r=\"%s\" r:id=\"%s\"/>",
               prefix, book->highest + 1, bp_checked_relations_uri(book->uri), id);
    bp_buf_char(&tag, 0);
    struct bp_splice splice = {.part = part, .arena = book->arena};
    if (tag.failed)
        book->arena->out = true;
    else
        bp_splice_append(&splice, book->list, tag.bytes);
    bp_buf_free(&tag);
    if (!book->arena->out)
        bp_splice_end(&splice, whole);
    return !book->arena->out;
}

/* Adds the list as the last sheet; or replaces the list of an earlier check. */
static bool put_list(struct workbook *book, const struct bp_source *part, const struct bp_diag *found,
                     size_t n)
{
    struct bp_checked *checked = book->checked;
    const struct sheet *old = find_sheet(book, BP_FINDINGS_SHEET);
    const struct bp_part_entry *entry = old ? bp_parts_find(&checked->parts, old->part) : NULL;
    struct bp_new_relations more = {.of = book->part, .existing = &book->relations, .uri = book->uri};
    struct bp_buf *out = bp_checked_part(checked, entry, "xl/worksheets/sheet%u.xml");
    if (!out)
        return false;
    bp_checked_list(book->uri, found, n, out);
    if (entry)
        return true;
    bool listed = list_sheet(book, part, &more);
    return bp_checked_relations_end(checked, &more) && listed;
}

static bool write_book(struct workbook *book, struct bp_source *part, const struct bp_diag *found, size_t n)
{
    if (!read_book(book, part))
        return false;
    bool again = find_sheet(book, BP_FINDINGS_SHEET) != NULL;
    for (size_t i = 0; i < book->n; i++) {
        struct sheet *sheet = &book->sheets[i];
        bool ours = bp_text_same(sheet->name, BP_FINDINGS_SHEET) || !*sheet->part;
        if (!ours && (!gather(book, sheet, found, n) || !put_notes(book, sheet, (uint32_t)i + 1, again)))
            return false;
    }
    return put_list(book, part, found, n);
}

bp_result bp_checked_xlsx(struct bp_source *file, const struct bp_diag *found, size_t n,
                          struct bp_arena *arena, struct bp_diags *diags, struct bp_buf *out)
{
    struct bp_checked checked = {0};
    struct bp_source part = {0};
    struct workbook book = {.checked = &checked, .arena = arena, .list = UINT32_MAX};
    bool done = bp_parts_open(&checked.parts, file, arena, diags) && write_book(&book, &part, found, n);
    if (part.bytes)
        bp_part_drop(&checked.parts, &part);
    done = done && bp_checked_end(&checked, out);
    bp_checked_drop(&checked);
    if (out->failed)
        arena->out = true;
    return arena->out ? BP_NOMEM : done ? BP_OK : BP_INVALID;
}
