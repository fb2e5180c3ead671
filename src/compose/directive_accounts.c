/*
 * directive_accounts: the accounts of a year, a budget, and the entries behind a figure.
 *
 * Without `compare` the columns are the funds and their sum; with it, this year beside the budget
 * or the year before, for all funds or for the one that is named.
 */
#include "compose/accounts_table.h"

/* ---- columns --------------------------------------------------------------------------------- */

static amount_columns fund_columns(const composer *c, amount_source *figures,
                                   const directive_options *o)
{
    const accounts *acc = &c->m->accounts;
    amount_columns columns = { 0 };
    for (slot fund = 0; fund < (slot)acc->funds.len; fund++) {
        if (o->fund != NO_SLOT && fund != o->fund)
            continue;
        amount_column column = { .source = figures, .year = o->year, .fund = fund };
        column.title = accounts_name(c, &acc->funds.at[fund], o->year);
        list_add(c->a, &columns, column);
    }
    if (columns.len > 1) {
        amount_column sum = {
            .title = say(c, "sum"), .source = figures, .year = o->year, .fund = NO_SLOT
        };
        list_add(c->a, &columns, sum);
    }
    return columns;
}

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

static str accounts_title(const composer *c, int year)
{
    str year_text = str_format(c->a, "%d", year);
    if (c->m->accounts.title.value.len > 0)
        return str_replace(c->a, c->m->accounts.title.value, STR("{year}"), year_text);
    return str_format(c->a, STR_FMT " " STR_FMT, STR_ARG(say(c, "accounts")), STR_ARG(year_text));
}

static void print_accounts(composer *c, doc_block *parent, const directive_options *o)
{
    if (!c->m->accounts.given || !accounts_ledger(&c->m->accounts, o->year)) {
        directive_empty(c, parent, o);
        return;
    }
    amount_columns columns =
        o->compare.len > 0 ? compared_columns(c, o) : fund_columns(c, accounts_sum, o);
    str title = o->title.len > 0 ? o->title : accounts_title(c, o->year);
    put_captioned(c, parent, accounts_table(c, title, o->year, &columns), one_text(c, o->caption));
}

static void print_budget(composer *c, doc_block *parent, const directive_options *o)
{
    if (!accounts_budget(&c->m->accounts, o->year, NO_SLOT, NO_SLOT).any) {
        directive_empty(c, parent, o);
        return;
    }
    amount_columns columns = fund_columns(c, accounts_budget, o);
    str year = str_format(c->a, "%d", o->year);
    str title = o->title.len > 0 ? o->title
                                 : str_format(c->a, STR_FMT " " STR_FMT, STR_ARG(say(c, "budget")),
                                              STR_ARG(year));
    put_captioned(c, parent, accounts_table(c, title, o->year, &columns), one_text(c, o->caption));
}

/* ---- ledger ---------------------------------------------------------------------------------- */

static bool entry_matches(const ledger_entry *e, const directive_options *o)
{
    return (o->row == NO_SLOT || e->row == o->row) && (o->fund == NO_SLOT || e->fund == o->fund);
}

static void put_entry(composer *c, doc_table *t, const ledger_entry *e, bool decimals)
{
    doc_cell *cells = row_add(c->a, t, ROW_BODY);
    put_text(c, &cells[0].text, say_date(c, e->when, DATE_SHORT));
    put_text(c, &cells[1].text, e->text);
    if (e->decision.target != NO_SLOT) {
        str number =
            SAY(c, "case-reference", { "number", c->m->cases.at[e->decision.target].label });
        put_text(c, &cells[1].text, STR(" ("));
        put_link(c, &cells[1].text, link_to_case_in_minutes(c, e->decision.target), number);
        put_text(c, &cells[1].text, STR(")"));
    }
    put_text(c, &cells[2].text, e->voucher);
    put_text(c, &cells[3].text, words_money(c->w, c->a, c->lang, e->amount, decimals));
}

static doc_table *ledger_table(composer *c, const ledger *l, const directive_options *o)
{
    doc_table *t = table_new(c, TABLE_ACCOUNTS, 4);
    table_header(
        c, t, (str[]){ say(c, "date"), say(c, "entry"), say(c, "voucher"), say(c, "amount") }, 4);
    table_column(t, 0, CELL_LEFT, true);
    table_column(t, 2, CELL_LEFT, true);
    table_column(t, 3, CELL_DECIMAL, true);
    bool decimals = false;
    money sum = 0;
    for (size_t i = 0; i < l->entries.len; i++)
        decimals |= entry_matches(&l->entries.at[i], o) && l->entries.at[i].amount % 100 != 0;
    for (size_t i = 0; i < l->entries.len; i++) {
        if (!entry_matches(&l->entries.at[i], o))
            continue;
        put_entry(c, t, &l->entries.at[i], decimals);
        money_add(&sum, l->entries.at[i].amount);
    }
    if (t->rows.len > 1) {
        doc_cell *foot = row_add(c->a, t, ROW_SUM);
        put_text(c, &foot[0].text, say(c, "sum"));
        put_text(c, &foot[3].text, words_money(c->w, c->a, c->lang, sum, decimals));
    }
    return t;
}

static void print_ledger(composer *c, doc_block *parent, const directive_options *o)
{
    const ledger *l = accounts_ledger(&c->m->accounts, o->year);
    doc_table *t = l ? ledger_table(c, l, o) : NULL;
    if (t && t->rows.len > 1)
        put_captioned(c, parent, t, one_text(c, o->caption));
    else
        directive_empty(c, parent, o);
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
