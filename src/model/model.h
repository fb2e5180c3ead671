/*
 * model: the archive, as its files say it.
 *
 * Organisations, people, bodies with their seats, agreements, projects, events, meetings with their cases,
 * reports and plans, accounts. `model_load` reads a project folder through tables of fields (one table for each kind
 * of mapping) and gives values with their places; names that point to something are kept as text.
 * `link` is the next and last stage that writes here: it fills the fields marked "link". All stages after it
 * see the archive as const.
 *
 * Things refer to each other by slot: an index into the archive's list of that kind, -1 for none. A day in
 * question is always given; values of the register are looked up as of that day.
 */
#ifndef REFERAT_MODEL_H
#define REFERAT_MODEL_H

#include "base/base.h"
#include "diag/diag.h"
#include "read/read.h"
#include "words/words.h"

typedef int32_t slot;
typedef list_of(slot) slot_list;

#define NO_SLOT (-1)

/* ---- values -------------------------------------------------------------------------------- */

typedef struct text {
    str value; /* "" if it is not given */
    span at;   /* of the value; of its mapping if it is not given */
} text;

typedef list_of(text) text_list;

/* A value of the register over time. An undated value is one item with an open period. */
typedef struct dated_value {
    str value;        /* "" where the value is a list: see node */
    const node *node; /* as written */
    period when;
    span at;
    slot target;      /* link: the organisation or body that it names; NO_SLOT if none or free text */
    slot_list targets; /* link: of a list */
} dated_value;

typedef list_of(dated_value) dated;

const dated_value *dated_at(const dated *values, date day); /* the one in force, the last where several are; NULL if none */
str dated_text(const dated *values, date day);              /* its text; "" if none */
str dated_any(const dated *values, date day);               /* …or else the nearest in time */
str dated_first(const dated *values);                        /* what was first in force: an address that is made of it lasts */

/* A name that points to a case, as written, and what it points to. */
typedef struct case_name {
    text written;     /* "partnermotet/04-26", "04-26" */
    slot target;      /* link: the case, or NO_SLOT */
    slot body;        /* link, where it is of a case that no agenda has yet: whose it will be… */
    str word;         /* …the body's own word before its number, "" for the usual one… */
    int year, number; /* …and the number; 0 for all others */
} case_name;

/* ---- register ------------------------------------------------------------------------------ */

typedef struct organisation {
    str id;           /* "" if it has none */
    span at;
    dated name, short_name, kind, parent;
    period when;
} organisation;

typedef struct person {
    str id;
    span at;
    dated name, initials, organisation, title, email;
    text_list also;
    dated default_initials; /* from the parts of the name: "Kjell-Morten Myhr" gives KMM */
} person;

typedef enum seat_role { SEAT_MEMBER, SEAT_LEADER, SEAT_DEPUTY_LEADER, SEAT_OBSERVER, SEAT_SECRETARY, SEAT_DEPUTY } seat_role;

/* A seat whose holder, role or vote is dated in the register becomes several seats here, one for each period, that
   follow each other in printed order and share label and id. */
typedef struct seat {
    span at;
    slot body;
    str id;
    dated label, title, note, group; /* group: "" ends the one before */
    bool has_group;
    text_list written_people; /* ids, names or initials, as written */
    slot_list people;         /* link: who holds it; none: vacant; two: shared, with one vote */
    bool guessed;             /* link: one of them, or of the seats it is deputy for, was reported, and is only the nearest */
    text vacant;              /* why nobody does */
    bool is_vacant;
    seat_role role;
    text_list written_deputy_for;
    slot_list deputy_for;     /* link: seats */
    period when;              /* meets of the seat's own and its roster's */
    bool votes;
    bool own_row;             /* printed in tables: all but deputies without a label */
} seat;

typedef list_of(seat) seat_list;

typedef enum body_kind { BODY_GOVERNING, BODY_WORKING, BODY_ADVISORY } body_kind;

typedef struct body_field {   /* one more line in the heading of minutes */
    str key;                  /* in the front matter */
    str label;                /* as printed */
} body_field;

