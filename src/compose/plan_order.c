/*
 * plan_order: which page comes before and after another.
 *
 * Pages of a kind form series: the meetings of a body, its cases, the years of a register, the people; and the lists of the
 * site, from the front page on. In a series they stand as the plan has them, which is by date where there is one.
 */
#include "compose/site_plan.h"

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
    else if (item->kind == PLAN_ATTENDANCE || item->kind == PLAN_LEDGER)
        part = item->subject;
    return str_format(p->a, "%d %d %d %s", (int)item->kind, (int)part, (int)item->row,
                      item->view ? item->view->page : "");
}

void plan_order(planner *p)
{
    size_t count = p->plan->items.len;
    map *last = map_new(p->a); /* series → the number of its last page so far */
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
    }
}
