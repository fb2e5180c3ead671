/*
 * plain: all that a file holds, part for part, in the form in which text can be looked for.
 *
 * Takes any PDF, also one that another program has made, and gives its bytes, what is packed in its
 * streams, and the text strings of both: literal ones without their escapes, hexadecimal ones, and
 * those in UTF-16 as UTF-8 (ISO 32000-1, 7.3.4 and 7.9.2.2). Nothing is understood of its objects:
 * it is enough that each stream begins with a word and ends with another. Text that is drawn cannot
 * be found so, for it is written as numbers of glyphs; it is looked for where it is set.
 */
#include <libdeflate.h>
#include <string.h>

#include "pdf/packed.h"
#include "pdf/pdf.h"

enum {
    ROOM_FIRST = 8,       /* times as long as it was packed */
    ALL_MOST = 128 << 20, /* bytes of a file: one made to fill the memory is given up */
};

/* ---- streams --------------------------------------------------------------------------------- */

bool packed_inflate(arena *a, str packed, size_t *budget, str *data)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t room = packed.len * ROOM_FIRST + 1024;
    for (; d && result == LIBDEFLATE_INSUFFICIENT_SPACE && *budget > 0; room *= 4) {
        const size_t tried = room < *budget ? room : *budget;
        char *out = arena_array(a, char, tried);
        size_t len = tried;
        result = libdeflate_zlib_decompress(d, packed.at, packed.len, out, tried, &len);
        *budget -= result == LIBDEFLATE_SUCCESS ? len : tried;
        *data = (str){ out, len };
    }
    if (d)
        libdeflate_free_decompressor(d);
    return d && result == LIBDEFLATE_SUCCESS;
}

/* ---- strings --------------------------------------------------------------------------------- */

static uint32_t unit_at(str s, size_t at)
{
    return (uint32_t)((unsigned char)s.at[at] << 8 | (unsigned char)s.at[at + 1]);
}

static bool is_half(uint32_t unit, uint32_t first)
{
    return unit >= first && unit < first + 0x400;
}

static void put_utf16(str s, buf *out)
{
    for (size_t at = 2; at + 1 < s.len; at += 2) {
        uint32_t rune = unit_at(s, at);
        if (is_half(rune, 0xD800) && at + 3 < s.len && is_half(unit_at(s, at + 2), 0xDC00)) {
            rune = 0x10000 + ((rune - 0xD800) << 10) + (unit_at(s, at + 2) - 0xDC00);
            at += 2;
        }
        buf_rune(out, rune);
    }
}

static void put_string(str s, buf *out)
{
    if (s.len >= 2 && unit_at(s, 0) == 0xFEFF)
        put_utf16(s, out);
    else
        buf_put(out, s);
    buf_char(out, '\n');
}

/* Behind a backslash; gives the place after it. */
static size_t read_escape(str s, size_t at, buf *bytes)
{
    static const char letters[] = "nrtbf", meant[] = "\n\r\t\b\f";
    const char *letter = memchr(letters, s.at[at], sizeof letters - 1);
    int code = 0, digits = 0;
    for (; digits < 3 && at < s.len && s.at[at] >= '0' && s.at[at] <= '7'; digits++)
        code = code * 8 + (s.at[at++] - '0');
    if (digits > 0) {
        buf_char(bytes, (char)(code & 0xFF));
        return at;
    }
    if (s.at[at] != '\n') /* which goes on in the next line */
        buf_char(bytes, letter ? meant[letter - letters] : s.at[at]);
    return at + 1;
}

/* From behind its first bracket to behind its last. */
static size_t read_literal(str s, size_t at, buf *out)
{
    buf bytes = buf_new(out->arena);
    for (int depth = 1; at < s.len;) {
        const char c = s.at[at++];
        depth += (c == '(') - (c == ')');
        if (depth == 0)
            break;
        if (c == '\\' && at < s.len)
            at = read_escape(s, at, &bytes);
        else
            buf_char(&bytes, c);
    }
    put_string(buf_str(&bytes), out);
    return at;
}

static size_t read_hexadecimal(str s, size_t at, buf *out)
{
    buf bytes = buf_new(out->arena);
    for (int high = -1; at < s.len; at++) {
        const int digit = hex_value(s.at[at]);
        if (digit < 0 && !memchr(" \t\r\n", s.at[at], 4))
            break;
        if (digit >= 0 && high >= 0)
            buf_char(&bytes, (char)(high * 16 + digit));
        if (digit >= 0)
            high = high < 0 ? digit : -1;
    }
    put_string(buf_str(&bytes), out);
    return at;
}

static void put_strings(str data, buf *out)
{
    for (size_t at = 0; at < data.len;) {
        const char c = data.at[at++];
        if (c == '(')
            at = read_literal(data, at, out);
        else if (c == '<')
            at = read_hexadecimal(data, at, out);
    }
}

/* ---- the file -------------------------------------------------------------------------------- */

static const char *find(str s, size_t from, const char *word)
{
    return from < s.len ? memmem(s.at + from, s.len - from, word, strlen(word)) : NULL;
}

/* The next stream, and the objects before it; the data may have a line's end before and behind it. */
static bool next_stream(str file, size_t *at, str *objects, str *data)
{
    const char *begin = find(file, *at, "stream");
    size_t from = begin ? (size_t)(begin - file.at) + strlen("stream") : file.len;
    *objects = str_slice(file, *at, from);
    const char *end = find(file, from, "endstream");
    from += from < file.len && file.at[from] == '\r';
    from += from < file.len && file.at[from] == '\n';
    const size_t to = end ? (size_t)(end - file.at) : file.len;
    *data = str_slice(file, from, to);
    *at = to + strlen("endstream");
    return begin != NULL;
}

typedef struct giver {
    arena *scratch; /* of one stream */
    pdf_part_taker *take;
    void *to;
} giver;

static bool give_part(const giver *g, str part)
{
    buf strings = buf_new(g->scratch);
    put_strings(part, &strings);
    return g->take(g->to, part) && g->take(g->to, buf_str(&strings));
}

/* What is packed is of no use as it stands: brackets that are none would hide the strings behind
   them. */
static bool give_stream(const giver *g, str packed, size_t *budget)
{
    str data;
    return give_part(g, packed_inflate(g->scratch, packed, budget, &data) ? data : packed);
}

bool pdf_parts(str file, pdf_part_taker *take, void *to)
{
    if (!str_starts(file, STR("%PDF-")))
        return false;
    const giver g = { arena_new(), take, to };
    size_t budget = ALL_MOST;
    str objects, packed;
    for (size_t at = 0; at < file.len;) {
        const bool has_stream = next_stream(file, &at, &objects, &packed);
        if (!give_part(&g, objects) || (has_stream && !give_stream(&g, packed, &budget)))
            break;
        arena_reset(g.scratch);
    }
    arena_drop(g.scratch);
    return true;
}
