/*
 * identity: names for things that no other archive uses and that never change.
 *
 * Feeds and calendars want them, so that a reader's program knows what it has seen before. Where the site has an
 * address, they are tag: URIs of its host (RFC 4151), dated by the day of the meeting. Else they are UUIDs of version 5
 * (RFC 9562, section 5.5), made of the organisation's name and the page's permanent address. No name depends on
 * a title.
 */
#include <nettle/sha1.h>

#include "data/record.h"

enum { UUID_BYTES = 16 };

/* The namespace for names that are addresses (RFC 9562, section 6.6). */
static const uint8_t namespace_url[UUID_BYTES] = { 0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                                   0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8 };

static str uuid_of(arena *a, str name)
{
    struct sha1_ctx context;
    uint8_t bytes[SHA1_DIGEST_SIZE];
    sha1_init(&context);
    sha1_update(&context, UUID_BYTES, namespace_url);
    sha1_update(&context, name.len, (const uint8_t *)name.at);
    sha1_digest(&context, sizeof bytes, bytes);
    bytes[6] = (uint8_t)((bytes[6] & 0x0F) | 0x50); /* version 5 */
    bytes[8] = (uint8_t)((bytes[8] & 0x3F) | 0x80); /* variant of RFC 9562 */
    buf out = buf_new(a);
    buf_text(&out, "urn:uuid:");
    for (int i = 0; i < UUID_BYTES; i++)
        buf_format(&out, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", bytes[i]);
    return buf_str(&out);
}

/* "https://host:8080/archive/" gives "host" and "/archive/". */
static str host_of(str address, str *path)
{
    str rest = str_slice(address, str_find(address, STR("://")) + 3, address.len);
    size_t slash = str_find(rest, STR("/"));
    str host = str_slice(rest, 0, slash);
    size_t at = str_find(host, STR("@"));
    *path = str_slice(rest, slash, rest.len);
    if (at < host.len)
        host = str_slice(host, at + 1, host.len);
    return str_slice(host, 0, str_find(host, STR(":")));
}

str permanent_name(const teller *t, str page, date day)
{
    const project_settings *settings = &t->m->settings;
    str path;
    if (settings->address.len == 0)
        return uuid_of(t->a, str_format(t->a, "referat:" STR_FMT "/" STR_FMT,
                                        STR_ARG(settings->organisation.value), STR_ARG(page)));
    str host = host_of(settings->address, &path);
    str since = date_some(day) ? date_text(t->a, day) : STR("2000");
    return str_format(t->a, "tag:" STR_FMT "," STR_FMT ":" STR_FMT STR_FMT, STR_ARG(host),
                      STR_ARG(since), STR_ARG(path), STR_ARG(page));
}
