/* docx_body.c: takes the events of a document's text: what is shown, what is left, and where it belongs. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "book/docx_body.h"

/* The frame of the element that opens or closes (0), or of the one that holds it (1). */
static struct docx_frame *frame_up(struct docx_body *body, uint32_t n)
{
    return &body->frames[body->xml.depth > n ? body->xml.depth - 1 - n : 0];
}

typedef bool (*open_function)(struct docx_body *body, enum docx_element element, const struct bp_tag *tag);
typedef bool (*close_function)(struct docx_body *body);

static bool leave(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    (void)element, (void)tag;
    body->xml.skip = body->xml.depth;
    return true;
}

/* ---- paragraphs and runs ---- */

static bool open_body(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    return body->notes || body->holder ? leave(body, element, tag) : bp_docx_holder_open(body, false, false);
}

static bool open_paragraph(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    if (!body->holder)
        return leave(body, element, tag);
    if (!body->notes && !body->holder->outer && body->docx->first_paragraph == BP_NOWHERE)
        body->docx->first_paragraph = tag->at;
    return bp_docx_paragraph_open(body, tag->at);
}

/* A paragraph that is a heading is not in a table of contents, whatever a field that was left open says. */
static void end_contents(struct docx_body *body)
{
    for (struct docx_field *field = body->fields; field; field = field->outer)
        if (field->repeats) {
            field->repeats = false;
            body->n_unseen_fields--;
        }
}

static bool take_style(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    const char *id = bp_docx_attribute(tag, "val");
    struct docx_paragraph *paragraph = body->paragraph;
    if (element == DOCX_R_STYLE) {
        body->run_style = id ? bp_docx_style_find(body->docx, id) : NULL;
        return true;
    }
    if (!paragraph || !id || bp_docx_up(&body->xml, 1) != DOCX_P_LOOK)
        return true;
    paragraph->style = bp_docx_style_find(body->docx, id);
    if (!paragraph->style && bp_docx_heading_of(id))
        paragraph->outline = bp_docx_heading_of(id) - 1; /* a style that nobody defines */
    if (paragraph->style && paragraph->style->heading)
        end_contents(body);
    return true;
}

static bool take_paragraph(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    struct docx_paragraph *paragraph = body->paragraph;
    bool listed = bp_docx_up(&body->xml, 1) == DOCX_NUM_OF && bp_docx_up(&body->xml, 2) == DOCX_P_LOOK;
    if (!paragraph)
        return true;
    if (element == DOCX_OUTLINE && bp_docx_up(&body->xml, 1) == DOCX_P_LOOK)
        paragraph->outline = (int)bp_docx_number(tag, "val", 9, 9);
    if (element == DOCX_NUM_ID && listed) {
        paragraph->has_num = true;
        paragraph->num = bp_docx_number(tag, "val", UINT32_MAX - 1, 0);
    }
    if (element == DOCX_LEVEL_OF && listed) {
        paragraph->has_level = true;
        paragraph->level = (uint8_t)bp_docx_number(tag, "val", DOCX_LEVELS - 1, 0);
    }
    return true;
}

static bool open_run(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    (void)element, (void)tag;
    body->run = (struct docx_look){0};
    body->run_style = NULL;
    body->look_known = false;
    return true;
}

static bool open_run_look(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    enum docx_element up = bp_docx_up(&body->xml, 1);
    return up == DOCX_R || up == DOCX_MATH_R || up == DOCX_P_LOOK ? true : leave(body, element, tag);
}

static bool take_look(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    enum docx_element up = bp_docx_up(&body->xml, 1), holder = bp_docx_up(&body->xml, 2);
    if (up == DOCX_R_LOOK && (holder == DOCX_R || holder == DOCX_MATH_R))
        bp_docx_look_take(body->docx, &body->run, element, tag);
    else if (element == DOCX_SHADE && up == DOCX_P_LOOK && body->paragraph)
        body->paragraph->fill = bp_docx_shade(body->docx, tag);
    else if (element == DOCX_SHADE && up == DOCX_C_LOOK)
        bp_docx_table_take(body, element, tag);
    return true;
}

