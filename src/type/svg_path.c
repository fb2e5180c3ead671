/*
 * Path data of SVG 1.1 (section 8.3): all commands, absolute and relative.
 *
 * An elliptical arc is brought to the unit circle, where its centre needs one square root, halved
 * until its parts are less than a right angle, and each part becomes a curve. Angles are never
 * needed: halves are sums of vectors.
 */
#include "type/svg.h"

#include <string.h>

typedef svg_point vector;

typedef struct reader {
    svg_outline *out;
    str rest;
    vector pen, start, handle; /* handle: the last control point, for S and T */
    char last;                 /* the command before, in upper case */
} reader;

static void add(svg_outline *o, svg_segment made)
{
    list_add(o->arena, &o->segments, made);
}

void svg_move(svg_outline *o, svg_point at)
{
    add(o, (svg_segment){ SEGMENT_MOVE, { at } });
}

void svg_line(svg_outline *o, svg_point at)
{
    add(o, (svg_segment){ SEGMENT_LINE, { at } });
}

void svg_curve(svg_outline *o, svg_point one, svg_point two, svg_point end)
{
    add(o, (svg_segment){ SEGMENT_CURVE, { one, two, end } });
}

void svg_close(svg_outline *o)
{
    add(o, (svg_segment){ .kind = SEGMENT_CLOSE });
}

static void curve_to(reader *r, vector one, vector two, vector end)
{
    svg_curve(r->out, one, two, end);
    r->pen = end;
}

static void line_to(reader *r, vector end)
{
    svg_line(r->out, end);
    r->pen = end;
}

static void move_to(reader *r, vector end)
{
    svg_move(r->out, end);
    r->pen = r->start = end;
}

/* A quadratic curve as a cubic one: the handles two thirds of the way to its control point. */
static void quadratic_to(reader *r, vector control, vector end)
{
    vector one = { r->pen.x + (control.x - r->pen.x) * 2 / 3,
                   r->pen.y + (control.y - r->pen.y) * 2 / 3 };
    vector two = { end.x + (control.x - end.x) * 2 / 3, end.y + (control.y - end.y) * 2 / 3 };
    curve_to(r, one, two, end);
    r->handle = control;
}

/* ---- arcs ------------------------------------------------------------------------------------ */

typedef struct arc {
    vector centre; /* on the unit circle's plane */
    fixed rx, ry, cosine, sine;
} arc;

static vector from_circle(const arc *a, vector v)
{
    fixed x = svg_times(a->rx, v.x + a->centre.x), y = svg_times(a->ry, v.y + a->centre.y);
    return (vector){ svg_times(a->cosine, x) - svg_times(a->sine, y),
                     svg_times(a->sine, x) + svg_times(a->cosine, y) };
}

static vector to_circle(const arc *a, vector v)
{
    fixed x = svg_times(a->cosine, v.x) + svg_times(a->sine, v.y),
          y = svg_times(a->cosine, v.y) - svg_times(a->sine, v.x);
    return (vector){ svg_over(x, a->rx), svg_over(y, a->ry) };
}

static fixed dot(vector u, vector v)
{
    return svg_times(u.x, v.x) + svg_times(u.y, v.y);
}
static fixed cross(vector u, vector v)
{
    return svg_times(u.x, v.y) - svg_times(u.y, v.x);
}

/* From u to v in the sense of `sign`, less than a right angle: handles of 4/3 · tan(angle/4). */
static void small_arc(reader *r, const arc *a, vector u, vector v, int sign)
{
    fixed c = dot(u, v);
    fixed half =
        svg_root(svg_over(SVG_ONE - c > 0 ? SVG_ONE - c : 0, SVG_ONE + c)); /* tan(angle/2) */
    fixed quarter =
        half == 0 ? 0 : svg_over(svg_root(SVG_ONE + svg_times(half, half)) - SVG_ONE, half);
    fixed k = quarter * 4 / 3 * sign;
    vector one = { u.x - svg_times(k, u.y), u.y + svg_times(k, u.x) };
    vector two = { v.x + svg_times(k, v.y), v.y - svg_times(k, v.x) };
    curve_to(r, from_circle(a, one), from_circle(a, two), from_circle(a, v));
}

static vector unit(vector v)
{
    const fixed size = svg_root(dot(v, v));
    return (vector){ svg_over(v.x, size), svg_over(v.y, size) };
}

/* Halfway from u to v: along their sum, or across the line between them, whichever is longer. */
static vector middle_of(vector u, vector v, int sign)
{
    if (dot(u, v) < 0)
        return unit((vector){ (v.y - u.y) * sign, (u.x - v.x) * sign });
    const vector m = unit((vector){ u.x + v.x, u.y + v.y });
    const bool large = cross(u, v) * sign < 0; /* more than half a turn: on the other side */
    return large ? (vector){ -m.x, -m.y } : m;
}

static void divide_arc(reader *r, const arc *a, vector ends[2], int sign)
{
    vector u = ends[0], v = ends[1];
    vector m[5] = { u, u, middle_of(u, v, sign), v, v };
    m[1] = middle_of(m[0], m[2], sign);
    m[3] = middle_of(m[2], m[4], sign);
    for (int i = 0; i < 4; i++)
        small_arc(r, a, m[i], m[i + 1], sign);
}

