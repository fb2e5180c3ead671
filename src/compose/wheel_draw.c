/*
 * wheel_draw: the year as a wheel, wide for print and narrow for a phone.
 *
 * The year stands in the middle, the months around it, and outside of them one ring for each body,
 * with a dot for each meeting; events are hollow dots on the outermost ring. In the wide form each
 * day has its text beside the wheel, with a leader to its dot. Where that is too much, the meetings
 * of a body in a month share one; where that is still too much, only the rings are named, below the
 * wheel. The narrow form names the rings, and lists the days below them if they are not too many.
 *
 * Which ring is whose is told by its place and by the words; the colours only help.
 */
#include "compose/wheel.h"

#define WIDE       LENGTH_PT(470)
#define NARROW     LENGTH_PT(240)
#define YEAR_ROOM  LENGTH_PT(31)
#define MONTH_RING LENGTH_PT(42)
#define FIRST_RING LENGTH_PT(60)
#define RING_STEP  LENGTH_PT(20) /* at most */
#define RINGS_ROOM LENGTH_PT(50)
#define RIM_GAP    LENGTH_PT(9)
#define SMALL      LENGTH_PT(8)
#define TEXT       LENGTH_PT(9)
#define LEADING    LENGTH_PT(10)
#define BAND_GAP   LENGTH_PT(3)
#define MARGIN     LENGTH_PT(22) /* from the rim to the ellipse, at its sides */
#define DOWN_MOST  LENGTH_PT(232)
#define DOWN_STEP  LENGTH_PT(10)
#define LIST_MOST  32 /* lines below the narrow form; the table has more */

typedef struct disc {
    arena *a;
    const wheel *of;
    doc_drawing *d;
    doc_point centre;
    length rim, dot;
    length letters; /* of the months */
} disc;

static const colour_role colours[WHEEL_RINGS_MOST] = {
    COLOUR_DEEP, COLOUR_SEA,   COLOUR_SUN,  COLOUR_ACCENT,
    COLOUR_MOSS, COLOUR_QUIET, COLOUR_DEEP, COLOUR_SEA,
};

/* ---- the disc -------------------------------------------------------------------------------- */

static length ring_step(const wheel *of)
{
    length even = of->ring_count > 1 ? RINGS_ROOM / (of->ring_count - 1) : RING_STEP;
    return even < RING_STEP ? even : RING_STEP;
}

/* Few rings stand in the middle of the room for them. */
static length ring_radius(const wheel *of, int ring)
{
    length spare = RINGS_ROOM - (of->ring_count - 1) * ring_step(of);
    return FIRST_RING + spare / 2 + ring * ring_step(of);
}

static doc_point on_circle(const disc *x, length radius, int32_t angle)
{
    return (doc_point){ x->centre.x + wheel_sine(radius, angle),
                        x->centre.y - wheel_cosine(radius, angle) };
}

static disc disc_new(arena *a, const wheel *of)
{
    disc x = { .a = a, .of = of, .letters = SMALL };
    x.rim = FIRST_RING + RINGS_ROOM + RIM_GAP;
    x.dot = ring_step(of) >= LENGTH_PT(10) ? LENGTH_PT(4) : LENGTH_PT(3);
    return x;
}

static void draw_months(const disc *x)
{
    draw_circle(x->a, x->d, x->centre, x->rim, (paint){ .fill = COLOUR_TINT });
    lettering look = {
        .colour = COLOUR_QUIET, .size = x->letters, .bold = true, .anchor = ANCHOR_MIDDLE
    };
    for (int8_t month = 1; month <= WHEEL_MONTHS; month++) {
        int32_t start = wheel_angle((date){ (int16_t)x->of->year, month, 1 });
        draw_line(x->a, x->d, on_circle(x, YEAR_ROOM, start), on_circle(x, x->rim, start),
                  (paint){ .stroke = COLOUR_PAPER, .width = LENGTH_PT(1) });
        doc_point at =
            on_circle(x, MONTH_RING, wheel_angle((date){ (int16_t)x->of->year, month, 16 }));
        at.y += x->letters * 35 / 100;
        draw_text(x->a, x->d, at, x->of->months[month - 1], look);
    }
}

