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
    galley *g = &s->galley;
    if (space > g->space)
        g->space = space;
    if (space > g->bare_space)
        g->bare_space = space;
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
    if (cost > g->bare_cost)
        g->bare_cost = cost;
}

void galley_heading(setter *s, int level)
{
    s->galley.heading = level;
    s->galley.owed = 0;
}

void galley_owe(setter *s, int lines)
{
    galley *g = &s->galley;
    g->owed = lines;
    if (lines > 0) {
        g->headed = g->pieces.len;
        g->owed_below = lines;
    }
}

/* What is left of long notes stands before the break: it needs pieces to go with. */
void galley_break(setter *s)
{
    galley *g = &s->galley;
    while (g->pieces.len > 0 && g->carried_done < g->carried.len)
        text_gap(s, 0);
    g->cost = COST_FORCED;
}

void galley_anchor(setter *s, str name)
{
    if (name.len > 0)
        list_add(s->arena, &s->galley.anchors, ((place_mark){ .name = name }));
}

void galley_bookmark(setter *s, int level, str title)
{
    const place_mark made = { .level = level, .title = title, .chapter = s->galley.chapter };
    s->galley.chapter = false;
    list_add(s->arena, &s->galley.anchors, made);
}

/* Feet in order: one of those that wait, then those that are called here. The parts of a long note
   after its first, and what would fill most of a page, wait for the pieces to come; and so does all
   that is called after them. */
static void take_notes(setter *s, piece *to)
{
    galley *g = &s->galley;
    const length most = page_capacity(s) / 5 * 3;
    int64_t taken = 0; /* thousands may be called in one place */
    to->first_note = (uint32_t)g->notes.len;
    to->carries = g->insert < 0 && g->carried_done < g->carried.len;
    if (to->carries)
        list_add(s->arena, &g->notes, g->carried.at[g->carried_done++]);
    bool waits = g->insert < 0 && g->carried_done < g->carried.len;
    for (size_t i = 0; i < g->called.len; i++) {
        const foot *f = &g->feet.at[g->called.at[i]];
        waits |= f->continues || (taken > 0 && taken + f->height > most);
        taken += f->height;
        if (waits)
            list_add(s->arena, &g->carried, g->called.at[i]);
        else
            list_add(s->arena, &g->notes, g->called.at[i]);
    }
    g->called.len = 0;
    to->note_count = (uint32_t)g->notes.len - to->first_note;
    for (size_t i = 0; i < g->under.len; i++)
        list_add(s->arena, &g->notes, g->under.at[i]);
    to->under_count = (uint32_t)g->under.len;
    g->under.len = 0;
}

/* The space between paragraphs may grow a little, that around headings, figures and lists much more;
   within a table or a paragraph nothing does. */
static length stretch_of(const setter *s, length before)
{
    if (!s->theme->even_pages || s->galley.table >= 0)
        return 0;
    return before < look_space(s, 2) ? before / 4 : before / 2;
}

static int32_t greater(int32_t one, int32_t other)
{
    return one > other ? one : other;
}

/* The first line after a heading stays with it anyhow; this is about the second. */
static int32_t owed_cost(galley *g, const mark_list *marks)
{
    const bool is_text = marks->len > 0 && g->heading == 0;
    if (g->owed == 0 || !is_text)
        return COST_FREE;
    return g->owed-- == 1 ? COST_KEEP : COST_FREE;
}

static void start_next(galley *g)
{
    g->space = g->bare_space = 0;
    g->close = g->opens = false;
    g->heading = 0;
    g->cost = g->bare_cost = COST_FREE;
    g->anchors_from = g->anchors.len;
}

piece *galley_add(setter *s, length height, mark_list marks)
{
    galley *g = &s->galley;
    if (turn_settle(s, g->heading == 0 && g->cost != COST_FORCED))
        g->cost = COST_FORCED;
    const int32_t least = greater(g->hold, owed_cost(g, &marks));
    piece made = { .before = g->close ? 0 : g->space,
                   .height = height,
                   .cost = g->cost == COST_FORCED ? COST_FORCED : greater(g->cost, least),
                   .bare_before = g->close ? 0 : g->bare_space,
                   .bare_cost = greater(g->bare_cost, least),
                   .heading = g->heading,
                   .wide = g->wide,
                   .opens = g->opens,
                   .marks = marks_kept(s->arena, &marks),
                   .frame = g->frame,
                   .table = g->table,
                   .insert = g->insert,
                   .part_of = g->part_of };
    made.stretch = stretch_of(s, made.before);
    made.first_anchor = (uint32_t)g->anchors_from;
    made.anchor_count = (uint32_t)(g->anchors.len - g->anchors_from);
    take_notes(s, &made);
    start_next(g);
    return list_add(s->arena, &g->pieces, made);
}

piece *galley_float(setter *s, length height, mark_list marks, length space)
{
    galley *g = &s->galley;
    const length bare_space = g->bare_space;
    const int32_t bare_cost = g->bare_cost;
    const int owed = g->owed;
    if (space > g->space)
        g->space = space;
    piece *added = galley_add(s, height, marks);
    added->floats = true;
    g->space = space;
    g->bare_space = bare_space;
    g->bare_cost = bare_cost;
    g->owed = owed;
    return added;
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

void galley_keep(setter *s, size_t first, length most)
{
    galley *g = &s->galley;
    int64_t height = 0, feet = 0;
    for (size_t i = first; i < g->pieces.len; i++) {
        height += g->pieces.at[i].height + (i > first ? g->pieces.at[i].before : 0);
        height += under_height(g, &g->pieces.at[i]);
        feet += feet_height(g, &g->pieces.at[i]);
    }
    if (height + feet_room(feet) > most)
        return;
    for (size_t i = first + 1; i < g->pieces.len; i++)
        if (g->pieces.at[i].cost != COST_FORCED)
            g->pieces.at[i].cost = greater(g->pieces.at[i].cost, COST_KEEP);
}

void frame_keep(setter *s, int32_t index, length most)
{
    galley_keep(s, s->galley.frames.at[index].first, most);
}
