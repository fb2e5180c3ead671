/*
 * register: what the pages of the site and the directives of a report share.
 *
 * Tables of meetings, cases, decisions and actions, with a filter; lists of members and of reports;
 * attendance.
 */
#ifndef REFERAT_COMPOSE_REGISTER_H
#define REFERAT_COMPOSE_REGISTER_H

#include "compose/composer.h"
#include "compose/site_plan.h"

typedef struct register_filter {
    slot body;       /* NO_SLOT: all */
    int year;        /* 0: all; of a case, that of its number */
    int held_in;     /* 0: all; the year of the meeting */
    str status;      /* "": all; of actions: open, done, overdue; of decisions: open (in force), replaced (or annulled),
                        superseded (replaced, not annulled), annulled */
    date day;        /* what is overdue is overdue on this day */
    size_t most;     /* 0: all */
    const slot_list *among; /* the only entries that are looked at, in their order; NULL: those of the archive */
    bool held;       /* of meetings: only those that have been */
    bool substantial; /* of decisions: not those in which a meeting approves its notice or lists others, or of which nothing may be read */
    bool tell_late;  /* of actions: those that are overdue say so */
    bool newest;     /* last first */
    bool years;      /* with a heading row for each year */
} register_filter;

/* Each gives the number of rows that it printed; with none it prints nothing. */
size_t put_meeting_table(composer *c, doc_block *parent, const register_filter *f, inline_list caption);
size_t put_case_table(composer *c, doc_block *parent, const register_filter *f, inline_list caption);
size_t put_decision_table(composer *c, doc_block *parent, const register_filter *f, inline_list caption);
size_t put_action_table(composer *c, doc_block *parent, const register_filter *f, inline_list caption);

size_t register_len(const archive *m, register_kind kind);
slot   register_meeting(const archive *m, register_kind kind, slot which); /* where an entry comes from */
bool   register_matches(const archive *m, audience_kind readers, register_kind kind, slot which, const register_filter *f);
bool   action_is_late(const action *a, date day); /* open, and its deadline has passed */
void   put_late_mark(const composer *c, inline_list *out, const action *a, date day); /* on a line of its own; nothing if it is in time */
bool   action_matches(const archive *m, audience_kind readers, const action *a, const register_filter *f);
bool   case_matches(const case_item *k, const register_filter *f);

size_t put_members(composer *c, doc_block *parent, slot of_body, date day, bool deputies); /* seats printed */
void   put_members_today(composer *c, doc_block *root, slot of_body);
void   put_members_before(composer *c, doc_block *root, slot of_body);  /* at each year's end */

void   put_search(composer *c, doc_block *root);
void   put_page_title(composer *c, doc_block *root, str title);
size_t put_report_list(composer *c, doc_block *parent, report_kind kind);                  /* reports printed */

typedef enum matrix_by { MATRIX_PERSON, MATRIX_ORGANISATION, MATRIX_MEETING } matrix_by;

typedef struct matrix_request {
    slot body;
    int year;
    matrix_by by;
} matrix_request;

/* false if the body had no meeting that year */
bool put_attendance_matrix(composer *c, doc_block *parent, matrix_request wanted, inline_list caption);

#endif
