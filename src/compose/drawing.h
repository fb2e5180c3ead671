/*
 * drawing: the shapes that charts are put together from, and how wide a text will be.
 *
 * Widths are estimated from classes of letters, a little on the wide side, because no font is known
 * here: a text that is set narrower than its box does no harm.
 */
#ifndef REFERAT_COMPOSE_DRAWING_H
#define REFERAT_COMPOSE_DRAWING_H

#include "compose/composer.h"

#define DRAWING_BOXED LENGTH_PT(330) /* the width of the form for a box on a page, and its height at most */
#define DRAWING_BOXED_HIGH LENGTH_PT(580)

typedef struct box {
    length x, y, w, h;
} box;

typedef struct paint {
    colour_role fill, stroke;
    length width;
    bool dashed;
} paint;

typedef struct lettering {
    colour_role colour;
    length size;
    bool bold;
    text_anchor anchor;
} lettering;

doc_drawing *drawing_new(arena *a, length width, length height);
doc_shape   *draw_box(arena *a, doc_drawing *d, box where, length radius, paint look);
void         draw_line(arena *a, doc_drawing *d, doc_point from, doc_point to, paint look);
void         draw_circle(arena *a, doc_drawing *d, doc_point centre, length radius, paint look);
void         draw_path(arena *a, doc_drawing *d, const doc_point *points, size_t count, paint look);
doc_shape   *draw_text(arena *a, doc_drawing *d, doc_point at, str words_of_it, lettering look); /* y is the baseline */
length       text_width(str s, length size);
length       text_longest_word(str s, length size);                  /* of what text_wrap need not cut */
const hyphen_patterns *text_patterns(const composer *c);             /* for the names in drawings; NULL if there are none */
/* Breaks at spaces, hyphens and slashes; a word that is wider than a line by itself where it may be divided. */
str_list     text_wrap(arena *a, const hyphen_patterns *patterns, str s, length size, length width);

#endif
