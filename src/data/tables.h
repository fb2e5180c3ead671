/*
 * tables: what each table of the open data holds, field by field.
 *
 * A line for each field: table, name, kind, whether every record has it, its only values (or NULL), and the phrase
 * that says what it is. From these lines come the numbers by which records are filled (MEETINGS_date), and the
 * tables that JSON, CSV, Schema, the page and the handbook's check are made from. Names are never changed without a
 * greater DATA_VERSION; new ones go to the end of their table.
 */
#ifndef REFERAT_DATA_TABLES_H
#define REFERAT_DATA_TABLES_H

#include "compose/compose.h"

#define ROLES "leader|deputy-leader|member|observer|secretary|deputy"

/* Where a case was dealt with: the same in all that belongs to a case. */
#define OF_CASE(FIELD, set)                                             \
    FIELD(set, page, ADDRESS, true, NULL, "data-page-case")             \
    FIELD(set, meeting, ADDRESS, true, NULL, "data-meeting")            \
    FIELD(set, body, ADDRESS, false, NULL, "data-body")                 \
    FIELD(set, body_name, TEXT, false, NULL, "data-body-name")          \
    FIELD(set, date, DATE, false, NULL, "data-date")                    \
    FIELD(set, label, TEXT, true, NULL, "data-label")

#define MEETINGS_FIELDS(FIELD, set)                                     \
    FIELD(set, page, ADDRESS, true, NULL, "data-page-meeting")          \
    FIELD(set, pdf, ADDRESS, false, NULL, "data-pdf")                   \
    FIELD(set, body, ADDRESS, false, NULL, "data-body")                 \
    FIELD(set, body_name, TEXT, false, NULL, "data-body-name")          \
    FIELD(set, date, DATE, false, NULL, "data-date")                    \
    FIELD(set, from, TIME, false, NULL, "data-from-time")               \
    FIELD(set, to, TIME, false, NULL, "data-to-time")                   \
    FIELD(set, place, TEXT, false, NULL, "data-place")                  \
    FIELD(set, title, TEXT, true, NULL, "data-title")                   \
    FIELD(set, status, TEXT, true, "agenda|draft|issued|approved", "data-status") \
    FIELD(set, approved, DATE, false, NULL, "data-approved")            \
    FIELD(set, approved_in, ADDRESS, false, NULL, "data-approved-in")   \
    FIELD(set, cases, NUMBER, true, NULL, "data-case-count")            \
    FIELD(set, language, TEXT, true, "nb|nn|en", "data-language")

#define CASES_FIELDS(FIELD, set)                                        \
    OF_CASE(FIELD, set)                                                 \
    FIELD(set, year, NUMBER, true, NULL, "data-year")                   \
    FIELD(set, number, NUMBER, true, NULL, "data-number")               \
    FIELD(set, withheld, FLAG, true, NULL, "data-withheld")             \
    FIELD(set, title, TEXT, false, NULL, "data-case-title")             \
    FIELD(set, state, TEXT, false, "pending|undecided|in-force|replaced|annulled", "data-case-state") \
    FIELD(set, replaced_by, ADDRESS, false, NULL, "data-replaced-by")   \
    FIELD(set, annulled_by, ADDRESS, false, NULL, "data-annulled-by")   \
    FIELD(set, presenters, TEXTS, true, NULL, "data-presenters")        \
    FIELD(set, disqualified, TEXTS, true, NULL, "data-disqualified")    \
    FIELD(set, cites, ADDRESSES, true, NULL, "data-cites")              \
    FIELD(set, cited_by, ADDRESSES, true, NULL, "data-cited-by")

#define DECISIONS_FIELDS(FIELD, set)                                    \
    OF_CASE(FIELD, set)                                                 \
    FIELD(set, part, NUMBER, true, NULL, "data-part")                   \
    FIELD(set, title, TEXT, true, NULL, "data-case-title")              \
    FIELD(set, text, TEXT, true, NULL, "data-decision-text")            \
    FIELD(set, state, TEXT, true, "in-force|replaced|annulled", "data-decision-state") \
    FIELD(set, replaced_by, ADDRESS, false, NULL, "data-replaced-by")   \
    FIELD(set, annulled_by, ADDRESS, false, NULL, "data-annulled-by")   \
    FIELD(set, status, TEXT, true, "agenda|draft|issued|approved", "data-status")

