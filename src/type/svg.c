/*
 * SVG pictures as marks: what drawing programs write for pictures that stand still. Shapes, text,
 * copies, gradients, clipping, transforms and styles are drawn; what else there is (filters, masks,
 * patterns, scripts, pictures inside) is left out, or drawn without it, and named in a
 * message with its line and column.
 *
 * The tree is walked once. A copy (use) is drawn where it is asked for; how deep copies lie in each
 * other and how much is drawn in all are bounded, for a small file may ask for very much.
 */
#include <string.h>

#include "type/svg.h"

enum {
    DRAWN_MOST = 16 << 20, /* bytes of all pictures of a document */
    STEPS_MOST = 2 << 20,  /* elements and segments of one picture */
};

void svg_report(svg_painter *p, const svg_node *n, const char *what)
{
    for (size_t i = 0; i < p->reported.len; i++)
        if (p->reported.at[i] == what)
            return;
    list_add(p->setter->temp, &p->reported, what);
    str said = str_format(p->setter->temp, "%s (line %d, column %d)", what, n->line, n->column);
    DIAG(p->setter->diag, SVG_UNSUPPORTED, said_place(p->setter, STR("")), p->image->source, said);
}

/* ---- painting -------------------------------------------------------------------------------- */

bool svg_ink_of(svg_painter *p, const svg_state *state, bool stroke, const fixed box[4],
                svg_ink *ink)
{
    svg_paint paint = stroke ? state->stroke : state->fill;
    const type_gradient *gradient =
        paint.kind == SVG_PAINT_SERVER ? svg_gradient(p, state, &paint, box) : NULL;
    const fixed opacity = svg_times(svg_times(state->opacity, paint.clear),
                                    stroke ? state->stroke_opacity : state->fill_opacity);
    *ink = (svg_ink){ paint.colour, (uint8_t)(255 - opacity * 255 / SVG_ONE), gradient };
    return paint.kind != SVG_PAINT_NONE && opacity > 0;
}

static bool is_plain_pen(const svg_state *s)
{
    return s->dash_count == 0 && s->cap == CAP_BUTT && s->join == JOIN_MITER;
}

static const type_pen *pen_of(svg_painter *p, const svg_state *s)
{
    if (is_plain_pen(s) && s->miter == 10 * SVG_ONE)
        return NULL;
    const fixed scale = svg_scale(&s->matrix);
    type_pen *pen = arena_make(p->setter->kept, type_pen);
    length *dashes = arena_array(p->setter->kept, length, SVG_DASHES);
    for (int i = 0; i < s->dash_count; i++)
        dashes[i] = svg_to_length(svg_times(s->dashes[i], scale));
    pen->dashes = dashes;
    pen->dash_count = s->dash_count;
    pen->phase = svg_to_length(svg_times(s->dash_phase, scale));
    pen->cap = s->cap;
    pen->join = s->join;
    pen->miter = svg_to_length(s->miter);
    return pen;
}

/* Marks are moved with their paths, so each has its own. */
static const type_segment *path_copy(arena *a, const type_segment *path, size_t count)
{
    type_segment *copy = arena_array(a, type_segment, count);
    memcpy(copy, path, count * sizeof *copy);
    return copy;
}

static bool is_plain_ink(const svg_ink *ink)
{
    return ink->clear == 0 && !ink->gradient;
}

static void fill_with(type_mark *m, const svg_ink *ink)
{
    m->colour = COLOUR_ROLES;
    m->fill_rgb = ink->colour;
    m->fill_clear = ink->clear;
    m->fill_gradient = ink->gradient;
}

static void stroke_with(type_mark *m, const svg_ink *ink)
{
    m->stroke = COLOUR_ROLES;
    m->stroke_rgb = ink->colour;
    m->stroke_clear = ink->clear;
    m->stroke_gradient = ink->gradient;
}

/* What is not opaque is two marks: the stroke lies over the fill, and both are seen. */
static void put_inked(svg_painter *p, type_mark m, const svg_ink *fill, const svg_ink *stroke)
{
    m.colour = m.stroke = COLOUR_NONE;
    if (fill)
        fill_with(&m, fill);
    if (fill && stroke && (!is_plain_ink(fill) || !is_plain_ink(stroke))) {
        type_mark below = m;
        below.path = path_copy(p->setter->kept, m.path, m.path_count);
        list_add(p->setter->temp, p->out, below);
        m.colour = COLOUR_NONE;
    }
    if (stroke)
        stroke_with(&m, stroke);
    list_add(p->setter->temp, p->out, m);
}