static bool put_sign(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    if (element == DOCX_DENOMINATOR)
        return bp_docx_text_put(body, "/", 1);
    if (bp_docx_up(&body->xml, 1) != DOCX_R)
        return true; /* a tab stop */
    switch ((int)element) {
    case DOCX_BR:
    case DOCX_CR: return bp_docx_break_put(body);
    case DOCX_HYPHEN: return bp_docx_text_put(body, "\xE2\x80\x91", 3);
    case DOCX_SOFT_HYPHEN: return bp_docx_text_put(body, "\xC2\xAD", 2);
    case DOCX_SYMBOL: return bp_docx_symbol_put(body, tag);
    default: return bp_docx_text_put(body, "\t", 1);
    }
}

static bool put_mark(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    struct docx *docx = body->docx;
    if (element == DOCX_COMMENT) {
        docx->book->n_notes++;
        return true;
    }
    if (body->notes)
        return true;
    return bp_docx_mark_put(body, element == DOCX_FOOTNOTE_MARK ? &docx->footnotes : &docx->endnotes, tag);
}

/* ---- tracked changes: as if they were accepted ---- */

static bool open_insertion(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    if (bp_docx_up(&body->xml, 1) == DOCX_ROW_LOOK)
        bp_docx_table_take(body, element, tag);
    else
        body->docx->book->n_insertions++;
    return true;
}

static bool open_deletion(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    enum docx_element up = bp_docx_up(&body->xml, 1);
    if (up == DOCX_ROW_LOOK) {
        bp_docx_table_take(body, element, tag);
        return true;
    }
    body->docx->book->n_deletions++;
    if (up == DOCX_R_LOOK) {
        if (bp_docx_up(&body->xml, 2) == DOCX_P_LOOK && body->paragraph)
            body->paragraph->joins = true;
        return true;
    }
    return leave(body, element, tag);
}

/* ---- tables ---- */

static bool open_table(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    return body->holder ? bp_docx_table_open(body) : leave(body, element, tag);
}

static bool open_row(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    if (!body->table)
        return leave(body, element, tag);
    bp_docx_row_open(body);
    return true;
}

static bool open_cell(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    if (!body->table)
        return leave(body, element, tag);
    if (!bp_docx_cell_open(body))
        return false;
    const struct docx_frame *control = frame_up(body, 2);
    if (bp_docx_up(&body->xml, 1) == DOCX_SDT_CONTENT && control->is_date && !control->placeholder) {
        body->holder->n_dates++;
        body->holder->day = control->day;
        body->holder->month = control->month;
    }
    return true;
}

static bool take_table(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    enum docx_element up = bp_docx_up(&body->xml, 1);
    if (up == DOCX_C_LOOK || up == DOCX_ROW_LOOK)
        bp_docx_table_take(body, element, tag);
    return true;
}

/* ---- content controls ---- */

static bool take_control(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    enum docx_element up = bp_docx_up(&body->xml, 1);
    struct docx_frame *control = frame_up(body, up == DOCX_SDT_LOOK ? 2 : 3);
    const char *value;
    if (up == DOCX_SDT_LOOK && element == DOCX_PLACEHOLDER)
        control->placeholder = bp_docx_on(tag);
    else if (up == DOCX_SDT_LOOK && element == DOCX_SDT_CHECK)
        control->check = DOCX_NO;
    else if (up == DOCX_SDT_CHECK && element == DOCX_SDT_CHECKED)
        control->check = bp_docx_on(tag) ? DOCX_YES : DOCX_NO;
    else if (up == DOCX_SDT_LOOK && element == DOCX_DATE && (value = bp_docx_attribute(tag, "fullDate"))) {
        char day[11] = "";
        size_t len = strlen(value);
        memcpy(day, value, len < 10 ? len : 10);
        control->is_date = bp_date_iso(day, &control->day);
    } else if (up == DOCX_DATE && element == DOCX_DATE_FORMAT) {
        value = bp_docx_attribute(tag, "val");
        control->month = value && strchr(value, 'M') && !strchr(value, 'd');
    }
    return true;
}

static bool open_content(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    const struct docx_frame *control = frame_up(body, 1);
    (void)element, (void)tag;
    frame_up(body, 0)->muted = control->check != 0;
    body->muted += frame_up(body, 0)->muted;
    body->n_placeholders += control->placeholder;
    body->prompts = false;
    if (control->check)
        body->pending_check = control->check;
    if (control->is_date && !control->placeholder && body->holder) {
        body->holder->n_dates++;
        body->holder->day = control->day;
        body->holder->month = control->month;
    }
    return true;
}

