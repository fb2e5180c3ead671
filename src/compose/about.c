/*
 * about: what a page is about, in the words of schema.org, for search engines and other machines.
 *
 * Takes a composed document, gives a thing with properties: a meeting is an Event, a report a Report, a body an
 * Organization, and so on; which kind of page is what stands in a table. How it is written in the page is the back
 * end's affair. Nothing is said here that the page does not show.
 */
#include "compose/composer.h"

typedef void about_maker(const composer *c, doc_thing *thing);

/* ---- making things ------------------------------------------------------------------------------- */

static doc_thing *thing_new(const composer *c, const char *type)
{
    doc_thing *thing = arena_make(c->a, doc_thing);
    thing->type = type;
    return thing;
}

static void add_value(const composer *c, doc_thing *thing, const char *name, str value)
{
    if (value.len > 0)
        list_add(c->a, &thing->properties, ((doc_property){ .name = name, .value = value }));
}

static void add_page(const composer *c, doc_thing *thing, const char *name, str page)
{
    list_add(c->a, &thing->properties,
             ((doc_property){ .name = name, .value = page, .is_page = true }));
}

static void add_thing(const composer *c, doc_thing *thing, const char *name, const doc_thing *other)
{
    list_add(c->a, &thing->properties, ((doc_property){ .name = name, .thing = other }));
}

/* Something of which only the name is told. */
static doc_thing *named_thing(const composer *c, const char *type, str name)
{
    doc_thing *thing = thing_new(c, type);
    add_value(c, thing, "name", name);
    return thing;
}

static doc_thing *issuer(const composer *c)
{
    str own = c->m->settings.organisation.value;
    return named_thing(c, "Organization",
                       c->doc->organisation.len > 0 ? c->doc->organisation : own);
}

static doc_thing *board(const composer *c, slot which)
{
    doc_thing *thing = named_thing(c, "Organization", body_name(c->m, which, c->day));
    add_page(c, thing, "url", plan_body(c->plan, which)->page);
    add_thing(c, thing, "parentOrganization",
              named_thing(c, "Organization", c->m->settings.organisation.value));
    return thing;
}

/* ---- each kind of page ---------------------------------------------------------------------------- */

static void about_site(const composer *c, doc_thing *thing)
{
    add_value(c, thing, "name", c->item->title);
    add_page(c, thing, "url", c->item->page);
    add_value(c, thing, "inLanguage", c->doc->lang);
    add_thing(c, thing, "publisher", issuer(c));
}

/* Where no time is given, or the day is not, it is as exact as the minutes are. */
static void add_time(const composer *c, doc_thing *thing, const meeting *m)
{
    bool timed = m->day.day > 0 && m->time.from >= 0;
    add_value(c, thing, "startDate",
              timed ? moment_in_norway(c->a, m->day, m->time.from) : date_text(c->a, m->day));
    if (timed && m->time.to > m->time.from)
        add_value(c, thing, "endDate", moment_in_norway(c->a, m->day, m->time.to));
}

static void about_meeting(const composer *c, doc_thing *thing)
{
    const meeting *m = &c->m->meetings.at[c->item->subject];
    add_value(c, thing, "name", c->item->title);
    add_page(c, thing, "url", c->item->page);
    add_time(c, thing, m);
    if (m->place.value.len > 0)
        add_thing(c, thing, "location", named_thing(c, "Place", m->place.value));
    add_thing(c, thing, "organizer", m->body == NO_SLOT ? issuer(c) : board(c, m->body));
    add_value(c, thing, "inLanguage", c->doc->lang);
}

static void about_case(const composer *c, doc_thing *thing)
{
    const case_item *k = &c->m->cases.at[c->item->subject];
    add_value(c, thing, "name", c->doc->title);
    add_page(c, thing, "url", c->item->page);
    add_value(c, thing, "dateCreated", c->doc->date);
    add_value(c, thing, "inLanguage", c->doc->lang);
    add_thing(c, thing, "publisher", k->body == NO_SLOT ? issuer(c) : board(c, k->body));
    doc_thing *held = named_thing(c, "Event", plan_meeting(c->plan, k->meeting)->title);
    add_page(c, held, "url", plan_meeting(c->plan, k->meeting)->page);
    add_time(c, held, &c->m->meetings.at[k->meeting]);
    add_thing(c, thing, "recordedAt", held);
}

static void about_report(const composer *c, doc_thing *thing)
{
    add_value(c, thing, "name", c->doc->title);
    add_value(c, thing, "alternativeHeadline", c->doc->subtitle);
    add_page(c, thing, "url", c->item->page);
    add_value(c, thing, "datePublished", date_text(c->a, c->m->reports.at[c->item->subject].day));
    add_value(c, thing, "inLanguage", c->doc->lang);
    add_thing(c, thing, "publisher", issuer(c));
    if (c->doc->pdf.len == 0)
        return;
    doc_thing *file = thing_new(c, "MediaObject");
    add_page(c, file, "contentUrl", c->doc->pdf);
    add_value(c, file, "encodingFormat", STR("application/pdf"));
    add_thing(c, thing, "encoding", file);
}

static void about_body(const composer *c, doc_thing *thing)
{
    add_value(c, thing, "name", c->item->title);
    add_page(c, thing, "url", c->item->page);
    add_thing(c, thing, "parentOrganization",
              named_thing(c, "Organization", c->m->settings.organisation.value));
}

static void about_list(const composer *c, doc_thing *thing)
{
    add_value(c, thing, "name", c->item->title);
    add_page(c, thing, "url", c->item->page);
    add_value(c, thing, "inLanguage", c->doc->lang);
    doc_thing *site = named_thing(c, "WebSite", c->m->settings.organisation.value);
    add_page(c, site, "url", STR(""));
    add_thing(c, thing, "isPartOf", site);
}

static void about_data(const composer *c, doc_thing *thing)
{
    about_site(c, thing);
    for (size_t i = 0; i < c->plan->options.catalogue->count; i++) {
        const data_set *set = &c->plan->options.catalogue->sets[i];
        doc_thing *one = named_thing(c, "Dataset", str_of(set->name));
        doc_thing *file = thing_new(c, "DataDownload");
        add_value(c, one, "description", say(c, set->phrase));
        add_page(c, file, "contentUrl", str_format(c->a, "data/%s.json", set->name));
        add_value(c, file, "encodingFormat", STR("application/json"));
        add_thing(c, one, "distribution", file);
        add_thing(c, thing, "dataset", one);
    }
}

static const struct {
    const char *type;
    about_maker *make;
} kinds[] = {
    [PLAN_MEETING] = { "Event", about_meeting },  [PLAN_REPORT] = { "Report", about_report },
    [PLAN_CASE] = { "CreativeWork", about_case }, [PLAN_BODY] = { "Organization", about_body },
    [PLAN_FRONT] = { "WebSite", about_site },     [PLAN_DATA] = { "DataCatalog", about_data },
};

const doc_thing *compose_about(const composer *c)
{
    size_t known = sizeof kinds / sizeof *kinds;
    plan_kind kind = c->item->kind;
    bool own = (size_t)kind < known && kinds[kind].make;
    doc_thing *thing = thing_new(c, own ? kinds[kind].type : "CollectionPage");
    (own ? kinds[kind].make : about_list)(c, thing);
    return thing;
}
