/*
 * wheel_apart: places in a row that are too close to each other are moved apart.
 *
 * Each place is wanted somewhere, and has an offset: where it would stand if all stood as close as
 * they may. Less their offsets the places need only keep their order; the order that costs least (the
 * sum of the squared moves) is found by isotonic regression, pooling adjacent violators. So what
 * touches moves together, as little as can be, and the rest stays.
 *
 * Lengths of texts and angles of dots alike are moved so.
 */
#include "compose/wheel.h"

/* Neighbours that touch, and the place that the first of them would have if all had no extent. */
typedef struct pool {
    int64_t sum;
    int64_t count;
} pool;

static int64_t mean(const pool *p)
{
    return p->sum / p->count;
}

/* `wanted` gets nondecreasing values with the least sum of squared moves. */
static void pool_adjacent(arena *a, int64_t *wanted, size_t count)
{
    pool *pools = arena_array(a, pool, count + 1);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        pools[used++] = (pool){ wanted[i], 1 };
        while (used > 1 && mean(&pools[used - 2]) > mean(&pools[used - 1])) {
            pools[used - 2].sum += pools[used - 1].sum;
            pools[used - 2].count += pools[used - 1].count;
            used--;
        }
    }
    for (size_t p = 0, i = 0; p < used; p++)
        for (int64_t k = 0; k < pools[p].count; k++)
            wanted[i++] = mean(&pools[p]);
}

static void keep_between(int64_t *at, size_t count, int64_t first, int64_t last)
{
    for (size_t i = 0; i < count; i++)
        at[i] = at[i] < first ? first : at[i] > last ? last : at[i];
}

bool wheel_move_apart(arena *a, int64_t *at, const int64_t *offset, size_t count, wheel_bounds most)
{
    if (count == 0)
        return true;
    if (most.first > most.last || most.extent < 0)
        return false;
    for (size_t i = 0; i < count; i++)
        at[i] -= offset[i];
    pool_adjacent(a, at, count);
    keep_between(at, count, most.first, most.last);
    const int64_t surplus = at[count - 1] - at[0] - most.extent;
    if (surplus > 0)
        keep_between(at, count, at[0] + surplus / 2, at[count - 1] - (surplus - surplus / 2));
    for (size_t i = 0; i < count; i++)
        at[i] += offset[i];
    return true;
}
