/*
 * Marks that are no glyphs, and moving marks to where they belong.
 *
 * Marks are made where it is convenient, a line at x 0 on its own baseline, and moved once it is
 * known where they stand. Points of a path are places, too, and move along.
 */
#include <string.h>

#include "type/setter.h"

type_mark *mark_rule(setter *s, mark_list *out, length box[4], colour_role colour)
{
    type_mark m = { .kind = MARK_RULE,
                    .element = ARTIFACT_LAYOUT,
                    .x = box[0],
                    .y = box[1],
                    .w = box[2],
                    .h = box[3],
                    .colour = colour };
    return list_add(s->temp, out, m);
}

void mark_move(type_mark *mark, length x, length y)
{
    mark->x += x;
    mark->y += y;
    mark->moved.x += x;
    mark->moved.y += y;
    type_segment *path = (type_segment *)mark->path;
    for (size_t i = 0; i < mark->path_count; i++)
        for (int k = 0; k < 3; k++) {
            path[i].x[k] += x;
            path[i].y[k] += y;
        }
}

void marks_move(mark_list *marks, size_t from, length x, length y)
{
    for (size_t i = from; i < marks->len; i++)
        mark_move(&marks->at[i], x, y);
}

void marks_append(arena *a, mark_list *to, const mark_list *from)
{
    for (size_t i = 0; i < from->len; i++)
        list_add(a, to, from->at[i]);
}

mark_list marks_kept(arena *a, const mark_list *marks)
{
    mark_list copy = { arena_array(a, type_mark, marks->len), marks->len, marks->len };
    if (marks->len > 0)
        memcpy(copy.at, marks->at, marks->len * sizeof *marks->at);
    return copy;
}

void marks_turn(mark_list *marks, length x, length y)
{
    for (size_t i = 0; i < marks->len; i++) {
        type_mark *m = &marks->at[i];
        const length along = m->x;
        m->turned = true;
        m->x = x + m->y;
        m->y = y - along;
    }
}
