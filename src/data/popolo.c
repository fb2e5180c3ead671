/*
 * popolo: people, organizations, posts, memberships and events in the form of Popolo (popoloproject.com).
 *
 * Takes the tables that are told already where they say the same, and the register for what they do not. The project's
 * organisation is the parent of its bodies. A seat with a label is a post; who holds a seat is a member of the body for
 * that time. Names of fields are those of the specification; what has nothing to say is left out.
 */
#include "data/json.h"
#include "data/record.h"

#define OWNER_ID "owner"

static str text_at(const data_record *record, int field)
{
    return record->values[field].text;
}

static void put_names(json_t *object, const str_list *names)
{
    json_t *array = json_array();
    for (size_t i = 0; i < names->len; i++) {
        json_t *name = json_object();
        json_put_text(name, "name", names->at[i]);
        json_add(array, name);
    }
    json_put(object, "other_names", array);
}

/* Where a thing can be read about; only where the site's address is known, for it has to be whole. */
static void put_source(const teller *t, json_t *object, str page)
{
    if (t->m->settings.address.len == 0 || page.len == 0)
        return;
    json_t *one = json_object(), *sources = json_array();
    json_put_text(one, "url", whole_address(t, page));
    json_add(sources, one);
    json_put(object, "sources", sources);
}

static str id_of_body(const teller *t, str page)
{
    return page.len > 0
               ? str_format(t->a, "body/" STR_FMT, STR_ARG(str_slice(page, 0, page.len - 1)))
               : STR("");
}

static str id_of_organisation(const teller *t, str id)
{
    return id.len > 0 ? str_format(t->a, "organisation/" STR_FMT, STR_ARG(id)) : STR("");
}

/* ---- people and organizations -------------------------------------------------------------------- */

static json_t *people_json(const teller *t)
{
    const data_table *people = &t->tables[SET_PEOPLE];
    json_t *array = json_array();
    for (size_t i = 0; i < people->records.len; i++) {
        const data_record *r = &people->records.at[i];
        json_t *one = json_object();
        json_put_text(one, "id", text_at(r, PEOPLE_id));
        json_put(one, "name", json_of_text(text_at(r, PEOPLE_name)));
        put_names(one, &r->values[PEOPLE_other_names].items);
        json_put_text(one, "summary", text_at(r, PEOPLE_title));
        json_put_text(one, "email", text_at(r, PEOPLE_email));
        json_add(array, one);
    }
    return array;
}

static json_t *owner_json(const teller *t)
{
    json_t *owner = json_object();
    json_put(owner, "id", json_string(OWNER_ID));
    json_put(owner, "name", json_of_text(t->m->settings.organisation.value));
    put_source(t, owner, STR("moter/"));
    return owner;
}

static json_t *body_json(const teller *t, const data_record *r)
{
    json_t *one = json_object();
    str above = id_of_body(t, text_at(r, BODIES_reports_to));
    json_put_text(one, "id", id_of_body(t, text_at(r, BODIES_page)));
    json_put(one, "name", json_of_text(text_at(r, BODIES_name)));
    put_names(one, &r->values[BODIES_other_names].items);
    json_put_text(one, "classification", text_at(r, BODIES_kind));
    json_put_text(one, "parent_id", above.len > 0 ? above : STR(OWNER_ID));
    json_put_text(one, "founding_date", text_at(r, BODIES_from));
    json_put_text(one, "dissolution_date", text_at(r, BODIES_to));
    put_source(t, one, text_at(r, BODIES_page));
    return one;
}

static json_t *organisation_json(const teller *t, const data_record *r)
{
    json_t *one = json_object();
    json_put_text(one, "id", id_of_organisation(t, text_at(r, ORGANISATIONS_id)));
    json_put(one, "name", json_of_text(text_at(r, ORGANISATIONS_name)));
    put_names(one, &r->values[ORGANISATIONS_other_names].items);
    json_put_text(one, "classification", text_at(r, ORGANISATIONS_kind));
    json_put_text(one, "parent_id", id_of_organisation(t, text_at(r, ORGANISATIONS_parent)));
    json_put_text(one, "founding_date", text_at(r, ORGANISATIONS_from));
    json_put_text(one, "dissolution_date", text_at(r, ORGANISATIONS_to));
    return one;
}

static json_t *organizations_json(const teller *t)
{
    const data_table *bodies = &t->tables[SET_BODIES], *others = &t->tables[SET_ORGANISATIONS];
    json_t *array = json_array();
    json_add(array, owner_json(t));
    for (size_t i = 0; i < bodies->records.len; i++)
        json_add(array, body_json(t, &bodies->records.at[i]));
    for (size_t i = 0; i < others->records.len; i++)
        json_add(array, organisation_json(t, &others->records.at[i]));
    return array;
}

/* ---- posts and memberships ------------------------------------------------------------------------ */

/* What a label is the name of in a body: one seat, or several that have ids to tell them apart. */
typedef struct labelled {
    str seat; /* the id of the first of them; "" where it has none */
    bool several;
} labelled;

static str id_of_label(const teller *t, const data_record *r)
{
    str label = utf8_ascii(t->a, text_at(r, SEATS_seat));
    if (label.len == 0)
        return STR("");
    return str_format(t->a, STR_FMT "/" STR_FMT, STR_ARG(id_of_body(t, text_at(r, SEATS_page))),
                      STR_ARG(label));
}

