/*
 * The shapes of SVG 1.1 (section 9) as outlines in user units, and what is asked of an outline: its
 * marks on the page, and the box around it.
 *
 * A quarter of an ellipse is one cubic curve, as in path.c.
 */
#include "type/svg.h"

enum {
    HANDLE = 36195, /* 4/3 · (√2 − 1), in 1/65536 */
    PARTS = 8       /* of a curve that its box is measured at */
};

static fixed across(const svg_node *n, const svg_state *s, const char *name, fixed otherwise)
{
    return svg_length(svg_attribute_of(n, name), (svg_measure){ s->view[0], s->font_size },
                      otherwise);
}

static fixed down(const svg_node *n, const svg_state *s, const char *name, fixed otherwise)
{
    return svg_length(svg_attribute_of(n, name), (svg_measure){ s->view[1], s->font_size },
                      otherwise);
}

/* ---- round parts ----------------------------------------------------------------------------- */

/* A quarter from where the pen is to `end`; it leaves along the x axis, or along the y axis. */
static void quarter(svg_outline *o, svg_point end, bool along_x)
{
    const svg_segment *last = &o->segments.at[o->segments.len - 1];
    const svg_point pen = last->at[last->kind == SEGMENT_CURVE ? 2 : 0];
    const fixed x = svg_times(end.x - pen.x, HANDLE), y = svg_times(end.y - pen.y, HANDLE);
    svg_point one = { pen.x + (along_x ? x : 0), pen.y + (along_x ? 0 : y) };
    svg_point two = { end.x - (along_x ? 0 : x), end.y - (along_x ? y : 0) };
    svg_curve(o, one, two, end);
}

static void make_rect(const svg_node *n, const svg_state *s, svg_outline *o)
{
    const fixed x = across(n, s, "x", 0), y = down(n, s, "y", 0), w = across(n, s, "width", 0),
                h = down(n, s, "height", 0), right = x + w, bottom = y + h;
    fixed rx = across(n, s, "rx", -1), ry = down(n, s, "ry", -1);
    rx = rx < 0 ? (ry < 0 ? 0 : ry) : rx;
    ry = ry < 0 ? rx : ry;
    rx = rx > w / 2 ? w / 2 : rx;
    ry = ry > h / 2 ? h / 2 : ry;
    const bool round = rx > 0 && ry > 0;
    if (w <= 0 || h <= 0)
        return;
    const svg_point corners[4][2] = { { { right - rx, y }, { right, y + ry } },
                                      { { right, bottom - ry }, { right - rx, bottom } },
                                      { { x + rx, bottom }, { x, bottom - ry } },
                                      { { x, y + ry }, { x + rx, y } } };
    svg_move(o, (svg_point){ x + rx, y });
    for (int i = 0; i < 4; i++) {
        svg_line(o, corners[i][0]);
        if (round)
            quarter(o, corners[i][1], i % 2 == 0);
    }
    svg_close(o);
}

static void make_ellipse(const svg_node *n, const svg_state *s, svg_outline *o)
{
    const svg_measure both = { (s->view[0] + s->view[1]) / 2, s->font_size };
    const fixed r = svg_length(svg_attribute_of(n, "r"), both, 0);
    const fixed x = across(n, s, "cx", 0), y = down(n, s, "cy", 0);
    fixed rx = across(n, s, "rx", r), ry = down(n, s, "ry", svg_attribute_of(n, "rx").len ? rx : r);
    rx = svg_attribute_of(n, "rx").len == 0 && r == 0 ? ry : rx;
    if (rx <= 0 || ry <= 0)
        return;
    svg_move(o, (svg_point){ x + rx, y });
    quarter(o, (svg_point){ x, y + ry }, false);
    quarter(o, (svg_point){ x - rx, y }, true);
    quarter(o, (svg_point){ x, y - ry }, false);
    quarter(o, (svg_point){ x + rx, y }, true);
    svg_close(o);
}

/* ---- straight parts -------------------------------------------------------------------------- */

static void make_line(const svg_node *n, const svg_state *s, svg_outline *o)
{
    svg_move(o, (svg_point){ across(n, s, "x1", 0), down(n, s, "y1", 0) });
    svg_line(o, (svg_point){ across(n, s, "x2", 0), down(n, s, "y2", 0) });
    o->open = true;
}

