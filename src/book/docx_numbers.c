/* docx_numbers.c: the lists of a document, and what number each of their paragraphs shows. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "book/docx.h"

struct reader {
    struct docx_xml xml;
    struct docx *docx;
    struct docx_abstract *abstract; /* the open one */
    struct docx_num *num;
    struct docx_level *levels; /* of either */
    uint32_t level;
};

static const char *copy_text(struct bp_arena *arena, const char *text)
{
    return text ? bp_arena_text(arena, text, strlen(text)) : "";
}

static int compare_abstracts(const void *left, const void *right)
{
    const struct docx_abstract *a = left, *b = right;
    return strcmp(a->id, b->id);
}

/* They are in order of their ids when all are read. */
static struct docx_abstract *find_abstract(const struct docx *docx, const char *id)
{
    const struct docx_abstract wanted = {.id = id};
    if (!docx->n_abstracts)
        return NULL;
    return bsearch(&wanted, docx->abstracts, docx->n_abstracts, sizeof wanted, compare_abstracts);
}

static bool open_abstract(struct reader *reader, const struct bp_tag *tag)
{
    struct docx *docx = reader->docx;
    struct docx_abstract *items = bp_arena_grow(docx->arena, docx->abstracts, &docx->abstracts_capacity,
                                                docx->n_abstracts + 1, sizeof *items);
    if (!items)
        return false;
    docx->abstracts = items;
    struct docx_abstract *abstract = reader->abstract = &items[docx->n_abstracts++];
    *abstract = (struct docx_abstract){.id = copy_text(docx->arena, bp_docx_attribute(tag, "abstractNumId")),
                                       .link = ""};
    reader->levels = abstract->levels;
    for (int i = 0; i < DOCX_LEVELS; i++)
        abstract->levels[i] = (struct docx_level){.format = DOCX_NO_NUMBER, .text = "", .style = "",
                                                  .start = 0};
    return abstract->id != NULL;
}

static bool open_num(struct reader *reader, const struct bp_tag *tag)
{
    struct docx *docx = reader->docx;
    struct docx_num *items = bp_arena_grow(docx->arena, docx->nums, &docx->nums_capacity, docx->n_nums + 1,
                                           sizeof *items);
    if (!items)
        return false;
    docx->nums = items;
    reader->num = &items[docx->n_nums++];
    *reader->num = (struct docx_num){.id = bp_docx_number(tag, "numId", UINT32_MAX - 1, 0),
                                     .abstract_id = ""};
    return true;
}

static uint8_t format_of(const char *name)
{
    static const char *const names[] = {
        [DOCX_DECIMAL] = "decimal", [DOCX_ZERO] = "decimalZero", [DOCX_LOWER] = "lowerLetter",
        [DOCX_UPPER] = "upperLetter", [DOCX_LOWER_ROMAN] = "lowerRoman", [DOCX_UPPER_ROMAN] = "upperRoman",
        [DOCX_BULLET] = "bullet", [DOCX_NO_NUMBER] = "none"};
    for (uint8_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i]))
            return i;
    return DOCX_DECIMAL;
}

static bool take_in_level(struct reader *reader, enum docx_element element, const struct bp_tag *tag)
{
    struct docx_level *level = &reader->levels[reader->level];
    struct bp_arena *arena = reader->docx->arena;
    switch ((int)element) {
    case DOCX_START: level->start = bp_docx_number(tag, "val", 1000000, 1); break;
    case DOCX_FORMAT: level->format = format_of(bp_docx_attribute(tag, "val")); break;
    case DOCX_LEGAL: level->legal = bp_docx_on(tag); break;
    case DOCX_RESTART: level->carries_on = bp_docx_number(tag, "val", 9, 9) == 0; break;
    case DOCX_LEVEL_TEXT:
        level->text = copy_text(arena, bp_docx_attribute(tag, "val"));
        return level->text != NULL;
    case DOCX_P_STYLE:
        level->style = copy_text(arena, bp_docx_attribute(tag, "val"));
        return level->style != NULL;
    default: break;
    }
    return true;
}

/* A list with a level of its own: it gets a copy of all levels, to change. It counts on with the others. */
static bool own_levels(struct reader *reader)
{
    const struct docx_abstract *common = find_abstract(reader->docx, reader->num->abstract_id);
    if (!common) {
        reader->xml.skip = reader->xml.depth;
        return true;
    }
    if (!reader->num->levels) {
        reader->num->levels = bp_arena_alloc(reader->docx->arena, sizeof common->levels);
        if (!reader->num->levels)
            return false;
        memcpy(reader->num->levels, common->levels, sizeof common->levels);
    }
    reader->levels = reader->num->levels;
    return true;
}

