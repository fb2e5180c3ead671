/*
 * Rules for seats through time: none is held twice at once, none is empty between two holders, nobody sits twice.
 *
 * The seats of a body are sorted so that those which may follow each other stand together: by id, else by label; then
 * by their first day. Two seats with the same label may stand side by side for good (a partner with two members), so
 * that only a short overlap, as at a change of holders, is taken for a mistake; an id names one seat.
 */
#include "check/rules.h"

#include <stdlib.h>

enum { CHANGE_MOST = 366 }; /* days: a longer overlap of equal labels is two seats */

typedef struct held {
    str key;           /* id or folded label; empty for the seats of a person */
    slot seat, person; /* NO_SLOT: vacant */
    int32_t first, last;
} held;

typedef list_of(held) held_list;

static int compare_held(const void *x, const void *y)
{
    const held *a = x, *b = y;
    int order = str_compare(a->key, b->key);
    if (order == 0 && a->key.len == 0 && a->person != b->person)
        order = a->person < b->person ? -1 : 1;
    if (order == 0 && a->first != b->first)
        order = a->first < b->first ? -1 : 1;
    return order ? order : (a->seat > b->seat) - (a->seat < b->seat);
}

/* A day to read names as of: the first of a period, today where that is open. */
static date day_of(const checker *c, int32_t first)
{
    return date_of_day(first == INT32_MIN ? c->today : first);
}

static str seat_label(const seat *s)
{
    date first = s->when.from;
    str label = dated_any(&s->label, first);
    return label.len > 0 ? label : s->id;
}

static held_list sorted_seats(const checker *c, slot which)
{
    held_list list = { 0 };
    const slot_list *seats = &c->m->bodies.at[which].seats;
    for (size_t i = 0; i < seats->len; i++) {
        const seat *s = &c->m->seats.at[seats->at[i]];
        str key = s->id.len > 0 ? s->id : utf8_fold(c->a, seat_label(s));
        slot holder = s->people.len > 0 ? s->people.at[0] : NO_SLOT;
        if (s->role != SEAT_DEPUTY && key.len > 0)
            list_add(
                c->a, &list,
                ((held){ key, seats->at[i], holder, period_first(s->when), period_last(s->when) }));
    }
    if (list.len > 0)
        qsort(list.at, list.len, sizeof *list.at, compare_held);
    return list;
}

/* ---- overlaps ------------------------------------------------------------------------------ */

/* The days that two periods share; 0 or less if none. `later` begins last. */
static int64_t shared_days(const held *earlier, const held *later)
{
    int32_t last = earlier->last < later->last ? earlier->last : later->last;
    return (int64_t)last - later->first + 1;
}

/* Does the one end inside the other, soon after that began, as when a change of holders is entered wrongly? */
static bool is_late_handover(const held *earlier, const held *later)
{
    return earlier->first < later->first && earlier->last < later->last
           && shared_days(earlier, later) <= CHANGE_MOST;
}

static bool overlap(const checker *c, const held *earlier, const held *later)
{
    bool same_key = str_equal(earlier->key, later->key);
    bool two_people =
        earlier->person != NO_SLOT && later->person != NO_SLOT && earlier->person != later->person;
    bool one_seat = c->m->seats.at[later->seat].id.len > 0;
    return same_key && two_people && shared_days(earlier, later) > 0
           && (one_seat || is_late_handover(earlier, later));
}

static void report_overlap(checker *c, const held *earlier, const held *later)
{
    const seat *s = &c->m->seats.at[later->seat];
    date day = day_of(c, later->first);
    slot_list both = { 0 };
    list_add(c->a, &both, earlier->person);
    list_add(c->a, &both, later->person);
    int32_t last = earlier->last < later->last ? earlier->last : later->last;
    str until = last == INT32_MAX
                    ? STR("")
                    : str_format(c->a, " to " STR_FMT, STR_ARG(say_day_number(c, last)));
    DIAG(c->d, SEATS_OVERLAP, s->at, seat_label(s), say_people(c, &both, day), say_day(c, day),
         until);
}

/* Neighbours are compared with the one before that lasts longest. */
void check_seats_overlap(checker *c, slot subject)
{
    held_list list = sorted_seats(c, subject);
    for (size_t i = 1, longest = 0; i < list.len; i++) {
        if (overlap(c, &list.at[i - 1], &list.at[i]))
            report_overlap(c, &list.at[i - 1], &list.at[i]);
        else if (longest != i - 1 && overlap(c, &list.at[longest], &list.at[i]))
            report_overlap(c, &list.at[longest], &list.at[i]);
        bool same_key = str_equal(list.at[longest].key, list.at[i].key);
        if (!same_key || list.at[i].last >= list.at[longest].last)
            longest = i;
    }
}

