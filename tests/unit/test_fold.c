/* What is put away comes back as it was, at the same address; and a large plan, whose words are put away,
 * gives the same report as the same plan with all of its words there. */
#include "base/fold.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "api/doc.h"
#include "base/buf.h"
#include "base/shelf.h"
#include "base/source.h"
#include "boardpaper.h"

#define PIECE ((size_t)64 << 10)
#define PIECES 40

/* Text of some kind: each piece has its own. */
static void fill(char *bytes, size_t len, unsigned seed)
{
    for (size_t i = 0; i < len; i++) {
        seed = seed * 1103515245 + 12345;
        bytes[i] = (char)('a' + (seed >> 16) % 8);
    }
}

static bool is_filled(const char *bytes, size_t len, unsigned seed)
{
    char *want = malloc(len);
    assert_non_null(want);
    fill(want, len, seed);
    bool same = !memcmp(bytes, want, len);
    free(want);
    return same;
}

static void comes_back(void **state)
{
    struct bp_folder *folder = bp_folder_new();
    char *bytes = malloc(PIECES * PIECE);
    (void)state;
    if (!folder)
        skip(); /* the system cannot take pages back */
    assert_non_null(bytes);
    for (unsigned i = 0; i < PIECES; i++) {
        fill(bytes + i * PIECE, PIECE, i);
        assert_true(bp_fold_away(folder, bytes + i * PIECE, PIECE));
    }
    assert_int_equal(bp_fold_count(folder), PIECES);
    for (uint32_t i = 0; i < 3 * PIECES; i++) {
        uint32_t at = i % PIECES;
        bp_fold_visit(folder, at, at + 1);
        assert_true(is_filled(bytes + at * PIECE, PIECE, at));
        if (at + 1 < PIECES)
            assert_true(is_filled(bytes + (at + 1) * PIECE, PIECE, at + 1));
    }
    bp_fold_end(folder);
    for (unsigned i = 0; i < PIECES; i++)
        assert_true(is_filled(bytes + i * PIECE, PIECE, i));
    assert_false(bp_fold_away(folder, bytes, PIECE));
    bp_folder_free(folder);
    free(bytes);
}

/* Many visits later, pieces that were open are away again, and still come back. */
static void stays_for_a_while(void **state)
{
    struct bp_folder *folder = bp_folder_new();
    char *bytes = malloc(PIECES * PIECE);
    (void)state;
    if (!folder)
        skip();
    assert_non_null(bytes);
    for (unsigned i = 0; i < PIECES; i++) {
        fill(bytes + i * PIECE, PIECE, i);
        assert_true(bp_fold_away(folder, bytes + i * PIECE, PIECE));
    }
    bp_fold_visit(folder, 0, 0);
    for (uint32_t visit = 1; visit < BP_FOLD_VISITS; visit++) {
        uint32_t at = visit % PIECES;
        bp_fold_visit(folder, at, at);
        assert_true(is_filled(bytes, PIECE, 0));
    }
    for (uint32_t visit = 0; visit < 20 * BP_FOLD_VISITS; visit++) {
        uint32_t at = visit / BP_FOLD_VISITS * 7 % PIECES;
        bp_fold_visit(folder, at, at);
        assert_true(is_filled(bytes + at * PIECE, PIECE, at));
    }
    bp_folder_free(folder);
    free(bytes);
}

/* What does not get smaller stays; so do a piece of no bytes, and one of less than a page. */
static void small_and_random(void **state)
{
    struct bp_folder *folder = bp_folder_new();
    char bytes[300];
    unsigned seed = 1;
    (void)state;
    if (!folder)
        skip();
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)((seed = seed * 1103515245 + 12345) >> 16);
    char want[sizeof bytes];
    memcpy(want, bytes, sizeof bytes);
    assert_true(bp_fold_away(folder, bytes, sizeof bytes));
    assert_true(bp_fold_away(folder, bytes, 0));
    bp_fold_visit(folder, 0, 1);
    assert_memory_equal(bytes, want, sizeof bytes);
    bp_folder_free(folder);
}

