/*
 * register_accounts: the accounts of a year as a page, with the entries behind each figure.
 *
 * The table has the rows down and the funds across; every figure in it is the way to the page with its entries, and so is
 * every figure of the budget that something has been entered against. Those
 * pages are one for each row, with its funds below each other, one for each fund, with its rows, and one for the whole
 * year: so there is one for each sum, too, and none is longer than it must be.
 */
#include "compose/accounts_table.h"
#include "compose/register.h"

/* ---- ways -------------------------------------------------------------------------------------- */

/* The pages of the entries follow that of their year in the plan. */
static const plan_item *find_ledger(const composer *c, slot row, slot fund)
{
    const plan_item *end = c->plan->items.at + c->plan->items.len;
    for (const plan_item *item = c->item + 1; item < end && item->kind == PLAN_LEDGER; item++)
        if (item->row == row && item->subject == fund)
            return item;
    return NULL;
}

/* The id is ASCII or made so: the same for whoever links to a section and for the section itself. */
static str section_anchor(const composer *c, const account_name *name)
{
    return utf8_ascii(c->a, name->id);
}

/* What was brought forward has no entries of its own: it is the balance of the year before. */
static const doc_link *way_to_year(const composer *c, int year)
{
    const plan_item *item = c->item;
    while (item->kind == PLAN_ACCOUNTS_YEAR || item->kind == PLAN_LEDGER) {
        if (item->kind == PLAN_ACCOUNTS_YEAR && item->year == year)
            return link_to_item(c, item, STR(""));
        item--;
    }
    return NULL;
}

/* What has been entered where this was budgeted; NULL where nothing has. */
static const doc_link *way_to_spent(const composer *c, const amount_column *column, slot row)
{
    if (!ledger_lists(accounts_ledger(&c->m->accounts, column->year), row, column->fund))
        return NULL;
    bool both = row != NO_SLOT && column->fund != NO_SLOT;
    const plan_item *page = find_ledger(c, row, both ? NO_SLOT : column->fund);
    return link_to_item(c, page,
                        both ? section_anchor(c, &c->m->accounts.funds.at[column->fund]) : STR(""));
}

static const doc_link *way_to_entries(const composer *c, const amount_column *column, slot row)
{
    bool listed = ledger_lists(accounts_ledger(&c->m->accounts, column->year), row, column->fund);
    return listed ? way_to_spent(c, column, row) : way_to_year(c, column->year - 1);
}

/* ---- a year ------------------------------------------------------------------------------------ */

static void put_way_to_all(composer *c, doc_block *root, int year)
{
    const plan_item *all = find_ledger(c, NO_SLOT, NO_SLOT);
    inline_list line = { 0 };
    put_link(c, &line, link_to_item(c, all, STR("")),
             SAY(c, "ledger-all", { "year", str_format(c->a, "%d", year) }));
    if (all)
        put_inlines(c, root, line);
}

/* The headings say which table it is; what is brought beside each other has the same decimals. */
void compose_accounts_year(composer *c, doc_block *root)
{
    const accounts *acc = &c->m->accounts;
    int year = c->item->year;
    amount_columns columns = accounts_by_fund(c, accounts_sum, year, NO_SLOT);
    amount_columns budget = accounts_by_fund(c, accounts_budget, year, NO_SLOT);
    for (size_t i = 0; i < columns.len; i++)
        columns.at[i].way = way_to_entries;
    for (size_t i = 0; i < budget.len; i++)
        budget.at[i].way = way_to_spent;
    bool decimals = amounts_have_ore(acc, &columns) || amounts_have_ore(acc, &budget);
    bool is_long = accounts_ledger(acc, year)->entries.len > LEDGER_MOST;
    put_page_title(c, root, c->item->title);
    put_paragraph(c, root, say(c, is_long ? "ledger-too-long" : "ledger-about"));
    if (columns.len > 0)
        put_table(c, root, accounts_table(c, say(c, "row"), &columns, decimals));
    put_way_to_all(c, root, year);
    if (!accounts_budget(acc, year, NO_SLOT, NO_SLOT).any)
        return;
    put_section(c, root, 2, say(c, "budget"));
    if (!is_long)
        put_paragraph(c, root, say(c, "budget-about"));
    put_table(c, root, accounts_table(c, say(c, "row"), &budget, decimals));
}

/* ---- entries ----------------------------------------------------------------------------------- */

static void put_entries(composer *c, doc_block *root, const ledger *l, slot row, slot fund)
{
    doc_table *t = ledger_table(c, l, row, fund);
    if (t->rows.len > 1)
        put_table(c, root, t);
}

/* Below a row its funds, below a fund its rows: those that have entries. */
static void put_entries_by(composer *c, doc_block *root, const ledger *l)
{
    const accounts *acc = &c->m->accounts;
    bool by_fund = c->item->row != NO_SLOT;
    headings_begin(c, 2);
    size_t count = by_fund ? acc->funds.len : acc->rows.len;
    for (slot i = 0; i < (slot)count; i++) {
        slot row = by_fund ? c->item->row : i, fund = by_fund ? i : c->item->subject;
        if (!ledger_lists(l, row, fund))
            continue;
        const account_name *name = by_fund ? &acc->funds.at[i] : &acc->rows.at[i];
        inline_list heading = one_text(c, accounts_name(c->a, name, l->year));
        put_heading(c, root, 2, heading, anchor_new(c, section_anchor(c, name)));
        put_entries(c, root, l, row, fund);
    }
}

static const plan_item *year_of_ledger(const composer *c)
{
    const plan_item *item = c->item;
    while (item->kind == PLAN_LEDGER)
        item--;
    return item;
}

void compose_ledger(composer *c, doc_block *root)
{
    const ledger *l = accounts_ledger(&c->m->accounts, c->item->year);
    inline_list back = { 0 };
    put_page_title(c, root, c->item->title);
    put_link(c, &back, link_to_item(c, year_of_ledger(c), STR("")),
             SAY(c, "back-to-accounts", { "year", str_format(c->a, "%d", l->year) }));
    put_inlines(c, put_group(c, root, GROUP_NAV, STR("")), back);
    if (c->item->row == NO_SLOT && c->item->subject == NO_SLOT)
        put_entries(c, root, l, NO_SLOT, NO_SLOT);
    else
        put_entries_by(c, root, l);
}

/* ---- all years --------------------------------------------------------------------------------- */

void compose_accounts(composer *c, doc_block *root)
{
    put_page_title(c, root, c->item->title);
    doc_block *list = put_list(c, root);
    for (size_t i = c->plan->items.len; i-- > 0;) {
        const plan_item *item = &c->plan->items.at[i];
        if (item->kind != PLAN_ACCOUNTS_YEAR)
            continue;
        inline_list line = { 0 };
        put_link(c, &line, link_to_item(c, item, STR("")), item->title);
        put_item(c, list, line);
    }
}
