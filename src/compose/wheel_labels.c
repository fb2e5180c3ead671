/*
 * wheel_labels: places for the texts around a wheel, so that nothing overlaps and no lines cross.
 *
 * Labels stand outside an ellipse around the wheel, each in a band of its own. A label would like to
 * be where the ellipse has its angle; those that would overlap are moved apart (wheel_apart.c).
 *
 * A leader goes from its dot straight out to the rim, from there straight to the ellipse, and along
 * its band to the text. Why no two cross: those inside the rim are parts of different radii. Those in
 * the bands are each in its own. Between rim and ellipse all are chords in the same order at both
 * ends; two chords of a region without holes that keep their order cross an even number of times,
 * and straight lines cross at most once, so never. The region is that outside the rim: a chord stays
 * in it if it leaves the rim outwards, because a disc is convex. That is checked for each.
 */
#include "compose/wheel.h"

#define TEXT_GAP LENGTH_PT(5) /* between the ellipse and a text */
#define EDGE_GAP LENGTH_PT(4) /* between the texts of both halves, above and below the wheel */

/* ---- angles ---------------------------------------------------------------------------------- */

/* Sine of 0 to 90 degrees, in ten-thousandths. */
static const int16_t sines[91] = {
    0,    175,  349,  523,  698,  872,  1045, 1219, 1392, 1564, 1736,  1908, 2079, 2250, 2419, 2588,
    2756, 2924, 3090, 3256, 3420, 3584, 3746, 3907, 4067, 4226, 4384,  4540, 4695, 4848, 5000, 5150,
    5299, 5446, 5592, 5736, 5878, 6018, 6157, 6293, 6428, 6561, 6691,  6820, 6947, 7071, 7193, 7314,
    7431, 7547, 7660, 7771, 7880, 7986, 8090, 8192, 8290, 8387, 8480,  8572, 8660, 8746, 8829, 8910,
    8988, 9063, 9135, 9205, 9272, 9336, 9397, 9455, 9511, 9563, 9613,  9659, 9703, 9744, 9781, 9816,
    9848, 9877, 9903, 9925, 9945, 9962, 9976, 9986, 9994, 9998, 10000,
};

static int32_t sine(int32_t angle)
{
    angle %= FULL_CIRCLE;
    if (angle >= 18000)
        return -sine(angle - 18000);
    if (angle > 9000)
        angle = 18000 - angle;
    int32_t whole = angle / 100, rest = angle % 100;
    int32_t next = whole < 90 ? sines[whole + 1] : sines[90];
    return sines[whole] + (next - sines[whole]) * rest / 100;
}

length wheel_sine(length radius, int32_t angle)
{
    return (length)((int64_t)radius * sine(angle) / 10000);
}

length wheel_cosine(length radius, int32_t angle)
{
    return wheel_sine(radius, angle + 9000);
}

/* A month alone stands in the middle of its sector. */
int32_t wheel_angle(date day)
{
    date known = day.day > 0 ? day : (date){ day.year, day.month, 16 };
    int32_t first = date_first((date){ day.year, 1, 1 });
    int32_t last = date_last((date){ day.year, 12, 31 });
    return (int32_t)((int64_t)(date_first(known) - first) * FULL_CIRCLE / (last - first + 1));
}

/* ---- the ellipse ----------------------------------------------------------------------------- */

/* The integer below the square root. */
static int64_t root(int64_t square)
{
    int64_t low = 0, high = INT64_C(3037000499);
    while (low < high) {
        int64_t middle = (low + high + 1) / 2;
        if (middle * middle <= square)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

/* How far out the ellipse is at this height. */
static length ellipse_x(const wheel_outline *around, length y)
{
    int64_t down = around->down, square = down * down - (int64_t)y * y;
    return square <= 0 ? 0 : (length)(around->across * root(square) / down);
}

/* The distance from the middle line to the nearest part of a band. */
static length nearest(length y, length height)
{
    length far = (y < 0 ? -y : y) - height / 2;
    return far < 0 ? 0 : far;
}

/* ---- moving apart ---------------------------------------------------------------------------- */

/* Gives each label its y; false where the bands are higher together than the ellipse. */
static bool spread(arena *a, wheel_label *labels, size_t count, const wheel_outline *around)
{
    int64_t *at = arena_array(a, int64_t, count + 1), *offset = arena_array(a, int64_t, count + 1);
    int64_t above = 0; /* height of the bands before this one */
    for (size_t i = 0; i < count; i++) {
        at[i] = -wheel_cosine(around->down, labels[i].angle);
        offset[i] = above + labels[i].height / 2;
        above += labels[i].height;
    }
    const wheel_bounds most = { -around->down, around->down - above, INT64_MAX };
    if (!wheel_move_apart(a, at, offset, count, most))
        return false;
    for (size_t i = 0; i < count; i++)
        labels[i].y = (length)at[i];
    return true;
}

/* ---- leaders --------------------------------------------------------------------------------- */

/* Places text and leader by the label's height; false where the leader would run through the wheel. */
static bool lead(wheel_label *l, const wheel_outline *around)
{
    length edge = ellipse_x(around, nearest(l->y, l->height));
    l->rim = (doc_point){ wheel_sine(around->rim, l->angle), -wheel_cosine(around->rim, l->angle) };
    l->bend = (doc_point){ ellipse_x(around, l->y), l->y };
    l->text_x = edge + TEXT_GAP < EDGE_GAP ? EDGE_GAP : edge + TEXT_GAP;
    int64_t across = l->bend.x - l->rim.x, down = l->bend.y - l->rim.y;
    return across * l->rim.x + down * l->rim.y > 0;
}

bool wheel_place_labels(arena *a, wheel_label *labels, size_t count, const wheel_outline *around)
{
    if (!spread(a, labels, count, around))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!lead(&labels[i], around))
            return false;
    return true;
}
