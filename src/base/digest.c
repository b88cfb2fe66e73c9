/* digest.c: the SHA-256 sum of bytes in hexadecimal, with nettle; and a checksum, with libdeflate. */
#include "base/digest.h"

#include <libdeflate.h>
#include <nettle/sha2.h>
#include <nettle/version.h>

void bp_digest(const void *bytes, size_t len, char hex[BP_DIGEST_ROOM])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t sum[SHA256_DIGEST_SIZE];
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, len, bytes);
#if NETTLE_VERSION_MAJOR >= 4
    sha256_digest(&context, sum);
#else
    sha256_digest(&context, sizeof sum, sum);
#endif
    for (size_t i = 0; i < sizeof sum; i++) {
        hex[2 * i] = digits[sum[i] >> 4];
        hex[2 * i + 1] = digits[sum[i] & 15];
    }
    hex[2 * sizeof sum] = '\0';
}

uint32_t bp_checksum(uint32_t before, const void *bytes, size_t len)
{
    return libdeflate_crc32(before, bytes, len);
}
