/*
 * Drawings of compose: shapes as marks, scaled to their box.
 *
 * A drawing has its origin at the top left, as the page has, so its points only grow and move. Text
 * is set in the sans face, at its size as scaled, and anchored by its start, middle or end as the
 * shape says.
 *
 * Words that lead somewhere are links in a paragraph of their own after the figure: a reader that
 * has the alternative text of a figure does not look into it (ISO 32000-1, 14.9.3). What follows
 * each other and leads to the same place is one link, as on the web.
 */
#include "type/path.h"

#define FIELD_EDGE (LENGTH_PT(3) / 4)

typedef struct canvas {
    setter *setter;
    const doc_drawing *drawing;
    picture at;
    mark_list *out;
    bool on_tint;   /* in a box */
    int32_t links;  /* the paragraph of its links; -1 none yet */
    int32_t linked; /* the last of them */
    str target;     /* of that */
} canvas;

static length scaled(const canvas *c, length value)
{
    return c->drawing->width > 0 ? (length)((int64_t)value * c->at.box[2] / c->drawing->width)
                                 : value;
}

static length x_of(const canvas *c, length x)
{
    return c->at.box[0] + scaled(c, x);
}
static length y_of(const canvas *c, length y)
{
    return c->at.box[1] + scaled(c, y);
}

static bool on_tint(const setter *s)
{
    int32_t i = s->galley.frame;
    while (i >= 0 && s->galley.frames.at[i].kind != FRAME_TINT)
        i = s->galley.frames.at[i].outer;
    return i >= 0;
}

static void put_outline(const canvas *c, const doc_shape *shape, const outline *o)
{
    type_mark m = { .kind = MARK_PATH,
                    .element = c->at.element,
                    .colour = shape->fill,
                    .stroke = shape->stroke,
                    .stroke_width = scaled(c, shape->width),
                    .dashed = shape->dashed,
                    .path = o->segments.at,
                    .path_count = o->segments.len };
    if (shape->kind == SHAPE_LINE)
        m.colour = COLOUR_NONE;
    if (c->on_tint && m.colour == COLOUR_TINT && m.stroke == COLOUR_NONE) {
        m.stroke = COLOUR_LINE; /* a field of the same colour as the box around it */
        m.stroke_width = FIELD_EDGE;
    }
    list_add(c->setter->temp, c->out, m);
}

static void add_rect(const canvas *c, const doc_shape *shape, outline *o)
{
    length box[4] = { x_of(c, shape->x), y_of(c, shape->y), scaled(c, shape->w),
                      scaled(c, shape->h) };
    path_rect(o, box, scaled(c, shape->r), scaled(c, shape->r));
}

static void add_circle(const canvas *c, const doc_shape *shape, outline *o)
{
    path_ellipse(o, x_of(c, shape->x), y_of(c, shape->y), scaled(c, shape->r), scaled(c, shape->r));
}

static void add_line(const canvas *c, const doc_shape *shape, outline *o)
{
    path_move(o, x_of(c, shape->x), y_of(c, shape->y));
    path_line(o, x_of(c, shape->x + shape->w), y_of(c, shape->y + shape->h));
}

static void add_path(const canvas *c, const doc_shape *shape, outline *o)
{
    const doc_point *at = shape->points;
    if (shape->point_count == 0)
        return;
    path_move(o, x_of(c, at[0].x), y_of(c, at[0].y));
    for (size_t i = 1; !shape->curved && i < shape->point_count; i++)
        path_line(o, x_of(c, at[i].x), y_of(c, at[i].y));
    for (size_t i = 1; shape->curved && i + 2 < shape->point_count; i += 3) {
        length xs[3] = { x_of(c, at[i].x), x_of(c, at[i + 1].x), x_of(c, at[i + 2].x) };
        length ys[3] = { y_of(c, at[i].y), y_of(c, at[i + 1].y), y_of(c, at[i + 2].y) };
        path_curve(o, xs, ys);
    }
    if (shape->closed)
        path_close(o);
}

/* ---- text and links -------------------------------------------------------------------------- */

static int32_t add_element(setter *s, int32_t parent, element_kind kind)
{
    const int32_t before = s->element;
    s->element = parent;
    const int32_t made = element_add(s, kind, NULL);
    s->element = before;
    return made;
}

/* The words join the link before them, or begin one. */
static void name_link(canvas *c, const doc_shape *shape)
{
    setter *s = c->setter;
    if (c->links < 0)
        c->links = add_element(s, element_at(s, c->at.element)->parent, ELEMENT_PARAGRAPH);
    const bool joins = c->linked >= 0 && str_equal(c->target, shape->link);
    if (!joins)
        c->linked = add_element(s, c->links, ELEMENT_LINK);
    c->target = shape->link;
    type_element *e = element_at(s, c->linked);
    e->alt = joins ? str_format(s->kept, STR_FMT " " STR_FMT, STR_ARG(e->alt), STR_ARG(shape->text))
                   : shape->text;
}

static const doc_link *link_of(const canvas *c, str address)
{
    doc_link *link = arena_make(c->setter->kept, doc_link);
    link->kind = LINK_PAGE;
    link->page = address;
    return link;
}

/* The boxes of links among the marks belong to the link, the words to the figure. */
static void own_boxes(const canvas *c, size_t from)
{
    for (size_t i = from; i < c->out->len; i++)
        if (c->out->at[i].kind == MARK_LINK)
            c->out->at[i].element = c->linked;
}

static void put_text(canvas *c, const doc_shape *shape)
{
    setter *s = c->setter;
    if (shape->text.len == 0)
        return;
    style look = look_head(s, scaled(c, shape->size), shape->fill);
    look.bold = shape->bold;
    look.tabular = true; /* the drawing was made for figures of one width */
    look.element = c->at.element;
    if (shape->link.len > 0) {
        look.link = link_of(c, shape->link);
        name_link(c, shape);
    } else {
        c->linked = -1;
    }
    paragraph *p = para_new(s);
    para_add_text(s, p, shape->text, look);
    para_make_items(s, p, INT32_MAX);
    length width = para_natural_width(p);
    line only = { .to = (uint32_t)p->items.len, .last = true };
    size_t from = c->out->len;
    para_put_line(s, p, &only, &(para_form){ .width = width }, c->out);
    length back = shape->anchor == ANCHOR_START    ? 0
                  : shape->anchor == ANCHOR_MIDDLE ? width / 2
                                                   : width;
    own_boxes(c, from);
    marks_move(c->out, from, x_of(c, shape->x) - back, y_of(c, shape->y));
}

typedef void outline_adder(const canvas *c, const doc_shape *shape, outline *o);

static outline_adder *const adders[] = {
    [SHAPE_RECT] = add_rect, [SHAPE_CIRCLE] = add_circle, [SHAPE_LINE] = add_line,
    [SHAPE_PATH] = add_path, [SHAPE_TEXT] = NULL,
};

void drawing_put(setter *s, const doc_drawing *d, picture at, mark_list *out)
{
    canvas c = { .setter = s, .drawing = d, .at = at, .out = out, .links = -1, .linked = -1 };
    c.on_tint = on_tint(s);
    for (size_t i = 0; i < d->shapes.len; i++) {
        const doc_shape *shape = &d->shapes.at[i];
        if (!adders[shape->kind]) {
            put_text(&c, shape);
            continue;
        }
        outline o = { .arena = s->kept };
        adders[shape->kind](&c, shape, &o);
        put_outline(&c, shape, &o);
    }
}
