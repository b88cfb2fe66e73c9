/* books.c: officers' files in memory, read as books, and what they hold as text. */
#include "books.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "book/books.h"

void book_begin(struct book_test *test, const char *name, const void *bytes, size_t len)
{
    *test = (struct book_test){0};
    bp_arena_init(&test->arena, (size_t)1 << 28);
    test->diags.arena = &test->arena;
    test->source = (struct bp_source){.name = name, .arena = &test->arena, .len = (uint32_t)len};
    test->source.bytes = bp_arena_text(&test->arena, bytes, len);
}

void book_begin_odf(struct book_test *test, const char *content, const char *styles, const char *meta,
                    const char *manifest)
{
    const char *const names[] = {"content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"};
    const char *const texts[] = {content, styles, meta, manifest};
    struct bp_buf bytes = {0};
    struct bp_zip zip = {.out = &bytes};
    for (int i = 0; i < 4; i++)
        if (texts[i])
            bp_zip_add(&zip, names[i], texts[i], strlen(texts[i]), false);
    assert_true(bp_zip_end(&zip));
    book_begin(test, "plan.ods", bytes.bytes, bytes.len);
    bp_buf_free(&bytes);
    assert_true(bp_parts_open(&test->parts, &test->source, &test->arena, &test->diags));
}

void book_end(struct book_test *test)
{
    bp_buf_free(&test->shown);
    bp_arena_clear(&test->arena);
}

bool book_is_read_within(struct book_test *test, size_t budget, bp_result (*read)(struct book_test *test))
{
    test->arena.budget = test->arena.taken + budget;
    bp_result result = read(test);
    assert_int_equal(result, test->arena.out ? BP_NOMEM : BP_OK);
    book_end(test);
    return result == BP_OK;
}

const char *book_show(struct book_test *test)
{
    test->shown.len = 0;
    bp_book_dump(&test->book, &test->shown);
    bp_buf_char(&test->shown, 0);
    assert_false(test->shown.failed);
    return test->shown.bytes;
}

void book_same(struct book_test *test, const char *shown)
{
    assert_int_equal(test->result, BP_OK);
    assert_string_equal(book_show(test), shown);
    assert_int_equal(test->diags.n, 0);
    book_end(test);
}

unsigned book_says(const struct book_test *test, enum bp_code code)
{
    unsigned n = 0;
    for (size_t i = 0; i < test->diags.n; i++)
        n += test->diags.items[i].code == (int)code;
    return n;
}
