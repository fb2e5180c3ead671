/*
 * Rules for the accounts: what is brought forward is what was left, entries lie in their year, spending was decided,
 * and no fund has spent more than it had.
 *
 * The closing balance of a fund is the sum of all its rows. In the public custom (`income: negative`) what is left
 * is below zero.
 */
#include "check/rules.h"

static const ledger *ledger_of(const checker *c, slot subject)
{
    return &c->m->accounts.ledgers.at[subject];
}

/* The first entry of a year's ledger in a row and fund; NULL if there is none. */
static const ledger_entry *first_entry(const ledger *year, slot row, slot fund)
{
    for (size_t i = 0; i < year->entries.len; i++) {
        const ledger_entry *e = &year->entries.at[i];
        if (e->row == row && (fund == NO_SLOT || e->fund == fund))
            return e;
    }
    return NULL;
}

/* What was typed in a row and fund; NO_SLOT as fund: in all. `accounts_sum` would compute what is brought forward. */
static money typed_sum(const ledger *year, slot row, slot fund)
{
    money sum = 0;
    for (size_t i = 0; i < year->entries.len; i++) {
        const ledger_entry *e = &year->entries.at[i];
        if (e->row == row && (fund == NO_SLOT || e->fund == fund))
            money_add(&sum, e->amount);
    }
    return sum;
}

static slot carried_row(const accounts *acc)
{
    for (size_t i = 0; i < acc->rows.len; i++)
        if (acc->rows.at[i].carried_over)
            return (slot)i;
    return NO_SLOT;
}

static void check_fund_carried(checker *c, const ledger *year, slot row, slot fund)
{
    const accounts *acc = &c->m->accounts;
    const ledger_entry *first = first_entry(year, row, fund);
    account_sum closing = accounts_sum(acc, year->year - 1, NO_SLOT, fund);
    money opening = typed_sum(year, row, fund), left = closing.any ? closing.amount : 0;
    if (first && opening != left)
        DIAG(c->d, CARRY_OVER_WRONG, first->at, say_money(c, opening),
             acc->funds.at[fund].name.value, str_format(c->a, "%d", year->year - 1),
             say_money(c, left));
}

void check_carry_over(checker *c, slot subject)
{
    const accounts *acc = &c->m->accounts;
    const ledger *year = ledger_of(c, subject);
    slot row = carried_row(acc);
    bool known = row != NO_SLOT && accounts_ledger(acc, year->year - 1);
    for (size_t f = 0; known && f < acc->funds.len; f++)
        check_fund_carried(c, year, row, (slot)f);
}

void check_carry_over_known(checker *c, slot subject)
{
    const accounts *acc = &c->m->accounts;
    const ledger *year = ledger_of(c, subject);
    slot row = carried_row(acc);
    const ledger_entry *first = row != NO_SLOT ? first_entry(year, row, NO_SLOT) : NULL;
    if (!first || accounts_ledger(acc, year->year - 1))
        return;
    DIAG(c->d, CARRY_OVER_UNCHECKED, first->at, str_format(c->a, "%d", year->year - 1),
         say_money(c, typed_sum(year, row, NO_SLOT)));
}

void check_entry_years(checker *c, slot subject)
{
    const ledger *year = ledger_of(c, subject);
    for (size_t i = 0; i < year->entries.len; i++) {
        const ledger_entry *e = &year->entries.at[i];
        if (date_some(e->when) && e->when.year != year->year)
            DIAG(c->d, ENTRY_YEAR, e->at, say_day(c, e->when), str_format(c->a, "%d", year->year));
    }
}

void check_entries_decided(checker *c, slot subject)
{
    const ledger *year = ledger_of(c, subject);
    for (size_t i = 0; i < year->entries.len; i++)
        if (year->entries.at[i].decision.written.value.len > 0)
            return;
    if (year->entries.len > 0)
        DIAG(c->d, ENTRIES_UNDECIDED, year->entries.at[0].at, str_format(c->a, "%d", year->year));
}

void check_funds(checker *c, slot subject)
{
    const accounts *acc = &c->m->accounts;
    const ledger *year = ledger_of(c, subject);
    for (size_t f = 0; f < acc->funds.len; f++) {
        account_sum closing = accounts_sum(acc, year->year, NO_SLOT, (slot)f);
        money left = acc->income_positive ? closing.amount : -closing.amount;
        if (closing.any && left < 0)
            DIAG(c->d, FUND_OVERDRAWN, acc->funds.at[f].name.at, acc->funds.at[f].name.value,
                 say_money(c, -left), str_format(c->a, "%d", year->year));
    }
}
