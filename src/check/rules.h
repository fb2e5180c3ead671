/*
 * rules: every rule of this folder, once.
 *
 * RULE(SCOPE, MESSAGE_ID, function). The scope says what a rule is run for: once for every body, meeting, case and so
 * on, whose slot it is given; a rule for text has no scope and is given a piece of it. From this list come the prototypes and
 * the tables that check.c walks.
 */
#ifndef REFERAT_CHECK_RULES_H
#define REFERAT_CHECK_RULES_H

#include "check/checker.h"

#define CHECK_RULES(RULE)                                                                          \
    /* register.c */                                                                               \
    RULE(ARCHIVE, BODY_CIRCLE, check_body_circles)                                                 \
    RULE(ARCHIVE, ORGANISATION_CIRCLE, check_organisation_circles)                                 \
    /* attendance.c */                                                                             \
    RULE(MEETING, ATTENDANCE_NONE, check_attendance_given)                                         \
    RULE(MEETING, ATTENDANCE_IN_TEXT, check_attendance_in_text)                                    \
    RULE(MEETING, ATTENDANCE_UNRECORDED, check_attendance_recorded)                                \
    RULE(MEETING, PRESENT_AND_ABSENT, check_present_and_absent)                                    \
    RULE(MEETING, PRESENT_AND_DEPUTISED, check_present_and_deputised)                              \
    RULE(MEETING, DEPUTY_UNREGISTERED, check_deputies)                                             \
    RULE(MEETING, NOT_INVITED, check_invited)                                                      \
    RULE(MEETING, CAME_OR_LEFT_UNSEEN, check_came_or_left)                                         \
    /* named_twice.c */                                                                            \
    RULE(MEETING, NAMED_TWICE, check_named_twice)                                                  \
    RULE(MEETING, NAMED_CONTRARY, check_named_contrary)                                            \
    /* minutes.c */                                                                                \
    RULE(MEETING, APPROVAL_UNKNOWN, check_approval_known)                                          \
    RULE(MEETING, NEVER_APPROVED, check_approved)                                                  \
    RULE(MEETING, APPROVED_AS_DRAFT, check_approved_says_so)                                       \
    RULE(MEETING, AGENDA_DECIDED, check_agenda_open)                                               \
    RULE(MEETING, DATE_OTHER, check_date_of_name)                                                  \
    RULE(MEETING, TIME_BACKWARDS, check_time)                                                      \
    /* numbers.c */                                                                                \
    RULE(BODY, CASE_TWICE, check_case_twice)                                                       \
    RULE(BODY, CASE_GAP, check_case_gaps)                                                          \
    RULE(BODY, CASE_ORDER, check_case_order)                                                       \
    /* cases.c */                                                                                  \
    RULE(CASE, CASE_UNTITLED, check_case_titled)                                                   \
    RULE(CASE, DECISION_UNLABELLED, check_decision_labelled)                                       \
    RULE(CASE, DECISION_LEANS, check_decision_stands_alone)                                        \
    RULE(CASE, NOT_TAKEN_UP, check_taken_up)                                                       \
    RULE(ACTION, ACTION_OWNERLESS, check_action_owner)                                             \
    RULE(ACTION, ACTION_LATE, check_action_deadline)                                               \
    RULE(ACTION, DEADLINE_BEFORE, check_action_deadline_after)                                     \
    /* left_open.c */                                                                              \
    RULE(CASE, LABEL_EMPTY, check_labels_filled)                                                   \
    RULE(CASE, VOTES_UNDECIDED, check_decision_made)                                               \
    /* votes.c */                                                                                  \
    RULE(CASE, VOTES_SUM, check_votes_sum)                                                         \
    RULE(CASE, VOTES_NAMES, check_votes_names)                                                     \
    RULE(CASE, VOTES_CONTRARY, check_votes_agree)                                                  \
    RULE(CASE, VOTE_ABSENT, check_votes_present)                                                   \
    RULE(CASE, VOTE_WITHOUT_RIGHT, check_votes_right)                                              \
    RULE(CASE, NO_QUORUM, check_quorum)                                                            \
    /* references.c */                                                                             \
    RULE(REFERENCE, REPLACED_CITED, check_cited_decision)                                          \
    RULE(REPORT, PAPER_TITLE, check_paper_title)                                                   \
    /* headings.c */                                                                               \
    RULE(MEETING, HEADING_SKIPS, check_meeting_headings)                                           \
    RULE(REPORT, HEADING_SKIPS, check_report_headings)                                             \
    /* accounts.c */                                                                               \
    RULE(LEDGER, CARRY_OVER_WRONG, check_carry_over)                                               \
    RULE(LEDGER, CARRY_OVER_UNCHECKED, check_carry_over_known)                                     \
    RULE(LEDGER, ENTRY_YEAR, check_entry_years)                                                    \
    RULE(LEDGER, ENTRIES_UNDECIDED, check_entries_decided)                                         \
    RULE(LEDGER, FUND_OVERDRAWN, check_funds)                                                      \
    /* people.c */                                                                                 \
    RULE(BODY, SEATS_OVERLAP, check_seats_overlap)                                                 \
    RULE(BODY, PERSON_TWICE, check_person_twice)                                                   \
    RULE(BODY, SEAT_GAP, check_seat_gaps)                                                          \
    RULE(SEAT, SEAT_VACANT, check_seat_vacant)                                                     \
    RULE(ARCHIVE, PERSON_SEATLESS, check_people_seated)                                            \
    /* names.c */                                                                                  \
    RULE(MEETING, NAME_NEARLY, check_names_given)                                                  \
    /* law.c */                                                                                    \
    RULE(MEETING, LAW_TIME, check_law_time)                                                        \
    RULE(MEETING, LAW_PLACE, check_law_place)                                                      \
    RULE(MEETING, LAW_ATTENDANCE, check_law_attendance)                                            \
    RULE(MEETING, LAW_CASES, check_law_cases)                                                      \
    RULE(CASE, LAW_DECISION, check_law_decision)                                                   \
    RULE(CASE, LAW_VOTES, check_law_votes)                                                         \
    RULE(CASE, LAW_CLOSED, check_law_withheld)

/* Rules for one block of running text: a paragraph, a heading, a cell of a table. */
#define CHECK_TEXT_RULES(RULE)                                                                     \
    RULE(WEEKDAY_WRONG, check_weekdays)     /* weekdays.c */                              \
    RULE(AMOUNT_DISAGREES, check_amounts)   /* amounts.c */                               \
    RULE(NAME_NEARLY, check_names_in_text)  /* names.c */                                 \
    RULE(LAW_CLOSED, check_law_closed)      /* law.c */

#define RULE(scope, id, function) void function(checker *c, slot subject);
CHECK_RULES(RULE)
#undef RULE

#define RULE(id, function) void function(checker *c, const text_piece *piece);
CHECK_TEXT_RULES(RULE)
#undef RULE

#endif