#define VOTES_FIELDS(FIELD, set)                                        \
    OF_CASE(FIELD, set)                                                 \
    FIELD(set, vote, NUMBER, true, NULL, "data-vote-number")            \
    FIELD(set, text, TEXT, true, NULL, "data-vote-text")                \
    FIELD(set, unanimous, FLAG, true, NULL, "data-unanimous")           \
    FIELD(set, passed, FLAG, true, NULL, "data-passed")                 \
    FIELD(set, casting, FLAG, true, NULL, "data-casting")               \
    FIELD(set, complete, FLAG, true, NULL, "data-complete")             \
    FIELD(set, in_favour, NUMBER, false, NULL, "data-in-favour")        \
    FIELD(set, against, NUMBER, false, NULL, "data-against")            \
    FIELD(set, abstaining, NUMBER, false, NULL, "data-abstaining")      \
    FIELD(set, favour_names, TEXTS, true, NULL, "data-favour-names")    \
    FIELD(set, against_names, TEXTS, true, NULL, "data-against-names")  \
    FIELD(set, abstaining_names, TEXTS, true, NULL, "data-abstaining-names")

#define ATTENDANCE_FIELDS(FIELD, set)                                   \
    FIELD(set, page, ADDRESS, true, NULL, "data-page-meeting")          \
    FIELD(set, body, ADDRESS, false, NULL, "data-body")                 \
    FIELD(set, body_name, TEXT, false, NULL, "data-body-name")          \
    FIELD(set, date, DATE, false, NULL, "data-date")                    \
    FIELD(set, person, TEXT, false, NULL, "data-person")                \
    FIELD(set, name, TEXT, true, NULL, "data-name")                     \
    FIELD(set, organisation, TEXT, false, NULL, "data-organisation-then") \
    FIELD(set, seat, TEXT, false, NULL, "data-seat")                    \
    FIELD(set, role, TEXT, true, ROLES "|guest", "data-role")           \
    FIELD(set, invited, FLAG, true, NULL, "data-invited")               \
    FIELD(set, attendance, TEXT, false, "present|absent|deputy", "data-sign") \
    FIELD(set, deputy, TEXT, false, NULL, "data-deputy")                \
    FIELD(set, deputy_person, TEXT, false, NULL, "data-deputy-person")  \
    FIELD(set, joined, ADDRESS, false, NULL, "data-joined")             \
    FIELD(set, left, ADDRESS, false, NULL, "data-left")

#define ACTIONS_FIELDS(FIELD, set)                                      \
    OF_CASE(FIELD, set)                                                 \
    FIELD(set, owners, TEXTS, true, NULL, "data-owners")                \
    FIELD(set, people, TEXTS, true, NULL, "data-owner-people")          \
    FIELD(set, text, TEXT, true, NULL, "data-action-text")              \
    FIELD(set, deadline, DATE, false, NULL, "data-deadline")            \
    FIELD(set, state, TEXT, true, "open|done", "data-action-state")

#define PEOPLE_FIELDS(FIELD, set)                                       \
    FIELD(set, id, TEXT, true, NULL, "data-id")                         \
    FIELD(set, name, TEXT, true, NULL, "data-name-now")                 \
    FIELD(set, initials, TEXT, false, NULL, "data-initials")            \
    FIELD(set, title, TEXT, false, NULL, "data-person-title")           \
    FIELD(set, organisation, TEXT, false, NULL, "data-organisation-now") \
    FIELD(set, organisation_id, TEXT, false, NULL, "data-organisation-id") \
    FIELD(set, other_names, TEXTS, true, NULL, "data-other-names")      \
    FIELD(set, email, TEXT, false, NULL, "data-email")

#define SEATS_FIELDS(FIELD, set)                                        \
    FIELD(set, page, ADDRESS, true, NULL, "data-page-body")             \
    FIELD(set, body_name, TEXT, true, NULL, "data-body-name-now")       \
    FIELD(set, seat, TEXT, false, NULL, "data-seat")                    \
    FIELD(set, group, TEXT, false, NULL, "data-group")                  \
    FIELD(set, role, TEXT, true, ROLES, "data-role")                    \
    FIELD(set, person, TEXT, false, NULL, "data-person")                \
    FIELD(set, name, TEXT, false, NULL, "data-name-now")                \
    FIELD(set, votes, FLAG, true, NULL, "data-voting")                  \
    FIELD(set, from, DATE, false, NULL, "data-from")                    \
    FIELD(set, to, DATE, false, NULL, "data-to")                        \
    FIELD(set, deputy_for, TEXTS, true, NULL, "data-deputy-for")        \
    FIELD(set, id, TEXT, false, NULL, "data-seat-id")