static map *labels_of_seats(const teller *t)
{
    const data_table *seats = &t->tables[SET_SEATS];
    map *labels = map_new(t->a);
    for (size_t i = 0; i < seats->records.len; i++) {
        const data_record *r = &seats->records.at[i];
        str key = id_of_label(t, r);
        labelled *known = map_find(labels, key);
        if (known) {
            known->several |= !str_equal(known->seat, text_at(r, SEATS_id));
            continue;
        }
        known = arena_make(t->a, labelled);
        known->seat = text_at(r, SEATS_id);
        map_add(labels, key, known);
    }
    return labels;
}

/* A post is its body and what it represents, the same through all who have held it; where several seats represent the
   same, the seat's own id is a part of it. */
static str id_of_post(const teller *t, const map *labels, const data_record *r)
{
    str label = id_of_label(t, r), own = text_at(r, SEATS_id);
    const labelled *known = map_find(labels, label);
    if (label.len == 0 || own.len == 0 || !known->several)
        return label;
    return str_format(t->a, STR_FMT "/" STR_FMT, STR_ARG(label), STR_ARG(own));
}

static json_t *posts_json(const teller *t, const map *labels)
{
    const data_table *seats = &t->tables[SET_SEATS];
    map *known = map_new(t->a);
    json_t *array = json_array();
    for (size_t i = 0; i < seats->records.len; i++) {
        data_record *r = &seats->records.at[i];
        str id = id_of_post(t, labels, r);
        if (id.len == 0 || !map_add(known, id, r))
            continue;
        json_t *one = json_object();
        json_put_text(one, "id", id);
        json_put_text(one, "label", text_at(r, SEATS_seat));
        json_put_text(one, "role", text_at(r, SEATS_role));
        json_put_text(one, "organization_id", id_of_body(t, text_at(r, SEATS_page)));
        json_add(array, one);
    }
    return array;
}

static json_t *memberships_json(const teller *t, const map *labels)
{
    const data_table *seats = &t->tables[SET_SEATS];
    json_t *array = json_array();
    for (size_t i = 0; i < seats->records.len; i++) {
        const data_record *r = &seats->records.at[i];
        if (text_at(r, SEATS_person).len == 0) /* vacant */
            continue;
        json_t *one = json_object();
        json_put_text(one, "label", text_at(r, SEATS_seat));
        json_put_text(one, "role", text_at(r, SEATS_role));
        json_put_text(one, "person_id", text_at(r, SEATS_person));
        json_put_text(one, "organization_id", id_of_body(t, text_at(r, SEATS_page)));
        json_put_text(one, "post_id", id_of_post(t, labels, r));
        json_put_text(one, "start_date", text_at(r, SEATS_from));
        json_put_text(one, "end_date", text_at(r, SEATS_to));
        json_add(array, one);
    }
    return array;
}

/* ---- events --------------------------------------------------------------------------------------- */

/* Those who came and are among the persons, each once: somebody may hold two seats, or have met for two. */
typedef struct attendance {
    teller *t;
    date day;
    map *known;
    json_t *array;
} attendance;

static void add_attendee(attendance *x, slot who)
{
    str id = identity_of(x->t, who);
    if (id.len == 0 || !map_add(x->known, id, x))
        return;
    json_t *one = json_object();
    json_put_text(one, "id", id);
    json_put(one, "name", json_of_text(person_name(x->t->m, who, x->day)));
    json_add(x->array, one);
}

static json_t *attendees_json(teller *t, const meeting *m)
{
    attendance x = { .t = t, .day = m->day, .known = map_new(t->a), .array = json_array() };
    for (size_t i = 0; i < m->roster.len; i++) {
        const roster_row *row = &m->roster.at[i];
        for (int p = 0; p < row->people_count; p++)
            if (row->people[p].sign == SIGN_PRESENT)
                add_attendee(&x, row->people[p].person);
        add_attendee(&x, row->deputy_person);
    }
    for (size_t i = 0; i < m->other_deputies.len; i++)
        add_attendee(&x, m->other_deputies.at[i].person);
    return x.array;
}

static void put_times(const teller *t, json_t *one, const meeting *m)
{
    bool timed = meeting_has_day(m) && m->time.from >= 0;
    if (!timed) {
        json_put_date(one, "start_date", t->a, m->day);
        return;
    }
    json_put_text(one, "start_date", moment_in_norway(t->a, m->day, m->time.from));
    if (m->time.to > m->time.from)
        json_put_text(one, "end_date", moment_in_norway(t->a, m->day, m->time.to));
}

static json_t *events_json(teller *t)
{
    json_t *array = json_array();
    for (slot i = 0; i < (slot)t->m->meetings.len; i++) {
        const meeting *m = &t->m->meetings.at[i];
        str body_id = id_of_body(t, page_of_body(t, m->body));
        json_t *one = json_object();
        json_put_text(one, "id", page_of_meeting(t, i));
        json_put(one, "name", json_of_text(plan_meeting(t->plan, i)->title));
        json_put(one, "classification", json_string("meeting"));
        put_times(t, one, m);
        json_put_text(one, "location", m->place.value);
        json_put_text(one, "status", str_of(meeting_status_name(meeting_state(m))));
        json_put_text(one, "organization_id", body_id.len > 0 ? body_id : STR(OWNER_ID));
        if (m->status != STATUS_AGENDA)
            json_put(one, "attendees", attendees_json(t, m));
        put_source(t, one, page_of_meeting(t, i));
        json_add(array, one);
    }
    return array;
}

json_t *data_popolo(teller *t)
{
    json_t *root = json_envelope(t->a, t->plan);
    const map *labels = labels_of_seats(t);
    json_put(root, "persons", people_json(t));
    json_put(root, "organizations", organizations_json(t));
    json_put(root, "posts", posts_json(t, labels));
    json_put(root, "memberships", memberships_json(t, labels));
    json_put(root, "events", events_json(t));
    return root;
}
