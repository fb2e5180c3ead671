/*
 * wheel_draw: the year as a wheel, wide for print and narrow for a phone.
 *
 * The year stands in the middle, the months around it, and outside of them one ring for each body,
 * with a dot for each meeting; events are hollow dots on the outermost ring. In the wide form each
 * day has its text beside the wheel, with a leader to its dot. Where that is too much, the meetings
 * of a body in a month share one; where that is still too much, the days stand in a calendar below
 * the wheel, and where no page has room for that, only the rings are named, and `told` is false: a
 * table has to follow then. The narrow form names the rings, and lists the days below them if they
 * are not too many.
 *
 * Which ring is whose is told by its place and by the words; the colours only help.
 */
#include "compose/wheel.h"

#define WIDE        LENGTH_PT(470)
#define NARROW      LENGTH_PT(240)
#define YEAR_ROOM   LENGTH_PT(29)
#define MONTH_RING  LENGTH_PT(40)
#define TEXT        LENGTH_PT(9)
#define MARGIN      LENGTH_PT(14) /* from the rim to the ellipse, at its sides */
#define TEXT_GAP    LENGTH_PT(6)  /* from there to the texts, with some to spare */
#define DOWN_MOST   LENGTH_PT(232)
#define DOWN_STEP   LENGTH_PT(10)
#define DOT_LEAST   LENGTH_PT(5) / 2 /* beside a text, however small those of the rings are */
#define LIST_MOST   32               /* lines below the narrow form; the table has more */
#define ROUND_RINGS 3                /* from within; the dots of others are square */

typedef struct disc {
    arena *a;
    wheel *of;
    doc_drawing *d;
    doc_point centre;
    length letters; /* of the months */
} disc;

static const colour_role colours[WHEEL_RINGS_MOST] = {
    COLOUR_DEEP, COLOUR_SEA,   COLOUR_SUN,  COLOUR_ACCENT,
    COLOUR_MOSS, COLOUR_QUIET, COLOUR_DEEP, COLOUR_SEA,
};

/* ---- the disc -------------------------------------------------------------------------------- */

static doc_point on_circle(const disc *x, length radius, int32_t angle)
{
    return (doc_point){ x->centre.x + wheel_sine(radius, angle),
                        x->centre.y - wheel_cosine(radius, angle) };
}

