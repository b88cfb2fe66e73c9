/* png.c: reads a PNG file from an untrusted source with libpng. It limits width, height, the memory
 * of a chunk, and the number of chunks. libpng reports errors by a jump; they become messages. */
#include "read/png.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#define MOST_CHUNK (1u << 20)

struct reader {
    const unsigned char *at, *end; /* the rest of the file */
    struct bp_arena *arena;        /* borrowed */
    bool out;                      /* memory ran out */
    const char *fault;             /* arena; NULL: memory ran out */
    jmp_buf leave;
};

_Noreturn static void fail(png_structp png, const char *message)
{
    struct reader *reader = png_get_error_ptr(png);
    if (!reader->out) /* libpng calls this an error in the file too */
        reader->fault = bp_arena_text(reader->arena, message, strlen(message));
    longjmp(reader->leave, 1);
}

static png_voidp take(png_structp png, png_alloc_size_t size)
{
    void *memory = malloc(size);
    if (!memory)
        ((struct reader *)png_get_mem_ptr(png))->out = true;
    return memory;
}

static void drop(png_structp png, png_voidp memory)
{
    (void)png;
    free(memory);
}

static void pass_over(png_structp png, const char *message)
{
    (void)png;
    (void)message;
}

static void give(png_structp png, png_bytep out, size_t len)
{
    struct reader *reader = png_get_io_ptr(png);
    if ((size_t)(reader->end - reader->at) < len)
        png_error(png, "it is cut off");
    memcpy(out, reader->at, len);
    reader->at += len;
}

/* Asks libpng to deliver 8-bit RGBA, whatever the file has. */
static void transform(png_structp png)
{
    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
}

/* Splits RGBA rows into colour and alpha. Makes alpha only if some pixel is not opaque. */
static void part(struct bp_image *image, const unsigned char *pixels, unsigned char *rgb,
                 unsigned char *alpha)
{
    size_t n = (size_t)image->width * image->height;
    bool opaque = true;
    for (size_t i = 0; i < n; i++) {
        memcpy(rgb + 3 * i, pixels + 4 * i, 3);
        alpha[i] = pixels[4 * i + 3];
        opaque = opaque && alpha[i] == 0xFF;
    }
    image->rgb = rgb;
    image->alpha = opaque ? NULL : alpha;
}

/* The steps that can fail. They jump to the caller's `leave`, or return false if memory ran out. */
static bool read_all(png_structp png, png_infop info, struct reader *reader,
                     struct bp_image *image)
{
    png_set_user_limits(png, BP_MOST_PIXELS, BP_MOST_PIXELS);
    png_set_chunk_malloc_max(png, MOST_CHUNK);
    png_set_chunk_cache_max(png, 16);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
    png_set_read_fn(png, reader, give);
    png_read_info(png, info);
    transform(png);
    png_read_update_info(png, info);
    image->width = png_get_image_width(png, info);
    image->height = png_get_image_height(png, info);
    size_t n = (size_t)image->width * image->height;
    if (png_get_rowbytes(png, info) != (size_t)image->width * 4)
        png_error(png, "its pixels are of a kind that is not known");
    unsigned char *pixels = bp_arena_alloc(reader->arena, n * 4);
    unsigned char *rgb = bp_arena_alloc(reader->arena, n * 3);
    unsigned char *alpha = bp_arena_alloc(reader->arena, n);
    png_bytep *rows = bp_arena_array(reader->arena, image->height, sizeof *rows);
    if (!pixels || !rgb || !alpha || !rows)
        return false;
    for (uint32_t y = 0; y < image->height; y++)
        rows[y] = pixels + (size_t)y * image->width * 4;
    png_read_image(png, rows);
    png_read_end(png, NULL);
    part(image, pixels, rgb, alpha);
    return true;
}

/* A number of the header chunk, which is always first and begins at byte 8. 0 if the file is too
 * short. */
static uint32_t header_number(const unsigned char *bytes, size_t len, size_t at)
{
    return len < at + 4 ? 0 : png_get_uint_32(bytes + at);
}

bool bp_read_png(const void *bytes, size_t len, struct bp_arena *arena, struct bp_image *image,
                 const char **fault)
{
    struct reader reader = {.at = bytes, .end = (const unsigned char *)bytes + len, .arena = arena};
    *fault = "it is no PNG file";
    if (len < 8 || png_sig_cmp(bytes, 0, 8))
        return false;
    *fault = "it has more than 2048 pixels on a side";
    if (header_number(bytes, len, 16) > BP_MOST_PIXELS ||
        header_number(bytes, len, 20) > BP_MOST_PIXELS)
        return false;
    *fault = NULL;
    png_structp png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, &reader, fail, pass_over, &reader, take,
                                               drop);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    volatile bool done = false;
    if (info && !setjmp(reader.leave))
        done = read_all(png, info, &reader, image);
    *fault = reader.out ? NULL : reader.fault;
    png_destroy_read_struct(&png, &info, NULL);
    return done && !reader.out; /* libpng goes on without what it had no memory for */
}
