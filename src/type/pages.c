/*
 * Pages: where the galley is divided, by least cost over the whole document.
 *
 * A page is a range of pieces. Its cost is that of the break at its end (a widow, something that
 * belongs together) and of the room it leaves empty; pages before a forced break may be as short as
 * they like. The best way to end a page before each piece is found from the best ways to end the
 * one before (dynamic programming); only ranges that fit on a page are tried, so the time is linear
 * in the pieces.
 *
 * Floating pieces (figures) stand in their place, or wait and come first on the next page, in their
 * order, and never past a forced break or a figure that does not float. So each way to end a page
 * is known for each number of pieces that then wait.
 *
 * The height of a range counts the notes called in it and the header that is repeated where the
 * page begins inside a table.
 */
#include "type/setter.h"

enum {
    COST_PAGE = 50,        /* fewer pages are better */
    COST_WAIT = 60,        /* a figure that does not stand in its place */
    COST_MOVED = 1500,     /* though it would have fitted */
    COST_PASSED = 1500,    /* and that waits past a heading: as much as a third of a page */
    COST_ASTRAY = 5000,    /* and past the end of its section */
    COST_PARTED = 1500,    /* and that comes between the items of a list */
    COST_SPLIT = 2500,     /* a note that goes on on the next page */
    COST_STUB = 110,       /* for each percent that a last page is less full than STUB_LEAST */
    STUB_LEAST = 25,       /* percent of a page */
    COST_SHRUNK = 60,      /* a page whose spaces are as small as they may be */
    CHAPTER_LEAST = 40,    /* percent of a page that chapters fill on the average */
    LOOK_BACK_MOST = 3000, /* pieces on one page */
    WAIT_MOST = 2,         /* floating pieces that wait at a time */
    LEVELS = 6,            /* of headings */
};

/* The best way to end a page: what it costs, where the page begins, how many pieces had waited. */
typedef struct way {
    int64_t cost;
    uint32_t from, tops;
} way;

typedef struct divider {
    const setter *setter;
    const galley *g;
    int64_t *heights; /* sums of the pieces before, with the space above each */
    int64_t *stretch; /* sums of what the spaces may grow */
    int64_t *feet;    /* sums of the notes */
    uint32_t *floats; /* floating pieces before a piece */
    uint32_t *barred; /* so many of them stand before a figure before the piece that does not float */
    uint32_t *chunk;  /* after each piece, the next place where a page may end without harm */
    size_t *float_at; /* the floating pieces */
    size_t *passes;   /* the next heading after each */
    size_t *leaves;   /* where the section of each ends */
    int64_t *saved;   /* sums of what a page gains where they do not stand in their place */
    int64_t *topped;  /* sums of what they take at the head of a page */
    way *best;        /* for each piece and number of those that wait */
} divider;

/* ---- sums ------------------------------------------------------------------------------------ */

static void sum_pieces(setter *s, divider *d)
{
    const size_t count = d->g->pieces.len;
    d->heights = arena_array(s->arena, int64_t, count + 1);
    d->stretch = arena_array(s->arena, int64_t, count + 1);
    d->feet = arena_array(s->arena, int64_t, count + 1);
    d->floats = arena_array(s->arena, uint32_t, count + 1);
    d->barred = arena_array(s->arena, uint32_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        const piece *p = &d->g->pieces.at[i];
        d->heights[i + 1] = d->heights[i] + p->before + p->height;
        d->stretch[i + 1] = d->stretch[i] + p->stretch;
        d->feet[i + 1] = d->feet[i] + feet_height(d->g, p);
        d->floats[i + 1] = d->floats[i] + p->floats;
        d->barred[i + 1] = p->pinned ? d->floats[i] : d->barred[i];
    }
}

/* What the space before a piece loses where the floating piece before it is gone. */
static int64_t space_lost(const divider *d, size_t after)
{
    return after < d->g->pieces.len ? d->g->pieces.at[after].before - d->g->pieces.at[after].bare_before
                                    : 0;
}

/* The section of a floating piece ends at the next heading of the level of the one before it, or of
   a higher level. `leaves` holds that level when this begins. */
