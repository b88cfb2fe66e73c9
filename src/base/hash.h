/* hash.h: hashes for tables of texts. Each table has its own key. Otherwise an author could choose
 * words that all go to the same place of the table, which makes it slow. The key does not affect
 * what is found. */
#ifndef BP_HASH_H
#define BP_HASH_H

#include <stddef.h>
#include <stdint.h>

/* The key of a table in an object: its address, which an author cannot know. */
static inline uint64_t bp_hash_key(const void *object)
{
    return (uint64_t)(uintptr_t)object * UINT64_C(0x9E3779B97F4A7C15);
}

/* FNV-1a, byte by byte: begin with the key, add each byte, end. */
static inline uint64_t bp_hash_begin(uint64_t key)
{
    return UINT64_C(0xCBF29CE484222325) ^ key;
}

static inline uint64_t bp_hash_on(uint64_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * UINT64_C(0x100000001B3);
}

static inline uint32_t bp_hash_end(uint64_t hash)
{
    return (uint32_t)(hash ^ hash >> 32);
}

static inline size_t bp_hash_text(uint64_t key, const char *text)
{
    uint64_t hash = bp_hash_begin(key);
    for (; *text; text++)
        hash = bp_hash_on(hash, *text);
    return bp_hash_end(hash);
}

#endif