typedef struct body {
    str id;
    span at;
    dated name, meeting, case_word, case_number, attendance, quorum, kind, reports_to, advises, law;
    period when;
    list_of(body_field) fields;
    text_list standing_cases; /* titles of cases that every new agenda gets; key standing-cases */
    slot_list seats;          /* into archive.seats, in printed order; all times */
    bool seats_lost;          /* what was reported of it may have been its seats */
    int seats_unsure;         /* how many have something that was reported, and that nothing can be put in place of */
    str_list lost_initials;   /* link: folded, of holders who were reported */
} body;

typedef struct agreement {
    span at;
    dated name;
    period when;
} agreement;

typedef struct project {
    span at;
    str id;
    text title;
    date year;
    text lead;
    text_list partners;
    slot lead_organisation;       /* link: or NO_SLOT for free text */
    slot_list partner_organisations; /* link: one for each partner, NO_SLOT for free text */
    bool has_amount;
    money amount;
    case_name decision;
} project;

typedef struct audience {
    str id;
    text name;
} audience;

typedef struct event {
    span at;
    text title;
    date when;
    text_list written_audiences, organisers, links;
    slot_list audiences;          /* link */
    slot_list organiser_organisations; /* link: one for each organiser, NO_SLOT for free text */
    int64_t attendees;            /* -1: not given */
} event;

/* ---- meetings ------------------------------------------------------------------------------ */

typedef enum meeting_status { STATUS_AGENDA, STATUS_DRAFT, STATUS_ISSUED, STATUS_APPROVED } meeting_status;

/* Somebody named in front matter: initials, a name, a person's id, or {name, title, organisation}. */
typedef struct named {
    text written;         /* name or initials */
    text title, organisation;
    slot person;          /* link: NO_SLOT: a name that the register does not have */
    str visitor;          /* link: then the whole name, of a guest or a deputy whose initials these are */
    slot organisation_slot; /* link */
    slot seat;            /* link: the seat in this body that it was resolved through */
    bool reported;        /* link: that nobody, or several, are called so */
} named;

typedef list_of(named) named_list;

typedef struct deputising {
    named who;            /* the member who was met for */
    named deputy;
} deputising;

typedef struct at_case {  /* joined or left */
    named who;
    text written;         /* the case number as written */
    slot target;          /* link: the case in this meeting */
} at_case;

typedef list_of(at_case) at_case_list;

typedef struct approval { /* one of `approves` */
    text written;         /* a date, or "previous" */
    bool previous;
    date day;
    slot meeting;         /* link */
} approval;

typedef struct attachment {
    int number;           /* from 1 */
    text title;           /* as given; "" until link fills it from the file */
    text file;            /* as written */
    str path;             /* relative to the project; "" if it is not there or lies outside */
    bool is_markdown;
    source_id source;     /* of a Markdown attachment */
    read_document content;
} attachment;

typedef list_of(attachment) attachment_list;

/* The columns of an attendance table. */
typedef enum attendance_column { COLUMN_INVITED, COLUMN_PRESENT, COLUMN_ABSENT, COLUMN_COUNT } attendance_column;

/* How a seat was filled at a meeting, and what the attendance table shows. */
typedef enum seat_sign { SIGN_EMPTY, SIGN_PRESENT, SIGN_ABSENT, SIGN_DEPUTY } seat_sign;

typedef struct seat_person {
    slot person;
    bool invited;
    bool not_invited;     /* the minutes say so */
    seat_sign sign;
} seat_person;

typedef struct roster_row {
    slot seat;
    seat_person people[2];  /* who held the seat that day; a shared seat has two */
    int people_count;       /* 0: vacant */
    bool invited;           /* any of them */
    seat_sign sign;         /* of the seat: SIGN_PRESENT if any of them was there */
    const named *deputy;    /* who met for it; NULL if nobody did */
    slot deputy_person;     /* the deputy in the register, or NO_SLOT */
    slot joined, left;      /* cases of this meeting; NO_SLOT: was there from the start, to the end */
    slot deputy_joined, deputy_left; /* the same of the deputy, who fills the seat while its holder is not there */
    bool recorded;          /* anything at all was said of it */
} roster_row;

typedef list_of(roster_row) roster;

