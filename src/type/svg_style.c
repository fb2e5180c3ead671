/*
 * The properties of an element: presentation attributes, style sheets, the style attribute, in this
 * order (SVG 1.1, 6.4). What it does not know changes nothing.
 */
#include "type/svg.h"

svg_state svg_style_first(void)
{
    return (svg_state){ .matrix = svg_identity,
                        .fill = { .kind = SVG_PAINT_COLOUR, .clear = SVG_ONE },
                        .stroke_width = SVG_ONE,
                        .font_size = 16 * SVG_ONE,
                        .miter = 4 * SVG_ONE,
                        .opacity = SVG_ONE,
                        .fill_opacity = SVG_ONE,
                        .stroke_opacity = SVG_ONE,
                        .stop_opacity = SVG_ONE };
}

/* ---- values ---------------------------------------------------------------------------------- */

/* "url(#id) none": the part after the address stands in for what is not there. */
static void set_server(svg_state *s, svg_paint *paint, str v)
{
    size_t end = str_find(v, STR(")"));
    str instead = str_trim(str_slice(v, end + 1, v.len));
    *paint = (svg_paint){ .kind = SVG_PAINT_SERVER,
                          .server = str_slice(v, 0, end + 1),
                          .clear = SVG_ONE };
    if (str_is(instead, "currentColor"))
        paint->colour = s->colour;
    else
        svg_colour(instead, &paint->colour, &paint->clear);
}

static void set_paint(svg_state *s, svg_paint *paint, str v)
{
    svg_paint made = { .kind = SVG_PAINT_COLOUR, .clear = SVG_ONE };
    if (str_starts(v, STR("url"))) {
        set_server(s, paint, v);
        return;
    }
    if (str_is(v, "none") || str_is(v, "transparent"))
        made.kind = SVG_PAINT_NONE;
    else if (str_is(v, "context-fill") || str_is(v, "context-stroke"))
        made = s->context[str_is(v, "context-stroke")];
    else if (str_is(v, "currentColor") || str_is(v, "currentcolor"))
        made.colour = s->colour;
    else if (!svg_colour(v, &made.colour, &made.clear))
        return;
    *paint = made;
}

static fixed part_of(str v)
{
    fixed part = svg_length(v, (svg_measure){ SVG_ONE, 0 }, SVG_ONE);
    return part < 0 ? 0 : part > SVG_ONE ? SVG_ONE : part;
}

static fixed diagonal(const svg_state *s)
{
    return (s->view[0] + s->view[1]) / 2; /* near enough to the root of half the squares */
}

static bool names(str v, const char *part)
{
    return str_find(v, str_of(part)) < v.len;
}

/* ---- one setter for each property ------------------------------------------------------------ */

static void set_fill(svg_state *s, str v)
{
    set_paint(s, &s->fill, v);
}

static void set_stroke(svg_state *s, str v)
{
    set_paint(s, &s->stroke, v);
}

static void set_colour(svg_state *s, str v)
{
    fixed opacity;
    svg_colour(v, &s->colour, &opacity);
}

static void set_width(svg_state *s, str v)
{
    s->stroke_width = svg_length(v, (svg_measure){ diagonal(s), s->font_size }, s->stroke_width);
}

static void set_size(svg_state *s, str v)
{
    s->font_size = svg_length(v, (svg_measure){ s->font_size, s->font_size }, s->font_size);
}

static void set_opacity(svg_state *s, str v)
{
    s->own_opacity = part_of(v);
}

static void set_fill_opacity(svg_state *s, str v)
{
    s->fill_opacity = part_of(v);
}

static void set_stroke_opacity(svg_state *s, str v)
{
    s->stroke_opacity = part_of(v);
}

static void set_stop_opacity(svg_state *s, str v)
{
    s->stop_opacity = part_of(v);
}

static void set_stop_colour(svg_state *s, str v)
{
    fixed opacity;
    if (str_is(v, "currentColor"))
        s->stop_colour = s->colour;
    else
        svg_colour(v, &s->stop_colour, &opacity);
}

static void set_dashes(svg_state *s, str v)
{
    fixed sum = 0, one;
    s->dash_count = 0;
    while (s->dash_count < SVG_DASHES && svg_number(&v, &one)) {
        while (v.len > 0 && ((v.at[0] | 0x20) >= 'a' && (v.at[0] | 0x20) <= 'z'))
            v = str_slice(v, 1, v.len);
        s->dashes[s->dash_count++] = one < 0 ? 0 : one;
        sum += one;
    }
    if (sum <= 0)
        s->dash_count = 0;
}

