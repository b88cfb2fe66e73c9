/* style.c: reads the elements of a house style, and checks its lengths, colours and names. Does not look
 * whether its logo and fonts exist. */
#include "read/style.h"

#include <stdio.h>
#include <string.h>

#include "model/colour.h"
#include "model/columns.h"
#include "read/hints.h"
#include "read/values.h"

bool bp_style_begin(struct bp_build *b)
{
    struct bp_style_draft *draft = b->style = bp_arena_alloc(b->scratch, sizeof *draft);
    struct bp_house_style *style = bp_arena_alloc(b->arena, sizeof *style);
    if (!draft || !style)
        return false;
    const struct bp_value_text none = {"", BP_NOWHERE, 0};
    draft->style = style;
    for (size_t i = 0; i < sizeof draft->heading_at / sizeof *draft->heading_at; i++)
        draft->heading_at[i] = BP_NOWHERE;
    style->source = b->source;
    style->lang = "en-GB";
    style->logo = style->logo_words = none;
    for (int i = 0; i < BP_STYLE_FACES; i++)
        style->faces[i] = none;
    style->sheet = bp_sheet_default;
    style->colours = bp_colours_default;
    style->footer = style->draft = (struct bp_inline){NULL, 0, BP_NOWHERE};
    style->looks = bp_arena_array(b->arena, BP_MAX_STATUSES, sizeof *style->looks);
    style->headings = bp_arena_array(b->arena, sizeof draft->heading_at / sizeof *draft->heading_at,
                                     sizeof *style->headings);
    for (int rows = BP_MEASURE; rows <= BP_ACTION; rows++)
        style->columns[rows].items =
            bp_arena_array(b->arena, BP_MOST_COLUMNS, sizeof *style->columns[rows].items);
    return !b->arena->out;
}

bool bp_style_start(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_value_text lang = bp_value_text(tag, "xml:lang", b->arena);
    if (lang.text && *lang.text)
        b->style->style->lang = lang.text;
    return lang.text != NULL;
}

bool bp_style_start_logo(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_house_style *style = b->style->style;
    style->logo = bp_value_text(tag, "file", b->arena);
    style->logo_words = bp_value_text(tag, "description", b->arena);
    return style->logo.text && style->logo_words.text;
}

/* ---- the page ---- */

/* Reads a length that must be in a range. `allowed`: the range in words. A length that is lacking or wrong
 * leaves *length as it is. */
static void read_length(struct bp_build *b, const struct bp_tag *tag, const char *name, int32_t least,
                        int32_t most, const char *allowed, int32_t *length)
{
    const struct bp_attr *attr = bp_value_find(tag, name);
    int32_t given = bp_value_length(tag, name);
    if (given && (given < least || given > most))
        bp_diag_add(b->diags, BP_E_LENGTH_RANGE, b->source, attr->value_at, attr->value_len, name,
                    attr->value, allowed);
    else if (given)
        *length = given;
}

static void read_margin(struct bp_build *b, const struct bp_tag *tag, const char *name, int32_t *margin)
{
    read_length(b, tag, name, BP_LEAST_MARGIN, BP_MOST_MARGIN,
                "write from 5mm to 50mm: few printers print nearer to the edge", margin);
}

bool bp_style_start_page(struct bp_build *b, const struct bp_tag *tag)
{
    static const char *const names[BP_SIDES] = {"top", "right", "bottom", "left"};
    struct bp_sheet *sheet = &b->style->style->sheet;
    int32_t all = 0;
    sheet->paper = (enum bp_paper)bp_value_choice(tag, BP_EL_STYLE_PAGE, "paper", BP_PAPER_A4);
    sheet->orientation =
        (enum bp_orientation)bp_value_choice(tag, BP_EL_STYLE_PAGE, "orientation", BP_LANDSCAPE);
    read_margin(b, tag, "margin", &all);
    for (int i = 0; i < BP_SIDES; i++) {
        sheet->margins[i] = all ? all : sheet->margins[i];
        read_margin(b, tag, names[i], &sheet->margins[i]);
    }
    read_length(b, tag, "text-size", BP_TEXT_SIZE_LEAST, BP_TEXT_SIZE_MOST, "write from 8pt to 18pt",
                &sheet->text_size);
    return true;
}

bool bp_style_start_fonts(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_value_text *faces = b->style->style->faces;
    for (int i = 0; i < BP_STYLE_FACES; i++)
        faces[i] = bp_value_text(tag, bp_face_names[i], b->arena);
    return !b->arena->out;
}

/* ---- colours ---- */