typedef struct meeting {
    source_id source;
    str path;               /* of the file, relative to the project */
    const node *front;
    text written_body;
    slot body;              /* link; NO_SLOT: a message was given */
    date day;
    span day_at;
    time_range time;
    text place, title, written_time;
    meeting_status status;
    span status_at;
    lang language;
    bool all_present;
    bool has_invited, has_present, has_absent;
    bool body_guessed;      /* by its name, or the file's: what is written was reported */
    bool status_unread, approves_unread; /* what is written was reported */
    bool cases_unread;     /* it has none, and it was told of what may have been meant as its cases */
    bool attendance_unread; /* something was reported, in the minutes or the register, that may have said who was there */
    named_list invited, not_invited, present, absent, guests;
    list_of(deputising) deputies;
    at_case_list joined, left;
    list_of(approval) approves;
    date approved_on;       /* typed */
    case_name approved_in;  /* typed, or link */
    slot approved_by;       /* link: the meeting that approved it */
    bool approval_meant;    /* link: a date was reported that may have been this meeting's */
    attachment_list attachments;
    list_of(text) fields;   /* values of the body's own fields, in the body's order; link */
    md_node *content;       /* the whole document */
    list_of(md_node *) preamble; /* blocks before the first case */
    slot_list cases;
    roster roster;          /* link: in the body's order, with group rows implied by seats */
    int unsure;             /* link: how many names in the front matter were reported: as many more may have been there */
    slot_list meant;        /* link: whom such names may mean */
    named_list other_deputies; /* link: deputies who fill no seat of the roster */
} meeting;

/* ---- cases --------------------------------------------------------------------------------- */

typedef enum case_label {
    LABEL_NONE,             /* running text */
    LABEL_DECISION, LABEL_PROPOSAL, LABEL_VOTES, LABEL_STATEMENT, LABEL_ACTIONS, LABEL_DISQUALIFIED, LABEL_PRESENTER,
    LABEL_REPLACES, LABEL_ANNULS, LABEL_WITHHELD, LABEL_ATTACHMENTS,
    LABEL_DISCUSSION,       /* "Behandling": only found, to end the label before it; its part is running text */
    LABEL_COUNT
} case_label;

typedef list_of(md_node *) md_list;

/* A stretch of a case: running text, or one label with its value. */
typedef struct case_part {
    case_label label;
    str label_text;         /* as written: "Forslag til vedtak"; no colon */
    span at;                /* of the label, or of the first block */
    md_list blocks;         /* the value; the label itself is no longer in it */
    bool withheld;          /* stands after "Unntatt offentlighet" */
    bool handed_on;         /* a proposal of the body itself, to another: that is what came of the case */
    size_t first_vote, vote_count; /* those of the case's votes that were read from it */
} case_part;

typedef struct vote {
    span at;
    bool unanimous;
    bool whole;             /* every word and number of the text was understood: it may be checked */
    bool plain;             /* …and it is nothing but numbers, sides and names: it may be set in our own form */
    bool failed;            /* what was voted on fell */
    bool casting;           /* the leader's second vote decided: it may be counted in, or not */
    int in_favour, against, abstaining; /* -1: not given */
    int most;               /* votes for that one of several proposals that got the most; -1: none was counted so */
    named_list against_names, abstaining_names, favour_names;
} vote;

typedef struct action {
    span at;
    slot item;              /* the case */
    named_list owners;
    md_list text;           /* what is to be done: inlines, without owner, deadline and box */
    str plain;              /* the same as plain text */
    date deadline;
    span deadline_at;
    bool done;
    bool more;              /* blocks follow in its item: the text is not all of it */
} action;

typedef enum ref_outcome { REF_FOUND, REF_BEFORE_ARCHIVE, REF_MISSING, REF_AMBIGUOUS, REF_ITSELF } ref_outcome;

typedef enum ref_kind { REF_CASE, REF_MEETING, REF_ATTACHMENT, REF_FIGURE, REF_TABLE, REF_HEADING } ref_kind;

/* A reference in running text or an explicit link. Texts inside `at` are printed as a link where it was found. */
typedef struct reference {
    ref_kind kind;
    span at;                /* of the words that are the link */
    slot item;              /* the case that it stands in, or NO_SLOT */
    slot body;              /* the body that it was read as, or NO_SLOT */
    int year, number;       /* of a case; number alone of figures and attachments */
    slot target;            /* case, meeting, or number of the attachment from 0; NO_SLOT */
    const md_node *heading; /* REF_HEADING */
    ref_outcome outcome;
    bool replaces, annuls;  /* from such a label */
} reference;

