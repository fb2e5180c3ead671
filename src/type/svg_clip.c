/*
 * Clipping (SVG 1.1, section 14.3): the shapes of a clipPath as one path, inside that of the
 * elements around. What is text or a copy's copy in a clipPath gives a message and clips nothing.
 */
#include "type/svg.h"

enum { NESTED_MOST = 8 };

static type_clip *new_clip(svg_painter *p, const svg_state *state, const outline *o)
{
    type_clip *clip = arena_make(p->setter->kept, type_clip);
    clip->path = o->segments.at;
    clip->path_count = o->segments.len;
    clip->even_odd = state->clip_even_odd;
    clip->outer = state->clip;
    return clip;
}

const type_clip *svg_clip_box(svg_painter *p, const svg_state *state, const fixed box[4])
{
    const svg_point corners[4] = { { box[0], box[1] },
                                   { box[0] + box[2], box[1] },
                                   { box[0] + box[2], box[1] + box[3] },
                                   { box[0], box[1] + box[3] } };
    svg_outline o = { .arena = p->scratch };
    svg_move(&o, corners[0]);
    for (int i = 1; i < 4; i++)
        svg_line(&o, corners[i]);
    svg_close(&o);
    outline mapped = { .arena = p->setter->kept };
    svg_shape_mapped(&o, &state->matrix, &mapped);
    return new_clip(p, state, &mapped);
}

/* A shape in a clipPath, or a copy of one. */
static bool add_shape(svg_painter *p, const svg_node *n, const svg_state *around, outline *to)
{
    svg_state s = svg_style_of(p->file, n, around);
    if (s.absent)
        return true;
    if (str_is(n->name, "use")) {
        const svg_measure of = { s.view[0], s.font_size };
        svg_matrix moved = svg_identity;
        moved.e = svg_length(svg_attribute_of(n, "x"), of, 0);
        moved.f = svg_length(svg_attribute_of(n, "y"), of, 0);
        s.matrix = svg_product(s.matrix, moved);
        n = svg_find(p->file, svg_attribute_of(n, "href"));
        if (!n)
            return true;
        s = svg_style_of(p->file, n, &s);
    }
    svg_outline o = { .arena = p->scratch };
    if (!svg_shape(n, &s, &o))
        return n->name.len == 0 || str_is(n->name, "title") || str_is(n->name, "desc");
    svg_shape_mapped(&o, &s.matrix, to);
    return true;
}

/* The box that a clipPath's parts are of: only a shape's is known. */
static bool put_in_box(svg_painter *p, const svg_node *n, svg_state *state)
{
    svg_outline o = { .arena = p->scratch };
    fixed box[4];
    if (!svg_shape(n, state, &o) || !svg_shape_box(&o, box))
        return false;
    state->matrix =
        svg_product(state->matrix, (svg_matrix){ box[2], 0, 0, box[3], box[0], box[1] });
    return true;
}

static const type_clip *clip_inside(svg_painter *p, const svg_node *n, svg_state s, int nested)
{
    const svg_node *path = svg_find(p->file, s.clip_path);
    if (!path || !str_is(path->name, "clipPath") || nested > NESTED_MOST)
        return s.clip;
    if (str_is(svg_attribute_of(path, "clipPathUnits"), "objectBoundingBox")
        && !put_in_box(p, n, &s)) {
        svg_report(p, path, "clipping by the box of a group");
        return s.clip;
    }
    svg_state inside = svg_style_of(p->file, path, &s);
    inside.clip_even_odd = false;
    if (inside.clip_path.len > 0)
        s.clip = inside.clip = clip_inside(p, path, inside, nested + 1);
    outline o = { .arena = p->setter->kept };
    bool whole = true;
    for (const svg_node *child = path->first; child; child = child->next) {
        whole = add_shape(p, child, &inside, &o) && whole;
        inside.clip_even_odd = svg_style_of(p->file, child, &inside).clip_even_odd;
    }
    if (!whole)
        svg_report(p, path, "clipping by text or groups");
    return whole ? new_clip(p, &inside, &o) : s.clip;
}

const type_clip *svg_clip(svg_painter *p, const svg_node *n, const svg_state *state)
{
    return state->clip_path.len == 0 ? state->clip : clip_inside(p, n, *state, 0);
}

/* ---- the picture's own box ------------------------------------------------------------------- */

static bool is_beyond(const length box[4], length x, length y, length edge)
{
    return x + edge < box[0] || x - edge > box[0] + box[2] || y + edge < box[1]
           || y - edge > box[1] + box[3];
}

const type_clip *svg_clip_to_picture(svg_painter *p, const svg_state *state, const outline *o,
                                     length edge)
{
    static const int points[] = { 1, 1, 3, 0 };
    const length *box = p->at.box;
    bool beyond = false;
    for (size_t i = 0; i < o->segments.len && !beyond; i++) {
        const type_segment *s = &o->segments.at[i];
        for (int k = 0; k < points[s->kind]; k++)
            beyond = beyond || is_beyond(box, s->x[k], s->y[k], edge);
    }
    if (!beyond)
        return state->clip;
    svg_state whole = { .matrix = svg_identity, .clip = state->clip };
    return svg_clip_box(p, &whole, (fixed[4]){ box[0], box[1], box[2], box[3] });
}