/* ---- one person in two seats ---------------------------------------------------------------------- */

static held_list sorted_people(const checker *c, slot which)
{
    held_list list = { 0 };
    const slot_list *seats = &c->m->bodies.at[which].seats;
    for (size_t i = 0; i < seats->len; i++) {
        const seat *s = &c->m->seats.at[seats->at[i]];
        for (size_t p = 0; s->votes && !s->guessed && s->role != SEAT_DEPUTY && p < s->people.len;
             p++)
            if (s->people.at[p] != NO_SLOT)
                list_add(c->a, &list,
                         ((held){ STR(""), seats->at[i], s->people.at[p], period_first(s->when),
                                  period_last(s->when) }));
    }
    if (list.len > 0)
        qsort(list.at, list.len, sizeof *list.at, compare_held);
    return list;
}

static void report_twice(checker *c, slot subject, str before, const held *one)
{
    date day = day_of(c, one->first);
    const seat *s = &c->m->seats.at[one->seat];
    DIAG(c->d, PERSON_TWICE, s->at, say_person(c, one->person, day), say_body(c, subject, day),
         before, seat_label(s));
}

/* Two seats that overlap in several spells, since one of them is dated in parts, are one mistake. */
void check_person_twice(checker *c, slot subject)
{
    held_list list = sorted_people(c, subject);
    str told[2] = { 0 };
    for (size_t i = 1, longest = 0; i < list.len; i++) {
        const held *before = &list.at[longest], *one = &list.at[i];
        bool same = before->person == one->person;
        str first = seat_label(&c->m->seats.at[before->seat]),
            second = seat_label(&c->m->seats.at[one->seat]);
        bool is_told = (str_equal(first, told[0]) && str_equal(second, told[1]))
                       || (str_equal(first, told[1]) && str_equal(second, told[0]));
        if (same && shared_days(before, one) > 0 && !is_told) {
            report_twice(c, subject, first, one);
            told[0] = first;
            told[1] = second;
        } else if (!same) {
            told[0] = told[1] = STR("");
        }
        if (before->person != one->person || one->last >= before->last)
            longest = i;
    }
}

/* ---- gaps and vacancies ----------------------------------------------------------------------- */

static void report_gap(checker *c, slot which, const held *after, int32_t last)
{
    const seat *s = &c->m->seats.at[after->seat];
    DIAG(c->d, SEAT_GAP, s->at, seat_label(s), say_body(c, which, date_of_day(after->first)),
         say_day_number(c, last + 1), say_day_number(c, after->first - 1));
}

void check_seat_gaps(checker *c, slot subject)
{
    held_list list = sorted_seats(c, subject);
    int32_t last = INT32_MAX;
    for (size_t i = 0; i < list.len; i++) {
        bool follows = i > 0 && str_equal(list.at[i - 1].key, list.at[i].key);
        if (follows && last < INT32_MAX && list.at[i].first > last + 1)
            report_gap(c, subject, &list.at[i], last);
        last = follows && last > list.at[i].last ? last : list.at[i].last;
    }
}

void check_seat_vacant(checker *c, slot subject)
{
    const seat *s = &c->m->seats.at[subject];
    str label = seat_label(s);
    if (s->is_vacant)
        DIAG(c->d, SEAT_VACANT, span_some(s->vacant.at) ? s->vacant.at : s->at,
             label.len > 0 ? label : STR("without a label"),
             say_body(c, s->body, date_some(s->when.from) ? s->when.from : date_of_day(c->today)));
}

void check_people_seated(checker *c, slot subject)
{
    (void)subject;
    bool unread = false; /* a seat may be theirs */
    for (size_t i = 0; i < c->m->bodies.len; i++)
        unread |= c->m->bodies.at[i].seats_lost || c->m->bodies.at[i].seats_unsure > 0;
    for (size_t i = 0; i < c->m->seats.len; i++)
        for (size_t p = 0; p < c->m->seats.at[i].people.len; p++)
            if (c->m->seats.at[i].people.at[p] != NO_SLOT)
                c->marks[c->m->seats.at[i].people.at[p]] = 1;
    for (size_t i = 0; i < c->m->people.len; i++) {
        str name = person_name(c->m, (slot)i, date_of_day(c->today));
        if (!c->marks[i] && c->m->bodies.len > 0 && !unread && name.len > 0)
            DIAG(c->d, PERSON_SEATLESS, c->m->people.at[i].at, name);
        c->marks[i] = 0;
    }
}
