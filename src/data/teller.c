/*
 * teller: what all who tell of the archive ask: pages, names, identities, days of change.
 *
 * A person or an organisation is known by the id of the register; one that has none gets an id made of its first name,
 * in ASCII, with a number where two would be equal. So an id is the same in every file and in every build, and changes
 * only if the register does.
 */
#include "data/record.h"

/* ---- pages --------------------------------------------------------------------------------------- */

static str page_of(const plan_item *item)
{
    return item ? item->page : STR("");
}

str page_of_body(const teller *t, slot which)
{
    return which == NO_SLOT ? STR("") : page_of(plan_body(t->plan, which));
}

str page_of_meeting(const teller *t, slot which)
{
    return which == NO_SLOT ? STR("") : page_of(plan_meeting(t->plan, which));
}

str page_of_matter(const teller *t, slot item)
{
    return item == NO_SLOT ? STR("") : page_of(plan_case(t->plan, item));
}

str whole_address(const teller *t, str page)
{
    return str_format(t->a, STR_FMT STR_FMT, STR_ARG(t->m->settings.address), STR_ARG(page));
}

/* ---- names and identities ------------------------------------------------------------------------ */

str name_of(const teller *t, const named *n, date day)
{
    return named_in_full(t->m, n, day);
}

str identity_of(teller *t, slot who)
{
    if (who == NO_SLOT)
        return STR("");
    t->known_people[who] = true;
    return t->people[who];
}

/* ---- texts ---------------------------------------------------------------------------------------- */

static str keep(const teller *t, str made)
{
    str kept = str_copy(t->a, made);
    arena_reset(t->scratch);
    return kept;
}

str text_of_part(const teller *t, slot item, const case_part *part)
{
    return keep(t, compose_part_text(t->d, t->scratch, t->plan, item, part));
}

str text_of_action(const teller *t, const action *x)
{
    return keep(t, compose_action_text(t->d, t->scratch, t->plan, x));
}

/* Who takes in a feed or a calendar sees no page of it: the name must say whom it is for. */
str name_of_stream(const teller *t, const char *key)
{
    const words *w = t->plan->words;
    lang l = t->m->settings.language;
    str name = PHRASE(w, t->a, l, key, { "organisation", t->m->settings.organisation.value });
    if (t->plan->options.audience != AUDIENCE_INTERNAL)
        return name;
    return str_format(t->a, STR_FMT " – " STR_FMT, STR_ARG(name),
                      STR_ARG(words_phrase(w, l, "internal")));
}

/* ---- days ---------------------------------------------------------------------------------------- */

bool meeting_has_day(const meeting *m)
{
    return m->day.day > 0;
}

date approved_on(const teller *t, const meeting *m)
{
    bool found = !date_some(m->approved_on) && m->approved_by != NO_SLOT;
    return found ? t->m->meetings.at[m->approved_by].day : m->approved_on;
}

static date later(date one, date other)
{
    return date_some(other) && date_first(other) > date_first(one) ? other : one;
}

date changed_on(const teller *t, const meeting *m)
{
    const map *versions = t->plan->options.versions;
    const source_version *version = versions ? map_find(versions, m->path) : NULL;
    date last = later(m->day, approved_on(t, m));
    if (version)
        last = later(last, version->day);
    return date_some(last) ? date_of_day(date_first(last)) : last;
}
