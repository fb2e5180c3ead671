/*
 * type/cover.h (private): the parts of a cover.
 *
 * The cover itself is cover.c; its generated drawing is made apart from it, so that another drawing
 * can take its place without a look at titles and fields.
 */
#ifndef REFERAT_TYPE_COVER_H
#define REFERAT_TYPE_COVER_H

#include "type/setter.h"

/* Contour lines over the whole page, made from year, title and organisation. */
void contour_draw(setter *s, const doc_cover *cover, rgb lines, mark_list *out);

#endif
