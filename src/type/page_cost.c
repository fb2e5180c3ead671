/*
 * What a page costs.
 *
 * Its cost is that of the break at its end (a widow, something that belongs together), of the room
 * that it leaves empty, and of the figures that do not stand in their place; pages before a forced
 * break may be as short as they like, unless they hold only a few lines.
 *
 * The height of a range counts the notes called in it and the header that is repeated where the
 * page begins inside a table.
 */
#include "type/divide.h"

enum {
    COST_PAGE = 50,    /* fewer pages are better */
    COST_WAIT = 60,    /* a figure that does not stand in its place */
    COST_MOVED = 1500, /* though it would have fitted */
    COST_PASSED =
        1500, /* and that waits past a heading, or an insert: as much as a third of a page */
    COST_ASTRAY = 2200, /* and past the end of its section: as much as half a page */
    COST_PARTED = 1500, /* and that comes between the items of a list */
    COST_SPLIT = 2500,  /* a note that goes on on the next page */
    COST_STUB = 110,    /* for each percent that a last page is less full than STUB_LEAST, */
    COST_TAIL = 8,      /* and for its square: two lines are much worse than ten */
    STUB_LEAST = 30,    /* percent of a page */
    COST_SHRUNK = 60,   /* a page whose spaces are as small as they may be */
    LEVELS = 6,         /* of headings */
};

/* ---- sums ------------------------------------------------------------------------------------ */

bool divider_is_own(const divider *d, size_t nth)
{
    return (d->g->pieces.at[nth].insert >= 0) == d->inserts;
}

static void sum_piece(divider *d, size_t i)
{
    const piece *p = &d->g->pieces.at[i];
    const bool own = divider_is_own(d, i);
    d->heights[i + 1] = d->heights[i] + (own ? p->before + p->height + under_height(d->g, p) : 0);
    d->stretch[i + 1] = d->stretch[i] + (own ? p->stretch : 0);
    d->feet[i + 1] = d->feet[i] + (own ? feet_height(d->g, p) : 0);
    d->floats[i + 1] = d->floats[i] + (own && p->floats);
    d->barred[i + 1] = own && p->pinned ? d->floats[i] : d->barred[i];
    d->inserted[i + 1] = d->inserted[i];
    if (p->insert >= 0 && d->g->inserts.at[p->insert].end == i + 1)
        d->inserted[i + 1]++;
}

static void sum_pieces(setter *s, divider *d)
{
    const size_t count = d->g->pieces.len;
    d->heights = arena_array(s->arena, int64_t, count + 1);
    d->stretch = arena_array(s->arena, int64_t, count + 1);
    d->feet = arena_array(s->arena, int64_t, count + 1);
    d->floats = arena_array(s->arena, uint32_t, count + 1);
    d->barred = arena_array(s->arena, uint32_t, count + 1);
    d->inserted = arena_array(s->arena, uint32_t, count + 1);
    d->heading = arena_array(s->arena, size_t, count + 1);
    d->table = arena_array(s->arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++)
        sum_piece(d, i);
    d->heading[count] = d->table[count] = count;
    for (size_t i = count; i-- > 0;) {
        d->heading[i] = d->g->pieces.at[i].heading > 0 ? i : d->heading[i + 1];
        d->table[i] = d->g->pieces.at[i].part_of >= 0 ? i : d->table[i + 1];
    }
}

