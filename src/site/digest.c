/*
 * SHA-256 of a file's content, as the manifest holds it: 64 hexadecimal digits in lower case
 * (FIPS 180-4, by nettle). A file on the disk is read in parts, so that a large one costs no memory.
 */
#include <nettle/base16.h>
#include <nettle/sha2.h>

#include "site/inside.h"

enum { VERSION_DIGITS = 12 }; /* enough to tell the versions of one file from each other */

typedef struct hashing {
    struct sha256_ctx context;
    int64_t size;
} hashing;

static bool take(void *context, str part)
{
    hashing *h = context;
    sha256_update(&h->context, part.len, (const uint8_t *)(part.at ? part.at : ""));
    h->size += (int64_t)part.len;
    return true;
}

static void finish(hashing *h, char digest[DIGEST_TEXT])
{
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_digest(&h->context, sizeof bytes, bytes);
    base16_encode_update(digest, sizeof bytes, bytes);
    digest[DIGEST_TEXT - 1] = '\0';
}

void site_digest(str content, char digest[DIGEST_TEXT])
{
    hashing h = { 0 };
    sha256_init(&h.context);
    take(&h, content);
    finish(&h, digest);
}

str site_content_version(arena *a, str content)
{
    char digest[DIGEST_TEXT];
    site_digest(content, digest);
    return str_copy(a, str_slice(str_of(digest), 0, VERSION_DIGITS));
}

bool site_digest_file(const char *path, char digest[DIGEST_TEXT], int64_t *size)
{
    hashing h = { 0 };
    sha256_init(&h.context);
    if (file_parts(path, SITE_FILE_MOST, take, &h) != FILE_OK)
        return false;
    finish(&h, digest);
    *size = h.size;
    return true;
}
