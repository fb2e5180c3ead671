/*
 * Gradients of SVG 1.1 (section 13.2), brought to one form: a linear one runs from 0 0 to 1 0, a
 * radial one from its focus to the circle around 0 0 with radius 1, and a matrix takes that to the
 * page.
 *
 * A gradient takes what it does not say from the one that its href names, and from that one's in
 * turn. Beyond its ends the last colours go on; where the file wants it repeated, a message says so.
 */
#include "type/svg.h"

enum { CHAIN_MOST = 8, STOPS_MOST = 256 };

typedef struct chain { /* a gradient and those that it refers to */
    const svg_node *nodes[CHAIN_MOST];
    int count;
} chain;

static chain chain_of(const svg_file *file, const svg_node *n)
{
    chain c = { .count = 0 };
    for (; n && c.count < CHAIN_MOST; n = svg_find(file, svg_attribute_of(n, "href")))
        c.nodes[c.count++] = n;
    return c;
}

static str said(const chain *c, const char *name)
{
    for (int i = 0; i < c->count; i++) {
        str value = svg_attribute_of(c->nodes[i], name);
        if (value.len > 0)
            return value;
    }
    return STR("");
}

/* ---- stops ----------------------------------------------------------------------------------- */

static uint8_t clear_of(fixed opacity)
{
    return (uint8_t)(255 - opacity * 255 / SVG_ONE);
}

static void add_stop(svg_painter *p, const svg_node *n, const svg_state *state, type_gradient *g)
{
    svg_state s = svg_style_of(p->file, n, state);
    fixed at = svg_length(svg_attribute_of(n, "offset"), (svg_measure){ SVG_ONE, 0 }, 0);
    type_stop *stops = (type_stop *)g->stops;
    const fixed least = g->stop_count > 0 ? stops[g->stop_count - 1].at : 0;
    at = at > SVG_ONE ? SVG_ONE : at < least ? least : at;
    stops[g->stop_count++] = (type_stop){ (int32_t)at, s.stop_colour,
                                          clear_of(svg_times(s.stop_opacity, state->opacity)) };
}

static void read_stops(svg_painter *p, const chain *c, const svg_state *state, type_gradient *g)
{
    g->stops = arena_array(p->setter->kept, type_stop, STOPS_MOST);
    for (int i = 0; i < c->count && g->stop_count == 0; i++)
        for (const svg_node *n = c->nodes[i]->first; n; n = n->next)
            if (str_is(n->name, "stop") && g->stop_count < STOPS_MOST)
                add_stop(p, n, state, g);
}

/* ---- geometry -------------------------------------------------------------------------------- */

typedef struct geometry {
    const chain *chain;
    bool boxed; /* in parts of the box of what is painted */
    const svg_state *state;
} geometry;

static fixed place_of(const geometry *g, const char *name, fixed whole, fixed otherwise)
{
    return svg_length(said(g->chain, name),
                      (svg_measure){ g->boxed ? SVG_ONE : whole, g->state->font_size }, otherwise);
}

static svg_matrix linear_matrix(const geometry *g)
{
    const fixed width = g->boxed ? SVG_ONE : g->state->view[0], height = g->state->view[1];
    fixed x1 = place_of(g, "x1", width, 0), y1 = place_of(g, "y1", height, 0),
          x2 = place_of(g, "x2", width, width), y2 = place_of(g, "y2", height, 0);
    return (svg_matrix){ x2 - x1, y2 - y1, y1 - y2, x2 - x1, x1, y1 };
}

static svg_matrix radial_matrix(const geometry *g, int32_t focus[3])
{
    const fixed width = g->boxed ? SVG_ONE : g->state->view[0],
                height = g->boxed ? SVG_ONE : g->state->view[1];
    fixed x = place_of(g, "cx", width, width / 2), y = place_of(g, "cy", height, height / 2),
          r = place_of(g, "r", (width + height) / 2, (width + height) / 4);
    fixed from[3] = { svg_over(place_of(g, "fx", width, x) - x, r),
                      svg_over(place_of(g, "fy", height, y) - y, r),
                      svg_over(place_of(g, "fr", width, 0), r) };
    fixed away = svg_root(svg_times(from[0], from[0]) + svg_times(from[1], from[1]));
    const fixed edge = SVG_ONE * 99 / 100; /* a focus outside is brought to the circle */
    for (int i = 0; i < 3; i++)
        focus[i] = (int32_t)(i < 2 && away > edge ? svg_over(svg_times(from[i], edge), away)
                             : from[i] > SVG_ONE  ? SVG_ONE
                                                  : from[i]);
    return (svg_matrix){ r, 0, 0, r, x, y };
}

static bool is_boxed(const chain *c)
{
    return !str_is(said(c, "gradientUnits"), "userSpaceOnUse");
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void put_on_page(type_gradient *g, const geometry *from, const fixed box[4])
{
    svg_matrix m = from->state->matrix;
    if (from->boxed)
        m = svg_product(m, (svg_matrix){ box[2], 0, 0, box[3], box[0], box[1] });
    m = svg_product(m, svg_transform(said(from->chain, "gradientTransform")));
    m = svg_product(m, g->radial ? radial_matrix(from, g->focus) : linear_matrix(from));
    const fixed parts[] = { m.a, m.b, m.c, m.d, m.e, m.f };
    for (int i = 0; i < 6; i++)
        g->matrix[i] = svg_to_length(parts[i]);
}

/* One colour: of a gradient that has only one stop, or no length. */
static void take_last(const type_gradient *g, svg_paint *paint)
{
    const type_stop *last = &g->stops[g->stop_count - 1];
    *paint = (svg_paint){ .kind = SVG_PAINT_COLOUR,
                          .colour = last->colour,
                          .clear = (255 - last->clear) * SVG_ONE / 255 };
}

static bool is_flat(const type_gradient *g)
{
    return g->stop_count == 1 || (g->matrix[0] == 0 && g->matrix[1] == 0);
}

const type_gradient *svg_gradient(svg_painter *p, const svg_state *state, svg_paint *paint,
                                  const fixed box[4])
{
    const svg_node *n = svg_find(p->file, paint->server);
    const bool linear = n && str_is(n->name, "linearGradient");
    if (!n || (!linear && !str_is(n->name, "radialGradient"))) {
        if (n)
            svg_report(p, n, "a pattern");
        paint->kind = SVG_PAINT_COLOUR;
        return NULL;
    }
    chain c = chain_of(p->file, n);
    type_gradient *g = arena_make(p->setter->kept, type_gradient);
    g->radial = !linear;
    svg_state plain = svg_style_first();
    plain.opacity = SVG_ONE;
    plain.colour = state->colour;
    read_stops(p, &c, &plain, g);
    geometry from = { &c, is_boxed(&c), state };
    str spread = said(&c, "spreadMethod");
    if (spread.len > 0 && !str_is(spread, "pad"))
        svg_report(p, n, "a gradient that is repeated");
    if (g->stop_count == 0 || (from.boxed && (box[2] <= 0 || box[3] <= 0))) {
        paint->kind = g->stop_count == 0 ? SVG_PAINT_NONE : SVG_PAINT_COLOUR;
        return NULL;
    }
    put_on_page(g, &from, box);
    if (!is_flat(g))
        return g;
    take_last(g, paint);
    return NULL;
}
