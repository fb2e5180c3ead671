/*
 * The text form of the register, of reports and of the accounts.
 *
 * Amounts are printed in øre, as they are kept. A value that holds for a time only has its period in brackets.
 */
#include "model/dump.h"

/* ---- organisations, people, bodies ------------------------------------------------------------- */

static void dump_organisation(dumper *p, const organisation *o)
{
    dump_head(p, 0, "organisation", o->id);
    dump_dated(p, 1, "name", &o->name);
    dump_dated(p, 1, "short", &o->short_name);
    dump_dated(p, 1, "kind", &o->kind);
    dump_dated(p, 1, "parent", &o->parent);
    dump_period(p, 1, o->when);
}

static void dump_person(dumper *p, const person *one)
{
    dump_head(p, 0, "person", one->id);
    dump_dated(p, 1, "name", &one->name);
    dump_dated(p, 1, "initials", &one->initials);
    dump_dated(p, 1, "default-initials", &one->default_initials);
    dump_dated(p, 1, "organisation", &one->organisation);
    for (size_t i = 0; i < one->organisation.len; i++)
        if (one->organisation.at[i].target != NO_SLOT)
            dump_text(p, 2, "is", name_of_organisation(p, one->organisation.at[i].target));
    dump_dated(p, 1, "title", &one->title);
    dump_dated(p, 1, "email", &one->email);
    dump_texts(p, 1, "also", &one->also);
}

static void dump_seat(dumper *p, const seat *s)
{
    dump_head(p, 1, "seat", s->id);
    dump_dated(p, 2, "label", &s->label);
    dump_text(p, 2, "role", str_of(seat_role_name(s->role)));
    dump_texts(p, 2, "holder", &s->written_people);
    dump_slots(p, 2, "people", &s->people, name_of_person);
    dump_flag(p, 2, "is-vacant", s->is_vacant);
    dump_text(p, 2, "vacant", s->vacant.value);
    if (s->has_group)
        dump_dated(p, 2, "group", &s->group);
    dump_dated(p, 2, "title", &s->title);
    dump_dated(p, 2, "note", &s->note);
    dump_slots(p, 2, "deputy-for", &s->deputy_for, name_of_seat);
    dump_flag(p, 2, "votes", s->votes);
    dump_flag(p, 2, "own-row", s->own_row);
    dump_period(p, 2, s->when);
}

static void dump_targets(dumper *p, const char *key, const dated *values)
{
    dump_dated(p, 1, key, values);
    for (size_t i = 0; i < values->len; i++)
        dump_slots(p, 2, "is", &values->at[i].targets, name_of_body);
}

static void dump_body(dumper *p, const body *b)
{
    dump_head(p, 0, "body", b->id);
    dump_dated(p, 1, "name", &b->name);
    dump_dated(p, 1, "meeting", &b->meeting);
    dump_dated(p, 1, "case-word", &b->case_word);
    dump_dated(p, 1, "case-number", &b->case_number);
    dump_dated(p, 1, "attendance", &b->attendance);
    dump_dated(p, 1, "kind", &b->kind);
    dump_targets(p, "reports-to", &b->reports_to);
    dump_targets(p, "advises", &b->advises);
    dump_dated(p, 1, "law", &b->law);
    dump_dated(p, 1, "quorum", &b->quorum);
    dump_period(p, 1, b->when);
    for (size_t i = 0; i < b->fields.len; i++)
        dump_text(p, 1, "field",
                  str_format(p->a, STR_FMT " = " STR_FMT, STR_ARG(b->fields.at[i].key),
                             STR_ARG(b->fields.at[i].label)));
    for (size_t i = 0; i < b->seats.len; i++)
        dump_seat(p, &p->m->seats.at[b->seats.at[i]]);
}

/* ---- the rest of the register ------------------------------------------------------------------ */

static void dump_agreement(dumper *p, const agreement *one)
{
    dump_head(p, 0, "agreement", STR(""));
    dump_dated(p, 1, "name", &one->name);
    dump_period(p, 1, one->when);
}

static void dump_project(dumper *p, const project *one)
{
    dump_head(p, 0, "project", one->id);
    dump_text(p, 1, "title", one->title.value);
    dump_date(p, 1, "year", one->year);
    dump_text(p, 1, "lead", one->lead.value);
    if (one->lead_organisation != NO_SLOT)
        dump_text(p, 2, "is", name_of_organisation(p, one->lead_organisation));
    dump_texts(p, 1, "partner", &one->partners);
    dump_slots(p, 2, "are", &one->partner_organisations, name_of_organisation);
    if (one->has_amount)
        dump_number(p, 1, "amount", one->amount);
    dump_text(p, 1, "decision", one->decision.written.value);
    if (one->decision.target != NO_SLOT)
        dump_text(p, 2, "is", name_of_case(p, one->decision.target));
}

static void dump_event(dumper *p, const event *one)
{
    dump_head(p, 0, "event", STR(""));
    dump_text(p, 1, "title", one->title.value);
    dump_date(p, 1, "date", one->when);
    dump_slots(p, 1, "audience", &one->audiences, name_of_audience);
    if (one->attendees >= 0)
        dump_number(p, 1, "attendees", one->attendees);
    dump_texts(p, 1, "organiser", &one->organisers);
    dump_slots(p, 2, "are", &one->organiser_organisations, name_of_organisation);
    dump_texts(p, 1, "link", &one->links);
}