typedef enum presence_state { PRESENCE_OUT, PRESENCE_MEMBER, PRESENCE_DEPUTY, PRESENCE_DISQUALIFIED } presence_state;

typedef struct presence {
    presence_state *seats;  /* one for each row of the meeting's roster */
    int voting_seats;       /* seats with a vote in the body that day */
    int present;            /* seats with a vote, filled, and not disqualified, at this case */
    int quorum;             /* seats that are needed; 0: no rule */
} presence;

typedef struct case_item {
    slot meeting, body;
    int year, number;
    str label;              /* "04-26", "PS 4/26", as the body prints it; link */
    str id;                 /* "04-26", "ps-04-26": ASCII, for addresses: two digits at least, '-', two digits of the year */
    str word;               /* before the number, as written, where it is the body's own: "Styresak", "PS"; else "" */
    str series;             /* the same where it is a part of the number, in the register's spelling: "PS"; else "" */
    int series_place;       /* in the body's words for cases, from 1; 0: none */
    bool year_taken;        /* no year was written: it is the meeting's */
    bool label_unread;      /* something in it is nearly a label, which was reported */
    span at;                /* of the heading */
    md_node *heading;
    md_list title;          /* the heading's inlines without case word and number */
    str plain_title;
    int level;              /* of the heading in the file */
    list_of(case_part) parts;
    list_of(vote) votes;
    slot_list actions;
    named_list disqualified;
    named_list presenters;
    bool withheld;
    text withheld_basis;    /* "offl. § 13" */
    attachment_list attachments;
    presence presence;      /* link */
    slot thread;            /* link */
    slot_list cited_by;     /* link: cases that refer to it, by date */
    slot_list cites;        /* link: cases that it refers to */
    slot replaced_by, annulled_by; /* link */
    bool lists_others;      /* link: only says what other cases are about ("Referatsaker", a standing case): it joins no matters */
} case_item;

/* Cases that refer to each other, over all bodies: one matter through time. */
typedef struct thread {
    slot_list cases;        /* by date */
} thread;

/* ---- reports, plans, papers ------------------------------------------------------------------ */

typedef enum report_kind { REPORT_ANNUAL, REPORT_PLAN, REPORT_DOCUMENT, REPORT_PAPER } report_kind;

typedef struct chapter {
    source_id source;
    str path;
    md_node *content;
} chapter;

typedef struct report {
    report_kind kind;
    source_id source;
    str path;
    str name;               /* for its address: the file's name, or its folder's where it is a folder of chapters */
    const node *front;
    int year;               /* 0: none */
    date day;
    text title, subtitle, organisation, cover;
    lang language;
    int toc;                /* depth; 0: none */
    bool numbering;
    bool figures_plain;     /* captions without "Figur 1" */
    text written_body;
    slot body;              /* link */
    case_name adopted_by;
    case_name paper_of;     /* case papers: the case that they are for */
    attachment_list attachments;
    list_of(chapter) chapters; /* one at least: the file itself first, where it has text */
    int top_level;          /* the shallowest heading */
} report;

/* ---- accounts ------------------------------------------------------------------------------ */

typedef struct account_name {
    str id;
    text name;              /* {year} and {previous-year} are not filled in */
    bool carried_over;      /* rows only */
} account_name;

typedef struct budget_amount {
    int year;
    slot row, fund;
    money amount;
    span at;
} budget_amount;

typedef struct ledger_entry {
    span at;
    date when;
    slot fund, row;
    str text, voucher;
    money amount;
    case_name decision;
} ledger_entry;

typedef struct ledger {     /* one year */
    int year;
    source_id source;
    list_of(ledger_entry) entries;
} ledger;

typedef struct accounts {
    bool given;
    span at;
    text title;
    bool income_positive;
    list_of(account_name) funds, rows;
    list_of(budget_amount) budget;
    list_of(ledger) ledgers; /* by year */
} accounts;

typedef struct account_sum {
    bool any;               /* no entries: an empty cell, not a zero */
    money amount;
} account_sum;

/* Sums of a year's ledger; NO_SLOT for row or fund means all. */
account_sum accounts_sum(const accounts *acc, int year, slot row, slot fund);
account_sum accounts_budget(const accounts *acc, int year, slot row, slot fund);
const ledger *accounts_ledger(const accounts *acc, int year); /* NULL if there is none */
str  accounts_name(arena *a, const account_name *name, int year); /* {year} and {previous-year} filled in */
slot accounts_find_row(const accounts *acc, str id);
slot accounts_find_fund(const accounts *acc, str id);

