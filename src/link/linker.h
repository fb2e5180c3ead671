/*
 * What the files of link share: the state of one linking, and who calls whom.
 *
 * `linker` holds the archive that is being completed, scratch memory that is forgotten after each paragraph, and a few
 * arrays that are made once and used for every meeting, so that the whole stays linear in what there is to link.
 */
#ifndef REFERAT_LINK_LINKER_H
#define REFERAT_LINK_LINKER_H

#include "link/link.h"

/* Somebody who may be named by initials at a meeting. */
typedef struct attendee {
    slot person;           /* NO_SLOT: a guest or deputy whom the register does not have */
    slot seat;
    str name, initials;
} attendee;

typedef list_of(attendee) attendee_list;

/* Who can be named at one meeting: those who sit in the body that day, its deputies, and those who came. */
typedef struct attendees {
    slot meeting, body;
    date day;
    attendee_list all;
    map *by_initials;      /* initials → list of places in `all` */
    map *by_name;          /* folded name → place */
    int reported;          /* names that were none of theirs, or several people's */
    slot_list meant;       /* whom such names may mean */
} attendees;

/* A body that bears a name, in one of its forms. */
typedef struct name_form {
    slot body;
    period when;           /* in which it does */
    bool is_kind;          /* "styret" of "Hovedstyret": a name only after "i" */
} name_form;

typedef list_of(name_form) name_forms;

/* The document that a text stands in. */
typedef struct text_home {
    slot meeting, report;
    slot body;
    date day;
    const md_node *const *roots; /* where its headings are */
    size_t root_count;
    int attachments;
    bool is_attachment;    /* its headings may look like those of cases: they are none, and no references */
    map *headings;         /* "vedlegg 1" → heading; made when it is first asked for */
} text_home;

enum { DEPUTY_INDEX = 2 }; /* in row_link: not one of the holders, but who met for them */

/* One of the rows that a person appears in at a meeting. */
typedef struct row_link {
    int row;
    int index;             /* of the holder in the row, or DEPUTY_INDEX */
    int next;              /* the person's next link, from 1; 0: none */
} row_link;

typedef struct linker {
    diag *d;
    arena *a;
    arena *scratch;        /* forgotten after each paragraph */
    archive *m;
    const words *w;
    size_t compared;       /* names that may still be looked at to give a hint */
    int *rows;             /* for each person: the first place in `row_links`, from 1; 0: in no row */
    list_of(row_link) row_links;
    map *told;             /* "body/initials" that nobody there has, and that were reported */
    map *case_words;       /* a body's own word for its cases, and its stem, folded → name_forms */
    map *forms;            /* a form of a body's name, folded → name_forms */
    map *shorts;           /* the same for what a body is called for short: only where one alone is */
    map *lengths;          /* first word of such a form → how many words those forms have, one bit each */
    bool starts[256];      /* bytes with which a name may start */
    map *same_number;      /* body/year/number → slot_list of all cases that have it */
    map *last_number;      /* body/year → int: the highest number of a case */
    int archive_from;
    bool *scanned;         /* for each source: its text was looked through */
} linker;

/* ---- names.c, register_links.c ------------------------------------------------------------------ */

/* A message where nobody is called so: then the one whose name is nearest is taken, or NO_SLOT. */
slot resolve_person(linker *k, text name);
slot resolve_body(linker *k, text name, date day);
slot resolve_organisation(linker *k, str name);               /* NO_SLOT: free text */
slot person_by_name(linker *k, str name);                     /* by id or name; NO_SLOT if none or several */
str  nearest_name(linker *k, id_kind kind, str name);         /* "" if none is near, or too many were asked for */
bool may_compare(linker *k, size_t count);                     /* is there time for so many comparisons? */
void link_register(linker *k);

/* ---- attendees.c, roster.c, deputies.c, presence.c ------------------------------------------------ */

attendees *list_attendees(linker *k, slot meeting);
void add_attendee(linker *k, attendees *who, attendee one);
/* Must it be somebody who sits in the body, or somebody whose initials are known there? A guest may be anybody. */
typedef enum name_rule { NAME_MEMBER, NAME_ANYONE, NAME_GUEST } name_rule;
void resolve_named(linker *k, attendees *who, named *one, name_rule rule);
void resolve_named_list(linker *k, attendees *who, named_list *list, name_rule rule);

void link_meetings(linker *k);
void make_roster(linker *k, meeting *held);
void link_row(linker *k, slot who, int row, int index);
void seat_deputies(linker *k, meeting *held);
bool stands_for(const linker *k, slot deputy_seat, slot which);
/* A deputy who has no seat yet: one for somebody, or one for all? */
bool is_to_place(const linker *k, const meeting *held, slot deputy_seat, slot who, bool for_all);
void compute_presence(linker *k, meeting *held);

/* ---- scan.c, resolve.c, bodies_in_text.c ---------------------------------------------------------- */

/* A body that was mentioned in a text. */
typedef struct mention {
    bool some;
    bool is_kind;          /* by a word that is a name only after "i" */
    slot body;             /* NO_SLOT: several may be meant */
    slot_list candidates;  /* then these */
} mention;

void prepare_forms(linker *k);
size_t body_at(linker *k, const text_home *home, str s, size_t at, mention *found); /* bytes of a body's name; 0: none */
size_t word_at(str s, size_t at);                                     /* end of the word that begins there */
mention compound_owner(linker *k, const text_home *home, str word);     /* whose own word for cases it is */

void link_references_in_texts(linker *k);
void scan_block(linker *k, text_home *home, slot item, const md_node *block, case_label label);

typedef struct case_asked {
    span at;
    str written;
    mention in;
    str word;              /* before the number; "" if none */
    int year, number;
    date day;              /* of the meeting, if the text gives it; the year may be missing */
} case_asked;

void prepare_cases(linker *k);
void refer_to_case(linker *k, const text_home *home, slot item, const case_asked *asked, case_label label);
void refer_to_number(linker *k, text_home *home, slot item, reference r);
void refer_by_link(linker *k, const text_home *home, slot item, span at, str url);
void refer_by_role(linker *k, const text_home *home, slot item, const md_node *role);
void link_case_names(linker *k);

/* ---- approvals.c, threads.c ----------------------------------------------------------------------- */

void link_approvals(linker *k);
void link_threads(linker *k);

#endif
