/*
 * type/webfont.h (private): the packing of one font file.
 *
 * Takes an OpenType file, gives it as WOFF2: the form that a browser loads. Which characters are left in it is the
 * affair of webfont.c.
 */
#ifndef REFERAT_TYPE_WEBFONT_H
#define REFERAT_TYPE_WEBFONT_H

#include "type/type.h"

str woff2_of(arena *a, str font); /* "" where the font is none */

#endif