static void paint(svg_painter *p, const svg_outline *shape, const svg_state *s)
{
    fixed box[4];
    if (!svg_shape_box(shape, box))
        return;
    svg_ink fill = { .clear = 0 }, stroke = { .clear = 0 };
    const bool filled = !shape->open && svg_ink_of(p, s, false, box, &fill);
    const bool stroked = s->stroke_width > 0 && svg_ink_of(p, s, true, box, &stroke);
    if (!filled && !stroked)
        return;
    outline o = { .arena = p->setter->kept };
    svg_shape_mapped(shape, &s->matrix, &o);
    type_mark m = { .kind = MARK_PATH,
                    .element = p->at.element,
                    .path = o.segments.at,
                    .path_count = o.segments.len,
                    .even_odd = s->even_odd };
    m.stroke_width = svg_to_length(svg_times(s->stroke_width, svg_scale(&s->matrix)));
    m.clip = svg_clip_to_picture(p, s, &o, stroked ? m.stroke_width : 0);
    put_inked(p, m, filled ? &fill : NULL, stroked ? &stroke : NULL);
    if (stroked)
        p->out->at[p->out->len - 1].pen = pen_of(p, s);
}

static void put_shape(svg_painter *p, const svg_node *n, const svg_state *s, int depth)
{
    svg_outline o = { .arena = p->scratch };
    svg_shape(n, s, &o);
    p->steps += o.segments.len;
    if (s->hidden)
        return;
    paint(p, &o, s);
    if (!str_is(n->name, "rect") && !str_is(n->name, "circle") && !str_is(n->name, "ellipse"))
        svg_markers(p, &o, s, depth);
    arena_reset(p->scratch);
}

/* ---- groups ---------------------------------------------------------------------------------- */

static void put_element(svg_painter *p, const svg_node *n, const svg_state *around, int depth);

void svg_put_children(svg_painter *p, const svg_node *n, const svg_state *s, int depth)
{
    for (const svg_node *child = n->first; child; child = child->next)
        if (child->name.len > 0)
            put_element(p, child, s, depth + 1);
}

/* Of several forms of the same, the first that can be drawn. */
static void put_switch(svg_painter *p, const svg_node *n, const svg_state *s, int depth)
{
    const svg_node *child = n->first;
    while (child && (child->name.len == 0 || str_is(child->name, "foreignObject")))
        child = child->next;
    if (child)
        put_element(p, child, s, depth + 1);
}

/* Draws what has a window of its own into a box. */
static void put_window(svg_painter *p, const svg_node *n, const svg_state *s, const fixed box[4],
                       int depth)
{
    svg_state inner = *s;
    bool sliced;
    inner.clip = svg_clip_box(p, s, box);
    inner.matrix = svg_product(s->matrix, svg_view(n, box, &sliced));
    inner.view[0] = box[2];
    inner.view[1] = box[3];
    str view = svg_attribute_of(n, "viewBox");
    fixed v[4];
    for (int i = 0; i < 4 && svg_number(&view, &v[i]); i++)
        if (i >= 2)
            inner.view[i - 2] = v[i];
    svg_put_children(p, n, &inner, depth);
}

static void box_of(const svg_node *n, const svg_state *s, fixed box[4])
{
    static const char *const names[] = { "x", "y", "width", "height" };
    for (int i = 0; i < 4; i++)
        box[i] =
            svg_length(svg_attribute_of(n, names[i]), (svg_measure){ s->view[i % 2], s->font_size },
                       i < 2 ? 0 : s->view[i - 2]);
}

static void put_nested(svg_painter *p, const svg_node *n, const svg_state *s, int depth)
{
    fixed box[4];
    box_of(n, s, box);
    put_window(p, n, s, box, depth);
}

/* The copy stands at x y of the use; a symbol has the use's width and height (SVG 1.1, 5.6). */
static void put_use(svg_painter *p, const svg_node *n, const svg_state *s, int depth)
{
    str href = svg_attribute_of(n, "href");
    const svg_node *of = svg_find(p->file, href);
    if (!of) {
        if (href.len > 0 && href.at[0] != '#')
            svg_report(p, n, "a reference to another file");
        return;
    }
    fixed box[4];
    box_of(n, s, box);
    svg_state moved = *s;
    if (str_is(of->name, "symbol") || str_is(of->name, "svg")) {
        svg_state own = svg_style_of(p->file, of, &moved);
        put_window(p, of, &own, box, depth + 1);
        return;
    }
    svg_matrix there = svg_identity;
    there.e = box[0];
    there.f = box[1];
    moved.matrix = svg_product(moved.matrix, there);
    put_element(p, of, &moved, depth + 1);
}

static void put_text(svg_painter *p, const svg_node *n, const svg_state *s, int depth)
{
    (void)depth;
    svg_text(p, n, s);
}

/* ---- elements -------------------------------------------------------------------------------- */

typedef struct svg_element {
    const char *name;
    void (*put)(svg_painter *p, const svg_node *n, const svg_state *s, int depth); /* or NULL */
    const char *unsupported; /* how a message calls it; NULL: nothing is lost */
} svg_element;

