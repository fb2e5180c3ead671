/*
 * type/svg.h (private): the tree, numbers, styles and paths of SVG pictures.
 *
 * All numbers are fixed-point, 1/65536 of a user unit, in 64 bits, and never beyond ±SVG_MOST. A
 * picture is read whole (tree), its style sheets too (sheet); then it is walked once and drawn.
 */
#ifndef REFERAT_TYPE_SVG_H
#define REFERAT_TYPE_SVG_H

#include "type/path.h"

typedef int64_t fixed;

#define SVG_ONE  INT64_C(65536)
#define SVG_MOST (INT64_C(4000000) * SVG_ONE)

enum { SVG_DEPTH = 100, SVG_DASHES = 8 };

/* ---- the tree -------------------------------------------------------------------------------- */

typedef struct svg_attribute {
    str name, value;
} svg_attribute;

typedef struct svg_node {
    str name; /* without "svg:"; "" for text */
    str text;
    const svg_attribute *attributes;
    size_t attribute_count;
    struct svg_node *parent, *first, *last, *next;
    int line, column; /* both from 1 */
} svg_node;

typedef struct svg_sheet svg_sheet;

typedef struct svg_file {
    svg_node *root; /* NULL where there is none */
    map *ids;       /* id → svg_node */
    const svg_sheet *sheet;
    str fault; /* of the XML; "" if none */
} svg_file;

/* svg_tree.c */
svg_file *svg_read(arena *a, str content);
str svg_attribute_of(const svg_node *n, const char *name); /* "" where there is none */
const svg_node *svg_find(const svg_file *file, str reference); /* of "#id" or "url(#id)"; or NULL */

/* ---- numbers --------------------------------------------------------------------------------- */

typedef struct svg_point {
    fixed x, y;
} svg_point;

/* x' = a x + c y + e, y' = b x + d y + f */
typedef struct svg_matrix {
    fixed a, b, c, d, e, f;
} svg_matrix;

/* What "50%" and "2em" are parts of. */
typedef struct svg_measure {
    fixed whole, em;
} svg_measure;

/* svg_number.c */
bool svg_number(str *text, fixed *value); /* the next number; skips space and commas before it */
fixed svg_length(str text, svg_measure of, fixed otherwise);
fixed svg_clamp(fixed value);
fixed svg_times(fixed one, fixed other);
fixed svg_over(fixed one, fixed other);
fixed svg_root(fixed value); /* square root */

/* svg_matrix.c */
extern const svg_matrix svg_identity;
svg_matrix svg_product(svg_matrix outer, svg_matrix inner);
svg_matrix svg_rotation(fixed degrees);
svg_matrix svg_transform(str text); /* of a transform attribute */
svg_point svg_applied(const svg_matrix *m, svg_point at);
fixed svg_scale(const svg_matrix *m); /* how much it makes a length longer, on the whole */
length svg_to_length(fixed value);
svg_matrix svg_view(const svg_node *n, const fixed box[4], bool *sliced); /* viewBox into a box */

/* ---- styles ---------------------------------------------------------------------------------- */

typedef enum svg_paint_kind { SVG_PAINT_NONE, SVG_PAINT_COLOUR, SVG_PAINT_SERVER } svg_paint_kind;

typedef struct svg_paint {
    svg_paint_kind kind;
    rgb colour;  /* of a server: what stands in for one that is not there */
    fixed clear; /* opacity of the colour itself: "rgba(…)" */
    str server;  /* "url(#id)" */
} svg_paint;