static void shelf_gives_back(void **state)
{
    enum { TEXTS = 100000, NUMBERS = 50000 };
    struct bp_arena arena;
    char word[40], **texts = calloc(TEXTS, sizeof *texts);
    uint32_t *first = calloc(TEXTS, sizeof *first), *last = calloc(TEXTS, sizeof *last);
    (void)state;
    bp_arena_init(&arena, SIZE_MAX / 2);
    struct bp_shelf *shelf = bp_shelf_new(&arena);
    if (!shelf)
        skip();
    for (int i = 0; i < TEXTS; i++) {
        first[i] = bp_shelf_now(shelf);
        int len = snprintf(word, sizeof word, "text number %d of the shelf", i);
        texts[i] = bp_arena_text(&shelf->arena, word, (size_t)len);
        if (i % 1000 == 0)
            bp_arena_alloc(&shelf->arena, (size_t)100 << 10); /* gets a block of its own */
        last[i] = bp_shelf_now(shelf);
    }
    assert_true(bp_fold_count(shelf->folder) > 10);
    for (int i = 0; i < TEXTS; i++) {
        snprintf(word, sizeof word, "text number %d of the shelf", i);
        bp_shelf_visit(shelf, first[i], last[i]);
        assert_string_equal(texts[i], word);
    }
    int *numbers = bp_shelf_array(shelf, NUMBERS * sizeof *numbers);
    assert_non_null(numbers);
    for (int i = 0; i < NUMBERS; i++)
        numbers[i] = i / 3;
    bp_shelf_see(shelf, numbers, NUMBERS * sizeof *numbers); /* it is not away */
    size_t before = bp_fold_count(shelf->folder);
    bp_shelf_rest(shelf);
    bp_shelf_rest(shelf); /* it has nothing more to do */
    assert_int_equal(bp_fold_count(shelf->folder), before + NUMBERS * sizeof *numbers / BP_SHELF_PIECE);
    for (int i = 0; i < NUMBERS; i++) {
        int at = (int)((i * 7919LL) % NUMBERS); /* here and there */
        bp_shelf_see(shelf, &numbers[at], sizeof *numbers);
        assert_int_equal(numbers[at], at / 3);
        bp_shelf_visit(shelf, first[i], last[i]); /* its texts are still found, too */
        assert_memory_equal(texts[i], "text number", strlen("text number"));
    }
    bp_shelf_see(shelf, &before, sizeof before); /* what is elsewhere is there */
    bp_shelf_free(shelf);
    assert_int_equal(arena.taken, 0);
    free(texts);
    free(first);
    free(last);
}

/* A short array has room in the block with the last words, which is put away; it must not be there. */
static void short_array(void **state)
{
    struct bp_arena arena;
    (void)state;
    bp_arena_init(&arena, SIZE_MAX / 2);
    struct bp_shelf *shelf = bp_shelf_new(&arena);
    if (!shelf)
        skip();
    uint32_t block = bp_shelf_now(shelf);
    char *text = bp_arena_text(&shelf->arena, "words of a row", 14);
    assert_int_equal(bp_shelf_now(shelf), block);
    char *array = bp_shelf_array(shelf, 3 * PIECE / 2);
    assert_non_null(array);
    fill(array, 3 * PIECE / 2, 7);
    bp_shelf_visit(shelf, block, block);
    assert_string_equal(text, "words of a row");
    assert_true(is_filled(array, 3 * PIECE / 2, 7));
    bp_shelf_rest(shelf);
    bp_shelf_see(shelf, array, 3 * PIECE / 2);
    assert_true(is_filled(array, 3 * PIECE / 2, 7));
    bp_shelf_free(shelf);
    bp_arena_clear(&arena);
}

/* ---- a large plan ---- */

/* Under valgrind it takes many minutes. */
static void skip_if_watched(void)
{
    const char *under = getenv("UNDER"); /* tests/run.sh */
    if (under && *under)
        skip();
}

#define PATH "/large-plan.xml"

static const char *path_of(char room[256])
{
    const char *folder = getenv("TEST_TMP");
    snprintf(room, 256, "%s" PATH, folder ? folder : "/tmp");
    return room;
}

