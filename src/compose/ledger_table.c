/*
 * ledger_table: the entries of a year, one a row, with their sum.
 *
 * Takes a ledger and what to list of it: a row of the accounts, a fund, both, or all. The order is that of the ledger.
 * Where no amount has øre, none is shown with them. A decision stands after the text, as a link.
 */
#include "compose/accounts_table.h"

static bool entry_matches(const ledger_entry *e, slot row, slot fund)
{
    return (row == NO_SLOT || e->row == row) && (fund == NO_SLOT || e->fund == fund);
}

bool ledger_lists(const ledger *l, slot row, slot fund)
{
    for (size_t i = 0; i < l->entries.len; i++)
        if (entry_matches(&l->entries.at[i], row, fund))
            return true;
    return false;
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

doc_table *ledger_table(composer *c, const ledger *l, slot row, slot fund)
{
    doc_table *t = table_new(c, TABLE_ACCOUNTS, 4);
    t->full = true; /* many stand on one page, and would begin now here, now there */
    table_header(
        c, t, (str[]){ say(c, "date"), say(c, "entry"), say(c, "voucher"), say(c, "amount") }, 4);
    table_column(t, 0, CELL_LEFT, true);
    table_column(t, 2, CELL_LEFT, true);
    table_column(t, 3, CELL_DECIMAL, true);
    bool decimals = false;
    money sum = 0;
    for (size_t i = 0; i < l->entries.len; i++)
        decimals |=
            entry_matches(&l->entries.at[i], row, fund) && l->entries.at[i].amount % 100 != 0;
    for (size_t i = 0; i < l->entries.len; i++) {
        if (!entry_matches(&l->entries.at[i], row, fund))
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