/* What a subtree inherits, and what belongs to the element alone. */
typedef struct svg_state {
    svg_matrix matrix;
    fixed view[2]; /* width and height that "%" is of */
    svg_paint fill, stroke;
    rgb colour; /* currentColor */
    svg_paint context[2];   /* fill and stroke of the line that a marker stands on */
    str markers[3];         /* start, mid, end */
    fixed stroke_width, font_size;
    fixed dashes[SVG_DASHES], dash_phase;
    int dash_count;
    line_cap cap;
    line_join join;
    fixed miter;
    fixed opacity, fill_opacity, stroke_opacity; /* of 1; the first with those of all around it */
    text_anchor anchor;
    bool serif, fixed_width, bold, italic, even_odd, clip_even_odd, hidden, spaced;
    fixed rise;             /* of text, from its baseline, in em; downwards */
    const type_clip *clip;
    /* of the element alone */
    bool absent; /* display: none */
    str clip_path, mask, filter;
    bool overflows; /* overflow: visible */
    rgb stop_colour;
    fixed own_opacity, stop_opacity;
} svg_state;

/* svg_colour.c */
bool svg_colour(str text, rgb *colour, fixed *opacity); /* false: no colour that is known */

/* svg_style.c */
svg_state svg_style_first(void);
void svg_style_list(svg_state *state, str declarations);   /* "fill:none;stroke:#333" */
svg_state svg_style_of(const svg_file *file, const svg_node *n, const svg_state *around);

/* svg_sheet.c: "<style>" */
const svg_sheet *svg_sheet_read(arena *a, str text);
void svg_sheet_apply(const svg_sheet *sheet, const svg_node *n, svg_state *state);

/* ---- shapes ---------------------------------------------------------------------------------- */

typedef struct svg_segment {
    segment_kind kind;
    svg_point at[3]; /* curve: two controls and the end; else the first is the point */
} svg_segment;

typedef struct svg_outline {
    arena *arena;
    list_of(svg_segment) segments;
    bool open; /* has no inside: a line */
} svg_outline;

/* svg_path.c */
void svg_move(svg_outline *o, svg_point at);
void svg_line(svg_outline *o, svg_point at);
void svg_curve(svg_outline *o, svg_point one, svg_point two, svg_point end);
void svg_close(svg_outline *o);
void svg_path(svg_outline *o, str data);

/* svg_shape.c: in user units; false for an element that is no shape */
bool svg_shape(const svg_node *n, const svg_state *state, svg_outline *o);
void svg_shape_mapped(const svg_outline *o, const svg_matrix *m, outline *to);
bool svg_shape_box(const svg_outline *o, fixed box[4]); /* x y w h; false where it is empty */

/* ---- drawing --------------------------------------------------------------------------------- */

typedef struct svg_painter {
    setter *setter;
    const doc_image *image;
    const svg_file *file;
    picture at;
    mark_list *out;
    arena *scratch; /* of one shape */
    list_of(const char *) reported;
    size_t steps; /* parts drawn, those of copies too */
} svg_painter;

void svg_report(svg_painter *p, const svg_node *n, const char *what); /* each thing once */

/* The paint of a fill or a stroke as a mark has it; false where nothing is painted. */
typedef struct svg_ink {
    rgb colour;
    uint8_t clear;
    const type_gradient *gradient;
} svg_ink;

bool svg_ink_of(svg_painter *p, const svg_state *state, bool stroke, const fixed box[4], svg_ink *ink);

/* svg_gradient.c: NULL where it paints one colour, which then stands in `paint` */
const type_gradient *svg_gradient(svg_painter *p, const svg_state *state, svg_paint *paint,
                                  const fixed box[4]);

/* svg_clip.c: what is seen of the element, inside what is seen of those around it */
const type_clip *svg_clip(svg_painter *p, const svg_node *n, const svg_state *state);
const type_clip *svg_clip_to_picture(svg_painter *p, const svg_state *state, const outline *o,
                                     length edge); /* what goes beyond its box is not seen */
const type_clip *svg_clip_box(svg_painter *p, const svg_state *state, const fixed box[4]);

/* svg.c */
void svg_put_children(svg_painter *p, const svg_node *n, const svg_state *s, int depth);

/* svg_marker.c */
void svg_markers(svg_painter *p, const svg_outline *o, const svg_state *s, int depth);

/* svg_text.c */
void svg_text(svg_painter *p, const svg_node *n, const svg_state *state);

#endif
