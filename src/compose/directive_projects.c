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

static void fill(composer *c, inline_list cells[COLUMNS], const project *p, date day)
{
    put_text(c, &cells[TITLE], p->title.value);
    put_text(c, &cells[LEAD], organisation_or_text(c, p->lead_organisation, p->lead.value, day));
    str_list partners = { 0 };
    for (size_t i = 0; i < p->partners.len; i++) {
        slot known = i < p->partner_organisations.len ? p->partner_organisations.at[i] : NO_SLOT;
        list_add(c->a, &partners, organisation_or_text(c, known, p->partners.at[i].value, day));
    }
    put_text(c, &cells[PARTNERS], str_join(c->a, partners.at, partners.len, STR(", ")));
    if (p->has_amount)
        put_text(c, &cells[AMOUNT],
                 words_money(c->w, c->a, c->lang, p->amount, p->amount % 100 != 0));
    if (p->decision.target != NO_SLOT)
        put_link(c, &cells[DECISION], link_to_case_in_minutes(c, p->decision.target),
                 SAY(c, "case-reference", { "number", c->m->cases.at[p->decision.target].label }));
}

static bool wanted(const project *p, const directive_options *o)
{
    return p->year.year == 0 || p->year.year == o->year;
}

static const char *const titles[COLUMNS] = {
    [TITLE] = "project", [LEAD] = "lead",     [PARTNERS] = "partners",
    [AMOUNT] = "amount", [DECISION] = "case",
};

static doc_table *begin_table(composer *c, const bool used[COLUMNS])
{
    str header[COLUMNS];
    int columns = 0;
    for (int i = 0; i < COLUMNS; i++)
        if (used[i])
            header[columns++] = say(c, titles[i]);
    doc_table *t = table_new(c, TABLE_REGISTER, columns);
    for (int i = 0, k = 0; i < COLUMNS; i++)
        if (used[i])
            table_column(t, k++, i == AMOUNT ? CELL_DECIMAL : CELL_LEFT, i >= AMOUNT);
    table_header(c, t, header, (size_t)columns);
    return t;
}

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    bool used[COLUMNS] = { [TITLE] = true };
    inline_list(*rows)[COLUMNS] = arena_alloc(c->a, c->m->projects.len + 1, sizeof *rows);
    size_t count = 0;
    for (size_t i = 0; i < c->m->projects.len; i++) {
        if (!wanted(&c->m->projects.at[i], o))
            continue;
        fill(c, rows[count], &c->m->projects.at[i], o->at);
        for (int k = 0; k < COLUMNS; k++)
            used[k] |= rows[count][k].first != NULL;
        count++;
    }
    if (count == 0) {
        directive_empty_year(c, parent, o);
        return;
    }
    doc_table *t = begin_table(c, used);
    for (size_t i = 0; i < count; i++) {
        doc_cell *cells = row_add(c->a, t, ROW_BODY);
        for (int k = 0, at = 0; k < COLUMNS; k++)
            if (used[k])
                cells[at++].text = rows[i][k];
    }
    put_captioned(c, parent, t, one_text(c, o->caption));
}

const directive directive_projects = { .name = "projects",
                                       .options = NAMES("year", "at", "caption"),
                                       .print = print };
