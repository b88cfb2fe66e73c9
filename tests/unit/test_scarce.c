/* test_scarce.c: memory runs out at the k-th allocation, for every k, once or from then on: each call gives
 * BP_NOMEM, or what it gives when there is enough.
 *
 * The allocations are those of our own arenas and buffers: these two files are compiled into this program once
 * more, so that they can refuse. */
#include <execinfo.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "boardpaper.h"

/* Allocations are counted from 1; the one of number `refused` fails, and with `for_good` all that follow. */
static struct {
    unsigned long count, refused;
    bool for_good;
    bool looking; /* for places in the code that allocate and are not known yet */
} supply;

enum { MOST_FILES = 100 };
enum { MOST_PLACES = 1 << 16, MOST_FRESH = 1 << 13, DEEP = 8 };

/* The places that are known, by the calls that lead to them, and which allocations came from new ones. */
static struct {
    uint64_t known[MOST_PLACES]; /* by hash; 0: none */
    unsigned long fresh[MOST_FRESH];
    size_t n_known, n_fresh;
} places;

static void look_at_place(unsigned long number)
{
    void *calls[DEEP] = {0};
    int n = backtrace(calls, DEEP);
    uint64_t key = 14695981039346656037u;
    for (int i = 0; i < n; i++)
        key = (key ^ (uintptr_t)calls[i]) * 1099511628211u;
    key |= 1;
    size_t at = (size_t)(key >> 40) % MOST_PLACES;
    while (places.known[at] && places.known[at] != key)
        at = (at + 1) % MOST_PLACES;
    if (places.known[at])
        return;
    places.known[at] = key;
    assert_true(++places.n_known < MOST_PLACES && places.n_fresh < MOST_FRESH);
    places.fresh[places.n_fresh++] = number;
}

static bool is_refused(void)
{
    unsigned long number = ++supply.count;
    if (supply.looking)
        look_at_place(number);
    return supply.refused && (number == supply.refused || (supply.for_good && number > supply.refused));
}

static void *scarce_realloc(void *bytes, size_t size)
{
    return is_refused() ? NULL : realloc(bytes, size);
}

#define realloc scarce_realloc
#include "base/buf.c"
#undef realloc

#define bp_arena_alloc plenty_alloc
#define bp_arena_array plenty_array
#define bp_arena_grow plenty_grow
#define bp_arena_text plenty_text
#include "base/arena.c"
#undef bp_arena_alloc
#undef bp_arena_array
#undef bp_arena_grow
#undef bp_arena_text

/* The names that all others call. */
void *bp_arena_alloc(struct bp_arena *arena, size_t size);
void *bp_arena_array(struct bp_arena *arena, size_t count, size_t size);
void *bp_arena_grow(struct bp_arena *arena, void *items, size_t *capacity, size_t need, size_t item_size);
char *bp_arena_text(struct bp_arena *arena, const char *bytes, size_t len);

void *bp_arena_alloc(struct bp_arena *arena, size_t size)
{
    return is_refused() ? run_out(arena) : plenty_alloc(arena, size);
}

void *bp_arena_array(struct bp_arena *arena, size_t count, size_t size)
{
    return is_refused() ? run_out(arena) : plenty_array(arena, count, size);
}

void *bp_arena_grow(struct bp_arena *arena, void *items, size_t *capacity, size_t need, size_t item_size)
{
    return need > *capacity && is_refused() ? run_out(arena)
                                            : plenty_grow(arena, items, capacity, need, item_size);
}

char *bp_arena_text(struct bp_arena *arena, const char *bytes, size_t len)
{
    return is_refused() ? run_out(arena) : plenty_text(arena, bytes, len);
}

/* ---- what is tried ---- */

/* The plans of a trial, and the call that is tried: it adds what it gave to `said`. */
struct trial {
    bp_doc *doc, *old;
    const char *path, *old_path;
    bp_result (*call)(struct trial *trial);
    bool is_pack;  /* the path is that of a board pack */
    bool is_own;   /* … of a workbook, document or CSV file, which may say no period */
    bool by_place; /* refuse by the places in the code */
    struct bp_buf said; /* of no arena, and of memory that is not refused */
};

