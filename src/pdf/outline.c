/* outline.c: the bookmarks, all of them open, and how the document opens. Bookmarks are not made as
 * objects of libharu, which would cost 1 kB each. */
#include <string.h>

#include "pdf/strings.h"
#include "pdf/writer.h"

#define MAX_LEVELS 8

/* A bookmark's relations, as indices; 0 is the root, or none. */
struct item {
    uint32_t parent, before, after, first, last;
    uint32_t below; /* number of descendants */
};

struct outline {
    struct item *items; /* [0] is the root */
    uint32_t n;         /* without the root */
    uint32_t root, numbers; /* object numbers of the root and of the first item; those of the
                               others follow */
};

static void put_kin(const struct outline *outline, struct bp_buf *buf, const char *key, uint32_t kin)
{
    bp_buf_str(buf, key);
    bp_pdf_put_reference(buf, kin ? outline->numbers + kin - 1 : outline->root);
}

static void put_kids(const struct outline *outline, struct bp_buf *buf, const struct item *item)
{
    if (!item->below)
        return;
    put_kin(outline, buf, "/First ", item->first);
    put_kin(outline, buf, "/Last ", item->last);
    bp_buf_str(buf, "/Count ");
    bp_buf_int(buf, item->below);
}

static HPDF_STATUS print_root(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct outline *outline = dict->attr;
    struct bp_buf *buf = bp_pdf_of(stream)->target;
    bp_buf_str(buf, "/Type/Outlines");
    put_kids(outline, buf, &outline->items[0]);
    return HPDF_OK;
}

static void print_item(struct bp_pdf *pdf, const struct outline *outline, uint32_t i)
{
    const struct bp_bookmark *bookmark = &pdf->pages->bookmarks[i - 1];
    const struct item *item = &outline->items[i];
    struct bp_buf *buf = bp_pdf_pack_begin(pdf, outline->numbers + i - 1);
    bp_buf_str(buf, "<</Title");
    bp_pdf_put_text(buf, bookmark->title, strlen(bookmark->title));
    put_kin(outline, buf, "/Parent ", item->parent);
    if (item->before)
        put_kin(outline, buf, "/Prev ", item->before);
    if (item->after)
        put_kin(outline, buf, "/Next ", item->after);
    put_kids(outline, buf, item);
    bp_pdf_check_dest(pdf, bookmark->dest);
    bp_pdf_put_dest(pdf, buf, bookmark->dest);
    bp_buf_str(buf, ">>");
    bp_pdf_pack_end(pdf);
}

/* Opens the document at the top left corner of the first page, at 100 % (ISO 32000-1, 12.3.2.2). */
static HPDF_STATUS print_action(HPDF_Dict dict, HPDF_Stream stream)
{
    struct bp_pdf *pdf = bp_pdf_of(stream);
    const uint32_t targets[] = {pdf->items[0].object, pdf->pages->tags[0].object};
    static const char *const keys[] = {"/S/GoTo/D[", "/SD["};
    struct bp_buf *buf = pdf->target;
    (void)dict;
    for (int i = 0; i < (bp_pdf_is_2(pdf) ? 2 : 1); i++) { /* PDF/UA-2 (8.8) wants an element, too */
        bp_buf_str(buf, keys[i]);
        bp_pdf_put_reference(buf, targets[i]);
        bp_buf_str(buf, "/XYZ 0 ");
        bp_buf_milli(buf, pdf->items[0].height);
        bp_buf_str(buf, " 1]");
    }
    return HPDF_OK;
}

static void open_at_actual_size(struct bp_pdf *pdf)
{
    HPDF_Dict action = bp_pdf_dict(pdf);
    action->write_fn = print_action;
    HPDF_Dict_Add(pdf->doc->catalog, "OpenAction", action);
}

/* Adds item `i` as the last child of `parent`. */
static void add_item(struct outline *outline, uint32_t parent, uint32_t i)
{
    struct item *items = outline->items;
    uint32_t before = items[parent].last;
    items[i].parent = parent;
    items[i].before = before;
    *(before ? &items[before].after : &items[parent].first) = i;
    items[parent].last = i;
    for (uint32_t above = parent; above; above = items[above].parent)
        items[above].below++;
    items[0].below++;
}

/* Finds the parent of each bookmark from its level. */
static void find_kin(struct bp_pdf *pdf, struct outline *outline)
{
    uint32_t newest[MAX_LEVELS + 1] = {0}; /* the last item of each level; 0: the root */
    unsigned depth = 0;
    for (uint32_t i = 1; i <= outline->n; i++) {
        unsigned level = pdf->pages->bookmarks[i - 1].level;
        if (level && level <= depth + 1 && level <= MAX_LEVELS) {
            add_item(outline, newest[level - 1], i);
            newest[level] = i;
        } else {
            bp_pdf_fail(pdf, "a bookmark that skips a level");
        }
        depth = level;
    }
}

static void make_outline(struct bp_pdf *pdf)
{
    struct outline *outline = bp_arena_alloc(&pdf->arena, sizeof *outline);
    outline->n = (uint32_t)pdf->pages->n_bookmarks;
    outline->items = bp_arena_array(&pdf->arena, (size_t)outline->n + 1, sizeof *outline->items);
    find_kin(pdf, outline);
    HPDF_Dict root = bp_pdf_dict(pdf);
    root->write_fn = print_root;
    root->attr = outline;
    HPDF_Dict_Add(pdf->doc->catalog, "Outlines", root);
    outline->root = bp_pdf_number(root);
    outline->numbers = bp_pdf_take_number(pdf);
    for (uint32_t i = 1; i < outline->n; i++)
        bp_pdf_take_number(pdf);
    for (uint32_t i = 1; i <= outline->n; i++)
        print_item(pdf, outline, i);
    HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}

void bp_pdf_outline_make(struct bp_pdf *pdf)
{
    if (pdf->pages->actual_size)
        open_at_actual_size(pdf);
    if (pdf->pages->n_bookmarks)
        make_outline(pdf);
}
