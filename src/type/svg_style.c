/*
 * Presentation attributes and style properties of SVG: colours, strokes, opacity, fonts.
 *
 * Print knows no transparency here: what is half opaque is mixed with white.
 */
#include "type/svg.h"

typedef struct named_colour {
    const char *name;
    rgb colour;
} named_colour;

/* clang-format off */
static const named_colour names[] = {
    { "black", { 0, 0, 0 } },                   { "white", { 255, 255, 255 } },
    { "red", { 255, 0, 0 } },                   { "green", { 0, 128, 0 } },
    { "blue", { 0, 0, 255 } },                  { "gray", { 128, 128, 128 } },
    { "grey", { 128, 128, 128 } },              { "silver", { 192, 192, 192 } },
    { "maroon", { 128, 0, 0 } },                { "yellow", { 255, 255, 0 } },
    { "olive", { 128, 128, 0 } },               { "lime", { 0, 255, 0 } },
    { "aqua", { 0, 255, 255 } },                { "cyan", { 0, 255, 255 } },
    { "teal", { 0, 128, 128 } },                { "navy", { 0, 0, 128 } },
    { "fuchsia", { 255, 0, 255 } },             { "magenta", { 255, 0, 255 } },
    { "purple", { 128, 0, 128 } },              { "orange", { 255, 165, 0 } },
    { "brown", { 165, 42, 42 } },               { "gold", { 255, 215, 0 } },
    { "pink", { 255, 192, 203 } },              { "steelblue", { 70, 130, 180 } },
    { "lightgray", { 211, 211, 211 } },         { "lightgrey", { 211, 211, 211 } },
    { "darkgray", { 169, 169, 169 } },          { "darkgrey", { 169, 169, 169 } },
    { "lightblue", { 173, 216, 230 } },         { "darkblue", { 0, 0, 139 } },
    { "darkgreen", { 0, 100, 0 } },             { "darkred", { 139, 0, 0 } },
    { "tomato", { 255, 99, 71 } },              { "beige", { 245, 245, 220 } },
};
/* clang-format on */

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    char low = (char)(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : 0;
}

static rgb from_hex(str s)
{
    if (s.len < 6) {
        int part[3] = { 0 };
        for (size_t i = 0; i < 3 && i < s.len; i++)
            part[i] = hex_digit(s.at[i]) * 17;
        return (rgb){ (uint8_t)part[0], (uint8_t)part[1], (uint8_t)part[2] };
    }
    int part[3];
    for (size_t i = 0; i < 3; i++)
        part[i] = hex_digit(s.at[2 * i]) * 16 + hex_digit(s.at[2 * i + 1]);
    return (rgb){ (uint8_t)part[0], (uint8_t)part[1], (uint8_t)part[2] };
}

static uint8_t part_of(str *numbers)
{
    fixed value;
    if (!svg_number(numbers, &value))
        return 0;
    if (str_starts(*numbers, STR("%"))) {
        *numbers = str_slice(*numbers, 1, numbers->len);
        value = value * 255 / 100;
    }
    value /= SVG_ONE;
    return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
}

static rgb from_numbers(str s)
{
    size_t open = str_find(s, STR("("));
    str numbers = str_slice(s, open + 1, s.len);
    uint8_t r = part_of(&numbers), g = part_of(&numbers), b = part_of(&numbers);
    return (rgb){ r, g, b };
}

static svg_paint paint_of(str value)
{
    if (str_is(value, "none") || str_is(value, "transparent"))
        return (svg_paint){ .none = true };
    if (str_starts(value, STR("#")))
        return (svg_paint){ .colour = from_hex(str_slice(value, 1, value.len)) };
    if (str_starts(value, STR("rgb")))
        return (svg_paint){ .colour = from_numbers(value) };
    if (str_starts(value, STR("url")))
        return (svg_paint){ .unknown = true, .colour = { 128, 128, 128 } };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(value, names[i].name))
            return (svg_paint){ .colour = names[i].colour };
    return (svg_paint){ .none = false };
}

static int percent_of(str value)
{
    fixed number;
    if (!svg_number(&value, &number))
        return 100;
    fixed percent = str_starts(value, STR("%")) ? number / SVG_ONE : number * 100 / SVG_ONE;
    return percent < 0 ? 0 : percent > 100 ? 100 : (int)percent;
}

static fixed number_of(str value, fixed otherwise)
{
    fixed number;
    return svg_number(&value, &number) ? number : otherwise;
}

/* ---- one setter for each property ------------------------------------------------------------ */

static void set_fill(svg_state *s, str v)
{
    s->fill = paint_of(v);
}
static void set_stroke(svg_state *s, str v)
{
    s->stroke = paint_of(v);
}
static void set_width(svg_state *s, str v)
{
    s->stroke_width = number_of(v, s->stroke_width);
}
static void set_size(svg_state *s, str v)
{
    s->font_size = number_of(v, s->font_size);
}
static void set_opacity(svg_state *s, str v)
{
    s->opacity = s->opacity * percent_of(v) / 100;
}
static void set_fill_opacity(svg_state *s, str v)
{
    s->fill_opacity = percent_of(v);
}
static void set_stroke_opacity(svg_state *s, str v)
{
    s->stroke_opacity = percent_of(v);
}
static void set_dashes(svg_state *s, str v)
{
    s->dashed = !str_is(v, "none") && !str_is(v, "0");
}
static void set_rule(svg_state *s, str v)
{
    s->even_odd = str_is(v, "evenodd");
}
static void set_display(svg_state *s, str v)
{
    s->hidden = s->hidden || str_is(v, "none");
}
static void set_visibility(svg_state *s, str v)
{
    s->hidden = str_is(v, "hidden") || str_is(v, "collapse");
}

static void set_weight(svg_state *s, str v)
{
    s->bold =
        str_is(v, "bold") || str_is(v, "bolder") || number_of(v, 400 * SVG_ONE) >= 600 * SVG_ONE;
}

static void set_anchor(svg_state *s, str v)
{
    s->anchor = str_is(v, "middle") ? ANCHOR_MIDDLE : str_is(v, "end") ? ANCHOR_END : ANCHOR_START;
}

/* clang-format off */
static const struct {
    const char *name;
    void (*set)(svg_state *s, str value);
} properties[] = {
    { "fill", set_fill },                       { "stroke", set_stroke },
    { "stroke-width", set_width },              { "font-size", set_size },
    { "opacity", set_opacity },                 { "fill-opacity", set_fill_opacity },
    { "stroke-opacity", set_stroke_opacity },   { "stroke-dasharray", set_dashes },
    { "fill-rule", set_rule },                  { "display", set_display },
    { "visibility", set_visibility },           { "font-weight", set_weight },
    { "text-anchor", set_anchor },
};
/* clang-format on */

void svg_style_set(svg_state *state, str name, str value)
{
    if (str_is(value, "inherit"))
        return;
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (str_is(name, properties[i].name))
            properties[i].set(state, str_trim(value));
}

void svg_style_list(svg_state *state, str declarations)
{
    str one, name;
    while (str_cut(&declarations, STR(";"), &one))
        if (str_cut(&one, STR(":"), &name))
            svg_style_set(state, str_trim(name), str_trim(one));
}