static void set_phase(svg_state *s, str v)
{
    s->dash_phase = svg_length(v, (svg_measure){ diagonal(s), s->font_size }, 0);
}

static void set_cap(svg_state *s, str v)
{
    s->cap = str_is(v, "round") ? CAP_ROUND : str_is(v, "square") ? CAP_SQUARE : CAP_BUTT;
}

static void set_join(svg_state *s, str v)
{
    s->join = str_is(v, "round") ? JOIN_ROUND : str_is(v, "bevel") ? JOIN_BEVEL : JOIN_MITER;
}

static void set_miter(svg_state *s, str v)
{
    fixed miter;
    if (svg_number(&v, &miter) && miter >= SVG_ONE)
        s->miter = miter;
}

static void set_rule(svg_state *s, str v)
{
    s->even_odd = str_is(v, "evenodd");
}

static void set_clip_rule(svg_state *s, str v)
{
    s->clip_even_odd = str_is(v, "evenodd");
}

static void set_clip(svg_state *s, str v)
{
    s->clip_path = v;
}

static void set_mask(svg_state *s, str v)
{
    s->mask = v;
}

static void set_filter(svg_state *s, str v)
{
    s->filter = v;
}

static void set_first_marker(svg_state *s, str v)
{
    s->markers[0] = v;
}

static void set_middle_markers(svg_state *s, str v)
{
    s->markers[1] = v;
}

static void set_last_marker(svg_state *s, str v)
{
    s->markers[2] = v;
}

static void set_markers(svg_state *s, str v)
{
    for (int i = 0; i < 3; i++)
        s->markers[i] = v;
}

static void set_overflow(svg_state *s, str v)
{
    s->overflows = str_is(v, "visible") || str_is(v, "auto");
}

static void set_display(svg_state *s, str v)
{
    s->absent = str_is(v, "none");
}

static void set_visibility(svg_state *s, str v)
{
    s->hidden = str_is(v, "hidden") || str_is(v, "collapse");
}

static void set_weight(svg_state *s, str v)
{
    fixed weight = 400 * SVG_ONE;
    str rest = v;
    svg_number(&rest, &weight);
    s->bold = str_is(v, "bold") || str_is(v, "bolder") || weight >= 600 * SVG_ONE;
}

static void set_slant(svg_state *s, str v)
{
    s->italic = str_is(v, "italic") || str_is(v, "oblique");
}

/* The theme has three families: what the drawing asks for is one of their kinds. */
static void set_family(svg_state *s, str v)
{
    static const char *const serifs[] = { "Times",    "Georgia", "Garamond", "Cambria",
                                          "Palatino", "Book",    "Roman",    "Serif",
                                          "serif",    "Charter", "Minion" };
    static const char *const fixed_widths[] = { "mono", "Mono", "Courier", "Consolas", "Menlo" };
    str first = v;
    str_cut(&v, STR(","), &first);
    s->serif = s->fixed_width = false;
    for (size_t i = 0; i < sizeof fixed_widths / sizeof *fixed_widths; i++)
        s->fixed_width = s->fixed_width || names(first, fixed_widths[i]);
    for (size_t i = 0; i < sizeof serifs / sizeof *serifs; i++)
        s->serif = s->serif || names(first, serifs[i]);
    s->bold = s->bold || names(first, "Bold"); /* a face by its own name, as "Myriad-Bold" */
    s->serif = s->serif && !names(first, "Sans") && !names(first, "sans");
}

/* "italic bold 12px/1.2 Georgia, serif" */
static void set_font(svg_state *s, str v)
{
    str one = { 0 }, rest = v;
    s->bold = s->italic = false;
    while (str_cut(&rest, STR(" "), &one)) {
        s->bold = s->bold || str_is(one, "bold") || str_is(one, "600") || str_is(one, "700");
        s->italic = s->italic || str_is(one, "italic") || str_is(one, "oblique");
        if (str_digits(one))
            continue;
        if (one.len > 0 && ((one.at[0] >= '0' && one.at[0] <= '9') || one.at[0] == '.'))
            break;
    }
    if (one.len > 0) {
        set_size(s, one);
        set_family(s, rest);
    }
}

