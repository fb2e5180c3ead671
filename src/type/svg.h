/*
 * type/svg.h (private): numbers, transforms, styles and paths of SVG pictures.
 *
 * All numbers are fixed-point, 1/65536 of a user unit, in 64 bits, and never beyond ±SVG_MOST.
 */
#ifndef REFERAT_TYPE_SVG_H
#define REFERAT_TYPE_SVG_H

#include "type/path.h"

typedef int64_t fixed;

#define SVG_ONE  INT64_C(65536)
#define SVG_MOST (INT64_C(30000) * SVG_ONE)

/* x' = a x + c y + e, y' = b x + d y + f */
typedef struct svg_matrix {
    fixed a, b, c, d, e, f;
} svg_matrix;

typedef struct svg_paint {
    bool none, unknown; /* unknown: a gradient or the like */
    rgb colour;
} svg_paint;

/* What a subtree inherits. */
typedef struct svg_state {
    svg_matrix matrix;
    svg_paint fill, stroke;
    fixed stroke_width, font_size;
    int opacity, fill_opacity, stroke_opacity; /* percent */
    text_anchor anchor;
    bool bold, dashed, even_odd, hidden;
} svg_state;

/* svg_number.c */
bool svg_number(str *text,
                fixed *value); /* the next number; skips space, commas and a unit after it */
fixed svg_length(const char *text, fixed otherwise);
fixed svg_times(fixed one, fixed other);
fixed svg_over(fixed one, fixed other);
fixed svg_root(fixed value); /* square root */
svg_matrix svg_product(svg_matrix outer, svg_matrix inner);
svg_matrix svg_transform(str text); /* of a transform attribute */
void svg_apply(const svg_matrix *m, fixed x, fixed y, length *to_x, length *to_y);

/* svg_style.c */
void svg_style_set(svg_state *state, str name,
                   str value); /* one property; what it does not know changes nothing */
void svg_style_list(svg_state *state, str declarations); /* "fill:none;stroke:#333" */

/* svg_path.c */
void svg_path(outline *o, const svg_matrix *m, str data);

#endif
