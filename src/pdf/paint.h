/*
 * pdf/paint.h (private): opacity and gradients as resources of the file.
 *
 * A mark that is painted with more than its colour asks for the name of a resource, which is made
 * then; the file's resources get all of them at the end.
 */
#ifndef REFERAT_PDF_PAINT_H
#define REFERAT_PDF_PAINT_H

#include "pdf/writer.h"

typedef struct paints {
    map *names; /* what a resource says → its name */
    pdf_dict *states, *patterns;
} paints;

paints *paints_new(writer *w);
void paints_write(writer *w, pdf_dict *resources);

/* The graphics state of a mark that is not opaque; "" where none is needed, or none is to be had. */
str paint_state(writer *w, const type_mark *m, const type_page *page);

/* The pattern of one of the mark's gradients; "" where there are too many: then one colour stands
   in for it. */
str paint_pattern(writer *w, const type_mark *m, const type_gradient *g, const type_page *page);
rgb paint_instead(const type_gradient *g);

#endif
