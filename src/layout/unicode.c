/* unicode.c: the tables of unicode.def (made by unicode.sh from Unicode's data files), and how to
 * look up a character. */
#include "layout/unicode.h"

#define PAGE_BITS 7
#define PAGE_SIZE 128

#define KIND(...)
#define BLOCK(...)
#define PAGE(...) __VA_ARGS__,
static const uint8_t pages[] = {
#include "layout/unicode.def"
};
#undef PAGE
#undef BLOCK

#define PAGE(...)
#define BLOCK(...) {__VA_ARGS__},
static const uint8_t blocks[][PAGE_SIZE] = {
#include "layout/unicode.def"
};
#undef BLOCK
#undef KIND

#define BLOCK(...)
#define KIND(...) {__VA_ARGS__},
static const struct bp_character kinds[] = {
#include "layout/unicode.def"
};

const struct bp_character *bp_unicode(uint32_t code)
{
    return &kinds[blocks[pages[code >> PAGE_BITS]][code % PAGE_SIZE]];
}
