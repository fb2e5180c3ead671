/*
 * accounts_table: rows of the accounts down, columns of figures across, sums at the foot.
 *
 * Accounts by fund, accounts beside the budget or the year before, and a budget are the same table
 * with other columns. A figure that nobody has entered is an empty cell, not a zero. If any figure
 * has øre, all of them show it, so that what is printed adds up.
 */
#include "compose/accounts_table.h"

str accounts_title(const composer *c, int year)
{
    str year_text = str_format(c->a, "%d", year);
    if (c->m->accounts.title.value.len > 0)
        return str_replace(c->a, c->m->accounts.title.value, STR("{year}"), year_text);
    return str_format(c->a, STR_FMT " " STR_FMT, STR_ARG(say(c, "accounts")), STR_ARG(year_text));
}

amount_columns accounts_by_fund(const composer *c, amount_source *figures, int year, slot only)
{
    const accounts *acc = &c->m->accounts;
    amount_columns columns = { 0 };
    for (slot fund = 0; fund < (slot)acc->funds.len; fund++) {
        if (only != NO_SLOT && fund != only)
            continue;
        amount_column column = { .source = figures, .year = year, .fund = fund };
        column.title = accounts_name(c->a, &acc->funds.at[fund], year);
        list_add(c->a, &columns, column);
    }
    if (columns.len > 1) {
        amount_column sum = {
            .title = say(c, "sum"), .source = figures, .year = year, .fund = NO_SLOT
        };
        list_add(c->a, &columns, sum);
    }
    return columns;
}

static account_sum column_amount(const accounts *acc, const amount_column *column, slot row)
{
    account_sum sum = column->source(acc, column->year, row, column->fund);
    if (!column->less)
        return sum;
    account_sum less = column->less(acc, column->less_year, row, column->fund);
    if (!sum.any && !less.any)
        return (account_sum){ 0 };
    return (account_sum){ .any = true, .amount = sum.amount - less.amount };
}

bool amounts_have_ore(const accounts *acc, const amount_columns *columns)
{
    for (size_t k = 0; k < columns->len; k++)
        for (slot row = NO_SLOT; row < (slot)acc->rows.len; row++)
            if (column_amount(acc, &columns->at[k], row).amount % 100 != 0)
                return true;
    return false;
}

static void put_amounts(const composer *c, doc_cell *cells, const amount_columns *columns, slot row,
                        bool decimals)
{
    for (size_t k = 0; k < columns->len; k++) {
        const amount_column *column = &columns->at[k];
        account_sum sum = column_amount(&c->m->accounts, column, row);
        if (sum.any)
            put_link(c, &cells[k].text, column->way ? column->way(c, column, row) : NULL,
                     words_money(c->w, c->a, c->lang, sum.amount, decimals));
    }
}

doc_table *accounts_table(const composer *c, str title, const amount_columns *columns,
                          bool decimals)
{
    const accounts *acc = &c->m->accounts;
    doc_table *t = table_new(c, TABLE_ACCOUNTS, (int)columns->len + 1);
    doc_cell *header = row_add(c->a, t, ROW_HEADER);
    put_text(c, &header[0].text, title);
    for (size_t k = 0; k < columns->len; k++) {
        put_text(c, &header[k + 1].text, columns->at[k].title);
        table_column(t, (int)k + 1, CELL_DECIMAL, true);
    }
    for (slot row = 0; row < (slot)acc->rows.len; row++) {
        doc_cell *cells = row_add(c->a, t, ROW_BODY);
        cells[0].header = true;
        put_text(c, &cells[0].text, accounts_name(c->a, &acc->rows.at[row], columns->at[0].year));
        put_amounts(c, cells + 1, columns, row, decimals);
    }
    doc_cell *sums = row_add(c->a, t, ROW_SUM);
    sums[0].header = true;
    put_text(c, &sums[0].text, say(c, "sum"));
    put_amounts(c, sums + 1, columns, NO_SLOT, decimals);
    return t;
}