/* clang-format off */
static const svg_element elements[] = {
    { "svg", put_nested, NULL },                { "g", svg_put_children, NULL },
    { "a", svg_put_children, NULL },                { "switch", put_switch, NULL },
    { "use", put_use, NULL },                   { "text", put_text, NULL },
    { "rect", put_shape, NULL },            { "circle", put_shape, NULL },
    { "ellipse", put_shape, NULL },         { "line", put_shape, NULL },
    { "polyline", put_shape, NULL },        { "polygon", put_shape, NULL },
    { "path", put_shape, NULL },
    { "image", NULL, "a picture inside" },      { "script", NULL, "a script" },
    { "foreignObject", NULL, "foreign content" }, { "flowRoot", NULL, "flowed text" },
    { "animate", NULL, "an animation" },        { "animateTransform", NULL, "an animation" },
    { "animateMotion", NULL, "an animation" },  { "animateColor", NULL, "an animation" },
    { "set", NULL, "an animation" },
};
/* clang-format on */

static const svg_element *find_element(str name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (str_is(name, elements[i].name))
            return &elements[i];
    return NULL;
}

static void report_effects(svg_painter *p, const svg_node *n, const svg_state *s)
{
    if (svg_find(p->file, s->mask))
        svg_report(p, n, "a mask");
    if (svg_find(p->file, s->filter))
        svg_report(p, n, "a filter");
}

/* A shape is looked into as well: an animation may stand there. */
static void report_inside(svg_painter *p, const svg_node *n)
{
    for (const svg_node *child = n->first; child; child = child->next) {
        const svg_element *e = find_element(child->name);
        if (e && e->unsupported)
            svg_report(p, child, e->unsupported);
    }
}

static void put_element(svg_painter *p, const svg_node *n, const svg_state *around, int depth)
{
    if (p->steps++ > STEPS_MOST || depth > SVG_DEPTH) {
        svg_report(p, n, "more copies of its parts than can be drawn");
        return;
    }
    const svg_element *e = find_element(n->name);
    if (e && e->unsupported)
        svg_report(p, n, e->unsupported);
    if (!e || !e->put)
        return;
    svg_state s = svg_style_of(p->file, n, around);
    if (s.absent)
        return;
    report_effects(p, n, &s);
    s.clip = svg_clip(p, n, &s);
    if (e->put == put_shape)
        report_inside(p, n);
    e->put(p, n, &s, depth);
}

/* ---- the picture ----------------------------------------------------------------------------- */

/* The outermost window is the picture's box; its user units are what the viewBox says, or pixels. */
static void put_root(svg_painter *p)
{
    const svg_node *root = p->file->root;
    const fixed box[4] = { p->at.box[0], p->at.box[1], p->at.box[2], p->at.box[3] };
    svg_state first = svg_style_first();
    first.view[0] = (fixed)p->image->width * SVG_ONE;
    first.view[1] = (fixed)p->image->height * SVG_ONE;
    svg_state s = svg_style_of(p->file, root, &first);
    bool sliced;
    svg_matrix view = svg_view(root, box, &sliced);
    fixed v[4] = { 0, 0, first.view[0], first.view[1] };
    str said = svg_attribute_of(root, "viewBox");
    if (said.len == 0) {
        view.a = svg_over(box[2], v[2]);
        view.d = svg_over(box[3], v[3]);
    }
    for (int i = 0; i < 4 && svg_number(&said, &v[i]); i++)
        ;
    s.view[0] = v[2];
    s.view[1] = v[3];
    s.matrix = view;
    report_inside(p, root);
    if (!s.absent)
        svg_put_children(p, root, &s, 0);
}

/* What is drawn takes some fifty times its size in memory, each time anew. */
static bool has_room(setter *s, const doc_image *image)
{
    bool had = s->drawn <= DRAWN_MOST;
    s->drawn += image->content.len;
    if (s->drawn <= DRAWN_MOST)
        return true;
    if (had)
        DIAG(s->diag, IMAGE_BAD, said_place(s, STR("")), image->source,
             STR("with it the pictures in SVG are larger than 16 MB"));
    return false;
}

void svg_put(setter *s, const doc_image *image, picture at, mark_list *out)
{
    if (!has_room(s, image))
        return;
    svg_painter p = { .setter = s, .image = image, .at = at, .out = out };
    arena *own = arena_new();
    p.scratch = arena_new();
    p.file = svg_read(own, image->content);
    if (p.file->fault.len > 0)
        DIAG(s->diag, IMAGE_BAD, said_place(s, STR("")), image->source, p.file->fault);
    if (p.file->root && p.file->fault.len == 0)
        put_root(&p);
    arena_drop(p.scratch);
    arena_drop(own);
}