/* `odd`: what is in the update of one row near the end, too. With rows below others, lists, and leads that have no name or stand in the row above. */
static void write_plan(const char *path, const char *odd)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<action-plan xml:lang=\"en-GB\">\n"
          "<title>A large plan</title><organisation>A council</organisation>\n<report from=\"2019-07-01\" to=\"2019-09-30\">"
          "<title>Quarter 2</title></report>\n<statuses preset=\"rag-missing\"/>\n<actions>\n", file);
    for (int p = 0, row = 0; p < 60; p++) {
        fprintf(file, "<priority><title>Priority %d</title>\n", p);
        for (int i = 0; i < 100; i++, row++) {
            fprintf(file, "<action ref=\"%d.%d\" due=\"March 2020\" status=\"%s\">"
                          "<description>Mend street %d &amp; its <strong>lamps</strong></description><lead>Team %d</lead><lead> </lead>",
                    p + 1, i + 1, row % 7 ? "green" : "red", row, row % 50);
            fprintf(file, "<update><p>Lamp %d is lit.</p><ul><li>Post %d</li><li>Cable</li></ul>", row, row);
            for (int k = 0; k < 30; k++)
                fprintf(file, "<p>Week %d: %d lamps of street %d were looked at, %d of them again.</p>", k,
                        k * row, row, k);
            fprintf(file, "%s</update>", row == 5900 ? odd : "");
            fprintf(file, "<action ref=\"%d.%d.1\" status=\"red\"><description>Ask about street %d"
                          "</description><partner>Owner %d</partner></action></action>\n", p + 1, i + 1, row, row);
        }
        fputs("</priority>\n", file);
    }
    fputs("</actions>\n</action-plan>\n", file);
    assert_true(ftell(file) > 9 << 20);
    assert_int_equal(fclose(file), 0);
}

/* The same plan from memory, where nothing of it is put away. */
static bp_doc *load_whole(const char *path)
{
    FILE *file = fopen(path, "rb");
    bp_doc *doc = bp_new();
    char *plan = malloc((size_t)16 << 20);
    assert_true(file && doc && plan);
    size_t plan_len = fread(plan, 1, (size_t)16 << 20, file);
    fclose(file);
    assert_int_equal(bp_load_memory(doc, plan, plan_len, path), BP_OK);
    free(plan);
    return doc;
}

static bp_doc *load_large(const char *path)
{
    bp_doc *doc = bp_new();
    assert_non_null(doc);
    assert_int_equal(bp_load_file(doc, path), BP_OK);
    return doc;
}

static void check_same(bp_doc *doc, bp_doc *whole, const bp_options *options)
{
    const void *bytes, *want;
    size_t len, want_len;
    assert_int_equal(bp_render(doc, options, &bytes, &len), BP_OK);
    assert_int_equal(bp_render(whole, options, &want, &want_len), BP_OK);
    assert_int_equal(len, want_len);
    assert_memory_equal(bytes, want, len);
}

/* Whether its words may be away: if they were opened for good, nothing more is put away. */
static bool may_be_away(const bp_doc *doc)
{
    char none[1];
    const struct bp_shelf *shelf = doc->plan->source->shelf;
    return !shelf || bp_fold_away(shelf->folder, none, 0);
}

/* Each way of printing a plan reads its rows in an order of its own. None opens all of them; nor does the
 * question how the file was understood, which the program asks about each. */
static void large_plan_in_all_ways(void **state)
{
    char room[256];
    const char *path = path_of(room);
    (void)state;
    skip_if_watched();
    write_plan(path, "");
    bp_doc *doc = load_large(path), *whole = load_whole(path);
    const bp_options ways[] = {
        {.size = sizeof *ways, .large_print = 1},
        {.size = sizeof *ways, .mono = 1, .text_size = 14000, .digest = 1},
        {.size = sizeof *ways, .pdf = BP_PDF_2_0, .threads = 2},
        {.size = sizeof *ways, .style = "input/styles/county.xml"},
        {.size = sizeof *ways, .style = "input/styles/hospital.xml"},
        {.size = sizeof *ways, .style = "input/styles/fire-a3.xml"},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        check_same(doc, whole, &ways[i]);
    const void *words;
    size_t words_len;
    assert_int_equal(bp_understood(doc, BP_FORM_TEXT, &words, &words_len), BP_MISUSE);
    assert_true(may_be_away(doc));
    bp_free(doc);
    bp_free(whole);
}

static void large_plan(void **state)
{
    char room[256];
    const char *path = path_of(room);
    const void *bytes, *again, *words;
    size_t len, again_len, words_len;
    (void)state;
    skip_if_watched();
    write_plan(path, "");
    bp_doc *doc = load_large(path);
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_OK);
    char *first = malloc(len);
    assert_non_null(first);
    memcpy(first, bytes, len);
    bp_doc *whole = load_whole(path);
    check_same(doc, whole, NULL);
    bp_free(whole);
    assert_int_equal(bp_render(doc, NULL, &again, &again_len), BP_OK); /* and again with its words away */
    assert_int_equal(again_len, len);
    assert_memory_equal(again, first, len);
    /* and this needs all of them */
    assert_int_equal(bp_dump(doc, NULL, BP_STAGE_MODEL, &words, &words_len), BP_OK);
    assert_non_null(strstr(words, "Week 29: 173971 lamps of street 5999 were looked at"));
    const bp_options threads = {.size = sizeof threads, .threads = 3};
    assert_int_equal(bp_render(doc, &threads, &again, &again_len), BP_OK);
    assert_int_equal(again_len, len);
    assert_memory_equal(again, first, len);
    assert_string_equal(bp_field_at(doc, BP_EDITION_RESTRICTED, BP_FIELD_LEAD, 49), "Team 49");
    free(first);
    bp_free(doc);
}