#define BODIES_FIELDS(FIELD, set)                                       \
    FIELD(set, page, ADDRESS, true, NULL, "data-page-body")             \
    FIELD(set, id, TEXT, true, NULL, "data-id")                         \
    FIELD(set, name, TEXT, true, NULL, "data-name-now")                 \
    FIELD(set, other_names, TEXTS, true, NULL, "data-other-names")      \
    FIELD(set, kind, TEXT, false, "governing|working|advisory", "data-body-kind") \
    FIELD(set, reports_to, ADDRESS, false, NULL, "data-reports-to")     \
    FIELD(set, from, DATE, false, NULL, "data-from")                    \
    FIELD(set, to, DATE, false, NULL, "data-to")                        \
    FIELD(set, advises, ADDRESSES, true, NULL, "data-advises")

#define ORGANISATIONS_FIELDS(FIELD, set)                                \
    FIELD(set, id, TEXT, true, NULL, "data-id")                         \
    FIELD(set, name, TEXT, true, NULL, "data-name-now")                 \
    FIELD(set, short, TEXT, false, NULL, "data-short")                  \
    FIELD(set, other_names, TEXTS, true, NULL, "data-other-names")      \
    FIELD(set, kind, TEXT, false, NULL, "data-organisation-kind")       \
    FIELD(set, parent, TEXT, false, NULL, "data-parent")                \
    FIELD(set, from, DATE, false, NULL, "data-from")                    \
    FIELD(set, to, DATE, false, NULL, "data-to")

#define ACCOUNTS_FIELDS(FIELD, set)                                     \
    FIELD(set, page, ADDRESS, false, NULL, "data-page-report")          \
    FIELD(set, year, NUMBER, true, NULL, "data-accounts-year")          \
    FIELD(set, kind, TEXT, true, "entry|budget", "data-entry-kind")     \
    FIELD(set, date, DATE, false, NULL, "data-entry-date")              \
    FIELD(set, row, TEXT, true, NULL, "data-row")                       \
    FIELD(set, row_name, TEXT, true, NULL, "data-row-name")             \
    FIELD(set, fund, TEXT, true, NULL, "data-fund")                     \
    FIELD(set, fund_name, TEXT, true, NULL, "data-fund-name")           \
    FIELD(set, amount, AMOUNT, true, NULL, "data-amount")               \
    FIELD(set, text, TEXT, false, NULL, "data-entry-text")              \
    FIELD(set, voucher, TEXT, false, NULL, "data-voucher")              \
    FIELD(set, decision, ADDRESS, false, NULL, "data-entry-decision")

#define DOCUMENTS_FIELDS(FIELD, set)                                    \
    FIELD(set, page, ADDRESS, true, NULL, "data-page-document")         \
    FIELD(set, pdf, ADDRESS, false, NULL, "data-pdf")                   \
    FIELD(set, kind, TEXT, true, "agenda|minutes|annual-report|plan|document|case-paper", "data-document-kind") \
    FIELD(set, title, TEXT, true, NULL, "data-title")                   \
    FIELD(set, subtitle, TEXT, false, NULL, "data-subtitle")            \
    FIELD(set, date, DATE, false, NULL, "data-document-date")           \
    FIELD(set, year, NUMBER, false, NULL, "data-document-year")         \
    FIELD(set, body, ADDRESS, false, NULL, "data-body")                 \
    FIELD(set, language, TEXT, true, "nb|nn|en", "data-language")       \
    FIELD(set, changed, DATE, false, NULL, "data-changed")

/* table, name of its files, what it is */
#define DATA_SETS(SET)                                \
    SET(MEETINGS, "meetings", "data-meetings")        \
    SET(CASES, "cases", "data-cases")                 \
    SET(DECISIONS, "decisions", "data-decisions")     \
    SET(VOTES, "votes", "data-votes")                 \
    SET(ATTENDANCE, "attendance", "data-attendance")  \
    SET(ACTIONS, "actions", "data-actions")           \
    SET(PEOPLE, "people", "data-people")              \
    SET(SEATS, "seats", "data-seats")                 \
    SET(BODIES, "bodies", "data-bodies")              \
    SET(ORGANISATIONS, "organisations", "data-organisations") \
    SET(ACCOUNTS, "accounts", "data-accounts")        \
    SET(DOCUMENTS, "documents", "data-documents")

/* The number of each field in its table: MEETINGS_date; and of the tables: SET_MEETINGS. */
#define FIELD_NUMBER(set, name, kind, required, choices, phrase) set##_##name,
#define FIELD_NUMBERS(set, name, phrase) enum { set##_FIELDS(FIELD_NUMBER, set) set##_COUNT };
DATA_SETS(FIELD_NUMBERS)

#define SET_NUMBER(set, name, phrase) SET_##set,
typedef enum set_number { DATA_SETS(SET_NUMBER) SET_COUNT } set_number;

#endif
