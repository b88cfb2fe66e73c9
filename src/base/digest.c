/* digest.c: the SHA-256 sum of bytes in hexadecimal, with libmd; and a checksum, with libdeflate. */
#include "base/digest.h"

#include <sys/types.h>

#include <libdeflate.h>
#include <sha256.h>
#include <stdint.h>

void bp_digest(const void *bytes, size_t len, char hex[BP_DIGEST_ROOM])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t sum[SHA256_DIGEST_LENGTH];
    SHA256_CTX context;
    SHA256Init(&context);
    SHA256Update(&context, bytes, len);
    SHA256Final(sum, &context);
    for (size_t i = 0; i < sizeof sum; i++) {
        hex[2 * i] = digits[sum[i] >> 4];
        hex[2 * i + 1] = digits[sum[i] & 15];
    }
    hex[2 * sizeof sum] = '\0';
}

uint32_t bp_checksum(const void *bytes, size_t len)
{
    return libdeflate_crc32(0, bytes, len);
}
