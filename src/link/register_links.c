/*
 * The register's own links: who holds a seat, whom a deputy is for, which body reports to which.
 *
 * People and bodies must be known; where an organisation may be free text, as with somebody's employer, a name
 * that the register does not have is no fault. A deputy is for a seat by its id or label; a label may belong to several
 * seats that follow each other in time, but not to two at once.
 */
#include "link/linker.h"

#include <stdlib.h>

/* ---- organisations and people ------------------------------------------------------------------ */

static void link_parent(linker *k, dated_value *v)
{
    v->target = resolve_organisation(k, v->value);
    if (v->target != NO_SLOT)
        return;
    message *m = DIAG(k->d, UNKNOWN_ORGANISATION, v->at, v->value);
    str nearest = nearest_name(k, ID_ORGANISATION, v->value);
    if (nearest.len)
        message_hint(k->d, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
}

static void link_organisations(linker *k)
{
    for (size_t i = 0; i < k->m->organisations.len; i++) {
        dated *parents = &k->m->organisations.at[i].parent;
        for (size_t n = 0; n < parents->len; n++)
            link_parent(k, &parents->at[n]);
    }
}

static void link_people(linker *k)
{
    for (size_t i = 0; i < k->m->people.len; i++) {
        dated *places = &k->m->people.at[i].organisation;
        for (size_t n = 0; n < places->len; n++)
            places->at[n].target = resolve_organisation(k, places->at[n].value);
    }
}

/* ---- seats ----------------------------------------------------------------------------------- */

/* The register has not got the holder: minutes that name them by the initials are right all the same. */
static void lose_holder(linker *k, body *of, str written)
{
    of->seats_unsure++;
    list_add(k->a, &of->lost_initials, utf8_fold(k->a, initials_of_name(k->a, written)));
}

static void link_holders(linker *k, seat *s)
{
    for (size_t i = 0; i < s->written_people.len; i++) {
        size_t before = diag_added(k->d);
        slot who = resolve_person(k, s->written_people.at[i]);
        s->guessed |= diag_added(k->d) > before;
        if (who == NO_SLOT || k->m->people.at[who].name.len == 0)
            lose_holder(k, &k->m->bodies.at[s->body], s->written_people.at[i].value);
        if (who != NO_SLOT && s->people.len < 2)
            list_add(k->a, &s->people, who);
    }
}

static void add_seat_name(linker *k, map *names, str name, slot which)
{
    str key = utf8_fold(k->a, name);
    slot_list *list = map_find(names, key);
    if (!list) {
        list = arena_make(k->a, slot_list);
        map_add(names, key, list);
    }
    if (list->len == 0 || list->at[list->len - 1] != which)
        list_add(k->a, list, which);
}

/* The seats of a body by id and label; deputies are not deputised for. */
static map *seat_names(linker *k, const body *b)
{
    map *names = map_new(k->a);
    for (size_t i = 0; i < b->seats.len; i++) {
        const seat *s = &k->m->seats.at[b->seats.at[i]];
        if (s->role == SEAT_DEPUTY)
            continue;
        if (s->id.len)
            add_seat_name(k, names, s->id, b->seats.at[i]);
        for (size_t n = 0; n < s->label.len; n++)
            add_seat_name(k, names, s->label.at[n].value, b->seats.at[i]);
    }
    return names;
}

typedef struct dated_seat {
    slot which;
    int32_t first, last;
} dated_seat;

static int by_first_day(const void *left, const void *right)
{
    const dated_seat *s = left, *t = right;
    if (s->first != t->first)
        return s->first < t->first ? -1 : 1;
    return (s->which > t->which) - (s->which < t->which);
}

enum { SEATS_MOST = 200 }; /* that follow each other under one label */

/* Do two of these seats exist on the same day? Then the name does not say which is meant. */
static bool overlap(const linker *k, const slot_list *seats)
{
    if (seats->len >= SEATS_MOST)
        return true;
    dated_seat sorted[SEATS_MOST];
    for (size_t i = 0; i < seats->len; i++) {
        period when = k->m->seats.at[seats->at[i]].when;
        sorted[i] = (dated_seat){ seats->at[i], period_first(when), period_last(when) };
    }
    qsort(sorted, seats->len, sizeof *sorted, by_first_day);
    for (size_t i = 1; i < seats->len; i++)
        if (sorted[i].first <= sorted[i - 1].last)
            return true;
    return false;
}

/* The id or label of a seat as it is written, for one that is folded. */
static str name_as_written(linker *k, const map *names, str folded)
{
    const slot_list *seats = map_find(names, folded);
    const seat *s = &k->m->seats.at[seats->at[0]];
    for (size_t n = 0; n < s->label.len; n++)
        if (str_equal(utf8_fold(k->scratch, s->label.at[n].value), folded))
            return s->label.at[n].value;
    return s->id;
}

/* Gives the seats that were most likely meant; NULL if no name is near. A seat of the body that was reported may be the one. */
static const slot_list *report_seat(linker *k, const map *names, text name, slot which, str body_of)
{
    str_list known = { 0 };
    bool has_time = may_compare(k, map_len(names));
    for (size_t i = 0; i < map_len(names) && has_time; i++)
        list_add(k->a, &known, map_key(names, i));
    str nearest = utf8_nearest(name.value, known.at, known.len);
    if (nearest.len == 0 && k->m->bodies.at[which].seats_unsure > 0)
        return NULL;
    message *m = DIAG(k->d, UNKNOWN_SEAT, name.at, name.value, body_of);
    if (nearest.len)
        message_hint(k->d, m, "did you mean " STR_FMT "?",
                     STR_ARG(name_as_written(k, names, nearest)));
    return nearest.len ? map_find(names, nearest) : NULL;
}

/* Those of the seats that exist while a deputy's does. */
static slot_list seats_meant(linker *k, const slot_list *list, period when)
{
    slot_list meant = { 0 };
    for (size_t n = 0; list && n < list->len && meant.len < SEATS_MOST; n++)
        if (period_meets(k->m->seats.at[list->at[n]].when, when))
            list_add(k->scratch, &meant, list->at[n]);
    return meant;
}

static void link_deputy(linker *k, seat *s, const map *names)
{
    str body_of = body_name(k->m, s->body, s->when.from);
    for (size_t i = 0; i < s->written_deputy_for.len; i++) {
        text name = s->written_deputy_for.at[i];
        slot_list meant = seats_meant(k, map_find(names, utf8_fold(k->a, name.value)), s->when);
        bool is_told = meant.len == 0;
        s->guessed |= is_told;
        if (is_told)
            meant = seats_meant(k, report_seat(k, names, name, s->body, body_of), s->when);
        bool is_unsure = overlap(k, &meant);
        k->m->bodies.at[s->body].seats_unsure += meant.len == 0 || (is_told && is_unsure);
        if (is_unsure && !is_told)
            DIAG(k->d, AMBIGUOUS_SEAT, name.at, name.value, body_of);
        for (size_t n = 0; n < meant.len && !is_unsure; n++)
            list_add(k->a, &s->deputy_for, meant.at[n]);
    }
}

/* ---- bodies ---------------------------------------------------------------------------------- */

static void link_body_name(linker *k, dated_value *v, text name)
{
    slot found = resolve_body(k, name, v->when.from);
    if (found == NO_SLOT)
        return;
    v->target = found;
    list_add(k->a, &v->targets, found);
}

static void link_body_names(linker *k, dated *values)
{
    for (size_t i = 0; i < values->len; i++) {
        dated_value *v = &values->at[i];
        if (v->node->kind == NODE_SCALAR)
            link_body_name(k, v, (text){ v->value, v->at });
        for (size_t n = 0; n < v->node->items.len; n++)
            link_body_name(
                k, v, (text){ str_trim(v->node->items.at[n]->text), v->node->items.at[n]->at });
    }
}

static void link_body(linker *k, body *b)
{
    link_body_names(k, &b->reports_to);
    link_body_names(k, &b->advises);
    map *names = seat_names(k, b);
    for (size_t i = 0; i < b->seats.len; i++) {
        seat *s = &k->m->seats.at[b->seats.at[i]];
        link_holders(k, s);
        link_deputy(k, s, names);
        arena_reset(k->scratch);
    }
}

/* ---- projects and events ----------------------------------------------------------------------- */

static void link_project(linker *k, project *p)
{
    p->lead_organisation = resolve_organisation(k, p->lead.value);
    for (size_t i = 0; i < p->partners.len; i++)
        list_add(k->a, &p->partner_organisations, resolve_organisation(k, p->partners.at[i].value));
}

static void link_audience(linker *k, event *e, text name)
{
    slot found = model_find(k->m, ID_AUDIENCE, name.value);
    const slot_list *list =
        found == NO_SLOT ? model_find_named(k->m, k->a, ID_AUDIENCE, name.value) : NULL;
    if (list)
        found = list->at[0];
    if (found != NO_SLOT) {
        list_add(k->a, &e->audiences, found);
        return;
    }
    message *m = DIAG(k->d, UNKNOWN_AUDIENCE, name.at, name.value);
    str nearest = nearest_name(k, ID_AUDIENCE, name.value);
    if (nearest.len)
        message_hint(k->d, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
}

static void link_event(linker *k, event *e)
{
    for (size_t i = 0; i < e->written_audiences.len; i++)
        link_audience(k, e, e->written_audiences.at[i]);
    for (size_t i = 0; i < e->organisers.len; i++)
        list_add(k->a, &e->organiser_organisations,
                 resolve_organisation(k, e->organisers.at[i].value));
}

void link_register(linker *k)
{
    link_organisations(k);
    link_people(k);
    for (size_t i = 0; i < k->m->bodies.len; i++)
        link_body(k, &k->m->bodies.at[i]);
    for (size_t i = 0; i < k->m->projects.len; i++)
        link_project(k, &k->m->projects.at[i]);
    for (size_t i = 0; i < k->m->events.len; i++)
        link_event(k, &k->m->events.at[i]);
}
