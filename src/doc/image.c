/*
 * image: a picture's kind and natural size, from its first bytes, whatever its file is called.
 *
 * PNG (ISO/IEC 15948, 11.2.2 IHDR), JPEG (ITU-T T.81, B.2.2 frame header), SVG 1.1 (width, height and
 * viewBox of the root element). Sizes are CSS pixels, never negative.
 */
#include "doc/doc.h"

#include <string.h>

#define SIDE_MOST 30000 /* pixels */

typedef struct image_size {
    int64_t width, height; /* CSS pixels */
} image_size;

static uint32_t big_endian(const char *at, int bytes)
{
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | (unsigned char)at[i];
    return value;
}

/* ---- PNG and JPEG ---------------------------------------------------------------------------- */

static bool measure_png(str content, image_size *size)
{
    if (content.len < 24 || memcmp(content.at, "\x89PNG\r\n\x1a\n", 8) != 0)
        return false;
    *size = (image_size){ big_endian(content.at + 16, 4), big_endian(content.at + 20, 4) };
    return true;
}

/* Frame headers are C0–CF without C4 (tables), C8 (reserved) and CC (arithmetic conditioning). */
static bool is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static bool measure_jpeg(str content, image_size *size)
{
    if (content.len < 4 || big_endian(content.at, 2) != 0xFFD8)
        return false;
    size_t i = 2;
    while (i + 9 < content.len && big_endian(content.at + i, 1) == 0xFF) {
        unsigned marker = big_endian(content.at + i + 1, 1);
        if (marker == 0xFF) { /* fill byte */
            i++;
            continue;
        }
        if (is_frame(marker)) {
            *size = (image_size){ big_endian(content.at + i + 7, 2),
                                  big_endian(content.at + i + 5, 2) };
            return true;
        }
        i += 2 + big_endian(content.at + i + 2, 2);
    }
    return false;
}

/* ---- SVG ------------------------------------------------------------------------------------- */

/* The value of an attribute in the root tag; "" if it is not there. */
static str attribute(str tag, const char *name)
{
    size_t size = strlen(name);
    for (size_t i = 1; i + size + 2 < tag.len; i++) {
        bool here =
            utf8_is_space((unsigned char)tag.at[i - 1]) && memcmp(tag.at + i, name, size) == 0;
        if (!here || tag.at[i + size] != '=')
            continue;
        char quote = tag.at[i + size + 1];
        str rest = str_slice(tag, i + size + 2, tag.len);
        size_t end = str_find(rest, quote == '"' ? STR("\"") : STR("'"));
        return str_slice(rest, 0, end);
    }
    return STR("");
}

/* Hundredths of the number at the start of `s`, which is moved behind it; -1 if there is none. */
static int64_t read_hundredths(str *s)
{
    size_t i = 0;
    while (i < s->len && (s->at[i] == ' ' || s->at[i] == ',' || s->at[i] == '+'))
        i++;
    if (i < s->len && s->at[i] == '-')
        i++;
    int64_t value = 0;
    int decimals = -1;
    size_t start = i;
    for (; i < s->len; i++) {
        char c = s->at[i];
        if (c == '.' && decimals < 0)
            decimals = 0;
        else if (c < '0' || c > '9')
            break;
        else if (decimals < 2 && value < INT32_MAX)
            value = value * 10 + (c - '0'), decimals += decimals >= 0;
    }
    *s = str_slice(*s, i, s->len);
    for (int k = decimals < 0 ? 0 : decimals; k < 2; k++)
        value *= 10;
    return i == start ? -1 : value;
}

/* CSS pixels for one unit, as a fraction. */
static const struct unit {
    const char *name;
    int times, parts;
} units[] = { { "px", 1, 1 },       { "pt", 4, 3 },      { "pc", 16, 1 },
              { "mm", 9600, 2540 }, { "cm", 9600, 254 }, { "in", 96, 1 } };

static int64_t read_side(str value)
{
    int64_t side = read_hundredths(&value);
    if (side < 0 || str_starts(value, STR("%")))
        return 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_starts(value, str_of(units[i].name)))
            return side * units[i].times / units[i].parts / 100;
    return side / 100;
}

static bool measure_svg(str content, image_size *size)
{
    size_t start = str_find(content, STR("<svg"));
    if (start == content.len)
        return false;
    str tag = str_slice(content, start, content.len);
    tag = str_slice(tag, 0, str_find(tag, STR(">")));
    *size = (image_size){ read_side(attribute(tag, "width")), read_side(attribute(tag, "height")) };
    if (size->width > 0 && size->height > 0)
        return true;
    str box = attribute(tag, "viewBox");
    read_hundredths(&box);
    read_hundredths(&box);
    int64_t width = read_hundredths(&box), height = read_hundredths(&box);
    if (width <= 0 || height <= 0)
        width = 300 * 100, height = 150 * 100; /* CSS 2.1, 10.3.2: the size of what has none */
    *size = (image_size){ (width + 99) / 100, (height + 99) / 100 };
    return true;
}

/* ---- any of them ----------------------------------------------------------------------------- */

static const struct format {
    image_kind kind;
    bool (*measure)(str content, image_size *size);
} formats[] = { { IMAGE_PNG, measure_png },
                { IMAGE_JPEG, measure_jpeg },
                { IMAGE_SVG, measure_svg } };

bool image_measure(str content, doc_image *image)
{
    image_size size = { 0 };
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (!formats[i].measure(content, &size))
            continue;
        image->kind = formats[i].kind;
        image->width = (int32_t)(size.width > SIDE_MOST ? SIDE_MOST : size.width);
        image->height = (int32_t)(size.height > SIDE_MOST ? SIDE_MOST : size.height);
        return size.width > 0 && size.height > 0;
    }
    return false;
}
