/*
 * Rules over the register: what reports to what must end somewhere.
 *
 * A body reports to one other, an organisation is part of one other. Following them from each in turn, a thing that is
 * met again on the same walk closes a circle; one that an earlier walk has met needs no second look, so that all
 * walks together take one step for each thing.
 */
#include "check/rules.h"

typedef slot above_of(const checker *c, slot one);

static slot last_target(const dated *values)
{
    return values->len > 0 ? values->at[values->len - 1].target : NO_SLOT;
}

static slot body_above(const checker *c, slot which)
{
    return last_target(&c->m->bodies.at[which].reports_to);
}

static slot organisation_above(const checker *c, slot which)
{
    return last_target(&c->m->organisations.at[which].parent);
}

/* One thing on each circle: that which closes it. */
static slot_list find_circles(const checker *c, size_t count, above_of *above)
{
    slot_list found = { 0 };
    size_t *walk = arena_array(c->a, size_t, count + 1); /* in which each was met; 0: in none */
    for (size_t i = 0; i < count; i++) {
        slot one = (slot)i;
        while (one != NO_SLOT && walk[one] == 0) {
            walk[one] = i + 1;
            one = above(c, one);
        }
        if (one != NO_SLOT && walk[one] == i + 1)
            list_add(c->a, &found, one);
    }
    return found;
}

void check_body_circles(checker *c, slot subject)
{
    (void)subject;
    slot_list found = find_circles(c, c->m->bodies.len, body_above);
    for (size_t i = 0; i < found.len; i++) {
        const dated *values = &c->m->bodies.at[found.at[i]].reports_to;
        DIAG(c->d, BODY_CIRCLE, values->at[values->len - 1].at, c->m->bodies.at[found.at[i]].id);
    }
}

void check_organisation_circles(checker *c, slot subject)
{
    (void)subject;
    slot_list found = find_circles(c, c->m->organisations.len, organisation_above);
    for (size_t i = 0; i < found.len; i++) {
        const dated *values = &c->m->organisations.at[found.at[i]].parent;
        DIAG(c->d, ORGANISATION_CIRCLE, values->at[values->len - 1].at,
             c->m->organisations.at[found.at[i]].id);
    }
}
