/* odt.c: reads a text document of LibreOffice (OpenDocument 1.3): its tables as grids, and the headings,
 * paragraphs and lists between them.
 *
 * A table within a cell gives its text to that cell; but a table of one column is taken for a frame, and the
 * tables within it for tables of their own. */
#include <string.h>

#include "base/text.h"
#include "book/books.h"
#include "book/odf.h"

#define TABLES_DEEP 8

struct place {
    struct bp_odf_table table;
    struct bp_odf_text text;
    uint32_t depth;      /* of the table's element */
    uint32_t cell_depth; /* of the open cell; 0: none */
};

struct odt {
    struct bp_parts *parts;
    struct bp_maker maker;
    struct bp_odf_styles styles;
    struct bp_odf_changes changes;
    struct bp_odf_controls controls;
    const char *change;          /* id of the open region of changes */
    struct bp_odf_text body;
    uint32_t line_depth;         /* of the open paragraph or list outside tables; 0: none */
    uint32_t heading_depth, heading; /* of an open heading: its element, its level */
    uint32_t levels;             /* of lists around it */
    struct place places[TABLES_DEEP];
    uint32_t n_places;
    enum bp_odf_name names[BP_ODF_DEEPEST];
    uint32_t depth;
    uint32_t skips;   /* depth of the element that is passed over; 0: none */
    bool in_styles, in_changes, in_forms;
    bool hid;         /* a section was hidden */
};

static struct place *place_of(struct odt *odt)
{
    return odt->n_places ? &odt->places[odt->n_places - 1] : NULL;
}

/* ---- lines ---- */

static bool begin_line(struct odt *odt)
{
    odt->line_depth = odt->depth;
    bp_odf_text_begin(&odt->body, NULL);
    return true;
}

static bool end_line(struct odt *odt, uint32_t heading)
{
    struct bp_odf_content content;
    if (!bp_odf_text_finish(&odt->body, &content))
        return false;
    struct bp_line line = {.heading = (uint8_t)heading, .text = content.text, .blocks = content.always};
    return !content.always || bp_maker_line(&odt->maker, &line);
}

/* Ends what is open, and begins anew within the same elements: a heading in a list, a table in a text box. */
static bool part_line(struct odt *odt, uint32_t heading)
{
    struct bp_odf_content content;
    if (!bp_odf_text_part(&odt->body, &content))
        return false;
    struct bp_line line = {.heading = (uint8_t)heading, .text = content.text, .blocks = content.always};
    return !content.always || bp_maker_line(&odt->maker, &line);
}

static bool is_title(const struct odt *odt, const struct bp_tag *tag)
{
    const char *name = bp_odf_attr(tag, BP_NS_TEXT, "style-name");
    struct bp_odf_style style = bp_odf_style_of(&odt->styles, BP_ODF_PARAGRAPHS, name);
    return style.title;
}

/* A heading begins, or a paragraph that may be the title. */
static bool begin_heading(struct odt *odt, enum bp_odf_name name, const struct bp_tag *tag)
{
    uint32_t level = 0;
    if (name == BP_ODF_H)
        level = bp_odf_count(tag, BP_NS_TEXT, "outline-level", 9);
    else if (is_title(odt, tag))
        level = 1;
    if (!level || odt->heading_depth)
        return true;
    odt->heading_depth = odt->depth;
    odt->heading = level;
    if (!part_line(odt, 0))
        return false;
    odt->levels = odt->body.n_levels; /* a numbered heading stands in a list, and is none of its items */
    odt->body.n_levels = 1;
    return true;
}

static bool start_outside(struct odt *odt, enum bp_odf_name name, const struct bp_tag *tag)
{
    bool begins = name == BP_ODF_P || name == BP_ODF_H || name == BP_ODF_LIST;
    if (!odt->line_depth && begins && !begin_line(odt))
        return false;
    if (!odt->line_depth)
        return true;
    if ((name == BP_ODF_P || name == BP_ODF_H) && !begin_heading(odt, name, tag))
        return false;
    return bp_odf_text_start(&odt->body, name, tag);
}

static bool end_outside(struct odt *odt)
{
    if (!odt->line_depth)
        return true;
    if (!bp_odf_text_end(&odt->body))
        return false;
    uint32_t heading = odt->heading_depth == odt->depth + 1 && !odt->body.joins ? odt->heading : 0;
    if (heading) {
        odt->heading_depth = 0;
        if (odt->line_depth <= odt->depth && !part_line(odt, heading))
            return false;
        odt->body.n_levels = odt->levels;
    }
    if (odt->line_depth <= odt->depth || odt->body.joins)
        return true;
    odt->line_depth = 0;
    return end_line(odt, heading);
}

/* ---- tables ---- */

/* Whether a table that begins here is one of its own. */
static bool is_own(const struct odt *odt)
{
    const struct place *outer = odt->n_places ? &odt->places[odt->n_places - 1] : NULL;
    return !outer || (outer->table.n_columns == 1 && odt->n_places < TABLES_DEEP);
}

