/*
 * Colours of SVG and CSS (CSS Color 4, sections 4 to 7): names, #rgb, rgb() and hsl(), with the
 * opacity that the longer forms may have.
 */
#include "type/svg.h"

/* clang-format off */
/* clang-format off */
static const struct {
    const char *name;
    uint32_t value; /* rrggbb */
} names[] = {
    { "aliceblue", 0xf0f8ff },                  { "antiquewhite", 0xfaebd7 },
    { "aqua", 0x00ffff },                       { "aquamarine", 0x7fffd4 },
    { "azure", 0xf0ffff },                      { "beige", 0xf5f5dc },
    { "bisque", 0xffe4c4 },                     { "black", 0x000000 },
    { "blanchedalmond", 0xffebcd },             { "blue", 0x0000ff },
    { "blueviolet", 0x8a2be2 },                 { "brown", 0xa52a2a },
    { "burlywood", 0xdeb887 },                  { "cadetblue", 0x5f9ea0 },
    { "chartreuse", 0x7fff00 },                 { "chocolate", 0xd2691e },
    { "coral", 0xff7f50 },                      { "cornflowerblue", 0x6495ed },
    { "cornsilk", 0xfff8dc },                   { "crimson", 0xdc143c },
    { "cyan", 0x00ffff },                       { "darkblue", 0x00008b },
    { "darkcyan", 0x008b8b },                   { "darkgoldenrod", 0xb8860b },
    { "darkgray", 0xa9a9a9 },                   { "darkgreen", 0x006400 },
    { "darkgrey", 0xa9a9a9 },                   { "darkkhaki", 0xbdb76b },
    { "darkmagenta", 0x8b008b },                { "darkolivegreen", 0x556b2f },
    { "darkorange", 0xff8c00 },                 { "darkorchid", 0x9932cc },
    { "darkred", 0x8b0000 },                    { "darksalmon", 0xe9967a },
    { "darkseagreen", 0x8fbc8f },               { "darkslateblue", 0x483d8b },
    { "darkslategray", 0x2f4f4f },              { "darkslategrey", 0x2f4f4f },
    { "darkturquoise", 0x00ced1 },              { "darkviolet", 0x9400d3 },
    { "deeppink", 0xff1493 },                   { "deepskyblue", 0x00bfff },
    { "dimgray", 0x696969 },                    { "dimgrey", 0x696969 },
    { "dodgerblue", 0x1e90ff },                 { "firebrick", 0xb22222 },
    { "floralwhite", 0xfffaf0 },                { "forestgreen", 0x228b22 },
    { "fuchsia", 0xff00ff },                    { "gainsboro", 0xdcdcdc },
    { "ghostwhite", 0xf8f8ff },                 { "gold", 0xffd700 },
    { "goldenrod", 0xdaa520 },                  { "gray", 0x808080 },
    { "green", 0x008000 },                      { "greenyellow", 0xadff2f },
    { "grey", 0x808080 },                       { "honeydew", 0xf0fff0 },
    { "hotpink", 0xff69b4 },                    { "indianred", 0xcd5c5c },
    { "indigo", 0x4b0082 },                     { "ivory", 0xfffff0 },
    { "khaki", 0xf0e68c },                      { "lavender", 0xe6e6fa },
    { "lavenderblush", 0xfff0f5 },              { "lawngreen", 0x7cfc00 },
    { "lemonchiffon", 0xfffacd },               { "lightblue", 0xadd8e6 },
    { "lightcoral", 0xf08080 },                 { "lightcyan", 0xe0ffff },
    { "lightgoldenrodyellow", 0xfafad2 },       { "lightgray", 0xd3d3d3 },
    { "lightgreen", 0x90ee90 },                 { "lightgrey", 0xd3d3d3 },
    { "lightpink", 0xffb6c1 },                  { "lightsalmon", 0xffa07a },
    { "lightseagreen", 0x20b2aa },              { "lightskyblue", 0x87cefa },
    { "lightslategray", 0x778899 },             { "lightslategrey", 0x778899 },
    { "lightsteelblue", 0xb0c4de },             { "lightyellow", 0xffffe0 },
    { "lime", 0x00ff00 },                       { "limegreen", 0x32cd32 },
    { "linen", 0xfaf0e6 },                      { "magenta", 0xff00ff },
    { "maroon", 0x800000 },                     { "mediumaquamarine", 0x66cdaa },
    { "mediumblue", 0x0000cd },                 { "mediumorchid", 0xba55d3 },
    { "mediumpurple", 0x9370db },               { "mediumseagreen", 0x3cb371 },
    { "mediumslateblue", 0x7b68ee },            { "mediumspringgreen", 0x00fa9a },
    { "mediumturquoise", 0x48d1cc },            { "mediumvioletred", 0xc71585 },
    { "midnightblue", 0x191970 },               { "mintcream", 0xf5fffa },
    { "mistyrose", 0xffe4e1 },                  { "moccasin", 0xffe4b5 },
    { "navajowhite", 0xffdead },                { "navy", 0x000080 },
    { "oldlace", 0xfdf5e6 },                    { "olive", 0x808000 },
    { "olivedrab", 0x6b8e23 },                  { "orange", 0xffa500 },
    { "orangered", 0xff4500 },                  { "orchid", 0xda70d6 },
    { "palegoldenrod", 0xeee8aa },              { "palegreen", 0x98fb98 },
    { "paleturquoise", 0xafeeee },              { "palevioletred", 0xdb7093 },
    { "papayawhip", 0xffefd5 },                 { "peachpuff", 0xffdab9 },
    { "peru", 0xcd853f },                       { "pink", 0xffc0cb },
    { "plum", 0xdda0dd },                       { "powderblue", 0xb0e0e6 },
    { "purple", 0x800080 },                     { "rebeccapurple", 0x663399 },
    { "red", 0xff0000 },                        { "rosybrown", 0xbc8f8f },
    { "royalblue", 0x4169e1 },                  { "saddlebrown", 0x8b4513 },
    { "salmon", 0xfa8072 },                     { "sandybrown", 0xf4a460 },
    { "seagreen", 0x2e8b57 },                   { "seashell", 0xfff5ee },
    { "sienna", 0xa0522d },                     { "silver", 0xc0c0c0 },
    { "skyblue", 0x87ceeb },                    { "slateblue", 0x6a5acd },
    { "slategray", 0x708090 },                  { "slategrey", 0x708090 },
    { "snow", 0xfffafa },                       { "springgreen", 0x00ff7f },
    { "steelblue", 0x4682b4 },                  { "tan", 0xd2b48c },
    { "teal", 0x008080 },                       { "thistle", 0xd8bfd8 },
    { "tomato", 0xff6347 },                     { "turquoise", 0x40e0d0 },
    { "violet", 0xee82ee },                     { "wheat", 0xf5deb3 },
    { "white", 0xffffff },                      { "whitesmoke", 0xf5f5f5 },
    { "yellow", 0xffff00 },                     { "yellowgreen", 0x9acd32 },
};
/* clang-format on */
/* clang-format on */

