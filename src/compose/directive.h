/*
 * directive: a generated part of a text, ```{name} with options in YAML.
 *
 * Each directive is a const record in a file of its own: its name, the options that it knows, what
 * it can go `by`, and the function that prints it. Options are read once, by name, into one struct;
 * those that were not given have their defaults: the day, the year and the body of the document.
 */
#ifndef REFERAT_COMPOSE_DIRECTIVE_H
#define REFERAT_COMPOSE_DIRECTIVE_H

#include "compose/composer.h"

typedef struct directive_options {
    const md_node *node;   /* for the place of messages */
    date at;
    int year;
    bool has_year;         /* was it given? */
    slot body;             /* the document's own unless given; NO_SLOT for none */
    bool has_body;
    str of, by, compare, status, kind; /* canonical values; "" if not given */
    span by_at, compare_at, kind_at;   /* of those */
    str caption, title;    /* directive_caption() has the footnotes that the first calls */
    str_list columns;
    const node *notes;     /* id → text; NULL if none */
    int depth;
    bool deputies;
    slot row, fund;        /* of the accounts; NO_SLOT for all */
    slot_list rows, funds; /* where a directive takes several; empty for all */
    bool table;            /* a drawing has its table open below it */
} directive_options;

typedef struct directive {
    const char *name;
    const char *const *options; /* canonical names; NULL ends them */
    const char *const *by;      /* values of `by`, `compare`, `status` and `kind`; NULL ends them */
    const char *const *of, *const *compare, *const *kind; /* where these have values of their own */
    void (*print)(composer *c, doc_block *parent, const directive_options *o);
} directive;

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

extern const directive directive_members, directive_changes, directive_meetings, directive_attendance, directive_decisions,
    directive_cases, directive_actions, directive_accounts, directive_budget, directive_ledger, directive_projects,
    directive_agreements, directive_events, directive_orgchart, directive_wheel, directive_chart, directive_toc;

inline_list directive_caption(composer *c, const directive_options *o); /* enters its notes: once, where it is shown */
void directive_says(composer *c, doc_block *parent, const char *phrase); /* in place of what it would print */
void directive_empty(composer *c, doc_block *parent, const directive_options *o); /* nothing to print: says so */
void directive_empty_year(composer *c, doc_block *parent, const directive_options *o); /* the same of a year: without a message while it lasts */
bool directive_needs_body(composer *c, const directive_options *o);               /* false after a message */

#endif
