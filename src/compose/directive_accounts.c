/*
 * directive_accounts: the accounts of a year, a budget, and the entries behind a figure.
 *
 * Without `compare` the columns are the funds and their sum; with it, this year beside the budget
 * or the year before, for all funds or for the one that is named.
 */
#include "compose/accounts_table.h"

/* ---- columns --------------------------------------------------------------------------------- */

static amount_columns compared_columns(const composer *c, const directive_options *o)
{
    bool budget = str_is(o->compare, "budget");
    str year = str_format(c->a, "%d", o->year), before = str_format(c->a, "%d", o->year - 1);
    amount_source *other = budget ? accounts_budget : accounts_sum;
    int other_year = budget ? o->year : o->year - 1;
    amount_column mine = { .title = budget ? say(c, "accounts") : year,
                           .source = accounts_sum,
                           .year = o->year,
                           .fund = o->fund };
    amount_column theirs = { .title = budget ? say(c, "budget") : before,
                             .source = other,
                             .year = other_year,
                             .fund = o->fund };
    amount_column between = mine;
    between.title = say(c, budget ? "difference" : "change");
    between.less = other;
    between.less_year = other_year;
    amount_columns columns = { 0 };
    list_add(c->a, &columns, mine);
    list_add(c->a, &columns, theirs);
    list_add(c->a, &columns, between);
    return columns;
}

/* ---- accounts and budget --------------------------------------------------------------------- */

static void put_accounts(composer *c, doc_block *parent, const directive_options *o, str title,
                         const amount_columns *columns)
{
    doc_table *t = accounts_table(c, o->title.len > 0 ? o->title : title, columns,
                                  amounts_have_ore(&c->m->accounts, columns));
    put_captioned(c, parent, t, directive_caption(c, o));
}

static void print_accounts(composer *c, doc_block *parent, const directive_options *o)
{
    if (!c->m->accounts.given || !accounts_ledger(&c->m->accounts, o->year)) {
        directive_empty_year(c, parent, o);
        return;
    }
    amount_columns columns = o->compare.len > 0
                                 ? compared_columns(c, o)
                                 : accounts_by_fund(c, accounts_sum, o->year, o->fund);
    put_accounts(c, parent, o, accounts_title(c, o->year), &columns);
}

static void print_budget(composer *c, doc_block *parent, const directive_options *o)
{
    if (!accounts_budget(&c->m->accounts, o->year, NO_SLOT, NO_SLOT).any) {
        directive_empty_year(c, parent, o);
        return;
    }
    amount_columns columns = accounts_by_fund(c, accounts_budget, o->year, o->fund);
    put_accounts(c, parent, o, str_format(c->a, STR_FMT " %d", STR_ARG(say(c, "budget")), o->year),
                 &columns);
}

/* ---- ledger ---------------------------------------------------------------------------------- */

static void print_ledger(composer *c, doc_block *parent, const directive_options *o)
{
    const ledger *l = accounts_ledger(&c->m->accounts, o->year);
    doc_table *t = l ? ledger_table(c, l, o->row, o->fund) : NULL;
    if (t && t->rows.len > 1)
        put_captioned(c, parent, t, directive_caption(c, o));
    else
        directive_empty_year(c, parent, o);
}

const directive directive_accounts = {
    .name = "accounts",
    .options = NAMES("year", "fund", "compare", "title", "caption"),
    .by = NAMES("budget", "previous"),
    .print = print_accounts,
};
const directive directive_budget = {
    .name = "budget",
    .options = NAMES("year", "fund", "title", "caption"),
    .print = print_budget,
};
const directive directive_ledger = {
    .name = "ledger",
    .options = NAMES("year", "row", "fund", "caption"),
    .print = print_ledger,
};
