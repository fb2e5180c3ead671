/*
 * Pictures in the file, each embedded once however often it is shown.
 *
 * JPEG goes in as it is. So does the compressed data of a PNG that has no transparency and is not
 * interlaced: the file's filter and PNG's are the same (ISO 32000-1, 7.4.4.4). Other PNGs are
 * unpacked by libpng, and what is transparent in them becomes a mask of its own.
 */
#include <png.h>
#include <string.h>

#include "pdf/writer.h"

enum { PIXELS_MOST = 100 * 1000 * 1000 };

static uint32_t read32(const unsigned char *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void put_common(writer *w, pdf_dict *d, uint32_t width, uint32_t height, int bits)
{
    pdf_put_name(w->file, d, "Type", STR("XObject"));
    pdf_put_name(w->file, d, "Subtype", STR("Image"));
    pdf_put_int(w->file, d, "Width", (int32_t)width);
    pdf_put_int(w->file, d, "Height", (int32_t)height);
    pdf_put_int(w->file, d, "BitsPerComponent", bits);
}

/* ---- JPEG ------------------------------------------------------------------------------------ */

typedef struct jpeg_frame {
    uint32_t width, height;
    int components;
    bool adobe; /* four components then are inverted */
} jpeg_frame;

/* Segments up to the first frame header, SOF0–SOF15 without DHT, JPG and DAC (ITU-T T.81, B.1.1.3).
   */
static bool read_jpeg(str data, jpeg_frame *f)
{
    const unsigned char *at = (const unsigned char *)data.at;
    for (size_t i = 2; i + 9 < data.len && at[i] == 0xff;) {
        unsigned marker = at[i + 1];
        size_t len = (size_t)at[i + 2] << 8 | at[i + 3];
        if (marker == 0xee && len >= 12)
            f->adobe = memcmp(at + i + 4, "Adobe", 5) == 0;
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8
            && marker != 0xcc) {
            f->height = (uint32_t)at[i + 5] << 8 | at[i + 6];
            f->width = (uint32_t)at[i + 7] << 8 | at[i + 8];
            f->components = at[i + 9];
            return f->width > 0 && f->height > 0
                   && (f->components == 1 || f->components == 3 || f->components == 4);
        }
        i += len + 2;
    }
    return false;
}

/* Four inks are shown as what they leave of red, green and blue: the file's colours are sRGB, and
   DeviceCMYK would need a profile that nobody has given. The function is a PostScript calculator's
   (ISO 32000-1, 7.10.5). */
static pdf_array *inks(writer *w)
{
    static const char *const names[] = { "Cyan", "Magenta", "Yellow", "Black" };
    pdf_file *f = w->file;
    pdf_dict *mix = pdf_stream_new(f, STR("{1 exch sub dup 5 1 roll exch 1 exch sub mul 4 1 roll "
                                          "exch 1 exch sub 2 index mul 4 1 roll 1 exch sub mul "
                                          "exch}"));
    pdf_array *domain = pdf_array_new(f), *range = pdf_array_new(f), *colourants = pdf_array_new(f),
              *space = pdf_array_new(f);
    for (int i = 0; i < 8; i++)
        pdf_add_int(f, domain, i % 2);
    for (int i = 0; i < 6; i++)
        pdf_add_int(f, range, i % 2);
    for (int i = 0; i < 4; i++)
        pdf_add_name(f, colourants, str_of(names[i]));
    pdf_put_int(f, mix, "FunctionType", 4);
    pdf_put_array(f, mix, "Domain", domain);
    pdf_put_array(f, mix, "Range", range);
    pdf_add_name(f, space, STR("DeviceN"));
    pdf_add_array(f, space, colourants);
    pdf_add_name(f, space, STR("DeviceRGB"));
    pdf_add_dict(f, space, mix);
    return space;
}

static pdf_dict *embed_jpeg(writer *w, str data)
{
    static const char *const spaces[] = { NULL, "DeviceGray", NULL, "DeviceRGB" };
    jpeg_frame f = { 0 };
    if (!read_jpeg(data, &f))
        return NULL;
    pdf_dict *d = pdf_stream_ready(w->file, data, "DCTDecode");
    put_common(w, d, f.width, f.height, 8);
    if (f.components == 4)
        pdf_put_array(w->file, d, "ColorSpace", inks(w));
    else
        pdf_put_name(w->file, d, "ColorSpace", str_of(spaces[f.components]));
    if (f.components == 4 && f.adobe) {
        pdf_array *decode = pdf_array_new(w->file);
        for (int i = 0; i < 8; i++)
            pdf_add_int(w->file, decode, 1 - i % 2);
        pdf_put_array(w->file, d, "Decode", decode);
    }
    return d;
}

/* ---- PNG as it is ---------------------------------------------------------------------------- */

typedef struct png_file {
    uint32_t width, height;
    int bits, colour; /* colour: 0 grey, 2 RGB, 3 palette, 4 and 6 with alpha */
    bool interlaced, transparent;
    str palette;
    buf data; /* all IDAT chunks */
} png_file;

