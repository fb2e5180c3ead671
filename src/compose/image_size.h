/*
 * image_size: what a picture is, by its first bytes, whatever its file is called.
 *
 * False where it is no PNG, JPEG or SVG, or has no size.
 */
#ifndef REFERAT_COMPOSE_IMAGE_SIZE_H
#define REFERAT_COMPOSE_IMAGE_SIZE_H

#include "base/base.h"
#include "doc/doc.h"

typedef struct image_size {
    int64_t width, height; /* CSS pixels */
} image_size;

bool image_measure(str content, image_kind *kind, image_size *size);

#endif
