/*
 * Pages: where the galley is divided, by least cost over the whole document.
 *
 * A page is a range of pieces. Its cost is that of the break at its end (a widow, something that
 * belongs together) and of the room it leaves empty; pages before a forced break may be as short as
 * they like. The best way to end a page before each piece is found from the best ways to end the
 * one before (dynamic programming); only ranges that fit on a page are tried, so the time is linear
 * in the pieces.
 *
 * The height of a range counts the notes called in it and the header that is repeated where the
 * page begins inside a table.
 */
#include "type/setter.h"

enum {
    COST_PAGE = 50,           /* fewer pages are better */
    COST_STUB = 400,          /* a last page with only a few lines */
    LOOK_BACK_MOST = 3000,    /* pieces on one page */
    FEET_GAP = LENGTH_PT(10), /* from the text to the notes, the rule between them included */
};

typedef struct divider {
    const galley *g;
    int64_t capacity;
    int64_t *heights; /* sums of the pieces before, with the space above each */
    int64_t *feet;    /* sums of the notes */
    int64_t *cost;    /* of the best way to end a page before a piece */
    uint32_t *from;   /* where that page begins */
    uint32_t *chunk;  /* after each piece, the next place where a page may end without harm */
} divider;

length page_capacity(const setter *s)
{
    const theme_page *p = &s->theme->page;
    return p->height - p->top - p->foot;
}

static void sum_pieces(setter *s, divider *d)
{
    const size_t count = d->g->pieces.len;
    d->heights = arena_array(s->arena, int64_t, count + 1);
    d->feet = arena_array(s->arena, int64_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        const piece *p = &d->g->pieces.at[i];
        d->heights[i + 1] = d->heights[i] + p->before + p->height;
        d->feet[i + 1] = d->feet[i];
        for (uint32_t n = 0; n < p->note_count; n++)
            d->feet[i + 1] += d->g->feet.at[d->g->notes.at[p->first_note + n]].height;
    }
}

/* The header that a page repeats when it begins with this piece. */
const table_head *page_repeats(const galley *g, size_t first)
{
    int32_t table = g->pieces.at[first].table;
    if (table < 0 || first <= g->tables.at[table].first_piece)
        return NULL;
    return &g->tables.at[table];
}

static int64_t height_of(const divider *d, size_t from, size_t to)
{
    int64_t height = d->heights[to] - d->heights[from] - d->g->pieces.at[from].before;
    int64_t feet = d->feet[to] - d->feet[from];
    const table_head *repeated = page_repeats(d->g, from);
    return height + feet + (feet > 0 ? FEET_GAP : 0) + (repeated ? repeated->height : 0);
}

/* A little room costs little; much of it costs by how much it is, so that one half-empty page is
   better than two pages that are each a third empty. */
static int64_t cost_of_room(int64_t percent)
{
    const int64_t little = 10;
    return percent <= little ? percent * percent * 6
                             : little * little * 6 + (percent - little) * 25;
}

/* Would what comes next have fitted, too? Then the room is left for no reason that a reader sees. */
static bool next_fits(const divider *d, size_t to, int64_t height)
{
    const size_t end = d->chunk[to];
    return height + d->heights[end] - d->heights[to] + d->feet[end] - d->feet[to] <= d->capacity;
}

static int64_t cost_of(const divider *d, size_t to, int64_t height)
{
    int64_t empty = (d->capacity - height) * 100 / d->capacity;
    if (empty < 0)
        empty = 0;
    bool ends = to == d->g->pieces.len || d->g->pieces.at[to].cost == COST_FORCED;
    if (ends)
        return COST_PAGE + (empty > 90 ? COST_STUB : 0);
    int64_t room = cost_of_room(empty);
    return COST_PAGE + (next_fits(d, to, height) ? 4 * room : room) + d->g->pieces.at[to].cost;
}

/* The best page that ends before piece `to`. One piece always fits: there is no smaller page. */
static void find_best(divider *d, size_t to)
{
    d->cost[to] = INT64_MAX;
    for (size_t from = to; from-- > 0 && to - from < LOOK_BACK_MOST;) {
        int64_t height = height_of(d, from, to);
        if (height > d->capacity && from + 1 < to) {
            if (height - (page_repeats(d->g, from) ? page_repeats(d->g, from)->height : 0)
                > d->capacity)
                break;
            continue;
        }
        int64_t cost = d->cost[from] + cost_of(d, to, height);
        if (cost < d->cost[to]) {
            d->cost[to] = cost;
            d->from[to] = (uint32_t)from;
        }
        if (d->g->pieces.at[from].cost == COST_FORCED)
            break;
    }
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

/* Only a piece that is too tall by itself, with the notes it calls, can do that. */
static void report_tall(setter *s, const divider *d, const page_list *pages)
{
    for (size_t i = 0; i < pages->len; i++)
        if (height_of(d, pages->at[i].from, pages->at[i].to) > d->capacity) {
            DIAG(s->diag, BLOCK_TOO_TALL, (span){ 0 }, s->doc->title);
            return;
        }
}

page_list pages_divide(setter *s)
{
    const size_t count = s->galley.pieces.len;
    divider d = { .g = &s->galley, .capacity = page_capacity(s) };
    sum_pieces(s, &d);
    find_chunks(s, &d);
    d.cost = arena_array(s->arena, int64_t, count + 1);
    d.from = arena_array(s->arena, uint32_t, count + 1);
    for (size_t to = 1; to <= count; to++)
        find_best(&d, to);
    size_t pages = 0;
    for (size_t to = count; to > 0; to = d.from[to])
        pages++;
    page_list list = { .at = arena_array(s->arena, page_range, pages + 1),
                       .len = pages,
                       .room = pages + 1 };
    for (size_t to = count; to > 0; to = d.from[to])
        list.at[--pages] = (page_range){ d.from[to], to };
    report_tall(s, &d, &list);
    return list;
}