static bool read_png(arena *a, str file, png_file *p)
{
    const unsigned char *at = (const unsigned char *)file.at;
    if (file.len < 33 || memcmp(at, "\x89PNG\r\n\x1a\n", 8) != 0)
        return false;
    p->data = buf_new(a);
    for (size_t i = 8; i + 12 <= file.len;) {
        const size_t len = read32(at + i);
        const str content = { file.at + i + 8, len };
        if (len > file.len - i - 12)
            return false;
        if (memcmp(at + i + 4, "IHDR", 4) == 0 && len >= 13) {
            p->width = read32(at + i + 8);
            p->height = read32(at + i + 12);
            p->bits = at[i + 16];
            p->colour = at[i + 17];
            p->interlaced = at[i + 20] != 0;
        }
        if (memcmp(at + i + 4, "PLTE", 4) == 0)
            p->palette = content;
        if (memcmp(at + i + 4, "tRNS", 4) == 0)
            p->transparent = true;
        if (memcmp(at + i + 4, "IDAT", 4) == 0)
            buf_put(&p->data, content);
        i += len + 12;
    }
    return p->width > 0 && p->height > 0 && (uint64_t)p->width * p->height <= PIXELS_MOST
           && p->data.len > 0;
}

static void put_palette(writer *w, pdf_dict *d, const png_file *p)
{
    pdf_array *space = pdf_array_new(w->file);
    pdf_add_name(w->file, space, STR("Indexed"));
    pdf_add_name(w->file, space, STR("DeviceRGB"));
    pdf_add_int(w->file, space, (int32_t)(p->palette.len / 3) - 1);
    pdf_add_dict(w->file, space, pdf_stream_new(w->file, p->palette));
    pdf_put_array(w->file, d, "ColorSpace", space);
}

static pdf_dict *embed_plain(writer *w, const png_file *p)
{
    pdf_dict *d = pdf_stream_ready(w->file, buf_str(&p->data), "FlateDecode");
    put_common(w, d, p->width, p->height, p->bits);
    if (p->colour == 3)
        put_palette(w, d, p);
    else
        pdf_put_name(w->file, d, "ColorSpace",
                     p->colour == 2 ? STR("DeviceRGB") : STR("DeviceGray"));
    pdf_dict *filter = pdf_dict_new(w->file);
    pdf_put_int(w->file, filter, "Predictor", 15);
    pdf_put_int(w->file, filter, "Colors", p->colour == 2 ? 3 : 1);
    pdf_put_int(w->file, filter, "BitsPerComponent", p->bits);
    pdf_put_int(w->file, filter, "Columns", (int32_t)p->width);
    pdf_put_dict(w->file, d, "DecodeParms", filter);
    return d;
}

/* ---- PNG unpacked ---------------------------------------------------------------------------- */

static pdf_dict *embed_samples(writer *w, const png_image *image, str samples, const char *space)
{
    pdf_dict *d = pdf_stream_new(w->file, samples);
    put_common(w, d, image->width, image->height, 8);
    pdf_put_name(w->file, d, "ColorSpace", str_of(space));
    return d;
}

static pdf_dict *embed_unpacked(writer *w, str file)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    arena *a = arena_new();
    pdf_dict *d = NULL;
    if (png_image_begin_read_from_memory(&image, file.at, file.len)) {
        image.format = PNG_FORMAT_RGBA;
        const size_t count = (size_t)image.width * image.height;
        unsigned char *pixels = arena_array(a, unsigned char, count * 4);
        char *colours = arena_array(a, char, count * 3), *mask = arena_array(a, char, count);
        if (png_image_finish_read(&image, NULL, pixels, 0, NULL)) {
            for (size_t i = 0; i < count; i++) {
                memcpy(colours + 3 * i, pixels + 4 * i, 3);
                mask[i] = (char)pixels[4 * i + 3];
            }
            d = embed_samples(w, &image, (str){ colours, count * 3 }, "DeviceRGB");
            pdf_put_dict(w->file, d, "SMask",
                         embed_samples(w, &image, (str){ mask, count }, "DeviceGray"));
        }
    }
    png_image_free(&image);
    arena_drop(a);
    return d;
}

static pdf_dict *embed_png(writer *w, str file)
{
    png_file p = { 0 };
    if (!read_png(w->arena, file, &p))
        return NULL;
    bool plain = !p.interlaced && !p.transparent && p.bits <= 8 && p.colour <= 3
                 && (p.colour != 3 || p.palette.len >= 3);
    return plain ? embed_plain(w, &p) : embed_unpacked(w, file);
}

/* ---- the story ------------------------------------------------------------------------------- */

const file_image *image_find(writer *w, const doc_image *image)
{
    for (size_t i = 0; i < w->images.len; i++)
        if (w->images.at[i].image == image
            || str_equal(w->images.at[i].image->content, image->content)) {
            return w->images.at[i].name.len > 0 ? &w->images.at[i] : NULL;
        }
    file_image made = { .image = image };
    pdf_dict *d =
        image->kind == IMAGE_JPEG ? embed_jpeg(w, image->content) : embed_png(w, image->content);
    if (d) {
        made.name = str_format(w->arena, "I%zu", w->images.len + 1);
        pdf_put_dict(w->file, w->pictures, str_text(w->arena, made.name), d);
        made.masked = pdf_has(d, "SMask");
    } else {
        DIAG(w->diag, IMAGE_BAD, (span){ 0 }, image->source,
             STR("its data is damaged or of another kind than its name says"));
    }
    file_image *kept = list_add(w->arena, &w->images, made);
    return d ? kept : NULL;
}
