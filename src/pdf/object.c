/*
 * The only file that includes libharu: its object layer (memory, dictionaries, arrays, streams, the
 * cross-reference table), and nothing of its documents, pages and fonts.
 *
 * What is known of libharu 2.3.0 and minded here:
 *  - An add that fails is silent until the file is saved, so each is checked and the first that
 *    fails is named.
 *  - Arrays hold 32,767 items, dictionaries 4,095, strings 65,535 bytes: callers divide what may be
 *    longer.
 *  - It compresses with zlib when it saves. Streams come here compressed (libdeflate is faster),
 *    and since it takes a /Filter away that it does not know of, that line is written by the hook
 *    for a dictionary's own lines.
 *  - The file identifier of its own would hash the clock; ours is a hash of all streams.
 */
#include <hpdf_conf.h>
#include <hpdf_consts.h>
#include <hpdf_error.h>
#include <hpdf_mmgr.h>
#include <hpdf_objects.h>
#include <libdeflate.h>

#include "pdf/object.h"

enum {
    LEVEL = 6, /* of compression */
    OUTPUT_BLOCK = 1 << 16,
    STRING_MOST =
        16000, /* bytes of UTF-8 in a text string; as UTF-16 it stays below libharu's limit */
};

struct pdf_file {
    arena *arena, *scratch; /* scratch: until the next stream */
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Xref xref;
    struct libdeflate_compressor *compressor;
    uint64_t hash[2];
    str fault;
};

static HPDF_Dict dict_of(pdf_dict *d)
{
    return (HPDF_Dict)(void *)d;
}
static HPDF_Array array_of(pdf_array *a)
{
    return (HPDF_Array)(void *)a;
}

/* ---- faults ---------------------------------------------------------------------------------- */

static void check(pdf_file *f, HPDF_STATUS status, const char *what)
{
    if (status == HPDF_OK || f->fault.len > 0)
        return;
    HPDF_STATUS first = HPDF_Error_GetCode(&f->error); /* of an add that said nothing */
    f->fault = str_format(f->arena, "adding %s failed (libharu %04x)", what,
                          (unsigned)(first != HPDF_OK ? first : status));
}

static void *made(pdf_file *f, void *object, const char *what)
{
    if (!object)
        check(f, HPDF_FAILD_TO_ALLOC_MEM, what);
    return object;
}

str pdf_fault(const pdf_file *f)
{
    return f->fault;
}

/* ---- the file -------------------------------------------------------------------------------- */

pdf_file *pdf_open(arena *a)
{
    pdf_file *f = arena_make(a, pdf_file);
    f->arena = a;
    f->scratch = arena_new();
    f->hash[0] = UINT64_C(0xcbf29ce484222325);
    f->hash[1] = UINT64_C(0x84222325cbf29ce4);
    HPDF_Error_Init(&f->error, NULL);
    f->memory = HPDF_MMgr_New(&f->error, 0, NULL, NULL);
    f->xref = f->memory ? HPDF_Xref_New(f->memory, 0) : NULL;
    f->compressor = libdeflate_alloc_compressor(LEVEL);
    if (!f->xref || !f->compressor)
        f->fault = STR("out of memory");
    return f;
}

void pdf_drop(pdf_file *f)
{
    arena_drop(f->scratch);
    if (f->xref)
        HPDF_Xref_Free(f->xref);
    if (f->memory)
        HPDF_MMgr_Free(f->memory);
    if (f->compressor)
        libdeflate_free_compressor(f->compressor);
}

/* FNV-1a, twice with different beginnings: enough to tell two files apart, and the same on every
   machine. */
static void hash_add(pdf_file *f, str data)
{
    for (size_t i = 0; i < data.len; i++) {
        f->hash[0] = (f->hash[0] ^ (unsigned char)data.at[i]) * UINT64_C(0x100000001b3);
        f->hash[1] =
            (f->hash[1] ^ (unsigned char)data.at[data.len - 1 - i]) * UINT64_C(0x100000001b3);
    }
}