static bool begin_table(struct odt *odt, const struct bp_tag *tag)
{
    if (odt->line_depth && !odt->n_places && !part_line(odt, 0))
        return false;
    struct place *place = &odt->places[odt->n_places++];
    place->depth = odt->depth;
    place->cell_depth = 0;
    place->table.maker = &odt->maker;
    place->table.styles = &odt->styles;
    place->text.arena = odt->maker.arena;
    place->text.styles = &odt->styles;
    place->text.changes = &odt->changes;
    place->text.controls = &odt->controls;
    place->text.book = odt->maker.book;
    return bp_odf_table_begin(&place->table, BP_GRID_TABLE, tag);
}

static bool begin_cell(struct odt *odt, struct place *place, enum bp_odf_name name, const struct bp_tag *tag)
{
    struct bp_odf_style own;
    place->cell_depth = odt->depth;
    if (!bp_odf_table_cell(&place->table, tag, name == BP_ODF_COVERED_CELL, &own))
        return false;
    bp_odf_text_begin(&place->text, &own);
    return true;
}

static bool start_in_table(struct odt *odt, struct place *place, enum bp_odf_name name,
                           const struct bp_tag *tag)
{
    if (place->cell_depth) {
        if (name == BP_ODF_TABLE && is_own(odt))
            return begin_table(odt, tag);
        return bp_odf_text_start(&place->text, name, tag);
    }
    switch (name) {
    case BP_ODF_TABLE_COLUMN:
        return bp_odf_table_column(&place->table, tag);
    case BP_ODF_HEADER_ROWS:
        place->table.in_header = place->table.row == 0;
        return true;
    case BP_ODF_TABLE_ROW:
        return bp_odf_table_row(&place->table, tag);
    case BP_ODF_TABLE_CELL:
    case BP_ODF_COVERED_CELL:
        return odt->names[odt->depth - 2] != BP_ODF_TABLE_ROW || begin_cell(odt, place, name, tag);
    default:
        return true;
    }
}

static bool end_in_table(struct odt *odt, struct place *place, enum bp_odf_name name)
{
    struct bp_odf_content content;
    if (place->cell_depth == odt->depth + 1) {
        place->cell_depth = 0;
        return bp_odf_text_finish(&place->text, &content) && bp_odf_table_cell_end(&place->table, &content);
    }
    if (place->cell_depth)
        return bp_odf_text_end(&place->text);
    if (name == BP_ODF_HEADER_ROWS)
        place->table.in_header = false;
    if (name == BP_ODF_TABLE_ROW)
        return bp_odf_table_row_end(&place->table);
    if (place->depth != odt->depth + 1)
        return true;
    odt->n_places--;
    return bp_odf_table_end(&place->table);
}

/* ---- changes and forms ---- */

static bool keep_id(struct odt *odt, const char *value, const char **out)
{
    *out = value ? bp_arena_text(odt->maker.arena, value, strlen(value)) : NULL;
    return *out || !value;
}

static bool start_change(struct odt *odt, enum bp_odf_name name, const struct bp_tag *tag)
{
    struct bp_odf_changes *changes = &odt->changes;
    if (name == BP_ODF_CHANGED_REGION) {
        const char *id = bp_odf_attr(tag, BP_NS_TEXT, "id");
        return keep_id(odt, id ? id : bp_odf_attr(tag, BP_NS_XML, "id"), &odt->change);
    }
    odt->maker.book->n_insertions += name == BP_ODF_INSERTION;
    odt->maker.book->n_deletions += name == BP_ODF_DELETION;
    if (name != BP_ODF_DELETION || !odt->change)
        return true;
    const char **ids =
        bp_arena_grow(odt->maker.arena, changes->ids, &changes->room, changes->n + 1, sizeof *ids);
    if (!ids)
        return false;
    changes->ids = ids;
    ids[changes->n++] = odt->change;
    return true;
}

static bool add_control(struct odt *odt, const struct bp_tag *tag, const char *words)
{
    struct bp_odf_controls *controls = &odt->controls;
    const char *id = bp_odf_attr(tag, BP_NS_FORM, "id");
    struct bp_odf_control *items =
        bp_arena_grow(odt->maker.arena, controls->items, &controls->room, controls->n + 1, sizeof *items);
    if (!items)
        return false;
    controls->items = items;
    struct bp_odf_control *control = &items[controls->n++];
    *control = (struct bp_odf_control){.text = ""};
    return keep_id(odt, id ? id : bp_odf_attr(tag, BP_NS_XML, "id"), &control->id) &&
           (!words || keep_id(odt, words, &control->text));
}

static bool start_form(struct odt *odt, enum bp_odf_name name, const struct bp_tag *tag)
{
    struct bp_odf_controls *controls = &odt->controls;
    const char *value = bp_odf_attr(tag, BP_NS_FORM, "current-value");
    switch (name) {
    case BP_ODF_FORM_CHECKBOX:
        return add_control(odt, tag, bp_odf_is(tag, BP_NS_FORM, "current-state", "checked") ? BP_ODF_TICKED
                                                                                          : BP_ODF_UNTICKED);
    case BP_ODF_FORM_LISTBOX:
        return add_control(odt, tag, NULL);
    case BP_ODF_FORM_COMBOBOX:
    case BP_ODF_FORM_TEXT:
    case BP_ODF_FORM_TEXTAREA:
        return add_control(odt, tag, value ? value : bp_odf_attr(tag, BP_NS_FORM, "value"));
    case BP_ODF_FORM_OPTION:
        if (!controls->n || !bp_odf_is(tag, BP_NS_FORM, "current-selected", "true"))
            return true;
        value = bp_odf_attr(tag, BP_NS_FORM, "label");
        return !value || keep_id(odt, value, &controls->items[controls->n - 1].text);
    default:
        return true;
    }
}

