/*
 * wheel_dots: where the dots of a wheel stand.
 *
 * A dot stands on the ring of its body, at the angle of its day. Days that are so close that dots
 * would touch are moved apart, and where days have leaders out to their texts, also those whose
 * leader would run through the dot of another. What falls on one day keeps one angle.
 *
 * How close two days may be depends on their rings. The offset of a day, where all stand as close as
 * they may, is the greatest of what those before it ask for; of these only the last one on each ring
 * counts. A second turn through the days gives what the end of the year and its beginning ask for.
 */
#include "compose/wheel.h"

#define FIRST_RING LENGTH_PT(54)
#define RINGS_ROOM LENGTH_PT(46)
#define RING_STEP  LENGTH_PT(20) /* at most */
#define STEP_WIDE  LENGTH_PT(10) /* of rings with room for the largest dots */
#define DOT_GAP    LENGTH_PT(1)
#define LINE_GAP   LENGTH_PT(3) / 2 /* between the edge of a dot and another's leader */

/* The least can still be seen in print, with the edge that sets it apart from its neighbour. */
static const length dots[] = { LENGTH_PT(4), LENGTH_PT(3), LENGTH_PT(5) / 2, LENGTH_PT(3) / 2 };

enum {
    DOTS = sizeof dots / sizeof *dots,
    LED_DOTS = 3,     /* sizes that a leader may go to */
    JOIN_MOVE = 1500, /* rather than to move a day further, dots overlap: half a month */
    MOVE_MOST = 800, /* a day is not moved further while there is a smaller dot: about eight days */
};

/* ---- rings ----------------------------------------------------------------------------------- */

static length ring_step(const wheel *of)
{
    length even = of->ring_count > 1 ? RINGS_ROOM / (of->ring_count - 1) : RING_STEP;
    return even < RING_STEP ? even : RING_STEP;
}

/* Few rings stand in the middle of the room for them. */
length wheel_ring_radius(const wheel *of, int ring)
{
    length spare = RINGS_ROOM - (of->ring_count - 1) * ring_step(of);
    return FIRST_RING + spare / 2 + ring * ring_step(of);
}

/* ---- days ------------------------------------------------------------------------------------ */

static bool has_dot(const wheel_day *day, int ring)
{
    return day->rings >> ring & 1;
}

static void find_days(arena *a, wheel *of)
{
    of->days.len = 0;
    for (size_t i = 0; i < of->items.len; i++) {
        const wheel_item *item = &of->items.at[i];
        wheel_day *day = of->days.len > 0 ? &of->days.at[of->days.len - 1] : NULL;
        if (!day || date_compare(item->day, of->items.at[day->from].day) != 0)
            day = list_add(
                a, &of->days,
                ((wheel_day){ .angle = wheel_angle(item->day), .from = i, .inner = item->ring }));
        day->to = i + 1;
        day->rings |= 1u << item->ring;
        day->inner = item->ring < day->inner ? item->ring : day->inner;
    }
}

/* ---- how close ------------------------------------------------------------------------------- */

/* The days before the one that is looked at: the offset of the last with a dot on each ring, and of
   the last with a leader that begins there. */
typedef struct packing {
    const wheel *of;
    bool led;
    int64_t dot[WHEEL_RINGS_MOST], leader[WHEEL_RINGS_MOST];
} packing;

/* The angle of a length along a ring, rounded up: a radian is 57.2958 degrees. */
static int64_t angle_along(const wheel *of, int ring, length along)
{
    return (int64_t)along * 572958 / ((int64_t)wheel_ring_radius(of, ring) * 100) + 1;
}

static void ask(int64_t *offset, int64_t before, int64_t gap)
{
    if (before >= 0 && before + gap > *offset)
        *offset = before + gap;
}

/* What the days before ask for, if this one has dots at their rings or its leader passes them. */
static int64_t offset_after(const packing *p, const wheel_day *day, int64_t least)
{
    const length from_dot = 2 * p->of->dot + DOT_GAP, from_line = p->of->dot + LINE_GAP;
    int64_t offset = least;
    for (int ring = 0; ring < p->of->ring_count; ring++) {
        const int64_t beside = angle_along(p->of, ring, from_line);
        if (has_dot(day, ring))
            ask(&offset, p->dot[ring], angle_along(p->of, ring, from_dot));
        else if (p->led && ring > day->inner)
            ask(&offset, p->dot[ring], beside);
        for (int inner = 0; p->led && has_dot(day, ring) && inner < ring; inner++)
            ask(&offset, p->leader[inner], beside);
    }
    return offset;
}

static void remember(packing *p, const wheel_day *day, int64_t offset)
{
    for (int ring = 0; ring < p->of->ring_count; ring++)
        if (has_dot(day, ring))
            p->dot[ring] = offset;
    p->leader[day->inner] = offset;
}

/* Gives each day its offset; and how far the year reaches around then, to the same day again. */
static int64_t pack(const wheel *of, bool led, int64_t *offset)
{
    packing p = { .of = of, .led = led };
    for (int ring = 0; ring < WHEEL_RINGS_MOST; ring++)
        p.dot[ring] = p.leader[ring] = -1;
    int64_t before = 0, around = 0;
    for (size_t i = 0; i < 2 * of->days.len; i++) {
        const size_t day = i % of->days.len;
        before = offset_after(&p, &of->days.at[day], before);
        remember(&p, &of->days.at[day], before);
        if (i == day)
            offset[day] = before;
        else if (before - offset[day] > around)
            around = before - offset[day];
    }
    return around;
}

/* ---- places ---------------------------------------------------------------------------------- */

typedef struct moved {
    bool fits;
    int64_t furthest; /* that a day was moved */
} moved;

static moved move_days(arena *a, wheel *of, bool led)
{
    const size_t count = of->days.len;
    int64_t *at = arena_array(a, int64_t, count), *offset = arena_array(a, int64_t, count);
    for (size_t i = 0; i < count; i++)
        at[i] = wheel_angle(of->items.at[of->days.at[i].from].day);
    const int64_t around = pack(of, led, offset);
    const wheel_bounds most = { 0, FULL_CIRCLE - 1 - offset[count - 1], FULL_CIRCLE - around };
    moved m = { .fits = wheel_move_apart(a, at, offset, count, most) };
    for (size_t i = 0; m.fits && i < count; i++) {
        const int64_t by = at[i] - wheel_angle(of->items.at[of->days.at[i].from].day);
        m.furthest = by > m.furthest ? by : -by > m.furthest ? -by : m.furthest;
        of->days.at[i].angle = (int32_t)at[i];
    }
    return m;
}

bool wheel_place_dots(arena *a, wheel *of, bool led)
{
    const int sizes = led ? LED_DOTS : DOTS;
    moved m = { 0 };
    find_days(a, of);
    for (int i = ring_step(of) < STEP_WIDE; i < sizes && !(m.fits && m.furthest <= MOVE_MOST);
         i++) {
        of->dot = dots[i];
        m = move_days(a, of, led);
    }
    if (!led && m.furthest > JOIN_MOVE)
        find_days(a, of);
    return m.fits;
}
