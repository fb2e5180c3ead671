/*
 * Lists: arrays in an arena that double when they are full.
 *
 * The macros of base.h make a typed list from three fields; this file holds the one untyped function
 * behind them. Growing leaves a small array where it was (an arena forgets nothing), and takes a large one along: a
 * pointer to an item is not to be used once another was added.
 */
#include "base/inside.h"

#include <stdlib.h>

enum { FIRST_ROOM = 8, FIRST_BYTES = 128 };

/* Most lists stay short, and there are many of them: one of large items begins with room for few. */
static size_t first_room(size_t size)
{
    const size_t count = FIRST_BYTES / size;
    return count < 1 ? 1 : count > FIRST_ROOM ? FIRST_ROOM : count;
}

void *list_grow(arena *a, void *items, size_t len, size_t *room, size_t size)
{
    if (len < *room)
        return items;
    *room = *room ? *room * 2 : first_room(size);
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
