/*
 * The register: organisations, people, agreements, projects, audiences and events.
 *
 * All YAML files below a folder named `register` are read as one, in the order of their names. One table of fields
 * for each kind; lists and mappings both serve. Names that point to something are kept as text: link resolves
 * them. Every id and every name that something has ever borne is entered in the archive's maps here.
 */
#include "model/load.h"

/* ---- ids and names --------------------------------------------------------------------------- */

static slot *new_slot(loader *l, slot value)
{
    slot *s = arena_make(l->a, slot);
    *s = value;
    return s;
}

void id_add(loader *l, id_kind kind, str id, slot what, span at)
{
    if (id.len && !map_add(l->m->ids[kind], id, new_slot(l, what)))
        DIAG(l->d, DOUBLE_ID, at, id);
}

void names_add(loader *l, id_kind kind, str name, slot what)
{
    str key = utf8_fold(l->a, name);
    if (key.len == 0)
        return;
    slot_list *list = map_find(l->m->names[kind], key);
    if (!list) {
        list = arena_make(l->a, slot_list);
        map_add(l->m->names[kind], key, list);
    }
    if (list->len == 0 || list->at[list->len - 1] != what)
        list_add(l->a, list, what);
}

static void add_dated_names(loader *l, id_kind kind, const dated *names, slot what)
{
    for (size_t i = 0; i < names->len; i++)
        names_add(l, kind, names->at[i].value, what);
}

/* ---- organisations --------------------------------------------------------------------------- */

static const field organisation_fields[] = {
    FIELD(organisation, "name", name, read_dated),
    FIELD(organisation, "id", id, read_id),
    FIELD(organisation, "short", short_name, read_dated),
    FIELD(organisation, "kind", kind, read_dated_word),
    FIELD(organisation, "parent", parent, read_dated),
    FIELD(organisation, "from", when.from, read_date),
    FIELD(organisation, "to", when.to, read_date),
};
static const field_table organisation_table = FIELD_TABLE(organisation_fields);

static void load_organisation(loader *l, const record_node *r)
{
    organisation o = { .id = r->id, .at = r->at };
    read_fields(l, &organisation_table, r->value, &o, NULL);
    o.when = check_period(l, r->value, r->at, o.when);
    if (o.name.len == 0)
        report_lacking(l, r->value, r->at, "name");
    slot what = (slot)l->m->organisations.len;
    id_add(l, ID_ORGANISATION, o.id, what, r->at);
    add_dated_names(l, ID_ORGANISATION, &o.name, what);
    add_dated_names(l, ID_ORGANISATION, &o.short_name, what);
    list_add(l->a, &l->m->organisations, o);
}

/* ---- people ---------------------------------------------------------------------------------- */

static const field person_fields[] = {
    FIELD(person, "name", name, read_dated),
    FIELD(person, "id", id, read_id),
    FIELD(person, "initials", initials, read_dated),
    FIELD(person, "organisation", organisation, read_dated),
    FIELD(person, "title", title, read_dated),
    FIELD(person, "email", email, read_dated),
    FIELD(person, "also", also, read_text_list),
};
static const field_table person_table = FIELD_TABLE(person_fields);

/* Who changes name has other initials from then on. */
static void add_default_initials(loader *l, person *p)
{
    for (size_t i = 0; i < p->name.len; i++) {
        dated_value one = p->name.at[i];
        one.value = initials_of_name(l->a, one.value);
        list_add(l->a, &p->default_initials, one);
    }
}

static void load_person(loader *l, const record_node *r)
{
    person p = { .id = r->id, .at = r->at };
    read_fields(l, &person_table, r->value, &p, NULL);
    if (p.name.len == 0)
        report_lacking(l, r->value, r->at, "name");
    else
        add_default_initials(l, &p);
    slot what = (slot)l->m->people.len;
    id_add(l, ID_PERSON, p.id, what, r->at);
    add_dated_names(l, ID_PERSON, &p.name, what);
    for (size_t i = 0; i < p.also.len; i++)
        names_add(l, ID_PERSON, p.also.at[i].value, what);
    list_add(l->a, &l->m->people, p);
}

/* ---- agreements, projects, audiences, events --------------------------------------------------- */

static const field agreement_fields[] = {
    FIELD(agreement, "name", name, read_dated),
    FIELD(agreement, "from", when.from, read_date),
    FIELD(agreement, "to", when.to, read_date),
};
static const field_table agreement_table = FIELD_TABLE(agreement_fields);

static void load_agreement(loader *l, const record_node *r)
{
    agreement one = { .at = r->at };
    read_fields(l, &agreement_table, r->value, &one, NULL);
    one.when = check_period(l, r->value, r->at, one.when);
    if (one.name.len == 0)
        report_lacking(l, r->value, r->at, "name");
    list_add(l->a, &l->m->agreements, one);
}

static void read_project_amount(loader *l, const given *g, void *into)
{
    project *p = into;
    read_amount(l, g, &p->amount);
    p->has_amount = true;
}