/* ---- the archive --------------------------------------------------------------------------- */

typedef struct project_settings {
    str root;               /* absolute */
    text organisation;
    lang language;
    text theme;
    int archive_from;       /* 0: not given */
    str output;             /* folder, relative to the project: "out" */
    str address;            /* of the site on the web, with '/' at its end; "" if none is given */
    bool publish_email;     /* e-mail addresses of the register belong in the open data */
    source_id source;       /* referat.yaml */
} project_settings;

typedef struct archive {
    project_settings settings;
    list_of(organisation) organisations;
    list_of(person) people;
    list_of(body) bodies;
    seat_list seats;
    list_of(agreement) agreements;
    list_of(project) projects;
    list_of(audience) audiences;
    list_of(event) events;
    list_of(meeting) meetings;   /* by date, then path */
    list_of(case_item) cases;    /* by meeting, then order in it */
    list_of(action) actions;
    list_of(report) reports;     /* by path */
    accounts accounts;
    list_of(reference) references; /* link: by source, then offset */
    list_of(thread) threads;       /* link */
    str_list files;              /* all other files below the project, relative, by name: figures and attachments */
    text_list withheld;          /* what roles hide from the public, and where; empty in an archive that is not for it */
    map *ids[5];                 /* see model_find */
    map *names[5];               /* see model_find_named */
    map *index;                  /* see case_find and meeting_find */
} archive;

typedef enum id_kind { ID_ORGANISATION, ID_PERSON, ID_BODY, ID_AUDIENCE, ID_PROJECT } id_kind;

/* Reads a project. Never NULL. The root may be relative. In the trees of documents, `include` directives are already
   replaced by what they name, comments that speak to referat are gone (their languages stand in md_node.lang), and
   lists that are dates in truth are paragraphs. For the public, what the role `withheld` hides is not in the archive,
   only in its list. Messages: R1xx for values, UNKNOWN_KEY, UNKNOWN_VALUE, and those of `read`. */
archive *model_load(diag *d, arena *a, const words *w, const char *root, bool is_public);

/* An archive with nothing but the settings; messages then name words in the project's language. */
archive *model_load_settings(diag *d, arena *a, const words *w, const char *root);

slot model_find(const archive *m, id_kind kind, str id);        /* NO_SLOT if there is none */

/* Those that have borne a name (also short names and other spellings) at any time, without regard to case; NULL if
   none. */
const slot_list *model_find_named(const archive *m, arena *a, id_kind kind, str name);

/* A body by its id, or by its name as of a day; where no body bears that any more, the one that bore it last. NO_SLOT if
   none or several. */
slot body_find(const archive *m, arena *a, str id_or_name, date day);
period body_named_when(const body *b, const dated_value *name); /* a name lasts no longer than its body */

/* ---- questions that several stages ask ------------------------------------------------------- */

bool  meeting_day_of_name(const meeting *m, date *day);          /* the day that the name of its file begins with, if it does */

/* A time of day in Norway as an instant (RFC 3339): "2026-03-23T14:00:00+01:00". The day is a whole one; minutes -1: its
   beginning. */
str   moment_in_norway(arena *a, date day, int minutes);

/* A time in which a person sat in a body, with adjoining seats as one. */
typedef struct sitting {
    slot person;
    period when;
} sitting;

typedef list_of(sitting) sitting_list;

sitting_list body_sittings(const archive *m, arena *a, slot body);       /* by person, then time; deputies apart */
period sitting_at(const sitting_list *list, slot person, date day);      /* open at both ends where there is none */

str   body_name(const archive *m, slot body, date day);          /* as of that day, else the nearest */
str   person_name(const archive *m, slot person, date day);
str   named_in_full(const archive *m, const named *n, date day); /* in full, or as written where nobody knows who it is */
str   person_initials(const archive *m, slot person, date day);
str   initials_of_name(arena *a, str name);                      /* "Kjell-Morten Myhr" gives KMM */
str   person_title(const archive *m, slot person, date day);     /* "" if none */
str   person_organisation(const archive *m, arena *a, slot person, date day); /* its name that day, or free text; "" if none */
str   person_organisation_short(const archive *m, arena *a, slot person, date day); /* short form, else the name */
str   organisation_name(const archive *m, slot organisation, date day);
str   organisation_short(const archive *m, slot organisation, date day);
void  body_seats_at(const archive *m, arena *a, slot body, date day, slot_list *seats); /* in printed order */
size_t body_columns(const archive *m, const words *w, slot body, date day, attendance_column columns[COLUMN_COUNT]);
                                                                 /* as its `attendance` has them; invited, present if none */
