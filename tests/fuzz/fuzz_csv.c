/* fuzz_csv.c: any text as a CSV file, in several encodings. Its cells are in order and the same in each of
 * them; it is refused with a reason, or becomes a plan whose XML is a plan for the reader, too. */
#include <string.h>

#include "base/text.h"
#include "book/books.h"
#include "book/encoding.h"
#include "book/kind.h"
#include "fuzz.h"

/* The text in UTF-16, of either order, with a byte order mark. */
static void put_utf16(const char *text, size_t len, bool little, struct bp_buf *out)
{
    const char *end = text + len;
    bp_buf_put(out, little ? "\xFF\xFE" : "\xFE\xFF", 2);
    while (text < end) {
        uint32_t c = bp_utf8_next(&text, end);
        uint32_t units[2] = {c, 0};
        int n = 1;
        if (c >= 0x10000) {
            units[0] = 0xD800 + ((c - 0x10000) >> 10);
            units[1] = 0xDC00 + (c & 0x3FF);
            n = 2;
        }
        for (int i = 0; i < n; i++) {
            bp_buf_char(out, (char)(little ? units[i] & 0xFF : units[i] >> 8));
            bp_buf_char(out, (char)(little ? units[i] >> 8 : units[i] & 0xFF));
        }
    }
}

/* Appends the cells of a file as text. Nothing: it is refused. */
static void dump_cells(struct bp_buf *bytes, struct bp_buf *out)
{
    bp_buf_char(bytes, 0); /* at the end of a source */
    struct bp_arena arena;
    bp_arena_init(&arena, (size_t)256 << 20);
    struct bp_diags diags = {.arena = &arena};
    struct bp_source source = {.name = "plan.csv", .bytes = bytes->bytes, .len = (uint32_t)bytes->len - 1,
                               .arena = &arena};
    struct bp_book book = {0};
    bp_result result = bp_read_csv(&source, &arena, &diags, &book);
    fuzz_expect(result == BP_OK || (result == BP_INVALID && diags.errors), "it is refused with an error", NULL);
    for (uint32_t i = 0; result == BP_OK && i < book.n_items; i++)
        fuzz_check_grid(book.items[i].grid);
    for (size_t i = 0; i < diags.n; i++)
        fuzz_check_text(diags.items[i].message);
    if (result == BP_OK)
        bp_book_dump(&book, out);
    bp_arena_clear(&arena);
}

/* The cells of the bytes are those of the same text in UTF-8 and in UTF-16, all with a byte order mark. */
static void check_encodings(const struct fuzz_input *in)
{
    struct bp_buf files[4] = {{0}}, dumps[4] = {{0}};
    struct bp_buf text = {0};
    bp_encoding_read(in->bytes, in->len, bp_encoding_of(in->bytes, in->len), &text);
    bp_buf_put(&files[0], in->bytes, in->len);
    bp_buf_put(&files[1], "\xEF\xBB\xBF", 3);
    bp_buf_put(&files[1], text.bytes, text.len);
    put_utf16(text.bytes, text.len, true, &files[2]);
    put_utf16(text.bytes, text.len, false, &files[3]);
    for (int i = 0; i < 4; i++) {
        dump_cells(&files[i], &dumps[i]);
        fuzz_expect(dumps[i].len == dumps[0].len &&
                        (!dumps[0].len || !memcmp(dumps[i].bytes, dumps[0].bytes, dumps[0].len)),
                    "the encoding changes the cells", dumps[i].bytes);
    }
    for (int i = 0; i < 4; i++) {
        bp_buf_free(&files[i]);
        bp_buf_free(&dumps[i]);
    }
    bp_buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_input in;
    if (!fuzz_open(&in, data, len, 32 << 10) || !in.len)
        return -1;
    enum bp_file_kind kind;
    fuzz_expect(bp_file_kind_of(in.bytes, (uint32_t)in.len, "plan.csv", &kind), "a file is of a kind", NULL);
    if (kind != BP_FILE_CSV)
        return -1;
    check_encodings(&in);
    bp_load_options options = {.size = sizeof options};
    if (fuzz_choice(&in, 0, 2) == 0) {
        options.from = "2019-07-01";
        options.to = "2019-09-30";
        options.organisation = "Us";
    }
    bp_doc *doc = bp_new();
    fuzz_check_understood(doc, bp_load_memory_with(doc, in.bytes, in.len, "plan.csv", &options));
    bp_free(doc);
    return 0;
}