static void draw_rings(const disc *x)
{
    paint thin = { .stroke = COLOUR_LINE, .width = LENGTH_PT(1) * 3 / 4 };
    for (int i = 0; i < x->of->ring_count; i++)
        draw_circle(x->a, x->d, x->centre, ring_radius(x->of, i), thin);
    draw_circle(x->a, x->d, x->centre, YEAR_ROOM, (paint){ .fill = COLOUR_PAPER });
    lettering year = {
        .colour = COLOUR_DEEP, .size = LENGTH_PT(22), .bold = true, .anchor = ANCHOR_MIDDLE
    };
    draw_text(x->a, x->d, (doc_point){ x->centre.x, x->centre.y + LENGTH_PT(8) },
              str_format(x->a, "%d", x->of->year), year);
}

static void draw_dot(const disc *x, doc_point at, int ring)
{
    bool hollow = x->of->rings[ring].events;
    paint look = { .fill = hollow ? COLOUR_PAPER : colours[ring],
                   .stroke = hollow ? colours[ring] : COLOUR_PAPER,
                   .width = hollow ? LENGTH_PT(3) / 2 : LENGTH_PT(3) / 4 };
    draw_circle(x->a, x->d, at, hollow ? x->dot - LENGTH_PT(1) / 2 : x->dot, look);
}

static void draw_dots(const disc *x)
{
    for (size_t i = 0; i < x->of->items.len; i++) {
        const wheel_item *item = &x->of->items.at[i];
        draw_dot(x, on_circle(x, ring_radius(x->of, item->ring), wheel_angle(item->day)),
                 item->ring);
    }
}

/* ---- what the labels say --------------------------------------------------------------------- */

/* "12. juni Klyngerådet"; "juni Fagdag" where the day is not known. */
static str item_text(arena *a, const wheel *of, const wheel_item *item)
{
    str month = of->months[item->day.month - 1];
    if (item->day_text.len == 0)
        return str_format(a, STR_FMT " " STR_FMT, STR_ARG(month), STR_ARG(item->name));
    return str_format(a, STR_FMT "\u00A0" STR_FMT " " STR_FMT, STR_ARG(item->day_text),
                      STR_ARG(month), STR_ARG(item->name));
}

static str address_of(const wheel_item *item)
{
    return item->link ? item->link->page : STR("");
}

static void add_text(arena *a, wheel_label *l, str words_of_it, str link, length width)
{
    str_list lines = text_wrap(a, words_of_it, SMALL, width);
    for (size_t i = 0; i < lines.len; i++) {
        list_add(a, &l->lines, lines.at[i]);
        list_add(a, &l->links, link);
    }
    l->height = (length)l->lines.len * LEADING + BAND_GAP;
}

static wheel_label *label_at(arena *a, wheel_labels *labels, int32_t angle, int ring)
{
    bool left = angle >= FULL_CIRCLE / 2;
    wheel_label l = { .angle = left ? FULL_CIRCLE - angle : angle, .left = left, .ring = ring };
    return list_add(a, labels, l);
}

/* One for each day. */
static wheel_labels label_days(arena *a, const wheel *of, length width)
{
    wheel_labels labels = { 0 };
    wheel_label *last = NULL;
    int32_t angle = -1;
    for (size_t i = 0; i < of->items.len; i++) {
        const wheel_item *item = &of->items.at[i];
        if (!last || wheel_angle(item->day) != angle)
            last = label_at(a, &labels, angle = wheel_angle(item->day), item->ring);
        last->ring = item->ring < last->ring ? item->ring : last->ring;
        add_text(a, last, item_text(a, of, item), address_of(item), width);
    }
    return labels;
}

/* "4., 11. Styringsgruppen": the days of a ring in a month; "" if there are none. */
static str month_text(arena *a, const wheel *of, int8_t month, int ring)
{
    str_list days = { 0 };
    bool any = false;
    for (size_t i = 0; i < of->items.len; i++) {
        const wheel_item *item = &of->items.at[i];
        if (item->day.month != month || item->ring != ring)
            continue;
        any = true;
        bool twice = days.len > 0 && str_equal(days.at[days.len - 1], item->day_text);
        if (item->day_text.len > 0 && !twice)
            list_add(a, &days, item->day_text);
    }
    if (!any || days.len == 0)
        return any ? of->rings[ring].name : STR("");
    return str_format(a, STR_FMT " " STR_FMT, STR_ARG(str_join(a, days.at, days.len, STR(", "))),
                      STR_ARG(of->rings[ring].name));
}

