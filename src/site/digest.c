/*
 * SHA-256 of a file's content, as the manifest holds it: 64 hexadecimal digits in lower case
 * (FIPS 180-4, by nettle).
 */
#include <nettle/base16.h>
#include <nettle/sha2.h>

#include "site/inside.h"

void site_digest(str content, char digest[DIGEST_TEXT])
{
    struct sha256_ctx context;
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, content.len, (const uint8_t *)(content.at ? content.at : ""));
    sha256_digest(&context, sizeof bytes, bytes);
    base16_encode_update(digest, sizeof bytes, bytes);
    digest[DIGEST_TEXT - 1] = '\0';
}