static rgb from_value(uint32_t value)
{
    return (rgb){ (uint8_t)(value >> 16 & 255), (uint8_t)(value >> 8 & 255),
                  (uint8_t)(value & 255) };
}

/* ---- hexadecimal ----------------------------------------------------------------------------- */

/* #rgb, #rgba, #rrggbb, #rrggbbaa */
static bool from_hex(str s, rgb *colour, fixed *opacity)
{
    int parts[4] = { 0, 0, 0, 255 };
    const size_t digits = s.len <= 4 ? 1 : 2;
    if (s.len < 3 || s.len > 8 || s.len % digits != 0 || s.len / digits < 3)
        return false;
    for (size_t i = 0; i < s.len / digits; i++) {
        int high = hex_value(s.at[i * digits]), low = hex_value(s.at[i * digits + digits - 1]);
        if (high < 0 || low < 0)
            return false;
        parts[i] = high * 16 + low;
    }
    *colour = (rgb){ (uint8_t)parts[0], (uint8_t)parts[1], (uint8_t)parts[2] };
    *opacity = parts[3] * SVG_ONE / 255;
    return true;
}

/* ---- functions ------------------------------------------------------------------------------- */

static uint8_t byte_of(fixed part) /* of 1 */
{
    fixed value = (part * 255 + SVG_ONE / 2) / SVG_ONE;
    return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
}

