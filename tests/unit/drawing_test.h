/*
 * What the tests of drawings share: numbers that are always the same, and lines and boxes that cross.
 */
#ifndef REFERAT_DRAWING_TEST_H
#define REFERAT_DRAWING_TEST_H

#include "unit.h"

#include "compose/drawing.h"

#define LINES_MOST 4000

/* A linear congruential generator (Numerical Recipes' constants). */
static inline uint32_t below(uint32_t *seed, uint32_t limit)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)*seed * limit >> 32);
}

static inline bool overlap(const box *a, const box *b)
{
    return a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h && b->y < a->y + a->h;
}

typedef struct segment {
    doc_point from, to;
    size_t path; /* segments of one path may meet */
} segment;

/* Above 0 where c lies to one side of the line from a to b, below 0 at the other. */
static inline int64_t side(doc_point a, doc_point b, doc_point c)
{
    return ((int64_t)b.x - a.x) * ((int64_t)c.y - a.y)
           - ((int64_t)b.y - a.y) * ((int64_t)c.x - a.x);
}

static inline bool apart(int64_t x, int64_t y)
{
    return (x < 0 && y > 0) || (x > 0 && y < 0);
}

/* Do they cross at a point that is an end of neither? */
static inline bool cross(const segment *s, const segment *t)
{
    return apart(side(s->from, s->to, t->from), side(s->from, s->to, t->to))
           && apart(side(t->from, t->to, s->from), side(t->from, t->to, s->to));
}

/* Does it run through the inside of a box, more than a quarter of a point from its edges? */
static inline bool runs_through(const segment *s, const box *b)
{
    const length in = LENGTH_PT(1) / 4;
    doc_point corners[] = { { b->x + in, b->y + in },
                            { b->x + b->w - in, b->y + in },
                            { b->x + b->w - in, b->y + b->h - in },
                            { b->x + in, b->y + b->h - in } };
    for (int i = 0; i < 4; i++) {
        segment edge = { corners[i], corners[(i + 1) % 4], 0 };
        if (cross(s, &edge))
            return true;
    }
    return s->from.x > corners[0].x && s->from.x < corners[2].x && s->from.y > corners[0].y
           && s->from.y < corners[2].y;
}

#endif
