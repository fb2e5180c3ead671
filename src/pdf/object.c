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
 *  - It writes a classic table of cross-references, in which each object stands as it is; we write
 *    streams of objects and of cross-references, and take from it only the form of each object.
 *  - The file identifier of its own would hash the clock; ours is a hash of all streams.
 */
#include <assert.h>
#include <hpdf_conf.h>
#include <hpdf_consts.h>
#include <hpdf_error.h>
#include <hpdf_mmgr.h>
#include <hpdf_objects.h>
#include <libdeflate.h>
#include <stdio.h>

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

/* The upper byte of an identifier says what kind of object it is. */
int pdf_number(const pdf_dict *d)
{
    const HPDF_UINT32 number = 0x00ffffff;
    return d ? (int)(((HPDF_Dict)(const void *)d)->header.obj_id & number) : 0;
}

void pdf_put_reference(buf *out, const pdf_dict *to)
{
    buf_int(out, pdf_number(to));
    buf_text(out, " 0 R");
}

/* ---- writing --------------------------------------------------------------------------------- */

/*
 * Objects that are no streams go together into object streams (ISO 32000-1, 7.5.7), a few hundred
 * in one, and a cross-reference stream (7.5.8) says where all are. Elements of the structure are
 * many and much alike: packed, one takes a tenth of its bytes.
 */
typedef struct place {
    bool packed;
    size_t at;  /* in the file; or which object stream, from 0 */
    size_t nth; /* in that */
} place;

typedef struct writing {
    pdf_file *file;
    buf *out;
    HPDF_Stream alone, together; /* what is written as it is; what goes into the next pack */
    list_of(place) places;       /* by object number */
    list_of(size_t) packs;       /* where each object stream stands in the file */
    buf heads;                   /* of the next pack: number and place of each object */
    size_t packed;               /* objects in it */
} writing;

enum {
    PACK_MOST = 1000,
    PLACE_LEN = 7, /* kind; place in the file or object stream; place in that */
};

static size_t count_objects(const pdf_file *f)
{
    return f->xref->entries->count;
}

static void put_data(pdf_file *f, HPDF_Stream stream, buf *out)
{
    const HPDF_UINT blocks = HPDF_MemStream_GetBufCount(stream);
    for (HPDF_UINT i = 0; i < blocks && f->fault.len == 0; i++) {
        HPDF_UINT len = 0;
        const HPDF_BYTE *at = HPDF_MemStream_GetBufPtr(stream, i, &len);
        buf_put(out, (str){ (const char *)at, len });
    }
}

static str packed(pdf_file *f, str data)
{
    const size_t room = libdeflate_zlib_compress_bound(f->compressor, data.len);
    char *at = arena_array(f->scratch, char, room);
    return (str){ at, libdeflate_zlib_compress(f->compressor, data.at, data.len, at, room) };
}

static void put_stream(writing *w, size_t number, str keys, str data)
{
    const str small = packed(w->file, data);
    buf_format(w->out,
               "%zu 0 obj\n<<\n" STR_FMT "/Filter /FlateDecode\n/Length %zu\n>>\nstream\r\n",
               number, STR_ARG(keys), small.len);
    buf_put(w->out, small);
    buf_text(w->out, "\nendstream\nendobj\n");
}

static void end_pack(writing *w)
{
    pdf_file *f = w->file;
    if (w->packed == 0)
        return;
    const size_t first = w->heads.len;
    put_data(f, w->together, &w->heads);
    hash_add(f, buf_str(&w->heads));
    const size_t number = count_objects(f) + w->packs.len;
    list_add(f->arena, &w->packs, w->out->len);
    put_stream(w, number,
               str_format(f->scratch, "/Type /ObjStm\n/N %zu\n/First %zu\n", w->packed, first),
               buf_str(&w->heads));
    HPDF_MemStream_FreeData(w->together);
    w->together->size = 0;
    w->heads.len = w->packed = 0;
    arena_reset(f->scratch);
}