static bool close_content(struct docx_body *body)
{
    body->muted -= frame_up(body, 0)->muted;
    body->n_placeholders -= frame_up(body, 1)->placeholder;
    body->prompts = false;
    uint8_t check = frame_up(body, 0)->muted ? body->pending_check : 0;
    body->pending_check = check ? 0 : body->pending_check;
    return !check || bp_docx_check_put(body, check == DOCX_YES);
}

/* ---- links and fields ---- */

static const char *relation_of(const struct bp_tag *tag)
{
    static const char end[] = "/relationships";
    for (size_t i = 0; i < tag->n_attrs; i++) {
        const char *uri = tag->attrs[i].uri ? tag->attrs[i].uri : "";
        size_t len = strlen(uri);
        if (!strcmp(tag->attrs[i].local, "id") && len >= sizeof end - 1 &&
            !strcmp(uri + len - (sizeof end - 1), end))
            return tag->attrs[i].value;
    }
    return NULL;
}

static bool open_link(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    const char *id = relation_of(tag), *anchor = bp_docx_attribute(tag, "anchor");
    const struct bp_relation *relation = id ? bp_relation_by_id(&body->docx->relations, id) : NULL;
    (void)element;
    frame_up(body, 0)->href = body->href;
    if (!relation || !relation->external || !*relation->target)
        return true;
    size_t len = strlen(relation->target), more = anchor ? strlen(anchor) : 0;
    char *href = bp_arena_text(body->docx->arena, relation->target, len + (more ? more + 1 : 0));
    if (!href)
        return false;
    if (more) {
        href[len] = '#';
        memcpy(href + len + 1, anchor, more + 1);
    }
    body->href = href;
    return true;
}

static bool close_link(struct docx_body *body)
{
    body->href = frame_up(body, 0)->href;
    return true;
}

static bool open_field(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    const char *words = bp_docx_attribute(tag, "instr");
    (void)element;
    return bp_docx_field_open(body, words ? words : "") && bp_docx_field_result(body);
}

static bool mark_field(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    (void)element;
    return bp_docx_field_mark(body, tag);
}

static bool take_form(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    enum docx_element up = bp_docx_up(&body->xml, 1);
    if (up == DOCX_FORM || up == DOCX_LIST || up == DOCX_CHECK_BOX)
        bp_docx_field_form(body, element, tag);
    return true;
}

/* ---- drawings ---- */

static bool open_alternate(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    struct docx_frame *all = frame_up(body, 1);
    if (bp_docx_up(&body->xml, 1) == DOCX_ALTERNATE && all->taken)
        return leave(body, element, tag);
    all->taken = true;
    return true;
}

/* The drawing around this place is no mere picture. */
static void take_drawing(struct docx_body *body)
{
    for (uint32_t i = 1; i < body->xml.depth; i++) {
        enum docx_element up = bp_docx_up(&body->xml, i);
        if (up != DOCX_DRAWING && up != DOCX_PICT && up != DOCX_OBJECT)
            continue;
        frame_up(body, i)->taken = true;
        return;
    }
}

static bool open_box(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    if (!body->holder)
        return leave(body, element, tag);
    take_drawing(body);
    return bp_docx_holder_open(body, body->holder->is_cell, true);
}

static bool close_box(struct docx_body *body)
{
    struct docx_entries entries;
    if (!bp_docx_holder_close(body, &entries))
        return false;
    struct docx_entries *to = body->paragraph ? &body->paragraph->after : &body->holder->entries;
    if (entries.first) {
        bp_docx_entry_add(to, entries.first);
        to->last = entries.last;
    }
    return true;
}

/* A drawn shape: a dot in a cell says the status by its colour. */
static bool take_shape(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    const char *value = bp_docx_attribute(tag, "val"), *old = bp_docx_attribute(tag, "fillcolor");
    int32_t fill = BP_NO_FILL;
    if (element == DOCX_RGB || element == DOCX_SCHEME_COLOUR) {
        bool fills = bp_docx_up(&body->xml, 1) == DOCX_SOLID_FILL;
        if (fills && bp_docx_up(&body->xml, 2) == DOCX_SHAPE_LOOK && value)
            fill = element == DOCX_RGB ? bp_docx_hex(value) : bp_docx_scheme(body->docx, value);
    } else if (old && *old == '#' && strlen(old) >= 7) { /* "#92d050 [3209]" */
        char six[7] = "";
        memcpy(six, old + 1, 6);
        fill = bp_docx_hex(six);
    }
    if (fill == BP_NO_FILL || !body->holder)
        return true;
    body->holder->n_shapes++;
    body->holder->shape_fill = fill;
    if (body->holder->is_cell)
        take_drawing(body);
    return true;
}

