/*
 * directive_projects: the projects of a year: title, who leads, partners, and the amount where one
 * was granted.
 *
 * A column that would be empty in every row is left out.
 */
#include "compose/directive.h"

enum { TITLE, LEAD, PARTNERS, AMOUNT, DECISION, COLUMNS };

static str organisation_or_text(const composer *c, slot known, str written, date day)
{
    return known == NO_SLOT ? written : organisation_name(c->m, known, day);
}

static void fill(composer *c, doc_cell *cells, const project *p, date day)
{
    put_text(c, &cells[TITLE].text, p->title.value);
    put_text(c, &cells[LEAD].text,
             organisation_or_text(c, p->lead_organisation, p->lead.value, day));
    str_list partners = { 0 };
    for (size_t i = 0; i < p->partners.len; i++) {
        slot known = i < p->partner_organisations.len ? p->partner_organisations.at[i] : NO_SLOT;
        list_add(c->a, &partners, organisation_or_text(c, known, p->partners.at[i].value, day));
    }
    put_text(c, &cells[PARTNERS].text, str_join(c->a, partners.at, partners.len, STR(", ")));
    if (p->has_amount)
        put_text(c, &cells[AMOUNT].text,
                 words_money(c->w, c->a, c->lang, p->amount, p->amount % 100 != 0));
    if (p->decision.target != NO_SLOT)
        put_link(c, &cells[DECISION].text, link_to_case_in_minutes(c, p->decision.target),
                 SAY(c, "case-reference", { "number", c->m->cases.at[p->decision.target].label }));
}

static bool wanted(const project *p, const directive_options *o)
{
    return p->year.year == 0 || p->year.year == o->year;
}

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    doc_table *t = table_new(c, TABLE_REGISTER, COLUMNS);
    table_column(t, AMOUNT, CELL_DECIMAL, true);
    table_column(t, DECISION, CELL_LEFT, true);
    table_header(c, t,
                 (str[]){ say(c, "project"), say(c, "lead"), say(c, "partners"), say(c, "amount"),
                          say(c, "case") },
                 COLUMNS);
    for (size_t i = 0; i < c->m->projects.len; i++)
        if (wanted(&c->m->projects.at[i], o))
            fill(c, row_add(c->a, t, ROW_BODY), &c->m->projects.at[i], o->at);
    if (t->rows.len > 1)
        put_captioned(c, parent, table_without_empty(t), directive_caption(c, o));
    else
        directive_empty_year(c, parent, o);
}

const directive directive_projects = { .name = "projects",
                                       .options = NAMES("year", "at", "caption"),
                                       .print = print };