/* Streams, and their lengths, which are numbers with a number: readers look for them first. */
static bool stands_alone(const void *object)
{
    const HPDF_Obj_Header *header = object;
    const unsigned kind = header->obj_class & HPDF_OCLASS_ANY;
    return kind == HPDF_OCLASS_NUMBER
           || (kind == HPDF_OCLASS_DICT && ((HPDF_Dict)(void *)object)->stream);
}

static void write_alone(writing *w, size_t number, void *object)
{
    pdf_file *f = w->file;
    char head[32];
    w->places.at[number] = (place){ .at = w->out->len + w->alone->size };
    snprintf(head, sizeof head, "%zu 0 obj\n", number);
    check(f, HPDF_Stream_WriteStr(w->alone, head), "an object");
    check(f, HPDF_Obj_WriteValue(object, w->alone, NULL), "an object");
    check(f, HPDF_Stream_WriteStr(w->alone, "\nendobj\n"), "an object");
}

static void write_packed(writing *w, size_t number, void *object)
{
    pdf_file *f = w->file;
    w->places.at[number] = (place){ true, w->packs.len, w->packed++ };
    buf_int(&w->heads, (int64_t)number);
    buf_char(&w->heads, ' ');
    buf_int(&w->heads, w->together->size);
    buf_char(&w->heads, ' ');
    check(f, HPDF_Obj_WriteValue(object, w->together, NULL), "an object");
    check(f, HPDF_Stream_WriteStr(w->together, "\n"), "an object");
    if (w->packed == PACK_MOST)
        end_pack(w);
}

static void write_objects(writing *w)
{
    pdf_file *f = w->file;
    const size_t count = count_objects(f);
    w->places.at = arena_array(f->arena, place, count);
    w->places.len = w->places.room = count;
    for (int alone = 1; alone >= 0; alone--) {
        for (size_t i = 1; i < count && f->fault.len == 0; i++) {
            void *object = HPDF_Xref_GetEntry(f->xref, (HPDF_UINT)i)->obj;
            if (stands_alone(object) == (alone == 1))
                (alone ? write_alone : write_packed)(w, i, object);
        }
        if (alone)
            put_data(f, w->alone, w->out);
    }
    end_pack(w);
}

/* ---- the cross-reference stream -------------------------------------------------------------- */

/* Each row as its difference from the one above (PNG's filter 2): what is packed in order costs
   nearly nothing. */
static void put_row(buf *out, unsigned char above[PLACE_LEN], int kind, size_t at, size_t nth)
{
    const unsigned char row[PLACE_LEN] = {
        (unsigned char)kind,      (unsigned char)(at >> 24), (unsigned char)(at >> 16),
        (unsigned char)(at >> 8), (unsigned char)at,         (unsigned char)(nth >> 8),
        (unsigned char)nth,
    };
    buf_char(out, 2);
    for (int i = 0; i < PLACE_LEN; i++) {
        buf_char(out, (char)(unsigned char)(row[i] - above[i]));
        above[i] = row[i];
    }
}

static str rows_of(const writing *w, size_t own)
{
    unsigned char above[PLACE_LEN] = { 0 };
    buf rows = buf_new(w->file->arena);
    put_row(&rows, above, 0, 0, 0xffff); /* object 0 is free */
    for (size_t i = 1; i < w->places.len; i++) {
        const place *p = &w->places.at[i];
        put_row(&rows, above, p->packed ? 2 : 1, p->packed ? w->places.len + p->at : p->at, p->nth);
    }
    for (size_t i = 0; i < w->packs.len; i++)
        put_row(&rows, above, 1, w->packs.at[i], 0);
    put_row(&rows, above, 1, own, 0);
    return buf_str(&rows);
}

static void put_hash(const pdf_file *f, buf *out)
{
    buf_char(out, '<');
    for (int i = 0; i < 2; i++)
        buf_format(out, "%016llx", (unsigned long long)f->hash[i]);
    buf_char(out, '>');
}

