/*
 * site_plan: the inside of a plan, for those who make it and those who look things up in it.
 *
 * A plan is made in one go by the files plan, address and withheld; after that it is const. Lookups
 * are by slot or by path.
 */
#ifndef REFERAT_COMPOSE_SITE_PLAN_H
#define REFERAT_COMPOSE_SITE_PLAN_H

#include "compose/compose.h"

/* Where the text of a source is printed. */
typedef struct page_place {
    int32_t item;
    str anchor;          /* "" for the top of the page */
} page_place;

/* A meeting that a person had a seat at: SIGN_PRESENT, SIGN_ABSENT, or SIGN_DEPUTY where they met for somebody else. */
typedef struct person_meeting {
    slot meeting;
    seat_sign sign;
} person_meeting;

/* What the archive holds of a person, each in its order. */
typedef struct person_record {
    slot_list seats;
    list_of(person_meeting) meetings; /* of meetings that were held */
    slot_list cases;           /* that they present or prepare; whoever may see it */
    slot_list actions;         /* the same */
} person_record;

typedef list_of(int32_t) page_numbers;

/* Where things are, beside the lists of the plan. Items are numbers in plan->items, -1 for none. */
struct plan_index {
    int32_t *meetings, *reports, *cases, *bodies, *people; /* by slot */
    const source_version *newest; /* of all sources */
    int32_t *previous, *next; /* by item: its neighbours in the series that it belongs to */
    person_record *records; /* by slot of a person */
    page_numbers *years; /* by slot of a body: its pages of attendance, by year */
    slot *papers;        /* by case: the report that is its case paper, NO_SLOT if none */
    map *pages;          /* path of a source → page_place */
    map *files;          /* path in the project → str: where the site has it */
    map *names;          /* words that names of people are made of */
    map *notes;          /* source and label of a footnote → md_node: its definition */
};

typedef enum register_kind { REGISTER_MEETINGS, REGISTER_CASES, REGISTER_DECISIONS, REGISTER_ACTIONS } register_kind;

/* A register in one state: what a page lists, and how that is called. */
typedef struct register_view {
    plan_kind page_kind;
    register_kind kind;
    const char *status, *page; /* page: its address, without '/' at the end */
    const char *title, *year_title, *name; /* phrases */
} register_view;

enum {
    REGISTER_MOST = 200,       /* entries on a page that is not of one year */
    LEDGER_MOST = 10000,       /* entries of a year: more are in the open data alone */
    PEOPLE_ON_PAPER_MOST = 1000, /* where there are more, the page of a person has no PDF of its own */
    MATTERS_ON_PAPER_MOST = 1000, /* the same of matters */
};

const source_version *plan_newest(const compose_plan *plan); /* of all sources; NULL without git */
const plan_item *plan_person(const compose_plan *plan, slot which);    /* NULL if there is no page */
const person_record *plan_record(const compose_plan *plan, slot which);
const plan_item *plan_attendance(const compose_plan *plan, slot board, int year); /* NULL if there is no page */
const plan_item *plan_previous(const compose_plan *plan, const plan_item *item); /* NULL: none */
const plan_item *plan_next(const compose_plan *plan, const plan_item *item);
const plan_item *plan_page_of(const compose_plan *plan, str path);     /* of a source in Markdown */
str              plan_anchor_of(const compose_plan *plan, str path);   /* on that page; "" for its top */
str              plan_file_path(const compose_plan *plan, str path);   /* "" if it is not copied */
slot             plan_paper(const compose_plan *plan, slot item);

str  url_scheme(str url);                                   /* "" if it is relative */
bool url_is_safe(arena *a, str url);
str  url_to_path(const diag *d, arena *a, str url, span at); /* relative to the project; "" if it leads out of it */

/* ---- making a plan --------------------------------------------------------------------------- */

typedef struct planner {
    diag *d;
    arena *a;
    const archive *m;
    const words *w;
    compose_options options;
    lang lang;
    compose_plan *plan;
    struct plan_index *index;
    map *addresses;      /* that are taken */
} planner;

int32_t *numbers_new(arena *a, size_t count); /* -1 each */
int32_t  plan_add(planner *p, plan_item item); /* its number */
void plan_registers(planner *p);
void plan_records(planner *p); /* before plan_people */
void plan_people(planner *p);
void plan_names(planner *p);
void plan_accounts(planner *p);
void plan_order(planner *p); /* when all pages are planned */
void notes_index(planner *p, const md_node *root); /* the footnotes that a text defines; NULL is allowed */
void plan_collect(planner *p); /* the files to copy, and the texts that are withheld */

/* A tree, or a block of one, and the case that it stands in. */
typedef struct case_text {
    const md_node *node;
    const case_item *item; /* NULL: none */
    bool rules;            /* it is of a decision, a proposal or a vote */
} case_text;

typedef list_of(case_text) case_text_list;

bool block_has_sentences(const md_node *n); /* a block whose text is one: a paragraph, a heading, a cell, code */

/* Fills the plan's list of what may stand nowhere; WITHHELD_REPEATED where it stands in the open. */
void plan_look_for(planner *p, const case_text_list *hidden, const case_text_list *open);

#endif
