/*
 * directive_members: who sits in a body on a day, in the body's order, by group.
 *
 * "Name, title, organisation (leader)"; a seat's own title stands in place of title and
 * organisation. A heading of a group is a line of its own, and a new list begins. Deputies are left
 * out unless they are asked for.
 */
#include "compose/directive.h"
#include "compose/register.h"

static void put_line(composer *c, doc_block **list, doc_block *parent, str line)
{
    if (!*list)
        *list = put_list(c, parent);
    put_item(c, *list, one_text(c, line));
}

static void put_group_line(composer *c, doc_block **list, doc_block *parent, str group)
{
    *list = NULL;
    if (group.len == 0)
        return;
    bool colon = str_ends(group, STR(":"));
    put_paragraph(c, parent, colon ? group : str_format(c->a, STR_FMT ":", STR_ARG(group)));
}

static void put_seat(composer *c, doc_block **list, doc_block *parent, const seat *s, date day)
{
    if (s->people.len == 0) {
        put_line(c, list, parent, seat_vacant_line(c, s, day));
        return;
    }
    for (size_t k = 0; k < s->people.len; k++)
        put_line(c, list, parent, seat_person_line(c, s, s->people.at[k], day));
}

size_t put_members(composer *c, doc_block *parent, slot of_body, date day, bool deputies)
{
    slot_list seats = { 0 };
    body_seats_at(c->m, c->a, of_body, day, &seats);
    doc_block *list = NULL;
    str group = STR("");
    size_t printed = 0;
    for (size_t i = 0; i < seats.len; i++) {
        const seat *s = &c->m->seats.at[seats.at[i]];
        if (s->role == SEAT_DEPUTY && !deputies)
            continue;
        str now = s->has_group ? dated_text(&s->group, day) : group;
        if (!str_equal(now, group))
            put_group_line(c, &list, parent, now);
        group = now;
        put_seat(c, &list, parent, s, day);
        printed++;
    }
    return printed;
}

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    if (!directive_needs_body(c, o))
        return;
    if (put_members(c, parent, o->body, o->at, o->deputies) == 0)
        directive_empty(c, parent, o);
}

const directive directive_members = {
    .name = "members",
    .options = NAMES("body", "at", "year", "deputies"),
    .print = print,
};
