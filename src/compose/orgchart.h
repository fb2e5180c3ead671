/*
 * orgchart: the bodies of a day as boxes, and where they lie.
 *
 * Layout gives each node its box, and adds wires and panels; drawing paints them. Lengths have
 * their origin at the top left.
 */
#ifndef REFERAT_COMPOSE_ORGCHART_H
#define REFERAT_COMPOSE_ORGCHART_H

#include "compose/drawing.h"

#define ADVISOR_WIDTH LENGTH_PT(104) /* of the box of a body that advises, beside the line of decision */

typedef struct org_node org_node;
typedef list_of(org_node *) org_nodes;

struct org_node {
    slot body;
    str name;
    org_node *parent;
    org_nodes children;
    org_nodes advises;     /* of an advisory body */
    bool advisory, is_item; /* is_item: one of the boxes in a panel */
    str_list lines, remark; /* the name as it is broken; smaller text below it */
    box box;
    bool placed;
    doc_block *item;       /* where the chart is printed as a list */
};

typedef struct org_wire {  /* from a body down to what reports to it */
    doc_point points[5];
    size_t count;
    bool dashed;
} org_wire;

typedef struct org_panel { /* a field behind boxes of one rank */
    box box;
    bool dashed;
} org_panel;

/* How close a chart is set. */
typedef struct org_measures {
    length text, leading, remark; /* sizes of names and of the smaller text below them */
    length pad, gap;       /* inside a box; between boxes */
    length drop;           /* between a body and what is below it */
    bool advisors_below;   /* instead of beside the line of decision */
} org_measures;

typedef struct org_chart {
    arena *a;
    const hyphen_patterns *patterns; /* for names that are wider than their box */
    org_measures use;
    org_nodes nodes, roots, advisors; /* in the order of the register */
    list_of(org_wire) wires;
    list_of(org_panel) panels;
    length width, height;
} org_chart;

bool orgchart_place(org_chart *chart, const composer *c);           /* boxes, wires and panels; false: too high for a page */
void orgchart_clear(org_chart *chart);                              /* takes all places away again */
void orgchart_place_outline(org_chart *chart, const composer *c);   /* the same as an indented outline, for a phone */
void orgchart_place_advisors(org_chart *chart, const composer *c);  /* beside them; called by the first */
void orgchart_place_advisors_below(org_chart *chart, const composer *c, box area); /* the same */
void orgchart_size(const org_chart *chart, org_node *n, length width);
void orgchart_say_advised(const org_chart *chart, const composer *c, org_node *n, length width); /* as its remark */
length orgchart_panel(org_chart *chart, org_nodes items, doc_point top_middle, box area); /* wrapped rows; gives the bottom */

#endif
