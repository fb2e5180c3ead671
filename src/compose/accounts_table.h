/*
 * accounts_table: what the tables of accounts and budget, and the role `amount`, share.
 *
 * A column says where its figures come from; the rows are those of the accounts.
 */
#ifndef REFERAT_COMPOSE_ACCOUNTS_TABLE_H
#define REFERAT_COMPOSE_ACCOUNTS_TABLE_H

#include "compose/directive.h"

/* A figure of one year, row and fund (NO_SLOT for all). */
typedef account_sum amount_source(const accounts *acc, int year, slot row, slot fund);

/* A column of an accounts table: where its figures come from. */
typedef struct amount_column amount_column;

struct amount_column {
    str title;
    amount_source *source;
    int year;
    slot fund;
    amount_source *less;   /* subtracted; NULL if nothing is */
    int less_year;
    const doc_link *(*way)(const composer *c, const amount_column *column, slot row); /* to what is behind a figure; NULL: none */
};

typedef list_of(amount_column) amount_columns;

str         accounts_title(const composer *c, int year); /* as the project has it: "Årsregnskap 2025" */
amount_columns accounts_by_fund(const composer *c, amount_source *figures, int year, slot only); /* NO_SLOT: all, and their sum */
bool        amounts_have_ore(const accounts *acc, const amount_columns *columns);
doc_table  *accounts_table(const composer *c, str title, const amount_columns *columns, bool decimals); /* a column at least */

bool        ledger_lists(const ledger *l, slot row, slot fund); /* is there anything in that table? */
doc_table  *ledger_table(composer *c, const ledger *l, slot row, slot fund); /* NO_SLOT: all; only a header if there are none */

#endif
