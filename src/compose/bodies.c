/*
 * bodies: when a body exists. It may be dated itself, or only by its names.
 *
 * Takes a body of the archive, gives the period in which it may be named, drawn and counted.
 */
#include "compose/composer.h"

period body_life(const body *b)
{
    period life = b->when;
    if (b->name.len == 0)
        return life;
    if (!date_some(life.from))
        life.from = b->name.at[0].when.from;
    if (!date_some(life.to))
        life.to = b->name.at[b->name.len - 1].when.to;
    return life;
}

bool body_exists(const composer *c, slot which, date day)
{
    return period_has(body_life(&c->m->bodies.at[which]), day);
}
