/* hash.h: hashes for tables of texts. Each table has a key of its own: the words of a plan that was written
 * to fill one place of a table, and so to be looked for at each other's cost, would fill that of another.
 * What is found does not depend on it. */
#ifndef BP_HASH_H
#define BP_HASH_H

#include <stddef.h>
#include <stdint.h>

/* The key of a table that belongs to an object: where that lies in memory, nobody knows who writes a plan. */
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