/* One for each month, with its name and a line for each body. */
static wheel_labels label_months(arena *a, const wheel *of, length width)
{
    wheel_labels labels = { 0 };
    for (int8_t month = 1; month <= WHEEL_MONTHS; month++) {
        wheel_label *l = NULL;
        for (int ring = 0; ring < of->ring_count; ring++) {
            str line = month_text(a, of, month, ring);
            if (line.len > 0 && !l) {
                l = label_at(a, &labels, wheel_angle((date){ (int16_t)of->year, month, 16 }), -1);
                add_text(a, l, of->months[month - 1], STR(""), width);
                l->headed = true;
            }
            if (line.len > 0)
                add_text(a, l, line, STR(""), width);
        }
    }
    return labels;
}

/* ---- places ---------------------------------------------------------------------------------- */

/* The labels of one half, in their order from the top. */
static wheel_labels half_of(arena *a, const wheel_labels *all, bool left)
{
    wheel_labels half = { 0 };
    for (size_t i = 0; i < all->len; i++) {
        const wheel_label *l = &all->at[left ? all->len - 1 - i : i];
        if (l->left == left)
            list_add(a, &half, *l);
    }
    return half;
}

typedef struct placed {
    wheel_labels halves[2];
} placed;

/* Around the flattest ellipse that has room for all. */
static bool place_all(const disc *x, const wheel_labels *all, placed *p)
{
    for (int i = 0; i < 2; i++)
        p->halves[i] = half_of(x->a, all, i == 1);
    for (length down = x->rim + MARGIN; down <= DOWN_MOST; down += DOWN_STEP) {
        wheel_outline around = { x->rim, x->rim + MARGIN, down };
        if (wheel_place_labels(x->a, p->halves[0].at, p->halves[0].len, &around)
            && wheel_place_labels(x->a, p->halves[1].at, p->halves[1].len, &around))
            return true;
    }
    return false;
}

/* By day if they fit, else by month; false where neither does. */
static bool find_places(const disc *x, placed *p)
{
    static wheel_labels (*const ways[])(arena *, const wheel *, length) = { label_days,
                                                                            label_months };
    length width = WIDE / 2 - (x->rim + MARGIN) - LENGTH_PT(6);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        wheel_labels all = ways[i](x->a, x->of, width);
        if (place_all(x, &all, p))
            return true;
    }
    return false;
}

/* ---- labels ---------------------------------------------------------------------------------- */

static doc_point beside(const disc *x, const wheel_label *l, length across, length y)
{
    return (doc_point){ x->centre.x + (l->left ? -across : across), x->centre.y + y };
}

static void draw_leader(const disc *x, const wheel_label *l)
{
    length inside = l->ring >= 0 ? ring_radius(x->of, l->ring) : x->rim;
    doc_point dot = { wheel_sine(inside, l->angle), -wheel_cosine(inside, l->angle) };
    doc_point points[] = { beside(x, l, dot.x, dot.y), beside(x, l, l->rim.x, l->rim.y),
                           beside(x, l, l->bend.x, l->bend.y),
                           beside(x, l, l->text_x - LENGTH_PT(2), l->bend.y) };
    draw_path(x->a, x->d, points, 4, (paint){ .stroke = COLOUR_QUIET, .width = LENGTH_PT(1) / 2 });
}

static void draw_label(const disc *x, const wheel_label *l)
{
    lettering look = { .colour = COLOUR_TEXT,
                       .size = SMALL,
                       .anchor = l->left ? ANCHOR_END : ANCHOR_START };
    length first = l->y - (l->height - BAND_GAP) / 2 + LENGTH_PT(8) - LENGTH_PT(1) / 2;
    for (size_t i = 0; i < l->lines.len; i++) {
        doc_point at = beside(x, l, l->text_x, first + (length)i * LEADING);
        look.bold = l->headed && i == 0;
        draw_text(x->a, x->d, at, l->lines.at[i], look)->link = l->links.at[i];
    }
}

/* The left half from below, so that the texts come in the order of the year. */
static void draw_labels(const disc *x, const placed *p)
{
    for (size_t i = 0; i < p->halves[0].len; i++)
        draw_label(x, &p->halves[0].at[i]);
    for (size_t i = p->halves[1].len; i > 0; i--)
        draw_label(x, &p->halves[1].at[i - 1]);
}