static const field project_fields[] = {
    FIELD(project, "title", title, read_text),
    FIELD(project, "id", id, read_id),
    FIELD(project, "year", year, read_date),
    FIELD(project, "lead", lead, read_text),
    FIELD(project, "partners", partners, read_text_list),
    { "amount", read_project_amount, 0, NULL }, /* two members: the amount, and that there is one */
    FIELD(project, "decision", decision, read_case_name),
};
static const field_table project_table = FIELD_TABLE(project_fields);

static void load_project(loader *l, const record_node *r)
{
    project p = {
        .id = r->id, .at = r->at, .lead_organisation = NO_SLOT, .decision.target = NO_SLOT
    };
    read_fields(l, &project_table, r->value, &p, NULL);
    if (p.title.value.len == 0)
        report_lacking(l, r->value, r->at, "title");
    id_add(l, ID_PROJECT, p.id, (slot)l->m->projects.len, r->at);
    names_add(l, ID_PROJECT, p.title.value, (slot)l->m->projects.len);
    list_add(l->a, &l->m->projects, p);
}

static const field audience_fields[] = {
    FIELD(audience, "name", name, read_text),
    FIELD(audience, "id", id, read_id),
};
static const field_table audience_table = FIELD_TABLE(audience_fields);

static void load_audience(loader *l, const record_node *r)
{
    audience one = { .id = r->id, .name.at = r->at };
    read_fields(l, &audience_table, r->value, &one, NULL);
    if (one.name.value.len == 0)
        report_lacking(l, r->value, r->at, "name");
    id_add(l, ID_AUDIENCE, one.id, (slot)l->m->audiences.len, r->at);
    names_add(l, ID_AUDIENCE, one.name.value, (slot)l->m->audiences.len);
    list_add(l->a, &l->m->audiences, one);
}

static void read_attendees(loader *l, const given *g, void *into)
{
    long count;
    if (read_whole(l, g, 0, 1000000000, &count))
        *(int64_t *)into = count;
}

static const field event_fields[] = {
    FIELD(event, "title", title, read_text),
    FIELD(event, "date", when, read_date),
    FIELD(event, "audience", written_audiences, read_text_list),
    FIELD(event, "attendees", attendees, read_attendees),
    FIELD(event, "organisers", organisers, read_text_list),
    FIELD(event, "links", links, read_text_list),
};
static const field_table event_table = FIELD_TABLE(event_fields);

static void load_event(loader *l, const record_node *r)
{
    event one = { .at = r->at, .attendees = -1 };
    read_fields(l, &event_table, r->value, &one, NULL);
    if (one.title.value.len == 0)
        report_lacking(l, r->value, r->at, "title");
    list_add(l->a, &l->m->events, one);
}

/* ---- the files ------------------------------------------------------------------------------- */

/* The sections of the register, and what loads one of each. Bodies have seats, and a file of their own. */
typedef void record_loader(loader *l, const record_node *r);

static void load_section(loader *l, const given *g, record_loader *load_one)
{
    record_list records = list_records(l, g);
    for (size_t i = 0; i < records.len; i++)
        load_one(l, &records.at[i]);
}

#define SECTION(load_one)                                                                          \
    static void load_one##_section(loader *l, const given *g, void *into)                          \
    {                                                                                              \
        (void)into;                                                                                \
        load_section(l, g, load_one);                                                              \
    }
SECTION(load_organisation)
SECTION(load_person)
SECTION(load_agreement)
SECTION(load_project)
SECTION(load_audience)
SECTION(load_event)

static void load_bodies_section(loader *l, const given *g, void *into)
{
    (void)into;
    load_bodies(l, g);
}

static const field register_fields[] = {
    { "organisations", load_organisation_section, 0, NULL },
    { "people", load_person_section, 0, NULL },
    { "bodies", load_bodies_section, 0, NULL },
    { "body", load_bodies_section, 0, NULL }, /* in nynorsk one body and many are both "organ" */
    { "agreements", load_agreement_section, 0, NULL },
    { "projects", load_project_section, 0, NULL },
    { "audiences", load_audience_section, 0, NULL },
    { "events", load_event_section, 0, NULL },
};
static const field_table register_table = FIELD_TABLE(register_fields);

static bool is_register(const project_file *file)
{
    str ending = path_ending(file->path);
    bool is_yaml = str_is(ending, "yaml") || str_is(ending, "yml");
    return is_yaml && !file->is_ignored && str_starts(file->path, STR("register/"));
}

/* What is not there because a file, or a section of it, could not be read is not reported once for each that names it. */
static void load_register_file(loader *l, source_id source_of)
{
    const node *n = source_of < 0 ? NULL : withhold_in_values(l, read_yaml(l->d, l->a, source_of));
    if (!n || n->holed)
        diag_doubt(l->d, DOUBT_REGISTER);
    if (n)
        read_fields(l, &register_table, n, l->m, NULL);
    if (n && l->lost_in == n)
        diag_doubt(l->d, DOUBT_REGISTER);
}

void load_register(loader *l)
{
    for (size_t i = 0; i < map_len(l->files); i++) {
        project_file *file = map_value(l->files, i);
        if (!is_register(file))
            continue;
        file->is_used = true;
        file->source = read_source(l, file->path);
        load_register_file(l, file->source);
    }
}
