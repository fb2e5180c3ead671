/*
 * wheel: the meetings and events of a year, and their places on a circle.
 *
 * Gathering fills a wheel from the archive; drawing knows nothing but it. Angles are in hundredths of
 * a degree, clockwise from the top, where the year begins.
 */
#ifndef REFERAT_COMPOSE_WHEEL_H
#define REFERAT_COMPOSE_WHEEL_H

#include "compose/drawing.h"

#define WHEEL_RINGS_MOST 8 /* bodies beyond that share the last ring */
#define WHEEL_MONTHS     12
#define FULL_CIRCLE      36000

#define WHEEL_RIM      LENGTH_PT(109) /* its radius */
#define WHEEL_LETTERS  LENGTH_PT(8)   /* of the texts beside it */
#define WHEEL_LEADING  LENGTH_PT(10)
#define WHEEL_BAND_GAP LENGTH_PT(3)   /* between one text and the next */
#define WHEEL_KEY      LENGTH_PT(9)   /* room for a dot before a text */

typedef struct wheel_ring {
    str name;
    bool events; /* drawn hollow */
    bool shared; /* by the bodies that had no room for one of their own */
} wheel_ring;

typedef struct wheel_item {
    date day;          /* day 0: only the month is known */
    int ring;
    str name, day_text; /* "Klyngerådet"; "12." or "" */
    const doc_link *link; /* NULL if none */
    size_t row;           /* of the table by body */
} wheel_item;

/* What falls on one day; set by wheel_place_dots. */
typedef struct wheel_day {
    int32_t angle;   /* where its dots stand: near wheel_angle */
    unsigned rings;  /* bit by bit: those it has dots on */
    int inner;       /* the innermost of them */
    size_t from, to; /* items */
} wheel_day;

typedef struct wheel {
    int year;
    wheel_ring rings[WHEEL_RINGS_MOST]; /* from the innermost */
    int ring_count;
    list_of(wheel_item) items;     /* by wheel_angle */
    str months[WHEEL_MONTHS];      /* short: "jan.", "mars" */
    str order;                     /* stands above their names: "Rings from the inside out" */
    list_of(wheel_day) days;       /* by angle */
    length dot;                    /* radius of a dot */
    bool told;                     /* set by wheel_draw: all days and titles can be read in the wide form */
    const hyphen_patterns *patterns; /* for names that are wider than a line */
} wheel;

/* ---- dots ------------------------------------------------------------------------------------ */

int32_t wheel_angle(date day);                 /* 0 to FULL_CIRCLE */
length  wheel_sine(length radius, int32_t angle); /* radius times the sine */
length  wheel_cosine(length radius, int32_t angle);
length  wheel_ring_radius(const wheel *of, int ring);

/* Gives days and dots their places: no two dots touch, but where a ring has too many for dots that can be seen, and with `led`
   no straight way out from the innermost dot of a day comes near a dot of another. False where they do not all fit; the days
   stand at their own angles then. One item at least. */
bool wheel_place_dots(arena *a, wheel *of, bool led);

/* ---- places in a row ------------------------------------------------------------------------- */

/* Of places less their offsets: the first and last that there is, and how far apart the outermost may be. */
typedef struct wheel_bounds {
    int64_t first, last, extent;
} wheel_bounds;

/* Moves what is wanted `at` as little as can be so that any two are as far apart as their offsets, in the order given. False
   where there is no room within the bounds. */
bool wheel_move_apart(arena *a, int64_t *at, const int64_t *offset, size_t count, wheel_bounds most);

/* ---- texts beside the wheel ------------------------------------------------------------------ */

typedef struct wheel_line {
    str text, link;     /* link: an address from the site's root; "" if none */
    bool bold;
    bool keyed, dotted; /* set in by WHEEL_KEY; with a dot of its ring there */
    int ring;
} wheel_line;

/* A text beside the wheel. Lengths are from the centre; the left half is mirrored, so x is never negative. */
typedef struct wheel_label {
    int32_t angle;      /* 0 to 18000, of its half */
    bool left;
    int ring;           /* that its leader begins at; -1: at the rim */
    list_of(wheel_line) lines;
    length height;
    length y;           /* of its middle */
    length text_x;      /* of its edge towards the wheel */
    doc_point rim, bend; /* its leader runs from the dot to the rim, to the bend and straight to the text */
} wheel_label;

typedef list_of(wheel_label) wheel_labels;

/* Ways to label a wheel whose dots have their places. False where its texts do not fit the width. */
typedef bool wheel_way(arena *a, const wheel *of, length width, wheel_labels *labels);

wheel_way wheel_label_days, wheel_label_headed_days, wheel_label_months;

str wheel_item_text(arena *a, const wheel *of, const wheel_item *item); /* "12. juni Klyngerådet" */

/* An ellipse around the wheel; labels stand right outside of it. */
typedef struct wheel_outline {
    length rim;         /* radius of the wheel */
    length across, down; /* half axes, greater than the rim */
} wheel_outline;

/* Finds places for the labels of one half, sorted by angle: none overlaps another, and no leaders cross. False where they do
   not all fit around this outline. */
bool wheel_place_labels(arena *a, wheel_label *labels, size_t count, const wheel_outline *around);

/* The days by body and month, below what is drawn so far. False, with nothing drawn, where that is too much for a page. */
bool wheel_draw_calendar(arena *a, doc_drawing *d, wheel *of);

void wheel_draw_dot(arena *a, doc_drawing *d, wheel *of, doc_point at, int ring); /* beside a text */

/* The wide form with the narrow one behind it. One item at least. */
const doc_drawing *wheel_draw(arena *a, wheel *of);

#endif