static void find_leaves(divider *d)
{
    size_t next[LEVELS + 1], nth = d->floats[d->g->pieces.len];
    for (int level = 0; level <= LEVELS; level++)
        next[level] = d->g->pieces.len;
    for (size_t i = d->g->pieces.len; i-- > 0;) {
        const piece *p = &d->g->pieces.at[i];
        if (p->floats) {
            nth--;
            d->leaves[nth] = next[d->leaves[nth]];
            d->passes[nth] = next[LEVELS];
        }
        for (int level = p->heading; level > 0 && level <= LEVELS; level++)
            next[level] = i;
    }
}

static void sum_floats(setter *s, divider *d)
{
    const size_t count = d->floats[d->g->pieces.len];
    size_t nth = 0;
    int level = 0;
    d->float_at = arena_array(s->arena, size_t, count + 1);
    d->leaves = arena_array(s->arena, size_t, count + 1);
    d->passes = arena_array(s->arena, size_t, count + 1);
    d->saved = arena_array(s->arena, int64_t, count + 1);
    d->topped = arena_array(s->arena, int64_t, count + 1);
    for (size_t i = 0; nth < count; i++) {
        const piece *p = &d->g->pieces.at[i];
        level = p->heading > 0 ? p->heading : level;
        if (!p->floats)
            continue;
        d->float_at[nth] = i;
        d->leaves[nth] = (size_t)level;
        d->saved[nth + 1] = d->saved[nth] + p->before + p->height + space_lost(d, i + 1);
        d->topped[nth + 1] = d->topped[nth] + p->height + page_gap(s);
        nth++;
    }
    find_leaves(d);
}

static void find_chunks(setter *s, divider *d)
{
    const size_t count = d->g->pieces.len;
    d->chunk = arena_array(s->arena, uint32_t, count + 1);
    d->chunk[count] = (uint32_t)count;
    for (size_t i = count; i-- > 0;) {
        bool open = i + 1 == count || d->g->pieces.at[i + 1].cost < COST_WIDOW;
        d->chunk[i] = open ? (uint32_t)i + 1 : d->chunk[i + 1];
    }
}

/* ---- one page -------------------------------------------------------------------------------- */

static int64_t capacity_of(const divider *d, const page_range *r)
{
    return sheet_of(d->setter->theme, d->g->pieces.at[r->from].wide).capacity;
}

static bool is_bare(const divider *d, const page_range *r)
{
    return r->late > 0 && d->g->pieces.at[r->to - 1].floats;
}

static int64_t height_of(const divider *d, const page_range *r)
{
    const uint32_t first = d->floats[r->from], end = d->floats[r->to];
    const table_head *repeated = page_repeats(d->g, r->from);
    int64_t height = d->heights[r->to] - d->heights[r->from] - d->g->pieces.at[r->from].before;
    height += d->topped[first] - d->topped[first - r->tops];
    height -= d->saved[end] - d->saved[end - r->late];
    if (is_bare(d, r))
        height += space_lost(d, r->to);
    return height + feet_room(d->feet[r->to] - d->feet[r->from]) + (repeated ? repeated->height : 0);
}

/* What the spaces of a page may lose: half of what they may grow. */
static int64_t shrink_of(const divider *d, const page_range *r)
{
    return r->late > 0 ? 0 : (d->stretch[r->to] - d->stretch[r->from + 1]) / 2;
}

static bool fits(const divider *d, const page_range *r, int64_t height)
{
    return height - shrink_of(d, r) <= capacity_of(d, r);
}

/* Is this where the text ends, or a new page begins in any case? */
static bool is_end(const divider *d, size_t to)
{
    return to == d->g->pieces.len || d->g->pieces.at[to].cost == COST_FORCED;
}

/* ---- costs ----------------------------------------------------------------------------------- */

/* A little room costs little; more of it more for each percent, so that room is divided among pages
   rather than moved. But one half-empty page is better than two that are each a third empty. */
static int64_t cost_of_percent(int64_t percent)
{
    const int64_t little = 10, more = percent - little;
    return more <= 0 ? percent * percent * 6
                     : little * little * 6 + more * 25 + more * more / 2;
}