void dump_register(dumper *p)
{
    const archive *m = p->m;
    for (size_t i = 0; i < m->organisations.len; i++)
        dump_organisation(p, &m->organisations.at[i]);
    for (size_t i = 0; i < m->people.len; i++)
        dump_person(p, &m->people.at[i]);
    for (size_t i = 0; i < m->bodies.len; i++)
        dump_body(p, &m->bodies.at[i]);
    for (size_t i = 0; i < m->agreements.len; i++)
        dump_agreement(p, &m->agreements.at[i]);
    for (size_t i = 0; i < m->projects.len; i++)
        dump_project(p, &m->projects.at[i]);
    for (size_t i = 0; i < m->audiences.len; i++) {
        dump_head(p, 0, "audience", m->audiences.at[i].id);
        dump_text(p, 1, "name", m->audiences.at[i].name.value);
    }
    for (size_t i = 0; i < m->events.len; i++)
        dump_event(p, &m->events.at[i]);
}

/* ---- reports --------------------------------------------------------------------------------- */

static void dump_case_name(dumper *p, const char *key, const case_name *name)
{
    dump_text(p, 1, key, name->written.value);
    if (name->target != NO_SLOT)
        dump_text(p, 2, "is", name_of_case(p, name->target));
}

static void dump_report(dumper *p, const report *r)
{
    dump_head(p, 0, report_kind_name(r->kind), r->path);
    dump_text(p, 1, "name", r->name);
    if (r->year)
        dump_number(p, 1, "year", r->year);
    dump_date(p, 1, "date", r->day);
    dump_text(p, 1, "title", r->title.value);
    dump_text(p, 1, "subtitle", r->subtitle.value);
    dump_text(p, 1, "organisation", r->organisation.value);
    dump_text(p, 1, "cover", r->cover.value);
    dump_text(p, 1, "language", words_lang_code(r->language));
    if (r->toc)
        dump_number(p, 1, "toc", r->toc);
    dump_flag(p, 1, "numbering", r->numbering);
    dump_flag(p, 1, "figures-plain", r->figures_plain);
    if (r->body != NO_SLOT)
        dump_text(p, 1, "body", name_of_body(p, r->body));
    dump_case_name(p, "adopted-by", &r->adopted_by);
    dump_case_name(p, "case", &r->paper_of);
    dump_attachments(p, 1, &r->attachments);
    for (size_t i = 0; i < r->chapters.len; i++)
        dump_text(p, 1, "chapter", r->chapters.at[i].path);
    dump_number(p, 1, "top-level", r->top_level);
}

void dump_reports(dumper *p)
{
    for (size_t i = 0; i < p->m->reports.len; i++)
        dump_report(p, &p->m->reports.at[i]);
}

/* ---- accounts -------------------------------------------------------------------------------- */

static void dump_account_name(dumper *p, const char *kind, const account_name *name)
{
    dump_head(p, 1, kind, name->id);
    dump_text(p, 2, "name", name->name.value);
    dump_flag(p, 2, "carried-over", name->carried_over);
}

static void dump_ledger(dumper *p, const ledger *one)
{
    const accounts *acc = &p->m->accounts;
    dump_head(p, 1, "ledger", str_format(p->a, "%d", one->year));
    for (size_t i = 0; i < one->entries.len; i++) {
        const ledger_entry *e = &one->entries.at[i];
        str day = date_text(p->a, e->when), fund = acc->funds.at[e->fund].id,
            row = acc->rows.at[e->row].id;
        dump_head(p, 2, "entry",
                  str_format(p->a, STR_FMT " " STR_FMT " " STR_FMT " %lld", STR_ARG(day),
                             STR_ARG(fund), STR_ARG(row), (long long)e->amount));
        dump_text(p, 3, "text", e->text);
        dump_text(p, 3, "voucher", e->voucher);
        dump_text(p, 3, "decision", e->decision.written.value);
        if (e->decision.target != NO_SLOT)
            dump_text(p, 4, "is", name_of_case(p, e->decision.target));
    }
}

void dump_accounts(dumper *p)
{
    const accounts *acc = &p->m->accounts;
    if (!acc->given)
        return;
    dump_head(p, 0, "accounts", STR(""));
    dump_text(p, 1, "title", acc->title.value);
    dump_flag(p, 1, "income-positive", acc->income_positive);
    for (size_t i = 0; i < acc->funds.len; i++)
        dump_account_name(p, "fund", &acc->funds.at[i]);
    for (size_t i = 0; i < acc->rows.len; i++)
        dump_account_name(p, "row", &acc->rows.at[i]);
    for (size_t i = 0; i < acc->budget.len; i++) {
        const budget_amount *b = &acc->budget.at[i];
        str row = acc->rows.at[b->row].id, fund = acc->funds.at[b->fund].id;
        dump_head(p, 1, "budget",
                  str_format(p->a, "%d " STR_FMT " " STR_FMT " %lld", b->year, STR_ARG(row),
                             STR_ARG(fund), (long long)b->amount));
    }
    for (size_t i = 0; i < acc->ledgers.len; i++)
        dump_ledger(p, &acc->ledgers.at[i]);
}
