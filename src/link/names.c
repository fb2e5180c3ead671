/*
 * From a name in the sources to the thing that it names.
 *
 * An id is tried first, then every name that something has ever borne, without regard to case. A name that nothing has
 * is reported with the nearest one. Looking for that takes time with the size of the register, so after
 * a good many mistakes no more hints are given.
 */
#include "link/linker.h"

bool may_compare(linker *k, size_t count)
{
    if (count > k->compared)
        return false;
    k->compared -= count;
    return true;
}

static str_list known_names(linker *k, id_kind kind)
{
    str_list names = { 0 };
    const map *ids = k->m->ids[kind];
    for (size_t i = 0; i < map_len(ids); i++)
        list_add(k->a, &names, map_key(ids, i));
    for (size_t i = 0; i < map_len(k->m->names[kind]); i++)
        list_add(k->a, &names, map_key(k->m->names[kind], i));
    return names;
}

/* A folded name as it is written in the register; an id as it is. */
static str written_name(const linker *k, id_kind kind, str folded)
{
    const slot_list *list = map_find(k->m->names[kind], folded);
    if (!list || map_find(k->m->ids[kind], folded))
        return folded;
    date any = { 0 };
    switch (kind) {
    case ID_PERSON:
        return person_name(k->m, list->at[0], any);
    case ID_BODY:
        return body_name(k->m, list->at[0], any);
    case ID_ORGANISATION:
        return organisation_name(k->m, list->at[0], any);
    default:
        return folded;
    }
}

str nearest_name(linker *k, id_kind kind, str name)
{
    if (!may_compare(k, map_len(k->m->ids[kind]) + map_len(k->m->names[kind])))
        return STR("");
    str_list names = known_names(k, kind);
    return written_name(k, kind, utf8_nearest(name, names.at, names.len));
}

/* Gives the nearest name, "" if none is near. */
static str hint_nearest(linker *k, message *m, id_kind kind, str name)
{
    str nearest = nearest_name(k, kind, name);
    if (nearest.len)
        message_hint(k->d, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
    return nearest;
}

/* ---- people ---------------------------------------------------------------------------------- */

slot person_by_name(linker *k, str name)
{
    slot found = model_find(k->m, ID_PERSON, name);
    if (found != NO_SLOT)
        return found;
    const slot_list *list = model_find_named(k->m, k->a, ID_PERSON, name);
    return list && list->len == 1 ? list->at[0] : NO_SLOT;
}

static void report_namesakes(linker *k, text name, const slot_list *list)
{
    str_list ids = { 0 };
    for (size_t i = 0; i < list->len; i++)
        list_add(k->a, &ids, k->m->people.at[list->at[i]].id);
    DIAG(k->d, AMBIGUOUS_PERSON, name.at, name.value, str_join(k->a, ids.at, ids.len, STR(", ")));
}

slot resolve_person(linker *k, text name)
{
    slot found = person_by_name(k, name.value);
    if (found != NO_SLOT)
        return found;
    const slot_list *list = model_find_named(k->m, k->a, ID_PERSON, name.value);
    if (list) {
        report_namesakes(k, name, list);
        return NO_SLOT;
    }
    str nearest =
        hint_nearest(k, DIAG(k->d, UNKNOWN_PERSON, name.at, name.value), ID_PERSON, name.value);
    return nearest.len ? person_by_name(k, nearest) : NO_SLOT;
}

/* ---- bodies and organisations ------------------------------------------------------------------ */

slot resolve_body(linker *k, text name, date day)
{
    slot found = body_find(k->m, k->a, name.value, day);
    if (found != NO_SLOT)
        return found;
    str nearest =
        hint_nearest(k, DIAG(k->d, UNKNOWN_BODY, name.at, name.value), ID_BODY, name.value);
    return nearest.len ? body_find(k->m, k->a, nearest, day) : NO_SLOT;
}

slot resolve_organisation(linker *k, str name)
{
    slot found = model_find(k->m, ID_ORGANISATION, name);
    if (found != NO_SLOT)
        return found;
    const slot_list *list = model_find_named(k->m, k->a, ID_ORGANISATION, name);
    return list ? list->at[0] : NO_SLOT;
}