/* Room that the spaces take up is hardly seen. */
static int64_t cost_of_room(const divider *d, const page_range *r, int64_t room)
{
    const int64_t stretch = d->stretch[r->to] - d->stretch[r->from + 1];
    const int64_t percent = room > 0 ? room * 100 / capacity_of(d, r) : 0;
    if (room < 0 && shrink_of(d, r) > 0)
        return -room * COST_SHRUNK / shrink_of(d, r);
    if (room > 0 && room <= stretch)
        return cost_of_percent(percent) * room / (2 * stretch);
    return cost_of_percent(percent);
}

/* Would what comes next have fitted, too? Then the room is left for no reason that a reader sees;
   one is a figure that comes first on the next page. */
static bool next_fits(const divider *d, const page_range *r, int64_t room)
{
    const size_t to = r->to, end = d->chunk[to];
    return r->late == 0 && d->heights[end] - d->heights[to] + d->feet[end] - d->feet[to] <= room;
}

/* A last page with only a few lines, unless it is the only one. */
static int64_t cost_of_stub(const divider *d, const page_range *r, int64_t height)
{
    const int64_t full = height * 100 / capacity_of(d, r);
    const bool alone = r->from == 0 || d->g->pieces.at[r->from].cost == COST_FORCED;
    return alone || full >= STUB_LEAST ? 0 : (STUB_LEAST - full) * COST_STUB;
}

/* Does the first piece that waits have room in its place? */
static bool place_fits(const divider *d, const page_range *r)
{
    const size_t first = d->float_at[d->floats[r->to] - r->late];
    const page_range with = { r->from, first + 1, r->tops, 0 };
    return height_of(d, &with) <= capacity_of(d, &with);
}

static int64_t cost_of_waiting(const divider *d, const page_range *r)
{
    if (r->late == 0)
        return 0;
    int64_t cost = (place_fits(d, r) ? COST_MOVED : 0)
                   + (d->g->pieces.at[r->to].listed ? COST_PARTED : 0);
    for (uint32_t i = 0; i < r->late; i++) {
        const uint32_t nth = d->floats[r->to] - 1 - i;
        cost += COST_WAIT + (d->passes[nth] < r->to ? COST_PASSED : 0)
                + (d->leaves[nth] < r->to ? COST_ASTRAY - COST_PASSED : 0);
    }
    return cost;
}

static int64_t cost_of(const divider *d, const page_range *r, int64_t height)
{
    const int64_t left = capacity_of(d, r) - height;
    const int64_t room = cost_of_room(d, r, left);
    if (is_end(d, r->to))
        return COST_PAGE + cost_of_stub(d, r, height) + (left < 0 ? room : 0);
    const piece *next = &d->g->pieces.at[r->to];
    return COST_PAGE + (next_fits(d, r, left) ? 4 * room : room) + cost_of_waiting(d, r)
           + (is_bare(d, r) ? next->bare_cost : next->cost) + (next->carries ? COST_SPLIT : 0);
}

/* ---- the best page --------------------------------------------------------------------------- */

static way *way_to(const divider *d, size_t to, uint32_t waiting)
{
    return &d->best[to * (WAIT_MOST + 1) + waiting];
}

static uint32_t at_most(uint32_t count)
{
    return count < WAIT_MOST ? count : WAIT_MOST;
}

/* How many of the floating pieces in a range may wait; what it begins with does not. */
static uint32_t late_most(const divider *d, size_t from, size_t to)
{
    const uint32_t stay = d->floats[from] + d->g->pieces.at[from].floats;
    return is_end(d, to) ? 0 : at_most(d->floats[to] - (stay > d->barred[to] ? stay : d->barred[to]));
}

/* One piece always fits: there is no smaller page. */
static void try_page(divider *d, const page_range *r)
{
    const way *before = way_to(d, r->from, r->tops);
    if (before->cost == INT64_MAX || (r->tops > 0 && page_repeats(d->g, r->from)))
        return;
    const int64_t height = height_of(d, r);
    if (!fits(d, r, height) && (r->from + 1 < r->to || r->tops > 0))
        return;
    way *here = way_to(d, r->to, r->late);
    const int64_t cost = before->cost + cost_of(d, r, height);
    if (cost < here->cost)
        *here = (way){ cost, (uint32_t)r->from, r->tops };
}

