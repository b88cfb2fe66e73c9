/* zip_fields.h: the records of a zip file, as bytes (APPNOTE.TXT 6.3.10, 4.3). Numbers are little-endian. */
#ifndef BP_ZIP_FIELDS_H
#define BP_ZIP_FIELDS_H

#include <stdbool.h>
#include <stdint.h>

/* Their first four bytes, and their lengths without names and the like. */
enum {
    BP_ZIP_HEADER_SIGN = 0x04034B50,
    BP_ZIP_ENTRY_SIGN = 0x02014B50,
    BP_ZIP_END_SIGN = 0x06054B50,
    BP_ZIP_END_64_SIGN = 0x06064B50,
    BP_ZIP_LOCATOR_SIGN = 0x07064B50,
    BP_ZIP_HEADER = 30,
    BP_ZIP_ENTRY = 46,
    BP_ZIP_END = 22,
    BP_ZIP_END_64 = 56,
    BP_ZIP_LOCATOR = 20,
};

enum { BP_ZIP_ENCRYPTED = 1, BP_ZIP_STREAMED = 8, BP_ZIP_UTF8 = 0x800 }; /* bits of an entry's flags */
enum { BP_ZIP_STORED = 0, BP_ZIP_DEFLATED = 8 };                         /* methods */

static inline uint16_t bp_zip_2(const char *at)
{
    return (uint16_t)((unsigned char)at[0] | (unsigned char)at[1] << 8);
}

static inline uint32_t bp_zip_4(const char *at)
{
    return bp_zip_2(at) | (uint32_t)bp_zip_2(at + 2) << 16;
}

static inline uint64_t bp_zip_8(const char *at)
{
    return bp_zip_4(at) | (uint64_t)bp_zip_4(at + 4) << 32;
}

/* Where the directory is. */
struct bp_zip_directory {
    uint32_t at, end;  /* its first entry; the end record */
    uint32_t before;   /* bytes of records between its entries and the end record */
    uint32_t shift;    /* bytes before the zip, which its offsets do not count */
    uint64_t n, len, declared;
    bool split;        /* over several files */
};

/* False: there is none, or it does not lie in the file. */
bool bp_zip_find_directory(const char *bytes, uint32_t len, struct bp_zip_directory *out);

/* An entry of the directory. Its bytes lie in the file, before the directory. */
struct bp_zip_entry {
    const char *name; /* as written; not ended by a NUL */
    uint32_t name_len, len; /* of the whole entry */
    uint64_t header, data, packed, size;
    uint32_t crc;
    uint16_t method, flags;
};

/* False: it is broken. */
bool bp_zip_read_entry(const char *bytes, const struct bp_zip_directory *directory, uint32_t at,
                       struct bp_zip_entry *out);

#endif