static struct bp_colour_draft read_colour(const struct bp_tag *tag, const char *name, uint32_t *rgb)
{
    const struct bp_attr *attr = bp_value_find(tag, name);
    struct bp_colour_draft draft = {.at = BP_NOWHERE};
    if (attr) {
        draft.known = bp_value_colour(attr->value, &draft.rgb);
        draft.at = attr->value_at;
        draft.len = attr->value_len;
    }
    *rgb = draft.known ? draft.rgb : *rgb;
    draft.rgb = *rgb;
    return draft;
}

/* A text on white paper. */
static void check_ink(struct bp_build *b, const struct bp_tag *tag, const char *name, uint32_t *rgb)
{
    struct bp_contrast pair = {read_colour(tag, name, rgb), {.rgb = 0xFFFFFF}, name, NULL};
    if (pair.text.known)
        bp_contrast_check(&pair, b->source, b->diags);
}

/* A text on a fill. The author chooses the fill; a text that is not given is the one that reads best. */
static void check_pair(struct bp_build *b, const struct bp_tag *tag, const char *fill_name, uint32_t *fill,
                       const char *text_name, uint32_t *text)
{
    struct bp_contrast pair = {.fill = read_colour(tag, fill_name, fill), .text_name = text_name,
                               .fill_name = fill_name};
    *text = bp_colour_text_on(*fill);
    pair.text = read_colour(tag, text_name, text);
    if (pair.text.known)
        bp_contrast_check(&pair, b->source, b->diags);
}

bool bp_style_start_colours(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_colours *colours = &b->style->style->colours;
    uint32_t rule = colours->rule;
    check_ink(b, tag, "text", &colours->text);
    check_ink(b, tag, "headings", &colours->heading);
    check_ink(b, tag, "quiet", &colours->quiet);
    colours->head = colours->heading;
    check_pair(b, tag, "table-head", &colours->head, "table-head-text", &colours->on_head);
    read_colour(tag, "rules", &rule);
    colours->rule = rule;
    return true;
}

static void report_twice(struct bp_build *b, enum bp_code code, const struct bp_attr *attr, uint32_t before,
                         uint32_t len)
{
    bp_diag_add(b->diags, code, b->source, attr->value_at, attr->value_len, attr->value, NULL, NULL);
    bp_diag_relate(b->diags, b->source, before, len);
}

bool bp_style_start_status(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_style_draft *draft = b->style;
    struct bp_house_style *style = draft->style;
    const struct bp_attr *id = bp_value_find(tag, "id");
    struct bp_status_look look = {.id = bp_build_keep(b, tag, "id"), .fill = 0xFFFFFF};
    check_pair(b, tag, "fill", &look.fill, "text", &look.text);
    if (!id || !look.id || !*look.id)
        return look.id != NULL;
    for (uint32_t i = 0; i < style->n_looks; i++) {
        if (strcmp(style->looks[i].id, look.id) != 0)
            continue;
        report_twice(b, BP_E_STATUS_TWICE, id, draft->look_at[i], draft->look_len[i]);
        return true;
    }
    if (style->n_looks == BP_MAX_STATUSES) {
        char limit[12];
        snprintf(limit, sizeof limit, "%d", BP_MAX_STATUSES);
        bp_diag_add(b->diags, BP_E_STATUSES, b->source, tag->at, tag->len, limit, NULL, NULL);
        return true;
    }
    draft->look_at[style->n_looks] = id->value_at;
    draft->look_len[style->n_looks] = id->value_len;
    style->looks[style->n_looks++] = look;
    return true;
}

/* ---- words ---- */

bool bp_style_start_dates(struct bp_build *b, const struct bp_tag *tag)
{
    b->style->style->dates = (enum bp_date_form)bp_value_choice(tag, BP_EL_STYLE_DATES, "form", BP_DATE_LONG);
    return true;
}

bool bp_style_start_heading(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_house_style *style = b->style->style;
    const struct bp_attr *of = bp_value_find(tag, "of");
    int which = bp_value_choice(tag, BP_EL_STYLE_HEADING, "of", -1);
    const char *words = bp_build_keep(b, tag, "words");
    if (!words || which < 0)
        return words != NULL;
    uint32_t *before = &b->style->heading_at[which];
    if (*before != BP_NOWHERE) {
        report_twice(b, BP_E_HEADING_TWICE, of, *before, of->value_len);
        return true;
    }
    *before = of->value_at;
    style->headings[style->n_headings++] = (struct bp_style_heading){bp_heading_words[which], words};
    return true;
}

/* ---- columns ---- */

/* From 10 mm, where a short word still fits, to 200 mm. */
#define LEAST_WIDTH 28346
#define MOST_WIDTH 566929