/* No page that begins here, or before, has room for all up to `to`: not even if all waits that may
   wait on a page that begins before. */
static bool is_full(const divider *d, size_t from, size_t to)
{
    const page_range r = { from, to, 0, at_most(d->floats[to] - d->floats[from]) };
    const table_head *repeated = page_repeats(d->g, from);
    const int64_t shrink = (d->stretch[to] - d->stretch[from + 1]) / 2;
    return from + 1 < to
           && height_of(d, &r) - shrink - (repeated ? repeated->height : 0) > capacity_of(d, &r);
}

static void find_best(divider *d, size_t to)
{
    for (uint32_t waiting = 0; waiting <= WAIT_MOST; waiting++)
        way_to(d, to, waiting)->cost = INT64_MAX;
    for (size_t from = to; from-- > 0 && to - from < LOOK_BACK_MOST;) {
        if (is_full(d, from, to))
            break;
        for (uint32_t late = 0; late <= late_most(d, from, to); late++)
            for (uint32_t tops = 0; tops <= at_most(d->floats[from]); tops++)
                try_page(d, &(page_range){ from, to, tops, late });
        if (d->g->pieces.at[from].cost == COST_FORCED)
            break;
    }
}

/* Only a piece that is too tall by itself, with the notes it calls, can do that. */
static void report_tall(setter *s, const divider *d, const page_list *pages)
{
    for (size_t i = 0; i < pages->len; i++)
        if (!fits(d, &pages->at[i], height_of(d, &pages->at[i]))) {
            DIAG(s->diag, BLOCK_TOO_TALL, said_place(s, STR("")), s->doc->title);
            return;
        }
}

/* From the end back to the beginning, and turned round. */
static page_list walk_back(setter *s, const divider *d)
{
    page_list list = { 0 };
    page_range r = { .to = d->g->pieces.len };
    while (r.to > 0) {
        const way *w = way_to(d, r.to, r.late);
        r.from = w->from;
        r.tops = w->tops;
        list_add(s->arena, &list, r);
        r = (page_range){ .to = r.from, .late = r.tops };
    }
    for (size_t i = 0; i < list.len / 2; i++) {
        const page_range other = list.at[i];
        list.at[i] = list.at[list.len - 1 - i];
        list.at[list.len - 1 - i] = other;
    }
    return list;
}

/* Chapters that would leave most of their pages empty follow each other on the page, all of them,
   and what stands before them too, as contents of a few lines, where one page holds it all. */
static void join_chapters(setter *s, const divider *d)
{
    galley *g = &s->galley;
    int64_t chapters = g->body_from > 0;
    for (size_t i = g->body_from; i < g->pieces.len; i++)
        chapters += g->pieces.at[i].opens;
    const int64_t height = d->heights[g->pieces.len] - d->heights[g->body_from];
    if (chapters < 2 || height * 100 > chapters * page_capacity(s) * CHAPTER_LEAST)
        return;
    for (size_t i = g->body_from; i < g->pieces.len; i++)
        if (g->pieces.at[i].opens)
            g->pieces.at[i].cost = COST_FREE;
    const page_range all = { .to = g->pieces.len };
    if (g->body_from > 0 && !s->theme->roman_front && fits(d, &all, height_of(d, &all)))
        g->pieces.at[g->body_from].cost = COST_FREE;
}

page_list pages_divide(setter *s)
{
    const size_t count = s->galley.pieces.len;
    divider d = { .setter = s, .g = &s->galley };
    sum_pieces(s, &d);
    sum_floats(s, &d);
    join_chapters(s, &d);
    find_chunks(s, &d);
    d.best = arena_array(s->arena, way, (count + 1) * (WAIT_MOST + 1));
    for (uint32_t waiting = 1; waiting <= WAIT_MOST; waiting++)
        way_to(&d, 0, waiting)->cost = INT64_MAX;
    for (size_t to = 1; to <= count; to++)
        find_best(&d, to);
    page_list list = walk_back(s, &d);
    report_tall(s, &d, &list);
    return list;
}
