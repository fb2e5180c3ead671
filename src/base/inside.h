/*
 * What the files of base share with one another and with nobody else: lists and buffers grow by a function
 * of the arena that others have no use for. It is kept from them because it moves what it is given, and a
 * pointer to the old place would be easy to keep by mistake.
 */
#ifndef REFERAT_BASE_INSIDE_H
#define REFERAT_BASE_INSIDE_H

#include "base/base.h"

/* `size` bytes that begin with the `used` bytes at `old` (NULL: none). Where `old` was the last thing that
   the arena gave, it is lengthened where it lies; where it is large, it is moved; otherwise it is copied and the
   old bytes stay as they are. */
void *arena_extend(arena *a, void *old, size_t used, size_t size);

#endif
