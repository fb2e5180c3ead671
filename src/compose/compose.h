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
#include "model/model.h"
#include "words/words.h"

typedef enum audience_kind { AUDIENCE_PUBLIC, AUDIENCE_INTERNAL } audience_kind;

/* The last change of a source in git. */
typedef struct source_version {
    date day;
    str commit;           /* short form */
    bool changed;         /* there are changes that are not committed */
} source_version;

typedef struct compose_options {
    audience_kind audience;
    const map *versions;  /* path of a source → source_version; NULL without git: then no version is printed */
    bool without_pdf;     /* no PDF is made: nothing links to one */
    date at;              /* the day that registers are shown as of; nothing: the last day of any document */
} compose_options;

typedef enum plan_kind {
    PLAN_MEETING, PLAN_REPORT, PLAN_CASE,  /* with a slot of that kind; PLAN_CASE is the page of a matter */
    PLAN_BODY,                             /* members today and on each 31 December, meetings, attendance */
    PLAN_FRONT, PLAN_MEETINGS, PLAN_CASES, PLAN_DECISIONS, PLAN_ACTIONS, PLAN_ATTENDANCE, PLAN_REPORTS,
} plan_kind;

typedef struct plan_item {
    plan_kind kind;
    slot subject;         /* meeting, report, case or body; NO_SLOT for the others */
    int year;             /* PLAN_ATTENDANCE */
    str page;             /* address from the site's root, with '/' at its end */
    str pdf;              /* "" for registers */
    str title;            /* for lists and menus */
    str source;           /* path of its source; "" for registers */
} plan_item;

typedef struct plan_file { /* copied as it is: a figure or an attachment */
    str source;           /* relative to the project */
    str path;             /* from the site's root */
} plan_file;

typedef struct compose_plan {
    list_of(plan_item) items;
    list_of(plan_file) files;
    str_list withheld;    /* texts that no public output may hold; empty for an internal build */
    date at;
    const archive *archive; /* what it was made from, and for whom */
    const words *words;
    compose_options options;
    const struct plan_index *index; /* where what is: compose's own */
} compose_plan;

const compose_plan *compose_plan_new(diag *d, arena *a, const archive *m, const words *w, compose_options options);

/* One document. Messages (R4xx): directives, roles, images, headings. */
const document *compose_document(diag *d, arena *a, const compose_plan *plan, const plan_item *item);

/* The words around every page: menu, footer. `lang` is the project's. */
typedef struct compose_frame {
    str site_title, home, skip, pdf, contents, navigation, footer, internal;
    list_of(plan_item) menu;
} compose_frame;

compose_frame compose_site_frame(arena *a, const compose_plan *plan);

#endif
