/* digest.h: sums of bytes. Only digest.c uses nettle. */
#ifndef BP_DIGEST_H
#define BP_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#define BP_DIGEST_ROOM 65

/* Writes the SHA-256 sum in hexadecimal: 64 digits and a NUL. */
void bp_digest(const void *bytes, size_t len, char hex[BP_DIGEST_ROOM]);

/* A sum that takes a hundredth of the time, and tells whether bytes changed by chance, not by intent.
 * `before`: that of the bytes before these; 0: there are none. */
uint32_t bp_checksum(uint32_t before, const void *bytes, size_t len);

#endif