static void draw_leaders(const disc *x, const placed *p)
{
    for (int half = 0; half < 2; half++)
        for (size_t i = 0; i < p->halves[half].len; i++)
            draw_leader(x, &p->halves[half].at[i]);
}

/* ---- names of the rings ---------------------------------------------------------------------- */

/* From the innermost ring to the outermost; gives the height that is used then. */
static length draw_names(const disc *x, length left, length y)
{
    lettering look = { .colour = COLOUR_TEXT, .size = TEXT, .anchor = ANCHOR_START };
    for (int i = 0; i < x->of->ring_count; i++) {
        str_list lines =
            text_wrap(x->a, x->of->rings[i].name, TEXT, x->d->width - left - LENGTH_PT(14));
        draw_dot(x, (doc_point){ left + LENGTH_PT(5), y + LENGTH_PT(7) }, i);
        for (size_t k = 0; k < lines.len; k++, y += LENGTH_PT(13))
            draw_text(x->a, x->d, (doc_point){ left + LENGTH_PT(14), y + LENGTH_PT(10) },
                      lines.at[k], look);
    }
    return y;
}

static length draw_list(const disc *x, length y)
{
    lettering look = { .colour = COLOUR_TEXT, .size = TEXT, .anchor = ANCHOR_START };
    if (x->of->items.len > LIST_MOST)
        return y;
    y += LENGTH_PT(8);
    for (size_t i = 0; i < x->of->items.len; i++) {
        const wheel_item *item = &x->of->items.at[i];
        str_list lines =
            text_wrap(x->a, item_text(x->a, x->of, item), TEXT, NARROW - LENGTH_PT(14));
        for (size_t k = 0; k < lines.len; k++, y += LENGTH_PT(12))
            draw_text(x->a, x->d, (doc_point){ LENGTH_PT(14), y + LENGTH_PT(9) }, lines.at[k], look)
                ->link = address_of(item);
        y += LENGTH_PT(2);
    }
    return y;
}

/* ---- the two forms --------------------------------------------------------------------------- */

/* How far wheel and labels reach above the centre, and below it. */
static void measure_reach(const disc *x, const placed *p, length reach[2])
{
    reach[0] = reach[1] = x->rim;
    for (int half = 0; half < 2; half++) {
        for (size_t i = 0; i < p->halves[half].len; i++) {
            const wheel_label *l = &p->halves[half].at[i];
            length up = l->height / 2 - l->y, down = l->height / 2 + l->y;
            reach[0] = up > reach[0] ? up : reach[0];
            reach[1] = down > reach[1] ? down : reach[1];
        }
    }
}

static doc_drawing *draw_wide(arena *a, const wheel *of)
{
    disc x = disc_new(a, of);
    placed p = { 0 };
    bool labelled = find_places(&x, &p);
    if (!labelled)
        p = (placed){ 0 };
    length reach[2];
    measure_reach(&x, &p, reach);
    x.d = drawing_new(a, WIDE, reach[0] + reach[1] + LENGTH_PT(4));
    x.centre = (doc_point){ WIDE / 2, reach[0] + LENGTH_PT(2) };
    draw_months(&x);
    draw_rings(&x);
    draw_leaders(&x, &p);
    draw_dots(&x);
    draw_labels(&x, &p);
    if (!labelled)
        x.d->height = draw_names(&x, WIDE / 2 - x.rim, x.d->height + LENGTH_PT(6)) + LENGTH_PT(3);
    return x.d;
}

static doc_drawing *draw_narrow(arena *a, const wheel *of)
{
    disc x = disc_new(a, of);
    x.letters = TEXT;
    x.d = drawing_new(a, NARROW, 0);
    x.centre = (doc_point){ NARROW / 2, x.rim + LENGTH_PT(1) };
    draw_months(&x);
    draw_rings(&x);
    draw_dots(&x);
    x.d->height = draw_list(&x, draw_names(&x, 0, 2 * x.rim + LENGTH_PT(12))) + LENGTH_PT(3);
    return x.d;
}

const doc_drawing *wheel_draw(arena *a, const wheel *of)
{
    doc_drawing *d = draw_wide(a, of);
    d->narrow = draw_narrow(a, of);
    return d;
}