static void draw_months(const disc *x)
{
    draw_circle(x->a, x->d, x->centre, WHEEL_RIM, (paint){ .fill = COLOUR_TINT });
    lettering look = {
        .colour = COLOUR_QUIET, .size = x->letters, .bold = true, .anchor = ANCHOR_MIDDLE
    };
    for (int8_t month = 1; month <= WHEEL_MONTHS; month++) {
        int32_t start = wheel_angle((date){ (int16_t)x->of->year, month, 1 });
        draw_line(x->a, x->d, on_circle(x, YEAR_ROOM, start), on_circle(x, WHEEL_RIM, start),
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
        draw_circle(x->a, x->d, x->centre, wheel_ring_radius(x->of, i), thin);
    draw_circle(x->a, x->d, x->centre, YEAR_ROOM, (paint){ .fill = COLOUR_PAPER });
    lettering year = {
        .colour = COLOUR_DEEP, .size = LENGTH_PT(22), .bold = true, .anchor = ANCHOR_MIDDLE
    };
    draw_text(x->a, x->d, (doc_point){ x->centre.x, x->centre.y + LENGTH_PT(8) },
              str_format(x->a, "%d", x->of->year), year);
}

/* Those of the first rings are round, of others square: two rings never have dots alike, not in grey either. */
static void draw_dot(const disc *x, doc_point at, int ring, length size)
{
    const bool hollow = x->of->rings[ring].events;
    const length half = size * 9 / 10;
    paint look = { .fill = hollow ? COLOUR_PAPER : colours[ring],
                   .stroke = hollow ? colours[ring] : COLOUR_PAPER,
                   .width = hollow ? size * 3 / 8 : LENGTH_PT(3) / 4 };
    if (hollow || ring < ROUND_RINGS)
        draw_circle(x->a, x->d, at, hollow ? size * 7 / 8 : size, look);
    else
        draw_box(x->a, x->d, (box){ at.x - half, at.y - half, 2 * half, 2 * half }, 0, look);
}

void wheel_draw_dot(arena *a, doc_drawing *d, wheel *of, doc_point at, int ring)
{
    const disc x = { .a = a, .of = of, .d = d };
    draw_dot(&x, at, ring, of->dot > DOT_LEAST ? of->dot : DOT_LEAST);
}

/* Two of one body on one day are one dot. */
static void draw_dots(const disc *x)
{
    for (size_t i = 0; i < x->of->days.len; i++) {
        const wheel_day *day = &x->of->days.at[i];
        for (int ring = 0; ring < x->of->ring_count; ring++)
            if (day->rings >> ring & 1)
                draw_dot(x, on_circle(x, wheel_ring_radius(x->of, ring), day->angle), ring,
                         x->of->dot);
    }
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
    for (length down = WHEEL_RIM + MARGIN; down <= DOWN_MOST; down += DOWN_STEP) {
        wheel_outline around = { WHEEL_RIM, WHEEL_RIM + MARGIN, down };
        if (wheel_place_labels(x->a, p->halves[0].at, p->halves[0].len, &around)
            && wheel_place_labels(x->a, p->halves[1].at, p->halves[1].len, &around))
            return true;
    }
    return false;
}

/* From the fullest to the shortest; and whether leaders go in to the dots. */
static const struct {
    wheel_way *make;
    bool led;
} ways[] = {
    { wheel_label_days, true },
    { wheel_label_headed_days, true },
    { wheel_label_months, false },
};

/* The first way that fits; false where none does. The dots have their places after it. */
static bool find_places(const disc *x, placed *p)
{
    const length width = WIDE / 2 - (WHEEL_RIM + MARGIN) - TEXT_GAP;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        wheel_labels all = { 0 };
        if (wheel_place_dots(x->a, x->of, ways[i].led) && ways[i].make(x->a, x->of, width, &all)
            && place_all(x, &all, p))
            return true;
    }
    *p = (placed){ 0 };
    wheel_place_dots(x->a, x->of, false);
    return false;
}

/* ---- labels ---------------------------------------------------------------------------------- */

static doc_point beside(const disc *x, const wheel_label *l, length across, length y)
{
    return (doc_point){ x->centre.x + (l->left ? -across : across), x->centre.y + y };
}

static void draw_leader(const disc *x, const wheel_label *l)
{
    length inside = l->ring >= 0 ? wheel_ring_radius(x->of, l->ring) : WHEEL_RIM;
    doc_point dot = { wheel_sine(inside, l->angle), -wheel_cosine(inside, l->angle) };
    doc_point points[] = { beside(x, l, dot.x, dot.y), beside(x, l, l->rim.x, l->rim.y),
                           beside(x, l, l->bend.x, l->bend.y),
                           beside(x, l, l->text_x - LENGTH_PT(2), l->bend.y) };
    draw_path(x->a, x->d, points, 4, (paint){ .stroke = COLOUR_QUIET, .width = LENGTH_PT(1) / 2 });
}

static void draw_line_of(const disc *x, const wheel_label *l, const wheel_line *line, length y)
{
    lettering look = { .colour = COLOUR_TEXT,
                       .size = WHEEL_LETTERS,
                       .bold = line->bold,
                       .anchor = l->left ? ANCHOR_END : ANCHOR_START };
    if (line->dotted)
        wheel_draw_dot(x->a, x->d, x->of, beside(x, l, l->text_x + LENGTH_PT(3), y - LENGTH_PT(3)),
                       line->ring);
    doc_point at = beside(x, l, l->text_x + (line->keyed ? WHEEL_KEY : 0), y);
    draw_text(x->a, x->d, at, line->text, look)->link = line->link;
}

static void draw_label(const disc *x, const wheel_label *l)
{
    length y = l->y - (l->height - WHEEL_BAND_GAP) / 2 + LENGTH_PT(8) - LENGTH_PT(1) / 2;
    for (size_t i = 0; i < l->lines.len; i++, y += WHEEL_LEADING)
        draw_line_of(x, l, &l->lines.at[i], y);
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

/* From the innermost ring to the outermost, and says so, for those who see no colours; gives the height that is used then. */
static length draw_names(const disc *x, length left, length y)
{
    lettering look = { .colour = COLOUR_TEXT, .size = TEXT, .anchor = ANCHOR_START };
    lettering quiet = { .colour = COLOUR_QUIET, .size = TEXT, .anchor = ANCHOR_START };
    if (x->of->ring_count > 1) {
        draw_text(x->a, x->d, (doc_point){ left, y + LENGTH_PT(10) }, x->of->order, quiet);
        y += LENGTH_PT(15);
    }
    for (int i = 0; i < x->of->ring_count; i++) {
        str_list lines = text_wrap(x->a, x->of->patterns, x->of->rings[i].name, TEXT,
                                   x->d->width - left - LENGTH_PT(14));
        wheel_draw_dot(x->a, x->d, x->of, (doc_point){ left + LENGTH_PT(5), y + LENGTH_PT(7) }, i);
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
        str_list lines = text_wrap(x->a, x->of->patterns, wheel_item_text(x->a, x->of, item), TEXT,
                                   NARROW - LENGTH_PT(14));
        wheel_draw_dot(x->a, x->d, x->of, (doc_point){ LENGTH_PT(5), y + LENGTH_PT(6) },
                       item->ring);
        for (size_t k = 0; k < lines.len; k++, y += LENGTH_PT(12))
            draw_text(x->a, x->d, (doc_point){ LENGTH_PT(14), y + LENGTH_PT(9) }, lines.at[k], look)
                ->link = item->link ? item->link->page : STR("");
        y += LENGTH_PT(2);
    }
    return y;
}

/* ---- the two forms --------------------------------------------------------------------------- */

/* How far wheel and labels reach above the centre, and below it. */
static void measure_reach(const placed *p, length reach[2])
{
    reach[0] = reach[1] = WHEEL_RIM;
    for (int half = 0; half < 2; half++) {
        for (size_t i = 0; i < p->halves[half].len; i++) {
            const wheel_label *l = &p->halves[half].at[i];
            length up = l->height / 2 - l->y, down = l->height / 2 + l->y;
            reach[0] = up > reach[0] ? up : reach[0];
            reach[1] = down > reach[1] ? down : reach[1];
        }
    }
}

static doc_drawing *draw_wide(arena *a, wheel *of)
{
    disc x = { .a = a, .of = of, .letters = WHEEL_LETTERS };
    placed p = { 0 };
    bool labelled = find_places(&x, &p);
    length reach[2];
    measure_reach(&p, reach);
    x.d = drawing_new(a, WIDE, reach[0] + reach[1] + LENGTH_PT(4));
    x.centre = (doc_point){ WIDE / 2, reach[0] + LENGTH_PT(2) };
    draw_months(&x);
    draw_rings(&x);
    draw_leaders(&x, &p);
    draw_dots(&x);
    draw_labels(&x, &p);
    of->told = labelled || wheel_draw_calendar(a, x.d, of);
    if (!of->told)
        x.d->height =
            draw_names(&x, WIDE / 2 - WHEEL_RIM, x.d->height + LENGTH_PT(6)) + LENGTH_PT(3);
    return x.d;
}

static doc_drawing *draw_narrow(arena *a, wheel *of)
{
    disc x = { .a = a, .of = of, .letters = TEXT };
    wheel_place_dots(a, of, false);
    x.d = drawing_new(a, NARROW, 0);
    x.centre = (doc_point){ NARROW / 2, WHEEL_RIM + LENGTH_PT(1) };
    draw_months(&x);
    draw_rings(&x);
    draw_dots(&x);
    x.d->height = draw_list(&x, draw_names(&x, 0, 2 * WHEEL_RIM + LENGTH_PT(12))) + LENGTH_PT(3);
    return x.d;
}

const doc_drawing *wheel_draw(arena *a, wheel *of)
{
    wheel turned = *of;
    doc_drawing *d = draw_wide(a, &turned);
    of->told = turned.told;
    d->narrow = draw_narrow(a, &turned);
    return d;
}
