/*
 * drawing: shapes by the dozen, estimated widths, and lines that fit a box.
 *
 * See drawing.h. A line is broken at the last space, hyphen or slash that fits; a word that is
 * wider than the box by itself is broken where it stops fitting, with a hyphen.
 */
#include "compose/drawing.h"

#include <string.h>

doc_drawing *drawing_new(arena *a, length width, length height)
{
    doc_drawing *d = arena_make(a, doc_drawing);
    d->width = width;
    d->height = height;
    return d;
}

static doc_shape shape_of(shape_kind kind, paint look)
{
    doc_shape s = { .kind = kind, .fill = look.fill, .stroke = look.stroke };
    s.width = look.width;
    s.dashed = look.dashed;
    return s;
}

doc_shape *draw_box(arena *a, doc_drawing *d, box where, length radius, paint look)
{
    doc_shape s = shape_of(SHAPE_RECT, look);
    s.x = where.x;
    s.y = where.y;
    s.w = where.w;
    s.h = where.h;
    s.r = radius;
    return list_add(a, &d->shapes, s);
}

void draw_line(arena *a, doc_drawing *d, doc_point from, doc_point to, paint look)
{
    doc_shape s = shape_of(SHAPE_LINE, look);
    s.x = from.x;
    s.y = from.y;
    s.w = to.x - from.x;
    s.h = to.y - from.y;
    list_add(a, &d->shapes, s);
}

void draw_circle(arena *a, doc_drawing *d, doc_point centre, length radius, paint look)
{
    doc_shape s = shape_of(SHAPE_CIRCLE, look);
    s.x = centre.x;
    s.y = centre.y;
    s.r = radius;
    list_add(a, &d->shapes, s);
}

void draw_path(arena *a, doc_drawing *d, const doc_point *points, size_t count, paint look)
{
    doc_shape s = shape_of(SHAPE_PATH, look);
    doc_point *kept = arena_array(a, doc_point, count);
    memcpy(kept, points, count * sizeof *points);
    s.points = kept;
    s.point_count = count;
    list_add(a, &d->shapes, s);
}

doc_shape *draw_text(arena *a, doc_drawing *d, doc_point at, str words_of_it, lettering look)
{
    doc_shape s = {
        .kind = SHAPE_TEXT, .x = at.x, .y = at.y, .text = words_of_it, .size = look.size
    };
    s.fill = look.colour;
    s.bold = look.bold;
    s.anchor = look.anchor;
    return list_add(a, &d->shapes, s);
}

/* ---- widths ---------------------------------------------------------------------------------- */

/* Thousandths of the size, in a sans family. */
static int rune_width(uint32_t rune)
{
    if (rune < 0x80 && strchr("iljI.,:;'|!()[]", (int)rune))
        return 310;
    if (rune < 0x80 && strchr("mwMW%@", (int)rune))
        return 880;
    if (rune == ' ' || rune == 0xA0 || rune == 'f' || rune == 't' || rune == 'r' || rune == '-')
        return 370;
    return utf8_is_upper(rune) ? 690 : 570;
}

length text_width(str s, length size)
{
    int64_t width = 0;
    for (size_t i = 0; i < s.len;)
        width += rune_width(utf8_next(s, &i));
    int64_t scaled = width * size / 1000;
    return scaled > INT32_MAX / 4 ? INT32_MAX / 4 : (length)scaled;
}

/* ---- lines ----------------------------------------------------------------------------------- */

#define HYPHEN_LEAST 4 /* bytes before a hyphen that a line may end with: not "e-" */

/* Where the line that begins at `from` ends, and the next one begins. */
typedef struct line_end {
    size_t to, next;
    bool hyphen;
} line_end;

static line_end find_end(str s, size_t from, length size, length width)
{
    line_end end = { s.len, s.len, false };
    size_t good = from, i = from;
    int64_t so_far = 0, most = (int64_t)width * 1000 / size;
    while (i < s.len) {
        size_t at = i;
        uint32_t rune = utf8_next(s, &i);
        so_far += rune_width(rune);
        if (so_far > most && good > from)
            return end;
        if (so_far > most && at > from)
            return (line_end){ at, at, true };
        if (rune == ' ')
            end = (line_end){ at, i, false }, good = i;
        else if ((rune == '-' || rune == '/') && i < s.len && i - good >= HYPHEN_LEAST)
            end = (line_end){ i, i, false }, good = i;
    }
    return (line_end){ s.len, s.len, false };
}

str_list text_wrap(arena *a, str s, length size, length width)
{
    str_list lines = { 0 };
    for (size_t from = 0; from < s.len;) {
        line_end end = find_end(s, from, size, width);
        str line = str_slice(s, from, end.to);
        list_add(a, &lines, end.hyphen ? str_format(a, STR_FMT "-", STR_ARG(line)) : line);
        from = end.next;
    }
    return lines;
}