/* Not of the scarce buffers: what a call gave, as text. */
static void say(struct trial *trial, const void *bytes, size_t len)
{
    unsigned long refused = supply.refused;
    supply.refused = 0;
    bp_buf_put(&trial->said, bytes, len);
    assert_false(trial->said.failed);
    supply.refused = refused;
}

static void say_findings(struct trial *trial)
{
    for (size_t i = 0; i < bp_diag_count(trial->doc); i++) {
        const bp_diag *diag = bp_diag_at(trial->doc, i);
        char text[2000];
        int len = snprintf(text, sizeof text, "%s:%u:%u %d %s %s %s %s %u\n", diag->at.file,
                           (unsigned)diag->at.line, (unsigned)diag->at.column, diag->code, diag->message,
                           diag->hint, diag->source_line, diag->ref, (unsigned)diag->related.line);
        assert_true(len > 0);
        say(trial, text, (size_t)len < sizeof text ? (size_t)len : sizeof text - 1);
    }
}

static bp_result load(struct trial *trial)
{
    bp_load_options options = BP_INIT(bp_load_options);
    if (trial->is_own) {
        options.from = "2026-07-01";
        options.to = "2026-09-30";
    }
    return bp_load_file_with(trial->doc, trial->path, &options);
}

static bp_result load_pack(struct trial *trial)
{
    bp_result result = bp_pack_load_file(trial->doc, trial->path, 0);
    return result == BP_OK ? bp_pack_check(trial->doc) : result;
}

static bp_result check(struct trial *trial)
{
    bp_check_options checks = {.size = sizeof(bp_check_options), .names = 1, .previous = trial->old};
    return bp_check(trial->doc, &checks);
}

/* For each way to make something: what it made is said. */
#define MADE(name, ...) \
    static bp_result name(struct trial *trial) \
    { \
        const void *bytes; \
        size_t len; \
        bp_result result = __VA_ARGS__; \
        if (result == BP_OK) \
            say(trial, bytes, len); \
        return result; \
    }
static const bp_check_options checks_of_report = {.size = sizeof(bp_check_options), .names = 1};
static const bp_options plain = BP_INIT(bp_options),
                        rich = {.size = sizeof(bp_options), .findings = &checks_of_report, .attach_source = 1},
                               large = {.size = sizeof(bp_options), .large_print = 1, .mono = 1};
MADE(render, bp_render(trial->doc, &rich, &bytes, &len))
MADE(render_large, bp_render(trial->doc, &large, &bytes, &len))
MADE(dump_plan, bp_dump(trial->doc, NULL, BP_STAGE_MODEL, &bytes, &len))
MADE(dump_pages, bp_dump(trial->doc, NULL, BP_STAGE_PAGES, &bytes, &len))
MADE(dump_tags, bp_dump(trial->doc, NULL, BP_STAGE_TAGS, &bytes, &len))
static const char *const exceptions[] = {"exceptions", "green"};
static const bp_selection chosen = {.size = sizeof(bp_selection), .only = exceptions, .n_only = 2, .lead = "police", .priority = "1"},
                          unknown = {.size = sizeof(bp_selection), .only = exceptions, .n_only = 1, .partner = "parishes"};
static const bp_options extract = {.size = sizeof(bp_options), .selection = &chosen, .edition = BP_EDITION_PUBLIC},
                        chase = {.size = sizeof(bp_options), .selection = &unknown, .chase = 1};
