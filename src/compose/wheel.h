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

typedef struct wheel_ring {
    str name;
    bool events; /* drawn hollow */
} wheel_ring;

typedef struct wheel_item {
    date day;          /* day 0: only the month is known */
    int ring;
    str name, day_text; /* "Klyngerådet"; "12." or "" */
    const doc_link *link; /* NULL if none */
} wheel_item;

typedef struct wheel {
    int year;
    wheel_ring rings[WHEEL_RINGS_MOST]; /* from the innermost */
    int ring_count;
    list_of(wheel_item) items;     /* by date */
    str months[WHEEL_MONTHS];      /* short: "jan.", "mars" */
} wheel;

/* A text beside the wheel. Lengths are from the centre; the left half is mirrored, so x is never negative. */
typedef struct wheel_label {
    int32_t angle;      /* 0 to 18000, of its half */
    bool left;
    int ring;           /* of the innermost dot that it belongs to */
    str_list lines, links; /* as many links as lines: addresses from the site's root; "" if none */
    bool headed;        /* the first line is its heading */
    length height;
    length y;           /* of its middle */
    length text_x;      /* of its edge towards the wheel */
    doc_point rim, bend; /* its leader runs from the dot to the rim, to the bend and straight to the text */
} wheel_label;

typedef list_of(wheel_label) wheel_labels;

/* An ellipse around the wheel; labels stand right outside of it. */
typedef struct wheel_outline {
    length rim;         /* radius of the wheel */
    length across, down; /* half axes, greater than the rim */
} wheel_outline;

int32_t wheel_angle(date day);                 /* 0 to FULL_CIRCLE */
length  wheel_sine(length radius, int32_t angle); /* radius times the sine */
length  wheel_cosine(length radius, int32_t angle);

/* Finds places for the labels of one half, sorted by angle: none overlaps another, and no leaders cross. False where they do
   not all fit around this outline. */
bool wheel_place_labels(arena *a, wheel_label *labels, size_t count, const wheel_outline *around);

/* The wide form with the narrow one behind it. One item at least. */
const doc_drawing *wheel_draw(arena *a, const wheel *of);

#endif