static void make_polyline(const svg_node *n, const svg_state *s, svg_outline *o)
{
    (void)s;
    str rest = svg_attribute_of(n, "points");
    svg_point at;
    while (svg_number(&rest, &at.x) && svg_number(&rest, &at.y)) {
        if (o->segments.len == 0)
            svg_move(o, at);
        else
            svg_line(o, at);
    }
}

static void make_polygon(const svg_node *n, const svg_state *s, svg_outline *o)
{
    make_polyline(n, s, o);
    if (o->segments.len > 0)
        svg_close(o);
}

static void make_path(const svg_node *n, const svg_state *s, svg_outline *o)
{
    (void)s;
    svg_path(o, svg_attribute_of(n, "d"));
}

/* ---- any of them ----------------------------------------------------------------------------- */

static const struct {
    const char *name;
    void (*make)(const svg_node *n, const svg_state *s, svg_outline *o);
} shapes[] = {
    { "path", make_path },       { "rect", make_rect }, { "circle", make_ellipse },
    { "ellipse", make_ellipse }, { "line", make_line }, { "polyline", make_polyline },
    { "polygon", make_polygon },
};

bool svg_shape(const svg_node *n, const svg_state *state, svg_outline *o)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (str_is(n->name, shapes[i].name)) {
            shapes[i].make(n, state, o);
            return true;
        }
    return false;
}

void svg_shape_mapped(const svg_outline *o, const svg_matrix *m, outline *to)
{
    for (size_t i = 0; i < o->segments.len; i++) {
        const svg_segment *from = &o->segments.at[i];
        type_segment made = { .kind = from->kind };
        for (int k = 0; k < (from->kind == SEGMENT_CURVE ? 3 : 1); k++) {
            svg_point at = svg_applied(m, from->at[k]);
            made.x[k] = svg_to_length(at.x);
            made.y[k] = svg_to_length(at.y);
        }
        list_add(to->arena, &to->segments, made);
    }
}

/* ---- the box --------------------------------------------------------------------------------- */

typedef struct corners {
    svg_point least, most;
    bool some;
} corners;

static void include(corners *c, svg_point at)
{
    if (!c->some)
        *c = (corners){ at, at, true };
    c->least.x = at.x < c->least.x ? at.x : c->least.x;
    c->least.y = at.y < c->least.y ? at.y : c->least.y;
    c->most.x = at.x > c->most.x ? at.x : c->most.x;
    c->most.y = at.y > c->most.y ? at.y : c->most.y;
}

/* One coordinate of a curve after `part` of PARTS, by Bernstein's polynomials. */
static fixed curve_at(const fixed v[4], int part)
{
    const fixed t = part, u = PARTS - part;
    return (u * u * u * v[0] + 3 * u * u * t * v[1] + 3 * u * t * t * v[2] + t * t * t * v[3])
           / (PARTS * PARTS * PARTS);
}

static void include_curve(corners *c, svg_point pen, const svg_point at[3])
{
    const fixed x[4] = { pen.x, at[0].x, at[1].x, at[2].x },
                y[4] = { pen.y, at[0].y, at[1].y, at[2].y };
    for (int i = 1; i <= PARTS; i++)
        include(c, (svg_point){ curve_at(x, i), curve_at(y, i) });
}

bool svg_shape_box(const svg_outline *o, fixed box[4])
{
    corners c = { .some = false };
    svg_point pen = { 0, 0 };
    for (size_t i = 0; i < o->segments.len; i++) {
        const svg_segment *s = &o->segments.at[i];
        if (s->kind == SEGMENT_CLOSE)
            continue;
        if (s->kind == SEGMENT_CURVE)
            include_curve(&c, pen, s->at);
        else
            include(&c, s->at[0]);
        pen = s->at[s->kind == SEGMENT_CURVE ? 2 : 0];
    }
    box[0] = c.least.x;
    box[1] = c.least.y;
    box[2] = c.most.x - c.least.x;
    box[3] = c.most.y - c.least.y;
    return c.some;
}