static bool close_drawing(struct docx_body *body)
{
    body->docx->book->n_pictures += !frame_up(body, 0)->taken;
    return true;
}

static bool count_outside(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    (void)element, (void)tag;
    body->docx->n_outside++;
    return true;
}

/* ---- notes ---- */

static bool open_note(struct docx_body *body, enum docx_element element, const struct bp_tag *tag)
{
    const char *type = bp_docx_attribute(tag, "type"), *id = bp_docx_attribute(tag, "id");
    struct docx_notes *notes = body->notes;
    if (!notes || body->holder || !id || (type && strcmp(type, "normal") != 0))
        return leave(body, element, tag); /* the line above the notes, and the like */
    struct docx_note *items = bp_arena_grow(body->docx->arena, notes->items, &notes->capacity, notes->n + 1,
                                            sizeof *items);
    if (!items)
        return false;
    notes->items = items;
    items[notes->n] = (struct docx_note){.id = bp_arena_text(body->docx->arena, id, strlen(id))};
    return items[notes->n++].id && bp_docx_holder_open(body, true, false);
}

static bool close_note(struct docx_body *body)
{
    return bp_docx_holder_close(body, &body->notes->items[body->notes->n - 1].entries);
}

static bool close_body(struct docx_body *body)
{
    return bp_docx_holder_close(body, &body->entries);
}

/* ---- which element is for which function ---- */

static const open_function opens[DOCX_ELEMENTS] = {
    [DOCX_BODY] = open_body, [DOCX_P] = open_paragraph, [DOCX_R] = open_run, [DOCX_MATH_R] = open_run,
    [DOCX_P_STYLE] = take_style, [DOCX_R_STYLE] = take_style, [DOCX_R_LOOK] = open_run_look,
    [DOCX_OUTLINE] = take_paragraph, [DOCX_NUM_ID] = take_paragraph, [DOCX_LEVEL_OF] = take_paragraph,
    [DOCX_B] = take_look, [DOCX_I] = take_look, [DOCX_STRIKE] = take_look, [DOCX_DOUBLE_STRIKE] = take_look,
    [DOCX_VANISH] = take_look, [DOCX_VERTICAL] = take_look, [DOCX_FONTS] = take_look,
    [DOCX_HIGHLIGHT] = take_look, [DOCX_SHADE] = take_look, [DOCX_COLOUR] = take_look,
    [DOCX_LANG] = take_look,
    [DOCX_BR] = put_sign, [DOCX_CR] = put_sign, [DOCX_TAB] = put_sign, [DOCX_PTAB] = put_sign,
    [DOCX_HYPHEN] = put_sign, [DOCX_SOFT_HYPHEN] = put_sign, [DOCX_SYMBOL] = put_sign,
    [DOCX_DENOMINATOR] = put_sign,
    [DOCX_FOOTNOTE_MARK] = put_mark, [DOCX_ENDNOTE_MARK] = put_mark, [DOCX_COMMENT] = put_mark,
    [DOCX_INS] = open_insertion, [DOCX_MOVE_TO] = open_insertion, [DOCX_DEL] = open_deletion,
    [DOCX_MOVE_FROM] = open_deletion, [DOCX_DEL_TEXT] = leave, [DOCX_DEL_INSTRUCTION] = leave,
    [DOCX_P_CHANGE] = leave, [DOCX_R_CHANGE] = leave, [DOCX_C_CHANGE] = leave, [DOCX_ROW_CHANGE] = leave,
    [DOCX_NUM_CHANGE] = leave, [DOCX_T_GRID] = leave, [DOCX_T_LOOK] = leave, [DOCX_T_EXCEPTIONS] = leave,
    [DOCX_SECTION] = leave, [DOCX_SDT_END] = leave, [DOCX_RUBY_TEXT] = leave,
    [DOCX_TABLE] = open_table, [DOCX_ROW] = open_row, [DOCX_CELL] = open_cell,
    [DOCX_GRID_SPAN] = take_table, [DOCX_V_MERGE] = take_table, [DOCX_H_MERGE] = take_table,
    [DOCX_CELL_DEL] = take_table, [DOCX_CELL_INS] = take_table, [DOCX_GRID_BEFORE] = take_table,
    [DOCX_HEADER] = take_table, [DOCX_HIDDEN] = take_table,
    [DOCX_PLACEHOLDER] = take_control, [DOCX_SDT_CHECK] = take_control, [DOCX_SDT_CHECKED] = take_control,
    [DOCX_DATE] = take_control, [DOCX_DATE_FORMAT] = take_control, [DOCX_SDT_CONTENT] = open_content,
    [DOCX_LINK] = open_link, [DOCX_FIELD] = open_field, [DOCX_FIELD_CHAR] = mark_field,
    [DOCX_LIST] = take_form, [DOCX_RESULT] = take_form, [DOCX_DEFAULT] = take_form,
    [DOCX_CHECKED] = take_form, [DOCX_LIST_ENTRY] = take_form,
    [DOCX_CHOICE] = open_alternate, [DOCX_FALLBACK] = open_alternate, [DOCX_TEXT_BOX] = open_box,
    [DOCX_RGB] = take_shape, [DOCX_SCHEME_COLOUR] = take_shape, [DOCX_OLD_OVAL] = take_shape,
    [DOCX_OLD_RECT] = take_shape, [DOCX_OLD_SHAPE] = take_shape,
    [DOCX_ALT_CHUNK] = count_outside, [DOCX_SUB_DOCUMENT] = count_outside,
    [DOCX_CONTENT_PART] = count_outside, [DOCX_FOOTNOTE] = open_note, [DOCX_ENDNOTE] = open_note,
};

