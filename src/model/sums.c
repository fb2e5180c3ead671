/*
 * Sums of the accounts.
 *
 * Nothing here is typed: every figure is a sum of entries. The row that takes the closing balance of the
 * year before is computed from that year's ledger where the archive has it; its own entries are then only there to be
 * checked. Where that ledger is missing, the entries count.
 */
#include "model/load.h"

static slot find_name(const account_name *names, size_t count, str id)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(names[i].id, id))
            return (slot)i;
    return NO_SLOT;
}

str accounts_name(arena *a, const account_name *name, int year)
{
    str filled = str_replace(a, name->name.value, STR("{year}"), str_format(a, "%d", year));
    return str_replace(a, filled, STR("{previous-year}"), str_format(a, "%d", year - 1));
}

slot accounts_find_row(const accounts *acc, str id)
{
    return find_name(acc->rows.at, acc->rows.len, id);
}

slot accounts_find_fund(const accounts *acc, str id)
{
    return find_name(acc->funds.at, acc->funds.len, id);
}

static size_t ledger_index(const accounts *acc, int year)
{
    size_t i = 0;
    while (i < acc->ledgers.len && acc->ledgers.at[i].year != year)
        i++;
    return i;
}

const ledger *accounts_ledger(const accounts *acc, int year)
{
    size_t i = ledger_index(acc, year);
    return i < acc->ledgers.len ? &acc->ledgers.at[i] : NULL;
}

static bool is_carried(const accounts *acc, slot row)
{
    return acc->rows.at[row].carried_over;
}

static void add_to(account_sum *sum, money amount)
{
    sum->any = true;
    if (!money_add(&sum->amount,
                   amount)) /* beyond what the accounts of a state hold: stay at the limit */
        sum->amount = amount < 0 ? -MONEY_MOST : MONEY_MOST;
}

/* The entries of one ledger; `brought` takes the place of those in rows that carry over, where it is known. */
static account_sum sum_entries(const accounts *acc, const ledger *one, slot row, slot fund,
                               bool with_carried)
{
    account_sum sum = { 0 };
    for (size_t i = 0; i < one->entries.len; i++) {
        const ledger_entry *e = &one->entries.at[i];
        bool counts = (row == NO_SLOT || e->row == row) && (fund == NO_SLOT || e->fund == fund);
        if (counts && (with_carried || !is_carried(acc, e->row)))
            add_to(&sum, e->amount);
    }
    return sum;
}

static bool has_carried_row(const accounts *acc)
{
    for (size_t i = 0; i < acc->rows.len; i++)
        if (acc->rows.at[i].carried_over)
            return true;
    return false;
}

/* What a fund had at the end of a year: from the first of an unbroken run of ledgers, which alone counts its own
   entries of what was carried over, to that year. Nothing where there is no ledger, or nothing is carried over. */
static account_sum closing_balance(const accounts *acc, int year, slot fund)
{
    account_sum balance = { 0 };
    if (!has_carried_row(acc) || !accounts_ledger(acc, year))
        return balance;
    size_t last = ledger_index(acc, year), first = last;
    while (first > 0 && acc->ledgers.at[first - 1].year == acc->ledgers.at[first].year - 1)
        first--;
    for (size_t i = first; i <= last; i++) {
        account_sum sum = sum_entries(acc, &acc->ledgers.at[i], NO_SLOT, fund, i == first);
        if (sum.any)
            add_to(&balance, sum.amount);
    }
    return balance;
}

account_sum accounts_sum(const accounts *acc, int year, slot row, slot fund)
{
    const ledger *one = accounts_ledger(acc, year);
    if (!one)
        return (account_sum){ 0 };
    bool is_computed = accounts_ledger(acc, year - 1) != NULL;
    if (row != NO_SLOT && is_carried(acc, row) && is_computed)
        return closing_balance(acc, year - 1, fund);
    account_sum sum = sum_entries(acc, one, row, fund, !is_computed || row != NO_SLOT);
    if (row == NO_SLOT && is_computed) {
        account_sum brought = closing_balance(acc, year - 1, fund);
        if (brought.any)
            add_to(&sum, brought.amount);
    }
    return sum;
}

account_sum accounts_budget(const accounts *acc, int year, slot row, slot fund)
{
    account_sum sum = { 0 };
    for (size_t i = 0; i < acc->budget.len; i++) {
        const budget_amount *b = &acc->budget.at[i];
        if (b->year == year && (row == NO_SLOT || b->row == row)
            && (fund == NO_SLOT || b->fund == fund))
            add_to(&sum, b->amount);
    }
    return sum;
}
