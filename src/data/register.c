/*
 * register: the people, the seats, the bodies and the organisations.
 *
 * Takes the register as of the plan's day ("today": there is no clock). People come last of all: only those who hold or
 * have held a seat, or are named somewhere else in the open data, are told of; that a register knows somebody is nobody
 * else's affair. E-mail addresses are given only where the project asks for it.
 */
#include "data/record.h"

static void put_other_names(data_table *to, int field, const dated *names, str now)
{
    for (size_t i = 0; i < names->len; i++) {
        bool again = str_equal(names->at[i].value, now);
        for (size_t k = 0; k < i; k++)
            again |= str_equal(names->at[i].value, names->at[k].value);
        if (!again)
            put_value_item(to, field, names->at[i].value);
    }
}

static void put_period(data_table *to, int from, int last, period when)
{
    put_value_date(to, from, when.from);
    put_value_date(to, last, when.to);
}

/* ---- seats --------------------------------------------------------------------------------------- */

static date day_of_seat(const teller *t, const seat *chair)
{
    if (period_has(chair->when, t->plan->at) || !date_some(chair->when.from))
        return t->plan->at;
    return date_of_day(date_first(chair->when.from));
}

static void tell_seat(teller *t, const seat *chair, slot who)
{
    data_table *to = &t->tables[SET_SEATS];
    date day = day_of_seat(t, chair);
    data_record_add(to);
    put_value_address(to, SEATS_page, page_of_body(t, chair->body));
    put_value_text(to, SEATS_body_name, body_name(t->m, chair->body, t->plan->at));
    put_value_text(to, SEATS_seat, dated_any(&chair->label, day));
    put_value_text(to, SEATS_group, dated_any(&chair->group, day));
    put_value_text(to, SEATS_role, str_of(seat_role_name(chair->role)));
    put_value_text(to, SEATS_person, identity_of(t, who));
    put_value_text(to, SEATS_name, who == NO_SLOT ? STR("") : person_name(t->m, who, t->plan->at));
    put_value_flag(to, SEATS_votes, chair->votes);
    put_period(to, SEATS_from, SEATS_to, chair->when);
    for (size_t i = 0; i < chair->deputy_for.len; i++)
        put_value_item(to, SEATS_deputy_for,
                       dated_any(&t->m->seats.at[chair->deputy_for.at[i]].label, day));
    put_value_text(to, SEATS_id, chair->id);
}

static void tell_seats(teller *t)
{
    for (size_t b = 0; b < t->m->bodies.len; b++) {
        const slot_list *seats = &t->m->bodies.at[b].seats;
        for (size_t i = 0; i < seats->len; i++) {
            const seat *chair = &t->m->seats.at[seats->at[i]];
            for (size_t p = 0; p < chair->people.len; p++)
                tell_seat(t, chair, chair->people.at[p]);
            if (chair->people.len == 0)
                tell_seat(t, chair, NO_SLOT);
        }
    }
}

/* ---- bodies and organisations -------------------------------------------------------------------- */

static slot target_of(const dated *values, date day)
{
    const dated_value *v = dated_at(values, day);
    return v ? v->target : NO_SLOT;
}

static void tell_body(teller *t, slot which)
{
    const body *b = &t->m->bodies.at[which];
    data_table *to = &t->tables[SET_BODIES];
    str name = body_name(t->m, which, t->plan->at);
    data_record_add(to);
    put_value_address(to, BODIES_page, page_of_body(t, which));
    put_value_text(to, BODIES_id, b->id);
    put_value_text(to, BODIES_name, name);
    put_other_names(to, BODIES_other_names, &b->name, name);
    put_value_text(to, BODIES_kind, dated_any(&b->kind, t->plan->at));
    put_value_address(to, BODIES_reports_to,
                      page_of_body(t, target_of(&b->reports_to, t->plan->at)));
    put_period(to, BODIES_from, BODIES_to, b->when);
    const dated_value *advises = dated_at(&b->advises, t->plan->at);
    for (size_t i = 0; advises && i < advises->targets.len; i++)
        put_value_item(to, BODIES_advises, page_of_body(t, advises->targets.at[i]));
}

static void tell_organisation(teller *t, slot which)
{
    const organisation *o = &t->m->organisations.at[which];
    data_table *to = &t->tables[SET_ORGANISATIONS];
    str name = organisation_name(t->m, which, t->plan->at);
    slot parent = target_of(&o->parent, t->plan->at);
    data_record_add(to);
    put_value_text(to, ORGANISATIONS_id, t->organisations[which]);
    put_value_text(to, ORGANISATIONS_name, name);
    put_value_text(to, ORGANISATIONS_short, dated_any(&o->short_name, t->plan->at));
    put_other_names(to, ORGANISATIONS_other_names, &o->name, name);
    put_value_text(to, ORGANISATIONS_kind, dated_any(&o->kind, t->plan->at));
    put_value_text(to, ORGANISATIONS_parent,
                   parent == NO_SLOT ? STR("") : t->organisations[parent]);
    put_period(to, ORGANISATIONS_from, ORGANISATIONS_to, o->when);
}

/* ---- people ---------------------------------------------------------------------------------------- */

static void tell_person(teller *t, slot who)
{
    const person *p = &t->m->people.at[who];
    data_table *to = &t->tables[SET_PEOPLE];
    date at = t->plan->at;
    str name = person_name(t->m, who, at);
    slot where = target_of(&p->organisation, at);
    data_record_add(to);
    put_value_text(to, PEOPLE_id, t->people[who]);
    put_value_text(to, PEOPLE_name, name);
    put_value_text(to, PEOPLE_initials, person_initials(t->m, who, at));
    put_value_text(to, PEOPLE_title, person_title(t->m, who, at));
    put_value_text(to, PEOPLE_organisation, person_organisation(t->m, t->a, who, at));
    put_value_text(to, PEOPLE_organisation_id,
                   where == NO_SLOT ? STR("") : t->organisations[where]);
    put_other_names(to, PEOPLE_other_names, &p->name, name);
    if (t->m->settings.publish_email)
        put_value_text(to, PEOPLE_email, dated_text(&p->email, at));
}

void tell_register(teller *t)
{
    tell_seats(t);
    for (slot b = 0; b < (slot)t->m->bodies.len; b++)
        tell_body(t, b);
    for (slot o = 0; o < (slot)t->m->organisations.len; o++)
        tell_organisation(t, o);
    for (slot p = 0; p < (slot)t->m->people.len; p++)
        if (t->known_people[p])
            tell_person(t, p);
}
