/*
 * Figures a little smaller, where that saves a page.
 *
 * A chapter that begins a page may end with a few lines on a page of its own. Where it would need
 * one page less if its figures were a step or two smaller, they are made so in the next round; else
 * they keep their size. A step is five percent: nobody sees it, and everybody sees the empty page.
 * This is asked once for each document, when the first round has shown where its pages end.
 */
#include "type/divide.h"

enum { SLACK = 3 /* that part of a page may be gained beside what the figures give */ };

/* What stands between two breaks that are there in any case. */
typedef struct chapter {
    size_t first, end, pages;
    page_range last; /* of the pages */
    bool done;
} chapter;

typedef list_of(chapter) chapter_list;

static chapter_list chapters_of(setter *s, const page_list *pages)
{
    const galley *g = &s->galley;
    chapter_list found = { 0 };
    chapter open = { 0 };
    for (size_t i = 0; i < pages->len; i++) {
        const page_range *r = &pages->at[i];
        if (g->pieces.at[r->from].insert >= 0)
            continue;
        if (open.pages++ == 0)
            open.first = r->from;
        open.last = *r;
        open.end = r->to;
        if (r->to < g->pieces.len && g->pieces.at[r->to].cost != COST_FORCED)
            continue;
        list_add(s->arena, &found, open);
        open = (chapter){ 0 };
    }
    return found;
}

/* Could it lose its last page? */
static bool may_gain(const setter *s, const divider *d, const chapter *c)
{
    int64_t gain = 0;
    for (size_t i = c->first; i < c->end; i++) {
        const piece *p = &s->galley.pieces.at[i];
        if (p->figure > 0)
            gain += p->sizes[0] - p->sizes[FIGURE_STEPS];
    }
    return c->pages > 1 && gain > 0
           && divider_height(d, &c->last) < gain + page_capacity(s) / SLACK;
}

static void resize(galley *g, int step)
{
    for (size_t i = 0; i < g->pieces.len; i++)
        if (g->pieces.at[i].figure > 0)
            g->pieces.at[i].height = g->pieces.at[i].sizes[step];
}

static void keep_step(setter *s, const chapter *c, int step)
{
    for (size_t i = c->first; i < c->end; i++)
        if (s->galley.pieces.at[i].figure > 0)
            s->figure_steps.at[s->galley.pieces.at[i].figure - 1] = (uint8_t)step;
}

static void try_step(setter *s, chapter_list *chapters, int step)
{
    resize(&s->galley, step);
    divider d = divider_new(s, false);
    for (size_t i = 0; i < chapters->len; i++) {
        chapter *c = &chapters->at[i];
        if (c->done)
            continue;
        divider_run(&d, c->first, c->end);
        c->done = divider_pages(s, &d).len < c->pages;
        if (c->done)
            keep_step(s, c, step);
    }
}

bool figures_fit(setter *s, const page_list *pages)
{
    chapter_list chapters = chapters_of(s, pages);
    bool any = false, found = false;
    const divider d = divider_new(s, false);
    for (size_t i = 0; i < chapters.len; i++) {
        chapters.at[i].done = !may_gain(s, &d, &chapters.at[i]);
        any |= !chapters.at[i].done;
    }
    for (uint32_t i = 0; i < s->figures; i++)
        list_add(s->lent, &s->figure_steps, 0);
    for (int step = 1; any && step <= FIGURE_STEPS; step++)
        try_step(s, &chapters, step);
    if (any)
        resize(&s->galley, 0);
    for (size_t i = 0; i < s->figure_steps.len; i++)
        found |= s->figure_steps.at[i] > 0;
    return found;
}
