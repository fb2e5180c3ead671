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

/* Where things are, beside the lists of the plan. Items are numbers in plan->items, -1 for none. */
struct plan_index {
    int32_t *meetings, *reports, *cases, *bodies; /* by slot */
    slot *papers;        /* by case: the report that is its case paper, NO_SLOT if none */
    map *pages;          /* path of a source → page_place */
    map *files;          /* path in the project → str: where the site has it */
    map *notes;          /* source and label of a footnote → md_node: its definition */
};

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

void notes_index(planner *p, const md_node *root); /* the footnotes that a text defines; NULL is allowed */
void plan_collect(planner *p); /* the files to copy, and the texts that are withheld */

#endif
