/*
 * Tables on pages that are turned on their side.
 *
 * Such a table is an insert: its pieces stand in the galley where the document has them, but they get
 * pages of their own, after the page on which their place falls, and the text goes on to fill that
 * one. A paragraph that announces the table goes with it. A heading stays with the text that comes
 * after the table; where another heading or the end of the chapter comes instead, nothing but the
 * table stands below the heading: then both have their place in the order of the text, between two
 * page breaks. What comes after is known when the next piece is added; till then the insert is
 * pending.
 */
#include "type/setter.h"

/* The first of the pieces that stay with the next one, whole paragraphs; not into an insert. */
static size_t chain_start(const galley *g)
{
    size_t first = g->pieces.len;
    int32_t before = g->cost;
    while ((before >= COST_WIDOW || before == COST_LINE) && first > 0
           && g->pieces.at[first - 1].insert < 0)
        before = g->pieces.at[--first].cost;
    return first;
}

static bool begins_page(const galley *g, size_t first)
{
    return first == 0
           || (first == g->pieces.len ? g->cost : g->pieces.at[first].cost) == COST_FORCED;
}

static resume resume_at(const galley *g, size_t first)
{
    if (first == g->pieces.len)
        return (resume){ g->space, g->bare_space, g->cost, g->bare_cost, g->owed };
    const piece *p = &g->pieces.at[first];
    return (resume){ p->before, p->bare_before, p->cost, p->bare_cost,
                     first == g->headed ? g->owed_below : 0 };
}

/* ---- in its place ---------------------------------------------------------------------------- */

/* Pieces from `first` on begin a page that is turned. */
static void turn_from(galley *g, size_t first)
{
    for (size_t i = first; i < g->pieces.len; i++) {
        g->pieces.at[i].wide = true;
        g->pieces.at[i].insert = -1;
    }
    if (first < g->pieces.len)
        g->pieces.at[first].cost = COST_FORCED;
}

bool turn_settle(setter *s, bool followed)
{
    galley *g = &s->galley;
    if (!g->pending || g->insert >= 0)
        return false;
    g->pending = false;
    if (followed)
        return false;
    turn_from(g, g->inserts.at[--g->inserts.len].from);
    return true;
}

static void open_in_place(setter *s, size_t first)
{
    galley *g = &s->galley;
    const int32_t cost = g->cost;
    galley_break(s);
    turn_from(g, first);
    g->cost = first < g->pieces.len ? cost : COST_FORCED;
}

/* ---- after the page -------------------------------------------------------------------------- */

/* Tables that stand beside each other share their pages. */
static void open_insert(galley *g, size_t from, size_t first, arena *a)
{
    const size_t count = g->inserts.len;
    const bool joins = count > 0 && g->inserts.at[count - 1].end == first;
    if (!joins)
        list_add(a, &g->inserts, ((insert){ from, first, first }));
    g->insert = (int32_t)g->inserts.len - 1;
    for (size_t i = first; i < g->pieces.len; i++) {
        g->pieces.at[i].wide = true;
        g->pieces.at[i].insert = g->insert;
    }
    if (joins && first < g->pieces.len)
        g->pieces.at[first].cost = COST_FREE;
    else if (joins)
        g->cost = COST_FREE;
}

resume turn_open(setter *s)
{
    galley *g = &s->galley;
    const size_t from = chain_start(g);
    const bool headed = from < g->headed;
    const size_t first = headed ? g->headed : from;
    const resume after = resume_at(g, first);
    if (!headed && begins_page(g, first))
        open_in_place(s, first);
    else
        open_insert(g, from, first, s->arena);
    g->wide = true;
    return after;
}

void turn_close(setter *s, resume after)
{
    galley *g = &s->galley;
    g->wide = false;
    if (g->insert < 0) {
        galley_break(s);
        return;
    }
    insert *made = &g->inserts.at[g->insert];
    made->end = g->pieces.len;
    g->insert = -1;
    g->pending = made->from < made->first;
    g->space = after.space;
    g->bare_space = after.bare_space;
    g->cost = after.cost;
    g->bare_cost = after.bare_cost;
    g->owed = after.owed;
}
