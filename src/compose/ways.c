/*
 * ways: what stands around every page: the pages before and after it, its permanent address, when its sources changed.
 *
 * Takes the page's item in the plan, fills in the document. Where there are so many matters or people that they have no
 * PDF of their own, their way to paper leads to that of the minutes, and of the list of people. Versions come from git;
 * without it there are none. A page changed when the last of its sources did: that of a matter with the minutes of the cases
 * it is linked with, that of a person or a body with the minutes that it counts. The lists are drawn from the whole archive.
 */
#include "compose/composer.h"
#include "compose/site_plan.h"

/* ---- neighbours -------------------------------------------------------------------------------- */

static doc_way way_to(const composer *c, const plan_item *item, const char *label)
{
    if (!item)
        return (doc_way){ 0 };
    str spoken = item->lang == c->lang ? STR("") : words_lang_code(item->lang);
    return (doc_way){
        .label = say(c, label), .title = item->title, .lang = spoken, .page = item->page
    };
}

/* The text of a matter stands in the minutes, too. */
static doc_way way_to_minutes(const composer *c)
{
    const case_item *k = &c->m->cases.at[c->item->subject];
    return (doc_way){ .title = say(c, "in-minutes-pdf"),
                      .page = plan_meeting(c->plan, k->meeting)->pdf,
                      .anchor = case_anchor(c, k) };
}

/* The pages of the people follow their list in the plan. */
static doc_way way_to_list(const composer *c)
{
    const plan_item *list = c->item;
    while (list->kind == PLAN_PERSON)
        list--;
    return (doc_way){ .title = SAY(c, "list-pdf", { "list", list->title }), .page = list->pdf };
}

/* Where one page of very many, which has no PDF of its own, is to be had on paper. */
static doc_way way_to_paper(const composer *c)
{
    if (!c->item->no_paper || c->plan->options.without_pdf)
        return (doc_way){ 0 };
    return c->item->kind == PLAN_CASE ? way_to_minutes(c) : way_to_list(c);
}

/* ---- versions ---------------------------------------------------------------------------------- */

static const source_version *newer(const composer *c, const source_version *known, str path)
{
    const source_version *v = map_find(c->versions, path);
    return v && (!known || date_compare(v->day, known->day) > 0 || v->changed) ? v : known;
}

static const source_version *newer_at(const composer *c, const source_version *known, span at)
{
    const source *from = at.source > 0 ? diag_source(c->d, at.source - 1) : NULL;
    return from ? newer(c, known, from->path) : known;
}

static const source_version *of_report(const composer *c, const source_version *known)
{
    const report *r = &c->m->reports.at[c->item->subject];
    for (size_t i = 0; i < r->chapters.len; i++)
        known = newer(c, known, r->chapters.at[i].path);
    return known;
}

static const source_version *newer_minutes(const composer *c, const source_version *known,
                                           slot held)
{
    return newer(c, known, c->m->meetings.at[held].path);
}

/* The minutes of a body, or of all (NO_SLOT); of a year, or of all (0). */
static const source_version *of_meetings(const composer *c, const source_version *known,
                                         slot of_body, int year)
{
    for (slot i = 0; i < (slot)c->m->meetings.len; i++) {
        const meeting *m = &c->m->meetings.at[i];
        if ((of_body == NO_SLOT || m->body == of_body) && (year == 0 || m->day.year == year))
            known = newer_minutes(c, known, i);
    }
    return known;
}

static const source_version *of_body(const composer *c, const source_version *known)
{
    const body *b = &c->m->bodies.at[c->item->subject];
    for (size_t i = 0; i < b->seats.len; i++)
        known = newer_at(c, known, c->m->seats.at[b->seats.at[i]].at);
    return of_meetings(c, newer_at(c, known, b->at), c->item->subject, c->item->year);
}

static const source_version *of_case(const composer *c, const source_version *known)
{
    const slot own = c->item->subject;
    const case_item *k = &c->m->cases.at[own];
    for (size_t i = 0; i < k->cites.len; i++)
        if (cites_openly(c, own, k->cites.at[i]))
            known = newer_minutes(c, known, c->m->cases.at[k->cites.at[i]].meeting);
    for (size_t i = 0; i < k->cited_by.len; i++)
        if (cites_openly(c, k->cited_by.at[i], own))
            known = newer_minutes(c, known, c->m->cases.at[k->cited_by.at[i]].meeting);
    return known;
}

static const source_version *of_person(const composer *c, const source_version *known)
{
    const person_record *record = plan_record(c->plan, c->item->subject);
    for (size_t i = 0; i < record->seats.len; i++)
        known = newer_at(c, known, c->m->seats.at[record->seats.at[i]].at);
    for (size_t i = 0; i < record->meetings.len; i++)
        known = newer_minutes(c, known, record->meetings.at[i].meeting);
    for (size_t i = 0; i < record->cases.len; i++)
        known = newer_minutes(c, known, c->m->cases.at[record->cases.at[i]].meeting);
    for (size_t i = 0; i < record->actions.len; i++)
        known = newer_at(c, known, c->m->actions.at[record->actions.at[i]].at);
    return known;
}

static const source_version *of_accounts(const composer *c, const source_version *known)
{
    const ledger *l = accounts_ledger(&c->m->accounts, c->item->year);
    known = newer_at(c, known, c->m->accounts.at);
    return l && l->entries.len > 0 ? newer_at(c, known, l->entries.at[0].at) : known;
}

/* Of the last of its sources that changed. */
static const source_version *version_of(const composer *c)
{
    switch (c->item->kind) {
    case PLAN_MEETING:
        return newer(c, NULL, c->item->source);
    case PLAN_CASE:
        return of_case(c, newer(c, NULL, c->item->source));
    case PLAN_REPORT:
        return of_report(c, newer(c, NULL, c->item->source));
    case PLAN_BODY:
    case PLAN_ATTENDANCE:
        return of_body(c, NULL);
    case PLAN_PERSON:
        return of_person(c, newer_at(c, NULL, c->m->people.at[c->item->subject].at));
    case PLAN_MEETINGS:
        return c->item->year > 0 ? of_meetings(c, NULL, NO_SLOT, c->item->year)
                                 : plan_newest(c->plan);
    case PLAN_ACCOUNTS_YEAR:
    case PLAN_LEDGER:
        return of_accounts(c, NULL);
    default:
        return plan_newest(c->plan);
    }
}

static void set_version(composer *c)
{
    const source_version *v = c->versions ? version_of(c) : NULL;
    if (!v)
        return;
    c->doc->changed = date_text(c->a, v->day);
    c->doc->version = SAY(c, v->changed ? "version-changed" : "version",
                          { "date", say_date(c, v->day, DATE_SHORT) }, { "commit", v->commit });
    c->doc->last_changed = SAY(c, "last-changed", { "version", c->doc->version });
}

/* ---- the whole --------------------------------------------------------------------------------- */

void compose_ways(composer *c)
{
    document *doc = c->doc;
    doc->address_label = say(c, "address");
    doc->ways_label = say(c, "around");
    doc->previous = way_to(c, plan_previous(c->plan, c->item), "previous-page");
    doc->next = way_to(c, plan_next(c->plan, c->item), "next-page");
    doc->paper = way_to_paper(c);
    set_version(c);
}