static void put_identifier(pdf_file *f)
{
    unsigned char bytes[16];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(f->hash[i / 8] >> 8 * (i % 8));
    HPDF_Array id = made(f, HPDF_Array_New(f->memory), "the identifier");
    check(f, HPDF_Dict_Add(f->xref->trailer, "ID", id), "/ID");
    for (int i = 0; i < 2; i++)
        check(f, HPDF_Array_Add(id, HPDF_Binary_New(f->memory, bytes, sizeof bytes)), "/ID");
}

/* The second line has bytes above 127, so that nobody takes the file for text (ISO 32000-1, 7.5.2).
   */
static void write_all(pdf_file *f, HPDF_Stream stream, buf *out)
{
    static const char head[] = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
    check(f, HPDF_Stream_Write(stream, (const HPDF_BYTE *)head, sizeof head - 1), "the head");
    check(f, HPDF_Xref_WriteToStream(f->xref, stream, NULL), "the objects");
    HPDF_UINT blocks = HPDF_MemStream_GetBufCount(stream);
    for (HPDF_UINT i = 0; i < blocks && f->fault.len == 0; i++) {
        HPDF_UINT len = 0;
        const HPDF_BYTE *at = HPDF_MemStream_GetBufPtr(stream, i, &len);
        buf_put(out, (str){ (const char *)at, len });
    }
}

bool pdf_close(pdf_file *f, pdf_dict *catalogue, pdf_dict *info, buf *out)
{
    if (f->fault.len > 0)
        return false;
    check(f, HPDF_Dict_Add(f->xref->trailer, "Root", dict_of(catalogue)), "/Root");
    check(f, HPDF_Dict_Add(f->xref->trailer, "Info", dict_of(info)), "/Info");
    put_identifier(f);
    HPDF_Stream stream = made(f, HPDF_MemStream_New(f->memory, OUTPUT_BLOCK), "the output");
    if (f->fault.len > 0)
        return false;
    write_all(f, stream, out);
    HPDF_Stream_Free(stream);
    return f->fault.len == 0;
}

/* ---- making ---------------------------------------------------------------------------------- */

static void *numbered(pdf_file *f, void *object)
{
    check(f, HPDF_Xref_Add(f->xref, object), "an object");
    return object;
}

pdf_dict *pdf_dict_new(pdf_file *f)
{
    return made(f, HPDF_Dict_New(f->memory), "a dictionary");
}
pdf_dict *pdf_dict_numbered(pdf_file *f)
{
    return numbered(f, pdf_dict_new(f));
}
pdf_array *pdf_array_new(pdf_file *f)
{
    return made(f, HPDF_Array_New(f->memory), "an array");
}
pdf_array *pdf_array_numbered(pdf_file *f)
{
    return numbered(f, pdf_array_new(f));
}

static HPDF_STATUS write_flate(HPDF_Dict d, HPDF_Stream stream)
{
    (void)d;
    return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\012");
}

static HPDF_STATUS write_jpeg(HPDF_Dict d, HPDF_Stream stream)
{
    (void)d;
    return HPDF_Stream_WriteStr(stream, "/Filter /DCTDecode\012");
}

pdf_dict *pdf_stream_ready(pdf_file *f, str data, const char *filter)
{
    HPDF_Dict d = made(f, HPDF_DictStream_New(f->memory, f->xref), "a stream");
    if (!d)
        return NULL;
    if (filter)
        d->write_fn = filter[0] == 'D' ? write_jpeg : write_flate;
    check(f, HPDF_Stream_Write(d->stream, (const HPDF_BYTE *)data.at, (HPDF_UINT)data.len),
          "the data of a stream");
    hash_add(f, data);
    return (pdf_dict *)(void *)d;
}

pdf_dict *pdf_stream_new(pdf_file *f, str data)
{
    size_t room = libdeflate_zlib_compress_bound(f->compressor, data.len);
    char *packed = arena_array(f->scratch, char, room);
    size_t len = libdeflate_zlib_compress(f->compressor, data.at, data.len, packed, room);
    pdf_dict *d = pdf_stream_ready(f, (str){ packed, len }, "FlateDecode");
    arena_reset(f->scratch);
    return d;
}

/* ---- putting into dictionaries --------------------------------------------------------------- */

void pdf_put_name(pdf_file *f, pdf_dict *d, const char *key, str name)
{
    check(f, HPDF_Dict_AddName(dict_of(d), key, str_text(f->scratch, name)), key);
}

