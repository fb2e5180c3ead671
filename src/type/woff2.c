/*
 * woff2: a font file as WOFF2, the form in which pages load it (W3C, WOFF File Format 2.0).
 *
 * Takes an OpenType file that holds one font, gives a header, a directory of its tables, and their bytes in one stream
 * that Brotli has compressed. The tables are not transformed (5.1, version 3 of `glyf` and `loca`): that would win a
 * tenth more, and costs more code than all the rest.
 */
#include <brotli/encode.h>

#include "type/webfont.h"

enum { SFNT_HEADER = 12, SFNT_RECORD = 16, WOFF2_HEADER = 48 };
enum { QUALITY = 9 }; /* of 11; the last two take ten times as long for a twentieth */
enum {
    WINDOW_BITS = 16
}; /* a subset is seldom larger; what Brotli prepares for a wider one takes longer than the font */
enum {
    NULL_TRANSFORM = 3 << 6,
    ANY_TAG = 63,
    LOSSLESS = 0x08
}; /* LOSSLESS: bit 11 of head.flags, in its first byte */

/* The tags that have a number (4.1, table 1), up to the last one that a subset of ours can have. */
static const char known_tags[][5] = {
    "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post", "cvt ", "fpgm",
    "glyf", "loca", "prep", "CFF ", "VORG", "EBDT", "EBLC", "gasp", "hdmx", "kern",
    "LTSH", "PCLT", "VDMX", "vhea", "vmtx", "BASE", "GDEF", "GPOS", "GSUB",
};

typedef struct table {
    str tag, content;
} table;

typedef list_of(table) table_list;

static uint32_t number_at(str s, size_t at, size_t bytes)
{
    uint32_t n = 0;
    for (size_t i = 0; i < bytes; i++)
        n = n << 8 | (unsigned char)s.at[at + i];
    return n;
}

static void put_number(buf *out, uint32_t n, size_t bytes)
{
    while (bytes-- > 0)
        buf_char(out, (char)(n >> (8 * bytes) & 0xff));
}

static size_t padded(size_t len)
{
    return (len + 3) / 4 * 4;
}

/* UIntBase128 (4.1): seven bits a byte, the greatest first, without leading zeros. */
static void put_base128(buf *out, uint32_t n)
{
    int bytes = 1;
    while (bytes < 5 && n >> (7 * bytes) > 0)
        bytes++;
    while (bytes-- > 0)
        buf_char(out, (char)((n >> (7 * bytes) & 0x7f) | (bytes > 0 ? 0x80 : 0)));
}

/* ---- the font ---------------------------------------------------------------------------------- */

/* As they stand in its directory, which is by tag: `loca` comes after `glyf`, as it must. */
static bool read_tables(arena *a, str font, table_list *tables)
{
    size_t count = font.len >= SFNT_HEADER ? number_at(font, 4, 2) : 0;
    if (count == 0 || font.len < SFNT_HEADER + count * SFNT_RECORD)
        return false;
    for (size_t i = 0; i < count; i++) {
        size_t record = SFNT_HEADER + i * SFNT_RECORD;
        size_t from = number_at(font, record + 8, 4), len = number_at(font, record + 12, 4);
        if (from > font.len || len > font.len - from)
            return false;
        list_add(
            a, tables,
            ((table){ str_slice(font, record, record + 4), str_slice(font, from, from + len) }));
    }
    return true;
}

static void put_entry(buf *out, const table *t)
{
    unsigned number = 0, most = sizeof known_tags / sizeof *known_tags;
    while (number < most && !str_is(t->tag, known_tags[number]))
        number++;
    bool outlines = str_is(t->tag, "glyf") || str_is(t->tag, "loca");
    buf_char(out, (char)((number < most ? number : ANY_TAG) | (outlines ? NULL_TRANSFORM : 0)));
    if (number == most)
        buf_put(out, t->tag);
    put_base128(out, (uint32_t)t->content.len);
}

/* A font that was packed says so in its head (5.1). */
static void put_content(buf *out, const table *t)
{
    const size_t flags = 16;
    bool head = str_is(t->tag, "head") && t->content.len > flags;
    buf_put(out, str_slice(t->content, 0, head ? flags : t->content.len));
    if (!head)
        return;
    buf_char(out, (char)(t->content.at[flags] | LOSSLESS));
    buf_put(out, str_slice(t->content, flags + 1, t->content.len));
}

/* ---- the file ---------------------------------------------------------------------------------- */

static str compress(arena *a, str s)
{
    size_t size = BrotliEncoderMaxCompressedSize(s.len);
    uint8_t *packed = arena_array(a, uint8_t, size + 1);
    bool done = size > 0
                && BrotliEncoderCompress(QUALITY, WINDOW_BITS, BROTLI_MODE_FONT, s.len,
                                         (const uint8_t *)s.at, &size, packed);
    return done ? (str){ (const char *)packed, size } : STR("");
}

static void put_header(buf *out, uint32_t flavour, const table_list *tables, size_t directory,
                       size_t packed)
{
    size_t whole = SFNT_HEADER + tables->len * SFNT_RECORD;
    for (size_t i = 0; i < tables->len; i++)
        whole += padded(tables->at[i].content.len);
    buf_text(out, "wOF2");
    put_number(out, flavour, 4);
    put_number(out, (uint32_t)padded(WOFF2_HEADER + directory + packed), 4);
    put_number(out, (uint32_t)tables->len, 2);
    put_number(out, 0, 2);
    put_number(out, (uint32_t)whole, 4);
    put_number(out, (uint32_t)packed, 4);
    put_number(out, 1u << 16, 4); /* version 1.0 */
    buf_fill(out, '\0', 20);      /* no metadata, no private data */
}

str woff2_of(arena *a, str font)
{
    table_list tables = { 0 };
    if (!read_tables(a, font, &tables))
        return STR("");
    buf directory = buf_new(a), stream = buf_new(a), out = buf_new(a);
    for (size_t i = 0; i < tables.len; i++) {
        put_entry(&directory, &tables.at[i]);
        put_content(&stream, &tables.at[i]);
    }
    str packed = compress(a, buf_str(&stream));
    if (packed.len == 0)
        return STR("");
    put_header(&out, number_at(font, 0, 4), &tables, buf_str(&directory).len, packed.len);
    buf_put(&out, buf_str(&directory));
    buf_put(&out, packed);
    size_t len = buf_str(&out).len;
    buf_fill(&out, '\0',
             padded(len)
                 - len); /* readers hold the end of the stream, padded, against the file's length */
    return buf_str(&out);
}
