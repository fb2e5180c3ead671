/*
 * type/path.h (private): outlines, and pictures made of them.
 *
 * An outline is a growing list of segments in the units of whoever makes it. Drawings and SVG
 * pictures become marks in a box that the figure has given them.
 */
#ifndef REFERAT_TYPE_PATH_H
#define REFERAT_TYPE_PATH_H

#include "type/setter.h"

typedef struct outline {
    arena *arena;
    list_of(type_segment) segments;
} outline;

void path_move(outline *o, length x, length y);
void path_line(outline *o, length x, length y);
void path_curve(outline *o, const length x[3], const length y[3]);
void path_close(outline *o);
void path_rect(outline *o, const length box[4], length rx,
               length ry); /* corners of an ellipse's quarter */
void path_ellipse(outline *o, length x, length y, length rx, length ry);

/* The place of a picture: its own size becomes that of the box. */
typedef struct picture {
    length box[4]; /* x y w h, in its piece */
    int32_t element;
} picture;

/* So many pixels of a picture in print. */
length image_points(int32_t pixels);

/* Made smaller, with its own proportions, until it is no wider and no higher. */
void box_shrink(length box[4], length width, length height);

/* A picture of any kind as marks. */
void image_put(setter *s, const doc_image *image, picture at, mark_list *out);

/* A drawing of compose, as marks. */
void drawing_put(setter *s, const doc_drawing *d, picture at, mark_list *out);

/* An SVG file as marks. Messages: SVG_UNSUPPORTED, IMAGE_BAD. */
void svg_put(setter *s, const doc_image *image, picture at, mark_list *out);

#endif
