/*
 * sittings: how long somebody has sat in a body.
 *
 * Takes the seats of a body, gives the periods in which each person held one. A seat that is renamed, a new role, or a
 * roster in another order makes a new seat in the register, but not a new membership: periods that adjoin or overlap
 * are one sitting. Deputies only stand in, and their seats are left out.
 */
#include "model/load.h"

#include <stdlib.h>

static int by_person_then_day(const void *one, const void *other)
{
    const sitting *p = one, *q = other;
    if (p->person != q->person)
        return p->person < q->person ? -1 : 1;
    int32_t from = period_first(p->when), next = period_first(q->when);
    return (from > next) - (from < next);
}

static void join_adjoining(sitting_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->len; i++) {
        sitting *last = kept ? &list->at[kept - 1] : NULL;
        bool same = last && last->person == list->at[i].person;
        if (!same || !period_join(&last->when, list->at[i].when))
            list->at[kept++] = list->at[i];
    }
    list->len = kept;
}

sitting_list body_sittings(const archive *m, arena *a, slot which)
{
    sitting_list found = { 0 };
    const slot_list *seats = &m->bodies.at[which].seats;
    for (size_t i = 0; i < seats->len; i++) {
        const seat *held = &m->seats.at[seats->at[i]];
        for (size_t p = 0; p < held->people.len && held->role != SEAT_DEPUTY; p++)
            list_add(a, &found, ((sitting){ held->people.at[p], held->when }));
    }
    if (found.len)
        qsort(found.at, found.len, sizeof *found.at, by_person_then_day);
    join_adjoining(&found);
    return found;
}

period sitting_at(const sitting_list *list, slot who, date day)
{
    size_t low = 0, high = list->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const sitting *one = &list->at[middle];
        bool before =
            one->person < who || (one->person == who && period_last(one->when) < date_first(day));
        *(before ? &low : &high) = before ? middle + 1 : middle;
    }
    bool found =
        low < list->len && list->at[low].person == who && period_has(list->at[low].when, day);
    return found ? list->at[low].when : (period){ 0 };
}
