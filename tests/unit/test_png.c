/* test_png.c: images from PNG files of each kind, and from files that are damaged or none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <png.h>

#include "read/png.h"

enum { SIDE = 24 };

/* A file of SIDE x SIDE pixels that libpng itself wrote; `pixels` in `format`. To be freed. */
static unsigned char *write_png(png_uint_32 format, const void *pixels, const void *colours,
                                size_t *len)
{
    png_image image = {.version = PNG_IMAGE_VERSION, .width = SIDE, .height = SIDE,
                       .format = format, .colormap_entries = 2};
    png_alloc_size_t size = 0;
    assert_true(png_image_write_to_memory(&image, NULL, &size, 0, pixels, 0, colours));
    unsigned char *bytes = malloc(size);
    assert_non_null(bytes);
    assert_true(png_image_write_to_memory(&image, bytes, &size, 0, pixels, 0, colours));
    *len = size;
    return bytes;
}

static bool read_png(const unsigned char *bytes, size_t len, struct bp_arena *arena,
                     struct bp_image *image, const char **fault)
{
    bp_arena_init(arena, (size_t)16 << 20);
    return bp_read_png(bytes, len, arena, image, fault);
}

/* The pixel at (x, y) as 0xAARRGGBB. */
static uint32_t pixel(const struct bp_image *image, unsigned x, unsigned y)
{
    size_t at = (size_t)y * image->width + x;
    const unsigned char *rgb = image->rgb + 3 * at;
    uint32_t alpha = image->alpha ? image->alpha[at] : 0xFF;
    return alpha << 24 | (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
}

static void assert_pixel(png_uint_32 format, const void *pixels, const void *colours,
                         uint32_t first, uint32_t last)
{
    struct bp_arena arena;
    struct bp_image image;
    const char *fault;
    size_t len;
    unsigned char *bytes = write_png(format, pixels, colours, &len);
    assert_true(read_png(bytes, len, &arena, &image, &fault));
    assert_int_equal(image.width, SIDE);
    assert_int_equal(image.height, SIDE);
    assert_int_equal(pixel(&image, 0, 0), first);
    assert_int_equal(pixel(&image, SIDE - 1, SIDE - 1), last);
    bp_arena_clear(&arena);
    free(bytes);
}

static void test_kinds(void **state)
{
    (void)state;
    unsigned char grey[SIDE * SIDE] = {0x40}, rgb[SIDE * SIDE * 3] = {1, 2, 3};
    unsigned char rgba[SIDE * SIDE * 4] = {1, 2, 3, 0x80}, index[SIDE * SIDE] = {0};
    const unsigned char colours[] = {9, 8, 7, 0, 0xFF, 0};
    uint16_t deep[SIDE * SIDE] = {0xFFFF};
    grey[sizeof grey - 1] = 0xFF;
    index[sizeof index - 1] = 1;
    assert_pixel(PNG_FORMAT_GRAY, grey, NULL, 0xFF404040, 0xFFFFFFFF);
    assert_pixel(PNG_FORMAT_RGB, rgb, NULL, 0xFF010203, 0xFF000000);
    assert_pixel(PNG_FORMAT_RGBA, rgba, NULL, 0x80010203, 0x00000000);
    assert_pixel(PNG_FORMAT_RGB_COLORMAP, index, colours, 0xFF090807, 0xFF00FF00);
    assert_pixel(PNG_FORMAT_LINEAR_Y, deep, NULL, 0xFFFFFFFF, 0xFF000000);
}

static void test_opaque_has_no_alpha(void **state)
{
    (void)state;
    struct bp_arena arena;
    struct bp_image image;
    const char *fault;
    unsigned char rgba[SIDE * SIDE * 4];
    memset(rgba, 0xFF, sizeof rgba);
    size_t len;
    unsigned char *bytes = write_png(PNG_FORMAT_RGBA, rgba, NULL, &len);
    assert_true(read_png(bytes, len, &arena, &image, &fault));
    assert_null(image.alpha);
    bp_arena_clear(&arena);
    free(bytes);
}

/* Noise, so that the file is of some length. */
static unsigned char *noise(size_t *len)
{
    unsigned char rgb[SIDE * SIDE * 3];
    uint32_t seed = 7;
    for (size_t i = 0; i < sizeof rgb; i++) {
        seed = seed * 1664525u + 1013904223u;
        rgb[i] = (unsigned char)(seed >> 24);
    }
    return write_png(PNG_FORMAT_RGB, rgb, NULL, len);
}

static void test_cut_off(void **state)
{
    (void)state;
    size_t len;
    unsigned char *bytes = noise(&len);
    for (size_t n = 0; n < len; n++) {
        struct bp_arena arena;
        struct bp_image image;
        const char *fault = NULL;
        unsigned char *cut = malloc(n ? n : 1); /* of its own length: a sanitizer sees each byte too far */
        assert_non_null(cut);
        memcpy(cut, bytes, n);
        assert_false(read_png(cut, n, &arena, &image, &fault));
        assert_string_equal(fault, n < 8 ? "it is no PNG file" : "it is cut off");
        bp_arena_clear(&arena);
        free(cut);
    }
    free(bytes);
}

static void test_damaged(void **state)
{
    (void)state;
    size_t len, refused = 0;
    unsigned char *bytes = noise(&len);
    for (size_t at = 0; at < len; at++) {
        struct bp_arena arena;
        struct bp_image image;
        const char *fault = NULL;
        bytes[at] ^= 0x55;
        if (!read_png(bytes, len, &arena, &image, &fault)) {
            assert_non_null(fault);
            refused++;
        }
        bytes[at] ^= 0x55;
        bp_arena_clear(&arena);
    }
    assert_true(refused > len / 2); /* a chunk that says nothing of the picture may be passed over */
    free(bytes);
}

/* A header that claims a picture of 2049 x 1 pixels, with its right check sum. */
static void test_too_large(void **state)
{
    (void)state;
    static const unsigned char bytes[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x08\x01\0\0\0\1\x08\2\0\0\0"
                                         "\x2A\xB4\xB2\x9B";
    struct bp_arena arena;
    struct bp_image image;
    const char *fault;
    assert_false(read_png(bytes, sizeof bytes - 1, &arena, &image, &fault));
    assert_string_equal(fault, "it has more than 2048 pixels on a side");
    bp_arena_clear(&arena);
}

static void test_no_memory(void **state)
{
    (void)state;
    struct bp_arena arena;
    struct bp_image image;
    const char *fault;
    size_t len;
    unsigned char *bytes = noise(&len);
    bp_arena_init(&arena, 1024);
    assert_false(bp_read_png(bytes, len, &arena, &image, &fault));
    assert_null(fault);
    bp_arena_clear(&arena);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),       cmocka_unit_test(test_opaque_has_no_alpha),
        cmocka_unit_test(test_cut_off),     cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_too_large),   cmocka_unit_test(test_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
