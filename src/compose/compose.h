/*
 * compose: from the archive to documents. All wording and all choices that HTML and PDF share are
 * made here.
 *
 * First a plan: which documents a build makes, with their addresses; then each of them on its own,
 * from the const archive, so that several can be composed at once. Addresses come from identity
 * (body, year, number), never from titles.
 */
#ifndef REFERAT_COMPOSE_H
#define REFERAT_COMPOSE_H

#include "base/base.h"
#include "diag/diag.h"
#include "doc/doc.h"
#include "hyphen/hyphen.h"
#include "model/model.h"
#include "words/words.h"

typedef enum audience_kind { AUDIENCE_PUBLIC, AUDIENCE_INTERNAL } audience_kind;

/* The last change of a source in git. */
typedef struct source_version {
    date day;
    str commit;           /* short form */
    bool changed;         /* there are changes that are not committed */
} source_version;

/* A table of the open data that is built beside the pages, as its own page explains it. The tables stand in `data`; here
   they are only printed. */
typedef enum data_kind {
    DATA_TEXT, DATA_DATE, DATA_TIME, DATA_NUMBER, DATA_AMOUNT, DATA_FLAG, DATA_ADDRESS,
    DATA_TEXTS, DATA_ADDRESSES, /* lists */
    DATA_KINDS
} data_kind;

typedef struct data_field {
    const char *name;     /* in every file: never changed without a new version */
    data_kind kind;
    bool required;        /* in every record; lists always are */
    const char *choices;  /* "open|done": the only values; NULL: any */
    const char *phrase;   /* what it says */
} data_field;

typedef struct data_set {
    const char *name;     /* of its files, without ending */
    const char *phrase;   /* what its records are */
    const data_field *fields;
    size_t field_count;
} data_set;

typedef struct data_catalogue {
    const data_set *sets;
    size_t count;
} data_catalogue;

typedef struct compose_options {
    audience_kind audience;
    const data_catalogue *catalogue; /* NULL: no open data is built, and nothing links to it */
    const map *versions;  /* path of a source → source_version; NULL without git: then no version is printed */
    bool attach_source;   /* sources and data go along inside the PDF */
    bool without_pdf;     /* no PDF is made: nothing links to one */
    date at;              /* the day that registers are shown as of; nothing: the last day of any document */
    hyphenation *hyphenation; /* for names in drawings that are wider than their room; NULL: cut where that ends */
} compose_options;

typedef enum plan_kind {
    PLAN_MEETING, PLAN_REPORT, PLAN_CASE,  /* with a slot of that kind; PLAN_CASE is the page of a matter */
    PLAN_BODY,                             /* members today and on each 31 December, meetings, attendance */
    PLAN_FRONT, PLAN_REPORTS, PLAN_BODIES,
    PLAN_MEETINGS, PLAN_CASES, PLAN_DECISIONS, PLAN_ACTIONS, /* a view of a register; with a year: only what is of it */
    PLAN_ATTENDANCE,                       /* of a body in a year */
    PLAN_PEOPLE, PLAN_PERSON,              /* those who have sat in a body; each of them */
    PLAN_ACCOUNTS, PLAN_ACCOUNTS_YEAR, PLAN_LEDGER, /* all years; one; entries of one: of a fund, a row, or all */
    PLAN_DATA,                             /* what the files of open data hold */
    PLAN_SEARCH,                           /* where one searches the site */
} plan_kind;

typedef struct plan_item {
    plan_kind kind;
    slot subject;         /* meeting, report, case, body, person or fund; NO_SLOT for the others */
    slot row;             /* PLAN_LEDGER: of the accounts; NO_SLOT for all */
    int year;             /* 0: none */
    const struct register_view *view; /* of registers; NULL for the others */
    size_t count;         /* of registers: what they list */
    bool in_menu;
    bool no_paper;        /* it has no PDF of its own: there are too many of its kind */
    str page;             /* address from the site's root, with '/' at its end */
    str pdf;              /* "" where none is made */
    str title;            /* for lists and menus */
    lang lang;            /* of the title: of those of documents the document's, else the project's */
    str source;           /* path of its source; "" for registers */
} plan_item;

typedef struct plan_file { /* copied as it is: a figure or an attachment */
    str source;           /* relative to the project */
    str path;             /* from the site's root */
} plan_file;

typedef struct compose_plan {
    list_of(plan_item) items;
    list_of(plan_file) files;
    text_list withheld;   /* what no public output may hold, and where it is withheld; empty for an internal build */
    date at;
    const archive *archive; /* what it was made from, and for whom */
    const words *words;
    compose_options options;
    const struct plan_index *index; /* where what is: compose's own */
} compose_plan;

const compose_plan *compose_plan_new(diag *d, arena *a, const archive *m, const words *w, compose_options options);

/* One document. Messages (R4xx): directives, roles, images, headings. */
const document *compose_document(diag *d, arena *a, const compose_plan *plan, const plan_item *item);

/* ---- for what is made beside the documents ----------------------------------------------------- */

const plan_item *plan_meeting(const compose_plan *plan, slot which); /* NULL if it has no page */
const plan_item *plan_report(const compose_plan *plan, slot which);
const plan_item *plan_case(const compose_plan *plan, slot item);
const plan_item *plan_body(const compose_plan *plan, slot body);

bool part_withheld(audience_kind audience, const case_part *part);
bool place_withheld(audience_kind audience, const case_item *item, span at); /* after "Unntatt offentlighet" */
meeting_status meeting_state(const meeting *m);                    /* approved, too, where a later meeting approved it */
/* What a body calls its meetings that day, with its own name where others call theirs so, too; "" if it has no word for them. */
str word_of_meeting(arena *a, const archive *m, const words *w, lang l, const meeting *held);

/* Text as the page of its matter prints it, without marks, a paragraph a line; what the plan's audience may not see is not
   in it. Messages as for that page. */
str compose_part_text(diag *d, arena *a, const compose_plan *plan, slot item, const case_part *part);
str compose_action_text(diag *d, arena *a, const compose_plan *plan, const action *what);

/* The words around every page: menu, footer. `lang` is the project's. */
typedef struct compose_frame {
    str site_title, home, skip, pdf, contents, navigation, footer, internal;
    str search, search_without, search_failed; /* its button; what is said without scripts, and without its files */
    list_of(plan_item) menu;
    str data;           /* "Åpne data": the link to its page; "" if none is built */
    str feed, calendar; /* titles of the feed and the calendar */
} compose_frame;

compose_frame compose_site_frame(arena *a, const compose_plan *plan);

#endif