MADE(render_extract, bp_render(trial->doc, &extract, &bytes, &len))
MADE(render_chase, bp_render(trial->doc, &chase, &bytes, &len))
MADE(findings, bp_render_findings(trial->doc, NULL, &checks_of_report, &bytes, &len))
MADE(render_pack, bp_pack_render(trial->doc, NULL, &bytes, &len))
MADE(dump_pack, bp_pack_dump(trial->doc, NULL, BP_STAGE_TAGS, &bytes, &len))
MADE(starter, bp_starter(trial->doc, NULL, &bytes, &len))
MADE(schema, bp_schema(trial->doc, &bytes, &len))
MADE(roll, bp_roll(trial->doc, &bytes, &len))
MADE(changes_text, bp_compare(trial->doc, trial->old, &plain, BP_FORM_TEXT, &bytes, &len))
MADE(changes_json, bp_compare(trial->doc, trial->old, &plain, BP_FORM_JSON, &bytes, &len))
MADE(changes_pdf, bp_compare(trial->doc, trial->old, &plain, BP_FORM_PDF, &bytes, &len))

MADE(import, bp_import(trial->doc, &bytes, &len))
MADE(understood, bp_understood(trial->doc, BP_FORM_JSON, &bytes, &len))
MADE(map, bp_map(trial->doc, &bytes, &len))
MADE(checked, bp_checked(trial->doc, NULL, &bytes, &len))
MADE(workbook, bp_workbook(trial->doc, NULL, BP_PERIOD_NEXT, &bytes, &len))
MADE(chase_workbook, bp_workbook(trial->doc, &chase, BP_PERIOD_THIS, &bytes, &len))
MADE(merged_text, bp_merge(trial->doc, (const bp_doc *const[]){trial->old}, 1, BP_MERGED_TEXT, &bytes, &len))
MADE(merged_json, bp_merge(trial->doc, (const bp_doc *const[]){trial->old}, 1, BP_MERGED_JSON, &bytes, &len))
MADE(merged_xml, bp_merge(trial->doc, (const bp_doc *const[]){trial->old}, 1, BP_MERGED_XML, &bytes, &len))

static bp_result load_mapped(struct trial *trial)
{
    bp_load_options options = {.size = sizeof(bp_load_options), .map = "tests/unit/tracker.map"};
    return bp_load_file_with(trial->doc, trial->path, &options);
}

static bp_result render_moves(struct trial *trial)
{
    bp_options options = {.size = sizeof(bp_options), .previous = trial->old};
    const void *bytes;
    size_t len;
    bp_result result = bp_render(trial->doc, &options, &bytes, &len);
    if (result == BP_OK)
        say(trial, bytes, len);
    return result;
}

/* ---- trying ---- */

/* Makes ready with enough memory, and calls with the refusal that is given. */
static bp_result try(struct trial *trial, unsigned long refused, bool for_good)
{
    supply.refused = 0;
    trial->doc = bp_new();
    trial->old = trial->old_path ? bp_new() : NULL;
    assert_non_null(trial->doc);
    if (trial->is_pack && trial->call != load_pack)
        assert_int_equal(bp_pack_load_file(trial->doc, trial->path, 0), BP_OK);
    else if (!trial->is_pack && trial->call != load && trial->call != load_mapped)
        assert_int_equal(load(trial), BP_OK);
    if (trial->old)
        assert_int_equal(bp_load_file(trial->old, trial->old_path), BP_OK);
    trial->said.len = 0;
    supply.count = 0;
    supply.refused = refused;
    supply.for_good = for_good;
    supply.looking = refused == 0 && trial->by_place;
    bp_result result = trial->call(trial);
    supply.refused = 0;
    supply.looking = false;
    if (result != BP_NOMEM)
        say_findings(trial);
    bp_free(trial->doc);
    bp_free(trial->old);
    return result;
}

/* Allocation number k fails, once and from then on: that gives BP_NOMEM, or what `wanted` and `first` are. */
static void try_one(struct trial *trial, unsigned long k, bp_result wanted, const struct bp_buf *first)
{
    for (int for_good = 0; for_good < 2; for_good++) {
        bp_result result = try(trial, k, for_good);
        if (result == BP_NOMEM)
            continue;
        bool same = trial->said.len == first->len &&
                    (!first->len || !memcmp(trial->said.bytes, first->bytes, first->len));
        if (result != wanted || !same)
            fail_msg("%s: allocation %lu, refused %s: result %d, not %d%s", trial->path, k,
                     for_good ? "from then on" : "once", result, wanted, same ? "" : "; another text");
    }
}