/* The place and line of a finding near the end, when what comes before it is away. */
static void finding_in_large_plan(void **state)
{
    char room[256];
    const char *path = path_of(room);
    bp_doc *doc = bp_new();
    (void)state;
    assert_non_null(doc);
    write_plan(path, "<odd/>");
    assert_int_equal(bp_load_file(doc, path), BP_INVALID);
    assert_int_equal(bp_diag_count(doc), 1);
    const bp_diag *diag = bp_diag_at(doc, 0);
    assert_int_equal(diag->at.line, 6 + 59 * 102 + 2);
    assert_non_null(strstr(diag->source_line, "<odd/>"));
    bp_free(doc);
    remove(path);
}

static void assert_same_findings(const bp_doc *doc, const bp_doc *whole)
{
    assert_true(bp_diag_count(doc) > 0);
    assert_int_equal(bp_diag_count(doc), bp_diag_count(whole));
    for (size_t i = 0; i < bp_diag_count(doc); i++) {
        const bp_diag *has = bp_diag_at(doc, i), *want = bp_diag_at(whole, i);
        assert_string_equal(has->message, want->message);
        assert_int_equal(has->at.line, want->at.line);
        assert_int_equal(has->at.column, want->at.column);
        assert_string_equal(has->source_line, want->source_line);
    }
}

/* Changes one letter of the file, which keeps its size. */
static void change_file(const char *path)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, 100, SEEK_SET), 0);
    fputs("B", file);
    assert_int_equal(fclose(file), 0);
}

/* The file of a large plan is read again where it is needed; but if it has changed, nothing is said of it that
 * may be wrong. */
static void file_is_read_again(void **state)
{
    char room[256];
    const char *path = path_of(room);
    const bp_options attach = {.size = sizeof attach, .attach_source = 1};
    const bp_check_options checks = {.size = sizeof checks};
    const void *bytes;
    size_t len;
    (void)state;
    skip_if_watched();
    write_plan(path, "");
    bp_doc *whole = load_whole(path), *doc = load_large(path);
    check_same(doc, whole, &attach);
    assert_int_equal(bp_check(doc, &checks), BP_OK);
    assert_int_equal(bp_check(whole, &checks), BP_OK);
    assert_same_findings(doc, whole);
    assert_int_equal(bp_load_file(doc, path), BP_OK);
    change_file(path);
    check_same(doc, whole, NULL); /* nothing of it is quoted */
    assert_int_equal(bp_check(doc, &checks), BP_IO);
    assert_int_equal(bp_diag_count(doc), 1);
    assert_int_equal(bp_diag_at(doc, 0)->code, 1001);
    assert_int_equal(bp_render(doc, &attach, &bytes, &len), BP_IO);
    bp_free(doc);
    bp_free(whole);
    remove(path);
}

/* A character that no font has, near the end: the finding is as exact as where nothing is put away. */
static void character_in_large_plan(void **state)
{
    char room[256];
    const char *path = path_of(room);
    const void *bytes;
    size_t len;
    (void)state;
    skip_if_watched();
    write_plan(path, "<p>A rune: \xE1\x9B\x9F</p>");
    bp_doc *whole = load_whole(path), *doc = load_large(path);
    assert_int_equal(bp_render(doc, NULL, &bytes, &len), BP_INVALID);
    assert_int_equal(bp_render(whole, NULL, &bytes, &len), BP_INVALID);
    assert_same_findings(doc, whole);
    bp_free(doc);
    bp_free(whole);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_back),       cmocka_unit_test(stays_for_a_while),
        cmocka_unit_test(small_and_random), cmocka_unit_test(shelf_gives_back),
        cmocka_unit_test(short_array),      cmocka_unit_test(large_plan),
        cmocka_unit_test(large_plan_in_all_ways),
        cmocka_unit_test(finding_in_large_plan),
        cmocka_unit_test(file_is_read_again), cmocka_unit_test(character_in_large_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
