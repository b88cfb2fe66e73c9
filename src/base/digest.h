/* digest.h: the SHA-256 sum of bytes. Only digest.c uses libmd. */
#ifndef BP_DIGEST_H
#define BP_DIGEST_H

#include <stddef.h>

#define BP_DIGEST_ROOM 65

/* Writes the sum in hexadecimal: 64 digits and a NUL. */
void bp_digest(const void *bytes, size_t len, char hex[BP_DIGEST_ROOM]);

#endif
