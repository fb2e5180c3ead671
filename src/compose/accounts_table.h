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
typedef struct amount_column {
    str title;
    amount_source *source;
    int year;
    slot fund;
    amount_source *less;   /* subtracted; NULL if nothing is */
    int less_year;
} amount_column;

typedef list_of(amount_column) amount_columns;

account_sum column_amount(const accounts *acc, const amount_column *column, slot row);
doc_table  *accounts_table(const composer *c, str title, int year, const amount_columns *columns);

#endif