static void set_anchor(svg_state *s, str v)
{
    s->anchor = str_is(v, "middle") ? ANCHOR_MIDDLE : str_is(v, "end") ? ANCHOR_END : ANCHOR_START;
}

/* How far below its place the baseline stands, by the measures of common faces. */
static void set_baseline(svg_state *s, str v)
{
    s->rise = str_is(v, "middle")                                        ? SVG_ONE * 27 / 100
              : str_is(v, "central")                                     ? SVG_ONE * 35 / 100
              : str_is(v, "hanging") || str_is(v, "text-before-edge")    ? SVG_ONE * 3 / 4
              : str_is(v, "text-after-edge") || str_is(v, "ideographic") ? -SVG_ONE / 5
                                                                         : 0;
}

static void set_space(svg_state *s, str v)
{
    s->spaced = str_starts(v, STR("pre")) || str_is(v, "break-spaces");
}

/* clang-format off */
/* clang-format off */
static const struct {
    const char *name;
    void (*set)(svg_state *s, str value);
} properties[] = {
    { "color", set_colour },                    { "font-size", set_size },
    { "font", set_font },                       { "fill", set_fill },
    { "stroke", set_stroke },                   { "stroke-width", set_width },
    { "opacity", set_opacity },                 { "fill-opacity", set_fill_opacity },
    { "stroke-opacity", set_stroke_opacity },   { "stroke-dasharray", set_dashes },
    { "stroke-dashoffset", set_phase },         { "stroke-linecap", set_cap },
    { "stroke-linejoin", set_join },            { "stroke-miterlimit", set_miter },
    { "fill-rule", set_rule },                  { "clip-rule", set_clip_rule },
    { "clip-path", set_clip },                  { "mask", set_mask },
    { "filter", set_filter },                   { "marker", set_markers },
    { "marker-start", set_first_marker },       { "marker-mid", set_middle_markers },
    { "marker-end", set_last_marker },          { "overflow", set_overflow },
    { "display", set_display },
    { "visibility", set_visibility },           { "font-weight", set_weight },
    { "font-style", set_slant },                { "font-family", set_family },
    { "text-anchor", set_anchor },              { "dominant-baseline", set_baseline },
    { "alignment-baseline", set_baseline },     { "space", set_space },
    { "white-space", set_space },               { "stop-color", set_stop_colour },
    { "stop-opacity", set_stop_opacity },
};
/* clang-format on */
/* clang-format on */

static void set_property(svg_state *state, str name, str value)
{
    str v = str_trim(value);
    if (str_ends(v, STR("!important")))
        v = str_trim(str_slice(v, 0, v.len - 10));
    if (str_is(v, "inherit") || v.len == 0)
        return;
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (str_is(name, properties[i].name))
            properties[i].set(state, v);
}

void svg_style_list(svg_state *state, str declarations)
{
    str one, name;
    while (str_cut(&declarations, STR(";"), &one))
        if (str_cut(&one, STR(":"), &name))
            set_property(state, str_trim(name), one);
}

/* ---- an element ------------------------------------------------------------------------------ */

svg_state svg_style_of(const svg_file *file, const svg_node *n, const svg_state *around)
{
    svg_state s = *around;
    s.absent = s.overflows = false;
    s.clip_path = s.mask = s.filter = STR("");
    s.own_opacity = s.stop_opacity = SVG_ONE;
    s.stop_colour = (rgb){ 0, 0, 0 };
    set_colour(&s, svg_attribute_of(n, "color")); /* others may be of it, or of the size */
    set_size(&s, svg_attribute_of(n, "font-size"));
    const fixed size = s.font_size;
    s.font_size = around->font_size;
    for (size_t i = 0; i < n->attribute_count; i++)
        set_property(&s, n->attributes[i].name, n->attributes[i].value);
    s.font_size = size;
    svg_sheet_apply(file->sheet, n, &s);
    svg_style_list(&s, svg_attribute_of(n, "style"));
    s.opacity = svg_times(s.opacity, s.own_opacity);
    str transform = svg_attribute_of(n, "transform");
    if (transform.len > 0)
        s.matrix = svg_product(s.matrix, svg_transform(transform));
    return s;
}
