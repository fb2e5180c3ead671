/*
 * register_people: the list of all who have sat in a body, and the page of each: name, organisation, seats over time.
 *
 * Nothing else of the register is said here: titles and addresses belong to those who have need of them. Seats that
 * follow each other with the same label and role are one row; the last office comes first.
 */
#include "compose/register.h"

#include <stdlib.h>

/* ---- rows -------------------------------------------------------------------------------------- */

typedef struct office {
    slot body;
    seat_role role;
    str label;
    period when;
} office;

typedef list_of(office) office_list;

static bool holds(const seat *s, slot which)
{
    for (size_t i = 0; i < s->people.len; i++)
        if (s->people.at[i] == which)
            return true;
    return false;
}

static int by_time(const void *one, const void *other)
{
    const office *p = one, *q = other;
    if (p->body != q->body)
        return p->body < q->body ? -1 : 1;
    int64_t from = period_first(p->when), next = period_first(q->when);
    return (from > next) - (from < next);
}

/* The last to begin first; of those that began together, in the order of the bodies. */
static int by_last(const void *one, const void *other)
{
    const office *p = one, *q = other;
    int64_t from = period_first(p->when), next = period_first(q->when);
    if (from != next)
        return from < next ? 1 : -1;
    return (p->body > q->body) - (p->body < q->body);
}

static bool goes_on(const office *earlier, const office *later)
{
    return earlier->body == later->body && earlier->role == later->role && str_equal(earlier->label, later->label)
           && (int64_t)period_first(later->when) <= (int64_t)period_last(earlier->when) + 1;
}

static void join(office_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->len; i++) {
        office *last = kept ? &list->at[kept - 1] : NULL;
        if (!last || !goes_on(last, &list->at[i]))
            list->at[kept++] = list->at[i];
        else if (period_last(list->at[i].when) > period_last(last->when))
            last->when.to = list->at[i].when.to;
    }
    list->len = kept;
}

/* The day that its names are read as of: its last, or that of the registers. */
static date last_day(const composer *c, period when)
{
    bool over = date_some(when.to) && date_last(when.to) < date_first(c->day);
    return over ? date_of_day(date_last(when.to)) : c->day;
}

static office_list offices_of(const composer *c, slot which)
{
    office_list list = { 0 };
    for (size_t i = 0; i < c->m->seats.len; i++) {
        const seat *s = &c->m->seats.at[i];
        if (!holds(s, which))
            continue;
        str label = dated_text(&s->label, last_day(c, s->when));
        list_add(c->a, &list, ((office){ s->body, s->role, label, s->when }));
    }
    if (list.len > 1)
        qsort(list.at, list.len, sizeof *list.at, by_time);
    join(&list);
    if (list.len > 1)
        qsort(list.at, list.len, sizeof *list.at, by_last);
    return list;
}

/* ---- a person ---------------------------------------------------------------------------------- */

static str role_text(const composer *c, seat_role role)
{
    return say_capital(c, say(c, str_text(c->a, str_format(c->a, "role-%s", seat_role_name(role)))));
}

static void put_office(composer *c, doc_table *t, const office *o)
{
    doc_cell *cells = row_add(c->a, t, ROW_BODY);
    put_link(c, &cells[0].text, link_to_body(c, o->body), body_name(c->m, o->body, last_day(c, o->when)));
    put_text(c, &cells[1].text, role_text(c, o->role));
    put_text(c, &cells[2].text, o->label);
    put_text(c, &cells[3].text, say_date(c, o->when.from, DATE_SHORT));
    put_text(c, &cells[4].text, date_some(o->when.to) ? say_date(c, o->when.to, DATE_SHORT) : STR(""));
}

static void put_offices(composer *c, doc_block *root, slot which)
{
    office_list list = offices_of(c, which);
    doc_table *t = table_new(c, TABLE_REGISTER, 5);
    str columns[] = { say(c, "body"), say(c, "office"), say(c, "seat"), say(c, "from"), say(c, "to") };
    table_header(c, t, columns, sizeof columns / sizeof *columns);
    for (int i = 1; i < 5; i++)
        table_column(t, i, CELL_LEFT, i != 2);
    for (size_t i = 0; i < list.len; i++)
        put_office(c, t, &list.at[i]);
    put_section(c, root, 2, say(c, "people-seats"));
    put_table(c, root, t);
}

static void put_facts(composer *c, doc_block *root, slot which)
{
    doc_table *t = table_new(c, TABLE_FACTS, 2);
    table_column(t, 0, CELL_LEFT, true);
    table_fact(c, t, say(c, "organisation"), one_text(c, person_organisation(c->m, c->a, which, c->day)));
    table_fact(c, t, say(c, "person-initials"), one_text(c, person_initials(c->m, which, c->day)));
    if (t->rows.len > 0)
        put_table(c, put_group(c, root, GROUP_FACTS, STR("")), t);
}

void compose_person(composer *c, doc_block *root)
{
    put_page_title(c, root, c->item->title);
    put_facts(c, root, c->item->subject);
    put_offices(c, root, c->item->subject);
}

/* ---- all of them ------------------------------------------------------------------------------- */

/* For each person the bodies that they sit in on the day of the registers, as links. */
typedef struct present_bodies {
    inline_list *of; /* by slot of a person */
    slot *last;      /* the body that was put last */
} present_bodies;

static void add_seat(composer *c, present_bodies *found, const seat *s)
{
    if (!period_has(s->when, c->day))
        return;
    for (size_t k = 0; k < s->people.len; k++) {
        slot which = s->people.at[k];
        if (found->last[which] == s->body + 1)
            continue;
        if (found->of[which].first)
            put_text(c, &found->of[which], STR(", "));
        found->last[which] = s->body + 1;
        put_link(c, &found->of[which], link_to_body(c, s->body), body_name(c->m, s->body, c->day));
    }
}

/* By body, so that one with two seats in a body is told of it once. */
static present_bodies bodies_of_people(composer *c)
{
    present_bodies found = { arena_array(c->a, inline_list, c->m->people.len + 1), arena_array(c->a, slot, c->m->people.len + 1) };
    for (size_t b = 0; b < c->m->bodies.len; b++) {
        const slot_list *seats = &c->m->bodies.at[b].seats;
        for (size_t i = 0; i < seats->len; i++)
            add_seat(c, &found, &c->m->seats.at[seats->at[i]]);
    }
    return found;
}

void compose_people(composer *c, doc_block *root)
{
    present_bodies now = bodies_of_people(c);
    doc_table *t = table_new(c, TABLE_REGISTER, 3);
    str columns[] = { say(c, "name"), say(c, "organisation"), say(c, "body") };
    table_header(c, t, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < c->plan->items.len; i++) {
        const plan_item *item = &c->plan->items.at[i];
        if (item->kind != PLAN_PERSON)
            continue;
        doc_cell *cells = row_add(c->a, t, ROW_BODY);
        put_link(c, &cells[0].text, link_to_item(c, item, STR("")), item->title);
        put_text(c, &cells[1].text, person_organisation(c->m, c->a, item->subject, c->day));
        cells[2].text = now.of[item->subject];
    }
    put_page_title(c, root, c->item->title);
    put_table(c, root, t);
}