static void put_references(writing *w, const pdf_dict *catalogue, const pdf_dict *info)
{
    pdf_file *f = w->file;
    const size_t own = w->out->len, count = w->places.len + w->packs.len;
    buf keys = buf_new(f->arena);
    buf_format(&keys, "/Type /XRef\n/Size %zu\n/W [ 1 4 2 ]\n/Root %d 0 R\n/Info %d 0 R\n/ID [ ",
               count + 1, pdf_number(catalogue), pdf_number(info));
    put_hash(f, &keys);
    put_hash(f, &keys);
    buf_format(&keys, " ]\n/DecodeParms <</Predictor 12/Columns %d>>\n", PLACE_LEN);
    put_stream(w, count, buf_str(&keys), rows_of(w, own));
    buf_format(w->out, "startxref\n%zu\n%%%%EOF\n", own);
}

/* The second line has bytes above 127, so that nobody takes the file for text (ISO 32000-1, 7.5.2).
   */
bool pdf_close(pdf_file *f, pdf_dict *catalogue, pdf_dict *info, buf *out)
{
    static const char head[] = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n";
    if (f->fault.len > 0)
        return false;
    writing w = { .file = f, .out = out, .heads = buf_new(f->arena) };
    w.alone = made(f, HPDF_MemStream_New(f->memory, OUTPUT_BLOCK), "the output");
    w.together = made(f, HPDF_MemStream_New(f->memory, OUTPUT_BLOCK), "the output");
    if (f->fault.len > 0)
        return false;
    assert(out->len == 0); /* places are counted from its beginning */
    buf_text(out, head);
    write_objects(&w);
    put_references(&w, catalogue, info);
    HPDF_Stream_Free(w.alone);
    HPDF_Stream_Free(w.together);
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
    pdf_dict *d = pdf_stream_ready(f, packed(f, data), "FlateDecode");
    arena_reset(f->scratch);
    return d;
}

/* ---- lines ----------------------------------------------------------------------------------- */

static HPDF_STATUS write_lines(HPDF_Dict d, HPDF_Stream stream)
{
    const str *lines = d->attr;
    return lines ? HPDF_Stream_Write(stream, (const HPDF_BYTE *)lines->at, (HPDF_UINT)lines->len)
                 : HPDF_OK;
}

pdf_dict *pdf_lines_numbered(pdf_file *f)
{
    pdf_dict *d = pdf_dict_numbered(f);
    if (d)
        dict_of(d)->write_fn = write_lines;
    return d;
}

void pdf_lines_put(pdf_file *f, pdf_dict *d, str lines)
{
    str *kept = arena_make(f->arena, str);
    *kept = str_copy(f->arena, lines);
    if (d)
        dict_of(d)->attr = kept;
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

bool pdf_has(const pdf_dict *d, const char *key)
{
    return HPDF_Dict_GetItem((HPDF_Dict)(void *)d, key, HPDF_OCLASS_DICT) != NULL;
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

void pdf_put_bytes(pdf_file *f, pdf_dict *d, const char *key, str bytes)
{
    check(f,
          HPDF_Dict_Add(dict_of(d), key,
                        HPDF_Binary_New(f->memory, (HPDF_BYTE *)bytes.at, (HPDF_UINT)bytes.len)),
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
    pdf_put_bytes(f, d, key, utf16(f->scratch, text));
}

void pdf_put_string(buf *out, str text)
{
    static const char hex[] = "0123456789ABCDEF";
    if (text.len > STRING_MOST)
        text = str_slice(text, 0, STRING_MOST);
    if (!is_ascii(text)) {
        arena *a = arena_new();
        str wide = utf16(a, text);
        buf_char(out, '<');
        for (size_t i = 0; i < wide.len; i++) {
            buf_char(out, hex[(unsigned char)wide.at[i] >> 4]);
            buf_char(out, hex[(unsigned char)wide.at[i] & 15]);
        }
        buf_text(out, ">\n");
        arena_drop(a);
        return;
    }
    buf_char(out, '(');
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '(' || text.at[i] == ')' || text.at[i] == '\\')
            buf_char(out, '\\');
        buf_char(out, text.at[i]);
    }
    buf_text(out, ")\n");
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