static bool take_in_num(struct reader *reader, enum docx_element element, const struct bp_tag *tag)
{
    struct docx_num *num = reader->num;
    if (element == DOCX_ABSTRACT_ID)
        num->abstract_id = copy_text(reader->docx->arena, bp_docx_attribute(tag, "val"));
    else if (element == DOCX_OVERRIDE)
        reader->level = bp_docx_number(tag, "ilvl", DOCX_LEVELS - 1, 0);
    else if (element == DOCX_START_OVERRIDE) {
        num->restarts[reader->level] = true;
        num->starts[reader->level] = bp_docx_number(tag, "val", 1000000, 1);
    } else if (element == DOCX_LEVEL) {
        return own_levels(reader);
    } else if (bp_docx_up(&reader->xml, 1) == DOCX_LEVEL) {
        return take_in_level(reader, element, tag);
    }
    return num->abstract_id != NULL;
}

static bool open_element(struct docx_xml *xml, enum docx_element element, const struct bp_tag *tag)
{
    struct reader *reader = (struct reader *)xml;
    struct docx *docx = reader->docx;
    if (element == DOCX_ABSTRACT)
        return open_abstract(reader, tag);
    if (element == DOCX_NUM) {
        if (!docx->n_nums && docx->n_abstracts) /* all are read */
            qsort(docx->abstracts, docx->n_abstracts, sizeof *docx->abstracts, compare_abstracts);
        return open_num(reader, tag);
    }
    if (reader->num)
        return take_in_num(reader, element, tag);
    if (!reader->abstract)
        return true;
    if (element == DOCX_LEVEL) {
        reader->level = bp_docx_number(tag, "ilvl", DOCX_LEVELS - 1, 0);
        reader->abstract->levels[reader->level].format = DOCX_DECIMAL;
    } else if (element == DOCX_STYLE_LINK) {
        reader->abstract->link = copy_text(reader->docx->arena, bp_docx_attribute(tag, "val"));
        return reader->abstract->link != NULL;
    } else if (bp_docx_up(xml, 1) == DOCX_LEVEL) {
        return take_in_level(reader, element, tag);
    }
    return true;
}

static bool close_element(struct docx_xml *xml, enum docx_element element)
{
    struct reader *reader = (struct reader *)xml;
    if (element == DOCX_ABSTRACT)
        reader->abstract = NULL;
    if (element == DOCX_NUM) {
        reader->num = NULL;
    }
    return true;
}

