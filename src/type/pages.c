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
 * is known for each number of pieces that then wait. Those that wait may have a page to themselves, an
 * empty range: the text before it need not be parted for them.
 *
 * Inserts (tables on their side) take no room among the text, and no page ends beside them: each is
 * divided by itself, and its pages come after the one on which its place falls.
 */
#include "type/divide.h"

enum {
    CHAPTER_LEAST = 40,    /* percent of a page that chapters fill on the average */
    CHAPTER_TINY = 12,     /* percent that a chapter fills for which no page is begun */
    LOOK_BACK_MOST = 3000, /* pieces on one page */
};

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
    return divider_is_end(d, to)
               ? 0
               : at_most(d->floats[to] - (stay > d->barred[to] ? stay : d->barred[to]));
}

/* One piece always fits: there is no smaller page. */
static void try_page(divider *d, const page_range *r)
{
    const way *before = way_to(d, r->from, r->tops);
    if (before->cost == INT64_MAX || (r->tops > 0 && page_repeats(d->g, r->from)))
        return;
    const int64_t height = divider_height(d, r);
    if (!divider_fits(d, r, height) && (r->tops > 0 || !divider_is_one(d, r->from, r->to)))
        return;
    way *here = way_to(d, r->to, r->late);
    const int64_t cost = before->cost + divider_cost(d, r, height);
    if (cost < here->cost)
        *here = (way){ cost, (uint32_t)r->from, r->tops };
}

static void find_best(divider *d, size_t to)
{
    size_t tried = 0;
    for (size_t from = to; from-- > d->first && tried < LOOK_BACK_MOST; tried++) {
        if (!divider_is_own(d, from)) {
            from = d->g->inserts.at[d->g->pieces.at[from].insert].first;
            continue;
        }
        if (divider_is_full(d,
                            &(page_range){ from, to, 0, at_most(d->floats[to] - d->floats[from]) }))
            break;
        for (uint32_t late = 0; late <= late_most(d, from, to); late++)
            for (uint32_t tops = 0; tops <= at_most(d->floats[from]); tops++)
                try_page(d, &(page_range){ from, to, tops, late });
        if (d->g->pieces.at[from].cost == COST_FORCED)
            break;
    }
}

/* A page for what waits before `to`, or for the first of it: what is known of more is asked for less. */
static void try_figures_alone(divider *d, size_t to)
{
    for (uint32_t tops = at_most(d->floats[to]); tops > 0; tops--)
        for (uint32_t late = 0; late < tops; late++)
            try_page(d, &(page_range){ to, to, tops, late });
}

/* The best ways to end each page between two pieces. No page ends beside an insert. */
void divider_run(divider *d, size_t first, size_t end)
{
    d->first = first;
    d->end = end;
    for (size_t to = first; to <= end; to++)
        for (uint32_t waiting = 0; waiting <= WAIT_MOST; waiting++)
            way_to(d, to, waiting)->cost = INT64_MAX;
    way_to(d, first, 0)->cost = 0;
    for (size_t to = first + 1; to <= end; to++)
        if (to == end || divider_is_own(d, to)) {
            find_best(d, to);
            try_figures_alone(d, to);
        }
}

/* Only a piece that is too tall by itself, with the notes it calls, can do that. */
static void report_tall(setter *s, const divider *d, const page_list *pages)
{
    for (size_t i = 0; i < pages->len; i++)
        if (!divider_fits(d, &pages->at[i], divider_height(d, &pages->at[i]))) {
            DIAG(s->diag, BLOCK_TOO_TALL, said_place(s, STR("")), s->doc->title);
            return;
        }
}

/* From the end back to the beginning, and turned round. */
page_list divider_pages(setter *s, const divider *d)
{
    page_list list = { 0 };
    page_range r = { .to = d->end };
    while (r.to > d->first) {
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
static bool join_chapters(setter *s, const divider *d)
{
    galley *g = &s->galley;
    int64_t chapters = g->body_from > 0;
    for (size_t i = g->body_from; i < g->pieces.len; i++)
        chapters += g->pieces.at[i].opens;
    const int64_t height = d->heights[g->pieces.len] - d->heights[g->body_from];
    if (chapters < 2 || height * 100 > chapters * page_capacity(s) * CHAPTER_LEAST)
        return false;
    for (size_t i = g->body_from; i < g->pieces.len; i++)
        if (g->pieces.at[i].opens)
            g->pieces.at[i].cost = COST_FREE;
    const page_range all = { .to = g->pieces.len };
    if (g->body_from > 0 && !s->theme->roman_front
        && divider_fits(d, &all, divider_height(d, &all)))
        g->pieces.at[g->body_from].cost = COST_FREE;
    return true;
}

/* A chapter of a few lines, as a title and the name of another document, does not begin a page: it
   stands below the one before it, where that leaves room. */
static void join_tiny(setter *s, const divider *d)
{
    galley *g = &s->galley;
    size_t end = g->pieces.len;
    for (size_t i = g->pieces.len; i-- > g->body_from;) {
        piece *p = &g->pieces.at[i];
        const int64_t height =
            d->heights[end] - d->heights[i] - p->before + d->feet[end] - d->feet[i];
        const bool tiny = height * 100 < (int64_t)page_capacity(s) * CHAPTER_TINY
                          && d->inserted[end] == d->inserted[i];
        if (p->cost == COST_FORCED)
            end = i;
        if (p->cost == COST_FORCED && p->opens && !p->wide && tiny)
            p->cost = COST_FREE;
    }
}

static void add_pages(setter *s, page_list *to, const page_list *from)
{
    for (size_t i = 0; i < from->len; i++)
        list_add(s->arena, to, from->at[i]);
}

/* The pages of inserts, each after the page of text on which its place falls. */
static page_list with_inserts(setter *s, const page_list *text)
{
    divider d = divider_new(s, true);
    const galley *g = &s->galley;
    page_list all = { 0 };
    size_t nth = 0;
    for (size_t i = 0; i < text->len; i++) {
        list_add(s->arena, &all, text->at[i]);
        for (; nth < g->inserts.len && g->inserts.at[nth].end <= text->at[i].to; nth++) {
            divider_run(&d, g->inserts.at[nth].first, g->inserts.at[nth].end);
            const page_list own = divider_pages(s, &d);
            report_tall(s, &d, &own);
            add_pages(s, &all, &own);
        }
    }
    return all;
}

page_list pages_divide(setter *s)
{
    divider d = divider_new(s, false);
    if (!join_chapters(s, &d))
        join_tiny(s, &d);
    divider_run(&d, 0, s->galley.pieces.len);
    const page_list text = divider_pages(s, &d);
    report_tall(s, &d, &text);
    return s->galley.inserts.len > 0 ? with_inserts(s, &text) : text;
}
