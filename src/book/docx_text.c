/* docx_text.c: makes paragraphs of a document's runs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/unseen.h"
#include "book/docx_body.h"

/* ---- looks ---- */

/* Bold in the style of a paragraph and in that of its letters is not bold (ECMA-376-1, 17.7.3). */
static uint8_t both(uint8_t run, uint8_t letters, uint8_t paragraph)
{
    if (run)
        return run;
    return (letters == DOCX_YES) != (paragraph == DOCX_YES) ? DOCX_YES : DOCX_NO;
}

static void know_look(struct docx_body *body)
{
    static const struct docx_look none;
    const struct docx_paragraph *paragraph = body->paragraph;
    const struct docx_look *letters = body->run_style ? &body->run_style->look : &none;
    struct docx_look below = paragraph->style ? paragraph->style->look : none;
    if (paragraph->style && paragraph->style->heading)
        below.bold = below.italic = DOCX_UNSET; /* all headings of its kind are */
    bp_docx_look_over(&below, &body->docx->defaults);
    body->look = body->run;
    body->look.bold = both(body->run.bold, letters->bold, below.bold);
    body->look.italic = both(body->run.italic, letters->italic, below.italic);
    bp_docx_look_over(&body->look, letters);
    bp_docx_look_over(&body->look, &below);
    if (!body->look.has_fill && paragraph->fill != BP_NO_FILL) {
        body->look.has_fill = true;
        body->look.fill = paragraph->fill;
    }
    body->look_known = true;
}

static uint8_t style_of(const struct docx_look *look)
{
    return (uint8_t)((look->bold == DOCX_YES ? BP_STRONG : 0) | (look->italic == DOCX_YES ? BP_EM : 0) |
                     (look->rise == DOCX_RAISED ? BP_SUP : 0) | (look->rise == DOCX_LOWERED ? BP_SUB : 0));
}

/* ---- pieces ---- */

static struct docx_piece *new_piece(struct docx_body *body)
{
    struct docx_paragraph *paragraph = body->paragraph;
    struct docx_piece *pieces = bp_arena_grow(body->docx->arena, paragraph->pieces, &paragraph->capacity,
                                              paragraph->n + 1, sizeof *pieces);
    if (!pieces)
        return NULL;
    paragraph->pieces = pieces;
    pieces[paragraph->n] = (struct docx_piece){.at = body->text.len};
    return &pieces[paragraph->n++];
}

static bool begin_piece(struct docx_body *body, uint8_t style, const char *href)
{
    struct docx_paragraph *paragraph = body->paragraph;
    struct docx_piece *last = paragraph->n ? &paragraph->pieces[paragraph->n - 1] : NULL;
    bool same_link = last && (last->href == href || (last->href && href && !strcmp(last->href, href)));
    if (last && !last->is_break && last->style == style && same_link)
        return true;
    struct docx_piece *piece = new_piece(body);
    if (!piece)
        return false;
    piece->style = style;
    piece->href = href;
    return true;
}

/* Remembers what all the text of a cell has in common. */
static void note_look(struct docx_body *body)
{
    struct docx_holder *holder = body->holder;
    const struct docx_look *look = &body->look;
    int32_t fill = look->has_fill ? look->fill : BP_NO_FILL;
    int32_t colour = look->has_colour ? look->colour : BP_NO_FILL;
    bool first = !holder->has_text;
    holder->has_text = true;
    holder->all_strong = (first || holder->all_strong) && look->bold == DOCX_YES;
    holder->all_struck = (first || holder->all_struck) && look->strike == DOCX_YES;
    holder->fill = first || holder->fill == fill ? fill : BP_NO_FILL;
    holder->colour = first || holder->colour == colour ? colour : BP_NO_FILL;
}

static void note_lang(struct docx_body *body, size_t len)
{
    const char *lang = body->look.lang ? body->look.lang : "";
    size_t most = sizeof body->langs / sizeof *body->langs;
    for (size_t i = 0; i < most; i++) {
        if (i == body->langs_n) {
            body->langs[i].lang = lang;
            body->langs_n++;
        }
        if (!strcmp(body->langs[i].lang, lang)) {
            body->langs[i].len += len;
            return;
        }
    }
}

