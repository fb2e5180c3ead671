/*
 * Outlines from simple shapes, for drawings and for SVG.
 *
 * A quarter of an ellipse is one cubic curve whose handles are 4/3 · (√2 − 1) = 0.5523 of the
 * radius long; it is off by less than three ten-thousandths of the radius. All that is round here
 * is made of such quarters.
 */
#include "type/path.h"

enum { HANDLE = 36195 }; /* 4/3 · (√2 − 1), in 1/65536 */

static void add(outline *o, type_segment made)
{
    list_add(o->arena, &o->segments, made);
}

void path_move(outline *o, length x, length y)
{
    add(o, (type_segment){ SEGMENT_MOVE, { x }, { y } });
}
void path_line(outline *o, length x, length y)
{
    add(o, (type_segment){ SEGMENT_LINE, { x }, { y } });
}
void path_close(outline *o)
{
    add(o, (type_segment){ .kind = SEGMENT_CLOSE });
}

void path_curve(outline *o, const length x[3], const length y[3])
{
    add(o, (type_segment){ SEGMENT_CURVE, { x[0], x[1], x[2] }, { y[0], y[1], y[2] } });
}

static length handle(length radius)
{
    return (length)((int64_t)radius * HANDLE / 65536);
}

/* A quarter from where the pen is to x y; it leaves along the x axis, or along the y axis. */
static void quarter(outline *o, length x, length y, bool along_x)
{
    const type_segment *last = &o->segments.at[o->segments.len - 1];
    int end = last->kind == SEGMENT_CURVE ? 2 : 0;
    length fx = last->x[end], fy = last->y[end];
    length xs[3] = { along_x ? fx + handle(x - fx) : fx, along_x ? x : x - handle(x - fx), x };
    length ys[3] = { along_x ? fy : fy + handle(y - fy), along_x ? y - handle(y - fy) : y, y };
    path_curve(o, xs, ys);
}

void path_rect(outline *o, const length box[4], length rx, length ry)
{
    const length x = box[0], y = box[1], right = x + box[2], bottom = y + box[3];
    if (rx > box[2] / 2)
        rx = box[2] / 2;
    if (ry > box[3] / 2)
        ry = box[3] / 2;
    bool round = rx > 0 && ry > 0;
    path_move(o, x + rx, y);
    path_line(o, right - rx, y);
    if (round)
        quarter(o, right, y + ry, true);
    path_line(o, right, bottom - ry);
    if (round)
        quarter(o, right - rx, bottom, false);
    path_line(o, x + rx, bottom);
    if (round)
        quarter(o, x, bottom - ry, true);
    path_line(o, x, y + ry);
    if (round)
        quarter(o, x + rx, y, false);
    path_close(o);
}

void path_ellipse(outline *o, length x, length y, length rx, length ry)
{
    path_move(o, x + rx, y);
    quarter(o, x, y + ry, false);
    quarter(o, x - rx, y, true);
    quarter(o, x, y - ry, false);
    quarter(o, x + rx, y, true);
    path_close(o);
}
