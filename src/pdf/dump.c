/*
 * The text form of a PDF file: `referat dump pdf`. Its objects in the order of the file; content
 * streams and maps inflated, fonts and pictures as their length and a hash. Reads what pdf_write
 * has written, and refuses politely what it has not.
 */
#include <string.h>

#include "pdf/packed.h"
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
    size_t budget = INFLATED_MOST;
    return packed_inflate(a, packed, &budget, data);
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

static size_t number_after(str text, const char *key)
{
    size_t at = str_find(text, str_of(key)), value = 0;
    for (at += strlen(key); at < text.len && value < INFLATED_MOST; at++) {
        if (text.at[at] < '0' || text.at[at] > '9')
            break;
        value = value * 10 + (size_t)(text.at[at] - '0');
    }
    return value;
}

static size_t next_number(str text, size_t *at)
{
    size_t value = 0;
    while (*at < text.len && (text.at[*at] < '0' || text.at[*at] > '9'))
        ++*at;
    for (; *at < text.len && text.at[*at] >= '0' && text.at[*at] <= '9'; ++*at)
        value = value < INFLATED_MOST ? value * 10 + (size_t)(text.at[*at] - '0') : value;
    return value;
}

/* The objects of an object stream: pairs of number and place, then the objects (ISO 32000-1,
   7.5.7). */
static void put_packed(arena *a, str keys, str packed, buf *out)
{
    str data;
    if (!inflate(a, packed, &data))
        return;
    const size_t count = number_after(keys, "/N "), first = number_after(keys, "/First ");
    size_t pos = 0;
    for (size_t i = 0; i < count && pos < first && first <= data.len; i++) {
        const size_t number = next_number(data, &pos), from = next_number(data, &pos);
        size_t ahead = pos;
        next_number(data, &ahead);
        const size_t to = i + 1 < count ? next_number(data, &ahead) : data.len - first;
        buf_format(out, "object %zu\n", number);
        buf_put(out, str_trim(str_slice(data, first + from, first + to)));
        buf_char(out, '\n');
    }
}

static str data_of(str rest)
{
    static const char mark[] = "\nendstream";
    size_t end = rest.len;
    while (end > 0 && !str_starts(str_slice(rest, end - 1, rest.len), str_of(mark)))
        end--;
    return str_slice(rest, 0, end > 0 ? end - 1 : 0);
}

/* Dictionaries by the line; the streams' lengths depend on the compressor and stand in other
   objects. */
static void put_object(arena *a, str number, str body, buf *out)
{
    const size_t at = str_find(body, STR("\nstream\r\n"));
    const str keys = str_slice(body, 0, at);
    const str data = at < body.len ? data_of(str_slice(body, at + 9, body.len)) : STR("");
    if (str_find(keys, STR("/Type /ObjStm")) < keys.len) {
        put_packed(a, keys, data, out);
        return;
    }
    buf_format(out, "object " STR_FMT "\n" STR_FMT "\n", STR_ARG(number), STR_ARG(keys));
    if (at < body.len && str_find(keys, STR("/Type /XRef")) == keys.len)
        put_stream(a, data, out);
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
        put_object(own, str_slice(rest, from, open), str_slice(rest, open + 7, close), out);
        rest = str_slice(rest, close + 8, rest.len);
        arena_reset(own);
    }
    arena_drop(own);
    (void)a;
    return true;
}