void bp_docx_lang_choose(struct docx_body *body)
{
    struct docx *docx = body->docx;
    size_t most = 0;
    if (*docx->lang)
        docx->book->lang = docx->lang;
    for (size_t i = 0; i < body->langs_n; i++)
        if (*body->langs[i].lang && body->langs[i].len > most) {
            most = body->langs[i].len;
            docx->book->lang = body->langs[i].lang;
        }
}

/* Appends text, with blanks as blanks. Signs of a font of signs become the characters that they look like. */
static void put_characters(struct docx_body *body, const char *bytes, size_t len)
{
    const char *end = bytes + len;
    while (bytes < end) {
        const char *from = bytes;
        uint32_t code = bp_utf8_next(&bytes, end), sign = 0;
        if (body->look.font)
            sign = bp_docx_symbol(body->look.font, code);
        if (code == '\n' || code == '\r') {
            bp_buf_char(&body->text, ' ');
        } else if (sign && sign != code) {
            char sequence[4];
            bp_buf_put(&body->text, sequence, bp_utf8_put(sequence, sign));
        } else {
            bp_buf_put(&body->text, from, (size_t)(bytes - from));
        }
        body->docx->n_signs += body->look.font && !sign && code >= 0xF000 && code <= 0xF0FF;
    }
}

static bool append(struct docx_body *body, const char *bytes, size_t len)
{
    struct docx_field *field = body->fields;
    const char *href = body->href ? body->href : field ? field->href : NULL;
    if (!begin_piece(body, style_of(&body->look), href))
        return false;
    put_characters(body, bytes, len);
    if (!bp_text_unseen(bytes, len)) {
        note_look(body);
        note_lang(body, len);
        if (field)
            field->shown = true;
    }
    if (body->text.failed)
        body->docx->arena->out = true;
    return !body->text.failed;
}

/* Whether text at this place is seen. */
static bool is_seen(struct docx_body *body)
{
    if (!body->paragraph || body->n_unseen_fields || body->muted)
        return false;
    if (!body->look_known)
        know_look(body);
    bool hidden = body->look.hidden == DOCX_YES;
    body->docx->n_hidden += hidden && !body->in_hidden;
    body->in_hidden = hidden;
    return !hidden;
}

/* Whether text in a content control that is said to be not filled in asks for something to be put there. Some
 * programs fill such a control in, and leave that word. */
static bool is_prompt(struct docx_body *body, const char *bytes, size_t len)
{
    static const char *const words[] = {"click", "choose", "select", "enter", "tap", "insert", "type", "pick",
                                        "cliciwch", "dewis", "rhowch", "["};
    const char *style = body->run_style ? body->run_style->name : "";
    while (len && bp_is_blank(*bytes))
        bytes++, len--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        bool ends = len == n || (len > n && (*words[i] == '[' || bytes[n] == ' '));
        body->prompts = body->prompts || (ends && bp_text_is(bytes, n, words[i]));
    }
    return body->prompts || bp_text_is(style, strlen(style), "placeholder text");
}

bool bp_docx_text_put(struct docx_body *body, const char *bytes, size_t len)
{
    if (body->n_placeholders && is_prompt(body, bytes, len))
        return true;
    if (body->muted && body->pending_check) {
        bool checked = body->pending_check == DOCX_YES;
        uint32_t muted = body->muted;
        body->pending_check = 0;
        body->muted = 0; /* its sign is shown, in the place of another */
        bool ok = bp_docx_check_put(body, checked);
        body->muted = muted;
        return ok;
    }
    return !is_seen(body) || append(body, bytes, len);
}

bool bp_docx_break_put(struct docx_body *body)
{
    if (!is_seen(body))
        return true;
    struct docx_piece *piece = new_piece(body);
    if (piece)
        piece->is_break = true;
    return piece != NULL;
}

bool bp_docx_check_put(struct docx_body *body, bool checked)
{
    if (!is_seen(body))
        return true;
    body->holder->n_checks++;
    body->holder->checked = checked;
    body->look.font = 0;
    return append(body, checked ? "\xE2\x98\x92" : "\xE2\x98\x90", 3);
}

