/*
 * directive_members: who sits in a body on a day, in the body's order, by group.
 *
 * "Name, title, organisation (leader)"; a seat's own title stands in place of title and
 * organisation. A heading of a group is a line of its own, and a new list begins. Deputies are left
 * out unless they are asked for.
 */
#include "compose/directive.h"
#include "compose/register.h"

typedef struct member_list {
    composer *c;
    doc_block *parent;
    doc_block *items; /* NULL until a line comes: a new group begins a new list */
    date day;
    str group; /* whose heading was put last */
} member_list;

static void put_line(member_list *l, inline_list line)
{
    if (!l->items)
        l->items = put_list(l->c, l->parent);
    put_item(l->c, l->items, line);
}

static void put_group_line(member_list *l, str group)
{
    if (str_equal(group, l->group))
        return;
    l->group = group;
    l->items = NULL;
    if (group.len == 0)
        return;
    bool colon = str_ends(group, STR(":"));
    put_paragraph(l->c, l->parent,
                  colon ? group : str_format(l->c->a, STR_FMT ":", STR_ARG(group)));
}

static void put_seat(member_list *l, const seat *s)
{
    if (s->people.len == 0)
        put_line(l, one_text(l->c, seat_vacant_line(l->c, s, l->day)));
    for (size_t k = 0; k < s->people.len; k++)
        put_line(l, seat_person_line(l->c, s, s->people.at[k], l->day));
}

/* A deputy whose seat has no group and no row of its own belongs to none of the groups above. */
static bool stands_apart(const seat *s)
{
    return s->role == SEAT_DEPUTY && !s->has_group && !s->own_row;
}

size_t put_members(composer *c, doc_block *parent, slot of_body, date day, bool deputies)
{
    member_list l = { .c = c, .parent = parent, .day = day };
    slot_list seats = { 0 };
    body_seats_at(c->m, c->a, of_body, day, &seats);
    slot_list apart = { 0 };
    size_t printed = 0;
    for (size_t i = 0; i < seats.len; i++) {
        const seat *s = &c->m->seats.at[seats.at[i]];
        if (s->role == SEAT_DEPUTY && !deputies)
            continue;
        printed++;
        if (stands_apart(s)) {
            list_add(c->a, &apart, seats.at[i]);
            continue;
        }
        if (s->has_group)
            put_group_line(&l, dated_text(&s->group, day));
        put_seat(&l, s);
    }
    if (apart.len > 0)
        put_group_line(&l, say(c, "deputies-column"));
    for (size_t i = 0; i < apart.len; i++)
        put_seat(&l, &c->m->seats.at[apart.at[i]]);
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
