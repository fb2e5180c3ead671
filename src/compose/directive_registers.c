/*
 * directive_registers: meetings, cases, decisions and actions of a body and year, as tables in a
 * report.
 *
 * The same tables as on the pages of the site (register_tables.c), first to last, with a caption if
 * one is given.
 */
#include "compose/directive.h"
#include "compose/register.h"

typedef size_t table_maker(composer *c, doc_block *parent, const register_filter *f,
                           inline_list caption);

/* A body is used where it was given; the document's own is not taken for granted, for a report tells of all bodies. */
static void print_table(composer *c, doc_block *parent, const directive_options *o,
                        table_maker *make)
{
    register_filter f = {
        .body = o->has_body ? o->body : NO_SLOT, .year = o->year, .status = o->status, .day = o->at
    };
    if (o->has_body && o->body == NO_SLOT)
        return;
    if (make(c, parent, &f, directive_caption(c, o)) == 0)
        directive_empty_year(c, parent, o);
}

static void print_meetings(composer *c, doc_block *parent, const directive_options *o)
{
    print_table(c, parent, o, put_meeting_table);
}

static void print_cases(composer *c, doc_block *parent, const directive_options *o)
{
    print_table(c, parent, o, put_case_table);
}

static void print_decisions(composer *c, doc_block *parent, const directive_options *o)
{
    print_table(c, parent, o, put_decision_table);
}

static void print_actions(composer *c, doc_block *parent, const directive_options *o)
{
    print_table(c, parent, o, put_action_table);
}

const directive directive_meetings = {
    .name = "meetings",
    .options = NAMES("body", "year", "at", "caption"),
    .print = print_meetings,
};
const directive directive_cases = {
    .name = "cases",
    .options = NAMES("body", "year", "at", "caption"),
    .print = print_cases,
};
const directive directive_decisions = {
    .name = "decisions",
    .options = NAMES("body", "year", "at", "status", "caption"),
    .by = NAMES("open", "replaced"),
    .print = print_decisions,
};
const directive directive_actions = {
    .name = "actions",
    .options = NAMES("body", "year", "at", "status", "caption"),
    .by = NAMES("open", "done", "overdue"),
    .print = print_actions,
};