/* How many to try of so many: BP_SEEDS in a hundred where that is set, because valgrind makes it slow. */
static unsigned long bearable(unsigned long most)
{
    const char *few = getenv("BP_SEEDS");
    unsigned long some = few ? most * strtoul(few, NULL, 10) / 100 : most;
    return some ? some : 1;
}

/* The allocations of a call fail: all of them, or where there are more than `most`, about as many evenly spread. */
static void try_all(struct trial trial, unsigned long most)
{
    most = bearable(most);
    bp_result wanted = try(&trial, 0, false);
    unsigned long n = supply.count, step = n / most + (n % most != 0);
    assert_true(n > 0);
    struct bp_buf first = trial.said;
    memset(&trial.said, 0, sizeof trial.said);
    for (unsigned long k = 1; k <= n; k += step)
        try_one(&trial, k, wanted, &first);
    bp_buf_free(&first);
    bp_buf_free(&trial.said);
}

/* The allocations of a call fail whose places in the code no call before it came to. */
static void try_places(struct trial trial)
{
    places.n_fresh = 0;
    trial.by_place = true;
    bp_result wanted = try(&trial, 0, false);
    struct bp_buf first = trial.said;
    memset(&trial.said, 0, sizeof trial.said);
    for (size_t i = 0; i < places.n_fresh; i++)
        try_one(&trial, places.fresh[i], wanted, &first);
    bp_buf_free(&first);
    bp_buf_free(&trial.said);
}

/* Calls `try_all` for each plan of a folder. */
static void try_folder(const char *folder, bp_result (*call)(struct trial *trial), unsigned long most)
{
    struct bp_buf names = {0};
    supply.refused = 0;
    assert_int_equal(bp_file_list(folder, &names), 0);
    for (size_t at = 0; at < names.len; at += strlen(names.bytes + at) + 1) {
        char path[256];
        size_t len = strlen(names.bytes + at);
        if (len < 4 || strcmp(names.bytes + at + len - 4, ".xml") != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, names.bytes + at);
        try_all((struct trial){.path = path, .call = call, .is_pack = call == load_pack}, most);
    }
    bp_buf_free(&names);
}

static const char old_plan[] = "tests/golden/compare/old.xml", new_plan[] = "tests/golden/compare/new.xml";

static void reading_good_plans(void **state)
{
    (void)state;
    try_folder("tests/golden/plans/valid", load, 1000);
}

static void reading_bad_plans(void **state)
{
    (void)state;
    try_folder("tests/golden/plans/invalid", load, 200);
}

static void checking(void **state)
{
    (void)state;
    try_folder("tests/golden/checks", check, 1000);
    try_folder("tests/golden/plans/valid", check, 1000);
    try_all((struct trial){.path = "input/brag.xml", .call = check}, 1000);
    try_all((struct trial){.path = new_plan, .old_path = old_plan, .call = check}, 1000);
}

static void comparing(void **state)
{
    (void)state;
    try_all((struct trial){.path = new_plan, .old_path = old_plan, .call = changes_text}, 1000);
    try_all((struct trial){.path = new_plan, .old_path = old_plan, .call = changes_json}, 1000);
    try_all((struct trial){.path = new_plan, .old_path = old_plan, .call = changes_pdf}, 150);
}

static void writing_texts(void **state)
{
    (void)state;
    try_all((struct trial){.path = new_plan, .call = dump_plan}, 1000);
    try_all((struct trial){.path = new_plan, .call = starter}, 1000);
    try_all((struct trial){.path = new_plan, .call = schema}, 1000);
    try_all((struct trial){.path = new_plan, .call = roll}, 1000);
    try_all((struct trial){.path = new_plan, .call = dump_pages}, 150);
    try_all((struct trial){.path = new_plan, .call = dump_tags}, 150);
}

