/*
 * directive_wheel: the year as a circle, with the meetings as dots on rings, one ring for each
 * body.
 *
 * January begins at the top and time runs clockwise. A dot holds the day of the month and leads to
 * the minutes; events with a day lie on the outermost ring. Which ring is whose is said below the
 * circle in the ring's own colour. Sines come from a table of whole degrees, so that the drawing is
 * the same on every machine.
 */
#include "compose/directive.h"
#include "compose/drawing.h"

#define SIZE        LENGTH_PT(430)
#define CENTRE      (SIZE / 2)
#define INNER       LENGTH_PT(52)
#define OUTER       LENGTH_PT(178)
#define MONTHS      LENGTH_PT(194)
#define DOT         LENGTH_PT(8)
#define RINGS_MOST  6
#define LEGEND_LINE LENGTH_PT(15)

typedef struct ring {
    slot body; /* NO_SLOT: events */
    str name;
    length radius;
    colour_role colour;
    str_list days; /* for the alternative text */
} ring;

typedef struct wheel {
    composer *c;
    const directive_options *o;
    doc_drawing *d;
    ring rings[RINGS_MOST];
    int count;
} wheel;

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

/* Of hundredths of a degree, in ten-thousandths. */
static int32_t sine(int32_t angle)
{
    angle %= 36000;
    if (angle >= 18000)
        return -sine(angle - 18000);
    if (angle > 9000)
        angle = 18000 - angle;
    int32_t whole = angle / 100, rest = angle % 100;
    int32_t next = whole < 90 ? sines[whole + 1] : sines[90];
    return sines[whole] + (next - sines[whole]) * rest / 100;
}

static doc_point on_circle(length radius, int32_t angle)
{
    return (doc_point){ CENTRE + (length)((int64_t)radius * sine(angle) / 10000),
                        CENTRE - (length)((int64_t)radius * sine(angle + 9000) / 10000) };
}

static int32_t angle_of(date day)
{
    int32_t first = date_first((date){ day.year, 1, 1 }),
            last = date_last((date){ day.year, 12, 31 });
    return (int32_t)((int64_t)(date_first(day) - first) * 36000 / (last - first + 1));
}

/* ---- rings ----------------------------------------------------------------------------------- */

static const colour_role colours[RINGS_MOST] = {
    COLOUR_DEEP, COLOUR_SEA, COLOUR_SUN, COLOUR_ACCENT, COLOUR_MOSS, COLOUR_QUIET,
};

static ring *ring_of(wheel *x, slot of_body)
{
    for (int i = 0; i < x->count; i++)
        if (x->rings[i].body == of_body)
            return &x->rings[i];
    return NULL;
}

static void add_ring(wheel *x, slot of_body, str name)
{
    if (x->count == RINGS_MOST || ring_of(x, of_body))
        return;
    x->rings[x->count] = (ring){ .body = of_body, .name = name, .colour = colours[x->count] };
    x->count++;
}

static bool shows(const wheel *x, const meeting *m)
{
    return m->body != NO_SLOT && m->day.year == x->o->year && m->day.day > 0
           && (!x->o->has_body || m->body == x->o->body);
}

static bool shows_event(const wheel *x, const event *e)
{
    return !x->o->has_body && e->when.year == x->o->year && e->when.day > 0;
}

