/*
 * unpack: what a file that is only copied says in other forms than its bytes.
 *
 * Takes any file and gives the texts that stand in it packed or written otherwise: the files in a ZIP (so are those of Word, Excel
 * and OpenDocument; APPNOTE.TXT 4.3.7), the texts of a PNG (PNG 11.3.4), and text in ISO 8859-1, in UTF-16, in base64. Nothing
 * is understood of what they mean, and a file that lies about itself gives less, for all that is made of it is a search. What
 * unpacks to more than a bound is given up there.
 */
#include <libdeflate.h>
#include <string.h>

#include "site/inside.h"

enum {
    ALL_MOST = 128 << 20, /* bytes that a file may unpack to */
    ROOM_FIRST = 8,       /* times as long as it was packed */
    ZIP_HEAD = 30,        /* bytes of the head of a file in a ZIP */
    PNG_HEAD = 8,         /* bytes of a chunk's length and name */
    CHECKSUM = 4,         /* behind a chunk */
    CODED_LINE = 60,      /* signs of a full line of base64 */
    CODED_LEAST = 16,     /* signs of base64 that are taken for such */
};

typedef struct unpacking {
    arena *arena;
    struct libdeflate_decompressor *inflater;
    size_t budget;
    str_list parts;
} unpacking;

static void add_part(unpacking *u, str part)
{
    if (part.len > 0)
        list_add(u->arena, &u->parts, part);
}

static uint32_t number_at(str s, size_t at, int bytes, bool big_first)
{
    uint32_t number = 0;
    for (int i = 0; i < bytes; i++)
        number = number << 8 | (unsigned char)s.at[at + (size_t)(big_first ? i : bytes - 1 - i)];
    return number;
}

/* ---- text in one or two bytes ---------------------------------------------------------------------- */

/* ISO 8859-1; without the zeros between its letters UTF-16 is that, too, as far as Latin letters go. */
static void add_latin(unpacking *u, str content)
{
    if (utf8_check(content) == content.len && !memchr(content.at, 0, content.len))
        return;
    buf out = buf_new(u->arena);
    for (size_t i = 0; i < content.len; i++)
        if (content.at[i])
            buf_rune(&out, (unsigned char)content.at[i]);
    add_part(u, buf_str(&out));
}

/* ---- deflated data ------------------------------------------------------------------------------ */

typedef enum libdeflate_result inflate(struct libdeflate_decompressor *with, const void *packed,
                                       size_t packed_len, void *out, size_t room, size_t *read,
                                       size_t *len);

/* Gives how much of it was read; 0 if it is none. */
static size_t add_inflated(unpacking *u, str packed, inflate *way)
{
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t read = 0, len = 0, room = packed.len < ALL_MOST ? packed.len * ROOM_FIRST + 1024 : 0;
    for (; result == LIBDEFLATE_INSUFFICIENT_SPACE && u->budget > 0; room *= 4) {
        const size_t tried = room < u->budget ? room : u->budget;
        char *out = arena_array(u->arena, char, tried);
        result = way(u->inflater, packed.at, packed.len, out, tried, &read, &len);
        u->budget -= result == LIBDEFLATE_SUCCESS ? len : tried;
        if (result != LIBDEFLATE_SUCCESS)
            continue;
        add_part(u, (str){ out, len });
        add_latin(u, (str){ out, len });
    }
    return result == LIBDEFLATE_SUCCESS ? read : 0;
}

/* ---- ZIP ---------------------------------------------------------------------------------------- */

/* The length of what is packed may stand behind it (bit 3 of its flags), so its own end is gone by. */
static void add_zip(unpacking *u, str content)
{
    const str sign = STR("PK\x03\x04");
    for (size_t at = 0; at + ZIP_HEAD < content.len;) {
        const str rest = str_slice(content, at, content.len);
        at += str_find(rest, sign);
        if (at + ZIP_HEAD >= content.len)
            break;
        const uint32_t method = number_at(content, at + 8, 2, false);
        const size_t names =
            number_at(content, at + 26, 2, false) + number_at(content, at + 28, 2, false);
        const size_t data = at + ZIP_HEAD + names;
        at += ZIP_HEAD;
        if (method == 8 && data < content.len)
            at = data
                 + add_inflated(u, str_slice(content, data, content.len),
                                libdeflate_deflate_decompress_ex);
    }
}

/* ---- PNG ---------------------------------------------------------------------------------------- */

/* Of a text that may be packed: where its packed bytes begin; its length if there are none. */
static size_t packed_from(str kind, str chunk)
{
    const size_t keyword = str_find(chunk, STR("\0"));
    if (str_is(kind, "zTXt"))
        return keyword + 2;
    if (!str_is(kind, "iTXt") || keyword + 2 >= chunk.len || chunk.at[keyword + 1] == 0)
        return chunk.len;
    const size_t language = keyword + 3,
                 behind = language + str_find(str_slice(chunk, language, chunk.len), STR("\0")) + 1;
    return behind + str_find(str_slice(chunk, behind, chunk.len), STR("\0")) + 1;
}

static void add_png(unpacking *u, str content)
{
    for (size_t at = PNG_HEAD; at + PNG_HEAD < content.len;) {
        const size_t len = number_at(content, at, 4, true), from = at + PNG_HEAD;
        const str kind = str_slice(content, at + 4, from);
        if (len > content.len - from)
            return;
        const str chunk = str_slice(content, from, from + len);
        const size_t packed = packed_from(kind, chunk);
        if (packed < chunk.len)
            add_inflated(u, str_slice(chunk, packed, chunk.len), libdeflate_zlib_decompress_ex);
        at = from + len + CHECKSUM;
    }
}

/* ---- base64 -------------------------------------------------------------------------------------- */

static int value_of_sign(char c)
{
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *found = c ? strchr(signs, c) : NULL;
    return found ? (int)(found - signs) : -1;
}

/* Does a run end at what is no sign of it? Not at the end of a line that is full (64 signs or 76: RFC 7468, RFC 2045). */
static bool ends_coded(char c, size_t *line)
{
    if (c == '\r')
        return false;
    const bool full = c == '\n' && *line >= CODED_LINE;
    *line = 0;
    return !full;
}

/* Each run of base64 (RFC 4648), full lines of which are one: words of a text before it are none of it. */
static void add_coded(unpacking *u, str content)
{
    buf out = buf_new(u->arena);
    size_t begun = 0, signs = 0, line = 0;
    uint32_t bits = 0;
    for (size_t i = 0; i < content.len; i++) {
        const int value = value_of_sign(content.at[i]);
        if (value >= 0) {
            bits = bits << 6 | (uint32_t)value;
            line++;
            if (signs++ % 4)
                buf_char(&out, (char)(unsigned char)(bits >> (6 - 2 * ((signs - 1) % 4))));
        } else if (ends_coded(content.at[i], &line) && signs > 0) {
            out.len = signs < CODED_LEAST ? begun : out.len;
            buf_char(&out, '\n');
            begun = out.len, signs = 0;
        }
    }
    add_part(u, buf_str(&out));
}

str_list unpack_parts(arena *a, str content)
{
    unpacking u = { .arena = a, .budget = ALL_MOST, .inflater = libdeflate_alloc_decompressor() };
    if (u.inflater && str_starts(content, STR("PK")))
        add_zip(&u, content);
    if (u.inflater && str_starts(content, STR("\x89PNG")))
        add_png(&u, content);
    if (u.inflater)
        libdeflate_free_decompressor(u.inflater);
    add_latin(&u, content);
    add_coded(&u, content);
    return u.parts;
}
