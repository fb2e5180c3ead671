/*
 * plan_names: what the names of people are made of, gathered once for all documents.
 *
 * A name that is divided at the end of a line is hard to read, and nobody likes to see their own so.
 * Takes the register and the front matter of all minutes, gives each word of every name of a person,
 * a guest or a deputy, in any spelling and of any time. Words with fewer letters than are ever divided
 * do not count: "Ola", "dr.".
 */
#include "compose/site_plan.h"

enum { LETTERS_LEAST = 5 };

/* Only whether a word is there is ever asked. */
static void add_name(planner *p, str name)
{
    for (size_t at = 0; at < name.len;) {
        const str part = utf8_first_word(str_slice(name, at, name.len));
        if (utf8_count(part) >= LETTERS_LEAST)
            map_add(p->index->names, part, p->index->names);
        if (part.len > 0)
            at += part.len;
        else
            utf8_next(name, &at);
    }
}

static void add_person(planner *p, const person *who)
{
    for (size_t i = 0; i < who->name.len; i++)
        add_name(p, who->name.at[i].value);
    for (size_t i = 0; i < who->also.len; i++)
        add_name(p, who->also.at[i].value);
}

static void add_visitor(planner *p, const named *who)
{
    if (who->person == NO_SLOT)
        add_name(p, who->visitor.len > 0 ? who->visitor : who->written.value);
}

void plan_names(planner *p)
{
    for (size_t i = 0; i < p->m->people.len; i++)
        add_person(p, &p->m->people.at[i]);
    for (size_t i = 0; i < p->m->meetings.len; i++) {
        const meeting *m = &p->m->meetings.at[i];
        for (size_t k = 0; k < m->guests.len; k++)
            add_visitor(p, &m->guests.at[k]);
        for (size_t k = 0; k < m->deputies.len; k++)
            add_visitor(p, &m->deputies.at[k].deputy);
    }
}
