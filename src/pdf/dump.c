/*
 * The text form of a PDF file: `referat dump pdf`. Its objects in the order of the file; content
 * streams and maps inflated, fonts and pictures as their length and a hash. Reads what pdf_write
 * has written, and refuses politely what it has not.
 */
#include <libdeflate.h>

#include "pdf/pdf.h"

enum { INFLATED_MOST = 64 << 20 };

static uint64_t hash_of(str data)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < data.len; i++)
        hash = (hash ^ (unsigned char)data.at[i]) * UINT64_C(0x100000001b3);
    return hash;
}

static bool is_text(str data)
{
    for (size_t i = 0; i < data.len; i++) {
        unsigned char c = (unsigned char)data.at[i];
        if ((c < 0x20 && c != '\n' && c != '\r' && c != '\t') || c >= 0x7f)
            return false;
    }
    return true;
}

static bool inflate(arena *a, str packed, str *data)
{
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    bool done = false;
    for (size_t room = packed.len * 8 + 1024; d && !done && room <= INFLATED_MOST; room *= 4) {
        char *out = arena_array(a, char, room);
        size_t len;
        enum libdeflate_result result =
            libdeflate_zlib_decompress(d, packed.at, packed.len, out, room, &len);
        done = result == LIBDEFLATE_SUCCESS;
        if (done)
            *data = (str){ out, len };
        if (result == LIBDEFLATE_BAD_DATA)
            break;
    }
    if (d)
        libdeflate_free_decompressor(d);
    return done;
}

static void put_stream(arena *a, str packed, buf *out)
{
    str data;
    if (inflate(a, packed, &data) && is_text(data)) {
        buf_text(out, "stream\n");
        buf_put(out, data);
        if (data.len > 0 && data.at[data.len - 1] != '\n')
            buf_char(out, '\n');
        buf_text(out, "endstream\n");
    } else {
        buf_format(out, "stream of %zu bytes, %016llx\n", packed.len,
                   (unsigned long long)hash_of(packed));
    }
}

/* Dictionaries by the line; the streams' lengths depend on the compressor and stand in other
   objects. */
static void put_object(arena *a, str body, buf *out)
{
    size_t at = str_find(body, STR("\nstream\r\n"));
    buf_put(out, str_slice(body, 0, at));
    buf_char(out, '\n');
    if (at == body.len)
        return;
    str rest = str_slice(body, at + 9, body.len);
    size_t end = rest.len;
    static const char mark[] = "\nendstream";
    while (end > 0 && !str_starts(str_slice(rest, end - 1, rest.len), str_of(mark)))
        end--;
    put_stream(a, str_slice(rest, 0, end > 0 ? end - 1 : 0), out);
}

bool pdf_dump(arena *a, str file, buf *out)
{
    if (!str_starts(file, STR("%PDF-")))
        return false;
    arena *own = arena_new();
    str rest = file;
    for (;;) {
        size_t open = str_find(rest, STR(" 0 obj\n"));
        size_t close = str_find(rest, STR("\nendobj\n"));
        if (open >= rest.len || close >= rest.len || open > close)
            break;
        size_t from = open;
        while (from > 0 && rest.at[from - 1] >= '0' && rest.at[from - 1] <= '9')
            from--;
        buf_format(out, "object " STR_FMT "\n", STR_ARG(str_slice(rest, from, open)));
        put_object(own, str_slice(rest, open + 7, close), out);
        rest = str_slice(rest, close + 8, rest.len);
        arena_reset(own);
    }
    size_t trailer = str_find(rest, STR("trailer")), xref = str_find(rest, STR("startxref"));
    buf_put(out, str_slice(rest, trailer, xref));
    arena_drop(own);
    (void)a;
    return true;
}
