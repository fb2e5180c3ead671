/*
 * Buffers: text that grows at its end.
 *
 * A buffer lies in an arena and doubles like a list. A NUL always stands behind the text, so that
 * `b.at` can be handed to a library as it is; it is not counted in `len`.
 */
#include "base/inside.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <utf8proc.h>

enum { FIRST_BYTES = 64 };

buf buf_new(arena *a)
{
    return (buf){ .arena = a };
}

/* Room for `more` bytes and the NUL behind them; gives the place of the first. */
static char *open_room(buf *b, size_t more)
{
    size_t needed = b->len + more + 1;
    if (needed > b->room) {
        size_t room = b->room ? b->room * 2 : FIRST_BYTES;
        if (room < needed)
            room = needed;
        b->at = arena_extend(b->arena, b->at, b->len, room);
        b->room = room;
    }
    return b->at + b->len;
}

static void close_room(buf *b, size_t more)
{
    b->len += more;
    b->at[b->len] = '\0';
}

/* Does the text lie in the buffer itself, which may move when it grows? */
static bool holds(const buf *b, str s)
{
    return b->at && (uintptr_t)s.at - (uintptr_t)b->at < b->len;
}

void buf_put(buf *b, str s)
{
    const bool own = holds(b, s);
    const size_t from = own ? (size_t)(s.at - b->at) : 0;
    char *end = open_room(b, s.len);
    if (s.len)
        memcpy(end, own ? b->at + from : s.at, s.len);
    close_room(b, s.len);
}

void buf_text(buf *b, const char *text)
{
    buf_put(b, str_of(text));
}

void buf_char(buf *b, char c)
{
    *open_room(b, 1) = c;
    close_room(b, 1);
}

void buf_fill(buf *b, char c, size_t count)
{
    memset(open_room(b, count), c, count);
    close_room(b, count);
}

void buf_rune(buf *b, uint32_t rune)
{
    utf8proc_uint8_t bytes[4];
    if (!utf8proc_codepoint_valid((utf8proc_int32_t)rune))
        rune = 0xFFFD;
    utf8proc_ssize_t len = utf8proc_encode_char((utf8proc_int32_t)rune, bytes);
    buf_put(b, (str){ (const char *)bytes, (size_t)len });
}

void buf_int(buf *b, int64_t value)
{
    char figures[20]; /* with a minus */
    size_t at = sizeof figures;
    uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
    do
        figures[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        figures[--at] = '-';
    buf_put(b, (str){ figures + at, sizeof figures - at });
}

/* Most pieces are short: they are made aside, and so but once. */
void buf_vformat(buf *b, const char *format, va_list args)
{
    char piece[256];
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(piece, sizeof piece, format, again);
    va_end(again);
    assert(len >= 0);
    if ((size_t)len < sizeof piece) {
        buf_put(b, (str){ piece, (size_t)len });
        return;
    }
    vsnprintf(open_room(b, (size_t)len), (size_t)len + 1, format, args);
    close_room(b, (size_t)len);
}

void buf_format(buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_vformat(b, format, args);
    va_end(args);
}

str buf_str(const buf *b)
{
    return (str){ b->at, b->len };
}