static const close_function closes[DOCX_ELEMENTS] = {
    [DOCX_BODY] = close_body, [DOCX_P] = bp_docx_paragraph_close, [DOCX_TABLE] = bp_docx_table_close,
    [DOCX_ROW] = bp_docx_row_close, [DOCX_CELL] = bp_docx_cell_close, [DOCX_SDT_CONTENT] = close_content,
    [DOCX_LINK] = close_link, [DOCX_FIELD] = bp_docx_field_close, [DOCX_TEXT_BOX] = close_box,
    [DOCX_DRAWING] = close_drawing, [DOCX_PICT] = close_drawing, [DOCX_OBJECT] = close_drawing,
    [DOCX_FOOTNOTE] = close_note, [DOCX_ENDNOTE] = close_note,
};

static bool open_element(struct docx_xml *xml, enum docx_element element, const struct bp_tag *tag)
{
    struct docx_body *body = (struct docx_body *)xml;
    *frame_up(body, 0) = (struct docx_frame){0};
    return (!opens[element] || opens[element](body, element, tag)) && !body->docx->arena->out;
}

static bool close_element(struct docx_xml *xml, enum docx_element element)
{
    struct docx_body *body = (struct docx_body *)xml;
    return !closes[element] || closes[element](body);
}

static bool take_text(struct docx_xml *xml, const char *bytes, size_t len)
{
    struct docx_body *body = (struct docx_body *)xml;
    enum docx_element element = bp_docx_up(xml, 0);
    if (element == DOCX_TEXT || element == DOCX_MATH_TEXT)
        return bp_docx_text_put(body, bytes, len);
    return element != DOCX_INSTRUCTION || bp_docx_field_words(body, bytes, len);
}

bool bp_docx_body_read(struct docx *docx, const struct bp_part_entry *entry, struct docx_notes *notes,
                    struct docx_entries *entries)
{
    struct docx_body *body = bp_arena_alloc(docx->arena, sizeof *body);
    if (!body)
        return false;
    body->xml = (struct docx_xml){.open = open_element, .text = take_text, .close = close_element};
    body->docx = docx;
    body->notes = notes;
    bool ok = bp_docx_xml_read(&body->xml, docx->parts, entry) && !body->text.failed;
    if (body->text.failed)
        docx->arena->out = true;
    bp_buf_free(&body->text);
    if (notes && notes->n)
        qsort(notes->items, notes->n, sizeof *notes->items, bp_docx_compare_notes);
    if (ok && !notes) {
        *entries = body->entries;
        bp_docx_lang_choose(body);
    }
    return ok;
}
