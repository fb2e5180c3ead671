/*
 * Markers (SVG 1.1, section 11.6): what is drawn at the corners of a line, most often the tip of an
 * arrow at its end.
 *
 * A marker lies along the line: at a corner it halves the angle. A direction is a vector of length
 * one, so that no angle is ever measured.
 */
#include "type/svg.h"

typedef struct corner {
    svg_point at, before, after; /* directions of what leads there and on; 0 0 where nothing does */
} corner;

typedef list_of(corner) corner_list;

static svg_point direction(svg_point from, svg_point to)
{
    const fixed x = to.x - from.x, y = to.y - from.y, wide = x < 0 ? -x : x, high = y < 0 ? -y : y,
                most = wide > high ? wide : high;
    if (most == 0)
        return (svg_point){ 0, 0 };
    const svg_point part = { svg_over(x, most), svg_over(y, most) };
    const fixed size = svg_root(svg_times(part.x, part.x) + svg_times(part.y, part.y));
    return (svg_point){ svg_over(part.x, size), svg_over(part.y, size) };
}

static void add_corner(arena *a, corner_list *list, svg_point at, svg_point before, svg_point after)
{
    if (list->len > 0)
        list->at[list->len - 1].after = after;
    corner made = { .at = at, .before = before };
    list_add(a, list, made);
}

static bool is_nothing(svg_point v)
{
    return v.x == 0 && v.y == 0;
}

static void add_curve(arena *a, corner_list *list, svg_point pen, const svg_point at[3])
{
    svg_point after = direction(pen, at[0]), before = direction(at[1], at[2]);
    after = is_nothing(after) ? direction(pen, at[1]) : after;
    before = is_nothing(before) ? direction(at[0], at[2]) : before;
    add_corner(a, list, at[2], before, after);
}

static corner_list corners_of(arena *a, const svg_outline *o)
{
    corner_list list = { 0 };
    svg_point pen = { 0, 0 }, start = { 0, 0 };
    for (size_t i = 0; i < o->segments.len; i++) {
        const svg_segment *s = &o->segments.at[i];
        const svg_point end =
            s->kind == SEGMENT_CLOSE ? start : s->at[s->kind == SEGMENT_CURVE ? 2 : 0];
        if (s->kind == SEGMENT_MOVE) {
            start = end;
            add_corner(a, &list, end, (svg_point){ 0, 0 }, (svg_point){ 0, 0 });
        } else if (s->kind == SEGMENT_CURVE) {
            add_curve(a, &list, pen, s->at);
        } else {
            add_corner(a, &list, end, direction(pen, end), direction(pen, end));
        }
        pen = end;
    }
    return list;
}

/* ---- one marker ------------------------------------------------------------------------------ */

static svg_matrix turned_as(const svg_node *marker, const corner *c, bool first)
{
    str orient = svg_attribute_of(marker, "orient");
    fixed degrees = 0;
    if (!str_starts(orient, STR("auto"))) {
        svg_number(&orient, &degrees);
        return svg_rotation(degrees);
    }
    svg_point along = direction((svg_point){ 0, 0 },
                                (svg_point){ c->before.x + c->after.x, c->before.y + c->after.y });
    along = is_nothing(along) ? (is_nothing(c->before) ? c->after : c->before) : along;
    along = is_nothing(along) ? (svg_point){ SVG_ONE, 0 } : along;
    const fixed sign = first && str_is(orient, "auto-start-reverse") ? -1 : 1;
    return (svg_matrix){ sign * along.x, sign * along.y, -sign * along.y, sign * along.x, 0, 0 };
}

static fixed said(const svg_node *marker, const char *name, fixed otherwise)
{
    return svg_length(svg_attribute_of(marker, name), (svg_measure){ 0, 16 * SVG_ONE }, otherwise);
}

static void put_marker(svg_painter *p, const svg_node *marker, const svg_state *s,
                       svg_matrix place_of, int depth)
{
    const fixed box[4] = { 0, 0, said(marker, "markerWidth", 3 * SVG_ONE),
                           said(marker, "markerHeight", 3 * SVG_ONE) };
    bool sliced;
    const svg_matrix view = svg_view(marker, box, &sliced);
    const svg_point ref =
        svg_applied(&view, (svg_point){ said(marker, "refX", 0), said(marker, "refY", 0) });
    svg_state around = svg_style_first();
    around.context[0] = s->fill;
    around.context[1] = s->stroke;
    around.opacity = s->opacity;
    around.clip = s->clip;
    around.matrix = svg_product(place_of, (svg_matrix){ SVG_ONE, 0, 0, SVG_ONE, -ref.x, -ref.y });
    svg_state inner = svg_style_of(p->file, marker, &around);
    inner.matrix = around.matrix;
    if (!inner.overflows)
        inner.clip = svg_clip_box(p, &inner, box);
    inner.matrix = svg_product(inner.matrix, view);
    svg_put_children(p, marker, &inner, depth);
}

void svg_markers(svg_painter *p, const svg_outline *o, const svg_state *s, int depth)
{
    const svg_node *nodes[3];
    bool some = false;
    for (int i = 0; i < 3; i++) {
        nodes[i] = s->markers[i].len > 0 ? svg_find(p->file, s->markers[i]) : NULL;
        nodes[i] = nodes[i] && str_is(nodes[i]->name, "marker") ? nodes[i] : NULL;
        some = some || nodes[i];
    }
    if (!some)
        return;
    const corner_list list = corners_of(p->setter->temp, o);
    for (size_t i = 0; i < list.len; i++) {
        const corner *c = &list.at[i];
        const svg_node *marker = nodes[i == 0 ? 0 : i + 1 < list.len ? 1 : 2];
        if (!marker)
            continue;
        const bool by_width = !str_is(svg_attribute_of(marker, "markerUnits"), "userSpaceOnUse");
        const fixed scale = by_width ? s->stroke_width : SVG_ONE;
        svg_matrix m =
            svg_product(s->matrix, (svg_matrix){ SVG_ONE, 0, 0, SVG_ONE, c->at.x, c->at.y });
        m = svg_product(m, turned_as(marker, c, i == 0));
        put_marker(p, marker, s, svg_product(m, (svg_matrix){ scale, 0, 0, scale, 0, 0 }),
                   depth + 1);
    }
}