static int compare_nums(const void *left, const void *right)
{
    const struct docx_num *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

static struct docx_num *find_num(const struct docx *docx, uint32_t id)
{
    const struct docx_num wanted = {.id = id};
    return docx->n_nums ? bsearch(&wanted, docx->nums, docx->n_nums, sizeof wanted, compare_nums) : NULL;
}

/* A list whose looks are kept by a style: those of the list that the style names. */
static struct docx_abstract *follow_link(const struct docx *docx, struct docx_abstract *abstract)
{
    const char *link = abstract ? abstract->link : "";
    const struct docx_style *style = *link ? bp_docx_style_find(docx, link) : NULL;
    const struct docx_num *num = style && style->has_num ? find_num(docx, style->num) : NULL;
    struct docx_abstract *other = num ? find_abstract(docx, num->abstract_id) : NULL;
    return other ? other : abstract;
}

bool bp_docx_numbers_read(struct docx *docx)
{
    const struct bp_part_entry *entry =
        bp_relation_part(docx->parts, bp_relation_of_type(&docx->relations, "numbering"));
    if (!entry)
        return true;
    struct reader reader = {.xml = {.open = open_element, .close = close_element}, .docx = docx};
    if (!bp_docx_xml_read(&reader.xml, docx->parts, entry))
        return false;
    if (docx->n_nums)
        qsort(docx->nums, docx->n_nums, sizeof *docx->nums, compare_nums);
    if (docx->n_abstracts)
        qsort(docx->abstracts, docx->n_abstracts, sizeof *docx->abstracts, compare_abstracts);
    for (size_t i = 0; i < docx->n_nums; i++) {
        struct docx_num *num = &docx->nums[i];
        num->abstract = follow_link(docx, find_abstract(docx, num->abstract_id));
        if (num->abstract && !num->levels)
            num->levels = num->abstract->levels;
    }
    return true;
}

static void put_letters(struct bp_buf *out, uint32_t value, char first)
{
    /* a to z, then aa to zz: the same letter again (ECMA-376-1, 17.18.59) */
    for (uint32_t i = 0; value && i <= (value - 1) / 26 && i < 40; i++)
        bp_buf_char(out, (char)(first + (char)((value - 1) % 26)));
}

static void put_roman(struct bp_buf *out, uint32_t value, bool upper)
{
    static const struct { uint32_t value; const char *word; } steps[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"},
        {10, "x"},   {9, "ix"},   {5, "v"},   {4, "iv"},   {1, "i"}};
    for (size_t i = 0; value < 40000 && i < sizeof steps / sizeof *steps; i++)
        for (; value >= steps[i].value; value -= steps[i].value)
            for (const char *c = steps[i].word; *c; c++)
                bp_buf_char(out, upper ? (char)(*c - 'a' + 'A') : *c);
}

static void put_value(struct bp_buf *out, uint32_t value, uint8_t format)
{
    switch (format) {
    case DOCX_LOWER: put_letters(out, value, 'a'); break;
    case DOCX_UPPER: put_letters(out, value, 'A'); break;
    case DOCX_LOWER_ROMAN:
    case DOCX_UPPER_ROMAN: put_roman(out, value, format == DOCX_UPPER_ROMAN); break;
    case DOCX_BULLET:
    case DOCX_NO_NUMBER: break;
    default:
        if (format == DOCX_ZERO && value < 10)
            bp_buf_char(out, '0');
        bp_buf_int(out, value);
    }
}

/* The label of a level, with the counts of all levels as they stand now. */
static const char *make_label(const struct docx_num *num, uint32_t level, struct bp_arena *arena)
{
    const struct docx_abstract *abstract = num->abstract;
    const struct docx_level *own = &num->levels[level];
    struct bp_buf out = {0};
    for (const char *c = own->text; *c; c++) {
        if (*c != '%' || c[1] < '1' || c[1] > '9') {
            bp_buf_char(&out, *c);
            continue;
        }
        uint32_t other = (uint32_t)(*++c - '1');
        const struct docx_level *shown = &num->levels[other];
        bool legal = own->legal && shown->format != DOCX_NO_NUMBER;
        uint8_t format = legal ? (uint8_t)DOCX_DECIMAL : shown->format;
        put_value(&out, abstract->started[other] ? abstract->count[other] : shown->start, format);
    }
    const char *label = out.failed ? NULL : bp_arena_text(arena, out.bytes ? out.bytes : "", out.len);
    if (out.failed)
        arena->out = true;
    bp_buf_free(&out);
    return label;
}

/* Whether a level shows its own number alone: "%2.", "(%2)". */
static bool is_simple(const struct docx_level *level, uint32_t number)
{
    const char *percent = strchr(level->text, '%');
    return level->format == DOCX_DECIMAL && percent && percent[1] == (char)('1' + number) &&
           strlen(percent) <= 3 && percent - level->text <= 1 && !bp_is_letter(*level->text) &&
           (!percent[2] || percent[2] == '.' || percent[2] == ')');
}

static void count_paragraph(struct docx_num *num, uint32_t level)
{
    struct docx_abstract *abstract = num->abstract;
    if (num->restarts[level]) {
        abstract->count[level] = num->starts[level];
        num->restarts[level] = false;
    } else if (abstract->started[level]) {
        abstract->count[level]++;
    } else {
        abstract->count[level] = num->levels[level].start;
    }
    abstract->started[level] = true;
    for (uint32_t i = level + 1; i < DOCX_LEVELS; i++)
        abstract->started[i] = abstract->started[i] && num->levels[i].carries_on;
}

bool bp_docx_number_take(struct docx *docx, uint32_t id, uint32_t level, const char *style,
                      struct docx_entry *entry)
{
    struct docx_num *num = id ? find_num(docx, id) : NULL;
    if (!num || !num->abstract)
        return true;
    for (uint32_t i = 0; *style && i < DOCX_LEVELS; i++)
        if (!strcmp(num->levels[i].style, style))
            level = i;
    const struct docx_level *shown = &num->levels[level];
    count_paragraph(num, level);
    entry->level = (uint8_t)level;
    if (shown->format == DOCX_BULLET) {
        entry->list = BP_BULLETS;
        return true;
    }
    entry->label = make_label(num, level, docx->arena);
    if (!entry->label)
        return false;
    entry->list = *entry->label ? BP_NUMBERS : 0;
    entry->value = num->abstract->count[level];
    entry->simple = is_simple(shown, level);
    return true;
}
