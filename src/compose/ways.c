/*
 * ways: what stands around every page: the pages before and after it, its permanent address, when its sources changed.
 *
 * Takes the page's item in the plan, fills in the document. Where there are so many matters or people that they have no
 * PDF of their own, their way to paper leads to that of the minutes, and of the list of people. Versions come from git; without it there are none. A page that is
 * drawn from the whole archive changed when the last of its sources did.
 */
#include "compose/composer.h"
#include "compose/site_plan.h"

/* ---- neighbours -------------------------------------------------------------------------------- */

static doc_way way_to(const composer *c, const plan_item *item, const char *label)
{
    if (!item)
        return (doc_way){ 0 };
    str spoken = item->lang == c->lang ? STR("") : words_lang_code(item->lang);
    return (doc_way){ .label = say(c, label), .title = item->title, .lang = spoken, .page = item->page };
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

static const source_version *of_body(const composer *c, const source_version *known)
{
    const body *b = &c->m->bodies.at[c->item->subject];
    for (size_t i = 0; i < b->seats.len; i++)
        known = newer_at(c, known, c->m->seats.at[b->seats.at[i]].at);
    return newer_at(c, known, b->at);
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
    case PLAN_MEETING: case PLAN_CASE:
        return newer(c, NULL, c->item->source);
    case PLAN_REPORT:
        return of_report(c, newer(c, NULL, c->item->source));
    case PLAN_BODY:
        return of_body(c, NULL);
    case PLAN_PERSON:
        return newer_at(c, NULL, c->m->people.at[c->item->subject].at);
    case PLAN_ACCOUNTS_YEAR: case PLAN_LEDGER:
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
