/*
 * What the parts of `new` share: reading the project that something new is written for, finding the body, the next
 * number, and keys and values in the project's language.
 *
 * Nothing here writes; the parts do, each one new file.
 */
#ifndef REFERAT_CLI_NEW_H
#define REFERAT_CLI_NEW_H

#include "cli/cli.h"

/* Reads and links the project; with errors in it, prints them and gives EXIT_SOURCES. */
exit_status new_start(session *s, pipeline *p);

/* A body by id; NO_SLOT, after saying so, if there is none. */
slot new_find_body(session *s, const pipeline *p, str name);

/* What a body's new cases are called: "PS 4/26", or with the usual word as "04-26". */
typedef struct new_numbers {
    slot owner;
    date day;
    str word; /* the body's own, where it is a part of the number; else "" */
    int next; /* after the highest that is used that year, or that a paper has: under the word, or under all where they share one row */
} new_numbers;

/* Is it of a case paper of the body that waits for a meeting in the year of that day? Its number is taken. */
bool new_waits(const case_name *paper, slot owner, date day);

new_numbers new_numbers_of(const pipeline *p, slot owner, date day);

/* A key or value in the project's language. */
str new_key(const pipeline *p, const char *name);
str new_value(const pipeline *p, const char *name);

exit_status new_meeting(session *s);
exit_status new_person(session *s);

#endif