/* A column that is one too many, or listed twice, is reported; its heading then goes nowhere. */
bool bp_style_start_column(struct bp_build *b, const struct bp_tag *tag)
{
    struct bp_style_draft *draft = b->style;
    enum bp_row_kind rows =
        b->frames[b->depth - 2].element == BP_EL_STYLE_ACTIONS ? BP_ACTION : BP_MEASURE;
    struct bp_style_columns *columns = &draft->style->columns[rows];
    const struct bp_attr *id = bp_value_find(tag, "id");
    struct bp_style_column column = {.def = {.id = bp_build_keep(b, tag, "id"), .at = tag->at,
                                             .printed = true, .head = {NULL, 0, BP_NOWHERE}}};
    draft->head = &draft->spare;
    draft->widths_at[rows] = b->frames[b->depth - 2].at;
    read_length(b, tag, "width", LEAST_WIDTH, MOST_WIDTH, "write from 10mm to 200mm", &column.width);
    if (!column.def.id || !*column.def.id)
        return column.def.id != NULL;
    column.def.kind = bp_column_find(column.def.id);
    for (uint32_t i = 0; i < columns->n; i++) {
        if (strcmp(columns->items[i].def.id, column.def.id) != 0)
            continue;
        report_twice(b, BP_E_COLUMN_TWICE, id, draft->id_at[rows][i], draft->id_len[rows][i]);
        return true;
    }
    if (columns->n == BP_MOST_COLUMNS) {
        char limit[12];
        snprintf(limit, sizeof limit, "%d", BP_MOST_COLUMNS);
        bp_diag_add(b->diags, BP_E_COLUMNS, b->source, tag->at, tag->len, limit, NULL, NULL);
        return true;
    }
    draft->id_at[rows][columns->n] = id->value_at;
    draft->id_len[rows][columns->n] = id->value_len;
    columns->items[columns->n] = column;
    draft->head = &columns->items[columns->n++].def.head;
    return true;
}

/* ---- the end ---- */

struct bp_inline *bp_style_target(struct bp_style_draft *draft, enum bp_element element)
{
    switch (element) {
    case BP_EL_STYLE_FOOTER: return &draft->style->footer;
    case BP_EL_STYLE_DRAFT: return &draft->style->draft;
    case BP_EL_STYLE_COLUMN: return draft->head;
    default: return NULL;
    }
}

/* Columns without a width need some room, too. */
static void check_widths(struct bp_build *b, enum bp_row_kind rows)
{
    const struct bp_house_style *style = b->style->style;
    const struct bp_style_columns *columns = &style->columns[rows];
    const int32_t *margins = style->sheet.margins;
    int64_t room = bp_sheet_width(&style->sheet) - margins[BP_SIDE_LEFT] - margins[BP_SIDE_RIGHT], wide = 0;
    for (uint32_t i = 0; i < columns->n; i++)
        wide += columns->items[i].width;
    if (wide <= room)
        return;
    char sum[16], between[16];
    snprintf(sum, sizeof sum, "%d", (int)(wide * 127 / 360000));
    snprintf(between, sizeof between, "%d", (int)(room * 127 / 360000));
    bp_diag_add(b->diags, BP_E_WIDTHS, b->source, b->style->widths_at[rows],
                rows == BP_MEASURE ? sizeof "<measures" - 1 : sizeof "<actions" - 1, sum, between, NULL);
}

/* Whether a text has a word in braces at `at`: "{title}". *len: with the braces. */
static bool is_braced(const char *at, size_t *len)
{
    size_t word = *at == '{' ? strspn(at + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_ ") : 0;
    *len = word + 2;
    return word && at[word + 1] == '}';
}

static bool check_names(struct bp_build *b, const struct bp_run *run)
{
    size_t len, n = 0;
    while (bp_footer_names[n])
        n++;
    for (const char *at = run->text; (at = strchr(at, '{')); at++) {
        if (!is_braced(at, &len) || bp_footer_name(at, &len) >= 0)
            continue;
        const char *name = bp_arena_text(b->scratch, at, len);
        const char *word = bp_arena_text(b->scratch, at + 1, len - 2);
        if (!name || !word)
            return false;
        bp_diag_add(b->diags, BP_E_FOOTER_NAME, b->source, b->style->style->footer.at,
                    sizeof "<footer" - 1, name, bp_hint_choice(b->scratch, word, bp_footer_names, n), NULL);
    }
    return true;
}

bool bp_style_finish(struct bp_build *b)
{
    const struct bp_inline *footer = &b->style->style->footer;
    check_widths(b, BP_MEASURE);
    check_widths(b, BP_ACTION);
    for (uint32_t i = 0; i < footer->n; i++)
        if (!check_names(b, &footer->runs[i]))
            return false;
    return true;
}

struct bp_house_style *bp_style_of(struct bp_style_draft *draft)
{
    return draft ? draft->style : NULL;
}