/* A number of `whole`, or a percentage, as a part of 1. */
static fixed part_of(str *numbers, int whole)
{
    fixed value;
    if (!svg_number(numbers, &value))
        return whole == 1 ? SVG_ONE : 0;
    if (str_starts(*numbers, STR("%"))) {
        *numbers = str_slice(*numbers, 1, numbers->len);
        whole = 100;
    }
    value /= whole;
    return value < 0 ? 0 : value > SVG_ONE ? SVG_ONE : value;
}

/* CSS Color 4, 7.1: one of the three, by its place on the circle of hues (in twelfths, of 1). */
static fixed hue_part(int twelfths, fixed hue, fixed saturation, fixed lightness)
{
    const fixed turn = 12 * SVG_ONE, k = (twelfths * SVG_ONE + hue / 30) % turn;
    const fixed strength =
        svg_times(saturation, lightness < SVG_ONE - lightness ? lightness : SVG_ONE - lightness);
    fixed least = k - 3 * SVG_ONE < 9 * SVG_ONE - k ? k - 3 * SVG_ONE : 9 * SVG_ONE - k;
    least = least > SVG_ONE ? SVG_ONE : least < -SVG_ONE ? -SVG_ONE : least;
    return lightness - svg_times(strength, least);
}

static rgb from_hue(str *numbers)
{
    fixed hue = 0;
    svg_number(numbers, &hue);
    if (str_starts(*numbers, STR("deg")))
        *numbers = str_slice(*numbers, 3, numbers->len);
    hue = (hue % (360 * SVG_ONE) + 360 * SVG_ONE) % (360 * SVG_ONE);
    fixed saturation = part_of(numbers, 100), lightness = part_of(numbers, 100);
    return (rgb){ byte_of(hue_part(0, hue, saturation, lightness)),
                  byte_of(hue_part(8, hue, saturation, lightness)),
                  byte_of(hue_part(4, hue, saturation, lightness)) };
}

static bool from_function(str s, rgb *colour, fixed *opacity)
{
    size_t open = str_find(s, STR("("));
    bool hue = str_starts(s, STR("hsl"));
    if (open == s.len || (!hue && !str_starts(s, STR("rgb"))))
        return false;
    str numbers = str_slice(s, open + 1, s.len);
    if (hue) {
        *colour = from_hue(&numbers);
    } else {
        fixed r = part_of(&numbers, 255), g = part_of(&numbers, 255), b = part_of(&numbers, 255);
        *colour = (rgb){ byte_of(r), byte_of(g), byte_of(b) };
    }
    while (numbers.len > 0
           && (numbers.at[0] == ' ' || numbers.at[0] == '/' || numbers.at[0] == ','))
        numbers = str_slice(numbers, 1, numbers.len);
    *opacity = part_of(&numbers, 1);
    return true;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static bool same_name(str s, const char *name)
{
    size_t i = 0;
    for (; i < s.len && name[i]; i++)
        if ((s.at[i] >= 'A' && s.at[i] <= 'Z' ? s.at[i] | 0x20 : s.at[i]) != name[i])
            return false;
    return i == s.len && !name[i];
}

bool svg_colour(str text, rgb *colour, fixed *opacity)
{
    *opacity = SVG_ONE;
    if (str_starts(text, STR("#")))
        return from_hex(str_slice(text, 1, text.len), colour, opacity);
    if (from_function(text, colour, opacity))
        return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (same_name(text, names[i].name)) {
            *colour = from_value(names[i].value);
            return true;
        }
    return false;
}
