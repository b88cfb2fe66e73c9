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

/* FNV-1a. */
static inline size_t bp_hash_text(uint64_t key, const char *text)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325) ^ key;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
    return (size_t)(hash ^ hash >> 32);
}

#endif