/* Section F.6.5, with everything divided by the radii first. */
static void arc_to(reader *r, const fixed v[7])
{
    const vector end = { v[5], v[6] };
    arc a = { .rx = v[0] < 0 ? -v[0] : v[0], .ry = v[1] < 0 ? -v[1] : v[1] };
    if (a.rx == 0 || a.ry == 0) {
        line_to(r, end);
        return;
    }
    svg_matrix turn = svg_rotation(v[2]);
    a.cosine = turn.a;
    a.sine = turn.b;
    const bool large = v[3] != 0;
    const int sign = v[4] != 0 ? 1 : -1;
    vector from = to_circle(&a, r->pen), to = to_circle(&a, end);
    vector half = { (from.x - to.x) / 2, (from.y - to.y) / 2 };
    fixed square = dot(half, half);
    if (square == 0)
        return;
    if (square > SVG_ONE) { /* radii too small: made larger until the arc is half a turn */
        fixed grow = svg_root(square);
        a.rx = svg_times(a.rx, grow);
        a.ry = svg_times(a.ry, grow);
        from = to_circle(&a, r->pen);
        to = to_circle(&a, end);
        half = (vector){ (from.x - to.x) / 2, (from.y - to.y) / 2 };
        square = SVG_ONE;
    }
    fixed away = svg_root(svg_over(SVG_ONE - square, square));
    if (large == (sign > 0))
        away = -away;
    a.centre = (vector){ (from.x + to.x) / 2 + svg_times(away, half.y),
                         (from.y + to.y) / 2 - svg_times(away, half.x) };
    vector ends[2] = { { from.x - a.centre.x, from.y - a.centre.y },
                       { to.x - a.centre.x, to.y - a.centre.y } };
    divide_arc(r, &a, ends, sign);
    r->pen = end;
}

/* ---- commands -------------------------------------------------------------------------------- */

static vector reflected(const reader *r, const char *after)
{
    if (!strchr(after, r->last))
        return r->pen;
    return (vector){ 2 * r->pen.x - r->handle.x, 2 * r->pen.y - r->handle.y };
}

static void run_command(reader *r, char command, const fixed *v)
{
    vector p[3] = { { v[0], v[1] }, { v[2], v[3] }, { v[4], v[5] } };
    switch (command) {
    case 'M':
        move_to(r, p[0]);
        break;
    case 'L':
        line_to(r, p[0]);
        break;
    case 'H':
        line_to(r, (vector){ v[0], r->pen.y });
        break;
    case 'V':
        line_to(r, (vector){ r->pen.x, v[0] });
        break;
    case 'C':
        curve_to(r, p[0], p[1], p[2]);
        r->handle = p[1];
        break;
    case 'S':
        curve_to(r, reflected(r, "CS"), p[0], p[1]);
        r->handle = p[0];
        break;
    case 'Q':
        quadratic_to(r, p[0], p[1]);
        break;
    case 'T':
        quadratic_to(r, reflected(r, "QT"), p[0]);
        break;
    case 'A':
        arc_to(r, v);
        break;
    default:
        break;
    }
    r->last = command;
}

static int count_of(char command)
{
    static const char commands[] = "MLHVCSQTA";
    static const int counts[] = { 2, 2, 1, 1, 6, 4, 4, 2, 7 };
    const char *found = strchr(commands, command);
    return found && command ? counts[found - commands] : 0;
}

/* Flags of an arc may stand without anything between them: "a1 1 0 01 2 2". */
static bool read_flag(str *rest, fixed *value)
{
    while (rest->len > 0 && strchr(" ,\n\t\r", rest->at[0]))
        *rest = str_slice(*rest, 1, rest->len);
    if (rest->len == 0 || (rest->at[0] != '0' && rest->at[0] != '1'))
        return false;
    *value = (rest->at[0] - '0') * SVG_ONE;
    *rest = str_slice(*rest, 1, rest->len);
    return true;
}

static bool read_arguments(reader *r, char command, fixed *v)
{
    const int count = count_of(command);
    for (int i = 0; i < count; i++) {
        bool flag = command == 'A' && (i == 3 || i == 4);
        if (!(flag ? read_flag(&r->rest, &v[i]) : svg_number(&r->rest, &v[i])))
            return false;
    }
    return count > 0;
}

static void make_absolute(const reader *r, char command, fixed *v)
{
    const int count = count_of(command);
    for (int i = command == 'A' ? 5 : 0; i < count; i++) {
        bool vertical = command == 'V' || (command == 'A' ? i == 6 : i % 2 == 1);
        v[i] = svg_clamp(v[i] + (vertical ? r->pen.y : r->pen.x));
    }
}

static void run_letter(reader *r, char letter)
{
    fixed v[7] = { 0 };
    const bool relative = letter >= 'a';
    char command = (char)(letter & ~0x20);
    while (read_arguments(r, command, v)) {
        if (relative)
            make_absolute(r, command, v);
        if (r->out->segments.len == 0 && command != 'M')
            move_to(r, r->pen);
        run_command(r, command, v);
        if (command == 'M')
            command = 'L'; /* further pairs are lines */
    }
}

void svg_path(svg_outline *o, str data)
{
    reader r = { .out = o, .rest = data };
    while (r.rest.len > 0) {
        char letter = r.rest.at[0];
        r.rest = str_slice(r.rest, 1, r.rest.len);
        if (letter == 'Z' || letter == 'z') {
            if (o->segments.len > 0)
                svg_close(o);
            r.pen = r.start;
            r.last = 'Z';
        } else if (count_of((char)(letter & ~0x20))) {
            run_letter(&r, letter);
        }
    }
}
