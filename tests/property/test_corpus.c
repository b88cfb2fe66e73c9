/* test_corpus.c: what is read of the files in tests/onramps/files, which real programs wrote: each word of each
 * cell and line that the officer sees is in the plan, or in what is said of the file; and the plan's XML is
 * without an error. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "onramp/found.h"
#include "onramp/onramp.h"
#include "read/read.h"

struct reading {
    const char *name;
    struct bp_arena arena;
    struct bp_diags diags;
    struct bp_source source;
    struct bp_onramp onramp;
    struct bp_buf all; /* words of the plan and of the findings, with a blank on each side */
    unsigned texts, lost;
};

/* Whether a letter or a digit stands here. Pounds, dashes and bullets are not letters:
 * a unit stands apart from its number in the plan, and a bullet is a list. */
static bool letter(const char *at)
{
    if (!strncmp(at, "\xC2\xA3", 2) || !strncmp(at, "\xE2\x80", 2))
        return false;
    return bp_is_letter(*at) || bp_is_digit(*at) || (*at & 0x80);
}

/* The next word from *at on: letters and digits. Its length; 0: there is none. */
static size_t next_word(const char **at)
{
    while (**at && !letter(*at))
        *at += !strncmp(*at, "\xE2\x80", 2) ? 3 : !strncmp(*at, "\xC2\xA3", 2) ? 2 : 1;
    size_t len = 0;
    while ((*at)[len] && letter(*at + len))
        len++;
    return len;
}

static void put_words(struct bp_buf *out, const char *text)
{
    size_t len;
    for (const char *at = text; (len = next_word(&at)); at += len) {
        bp_buf_char(out, ' ');
        for (size_t i = 0; i < len; i++)
            bp_buf_char(out, bp_lower(at[i]));
        bp_buf_char(out, ' ');
    }
}

static bool has_word(const struct reading *r, const char *word, size_t len)
{
    char wanted[200];
    if (len + 3 > sizeof wanted)
        return strstr(r->all.bytes, word) != NULL;
    wanted[0] = ' ';
    for (size_t i = 0; i < len; i++)
        wanted[i + 1] = bp_lower(word[i]);
    memcpy(wanted + len + 1, " ", 2);
    return strstr(r->all.bytes, wanted) != NULL;
}

/* A letter alone may be a status, which the plan has as a word. */
static void look_for(struct reading *r, const char *where, const char *text)
{
    size_t len;
    r->texts += *text != 0;
    for (const char *at = text; (len = next_word(&at)); at += len) {
        if (len == 1 || has_word(r, at, len))
            continue;
        print_error("%s: %s: \"%.*s\" of \"%s\" is lost\n", r->name, where, (int)len, at, text);
        r->lost++;
    }
}

static bool is_hidden(const struct bp_grid *grid, uint32_t row)
{
    bool hidden = grid->hidden;
    for (uint32_t i = 0; i < grid->n_hidden_rows; i++)
        hidden = hidden || grid->hidden_rows[i] == row;
    return hidden;
}

/* A fact's text without the words that tell what it is: "Reporting period: ". */
static const char *value_of(const struct reading *r, const struct bp_grid *grid, const struct bp_cell *cell)
{
    const struct bp_found *found = r->onramp.found;
    const char *colon = strstr(cell->text, ": ");
    bool fact = false;
    for (uint32_t i = 0; i < found->n_facts; i++)
        fact = fact || (found->facts[i].grid == grid && found->facts[i].row == cell->row);
    return fact && colon ? colon : cell->text;
}

/* A day that a program wrote as a number, which is said once (BP8086), and a date in the plan. */
static bool is_day_number(const struct reading *r, const struct bp_cell *cell)
{
    bool said = false;
    for (size_t i = 0; i < r->diags.n; i++)
        said |= r->diags.items[i].code == BP_E_DATE_NUMBER;
    return said && strlen(cell->text) == 5 && strspn(cell->text, "0123456789") == 5;
}

static void look_for_all(struct reading *r)
{
    const struct bp_book *book = r->onramp.found->book;
    char where[BP_CELL_NAME];
    for (uint32_t i = 0; i < book->n_items; i++) {
        const struct bp_grid *grid = book->items[i].grid;
        if (!grid) {
            look_for(r, "a line", book->items[i].line->text);
            continue;
        }
        for (uint32_t k = 0; k < grid->n_cells; k++) {
            bp_cell_name(grid->cells[k].row, grid->cells[k].column, where);
            const bool date = grid->cells[k].kind == BP_CELL_DATE || /* "Mar-27" is "March 2027" in the plan */
                              is_day_number(r, &grid->cells[k]);
            if (!date && !is_hidden(grid, grid->cells[k].row))
                look_for(r, where, value_of(r, grid, &grid->cells[k]));
        }
    }
}