/* The highest body lies innermost; events outermost. */
static void find_rings(wheel *x)
{
    const archive *m = x->c->m;
    for (size_t i = 0; i < m->meetings.len; i++)
        if (shows(x, &m->meetings.at[i]))
            add_ring(x, m->meetings.at[i].body,
                     body_name(m, m->meetings.at[i].body, m->meetings.at[i].day));
    for (size_t i = 0; i < m->events.len; i++)
        if (shows_event(x, &m->events.at[i]))
            add_ring(x, NO_SLOT, say(x->c, "events"));
    length step = (OUTER - INNER) / (x->count + 1);
    for (int i = 0; i < x->count; i++)
        x->rings[i].radius = INNER + step * (i + 1);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void draw_months(wheel *x)
{
    composer *c = x->c;
    paint thin = { .stroke = COLOUR_LINE, .width = LENGTH_PT(1) };
    paint field = { .fill = COLOUR_TINT };
    lettering look = {
        .colour = COLOUR_QUIET, .size = LENGTH_PT(9), .bold = true, .anchor = ANCHOR_MIDDLE
    };
    draw_circle(c->a, x->d, (doc_point){ CENTRE, CENTRE }, OUTER, field);
    for (int8_t month = 1; month <= 12; month++) {
        date first = { (int16_t)x->o->year, month, 1 };
        draw_line(c->a, x->d, on_circle(INNER, angle_of(first)), on_circle(OUTER, angle_of(first)),
                  thin);
        doc_point at = on_circle(MONTHS, angle_of((date){ first.year, month, 15 }));
        at.y += LENGTH_PT(3);
        str name = words_form(c->w, c->lang, WORD_MONTH, str_format(c->a, "%d", month));
        draw_text(c->a, x->d, at, str_slice(name, 0, name.len < 3 ? name.len : 3), look);
    }
}

static void draw_rings(wheel *x)
{
    composer *c = x->c;
    for (int i = 0; i < x->count; i++) {
        paint look = { .stroke = x->rings[i].colour, .width = LENGTH_PT(1) };
        draw_circle(c->a, x->d, (doc_point){ CENTRE, CENTRE }, x->rings[i].radius, look);
    }
    draw_circle(c->a, x->d, (doc_point){ CENTRE, CENTRE }, INNER - LENGTH_PT(6),
                (paint){ .fill = COLOUR_PAPER });
    lettering year = {
        .colour = COLOUR_DEEP, .size = LENGTH_PT(30), .bold = true, .anchor = ANCHOR_MIDDLE
    };
    draw_text(c->a, x->d, (doc_point){ CENTRE, CENTRE + LENGTH_PT(10) },
              str_format(c->a, "%d", x->o->year), year);
}

static void draw_dot(wheel *x, ring *r, date day, str link)
{
    composer *c = x->c;
    doc_point at = on_circle(r->radius, angle_of(day));
    draw_circle(c->a, x->d, at, DOT,
                (paint){ .fill = r->colour, .stroke = COLOUR_PAPER, .width = LENGTH_PT(1) });
    lettering look = {
        .colour = COLOUR_PAPER, .size = LENGTH_PT(8), .bold = true, .anchor = ANCHOR_MIDDLE
    };
    at.y += LENGTH_PT(3);
    doc_shape *s = draw_text(c->a, x->d, at, str_format(c->a, "%d", day.day), look);
    s->link = link;
    list_add(c->a, &r->days, say_date(c, day, DATE_DAY));
}

static void draw_dots(wheel *x)
{
    const archive *m = x->c->m;
    for (size_t i = 0; i < m->meetings.len; i++) {
        ring *r = shows(x, &m->meetings.at[i]) ? ring_of(x, m->meetings.at[i].body) : NULL;
        const doc_link *link = r ? link_to_meeting(x->c, (slot)i) : NULL;
        if (r)
            draw_dot(x, r, m->meetings.at[i].day, link ? link->page : STR(""));
    }
    for (size_t i = 0; i < m->events.len; i++) {
        ring *r = shows_event(x, &m->events.at[i]) ? ring_of(x, NO_SLOT) : NULL;
        if (r)
            draw_dot(x, r, m->events.at[i].when, STR(""));
    }
}

static void draw_legend(wheel *x)
{
    composer *c = x->c;
    for (int i = 0; i < x->count; i++) {
        length y = SIZE + LENGTH_PT(4) + i * LEGEND_LINE;
        doc_point dot = { LENGTH_PT(120), y };
        draw_circle(c->a, x->d, dot, LENGTH_PT(5), (paint){ .fill = x->rings[i].colour });
        lettering look = { .colour = COLOUR_TEXT, .size = LENGTH_PT(9), .anchor = ANCHOR_START };
        draw_text(c->a, x->d, (doc_point){ dot.x + LENGTH_PT(12), y + LENGTH_PT(3) },
                  x->rings[i].name, look);
    }
    x->d->height = SIZE + LENGTH_PT(4) + x->count * LEGEND_LINE;
}

/* ---- the directive --------------------------------------------------------------------------- */

static str in_words(const wheel *x)
{
    composer *c = x->c;
    str_list parts = { 0 };
    for (int i = 0; i < x->count; i++) {
        str days = say_list(c, &x->rings[i].days);
        list_add(c->a, &parts,
                 str_format(c->a, STR_FMT ": " STR_FMT, STR_ARG(x->rings[i].name), STR_ARG(days)));
    }
    str all = str_join(c->a, parts.at, parts.len, STR("; "));
    return SAY(c, "wheel-words", { "year", str_format(c->a, "%d", x->o->year) }, { "values", all });
}

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    wheel x = { .c = c, .o = o, .d = drawing_new(c->a, SIZE, SIZE) };
    find_rings(&x);
    if (x.count == 0) {
        directive_empty(c, parent, o);
        return;
    }
    draw_months(&x);
    draw_rings(&x);
    draw_dots(&x);
    draw_legend(&x);
    put_drawing(c, parent, x.d, o->caption, in_words(&x));
}

const directive directive_wheel = { .name = "wheel",
                                    .options = NAMES("year", "at", "body", "caption"),
                                    .print = print };