bool bp_docx_symbol_put(struct docx_body *body, const struct bp_tag *tag)
{
    const char *font = bp_docx_attribute(tag, "font"), *digits = bp_docx_attribute(tag, "char");
    uint32_t code = 0;
    char sequence[4];
    if (digits)
        bp_text_hex(digits, 6, &code);
    if (!is_seen(body) || !code || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return true;
    uint8_t before = body->look.font;
    body->look.font = font ? bp_docx_symbol_font(font) : 0;
    bool ok = append(body, sequence, bp_utf8_put(sequence, code));
    body->look.font = before;
    return ok;
}

/* ---- notes ---- */

static const char *roman(struct bp_arena *arena, uint32_t value)
{
    static const char *const ones[] = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
    static const char *const tens[] = {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"};
    char text[24];
    int len = snprintf(text, sizeof text, "%.*s%s%s", (int)(value / 100 % 10), "ccccccccc",
                       tens[value / 10 % 10], ones[value % 10]);
    return bp_arena_text(arena, text, (size_t)len);
}

int bp_docx_compare_notes(const void *left, const void *right)
{
    const struct docx_note *a = left, *b = right;
    return strcmp(a->id, b->id);
}

static struct docx_note *find_note(struct docx_notes *notes, const char *id)
{
    const struct docx_note wanted = {.id = id};
    if (!id || !notes->n)
        return NULL;
    return bsearch(&wanted, notes->items, notes->n, sizeof wanted, bp_docx_compare_notes);
}

/* Puts the mark before the note's words. */
static bool mark_note(struct bp_arena *arena, struct docx_entry *first, const char *mark)
{
    struct bp_run *runs = bp_arena_array(arena, (size_t)first->text.n + 2, sizeof *runs);
    if (!runs)
        return false;
    runs[0] = (struct bp_run){.text = mark, .at = BP_NOWHERE, .style = BP_SUP};
    runs[1] = (struct bp_run){.text = " ", .at = BP_NOWHERE};
    if (first->text.n)
        memcpy(runs + 2, first->text.runs, first->text.n * sizeof *runs);
    first->text.runs = runs;
    first->text.n += 2;
    return true;
}

bool bp_docx_mark_put(struct docx_body *body, struct docx_notes *notes, const struct bp_tag *tag)
{
    struct docx *docx = body->docx;
    struct docx_note *note = find_note(notes, bp_docx_attribute(tag, "id"));
    const char *custom = bp_docx_attribute(tag, "customMarkFollows"), *mark = NULL;
    if (!note || !is_seen(body))
        return true;
    if (!custom || !strcmp(custom, "0") || !strcmp(custom, "false") || !strcmp(custom, "off")) {
        char number[16];
        int len = snprintf(number, sizeof number, "%u", ++notes->marks);
        mark = notes == &docx->endnotes ? roman(docx->arena, notes->marks)
                                        : bp_arena_text(docx->arena, number, (size_t)len);
        if (!mark || !begin_piece(body, BP_SUP, NULL))
            return false;
        bp_buf_str(&body->text, mark);
    }
    if (note->told || !note->entries.first)
        return true;
    note->told = true;
    if (mark && !mark_note(docx->arena, note->entries.first, mark))
        return false;
    struct docx_entries *after = &body->paragraph->after;
    bp_docx_entry_add(after, note->entries.first);
    after->last = note->entries.last;
    return true;
}

/* ---- paragraphs ---- */

bool bp_docx_paragraph_open(struct docx_body *body, uint32_t at)
{
    struct docx_holder *holder = body->holder;
    struct docx_paragraph *paragraph = holder->carried;
    const struct docx *docx = body->docx;
    if (!paragraph) {
        paragraph = bp_arena_alloc(docx->arena, sizeof *paragraph);
        if (!paragraph)
            return false;
        paragraph->begin = body->text.len;
        paragraph->outer = body->paragraph;
    }
    holder->carried = NULL;
    holder->at = holder->at == BP_NOWHERE ? at : holder->at;
    paragraph->style = docx->normal;
    paragraph->outline = -1;
    paragraph->has_num = paragraph->has_level = paragraph->joins = false;
    paragraph->fill = BP_NO_FILL;
    body->paragraph = paragraph;
    body->run = (struct docx_look){0};
    body->run_style = NULL;
    body->look_known = false;
    return true;
}

/* The length of the white character at `at` that ends before `end`, or begins there; 0: it is none. */
static size_t white_at(const char *at, const char *end)
{
    const char *next = at;
    uint32_t code = at < end ? bp_utf8_next(&next, end) : 'x';
    bool white = code == ' ' || code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x202F ||
                 code == 0x3000 || code == '\t';
    return white ? (size_t)(next - at) : 0;
}

static size_t white_before(const char *begin, const char *end)
{
    const char *at = end;
    while (at > begin && end - at < 4 && ((unsigned char)*--at & 0xC0) == 0x80)
        ;
    size_t len = at < end ? white_at(at, end) : 0;
    return len && at + len == end ? len : 0;
}

/* The runs of a paragraph, without blanks and breaks at its ends. */
static bool make_runs(struct docx_body *body, struct docx_paragraph *paragraph, struct bp_inline *out)
{
    struct bp_arena *arena = body->docx->arena;
    const char *text = body->text.bytes ? body->text.bytes : "";
    size_t begin = paragraph->begin, end = body->text.len, first = 0, last = paragraph->n;
    for (size_t n; (n = white_at(text + begin, text + end));)
        begin += n;
    for (size_t n; begin < end && (n = white_before(text + begin, text + end));)
        end -= n;
    while (first < last && (first + 1 < last ? paragraph->pieces[first + 1].at : body->text.len) <= begin)
        first++;
    while (last > first && paragraph->pieces[last - 1].at >= end)
        last--;
    *out = (struct bp_inline){.at = BP_NOWHERE};
    out->runs = first < last ? bp_arena_array(arena, last - first, sizeof *out->runs) : NULL;
    if (!out->runs)
        return first == last;
    for (size_t i = first; i < last; i++) {
        const struct docx_piece *piece = &paragraph->pieces[i];
        size_t from = piece->at > begin ? piece->at : begin;
        size_t to = i + 1 < last ? paragraph->pieces[i + 1].at : end;
        struct bp_run run = {.at = BP_NOWHERE, .style = piece->style, .is_break = piece->is_break, .text = "",
                             .href = piece->href};
        if (!run.is_break && to > from)
            run.text = bp_arena_text(arena, text + from, to - from);
        if (!run.text)
            return false;
        if (run.is_break || *run.text)
            out->runs[out->n++] = run;
    }
    return true;
}

static uint8_t heading_of(const struct docx_paragraph *paragraph)
{
    if (paragraph->outline >= 0)
        return paragraph->outline < 9 ? (uint8_t)(paragraph->outline + 1) : 0;
    return paragraph->style ? paragraph->style->heading : 0;
}

static bool number_paragraph(struct docx *docx, const struct docx_paragraph *paragraph,
                             struct docx_entry *entry)
{
    const struct docx_style *style = paragraph->style;
    bool by_style = !paragraph->has_num && style && style->has_num;
    uint32_t num = paragraph->has_num ? paragraph->num : by_style ? style->num : 0;
    uint32_t level = paragraph->has_level ? paragraph->level : style && style->has_level ? style->level : 0;
    const char *told = by_style && !paragraph->has_level && !style->has_level ? style->id : "";
    return bp_docx_number_take(docx, num, level, told, entry);
}

static bool finish_paragraph(struct docx_body *body, struct docx_paragraph *paragraph)
{
    struct docx *docx = body->docx;
    struct docx_holder *holder = body->holder;
    struct docx_entry *entry = bp_arena_alloc(docx->arena, sizeof *entry);
    if (!entry)
        return false;
    entry->label = "";
    if (!make_runs(body, paragraph, &entry->text) || !number_paragraph(docx, paragraph, entry))
        return false;
    entry->heading = heading_of(paragraph);
    if (entry->heading && entry->list) {
        entry->as_text = entry->list == BP_NUMBERS;
        entry->list = 0;
    }
    body->text.len = paragraph->begin;
    /* A number alone is what a cell shows; in the body it is an item that was left empty. */
    if (entry->text.n || (holder->is_cell && entry->list == BP_NUMBERS))
        bp_docx_entry_add(&holder->entries, entry);
    if (paragraph->after.first) {
        bp_docx_entry_add(&holder->entries, paragraph->after.first);
        holder->entries.last = paragraph->after.last;
    }
    return true;
}

bool bp_docx_carried_close(struct docx_body *body)
{
    struct docx_paragraph *paragraph = body->holder->carried;
    body->holder->carried = NULL;
    return !paragraph || finish_paragraph(body, paragraph);
}

bool bp_docx_paragraph_close(struct docx_body *body)
{
    struct docx_paragraph *paragraph = body->paragraph;
    body->paragraph = paragraph->outer;
    body->look_known = false;
    if (paragraph->joins) {
        body->holder->carried = paragraph;
        return true;
    }
    return finish_paragraph(body, paragraph);
}