static struct bp_buf bytes;

static void read_file(const char *name)
{
    FILE *file = fopen(name, "rb");
    char block[4096];
    size_t n;
    assert_non_null(file);
    for (bytes.len = 0; (n = fread(block, 1, sizeof block, file));)
        bp_buf_put(&bytes, block, n);
    fclose(file);
}

static void begin(struct reading *r, const char *name)
{
    memset(r, 0, sizeof *r);
    r->name = name;
    bp_arena_init(&r->arena, (size_t)256 << 20);
    r->diags = (struct bp_diags){.arena = &r->arena};
    r->source = (struct bp_source){.name = name, .arena = &r->arena};
    r->source.bytes = bp_arena_text(&r->arena, bytes.bytes, bytes.len);
    r->source.len = (uint32_t)bytes.len;
}

/* The XML that is made, as the reader of plans sees it. */
static void read_again(struct reading *r)
{
    struct bp_plan *plan;
    struct bp_source xml = {.name = "made.xml", .arena = &r->arena};
    xml.bytes = bp_arena_text(&r->arena, r->onramp.xml.bytes, r->onramp.xml.len);
    xml.len = (uint32_t)r->onramp.xml.len;
    if (bp_read_plan(&xml, &r->arena, &r->diags, &plan) != BP_OK || r->diags.errors)
        fail_msg("%s: the plan that is made of it has an error: %s", r->name,
                 r->diags.n ? r->diags.items[r->diags.n - 1].message : "");
}

static void collect(struct reading *r)
{
    char *xml = bp_arena_text(&r->arena, r->onramp.xml.bytes, r->onramp.xml.len);
    assert_non_null(xml);
    for (char *at = xml; (at = strstr(at, "&#160;"));) /* no letters: a blank */
        memset(at, ' ', 6);
    put_words(&r->all, xml);
    for (size_t i = 0; i < r->diags.n; i++) {
        put_words(&r->all, r->diags.items[i].message);
        put_words(&r->all, r->diags.items[i].source_line);
    }
    struct bp_buf said = {0}; /* heads of columns; rows that are not taken; a period, which the plan has as days */
    bp_found_say(r->onramp.found, &said);
    bp_buf_char(&said, 0);
    assert_false(said.failed);
    put_words(&r->all, said.bytes);
    bp_buf_free(&said);
    bp_buf_char(&r->all, 0);
    assert_false(r->all.failed);
}

static const char period[] = "period 2026-07-01 to 2026-09-30\n";

static unsigned check_file(const char *name, unsigned *texts)
{
    struct reading r;
    struct bp_map map = {0};
    read_file(name);
    begin(&r, name);
    struct bp_source said = {.name = "map", .bytes = period, .len = sizeof period - 1, .arena = &r.arena};
    assert_int_equal(bp_map_read(&said, &r.arena, &r.diags, &map), BP_OK);
    assert_true(bp_file_kind_of(r.source.bytes, r.source.len, name, &r.onramp.kind));
    if (bp_onramp_read(&r.source, &map, &r.arena, &r.diags, &r.onramp) != BP_OK)
    {
        print_error("%s: %s\n", name, r.diags.n ? r.diags.items[0].message : "is not read");
        return 1;
    }
    collect(&r);
    read_again(&r);
    look_for_all(&r);
    *texts += r.texts;
    bp_buf_free(&r.all);
    bp_onramp_drop(&r.onramp);
    bp_arena_clear(&r.arena);
    return r.lost;
}

static void test_words(void **state)
{
    glob_t found;
    unsigned texts = 0, lost = 0;
    (void)state;
    assert_int_equal(glob("tests/onramps/files/*", 0, NULL, &found), 0);
    assert_true(found.gl_pathc >= 60);
    for (size_t i = 0; i < found.gl_pathc; i++)
        lost += check_file(found.gl_pathv[i], &texts);
    print_message("%zu files, %u texts\n", found.gl_pathc, texts);
    globfree(&found);
    bp_buf_free(&bytes);
    assert_int_equal(lost, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
