/*
 * Which seat a deputy fills who came without being said to meet for somebody.
 *
 * The first seat that nobody fills and that the register makes them a deputy for; else the only such seat whose holder
 * came late or left early. Those who are deputies for somebody choose before those who are deputies for all. From then
 * on it is as if the minutes had said whom they met for. Whoever might fill several seats, each for a part of the
 * meeting, is left to presence.c, which looks at each case.
 */
#include "link/linker.h"

/* A deputy for nobody in particular is one for all who vote. */
bool stands_for(const linker *k, slot deputy_seat, slot which)
{
    const seat *deputy = &k->m->seats.at[deputy_seat];
    if (deputy->deputy_for.len == 0)
        return k->m->seats.at[which].votes && k->m->seats.at[which].role != SEAT_DEPUTY;
    for (size_t i = 0; i < deputy->deputy_for.len; i++)
        if (deputy->deputy_for.at[i] == which)
            return true;
    return false;
}

/* Has this deputy a seat, or been said to meet for somebody? Then one seat is filled, and no other. */
static bool is_placed(const meeting *held, slot who)
{
    for (size_t i = 0; i < held->deputies.len; i++)
        if (held->deputies.at[i].deputy.person == who && held->deputies.at[i].who.written.value.len)
            return true;
    for (size_t i = 0; i < held->roster.len; i++)
        if (held->roster.at[i].deputy_person == who)
            return true;
    return false;
}

bool is_to_place(const linker *k, const meeting *held, slot deputy_seat, slot who, bool for_all)
{
    const seat *s = deputy_seat == NO_SLOT ? NULL : &k->m->seats.at[deputy_seat];
    return s && who != NO_SLOT && s->role == SEAT_DEPUTY
           && (s->written_deputy_for.len == 0) == for_all && !is_placed(held, who);
}

/* ---- seats that are empty ------------------------------------------------------------------------ */

static const seat_person *only_holder_there(const roster_row *row)
{
    const seat_person *found = NULL;
    for (int i = 0; i < row->people_count; i++)
        if (row->people[i].sign == SIGN_PRESENT) {
            if (found)
                return NULL;
            found = &row->people[i];
        }
    return found;
}

static bool is_empty(const roster_row *row)
{
    for (int i = 0; i < row->people_count; i++)
        if (row->people[i].sign == SIGN_PRESENT)
            return false;
    return !row->deputy;
}

static bool is_named_at_case(const at_case_list *list, slot who)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i].who.person == who && list->at[i].target != NO_SLOT)
            return true;
    return false;
}

static bool is_empty_in_part(const meeting *held, const roster_row *row)
{
    const seat_person *holder = row->deputy ? NULL : only_holder_there(row);
    return holder
           && (is_named_at_case(&held->joined, holder->person)
               || is_named_at_case(&held->left, holder->person));
}

/* ---- filling them -------------------------------------------------------------------------------- */

static roster_row *row_to_fill(const linker *k, const meeting *held, slot deputy_seat)
{
    roster_row *in_part = NULL;
    int parts = 0;
    for (size_t i = 0; i < held->roster.len; i++) {
        roster_row *row = &held->roster.at[i];
        if (!stands_for(k, deputy_seat, row->seat))
            continue;
        if (is_empty(row))
            return row;
        if (is_empty_in_part(held, row)) {
            in_part = row;
            parts++;
        }
    }
    return parts == 1 ? in_part : NULL;
}

static void seat_deputy(linker *k, meeting *held, const named *who, bool for_all)
{
    if (!is_to_place(k, held, who->seat, who->person, for_all))
        return;
    roster_row *row = row_to_fill(k, held, who->seat);
    if (!row)
        return;
    row->deputy = who;
    row->deputy_person = who->person;
    link_row(k, who->person, (int)(row - held->roster.at), DEPUTY_INDEX);
}

static bool met_in_own_row(const meeting *held, const named *who)
{
    for (size_t i = 0; i < held->roster.len; i++) {
        const roster_row *row = &held->roster.at[i];
        if (row->seat == who->seat && row->people_count > 0 && row->people[0].person == who->person)
            return row->people[0].sign == SIGN_PRESENT;
    }
    return false;
}

static void seat_those(linker *k, meeting *held, bool for_all)
{
    for (size_t i = 0; i < held->deputies.len; i++)
        if (held->deputies.at[i].who.written.value.len == 0)
            seat_deputy(k, held, &held->deputies.at[i].deputy, for_all);
    for (size_t i = 0; i < held->present.len; i++)
        seat_deputy(k, held, &held->present.at[i], for_all);
    for (size_t i = 0; i < held->invited.len; i++)
        if (met_in_own_row(held, &held->invited.at[i]))
            seat_deputy(k, held, &held->invited.at[i], for_all);
}

void seat_deputies(linker *k, meeting *held)
{
    seat_those(k, held, false);
    seat_those(k, held, true);
}
