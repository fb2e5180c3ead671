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

typedef struct data_file {
    str path;    /* from the site's root: "data/meetings.json", "feed.xml" */
    str content;
} data_file;

typedef list_of(data_file) data_files;

/* What the tables are, for the options of a plan. Lives as long as the program. */
const data_catalogue *data_tables(void);

/* All files of open data, in a fixed order. Messages: those of the text of a matter's page. */
data_files data_write(diag *d, arena *a, const compose_plan *plan);

#endif