/* What the space before a piece loses where the floating piece before it is gone. */
static int64_t space_lost(const divider *d, size_t after)
{
    return after < d->g->pieces.len && divider_is_own(d, after)
               ? d->g->pieces.at[after].before - d->g->pieces.at[after].bare_before
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
        if (d->floats[i + 1] > d->floats[i]) {
            nth--;
            d->leaves[nth] = next[d->leaves[nth]];
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
    d->saved = arena_array(s->arena, int64_t, count + 1);
    d->topped = arena_array(s->arena, int64_t, count + 1);
    for (size_t i = 0; nth < count; i++) {
        const piece *p = &d->g->pieces.at[i];
        level = p->heading > 0 ? p->heading : level;
        if (d->floats[i + 1] == d->floats[i])
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
        bool open = i + 1 == count
                    || (divider_is_own(d, i + 1) && d->g->pieces.at[i + 1].cost < COST_WIDOW);
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
    return r->late > 0 && divider_is_own(d, r->to - 1) && d->g->pieces.at[r->to - 1].floats;
}

int64_t divider_height(const divider *d, const page_range *r)
{
    const uint32_t first = d->floats[r->from], end = d->floats[r->to];
    if (r->from == r->to)
        return d->topped[end - r->late] - d->topped[first - r->tops];
    const table_head *repeated = page_repeats(d->g, r->from);
    int64_t height = d->heights[r->to] - d->heights[r->from] - d->g->pieces.at[r->from].before
                     + page_sink(d->g, r->from);
    height += d->topped[first] - d->topped[first - r->tops];
    height -= d->saved[end] - d->saved[end - r->late];
    if (is_bare(d, r))
        height += space_lost(d, r->to);
    return height + feet_room(d->feet[r->to] - d->feet[r->from])
           + (repeated ? repeated->height : 0);
}

/* What the spaces of a page may lose: half of what they may grow. */
static int64_t shrink_of(const divider *d, const page_range *r)
{
    return r->late > 0 || r->from == r->to ? 0 : (d->stretch[r->to] - d->stretch[r->from + 1]) / 2;
}

bool divider_fits(const divider *d, const page_range *r, int64_t height)
{
    return height - shrink_of(d, r) <= capacity_of(d, r);
}

bool divider_is_end(const divider *d, size_t to)
{
    return to == d->end || d->g->pieces.at[to].cost == COST_FORCED;
}

bool divider_is_one(const divider *d, size_t from, size_t to)
{
    return from + 1 == to
           || (!divider_is_own(d, from + 1)
               && d->g->inserts.at[d->g->pieces.at[from + 1].insert].end == to);
}

/* No page that begins here, or before, has room for the range: not even one that repeats nothing. */
bool divider_is_full(const divider *d, const page_range *r)
{
    const table_head *repeated = page_repeats(d->g, r->from);
    const int64_t shrink = (d->stretch[r->to] - d->stretch[r->from + 1]) / 2;
    return !divider_is_one(d, r->from, r->to)
           && divider_height(d, r) - shrink - (repeated ? repeated->height : 0) > capacity_of(d, r);
}

/* ---- costs ----------------------------------------------------------------------------------- */

/* A little room costs little; more of it more for each percent, so that room is divided among pages
   rather than moved. But one half-empty page is better than two that are each a third empty. */
static int64_t cost_of_percent(int64_t percent)
{
    const int64_t little = 10, more = percent - little;
    return more <= 0 ? percent * percent * 6 : little * little * 6 + more * 25 + more * more / 2;
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

/* Would what comes next have fitted, too? Then the room is left for no reason that a reader sees, or a
   weak one, where a section begins; one is a figure that comes first on the next page, but not inside a paragraph. */
static bool next_fits(const divider *d, const page_range *r, int64_t room)
{
    const size_t to = r->to, end = d->chunk[to];
    const bool reason = r->late > 0 && d->g->pieces.at[to].before > 0;
    return !reason && d->heights[end] - d->heights[to] + d->feet[end] - d->feet[to] <= room;
}

/* A last page with only a few lines, unless it is the only one. */
static int64_t cost_of_stub(const divider *d, const page_range *r, int64_t height)
{
    const int64_t full = height * 100 / capacity_of(d, r);
    const bool alone = r->from == 0 || d->g->pieces.at[r->from].cost == COST_FORCED;
    const int64_t lacks = alone || full >= STUB_LEAST ? 0 : STUB_LEAST - full;
    return lacks * COST_STUB + lacks * lacks * COST_TAIL;
}

/* Does the first piece that waits have room in its place? */
static bool place_fits(const divider *d, const page_range *r)
{
    const size_t first = d->float_at[d->floats[r->to] - r->late];
    const page_range with = { r->from, first + 1, r->tops, 0 };
    return divider_height(d, &with) <= capacity_of(d, &with);
}

static int64_t cost_of_waiting(const divider *d, const page_range *r)
{
    if (r->late == 0)
        return 0;
    int64_t cost =
        (place_fits(d, r) ? COST_MOVED : 0) + (d->g->pieces.at[r->to].listed ? COST_PARTED : 0);
    for (uint32_t i = 0; i < r->late; i++) {
        const uint32_t nth = d->floats[r->to] - 1 - i;
        cost += COST_WAIT + (d->heading[d->float_at[nth]] < r->to ? COST_PASSED : 0)
                + (d->leaves[nth] < r->to ? COST_ASTRAY - COST_PASSED : 0);
    }
    return cost;
}

/* A section that begins below the place of an insert is read before it; a table there would be numbered backwards. */
static int64_t cost_of_insert(const divider *d, const page_range *r)
{
    const uint32_t nth = d->inserted[r->from];
    if (d->inserts || nth >= d->inserted[r->to])
        return 0;
    const size_t end = d->g->inserts.at[nth].end;
    return (d->heading[end] < r->to ? COST_PASSED : 0) + (d->table[end] < r->to ? COST_KEEP : 0);
}

/* The page before has paid for the break in the text. */
static int64_t cost_of_figures_alone(const divider *d, const page_range *r, int64_t left)
{
    const int64_t room = cost_of_percent(left * 100 / capacity_of(d, r));
    return COST_PAGE + room * (next_fits(d, r, left) ? 4 : 1) + r->late * COST_WAIT;
}

int64_t divider_cost(const divider *d, const page_range *r, int64_t height)
{
    const int64_t left = capacity_of(d, r) - height;
    if (r->from == r->to)
        return cost_of_figures_alone(d, r, left);
    const int64_t room = cost_of_room(d, r, left), always = COST_PAGE + cost_of_insert(d, r);
    if (divider_is_end(d, r->to))
        return always + cost_of_stub(d, r, height) + (left < 0 ? room : 0);
    const piece *next = &d->g->pieces.at[r->to];
    const int64_t unused = !next_fits(d, r, left) ? 1 : next->heading > 0 ? 2 : 4;
    return always + unused * room + cost_of_waiting(d, r)
           + (is_bare(d, r) ? next->bare_cost : next->cost) + (next->carries ? COST_SPLIT : 0);
}

/* ---- the public entry ------------------------------------------------------------------------ */

divider divider_new(setter *s, bool inserts)
{
    divider d = { .setter = s, .g = &s->galley, .inserts = inserts };
    sum_pieces(s, &d);
    sum_floats(s, &d);
    find_chunks(s, &d);
    d.best = arena_array(s->arena, way, (s->galley.pieces.len + 1) * (WAIT_MOST + 1));
    return d;
}
