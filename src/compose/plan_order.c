/*
 * plan_order: which page comes before and after another.
 *
 * Pages of a kind form series: the meetings of a body, its cases, the years of a register, the people, the entries of a
 * year of accounts; and the lists of the site, from the front page on. In a series they stand as the plan has them, which
 * is by date where there is one. A page that is alone in its series stands behind the list that leads to it, and before
 * what comes after that list: so that no page is the end of all ways.
 */
#include "compose/site_plan.h"

#include <assert.h>

/* Which list leads to the pages of a kind. Those of a register lead to its years themselves. */
static const plan_kind lists[] = {
    [PLAN_MEETING] = PLAN_MEETINGS,       [PLAN_CASE] = PLAN_CASES,
    [PLAN_REPORT] = PLAN_REPORTS,         [PLAN_BODY] = PLAN_BODIES,
    [PLAN_ATTENDANCE] = PLAN_BODIES,      [PLAN_PERSON] = PLAN_PEOPLE,
    [PLAN_ACCOUNTS_YEAR] = PLAN_ACCOUNTS, [PLAN_LEDGER] = PLAN_ACCOUNTS,
    [PLAN_MEETINGS] = PLAN_MEETINGS,      [PLAN_CASES] = PLAN_CASES,
    [PLAN_DECISIONS] = PLAN_DECISIONS,    [PLAN_ACTIONS] = PLAN_ACTIONS,
};

/* Kinds with one page only, and the views of the registers: together they are the lists of the site. */
static bool is_list(const plan_item *item)
{
    switch (item->kind) {
    case PLAN_MEETING:
    case PLAN_REPORT:
    case PLAN_CASE:
    case PLAN_BODY:
    case PLAN_ATTENDANCE:
    case PLAN_PERSON:
    case PLAN_ACCOUNTS_YEAR:
    case PLAN_LEDGER:
        return false;
    case PLAN_MEETINGS:
    case PLAN_CASES:
    case PLAN_DECISIONS:
    case PLAN_ACTIONS:
        return item->year == 0;
    case PLAN_FRONT:
    case PLAN_REPORTS:
    case PLAN_BODIES:
    case PLAN_PEOPLE:
    case PLAN_ACCOUNTS:
    case PLAN_DATA:
    case PLAN_SEARCH:
        break;
    }
    return true;
}

/* What parts the series of one kind, as a text. */
static str series_of(const planner *p, const plan_item *item)
{
    slot part = NO_SLOT;
    if (is_list(item))
        return STR("lists");
    if (item->kind == PLAN_MEETING)
        part = p->m->meetings.at[item->subject].body;
    else if (item->kind == PLAN_CASE)
        part = p->m->cases.at[item->subject].body;
    else if (item->kind == PLAN_REPORT)
        part = (slot)p->m->reports.at[item->subject].kind;
    else if (item->kind == PLAN_ATTENDANCE)
        part = item->subject;
    else if (item->kind == PLAN_LEDGER)
        part = item->year;
    return str_format(p->a, "%d %d %s", (int)item->kind, (int)part,
                      item->view ? item->view->page : "");
}

/* The number of the list that leads to a page, the lists of the site being `known`. */
static int32_t list_above(const planner *p, const page_numbers *known, const plan_item *item)
{
    for (size_t i = 0; i < known->len; i++) {
        const plan_item *list = &p->plan->items.at[known->at[i]];
        if (list->kind == lists[item->kind] && (!item->view || list->view == item->view))
            return known->at[i];
    }
    return -1;
}

/* Lists are never alone: the front page is one of several. */
static void settle_alone(planner *p, const page_numbers *known)
{
    for (size_t i = 0; i < p->plan->items.len; i++) {
        if (p->index->previous[i] >= 0 || p->index->next[i] >= 0)
            continue;
        int32_t list = list_above(p, known, &p->plan->items.at[i]);
        assert(list >= 0);
        p->index->previous[i] = list;
        p->index->next[i] = p->index->next[list];
    }
}

void plan_order(planner *p)
{
    size_t count = p->plan->items.len;
    map *last = map_new(p->a); /* series → the number of its last page so far */
    page_numbers known = { 0 };
    p->index->previous = numbers_new(p->a, count);
    p->index->next = numbers_new(p->a, count);
    for (size_t i = 0; i < count; i++) {
        const plan_item *item = &p->plan->items.at[i];
        str series = series_of(p, item);
        int32_t *before = map_find(last, series);
        if (before) {
            p->index->previous[i] = *before;
            p->index->next[*before] = (int32_t)i;
        } else {
            before = arena_make(p->a, int32_t);
            map_put(last, series, before);
        }
        *before = (int32_t)i;
        if (is_list(item))
            list_add(p->a, &known, (int32_t)i);
    }
    settle_alone(p, &known);
}
