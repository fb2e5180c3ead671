/*
 * Lists: arrays in an arena that double when they are full.
 *
 * The macros of base.h make a typed list from three fields; this file holds the one untyped function
 * behind them. Growing leaves the old array where it was (an arena forgets nothing), so that a pointer
 * into it still reads what stood there, unless the array could be lengthened in place.
 */
#include "base/inside.h"

#include <stdlib.h>

enum { FIRST_ROOM = 8 };

void *list_grow(arena *a, void *items, size_t len, size_t *room, size_t size)
{
    if (len < *room)
        return items;
    *room = *room ? *room * 2 : FIRST_ROOM;
    return arena_extend(a, items, len * size, *room * size);
}

static int by_bytes(const void *left, const void *right)
{
    const str *s = left, *t = right;
    return str_compare(*s, *t);
}

void str_sort(str_list *list)
{
    if (list->len > 1)
        qsort(list->at, list->len, sizeof *list->at, by_bytes);
}
