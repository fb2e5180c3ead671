/*
 * The galley: one long column of pieces, in the order of the text.
 *
 * What comes between two pieces (space, the cost of a page break, anchors, notes called) is
 * gathered as it is said and given to the next piece that is added. Of several spaces or costs the
 * greatest counts, so that blocks need not know their neighbours.
 */
#include "type/setter.h"

void galley_space(setter *s, length space)
{
    if (space > s->galley.space)
        s->galley.space = space;
}

void galley_close(setter *s)
{
    s->galley.close = true;
}

void galley_cost(setter *s, int32_t cost)
{
    galley *g = &s->galley;
    if (g->cost != COST_FORCED && cost > g->cost)
        g->cost = cost;
}

void galley_break(setter *s)
{
    s->galley.cost = COST_FORCED;
}

void galley_anchor(setter *s, str name)
{
    if (name.len > 0)
        list_add(s->arena, &s->galley.anchors, ((place_mark){ .name = name }));
}

void galley_bookmark(setter *s, int level, str title)
{
    list_add(s->arena, &s->galley.anchors, ((place_mark){ .level = level, .title = title }));
}

/* Feet in order: the next part of what waits, then those that are called here. What would fill
   most of a page waits for the pieces after it. */
static void take_notes(setter *s, piece *to)
{
    galley *g = &s->galley;
    const length most = page_capacity(s) / 5 * 3;
    length taken = 0;
    to->first_note = (uint32_t)g->notes.len;
    if (g->carried_done < g->carried.len)
        list_add(s->arena, &g->notes, g->carried.at[g->carried_done++]);
    for (size_t i = 0; i < g->called.len; i++) {
        const length height = g->feet.at[g->called.at[i]].height;
        if (taken + height > most && taken > 0) {
            list_add(s->arena, &g->carried, g->called.at[i]);
            continue;
        }
        list_add(s->arena, &g->notes, g->called.at[i]);
        taken += height;
    }
    g->called.len = 0;
    to->note_count = (uint32_t)g->notes.len - to->first_note;
}

piece *galley_add(setter *s, length height, mark_list marks)
{
    galley *g = &s->galley;
    piece made = { .before = g->close ? 0 : g->space,
                   .height = height,
                   .marks = marks_kept(s->arena, &marks),
                   .frame = g->frame,
                   .table = g->table };
    made.cost = g->cost == COST_FORCED || g->cost > g->hold ? g->cost : g->hold;
    made.first_anchor = (uint32_t)g->anchors_from;
    made.anchor_count = (uint32_t)(g->anchors.len - g->anchors_from);
    take_notes(s, &made);
    g->space = 0;
    g->close = false;
    g->cost = COST_FREE;
    g->anchors_from = g->anchors.len;
    return list_add(s->arena, &g->pieces, made);
}

int32_t frame_open(setter *s, frame_kind kind, colour_role colour, length x, length width)
{
    galley *g = &s->galley;
    frame made = { .kind = kind,
                   .colour = colour,
                   .outer = g->frame,
                   .x = x,
                   .width = width,
                   .first = g->pieces.len };
    list_add(s->arena, &g->frames, made);
    g->frame = (int32_t)g->frames.len - 1;
    return g->frame;
}

void frame_close(setter *s, int32_t index)
{
    frame *f = &s->galley.frames.at[index];
    f->last = s->galley.pieces.len;
    s->galley.frame = f->outer;
}