slot  case_find(const archive *m, slot body, int year, int number);      /* the first, of whatever series */
bool  case_is_unread(const archive *m, slot body, int year, int number); /* it stands somewhere, and was told of: it cannot be read */
slot  case_find_in_series(const archive *m, const case_item *like);      /* the first with its body, series and number */
bool  case_shares_number(const archive *m, const case_item *like);       /* with another of its body, under another word */
/* Does each word of a body ("PS", "RS") count its cases by itself? Where a number stands under two words, or where that
   reading leaves fewer cases out of their row. All cases of the body are given, in their order. */
bool  cases_count_apart(const archive *m, const slot_list *cases);
slot  meeting_find(const archive *m, slot body, date day);
bool  meeting_was_held(const meeting *m);                        /* it is no agenda, and its body and day are known */
date  archive_today(const archive *m);                           /* where nobody says which day it is: see questions.c */
str   case_body_label(const archive *m, arena *a, slot item);     /* the number as its body prints it: "04-26", "PS 4/26" */
bool  case_has_decision(const case_item *c);
const case_part *case_find_part(const case_item *c, case_label label); /* the first; NULL if none */
const char *case_label_name(case_label label);                    /* "decision": the English name in words */
const char *seat_role_name(seat_role role);
const char *seat_role_phrase(seat_role role);                     /* "role-deputy-leader": the phrase that prints it */
const char *meeting_status_name(meeting_status status);
const char *report_kind_name(report_kind kind);

/* ---- running text: to look for things in a paragraph and name their places -------------------- */

typedef struct flat_piece {
    size_t from;          /* offset in flat_text.text */
    size_t len;
    md_node *node;        /* the inline that it comes from */
} flat_piece;

/* The text of the inlines below a block, in one line: breaks are one space; code, images, roles and the names of
   footnotes are left out, as is the text of links unless asked for (each leaves U+FFFC, so that words do not meet). */
typedef struct flat_text {
    str text;
    list_of(flat_piece) pieces;
} flat_text;

flat_text flat_of(arena *a, const md_node *block, bool with_links);
span      flat_span(const flat_text *f, size_t from, size_t to); /* in the source */

/* ---- case numbers and case words ---------------------------------------------------------------- */

typedef struct case_number {
    int year, number;
    size_t len;           /* bytes read */
} case_number;

/* A case number at the start of a text: 04-26, 4-26, 10/25, 10-2025; with the year first where the body's template
   has it so. Where the template has no year, a bare number is a case of `year`. */
bool case_number_read(str s, str form, int year, case_number *n);
str  case_number_text(arena *a, str form, int year, int number);     /* as a template prints it */
str  body_case_form(const archive *m, slot body, date day);          /* its template; "{n:02}-{yy}" if it has none */

/* How many words a body has for its cases that day, and the place of the first among all it has had, from 1 (0: none). */
int  body_case_words(const archive *m, slot body, date day, int *first);
/* The place of the word that is a part of the numbers of its new cases ("PS 4/26"); 0 if they have the usual word. */
int  body_series(const archive *m, const words *w, slot body, date day);

/* Is it a word for a case in any language ("Sak", "sakene"), or this case word or a form of it ("styringsgruppesaken")? */
bool is_case_word(const words *w, str word);
bool is_form_of_case_word(const words *w, arena *a, str word, str case_word);
bool case_has_word(const words *w, arena *a, const case_item *c, str word); /* may the word lead its number? "" and usual ones may */
str  case_word_cut(str s, str *rest);          /* "PS" of "PS 12/25", and the rest from its number on; "" if none leads it */
str  case_word_stem(const words *w, str word); /* "styringsgruppe" of "styringsgruppesaken"; "" if no word for a case ends it */

/* `referat dump model`: everything, in file order, with what link added. */
void model_dump(const archive *m, const diag *d, buf *out);

#endif