/* ---- all elements ---- */

static bool start_body(struct odt *odt, enum bp_odf_name name, const struct bp_tag *tag)
{
    bool hidden = name == BP_ODF_SECTION && bp_odf_is(tag, BP_NS_TEXT, "display", "none");
    odt->hid |= hidden;
    if (hidden || name == BP_ODF_OBJECT || (name >= BP_ODF_CONTENTS && name <= BP_ODF_INDEX_6)) {
        odt->skips = odt->depth;
        return true;
    }
    odt->in_changes |= name == BP_ODF_TRACKED_CHANGES;
    odt->in_forms |= name == BP_ODF_FORMS;
    if (odt->in_changes)
        return start_change(odt, name, tag);
    if (odt->in_forms)
        return start_form(odt, name, tag);
    if (odt->n_places)
        return start_in_table(odt, place_of(odt), name, tag);
    return name == BP_ODF_TABLE ? begin_table(odt, tag) : start_outside(odt, name, tag);
}

static bool start(void *data, const struct bp_tag *tag)
{
    struct odt *odt = data;
    enum bp_odf_name name = bp_odf_name_of(tag);
    if (odt->depth == BP_ODF_DEEPEST) {
        bp_diag_add(odt->maker.diags, BP_E_PARTS, odt->maker.source, BP_NOWHERE, 0,
                    "its elements are nested too deep", NULL, NULL);
        return false;
    }
    odt->names[odt->depth++] = name;
    if (odt->skips)
        return true;
    if (name == BP_ODF_BODY) {
        if (!*odt->maker.book->lang && odt->styles.lang)
            odt->maker.book->lang = odt->styles.lang; /* of a flat file */
        odt->in_styles = false;
        bp_odf_styles_sort(&odt->styles);
    }
    return odt->in_styles ? bp_odf_styles_start(&odt->styles, name, tag) : start_body(odt, name, tag);
}

static bool put(void *data, const char *bytes, size_t len, uint32_t at)
{
    struct odt *odt = data;
    struct place *place = place_of(odt);
    (void)at;
    if (odt->skips || odt->in_changes || odt->in_forms)
        return true;
    if (place)
        return !place->cell_depth || bp_odf_text_put(&place->text, bytes, len);
    return !odt->line_depth || bp_odf_text_put(&odt->body, bytes, len);
}

static bool end(void *data)
{
    struct odt *odt = data;
    enum bp_odf_name name = odt->names[--odt->depth];
    if (odt->skips) {
        if (odt->skips == odt->depth + 1)
            odt->skips = 0;
        return true;
    }
    if (odt->in_styles) {
        bp_odf_styles_end(&odt->styles, name);
        return true;
    }
    if (odt->in_changes || odt->in_forms) {
        if (name == BP_ODF_TRACKED_CHANGES)
            bp_odf_changes_sort(&odt->changes);
        odt->in_changes &= name != BP_ODF_TRACKED_CHANGES;
        odt->in_forms &= name != BP_ODF_FORMS;
        return true;
    }
    return odt->n_places ? end_in_table(odt, place_of(odt), name) : end_outside(odt);
}

bp_result bp_read_odt(struct bp_parts *parts, struct bp_book *book)
{
    static const struct bp_sax_handler handler = {.start = start, .text = put, .end = end};
    struct bp_arena *arena = parts->arena;
    struct odt *odt = bp_arena_alloc(arena, sizeof *odt);
    if (!odt)
        return BP_NOMEM;
    odt->parts = parts;
    odt->styles.arena = arena;
    odt->in_styles = true;
    odt->maker = (struct bp_maker){
        .book = book, .arena = arena, .diags = parts->diags, .source = parts->source};
    odt->body = (struct bp_odf_text){.arena = arena, .styles = &odt->styles, .changes = &odt->changes,
                                     .controls = &odt->controls, .book = book};
    bool good = bp_odf_begin(parts, book, &odt->styles);
    good = good && bp_odf_read(parts, "content.xml", true, &handler, odt);
    odt->hid |= odt->body.hid;
    bp_odf_text_drop(&odt->body);
    for (size_t i = 0; i < TABLES_DEEP; i++) {
        odt->hid |= odt->places[i].text.hid;
        bp_odf_text_drop(&odt->places[i].text);
    }
    if (good && odt->hid)
        bp_diag_add(parts->diags, BP_E_HIDDEN_TEXT, parts->source, BP_NOWHERE, 0, NULL, NULL, NULL);
    odt->maker.failed |= !good;
    return bp_maker_end(&odt->maker);
}
