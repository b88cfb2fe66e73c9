/* icc.c: makes the sRGB profile from the numbers that define it, so that no profile with a licence
 * is needed. It has a matrix and one parametric curve: the primaries and the white of IEC
 * 61966-2-1, adapted by the Bradford matrix to D50, the white of the profile connection space. */
#include "pdf/icc.h"

static const uint32_t white[] = {0xF6D6, 0x10000, 0xD32D}; /* D50: 0.9642, 1, 0.8249, s15Fixed16 */
static const uint32_t red[] = {0x6FA0, 0x38F5, 0x0390};    /* the sum of the three is the white */
static const uint32_t green[] = {0x6297, 0xB787, 0x18D9};
static const uint32_t blue[] = {0x249F, 0x0F84, 0xB6C4};
static const uint32_t adaptation[] = {0x00010C42, 0x000005DE, 0xFFFFF325, /* D65 to D50 */
                                      0x00000793, 0x0000FD90, 0xFFFFFBA1,
                                      0xFFFFFDA2, 0x000003DC, 0x0000C06E};
/* Y = ((X + 0.055) / 1.055)^2.4 from X = 0.04045 on, else X / 12.92: g, a, b, c, d. */
static const uint32_t curve[] = {0x00026666, 0x0000F2A7, 0x00000D59, 0x000013D0, 0x00000A5B};

enum type { XYZ, ARRAY, CURVE, TEXT };

struct element {
    char name[5];
    enum type type;
    const void *data; /* the numbers, or the text */
    unsigned n;
};

/* rTRC, gTRC and bTRC share one curve, so `data` is the same. */
static const struct element elements[] = {
    {"desc", TEXT, "sRGB", 4},    {"cprt", TEXT, "No rights reserved", 18},
    {"wtpt", XYZ, white, 3},      {"chad", ARRAY, adaptation, 9},
    {"rXYZ", XYZ, red, 3},        {"gXYZ", XYZ, green, 3},
    {"bXYZ", XYZ, blue, 3},       {"rTRC", CURVE, curve, 5},
    {"gTRC", CURVE, curve, 5},    {"bTRC", CURVE, curve, 5},
};
enum { N_ELEMENTS = sizeof elements / sizeof *elements, HEADER = 128 };

static void put32(struct bp_buf *buf, uint32_t value)
{
    const unsigned char bytes[4] = {(unsigned char)(value >> 24), (unsigned char)(value >> 16),
                                    (unsigned char)(value >> 8), (unsigned char)value};
    bp_buf_put(buf, bytes, 4);
}

static void put_numbers(struct bp_buf *buf, const uint32_t *numbers, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        put32(buf, numbers[i]);
}

static uint32_t element_size(const struct element *element)
{
    static const uint32_t before[] = {[XYZ] = 8, [ARRAY] = 8, [CURVE] = 12, [TEXT] = 28};
    return before[element->type] + (element->type == TEXT ? 2 : 4) * element->n;
}

static uint32_t aligned(uint32_t size)
{
    return (size + 3) & ~(uint32_t)3;
}

static void put_element(struct bp_buf *buf, const struct element *element)
{
    static const char *const signatures[] = {
        [XYZ] = "XYZ ", [ARRAY] = "sf32", [CURVE] = "para", [TEXT] = "mluc"};
    bp_buf_put(buf, signatures[element->type], 4);
    put32(buf, 0);
    if (element->type == TEXT) { /* one record of 12 bytes: English, at offset 28, in UTF-16 */
        put_numbers(buf, (const uint32_t[]){1, 12}, 2);
        bp_buf_put(buf, "enUS", 4);
        put_numbers(buf, (const uint32_t[]){2 * element->n, 28}, 2);
        const char *text = element->data;
        for (unsigned i = 0; i < element->n; i++) {
            bp_buf_char(buf, 0);
            bp_buf_char(buf, text[i]);
        }
    } else {
        if (element->type == CURVE)
            put32(buf, 3u << 16); /* function type with a linear part */
        put_numbers(buf, element->data, element->n);
    }
    for (uint32_t size = element_size(element); size < aligned(size); size++)
        bp_buf_char(buf, 0);
}

/* The header (7.2): version 4.3, display device, RGB to XYZ. The date is that of the standard. */
static void put_header(struct bp_buf *buf, uint32_t size)
{
    put_numbers(buf, (const uint32_t[]){size, 0, 0x04300000}, 3);
    bp_buf_put(buf, "mntrRGB XYZ ", 12);
    put_numbers(buf, (const uint32_t[]){1999 << 16 | 10, 18u << 16, 0}, 3);
    bp_buf_put(buf, "acsp", 4);
    put_numbers(buf, (const uint32_t[7]){0}, 7);
    put_numbers(buf, white, 3);
    put_numbers(buf, (const uint32_t[12]){0}, 12);
}

void bp_pdf_put_srgb(struct bp_buf *buf)
{
    uint32_t offsets[N_ELEMENTS] = {0}, at = HEADER + 4 + 12 * N_ELEMENTS;
    for (int i = 0; i < N_ELEMENTS; i++) {
        bool shared = i && elements[i].data == elements[i - 1].data;
        offsets[i] = shared ? offsets[i - 1] : at;
        at += shared ? 0 : aligned(element_size(&elements[i]));
    }
    put_header(buf, at);
    put32(buf, N_ELEMENTS);
    for (int i = 0; i < N_ELEMENTS; i++) {
        bp_buf_put(buf, elements[i].name, 4);
        put_numbers(buf, (const uint32_t[]){offsets[i], element_size(&elements[i])}, 2);
    }
    for (int i = 0; i < N_ELEMENTS; i++)
        if (!i || elements[i].data != elements[i - 1].data)
            put_element(buf, &elements[i]);
}