void pdf_put_int(pdf_file *f, pdf_dict *d, const char *key, int32_t value)
{
    check(f, HPDF_Dict_AddNumber(dict_of(d), key, value), key);
}

void pdf_put_bool(pdf_file *f, pdf_dict *d, const char *key, bool value)
{
    check(f, HPDF_Dict_AddBoolean(dict_of(d), key, value), key);
}

void pdf_put_dict(pdf_file *f, pdf_dict *d, const char *key, pdf_dict *value)
{
    check(f, HPDF_Dict_Add(dict_of(d), key, dict_of(value)), key);
}

void pdf_put_array(pdf_file *f, pdf_dict *d, const char *key, pdf_array *value)
{
    check(f, HPDF_Dict_Add(dict_of(d), key, array_of(value)), key);
}

void pdf_put_ascii(pdf_file *f, pdf_dict *d, const char *key, str text)
{
    check(f,
          HPDF_Dict_Add(dict_of(d), key,
                        HPDF_String_New(f->memory, str_text(f->scratch, text), NULL)),
          key);
}

static bool is_ascii(str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] < 0x20 || (unsigned char)text.at[i] > 0x7e)
            return false;
    return true;
}

static void put_unit(buf *out, uint32_t unit)
{
    buf_char(out, (char)(unit >> 8));
    buf_char(out, (char)(unit & 0xff));
}

/* UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2). */
static str utf16(arena *a, str text)
{
    buf out = buf_new(a);
    put_unit(&out, 0xfeff);
    for (size_t pos = 0; pos < text.len;) {
        uint32_t rune = utf8_next(text, &pos);
        if (rune < 0x10000) {
            put_unit(&out, rune);
            continue;
        }
        put_unit(&out, 0xd800 + ((rune - 0x10000) >> 10));
        put_unit(&out, 0xdc00 + ((rune - 0x10000) & 0x3ff));
    }
    return buf_str(&out);
}

void pdf_put_text(pdf_file *f, pdf_dict *d, const char *key, str text)
{
    if (text.len > STRING_MOST)
        text = str_slice(text, 0, STRING_MOST);
    if (is_ascii(text)) {
        pdf_put_ascii(f, d, key, text);
        return;
    }
    str wide = utf16(f->scratch, text);
    check(f,
          HPDF_Dict_Add(dict_of(d), key,
                        HPDF_Binary_New(f->memory, (HPDF_BYTE *)wide.at, (HPDF_UINT)wide.len)),
          key);
}

/* ---- adding to arrays ------------------------------------------------------------------------ */

void pdf_add_name(pdf_file *f, pdf_array *a, str name)
{
    check(f, HPDF_Array_AddName(array_of(a), str_text(f->scratch, name)), "a name");
}

void pdf_add_int(pdf_file *f, pdf_array *a, int32_t value)
{
    check(f, HPDF_Array_AddNumber(array_of(a), value), "a number");
}

/* The one place where a length becomes what libharu counts in; its reals end at 32,767. */
void pdf_add_length(pdf_file *f, pdf_array *a, length value)
{
    const length most = LENGTH_PT(32000);
    value = value > most ? most : value < -most ? -most : value;
    check(f, HPDF_Array_AddReal(array_of(a), (HPDF_REAL)value / 65536), "a length");
}

void pdf_add_ascii(pdf_file *f, pdf_array *a, str text)
{
    check(f,
          HPDF_Array_Add(array_of(a), HPDF_String_New(f->memory, str_text(f->scratch, text), NULL)),
          "a string");
}

void pdf_add_dict(pdf_file *f, pdf_array *a, pdf_dict *value)
{
    check(f, HPDF_Array_Add(array_of(a), dict_of(value)), "a dictionary");
}

void pdf_add_array(pdf_file *f, pdf_array *a, pdf_array *value)
{
    check(f, HPDF_Array_Add(array_of(a), array_of(value)), "an array");
}

void pdf_add_null(pdf_file *f, pdf_array *a)
{
    check(f, HPDF_Array_Add(array_of(a), HPDF_Null_New(f->memory)), "null");
}