static void making_reports(void **state)
{
    (void)state;
    try_all((struct trial){.path = new_plan, .call = render}, 150);
    try_all((struct trial){.path = new_plan, .call = render_large}, 150);
    try_all((struct trial){.path = new_plan, .call = findings}, 150);
    try_all((struct trial){.path = new_plan, .call = render_extract}, 300);
    try_all((struct trial){.path = new_plan, .call = render_chase}, 300);
    try_all((struct trial){.path = new_plan, .old_path = old_plan, .call = render_moves}, 150);
    try_all((struct trial){.path = "tests/golden/plans/scripts/languages.xml", .call = render}, 150);
}

static void packing(void **state)
{
    static const char pack[] = "tests/golden/packs/valid/small.xml";
    (void)state;
    try_folder("tests/golden/packs/valid", load_pack, 200);
    try_folder("tests/golden/packs/invalid", load_pack, 200);
    try_all((struct trial){.path = pack, .call = render_pack, .is_pack = true}, 150);
    try_all((struct trial){.path = pack, .call = dump_pack, .is_pack = true}, 150);
}

/* Calls `try_places` for each file of real programs; where BP_SEEDS is set, because a sanitizer or valgrind
 * makes it slow, for about so many of them. */
static void try_files(bp_result (*call)(struct trial *trial))
{
    static const char folder[] = "tests/onramps/files";
    const char *few = getenv("BP_SEEDS");
    const unsigned long most = few ? strtoul(few, NULL, 10) : MOST_FILES;
    unsigned long step = MOST_FILES / (most ? most : 1), number = 0;
    struct bp_buf names = {0};
    supply.refused = 0;
    assert_int_equal(bp_file_list(folder, &names), 0);
    for (size_t at = 0; at < names.len; at += strlen(names.bytes + at) + 1) {
        char path[256];
        if (names.bytes[at] == '.' || (step && number++ % step))
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, names.bytes + at);
        try_places((struct trial){.path = path, .call = call, .is_own = true});
    }
    bp_buf_free(&names);
}

static void reading_files(void **state)
{
    (void)state;
    try_files(load);
    try_places((struct trial){.path = "input/tracker.xlsx", .call = load_mapped});
}

static void giving_files_back(void **state)
{
    static const char tracker[] = "input/tracker.xlsx", plan[] = "input/brag.xml";
    static const char asked[] = "tests/unit/asked.xml", answered[] = "tests/unit/answered.xml";
    (void)state;
    try_places((struct trial){.path = asked, .old_path = answered, .call = merged_text});
    try_places((struct trial){.path = asked, .old_path = answered, .call = merged_json});
    try_places((struct trial){.path = asked, .old_path = answered, .call = merged_xml});
    try_places((struct trial){.path = asked, .call = workbook});
    try_files(import);
    try_files(understood);
    try_files(map);
    try_files(checked);
    try_places((struct trial){.path = tracker, .call = checked});
    try_places((struct trial){.path = plan, .call = workbook});
    try_places((struct trial){.path = tracker, .call = workbook});
    try_places((struct trial){.path = new_plan, .call = chase_workbook});
    try_places((struct trial){.path = new_plan, .old_path = old_plan, .call = merged_text});
    try_places((struct trial){.path = new_plan, .old_path = old_plan, .call = merged_json});
    try_places((struct trial){.path = new_plan, .old_path = old_plan, .call = merged_xml});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_files),      cmocka_unit_test(giving_files_back),
        cmocka_unit_test(reading_good_plans), cmocka_unit_test(reading_bad_plans), cmocka_unit_test(checking),
        cmocka_unit_test(comparing),          cmocka_unit_test(writing_texts),     cmocka_unit_test(making_reports),
        cmocka_unit_test(packing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
