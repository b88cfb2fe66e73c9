/* test_kept_streams.c: what PDFs have in common is found again by its whole content and its compressor, and never more
 * of it is kept than there are places for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "pdf/kept.h"
#include "pdf/pdf.h"

static void content_and_compressor_count(void **state)
{
    (void)state;
    struct bp_pdf_kept *kept = bp_pdf_kept_new();
    assert_non_null(kept);
    size_t len = 0;
    assert_null(bp_pdf_kept_find(kept, kept->quick, "stream", 6, &len));
    bp_pdf_kept_add(kept, kept->quick, "stream", 6, "sm", 2);
    const char *found = bp_pdf_kept_find(kept, kept->quick, "stream", 6, &len);
    assert_non_null(found);
    assert_int_equal(len, 2);
    assert_memory_equal(found, "sm", 2);
    assert_null(bp_pdf_kept_find(kept, kept->deflater, "stream", 6, &len));
    assert_null(bp_pdf_kept_find(kept, kept->quick, "stream", 5, &len));
    assert_null(bp_pdf_kept_find(kept, kept->quick, "Stream", 6, &len));
    bp_pdf_kept_free(kept);
}

static void long_streams_are_not_kept(void **state)
{
    (void)state;
    static const char stream[BP_PDF_KEPT_MOST + 1];
    struct bp_pdf_kept *kept = bp_pdf_kept_new();
    assert_non_null(kept);
    size_t len;
    bp_pdf_kept_add(kept, kept->quick, stream, sizeof stream, "0", 1);
    assert_null(bp_pdf_kept_find(kept, kept->quick, stream, sizeof stream, &len));
    bp_pdf_kept_add(kept, kept->quick, stream, sizeof stream - 1, "0", 1);
    assert_non_null(bp_pdf_kept_find(kept, kept->quick, stream, sizeof stream - 1, &len));
    bp_pdf_kept_free(kept);
}

/* Each is found until another takes its place; what is found is always its own. */
static void the_number_is_bounded(void **state)
{
    (void)state;
    enum { MANY = 20 * BP_PDF_KEPT_STREAMS };
    struct bp_pdf_kept *kept = bp_pdf_kept_new();
    assert_non_null(kept);
    size_t n = 0;
    for (int i = 0; i < MANY; i++) {
        char text[32];
        size_t len = (size_t)snprintf(text, sizeof text, "stream %d", i);
        bp_pdf_kept_add(kept, kept->quick, text, len, text + 7, len - 7);
    }
    for (int i = 0; i < MANY; i++) {
        char text[32];
        size_t found_len, len = (size_t)snprintf(text, sizeof text, "stream %d", i);
        const char *found = bp_pdf_kept_find(kept, kept->quick, text, len, &found_len);
        if (!found)
            continue;
        n++;
        assert_int_equal(found_len, len - 7);
        assert_memory_equal(found, text + 7, found_len);
    }
    assert_in_range(n, BP_PDF_KEPT_STREAMS / 2, BP_PDF_KEPT_STREAMS);
    bp_pdf_kept_free(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(content_and_compressor_count),
        cmocka_unit_test(long_streams_are_not_kept),
        cmocka_unit_test(the_number_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
