/*
 * data: the archive as open data, beside the pages: tables, feed, calendar, and two formats of others.
 *
 * What a table holds stands in one table of fields (tables.h); JSON, CSV, JSON Schema, the page that explains them
 * and the check of the handbook are all made from it, so they cannot disagree. Names of fields never change
 * without a greater DATA_VERSION. Everything is made from the const archive and the plan, for the plan's audience:
 * what that audience may not see is in no file.
 */
#ifndef REFERAT_DATA_H
#define REFERAT_DATA_H

#include "base/base.h"
#include "compose/compose.h"
#include "diag/diag.h"

#define DATA_VERSION 1

/* Takes a file; both texts are gone when it returns. The path is from the site's root: "data/meetings.json", "feed.xml". */
typedef void data_taker(void *to, str path, str content);

/* What the tables are, for the options of a plan. Lives as long as the program. */
const data_catalogue *data_tables(void);

/* Makes all files of open data and hands them over one after another, in a fixed order, for together they are larger than
   the archive. */
void data_write(diag *d, const compose_plan *plan, data_taker *take, void *to);

#endif
