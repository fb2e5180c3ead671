/*
 * register_people: the list of all who have sat in a body.
 *
 * By family name, with the organisation and the bodies that they sit in on the day of the registers. The page of each
 * is in register_person.
 */
#include "compose/register.h"

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
    present_bodies found = { arena_array(c->a, inline_list, c->m->people.len + 1),
                             arena_array(c->a, slot, c->m->people.len + 1) };
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
    put_table(c, root, table_without_empty(t));
}
