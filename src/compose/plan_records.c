/*
 * plan_records: what the archive holds of each person, gathered once for all their pages.
 *
 * Takes the linked archive, gives for each person the seats, the meetings that they had a seat at or met for somebody at,
 * the cases that they present or prepare, and the actions that they answer for, each in the order of the archive. One walk over each list: a page that looked
 * through all of them would make the site grow with the square of the archive.
 *
 * A meeting counts as the matrix of attendance counts it: seats with a row of their own, of which something was said. Who
 * has two seats, or came as a deputy, too, has the meeting once, with the best of what is known.
 */
#include "compose/site_plan.h"

static person_record *record_of(const planner *p, slot which)
{
    return which == NO_SLOT ? NULL : &p->index->records[which];
}

static void add_seats(planner *p)
{
    for (size_t i = 0; i < p->m->seats.len; i++)
        for (size_t k = 0; k < p->m->seats.at[i].people.len; k++)
            list_add(p->a, &record_of(p, p->m->seats.at[i].people.at[k])->seats, (slot)i);
}

/* SIGN_DEPUTY is of somebody who met for another: a holder whose deputy came was away. */
static void add_meeting(planner *p, slot which, slot held, seat_sign sign)
{
    static const int worth[] = {
        [SIGN_EMPTY] = 0, [SIGN_ABSENT] = 0, [SIGN_DEPUTY] = 1, [SIGN_PRESENT] = 2
    };
    person_record *record = record_of(p, which);
    if (!record)
        return;
    person_meeting *last =
        record->meetings.len ? &record->meetings.at[record->meetings.len - 1] : NULL;
    if (!last || last->meeting != held)
        list_add(p->a, &record->meetings, ((person_meeting){ held, sign }));
    else if (worth[sign] > worth[last->sign])
        last->sign = sign;
}

static void add_row(planner *p, slot held, const roster_row *row)
{
    if (row->deputy)
        add_meeting(p, row->deputy_person, held, SIGN_DEPUTY);
    if (!p->m->seats.at[row->seat].own_row || !row->recorded)
        return;
    for (int i = 0; i < row->people_count; i++)
        add_meeting(p, row->people[i].person, held,
                    row->people[i].sign == SIGN_PRESENT ? SIGN_PRESENT : SIGN_ABSENT);
}

static void add_meetings(planner *p)
{
    for (slot i = 0; i < (slot)p->m->meetings.len; i++) {
        const meeting *m = &p->m->meetings.at[i];
        for (size_t k = 0; k < m->roster.len && m->status != STATUS_AGENDA; k++)
            add_row(p, i, &m->roster.at[k]);
    }
}

/* Two names may be of one person. */
static void add_presenter(planner *p, slot which, slot item)
{
    person_record *record = record_of(p, which);
    if (record && (record->cases.len == 0 || record->cases.at[record->cases.len - 1] != item))
        list_add(p->a, &record->cases, item);
}

static void add_cases(planner *p)
{
    for (slot i = 0; i < (slot)p->m->cases.len; i++)
        for (size_t k = 0; k < p->m->cases.at[i].presenters.len; k++)
            add_presenter(p, p->m->cases.at[i].presenters.at[k].person, i);
}

static void add_actions(planner *p)
{
    for (slot i = 0; i < (slot)p->m->actions.len; i++)
        for (size_t k = 0; k < p->m->actions.at[i].owners.len; k++) {
            person_record *record = record_of(p, p->m->actions.at[i].owners.at[k].person);
            if (record)
                list_add(p->a, &record->actions, i);
        }
}

void plan_records(planner *p)
{
    p->index->records = arena_array(p->a, person_record, p->m->people.len + 1);
    add_seats(p);
    add_meetings(p);
    add_cases(p);
    add_actions(p);
}

const person_record *plan_record(const compose_plan *plan, slot which)
{
    return &plan->index->records[which];
}
