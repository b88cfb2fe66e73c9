/* workbook_text.c: the text of cells: escaped, with its emphasis, cut where a cell is full. */
#include <string.h>

#include "base/text.h"
#include "model/lines.h"
#include "office/workbook_sheet.h"

#define MOST_UNITS 32767 /* UTF-16 code units that a cell holds */

/* "_x0041_" would be read as "A", so its first character is written in that way itself. */
static bool is_escape(const char *text, size_t len)
{
    if (len < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
        return false;
    for (int i = 2; i < 6; i++)
        if (!bp_is_digit(text[i]) && !(bp_lower(text[i]) >= 'a' && bp_lower(text[i]) <= 'f'))
            return false;
    return true;
}

void bp_sheet_escape(struct bp_buf *out, const char *text, size_t len, bool quotes)
{
    for (size_t i = 0; i < len; i++) {
        switch (text[i]) {
        case '&': bp_buf_str(out, "&amp;"); break;
        case '<': bp_buf_str(out, "&lt;"); break;
        case '>': bp_buf_str(out, "&gt;"); break;
        case '"': bp_buf_str(out, quotes ? "&quot;" : "\""); break;
        case '_': bp_buf_str(out, !quotes && is_escape(text + i, len - i) ? "_x005F_" : "_"); break;
        default: bp_buf_char(out, text[i]);
        }
    }
}

/* How many bytes of the text a cell still holds, if it has `units` left: all, or up to a blank if there is
 * one near the end. */
static size_t fitting(const char *text, uint32_t *units)
{
    const char *at = text, *end = text + strlen(text), *blank = NULL;
    while (at < end) {
        const char *next = at;
        uint32_t needs = bp_utf8_next(&next, end) > 0xFFFF ? 2 : 1;
        if (needs > *units) {
            *units = 0;
            return (size_t)((blank && at - blank < 1000 ? blank : at) - text);
        }
        *units -= needs;
        at = next;
        if (at[-1] == ' ')
            blank = at;
    }
    return (size_t)(end - text);
}

static void write_run(struct bp_buf *out, enum bp_look look, const struct bp_run *run, const char *text,
                      size_t len, bool rich)
{
    if (rich) {
        bp_buf_str(out, "<r>");
        bp_run_font(look, run, out);
    }
    bp_buf_str(out, "<t xml:space=\"preserve\">");
    bp_sheet_escape(out, text, len, false);
    bp_buf_str(out, rich ? "</t></r>" : "</t>");
}

static bool is_rich(const struct bp_inline *text)
{
    for (uint32_t i = 0; i < text->n; i++)
        if (text->runs[i].style)
            return true;
    return false;
}

bool bp_text_slice(struct bp_buf *out, enum bp_look look, const struct bp_inline *text, struct bp_text_at *at)
{
    uint32_t units = MOST_UNITS;
    bool rich = is_rich(text), plain = false;
    if (at->run >= text->n)
        return false;
    if (at->byte == 0 && text->runs[at->run].is_break && at->run)
        at->run++; /* the next row is a new line by itself */
    bp_buf_str(out, "<is>");
    for (; at->run < text->n && units; at->run++, at->byte = 0) {
        const struct bp_run *run = &text->runs[at->run];
        const char *words = run->is_break ? "\n" : run->text + at->byte;
        size_t len = fitting(words, &units);
        if (len && rich) {
            write_run(out, look, run, words, len, true);
        } else if (len) {
            if (!plain)
                bp_buf_str(out, "<t xml:space=\"preserve\">");
            plain = true;
            bp_sheet_escape(out, words, len, false);
        }
        if (words[len]) {
            at->byte += len;
            break;
        }
    }
    if (plain)
        bp_buf_str(out, "</t>");
    bp_buf_str(out, "</is>");
    return true;
}

/* Keeps what an abbreviation stands for, for the glossary: a cell cannot hold it. */
static void keep_short(struct bp_new_book *book, const struct bp_run *run)
{
    for (uint32_t i = 0; i < book->plan->n_terms; i++)
        if (!strcmp(book->plan->terms[i].abbr, run->text))
            return;
    for (size_t i = 0; i < book->n_short; i++)
        if (!strcmp(book->short_forms[i]->text, run->text) && !strcmp(book->short_forms[i]->abbr, run->abbr))
            return;
    const struct bp_run **forms = bp_arena_grow(book->arena, book->short_forms, &book->room_short,
                                                book->n_short + 1, sizeof(struct bp_run *));
    book->failed = book->failed || !forms;
    if (!forms)
        return;
    book->short_forms = forms;
    forms[book->n_short++] = run;
}

const struct bp_inline *bp_text_shown(struct bp_new_book *book, const struct bp_inline *text,
                                      const char **link)
{
    struct bp_inline *shown = bp_arena_alloc(book->arena, sizeof *shown);
    *link = bp_lines_link(text);
    for (uint32_t i = 0; i < text->n; i++)
        if (text->runs[i].abbr && *text->runs[i].text)
            keep_short(book, &text->runs[i]);
    if (shown && bp_lines_show(text, book->arena, shown))
        return shown;
    book->failed = true;
    return text;
}

const struct bp_inline *bp_book_text(struct bp_new_book *book, const char *text)
{
    if (!text)
        return NULL;
    struct bp_inline *words = bp_arena_alloc(book->arena, sizeof *words);
    struct bp_run *run = bp_arena_alloc(book->arena, sizeof *run);
    if (!words || !run) {
        book->failed = true;
        return NULL;
    }
    *run = (struct bp_run){.text = text, .at = BP_NOWHERE};
    *words = (struct bp_inline){run, *text != '\0', BP_NOWHERE};
    return words;
}
